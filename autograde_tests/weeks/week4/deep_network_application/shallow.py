"""One hidden layer: training, and predictions."""

from functools import partial

import numpy as np

from course_utils.reference import deep
from course_utils.reference.deep import (
    L_model_forward,
    compute_cost,
    initialize_parameters,
    linear_activation_forward,
    parameter_gradients,
    update_parameters,
)

from ....machinery.exercises import exercise, hidden, visible
from ... import draws, slips
from . import shared

TWO_LAYER_MODEL = exercise(
    deep.two_layer_model,
    "A network with one hidden layer",
    shared.case("three tiny updates, one feature", shared.JUDGE_TWO, 24, (1, 4, 1), 3),
    shared.case("101 tiny updates", shared.JUDGE_TWO, 24, (3, 4, 1), 101, unchanged=True),
    shared.case("one example", shared.JUDGE_TWO, 1, (9, 40, 1), 3),
    shared.kept("other sizes", shared.JUDGE_TWO, 32, (5, 7, 1), unchanged=True, points=2),
    shared.kept(
        "one feature, other units, printing on",
        shared.JUDGE_TWO,
        20,
        (1, 3, 1),
        printing=True,
        points=2,
    ),
    shared.kept("one hidden unit", shared.JUDGE_TWO, 24, (6, 1, 1), points=2),
    shared.kept("another example", shared.JUDGE_TWO, 1, (8, 40, 1)),
    shared.kept("exactly 100 updates", shared.JUDGE_TWO, 16, (2, 5, 1), 100),
)


@TWO_LAYER_MODEL.equivalent
def by_model_parts(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    parameters, costs = initialize_parameters(*layers_dims), []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        grads = parameter_gradients(AL, Y, caches)
        if i % 100 == 0:
            costs.append(compute_cost(AL, Y))
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


@TWO_LAYER_MODEL.equivalent
def from_nothing(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    n_x, n_h, n_y = layers_dims
    m = Y.shape[1]
    W1, b1 = 0.01 * np.random.randn(n_h, n_x), np.zeros((n_h, 1))  # noqa: NPY002
    W2, b2 = 0.01 * np.random.randn(n_y, n_h), np.zeros((n_y, 1))  # noqa: NPY002
    costs = []
    for i in range(num_iterations):
        A1 = np.maximum(0, np.dot(W1, X) + b1)
        A2 = 1 / (1 + np.exp(-(np.dot(W2, A1) + b2)))
        if i % 100 == 0:
            costs += [-np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))]
        dZ2 = A2 - Y
        dZ1 = np.dot(W2.T, dZ2) * (A1 > 0)
        W2, b2 = W2 - learning_rate / m * np.dot(dZ2, A1.T), b2 - learning_rate * dZ2.mean()
        W1 = W1 - learning_rate / m * np.dot(dZ1, X.T)
        b1 = b1 - learning_rate * dZ1.mean(axis=1, keepdims=True)
    return [{"W1": W1, "b1": b1, "W2": W2, "b2": b2}, np.array(costs)]


@TWO_LAYER_MODEL.equivalent
def keeping_all_costs(
    X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, seed=3
):
    n_x, n_h, n_y = layers_dims
    parameters, costs = initialize_parameters(n_x, n_h, n_y, seed), []
    for _ in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs.append(np.squeeze(compute_cost(AL, Y)))
        grads = parameter_gradients(AL, Y, caches)
        for name in parameters:
            parameters[name] = parameters[name] - learning_rate * grads["d" + name]
    return parameters, costs[::100]


shared.declare_mistakes_of_the_loop(TWO_LAYER_MODEL)

TWO_LAYER_MODEL.wrong("""
    A1, cache1 = → parameters = initialize_parameters(n_x, n_h, n_y, rng); A1, cache1 =
        One update is left of all rounds. Are new weights drawn in every round? Does the update
        stand after the loop? Or does the function return inside it?
    backward(dA1, cache1, "relu") → backward(dA2, cache1, "relu")
        Layer 1 gets the gradient dA2. What reaches it is dA1, which came back through layer 2.
        NumPy does not complain, because a row broadcasts.
    backward(dA1, cache1, "relu") → backward(dA1, cache1, "sigmoid")
        On the way back, layer 1 uses the slope of the sigmoid. It must be the slope of the
        activation that it used on the way forward.
    (X, parameters["W1"], parameters["b1"], "relu") →
    (X, parameters["W1"], parameters["b1"], "sigmoid")
    backward(dA1, cache1, "relu") → backward(dA1, cache1, "sigmoid")
        The hidden layer has sigmoid units, forward and backward. Here it has ReLU units.
    (1 - Y) / (1 - A2) - Y / A2 → Y / A2 - (1 - Y) / (1 - A2)
        The cost rises: dA2 has the wrong sign. Where the label is 1, a larger A2 makes the loss
        smaller.
    "dW1": dW1, "db1": db1 → "dW1": 0 * dW1, "db1": 0 * db1
        The first layer never changes: are all four gradients in the dict that you hand to
        `update_parameters`?
    compute_cost(A2, Y) → compute_cost(A1, Y)
        The cost is computed from the activations of the hidden layer. The prediction is A2.
    n_x, n_h, n_y = layers_dims → n_x, n_h, n_y = 3072, 7, 1
        The layers' sizes are fixed in your code. They are in `layers_dims`.
    return parameters, costs → return parameters
        Only the parameters come back. The caller needs the costs too.
    "db1": db1 → "db1": db2
        b1 is moved by db2. Look at which gradient stands under which key.
""")


