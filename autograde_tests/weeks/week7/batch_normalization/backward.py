"""The backward step, the long way and in closed form."""

import numpy as np

from course_utils.reference.batchnorm import (
    batchnorm_backward,
    batchnorm_backward_closed,
    batchnorm_forward,
)

from ....machinery.caches import cache_of
from ....machinery.exercises import exercise, hidden, visible
from . import shared


def _batch(n, m, *eps):
    """Return a draw of what the backward step is given."""

    def draw(rng):
        layer = shared.draw_layer(rng, n, m)
        dZ_tilde = rng.normal(size=(n, m)) + rng.uniform(0.5, 1, size=(n, 1))
        return dZ_tilde, cache_of("batchnorm_forward", *layer, *eps)

    return draw


_ONE = np.array([[1.0]])
_SMALL = (
    np.array([[1.0, 3.0, 8.0], [-20.0, 30.0, 20.0]]),
    np.array([[2.0], [-0.5]]),
    np.array([[5.0], [1.0]]),
)

BACKWARD = exercise(
    batchnorm_backward,
    "The way back through batch normalisation",
    visible(
        "one unit, three examples",
        np.array([[1.0, 0.0, 0.0]]),
        cache_of("batchnorm_forward", np.array([[0.0, 0.0, 3.0]]), _ONE, 0 * _ONE),
    ),
    visible(
        "two units, scale and shift",
        np.array([[1.0, -2.0, 4.0], [0.5, 3.0, 1.0]]),
        cache_of("batchnorm_forward", *_SMALL),
        unchanged=True,
    ),
    visible(
        "ε of 0.5",
        np.array([[1.0, -2.0, 4.0], [0.5, 3.0, 1.0]]),
        cache_of("batchnorm_forward", *_SMALL, 0.5),
    ),
    visible(
        "a batch of one",
        np.array([[3.0], [-1.0]]),
        cache_of("batchnorm_forward", np.array([[7.0], [-2.0]]), *_SMALL[1:], 0.5),
    ),
    hidden("more of all", _batch(5, 7), points=3, unchanged=True),
    hidden("as many units as examples", _batch(4, 4)),
    hidden("one unit, many examples", _batch(1, 30)),
    hidden("one example", _batch(4, 1, 0.5)),
    hidden("a large ε", _batch(3, 6, 2.0)),
    uses=("batchnorm_forward",),
)


@BACKWARD.equivalent
def in_closed_form(dZ_tilde, cache):
    Z_norm, gamma, sigma = cache
    m = dZ_tilde.shape[1]
    dbeta = dZ_tilde.sum(axis=1, keepdims=True)
    dgamma = (dZ_tilde * Z_norm).sum(axis=1, keepdims=True)
    return [gamma / (m * sigma) * (m * dZ_tilde - dbeta - Z_norm * dgamma), dgamma, dbeta]


@BACKWARD.equivalent
def as_published(dZ_tilde, cache):
    Z_norm, gamma, sigma = cache
    m, D = dZ_tilde.shape[1], Z_norm * sigma
    dZ_norm = dZ_tilde * gamma
    dvar = np.sum(dZ_norm * D, axis=1, keepdims=True) * -0.5 * sigma**-3.0
    dmu = np.sum(-dZ_norm / sigma, axis=1, keepdims=True)
    dmu = dmu + dvar * np.mean(-2 * D, axis=1, keepdims=True)
    dZ = dZ_norm / sigma + dvar * 2 * D / m + dmu / m
    return dZ, np.sum(dZ_tilde * Z_norm, 1, keepdims=True), np.sum(dZ_tilde, 1, keepdims=True)


@BACKWARD.equivalent
def by_the_jacobian(dZ_tilde, cache):
    Z_norm, gamma, sigma = cache
    n, m = Z_norm.shape
    dZ = np.zeros((n, m))
    for i in range(n):
        slopes = np.eye(m) - (1 + np.outer(Z_norm[i], Z_norm[i])) / m
        dZ[i] = gamma[i] / sigma[i] * slopes @ dZ_tilde[i]
    return dZ, np.einsum("ik,ik->i", dZ_tilde, Z_norm)[:, None], dZ_tilde @ np.ones((m, 1))


