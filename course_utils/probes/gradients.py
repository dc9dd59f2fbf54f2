"""Costs to measure, and gradients that may be wrong: for week 2's gradient_descent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["measured", "verdicts"]

Array = NDArray[Any]
Change = Callable[[Array, float, int], tuple[Array, float]]


def measured(function: Callable[..., Any], w: Array, b: float, C: Array, k: float) -> Any:
    """Have the slopes of a polynomial measured.

    Parameters
    ----------
    function : callable
        Takes a cost, w and b.
    w : ndarray, shape (n, 1)
    b : float
    C : ndarray, shape (n, n)
        Of the cost ``wᵀCw + k b³ + b sum(w)``.
    k : float

    Examples
    --------
    >>> w = np.array([[2.0]])
    >>> measured(lambda cost, w, b: cost(w, b), w, 1.0, np.array([[3.0]]), 5.0)
    19.0
    """

    def cost(w: Array, b: float) -> float:
        return float(np.sum(w * (C @ w)) + k * b**3 + b * np.sum(w))

    return function(cost, w, b)


def verdicts(
    function: Callable[..., Any],
    gradients: Sequence[str],
    w: Array,
    b: float,
    X: Array,
    Y: Array,
) -> list[Any]:
    """Have the gradients of several functions tested, some of which are wrong.

    Each is that of a unit without a sigmoid, whose cost is half the mean squared error.

    Parameters
    ----------
    function : callable
        Takes such a function, w, b, X and Y, and says whether its gradient is right.
    gradients : sequence of str
        Names in `GRADIENTS`, one for each function.
    w, b, X, Y : as in the notebook

    Returns
    -------
    list
        What was said of each.

    Examples
    --------
    >>> given = np.ones((2, 1)), 0.0, np.ones((2, 3)), np.zeros((1, 3))
    >>> slope_of_bias = lambda propagate, *at: float(propagate(*at)[0]["db"])
    >>> verdicts(slope_of_bias, ["right", "bias left out"], *given)
    [2.0, 0.0]
    """
    return [function(_propagate_with(GRADIENTS[name]), w, b, X, Y) for name in gradients]


def _propagate_with(change: Change) -> Callable[..., tuple[dict[str, Any], float]]:
    def propagate(w: Array, b: float, X: Array, Y: Array) -> tuple[dict[str, Any], float]:
        error = w.T @ X + b - Y
        dw, db = np.mean(X * error, axis=1, keepdims=True), float(np.mean(error))
        dw, db = change(dw, db, X.shape[1])
        return {"dw": dw, "db": db}, float(np.mean(error**2)) / 2

    return propagate


GRADIENTS: dict[str, Change] = {
    "right": lambda dw, db, _: (dw, db),
    "weights turned round": lambda dw, db, _: (-dw, db),
    "summed": lambda dw, db, m: (m * dw, m * db),
    "last weight left out": lambda dw, db, _: (np.append(dw[:-1], [[0.0]], axis=0), db),
    "bias left out": lambda dw, db, _: (dw, 0 * db),
    "bias turned round": lambda dw, db, _: (dw, -db),
    "weights 1 % too long": lambda dw, db, _: (1.01 * dw, db),
    "bias 1 % too long": lambda dw, db, _: (dw, 1.01 * db),
}
"""What becomes of the right slopes, from those and the number of examples."""
