"""Figures of week 7's notebook batch_normalization_in_use."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap

from course_utils import plotting
from course_utils.figures._rows import row_of_axes
from course_utils.figures.week7.batch_normalization import Band

__all__ = [
    "CHANGES",
    "NOISE",
    "SHIFTS",
    "draw_axes",
    "draw_company",
    "draw_noise",
    "draw_regularisation",
    "draw_shifts",
]

CHANGES: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "as they are": lambda images: images,
    "mirrored": lambda images: images[:, :, ::-1],
    "light × 0.6": lambda images: 0.6 * images,
    "light × 0.4": lambda images: 0.4 * images,
    "light × 0.25": lambda images: 0.25 * images,
}
"""What is done to pictures of shape (m, h, w, 3) after training."""

NOISE: dict[str, dict[int, tuple[Band, Band]]] = {
    "right labels": {
        2: (Band(63, 61.7, 64.5), Band(63.1, 58.1, 68.3)),
        4: (Band(99.9, 99.2, 100), Band(93.5, 92.6, 94.6)),
        8: (Band(100, 100, 100), Band(95.2, 94.2, 96.1)),
        16: (Band(100, 100, 100), Band(95, 93.5, 96.5)),
        32: (Band(100, 100, 100), Band(95, 93.9, 95.7)),
        256: (Band(100, 100, 100), Band(94.6, 93.7, 95.2)),
    },
    "one label in ten wrong": {
        2: (Band(64.8, 57, 75), Band(67.7, 62.7, 79.6)),
        4: (Band(94.7, 92.2, 96.5), Band(89.6, 86.5, 91.8)),
        8: (Band(99.3, 98, 100), Band(87.8, 82.9, 91.3)),
        16: (Band(99.9, 99.6, 100), Band(86.9, 83.7, 90)),
        32: (Band(100, 99.6, 100), Band(86.3, 82, 89.8)),
        256: (Band(100, 100, 100), Band(86.8, 83.3, 90.9)),
    },
}
"""Accuracy (%) on the training and the test set by size of the groups, with right labels and with
one in ten wrong; from `benchmarks/results/accuracy_labs.md`, eight starts."""

SHIFTS: dict[str, dict[str, Band]] = {
    "plain": {
        "as they are": Band(94, 92, 98),
        "mirrored": Band(96.8, 94, 98),
        "light × 0.6": Band(82, 74, 90),
        "light × 0.4": Band(62, 52, 76),
        "light × 0.25": Band(45.2, 40, 60),
    },
    "batch norm, fixed statistics": {
        "as they are": Band(92.8, 86, 98),
        "mirrored": Band(95, 92, 98),
        "light × 0.6": Band(80, 66, 86),
        "light × 0.4": Band(65.8, 40, 82),
        "light × 0.25": Band(58.2, 40, 82),
    },
    "batch norm, own statistics": {
        "as they are": Band(86.2, 82, 90),
        "mirrored": Band(86.2, 82, 92),
        "light × 0.6": Band(86.2, 82, 90),
        "light × 0.4": Band(86.2, 82, 90),
        "light × 0.25": Band(86.2, 82, 90),
    },
}
"""Test accuracy (%) by change of the pictures, for each way of taking statistics; from there."""


def _style(number: int) -> dict[str, Any]:
    return {
        "color": plotting.LINE_COLOURS[number],
        "linestyle": plotting.LINE_STYLES[number],
        "marker": plotting.CLASS_MARKERS[number],
    }


def draw_company(answers: Mapping[int, Sequence[float]], label: int) -> None:
    """Draw one example's answers in batches of random company.

    Parameters
    ----------
    answers : mapping of int to sequence of float
        By size of the batch, the probability that the network gave each time.
    label : int
        The example's label, 0 or 1.

    Examples
    --------
    >>> draw_company({4: [0.2, 0.9], 64: [0.7, 0.72]}, 1)  # doctest: +ELLIPSIS
    [figure] ...
    """
    fig, ax = plt.subplots(figsize=(7.5, 3.4), layout="constrained")
    rng = np.random.default_rng(0)
    for place, values in enumerate(answers.values()):
        height = place + rng.uniform(-0.25, 0.25, len(values))
        ax.plot(values, height, "o", color=plotting.BLUE, alpha=0.4, markersize=4)
    ax.axvline(0.5, color="black", linestyle="--", linewidth=1)
    ax.set_yticks(range(len(answers)), [str(size) for size in answers])
    ax.set(
        title=f"One digit of label {label}, each time in other company",
        xlabel="probability that it is 5 or above (no unit)",
        ylabel="examples in the batch",
        xlim=(-0.03, 1.03),
    )
    ax.grid(alpha=0.3)
    said = "; ".join(
        f"batches of {size}: {min(values):.2f} to {max(values):.2f}"
        for size, values in answers.items()
    )
    plotting.show(fig, alt=f"Probabilities for one digit of label {label}. {said}.")


def draw_noise(spreads: Mapping[int, float]) -> None:
    """Draw how much one example's normalised value depends on its company.

    Parameters
    ----------
    spreads : mapping of int to float
        By size of the batch, the standard deviation over random companies.

    Examples
    --------
    >>> draw_noise({4: 0.5, 16: 0.25})  # doctest: +ELLIPSIS
    [figure] ...
    """
    fig, ax = plt.subplots(figsize=(6.5, 3.6), layout="constrained")
    sizes = np.array(list(spreads))
    values = np.array(list(spreads.values()))
    ax.loglog(sizes, values, label="measured", **_style(0))
    anchor = min(1, len(sizes) - 1)  # the smallest batches are capped, the largest share examples
    line = values[anchor] * np.sqrt(sizes[anchor] / sizes)
    ax.loglog(sizes, line, "k:", label="half for four times as many")
    ax.set(
        title="The noise of the company",
        xlabel="examples in the batch",
        ylabel="spread of one Z_norm (no unit)",
    )
    ax.set_xticks(sizes, [str(size) for size in sizes])
    ax.tick_params(axis="x", which="minor", length=0)
    ax.grid(alpha=0.3)
    ax.legend(loc="upper right")
    said = ", ".join(f"{size}: {value:.2g}" for size, value in spreads.items())
    plotting.show(
        fig,
        alt="Standard deviation of one example's normalised value over random companies, by size "
        f"of the batch, on logarithmic axes: {said}.",
    )


def draw_regularisation(measured: Mapping[str, Mapping[int, tuple[Band, Band]]]) -> None:
    """Draw training and test accuracy against the size of the groups.

    Parameters
    ----------
    measured : mapping of str to mapping of int to (Band, Band)
        For each kind of labels, by size, the band on the training and on the test set; such as
        `NOISE`.

    Examples
    --------
    >>> both = (Band(99, 98, 100), Band(95, 93, 96))
    >>> draw_regularisation({"right labels": {4: both, 256: both}})  # doctest: +ELLIPSIS
    [figure] ...
    """
    fig, axes = row_of_axes(len(measured), (5 * len(measured), 3.6))
    said = []
    for ax, (name, bands) in zip(axes, measured.items(), strict=True):
        for number, part in enumerate(("training set", "test set")):
            of_part = [both[number] for both in bands.values()]
            _draw_band(ax, list(bands), of_part, part, number)
            said.append(f"{name}, {part}: " + _words(bands, of_part))
        ax.set(title=name, xlabel="examples that share statistics", ylabel="accuracy (%)")
        ax.set_ylim(80, 101)
        ax.set_xticks(list(bands), [str(size) for size in bands])
        ax.tick_params(axis="x", which="minor", length=0)
        ax.grid(alpha=0.3)
    axes[-1].legend(loc="center left", bbox_to_anchor=(1, 0.5))
    fig.suptitle("Statistics from groups of a few: mean, lowest and highest start")
    plotting.show(fig, alt=f"Mean accuracy in percent and its range. {'. '.join(said)}.")


def _draw_band(
    ax: Axes, sizes: Sequence[int], bands: Sequence[Band], name: str, number: int
) -> None:
    colour = plotting.LINE_COLOURS[number]
    low, high = [band.low for band in bands], [band.high for band in bands]
    ax.fill_between(sizes, low, high, color=colour, alpha=0.2)
    ax.semilogx(sizes, [band.mean for band in bands], label=name, **_style(number))


def _words(names: Mapping[int, object], bands: Sequence[Band]) -> str:
    return ", ".join(
        f"{name}: {band.mean:.1f} ({band.low:.1f} to {band.high:.1f})"
        for name, band in zip(names, bands, strict=True)
    )


def draw_shifts(
    images: Mapping[str, np.ndarray], measured: Mapping[str, Mapping[str, Band]]
) -> None:
    """Draw one picture as it is and changed, and what networks make of pictures like it.

    Parameters
    ----------
    images : mapping of str to ndarray, shape (h, w, 3)
        By change, with numbers from 0 to 255.
    measured : mapping of str to mapping of str to Band
        For each way of taking statistics, the test accuracy (%) by change; such as `SHIFTS`.

    Examples
    --------
    >>> one = {"as they are": Band(90, 88, 92)}
    >>> draw_shifts({"as they are": np.zeros((4, 4, 3))}, {"plain": one})  # doctest: +ELLIPSIS
    [figure] ...
    """
    fig = plt.figure(figsize=(9.5, 5.2), layout="constrained")
    grid = fig.add_gridspec(2, len(images), height_ratios=[1, 1.9])
    for place, (name, image) in enumerate(images.items()):
        ax = fig.add_subplot(grid[0, place])
        ax.imshow(np.clip(image, 0, 255).astype(np.uint8))
        ax.set_title(name, fontsize=9)
        ax.axis("off")
    ax = fig.add_subplot(grid[1, :])
    for number, (name, bands) in enumerate(measured.items()):
        places = np.arange(len(bands)) + 0.12 * (number - 1)
        mean = np.array([band.mean for band in bands.values()])
        low = mean - [band.low for band in bands.values()]
        high = [band.high for band in bands.values()] - mean
        style = {**_style(number), "linestyle": "none"}
        ax.errorbar(places, mean, yerr=[low, high], label=name, capsize=3, **style)
    ax.set_xticks(range(len(bands)), list(bands))
    ax.set(
        title="Test pictures, changed after training: mean, lowest and highest of eight starts",
        xlabel="change",
        ylabel="test accuracy (%)",
    )
    ax.grid(alpha=0.3)
    ax.legend(loc="lower left", fontsize=9)
    said = "; ".join(
        f"{name}: " + ", ".join(f"{change} {band.mean:.0f}" for change, band in bands.items())
        for name, bands in measured.items()
    )
    plotting.show(
        fig, alt=f"One picture, changed in several ways, and test accuracies in percent. {said}."
    )


def draw_axes(n: int, m: int) -> None:
    """Draw which entries of Z share a mean in batch and in layer normalisation.

    Parameters
    ----------
    n, m : int
        Units and examples.

    Examples
    --------
    >>> draw_axes(4, 6)  # doctest: +ELLIPSIS
    [figure] ...
    """
    fig, axes = plt.subplots(1, 2, figsize=(8, 2.9), layout="constrained")
    row, column = np.zeros((n, m)), np.zeros((n, m))
    row[1], column[:, 1] = 1, 1
    two = ListedColormap(["0.88", plotting.BLUE])
    for ax, shared, name in zip(
        axes, (row, column), ("batch normalisation", "layer normalisation"), strict=True
    ):
        ax.pcolormesh(shared, cmap=two, edgecolor="white", linewidth=2)
        ax.invert_yaxis()
        ax.set_aspect("equal")
        ax.set(title=f"{name}: one mean", xlabel="example", ylabel="unit")
        ax.set_xticks(np.arange(m) + 0.5, np.arange(1, m + 1))
        ax.set_yticks(np.arange(n) + 0.5, np.arange(1, n + 1))
    plotting.show(
        fig,
        alt=f"Z as a grid of {n} units by {m} examples, twice. Batch normalisation takes a mean "
        "over one row, a unit in all examples. Layer normalisation takes it over one column, all "
        "units of an example.",
    )
