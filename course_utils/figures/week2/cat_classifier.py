"""Figures of the notebook week2/cat_classifier."""

import zlib
from collections.abc import Callable, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import NDArray

from course_utils import plotting
from course_utils.datasets import ImageData
from course_utils.figures import common
from course_utils.figures.week2._updates import updates
from course_utils.training import History

__all__ = [
    "draw_mistakes",
    "draw_own_picture",
    "draw_rates",
    "draw_training",
    "draw_weights",
    "updates",
]

Array = NDArray[Any]


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
