"""Figures of the notebook week7/softmax_classifier."""

from collections.abc import Mapping
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import plotting

__all__ = ["pushes", "softened"]


def softened(scores: NDArray[Any], probabilities: Mapping[float, NDArray[Any]]) -> None:
    """Show what softmax makes of the same scores, multiplied by several factors.

    Parameters
    ----------
    scores : ndarray, shape (C, 1)
        The scores before they are multiplied.
    probabilities : mapping of float to ndarray, shape (C, 1)
        By factor: softmax of the scores times the factor.

    Examples
    --------
    >>> softened(np.array([[1.0], [0.0]]), {1: np.array([[0.73], [0.27]])})
    [figure] Bars of 2 probabilities for scores 1, 0. Times 1: 0.73, 0.27.
    """
    count = len(probabilities)
    fig, axes = plt.subplots(
        1, count, figsize=(3.1 * count, 3.3), layout="constrained", sharey=True, squeeze=False
    )
    classes = np.arange(len(scores))
    for ax, (factor, column) in zip(axes[0], probabilities.items(), strict=True):
        bars = ax.bar(classes, column.ravel(), color=plotting.BLUE)
        ax.bar_label(bars, [f"{p:.2f}" for p in column.ravel()], padding=2)
        ax.set(title=f"scores times {factor:g}", xlabel="score", ylim=(0, 1.12))
        ax.set_xticks(classes, [f"{factor * z:g}" for z in scores.ravel()])
    fig.suptitle("What softmax makes of the same scores, multiplied")
    axes[0, 0].set_ylabel("probability")
    told = ". ".join(
        f"Times {factor:g}: {', '.join(f'{p:.2f}' for p in column.ravel())}"
        for factor, column in probabilities.items()
    )
    listed = ", ".join(f"{z:g}" for z in scores.ravel())
    alt = f"Bars of {len(scores)} probabilities for scores {listed}. {told}."
    plotting.show(fig, alt=alt)


def pushes(probabilities: NDArray[Any], labels: NDArray[Any], slopes: NDArray[Any]) -> None:
    """Show the slope of each example's loss along each of its scores.

    Parameters
    ----------
    probabilities : ndarray, shape (C, m)
        What the network believes of few examples.
    labels : ndarray, shape (C, m)
        One-hot.
    slopes : ndarray, shape (C, m)
        dZ, of the loss with respect to the scores.

    Examples
    --------
    >>> column = np.array([[0.8], [0.2]])
    >>> pushes(column, np.array([[0.0], [1.0]]), np.array([[0.8], [-0.8]]))
    [figure] Bars of the slopes of 1 losses. Class 1 right, believed with 0.20: slopes 0.80, -0.80.
    """
    m = labels.shape[1]
    fig, axes = plt.subplots(
        1, m, figsize=(3.1 * m, 3.3), layout="constrained", sharey=True, squeeze=False
    )
    classes, told = np.arange(len(labels)), []
    for ax, a, y, dz in zip(axes[0], probabilities.T, labels.T, slopes.T, strict=True):
        right = int(np.argmax(y))
        colours = [plotting.ORANGE if c == right else plotting.BLUE for c in classes]
        bars = ax.bar(
            classes, dz, color=colours, hatch=["//" if c == right else "" for c in classes]
        )
        ax.bar_label(bars, [f"{value:.2f}" for value in dz], padding=2)
        ax.axhline(0, color="black", lw=0.8)
        title = f"class {right} is right, believed with {a[right]:.3f}"
        ax.set_title(title, fontsize=10)
        ax.set(xlabel="class", ylim=(-1.25, 1.25))
        ax.set_xticks(classes)
        listed = ", ".join(f"{value:.2f}" for value in dz)
        told.append(f"Class {right} right, believed with {a[right]:.2f}: slopes {listed}.")
    fig.suptitle("Each slope of the loss (hatched: the right class)")
    axes[0, 0].set_ylabel("slope dz (nats per unit of score)")
    plotting.show(fig, alt=f"Bars of the slopes of {m} losses. {' '.join(told)}")
