"""What a training run is judged by: its steps, its costs, its seed, and digits it has not seen."""

import math
from functools import cache
from itertools import permutations

import numpy as np

from course_utils import datasets
from course_utils.reference import digits
from course_utils.reference.digits import class_scores
from course_utils.reference.softmax import softmax, softmax_cost

from ....machinery.compare import describe

TINY_RATE = 1e-9
"""So small that the gradients of a run stay what they were at its start."""


DEFAULTS = 0.005, 30, 64, 0
"""Learning rate, epochs, size of a mini-batch and seed."""


def _all(arguments):
    """Return the arguments with the default ones."""
    return (*arguments, *DEFAULTS[len(arguments) - 3 :])


@cache
def the_digits():
    """Return the digits: those to train on in a case, and others."""
    data = datasets.load_digits(test_share=0.5)
    return data.X_train / 16, data.Y_train[0], data.X_test / 16, data.Y_test[0]


def _fault_of_form(arguments, value):
    """Say what is wrong with the kind of the answer, or with numbers that no training gives."""
    X, Y, dims, _, epochs, *_ = _all(arguments)
    if not isinstance(value, list | tuple) or len(value) != 2:
        return "expected two results: the parameters, then the costs."
    parameters, costs = value
    if not isinstance(parameters, dict):
        return f"the first result is {describe(parameters)}, expected a dict of parameters."
    shapes: dict[str, tuple[int, int]] = {}
    for layer, (n_in, n_out) in enumerate(zip(dims[:-1], dims[1:], strict=True), start=1):
        shapes |= {f"W{layer}": (n_out, n_in), f"b{layer}": (n_out, 1)}
    if set(parameters) != set(shapes):
        missing = ", ".join(sorted(set(shapes) - set(parameters)))
        has = f"lack {missing}" if missing else f"have {len(parameters)} keys"
        return f"the parameters {has}; expected {', '.join(sorted(shapes))}."
    for name, shape in shapes.items():
        if np.shape(parameters[name]) != shape:
            return f"{name} has shape {np.shape(parameters[name])}, expected {shape}."
        if not np.isfinite(parameters[name]).all():
            return f"{name} has entries that are infinite or not a number."
    if isinstance(costs, list | tuple) and any(
        isinstance(cost, list | tuple) and len(cost) == 2 for cost in costs
    ):
        return "the costs are no list of numbers: `cost_and_gradients` returns two things."
    if np.ndim(costs) == 0:
        return "the second result is a single number, not a list of costs."
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
        if not any(np.any(parameters[name]) for name in parameters if name[0] == "b"):
            return "the costs are those of a training, and the parameters those of its start."
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


def judge_steps(arguments, value):
    """Judge a run whose gradients are all alike: each update moves a bias by one learning rate."""
    if fault := _fault_of_form(arguments, value):
        return fault
    X, Y, dims, rate, epochs, size, _ = _all(arguments)
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
        "the parameters start again in each epoch.": per_epoch,
        "Adam's t is one too large. Its first update has t = 1.": _adams_way(
            steps, lambda step: step + 2
        ),
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


def judge_learning(least):
    """Return a judge for real digits: at least this share of others, in percent, is right."""

    def judge(arguments, value):
        if fault := _fault_of_form(arguments, value) or _fault_of_range(arguments[1], value[1]):
            return fault
        parameters, costs = value
        if costs[-1] > 0.45 * costs[0]:
            return "the costs do not fall as they should."
        _, _, X_new, y_new = the_digits()
        known = y_new < arguments[2][-1]
        Z, _ = class_scores(X_new[:, known], parameters)
        if 100 * np.mean(Z.argmax(axis=0) == y_new[known]) < least:
            return f"fewer than {least} % of digits that it has not seen are right."
        return None

    return judge


def judge_seeds(arguments, values):
    """Judge two runs with one seed and one with another."""
    for given, value in zip(arguments, values, strict=True):
        if value is None:
            return "the result is None. Is there a return statement that is always reached?"
        if fault := _fault_of_form(given, value) or _fault_of_range(given[1], value[1]):
            return fault
    first, again, third = (value[0] for value in values)
    if not all(np.array_equal(first[name], again[name]) for name in first):
        if np.abs(first["W1"] - again["W1"]).max() > 0.05:
            return "called again with the same seed, it starts from other weights."
        return "called again with the same seed, it starts alike and ends elsewhere."
    if np.abs(first["W1"] - third["W1"]).max() < 0.05:
        return "called with another seed, it starts from the same weights."
    return None


def judge_orders(arguments, value):
    """Judge a run on examples that are zero, one at a time: each epoch is to shuffle them anew.

    The last biases alone count, and they start from 0. So the costs tell in which order the labels
    came, whatever the source of the first weights and of the shuffles.
    """
    if fault := _fault_of_form(arguments, value):
        return fault
    _, Y, _, rate, *_ = _all(arguments)
    labels = tuple(int(label) for label in Y.argmax(axis=0))
    found = _orders(labels, rate, value[1])
    if not found:
        return "the recorded costs are those of no training that goes once through all examples."
    if any(len(set(orders)) > 1 for orders in found):
        return _fault_of_weights(value[0])
    if any(orders[0] == labels for orders in found):
        return "in every epoch, the examples come in the order in which they were handed in."
    return "in every epoch, the examples come in the same order."


def _orders(labels, rate, costs):
    """Return all ways to order the labels, epoch by epoch, that lead Adam to these costs."""
    each = sorted(set(permutations(labels)))
    eye = np.eye(max(labels) + 1)
    ways: list[tuple[tuple[int, ...], ...]] = [()]
    b = v = s = np.zeros((1, len(eye)))
    for epoch, cost in enumerate(costs):
        ways = [(*way, order) for way in ways for order in each]
        b, v, s = (np.repeat(part, len(each), axis=0) for part in (b, v, s))
        for step in range(len(labels)):
            t = epoch * len(labels) + step + 1
            slopes = softmax(b.T).T - eye[[way[-1][step] for way in ways]]
            v, s = 0.9 * v + 0.1 * slopes, 0.999 * s + 0.001 * slopes**2
            b = b - rate * v / (1 - 0.9**t) / (np.sqrt(s / (1 - 0.999**t)) + 1e-8)
        reached = -np.log(softmax(b.T))[list(labels)].mean(axis=0)
        alive = np.flatnonzero(np.isclose(reached, cost, rtol=1e-7, atol=0))
        ways, b, v, s = [ways[i] for i in alive], b[alive], v[alive], s[alive]
    return ways


def judge_zeros(arguments, value):
    """Judge a run on examples that are zero and alike: the last biases alone move, in one way."""
    if fault := _fault_of_form(arguments, value):
        return fault
    parameters, costs = value
    right, right_costs = digits.softmax_model(*arguments)
    last = f"b{len(arguments[2]) - 1}"
    if not np.allclose(parameters[last], right[last], rtol=1e-6, atol=0):
        off = np.abs(parameters[last]).max() / np.abs(right[last]).max() - 1
        where = f"{100 * abs(off):.4g} % too {'far' if off > 0 else 'soon'}"
        return f"with the default settings, the last biases end {where}."
    if not np.allclose(costs, right_costs, rtol=1e-6, atol=0):
        return "a recorded cost is none that this training can have passed through."
    return _fault_of_weights(parameters)


def _fault_of_weights(parameters):
    """Say whether weights are out of reach that no gradient has moved."""
    if any(np.abs(parameters[name]).max() > 100 for name in parameters):
        return "a weight has moved, although every input is zero."
    return None
