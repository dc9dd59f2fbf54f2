"""Figures of the notebook week7/micro_autograd."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.text import Text
from numpy.typing import ArrayLike

from course_utils import plotting
from course_utils._colours import BACKWARDS

__all__ = ["draw_graph", "draw_times", "draw_training"]

BEND = 0.22
"""How far arrows that join the same two values curve, of their length."""


def draw_graph(
    names: Sequence[str],
    data: Sequence[float],
    parents: Sequence[Sequence[int]],
    slopes: Sequence[Sequence[float]] = (),
    grads: Sequence[float] = (),
) -> None:
    """Draw a computation graph, with slopes on its arrows and gradients in its boxes if given.

    Parameters
    ----------
    names : sequence of str
        Of the values, operands before results.
    data : sequence of float
        The values' numbers.
    parents : sequence of sequences of int
        For each value the positions of its operands.
    slopes : sequence of sequences of float, optional
        For each value its slope along each operand.
    grads : sequence of float, optional
        Each value's gradient.

    Examples
    --------
    >>> draw_graph("ab", [3.0, 9.0], [[], [0, 0]], [[], [3.0, 3.0]], [6.0, 1.0])
    [figure] Computation graph. a = 3, gradient 6; b = 9, from a and a, slopes 3 and 3, gradient 1.
    """
    fig, ax = plt.subplots(figsize=(8, 2.8), layout="constrained")
    places, boxes = _places(parents), []
    for value, (x, y) in enumerate(places):
        text = f"${names[value]} = {data[value]:g}$"
        if grads:
            text += f"\n$dJ/d{names[value]} = {grads[value]:g}$"
        box = {"boxstyle": "round,pad=0.5", "facecolor": "white", "edgecolor": "black"}
        boxes.append(ax.text(x, y, text, ha="center", va="center", bbox=box, fontsize=11, zorder=3))
    for child, operands in enumerate(parents):
        for k, parent in enumerate(operands):
            several = sum(other == parent for other in operands) > 1
            bend = BEND * (1 - 2 * list(operands[:k]).count(parent)) * several
            label = f"{slopes[child][k]:g}" if slopes else ""
            _arrow(ax, (boxes[parent], boxes[child]), bend, label)
    xs, ys = zip(*places, strict=True)
    ax.set(xlim=(min(xs) - 0.5, max(xs) + 0.5), ylim=(min(ys) - 0.6, max(ys) + 0.6))
    ax.set_title("Computation graph" + ", slopes and gradients" * bool(grads))
    ax.axis("off")
    plotting.show(fig, alt=_graph_in_words(names, data, parents, slopes, grads))


def _places(parents: Sequence[Sequence[int]]) -> list[tuple[float, float]]:
    """Put each value one column right of its last operand; those of a column stand apart."""
    columns: list[int] = []
    for operands in parents:
        columns.append(1 + max((columns[parent] for parent in operands), default=-1))
    places = []
    for value, column in enumerate(columns):
        beside = [other for other, its in enumerate(columns) if its == column]
        height = (len(beside) - 1) / 2 - beside.index(value)
        places.append((float(column), height - 0.25 * (column % 2)))
    return places


def _arrow(ax: Axes, between: tuple[Text, Text], bend: float, label: str) -> None:
    start, end = between
    style = {
        "arrowstyle": "-|>",
        "connectionstyle": f"arc3,rad={bend}",
        "patchA": start.get_bbox_patch(),
        "patchB": end.get_bbox_patch(),
        "color": "black",
    }
    (x0, y0), (x1, y1) = start.get_position(), end.get_position()
    ax.annotate("", (x1, y1), (x0, y0), arrowprops=style, zorder=1)
    if label:
        middle = (x0 + x1) / 2 + bend * (y1 - y0) / 2, (y0 + y1) / 2 - 0.9 * bend * (x1 - x0)
        box = {"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none"}
        ax.text(*middle, label, color=BACKWARDS, ha="center", va="center", bbox=box, zorder=2)


def _graph_in_words(
    names: Sequence[str],
    data: Sequence[float],
    parents: Sequence[Sequence[int]],
    slopes: Sequence[Sequence[float]],
    grads: Sequence[float],
) -> str:
    said = []
    for value, name in enumerate(names):
        text = f"{name} = {data[value]:g}"
        if len(parents[value]):
            text += f", from {' and '.join(names[parent] for parent in parents[value])}"
            if slopes:
                text += f", slopes {' and '.join(f'{slope:g}' for slope in slopes[value])}"
        if grads:
            text += f", gradient {grads[value]:g}"
        said.append(text)
    return f"Computation graph. {'; '.join(said)}."


def draw_training(by_values: ArrayLike, by_arrays: ArrayLike) -> None:
    """Draw the cost of two trainings that should be the same one.

    Parameters
    ----------
    by_values, by_arrays : array_like, shape (steps,)
        Cost before each step.

    Examples
    --------
    >>> draw_training([0.7, 0.5], [0.7, 0.5])
    [figure] Two cost curves over 2 steps that lie on each other, from 0.700 down to 0.500. The
    largest difference between them is 0e+00.
    """
    values, arrays = np.asarray(by_values, float), np.asarray(by_arrays, float)
    fig, ax = plt.subplots(figsize=(6.4, 3.4), layout="constrained")
    ax.plot(arrays, color=plotting.ORANGE, lw=5, alpha=0.5, label="week 4's backward pass")
    ax.plot(values, color=plotting.BLUE, ls="--", lw=1.8, label="your engine")
    ax.set(title="Trained twice", xlabel="step", ylabel="cost $J$ (nats)")
    ax.legend(loc="upper right")
    ax.grid(alpha=0.3)
    apart = np.abs(values - arrays).max()
    how = "lie on each other" if apart < 0.01 else "come apart"
    plotting.show(
        fig,
        alt=f"Two cost curves over {values.size} steps that {how}, from {values[0]:.3f} down to "
        f"{values[-1]:.3f}. The largest difference between them is {apart:.0e}.",
    )


def draw_times(widths: ArrayLike, by_values: ArrayLike, by_arrays: ArrayLike) -> None:
    """Draw how long a gradient takes with one object a number and with matrices.

    Parameters
    ----------
    widths : array_like of int
        Hidden units.
    by_values, by_arrays : array_like of float
        Seconds for a gradient.

    Examples
    --------
    >>> draw_times([4, 64], [0.01, 0.1], [0.0001, 0.0002])
    [figure] Time of a gradient against hidden units, both axes logarithmic. With 4 units: 10 ms
    with your engine, 0.1 ms with matrices, 100 times less. With 64 units: 100 ms with your engine,
    0.2 ms with matrices, 500 times less.
    """
    units = np.asarray(widths, int)
    values, arrays = 1000 * np.asarray(by_values, float), 1000 * np.asarray(by_arrays, float)
    fig, ax = plt.subplots(figsize=(6.4, 3.6), layout="constrained")
    ax.loglog(units, values, "o--", color=plotting.BLUE, label="your engine")
    ax.loglog(units, arrays, "s-", color=plotting.ORANGE, label="week 4's matrices")
    for n, slow, fast in zip(units, values, arrays, strict=True):
        text = f"× {slow / fast:.0f}"
        ax.annotate(text, (n, slow), (0, 7), textcoords="offset points", ha="center")
    ax.set_xticks(units, [str(n) for n in units])
    ax.tick_params(axis="x", which="minor", length=0, labelbottom=False)
    ax.set(
        title="One gradient, 10 examples",
        xlabel="hidden units n",
        ylabel="processor time (ms)",
        ylim=(arrays.min() / 2, values.max() * 4),
    )
    ax.legend(loc="upper left")
    ax.margins(x=0.1)
    ax.grid(alpha=0.3)
    said = [
        f"With {n} units: {slow:.3g} ms with your engine, {fast:.3g} ms with matrices, "
        f"{slow / fast:.0f} times less."
        for n, slow, fast in zip(units, values, arrays, strict=True)
    ]
    plotting.show(
        fig,
        alt="Time of a gradient against hidden units, both axes logarithmic. " + " ".join(said),
    )
