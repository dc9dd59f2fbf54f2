"""Signals and errors through many layers, as they are in wide networks before any training.

The sizes follow from the weights' variance alone when layers are wide: Poole et al., Exponential
expressivity in deep neural networks through transient chaos (2016), equation 3, for the way
forward; Schoenholz et al., Deep information propagation (2017), section 4, for the way back.
"""

from collections.abc import Mapping
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course_utils.explorers.base import Explorer, Result
from course_utils.explorers.controls import Choice, Number, Question
from course_utils.explorers.words import fixed, size
from course_utils.plotting import BLUE, LINE_COLOURS

__all__ = ["VanishingGradients", "answer", "compute", "draw", "summary"]

TITLE = "Gradients through many layers"
FUNCTIONS = ("sigmoid", "tanh", "ReLU")
LOW, HIGH = 0.1, 10.0
"""Where the scale n · Var(w) of the weights goes from and to."""
SCALES = LOW * (HIGH / LOW) ** (np.arange(81) / 80)
REACH = 1e-15, 1e10
"""What the axes of sizes span."""
KEPT = 10.0
"""A gradient keeps its size if it is within this factor of 1."""

HALF = np.arange(57) / 8
WEIGHTS = 0.25 * np.exp(-(HALF**2) / 2) / np.sqrt(2 * np.pi) * np.where(HALF == 0, 0.5, 1)
"""The mean of an even function of a normal number: a sum over half of the line (trapezoids)."""

CONTROLS = (
    Number("scale", "n · Var(w)", "no unit", low=LOW, high=HIGH, step=0.025, start=1, log=True),
    Number("depth", "hidden layers", "count", low=5, high=50, step=1, start=10),
    Choice("function", "activation", FUNCTIONS, start="sigmoid"),
)
PRESETS: dict[str, dict[str, float | str]] = {
    "Sigmoid, Xavier": {"function": "sigmoid", "scale": 1, "depth": 20},
    "tanh, Xavier": {"function": "tanh", "scale": 1, "depth": 20},
    "Saturated tanh": {"function": "tanh", "scale": 9, "depth": 20},
    "ReLU, He": {"function": "ReLU", "scale": 2, "depth": 50},
    "A tenth too small": {"function": "ReLU", "scale": 1.62, "depth": 50},
}
QUESTION = Question(
    "He’s weights, n · Var(w) = 2, carry the gradient through 50 layers of ReLU whole. Now every "
    "weight is a tenth smaller, so that n · Var(w) = 0.9² · 2 = 1.62. How much of the gradient of "
    "the first layer’s weights is left?",
    "press “A tenth too small”",
    at=PRESETS["A tenth too small"],
    unit="%",
)


def compute(values: Mapping[str, Any], _: Mapping[str, Any]) -> Result:
    """Compute how large signals, errors and gradients are in each layer of a wide network.

    The root mean square over units, examples and draws of the weights, of a network whose inputs
    have mean square 1 and whose error in the last hidden layer has mean square 1. From a layer to
    the next, with z normal of variance q = n Var(w) E[a²]: E[a²] is the mean of g(z)², and the
    mean square of the error is divided by n Var(w) E[g′(z)²] on its way back.

    Parameters
    ----------
    values : mapping
        ``function``, one of `FUNCTIONS`; ``scale``, n Var(w); ``depth``.

    Returns
    -------
    mapping
        ``activations``, shape (depth + 1,), the input first; ``errors`` dZ and ``gradients`` dW of
        one example, shape (depth,); ``first``, shape (81,), the gradient of the first layer for
        each of `SCALES`; ``window``, shape (k, 2), the ends of each stretch of scales for which it
        is within a factor of `KEPT` of 1.

    Examples
    --------
    >>> result = compute({"function": "ReLU", "scale": 2, "depth": 5}, {})
    >>> result["gradients"].round(3)
    array([1., 1., 1., 1., 1.])
    """
    function, depth = values["function"], int(values["depth"])
    activations, errors = _sizes(function, np.array([float(values["scale"])]), depth)
    first = _sizes(function, SCALES, depth)[1][0]  # times an input of 1
    return {
        "activations": activations[:, 0],
        "errors": errors[:, 0],
        "gradients": (errors * activations[:-1])[:, 0],
        "first": first,
        "window": _window(first),
    }


def _window(first: np.ndarray) -> np.ndarray:
    """Return the ends of each stretch of scales for which a gradient is kept, shape (k, 2)."""
    x, y = np.log(SCALES), np.log(first) / np.log(KEPT)
    kept = np.abs(y) < 1
    ends = [LOW] if kept[0] else []
    for k in np.flatnonzero(kept[1:] != kept[:-1]):
        way = (np.sign(y[k] + y[k + 1]) - y[k]) / (y[k + 1] - y[k])  # to 1, or to -1
        ends.append(np.exp(x[k] + way * (x[k + 1] - x[k])))
    return np.reshape([*ends, HIGH] if kept[-1] else ends, (-1, 2))


