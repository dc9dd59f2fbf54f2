"""A slope along a direction, and a test that says in which layer a fault starts."""

import numpy as np

from course_utils.reference.costs import compute_cost
from course_utils.reference.deep import L_model_forward, first_wrong_layer, slope_along

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible
from ..deep_network_step_by_step import shared


def _directions(*names, dims, m=6, epsilon=()):
    """Return a draw of a network, examples, and a direction for each of these parameters."""

    def draw(rng):
        X, parameters, Y = shared.draw_network(rng, dims, m)
        directions = {name: rng.normal(size=parameters[name].shape) for name in names}
        return parameters, X, Y, directions, *epsilon

    return draw


SLOPE_ALONG = exercise(
    slope_along,
    "The slope along a direction",
    visible("W1 alone", draw=_directions("W1", dims=[2, 3, 1], epsilon=(0.01,)), unchanged=True),
    visible(
        "W2 and b2, a large step", draw=_directions("W2", "b2", dims=[3, 2, 2, 1], epsilon=(0.2,))
    ),
    visible("b1, the default step", draw=_directions("b1", dims=[2, 3, 1]), rtol=1e-7),
    hidden(
        "all parameters of three layers",
        _directions("W1", "b1", "W2", "b2", "W3", "b3", dims=[3, 4, 3, 1], epsilon=(0.003,)),
        points=2,
        unchanged=True,
    ),
    hidden("W2 and b1, a large step", _directions("W2", "b1", dims=[4, 3, 1], epsilon=(0.1,))),
    hidden("one layer", _directions("W1", "b1", dims=[4, 1], epsilon=(0.3,))),
)


@SLOPE_ALONG.equivalent
def all_of_them_moved(parameters, X, Y, directions, epsilon=1e-4):
    def cost_at(step):
        moved = {}
        for name, value in parameters.items():
            moved[name] = value + step * directions.get(name, 0)
        return compute_cost(L_model_forward(X, moved)[0], Y)

    return (cost_at(epsilon) - cost_at(-epsilon)) / epsilon / 2


@SLOPE_ALONG.equivalent
def on_copies(parameters, X, Y, directions, epsilon=1e-4):
    up = {name: value.copy() for name, value in parameters.items()}
    down = {name: value.copy() for name, value in parameters.items()}
    for name in directions:
        up[name] += epsilon * directions[name]
        down[name] -= epsilon * directions[name]
    AL_up, _ = L_model_forward(X, up)
    AL_down, _ = L_model_forward(X, down)
    return 0.5 * (compute_cost(AL_up, Y) - compute_cost(AL_down, Y)) / epsilon


SLOPE_ALONG.wrong("""
    / (2 * epsilon) → / epsilon
        From one side to the other it is two steps: the difference of the costs is divided by 2ε.
    / (2 * epsilon) → / 2 * epsilon
        Division and multiplication go from left to right: `/ 2 * epsilon` multiplies by ε. Put 2ε
        in brackets.
    / (2 * epsilon) →
        The difference of the costs is not divided by the length of the way, 2ε.
    (epsilon, -epsilon) → (-epsilon, epsilon)
        The sign is turned round: the cost after the step up comes first.
    (epsilon, -epsilon) → (epsilon, 0)
        One of the two costs is that without a step. Go to both sides, each time from where the
        parameters were.
    (epsilon, -epsilon) → (epsilon, 0)
    / (2 * epsilon) → / epsilon
        That is the slope from one side. At a large step the cost bends: go to both sides, and
        divide by the whole way.
    (epsilon, -epsilon) → (1e-4, -1e-4)
    (2 * epsilon) → 2e-4
        Your step is always the same. `epsilon` says how large it is.
    step * direction → step
        Every entry moves by ε. The direction says how far each one moves.
    step * direction → step * direction / np.linalg.norm(direction)
        You have made the direction one long. Entries move by ε times what the direction says.
    step * direction → step * np.sign(direction)
        Only the signs of the direction are used. It also says how far each entry moves.
    moved[name] = parameters[name] + step * direction → moved[name] = step * direction
        The arrays are replaced by the step. They move from where they are.
    epsilon=1e-4 → epsilon=0.5
        The default step is too large to measure a slope.
    costs.append(compute_cost(AL, Y)) → costs.append(np.mean(AL))
        You have measured how the output moves. The slope is that of the cost.
""")


@SLOPE_ALONG.mistake(
    "One array moves at a time, and only the last one counts. All that have a direction move "
    "together."
)
def the_last_one_alone(parameters, X, Y, directions, epsilon=1e-4):
    for name, direction in directions.items():
        costs = []
        for step in (epsilon, -epsilon):
            moved = {**parameters, name: parameters[name] + step * direction}
            costs.append(compute_cost(L_model_forward(X, moved)[0], Y))
    return (costs[0] - costs[1]) / (2 * epsilon)


