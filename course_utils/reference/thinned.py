"""What dropout does on average: week 5's notebook dropout."""

import numpy as np

__all__ = ["dropout_penalty", "loss_over_masks", "mask_is_right"]


def mask_is_right(Z, D, A, keep_prob):
    """Whether a ReLU layer has dropped units as inverted dropout should.

    Derived in week 5, notebook dropout.
    Source: the standard error of a share, √(p(1 − p)/n); Srivastava et al. (2014), section 10.

    Parameters
    ----------
    Z : ndarray, shape (n, m)
        Pre-activations.
    D : ndarray, shape (n, m)
        The mask: 1 for kept, 0 for dropped.
    A : ndarray, shape (n, m)
        What the layer hands on.
    keep_prob : float
        Probability p of keeping a unit.

    Returns
    -------
    bool

    Examples
    --------
    >>> Z, D = np.ones((1, 4)), np.array([[1, 0, 1, 0]])
    >>> mask_is_right(Z, D, 2.0 * D, 0.5), mask_is_right(Z, D, 1.0 * D, 0.5)
    (True, False)
    """
    margin = 4 * np.sqrt(keep_prob * (1 - keep_prob) / D.size)
    if abs(np.mean(D) - keep_prob) > margin:
        return False
    if np.all(D == D[:, :1]):
        return False
    return np.allclose(A, np.maximum(0, Z) * D / keep_prob)


def loss_over_masks(w, x, y, keep_prob):
    """Squared loss of a linear unit with dropout on its inputs, expected over all masks.

    Σ over masks d of p^k (1 − p)^(n − k) (y − Σ_j w_j x_j d_j / p)², k the number of inputs kept.
    Derived in week 5, notebook dropout. Source: the definition of an expectation.

    Parameters
    ----------
    w : ndarray, shape (1, n)
    x : ndarray, shape (n, 1)
        Inputs, a dozen at most: there are 2**n masks.
    y : float
    keep_prob : float
        Probability p of keeping an input.

    Returns
    -------
    float

    Examples
    --------
    >>> float(loss_over_masks(np.array([[1.0]]), np.array([[1.0]]), 1.0, 0.5))
    1.0
    """
    n = len(x)
    total = 0.0
    for mask in np.ndindex((2,) * n):
        d = np.array(mask).reshape(n, 1)
        chance = keep_prob ** d.sum() * (1 - keep_prob) ** (n - d.sum())
        z = np.sum(w @ (x * d / keep_prob))
        total += chance * (y - z) ** 2
    return total


def dropout_penalty(w, X, keep_prob):
    """Part of a linear unit's expected squared loss that dropout on its inputs adds.

    (1 − p)/p times the mean over the examples of Σ_j w_j² x_j²: an L2 penalty in which each weight
    pays by the mean square of its own input.
    Derived in week 5, notebook dropout. Source: the variance of a sum of independent terms; Wager,
    Wang and Liang, Dropout Training as Adaptive Regularization (2013), section 2.

    Parameters
    ----------
    w : ndarray, shape (1, n)
    X : ndarray, shape (n, m)
    keep_prob : float
        Probability p of keeping an input.

    Returns
    -------
    float

    Examples
    --------
    >>> float(dropout_penalty(np.array([[1.0, 2.0]]), np.array([[3.0], [0.5]]), 0.5))
    10.0
    """
    return (1 - keep_prob) / keep_prob * np.mean(w**2 @ X**2)
