"""Figures and tables of week 6's notebook optimization_methods."""

from collections.abc import Callable, Mapping
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import QuadMesh
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.figures._rows import row_of_axes
from course_utils.figures.week6.walks import draw_paths
from course_utils.reference import deep
from course_utils.training import History

__all__ = [
    "draw_momentum",
    "draw_race",
    "draw_rates_in_ravine",
    "print_ends",
    "print_steps_needed",
]

Arrays = Mapping[str, NDArray[Any]]
Surface = Callable[[Any, Any], Any]
Paths = Mapping[str, NDArray[Any]]
Run = tuple[Arrays, History]
Examples = tuple[NDArray[Any], NDArray[Any]]


def draw_rates_in_ravine(ravine: Surface, paths: Mapping[float, NDArray[Any]]) -> None:
    """Draw and print where gradient descent gets in the ravine, with each of two rates.

    Parameters
    ----------
    ravine : callable
        ``ravine(w, b)`` returns the cost.
    paths : mapping of float to ndarray, shape (num_steps + 1, 2)
        The places of each walk, w and b, by its rate.

    Examples
    --------
    >>> path = np.array([[-9.0, 1.0], [-8.8, -0.9]])
    >>> draw_rates_in_ravine(lambda w, b: 0.01 * w**2 + b**2, {0.95: path})
    rate 0.95: after 1 steps w = -8.80, b = -0.90
    [figure] ...
    """
    fig, axes = row_of_axes(len(paths), (10.5, 3.4))
    said = []
    for ax, (rate, path) in zip(axes, paths.items(), strict=True):
        draw_paths(ax, ravine, {f"rate {rate}": path}, (-10, 3), (-2, 2))
        steps, (w, b) = len(path) - 1, path[-1]
        ax.set_title(f"{steps} steps, rate {rate}")
        print(f"rate {rate}: after {steps} steps w = {w:.2f}, b = {b:.2f}")
        sides = int(np.sum(np.diff(np.sign(path[:, 1])) != 0))
        said.append(
            f"With rate {rate} the path changes sides {sides} times in {steps} steps, goes along "
            f"from w = {path[0, 0]:.1f} to {w:.1f}, and its distance from the floor goes from "
            f"{abs(path[0, 1]):.2f} to {abs(b):.2f}."
        )
    plotting.show(fig, alt=f"Contours of a long flat ravine. {' '.join(said)}")


def _steps_needed(path: NDArray[Any], surface: Surface, goal: float) -> int | None:
    """Return after how many steps the cost stays below the goal; None if it never does."""
    high = np.flatnonzero(~(surface(path[:, 0], path[:, 1]) < goal))
    if high.size == 0:
        return 0
    return None if high[-1] == len(path) - 1 else int(high[-1]) + 1


def print_steps_needed(surface: Surface, paths: Paths, goal: float) -> None:
    """Print after how many steps the cost of each walk stays below a goal.

    Parameters
    ----------
    surface : callable
        ``surface(w, b)`` returns the cost.
    paths : mapping of str to ndarray, shape (num_steps + 1, 2)
        The places of each walk, w and b.
    goal : float

    Examples
    --------
    >>> path = np.array([[3.0, 0.0], [1.0, 0.0], [0.1, 0.0]])
    >>> print_steps_needed(lambda w, b: w**2 + b**2, {"fast": path, "slow": path[:2]}, 0.5)
    fast                            2 steps
    slow                         more than 1 steps
    """
    for label, path in paths.items():
        steps = _steps_needed(path, surface, goal)
        words = f"more than {len(path) - 1}" if steps is None else f"{steps:4d}"
        print(f"{label:28s} {words} steps")


def draw_momentum(ravine: Surface, paths: Paths, num_steps: int = 25) -> None:
    """Draw the first steps of walks in the ravine, side by side.

    Parameters
    ----------
    ravine : callable
        ``ravine(w, b)`` returns the cost.
    paths : mapping of str to ndarray, shape (at least num_steps + 1, 2)
        The places of each walk, w and b, by what walks, a comma and its rate.
    num_steps : int

    Examples
    --------
    >>> path = np.array([[-9.0, 1.0], [-8.8, -0.9]])
    >>> draw_momentum(lambda w, b: 0.01 * w**2 + b**2, {"momentum, rate 4": path}, 1)
    [figure] ...
    """
    fig, axes = row_of_axes(len(paths), (11, 3.4), sharey=True)
    said = []
    for ax, (label, path) in zip(axes, paths.items(), strict=True):
        shown = path[: num_steps + 1]
        draw_paths(ax, ravine, {label: shown}, (-10, 3), (-1.5, 1.5))
        ax.set_title(label.replace(", ", ",\n").capitalize() + f": {num_steps} steps")
        sides = int(np.sum(np.diff(np.sign(shown[:, 1])) != 0))
        said.append(
            f"{label}: from w = {shown[0, 0]:.1f} to {shown[-1, 0]:.1f}, with {sides} changes from "
            f"one side to the other, last {abs(shown[-1, 1]):.2f} from the floor"
        )
    plotting.show(fig, alt=f"Walks of {num_steps} steps in the ravine. {'; '.join(said)}.")


