"""A search for a neuron that may look at so many errors only: for week 1's introduction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["found"]


def found(search: Callable[..., Any], sizes: ArrayLike, prices: ArrayLike, budget: int) -> Any:
    """Let a search find a neuron, and end it where it looks at one error too many.

    Parameters
    ----------
    search : callable
        Takes a function of w and b, which returns the neuron's mean squared error, and the budget.
    sizes, prices : array_like, shape (m,)
    budget : int
        How often the function may be called.

    Returns
    -------
    anything
        What the search returns.

    Raises
    ------
    RuntimeError
        If the function is called more often than that.

    Examples
    --------
    >>> found(lambda error, budget: [error(2, b) for b in (-100, -90)], [60], [20], 2)
    [0.0, 100.0]
    """
    size, price = np.asarray(sizes, dtype=float), np.asarray(prices, dtype=float)
    calls = 0

    def error(w: float, b: float) -> float:
        nonlocal calls
        calls += 1
        if calls > budget:
            raise RuntimeError(
                f"error was called once more than the budget of {budget}: count the calls"
            )
        return float(np.mean((np.maximum(0, w * size + b) - price) ** 2))

    return search(error, budget)
