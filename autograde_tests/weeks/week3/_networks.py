"""Networks and labels, from which several sections draw."""

import numpy as np


def draw_parameters(rng, n_x, n_h, n_y, scale=0.8):
    """Draw parameters of a network, biases that are not zero among them."""
    return {
        "W1": scale * rng.normal(size=(n_h, n_x)),
        "b1": scale * rng.normal(size=(n_h, 1)),
        "W2": scale * rng.normal(size=(n_y, n_h)),
        "b2": scale * rng.normal(size=(n_y, 1)),
    }


def draw_labels(rng, n_y, m):
    """Draw labels with both classes in a row of two or more, in random order."""
    rows = [rng.permutation((np.arange(m) + row) % 2) for row in range(n_y)]
    return np.array(rows, dtype=float)


SMALL = {
    "W1": np.array([[1.0, -0.5], [0.5, 1.0], [-1.0, 0.25]]),
    "b1": np.array([[0.5], [-1.0], [0.25]]),
    "W2": np.array([[1.0, -2.0, 0.5]]),
    "b2": np.array([[0.2]]),
}
TWO_OUTPUTS = SMALL | {"W2": np.array([[1.0, -2.0, 0.5], [0.5, 1.0, -1.5]]), "b2": np.ones((2, 1))}
ONE_HIDDEN_UNIT = {
    "W1": np.array([[1.0, -0.5]]),
    "b1": np.array([[0.5]]),
    "W2": np.array([[-2.0]]),
    "b2": np.array([[0.2]]),
}
SMALL_X = np.array([[1.0, -0.5, 2.0, 0.0], [0.5, 1.5, -1.0, -2.0]])


def draw_network(rng, n_x, n_h, n_y, m):
    return rng.normal(size=(n_x, m)), draw_parameters(rng, n_x, n_h, n_y)
