"""Bias and variance: networks that learn one curve from many noisy training sets."""

import math
from collections.abc import Mapping
from functools import cache
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from course_utils.explorers.base import Explorer, Result
from course_utils.explorers.controls import Number, Question
from course_utils.explorers.words import fixed
from course_utils.plotting import BLUE, LINE_COLOURS

__all__ = ["BiasVariance", "answer", "compute", "draw", "errors", "summary"]

TITLE = "Bias and variance of a network that learns a day’s temperatures"
DAY = 24.0
HOURS = np.arange(241) / 10
"""Where errors are measured: every six minutes."""
UNITS = tuple(range(1, 19))
EXAMPLES = tuple(range(20, 161, 20))
SETS = 30
"""Training sets that can be looked at."""

CONTROLS = (
    Number("n_h", "hidden units", "count", low=1, high=18, step=1, start=8),
    Number("m", "examples", "count", low=20, high=160, step=20, start=40),
    Number("sigma", "noise σ", "°C", low=0, high=4, step=0.5, start=2),
    Number("sets", "training sets", "count", low=2, high=SETS, step=1, start=20),
)
PRESETS: dict[str, dict[str, float]] = {
    "Bias": {"n_h": 2, "m": 20, "sigma": 2, "sets": 20},
    "Variance": {"n_h": 18, "m": 20, "sigma": 2, "sets": 20},
    "Large, with many examples": {"n_h": 12, "m": 160, "sigma": 2, "sets": 20},
    "No noise": {"n_h": 12, "m": 20, "sigma": 0, "sets": 20},
}
QUESTION = Question(
    "“Bias” has two hidden units and 20 examples, and the error on new measurements is 10.2 (°C)². "
    "How large is it with eight times as many examples?",
    "press “Bias”, then move the examples to 160",
    at=PRESETS["Bias"] | {"m": 160},
    unit="(°C)²",
)


def truth(hours: np.ndarray) -> Any:
    """Return the temperature at some hours, in °C, as it is without noise."""
    turn = 2 * np.pi / DAY
    slow = 14 + 5 * np.sin(turn * (hours - 9))
    return slow + 2 * np.sin(2 * turn * (hours - 3)) + np.sin(4 * turn * hours)


def shares(hours: np.ndarray, n_h: int) -> np.ndarray:
    """Return the share of each node in a network's output: shape (hours, n_h + 1).

    A network with `n_h` ReLU units whose bends are at even distances from 0 to 24 h, the first at
    0, is a line with `n_h` straight pieces: its values at the ends of the pieces say all of it.
    """
    nodes = np.linspace(0, DAY, n_h + 1)
    return np.maximum(0, 1 - np.abs(hours[:, np.newaxis] - nodes) * n_h / DAY)


@cache
def errors(n_h: int, m: int) -> tuple[float, float, float]:
    """Return what the errors are made of, as a mean over all training sets there could be.

    Least squares is linear in the labels: the mean network is the one without noise, and the
    variance is that of the noise times a number. Source: Hastie, Tibshirani and Friedman, The
    Elements of Statistical Learning (2009), section 7.3, equations 7.9 to 7.12.

    Parameters
    ----------
    n_h, m : int
        Hidden units, and examples.

    Returns
    -------
    bias : float
        Squared distance of the mean network from the truth, (°C)², a mean over the day.
    variance : float
        Mean squared distance from the mean network, for noise of 1 °C.
    misfit : float
        Squared distance of the mean network from the truth at the examples.

    Examples
    --------
    >>> bias, variance, _ = errors(2, 20)
    >>> round(bias, 2), round(variance, 3)
    (5.64, 0.142)
    """
    x = np.linspace(0, DAY, m)
    at_examples, at_hours = shares(x, n_h), shares(HOURS, n_h)
    gram = at_examples.T @ at_examples
    mean = np.linalg.solve(gram, at_examples.T @ truth(x))
    spread = np.linalg.solve(gram, at_hours.T @ at_hours / len(HOURS))
    return (
        float(np.mean((at_hours @ mean - truth(HOURS)) ** 2)),
        float(np.trace(spread)),
        float(np.mean((at_examples @ mean - truth(x)) ** 2)),
    )


