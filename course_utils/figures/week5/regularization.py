"""Figures of week 5's notebook regularization, and the numbers printed beside them."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import ArrayLike

from course_utils import plotting
from course_utils.figures._rows import row_of_axes
from course_utils.figures.week5._pitch import Array, Predict, draw_pitch

__all__ = ["draw_beliefs", "draw_sweep", "print_bends"]


def draw_beliefs(predicts: Mapping[str, Predict], X: Array, Y: Array) -> None:
    """Draw what networks answer all over the pitch, with kicks, in a picture for each.

    Parameters
    ----------
    predicts : mapping of str to callable
        By the title of the picture: takes features, shape (2, n), and returns the probability
        that our team wins, shape (1, n).
    X : ndarray, shape (2, m)
        Along and across the pitch from its middle, in units of 20 m.
    Y : ndarray, shape (1, m)
        1 where our team won.

    Examples
    --------
    >>> X, Y = np.array([[-1.0, 1.0], [0.0, 0.5]]), np.array([[1, 0]])
    >>> draw_beliefs({"Cut in the middle": lambda X: 1.0 * (X[:1] < 0.1)}, X, Y)
    [figure] The pitch with 2 kicks. Cut in the middle: the decision boundary is 68 m long, in one
    piece. ...
    """
    size = (9, 5) if len(predicts) == 1 else (6.25 * len(predicts), 4.8)
    fig, axes = row_of_axes(len(predicts), size)
    told = [
        f"{title}: {draw_pitch(ax, X, Y, title, predict)}"
        for ax, (title, predict) in zip(axes, predicts.items(), strict=True)
    ]
    plotting.show(
        fig,
        alt=f"The pitch with {X.shape[1]} kicks. {'. '.join(told)}. A straight line across the "
        "pitch is 68 m long; bays, corners and islands around single points make it longer.",
    )


def draw_sweep(strengths: Sequence[float], train_costs: ArrayLike, dev_costs: ArrayLike) -> None:
    """Draw the costs on both sets over the strength of a penalty, and print those on the dev set.

    Parameters
    ----------
    strengths : sequence of float
        From weak to strong.
    train_costs, dev_costs : array_like, shape (runs, strengths)
        In nats.

    Examples
    --------
    >>> draw_sweep([0, 1], [[0.1, 0.2], [0.2, 0.3]], [[0.5, 0.3], [0.4, 0.2]])
    [figure] Costs over the strengths 0, 1, as means of 2 runs. Training: 0.15, 0.25; dev: 0.45,
    0.25. The dev cost is lowest at 1.
    strength     0: dev cost 0.450, from 0.400 to 0.500
    strength     1: dev cost 0.250, from 0.200 to 0.300
    """
    fig, ax = plt.subplots(figsize=(8, 4), layout="constrained")
    places = np.arange(len(strengths))
    told, means = [], {}
    for k, (name, costs) in enumerate((("training", train_costs), ("dev", dev_costs))):
        costs = np.asarray(costs, dtype=float)
        colour, style = plotting.LINE_COLOURS[k], ("o-", "^--")[k]
        ax.plot(places, costs.T, style[1:], color=colour, alpha=0.35, lw=0.8)
        means[name] = costs.mean(axis=0)
        ax.plot(places, means[name], style, color=colour, lw=2, label=f"{name}, mean")
        told.append(", ".join(f"{cost:.2f}" for cost in means[name]))
    ax.set_xticks(places, [f"{strength:g}" for strength in strengths])
    runs = len(np.asarray(dev_costs))
    ax.set(
        title=f"Cost over the strength of the penalty, {runs} starts",
        xlabel="strength λ (no unit; steps are not even)",
        ylabel="cross-entropy (nats)",
        ylim=(0, None),
    )
    ax.legend(loc="upper center")
    best = strengths[int(np.argmin(means["dev"]))]
    plotting.show(
        fig,
        alt=f"Costs over the strengths {', '.join(f'{each:g}' for each in strengths)}, as means of "
        f"{runs} runs. Training: {told[0]}; dev: {told[1]}. The dev cost is lowest at {best:g}.",
    )
    for strength, costs in zip(strengths, np.transpose(dev_costs), strict=True):
        print(
            f"strength {strength:5g}: dev cost {costs.mean():.3f}, from {costs.min():.3f} to "
            f"{costs.max():.3f}"
        )


def print_bends(bends: Mapping[float, Sequence[float]]) -> None:
    """Print how far the units of several runs are from straight, for each strength.

    Parameters
    ----------
    bends : mapping of float to sequence of float
        By strength: the mean bend of the units of each run.

    Examples
    --------
    >>> print_bends({0.7: [0.1, 0.3]})
    λ =  0.7: mean bend of the units 0.2000, from 0.1000 to 0.3000 in 2 runs
    """
    for strength, runs in bends.items():
        print(
            f"λ = {strength:4g}: mean bend of the units {np.mean(runs):.4f}, from {min(runs):.4f} "
            f"to {max(runs):.4f} in {len(runs)} runs"
        )
