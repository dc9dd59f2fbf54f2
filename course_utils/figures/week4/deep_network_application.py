"""Figures of the notebook week4/deep_network_application."""

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.figures import common
from course_utils.reference.deep import L_model_forward
from course_utils.reference.logistic import flatten_images
from course_utils.training import History

__all__ = [
    "draw_changes",
    "draw_costs",
    "draw_discs",
    "draw_learned",
    "draw_mistakes",
    "draw_picture",
    "print_accuracies",
]

Array = NDArray[Any]
Parameters = Mapping[str, Array]

WARM, COOL = np.array([200, 125, 60]) / 255, np.array([70, 130, 200]) / 255
BROWN, TEAL = np.array([120, 80, 50]) / 255, np.array([60, 130, 160]) / 255
DISCS = {
    "warm on cool": (WARM, TEAL),
    "cool on warm": (COOL, BROWN),
    "warm on warm": (WARM, BROWN),
    "cool on cool": (COOL, TEAL),
}
"""The colours of four discs, each inside and around it."""
CHANGED = [7, 14]
"""Two test pictures; of the drawings, both show a cat that is easily seen."""


def draw_costs(
    results: Mapping[str, tuple[Sequence[float], float, float]], title: str, log: bool = False
) -> None:
    """Draw the cost of each model against the iteration.

    Parameters
    ----------
    results : mapping of str to tuple
        By model: its costs at iterations 0, 100, 200, …, and its accuracies on two sets.
    title : str
    log : bool
        Use a logarithmic cost axis.

    Examples
    --------
    >>> draw_costs({"unit": ([0.7, 0.9, 0.4], 98.0, 72.0)}, "Cost, rate 0.03")
    [figure] Cost against iteration: unit, from 0.7 at 0 to 0.4 at 200, rising at 100, at most 0.9.
    """
    runs = [History.from_costs(costs, name) for name, (costs, *_) in results.items()]
    common.draw_costs(runs, title, log=log)


def print_accuracies(results: Mapping[str, tuple[Sequence[float], float, float]]) -> None:
    """Print how much each model has right, a line for each.

    Parameters
    ----------
    results : mapping of str to tuple
        By model: its costs, and its accuracies on training and test pictures, in percent.

    Examples
    --------
    >>> print_accuracies({"two layers": ([0.7], 100.0, 80.0)})
    model                 training    test
    two layers              100.0 %   80.0 %
    """
    print("model                 training    test")
    for name, (_, on_train, on_test) in results.items():
        print(f"{name:20s} {on_train:8.1f} % {on_test:6.1f} %")


def draw_mistakes(
    name: str, images: Array, AL: Array, Y: Array, wrong: Sequence[int], classes: Sequence[str]
) -> None:
    """Draw the surest mistakes of a network, at most ten, and print how many there are.

    Parameters
    ----------
    name : str
        Of the network.
    images : ndarray, shape (m, h, w, 3)
    AL : ndarray, shape (1, m)
        Probabilities of a cat.
    Y : ndarray, shape (1, m)
        Labels, 1 for a cat.
    wrong : sequence of int
        Which examples are classified wrong, the surest mistake first.
    classes : sequence of str
        What the labels 0 and 1 mean.

    Examples
    --------
    >>> AL, Y = np.array([[0.9, 0.2, 0.1]]), np.array([[0, 0, 1]])
    >>> draw_mistakes("two layers", np.zeros((3, 4, 4, 3)), AL, Y, [0, 2], ["other", "cat"])
    two layers: 2 of 3 wrong; 1 are cats that it missed
    [figure] The surest mistakes of the network with two layers. 2 of all 2 are drawn, ...: other
    0.90, cat 0.10.
    """
    missed = int(np.sum(Y[0, wrong]))
    print(f"{name}: {len(wrong)} of {Y.size} wrong; {missed} are cats that it missed")
    title = f"The surest mistakes of the network with {name}"
    common.draw_mistakes(title, images, AL, Y, wrong, classes)


