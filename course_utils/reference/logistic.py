"""Logistic regression as a one-unit network: week 2's notebook logistic_regression."""

import numpy as np

from course_utils.reference.activations import sigmoid

__all__ = [
    "flatten_images",
    "initialize_with_zeros",
    "model",
    "optimize",
    "predict",
    "propagate",
    "sigmoid",
    "standardize",
]


def flatten_images(images):
    """Lay every image out as one column.

    Derived in week 2, notebook logistic_regression. Source: NumPy's row-major order; the
    examples stay together because the reshape keeps the first axis.

    Parameters
    ----------
    images : ndarray, shape (m, h, w, d)
        Images, height, width, colour channels.

    Returns
    -------
    ndarray, shape (h * w * d, m)

    Examples
    --------
    >>> images = np.arange(2 * 2 * 1 * 2).reshape(2, 2, 1, 2)
    >>> flatten_images(images)
    array([[0, 4],
           [1, 5],
           [2, 6],
           [3, 7]])
    """
    return images.reshape(images.shape[0], -1).T


def standardize(X_train, X_test):
    """Bring pixel values from 0..255 to 0..1.

    Both sets are divided by 255, the largest value that a byte holds: the same rule for both,
    with nothing measured on either. Derived in week 2, notebook logistic_regression.
    Source: the range of an 8-bit colour channel.

    Parameters
    ----------
    X_train : ndarray, shape (n_x, m_train)
        Flattened pixels, 0 to 255.
    X_test : ndarray, shape (n_x, m_test)
        Flattened pixels, 0 to 255.

    Returns
    -------
    X_train, X_test : ndarray
        New float arrays of the same shapes, 0 to 1.

    Examples
    --------
    >>> X_train, X_test = standardize(np.array([[0, 255]]), np.array([[51]]))
    >>> X_train, X_test
    (array([[0., 1.]]), array([[0.2]]))
    """
    return X_train / 255, X_test / 255


def initialize_with_zeros(dim):
    """Start from zero weights and a zero bias.

    Derived in week 2, notebook logistic_regression. Source: the cost is convex, so gradient
    descent may start anywhere.

    Parameters
    ----------
    dim : int
        Number of features n_x.

    Returns
    -------
    w : ndarray, shape (dim, 1)
    b : float

    Examples
    --------
    >>> initialize_with_zeros(2)
    (array([[0.],
           [0.]]), 0.0)
    """
    return np.zeros((dim, 1)), 0.0


def propagate(w, b, X, Y):
    """Cost of logistic regression, and its gradients.

    A = σ(wᵀX + b), J = −(1/m) Σ [Y log A + (1 − Y) log(1 − A)], dw = (1/m) X (A − Y)ᵀ,
    db = (1/m) Σ (A − Y). Derived in week 2, notebook logistic_regression.
    Source: the chain rule; Bishop (2006), equations 4.90 and 4.91, divided by m.

    Parameters
    ----------
    w : ndarray, shape (n_x, 1)
    b : float
    X : ndarray, shape (n_x, m)
        One example a column.
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.

    Returns
    -------
    grads : dict
        ``dw``, shape (n_x, 1), and ``db``, a scalar.
    cost : float
        The mean over the examples. Not finite when an activation rounds to exactly 0 or 1.

    Examples
    --------
    >>> w, b = initialize_with_zeros(2)
    >>> X, Y = np.array([[1.0, -2.0], [3.0, 4.0]]), np.array([[1, 0]])
    >>> grads, cost = propagate(w, b, X, Y)
    >>> grads["dw"]
    array([[-0.75],
           [ 0.25]])
    >>> print(grads["db"], cost.round(4))
    0.0 0.6931
    """
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    grads = {"dw": X @ (A - Y).T / m, "db": np.sum(A - Y) / m}
    return grads, cost


