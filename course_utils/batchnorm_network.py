"""The deep network of week 7's batch normalisation: it takes your own two steps, or none."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from course_utils.reference.activations import sigmoid
from course_utils.reference.initialization import initialize_parameters_he
from course_utils.reference.optimizers import random_mini_batches
from course_utils.training import Live
from course_utils.training import train as repeat

__all__ = [
    "BatchNorm",
    "accuracy",
    "backward",
    "cost",
    "finite_differences",
    "forward",
    "forward_in_use",
    "initialize",
    "statistics",
    "train",
]

Parameters = dict[str, np.ndarray]


class BatchNorm(NamedTuple):
    """The two steps of batch normalisation that a network is to use.

    Parameters
    ----------
    forward : callable
        ``forward(Z, gamma, beta)`` returns Z_tilde and a cache of any kind.
    backward : callable
        ``backward(dZ_tilde, cache)`` returns dZ, dgamma and dbeta.
    """

    forward: Callable[[np.ndarray, np.ndarray, np.ndarray], tuple[np.ndarray, Any]]
    backward: Callable[[np.ndarray, Any], tuple[np.ndarray, np.ndarray, np.ndarray]]


def initialize(
    layer_dims: Sequence[int], rng: np.random.Generator | int | None = None
) -> Parameters:
    """Start a network: He's weights, zero biases; in each hidden layer γ = 1 and β = 0.

    Parameters
    ----------
    layer_dims : sequence of int
        Units of every layer, n[0] to n[L].
    rng : Generator, int or None
        Source of the weights; a seed or None is given to `numpy.random.default_rng`.

    Returns
    -------
    dict
        ``W1``, shape (n[1], n[0]); ``b1``, ``gamma1``, ``beta1``, (n[1], 1); and so on. The last
        layer has no γ and no β.

    Examples
    --------
    >>> sorted(initialize([2, 3, 1], 0))
    ['W1', 'W2', 'b1', 'b2', 'beta1', 'gamma1']
    """
    parameters: Parameters = initialize_parameters_he(layer_dims, rng)
    for layer, n in enumerate(layer_dims[1:-1], start=1):
        parameters[f"gamma{layer}"] = np.ones((n, 1))
        parameters[f"beta{layer}"] = np.zeros((n, 1))
    return parameters


def forward(
    X: np.ndarray, parameters: Parameters, norm: BatchNorm | None = None
) -> tuple[np.ndarray, list[dict[str, Any]]]:
    """Go forward: linear, batch normalisation if given, ReLU; at the end linear, sigmoid.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
    parameters : dict
        As `initialize` gives them.
    norm : BatchNorm, optional
        Without it γ and β are not used, and the network is week 4's.

    Returns
    -------
    AL : ndarray, shape (1, m)
    caches : list of dict
        For every layer ``A_prev``, ``W``, ``Z``, ``Z_tilde`` (what goes into the activation) and
        ``norm`` (the cache of the normalisation, None without one).

    Examples
    --------
    >>> AL, caches = forward(np.ones((2, 5)), initialize([2, 3, 1], 0))
    >>> AL.shape, caches[0]["Z"].shape
    ((1, 5), (3, 5))
    """
    A, caches = X, []
    L = sum(name.startswith("W") for name in parameters)
    for layer in range(1, L + 1):
        W = parameters[f"W{layer}"]
        Z = W @ A + parameters[f"b{layer}"]
        Z_tilde, kept = Z, None
        if norm and layer < L:
            Z_tilde, kept = norm.forward(Z, parameters[f"gamma{layer}"], parameters[f"beta{layer}"])
        caches.append({"A_prev": A, "W": W, "Z": Z, "Z_tilde": Z_tilde, "norm": kept})
        A = np.maximum(Z_tilde, 0)
    return sigmoid(Z), caches


def backward(
    AL: np.ndarray, Y: np.ndarray, caches: list[dict[str, Any]], norm: BatchNorm | None = None
) -> Parameters:
    """Go back: the gradients of the mean cross-entropy.

    The mean's 1/m is put in at the start, so that every dZ is a derivative of the cost.

    Parameters
    ----------
    AL, Y : ndarray, shape (1, m)
    caches : list of dict
        From `forward`.
    norm : BatchNorm, optional
        The one that `forward` was given.

    Returns
    -------
    dict
        ``dW1``, ``db1`` and so on; with batch normalisation ``dgamma1``, ``dbeta1`` and so on.

    Examples
    --------
    >>> AL, caches = forward(np.ones((2, 5)), initialize([2, 3, 1], 0))
    >>> sorted(backward(AL, np.zeros((1, 5)), caches))
    ['dW1', 'dW2', 'db1', 'db2']
    """
    grads: Parameters = {}
    dZ = (AL - Y) / Y.shape[1]
    for layer in range(len(caches), 0, -1):
        cache = caches[layer - 1]
        grads[f"dW{layer}"] = dZ @ cache["A_prev"].T
        grads[f"db{layer}"] = np.sum(dZ, axis=1, keepdims=True)
        if layer > 1:
            below = caches[layer - 2]
            dZ = cache["W"].T @ dZ * (below["Z_tilde"] > 0)
            if norm:
                dZ, dgamma, dbeta = norm.backward(dZ, below["norm"])
                grads[f"dgamma{layer - 1}"], grads[f"dbeta{layer - 1}"] = dgamma, dbeta
    return grads


def cost(AL: np.ndarray, Y: np.ndarray) -> float:
    """Return the mean cross-entropy in nats; a probability rounded to 0 or 1 costs 34.5 at most.

    Examples
    --------
    >>> round(cost(np.array([[0.5, 1.0]]), np.array([[1, 1]])), 4)
    0.3466
    """
    AL = np.clip(AL, 1e-15, 1 - 1e-15)
    return float(-np.mean(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)))


def accuracy(AL: np.ndarray, Y: np.ndarray) -> float:
    """Return the share of right predictions, in percent.

    Examples
    --------
    >>> accuracy(np.array([[0.9, 0.2]]), np.array([[1, 1]]))
    50.0
    """
    return float(100 * np.mean((AL > 0.5) == (Y == 1)))


def train(
    X: np.ndarray,
    Y: np.ndarray,
    parameters: Parameters,
    learning_rate: float,
    num_epochs: int,
    norm: BatchNorm | None = None,
    batch_size: int = 64,
    seed: int = 0,
    after_step: Callable[[list[dict[str, Any]]], None] | None = None,
    live: Live | None = None,
) -> tuple[Parameters, list[float]]:
    """Train by gradient descent on mini-batches.

    A short last batch is left out: statistics of a few examples would disturb the others.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
    Y : ndarray, shape (1, m)
    parameters : dict
        Where to start; left as they are.
    learning_rate : float
    num_epochs : int
    norm : BatchNorm, optional
    batch_size : int
    seed : int
        Of the shuffles.
    after_step : callable, optional
        Given the caches of every step, to follow what the layers do.
    live : LiveCurve, optional
        Draws the costs while they come, and can stop the run.

    Returns
    -------
    parameters : dict
    costs : list of float
        Of each epoch the mean over its batches, in nats.

    Examples
    --------
    >>> X, Y = np.array([[-1.0, 1.0]]), np.array([[0, 1]])
    >>> _, costs = train(X, Y, initialize([1, 4, 1], 0), 0.1, 50, batch_size=2)
    >>> costs[-1] < costs[0]
    True
    """
    parameters = dict(parameters)

    def pass_over_the_data(epoch: int) -> float:
        batches = random_mini_batches(X, Y, batch_size, 10_000 * seed + epoch)
        if len(batches) > 1 and batches[-1][0].shape[1] < batch_size:
            batches.pop()
        total = 0.0
        for x, y in batches:
            with np.errstate(over="ignore", invalid="ignore"):  # a run may diverge: that is shown
                AL, caches = forward(x, parameters, norm)
                grads = backward(AL, y, caches, norm)
            total += cost(AL, y)
            for key, gradient in grads.items():
                parameters[key[1:]] = parameters[key[1:]] - learning_rate * gradient
            if after_step:
                after_step(caches)
        return total / len(batches)

    return parameters, repeat(pass_over_the_data, num_epochs, 1, live=live).costs


def forward_in_use(
    X: np.ndarray,
    parameters: Parameters,
    statistics: Sequence[tuple[np.ndarray, np.ndarray]],
    inference: Callable[..., np.ndarray],
) -> np.ndarray:
    """Go forward with statistics that are fixed: each example on its own.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
    parameters : dict
    statistics : sequence of (mean, variance)
        Of each hidden layer, both of shape (n[l], 1).
    inference : callable
        ``inference(Z, gamma, beta, mean, variance)`` returns Z_tilde.

    Returns
    -------
    AL : ndarray, shape (1, m)

    Examples
    --------
    >>> one = np.ones((3, 1))
    >>> in_use = lambda Z, gamma, beta, mean, var: (Z - mean) / np.sqrt(var)
    >>> forward_in_use(np.ones((2, 1)), initialize([2, 3, 1], 0), [(0 * one, one)], in_use).shape
    (1, 1)
    """
    A = X
    for layer, (mean, variance) in enumerate(statistics, start=1):
        Z = parameters[f"W{layer}"] @ A + parameters[f"b{layer}"]
        gamma, beta = parameters[f"gamma{layer}"], parameters[f"beta{layer}"]
        A = np.maximum(inference(Z, gamma, beta, mean, variance), 0)
    last = len(statistics) + 1
    AL: np.ndarray = sigmoid(parameters[f"W{last}"] @ A + parameters[f"b{last}"])
    return AL


def statistics(
    X: np.ndarray, parameters: Parameters, norm: BatchNorm
) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return mean and variance of every unit over a whole set, layer by layer.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
    parameters : dict
    norm : BatchNorm

    Returns
    -------
    list of (mean, variance)
        Of each hidden layer, both of shape (n[l], 1).

    Examples
    --------
    >>> from course_utils.reference import batchnorm
    >>> norm = BatchNorm(batchnorm.batchnorm_forward, batchnorm.batchnorm_backward)
    >>> [mean.shape for mean, variance in statistics(np.eye(2), initialize([2, 3, 1], 0), norm)]
    [(3, 1)]
    """
    _, caches = forward(X, parameters, norm)
    hidden = [cache["Z"] for cache in caches[:-1]]
    return [(Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)) for Z in hidden]


def finite_differences(
    cost_of: Callable[[np.ndarray], float], p: np.ndarray, h: float = 1e-5
) -> np.ndarray:
    """Measure the slopes of a cost: each entry of an array is moved by h either way.

    Parameters
    ----------
    cost_of : callable
        The cost of an array of the shape of `p`.
    p : ndarray
        Where to measure; left as it is.
    h : float

    Returns
    -------
    ndarray
        Of the shape of `p`.

    Examples
    --------
    >>> finite_differences(lambda p: float(np.sum(p**2)), np.array([[1.0, 2.0]])).round(6)
    array([[2., 4.]])
    """
    slopes = np.zeros(p.shape)
    for place in np.ndindex(p.shape):
        moved = np.zeros(p.shape)
        moved[place] = h
        slopes[place] = (cost_of(p + moved) - cost_of(p - moved)) / (2 * h)
    return slopes
