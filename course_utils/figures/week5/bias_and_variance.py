"""Figures and tables of week 5's notebook bias_and_variance."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from course_utils import plotting
from course_utils.explorers.bias_variance import HOURS, truth
from course_utils.figures._rows import row_of_axes
from course_utils.reference import shallow

__all__ = [
    "day_networks",
    "draw_day_networks",
    "draw_errors",
    "draw_growing_networks",
    "draw_networks",
    "draw_recipe",
    "print_parts",
]

SECOND = plotting.LINE_COLOURS[1]

Errors = tuple[float, float]
"""Training error and dev error, as shares."""

Measure = Callable[[NDArray[Any], NDArray[Any]], tuple[NDArray[Any], NDArray[Any]]]
"""Takes predictions, shape (k, n), and the truth, (1, n); returns bias² and variance, (1, n)."""


def day_networks(
    bends: ArrayLike, examples: int, sigma: float, sets: int, seed: int
) -> dict[str, Any]:
    """Train networks on noisy measurements of one day's temperatures, a training set for each.

    A network has one hidden layer of ReLU units whose bends are given, and its last layer is
    trained by least squares: it is straight from one bend to the next.

    Parameters
    ----------
    bends : array_like, shape (n_h + 1,)
        Hours at which the networks may bend, from 0 to 24.
    examples : int
        Measurements in a training set, at even distances.
    sigma : float
        Standard deviation of the noise, in °C.
    sets : int
        How many training sets.
    seed : int

    Returns
    -------
    dict
        ``bends``; ``truth``, shape (1, n), and ``predictions``, shape (sets, n), at every six
        minutes of the day; ``train`` and ``dev``, the mean squared errors on the measurements
        that were learned from and on new ones.

    Examples
    --------
    >>> made = day_networks([0, 12, 24], 40, 2.0, 200, seed=0)
    >>> made["predictions"].shape, round(made["train"], 1), round(made["dev"], 1)
    ((200, 241), 9.4, 9.9)
    """
    nodes, x = np.asarray(bends, float), np.linspace(0, 24, examples)
    rng = np.random.default_rng(seed)
    labels = truth(x) + sigma * rng.standard_normal((sets, examples))
    at_examples, at_hours = _heights(x, nodes), _heights(HOURS, nodes)
    trained = np.linalg.lstsq(at_examples, labels.T, rcond=None)[0]
    predictions = (at_hours @ trained).T
    return {
        "bends": nodes,
        "truth": truth(HOURS)[np.newaxis],
        "predictions": predictions,
        "train": float(np.mean((at_examples @ trained - labels.T) ** 2)),
        "dev": float(np.mean((predictions - truth(HOURS)) ** 2) + sigma**2),
    }


def _heights(hours: NDArray[Any], nodes: NDArray[Any]) -> NDArray[Any]:
    """Return how much of each bend's height counts at some hours: shape (hours, bends)."""
    return np.stack([np.interp(hours, nodes, unit) for unit in np.eye(len(nodes))], axis=1)


def draw_day_networks(made: Mapping[str, Mapping[str, Any]]) -> None:
    """Draw thirty networks of each kind, with their mean and the truth.

    Parameters
    ----------
    made : mapping of str to dict
        For each kind what `day_networks` returns.

    Examples
    --------
    >>> draw_day_networks({"two units": day_networks([0, 12, 24], 40, 2.0, 50, seed=0)})
    [figure] Temperatures over a day: the truth, 30 networks, and the mean of 50. two units: their
    mean is up to 4.4 °C away from the truth, and their standard deviation up to 0.9 °C.
    """
    fig, axes = row_of_axes(len(made), (4.2 * len(made), 3.8), sharey=True)
    told = []
    for ax, (name, nets) in zip(axes, made.items(), strict=True):
        fits, mean = nets["predictions"], nets["predictions"].mean(axis=0)
        ax.plot(HOURS, fits[:30].T, color=plotting.BLUE, lw=0.6, alpha=0.4)
        ax.plot([], [], color=plotting.BLUE, lw=0.6, label="a network")
        ax.plot(HOURS, mean, "--", color=SECOND, lw=2.5, label="mean network")
        ax.plot(HOURS, nets["truth"][0], color="black", lw=2, label="truth")
        places = nets["bends"], np.full(len(nets["bends"]), 3.0)
        ax.plot(*places, "|", color="black", ms=9, label="bends")
        ax.set(
            title=name,
            xlabel="hour of the day (h)",
            ylabel="temperature (°C)" if ax is axes[0] else None,
            xticks=range(0, 25, 6),
            ylim=(2, 28),
        )
        told.append(
            f"{name}: their mean is up to {np.abs(mean - nets['truth']).max():.1f} °C away from "
            f"the truth, and their standard deviation up to {fits.std(axis=0).max():.1f} °C."
        )
    axes[0].legend(loc="upper left")
    count = len(next(iter(made.values()))["predictions"])
    plotting.show(
        fig,
        alt=f"Temperatures over a day: the truth, 30 networks, and the mean of {count}. "
        f"{' '.join(told)}",
    )


