"""How far updates move the weights, and what layers put out."""

import numpy as np

from course_utils.reference.activations import relu
from course_utils.reference.diagnostics import dead_share, layer_statistics, update_ratio

from ....machinery.exercises import exercise, hidden, visible


def _network(rng, dims, bias=0.5):
    """Draw parameters of a network."""
    parameters = {}
    for layer in range(1, len(dims)):
        n_in, n_out = dims[layer - 1], dims[layer]
        parameters[f"W{layer}"] = rng.normal(size=(n_out, n_in)) * np.sqrt(2 / n_in)
        parameters[f"b{layer}"] = bias * rng.normal(size=(n_out, 1))
    return parameters


def _update(dims, size=0.01):
    """Return a draw of parameters before and after an update, each moved by a share of its own."""

    def draw(rng):
        before = _network(rng, dims)
        after = {
            name: value + size * rng.uniform(0.3, 3) * rng.normal(size=value.shape)
            for name, value in before.items()
        }
        return before, after

    return draw


UPDATE_RATIO = exercise(
    update_ratio,
    "How far an update moves the weights",
    visible(
        "(3, 4), which becomes (3, 4.01)",
        {"W1": np.array([[3.0], [4.0]]), "b1": np.array([[0.0], [0.0]])},
        {"W1": np.array([[3.0], [4.01]]), "b1": np.array([[0.1], [0.0]])},
    ),
    visible("three layers", draw=_update([4, 3, 2, 1]), unchanged=True),
    visible(
        "a matrix that shrinks", {"W1": np.array([[4.0, 2.0]])}, {"W1": np.array([[3.0, 1.0]])}
    ),
    hidden("other sizes", _update([5, 6, 3]), points=2),
    hidden("four layers", _update([2, 7, 4, 3, 1], 0.2), unchanged=True),
)


@UPDATE_RATIO.equivalent
def by_roots_of_sums(before, after):
    ratios = {}
    for layer in range(1, len([name for name in before if name[0] == "W"]) + 1):
        W = before[f"W{layer}"]
        step = after[f"W{layer}"] - W
        ratios[f"W{layer}"] = np.sqrt((step**2).sum() / (W**2).sum())
    return ratios


@UPDATE_RATIO.equivalent
def in_one_line(before, after):
    rms = lambda W: np.sqrt(np.mean(W * W))  # noqa: E731
    return {name: rms(after[name] - W) / rms(W) for name, W in before.items() if "W" in name}


UPDATE_RATIO.wrong("""
    / np.linalg.norm(before[name]) → / np.linalg.norm(after[name])
        You divide by the length that the matrix has after the update. It is compared with the
        length before.
    / np.linalg.norm(before[name]) →
        That is the length of the update alone. How long is the matrix that it moves?
    / np.linalg.norm(before[name]) → / np.linalg.norm(before[name]) ** 2
        You divide by the square of the length. Is a root missing?
    after[name] - before[name] → after[name]
        You measure the new matrix. The update is what has been added to the old one.
    ratios[name] = step / np.linalg.norm(before[name]) →
    ratios[name] = step**2 / np.linalg.norm(before[name]) ** 2
        That is the ratio of the squares. Take the roots.
    step = np.linalg.norm(after[name] - before[name]) →
    step = np.linalg.norm(after[name]) - np.linalg.norm(before[name])
        You compare two lengths. A weight can move far without a change of the length: subtract
        the matrices first.
    np.linalg.norm(after[name] - before[name]) → np.abs(after[name] - before[name]).max()
        That is the largest entry of the update. Its length has all entries in it.
    ratios[name] = step → ratios["d" + name] = step
        The names are those of gradients. Each ratio stands under the name of its matrix.
""")


@UPDATE_RATIO.mistake("You take the mean of the entries' own ratios, so small weights count most.")
def entry_by_entry(before, after):
    return {
        name: np.mean(np.abs(after[name] - W) / np.abs(W))
        for name, W in before.items()
        if name.startswith("W")
    }