@SLOPE_ALONG.mistake(
    "Only the first array moves. All that have a direction move together: is your `return` or your "
    "`break` inside the loop over them?"
)
def the_first_one_alone(parameters, X, Y, directions, epsilon=1e-4):
    name = next(iter(directions))
    return slope_along(parameters, X, Y, {name: directions[name]}, epsilon)


@SLOPE_ALONG.mistake(
    "The caller's arrays have moved, since `+=` writes into them: a copied dict holds the same "
    "arrays. Make a new array of each that moves."
)
def added_in_place(parameters, X, Y, directions, epsilon=1e-4):
    costs = []
    for step in (epsilon, -2 * epsilon):
        for name, direction in directions.items():
            parameters[name] += step * direction
        costs.append(compute_cost(L_model_forward(X, parameters)[0], Y))
    return (costs[0] - costs[1]) / (2 * epsilon)


_NO_SLOPE, _TWO_MEANS, _SUM, _FAR_BIAS = "no slope", "two means", "sum", "bias of all examples"


def _backward(AL, Y, caches, fault, at):
    """Go back as `L_model_backward` does, with a fault in the step of layer `at`."""
    L, m, grads = len(caches), Y.shape[1], {}
    dA = (AL - Y) / (AL * (1 - AL))
    for layer in range(L, 0, -1):
        here = fault if layer == at else ""
        (A_prev, W, _), Z = caches[layer - 1]
        slope = AL * (1 - AL) if layer == L else 1.0 * (Z > 0)
        dZ = dA if here == _NO_SLOPE else dA * slope
        grads[f"dW{layer}"] = dZ @ A_prev.T / (1 if here == _SUM else m)
        grads[f"db{layer}"] = dZ.mean(axis=1, keepdims=True)
        if here == _FAR_BIAS:
            grads[f"db{layer}"] = np.full_like(grads[f"db{layer}"], dZ.mean())
        dA = W.T @ dZ / (m if here == _TWO_MEANS else 1)
        grads[f"dA{layer - 1}"] = dA
    return grads


def _off(grads, name, *changes):
    """Return gradients in which some entries of one array are changed: (place, by how much)."""
    wrong = grads[name].copy()
    for place, by in changes:
        wrong[place] += by
    return grads | {name: wrong}


def _made(AL, Y, caches, fault, at):
    """Return gradients with a fault; `at` is the layer of the step, where it has one."""
    grads = _backward(AL, Y, caches, fault, at)
    if fault == "last entry":
        return _off(grads, f"dW{at}", ((-1, -1), 0.2))
    if fault == "up and down":
        return _off(grads, f"dW{at}", ((0, 0), 0.3), ((0, 1), -0.3))
    if fault == "bias":
        return _off(grads, f"db{at}", ((0, 0), -0.2))
    if fault == "lost axis":
        return grads | {f"db{at}": grads[f"db{at}"].ravel()}
    if fault == "two":
        return _off(_backward(AL, Y, caches, _NO_SLOPE, at), "dW1", ((0, 0), 0.3))
    if fault == "sums":
        return {name: value * Y.shape[1] for name, value in grads.items()}
    return grads


def _claimed(rng, dims, fault, starts_in, at=None, m=8):
    """Draw a network, somebody's gradients and examples, until the fault starts in `starts_in`.

    Right gradients of that layer differ clearly, those of the layers above do not at all.
    """
    while True:
        X, parameters, Y = shared.draw_network(rng, dims, m)
        AL, caches = L_model_forward(X, parameters)
        made = _made(AL, Y, caches, fault, at or starts_in)
        wrong = {name: value for name, value in made.items() if not name.startswith("dA")}
        right = _made(AL, Y, caches, "none", 0)
        arguments = parameters, wrong, X, Y
        if first_wrong_layer(*arguments) == starts_in and (
            starts_in == 0 or fault == "lost axis" or _gap(right, wrong, starts_in) > 0.1
        ):
            return arguments


def _gap(right, wrong, layer):
    """Return how far the gradients of a layer are from the right ones."""
    return max(np.linalg.norm(right[f"d{kind}{layer}"] - wrong[f"d{kind}{layer}"]) for kind in "Wb")


def _one(dims, *fault):
    return lambda rng: _claimed(rng, dims, *fault)


def _both(dims, *fault):
    """Return a draw of two calls: right gradients, and ones with this fault."""
    return lambda rng: Calls([_claimed(rng, dims, "none", 0), _claimed(rng, dims, *fault)])


