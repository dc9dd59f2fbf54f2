"""What the cases of several notebooks are drawn from."""

import numpy as np

from course_utils.reference import deep

_CLOSE = 1e-4
"""How far from one half the probabilities lie that show whose threshold is another."""


def labels(rng, m):
    """Labels with both classes from two examples on, in random order."""
    return rng.permutation(np.arange(m) % 2).astype(float).reshape(1, m)


def one_unit(n_x, m, scale=1.0, settings=()):
    """Return a draw of a unit, of examples with labels that ignore them, and of settings."""

    def draw(rng):
        w, b = rng.normal(size=(n_x, 1)) * scale, float(rng.normal() * scale + 0.7)
        return w, b, rng.normal(size=(n_x, m)), labels(rng, m), *settings

    return draw


def numbered(rng, m, n_x=2, n_y=1):
    """Draw examples that differ, and labels by which each example is known again."""
    X = np.round(rng.permutation(n_x * m).reshape(n_x, m) + rng.uniform(0, 0.5, (n_x, m)), 2)
    return X, 100.0 + rng.permutation(n_y * m).reshape(n_y, m)


def beside_one_half(probabilities, X):
    """Put examples that are just above and just below one half in the place of the first two.

    Each is found by halving the way from the surest example of label 0 to the surest of label 1.
    """
    A = probabilities(X)[0]
    pair = []
    for probability in (0.5 + _CLOSE, 0.5 - _CLOSE):
        low, high = X[:, [A.argmin()]], X[:, [A.argmax()]]
        for _ in range(60):
            middle = (low + high) / 2
            if probabilities(middle)[0, 0] < probability:
                low = middle
            else:
                high = middle
        pair.append(high)
    return np.concatenate([*pair, X[:, 2:]], axis=1)


def network(rng, dims, m, is_good, digits=None):
    """Draw parameters, inputs and labels of a network until `is_good(AL, caches, grads)`."""
    while True:
        parameters = {}
        for layer in range(1, len(dims)):
            n_in, n_out = dims[layer - 1], dims[layer]
            parameters[f"W{layer}"] = rng.normal(size=(n_out, n_in)) * 1.5 / np.sqrt(n_in)
            parameters[f"b{layer}"] = 0.5 * rng.normal(size=(n_out, 1))
        X, Y = rng.normal(size=(dims[0], m)), labels(rng, m)
        if digits is not None:
            X = X.round(digits)
            parameters = {name: value.round(digits) for name, value in parameters.items()}
        AL, caches = deep.L_model_forward(X, parameters)
        if is_good(AL, caches, deep.L_model_backward(AL, Y, caches)):
            return parameters, X, Y


def bent_network(rng, dims, m, digits=None):
    """Draw a network in which every ReLU layer cuts off something, a last ReLU would, too.

    All weights matter, and no hidden unit is near the corner of its ReLU.
    """

    def is_good(AL, caches, grads):
        *hidden, last = [Z for _, Z in caches]
        matter = all(np.abs(grads[f"dW{layer}"]).max() > 0.005 for layer in range(1, len(dims)))
        both = all(Z.min() < -0.1 and Z.max() > 0.1 for Z in hidden)
        clear = all(np.abs(Z).min() > 0.01 for Z in hidden)
        return matter and both and clear and last.min() < -0.2

    return network(rng, dims, m, is_good, digits)
