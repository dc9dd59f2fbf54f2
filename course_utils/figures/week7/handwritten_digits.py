"""Figures of the notebook week7/handwritten_digits."""

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.figures.common import as_picture
from course_utils.training import History

__all__ = ["confusion", "cost_curves", "reliability_diagram", "some_digits", "to_read"]

MARKERS = "os^Dv"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _grid(X: NDArray[Any], titles: Sequence[str], heading: str, alt: str, columns: int) -> None:
    """Show digits, dark ink on light paper, in rows of some columns."""
    rows = -(-X.shape[1] // columns)
    fig, axes = plt.subplots(
        rows,
        columns,
        figsize=(1.15 * columns, 1.45 * rows + 0.4),
        layout="constrained",
        squeeze=False,
    )
    plotting.plot_image_grid(axes, [1 - as_picture(x) for x in X.T], titles)
    fig.suptitle(heading)
    plotting.show(fig, alt=alt)


def some_digits(X: NDArray[Any], y: NDArray[Any], count: int = 16) -> None:
    """Show the first digits of a set with their labels.

    Parameters
    ----------
    X : ndarray, shape (64, m)
        Ink from 0 to 1, one digit a column.
    y : ndarray of int, shape (1, m)
    count : int
        How many to show.

    Examples
    --------
    >>> some_digits(np.zeros((64, 3)), np.array([[4, 0, 7]]), count=2)
    [figure] 2 handwritten digits with their labels: 4, 0.
    """
    labels = [str(label) for label in y[0, :count]]
    alt = f"{len(labels)} handwritten digits with their labels: {', '.join(labels)}."
    _grid(X[:, :count], labels, "Digits and their labels", alt, columns=8)


def to_read(X: NDArray[Any]) -> None:
    """Show digits under letters, without their labels.

    Parameters
    ----------
    X : ndarray, shape (64, m)
        Ink from 0 to 1, one digit a column; at most 26.

    Examples
    --------
    >>> to_read(np.zeros((64, 2)))
    [figure] 2 handwritten digits that the network got wrong, A to B, for you to read.
    """
    letters = list(LETTERS[: X.shape[1]])
    alt = (
        f"{len(letters)} handwritten digits that the network got wrong, A to {letters[-1]}, for "
        "you to read."
    )
    _grid(X, letters, "What do you read?", alt, columns=4)


def cost_curves(costs: Mapping[str, Sequence[float]]) -> None:
    """Show the cost of several trainings after each epoch, on a logarithmic axis.

    Parameters
    ----------
    costs : mapping of str to sequence of float
        By label: the cost after each epoch, in nats, above 0.

    Examples
    --------
    >>> cost_curves({"small": [1.0, 0.5], "large": [0.8, 0.1]})
    [figure] Cost against epoch. small: 1 to 0.5 in 2 epochs. large: 0.8 to 0.1 in 2 epochs.
    """
    fig, ax = plt.subplots(figsize=(6, 3.4), layout="constrained")
    runs = [
        History(label, list(range(1, len(curve) + 1)), list(map(float, curve)))
        for label, curve in costs.items()
    ]
    plotting.plot_cost_curves(ax, runs, log=True, title="Cost while training")
    ax.set(xlabel="epoch", ylabel="mean cost on all training digits (nats)")
    told = [
        f"{label}: {curve[0]:.2g} to {curve[-1]:.2g} in {len(curve)} epochs."
        for label, curve in costs.items()
    ]
    plotting.show(fig, alt=f"Cost against epoch. {' '.join(told)}")


def confusion(counts: NDArray[Any]) -> None:
    """Show a confusion matrix: its mistakes as colours, all counts as numbers.

    Parameters
    ----------
    counts : ndarray, shape (C, C)
        One row a true class, one column a predicted one.

    Examples
    --------
    >>> confusion(np.array([[8, 0], [3, 9]]))
    [figure] Confusion matrix of 20 answers, 17 of them right. Mistakes: 1 taken for 0 (3).
    """
    counts = np.asarray(counts).astype(int)
    C = len(counts)
    mistakes = counts * (1 - np.eye(C, dtype=int))
    fig, ax = plt.subplots(figsize=(0.45 * C + 1, 0.45 * C + 1), layout="constrained")
    ax.imshow(mistakes, cmap="Oranges", vmin=0, vmax=max(1, 1.4 * mistakes.max()))
    for (row, column), count in np.ndenumerate(counts):
        if count:
            weight = "normal" if row == column else "bold"
            colour = "#444444" if row == column else "black"
            ax.text(column, row, count, ha="center", va="center", weight=weight, color=colour)
    ax.set(
        title="Which digit was taken for which (colour: mistakes)",
        xlabel="read as",
        ylabel="true digit",
    )
    ax.set_xticks(range(C))
    ax.set_yticks(range(C))
    order = np.argsort(-mistakes, axis=None, kind="stable")[:4]
    places = [divmod(int(place), C) for place in order if mistakes.flat[place]]
    told = ", ".join(f"{c} taken for {k} ({mistakes[c, k]})" for c, k in places) or "none"
    more = np.count_nonzero(mistakes) > len(places)
    plotting.show(
        fig,
        alt=f"Confusion matrix of {counts.sum()} answers, {np.trace(counts)} of them right. "
        f"{'Most frequent mistakes' if more else 'Mistakes'}: {told}.",
    )


def reliability_diagram(
    bins: Mapping[str, tuple[NDArray[Any], NDArray[Any], NDArray[Any]]],
) -> None:
    """Show how often answers are right against how sure they are, with the size of each bin.

    Parameters
    ----------
    bins : mapping of str to tuple
        By label: count, mean confidence and accuracy of each bin, arrays of shape (n,).

    Examples
    --------
    >>> three = np.array([0, 10, 30]), np.array([0.0, 0.5, 0.9]), np.array([0.0, 0.4, 0.8])
    >>> reliability_diagram({"as trained": three})  # doctest: +NORMALIZE_WHITESPACE
    [figure] Accuracy against confidence. as trained: 40 answers, on average 0.100 away from the
    diagonal; 2 of 2 bins lie below it.
    """
    fig, (ax, below) = plt.subplots(
        2, 1, figsize=(5.4, 6), layout="constrained", sharex=True, height_ratios=[3, 1]
    )
    ax.plot([0, 1], [0, 1], color="gray", lw=1, label="as sure as right")
    told = []
    for k, (label, (count, confidence, accuracy)) in enumerate(bins.items()):
        some = np.asarray(count) > 0
        style = {"color": plotting.LINE_COLOURS[k], "linestyle": plotting.LINE_STYLES[k]}
        ax.plot(confidence[some], accuracy[some], marker=MARKERS[k], label=label, **style)
        left = np.arange(len(count)) / len(count)
        below.step(
            np.append(left, 1), np.append(count, count[-1]), where="post", label=label, **style
        )
        distance = np.abs(confidence - accuracy) @ count / np.sum(count)
        under = np.sum(accuracy[some] < confidence[some])
        told.append(
            f"{label}: {np.sum(count):.0f} answers, on average {distance:.3f} away from the "
            f"diagonal; {under} of {some.sum()} bins lie below it."
        )
    ax.set(title="Is it as sure as it should be?", ylabel="share of right answers")
    ax.set(xlabel="confidence (mean of the bin)", xlim=(0, 1.02), ylim=(0, 1.04))
    ax.legend(loc="upper left")
    ax.grid(alpha=0.3)
    below.set(title="How many answers", xlabel="confidence", ylabel="answers in the bin")
    below.set_yscale("symlog", linthresh=1)
    below.set_ylim(0, 3 * max(np.max(count) for count, _, _ in bins.values()))
    below.grid(alpha=0.3)
    plotting.show(fig, alt=f"Accuracy against confidence. {' '.join(told)}")
