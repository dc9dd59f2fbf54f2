"""Figures of the notebook week4/deep_backpropagation."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.figures._rows import row_of_axes
from course_utils.reference import deep

__all__ = ["draw_boundaries", "draw_inherited", "draw_shapes"]

Array = NDArray[Any]
Parameters = Mapping[str, Array]
Forward = Callable[[Array, Parameters], tuple[Array, Any]]
"""Takes the inputs and the parameters of a network; returns its outputs, and a cache a layer."""
DIMS = (4, 6, 6, 6, 6, 1)
FAULTY = 3
"""The layer whose step is faulty in the networks of `draw_inherited`."""


def draw_shapes(layer_dims: Sequence[int], m: int) -> None:
    """Draw a network as blocks, with the shape of everything that goes in and out.

    Parameters
    ----------
    layer_dims : sequence of int
        Units of every layer, the inputs first.
    m : int
        Examples.

    Examples
    --------
    >>> draw_shapes([12, 3, 1], 5)
    [figure] The block diagram of a network with layer_dims = [12, 3, 1] and 5 examples, with ...
    """
    fig, ax = plt.subplots(figsize=(2 * len(layer_dims), 4.4), layout="constrained")
    plotting.plot_forward_backward(ax, layer_dims, m)
    plotting.show(
        fig,
        alt=f"The block diagram of a network with layer_dims = {list(layer_dims)} and {m} "
        "examples, with the shape of every parameter, activation and gradient.",
    )


def draw_inherited(networks: int = 5) -> None:
    """Draw how far `dW` is off in each of five layers if the step of layer 3 has a fault.

    Parameters
    ----------
    networks : int
        Random networks, with random biases and 50 examples each.

    Examples
    --------
    >>> draw_inherited(2)
    [figure] Relative difference of dW from the right one, in layers 1 to 5 of 2 networks, on a
    logarithmic axis. ReLU slope left out in layer 3: wrong in layers 1, 2, 3, by 1 or more. dW3 a
    sum, not a mean: wrong in layers 3, by 49 or more. In all others the difference is rounding.
    """
    fig, ax = plt.subplots(figsize=(7.5, 3.6), layout="constrained")
    layers, said = np.arange(1, len(DIMS)), []
    kinds = {"ReLU slope left out in layer 3": "slope", "dW3 a sum, not a mean": "sum"}
    for k, (name, fault) in enumerate(kinds.items()):
        gaps = np.array([_gaps(fault, seed) for seed in range(networks)])
        marker, colour = "o^"[k], plotting.LINE_COLOURS[k]
        for row, gap in enumerate(gaps):
            places = layers + 0.24 * (k - 0.5)
            label = name if row == 0 else None
            ax.plot(places, gap, marker, color=colour, ms=7, alpha=0.6, label=label)
        wrong = [int(layer) for layer in layers if gaps[:, layer - 1].min() > 1e-6]
        least = min(gaps[:, layer - 1].min() for layer in wrong)
        listed = ", ".join(map(str, wrong))
        said.append(f"{name}: wrong in layers {listed}, by {least:.2g} or more.")
    ax.set_yscale("log")
    ax.set(
        title=f"A fault in the step of layer 3, in {networks} networks",
        xlabel="layer",
        xticks=layers,
    )
    ax.set(ylabel="relative difference of dW", ylim=(2e-18, 1e6))
    ax.grid(alpha=0.3)
    ax.legend(loc="upper right")
    plotting.show(
        fig,
        alt=f"Relative difference of dW from the right one, in layers 1 to {len(layers)} of "
        f"{networks} networks, on a logarithmic axis. {' '.join(said)} In all others the "
        "difference is rounding.",
    )


def _gaps(fault: str, seed: int) -> list[float]:
    """Return how far dW of each layer is off in one random network, relative to its size."""
    rng = np.random.default_rng(seed)
    parameters = deep.initialize_parameters_deep(DIMS, rng)
    for layer in range(1, len(DIMS)):
        parameters[f"b{layer}"] = 0.5 * rng.normal(size=(DIMS[layer], 1))
    X, Y = rng.normal(size=(DIMS[0], 50)), rng.integers(0, 2, size=(1, 50))
    AL, caches = deep.L_model_forward(X, parameters)
    right, wrong = deep.L_model_backward(AL, Y, caches), _faulty(AL, Y, caches, fault)
    names = [f"dW{layer}" for layer in range(1, len(DIMS))]
    # rounding may come out as exactly 0, which a logarithmic axis has no place for
    return [
        max(1e-17, float(np.linalg.norm(wrong[name] - right[name]) / np.linalg.norm(right[name])))
        for name in names
    ]


def _faulty(AL: Array, Y: Array, caches: Sequence[Any], fault: str) -> dict[str, Array]:
    """Go back through all layers, with a fault in the step of one."""
    grads, m = {}, Y.shape[1]
    dA = (AL - Y) / (AL * (1 - AL))
    for layer in range(len(caches), 0, -1):
        (A_prev, W, _), Z = caches[layer - 1]
        slope = AL * (1 - AL) if layer == len(caches) else 1.0 * (Z > 0)
        is_here = layer == FAULTY
        dZ = dA if is_here and fault == "slope" else dA * slope
        grads[f"dW{layer}"] = dZ @ A_prev.T / (1 if is_here and fault == "sum" else m)
        dA = W.T @ dZ
    return grads


def draw_boundaries(
    trained: Mapping[str, Parameters],
    forward: Forward,
    known: tuple[Array, Array],
    new: tuple[Array, Array],
) -> None:
    """Draw the decision boundaries of trained networks on the points that they were trained on.

    Parameters
    ----------
    trained : mapping of str to mapping
        Parameters, by what the network is called.
    forward : callable
        The student's own `L_model_forward`.
    known, new : (ndarray of shape (2, m), ndarray of shape (1, m))
        Points and labels that the networks were trained on, and others.

    Examples
    --------
    >>> from course_utils.reference.deep import L_model_forward
    >>> points = np.array([[-1.0, 1.0], [0.0, 1.0]]), np.array([[0, 1]])
    >>> unit = {"W1": np.array([[1.0, 0.0]]), "b1": np.array([[0.0]])}
    >>> draw_boundaries({"[2, 1]": unit}, L_model_forward, points, points)
    [figure] Points of two classes, and the decision boundaries of trained networks. [2, 1]: 100 %
    right, new 100 %.
    """
    fig, axes = row_of_axes(len(trained), (13, 3.9))
    said = []
    for ax, (name, parameters) in zip(axes, trained.items(), strict=True):

        def probability(points: Array, parameters: Parameters = parameters) -> Array:
            return forward(points, parameters)[0]

        right = [100 * np.mean((probability(X) > 0.5) == Y) for X, Y in (known, new)]
        said.append(f"{name}: {right[0]:.0f} % right, new {right[1]:.0f} %")
        plotting.plot_decision_boundary(ax, probability, *known, title=said[-1], resolution=120)
    plotting.show(
        fig,
        alt="Points of two classes, and the decision boundaries of trained networks. "
        f"{'. '.join(said)}.",
    )