def _trained(rng, dims, m):
    """Draw parameters and examples with labels of both kinds."""
    params = {}
    for layer, (n_in, n_out) in enumerate(zip(dims[:-1], dims[1:], strict=True), start=1):
        params[f"W{layer}"] = rng.normal(size=(n_out, n_in))
        params[f"b{layer}"] = rng.uniform(0.2, 1.0, size=(n_out, 1))
    L = len(dims) - 1
    X = A = rng.normal(size=(dims[0], m))
    for layer in range(1, L):
        A = np.maximum(0, params[f"W{layer}"] @ A + params[f"b{layer}"])
    Z = params[f"W{L}"] @ A
    # the border between two scores in the middle, or above the only one
    order = np.sort(Z[0])
    border = (order[m // 2] + order[m // 2 - 1]) / 2 if m > 1 else order[0] + 0.3
    params[f"b{L}"] = np.array([[-border]])
    return params, X


def _probabilities(params, X):
    return L_model_forward(X, params)[0]


def _around_half(dims, m):
    """Return a draw of a network and examples, of which, if there are several, two are near 0.5."""

    def draw(rng):
        while True:
            params, X = _trained(rng, dims, m)
            if m > 1:
                X = draws.beside_one_half(partial(_probabilities, params), X)
            # the wrong version below must be seen to be wrong
            if not np.array_equal(with_sigmoids(params, X), deep.predict(params, X)):
                return params, rng.permutation(X, axis=1)

    return draw


PREDICT = exercise(
    deep.predict,
    "From pictures to labels",
    visible(
        "one layer, probabilities 0.0001 from one half among six",
        {"W1": np.array([[2.0, -1.0]]), "b1": np.array([[0.4]])},
        np.array([[0.1, -1.0, 0.3, 0.0, 0.0, 2.0], [0.2, 0.3, 0.8, 0.3995, 0.4005, 5.0]]),
    ),
    visible(
        "two layers, two probabilities 0.0001 from one half",
        draw=_around_half((3, 4, 1), 6),
        unchanged=True,
    ),
    hidden("four layers", _around_half((5, 6, 4, 3, 1), 14), unchanged=True, points=3),
    hidden("three layers", _around_half((2, 5, 3, 1), 9), points=2),
    hidden("one example", _around_half((3, 5, 1), 1)),
)


@PREDICT.equivalent
def in_a_loop(parameters, X):
    AL, _ = L_model_forward(X, parameters)
    labels = np.zeros((1, X.shape[1]))
    for i in range(X.shape[1]):
        labels[0, i] = 1 if AL[0, i] > 0.5 else 0
    return labels


@PREDICT.equivalent
def bools(parameters, X):
    A, L = X, len(parameters) // 2
    for layer in range(1, L):
        A = np.maximum(0, parameters[f"W{layer}"] @ A + parameters[f"b{layer}"])
    return parameters[f"W{L}"] @ A + parameters[f"b{L}"] > 0


@PREDICT.equivalent
def by_rounding(parameters, X):
    return np.round(L_model_forward(X, parameters)[0])


slips.beside_one_half(PREDICT)
PREDICT.wrong("""
    (AL > 0.5).astype(int) → AL
        These are probabilities. A prediction is 0 or 1.
    > 0.5 → > 0
        Every example gets label 1: a probability is always above 0.
    > 0.5 → < 0.5
        The labels are swapped: above one half means label 1.
    .astype(int) → .astype(int).ravel()
        The predictions are a rank-1 array. Keep them a row, like Y.
    AL, _ = → _, AL =
    (AL > 0.5).astype(int) → AL
        `L_model_forward` returns two things, and you return the caches of it.
""")


@PREDICT.mistake(
    "Your function looks at two layers, whatever the number of them. `L_model_forward` goes "
    "through all that the dict holds."
)
def two_layers_only(parameters, X):
    A1, _ = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
    A2, _ = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
    return (A2 > 0.5).astype(int)


@PREDICT.mistake(
    "Your hidden layers have sigmoid units. The parameters were trained with ReLU there: the "
    "prediction must take the same way forward."
)
def with_sigmoids(parameters, X):
    A = X
    for layer in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        A, _ = linear_activation_forward(A, W, b, "sigmoid")
    return (A > 0.5).astype(int)
