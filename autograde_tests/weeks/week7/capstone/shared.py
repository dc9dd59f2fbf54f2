"""Examples to train on and examples held out, and the judge of a network that was trained.

What a case holds back stays outside the sandbox: the network comes out as numbers, and is tried
here on examples and labels that the call was not given. Flowers are drawn anew. Digits, cats and
tumours are parts of the sets that the course carries, in drawn units and with drawn numbers for the
classes: code that opens those files can find them there, which is for a person to notice.
"""

import functools

import numpy as np

from course_utils import datasets
from course_utils.reference.capstone import predict
from course_utils.reference.logistic import flatten_images
from course_utils.reference.pictures import shrink_images
from course_utils.reference.setting_up import fit_normalizer

from ....machinery.cases import HoldingBack

SLACK = 5
"""So many times its budget may a call take before a case objects: what was planned on one machine
may run on one that is five times slower."""

MOST_LAYERS = 20
MOST_NUMBERS = 1_000_000
LARGEST = 1e12
"""No trained parameter, and no mean of a feature, comes near it; products of them stay finite."""

NAMES = ("mu", "sigma", *(f"{letter}{n}" for letter in "Wb" for n in range(1, MOST_LAYERS + 1)))

FORGOTTEN = (
    "the network does well on normalised inputs, but it gets them as they were measured, and "
    "there is no mu and sigma."
)
NO_BETTER = (
    "even on the examples that it was trained on, the network does hardly better than always "
    "answering the most frequent class."
)
STRAIGHT = "a network without a hidden layer draws straight boundaries, which cannot part these."
DIFFERENT = "two calls with the same arguments gave two different networks."


@functools.cache
def pool(name):
    """Return all examples of a set that the course carries: X, shape (n_x, m), and labels, (m,)."""
    if name == "cats":
        cats = datasets.load_cats(photographs=False)
        pictures = np.concatenate([cats.X_train, cats.X_test])
        X = flatten_images(shrink_images(pictures, 8)).astype(float)
        return X, np.hstack([cats.Y_train, cats.Y_test])[0]
    data = datasets.load_digits() if name == "digits" else datasets.load_breast_cancer()
    return np.hstack([data.X_train, data.X_test]), np.hstack([data.Y_train, data.Y_test])[0]


def exam(name, m, budget):
    """Return a draw: m examples of a set to train on, the others held out.

    Units are drawn, too, and which class is called 0: what was learnt elsewhere does not fit.
    """

    def draw(rng):
        X, labels = pool(name)
        # the classes have the same shares in both parts: by luck, nobody gets more
        order = rng.permutation(labels.size)
        order = order[np.argsort(labels[order], kind="stable")]
        places = np.empty(labels.size)
        for label in range(labels.max() + 1):
            which = np.flatnonzero(labels[order] == label)
            places[which] = (np.arange(which.size) + rng.uniform()) / which.size
        order = order[np.argsort(places)]
        Y = rng.permutation(labels.max() + 1)[labels[order]].reshape(1, -1)
        # whole numbers: a pixel that never changes has a standard deviation of exactly 0
        factor, offset = rng.integers(20, 60), rng.integers(5, 10) * np.ceil(X.max())
        X = factor * (X[:, order] + offset)
        return _parted(X, Y, m, budget)

    return draw


def flower(budget, odd_units=False):
    """Return a draw: 300 points of a flower to train on and 1000 others of the same flower."""

    def draw(rng):
        X, Y = datasets.make_flower(1300, seed=int(rng.integers(2**31)))
        if rng.integers(2):
            Y = 1 - Y
        if odd_units:
            X = np.vstack([40 * X[:1] + 900, np.full((1, X.shape[1]), 7.0), 0.01 * X[1:] - 3])
        else:
            X = X + np.array([[3.0], [-2.0]])
        return _parted(X, Y, 300, budget)

    return draw


def enlarged(m, budget):
    """Return a draw: m zeros and ones of 56 by 56 pixels to train on, the others held out."""

    def draw(rng):
        X, labels = pool("digits")
        X, labels = X[:, labels < 2], labels[labels < 2]
        order = rng.permutation(labels.size)
        pixels = X[:, order].reshape(8, 8, -1).repeat(7, axis=0).repeat(7, axis=1)
        Y = labels[order].reshape(1, -1)
        X = rng.integers(20, 60) * (pixels.reshape(-1, labels.size) + rng.integers(100, 200))
        return _parted(X, 1 - Y if rng.integers(2) else Y, m, budget)

    return draw


def _parted(X, Y, m, budget):
    held = {"X": np.ascontiguousarray(X[:, m:]), "Y": Y[:, m:]}
    return HoldingBack((np.ascontiguousarray(X[:, :m]), Y[:, :m], budget), held)


def accuracy(parameters, X, Y):
    """Return the share of examples that a network gets right."""
    with np.errstate(all="ignore"):
        return float(np.mean(predict(parameters, X) == Y))


