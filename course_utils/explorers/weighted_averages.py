"""An average that forgets: what it makes of a year of temperatures, and how it weighs the past."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from course_utils.explorers.base import Result
from course_utils.explorers.controls import Number, Question, Toggle
from course_utils.explorers.kernel import Frames, KernelExplorer
from course_utils.explorers.own import Function
from course_utils.explorers.words import fixed
from course_utils.plotting import BLUE, LINE_COLOURS
from course_utils.reference import optimizers

__all__ = ["WeightedAverages", "answer", "draw", "frames", "series", "summary"]

TITLE = "An average that forgets"
NUM_DAYS = 365
FIRST = 152
"""The series begins on 1 June: in January an average that begins at 0 °C is right by luck."""
OLDEST = 60
"""Weights are drawn up to this many days ago."""
LAGS = 80

CONTROLS = (
    Number("beta", "β", "no unit", low=0, high=0.99, step=0.01, start=0.8),
    Number("day", "day t", "days", low=1, high=NUM_DAYS, step=1, start=200),
    Number("noise", "noise", "°C", low=0, high=6, step=0.5, start=3.5),
    Toggle("correction", "bias correction", start=True),
)
PRESETS: dict[str, dict[str, float | bool]] = {
    "Short memory": {"beta": 0.5, "noise": 3.5, "correction": True, "day": 200},
    "Long memory": {"beta": 0.98, "noise": 3.5, "correction": True, "day": 200},
    "Not corrected": {"beta": 0.98, "noise": 3.5, "correction": False, "day": 10},
    "No noise": {"beta": 0.98, "noise": 0, "correction": True, "day": 200},
}
QUESTION = Question(
    "With β = 0.98 one says “it averages over 1/(1 − β) = 50 days”. How much of the weight do the "
    "last 50 days carry?",
    "press “Long memory”",
    at={"beta": 0.98, "correction": True, "day": 200},
    choices=("all of it", "nine tenths", "about two thirds", "half"),
)


@cache
def _year() -> tuple[np.ndarray, np.ndarray]:
    """Return the season of each day in °C, and weather of spread 1."""
    season = 10 + 9 * np.cos(2 * np.pi * (np.arange(NUM_DAYS) + FIRST - 201) / 365)
    shocks = np.random.default_rng(0).standard_normal(NUM_DAYS)
    weather = [shocks[0]]
    for shock in shocks[1:]:
        weather.append(0.7 * weather[-1] + np.sqrt(1 - 0.7**2) * shock)
    return season, np.array(weather)


def series(noise: float) -> tuple[np.ndarray, np.ndarray]:
    """Make up a year of temperatures from 1 June on, by the formula of the notebook's data.

    Parameters
    ----------
    noise : float
        Spread of the weather, which lasts some days.

    Returns
    -------
    season, theta : ndarray, shape (365,)
        What lies behind, and what is measured, in °C.

    Examples
    --------
    >>> season, theta = series(0)
    >>> season.max(), bool((season == theta).all())
    (np.float64(19.0), True)
    """
    season, weather = _year()
    return season, season + noise * weather


def frames(values: Mapping[str, Any], functions: Mapping[str, Function]) -> Frames:
    """Average the series, and weigh the days before one of them.

    The weights come from the average itself: those of a year with a single warm day.

    Parameters
    ----------
    values : mapping
        ``beta``, ``noise``, ``correction``; ``day``, from 1.
    functions : mapping
        Of the names in `WeightedAverages.uses`.

    Yields
    ------
    mapping
        Once: ``theta``, ``season`` and ``average``, shape (365,), in °C; ``weights``, shape
        (OLDEST + 1,), of that day and the days before it, ``total``, the sum of the weights of all
        days so far, and ``inside``, the share of it that the window has; ``window``, 1 / (1 − β) in
        days; ``off``, the root mean square of the average's distance from the season in °C;
        ``lag``, by how many days the season has to be moved to fit the average best.

    Examples
    --------
    >>> values = {"beta": 0.5, "noise": 0, "correction": False, "day": 3}
    >>> (frame,) = frames(values, WeightedAverages.uses)
    >>> frame["weights"][:4], frame["total"], frame["window"]
    (array([0.5  , 0.25 , 0.125, 0.   ]), 0.875, 2.0)
    """
    average_of = functions["exponentially_weighted_average"]
    beta, day, correction = values["beta"], int(values["day"]), values["correction"]
    season, theta = series(values["noise"])
    average = np.asarray(average_of(theta, beta, correction), dtype=float)
    pulse = np.zeros(NUM_DAYS)
    pulse[0] = 1.0
    weights = np.asarray(average_of(pulse, beta, False), dtype=float)[:day]
    if correction:
        weights = weights / weights.sum()
    window = 1 / (1 - beta)
    yield {
        "theta": theta,
        "season": season,
        "average": average,
        "weights": np.pad(weights, (0, NUM_DAYS))[: OLDEST + 1],
        "total": float(weights.sum()),
        "inside": float(weights[: round(window)].sum() / weights.sum()),
        "window": window,
        "off": _off(average, season, 0),
        "lag": int(np.argmin([_off(average, season, lag) for lag in range(LAGS)])),
    }


def _off(average: np.ndarray, season: np.ndarray, lag: int) -> float:
    """Return how far an average is from the season of some days before."""
    return float(np.sqrt(np.mean((average[lag:] - season[: NUM_DAYS - lag]) ** 2)))


def summary(values: Mapping[str, Any], frame: Result) -> str:
    """Say how long the memory is, what the weights add up to, and how far from the season it is.

    Examples
    --------
    >>> values = {"beta": 0.98, "noise": 3.5, "correction": False, "day": 10}
    >>> print(summary(values, next(frames(values, WeightedAverages.uses))))
    β = 0.98 averages over about 50.0 days, not corrected. On day 10: the weights add up to 0.183,
    so 17.7 °C become 3.2 °C. Over the year 5.83 °C off the season, and 45 days late.
    """
    beta, day, total = values["beta"], values["day"], frame["total"]
    how = "corrected" if values["correction"] else "not corrected"
    now = frame["average"][day - 1]
    became = f"the weights add up to {fixed(total, 3)}"
    if total < 0.9995:
        became += f", so {fixed(now / total, 1)} °C become {fixed(now, 1)} °C"
    else:
        became += f", and the average is {fixed(now, 1)} °C"
    return (
        f"β = {fixed(beta, 2)} averages over about {fixed(frame['window'], 1)} days, {how}. On day "
        f"{day}: {became}. Over the year {fixed(frame['off'], 2)} °C off the season, and "
        f"{frame['lag']} day{'s' * (frame['lag'] != 1)} late."
    )


def answer(frame: Result) -> str:
    """Say how much of the weight the window has.

    Examples
    --------
    >>> answer({"inside": 0.647})
    'The last 50 days carry 65 % of the weight: the window has a soft edge, and a third comes from
    before it.'
    """
    return (
        f"The last 50 days carry {fixed(100 * frame['inside'], 0)} % of the weight: the window has "
        "a soft edge, and a third comes from before it."
    )


def draw(values: Mapping[str, Any], frame: Result) -> Figure:
    """Draw the series with its average, and the weights of the days before one of them.

    Examples
    --------
    >>> values = {"beta": 0.9, "noise": 3.5, "correction": True, "day": 100}
    >>> fig = draw(values, next(frames(values, WeightedAverages.uses)))
    >>> fig.axes[1].get_xlabel()
    'age (days ago)'
    >>> plt.close(fig)
    """
    fig, axes = plt.subplots(1, 2, figsize=(10.5, 3.9), layout="constrained", width_ratios=[2, 1])
    days, day, window = np.arange(1, NUM_DAYS + 1), values["day"], frame["window"]
    axes[0].plot(days, frame["theta"], ".", color="grey", ms=4, label="day by day")
    axes[0].plot(days, frame["season"], color="black", lw=1.2, label="season")
    axes[0].plot(days, frame["average"], "--", color=BLUE, lw=2.2, label="average")
    axes[0].axvspan(day - window + 0.5, day + 0.5, color="grey", alpha=0.25, label="window")
    axes[0].set(title="A year from 1 June", xlabel="day t", ylabel="temperature (°C)")
    axes[0].set(xlim=(0, NUM_DAYS + 1), ylim=(-20, 40))
    axes[1].bar(np.arange(OLDEST + 1), 100 * frame["weights"], color=LINE_COLOURS[1], width=1)
    axes[1].axvspan(-0.5, window - 0.5, color="grey", alpha=0.25, label="window")
    axes[1].set(title=f"Weights on day {day}", xlabel="age (days ago)", ylabel="weight (%)")
    axes[1].set(xlim=(-0.5, OLDEST + 0.5))
    for ax in axes:
        ax.legend(loc="upper right")
    return fig


class WeightedAverages(KernelExplorer):
    """A year of temperatures, averaged with a memory of any length.

    Parameters
    ----------
    functions : Own
        What ``check.own(…)`` gives: the student's function, of the name in `uses`.

    Examples
    --------
    >>> WeightedAverages().summary()
    'β = 0.80 averages over about 5.0 days, corrected. ...
    """

    uses = {"exponentially_weighted_average": optimizers.exponentially_weighted_average}
