"""A network with one hidden layer, tanh then sigmoid: week 3's."""

import numpy as np

from course_utils.reference.activations import sigmoid
from course_utils.reference.costs import compute_cost

__all__ = [
    "backward_propagation",
    "compute_cost",
    "forward_propagation",
    "initialize_parameters",
    "layer_sizes",
    "nn_model",
    "predict",
    "update_parameters",
]


def layer_sizes(X, Y):
    """Units of the three layers: as many as the data ask for, and 4 hidden ones.

    Derived in week 3, notebook planar_classifier. Source: one input unit a feature, one output
    unit a row of labels.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (n_y, m)

    Returns
    -------
    n_x, n_h, n_y : int

    Examples
    --------
    >>> layer_sizes(np.zeros((2, 400)), np.zeros((1, 400)))
    (2, 4, 1)
    """
    return X.shape[0], 4, Y.shape[0]


def initialize_parameters(n_x, n_h, n_y, rng=None):
    """Small random weights and zero biases for one hidden layer.

    W = 0.01 · N(0, 1), b = 0. Derived in week 3, notebook activations; again in
    week 4.
    Source: Goodfellow, Bengio and Courville, Deep Learning (2016), section 8.4.

    Parameters
    ----------
    n_x, n_h, n_y : int
        Units of the input, hidden and output layer.
    rng : Generator, int or None
        Source of the weights; a seed or None is given to `numpy.random.default_rng`.

    Returns
    -------
    dict
        ``W1``, shape (n_h, n_x); ``b1``, (n_h, 1); ``W2``, (n_y, n_h); ``b2``, (n_y, 1).

    Examples
    --------
    >>> {name: p.shape for name, p in initialize_parameters(3, 2, 1).items()}
    {'W1': (2, 3), 'b1': (2, 1), 'W2': (1, 2), 'b2': (1, 1)}
    """
    rng = np.random.default_rng(rng)
    return {
        "W1": 0.01 * rng.standard_normal((n_h, n_x)),
        "b1": np.zeros((n_h, 1)),
        "W2": 0.01 * rng.standard_normal((n_y, n_h)),
        "b2": np.zeros((n_y, 1)),
    }


def forward_propagation(X, parameters):
    """Forward pass: tanh in the hidden layer, sigmoid in the output layer.

    Z1 = W1 X + b1, A1 = tanh(Z1), Z2 = W2 A1 + b2, A2 = σ(Z2). Derived in week 3, notebook
    planar_classifier. Source: Goodfellow, Bengio and Courville (2016), algorithm 6.3.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
        One example a column.
    parameters : dict
        ``W1``, shape (n_h, n_x); ``b1``, (n_h, 1); ``W2``, (n_y, n_h); ``b2``, (n_y, 1).

    Returns
    -------
    A2 : ndarray, shape (n_y, m)
        Probabilities.
    cache : dict
        ``Z1`` and ``A1``, shape (n_h, m); ``Z2`` and ``A2``, (n_y, m).

    Examples
    --------
    >>> parameters = {"W1": np.eye(2), "b1": np.zeros((2, 1))}
    >>> parameters |= {"W2": np.array([[1.0, -1.0]]), "b2": np.array([[0.5]])}
    >>> A2, cache = forward_propagation(np.array([[1.0], [0.0]]), parameters)
    >>> A2.round(4), list(cache)
    (array([[0.7793]]), ['Z1', 'A1', 'Z2', 'A2'])
    """
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    A2 = sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def backward_propagation(parameters, cache, X, Y):
    """Gradients of the cross-entropy cost of the network above.

    dZ2 = A2 − Y, dZ1 = W2ᵀ dZ2 ∘ (1 − A1²); dW2 = (1/m) dZ2 A1ᵀ, dW1 = (1/m) dZ1 Xᵀ, and each db
    is the mean of its dZ over the examples. Derived in week 3, notebook backpropagation.
    Source: Bishop (2006), section 5.3.2, for the mean of the losses.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1``, ``W2``, ``b2``.
    cache : dict
        Of `forward_propagation`.
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (n_y, m)
        Labels, 0 or 1.

    Returns
    -------
    dict
        ``dW1``, ``db1``, ``dW2``, ``db2``; each has the shape of what it is the gradient of.

    Examples
    --------
    >>> X, Y = np.array([[1.0, -1.0]]), np.array([[1, 0]])
    >>> parameters = {"W1": np.zeros((1, 1)), "b1": np.zeros((1, 1))}
    >>> parameters |= {"W2": np.ones((1, 1)), "b2": np.zeros((1, 1))}
    >>> _, cache = forward_propagation(X, parameters)
    >>> backward_propagation(parameters, cache, X, Y)["dW1"]
    array([[-0.5]])
    """
    m = X.shape[1]
    A1, A2 = cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = parameters["W2"].T @ dZ2 * (1 - A1**2)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


