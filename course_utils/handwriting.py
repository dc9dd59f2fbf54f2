"""Handwritten digits in new versions, and what a network gains by them: week 5's augmentation."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_utils import datasets
from course_utils.reference import deep
from course_utils.reference.initialization import initialize_parameters_he

__all__ = ["AMOUNTS", "changed_by", "digits", "gains", "right_on_others", "warp"]

Array = NDArray[Any]
Change = Callable[[Array, np.random.Generator], Array]

AMOUNTS = ("degrees", "zoom", "slant", "shift", "mirror")
"""What a recipe says."""


def warp(
    images: Array,
    degrees: Array | float = 0,
    zoom: Array | float = 1,
    slant: Array | float = 0,
    down: Array | float = 0,
    right: Array | float = 0,
) -> Array:
    """Turn, enlarge, slant and move pictures; a new pixel is a mean of the four nearest old ones.

    What comes from outside repeats the border. Each change is a number, or one for each picture.

    Parameters
    ----------
    images : ndarray, shape (m, h, w)
    degrees : float or ndarray, shape (m,)
        Counter-clockwise.
    zoom : float or ndarray
        Above 1 it enlarges.
    slant : float or ndarray
        Pixels to the right for each pixel up.
    down, right : float or ndarray
        Pixels.

    Examples
    --------
    >>> warp(np.array([[[1.0, 2.0], [3.0, 4.0]]]), degrees=90)[0]
    array([[2., 4.],
           [1., 3.]])
    >>> warp(np.array([[[0.0, 1.0, 0.0]] * 3]), right=0.5)[0, 0]
    array([0. , 0.5, 0.5])
    """
    m, h, w = images.shape
    amounts = (degrees, zoom, slant, down, right)
    degrees, zoom, slant, down, right = (
        np.broadcast_to(amount, m).reshape(m, 1, 1) for amount in amounts
    )
    cos, sin = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
    below = (np.arange(h).reshape(1, h, 1) - (h - 1) / 2 - down) / zoom
    aside = (np.arange(w).reshape(1, 1, w) - (w - 1) / 2 - right) / zoom + slant * below
    rows = np.clip(cos * below + sin * aside + (h - 1) / 2, 0, h - 1)
    columns = np.clip(cos * aside - sin * below + (w - 1) / 2, 0, w - 1)
    top = np.minimum((rows + 1e-9).astype(int), h - 2)
    left = np.minimum((columns + 1e-9).astype(int), w - 2)
    lower, righter = rows - top, columns - left
    one = np.arange(m).reshape(m, 1, 1)
    above = (1 - righter) * images[one, top, left] + righter * images[one, top, left + 1]
    under = (1 - righter) * images[one, top + 1, left] + righter * images[one, top + 1, left + 1]
    warped: Array = (1 - lower) * above + lower * under
    return warped


def changed_by(recipe: Mapping[str, float]) -> Change:
    """Return a function that makes new versions of pictures, each with draws of its own.

    Parameters
    ----------
    recipe : mapping
        ``degrees``, ``zoom``, ``slant``, ``shift``: the largest change either way, drawn evenly.
        ``mirror``: the chance of a mirror image.

    Examples
    --------
    >>> same = changed_by(dict.fromkeys(AMOUNTS, 0))
    >>> same(np.eye(2).reshape(1, 2, 2), np.random.default_rng(0))[0]
    array([[1., 0.],
           [0., 1.]])
    """

    def change(images: Array, rng: np.random.Generator) -> Array:
        m = len(images)
        turned = rng.random(m) < recipe["mirror"]
        images = np.where(turned.reshape(m, 1, 1), images[:, :, ::-1], images)
        degrees, zoom, slant = (
            rng.uniform(-1, 1, m) * recipe[name] for name in ("degrees", "zoom", "slant")
        )
        down, right = rng.uniform(-1, 1, (2, m)) * recipe["shift"]
        return warp(images, degrees, 1 + zoom, slant, down, right)

    return change


@cache
def digits() -> tuple[Array, Array]:
    """Return all digits, shape (1797, 8, 8), ink from 0 to 1, and their labels, shape (1797,).

    Examples
    --------
    >>> digits()[0].shape
    (1797, 8, 8)
    """
    data = datasets.load_digits()
    X = np.concatenate([data.X_train, data.X_test], axis=1)
    return X.T.reshape(-1, 8, 8) / 16, np.concatenate([data.Y_train, data.Y_test], axis=1)[0]


def right_on_others(
    change: Change | None, split: int, few: int = 50, num_iterations: int = 300
) -> float:
    """Train 64 → 40 → 10 on a few digits, and return the percentage right of the other digits.

    Ten sigmoid outputs, one against the rest, as in week 3. The training goes round 20 versions of
    each digit.

    Parameters
    ----------
    change : callable or None
        Takes pictures and a generator, returns their new versions; None leaves them as they are.
    split : int
        Seed: which digits are trained on.
    few : int
        How many.
    num_iterations : int

    Examples
    --------
    >>> right_on_others(None, 0, num_iterations=2) < 60
    True
    """
    images, labels = digits()
    order = np.random.default_rng(1000 + split).permutation(len(images))
    train, others = order[:few], order[few:]
    rng = np.random.default_rng(split)
    parameters = initialize_parameters_he([64, 40, 10], rng)
    Y = np.eye(10)[:, labels[train]]
    rounds = [images[train] if change is None else change(images[train], rng) for _ in range(20)]
    inputs = [each.reshape(few, -1).T for each in rounds]
    for i in range(num_iterations):
        AL, caches = deep.L_model_forward(inputs[i % 20], parameters)
        grads = deep.parameter_gradients(AL, Y, caches)
        parameters = deep.update_parameters(parameters, grads, 0.5)
    AL, _ = deep.L_model_forward(images[others].reshape(len(others), -1).T, parameters)
    return float(100 * np.mean(AL.argmax(axis=0) == labels[others]))


def gains(change: Change, splits: Sequence[int], few: int = 50) -> Array:
    """Return how many points a change gains over the digits as they are, for each split.

    Examples
    --------
    >>> gains(lambda images, rng: images, [0]).tolist()
    [0.0]
    """
    return np.array([right_on_others(change, k, few) - _plain(k, few) for k in splits])


@cache
def _plain(split: int, few: int) -> float:
    return right_on_others(None, split, few)
