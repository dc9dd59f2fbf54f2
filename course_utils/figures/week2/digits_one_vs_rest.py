"""Figures of the notebook week2/digits_one_vs_rest."""

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.datasets import TabularData
from course_utils.figures.common import as_picture
from course_utils.figures.week7 import handwritten_digits

__all__ = ["draw_confusions", "draw_digits", "draw_templates"]

Array = NDArray[Any]


def draw_digits(digits: TabularData) -> None:
    """Draw the first sixteen training digits with their labels.

    Parameters
    ----------
    digits : TabularData

    Examples
    --------
    >>> from course_utils import datasets
    >>> draw_digits(datasets.load_digits())
    [figure] 16 handwritten digits with their labels: ...
    """
    handwritten_digits.some_digits(digits.X_train / digits.X_train.max(), digits.Y_train)


def draw_templates(W: Array, X: Array, y: Array) -> None:
    """Draw the weights of ten units as pictures, each below the mean picture of its digit.

    Parameters
    ----------
    W : ndarray, shape (n_x, 10)
        A unit's weights in each column.
    X : ndarray, shape (n_x, m)
        Ink from 0 to 1.
    y : ndarray, shape (1, m)
        Digits.

    Examples
    --------
    >>> X = np.tile(np.arange(10) / 10, (64, 1))
    >>> draw_templates(np.zeros((64, 10)), X, np.arange(10).reshape(1, 10))
    [figure] Two rows of ten small pictures, the digits 0 to 9. Top: the mean of all pictures of the
    digit. Bottom: the weights of its unit, from 0.0 to 0.0; orange speaks for the digit.
    """
    limit = np.abs(W).max() or 1
    fig, axes = plt.subplots(2, 10, figsize=(11, 2.9), layout="constrained")
    for k in range(10):
        mean = as_picture(X[:, y[0] == k].mean(axis=1))
        axes[0, k].imshow(mean, cmap="gray_r", vmin=0, vmax=1)
        drawn = axes[1, k].imshow(as_picture(W[:, k]), cmap="PuOr_r", vmin=-limit, vmax=limit)
        axes[0, k].set_title(str(k))
    for ax in axes.flat:
        ax.set(xticks=[], yticks=[])
    axes[0, 0].set_ylabel("mean picture")
    axes[1, 0].set_ylabel("weights")
    fig.colorbar(drawn, ax=axes[1], label="weight")
    fig.suptitle("What each unit looks for (orange: ink speaks for the digit)")
    plotting.show(
        fig,
        alt="Two rows of ten small pictures, the digits 0 to 9. Top: the mean of all pictures of "
        f"the digit. Bottom: the weights of its unit, from {W.min():.1f} to {W.max():.1f}; orange "
        "speaks for the digit.",
    )


def draw_confusions(table: Array) -> None:
    """Draw a confusion table with its mistakes as colours.

    Parameters
    ----------
    table : ndarray, shape (10, 10)
        Counts, a true digit a row.

    Examples
    --------
    >>> draw_confusions(3 * np.eye(10))
    [figure] Confusion matrix of 30 answers, 30 of them right. Mistakes: none.
    """
    handwritten_digits.confusion(table)
