"""Training: judged by its steps, its costs, its seed, and digits that it has not seen."""

import math
from functools import cache

import numpy as np

from course_utils import datasets
from course_utils.reference import digits
from course_utils.reference.digits import class_scores, cost_and_gradients
from course_utils.reference.initialization import (
    initialize_parameters_he,
    initialize_parameters_random,
)
from course_utils.reference.optimizers import (
    initialize_adam,
    random_mini_batches,
    update_parameters_with_adam,
    update_parameters_with_gd,
)
from course_utils.reference.softmax import softmax, softmax_cost

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible

TINY_RATE = 1e-9
"""So small that the gradients of a run stay what they were at its start."""


@cache
def _the_digits():
    """Return the digits: those to train on in a case, and others."""
    data = datasets.load_digits(test_share=0.5)
    return data.X_train / 16, data.Y_train[0], data.X_test / 16, data.Y_test[0]


def _fault_of_form(arguments, value):
    """Say what is wrong with the kind of the answer, or with numbers that no training gives."""
    X, Y, dims, _, epochs = arguments[:5]
    if not isinstance(value, list | tuple) or len(value) != 2:
        return "expected two results: the parameters, then the costs."
    parameters, costs = value
    if not isinstance(parameters, dict):
        return "the first result is no dict of parameters."
    shapes: dict[str, tuple[int, int]] = {}
    for layer, (n_in, n_out) in enumerate(zip(dims[:-1], dims[1:], strict=True), start=1):
        shapes |= {f"W{layer}": (n_out, n_in), f"b{layer}": (n_out, 1)}
    if set(parameters) != set(shapes):
        return f"the parameters have other keys than {', '.join(sorted(shapes))}."
    for name, shape in shapes.items():
        if np.shape(parameters[name]) != shape:
            return f"{name} has another shape than {shape}."
        if not np.isfinite(parameters[name]).all():
            return f"{name} has entries that are infinite or not a number."
    if np.ndim(costs) != 1 or np.asarray(costs).dtype.kind not in "iuf":
        return "the costs are no list of numbers."
    if len(costs) != epochs:
        return f"{len(costs)} costs are recorded, expected one for each of {epochs} epochs."
    return _fault_of_costs(X, Y, parameters, np.asarray(costs, float))


def _fault_of_costs(X, Y, parameters, costs):
    if not np.isfinite(costs).all():
        return "a recorded cost is infinite or not a number."
    end = softmax_cost(softmax(class_scores(X, parameters)[0]), Y)
    if not math.isclose(costs[-1], end, rel_tol=1e-6):
        told = "the last cost is not that of the parameters that are returned, on all examples."
        return f"{told} It is the sum of the losses." if _near(costs[-1], end * len(X.T)) else told
    return None


def _fault_of_range(Y, costs):
    """Say whether a cost is out of reach; the last one is known to be right."""
    highest = 3 * max(math.log(len(Y)), costs[-1])
    if max(costs) > highest or min(costs) < 0.05 * costs[-1]:
        return "a recorded cost is none that this training can have passed through."
    return None


def _near(found, wanted):
    return math.isclose(found, wanted, rel_tol=1e-3)


def _adams_way(steps, counts=None, restart=0):
    """Return how far Adam goes with a gradient of 1, in learning rates.

    `counts` are the numbers that it takes for its steps; after every `restart` steps, its averages
    begin at zero again.
    """
    v, s, way = 0.0, 0.0, 0.0
    for step in range(steps):
        if restart and step % restart == 0:
            v, s = 0.0, 0.0
        v, s = 0.9 * v + 0.1, 0.999 * s + 0.001
        t = counts(step) if counts else step + 1
        way += v / (1 - 0.9**t) / math.sqrt(s / (1 - 0.999**t))
    return way


