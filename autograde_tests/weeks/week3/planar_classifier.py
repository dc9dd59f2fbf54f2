"""Exercises of the notebook week3/planar_classifier."""

import math

import numpy as np

from course_utils.reference import activations, optimizers, shallow
from course_utils.reference.activations import sigmoid
from course_utils.reference.costs import compute_cost
from course_utils.reference.shallow import (
    backward_propagation,
    forward_propagation,
    initialize_parameters,
    layer_sizes,
    update_parameters,
)

from ...machinery.exercises import Exercise, Mistake, hidden, visible

# What the cases are drawn from


def _parameters(rng, n_x, n_h, n_y, scale=0.8):
    """Draw parameters of a network, biases that are not zero among them."""
    return {
        "W1": scale * rng.normal(size=(n_h, n_x)),
        "b1": scale * rng.normal(size=(n_h, 1)),
        "W2": scale * rng.normal(size=(n_y, n_h)),
        "b2": scale * rng.normal(size=(n_y, 1)),
    }


def _labels(rng, n_y, m):
    """Draw labels with both classes in a row of two or more, in random order."""
    rows = [rng.permutation((np.arange(m) + row) % 2) for row in range(n_y)]
    return np.array(rows, dtype=float)


_SMALL = {
    "W1": np.array([[1.0, -0.5], [0.5, 1.0], [-1.0, 0.25]]),
    "b1": np.array([[0.5], [-1.0], [0.25]]),
    "W2": np.array([[1.0, -2.0, 0.5]]),
    "b2": np.array([[0.2]]),
}
_SMALL_X = np.array([[1.0, -0.5, 2.0, 0.0], [0.5, 1.5, -1.0, -2.0]])
_SMALL_Y = np.array([[1.0, 0.0, 0.0, 1.0]])


# layer_sizes


def _sizes_by_unpacking(X, Y):
    n_x, m = X.shape
    n_y, m = Y.shape
    n_h = 4
    return (n_x, n_h, n_y)


def _sizes_by_len(X, Y):
    return [len(X), 4, len(Y)]


def _data(rng, n_x, n_y, m):
    return rng.normal(size=(n_x, m)), _labels(rng, n_y, m)


LAYER_SIZES = Exercise(
    name="layer_sizes",
    title="How many units each layer has",
    reference=shallow.layer_sizes,
    cases=(
        visible("two features, five examples", np.arange(10.0).reshape(2, 5), np.ones((1, 5))),
        visible("three features, two labels each", np.ones((3, 6)), np.zeros((2, 6))),
        hidden("other sizes", lambda rng: _data(rng, int(rng.integers(5, 9)), 3, 11)),
        hidden("one example", lambda rng: _data(rng, int(rng.integers(5, 9)), 2, 1)),
    ),
    mistakes=(
        Mistake(
            "You counted the examples. An example is a column, so which axis counts the features?",
            replace={"X.shape[0]": "X.shape[1]", "Y.shape[0]": "Y.shape[1]"},
        ),
        Mistake(
            "The first number is the number of examples. Which axis of X counts the features?",
            replace={"X.shape[0]": "X.shape[1]"},
        ),
        Mistake(
            "The last number is the number of examples. Which axis of Y counts the outputs?",
            replace={"Y.shape[0]": "Y.shape[1]"},
        ),
        Mistake(
            "Input and output changed places: input first, output last.",
            replace={"X.shape[0], 4, Y.shape[0]": "Y.shape[0], 4, X.shape[0]"},
        ),
        Mistake(
            "The hidden layer has four units here, whatever the data are.",
            replace={"4": "X.shape[0]"},
        ),
        Mistake(
            "The number of outputs is fixed in your code. It is the number of rows of Y.",
            replace={"Y.shape[0]": "1"},
        ),
        Mistake(
            "The number of inputs is fixed in your code. It is the number of rows of X.",
            replace={"X.shape[0]": "2"},
        ),
        Mistake(
            "These are shapes. The number of rows is one entry of each.",
            replace={"X.shape[0]": "X.shape", "Y.shape[0]": "Y.shape"},
        ),
        Mistake(
            "The three come back in another order: input, hidden, output.",
            replace={"X.shape[0], 4, Y.shape[0]": "X.shape[0], Y.shape[0], 4"},
        ),
    ),
    equivalents=(_sizes_by_unpacking, _sizes_by_len),
)


# forward_propagation


