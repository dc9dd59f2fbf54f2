"""A network that tells ten classes apart, and what its answers are worth: week 7's digits."""

import numpy as np

from .deep import (
    linear_activation_backward,
    linear_activation_forward,
    linear_backward,
    linear_forward,
)
from .initialization import initialize_parameters_he
from .optimizers import initialize_adam, random_mini_batches, update_parameters_with_adam
from .softmax import one_hot, softmax, softmax_backward, softmax_cost

__all__ = [
    "best_temperature",
    "class_scores",
    "confusion_matrix",
    "cost_and_gradients",
    "reliability",
    "softmax_model",
]


def class_scores(X, parameters):
    """Forward pass of a network up to the scores of its last layer.

    Layers 1 to L−1 are ReLU; the last one is linear: Z[L] = W[L] A[L−1] + b[L].
    Used in week 7, notebook handwritten_digits.
    Source: Goodfellow, Bengio and Courville, Deep Learning (2016), algorithm 6.3.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    parameters : dict
        ``W1``, ``b1`` … ``WL``, ``bL``.

    Returns
    -------
    Z : ndarray, shape (n[L], m)
        Scores; softmax makes probabilities of them.
    caches : list
        One a layer: week 4's of a ReLU layer, and ``(A, W, b)`` of the last.

    Examples
    --------
    >>> parameters = {"W1": np.eye(2), "b1": np.zeros((2, 1))}
    >>> Z, caches = class_scores(np.array([[3.0], [-1.0]]), parameters)
    >>> Z.ravel().tolist(), len(caches)
    ([3.0, -1.0], 1)
    """
    A, caches = X, []
    L = len(parameters) // 2
    for layer in range(1, L):
        A, cache = linear_activation_forward(
            A, parameters[f"W{layer}"], parameters[f"b{layer}"], "relu"
        )
        caches.append(cache)
    Z, cache = linear_forward(A, parameters[f"W{L}"], parameters[f"b{L}"])
    return Z, [*caches, cache]


def cost_and_gradients(X, Y, parameters):
    """Cost of a network with a softmax at its end, and the gradients of its parameters.

    dZ[L] = A[L] − Y; from there on, week 4's backward pass. Derived in week 7, notebook
    handwritten_digits. Source: Goodfellow, Bengio and Courville (2016), algorithm 6.4.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (C, m)
        One-hot labels.
    parameters : dict
        ``W1``, ``b1`` … ``WL``, ``bL``; the last layer has C units.

    Returns
    -------
    cost : float
        Mean cross-entropy, in nats.
    grads : dict
        ``dW1``, ``db1`` … ``dWL``, ``dbL``: of that mean.

    Examples
    --------
    >>> parameters = {"W1": np.zeros((3, 2)), "b1": np.zeros((3, 1))}
    >>> cost, grads = cost_and_gradients(np.ones((2, 4)), np.eye(3)[:, [0, 1, 1, 2]], parameters)
    >>> round(float(cost), 4), grads["db1"].round(4).ravel().tolist()
    (1.0986, [0.0833, -0.1667, 0.0833])
    """
    Z, caches = class_scores(X, parameters)
    AL = softmax(Z)
    L = len(caches)
    grads = {}
    dA, grads[f"dW{L}"], grads[f"db{L}"] = linear_backward(softmax_backward(AL, Y), caches[-1])
    for layer in reversed(range(1, L)):
        dA, grads[f"dW{layer}"], grads[f"db{layer}"] = linear_activation_backward(
            dA, caches[layer - 1], "relu"
        )
    return softmax_cost(AL, Y), grads


def softmax_model(
    X, Y, layers_dims, learning_rate=0.005, num_epochs=30, mini_batch_size=64, seed=0
):
    """Train a network of ReLU layers with a softmax at its end, with Adam on mini-batches.

    Starts from He's initialisation, shuffles anew in each epoch, and counts Adam's steps over all
    of them. Derived in week 7, notebook handwritten_digits.
    Source: Kingma and Ba, Adam (2015), algorithm 1; Goodfellow, Bengio and Courville (2016),
    section 8.1.3.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (C, m)
        One-hot labels.
    layers_dims : list of int
        Units of every layer, n_x to C.
    learning_rate : float
    num_epochs : int
        Passes over all examples.
    mini_batch_size : int
    seed : int
        Of the first weights and of the shuffles.

    Returns
    -------
    parameters : dict
        ``W1``, ``b1`` … ``WL``, ``bL`` after the last epoch.
    costs : list of float
        Cost on all examples after each epoch, in nats.

    Examples
    --------
    >>> X, Y = np.array([[-1.0, 0.0, 1.0]]), np.eye(3)
    >>> parameters, costs = softmax_model(X, Y, [1, 20, 3], 0.05, num_epochs=50)
    >>> class_scores(X, parameters)[0].argmax(axis=0).tolist(), len(costs), bool(costs[-1] < 0.1)
    ([0, 1, 2], 50, True)
    """
    parameters = initialize_parameters_he(layers_dims, seed)
    v, s = initialize_adam(parameters)
    costs, t = [], 0
    for epoch in range(num_epochs):
        batches = random_mini_batches(X, Y, mini_batch_size, seed + epoch)
        for batch_X, batch_Y in batches:
            _, grads = cost_and_gradients(batch_X, batch_Y, parameters)
            t += 1
            parameters, v, s, _, _ = update_parameters_with_adam(
                parameters, grads, v, s, t, learning_rate
            )
        costs.append(cost_and_gradients(X, Y, parameters)[0])
    return parameters, costs


