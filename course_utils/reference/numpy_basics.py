"""The functions of week 2's notebook numpy_basics."""

import math

import numpy as np

from course_utils.reference.activations import sigmoid, sigmoid_derivative

__all__ = [
    "L1",
    "L2",
    "basic_sigmoid",
    "calorie_shares",
    "image2vector",
    "normalize_rows",
    "sigmoid",
    "sigmoid_derivative",
    "softmax",
]


def basic_sigmoid(x):
    """Sigmoid of one number, with the math module.

    σ(x) = 1 / (1 + e⁻ˣ). Derived in week 2, notebook numpy_basics.
    Source: Bishop, Pattern Recognition and Machine Learning (2006), equation 4.59.

    Parameters
    ----------
    x : float
        One number: ``math.exp`` takes no arrays.

    Returns
    -------
    float

    Examples
    --------
    >>> basic_sigmoid(0)
    0.5
    """
    return 1 / (1 + math.exp(-x))


def image2vector(image):
    """Unroll one image into a column.

    Derived in week 2, notebook numpy_basics. Source: NumPy's row-major order, in which the last
    index, the colour channel, changes fastest.

    Parameters
    ----------
    image : ndarray, shape (h, w, d)
        Height, width, colour channels.

    Returns
    -------
    ndarray, shape (h * w * d, 1)

    Examples
    --------
    >>> image2vector(np.zeros((4, 3, 2))).shape
    (24, 1)
    """
    return image.reshape(-1, 1)


def normalize_rows(x):
    """Divide each row by its length, so that every row has length 1.

    Row i becomes x[i] / ‖x[i]‖₂. Derived in week 2, notebook numpy_basics.
    Source: the definition of the Euclidean norm.

    Parameters
    ----------
    x : ndarray, shape (n, m)
        No row may be all zeros.

    Returns
    -------
    ndarray, shape (n, m)

    Examples
    --------
    >>> normalize_rows(np.array([[3.0, 4.0], [0.0, 2.0]]))
    array([[0.6, 0.8],
           [0. , 1. ]])
    """
    return x / np.linalg.norm(x, axis=1, keepdims=True)


def softmax(x):
    """Turn each row of scores into probabilities.

    Entry (i, j) becomes e^x[i, j] / Σₖ e^x[i, k]. Derived in week 2, notebook numpy_basics.
    Source: Bishop (2006), equation 4.62. The form for large scores is week 7's.

    Parameters
    ----------
    x : ndarray, shape (n, m)
        One example a row, scores of moderate size (below about 700).

    Returns
    -------
    ndarray, shape (n, m)
        Each row sums to 1.

    Examples
    --------
    >>> softmax(np.array([[0.0, 0.0], [2.0, 0.0]])).round(3)
    array([[0.5  , 0.5  ],
           [0.881, 0.119]])
    """
    x_exp = np.exp(x)
    return x_exp / np.sum(x_exp, axis=1, keepdims=True)


def L1(yhat, y):
    """Sum of the absolute differences.

    L₁ = Σᵢ |y[i] − ŷ[i]|: the sum, not the mean. Derived in week 2, notebook numpy_basics.
    Source: the definition of the L₁ norm.

    Parameters
    ----------
    yhat : ndarray, shape (m,)
        Predictions.
    y : ndarray, shape (m,)
        True values.

    Returns
    -------
    float

    Examples
    --------
    >>> float(L1(np.array([1.0, 2.0, 3.0]), np.array([1.0, 0.0, 6.0])))
    5.0
    """
    return np.sum(np.abs(y - yhat))


def L2(yhat, y):
    """Sum of the squared differences.

    L₂ = Σᵢ (y[i] − ŷ[i])²: the sum, not the mean, and no root. Derived in week 2, notebook
    numpy_basics. Source: the definition of the sum of squared errors.

    Parameters
    ----------
    yhat : ndarray, shape (m,)
        Predictions.
    y : ndarray, shape (m,)
        True values.

    Returns
    -------
    float

    Examples
    --------
    >>> float(L2(np.array([1.0, 2.0, 3.0]), np.array([1.0, 0.0, 6.0])))
    13.0
    """
    return np.sum((y - yhat) ** 2)


def calorie_shares(table):
    """Turn each column into percentages of the column's total.

    Entry (i, j) becomes 100 x[i, j] / Σₖ x[k, j]. Derived in week 2, notebook numpy_basics.
    Source: the definition of a percentage.

    Parameters
    ----------
    table : ndarray, shape (k, n)
        Energy in kcal: one nutrient a row, one food a column. No column may be all zeros.

    Returns
    -------
    ndarray, shape (k, n)
        In percent: each column sums to 100.

    Examples
    --------
    >>> calorie_shares(np.array([[50.0, 0.0], [150.0, 80.0]]))
    array([[ 25.,   0.],
           [ 75., 100.]])
    """
    return 100 * table / np.sum(table, axis=0, keepdims=True)
