"""Batch normalisation of one unit: of a batch, and in use with running statistics."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from course_utils.explorers.base import Result
from course_utils.explorers.controls import Choice, Number, Question, Scrub
from course_utils.explorers.kernel import Frames, KernelExplorer
from course_utils.explorers.own import Function
from course_utils.explorers.words import fixed
from course_utils.plotting import BLUE, LINE_COLOURS, ORANGE
from course_utils.reference import batchnorm

__all__ = ["BatchNorm", "answer", "draw", "frames", "summary"]

TITLE = "Batch normalisation of one unit, in training and in use"
TRAINING, IN_USE = "of each batch (training)", "running (in use)"
CENTRES, SPREAD = (0.0, 4.0), 0.6
"""Two kinds of examples: z lies around one of the centres."""
MEAN = sum(CENTRES) / 2
VARIANCE = (CENTRES[1] - CENTRES[0]) ** 2 / 4 + SPREAD**2
EXAMPLES, LARGEST = 1920, 64
EDGES = np.arange(-41, 42, 2) / 4
"""Edges of the histograms' bars; 0 and 1 are in the middle of one."""
STEPS = [*range(10), *range(10, 50, 5), *range(50, 201, 10)]
"""The steps of training at which a frame is taken."""

CONTROLS = (
    Number("shift", "data shift", "no unit", low=-4, high=4, step=0.1, start=0),
    Number("gamma", "scale γ", "no unit", low=0, high=2, step=0.05, start=1),
    Number("beta", "shift β", "no unit", low=-2, high=2, step=0.1, start=0),
    Number("m", "batch size", "examples", low=2, high=LARGEST, step=1, start=16),
    Number("momentum", "momentum", "no unit", low=0, high=0.99, step=0.01, start=0.9),
    Choice("mode", "statistics", (TRAINING, IN_USE), start=TRAINING),
    Scrub("step", "training step", "steps", STEPS, start=STEPS[-1]),
)
PLAIN: dict[str, float | str] = {"gamma": 1, "beta": 0, "m": 16, "momentum": 0.9}
PRESETS: dict[str, dict[str, float | str]] = {
    "Batches of two": PLAIN | {"m": 2, "shift": 0, "mode": TRAINING},
    "Shift in training": PLAIN | {"shift": 2, "mode": TRAINING},
    "Shift in use": PLAIN | {"shift": 2, "mode": IN_USE, "step": 200},
    "In use too early": PLAIN | {"shift": 0, "mode": IN_USE, "step": 5},
    "No memory": PLAIN | {"m": 4, "momentum": 0, "shift": 0, "mode": IN_USE, "step": 200},
}
QUESTION = Question(
    "A unit’s z has mean 2 and spread 2.1. Training is over, and the running statistics are fixed, "
    "with γ = 1 and β = 0. From today on, every z is 2 higher. What is the mean of what comes "
    "out?",
    "press “Shift in use”",
    at=PRESETS["Shift in use"],
    choices=("0: the shift goes into the mean", "about 1", "2"),
)


