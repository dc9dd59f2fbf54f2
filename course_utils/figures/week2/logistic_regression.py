"""Figures of the notebook week2/logistic_regression."""

from collections.abc import Callable, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.datasets import ImageData, TabularData
from course_utils.reference.tabular import stable_cost

__all__ = [
    "draw_boundary",
    "draw_chords",
    "draw_descents",
    "draw_losses",
    "draw_pictures",
    "draw_units",
    "print_pictures",
    "two_costs",
    "walk_downhill",
]

Array = NDArray[Any]
Cost = Callable[[float, float], float]
"""Takes a weight and a bias, and returns the cost of the unit that has them."""


def print_pictures(cats: ImageData) -> None:
    """Print what the pictures are, and the size of both sets.

    Parameters
    ----------
    cats : ImageData

    Examples
    --------
    >>> some = np.zeros((2, 4, 4, 3), np.uint8), np.array([[0, 1]])
    >>> print_pictures(ImageData(*some, *some, ("non-cat", "cat"), "drawings"))
    pictures: drawings
    training set: images (2, 4, 4, 3) uint8, labels (1, 2), 50 % are cats
    test set: images (2, 4, 4, 3) uint8, labels (1, 2), 50 % are cats
    """
    print("pictures:", cats.source)
    for name, X, Y in [
        ("training set", cats.X_train, cats.Y_train),
        ("test set", cats.X_test, cats.Y_test),
    ]:
        share = 100 * Y.mean()
        print(f"{name}: images {X.shape} {X.dtype}, labels {Y.shape}, {share:.0f} % are cats")


def draw_pictures(cats: ImageData) -> None:
    """Draw the first twelve training pictures with their labels.

    Parameters
    ----------
    cats : ImageData

    Examples
    --------
    >>> some = np.zeros((2, 4, 4, 3), np.uint8), np.array([[0, 1]])
    >>> draw_pictures(ImageData(*some, *some, ("non-cat", "cat"), "drawings"))
    [figure] The first 2 training pictures with their labels: non-cat, cat.
    """
    labels = cats.Y_train[0, :12]
    fig, axes = plt.subplots(2, 6, figsize=(9, 3.6), layout="constrained")
    titles = [f"y = {y} ({cats.classes[y]})" for y in labels]
    plotting.plot_image_grid(axes, list(cats.X_train[:12]), titles)
    said = ", ".join(cats.classes[y] for y in labels)
    plotting.show(fig, alt=f"The first {len(labels)} training pictures with their labels: {said}.")


def draw_units(sigmoid: Callable[[Array], Array], units: Sequence[tuple[float, float]]) -> None:
    """Draw the output of four units with one feature.

    Parameters
    ----------
    sigmoid : callable
        Of the score; the student's own.
    units : sequence of (float, float)
        Weight and bias of each of the four.

    Examples
    --------
    >>> draw_units(lambda z: 1 / (1 + np.exp(-z)), [(1, 0), (3, 0), (1, 3), (-1, 0)])
    [figure] Output of four units with one feature x, from -6 to 6. w = 1, b = 0: from 0.00 to 1.00,
    slope 0.25 where it is steepest, at x = 0.0. ...
    """
    x = np.linspace(-6, 6, 300)
    fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
    said = []
    for k, (w, b) in enumerate(units):
        a, label = sigmoid(w * x + b), f"w = {w}, b = {b}"
        style = ("-", "--", "-.", ":")[k]
        ax.plot(x, a, style, color=plotting.LINE_COLOURS[k], lw=2, label=label)
        slope = np.gradient(a, x)
        steepest = int(np.argmax(np.abs(slope)))
        said.append(
            f"{label}: from {a[0]:.2f} to {a[-1]:.2f}, slope {slope[steepest]:.2f} where it is "
            f"steepest, at x = {round(x[steepest], 1) + 0:.1f}."
        )
    ax.axhline(0.5, color="grey", lw=0.8)
    ax.set(title="Four units with one feature", xlabel="feature x", ylabel="a = P(y = 1 | x)")
    ax.legend(loc="center right")
    plotting.show(
        fig, alt=f"Output of four units with one feature x, from -6 to 6. {' '.join(said)}"
    )


def draw_losses() -> None:
    """Draw the cross-entropy and the squared error of one example whose label is 1.

    Examples
    --------
    >>> draw_losses()
    [figure] Two falling curves over the probability a, both 0 at a = 1. ...
    """
    a = np.linspace(0.001, 0.999, 500)
    fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
    ax.plot(a, -np.log(a), color=plotting.BLUE, lw=2, label="cross-entropy: −log a")
    ax.plot(a, (a - 1) ** 2, "--", color="black", lw=2, label="squared error: (a − 1)²")
    ax.set(
        title="Loss of one example whose label is 1",
        xlabel="a, the probability given to label 1",
        ylabel="loss of the example",
    )
    ax.legend(loc="upper right")
    plotting.show(
        fig,
        alt="Two falling curves over the probability a, both 0 at a = 1. The squared error is at "
        "most 1; the cross-entropy grows without bound as a goes to 0.",
    )