def _activations(n, m, dead):
    """Return a draw of activations of which so many units are off, and the others half the time."""

    def draw(rng):
        A = np.maximum(0, rng.normal(size=(n, m)))
        A[:, -1] = rng.uniform(0.5, 1.0, size=n)  # else chance could kill others, too
        order = rng.permutation(n)
        A[order[:dead]] = 0.0
        for unit in order[dead : dead + n // 3]:  # on for one example only, and faintly
            A[unit] = np.where(np.arange(m) == m - 1, 0.01, 0.0)
        return (A,)

    return draw


DEAD_SHARE = exercise(
    dead_share,
    "How many units are dead",
    visible("one unit of two", np.array([[0.0, 0.0], [0.0, 2.0]])),
    visible("two of eight; some are on for one example only", draw=_activations(8, 5, 2)),
    visible("none", np.array([[0.5, 0.0], [0.0, 0.01], [1.0, 2.0]]), unchanged=True),
    hidden("many units", _activations(40, 25, 13), points=2),
    hidden("few units, many examples", _activations(7, 40, 3)),
    hidden("one example", _activations(9, 1, 4)),
)


@DEAD_SHARE.equivalent
def counted(A):
    dead = 0
    for unit in A:
        if unit.max() == 0:
            dead += 1
    return dead / len(A)


@DEAD_SHARE.equivalent
def by_sums(A):
    return float((A.sum(axis=1) == 0).mean())


DEAD_SHARE.wrong("""
    axis=1 → axis=0
        You look at columns, which are examples. A unit is a row.
    1 - np.mean(is_on) → np.mean(is_on)
        That is the share of the units that live.
    np.any(A > 0, axis=1) → A > 0
        That is the share of all zeros. A unit that is off for some examples is not dead.
    np.any(A > 0, axis=1) → np.all(A > 0, axis=1)
        Units that are off for one example already count as dead for you.
    1 - np.mean(is_on) → np.sum(~is_on)
        That is how many there are. Divide by the number of units.
    1 - np.mean(is_on) → np.sum(~is_on) / A.shape[1]
        You divide by the number of examples. The share is out of the units.
    1 - np.mean(is_on) → 100 * (1 - np.mean(is_on))
        That is in percent. The share lies between 0 and 1.
    A > 0 → A > 0.1
        A unit that is on for an example, however faintly, is not dead.
""")


def _forward(dims, m, bias=0.5):
    """Return a draw of inputs and a network, some of whose first units are dead."""

    def draw(rng):
        parameters = _network(rng, dims, bias)
        parameters["b1"][: dims[1] // 3] -= 30.0
        return rng.normal(size=(dims[0], m)), parameters

    return draw


LAYER_STATISTICS = exercise(
    layer_statistics,
    "What the layers put out",
    visible(
        "one hidden layer",
        np.array([[1.0, 1.0]]),
        {
            "W1": np.array([[1.0], [-1.0]]),
            "b1": np.zeros((2, 1)),
            "W2": np.array([[1.0, 3.0]]),
            "b2": np.array([[0.5]]),
        },
    ),
    visible("three hidden layers", draw=_forward([2, 4, 3, 2, 1], 4), unchanged=True),
    hidden("other sizes", _forward([3, 9, 4, 1], 11), points=2, unchanged=True),
    hidden("one hidden layer, large biases", _forward([5, 12, 2], 8, 2.0)),
    hidden("one example", _forward([3, 8, 6, 1], 1)),
    uses=("dead_share",),
)


@LAYER_STATISTICS.equivalent
def with_a_list_of_activations(X, parameters):
    activations = [X]
    L = len(parameters) // 2
    for layer in range(1, L):
        Z = np.dot(parameters["W" + str(layer)], activations[-1]) + parameters["b" + str(layer)]
        activations.append(Z * (Z > 0))
    return [[A.mean(), A.std(), dead_share(A)] for A in activations[1:]]


@LAYER_STATISTICS.equivalent
def by_moments(X, parameters):
    found = []
    for layer in range(1, len(parameters) // 2):
        X = np.maximum(0, parameters[f"W{layer}"] @ X + parameters[f"b{layer}"])
        mean = X.sum() / X.size
        spread = np.sqrt(np.sum((X - mean) ** 2) / X.size)
        dead = sum(not row.any() for row in X) / len(X)
        found += [(mean, spread, dead)]
    return tuple(found)


LAYER_STATISTICS.wrong("""
    range(1, len(parameters) // 2) → range(1, len(parameters) // 2 + 1)
        Your list has the last layer, too. That one is a sigmoid layer; only hidden layers count.
    range(1, len(parameters) // 2) → range(1, len(parameters) // 2 - 1)
        The last hidden layer is missing. How many hidden layers has a network with L layers?
    relu(parameters[f"W{layer}"] @ A + parameters[f"b{layer}"]) →
    parameters[f"W{layer}"] @ A + parameters[f"b{layer}"]
        These are the scores Z. The activations come after the ReLU.
    @ A + parameters[f"b{layer}"] → @ A
        The biases are missing.
    np.mean(A), np.std(A) → np.std(A), np.mean(A)
        Mean and standard deviation have changed places.
    np.std(A) → np.var(A)
        That is the variance. The standard deviation is its root.
    A = relu( → B = relu(
    np.mean(A), np.std(A), dead_share(A) → np.mean(B), np.std(B), dead_share(B)
        Each layer is handed the inputs of the network. What is its input?
    np.mean(A), np.std(A), dead_share(A) → np.mean(A), np.std(A), np.mean(A == 0)
        The third number is the share of zeros. A unit is dead only if it is off for every example.
    np.mean(A), np.std(A), dead_share(A) → np.mean(A, axis=1), np.std(A, axis=1), dead_share(A)
        You have a mean for each unit. One number over all units and examples is asked for.
""")


@LAYER_STATISTICS.mistake("Only the last layer's numbers come back. Is the list begun anew?")
def begun_anew(X, parameters):
    A = X
    for layer in range(1, len(parameters) // 2):
        found = []
        A = relu(parameters[f"W{layer}"] @ A + parameters[f"b{layer}"])
        found.append((np.mean(A), np.std(A), dead_share(A)))
    return found
