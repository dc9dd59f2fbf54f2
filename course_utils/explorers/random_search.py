"""Random search against a grid, on a made-up cost of two hyperparameters."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from course_utils import search
from course_utils.explorers.base import Result
from course_utils.explorers.controls import Number, Question, Toggle
from course_utils.explorers.kernel import Frames, KernelExplorer
from course_utils.explorers.own import Function
from course_utils.explorers.words import fixed
from course_utils.plotting import BLUE, LINE_COLOURS, ORANGE
from course_utils.reference import tuning

__all__ = ["RandomSearch", "answer", "draw", "frames", "summary"]

TITLE = "Random search against a grid"
RATES, PENALTIES = (1e-4, 1.0), (1e-3, 1.0)
"""The ranges that are searched, of the learning rate and of λ."""
BEST_PENALTY = 0.022
"""On no grid: 0.03 (of 8 values) to 0.6 (of 2) powers of ten from the nearest value."""
WIDTH = 0.4
"""How far from the best a setting may be, in powers of ten, until most of the gain is lost."""
LOWEST, HIGHEST = 0.12, 0.69
"""The cost at the best setting, and where nothing is learnt, in nats."""
SEARCHES = 100
COLUMNS = 48
"""The field has as many values each way."""
PLACES = np.linspace(-4, 0, 41)
"""Logarithms of the rates that are taken for the best one, in turn."""

CONTROLS = (
    Number("best", "best rate", "no unit", 1e-4, 1, step=0.02, start=0.01, log=True),
    Number("matters", "weight of λ", "no unit", low=0, high=1, step=0.05, start=0),
    Number("k", "values per axis", "count", low=2, high=8, step=1, start=3),
    Number("which", "search shown", "count", low=1, high=SEARCHES, step=1, start=1),
    Toggle("log", "both on a log scale", start=True),
)
PLAIN: dict[str, float | str | bool] = {"k": 3, "matters": 0, "which": 1, "log": True}
PRESETS: dict[str, dict[str, float | str | bool]] = {
    "A lucky grid": PLAIN | {"best": 0.01, "which": 2},
    "An unlucky grid": PLAIN | {"best": 0.046},
    "Both matter": PLAIN | {"matters": 1, "best": 0.046},
    "64 runs, both matter": PLAIN | {"matters": 1, "best": 0.046, "k": 8},
    "Drawn evenly": PLAIN | {"log": False, "best": 0.003},
}
QUESTION = Question(
    "Nine runs, two hyperparameters. As long as λ changes nothing, random search finds a lower "
    "cost than the grid in about two cases of three. And if λ matters as much as the rate?",
    "press “Both matter”",
    at=PRESETS["Both matter"],
    choices=("even more often", "just as often", "less often"),
)


def frames(values: Mapping[str, Any], functions: Mapping[str, Function]) -> Frames:
    """Try the settings of a grid, and those of many random searches with as many runs.

    The cost is HIGHEST − (HIGHEST − LOWEST) exp(−q / 2 WIDTH²), q being the squared distance from
    the best setting in powers of ten, of which λ's part is multiplied by ``matters``: an invented
    landscape, after the measured one of week 7's notebook hyperparameter_tuning.
    Source of the comparison: Bergstra and Bengio, Random Search for Hyper-Parameter Optimization
    (2012), figure 1.

    Parameters
    ----------
    values : mapping
        ``best``, the best learning rate; ``matters``, from 0 to 1; ``k``, values on each axis of
        the grid; ``which`` of the random searches is shown; ``log``, whether rate and λ are spread
        on a log scale, or evenly.
    functions : mapping
        Of the names in `RandomSearch.uses`.

    Yields
    ------
    mapping
        Of one frame. ``grid`` and ``drawn``, shape (2, k²), rates and λ; ``field``, shape (COLUMNS,
        COLUMNS), the cost over the logarithms of both; ``grid_best``, ``drawn_best`` and
        ``median_best``, shape (k²,), the lowest cost so far. By the best rate, of ``rates``,
        shape (41,): ``grid_at`` and ``drawn_at``, shape (3, 41), the lowest cost in the end, of
        the searches the quartiles; ``wins``, the percentage in which random search is ahead.
        ``low``, the percentage of the shown search's rates below 0.01.

    Examples
    --------
    >>> values = {"best": 0.01, "matters": 0, "k": 3, "which": 1, "log": True}
    >>> (frame,) = frames(values, RandomSearch.uses)
    >>> sorted({round(float(rate), 4) for rate in frame["grid"][0]})
    [0.0005, 0.01, 0.2154]
    """
    k, matters = int(values["k"]), float(values["matters"])
    grid = _grid(k, values["log"])
    drawn = _drawn(k * k, values["log"], functions["sample_log_uniform"])
    shown = drawn[:, int(values["which"]) - 1]
    best = float(np.log10(values["best"]))
    costs = _costs(_penalty(drawn[1], matters) + (np.log10(drawn[0]) - best) ** 2)
    so_far = np.minimum.accumulate(costs, axis=1)
    on_grid = _costs(_penalty(grid[1], matters) + (np.log10(grid[0]) - best) ** 2)
    grid_at = _lowest(grid[:, np.newaxis], matters)[0]
    drawn_at = _lowest(drawn, matters)
    yield {
        "grid": grid,
        "drawn": shown,
        "field": _field(best, matters),
        "grid_best": np.minimum.accumulate(on_grid),
        "drawn_best": so_far[int(values["which"]) - 1],
        "median_best": np.median(so_far, axis=0),
        "rates": 10**PLACES,
        "grid_at": grid_at,
        "drawn_at": np.percentile(drawn_at, (25, 50, 75), axis=0),
        "wins": 100 * float(np.mean(drawn_at < grid_at)),
        "low": 100 * float(np.mean(shown[0] < 0.01)),
    }


@cache
def _grid(k: int, is_log: bool) -> np.ndarray:
    """Return rates and λ of the grid, in the order in which they are tried: a shuffled one."""
    scale = "log" if is_log else "linear"
    points = tuning.grid_settings({"rate": (scale, *RATES), "lambd": (scale, *PENALTIES)}, k)
    settings = np.array([[each["rate"], each["lambd"]] for each in points]).T
    return np.random.default_rng(3).permutation(settings, axis=1)


def _drawn(count: int, is_log: bool, sample: Function) -> np.ndarray:
    """Return rates and λ of all random searches, shape (2, SEARCHES, count)."""
    rng = np.random.default_rng(6)
    size = SEARCHES * count
    both = [
        sample(*ends, size, rng) if is_log else rng.uniform(*ends, size)
        for ends in (RATES, PENALTIES)
    ]
    return np.array(both, dtype=float).reshape(2, SEARCHES, count)


def _penalty(lambd: np.ndarray, matters: float) -> np.ndarray:
    """Return λ's part of the squared distance from the best setting."""
    return np.asarray(matters * (np.log10(lambd) - np.log10(BEST_PENALTY)) ** 2)


