"""Bars of differences, as two of week 5's notebooks draw them."""

from collections.abc import Mapping

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from course_utils import plotting

__all__ = ["TALL", "draw_bars", "tall"]

TALL = 1e-6
"""A bar above this is tall: the gradient and the measured slope of an array differ."""


def draw_bars(
    panels: Mapping[str, Mapping[str, float]],
    size: tuple[float, float],
    columns: int = 4,
    xlabel: str = "array",
) -> None:
    """Draw a bar for each difference; tall ones, above 1e-6, are orange and hatched.

    Parameters
    ----------
    panels : mapping of str to mapping of str to float
        By the title of the panel, the difference of each array, by its name. One that is not a
        number has a bar up to the edge.
    size : tuple of float
        Width and height of a panel, in inches.
    columns : int
        At most so many panels stand beside each other.
    xlabel : str

    Examples
    --------
    >>> draw_bars({"right": {"dW1": 1e-9, "db1": 2e-9}, "a slip": {"dW1": 0.3}}, (3.3, 3))
    [figure] Bars of differences on a logarithmic axis. right: none above 1e-6; at most 2e-09. a
    slip: above 1e-6 are dW1 3e-01.
    """
    columns = min(columns, len(panels))
    rows = -(-len(panels) // columns)
    figsize = size[0] * columns, size[1] * rows
    fig, axes = plt.subplots(rows, columns, figsize=figsize, squeeze=False, layout="constrained")
    told = []
    for ax, (title, differences) in zip(axes.flat, panels.items(), strict=False):
        _plot_bars(ax, differences, title, xlabel)
        told.append(f"{title}: {_heights(differences)}.")
    for ax in axes.flat[len(panels) :]:
        ax.set_axis_off()
    words = " ".join(told).replace("\n", " ")
    plotting.show(fig, alt=f"Bars of differences on a logarithmic axis. {words}")


def tall(differences: Mapping[str, float]) -> list[str]:
    """Name the arrays whose gradient and measured slope differ.

    Parameters
    ----------
    differences : mapping of str to float
        By the name of the array. One that is not a number is no proof that they agree.

    Returns
    -------
    list of str

    Examples
    --------
    >>> tall({"dW1": 1e-9, "db1": 0.3, "dW2": float("nan")})
    ['db1', 'dW2']
    """
    return [name for name, value in differences.items() if not value <= TALL]


def _heights(differences: Mapping[str, float]) -> str:
    """Name the tall bars with their heights, and the highest of the others."""
    high = tall(differences)
    named = ", ".join(f"{name} {differences[name]:.0e}" for name in high)
    low = [value for name, value in differences.items() if name not in high]
    said = [f"above 1e-6 are {named}" if high else "none above 1e-6"]
    if low:
        said.append(f"{'the others ' if high else ''}at most {max(low):.0e}")
    return "; ".join(said)


def _plot_bars(ax: Axes, differences: Mapping[str, float], title: str, xlabel: str) -> None:
    high, top = tall(differences), 3
    ax.bar(
        list(differences),
        np.clip(np.nan_to_num(list(differences.values()), nan=top), 1e-12, top),
        color=[plotting.ORANGE if name in high else plotting.BLUE for name in differences],
        hatch=["//" if name in high else "" for name in differences],
        edgecolor="black",
    )
    ax.axhline(TALL, color="grey", ls=":")
    ax.set_yscale("log")
    ax.set(title=title, xlabel=xlabel, ylabel="difference", ylim=(1e-11, top))
