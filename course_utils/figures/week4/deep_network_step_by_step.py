"""Figures of the notebook week4/deep_network_step_by_step."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.figures._rows import row_of_axes

__all__ = [
    "draw_activations",
    "draw_arrays",
    "draw_blocks",
    "draw_borders",
    "draw_gradient_sizes",
    "draw_gradients",
    "draw_shapes",
]

Array = NDArray[Any]
Parameters = Mapping[str, Array]
Entrywise = Callable[[Array], Array]
Forward = Callable[[Array, Parameters], tuple[Array, Any]]
"""Takes the inputs and the parameters of a network; returns its outputs, and a cache a layer."""


def draw_blocks() -> None:
    """Draw a network with three layers as blocks, with both passes and the caches.

    Examples
    --------
    >>> draw_blocks()
    [figure] Block diagram. Three forward blocks in a row, ReLU, ReLU and sigmoid, lead from ...
    """
    title = "A network with L = 3 layers"
    fig, ax = plt.subplots(figsize=(8.4, 4.4), layout="constrained")
    plotting.plot_forward_backward(ax, [7, 4, 2, 1], shapes=False, title=title)
    plotting.show(
        fig,
        alt="Block diagram. Three forward blocks in a row, ReLU, ReLU and sigmoid, lead from X = "
        "A0 over A1 and A2 to A3 = AL and the cost J. Each puts A, W, b and Z into a cache below "
        "it. Under each cache stands a backward block; dashed arrows lead from the cost through "
        "dAL, dA2, dA1 to dA0, and each backward block gives dW and db of its layer.",
    )


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


def draw_activations(
    starts: Mapping[str, Sequence[Array]], relu: Entrywise, rng: np.random.Generator
) -> None:
    """Print and draw how large activations are after each layer of ReLU units without biases.

    Parameters
    ----------
    starts : mapping of str to sequence of ndarray, shapes (n, n)
        The weights of every layer, by the name of the start.
    relu : callable
        Of the scores.
    rng : numpy.random.Generator
        Draws 200 examples for each start.

    Examples
    --------
    >>> starts = {"identity": [np.eye(3)] * 2}
    >>> draw_activations(starts, lambda Z: np.maximum(0, Z), np.random.default_rng(0))
    identity     each layer multiplies the size by 0.8...
    [figure] Root mean square of the activations against the layer, on a logarithmic axis.
    identity: from 1 at the inputs to 0.69 after layer 2.
    """
    fig, ax = plt.subplots(figsize=(7.5, 3.8), layout="constrained")
    said = []
    for k, (name, weights) in enumerate(starts.items()):
        A = rng.standard_normal((len(weights[0]), 200))
        sizes = [_size(A)]
        for W in weights:
            A = relu(W @ A)
            sizes.append(_size(A))
        ax.plot(sizes, "os^"[k] + "-", color=plotting.LINE_COLOURS[k], label=name)
        factor = (sizes[-1] / sizes[0]) ** (1 / len(weights))
        print(f"{name:12s} each layer multiplies the size by {factor:.3f}")
        said.append(
            f"{name}: from {sizes[0]:.2g} at the inputs to {sizes[-1]:.2g} after layer "
            f"{len(weights)}."
        )
    ax.set_yscale("log")
    title = "How large activations are after each layer"
    ax.set(title=title, xlabel="layer", ylabel="root mean square of A")
    ax.grid(alpha=0.3)
    ax.legend(loc="upper left")
    plotting.show(
        fig,
        alt="Root mean square of the activations against the layer, on a logarithmic axis. "
        f"{' '.join(said)}",
    )


def _size(A: Array) -> float:
    """Return the root mean square of an array's entries."""
    return float(np.sqrt(np.mean(A**2)))


def draw_arrays(arrays: Sequence[Array]) -> None:
    """Draw the activations of every layer as pictures, and print what the ReLU set to 0.

    Parameters
    ----------
    arrays : sequence of ndarray, shapes (n, m)
        The inputs first, the outputs last.

    Examples
    --------
    >>> draw_arrays([np.ones((3, 4)), np.zeros((2, 4)), np.ones((1, 4))])
    [figure] Arrays as pictures, an example a column: A0 (3, 4), A1 (2, 4), A2 (1, 4). Exactly 0 in
    the hidden layers: 100 % of the entries.
    entries that the ReLU set to 0, in layers 1 to 1: 100 %
    """
    fig, axes = plt.subplots(1, len(arrays), figsize=(10.5, 3.2), layout="constrained")
    for layer, (ax, A) in enumerate(zip(axes, arrays, strict=True)):
        picture = ax.imshow(A, cmap="cividis", vmin=-2, vmax=2, aspect="equal")
        ax.set(title=f"A{layer} {A.shape}", xlabel="example", ylabel="unit" if layer else "feature")
        rows = [0, len(A) - 1] if len(A) > 1 else [0]
        ax.set(xticks=[0, A.shape[1] - 1], yticks=rows)
    fig.colorbar(picture, ax=axes, label="activation", shrink=0.7, extend="both")
    off = ", ".join(f"{100 * np.mean(A == 0):.0f} %" for A in arrays[1:-1])
    said = ", ".join(f"A{layer} {A.shape}" for layer, A in enumerate(arrays))
    plotting.show(
        fig,
        alt=f"Arrays as pictures, an example a column: {said}. Exactly 0 in the hidden layers: "
        f"{off} of the entries.",
    )
    print(f"entries that the ReLU set to 0, in layers 1 to {len(arrays) - 2}: {off}")


