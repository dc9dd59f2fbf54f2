"""Two functions of week 4's notebook find_the_bug_backward, with their faults repaired.

Its other functions are those of `course_utils.reference.deep`.
"""

from course_utils.reference.activations import sigmoid_derivative
from course_utils.reference.deep import (
    L_model_backward,
    L_model_forward,
    compute_cost,
    initialize_parameters_deep,
    linear_backward,
    update_parameters,
)

__all__ = ["L_layer_model", "linear_activation_backward"]


def linear_activation_backward(dA, cache, activation):
    """Backward step of a layer, with the slopes of both activations in sight.

    dZ = dA ∘ g′(Z), then `linear_backward`. The slope of ReLU at 0 is taken as 0.
    Derived in week 4, notebook find_the_bug_backward.
    Source: Goodfellow, Bengio and Courville (2016), algorithm 6.4.

    Parameters
    ----------
    dA : ndarray, shape (n[l], m)
    cache : tuple
        ``(linear_cache, Z)`` of `linear_activation_forward`.
    activation : {"sigmoid", "relu"}

    Returns
    -------
    dA_prev : ndarray, shape (n[l-1], m)
    dW : ndarray, shape (n[l], n[l-1])
    db : ndarray, shape (n[l], 1)

    Raises
    ------
    KeyError
        If `activation` is neither of the two.

    Examples
    --------
    >>> import numpy as np
    >>> from course_utils.reference.deep import linear_activation_forward
    >>> A, W, b = np.array([[1.0, 3.0]]), np.array([[2.0]]), np.array([[-4.0]])
    >>> _, cache = linear_activation_forward(A, W, b, "relu")
    >>> linear_activation_backward(np.array([[1.0, 1.0]]), cache, "relu")
    (array([[0., 2.]]), array([[1.5]]), array([[0.5]]))
    """
    linear_cache, Z = cache
    slope = {"sigmoid": sigmoid_derivative, "relu": lambda Z: Z > 0}[activation]
    return linear_backward(dA * slope(Z), linear_cache)


def L_layer_model(
    X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None
):
    """Train a network of any depth, with one call of each part an iteration.

    Derived in week 4, notebook find_the_bug_backward. Source: the five functions, in order.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.
    layers_dims : sequence of int
        Units of every layer, n[0] to n[L].
    learning_rate : float
    num_iterations : int
    print_cost : bool
        Print the cost every 100 iterations.
    rng : Generator, int or None
        Source of the first weights.

    Returns
    -------
    parameters : dict
        ``W1``, ``b1`` … ``WL``, ``bL``.
    costs : list of float
        The costs before updates 0, 100, 200, …

    Examples
    --------
    >>> import numpy as np
    >>> X, Y = np.array([[-2.0, -1.0, 1.0, 2.0]]), np.array([[1, 0, 0, 1]])
    >>> parameters, costs = L_layer_model(X, Y, (1, 6, 4, 1), 0.3, 2000, rng=1)
    >>> L_model_forward(X, parameters)[0].round().astype(int), len(costs)
    (array([[1, 0, 0, 1]]), 20)
    """
    parameters = initialize_parameters_deep(layers_dims, rng)
    costs = []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        if i % 100 == 0:
            costs.append(compute_cost(AL, Y))
            if print_cost:
                print(f"Cost after iteration {i}: {costs[-1]:.6f}")
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs
