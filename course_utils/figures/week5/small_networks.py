"""Small networks on the flower, trained by gradient descent: for two notebooks of week 5."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_utils.reference import shallow

__all__ = ["error", "train_net"]

Array = NDArray[Any]


def train_net(
    X: Array, Y: Array, n_h: int, iterations: int = 2000, rate: float = 1.0, seed: int = 0
) -> dict[str, Array]:
    """Train a network with one hidden layer of tanh units, as week 3 derives it.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (1, m)
    n_h : int
        Hidden units.
    iterations : int
    rate : float
        Learning rate.
    seed : int
        Of the first weights.

    Returns
    -------
    dict
        ``W1``, ``b1``, ``W2``, ``b2``.

    Examples
    --------
    >>> X, Y = np.array([[-1.0, 0.0, 1.0]]), np.array([[0, 1, 0]])
    >>> shallow.predict(train_net(X, Y, 3), X).astype(int)
    array([[0, 1, 0]])
    """
    rng = np.random.default_rng(seed)
    parameters: dict[str, Array] = {
        "W1": rng.standard_normal((n_h, X.shape[0])) * np.sqrt(2 / X.shape[0]),
        "b1": rng.standard_normal((n_h, 1)),
        "W2": rng.standard_normal((1, n_h)) / np.sqrt(n_h),
        "b2": np.zeros((1, 1)),
    }
    for _ in range(iterations):
        _, cache = shallow.forward_propagation(X, parameters)
        grads = shallow.backward_propagation(parameters, cache, X, Y)
        parameters = shallow.update_parameters(parameters, grads, rate)
    return parameters


def error(parameters: dict[str, Array], X: Array, Y: Array) -> float:
    """Return the share of wrong predictions.

    Examples
    --------
    >>> X, Y = np.array([[-1.0, 0.0, 1.0, 0.1]]), np.array([[0, 1, 0, 0]])
    >>> error(train_net(X[:, :3], Y[:, :3], 3), X, Y)
    0.25
    """
    return float(np.mean(shallow.predict(parameters, X) != Y))
