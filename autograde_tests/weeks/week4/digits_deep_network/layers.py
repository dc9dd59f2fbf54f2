"""What the layers of a trained network have made of their input."""

import numpy as np

from course_utils.reference.deep_digits import class_share, layer_outputs, nearest_mean_accuracy

from ....machinery.exercises import exercise, hidden, visible
from .. import _networks as networks


def _network(dims, m):
    def draw(rng):
        return networks.draw_network(rng, dims, m)

    return draw


LAYER_OUTPUTS = exercise(
    layer_outputs,
    "The outputs of every layer",
    visible("two layers", draw=_network([3, 4, 2], 5), unchanged=True),
    visible("one layer", draw=_network([4, 3], 3)),
    hidden("four layers", _network([5, 6, 4, 3, 10], 7), points=2, unchanged=True),
    hidden("three layers, one example", _network([2, 5, 3, 1], 1)),
)


@LAYER_OUTPUTS.equivalent
def by_hand(X, parameters):
    L = len(parameters) // 2
    A, found = X, [X]
    for layer in range(1, L):
        A = np.maximum(0, parameters["W" + str(layer)] @ A + parameters["b" + str(layer)])
        found.append(A)
    return [*found, 1 / (1 + np.exp(-(parameters["W" + str(L)] @ A) - parameters["b" + str(L)]))]


@LAYER_OUTPUTS.equivalent
def in_a_dict_first(X, parameters):
    L, A = len(parameters) // 2, {0: X}
    for k in range(1, L + 1):
        Z = np.dot(parameters[f"W{k}"], A[k - 1]) + parameters[f"b{k}"]
        A[k] = np.where(Z > 0, Z, 0) if k < L else 1 / (1 + np.exp(-Z))
    return list(A.values())


LAYER_OUTPUTS.wrong("""
    outputs = [X] → outputs = [X, X][:1]; first = X
    return outputs → return outputs[1:]
        The input is missing. The list begins with it, as A0.
    return outputs → return outputs[:-1]
        The output layer is missing.
    return outputs → return outputs[-1]
        That is the last layer alone. Return the activations of all, in a list.
    "sigmoid" if layer == L else "relu" → "relu"
        The output layer is a ReLU layer now. Which activation has it?
    "sigmoid" if layer == L else "relu" → "sigmoid"
        The hidden layers are sigmoid layers now. Which activation have they?
    linear_activation_forward(outputs[-1], W, b, activation) →
    linear_activation_forward(X, W, b, activation) if layer == 1 else (W @ outputs[-1] + b, None)
        Layers after the first give their score. Their activation is missing.
""")


@LAYER_OUTPUTS.mistake(
    "You keep what `linear_activation_forward` returns, and that is a pair: activations, then a "
    "cache. Take the activations."
)
def with_caches(X, parameters):
    return [X, *((A, None) for A in layer_outputs(X, parameters)[1:])]


def _classes(n, m, m_new, digits, new=None, spread=1.0):
    """Return a draw of columns around a centre for each class, many of them nearer to another."""

    def draw(rng):
        centres = rng.normal(size=(n, max(digits) + 1))

        def some(count, each):
            y = rng.permutation(np.resize(each, count)).reshape(1, count)
            return centres[:, y[0]] + spread * rng.normal(size=(n, count)), y

        A, y = some(m, digits)
        A_new, y_new = some(m_new, new or digits)
        return A, y, A_new, y_new

    return draw


NEAREST_MEAN_ACCURACY = exercise(
    nearest_mean_accuracy,
    "Read off a layer by class means",
    visible(
        "one unit, two classes",
        np.array([[0.0, 2.0, 10.0]]),
        np.array([[3, 3, 5]]),
        np.array([[4.0, 7.0, 5.0, 9.0]]),
        np.array([[3, 3, 5, 5]]),
        unchanged=True,
    ),
    visible("four classes", draw=_classes(3, 8, 211, [0, 1, 2, 3])),
    visible("classes 2, 5 and 9, no new 5", draw=_classes(4, 9, 199, [2, 5, 9], [2, 9])),
    hidden("ten classes", _classes(6, 30, 307, list(range(10))), points=2, unchanged=True),
    hidden("classes 4, 6 and 7, new 6 alone", _classes(3, 9, 157, [4, 6, 7], [6], 1.5)),
    hidden("some classes do not occur", _classes(5, 11, 223, [1, 3, 4, 8])),
)


@NEAREST_MEAN_ACCURACY.equivalent
def all_at_once(A, y, A_new, y_new):
    classes = sorted(set(y[0].tolist()))
    means = np.stack([A[:, y[0] == k].mean(axis=1) for k in classes])
    distances = np.linalg.norm(A_new.T[:, np.newaxis] - means, axis=2)
    return float(np.mean(np.array(classes)[distances.argmin(axis=1)] == y_new[0]) * 100)


@NEAREST_MEAN_ACCURACY.equivalent
def column_by_column(A, y, A_new, y_new):
    hits = 0
    for i in range(A_new.shape[1]):
        best, found = np.inf, None
        for k in set(y[0].tolist()):
            gap = np.sum((A_new[:, i] - np.mean(A[:, y[0] == k], axis=1)) ** 2)
            if gap < best:
                best, found = gap, k
        hits += found == y_new[0, i]
    return 100 * hits / A_new.shape[1]


