"""Figures of week 5's notebook initialization, and the numbers printed beside them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.figures import common
from course_utils.figures._rows import row_of_axes
from course_utils.figures.week5._layers import plot_layers
from course_utils.training import History

__all__ = [
    "draw_gradients",
    "draw_points",
    "draw_run",
    "draw_scores",
    "draw_sizes",
    "draw_starts",
    "print_moves",
    "print_sizes",
]

Array = NDArray[Any]
Predict = Callable[[Array], Array]


def draw_points(X: Array, Y: Array) -> None:
    """Draw the examples on two rings.

    Parameters
    ----------
    X : ndarray, shape (2, m)
    Y : ndarray, shape (1, m)
        1 on the inner ring.

    Examples
    --------
    >>> draw_points(np.array([[1.0, 0.5, -0.5], [0.0, 0.0, 0.0]]), np.array([[0, 1, 1]]))
    [figure] Points on two rings about the same centre: 1 of class 0 on the outer one and 2 of class
    1 close inside it. ...
    """
    fig, ax = plt.subplots(figsize=(5, 4.4), layout="constrained")
    plotting.plot_classes(ax, X, Y, ["outer ring, y = 0", "inner ring, y = 1"], size=20)
    ax.set(
        title=f"{X.shape[1]} training examples",
        xlabel="$x_1$ (no unit)",
        ylabel="$x_2$ (no unit)",
        aspect="equal",
    )
    ax.legend(loc="center")
    plotting.show(
        fig,
        alt=f"Points on two rings about the same centre: {np.sum(Y == 0)} of class 0 on the outer "
        f"one and {np.sum(Y == 1)} of class 1 close inside it. They overlap in a few places.",
    )


def draw_run(run: History, predict: Predict, X: Array, Y: Array) -> None:
    """Draw the cost of a run from large random weights, and its border on the test set.

    Parameters
    ----------
    run : History
        With costs above 0.
    predict : callable
        Takes points, shape (2, n), and returns probabilities, shape (1, n).
    X : ndarray, shape (2, m)
    Y : ndarray, shape (1, m)

    Examples
    --------
    >>> X, Y = np.array([[0.0, 1.0], [0.0, 1.0]]), np.array([[1, 0]])
    >>> draw_run(History.from_costs([700, 0.4]), lambda points: 1.0 * (points[:1] < 0.5), X, Y)
    [figure] Left: the cost, on a logarithmic axis, from 700 at 0 to 0.4 at 100, never rising.
    Right: the test set and the network's border; 100 % of the answers are right.
    """
    fig, axes = plt.subplots(1, 2, figsize=(11.5, 4), layout="constrained")
    plotting.plot_cost_curves(axes[0], run, log=True, title="From large random weights")
    plotting.plot_decision_boundary(axes[1], predict, X, Y, title="Test set")
    plotting.show(
        fig,
        alt=f"Left: the cost, on a logarithmic axis, {common.told(run)}. Right: the test set and "
        f"the network's border; {_right(predict, X, Y):.0f} % of the answers are right.",
    )


def _right(predict: Predict, X: Array, Y: Array) -> float:
    """Return how many of a network's answers are right, in per cent."""
    return 100 * float(np.mean((predict(X) > 0.5) == Y))


