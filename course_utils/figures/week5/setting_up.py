"""Figures and tables of week 5's notebook setting_up."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.datasets import ImageData
from course_utils.figures._rows import row_of_axes
from course_utils.reference import logistic

__all__ = [
    "draw_dev_accuracies",
    "draw_light",
    "draw_mismatch",
    "draw_widths",
    "draw_winners",
    "print_one_percent",
    "print_split",
]

SECOND = plotting.LINE_COLOURS[1]


def print_split(sets: Sequence[tuple[NDArray[Any], NDArray[Any]]]) -> None:
    """Print what three sets hold, and how logistic regression does on each of them.

    Parameters
    ----------
    sets : sequence of (ndarray, ndarray)
        X and Y of the training, the dev and the test set. The features are standardised by the
        training set.

    Examples
    --------
    >>> X, Y = np.array([[0.0, 1.0, 2.0, 3.0]]), np.array([[0, 0, 1, 1]])
    >>> print_split([(X, Y), (X[:, :1], Y[:, :1]), (X[:, 3:], Y[:, 3:])])
    training    4 examples,  50 % malignant, accuracy 100 %
    dev         1 examples,   0 % malignant, accuracy 100 %
    test        1 examples, 100 % malignant, accuracy 100 %
    """
    X_train, Y_train = sets[0]
    mu, sigma = X_train.mean(axis=1, keepdims=True), X_train.std(axis=1, keepdims=True)
    w, b = logistic.initialize_with_zeros(X_train.shape[0])
    params, _, _ = logistic.optimize(w, b, (X_train - mu) / sigma, Y_train, 300, 0.1)
    for name, (X, Y) in zip(["training", "dev", "test"], sets, strict=True):
        right = logistic.predict(params["w"], params["b"], (X - mu) / sigma) == Y
        print(
            f"{name:8s} {Y.size:4d} examples, {100 * Y.mean():3.0f} % malignant,"
            f" accuracy {100 * right.mean():3.0f} %"
        )


def draw_dev_accuracies(
    measured: Mapping[int, Sequence[float]], correct: NDArray[np.integer]
) -> None:
    """Draw, and print the range of, one model's accuracies on many dev sets of each size.

    Parameters
    ----------
    measured : mapping of int to sequence of float
        For each size of a dev set, accuracies as shares.
    correct : ndarray, shape (1, m)
        1 where the model is right, on all examples.

    Examples
    --------
    >>> draw_dev_accuracies({10: [0.5, 0.9]}, np.array([[1, 1, 1, 0]]))
       10 examples: from  50.0 % to  90.0 %
    [figure] Accuracies of one model, a row for each size of the dev set. With 10 examples: from
    50.0 to 90.0 percent in 2 dev sets. On all 4 examples it is 75.0 percent.
    """
    fig, ax = plt.subplots(figsize=(8, 3.6), layout="constrained")
    told = []
    counts = [len(shares) for shares in measured.values()]
    spread = np.random.default_rng(0).uniform(-0.3, 0.3, max(counts))  # points beside each other
    for row, (n, shares) in enumerate(measured.items()):
        points = 100 * np.array(shares)
        place = row + spread[: len(points)]
        ax.plot(points, place, "o", ms=3, alpha=0.5, color=plotting.BLUE)
        print(f"{n:5d} examples: from {points.min():5.1f} % to {points.max():5.1f} %")
        told.append(
            f"With {n} examples: from {points.min():.1f} to {points.max():.1f} percent in "
            f"{len(points)} dev sets."
        )
    truth, m = 100 * correct.mean(), f"{correct.size:,}".replace(",", " ")
    ax.axvline(truth, color="black", ls="--", label=f"on all {m}: {truth:.1f} %")
    ax.set(
        title=f"One and the same model, measured on {max(counts)} dev sets of each size",
        xlabel="measured accuracy (%)",
        ylabel="examples in the dev set",
        yticks=range(len(measured)),
        yticklabels=measured,
    )
    ax.legend(loc="upper left")
    plotting.show(
        fig,
        alt="Accuracies of one model, a row for each size of the dev set. "
        f"{' '.join(told)} On all {m} examples it is {truth:.1f} percent.",
    )


def draw_widths(
    dev_size: Callable[[float, float], float], measured: Mapping[int, Sequence[float]], p: float
) -> None:
    """Draw how exact a dev set is: by a formula, and as measured.

    Parameters
    ----------
    dev_size : callable
        Takes an accuracy and a width, both shares, and returns the size of the dev set.
    measured : mapping of int to sequence of float
        For each size, accuracies on several dev sets, as shares.
    p : float
        The accuracy to be measured, a share.

    Examples
    --------
    >>> draw_widths(lambda p, width: 4 * p * (1 - p) / width**2, {10: [0.5, 0.9]}, 0.5)
    [figure] ...
    """
    widths = np.geomspace(0.02, 0.2, 30)
    wanted = [dev_size(p, width) for width in widths]
    seen = {n: 200 * float(np.std(shares)) for n, shares in measured.items()}
    count = max(len(shares) for shares in measured.values())
    fig, ax = plt.subplots(figsize=(7.5, 3.8), layout="constrained")
    ax.plot(wanted, 100 * widths, color=plotting.BLUE, label="dev_size")
    ax.plot(list(seen), list(seen.values()), "^", ms=9, color=SECOND, label=f"{count} dev sets")
    ax.set(
        title=f"How exact a dev set is, for an accuracy of {100 * p:.0f} %",
        xlabel="examples in the dev set",
        ylabel="two standard deviations (points)",
        xscale="log",
        yscale="log",
    )
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter("{x:g}")
        axis.set_minor_formatter("")
    ax.set_yticks([2, 5, 10, 20])
    ax.grid(alpha=0.3, which="both")
    ax.legend(loc="upper right")
    told = ", ".join(f"{width:.1f} points with {n} examples" for n, width in seen.items())
    plotting.show(
        fig,
        alt="Width against size on two logarithmic axes. The line of dev_size goes from 20 points "
        f"with {wanted[-1]:.0f} examples to 2 points with {wanted[0]:.0f}. Measured: {told}.",
    )


def print_one_percent(p: float) -> None:
    """Print how exact a dev set of 1 % of the examples is.

    Parameters
    ----------
    p : float
        The accuracy to be measured, a share.

    Examples
    --------
    >>> print_one_percent(0.5)  # doctest: +ELLIPSIS
    examples, of which 1 % are    two standard errors at 50 % accuracy
        1,000          10                  31.6 points
    ...
    """
    print(f"examples, of which 1 % are    two standard errors at {100 * p:.0f} % accuracy")
    for m in [1_000, 10_000, 100_000, 1_000_000]:
        n = m // 100
        print(f"{m:9,d}{n:12,d}{200 * np.sqrt(p * (1 - p) / n):22.1f} points")


def draw_winners(
    compared: Mapping[int, Mapping[int, tuple[float, float]]],
) -> None:
    """Draw what the best of several models shows on the dev set that chose it, and really has.

    Parameters
    ----------
    compared : mapping of int to mapping of int to (float, float)
        For each size of the dev set, and each number of models compared, the winner's mean accuracy
        on the dev set and on new examples, as shares.

    Examples
    --------
    >>> draw_winners({50: {1: (0.8, 0.8), 10: (0.9, 0.8)}})
    dev set of 50: best of 10 shows 90.0 %, and really has 80.0 %
    [figure] Accuracy of the winner against the number of models compared. With 50 dev examples it
    goes from 80.0 to 90.0 percent on the dev set and from 80.0 to 80.0 percent on new examples.
    """
    fig, axes = row_of_axes(len(compared), (4.5 * len(compared), 3.6), sharey=True)
    told = []
    for ax, (n, winners) in zip(axes, compared.items(), strict=True):
        candidates, (shown, true) = list(winners), 100 * np.array([*winners.values()]).T
        ax.plot(candidates, shown, "o-", color=plotting.BLUE, label="on the dev set that chose it")
        ax.plot(candidates, true, "^--", color=SECOND, label="on new examples")
        ax.set(
            title=f"Dev set of {n} examples",
            xlabel="models that were compared",
            ylabel="accuracy of the winner (%)" if ax is axes[0] else None,
            xscale="log",
            xticks=candidates,
            xticklabels=candidates,
        )
        ax.minorticks_off()
        ax.grid(alpha=0.3)
        print(
            f"dev set of {n}: best of {candidates[-1]} shows {shown[-1]:.1f} %, "
            f"and really has {true[-1]:.1f} %"
        )
        told.append(
            f"With {n} dev examples it goes from {shown[0]:.1f} to {shown[-1]:.1f} percent on the "
            f"dev set and from {true[0]:.1f} to {true[-1]:.1f} percent on new examples."
        )
    axes[0].legend(loc="upper left")
    plotting.show(
        fig,
        alt=f"Accuracy of the winner against the number of models compared. {' '.join(told)}",
    )


def draw_light(pictures: ImageData, lamp: NDArray[np.floating]) -> None:
    """Draw three pictures of each class, in daylight and under a lamp.

    Parameters
    ----------
    pictures : ImageData
    lamp : ndarray, shape (3,)
        How much of red, green and blue the lamp leaves.

    Examples
    --------
    >>> from course_utils import datasets
    >>> draw_light(datasets.load_cats(photographs=False), np.array([0.8, 0.5, 0.25]))
    [figure] Above, 3 pictures of class cat and 3 of class non-cat in daylight. Below, the same with
    80 percent of their red, 50 of their green and 25 of their blue.
    """
    Y, classes = pictures.Y_train[0], pictures.classes
    some = [i for y in (1, 0) for i in np.flatnonzero(y == Y)[:3]]
    day = pictures.X_train[some] / 255
    titles = [f"{classes[Y[i]]}, {light}" for light in ("day", "lamp") for i in some]
    fig, axes = plt.subplots(2, 6, figsize=(8.4, 3.1), layout="constrained")
    plotting.plot_image_grid(axes, [*day, *(day * lamp)], titles)
    red, green, blue = 100 * lamp
    plotting.show(
        fig,
        alt=f"Above, 3 pictures of class {classes[1]} and 3 of class {classes[0]} in daylight. "
        f"Below, the same with {red:.0f} percent of their red, {green:.0f} of their green and "
        f"{blue:.0f} of their blue.",
    )


def draw_mismatch(scores: Mapping[str, Sequence[tuple[float, float]]]) -> None:
    """Draw, and print the means of, two models' accuracies by day and under a lamp.

    Parameters
    ----------
    scores : mapping of str to sequence of (float, float)
        For each of two models, by what it is given, the mean accuracy of both classes by day and
        under the lamp, as shares, one pair for each split.

    Examples
    --------
    >>> draw_mismatch({"colours": [(0.9, 0.5)], "shapes": [(0.7, 0.6)]})
    model on colours  dev set day   mean accuracy 90 %
    model on colours  dev set lamp  mean accuracy 50 %
    model on shapes   dev set day   mean accuracy 70 %
    model on shapes   dev set lamp  mean accuracy 60 %
    [figure] Lines between the mean accuracies by day and under the lamp. The model on colours goes
    from 90 to 50 percent, the model on shapes from 70 to 60 percent.
    """
    fig, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
    told: list[str] = []
    styles = [(plotting.BLUE, "o", -0.1), (SECOND, "^", 0.1)]
    for (name, pairs), (colour, marker, shift) in zip(scores.items(), styles, strict=True):
        points = 100 * np.array(pairs)
        means, places = points.mean(axis=0), [shift, 1 + shift]
        label = f"model on {name}"
        ax.plot(places, means, f"{marker}-", color=colour, lw=2, ms=9, label=label)
        for place, light, mean, column in zip(
            places, ["day", "lamp"], means, points.T, strict=True
        ):
            ax.plot([place] * len(column), column, marker, color=colour, alpha=0.5)
            print(f"model on {name:8s} dev set {light:5s} mean accuracy {mean:.0f} %")
        told.append(f"model on {name} {'from' if told else 'goes from'} {_from_to(means)} percent")
    ax.axhline(50, color="grey", lw=0.8)
    ax.set(
        title="Which model is better depends on the dev set",
        xlabel="pictures of the dev set",
        ylabel="mean accuracy of both classes (%)",
        xticks=[0, 1],
        xticklabels=["daylight", "lamp"],
        xlim=(-0.5, 1.5),
    )
    ax.legend(loc="lower left")
    plotting.show(
        fig,
        alt="Lines between the mean accuracies by day and under the lamp. The "
        f"{', the '.join(told)}.",
    )


def _from_to(pair: Sequence[float] | NDArray[Any]) -> str:
    return f"{pair[0]:.0f} to {pair[1]:.0f}"
