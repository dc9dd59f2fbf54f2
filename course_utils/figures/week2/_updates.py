"""Training by a student's own functions, one update at a time."""

from collections.abc import Callable
from typing import Any

from numpy.typing import NDArray

__all__ = ["updates"]

Array = NDArray[Any]


def updates(
    optimize: Callable[..., Any], start: tuple[Array, float], X: Array, Y: Array, rate: float
) -> Callable[[int], float]:
    """Return a function that makes one update and returns the cost before it.

    Parameters
    ----------
    optimize : callable
        The student's own.
    start : (ndarray, float)
        Weights and bias.
    X, Y : ndarray
    rate : float

    Examples
    --------
    >>> import numpy as np
    >>> from course_utils.reference.logistic import optimize
    >>> X, Y = np.array([[1.0, -2.0]]), np.array([[1, 0]])
    >>> step = updates(optimize, (np.zeros((1, 1)), 0.0), X, Y, 1.0)
    >>> [round(float(step(i)), 4) for i in range(2)]
    [0.6931, 0.2941]
    """
    w, b = start

    def step(_: int) -> float:
        nonlocal w, b
        params, _, costs = optimize(w, b, X, Y, 1, rate)
        w, b = params["w"], params["b"]
        return float(costs[0])

    return step
