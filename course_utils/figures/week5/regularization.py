"""Figures of week 5's notebook regularization, and the numbers printed beside them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from course_utils import plotting
from course_utils.figures import common
from course_utils.figures._rows import row_of_axes
from course_utils.training import History

__all__ = [
    "METRES",
    "draw_beliefs",
    "draw_dropout",
    "draw_gains",
    "draw_kicks",
    "draw_means",
    "draw_over_fitting",
    "draw_stops",
    "draw_strengths",
    "draw_versions",
    "draw_weights",
    "print_answering_the_same",
    "print_dropout",
    "print_in_use",
    "print_keep_probs",
    "print_stops",
]

Array = NDArray[Any]
Predict = Callable[[Array], Array]

METRES = 20
"""One unit of a feature of the kicks stands for 20 m, so that features are about as large as 1."""

WINNERS = ("they won the header", "we won the header")
"""Who won the header, in the order of the labels."""


def draw_kicks(X: Array, Y: Array, title: str) -> None:
    """Draw kicks on the pitch, and who won their headers.

    Parameters
    ----------
    X : ndarray, shape (2, m)
        Along and across the pitch from its middle, in units of 20 m; some on either half.
    Y : ndarray, shape (1, m)
        1 where our team won.
    title : str

    Examples
    --------
    >>> draw_kicks(np.array([[-1.0, 1.0, 2.0], [0.0, 0.5, 1.0]]), np.array([[1, 0, 1]]), "3 kicks")
    [figure] A football pitch with 3 points. Our team won 100 % of the headers on the left half,
    where our own goal is, and 50 % on the right one. ...
    """
    fig, ax = plt.subplots(figsize=(8.4, 5), layout="constrained")
    _draw_pitch(ax, X, Y, title)
    left = X[0] < 0
    plotting.show(
        fig,
        alt=f"A football pitch with {X.shape[1]} points. Our team won "
        f"{100 * Y[0, left].mean():.0f} % of the headers on the left half, where our own goal is, "
        f"and {100 * Y[0, ~left].mean():.0f} % on the right one. Between them is a slanted band "
        "where both win, just right of the middle; single points lie deep in the other team's "
        "region.",
    )


def _draw_pitch(ax: Axes, X: Array, Y: Array, title: str, predict: Predict | None = None) -> str:
    """Draw kicks on the pitch, in metres, over a network's answers; say where these change."""
    told = "" if predict is None else _draw_field(ax, predict)
    ax.plot([-52.5, 52.5, 52.5, -52.5, -52.5], [-34, -34, 34, 34, -34], color="grey", lw=1)
    ax.plot([0, 0], [-34, 34], color="grey", lw=1)
    turn = np.linspace(0, 2 * np.pi, 80)
    ax.plot(9.15 * np.cos(turn), 9.15 * np.sin(turn), color="grey", lw=1)
    plotting.plot_classes(ax, METRES * X, Y, WINNERS, size=22)
    ax.set(title=title, xlabel="along the pitch (m)", ylabel="across (m)", aspect="equal")
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.16), ncols=2)
    return told


def _draw_field(ax: Axes, predict: Predict) -> str:
    """Colour the pitch by a network's answers; say how long the border between them is."""
    along, across = np.linspace(-52.5, 52.5, 211), np.linspace(-34, 34, 137)
    grass = np.stack(np.meshgrid(along, across)).reshape(2, -1)
    field = predict(grass / METRES).reshape(137, 211)
    mesh, lines = plotting.plot_field(ax, along, across, field)
    ax.figure.colorbar(mesh, ax=ax, label="P(we win)", shrink=0.8)
    if not lines:
        return "the answer is the same everywhere"
    length = sum(np.linalg.norm(np.diff(line, axis=0), axis=1).sum() for line in lines)
    pieces = "one piece" if len(lines) == 1 else f"{len(lines)} pieces"
    return f"the border of the network's answer is {length:.0f} m long, in {pieces}"


