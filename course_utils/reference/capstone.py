"""A network that is trained within a budget, on data that its author has not seen: week 7.

`train_network` is one answer among many: a student may choose other layers, another optimiser,
another way to plan the time.
"""

import numpy as np

from course_utils.reference import initialization, optimizers, setting_up

__all__ = ["predict", "train_network"]


def predict(parameters, X):
    """Predict the class of every example with a network of any depth.

    A[0] = (X − μ) / σ, or X itself without ``mu`` and ``sigma``; A[l] = ReLU(W[l] A[l−1] + b[l]) in
    hidden layers; the last layer has one row of scores a class, and the largest score is the
    answer. A last layer of one row, a sigmoid unit's, answers 1 where its score is above 0.
    Derived in week 7, notebook capstone.
    Source: Goodfellow, Bengio and Courville (2016), section 6.2.2.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1``, ``W2`` … and, where inputs are normalised, ``mu`` and ``sigma``, each
        (n[0], 1). Layers are counted from 1 up to the first that is missing; other names count for
        nothing.
    X : ndarray, shape (n[0], m)
        As it was measured, not normalised.

    Returns
    -------
    ndarray of int64, shape (1, m)

    Examples
    --------
    >>> parameters = {"W1": np.array([[1.0], [-1.0]]), "b1": np.array([[0.0], [3.0]])}
    >>> predict(parameters, np.array([[1.0, 2.0]]))
    array([[1, 0]])
    """
    A = X
    if "mu" in parameters:
        A = (X - parameters["mu"]) / parameters["sigma"]
    num_layers = 0
    while f"W{num_layers + 1}" in parameters:
        num_layers += 1
    for layer in range(1, num_layers):
        A = np.maximum(0, parameters[f"W{layer}"] @ A + parameters[f"b{layer}"])
    scores = parameters[f"W{num_layers}"] @ A + parameters[f"b{num_layers}"]
    if len(scores) == 1:
        return (scores > 0).astype(np.int64)
    return scores.argmax(axis=0, keepdims=True)


def train_network(X, Y, budget_seconds, seed=0):
    """Train one hidden layer and a softmax layer with Adam, for as many steps as were planned.

    The number of steps follows from the budget and the shapes, never from the clock: the same
    arguments give the same network. Derived in week 7, notebook capstone.
    Source: Kingma and Ba, Adam (2015); Goodfellow, Bengio and Courville (2016), section 6.2.2.3.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        As it was measured, one example a column; a feature may never change.
    Y : ndarray of int64, shape (1, m)
        Class of each example, from 0 to C − 1.
    budget_seconds : float
        Processor time to plan with, in seconds.
    seed : int
        Of the start and the shuffling.

    Returns
    -------
    dict
        ``W1``, shape (32, n_x); ``b1``; ``W2``, (C, 32); ``b2``; ``mu`` and ``sigma``, (n_x, 1).

    Examples
    --------
    >>> X = np.array([[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]])
    >>> predict(train_network(X, np.array([[1, 1, 1, 0, 0, 0]]), 0.2), X)
    array([[1, 1, 1, 0, 0, 0]])
    """
    mu, sigma = setting_up.fit_normalizer(X)
    X = setting_up.normalize(X, mu, sigma)
    classes = np.arange(Y.max() + 1).reshape(-1, 1)
    targets = (classes == Y).astype(float)
    parameters = initialization.initialize_parameters_he([len(X), 32, len(classes)], seed)
    v, s = optimizers.initialize_adam(parameters)
    weights = sum(p.size for p in parameters.values())
    # a slow laptop: half a millisecond around the products, and a billion of them in a second
    seconds_per_step = 5e-4 + 6 * 64 * weights / 1e9
    steps = min(600, int(0.5 * budget_seconds / seconds_per_step))
    decay = 1.0 / X.shape[1]
    batches = optimizers.random_mini_batches(X, targets, 64, seed)
    for t in range(1, steps + 1):
        batches = batches or optimizers.random_mini_batches(X, targets, 64, [seed, t])
        X_batch, targets_batch = batches.pop()
        A1 = np.maximum(0, parameters["W1"] @ X_batch + parameters["b1"])
        scores = parameters["W2"] @ A1 + parameters["b2"]
        powers = np.exp(scores - scores.max(axis=0, keepdims=True))
        dZ2 = (powers / powers.sum(axis=0, keepdims=True) - targets_batch) / X_batch.shape[1]
        dZ1 = (parameters["W2"].T @ dZ2) * (A1 > 0)
        grads = {
            "dW1": dZ1 @ X_batch.T + decay * parameters["W1"],
            "db1": dZ1.sum(axis=1, keepdims=True),
            "dW2": dZ2 @ A1.T + decay * parameters["W2"],
            "db2": dZ2.sum(axis=1, keepdims=True),
        }
        rate = 0.01 * (1 - (t - 1) / steps)
        parameters, v, s, _, _ = optimizers.update_parameters_with_adam(
            parameters, grads, v, s, t, rate
        )
    return parameters | {"mu": mu, "sigma": sigma}
