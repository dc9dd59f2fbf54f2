"""Figures and tables of week 5's notebook setting_up."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from course_utils import plotting
from course_utils.datasets import ImageData
from course_utils.figures._rows import row_of_axes
from course_utils.figures.week5._layers import plot_layers
from course_utils.figures.week5._valley import Valley
from course_utils.reference import logistic, shallow
from course_utils.training import History

__all__ = [
    "draw_descents",
    "draw_dev_accuracies",
    "draw_errors",
    "draw_gradients",
    "draw_growing_networks",
    "draw_light",
    "draw_mismatch",
    "draw_networks",
    "draw_recipe",
    "draw_scales",
    "draw_signals",
    "draw_starts",
    "draw_widths",
    "draw_winners",
    "print_normalised",
    "print_one_percent",
    "print_split",
    "print_steps",
]

SECOND = plotting.LINE_COLOURS[1]
NAMES = {"relu": "ReLU", "tanh": "tanh", "sigmoid": "sigmoid"}

Errors = tuple[float, float]
"""Training error and dev error, as shares."""


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


def draw_networks(
    X: NDArray[Any],
    Y: NDArray[Any],
    nets: Mapping[int, Mapping[str, NDArray[Any]]],
    errors: Mapping[int, Errors],
) -> None:
    """Draw the probabilities that networks of several sizes give, over the points they learned.

    Parameters
    ----------
    X : ndarray, shape (2, m)
    Y : ndarray, shape (1, m)
    nets : mapping of int to dict
        Parameters of each network with one hidden layer, by its number of units.
    errors : mapping of int to (float, float)
        Training and dev error of each, as shares.

    Examples
    --------
    >>> X, Y = np.array([[0.0, 1.0], [0.0, 1.0]]), np.array([[0, 1]])
    >>> net = shallow.initialize_parameters(2, 3, 1)
    >>> draw_networks(X, Y, {3: net}, {3: (0.5, 0.25)})
    [figure] Fields of probability over the same 2 points. 3 hidden units: training error 50
    percent, dev error 25 percent.
    """
    fig, axes = row_of_axes(len(nets), (4 * len(nets), 3.7))
    told = []
    for ax, (n_h, net) in zip(axes, nets.items(), strict=True):
        train, dev = (100 * e for e in errors[n_h])
        plotting.plot_decision_boundary(
            ax,
            _probability(net),
            X,
            Y,
            title=f"{n_h} hidden units\ntraining error {train:.0f} %, dev error {dev:.0f} %",
        )
        ax.get_legend().remove()
        told.append(
            f"{n_h} hidden units: training error {train:.0f} percent, dev error {dev:.0f} percent."
        )
    entries = axes[0].get_legend_handles_labels()
    fig.legend(*entries, loc="outside lower center", ncols=2)
    plotting.show(fig, alt=f"Fields of probability over the same {Y.size} points. {' '.join(told)}")


def _probability(net: Mapping[str, NDArray[Any]]) -> Callable[[NDArray[Any]], NDArray[Any]]:
    return lambda points: shallow.forward_propagation(points, net)[0]


def _plot_errors(ax: Axes, places: Sequence[Any], errors: ArrayLike, human: float) -> None:
    """Draw dev and training errors, in percent, above a line for the human error."""
    train, dev = np.transpose(errors)
    ax.plot(places, dev, "^-", color=SECOND, lw=2, label="dev error")
    ax.plot(places, train, "o-", color=plotting.BLUE, lw=2, label="training error")
    ax.axhline(human, color="black", ls="--", label="human error")
    ax.set(ylabel="error (%)", ylim=(0, None))
    ax.grid(alpha=0.3)
    ax.legend(loc="upper right")


def draw_growing_networks(errors: Mapping[int, Errors], human_error: float) -> None:
    """Draw, and print, training and dev errors against the size of the network.

    Parameters
    ----------
    errors : mapping of int to (float, float)
        Training and dev error by the number of hidden units, as shares.
    human_error : float
        A share.

    Examples
    --------
    >>> draw_growing_networks({1: (0.3, 0.35), 8: (0.05, 0.2)}, 0.1)
    [figure] Errors in percent, training and dev, against the number of hidden units. 1: 30 and 35;
    8: 5 and 20. The human error is 10. Arrows mark the bias at 1 and the variance at 8.
      1 units: training error 30.0 %, dev error 35.0 %
      8 units: training error  5.0 %, dev error 20.0 %
    """
    units, percent, human = list(errors), 100 * np.array([*errors.values()]), 100 * human_error
    fig, ax = plt.subplots(figsize=(8, 4), layout="constrained")
    _plot_errors(ax, units, percent, human)
    arrow = {"arrowstyle": "<->"}
    ends = percent[0, 0], human
    place = 1.04 * units[0]
    ax.annotate("", (place, ends[0]), (place, ends[1]), arrowprops=arrow)
    ax.text(1.08 * units[0], np.mean(ends), "bias", va="center")
    ends = tuple(percent[-1])
    place = 0.9625 * units[-1]
    ax.annotate("", (place, ends[0]), (place, ends[1]), arrowprops=arrow)
    ax.text(0.925 * units[-1], np.mean(ends), "variance", va="center", ha="right")
    ax.set(
        title="Networks of growing size on 80 examples",
        xlabel="hidden units",
        xscale="log",
        xticks=units,
        xticklabels=units,
    )
    ax.minorticks_off()
    told = "; ".join(
        f"{n_h}: {train:.0f} and {dev:.0f}"
        for n_h, (train, dev) in zip(units, percent, strict=True)
    )
    plotting.show(
        fig,
        alt=f"Errors in percent, training and dev, against the number of hidden units. {told}. The "
        f"human error is {human:.0f}. Arrows mark the bias at {units[0]} and the variance at "
        f"{units[-1]}.",
    )
    for n_h, (train, dev) in zip(units, percent, strict=True):
        print(f"{n_h:3d} units: training error {train:4.1f} %, dev error {dev:4.1f} %")


def draw_errors(errors: Mapping[str, Errors], human_error: float) -> None:
    """Draw training and dev errors of some networks as bars.

    Parameters
    ----------
    errors : mapping of str to (float, float)
        Training and dev error of each network, by its letter, as shares.
    human_error : float
        A share.

    Examples
    --------
    >>> draw_errors({"P": (0.1, 0.2)}, 0.1)
    [figure] Bars of training and dev error. P: 10 and 20 percent. The human error is 10 percent.
    """
    fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
    percent, human = 100 * np.array([*errors.values()]), 100 * human_error
    bars = [(-0.2, plotting.BLUE, "", "training error"), (0.2, plotting.ORANGE, "//", "dev error")]
    for heights, (shift, colour, hatch, name) in zip(percent.T, bars, strict=True):
        places = np.arange(len(errors)) + shift
        drawn = ax.bar(
            places, heights, 0.36, color=colour, hatch=hatch, edgecolor="black", label=name
        )
        ax.bar_label(drawn, fmt="%.0f")
    ax.axhline(human, color="black", ls="--", label="human error")
    ax.set(
        title="Three networks",
        xlabel="network",
        ylabel="error (%)",
        xticks=range(len(errors)),
        xticklabels=list(errors),
        ylim=(0, 42),
    )
    ax.legend(loc="upper right")
    told = " ".join(
        f"{name}: {train:.0f} and {dev:.0f} percent."
        for name, (train, dev) in zip(errors, percent, strict=True)
    )
    plotting.show(
        fig,
        alt=f"Bars of training and dev error. {told} The human error is {human:.0f} percent.",
    )


def draw_recipe(log: Sequence[tuple[int, int, float, float, str]], human_error: float) -> None:
    """Draw, and print, the steps of the basic recipe.

    Parameters
    ----------
    log : sequence of (int, int, float, float, str)
        For each step the units, the examples, training and dev error as shares, and the advice.
    human_error : float
        A share.

    Examples
    --------
    >>> draw_recipe([(1, 40, 0.375, 0.361, "reduce bias"), (2, 40, 0.1, 0.12, "done")], 0.1)
    units examples  training error  dev error  your function says
        1       40          37.5 %     36.1 %   reduce bias
        2       40          10.0 %     12.0 %   done
    [figure] Training and dev error over the 2 steps of the recipe. At the end the training error is
    10 percent and the dev error 12 percent; the human error is 10 percent.
    """
    print("units examples  training error  dev error  your function says")
    for n_h, m, train, dev, advice in log:
        print(f"{n_h:5d} {m:8d} {100 * train:13.1f} % {100 * dev:8.1f} %   {advice}")
    names = [f"{n_h} unit{'s'[: n_h > 1]}\n{m} ex." for n_h, m, *_ in log]
    percent = 100 * np.array([(train, dev) for _, _, train, dev, _ in log])
    fig, ax = plt.subplots(figsize=(9, 3.8), layout="constrained")
    _plot_errors(ax, names, percent, 100 * human_error)
    ax.set(title="The recipe, step by step", xlabel="hidden units and training examples")
    plotting.show(
        fig,
        alt=f"Training and dev error over the {len(log)} steps of the recipe. At the end the "
        f"training error is {percent[-1, 0]:.0f} percent and the dev error {percent[-1, 1]:.0f} "
        f"percent; the human error is {100 * human_error:.0f} percent.",
    )


def draw_descents(panels: Mapping[str, NDArray[Any]], Y: NDArray[Any]) -> None:
    """Draw logistic regression's cost over two weights, and the fastest descent to its bottom.

    Parameters
    ----------
    panels : mapping of str to ndarray, shape (2, m)
        The two features, by the title of the panel. The bias is held at its best value.
    Y : ndarray, shape (1, m)

    Examples
    --------
    >>> X, Y = np.array([[0.0, 1.0, 2.0, 3.0], [1.0, -1.0, 1.0, -1.0]]), np.array([[0, 1, 0, 1]])
    >>> draw_descents({"Raw": X + [[0], [0.5]]}, np.array([[1, 1, 0, 1]]))
    [figure] ...
    """
    count = len(panels)
    fig, axes = row_of_axes(count, (6.4, 4.6) if count == 1 else (12.5 / 3 * count, 3.8))
    told = []
    for ax, (title, X) in zip(axes, panels.items(), strict=True):
        valley = Valley(X, Y)
        rate, path = valley.fastest_descent()
        steps = f"{len(path) - 1} steps with rate {rate:g}"
        _plot_descent(ax, valley, path, f"{title}\n{steps}")
        told.append(f"{title}: {valley.elongation():.0f} times as long as wide, {steps}.")
    plotting.show(
        fig,
        alt="The cost over both weights as contours round its bottom, with the path of the "
        f"descent. {' '.join(told)}",
    )


def _plot_descent(ax: Axes, valley: Valley, path: NDArray[Any], title: str) -> None:
    w_best = valley.bottom[0]
    reach = 1.3 * np.abs(np.vstack([path, w_best.T]) - w_best.T).max()
    w1, w2 = (np.linspace(c - reach, c + reach, 80) for c in w_best[:, 0])
    cost = valley.cost(np.stack(np.meshgrid(w1, w2)).reshape(2, -1)).reshape(80, 80)
    plotting.plot_cost_surface(
        ax,
        w1,
        w2,
        np.log10(cost - valley.cost(w_best) + 1e-3),
        path,
        title=title,
        xlabel="weight of the texture",
        ylabel="weight of the perimeter error",
        cost_label="log10 (cost - lowest cost), nats",
    )
    ax.lines[-1].set(linewidth=0.8, markersize=3)  # hundreds of steps lie close together
    ax.set(aspect="equal", xlim=w1[[0, -1]], ylim=w2[[0, -1]])


def print_steps(found: Mapping[str, Mapping[float, tuple[int | None, float]]], most: int) -> None:
    """Print how many steps the best of several learning rates took.

    Parameters
    ----------
    found : mapping of str to mapping of float to (int or None, float)
        For each kind of features and each rate, the steps, None where the goal was not reached,
        and the last cost.
    most : int
        The steps after which a run was given up.

    Examples
    --------
    >>> print_steps({"raw": {0.1: (None, 0.3), 1.0: (None, 0.2)}, "scaled": {1.0: (7, 0.1)}}, 20)
    raw         not within 20 steps: the cost is still 0.20 at best
    scaled      7 steps with rate 1
    """
    for name, runs in found.items():
        done = {rate: steps for rate, (steps, _) in runs.items() if steps is not None}
        if done:
            rate = min(done, key=done.__getitem__)
            print(f"{name:11s} {done[rate]} steps with rate {rate:g}")
        else:
            lowest = min(cost for _, cost in runs.values())
            print(f"{name:11s} not within {most} steps: the cost is still {lowest:.2f} at best")


def print_normalised(
    name: str, with_training: NDArray[np.bool], with_own: NDArray[np.bool]
) -> None:
    """Print how many tumours are told right, by the numbers they are normalised with.

    Parameters
    ----------
    name : str
        Whose tumours these are.
    with_training, with_own : ndarray of bool, shape (1, m)
        Which are told right with the training set's numbers, and with the set's own.

    Examples
    --------
    >>> print_normalised("the ward", np.array([[True, True]]), np.array([[True, False]]))
    the ward              2 tumours: right with the training set's numbers 100 %, with its own  50 %
    """
    print(
        f"{name:18s} {with_own.size:4d} tumours: right with the training set's numbers "
        f"{100 * with_training.mean():3.0f} %, with its own {100 * with_own.mean():3.0f} %"
    )


def draw_signals(lengths: Mapping[str, Sequence[float]]) -> None:
    """Draw, and print the end of, the length of a signal on its way through linear layers.

    Parameters
    ----------
    lengths : mapping of str to sequence of float
        For each network, the length before the first layer and after each one.

    Examples
    --------
    >>> draw_signals({"W = 2 I": [1, 2, 4]})
    W = 2 I: after 2 layers the length is 4.0e+00
    [figure] Length of the signal against the layer on a logarithmic axis. W = 2 I: from 1 to 4.
    """
    for name, values in lengths.items():
        print(f"{name}: after {len(values) - 1} layers the length is {values[-1]:.1e}")
    fig, ax = plt.subplots(figsize=(7.5, 3.8), layout="constrained")
    title = "A signal of length 1 on its way through linear layers"
    plot_layers(ax, lengths, title, "length of the signal (no unit)")
    ax.legend(loc="upper left")
    told = "; ".join(f"{name}: from {v[0]:.2g} to {v[-1]:.2g}" for name, v in lengths.items())
    plotting.show(fig, alt=f"Length of the signal against the layer on a logarithmic axis. {told}.")


def draw_scales(scales: Mapping[str, Mapping[float, Sequence[float]]]) -> None:
    """Draw the size of the activations in every layer, and print the factor of a layer.

    Parameters
    ----------
    scales : mapping of str to mapping of float to sequence of float
        For "relu" and other activations, and for each number k of the variance k/n, the root mean
        square of the input and of every layer; the factor is that of the second half.

    Examples
    --------
    >>> draw_scales({"relu": {1: [1, 0.5, 0.25], 4: [1, 2, 4]}})
    relu: factor of a layer, mean over the last 1
       variance 1/n: 0.500
       variance 4/n: 2.000
    [figure] Size of the activations over the layers on logarithmic axes, from the first to the
    last. ReLU: 1 to 0.25 for variance 1/n, 1 to 4 for variance 4/n.
    """
    fig, axes = row_of_axes(len(scales), (5 * len(scales), 4))
    told = []
    for ax, (activation, by_variance) in zip(axes, scales.items(), strict=True):
        curves = {f"variance {k}/n": values for k, values in by_variance.items()}
        title = f"Layers of 100 {NAMES[activation]} units"
        plot_layers(ax, curves, title, "root mean square of A (no unit)")
        ax.legend(loc="lower left")
        half = (len(next(iter(curves.values()))) - 1) // 2
        print(f"{activation}: factor of a layer, mean over the last {half}")
        for name, values in curves.items():
            print(f"   {name}: {(values[-1] / values[-1 - half]) ** (1 / half):.3f}")
        ends = ", ".join(f"{v[0]:.2g} to {v[-1]:.2g} for {name}" for name, v in curves.items())
        told.append(f"{NAMES[activation]}: {ends}.")
    plotting.show(
        fig,
        alt="Size of the activations over the layers on logarithmic axes, from the first to the "
        f"last. {' '.join(told)}",
    )


def draw_gradients(
    norms: Mapping[tuple[str, float], Sequence[float]],
    panels: Mapping[str, Sequence[tuple[str, float]]],
) -> None:
    """Draw the length of every layer's gradient, and print it near both ends.

    Parameters
    ----------
    norms : mapping of (str, float) to sequence of float
        For an activation and a number k of the variance k/n, the norms of dW1, dW2, and so on; the
        last is that of the output layer.
    panels : mapping of str to sequence of (str, float)
        Which of them each panel shows, by its title.

    Examples
    --------
    >>> draw_gradients({("relu", 2): [0.5, 0.1, 0.2, 1.0]}, {"One": [("relu", 2)]})
    ReLU, variance 2/n     layer 2: 1e-01, layer 3: 2e-01
    [figure] Length of each layer's gradient on a logarithmic axis, in layers 2 and 3. One: ReLU,
    variance 2/n: 1e-01 and 2e-01.
    """
    fig, axes = row_of_axes(len(panels), (5.25 * len(panels), 4.2), sharey=True)
    told, last = [], len(next(iter(norms.values()))) - 1
    for ax, (title, runs) in zip(axes, panels.items(), strict=True):
        left = ax is axes[0]
        curves = {f"{NAMES[name]}, variance {k}/n": norms[name, k] for name, k in runs}
        plot_layers(ax, curves, title, "length of dW (no unit)" if left else None, first=1)
        ax.legend(loc="lower left" if left else "lower right")
        for name, values in curves.items():
            print(f"{name:22s} layer 2: {values[1]:.0e}, layer {last}: {values[-2]:.0e}")
        ends = "; ".join(f"{name}: {v[1]:.0e} and {v[-2]:.0e}" for name, v in curves.items())
        told.append(f"{title}: {ends}.")
    plotting.show(
        fig,
        alt=f"Length of each layer's gradient on a logarithmic axis, in layers 2 and {last}. "
        f"{' '.join(told)}",
    )


def draw_starts(runs: Sequence[History], off: Sequence[int], units: int) -> None:
    """Draw the costs of networks that start with weights of several scales; print their ends.

    Parameters
    ----------
    runs : sequence of History
    off : sequence of int
        How many hidden units are 0 for every example at the end of each run.
    units : int
        How many there are in all.

    Examples
    --------
    >>> draw_starts([History.from_costs([0.7, 0.2], "variance 2/n", 1)], [3], 120)
    [figure] Cost curves on a logarithmic axis. variance 2/n: from 0.7 to 0.2, at most 0.7.
    variance 2/n    cost 0.7, highest 0.7, last 0.200; 3 of 120 units are 0 for every example
    """
    fig, ax = plt.subplots(figsize=(8, 4), layout="constrained")
    plotting.plot_cost_curves(ax, runs, log=True, title="Ten hidden layers, four starts")
    ax.set_ylim(0.15, 4)
    told = "; ".join(
        f"{run.label}: from {run.costs[0]:.2g} to {run.costs[-1]:.2g}, at most {max(run.costs):.2g}"
        for run in runs
    )
    plotting.show(fig, alt=f"Cost curves on a logarithmic axis. {told}.")
    for run, count in zip(runs, off, strict=True):
        print(
            f"{run.label:15s} cost {run.costs[0]:.4g}, highest {max(run.costs):.2g}, last "
            f"{run.costs[-1]:.3f}; {count} of {units} units are 0 for every example"
        )
