"""Figures of week 5's notebook dropout, and the numbers printed beside them."""

from collections.abc import Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils import plotting

__all__ = ["draw_ensemble", "print_keep_probs"]

Array = NDArray[Any]


def draw_ensemble(answers: Array, whole: Array, Y: Array) -> None:
    """Draw the mean answer of thinned networks against that of the whole, and print how good.

    Parameters
    ----------
    answers : ndarray, shape (networks, m)
        Probabilities, one row for each draw of masks.
    whole : ndarray, shape (m,)
        Probabilities of the network without masks.
    Y : ndarray, shape (m,)
        Labels.

    Examples
    --------
    >>> answers = np.array([[0.9, 0.6], [0.7, 0.2]])
    >>> draw_ensemble(answers, np.array([0.8, 0.5]), np.array([1, 0]))
    [figure] 2 points, one for each dev kick: the mean answer of 2 thinned networks against the
    answer without masks. They lie within 0.10 of each other, 0.05 on average.
    one thinned network: 75.0 % right on average, from 50.0 to 100.0 %
    mean of 2 thinned networks: 100.0 % right
    whole network, no masks: 100.0 % right; from the mean by 0.050 on average, one thinned by 0.150
    """
    mean = answers.mean(axis=0)
    gap = np.abs(mean - whole)
    fig, ax = plt.subplots(figsize=(5.4, 4.6), layout="constrained")
    ax.plot([0, 1], [0, 1], color="grey", lw=1, label="equal")
    ax.plot(whole, answers[0], "x", ms=4, color=plotting.LINE_COLOURS[1], label="one of them")
    ax.plot(whole, mean, "o", ms=4, color=plotting.BLUE, label="mean")
    ax.set(
        title=f"{len(answers)} thinned networks, each dev kick a point",
        xlabel="P(we win), whole network without masks",
        ylabel="P(we win), thinned networks",
    )
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.14), ncols=3)
    plotting.show(
        fig,
        alt=f"{len(whole)} points, one for each dev kick: the mean answer of {len(answers)} "
        f"thinned networks against the answer without masks. They lie within {gap.max():.2f} of "
        f"each other, {gap.mean():.2f} on average.",
    )
    right = 100 * np.mean((answers > 0.5) == Y, axis=1)
    print(
        f"one thinned network: {right.mean():.1f} % right on average, from {right.min():.1f} to "
        f"{right.max():.1f} %"
    )
    mean_right, whole_right = (100 * np.mean((each > 0.5) == Y) for each in (mean, whole))
    print(f"mean of {len(answers)} thinned networks: {mean_right:.1f} % right")
    print(
        f"whole network, no masks: {whole_right:.1f} % right; from the mean by {gap.mean():.3f} on "
        f"average, one thinned by {np.abs(answers - whole).mean():.3f}"
    )


def print_keep_probs(keep_probs: Sequence[float], results: ArrayLike) -> None:
    """Print the accuracies of several runs with one choice of keep_prob for each layer.

    Parameters
    ----------
    keep_probs : sequence of float
    results : array_like, shape (runs, 2)
        Accuracies on the training set and on the dev set, in per cent.

    Examples
    --------
    >>> print_keep_probs((1, 0.5, 1), [[96, 94], [95, 91]])
    keep_prob (1, 0.5, 1): train 95.5 %, dev 92.5 %, the worst of the runs 91.0 %
    """
    train, dev = np.asarray(results, dtype=float).T
    print(
        f"keep_prob {keep_probs}: train {train.mean():.1f} %, dev {dev.mean():.1f} %, "
        f"the worst of the runs {dev.min():.1f} %"
    )
