"""A deep network before training: what its activations and gradients look like from each start."""

import inspect
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course_utils.explorers.base import Result
from course_utils.explorers.controls import Choice, Number, Question
from course_utils.explorers.kernel import Frames, KernelExplorer
from course_utils.explorers.own import Function
from course_utils.explorers.words import fixed, size
from course_utils.plotting import BLUE, ORANGE
from course_utils.reference import initialization
from course_utils.reference.activations import relu, sigmoid

__all__ = ["Initialization", "answer", "draw", "frames", "summary"]

TITLE = "A network before training"
EXAMPLES = 100
SEED = 1
BINS = 40
FLAT = 0.05
"""An activation at which the slope is below this is saturated; of a ReLU, it is 0."""
SAME = 10
"""Up to this factor, sizes at both ends of the network count as about the same."""
CONSTANT, SMALL = 0.3, 0.01

WRITTEN = {
    "zeros": "initialize_parameters_zeros",
    "large, deviation 10": "initialize_parameters_random",
    "Xavier": "initialize_parameters_xavier",
    "He": "initialize_parameters_he",
}
"""The starts that students write, and the function of each."""
STARTS = ("zeros", "all 0.3", "small, deviation 0.01", "large, deviation 10", "Xavier", "He")
REACH = {"sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0), "ReLU": (0.0, 4.0)}
"""The activation functions, and what the axis of activations spans for each."""

CONTROLS = (
    Number("width", "units per layer", "count", low=2, high=100, step=1, start=50),
    Number("depth", "hidden layers", "count", low=5, high=20, step=1, start=10),
    Choice("start", "first weights", STARTS, start="Xavier"),
    Choice("function", "activation", tuple(REACH), start="ReLU"),
)
PRESETS: dict[str, dict[str, float | str]] = {
    "Nothing moves": {"start": "zeros", "function": "ReLU", "width": 50, "depth": 10},
    "All alike": {"start": "all 0.3", "function": "tanh", "width": 10, "depth": 5},
    "Too small": {"start": "small, deviation 0.01", "function": "tanh", "width": 50, "depth": 10},
    "Too large": {"start": "large, deviation 10", "function": "tanh", "width": 100, "depth": 10},
    "Xavier for tanh": {"start": "Xavier", "function": "tanh", "width": 50, "depth": 10},
    "He for ReLU": {"start": "He", "function": "ReLU", "width": 50, "depth": 10},
}
QUESTION = Question(
    "Ten layers of 100 tanh units start from large weights, of deviation 10, which saturate nearly "
    "all of them: their slopes are next to 0. How large is the gradient of W1, compared with that "
    "of W10?",
    "press “Too large”",
    at=PRESETS["Too large"],
    choices=("smaller", "about as large", "larger"),
)


def frames(values: Mapping[str, Any], functions: Mapping[str, Function]) -> Frames:
    """Draw the weights of a network, and go through it once, forward and back.

    As many normal inputs as there are units in a layer, mean 0 and variance 1; a sigmoid at the
    end, and the cross-entropy with labels of which half are 1. Source: Glorot and Bengio,
    Understanding the difficulty of training deep feedforward neural networks (2010), figures 6, 7.

    Parameters
    ----------
    values : mapping
        ``start``, one of `STARTS`; ``function``, one of `REACH`; ``width``; ``depth``.
    functions : mapping
        Of the names in `Initialization.uses`.

    Yields
    ------
    mapping
        With the output layer last, for each layer: ``activations`` and ``gradients``, shape
        (depth + 1, `BINS`), the histogram of what is not 0, the highest bar 1; ``a_sizes`` and
        ``g_sizes``, the root mean squares. ``a_edges`` and ``g_edges``, the ends of the bins, of
        the gradients as powers of ten. ``flat``, the percentage of activations that are saturated
        in the last hidden layer. ``alike``, whether all units of a layer have one weight and one
        gradient.

    Examples
    --------
    >>> values = {"start": "He", "function": "ReLU", "width": 100, "depth": 5}
    >>> (frame,) = frames(values, Initialization.uses)
    >>> frame["a_sizes"].round(1)[:5], frame["alike"]
    (array([1. , 0.9, 0.8, 0.8, 0.8]), False)
    """
    width, depth = int(values["width"]), int(values["depth"])
    X = np.random.default_rng(SEED + 1).standard_normal((width, EXAMPLES))  # not those of W1
    Y = (np.arange(EXAMPLES) % 2)[None]
    weights = _weights(values["start"], [width] * (depth + 1) + [1], functions)
    activations, slopes = _forward(values["function"], X, weights)
    low, high = REACH[values["function"]]
    gradients = _backward(weights, activations, slopes, Y)
    edges = np.linspace(low, high, BINS + 1)
    powers = [np.log10(np.abs(dW[dW != 0])) for dW in gradients]
    g_edges = np.linspace(*_decades(powers), BINS + 1)
    hidden = activations[1:]
    yield {
        "activations": _histograms([np.minimum(A[A != 0], high) for A in hidden], edges),
        "a_edges": edges,
        "a_sizes": np.array([_rms(A) for A in hidden]),
        "gradients": _histograms(powers, g_edges),
        "g_edges": g_edges,
        "g_sizes": np.array([_rms(dW) for dW in gradients]),
        "flat": 100 * float(np.mean(slopes[-1] < FLAT)),
        "alike": _are_alike(weights, gradients),
    }


def _weights(
    start: str, layers_dims: Sequence[int], functions: Mapping[str, Function]
) -> list[np.ndarray]:
    """Return the weights of every layer; the biases are 0 in every start."""
    layers = range(1, len(layers_dims))
    shapes = [(layers_dims[layer], layers_dims[layer - 1]) for layer in layers]
    if start in WRITTEN:
        initialize = functions[WRITTEN[start]]
        if "rng" in inspect.signature(initialize).parameters:
            initialize = partial(initialize, rng=SEED)
        parameters = initialize(list(layers_dims))
        return [parameters[f"W{layer}"] for layer in layers]
    if start == "all 0.3":
        return [np.full(shape, CONSTANT) for shape in shapes]
    rng = np.random.default_rng(SEED)
    return [SMALL * rng.standard_normal(shape) for shape in shapes]


def _forward(
    function: str, X: np.ndarray, weights: Sequence[np.ndarray]
) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return the activations, from the inputs to the output, and the slopes of hidden layers."""
    activations, slopes = [X], []
    for W in weights[:-1]:
        Z = W @ activations[-1]
        if function == "ReLU":
            A = relu(Z)
            slopes.append((Z > 0).astype(float))
        else:
            A = np.tanh(Z) if function == "tanh" else sigmoid(Z)
            slopes.append(1 - A**2 if function == "tanh" else A * (1 - A))
        activations.append(A)
    return [*activations, sigmoid(weights[-1] @ activations[-1])], slopes


def _backward(
    weights: Sequence[np.ndarray],
    activations: Sequence[np.ndarray],
    slopes: Sequence[np.ndarray],
    Y: np.ndarray,
) -> list[np.ndarray]:
    """Return the gradients of the mean cross-entropy with respect to the weights."""
    dZ = activations[-1] - Y
    gradients = []
    for layer in range(len(weights) - 1, -1, -1):
        gradients.append(dZ @ activations[layer].T / EXAMPLES)
        if layer:
            dZ = weights[layer].T @ dZ * slopes[layer - 1]
    return gradients[::-1]


def _decades(powers: Sequence[np.ndarray]) -> tuple[float, float]:
    """Return the whole powers of ten between which nine in ten gradients of each layer lie."""
    there = [each for each in powers if each.size]
    if not there:
        return -6.0, 0.0
    low = np.floor(min(np.quantile(each, 0.1) for each in there))
    return float(low), float(max(low + 4, np.ceil(max(each.max() for each in there))))


def _histograms(layers: Sequence[np.ndarray], edges: np.ndarray) -> np.ndarray:
    """Return a histogram for each layer, its highest bar 1."""
    counts = np.zeros((len(layers), BINS))
    for k, values in enumerate(layers):
        places = (values - edges[0]) * (BINS / (edges[-1] - edges[0]))
        bins = np.minimum(places, BINS - 1).astype(int)
        counts[k] = np.bincount(bins[places >= 0], minlength=BINS)
    shares: np.ndarray = counts / np.maximum(counts.max(axis=1, keepdims=True), 1)
    return shares


def _rms(values: np.ndarray) -> float:
    return float(np.sqrt(np.mean(values**2)))


def _are_alike(weights: Sequence[np.ndarray], gradients: Sequence[np.ndarray]) -> bool:
    """Return whether in each layer all weights are equal, and all units' gradients."""
    equal_weights = all(np.ptp(W) == 0 for W in weights)
    return equal_weights and all(np.allclose(dW, dW[:1], atol=0) for dW in gradients)


def summary(values: Mapping[str, Any], frame: Result) -> str:
    """Say how large activations and gradients are at both ends, and what is wrong with them.

    Examples
    --------
    >>> values = {"start": "all 0.3", "function": "ReLU", "width": 20, "depth": 5}
    >>> print(summary(values, next(frames(values, Initialization.uses))))
    5 layers of 20 ReLU units, first weights: all 0.3. Root mean square of the activations: 0.70 in
    layer 1, 900 in layer 5 (60 % of them are 0); of the gradients: 16 in W1, 9.9 in W5. Training
    cannot tell the units apart: ...
    """
    depth, a, g = int(values["depth"]), frame["a_sizes"], frame["g_sizes"]
    state = "0" if values["function"] == "ReLU" else f"saturated, with slopes below {FLAT:g}"
    return (
        f"{depth} layers of {int(values['width'])} {values['function']} units, first weights: "
        f"{values['start']}. Root mean square of the activations: {size(a[0])} in layer 1, "
        f"{size(a[-2])} in layer {depth} ({fixed(frame['flat'], 0)} % of them are {state}); "
        f"of the gradients: {size(g[0])} in W1, {size(g[-2])} in W{depth}. {_verdict(frame)}"
    )


def _verdict(frame: Result) -> str:
    """Say what this start does to training."""
    a, first, last = frame["a_sizes"], frame["g_sizes"][0], frame["g_sizes"][-2]
    if frame["alike"]:
        still = " And every gradient is 0: nothing moves." if not frame["g_sizes"].any() else ""
        return (
            "Training cannot tell the units apart: in each layer all of them have the same weights "
            f"and get the same gradient.{still}"
        )
    if a[-2] > 100 * a[0]:
        return "The signal explodes, and the gradients with it."
    if a[-2] < 0.01 * a[0]:
        return "The signal dies on its way, and with it the gradients of all layers."
    if first > SAME * last:
        return (
            f"On its way back the error grows: the gradient of W1 is {size(first / last)} times as "
            "large as that of the last hidden layer."
        )
    if first < last / SAME:
        return "The gradient vanishes on its way back to the first layers."
    if a[-2] < a[0] / SAME:
        return "The signal fades from layer to layer."
    return "Signal and gradients keep about their size."


def answer(frame: Result) -> str:
    """Say how much larger the first layer's gradient is, at the values that are asked for.

    Examples
    --------
    >>> answer({"g_sizes": np.array([6e5, 0.3, 0.06, 0.07]), "flat": 98.0})
    'The gradient of W1 is 1.0·10⁷ times that of W10: 98 % of layer 10’s activations are saturated
    and stop the error, and the others multiply it by weights of deviation 10, layer after layer.'
    """
    times = frame["g_sizes"][0] / frame["g_sizes"][-2]
    return (
        f"The gradient of W1 is {size(times)} times that of W10: {fixed(frame['flat'], 0)} % of "
        "layer 10’s activations are saturated and stop the error, and the others multiply it by "
        "weights of deviation 10, layer after layer."
    )


def draw(values: Mapping[str, Any], frame: Result) -> Figure:
    """Draw the histograms of activations and of gradients, upright, layer beside layer.

    Examples
    --------
    >>> values = {"start": "He", "function": "ReLU", "width": 20, "depth": 5}
    >>> fig = draw(values, next(frames(values, Initialization.uses)))
    >>> [ax.get_title() for ax in fig.axes]
    ['Activations other than 0 (above 4 at 4)', 'Gradients of the weights']
    >>> plt.close(fig)
    """
    fig, axes = plt.subplots(1, 2, figsize=(11, 4), layout="constrained")
    _violins(axes[0], frame["activations"], frame["a_edges"])
    _violins(axes[1], frame["gradients"], 10.0 ** frame["g_edges"])
    for ax in axes:
        ax.set_xlabel(f"layer ({int(values['depth']) + 1} is the output)")
        ax.grid(alpha=0.3)
    axes[0].set(title="Activations other than 0 (above 4 at 4)", ylabel="activation (no unit)")
    axes[1].set(title="Gradients of the weights", ylabel="size of an entry of dW (nats)")
    axes[1].set(yscale="log")
    return fig


def _violins(ax: Axes, histograms: np.ndarray, edges: np.ndarray) -> None:
    for k, shares in enumerate(histograms):
        colour = ORANGE if k + 1 == len(histograms) else BLUE
        half = np.append(shares, shares[-1]) * 0.45
        ax.fill_betweenx(edges, k + 1 - half, k + 1 + half, step="post", color=colour)
        if not shares.any():
            empty = ax.plot(k + 1, max(0, edges[0]), "kD", clip_on=False)
            ax.legend(empty, ["all are exactly 0"], loc="upper right")
    ax.set(ylim=(edges[0], edges[-1]), xlim=(0.4, len(histograms) + 0.6))


class Initialization(KernelExplorer):
    """A network of any width and depth: the start, the activation, and what layers look like.

    Parameters
    ----------
    functions : Own
        What ``check.own(…)`` gives: the student's functions, of the names in `uses`.

    Examples
    --------
    >>> Initialization().summary()
    '10 layers of 50 ReLU units, first weights: Xavier. ...
    """

    uses = {name: getattr(initialization, name) for name in WRITTEN.values()}

    def used(self, values: Mapping[str, Any]) -> Collection[str]:
        """Return the function that makes these weights, if students write it."""
        return [WRITTEN[values["start"]]] if values["start"] in WRITTEN else []