@cache
def _data() -> tuple[np.ndarray, np.ndarray]:
    """Return the z of new examples, shape (EXAMPLES,), and of those of each step of training."""
    rng = np.random.default_rng(12)
    two = rng.normal(size=(2, EXAMPLES // 2))
    two = (two - two.mean(axis=1, keepdims=True)) / two.std(axis=1, keepdims=True)
    new = np.array(CENTRES)[:, np.newaxis] + SPREAD * two
    shape = (STEPS[-1], LARGEST)
    return rng.permutation(new.ravel()), rng.normal(rng.choice(CENTRES, shape), SPREAD)


def frames(values: Mapping[str, Any], functions: Mapping[str, Function]) -> Frames:
    """Take a batch after the other into the running statistics, and normalise new examples.

    Source: Ioffe and Szegedy, Batch Normalization (2015), algorithms 1 and 2.

    Parameters
    ----------
    values : mapping
        ``shift``, which is added to the new examples; ``gamma``, ``beta``, ``m``, ``momentum``;
        ``mode``, `TRAINING` or `IN_USE`.
    functions : mapping
        Of the names in `BatchNorm.uses`.

    Yields
    ------
    mapping
        ``step``; the ``running_mean`` and ``running_var`` then, ``batch_mean`` and ``batch_var``,
        with m − 1 below, of the step's batch, not finite at step 0; ``after``, shape (41,), the
        shares of what comes out between `EDGES`, in per cent; its ``mean`` and its ``spread``. The
        first has the same of what goes in, ``before``.

    Examples
    --------
    >>> values = {"shift": 0, "gamma": 1, "beta": 0, "m": 2, "momentum": 0.9, "mode": TRAINING}
    >>> first = next(frames(values, BatchNorm.uses))
    >>> float(first["after"].max()), first["running_mean"]  # half of them 1, the others -1
    (50.0, 0.0)
    """
    new, stream = _data()
    m, momentum, new = int(values["m"]), values["momentum"], new + values["shift"]
    gamma, beta = np.full((1, 1), float(values["gamma"])), np.full((1, 1), float(values["beta"]))
    in_batches = new[: EXAMPLES - EXAMPLES % m].reshape(-1, m)
    # each row is a batch of this one unit
    Z_tilde, _ = batchnorm.batchnorm_forward(in_batches, gamma, beta)
    of_each_batch = _told(Z_tilde)
    running_mean, running_var = np.zeros((1, 1)), np.ones((1, 1))
    extra = {"before": _shares(new)}
    last = 0
    for step in STEPS:
        for batch in stream[last:step, np.newaxis, :m]:
            running_mean, running_var = functions["update_running_statistics"](
                running_mean, running_var, batch, momentum
            )
        last = step
        told = of_each_batch
        if values["mode"] == IN_USE:
            told = _told(
                functions["batchnorm_inference"](
                    new[np.newaxis], gamma, beta, running_mean, running_var
                )
            )
        yield {
            "step": step,
            "running_mean": float(running_mean[0, 0]),
            "running_var": float(running_var[0, 0]),
            "batch_mean": float(stream[step - 1, :m].mean()) if step else np.nan,
            "batch_var": float(stream[step - 1, :m].var(ddof=1)) if step else np.nan,
            **told,
            **extra,
        }
        extra = {}


def _told(Z_tilde: np.ndarray) -> dict[str, Any]:
    return {
        "after": _shares(Z_tilde),
        "mean": float(Z_tilde.mean()),
        "spread": float(Z_tilde.std()),
    }


def _shares(z: np.ndarray) -> np.ndarray:
    """Return the percentage of numbers between each two of the edges; others are left out."""
    places = np.floor((z.ravel() - EDGES[0]) / (EDGES[1] - EDGES[0])).astype(int)
    inside = places[(places >= 0) & (places < len(EDGES) - 1)]
    return 100 * np.bincount(inside, minlength=len(EDGES) - 1) / z.size


def summary(values: Mapping[str, Any], frame: Result) -> str:
    """Say what comes out, where the running statistics are, and what has gone wrong.

    Examples
    --------
    >>> values = {"shift": 0, "gamma": 1, "beta": 0, "m": 2, "momentum": 0.9, "mode": TRAINING}
    >>> print(summary(values, next(frames(values, BatchNorm.uses))))
    Mean and variance of each batch of 2, data shifted by 0.0: what comes out has mean 0.00 and
    spread 1.00. Of two numbers one always becomes β − γ = −1.00, the other β + γ = 1.00.
    Running mean 0.00 of 2.00, running variance 1.00 of 4.36 at step 0.
    """
    is_training = values["mode"] == TRAINING
    source = "Mean and variance of each batch" if is_training else "Running statistics, batches"
    gamma, beta = values["gamma"], values["beta"]
    outside = 100 - float(frame["after"].sum())
    extra = ""
    if is_training and values["m"] == 2:
        extra = (
            f" Of two numbers one always becomes β − γ = {fixed(beta - gamma, 2)}, the other "
            f"β + γ = {fixed(beta + gamma, 2)}."
        )
    elif not is_training and _are_far(frame):
        extra = " The running statistics are far from those of the training data."
    if outside > 0.05:
        extra += f" {fixed(outside, 1)} % of it lies beyond the picture."
    return (
        f"{source} of {values['m']:g}, data shifted by {fixed(values['shift'], 1)}: what comes out "
        f"has mean {fixed(frame['mean'], 2)} and spread {fixed(frame['spread'], 2)}.{extra} "
        f"Running mean {fixed(frame['running_mean'], 2)} of {fixed(MEAN, 2)}, running variance "
        f"{fixed(frame['running_var'], 2)} of {fixed(VARIANCE, 2)} at step {frame['step']}."
    )


def _are_far(frame: Result) -> bool:
    factor = max(frame["running_var"] / VARIANCE, VARIANCE / max(frame["running_var"], 1e-9))
    return bool(abs(frame["running_mean"] - MEAN) > 0.5 * VARIANCE**0.5 or factor > 1.5)


def answer(frame: Result) -> str:
    """Say what becomes of the shift with fixed statistics.

    Examples
    --------
    >>> answer({"mean": 0.94})
    'What comes out has mean 0.94: the shift goes through, divided by the running spread. With the
    statistics of each batch it would be 0.00.'
    """
    return (
        f"What comes out has mean {fixed(frame['mean'], 2)}: the shift goes through, divided by "
        "the running spread. With the statistics of each batch it would be 0.00."
    )


def draw(values: Mapping[str, Any], run: Sequence[Result]) -> Figure:
    """Draw histograms before and after, and the running statistics up to the step that is set."""
    fig, axes = plt.subplots(1, 3, figsize=(12, 3.6), layout="constrained")
    for ax, heights, colour in (
        (axes[0], run[0]["before"], BLUE),
        (axes[1], run[-1]["after"], ORANGE),
    ):
        ax.bar(EDGES[:-1], heights, width=0.5, align="edge", color=colour)
        ax.set(ylabel="share of examples (%)", ylim=(0, _top(heights)))
    axes[0].set(title="Before", xlabel="z (no unit)")
    axes[1].set(title="After", xlabel="z̃ (no unit)")
    steps = [frame["step"] for frame in run]
    for name, label, colour, dash, marker in (
        ("mean", "mean", BLUE, "-", "o"),
        ("var", "variance", LINE_COLOURS[1], "--", "^"),
    ):
        lines = [[frame[f"{kind}_{name}"] for frame in run] for kind in ("running", "batch")]
        axes[2].plot(steps, lines[0], dash, color=colour, lw=2.5, label=f"running {label}")
        axes[2].plot(
            *(steps, lines[1], marker), ms=3, color=colour, mfc="none", label=f"a batch’s {label}"
        )
    for level, label in ((MEAN, "of training data"), (VARIANCE, "_")):
        axes[2].axhline(level, color="black", lw=0.8, ls=":", label=label)
    axes[2].set(
        title="Running statistics", xlabel="training step", ylabel="mean, variance (no unit)"
    )
    axes[2].set(xlim=(0, STEPS[-1]), ylim=(-1, 10))
    axes[2].legend(loc="upper right")
    return fig


def _top(heights: np.ndarray) -> float:
    return next(top for top in (20, 40, 60, 105) if max(heights) < 0.95 * top)


class BatchNorm(KernelExplorer):
    """One unit's batch normalisation: data, scale, shift, batches, and where statistics are from.

    Parameters
    ----------
    functions : Own
        What ``check.own(…)`` gives: the student's functions, of the names in `uses`.

    Examples
    --------
    >>> BatchNorm().summary()
    'Mean and variance of each batch of 16, data shifted by 0.0: what comes out has mean ...
    """

    uses = {
        "update_running_statistics": batchnorm.update_running_statistics,
        "batchnorm_inference": batchnorm.batchnorm_inference,
    }

    def used(self, values: Mapping[str, Any]) -> Sequence[str]:
        """Return what these values need."""
        return list(self.uses) if values["mode"] == IN_USE else ["update_running_statistics"]
