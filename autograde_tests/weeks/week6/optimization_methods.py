"""Exercises of the notebook week6/optimization_methods."""

import math

import numpy as np

from course_utils.reference import deep, optimizers

from ...machinery.calling import Calls
from ...machinery.exercises import Exercise, Mistake, hidden, visible

# What the cases are drawn from


def _shapes(dims):
    """Return the shapes of a network's parameters, by name."""
    shapes = {}
    for layer in range(1, len(dims)):
        shapes[f"W{layer}"] = (dims[layer], dims[layer - 1])
        shapes[f"b{layer}"] = (dims[layer], 1)
    return shapes


def _parameters(rng, dims):
    return {name: rng.normal(size=shape) for name, shape in _shapes(dims).items()}


def _grads(rng, dims, with_activations=False):
    """Draw gradients, none of them near zero; week 4's backward pass returns dA0 … as well."""
    grads = {
        f"d{name}": rng.choice([-1.0, 1.0], size=shape) * rng.uniform(0.3, 2.0, size=shape)
        for name, shape in _shapes(dims).items()
    }
    if with_activations:
        grads = {f"dA{layer}": rng.normal(size=(n, 3)) for layer, n in enumerate(dims[:-1])} | grads
    return grads


def _averages(rng, dims):
    return {f"d{name}": rng.normal(size=shape) for name, shape in _shapes(dims).items()}


def _squares(rng, dims):
    """Draw averages of squares: positive."""
    return {f"d{name}": rng.uniform(0.2, 3.0, size=shape) for name, shape in _shapes(dims).items()}


def _weight(value):
    return {"W1": np.array([[value]]), "b1": np.array([[value / 2]])}


def _slope(value):
    return {"dW1": np.array([[value]]), "db1": np.array([[-value / 4]])}


# update_parameters_with_gd


