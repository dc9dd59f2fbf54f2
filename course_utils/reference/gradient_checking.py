"""Gradients measured by moving parameters, and compared with those of a backward pass: week 5."""

import numpy as np

from course_utils.reference.activations import sigmoid
from course_utils.reference.deep import (
    L_model_backward,
    L_model_forward,
    compute_cost,
    update_parameters,
)

__all__ = [
    "backward_propagation",
    "check_twice",
    "difference_by_name",
    "forward_propagation",
    "gradient_check",
    "gradient_check_n",
    "hidden_fault",
    "network_cost",
    "numerical_gradients",
    "suspect",
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


def check_twice(parameters, backward, X, Y, num_iterations, learning_rate):
    """Check a backward pass at the start, and again after some training with it.

    Derived in week 5, notebook gradient_checking. Source: Karpathy, CS231n course notes, Neural
    Networks 3, gradient checks: a burn-in before the check.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1`` … ``WL``, ``bL`` at the start.
    backward : callable
        ``backward(AL, Y, caches)`` returns ``dW1``, ``db1`` …
    X : ndarray, shape (n[0], m)
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.
    num_iterations : int
        Steps of gradient descent between the two checks.
    learning_rate : float

    Returns
    -------
    list of float
        The difference of `gradient_check_n` before and after.

    Examples
    --------
    >>> start = {"W1": np.array([[0.5, -1.0]]), "b1": np.zeros((1, 1))}
    >>> X, Y = np.array([[1.0, 2.0, -1.0], [0.0, 1.0, 1.0]]), np.array([[1.0, 0.0, 1.0]])
    >>> before, after = check_twice(start, hidden_fault, X, Y, 20, 0.5)
    >>> bool(before < 1e-7), bool(after > 1e-3)
    (True, True)
    """
    differences = []
    for count in (0, num_iterations):
        for _ in range(count):
            AL, caches = L_model_forward(X, parameters)
            grads = backward(AL, Y, caches)
            parameters = update_parameters(parameters, grads, learning_rate)
        AL, caches = L_model_forward(X, parameters)
        differences.append(gradient_check_n(parameters, backward(AL, Y, caches), X, Y))
    return differences


def difference_by_name(parameters, gradients, X, Y, epsilon=1e-7):
    """Compare the gradient of each array with its two-sided differences.

    For each array ‖g − g'‖ / (‖g‖ + ‖g'‖). Derived in week 5, notebook gradient_hunt.
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
    dict of str to float
        ``dW1``, ``db1`` …, each between 0 and 1.

    Examples
    --------
    >>> parameters = {"W1": np.array([[0.5]]), "b1": np.array([[0.0]])}
    >>> half_wrong = {"dW1": np.array([[-1.075766]]), "db1": np.array([[-0.268941]])}
    >>> found = difference_by_name(parameters, half_wrong, np.array([[2.0]]), np.array([[1.0]]))
    >>> round(found["dW1"], 4), found["db1"] < 1e-6
    (0.3333, True)
    """
    found = {}
    for name, slope in numerical_gradients(parameters, X, Y, epsilon).items():
        size = np.linalg.norm(gradients[name]) + np.linalg.norm(slope)
        found[name] = float(np.linalg.norm(gradients[name] - slope) / size)
    return found


def suspect(draws):
    """Name what is to blame for the tall bars of several checks of one backward pass.

    A bar that is above 1e-6 in more than half of the draws is tall. Going back from the last
    layer, the first tall bars tell: dZ[l] if both of layer l are, else the one that is. Derived in
    week 5, notebook gradient_hunt. Source: dW[l] and db[l] are computed from dZ[l], and dZ[l]
    from dZ[l+1].

    Parameters
    ----------
    draws : list of dict
        Differences by name, ``dW1``, ``db1`` …, one dict for each network drawn.

    Returns
    -------
    str
        Such as ``"dZ2"``, ``"dW2"`` or ``"db2"``, or ``"none"``.

    Examples
    --------
    >>> suspect([{"dW1": 0.3, "db1": 0.2, "dW2": 1e-9, "db2": 2e-9}])
    'dZ1'
    """
    tall = []
    for name in draws[0]:
        if sum(differences[name] > 1e-6 for differences in draws) > len(draws) / 2:
            tall.append(name)
    for layer in range(len(draws[0]) // 2, 0, -1):
        blamed = [f"d{kind}{layer}" for kind in "Wb" if f"d{kind}{layer}" in tall]
        if len(blamed) == 2:
            return f"dZ{layer}"
        if blamed:
            return blamed[0]
    return "none"


def hidden_fault(AL, Y, caches):
    """Gradients with a fault that no check of a start with zero biases can see.

    The biases decay as if the cost had a penalty on them: db[l] + b[l] / 10. Derived in week 5,
    notebook gradient_hunt. Source: Karpathy, CS231n course notes, Neural Networks 3, on checks at
    a point that is special.

    Parameters
    ----------
    AL : ndarray, shape (1, m)
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.
    caches : list
        Those of `deep.L_model_forward`.

    Returns
    -------
    dict
        ``dW1``, ``db1`` … ``dWL``, ``dbL``, and what `deep.L_model_backward` has besides.

    Examples
    --------
    >>> start = {"W1": np.array([[0.5]]), "b1": np.array([[2.0]])}
    >>> AL, caches = L_model_forward(np.array([[2.0]]), start)
    >>> Y = np.array([[1.0]])
    >>> right = L_model_backward(AL, Y, caches)
    >>> (hidden_fault(AL, Y, caches)["db1"] - right["db1"]).round(6)
    array([[0.2]])
    """
    grads = L_model_backward(AL, Y, caches)
    for layer, ((_, _, b), _) in enumerate(caches, start=1):
        grads[f"db{layer}"] = grads[f"db{layer}"] + 0.1 * b
    return grads
