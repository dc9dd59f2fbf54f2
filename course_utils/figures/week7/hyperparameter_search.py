"""Figures of the notebook week7/hyperparameter_search."""

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import ArrayLike

from course_utils import plotting, tuning
from course_utils.figures._rows import row_of_axes

__all__ = ["luck", "rounds", "trials"]

Trial = tuple[float, Mapping[str, float]]


def trials(searches: Mapping[str, Sequence[Trial]], names: Mapping[str, str], top: float) -> None:
    """Show the costs of searches against one hyperparameter each.

    Parameters
    ----------
    searches : mapping of str to sequence of (float, dict)
        Costs in nats and settings, by the title of the panel.
    names : mapping of str to str
        The hyperparameter on each panel's axis, which is a log axis.
    top : float
        Costs above it, infinite ones included, are drawn as crosses at the top.

    Examples
    --------
    >>> trials({"P": [(0.2, {"a": 0.1}), (9.0, {"a": 1.0})]}, {"P": "a"}, top=1.0)
    [figure] Dev cost against a hyperparameter. P: 2 trials over a from 0.1 to 1, the best at 0.1, 1
    above 1.
    """
    count = len(searches)
    fig, axes = row_of_axes(count, (3 * count, 3.2), sharey=True)
    told = []
    for ax, (title, found) in zip(axes, searches.items(), strict=True):
        name = names[title]
        costs = np.array([cost for cost, _ in found])
        x = np.array([settings[name] for _, settings in found])
        lost = ~(costs <= top)
        ax.semilogx(x[~lost], costs[~lost], "o", color=plotting.BLUE, alpha=0.7)
        ax.semilogx(x[lost], np.full(lost.sum(), top), "x", color=plotting.ORANGE, mew=2)
        ax.set(title=title, xlabel=tuning.with_unit(name), ylim=(0, 1.06 * top))
        ax.grid(alpha=0.3)
        told.append(
            f"{title}: {len(x)} trials over {name} from {x.min():.2g} to {x.max():.2g}, the best "
            f"at {x[np.argmin(np.where(lost, np.inf, costs))]:.2g}, {lost.sum()} above {top:g}"
        )
    axes[0].set_ylabel("dev cost (nats)")
    fig.suptitle(f"One point a trial, a cross if it was lost or its cost was above {top:g}")
    plotting.show(fig, alt=f"Dev cost against a hyperparameter. {'; '.join(told)}.")


def rounds(
    found: Sequence[tuple[Mapping[str, tuple[str, float, float]], Sequence[Trial]]],
    across: str,
    up: str,
    top: float = 0.7,
) -> None:
    """Show the rounds of a search from coarse to fine, each with the box that it searched.

    Parameters
    ----------
    found : sequence of (dict, list)
        For each round its space and its trials.
    across, up : str
        Two of the hyperparameters, on log axes.
    top : float
        Costs from here on have the darkest colour, in nats.

    Examples
    --------
    >>> rounds([({"a": ("log", 0.1, 1.0), "b": ("log", 1.0, 2.0)}, [(0.3, {"a": 0.2, "b": 1.5})])],
    ...        "a", "b")
    [figure] Trials over a and b in 1 rounds. Round 1: a from 0.1 to 1, best cost 0.300.
    """
    fig, axes = row_of_axes(len(found), (3.6 * len(found), 3.4), sharex=True, sharey=True)
    told = []
    for k, (ax, (space, tried)) in enumerate(zip(axes, found, strict=True), start=1):
        (_, left, right), (_, low, high) = space[across], space[up]
        ax.loglog(
            [left, right, right, left, left], [low, low, high, high, low], color="black", lw=1
        )
        points = ax.scatter(
            [settings[across] for _, settings in tried],
            [settings[up] for _, settings in tried],
            c=np.minimum([cost for cost, _ in tried], top),
            cmap="cividis_r",
            vmin=0.1,
            vmax=top,
            edgecolors="black",
        )
        best = min(cost for cost, _ in tried)
        ax.set(title=f"round {k}: best {best:.3f}", xlabel=tuning.with_unit(across))
        told.append(f"Round {k}: {across} from {left:.2g} to {right:.2g}, best cost {best:.3f}")
    axes[0].set_ylabel(tuning.with_unit(up))
    fig.suptitle("From coarse to fine: each round searches the box that is drawn")
    fig.colorbar(points, ax=axes[-1], label="dev cost (nats)")
    plotting.show(
        fig, alt=f"Trials over {across} and {up} in {len(found)} rounds. {'; '.join(told)}."
    )


def luck(starts: ArrayLike, winner: Any) -> None:
    """Show what the best settings of a search cost when they are trained again.

    Parameters
    ----------
    starts : array_like, shape (settings, starts)
        Dev costs in nats of the best settings, the search's winner first, from new starts.
    winner : array_like, shape (settings,)
        The costs by which the search has ranked them.

    Examples
    --------
    >>> luck([[0.2, 0.3], [0.2, 0.2]], [0.10, 0.11])
    [figure] Costs of 2 settings from 2 new starts. Rank 1: 0.100 in the search, 0.250 on average;
    rank 2: 0.110 in the search, 0.200 on average.
    """
    costs, seen = np.asarray(starts, dtype=float), np.asarray(winner, dtype=float)
    ranks = np.arange(1, len(seen) + 1)
    fig, ax = plt.subplots(figsize=(8, 3.6), layout="constrained")
    new = ax.plot(ranks, costs, ".", color=plotting.ORANGE, alpha=0.7)
    new[0].set_label("a new start")
    ax.plot(ranks, costs.mean(axis=1), "_", color="black", ms=18, mew=2, label="mean, new starts")
    ax.plot(ranks, seen, "o", color=plotting.BLUE, label="in the search")
    ax.set(
        title="The winners, trained again", xlabel="rank in the search", ylabel="dev cost (nats)"
    )
    ax.set_xticks(ranks)
    ax.set_ylim(bottom=0)
    ax.grid(alpha=0.3)
    ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
    told = "; ".join(
        f"{'R' if k == 0 else 'r'}ank {k + 1}: {seen[k]:.3f} in the search, "
        f"{costs[k].mean():.3f} on average"
        for k in range(len(seen))
    )
    plotting.show(
        fig, alt=f"Costs of {len(seen)} settings from {costs.shape[1]} new starts. {told}."
    )
