"""Figures of the course: each function draws on the axes it is given and hands them back.

Here are curves, boundaries, surfaces and images; `course_utils._diagrams` has graphs and networks,
`course_utils._showing` what puts a figure into the notebook. All of it can be had from here.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import QuadMesh
from matplotlib.ticker import LogLocator
from numpy.typing import ArrayLike, NDArray

from course_utils._colours import (
    BLUE,
    CLASS_COLOURS,
    CLASS_MARKERS,
    LINE_COLOURS,
    LINE_STYLES,
    ORANGE,
)
from course_utils._diagrams import plot_computation_graph, plot_forward_backward, plot_network
from course_utils._showing import figure_html, show, unlabelled_axes
from course_utils.training import History

__all__ = [
    "BLUE",
    "CLASS_COLOURS",
    "CLASS_MARKERS",
    "LINE_COLOURS",
    "LINE_STYLES",
    "ORANGE",
    "figure_html",
    "plot_classes",
    "plot_computation_graph",
    "plot_cost_curves",
    "plot_cost_surface",
    "plot_decision_boundary",
    "plot_field",
    "plot_forward_backward",
    "plot_image_grid",
    "plot_network",
    "plot_weight_image",
    "show",
    "unlabelled_axes",
]

Corner = Literal["upper right", "upper left", "lower left", "lower right"]
Middle = Literal["upper center", "lower center", "center left", "center right", "center"]
Place = Corner | Middle
"""Where a legend stands; Matplotlib's own search for a free place is slow, and warns of it."""

MANY = 6
"""Beyond so many names, a legend no longer fits into the axes."""


def plot_cost_curves(
    ax: Axes,
    runs: History | Iterable[History],
    log: bool = False,
    title: str = "Cost while training",
    ylabel: str = "mean cost (nats)",
    legend: Place = "upper right",
) -> Axes:
    """Draw the cost of one or more runs against the iteration.

    Parameters
    ----------
    ax : Axes
    runs : History or iterable of History
        Runs with a label appear in the legend; one with costs on a dev set has a line for these,
        too. A run that diverged is named so there, and its costs that are not finite leave a gap.
    log : bool
        Use a logarithmic cost axis.
    title : str
    ylabel : str
        With the unit. A cross-entropy with natural logarithms is in nats.
    legend : str
        Where the legend stands, as Matplotlib calls it; costs that fall leave the upper right free.
        More than six lines have theirs beside the axes.

    Returns
    -------
    Axes

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> fig, ax = plt.subplots()
    >>> plot_cost_curves(ax, History.from_costs([0.69, 0.4, 0.3])).get_xlabel()
    'iteration'
    >>> plt.close(fig)
    """
    every = [runs] if isinstance(runs, History) else runs
    lines = [(run, label, costs) for run in every for label, costs in run.curves().items()]
    for k, (run, label, costs) in enumerate(lines):
        label += " (diverged)" if run.diverged else ""
        ax.plot(
            run.iterations,
            np.where(np.isfinite(costs), costs, np.nan),
            color=LINE_COLOURS[k % 5],
            linestyle=LINE_STYLES[k % 4],
            linewidth=1.8,
            # a single cost has no line to show it
            marker="o" if len(costs) == 1 else "",
            label=label or None,
        )
    count = len(ax.get_legend_handles_labels()[1])
    if count > MANY:
        # so many names would cover the curves
        ax.legend(loc="center left", bbox_to_anchor=(1, 0.5), fontsize="small")
    elif count:
        ax.legend(loc=legend)
    if log:
        ax.set_yscale("log")
        # plain numbers at 1, 2 and 5 also where the costs span less than a decade
        ax.yaxis.set_minor_locator(LogLocator(subs=(2, 5)))
        ax.yaxis.set_major_formatter("{x:g}")
        ax.yaxis.set_minor_formatter("{x:g}")
    ax.grid(alpha=0.3, which="both")
    ax.set(title=title, xlabel="iteration", ylabel=ylabel)
    return ax


