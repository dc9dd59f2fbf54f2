"""The same along the other axis."""

import numpy as np

from course_utils.reference import batchnorm

from ....machinery.exercises import exercise, hidden, visible


def _layer(n, m, *eps):
    """Return a draw of examples of very different means and scales."""
    return lambda rng: (
        rng.uniform(-8, 8, (1, m)) + rng.uniform(1.5, 6, (1, m)) * rng.normal(size=(n, m)),
        rng.permutation(np.resize([1.0, -1.0], n)).reshape(n, 1) * rng.uniform(1.5, 3, (n, 1)),
        rng.uniform(1, 4, (n, 1)),
        *eps,
    )


_ONES = np.ones((2, 1))

LAYERNORM = exercise(
    batchnorm.layernorm_forward,
    "Normalise each example over its units",
    visible("two units, two examples", np.array([[1.0, 10.0], [3.0, 50.0]]), _ONES, 0 * _ONES),
    visible(
        "three units, two examples, scale and shift",
        np.array([[1.0, -4.0], [3.0, 0.0], [8.0, 2.0]]),
        np.array([[2.0], [-0.5], [1.0]]),
        np.array([[5.0], [1.0], [0.0]]),
        unchanged=True,
    ),
    visible("ε of 0.5", np.array([[1.0, 10.0], [3.0, 50.0]]), 2 * _ONES, _ONES, 0.5),
    visible("all units alike", np.array([[4.0], [4.0]]), _ONES, 3 * _ONES),
    visible(
        "a tiny spread, where the default ε counts",
        np.array([[1e-4], [-2e-4]]),
        *(_ONES, 0 * _ONES),
    ),
    hidden("more of all", _layer(7, 5), unchanged=True),
    hidden("one example", _layer(6, 1)),
    hidden("as many units as examples", _layer(4, 4)),
    hidden(
        "other tiny spreads",
        lambda rng: (1e-4 * rng.normal(size=(5, 3)), *_layer(5, 3)(rng)[1:]),
    ),
    hidden("a large ε", _layer(5, 3, 2.0)),
)


@LAYERNORM.equivalent
def as_batchnorm_of_the_transpose(Z, gamma, beta, eps=1e-8):
    rows = Z.T - Z.T.mean(axis=1, keepdims=True)
    rows = rows / np.sqrt(rows.var(axis=1, keepdims=True) + eps)
    return gamma * rows.T + beta


@LAYERNORM.equivalent
def example_by_example(Z, gamma, beta, eps=1e-8):
    out = np.zeros(Z.shape)
    for k in range(Z.shape[1]):
        z = Z[:, k]
        out[:, k] = (z - z.mean()) / (z.var() + eps) ** 0.5 * gamma[:, 0] + beta[:, 0]
    return out


LAYERNORM.wrong("""
    np.mean(Z, axis=0 → np.mean(Z, axis=1
    ** 2, axis=0 → ** 2, axis=1
        That is batch normalisation. Here each example has a mean and a variance over its units.
    np.mean(Z, axis=0, keepdims=True) → np.mean(Z)
    np.mean((Z - mu) ** 2, axis=0, keepdims=True) → np.mean((Z - mu) ** 2)
        One mean and one variance serve all examples. Each example has its own.
    np.mean((Z - mu) ** 2, axis=0, keepdims=True) → np.mean((Z - mu) ** 2)
        One variance serves all examples. Each example has its own.
    np.sqrt(var + eps) → (var + eps)
        You divide by the variance. Divide by its root.
    np.sqrt(var + eps) → (np.sqrt(var) + eps)
        ε stands beside the root. It belongs inside.
    var + eps → var + 1e-8
        ε is fixed inside your function. Use the argument.
    np.sqrt(var + eps) → np.sqrt(var)
        ε is missing: an example whose units are all alike divides 0 by 0.
    gamma * (Z - mu) → (Z - mu)
        γ is not used.
    + beta →
        β is not used.
    + beta → + gamma * beta
        The shift is multiplied by γ. Scale first, then shift.
    gamma * (Z - mu) / np.sqrt(var + eps) + beta → beta * (Z - mu) / np.sqrt(var + eps) + gamma
        γ and β have changed places: γ is the scale.
    np.mean((Z - mu) ** 2, axis=0, keepdims=True) → np.mean((Z - mu) ** 2, axis=1, keepdims=True)
        The mean is the example's, but the variance runs over the examples.
    np.mean((Z - mu) ** 2, axis=0, keepdims=True) → np.var(Z, axis=1, keepdims=True)
        The mean is the example's own. The variance is the unit's, over the examples: it is to be
        the example's own, too.
    np.mean((Z - mu) ** 2 → np.mean(Z**2
    gamma * (Z - mu) → gamma * Z
        μ comes in nowhere: it is subtracted from Z, and the variance is taken around it.
    np.mean((Z - mu) ** 2 → np.mean(Z**2
        A variance is the mean square of the distances from the mean, not of the numbers
        themselves.
    np.mean((Z - mu) ** 2 → np.sum((Z - mu) ** 2
        The squares are added up, and the sum is not divided by n.
    gamma * (Z - mu) → gamma * Z
        The mean is not subtracted.
    np.mean((Z - mu) ** 2, axis=0, keepdims=True) →
    np.sum((Z - mu) ** 2, axis=0, keepdims=True) / max(len(Z) - 1, 1)
        You divide the sum of the squares by n - 1. Each example is to come out with variance 1:
        divide by n.
""")


@LAYERNORM.mistake("You changed the caller's Z. Make a new array.")
def in_place(Z, gamma, beta, eps=1e-8):
    Z -= Z.mean(axis=0)
    Z /= np.sqrt(np.mean(Z**2, axis=0) + eps)
    return gamma * Z + beta