def _costs(squared: np.ndarray) -> np.ndarray:
    return HIGHEST - (HIGHEST - LOWEST) * np.exp(-squared / (2 * WIDTH**2))


def _lowest(settings: np.ndarray, matters: float) -> np.ndarray:
    """Return each search's lowest cost by the best rate, shape (searches, 41)."""
    penalty = _penalty(settings[1], matters)
    logs = np.log10(settings[0])
    squared = [np.min(penalty + (logs - place) ** 2, axis=1) for place in PLACES]
    return _costs(np.stack(squared, axis=1))


def _field(best: float, matters: float) -> np.ndarray:
    middles = (np.arange(COLUMNS) + 0.5) / COLUMNS
    rates = np.log10(search.on_scale("log", *RATES, middles))
    lambds = search.on_scale("log", *PENALTIES, middles)
    return _costs(_penalty(lambds[:, np.newaxis], matters) + (rates - best) ** 2)


def summary(values: Mapping[str, Any], frame: Result) -> str:
    """Say what grid and random search have found, here and wherever the best rate may lie.

    Examples
    --------
    >>> values = {"best": 0.046, "matters": 0, "k": 3, "which": 1, "log": True}
    >>> print(summary(values, next(frames(values, RandomSearch.uses))))
    9 runs, best rate 0.046: the grid tries 3 rates and gets to 0.546 nats; search 1 tries 9 and ...
    """
    k = int(values["k"])
    of_search = f" Of the rates of search {values['which']:g}, {fixed(frame['low'], 0)} % are"
    few = "" if values["log"] else f"{of_search} below 0.01."
    return (
        f"{k * k} runs, best rate {values['best']:g}: the grid tries {k} rates and gets to "
        f"{fixed(frame['grid_best'][-1], 3)} nats; search {values['which']:g} tries {k * k} and "
        f"gets to {fixed(frame['drawn_best'][-1], 3)}, the median of {SEARCHES} searches to "
        f"{fixed(frame['median_best'][-1], 3)}.{few} Over all places of the best rate, random "
        f"search is ahead in {fixed(frame['wins'], 0)} % of cases."
    )


