"""Figures of the notebook week7/frameworks."""

from __future__ import annotations

from collections.abc import Mapping

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import ArrayLike

from course_utils import plotting

__all__ = ["draw_agreement", "draw_step_times", "draw_trainings"]

DOUBLE = float(np.finfo(float).eps)
"""How far apart neighbouring numbers near 1 are in double precision."""
PROMISED = 1e-10
"""What is asked of two versions that compute the same."""


def draw_agreement(differences: Mapping[str, float]) -> None:
    """Draw how far two versions of the same arrays are apart.

    Parameters
    ----------
    differences : mapping of str to float
        Largest absolute difference, by the array's name.

    Examples
    --------
    >>> draw_agreement({"Z2": 1e-16, "dW1": 0.0})
    [figure] Largest difference of each array, on a logarithmic axis: Z2 1e-16, dW1 0. All lie below
    1e-10.
    """
    names, values = list(differences), np.array(list(differences.values()), float)
    fig, ax = plt.subplots(figsize=(6.8, 3.2), layout="constrained")
    shown = np.maximum(values, 1e-20)  # 0 has no logarithm
    ax.plot(names, shown, "o", color=plotting.BLUE, ms=7)
    ax.axhline(PROMISED, color=plotting.ORANGE, ls="--")
    ax.text(len(names) - 0.6, PROMISED * 1.6, f"{PROMISED:.0e}", ha="right")
    ax.axhline(DOUBLE, color="grey", ls=":")
    ax.text(
        len(names) - 0.6, DOUBLE * 1.6, "rounding of numbers near 1", ha="right", color="dimgrey"
    )
    ax.set(
        yscale="log",
        ylim=(1e-21, 1e-7),
        xlim=(-0.6, len(names) - 0.4),
        title="NumPy against PyTorch",
        xlabel="array",
        ylabel="largest difference (no unit)",
    )
    ax.grid(alpha=0.3)
    said = ", ".join(
        f"{name} {value:.0e}" if value else f"{name} 0" for name, value in differences.items()
    )
    below = "All lie" if values.max() < PROMISED else "Not all lie"
    plotting.show(
        fig,
        alt=f"Largest difference of each array, on a logarithmic axis: {said}. {below} below "
        f"{PROMISED:.0e}.",
    )


def draw_trainings(costs: Mapping[str, ArrayLike]) -> None:
    """Draw cost curves of several trainings on the same axes.

    The first is drawn broad, so that one that is the same can be seen on it.

    Parameters
    ----------
    costs : mapping of str to array_like
        Cost before each step, by what the legend calls it; four at most.

    Examples
    --------
    >>> draw_trainings({"NumPy": [0.7, 0.5], "PyTorch": [0.7, 0.5]})
    [figure] Cost curves over 2 steps. NumPy: from 0.700 to 0.500. PyTorch: from 0.700 to 0.500.
    PyTorch and NumPy are at most 0e+00 apart.
    """
    fig, ax = plt.subplots(figsize=(6.8, 3.6), layout="constrained")
    curves = {label: np.asarray(values, float) for label, values in costs.items()}
    (first, broad), *others = curves.items()
    ax.plot(broad, color=plotting.ORANGE, lw=6, alpha=0.5, label=first)
    colours = [plotting.BLUE, *plotting.LINE_COLOURS[2:]]
    for k, (label, curve) in enumerate(others):
        style = ("--", "-.", ":")[k]
        ax.plot(curve, color=colours[k], ls=style, lw=1.8, label=label)
    ax.set(title="Cost while training", xlabel="step", ylabel="cost $J$ (nats)")
    ax.legend(loc="upper right")
    ax.grid(alpha=0.3)
    said = [f"{label}: from {curve[0]:.3f} to {curve[-1]:.3f}." for label, curve in curves.items()]
    for label, curve in others:
        if curve.size == broad.size and np.abs(curve - broad).max() < 0.01:
            apart = np.abs(curve - broad).max()
            said.append(f"{label} and {first} are at most {apart:.0e} apart.")
    plotting.show(fig, alt=f"Cost curves over {broad.size} steps. {' '.join(said)}")


def draw_step_times(widths: ArrayLike, seconds: Mapping[str, ArrayLike]) -> None:
    """Draw how long a training step takes, against the width of the hidden layers.

    Parameters
    ----------
    widths : array_like of int
        Units of each hidden layer.
    seconds : mapping of str to array_like
        For a step, by what the legend calls the version; three at most.

    Examples
    --------
    >>> draw_step_times([8, 512], {"NumPy": [1e-4, 0.02], "PyTorch": [3e-4, 0.01]})
    [figure] Time of a training step against hidden units, both axes logarithmic. NumPy: 0.1 ms with
    8 units, 20 ms with 512. PyTorch: 0.3 ms with 8 units, 10 ms with 512.
    """
    units = np.asarray(widths, int)
    fig, ax = plt.subplots(figsize=(6.8, 3.6), layout="constrained")
    said = []
    low, high = (1000 * f([f(values) for values in seconds.values()]) for f in (np.min, np.max))
    for k, (label, values) in enumerate(seconds.items()):
        milliseconds = 1000 * np.asarray(values, float)
        style = {"color": plotting.LINE_COLOURS[k], "ls": plotting.LINE_STYLES[k]}
        ax.loglog(units, milliseconds, marker="os^"[k], label=label, **style)
        said.append(
            f"{label}: {milliseconds[0]:.2g} ms with {units[0]} units, {milliseconds[-1]:.2g} ms "
            f"with {units[-1]}."
        )
    ax.set_xticks(units, [str(n) for n in units])
    ax.tick_params(which="minor", length=0, labelbottom=False, labelleft=False)
    ax.set_ylim(*(10.0 ** np.array([np.floor(np.log10(low)), np.ceil(np.log10(high))])))
    ax.set(
        title="One training step, 256 examples",
        xlabel="units of a hidden layer",
        ylabel="processor time (ms)",
    )
    ax.legend(loc="upper left")
    ax.grid(alpha=0.3)
    words = "Time of a training step against hidden units, both axes logarithmic."
    plotting.show(fig, alt=f"{words} {' '.join(said)}")
