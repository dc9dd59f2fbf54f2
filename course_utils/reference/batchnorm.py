"""Batch normalisation, in training and in use: week 7's notebooks of that name."""

import numpy as np

__all__ = [
    "batchnorm_backward",
    "batchnorm_backward_closed",
    "batchnorm_forward",
    "batchnorm_inference",
    "fold_batchnorm",
    "is_normalised",
    "layernorm_forward",
    "network_in_use",
    "update_running_statistics",
]


def batchnorm_forward(Z, gamma, beta, eps=1e-8):
    """Normalise each unit over the examples of a batch, then give it a scale and a shift.

    Z_norm = (Z − μ) / √(σ² + ε), Z_tilde = γ Z_norm + β; μ and σ² are each unit's mean and
    variance over the batch. Derived in week 7, notebook batch_normalization.
    Source: Ioffe and Szegedy, Batch Normalization (2015), algorithm 1.

    Parameters
    ----------
    Z : ndarray, shape (n, m)
        Pre-activations, one example a column.
    gamma, beta : ndarray, shape (n, 1)
        Scale and shift of every unit.
    eps : float
        Keeps the division finite where a unit gives the same for all examples.

    Returns
    -------
    Z_tilde : ndarray, shape (n, m)
    cache : tuple
        ``(Z_norm, gamma, sigma)``, for the backward step.

    Examples
    --------
    >>> Z_tilde, _ = batchnorm_forward(
    ...     np.array([[1.0, 3.0]]), np.array([[2.0]]), np.array([[5.0]])
    ... )
    >>> Z_tilde.round(6)
    array([[3., 7.]])
    """
    mu = np.mean(Z, axis=1, keepdims=True)
    sigma = np.sqrt(np.mean((Z - mu) ** 2, axis=1, keepdims=True) + eps)
    Z_norm = (Z - mu) / sigma
    return gamma * Z_norm + beta, (Z_norm, gamma, sigma)


def is_normalised(Z_tilde, gamma, beta):
    """Whether every unit has mean 0 and standard deviation 1 over the batch, before γ and β.

    Derived in week 7, notebook batch_normalization.
    Source: what algorithm 1 of Ioffe and Szegedy (2015) makes true of any batch.

    Parameters
    ----------
    Z_tilde : ndarray, shape (n, m)
        What some forward step returned.
    gamma, beta : ndarray, shape (n, 1)
        The scale and the shift that it was given; no γ is 0.

    Returns
    -------
    bool

    Examples
    --------
    >>> gamma, beta = np.array([[2.0]]), np.array([[5.0]])
    >>> is_normalised(np.array([[3.0, 7.0]]), gamma, beta)
    True
    >>> is_normalised(np.array([[3.0, 7.0]]), gamma, beta - 1)
    False
    """
    Z_norm = (Z_tilde - beta) / gamma
    for row in Z_norm:
        if abs(np.mean(row)) > 0.01 or abs(np.std(row) - 1) > 0.01:
            return False
    return True


def batchnorm_backward(dZ_tilde, cache):
    """Backward step of batch normalisation, from one step of the forward pass to the next.

    Each example reaches the cost by three ways: its own Z_norm, the batch's σ and the batch's μ.
    Derived in week 7, notebook batch_normalization.
    Source: Ioffe and Szegedy, Batch Normalization (2015), section 3.

    Parameters
    ----------
    dZ_tilde : ndarray, shape (n, m)
        The cost's derivatives with respect to Z_tilde; a mean over examples is in them already.
    cache : tuple
        ``(Z_norm, gamma, sigma)``, as `batchnorm_forward` returned it.

    Returns
    -------
    dZ : ndarray, shape (n, m)
    dgamma, dbeta : ndarray, shape (n, 1)
        Sums over the examples.

    Examples
    --------
    >>> _, cache = batchnorm_forward(np.array([[1.0, 3.0]]), np.array([[2.0]]), np.array([[5.0]]))
    >>> dZ, dgamma, dbeta = batchnorm_backward(np.array([[1.0, 4.0]]), cache)
    >>> dgamma.round(6), dbeta
    (array([[3.]]), array([[5.]]))
    """
    Z_norm, gamma, sigma = cache
    m = dZ_tilde.shape[1]
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dZ_norm = gamma * dZ_tilde
    dsigma = -np.sum(dZ_norm * Z_norm, axis=1, keepdims=True) / sigma
    dD = dZ_norm / sigma + dsigma * Z_norm / m  # D = Z − μ; σ changes by D / (m σ) = Z_norm / m
    dmu = -np.sum(dD, axis=1, keepdims=True)
    dZ = dD + dmu / m
    return dZ, dgamma, dbeta


