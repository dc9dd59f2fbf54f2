"""The whole network, with fixed statistics."""

import numpy as np

from course_utils.reference import batchnorm
from course_utils.reference.batchnorm import batchnorm_inference

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible

_ONE = np.array([[1.0]])


def _network(rng, *dims):
    """Draw parameters and statistics of a network with these layers."""
    parameters, statistics = {}, []
    for layer, (n_in, n) in enumerate(zip(dims[:-2], dims[1:-1], strict=True), start=1):
        parameters[f"W{layer}"] = rng.normal(size=(n, n_in))
        parameters[f"gamma{layer}"] = rng.uniform(0.6, 2, (n, 1))
        parameters[f"beta{layer}"] = rng.uniform(-0.5, 1.5, (n, 1))
        statistics.append((rng.uniform(-1, 1, (n, 1)), rng.uniform(1.5, 4, (n, 1))))
    last = len(dims) - 1
    parameters[f"W{last}"] = rng.normal(size=(1, dims[-2]))
    parameters[f"b{last}"] = rng.uniform(0.5, 1.5, (1, 1))
    return parameters, statistics


def _in_use(m, *dims):
    """Return a draw of m examples and a network."""
    return lambda rng: (2 * rng.normal(size=(dims[0], m)), *_network(rng, *dims))


def _in_company_and_alone(rng):
    """Draw two calls: six examples together, and one of them alone."""
    X, *network = _in_use(6, 5, 4, 3, 1)(rng)
    return Calls([(X, *network), (X[:, 2:3], *network)])


NETWORK_IN_USE = exercise(
    batchnorm.network_in_use,
    "A network in use, with fixed statistics",
    visible(
        "one unit in one hidden layer",
        np.array([[7.0, 1.0]]),
        {"W1": _ONE, "gamma1": _ONE, "beta1": 0 * _ONE, "W2": 2 * _ONE, "b2": -4 * _ONE},
        [(3 * _ONE, 4 * _ONE)],
    ),
    visible("one hidden layer of four", draw=_in_use(5, 3, 4, 1), unchanged=True),
    visible("two hidden layers", draw=_in_use(3, 2, 3, 2, 1)),
    hidden("three hidden layers", _in_use(7, 4, 6, 3, 5, 1), points=2, unchanged=True),
    hidden("in company and alone", _in_company_and_alone, points=2),
    hidden("layers of one size", _in_use(4, 4, 4, 4, 1)),
    uses=("batchnorm_inference",),
)


@NETWORK_IN_USE.equivalent
def layer_by_layer_folded(X, parameters, statistics):
    A, layer = X, 1
    for mean, variance in statistics:
        W, gamma, beta = (parameters[f"{name}{layer}"] for name in ("W", "gamma", "beta"))
        scale = gamma / np.sqrt(variance + 1e-8)
        A, layer = np.maximum(0, scale * W @ A + (beta - scale * mean)), layer + 1
    return 1 / (1 + np.exp(-(parameters[f"W{layer}"] @ A) - parameters[f"b{layer}"]))


@NETWORK_IN_USE.equivalent
def example_by_example(X, parameters, statistics):
    last, found = str(len(statistics) + 1), []
    for column in X.T:
        a = column[:, np.newaxis]
        for place, two in enumerate(statistics):
            z = np.dot(parameters[f"W{place + 1}"], a)
            scale = parameters[f"gamma{place + 1}"], parameters[f"beta{place + 1}"]
            z = batchnorm_inference(z, *scale, *two)
            a = z * (z > 0)
        z = np.dot(parameters["W" + last], a) + parameters["b" + last]
        found.append((1 + np.tanh(z / 2)) / 2)
    return np.hstack(found)


NETWORK_IN_USE.wrong("""
    np.maximum(batchnorm_inference(Z, gamma, beta, mean, variance), 0) →
    batchnorm_inference(Z, gamma, beta, mean, variance)
        The hidden layers have no ReLU. Without it, all layers together are one linear layer.
    np.maximum(batchnorm_inference(Z, gamma, beta, mean, variance), 0) →
    batchnorm_inference(np.maximum(Z, 0), gamma, beta, mean, variance)
        You normalise behind the ReLU. Batch normalisation comes between the linear step and the
        ReLU.
    np.maximum(batchnorm_inference(Z, gamma, beta, mean, variance), 0) → np.maximum(Z, 0)
        Batch normalisation is missing from the hidden layers.
    np.maximum(batchnorm_inference(Z, gamma, beta, mean, variance), 0) →
    1 / (1 + np.exp(-batchnorm_inference(Z, gamma, beta, mean, variance)))
        The sigmoid is the last layer's. Hidden layers have ReLU.
    gamma, beta, mean, variance → beta, gamma, mean, variance
        γ and β have changed places: γ is the scale.
    gamma, beta, mean, variance → gamma, beta, variance, mean
        Mean and variance have changed places. The mean comes first in each pair.
    + parameters[f"b{last}"] →
        The bias of the last layer is missing.
    return 1 / (1 + np.exp(-Z)) → return Z
        These are the scores of the last layer. The sigmoid makes probabilities of them.
    return 1 / (1 + np.exp(-Z)) → return 1 / (1 + np.exp(Z))
        The sigmoid has the wrong sign in its exponent, so you give the probability of the other
        answer.
""")


@NETWORK_IN_USE.mistake(
    "You normalise with the statistics of the examples handed in. In use the fixed ones are taken, "
    "so that each example has its own answer."
)
def with_the_batchs_own(X, parameters, statistics):
    A = X
    for layer in range(1, len(statistics) + 1):
        Z = parameters[f"W{layer}"] @ A
        two = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
        scale = parameters[f"gamma{layer}"], parameters[f"beta{layer}"]
        A = np.maximum(batchnorm_inference(Z, *scale, *two), 0)
    last = len(statistics) + 1
    return 1 / (1 + np.exp(-(parameters[f"W{last}"] @ A + parameters[f"b{last}"])))
