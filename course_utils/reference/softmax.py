"""One class of many: softmax, its cost and its derivatives: week 7's notebook on softmax."""

import numpy as np

__all__ = [
    "as_two_classes",
    "hard_max",
    "one_hot",
    "softmax",
    "softmax_backward",
    "softmax_cost",
    "softmax_jacobian",
    "softmax_regression",
]


def one_hot(y, C):
    """Labels as columns that are 1 in the row of the class and 0 elsewhere.

    Y[c, i] = 1 if y[i] = c, else 0. Derived in week 7, notebook softmax_classifier.
    Source: Bishop, Pattern Recognition and Machine Learning (2006), section 4.1.2.

    Parameters
    ----------
    y : ndarray of int, shape (1, m)
        Classes, from 0 to C − 1.
    C : int
        How many classes there are, whether or not each of them occurs.

    Returns
    -------
    ndarray, shape (C, m)

    Examples
    --------
    >>> one_hot(np.array([[2, 0]]), 3)
    array([[0., 1.],
           [0., 0.],
           [1., 0.]])
    """
    classes = np.arange(C).reshape(C, 1)
    return (classes == y).astype(float)


def softmax(Z):
    """Turn each column of scores into probabilities, however large the scores are.

    A[c, i] = e^Z[c, i] / Σₖ e^Z[k, i], after the largest score of each column is taken from the
    column, which changes no quotient. Derived in week 7, notebook softmax_classifier.
    Source: Bridle, Probabilistic interpretation of feedforward classification network outputs
    (1990); Goodfellow, Bengio and Courville, Deep Learning (2016), equation 6.33.

    Parameters
    ----------
    Z : ndarray, shape (C, m)
        Scores, one example a column.

    Returns
    -------
    ndarray, shape (C, m)
        Each column sums to 1.

    Examples
    --------
    >>> softmax(np.array([[5.0], [2.0], [-1.0], [3.0]])).round(3).ravel().tolist()
    [0.842, 0.042, 0.002, 0.114]
    >>> softmax(np.array([[1000.0], [1000.0]])).ravel().tolist()
    [0.5, 0.5]
    """
    A = np.exp(Z - np.max(Z, axis=0, keepdims=True))
    return A / np.sum(A, axis=0, keepdims=True)


def hard_max(Z):
    """Give everything to the largest score of each column.

    Entry (c, i) is 1 if c is the first row with the largest Z[·, i], else 0.
    Derived in week 7, notebook softmax_classifier.
    Source: Goodfellow, Bengio and Courville (2016), section 6.2.2.3: what softmax softens.

    Parameters
    ----------
    Z : ndarray, shape (C, m)

    Returns
    -------
    ndarray, shape (C, m)

    Examples
    --------
    >>> hard_max(np.array([[5.0, 1.0], [2.0, 4.0], [5.0, 3.0]]))
    array([[1., 0.],
           [0., 1.],
           [0., 0.]])
    """
    return one_hot(np.argmax(Z, axis=0), len(Z))


def softmax_cost(AL, Y):
    """Mean cross-entropy of probabilities for many classes.

    J = −(1/m) Σᵢ log AL[yᵢ, i], yᵢ being the class of example i: the mean, in nats.
    Derived in week 7, notebook softmax_classifier.
    Source: Bishop (2006), equation 4.108, divided by the number of examples.

    Parameters
    ----------
    AL : ndarray, shape (C, m)
        Probabilities; each column sums to 1.
    Y : ndarray, shape (C, m)
        One-hot labels.

    Returns
    -------
    float
        Infinite if the class of an example has probability 0; that of another class may be 0.

    Examples
    --------
    >>> AL = np.array([[0.5, 0.0], [0.25, 0.25], [0.25, 0.75]])
    >>> round(float(softmax_cost(AL, one_hot(np.array([[0, 1]]), 3))), 4)
    1.0397
    """
    of_the_class = np.sum(AL * Y, axis=0)  # a product with 0 before the logarithm, not after it
    return -np.mean(np.log(of_the_class))


