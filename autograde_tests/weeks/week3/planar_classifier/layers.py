"""A layer in between: sizes, forward pass, cost."""

import math

import numpy as np

from course_utils import batchnorm_network
from course_utils.reference.activations import sigmoid
from course_utils.reference.costs import compute_cost
from course_utils.reference.hidden_layer import cost_of_outputs
from course_utils.reference.shallow import forward_propagation, layer_sizes
from course_utils.reference.softmax import softmax_cost

from ....machinery.exercises import exercise, hidden, visible
from .. import _networks as networks


def _data(rng, n_x, n_y, m):
    return rng.normal(size=(n_x, m)), networks.draw_labels(rng, n_y, m)


LAYER_SIZES = exercise(
    layer_sizes,
    "How many units each layer has",
    visible("two features, five examples", np.arange(10.0).reshape(2, 5), np.ones((1, 5))),
    visible("one example of three features, two labels", np.ones((3, 1)), np.zeros((2, 1))),
    hidden("other sizes", lambda rng: _data(rng, int(rng.integers(5, 9)), 3, 11)),
    hidden("another example", lambda rng: _data(rng, int(rng.integers(5, 9)), 2, 1)),
)


@LAYER_SIZES.equivalent
def unpacking(X, Y):
    n_x, m = X.shape
    n_y, m = Y.shape
    return (n_x, 4, n_y)


@LAYER_SIZES.equivalent
def by_len(X, Y):
    return [len(X), 4, len(Y)]


LAYER_SIZES.wrong("""
    X.shape[0] → X.shape[1]
    Y.shape[0] → Y.shape[1]
        You counted the examples. An example is a column, so which axis counts the features?
    X.shape[0] → X.shape[1]
        The first number is the number of examples. Which axis of X counts the features?
    Y.shape[0] → Y.shape[1]
        The last number is the number of examples. Which axis of Y counts the outputs?
    X.shape[0], 4, Y.shape[0] → Y.shape[0], 4, X.shape[0]
        Input and output changed places: input first, output last.
    , 4, → , X.shape[0],
        The hidden layer has four units here, whatever the data are.
    Y.shape[0] → 1
        The number of outputs is fixed in your code. It is the number of rows of Y.
    X.shape[0] → 2
        The number of inputs is fixed in your code. It is the number of rows of X.
    X.shape[0] → X.shape
    Y.shape[0] → Y.shape
        These are shapes. The number of rows is one entry of each.
    X.shape[0], 4, Y.shape[0] → X.shape[0], Y.shape[0], 4
        The three come back in another order: input, hidden, output.
""")


FORWARD_PROPAGATION = exercise(
    forward_propagation,
    "Forward through both layers",
    visible(
        "two inputs, three hidden units, four examples",
        networks.SMALL_X,
        networks.SMALL,
        unchanged=True,
    ),
    visible("one example, two outputs", networks.SMALL_X[:, :1], networks.TWO_OUTPUTS),
    visible("one hidden unit", networks.SMALL_X[:, :2], networks.ONE_HIDDEN_UNIT),
    hidden(
        "other sizes",
        lambda rng: networks.draw_network(rng, 4, 5, 1, int(rng.integers(6, 10))),
        unchanged=True,
    ),
    hidden("one hidden unit, three inputs", lambda rng: networks.draw_network(rng, 3, 1, 1, 5)),
    hidden("one example, many units", lambda rng: networks.draw_network(rng, 2, 8, 1, 1)),
    hidden("several outputs", lambda rng: networks.draw_network(rng, 2, 4, 3, 6)),
)


