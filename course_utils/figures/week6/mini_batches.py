"""Figures and tables of week 6's notebook mini_batches."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import datasets, plotting
from course_utils.figures.week6.walks import flat

__all__ = [
    "angle",
    "draw_averages",
    "draw_batch_sizes",
    "draw_three_sizes",
    "print_angles",
]

Arrays = Mapping[str, NDArray[Any]]
Average = Callable[[NDArray[Any], float, bool], Any]


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
    g, h = flat(grads), flat(others)
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


def draw_batch_sizes(measured: Mapping[int, tuple[float, float]], seconds: float) -> None:
    """Draw and print how long an epoch takes with each size, and what one time reaches.

    Parameters
    ----------
    measured : mapping of int to tuple of float
        For each size of a mini-batch the time of an epoch (s) and the mean cost reached (nats).
    seconds : float
        The time that each size had.

    Examples
    --------
    >>> draw_batch_sizes({1: (2.0, 0.4), 64: (0.1, 0.2)}, 0.3)
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
        For each step the cost of the mini-batch that it used.

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
    axes[0].set_ylabel("cost of the mini-batch (nats)")
    plotting.show(fig, alt=f"Three cost curves over {len(runs[0])} steps. {' '.join(said)}")


def _describe_average(average: NDArray[Any], season: NDArray[Any]) -> str:
    """Say how far an average moves, is off the season and lags behind it."""
    lags = min(80, len(season))
    off = [np.mean((average[d:] - season[: len(season) - d]) ** 2) for d in range(lags)]
    return (
        f"moves {np.mean(np.abs(np.diff(average))):.2f} °C from day to day, "
        f"is off the season by {np.sqrt(off[0]):.1f} °C, and lags {np.argmin(off):2d} days"
    )


def draw_averages(average: Average, betas: Sequence[float]) -> None:
    """Draw averages of a year of temperatures, and the start of one with and without correction.

    How each average of the year moves and lags is printed, too. In January, 0 °C is nearly right by
    luck: the averages on the right begin on 1 June.

    Parameters
    ----------
    average : callable
        ``average(theta, beta, bias_correction)`` returns one average for each value of a series.
    betas : sequence of float
        The last of them is that on the right.

    Examples
    --------
    >>> from course_utils.reference.optimizers import exponentially_weighted_average
    >>> draw_averages(exponentially_weighted_average, [0.98])
    β = 0.98: moves 0.10 °C from day to day, is off the season by 3.5 °C, and lags 32 days
    [figure] ...
    """
    theta, days = datasets.daily_temperatures(seed=0), np.arange(1, 366)
    season = 10 + 9 * np.cos(2 * np.pi * (days - 201) / 365)
    fig, axes = plt.subplots(1, 2, figsize=(10.5, 3.9), layout="constrained", width_ratios=[2, 1])
    for ax in axes:
        ax.plot(days, theta, ".", color="grey", ms=3, alpha=0.6, label="day by day")
        ax.plot(days, season, color="black", lw=1, label="season")
        ax.set(xlabel="day of the year", ylabel="temperature (°C)")
        ax.grid(alpha=0.3)
    said = []
    for k, beta in enumerate(betas):
        style: dict[str, Any] = {
            "color": plotting.LINE_COLOURS[k],
            "linestyle": (":", "-", "--")[k],
        }
        found = np.asarray(average(theta, beta, True))
        axes[0].plot(days, found, lw=1.8, label=f"β = {beta}", **style)
        words = _describe_average(found, season)
        print(f"β = {beta:4}: {words}")
        said.append(f"with β = {beta} it {' '.join(words.split())}")
    first, beta = 152, betas[-1]
    shown = days[first - 1 : first + 59]
    starts = []
    for label, line, k in (("not corrected", "-.", 3), ("corrected", "--", 2)):
        begun = np.asarray(average(theta[shown - 1], beta, label == "corrected"))
        axes[1].plot(shown, begun, line, color=plotting.LINE_COLOURS[k], lw=1.8, label=label)
        starts.append(f"{label} from {begun[0]:.1f} to {begun[-1]:.1f} °C")
    axes[0].set_title("A year, averaged (corrected)")
    axes[1].set(title=f"Begun on 1 June, β = {beta}", xlim=(first - 2, shown[-1] + 1))
    axes[0].legend(loc="upper right", fontsize=8)
    axes[1].legend(loc="lower right", fontsize=8)
    plotting.show(
        fig,
        alt=f"Left: temperatures of a year as dots, and averages of them; {'; '.join(said)}. "
        f"Right: averages begun on day {first}, where the data are {theta[first - 1]:.1f} °C, "
        f"and shown up to day {shown[-1]}, where they are {theta[shown[-1] - 1]:.1f} °C: "
        f"{', '.join(starts)}.",
    )
