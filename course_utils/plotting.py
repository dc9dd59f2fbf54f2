"""Figures of the course: each function draws on the axes it is given and hands them back.

Colours are Okabe and Ito's, which people with colour-vision deficiencies tell apart; line style or
marker shape differs as well. `show` puts a figure into the notebook with its alternative text.
"""

import base64
import html
import io
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch
from matplotlib.ticker import LogLocator
from matplotlib.transforms import ScaledTranslation, Transform
from numpy.typing import ArrayLike, NDArray

from course_utils.training import History

__all__ = [
    "BLUE",
    "LiveCostCurve",
    "ORANGE",
    "figure_html",
    "plot_computation_graph",
    "plot_cost_curves",
    "plot_cost_surface",
    "plot_decision_boundary",
    "plot_forward_backward",
    "plot_image_grid",
    "plot_network",
    "plot_weight_image",
    "show",
    "unlabelled_axes",
]

BLUE, ORANGE = "#0072B2", "#E69F00"
CLASS_COLOURS = [BLUE, ORANGE, "#009E73", "#CC79A7", "#56B4E9", "#D55E00"]
CLASS_MARKERS = ["o", "^", "s", "D", "v", "P"]
# orange is too pale for a thin line on white: vermillion takes its place
LINE_COLOURS = [BLUE, "#D55E00", "#009E73", "#CC79A7", "#000000"]
LINE_STYLES = ["-", "--", "-.", ":"]
# what goes backwards through a network: vermillion, dark enough for text on white
BACKWARDS = "#A04000"


def plot_cost_curves(
    ax: Axes,
    runs: History | Iterable[History],
    log: bool = False,
    title: str = "Cost while training",
    ylabel: str = "mean cost (nats)",
) -> Axes:
    """Draw the cost of one or more runs against the iteration.

    Parameters
    ----------
    ax : Axes
    runs : History or iterable of History
        Runs with a label appear in the legend. A run that diverged is named so there, and its
        costs that are not finite leave a gap.
    log : bool
        Use a logarithmic cost axis.
    title : str
    ylabel : str
        With the unit. A cross-entropy with natural logarithms is in nats.

    Returns
    -------
    Axes

    Examples
    --------
    >>> fig, ax = plt.subplots()
    >>> plot_cost_curves(ax, History.from_costs([0.69, 0.4, 0.3])).get_xlabel()
    'iteration'
    >>> plt.close(fig)
    """
    for k, run in enumerate([runs] if isinstance(runs, History) else runs):
        label = run.label + (" (diverged)" if run.diverged else "")
        costs = np.where(np.isfinite(run.costs), run.costs, np.nan)
        ax.plot(
            run.iterations,
            costs,
            color=LINE_COLOURS[k % 5],
            linestyle=LINE_STYLES[k % 4],
            linewidth=1.8,
            # a single cost has no line to show it
            marker="o" if len(costs) == 1 else "",
            label=label or None,
        )
    if ax.get_legend_handles_labels()[1]:
        ax.legend()
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

    mesh = ax.pcolormesh(x1, x2, field, cmap="cividis", vmin=0, vmax=1, alpha=0.35, rasterized=True)
    ax.figure.colorbar(mesh, ax=ax, label="predicted probability of class 1")
    if field.min() < 0.5 < field.max():
        ax.contour(x1, x2, field, levels=[0.5], colors="black", linewidths=1.5)
    for k, name in enumerate(class_names):
        mine = np.ravel(Y) == k
        ax.scatter(
            X[0, mine],
            X[1, mine],
            s=32,
            color=CLASS_COLOURS[k],
            marker=CLASS_MARKERS[k],
            edgecolors="black",
            linewidths=0.6,
            label=name,
        )
    ax.legend()
    ax.set(title=title, xlabel=xlabel, ylabel=ylabel)
    return ax


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
        ax.legend()
    ax.set(title=title, xlabel=xlabel, ylabel=ylabel)
    return ax