@FORWARD_PROPAGATION.equivalent
def by_dot(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = 1 / (1 + np.exp(-Z2))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@FORWARD_PROPAGATION.equivalent
def by_einsum(X, parameters):
    Z1 = np.einsum("hx,xm->hm", parameters["W1"], X) + parameters["b1"]
    A1 = 2 * sigmoid(2 * Z1) - 1
    Z2 = np.einsum("yh,hm->ym", parameters["W2"], A1)
    Z2 += parameters["b2"]
    A2 = 0.5 * (1 + np.tanh(0.5 * Z2))
    return [A2, {"A2": A2, "Z2": Z2, "A1": A1, "Z1": Z1, "X": X}]


@FORWARD_PROPAGATION.equivalent
def in_loops(X, parameters):
    n_h, n_y, m = len(parameters["W1"]), len(parameters["W2"]), X.shape[1]
    Z1, A1 = np.zeros((n_h, m)), np.zeros((n_h, m))
    Z2, A2 = np.zeros((n_y, m)), np.zeros((n_y, m))
    for i in range(m):
        for j in range(n_h):
            Z1[j, i] = parameters["W1"][j] @ X[:, i] + parameters["b1"][j, 0]
            A1[j, i] = math.tanh(Z1[j, i])
        for k in range(n_y):
            Z2[k, i] = parameters["W2"][k] @ A1[:, i] + parameters["b2"][k, 0]
            A2[k, i] = 1 / (1 + math.exp(-Z2[k, i]))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


FORWARD_PROPAGATION.wrong("""
    np.tanh(Z1) → sigmoid(Z1)
        The hidden layer uses the sigmoid. Its activation is tanh; the sigmoid stands in the output
        layer only.
    sigmoid(Z2) → np.tanh(Z2)
        The output layer uses tanh, which can be negative. A probability cannot.
    np.tanh(Z1) → sigmoid(Z1)
    sigmoid(Z2) → np.tanh(Z2)
        Each layer has the other's activation: tanh belongs to the hidden one.
    parameters["W2"] @ A1 → parameters["W2"] @ Z1
        The second layer gets Z1. It is fed with what the hidden units give out.
    np.tanh(Z1) → Z1
        The hidden layer has no activation: A1 is the same as Z1.
    sigmoid(Z2) → Z2
        The output layer has no activation: A2 is the same as Z2.
    X + parameters["b1"] → X
        The hidden layer's bias is missing.
    A1 + parameters["b2"] → A1
        The output layer's bias is missing.
    parameters["W1"] @ X → parameters["W1"] * X
        `*` multiplies entry by entry. A layer needs the matrix product of weights and inputs, in
        both layers.
    parameters["W1"] @ X → X @ parameters["W1"]
        The factors stand in the wrong order: their inner sizes must agree. Write the shapes under
        them.
    parameters["W1"] @ X → parameters["W1"].T @ X
        The shapes of a product do not fit together. W1 meets X, and W2 meets A1; the rows of each
        are its units already, so neither is transposed.
    "A1": A1 → "A1": Z1
        The cache holds the wrong array under `A1`: the activations, not Z1.
    "A1": A1, "Z2": Z2, "A2": A2 → "A1": A1, "A2": A2
        The cache lacks an entry. It has four: both Z and both A.
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2} → return A2
        Only the output comes back. The backward pass needs the cache as well.
    A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2} → {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}, A2
        The cache comes back first. The order is output, then cache.
    A1 = np.tanh(Z1) → A1 = np.tanh(Z1); X -= X.mean()
        Your function changes the array X that it was given. Give your results names of their own.
""")


def _probabilities(rng, m, low=0.05, high=0.95):
    return rng.uniform(low, high, size=(1, m)), networks.draw_labels(rng, 1, m)


def _near_one(rng):
    """Draw probabilities near 1, and one that is very near to it, rightly.

    None is so near to the wrong end that an ε of 1e-8 inside the logarithm would matter.
    """
    AL, Y = _probabilities(rng, 6, 0.99, 0.997)
    return np.append(AL, [[rng.uniform(0.9998, 0.9999)]], axis=1), np.append(Y, [[1.0]], axis=1)


COMPUTE_COST = exercise(
    compute_cost,
    "The mean cross-entropy",
    visible("three examples", np.array([[0.9, 0.2, 0.6]]), np.array([[1.0, 0.0, 0.0]])),
    visible(
        "near 0 and 1; your arrays stay as they were",
        np.array([[0.01, 0.99, 0.0001]]),
        np.array([[1.0, 1.0, 0.0]]),
        unchanged=True,
    ),
    hidden("many examples", lambda rng: _probabilities(rng, 17), points=2, unchanged=True),
    hidden("one example", lambda rng: (rng.uniform(0.1, 0.4, (1, 1)), np.ones((1, 1)))),
    hidden("near 1", _near_one),
    twins=(softmax_cost, batchnorm_network.cost, cost_of_outputs),
)


@COMPUTE_COST.equivalent
def by_products(AL, Y):
    m = Y.shape[1]
    logprobs = np.dot(Y, np.log(AL).T) + np.dot(1 - Y, np.log(1 - AL).T)
    return float(np.squeeze(-logprobs / m))


@COMPUTE_COST.equivalent
def by_logaddexp(AL, Y):
    Z = np.log(AL) - np.log1p(-AL)
    return np.mean(np.logaddexp(0, Z) - Y * Z)


@COMPUTE_COST.equivalent
def by_where(AL, Y):
    return -np.log(np.where(Y == 1, AL, 1 - AL)).mean()


@COMPUTE_COST.equivalent
def in_a_loop(AL, Y):
    total = 0.0
    for a, y in zip(AL[0], Y[0], strict=True):
        total -= math.log(a) if y else math.log(1 - a)
    return total / AL.shape[1]


COMPUTE_COST.wrong("""
    / Y.shape[1] →
        The cost is the mean over the examples. Yours is the sum.
    return -np.sum → return np.sum
        A cost is never negative, and the logarithm of a probability is. A sign is missing.
    np.log(1 - AL) → (1 - np.log(AL))
        In the second term look at the brackets: the logarithm is taken of 1 - AL.
    np.log(1 - AL) → (1 - np.log(1 - AL))
        The second term has a 1 too many: it stands in front of the logarithm as well as inside it.
    np.log(1 - AL) → np.log(AL)
        Both terms have the same logarithm. What is the probability of label 0?
    np.log(AL) + (1 - Y) * np.log(1 - AL) → np.log(AL)
        Examples with label 0 cost nothing in your version. The second term is missing.
    + (1 - Y) → - (1 - Y)
        The terms have opposite signs. Each is the logarithm of the probability of a label, and both
        count the same way.
    Y * np.log(AL) + (1 - Y) * np.log(1 - AL) →
    AL * np.log(Y + 1e-9) + (1 - AL) * np.log(1 - Y + 1e-9)
        AL and Y changed places: the logarithm is taken of probabilities.
    -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) → np.sum((AL - Y) ** 2)
        That is the squared error. Week 2 showed why a classifier has another cost.
    / Y.shape[1] → / np.log(2) / Y.shape[1]
        The logarithm to base 2 counts in bits. This course takes the natural one.
    np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) →
    (Y @ np.log(AL).T + (1 - Y) @ np.log(1 - AL).T)
        The cost is a matrix with one entry: a row times a column gives a 1 by 1 matrix. Return the
        number in it.
    np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / Y.shape[1] →
    (Y * np.log(AL) + (1 - Y) * np.log(1 - AL))
        You return one loss for each example. The cost is their mean.
""")


@COMPUTE_COST.mistake("The cost is right, but the function changes an array that it was given.")
def in_place(AL, Y):
    cost = -np.mean(np.log(np.where(Y == 1, AL, 1 - AL)))
    AL -= Y
    return cost