def _sizes(function: str, scale: np.ndarray, depth: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the sizes of activations, shape (depth + 1, k), and errors, (depth, k), by scale."""
    squares, factors = [np.ones_like(scale)], []
    for _ in range(depth):
        value, slope = _mean_squares(function, scale * squares[-1])
        squares.append(value)
        factors.append(scale * slope)
    backwards = np.cumprod([np.ones_like(scale), *factors[-2::-1]], axis=0)
    return np.sqrt(squares), np.sqrt(backwards[::-1])


def _mean_squares(function: str, q: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the means of g(z)² and g′(z)² for normal z of variance q."""
    if function == "ReLU":
        return q / 2, np.full_like(q, 0.5)
    z = np.sqrt(q)[:, None] * HALF
    if function == "tanh":
        square = np.tanh(z) ** 2
        return square @ WEIGHTS, (1 - square) ** 2 @ WEIGHTS
    s = 1 / (1 + np.exp(-z))
    slope = s * (1 - s)
    # s(z)² + s(−z)² = 1 − 2 s′(z)
    return (0.5 - slope) @ WEIGHTS, slope**2 @ WEIGHTS


def summary(values: Mapping[str, Any], result: Result) -> str:
    """Say by what the error is multiplied on its way back, and what becomes of the gradient.

    Examples
    --------
    >>> values = {"function": "sigmoid", "scale": 1, "depth": 20}
    >>> print(summary(values, compute(values, {})))
    20 layers of sigmoid, n · Var(w) = 1.00: on its way back the error is multiplied by 0.235 per
    layer, on average. The gradient of W1 is 1.1·10⁻¹², that of W20 is 0.51. It vanishes on its
    way to the first layer. No scale from 0.1 to 10 keeps the gradient of W1 within a factor of 10
    of 1.
    """
    depth, errors, gradients = int(values["depth"]), result["errors"], result["gradients"]
    per_layer = (errors[0] / errors[-1]) ** (1 / (depth - 1))
    spans = [f"from {fixed(low, 2)} to {fixed(high, 2)}" for low, high in result["window"]]
    where = f"No scale from {LOW:g} to {HIGH:g} keeps"
    if spans:
        where = f"Scales {' and '.join(spans)} keep"
    return (
        f"{depth} layers of {values['function']}, n · Var(w) = {fixed(values['scale'], 2)}: on its "
        f"way back the error is multiplied by {fixed(per_layer, 3)} per layer, on average. The "
        f"gradient of W1 is {size(gradients[0])}, that of W{depth} is {size(gradients[-1])}. "
        f"{_fate(gradients[0], gradients[-1])} {where} the gradient of W1 within a factor of "
        f"{KEPT:g} of 1."
    )


def _fate(first: float, last: float) -> str:
    """Say what becomes of the gradient: in all layers alike, or on its way to the first."""
    if max(first, last) < 1 / KEPT:
        return "Gradients vanish in all layers."
    if min(first, last) > KEPT:
        return "Gradients explode in all layers."
    if first < last / KEPT:
        return "It vanishes on its way to the first layer."
    if first > KEPT * last:
        return "It grows on its way to the first layer."
    return "All layers have gradients of about the same size."


def answer(result: Result) -> str:
    """Say how much of the gradient is left, at the values that the question asks for.

    Examples
    --------
    >>> answer(compute(QUESTION.at, {}))
    'Of the gradient of W1 0.57 % is left: 49 times on its way back the error is multiplied by 0.9.'
    """
    return (
        f"Of the gradient of W1 {fixed(100 * result['gradients'][0], 2)} % is left: 49 times on "
        "its way back the error is multiplied by 0.9."
    )


def draw(values: Mapping[str, Any], result: Result) -> Figure:
    """Draw the sizes in each layer, and the gradient of the first for every scale.

    Examples
    --------
    >>> values = {"function": "tanh", "scale": 1, "depth": 10}
    >>> fig = draw(values, compute(values, {}))
    >>> [ax.get_xlabel() for ax in fig.axes]
    ['layer (0 is the input)', 'n · Var(w) (no unit)']
    >>> plt.close(fig)
    """
    depth, gradients = int(values["depth"]), result["gradients"]
    layers = np.arange(depth + 1)
    fig, axes = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    axes[0].plot(layers, result["activations"], color=BLUE, lw=2, label="activations A")
    axes[0].plot(
        layers[1:], result["errors"], "--", color=LINE_COLOURS[1], label="errors dZ, last 1"
    )
    axes[0].plot(layers[1:], gradients, "^", ms=4, color=LINE_COLOURS[2], label="gradients dW")
    for start, end in result["window"]:
        axes[1].axvspan(start, end, color="grey", alpha=0.25)
    axes[1].plot(SCALES, result["first"], color=LINE_COLOURS[2], lw=2, label="dW of layer 1")
    at_scale = max(REACH[0], min(REACH[1], gradients[0]))  # in sight, if need be at the edge
    axes[1].plot(values["scale"], at_scale, "ko", clip_on=False, label="the scale that is set")
    axes[1].set(xscale="log", xlabel="n · Var(w) (no unit)", ylabel="size of dW1 (no unit)")
    axes[1].set(title=f"Gradient of layer 1, {depth} layers of {values['function']}")
    axes[0].set(xlabel="layer (0 is the input)", ylabel="root mean square (no unit)")
    axes[0].set(title="Sizes in each layer")
    for ax in axes:
        _finish(ax)
    return fig


def _finish(ax: Axes) -> None:
    ax.set(yscale="log", ylim=REACH)
    ax.grid(alpha=0.3)
    ax.legend(loc="upper left")


class VanishingGradients(Explorer):
    """A wide network before training: its depth, its activation, and the scale of its weights.

    Examples
    --------
    >>> VanishingGradients().values
    {'scale': 1, 'depth': 10, 'function': 'sigmoid'}
    """