def _judge_steps(arguments, value):
    """Judge a run whose gradients are all alike: each update moves a bias by one learning rate."""
    if fault := _fault_of_form(arguments, value):
        return fault
    X, Y, dims, rate, epochs, size, *_ = arguments
    parameters, costs = value
    last = parameters[f"b{len(dims) - 1}"] / rate
    way, steps = np.abs(last), epochs * math.ceil(X.shape[1] / size)
    right = Y[:, :1] == 1
    if not last.any():
        return "the biases of the last layer are still zero: no update has reached them."
    if (last[right] < 0).any() or (last[~right] > 0).any():
        return "the bias of the right class has fallen, and others have risen: that is uphill."
    if way.max() > 1000 * steps:
        return "the updates have a far larger learning rate than asked for."
    if not np.allclose(way, way[0, 0], rtol=1e-3):
        return "the last layer's biases have moved by different lengths: that is not Adam."
    if not _near(way[0, 0], steps):
        return _what_happened(way[0, 0], steps, epochs, X.shape[1] // size)
    if np.ptp(costs) > 1e-3 * costs[-1]:
        return "a recorded cost is none that this training can have passed through."
    for layer in range(1, len(dims) - 1):
        way = np.abs(parameters[f"b{layer}"]) / rate
        if not way.any():
            return f"the biases of layer {layer} are still zero: no update has reached them."
        if way.max() > 1.001 * steps:
            return f"the biases of layer {layer} have moved further than Adam's steps lead."
    return _fault_of_start(parameters, dims)


def _what_happened(way, steps, epochs, full):
    """Say which known fault leads to this length, in learning rates."""
    per_epoch = steps // epochs
    ways = {
        "there is one update an epoch. Each mini-batch makes one.": epochs,
        "the last, shorter mini-batch of each epoch makes no update.": epochs * full,
        "Adam's t is always 1. It counts the updates.": _adams_way(steps, lambda step: 1),
        "Adam's t counts epochs. It counts updates.": _adams_way(
            steps, lambda step: step // per_epoch + 1
        ),
        "Adam's t starts again in each epoch, and its averages go on.": _adams_way(
            steps, lambda step: step % per_epoch + 1
        ),
        "Adam's averages start again in each epoch, and t goes on.": _adams_way(
            steps, restart=per_epoch
        ),
        "Adam's averages start again in each update.": _adams_way(steps, restart=1),
    }
    for told, length in ways.items():
        if _near(way, length):
            return told
    return f"the updates do not add up to {steps} steps of Adam of the length asked for."


def _fault_of_start(parameters, dims):
    """Say what is wrong with the weights, which are still nearly those of the start."""
    for layer, n_in in enumerate(dims[:-1], start=1):
        W = np.asarray(parameters[f"W{layer}"])
        if W.size < 500:
            continue
        if np.allclose(W, W[:1], atol=1e-3):
            return f"all units of layer {layer} have started alike."
        if not 0.85 < np.std(W) / math.sqrt(2 / n_in) < 1.18:
            return f"W{layer} has started at another scale than He's."
    return None


def _judge_learning(least):
    """Return a judge for real digits: at least this share of others, in percent, is right."""

    def judge(arguments, value):
        if fault := _fault_of_form(arguments, value) or _fault_of_range(arguments[1], value[1]):
            return fault
        parameters, costs = value
        if costs[-1] > 0.45 * costs[0]:
            return "the costs do not fall as they should."
        _, _, X_new, y_new = _the_digits()
        known = y_new < arguments[2][-1]
        Z, _ = class_scores(X_new[:, known], parameters)
        if 100 * np.mean(Z.argmax(axis=0) == y_new[known]) < least:
            return f"fewer than {least} % of digits that it has not seen are right."
        return None

    return judge


def _judge_seeds(arguments, values):
    """Judge two runs with one seed and one with another."""
    for given, value in zip(arguments, values, strict=True):
        if value is None:
            return "the result is None. Is there a return statement that is always reached?"
        if fault := _fault_of_form(given, value) or _fault_of_range(given[1], value[1]):
            return fault
    first, again, third = (value[0] for value in values)
    if not all(np.array_equal(first[name], again[name]) for name in first):
        return "called again with the same seed, it gives another network."
    if np.abs(first["W1"] - third["W1"]).max() < 0.05:
        return "called with another seed, it starts from the same weights."
    return None


def _alike(dims, m, epochs, size):
    """Return a draw of one example, repeated: every mini-batch has the same gradient."""

    def draw(rng):
        X = np.repeat(rng.normal(size=(dims[0], 1)), m, axis=1)
        Y = np.repeat(np.eye(dims[-1])[:, [rng.integers(dims[-1])]], m, axis=1)
        return X, Y, list(dims), TINY_RATE, epochs, size, int(rng.integers(1000))

    return draw


def _some_digits(hidden_dims, m, epochs, classes=10, **settings):
    """Return a draw of real digits of the first classes, and the settings of a run."""

    def draw(rng):
        X, y, _, _ = _the_digits()
        chosen = rng.permutation(np.flatnonzero(y < classes))[:m]
        Y = np.eye(classes)[:, y[chosen]]
        dims = [64, *hidden_dims, classes]
        rate, size = settings.get("rate", 0.005), settings.get("size", 64)
        return X[:, chosen], Y, dims, rate, epochs, size, int(rng.integers(1000))

    return draw


def _with_seeds(rng):
    X, Y = rng.normal(size=(4, 10)), np.eye(3)[:, rng.integers(3, size=10)]
    first, other = (int(seed) for seed in rng.permutation(100)[:2])
    return Calls([(X, Y, [4, 5, 3], 0.002, 3, 4, seed) for seed in (first, first, other)])


MODEL = exercise(
    digits.softmax_model,
    "Train it: He, mini-batches, Adam",
    visible(
        "nine tiny steps on ten copies of one example",
        draw=_alike((30, 40, 3), 10, 3, 4),
        judge=_judge_steps,
    ),
    visible(
        "zeros, ones and twos",
        draw=_some_digits((16,), 200, 6, classes=3, size=16),
        judge=_judge_learning(85),
        unchanged=True,
    ),
    hidden(
        "tiny steps in three layers",
        _alike((25, 40, 30, 4), 11, 4, 3),
        judge=_judge_steps,
        points=3,
    ),
    hidden("tiny steps without a hidden layer", _alike((200, 5), 7, 2, 7), judge=_judge_steps),
    hidden("ten digits", _some_digits((32,), 400, 15), judge=_judge_learning(70), points=3),
    hidden(
        "ten digits, two hidden layers",
        _some_digits((32, 24), 400, 8, rate=0.008, size=32),
        judge=_judge_learning(75),
        points=2,
    ),
    hidden("a seed again, and another", _with_seeds, judge=_judge_seeds, points=2),
)


@MODEL.equivalent
def with_a_generator(
    X, Y, layers_dims, learning_rate=0.005, num_epochs=30, mini_batch_size=64, seed=0
):
    rng = np.random.default_rng(seed)
    parameters = initialize_parameters_he(layers_dims, rng)
    (v, s), costs, t = initialize_adam(parameters), np.zeros(num_epochs), 1
    for epoch in range(num_epochs):
        order = rng.permutation(X.shape[1])
        for start in range(0, X.shape[1], mini_batch_size):
            chosen = order[start : start + mini_batch_size]
            grads = cost_and_gradients(X[:, chosen], Y[:, chosen], parameters)[1]
            parameters, v, s = update_parameters_with_adam(
                parameters, grads, v, s, t, learning_rate
            )[:3]
            t = t + 1
        costs[epoch] = softmax_cost(softmax(class_scores(X, parameters)[0]), Y)
    return parameters, costs


@MODEL.equivalent
def with_one_shuffle_for_each_epoch(
    X, Y, layers_dims, learning_rate=0.005, num_epochs=30, mini_batch_size=64, seed=0
):
    parameters = initialize_parameters_he(layers_dims, rng=seed)
    v, s = initialize_adam(parameters)
    costs, t = [], 0
    for epoch in range(1, num_epochs + 1):
        for x, y in random_mini_batches(X, Y, mini_batch_size, seed=1000 * seed + epoch):
            cost, grads = cost_and_gradients(x, y, parameters)
            t = t + 1
            parameters, v, s, *_ = update_parameters_with_adam(
                parameters, grads, v, s, t, learning_rate, beta1=0.9, beta2=0.999
            )
        cost, _ = cost_and_gradients(X, Y, parameters)
        costs += [float(cost)]
    return [parameters, costs]


MODEL.wrong("""
    t += 1 → t = 1
        Adam's corrections never fade: t stays at 1. It counts the updates, over all epochs.
    costs, t = [], 0 → costs, start, t = [], parameters, 0
    return parameters, costs → return start, costs
        The parameters that come back are those of the start.
    t += 1 → t = epoch + 1
        You count epochs for Adam. Its t is the number of updates so far.
    batches = random_mini_batches → t, batches = 0, random_mini_batches
        Adam's t starts again with each epoch, while its averages go on. Count over all epochs.
    batches = random_mini_batches →
    (v, s), batches = initialize_adam(parameters), random_mini_batches
        Adam's averages are forgotten with each epoch, while t goes on. Begin them once, before the
        loops.
    grads, v, s, t, learning_rate → grads, v, s, t
        The learning rate that is handed in does not reach the update of Adam.
    (X, Y, mini_batch_size, seed + epoch) → (X, Y, 64, seed + epoch)
        Your mini-batches always have 64 examples. Use the size that is handed in.
    initialize_parameters_he(layers_dims, seed) → initialize_parameters_he(layers_dims)
        The first weights do not follow the seed: hand it to the initialiser.
    initialize_parameters_he(layers_dims, seed) → initialize_parameters_he(layers_dims, 0)
    (X, Y, mini_batch_size, seed + epoch) → (X, Y, mini_batch_size, epoch)
        The seed that is handed in changes nothing.
    (batch_X, batch_Y, parameters) → (X, Y, parameters)
    parameters = initialize_parameters_he(layers_dims, seed) →
    mini_batch_size, parameters = X.shape[1], initialize_parameters_he(layers_dims, seed)
        Each epoch makes a single update, with all examples. Each mini-batch makes one.
    costs.append(cost_and_gradients(X, Y, parameters)[0]) →
    costs.append(cost_and_gradients(batch_X, batch_Y, parameters)[0])
        The cost of an epoch is that of its last mini-batch. Take it on all examples.
    costs.append(cost_and_gradients(X, Y, parameters)[0]) →
    costs.append(cost_and_gradients(X, Y, parameters)[0] * X.shape[1])
        Your costs are sums over the examples. A cost is a mean.
    return parameters, costs → return costs, parameters
        The costs come back first. Return the parameters, then the costs.
    return parameters, costs → return parameters
        Only the parameters come back. The caller needs the costs too.
    return parameters, costs → return parameters, costs[-1]
        Only the last cost comes back. Return one for each epoch.
    grads, v, s, t, learning_rate → grads, v, s, t, -learning_rate
        You walk uphill.
""")


@MODEL.mistake(
    "The shorter mini-batch at the end of each epoch is left out. It makes an update too."
)
def without_the_rest(
    X, Y, layers_dims, learning_rate=0.005, num_epochs=30, mini_batch_size=64, seed=0
):
    parameters = initialize_parameters_he(layers_dims, seed)
    v, s = initialize_adam(parameters)
    costs, t = [], 0
    for epoch in range(num_epochs):
        for x, y in random_mini_batches(X, Y, mini_batch_size, seed + epoch):
            if x.shape[1] == mini_batch_size:
                _, grads = cost_and_gradients(x, y, parameters)
                t += 1
                parameters, v, s, _, _ = update_parameters_with_adam(
                    parameters, grads, v, s, t, learning_rate
                )
        costs.append(cost_and_gradients(X, Y, parameters)[0])
    return parameters, costs


@MODEL.mistake("These are steps of plain gradient descent. Let Adam make them.")
def by_plain_descent(
    X, Y, layers_dims, learning_rate=0.005, num_epochs=30, mini_batch_size=64, seed=0
):
    parameters, costs = initialize_parameters_he(layers_dims, seed), []
    for epoch in range(num_epochs):
        for x, y in random_mini_batches(X, Y, mini_batch_size, seed + epoch):
            _, grads = cost_and_gradients(x, y, parameters)
            parameters = update_parameters_with_gd(parameters, grads, learning_rate)
        costs.append(cost_and_gradients(X, Y, parameters)[0])
    return parameters, costs


@MODEL.mistake("The weights do not start at He's scale. Take week 5's initialiser by He as it is.")
def from_large_weights(
    X, Y, layers_dims, learning_rate=0.005, num_epochs=30, mini_batch_size=64, seed=0
):
    parameters = {
        name: 0.05 * p for name, p in initialize_parameters_random(layers_dims, seed).items()
    }
    v, s = initialize_adam(parameters)
    costs, t = [], 0
    for epoch in range(num_epochs):
        for x, y in random_mini_batches(X, Y, mini_batch_size, seed + epoch):
            _, grads = cost_and_gradients(x, y, parameters)
            t += 1
            parameters, v, s, _, _ = update_parameters_with_adam(
                parameters, grads, v, s, t, learning_rate
            )
        costs.append(cost_and_gradients(X, Y, parameters)[0])
    return parameters, costs
