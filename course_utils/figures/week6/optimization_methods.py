"""Figures and tables of week 6's notebook optimization_methods."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import QuadMesh
from numpy.typing import ArrayLike, NDArray

from course_utils import plotting
from course_utils.figures._rows import row_of_axes
from course_utils.reference import deep
from course_utils.training import History

__all__ = [
    "angle",
    "draw_averages",
    "draw_momentum",
    "draw_portion_sizes",
    "draw_race",
    "draw_rates_in_ravine",
    "draw_saddle_and_plateau",
    "draw_three_sizes",
    "draw_year",
    "print_angles",
    "print_curvatures",
    "print_ends",
    "print_minima",
    "print_shapes",
    "print_steps_needed",
]

Arrays = Mapping[str, NDArray[Any]]
Surface = Callable[[Any, Any], Any]
Paths = Mapping[str, NDArray[Any]]
Range = tuple[float, float]
Run = tuple[Arrays, History]
Examples = tuple[NDArray[Any], NDArray[Any]]


def print_shapes(parameters: Arrays, grads: Arrays) -> None:
    """Print the shape of every parameter and its gradient, and what else came with these.

    Parameters
    ----------
    parameters : mapping of str to ndarray
        "W1", "b1" and so on.
    grads : mapping of str to ndarray
        "dW1", "db1" and so on, and the "dA0" and so on that a backward pass returns with them.

    Examples
    --------
    >>> print_shapes({"b1": np.ones((2, 1))}, {"db1": np.ones((2, 1)), "dA0": np.ones((3, 9))})
    b1: shape (2, 1), gradient db1: shape (2, 1)
    the backward pass also returns: ['dA0']
    """
    for name, p in parameters.items():
        print(f"{name}: shape {p.shape}, gradient d{name}: shape {grads[f'd{name}'].shape}")
    print("the backward pass also returns:", [key for key in grads if key.startswith("dA")])


def _flat(grads: Arrays) -> NDArray[Any]:
    """Lay the gradients of all parameters out as one long vector, the dA left out."""
    return np.concatenate([g.ravel() for name, g in sorted(grads.items()) if "dA" not in name])


def angle(grads: Arrays, others: Arrays) -> float:
    """Return the angle between two gradients of all parameters, in degrees.

    Parameters
    ----------
    grads, others : mapping of str to ndarray
        "dW1", "db1" and so on; a "dA0" does not count.

    Returns
    -------
    float

    Examples
    --------
    >>> round(angle({"dW1": np.array([[1.0, 0.0]])}, {"dW1": np.array([[1.0, 1.0]])}))
    45
    """
    g, h = _flat(grads), _flat(others)
    cosine = g @ h / np.linalg.norm(g) / np.linalg.norm(h)
    # rounding can take the cosine of equal directions beyond 1
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))


def print_angles(angles: Mapping[int, Sequence[float]]) -> None:
    """Print the mean angle to the exact gradient for each number of examples.

    Parameters
    ----------
    angles : mapping of int to sequence of float
        For each number of examples the angles of several draws, in degrees.

    Examples
    --------
    >>> print_angles({4: [40.0, 60.0]})
    examples   angle to the exact gradient (degrees, mean of 2 draws)
           4       50
    """
    draws = len(next(iter(angles.values())))
    print(f"examples   angle to the exact gradient (degrees, mean of {draws} draws)")
    for size, found in angles.items():
        print(f"{size:8d} {np.mean(found):8.0f}")


def draw_portion_sizes(measured: Mapping[int, tuple[float, float]], seconds: float) -> None:
    """Draw and print how long an epoch takes with each size, and what one time reaches.

    Parameters
    ----------
    measured : mapping of int to tuple of float
        For each size of a mini-batch the time of an epoch (s) and the mean cost reached (nats).
    seconds : float
        The time that each size had.

    Examples
    --------
    >>> draw_portion_sizes({1: (2.0, 0.4), 64: (0.1, 0.2)}, 0.3)
    size    1: 2.0000 s an epoch, cost 0.400 after 0.3 s
    size   64: 0.1000 s an epoch, cost 0.200 after 0.3 s
    [figure] ...
    """
    sizes = list(measured)
    per_epoch, reached = zip(*measured.values(), strict=True)
    for size, (time, cost) in measured.items():
        print(f"size {size:4d}: {time:.4f} s an epoch, cost {cost:.3f} after {seconds} s")
    fig, axes = plt.subplots(1, 2, figsize=(9.5, 3.6), layout="constrained")
    axes[0].loglog(sizes, per_epoch, "o-", color=plotting.BLUE)
    axes[0].set(title="How long an epoch takes", ylabel="time of an epoch (s)")
    axes[1].semilogx(sizes, reached, "s--", color=plotting.LINE_COLOURS[1])
    title = f"What {seconds} seconds reach"
    axes[1].set(title=title, ylabel="mean cost on all examples (nats)")
    for ax in axes:
        ax.set_xlabel("examples in a mini-batch")
        ax.set_xticks(sizes, [str(size) for size in sizes])
        ax.tick_params(axis="x", which="minor", length=0)
        ax.grid(alpha=0.3)
    times = ", ".join(f"{size}: {time:.2g}" for size, time in zip(sizes, per_epoch, strict=True))
    costs = ", ".join(f"{size}: {cost:.2f}" for size, cost in zip(sizes, reached, strict=True))
    plotting.show(
        fig,
        alt="By the number of examples in a mini-batch. Left, the time of an epoch (s): "
        f"{times}. Right, the cost reached in {seconds} s: {costs}; it is lowest "
        f"for size {sizes[int(np.argmin(reached))]}.",
    )


def draw_three_sizes(runs: Sequence[Sequence[float]]) -> None:
    """Draw the costs of each step of three runs, called P, Q and R.

    Parameters
    ----------
    runs : sequence of three sequences of float
        For each step the cost of the portion that it used.

    Examples
    --------
    >>> draw_three_sizes([[0.7, 0.6], [0.7, 0.5], [0.9, 1.2]])
    [figure] ...
    """
    fig, axes = plt.subplots(1, 3, figsize=(10, 3.2), layout="constrained", sharey=True)
    said = []
    for k, (ax, letter, costs) in enumerate(zip(axes, "PQR", runs, strict=True)):
        ax.plot(costs, color=plotting.LINE_COLOURS[k], lw=1)
        ax.set(title=f"run {letter}", xlabel="step", ylim=(0, 2))
        ax.grid(alpha=0.3)
        rises = int(np.sum(np.diff(costs) > 0))
        said.append(
            f"{letter} goes from {costs[0]:.2f} to {costs[-1]:.2f}, between {min(costs):.2f} and "
            f"{max(costs):.2f}, and rises in {rises} of {len(costs) - 1} steps."
        )
    axes[0].set_ylabel("cost of the portion (nats)")
    plotting.show(fig, alt=f"Three cost curves over {len(runs[0])} steps. {' '.join(said)}")


def draw_year(days: NDArray[Any], theta: NDArray[Any], season: NDArray[Any]) -> None:
    """Draw the temperature of every day, and the season behind it.

    Parameters
    ----------
    days : ndarray, shape (n,)
        Numbers of the days in the year.
    theta, season : ndarray, shape (n,)
        In °C.

    Examples
    --------
    >>> draw_year(np.array([1, 2]), np.array([3.0, 1.0]), np.array([1.0, 1.1]))
    [figure] ...
    """
    fig, ax = plt.subplots(figsize=(9, 3.6), layout="constrained")
    ax.plot(days, theta, ".", color="grey", ms=4, label="day by day")
    ax.plot(days, season, color="black", lw=1.5, label="season")
    ax.set(title="A year of temperatures", xlabel="day of the year", ylabel="mean temperature (°C)")
    ax.legend(loc="upper right")
    ax.grid(alpha=0.3)
    low, high = int(np.argmin(season)), int(np.argmax(season))
    plotting.show(
        fig,
        alt=f"{theta.size} temperatures as dots, with a spread of {np.std(theta - season):.1f} °C "
        f"around a smooth curve that is lowest, {season[low]:.0f} °C, on day {days[low]} and "
        f"highest, {season[high]:.0f} °C, on day {days[high]}.",
    )


def _describe_average(average: NDArray[Any], season: NDArray[Any]) -> str:
    """Say how far an average moves, is off the season and lags behind it."""
    lags = min(80, len(season))
    off = [np.mean((average[d:] - season[: len(season) - d]) ** 2) for d in range(lags)]
    return (
        f"moves {np.mean(np.abs(np.diff(average))):.2f} °C from day to day, "
        f"is off the season by {np.sqrt(off[0]):.1f} °C, and lags {np.argmin(off):2d} days"
    )


def draw_averages(
    theta: NDArray[Any],
    season: NDArray[Any],
    averages: Mapping[float, ArrayLike],
    first: int,
    begun: Mapping[str, ArrayLike],
) -> None:
    """Draw averages of the year with three betas, and the start of one with and without correction.

    How each average of the year moves and lags is printed, too.

    Parameters
    ----------
    theta, season : ndarray, shape (365,)
        In °C, for each day of the year.
    averages : mapping of float to array_like, shape (365,)
        By beta.
    first : int
        The day of the year on which the averages on the right begin.
    begun : mapping of str to array_like, shape (n,)
        These averages, the one without correction first, by their names.

    Examples
    --------
    >>> season = np.arange(365) / 20
    >>> draw_averages(season + 1, season, {0.5: season}, 152, {"corrected": [8.0, 8.1]})
    β =  0.5: moves 0.05 °C from day to day, is off the season by 0.0 °C, and lags  0 days
    [figure] ...
    """
    fig, axes = plt.subplots(1, 2, figsize=(10.5, 3.9), layout="constrained", width_ratios=[2, 1])
    days = np.arange(1, len(theta) + 1)
    for ax in axes:
        ax.plot(days, theta, ".", color="lightgrey", ms=4)
        ax.set(xlabel="day of the year", ylabel="temperature (°C)")
        ax.grid(alpha=0.3)
    axes[0].plot(days, season, color="black", lw=1, label="season")
    said = []
    for k, (beta, average) in enumerate(averages.items()):
        style: dict[str, Any] = {
            "color": plotting.LINE_COLOURS[k],
            "linestyle": (":", "-", "--")[k],
        }
        axes[0].plot(days, average, lw=1.8, label=f"β = {beta}", **style)
        words = _describe_average(np.asarray(average), season)
        print(f"β = {beta:4}: {words}")
        said.append(f"with β = {beta} it {' '.join(words.split())}")
    for (label, average), line, k in zip(begun.items(), ("-.", "--"), (3, 2), strict=False):
        shown = days[first - 1 : first - 1 + np.size(average)]
        axes[1].plot(shown, average, line, color=plotting.LINE_COLOURS[k], lw=1.8, label=label)
    last = first - 1 + np.size(next(iter(begun.values())))
    axes[0].set_title("Three memories (corrected)")
    axes[1].set(title="Begun on 1 June, β = 0.98", xlim=(first - 2, last + 1))
    axes[0].legend(loc="upper right")
    axes[1].legend(loc="lower left")
    starts = ", ".join(
        f"{label} from {np.asarray(average)[0]:.1f} to {np.asarray(average)[-1]:.1f} °C"
        for label, average in begun.items()
    )
    plotting.show(
        fig,
        alt=f"Left: averages of the year; {'; '.join(said)}. "
        f"Right: averages begun on day {first}, where the data are {theta[first - 1]:.1f} °C, "
        f"and shown up to day {last}, where they are {theta[last - 1]:.1f} °C: {starts}.",
    )


def _draw_paths(ax: Axes, surface: Surface, paths: Paths, w_range: Range, b_range: Range) -> None:
    """Draw a surface as contours and each path with a colour, a line and a marker of its own."""
    w, b = np.linspace(*w_range, 121), np.linspace(*b_range, 121)
    ax.contour(w, b, surface(w, b[:, None]), levels=18, colors="grey", linewidths=0.6, alpha=0.7)
    for k, (label, path) in enumerate(paths.items()):
        style: dict[str, Any] = {
            "color": plotting.LINE_COLOURS[k],
            "linestyle": plotting.LINE_STYLES[k % 4],
        }
        marker = plotting.CLASS_MARKERS[k]
        ax.plot(path[:, 0], path[:, 1], marker=marker, ms=4, lw=1.3, label=label, **style)
    ax.plot(*next(iter(paths.values()))[0], "o", color="black", ms=8)
    ax.set(xlabel="weight w", ylabel="bias b", xlim=w_range, ylim=b_range)


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
        _draw_paths(ax, ravine, {f"rate {rate}": path}, (-10, 3), (-2, 2))
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
        _draw_paths(ax, ravine, {label: shown}, (-10, 3), (-1.5, 1.5))
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


def print_minima(shares: Mapping[int, tuple[float, float]], num_points: int) -> None:
    """Print how many random points with slope 0 are minima, maxima and saddles.

    Parameters
    ----------
    shares : mapping of int to tuple of float
        For each number of parameters the share of minima and that of maxima.
    num_points : int
        Points drawn for each.

    Examples
    --------
    >>> print_minima({2: (0.15, 0.15)}, 20_000)
    parameters   minima   maxima   saddles   (share of 20 000 random points with slope 0)
             2    15.00 %   15.00 %   70.00 %
    """
    number = f"{num_points:,}".replace(",", " ")
    print(
        f"parameters   minima   maxima   saddles   (share of {number} random points with slope 0)"
    )
    for n, (minima, maxima) in shares.items():
        parts = minima, maxima, 1 - minima - maxima
        print(f"{n:10d} " + "".join(f"{100 * share:8.2f} %" for share in parts))


def print_curvatures(cost: float, grads: Arrays, curvatures: NDArray[Any]) -> None:
    """Print how steep the cost is at a place, and which way it curves.

    Parameters
    ----------
    cost : float
        In nats.
    grads : mapping of str to ndarray
        "dW1", "db1" and so on; a "dA0" does not count.
    curvatures : ndarray, shape (n,)
        One for each main direction. Below 0.001 either way counts as flat.

    Examples
    --------
    >>> grads = {"dW1": np.array([[3.0, 4.0]]), "dA0": np.ones((2, 5))}
    >>> print_curvatures(0.5, grads, np.array([-1.0, 0.0, 2.0]))
    cost 0.500, length of the gradient 5.000
    of 3 curvatures, 1 are up, 1 down, 1 nearly flat
    """
    print(f"cost {cost:.3f}, length of the gradient {np.linalg.norm(_flat(grads)):.3f}")
    up, down = int(np.sum(curvatures > 1e-3)), int(np.sum(curvatures < -1e-3))
    print(
        f"of {curvatures.size} curvatures, {up} are up, {down} down, "
        f"{curvatures.size - up - down} nearly flat"
    )


def draw_saddle_and_plateau(
    saddle: Surface, on_saddle: Paths, plateau: Surface, on_plateau: Paths
) -> None:
    """Draw and print how walks leave a saddle and a plateau.

    Parameters
    ----------
    saddle, plateau : callable
        The height at (w, b).
    on_saddle, on_plateau : mapping of str to ndarray, shape (num_steps + 1, 2)
        The places of each method's walk, w and b.

    Examples
    --------
    >>> path = np.array([[1.0, 0.1], [0.5, 0.5], [0.1, 1.2]])
    >>> bowl = lambda w, b: w**2 + b**2
    >>> draw_saddle_and_plateau(bowl, {"Adam": path}, bowl, {"Adam": 8 - path})
    Adam              leaves the saddle after   2 steps; on the plateau z fell by 0.200
    [figure] ...
    """
    fig, axes = plt.subplots(1, 3, figsize=(12.5, 4), layout="constrained")
    shown = {label: path[:61] for label, path in on_saddle.items()}
    _draw_paths(axes[0], saddle, shown, (-0.6, 1.8), (-0.6, 1.8))
    axes[0].set_title("A saddle: the first 60 steps")
    _draw_heights(axes[1], saddle, on_saddle, "Height on the saddle")
    _draw_heights(axes[2], plateau, on_plateau, "Height on the plateau")
    axes[2].legend(loc="center right", fontsize=9)
    said = []
    for label, path in on_saddle.items():
        left, fell, end = _leaving(path), _fall(on_plateau[label]), plateau(*on_plateau[label][-1])
        leaves = f"after {left:3d} steps" if left is not None else "in none of its steps"
        print(f"{label:17s} leaves the saddle {leaves}; on the plateau z fell by {fell:.3f}")
        said.append(
            f"{label} leaves the saddle {' '.join(leaves.split())}, and ends at height {end:.2f} "
            "on the plateau"
        )
    plotting.show(
        fig,
        alt="Left: contours of a saddle, with the walks from the ridge. Middle and right: height "
        f"by step on the saddle and on the plateau. {'; '.join(said)}.",
    )


def _leaving(path: NDArray[Any]) -> int | None:
    """Return after how many steps b has gone further than 1; None if it never has."""
    away = np.flatnonzero(np.abs(path[:, 1]) > 1)
    return int(away[0]) if away.size else None


def _fall(path: NDArray[Any]) -> float:
    """Return by how much w + b has fallen."""
    return float(path[0].sum() - path[-1].sum())


def _draw_heights(ax: Axes, surface: Surface, walks: Paths, title: str) -> None:
    for k, (label, path) in enumerate(walks.items()):
        style: dict[str, Any] = {
            "color": plotting.LINE_COLOURS[k],
            "linestyle": plotting.LINE_STYLES[k],
        }
        ax.plot(surface(path[:, 0], path[:, 1]), lw=1.6, label=label, **style)
    ax.set(title=title, xlabel="step", ylabel="J(w, b) (no unit)")
    ax.grid(alpha=0.3)
