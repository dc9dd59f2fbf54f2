"""Figures of the notebook week1/introduction."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.figures import common
from course_utils.training import History

__all__ = [
    "agents_network",
    "costs_by_unit",
    "eight_digits",
    "errors_by_amount",
    "one_neuron_and_three",
    "straight_line",
    "three_neurons",
]

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
    fig, ax = _sales(size, price, "60 sales and a straight line", 1.0)
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
    fig, ax = _sales(size, price, "Three neurons", 0.4)
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
    fig, ax = _sales(size, price, "One neuron and three", 0.4)
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


def _sales(
    size: NDArray[Any], price: NDArray[Any], title: str, alpha: float
) -> tuple[Figure, Axes]:
    fig, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
    ax.plot(size, price, "o", color=plotting.BLUE, alpha=alpha, label="a sale")
    ax.set(title=title, xlabel="size (m²)", ylabel="price (thousand €)")
    return fig, ax


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


def eight_digits(X: NDArray[Any], Y: NDArray[Any]) -> None:
    """Show eight handwritten digits with their labels.

    Parameters
    ----------
    X : ndarray, shape (64, m)
        The ink in each pixel, from 0 to 16.
    Y : ndarray, shape (1, m)

    Examples
    --------
    >>> eight_digits(np.zeros((64, 8)), np.arange(8)[None])
    [figure] Eight handwritten digits, small and coarse, each with its label. The second is the one
    printed above, a 1.
    """
    fig, axes = plt.subplots(1, 8, figsize=(9, 1.7), layout="constrained")
    pictures = list(1 - X[:, :8].T.reshape(8, 8, 8) / 16)  # ink is dark
    plotting.plot_image_grid(axes, pictures, [f"y = {y}" for y in Y[0, :8]])
    plotting.show(
        fig,
        alt="Eight handwritten digits, small and coarse, each with its label. The second is the "
        f"one printed above, a {Y[0, 1]}.",
    )


def errors_by_amount(amounts: Sequence[int], errors: Mapping[str, NDArray[Any]]) -> None:
    """Show the test errors of learners against the number of training examples.

    Parameters
    ----------
    amounts : sequence of int
    errors : mapping of str to ndarray, shape (splits, amounts)
        In percent, by learner; the bars go from the luckiest split to the unluckiest.

    Examples
    --------
    >>> errors_by_amount([30, 100], {"network": np.array([[20.0, 10.0], [30.0, 12.0]])})
    [figure] Test error in percent against the number of training examples, both axes logarithmic.
    With 30, 100 examples: network, 25.0, 11.0.
    """
    fig, ax = plt.subplots(figsize=(8, 4.6), layout="constrained")
    for k, (name, error) in enumerate(errors.items()):
        mean = error.mean(axis=0)
        ax.errorbar(
            amounts,
            mean,
            [mean - error.min(axis=0), error.max(axis=0) - mean],
            color=plotting.LINE_COLOURS[k],
            linestyle="-" if "network" in name else "--",
            marker=plotting.CLASS_MARKERS[k],
            capsize=3,
            label=name,
        )
    ax.set(xscale="log", yscale="log", title="More data, larger networks: errors on new digits")
    ax.set(xlabel="number of training examples", ylabel="test error (%)")
    ax.set_xticks(amounts, [str(amount) for amount in amounts])
    ax.set_yticks([1, 2, 5, 10, 20, 50], ["1", "2", "5", "10", "20", "50"])
    ax.minorticks_off()
    ax.grid(alpha=0.3)
    ax.legend(loc="upper right")
    said = [
        f"{name}, {', '.join(f'{value:.1f}' for value in error.mean(axis=0))}."
        for name, error in errors.items()
    ]
    plotting.show(
        fig,
        alt="Test error in percent against the number of training examples, both axes logarithmic. "
        f"With {', '.join(map(str, amounts))} examples: {' '.join(said)}",
    )


def costs_by_unit(runs: Sequence[History]) -> None:
    """Show the costs of networks that differ in the kind of their units.

    Parameters
    ----------
    runs : sequence of History
        A cost for each pass over the data.

    Examples
    --------
    >>> costs_by_unit([History.from_costs([2.3, 2.2], "sigmoid", record_every=1)])
    [figure] Cost against pass over the 1258 training pictures: sigmoid, from 2.3 at 0 to ...
    """
    title = "Three hidden layers, three kinds of unit"
    unit = "pass over the 1258 training pictures"
    common.draw_costs(runs, title, unit=unit, legend="center right")