def confusion_matrix(y, y_hat, C):
    """Count how often each class was taken for each.

    M[c, k] is the number of examples of class c that were taken for class k: M = Y Ŷᵀ, of one-hot
    labels and predictions. Derived in week 7, notebook handwritten_digits.
    Source: the definition of the confusion matrix; Murphy, Probabilistic Machine Learning (2022),
    section 5.1.3.

    Parameters
    ----------
    y, y_hat : ndarray of int, shape (1, m)
        True and predicted classes, from 0 to C − 1.
    C : int

    Returns
    -------
    ndarray, shape (C, C)
        One row a true class, one column a predicted one; the entries add up to m.

    Examples
    --------
    >>> confusion_matrix(np.array([[0, 1, 1]]), np.array([[0, 1, 0]]), 2)
    array([[1., 0.],
           [1., 1.]])
    """
    return one_hot(y, C) @ one_hot(y_hat, C).T


def reliability(AL, y, num_bins):
    """Compare how sure a classifier is with how often it is right.

    The confidence of an answer is its largest probability. Bin k of n holds confidences from k/n to
    (k + 1)/n, and the last one also 1. Derived in week 7, notebook handwritten_digits.
    Source: Guo et al., On calibration of modern neural networks (2017), section 2.

    Parameters
    ----------
    AL : ndarray, shape (C, m)
        Probabilities; each column sums to 1.
    y : ndarray of int, shape (1, m)
        True classes.
    num_bins : int

    Returns
    -------
    count : ndarray of int, shape (num_bins,)
        Examples in each bin.
    confidence : ndarray, shape (num_bins,)
        Mean confidence in each bin; 0 where it is empty.
    accuracy : ndarray, shape (num_bins,)
        Share of right answers in each bin; 0 where it is empty.

    Examples
    --------
    >>> AL = np.array([[0.9, 0.2, 0.3], [0.1, 0.8, 0.7]])
    >>> count, confidence, accuracy = reliability(AL, np.array([[0, 1, 0]]), 4)
    >>> count.tolist(), confidence.round(2).tolist(), accuracy.tolist()
    ([0, 0, 1, 2], [0.0, 0.0, 0.7, 0.85], [0.0, 0.0, 0.0, 1.0])
    """
    sure = np.max(AL, axis=0)
    right = np.argmax(AL, axis=0) == y[0]
    bins = np.minimum((sure * num_bins).astype(int), num_bins - 1)
    count = np.bincount(bins, minlength=num_bins)
    divisor = np.maximum(count, 1)  # an empty bin's sums are 0
    confidence = np.bincount(bins, sure, num_bins) / divisor
    accuracy = np.bincount(bins, right, num_bins) / divisor
    return count, confidence, accuracy


def best_temperature(Z, Y, temperatures):
    """Find the temperature at which a classifier's probabilities cost least.

    The T of smallest J(softmax(Z / T), Y). Derived in week 7, notebook handwritten_digits.
    Source: Guo et al. (2017), section 4.2.

    Parameters
    ----------
    Z : ndarray, shape (C, m)
        Scores of examples that training has not seen.
    Y : ndarray, shape (C, m)
        Their one-hot labels.
    temperatures : ndarray, shape (n,)
        Temperatures to try, each above 0.

    Returns
    -------
    float

    Examples
    --------
    >>> Z, Y = np.array([[8.0, 8.0, 8.0, 8.0], [0.0, 0.0, 0.0, 0.0]]), np.eye(2)[:, [0, 0, 0, 1]]
    >>> float(best_temperature(Z, Y, np.array([1.0, 5.0, 7.0, 9.0])))
    7.0
    """
    costs = [softmax_cost(softmax(Z / T), Y) for T in temperatures]
    return temperatures[np.argmin(costs)]
