"""Figures of the notebook week2/numpy_basics."""

from collections.abc import Callable
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import plotting

__all__ = [
    "columns_as_pictures",
    "losses_of_guesses",
    "sigmoid_and_slope",
    "ten_discs",
]

Entrywise = Callable[[NDArray[Any]], NDArray[Any]]
Loss = Callable[[NDArray[Any], NDArray[Any]], float]


def sigmoid_and_slope(sigmoid: Entrywise, sigmoid_derivative: Entrywise) -> None:
    """Show a sigmoid, and its slope by a formula and as measured.

    Parameters
    ----------
    sigmoid, sigmoid_derivative : callable
        Take an array and return one of its shape.

    Examples
    --------
    >>> from course_utils.reference import numpy_basics as basics
    >>> sigmoid_and_slope(basics.sigmoid, basics.sigmoid_derivative)
    [figure] Left: the sigmoid from 0.00 at x = -8 through 0.50 to 1.00 at x = 8. Right: its slope
    by the formula, at most 0.25; 15 measured slopes differ from it by at most 0.000.
    """
    x, few, h = np.linspace(-8, 8, 200), np.linspace(-7, 7, 15), 1e-5
    measured = (sigmoid(few + h) - sigmoid(few - h)) / (2 * h)
    low, middle, high = sigmoid(np.array([-8.0, 0.0, 8.0]))
    off = np.abs(measured - sigmoid_derivative(few)).max()
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.2), layout="constrained")
    left.plot(x, sigmoid(x), color=plotting.BLUE)
    left.set(title="Sigmoid", xlabel="score x (no unit)", ylabel="probability σ(x)")
    right.plot(x, sigmoid_derivative(x), color=plotting.BLUE, label="your derivative")
    right.plot(few, measured, "o", color="black", mfc="none", label="measured slope")
    right.set(title="Slope of the sigmoid", xlabel="score x (no unit)", ylabel="slope σ′(x)")
    right.legend(loc="upper right")
    for ax in (left, right):
        ax.grid(alpha=0.3)
    plotting.show(
        fig,
        alt=f"Left: the sigmoid from {low:.2f} at x = -8 through {middle:.2f} to {high:.2f} at "
        f"x = 8. Right: its slope by the formula, at most {sigmoid_derivative(x).max():.2f}; "
        f"{len(few)} measured slopes differ from it by at most {off:.3f}.",
    )


def ten_discs() -> NDArray[Any]:
    """Return ten small pictures, each with a disc of another colour.

    Returns
    -------
    ndarray, shape (10, 9, 9, 3)

    Examples
    --------
    >>> ten_discs().shape
    (10, 9, 9, 3)
    """
    rows, cols = np.mgrid[:9, :9]
    colours = plt.get_cmap("turbo")(np.linspace(0.05, 0.95, 10))[:, :3]
    images = np.full((10, 9, 9, 3), 0.92)
    for i in range(10):
        images[i, (rows - 2 - i % 5) ** 2 + (cols - 4) ** 2 < 7] = colours[i]
    return images


def columns_as_pictures(images: NDArray[Any], X: NDArray[Any], mixed: NDArray[Any]) -> None:
    """Show four pictures, and what stands in the same columns of two matrices.

    Parameters
    ----------
    images : ndarray, shape (10, 9, 9, 3)
    X, mixed : ndarray, shape (243, 10)
        What the notebook calls `X` and `M`.

    Examples
    --------
    >>> images = ten_discs()
    >>> columns_as_pictures(images, images.reshape(10, -1).T, images.reshape(243, 10))
    [figure] Three rows of four small pictures. Top: the original images, ...
    """
    shown = [0, 3, 6, 9]
    pictures, titles = [images[i] for i in shown], [f"images[{i}]" for i in shown]
    for name, flat in (("X", X), ("M", mixed)):
        pictures += [flat[:, i].reshape(9, 9, 3) for i in shown]
        titles += [f"column {i} of {name}" for i in shown]
    fig, axes = plt.subplots(3, 4, figsize=(7, 5.6), layout="constrained")
    plotting.plot_image_grid(axes, pictures, titles)
    plotting.show(
        fig,
        alt="Three rows of four small pictures. Top: the original images, one coloured disc each. "
        "Middle: the columns of X, the same discs. Bottom: the columns of M, each a jumble of "
        "pieces of all ten discs.",
    )


def losses_of_guesses(y: NDArray[Any], L1: Loss, L2: Loss) -> None:
    """Show both losses of guessing one number for all.

    Parameters
    ----------
    y : ndarray, shape (m,)
        True values, in minutes.
    L1, L2 : callable
        Take predictions and true values, and return a number.

    Examples
    --------
    >>> from course_utils.reference import numpy_basics as basics
    >>> losses_of_guesses(np.array([3.0, 4.0, 5.0, 5.0, 28.0]), basics.L1, basics.L2)
    [figure] Loss against the constant guess c. L1 is 45 at 0, least with 26 at 5, and 56 at 15. L2
    is 859 at 0, least with 454 at 9, and 634 at 15.
    """
    guesses = np.linspace(0, 15, 151)
    losses = {
        "L1": ([L1(np.full(y.shape, c), y) for c in guesses], "L1 loss (minutes)"),
        "L2": ([L2(np.full(y.shape, c), y) for c in guesses], "L2 loss (minutes²)"),
    }
    fig, axes = plt.subplots(1, 2, figsize=(9, 3.2), layout="constrained")
    said = []
    for ax, (name, (loss, label)) in zip(axes, losses.items(), strict=True):
        best = np.argmin(loss)
        said.append(
            f"{name} is {loss[0]:.0f} at 0, least with {loss[best]:.0f} at {guesses[best]:.0f}, "
            f"and {loss[-1]:.0f} at 15."
        )
        ax.plot(guesses, loss, color=plotting.BLUE)
        ax.plot(guesses[best], loss[best], "o", color=plotting.LINE_COLOURS[1])
        title = f"{name} is least at c = {guesses[best]:.0f}"
        ax.set(title=title, xlabel="guess c (minutes)", ylabel=label)
        ax.grid(alpha=0.3)
    plotting.show(fig, alt=f"Loss against the constant guess c. {' '.join(said)}")