def compute(values: Mapping[str, Any], data: Mapping[str, Any]) -> Result:
    """Train a network on each of the training sets, and take their errors apart.

    Parameters
    ----------
    values : mapping
        ``n_h``, ``m``, ``sigma``, ``sets``.
    data : mapping
        ``noise``, shape (SETS, 160): normal draws.

    Returns
    -------
    mapping
        ``x`` and ``y``, the examples of the first training set; ``nodes``, ``fits``, shape
        (sets, n_h + 1), and ``mean``, the networks and their mean at the ends of their pieces;
        ``seen_bias`` and ``seen_variance``, what these networks show; ``bias``, ``variance``,
        ``total``, for each number of `UNITS`, and ``train``, ``dev``, for each number of
        `EXAMPLES`, as means over all training sets; all errors in (°C)².

    Examples
    --------
    >>> values = {"n_h": 2, "m": 20, "sigma": 0, "sets": 3}
    >>> result = compute(values, {"noise": np.ones((3, 20))})
    >>> result["fits"].shape, round(result["seen_bias"], 2), round(result["seen_variance"], 2)
    ((3, 3), 5.64, 0.0)
    """
    n_h, m, sigma = int(values["n_h"]), int(values["m"]), values["sigma"]
    x = np.linspace(0, DAY, m)
    labels = truth(x) + sigma * np.asarray(data["noise"])[: int(values["sets"]), :m]
    at_examples, at_hours = shares(x, n_h), shares(HOURS, n_h)
    fits = np.linalg.solve(at_examples.T @ at_examples, at_examples.T @ labels.T).T
    mean = fits.mean(axis=0)
    bias, variance, _ = np.array([errors(n, m) for n in UNITS]).T
    floor = sigma**2
    of_m = np.array([errors(n_h, k) for k in EXAMPLES])
    return {
        "x": x,
        "y": labels[0],
        "nodes": np.linspace(0, DAY, n_h + 1),
        "fits": fits,
        "mean": mean,
        "seen_bias": float(np.mean((at_hours @ mean - truth(HOURS)) ** 2)),
        "seen_variance": float(np.mean(((fits - mean) @ at_hours.T) ** 2)),
        "bias": bias,
        "variance": floor * variance,
        "total": bias + floor * variance + floor,
        "train": of_m[:, 2] + floor * (1 - (n_h + 1) / np.array(EXAMPLES)),
        "dev": of_m[:, 0] + floor * of_m[:, 1] + floor,
    }


def summary(values: Mapping[str, Any], result: Result) -> str:
    """Say what the error on new measurements is made of, and what these networks show of it.

    Examples
    --------
    >>> values = {"n_h": 2, "m": 20, "sigma": 0, "sets": 2}
    >>> print(summary(values, compute(values, {"noise": np.ones((2, 20))})))
    2 hidden units, 20 examples, noise 0.0 °C. On average over all training sets: bias² 5.64 +
    variance 0.00 + noise² 0.00 = 5.64 (°C)² on new measurements, 5.73 (°C)² in training. The 2
    networks drawn show bias² 5.64 and variance 0.00. Most of what can be avoided is bias.
    """
    n_h, m = int(values["n_h"]), int(values["m"])
    k = UNITS.index(n_h)
    bias, variance = result["bias"][k], result["variance"][k]
    worse = "bias" if bias > variance else "variance"
    return (
        f"{n_h} hidden unit{'s' if n_h > 1 else ''}, {m} examples, noise "
        f"{fixed(values['sigma'], 1)} °C. On average over all training sets: bias² "
        f"{fixed(bias, 2)} + variance {fixed(variance, 2)} + noise² "
        f"{fixed(values['sigma'] ** 2, 2)} = {fixed(result['total'][k], 2)} (°C)² on new "
        f"measurements, {fixed(result['train'][EXAMPLES.index(m)], 2)} (°C)² in training. The "
        f"{int(values['sets'])} networks drawn show bias² {fixed(result['seen_bias'], 2)} and "
        f"variance {fixed(result['seen_variance'], 2)}. Most of what can be avoided is "
        f"{worse}."
    )


