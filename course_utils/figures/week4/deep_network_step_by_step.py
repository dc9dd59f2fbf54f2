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
    "draw_exclusive_or",
    "draw_gradient_sizes",
    "draw_gradients",
    "draw_parity",
    "draw_shapes",
    "draw_solved",
    "print_parity",
]

Array = NDArray[Any]
Parameters = Mapping[str, Array]
Entrywise = Callable[[Array], Array]
Forward = Callable[[Array, Parameters], tuple[Array, Any]]
"""Takes the inputs and the parameters of a network; returns its outputs, and a cache a layer."""
Builders = Mapping[str, Callable[[int], Parameters]]
"""By name: what takes a number of bits and returns the parameters of a network for parity."""


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


def draw_exclusive_or(relu: Entrywise) -> None:
    """Draw the inputs of exclusive or, and two units that read the sum of the bits.

    Parameters
    ----------
    relu : callable
        Of the scores.

    Examples
    --------
    >>> draw_exclusive_or(lambda z: np.maximum(0, z))
    [figure] Left: the four corners of a square; the two that differ lie between two parallel ...
    """
    fig, (corners, units) = plt.subplots(1, 2, figsize=(9.5, 3.4), layout="constrained")
    for (x1, x2), differ in {(0, 0): 0, (0, 1): 1, (1, 0): 1, (1, 1): 0}.items():
        colour, marker = (plotting.BLUE, plotting.ORANGE)[differ], "o^"[differ]
        corners.scatter(x1, x2, s=140, color=colour, edgecolors="k", marker=marker, zorder=3)
        corners.annotate(f"s = {x1 + x2}", (x1, x2), xytext=(9, 9), textcoords="offset points")
    for total in (0.5, 1.5):
        place = total / 2 + 0.28, total / 2 - 0.2
        corners.plot([total - 1.4, 1.4], [1.4, total - 1.4], "--", color="grey")
        corners.text(*place, f"s = {total}", color="dimgrey", fontsize=9)
    corners.set(title="Exclusive or: triangles differ", xlabel="$x_1$ (bit)", ylabel="$x_2$ (bit)")
    corners.set(xlim=(-0.4, 1.5), ylim=(-0.4, 1.5), xticks=[0, 1], yticks=[0, 1], aspect="equal")
    s = np.linspace(-0.5, 2.5, 300)
    units.plot(s, relu(s), color=plotting.BLUE, label="relu(s)")
    units.plot(s, relu(s - 1), "--", color=plotting.LINE_COLOURS[1], label="relu(s − 1)")
    units.plot([0, 1, 2], [0, 1, 0], "k^", ms=10, label="wanted")
    title = "Two units, and what is wanted of them"
    units.set(title=title, xlabel="sum s of the bits", ylabel="activation")
    units.legend(loc="upper left")
    plotting.show(
        fig,
        alt="Left: the four corners of a square; the two that differ lie between two parallel "
        "lines of equal sum. Right: two ReLU units over the sum of the bits, one rising from 0, "
        "the other from 1; wanted are the values 0, 1, 0 at the sums 0, 1, 2.",
    )


