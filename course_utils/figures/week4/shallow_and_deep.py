"""Figures of the notebook week4/shallow_and_deep."""

from collections.abc import Callable, Mapping
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import plotting

__all__ = ["draw_costs", "draw_exclusive_or", "draw_folds", "draw_solved", "print_parity"]

Array = NDArray[Any]
Parameters = Mapping[str, Array]
Entrywise = Callable[[Array], Array]
Forward = Callable[[Array, Parameters], tuple[Array, Any]]
"""Takes the inputs and the parameters of a network; returns its outputs, and a cache a layer."""
Builders = Mapping[str, Callable[[int], Parameters]]
"""By name: what takes a number of bits and returns the parameters of a network for parity."""
WAYS = ("list", "tree", "counting", "folding")


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


def draw_costs(units_needed: Callable[[int, str], float]) -> None:
    """Draw what parity costs each way, in hidden units.

    Parameters
    ----------
    units_needed : callable
        The student's own: takes a number of bits and one of the four ways.

    Examples
    --------
    >>> draw_costs(lambda n, how: 2 * n if how == "tree" else n)
    [figure] Hidden units for 2, 4, 8, 16 bits, both axes logarithmic. list: 2, 4, 8, 16. tree: 4,
    8, 16, 32. counting: 2, 4, 8, 16. folding: 2, 4, 8, 16.
    """
    fig, ax = plt.subplots(figsize=(6.4, 3.6), layout="constrained")
    powers, said = [2, 4, 8, 16], []
    for k, how in enumerate(WAYS):
        units = [units_needed(n, how) for n in powers]
        ax.plot(powers, units, "os^D"[k] + "-", color=plotting.LINE_COLOURS[k], label=how)
        said.append(f"{how}: {', '.join(f'{number:g}' for number in units)}.")
    ax.set_xscale("log", base=2)
    ax.set_yscale("log", base=2)
    ax.set(title="What parity costs", xlabel="bits n", ylabel="hidden units")
    ax.set(xticks=powers, xticklabels=powers)
    ax.grid(alpha=0.3)
    ax.legend(loc="upper left")
    plotting.show(
        fig,
        alt=f"Hidden units for {', '.join(map(str, powers))} bits, both axes logarithmic. "
        f"{' '.join(said)}",
    )


def draw_folds(relu: Entrywise) -> None:
    """Draw how layers of two units fold the number of ones of 16 bits.

    Parameters
    ----------
    relu : callable
        Of the scores.

    Examples
    --------
    >>> draw_folds(lambda z: np.maximum(0, z))
    [figure] The folded number of ones after each of four layers, a zigzag with 2, 4, 8 and 16
    straight pieces.
    """
    fig, folds = plt.subplots(figsize=(6.4, 3.6), layout="constrained")
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
        alt="The folded number of ones after each of four layers, a zigzag with 2, 4, 8 and 16 "
        "straight pieces.",
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