def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    """Gradient descent on the cost of logistic regression.

    w ← w − α dw, b ← b − α db. Derived in week 2, notebook logistic_regression.
    Source: Goodfellow, Bengio and Courville, Deep Learning (2016), equation 4.5.

    Parameters
    ----------
    w : ndarray, shape (n_x, 1)
        Left as it was.
    b : float
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.
    num_iterations : int
        Number of updates, at least 1.
    learning_rate : float
        The step's factor α.
    print_cost : bool
        Print the cost every 100 iterations.

    Returns
    -------
    params : dict
        ``w`` and ``b`` after the last update.
    grads : dict
        ``dw`` and ``db`` as used by the last update.
    costs : list of float
        The costs before updates 0, 100, 200, …

    Examples
    --------
    >>> w, b = initialize_with_zeros(1)
    >>> X, Y = np.array([[1.0, -1.0]]), np.array([[1, 0]])
    >>> params, grads, costs = optimize(w, b, X, Y, num_iterations=200, learning_rate=0.1)
    >>> params["w"].round(3), np.round(costs, 3)
    (array([[2.902]]), array([0.693, 0.107]))
    """
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        # a new array: `w -= ...` would change the caller's
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(f"Cost after iteration {i}: {cost:.6f}")
    return {"w": w, "b": b}, grads, costs


def predict(w, b, X):
    """Predict label 1 where the probability exceeds one half.

    Ŷ = 1 where σ(wᵀX + b) > 0.5, else 0. Derived in week 2, notebook logistic_regression.
    Source: the rule with the fewest expected errors, Bishop (2006), section 1.5.1.

    Parameters
    ----------
    w : ndarray, shape (n_x, 1)
    b : float
    X : ndarray, shape (n_x, m)

    Returns
    -------
    ndarray of int, shape (1, m)

    Examples
    --------
    >>> predict(np.array([[2.0]]), -1.0, np.array([[0.2, 0.6, 3.0]]))
    array([[0, 1, 1]])
    """
    return (sigmoid(w.T @ X + b) > 0.5).astype(int)


def model(
    X_train, Y_train, X_test, Y_test, num_iterations=2000, learning_rate=0.5, print_cost=False
):
    """Train logistic regression from zeros, then predict both sets.

    Derived in week 2, notebook logistic_regression. Source: the functions above, in order.

    Parameters
    ----------
    X_train : ndarray, shape (n_x, m_train)
    Y_train : ndarray, shape (1, m_train)
        Labels, 0 or 1.
    X_test : ndarray, shape (n_x, m_test)
    Y_test : ndarray, shape (1, m_test)
        Labels, 0 or 1. Used to report the test accuracy only.
    num_iterations : int
    learning_rate : float
    print_cost : bool
        Print the cost every 100 iterations, then both accuracies in percent.

    Returns
    -------
    dict
        ``costs``, ``Y_prediction_train``, ``Y_prediction_test``, ``w``, ``b``,
        ``learning_rate``, ``num_iterations``.

    Examples
    --------
    >>> X, Y = np.array([[1.0, 2.0, -1.0]]), np.array([[1, 1, 0]])
    >>> d = model(X, Y, np.array([[3.0]]), np.array([[0]]), 100, print_cost=True)
    Cost after iteration 0: 0.693147
    Train accuracy: 100.0 %
    Test accuracy: 0.0 %
    >>> d["Y_prediction_train"], d["Y_prediction_test"]
    (array([[1, 1, 0]]), array([[1]]))
    """
    w, b = initialize_with_zeros(X_train.shape[0])
    params, _, costs = optimize(w, b, X_train, Y_train, num_iterations, learning_rate, print_cost)
    result = {
        "costs": costs,
        "Y_prediction_train": predict(params["w"], params["b"], X_train),
        "Y_prediction_test": predict(params["w"], params["b"], X_test),
        "w": params["w"],
        "b": params["b"],
        "learning_rate": learning_rate,
        "num_iterations": num_iterations,
    }
    if print_cost:
        print(f"Train accuracy: {100 * np.mean(result['Y_prediction_train'] == Y_train):.1f} %")
        print(f"Test accuracy: {100 * np.mean(result['Y_prediction_test'] == Y_test):.1f} %")
    return result