def batchnorm_backward_closed(dZ_tilde, Z_norm, gamma, sigma):
    """Backward step of batch normalisation to Z, in closed form.

    dZ = γ/σ (dZ_tilde − mean(dZ_tilde) − Z_norm mean(dZ_tilde Z_norm)), the means over the batch.
    Derived in week 7, notebook batch_normalization.
    Source: the sums of Ioffe and Szegedy (2015), section 3, put into one line.

    Parameters
    ----------
    dZ_tilde : ndarray, shape (n, m)
        The cost's derivatives with respect to Z_tilde.
    Z_norm : ndarray, shape (n, m)
    gamma, sigma : ndarray, shape (n, 1)

    Returns
    -------
    ndarray, shape (n, m)
        The cost's derivatives with respect to Z.

    Examples
    --------
    >>> Z_norm, one = np.array([[-1.0, 1.0, -1.0, 1.0]]), np.array([[1.0]])
    >>> batchnorm_backward_closed(np.array([[0.0, 4.0, 4.0, 0.0]]), Z_norm, 3 * one, one)
    array([[-6.,  6.,  6., -6.]])
    """
    mean = np.mean(dZ_tilde, axis=1, keepdims=True)
    along = np.mean(dZ_tilde * Z_norm, axis=1, keepdims=True)
    return gamma / sigma * (dZ_tilde - mean - Z_norm * along)


def update_running_statistics(running_mean, running_var, Z, momentum=0.9):
    """Take a batch into the averages of mean and variance that are used after training.

    running ← momentum · running + (1 − momentum) · batch. The batch's variance is the unbiased
    one, with m − 1 below the sum. Derived in week 7, notebook batch_normalization_in_use.
    Source: Ioffe and Szegedy, Batch Normalization (2015), algorithm 2, with a moving average.

    Parameters
    ----------
    running_mean, running_var : ndarray, shape (n, 1)
        The averages so far; left as they were.
    Z : ndarray, shape (n, m)
        The batch's pre-activations, two examples at least.
    momentum : float
        Share of the averages that stays, between 0 and 1.

    Returns
    -------
    running_mean, running_var : ndarray, shape (n, 1)

    Examples
    --------
    >>> start = np.array([[0.0]]), np.array([[1.0]])
    >>> mean, var = update_running_statistics(*start, np.array([[1.0, 3.0]]), momentum=0.5)
    >>> mean, var
    (array([[1.]]), array([[1.5]]))
    """
    m = Z.shape[1]
    mean = np.mean(Z, axis=1, keepdims=True)
    var = np.sum((Z - mean) ** 2, axis=1, keepdims=True) / (m - 1)
    running_mean = momentum * running_mean + (1 - momentum) * mean
    running_var = momentum * running_var + (1 - momentum) * var
    return running_mean, running_var


def batchnorm_inference(Z, gamma, beta, running_mean, running_var, eps=1e-8):
    """Batch normalisation in use: with statistics that are fixed, each example on its own.

    Z_tilde = γ (Z − μ) / √(σ² + ε) + β, with the averages kept while training. Derived in week 7,
    notebook batch_normalization_in_use.
    Source: Ioffe and Szegedy, Batch Normalization (2015), algorithm 2.

    Parameters
    ----------
    Z : ndarray, shape (n, m)
        Of any number of examples, one included.
    gamma, beta : ndarray, shape (n, 1)
    running_mean, running_var : ndarray, shape (n, 1)
    eps : float

    Returns
    -------
    ndarray, shape (n, m)

    Examples
    --------
    >>> one, two = np.array([[1.0]]), np.array([[2.0]])
    >>> batchnorm_inference(np.array([[7.0]]), two, one, one, 4 * one, eps=0.0)
    array([[7.]])
    """
    Z_norm = (Z - running_mean) / np.sqrt(running_var + eps)
    return gamma * Z_norm + beta


