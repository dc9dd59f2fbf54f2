"""Networks of any depth, ReLU then sigmoid: week 4's notebooks."""

import numpy as np

from course_utils.reference.activations import relu, relu_backward, sigmoid, sigmoid_backward
from course_utils.reference.costs import compute_cost
from course_utils.reference.shallow import initialize_parameters

__all__ = [
    "L_layer_model",
    "L_model_backward",
    "L_model_forward",
    "compute_cost",
    "first_wrong_layer",
    "initialize_parameters",
    "initialize_parameters_deep",
    "linear_activation_backward",
    "linear_activation_forward",
    "linear_backward",
    "linear_forward",
    "parameter_gradients",
    "predict",
    "slope_along",
    "two_layer_model",
    "update_parameters",
]


def initialize_parameters_deep(layer_dims, rng=None):
    """Random weights, scaled by the units that feed them, and zero biases.

    W[l] = N(0, 1) / √n[l−1], b[l] = 0. With the plain factor 0.01 the signal would shrink from
    layer to layer. Derived in week 4, notebook deep_network_step_by_step.
    Source: LeCun et al., Efficient BackProp (1998), section 4.6.

    Parameters
    ----------
    layer_dims : list of int
        Units of every layer, n[0] to n[L].
    rng : Generator, int or None
        Source of the weights; a seed or None is given to `numpy.random.default_rng`.

    Returns
    -------
    dict
        ``W1``, shape (n[1], n[0]); ``b1``, (n[1], 1); and so on to layer L.

    Examples
    --------
    >>> {name: p.shape for name, p in initialize_parameters_deep([4, 3, 1]).items()}
    {'W1': (3, 4), 'b1': (3, 1), 'W2': (1, 3), 'b2': (1, 1)}
    """
    rng = np.random.default_rng(rng)
    parameters = {}
    for layer in range(1, len(layer_dims)):
        n_in, n_out = layer_dims[layer - 1], layer_dims[layer]
        parameters[f"W{layer}"] = rng.standard_normal((n_out, n_in)) / np.sqrt(n_in)
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return parameters


def linear_forward(A, W, b):
    """Linear part of a layer's forward step.

    Z = W A + b. Derived in week 4, notebook deep_network_step_by_step.
    Source: Goodfellow, Bengio and Courville (2016), algorithm 6.3.

    Parameters
    ----------
    A : ndarray, shape (n[l-1], m)
        Activations of the layer before.
    W : ndarray, shape (n[l], n[l-1])
    b : ndarray, shape (n[l], 1)

    Returns
    -------
    Z : ndarray, shape (n[l], m)
    cache : tuple
        ``(A, W, b)``, for the backward step.

    Examples
    --------
    >>> Z, cache = linear_forward(np.array([[1.0, 2.0]]), np.array([[3.0]]), np.array([[0.5]]))
    >>> Z
    array([[3.5, 6.5]])
    """
    return W @ A + b, (A, W, b)


def linear_activation_forward(A_prev, W, b, activation):
    """Forward step of a layer.

    A = g(W A_prev + b). Derived in week 4, notebook deep_network_step_by_step.
    Source: Goodfellow, Bengio and Courville (2016), algorithm 6.3.

    Parameters
    ----------
    A_prev : ndarray, shape (n[l-1], m)
    W : ndarray, shape (n[l], n[l-1])
    b : ndarray, shape (n[l], 1)
    activation : {"sigmoid", "relu"}

    Returns
    -------
    A : ndarray, shape (n[l], m)
    cache : tuple
        ``(linear_cache, Z)``.

    Raises
    ------
    KeyError
        If `activation` is neither of the two.

    Examples
    --------
    >>> A, cache = linear_activation_forward(
    ...     np.array([[1.0, -2.0]]), np.array([[3.0]]), np.array([[0.5]]), "relu"
    ... )
    >>> A
    array([[3.5, 0. ]])
    """
    g = {"sigmoid": sigmoid, "relu": relu}[activation]
    Z, linear_cache = linear_forward(A_prev, W, b)
    return g(Z), (linear_cache, Z)


