"""Figures of the notebook week2/broadcasting."""

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import EngFormatter
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.datasets import TabularData

__all__ = [
    "digits_and_neighbours",
    "energy_shares",
    "rows_of_length_1",
    "times_of_a_product",
]

FOODS = ("rolled oats", "cooked lentils", "salmon", "almonds", "banana")
NUTRIENTS = ("carbohydrate", "protein", "fat")


def energy_shares(shares: NDArray[Any]) -> None:
    """Show how much of each food's energy comes from which nutrient.

    Parameters
    ----------
    shares : ndarray, shape (3, 5)
        In percent: a nutrient a row, a food a column.

    Examples
    --------
    >>> energy_shares(np.full((3, 5), 100 / 3))
    [figure] Stacked bars of carbohydrate, protein and fat, in percent. rolled oats: 33, 33, 33. ...
    """
    fig, ax = plt.subplots(figsize=(7.5, 3), layout="constrained")
    start = np.zeros(len(FOODS))
    styles = zip((plotting.BLUE, plotting.ORANGE, "#BBBBBB"), ("", "//", ".."), strict=True)
    for nutrient, share, (colour, hatch) in zip(NUTRIENTS, shares, styles, strict=True):
        ax.barh(FOODS, share, left=start, color=colour, hatch=hatch, ec="white", label=nutrient)
        start += share
    ax.invert_yaxis()
    ax.set(title="Where the energy comes from", xlabel="share of the energy (%)", ylabel="food")
    ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
    said = [
        f"{food}: {', '.join(f'{share:.0f}' for share in column)}."
        for food, column in zip(FOODS, shares.T, strict=True)
    ]
    plotting.show(
        fig, alt=f"Stacked bars of carbohydrate, protein and fat, in percent. {' '.join(said)}"
    )


def rows_of_length_1(points: NDArray[Any], on_circle: NDArray[Any]) -> None:
    """Show points of the plane before and after their rows have length 1.

    Parameters
    ----------
    points, on_circle : ndarray, shape (12, 2)

    Examples
    --------
    >>> points = np.full((12, 2), 3.0)
    >>> rows_of_length_1(points, points / np.sqrt(18))
    [figure] Twelve points at different distances from the origin, each joined by a dotted line ...
    """
    angle = np.linspace(0, 2 * np.pi, 200)
    fig, ax = plt.subplots(figsize=(5.5, 4.2), layout="constrained")
    ax.plot(np.cos(angle), np.sin(angle), color="0.7", lw=1)
    for before, after in zip(points, on_circle, strict=True):
        ax.plot(*np.stack([before, after]).T, color="0.7", lw=1, ls=":")
    ax.plot(*points.T, "o", color=plotting.BLUE, label="before")
    ax.plot(*on_circle.T, "^", color=plotting.ORANGE, mec="black", mew=0.6, label="after")
    ax.set(title="Rows of length 1", xlabel="first number of the row", ylabel="second number")
    ax.set_aspect("equal")
    ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
    plotting.show(
        fig,
        alt="Twelve points at different distances from the origin, each joined by a dotted line to "
        "the point of the unit circle in the same direction.",
    )


def times_of_a_product(
    sizes: NDArray[Any], loop_times: list[float], dot_times: list[float]
) -> None:
    """Show how long a dot product takes in a loop and with ``np.dot``.

    Parameters
    ----------
    sizes : ndarray, shape (n,)
        Lengths of the vectors.
    loop_times, dot_times : list of float
        In seconds.

    Examples
    --------
    >>> times_of_a_product(np.array([10, 100]), [0.001, 0.01], [1e-6, 2e-5])
    [figure] Time against length, both axes logarithmic. Length 10: loop 1.0 ms, np.dot 1.0 µs.
    Length 100: loop 10.0 ms, np.dot 20.0 µs.
    """
    fig, ax = plt.subplots(figsize=(6.4, 3.6), layout="constrained")
    ax.loglog(sizes, loop_times, "o-", color=plotting.BLUE, label="loop")
    ax.loglog(sizes, dot_times, "^--", color=plotting.LINE_COLOURS[1], label="np.dot")
    ax.yaxis.set_major_formatter(EngFormatter(unit="s"))
    ax.set(title="Time for one dot product: each tick is ten times the one before")
    ax.set(xlabel="length of the vectors (numbers)", ylabel="processor time")
    ax.grid(alpha=0.3)
    ax.legend(loc="upper left")
    told = EngFormatter(unit="s", places=1)
    said = [
        f"Length {n}: loop {told(loop)}, np.dot {told(dot)}."
        for n, loop, dot in zip(sizes, loop_times, dot_times, strict=True)
    ]
    plotting.show(fig, alt=f"Time against length, both axes logarithmic. {' '.join(said)}")


def digits_and_neighbours(
    digits: TabularData, said: NDArray[Any], distances: NDArray[Any], most: int = 8
) -> None:
    """Show digits that got a wrong label, each above the known digit that it got it from.

    Parameters
    ----------
    digits : TabularData
    said : ndarray, shape (1, m_test)
        The labels that the nearest neighbours gave.
    distances : ndarray, shape (m_train, m_test)
        From each known digit to each new one.
    most : int
        How many to show.

    Examples
    --------
    >>> some = np.zeros((64, 2)), np.array([[3, 8]])
    >>> digits = TabularData(*some, *some, tuple("0123456789"), ("ink",) * 64, ("",) * 64, "")
    >>> digits_and_neighbours(digits, np.array([[3, 3]]), np.array([[0.0, 1.0], [2.0, 3.0]]))
    1 of 2 are right: 50.0 %
    [figure] Digits that were read wrongly, each above the known digit nearest to it: 8 read as 3.
    """
    true = digits.Y_test[0]
    wrong = np.flatnonzero(said[0] != true)[:most]
    right = np.sum(said[0] == true)
    print(f"{right} of {true.size} are right: {100 * right / true.size:.1f} %")
    if not wrong.size:
        return
    nearest = np.argmin(distances[:, wrong], axis=0)
    pictures = np.hstack([digits.X_test[:, wrong], digits.X_train[:, nearest]]).T.reshape(-1, 8, 8)
    labels = [f"a {true[i]}" for i in wrong] + [
        f"nearest: a {k}" for k in digits.Y_train[0, nearest]
    ]
    fig, axes = plt.subplots(
        2, wrong.size, squeeze=False, figsize=(1.4 * wrong.size, 3.6), layout="constrained"
    )
    for ax, picture, label in zip(axes.flat, pictures, labels, strict=True):
        ax.imshow(picture, cmap="gray_r", vmin=0, vmax=16)
        ax.set(title=label, xticks=[], yticks=[])
        ax.title.set_fontsize(9)
    fig.suptitle("Read wrongly, and the known digit that misled (ink from 0 to 16)")
    told = ", ".join(f"{true[i]} read as {said[0, i]}" for i in wrong)
    plotting.show(
        fig,
        alt=f"Digits that were read wrongly, each above the known digit nearest to it: {told}.",
    )
