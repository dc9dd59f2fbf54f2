"""Training, whose start is random, so that properties are judged; and predictions."""

import math

import numpy as np

from course_utils.reference.activations import sigmoid
from course_utils.reference.costs import compute_cost
from course_utils.reference.shallow import (
    backward_propagation,
    forward_propagation,
    layer_sizes,
    nn_model,
    predict,
    update_parameters,
)

from ....machinery.compare import describe
from ....machinery.exercises import exercise, hidden, visible
from ... import draws, slips
from .. import _networks as networks


def _biases_of_the_first_steps(share, steps):
    """Follow b2 while the weights are still near 0 and the output is σ(b2) for every example."""
    b2, path = 0.0, [0.0]
    for _ in range(steps):
        b2 -= 1.2 * (1 / (1 + math.exp(-b2)) - share)
        path.append(b2)
    return path


def _fault_of_shapes(X, n_h, parameters):
    if not isinstance(parameters, dict):
        return f"the result is {describe(parameters)}, expected a dict of parameters."
    n_x = len(X)
    shapes = {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (1, n_h), "b2": (1, 1)}
    for name, shape in shapes.items():
        if name not in parameters:
            return f"the result has no key {name!r}."
        if np.shape(parameters[name]) != shape:
            return (
                f"{name} has shape {np.shape(parameters[name])}, expected {shape} for {n_x} "
                f"inputs and {n_h} hidden units."
            )
        if not np.isfinite(parameters[name]).all():
            return f"{name} has entries that are not finite."
        if np.abs(parameters[name]).max() > 1e4:
            return f"{name} has entries above 10000; what trains on these examples stays below 100."
    return None


def _fault_of_few_steps(arguments, parameters):
    """Judge the number of updates by b2, which small weights do not touch at first."""
    X, Y, n_h, steps = arguments[:4]
    if fault := _fault_of_shapes(X, n_h, parameters):
        return fault
    share, b2 = float(np.mean(Y)), float(np.squeeze(parameters["b2"]))
    path = _biases_of_the_first_steps(share, 40)
    right = path[steps]
    # neighbours on the path lie further apart than twice this
    near = 0.03
    if abs(b2 - right) < near:
        if np.ptp(parameters["W1"], axis=0).max() == 0 and n_h > 1:
            return "the hidden units are all the same. Was the start random?"
        return None
    if abs(b2) < 1e-9:
        return f"b2 is still 0 after {steps} updates: these are the parameters of the start."
    if abs(b2 - steps * path[1]) < near:
        return f"b2 is where {steps} times the first step leads, not {steps} steps."
    for count in (1, steps - 1, steps + 1):
        if abs(b2 - path[count]) < near:
            return f"b2 is where {count} update(s) lead, not {steps}."
    if b2 * right < 0:
        return "b2 moved the wrong way: uphill."
    return f"b2 is not where {steps} updates with learning rate 1.2 lead."


def _fault_of_training(arguments, parameters):
    """Judge a longer run on easy data by what it predicts."""
    X, Y, n_h = arguments[:3]
    if fault := _fault_of_shapes(X, n_h, parameters):
        return fault
    A2, _ = forward_propagation(X, parameters)
    if compute_cost(np.clip(A2, 1e-12, 1 - 1e-12), Y) > 0.25:
        return "the cost is still above 0.25 nats, on examples that are easy to tell apart."
    if np.any((A2 > 0.5) != Y):
        return "examples that are easy to tell apart have a probability on the wrong side of 0.5."
    return None


def _easy(n_x, n_h, m, num_iterations):
    """Return a draw of two clouds far apart, and the settings of a run."""

    def draw(rng):
        Y = draws.labels(rng, m)
        direction = np.resize([1.0, -1.0, 0.5], (n_x, 1))
        X = (2 * Y - 1) * 1.5 * direction + rng.uniform(-0.5, 0.5, size=(n_x, m)) + 0.3
        return X, Y, n_h, num_iterations

    return draw


def _few_steps(n_x, n_h, m, *settings):
    """Return a draw of small examples, three quarters of them of class 1, for a short run."""

    def draw(rng):
        Y = rng.permutation((np.arange(m) % 4 > 0) * 1.0).reshape(1, m)
        return rng.uniform(-0.5, 0.5, size=(n_x, m)), Y, n_h, *settings

    return draw


