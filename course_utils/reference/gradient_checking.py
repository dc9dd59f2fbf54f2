"""Gradients measured by moving parameters, and compared with those of a backward pass: week 5."""

import numpy as np

from course_utils.reference.activations import sigmoid
from course_utils.reference.deep import L_model_forward, compute_cost

__all__ = [
    "backward_propagation",
    "forward_propagation",
    "gradient_check",
    "gradient_check_n",
    "network_cost",
    "numerical_gradients",
]


def forward_propagation(x, theta):
    """Loss of one sigmoid unit with one weight and no bias, for an example with label 1.

    J = −ln σ(θx) = ln(1 + e^(−θx)). Derived in week 5, notebook gradient_checking.
    Source: the cross-entropy of Bishop (2006), equation 4.90, with one example, t = 1.

    Parameters
    ----------
    x : float
        The only feature.
    theta : float
        The only weight.

    Returns
    -------
    float
        The loss, in nats.

    Examples
    --------
    >>> float(forward_propagation(2.0, 0.5).round(6))
    0.313262
    """
    return np.log(1 + np.exp(-theta * x))


def backward_propagation(x, theta):
    """Slope of the loss of `forward_propagation` along the weight.

    dJ/dθ = x (σ(θx) − 1). Derived in week 5, notebook gradient_checking.
    Source: Bishop (2006), equation 4.91, with one example, t = 1.

    Parameters
    ----------
    x : float
    theta : float

    Returns
    -------
    float

    Examples
    --------
    >>> float(backward_propagation(2.0, 0.5).round(6))
    -0.537883
    """
    return x * (sigmoid(theta * x) - 1)


def gradient_check(x, theta, epsilon=1e-7):
    """Compare the slope of `backward_propagation` with a two-sided difference.

    g' = (J(θ + ε) − J(θ − ε)) / 2ε; the answer is |g − g'| / (|g| + |g'|).
    Derived in week 5, notebook gradient_checking.
    Source: Bengio, Practical recommendations for gradient-based training (2012), section 4.1.

    Parameters
    ----------
    x : float
    theta : float
    epsilon : float
        How far the weight is moved to either side.

    Returns
    -------
    float
        Between 0 and 1.

    Examples
    --------
    >>> bool(gradient_check(2.0, 0.5) < 1e-7), float(gradient_check(2.0, 0.5, 0.1).round(6))
    (True, 0.001122)
    """
    grad = backward_propagation(x, theta)
    plus = forward_propagation(x, theta + epsilon)
    minus = forward_propagation(x, theta - epsilon)
    gradapprox = (plus - minus) / (2 * epsilon)
    return np.abs(grad - gradapprox) / (np.abs(grad) + np.abs(gradapprox))


def network_cost(parameters, X, Y):
    """Cost of a network of any depth, as a function of its parameters.

    Used in week 5, notebook gradient_checking. Source: `deep.L_model_forward` and
    `deep.compute_cost`.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1`` … ``WL``, ``bL``.
    X : ndarray, shape (n[0], m)
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.

    Returns
    -------
    float
        The mean cross-entropy, in nats.

    Examples
    --------
    >>> parameters = {"W1": np.array([[0.5]]), "b1": np.array([[0.0]])}
    >>> float(network_cost(parameters, np.array([[2.0]]), np.array([[1.0]])).round(6))
    0.313262
    """
    AL, _ = L_model_forward(X, parameters)
    return compute_cost(AL, Y)


def numerical_gradients(parameters, X, Y, epsilon=1e-7):
    """Measure the slope of a network's cost along each parameter by a two-sided difference.

    Only the forward pass is used, twice for each number. Derived in week 5, notebook
    gradient_checking.
    Source: Bengio, Practical recommendations for gradient-based training (2012), section 4.1.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1`` … ``WL``, ``bL``; left as it was.
    X : ndarray, shape (n[0], m)
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.
    epsilon : float
        How far a parameter is moved to either side.

    Returns
    -------
    dict
        ``dW1``, ``db1`` … ``dWL``, ``dbL``, each with the shape of its parameter.

    Examples
    --------
    >>> parameters = {"W1": np.array([[0.5]]), "b1": np.array([[0.0]])}
    >>> slopes = numerical_gradients(parameters, np.array([[2.0]]), np.array([[1.0]]))
    >>> slopes["dW1"].round(6), slopes["db1"].round(6)
    (array([[-0.537883]]), array([[-0.268941]]))
    """
    slopes = {}
    for name, value in parameters.items():
        slopes[f"d{name}"] = np.zeros(value.shape)
        for index in np.ndindex(value.shape):
            moved = value.copy()
            moved[index] = value[index] + epsilon
            plus = network_cost({**parameters, name: moved}, X, Y)
            moved[index] = value[index] - epsilon
            minus = network_cost({**parameters, name: moved}, X, Y)
            slopes[f"d{name}"][index] = (plus - minus) / (2 * epsilon)
    return slopes


def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    """Compare all gradients of a network with their two-sided differences.

    With all gradients in one long vector g, and the measured ones in g', the answer is
    ‖g − g'‖ / (‖g‖ + ‖g'‖). Derived in week 5, notebook gradient_checking.
    Source: Bengio, Practical recommendations for gradient-based training (2012), section 4.1.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1`` … ``WL``, ``bL``.
    gradients : dict
        ``dW1``, ``db1`` … ``dWL``, ``dbL``; other keys are ignored.
    X : ndarray, shape (n[0], m)
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.
    epsilon : float
        How far a parameter is moved to either side.

    Returns
    -------
    float
        Between 0 and 1.

    Examples
    --------
    >>> parameters = {"W1": np.array([[0.5]]), "b1": np.array([[0.0]])}
    >>> doubled = {"dW1": np.array([[-1.075766]]), "db1": np.array([[-0.537883]])}
    >>> X, Y = np.array([[2.0]]), np.array([[1.0]])
    >>> float(gradient_check_n(parameters, doubled, X, Y).round(4))
    0.3333
    """
    slopes = numerical_gradients(parameters, X, Y, epsilon)
    grad = np.concatenate([np.ravel(gradients[name]) for name in slopes])
    gradapprox = np.concatenate([np.ravel(slopes[name]) for name in slopes])
    size = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    return np.linalg.norm(grad - gradapprox) / size
