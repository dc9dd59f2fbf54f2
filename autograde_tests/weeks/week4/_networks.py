"""Networks of any depth with several outputs, from which sections of week 4 draw."""

import numpy as np


def draw_network(rng, dims, m):
    """Draw examples and a network with biases of both signs."""
    parameters = {}
    for layer in range(1, len(dims)):
        n_in, n_out = dims[layer - 1], dims[layer]
        parameters[f"W{layer}"] = rng.normal(size=(n_out, n_in)) / np.sqrt(n_in)
        parameters[f"b{layer}"] = 0.4 * rng.normal(size=(n_out, 1)) + 0.1
    return rng.normal(size=(dims[0], m)), parameters


def draw_labels(rng, n_y, m):
    """Draw labels with both classes in a row of two or more, in random order."""
    rows = [rng.permutation((np.arange(m) + row) % 2) for row in range(n_y)]
    return np.array(rows, dtype=float)
