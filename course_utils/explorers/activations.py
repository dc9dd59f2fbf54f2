"""Activation functions: value, slope, tangent, and where the slope has all but gone."""

from collections.abc import Mapping
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from course_utils.explorers.base import Explorer, Result
from course_utils.explorers.controls import Choice, Number, Question
from course_utils.explorers.words import fixed
from course_utils.plotting import BLUE, LINE_COLOURS

__all__ = ["Activations", "answer", "compute", "draw", "summary"]

TITLE = "Activation functions and their slopes"
FUNCTIONS = ("sigmoid", "tanh", "ReLU", "leaky ReLU", "swish")
REACH = 6.0
"""z is drawn from -REACH to REACH."""
FLAT = 0.05
"""A slope whose size is below this lets hardly anything through."""

CONTROLS = (
    Number("z", "score z", "no unit", low=-REACH, high=REACH, step=0.05, start=1),
    Number("leak", "leak", "no unit", low=0, high=0.5, step=0.01, start=0.01),
    Choice("function", "function g", FUNCTIONS, start="sigmoid"),
)
PRESETS: dict[str, dict[str, float | str]] = {
    "Steepest sigmoid": {"function": "sigmoid", "z": 0},
    "Saturated tanh": {"function": "tanh", "z": 3},
    "ReLU that is off": {"function": "ReLU", "z": -2},
    "Large leak": {"function": "leaky ReLU", "z": -2, "leak": 0.2},
}
QUESTION = Question(
    "On its way back, the error is multiplied by the slope g′(z) of every unit that it passes. How "
    "large can the slope of the sigmoid be at most?",
    "choose the sigmoid, and move z to 0",
    at={"function": "sigmoid", "z": 0},
)


def compute(values: Mapping[str, Any], _: Mapping[str, Any]) -> Result:
    """Compute one activation function and its slope over all z, and at one.

    Parameters
    ----------
    values : mapping
        ``function``, one of `FUNCTIONS`; ``z``; ``leak``, which the leaky ReLU alone reads.

    Returns
    -------
    mapping
        ``zs``, ``g`` and ``slopes``, shape (241,); ``value`` and ``slope`` at z; ``flat``, shape
        (k, 2), the ends of each stretch where the slope's size is below `FLAT`.

    Examples
    --------
    >>> result = compute({"function": "ReLU", "z": -2, "leak": 0.01}, {})
    >>> result["slope"], result["flat"]
    (0.0, array([[-6.,  0.]]))
    """
    zs = np.arange(-120, 121) / 20
    g, slopes = _activation(values["function"], zs, values["leak"])
    value, slope = _activation(values["function"], np.float64(values["z"]), values["leak"])
    return {
        "zs": zs,
        "g": g,
        "slopes": slopes,
        "value": float(value),
        "slope": float(slope),
        "flat": _stretches(zs, np.abs(slopes) < FLAT),
    }


def _activation(function: str, z: Any, leak: float) -> tuple[Any, Any]:
    """Return a function's values and slopes."""
    s = 1 / (1 + np.exp(-z))
    if function == "sigmoid":
        return s, s * (1 - s)
    if function == "tanh":
        return np.tanh(z), 1 - np.tanh(z) ** 2
    if function == "swish":
        return z * s, s + z * s * (1 - s)
    below = 0.0 if function == "ReLU" else leak
    return np.where(z > 0, z, below * z), np.where(z > 0, 1.0, below)


def _stretches(zs: np.ndarray, marked: np.ndarray) -> np.ndarray:
    """Return the first and the last z of each stretch that is marked."""
    steps = np.diff(np.concatenate([[0], marked.astype(int), [0]]))
    ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1) - 1
    return np.column_stack([zs[end] for end in ends])


def summary(values: Mapping[str, Any], result: Result) -> str:
    """Say value and slope at z, and where hardly anything gets through.

    Examples
    --------
    >>> values = {"function": "tanh", "z": 0, "leak": 0.01}
    >>> print(summary(values, compute(values, {})))
    tanh at z = 0.00: g(z) = 0.000, slope g′(z) = 1.000. The size of the slope is below 0.05 from
    −6.0 to −2.2 and from 2.2 to 6.0: hardly anything gets through there.
    """
    leak = f" with leak {fixed(values['leak'], 2)}" if values["function"] == "leaky ReLU" else ""
    ends = [f"from {fixed(start, 1)} to {fixed(end, 1)}" for start, end in result["flat"]]
    where = "The size of the slope is nowhere below 0.05."
    if ends:
        between = " and ".join(ends)
        where = (
            f"The size of the slope is below 0.05 {between}: hardly anything gets through there."
        )
    return (
        f"{values['function']}{leak} at z = {fixed(values['z'], 2)}: "
        f"g(z) = {fixed(result['value'], 3)}, slope g′(z) = {fixed(result['slope'], 3)}. {where}"
    )


def answer(result: Result) -> str:
    """Say the largest slope of the sigmoid, at the place where it is.

    Examples
    --------
    >>> answer({"slope": 0.25})
    'With z = 0 the slope of the sigmoid is 0.25, and nowhere is it larger: ten such slopes alone
    leave less than a millionth of the error.'
    """
    return (
        f"With z = 0 the slope of the sigmoid is {fixed(result['slope'], 2)}, and nowhere is it "
        "larger: ten such slopes alone leave less than a millionth of the error."
    )


def draw(values: Mapping[str, Any], result: Result) -> Figure:
    """Draw the function with its tangent at z, and its slope, with bands where it is small.

    Examples
    --------
    >>> values = {"function": "tanh", "z": 1, "leak": 0.01}
    >>> fig = draw(values, compute(values, {}))
    >>> [ax.get_ylabel() for ax in fig.axes]
    ['g(z) (no unit)', 'g′(z) (no unit)']
    >>> plt.close(fig)
    """
    z, zs = values["z"], result["zs"]
    fig, axes = plt.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    axes[0].plot(zs, result["g"], color=BLUE, lw=2.5, label="g(z)")
    tangent = result["value"] + result["slope"] * (zs - z)
    axes[0].plot(zs, tangent, "--", color=LINE_COLOURS[1], label="tangent at z")
    axes[0].plot(z, result["value"], "ko")
    axes[1].plot(zs, result["slopes"], color=BLUE, lw=2.5, label="g′(z)")
    axes[1].plot(z, result["slope"], "ko")
    for ax in axes:
        for k, (start, end) in enumerate(result["flat"]):
            ax.axvspan(
                start, end, color="grey", alpha=0.25, label=None if k else "hardly any slope"
            )
        ax.grid(alpha=0.3)
        ax.legend(loc="upper left")
    axes[0].set(title=values["function"], xlabel="z (no unit)", ylabel="g(z) (no unit)")
    axes[0].set(ylim=(-1.5, 3.5))
    axes[1].set(title="its slope", xlabel="z (no unit)", ylabel="g′(z) (no unit)")
    axes[1].set(ylim=(-0.2, 1.2))
    return fig


class Activations(Explorer):
    """A choice of activation functions, with sliders for z and for the leak.

    Examples
    --------
    >>> Activations().values
    {'z': 1, 'leak': 0.01, 'function': 'sigmoid'}
    """