def softmax_jacobian(a):
    """Give the derivatives of one example's probabilities with respect to its scores.

    Entry (c, k) is ∂a[c] / ∂z[k] = a[c] (δ[c, k] − a[k]).
    Derived in week 7, notebook softmax_classifier.
    Source: Bishop (2006), equation 4.106.

    Parameters
    ----------
    a : ndarray, shape (C, 1)
        Probabilities that softmax made of the scores z.

    Returns
    -------
    ndarray, shape (C, C)
        Each row and each column sums to 0.

    Examples
    --------
    >>> softmax_jacobian(np.array([[0.25], [0.75]]))
    array([[ 0.1875, -0.1875],
           [-0.1875,  0.1875]])
    """
    return np.diag(a[:, 0]) - a @ a.T


def softmax_backward(AL, Y):
    """Give the derivative of each example's cross-entropy with respect to its scores.

    dZ = AL − Y. As in week 4, the 1/m of the cost is left to the gradients of the parameters.
    Derived in week 7, notebook softmax_classifier.
    Source: Bishop (2006), equation 4.109.

    Parameters
    ----------
    AL : ndarray, shape (C, m)
        Probabilities that softmax made of the scores Z.
    Y : ndarray, shape (C, m)
        One-hot labels.

    Returns
    -------
    ndarray, shape (C, m)
        dZ; each column sums to 0.

    Examples
    --------
    >>> softmax_backward(np.array([[0.5], [0.25], [0.25]]), np.array([[0.0], [1.0], [0.0]]))
    array([[ 0.5 ],
           [-0.75],
           [ 0.25]])
    """
    return AL - Y


def as_two_classes(w, b):
    """Weights of a softmax layer of two units that does what a logistic unit does.

    Row 1 minus row 0 of W is wᵀ, and of the biases b: then softmax's second probability is
    σ(wᵀx + b). Derived in week 7, notebook softmax_classifier.
    Source: e^z₁ / (e^z₀ + e^z₁) = σ(z₁ − z₀); Bishop (2006), equations 4.57 and 4.62.

    Parameters
    ----------
    w : ndarray, shape (n_x, 1)
    b : float
        Of the logistic unit, whose output is the probability of class 1.

    Returns
    -------
    W : ndarray, shape (2, n_x)
    biases : ndarray, shape (2, 1)
        One choice of many: the same numbers may be added to both rows.

    Examples
    --------
    >>> W, biases = as_two_classes(np.array([[2.0], [-1.0]]), 0.5)
    >>> W[1] - W[0], biases[1] - biases[0]
    (array([ 2., -1.]), array([0.5]))
    """
    W = np.concatenate([np.zeros(w.T.shape), w.T])
    return W, np.array([[0.0], [b]])


def softmax_regression(X, y, C, num_iterations=300, learning_rate=0.1):
    """Train a softmax layer with nothing before it, from zeros, by gradient descent.

    dW = dZ Xᵀ / m and db = the mean of dZ over the examples, with dZ = AL − Y.
    Derived in week 7, notebook softmax_classifier.
    Source: Bishop (2006), section 4.3.4, with gradient descent in Newton's place.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    y : ndarray of int, shape (1, m)
        Classes, from 0 to C − 1.
    C : int
    num_iterations : int
    learning_rate : float

    Returns
    -------
    W : ndarray, shape (C, n_x)
    b : ndarray, shape (C, 1)
    costs : list of float
        The mean cross-entropy before each step.

    Examples
    --------
    >>> X, y = np.array([[-2.0, 0.0, 2.0]]), np.array([[0, 1, 2]])
    >>> W, b, costs = softmax_regression(X, y, 3, num_iterations=200)
    >>> softmax(W @ X + b).argmax(axis=0).tolist(), round(float(costs[0]), 4)
    ([0, 1, 2], 1.0986)
    """
    m, Y = X.shape[1], one_hot(y, C)
    W, b = np.zeros((C, len(X))), np.zeros((C, 1))
    costs = []
    for _ in range(num_iterations):
        AL = softmax(W @ X + b)
        costs.append(softmax_cost(AL, Y))
        dZ = softmax_backward(AL, Y)
        dW = dZ @ X.T / m
        db = np.sum(dZ, axis=1, keepdims=True) / m
        W = W - learning_rate * dW
        b = b - learning_rate * db
    return W, b, costs
