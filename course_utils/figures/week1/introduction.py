"""Figures of the notebook week1/introduction."""

from collections.abc import Callable
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from course_utils import plotting

__all__ = ["METRES", "draw_sales", "straight_line", "three_neurons"]

METRES = np.linspace(0, 160, 321)
"""Sizes at which curves are drawn, in m²."""

Neuron = Callable[[NDArray[Any], float, float], NDArray[Any]]


def straight_line(size: NDArray[Any], price: NDArray[Any], slope: float, start: float) -> None:
    """Show sales and a straight line through them.

    Parameters
    ----------
    size, price : ndarray, shape (m,)
        In m² and in thousand €.
    slope, start : float
        The line's.

    Examples
    --------
    >>> straight_line(np.array([10.0, 90.0]), np.array([0.0, 300.0]), 3.75, -37.5)
    [figure] Price against size. Sheds cost nothing, then prices rise, first steeply, ...
    """
    fig, ax = draw_sales(size, price, "60 sales and a straight line", 1.0)
    ax.plot(METRES, slope * METRES + start, "--", color="black", lw=2, label="straight line")
    ax.axhline(0, color="grey", lw=0.8)
    ax.legend(loc="upper left")
    plotting.show(
        fig,
        alt="Price against size. Sheds cost nothing, then prices rise, first steeply, then less "
        "so. The straight line runs below zero for small sizes and misses the bend at large ones.",
    )


def three_neurons(size: NDArray[Any], price: NDArray[Any], price_neuron: Neuron) -> None:
    """Show three neurons over the sales.

    Parameters
    ----------
    size, price : ndarray, shape (m,)
        In m² and in thousand €.
    price_neuron : callable
        Takes sizes, a weight and a bias.

    Examples
    --------
    >>> from course_utils.reference.introduction import price_neuron
    >>> three_neurons(np.array([10.0, 90.0]), np.array([0.0, 300.0]), price_neuron)
    [figure] Three curves over the sales: each is 0 up to a bend and then a straight line. ...
    """
    fig, ax = draw_sales(size, price, "Three neurons", 0.4)
    for k, (w, b) in enumerate([(2, 0), (2, -100), (6, -300)]):
        ax.plot(
            METRES,
            price_neuron(METRES, w, b),
            plotting.LINE_STYLES[k],
            color=plotting.LINE_COLOURS[k + 1],
            lw=2.2,
            label=f"w = {w}, b = {b}",
        )
    ax.legend(loc="upper left")
    plotting.show(
        fig,
        alt="Three curves over the sales: each is 0 up to a bend and then a straight line. With "
        "w = 2, b = 0 it rises from 0 m² on, with w = 2, b = -100 and with w = 6, b = -300 from "
        "50 m² on, three times as steeply with w = 6.",
    )


def draw_sales(
    size: NDArray[Any], price: NDArray[Any], title: str, alpha: float
) -> tuple[Figure, Axes]:
    """Draw sales, for curves over them.

    Parameters
    ----------
    size, price : ndarray, shape (m,)
        In m² and in thousand €.
    title : str
    alpha : float
        How strongly they are drawn.

    Returns
    -------
    Figure, Axes

    Examples
    --------
    >>> fig, ax = draw_sales(np.array([10.0, 90.0]), np.array([0.0, 300.0]), "Two sales", 1.0)
    >>> ax.get_xlabel()
    'size (m²)'
    >>> plt.close(fig)
    """
    fig, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
    ax.plot(size, price, "o", color=plotting.BLUE, alpha=alpha, label="a sale")
    ax.set(title=title, xlabel="size (m²)", ylabel="price (thousand €)")
    return fig, ax