def _hidden_units(parameters: Parameters) -> int:
    """Return the number of units in all hidden layers."""
    return sum(len(parameters[f"W{layer}"]) for layer in range(1, len(parameters) // 2))


def print_parity(networks: Builders, forward: Forward) -> None:
    """Print how large networks for parity are, and how many inputs of 4 and 8 bits they get right.

    Parameters
    ----------
    networks : mapping of str to callable
        Each takes the number of bits and returns parameters.
    forward : callable
        The student's own `L_model_forward`.

    Examples
    --------
    >>> from course_utils.reference import deep, depth
    >>> print_parity({"tree": depth.parity_by_tree}, deep.L_model_forward)
       n  network   hidden layers  hidden units  right answers
       4  tree               2              6         16 of 16
       8  tree               3             14       256 of 256
    """
    print("   n  network   hidden layers  hidden units  right answers")
    for n in (4, 8):
        bits = np.arange(2**n) >> np.arange(n)[:, np.newaxis] & 1  # every input, a column each
        parity = bits.sum(axis=0, keepdims=True) % 2
        for name, build in networks.items():
            parameters = build(n)
            AL, caches = forward(bits, parameters)
            right = f"{np.sum((AL > 0.5) == parity)} of {2**n}"
            size = f"{len(caches) - 1:10d} {_hidden_units(parameters):14d}"
            print(f"{n:4d}  {name:9s} {size}  {right:>15s}")


def draw_parity(networks: Builders, relu: Entrywise) -> None:
    """Draw what parity costs each network, and how layers fold the number of ones.

    Parameters
    ----------
    networks : mapping of str to callable
        Each takes the number of bits and returns parameters.
    relu : callable
        Of the scores.

    Examples
    --------
    >>> from course_utils.reference import depth
    >>> draw_parity({"tree": depth.parity_by_tree}, lambda z: np.maximum(0, z))
    [figure] Left: hidden units for 2, 4, 8, 16 bits, both axes logarithmic. tree: 2, 6, 14, 30.
    Right: the folded number of ones after each of four layers, a zigzag with 2, 4, 8 and 16
    straight pieces.
    """
    fig, (costs, folds) = plt.subplots(1, 2, figsize=(10.5, 3.8), layout="constrained")
    powers, said = [2, 4, 8, 16], []
    for k, (name, build) in enumerate(networks.items()):
        units = [_hidden_units(build(n)) for n in powers]
        costs.plot(powers, units, "os^D"[k] + "-", color=plotting.LINE_COLOURS[k], label=name)
        said.append(f"{name}: {', '.join(map(str, units))}.")
    costs.set_xscale("log", base=2)
    costs.set_yscale("log", base=2)
    costs.set(title="What parity costs", xlabel="bits n", ylabel="hidden units")
    costs.set(xticks=powers, xticklabels=powers)
    costs.grid(alpha=0.3)
    costs.legend(loc="upper left")

    ones = np.linspace(0, 16, 1601)
    folded, n = ones, 16
    for k, width in enumerate([8, 5, 2.5, 1]):  # thinner and thinner: the lines lie on one another
        n //= 2
        folded = relu(folded) - 2 * relu(folded - n)
        label = f"after layer {k + 1}: {2 ** (k + 1)} pieces"
        colour = [*plotting.LINE_COLOURS[:3], "black"][k]
        folds.plot(ones, folded, color=colour, lw=width, label=label)
    folds.set(title="Folding 16 bits: two units a layer", ylim=(-0.3, 12.5))
    folds.set(xlabel="number of ones s", ylabel="what the layer hands on")
    folds.legend(loc="upper right", ncols=2)
    plotting.show(
        fig,
        alt=f"Left: hidden units for {', '.join(map(str, powers))} bits, both axes logarithmic. "
        f"{' '.join(said)} Right: the folded number of ones after each of four layers, a zigzag "
        "with 2, 4, 8 and 16 straight pieces.",
    )


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


def draw_solved(solved: Mapping[str, int]) -> None:
    """Draw how many of ten runs get the parity of every input right, as bars.

    Parameters
    ----------
    solved : mapping of str to int
        By the name of the network; the last one starts near the answer.

    Examples
    --------
    >>> draw_solved({"as the list": 6, "tree, from near the answer": 10})
    [figure] Bars: how many runs of ten get all 16 inputs right. as the list: 6, tree, from near the
    answer: 10.
    """
    colours = [plotting.BLUE] * (len(solved) - 1) + [plotting.ORANGE]
    fig, ax = plt.subplots(figsize=(8, 3.4), layout="constrained")
    ax.bar_label(ax.bar(list(solved), list(solved.values()), color=colours))
    ax.set(title="Parity of four bits, trained from ten starts each", ylim=(0, 11.5))
    ax.set(xlabel="network (layer_dims)", ylabel="runs that solve it (of 10)")
    said = ", ".join(f"{name}: {count}" for name, count in solved.items()).replace("\n", " ")
    plotting.show(fig, alt=f"Bars: how many runs of ten get all 16 inputs right. {said}.")
