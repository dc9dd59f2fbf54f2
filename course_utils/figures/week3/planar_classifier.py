"""Figures of the notebook week3/planar_classifier."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.figures._rows import row_of_axes

__all__ = [
    "draw_by_hand",
    "draw_line",
    "draw_network",
    "draw_other_shapes",
    "draw_sizes",
    "draw_starts",
    "draw_trained",
    "print_best_lines",
]

Array = NDArray[Any]
Predict = Callable[[Array], Array]
"""Takes points, shape (2, n), and returns probabilities of class 1, shape (1, n)."""

VERMILLION = plotting.LINE_COLOURS[1]


def _draw_border(ax: Axes, predict: Predict, X: Array, Y: Array, title: str) -> None:
    """Draw points and border, the coordinates without a unit."""
    x1, x2 = "$x_1$ (no unit)", "$x_2$ (no unit)"
    plotting.plot_decision_boundary(ax, predict, X, Y, title, xlabel=x1, ylabel=x2)


def _right(predict: Predict, X: Array, Y: Array) -> float:
    """Return the percentage of points on the right side of the border."""
    return float(100 * np.mean((predict(X) > 0.5) == Y))


def draw_line(predict: Predict, X: Array, Y: Array) -> None:
    """Draw the flower with the straight border of logistic regression.

    Parameters
    ----------
    predict : callable
        Takes points, shape (2, n), and returns probabilities, shape (1, n).
    X : ndarray, shape (2, m)
    Y : ndarray, shape (1, m)

    Examples
    --------
    >>> X, Y = np.array([[0.0, 1.0], [0.0, 1.0]]), np.array([[0, 1]])
    >>> draw_line(lambda points: 0.2 + 0.4 * (points[:1] > 0.5), X, Y)
    [figure] A flower with four petals, circles of class 0 and triangles of class 1, and the
    straight border of a unit that gets 100.0 % of them right. Its probabilities go from 0.20 to
    0.60.
    """
    fig, ax = plt.subplots(figsize=(6.4, 4.8), layout="constrained")
    right, probability = _right(predict, X, Y), predict(X)
    _draw_border(ax, predict, X, Y, f"Logistic regression: {right:.1f} % right")
    ax.legend(loc="upper center")  # between two petals
    plotting.show(
        fig,
        alt="A flower with four petals, circles of class 0 and triangles of class 1, and the "
        f"straight border of a unit that gets {right:.1f} % of them right. Its probabilities go "
        f"from {probability.min():.2f} to {probability.max():.2f}.",
    )


def print_best_lines(X: Array, Y: Array) -> None:
    """Print how much the best of many lines gets right, and the best of those through the origin.

    Parameters
    ----------
    X : ndarray, shape (2, m)
    Y : ndarray, shape (1, m)

    Examples
    --------
    >>> print_best_lines(np.array([[1.0, 3.0], [0.0, 0.0]]), np.array([[0, 1]]))
    best line through the origin:  50.0 % right
    best line of 7200:          100.0 % right
    its normal points at 0° from the x1 axis; it passes the origin at 1.0
    """
    rights = {}  # percent right, by the direction of the line's normal and its distance
    for angle in range(0, 360, 2):  # degrees
        normal = np.array([[np.cos(np.radians(angle))], [np.sin(np.radians(angle))]])
        along = normal.T @ X  # how far each point lies in this direction, shape (1, m)
        for distance in np.arange(0, 4, 0.1):
            right = 100 * np.mean((along > distance) == Y)
            rights[angle, distance] = max(right, 100 - right)  # either side may be class 1
    middle = max(right for (_, distance), right in rights.items() if distance == 0)
    (angle, distance), best = max(rights.items(), key=lambda item: item[1])
    print(f"best line through the origin:  {middle:.1f} % right")
    print(f"best line of {len(rights)}:          {best:.1f} % right")
    print(f"its normal points at {angle}° from the x1 axis; it passes the origin at {distance:.1f}")


def draw_network() -> None:
    """Draw a network with two inputs, four hidden units and one output.

    Examples
    --------
    >>> draw_network()
    [figure] Two inputs on the left, four hidden units in the middle, one output unit on the right.
    ...
    """
    columns = [
        ["$x_1$", "$x_2$"],
        [f"$a^{{[1]}}_{j}$" for j in range(1, 5)],
        [r"$a^{[2]}$"],
    ]
    places = [
        [(2.2 * k, (len(names) - 1) / 2 - row) for row in range(len(names))]
        for k, names in enumerate(columns)
    ]
    fig, ax = plt.subplots(figsize=(7.2, 4), layout="constrained")
    for before, after in zip(places, places[1:], strict=False):
        for x0, y0 in before:
            for x1, y1 in after:
                ax.plot([x0, x1], [y0, y1], color="grey", lw=1, zorder=1)
    for k, colour in enumerate(("white", "#CFE6F5", "#FBE3B5")):
        for (x, y), name in zip(places[k], columns[k], strict=True):
            ax.scatter(x, y, s=1500, color=colour, edgecolors="black", zorder=2)
            ax.text(x, y, name, ha="center", va="center", fontsize=14, zorder=3)
    for k, text in enumerate(
        (
            "layer 0: input\n$n_x = 2$",
            "layer 1: hidden\n$n_h = 4$, tanh",
            "layer 2: output\n$n_y = 1$, sigmoid",
        )
    ):
        ax.text(2.2 * k, -2.4, text, ha="center", va="center", fontsize=11)
    ax.text(1.1, 1.75, "$W_1$, $b_1$", ha="center", fontsize=12)
    ax.text(3.3, 1.35, "$W_2$, $b_2$", ha="center", fontsize=12)
    ax.set(title="A network with one hidden layer", xlim=(-0.8, 5.2), ylim=(-2.9, 2.1))
    ax.set_axis_off()
    plotting.show(
        fig,
        alt="Two inputs on the left, four hidden units in the middle, one output unit on the "
        "right. Every input is joined to every hidden unit, every hidden unit to the output.",
    )


def draw_by_hand(predict: Predict, X: Array, Y: Array) -> None:
    """Draw the valley that two units make, and the border of four that are set by hand.

    Parameters
    ----------
    predict : callable
        Takes points, shape (2, n), and returns probabilities, shape (1, n).
    X : ndarray, shape (2, m)
    Y : ndarray, shape (1, m)

    Examples
    --------
    >>> X, Y = np.array([[0.0, 1.0], [0.0, 1.0]]), np.array([[0, 1]])
    >>> draw_by_hand(lambda points: 1.0 * (points[:1] > 0.5), X, Y)
    [figure] Left: a rising and a falling S-curve add up to a valley around u = 0. Right: the flower
    with the border of the four units, which get 100.0 % of the points right.
    """
    fig, axes = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    u = np.linspace(-6, 6, 200)
    ax = axes[0]
    ax.plot(u, np.tanh(u - 1), "--", color=plotting.BLUE, label="tanh(u − 1)")
    ax.plot(u, -np.tanh(u + 1), ":", color="black", lw=2, label="−tanh(u + 1)")
    ax.plot(u, np.tanh(u - 1) - np.tanh(u + 1), color=VERMILLION, lw=2.5, label="their sum")
    ax.set(title="Two units make a valley", xlabel="u (no unit)", ylabel="activation (no unit)")
    ax.legend(loc="lower left")
    right = _right(predict, X, Y)
    _draw_border(axes[1], predict, X, Y, f"Four units set by hand: {right:.1f} % right")
    plotting.show(
        fig,
        alt="Left: a rising and a falling S-curve add up to a valley around u = 0. Right: the "
        f"flower with the border of the four units, which get {right:.1f} % of the points right.",
    )


def draw_starts(paths: Mapping[str, Array]) -> None:
    """Draw how one weight of each hidden unit moves while training, from several starts.

    Parameters
    ----------
    paths : mapping of str to ndarray, shape (updates, 3)
        The weight of each of three units before each update, by the name of the start.

    Examples
    --------
    >>> draw_starts({"one": np.zeros((2, 3)), "other": np.array([[0, 1, 2], [3, 4, 5]])})
    [figure] First weight of each of three hidden units while training. Start one: all units are
    alike throughout; the weight ends at 0.00, 0.00, 0.00. Start other: the units differ; the weight
    ends at 3.00, 4.00, 5.00.
    """
    fig, axes = row_of_axes(len(paths), (11, 3.6), sharey=True)
    said = []
    for ax, (name, path) in zip(axes, paths.items(), strict=True):
        for unit, values in enumerate(path.T):
            # thick below thin, so that lines on top of each other can be seen
            style = {"ls": plotting.LINE_STYLES[unit], "color": plotting.LINE_COLOURS[unit]}
            ax.plot(values, lw=6 - 2 * unit, label=f"unit {unit + 1}", **style)
        ax.set(title=f"Start: {name}", xlabel="update")
        ax.grid(alpha=0.3)
        alike = np.allclose(path, path[:, :1], atol=1e-6)
        how = "all units are alike throughout" if alike else "the units differ"
        ends = ", ".join(f"{value:.2f}" for value in path[-1])
        said.append(f"Start {name}: {how}; the weight ends at {ends}.")
    axes[0].set(ylabel="first weight of each hidden unit (no unit)")
    axes[0].legend(loc="upper right")
    plotting.show(
        fig, alt=f"First weight of each of three hidden units while training. {' '.join(said)}"
    )


def draw_trained(predict: Predict, X: Array, Y: Array, parameters: Mapping[str, Array]) -> None:
    """Draw the flower with the border of a trained network, and a line for each hidden unit.

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
    four hidden units get 100.0 % of the training examples right
    [figure] The flower with the border of the trained network, which gets 100.0 % of the points
    right. The dotted lines are where the score of a hidden unit is 0: that of unit 1 passes the
    origin at 0.50.
    """
    right = _right(predict, X, Y)
    fig, ax = plt.subplots(figsize=(6.8, 5.2), layout="constrained")
    _draw_border(ax, predict, X, Y, f"Four hidden units, trained: {right:.1f} % right")
    limits = ax.get_xlim(), ax.get_ylim()
    t = np.array([-20.0, 20.0])
    said = []
    for j, (weights, bias) in enumerate(zip(parameters["W1"], parameters["b1"], strict=True)):
        # the points where z1 of this unit is 0: a foot on the line, and a step along it
        foot = -bias * weights / (weights @ weights)
        along = np.array([-weights[1], weights[0]]) / np.linalg.norm(weights)
        label = "$z_1 = 0$ of a hidden unit" if j == 0 else None
        ax.plot(foot[0] + t * along[0], foot[1] + t * along[1], ":", color="black", label=label)
        said.append(f"that of unit {j + 1} passes the origin at {np.linalg.norm(foot):.2f}")
    ax.set(xlim=limits[0], ylim=limits[1])
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.12), ncols=3)  # off the points
    print(f"four hidden units get {right:.1f} % of the training examples right")
    plotting.show(
        fig,
        alt=f"The flower with the border of the trained network, which gets {right:.1f} % of the "
        "points right. The dotted lines are where the score of a hidden unit is 0: "
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
        title="120 training examples, noise 0.4",
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
    fit_line: Callable[..., tuple[Predict, Any]],
    units: int,
) -> None:
    """Train a network on four data sets, and draw its border on each.

    Parameters
    ----------
    sets : mapping of str to sequence of (X, Y)
        Two of each: to train on, and held out. X of shape (2, m), Y of shape (1, m).
    nn_model, forward_propagation : callable
        The student's own.
    fit_line : callable
        Takes X, Y and the iterations, and returns what predicts, with its costs.
    units : int
        Hidden units.

    Examples
    --------
    >>> X, Y = np.array([[0.0, 1.0], [0.0, 1.0]]), np.array([[0, 1]])
    >>> draw_other_shapes(
    ...     {name: [(X, Y), (X, 1 - Y)] for name in ("rings", "moons", "blobs", "cloud")},
    ...     lambda X, Y, n_h, num_iterations: {},
    ...     lambda points, parameters: (1.0 * (points[:1] > 0.5), None),
    ...     lambda X, Y, num_iterations: (lambda points: 1.0 * (points[:1] < 0.5), None),
    ...     units=8,
    ... )
    [figure] Four data sets with the border that 8 hidden units found. Right on held-out points:
    rings 0 %, a line 100 %; moons ...
    """
    fig, axes = plt.subplots(2, 2, figsize=(11, 8.4), layout="constrained")
    said = []
    for ax, (name, ((X, Y), held_out)) in zip(axes.flat, sets.items(), strict=True):
        trained = nn_model(X, Y, units, num_iterations=2000)

        def network(points: Array, trained: Mapping[str, Array] = trained) -> Array:
            return forward_propagation(points, trained)[0]

        straight, _ = fit_line(X, Y, num_iterations=1000)
        bent, line = _right(network, *held_out), _right(straight, *held_out)
        _draw_border(ax, network, X, Y, f"{name}: held out {bent:.0f} % (a line: {line:.0f} %)")
        ax.legend(loc="upper right", fontsize=9)
        said.append(f"{name} {bent:.0f} %, a line {line:.0f} %")
    plotting.show(
        fig,
        alt=f"Four data sets with the border that {units} hidden units found. Right on held-out "
        f"points: {'; '.join(said)}.",
    )