def answer(frame: Result) -> str:
    """Say how often random search wins where both hyperparameters matter.

    Examples
    --------
    >>> answer({"wins": 30.0})
    'If both matter, random search is ahead in 30 % of cases. Its advantage comes from
    hyperparameters that hardly matter.'
    """
    return (
        f"If both matter, random search is ahead in {fixed(frame['wins'], 0)} % of cases. Its "
        "advantage comes from hyperparameters that hardly matter."
    )


def draw(values: Mapping[str, Any], frame: Result) -> Figure:
    """Draw the settings on the cost, the lowest cost so far, and in the end by the best rate.

    Examples
    --------
    >>> values = {"best": 0.046, "matters": 0, "k": 3, "which": 1, "log": True}
    >>> fig = draw(values, next(frames(values, RandomSearch.uses)))
    >>> [ax.get_title() for ax in fig.axes]
    ['Settings that are tried', 'Lowest cost so far', 'Lowest cost, by the best rate']
    >>> plt.close(fig)
    """
    fig, axes = plt.subplots(1, 3, figsize=(12, 3.8), layout="constrained")
    plane = axes[0]
    edges = [np.geomspace(*ends, COLUMNS + 1) for ends in (RATES, PENALTIES)]
    plane.pcolormesh(
        *edges, frame["field"], cmap="cividis", vmin=LOWEST, vmax=HIGHEST, alpha=0.35, lw=0
    )
    for name, colour, marker, height in (
        ("grid", ORANGE, "s", 0.97),
        ("drawn", BLUE, "o", 0.03),
    ):
        label = {"grid": "grid", "drawn": "random"}[name]
        plane.plot(*frame[name], marker, color=colour, ms=5, label=label)
        heights = np.full(frame[name].shape[1], height)
        across = plane.get_xaxis_transform()
        plane.plot(frame[name][0], heights, "|", color=colour, ms=12, mew=1.5, transform=across)
    plane.set(xscale="log", yscale="log", xlim=RATES, ylim=PENALTIES)
    plane.set(xlabel="learning rate (no unit)", ylabel="λ (no unit)")
    plane.set(title="Settings that are tried")
    plane.legend(loc="center left")
    trials = np.arange(1, len(frame["grid_best"]) + 1)
    curves = (
        ("grid_best", "grid", LINE_COLOURS[1], "--"),
        ("drawn_best", "this random search", BLUE, "-"),
        ("median_best", f"median of {SEARCHES}", "black", ":"),
    )
    for name, label, colour, dash in curves:
        axes[1].plot(trials, frame[name], dash, color=colour, lw=2, label=label)
    axes[1].set(title="Lowest cost so far", xlabel="run", ylabel="cost (nats)", ylim=(0, 0.75))
    axes[1].legend(loc="lower left")
    axes[2].plot(frame["rates"], frame["grid_at"], "--", color=LINE_COLOURS[1], label="grid")
    lower, middle, upper = frame["drawn_at"]
    axes[2].fill_between(
        frame["rates"], lower, upper, color=BLUE, alpha=0.25, label="half of the searches"
    )
    axes[2].plot(frame["rates"], middle, color=BLUE, label="random, median")
    axes[2].axvline(values["best"], color="black", lw=1)
    axes[2].set(xscale="log", xlabel="best learning rate (no unit)", ylabel="cost (nats)")
    axes[2].set(title="Lowest cost, by the best rate", ylim=(0, 0.75))
    axes[2].legend(loc="lower left")
    return fig


class RandomSearch(KernelExplorer):
    """A grid and random searches over two hyperparameters, one of which may not matter.

    Parameters
    ----------
    functions : Own
        What ``check.own(…)`` gives: the student's functions, of the names in `uses`.

    Examples
    --------
    >>> RandomSearch().summary()
    '9 runs, best rate 0.01: the grid tries 3 rates and gets to 0.120 nats; search 1 tries 9 ...
    """

    uses = {"sample_log_uniform": tuning.sample_log_uniform}

    def used(self, values: Mapping[str, Any]) -> Collection[str]:
        """Return what these values need."""
        return list(self.uses) if values["log"] else []
