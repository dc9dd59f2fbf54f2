"""Figures and tables of week 6's notebook learning_rate_decay."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.figures._rows import row_of_axes
from course_utils.figures.week6.walks import draw_paths, flat
from course_utils.reference import schedules
from course_utils.training import History

__all__ = [
    "draw_falling",
    "draw_four_schedules",
    "draw_noisy_walks",
    "draw_saddle_and_plateau",
    "print_curvatures",
]

Arrays = Mapping[str, NDArray[Any]]
Surface = Callable[[Any, Any], Any]
Paths = Mapping[str, NDArray[Any]]


def _noisy_walks(rates: Sequence[float], seed: int, walkers: int = 300) -> NDArray[Any]:
    """Return the mean cost on the bowl w² / 2 + b² / 8 before each step and at the end."""
    rng = np.random.default_rng(seed)
    w, b, costs = np.full(walkers, -9.0), np.full(walkers, 5.0), []
    for rate in [*rates, 0.0]:
        costs.append(float(np.mean(w**2 / 2 + b**2 / 8)))
        w = w - rate * (w + rng.standard_normal(walkers))
        b = b - rate * (b / 4 + rng.standard_normal(walkers))
    return np.array(costs)


def draw_noisy_walks(designs: Mapping[str, Sequence[float]], seed: int = 0) -> None:
    """Draw and print the mean cost of 300 walkers with noisy gradients, for several schedules.

    They start at (-9, 5) on the bowl w² / 2 + b² / 8; each derivative carries a standard normal
    number.

    Parameters
    ----------
    designs : mapping of str to sequence of float
        For each schedule the rate of every step.
    seed : int
        Of the noise.

    Examples
    --------
    >>> draw_noisy_walks({"constant": [0.3] * 60})
    constant                 after 60 steps: mean cost 0.181
    [figure] ...
    """
    fig, axes = row_of_axes(2, (9.5, 3.6))
    said = []
    for k, (label, rates) in enumerate(designs.items()):
        costs = _noisy_walks(rates, seed)
        print(f"{label:24s} after {len(costs) - 1} steps: mean cost {costs[-1]:.3f}")
        style: dict[str, Any] = {
            "color": plotting.LINE_COLOURS[k],
            "linestyle": plotting.LINE_STYLES[k],
        }
        axes[0].plot(rates, label=label, **style)
        axes[1].semilogy(costs, label=label, **style)
        said.append(
            f"{label}, rate from {rates[0]:.2g} to {rates[-1]:.2g}, cost from {costs[0]:.1f} to "
            f"{costs[-1]:.3f}"
        )
    axes[0].set(title="Learning rate", xlabel="step", ylabel="α (no unit)", ylim=(0, None))
    axes[1].set(title="Mean cost of 300 walkers", xlabel="step", ylabel="cost J (no unit)")
    axes[1].legend(loc="upper right")
    for ax in axes:
        ax.grid(alpha=0.3)
    plotting.show(fig, alt=f"Rates and mean costs by step: {'; '.join(said)}.")


def draw_four_schedules() -> None:
    """Draw four ways in which a rate falls from 0.6, with some of its values.

    Examples
    --------
    >>> draw_four_schedules()
    [figure] The rates of twelve epochs, each way from 0.6. Inverse, decay rate 0.5: 0.600 in ...
    """
    epochs = np.arange(12)
    ways = {
        "inverse, decay rate 0.5": [schedules.update_lr(0.6, t, 0.5) for t in epochs],
        "exponential": [schedules.exponential_decay(0.6, t) for t in epochs],
        "root, counted from 1": [schedules.sqrt_decay(0.6, t + 1) for t in epochs],
        "stairs of 4, decay rate 0.5": [
            schedules.schedule_lr_decay(0.6, t, 0.5, 4) for t in epochs
        ],
    }
    fig, axes = plt.subplots(1, 4, figsize=(12.5, 3.2), layout="constrained", sharey=True)
    said = []
    for k, (ax, (label, rates)) in enumerate(zip(axes, ways.items(), strict=True)):
        places = epochs + ("root" in label)
        ax.plot(places, rates, "o-", color=plotting.LINE_COLOURS[k], ms=4)
        shown = {"r": (0, 1, 3, 8), "s": (0, 4, 8)}.get(label[0], (0, 2, 4, 8))
        for t in shown:
            ax.annotate(
                f"{rates[t]:.3f}", (places[t], rates[t]), (4, 5), textcoords="offset points"
            )
        ax.set(title=label.capitalize(), xlabel="epoch", ylim=(0, 0.72), xlim=(-0.5, 13.5))
        ax.set_xticks(range(0, 13, 4))
        ax.grid(alpha=0.3)
        values = ", ".join(f"{rates[t]:.3f} in epoch {places[t]}" for t in shown)
        said.append(f"{label.capitalize()}: {values}.")
    axes[0].set_ylabel("learning rate α (no unit)")
    plotting.show(fig, alt=f"The rates of twelve epochs, each way from 0.6. {' '.join(said)}")


def draw_falling(runs: Mapping[str, tuple[History, float]]) -> None:
    """Draw the costs of some runs, from their first epochs on, and print how good they end.

    Parameters
    ----------
    runs : mapping of str to tuple of History and float
        For each run its costs by epoch, and the share of new examples that it gets right, in
        percent.

    Examples
    --------
    >>> draw_falling({"Adam": (History("Adam", [0, 9], [0.7, 0.2]), 94.1)})
    Adam                  94.1 % of the new examples, cost 0.200
    [figure] ...
    """
    fig, ax = plt.subplots(figsize=(8, 3.8), layout="constrained")
    said = []
    for k, (label, (history, share)) in enumerate(runs.items()):
        print(f"{label:20s} {share:5.1f} % of the new examples, cost {history.costs[-1]:.3f}")
        style: dict[str, Any] = {
            "color": plotting.LINE_COLOURS[k],
            "linestyle": plotting.LINE_STYLES[k],
        }
        # epoch 0 would have no place on a scale of powers
        ax.loglog(np.array(history.iterations) + 1, history.costs, label=label, **style)
        said.append(
            f"{label}, cost from {history.costs[0]:.2f} to {history.costs[-1]:.3f} in "
            f"{history.iterations[-1] + 1} epochs, {share:.0f} % right"
        )
    ax.set(title="Rates that fall, and one that stays", xlabel="epoch, from 1 (log scale)")
    ax.set_ylabel("mean cross-entropy (nats, log scale)")
    ticks = [0.1, 0.2, 0.3, 0.5, 0.7]
    ax.set_yticks(ticks, [str(tick) for tick in ticks])
    ax.minorticks_off()
    ax.legend(loc="lower left")
    ax.grid(alpha=0.3)
    plotting.show(fig, alt=f"Cost curves. {'; '.join(said)}.")


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
    print(f"cost {cost:.3f}, length of the gradient {np.linalg.norm(flat(grads)):.3f}")
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
    draw_paths(axes[0], saddle, shown, (-0.6, 1.8), (-0.6, 1.8))
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
