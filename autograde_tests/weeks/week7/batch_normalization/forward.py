"""The forward step, by hand and in code."""

import math

import numpy as np

from course_utils.reference import batchnorm

from ....machinery.exercises import exercise, hidden, questions, visible
from . import shared

BY_HAND = exercise(
    {
        "1, 5": 1.0,
        "1, 500": 1.0,
        "0, 0, 3": math.sqrt(2),
        "100, 100, 103": math.sqrt(2),
        "0, 0, -30": -math.sqrt(2),
        "0, 0, 3 with gamma 2, beta 5": 5 + 2 * math.sqrt(2),
        "7 alone, with gamma 2, beta 5": 5.0,
        "gamma that undoes it": math.sqrt(2),
        "spread after the slip": 10.0,
    },
    "What batch normalisation makes of a few numbers",
    *questions("1, 5", "0, 0, 3", "0, 0, 3 with gamma 2, beta 5", rtol=0.01),
    *questions("1, 500", "100, 100, 103", "0, 0, -30", is_hidden=True, rtol=0.01),
    *questions("7 alone, with gamma 2, beta 5", is_hidden=True, rtol=0.01),
    *questions("gamma that undoes it", "spread after the slip", is_hidden=True, rtol=0.01),
    name="by_hand",
    reasons={
        "1, 5": "The mean is 3 and the spread is 2, so 5 becomes (5 - 3) / 2.",
        "0, 0, 3": "The mean is 1, the variance (1 + 1 + 4) / 3 = 2, and 2 / √2 = 1.41.",
        "0, 0, 3 with gamma 2, beta 5": "γ and β come after normalising: 2 · 1.41 + 5 = 7.83.",
        "1, 500": "Two different numbers lie one spread from their mean, one on each side. How "
        "far apart they were is lost.",
        "100, 100, 103": "It is 0, 0, 3 moved by 100, and the mean takes that away again.",
        "0, 0, -30": "It is 0, 0, 3 times -10. The spread takes the 10 away, and the sign stays.",
        "7 alone, with gamma 2, beta 5": "A batch of one is its own mean, so it becomes 0, and "
        "2 · 0 + 5 = 5. The example says nothing about itself.",
        "gamma that undoes it": "The spread was √2 = 1.41 and the mean 1: with these as γ and "
        "β the layer does nothing, and it can learn that.",
        "spread after the slip": "0.1 / 0.01 = 10, where 0.1 / 0.1 = 1 is wanted: small "
        "spreads become large, and large ones small.",
    },
)

BY_HAND.equivalent({"0, 0, 3": 1.414, "1, 5": 1, "note": "extra keys do no harm"})
BY_HAND.equivalent(
    {"0, 0, 3 with gamma 2, beta 5": np.float64(7.83), "0, 0, -30": -2 / 2**0.5, "1, 500": 1}
)

BY_HAND.wrong("""
    1, 5 → 0.5
        You divided by the variance, which is 4. Divide by its root.
    1, 5 → 2
        That is the distance from the mean. It is still to be divided by the standard deviation.
    1, 500 → 249.5
        That is the distance from the mean, and the standard deviation is just as large.
    0, 0, 3 → 1
        You divided by the variance. Divide by its root.
    0, 0, 3 → 2
        2 is the distance from the mean. By which standard deviation is it to be divided?
    0, 0, 3 → 2 / math.sqrt(3)
        Divide the sum of the squares by m, which is 3, not by m - 1.
    100, 100, 103 → 103 or 103 / math.sqrt(2)
        What does adding 100 to all examples do to their mean, and to their distances from it?
    0, 0, -30 → -10 * math.sqrt(2)
        The standard deviation has grown tenfold too.
    0, 0, -30 → math.sqrt(2)
        A standard deviation has no sign. What happens to the sign of the distance?
    0, 0, 3 with gamma 2, beta 5 → 2 * (math.sqrt(2) + 5)
        The shift comes last: γ multiplies the normalised number only.
    0, 0, 3 with gamma 2, beta 5 → 7
        What is the normalised number, before γ and β? It is the one that `0, 0, 3` asks for.
    0, 0, 3 with gamma 2, beta 5 → 5 + math.sqrt(2)
        γ is not used: it multiplies the normalised number.
    0, 0, 3 with gamma 2, beta 5 → 2 * math.sqrt(2)
        β is not added.
    7 alone, with gamma 2, beta 5 → 7 or 19
        What is the mean of one number, and its distance from that mean?
    7 alone, with gamma 2, beta 5 → 0
        0 is the normalised number. γ and β come after that.
    gamma that undoes it → 1 / math.sqrt(2)
        That divides by the standard deviation once more. What brings it back?
    gamma that undoes it → 2
        That is the variance of the three numbers.
    spread after the slip → 1
        It would be 1 after a division by 0.1. What is 0.1 / 0.1²?
    spread after the slip → 100
        That is 1 divided by the variance. What is divided is the spread, 0.1.
    spread after the slip → 0.1
        It was 0.1 before. Divide it by the variance.
""")