def _gd_layer_by_layer(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for layer in range(L):
        for name in (f"W{layer + 1}", f"b{layer + 1}"):
            parameters[name] = parameters[name] - learning_rate * grads["d" + name]
    return parameters


def _gd_in_place(parameters, grads, learning_rate):
    for name in parameters:
        parameters[name] -= learning_rate * grads["d" + name]
    return parameters


def _gd_on_copies(parameters, grads, learning_rate):
    parameters = {name: p.copy() for name, p in parameters.items()}
    for name, p in parameters.items():
        p += -learning_rate * grads[f"d{name}"]
    return parameters


def _gd_without_the_last_layer(parameters, grads, learning_rate):
    for layer in range(1, len(parameters) // 2):
        for name in (f"W{layer}", f"b{layer}"):
            parameters[name] = parameters[name] - learning_rate * grads["d" + name]
    return parameters


def _gd_without_biases(parameters, grads, learning_rate):
    for layer in range(1, len(parameters) // 2 + 1):
        parameters[f"W{layer}"] = parameters[f"W{layer}"] - learning_rate * grads[f"dW{layer}"]
    return parameters


def _gd_from_an_old_weight(parameters, grads, learning_rate):
    for layer in range(1, len(parameters) // 2 + 1):
        parameters[f"W{layer}"] = parameters["W1"] - learning_rate * grads[f"dW{layer}"]
        parameters[f"b{layer}"] = parameters["b1"] - learning_rate * grads[f"db{layer}"]
    return parameters


def _gd_over_the_gradients(parameters, grads, learning_rate):
    for key in grads:
        parameters[key[1:]] = parameters[key[1:]] - learning_rate * grads[key]
    return parameters


GD = Exercise(
    name="update_parameters_with_gd",
    title="One step of gradient descent",
    reference=optimizers.update_parameters_with_gd,
    twins=(deep.update_parameters,),
    cases=(
        visible("one unit", _weight(2.0), _slope(4.0), 0.1),
        visible(
            "two layers, gradients of activations beside",
            draw=lambda rng: (
                _parameters(rng, [3, 2, 1]),
                _grads(rng, [3, 2, 1], with_activations=True),
                0.5,
            ),
        ),
        hidden(
            "four layers",
            lambda rng: (
                _parameters(rng, [2, 4, 3, 5, 2]),
                _grads(rng, [2, 4, 3, 5, 2]),
                float(rng.uniform(0.02, 0.3)),
            ),
            points=2,
        ),
        hidden(
            "one layer, several units",
            lambda rng: (
                _parameters(rng, [4, 3]),
                _grads(rng, [4, 3], with_activations=True),
                float(rng.uniform(0.5, 2.0)),
            ),
        ),
    ),
    mistakes=(
        Mistake(
            "You walk uphill: the gradient points to where the cost grows.",
            replace={"p - learning_rate": "p + learning_rate"},
        ),
        Mistake(
            "The learning rate is not used: the step is as long as the gradient.",
            replace={"learning_rate * ": ""},
        ),
        Mistake(
            "You divide by the learning rate. A larger rate must give a longer step.",
            replace={"learning_rate * grads": "1 / learning_rate * grads"},
        ),
        Mistake(
            "The last layer is not updated. `range(1, L)` ends at L - 1.",
            function=_gd_without_the_last_layer,
        ),
        Mistake("The biases are not updated.", function=_gd_without_biases),
        Mistake(
            "Every layer starts from the parameters of layer 1. Look at the index inside your "
            "loop.",
            function=_gd_from_an_old_weight,
        ),
        Mistake(
            "You go through `grads`, which may hold gradients of activations too. Go through the "
            "parameters.",
            function=_gd_over_the_gradients,
        ),
        Mistake(
            "That is the step, not where it leads: the old parameters are missing.",
            replace={"p - learning_rate": "-learning_rate"},
        ),
    ),
    equivalents=(_gd_layer_by_layer, _gd_in_place, _gd_on_copies),
)


# random_mini_batches: judged by its properties


def _numbered(rng, m, n_x=2, n_y=1):
    """Draw examples that differ, and labels by which each example is known again."""
    X = np.round(rng.permutation(n_x * m).reshape(n_x, m) + rng.uniform(0, 0.5, (n_x, m)), 2)
    return X, 100.0 + rng.permutation(n_y * m).reshape(n_y, m)


def _fault_of_batches(arguments, value):
    """Return what is wrong with one answer, in words that do not tell the data."""
    X, Y, size, _ = (*arguments, 64, 0)[:4]
    if not isinstance(value, list | tuple) or not all(
        isinstance(pair, list | tuple) and len(pair) == 2 for pair in value
    ):
        return "the result is no list of pairs (mini_batch_X, mini_batch_Y)."
    for x, y in value:
        if np.ndim(x) != 2 or len(x) != len(X):
            return "a mini_batch_X has another shape than (n_x, examples of the batch)."
        if np.ndim(y) != 2 or len(y) != len(Y):
            return "a mini_batch_Y has another shape than (number of rows of Y, examples)."
        if x.shape[1] == 0 or y.shape[1] == 0:
            return "one mini-batch is empty."
        if x.shape[1] != y.shape[1]:
            return "a mini-batch has more examples than labels, or fewer."
    return _fault_of_content(X, Y, size, value)


def _fault_of_content(X, Y, size, value):
    m = X.shape[1]
    # an example is known by its first row, whose entries all differ
    place = {number: i for i, number in enumerate(X[0].tolist())}
    order = [place.get(number, -1) for x, _ in value for number in x[0].tolist()]
    sizes = [x.shape[1] for x, _ in value]
    drawn_X = np.concatenate([x for x, _ in value], axis=1)
    drawn_Y = np.concatenate([y for _, y in value], axis=1)
    if -1 in order or not np.array_equal(drawn_X, X[:, order]):
        return "a column of a mini_batch_X is no column of X."
    if len(set(order)) < len(order):
        return "some examples appear more than once."
    if len(value) == 1 and len(order) < m:
        return "there is only one mini-batch" + (
            "." if sizes == [size] else ", and it is not full."
        )
    if len(order) < m:
        return "some examples appear in no mini-batch."
    if m > 1 and order != sorted(order) and np.array_equal(drawn_Y, Y):
        return "the labels are in the order in which they were given, and the examples are not."
    if not np.array_equal(drawn_Y, Y[:, order]):
        return "examples have lost their own labels."
    if len(value) == 1 and m > size:
        return "all examples are in one mini-batch, which is larger than asked for."
    if max(sizes) > size:
        return "a mini-batch has more examples than asked for."
    if sizes != [size] * (m // size) + [m % size] * (m % size > 0):
        return "a mini-batch is not full, and it is not the last."
    if m >= 10 and order == sorted(order):
        return "the examples come in the order in which they were given."
    steps = np.abs(np.diff(order))
    if m >= 10 and np.sum(steps == 1) > 0.6 * m:
        return "neighbours have stayed together: every example is to be shuffled on its own."
    return None


def _judge_batches(arguments, value):
    return _fault_of_batches(arguments, value)


def _judge_seeds(arguments, values):
    """Judge two calls with one seed and one with another."""
    for given, value in zip(arguments, values, strict=True):
        if value is None:
            return "the result is None. Is there a return statement that is always reached?"
        fault = _fault_of_batches(given, value)
        if fault:
            return fault
    first, again, other = ([x[0].tolist() for x, _ in value] for value in values)
    if first != again:
        return "called again with the same seed, it gives other mini-batches."
    if first == other:
        return "called with another seed, it gives the same mini-batches."
    return None


def _batches_the_classic_way(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)  # noqa: NPY002  as many write it
    m = X.shape[1]
    permutation = list(np.random.permutation(m))  # noqa: NPY002
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation].reshape((Y.shape[0], m))
    batches = []
    complete = int(np.floor(m / mini_batch_size))
    for k in range(complete):
        batches.append(
            (
                shuffled_X[:, k * mini_batch_size : (k + 1) * mini_batch_size],
                shuffled_Y[:, k * mini_batch_size : (k + 1) * mini_batch_size],
            )
        )
    if m % mini_batch_size != 0:
        batches.append(
            (
                shuffled_X[:, complete * mini_batch_size :],
                shuffled_Y[:, complete * mini_batch_size :],
            )
        )
    return batches


def _batches_by_splitting(X, Y, mini_batch_size=64, seed=0):
    order = np.arange(X.shape[1])
    np.random.default_rng(seed + 1).shuffle(order)
    cuts = range(mini_batch_size, len(order), mini_batch_size)
    return [[X[:, part], Y[:, part]] for part in np.split(order, cuts)]


def _batches_by_sorting(X, Y, mini_batch_size=64, seed=0):
    order = np.argsort(np.random.RandomState(seed).rand(X.shape[1]))
    count = -(-X.shape[1] // mini_batch_size)
    chosen = [order[k * mini_batch_size :][:mini_batch_size] for k in range(count)]
    return tuple((np.take(X, c, axis=1), np.take(Y, c, axis=1)) for c in chosen)


def _batches_with_two_shuffles(X, Y, mini_batch_size=64, seed=0):
    rng = np.random.default_rng(seed)
    m = X.shape[1]
    X, Y = X[:, rng.permutation(m)], Y[:, rng.permutation(m)]
    cuts = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in cuts]


def _batches_with_an_empty_one(X, Y, mini_batch_size=64, seed=0):
    m = X.shape[1]
    order = np.random.default_rng(seed).permutation(m)
    batches = []
    for k in range(m // mini_batch_size + 1):
        chosen = order[k * mini_batch_size : (k + 1) * mini_batch_size]
        batches.append((X[:, chosen], Y[:, chosen]))
    return batches


def _batches_of_shuffled_blocks(X, Y, mini_batch_size=64, seed=0):
    m = X.shape[1]
    blocks = [np.arange(m)[k : k + mini_batch_size] for k in range(0, m, mini_batch_size)]
    full, rest = blocks[: m // mini_batch_size], blocks[m // mini_batch_size :]
    order = np.random.default_rng(seed).permutation(len(full))
    return [(X[:, part], Y[:, part]) for part in [full[k] for k in order] + rest]


def _batches_with_the_rest_spread(X, Y, mini_batch_size=64, seed=0):
    order = np.random.default_rng(seed).permutation(X.shape[1])
    parts = np.array_split(order, max(1, len(order) // mini_batch_size))
    return [(X[:, part], Y[:, part]) for part in parts]


def _batches_with_the_rest_first(X, Y, mini_batch_size=64, seed=0):
    m = X.shape[1]
    order = np.random.default_rng(seed).permutation(m)
    cuts = range(m % mini_batch_size or mini_batch_size, m, mini_batch_size)
    return [(X[:, part], Y[:, part]) for part in np.split(order, cuts)]


def _batches_with_one_row_of_labels(X, Y, mini_batch_size=64, seed=0):
    m = X.shape[1]
    order = np.random.default_rng(seed).permutation(m)
    X, Y = X[:, order], Y[:, order].reshape((1, m))
    cuts = range(0, m, mini_batch_size)
    return [(X[:, k : k + mini_batch_size], Y[:, k : k + mini_batch_size]) for k in cuts]


def _batches_in_place(X, Y, mini_batch_size=64, seed=0):
    m = X.shape[1]
    for array in (X, Y):
        np.random.default_rng(seed).shuffle(array, axis=1)
    cuts = range(0, m, mini_batch_size)
    return [
        (X[:, k : k + mini_batch_size].copy(), Y[:, k : k + mini_batch_size].copy()) for k in cuts
    ]


def _seeds(rng, m, size, seeds):
    X, Y = _numbered(rng, m)
    first, other = seeds
    return Calls([(X, Y, size, first), (X, Y, size, first), (X, Y, size, other)])


MINI_BATCHES = Exercise(
    name="random_mini_batches",
    title="Shuffled examples in portions",
    reference=optimizers.random_mini_batches,
    cases=(
        visible(
            "eleven examples, four to a batch",
            draw=lambda rng: (*_numbered(rng, 11), 4, 1),
            judge=_judge_batches,
            unchanged=True,
        ),
        visible(
            "seeds 3, 3 and 5",
            draw=lambda rng: _seeds(rng, 10, 3, (3, 5)),
            judge=_judge_seeds,
        ),
        hidden(
            "many examples, a short last batch",
            lambda rng: (*_numbered(rng, int(rng.integers(50, 60)), 5, 3), 16, 7),
            judge=_judge_batches,
            unchanged=True,
            points=2,
        ),
        hidden(
            "the size divides the number of examples",
            lambda rng: (*_numbered(rng, 24, 3), 6, int(rng.integers(100))),
            judge=_judge_batches,
        ),
        hidden(
            "batches of one",
            lambda rng: (*_numbered(rng, 12), 1, 4),
            judge=_judge_batches,
        ),
        hidden(
            "fewer examples than the size",
            lambda rng: (*_numbered(rng, 30), 64, 2),
            judge=_judge_batches,
        ),
        hidden("one example", lambda rng: (*_numbered(rng, 1, 3, 2), 4, 0), judge=_judge_batches),
        hidden(
            "default size and seed",
            lambda rng: _numbered(rng, int(rng.integers(140, 180))),
            judge=_judge_batches,
        ),
        hidden(
            "the same seed again, and another",
            lambda rng: _seeds(rng, 20, 8, (int(rng.integers(50)), int(rng.integers(50, 99)))),
            judge=_judge_seeds,
            points=2,
        ),
    ),
    mistakes=(
        Mistake(
            "X and Y were shuffled apart, so that an example has the label of another. Draw one "
            "permutation and use it for both.",
            function=_batches_with_two_shuffles,
        ),
        Mistake(
            "Only X is shuffled. The labels must move with their examples.",
            replace={"Y[:, chosen]": "Y[:, start : start + mini_batch_size]"},
        ),
        Mistake(
            "The last, shorter mini-batch is missing. Its examples would never be learned from in "
            "this epoch.",
            replace={
                "range(0, m, mini_batch_size)": (
                    "range(0, m - mini_batch_size + 1, mini_batch_size)"
                )
            },
        ),
        Mistake(
            "There is an empty mini-batch where the size divides the number of examples. When is "
            "a last, shorter one needed?",
            function=_batches_with_an_empty_one,
        ),
        Mistake(
            "Nothing is shuffled. Examples that stand in some order would make every mini-batch "
            "one-sided.",
            replace={"np.random.default_rng(seed).permutation(m)": "np.arange(m)"},
        ),
        Mistake(
            "The mini-batches are shuffled, but the examples in them stay together. Shuffle the "
            "examples before you cut.",
            function=_batches_of_shuffled_blocks,
        ),
        Mistake(
            "Examples are drawn with replacement: some come twice, others never. A permutation "
            "holds each number once.",
            replace={"permutation(m)": "integers(0, m, size=m)"},
        ),
        Mistake(
            "The seed is not passed on to the generator. Who repeats a run must get the same "
            "batches.",
            replace={"default_rng(seed)": "default_rng()"},
        ),
        Mistake(
            "The seed is fixed inside the function, so that every epoch gets the same batches. "
            "Use the one that is handed in.",
            replace={"default_rng(seed)": "default_rng(0)"},
        ),
        Mistake(
            "The mini-batches always have 64 examples. Use the size that is handed in.",
            replace={
                "range(0, m, mini_batch_size)": "range(0, m, 64)",
                "start : start + mini_batch_size": "start : start + 64",
            },
        ),
        Mistake(
            "You spread the examples that are left over the other mini-batches. They make a last, "
            "shorter one.",
            function=_batches_with_the_rest_spread,
        ),
        Mistake(
            "The shorter mini-batch comes first. It holds what is left when the full ones are cut.",
            function=_batches_with_the_rest_first,
        ),
        Mistake(
            "You reshape the labels to one row. Y may have several: keep its number of rows.",
            function=_batches_with_one_row_of_labels,
        ),
        Mistake(
            "You count the rows of X. Which axis counts the examples?",
            replace={"X.shape[1]": "X.shape[0]"},
        ),
        Mistake(
            "The labels of a mini-batch are a rank-1 array. Keep them a matrix, like Y.",
            replace={"Y[:, chosen]": "Y[0, chosen]"},
        ),
        Mistake(
            "You shuffle the caller's own arrays: the next epoch would find them changed. Shuffle "
            "the positions, and take columns by them.",
            function=_batches_in_place,
        ),
        Mistake(
            "You return the first mini-batch only. Does `return` stand inside the loop?",
            replace={"return batches": "return batches[:1]"},
        ),
    ),
    equivalents=(_batches_the_classic_way, _batches_by_splitting, _batches_by_sorting),
)


# batches: a quiz

BATCHES = Exercise(
    name="batches",
    title="Epochs, updates, and a size to choose",
    reference={
        "updates in an epoch": 16,
        "examples in the last batch": 40,
        "epochs for 1000 updates": 200,
        "full batch": "Q",
        "one example at a time": "R",
        "300 examples": "A",
        "a million examples": "B",
        "sorted by class, not shuffled": "D",
    },
    cases=(
        visible("updates in an epoch", "updates in an epoch"),
        visible("examples in the last batch", "examples in the last batch"),
        visible("full batch", "full batch"),
        visible("300 examples", "300 examples"),
        hidden("epochs for 1000 updates", lambda rng: ("epochs for 1000 updates",)),
        hidden("one example at a time", lambda rng: ("one example at a time",)),
        hidden("a million examples", lambda rng: ("a million examples",)),
        hidden("sorted by class, not shuffled", lambda rng: ("sorted by class, not shuffled",)),
    ),
    mistakes=(
        Mistake(
            "That is the number of full mini-batches. What happens to the examples that are left?",
            answers={"updates in an epoch": 15},
        ),
        Mistake(
            "That is the number of examples: one update each would be a batch size of 1.",
            answers={"updates in an epoch": 1000},
        ),
        Mistake(
            "The last mini-batch is not full. How many examples do the full ones use up?",
            answers={"examples in the last batch": 64},
        ),
        Mistake(
            "You left out the short last mini-batch of each epoch: it makes an update too.",
            answers={"epochs for 1000 updates": 250},
        ),
        Mistake(
            "With all examples in each step, the cost that is measured is the cost that is "
            "lowered. Which curve never goes up?",
            answers={"full batch": "P"},
        ),
        Mistake(
            "That curve jumps the most. The fewer examples a step sees, the more it depends on "
            "which ones.",
            answers={"full batch": "R", "one example at a time": "Q"},
        ),
        Mistake(
            "That curve is jagged, but another one is more so. A gradient of one example is the "
            "noisiest there is.",
            answers={"one example at a time": "P"},
        ),
        Mistake(
            "All 300 go through one matrix product in a blink. What would smaller portions save?",
            answers={"300 examples": "C"},
        ),
        Mistake(
            "Portions pay where an epoch is dear. What does an exact gradient of 300 rows cost?",
            answers={"300 examples": "B"},
        ),
        Mistake(
            "One update for a pass over a million examples is slow, and they may not fit into "
            "memory.",
            answers={"a million examples": "A"},
        ),
        Mistake(
            "One example at a time gives up vectorisation: a million tiny products an epoch.",
            answers={"a million examples": "C"},
        ),
        Mistake(
            "The size is not the trouble. Each mini-batch holds one class only, whatever its size.",
            answers={"sorted by class, not shuffled": "B"},
            fits=lambda value: value in ("B", "C"),
        ),
        Mistake(
            "That would end the swings, at the price of one step an epoch. But is the size the "
            "trouble?",
            answers={"sorted by class, not shuffled": "A"},
        ),
    ),
    equivalents=(
        {
            "updates in an epoch": math.ceil(1000 / 64),
            "examples in the last batch": 1000 % 64,
            "epochs for 1000 updates": 1000 / 5,
            "full batch": "Q",
            "one example at a time": "R",
            "300 examples": "A",
            "a million examples": "B",
            "sorted by class, not shuffled": "D",
            "note": "extra keys do no harm",
        },
        {
            "sorted by class, not shuffled": "D",
            "a million examples": "B",
            "300 examples": "A",
            "one example at a time": "R",
            "full batch": "Q",
            "epochs for 1000 updates": np.int64(200),
            "examples in the last batch": 40.0,
            "updates in an epoch": 16.0,
        },
    ),
)


# exponentially_weighted_average


def _average_with_arrays(theta, beta, bias_correction=False):
    v = np.zeros(len(theta) + 1)
    for t in range(1, len(theta) + 1):
        v[t] = beta * v[t - 1] + (1 - beta) * theta[t - 1]
    if bias_correction:
        return v[1:] / (1 - beta ** np.arange(1, len(theta) + 1))
    return v[1:]


def _average_by_weights(theta, beta, bias_correction=False):
    averages = []
    for t in range(1, len(theta) + 1):
        weights = beta ** np.arange(t)[::-1]
        total = weights.sum() if bias_correction else 1 / (1 - beta)
        averages.append(float(np.dot(weights, theta[:t]) / total))
    return averages


def _average_by_steps(theta, beta, bias_correction=False):
    v, power, out = 0, 1, []
    for value in np.asarray(theta).ravel():
        v += (1 - beta) * (value - v)
        power *= beta
        out += [v / (1 - power)] if bias_correction else [v]
    return np.array(out)


def _average_from_the_first_value(theta, beta, bias_correction=False):
    v = theta[0]
    averages = []
    for t, value in enumerate(theta, start=1):
        v = beta * v + (1 - beta) * value
        averages.append(v / (1 - beta**t) if bias_correction else v)
    return averages


def _average_fed_back(theta, beta, bias_correction=False):
    v = 0.0
    averages = []
    for t, value in enumerate(theta, start=1):
        v = beta * v + (1 - beta) * value
        if bias_correction:
            v = v / (1 - beta**t)
        averages.append(v)
    return averages


def _average_corrected_at_the_end(theta, beta, bias_correction=False):
    averages = np.array(optimizers.exponentially_weighted_average(theta, beta))
    return averages / (1 - beta ** len(theta)) if bias_correction else averages


def _average_as_a_running_mean(theta, beta, bias_correction=False):
    window = max(1, round(1 / (1 - beta)))
    return [float(np.mean(theta[max(0, t - window) : t])) for t in range(1, len(theta) + 1)]


def _series(rng, n):
    return np.round(rng.uniform(-8, 25, size=n), 1)


AVERAGE = Exercise(
    name="exponentially_weighted_average",
    title="An average that forgets",
    reference=optimizers.exponentially_weighted_average,
    cases=(
        visible("three days", np.array([8.0, 4.0, 6.0]), 0.5),
        visible("three days, corrected", np.array([8.0, 4.0, 6.0]), 0.8, True),
        visible("your series stays as it was", np.array([2.0, -3.0]), 0.9, unchanged=True),
        hidden(
            "sixty days", lambda rng: (_series(rng, 60), float(rng.uniform(0.7, 0.95))), points=2
        ),
        hidden(
            "sixty days, corrected",
            lambda rng: (_series(rng, 60), float(rng.uniform(0.9, 0.98)), True),
            points=2,
            unchanged=True,
        ),
        hidden("one day", lambda rng: (_series(rng, 1), float(rng.uniform(0.3, 0.6)))),
        hidden("one day, corrected", lambda rng: (_series(rng, 1), 0.95, True)),
        hidden(
            "a series of large numbers",
            lambda rng: (rng.uniform(900, 1100, size=12), float(rng.uniform(0.2, 0.4)), False),
        ),
    ),
    mistakes=(
        Mistake(
            "The two weights are swapped: β belongs to the past, 1 - β to today.",
            replace={"beta * v + (1 - beta) * value": "(1 - beta) * v + beta * value"},
        ),
        Mistake(
            "Today's value counts in full. The two weights must add up to 1.",
            replace={"(1 - beta) * value": "value"},
        ),
        Mistake(
            "The past is forgotten: only today's value is in your average.",
            replace={"beta * v + ": ""},
        ),
        Mistake(
            "Your average starts from the first value. Here it starts from 0, and the correction "
            "is what deals with that.",
            function=_average_from_the_first_value,
        ),
        Mistake(
            "The correction is missing: look at the third argument.",
            replace={"v / (1 - beta**t) if bias_correction else v": "v"},
        ),
        Mistake(
            "You correct always. Do so only where the third argument asks for it.",
            replace={"v / (1 - beta**t) if bias_correction else v": "v / (1 - beta**t)"},
        ),
        Mistake(
            "The power is missing in the correction: it fades as the days go by.",
            replace={"beta**t": "beta"},
        ),
        Mistake(
            "The power in the correction is one too large. On the first day it is β itself.",
            replace={"beta**t": "beta ** (t + 1)"},
        ),
        Mistake(
            "The power in the correction is one too small: days are counted from 1. On the first "
            "day the weights add up to 1 - β.",
            replace={"start=1": "start=0"},
        ),
        Mistake(
            "You divide the whole series by the sum of the weights on its last day. Each day has "
            "its own power of β.",
            function=_average_corrected_at_the_end,
        ),
        Mistake(
            "The corrected value goes into the next day's average. Keep v as it is, and correct "
            "only what you write down.",
            function=_average_fed_back,
        ),
        Mistake(
            "You multiply with 1 - βᵗ. The average is too small at first: it has to grow.",
            replace={"v / (1 - beta**t)": "v * (1 - beta**t)"},
        ),
        Mistake(
            "That is the plain mean over the last few days. Here every day of the past has its "
            "own weight.",
            function=_average_as_a_running_mean,
        ),
        Mistake(
            "You return the last average only. There is one for every day.",
            replace={"return averages": "return averages[-1]"},
        ),
    ),
    equivalents=(_average_with_arrays, _average_by_weights, _average_by_steps),
)


# window: a quiz

WINDOW = Exercise(
    name="window",
    title="What an exponentially weighted average averages over, by hand",
    reference={
        "weight of today": 0.02,
        "weight three days ago": 0.0625,
        "all weights after 3 days": 0.271,
        "second day at 10 degrees": 1.9,
        "second day corrected": 10.0,
        "window of beta 0.98": 50.0,
        "beta for 20 days": 0.95,
        "mean age in days": 9.0,
    },
    cases=(
        visible("weight of today", "weight of today"),
        visible("weight three days ago", "weight three days ago"),
        visible("second day at 10 degrees", "second day at 10 degrees"),
        visible("window of beta 0.98", "window of beta 0.98"),
        hidden("all weights after 3 days", lambda rng: ("all weights after 3 days",)),
        hidden("second day corrected", lambda rng: ("second day corrected",)),
        hidden("beta for 20 days", lambda rng: ("beta for 20 days",)),
        hidden("mean age in days", lambda rng: ("mean age in days",), points=2),
    ),
    mistakes=(
        Mistake(
            "That is the weight of the whole past. Today's own is what is left.",
            answers={"weight of today": 0.98},
        ),
        Mistake(
            "How often has that day been multiplied with β since? Count the steps from its own "
            "day to today.",
            answers={"weight three days ago": 0.125},
        ),
        Mistake(
            "You counted one factor β too many: on its own day a value is multiplied with 1 - β "
            "only.",
            answers={"weight three days ago": 0.03125},
        ),
        Mistake(
            "That is what is missing from 1. The three weights together are the rest.",
            answers={"all weights after 3 days": 0.729},
        ),
        Mistake(
            "That is the first day's average. The second day adds its own share to 0.9 of it.",
            answers={"second day at 10 degrees": 1.0},
        ),
        Mistake(
            "The average starts at 0, not at the first value: it needs time to get up to 10.",
            answers={"second day at 10 degrees": 10.0},
        ),
        Mistake(
            "You divided by 1 - β. On the second day the weights add up to 1 - β².",
            answers={"second day corrected": 19.0},
        ),
        Mistake(
            "1 / (1 - β): how much is 1 - 0.98?",
            answers={"window of beta 0.98": 5.0},
        ),
        Mistake(
            "Solve 1 / (1 - β) = 20 for β; that is 1 - β you have.",
            answers={"beta for 20 days": 0.05},
        ),
        Mistake(
            "Today has age 0, so the mean age is less than the window.",
            answers={"mean age in days": 10.0},
        ),
        Mistake(
            "So it is in a plain mean, which knows ten days only. Here each older day counts, too: "
            "put the weights in front of the ages, and add up.",
            answers={"mean age in days": 4.5},
        ),
        Mistake(
            "The sum Σ k βᵏ still needs the factor 1 - β that every weight has.",
            answers={"mean age in days": 90.0},
        ),
    ),
    equivalents=(
        {
            "weight of today": 1 - 0.98,
            "weight three days ago": 0.5**4,
            "all weights after 3 days": 0.1 + 0.09 + 0.081,
            "second day at 10 degrees": 0.9 * 1 + 0.1 * 10,
            "second day corrected": 1.9 / (1 - 0.9**2),
            "window of beta 0.98": 1 / (1 - 0.98),
            "beta for 20 days": 1 - 1 / 20,
            "mean age in days": 0.9 / (1 - 0.9),
        },
        {
            "mean age in days": np.float64(9),
            "beta for 20 days": 19 / 20,
            "window of beta 0.98": 50,
            "second day corrected": 10,
            "second day at 10 degrees": 10 * (1 - 0.81),
            "all weights after 3 days": 1 - 0.9**3,
            "weight three days ago": 1 / 16,
            "weight of today": 0.02,
            "note": "extra keys do no harm",
        },
    ),
)


# initialize_velocity, initialize_rmsprop


def _zeros_layer_by_layer(parameters):
    averages = {}
    for layer in range(1, len(parameters) // 2 + 1):
        averages[f"dW{layer}"] = np.zeros_like(parameters[f"W{layer}"])
        averages[f"db{layer}"] = np.zeros_like(parameters[f"b{layer}"])
    return averages


def _zeros_by_product(parameters):
    return {"d" + name: 0 * p for name, p in parameters.items()}


def _zeros_without_biases(parameters):
    return {f"d{name}": np.zeros(p.shape) for name, p in parameters.items() if name[0] == "W"}


def _zeros_without_the_last_layer(parameters):
    averages = {}
    for layer in range(1, len(parameters) // 2):
        averages[f"dW{layer}"] = np.zeros(parameters[f"W{layer}"].shape)
        averages[f"db{layer}"] = np.zeros(parameters[f"b{layer}"].shape)
    return averages


def _zeros_with_square_biases(parameters):
    averages = {}
    for layer in range(1, len(parameters) // 2 + 1):
        averages[f"dW{layer}"] = np.zeros(parameters[f"W{layer}"].shape)
        averages[f"db{layer}"] = np.zeros(parameters[f"W{layer}"].shape)
    return averages


ZERO_MISTAKES = (
    Mistake(
        "The keys are those of the parameters. These are averages of gradients: `dW1`, `db1` "
        "and so on.",
        replace={'f"d{name}"': "name"},
    ),
    Mistake("An average that has seen nothing is zero.", replace={"np.zeros": "np.ones"}),
    Mistake(
        "You return the parameters' own numbers. Only their shapes are wanted.",
        replace={"np.zeros(p.shape)": "p"},
    ),
    Mistake(
        "The biases' averages have the shape of the weights.", function=_zeros_with_square_biases
    ),
    Mistake("Rows and columns are swapped.", replace={"p.shape": "p.shape[::-1]"}),
    Mistake("A single 0 for each parameter loses its shape.", replace={"np.zeros(p.shape)": "0.0"}),
    Mistake("The biases have gradients too.", function=_zeros_without_biases),
    Mistake(
        "The last layer is missing. `range(1, L)` ends at L - 1.",
        function=_zeros_without_the_last_layer,
    ),
)


def _zero_cases():
    return (
        visible(
            "two small layers",
            {
                "W1": np.array([[1.0, -2.0]]),
                "b1": np.array([[0.5]]),
                "W2": np.array([[3.0], [4.0]]),
                "b2": np.array([[0.1], [0.2]]),
            },
        ),
        visible(
            "your parameters stay as they were",
            draw=lambda rng: (_parameters(rng, [3, 2, 2]),),
            unchanged=True,
        ),
        hidden("four layers", lambda rng: (_parameters(rng, [2, 5, 3, 4, 1]),), points=2),
    )


VELOCITY = Exercise(
    name="initialize_velocity",
    title="Velocities that have seen nothing yet",
    reference=optimizers.initialize_velocity,
    cases=_zero_cases(),
    mistakes=ZERO_MISTAKES,
    equivalents=(_zeros_layer_by_layer, _zeros_by_product),
)
RMSPROP_START = Exercise(
    name="initialize_rmsprop",
    title="Mean squares that have seen nothing yet",
    reference=optimizers.initialize_rmsprop,
    cases=_zero_cases(),
    mistakes=ZERO_MISTAKES,
    equivalents=(_zeros_layer_by_layer, _zeros_by_product),
)


# update_parameters_with_momentum


def _momentum_in_place(parameters, grads, v, beta, learning_rate):
    for layer in range(1, len(parameters) // 2 + 1):
        for kind in "Wb":
            key = f"d{kind}{layer}"
            v[key] *= beta
            v[key] += (1 - beta) * grads[key]
            parameters[f"{kind}{layer}"] -= learning_rate * v[key]
    return parameters, v


def _momentum_layer_by_layer(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for layer in range(L):
        i = str(layer + 1)
        v["dW" + i] = beta * v["dW" + i] + (1 - beta) * grads["dW" + i]
        v["db" + i] = beta * v["db" + i] + (1 - beta) * grads["db" + i]
        parameters["W" + i] = parameters["W" + i] - learning_rate * v["dW" + i]
        parameters["b" + i] = parameters["b" + i] - learning_rate * v["db" + i]
    return parameters, v


def _momentum_as_a_list(parameters, grads, v, beta, learning_rate):
    new_v = {key: v[key] + (1 - beta) * (grads[key] - v[key]) for key in v}
    return [{n: p - learning_rate * new_v["d" + n] for n, p in parameters.items()}, new_v]


def _momentum_with_the_weights_velocity(parameters, grads, v, beta, learning_rate):
    for layer in range(1, len(parameters) // 2 + 1):
        dW, db = f"dW{layer}", f"db{layer}"
        v[dW] = beta * v[dW] + (1 - beta) * grads[dW]
        v[db] = beta * v[dW] + (1 - beta) * grads[db]
        parameters[f"W{layer}"] = parameters[f"W{layer}"] - learning_rate * v[dW]
        parameters[f"b{layer}"] = parameters[f"b{layer}"] - learning_rate * v[db]
    return parameters, v


def _momentum_that_keeps_the_old_v(parameters, grads, v, beta, learning_rate):
    new_v = {key: beta * v[key] + (1 - beta) * grads[key] for key in v}
    parameters = {name: p - learning_rate * new_v[f"d{name}"] for name, p in parameters.items()}
    return parameters, v


def _momentum_one_step_late(parameters, grads, v, beta, learning_rate):
    parameters = {name: p - learning_rate * v[f"d{name}"] for name, p in parameters.items()}
    v = {key: beta * v[key] + (1 - beta) * grads[key] for key in v}
    return parameters, v


def _momentum_without_biases(parameters, grads, v, beta, learning_rate):
    v = {key: beta * v[key] + (1 - beta) * grads[key] for key in v}
    parameters = {
        name: p - learning_rate * v[f"d{name}"] if name[0] == "W" else p
        for name, p in parameters.items()
    }
    return parameters, v


def _momentum_as_a_step(parameters, grads, v, beta, learning_rate):
    v = {key: beta * v[key] - learning_rate * grads[key] for key in v}
    parameters = {name: p + v[f"d{name}"] for name, p in parameters.items()}
    return parameters, v


def _momentum_of_the_first_layer(parameters, grads, v, beta, learning_rate):
    for name in ("W1", "b1"):
        v["d" + name] = beta * v["d" + name] + (1 - beta) * grads["d" + name]
        parameters[name] = parameters[name] - learning_rate * v["d" + name]
    return parameters, v


def _momentum_run(rng, dims, beta, rate):
    """Draw the arguments of three steps in a row, from velocities that are not zero."""
    calls, parameters, v = [], _parameters(rng, dims), _averages(rng, dims)
    for _ in range(3):
        calls.append((parameters, _grads(rng, dims), v, beta, rate))
        parameters, v = optimizers.update_parameters_with_momentum(*calls[-1])
    return Calls(calls)


MOMENTUM = Exercise(
    name="update_parameters_with_momentum",
    title="One step with momentum",
    reference=optimizers.update_parameters_with_momentum,
    cases=(
        visible("the first step", _weight(1.0), _slope(2.0), _slope(0.0), 0.9, 0.1),
        visible("a later step", _weight(1.0), _slope(2.0), _slope(-1.0), 0.8, 0.5),
        visible(
            "two layers",
            draw=lambda rng: (
                _parameters(rng, [2, 2, 1]),
                _grads(rng, [2, 2, 1]),
                _averages(rng, [2, 2, 1]),
                0.7,
                0.4,
            ),
        ),
        hidden(
            "three steps of a run",
            lambda rng: _momentum_run(rng, [3, 4, 2], float(rng.uniform(0.6, 0.95)), 0.3),
            points=3,
        ),
        hidden(
            "another β, four layers, gradients of activations beside",
            lambda rng: (
                _parameters(rng, [2, 3, 1, 4, 1]),
                _grads(rng, [2, 3, 1, 4, 1], with_activations=True),
                _averages(rng, [2, 3, 1, 4, 1]),
                float(rng.uniform(0.2, 0.4)),
                0.7,
            ),
            points=2,
        ),
        hidden(
            "one unit",
            lambda rng: (
                _parameters(rng, [1, 1]),
                _grads(rng, [1, 1]),
                _averages(rng, [1, 1]),
                0.99,
                1.5,
            ),
        ),
    ),
    mistakes=(
        Mistake(
            "The velocity forgets its past: what became of the average so far, times β?",
            replace={"beta * v[key] + ": ""},
        ),
        Mistake(
            "The gradient counts in full. In an average its weight and that of the past add up to "
            "1.",
            replace={"(1 - beta) * grads": "grads"},
        ),
        Mistake(
            "The two weights are swapped: β belongs to the velocity so far.",
            replace={"beta * v[key] + (1 - beta)": "(1 - beta) * v[key] + beta"},
        ),
        Mistake(
            "The velocities are right, but the step still goes along the gradient.",
            replace={"v[f": "grads[f"},
        ),
        Mistake(
            "The step goes along the old velocity. Bring the average up to date first.",
            function=_momentum_one_step_late,
        ),
        Mistake(
            "The parameters are right, but you return the old velocities: the next step would "
            "start from them.",
            function=_momentum_that_keeps_the_old_v,
        ),
        Mistake(
            "The biases' velocity is made from that of the weights. Each parameter has its own.",
            function=_momentum_with_the_weights_velocity,
        ),
        Mistake(
            "The biases stay where they are. They move along their velocity like the weights.",
            function=_momentum_without_biases,
        ),
        Mistake(
            "Your velocity is a step: the learning rate and the minus are in it. Here it is an "
            "average of gradients; both come in when the parameter moves.",
            function=_momentum_as_a_step,
        ),
        Mistake(
            "Only the first layer moves. Go through all parameters.",
            function=_momentum_of_the_first_layer,
        ),
        Mistake("You walk uphill.", replace={"p - learning_rate": "p + learning_rate"}),
        Mistake("The learning rate is not used.", replace={"learning_rate * ": ""}),
        Mistake(
            "β is fixed at 0.9. Use the one that is handed in.",
            replace={"beta * v[key] + (1 - beta)": "0.9 * v[key] + 0.1"},
        ),
        Mistake(
            "The two dicts come back in the wrong order: parameters first.",
            replace={"return parameters, v": "return v, parameters"},
        ),
    ),
    equivalents=(_momentum_in_place, _momentum_layer_by_layer, _momentum_as_a_list),
)


# update_parameters_with_rmsprop


def _rmsprop_in_place(parameters, grads, s, beta, learning_rate, epsilon=1e-8):
    for name in parameters:
        gradient = grads["d" + name]
        s["d" + name] *= beta
        s["d" + name] += (1 - beta) * np.square(gradient)
        parameters[name] -= learning_rate * gradient / (s["d" + name] ** 0.5 + epsilon)
    return parameters, s


def _rmsprop_layer_by_layer(parameters, grads, s, beta, learning_rate, epsilon=1e-8):
    for layer in range(1, len(parameters) // 2 + 1):
        for kind in ("W", "b"):
            key, name = f"d{kind}{layer}", f"{kind}{layer}"
            s[key] = beta * s[key] + (1 - beta) * np.multiply(grads[key], grads[key])
            parameters[name] = parameters[name] - (
                learning_rate / (np.sqrt(s[key]) + epsilon) * grads[key]
            )
    return parameters, s


def _rmsprop_with_the_old_s(parameters, grads, s, beta, learning_rate, epsilon=1e-8):
    steps = {key: grads[key] / (np.sqrt(s[key]) + epsilon) for key in s}
    s = {key: beta * s[key] + (1 - beta) * grads[key] ** 2 for key in s}
    parameters = {name: p - learning_rate * steps[f"d{name}"] for name, p in parameters.items()}
    return parameters, s


def _rmsprop_with_the_weights_s(parameters, grads, s, beta, learning_rate, epsilon=1e-8):
    s = dict(s)
    for layer in range(1, len(parameters) // 2 + 1):
        dW, db = f"dW{layer}", f"db{layer}"
        s[dW] = beta * s[dW] + (1 - beta) * grads[dW] ** 2
        s[db] = beta * s[dW] + (1 - beta) * grads[db] ** 2
    steps = {key: grads[key] / (np.sqrt(s[key]) + epsilon) for key in s}
    parameters = {name: p - learning_rate * steps[f"d{name}"] for name, p in parameters.items()}
    return parameters, s


def _rmsprop_that_keeps_the_old_s(parameters, grads, s, beta, learning_rate, epsilon=1e-8):
    new_s = {key: beta * s[key] + (1 - beta) * grads[key] ** 2 for key in s}
    steps = {key: grads[key] / (np.sqrt(new_s[key]) + epsilon) for key in s}
    parameters = {name: p - learning_rate * steps[f"d{name}"] for name, p in parameters.items()}
    return parameters, s


def _rmsprop_with_a_norm(parameters, grads, s, beta, learning_rate, epsilon=1e-8):
    s = {key: beta * s[key] + (1 - beta) * np.sum(grads[key] ** 2) for key in s}
    steps = {key: grads[key] / (np.sqrt(s[key]) + epsilon) for key in s}
    parameters = {name: p - learning_rate * steps[f"d{name}"] for name, p in parameters.items()}
    return parameters, s


def _rmsprop_run(rng, dims, beta, rate, epsilon):
    calls, parameters, s = [], _parameters(rng, dims), _squares(rng, dims)
    for _ in range(3):
        calls.append((parameters, _grads(rng, dims), s, beta, rate, epsilon))
        parameters, s = optimizers.update_parameters_with_rmsprop(*calls[-1])
    return Calls(calls)


RMSPROP = Exercise(
    name="update_parameters_with_rmsprop",
    title="One step of RMSprop",
    reference=optimizers.update_parameters_with_rmsprop,
    cases=(
        visible("the first step", _weight(1.0), _slope(2.0), _slope(0.0), 0.75, 0.1),
        visible(
            "a later step, a large ε",
            {"W1": np.array([[1.0, -2.0]]), "b1": np.array([[0.5]])},
            {"dW1": np.array([[3.0, 0.1]]), "db1": np.array([[-0.4]])},
            {"dW1": np.array([[4.0, 0.04]]), "db1": np.array([[0.09]])},
            0.8,
            0.5,
            0.25,
        ),
        visible(
            "two layers",
            draw=lambda rng: (
                _parameters(rng, [2, 2, 1]),
                _grads(rng, [2, 2, 1]),
                _squares(rng, [2, 2, 1]),
                0.7,
                0.4,
                0.1,
            ),
        ),
        hidden(
            "three steps of a run",
            lambda rng: _rmsprop_run(rng, [3, 4, 2], float(rng.uniform(0.7, 0.95)), 0.2, 0.1),
            points=3,
        ),
        hidden(
            "four layers, gradients of activations beside",
            lambda rng: (
                _parameters(rng, [2, 3, 1, 4, 1]),
                _grads(rng, [2, 3, 1, 4, 1], with_activations=True),
                _squares(rng, [2, 3, 1, 4, 1]),
                float(rng.uniform(0.3, 0.5)),
                0.05,
                0.4,
            ),
            points=2,
        ),
        hidden(
            "a gradient that has always been 0",
            lambda rng: (
                _parameters(rng, [2, 1]),
                {"dW1": np.array([[0.0, float(rng.uniform(1, 2))]]), "db1": np.array([[0.0]])},
                {"dW1": np.array([[0.0, 1.0]]), "db1": np.array([[0.0]])},
                0.9,
                0.1,
            ),
        ),
        hidden(
            "tiny gradients, where the default ε counts",
            lambda rng: (
                _parameters(rng, [2, 1]),
                {"dW1": rng.uniform(1e-8, 9e-8, size=(1, 2)), "db1": np.array([[-2e-8]])},
                {"dW1": rng.uniform(1e-16, 9e-16, size=(1, 2)), "db1": np.array([[1e-16]])},
                0.9,
                0.3,
            ),
        ),
    ),
    mistakes=(
        Mistake(
            "ε stands inside the root. It is added to the root, so that it is no larger there "
            "than it looks.",
            replace={"np.sqrt(s[key]) + epsilon": "np.sqrt(s[key] + epsilon)"},
        ),
        Mistake(
            "The ε that is handed in is missing below the fraction bar.", replace={" + epsilon": ""}
        ),
        Mistake(
            "Division comes before addition: what stands below the fraction bar needs brackets.",
            replace={
                "(np.sqrt(s[key]) + epsilon)": "np.sqrt(s[key])",
                'steps[f"d{name}"]': 'steps[f"d{name}"] + epsilon',
            },
        ),
        Mistake(
            "β is fixed at 0.9. Use the one that is handed in.",
            replace={"beta * s[key] + (1 - beta)": "0.9 * s[key] + 0.1"},
        ),
        Mistake(
            "The average forgets its past: what became of the s so far, times β?",
            replace={"beta * s[key] + ": ""},
        ),
        Mistake(
            "The square counts in full. In an average its weight and that of the past add up to 1.",
            replace={"(1 - beta) * grads[key] ** 2": "grads[key] ** 2"},
        ),
        Mistake(
            "The two weights are swapped: β belongs to the average so far.",
            replace={"beta * s[key] + (1 - beta)": "(1 - beta) * s[key] + beta"},
        ),
        Mistake(
            "You average the gradients, whose signs cancel. Here their squares are averaged.",
            replace={"grads[key] ** 2": "grads[key]"},
        ),
        Mistake(
            "You divide by the mean square itself. Take its root: only then has the step no unit "
            "of the gradient left.",
            replace={"np.sqrt(s[key])": "s[key]"},
        ),
        Mistake(
            "You divide by the root of the old average. Bring s up to date first.",
            function=_rmsprop_with_the_old_s,
        ),
        Mistake(
            "The parameters are right, but you return the old averages.",
            function=_rmsprop_that_keeps_the_old_s,
        ),
        Mistake(
            "The biases' average is made from that of the weights. Each parameter has its own.",
            function=_rmsprop_with_the_weights_s,
        ),
        Mistake(
            "You summed the squares over the whole matrix. Every entry has an average of its own.",
            function=_rmsprop_with_a_norm,
        ),
        Mistake("You walk uphill.", replace={"p - learning_rate": "p + learning_rate"}),
        Mistake("The learning rate is not used.", replace={"learning_rate * ": ""}),
        Mistake(
            "The step goes along the average of the squares, which has no sign. It goes along the "
            "gradient.",
            replace={"grads[key] / (": "s[key] / ("},
        ),
    ),
    equivalents=(_rmsprop_in_place, _rmsprop_layer_by_layer),
)


# initialize_adam


def _adam_zeros_layer_by_layer(parameters):
    v, s = {}, {}
    for layer in range(1, len(parameters) // 2 + 1):
        for name in (f"W{layer}", f"b{layer}"):
            v["d" + name] = np.zeros(parameters[name].shape)
            s["d" + name] = np.zeros_like(parameters[name], dtype=float)
    return v, s


def _adam_zeros_twice(parameters):
    return [{"d" + name: p - p for name, p in parameters.items()} for _ in "vs"]


def _adam_zeros_without_biases(parameters):
    v, s = ({f"d{n}": np.zeros(p.shape) for n, p in parameters.items() if "W" in n} for _ in "vs")
    return v, s


def _adam_zeros_without_the_last_layer(parameters):
    v, s = {}, {}
    for layer in range(1, len(parameters) // 2):
        for name in (f"W{layer}", f"b{layer}"):
            v["d" + name] = np.zeros(parameters[name].shape)
            s["d" + name] = np.zeros(parameters[name].shape)
    return v, s


def _adam_zeros_under_the_parameters_names(parameters):
    v, s = ({name: np.zeros(p.shape) for name, p in parameters.items()} for _ in "vs")
    return v, s


ADAM_START = Exercise(
    name="initialize_adam",
    title="Two averages for every parameter",
    reference=optimizers.initialize_adam,
    cases=_zero_cases(),
    mistakes=(
        Mistake(
            "Adam has two averages: of the gradients and of their squares. You return one.",
            replace={"return v, s": "return v"},
        ),
        Mistake(
            "The keys are those of the parameters. These are averages of gradients: `dW1`, `db1` "
            "and so on.",
            function=_adam_zeros_under_the_parameters_names,
        ),
        Mistake(
            "The averages of the squares start at 1. They have seen nothing either.",
            replace={
                's = {f"d{name}": np.zeros(p.shape)': 's = {f"d{name}": np.ones(p.shape)',
            },
        ),
        Mistake("The biases have gradients too.", function=_adam_zeros_without_biases),
        Mistake(
            "The last layer is missing. `range(1, L)` ends at L - 1.",
            function=_adam_zeros_without_the_last_layer,
        ),
    ),
    equivalents=(_adam_zeros_layer_by_layer, _adam_zeros_twice),
)


# update_parameters_with_adam


def _adam_layer_by_layer(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for layer in range(1, len(parameters) // 2 + 1):
        for kind in ("W", "b"):
            key, name = f"d{kind}{layer}", f"{kind}{layer}"
            v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
            v_corrected[key] = v[key] / (1 - np.power(beta1, t))
            s[key] = beta2 * s[key] + (1 - beta2) * np.power(grads[key], 2)
            s_corrected[key] = s[key] / (1 - np.power(beta2, t))
            parameters[name] = parameters[name] - learning_rate * v_corrected[key] / (
                np.sqrt(s_corrected[key]) + epsilon
            )
    return parameters, v, s, v_corrected, s_corrected


def _adam_in_place(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for name, p in parameters.items():
        key = "d" + name
        v[key] += (1 - beta1) * (grads[key] - v[key])
        s[key] += (1 - beta2) * (grads[key] ** 2 - s[key])
        v_corrected[key] = v[key] / (1 - beta1**t)
        s_corrected[key] = s[key] / (1 - beta2**t)
        p -= learning_rate * v_corrected[key] / (s_corrected[key] ** 0.5 + epsilon)
    return parameters, v, s, v_corrected, s_corrected


def _adam_with_the_weights_averages(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v, s = dict(v), dict(s)
    for layer in range(1, len(parameters) // 2 + 1):
        dW, db = f"dW{layer}", f"db{layer}"
        v[dW] = beta1 * v[dW] + (1 - beta1) * grads[dW]
        v[db] = beta1 * v[dW] + (1 - beta1) * grads[db]
        s[dW] = beta2 * s[dW] + (1 - beta2) * grads[dW] ** 2
        s[db] = beta2 * s[dW] + (1 - beta2) * grads[db] ** 2
    v_corrected = {key: v[key] / (1 - beta1**t) for key in v}
    s_corrected = {key: s[key] / (1 - beta2**t) for key in s}
    steps = {key: v_corrected[key] / (np.sqrt(s_corrected[key]) + epsilon) for key in v}
    parameters = {name: p - learning_rate * steps[f"d{name}"] for name, p in parameters.items()}
    return parameters, v, s, v_corrected, s_corrected


def _adam_run(rng, dims, first, *settings):
    """Draw the arguments of three steps in a row, the first of them with the number `first`."""
    calls, parameters = [], _parameters(rng, dims)
    v, s = _averages(rng, dims), _squares(rng, dims)
    for t in range(first, first + 3):
        calls.append((parameters, _grads(rng, dims), v, s, t, *settings))
        parameters, v, s, _, _ = optimizers.update_parameters_with_adam(*calls[-1])
    return Calls(calls)


ADAM = Exercise(
    name="update_parameters_with_adam",
    title="One step of Adam",
    reference=optimizers.update_parameters_with_adam,
    cases=(
        visible("the first step", _weight(1.0), _slope(2.0), _slope(0.0), _slope(0.0), 1),
        visible(
            "a later step, all settings given",
            {"W1": np.array([[1.0, -2.0]]), "b1": np.array([[0.5]])},
            {"dW1": np.array([[3.0, 0.1]]), "db1": np.array([[-0.4]])},
            {"dW1": np.array([[1.0, -0.2]]), "db1": np.array([[0.3]])},
            {"dW1": np.array([[4.0, 0.04]]), "db1": np.array([[0.09]])},
            3,
            0.5,
            0.8,
            0.6,
            0.25,
        ),
        visible(
            "two layers",
            draw=lambda rng: (
                _parameters(rng, [2, 2, 1]),
                _grads(rng, [2, 2, 1]),
                _averages(rng, [2, 2, 1]),
                _squares(rng, [2, 2, 1]),
                2,
                0.4,
                0.7,
                0.8,
                0.1,
            ),
        ),
        hidden(
            "three steps of a run",
            lambda rng: _adam_run(
                rng,
                [3, 4, 2],
                2,
                0.1,
                float(rng.uniform(0.6, 0.8)),
                float(rng.uniform(0.85, 0.95)),
                0.05,
            ),
            points=4,
        ),
        hidden(
            "three steps with the default settings",
            lambda rng: _adam_run(rng, [2, 3, 1], int(rng.integers(4, 9))),
            points=2,
        ),
        hidden(
            "four layers, gradients of activations beside",
            lambda rng: (
                _parameters(rng, [2, 3, 1, 4, 1]),
                _grads(rng, [2, 3, 1, 4, 1], with_activations=True),
                _averages(rng, [2, 3, 1, 4, 1]),
                _squares(rng, [2, 3, 1, 4, 1]),
                int(rng.integers(5, 12)),
                0.3,
                0.5,
                0.7,
                0.4,
            ),
            points=2,
        ),
        hidden(
            "one unit",
            lambda rng: (
                _parameters(rng, [1, 1]),
                _grads(rng, [1, 1]),
                _averages(rng, [1, 1]),
                _squares(rng, [1, 1]),
                2,
                0.7,
                0.3,
                0.9,
                0.2,
            ),
        ),
        hidden(
            "tiny gradients, where the default ε counts",
            lambda rng: (
                _parameters(rng, [2, 1]),
                {"dW1": rng.uniform(1e-8, 9e-8, size=(1, 2)), "db1": np.array([[-2e-8]])},
                {"dW1": rng.uniform(1e-8, 9e-8, size=(1, 2)), "db1": np.array([[1e-8]])},
                {"dW1": rng.uniform(1e-16, 9e-16, size=(1, 2)), "db1": np.array([[1e-16]])},
                5,
            ),
        ),
    ),
    mistakes=(
        Mistake(
            "The averages of the gradients forget their past: what became of β₁ v?",
            replace={"beta1 * v[key] + ": ""},
        ),
        Mistake(
            "The averages of the squares forget their past: what became of β₂ s?",
            replace={"beta2 * s[key] + ": ""},
        ),
        Mistake(
            "s averages the gradients instead of their squares.",
            replace={"grads[key] ** 2": "grads[key]"},
        ),
        Mistake(
            "Both corrections lack the power of t: they never fade.",
            replace={"1 - beta1**t": "1 - beta1", "1 - beta2**t": "1 - beta2"},
        ),
        Mistake("The correction of v lacks the power of t.", replace={"1 - beta1**t": "1 - beta1"}),
        Mistake("The correction of s lacks the power of t.", replace={"1 - beta2**t": "1 - beta2"}),
        Mistake(
            "You multiply β with t in the corrections. The weights that are missing from the sum "
            "are a power.",
            replace={"beta1**t": "beta1 * t", "beta2**t": "beta2 * t"},
        ),
        Mistake(
            "s is corrected with the power of β₁. Each average has its own β.",
            replace={"1 - beta2**t": "1 - beta1**t"},
        ),
        Mistake(
            "The corrected s is made from v. It corrects the averages of the squares.",
            replace={"s[key] / (1 - beta2**t)": "v[key] / (1 - beta2**t)"},
        ),
        Mistake(
            "The step is made with v and s before their corrections.",
            replace={
                "v_corrected[key] / (np.sqrt(s_corrected[key])": "v[key] / (np.sqrt(s[key])",
            },
        ),
        Mistake(
            "The powers in the corrections are one too large: t is 1 in the first step already.",
            replace={
                "1 - beta1**t": "1 - beta1 ** (t + 1)",
                "1 - beta2**t": "1 - beta2 ** (t + 1)",
            },
        ),
        Mistake(
            "Division comes before addition: what stands below the fraction bar needs brackets.",
            replace={
                "(np.sqrt(s_corrected[key]) + epsilon)": "np.sqrt(s_corrected[key])",
                'steps[f"d{name}"]': 'steps[f"d{name}"] + epsilon',
            },
        ),
        Mistake(
            "The step divides by the root of s before its correction.",
            replace={"np.sqrt(s_corrected[key])": "np.sqrt(s[key])"},
        ),
        Mistake(
            "The step goes along v before its correction.",
            replace={"v_corrected[key] / (np": "v[key] / (np"},
        ),
        Mistake(
            "The step goes along the gradient. Adam takes the average of the gradients.",
            replace={"v_corrected[key] / (np": "grads[key] / (np"},
        ),
        Mistake(
            "ε stands inside the root. It is added to the root.",
            replace={"np.sqrt(s_corrected[key]) + epsilon": "np.sqrt(s_corrected[key] + epsilon)"},
        ),
        Mistake(
            "The root is missing: you divide by the mean square itself.",
            replace={"np.sqrt(s_corrected[key])": "s_corrected[key]"},
        ),
        Mistake(
            "The corrected averages come back as v and s: the next step would correct them once "
            "more. Keep both kinds.",
            replace={
                "return parameters, v, s, v": "return parameters, v_corrected, s_corrected, v"
            },
        ),
        Mistake(
            "The biases' averages are made from those of the weights. Each parameter has its own.",
            function=_adam_with_the_weights_averages,
        ),
        Mistake(
            "The learning rate is fixed inside the function. Use the one that is handed in.",
            replace={"p - learning_rate": "p - 0.01"},
        ),
        Mistake("You walk uphill.", replace={"p - learning_rate": "p + learning_rate"}),
    ),
    equivalents=(_adam_layer_by_layer, _adam_in_place),
)


# update_lr


def _inverse_in_two_lines(learning_rate0, epoch_num, decay_rate):
    divisor = 1 + epoch_num * decay_rate
    return learning_rate0 / divisor


def _inverse_as_a_product(learning_rate0, epoch_num, decay_rate):
    return np.float64((decay_rate * epoch_num + 1) ** -1.0 * learning_rate0)


UPDATE_LR = Exercise(
    name="update_lr",
    title="A rate that falls like 1 / epoch",
    reference=optimizers.update_lr,
    cases=(
        visible("the first epoch", 0.5, 0, 1),
        visible("a later epoch", 0.2, 4, 0.5),
        hidden(
            "other numbers",
            lambda rng: (
                float(rng.uniform(0.1, 0.9)),
                int(rng.integers(20, 90)),
                float(rng.uniform(0.2, 0.8)),
            ),
            points=2,
        ),
        hidden("no decay", lambda rng: (float(rng.uniform(0.1, 0.9)), 12, 0)),
    ),
    mistakes=(
        Mistake(
            "Division comes before addition: what stands below the fraction bar needs brackets.",
            replace={"(1 + decay_rate * epoch_num)": "1 + decay_rate * epoch_num"},
        ),
        Mistake("The decay rate is not used.", replace={"decay_rate * epoch_num": "epoch_num"}),
        Mistake("The epoch is not used.", replace={" * epoch_num": ""}),
        Mistake(
            "You count the epochs from 1. Here they are counted from 0, and epoch 0 has the "
            "starting rate.",
            replace={"* epoch_num": "* (epoch_num + 1)"},
        ),
        Mistake(
            "The rate grows: you multiply where you should divide.",
            replace={"learning_rate0 / ": "learning_rate0 * "},
        ),
        Mistake(
            "Below the fraction bar stands a power. Here the rate falls like 1 / epoch.",
            replace={"(1 + decay_rate * epoch_num)": "(1 + decay_rate) ** epoch_num"},
        ),
        Mistake(
            "The 1 is missing below the fraction bar: epoch 0 would have no rate at all.",
            replace={"1 + decay_rate": "decay_rate"},
        ),
        Mistake(
            "The starting rate is missing: that is the factor only.",
            replace={"learning_rate0 / ": "1 / "},
        ),
    ),
    equivalents=(_inverse_in_two_lines, _inverse_as_a_product),
)


# exponential_decay


def _exponential_by_repetition(learning_rate0, epoch_num):
    rate = learning_rate0
    for _ in range(epoch_num):
        rate *= 0.95
    return rate


def _exponential_by_exp(learning_rate0, epoch_num):
    return learning_rate0 * np.exp(epoch_num * np.log(0.95))


EXPONENTIAL = Exercise(
    name="exponential_decay",
    title="A rate that loses 5 % an epoch",
    reference=optimizers.exponential_decay,
    cases=(
        visible("the second epoch", 0.2, 2),
        visible("the start", 0.3, 0),
        hidden(
            "a later epoch",
            lambda rng: (float(rng.uniform(0.05, 0.5)), int(rng.integers(10, 60))),
            points=2,
        ),
    ),
    mistakes=(
        Mistake(
            "You multiply with the epoch. Losing 5 % again and again is a power.",
            replace={"0.95**epoch_num": "0.95 * epoch_num"},
        ),
        Mistake(
            "You take 5 % of the starting rate away each time. Here it is 5 % of what is left.",
            replace={"0.95**epoch_num": "(1 - 0.05 * epoch_num)"},
        ),
        Mistake(
            "That leaves 5 % of the rate in each epoch. It loses 5 %.",
            replace={"0.95**epoch_num": "0.05**epoch_num"},
        ),
        Mistake(
            "The starting rate is missing: that is the factor only.",
            replace={" * learning_rate0": ""},
        ),
        Mistake("Base and exponent are swapped.", replace={"0.95**epoch_num": "epoch_num**0.95"}),
        Mistake(
            "The power is one too large: epoch 0 has the starting rate.",
            replace={"0.95**epoch_num": "0.95 ** (epoch_num + 1)"},
        ),
        Mistake(
            "The power is one too small: epoch 0 has the starting rate, and epoch 1 has lost 5 %.",
            replace={"0.95**epoch_num": "0.95 ** (epoch_num - 1)"},
        ),
        Mistake(
            "The starting rate is raised to the power, too. Only 0.95 is.",
            replace={"0.95**epoch_num * learning_rate0": "(0.95 * learning_rate0) ** epoch_num"},
        ),
        Mistake(
            "That is the exponential function of the epoch. The base here is 0.95.",
            replace={"0.95**epoch_num": "np.exp(-0.95 * epoch_num)"},
        ),
    ),
    equivalents=(_exponential_by_repetition, _exponential_by_exp),
)


# sqrt_decay


def _sqrt_of_the_square(k, epoch_num):
    return np.sqrt(k**2 / epoch_num)


def _sqrt_as_a_power(k, epoch_num):
    return k * float(epoch_num) ** -0.5


SQRT = Exercise(
    name="sqrt_decay",
    title="A rate that falls with the root of the epoch",
    reference=optimizers.sqrt_decay,
    cases=(
        visible("the fourth epoch", 0.2, 4),
        visible("the first epoch", 0.3, 1),
        hidden(
            "a later epoch",
            lambda rng: (float(rng.uniform(0.05, 0.5)), int(rng.integers(10, 90))),
            points=2,
        ),
    ),
    mistakes=(
        Mistake("The root is missing.", replace={"np.sqrt(epoch_num)": "epoch_num"}),
        Mistake("The rate grows: you multiply.", replace={"k / np": "k * np"}),
        Mistake(
            "The root is over the whole fraction. Only the epoch stands below it.",
            replace={"k / np.sqrt(epoch_num)": "np.sqrt(k / epoch_num)"},
        ),
        Mistake("k is missing above the fraction bar.", replace={"k / np": "1 / np"}),
        Mistake(
            "A power comes before a division: `x**1/2` is half of x. Write `x**0.5`, or "
            "`np.sqrt(x)`.",
            replace={"np.sqrt(epoch_num)": "epoch_num**1/2"},
        ),
        Mistake(
            "You count the epochs from 0 and add 1. Here they are counted from 1 already.",
            replace={"np.sqrt(epoch_num)": "np.sqrt(epoch_num + 1)"},
        ),
        Mistake(
            "Below the fraction bar stands the square. The root falls much more slowly.",
            replace={"np.sqrt(epoch_num)": "epoch_num**2"},
        ),
    ),
    equivalents=(_sqrt_of_the_square, _sqrt_as_a_power),
)


# schedule_lr_decay


def _stairs_with_floor(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * np.floor(epoch_num / time_interval))


def _stairs_with_int(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    stair = int(epoch_num / time_interval)
    return 1 / (1 + stair * decay_rate) * learning_rate0


SCHEDULE = Exercise(
    name="schedule_lr_decay",
    title="A rate that falls in stairs",
    reference=optimizers.schedule_lr_decay,
    cases=(
        visible("the sixth stair", 0.6, 570, 0.25, 100),
        visible("the first stair", 0.6, 30, 0.25, 100),
        hidden(
            "other numbers",
            lambda rng: (
                float(rng.uniform(0.1, 0.9)),
                50 * int(rng.integers(4, 9)) + int(rng.integers(26, 49)),
                float(rng.uniform(0.2, 0.8)),
                50,
            ),
            points=2,
        ),
        hidden(
            "the default interval",
            lambda rng: Calls(
                (float(rng.uniform(0.1, 0.9)), epoch, float(rng.uniform(1.2, 2.0)))
                for epoch in (2999, 3000)
            ),
        ),
        hidden(
            "the edge of a stair",
            lambda rng: (float(rng.uniform(0.1, 0.9)), 3 * int(rng.integers(8, 30)), 1.0, 3),
        ),
    ),
    mistakes=(
        Mistake(
            "The rate falls a little in every epoch. Stairs need the epoch in whole intervals.",
            replace={"epoch_num // time_interval": "epoch_num / time_interval"},
        ),
        Mistake(
            "The quotient is rounded to the nearest whole number: the stair would begin half an "
            "interval early.",
            replace={"(epoch_num // time_interval)": "round(epoch_num / time_interval)"},
        ),
        Mistake(
            "The quotient is rounded up. The first interval still has the starting rate.",
            replace={"(epoch_num // time_interval)": "-(-epoch_num // time_interval)"},
        ),
        Mistake(
            "You take what is left over of the division. How many whole intervals have passed?",
            replace={"epoch_num // time_interval": "epoch_num % time_interval"},
        ),
        Mistake("The decay rate is not used.", replace={"decay_rate * (": "("}),
        Mistake(
            "You round down after the decay rate has come in. Only the number of the stair is a "
            "whole one.",
            replace={"(epoch_num // time_interval)": "epoch_num // time_interval"},
        ),
        Mistake(
            "Each stair begins one epoch early. Epochs are counted from 0: epoch 1000 is the first "
            "of the second thousand.",
            replace={"epoch_num //": "(epoch_num + 1) //"},
        ),
        Mistake(
            "Each stair begins one epoch late. Epochs are counted from 0: epoch 1000 is the first "
            "of the second thousand.",
            replace={"epoch_num //": "(epoch_num - 1) //"},
        ),
        Mistake(
            "The interval is always 1000. Use the one that is handed in.",
            replace={"// time_interval": "// 1000"},
        ),
        Mistake(
            "Division comes before addition: what stands below the fraction bar needs brackets.",
            replace={
                "/ (1 + decay_rate * (epoch_num // time_interval))": (
                    "/ 1 + decay_rate * (epoch_num // time_interval)"
                )
            },
        ),
        Mistake(
            "Each stair divides by 1 + decay_rate once more. Here the number of the stair stands "
            "in the sum.",
            replace={
                "(1 + decay_rate * (epoch_num // time_interval))": (
                    "(1 + decay_rate) ** (epoch_num // time_interval)"
                )
            },
        ),
    ),
    equivalents=(_stairs_with_floor, _stairs_with_int),
)


# diagnosis: a quiz

DIAGNOSIS = Exercise(
    name="diagnosis",
    title="What is the matter with this run?",
    reference={
        "Adam's first step": 1.0,
        "the same without correction": 0.1 / math.sqrt(0.001),
        "chance of a minimum": 1 / 1024,
        "flat for 800 epochs, then it falls": "C",
        "dances around a level, lower with half the rate": "B",
        "single steps go up, epochs go down": "E",
        "swings past the bottom and back": "A",
        "one gradient is 1000 times the other": "D",
        "Adam crawls where gradients are tiny": "F",
    },
    cases=(
        visible("Adam's first step", "Adam's first step"),
        visible("flat for 800 epochs, then it falls", "flat for 800 epochs, then it falls"),
        visible("single steps go up, epochs go down", "single steps go up, epochs go down"),
        visible("swings past the bottom and back", "swings past the bottom and back"),
        hidden(
            "the same without correction",
            lambda rng: ("the same without correction",),
            rtol=1e-3,
            points=2,
        ),
        hidden("chance of a minimum", lambda rng: ("chance of a minimum",), rtol=1e-2),
        hidden(
            "dances around a level, lower with half the rate",
            lambda rng: ("dances around a level, lower with half the rate",),
        ),
        hidden(
            "one gradient is 1000 times the other",
            lambda rng: ("one gradient is 1000 times the other",),
        ),
        hidden(
            "Adam crawls where gradients are tiny",
            lambda rng: ("Adam crawls where gradients are tiny",),
        ),
    ),
    mistakes=(
        Mistake(
            "v is a tenth of the gradient after one step, but the step is made with v̂. What does "
            "the correction divide by?",
            answers={"Adam's first step": 0.1},
        ),
        Mistake(
            "Does the size of the gradient matter? Write down v̂ and √ŝ for one gradient g, and "
            "divide.",
            answers={"Adam's first step": 0.01},
        ),
        Mistake(
            "You left out the root: s holds squares, and 1 - β₂ stands below it too.",
            answers={"the same without correction": 100.0},
        ),
        Mistake(
            "That is v alone, in units of the gradient. What is it divided by?",
            answers={"the same without correction": 0.1},
        ),
        Mistake(
            "All ten curvatures must be positive at once: chances of independent things are "
            "multiplied.",
            answers={"chance of a minimum": 0.5},
        ),
        Mistake(
            "A tenth of one half is no chance of ten ups. How likely are two ups, and three?",
            answers={"chance of a minimum": 0.05},
        ),
        Mistake(
            "A rate that is too large would make the cost go up and down; and here the rate never "
            "changes. What has a tiny gradient and still a way down?",
            answers={"flat for 800 epochs, then it falls": "B"},
        ),
        Mistake(
            "Noise shows in each epoch. Here the cost stands still for hundreds of them, and then "
            "finds a way down.",
            answers={"flat for 800 epochs, then it falls": "E"},
        ),
        Mistake(
            "A steady rate that is too large gives a cost that stays up on average. Here the "
            "epochs go down.",
            answers={"single steps go up, epochs go down": "B"},
        ),
        Mistake(
            "Noise has no direction. Here the path keeps going the way it went: what makes it "
            "remember?",
            answers={"swings past the bottom and back": "E"},
        ),
        Mistake(
            "The run comes near the bottom and cannot get closer, and a shorter step helps. What "
            "makes all steps shorter in time?",
            answers={"dances around a level, lower with half the rate": "C"},
        ),
        Mistake(
            "Momentum averages over time. It does not make two directions equal.",
            answers={"one gradient is 1000 times the other": "A"},
        ),
        Mistake(
            "Look at the denominator √ŝ + ε: which of the two rules it where √ŝ is tiny?",
            answers={"Adam crawls where gradients are tiny": "C"},
        ),
    ),
    equivalents=(
        {
            "Adam's first step": 1,
            "the same without correction": 3.1623,
            "chance of a minimum": 0.5**10,
            "flat for 800 epochs, then it falls": "C",
            "dances around a level, lower with half the rate": "B",
            "single steps go up, epochs go down": "E",
            "swings past the bottom and back": "A",
            "one gradient is 1000 times the other": "D",
            "Adam crawls where gradients are tiny": "F",
            "note": "extra keys do no harm",
        },
        {
            "Adam crawls where gradients are tiny": "F",
            "one gradient is 1000 times the other": "D",
            "swings past the bottom and back": "A",
            "single steps go up, epochs go down": "E",
            "dances around a level, lower with half the rate": "B",
            "flat for 800 epochs, then it falls": "C",
            "chance of a minimum": 0.000977,
            "the same without correction": math.sqrt(10),
            "Adam's first step": np.float64(1.0),
        },
    ),
)

EXERCISES = (
    GD,
    MINI_BATCHES,
    BATCHES,
    AVERAGE,
    WINDOW,
    VELOCITY,
    MOMENTUM,
    RMSPROP_START,
    RMSPROP,
    ADAM_START,
    ADAM,
    UPDATE_LR,
    EXPONENTIAL,
    SQRT,
    SCHEDULE,
    DIAGNOSIS,
)
