"""Penalties, early stopping and augmentation: week 5's regularization, dropout, augmentation."""

import numpy as np

from course_utils.reference.activations import relu, sigmoid
from course_utils.reference.costs import compute_cost

__all__ = [
    "augment",
    "backward_propagation_with_dropout",
    "backward_propagation_with_regularization",
    "bend",
    "compute_cost_with_regularization",
    "digit_recipe",
    "early_stopping",
    "forward_propagation_with_dropout",
    "penalty_is_right",
    "rotate",
]


def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Cross-entropy cost plus a penalty on the squared weights of three layers.

    J = −(1/m) Σ [Y log A3 + (1 − Y) log(1 − A3)] + (λ/2m) Σ_l ‖W[l]‖²_F; biases are left out.
    Derived in week 5, notebook regularization.
    Source: Goodfellow, Bengio and Courville, Deep Learning (2016), equation 7.1 with 7.2.

    Parameters
    ----------
    A3 : ndarray, shape (1, m)
        Probabilities, between 0 and 1 and neither of them.
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.
    parameters : dict
        ``W1``, ``b1``, ``W2``, ``b2``, ``W3``, ``b3``.
    lambd : float
        Strength λ of the penalty.

    Returns
    -------
    float

    Examples
    --------
    >>> parameters = {"W1": np.ones((1, 1)), "W2": np.ones((1, 1)), "W3": np.zeros((1, 1))}
    >>> A3, Y = np.array([[0.5, 0.5]]), np.array([[0, 1]])
    >>> float(compute_cost_with_regularization(A3, Y, parameters, 0.4).round(4))
    0.8931
    """
    m = Y.shape[1]
    cross_entropy = compute_cost(A3, Y)
    squares = sum(np.sum(parameters[f"W{layer}"] ** 2) for layer in (1, 2, 3))
    return cross_entropy + lambd * squares / (2 * m)


def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Gradients of the penalised cost, through sigmoid in layer 3 and ReLU in layers 2 and 1.

    dW[l] = (1/m) dZ[l] A[l−1]ᵀ + (λ/m) W[l]; everything else is as without the penalty.
    Derived in week 5, notebook regularization.
    Source: Goodfellow, Bengio and Courville (2016), equation 7.3.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.
    cache : tuple
        ``(Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)`` of the forward pass.
    lambd : float
        Strength λ of the penalty.

    Returns
    -------
    dict
        ``dW1``, ``db1`` … ``dW3``, ``db3``; each has the shape of what it is the gradient of.

    Examples
    --------
    >>> one, zero = np.ones((1, 1)), np.zeros((1, 1))
    >>> cache = (one, one, one, zero, one, one, one, zero, zero, 0.5 * one, zero, zero)
    >>> backward_propagation_with_regularization(one, one, cache, 0.1)["dW1"]
    array([[0.1]])
    """
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    m = X.shape[1]
    dZ3 = A3 - Y
    dW3 = (dZ3 @ A2.T + lambd * W3) / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dZ2 = W3.T @ dZ3 * (Z2 > 0)
    dW2 = (dZ2 @ A1.T + lambd * W2) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * (Z1 > 0)
    dW1 = (dZ1 @ X.T + lambd * W1) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW3": dW3, "db3": db3, "dW2": dW2, "db2": db2, "dW1": dW1, "db1": db1}


def penalty_is_right(parameters, plain, penalised, lambd, m):
    """Whether gradients with an L2 penalty differ from those without by what the penalty adds.

    dW of the penalised cost minus dW of the plain one is (λ/m) W; the biases' do not differ.
    Derived in week 5, notebook regularization.
    Source: Goodfellow, Bengio and Courville (2016), equation 7.3.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1``, ``W2``, ``b2``, ``W3``, ``b3``.
    plain, penalised : dict
        ``dW1``, ``db1`` … ``dW3``, ``db3``, without the penalty and with it.
    lambd : float
        Strength λ of the penalty.
    m : int
        Number of examples.

    Returns
    -------
    bool

    Examples
    --------
    >>> parameters = {"W1": np.array([[2.0]]), "b1": np.array([[1.0]])}
    >>> plain = {"dW1": np.array([[0.3]]), "db1": np.array([[0.1]])}
    >>> penalty_is_right(parameters, plain, plain | {"dW1": np.array([[0.5]])}, 1.0, 10)
    True
    """
    for name, value in parameters.items():
        added = penalised["d" + name] - plain["d" + name]
        expected = lambd / m * value if name.startswith("W") else 0 * value
        if not np.allclose(added, expected):
            return False
    return True


