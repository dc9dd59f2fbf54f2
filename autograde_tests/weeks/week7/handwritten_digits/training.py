"""Training a network of digits."""

import numpy as np

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
from .runs import (
    TINY_RATE,
    judge_learning,
    judge_orders,
    judge_seeds,
    judge_steps,
    judge_zeros,
    the_digits,
)


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
        X, y, _, _ = the_digits()
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


def _zeros(m, *settings):
    """Return a draw of examples that are zero, all of one class."""

    def draw(rng):
        Y = np.repeat(np.eye(3)[:, [rng.integers(3)]], m, axis=1)
        return np.zeros((2, m)), Y, [2, 3], *settings

    return draw


def _labels(labels, rate, epochs):
    """Return a draw of examples that are zero; each mini-batch is to have one of them."""

    def draw(rng):
        Y = np.eye(max(labels) + 1)[:, rng.permutation(labels)]
        X = np.zeros((2, len(labels)))
        return X, Y, [2, len(Y)], rate, epochs, 1, 1 + int(rng.integers(1000))

    return draw


MODEL = exercise(
    digits.softmax_model,
    "Train it: He, mini-batches, Adam",
    visible(
        "twelve tiny steps on ten copies of one example",
        draw=_alike((30, 40, 3), 10, 4, 4),
        judge=judge_steps,
    ),
    visible(
        "five epochs of one example at a time",
        draw=_labels((0, 1, 1, 2, 2, 2), 0.1, 5),
        judge=judge_orders,
    ),
    visible(
        "zeros, ones and twos",
        draw=_some_digits((16,), 200, 6, classes=3, size=16),
        judge=judge_learning(85),
        unchanged=True,
    ),
    visible("a seed twice, and another one", draw=_with_seeds, judge=judge_seeds),
    visible("default settings", draw=_zeros(65), judge=judge_zeros),
    hidden(
        "tiny steps in three layers",
        _alike((25, 40, 30, 4), 11, 5, 3),
        judge=judge_steps,
        points=2,
    ),
    hidden("tiny steps without a hidden layer", _alike((200, 5), 7, 2, 7), judge=judge_steps),
    hidden("ten digits", _some_digits((32,), 400, 15), judge=judge_learning(70), points=3),
    hidden(
        "ten digits, two hidden layers",
        _some_digits((32, 24), 400, 8, rate=0.008, size=32),
        judge=judge_learning(75),
        points=2,
    ),
    hidden(
        "nine epochs of one example at a time",
        _labels((0, 1, 1, 2, 2, 2), 0.3, 9),
        judge=judge_orders,
        points=2,
    ),
    hidden("default settings, more examples", _zeros(66), judge=judge_zeros),
    hidden("a seed again, and another", _with_seeds, judge=judge_seeds, points=2),
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
        The first weights are drawn anew in each call: hand the seed to the initialiser.
    initialize_parameters_he(layers_dims, seed) → initialize_parameters_he(layers_dims, 0)
        The first weights are the same for every seed: hand it to the initialiser.
    (X, Y, mini_batch_size, seed + epoch) →
    (X, Y, mini_batch_size, int(np.random.default_rng().integers(1000)))
        The first weights follow the seed, and the shuffles do not: each run has others.
    (X, Y, mini_batch_size, seed + epoch) → (X, Y, mini_batch_size, seed)
        Every epoch has the same mini-batches. Shuffle anew in each, with a seed that the others do
        not have.
    costs, t = [], 0 → costs, t = [], -1
        If your first update has t = 0, Adam's correction divides by zero: t begins at 1.
    mini_batch_size=64, seed=0 → mini_batch_size=32, seed=0
        The defaults in the head of your function are not those of the notebook: a rate of 0.005, 30
        epochs, mini-batches of 64.
    v, s, t, learning_rate → v, s, t, learning_rate, beta1=0.8
        The first steps have the right length, and the later costs are no usual Adam's. Do the
        gradients come from the mini-batch? Are beta1, beta2 and epsilon as they were? Does each
        cost follow its epoch?
    parameters, v, s, _, _ = update → _, v, s, _, _ = update
        The updated parameters are thrown away. The next mini-batch is to start from them.
    parameters, v, s, _, _ = update → parameters, _, _, _, _ = update
        The new averages of Adam are thrown away. The next update is to go on from them.
    costs, t = [], 0 → costs, t = [], 1
        Your first update has t = 2: add 1 before the update or after it, not both.
    (batch_X, batch_Y, parameters) → (X, Y, parameters)
    parameters = initialize_parameters_he(layers_dims, seed) →
    mini_batch_size, parameters = X.shape[1], initialize_parameters_he(layers_dims, seed)
        Each epoch makes a single update. Each mini-batch makes one, from its own examples.
    costs.append(cost_and_gradients(X, Y, parameters)[0]) →
    costs.append(cost_and_gradients(batch_X, batch_Y, parameters)[0])
        The last cost is not that of the parameters you return. After each epoch, take it once more
        on all examples: not on a mini-batch, not as a mean over mini-batches, not before the
        updates.
    costs.append(cost_and_gradients(X, Y, parameters)[0]) →
    costs.append(cost_and_gradients(X, Y, parameters))
        `cost_and_gradients` returns two things. Only the first is the cost.
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
    random_mini_batches(X, Y, mini_batch_size, seed + epoch) →
    zip(*[np.split(A, range(mini_batch_size, X.shape[1], mini_batch_size), 1) for A in (X, Y)])
        You never shuffle: each epoch cuts the examples as they come. `random_mini_batches`
        shuffles, and it needs another seed in each epoch.
    batches = random_mini_batches →
    parameters, batches = initialize_parameters_he(layers_dims, seed), random_mini_batches
        The parameters start from the initialiser again in each epoch. Begin them once, before the
        loops.
    in batches: → in [each for each in batches if each[0].shape[1] == mini_batch_size]:
        The shorter mini-batch at the end of each epoch is left out. It makes an update too.
    costs.append(cost_and_gradients(X, Y, parameters)[0]) →
    costs += len(batches) * [cost_and_gradients(X, Y, parameters)[0]]
        A cost is recorded with every mini-batch. Record one when the epoch is over.
""")


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
