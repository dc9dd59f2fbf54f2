"""Figures of the notebook week1/several_neurons."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.figures.week1.introduction import METRES, draw_sales

__all__ = ["agents_network", "curves_and_misses", "one_neuron_and_three"]


def one_neuron_and_three(
    size: NDArray[Any],
    price: NDArray[Any],
    one: Callable[[NDArray[Any]], NDArray[Any]],
    three: Callable[[NDArray[Any]], NDArray[Any]],
    bend: float,
) -> None:
    """Show the best single neuron and a sum of three over the sales.

    Parameters
    ----------
    size, price : ndarray, shape (m,)
        In m² and in thousand €.
    one, three : callable
        Take sizes and return prices.
    bend : float
        Where the single neuron bends, in m².

    Examples
    --------
    >>> size, price = np.array([10.0, 90.0]), np.array([0.0, 300.0])
    >>> one_neuron_and_three(size, price, lambda x: 2 * x, lambda x: 3 * x, 20.0)
    [figure] Price against size. The best single neuron is a line with one bend, at 20 m²; ...
    """
    fig, ax = draw_sales(size, price, "One neuron and three", 0.4)
    ax.plot(METRES, one(METRES), "--", color="black", lw=1.8, label="best single neuron")
    colour = plotting.LINE_COLOURS[1]
    ax.plot(METRES, three(METRES), color=colour, lw=2.5, label="three neurons")
    ax.legend(loc="upper left")
    plotting.show(
        fig,
        alt="Price against size. The best single neuron is a line with one bend, at "
        f"{bend:.0f} m²; it runs above the sales around 35 m², below most of them around "
        "100 m² and above them again at 155 m². The sum of three has bends at 30, 90 and 130 m² "
        "and runs through the middle of the sales.",
    )


def agents_network(answers: Sequence[str]) -> None:
    """Show a network with one hidden layer, as an estate agent would draw it.

    Parameters
    ----------
    answers : sequence of str
        What the three hidden units stand for.

    Examples
    --------
    >>> agents_network(["people who fit in", "walkability", "school quality"])
    [figure] Four inputs: size, bedrooms, walk to the centre, income around. Each is joined to ...
    """
    inputs = ["size (m²)", "bedrooms", "walk to centre (min)", "income around (thousand €)"]
    fig, ax = plt.subplots(figsize=(8.5, 4), layout="constrained")
    plotting.plot_network(
        ax,
        [4, 3, 1],
        ["inputs", "hidden units", "output"],
        [inputs, list(answers), ["price (thousand €)"]],
        title="A network with one hidden layer, as an estate agent would draw it",
    )
    plotting.show(
        fig,
        alt="Four inputs: size, bedrooms, walk to the centre, income around. Each is joined to all "
        f"three hidden units: {', '.join(answers)}. These are joined to one output, the price.",
    )


def curves_and_misses(
    x: NDArray[Any],
    curve: NDArray[Any],
    sums: Mapping[int, NDArray[Any]],
    drawn: Sequence[int] = (4, 8, 16),
) -> None:
    """Show a curve with sums of neurons, and their largest misses by the number of neurons.

    Parameters
    ----------
    x, curve : ndarray, shape (k,)
    sums : mapping of int to ndarray, shape (k,)
        By the number of neurons, what their sum is at each x.
    drawn : sequence of int
        The numbers of neurons whose sums are drawn.

    Examples
    --------
    >>> x = np.linspace(0, 1, 5)
    >>> curves_and_misses(x, x**2, {1: x, 2: x / 2}, drawn=[1])
    [figure] Left: a curve between 0 and 1, and sums of 1 neurons. Right: the largest miss by the
    number of neurons, both axes logarithmic: 0.25 with 1, 0.5 with 2.
    """
    fig, axes = plt.subplots(1, 2, figsize=(9.5, 3.8), layout="constrained")
    axes[0].plot(x, curve, color="black", lw=3, alpha=0.35, label="the curve")
    for k, n in enumerate(drawn):
        axes[0].plot(
            x,
            sums[n],
            plotting.LINE_STYLES[k],
            color=plotting.LINE_COLOURS[k],
            label=f"{n} neurons",
        )
    axes[0].set(title="A curve, followed by neurons", xlabel="x (no unit)", ylabel="height")
    low, high = float(curve.min()), float(curve.max())
    axes[0].set_ylim(low - 0.1 * (high - low), high + 0.4 * (high - low))  # the legend's place
    axes[0].legend(loc="upper center", ncols=2)
    misses = {n: float(np.abs(total - curve).max()) for n, total in sums.items()}
    axes[1].plot(list(misses), list(misses.values()), "o-", color=plotting.BLUE)
    axes[1].set(xscale="log", yscale="log", title="The largest miss")
    axes[1].set(xlabel="number of neurons", ylabel="largest miss (height)")
    axes[1].set_xticks(list(misses), [str(n) for n in misses])
    axes[1].minorticks_off()
    axes[1].grid(alpha=0.3)
    said = ", ".join(f"{miss:.2g} with {n}" for n, miss in misses.items())
    plotting.show(
        fig,
        alt=f"Left: a curve between {low:.2g} and {high:.2g}, and sums of "
        f"{', '.join(map(str, drawn))} neurons. Right: the largest miss by the number of neurons, "
        f"both axes logarithmic: {said}.",
    )
