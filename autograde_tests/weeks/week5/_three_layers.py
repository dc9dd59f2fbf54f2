"""Networks, thinned and whole, from which several sections draw."""

import numpy as np

from course_utils.reference import regularization

from .. import draws


def draw_parameters(rng, n_x, n_1, n_2):
    """Draw weights and biases of three layers that leave about half of the ReLU units on."""
    dims = (n_x, n_1, n_2, 1)
    parameters = {}
    for layer in (1, 2, 3):
        n_in, n_out = dims[layer - 1], dims[layer]
        parameters[f"W{layer}"] = rng.normal(size=(n_out, n_in)) / np.sqrt(n_in)
        parameters[f"b{layer}"] = 0.3 * rng.normal(size=(n_out, 1))
    return parameters


def cached(rng, n_x, n_1, n_2, m, keep_prob=1.0, whole=False):
    """Draw X, Y and the cache of a forward pass; `whole` gives the masks as 0 and 1."""
    X, parameters = rng.normal(size=(n_x, m)), draw_parameters(rng, n_x, n_1, n_2)
    for layer in (1, 2):
        # some unit is on in some example, or there would be no gradient to compare
        parameters[f"b{layer}"] += 0.5
    _, cache = regularization.forward_propagation_with_dropout(X, parameters, keep_prob, rng)
    if whole:
        cache = tuple(1 * part if part.dtype == bool else part for part in cache)
    return X, draws.labels(rng, m), cache


def cut_off(rng, n_x, n_1, n_2, m, keep_prob=1.0):
    """Draw as `cached` until each layer has entries that are off and, if any are, dropped.

    What comes back through the second layer meets both units that are off and a unit of the first
    that is on in two examples.
    """
    while True:
        X, Y, cache = cached(rng, n_x, n_1, n_2, m, keep_prob)
        on, kept = (cache[0] > 0, cache[5] > 0), (cache[1], cache[6])
        cut = all(not each.all() for each in on)
        dropped = all((one & ~other).any() for one, other in zip(on, kept, strict=True))
        back = kept[0] & (on[1] & kept[1]).any(axis=0)
        meets = (back & ~on[0]).any() and (back & on[0]).sum(axis=1).max() > 1
        if cut and meets and (dropped or keep_prob == 1):
            return X, Y, cache


def thin_network(rng, m):
    """Draw X and parameters with one unit a layer, each of them on in some examples only."""
    X = rng.permutation(np.linspace(-2, 2, m)).reshape(1, m)
    weights, biases = (1.4, 1.1, -0.8), (0.5, -0.9, 0.2)
    parameters = {}
    for layer in (1, 2, 3):
        parameters[f"W{layer}"] = np.array([[weights[layer - 1] * rng.uniform(0.9, 1.1)]])
        parameters[f"b{layer}"] = np.array([[biases[layer - 1] * rng.uniform(0.9, 1.1)]])
    return X, parameters


def thin(rng, m, keep_prob=1.0):
    X, parameters = thin_network(rng, m)
    _, cache = regularization.forward_propagation_with_dropout(X, parameters, keep_prob, rng)
    return X, draws.labels(rng, m), cache