def update_parameters(parameters, grads, learning_rate=1.2):
    """One step of gradient descent.

    W ← W − α dW, b ← b − α db. Derived in week 3, notebook backpropagation.
    Source: Goodfellow, Bengio and Courville (2016), equation 4.5.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1``, ``W2``, ``b2``; left as it was.
    grads : dict
        ``dW1``, ``db1``, ``dW2``, ``db2``.
    learning_rate : float
        The step's factor α.

    Returns
    -------
    dict
        New parameters.

    Examples
    --------
    >>> parameters = {name: np.ones((1, 1)) for name in ("W1", "b1", "W2", "b2")}
    >>> grads = {"dW1": 1.0, "db1": 2.0, "dW2": 3.0, "db2": 4.0}
    >>> update_parameters(parameters, grads, 0.1)["b2"]
    array([[0.6]])
    """
    return {
        "W1": parameters["W1"] - learning_rate * grads["dW1"],
        "b1": parameters["b1"] - learning_rate * grads["db1"],
        "W2": parameters["W2"] - learning_rate * grads["dW2"],
        "b2": parameters["b2"] - learning_rate * grads["db2"],
    }


def nn_model(X, Y, n_h, num_iterations=10000, print_cost=False, rng=None):
    """Train a network with one hidden layer by gradient descent, learning rate 1.2.

    Derived in week 3, notebook hidden_units. Source: the functions above, in order.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (n_y, m)
        Labels, 0 or 1.
    n_h : int
        Units of the hidden layer.
    num_iterations : int
        Number of updates.
    print_cost : bool
        Print the cost every 1000 iterations.
    rng : Generator, int or None
        Source of the first weights.

    Returns
    -------
    dict
        ``W1``, ``b1``, ``W2``, ``b2`` after the last update.

    Examples
    --------
    >>> X, Y = np.array([[-2.0, 0.5, 3.0]]), np.array([[0, 1, 1]])
    >>> predict(nn_model(X, Y, 2, 500, rng=1), X)
    array([[0, 1, 1]])
    """
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y, rng)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        if print_cost:
            if i % 1000 == 0:
                print(f"Cost after iteration {i}: {compute_cost(A2, Y):.6f}")
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads)
    return parameters


def predict(parameters, X):
    """Predict label 1 where the probability exceeds one half.

    Derived in week 3, notebook hidden_units. Source: the rule with the fewest expected
    errors, Bishop (2006), section 1.5.1.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1``, ``W2``, ``b2``.
    X : ndarray, shape (n_x, m)

    Returns
    -------
    ndarray of int, shape (n_y, m)

    Examples
    --------
    >>> parameters = {"W1": np.ones((1, 1)), "b1": np.zeros((1, 1))}
    >>> parameters |= {"W2": np.ones((1, 1)), "b2": np.zeros((1, 1))}
    >>> predict(parameters, np.array([[-2.0, 3.0]]))
    array([[0, 1]])
    """
    A2, _ = forward_propagation(X, parameters)
    return (A2 > 0.5).astype(int)