FIRST_WRONG_LAYER = exercise(
    first_wrong_layer,
    "In which layer does the fault start?",
    visible("right gradients", draw=_one([3, 4, 3, 1], "none", 0), unchanged=True),
    visible("no slope in layer 2 of 3", draw=_one([3, 4, 3, 1], _NO_SLOPE, 2)),
    visible("one entry of dW1 is off", draw=_one([3, 4, 3, 1], "last entry", 1)),
    visible("db3 is off", draw=_one([3, 3, 2, 1], "bias", 3)),
    visible("db2 is off", draw=_one([2, 3, 3, 1], "bias", 2)),
    visible("dW2: one entry too large, one too small", draw=_one([2, 3, 3, 1], "up and down", 2)),
    visible("db2 has lost an axis", draw=_one([2, 3, 1], "lost axis", 2)),
    hidden("two faults", _both([4, 3, 4, 3, 1], "two", 3), points=2),
    hidden("averaged twice in layer 4", _both([3, 4, 3, 3, 1], _TWO_MEANS, 3, 4), points=2),
    hidden("sums in the place of means", _both([3, 4, 4, 1], "sums", 3)),
    hidden("a sum in layer 3 alone", _both([3, 3, 4, 3, 1], _SUM, 3)),
    hidden("one bias gradient for a whole layer", _both([3, 4, 3, 1], _FAR_BIAS, 2)),
    uses=("slope_along",),
)


@FIRST_WRONG_LAYER.equivalent
def entry_by_entry(parameters, grads, X, Y):
    L = len(parameters) // 2
    for layer in reversed(range(1, L + 1)):
        for name in ("b" + str(layer), "W" + str(layer)):
            if np.shape(grads["d" + name]) != parameters[name].shape:
                return layer
            for place in np.ndindex(parameters[name].shape):
                direction = np.zeros(parameters[name].shape)
                direction[place] = 1.0
                gap = grads["d" + name][place] - slope_along(parameters, X, Y, {name: direction})
                if not -1e-4 < gap < 1e-4:
                    return layer
    return 0


@FIRST_WRONG_LAYER.equivalent
def both_arrays_at_once(parameters, grads, X, Y):
    wrong = [0]
    rng = np.random.default_rng(7)
    for layer in range(1, len(parameters) // 2 + 1):
        names = [f"W{layer}", f"b{layer}"]
        if any(grads["d" + name].shape != parameters[name].shape for name in names):
            wrong.append(layer)
            continue
        for _ in range(3):
            directions = {name: rng.uniform(-1, 1, parameters[name].shape) for name in names}
            claimed = sum(np.sum(grads["d" + name] * directions[name]) for name in names)
            if not np.isclose(claimed, slope_along(parameters, X, Y, directions), atol=1e-5):
                wrong.append(layer)
    return max(wrong)


FIRST_WRONG_LAYER.wrong("""
    range(len(parameters) // 2, 0, -1) → range(1, len(parameters) // 2 + 1)
        You name the lowest wrong layer. Layers below a fault inherit it: look from layer L
        downwards.
    range(len(parameters) // 2, 0, -1) → range(len(parameters) // 2, 1, -1)
        Layer 1 is not looked at: your loop stops one layer early.
    range(len(parameters) // 2, 0, -1) → range(len(parameters) // 2 - 1, 0, -1)
        Layer L is not looked at. It has gradients too.
    (f"W{layer}", f"b{layer}") → (f"W{layer}",)
        A fault in a bias gradient slips through: only dW is looked at.
    (f"W{layer}", f"b{layer}") → (f"b{layer}",)
        A fault in dW slips through: only db is looked at.
    rng.standard_normal(gradient.shape) → np.ones(gradient.shape)
        An entry too large and one too small cancel along a direction of ones. Draw a random one.
    abs(np.sum(gradient * direction) - measured) → abs(np.sum(gradient) - measured)
        Right gradients do not pass. Is what you measure compared with the sum of gradient times
        direction, with a small tolerance?
    > 1e-5 → > 1e-11
        Your tolerance is too small: even where the gradient is right, what is measured is off by up
        to a millionth.
    > 1e-5 → > 100.0
        Only gross faults are noticed. Is your tolerance too large?
    gradient.shape != parameters[name].shape → gradient.size != parameters[name].size
        A gradient that has lost an axis passes. Compare the shapes first.
""")


@FIRST_WRONG_LAYER.mistake("If nothing is wrong, say so: return 0.")
def nothing_at_the_end(parameters, grads, X, Y):
    return first_wrong_layer(parameters, grads, X, Y) or None


@FIRST_WRONG_LAYER.mistake(
    "Layers are counted from 1: the last one is layer L. Is your number an index that starts at 0?"
)
def counted_from_0(parameters, grads, X, Y):
    layer = first_wrong_layer(parameters, grads, X, Y)
    return layer - 1 if layer else 0


@FIRST_WRONG_LAYER.mistake(
    "Only layer L is looked at. Does your function return in the first round of its loop?"
)
def return_in_the_first_round(parameters, grads, X, Y):
    L = len(parameters) // 2
    return L if first_wrong_layer(parameters, grads, X, Y) == L else 0


@FIRST_WRONG_LAYER.mistake(
    "You return whether something is wrong. The answer is the number of a layer, or 0."
)
def wrong_or_not(parameters, grads, X, Y):
    return first_wrong_layer(parameters, grads, X, Y) > 0