def fold_batchnorm(W, gamma, beta, running_mean, running_var, eps=1e-8):
    """Weights and bias of a plain layer that does what W and batch normalisation do in use.

    γ (W A − μ) / √(σ² + ε) + β = W_folded A + b_folded for every A. Derived in week 7,
    notebook batch_normalization_in_use.
    Source: Jacob et al., Quantization and Training of Neural Networks (2018), section 3.2.

    Parameters
    ----------
    W : ndarray, shape (n, n_in)
    gamma, beta : ndarray, shape (n, 1)
    running_mean, running_var : ndarray, shape (n, 1)
    eps : float

    Returns
    -------
    W_folded : ndarray, shape (n, n_in)
    b_folded : ndarray, shape (n, 1)

    Examples
    --------
    >>> one = np.array([[1.0]])
    >>> fold_batchnorm(3 * one, 4 * one, one, 5 * one, 4 * one, eps=0.0)
    (array([[6.]]), array([[-9.]]))
    """
    scale = gamma / np.sqrt(running_var + eps)
    return scale * W, beta - scale * running_mean


def network_in_use(X, parameters, statistics):
    """Run a network with batch normalisation in use: each example on its own.

    Hidden layers: linear, batch normalisation with fixed statistics, ReLU; then linear, sigmoid.
    Derived in week 7, notebook batch_normalization_in_use.
    Source: Ioffe and Szegedy, Batch Normalization (2015), algorithm 2.

    Parameters
    ----------
    X : ndarray, shape (n[0], m)
    parameters : dict
        ``W1``, ``gamma1``, ``beta1`` and so on; of the last layer ``W`` and ``b``.
    statistics : list of (mean, variance)
        Of each hidden layer, both of shape (n[l], 1).

    Returns
    -------
    ndarray, shape (1, m)

    Examples
    --------
    >>> one = np.array([[1.0]])
    >>> parameters = {"W1": one, "gamma1": one, "beta1": 0 * one, "W2": 2 * one, "b2": -4 * one}
    >>> network_in_use(np.array([[7.0, 1.0]]), parameters, [(3 * one, 4 * one)]).round(3)
    array([[0.5  , 0.018]])
    """
    A = X
    for layer, (mean, variance) in enumerate(statistics, start=1):
        Z = parameters[f"W{layer}"] @ A
        gamma, beta = parameters[f"gamma{layer}"], parameters[f"beta{layer}"]
        A = np.maximum(batchnorm_inference(Z, gamma, beta, mean, variance), 0)
    last = len(statistics) + 1
    Z = parameters[f"W{last}"] @ A + parameters[f"b{last}"]
    return 1 / (1 + np.exp(-Z))


def layernorm_forward(Z, gamma, beta, eps=1e-8):
    """Normalise each example over the units of its layer, then give each unit a scale and a shift.

    Z_tilde = γ (Z − μ) / √(σ² + ε) + β; μ and σ² are each example's mean and variance over the
    units. Derived in week 7, notebook batch_normalization_in_use.
    Source: Ba, Kiros and Hinton, Layer Normalization (2016), section 3.

    Parameters
    ----------
    Z : ndarray, shape (n, m)
        Pre-activations, one example a column.
    gamma, beta : ndarray, shape (n, 1)
        Scale and shift of every unit.
    eps : float

    Returns
    -------
    ndarray, shape (n, m)

    Examples
    --------
    >>> one = np.ones((2, 1))
    >>> layernorm_forward(np.array([[1.0, 10.0], [3.0, 50.0]]), one, 0 * one).round(6)
    array([[-1., -1.],
           [ 1.,  1.]])
    """
    mu = np.mean(Z, axis=0, keepdims=True)
    var = np.mean((Z - mu) ** 2, axis=0, keepdims=True)
    return gamma * (Z - mu) / np.sqrt(var + eps) + beta
