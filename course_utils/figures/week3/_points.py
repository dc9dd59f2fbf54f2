"""Points of the plane with a decision boundary, as several notebooks of the week draw them."""

from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from course_utils import plotting

__all__ = ["Array", "Predict", "draw_boundary", "percent_right"]

Array = NDArray[Any]
Predict = Callable[[Array], Array]
"""Takes points, shape (2, n), and returns probabilities of class 1, shape (1, n)."""


def draw_boundary(ax: Axes, predict: Predict, X: Array, Y: Array, title: str) -> None:
    """Draw points and the decision boundary; the coordinates have no unit.

    Parameters
    ----------
    ax : Axes
    predict : callable
        Takes points, shape (2, n), and returns probabilities, shape (1, n).
    X : ndarray, shape (2, m)
    Y : ndarray, shape (1, m)
    title : str

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> X, Y = np.array([[0.0, 1.0], [0.0, 1.0]]), np.array([[0, 1]])
    >>> draw_boundary(plt.subplot(), lambda points: 1.0 * (points[:1] > 0.5), X, Y, "Two points")
    >>> plt.gca().get_title()
    'Two points'
    >>> plt.close()
    """
    x1, x2 = "$x_1$ (no unit)", "$x_2$ (no unit)"
    plotting.plot_decision_boundary(ax, predict, X, Y, title, xlabel=x1, ylabel=x2)


def percent_right(predict: Predict, X: Array, Y: Array) -> float:
    """Return the percentage of points on the right side of the boundary.

    Parameters
    ----------
    predict : callable
        Takes points, shape (2, n), and returns probabilities, shape (1, n).
    X : ndarray, shape (2, m)
    Y : ndarray, shape (1, m)

    Examples
    --------
    >>> X, Y = np.array([[0.0, 1.0], [0.0, 1.0]]), np.array([[0, 0]])
    >>> percent_right(lambda points: points[:1], X, Y)
    50.0
    """
    return float(100 * np.mean((predict(X) > 0.5) == Y))