def L_model_forward(X, parameters):
    """Forward pass: ReLU in layers 1 to L−1, sigmoid in layer L.

    Derived in week 4, notebook deep_network_step_by_step.
    Source: Goodfellow, Bengio and Courville (2016), algorithm 6.3.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
    parameters : dict
        ``W1``, ``b1`` … ``WL``, ``bL``.

    Returns
    -------
    AL : ndarray, shape (n[L], m)
        Probabilities.
    caches : list
        One cache of `linear_activation_forward` a layer.

    Examples
    --------
    >>> AL, caches = L_model_forward(np.ones((3, 5)), initialize_parameters_deep([3, 2, 1]))
    >>> AL.shape, len(caches)
    ((1, 5), 2)
    """
    L = len(parameters) // 2
    A, caches = X, []
    for layer in range(1, L + 1):
        activation = "sigmoid" if layer == L else "relu"
        A, cache = linear_activation_forward(
            A, parameters[f"W{layer}"], parameters[f"b{layer}"], activation
        )
        caches.append(cache)
    return A, caches


def linear_backward(dZ, cache):
    """Linear part of a layer's backward step.

    dW = (1/m) dZ A_prevᵀ, db = (1/m) Σ dZ, dA_prev = Wᵀ dZ. Here dZ and dA belong to the loss of
    each example, dW and db to their mean. Derived in week 4, notebook deep_backpropagation.
    Source: Goodfellow, Bengio and Courville (2016), algorithm 6.4.

    Parameters
    ----------
    dZ : ndarray, shape (n[l], m)
    cache : tuple
        ``(A_prev, W, b)`` of `linear_forward`.

    Returns
    -------
    dA_prev : ndarray, shape (n[l-1], m)
    dW : ndarray, shape (n[l], n[l-1])
    db : ndarray, shape (n[l], 1)

    Examples
    --------
    >>> cache = np.array([[1.0, 3.0]]), np.array([[2.0]]), np.array([[0.0]])
    >>> linear_backward(np.array([[1.0, -1.0]]), cache)
    (array([[ 2., -2.]]), array([[-1.]]), array([[0.]]))
    """
    A_prev, W, _ = cache
    m = A_prev.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m


def linear_activation_backward(dA, cache, activation):
    """Backward step of a layer.

    dZ = dA ∘ g′(Z), then `linear_backward`. The slope of ReLU at 0 is taken as 0.
    Derived in week 4, notebook deep_backpropagation.
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
    >>> A, W, b = np.array([[1.0, 3.0]]), np.array([[2.0]]), np.array([[-4.0]])
    >>> _, cache = linear_activation_forward(A, W, b, "relu")
    >>> linear_activation_backward(np.array([[1.0, 1.0]]), cache, "relu")
    (array([[0., 2.]]), array([[1.5]]), array([[0.5]]))
    """
    linear_cache, Z = cache
    backward = {"sigmoid": sigmoid_backward, "relu": relu_backward}[activation]
    return linear_backward(backward(dA, Z), linear_cache)


def L_model_backward(AL, Y, caches):
    """Backward pass through sigmoid in layer L and ReLU in the others.

    dAL = −(Y / AL − (1 − Y) / (1 − AL)), then layer by layer to the input.
    Derived in week 4, notebook deep_backpropagation.
    Source: Goodfellow, Bengio and Courville (2016), algorithm 6.4.

    Parameters
    ----------
    AL : ndarray, shape (1, m)
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.
    caches : list
        Of `L_model_forward`.

    Returns
    -------
    dict
        ``dA0`` … ``dA{L-1}``, ``dW1`` … ``dWL``, ``db1`` … ``dbL``; each has the shape of what
        it is the gradient of.

    Examples
    --------
    >>> AL, caches = L_model_forward(np.ones((3, 5)), initialize_parameters_deep([3, 2, 1]))
    >>> sorted(L_model_backward(AL, np.ones((1, 5)), caches))
    ['dA0', 'dA1', 'dW1', 'dW2', 'db1', 'db2']
    """
    L = len(caches)
    grads = {}
    dA = (1 - Y) / (1 - AL) - Y / AL
    for layer in range(L, 0, -1):
        activation = "sigmoid" if layer == L else "relu"
        dA, dW, db = linear_activation_backward(dA, caches[layer - 1], activation)
        grads[f"dA{layer - 1}"], grads[f"dW{layer}"], grads[f"db{layer}"] = dA, dW, db
    return grads


