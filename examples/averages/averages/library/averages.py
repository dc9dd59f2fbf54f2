"""Reference implementations."""

import numpy as np


def mean(x):
    """Return the arithmetic mean.

    Derived in week 1, notebook averages. Source: the definition.

    Parameters
    ----------
    x : ndarray of shape (n,)

    Returns
    -------
    float

    Examples
    --------
    >>> float(mean(np.array([1.0, 2.0, 6.0])))
    3.0
    """
    return np.sum(x) / x.size


def weighted_mean(x, w):
    """Return the mean in which each number counts as often as its weight says.

    sum(w x) / sum(w). Derived in week 1, notebook averages. Source: the definition.

    Parameters
    ----------
    x : ndarray of shape (n,)
    w : ndarray of shape (n,)
        Positive weights; their sum need not be 1.

    Returns
    -------
    float

    Examples
    --------
    >>> float(weighted_mean(np.array([1.0, 5.0]), np.array([3.0, 1.0])))
    2.0
    """
    return np.sum(w * x) / np.sum(w)
