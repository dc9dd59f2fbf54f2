"""Activation functions and their derivatives."""

import numpy as np

__all__ = ["relu", "sigmoid", "sigmoid_derivative"]


def sigmoid(z):
    """Squash every entry of `z` into (0, 1).

    σ(z) = 1 / (1 + e⁻ᶻ). Derived in week 2, notebook numpy_basics.
    Source: Bishop, Pattern Recognition and Machine Learning (2006), equation 4.59.

    Parameters
    ----------
    z : float or ndarray of any shape

    Returns
    -------
    float or ndarray
        The shape of `z`.

    Examples
    --------
    >>> sigmoid(np.array([[-2.0, 0.0, 2.0]])).round(3)
    array([[0.119, 0.5  , 0.881]])
    """
    return 1 / (1 + np.exp(-z))


def sigmoid_derivative(x):
    """Slope of the sigmoid at every entry of `x`.

    σ′(x) = σ(x) (1 − σ(x)). Derived in week 2, notebook numpy_basics.
    Source: the chain rule; Bishop (2006), equation 4.88.

    Parameters
    ----------
    x : float or ndarray of any shape
        The input of the sigmoid, not its output.

    Returns
    -------
    float or ndarray
        The shape of `x`.

    Examples
    --------
    >>> sigmoid_derivative(np.array([[-2.0, 0.0, 2.0]])).round(3)
    array([[0.105, 0.25 , 0.105]])
    """
    s = sigmoid(x)
    return s * (1 - s)


def relu(z):
    """Keep what is positive, replace the rest by zero.

    g(z) = max(0, z). Derived in week 1, notebook introduction.
    Source: Goodfellow, Bengio and Courville, Deep Learning (2016), section 6.3.1.

    Parameters
    ----------
    z : float or ndarray of any shape

    Returns
    -------
    float or ndarray
        The shape of `z`.

    Examples
    --------
    >>> relu(np.array([[-1.5, 0.0, 2.0]]))
    array([[0., 0., 2.]])
    """
    return np.maximum(0, z)
