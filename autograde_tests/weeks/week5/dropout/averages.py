"""What dropout does on average: by counting masks, and derived."""

import itertools

import numpy as np

from course_utils.reference.thinned import dropout_penalty, loss_over_masks

from ....machinery.exercises import exercise, hidden, visible


def _unit(n, keep_prob):
    """Return a draw of a linear unit with n inputs, one example and its label."""

    def draw(rng):
        return rng.normal(size=(1, n)), rng.normal(size=(n, 1)), float(rng.normal()), keep_prob

    return draw


LOSS_OVER_MASKS = exercise(
    loss_over_masks,
    "The expected loss, mask by mask",
    visible("two inputs", np.array([[1.0, -2.0]]), np.array([[0.5], [1.0]]), 1.0, 0.8),
    visible("three inputs", draw=_unit(3, 0.6), unchanged=True),
    visible("keep_prob 1 drops nothing", draw=_unit(2, 1.0)),
    hidden("five inputs", _unit(5, 0.7), points=2, unchanged=True),
    hidden("one input", _unit(1, 0.4)),
    hidden("eight inputs, few kept", _unit(8, 0.25)),
)


@LOSS_OVER_MASKS.equivalent
def all_masks_at_once(w, x, y, keep_prob):
    n = x.shape[0]
    D = np.array(list(np.ndindex(*[2] * n))).T
    k = D.sum(axis=0)
    Z = w @ (D * x) / keep_prob
    return np.sum(keep_prob**k * (1 - keep_prob) ** (n - k) * (y - Z[0]) ** 2)


@LOSS_OVER_MASKS.equivalent
def by_product(w, x, y, keep_prob):
    terms = (w.ravel() * x.ravel()).tolist()
    expected = 0
    for mask in itertools.product([0, 1], repeat=len(terms)):
        chance, z = 1, 0
        for d, term in zip(mask, terms, strict=True):
            chance *= keep_prob if d else 1 - keep_prob
            z += d * term / keep_prob
        expected += chance * (y - z) ** 2
    return expected


LOSS_OVER_MASKS.wrong("""
    x * d / keep_prob → x * d
        The inputs that are kept are not divided by keep_prob.
    x * d / keep_prob → x * d * keep_prob
        The inputs that are kept are multiplied by keep_prob. They are divided by it.
    keep_prob ** d.sum() * (1 - keep_prob) ** (n - d.sum()) → 1 / 2**n
        You give all masks the same probability. That is so at one half only.
    keep_prob ** d.sum() * (1 - keep_prob) ** (n - d.sum()) → keep_prob ** d.sum()
        The probability of a mask has a factor for each dropped input, too.
    keep_prob ** d.sum() * (1 - keep_prob) ** (n - d.sum()) →
    (1 - keep_prob) ** d.sum() * keep_prob ** (n - d.sum())
        Kept and dropped have changed places in the probability of a mask.
    (y - z) ** 2 → np.abs(y - z)
        The loss is the square of y - z.
    total += chance * (y - z) ** 2 → total += chance * z
    return total → return (y - total) ** 2
        That is the loss of the mean answer. Asked for is the mean of the losses.
    total += chance → total = chance
        Only the last mask counts. Add up over all of them.
""")


def _inputs(n, m, keep_prob):
    """Return a draw of weights and examples."""

    def draw(rng):
        # inputs of different sizes: an L2 penalty that does not adapt shows
        sizes = rng.permutation(np.linspace(0.3, 3, n)).reshape(n, 1)
        return rng.normal(size=(1, n)), sizes * (0.5 + rng.normal(size=(n, m))), keep_prob

    return draw


DROPOUT_PENALTY = exercise(
    dropout_penalty,
    "What dropout adds, derived",
    visible("two inputs, one example", np.array([[1.0, -2.0]]), np.array([[3.0], [0.5]]), 0.8),
    visible("three inputs, four examples", draw=_inputs(3, 4, 0.6), unchanged=True),
    visible("keep_prob 1 adds nothing", draw=_inputs(2, 3, 1.0)),
    hidden("more examples", _inputs(5, 40, 0.7), points=2, unchanged=True),
    hidden("one input", _inputs(1, 6, 0.4)),
    hidden("more inputs than examples, few kept", _inputs(9, 2, 0.25)),
)


@DROPOUT_PENALTY.equivalent
def in_loops(w, X, keep_prob):
    n, m = X.shape
    total = 0.0
    for i in range(m):
        for j in range(n):
            total += (w[0, j] * X[j, i]) ** 2 * (1 / keep_prob - 1)
    return total / m


@DROPOUT_PENALTY.equivalent
def by_mean_squares(w, X, keep_prob):
    variance = 1 / keep_prob - 1
    sizes = np.mean(X * X, axis=1)
    return float(np.dot(np.square(w).ravel(), sizes)) * variance


DROPOUT_PENALTY.wrong("""
    (1 - keep_prob) / keep_prob * → keep_prob * (1 - keep_prob) *
        p(1 - p) is the variance of d. Asked for is that of d / p.
    (1 - keep_prob) / keep_prob * → 1 / keep_prob *
        That is the mean square of d / p. Its variance is less, by the squared mean.
    np.mean(w**2 @ X**2) → np.mean((w @ X) ** 2)
        You squared the sum. The variances of independent terms add up, each term squared by itself.
    np.mean(w**2 @ X**2) → np.sum(w**2 @ X**2)
        That is a sum over the examples. Asked for is their mean.
    np.mean(w**2 @ X**2) → np.sum(w**2)
        That is L2's penalty. Here each weight pays by the size of its input.
    np.mean(w**2 @ X**2) → np.mean(w @ X**2)
        The weights are not squared.
    np.mean(w**2 @ X**2) → np.mean(w**2 @ X)
        The inputs are not squared.
    np.mean(w**2 @ X**2) → np.sum(w**2 * np.mean(X, axis=1) ** 2)
        You squared the means of the inputs. Asked for is the mean of their squares.
""")
