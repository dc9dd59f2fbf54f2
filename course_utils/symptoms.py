"""Instruments of week 4's lessons on faults: measured slopes, stages compared, errors in a line.

The points in a ring are theirs, too.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["compare_slopes", "compare_stage", "draw_ring", "measured_slopes", "show_error"]

Array = NDArray[Any]
Parameters = Mapping[str, Array]


def draw_ring(m: int, rng: np.random.Generator) -> tuple[Array, Array]:
    """Draw points in the plane: label 1 near the middle, label 0 in a ring around it.

    Parameters
    ----------
    m : int
    rng : Generator

    Returns
    -------
    X : ndarray, shape (2, m)
    Y : ndarray, shape (1, m)

    Examples
    --------
    >>> X, Y = draw_ring(4, np.random.default_rng(1))
    >>> X.shape, Y
    ((2, 4), array([[0, 1, 0, 1]]))
    """
    Y = (np.arange(m) % 2).reshape(1, m)
    radius = np.where(Y == 1, 0.3, 1.0) + 0.15 * rng.normal(size=(1, m))
    angle = rng.uniform(0, 2 * np.pi, size=(1, m))
    return radius * np.concatenate([np.cos(angle), np.sin(angle)]), Y


def measured_slopes(
    cost_of: Callable[[Parameters], float], parameters: Parameters, epsilon: float = 1e-5
) -> dict[str, Array]:
    """Measure the slope of a cost in every parameter: (J(θ + ε) − J(θ − ε)) / 2ε.

    Parameters
    ----------
    cost_of : callable
        Takes parameters, returns the cost.
    parameters : mapping of str to ndarray
        Left as it was.
    epsilon : float

    Returns
    -------
    dict
        ``dW1``, ``db1``, … of the shapes of the parameters.

    Examples
    --------
    >>> slopes = measured_slopes(lambda p: float(np.sum(p["W1"] ** 2)), {"W1": np.array([[3.0]])})
    >>> slopes["dW1"].round(4)
    array([[6.]])
    """
    slopes = {}
    for name, values in parameters.items():
        slope = np.zeros(values.shape)
        for index in np.ndindex(values.shape):
            costs = []
            for step in (epsilon, -epsilon):
                moved = {key: array.copy() for key, array in parameters.items()}
                moved[name][index] += step
                costs.append(cost_of(moved))
            slope[index] = (costs[0] - costs[1]) / (2 * epsilon)
        slopes["d" + name] = slope
    return slopes


def compare_slopes(slopes: Parameters, grads: Parameters) -> None:
    """Print the worst entry of each measured slope beside the computed gradient, last layer first.

    Parameters
    ----------
    slopes : mapping of str to ndarray
        Of `measured_slopes`.
    grads : mapping of str to ndarray
        Of a backward pass.

    Examples
    --------
    >>> compare_slopes({"dW1": np.array([[6.0]])}, {"dW1": np.array([[3.0]])})
              measured           computed      computed / measured
    dW1:      6.00000000       3.00000000         0.5000
    """
    print("          measured           computed      computed / measured")
    for name in sorted(slopes, key=lambda name: (-int(name[2:]), name)):
        slope, grad = slopes[name], grads.get(name)
        if grad is None:
            print(f"{name}: never computed")
        elif grad.shape != slope.shape:
            print(f"{name}: shape {grad.shape}, expected {slope.shape}")
        else:
            index = np.unravel_index(np.abs(slope - grad).argmax(), slope.shape)
            a, b = slope[index], grad[index]
            ratio = f"{b / a:12.4f}" if a else "   measured is exactly 0"
            print(f"{name}: {a:15.8f}  {b:15.8f}   {ratio}")


def compare_stage(name: str, yours: Any, right: Any) -> None:
    """Print whether an array is what it should be, and if not, how it differs.

    Parameters
    ----------
    name : str
    yours, right : array_like

    Examples
    --------
    >>> compare_stage("AL", [[0.5]], [[0.75]])
    AL                     differs by up to 0.250
    >>> compare_stage("AL", [[0.5]], [0.5])
    AL                     shape (1, 1), expected (1,)
    """
    yours, right = np.asarray(yours), np.asarray(right)
    if yours.shape != right.shape:
        verdict = f"shape {yours.shape}, expected {right.shape}"
    elif np.allclose(yours, right):
        verdict = f"right, shape {right.shape}"
    else:
        verdict = f"differs by up to {np.abs(yours - right).max():.3f}"
    print(f"{name:22s} {verdict}")


def show_error(error: Exception) -> None:
    """Print an error in one line, and the functions it came through in another.

    Parameters
    ----------
    error : Exception

    Examples
    --------
    >>> try:
    ...     {}["dW3"]
    ... except KeyError as error:
    ...     show_error(error)
    KeyError: 'dW3'
       through this cell
    """
    names: list[str] = []
    step = error.__traceback__.tb_next if error.__traceback__ else None
    while step:
        names.append(step.tb_frame.f_code.co_name)
        step = step.tb_next
    print(f"{type(error).__name__}: {error}")
    print("   through", " → ".join(names) or "this cell")
