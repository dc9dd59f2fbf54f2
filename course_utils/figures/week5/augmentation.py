"""Figures of week 5's notebook augmentation, and the numbers printed beside them."""

from collections.abc import Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import ArrayLike, NDArray

from course_utils import plotting
from course_utils.training import History

__all__ = ["draw_digit_versions", "draw_gains", "draw_stops", "draw_versions"]

Array = NDArray[Any]


def draw_stops(runs: Sequence[History], stops: Sequence[int]) -> None:
    """Draw the costs on the dev set, with a star where each run would be stopped.

    Parameters
    ----------
    runs : sequence of History
        With costs on a dev set.
    stops : sequence of int
        Positions among the records of each run.

    Examples
    --------
    >>> draw_stops([History("L2", [0, 50, 100], [0.7, 0.4, 0.3], dev_costs=[0.7, 0.4, 0.5])], [1])
    [figure] Costs on the dev set; a star on each curve. L2: star at iteration 50, cost 0.40; in the
    end 0.50.
    L2               stop at    50: dev cost 0.400; at the end 0.500
    """
    fig, ax = plt.subplots(figsize=(8, 4), layout="constrained")
    title = "Cost on the dev set; the stars are where you would stop"
    curves = [History(run.label, run.iterations, run.dev_costs) for run in runs]
    plotting.plot_cost_curves(ax, curves, title=title)
    ax.legend(loc=(0.06, 0.62))
    told = []
    for line, run, stop in zip(ax.lines[:], curves, stops, strict=True):
        place = run.iterations[stop], run.costs[stop]
        ax.plot(*place, "*", ms=14, color=line.get_color(), mec="black")
        told.append(
            f"{run.label}: star at iteration {place[0]}, cost {place[1]:.2f}; in the end "
            f"{run.costs[-1]:.2f}."
        )
    plotting.show(fig, alt=f"Costs on the dev set; a star on each curve. {' '.join(told)}")
    for run, stop in zip(runs, stops, strict=True):
        print(
            f"{run.label:16s} stop at {run.iterations[stop]:5d}: dev cost "
            f"{run.dev_costs[stop]:.3f}; at the end {run.dev_costs[-1]:.3f}"
        )


def draw_versions(originals: Array, versions: Sequence[Array]) -> None:
    """Draw pictures of cats, each in a row with its changed versions.

    Parameters
    ----------
    originals : ndarray, shape (m, h, w, 3)
    versions : sequence of ndarray, shape (m, h, w, 3)

    Examples
    --------
    >>> draw_versions(np.zeros((2, 4, 4, 3)), [np.ones((2, 4, 4, 3))])
    [figure] 2 drawings of cats of 4 × 4 pixels, each followed by 1 changed
    version: ...
    """
    rows, columns = len(originals), 1 + len(versions)
    fig, axes = plt.subplots(
        rows, columns, figsize=(1.5 * columns, 1.6 * rows), layout="constrained", squeeze=False
    )
    images = [image for row in zip(originals, *versions, strict=True) for image in row]
    titles = ["original", *(f"version {k}" for k in range(1, columns))]
    plotting.plot_image_grid(axes, images, rows * titles)
    pixels = f"{originals.shape[1]} × {originals.shape[2]} pixels"
    fig.suptitle(f"Drawings of cats at {pixels}")
    plural = "" if len(versions) == 1 else "s"
    plotting.show(
        fig,
        alt=f"{rows} drawings of cats of {pixels}, each followed by {len(versions)} changed "
        f"version{plural}: mirrored or not, turned, moved, its border's colours in the corners.",
    )


def draw_gains(without: ArrayLike, augmented: ArrayLike, trained: int, others: int) -> None:
    """Draw the accuracies of each split without augmentation and with it, and print the gain.

    Parameters
    ----------
    without, augmented : array_like, shape (splits, 2)
        Accuracy in per cent and cost in nats, of at least two splits.
    trained, others : int
        Pictures in each split to train with, and those that the accuracy is measured on.

    Examples
    --------
    >>> draw_gains([[80, 0.5], [81, 0.6]], [[84, 0.3], [80, 0.4]], 40, 219)
    [figure] 2 lines from the accuracy without augmentation to that with it, with 40 training
    pictures. 1 of them rises, and the mean goes from 80.5 to 82.0 per cent.
    accuracy 80.5 % without, 82.0 % with augmentation
    gain 1.5 points, standard error 2.5; 1 of 2 better
    cost 0.550 without, 0.350 with
    """
    before, costs_before = np.asarray(without, dtype=float).T
    after, costs_after = np.asarray(augmented, dtype=float).T
    gain = after - before
    better, splits = int(np.sum(gain > 0)), len(gain)
    fig, ax = plt.subplots(figsize=(7, 4), layout="constrained")
    for ends in zip(before, after, strict=True):
        ax.plot([0, 1], ends, "o-", color=plotting.BLUE, mec="black", alpha=0.8)
    means = before.mean(), after.mean()
    ax.plot([0, 1], means, "s--", color="black", ms=9, label="mean over the splits")
    ax.set(
        title=f"{splits} splits, {trained} training pictures each",
        xlabel="how the network was trained",
        ylabel=f"right answers on the other {others} (%)",
        xlim=(-0.3, 1.3),
    )
    ax.set_xticks([0, 1], ["originals only", "augmented"])
    ax.legend(loc="upper left")
    plotting.show(
        fig,
        alt=f"{splits} lines from the accuracy without augmentation to that with it, with "
        f"{trained} training pictures. {better} of them {'rises' if better == 1 else 'rise'}, and "
        f"the mean goes from {means[0]:.1f} to {means[1]:.1f} per cent.",
    )
    error = gain.std(ddof=1) / np.sqrt(splits)
    print(f"accuracy {means[0]:.1f} % without, {means[1]:.1f} % with augmentation")
    print(f"gain {gain.mean():.1f} points, standard error {error:.1f}; {better} of {splits} better")
    print(f"cost {costs_before.mean():.3f} without, {costs_after.mean():.3f} with")


def draw_digit_versions(originals: Array, versions: Sequence[Array]) -> None:
    """Draw digits, each in a row with its changed versions, dark ink on light paper.

    Parameters
    ----------
    originals : ndarray, shape (m, h, w)
        Ink from 0 to 1.
    versions : sequence of ndarray, shape (m, h, w)

    Examples
    --------
    >>> draw_digit_versions(np.zeros((2, 8, 8)), [np.ones((2, 8, 8))])
    [figure] 2 handwritten digits of 8 × 8 pixels, each followed by 1 changed version.
    """
    rows, columns = len(originals), 1 + len(versions)
    fig, axes = plt.subplots(
        rows, columns, figsize=(1.3 * columns, 1.4 * rows), layout="constrained", squeeze=False
    )
    images = [image for row in zip(originals, *versions, strict=True) for image in row]
    titles = ["original", *(f"version {k}" for k in range(1, columns))]
    shown = [np.repeat(1 - image[:, :, np.newaxis], 3, axis=2) for image in images]
    plotting.plot_image_grid(axes, shown, rows * titles)
    pixels = f"{originals.shape[1]} × {originals.shape[2]} pixels"
    fig.suptitle(f"Handwritten digits of {pixels}")
    plural = "" if len(versions) == 1 else "s"
    plotting.show(
        fig,
        alt=f"{rows} handwritten digits of {pixels}, each followed by {len(versions)} changed "
        f"version{plural}.",
    )
