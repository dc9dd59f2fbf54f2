"""Figures of the notebook week3/digits_hidden_layer."""

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np

from course_utils import plotting
from course_utils.figures._rows import row_of_axes
from course_utils.figures.common import as_picture
from course_utils.figures.week3._points import Array

__all__ = ["draw_digits", "draw_hidden_weights", "draw_learning_curve", "draw_splits"]


def draw_digits(X: Array, titles: Sequence[str], heading: str) -> None:
    """Show digits in rows of ten, dark ink on light paper, each with a title.

    Parameters
    ----------
    X : ndarray, shape (64, m)
        Ink from 0 to 1, one digit a column.
    titles : sequence of str
    heading : str

    Examples
    --------
    >>> draw_digits(np.zeros((64, 2)), ["4", "0"], "Two digits")
    [figure] Two digits: 2 pictures, titled 4, 0.
    """
    rows = -(-X.shape[1] // 10)
    fig, axes = plt.subplots(
        rows, 10, figsize=(11, 1.45 * rows + 0.4), layout="constrained", squeeze=False
    )
    plotting.plot_image_grid(axes, [1 - as_picture(x) for x in X.T], titles)
    fig.suptitle(heading)
    alt = f"{heading}: {X.shape[1]} pictures, titled {', '.join(titles)}."
    plotting.show(fig, alt=alt)


def draw_hidden_weights(W1: Array, W2: Array, count: int = 8) -> None:
    """Show what the hidden units look at that the outputs listen to most, as pictures.

    Parameters
    ----------
    W1 : ndarray, shape (n_h, 64)
    W2 : ndarray, shape (10, n_h)
    count : int
        How many units to show: those with the longest column in W2.

    Examples
    --------
    >>> W2 = np.outer(np.arange(-4, 6), [1.0, -2.0, 0.5, 0.0])
    >>> draw_hidden_weights(np.eye(4, 64), W2, 2)
    [figure] The weights of 2 hidden units as pictures. Unit 2 speaks for 0 and against 9; unit 1
    speaks for 9 and against 0.
    """
    loudest = np.argsort(-np.linalg.norm(W2, axis=0))[:count]
    fig, axes = row_of_axes(count, (1.5 * count, 2.3))
    limit, said = np.abs(W1[loudest]).max(), []
    for ax, unit in zip(axes, loudest, strict=True):
        mappable = ax.imshow(as_picture(W1[unit]), cmap="PuOr_r", vmin=-limit, vmax=limit)
        ax.set_axis_off()
        best, worst = int(W2[:, unit].argmax()), int(W2[:, unit].argmin())
        ax.set_title(f"unit {unit + 1}\nfor {best}, against {worst}", fontsize=9)
        said.append(f"nit {unit + 1} speaks for {best} and against {worst}")
    fig.colorbar(mappable, ax=axes, label="weight", shrink=0.8)
    fig.suptitle("What hidden units look at: orange is ink wanted, purple ink unwanted")
    plotting.show(
        fig,
        alt=f"The weights of {count} hidden units as pictures. U{'; u'.join(said)}.",
    )


def draw_learning_curve(sizes: Sequence[int], curve: Sequence[tuple[float, float]]) -> None:
    """Draw a learning curve: accuracy over the number of examples trained on.

    Parameters
    ----------
    sizes : sequence of int
    curve : sequence of (float, float)
        For each size, percent right of the examples trained on, and held out.

    Examples
    --------
    >>> draw_learning_curve([50, 400], [(100.0, 70.0), (99.0, 91.0)])
    [figure] A learning curve. With 50 digits, 100.0 % of them are right, and 70.0 % of the held-out
    ones; with 400 digits, 99.0 % of them are right, and 91.0 % of the held-out ones.
    """
    fig, ax = plt.subplots(figsize=(7.4, 4.2), layout="constrained")
    on_train, on_held = np.array(curve).T
    ax.plot(sizes, on_train, "-o", color=plotting.BLUE, lw=2, label="digits trained on")
    ax.plot(sizes, on_held, "--^", color=plotting.LINE_COLOURS[1], lw=2, label="held-out digits")
    ax.set_xscale("log")
    ax.set_xticks(sizes, labels=[str(m) for m in sizes])
    ax.minorticks_off()
    ax.set(
        title="Learning curve",
        xlabel="digits trained on (count, logarithmic axis)",
        ylabel="read right (%)",
    )
    ax.grid(alpha=0.3)
    ax.legend(loc="lower right")
    said = [
        f"ith {m} digits, {train:.1f} % of them are right, and {held:.1f} % of the held-out ones"
        for m, (train, held) in zip(sizes, curve, strict=True)
    ]
    plotting.show(fig, alt=f"A learning curve. W{'; w'.join(said)}.")


def draw_splits(shares: Mapping[str, Sequence[float]]) -> None:
    """Draw the accuracy of some models on several splits, a row of points each; print the means.

    Parameters
    ----------
    shares : mapping of str to sequence of float
        Percent right of the held-out digits of each split, by the name of the model.

    Examples
    --------
    >>> draw_splits({"ten units": [95.0, 96.0], "hidden layer": [97.0, 96.0]})
    ten units: 95.0 to 96.0 %, mean 95.5 %
    hidden layer: 96.0 to 97.0 %, mean 96.5 %
    [figure] Held-out digits read right on 2 splits. ten units: 95.0, 96.0 %; hidden layer: 97.0,
    96.0 %.
    """
    fig, ax = plt.subplots(figsize=(7.4, 2.6), layout="constrained")
    said = []
    for split in zip(*shares.values(), strict=True):
        ax.plot(split, range(len(split)), color="grey", lw=0.8, zorder=1)
    for row, (name, values) in enumerate(shares.items()):
        print(f"{name}: {min(values):.1f} to {max(values):.1f} %, mean {np.mean(values):.1f} %")
        colour, marker = plotting.LINE_COLOURS[row], "o^sD"[row]
        ax.plot(values, [row] * len(values), marker, color=colour, ms=9, alpha=0.7, ls="none")
        ax.plot([np.mean(values)], [row], "|", color="black", ms=22, mew=2)
        said.append(f"{name}: {', '.join(f'{value:.1f}' for value in values)} %")
    ax.set_yticks(range(len(shares)), list(shares))
    ax.set(
        title="A line joins the results on one split; the bar is the mean",
        xlabel="held-out digits read right (%)",
        ylabel="model",
        ylim=(-0.6, len(shares) - 0.4),
    )
    ax.grid(alpha=0.3)
    count = len(next(iter(shares.values())))
    plotting.show(fig, alt=f"Held-out digits read right on {count} splits. {'; '.join(said)}.")