def bend(Z):
    """Share of each tanh unit's activations that no straight line through 0 explains.

    Σ (a − c z)² / Σ a², where a = tanh(z) and c = Σ a z / Σ z² is the slope of the best line.
    Derived in week 5, notebook regularization. Source: least squares through the origin; Hastie,
    Tibshirani and Friedman, The Elements of Statistical Learning (2009), section 3.2.3.

    Parameters
    ----------
    Z : ndarray, shape (n, m)
        Pre-activations, one unit a row; some of each row are not 0.

    Returns
    -------
    ndarray, shape (n, 1)
        From 0, a straight line, to nearly 1.

    Examples
    --------
    >>> bend(np.array([[-0.1, 0.1, 0.2], [-10.0, 1.0, 10.0]])).round(3)
    array([[0.   ],
           [0.169]])
    """
    A = np.tanh(Z)
    c = np.sum(A * Z, axis=1, keepdims=True) / np.sum(Z**2, axis=1, keepdims=True)
    return np.sum((A - c * Z) ** 2, axis=1, keepdims=True) / np.sum(A**2, axis=1, keepdims=True)


def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    """Forward pass of three layers that switches off hidden units at random.

    D ~ Bernoulli(p), A = g(Z) ∘ D / p in layers 1 and 2; the division keeps A's expectation
    (inverted dropout). Derived in week 5, notebook dropout.
    Source: Srivastava et al., Dropout (2014), sections 4 and 10.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
    parameters : dict
        ``W1``, ``b1``, ``W2``, ``b2``, ``W3``, ``b3``.
    keep_prob : float
        Probability p of keeping a unit, above 0 and up to 1.
    rng : Generator, int or None
        Source of the masks; a seed or None is given to `numpy.random.default_rng`.

    Returns
    -------
    A3 : ndarray, shape (1, m)
        Probabilities.
    cache : tuple
        ``(Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)``.

    Examples
    --------
    >>> names = ["W1", "b1", "W2", "b2", "W3", "b3"]
    >>> parameters = dict.fromkeys(names, np.ones((1, 1)))
    >>> A3, cache = forward_propagation_with_dropout(np.ones((1, 5)), parameters, 1.0)
    >>> A3.round(3), len(cache)
    (array([[0.982, 0.982, 0.982, 0.982, 0.982]]), 14)
    """
    rng = np.random.default_rng(rng)
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]
    Z1 = W1 @ X + b1
    D1 = rng.random(Z1.shape) < keep_prob
    A1 = relu(Z1) * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    D2 = rng.random(Z2.shape) < keep_prob
    A2 = relu(Z2) * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)