def print_moves(start: Mapping[str, Array], parameters: Mapping[str, Array]) -> None:
    """Print how far the weights of each layer have gone, as a share of their first length.

    Parameters
    ----------
    start, parameters : mapping
        W1, b1, … WL, bL before training and after it.

    Examples
    --------
    >>> ends = [{"W1": np.array([[3.0, 4.0]]), "b1": np.zeros((1, 1))} for _ in range(2)]
    >>> ends[1]["W1"] = np.array([[3.0, 5.0]])
    >>> print_moves(*ends)
    W1 has moved by 20 % of its own length
    """
    for layer in range(1, len(start) // 2 + 1):
        first = start[f"W{layer}"]
        way = np.linalg.norm(parameters[f"W{layer}"] - first) / np.linalg.norm(first)
        print(f"W{layer} has moved by {100 * way:.0f} % of its own length")


def draw_scores(scores: Mapping[str, Array]) -> None:
    """Draw what goes into the last sigmoid from two starts, and print where its slope is gone.

    Parameters
    ----------
    scores : mapping of str to ndarray, shape (1, m)
        By the name of the start.

    Examples
    --------
    >>> draw_scores({"large": np.array([[-300.0, 0.0]]), "small": np.array([[0.1, -0.2]])})
    [figure] 2 histograms of what goes into the last sigmoid. large: from -300 to 0. small: from
    -0.2 to 0.1.
    large: the slope of the sigmoid is below 0.001 for 50 % of the examples
    small: the slope of the sigmoid is below 0.001 for 0 % of the examples
    """
    fig, axes = row_of_axes(len(scores), (11, 3.6))
    for ax, (name, Z) in zip(axes, scores.items(), strict=True):
        ax.hist(Z[0], bins=40, color=plotting.BLUE)
        ax.set(title=f"Into the sigmoid: {name}", xlabel="$z^{[3]}$ (no unit)", ylabel="examples")
    told = [f"{name}: from {Z.min():.3g} to {Z.max():.3g}." for name, Z in scores.items()]
    plotting.show(
        fig,
        alt=f"{len(scores)} histograms of what goes into the last sigmoid. {' '.join(told)}",
    )
    for name, Z in scores.items():
        # a(1 − a), in a form that never overflows
        slope = np.exp(-np.abs(Z)) / (1 + np.exp(-np.abs(Z))) ** 2
        print(
            f"{name}: the slope of the sigmoid is below 0.001 for "
            f"{100 * np.mean(slope < 1e-3):.0f} % of the examples"
        )


def draw_starts(
    runs: Sequence[History], predicts: Mapping[str, Predict], X: Array, Y: Array
) -> None:
    """Draw the costs from up to three starts, and the border that each leads to.

    Parameters
    ----------
    runs : sequence of History
        With costs above 0.
    predicts : mapping of str to callable
        By the name of the start: takes points, shape (2, n), and returns probabilities,
        shape (1, n).
    X : ndarray, shape (2, m)
    Y : ndarray, shape (1, m)

    Examples
    --------
    >>> X, Y = np.array([[0.0, 1.0], [0.0, 1.0]]), np.array([[1, 0]])
    >>> run = History.from_costs([0.7, 0.1], "He")
    >>> draw_starts([run], {"He": lambda points: 1.0 * (points[:1] < 0.5)}, X, Y)
    [figure] Cost curves and test sets. He: the cost goes from 0.7 to 0.1 at iteration 100, and 100
    % of the answers on the test set are right.
    """
    fig, axes = plt.subplots(2, 2, figsize=(10.5, 8), layout="constrained")
    costs, *planes = axes.ravel()
    plotting.plot_cost_curves(costs, runs, log=True, title="Cost from each start")
    costs.set_xticks([0, 5000, 10_000, 15_000])
    for ax in planes[len(predicts) :]:  # a start that has been left out
        ax.set_visible(False)
    told = []
    for ax, run, (name, predict) in zip(planes, runs, predicts.items(), strict=False):
        plotting.plot_decision_boundary(ax, predict, X, Y, title=name)
        ax.set_aspect("equal")
        told.append(
            f"{name}: the cost goes from {run.costs[0]:.3g} to {run.costs[-1]:.3g} at iteration "
            f"{run.iterations[-1]}, and {_right(predict, X, Y):.0f} % of the answers on the test "
            "set are right."
        )
    plotting.show(fig, alt=f"Cost curves and test sets. {' '.join(told)}")


def draw_sizes(sizes: Mapping[str, Mapping[str, Sequence[float]]]) -> None:
    """Draw the size of the activations layer by layer, and print its factor per layer.

    Parameters
    ----------
    sizes : mapping of str to mapping of str to sequence of float
        By the name of the activation and the start: the root mean square of the input and of each
        layer. The factor is that of the last twenty.

    Examples
    --------
    >>> halved = [0.5**layer for layer in range(31)]
    >>> draw_sizes({"ReLU": {"He": [1.0] * 31, "small": halved}})
    [figure] Size of the activations over the layers, logarithmic. 30 layers of ReLU: He from 1 to
    1; small from 1 to 9.3e-10.
    ReLU, He: factor per layer about 1.00
    ReLU, small: factor per layer about 0.50
    """
    fig, axes = row_of_axes(len(sizes), (12, 4))
    told = []
    for ax, (name, lines) in zip(axes, sizes.items(), strict=True):
        title = f"{len(next(iter(lines.values()))) - 1} layers of {name}"
        plot_layers(ax, lines, title, "root mean square of A (no unit)")
        ax.legend(loc="lower left")
        ends = [f"{label} from {line[0]:.2g} to {line[-1]:.2g}" for label, line in lines.items()]
        told.append(f"{title}: {'; '.join(ends)}.")
    plotting.show(
        fig, alt=f"Size of the activations over the layers, logarithmic. {' '.join(told)}"
    )
    for name, lines in sizes.items():
        for label, line in lines.items():
            factor = (line[-1] / line[-21]) ** (1 / 20)
            print(f"{name}, {label}: factor per layer about {factor:.2f}")


def draw_gradients(norms: Mapping[str, Sequence[float]], runs: Sequence[History]) -> None:
    """Draw the size of the gradients in each layer before training, and the costs of training.

    Parameters
    ----------
    norms : mapping of str to sequence of float
        By the name of the start: the norm of dW of each layer.
    runs : sequence of History

    Examples
    --------
    >>> draw_gradients({"He": [0.1, 1.1]}, [History.from_costs([0.7, 0.2], "He")])
    [figure] Left: the size of dW in each layer, logarithmic. He: 0.1 in layer 1, 1.1 in layer 2.
    Right: cost curves. He: from 0.70 to 0.20, at most 0.70 on the way.
    He: norm of dW1 1.0e-01, of dW2 1.1e+00
    """
    fig, axes = plt.subplots(1, 2, figsize=(12.5, 4), layout="constrained")
    plot_layers(
        axes[0], norms, "Gradients before training", "Frobenius norm of dW (no unit)", first=1
    )
    axes[0].set_xticks([1, 5, 10, 15, 20])
    axes[0].legend(ncols=2, loc=(0.12, 0.7))
    title = f"Training {len(next(iter(norms.values())))} layers"
    plotting.plot_cost_curves(axes[1], runs, title=title, legend="upper left")
    left = [
        f"{label}: {each[0]:.2g} in layer 1, {each[-1]:.2g} in layer {len(each)}."
        for label, each in norms.items()
    ]
    right = [
        f"{run.label}: from {run.costs[0]:.2f} to {run.costs[-1]:.2f}, at most "
        f"{max(run.costs):.2f} on the way."
        for run in runs
    ]
    plotting.show(
        fig,
        alt=f"Left: the size of dW in each layer, logarithmic. {' '.join(left)} Right: cost "
        f"curves. {' '.join(right)}",
    )
    for label, each in norms.items():
        print(f"{label}: norm of dW1 {each[0]:.1e}, of dW{len(each)} {each[-1]:.1e}")


def print_sizes(sizes: Mapping[str, Sequence[float]]) -> None:
    """Print a table of the sizes of the activations in layers 1, 5, 10 and 20.

    Parameters
    ----------
    sizes : mapping of str to sequence of float
        By a letter: the root mean square of each of twenty layers.

    Examples
    --------
    >>> print_sizes({"P": range(1, 21)})
    layer            1          5         10         20
    P            1          5         10         20
    """
    print("layer            1          5         10         20")
    for letter, each in sizes.items():
        print(letter, *(f"{each[layer - 1]:10.2g}" for layer in (1, 5, 10, 20)), sep="   ")
