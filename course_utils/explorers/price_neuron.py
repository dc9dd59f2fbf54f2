"""A neuron that prices houses by their size: two sliders, and what they cost in error."""

import math
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from course_utils.explorers import script
from course_utils.explorers.base import Control, Explorer
from course_utils.plotting import BLUE, LINE_COLOURS
from course_utils.reference.introduction import mean_squared_error, price_neuron

__all__ = ["PriceNeuron", "draw", "summary"]

CONTROLS = (
    Control("w", "weight w", "thousand € per m²", low=-2, high=8, step=0.05, start=1),
    Control("b", "bias b", "thousand €", low=-200, high=400, step=1, start=0),
)
PRESETS: dict[str, dict[str, float]] = {
    "Flat": {"w": 0, "b": 200},
    "Too steep": {"w": 6, "b": -120},
    "Off below 80 m²": {"w": 2.5, "b": -200},
    "Falling": {"w": -2, "b": 300},
}


def summary(size: ArrayLike, price: ArrayLike, w: float, b: float) -> str:
    """Say where the neuron is switched off, and how far it is from the prices.

    Parameters
    ----------
    size, price : array_like, shape (m,)
        Square metres, and thousands of euros.
    w, b : float
        Thousands of euros for each square metre, and thousands of euros.

    Returns
    -------
    str

    Examples
    --------
    >>> summary([50, 100], [100, 300], 4, -100).split(". ")[1]
    'It says 0 below 25.0 m²'
    """
    error = mean_squared_error(np.asarray(price), price_neuron(np.asarray(size), w, b))
    off = ""
    if w <= 0 and b <= 0:
        off = " It says 0 for every size."
    elif w * b < 0:
        off = f" It says 0 {'below' if w > 0 else 'above'} {-b / w:.1f} m²."
    return (
        f"w = {w:.2f} thousand € per m², b = {b:.0f} thousand €.{off} "
        f"Mean squared error: {error:.0f} (thousand €)², "
        f"so it typically misses by {math.sqrt(error):.1f} thousand €."
    )


def draw(size: ArrayLike, price: ArrayLike, w: float, b: float, title: str) -> Figure:
    """Draw the houses, the neuron's price for every size, and by how much it misses each.

    Parameters
    ----------
    size, price : array_like, shape (m,)
        Square metres, and thousands of euros.
    w, b : float
        Thousands of euros for each square metre, and thousands of euros.
    title : str

    Returns
    -------
    Figure

    Examples
    --------
    >>> fig = draw([50, 100], [100, 300], 4, -100, "One neuron")
    >>> fig.axes[0].get_xlabel()
    'size (m²)'
    >>> plt.close(fig)
    """
    s, p = np.asarray(size), np.asarray(price)
    largest, highest = _reach(s, 20), _reach(p, 100)
    fig, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
    ax.vlines(s, p, price_neuron(s, w, b), color="grey", linewidth=1)
    ax.plot(s, p, "o", color=BLUE, label="a house")
    line = np.linspace(0, largest, 400)
    ax.plot(line, price_neuron(line, w, b), color=LINE_COLOURS[1], lw=2.5, label="the neuron")
    ax.set(xlim=(0, largest), ylim=(0, highest), title=title)
    ax.set(xlabel="size (m²)", ylabel="price (thousand €)")
    ax.legend(loc="upper left")
    return fig


def _reach(values: np.ndarray, step: float) -> float:
    """Return the first multiple of `step` above all values: where an axis ends."""
    return float(step * math.ceil(1.02 * values.max() / step))


class PriceNeuron(Explorer):
    """Sliders for the weight and the bias of one neuron with a ReLU, over houses.

    Parameters
    ----------
    size, price : array_like, shape (m,)
        Square metres, and thousands of euros.

    Examples
    --------
    >>> explorer = PriceNeuron([50, 100], [100, 300])
    >>> explorer.values
    {'w': 1, 'b': 0}
    """

    _esm = script("widget.js", "base.js", "price_neuron.js")

    def __init__(self, size: ArrayLike, price: ArrayLike) -> None:
        s, p = np.asarray(size, dtype=float), np.asarray(price, dtype=float)
        data: dict[str, Any] = {"size": s.tolist(), "price": p.tolist()}
        data |= {"largest": _reach(s, 20), "highest": _reach(p, 100)}
        super().__init__("Price of a house by one neuron", CONTROLS, PRESETS, data)

    def summary(self) -> str:
        """Say where the neuron is switched off, and how far it is from the prices."""
        return summary(self.data["size"], self.data["price"], **self.values)

    def figure(self) -> Figure:
        """Draw the houses and the neuron as the sliders stand."""
        return draw(self.data["size"], self.data["price"], **self.values, title=self.title)
