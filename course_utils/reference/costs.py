"""Costs: what training makes small."""

import numpy as np

__all__ = ["compute_cost"]


def compute_cost(AL, Y):
    """Cross-entropy cost, the mean over the examples.

    J = −(1/m) Σ [Y log AL + (1 − Y) log(1 − AL)]. Derived in week 2, notebook
    logistic_regression; a function of its own from week 3 on. Source: Bishop, Pattern Recognition
    and Machine Learning (2006), equation 4.90, divided by m.

    Parameters
    ----------
    AL : ndarray, shape (1, m)
        Probabilities, between 0 and 1 and neither of them.
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.

    Returns
    -------
    float

    Examples
    --------
    >>> float(compute_cost(np.array([[0.5, 0.5]]), np.array([[0, 1]])).round(4))
    0.6931
    """
    return -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / Y.shape[1]
