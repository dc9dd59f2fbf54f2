"""Costs to measure, and gradients that may be wrong: for week 2's gradient_descent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["measured", "verdicts"]

RIGHT, TURNED, SUMMED, ONE_LEFT_OUT, NO_BIAS, BIAS_TURNED, A_LITTLE_OFF, BIAS_A_LITTLE_OFF = range(
    8
)
"""What is done to a gradient: nothing, or a fault."""


def measured(
    function: Callable[..., Any], w: NDArray[Any], b: float, C: NDArray[Any], k: float
) -> Any:
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

    def cost(w: NDArray[Any], b: float) -> float:
        return float(np.sum(w * (C @ w)) + k * b**3 + b * np.sum(w))

    return function(cost, w, b)


def verdicts(
    function: Callable[..., Any],
    faults: Sequence[int],
    w: NDArray[Any],
    b: float,
    X: NDArray[Any],
    Y: NDArray[Any],
) -> list[Any]:
    """Have the gradients of several functions tested, some of which are wrong.

    Each is that of a unit without a sigmoid, whose cost is half the mean squared error.

    Parameters
    ----------
    function : callable
        Takes such a function, w, b, X and Y, and says whether its gradient is right.
    faults : sequence of int
        One for each function; 0 is a right one.
    w, b, X, Y : as in the notebook

    Returns
    -------
    list
        What was said of each.

    Examples
    --------
    >>> given = np.ones((2, 1)), 0.0, np.ones((2, 3)), np.zeros((1, 3))
    >>> verdicts(lambda propagate, *at: float(propagate(*at)[0]["db"]), [0, 4], *given)
    [2.0, 0.0]
    """
    return [function(_with_fault(fault), w, b, X, Y) for fault in faults]


def _with_fault(fault: int) -> Callable[..., tuple[dict[str, Any], float]]:
    def propagate(
        w: NDArray[Any], b: float, X: NDArray[Any], Y: NDArray[Any]
    ) -> tuple[dict[str, Any], float]:
        error = w.T @ X + b - Y
        dw, db = np.mean(X * error, axis=1, keepdims=True), float(np.mean(error))
        if fault == TURNED:
            dw = -dw
        elif fault == SUMMED:
            dw, db = dw * X.shape[1], db * X.shape[1]
        elif fault == ONE_LEFT_OUT:
            dw[-1] = 0.0
        elif fault == NO_BIAS:
            db = 0.0
        elif fault == BIAS_TURNED:
            db = -db
        elif fault == A_LITTLE_OFF:
            dw = 1.01 * dw
        elif fault == BIAS_A_LITTLE_OFF:
            db = 1.01 * db
        return {"dw": dw, "db": db}, float(np.mean(error**2)) / 2

    return propagate
