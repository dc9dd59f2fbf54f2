"""Figures of week 7's notebook batch_normalization."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from course_utils import plotting

__all__ = ["MEASURED", "Band", "draw_activations", "draw_rates", "draw_spreads", "draw_ways"]


class Band(NamedTuple):
    """Accuracy (%) over several starts: the mean, the lowest and the highest."""

    mean: float
    low: float
    high: float


MEASURED: dict[str, dict[float, Band]] = {
    "without": {
        0.003: Band(63.1, 49.4, 72),
        0.01: Band(86.4, 77.5, 91.1),
        0.03: Band(96.2, 93.6, 97.7),
        0.1: Band(98.1, 96.6, 99.1),
        0.3: Band(86, 50.4, 96.9),
        1.0: Band(50.2, 49.6, 50.4),
        3.0: Band(50.2, 49.6, 50.4),
    },
    "with batch norm": {
        0.003: Band(67.8, 65, 72),
        0.01: Band(84.6, 81.2, 87.2),
        0.03: Band(97.7, 96.9, 98.2),
        0.1: Band(99.7, 99.4, 100),
        0.3: Band(99.8, 99.7, 100),
        1.0: Band(99.7, 99.4, 99.9),
        3.0: Band(99.6, 98.5, 100),
    },
}
"""Training accuracy by learning rate, from `benchmarks/results/accuracy_labs.md`, eight starts."""


def draw_spreads(spreads: Mapping[str, Sequence[float]], title: str) -> None:
    """Draw how the standard deviation changes from layer to layer.

    Parameters
    ----------
    spreads : mapping of str to sequence of float
        For each network, by its name in the legend, the standard deviation of Z in every layer.
    title : str

    Examples
    --------
    >>> draw_spreads({"He": [1.4, 1.3, 1.5]}, "Spread of Z")  # doctest: +ELLIPSIS
    [figure] ...
    """
    fig, ax = plt.subplots(figsize=(7.5, 3.6), layout="constrained")
    for k, (name, values) in enumerate(spreads.items()):
        layers = np.arange(1, len(values) + 1)
        style = {
            "color": plotting.LINE_COLOURS[k % len(plotting.LINE_COLOURS)],
            "linestyle": plotting.LINE_STYLES[k % len(plotting.LINE_STYLES)],
            "marker": plotting.CLASS_MARKERS[k % len(plotting.CLASS_MARKERS)],
        }
        ax.semilogy(layers, values, label=name, **style)
    ax.set(title=title, xlabel="hidden layer", ylabel="standard deviation of Z (no unit)")
    ax.set_xticks(layers)
    ax.grid(alpha=0.3)
    ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
    ends = ", ".join(f"{name} from {v[0]:.2g} to {v[-1]:.2g}" for name, v in spreads.items())
    plotting.show(
        fig, alt=f"Standard deviation of Z by hidden layer, on a logarithmic axis: {ends}."
    )


def draw_activations(
    before: Sequence[np.ndarray], after: Sequence[np.ndarray], layers: Sequence[int]
) -> None:
    """Draw histograms of what goes into the activation, without and with batch normalisation.

    Parameters
    ----------
    before, after : sequence of ndarray, shape (n[l], m)
        Of every hidden layer: in the plain network, and in the normalised one.
    layers : sequence of int
        Numbers, from 1, of the layers to show.

    Examples
    --------
    >>> Z = np.linspace(-1, 1, 50).reshape(5, 10)
    >>> draw_activations([Z / 9, Z / 99], [Z, Z], [1, 2])  # doctest: +ELLIPSIS
    [figure] ...
    """
    fig, axes = plt.subplots(
        2,
        len(layers),
        figsize=(2.4 * len(layers), 4.2),
        layout="constrained",
        sharex=True,
        sharey="row",
    )
    bins = np.linspace(-4, 4, 61)
    for row, (name, arrays, colour) in enumerate(
        [
            ("without", before, plotting.LINE_COLOURS[1]),
            ("with batch norm", after, plotting.BLUE),
        ]
    ):
        for ax, layer in zip(axes[row], layers, strict=True):
            values = np.clip(arrays[layer - 1].ravel(), -4, 4)
            ax.hist(
                values, bins=bins, weights=np.full(values.size, 100 / values.size), color=colour
            )
            ax.set_xticks([-4, -2, 0, 2, 4])
            ax.set_title(f"layer {layer}, {name}", fontsize=9)
    fig.suptitle("What goes into the activation, before training")
    fig.supxlabel("value (no unit; beyond ±4 counted at the edge)", fontsize=9)
    fig.supylabel("share of the values (%)", fontsize=9)
    said = "; ".join(
        f"layer {layer} {before[layer - 1].std():.2g} without and {after[layer - 1].std():.2g} with"
        for layer in layers
    )
    plotting.show(
        fig,
        alt="Histograms of what goes into the activation, above without and below with batch "
        f"normalisation. Standard deviations: {said}.",
    )


def draw_ways() -> None:
    """Draw the ways by which one example's Z reaches the result, forward and back.

    Examples
    --------
    >>> draw_ways()  # doctest: +ELLIPSIS
    [figure] ...
    """
    z, mu, d = "$Z$", r"$\mu$ = mean of $Z$", r"$D = Z - \mu$"
    sigma = r"$\sigma = \sqrt{\mathrm{mean\ of\ } D^2 + \varepsilon}$"
    norm, out = r"$Z_{norm} = D / \sigma$", r"$\tilde Z = \gamma Z_{norm} + \beta$"
    gamma, beta = r"$\gamma$", r"$\beta$"
    nodes = {
        **{z: (0, 0), mu: (1.1, 0.8), d: (2.2, 0), sigma: (3.3, 0.8), norm: (4.5, 0)},
        **{gamma: (5.4, 0.8), beta: (6.6, 0.8), out: (6, 0)},
    }
    edges = [
        (z, mu, "", r"$d\mu$"),
        (z, d, "", "$dD$"),
        (mu, d, "", "$dD$"),
        (d, sigma, "", r"$d\sigma$"),
        (d, norm, "", r"$dZ_{norm}$"),
        (sigma, norm, "", r"$dZ_{norm}$"),
        (norm, out, "", r"$d\tilde Z$"),
        (gamma, out, "", ""),
        (beta, out, "", ""),
    ]
    fig, ax = plt.subplots(figsize=(11, 2.8), layout="constrained")
    title = "Solid arrows go forward; dashed ones carry back the derivative of the box they leave"
    plotting.plot_computation_graph(ax, nodes, edges, title=title)
    plotting.show(
        fig,
        alt="Computation graph. Z goes into its mean μ and, less μ, becomes D. D goes into σ, the "
        "root of its mean square plus ε, and is divided by σ: that is Z_norm. Times γ plus β it is "
        "Z tilde, from which γ, β and Z_norm get their slopes. On the way back D collects from "
        "Z_norm and from σ, and Z from D and from μ.",
    )


def _draw_band(ax: Axes, name: str, bands: Mapping[float, Band], number: int) -> None:
    rates = list(bands)
    low, high = [band.low for band in bands.values()], [band.high for band in bands.values()]
    colour = plotting.LINE_COLOURS[number]
    ax.fill_between(rates, low, high, color=colour, alpha=0.2)
    ax.semilogx(
        rates,
        [band.mean for band in bands.values()],
        color=colour,
        linestyle=plotting.LINE_STYLES[number],
        marker=plotting.CLASS_MARKERS[number],
        label=name,
    )


def draw_rates(
    measured: Mapping[str, Mapping[float, Band]], yours: Mapping[float, float] | None = None
) -> None:
    """Draw the accuracy reached against the learning rate, as bands over several starts.

    Parameters
    ----------
    measured : mapping of str to mapping of float to Band
        For each network, by its name, the band at each learning rate; such as `MEASURED`.
    yours : mapping of float to float, optional
        The accuracy (%) of runs of one's own, by learning rate.

    Examples
    --------
    >>> draw_rates({"plain": {0.1: Band(90, 80, 95), 1: Band(50, 50, 51)}})  # doctest: +ELLIPSIS
    [figure] ...
    """
    fig, ax = plt.subplots(figsize=(8, 4), layout="constrained")
    for number, (name, bands) in enumerate(measured.items()):
        _draw_band(ax, name, bands, number)
    if yours:
        ax.plot(
            list(yours), list(yours.values()), "k*", markersize=13, label="your run, batch norm"
        )
    ax.set(
        title="Eleven layers after 20 epochs: mean, lowest and highest start",
        xlabel="learning rate (no unit)",
        ylabel="training accuracy (%)",
        ylim=(45, 102),
    )
    ax.grid(alpha=0.3)
    ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
    said = "; ".join(
        f"{name}: "
        + ", ".join(
            f"{rate:g}: {band.mean:.0f} ({band.low:.0f} to {band.high:.0f})"
            for rate, band in bands.items()
        )
        for name, bands in measured.items()
    )
    own = "".join(f" Your run at {rate:g}: {value:.0f}." for rate, value in (yours or {}).items())
    plotting.show(
        fig, alt=f"Training accuracy in percent by learning rate, mean and range. {said}.{own}"
    )
