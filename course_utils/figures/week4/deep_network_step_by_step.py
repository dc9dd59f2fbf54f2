"""Figures of the notebook week4/deep_network_step_by_step."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import plotting

__all__ = ["draw_activations", "draw_arrays", "draw_blocks"]

Array = NDArray[Any]
Entrywise = Callable[[Array], Array]


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