BACKWARD.wrong("""
    + dsigma * Z_norm / m →
    dZ = dD + dmu / m → dZ = dD
        Your dZ takes μ and σ for constants. Each example moves both, and with them all the others.
    + dsigma * Z_norm / m →
        The way through σ is missing in dZ, or comes to nothing: is dsigma 0, or what it brings the
        same for all examples? Each changes σ by its own D / (m σ).
    dZ = dD + dmu / m → dZ = dD
        The way through μ is missing in dZ: each example moves the mean, too.
    dZ_norm = gamma * dZ_tilde → dZ_norm = dZ_tilde
        γ is missing on the way to dZ. It multiplies Z_norm, so it is the slope there.
    dsigma = -np.sum → dsigma = np.sum
        The way through σ has the wrong sign. A larger σ makes every Z_norm smaller.
    dmu = -np.sum → dmu = np.sum
        The way through μ has the wrong sign. A larger μ makes every Z - μ smaller.
    dsigma * Z_norm / m → dsigma * Z_norm
        The variance is a mean over the examples: an m is missing on the way through σ.
    dmu / m → dmu
        μ is a mean over the examples: an m is missing on the way through it.
    dsigma * Z_norm / m → dsigma * Z_norm / m / 2
        The way through σ counts half. The square has the slope 2(Z - μ), the root 1/(2σ): the two
        cancel.
    dsigma * Z_norm / m → dsigma * Z_norm / m * 2
        The way through σ counts twice. The square has the slope 2(Z - μ), and the root 1/(2σ).
    dD = dZ_norm / sigma → dD = dZ_norm / sigma**2
        The straight way divides by σ², and the forward step divided by σ.
    dgamma = np.sum(dZ_tilde * Z_norm → dgamma = np.sum(gamma * dZ_tilde * Z_norm
        dgamma has a factor γ too many. What stands beside γ in the forward step?
    dgamma = np.sum(dZ_tilde * Z_norm → dgamma = np.sum(dZ_tilde
        Z_norm is missing in dgamma. What stands beside γ in the forward step?
    dbeta = np.sum → dbeta = np.mean
    dgamma = np.sum → dgamma = np.mean
        dgamma and dbeta are sums here: the 1/m of the cost is in dZ_tilde already.
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True) → dbeta = dZ_tilde
        dbeta is not summed. One shift serves all examples, so it collects from all of them.
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True) → dgamma = dZ_tilde * Z_norm
        dgamma is not summed. One scale serves all examples, so it collects from all of them.
    keepdims=True) / sigma → keepdims=True) * sigma
        dsigma is multiplied by σ. The slope of D / σ in σ is -D / σ², which is -Z_norm / σ.
    dbeta = np.sum(dZ_tilde, axis=1 → dbeta = np.sum(dZ_tilde, axis=0
        dbeta sums over the units. The shift of a unit collects from all examples.
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True) → dbeta = np.sum(dZ_tilde, axis=1)
        dbeta has lost an axis. It has the shape of β.
    dbeta = np.sum(dZ_tilde, axis=1 → dbeta = np.sum(dZ_tilde, axis=0
    np.sum(dZ_tilde * Z_norm, axis=1 → np.sum(dZ_tilde * Z_norm, axis=0
    np.sum(dZ_norm * Z_norm, axis=1 → np.sum(dZ_norm * Z_norm, axis=0
    np.sum(dD, axis=1 → np.sum(dD, axis=0
        All your sums run over the units. They are to run over the examples.
    m = dZ_tilde.shape[1] → m = dZ_tilde.shape[0]
        Your m counts the units. The means run over the examples.
    return dZ, dgamma, dbeta → return dZ, dbeta, dgamma
        dgamma and dbeta have changed places.
    return dZ, dgamma, dbeta → return dgamma, dbeta, dZ
        dZ comes first, then dgamma and dbeta.
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True) →
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1)
        dgamma has lost an axis. It has the shape of γ.
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True) →
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True) → dbeta = np.sum(dZ_tilde, axis=1)
        dgamma and dbeta have lost an axis. They have the shapes of γ and β.
    keepdims=True) / sigma → keepdims=True)
        A factor 1/σ is missing on the way through σ: D / σ has the slope -D/σ² in σ, and σ has the
        slope D / (m σ) in D.
    dsigma = -np.sum(dZ_norm → dsigma = -np.sum(dZ_tilde
        γ is missing on the way through σ. That way begins at dZ_norm, as the straight one does.
    dsigma = -np.sum(dZ_norm → dsigma = -np.sum(dZ_tilde
    dmu = -np.sum(dD → dmu = -np.sum(dZ_tilde / sigma
        γ is on the straight way alone. The ways through σ and through μ begin at dZ_norm as well,
        and γ is in it.
    dmu = -np.sum(dD → dmu = -np.sum(dZ_norm
        Your dmu comes from dZ_norm or dZ_tilde. μ stands in D = Z - μ, so it comes from dD.
    dsigma * Z_norm / m → dsigma * Z_norm
    dmu / m → dmu
        μ and the variance are means over the examples: an m is missing on both of these ways.
""")


@BACKWARD.mistake("You changed the caller's dZ_tilde. Make a new array.")
def back_in_place(dZ_tilde, cache):
    Z_norm, gamma, sigma = cache
    dbeta = dZ_tilde.sum(axis=1, keepdims=True)
    dgamma = (dZ_tilde * Z_norm).sum(axis=1, keepdims=True)
    dZ_tilde -= (dbeta + Z_norm * dgamma) / dZ_tilde.shape[1]
    return gamma / sigma * dZ_tilde, dgamma, dbeta