def parameter_gradients(AL, Y, caches):
    """Gradients of the parameters alone: all that an update needs.

    What `L_model_backward` returns, without the dA. Leaving out dA0 = W1ᵀ dZ1 saves a third of the
    work where the first layer is by far the largest, as on pictures. In layer L the derivatives of
    cost and sigmoid cancel to dZ = AL − Y. Derived in week 4, notebook deep_network_application.
    Source: Goodfellow, Bengio and Courville (2016), algorithm 6.4.

    Parameters
    ----------
    AL : ndarray, shape (1, m)
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.
    caches : list
        Of `L_model_forward`.

    Returns
    -------
    dict
        ``dW1`` … ``dWL``, ``db1`` … ``dbL``.

    Examples
    --------
    >>> AL, caches = L_model_forward(np.ones((3, 5)), initialize_parameters_deep([3, 2, 1]))
    >>> sorted(parameter_gradients(AL, np.ones((1, 5)), caches))
    ['dW1', 'dW2', 'db1', 'db2']
    """
    m = Y.shape[1]
    grads = {}
    dZ = AL - Y
    for layer in range(len(caches), 0, -1):
        (A_prev, W, _), _ = caches[layer - 1]
        grads[f"dW{layer}"] = dZ @ A_prev.T / m
        grads[f"db{layer}"] = np.sum(dZ, axis=1, keepdims=True) / m
        if layer > 1:
            # ReLU is flat exactly where its output is 0
            dZ = W.T @ dZ * (A_prev > 0)
    return grads


def update_parameters(params, grads, learning_rate):
    """One step of gradient descent.

    W ← W − α dW, b ← b − α db. Derived in week 4, notebook deep_backpropagation.
    Source: Goodfellow, Bengio and Courville (2016), equation 4.5.

    Parameters
    ----------
    params : dict
        ``W1``, ``b1`` … ; left as it was.
    grads : dict
        ``dW1``, ``db1`` … ; other keys are ignored.
    learning_rate : float
        The step's factor α.

    Returns
    -------
    dict
        New parameters.

    Examples
    --------
    >>> params, grads = {"W1": np.array([[1.0]])}, {"dW1": np.array([[2.0]])}
    >>> update_parameters(params, grads, 0.1)
    {'W1': array([[0.8]])}
    """
    return {name: value - learning_rate * grads[f"d{name}"] for name, value in params.items()}


def slope_along(parameters, X, Y, directions, epsilon=1e-4):
    """Slope of the cost along a direction in which whole arrays move, measured from both sides.

    (J(θ + ε D) − J(θ − ε D)) / 2ε, which is about Σ dθ D. Derived in week 4, notebook
    deep_backpropagation. Source: the central difference along a vector; Griewank and Walther,
    Evaluating Derivatives (2008), section 1.2.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1`` … ``WL``, ``bL``; left as it was.
    X : ndarray, shape (n[0], m)
    Y : ndarray, shape (1, m)
    directions : dict
        By the name of a parameter, an array of its shape: how far each entry moves for a step of 1.
        What has no name here stays where it is.
    epsilon : float
        The step to each side.

    Returns
    -------
    float

    Examples
    --------
    >>> parameters = {"W1": np.array([[0.0]]), "b1": np.array([[0.0]])}
    >>> X, Y = np.array([[1.0, -1.0]]), np.array([[1, 0]])
    >>> round(float(slope_along(parameters, X, Y, {"W1": np.array([[3.0]])})), 4)
    -1.5
    """
    costs = []
    for step in (epsilon, -epsilon):
        moved = dict(parameters)
        for name, direction in directions.items():
            moved[name] = parameters[name] + step * direction
        AL, _ = L_model_forward(X, moved)
        costs.append(compute_cost(AL, Y))
    return (costs[0] - costs[1]) / (2 * epsilon)