def draw_beliefs(predicts: Mapping[str, Predict], X: Array, Y: Array) -> None:
    """Draw what networks answer all over the pitch, with kicks, in a picture for each.

    Parameters
    ----------
    predicts : mapping of str to callable
        By the title of the picture: takes features, shape (2, n), and returns the probability
        that our team wins, shape (1, n).
    X : ndarray, shape (2, m)
        Along and across the pitch from its middle, in units of 20 m.
    Y : ndarray, shape (1, m)
        1 where our team won.

    Examples
    --------
    >>> X, Y = np.array([[-1.0, 1.0], [0.0, 0.5]]), np.array([[1, 0]])
    >>> draw_beliefs({"Cut in the middle": lambda X: 1.0 * (X[:1] < 0.1)}, X, Y)
    [figure] The pitch with 2 kicks. Cut in the middle: the border of the network's answer is 68 m
    long, in one piece. ...
    """
    size = (9, 5) if len(predicts) == 1 else (6.25 * len(predicts), 4.8)
    fig, axes = row_of_axes(len(predicts), size)
    told = [
        f"{title}: {_draw_pitch(ax, X, Y, title, predict)}"
        for ax, (title, predict) in zip(axes, predicts.items(), strict=True)
    ]
    plotting.show(
        fig,
        alt=f"The pitch with {X.shape[1]} kicks. {'. '.join(told)}. A straight line across the "
        "pitch is 68 m long; bays, corners and islands around single points make a border longer.",
    )


def draw_over_fitting(
    iterations: Sequence[int], train_costs: Sequence[float], dev_costs: Sequence[float]
) -> None:
    """Draw the costs of one run on both sets, and print where that on the dev set is lowest.

    Parameters
    ----------
    iterations : sequence of int
    train_costs, dev_costs : sequence of float
        One for each of the iterations, in nats.

    Examples
    --------
    >>> draw_over_fitting([0, 50, 100], [0.7, 0.3, 0.1], [0.7, 0.4, 0.6])
    [figure] Two cost curves. On the training set the cost goes from 0.70 to 0.10. On the dev set it
    falls from 0.70 to 0.40 at iteration 50 and ends at 0.60.
    dev cost: lowest 0.400 at iteration 50, in the end 0.600; always answering one half costs 0.693
    """
    fig, ax = plt.subplots(figsize=(8, 3.8), layout="constrained")
    run = History("", list(iterations), list(train_costs), dev_costs=list(dev_costs))
    # between a dev cost that rises and a training cost that falls there is room
    plotting.plot_cost_curves(ax, run, title="No regularization", legend="center right")
    ax.set_ylim(bottom=0)
    lowest = int(np.argmin(dev_costs))
    plotting.show(
        fig,
        alt=f"Two cost curves. On the training set the cost goes from {train_costs[0]:.2f} to "
        f"{train_costs[-1]:.2f}. On the dev set it falls from {dev_costs[0]:.2f} to "
        f"{dev_costs[lowest]:.2f} at iteration {iterations[lowest]} and ends at "
        f"{dev_costs[-1]:.2f}.",
    )
    print(
        f"dev cost: lowest {dev_costs[lowest]:.3f} at iteration {iterations[lowest]}, "
        f"in the end {dev_costs[-1]:.3f}; always answering one half costs {np.log(2):.3f}"
    )


def draw_weights(weights: Mapping[str, Array]) -> None:
    """Draw the absolute values of a layer's weights, the largest first.

    Parameters
    ----------
    weights : mapping of str to ndarray
        By the name of the run; all of one size.

    Examples
    --------
    >>> draw_weights({"L1": np.array([[2.0, -0.001]]), "none": np.array([[0.5, -3.0]])})
    [figure] Absolute values of 2 weights on a logarithmic axis, the largest first. L1: the largest
    is 2, the middle one 1, and 1 of 2 lie below 0.01. none: the largest is 3, the middle one 1.8,
    and 0 of 2 lie below 0.01.
    """
    fig, ax = plt.subplots(figsize=(8, 3.8), layout="constrained")
    told, count = [], 0
    for k, (label, W) in enumerate(weights.items()):
        sizes = np.sort(np.abs(W), axis=None)[::-1]
        count = sizes.size
        ranks = np.arange(1, count + 1)
        ax.semilogy(ranks, sizes, "os^"[k], ms=5, color=plotting.LINE_COLOURS[k], label=label)
        told.append(
            f"{label}: the largest is {sizes[0]:.2g}, the middle one {np.median(sizes):.2g}, and "
            f"{np.sum(sizes < 0.01)} of {count} lie below 0.01."
        )
    ax.axhline(0.01, color="grey", lw=0.8)
    ax.set(
        title="Weights of the first layer, by size",
        xlabel="rank of the weight",
        ylabel="absolute value (per 20 m)",
    )
    ax.legend(loc="lower left")
    plotting.show(
        fig,
        alt=f"Absolute values of {count} weights on a logarithmic axis, the largest first. "
        f"{' '.join(told)}",
    )


def print_in_use(W: Array) -> None:
    """Print how many weights are as good as zero, and how many units have others.

    Parameters
    ----------
    W : ndarray, shape (units, inputs)

    Examples
    --------
    >>> print_in_use(np.array([[2.0, 0.001], [0.0, -0.002]]))  # doctest: +NORMALIZE_WHITESPACE
    3 of 4 weights below 0.01, 1 of 2 units in use
    """
    large = np.abs(W) >= 0.01
    print(
        f"{'':24s} {np.sum(~large)} of {W.size} weights below 0.01, "
        f"{np.sum(large.any(axis=1))} of {len(W)} units in use"
    )


