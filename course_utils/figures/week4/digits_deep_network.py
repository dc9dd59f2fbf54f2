"""Figures of week 4's notebook digits_deep_network."""

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.figures.common import as_picture
from course_utils.figures.week3.digits_hidden_layer import draw_splits

__all__ = ["draw_layers", "draw_shares", "draw_splits", "draw_units"]

Array = NDArray[Any]


def draw_units(
    A: Array, X: Array, y: Array, heading: str, weights: Array | None = None, count: int = 8
) -> None:
    """Show pictures among the twenty that some units answer to most, below their weights if given.

    Shown are the first units that answer to anything; of the pictures, those with rank 1, 7, 13 and
    19. Says from how many different digits the twenty come, on average over all such units.

    Parameters
    ----------
    A : ndarray, shape (n, m)
        Activations of the layer.
    X : ndarray, shape (64, m)
    y : ndarray of int, shape (1, m)
    heading : str
    weights : ndarray, shape (n, 64), optional
        Of a first layer.
    count : int

    Examples
    --------
    >>> A, y = np.arange(40.0).reshape(1, 40), np.repeat([[7, 1]], 20, axis=1)
    >>> draw_units(A, np.zeros((64, 40)), y, "Layer 3", count=1)
    Layer 3: the 20 strongest answers of a unit come from 1.0 different digits on average
    [figure] Layer 3. Answers of rank 1, 7, 13 and 19: unit 1 to 1, 1, 1, 1.
    """
    alive = np.flatnonzero(A.max(axis=1) > 0)
    strongest = {unit: np.argsort(-A[unit])[:20] for unit in alive}
    digits = np.mean([len(set(y[0, places].tolist())) for places in strongest.values()])
    print(
        f"{heading}: the 20 strongest answers of a unit come from {digits:.1f} different digits on "
        "average"
    )
    units, above = alive[:count], 0 if weights is None else 1
    fig, axes = plt.subplots(
        above + 4,
        len(units),
        figsize=(1.25 * len(units) + 1.0 * above, 1.15 * (above + 4) + 0.9),
        layout="constrained",
        squeeze=False,
        height_ratios=[1.5] * above + [1.0] * 4,
    )
    said = []
    for column, unit in enumerate(units):
        if weights is not None:
            limit = np.abs(weights[units]).max()
            mappable = axes[0, column].imshow(
                as_picture(weights[unit]), cmap="PuOr_r", vmin=-limit, vmax=limit
            )
        shown = strongest[unit][::6]
        for ax, i in zip(axes[above:, column], shown, strict=True):
            ax.imshow(1 - as_picture(X[:, i]), cmap="gray", vmin=0, vmax=1)
            ax.set_title(str(y[0, i]), fontsize=9, pad=2)
        name = f"unit {unit + 1}"
        axes[0, column].set_title(name if above else f"{name}\n{y[0, shown[0]]}", fontsize=9)
        said.append(f"{name} to {', '.join(str(y[0, i]) for i in shown)}")
    for ax in axes.flat:
        ax.set_axis_off()
    if weights is not None:
        fig.colorbar(mappable, ax=axes[0], label="weight", shrink=0.9)
    beneath = "weights, and below " if above else ""
    fig.suptitle(f"{heading}: {beneath}digits that a unit answers to (rank 1, 7, 13, 19)")
    plotting.show(fig, alt=f"{heading}. Answers of rank 1, 7, 13 and 19: {'; '.join(said)}.")


def draw_layers(accuracies: Mapping[str, Sequence[Sequence[float]]]) -> None:
    """Draw what the nearest class mean gets right, layer by layer, a line for each network.

    Parameters
    ----------
    accuracies : mapping of str to sequence of sequence of float
        In percent, for each kind of network a list for each network, one number a layer.

    Examples
    --------
    >>> draw_layers({"trained": [[91.0, 95.0, 97.0]], "untrained": [[91.0, 80.0, 70.0]]})
    [figure] Nearest class mean by layer, from the pixels on. trained: 91.0, 95.0, 97.0 % on
    average; untrained: 91.0, 80.0, 70.0 % on average.
    """
    fig, ax = plt.subplots(figsize=(7.4, 4.0), layout="constrained")
    said = []
    for number, (name, runs) in enumerate(accuracies.items()):
        values = np.array(runs)
        layers = np.arange(values.shape[1])
        colour, style = plotting.LINE_COLOURS[number], ["-o", "--^"][number]
        for run, line in enumerate(values):
            label = name if run == 0 else None
            ax.plot(layers, line, style, color=colour, alpha=0.6, label=label)
        means = ", ".join(f"{mean:.1f}" for mean in values.mean(axis=0))
        said.append(f"{name}: {means} % on average")
    names = ["pixels", *(f"layer {layer}" for layer in layers[1:-1]), "outputs"]
    ax.set_xticks(layers, names)
    ax.set(
        title="Held-out digits that lie nearest to the mean of their class",
        xlabel="layer (a line for each split)",
        ylabel="right (%)",
    )
    ax.grid(alpha=0.3)
    ax.legend(loc="lower left")
    plotting.show(fig, alt=f"Nearest class mean by layer, from the pixels on. {'; '.join(said)}.")


def draw_shares(shares: Sequence[Array]) -> None:
    """Draw how much of each unit's variance the class explains, a column of points for each layer.

    Parameters
    ----------
    shares : sequence of ndarray, shape (n[l],)
        Of the pixels first.

    Examples
    --------
    >>> draw_shares([np.array([0.2, 0.4]), np.array([0.8, 0.9])])
    [figure] Share of a unit's variance that the class explains. Medians: pixels 0.30, layer 1 0.85.
    """
    fig, ax = plt.subplots(figsize=(7.4, 4.0), layout="constrained")
    rng = np.random.default_rng(0)
    names = ["pixels", *(f"layer {layer}" for layer in range(1, len(shares)))]
    for place, share in enumerate(shares):
        aside = rng.uniform(-0.22, 0.22, size=len(share))
        ax.plot(place + aside, share, "o", color=plotting.BLUE, alpha=0.5, ls="none")
        ax.plot([place], [np.median(share)], "_", color="black", ms=60, mew=2.5)
    ax.set_xticks(range(len(shares)), names)
    ax.set(
        title="What the class explains of single units; the bar is the median",
        xlabel="layer (a point for each pixel or unit)",
        ylabel="share of the variance",
        ylim=(-0.03, 1.03),
    )
    ax.grid(alpha=0.3, axis="y")
    said = ", ".join(f"{n} {np.median(s):.2f}" for n, s in zip(names, shares, strict=True))
    plotting.show(fig, alt=f"Share of a unit's variance that the class explains. Medians: {said}.")
