"""Put a figure into a notebook with its alternative text, and refuse one that lacks labels."""

import base64
import html
import io
import sys

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure

__all__ = ["figure_html", "in_notebook", "show", "unlabelled_axes"]

DARK = (
    "<style>[data-jp-theme-light=false] .course-drawing img, .vscode-dark .course-drawing img "
    "{filter: invert(1) hue-rotate(180deg)}</style>"
)
"""In a dark theme, white becomes black, and blue stays blue."""


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
        96 pixels an inch, and never wider than the page. In a dark theme its ground is dark, unless
        it shows a photograph.

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
    # 144 dots an inch are sharp on dense screens
    fig.savefig(buffer, format="png", dpi=144, facecolor="white")
    picture = base64.b64encode(buffer.getvalue()).decode()
    width = round(96 * fig.get_figwidth())
    kind, dark = ("photograph", "") if _has_photograph(fig) else ("drawing", DARK)
    return (
        f'<figure class="course-{kind}" style="margin:0">{dark}<img alt="{html.escape(alt)}" '
        f'style="max-width:100%" width="{width}" src="data:image/png;base64,{picture}"></figure>'
    )


def _has_photograph(fig: Figure) -> bool:
    """Return whether something is shown whose light and dark must not change places."""
    images = [image for ax in fig.axes for image in ax.get_images()]
    return any(
        np.ndim(np.asarray(each.get_array())) == 3 or each.get_cmap().name == "gray"
        for each in images
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
        if in_notebook():
            from IPython.display import HTML, display

            display(HTML(page))
        elif fig.canvas.required_interactive_framework:
            plt.show()
        else:
            print(f"[figure] {alt}")
    finally:
        plt.close(fig)


def in_notebook() -> bool:
    """Whether this runs in a kernel, which shows HTML below a cell."""
    ipython = sys.modules.get("IPython")
    return ipython is not None and hasattr(ipython.get_ipython(), "kernel")
