"""A test for a forward step that knows neither its input nor the right result."""

from functools import partial

import numpy as np

from course_utils.reference import batchnorm

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible
from . import shared


def _from(slip, n, m):
    """Return a draw of what a forward step with this slip makes of a layer, and of its γ and β."""

    def draw(rng):
        Z, gamma, beta = shared.draw_layer(rng, n, m)
        return SLIPS[slip](Z, gamma, beta), gamma, beta

    return draw


def _both(slip, n, m):
    """Return a draw of two calls: with a right result, and with that of a slip."""
    return lambda rng: Calls([_from(each, n, m)(rng) for each in ("none", slip)])


def _right(Z, gamma, beta):
    return batchnorm.batchnorm_forward(Z, gamma, beta)[0]


def _by_variance(Z, gamma, beta):
    return gamma * (Z - Z.mean(axis=1, keepdims=True)) / Z.var(axis=1, keepdims=True) + beta


def _mean_left_in(Z, gamma, beta):
    return gamma * Z / Z.std(axis=1, keepdims=True) + beta


def _one_for_all(Z, gamma, beta):
    return gamma * (Z - Z.mean()) / Z.std() + beta


def _other_axis(Z, gamma, beta):
    return gamma * (Z - Z.mean(axis=0)) / Z.std(axis=0) + beta


def _shift_scaled(Z, gamma, beta):
    return gamma * (_right(Z, 1, 0) + beta)


def _last_unit_forgotten(Z, gamma, beta):
    done = _right(Z, gamma, beta)
    done[-1] = Z[-1]
    return done


SLIPS = {
    "none": _right,
    "variance": _by_variance,
    "mean": _mean_left_in,
    "one for all": _one_for_all,
    "other axis": _other_axis,
    "shift": _shift_scaled,
    "last unit": _last_unit_forgotten,
}
"""Forward steps, by what is wrong with them."""


def _plain(*rows):
    """Return a result with these rows, with γ = 1 and β = 0."""
    one = np.ones((len(rows), 1))
    return np.array(rows), one, 0 * one


_shown = partial(visible, points=0.5)
"""A case that students see: there are many, and each asks little."""

_ONE = np.array([[1.0]])
_WORKED = (
    np.array([[3.0, 7.0], [-1.0, 1.0]]),
    np.array([[2.0], [1.0]]),
    np.array([[5.0], [0.0]]),
)

IS_NORMALISED = exercise(
    batchnorm.is_normalised,
    "A test for a forward step",
    _shown("the worked line", *_WORKED),
    _shown("a shift, no scale", np.array([[2.0, 4.0, 4.0, 2.0]]), _ONE, 3 * _ONE),
    _shown("the mean too small", np.array([[1.0, 5.0]]), 2 * _ONE, 5 * _ONE),
    _shown("one mean too large, one too small", *_plain([0.0, 2.0], [-2.0, 0.0])),
    _shown("one unit too wide, one too narrow", *_plain([0.6, -0.6], [1.28, -1.28])),
    _shown("too narrow", *_plain([0.5, -0.5])),
    _shown("off by less than 0.01", *_plain([1.005, -0.995, 1.005, -0.995])),
    _shown("a mean of 0.015", *_plain([1.015, -0.985])),
    _shown("a standard deviation of 1.015", *_plain([1.015, -1.015])),
    _shown("a right result", draw=_from("none", 3, 8), unchanged=True),
    _shown("divided by the variance", draw=_from("variance", 3, 8)),
    _shown("the mean left in", draw=_from("mean", 3, 8)),
    _shown("one mean and one spread for all units", draw=_from("one for all", 3, 8)),
    _shown("the last unit forgotten", draw=_from("last unit", 3, 8)),
    hidden("divided by the variance, other sizes", _both("variance", 6, 20), points=2),
    hidden("the other axis", _both("other axis", 5, 5)),
    hidden("the shift multiplied by γ", _both("shift", 4, 9)),
    hidden("the mean left in, other sizes", _both("mean", 2, 30), points=2),
)


@IS_NORMALISED.equivalent
def all_at_once(Z_tilde, gamma, beta):
    Z_norm = (Z_tilde - beta) / gamma
    centred = np.allclose(Z_norm.mean(axis=1), 0, atol=0.01)
    return bool(centred and np.allclose(np.var(Z_norm, axis=1), 1, atol=0.02))


@IS_NORMALISED.equivalent
def before_undoing(Z_tilde, gamma, beta):
    off = np.abs(np.mean(Z_tilde, axis=1, keepdims=True) - beta) / np.abs(gamma)
    ratio = np.std(Z_tilde, axis=1, keepdims=True) / np.abs(gamma)
    return not (np.any(off > 0.01) or np.any(ratio < 0.99) or np.any(ratio > 1.01))


IS_NORMALISED.wrong("""
    abs(np.mean(row)) > 0.01 or abs(np.std(row) - 1) > 0.01 → abs(np.mean(row)) > 0.01
        A result with the wrong standard deviation passes. Look at mean and standard deviation.
    abs(np.mean(row)) > 0.01 or abs(np.std(row) - 1) > 0.01 → abs(np.std(row) - 1) > 0.01
        A result with the wrong mean passes. Look at mean and standard deviation.
    for row in Z_norm: → for row in Z_norm[:1]:
        Only the first unit is looked at. Every unit has to pass.
    (Z_tilde - beta) / gamma → Z_tilde
        γ and β are still in. Undo the shift and the scale before you look.
    (Z_tilde - beta) / gamma → Z_tilde / gamma - beta
        The shift came last, so it is undone first: subtract β, then divide by γ.
    return True → return None
        If nothing is wrong, say so: return True.
    mean(row)) > 0.01 or abs → mean(row)) > 0.01 and abs
        A unit fails if its mean **or** its standard deviation is wrong, not only if both are.
    > 0.01 or abs(np.std(row) - 1) > 0.01 → > 0 or abs(np.std(row) - 1) > 0
        A right result fails: rounding and ε leave a little. Allow 0.01.
""")


@IS_NORMALISED.mistake(
    "The answers are the wrong way round: True is for results that are normalised."
)
def the_other_way_round(Z_tilde, gamma, beta):
    return not batchnorm.is_normalised(Z_tilde, gamma, beta)
