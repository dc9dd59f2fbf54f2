"""Networks whose errors follow a formula, to try a recipe on: for week 5's bias_and_variance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ["followed"]


def followed(
    function: Callable[..., Any],
    parts: tuple[float, float],
    n_h: int,
    m: int,
    human_error: float,
    gap: float,
) -> tuple[list[list[float]], list[str]]:
    """Have a recipe followed on networks of which no one has to be trained.

    Parameters
    ----------
    function : callable
        Takes what measures a network, units, examples, the human error and the gap; returns units,
        examples and advice for each network that it has tried.
    parts : tuple of float
        Of one hidden unit the avoidable bias, which falls with the units; of one unit and one
        example the generalisation gap, which rises with the units and falls with the examples.
    n_h, m : int
    human_error, gap : float

    Returns
    -------
    list of list
        Units and examples of each network.
    list of str
        What was said of each.

    Examples
    --------
    >>> def once(measure, n_h, m, human_error, gap):
    ...     return [(n_h, m, str(measure(n_h, m)))]
    >>> followed(once, (8.0, 16.0), 2, 4, 1.0, 2.0)
    ([[2, 4]], ['(5.0, 13.0)'])
    """
    bias, variance = parts

    def measure(n_h: int, m: int) -> tuple[float, float]:
        train_error = human_error + bias / n_h
        return train_error, train_error + variance * n_h / m

    tried = function(measure, n_h, m, human_error, gap)
    return [[units, examples] for units, examples, _ in tried], [advice for *_, advice in tried]
