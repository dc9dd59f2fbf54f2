"""A network that nobody trained: hidden units as edges of a region."""

import numpy as np

from course_utils.reference.hidden_layer import units_by_hand
from course_utils.reference.shallow import forward_propagation

from ....machinery.cases import HoldingBack
from ....machinery.compare import describe
from ....machinery.exercises import exercise, hidden, visible

UNITS = {"stripe": 2, "corner": 2, "triangle": 3}
"""The most hidden units that each pattern may have."""


def inside(pattern, X):
    """Return how far inside a pattern points lie; negative outside."""
    x1, x2 = X
    return {
        "stripe": 1.5 - np.abs(x1 + x2),
        "corner": np.minimum(x1 - 0.5, x2 + 1),
        "triangle": np.minimum(x2 + 1.5, 2 - 2 * np.abs(x1) - x2),
    }[pattern]


def _points(pattern, gap=0.1):
    """Return a draw of as many points inside as outside, none nearer to the boundary than `gap`."""

    def draw(rng):
        X = rng.uniform(-3, 3, size=(2, 8000))
        depth = inside(pattern, X)
        near = 4 * gap + 0.4  # points near the boundary tell more than others
        yes = np.flatnonzero((depth > gap) & (depth < near))[:300]
        no = np.flatnonzero((depth < -gap) & (depth > -near))[:300]
        X = X[:, np.concatenate([yes, no])]
        return HoldingBack((pattern,), (X, 1.0 * (inside(pattern, X) > 0)[None]))

    return draw


def _fault_of_parameters(pattern, parameters):
    if not isinstance(parameters, dict):
        return f"the result is {describe(parameters)}, expected a dict of parameters."
    if missing := [name for name in ("W1", "b1", "W2", "b2") if name not in parameters]:
        return f"the result has no key {missing[0]!r}."
    n_h = len(np.atleast_1d(parameters["W1"]))
    shapes = {"W1": (n_h, 2), "b1": (n_h, 1), "W2": (1, n_h), "b2": (1, 1)}
    for name, shape in shapes.items():
        if np.shape(parameters[name]) != shape:
            found = np.shape(parameters[name])
            return f"{name} has shape {found}, expected {shape} for two inputs and {n_h} units."
        if not np.abs(np.asarray(parameters[name], float)).max() <= 1000:
            return f"{name} has entries that are not finite, or beyond 1000."
    if n_h > UNITS[pattern]:
        return f"there are {n_h} hidden units, and {UNITS[pattern]} are enough for a {pattern}."
    return None


def _fault(arguments, parameters):
    """Ask for 98 percent of the points that are held back, inside and outside."""
    [pattern] = arguments
    if found := _fault_of_parameters(pattern, parameters):
        return found
    X, Y = arguments.held_back
    arrays = {name: np.asarray(parameters[name], float) for name in ("W1", "b1", "W2", "b2")}
    A2, _ = forward_propagation(X, arrays)
    right = [100 * np.mean((A2 > 0.5)[Y == label] == label) for label in (0, 1)]
    if min(right) >= 98:
        return None
    if 100 in right and 0 in right:
        return f"the answer is class {right.index(100)} everywhere."
    where = "outside" if right[0] < right[1] else "inside"
    return (
        f"of the points {where} the {pattern}, fewer than 98 % are right. Take one "
        "such point, perhaps near an edge, and follow it through each hidden unit."
    )


UNITS_BY_HAND = exercise(
    units_by_hand,
    "Hidden units set by hand",
    visible("a stripe", draw=_points("stripe"), judge=_fault),
    visible("a corner", draw=_points("corner"), judge=_fault),
    visible("a triangle", draw=_points("triangle"), judge=_fault),
    hidden("another stripe's points", _points("stripe"), judge=_fault),
    hidden("another corner's points", _points("corner"), judge=_fault),
    hidden("another triangle's points", _points("triangle"), judge=_fault, points=2),
)


@UNITS_BY_HAND.equivalent
def written_out(pattern):
    if pattern == "stripe":
        W1, b1 = [[-8, -8], [8, 8]], [[12], [12]]
    elif pattern == "corner":
        W1, b1 = [[0, 16], [16, 0]], [[16], [-8]]
    else:
        W1, b1 = [[0, 10], [20, -10], [-20, -10]], [[15], [20], [20]]
    n_h = len(W1)
    return {
        "W1": np.array(W1),
        "b1": np.array(b1),
        "W2": np.ones((1, n_h)),
        "b2": np.array([[1 - n_h]]),
    }


@UNITS_BY_HAND.equivalent
def with_edges_turned_round(pattern):
    made = units_by_hand(pattern)
    return made | {"W1": -made["W1"], "b1": -made["b1"], "W2": -made["W2"]}


UNITS_BY_HAND.wrong("""
    -3.0 * (n_h - 1) → 0.0
        The output says 1 where more than half of the units do. Inside, all of them do: a bias on
        the output unit asks for that.
    -3.0 * (n_h - 1) → 3.0 * (n_h - 1)
        The output says 1 where any of the units does. Inside, all of them have to: look at the sign
        of the output's bias.
    -3.0 * (n_h - 1) → -3.0 * (n_h + 1)
        The output never says 1: even where all units agree, they do not outweigh its bias. Is the
        bias too large, or do the units rise too slowly to come near 1?
    [[1, 1, 1.5], [-1, -1, 1.5]] → [[1, 1, 1.5], [1, 1, -1.5]]
        Both edges of the stripe look the same way. One of them has to be turned round.
    [[1, 0, -0.5], [0, 1, 1]] → [[1, 0, 0.5], [0, 1, -1]]
        The edges of the corner stand on the other side of the origin: x1 > 0.5 is 1 x1 − 0.5 > 0.
    "b1": lines[:, 2:] → "b1": np.zeros((n_h, 1))
        All edges go through the origin. The biases move them away from it.
""")
