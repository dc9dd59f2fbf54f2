"""Where the weights start: week 5's notebook on initialization."""

import numpy as np

__all__ = [
    "initialize_parameters_he",
    "initialize_parameters_random",
    "initialize_parameters_xavier",
    "initialize_parameters_zeros",
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
    """Random weights of deviation 10, which is far too large, and zero biases.

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
