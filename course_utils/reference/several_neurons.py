"""Several neurons: curves with bends, and a hidden layer. Week 1's notebook several_neurons."""

import numpy as np

from course_utils.reference.activations import relu

__all__ = [
    "agent_price",
    "bend_coefficients",
    "bent_curve",
    "bent_price",
    "count_parameters",
    "relu",
]


def bent_price(size):
    """Price buildings by a curve of four straight pieces: a sum of three neurons.

    Slopes of 0, 5, 3 and 0.5 thousand euros for each square metre, with bends at 30, 90 and 130
    square metres. Derived in week 1, notebook several_neurons.
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


def bend_coefficients(knots, heights):
    """Find what each neuron of a sum is multiplied by, so that the sum goes through given points.

    Neuron k is relu(x − knots[k]). It adds its coefficient to the slope from its knot on, so that
    is the change of slope there. Derived in week 1, notebook several_neurons.
    Source: piecewise linear interpolation; Goodfellow, Bengio and Courville (2016), section 6.4.1.

    Parameters
    ----------
    knots : ndarray, shape (n + 1,)
        Rising.
    heights : ndarray, shape (n + 1,)
        What the curve is at each knot.

    Returns
    -------
    ndarray, shape (n,)
        A coefficient for each knot but the last.

    Examples
    --------
    >>> bend_coefficients(np.array([0.0, 1.0, 3.0]), np.array([5.0, 7.0, 7.0]))
    array([ 2., -2.])
    """
    coefficients = np.zeros(len(knots) - 1)
    slope = 0.0
    for k in range(len(knots) - 1):
        new_slope = (heights[k + 1] - heights[k]) / (knots[k + 1] - knots[k])
        coefficients[k] = new_slope - slope
        slope = new_slope
    return coefficients


def bent_curve(x, knots, coefficients, start):
    """Evaluate a sum of neurons, one for each coefficient.

    start + Σ coefficients[k] · relu(x − knots[k]). Derived in week 1, notebook several_neurons.
    Source: Goodfellow, Bengio and Courville (2016), section 6.4.1.

    Parameters
    ----------
    x : float or ndarray of any shape
    knots : ndarray, shape (n,) or longer
        Where the neurons bend.
    coefficients : ndarray, shape (n,)
    start : float
        The height left of all knots.

    Returns
    -------
    float or ndarray
        The shape of `x`.

    Examples
    --------
    >>> x, knots = np.array([-1.0, 0.5, 2.0]), np.array([0.0, 1.0, 3.0])
    >>> bent_curve(x, knots, np.array([2.0, -2.0]), 5.0)
    array([5., 6., 7.])
    """
    total = start + 0.0 * x
    for k in range(len(coefficients)):
        total = total + coefficients[k] * relu(x - knots[k])
    return total


def agent_price(x, W, b, c, d):
    """Price a home by a network with one hidden layer.

    Hidden unit j is relu(Σ W[j, i] x[i] + b[j]); the price is Σ c[j] · hidden unit j + d. Derived
    in week 1, notebook several_neurons.
    Source: Goodfellow, Bengio and Courville (2016), section 6.1.

    Parameters
    ----------
    x : ndarray, shape (n,) or (n, m)
        The inputs of one home, or of m homes, one a column.
    W : ndarray, shape (h, n)
        A row of weights for each hidden unit.
    b : ndarray, shape (h,)
    c : ndarray, shape (h,)
        The output's weights.
    d : float
        The output's bias.

    Returns
    -------
    float or ndarray, shape (m,)

    Examples
    --------
    >>> W, b = np.array([[1.0, 2.0], [-1.0, 0.0]]), np.array([-2.0, 1.0])
    >>> float(agent_price(np.array([3.0, 1.0]), W, b, np.array([10.0, 4.0]), 5.0))
    35.0
    """
    price = d
    for j in range(len(c)):
        z = b[j]
        for i in range(len(x)):
            z = z + W[j, i] * x[i]
        price = price + c[j] * relu(z)
    return price


def count_parameters(layers):
    """Count the weights and biases of a fully connected network.

    Derived in week 1, notebook several_neurons.
    Source: Goodfellow, Bengio and Courville (2016), section 6.1.

    Parameters
    ----------
    layers : sequence of int
        How many inputs, then how many units in each layer.

    Returns
    -------
    int

    Examples
    --------
    >>> count_parameters([4, 3, 1])
    19
    """
    total = 0
    for k in range(1, len(layers)):
        total = total + layers[k] * (layers[k - 1] + 1)
    return total