NN_MODEL = exercise(
    nn_model,
    "The training loop",
    visible(
        "three updates of one hidden unit",
        np.array([[0.5, -0.25, 0.25, -0.5], [0.0, 0.5, -0.5, 0.25]]),
        np.array([[1.0, 1.0, 0.0, 1.0]]),
        1,
        3,
        judge=_fault_of_few_steps,
    ),
    visible(
        "two clouds, 200 updates",
        draw=_easy(2, 3, 10, 200),
        judge=_fault_of_training,
        unchanged=True,
    ),
    hidden("one update, printing on", _few_steps(4, 2, 8, 1, True), judge=_fault_of_few_steps),
    hidden(
        "other sizes, few updates",
        _few_steps(3, 6, 16, 4),
        judge=_fault_of_few_steps,
        unchanged=True,
    ),
    hidden("more features, more updates", _easy(5, 7, 20, 250), judge=_fault_of_training, points=2),
    hidden("one hidden unit", _easy(1, 1, 12, 300), judge=_fault_of_training),
)


@NN_MODEL.equivalent
def in_one_piece(X, Y, n_h, num_iterations=10000, print_cost=False):
    rng = np.random.default_rng(7)
    m = X.shape[1]
    W1, b1 = 0.01 * rng.normal(size=(n_h, X.shape[0])), np.zeros((n_h, 1))
    W2, b2 = 0.01 * rng.normal(size=(Y.shape[0], n_h)), np.zeros((Y.shape[0], 1))
    for _ in range(num_iterations):
        A1 = np.tanh(W1 @ X + b1)
        dZ2 = sigmoid(W2 @ A1 + b2) - Y
        dZ1 = W2.T @ dZ2 * (1 - A1 * A1)
        W2 -= 1.2 * dZ2 @ A1.T / m
        b2 -= 1.2 * dZ2.mean(axis=1, keepdims=True)
        W1 -= 1.2 * dZ1 @ X.T / m
        b1 -= 1.2 * dZ1.mean(axis=1, keepdims=True)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


@NN_MODEL.equivalent
def with_randn(X, Y, n_h, num_iterations=10000, print_cost=False):
    np.random.seed(3)  # noqa: NPY002  as many solutions have it
    n_x, n_y = layer_sizes(X, Y)[0], layer_sizes(X, Y)[2]
    parameters = {
        "W1": np.random.randn(n_h, n_x) * 0.01,  # noqa: NPY002
        "b1": np.zeros((n_h, 1)),
        "W2": np.random.randn(n_y, n_h) * 0.01,  # noqa: NPY002
        "b2": np.zeros((n_y, 1)),
    }
    for i in range(0, num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate=1.2)
        if print_cost and i % 1000 == 0:
            print("Cost after iteration %i: %f" % (i, cost))  # noqa: UP031
    return parameters


# the two with `rng) → … 1)` start from a fixed seed, so that what they earn never varies; 400 is
# more updates than any case needs
NN_MODEL.wrong("""
    n_x, _, n_y = layer_sizes → n_x, n_h, n_y = layer_sizes
        The hidden layer has four units whatever n_h is. `layer_sizes` says four; here the argument
        decides.
    range(num_iterations) → range(400)
    (n_x, n_h, n_y, rng) → (n_x, n_h, n_y, 1)
        The number of updates is fixed in your code. Use the argument.
    range(num_iterations) → range(1, num_iterations)
        Your loop does not make as many updates as asked. Does it go over `range(num_iterations)`?
    range(num_iterations) → range(1)
        The function returns during the first round, or each round starts anew. Look how far the
        `return` is indented, and what stands inside the loop.
    parameters = update_parameters → _ = update_parameters
        The parameters that come back are those of the start: what `update_parameters` returns has
        to be kept.
    (n_x, n_h, n_y, rng) → (n_h, n_x, n_y, rng)
        n_x and n_h changed places on the way to `initialize_parameters`.
    update_parameters(parameters, grads) → update_parameters(parameters, grads, 0.01)
        Your steps are too short. Leave `update_parameters` its default learning rate, 1.2.
    return parameters → return parameters, 0.0
        The cost comes back as well. Return the parameters alone.
    grads = backward_propagation → grads = grads if i else backward_propagation
    (n_x, n_h, n_y, rng) → (n_x, n_h, n_y, 1)
        The steps do not follow the new parameters. The forward pass and the backward pass belong
        inside the loop, both.
    initialize_parameters(n_x, n_h, n_y, rng) →
    {name: 0 * p for name, p in initialize_parameters(n_x, n_h, n_y).items()}
        All hidden units are the same: training started from zeros. Start with
        `initialize_parameters`.
""")


