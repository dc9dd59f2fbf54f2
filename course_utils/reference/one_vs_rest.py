"""Ten units, each for one digit against the rest: week 2's notebook digits_one_vs_rest."""

import numpy as np

from .logistic import initialize_with_zeros, optimize

__all__ = ["confusion_table", "most_mixed_up", "one_against_rest", "read_digits", "train_ten"]


def one_against_rest(y, k):
    """Make labels that are 1 for one digit and 0 for all others.

    Derived in week 2, notebook digits_one_vs_rest. Source: Bishop (2006), section 4.1.2.

    Parameters
    ----------
    y : ndarray of int, shape (1, m)
    k : int

    Returns
    -------
    ndarray, shape (1, m)

    Examples
    --------
    >>> one_against_rest(np.array([[3, 5, 3]]), 3)
    array([[1., 0., 1.]])
    """
    return (y == k).astype(float)


def train_ten(X, y, num_iterations, learning_rate):
    """Train ten units, each for one digit against the rest.

    Derived in week 2, notebook digits_one_vs_rest. Source: Bishop (2006), section 4.1.2.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    y : ndarray of int, shape (1, m)
        Digits, 0 to 9.
    num_iterations : int
    learning_rate : float

    Returns
    -------
    W : ndarray, shape (n_x, 10)
        A unit's weights in each column.
    b : ndarray, shape (10, 1)

    Examples
    --------
    >>> W, b = train_ten(np.array([[1.0, -1.0]]), np.array([[0, 1]]), 1, 2.0)
    >>> W[:, :3], b[:3, 0]
    (array([[ 1., -1.,  0.]]), array([ 0.,  0., -1.]))
    """
    W, b = np.zeros((X.shape[0], 10)), np.zeros((10, 1))
    for k in range(10):
        w_k, b_k = initialize_with_zeros(X.shape[0])
        Y_k = one_against_rest(y, k)
        params, _, _ = optimize(w_k, b_k, X, Y_k, num_iterations, learning_rate)
        W[:, k] = params["w"][:, 0]
        b[k, 0] = params["b"]
    return W, b


def read_digits(W, b, X):
    """Return for each picture the digit of the unit with the highest score.

    Derived in week 2, notebook digits_one_vs_rest.
    Source: Bishop (2006), section 4.1.2; the sigmoid rises, so the highest score is the surest.

    Parameters
    ----------
    W : ndarray, shape (n_x, 10)
    b : ndarray, shape (10, 1)
    X : ndarray, shape (n_x, m)

    Returns
    -------
    ndarray of int, shape (1, m)

    Examples
    --------
    >>> W, b = np.eye(10), np.zeros((10, 1))
    >>> read_digits(W, b, np.eye(10)[:, [3, 7]])
    array([[3, 7]])
    """
    Z = W.T @ X + b
    return np.argmax(Z, axis=0).reshape(1, -1)


def confusion_table(y, y_hat):
    """Count how often each digit was read as each.

    Derived in week 2, notebook digits_one_vs_rest. Source: the definition of the confusion matrix.

    Parameters
    ----------
    y, y_hat : ndarray of int, shape (1, m)
        True and predicted digits.

    Returns
    -------
    ndarray, shape (10, 10)
        A true digit a row, a predicted one a column.

    Examples
    --------
    >>> table = confusion_table(np.array([[1, 1, 7]]), np.array([[1, 7, 7]]))
    >>> table[1, 7], table.sum()
    (np.float64(1.0), np.float64(3.0))
    """
    table = np.zeros((10, 10))
    for i in range(y.shape[1]):
        table[y[0, i], y_hat[0, i]] += 1
    return table


def most_mixed_up(table):
    """Find the two digits that are mixed up most often, in either direction together.

    Derived in week 2, notebook digits_one_vs_rest. Source: exhaustive search.

    Parameters
    ----------
    table : ndarray, shape (10, 10)
        Counts, a true digit a row. Left as it was.

    Returns
    -------
    tuple of int
        The smaller digit first.

    Examples
    --------
    >>> table = np.zeros((10, 10))
    >>> table[3, 8], table[8, 3], table[1, 7] = 4, 1, 4
    >>> most_mixed_up(table)
    (3, 8)
    """
    most, pair = -1, None
    for i in range(10):
        for j in range(i + 1, 10):
            mixed = table[i, j] + table[j, i]
            if mixed > most:
                most, pair = mixed, (i, j)
    return pair
