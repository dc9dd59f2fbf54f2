"""Back through the network for one example, unit by unit."""

import numpy as np

from course_utils.reference.hidden_layer import backward_one_example
from course_utils.reference.shallow import forward_propagation

from ....machinery.exercises import exercise, hidden, visible
from .. import _networks as networks


def _one(n_x, n_h, n_y):
    """Return a draw of a network, one example and its labels."""

    def draw(rng):
        x, parameters = networks.draw_network(rng, n_x, n_h, n_y, 1)
        return parameters, x, networks.draw_labels(rng, n_y, 1)

    return draw


BACKWARD_ONE_EXAMPLE = exercise(
    backward_one_example,
    "What one example wants",
    visible(
        "two inputs, three hidden units",
        networks.SMALL,
        networks.SMALL_X[:, :1],
        np.array([[1.0]]),
        unchanged=True,
    ),
    visible("two output units", draw=_one(3, 2, 2)),
    hidden("other sizes", _one(4, 5, 1), points=2, unchanged=True),
    hidden("one hidden unit", _one(3, 1, 1)),
    hidden("several outputs", _one(2, 3, 3)),
)


@BACKWARD_ONE_EXAMPLE.equivalent
def hidden_units_outside(parameters, x, y):
    _, cache = forward_propagation(x, parameters)
    W2, a1, dz2 = parameters["W2"], cache["A1"], cache["A2"] - y
    grads = {"d" + name: np.zeros(value.shape) for name, value in parameters.items()}
    for j in range(len(a1)):
        da1 = sum(W2[i, j] * dz2[i, 0] for i in range(len(W2)))
        grads["db1"][j, 0] = da1 * (1 - a1[j, 0] ** 2)
        grads["dW1"][j, :] = grads["db1"][j, 0] * x[:, 0]
        grads["dW2"][:, j] = dz2[:, 0] * a1[j, 0]
    return grads | {"db2": dz2}


@BACKWARD_ONE_EXAMPLE.equivalent
def one_loop_over_units(parameters, x, y):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    a1 = np.tanh(W1 @ x + b1)
    dz2 = 1 / (1 + np.exp(-(W2 @ a1 + b2))) - y
    grads = {"dW1": 0 * W1, "db1": 0 * b1, "dW2": 0 * W2, "db2": 1 * dz2}
    for j in range(len(a1)):
        grads["dW2"][:, j] = dz2[:, 0] * a1[j, 0]
        grads["db1"][j, 0] = (W2[:, j] @ dz2[:, 0]) / np.cosh(W1[j] @ x[:, 0] + b1[j, 0]) ** 2
        grads["dW1"][j] = grads["db1"][j, 0] * x[:, 0]
    return grads


BACKWARD_ONE_EXAMPLE.wrong("""
    dz2 = a2[i, 0] - y[i, 0] → dz2 = y[i, 0] - a2[i, 0]
        The error has the wrong sign: where the answer is too high, a larger score makes it worse.
    dz2 * W2[i, j] * (1 - a1[j, 0] ** 2) → dz2 * W2[i, j]
        The slope of tanh is missing on the way to the hidden unit's score.
    dz2 * W2[i, j] * (1 - a1[j, 0] ** 2) → dz2 * (1 - a1[j, 0] ** 2)
        The weight is missing: the hidden unit's output reaches the score multiplied by it.
    (1 - a1[j, 0] ** 2) → (1 - a1[j, 0])
        The slope of tanh is 1 minus the square of its output.
    (1 - a1[j, 0] ** 2) → a1[j, 0] * (1 - a1[j, 0])
        That is the slope of a sigmoid. The hidden units have tanh.
    grads["dW2"][i, j] = dz2 * a1[j, 0] → grads["dW2"][i, j] = dz2 * W2[i, j]
        The gradient of a weight is its unit's dz times what the weight was multiplied by.
    grads["dW2"][i, j] = dz2 * a1[j, 0] → grads["dW2"][i, j] = dz2
        The gradient of an output weight lacks the output of its hidden unit.
    grads["dW1"][j, k] += dz1 * x[k, 0] → grads["dW1"][j, k] += dz1
        The gradient of a hidden weight lacks the input that it was multiplied by.
    grads["dW1"][j, k] += dz1 * x[k, 0] → grads["dW1"][j, k] += dz2 * x[k, 0]
        The hidden weights belong to the hidden unit: multiply by its dz, not by the output's.
    grads["db1"][j, 0] += dz1 → grads["db1"][j, 0] = dz1
    grads["dW1"][j, k] += dz1 → grads["dW1"][j, k] = dz1
        With several outputs, only the last one is heard. A hidden unit adds up what comes back from
        all of them.
    dz2 = a2[i, 0] - y[i, 0] → dz2 = (a2[i, 0] - y[i, 0]) * a2[i, 0] * (1 - a2[i, 0])
        A factor too many: with this loss, the sigmoid's slope cancels.
""")