def answer(result: Result) -> str:
    """Say what eight times as many examples did for a network with bias.

    Examples
    --------
    >>> answer(compute(QUESTION.at, BiasVariance().data))
    'With 160 examples the error on new measurements is 9.66 (°C)², after 10.21 with 20: what is
    left is bias², 5.58, and the noise’s 4.00.'
    """
    dev = result["dev"]
    bias = result["bias"][UNITS.index(int(QUESTION.at["n_h"]))]
    return (
        f"With 160 examples the error on new measurements is {fixed(dev[-1], 2)} (°C)², after "
        f"{fixed(dev[0], 2)} with 20: what is left is bias², {fixed(bias, 2)}, and the noise’s "
        f"{fixed(float(QUESTION.at['sigma']) ** 2, 2)}."
    )


def top(result: Result) -> float:
    """Return the error up to which the axes go: one unit may leave them."""
    return float(math.ceil(1.1 * max(*result["total"][1:], *result["dev"][1:])))


def draw(values: Mapping[str, Any], result: Result) -> Figure:
    """Draw the networks, and their errors against hidden units and against examples.

    Examples
    --------
    >>> explorer = BiasVariance()
    >>> fig = draw(explorer.values, explorer.result())
    >>> [ax.get_xlabel() for ax in fig.axes]
    ['hour of the day (h)', 'hidden units (count)', 'examples in a training set (count)']
    >>> plt.close(fig)
    """
    fig, axes = plt.subplots(1, 3, figsize=(13, 4.2), layout="constrained")
    nodes, red, green = result["nodes"], LINE_COLOURS[1], LINE_COLOURS[2]
    axes[0].plot(nodes, result["fits"].T, color=BLUE, lw=0.7, alpha=0.6)
    axes[0].plot([], [], color=BLUE, lw=0.7, label="a network")
    axes[0].plot(result["x"], result["y"], "o", ms=4, color=green, label="first training set")
    axes[0].plot(nodes, result["mean"], "--", color=red, lw=2.5, label="mean network")
    axes[0].plot(HOURS, truth(HOURS), color="black", lw=2, label="truth")
    axes[0].set(title=f"Networks from {int(values['sets'])} training sets", ylim=(0, 30))
    axes[0].set(xlabel="hour of the day (h)", ylabel="temperature (°C)")
    axes[1].plot(UNITS, result["bias"], "--", color=red, label="bias²")
    axes[1].plot(UNITS, result["variance"], ":", color=BLUE, lw=2, label="variance")
    axes[1].plot(UNITS, result["total"], color="black", label="with noise²: new measurements")
    axes[1].set(title=f"{int(values['m'])} examples", xlabel="hidden units (count)")
    axes[2].plot(EXAMPLES, result["dev"], color="black", label="new measurements")
    axes[2].plot(EXAMPLES, result["train"], "--", color=green, label="training set")
    axes[2].set(title=f"Hidden units: {int(values['n_h'])}")
    axes[2].set(xlabel="examples in a training set (count)")
    for ax, now in zip(axes[1:], (values["n_h"], values["m"]), strict=True):
        ax.axvline(now, color="grey", lw=1)
        ax.axhline(values["sigma"] ** 2, color="grey", ls="-.", lw=1, label="noise²")
        ax.set(ylim=(0, top(result)), ylabel="error ((°C)²)")
    for ax in axes:
        ax.legend(loc="upper right")
    return fig


class BiasVariance(Explorer):
    """Networks of one hidden layer, each trained on measurements of its own.

    Examples
    --------
    >>> BiasVariance().values
    {'n_h': 8, 'm': 40, 'sigma': 2, 'sets': 20}
    """

    def __init__(self) -> None:
        noise = np.random.default_rng(0).standard_normal((SETS, EXAMPLES[-1])).round(2)
        super().__init__({"noise": noise.tolist()})
