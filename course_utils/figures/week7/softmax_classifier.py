"""Figures of the notebook week7/softmax_classifier."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.figures._rows import row_of_axes

__all__ = ["pushes"]


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
    fig, axes = row_of_axes(m, (3.1 * m, 3.3), sharey=True)
    classes, told = np.arange(len(labels)), []
    for ax, a, y, dz in zip(axes, probabilities.T, labels.T, slopes.T, strict=True):
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
    axes[0].set_ylabel("slope dz (nats per unit of score)")
    plotting.show(fig, alt=f"Bars of the slopes of {m} losses. {' '.join(told)}")