def draw_strengths(
    strengths: Sequence[float],
    accuracies: Mapping[str, Sequence[float]],
    weights: Sequence[Mapping[str, Array]],
) -> None:
    """Draw accuracies and the size of the weights over the strength of the L2 penalty.

    Parameters
    ----------
    strengths : sequence of float
        From weak to strong.
    accuracies : mapping of str to sequence of float
        Of the training set and of the dev set, by name: right answers in per cent.
    weights : sequence of mapping
        The parameters that were learned with each strength; W1, W2 and W3 are drawn.

    Examples
    --------
    >>> ends = [{f"W{k}": np.full((1, 1), size) for k in (1, 2, 3)} for size in (2.0, 0.0)]
    >>> draw_strengths([0.1, 10.0], {"training": [99, 55], "dev": [90, 54]}, ends)
    [figure] Over the strengths 0.1, 10. Left, accuracy in per cent: training 99, 55; dev 90, 54.
    Right: the sum of squared weights, from 12 to 0.
    """
    fig, axes = plt.subplots(1, 2, figsize=(11, 3.8), layout="constrained")
    for k, ((name, scores), style) in enumerate(
        zip(accuracies.items(), ("o-", "^--"), strict=True)
    ):
        axes[0].semilogx(strengths, scores, style, color=plotting.LINE_COLOURS[k], label=name)
    axes[0].set(title="Accuracy", xlabel="strength λ", ylabel="right answers (%)")
    axes[0].legend(loc="upper right")
    squares = [sum(float(np.sum(each[f"W{k}"] ** 2)) for k in (1, 2, 3)) for each in weights]
    axes[1].semilogx(strengths, squares, "o-", color="black")
    axes[1].set(title="Size of the weights", xlabel="strength λ", ylabel="sum of squared weights")
    told = [
        f"{name} {', '.join(f'{score:.0f}' for score in each)}" for name, each in accuracies.items()
    ]
    plotting.show(
        fig,
        alt=f"Over the strengths {', '.join(f'{strength:g}' for strength in strengths)}. Left, "
        f"accuracy in per cent: {'; '.join(told)}. Right: the sum of squared weights, from "
        f"{squares[0]:.2g} to {squares[-1]:.2g}.",
    )


def print_answering_the_same(costs: Sequence[float], Y: Array) -> None:
    """Print costs, and the cost of a network that answers the same to everything.

    Parameters
    ----------
    costs : sequence of float
    Y : ndarray, shape (1, m)
        Labels, 0 or 1, some of each.

    Examples
    --------
    >>> print_answering_the_same([0.12345, 0.688], np.array([[0, 1]]))
    cross-entropy on the training set: 0.123 0.688
    for a network that answers 0.50 to everything: 0.693
    """
    share = Y.mean()
    constant = -share * np.log(share) - (1 - share) * np.log(1 - share)
    print("cross-entropy on the training set:", *np.round(costs, 3))
    print(f"for a network that answers {share:.2f} to everything: {constant:.3f}")


def draw_means(handed_on: Mapping[float, Array], without: float) -> None:
    """Draw the mean of what a unit hands on over more and more passes with dropout.

    Parameters
    ----------
    handed_on : mapping of float to ndarray, shape (passes,)
        By keep_prob: the unit's activation in each pass.
    without : float
        Its activation without dropout.

    Examples
    --------
    >>> draw_means({0.5: np.array([0.0, 4.0, 4.0, 0.0])}, 2.0)
    [figure] Running means of one unit's activation, which is 2.00 without dropout. keep_prob 0.5:
    between 0.00 and 2.67 on the way, 2.00 after 4 passes.
    """
    fig, ax = plt.subplots(figsize=(8, 3.6), layout="constrained")
    told = []
    for k, (p, values) in enumerate(handed_on.items()):
        passes = np.arange(1, len(values) + 1)
        means = np.cumsum(values) / passes
        ax.semilogx(
            passes,
            means,
            plotting.LINE_STYLES[k],
            color=plotting.LINE_COLOURS[k],
            label=f"keep_prob {p}",
        )
        told.append(
            f"keep_prob {p}: between {means.min():.2f} and {means.max():.2f} on the way, "
            f"{means[-1]:.2f} after {len(values)} passes."
        )
    ax.axhline(without, color="black", lw=0.8, label="without dropout")
    ax.set(
        title="Mean activation of one unit",
        xlabel="number of passes averaged",
        ylabel="mean activation (no unit)",
    )
    ax.legend(loc="lower right")
    plotting.show(
        fig,
        alt=f"Running means of one unit's activation, which is {without:.2f} without dropout. "
        f"{' '.join(told)}",
    )