def _layer(n, m, *eps):
    return lambda rng: (*shared.draw_layer(rng, n, m), *eps)


_ONE, _ZERO = np.array([[1.0]]), np.array([[0.0]])
_SCALES = np.array([[2.0], [-0.5]]), np.array([[5.0], [1.0]])

FORWARD = exercise(
    batchnorm.batchnorm_forward,
    "Normalise over the batch, then scale and shift",
    visible("one unit, three examples", np.array([[0.0, 0.0, 3.0]]), _ONE, _ZERO, own=1),
    visible(
        "two units, scale and shift",
        np.array([[1.0, 3.0, 8.0], [-20.0, 30.0, 20.0]]),
        *_SCALES,
        own=1,
        unchanged=True,
    ),
    visible("ε of 0.5", np.array([[1.0, 3.0, 5.0, 3.0]]), 2 * _ONE, _ONE, 0.5, own=1),
    visible("a unit that never changes", np.array([[4.0, 4.0]]), _ONE, 3 * _ONE, own=1),
    visible("a batch of one", np.array([[7.0], [-2.0]]), *_SCALES, own=1),
    visible(
        "a tiny spread, where the default ε counts",
        np.array([[1e-4, 3e-4, -1e-4]]),
        *(_ONE, _ZERO),
        own=1,
    ),
    hidden("more of all", _layer(5, 7), own=1, unchanged=True),
    hidden("as many units as examples", _layer(4, 4), own=1),
    hidden("one unit", _layer(1, 9), own=1),
    hidden("one example", _layer(6, 1), own=1),
    hidden("a large ε", _layer(3, 5, 1.5), own=1),
    hidden(
        "other tiny spreads",
        lambda rng: (1e-4 * rng.normal(size=(2, 5)), *shared.draw_layer(rng, 2, 5)[1:]),
        own=1,
    ),
    hidden(
        "units that never change",
        lambda rng: (
            np.repeat(rng.integers(-9, 9, (3, 1)) + 0.0, 4, 1),
            *shared.draw_layer(rng, 3, 4)[1:],
        ),
        own=1,
    ),
)


# Every pair of a forward and a backward step that are right versions here has to fit together, as
# sample submissions mix them: so all keep the same. Other caches are in test_batchnorm_answers.py.


@FORWARD.equivalent
def by_numpys_variance(Z, gamma, beta, eps=1e-8):
    mu, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    Z_norm = (Z - mu) * (var + eps) ** -0.5
    return Z_norm * gamma + beta, [Z_norm, gamma, np.sqrt(var + eps)]


@FORWARD.equivalent
def unit_by_unit(Z, gamma, beta, eps=1e-8):
    n, m = Z.shape
    Z_norm, sigma = np.zeros((n, m)), np.zeros((n, 1))
    for i in range(n):
        mean = sum(Z[i]) / m
        variance = sum((z - mean) ** 2 for z in Z[i]) / m
        sigma[i] = np.sqrt(variance + eps)
        for k in range(m):
            Z_norm[i, k] = (Z[i, k] - mean) / sigma[i, 0]
    return [gamma * Z_norm + beta, (Z_norm, gamma, sigma)]


@FORWARD.equivalent
def turned(Z, gamma, beta, eps=1e-8):
    rows = Z.T - np.mean(Z.T, axis=0)
    sigma = np.sqrt(np.einsum("kn,kn->n", rows, rows) / len(rows) + eps)
    cache = (rows / sigma).T, gamma, sigma.reshape(-1, 1)
    return (gamma.ravel() / sigma * rows + beta.ravel()).T, cache


