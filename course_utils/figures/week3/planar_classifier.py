"""Figures of the notebook week3/planar_classifier."""

from collections.abc import Mapping

import matplotlib.pyplot as plt
import numpy as np

from course_utils import plotting
from course_utils.figures._rows import row_of_axes
from course_utils.figures.week3._points import Array, Predict, draw_boundary, percent_right

__all__ = ["draw_by_hand", "draw_line", "draw_network", "draw_patterns", "print_best_lines"]

VERMILLION = plotting.LINE_COLOURS[1]


def draw_line(predict: Predict, X: Array, Y: Array) -> None:
    """Draw the flower with the straight decision boundary of logistic regression.

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
    straight decision boundary of a unit that gets 100.0 % of them right. Its probabilities go from
    0.20 to 0.60.
    """
    fig, ax = plt.subplots(figsize=(6.4, 4.8), layout="constrained")
    right, probability = percent_right(predict, X, Y), predict(X)
    draw_boundary(ax, predict, X, Y, f"Logistic regression: {right:.1f} % right")
    ax.legend(loc="upper center")  # between two petals
    plotting.show(
        fig,
        alt="A flower with four petals, circles of class 0 and triangles of class 1, and the "
        f"straight decision boundary of a unit that gets {right:.1f} % of them right. Its "
        f"probabilities go from {probability.min():.2f} to {probability.max():.2f}.",
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
    it cuts off what lies further than 1.0 from the origin towards 0° (the x1 axis is 0°)
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
    beyond = f"further than {distance:.1f} from the origin towards {angle}°"
    print(f"it cuts off what lies {beyond} (the x1 axis is 0°)")


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
    ax.text(1.1, 1.75, "$W^{[1]}$, $b^{[1]}$", ha="center", fontsize=12)
    ax.text(3.3, 1.35, "$W^{[2]}$, $b^{[2]}$", ha="center", fontsize=12)
    ax.set(title="A network with one hidden layer", xlim=(-0.8, 5.2), ylim=(-2.9, 2.1))
    ax.set_axis_off()
    plotting.show(
        fig,
        alt="Two inputs on the left, four hidden units in the middle, one output unit on the "
        "right. Every input is joined to every hidden unit, every hidden unit to the output.",
    )


def draw_by_hand(predict: Predict, X: Array, Y: Array) -> None:
    """Draw the valley that two units make, and the boundary of four that are set by hand.

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
    with the decision boundary of the four units, which get 100.0 % of the points right.
    """
    fig, axes = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    u = np.linspace(-6, 6, 200)
    ax = axes[0]
    ax.plot(u, np.tanh(u - 1), "--", color=plotting.BLUE, label="tanh(u − 1)")
    ax.plot(u, -np.tanh(u + 1), ":", color="black", lw=2, label="−tanh(u + 1)")
    ax.plot(u, np.tanh(u - 1) - np.tanh(u + 1), color=VERMILLION, lw=2.5, label="their sum")
    ax.set(title="Two units make a valley", xlabel="u (no unit)", ylabel="activation (no unit)")
    ax.legend(loc="lower left")
    right = percent_right(predict, X, Y)
    draw_boundary(axes[1], predict, X, Y, f"Four units set by hand: {right:.1f} % right")
    axes[1].legend(loc="upper center")  # between two petals
    plotting.show(
        fig,
        alt="Left: a rising and a falling S-curve add up to a valley around u = 0. Right: the "
        f"flower with the decision boundary of the four units, which get {right:.1f} % of the "
        "points right.",
    )


def draw_patterns(
    patterns: Mapping[str, tuple[Array, Array]], predicts: Mapping[str, Predict]
) -> None:
    """Draw patterns, each with the decision boundary of a network for it.

    Parameters
    ----------
    patterns : mapping of str to (X, Y)
        X of shape (2, m), Y of shape (1, m), by the name of the pattern.
    predicts : mapping of str to callable
        Takes points, shape (2, n), and returns probabilities, shape (1, n). A pattern that has none
        is drawn without a boundary.

    Examples
    --------
    >>> X, Y = np.array([[0.0, 1.0], [0.0, 1.0]]), np.array([[0, 1]])
    >>> draw_patterns({"one": (X, Y), "other": (X, Y)}, {"one": lambda points: points[:1]})
    [figure] 2 patterns, class 1 as triangles. one: the network gets 100.0 % right; other: no
    network yet.
    """
    fig, axes = row_of_axes(len(patterns), (4.4 * len(patterns), 4.2))
    said = []
    for ax, (name, (X, Y)) in zip(axes, patterns.items(), strict=True):
        if name in predicts:
            right = percent_right(predicts[name], X, Y)
            draw_boundary(ax, predicts[name], X, Y, f"{name}: {right:.1f} % right")
            said.append(f"{name}: the network gets {right:.1f} % right")
        else:
            plotting.plot_classes(ax, X, Y, ("class 0", "class 1"))
            ax.set(title=name, xlabel="$x_1$ (no unit)", ylabel="$x_2$ (no unit)")
            said.append(f"{name}: no network yet")
    plotting.show(fig, alt=f"{len(patterns)} patterns, class 1 as triangles. {'; '.join(said)}.")