def plot_decision_boundary(
    ax: Axes,
    predict: Callable[[NDArray[Any]], NDArray[Any]],
    X: NDArray[Any],
    Y: NDArray[Any],
    title: str = "Decision boundary",
    xlabel: str = "$x_1$",
    ylabel: str = "$x_2$",
    class_names: Sequence[str] = ("class 0", "class 1"),
    resolution: int = 200,
) -> Axes:
    """Draw the examples over the field of predictions, with the line where it crosses one half.

    Parameters
    ----------
    ax : Axes
    predict : callable
        ``predict(X)`` takes an array of shape (2, m) and returns one of shape (1, m):
        probabilities of class 1, or labels 0 and 1.
    X : ndarray, shape (2, m)
        Two features: horizontal, vertical.
    Y : ndarray, shape (1, m)
        Labels: 0, 1.
    title, xlabel, ylabel : str
        Give the axis labels their units.
    class_names : sequence of str
        Names for the legend, in the order of the labels.
    resolution : int
        Points of the field along each axis.

    Returns
    -------
    Axes

    Examples
    --------
    >>> X, Y = np.array([[-1.0, 1.0], [0.0, 0.5]]), np.array([[0, 1]])
    >>> import matplotlib.pyplot as plt
    >>> fig, ax = plt.subplots()
    >>> ax = plot_decision_boundary(ax, lambda X: X[:1] > 0, X, Y)
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['class 0', 'class 1']
    >>> plt.close(fig)
    """
    low, high = X.min(axis=1), X.max(axis=1)
    # the margin keeps the outermost points off the frame; 1 where all points share a value
    margin = np.where(high > low, 0.08 * (high - low), 1)
    x1, x2 = np.linspace(low - margin, high + margin, resolution).T
    grid = np.stack(np.meshgrid(x1, x2)).reshape(2, -1)
    field = np.asarray(predict(grid), dtype=float).reshape(resolution, resolution)

    mesh, _ = plot_field(ax, x1, x2, field)
    ax.figure.colorbar(mesh, ax=ax, label="predicted probability of class 1")
    plot_classes(ax, X, Y, class_names)
    ax.legend(loc=_emptiest_place(X, low - margin, high + margin))
    ax.set(title=title, xlabel=xlabel, ylabel=ylabel)
    return ax


def plot_field(
    ax: Axes, x: NDArray[Any], y: NDArray[Any], field: NDArray[Any]
) -> tuple[QuadMesh, list[NDArray[Any]]]:
    """Colour the plane by predictions, with lines where they cross one half.

    Parameters
    ----------
    ax : Axes
    x : ndarray, shape (p,)
    y : ndarray, shape (q,)
    field : ndarray, shape (q, p)
        Probabilities of class 1, or labels 0 and 1.

    Returns
    -------
    QuadMesh
        What a colour bar is drawn for.
    list of ndarray, each of shape (k, 2)
        The lines; none where all predictions are on one side.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> fig, ax = plt.subplots()
    >>> x = np.linspace(0, 1, 5)
    >>> mesh, lines = plot_field(ax, x, x, np.tile(x, (5, 1)))
    >>> [line[:, 0].tolist() for line in lines]
    [[0.5, 0.5, 0.5, 0.5, 0.5]]
    >>> plt.close(fig)
    """
    mesh = ax.pcolormesh(x, y, field, cmap="cividis", vmin=0, vmax=1, alpha=0.35, rasterized=True)
    if not field.min() < 0.5 < field.max():
        return mesh, []
    border = ax.contour(x, y, field, levels=[0.5], colors="black", linewidths=1.5)
    return mesh, border.allsegs[0]


def plot_classes(
    ax: Axes, X: NDArray[Any], Y: NDArray[Any], names: Sequence[str], size: float = 32
) -> None:
    """Draw examples as points, each class with a colour and a marker of its own.

    Parameters
    ----------
    ax : Axes
    X : ndarray, shape (2, m)
        Two features: horizontal, vertical.
    Y : ndarray, shape (1, m)
        Labels: 0, 1.
    names : sequence of str
        Names for a legend, in the order of the labels.
    size : float
        The area of a point, in square points.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> fig, ax = plt.subplots()
    >>> plot_classes(ax, np.array([[-1.0, 1.0], [0.0, 0.5]]), np.array([[0, 1]]), ["no", "yes"])
    >>> ax.get_legend_handles_labels()[1]
    ['no', 'yes']
    >>> plt.close(fig)
    """
    for k, name in enumerate(names):
        mine = np.ravel(Y) == k
        ax.scatter(
            X[0, mine],
            X[1, mine],
            s=size,
            color=CLASS_COLOURS[k],
            marker=CLASS_MARKERS[k],
            edgecolors="black",
            linewidths=0.1 * size**0.5,
            label=name,
        )


def _emptiest_place(X: NDArray[Any], low: NDArray[Any], high: NDArray[Any]) -> Place:
    """Return the place at the upper or lower edge where a legend covers the fewest points."""
    across, up = ((X.T - low) / (high - low)).T
    places: dict[Place, tuple[NDArray[Any], NDArray[Any]]] = {
        "upper right": (1 - across, 1 - up),
        "upper left": (across, 1 - up),
        "lower left": (across, up),
        "lower right": (1 - across, up),
        "upper center": (2 * abs(across - 0.5), 1 - up),
        "lower center": (2 * abs(across - 0.5), up),
    }
    # a legend of two short names covers about so much of the axes
    covered = {place: int(np.sum((x < 0.36) & (y < 0.17))) for place, (x, y) in places.items()}
    return min(places, key=covered.__getitem__)


