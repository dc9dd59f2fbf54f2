"""Gradient checks, asked about a backward pass that is wrong: for week 5's gradient_checking."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

__all__ = ["checked"]


def checked(
    check: Callable[..., Any],
    x: float,
    theta: float,
    epsilon: float | None = None,
    slope_times: float = 1.0,
) -> Any:
    """Call a gradient check, with a backward pass that may be wrong by a factor.

    Parameters
    ----------
    check : callable
        Takes x, theta and, if it is given, epsilon. It calls the `backward_propagation` that
        stands beside it.
    x, theta : float
    epsilon : float, optional
    slope_times : float
        What the slope of `backward_propagation` is multiplied by during the call.

    Returns
    -------
    anything
        What the check returns.

    Examples
    --------
    >>> from course_utils.reference.gradient_checking import gradient_check
    >>> bool(checked(gradient_check, 2.0, 0.5) < 1e-7)
    True
    >>> round(float(checked(gradient_check, 2.0, 0.5, 1e-4, slope_times=3.0)), 4)
    0.5
    """
    names = inspect.unwrap(check).__globals__
    right = names.get("backward_propagation")
    if right is not None:  # else the check has nothing to call, and says so itself
        names["backward_propagation"] = lambda *given, **named: slope_times * right(*given, **named)
    try:
        return check(x, theta) if epsilon is None else check(x, theta, epsilon)
    finally:
        if right is not None:
            names["backward_propagation"] = right