def plot_computation_graph(
    ax: Axes,
    nodes: Mapping[str, tuple[float, float]],
    edges: Iterable[tuple[str, str, str, str]],
    title: str = "Computation graph",
) -> Axes:
    """Draw a computation: values forwards above its arrows, derivatives backwards below them.

    Parameters
    ----------
    ax : Axes
    nodes : mapping of str to (float, float)
        The text in each box, such as ``"$u = bc$"``, and the centre of the box, 1 being about
        the distance of neighbouring boxes. Inputs stand on the left.
    edges : iterable of (str, str, str, str)
        From which node, to which, the value that goes forwards, the derivative that comes back.
    title : str

    Returns
    -------
    Axes

    Raises
    ------
    KeyError
        If an edge names a node that `nodes` lacks.

    Examples
    --------
    >>> fig, ax = plt.subplots()
    >>> nodes = {"$v = 11$": (0, 0), "$J = 3v$": (1, 0)}
    >>> ax = plot_computation_graph(ax, nodes, [("$v = 11$", "$J = 3v$", "11", "dJ/dv = 3")])
    >>> ax.get_title()
    'Computation graph'
    >>> plt.close(fig)
    """
    box = {"boxstyle": "round,pad=0.5", "facecolor": "white", "edgecolor": "black"}
    boxes = {}
    for name, (x, y) in nodes.items():
        drawn = ax.text(x, y, name, ha="center", va="center", bbox=box, fontsize=12)
        boxes[name] = drawn.get_bbox_patch()
    for start, end, value, derivative in edges:
        (x1, y1), (x2, y2) = nodes[start], nodes[end]
        for side, colour, tail, head, style, text in [
            (1, BLUE, start, end, "-", value),
            (-1, BACKWARDS, end, start, "--", derivative),
        ]:
            ax.annotate(
                "",
                xy=nodes[head],
                xytext=nodes[tail],
                xycoords=_raised(ax, 4 * side),
                textcoords=_raised(ax, 4 * side),
                arrowprops={
                    "arrowstyle": "-|>",
                    "color": colour,
                    "linestyle": style,
                    "linewidth": 1.4,
                    "patchA": boxes[tail],
                    "patchB": boxes[head],
                },
            )
            ax.text(
                (x1 + x2) / 2,
                (y1 + y2) / 2,
                text,
                transform=_raised(ax, 7 * side),
                color=colour,
                ha="center",
                va="bottom" if side > 0 else "top",
                rotation=np.degrees(np.arctan2(y2 - y1, x2 - x1)),
                rotation_mode="anchor",
                transform_rotates_text=True,
            )
    x, y = np.array(list(nodes.values())).T
    ax.set(xlim=(x.min() - 0.5, x.max() + 0.5), ylim=(y.min() - 0.6, y.max() + 0.5))
    ax.set_axis_off()
    ax.set_title(title)
    return ax


def _raised(ax: Axes, points: float) -> Transform:
    return ax.transData + ScaledTranslation(0, points / 72, ax.figure.dpi_scale_trans)


def unlabelled_axes(fig: Figure) -> dict[Axes, list[str]]:
    """Find what a reader of the figure would miss.

    Axes need a title (the figure's own will do) and a label on each axis that shows tick labels.
    A colour bar needs one label. Axes that are switched off need a title if they hold anything.

    Parameters
    ----------
    fig : Figure

    Returns
    -------
    dict
        For each axes with something missing, the names of what is missing.

    Examples
    --------
    >>> fig, ax = plt.subplots()
    >>> _ = ax.set(title="Cost", xlabel="iteration")
    >>> list(unlabelled_axes(fig).values())
    [['y label']]
    >>> plt.close(fig)
    """
    missing = {}
    for ax in fig.axes:
        lacks = []
        if ax.get_label() == "<colorbar>":
            lacks = [] if ax.get_xlabel() or ax.get_ylabel() else ["colour bar label"]
        elif ax.get_visible():
            if not (ax.get_title() or fig.get_suptitle()) and (ax.axison or ax.has_data()):
                lacks.append("title")
            if ax.axison and not (ax.get_xlabel() or fig.get_supxlabel()) and _ticked(ax.xaxis):
                lacks.append("x label")
            if ax.axison and not (ax.get_ylabel() or fig.get_supylabel()) and _ticked(ax.yaxis):
                lacks.append("y label")
        if lacks:
            missing[ax] = lacks
    return missing


def _ticked(axis: Axis) -> bool:
    return axis.get_visible() and any(label.get_text() for label in axis.get_ticklabels())


