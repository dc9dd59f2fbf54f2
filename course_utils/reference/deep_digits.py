"""Deep networks with ten outputs, and what their layers have made of the digits."""

import numpy as np

from course_utils.reference.deep import (
    L_model_backward,
    L_model_forward,
    linear_activation_forward,
    update_parameters,
)
from course_utils.reference.hidden_layer import cost_of_outputs

__all__ = [
    "class_share",
    "digits_design",
    "layer_outputs",
    "nearest_mean_accuracy",
    "train_deep",
]


def train_deep(parameters, X, Y, num_iterations, learning_rate):
    """Train a network of any depth from given parameters; keep the cost before each update.

    Derived in week 4, notebook digits_deep_network. Source: the functions of the week, in order.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1`` … ``WL``, ``bL``; left as it was.
    X : ndarray, shape (n[0], m)
    Y : ndarray, shape (n[L], m)
    num_iterations : int
    learning_rate : float

    Returns
    -------
    parameters : dict
        After the last update.
    costs : list of float
        Summed over the outputs, the mean over the examples.

    Examples
    --------
    >>> start = {"W1": np.zeros((2, 1)), "b1": np.zeros((2, 1))}
    >>> X, Y = np.array([[1.0, -1.0]]), np.array([[1.0, 0.0], [0.0, 1.0]])
    >>> _, costs = train_deep(start, X, Y, 2, 0.1)
    >>> [round(float(cost), 3) for cost in costs]
    [1.386, 1.337]
    """
    costs = []
    for _ in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs.append(cost_of_outputs(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


def layer_outputs(X, parameters):
    """Activations of every layer: A[0] = X, then those of layers 1 to L.

    Derived in week 4, notebook digits_deep_network. Source: Goodfellow, Bengio and Courville
    (2016), algorithm 6.3.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
    parameters : dict
        ``W1``, ``b1`` … ``WL``, ``bL``.

    Returns
    -------
    list of ndarray
        L + 1 arrays of shape (n[l], m).

    Examples
    --------
    >>> parameters = {"W1": np.array([[2.0]]), "b1": np.array([[-1.0]])}
    >>> parameters |= {"W2": np.array([[1.0]]), "b2": np.array([[0.0]])}
    >>> [A.tolist() for A in layer_outputs(np.array([[0.5, 0.0]]), parameters)]
    [[[0.5, 0.0]], [[0.0, 0.0]], [[0.5, 0.5]]]
    """
    L = len(parameters) // 2
    outputs = [X]
    for layer in range(1, L + 1):
        activation = "sigmoid" if layer == L else "relu"
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        A, _ = linear_activation_forward(outputs[-1], W, b, activation)
        outputs.append(A)
    return outputs


def nearest_mean_accuracy(A, y, A_new, y_new):
    """Percentage of new columns that lie nearest to the mean of their own class.

    The class of a column a is argmin over k of ‖a − c_k‖, with c_k the mean of the columns of class
    k. Derived in week 4, notebook digits_deep_network. Source: Hastie, Tibshirani and Friedman, The
    Elements of Statistical Learning (2009), section 4.3; as a probe of layers: Alain and Bengio,
    Understanding intermediate layers using linear classifier probes (2016).

    Parameters
    ----------
    A : ndarray, shape (n, m)
        The columns that the means are taken of.
    y : ndarray of int, shape (1, m)
        Their classes.
    A_new : ndarray, shape (n, m_new)
    y_new : ndarray of int, shape (1, m_new)

    Returns
    -------
    float
        In percent.

    Examples
    --------
    >>> A, y = np.array([[0.0, 2.0, 10.0]]), np.array([[3, 3, 5]])
    >>> float(nearest_mean_accuracy(A, y, np.array([[4.0, 7.0]]), np.array([[3, 3]])))
    50.0
    """
    classes = np.unique(y)
    distances = np.zeros((len(classes), A_new.shape[1]))
    for row, k in enumerate(classes):
        mean = A[:, y[0] == k].mean(axis=1, keepdims=True)
        distances[row] = np.sum((A_new - mean) ** 2, axis=0)
    nearest = classes[np.argmin(distances, axis=0)]
    return 100 * np.mean(nearest == y_new[0])


def class_share(A, y):
    """Share of each unit's variance that the class explains.

    η² = Σ_k m_k (ā_k − ā)² / Σ_i (a_i − ā)², with ā_k the unit's mean over the examples of class k.
    A unit that never changes has the share 0. Derived in week 4, notebook digits_deep_network.
    Source: the correlation ratio; Fisher, Statistical Methods for Research Workers (1925).

    Parameters
    ----------
    A : ndarray, shape (n, m)
        Activations, a unit a row.
    y : ndarray of int, shape (1, m)

    Returns
    -------
    ndarray, shape (n,)
        Between 0 and 1.

    Examples
    --------
    >>> A = np.array([[1.0, 1.0, 3.0, 3.0], [1.0, 3.0, 1.0, 3.0], [5.0, 5.0, 5.0, 5.0]])
    >>> class_share(A, np.array([[0, 0, 1, 1]])).tolist()
    [1.0, 0.0, 0.0]
    """
    total = A.var(axis=1)
    between = np.zeros(len(A))
    for k in np.unique(y):
        of_class = A[:, y[0] == k]
        weight = of_class.shape[1] / A.shape[1]
        between += weight * (of_class.mean(axis=1) - A.mean(axis=1)) ** 2
    total[total == 0] = 1  # a unit that never changes has the share 0 / 1
    return between / total


def digits_design():
    """Choices for a network that has learned the digits in 200 updates.

    Derived in week 4, notebook digits_deep_network. Source: measured on other splits of the digits.

    Returns
    -------
    dict
        ``layer_dims``, with at most 4000 parameters; ``learning_rate``; ``num_iterations``, at most
        200.

    Examples
    --------
    >>> sorted(digits_design())
    ['layer_dims', 'learning_rate', 'num_iterations']
    """
    return {
        "layer_dims": [64, 50, 10],
        "learning_rate": 0.9,
        "num_iterations": 200,
    }