def print_parts(made: Mapping[str, Mapping[str, Any]], measure: Measure) -> None:
    """Print bias² and variance of networks in both halves of the day, and their errors, in (°C)².

    Parameters
    ----------
    made : mapping of str to dict
        For each kind what `day_networks` returns.
    measure : callable

    Examples
    --------
    >>> from course_utils.reference.bias_variance import bias_variance
    >>> print_parts({"two": day_networks([0, 12, 24], 40, 2.0, 200, seed=0)}, bias_variance)
                     before noon        after noon         whole day        on new
                     bias²  variance    bias²  variance    bias²  variance  measurements  training
    two               2.73      0.30     8.43      0.32     5.60      0.31          9.90      9.43
    """
    head = "bias²  variance"
    print(f"{'':17s}{'before noon':18s} {'after noon':18s} {'whole day':16s} on new")
    print(f"{'':17s}{head}    {head}    {head}  measurements  training")
    for name, nets in made.items():
        parts = measure(nets["predictions"], nets["truth"])
        row = f"{name:16s}"
        for part in (HOURS < 12, HOURS >= 12, HOURS >= 0):
            squared, variance = (float(np.mean(each[0, part])) for each in parts)
            row += f"{squared:6.2f}{variance:10.2f}   "
        print(f"{row}{nets['dev']:11.2f}{nets['train']:10.2f}")


def draw_networks(
    X: NDArray[Any],
    Y: NDArray[Any],
    nets: Mapping[int, Mapping[str, NDArray[Any]]],
    errors: Mapping[int, Errors],
) -> None:
    """Draw the probabilities that networks of several sizes give, over the points they learned.

    Parameters
    ----------
    X : ndarray, shape (2, m)
    Y : ndarray, shape (1, m)
    nets : mapping of int to dict
        Parameters of each network with one hidden layer, by its number of units.
    errors : mapping of int to (float, float)
        Training and dev error of each, as shares.

    Examples
    --------
    >>> X, Y = np.array([[0.0, 1.0], [0.0, 1.0]]), np.array([[0, 1]])
    >>> net = shallow.initialize_parameters(2, 3, 1)
    >>> draw_networks(X, Y, {3: net}, {3: (0.5, 0.25)})
    [figure] Fields of probability over the same 2 points. 3 hidden units: training error 50
    percent, dev error 25 percent.
    """
    fig, axes = row_of_axes(len(nets), (4 * len(nets), 3.7))
    told = []
    for ax, (n_h, net) in zip(axes, nets.items(), strict=True):
        train, dev = (100 * e for e in errors[n_h])
        plotting.plot_decision_boundary(
            ax,
            _probability(net),
            X,
            Y,
            title=f"{n_h} hidden units\ntraining error {train:.0f} %, dev error {dev:.0f} %",
        )
        ax.get_legend().remove()
        told.append(
            f"{n_h} hidden units: training error {train:.0f} percent, dev error {dev:.0f} percent."
        )
    entries = axes[0].get_legend_handles_labels()
    fig.legend(*entries, loc="outside lower center", ncols=2)
    plotting.show(fig, alt=f"Fields of probability over the same {Y.size} points. {' '.join(told)}")


def _probability(net: Mapping[str, NDArray[Any]]) -> Callable[[NDArray[Any]], NDArray[Any]]:
    return lambda points: shallow.forward_propagation(points, net)[0]


def _plot_errors(ax: Axes, places: Sequence[Any], errors: ArrayLike, human: float) -> None:
    """Draw dev and training errors, in percent, above a line for the human error."""
    train, dev = np.transpose(errors)
    ax.plot(places, dev, "^-", color=SECOND, lw=2, label="dev error")
    ax.plot(places, train, "o-", color=plotting.BLUE, lw=2, label="training error")
    ax.axhline(human, color="black", ls="--", label="human error")
    ax.set(ylabel="error (%)", ylim=(0, None))
    ax.grid(alpha=0.3)
    ax.legend(loc="upper right")