def figure_html(fig: Figure, alt: str) -> str:
    """Turn a figure into HTML that needs no other file.

    Parameters
    ----------
    fig : Figure
    alt : str
        What the figure shows, for readers who do not see it.

    Returns
    -------
    str
        A ``<figure>`` with the picture as PNG, as wide as the figure's width in inches says at
        96 pixels an inch, and never wider than the page.

    Raises
    ------
    ValueError
        If `alt` is empty, or an axes lacks its title or labels.

    Examples
    --------
    >>> fig, ax = plt.subplots(figsize=(1, 1))
    >>> figure_html(fig, "")
    Traceback (most recent call last):
        ...
    ValueError: alt must say what the figure shows; received ''
    >>> plt.close(fig)
    """
    if not alt.strip():
        raise ValueError(f"alt must say what the figure shows; received {alt!r}")
    if missing := unlabelled_axes(fig):
        words = "; ".join(
            f"axes {fig.axes.index(ax)} lacks {', '.join(lacks)}" for ax, lacks in missing.items()
        )
        raise ValueError(f"{words}. Add them with ax.set(title=…, xlabel=…, ylabel=…).")
    buffer = io.BytesIO()
    # 144 dots an inch are sharp on dense screens; white keeps the text readable in dark mode
    fig.savefig(buffer, format="png", dpi=144, facecolor="white")
    picture = base64.b64encode(buffer.getvalue()).decode()
    width = round(96 * fig.get_figwidth())
    return (
        f'<figure style="margin:0"><img alt="{html.escape(alt)}" '
        f'style="max-width:100%" width="{width}" src="data:image/png;base64,{picture}"></figure>'
    )


def show(fig: Figure, alt: str) -> None:
    """Show a figure under the cell, with its alternative text, and close it.

    Outside a notebook, a window opens where the backend has windows; else the alternative text
    is printed.

    Parameters
    ----------
    fig : Figure
    alt : str
        What the figure shows, for readers who do not see it.

    Raises
    ------
    ValueError
        If `alt` is empty, or an axes lacks its title or labels.

    Examples
    --------
    >>> fig, ax = plt.subplots()
    >>> _ = ax.set(title="Line", xlabel="time (s)", ylabel="distance (m)")
    >>> show(fig, alt="An empty plot of distance against time.")
    [figure] An empty plot of distance against time.
    """
    try:
        page = figure_html(fig, alt)
        if _in_notebook():
            from IPython.display import HTML, display

            display(HTML(page))
        elif fig.canvas.required_interactive_framework:
            plt.show()
        else:
            print(f"[figure] {alt}")
    finally:
        plt.close(fig)


def _in_notebook() -> bool:
    ipython = sys.modules.get("IPython")
    return ipython is not None and hasattr(ipython.get_ipython(), "kernel")


class LiveCostCurve:
    """A cost curve that grows under the cell while `train` runs.

    Given to several calls of `train`, it draws their curves together. Outside a notebook it
    shows the finished curve only.

    Parameters
    ----------
    log : bool
        Use a logarithmic cost axis.
    interval : float
        Least time between two drawings, in seconds.

    Examples
    --------
    >>> from course_utils.training import train
    >>> history = train(lambda i: 1 / (i + 1), 200, live=LiveCostCurve())
    [figure] Cost curve of 1 run. The last cost is 0.005, at iteration 199.
    """

    def __init__(self, log: bool = False, interval: float = 1.0):
        self.log = log
        self.interval = interval
        self._runs: dict[int, History] = {}
        self._handle = None
        self._next = 0.0

    def update(self, history: History, final: bool = False) -> None:
        """Draw `history` and the runs before it, unless the last drawing is recent.

        Parameters
        ----------
        history : History
            The run so far.
        final : bool
            Draw in any case: the run has ended.
        """
        self._runs[id(history)] = history
        notebook = _in_notebook()
        if not history.costs or not final and (not notebook or time.monotonic() < self._next):
            return
        fig, ax = plt.subplots(figsize=(6.4, 3.4), layout="constrained")
        plot_cost_curves(ax, self._runs.values(), self.log)
        alt = (
            f"Cost curve of {len(self._runs)} run{'s'[: len(self._runs) > 1]}. "
            f"The last cost is {history.costs[-1]:.4g}, at iteration {history.iterations[-1]}."
        )
        if not notebook:
            show(fig, alt)
            return
        from IPython.display import HTML, display

        page = HTML(figure_html(fig, alt))
        plt.close(fig)
        if self._handle is None:
            self._handle = display(page, display_id=True)
        else:
            self._handle.update(page)
        self._next = time.monotonic() + self.interval


