"""The functions of week 2's notebooks numpy_basics and broadcasting."""

import math

import numpy as np

from course_utils.reference.activations import sigmoid, sigmoid_derivative

__all__ = [
    "L1",
    "L2",
    "basic_sigmoid",
    "best_guesses",
    "calorie_shares",
    "distances",
    "distances_in_loops",
    "image2vector",
    "matrix_product",
    "nearest_labels",
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

    Row i becomes x[i] / ‖x[i]‖₂. Derived in week 2, notebook broadcasting.
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

    Entry (i, j) becomes e^x[i, j] / Σₖ e^x[i, k]. Derived in week 2, notebook broadcasting.
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

    Entry (i, j) becomes 100 x[i, j] / Σₖ x[k, j]. Derived in week 2, notebook broadcasting.
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


def matrix_product(A, B):
    """Matrix product, computed in loops.

    Entry (i, j) is Σₗ A[i, l] B[l, j]. Derived in week 2, notebook numpy_basics.
    Source: the definition of the matrix product.

    Parameters
    ----------
    A : ndarray, shape (n, k)
    B : ndarray, shape (k, m)

    Returns
    -------
    ndarray, shape (n, m)

    Examples
    --------
    >>> matrix_product(np.array([[1.0, 2.0]]), np.array([[3.0], [4.0]]))
    array([[11.]])
    """
    n, m = A.shape[0], B.shape[1]
    C = np.zeros((n, m))
    for i in range(n):
        for j in range(m):
            for k in range(A.shape[1]):
                C[i, j] += A[i, k] * B[k, j]
    return C


def best_guesses(y, candidates):
    """Find the best single prediction for all, under the absolute and under the squared error.

    The candidates of smallest L₁ and of smallest L₂. Derived in week 2, notebook numpy_basics.
    Source: exhaustive search; Bishop (2006), section 1.5.5, has the median and the mean.

    Parameters
    ----------
    y : ndarray, shape (m,)
        True values.
    candidates : list of float
        What may be predicted for every example.

    Returns
    -------
    best_1, best_2 : float
        The candidates of smallest L₁ and smallest L₂; of several, the first.

    Examples
    --------
    >>> best_guesses(np.array([0.0, 0.0, 3.0]), [0, 1, 2])
    (0, 1)
    """
    losses_1, losses_2 = [], []
    for c in candidates:
        yhat = np.full(y.shape, c)
        losses_1.append(L1(yhat, y))
        losses_2.append(L2(yhat, y))
    best_1 = candidates[np.argmin(losses_1)]
    best_2 = candidates[np.argmin(losses_2)]
    return best_1, best_2


def distances_in_loops(P, Q):
    """Distance from each column of one matrix to each column of another, in loops.

    D[i, j] = ‖pᵢ − qⱼ‖₂. Derived in week 2, notebook broadcasting.
    Source: the definition of the Euclidean distance.

    Parameters
    ----------
    P : ndarray, shape (d, m)
        One point a column.
    Q : ndarray, shape (d, n)

    Returns
    -------
    ndarray, shape (m, n)

    Examples
    --------
    >>> distances_in_loops(np.array([[0.0, 3.0], [0.0, 0.0]]), np.array([[0.0], [4.0]]))
    array([[4.],
           [5.]])
    """
    (d, m), n = P.shape, Q.shape[1]
    D = np.zeros((m, n))
    for i in range(m):
        for j in range(n):
            total = 0.0
            for k in range(d):
                total += (P[k, i] - Q[k, j]) ** 2
            D[i, j] = math.sqrt(total)
    return D


def distances(P, Q):
    """Distance from each column of one matrix to each column of another, without a loop.

    D[i, j]² = ‖pᵢ‖² − 2 pᵢᵀqⱼ + ‖qⱼ‖². Derived in week 2, notebook broadcasting.
    Source: the square of a difference, multiplied out.

    Parameters
    ----------
    P : ndarray, shape (d, m)
        One point a column.
    Q : ndarray, shape (d, n)

    Returns
    -------
    ndarray, shape (m, n)

    Examples
    --------
    >>> distances(np.array([[0.0, 3.0], [0.0, 0.0]]), np.array([[0.0], [4.0]]))
    array([[4.],
           [5.]])
    """
    p = np.sum(P**2, axis=0).reshape(-1, 1)
    q = np.sum(Q**2, axis=0).reshape(1, -1)
    squares = p - 2 * P.T @ Q + q
    # rounding may leave less than 0 where two points coincide
    return np.sqrt(np.maximum(squares, 0))


def nearest_labels(X, y, X_new):
    """Give each new example the label of the nearest known one.

    Derived in week 2, notebook broadcasting.
    Source: Cover and Hart, Nearest neighbor pattern classification (1967).

    Parameters
    ----------
    X : ndarray, shape (d, m)
        Known examples, one a column.
    y : ndarray, shape (1, m)
        Their labels.
    X_new : ndarray, shape (d, n)

    Returns
    -------
    ndarray, shape (1, n)

    Examples
    --------
    >>> X, y = np.array([[0.0, 10.0]]), np.array([[7, 8]])
    >>> nearest_labels(X, y, np.array([[2.0, 9.0, -5.0]]))
    array([[7, 8, 7]])
    """
    D = distances(X, X_new)
    return y[:, np.argmin(D, axis=0)]