def _forward_by_dot(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = 1 / (1 + np.exp(-Z2))
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return A2, cache


def _forward_by_einsum(X, parameters):
    Z1 = np.einsum("hx,xm->hm", parameters["W1"], X) + parameters["b1"]
    A1 = 2 * sigmoid(2 * Z1) - 1
    Z2 = np.einsum("yh,hm->ym", parameters["W2"], A1)
    Z2 += parameters["b2"]
    A2 = 0.5 * (1 + np.tanh(0.5 * Z2))
    return [A2, {"A2": A2, "Z2": Z2, "A1": A1, "Z1": Z1, "X": X}]


def _forward_in_loops(X, parameters):
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


def _forward_with_in_place_bias(X, parameters):
    Z1 = parameters["W1"] @ X
    Z1 += parameters["b1"]
    X -= X.mean()
    A1 = np.tanh(Z1)
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    return sigmoid(Z2), {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": sigmoid(Z2)}


def _network(rng, n_x, n_h, n_y, m):
    return rng.normal(size=(n_x, m)), _parameters(rng, n_x, n_h, n_y)


FORWARD_PROPAGATION = Exercise(
    name="forward_propagation",
    title="Forward through both layers",
    reference=shallow.forward_propagation,
    cases=(
        visible("two inputs, three hidden units, four examples", _SMALL_X, _SMALL, unchanged=True),
        visible("one example", _SMALL_X[:, :1], _SMALL),
        hidden(
            "other sizes",
            lambda rng: _network(rng, 4, 5, 1, int(rng.integers(6, 10))),
            points=2,
            unchanged=True,
        ),
        hidden("one hidden unit", lambda rng: _network(rng, 3, 1, 1, 5)),
        hidden("one example, many units", lambda rng: _network(rng, 2, 8, 1, 1)),
        hidden("several outputs", lambda rng: _network(rng, 2, 4, 3, 6)),
    ),
    mistakes=(
        Mistake(
            "The hidden layer uses the sigmoid. Its activation is tanh; the sigmoid stands in the "
            "output layer only.",
            replace={"np.tanh(Z1)": "sigmoid(Z1)"},
        ),
        Mistake(
            "The output layer uses tanh, which can be negative. A probability cannot.",
            replace={"sigmoid(Z2)": "np.tanh(Z2)"},
        ),
        Mistake(
            "Each layer has the other's activation: tanh belongs to the hidden one.",
            replace={"np.tanh(Z1)": "sigmoid(Z1)", "sigmoid(Z2)": "np.tanh(Z2)"},
        ),
        Mistake(
            "The second layer gets Z1. It is fed with what the hidden units give out.",
            replace={'parameters["W2"] @ A1': 'parameters["W2"] @ Z1'},
        ),
        Mistake(
            "The hidden layer has no activation: A1 is the same as Z1.",
            replace={"np.tanh(Z1)": "Z1"},
        ),
        Mistake(
            "The output layer has no activation: A2 is the same as Z2.",
            replace={"sigmoid(Z2)": "Z2"},
        ),
        Mistake(
            "The hidden layer's bias is missing.",
            replace={' @ X + parameters["b1"]': " @ X"},
        ),
        Mistake(
            "The output layer's bias is missing.",
            replace={' @ A1 + parameters["b2"]': " @ A1"},
        ),
        Mistake(
            "`*` multiplies entry by entry. A layer needs the matrix product of weights and "
            "inputs, in both layers.",
            replace={'parameters["W1"] @ X': 'parameters["W1"] * X'},
        ),
        Mistake(
            "The factors stand in the wrong order: their inner sizes must agree. Write the shapes "
            "under them.",
            replace={'parameters["W1"] @ X': 'X @ parameters["W1"]'},
        ),
        Mistake(
            "W1 needs no transposing here: its rows are the hidden units already.",
            replace={'parameters["W1"] @ X': 'parameters["W1"].T @ X'},
        ),
        Mistake(
            "The cache holds the wrong array under `A1`: the activations, not Z1.",
            replace={'"A1": A1': '"A1": Z1'},
        ),
        Mistake(
            "The cache lacks an entry. It has four: both Z and both A.",
            replace={'"Z2": Z2, ': ""},
        ),
        Mistake(
            "Only the output comes back. The backward pass needs the cache as well.",
            replace={'return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}': "return A2"},
        ),
        Mistake(
            "The cache comes back first. The order is output, then cache.",
            replace={
                'A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}': (
                    '{"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}, A2'
                )
            },
        ),
        Mistake(
            "Your function changes the array X that it was given. Give your results names of "
            "their own.",
            function=_forward_with_in_place_bias,
        ),
    ),
    equivalents=(_forward_by_dot, _forward_by_einsum, _forward_in_loops),
)


# compute_cost


def _cost_by_dot(AL, Y):
    m = Y.shape[1]
    logprobs = np.dot(Y, np.log(AL).T) + np.dot(1 - Y, np.log(1 - AL).T)
    return float(np.squeeze(-logprobs / m))


def _cost_by_logaddexp(AL, Y):
    Z = np.log(AL) - np.log1p(-AL)
    return np.mean(np.logaddexp(0, Z) - Y * Z)


def _cost_by_where(AL, Y):
    return -np.log(np.where(Y == 1, AL, 1 - AL)).mean()


def _cost_in_a_loop(AL, Y):
    total = 0.0
    for a, y in zip(AL[0], Y[0], strict=True):
        total -= math.log(a) if y else math.log(1 - a)
    return total / AL.shape[1]


def _cost_in_place(AL, Y):
    cost = -np.mean(np.log(np.where(Y == 1, AL, 1 - AL)))
    AL -= Y
    return cost


def _probabilities(rng, m, low=0.05, high=0.95):
    return rng.uniform(low, high, size=(1, m)), _labels(rng, 1, m)


_COST_SUM = "Y * np.log(AL) + (1 - Y) * np.log(1 - AL)"

COMPUTE_COST = Exercise(
    name="compute_cost",
    title="The mean cross-entropy",
    reference=compute_cost,
    cases=(
        visible("three examples", np.array([[0.9, 0.2, 0.6]]), np.array([[1.0, 0.0, 0.0]])),
        visible(
            "your arrays stay as they were",
            np.array([[0.3, 0.8]]),
            np.array([[1.0, 1.0]]),
            unchanged=True,
        ),
        hidden("many examples", lambda rng: _probabilities(rng, 17), points=2, unchanged=True),
        hidden("one example", lambda rng: (rng.uniform(0.1, 0.4, (1, 1)), np.ones((1, 1)))),
        hidden("near 0 and 1", lambda rng: _probabilities(rng, 6, 0.99, 0.9999)),
    ),
    mistakes=(
        Mistake(
            "The cost is the mean over the examples. Yours is the sum.",
            replace={" / Y.shape[1]": ""},
        ),
        Mistake(
            "A cost is never negative, and the logarithm of a probability is. A sign is missing.",
            replace={"-np.sum(": "np.sum("},
        ),
        Mistake(
            "In the second term look at the brackets: the logarithm is taken of 1 - AL.",
            replace={"np.log(1 - AL)": "(1 - np.log(AL))"},
        ),
        Mistake(
            "The second term has a 1 too many: it stands in front of the logarithm as well as "
            "inside it.",
            replace={"np.log(1 - AL)": "(1 - np.log(1 - AL))"},
        ),
        Mistake(
            "Both terms have the same logarithm. What is the probability of label 0?",
            replace={"np.log(1 - AL)": "np.log(AL)"},
        ),
        Mistake(
            "Examples with label 0 cost nothing in your version. The second term is missing.",
            replace={" + (1 - Y) * np.log(1 - AL)": ""},
        ),
        Mistake(
            "The terms have opposite signs. Each is the logarithm of the probability of a label, "
            "and both count the same way.",
            replace={" + (1 - Y)": " - (1 - Y)"},
        ),
        Mistake(
            "AL and Y changed places: the logarithm is taken of probabilities.",
            replace={_COST_SUM: "AL * np.log(Y + 1e-9) + (1 - AL) * np.log(1 - Y + 1e-9)"},
        ),
        Mistake(
            "That is the squared error. Week 2 showed why a classifier has another cost.",
            replace={f"-np.sum({_COST_SUM})": "np.sum((AL - Y) ** 2)"},
        ),
        Mistake(
            "The logarithm to base 2 counts in bits. This course takes the natural one.",
            replace={f"-np.sum({_COST_SUM})": f"-np.sum({_COST_SUM}) / np.log(2)"},
        ),
        Mistake(
            "The cost is a matrix with one entry: a row times a column gives a 1 by 1 matrix. "
            "Return the number in it.",
            replace={f"-np.sum({_COST_SUM})": "-(Y @ np.log(AL).T + (1 - Y) @ np.log(1 - AL).T)"},
        ),
        Mistake(
            "You return one loss for each example. The cost is their mean.",
            replace={f"-np.sum({_COST_SUM}) / Y.shape[1]": f"-({_COST_SUM})"},
        ),
        Mistake(
            "The cost is right, but the function changes an array that it was given.",
            function=_cost_in_place,
        ),
    ),
    equivalents=(_cost_by_dot, _cost_by_logaddexp, _cost_by_where, _cost_in_a_loop),
)


# the backward steps of the activations


def _signals(rng, rows, columns):
    """Draw derivatives and pre-activations of both signs, none near the corner of a ReLU."""
    size = rows * columns
    Z = rng.permutation(np.linspace(0.3, 3.0, size) * np.resize([1.0, -1.0], size))
    return rng.normal(size=(rows, columns)) + 0.3, Z.reshape(rows, columns)


def _flat_part(rng):
    """Draw pre-activations far out, where squashing functions are flat."""
    return rng.uniform(100, 200, size=(1, 6)), rng.uniform(4, 7, (1, 6)) * [1, -1, 1, -1, 1, -1]


def _backward_cases():
    """Make the cases that every backward step has."""
    return (
        visible(
            "two units, three examples",
            np.array([[1.0, -2.0, 0.5], [3.0, 1.0, -1.0]]),
            np.array([[0.5, -1.0, 2.0], [-0.25, 1.5, -2.0]]),
        ),
        visible(
            "your arrays stay as they were",
            np.array([[4.0], [-1.0]]),
            np.array([[-0.5], [1.0]]),
            unchanged=True,
        ),
        hidden("a matrix", lambda rng: _signals(rng, 3, 5), points=2, unchanged=True),
        hidden("one unit", lambda rng: _signals(rng, 1, 7)),
        hidden("far from zero", _flat_part),
    )


def _sigmoid_backward_by_exp(dA, Z):
    return dA * np.exp(-Z) / (1 + np.exp(-Z)) ** 2


def _sigmoid_backward_by_tanh(dA, Z):
    dZ = np.array(dA, copy=True)
    dZ *= 0.25 * (1 - np.tanh(Z / 2) ** 2)
    return dZ


SIGMOID_BACKWARD = Exercise(
    name="sigmoid_backward",
    title="Back through a sigmoid",
    reference=activations.sigmoid_backward,
    cases=_backward_cases(),
    mistakes=(
        Mistake(
            "That is the slope of the sigmoid alone. The chain rule multiplies it by what comes "
            "back from the right: dA.",
            replace={"dA * A * (1 - A)": "A * (1 - A)"},
        ),
        Mistake(
            "You put Z where σ(Z) belongs: the slope is written with the sigmoid's output.",
            replace={"dA * A * (1 - A)": "dA * Z * (1 - Z)"},
        ),
        Mistake(
            "You used the slope of tanh. That of the sigmoid is at most one quarter.",
            replace={"dA * A * (1 - A)": "dA * (1 - A**2)"},
        ),
        Mistake(
            "That multiplies by the sigmoid's value. What is its slope?",
            replace={"dA * A * (1 - A)": "dA * A"},
        ),
        Mistake(
            "One factor is missing: the slope has to be nearly 0 on both sides, also where the "
            "output is near 0.",
            replace={"dA * A * (1 - A)": "dA * (1 - A)"},
        ),
        Mistake(
            "The slope of the sigmoid is never negative. Look at the order in the bracket.",
            replace={"(1 - A)": "(A - 1)"},
        ),
        Mistake(
            "You took the sigmoid of dA. It is Z that went through the sigmoid.",
            replace={"sigmoid(Z)": "sigmoid(dA)"},
        ),
        Mistake(
            "A matrix product adds up over the examples. Every entry has its own slope: multiply "
            "entry by entry.",
            replace={"dA * A * (1 - A)": "dA @ (A * (1 - A)).T"},
        ),
        Mistake(
            "The values are right, but the function changes the array dA. Multiply into a new one.",
            replace={"return dA * A * (1 - A)": "dA *= A * (1 - A); return dA"},
        ),
    ),
    equivalents=(_sigmoid_backward_by_exp, _sigmoid_backward_by_tanh),
)


def _tanh_backward_by_cosh(dA, Z):
    return dA / np.cosh(Z) ** 2


def _tanh_backward_by_exp(dA, Z):
    t = (np.exp(Z) - np.exp(-Z)) / (np.exp(Z) + np.exp(-Z))
    return np.multiply(dA, 1 - np.power(t, 2))


TANH_BACKWARD = Exercise(
    name="tanh_backward",
    title="Back through a tanh",
    reference=activations.tanh_backward,
    cases=_backward_cases(),
    mistakes=(
        Mistake(
            "The square is missing: at Z = 0 yours is right, but it falls off on one side only.",
            replace={"A**2": "A"},
        ),
        Mistake(
            "You used the form of the sigmoid's slope. The slope of tanh at Z = 0 is 1; what does "
            "yours give there?",
            replace={"(1 - A**2)": "A * (1 - A)"},
        ),
        Mistake(
            "You put Z where tanh(Z) belongs: the slope is written with the output.",
            replace={"A**2": "Z**2"},
        ),
        Mistake(
            "That is the slope of tanh alone. Multiply it by dA.",
            replace={"dA * (1 - A**2)": "1 - A**2"},
        ),
        Mistake(
            "That multiplies by the value of tanh. What is its slope?",
            replace={"dA * (1 - A**2)": "dA * A"},
        ),
        Mistake(
            "The slope of tanh is never negative. Look at the order in the bracket.",
            replace={"(1 - A**2)": "(A**2 - 1)"},
        ),
        Mistake(
            "You took tanh of dA. It is Z that went through tanh.",
            replace={"np.tanh(Z)": "np.tanh(dA)"},
        ),
        Mistake(
            "A plus sign makes the slope grow away from 0. There the curve becomes flat.",
            replace={"1 - A**2": "1 + A**2"},
        ),
        Mistake(
            "The values are right, but the function changes the array dA. Multiply into a new one.",
            replace={"return dA * (1 - A**2)": "dA *= 1 - A**2; return dA"},
        ),
    ),
    equivalents=(_tanh_backward_by_cosh, _tanh_backward_by_exp),
)


def _relu_backward_by_copy(dA, Z):
    dZ = np.array(dA, copy=True)
    dZ[Z <= 0] = 0
    return dZ


def _relu_backward_at_the_corner(dA, Z):
    return np.where(Z >= 0, dA, 0.0)


def _relu_backward_in_place(dA, Z):
    dA[Z <= 0] = 0
    return dA


RELU_BACKWARD = Exercise(
    name="relu_backward",
    title="Back through a ReLU",
    reference=activations.relu_backward,
    cases=_backward_cases(),
    mistakes=(
        Mistake(
            "You cut off negative entries of dA. Whether the way is open depends on Z: a unit that "
            "was on lets negative derivatives through as well.",
            replace={"dA * (Z > 0)": "np.maximum(0, dA)"},
        ),
        Mistake(
            "That is the slope of the ReLU alone. Multiply it by dA.",
            replace={"dA * (Z > 0)": "np.where(Z > 0, 1.0, 0.0)"},
        ),
        Mistake(
            "You multiply by the value of the ReLU. What is its slope where it is not 0?",
            replace={"(Z > 0)": "np.maximum(0, Z)"},
        ),
        Mistake(
            "The other half passes: the unit is on where Z is positive.",
            replace={"Z > 0": "Z < 0"},
        ),
        Mistake(
            "Everything passes. Where Z is negative the ReLU is flat.",
            replace={"dA * (Z > 0)": "dA * 1.0"},
        ),
        Mistake(
            "The threshold is at 1. The corner of the ReLU is somewhere else.",
            replace={"Z > 0": "Z > 1"},
        ),
        Mistake(
            "The values are right, but the function changes the array dA. Copy it first.",
            function=_relu_backward_in_place,
        ),
    ),
    equivalents=(_relu_backward_by_copy, _relu_backward_at_the_corner),
)


def _leaky_backward_by_copy(dA, Z):
    dZ = dA.astype(float)
    dZ[Z < 0] *= 0.01
    return dZ


def _leaky_backward_by_parts(dA, Z):
    return dA * (Z > 0) + 0.01 * dA * (Z <= 0)


def _leaky_backward_in_place(dA, Z):
    dA[Z < 0] *= 0.01
    return dA


LEAKY_RELU_BACKWARD = Exercise(
    name="leaky_relu_backward",
    title="Back through a leaky ReLU",
    reference=activations.leaky_relu_backward,
    cases=_backward_cases(),
    mistakes=(
        Mistake(
            "That is the ReLU without a leak: on the left the slope is small, but not 0.",
            replace={"0.01": "0"},
        ),
        Mistake(
            "That is the slope alone. Multiply it by dA.",
            replace={"dA * np.where": "np.where"},
        ),
        Mistake(
            "You multiply by the value of the leaky ReLU. What is its slope on each side?",
            replace={"np.where(Z > 0, 1, 0.01)": "np.where(Z > 0, Z, 0.01 * Z)"},
        ),
        Mistake(
            "The two sides changed places: the slope is 1 where Z is positive.",
            replace={"1, 0.01": "0.01, 1"},
        ),
        Mistake(
            "The leak of this course is one hundredth.",
            replace={"0.01": "0.1"},
        ),
        Mistake(
            "The leak turns the sign. On the left the function still rises, only slowly.",
            replace={"0.01": "-0.01"},
        ),
        Mistake(
            "On the left you return the slope itself. It is to be multiplied by dA there too.",
            replace={"dA * np.where(Z > 0, 1, 0.01)": "np.where(Z > 0, dA, 0.01)"},
        ),
        Mistake(
            "You let dA through the leaky ReLU. Whether the derivative is kept or reduced depends "
            "on Z.",
            replace={"dA * np.where(Z > 0, 1, 0.01)": "np.maximum(0.01 * dA, dA)"},
        ),
        Mistake(
            "The values are right, but the function changes the array dA. Copy it first.",
            function=_leaky_backward_in_place,
        ),
    ),
    equivalents=(_leaky_backward_by_copy, _leaky_backward_by_parts),
)


def _swish_backward_with_g(dA, Z):
    g = Z * sigmoid(Z)
    return dA * (g + sigmoid(Z) * (1 - g))


def _swish_backward_by_tanh(dA, Z):
    t = np.tanh(Z / 2)
    return 0.5 * dA * (1 + t + 0.5 * Z * (1 - t**2))


SWISH_BACKWARD = Exercise(
    name="swish_backward",
    title="Back through a function of your own derivation",
    reference=activations.swish_backward,
    cases=_backward_cases(),
    mistakes=(
        Mistake(
            "You left out what Z does as the first factor: a product's derivative has two terms. "
            "At Z = 0 the slope is one half.",
            replace={"(s + Z * s * (1 - s))": "Z * s * (1 - s)"},
        ),
        Mistake(
            "You treated the sigmoid as a constant. It depends on Z as well, which gives a second "
            "term.",
            replace={"(s + Z * s * (1 - s))": "s"},
        ),
        Mistake(
            "You multiplied the derivatives of the two factors. The product rule adds two terms.",
            replace={"(s + Z * s * (1 - s))": "s * (1 - s)"},
        ),
        Mistake(
            "The second term lacks its factor Z.",
            replace={"Z * s * (1 - s)": "s * (1 - s)"},
        ),
        Mistake(
            "The two terms of the product rule are added, not subtracted.",
            replace={"s + Z": "s - Z"},
        ),
        Mistake(
            "That is the slope alone. Multiply it by dA.",
            replace={"dA * (s + Z * s * (1 - s))": "s + Z * s * (1 - s)"},
        ),
        Mistake(
            "dA multiplies the first term only. Put brackets around the whole slope.",
            replace={"dA * (s + Z * s * (1 - s))": "dA * s + Z * s * (1 - s)"},
        ),
        Mistake(
            "In the second term you have the sigmoid where its slope belongs.",
            replace={"Z * s * (1 - s)": "Z * s"},
        ),
        Mistake(
            "The values are right, but the function changes the array dA. Multiply into a new one.",
            replace={"return dA * (s + Z * s * (1 - s))": "dA *= s + Z * s * (1 - s); return dA"},
        ),
    ),
    equivalents=(_swish_backward_with_g, _swish_backward_by_tanh),
)


# initialize_parameters: random, so properties are judged


def _fault_of_start(arguments, parameters):
    """Say what keeps parameters from being a good start; no measured number is in the message."""
    n_x, n_h, n_y = arguments
    shapes = {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (n_y, n_h), "b2": (n_y, 1)}
    if not isinstance(parameters, dict):
        return "the result is no dict of parameters."
    if missing := [name for name in shapes if name not in parameters]:
        return f"the result has no key {missing[0]!r}."
    for faults in (
        {name: _fault_of_shape(parameters[name], shape) for name, shape in shapes.items()},
        {name: _fault_of_bias(parameters[name]) for name in ("b1", "b2")},
        {name: _fault_of_weights(parameters[name]) for name in ("W1", "W2")},
    ):
        if any(faults.values()):
            return "; ".join(f"{name} {fault}" for name, fault in faults.items() if fault) + "."
    return None


def _fault_of_shape(value, shape):
    return "" if np.shape(value) == shape else f"has shape {np.shape(value)}, expected {shape}"


def _fault_of_bias(b):
    return "is not zero everywhere" if np.any(np.asarray(b) != 0) else ""


def _fault_of_weights(W):
    W = np.asarray(W, float)
    if not np.isfinite(W).all():
        return "has entries that are not finite"
    if not W.any():
        return "is zero everywhere"
    if W.size > 1 and np.ptp(W) == 0:
        return "has the same number everywhere"
    if np.abs(W).max() > 0.08:  # eight standard deviations
        return "has entries that are too large for 0.01 times a normal draw"
    if np.abs(W).max() < 1e-10:
        return "is as good as zero everywhere"
    if W.size < 100:
        return ""
    size = np.sqrt(np.mean(W**2))
    # six standard errors: a right answer fails once in some hundred million times
    if abs(W.mean()) > 6 * size / np.sqrt(W.size):
        return "is not centred on 0"
    return "" if abs(size / 0.01 - 1) < 6 / np.sqrt(2 * W.size) else "has not the spread 0.01"


def _start_by_randn(n_x, n_h, n_y):
    np.random.seed(2)  # noqa: NPY002  as many solutions have it
    W1 = np.random.randn(n_h, n_x) * 0.01  # noqa: NPY002
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.01  # noqa: NPY002
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


def _start_by_normal(n_x, n_h, n_y):
    rng = np.random.default_rng()
    sizes, parameters = [n_x, n_h, n_y], {}
    for layer in (1, 2):
        shape = (sizes[layer], sizes[layer - 1])
        parameters[f"W{layer}"] = rng.normal(0, 0.01, shape)
        parameters[f"b{layer}"] = np.full((shape[0], 1), 0)
    return parameters


def _start_by_rand(n_x, n_h, n_y):
    W1 = np.random.rand(n_h, n_x) * 0.01  # noqa: NPY002
    W2 = np.random.rand(n_y, n_h) * 0.01  # noqa: NPY002
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


_DRAW_1, _DRAW_2 = "rng.standard_normal((n_h, n_x))", "rng.standard_normal((n_y, n_h))"

INITIALIZE_PARAMETERS = Exercise(
    name="initialize_parameters",
    title="A small random start",
    reference=initialize_parameters,
    cases=(
        visible("two inputs, four hidden units", 2, 4, 1, judge=_fault_of_start),
        visible("many units", 20, 40, 10, judge=_fault_of_start),
        hidden(
            "other sizes",
            lambda rng: tuple(int(n) for n in rng.integers([25, 31, 5], [31, 40, 9])),
            judge=_fault_of_start,
            points=2,
        ),
        hidden(
            "one hidden unit", lambda rng: (int(rng.integers(6, 11)), 1, 7), judge=_fault_of_start
        ),
        hidden("one input", lambda rng: (1, int(rng.integers(6, 11)), 1), judge=_fault_of_start),
    ),
    mistakes=(
        Mistake(
            "`rand` draws from 0 to 1, so all weights are positive. A normal draw is centred on "
            "0: `randn`, or `standard_normal` of a generator.",
            function=_start_by_rand,
        ),
        Mistake(
            "The weights are as large as the draw gives them. The factor 0.01 is missing.",
            replace={f"0.01 * {_DRAW_1}": _DRAW_1, f"0.01 * {_DRAW_2}": _DRAW_2},
        ),
        Mistake(
            "The factor 0.01 is missing in the first layer.",
            replace={f"0.01 * {_DRAW_1}": _DRAW_1},
        ),
        Mistake(
            "The factor 0.01 is missing in the second layer.",
            replace={f"0.01 * {_DRAW_2}": _DRAW_2},
        ),
        Mistake(
            "All weights are zero. Then all hidden units are the same, and they stay so.",
            replace={f"0.01 * {_DRAW_1}": "np.zeros((n_h, n_x))", _DRAW_2: "np.zeros((n_y, n_h))"},
        ),
        Mistake(
            "All weights are one and the same number. That breaks the symmetry no more than zeros "
            "do.",
            replace={_DRAW_1: "np.ones((n_h, n_x))", _DRAW_2: "np.ones((n_y, n_h))"},
        ),
        Mistake(
            "n_x and n_h changed places in W1. A row of W1 belongs to a hidden unit.",
            replace={"(n_h, n_x)": "(n_x, n_h)"},
        ),
        Mistake(
            "n_h and n_y changed places in W2. A row of W2 belongs to an output unit.",
            replace={"(n_y, n_h)": "(n_h, n_y)"},
        ),
        Mistake(
            "Both weight matrices are turned: the rows belong to the layer's own units.",
            replace={"(n_h, n_x)": "(n_x, n_h)", "(n_y, n_h)": "(n_h, n_y)"},
        ),
        Mistake(
            "The biases are rank-1 arrays. Give `np.zeros` a tuple of two numbers.",
            replace={"np.zeros((n_h, 1))": "np.zeros(n_h)", "np.zeros((n_y, 1))": "np.zeros(n_y)"},
        ),
        Mistake(
            "The biases are rows. Each unit has its bias in a row of its own: make a column.",
            replace={"np.zeros((n_h, 1))": "np.zeros((1, n_h))"},
        ),
        Mistake(
            "The biases are random. Different weights are enough to make the units different.",
            replace={
                "np.zeros((n_h, 1))": "0.01 * rng.standard_normal((n_h, 1))",
                "np.zeros((n_y, 1))": "0.01 * rng.standard_normal((n_y, 1))",
            },
        ),
        Mistake(
            "The hidden layer has four units whatever n_h is. Use the argument.",
            replace={"rng = ": "n_h = 4; rng = "},
        ),
    ),
    equivalents=(_start_by_randn, _start_by_normal),
    uses=(),
)


# backward_propagation


def _backward_by_dot(parameters, cache, X, Y):
    m = X.shape[1]
    W2 = parameters["W2"]
    A1 = cache["A1"]
    A2 = cache["A2"]
    dZ2 = A2 - Y
    dW2 = (1 / m) * np.dot(dZ2, A1.T)
    db2 = (1 / m) * np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = np.dot(W2.T, dZ2) * (1 - np.power(A1, 2))
    dW1 = (1 / m) * np.dot(dZ1, X.T)
    db1 = (1 / m) * np.sum(dZ1, axis=1, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


def _backward_from_z(parameters, cache, X, Y):
    m = Y.shape[1]
    A2 = sigmoid(cache["Z2"])
    dZ2 = (A2 - Y) / m
    dZ1 = np.einsum("yh,ym->hm", parameters["W2"], dZ2) / np.cosh(cache["Z1"]) ** 2
    return {
        "dZ2": dZ2,
        "dW2": np.einsum("ym,hm->yh", dZ2, cache["A1"]),
        "db2": dZ2.sum(axis=1).reshape(-1, 1),
        "dW1": np.einsum("hm,xm->hx", dZ1, X),
        "db1": dZ1.sum(axis=1)[:, np.newaxis],
    }


def _backward_in_a_loop(parameters, cache, X, Y):
    grads = {f"d{name}": np.zeros(value.shape) for name, value in parameters.items()}
    m = X.shape[1]
    for i in range(m):
        dz2 = cache["A2"][:, [i]] - Y[:, [i]]
        dz1 = parameters["W2"].T @ dz2
        dz1 *= (1 - cache["A1"][:, [i]]) * (1 + cache["A1"][:, [i]])
        for name, dz, a in (("1", dz1, X[:, [i]]), ("2", dz2, cache["A1"][:, [i]])):
            grads["dW" + name] += dz @ a.T / m
            grads["db" + name] += dz / m
    return grads


def _backward_in_place(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["A2"]
    dZ2 -= Y
    dZ1 = parameters["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    return {
        "dW1": dZ1 @ X.T / m,
        "db1": dZ1.mean(axis=1, keepdims=True),
        "dW2": dZ2 @ cache["A1"].T / m,
        "db2": dZ2.mean(axis=1, keepdims=True),
    }


def _passed(rng, n_x, n_h, n_y, m):
    """Draw a network, its cache on random examples, the examples and their labels."""
    X, parameters = _network(rng, n_x, n_h, n_y, m)
    return parameters, forward_propagation(X, parameters)[1], X, _labels(rng, n_y, m)


_SUM_1 = "np.sum(dZ1, axis=1, keepdims=True) / m"
_SUM_2 = "np.sum(dZ2, axis=1, keepdims=True) / m"

BACKWARD_PROPAGATION = Exercise(
    name="backward_propagation",
    title="Back through both layers",
    reference=shallow.backward_propagation,
    cases=(
        visible(
            "two inputs, three hidden units, four examples",
            _SMALL,
            forward_propagation(_SMALL_X, _SMALL)[1],
            _SMALL_X,
            _SMALL_Y,
            unchanged=True,
        ),
        visible("one hidden unit", draw=lambda rng: _passed(rng, 3, 1, 1, 5)),
        hidden(
            "other sizes",
            lambda rng: _passed(rng, 4, 5, 1, int(rng.integers(7, 12))),
            points=3,
            unchanged=True,
        ),
        hidden("one example", lambda rng: _passed(rng, 3, 4, 1, 1), points=2),
        hidden("two hidden units", lambda rng: _passed(rng, 3, 2, 1, 6)),
        hidden("several outputs", lambda rng: _passed(rng, 2, 3, 2, 5)),
    ),
    mistakes=(
        Mistake(
            "All four gradients are sums over the examples. The cost is a mean, so they are means.",
            replace={
                "dZ2 @ A1.T / m": "dZ2 @ A1.T",
                _SUM_2: "np.sum(dZ2, axis=1, keepdims=True)",
                "dZ1 @ X.T / m": "dZ1 @ X.T",
                _SUM_1: "np.sum(dZ1, axis=1, keepdims=True)",
            },
        ),
        Mistake(
            "dW1 and dW2 are sums over the examples. The cost is a mean: divide by m.",
            replace={"dZ2 @ A1.T / m": "dZ2 @ A1.T", "dZ1 @ X.T / m": "dZ1 @ X.T"},
        ),
        Mistake(
            "db1 and db2 are sums over the examples. The cost is a mean: divide by m.",
            replace={
                _SUM_2: "np.sum(dZ2, axis=1, keepdims=True)",
                _SUM_1: "np.sum(dZ1, axis=1, keepdims=True)",
            },
        ),
        Mistake(
            "The first layer's gradients are divided by m twice: dZ1 already holds a 1/m that came "
            "with dZ2.",
            replace={"dZ2 = A2 - Y": "dZ2 = (A2 - Y) / m", "dZ2 @ A1.T / m": "dZ2 @ A1.T"},
        ),
        Mistake(
            "The slope of tanh is missing in dZ1: what comes back through W2 has still to pass "
            "the activation.",
            replace={" * (1 - A1**2)": ""},
        ),
        Mistake(
            "The slope of tanh is 1 minus the square of its output. The square is missing.",
            replace={"1 - A1**2": "1 - A1"},
        ),
        Mistake(
            "A1(1 - A1) is the slope of a sigmoid. The hidden layer has tanh.",
            replace={"(1 - A1**2)": "A1 * (1 - A1)"},
        ),
        Mistake(
            "The slope of tanh stands in dZ1 twice. It is passed once.",
            replace={"(1 - A1**2)": "(1 - A1**2) * (1 - A1**2)"},
        ),
        Mistake(
            "You squared Z1. The slope of tanh is written with its output, A1.",
            replace={"A1**2": 'cache["Z1"] ** 2'},
        ),
        Mistake(
            "dZ2 is multiplied by A2(1 - A2) once more. With this cost that factor cancels.",
            replace={"dZ2 = A2 - Y": "dZ2 = (A2 - Y) * A2 * (1 - A2)"},
        ),
        Mistake(
            "dZ2 has the wrong sign: where the prediction is too high, a larger Z2 makes it worse.",
            replace={"A2 - Y": "Y - A2"},
        ),
        Mistake(
            "Label and output of the wrong layer: dZ2 compares the network's output with Y.",
            replace={"dZ2 = A2 - Y": "dZ2 = A1 - Y"},
        ),
        Mistake(
            "W2 must be transposed on the way back: from the output units to the hidden ones.",
            replace={'parameters["W2"].T @ dZ2': 'parameters["W2"] @ dZ2'},
        ),
        Mistake(
            "You went back through W1. Between the hidden layer and the output stands W2.",
            replace={'parameters["W2"].T': 'parameters["W1"].T'},
        ),
        Mistake(
            "dW1 is multiplied with A1. The weights W1 were multiplied with another array on the "
            "way forward.",
            replace={"dZ1 @ X.T": "dZ1 @ A1.T"},
        ),
        Mistake(
            "dW1 is made from dZ2. It belongs to the hidden layer: which dZ is that?",
            replace={"dZ1 @ X.T": "dZ2 @ X.T"},
        ),
        Mistake(
            "`*` multiplies entry by entry. dW2 is a matrix product, whose sum runs over the "
            "examples.",
            replace={"dZ2 @ A1.T / m": "dZ2 * A1 / m"},
        ),
        Mistake(
            "A bias gradient lost an axis in the sum: keep it, so that the shape is that of the "
            "bias.",
            replace={_SUM_1: "np.sum(dZ1, axis=1) / m", _SUM_2: "np.sum(dZ2, axis=1) / m"},
        ),
        Mistake(
            "db1 sums over the units. A bias gathers what comes back from all examples: which axis "
            "are they?",
            replace={_SUM_1: "np.sum(dZ1, axis=0, keepdims=True) / m"},
        ),
        Mistake(
            "db1 is one number for the whole layer. Every unit has a bias of its own.",
            replace={_SUM_1: "np.sum(dZ1) / m"},
        ),
        Mistake(
            "dW1 and dW2 changed places in the result.",
            replace={'"dW1": dW1': '"dW1": dW2', '"dW2": dW2': '"dW2": dW1'},
        ),
        Mistake(
            "You divide by the number of features. Which axis of X counts the examples?",
            replace={"X.shape[1]": "X.shape[0]"},
        ),
        Mistake(
            "The gradients are right, but the cache is changed: `-=` writes into its array.",
            function=_backward_in_place,
        ),
    ),
    equivalents=(_backward_by_dot, _backward_from_z, _backward_in_a_loop),
)


# update_parameters


def _update_in_place(parameters, grads, learning_rate=1.2):
    for name in parameters:
        parameters[name] -= learning_rate * grads["d" + name]
    return parameters


def _update_rebinding(parameters, grads, learning_rate=1.2):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    W1 = W1 - learning_rate * grads["dW1"]
    b1 = b1 - learning_rate * grads["db1"]
    W2 = W2 - learning_rate * grads["dW2"]
    b2 = b2 - learning_rate * grads["db2"]
    parameters = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
    return parameters


def _update_of_copies(parameters, grads, learning_rate=1.2):
    new = {name: np.copy(value) for name, value in parameters.items()}
    for layer in (1, 2):
        new[f"W{layer}"] += -learning_rate * grads[f"dW{layer}"]
        new[f"b{layer}"] += -learning_rate * grads[f"db{layer}"]
    return new


def _step(rng, n_x, n_h, n_y, *rate):
    parameters = _parameters(rng, n_x, n_h, n_y)
    grads = {f"d{name}": value for name, value in _parameters(rng, n_x, n_h, n_y).items()}
    return (parameters, grads, *rate)


_UPDATE_LINES = {
    name: f'parameters["{name}"] - learning_rate * grads["d{name}"]'
    for name in ("W1", "b1", "W2", "b2")
}


def _each_line(old, new):
    return {line: line.replace(old, new) for line in _UPDATE_LINES.values()}


UPDATE_PARAMETERS = Exercise(
    name="update_parameters",
    title="One step of gradient descent",
    reference=shallow.update_parameters,
    twins=(
        optimizers.update_parameters_with_gd,
        optimizers.update_parameters_with_momentum,
    ),
    cases=(
        visible("learning rate 0.1", draw=lambda rng: _step(rng, 2, 3, 1, 0.1)),
        visible("default learning rate", draw=lambda rng: _step(rng, 2, 2, 1)),
        hidden(
            "other sizes, another rate",
            lambda rng: _step(rng, 4, 5, 2, float(rng.uniform(0.2, 0.9))),
            points=2,
        ),
        hidden("as many units in every layer", lambda rng: _step(rng, 3, 3, 3, 0.5)),
        hidden("one unit everywhere, default rate", lambda rng: _step(rng, 1, 1, 1)),
    ),
    mistakes=(
        Mistake(
            "The parameters climb. The gradient points uphill: which way leads down?",
            replace=_each_line(" - ", " + "),
        ),
        Mistake(
            "The learning rate is missing: your step is as long as the gradient.",
            replace=_each_line("learning_rate * ", ""),
        ),
        Mistake(
            "The learning rate is fixed in your code. Use the argument.",
            replace=_each_line("learning_rate", "1.2"),
        ),
        Mistake(
            "The learning rate's default is 1.2 in this notebook.",
            replace={"learning_rate=1.2": "learning_rate=0.01"},
        ),
        Mistake(
            "W2 is moved by dW1. Each parameter has a gradient of its own.",
            replace={_UPDATE_LINES["W2"]: _UPDATE_LINES["W2"].replace("dW2", "dW1")},
        ),
        Mistake(
            "W1 is moved by dW2. Each parameter has a gradient of its own.",
            replace={_UPDATE_LINES["W1"]: _UPDATE_LINES["W1"].replace("dW1", "dW2")},
        ),
        Mistake(
            "The biases have each other's gradients.",
            replace={
                _UPDATE_LINES["b1"]: _UPDATE_LINES["b1"].replace("db1", "db2"),
                _UPDATE_LINES["b2"]: _UPDATE_LINES["b2"].replace("db2", "db1"),
            },
        ),
        Mistake(
            "The biases stay where they were. They have gradients too.",
            replace={
                _UPDATE_LINES["b1"]: 'parameters["b1"]',
                _UPDATE_LINES["b2"]: 'parameters["b2"]',
            },
        ),
        Mistake(
            "Nothing moves: the function returns the parameters it was given.",
            replace={line: line.split(" - ")[0] for line in _UPDATE_LINES.values()},
        ),
        Mistake(
            "The second layer stays where it was. Both layers learn.",
            replace={
                _UPDATE_LINES["W2"]: 'parameters["W2"]',
                _UPDATE_LINES["b2"]: 'parameters["b2"]',
            },
        ),
        Mistake(
            "The result has the keys of the gradients. The new parameters are called W1, b1, W2 "
            "and b2.",
            replace={
                '"W1": par': '"dW1": par',
                '"b1": par': '"db1": par',
                '"W2": par': '"dW2": par',
                '"b2": par': '"db2": par',
            },
        ),
    ),
    equivalents=(_update_in_place, _update_rebinding, _update_of_copies),
)


# nn_model: its start is random, so properties are judged


def _biases_of_the_first_steps(share, steps):
    """Follow b2 while the weights are still near 0 and the output is σ(b2) for every example."""
    b2, path = 0.0, [0.0]
    for _ in range(steps):
        b2 -= 1.2 * (1 / (1 + math.exp(-b2)) - share)
        path.append(b2)
    return path


def _fault_of_shapes(X, n_h, parameters):
    if not isinstance(parameters, dict):
        return "the result is no dict of parameters."
    n_x = len(X)
    shapes = {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (1, n_h), "b2": (1, 1)}
    for name, shape in shapes.items():
        if name not in parameters:
            return f"the result has no key {name!r}."
        if np.shape(parameters[name]) != shape:
            return (
                f"{name} has shape {np.shape(parameters[name])}, expected {shape} for {n_x} "
                f"inputs and {n_h} hidden units."
            )
        if not np.isfinite(parameters[name]).all():
            return f"{name} has entries that are not finite."
        if np.abs(parameters[name]).max() > 1e4:  # what trains on these examples stays below 100
            return f"{name} has entries that are far too large."
    return None


def _fault_of_few_steps(arguments, parameters):
    """Judge the number of updates by b2, which small weights do not touch at first."""
    X, Y, n_h, steps = arguments[:4]
    fault = _fault_of_shapes(X, n_h, parameters)
    if fault:
        return fault
    share, b2 = float(np.mean(Y)), float(np.squeeze(parameters["b2"]))
    path = _biases_of_the_first_steps(share, 40)
    right = path[steps]
    # neighbours on the path lie further apart than twice this
    near = 0.03
    if abs(b2 - right) < near:
        if np.ptp(parameters["W1"], axis=0).max() == 0 and n_h > 1:
            return "the hidden units are all the same. Was the start random?"
        return None
    if abs(b2) < 1e-9:
        return f"b2 is still 0 after {steps} updates: these are the parameters of the start."
    if abs(b2 - steps * path[1]) < near:
        return f"b2 is where {steps} times the first step leads, not {steps} steps."
    for count in (1, steps - 1, steps + 1):
        if abs(b2 - path[count]) < near:
            return f"b2 is where {count} update(s) lead, not {steps}."
    if b2 * right < 0:
        return "b2 moved the wrong way."
    return f"b2 is not where {steps} updates with learning rate 1.2 lead."


def _fault_of_training(arguments, parameters):
    """Judge a longer run on easy data by what it predicts."""
    X, Y, n_h = arguments[:3]
    fault = _fault_of_shapes(X, n_h, parameters)
    if fault:
        return fault
    A2, _ = forward_propagation(X, parameters)
    if compute_cost(np.clip(A2, 1e-12, 1 - 1e-12), Y) > 0.25:
        return "the cost is still high on examples that are easy to tell apart."
    if np.any((A2 > 0.5) != Y):
        return "some examples that are easy to tell apart are on the wrong side."
    return None


def _easy(rng, n_x, n_h, m, num_iterations):
    """Draw two clouds far apart, and the settings of a run."""
    Y = rng.permutation(np.arange(m) % 2).astype(float).reshape(1, m)
    direction = np.resize([1.0, -1.0, 0.5], (n_x, 1))
    X = (2 * Y - 1) * 1.5 * direction + rng.uniform(-0.5, 0.5, size=(n_x, m)) + 0.3
    return X, Y, n_h, num_iterations


def _few_steps(rng, n_x, n_h, m, num_iterations):
    """Draw small examples, three quarters of them of class 1, and the settings of a short run."""
    Y = rng.permutation((np.arange(m) % 4 > 0) * 1.0).reshape(1, m)
    return rng.uniform(-0.5, 0.5, size=(n_x, m)), Y, n_h, num_iterations


def _model_in_one_piece(X, Y, n_h, num_iterations=10000, print_cost=False):
    rng = np.random.default_rng(7)
    m = X.shape[1]
    W1, b1 = 0.01 * rng.normal(size=(n_h, X.shape[0])), np.zeros((n_h, 1))
    W2, b2 = 0.01 * rng.normal(size=(Y.shape[0], n_h)), np.zeros((Y.shape[0], 1))
    for _ in range(num_iterations):
        A1 = np.tanh(W1 @ X + b1)
        dZ2 = sigmoid(W2 @ A1 + b2) - Y
        dZ1 = W2.T @ dZ2 * (1 - A1 * A1)
        W2 -= 1.2 * dZ2 @ A1.T / m
        b2 -= 1.2 * dZ2.mean(axis=1, keepdims=True)
        W1 -= 1.2 * dZ1 @ X.T / m
        b1 -= 1.2 * dZ1.mean(axis=1, keepdims=True)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


def _model_with_randn(X, Y, n_h, num_iterations=10000, print_cost=False):
    np.random.seed(3)  # noqa: NPY002  as many solutions have it
    n_x, n_y = layer_sizes(X, Y)[0], layer_sizes(X, Y)[2]
    parameters = {
        "W1": np.random.randn(n_h, n_x) * 0.01,  # noqa: NPY002
        "b1": np.zeros((n_h, 1)),
        "W2": np.random.randn(n_y, n_h) * 0.01,  # noqa: NPY002
        "b2": np.zeros((n_y, 1)),
    }
    for i in range(0, num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate=1.2)
        if print_cost and i % 1000 == 0:
            print("Cost after iteration %i: %f" % (i, cost))  # noqa: UP031
    return parameters


def _model_with_stale_gradients(X, Y, n_h, num_iterations=10000, print_cost=False, rng=None):
    n_x, _, n_y = layer_sizes(X, Y)
    parameters = initialize_parameters(n_x, n_h, n_y, 1)
    A2, cache = forward_propagation(X, parameters)
    grads = backward_propagation(parameters, cache, X, Y)
    for _ in range(num_iterations):
        parameters = update_parameters(parameters, grads)
    return parameters


def _model_from_zeros(X, Y, n_h, num_iterations=10000, print_cost=False, rng=None):
    n_x, _, n_y = layer_sizes(X, Y)
    shapes = {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (n_y, n_h), "b2": (n_y, 1)}
    parameters = {name: np.zeros(shape) for name, shape in shapes.items()}
    for _ in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads)
    return parameters


NN_MODEL = Exercise(
    name="nn_model",
    title="The training loop",
    reference=shallow.nn_model,
    cases=(
        visible(
            "three updates",
            np.array([[0.5, -0.25, 0.25, -0.5], [0.0, 0.5, -0.5, 0.25]]),
            np.array([[1.0, 1.0, 0.0, 1.0]]),
            5,
            3,
            judge=_fault_of_few_steps,
        ),
        visible(
            "two clouds, 200 updates",
            draw=lambda rng: _easy(rng, 2, 3, 10, 200),
            judge=_fault_of_training,
            unchanged=True,
        ),
        hidden(
            "one update, printing on",
            lambda rng: (*_few_steps(rng, 4, 2, 8, 1), True),
            judge=_fault_of_few_steps,
        ),
        hidden(
            "other sizes, few updates",
            lambda rng: _few_steps(rng, 3, 6, 16, 4),
            judge=_fault_of_few_steps,
            unchanged=True,
        ),
        hidden(
            "more features, more updates",
            lambda rng: _easy(rng, 5, 7, 20, 250),
            judge=_fault_of_training,
            points=2,
        ),
        hidden(
            "one hidden unit",
            lambda rng: _easy(rng, 1, 1, 12, 300),
            judge=_fault_of_training,
        ),
    ),
    mistakes=(
        Mistake(
            "The hidden layer has four units whatever n_h is. `layer_sizes` says four; here the "
            "argument decides.",
            replace={"n_x, _, n_y = layer_sizes": "n_x, n_h, n_y = layer_sizes"},
        ),
        Mistake(
            "The number of updates is fixed in your code. Use the argument.",
            # a fixed start, and more updates than any case needs: what it earns never varies
            replace={"range(num_iterations)": "range(400)", "n_y, rng)": "n_y, 1)"},
        ),
        Mistake(
            "Your loop makes one update less than asked.",
            replace={"range(num_iterations)": "range(1, num_iterations)"},
        ),
        Mistake(
            "The function returns during the first round, or each round starts anew. Look how far "
            "the `return` is indented, and what stands inside the loop.",
            replace={"range(num_iterations)": "range(1)"},
        ),
        Mistake(
            "The parameters that come back are those of the start: what `update_parameters` "
            "returns has to be kept.",
            replace={"parameters = update_parameters": "_ = update_parameters"},
        ),
        Mistake(
            "Every step uses the gradients of the start. Forward and backward pass belong inside "
            "the loop.",
            function=_model_with_stale_gradients,
        ),
        Mistake(
            "All hidden units are the same: training started from zeros. Start with "
            "`initialize_parameters`.",
            function=_model_from_zeros,
        ),
        Mistake(
            "n_x and n_h changed places on the way to `initialize_parameters`.",
            replace={"(n_x, n_h, n_y, rng)": "(n_h, n_x, n_y, rng)"},
        ),
        Mistake(
            "Your steps are too short. Leave `update_parameters` its default learning rate, 1.2.",
            replace={
                "update_parameters(parameters, grads)": (
                    "update_parameters(parameters, grads, 0.01)"
                )
            },
        ),
        Mistake(
            "The cost comes back as well. Return the parameters alone.",
            replace={"return parameters": "return parameters, 0.0"},
        ),
    ),
    equivalents=(_model_in_one_piece, _model_with_randn),
    uses=(
        "layer_sizes",
        "forward_propagation",
        "compute_cost",
        "initialize_parameters",
        "backward_propagation",
        "update_parameters",
    ),
)


# predict


def _clear_cases(rng, n_x, n_h, m):
    """Draw a network and examples: probabilities on both sides of 0.5, none within 0.01 of it."""
    parameters = _parameters(rng, n_x, n_h, 1)
    parameters["b1"] *= 0.2  # keeps tanh away from its flat ends, so that scores vary
    X = 0.7 * rng.normal(size=(n_x, 2000))
    Z2 = forward_propagation(X, parameters)[1]["Z2"]
    # spread and shift the scores, so that each kind below occurs
    parameters["W2"] /= Z2.std()
    parameters["b2"] = 0.2 + (parameters["b2"] - np.median(Z2)) / Z2.std()
    Z2 = 0.2 + (Z2[0] - np.median(Z2)) / Z2.std()
    # scores from 0 to 0.5 come first: there it shows who compares Z2 instead of A2
    kinds = [(0.05, 0.45), (-np.inf, -0.05), (0.55, np.inf)]
    chosen = [
        rng.choice(np.flatnonzero((Z2 > low) & (Z2 < high)))
        for low, high in (kinds[i % 3] for i in range(m))
    ]
    return parameters, X[:, rng.permutation(chosen)]


def _predict_by_rounding(parameters, X):
    return np.round(forward_propagation(X, parameters)[0])


def _predict_by_sign(parameters, X):
    A1 = np.tanh(parameters["W1"] @ X + parameters["b1"])
    return parameters["W2"] @ A1 + parameters["b2"] > 0


def _predict_in_a_loop(parameters, X):
    A2, cache = forward_propagation(X, parameters)
    predictions = np.zeros((1, X.shape[1]))
    for i in range(X.shape[1]):
        predictions[0, i] = 1 if A2[0, i] > 0.5 else 0
    return predictions


PREDICT = Exercise(
    name="predict",
    title="From probabilities to labels",
    reference=shallow.predict,
    cases=(
        visible("two inputs, four examples", _SMALL, _SMALL_X + 0.25, unchanged=True),
        visible("another network", draw=lambda rng: _clear_cases(rng, 2, 3, 6)),
        hidden("other sizes", lambda rng: _clear_cases(rng, 4, 5, 12), points=2, unchanged=True),
        hidden("one example", lambda rng: _clear_cases(rng, 2, 4, 1)),
        hidden("one hidden unit", lambda rng: _clear_cases(rng, 3, 1, 9)),
    ),
    mistakes=(
        Mistake(
            "You compare Z2 with one half. It is the probability A2 that has to exceed it.",
            replace={
                "A2, _ = forward_propagation(X, parameters)": (
                    'A2 = forward_propagation(X, parameters)[1]["Z2"]'
                )
            },
        ),
        Mistake(
            "Every example gets label 1: a probability is always above 0. Where is the middle?",
            replace={"> 0.5": "> 0"},
        ),
        Mistake(
            "These are the probabilities. A prediction is 0 or 1.",
            replace={"(A2 > 0.5).astype(int)": "A2"},
        ),
        Mistake(
            "The labels are swapped: above one half means label 1.",
            replace={"A2 > 0.5": "A2 < 0.5"},
        ),
        Mistake(
            "You compare the hidden layer's activations. There is one row of predictions: the "
            "output layer's.",
            replace={
                "A2, _ = forward_propagation(X, parameters)": (
                    'A2 = forward_propagation(X, parameters)[1]["A1"]'
                )
            },
        ),
        Mistake(
            "The predictions are a rank-1 array. Keep them a row, like Y.",
            replace={".astype(int)": ".astype(int).ravel()"},
        ),
        Mistake(
            "The predictions are a column. Keep them a row, like Y.",
            replace={".astype(int)": ".astype(int).T"},
        ),
        Mistake(
            "Your labels are -1 and 1. In this course they are 0 and 1.",
            replace={"(A2 > 0.5).astype(int)": "np.sign(A2 - 0.5)"},
        ),
    ),
    equivalents=(_predict_by_rounding, _predict_by_sign, _predict_in_a_loop),
    uses=("forward_propagation",),
)


# diagnosis: a quiz

_RIGHT = {
    "size to use": "C",
    "under-fits": "A",
    "over-fits most": "E",
    "numbers in a 2-4-1 network": 17,
    "all weights 0.5": 1,
    "W2 zero, W1 random": "W2 only",
    "no activation, 50 units": "a straight line",
    "weights times 1000": "tanh is flat",
}

DIAGNOSIS = Exercise(
    name="diagnosis",
    title="What is the matter with this network?",
    reference=_RIGHT,
    cases=(
        visible("size to use", "size to use"),
        visible("numbers in a 2-4-1 network", "numbers in a 2-4-1 network"),
        visible("all weights 0.5", "all weights 0.5"),
        hidden("under-fits", lambda rng: ("under-fits",)),
        hidden("over-fits most", lambda rng: ("over-fits most",)),
        hidden("W2 zero, W1 random", lambda rng: ("W2 zero, W1 random",)),
        hidden("no activation, 50 units", lambda rng: ("no activation, 50 units",)),
        hidden("weights times 1000", lambda rng: ("weights times 1000",)),
    ),
    mistakes=(
        Mistake(
            "That network knows its training examples best. Which column says how it does on "
            "others?",
            answers={"size to use": "E"},
        ),
        Mistake(
            "Another size does as well on held-out examples, with fewer units.",
            answers={"size to use": "D"},
        ),
        Mistake(
            "Two units are fewer, but on held-out examples they do clearly worse.",
            answers={"size to use": "B"},
        ),
        Mistake(
            "You counted the weights only. Every unit of the hidden and output layer has a bias.",
            answers={"numbers in a 2-4-1 network": 12},
        ),
        Mistake(
            "Those are the units. Count weights and biases.",
            answers={"numbers in a 2-4-1 network": 7},
        ),
        Mistake(
            "You counted one bias for each layer. Look at the shape of b1.",
            answers={"numbers in a 2-4-1 network": 14},
        ),
        Mistake(
            "One number is missing. The output unit has a bias as well.",
            answers={"numbers in a 2-4-1 network": 16},
        ),
        Mistake(
            "Input features are no units that compute: they have no bias.",
            answers={"numbers in a 2-4-1 network": 19},
        ),
        Mistake(
            "The weights are not zero, but they are all the same. Can two units with the same "
            "inputs and weights get different gradients?",
            answers={"all weights 0.5": 4},
        ),
        Mistake(
            "The units do learn: their rows move. The question is whether they move apart.",
            answers={"all weights 0.5": 0},
        ),
        Mistake(
            "A network that under-fits is bad on its training examples already.",
            answers={"under-fits": "E"},
        ),
        Mistake(
            "Over-fitting is the gap between the two columns.",
            answers={"over-fits most": "A"},
        ),
        Mistake(
            "dZ1 is what comes back through W2. With W2 = 0, what comes back? And what does dW2 "
            "need?",
            answers={"W2 zero, W1 random": "W1 only"},
        ),
        Mistake(
            "The units differ, so something learns at once: A1 is not 0, and dW2 is made from it.",
            answers={"W2 zero, W1 random": "neither"},
        ),
        Mistake(
            "dW1 is made from what comes back through W2. What comes back through zeros?",
            answers={"W2 zero, W1 random": "both"},
        ),
        Mistake(
            "Multiply the two layers out: W2(W1x + b1) + b2 is of the form wx + b.",
            answers={"no activation, 50 units": "50 straight lines"},
        ),
        Mistake(
            "A bend needs a bend somewhere in the formula. Is there one?",
            answers={"no activation, 50 units": "a curve"},
        ),
        Mistake(
            "Random weights differ at any scale. Look at the size of Z1, and at the slope of the "
            "activation there.",
            answers={"weights times 1000": "units stay equal"},
        ),
        Mistake(
            "The rate comes in only after the signal has passed the units. What stands between the "
            "output and the weights of a hidden unit?",
            answers={"weights times 1000": "rate too small"},
        ),
    ),
    equivalents=(
        {**_RIGHT, "note": "extra keys do no harm"},
        {
            **_RIGHT,
            "numbers in a 2-4-1 network": np.int64(4 * 2 + 4 + 4 + 1),
            "all weights 0.5": 1.0,
        },
    ),
)

EXERCISES = (
    LAYER_SIZES,
    FORWARD_PROPAGATION,
    COMPUTE_COST,
    SIGMOID_BACKWARD,
    TANH_BACKWARD,
    RELU_BACKWARD,
    LEAKY_RELU_BACKWARD,
    SWISH_BACKWARD,
    INITIALIZE_PARAMETERS,
    BACKWARD_PROPAGATION,
    UPDATE_PARAMETERS,
    NN_MODEL,
    PREDICT,
    DIAGNOSIS,
)