def draw_gradients(grads: Parameters, slopes: Parameters) -> None:
    """Print and draw the gradients of a backward pass against measured slopes, layer by layer.

    Parameters
    ----------
    grads : mapping
        ``dW1``, ``db1``, …
    slopes : mapping
        ``W1``, ``b1``, …: the slope of the cost along each parameter.

    Examples
    --------
    >>> slopes = {"W1": np.array([[0.5, 0.1]]), "b1": np.array([[0.2]])}
    >>> draw_gradients({f"d{name}": value for name, value in slopes.items()}, slopes)
    layer 1:  3 parameters, relative difference 0e+00
    [figure] Scatter of the gradients of 1 layers: those of the backward pass against those that
    are measured by moving each parameter, with the diagonal on which both are equal. Relative
    difference in layer 1: 0e+00.
    """
    fig, ax = plt.subplots(figsize=(5.6, 4.4), layout="constrained")
    layers, said = range(1, len(slopes) // 2 + 1), []
    for layer in layers:
        mine = np.r_[grads[f"dW{layer}"].ravel(), grads[f"db{layer}"].ravel()]
        theirs = np.r_[slopes[f"W{layer}"].ravel(), slopes[f"b{layer}"].ravel()]
        colour = plotting.LINE_COLOURS[layer - 1]
        ax.plot(mine, theirs, "os^D"[layer - 1], color=colour, alpha=0.7, label=f"layer {layer}")
        gap = np.linalg.norm(mine - theirs) / np.linalg.norm(mine)
        print(f"layer {layer}: {mine.size:2d} parameters, relative difference {gap:.0e}")
        said.append(f"in layer {layer}: {gap:.0e}")
    ends = [min(map(np.min, slopes.values())), max(map(np.max, slopes.values()))]
    ax.plot(ends, ends, color="grey", lw=1, zorder=0, label="equal")
    ax.set(
        title="Every gradient, computed and measured",
        xlabel="by L_model_backward (nats per unit)",
        ylabel="by moving the parameter (nats per unit)",
    )
    ax.legend(loc="upper left")
    plotting.show(
        fig,
        alt=f"Scatter of the gradients of {len(layers)} layers: those of the backward pass against "
        "those that are measured by moving each parameter, with the diagonal on which both are "
        f"equal. Relative difference {', '.join(said)}.",
    )


def draw_gradient_sizes(gradients: Mapping[str, Sequence[Array]]) -> None:
    """Print and draw how large `dW` is in each layer, from several starts.

    Parameters
    ----------
    gradients : mapping of str to sequence of ndarray
        `dW` of every layer, by the standard deviation of the weights.

    Examples
    --------
    >>> draw_gradient_sizes({"0.01": [np.full((2, 3), 1e-6), np.full((1, 2), 0.01)]})
    weights of standard deviation 0.01   : dW of layer 1 has size 1e-06
    [figure] Root mean square of dW against the layer, on a logarithmic axis. Weights of standard
    deviation 0.01: 1e-06 in layer 1, 1e-02 in layer 2.
    """
    fig, ax = plt.subplots(figsize=(7.5, 3.8), layout="constrained")
    said = []
    for k, (name, arrays) in enumerate(gradients.items()):
        sizes, layers = [_size(dW) for dW in arrays], range(1, len(arrays) + 1)
        label = f"weights of standard deviation {name}"
        ax.plot(layers, sizes, "os^"[k] + "-", color=plotting.LINE_COLOURS[k], label=label)
        print(f"weights of standard deviation {name:7s}: dW of layer 1 has size {sizes[0]:.0e}")
        some = sorted({1, len(sizes) - 1, len(sizes)} - {0})
        told = ", ".join(f"{sizes[layer - 1]:.0e} in layer {layer}" for layer in some)
        said.append(f"{label.capitalize()}: {told}.")
    ax.set_yscale("log")
    ax.set(title="How large the gradients are at the start", xlabel="layer")
    ax.set(ylabel="root mean square of dW\n(nats per unit)")
    ax.grid(alpha=0.3)
    ax.legend(loc="center right")
    plotting.show(
        fig,
        alt="Root mean square of dW against the layer, on a logarithmic axis. " + " ".join(said),
    )


def draw_borders(
    trained: Mapping[str, Parameters],
    forward: Forward,
    known: tuple[Array, Array],
    new: tuple[Array, Array],
) -> None:
    """Draw the borders of trained networks on the points that they were trained on.

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
    >>> draw_borders({"[2, 1]": unit}, L_model_forward, points, points)
    [figure] Points of two classes, and the borders of trained networks. [2, 1]: 100 % right, new
    100 %.
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
        alt=f"Points of two classes, and the borders of trained networks. {'. '.join(said)}.",
    )
