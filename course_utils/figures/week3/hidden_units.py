"""Figures of the notebook week3/hidden_units."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np

from course_utils import plotting
from course_utils.figures.week3._points import Array, Predict, draw_boundary, percent_right

__all__ = ["draw_other_shapes", "draw_sizes", "draw_trained"]

VERMILLION = plotting.LINE_COLOURS[1]


def draw_trained(predict: Predict, X: Array, Y: Array, parameters: Mapping[str, Array]) -> None:
    """Draw a trained network's decision boundary on the flower, and a line for each hidden unit.

    Parameters
    ----------
    predict : callable
        Takes points, shape (2, n), and returns probabilities, shape (1, n).
    X : ndarray, shape (2, m)
    Y : ndarray, shape (1, m)
    parameters : mapping
        W1, shape (n_h, 2), and b1, shape (n_h, 1), of which the lines are drawn.

    Examples
    --------
    >>> X, Y = np.array([[0.0, 1.0], [0.0, 1.0]]), np.array([[0, 1]])
    >>> one = {"W1": np.array([[1.0, 0.0]]), "b1": np.array([[-0.5]])}
    >>> draw_trained(lambda points: 1.0 * (points[:1] > 0.5), X, Y, one)
    <BLANKLINE>
    the trained network gets 100.0 % of the training examples right
    [figure] The flower with the decision boundary of the trained network, which gets 100.0 % of
    the points right. The dotted lines are where the score of a hidden unit is 0: that of unit 1
    passes the origin at 0.50.
    """
    right = percent_right(predict, X, Y)
    fig, ax = plt.subplots(figsize=(6.8, 5.2), layout="constrained")
    draw_boundary(ax, predict, X, Y, f"The trained network: {right:.1f} % right")
    limits = ax.get_xlim(), ax.get_ylim()
    t = np.array([-20.0, 20.0])
    said = []
    for j, (weights, bias) in enumerate(zip(parameters["W1"], parameters["b1"], strict=True)):
        # the points where z1 of this unit is 0: a foot on the line, and a step along it
        foot = -bias * weights / (weights @ weights)
        along = np.array([-weights[1], weights[0]]) / np.linalg.norm(weights)
        label = "$z^{[1]} = 0$ of a hidden unit" if j == 0 else None
        ax.plot(foot[0] + t * along[0], foot[1] + t * along[1], ":", color="black", label=label)
        said.append(f"that of unit {j + 1} passes the origin at {np.linalg.norm(foot):.2f}")
    ax.set(xlim=limits[0], ylim=limits[1])
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.12), ncols=3)  # off the points
    print(f"\nthe trained network gets {right:.1f} % of the training examples right")
    plotting.show(
        fig,
        alt=f"The flower with the decision boundary of the trained network, which gets {right:.1f} "
        "% of the points right. The dotted lines are where the score of a hidden unit is 0: "
        f"{', '.join(said)}.",
    )


def draw_sizes(sizes: Sequence[int], on_train: Array, on_held: Array) -> None:
    """Print and draw the accuracies of networks by their number of hidden units.

    Parameters
    ----------
    sizes : sequence of int
        Hidden units.
    on_train, on_held : ndarray, shape (runs, sizes)
        In percent; the lines are the means over the runs.

    Examples
    --------
    >>> draw_sizes([1, 4], np.array([[70.0, 90.0]]), np.array([[65.0, 80.0]]))
    hidden units    training    held out
               1      70.0 %      65.0 %
               4      90.0 %      80.0 %
    [figure] Accuracy over the number of hidden units, means of 1 runs. With 1, training 70 %, held
    out 65 %; with 4, training 90 %, held out 80 %. The held-out line is highest at 4.
    """
    means = [*zip(sizes, on_train.mean(axis=0), on_held.mean(axis=0), strict=True)]
    print("hidden units    training    held out")
    for n_h, train, held in means:
        print(f"{n_h:12d}    {train:6.1f} %    {held:6.1f} %")
    fig, ax = plt.subplots(figsize=(7.4, 4.2), layout="constrained")
    for values, name, colour, style, marker in [
        (on_train, "training examples", plotting.BLUE, "-", "o"),
        (on_held, "held-out examples", VERMILLION, "--", "^"),
    ]:
        ax.plot(sizes, values.mean(axis=0), style, color=colour, marker=marker, lw=2, label=name)
        ax.plot(sizes, values.T, marker, color=colour, ms=4, alpha=0.5, ls="none")
    ax.set_xscale("log")
    ax.set_xticks(sizes, labels=[str(n) for n in sizes])
    ax.minorticks_off()
    ax.set(
        title=f"Lines: means of {len(on_train)} runs; small marks: the runs",
        xlabel="hidden units (count, logarithmic axis)",
        ylabel="right predictions (%)",
    )
    ax.grid(alpha=0.3)
    ax.legend(loc="lower right")
    said = "; ".join(f"with {n}, training {a:.0f} %, held out {b:.0f} %" for n, a, b in means)
    best = max(means, key=lambda mean: mean[2])[0]
    plotting.show(
        fig,
        alt=f"Accuracy over the number of hidden units, means of {len(on_train)} runs. "
        f"W{said[1:]}. The held-out line is highest at {best}.",
    )


def draw_other_shapes(
    sets: Mapping[str, Sequence[tuple[Array, Array]]],
    nn_model: Callable[..., Mapping[str, Array]],
    forward_propagation: Callable[..., tuple[Array, Any]],
    fit_line: Callable[..., Predict],
    units: int,
) -> None:
    """Train a network on four data sets, and draw its decision boundary on each.

    Parameters
    ----------
    sets : mapping of str to sequence of (X, Y)
        Two of each: to train on, and held out. X of shape (2, m), Y of shape (1, m).
    nn_model, forward_propagation : callable
        The student's own.
    fit_line : callable
        Takes X, Y and the iterations, and returns what predicts.
    units : int
        Hidden units.

    Examples
    --------
    >>> X, Y = np.array([[0.0, 1.0], [0.0, 1.0]]), np.array([[0, 1]])
    >>> draw_other_shapes(
    ...     {name: [(X, Y), (X, 1 - Y)] for name in ("rings", "moons", "blobs", "cloud")},
    ...     lambda X, Y, n_h, num_iterations: {},
    ...     lambda points, parameters: (1.0 * (points[:1] > 0.5), None),
    ...     lambda X, Y, num_iterations: lambda points: 1.0 * (points[:1] < 0.5),
    ...     units=8,
    ... )
    [figure] Four data sets with the decision boundary that 8 hidden units found. Right on held-out
    points: rings 0 %, a line 100 %; moons ...
    """
    fig, axes = plt.subplots(2, 2, figsize=(11, 8.4), layout="constrained")
    said = []
    for ax, (name, ((X, Y), held_out)) in zip(axes.flat, sets.items(), strict=True):
        # after 2000 updates, many a start has only drawn a straight line through the moons
        trained = nn_model(X, Y, units, num_iterations=4000)

        def network(points: Array, trained: Mapping[str, Array] = trained) -> Array:
            return forward_propagation(points, trained)[0]

        straight = fit_line(X, Y, num_iterations=1000)
        bent, line = percent_right(network, *held_out), percent_right(straight, *held_out)
        draw_boundary(ax, network, X, Y, f"{name}: held out {bent:.0f} % (a line: {line:.0f} %)")
        ax.legend(loc="upper right", fontsize=9)
        said.append(f"{name} {bent:.0f} %, a line {line:.0f} %")
    plotting.show(
        fig,
        alt=f"Four data sets with the decision boundary that {units} hidden units found. Right on "
        f"held-out points: {'; '.join(said)}.",
    )
