"""Two layers without an activation are one."""

import numpy as np

from course_utils.reference.hidden_layer import collapse

from ....machinery.exercises import exercise, hidden, visible


def _layers(n_x, n_h, n_y):
    """Return a draw of two layers, biases that are not zero among them."""

    def draw(rng):
        shapes = (n_h, n_x), (n_h, 1), (n_y, n_h), (n_y, 1)
        return tuple(rng.normal(size=shape) for shape in shapes)

    return draw


COLLAPSE = exercise(
    collapse,
    "Two linear layers in one",
    visible(
        "two inputs, three hidden units",
        np.array([[1.0, -1.0], [0.5, 2.0], [0.0, 1.0]]),
        np.array([[1.0], [0.0], [-2.0]]),
        np.array([[2.0, 1.0, -1.0]]),
        np.array([[0.5]]),
        unchanged=True,
    ),
    visible("as many units in every layer", draw=_layers(2, 2, 2)),
    hidden("fifty hidden units", _layers(2, 50, 1), points=2),
    hidden("several outputs", _layers(3, 4, 2)),
)


@COLLAPSE.equivalent
def by_asking(W1, b1, W2, b2):
    def through(x):
        return W2 @ (W1 @ x + b1) + b2

    b = through(np.zeros((W1.shape[1], 1)))
    return through(np.eye(W1.shape[1])) - b, b


@COLLAPSE.equivalent
def by_dot(W1, b1, W2, b2):
    return np.dot(W2, W1), b2 + np.dot(W2, b1)


COLLAPSE.wrong("""
    W2 @ W1 → W1 @ W2
        The matrices are multiplied in the wrong order. Which of the two does the input meet first?
    W2 @ W1 → (W2 @ W1).T
        The weights come back turned: one row for each output unit, one column for each input.
    W2 @ b1 + b2 → b1 + b2
        The first layer's bias is an input of the second layer: it is multiplied by W2 on the way.
    W2 @ b1 + b2 → W2 @ b1
        The second layer's bias is missing.
    W2 @ b1 + b2 → b2
        The first layer's bias is missing. With x = 0, what do the hidden units hand on?
    return W, b → return b, W
        The two came back in another order: weights, then bias.
    W2 @ W1 → W2 @ np.tanh(W1)
        There is no tanh here: the activation has been left out.
""")
