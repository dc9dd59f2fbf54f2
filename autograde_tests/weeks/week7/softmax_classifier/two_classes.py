"""A logistic unit in the clothes of a softmax layer."""

import numpy as np

from course_utils.reference import softmax

from ....machinery.exercises import exercise, hidden, visible


def _judge(arguments, value):
    """Say what is wrong with the weights and biases, in words that do not tell the data."""
    w, b = arguments
    if not isinstance(value, list | tuple) or len(value) != 2:
        return "expected two results: the weights, then the biases."
    W, biases = map(np.asarray, value)
    if W.dtype.kind not in "biuf" or biases.dtype.kind not in "biuf":
        return "the weights or the biases are not numbers."
    if W.shape != (2, len(w)):
        return f"the weights have shape {W.shape}, expected {(2, len(w))}: (2, n_x)."
    if biases.shape != (2, 1):
        return f"the biases have shape {biases.shape}, expected (2, 1)."
    if not (np.isfinite(W).all() and np.isfinite(biases).all()):
        return "a weight or bias is infinite or not a number."
    W, biases = W.astype(float), biases.astype(float)
    of_weights = _fault(W[1] - W[0], w[:, 0], np.abs(W).max(), "the weights")
    return of_weights or _fault(biases[1] - biases[0], b, np.abs(biases).max(), "the biases")


def _fault(found, wanted, largest, what):
    """Say how the difference of the two rows differs from the one that is wanted."""
    near = 1e-9 * np.max(np.abs(wanted)) + 1e-15 * largest
    if np.max(np.abs(found - wanted)) <= near and largest < 1e6:
        return None
    stories = {
        "zero: both classes get the same score from them": 0 * wanted,
        "those of the logistic unit with the opposite sign": -wanted,
        "half those of the logistic unit": wanted / 2,
        "twice those of the logistic unit": 2 * wanted,
        "minus twice those of the logistic unit": -2 * wanted,
    }
    for story, other in stories.items():
        if np.max(np.abs(found - other)) <= near:
            return f"row 1 minus row 0 of {what}: the differences are {story}."
    return f"row 1 minus row 0 of {what} is not the logistic unit's."


def _unit(n_x):
    return lambda rng: (rng.normal(size=(n_x, 1)), float(rng.uniform(0.5, 2.0)))


TWO_CLASSES = exercise(
    softmax.as_two_classes,
    "Two softmax units that do what one logistic unit does",
    visible("three features", np.array([[2.0], [-1.0], [0.5]]), 0.5, judge=_judge, unchanged=True),
    hidden("six features", _unit(6), judge=_judge, points=2),
    hidden("one feature", _unit(1), judge=_judge),
    hidden("a negative bias", lambda rng: (*_unit(3)(rng)[:1], -1.5), judge=_judge),
)


@TWO_CLASSES.equivalent
def half_each(w, b):
    return np.concatenate([-w.T / 2, w.T / 2]), np.array([[-b / 2], [b / 2]])


@TWO_CLASSES.equivalent
def lifted(w, b):
    W = np.ones((2, w.shape[0]))
    W[1] += w.ravel()
    return W, np.array([[3.0], [3.0 + b]])


TWO_CLASSES.wrong("""
    [np.zeros(w.T.shape), w.T] → [w.T, np.zeros(w.T.shape)]
        Your weights favour class 0 where the logistic unit favours class 1. Its probability is the
        second one.
    [np.zeros(w.T.shape), w.T] → [w.T, w.T]
        Both scores grow alike, and a shift of all scores changes no probability. What has to
        differ?
    [np.zeros(w.T.shape), w.T] → [-w.T, w.T]
        Your scores differ by twice the logistic unit's z. Only their difference counts.
    np.array([[0.0], [b]]) → np.array([[b], [b]])
        The same bias in both rows changes no probability: what has to differ? An array of whole
        numbers would also cut 0.5 down to 0.
    np.array([[0.0], [b]]) → np.array([[b], [0.0]])
        The weights are right. The bias stands in the row of class 0.
    np.array([[0.0], [b]]) → np.array([[-b], [b]])
        The weights are right. The biases differ by twice b.
    np.array([[0.0], [b]]) → np.array([0.0, b])
        The biases are a rank-1 array. Make them a column, one row for each class.
    np.array([[0.0], [b]]) → np.array([[0.0, b]])
        The biases are a row. Make them a column, one row for each class.
    return W, → return W.T,
        A layer's weights have one row for each of its units: here two rows.
    [np.zeros(w.T.shape), w.T] → [np.zeros(w.shape), w]
        You stacked two columns of weights on top of each other. `w` has to lie down: each unit's
        weights are a row.
    [np.zeros(w.T.shape), w.T] → [np.zeros(w.T.shape), w.T / 2]
        Half of the weights in one row makes half the difference. Where is the other half?
    return W, np.array([[0.0], [b]]) → return np.array([[0.0], [b]]), W
        The biases come first. Return the weights, then the biases.
    np.array([[0.0], [b]]) → np.array([[0.0], [b / 2]])
        The weights are right. The biases differ by half of b: where is the other half?
""")


@TWO_CLASSES.mistake("Your weights always have two columns. There is one for each entry of `w`.")
def of_two_features(w, b):
    return np.array([[0.0, 0.0], [w[0, 0], w[1, 0] if len(w) > 1 else 0.0]]), np.array([[0.0], [b]])