def print_ends(walks: Mapping[str, Mapping[int, NDArray[Any]]]) -> None:
    """Print where walks have ended, for costs measured in several units.

    Parameters
    ----------
    walks : mapping of str to mapping of int to ndarray, shape (num_steps + 1, 2)
        For each method, the places, w and b, by the factor on the cost.

    Examples
    --------
    >>> print_ends({"RMSprop": {1: np.array([[-9.0, 1.0], [-5.0, 0.1]])}})
    RMSprop                      cost ×    1, after 1 steps: w =         -5, b =        0.1
    """
    for name, by_factor in walks.items():
        for factor, path in by_factor.items():
            w, b = path[-1]
            print(
                f"{name:28s} cost × {factor:4d}, after {len(path) - 1} steps: w = {w:10.4g}, "
                f"b = {b:10.4g}"
            )


def _draw_map(ax: Axes, parameters: Arrays, X: NDArray[Any], Y: NDArray[Any]) -> QuadMesh:
    """Draw a network's probabilities over the plane, the line at one half and the examples."""
    x1, x2 = np.linspace(-1.9, 2.9, 120), np.linspace(-1.4, 1.9, 120)
    grid = np.stack(np.meshgrid(x1, x2)).reshape(2, -1)
    field = deep.L_model_forward(grid, dict(parameters))[0].reshape(120, 120)
    mesh, _ = plotting.plot_field(ax, x1, x2, field)
    plotting.plot_classes(ax, X, Y, ["class 0", "class 1"], size=9)
    ax.set(xlabel="$x_1$", ylabel="$x_2$")
    return mesh


def _accuracy(parameters: Arrays, examples: Examples) -> float:
    """Return the share of right predictions, in percent."""
    X, Y = examples
    return float(100 * np.mean(deep.predict(dict(parameters), X) == Y))


def draw_race(runs: Mapping[str, Run], title: str, known: Examples, new: Examples) -> None:
    """Draw the costs of some networks and their maps of the plane, and print how good they are.

    Parameters
    ----------
    runs : mapping of str to tuple of mapping and History
        For each network its parameters after training, and its costs by epoch.
    title : str
        Of the costs.
    known, new : tuple of ndarray
        X, shape (2, m), and Y, shape (1, m): of the examples to train with, and of others.

    Examples
    --------
    >>> points = np.array([[-1.0, 1.0], [0.0, 0.0]]), np.array([[0, 1]])
    >>> unit = {"W1": np.array([[5.0, 0.0]]), "b1": np.zeros((1, 1))}
    >>> draw_race({"Adam": (unit, History("Adam", [0, 9], [0.7, 0.2]))}, "Race", points, points)
    Adam                 100.0 % of the training examples, 100.0 % of 2 new ones, cost 0.200
    [figure] ...
    """
    accuracies = {label: _accuracy(parameters, known) for label, (parameters, _) in runs.items()}
    for label, (parameters, history) in runs.items():
        print(
            f"{label:20s} {accuracies[label]:5.1f} % of the training examples, "
            f"{_accuracy(parameters, new):5.1f} % of {new[1].size} new ones, "
            f"cost {history.costs[-1]:.3f}"
        )
    fig, axes = plt.subplots(
        1,
        1 + len(runs),
        figsize=(4.1 + 2.8 * len(runs), 3.5),
        layout="constrained",
        width_ratios=[1.3] + [1] * len(runs),
    )
    plotting.plot_cost_curves(axes[0], [history for _, history in runs.values()], title=title)
    axes[0].set_xlabel("epoch")
    for ax, (label, (parameters, _)) in zip(axes[1:], runs.items(), strict=True):
        mesh = _draw_map(ax, parameters, *known)
        ax.set_title(f"{label}: {accuracies[label]:.1f} %")
    axes[1].legend(loc="upper right", fontsize=8)
    fig.colorbar(mesh, ax=axes[-1], label="probability of class 1")
    said = "; ".join(
        f"{label}, cost from {h.costs[0]:.2f} to {h.costs[-1]:.2f} in {h.iterations[-1] + 1} "
        f"epochs, {accuracies[label]:.0f} % right"
        for label, (_, h) in runs.items()
    )
    plotting.show(
        fig,
        alt="Cost curves, and for each network a map of its predictions, with the points of both "
        f"moons. {said}.",
    )
