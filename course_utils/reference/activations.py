"""Activation functions and their derivatives."""

import numpy as np

__all__ = [
    "leaky_relu",
    "leaky_relu_backward",
    "relu",
    "relu_backward",
    "sigmoid",
    "sigmoid_backward",
    "sigmoid_derivative",
    "swish",
    "swish_backward",
    "tanh",
    "tanh_backward",
]


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


def tanh(z):
    """Squash every entry of `z` into (-1, 1).

    tanh(z) = (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ) = 2 σ(2z) − 1. Derived in week 3, notebook
    activations. Source: Bishop (2006), equation 5.59.

    Parameters
    ----------
    z : float or ndarray of any shape

    Returns
    -------
    float or ndarray
        The shape of `z`.

    Examples
    --------
    >>> tanh(np.array([[-1.0, 0.0, 1.0]])).round(3)
    array([[-0.762,  0.   ,  0.762]])
    """
    return np.tanh(z)


def leaky_relu(z):
    """Keep what is positive, and a hundredth of the rest.

    g(z) = max(0.01 z, z). Derived in week 3, notebook activations.
    Source: Maas, Hannun and Ng, Rectifier Nonlinearities Improve Neural Network Acoustic Models
    (2013), equation 3.

    Parameters
    ----------
    z : float or ndarray of any shape

    Returns
    -------
    float or ndarray
        The shape of `z`.

    Examples
    --------
    >>> leaky_relu(np.array([[-1.5, 0.0, 2.0]]))
    array([[-0.015,  0.   ,  2.   ]])
    """
    return np.maximum(0.01 * z, z)


def sigmoid_backward(dA, Z):
    """Carry the derivative dA back through a sigmoid, to dZ.

    dZ = dA ∘ σ(Z) (1 − σ(Z)). Derived in week 3, notebook activations.
    Source: the chain rule; Bishop (2006), equation 4.88.

    Parameters
    ----------
    dA : ndarray of any shape
        Derivative of the loss with respect to A = σ(Z).
    Z : ndarray, the shape of `dA`

    Returns
    -------
    ndarray
        The shape of `Z`.

    Examples
    --------
    >>> sigmoid_backward(np.array([[8.0, 8.0]]), np.array([[0.0, 2.0]])).round(3)
    array([[2.  , 0.84]])
    """
    A = sigmoid(Z)
    return dA * A * (1 - A)


def tanh_backward(dA, Z):
    """Carry the derivative dA back through a hyperbolic tangent, to dZ.

    dZ = dA ∘ (1 − tanh²(Z)). Derived in week 3, notebook activations.
    Source: the chain rule; Bishop (2006), equation 5.60.

    Parameters
    ----------
    dA : ndarray of any shape
        Derivative of the loss with respect to A = tanh(Z).
    Z : ndarray, the shape of `dA`

    Returns
    -------
    ndarray
        The shape of `Z`.

    Examples
    --------
    >>> tanh_backward(np.array([[8.0, 8.0]]), np.array([[0.0, 2.0]])).round(3)
    array([[8.   , 0.565]])
    """
    A = np.tanh(Z)
    return dA * (1 - A**2)


def relu_backward(dA, Z):
    """Carry the derivative dA back through a ReLU, to dZ.

    dZ = dA where Z > 0, else 0: the slope at exactly 0 is taken as 0. Derived in week 3, notebook
    activations. Source: the chain rule; Goodfellow, Bengio and Courville (2016),
    section 6.3.

    Parameters
    ----------
    dA : ndarray of any shape
        Derivative of the loss with respect to A = max(0, Z).
    Z : ndarray, the shape of `dA`

    Returns
    -------
    ndarray
        The shape of `Z`.

    Examples
    --------
    >>> relu_backward(np.array([[8.0, 8.0]]), np.array([[-1.0, 2.0]]))
    array([[0., 8.]])
    """
    return dA * (Z > 0)


def leaky_relu_backward(dA, Z):
    """Carry the derivative dA back through a leaky ReLU, to dZ.

    dZ = dA where Z > 0, else 0.01 dA. Derived in week 3, notebook activations.
    Source: the chain rule; Maas, Hannun and Ng (2013), equation 3.

    Parameters
    ----------
    dA : ndarray of any shape
        Derivative of the loss with respect to A = max(0.01 Z, Z).
    Z : ndarray, the shape of `dA`

    Returns
    -------
    ndarray
        The shape of `Z`.

    Examples
    --------
    >>> leaky_relu_backward(np.array([[8.0, 8.0]]), np.array([[-1.0, 2.0]]))
    array([[0.08, 8.  ]])
    """
    return dA * np.where(Z > 0, 1, 0.01)


def swish(z):
    """Let every entry of `z` through as far as its own sigmoid is open.

    g(z) = z σ(z). Derived in week 3, notebook activations.
    Source: Elfwing, Uchibe and Doya, Sigmoid-Weighted Linear Units (2018), equation 3.

    Parameters
    ----------
    z : float or ndarray of any shape

    Returns
    -------
    float or ndarray
        The shape of `z`.

    Examples
    --------
    >>> swish(np.array([[-2.0, 0.0, 2.0]])).round(3)
    array([[-0.238,  0.   ,  1.762]])
    """
    return z * sigmoid(z)


def swish_backward(dA, Z):
    """Carry the derivative dA back through a swish, to dZ.

    dZ = dA ∘ (σ(Z) + Z σ(Z) (1 − σ(Z))). Derived in week 3, notebook activations.
    Source: the product rule; Elfwing, Uchibe and Doya (2018), equation 5.

    Parameters
    ----------
    dA : ndarray of any shape
        Derivative of the loss with respect to A = Z σ(Z).
    Z : ndarray, the shape of `dA`

    Returns
    -------
    ndarray
        The shape of `Z`.

    Examples
    --------
    >>> swish_backward(np.array([[8.0, 8.0]]), np.array([[0.0, 2.0]])).round(3)
    array([[4.   , 8.726]])
    """
    s = sigmoid(Z)
    return dA * (s + Z * s * (1 - s))