def plot_forward_backward(
    ax: Axes,
    layer_dims: Sequence[int],
    m: int | str = "m",
    shapes: bool = True,
    title: str = "Forward pass, caches, backward pass",
) -> Axes:
    """Draw a network's two passes as blocks, with the shape of everything that moves.

    Above, the forward step of each layer, from left to right. Below it what the step keeps, and
    below that the backward step that uses it, from right to left, with the gradients it leaves.

    Parameters
    ----------
    ax : Axes
        About 2 inches wide for each layer and 2 more, and 4.4 inches high.
    layer_dims : sequence of int
        Units of every layer, n[0] to n[L]; ReLU in the hidden layers, sigmoid in the last.
    m : int or str
        Number of examples.
    shapes : bool
        Write each array's shape beside its name.
    title : str

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If there is no layer beside the input.

    Examples
    --------
    >>> fig, ax = plt.subplots()
    >>> ax = plot_forward_backward(ax, [5, 4, 1])
    >>> "W1 (4, 5)" in " ".join(text.get_text() for text in ax.texts)
    True
    >>> plt.close(fig)
    """
    L = len(layer_dims) - 1
    if L < 1:
        raise ValueError(f"layer_dims needs the input and a layer; received {list(layer_dims)}")
    top, middle, bottom, below, cost_x = 3.0, 2.0, 1.0, 0.1, L + 0.9

    def named(name: str, rows: int, columns: int | str, between: str = " ") -> str:
        return f"{name}{between}({rows}, {columns})" if shapes else name

    cost = _block(ax, cost_x, middle, "cost J", "black")
    # the blocks on either side of the arrow; where a pass starts or ends there is none
    step, back = None, None
    for layer in range(1, L + 1):
        n_in, n_out = layer_dims[layer - 1], layer_dims[layer]
        g = "sigmoid" if layer == L else "ReLU"
        W, b = named(f"W{layer}", n_out, n_in), named(f"b{layer}", n_out, 1)
        kept = f"cache\nA{layer - 1}, W{layer}, b{layer}; Z{layer}"
        step_before, back_before = step, back
        step = _block(ax, layer, top, f"linear, {g}\n{W}\n{b}", BLUE)
        cache = _block(ax, layer, middle, kept, "black", "square,pad=0.35")
        back = _block(ax, layer, bottom, f"{g} back,\nlinear back", BACKWARDS)
        ax.text(layer, below, f"d{W}\nd{b}", color=BACKWARDS, ha="center", va="center", fontsize=9)
        _arrow(ax, (layer, top), (layer, middle), "black", step, cache)
        _arrow(ax, (layer, middle), (layer, bottom), "black", cache, back)
        _arrow(ax, (layer, bottom), (layer, below + 0.2), BACKWARDS, back, None)

        start, x = (0.25, 0.4) if layer == 1 else (layer - 1, layer - 0.5)
        A = "X = A0" if layer == 1 else f"A{layer - 1}"
        _arrow(ax, (start, top), (layer, top), BLUE, step_before, step)
        _arrow(ax, (layer, bottom), (start, bottom), BACKWARDS, back, back_before)
        _flowing(ax, x, top, named(A, n_in, m, "\n"), BLUE)
        _flowing(ax, x, bottom, named(f"dA{layer - 1}", n_in, m, "\n"), BACKWARDS)
    corner = "angle,angleA=0,angleB=90", "angle,angleA=90,angleB=0"
    _arrow(ax, (L, top), (cost_x, middle), BLUE, step, cost, corner[0])
    _arrow(ax, (cost_x, middle), (L, bottom), BACKWARDS, cost, back, corner[1])
    _flowing(ax, L + 0.62, top, named(f"A{L} = AL", layer_dims[L], m, "\n"), BLUE)
    _flowing(ax, L + 0.62, bottom, named("dAL", layer_dims[L], m, "\n"), BACKWARDS)

    ax.set(xlim=(0.05, L + 1.2), ylim=(below - 0.35, top + 0.55))
    ax.set_axis_off()
    ax.set_title(title)
    return ax


def _block(
    ax: Axes, x: float, y: float, text: str, edge: str, shape: str = "round,pad=0.45"
) -> FancyBboxPatch | None:
    box = {"boxstyle": shape, "facecolor": "white", "edgecolor": edge, "linewidth": 1.4}
    drawn = ax.text(x, y, text, ha="center", va="center", bbox=box, fontsize=9)
    return drawn.get_bbox_patch()