def plot_image_grid(
    axes: NDArray[Any], images: Sequence[NDArray[Any]], titles: Sequence[str] | None = None
) -> NDArray[Any]:
    """Draw one image on each axes, and switch off the axes that are left over.

    Parameters
    ----------
    axes : ndarray of Axes
        As ``plt.subplots(rows, columns)`` returns them. The caller gives the figure its title
        when the images have none.
    images : sequence of ndarray, shapes (h, w, 3) or (h, w)
        uint8 from 0 to 255, or floats from 0 to 1. No more than there are axes.
    titles : sequence of str, optional
        One for each image.

    Returns
    -------
    ndarray of Axes
        `axes`.

    Raises
    ------
    ValueError
        If the images outnumber the axes, or their number differs from that of the titles.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> fig, axes = plt.subplots(1, 2)
    >>> axes = plot_image_grid(axes, np.zeros((1, 8, 8, 3)), ["a black square"])
    >>> axes[0].get_title()
    'a black square'
    >>> plt.close(fig)
    """
    flat = np.ravel(axes)
    if len(images) > len(flat):
        raise ValueError(f"{len(images)} images need as many axes; received {len(flat)}")
    for ax in flat:
        ax.set_axis_off()
    for ax, image in zip(flat, images, strict=False):
        white = 255 if np.asarray(image).dtype == np.uint8 else 1
        ax.imshow(image, cmap="gray", vmin=0, vmax=white, interpolation="nearest")
    if titles is not None:
        for ax, title in zip(flat[: len(images)], titles, strict=True):
            ax.set_title(title, fontsize=10)
    return axes


def plot_weight_image(
    ax: Axes, w: NDArray[Any], shape: tuple[int, int, int], title: str = "Learned weights"
) -> Axes:
    """Draw the weights of one unit in the places of the pixels that they multiply.

    Each pixel shows the sum of its colour channels' weights: orange raises the prediction,
    purple lowers it, white leaves it alone.

    Parameters
    ----------
    ax : Axes
    w : ndarray, shape (h * w * d, 1)
        One weight for each number of an image flattened row by row, channels last.
    shape : tuple of int
        Height, width, channels of the images.
    title : str

    Returns
    -------
    Axes

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> fig, ax = plt.subplots()
    >>> plot_weight_image(ax, np.ones((12, 1)), (2, 2, 3)).get_ylabel()
    'row (pixels)'
    >>> plt.close(fig)
    """
    picture = w.reshape(shape).sum(axis=2)
    # the same range on both sides, so that white is zero
    limit = np.abs(picture).max() or 1
    mappable = ax.imshow(picture, cmap="PuOr_r", vmin=-limit, vmax=limit)
    ax.figure.colorbar(mappable, ax=ax, label="weight (sum over colour channels)")
    ax.set(title=title, xlabel="column (pixels)", ylabel="row (pixels)")
    return ax


def plot_cost_surface(
    ax: Axes,
    x: NDArray[Any],
    y: NDArray[Any],
    cost: NDArray[Any],
    path: ArrayLike | None = None,
    title: str = "Cost surface",
    xlabel: str = "weight $w$",
    ylabel: str = "bias $b$",
    cost_label: str = "mean cost (nats)",
) -> Axes:
    """Draw a cost of two parameters as contours, with the way that a descent took.

    Parameters
    ----------
    ax : Axes
    x : ndarray, shape (p,)
        Values of the horizontal parameter.
    y : ndarray, shape (q,)
        Values of the vertical parameter.
    cost : ndarray, shape (q, p)
        Cost at each pair.
    path : array_like, shape (k, 2), optional
        Pairs of parameters, from the start (circle) to the end (star).
    title, xlabel, ylabel, cost_label : str
        Give the labels their units.

    Returns
    -------
    Axes

    Examples
    --------
    >>> w, b = np.linspace(-1, 1, 20), np.linspace(-2, 2, 30)
    >>> import matplotlib.pyplot as plt
    >>> fig, ax = plt.subplots()
    >>> plot_cost_surface(ax, w, b, w**2 + b[:, None] ** 2).get_title()
    'Cost surface'
    >>> plt.close(fig)
    """
    filled = ax.contourf(x, y, cost, levels=20, cmap="cividis")
    ax.contour(x, y, cost, levels=20, colors="white", linewidths=0.5, alpha=0.6)
    ax.figure.colorbar(filled, ax=ax, label=cost_label)
    if path is not None:
        steps = np.asarray(path)
        ax.plot(steps[:, 0], steps[:, 1], color="white", marker=".", linewidth=1.5)
        for place, marker, label in [(0, "o", "start"), (-1, "*", "end")]:
            point = ax.scatter(steps[place, 0], steps[place, 1], s=90, marker=marker, label=label)
            point.set(facecolor="white", edgecolor="black", zorder=3)
        ax.legend(loc="upper right")
    ax.set(title=title, xlabel=xlabel, ylabel=ylabel)
    return ax
