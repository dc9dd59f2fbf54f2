"""Pre-activations to draw: units of very different means and scales."""

import numpy as np


def draw_layer(rng, n, m):
    """Draw Z, γ and β of n units and m examples; no γ near 0 or 1, no spread near 1."""
    scales = rng.permutation(np.resize([0.3, 2.5, 6.0], n)).reshape(n, 1)
    Z = rng.uniform(-8, 8, size=(n, 1)) + scales * rng.normal(size=(n, m))
    signs = rng.permutation(np.resize([1.0, -1.0], n)).reshape(n, 1)
    return Z, signs * rng.uniform(1.5, 3, size=(n, 1)), rng.uniform(1, 4, size=(n, 1))
