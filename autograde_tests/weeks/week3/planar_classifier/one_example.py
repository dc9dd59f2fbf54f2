"""One example through the network, unit by unit."""

import numpy as np

from course_utils.reference.activations import sigmoid
from course_utils.reference.hidden_layer import forward_one_example

from ....machinery.exercises import exercise, hidden, visible
from .. import _networks as networks

FORWARD_ONE_EXAMPLE = exercise(
    forward_one_example,
    "One example, unit by unit",
    visible(
        "two inputs, three hidden units",
        networks.SMALL_X[:, :1],
        networks.SMALL,
        unchanged=True,
    ),
    visible("two output units", networks.SMALL_X[:, 1:2], networks.TWO_OUTPUTS),
    hidden(
        "other sizes",
        lambda rng: networks.draw_network(rng, 4, 5, 1, 1),
        points=2,
        unchanged=True,
    ),
    hidden("one hidden unit", lambda rng: networks.draw_network(rng, 3, 1, 1, 1)),
    hidden("several outputs", lambda rng: networks.draw_network(rng, 2, 4, 3, 1)),
)


@FORWARD_ONE_EXAMPLE.equivalent
def a_loop_over_units(x, parameters):
    found = []
    for weights, bias in zip(parameters["W1"], parameters["b1"], strict=True):
        found.append(np.tanh(np.sum(weights * x[:, 0]) + bias))
    a1, a2 = np.array(found), []
    for weights, bias in zip(parameters["W2"], parameters["b2"], strict=True):
        a2.append(sigmoid(np.sum(weights * a1[:, 0]) + bias))
    return a1, np.array(a2)


@FORWARD_ONE_EXAMPLE.equivalent
def layer_by_layer(x, parameters):
    a = [x]
    for layer, g in (("1", np.tanh), ("2", sigmoid)):
        W, b = parameters["W" + layer], parameters["b" + layer]
        z = [b[j, 0] + sum(W[j, k] * a[-1][k, 0] for k in range(len(a[-1]))) for j in range(len(W))]
        a.append(g(np.array(z).reshape(-1, 1)))
    return a[1], a[2]


FORWARD_ONE_EXAMPLE.wrong("""
    a1[j, 0] = np.tanh(z) → a1[j, 0] = sigmoid(z)
        The hidden units use the sigmoid. Their activation is tanh; the sigmoid belongs to the
        output.
    a2[i, 0] = sigmoid(z) → a2[i, 0] = np.tanh(z)
        The output unit uses tanh, which can be negative. A probability cannot.
    a2[i, 0] = sigmoid(z) → a2[i, 0] = z
        The output is the score. The sigmoid makes a probability of it.
    a1[j, 0] = np.tanh(z) → a1[j, 0] = z
        The hidden units give out their scores. They pass them through tanh first.
    z = b1[j, 0] → z = 0
        The biases of the hidden units are missing.
    z = b2[i, 0] → z = 0
        The bias of the output unit is missing.
    z = z + W1[j, k] * x[k, 0] → z = b1[j, 0] + W1[j, k] * x[k, 0]
        Each input overwrites the ones before it. A score adds up what all inputs contribute.
    z = z + W2[i, j] * a1[j, 0] → z = b2[i, 0] + W2[i, j] * a1[j, 0]
        Each hidden unit overwrites the ones before it. The output's score adds all of them up.
    return a1, a2 → return a2, a1
        The output comes back first. The order is hidden activations, then output.
    return a1, a2 → return a2
        Only the output comes back. Return the hidden activations too.
    return a1, a2 → return a1.ravel(), a2.ravel()
        The activations are rank-1 arrays. Keep them columns, one row for each unit.
""")


@FORWARD_ONE_EXAMPLE.mistake(
    "The bias is added once for each input. A unit adds its bias once, before or after the loop."
)
def bias_in_the_loop(x, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    a1 = np.tanh(W1 @ x + len(x) * b1)
    return a1, sigmoid(W2 @ a1 + len(a1) * b2)
