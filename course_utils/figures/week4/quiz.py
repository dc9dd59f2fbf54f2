"""Figures of week 4's quiz."""

import matplotlib.pyplot as plt
import numpy as np

from course_utils import plotting

__all__ = ["draw_starts"]


def draw_starts() -> None:
    """Draw how far the activations spread in ten layers, for three scales of the first weights.

    Which curve belongs to which scale is not told: the scales are shuffled, with a fixed seed.

    Examples
    --------
    >>> draw_starts()
    [figure] Standard deviation of the activations against the layer for three starts, ...
    """
    rng = np.random.default_rng(0)
    X = rng.normal(size=(100, 500))
    layers = np.arange(11)
    fig, ax = plt.subplots(figsize=(8, 4.2), layout="constrained")
    spreads = {}
    scales = np.random.default_rng(8).permutation([0.01, 0.1, 0.5])
    for letter, scale, style, colour in zip(
        "PQR", scales, ["-o", "--^", "-.s"], plotting.LINE_COLOURS, strict=False
    ):
        A = X
        spreads[letter] = [A.std()]
        for _ in layers[1:]:
            A = np.maximum(0, scale * rng.normal(size=(100, 100)) @ A)
            spreads[letter].append(A.std())
        ax.plot(layers, spreads[letter], style, color=colour, label=f"start {letter}")
    ax.set_yscale("log")
    ax.set_yticks([10.0**k for k in (-12, -9, -6, -3, 0, 3, 6)])
    ax.set_xticks(layers)
    ax.set(
        title="Spread of the activations before training",
        xlabel="layer (0: the inputs)",
        ylabel="standard deviation of the outputs",
    )
    ax.grid(alpha=0.3)
    ax.legend(loc="upper left")
    plotting.show(
        fig,
        alt="Standard deviation of the activations against the layer for three starts, all from 1 "
        f"at the inputs. P falls slowly, to {spreads['P'][-1]:.2f} at layer 10. Q grows at every "
        f"layer, to {spreads['Q'][-1]:.0e}. R falls at every layer, to {spreads['R'][-1]:.0e}.",
    )
