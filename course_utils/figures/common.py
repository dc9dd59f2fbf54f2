"""What figures of several notebooks share: cost curves with their words, and a model's mistakes."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import matplotlib.pyplot as plt
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.training import History

__all__ = ["as_picture", "draw_costs", "draw_mistakes", "told"]


def as_picture(pixels: NDArray[Any]) -> NDArray[Any]:
    """Return the pixels of a square picture, row by row, as rows and columns.

    Parameters
    ----------
    pixels : ndarray, shape (side * side,)

    Raises
    ------
    ValueError
        If that is no square.

    Examples
    --------
    >>> import numpy as np
    >>> as_picture(np.arange(4))
    array([[0, 1],
           [2, 3]])
    """
    side = math.isqrt(pixels.size)
    if side * side != pixels.size:
        raise ValueError(f"received {pixels.size} pixels, expected those of a square picture")
    return pixels.reshape(side, side)


def draw_costs(
    runs: Sequence[History],
    title: str,
    log: bool = False,
    unit: str = "iteration",
    highest: float | None = None,
    legend: plotting.Place = "upper right",
) -> None:
    """Draw the costs of one or more runs, and say in words how each goes.

    Parameters
    ----------
    runs : sequence of History
    title : str
    log : bool
        Use a logarithmic cost axis.
    unit : str
        What the runs are counted in.
    highest : float, optional
        The cost at which the picture ends; without it, all costs are in it.
    legend : str
        Where the legend stands, as Matplotlib calls it.

    Examples
    --------
    >>> draw_costs([History.from_costs([0.7, 0.9, 0.4], "net")], "Cost, rate 0.03")
    [figure] Cost against iteration: net, from 0.7 at 0 to 0.4 at 200, rising at 100, at most 0.9.
    """
    fig, ax = plt.subplots(figsize=(7.4, 3.8), layout="constrained")
    plotting.plot_cost_curves(ax, runs, log=log, title=title, legend=legend)
    ax.set_xlabel(unit)
    axis = ", on a logarithmic axis" if log else ""
    if highest is not None:
        ax.set_ylim(0, highest)
        axis += f", drawn up to {highest:g}"
    said = "; ".join(", ".join(filter(None, [run.label, told(run)])) for run in runs)
    plotting.show(fig, alt=f"Cost against {unit}{axis}: {said}.")


def told(run: History) -> str:
    """Say how the cost of a run goes: its ends, a place between, its rises and extremes.

    Parameters
    ----------
    run : History

    Returns
    -------
    str

    Examples
    --------
    >>> told(History.from_costs([0.7, 0.5, 0.4, 0.3]))
    'from 0.7 at 0 through 0.5 at 100 to 0.3 at 300, never rising'
    >>> told(History.from_costs([0.7, 0.7]))
    '0.7 throughout'
    """
    costs, at = run.costs, run.iterations
    if not costs:
        return "no cost"
    if all(cost == costs[0] for cost in costs):
        return f"{costs[0]:.3g} throughout"
    quarter = len(costs) // 4  # what falls fast has fallen by then
    through = f" through {costs[quarter]:.3g} at {at[quarter]}" if quarter else ""
    words = [f"from {costs[0]:.3g} at {at[0]}{through} to {costs[-1]:.3g} at {at[-1]}"]
    rises = [at[k] for k, (before, after) in enumerate(pairwise(costs), 1) if after > before]
    if len(rises) > 3:
        words.append(f"rising in {len(rises)} of {len(costs) - 1} steps")
    elif rises:
        words.append(f"rising at {', '.join(map(str, rises))}")
    elif not run.diverged:
        words.append("never rising")
    finite = [cost for cost in costs if math.isfinite(cost)]
    if max(finite, default=0) > max(costs[0], costs[-1]):
        words.append(f"at most {max(finite):.3g}")
    if min(finite, default=0) < min(costs[0], costs[-1]):
        lowest = min(finite)
        words.append(f"lowest at {at[costs.index(lowest)]} with {lowest:.3g}")
    if run.diverged:
        words.append("diverging")
    return ", ".join(words)


def draw_mistakes(
    title: str,
    images: NDArray[Any],
    chances: NDArray[Any],
    Y: NDArray[Any],
    wrong: Sequence[int] | NDArray[Any],
    classes: Sequence[str],
) -> None:
    """Draw pictures that a model gets wrong, ten at most, with their labels and its answers.

    Parameters
    ----------
    title : str
        What is drawn, such as the surest mistakes of which model.
    images : ndarray, shape (m, h, w, 3)
    chances : ndarray, shape (1, m)
        How probable the model thinks class 1.
    Y : ndarray, shape (1, m)
    wrong : sequence of int
        Which pictures it gets wrong; the first ten are drawn.
    classes : sequence of str
        What the labels 0 and 1 mean.

    Examples
    --------
    >>> import numpy as np
    >>> Y, A = np.array([[0, 0, 1]]), np.array([[0.9, 0.2, 0.1]])
    >>> draw_mistakes("Mistakes", np.zeros((3, 4, 4, 3)), A, Y, [0, 2], ["other", "cat"])
    [figure] Mistakes. 2 of all 2 are drawn, with the label and the probability of "cat" that the
    model gave: other 0.90, cat 0.10.
    """
    surest = [(classes[Y[0, i]], chances[0, i]) for i in wrong[:10]]
    rows = 1 if len(surest) <= 5 else 2
    fig, axes = plt.subplots(rows, 5, figsize=(9.5, 0.7 + 2.1 * rows), layout="constrained")
    titles = [f"{name}\nP({classes[1]}) = {chance:.2f}" for name, chance in surest]
    plotting.plot_image_grid(axes, [images[i] for i in wrong[:10]], titles)
    fig.suptitle(title)
    said = ", ".join(f"{name} {chance:.2f}" for name, chance in surest) or "there is none"
    plotting.show(
        fig,
        alt=f"{title}. {len(surest)} of all {len(wrong)} are drawn, with the label and the "
        f'probability of "{classes[1]}" that the model gave: {said}.',
    )
