"""A small layer, and layers and networks to draw, for the forward and the backward pass."""

import numpy as np

from ... import draws

SMALL_LAYER = (
    np.array([[1.0, 2.0], [-1.0, 0.5], [3.0, -2.0]]),
    np.array([[0.5, 1.0, -1.0], [2.0, 0.0, 1.5]]),
    np.array([[0.25], [-2.0]]),
)
"""Two examples of three inputs, the weights and the biases of two units."""

ONE_EXAMPLE = (SMALL_LAYER[0][:, :1], *SMALL_LAYER[1:])


def draw_layer(rng, n_in, n_out, m):
    """Draw the input of a layer, its weights and its biases."""
    return rng.normal(size=(n_in, m)), rng.normal(size=(n_out, n_in)), rng.normal(size=(n_out, 1))


def draw_network(rng, dims, m, digits=None):
    """Draw inputs, parameters and labels of a network in which every gradient counts.

    Every hidden layer has units that are on, and units that are off where it has three entries
    or more; no pre-activation is near ReLU's corner, no probability near 0 or 1.
    """
    parameters, X, Y = draws.network(rng, dims, m, _every_gradient_counts, digits)
    return X, parameters, Y


def _every_gradient_counts(AL, caches, grads):
    zs = [Z for _, Z in caches[:-1]]
    return (
        np.all((AL > 0.03) & (AL < 0.97) & (np.abs(AL - 0.5) > 0.02))
        and all(np.abs(Z).min() > 0.02 and (Z > 0).any() for Z in zs)
        and all((Z < 0).any() or Z.size < 3 for Z in zs)
        and all(np.abs(gradient).max() > 0.01 for gradient in grads.values())
    )
