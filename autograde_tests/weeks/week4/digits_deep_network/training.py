"""Training a network of any depth from a given start."""

import numpy as np

from course_utils.reference.deep import (
    L_model_backward,
    L_model_forward,
    parameter_gradients,
    update_parameters,
)
from course_utils.reference.deep_digits import train_deep
from course_utils.reference.hidden_layer import cost_of_outputs

from ....machinery.exercises import exercise, hidden, visible
from .. import _networks as networks


def _run(dims, m, steps, rate):
    """Return a draw of a start, examples and labels, and the settings of a run."""

    def draw(rng):
        X, parameters = networks.draw_network(rng, dims, m)
        return parameters, X, networks.draw_labels(rng, dims[-1], m), steps, rate

    return draw


TRAIN_DEEP = exercise(
    train_deep,
    "Training a network of any depth",
    visible("two layers, three updates", draw=_run([3, 4, 2], 6, 3, 0.1), unchanged=True),
    visible("three layers, four outputs, one update", draw=_run([2, 3, 2, 4], 3, 1, 0.05)),
    hidden(
        "four layers, ten outputs", _run([5, 6, 4, 3, 10], 9, 5, 0.05), points=2, unchanged=True
    ),
    hidden("one layer, one output", _run([3, 1], 7, 4, 0.5)),
    hidden("one example", _run([2, 3, 2], 1, 2, 0.1)),
)


@TRAIN_DEEP.equivalent
def in_one_piece(parameters, X, Y, num_iterations, learning_rate):
    p, L, costs = dict(parameters), len(parameters) // 2, []
    for _ in range(num_iterations):
        A = [X]
        for k in range(1, L + 1):
            Z = p[f"W{k}"] @ A[-1] + p[f"b{k}"]
            A.append(1 / (1 + np.exp(-Z)) if k == L else np.maximum(Z, 0))
        losses = Y * np.log(A[-1]) + (1 - Y) * np.log(1 - A[-1])
        costs.append(-losses.sum() / X.shape[1])
        dZ = (A[-1] - Y) / X.shape[1]
        for k in range(L, 0, -1):
            dW, db = dZ @ A[k - 1].T, dZ.sum(axis=1, keepdims=True)
            dZ = p[f"W{k}"].T @ dZ * (A[k - 1] > 0)
            p[f"W{k}"] = p[f"W{k}"] - learning_rate * dW
            p[f"b{k}"] = p[f"b{k}"] - learning_rate * db
    return p, costs


@TRAIN_DEEP.equivalent
def with_an_array_of_costs(parameters, X, Y, num_iterations, learning_rate):
    costs = np.zeros(num_iterations)
    current = {name: np.copy(value) for name, value in parameters.items()}
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, current)
        costs[i] = cost_of_outputs(AL, Y)
        current = update_parameters(current, L_model_backward(AL, Y, caches), learning_rate)
    return current, list(costs)


TRAIN_DEEP.wrong("""
    parameters = update_parameters(parameters, grads, learning_rate) →
    update_parameters({**parameters}, grads, learning_rate)
        The parameters that come back are those of the start: keep what `update_parameters` returns.
    range(num_iterations) → range(num_iterations + 1)
        Your loop makes one update too many.
    return parameters, costs → return costs, parameters
        The costs come back first. The order is parameters, then costs.
    return parameters, costs → return parameters
        Only the parameters come back. Return the costs too.
    return parameters, costs → return parameters, costs[-1:]
        Only the last cost comes back. There is one before each update.
    costs.append(cost_of_outputs(AL, Y)) → costs.append(cost_of_outputs(AL, Y) / len(Y))
        Your costs are a mean over the outputs. They are a sum, like that of `cost_of_outputs`.
    update_parameters(parameters, grads, learning_rate) →
    update_parameters(parameters, grads, learning_rate / len(Y))
        Your steps are too short by the number of outputs. The gradient is that of the sum: use the
        rate as it is given.
""")


@TRAIN_DEEP.mistake("Your costs are those after each update. Write the cost down before it.")
def costs_afterwards(parameters, X, Y, num_iterations, learning_rate):
    costs = []
    for _ in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        grads = parameter_gradients(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        costs.append(cost_of_outputs(L_model_forward(X, parameters)[0], Y))
    return parameters, costs


@TRAIN_DEEP.mistake(
    "The parameters that you were given have changed. Hand `update_parameters` copies, or keep "
    "what it returns under a name of its own."
)
def changing_the_start(parameters, X, Y, num_iterations, learning_rate):
    trained, costs = train_deep(parameters, X, Y, num_iterations, learning_rate)
    for name, value in trained.items():
        parameters[name][...] = value
    return parameters, costs
