"""Curves over the layers of a network, as several of week 5's notebooks draw them."""

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes

from course_utils import plotting

__all__ = ["plot_layers"]


def plot_layers(
    ax: Axes,
    curves: Mapping[str, Sequence[float]],
    title: str,
    ylabel: str | None,
    first: int = 0,
) -> None:
    """Draw one curve over the layers for each name, on a logarithmic axis.

    Parameters
    ----------
    ax : Axes
    curves : mapping of str to sequence of float
        Values above 0, one for each layer.
    title : str
    ylabel : str, optional
        With the unit.
    first : int
        The layer of the first value; 0 is the input.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> fig, ax = plt.subplots()
    >>> plot_layers(ax, {"He": [0.1, 0.3]}, "Gradients", "length of dW (no unit)", first=1)
    >>> ax.lines[0].get_xdata().tolist(), ax.get_xlabel()
    ([1, 2], 'layer')
    >>> plt.close(fig)
    """
    for k, (name, values) in enumerate(curves.items()):
        line, colour = plotting.LINE_STYLES[k], plotting.LINE_COLOURS[k]
        layers = range(first, first + len(values))
        ax.plot(layers, values, line, color=colour, lw=2, label=name)
    xlabel = "layer" if first else "layer (0 is the input)"
    ax.set(title=title, xlabel=xlabel, ylabel=ylabel, yscale="log")
    ax.grid(alpha=0.3)
