"""Diagrams of what is computed: graphs, networks, their passes, each drawn on axes it is given."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import FancyBboxPatch
from matplotlib.transforms import ScaledTranslation, Transform
from numpy.typing import NDArray

from course_utils._colours import BACKWARDS, BLUE

__all__ = ["plot_computation_graph", "plot_forward_backward", "plot_network"]

GAP = 1.6
"""Between the layers of a network, where neighbouring units are 1 apart."""


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
    >>> import matplotlib.pyplot as plt
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
    >>> import matplotlib.pyplot as plt
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
    >>> import matplotlib.pyplot as plt
    >>> fig, ax = plt.subplots()
    >>> ax = plot_network(ax, [64, 8, 10], ["pixels", "hidden units", "digits"])
    >>> weights, *layers = ax.collections
    >>> len(weights.get_segments()), ax.get_title()
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

    places = [_places(layer, size, most) for layer, size in enumerate(layer_sizes)]
    weights = [
        (start, end)
        for left, right in zip(places, places[1:], strict=False)
        for start in left
        for end in right
    ]
    ax.add_collection(LineCollection(weights, colors="#777777", linewidths=0.8, zorder=1))
    bottom = -min(max(layer_sizes), most) / 2
    for layer, centres in enumerate(places):
        if layer_sizes[layer] > most:  # between the last unit and the one before
            ax.text(GAP * layer, centres[-1, 1] + 1, "⋮", ha="center", va="center", fontsize=16)
        face = "white" if layer == 0 else "#CFE6F5"
        x, y = centres.T
        ax.scatter(x, y, s=420, facecolor=face, edgecolor="black", linewidth=1.2, zorder=2)
        ax.text(GAP * layer, bottom - 0.35, below[layer], ha="center", va="top")
        side = "left" if layer == 0 else "right" if layer == len(places) - 1 else "above"
        for centre, name in zip(centres, names[layer], strict=False):
            _named_unit(ax, centre, name, side)
    ax.set(xlim=(-0.5, GAP * (len(places) - 1) + 0.5), ylim=(bottom - 0.8, 0.2 - bottom))
    ax.set_axis_off()
    ax.set_title(title)
    return ax


def _places(layer: int, size: int, most: int) -> NDArray[Any]:
    """Return the centres of the units that a layer shows, an array of shape (shown, 2)."""
    shown = min(size, most)
    rows = (shown - 1) / 2 - np.arange(shown)
    if size > most:
        rows = np.delete(rows, -2)  # the one before the last gives its place to the dots
    return np.stack([np.full(len(rows), GAP * layer), rows], axis=1)


def _named_unit(ax: Axes, centre: NDArray[Any], name: str, side: str) -> None:
    """Write a unit's name beside its circle, or above it, on what is drawn there."""
    shift, across, up = {
        "left": ((-0.2, 0), "right", "center"),
        "right": ((0.2, 0), "left", "center"),
        "above": ((0, 0.25), "center", "bottom"),
    }[side]
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1, "alpha": 0.85}
    x, y = centre + shift
    ax.text(x, y, name, ha=across, va=up, zorder=3, bbox=box)
