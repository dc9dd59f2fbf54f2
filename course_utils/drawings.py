"""Small grey drawings of cats and other things, and four learners that tell them apart: week 1.

`datasets/make_small_drawings.py` draws them, and measures the errors that `SmallDrawings` brings
along. The data sheet is `datasets/small_drawings.md`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from course_utils._data_files import data_file

__all__ = ["LEARNERS", "SmallDrawings", "edge_counts", "load_small_drawings", "on_one_scale"]

SIDE = 16
"""Pixels along a side."""
CELLS, DIRECTIONS = 4, 8
"""Parts of a side, and directions, in which edges are counted."""


class SmallDrawings(NamedTuple):
    """Pictures as scikit-learn takes them, one a row, and what learners made of many more.

    Attributes
    ----------
    X_train, X_test : ndarray of float64, shape (3000, 256) and (2000, 256)
        The grey of each pixel, from -2 (black) to 2 (white).
    y_train, y_test : ndarray of int64, shape (3000,) and (2000,)
        1 for a cat, 0 for anything else; as many of either.
    amounts : ndarray of int64, shape (k,)
        Numbers of training pictures, up to 20,000.
    errors : dict of str to ndarray, shape (draws, k)
        Test errors in per cent, by learner.
    """

    X_train: NDArray[Any]
    y_train: NDArray[Any]
    X_test: NDArray[Any]
    y_test: NDArray[Any]
    amounts: NDArray[Any]
    errors: dict[str, NDArray[Any]]


def load_small_drawings() -> SmallDrawings:
    """Load 5000 small drawings, and the errors that were measured on 20,000.

    Returns
    -------
    SmallDrawings

    Raises
    ------
    FileNotFoundError
        If the file is missing.
    ValueError
        If its content is not what it should be.

    Examples
    --------
    >>> drawings = load_small_drawings()
    >>> drawings.X_train.shape, float(drawings.y_test.mean()), drawings.amounts.tolist()
    ((3000, 256), 0.5, [100, 300, 1000, 3000, 10000, 20000])
    """
    with np.load(data_file("small_drawings.npz"), allow_pickle=False) as file:
        learners = file["learners"].tolist()
        return SmallDrawings(
            on_one_scale(file["X_train"]),
            file["y_train"],
            on_one_scale(file["X_test"]),
            file["y_test"],
            file["amounts"],
            dict(zip(learners, file["errors"], strict=True)),
        )


def on_one_scale(pictures: NDArray[Any]) -> NDArray[Any]:
    """Lay each picture out as a row of numbers around 0.

    Parameters
    ----------
    pictures : ndarray of uint8, shape (m, 16, 16)

    Returns
    -------
    ndarray of float64, shape (m, 256)

    Examples
    --------
    >>> on_one_scale(np.full((1, 16, 16), 192, dtype=np.uint8))[0, :2]
    array([1., 1.])
    """
    return (pictures.reshape(len(pictures), -1) - 128.0) / 64


def edge_counts(X: NDArray[Any]) -> NDArray[Any]:
    """Describe each picture as people did before networks: how much edge of each direction, where.

    Source: Dalal and Triggs, Histograms of oriented gradients for human detection, CVPR 2005, in
    its simplest form.

    Parameters
    ----------
    X : ndarray, shape (m, 256)

    Returns
    -------
    ndarray, shape (m, 128)
        For each of 4 x 4 cells and each of 8 directions, the root of its share of all edges.

    Examples
    --------
    >>> X = np.repeat([-1.0, 1.0], 128)[np.newaxis]  # a dark upper and a bright lower half
    >>> counts = edge_counts(X).reshape(4, 4, 8)
    >>> (counts.sum(axis=(0, 1)) > 0).nonzero()[0]
    array([4])
    """
    grey = X.reshape(-1, SIDE, SIDE)
    across, down = np.zeros_like(grey), np.zeros_like(grey)
    across[:, :, 1:-1] = grey[:, :, 2:] - grey[:, :, :-2]
    down[:, 1:-1] = grey[:, 2:] - grey[:, :-2]
    strength = np.hypot(across, down)
    direction = np.floor(np.arctan2(down, across) / np.pi % 1 * DIRECTIONS).astype(int) % DIRECTIONS
    parts = CELLS, SIDE // CELLS
    counts = np.stack(
        [
            (strength * (direction == k)).reshape(-1, *parts, *parts).sum(axis=(2, 4))
            for k in range(DIRECTIONS)
        ],
        axis=-1,
    ).reshape(len(grey), -1)
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1e-12)
    described: NDArray[Any] = 20 * np.sqrt(shares)
    return described


def _logistic(_: int) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=0.01, max_iter=300)


def _edges(_: int) -> Any:
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import FunctionTransformer
    from sklearn.svm import SVC

    return make_pipeline(FunctionTransformer(edge_counts), SVC(C=3))


def _network(units: int, rate: float, passes: int, penalty: float) -> Callable[[int], Any]:
    def make(seed: int) -> Any:
        from sklearn.neural_network import MLPClassifier

        return MLPClassifier(
            hidden_layer_sizes=(units,),
            batch_size=64,
            max_iter=passes,
            learning_rate_init=rate,
            alpha=penalty,
            random_state=seed,
        )

    return make


LEARNERS: dict[str, Callable[[int], Any]] = {
    "logistic regression": _logistic,
    "edges counted, then an SVM": _edges,
    "network, 8 hidden units": _network(8, 0.003, 30, 1e-3),
    "network, 128 hidden units": _network(128, 0.001, 40, 1e-2),
}
"""By name, what makes a learner from a seed. Their settings are the same for every amount."""
