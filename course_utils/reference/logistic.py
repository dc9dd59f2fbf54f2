"""Logistic regression as a one-unit network: week 2."""

import math

import numpy as np

from course_utils.reference.activations import sigmoid

__all__ = [
    "accuracy_and_baseline",
    "boundary",
    "cost_in_a_loop",
    "cost_of_all",
    "costs_by_rate",
    "flatten_images",
    "gradient_is_right",
    "initialize_with_zeros",
    "logit",
    "measured_gradient",
    "model",
    "optimize",
    "predict",
    "propagate",
    "sigmoid",
    "standardize",
    "step_with_loops",
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

    Derived in week 2, notebook gradient_descent. Source: the cost is convex, so gradient
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
    db = (1/m) Σ (A − Y). Derived in week 2, notebook gradient_descent.
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

    w ← w − α dw, b ← b − α db. Derived in week 2, notebook gradient_descent.
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

    Ŷ = 1 where σ(wᵀX + b) > 0.5, else 0. Derived in week 2, notebook cat_classifier.
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

    Derived in week 2, notebook cat_classifier. Source: the functions above, in order.

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


def logit(a):
    """Score that the sigmoid turns into a probability.

    z = log(a / (1 − a)), the inverse of σ. Derived in week 2, notebook logistic_regression.
    Source: Bishop (2006), equation 4.60.

    Parameters
    ----------
    a : float or ndarray of any shape
        Probabilities strictly between 0 and 1.

    Returns
    -------
    float or ndarray
        The shape of `a`.

    Examples
    --------
    >>> logit(np.array([0.5, 0.75])).round(4)
    array([0.    , 1.0986])
    """
    return np.log(a / (1 - a))


def boundary(w, b, x1):
    """Second feature of the points on the decision boundary of a unit with two features.

    w₁x₁ + w₂x₂ + b = 0, solved for x₂. Derived in week 2, notebook logistic_regression.
    Source: Bishop (2006), section 4.1.1.

    Parameters
    ----------
    w : ndarray, shape (2, 1)
        The second weight is not 0.
    b : float
    x1 : float or ndarray of any shape

    Returns
    -------
    float or ndarray
        The shape of `x1`.

    Examples
    --------
    >>> boundary(np.array([[1.0], [2.0]]), -4.0, np.array([0.0, 2.0]))
    array([2., 1.])
    """
    w1, w2 = w[0, 0], w[1, 0]
    return -(w1 * x1 + b) / w2


def cost_in_a_loop(w, b, X, Y):
    """Cost of logistic regression, in loops over examples and features.

    J = (1/m) Σ 𝓛(a, y), with 𝓛 = −log a for the label 1 and −log(1 − a) for the label 0.
    Derived in week 2, notebook logistic_regression. Source: Bishop (2006), equation 4.90.

    Parameters
    ----------
    w : ndarray, shape (n_x, 1)
    b : float
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.

    Returns
    -------
    float

    Examples
    --------
    >>> w, X, Y = np.array([[1.0]]), np.array([[1.0, -2.0]]), np.array([[1, 0]])
    >>> round(cost_in_a_loop(w, 0.0, X, Y), 4)
    0.2201
    """
    n_x, m = X.shape
    total = 0.0
    for i in range(m):
        z = b
        for j in range(n_x):
            z += w[j, 0] * X[j, i]
        a = 1 / (1 + math.exp(-z))
        if Y[0, i] == 1:
            total -= math.log(a)
        else:
            total -= math.log(1 - a)
    return total / m


def cost_of_all(w, b, X, Y):
    """Cost of logistic regression, for all examples at once.

    J = −(1/m) Σ [Y log A + (1 − Y) log(1 − A)], A = σ(wᵀX + b).
    Derived in week 2, notebook logistic_regression. Source: Bishop (2006), equation 4.90.

    Parameters
    ----------
    w : ndarray, shape (n_x, 1)
    b : float
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.

    Returns
    -------
    float

    Examples
    --------
    >>> w, X, Y = np.array([[1.0]]), np.array([[1.0, -2.0]]), np.array([[1, 0]])
    >>> print(cost_of_all(w, 0.0, X, Y).round(4))
    0.2201
    """
    A = sigmoid(w.T @ X + b)
    losses = -(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return np.mean(losses)


def step_with_loops(w, b, X, Y, learning_rate):
    """Make one step of gradient descent, in loops over examples and features.

    dz = a − y for each example; dw and db are means of x dz and dz.
    Derived in week 2, notebook gradient_descent. Source: the chain rule; Bishop (2006), equation
    4.91, divided by m.

    Parameters
    ----------
    w : ndarray, shape (n_x, 1)
        Left as it was.
    b : float
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.
    learning_rate : float

    Returns
    -------
    w : ndarray, shape (n_x, 1)
    b : float
    cost : float
        Before the step.

    Examples
    --------
    >>> X, Y = np.array([[1.0, -2.0]]), np.array([[1, 0]])
    >>> w, b, cost = step_with_loops(np.array([[1.0]]), 0.0, X, Y, 0.1)
    >>> w.round(4), round(b, 4), round(cost, 4)
    (array([[1.0254]]), np.float64(0.0075), 0.2201)
    """
    n_x, m = X.shape
    cost, db, dw = 0.0, 0.0, np.zeros((n_x, 1))
    for i in range(m):
        z = b
        for j in range(n_x):
            z += w[j, 0] * X[j, i]
        a = 1 / (1 + math.exp(-z))
        if Y[0, i] == 1:
            cost -= math.log(a)
        else:
            cost -= math.log(1 - a)
        dz = a - Y[0, i]
        for j in range(n_x):
            dw[j, 0] += X[j, i] * dz
        db += dz
    w = w - learning_rate * dw / m
    b = b - learning_rate * db / m
    return w, b, cost / m


def measured_gradient(cost, w, b):
    """Measure the slope of a cost along each weight and the bias.

    (J(θ + h) − J(θ − h)) / 2h with h = 10⁻⁵, one parameter at a time.
    Derived in week 2, notebook gradient_descent.
    Source: the central difference; Goodfellow, Bengio and Courville (2016), section 11.5.

    Parameters
    ----------
    cost : callable
        Called as ``cost(w, b)``, returns a number.
    w : ndarray, shape (n_x, 1)
    b : float

    Returns
    -------
    dict
        ``dw``, shape (n_x, 1), and ``db``, a number.

    Examples
    --------
    >>> slopes = measured_gradient(lambda w, b: w[0, 0] ** 2 + 3 * b, np.array([[2.0]]), 1.0)
    >>> print(slopes["dw"].round(6), slopes["db"].round(6))
    [[4.]] 3.0
    """
    h = 1e-5
    dw = np.zeros(w.shape)
    for j in range(w.shape[0]):
        move = np.zeros(w.shape)
        move[j, 0] = h
        dw[j, 0] = (cost(w + move, b) - cost(w - move, b)) / (2 * h)
    db = (cost(w, b + h) - cost(w, b - h)) / (2 * h)
    return {"dw": dw, "db": db}


def gradient_is_right(propagate, w, b, X, Y):
    """Say whether the gradient that a function returns is the slope of its cost.

    Compares it with `measured_gradient`, to 10⁻⁴. Derived in week 2, notebook gradient_descent.
    Source: the central difference; Goodfellow, Bengio and Courville (2016), section 11.5.

    Parameters
    ----------
    propagate : callable
        Called like `propagate`, returns a dict with ``dw`` and ``db``, and a cost.
    w : ndarray, shape (n_x, 1)
    b : float
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (1, m)

    Returns
    -------
    bool

    Examples
    --------
    >>> given = np.array([[1.0]]), 0.0, np.array([[1.0, -2.0]]), np.array([[1, 0]])
    >>> gradient_is_right(propagate, *given)
    True
    """
    grads, _ = propagate(w, b, X, Y)
    measured = measured_gradient(lambda w, b: propagate(w, b, X, Y)[1], w, b)
    same_dw = np.allclose(grads["dw"], measured["dw"], rtol=1e-4, atol=1e-6)
    same_db = np.allclose(grads["db"], measured["db"], rtol=1e-4, atol=1e-6)
    return same_dw and same_db


def accuracy_and_baseline(Y_hat, Y, Y_train):
    """Share of right predictions, and of what always answering alike would get right.

    Derived in week 2, notebook cat_classifier.
    Source: the definition of accuracy; the baseline is the mode of the training labels.

    Parameters
    ----------
    Y_hat, Y : ndarray, shape (1, m)
        Predictions and labels of a set, 0 or 1.
    Y_train : ndarray, shape (1, m_train)
        The training labels.

    Returns
    -------
    accuracy, baseline : float
        In percent, on the set.

    Examples
    --------
    >>> Y_hat, Y = np.array([[1, 0, 1, 1]]), np.array([[1, 0, 0, 1]])
    >>> print(*accuracy_and_baseline(Y_hat, Y, np.array([[0, 0, 1]])))
    75.0 50.0
    """
    more_frequent = np.mean(Y_train) > 0.5
    accuracy = 100 * np.mean(Y_hat == Y)
    baseline = 100 * np.mean(Y == more_frequent)
    return accuracy, baseline


def costs_by_rate(X, Y, rates, num_iterations):
    """Train from zeros with each of several learning rates, and return the last costs.

    Derived in week 2, notebook cat_classifier. Source: the functions above, in order.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.
    rates : list of float
    num_iterations : int

    Returns
    -------
    list of float
        The cost after the last update, for each rate.

    Examples
    --------
    >>> X, Y = np.array([[1.0, -2.0]]), np.array([[1, 0]])
    >>> [round(float(cost), 4) for cost in costs_by_rate(X, Y, [0.1, 1], 1)]
    [0.6387, 0.2941]
    """
    last_costs = []
    for rate in rates:
        w, b = initialize_with_zeros(X.shape[0])
        params, _, _ = optimize(w, b, X, Y, num_iterations, rate)
        _, cost = propagate(params["w"], params["b"], X, Y)
        last_costs.append(cost)
    return last_costs
