"""Figures of week 4's notebooks find_the_bug and find_the_bug_backward."""

from collections.abc import Callable, Sequence
from typing import Any

import matplotlib.pyplot as plt
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.figures import common
from course_utils.training import History

__all__ = ["draw_faults", "draw_hidden_faults", "draw_run", "draw_trained"]

Predict = Callable[[NDArray[Any]], NDArray[Any]]


def draw_trained(
    costs: Sequence[float], predict: Predict, X: NDArray[Any], Y: NDArray[Any], title: str
) -> None:
    """Draw the costs of a program that works, and its network's decision boundary.

    Parameters
    ----------
    costs : sequence of float
        One for each hundred iterations.
    predict : callable
        Takes points, shape (2, n), and returns probabilities, shape (1, n).
    X : ndarray, shape (2, m)
    Y : ndarray, shape (1, m)
    title : str
        Of the picture of the points.

    Examples
    --------
    >>> import numpy as np
    >>> X, Y = np.array([[0.0, 1.0], [0.0, 1.0]]), np.array([[1, 0]])
    >>> draw_trained([0.7, 0.1], lambda points: 1.0 * (points[:1] < 0.5), X, Y, "New points")
    [figure] ...
    """
    fig, axes = plt.subplots(1, 2, figsize=(10, 3.8), layout="constrained")
    run = History.from_costs(costs)
    plotting.plot_cost_curves(axes[0], run, title="Cost, learning rate 0.5")
    plotting.plot_decision_boundary(axes[1], predict, X, Y, title=title)
    plotting.show(
        fig,
        alt=f"Left, the cost against the iteration: {common.told(run)}. Right, the points of class "
        "1 in the middle, those of class 0 around them, and the decision boundary of the network.",
    )


def draw_faults(runs: Sequence[History]) -> None:
    """Draw the costs of a right program and of three whose fault shows in the curve.

    Parameters
    ----------
    runs : sequence of History

    Examples
    --------
    >>> draw_faults([History.from_costs([0.7, 0.5], "right", 1)])
    [figure] Cost against iteration, drawn up to 3: right, from 0.7 at 0 to 0.5 at 1, never rising.
    """
    common.draw_costs(runs, "One program and three faults, learning rate 0.1", highest=3)


def draw_run(costs: Sequence[float]) -> None:
    """Draw the costs of the program as it is now.

    Parameters
    ----------
    costs : sequence of float
        One for each hundred iterations.

    Examples
    --------
    >>> draw_run([0.7, 0.9])
    [figure] Cost against iteration: the program as it is now, from 0.7 at 0 to 0.9 at 100, ...
    """
    run = History.from_costs(costs, "the program as it is now")
    common.draw_costs([run], "Cost of the program, learning rate 0.5")


def draw_hidden_faults(runs: Sequence[History]) -> None:
    """Draw the costs of a right program and of three whose faults raise nothing.

    Parameters
    ----------
    runs : sequence of History

    Examples
    --------
    >>> draw_hidden_faults([History.from_costs([0.7, 0.7], "step dropped", 1)])
    [figure] Cost against iteration: step dropped, 0.7 throughout.
    """
    common.draw_costs(runs, "Faults that raise nothing, learning rate 0.1", legend="center right")