@BACKWARD.mistake("Your σ has lost its ε. Keep √(σ² + ε), by which the forward step divided.")
def without_the_epsilon(dZ_tilde, cache):
    Z_norm, gamma, sigma = cache
    sigma = sigma * np.sqrt(np.mean(Z_norm**2, axis=1, keepdims=True))
    return batchnorm_backward(dZ_tilde, (Z_norm, gamma, sigma))


def _normalised(n, m):
    """Return a draw of what the closed form is given."""

    def draw(rng):
        Z, gamma, beta = shared.draw_layer(rng, n, m)
        Z_norm, gamma, sigma = batchnorm_forward(Z, gamma, beta)[1]
        return rng.normal(size=(n, m)) + rng.uniform(0.5, 1, (n, 1)), Z_norm, gamma, sigma

    return draw


_NORMALISED = np.array([[-1.0, 1.0, -1.0, 1.0]])

CLOSED = exercise(
    batchnorm_backward_closed,
    "The way back to Z in closed form",
    visible("one unit, four examples", np.array([[0.0, 4.0, 4.0, 0.0]]), _NORMALISED, _ONE, _ONE),
    visible(
        "a scale of 3, a spread of 2",
        np.array([[1.0, 5.0, 2.0, 0.0]]),
        _NORMALISED,
        3 * _ONE,
        2 * _ONE,
        unchanged=True,
    ),
    visible("three units", draw=_normalised(3, 4)),
    hidden("more of all", _normalised(5, 8), points=2, unchanged=True),
    hidden("as many units as examples", _normalised(4, 4)),
    hidden("one unit", _normalised(1, 12)),
)


@CLOSED.equivalent
def with_sums(dZ_tilde, Z_norm, gamma, sigma):
    m = Z_norm.shape[1]
    total = dZ_tilde.sum(axis=1, keepdims=True)
    along = (dZ_tilde * Z_norm).sum(axis=1, keepdims=True)
    return gamma * (m * dZ_tilde - total - Z_norm * along) / (m * sigma)


@CLOSED.equivalent
def by_taking_away(dZ_tilde, Z_norm, gamma, sigma):
    # the parts along 1 and along Z_norm are taken out of each row, one after the other
    rest = dZ_tilde - dZ_tilde.mean(axis=1, keepdims=True)
    share = np.einsum("ik,ik->i", rest, Z_norm) / Z_norm.shape[1]
    return gamma / sigma * (rest - share[:, None] * Z_norm)


CLOSED.wrong("""
    - mean - Z_norm * along →
        μ and σ are taken for constants here. Both means belong into the bracket.
    - Z_norm * along →
        The second mean is missing, or comes to 0: it is the mean of the products of dZ_tilde and
        Z_norm, and not the product of two means.
    dZ_tilde - mean → dZ_tilde
        The mean of dZ_tilde itself does not come in. That of a row of Z_norm is 0.
    dZ_tilde - mean → dZ_tilde + mean
        The first mean has the wrong sign: each entry of dZ_tilde loses it.
    gamma / sigma → sigma / gamma
        The factor before the bracket is upside down.
    np.mean(dZ_tilde, axis=1, keepdims=True) → np.mean(dZ_tilde)
    np.mean(dZ_tilde * Z_norm, axis=1, keepdims=True) → np.mean(dZ_tilde * Z_norm)
        One number serves all units in place of each mean. Each unit has its own two.
    - Z_norm * along → - along
        The second mean stands there without Z_norm beside it.
    - Z_norm * along → + Z_norm * along
        The second mean has the wrong sign.
    gamma / sigma → gamma
        The division by σ is missing.
    gamma / sigma → gamma / sigma**2
        You divide by σ². The forward step divided by σ.
    gamma / sigma → 1 / sigma
        γ is missing.
    gamma / sigma * (dZ_tilde - mean → 1 / sigma * (gamma * dZ_tilde - mean
        γ multiplies dZ_tilde alone. It stands before the bracket, and so goes with both means, too.
    gamma / sigma → gamma**2 / sigma
        γ is in there twice. It comes in once, on the way from dZ_tilde to dZ_norm.
    - mean - Z_norm * along → - along - Z_norm * mean
        The two means have changed places.
    mean = np.mean → mean = np.sum
    along = np.mean → along = np.sum
        The sums are not divided by m: both are means over the batch.
    np.mean(dZ_tilde, axis=1 → np.mean(dZ_tilde, axis=0
    Z_norm, axis=1 → Z_norm, axis=0
        Your means run over the units. They are to run over the examples.
""")


@CLOSED.mistake("You changed the caller's dZ_tilde. Make a new array.")
def closed_in_place(dZ_tilde, Z_norm, gamma, sigma):
    dZ_tilde -= np.mean(dZ_tilde, axis=1, keepdims=True)
    dZ_tilde -= Z_norm * np.mean(dZ_tilde * Z_norm, axis=1, keepdims=True)
    return gamma / sigma * dZ_tilde