def draw_growing_networks(errors: Mapping[int, Errors], human_error: float) -> None:
    """Draw, and print, training and dev errors against the size of the network.

    Parameters
    ----------
    errors : mapping of int to (float, float)
        Training and dev error by the number of hidden units, as shares.
    human_error : float
        A share.

    Examples
    --------
    >>> draw_growing_networks({1: (0.3, 0.35), 8: (0.05, 0.2)}, 0.1)
    [figure] Errors in percent, training and dev, against the number of hidden units. 1: 30 and 35;
    8: 5 and 20. The human error is 10. Arrows mark the
    avoidable bias at 1 and the generalisation gap at 8.
      1 units: training error 30.0 %, dev error 35.0 %
      8 units: training error  5.0 %, dev error 20.0 %
    """
    units, percent, human = list(errors), 100 * np.array([*errors.values()]), 100 * human_error
    fig, ax = plt.subplots(figsize=(8, 4), layout="constrained")
    _plot_errors(ax, units, percent, human)
    arrow = {"arrowstyle": "<->"}
    ends = percent[0, 0], human
    place = 1.04 * units[0]
    ax.annotate("", (place, ends[0]), (place, ends[1]), arrowprops=arrow)
    ax.text(1.08 * units[0], np.mean(ends), "avoidable bias", va="center")
    ends = tuple(percent[-1])
    place = 0.9625 * units[-1]
    ax.annotate("", (place, ends[0]), (place, ends[1]), arrowprops=arrow)
    ax.text(0.925 * units[-1], np.mean(ends), "generalisation gap", va="center", ha="right")
    ax.set(
        title="Networks of growing size on 80 examples",
        xlabel="hidden units",
        xscale="log",
        xticks=units,
        xticklabels=units,
    )
    ax.minorticks_off()
    told = "; ".join(
        f"{n_h}: {train:.0f} and {dev:.0f}"
        for n_h, (train, dev) in zip(units, percent, strict=True)
    )
    plotting.show(
        fig,
        alt=f"Errors in percent, training and dev, against the number of hidden units. {told}. The "
        f"human error is {human:.0f}. Arrows mark the avoidable bias at {units[0]} and the "
        f"generalisation gap at {units[-1]}.",
    )
    for n_h, (train, dev) in zip(units, percent, strict=True):
        print(f"{n_h:3d} units: training error {train:4.1f} %, dev error {dev:4.1f} %")


def draw_errors(errors: Mapping[str, Errors], human_error: float) -> None:
    """Draw training and dev errors of some networks as bars.

    Parameters
    ----------
    errors : mapping of str to (float, float)
        Training and dev error of each network, by its letter, as shares.
    human_error : float
        A share.

    Examples
    --------
    >>> draw_errors({"P": (0.1, 0.2)}, 0.1)
    [figure] Bars of training and dev error. P: 10 and 20 percent. The human error is 10 percent.
    """
    fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
    percent, human = 100 * np.array([*errors.values()]), 100 * human_error
    bars = [(-0.2, plotting.BLUE, "", "training error"), (0.2, plotting.ORANGE, "//", "dev error")]
    for heights, (shift, colour, hatch, name) in zip(percent.T, bars, strict=True):
        places = np.arange(len(errors)) + shift
        drawn = ax.bar(
            places, heights, 0.36, color=colour, hatch=hatch, edgecolor="black", label=name
        )
        ax.bar_label(drawn, fmt="%.0f")
    ax.axhline(human, color="black", ls="--", label="human error")
    ax.set(
        title="Three networks",
        xlabel="network",
        ylabel="error (%)",
        xticks=range(len(errors)),
        xticklabels=list(errors),
        ylim=(0, 42),
    )
    ax.legend(loc="upper right")
    told = " ".join(
        f"{name}: {train:.0f} and {dev:.0f} percent."
        for name, (train, dev) in zip(errors, percent, strict=True)
    )
    plotting.show(
        fig,
        alt=f"Bars of training and dev error. {told} The human error is {human:.0f} percent.",
    )


def draw_recipe(log: Sequence[tuple[int, int, float, float, str]], human_error: float) -> None:
    """Draw, and print, the steps of the basic recipe.

    Parameters
    ----------
    log : sequence of (int, int, float, float, str)
        For each step the units, the examples, training and dev error as shares, and the advice.
    human_error : float
        A share.

    Examples
    --------
    >>> draw_recipe([(1, 40, 0.375, 0.361, "reduce bias"), (2, 40, 0.1, 0.12, "done")], 0.1)
    units examples  training error  dev error  your function says
        1       40          37.5 %     36.1 %   reduce bias
        2       40          10.0 %     12.0 %   done
    [figure] Training and dev error over the 2 steps of the recipe. At the end the training error is
    10 percent and the dev error 12 percent; the human error is 10 percent.
    """
    print("units examples  training error  dev error  your function says")
    for n_h, m, train, dev, advice in log:
        print(f"{n_h:5d} {m:8d} {100 * train:13.1f} % {100 * dev:8.1f} %   {advice}")
    names = [f"{n_h} unit{'s'[: n_h > 1]}\n{m} ex." for n_h, m, *_ in log]
    percent = 100 * np.array([(train, dev) for _, _, train, dev, _ in log])
    fig, ax = plt.subplots(figsize=(9, 3.8), layout="constrained")
    _plot_errors(ax, names, percent, 100 * human_error)
    ax.set(title="The recipe, step by step", xlabel="hidden units and training examples")
    plotting.show(
        fig,
        alt=f"Training and dev error over the {len(log)} steps of the recipe. At the end the "
        f"training error is {percent[-1, 0]:.0f} percent and the dev error {percent[-1, 1]:.0f} "
        f"percent; the human error is {100 * human_error:.0f} percent.",
    )
