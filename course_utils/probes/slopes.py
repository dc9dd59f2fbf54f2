"""Gradient checks, asked about backward passes that are wrong: for week 5.

The notebooks are gradient_checking and gradient_hunt.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_utils.reference.deep import L_model_backward, L_model_forward

__all__ = ["FAULTS", "checked", "checked_twice", "trained"]

Array = NDArray[Any]

FAULTS: dict[str, Callable[[str, Array, Array], Array]] = {
    "none": lambda _name, gradient, _value: gradient,
    "all twice too large": lambda _name, gradient, _value: 2 * gradient,
    "biases that decay": lambda name, gradient, value: gradient + 0.2 * value * (name[0] == "b"),
    "db1 too large": lambda name, gradient, _value: gradient * (1 + (name == "b1")),
}
"""Take the name of an array, its right gradient and itself; return the gradient of a pass."""


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


def checked_twice(
    check_twice: Callable[..., Any],
    fault: str,
    parameters: Mapping[str, Array],
    X: Array,
    Y: Array,
    num_iterations: int,
    learning_rate: float,
) -> Any:
    """Have a backward pass checked before and after some training with it.

    Parameters
    ----------
    check_twice : callable
        Takes parameters, a backward pass, X, Y, a number of steps and a learning rate.
    fault : str
        A key of `FAULTS`.
    parameters : mapping of str to ndarray
    X : ndarray, shape (n[0], m)
    Y : ndarray, shape (1, m)
    num_iterations : int
    learning_rate : float

    Returns
    -------
    anything
        What the function returns.

    Examples
    --------
    >>> from course_utils.reference.gradient_checking import check_twice
    >>> start = {"W1": np.array([[0.5]]), "b1": np.zeros((1, 1))}
    >>> X, Y = np.array([[2.0, -1.0]]), np.array([[1.0, 1.0]])
    >>> found = checked_twice(check_twice, "all twice too large", start, X, Y, 1, 0.1)
    >>> np.round(found, 3).tolist()
    [0.333, 0.333]
    """

    def backward(AL: Array, Y: Array, caches: list[Any]) -> dict[str, Array]:
        right, grads = L_model_backward(AL, Y, caches), {}
        for layer, ((_, W, b), _) in enumerate(caches, start=1):
            for name, value in ((f"W{layer}", W), (f"b{layer}", b)):
                grads[f"d{name}"] = FAULTS[fault](name, right[f"d{name}"], value)
        return grads

    return check_twice(parameters, backward, X, Y, num_iterations, learning_rate)


def trained(
    backward: Callable[..., Any],
    parameters: Mapping[str, Array],
    X: Array,
    Y: Array,
    num_iterations: int,
    learning_rate: float,
) -> list[Any]:
    """Train with somebody's backward pass; return where it starts and ends, with gradients there.

    Parameters
    ----------
    backward : callable
        ``backward(AL, Y, caches)`` returns ``dW1``, ``db1`` …
    parameters : mapping of str to ndarray
    X : ndarray, shape (n[0], m)
    Y : ndarray, shape (1, m)
    num_iterations : int
    learning_rate : float

    Returns
    -------
    list
        The gradients at the start, the parameters at the end, the gradients there.

    Examples
    --------
    >>> start = {"W1": np.array([[0.5]]), "b1": np.zeros((1, 1))}
    >>> X, Y = np.array([[2.0, -1.0]]), np.array([[1.0, 1.0]])
    >>> first, end, last = trained(L_model_backward, start, X, Y, 2, 0.1)
    >>> sorted(end), bool(end["b1"] > 0)
    (['W1', 'b1'], True)
    """
    found: list[Any] = []
    values = {name: np.array(value, dtype=float) for name, value in parameters.items()}
    for step in range(num_iterations + 1):
        AL, caches = L_model_forward(X, values)
        grads = backward(AL, Y, caches)
        if step == 0:
            found.append({f"d{name}": np.array(grads[f"d{name}"]) for name in values})
        if step < num_iterations:
            values = {
                name: each - learning_rate * grads[f"d{name}"] for name, each in values.items()
            }
    return [*found, values, {f"d{name}": np.array(grads[f"d{name}"]) for name in values}]