FORWARD.wrong("""
    (Z - mu) / sigma → (Z - mu) / sigma**2
        You divide by the variance, σ². Divide by its root: only then is the spread 1, whatever it
        was before.
    np.mean(Z, axis=1 → np.mean(Z, axis=0
    ** 2, axis=1 → ** 2, axis=0
        Your means run over the units of one example. Each unit has a mean and a variance over the
        examples of the batch: which axis counts them?
    np.mean((Z - mu) ** 2, axis=1, keepdims=True) → (Z - mu) ** 2
        The squares are not averaged. The variance is their mean over the batch.
    ** 2, axis=1 → ** 2, axis=0
        The mean is each unit's own, but the variance runs over the units of one example.
    np.mean(Z, axis=1, keepdims=True) → np.mean(Z)
    np.mean((Z - mu) ** 2, axis=1, keepdims=True) → np.mean((Z - mu) ** 2)
        One mean and one variance serve all units. Each unit has its own.
    np.mean(Z, axis=1, keepdims=True) → np.mean(Z, axis=1)
    ** 2, axis=1, keepdims=True) + eps → ** 2, axis=1) + eps
        The means have lost an axis, so they go with the examples and not with the units. Keep it.
    axis=1, keepdims=True) + eps) → axis=1, keepdims=True)) + eps
        ε stands beside the root. It belongs inside: √(σ² + ε).
    + eps) → + 1e-8)
        ε is fixed inside your function. Use the argument.
    + eps) → )
        ε is missing: a unit that gives the same for all examples divides 0 by 0.
    np.mean((Z - mu) ** 2, axis=1, keepdims=True) → np.mean((Z - mu) ** 2)
        One variance serves all units. Each unit has its own.
    np.mean((Z - mu) ** 2, axis=1, keepdims=True) → np.var(Z)
        The variance is that of the whole matrix. Each unit has its own.
    np.mean(Z, axis=1, keepdims=True) → np.mean(Z)
        One mean serves all units. Each unit has its own.
    (Z - mu) / sigma → Z / sigma
        The mean is not subtracted.
    np.mean((Z - mu) ** 2 → np.mean(Z**2
        A variance is the mean square of the distances from the mean, not of the numbers
        themselves.
    np.mean((Z - mu) ** 2 → np.mean(Z**2
    (Z - mu) / sigma → Z / sigma
        μ comes in nowhere: it is subtracted from Z, and the variance is taken around it.
    gamma * Z_norm + beta → Z_norm
        What you return first is Z_norm, without γ and β. A unit must be able to choose its own
        scale and shift.
    (Z - mu) / sigma → Z - mu / sigma
        Only the mean is divided. Put Z - μ into brackets.
    gamma * Z_norm + beta → gamma * Z_norm
        β is not added.
    gamma * Z_norm + beta → Z_norm + beta
        γ is not used: it multiplies Z_norm.
    gamma * Z_norm + beta → gamma * Z + beta
        You scale and shift Z itself. γ and β are for Z_norm.
    gamma * Z_norm + beta → gamma * (Z_norm + beta)
        The shift is multiplied by γ. Scale first, then shift.
    gamma * Z_norm + beta → beta * Z_norm + gamma
        γ and β have changed places: γ is the scale.
    + beta, (Z_norm, gamma, sigma) → + beta
        Only one thing comes back. The backward step will need a cache: choose what you put in.
    return gamma * Z_norm + beta, (Z_norm, gamma, sigma) →
    return (Z_norm, gamma, sigma), gamma * Z_norm + beta
        The result comes first, then the cache.
    return gamma * Z_norm + beta, (Z_norm, gamma, sigma) → return gamma * Z_norm + beta, None
        The cache is None. What will the backward step need?
""")


@FORWARD.mistake(
    "You divide the sum of the squares by m - 1. Here the batch itself is to come out with "
    "variance 1: divide by m."
)
def with_the_unbiased_variance(Z, gamma, beta, eps=1e-8):
    mu = Z.mean(axis=1, keepdims=True)
    Z_norm = (Z - mu) / np.sqrt(Z.var(axis=1, keepdims=True, ddof=1) + eps)
    return gamma * Z_norm + beta, Z_norm


@FORWARD.mistake("You changed the caller's Z. Make a new array.")
def in_place(Z, gamma, beta, eps=1e-8):
    Z -= Z.mean(axis=1, keepdims=True)
    Z /= np.sqrt(np.mean(Z**2, axis=1, keepdims=True) + eps)
    return gamma * Z + beta, Z
