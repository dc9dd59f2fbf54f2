"""Figures of the notebook week7/hyperparameter_tuning."""

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils import plotting, tuning
from course_utils.figures._rows import row_of_axes

__all__ = ["race", "samples", "sweeps"]


def sweeps(costs: Mapping[str, tuple[Sequence[float], ArrayLike]]) -> None:
    """Show the dev cost as one hyperparameter at a time is changed.

    Parameters
    ----------
    costs : mapping of str to (sequence of float, array_like of shape (values, starts))
        For each hyperparameter its values, and the dev costs in nats from several starts.

    Examples
    --------
    >>> sweeps({"rate": ([0.1, 1], [[0.2, 0.3], [0.5, 0.6]])})
    [figure] Dev cost against rate. Medians: rate from 0.25 to 0.55.
    """
    fig, axes = row_of_axes(len(costs), (2.1 * len(costs), 3.4), sharey=True)
    told = []
    for ax, (name, (values, each)) in zip(axes, costs.items(), strict=True):
        array = np.asarray(each, dtype=float)
        places = np.arange(len(values))
        middle = np.median(array, axis=1)
        runs = ax.plot(places, array, ".", color=plotting.ORANGE, alpha=0.7)
        medians = ax.plot(places, middle, "o-", color=plotting.BLUE)
        ax.set_xlabel(tuning.with_unit(name))
        ax.set_xticks(places, [f"{value:g}" for value in values], rotation=60)
        ax.grid(alpha=0.3)
        told.append(f"{name} from {middle.min():.2f} to {middle.max():.2f}")
    axes[0].set_ylabel("dev cost (nats)")
    fig.suptitle("One hyperparameter changed at a time")
    fig.legend([runs[0], medians[0]], ["one start", "median"], loc="outside lower center", ncols=2)
    fig.align_xlabels()
    plotting.show(fig, alt=f"Dev cost against {', '.join(costs)}. Medians: {', '.join(told)}.")


def race(at_random: ArrayLike, on_grids: Mapping[int, ArrayLike]) -> None:
    """Show the best dev cost so far against the number of trials, over many repetitions.

    Parameters
    ----------
    at_random : array_like, shape (repetitions, trials)
        Dev costs in the order of the trials, in nats.
    on_grids : mapping of int to array_like, shape (repetitions,)
        By number of points: the best dev cost on that grid.

    Examples
    --------
    >>> race([[0.3, 0.2], [0.5, 0.6]], {2: [0.4, 0.6]})
    [figure] Best dev cost against trials, median of 2 repetitions: 0.35 after 2 random
    trials, 0.50 on the grid of 2.
    """
    best = np.minimum.accumulate(np.asarray(at_random, dtype=float), axis=1)
    low, middle, high = np.percentile(best, [25, 50, 75], axis=0)
    trials = np.arange(1, best.shape[1] + 1)
    fig, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
    ax.fill_between(trials, low, high, color=plotting.BLUE, alpha=0.25)
    ax.plot(trials, middle, color=plotting.BLUE, label="at random: median and middle half")
    told: list[str] = []
    for count, costs in on_grids.items():
        q = np.percentile(np.asarray(costs, dtype=float), [25, 50, 75])
        ax.errorbar(
            count,
            q[1],
            [[q[1] - q[0]], [q[2] - q[1]]],
            fmt="s",
            color=plotting.ORANGE,
            capsize=5,
            mec="black",
            ms=8,
            label="on a grid: median and middle half" if not told else None,
        )
        told.append(
            f"{middle[count - 1]:.2f} after {count} random trials, "
            f"{q[1]:.2f} on the grid of {count}"
        )
    ax.set(title="Random search and grids", xlabel="trials", ylabel="best dev cost so far (nats)")
    ax.grid(alpha=0.3)
    ax.legend(loc="upper right")
    plotting.show(
        fig,
        alt=f"Best dev cost against trials, median of {len(best)} repetitions: {'; '.join(told)}.",
    )


def samples(draws: Mapping[str, NDArray[Any]], low: float, high: float, name: str) -> None:
    """Show histograms of samples on a log axis, a panel for each.

    Parameters
    ----------
    draws : mapping of str to ndarray
        Samples by label, all of them positive.
    low, high : float
        The range that was asked for; what lies outside counts at its edge.
    name : str
        What the numbers are, for the axis.

    Examples
    --------
    >>> samples({"P": np.array([0.01, 0.02, 0.5, 0.9])}, 0.01, 1.0, "rate")
    [figure] Shares of the draws by decade of rate, from 0.01 to 1. P: 50 %, 50 %.
    """
    edges = np.geomspace(low, high, 4 * round(np.log10(high / low)) + 1)
    fig, axes = row_of_axes(len(draws), (3 * len(draws), 2.8), sharey=True)
    told = []
    for ax, (label, x) in zip(axes, draws.items(), strict=True):
        inside = np.clip(x, low, high)
        counts, _ = np.histogram(inside, edges)
        shares = 100 * counts / len(x)
        ax.stairs(shares, edges, fill=True, color=plotting.BLUE)
        ax.set(title=label, xlabel=name, xscale="log")
        decades = shares.reshape(-1, 4).sum(axis=1)
        told.append(f"{label}: {', '.join(f'{share:.0f} %' for share in decades)}")
    axes[0].set_ylabel("share of the draws (%)")
    fig.suptitle("Where the draws fall, on a log axis")
    plotting.show(
        fig,
        alt=f"Shares of the draws by decade of {name}, from {low:g} to {high:g}. "
        f"{'; '.join(told)}.",
    )