NEAREST_MEAN_ACCURACY.wrong("""
    100 * np.mean → np.mean
        That is a share. Return a percentage.
    classes[np.argmin(distances, axis=0)] → np.argmin(distances, axis=0)
        You return to places in the list of classes. If class 0 does not occur, the first place
        stands for another class.
    np.unique(y) → np.arange(10)
        You ask for ten classes, and not all of them occur in `y`. The mean of no columns is not a
        number. Which classes does `y` have?
    np.argmin → np.argmax
        You take the mean that is furthest away.
    (A_new - mean) ** 2 → (A_new - mean)
        Differences of both signs cancel in the sum. Square them first.
    A[:, y[0] == k].mean → A_new[:, y_new[0] == k].mean
        The means are taken of the new columns. They are to be those of `A`.
    A[:, y[0] == k].mean(axis=1, keepdims=True) → A[:, y[0] == k].mean()
        The mean of a class is one number in your code. It is a column, a number for each unit.
    A[:, y[0] == k].mean(axis=1, keepdims=True) → A[:, y[0] == k].sum(axis=1, keepdims=True)
        You add the columns of a class up. Their mean is wanted.
    100 * np.mean(nearest == y_new[0]) → 100 * np.mean(nearest != y_new[0])
        That is the percentage that is wrong.
""")


@NEAREST_MEAN_ACCURACY.mistake(
    "You judge the columns that the means were taken of. Judge the new ones."
)
def judged_on_the_old(A, y, A_new, y_new):
    return nearest_mean_accuracy(A, y, A, y)


def _units(n, m, digits, dead=0):
    """Return a draw of units that follow the class to different degrees, some of them dead."""

    def draw(rng):
        y = rng.permutation(np.concatenate([digits, rng.choice(digits, m - len(digits))]))
        level = rng.normal(size=(n, max(digits) + 1))
        A = level[:, y] + rng.uniform(0.2, 2.0, size=(n, 1)) * rng.normal(size=(n, m)) + 2
        A[:dead] = 0.0
        return rng.permutation(A), y.reshape(1, m)

    return draw


CLASS_SHARE = exercise(
    class_share,
    "How much of a unit the class decides",
    visible(
        "all, nothing, and a unit that never changes",
        np.array([[1.0, 1.0, 3.0, 3.0], [1.0, 3.0, 1.0, 3.0], [0.0, 0.0, 0.0, 0.0]]),
        np.array([[0, 0, 1, 1]]),
        unchanged=True,
    ),
    visible("three classes of different sizes", draw=_units(3, 15, [0, 1, 2])),
    hidden("ten classes", _units(6, 60, list(range(10))), points=2, unchanged=True),
    hidden("classes 3, 4 and 7, dead units", _units(5, 25, [3, 4, 7], dead=2), points=2),
)


@CLASS_SHARE.equivalent
def by_what_is_left(A, y):
    inside = np.zeros(A.shape)
    for k in set(y[0].tolist()):
        columns = y[0] == k
        inside[:, columns] = A[:, columns] - A[:, columns].mean(axis=1, keepdims=True)
    total = np.sum((A - A.mean(axis=1, keepdims=True)) ** 2, axis=1)
    moves = total > 0
    share = np.zeros(len(A))
    share[moves] = 1 - np.sum(inside**2, axis=1)[moves] / total[moves]
    return share


@CLASS_SHARE.equivalent
def unit_by_unit(A, y):
    shares = []
    for a in A:
        total = sum((a - a.mean()) ** 2)
        between = 0.0
        for k in np.unique(y):
            mine = a[y[0] == k]
            between += mine.size * (mine.mean() - a.mean()) ** 2
        shares.append(between / total if total else 0.0)
    return np.array(shares)


CLASS_SHARE.wrong("""
    between += weight * (of_class → between += (of_class
        The classes count alike in your code, whatever their size. In the formula, each counts m_k
        times.
    weight = of_class.shape[1] / A.shape[1] → weight = of_class.shape[1]
        The sum above the line runs over examples, the one below is a mean, or the other way
        round. Divide both by m, or none.
    total = A.var(axis=1) → total = A.std(axis=1)
        Below the line stands the standard deviation. The variance is wanted.
    of_class.mean(axis=1) - A.mean(axis=1)) ** 2 → of_class.mean(axis=1)) ** 2
        You square the mean of the class itself. Its distance from the mean of all is wanted.
    of_class.mean(axis=1) - A.mean(axis=1)) ** 2 → of_class.mean(axis=1) - A.mean()) ** 2
        You compare with one mean for all units. Each unit has a mean of its own.
    return between / total → return (between / total).reshape(-1, 1)
        The shares are right, and stand in a column. Return shape (n,).
    return between / total → return 1 - between / total
        That is the share that the class does *not* explain.
""")


@CLASS_SHARE.mistake(
    "A unit that never changes has the share 1. The class decides nothing there: 0."
)
def dead_units_decided(A, y):
    return np.where(A.var(axis=1) == 0, 1, class_share(A, y))


@CLASS_SHARE.mistake(
    "A unit that never changes gets 0 divided by 0. Give it the share 0 before you divide."
)
def without_dead_units(A, y):
    with np.errstate(all="ignore"):
        return class_share(A, y) + 0 / A.var(axis=1)
