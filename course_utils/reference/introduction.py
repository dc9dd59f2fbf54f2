"""One neuron, its error, and a curve of three: week 1's notebook introduction."""

import numpy as np

from course_utils.reference.activations import relu

__all__ = ["bent_price", "mean_squared_error", "price_neuron", "relu"]


def price_neuron(size, w, b):
    """Price houses by their size with one neuron.

    relu(w · size + b). Derived in week 1, notebook introduction.
    Source: Goodfellow, Bengio and Courville, Deep Learning (2016), section 6.3.

    Parameters
    ----------
    size : float or ndarray of any shape
        In square metres.
    w : float
        Weight, in thousands of euros for each square metre.
    b : float
        Bias, in thousands of euros.

    Returns
    -------
    float or ndarray
        In thousands of euros, the shape of `size`.

    Examples
    --------
    >>> price_neuron(np.array([10.0, 50.0, 100.0]), 3.0, -60.0)
    array([  0.,  90., 240.])
    """
    return relu(w * size + b)


def mean_squared_error(prices, predictions):
    """Mean over the examples of the squared error.

    (1/m) Σ (prediction − price)². Derived in week 1, notebook introduction.
    Source: Goodfellow, Bengio and Courville (2016), section 5.1.4.

    Parameters
    ----------
    prices : ndarray, shape (m,)
        What was paid.
    predictions : ndarray, shape (m,)
        What was predicted, in the same unit.

    Returns
    -------
    float
        In the square of that unit.

    Examples
    --------
    >>> float(mean_squared_error(np.array([200.0, 300.0]), np.array([210.0, 270.0])))
    500.0
    """
    return np.mean((predictions - prices) ** 2)


def bent_price(size):
    """Price buildings by a curve of four straight pieces: a sum of three neurons.

    Slopes of 0, 5, 3 and 0.5 thousand euros for each square metre, with bends at 30, 90 and 130
    square metres. Derived in week 1, notebook introduction.
    Source: every bend of a piecewise linear function is one ReLU, weighted by the change of slope;
    Goodfellow, Bengio and Courville (2016), section 6.4.1.

    Parameters
    ----------
    size : float or ndarray of any shape
        In square metres.

    Returns
    -------
    float or ndarray
        In thousands of euros, the shape of `size`.

    Examples
    --------
    >>> bent_price(np.array([20.0, 90.0, 130.0, 150.0]))
    array([  0., 300., 420., 430.])
    """
    return 5 * relu(size - 30) - 2 * relu(size - 90) - 2.5 * relu(size - 130)