def draw_dropout(runs: Sequence[History], predict: Predict, X: Array, Y: Array) -> None:
    """Draw the costs of each update with and without dropout, and where the first run's border is.

    Parameters
    ----------
    runs : sequence of History
    predict : callable
        Of the run with dropout: takes features, shape (2, n), and returns the probability that
        our team wins, shape (1, n).
    X : ndarray, shape (2, m)
        Along and across the pitch from its middle, in units of 20 m.
    Y : ndarray, shape (1, m)
        1 where our team won.

    Examples
    --------
    >>> X, Y = np.array([[-1.0, 1.0], [0.0, 0.5]]), np.array([[1, 0]])
    >>> runs = [History.from_costs([0.7, 0.4, 0.5], "dropout"), History.from_costs([0.7], "none")]
    >>> draw_dropout(runs, lambda X: 1.0 * (X[:1] < 0.1), X, Y)
    [figure] Left, the cost of each update. dropout: from 0.7 at 0 to 0.5 at 200, rising at 200,
    lowest at 100 with 0.4. none: 0.7 throughout. ...
    """
    fig, axes = plt.subplots(1, 2, figsize=(12.5, 4.8), layout="constrained")
    updates = [History(run.label, run.iterations, run.costs) for run in runs]
    plotting.plot_cost_curves(axes[0], updates, title="Cost of each update")
    told = [f"{run.label}: {common.told(run)}." for run in runs]
    border = _draw_pitch(axes[1], X, Y, "Dropout, with the dev set", predict)
    plotting.show(
        fig,
        alt=f"Left, the cost of each update. {' '.join(told)} Right, the pitch with the dev set: "
        f"{border}.",
    )


def print_dropout(off: float, on: Sequence[float]) -> None:
    """Print accuracies without masks and with them.

    Parameters
    ----------
    off : float
        In per cent.
    on : sequence of float
        One for each draw of masks, in per cent.

    Examples
    --------
    >>> print_dropout(94.5, [92.0, 93.0])
    dropout off: 94.5 % on the dev set
    dropout on:  92.5 % on average, from 92.0 to 93.0 %, another result each time
    """
    print(f"dropout off: {off:.1f} % on the dev set")
    print(
        f"dropout on:  {np.mean(on):.1f} % on average, from {min(on):.1f} to "
        f"{max(on):.1f} %, another result each time"
    )


def print_keep_probs(keep_probs: tuple[float, float], results: ArrayLike) -> None:
    """Print the accuracies of several runs with one choice of keep_prob for each layer.

    Parameters
    ----------
    keep_probs : tuple of float
    results : array_like, shape (runs, 2)
        Accuracies on the training set and on the dev set, in per cent.

    Examples
    --------
    >>> print_keep_probs((0.5, 1.0), [[96, 94], [95, 91]])
    keep_prob (0.5, 1.0): train 95.5 %, dev 92.5 %, the worst of the runs 91.0 %
    """
    train, dev = np.asarray(results, dtype=float).T
    print(
        f"keep_prob {keep_probs}: train {train.mean():.1f} %, dev {dev.mean():.1f} %, "
        f"the worst of the runs {dev.min():.1f} %"
    )


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


def print_stops(
    runs: Sequence[History], stops: Sequence[int], accuracies: Sequence[tuple[float, float]]
) -> None:
    """Print where each run stops, with cost and accuracy on the dev set there and at the end.

    Parameters
    ----------
    runs : sequence of History
        With costs on a dev set.
    stops : sequence of int
        Positions among the records of each run.
    accuracies : sequence of (float, float)
        At the stop and at the end, in per cent.

    Examples
    --------
    >>> run = History("L2", [0, 50, 100], [0.7, 0.4, 0.3], dev_costs=[0.7, 0.4, 0.5])
    >>> print_stops([run], [1], [(94, 91)])  # doctest: +NORMALIZE_WHITESPACE
    L2 stops at 50: dev 94.0 %, cost 0.400; at the end 91.0 %, 0.500
    """
    for run, stop, (stopped, ended) in zip(runs, stops, accuracies, strict=True):
        print(
            f"{run.label:24s} stops at {run.iterations[stop]:5d}: dev {stopped:.1f} %, cost "
            f"{run.dev_costs[stop]:.3f}; at the end {ended:.1f} %, {run.dev_costs[-1]:.3f}"
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
