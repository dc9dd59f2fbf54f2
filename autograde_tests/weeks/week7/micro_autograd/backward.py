"""The order of a graph, and the pass from its last value to its first."""

import numpy as np

from course_utils.probes import graphs
from course_utils.reference import autograd
from course_utils.reference.autograd import topological_order

from ....machinery.exercises import exercise, hidden, visible

DIAMOND = [[], [0], [0], [1, 2]]
"""One value, two that are computed from it, and one from those two."""
SHORT_CUT = [[], [0], [1], [2, 0, 1]]
"""A chain whose first and second values are used once more at its end."""


def _doublings(count):
    """Return a graph in which each value is its predecessor plus itself."""
    return [[], *([place, place] for place in range(count))]


def _graph(rng, count=9, inputs=3):
    """Draw a graph of which every value leads to the last one, by several paths."""
    parents: list = [[] for _ in range(inputs)]
    for place in range(inputs, count - 1):
        parents.append([int(p) for p in rng.choice(place, size=2)])
    used = {p for places in parents for p in places}
    loose = [place for place in range(count - 1) if place not in used]
    return [*parents, loose + [int(p) for p in rng.choice(count - 1, size=2)]]


def _in_order(arguments, answer):
    """Judge an order: every value once, after its parents, and the root last."""
    (parents,) = arguments
    if not isinstance(answer, list):
        return "The result is no list of values."
    if any(type(value) is not int or not 0 <= value < len(parents) for value in answer):
        return "There is something in the list that is no value of the graph."
    if not answer:
        return "The list is empty."
    if len(set(answer)) < len(answer):
        return "A value stands in the list more than once."
    if len(answer) < len(parents):
        return f"The list has {len(answer)} values, and the graph {len(parents)}."
    if answer[-1] != len(parents) - 1:
        return "The root is not at the end of the list."
    place = {value: position for position, value in enumerate(answer)}
    if any(place[parent] > place[value] for value in place for parent in parents[value]):
        return "A value stands before one that it was computed from."
    return None


TOPOLOGICAL_ORDER = exercise(
    autograd.topological_order,
    "Every value after those that it was computed from",
    visible("a single value", [[]], judge=_in_order),
    visible("a chain of three", [[], [0], [1]], judge=_in_order),
    visible("one value that is used twice", DIAMOND, judge=_in_order),
    visible("a short cut", SHORT_CUT, judge=_in_order),
    visible("thirty doublings", _doublings(30), judge=_in_order),
    hidden("nine values", lambda rng: (_graph(rng),), points=2, judge=_in_order),
    hidden("many paths", lambda rng: (_graph(rng, 20, 2),), points=2, judge=_in_order),
    hidden(
        "sixty doublings",
        lambda rng: (_doublings(int(rng.integers(55, 61))),),
        points=2,
        judge=_in_order,
    ),
    probe=graphs.order,
)


@TOPOLOGICAL_ORDER.equivalent
def with_a_list_of_its_own(root):
    order: list = []

    def visit(value):
        if all(value is not other for other in order):
            for parent in value.parents:
                visit(parent)
            order.append(value)

    visit(root)
    return order


@TOPOLOGICAL_ORDER.equivalent
def without_recursion(root):
    order, done, waiting = [], set(), [(root, False)]
    while waiting:
        value, is_left = waiting.pop()
        if id(value) in done:
            continue
        if is_left:
            done.add(id(value))
            order.append(value)
        else:
            waiting.append((value, True))
            waiting.extend((parent, False) for parent in value.parents)
    return order


@TOPOLOGICAL_ORDER.equivalent
def by_counting(root):
    found, waiting = [root], [root]
    while waiting:
        for parent in waiting.pop().parents:
            if parent not in found:
                found.append(parent)
                waiting.append(parent)
    order: list = []
    while len(order) < len(found):
        for value in found:
            if value not in order and all(parent in order for parent in value.parents):
                order.append(value)
    return order


TOPOLOGICAL_ORDER.wrong("""
    if value not in seen: → if True:
        A value that is reached by several paths stands in the list once for each. Mark what you
        have seen.
    return order → return order[:-1]
        The root is missing at the end.
    visit(root) → pass
        The list is empty: the search never starts. Visit the root.
    return order → return order[-1:]
        Only the root is in your list.
""")


@TOPOLOGICAL_ORDER.mistake(
    "The list begins with the root, and each value stands before its own parents. Write a value "
    "down when all of its parents are in the list."
)
def before_its_parents(root):
    order: list = []

    def visit(value):
        if value not in order:
            order.append(value)
            for parent in value.parents:
                visit(parent)

    visit(root)
    return order


@TOPOLOGICAL_ORDER.mistake(
    "You write a value down when you arrive, and turn the list round at the end. A parent with two "
    "ways to it is then in the wrong place: write a value down when you leave it."
)
def written_on_arrival(root):
    order: list = []

    def visit(value):
        if value not in order:
            order.append(value)
            for parent in value.parents:
                visit(parent)

    visit(root)
    return order[::-1]


@TOPOLOGICAL_ORDER.mistake(
    "You go through the graph level by level, from the root. A value with a short and a long way "
    "to the root is then met too early: two levels up it may be needed again."
)
def by_levels(root):
    order, level = [root], [root]
    while level:
        following = []
        for value in level:
            for parent in value.parents:
                if parent not in order:
                    order.append(parent)
                    following.append(parent)
        level = following
    return order[::-1]