def _arrow(
    ax: Axes,
    start: tuple[float, float],
    end: tuple[float, float],
    colour: str,
    tail: FancyBboxPatch | None,
    head: FancyBboxPatch | None,
    bend: str = "arc3",
) -> None:
    look = {
        "arrowstyle": "-|>",
        "color": colour,
        "linestyle": "--" if colour == BACKWARDS else "-",
        "linewidth": 1.4,
        "patchA": tail,
        "patchB": head,
        "connectionstyle": bend,
    }
    ax.annotate("", xy=end, xytext=start, arrowprops=look)


def _flowing(ax: Axes, x: float, y: float, text: str, colour: str) -> None:
    """Write what an arrow carries: above it forwards, below it backwards."""
    side, va = (-0.08, "top") if colour == BACKWARDS else (0.06, "bottom")
    ax.text(x, y + side, text, color=colour, ha="center", va=va, fontsize=9)


def plot_network(
    ax: Axes,
    layer_sizes: Sequence[int],
    layer_names: Sequence[str] | None = None,
    unit_names: Sequence[Sequence[str]] | None = None,
    title: str = "Network",
    most: int = 8,
) -> Axes:
    """Draw the units of a network as circles, layer by layer, and its weights as lines.

    Parameters
    ----------
    ax : Axes
    layer_sizes : sequence of int
        Number of inputs, then of the units of each layer.
    layer_names : sequence of str, optional
        One for each layer, written below it.
    unit_names : sequence of sequences of str, optional
        For each layer the names of its units: inputs get theirs on the left, the last layer on the
        right, the others above. An empty sequence leaves a layer without.
    title : str
    most : int
        A layer with more units than this shows `most` - 1 of them, and dots for the others.

    Returns
    -------
    Axes

    Raises
    ------
    ValueError
        If the names do not fit the sizes.

    Examples
    --------
    >>> fig, ax = plt.subplots()
    >>> ax = plot_network(ax, [64, 8, 10], ["pixels", "hidden units", "digits"])
    >>> len(ax.lines), ax.get_title()
    (112, 'Network')
    >>> plt.close(fig)
    """
    names = unit_names or [()] * len(layer_sizes)
    below = layer_names or [""] * len(layer_sizes)
    if len(names) != len(layer_sizes) or len(below) != len(layer_sizes):
        raise ValueError(
            f"{len(layer_sizes)} layers need as many names; received {len(below)} layer names and "
            f"{len(names)} lists of unit names"
        )
    for size, units in zip(layer_sizes, names, strict=True):
        shown = size if size <= most else most - 1
        if units and len(units) != shown:
            raise ValueError(f"a layer that shows {shown} units has {len(units)} names for them")

    tallest = min(max(layer_sizes), most)
    gap = 1.6  # between layers, where neighbouring units are 1 apart
    places = []
    for layer, size in enumerate(layer_sizes):
        shown = min(size, most)
        rows = (shown - 1) / 2 - np.arange(shown)
        if size > most:
            # the one before the last gives its place to the dots
            ax.text(gap * layer, rows[-2], "⋮", ha="center", va="center", fontsize=16)
            rows = np.delete(rows, -2)
        places.append([(gap * layer, row) for row in rows])
    for left, right in zip(places, places[1:], strict=False):
        for x1, y1 in left:
            for x2, y2 in right:
                ax.plot([x1, x2], [y1, y2], color="#777777", linewidth=0.8, zorder=1)
    for layer, centres in enumerate(places):
        x, y = np.array(centres).T
        face = "white" if layer == 0 else "#CFE6F5"
        ax.scatter(x, y, s=420, facecolor=face, edgecolor="black", linewidth=1.2, zorder=2)
        ax.text(gap * layer, -tallest / 2 - 0.35, below[layer], ha="center", va="top")
        first, last = layer == 0, layer == len(places) - 1
        for (px, py), name in zip(centres, names[layer] or [""] * len(centres), strict=True):
            shift = -0.2 if first else 0.2 if last else 0
            side = "right" if first else "left" if last else "center"
            lifted = py if first or last else py + 0.25
            height = "center" if first or last else "bottom"
            ax.text(
                px + shift,
                lifted,
                name,
                ha=side,
                va=height,
                zorder=3,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1, "alpha": 0.85},
            )
    ax.set(xlim=(-0.5, gap * (len(places) - 1) + 0.5), ylim=(-tallest / 2 - 0.8, tallest / 2 + 0.2))
    ax.set_axis_off()
    ax.set_title(title)
    return ax
