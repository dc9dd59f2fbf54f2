"""Bias² and variance, measured."""

import numpy as np

from course_utils.reference import bias_variance

from ....machinery.exercises import exercise, hidden, visible


def _fits(rng, k, n, offset=1.0, spread=1.0):
    """Draw fits that lie around something else than the truth."""
    truth = rng.normal(10, 3, (1, n))
    middle = truth + offset * rng.normal(1, 1, (1, n))
    return middle + spread * rng.normal(size=(k, n)), truth


BIAS_VARIANCE = exercise(
    bias_variance.bias_variance,
    "Bias² and variance at every point",
    visible(
        "two fits of three points",
        np.array([[1.0, 4.0, 2.0], [3.0, 4.0, 5.0]]),
        np.array([[0.0, 4.0, 5.0]]),
        unchanged=True,
    ),
    visible(
        "four fits of two points",
        np.array([[1.0, 0.0], [1.0, 2.0], [4.0, 0.0], [6.0, 2.0]]),
        np.array([[2.0, 1.0]]),
    ),
    hidden("many fits of a few points", lambda rng: _fits(rng, 9, 4), points=2),
    hidden("few fits of many points", lambda rng: _fits(rng, 3, 12), points=2),
    hidden("one point", lambda rng: _fits(rng, 5, 1)),
    hidden("fits that nearly agree, far from the truth", lambda rng: _fits(rng, 6, 5, 4.0, 0.2)),
)


@BIAS_VARIANCE.equivalent
def by_loops(predictions, truth):
    k, n = predictions.shape
    bias_squared, variance = np.zeros((1, n)), np.zeros((1, n))
    for j in range(n):
        mean = sum(predictions[i, j] for i in range(k)) / k
        bias_squared[0, j] = (mean - truth[0, j]) ** 2
        variance[0, j] = sum((predictions[i, j] - mean) ** 2 for i in range(k)) / k
    return bias_squared, variance


@BIAS_VARIANCE.equivalent
def by_the_sum(predictions, truth):
    count = len(predictions)
    spread = predictions.var(axis=0).reshape(1, -1)
    return sum((row - truth) ** 2 for row in predictions) / count - spread, spread


BIAS_VARIANCE.wrong("""
    (mean - truth) ** 2 → mean - truth
        That is the bias, with its sign. Its square is asked for.
    (mean - truth) ** 2 → np.mean((predictions - truth) ** 2, axis=0, keepdims=True)
        That is the squared error of single fits, which has the variance in it. Bias² is about the
        *mean* of the fits: average first, then square.
    (predictions - mean) ** 2 → (predictions - truth) ** 2
        The variance is the spread of the fits about their own mean. It knows nothing of the truth.
    np.mean((predictions - mean) ** 2, axis=0, keepdims=True) →
    np.std(predictions, axis=0, keepdims=True)
        That is the standard deviation. The variance is its square.
    np.mean((predictions - mean) ** 2, axis=0, keepdims=True) →
    np.var(predictions, axis=0, keepdims=True, ddof=1)
        You have divided by k - 1. Divide by the number of fits, as a mean does: then bias² and
        variance add up to the squared error.
    np.mean((predictions - mean) ** 2, axis=0, keepdims=True) →
    np.sum((predictions - mean) ** 2, axis=0, keepdims=True)
        You have added up the squared distances. The variance is their mean over the fits.
    np.mean((predictions - mean) ** 2, axis=0, keepdims=True) →
    np.mean(np.abs(predictions - mean), axis=0, keepdims=True)
        The distances from the mean are to be squared before they are averaged.
    return bias_squared, variance → return variance, bias_squared
        The two have changed places: bias² comes first.
    mean = np.mean(predictions, axis=0, keepdims=True) → mean = np.mean(predictions)
        You have averaged over the points, too. Each point has a mean of its own: over the rows.
    return bias_squared, variance → return np.mean(bias_squared), np.mean(variance)
        You have averaged over the points. One value for each point is asked for.
""")