def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    """Gradients through the units that the forward pass kept.

    dA[l] = W[l+1]ᵀ dZ[l+1] ∘ D[l] / p, with the masks of the forward pass.
    Derived in week 5, notebook dropout.
    Source: the chain rule through A = g(Z) ∘ D / p; Srivastava et al. (2014), section 5.1.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.
    cache : tuple
        Of `forward_propagation_with_dropout`.
    keep_prob : float
        The same as in the forward pass.

    Returns
    -------
    dict
        ``dW1``, ``db1`` … ``dW3``, ``db3``; each has the shape of what it is the gradient of.

    Examples
    --------
    >>> one, none = np.ones((1, 1)), np.zeros((1, 1))
    >>> cache = (one, none, none, one, one, one, one, 2 * one, one, one, one, none, one, one)
    >>> grads = backward_propagation_with_dropout(one, one, cache, 0.5)
    >>> grads["dW3"], grads["dW1"]  # the unit of layer 1 was dropped
    (array([[-2.]]), array([[0.]]))
    """
    Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3 = cache
    m = X.shape[1]
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dA2 = W3.T @ dZ3 * D2 / keep_prob
    dZ2 = dA2 * (Z2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dA1 = W2.T @ dZ2 * D1 / keep_prob
    dZ1 = dA1 * (Z1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW3": dW3, "db3": db3, "dW2": dW2, "db2": db2, "dW1": dW1, "db1": db1}


def early_stopping(dev_costs, patience):
    """Position of the cost to go back to, when training stops after `patience` vain records.

    Derived in week 5, notebook augmentation.
    Source: Goodfellow, Bengio and Courville (2016), algorithm 7.1.

    Parameters
    ----------
    dev_costs : list of float
        Costs on the dev set, in the order of training; at least one.
    patience : int
        Stop once so many records in a row were not lower than the lowest before them.

    Returns
    -------
    int
        Position, from 0, of the lowest cost seen until the stop; of equals, the first.

    Examples
    --------
    >>> early_stopping([0.7, 0.5, 0.6, 0.55, 0.4], patience=2)
    1
    >>> early_stopping([0.7, 0.5, 0.6, 0.55, 0.4], patience=3)
    4
    """
    best = 0
    for i in range(1, len(dev_costs)):
        if dev_costs[i] < dev_costs[best]:
            best = i
        elif i - best >= patience:
            break
    return best


def rotate(image, degrees):
    """Turn an image about its centre; what comes from outside repeats the nearest border pixel.

    Each pixel takes the value of the pixel nearest to where it came from.
    Derived in week 5, notebook augmentation. Source: the matrix of a rotation.

    Parameters
    ----------
    image : ndarray, shape (h, w, c)
    degrees : float
        Counter-clockwise.

    Returns
    -------
    ndarray, shape (h, w, c)

    Examples
    --------
    >>> rotate(np.array([[1, 2], [3, 4]])[..., np.newaxis], 90)[..., 0]
    array([[2, 4],
           [1, 3]])
    """
    h, w = image.shape[:2]
    cos, sin = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
    down = np.arange(h)[:, np.newaxis] - (h - 1) / 2
    right = np.arange(w) - (w - 1) / 2
    rows = np.rint(cos * down + sin * right + (h - 1) / 2).astype(int)
    columns = np.rint(cos * right - sin * down + (w - 1) / 2).astype(int)
    return image[np.clip(rows, 0, h - 1), np.clip(columns, 0, w - 1)]


def augment(images, rng):
    """Give every image a random mirror, a small random turn and a random crop.

    Each with chance 1/2 mirrored left to right, turned by up to 15° either way, and cut out of
    itself grown by an eighth of its size on each side. Derived in week 5, notebook
    augmentation. Source: Goodfellow, Bengio and Courville (2016), section 7.4.

    Parameters
    ----------
    images : ndarray, shape (m, h, w, c)
    rng : Generator or int
        Source of the randomness; a seed is given to `numpy.random.default_rng`.

    Returns
    -------
    ndarray, shape (m, h, w, c)

    Examples
    --------
    >>> augment(np.zeros((3, 16, 16, 1)), 0).shape
    (3, 16, 16, 1)
    """
    rng = np.random.default_rng(rng)
    h, w = images.shape[1:3]
    p, q = h // 8, w // 8
    changed = []
    for image in images:
        if rng.random() < 0.5:
            image = image[:, ::-1]
        image = rotate(image, rng.uniform(-15, 15))
        grown = np.pad(image, ((p, p), (q, q), (0, 0)), mode="edge")
        top, left = rng.integers(0, 2 * p + 1), rng.integers(0, 2 * q + 1)
        changed.append(grown[top : top + h, left : left + w])
    return np.array(changed)


def digit_recipe():
    """Amounts of change that make useful new versions of small handwritten digits.

    Derived in week 5, notebook augmentation. Source: measured on other digits.

    Returns
    -------
    dict
        ``degrees``, ``zoom``, ``slant``, ``shift`` (pixels), each the largest change either way;
        ``mirror``, the chance of a mirror image.

    Examples
    --------
    >>> sorted(digit_recipe())
    ['degrees', 'mirror', 'shift', 'slant', 'zoom']
    """
    return {
        "degrees": 10,
        "zoom": 0.1,
        "slant": 0.15,
        "shift": 0.6,
        "mirror": 0,
    }
