"""Figures of the notebook week2/logistic_regression."""

import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.datasets import ImageData, TabularData
from course_utils.figures import common
from course_utils.training import History

__all__ = [
    "draw_chords",
    "draw_descents",
    "draw_graph",
    "draw_loss_graph",
    "draw_losses",
    "draw_mistakes",
    "draw_own_picture",
    "draw_pictures",
    "draw_rates",
    "draw_strongest",
    "draw_training",
    "draw_units",
    "draw_weights",
    "print_accuracies",
    "print_fits",
    "print_pictures",
    "print_speed",
    "print_tumour_mistakes",
    "print_tumours",
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
    [figure] Two falling curves over the probability a. ...
    """
    a = np.linspace(0.001, 0.999, 500)
    fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
    ax.plot(a, -np.log(a), color=plotting.BLUE, lw=2, label="cross-entropy: −log a (nats)")
    ax.plot(a, (a - 1) ** 2, "--", color="black", lw=2, label="squared error: (a − 1)² (no unit)")
    ax.set(
        title="Loss of one example whose label is 1",
        xlabel="a, the probability given to label 1",
        ylabel="loss (unit in the legend)",
    )
    ax.legend(loc="upper right")
    plotting.show(
        fig,
        alt="Two falling curves over the probability a. The squared error is at most 1. The "
        "cross-entropy is almost the same near a = 1 but grows without bound as a goes to 0.",
    )


def draw_chords(cross_entropy: Cost, squared_error: Cost) -> None:
    """Draw two costs over the weight, each with a line between two of its points.

    The range of the second derivative is printed, too.

    Parameters
    ----------
    cross_entropy, squared_error : callable
        Of weight and bias.

    Examples
    --------
    >>> draw_chords(lambda w, b: w**2, lambda w, b: -(w**2))
    Cross-entropy (nats): second derivative from 2.0000 to 2.0000
    Squared error (no unit): second derivative from -2.0000 to -2.0000
    [figure] Two costs over the weight from -10 to 10, the bias 0, each with a straight line between
    its points at -10 and 2. Cross-entropy: up to 36.00 below the line, nowhere above it. Squared
    error: up to 36.00 above the line, nowhere below it.
    """
    weights = np.linspace(-10, 10, 201)
    ends = [-10.0, 2.0]
    said = []
    fig, axes = plt.subplots(1, 2, figsize=(9.5, 3.4), layout="constrained")
    for ax, cost, name in [
        (axes[0], cross_entropy, "Cross-entropy (nats)"),
        (axes[1], squared_error, "Squared error (no unit)"),
    ]:
        curve = np.array([cost(w, 0.0) for w in weights])
        chord = [cost(w, 0.0) for w in ends]
        ax.plot(weights, curve, color=plotting.BLUE, lw=2, label="cost")
        ax.plot(ends, chord, "o--", color="black", label="straight line")
        ylabel = f"mean {name[0].lower() + name[1:]}"
        ax.set(title=name, xlabel="weight w, with b = 0", ylabel=ylabel)
        ax.legend(loc="upper right")
        bend = np.diff(curve, 2) / 0.1**2
        print(f"{name}: second derivative from {bend.min():.4f} to {bend.max():.4f}")
        between = (weights >= ends[0]) & (weights <= ends[1])
        over = curve[between] - np.interp(weights[between], ends, chord)
        said.append(f"{name.split(' (')[0]}: {_sides(over)}")
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
        ("mean cost (nats)", "mean squared error"),
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


def draw_graph() -> None:
    """Draw the computation graph of J = 3(a + bc), with values and derivatives.

    Examples
    --------
    >>> draw_graph()
    [figure] Computation graph. Inputs a = 5, b = 3, c = 2. ...
    """
    nodes = {
        "$a = 5$": (0, 1),
        "$b = 3$": (0, 0),
        "$c = 2$": (0, -1),
        "$u = bc$": (1.3, -0.5),
        "$v = a + u$": (2.6, 0.2),
        "$J = 3v$": (3.9, 0.2),
    }
    edges = [
        ("$a = 5$", "$v = a + u$", "5", "dJ/da = 3"),
        ("$b = 3$", "$u = bc$", "3", "dJ/db = 6"),
        ("$c = 2$", "$u = bc$", "2", "dJ/dc = 9"),
        ("$u = bc$", "$v = a + u$", "6", "dJ/du = 3"),
        ("$v = a + u$", "$J = 3v$", "11", "dJ/dv = 3"),
    ]
    fig, ax = plt.subplots(figsize=(9.5, 4), layout="constrained")
    title = "J = 3(a + bc): values go right (blue), derivatives come back (dashed)"
    plotting.plot_computation_graph(ax, nodes, edges, title)
    plotting.show(
        fig,
        alt="Computation graph. Inputs a = 5, b = 3, c = 2. Values: u = bc is 6, v = a + u is 11, "
        "J = 3v is 33. Derivatives come back: dJ/dv = 3, dJ/du = 3, dJ/da = 3, dJ/db = 6, "
        "dJ/dc = 9.",
    )


def draw_loss_graph() -> None:
    """Draw the computation graph of the loss of one example; the derivatives are asked for.

    Examples
    --------
    >>> draw_loss_graph()
    [figure] Computation graph of the loss of one example. ...
    """
    z_box, a_box = "$z = w_1 x_1 + w_2 x_2 + b$", r"$a = \sigma(z)$"
    nodes = {
        "$w_1 = 0.5$": (0, 1),
        "$w_2 = 1$": (0, 0),
        "$b = 2$": (0, -1),
        z_box: (1.9, 0),
        a_box: (3.5, 0),
        "$L(a, y)$": (4.8, 0),
    }
    edges = [
        ("$w_1 = 0.5$", z_box, "0.5", r"dL/d$w_1$ = ?"),
        ("$w_2 = 1$", z_box, "1", r"dL/d$w_2$ = ?"),
        ("$b = 2$", z_box, "2", "dL/db = ?"),
        (z_box, a_box, "0", "dL/dz = ?"),
        (a_box, "$L(a, y)$", "0.5", "dL/da = ?"),
    ]
    fig, ax = plt.subplots(figsize=(10.5, 4), layout="constrained")
    title = "One example with $x_1 = 2$, $x_2 = -3$ and label $y = 1$"
    plotting.plot_computation_graph(ax, nodes, edges, title)
    plotting.show(
        fig,
        alt="Computation graph of the loss of one example. w1 = 0.5, w2 = 1 and b = 2 go into "
        "z = w1 x1 + w2 x2 + b, which is 0; then a = sigmoid(z) = 0.5; then the loss L(a, y). All "
        "derivatives are shown as question marks.",
    )


def print_speed(loops: float, arrays: float) -> None:
    """Print how long a step on 20 pictures takes with loops, and what that means for training.

    Parameters
    ----------
    loops, arrays : float
        Seconds of one step on 20 pictures.

    Examples
    --------
    >>> print_speed(0.2, 0.001)
    loops:   200.00 ms    arrays:     1.00 ms
    arrays are 200 times as fast
    2000 steps on 209 pictures would take about 70 minutes with loops
    """
    print(f"loops: {1000 * loops:8.2f} ms    arrays: {1000 * arrays:8.2f} ms")
    print(f"arrays are {loops / arrays:.0f} times as fast")
    minutes = loops * 209 / 20 * 2000 / 60
    print(f"2000 steps on 209 pictures would take about {minutes:.0f} minutes with loops")


def print_accuracies(trained: Mapping[str, Any], cats: ImageData) -> None:
    """Print how much a model gets right, beside the answer more frequent in the training set.

    Parameters
    ----------
    trained : mapping
        What the student's `model` returns.
    cats : ImageData

    Examples
    --------
    >>> some = np.zeros((2, 4, 4, 3), np.uint8), np.array([[0, 1]])
    >>> cats = ImageData(*some, *some, ("non-cat", "cat"), "drawings")
    >>> right, wrong = np.array([[0, 1]]), np.array([[1, 0]])
    >>> print_accuracies({"Y_prediction_train": right, "Y_prediction_test": wrong}, cats)
    training accuracy 100.0 %, always 'non-cat' 50.0 %
    test     accuracy   0.0 %, always 'non-cat' 50.0 %
    """
    guess = int(cats.Y_train.mean() > 0.5)
    for name, predicted, Y in [
        ("training", trained["Y_prediction_train"], cats.Y_train),
        ("test", trained["Y_prediction_test"], cats.Y_test),
    ]:
        right, baseline = 100 * np.mean(predicted == Y), 100 * np.mean(guess == Y)
        print(f"{name:8s} accuracy {right:5.1f} %, always '{cats.classes[guess]}' {baseline:.1f} %")


def draw_training(costs: Sequence[float], learning_rate: float) -> None:
    """Draw the costs of the training on the pictures.

    Parameters
    ----------
    costs : sequence of float
        One for each hundred iterations.
    learning_rate : float

    Examples
    --------
    >>> draw_training([0.69, 0.4, 0.3], 0.005)
    [figure] Cost against iteration: from 0.69 at 0 to 0.3 at 200, never rising.
    """
    title = f"Cost on the training pictures, learning rate {learning_rate}"
    common.draw_costs([History.from_costs(costs)], title)


def draw_weights(w: Array, shape: tuple[int, int, int]) -> None:
    """Draw the learned weights in the places of the pixels that they multiply.

    Parameters
    ----------
    w : ndarray, shape (h * w * d, 1)
    shape : tuple of int
        Height, width and channels of the pictures.

    Examples
    --------
    >>> draw_weights(np.array([[1.0], [1.0], [1.0], [-1.0]]), (2, 2, 1))
    [figure] The learned weights in the places of their pixels, summed over the colours. Orange
    regions speak for a cat, purple ones against it; 75 % of the pixels speak for one.
    """
    fig, ax = plt.subplots(figsize=(5.6, 4.4), layout="constrained")
    plotting.plot_weight_image(ax, w, shape)
    share = 100 * np.mean(w.reshape(shape).sum(axis=2) > 0)
    plotting.show(
        fig,
        alt="The learned weights in the places of their pixels, summed over the colours. Orange "
        f"regions speak for a cat, purple ones against it; {share:.0f} % of the pixels speak for "
        "one.",
    )


def draw_mistakes(cats: ImageData, predictions: Array, probability: Array) -> None:
    """Draw the test pictures that a model gets wrong, ten at most, the surest mistakes first.

    Parameters
    ----------
    cats : ImageData
    predictions, probability : ndarray, shape (1, m_test)
        The labels that the model gives, and how probable it thinks a cat.

    Examples
    --------
    >>> some = np.zeros((2, 4, 4, 3), np.uint8), np.array([[0, 1]])
    >>> cats = ImageData(*some, *some, ("non-cat", "cat"), "drawings")
    >>> draw_mistakes(cats, np.array([[0, 0]]), np.array([[0.1, 0.3]]))
    [figure] 1 of 2 test pictures are wrong; the surest mistakes. 1 of all 1 are drawn, with the
    label and the probability of "cat" that the model gave: cat 0.30.
    """
    wrong = np.flatnonzero(predictions != cats.Y_test)
    wrong = wrong[np.argsort(-np.abs(probability[0, wrong] - 0.5))]
    title = f"{len(wrong)} of {cats.Y_test.size} test pictures are wrong; the surest mistakes"
    common.draw_mistakes(title, cats.X_test, probability, cats.Y_test, wrong, cats.classes)


def draw_own_picture(image: Array, origin: str, chance: float) -> None:
    """Draw one picture with the probability that it shows a cat.

    Parameters
    ----------
    image : ndarray of uint8, shape (h, w, 3)
    origin : str
        Where it comes from.
    chance : float
        The probability that the model gives.

    Examples
    --------
    >>> draw_own_picture(np.zeros((4, 4, 3), np.uint8), "your file", 0.25)
    [figure] A picture (your file); the model gives it P(cat) = 0.25.
    """
    fig, axes = plt.subplots(1, 1, squeeze=False, figsize=(3.2, 3.4), layout="constrained")
    plotting.plot_image_grid(axes, [image], [f"{origin}\nP(cat) = {chance:.2f}"])
    plotting.show(fig, alt=f"A picture ({origin}); the model gives it P(cat) = {chance:.2f}.")


def draw_rates(costs_with: Callable[[float], Sequence[float]]) -> None:
    """Draw four runs that differ in their learning rate; which is which is not told.

    Parameters
    ----------
    costs_with : callable
        Takes a learning rate, and returns the cost before each step and after the last.

    Examples
    --------
    >>> draw_rates(lambda rate: [0.7, 0.7 - rate / 100])
    [figure] Cost against iteration: run P, from 0.7 at 0 to 0.697 at 1, never rising; run Q, ...
    """
    # put the rates into an order that the letters do not give away
    rates = sorted([0.03, 0.3, 5.0, 40.0], key=lambda rate: zlib.crc32(f"{rate} 21".encode()))
    runs = [
        History.from_costs(costs_with(rate), f"run {letter}", record_every=1)
        for letter, rate in zip("PQRS", rates, strict=True)
    ]
    common.draw_costs(runs, "Which is which?")


def print_tumours(tumours: TabularData) -> None:
    """Print the size of the sets, and the range of three of the features.

    Parameters
    ----------
    tumours : TabularData

    Examples
    --------
    >>> from course_utils import datasets
    >>> print_tumours(datasets.load_breast_cancer())
    Breast Cancer Wisconsin ...
    training (30, 455)  test (30, 114) ('benign', 'malignant')
    malignant: 38 % of the training set
    mean radius ...
    mean smoothness  from    0.053 to    0.163   (1)
    """
    print(tumours.source)
    print("training", tumours.X_train.shape, " test", tumours.X_test.shape, tumours.classes)
    print(f"malignant: {100 * tumours.Y_train.mean():.0f} % of the training set")
    for j in [0, 3, 4]:
        row = tumours.X_train[j]
        name, unit = tumours.feature_names[j], tumours.units[j]
        print(f"{name:16s} from {row.min():8.3f} to {row.max():8.3f}   ({unit})")


def print_tumour_mistakes(trained: Mapping[str, Any], tumours: TabularData) -> None:
    """Print how much a model gets right, and its two kinds of mistake apart.

    Parameters
    ----------
    trained : mapping
        What the student's `model` returns.
    tumours : TabularData

    Examples
    --------
    >>> some = np.zeros((1, 4)), np.array([[0, 0, 1, 1]])
    >>> tumours = TabularData(*some, *some, ("benign", "malignant"), ("size",), ("mm",), "")
    >>> P = np.array([[0, 1, 0, 0]])
    >>> print_tumour_mistakes({"Y_prediction_train": P, "Y_prediction_test": P}, tumours)
    training accuracy 25.0 %
    test accuracy     25.0 %
    malignant, called benign: 2 of 2
    benign, called malignant: 1 of 2
    """
    said, Y = trained["Y_prediction_test"], tumours.Y_test
    on_train = np.mean(trained["Y_prediction_train"] == tumours.Y_train)
    print(f"training accuracy {100 * on_train:.1f} %")
    print(f"test accuracy     {100 * np.mean(said == Y):.1f} %")
    print(f"malignant, called benign: {np.sum((said == 0) & (Y == 1))} of {np.sum(Y == 1)}")
    print(f"benign, called malignant: {np.sum((said == 1) & (Y == 0))} of {np.sum(Y == 0)}")


def draw_strongest(w: Array, names: Sequence[str]) -> None:
    """Draw the four lowest and the eight highest weights as bars.

    Parameters
    ----------
    w : ndarray, shape (n_x, 1)
    names : sequence of str
        Of the features.

    Examples
    --------
    >>> draw_strongest(np.arange(-6.0, 6.0)[:, None], list("abcdefghijkl"))
    [figure] Bars of the four lowest and the eight highest weights; a positive one speaks for
    malignant. Lowest: a -6.00, b -5.00. Highest: l 5.00, k 4.00.
    """
    order = np.argsort(w[:, 0])
    strongest = np.r_[order[:4], order[-8:]]
    fig, ax = plt.subplots(figsize=(8, 3.8), layout="constrained")
    ax.barh([names[j] for j in strongest], w[strongest, 0], color=plotting.BLUE)
    ax.axvline(0, color="black", lw=0.8)
    ax.set(
        title="The four lowest and the eight highest weights",
        xlabel="weight per standard deviation (right: speaks for malignant)",
        ylabel="feature",
    )
    lowest, highest = (
        ", ".join(f"{names[j]} {w[j, 0]:.2f}" for j in some) for some in (order[:2], order[:-3:-1])
    )
    plotting.show(
        fig,
        alt="Bars of the four lowest and the eight highest weights; a positive one speaks for "
        f"malignant. Lowest: {lowest}. Highest: {highest}.",
    )


def print_fits(
    names: Sequence[str], yours: tuple[Array, float, float], theirs: tuple[Array, float, float]
) -> None:
    """Print the parameters of two fits beside each other, and their costs.

    Parameters
    ----------
    names : sequence of str
        Of the features.
    yours, theirs : (ndarray of shape (n_x, 1), float, float)
        Weights, bias and cost, from the student's functions and from scikit-learn.

    Examples
    --------
    >>> one, other = (np.array([[2.0]]), 0.5, 0.25), (np.array([[2.1]]), 0.5, 0.24)
    >>> print_fits(["mean radius"], one, other)
    feature             yours   scikit-learn
    mean radius        2.0000         2.1000
    bias               0.5000         0.5000
    cost             0.250000       0.240000
    the costs differ by 1e-02
    """
    (w1, b1, cost1), (w2, b2, cost2) = yours, theirs
    print("feature             yours   scikit-learn")
    rows = [*zip(names, w1[:, 0], w2[:, 0], strict=True), ("bias", b1, b2)]
    for name, mine, other in rows:
        print(f"{name:16s} {mine:8.4f} {other:14.4f}")
    print(f"{'cost':16s} {cost1:8.6f} {cost2:14.6f}")
    print(f"the costs differ by {abs(cost1 - cost2):.0e}")