def draw_chords(cross_entropy: Cost, squared_error: Cost) -> None:
    """Draw two costs over the weight, each with a line between two of its points.

    Parameters
    ----------
    cross_entropy, squared_error : callable
        Of weight and bias.

    Examples
    --------
    >>> draw_chords(lambda w, b: w**2, lambda w, b: -(w**2))
    [figure] Two costs over the weight from -10 to 10, the bias 0, each with a straight line between
    its points at -10 and 2. Cross-entropy: up to 36.00 below the line, nowhere above it. Squared
    error: up to 36.00 above the line, nowhere below it.
    """
    weights = np.linspace(-10, 10, 201)
    ends = [-10.0, 2.0]
    said = []
    fig, axes = plt.subplots(1, 2, figsize=(9.5, 3.4), layout="constrained")
    for ax, cost, name in [
        (axes[0], cross_entropy, "Cross-entropy"),
        (axes[1], squared_error, "Squared error"),
    ]:
        curve = np.array([cost(w, 0.0) for w in weights])
        chord = [cost(w, 0.0) for w in ends]
        ax.plot(weights, curve, color=plotting.BLUE, lw=2, label="cost")
        ax.plot(ends, chord, "o--", color="black", label="straight line")
        ax.set(title=name, xlabel="weight w, with b = 0", ylabel=f"mean {name.lower()}")
        ax.legend(loc="upper right")
        between = (weights >= ends[0]) & (weights <= ends[1])
        over = curve[between] - np.interp(weights[between], ends, chord)
        said.append(f"{name}: {_sides(over)}")
    plotting.show(
        fig,
        alt="Two costs over the weight from -10 to 10, the bias 0, each with a straight line "
        f"between its points at -10 and 2. {' '.join(said)}",
    )


def _sides(over: Array) -> str:
    """Say how far a curve is above and below a line, of the differences at its points."""
    rounding = 1e-9
    sides = {"below": -over.min(), "above": over.max()}
    there = [f"up to {far:.2f} {side} the line" for side, far in sides.items() if far > rounding]
    absent = [f"nowhere {side} it" for side, far in sides.items() if far <= rounding]
    return ", ".join(there + absent) + "."


def draw_descents(
    cross_entropy: Cost, squared_error: Cost, ways: Sequence[tuple[Array, Array]]
) -> None:
    """Draw two costs of weight and bias as contours, with the way of a descent on each.

    Parameters
    ----------
    cross_entropy, squared_error : callable
        Of weight and bias.
    ways : sequence of (ndarray, ndarray)
        On either cost: the visited pairs of weight and bias, shape (k, 2), and their costs.

    Examples
    --------
    >>> way = np.array([[-6.0, 6.0], [1.0, 0.0]]), np.array([72.0, 1.0])
    >>> draw_descents(lambda w, b: w**2 + b**2, lambda w, b: w**2 + b**2, [way, way])
    Cross-entropy: convex: cost 72.000 at the start, 1.000 after 1 steps
    Squared error: not convex: cost 72.000 at the start, 1.000 after 1 steps
    [figure] Two contour plots over weight and bias with the way of a descent. Cross-entropy: from
    (-6.0, 6.0), cost 72.000, to (1.0, 0.0), cost 1.000; the lowest cost on the grid is 0.000. ...
    """
    grid_w, grid_b = np.linspace(-8, 8, 61), np.linspace(-10, 10, 61)
    said = []
    fig, axes = plt.subplots(1, 2, figsize=(10, 4.2), layout="constrained")
    for ax, (path, costs), cost, name, unit in zip(
        axes,
        ways,
        (cross_entropy, squared_error),
        ("Cross-entropy: convex", "Squared error: not convex"),
        ("mean cross-entropy", "mean squared error"),
        strict=True,
    ):
        surface = np.array([[cost(w, b) for w in grid_w] for b in grid_b])
        steps = len(path) - 1
        title = f"{name}, {steps} steps"
        plotting.plot_cost_surface(ax, grid_w, grid_b, surface, path, title, cost_label=unit)
        print(f"{name}: cost {costs[0]:.3f} at the start, {costs[-1]:.3f} after {steps} steps")
        start, end = (f"({path[k][0]:.1f}, {path[k][1]:.1f}), cost {costs[k]:.3f}" for k in (0, -1))
        said.append(
            f"{name.split(':')[0]}: from {start}, to {end}; the lowest cost on the grid is "
            f"{surface.min():.3f}."
        )
    plotting.show(
        fig,
        alt="Two contour plots over weight and bias with the way of a descent. " + " ".join(said),
    )


