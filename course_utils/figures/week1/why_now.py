"""Figures of the notebook week1/why_now."""

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.figures import common
from course_utils.training import History

__all__ = ["costs_by_unit", "eight_digits", "errors_by_amount"]


def eight_digits(X: NDArray[Any], Y: NDArray[Any]) -> None:
    """Show eight handwritten digits with their labels.

    Parameters
    ----------
    X : ndarray, shape (64, m)
        The ink in each pixel, from 0 to 16.
    Y : ndarray, shape (1, m)

    Examples
    --------
    >>> import numpy as np
    >>> eight_digits(np.zeros((64, 8)), np.arange(8)[None])
    [figure] Eight handwritten digits, small and coarse, each with its label. The second is the one
    printed above, a 1.
    """
    fig, axes = plt.subplots(1, 8, figsize=(9, 1.7), layout="constrained")
    pictures = list(1 - X[:, :8].T.reshape(8, 8, 8) / 16)  # ink is dark
    plotting.plot_image_grid(axes, pictures, [f"y = {y}" for y in Y[0, :8]])
    plotting.show(
        fig,
        alt="Eight handwritten digits, small and coarse, each with its label. The second is the "
        f"one printed above, a {Y[0, 1]}.",
    )


def errors_by_amount(
    amounts: Sequence[int],
    errors: Mapping[str, NDArray[Any]],
    own_amounts: Sequence[int] = (),
    own: Mapping[str, Sequence[float]] | None = None,
) -> None:
    """Show the test errors of learners against the number of training examples.

    Parameters
    ----------
    amounts : sequence of int
    errors : mapping of str to ndarray, shape (draws, amounts)
        In percent, by learner; the bars go from the luckiest draw to the unluckiest.
    own_amounts : sequence of int
    own : mapping of str to sequence of float, optional
        What the student has measured, one error for each of these amounts: rings.

    Examples
    --------
    >>> import numpy as np
    >>> errors_by_amount([30, 100], {"network": np.array([[20.0, 10.0], [30.0, 12.0]])})
    [figure] Test error in percent against the number of training examples, both axes logarithmic.
    With 30, 100 examples: network, 25.0, 11.0.
    """
    fig, ax = plt.subplots(figsize=(8, 4.8), layout="constrained")
    for k, (name, error) in enumerate(errors.items()):
        mean = error.mean(axis=0)
        colour, marker = plotting.LINE_COLOURS[k], plotting.CLASS_MARKERS[k]
        ax.errorbar(
            amounts,
            mean,
            [mean - error.min(axis=0), error.max(axis=0) - mean],
            color=colour,
            linestyle="-" if "network" in name else "--",
            marker=marker,
            capsize=3,
            label=name,
        )
        if own and name in own:
            ring: dict[str, Any] = {"mfc": "none", "mec": colour, "markersize": 8}
            beside = [1.12 * amount for amount in own_amounts]  # the bars stay free
            ax.plot(beside, own[name], "o", linestyle="none", **ring)
    ax.set(xscale="log", yscale="log", title="More data: errors on new drawings")
    ax.set(xlabel="number of training examples", ylabel="test error (%)")
    ax.set_xticks(amounts, [f"{amount:,}" for amount in amounts])
    ax.set_yticks([1, 2, 5, 10, 20, 50], ["1", "2", "5", "10", "20", "50"])
    ax.minorticks_off()
    ax.grid(alpha=0.3)
    ax.legend(loc="lower left")
    said = [
        f"{name}, {', '.join(f'{value:.1f}' for value in error.mean(axis=0))}."
        for name, error in errors.items()
    ]
    rings = " Rings: your own runs." if own else ""
    plotting.show(
        fig,
        alt="Test error in percent against the number of training examples, both axes logarithmic. "
        f"With {', '.join(map(str, amounts))} examples: {' '.join(said)}{rings}",
    )


def costs_by_unit(runs: Sequence[History]) -> None:
    """Show the costs of networks that differ in the kind of their units.

    Parameters
    ----------
    runs : sequence of History
        A cost for each pass over the data.

    Examples
    --------
    >>> costs_by_unit([History.from_costs([2.3, 2.2], "sigmoid", record_every=1)])
    [figure] Cost against pass over the 1258 training pictures: sigmoid, from 2.3 at 0 to ...
    """
    title = "Three hidden layers, three kinds of unit"
    unit = "pass over the 1258 training pictures"
    common.draw_costs(runs, title, unit=unit, legend="center right")
