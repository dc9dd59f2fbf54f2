"""A figure with panels side by side, as most of the notebooks' figures are."""

from typing import Any

import matplotlib.pyplot as plt
from matplotlib.figure import Figure
from numpy.typing import NDArray

__all__ = ["row_of_axes"]


def row_of_axes(
    count: int, figsize: tuple[float, float], sharex: bool = False, sharey: bool = False
) -> tuple[Figure, NDArray[Any]]:
    """Make a figure with panels side by side.

    Parameters
    ----------
    count : int
        One panel or more.
    figsize : tuple of float
        Width and height of the figure, in inches.
    sharex, sharey : bool
        Whether all panels have the same range.

    Returns
    -------
    Figure
    ndarray of Axes, shape (count,)

    Examples
    --------
    >>> fig, axes = row_of_axes(1, (4, 3))
    >>> axes.shape
    (1,)
    >>> plt.close(fig)
    """
    fig, axes = plt.subplots(
        1, count, figsize=figsize, layout="constrained", sharex=sharex, sharey=sharey, squeeze=False
    )
    return fig, axes[0]