def draw_boundary(
    tumours: TabularData, w: Array, b: float, boundary: Callable[[Array, float, Array], Array]
) -> None:
    """Draw radius and texture of tumours, and the decision boundary of a unit.

    Parameters
    ----------
    tumours : TabularData
        Radius and texture are the first two features.
    w : ndarray, shape (2, 1)
    b : float
    boundary : callable
        Takes w, b and first features, and returns second ones; the student's own.

    Examples
    --------
    >>> from course_utils import datasets
    >>> w = np.array([[3.8], [0.8]])
    >>> line = lambda w, b, x1: -(w[0, 0] * x1 + b) / w[1, 0]
    >>> draw_boundary(datasets.load_breast_cancer(), w, -0.55, line)
    [figure] 455 tumours by radius and texture, and a straight line from (-1.0, 5.4) to (1.0, -4.1).
    On its shaded side the unit says malignant. 89 % of them are on the right side.
    """
    X = tumours.X_train[:2]
    X = (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)
    right = 100 * np.mean((w.T @ X + b > 0) == tumours.Y_train)
    x1 = np.linspace(-1, 1, 50)
    x2 = boundary(w, b, x1)
    fig, ax = plt.subplots(figsize=(7, 4.4), layout="constrained")
    plotting.plot_classes(ax, X, tumours.Y_train, tumours.classes, size=22)
    ax.plot(x1, x2, color="black", lw=2, label="decision boundary")
    across, up = np.meshgrid(np.linspace(*ax.get_xlim(), 300), np.linspace(-3, 5, 300))
    scores = w[0, 0] * across + w[1, 0] * up + b
    ax.contourf(across, up, scores, levels=[0, np.inf], colors=["0.9"], zorder=0)
    ax.set(
        title=f"One unit is right about {right:.0f} % of {X.shape[1]} tumours "
        f"(shaded: it says {tumours.classes[1]})",
        xlabel="mean radius (standard deviations from the mean)",
        ylabel="mean texture (standard deviations)",
        ylim=(-3, 5),
    )
    ax.legend(loc="upper right")
    plotting.show(
        fig,
        alt=f"{X.shape[1]} tumours by radius and texture, and a straight line from ({x1[0]:.1f}, "
        f"{x2[0]:.1f}) to ({x1[-1]:.1f}, {x2[-1]:.1f}). On its shaded side the unit says "
        f"{tumours.classes[1]}. {right:.0f} % of them are on the right side.",
    )


def two_costs(tumours: TabularData) -> tuple[Cost, Cost]:
    """Return the cross-entropy and the mean squared error of a unit on the tumours' radii.

    Parameters
    ----------
    tumours : TabularData

    Returns
    -------
    cross_entropy, squared_error : callable
        Of a weight and a bias.

    Examples
    --------
    >>> from course_utils import datasets
    >>> cross_entropy, squared_error = two_costs(datasets.load_breast_cancer())
    >>> round(cross_entropy(0.0, 0.0), 4), squared_error(0.0, 0.0)
    (0.6931, 0.25)
    """
    radius, labels = tumours.X_train[:1], tumours.Y_train
    x = (radius - radius.mean()) / radius.std()

    def cross_entropy(w: float, b: float) -> float:
        z = w * x + b
        return float(stable_cost(z, labels))

    def squared_error(w: float, b: float) -> float:
        a = np.exp(-np.logaddexp(0, -(w * x + b)))  # the sigmoid, without an overflow
        return float(np.mean((a - labels) ** 2))

    return cross_entropy, squared_error


def walk_downhill(
    cost: Cost, w: float, b: float, rate: float = 2.0, steps: int = 100
) -> tuple[Array, Array]:
    """Follow measured slopes downhill.

    Parameters
    ----------
    cost : callable
        Of a weight and a bias.
    w, b : float
        The start.
    rate : float
    steps : int

    Returns
    -------
    path : ndarray, shape (steps + 1, 2)
        The visited weights and biases.
    costs : ndarray, shape (steps + 1,)

    Examples
    --------
    >>> path, costs = walk_downhill(lambda w, b: w**2 + b**2, 1.0, 0.0, rate=0.25, steps=2)
    >>> path.round(3).tolist(), costs.round(3).tolist()
    ([[1.0, 0.0], [0.5, 0.0], [0.25, 0.0]], [1.0, 0.25, 0.063])
    """
    h = 1e-4
    path, costs = [(w, b)], [cost(w, b)]
    for _ in range(steps):
        slope_w = (cost(w + h, b) - cost(w - h, b)) / (2 * h)
        slope_b = (cost(w, b + h) - cost(w, b - h)) / (2 * h)
        w, b = w - rate * slope_w, b - rate * slope_b
        path.append((w, b))
        costs.append(cost(w, b))
    return np.array(path), np.array(costs)
