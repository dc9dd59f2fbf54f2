"""Week 5's kicks on a pitch, with what a network answers there."""

from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.kicks import METRES

__all__ = ["Array", "Predict", "draw_pitch"]

Array = NDArray[Any]
Predict = Callable[[Array], Array]

WINNERS = ("they won the header", "we won the header")
"""Who won the header, in the order of the labels."""


def draw_pitch(ax: Axes, X: Array, Y: Array, title: str, predict: Predict | None = None) -> str:
    """Draw kicks on the pitch, in metres, over a network's answers; say where these change.

    Parameters
    ----------
    ax : Axes
    X : ndarray, shape (2, m)
        Along and across the pitch from its middle, in units of 20 m.
    Y : ndarray, shape (1, m)
        1 where our team won.
    title : str
    predict : callable, optional
        Takes features, shape (2, n), and returns the probability that our team wins, shape (1, n).
    """
    told = "" if predict is None else _draw_field(ax, predict)
    ax.plot([-52.5, 52.5, 52.5, -52.5, -52.5], [-34, -34, 34, 34, -34], color="grey", lw=1)
    ax.plot([0, 0], [-34, 34], color="grey", lw=1)
    turn = np.linspace(0, 2 * np.pi, 80)
    ax.plot(9.15 * np.cos(turn), 9.15 * np.sin(turn), color="grey", lw=1)
    plotting.plot_classes(ax, METRES * X, Y, WINNERS, size=22)
    ax.set(title=title, xlabel="along the pitch (m)", ylabel="across (m)", aspect="equal")
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.16), ncols=2)
    return told


def _draw_field(ax: Axes, predict: Predict) -> str:
    """Colour the pitch by a network's answers; say how long the decision boundary is."""
    along, across = np.linspace(-52.5, 52.5, 211), np.linspace(-34, 34, 137)
    grass = np.stack(np.meshgrid(along, across)).reshape(2, -1)
    field = predict(grass / METRES).reshape(137, 211)
    mesh, lines = plotting.plot_field(ax, along, across, field)
    ax.figure.colorbar(mesh, ax=ax, label="P(we win)", shrink=0.8)
    if not lines:
        return "the answer is the same everywhere"
    length = sum(np.linalg.norm(np.diff(line, axis=0), axis=1).sum() for line in lines)
    pieces = "one piece" if len(lines) == 1 else f"{len(lines)} pieces"
    return f"the decision boundary is {length:.0f} m long, in {pieces}"