def at_least(least):
    """Return the judge of a network that is to get so large a share of what was held out right."""

    def judge(arguments, answer):
        X, Y, _ = arguments
        if problem := wrong_form(answer, X, Y):
            return problem
        held = arguments.held_back
        if accuracy(answer, held["X"], held["Y"]) >= least:
            return None
        if "mu" not in answer:
            mu, sigma = fit_normalizer(X)
            if accuracy(answer | {"mu": mu, "sigma": sigma}, held["X"], held["Y"]) >= least:
                return FORGOTTEN
        if accuracy(answer, X, Y) <= np.bincount(Y[0]).max() / Y.size + 0.1:
            return NO_BETTER
        if "W2" not in answer and len(X) < 10:
            return STRAIGHT
        return f"fewer than {round(100 * least)} of 100 held-out examples are right."

    judge.knows = NAMES  # type: ignore[attr-defined]
    return judge


def same_twice(arguments, answers):
    """Judge two calls with the same arguments: one network, and a trained one."""
    X, Y, *_ = arguments[0]
    for answer in answers:
        if problem := wrong_form(answer, X, Y):
            return problem
        if accuracy(answer, X, Y) <= np.bincount(Y[0]).max() / Y.size + 0.1:
            return NO_BETTER
    one, other = ({name: each[name] for name in NAMES if name in each} for each in answers)
    if one.keys() != other.keys() or not all(_alike(one[name], other[name]) for name in one):
        return DIFFERENT
    return None


same_twice.knows = NAMES  # type: ignore[attr-defined]


def _alike(one, other):
    if one.shape != other.shape:
        return False
    one, other = one.astype(float), other.astype(float)
    # rounding may differ from call to call, with how the memory happens to lie
    return bool(np.all(np.abs(one - other) <= 1e-6 * np.abs(one).max(initial=0.0)))


def wrong_form(answer, X, Y):
    """Say what is wrong with the form of an answer, which is then safe to predict with; or None."""
    if not isinstance(answer, dict):
        return "the result is no dict; expected one dict with W1, b1 and so on, and nothing beside."
    num_layers = 0
    while f"W{num_layers + 1}" in answer:
        num_layers += 1
    if not 1 <= num_layers <= MOST_LAYERS:
        return f"expected W1, W2 and so on in the dict, of {MOST_LAYERS} layers at most."
    for n in range(num_layers + 1, MOST_LAYERS + 1):
        if f"W{n}" in answer or f"b{n}" in answer:
            return f"there is layer {n} in the dict, but no W{num_layers + 1}."
    names = [f"{letter}{n}" for n in range(1, num_layers + 1) for letter in "Wb"]
    return (
        _wrong_normaliser(answer, len(X))
        or _wrong_layers(answer, num_layers, len(X), int(Y.max()) + 1)
        or _too_large(answer, [*names, *(name for name in ("mu", "sigma") if name in answer)])
    )


def _wrong_normaliser(answer, n_x):
    if ("mu" in answer) != ("sigma" in answer):
        return "mu and sigma come together, or not at all."
    for name in ("mu", "sigma"):
        if name in answer and (problem := _no_array(name, answer[name])):
            return problem
        if name in answer and not _is_matrix(answer[name], n_x, 1):
            return f"{name} is no column with one number for each feature."
    if "sigma" in answer and not np.all(answer["sigma"] > 0):
        return "sigma has entries that are not above 0; inputs are divided by it."
    return None


def _wrong_layers(answer, num_layers, n_x, num_classes):
    width = n_x
    for layer in range(1, num_layers + 1):
        W, b = answer[f"W{layer}"], answer.get(f"b{layer}")
        if problem := _no_array(f"W{layer}", W) or _no_array(f"b{layer}", b):
            return problem
        if not _is_matrix(W, None, width):
            return (
                f"W{layer} is no matrix with one column for each number that comes into layer "
                + (f"{layer}.")
            )
        width = len(W)
        if not _is_matrix(b, width, 1):
            return f"b{layer} is no column with one number for each row of W{layer}."
    if width != num_classes and (width, num_classes) != (1, 2):
        return "the last layer does not have one row for each class in Y."
    return None


def _no_array(name, value):
    """Say that something is there and no array."""
    if isinstance(value, list | tuple):
        return f"{name} is a list; expected an array, as np.array makes it."
    return None


def _is_matrix(value, rows, columns):
    """Whether a value is an array of real numbers with these axes; None stands for any length."""
    if not isinstance(value, np.ndarray) or value.ndim != 2 or value.dtype.kind not in "biuf":
        return False
    return value.shape[1] == columns and (rows is None or value.shape[0] == rows)


def _too_large(answer, names):
    if sum(answer[name].size for name in names) > MOST_NUMBERS:
        return f"the network has more than {MOST_NUMBERS} numbers."
    for name in names:
        # not > LARGEST: a comparison with nan is false
        if not np.all(np.abs(answer[name].astype(float)) <= LARGEST):
            return "there are entries that are not finite, or too large for a trained network."
    return None