def _around_half(n_x, n_h, m):
    """Return a draw of a network and examples on both sides of 0.5, two of many close to it."""

    def draw(rng):
        parameters = networks.draw_parameters(rng, n_x, n_h, 1)
        parameters["b1"] *= 0.2  # keeps tanh away from its flat ends, so that scores vary
        X = 0.7 * rng.normal(size=(n_x, 2000))
        Z2 = forward_propagation(X, parameters)[1]["Z2"]
        # spread and shift the scores, so that each kind below occurs
        parameters["W2"] /= Z2.std()
        parameters["b2"] = 0.2 + (parameters["b2"] - np.median(Z2)) / Z2.std()
        Z2 = 0.2 + (Z2[0] - np.median(Z2)) / Z2.std()
        # scores from 0 to 0.5 come first: there it shows who compares Z2 instead of A2
        kinds = [(0.05, 0.45), (-np.inf, -0.05), (0.55, np.inf)]
        chosen = [
            rng.choice(np.flatnonzero((Z2 > low) & (Z2 < high)))
            for low, high in (kinds[i % 3] for i in range(m))
        ]
        X = X[:, chosen]
        if m > 1:
            X = draws.beside_one_half(lambda X: forward_propagation(X, parameters)[0], X)
        return parameters, rng.permutation(X, axis=1)

    return draw


PREDICT = exercise(
    predict,
    "From probabilities to labels",
    visible(
        "two inputs, four examples",
        networks.SMALL,
        np.roll(networks.SMALL_X, -1, axis=1) + 0.25,
        unchanged=True,
    ),
    visible("one hidden unit, two probabilities 0.0001 from one half", draw=_around_half(2, 1, 6)),
    visible("one example", draw=_around_half(2, 3, 1)),
    hidden("other sizes", _around_half(4, 5, 12), unchanged=True),
    hidden("another example", _around_half(2, 4, 1)),
    hidden("one hidden unit, three inputs", _around_half(3, 1, 9)),
)


@PREDICT.equivalent
def by_rounding(parameters, X):
    return np.round(forward_propagation(X, parameters)[0])


@PREDICT.equivalent
def by_sign(parameters, X):
    A1 = np.tanh(parameters["W1"] @ X + parameters["b1"])
    return parameters["W2"] @ A1 + parameters["b2"] > 0


@PREDICT.equivalent
def in_a_loop(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    predictions = np.zeros((1, X.shape[1]))
    for i in range(X.shape[1]):
        predictions[0, i] = 1 if A2[0, i] > 0.5 else 0
    return predictions


slips.beside_one_half(PREDICT)
PREDICT.wrong("""
    A2, _ = forward_propagation(X, parameters) → A2 = forward_propagation(X, parameters)[1]["Z2"]
        You compare Z2 with one half. It is the probability A2 that has to exceed it.
    > 0.5 → > 0
        Every example gets label 1: a probability is always above 0. Where is the middle?
    (A2 > 0.5).astype(int) → A2
        These are the probabilities. A prediction is 0 or 1.
    A2 > 0.5 → A2 < 0.5
        The labels are swapped: above one half means label 1.
    A2, _ = forward_propagation(X, parameters) → A2 = forward_propagation(X, parameters)[1]["A1"]
        You compare the hidden layer's activations. There is one row of predictions: the output
        layer's.
    .astype(int) → .astype(int).ravel()
        The predictions are a rank-1 array. Keep them a row, like Y.
    .astype(int) → .astype(int).T
        The predictions are a column. Keep them a row, like Y.
    (A2 > 0.5).astype(int) → np.sign(A2 - 0.5)
        Your labels are -1 and 1. In this course they are 0 and 1.
    A2 > 0.5 → A2[:, :1] + 0 * A2 > 0.5
        Every example gets the first one's label. Compare each entry.
""")
