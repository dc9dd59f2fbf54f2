"""Where the weights start, and what layers do to a signal: week 5's notebook initialization."""

import math
from typing import Any

import numpy as np

from course_utils.reference.activations import relu, sigmoid

__all__ = [
    "depth_until",
    "gradient_norms",
    "initialize_parameters_he",
    "initialize_parameters_random",
    "initialize_parameters_xavier",
    "initialize_parameters_zeros",
    "layer_scales",
]


def initialize_parameters_zeros(layers_dims):
    """Zero weights and zero biases: the start that cannot break the symmetry.

    W[l] = 0, b[l] = 0. Derived in week 5, notebook initialization.
    Source: Goodfellow, Bengio and Courville, Deep Learning (2016), section 8.4.

    Parameters
    ----------
    layers_dims : list of int
        Units of every layer, n[0] to n[L].

    Returns
    -------
    dict
        ``W1``, shape (n[1], n[0]); ``b1``, (n[1], 1); and so on to layer L.

    Examples
    --------
    >>> initialize_parameters_zeros([2, 1])
    {'W1': array([[0., 0.]]), 'b1': array([[0.]])}
    """
    parameters = {}
    for layer in range(1, len(layers_dims)):
        n_out, n_in = layers_dims[layer], layers_dims[layer - 1]
        parameters[f"W{layer}"] = np.zeros((n_out, n_in))
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return parameters


def initialize_parameters_random(layers_dims, rng=None):
    """Random weights of standard deviation 10, which is far too large, and zero biases.

    W[l] = 10 · N(0, 1), b[l] = 0. Derived in week 5, notebook initialization.
    Source: Glorot and Bengio, Understanding the difficulty of training deep feedforward neural
    networks (2010), on saturation.

    Parameters
    ----------
    layers_dims : list of int
        Units of every layer, n[0] to n[L].
    rng : Generator, int or None
        Source of the weights; a seed or None is given to `numpy.random.default_rng`.

    Returns
    -------
    dict
        ``W1``, shape (n[1], n[0]); ``b1``, (n[1], 1); and so on to layer L.

    Examples
    --------
    >>> parameters = initialize_parameters_random([300, 200], rng=0)
    >>> parameters["W1"].shape, round(float(parameters["W1"].std()))
    ((200, 300), 10)
    """
    rng = np.random.default_rng(rng)
    parameters = {}
    for layer in range(1, len(layers_dims)):
        n_out, n_in = layers_dims[layer], layers_dims[layer - 1]
        parameters[f"W{layer}"] = 10 * rng.standard_normal((n_out, n_in))
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return parameters


def initialize_parameters_he(layers_dims, rng=None):
    """Random weights that keep the scale of activations through layers of ReLU; zero biases.

    W[l] = N(0, 2 / n[l−1]), b[l] = 0. Derived in week 5, notebook initialization.
    Source: He et al., Delving deep into rectifiers (2015), equation 10.

    Parameters
    ----------
    layers_dims : list of int
        Units of every layer, n[0] to n[L].
    rng : Generator, int or None
        Source of the weights; a seed or None is given to `numpy.random.default_rng`.

    Returns
    -------
    dict
        ``W1``, shape (n[1], n[0]); ``b1``, (n[1], 1); and so on to layer L.

    Examples
    --------
    >>> parameters = initialize_parameters_he([200, 400], rng=0)
    >>> parameters["W1"].shape, round(float(parameters["W1"].std()), 2)
    ((400, 200), 0.1)
    """
    rng = np.random.default_rng(rng)
    parameters = {}
    for layer in range(1, len(layers_dims)):
        n_out, n_in = layers_dims[layer], layers_dims[layer - 1]
        parameters[f"W{layer}"] = rng.standard_normal((n_out, n_in)) * np.sqrt(2 / n_in)
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return parameters


def initialize_parameters_xavier(layers_dims, rng=None):
    """Random weights that keep the scale of activations through layers of tanh; zero biases.

    W[l] = N(0, 1 / n[l−1]), b[l] = 0. Derived in week 5, notebook initialization.
    Source: LeCun et al., Efficient BackProp (1998), section 4.6; Glorot and Bengio (2010),
    equation 12, has 2 / (n[l−1] + n[l]) to treat the backward pass alike.

    Parameters
    ----------
    layers_dims : list of int
        Units of every layer, n[0] to n[L].
    rng : Generator, int or None
        Source of the weights; a seed or None is given to `numpy.random.default_rng`.

    Returns
    -------
    dict
        ``W1``, shape (n[1], n[0]); ``b1``, (n[1], 1); and so on to layer L.

    Examples
    --------
    >>> parameters = initialize_parameters_xavier([100, 400], rng=0)
    >>> parameters["W1"].shape, round(float(parameters["W1"].std()), 2)
    ((400, 100), 0.1)
    """
    rng = np.random.default_rng(rng)
    parameters = {}
    for layer in range(1, len(layers_dims)):
        n_out, n_in = layers_dims[layer], layers_dims[layer - 1]
        parameters[f"W{layer}"] = rng.standard_normal((n_out, n_in)) / np.sqrt(n_in)
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return parameters


def depth_until(factor, limit):
    """Count the layers after which a factor, applied in each, has left the usable range.

    The smallest l with factorˡ > limit or factorˡ < 1/limit. Derived in week 5, notebook
    initialization. Source: l |ln factor| > ln limit.

    Parameters
    ----------
    factor : float
        What one layer multiplies a signal by; above 0, not 1.
    limit : float
        Above 1.

    Returns
    -------
    int

    Examples
    --------
    >>> depth_until(1.5, 1e6), depth_until(0.5, 1e6)
    (35, 20)
    """
    # factor**l leaves the range once l |ln factor| > ln limit
    return math.ceil(math.log(limit) / abs(math.log(factor)))


def layer_scales(X, weights, activation):
    """Root mean square of the input and of every layer's activations, without biases.

    Derived in week 5, notebook initialization. Source: Glorot and Bengio, Understanding the
    difficulty of training deep feedforward neural networks (2010), section 4.2.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
    weights : list of ndarray, shapes (n[l], n[l-1])
    activation : {"linear", "relu", "tanh", "sigmoid"}
        Of every layer.

    Returns
    -------
    list of float
        L + 1 numbers, that of X first.

    Examples
    --------
    >>> X = np.array([[3.0], [4.0]])
    >>> [round(scale, 3) for scale in layer_scales(X, [2 * np.eye(2)], "linear")]
    [3.536, 7.071]
    """
    functions: Any = {
        "linear": np.asarray,
        "relu": relu,
        "tanh": np.tanh,
        "sigmoid": sigmoid,
    }
    g, A = functions[activation], X
    scales = [float(np.sqrt(np.mean(A**2)))]
    for W in weights:
        A = g(W @ A)
        scales.append(float(np.sqrt(np.mean(A**2))))
    return scales


def gradient_norms(grads):
    """Length of every layer's weight gradient, layer 1 first.

    The Frobenius norm ‖dW[l]‖, the root of the sum of squares. Derived in week 5, notebook
    initialization. Source: Glorot and Bengio (2010), section 4.2.

    Parameters
    ----------
    grads : dict
        ``dW1`` … ``dWL`` in any order, among others.

    Returns
    -------
    list of float
        L numbers.

    Examples
    --------
    >>> gradient_norms({"dW2": np.array([[2.0]]), "dW1": np.array([[3.0], [4.0]])})
    [5.0, 2.0]
    """
    L = sum(name.startswith("dW") for name in grads)
    return [float(np.sqrt(np.sum(grads[f"dW{layer}"] ** 2))) for layer in range(1, L + 1)]
