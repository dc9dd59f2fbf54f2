"""Figures of the notebook week7/capstone."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import ArrayLike

from course_utils import plotting

__all__ = ["draw_budgets", "draw_classes", "draw_confusion"]

MOST_NAMED = 12
"""Classes that an alternative text goes through one by one."""


def draw_classes(Y: ArrayLike, classes: Sequence[str]) -> None:
    """Draw how many examples each class has.

    Parameters
    ----------
    Y : array_like of int, shape (1, m)
        Index into `classes`.
    classes : sequence of str

    Examples
    --------
    >>> draw_classes([[0, 1, 1]], ["cat", "dog"])
    [figure] Bars: examples of each class. cat 1, dog 2.
    """
    counts = np.bincount(np.ravel(Y), minlength=len(classes))
    fig, ax = plt.subplots(figsize=(7, 3), layout="constrained")
    ax.bar(range(len(classes)), counts, color=plotting.BLUE)
    ax.set_xticks(range(len(classes)), classes, rotation=45 if len(classes) > MOST_NAMED else 0)
    ax.set(title="Examples of each class", xlabel="class", ylabel="examples")
    told = ", ".join(
        f"{name} {count}" for name, count in zip(classes[:MOST_NAMED], counts, strict=False)
    )
    more = f", and {len(classes) - MOST_NAMED} more" if len(classes) > MOST_NAMED else ""
    plotting.show(fig, alt=f"Bars: examples of each class. {told}{more}.")


def draw_budgets(budgets: Sequence[float], accuracies: ArrayLike, baseline: float) -> None:
    """Draw how the accuracy on the dev set grows with the budget, and how far seeds scatter.

    Parameters
    ----------
    budgets : sequence of float
        In seconds of processor time.
    accuracies : array_like, shape (budgets, seeds)
        In percent.
    baseline : float
        What always answering the most frequent class gets, in percent.

    Examples
    --------
    >>> draw_budgets([0.5, 1], [[60, 70], [90, 90]], baseline=50)
    [figure] Accuracy on the dev set against the budget, mean and range of 2 seeds: 65 % (60 to \
70) at 0.5 s, 90 % (90 to 90) at 1 s. The most frequent class alone gets 50 %.
    """
    values = np.asarray(accuracies, dtype=float)
    mean, low, high = values.mean(axis=1), values.min(axis=1), values.max(axis=1)
    fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
    ax.fill_between(budgets, low, high, color=plotting.BLUE, alpha=0.25, label="range of the seeds")
    ax.plot(budgets, mean, "o-", color=plotting.BLUE, label="mean")
    ax.axhline(baseline, color="black", linestyle="--", label="most frequent class")
    ax.set_xscale("log")
    ax.set_xticks(budgets, [f"{budget:g}" for budget in budgets])
    ax.minorticks_off()
    ax.set(
        title="What more time buys",
        xlabel="budget (seconds of processor time)",
        ylabel="right on the dev set (%)",
    )
    ax.legend(loc="center right")
    told = ", ".join(
        f"{m:.0f} % ({lo:.0f} to {hi:.0f}) at {budget:g} s"
        for budget, m, lo, hi in zip(budgets, mean, low, high, strict=True)
    )
    plotting.show(
        fig,
        alt=f"Accuracy on the dev set against the budget, mean and range of {values.shape[1]} "
        f"seeds: {told}. The most frequent class alone gets {baseline:.0f} %.",
    )


def draw_confusion(Y: ArrayLike, predictions: ArrayLike, classes: Sequence[str]) -> None:
    """Draw which class is taken for which: the confusion matrix.

    Parameters
    ----------
    Y, predictions : array_like of int, shape (1, m)
        Index into `classes`, as it is and as it was predicted.
    classes : sequence of str

    Examples
    --------
    >>> draw_confusion([[0, 0, 1]], [[0, 1, 1]], ["cat", "dog"])
    [figure] Confusion matrix of 3 examples, 2 of them right. Most often mistaken: cat for dog, 1.
    """
    count = len(classes)
    matrix = np.zeros((count, count), dtype=int)
    np.add.at(matrix, (np.ravel(Y), np.ravel(predictions)), 1)
    fig, ax = plt.subplots(figsize=(5.4, 4.6), layout="constrained")
    image = ax.imshow(matrix, cmap="cividis")
    fig.colorbar(image, ax=ax, label="examples")
    for row, column in np.argwhere(matrix) if count <= MOST_NAMED else ():
        shade = "black" if matrix[row, column] > matrix.max() / 2 else "white"
        ax.text(column, row, matrix[row, column], ha="center", va="center", color=shade)
    ax.set_xticks(range(count), classes, rotation=45 if count > 2 else 0)
    ax.set_yticks(range(count), classes)
    ax.set(title="Which class is taken for which", xlabel="predicted", ylabel="actual")
    wrong = matrix - np.diag(np.diag(matrix))
    told = "None is wrong."
    if wrong.any():
        row, column = map(int, np.unravel_index(wrong.argmax(), wrong.shape))
        told = f"Most often mistaken: {classes[row]} for {classes[column]}, {wrong.max()}."
    plotting.show(
        fig,
        alt=f"Confusion matrix of {matrix.sum()} examples, {np.trace(matrix)} of them right. "
        f"{told}",
    )