@TOPOLOGICAL_ORDER.mistake(
    "Only the root's own parents are in the list. They have parents, too: let the search call "
    "itself."
)
def one_level_only(root):
    return [*dict.fromkeys(root.parents), root]


def _sloped(rng, parents):
    """Draw a slope for each edge of a graph."""
    return parents, [np.round(rng.uniform(0.5, 2.0, len(p)), 2).tolist() for p in parents]


def _evenly_sloped(rng, parents):
    """Draw one slope for all edges of a value."""
    return parents, [[float(np.round(rng.uniform(0.5, 2.0), 2))] * len(p) for p in parents]


BACKWARD = exercise(
    autograd.backward,
    "From the root to every value that it was computed from",
    visible("the root alone", [[]], [[]]),
    visible("a chain", [[], [0], [1]], [[], [2.0], [3.0]]),
    visible("a value that is used twice", [[], [0, 0]], [[], [4.0, 3.0]]),
    visible("twice with the same slope", [[], [0, 0]], [[], [3.0, 3.0]]),
    visible("two ways to one value", DIAMOND, [[], [2.0], [3.0], [4.0, 5.0]]),
    visible("a short cut", SHORT_CUT, [[], [2.0], [3.0], [4.0, 5.0, 6.0]]),
    visible("thirty doublings", _doublings(30), [[], *([[0.5, 0.75]] * 30)]),
    visible("called twice", [[], [0], [1]], [[], [2.0], [3.0]], 2),
    hidden("chains", lambda rng: _sloped(rng, [[], [0], [1], [2]])),
    hidden("a value used twice", lambda rng: _sloped(rng, [[], [0, 0], [1, 1]]), points=2),
    hidden("the same slope twice", lambda rng: _evenly_sloped(rng, [[], [0, 0], [1, 1]])),
    hidden("two ways", lambda rng: _sloped(rng, DIAMOND), points=2),
    hidden("a chain with short cuts", lambda rng: _sloped(rng, SHORT_CUT), points=2),
    hidden("nine values, many ways", lambda rng: _sloped(rng, _graph(rng)), points=2),
    hidden("called three times", lambda rng: (*_sloped(rng, DIAMOND), 3)),
    probe=graphs.gradients,
    uses=("topological_order",),
)


@BACKWARD.equivalent
def by_position(root):
    order = topological_order(root)
    for value in order:
        value.grad = 1.0 if value is root else 0.0
    for position in range(len(order) - 1, -1, -1):
        value = order[position]
        for k in range(len(value.parents)):
            value.parents[k].grad = value.parents[k].grad + value.grad * value.slopes[k]


@BACKWARD.equivalent
def with_a_table(root):
    order = topological_order(root)
    sums = {id(value): 0.0 for value in order}
    sums[id(root)] = 1.0
    while order:
        value = order.pop()
        value.grad = sums[id(value)]
        for parent, slope in zip(value.parents, value.slopes, strict=True):
            sums[id(parent)] += slope * value.grad


BACKWARD.wrong("""
    parent.grad += slope * value.grad → parent.grad = slope * value.grad
        The last use of a value wins: its gradient replaces those of the other uses. They add up.
    parent.grad += slope * value.grad → parent.grad += slope
        The slopes are added up, not multiplied along the path: each counts times the gradient of
        the value above it.
    zip(value.parents, value.slopes, strict=True) → set(zip(value.parents, value.slopes))
        Two edges to one parent with the same slope count twice. A set keeps one of them.
    parent.grad += slope * value.grad → parent.grad += value.grad
        The gradients are handed on as they are. On its way along an edge, one is multiplied by the
        slope.
    root.grad = 1.0 → pass
        The root has no gradient of its own to hand on: with respect to itself it rises by 1.
    value.grad = 0.0 → pass
        The gradients of an earlier call are still there, and the new ones are added to them. Set
        all to 0 first.
    value.grad = 0.0 → pass
    root.grad = 1.0 → root.grad += 1.0
        Nothing is set back to 0, and the root's 1 is added to that of an earlier call. Set every
        `grad` to 0 first.
    parent.grad += slope * value.grad → parent.grad += slope * parent.grad
        Nothing gets beyond the root: what is multiplied by the slope is 0. It should be the
        gradient of the value that was computed from the parent, and nobody may have set it back.
    for value in reversed(order): → for value in order:
        Only the root's own parents get anything. A value can hand on only what it has got: begin at
        the root, and let its parents hand on as well.
    parent.grad += slope * value.grad → parent.grad += value.slopes[0] * value.grad
        Every parent gets the first slope. Each has one of its own, in the same order.
""")


@BACKWARD.mistake(
    "A value hands its gradient on as soon as it gets a part of it, and only once: what comes by "
    "other ways later is not handed on. Wait until all parts are there: take the values in order."
)
def on_first_arrival(root):
    for value in topological_order(root):
        value.grad = 0.0
    root.grad = 1.0
    seen = set()

    def hand_on(value):
        if value not in seen:
            seen.add(value)
            for parent, slope in zip(value.parents, value.slopes, strict=True):
                parent.grad += slope * value.grad
                hand_on(parent)

    hand_on(root)
