"""Any depth."""

import numpy as np

from course_utils.reference import deep
from course_utils.reference.activations import sigmoid
from course_utils.reference.deep import (
    L_model_forward,
    compute_cost,
    initialize_parameters_deep,
    parameter_gradients,
    update_parameters,
)

from ....machinery.exercises import exercise
from . import shared

L_LAYER_MODEL = exercise(
    deep.L_layer_model,
    "A network of any depth",
    shared.case("three layers, three tiny updates", shared.JUDGE_DEEP, 6, (3, 20, 16, 1), 3),
    shared.case("101 tiny updates", shared.JUDGE_DEEP, 6, (3, 16, 1), 101, unchanged=True),
    shared.case("one layer", shared.JUDGE_DEEP, 12, (6, 1), 3),
    shared.case("one example", shared.JUDGE_DEEP, 1, (9, 24, 18, 1), 3),
    shared.kept("four layers", shared.JUDGE_DEEP, 6, (4, 20, 18, 16, 1), unchanged=True, points=2),
    shared.kept("two layers", shared.JUDGE_DEEP, 7, (5, 30, 1)),
    shared.kept(
        "one layer of other units, printing on",
        shared.JUDGE_DEEP,
        12,
        (7, 1),
        printing=True,
        points=2,
    ),
    shared.kept("another example", shared.JUDGE_DEEP, 1, (9, 24, 18, 1)),
    shared.kept("exactly 100 updates", shared.JUDGE_DEEP, 6, (2, 24, 1), 100),
)


@L_LAYER_MODEL.equivalent
def by_model_parts(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(0, num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        grads = parameter_gradients(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(f"Cost after iteration {i}: {cost}")
    return parameters, costs


@L_LAYER_MODEL.equivalent
def from_nothing(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    L, m = len(layers_dims) - 1, X.shape[1]
    W = [np.random.randn(j, i) / np.sqrt(i) for i, j in zip(layers_dims, layers_dims[1:])]  # noqa: NPY002, B905
    b = [np.zeros((j, 1)) for j in layers_dims[1:]]
    costs = []
    for i in range(num_iterations):
        A = [X]
        for k in range(L):
            Z = W[k] @ A[k] + b[k]
            A.append(np.maximum(0, Z) if k < L - 1 else sigmoid(Z))
        if i % 100 == 0:
            costs.append(float(np.mean(-np.log(np.where(Y == 1, A[-1], 1 - A[-1])))))
        dZ = A[-1] - Y
        for k in reversed(range(L)):
            dW, db = dZ @ A[k].T / m, dZ.mean(axis=1, keepdims=True)
            dZ = (W[k].T @ dZ) * (A[k] > 0)
            W[k], b[k] = W[k] - learning_rate * dW, b[k] - learning_rate * db
    parameters = {f"W{k + 1}": W[k] for k in range(L)}
    return parameters | {f"b{k + 1}": b[k] for k in range(L)}, costs


@L_LAYER_MODEL.equivalent
def by_while(
    X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, seed=1
):
    parameters = initialize_parameters_deep(list(layers_dims), rng=seed)
    costs, i = [], 0
    while i != num_iterations:
        AL, caches = L_model_forward(X, parameters)
        if not i % 100:
            costs.append(compute_cost(AL, Y))
        grads = parameter_gradients(AL, Y, caches)
        for name in list(parameters):
            parameters[name] -= learning_rate * grads[f"d{name}"]
        i += 1
    return parameters, np.array(costs)


shared.declare_mistakes_of_the_loop(L_LAYER_MODEL)

L_LAYER_MODEL.wrong("""
    AL, caches = → parameters = initialize_parameters_deep(layers_dims, rng); AL, caches =
        One update is left of all rounds. Are new weights drawn in every round? Does the update
        stand after the loop? Or does the function return inside it?
    initialize_parameters_deep(layers_dims, rng) →
    initialize_parameters(layers_dims[0], layers_dims[1], layers_dims[-1], rng)
        This is the network with one hidden layer. The depth is in `layers_dims`: use the
        initialiser that takes the whole list.
    (layers_dims, rng) → ([3072, 20, 7, 5, 1], rng)
        The layers' sizes are fixed in your code. They are in `layers_dims`.
    (layers_dims, rng) → (layers_dims[:-1], rng)
        The last entry of `layers_dims` is left out: your network ends with a hidden layer.
    costs = [] → costs, parameters = [], {name: 0.01 * p for name, p in parameters.items()}
        Your weights start 100 times too small. In a deep network the signal then fades from layer
        to layer: use the scale of `initialize_parameters_deep` as it is.
    (parameters, grads, learning_rate) → (parameters, grads, -learning_rate)
        The cost rises. An update takes the gradient away; which sign reaches yours?
    compute_cost(AL, Y) → compute_cost(Y, AL)
        `compute_cost` takes the probabilities first, then the labels. The logarithm of a label 0 is
        not finite.
    AL, caches = L_model_forward(X, parameters) →
    AL, caches = (AL, caches) if i else L_model_forward(X, parameters)
        The steps do not follow the new parameters. The forward pass and the backward pass belong
        into the loop, both.
    costs = [] → start, costs = parameters, []
    return parameters, costs → return start, costs
        The parameters that come back are those of the start.
""")