def draw_learned(name: str, start: Parameters, end: Parameters, X: Array) -> None:
    """Draw what the units of the first layer have learned, as pictures; at most seven.

    Parameters
    ----------
    name : str
        Of the network.
    start, end : mapping
        The parameters before and after the training.
    X : ndarray, shape (h * h * 3, m)
        The training pictures, one a column.

    Examples
    --------
    >>> start = {"W1": np.zeros((2, 12)), "b1": np.zeros((2, 1))}
    >>> end = {"W1": np.array([[1.0] * 12, [0.0] * 12]), "b1": np.ones((2, 1))}
    >>> draw_learned("two layers", start, end, np.ones((12, 3)))
    [figure] What 2 units of the first layer have learned, two layers, as pictures of weights. They
    are on for 100 %, 100 % of the training pictures. Plain grey: 1 of them.
    """
    learned = end["W1"] - start["W1"]
    on = 100 * np.mean(end["W1"] @ X + end["b1"] > 0, axis=1)
    order = np.argsort(-np.linalg.norm(learned, axis=1))[:7]
    side = round((learned.shape[1] / 3) ** 0.5)
    scale = np.abs(learned).max() or 1
    pictures = [0.5 + 0.5 * learned[j].reshape(side, side, 3) / scale for j in order]
    fig, axes = plt.subplots(1, 7, figsize=(10.5, 2.3), layout="constrained")
    plotting.plot_image_grid(axes, pictures, [f"on for {on[j]:.0f} %" for j in order])
    fig.suptitle(f"What the first layer has learned, {name}: the units that changed most")
    grey = sum(bool(np.abs(picture - 0.5).max() < 0.01) for picture in pictures)
    plotting.show(
        fig,
        alt=f"What {len(order)} units of the first layer have learned, {name}, as pictures of "
        f"weights. They are on for {', '.join(f'{on[j]:.0f} %' for j in order)} of the training "
        f"pictures. Plain grey: {grey} of them.",
    )


def draw_changes(changes: Mapping[str, Array]) -> None:
    """Draw two test pictures, each with all changes beside one another.

    Parameters
    ----------
    changes : mapping of str to ndarray, shape (m, h, w, 3)
        All pictures after each change, as they are first.

    Examples
    --------
    >>> draw_changes({"plain": np.zeros((15, 4, 4, 3)), "R: grey": np.ones((15, 4, 4, 3))})
    [figure] Two test pictures, each as it is and after each change: plain; R: grey.
    """
    fig, axes = plt.subplots(2, len(changes), figsize=(10, 4.2), layout="constrained")
    for column, (name, changed) in zip(axes.T, changes.items(), strict=True):
        plotting.plot_image_grid(column, list(changed[CHANGED]), [name.replace(": ", ":\n"), " "])
    fig.suptitle(f"Two test pictures, {len(changes) - 1} changes")
    plotting.show(
        fig,
        alt=f"Two test pictures, each as it is and after each change: {'; '.join(changes)}.",
    )


def _draw_answers(
    pictures: Mapping[str, Array],
    networks: Mapping[str, Parameters],
    heading: str,
    size: tuple[float, float],
) -> None:
    """Draw pictures in a row, each with what every network makes of it."""
    titles = []
    for name, picture in pictures.items():
        X = flatten_images(picture[np.newaxis])
        answers = [f"{who} {L_model_forward(X, P)[0][0, 0]:.2f}" for who, P in networks.items()]
        titles.append("\n".join([name, *answers]))
    fig, axes = plt.subplots(1, len(pictures), figsize=size, layout="constrained")
    plotting.plot_image_grid(axes, list(pictures.values()), titles)
    fig.suptitle(heading)
    said = "; ".join(titles).replace("\n", ", ")
    plotting.show(fig, alt=f"{heading}: {said}.")


def draw_discs(networks: Mapping[str, Parameters]) -> None:
    """Draw four discs on plain surroundings, and how sure networks are that each is a cat.

    Parameters
    ----------
    networks : mapping of str to mapping
        The parameters of networks for pictures of 32 × 32 pixels, by name.

    Examples
    --------
    >>> draw_discs({"unit": {"W1": np.zeros((1, 3072)), "b1": np.zeros((1, 1))}})
    [figure] P(cat) of four discs: warm on cool, unit 0.50; cool on warm, unit 0.50; ...
    """
    rows, columns = np.mgrid[:32, :32]
    disc = ((rows - 18) ** 2 + (columns - 15.5) ** 2 < 81)[..., np.newaxis]
    discs = {name: np.where(disc, inside, around) for name, (inside, around) in DISCS.items()}
    _draw_answers(discs, networks, "P(cat) of four discs", (9.5, 3.6))


def draw_picture(versions: Mapping[str, Array], networks: Mapping[str, Parameters]) -> None:
    """Draw the versions of a picture, and how sure networks are that each is a cat.

    Parameters
    ----------
    versions : mapping of str to ndarray, shape (h, w, 3)
    networks : mapping of str to mapping
        The parameters of networks for pictures of this size, by name.

    Examples
    --------
    >>> networks = {"unit": {"W1": np.zeros((1, 12)), "b1": np.zeros((1, 1))}}
    >>> draw_picture({"your file": np.zeros((2, 2, 3)), "swapped": np.ones((2, 2, 3))}, networks)
    [figure] P(cat) by each network: your file, unit 0.50; swapped, unit 0.50.
    """
    _draw_answers(versions, networks, "P(cat) by each network", (6.4, 4.4))
