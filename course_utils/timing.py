"""How long something takes, for measurements in notebooks."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

__all__ = ["seconds_of"]

LEAST = 0.02
"""Seconds that one measurement takes at least: the clock's own steps are then next to nothing."""


def seconds_of(work: Callable[..., Any], *arguments: Any, repeat: int = 3) -> float:
    """Return the processor time of one call in seconds, the shortest of some measurements.

    What other programs do at the same time counts little in it.

    Parameters
    ----------
    work : callable
    *arguments
        What it is called with.
    repeat : int
        How often it is measured.

    Returns
    -------
    float
        Seconds of processor time, of all threads together.

    Raises
    ------
    ValueError
        If `repeat` is less than 1.

    Examples
    --------
    >>> seconds_of(sum, range(10)) < seconds_of(sum, range(100_000))
    True
    """
    if repeat < 1:
        raise ValueError(f"repeat is {repeat}; it must be at least 1")
    return min(_once(work, arguments) for _ in range(repeat))


def _once(work: Callable[..., Any], arguments: tuple[Any, ...]) -> float:
    calls, start = 0, time.process_time()
    while (spent := time.process_time() - start) < LEAST or not calls:
        work(*arguments)
        calls += 1
    return spent / calls
