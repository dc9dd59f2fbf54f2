"""What both halves of week 4's find_the_bug draw from."""

import re

import numpy as np

from ...machinery.compare import describe, difference


def draw_parameters(rng, dims):
    """Draw weights and biases; half of the biases are negative, so that some units are off."""
    parameters = {}
    for layer in range(1, len(dims)):
        n = dims[layer]
        parameters[f"W{layer}"] = rng.normal(size=(n, dims[layer - 1]))
        parameters[f"b{layer}"] = 0.3 * rng.permutation((-1.0) ** np.arange(n)).reshape(n, 1)
    return parameters


def draw_network(rng, dims, m):
    """Draw examples and a network."""
    return rng.normal(size=(dims[0], m)), draw_parameters(rng, dims)


def draw_layer(rng, n_prev, n, m, activation):
    """Draw a layer: for the first example, one unit is off, and the next is on."""
    A_prev, W = rng.normal(size=(n_prev, m)), rng.normal(size=(n, n_prev))
    b = rng.normal(size=(n, 1))
    b[:2, 0] = [-0.7, 0.7][:n] - (W @ A_prev)[:2, 0]
    return A_prev, W, b, activation


# What the judges say of a wrong answer gives no expected number away


def off(name, received, *right):
    """Return how an array differs from the first right one, or None if it is one of them."""
    if not isinstance(received, np.ndarray | np.generic | float | int):
        return f"`{name}` is {describe(received)}, expected an array."
    if any(difference(value, received) is None for value in right):
        return None
    received, expected = np.asarray(received, dtype=float), right[0]
    if received.shape != expected.shape:
        return f"`{name}` has shape {received.shape}, expected {expected.shape}."
    if not np.isfinite(received).all():
        return f"`{name}` has entries that are not finite."
    wrong = np.abs(received - expected) > 1e-6 * np.abs(expected).max()
    ratio = received[expected != 0] / expected[expected != 0]
    if ratio.size and np.allclose(ratio, ratio[0]) and not np.any(received[expected == 0]):
        return f"Every entry of `{name}` is {ratio[0]:.4g} times what it should be."
    share = np.abs(received - expected).max() / np.abs(expected).max()
    return (
        f"`{name}` is wrong in {wrong.sum()} of {wrong.size} entries; the largest error is "
        f"{share:.3g} times the largest entry."
    )


def first(*problems):
    return next((problem for problem in problems if problem), None)


def missing(value, names):
    """Say what is not there; of what is there, only names that belong: a key can hold an input."""
    missing = [name for name in names if name not in value]
    known = [name for name in value if re.fullmatch(r"d?[AWb]\d", str(name))]
    return (
        f"`{missing[0]}` is missing. There is {', '.join(known) or 'nothing'}." if missing else None
    )
