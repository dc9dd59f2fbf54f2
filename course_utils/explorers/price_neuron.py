"""A neuron that prices houses by their size: two sliders, and what they cost in error."""

import math
from collections.abc import Mapping
from typing import Any, Self

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from course_utils.explorers.base import Explorer, Result
from course_utils.explorers.controls import Number, Question
from course_utils.explorers.words import fixed
from course_utils.plotting import BLUE, LINE_COLOURS
from course_utils.reference.introduction import mean_squared_error, price_neuron

__all__ = ["PriceNeuron", "answer", "compute", "draw", "summary"]

TITLE = "Price of a house by one neuron"
CONTROLS = (
    Number("w", "weight w", "thousand € per m²", low=-2, high=8, step=0.05, start=1),
    Number("b", "bias b", "thousand €", low=-200, high=400, step=1, start=0),
)
PRESETS: dict[str, dict[str, float]] = {
    "Flat": {"w": 0, "b": 200},
    "Too steep": {"w": 6, "b": -120},
    "Off below 80 m²": {"w": 2.5, "b": -200},
    "Falling": {"w": -2, "b": 300},
}
QUESTION = Question(
    "The button “Off below 80 m²” under the figure sets w = 2.5 and b = −200. From there, raise "
    "the bias by 10. By how much does the price of a house of 60 m² change?",
    "press “Off below 80 m²”, then type −190 for the bias",
    at={"w": 2.5, "b": -190},
    unit="thousand €",
)


def compute(values: Mapping[str, Any], data: Mapping[str, Any]) -> Result:
    """Price every house, and say how far that is from what was paid.

    Parameters
    ----------
    values : mapping
        ``w``, ``b``.
    data : mapping
        ``size`` and ``price`` of the houses; ``largest``, up to which the neuron is drawn.

    Returns
    -------
    mapping
        ``predicted``, shape (m,); ``error``, the mean squared error; ``bend_size`` and
        ``bend_price``, the ends and the bend of the neuron's line.

    Examples
    --------
    >>> data = {"size": [50, 100], "price": [100, 300], "largest": 120}
    >>> result = compute({"w": 4, "b": -100}, data)
    >>> result["bend_size"], result["error"]
    (array([  0.,  25., 120.]), 0.0)
    """
    w, b = values["w"], values["b"]
    predicted = price_neuron(np.asarray(data["size"], dtype=float), w, b)
    bends = [0.0, data["largest"]]
    if w and 0 < -b / w < data["largest"]:
        bends.insert(1, -b / w)
    bend_size = np.array(bends, dtype=float)
    return {
        "predicted": predicted,
        "error": float(mean_squared_error(np.asarray(data["price"]), predicted)),
        "bend_size": bend_size,
        "bend_price": price_neuron(bend_size, w, b),
    }


def summary(values: Mapping[str, Any], result: Result) -> str:
    """Say where the neuron is switched off, and how far it is from the prices.

    Examples
    --------
    >>> summary({"w": 4, "b": -100}, {"error": 0.0}).split(". ")[1]
    'It says 0 below 25.0 m²'
    """
    w, b, error = values["w"], values["b"], result["error"]
    off = ""
    if w <= 0 and b <= 0:
        off = " It says 0 for every size."
    elif w * b < 0:
        off = f" It says 0 {'below' if w > 0 else 'above'} {fixed(-b / w, 1)} m²."
    return (
        f"w = {fixed(w, 2)} thousand € per m², b = {fixed(b, 0)} thousand €.{off} "
        f"Mean squared error: {fixed(error, 0)} (thousand €)², "
        f"so it typically misses by {fixed(math.sqrt(error), 1)} thousand €."
    )


def answer(_: Result) -> str:
    """Say what the step of the question did.

    Examples
    --------
    >>> answer({})
    'With b = −190 the neuron still says 0 for 60 m²: the change is 0 thousand €.'
    """
    return "With b = −190 the neuron still says 0 for 60 m²: the change is 0 thousand €."


def draw(values: Mapping[str, Any], result: Result, data: Mapping[str, Any]) -> Figure:
    """Draw the houses, the neuron's price for every size, and by how much it misses each.

    Examples
    --------
    >>> data = {"size": [50, 100], "price": [100, 300], "largest": 120, "highest": 400}
    >>> values = {"w": 4, "b": -100}
    >>> fig = draw(values, compute(values, data), data)
    >>> fig.axes[0].get_xlabel()
    'size (m²)'
    >>> plt.close(fig)
    """
    s, p = np.asarray(data["size"]), np.asarray(data["price"])
    fig, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
    ax.vlines(s, p, result["predicted"], color="grey", linewidth=1)
    ax.plot(s, p, "o", color=BLUE, label="a house")
    line = LINE_COLOURS[1]
    ax.plot(result["bend_size"], result["bend_price"], color=line, lw=2.5, label="the neuron")
    ax.set(xlim=(0, data["largest"]), ylim=(0, data["highest"]), title=TITLE)
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

    def __init__(self, size: ArrayLike, price: ArrayLike) -> None:
        s, p = np.asarray(size, dtype=float), np.asarray(price, dtype=float)
        data: dict[str, Any] = {"size": s.tolist(), "price": p.tolist()}
        data |= {"largest": _reach(s, 20), "highest": _reach(p, 100)}
        super().__init__(data)

    @classmethod
    def sample(cls) -> Self:
        """Return an explorer over five houses."""
        return cls([10, 50, 90, 130, 150], [0, 100, 310, 400, 440])

    def draw(self, values: Mapping[str, Any], result: Result) -> Figure:
        """Draw the still figure."""
        return draw(values, result, self.data)