def first_wrong_layer(parameters, grads, X, Y):
    """Highest layer whose gradients differ from what is measured, or 0 if all are right.

    A backward pass comes from layer L, so layers below a fault inherit it. Each array is tried
    along one random direction. Derived in week 4, notebook deep_backpropagation. Source: the
    identity of the directional derivative, dJ = Σ dθ D.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1`` … ``WL``, ``bL``.
    grads : dict
        ``dW1``, ``db1`` … ``dWL``, ``dbL``: what somebody's backward pass gives.
    X : ndarray, shape (n[0], m)
    Y : ndarray, shape (1, m)

    Returns
    -------
    int

    Examples
    --------
    >>> X, Y = np.array([[0.5, -1.0, 2.0]]), np.array([[1, 0, 1]])
    >>> parameters = initialize_parameters_deep([1, 3, 1], rng=1)
    >>> AL, caches = L_model_forward(X, parameters)
    >>> grads = L_model_backward(AL, Y, caches)
    >>> first_wrong_layer(parameters, grads, X, Y)
    0
    >>> first_wrong_layer(parameters, grads | {"db1": grads["db1"] + 0.1}, X, Y)
    1
    """
    rng = np.random.default_rng(0)
    for layer in range(len(parameters) // 2, 0, -1):
        for name in (f"W{layer}", f"b{layer}"):
            gradient = grads[f"d{name}"]
            if gradient.shape != parameters[name].shape:
                return layer
            direction = rng.standard_normal(gradient.shape)
            measured = slope_along(parameters, X, Y, {name: direction})
            if abs(np.sum(gradient * direction) - measured) > 1e-5:
                return layer
    return 0


def two_layer_model(
    X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None
):
    """Train a network with one hidden layer of ReLU units.

    Derived in week 4, notebook deep_network_application. Source: the functions above, in order.

    Parameters
    ----------
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.
    layers_dims : sequence of int
        ``(n_x, n_h, n_y)``.
    learning_rate : float
    num_iterations : int
    print_cost : bool
        Print the cost every 100 iterations.
    rng : Generator, int or None
        Source of the first weights.

    Returns
    -------
    parameters : dict
        ``W1``, ``b1``, ``W2``, ``b2``.
    costs : list of float
        The costs before updates 0, 100, 200, …

    Examples
    --------
    >>> X, Y = np.array([[-2.0, -1.0, 1.0, 2.0]]), np.array([[1, 0, 0, 1]])
    >>> parameters, costs = two_layer_model(X, Y, (1, 4, 1), 1.0, 2000, rng=1)
    >>> predict(parameters, X), len(costs)
    (array([[1, 0, 0, 1]]), 20)
    """
    n_x, n_h, n_y = layers_dims
    parameters = initialize_parameters(n_x, n_h, n_y, rng)
    costs = []
    for i in range(num_iterations):
        A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
        A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
        if i % 100 == 0:
            costs.append(compute_cost(A2, Y))
            if print_cost:
                print(f"Cost after iteration {i}: {costs[-1]:.6f}")
        dA2 = (1 - Y) / (1 - A2) - Y / A2
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")
        grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


def L_layer_model(
    X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, rng=None
):
    """Train a network of any depth.

    Derived in week 4, notebook deep_network_application. Source: the functions above, in order.

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
    >>> X, Y = np.array([[-2.0, -1.0, 1.0, 2.0]]), np.array([[1, 0, 0, 1]])
    >>> parameters, costs = L_layer_model(X, Y, (1, 6, 4, 1), 0.3, 2000, rng=1)
    >>> predict(parameters, X), len(costs)
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
        grads = parameter_gradients(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


def predict(parameters, X):
    """Predict label 1 where the probability exceeds one half.

    Derived in week 4, notebook deep_network_application. Source: the rule with the fewest
    expected errors, Bishop (2006), section 1.5.1.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1`` … ``WL``, ``bL``.
    X : ndarray, shape (n[0], m)

    Returns
    -------
    ndarray of int, shape (1, m)

    Examples
    --------
    >>> predict({"W1": np.array([[2.0]]), "b1": np.array([[-1.0]])}, np.array([[0.2, 0.6]]))
    array([[0, 1]])
    """
    AL, _ = L_model_forward(X, parameters)
    return (AL > 0.5).astype(int)
