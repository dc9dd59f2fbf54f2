"""One step of gradient descent."""

import copy

import numpy as np

from course_utils.reference import deep, optimizers

from ....machinery.exercises import exercise, hidden, visible


def _update_case(rng, dims, rate=None):
    """Draw parameters and gradients, dA among them, in an order that no loop may rely on."""
    params, grads = {}, {}
    for layer in range(1, len(dims)):
        shape = dims[layer], dims[layer - 1]
        grads[f"dA{layer - 1}"] = rng.normal(size=(dims[layer - 1], 4)).round(2)
        for name, size in ((f"W{layer}", shape), (f"b{layer}", (dims[layer], 1))):
            params[name] = rng.normal(size=size).round(2)
            grads[f"d{name}"] = rng.normal(size=size).round(2)
    return params, grads, float(rng.uniform(0.05, 0.5)) if rate is None else rate


UPDATE_PARAMETERS = exercise(
    deep.update_parameters,
    "One step of gradient descent, for any number of layers",
    visible("two layers", draw=lambda rng: _update_case(rng, [2, 2, 1], 0.1)),
    visible("three layers", draw=lambda rng: _update_case(rng, [1, 2, 1, 1], 0.5)),
    hidden("four layers", lambda rng: _update_case(rng, [5, 4, 6, 3, 1]), points=2),
    hidden("two layers, another rate", lambda rng: _update_case(rng, [3, 5, 2])),
    hidden("layers of one unit", lambda rng: _update_case(rng, [1, 1, 1, 1])),
    hidden("one layer", lambda rng: _update_case(rng, [4, 2])),
    twins=(
        optimizers.update_parameters_with_gd,
        optimizers.update_parameters_with_momentum,
    ),
)


@UPDATE_PARAMETERS.equivalent
def by_numbers(params, grads, learning_rate):
    updated = dict(params)
    for layer in range(1, len(params) // 2 + 1):
        for kind in "Wb":
            step = np.multiply(grads[f"d{kind}{layer}"], -learning_rate)
            updated[f"{kind}{layer}"] = np.add(params[f"{kind}{layer}"], step)
    return updated


@UPDATE_PARAMETERS.equivalent
def in_place(params, grads, learning_rate):
    for name in params:
        params[name] -= learning_rate * grads["d" + name]
    return params


@UPDATE_PARAMETERS.equivalent
def as_published(params, grads, learning_rate):
    parameters = copy.deepcopy(params)
    L = len(parameters) // 2
    for layer in range(L):
        parameters["W" + str(layer + 1)] = (
            parameters["W" + str(layer + 1)] - learning_rate * grads["dW" + str(layer + 1)]
        )
        parameters["b" + str(layer + 1)] = (
            parameters["b" + str(layer + 1)] - learning_rate * grads["db" + str(layer + 1)]
        )
    return parameters


UPDATE_PARAMETERS.wrong("""
    value - learning_rate → value + learning_rate
        The parameters climb: gradient descent takes the gradient away.
    learning_rate * grads → grads
        Your steps are as long as the gradient. Multiply it by the learning rate.
    value - learning_rate → -learning_rate
        What comes back is the change alone, without the parameters it is made to.
""")


@UPDATE_PARAMETERS.mistake("The last layer never changes: your loop stops one layer early.")
def one_short(params, grads, learning_rate):
    updated = dict(params)
    for layer in range(1, len(params) // 2):
        updated[f"W{layer}"] = params[f"W{layer}"] - learning_rate * grads[f"dW{layer}"]
        updated[f"b{layer}"] = params[f"b{layer}"] - learning_rate * grads[f"db{layer}"]
    return updated


@UPDATE_PARAMETERS.mistake(
    "Two layers are updated, whatever there is. Ask `params` how many it has."
)
def two_layers(params, grads, learning_rate):
    updated = dict(params)
    for name in ("W1", "b1", "W2", "b2"):
        updated[name] = params[name] - learning_rate * grads["d" + name]
    return updated


@UPDATE_PARAMETERS.mistake("The biases never change. They have gradients too.")
def weights_only(params, grads, learning_rate):
    return {
        name: value - learning_rate * grads[f"d{name}"] if name[0] == "W" else value
        for name, value in params.items()
    }


@UPDATE_PARAMETERS.mistake("The biases are updated with dW. They have gradients of their own.")
def biases_from_weights(params, grads, learning_rate):
    return {name: value - learning_rate * grads[f"dW{name[1:]}"] for name, value in params.items()}


@UPDATE_PARAMETERS.mistake("The weights are updated with db. They have gradients of their own.")
def weights_from_biases(params, grads, learning_rate):
    return {name: value - learning_rate * grads[f"db{name[1:]}"] for name, value in params.items()}


@UPDATE_PARAMETERS.mistake("What you compute goes nowhere: the parameters come back as they were.")
def into_nothing(params, grads, learning_rate):
    for name in params:
        step = params[name] - learning_rate * grads["d" + name]  # noqa: F841  the mistake
    return params


@UPDATE_PARAMETERS.mistake("Every layer is updated with the gradients of layer 1.")
def with_the_first_gradient(params, grads, learning_rate):
    return {
        name: value - learning_rate * grads["d" + name[0] + "1"] for name, value in params.items()
    }


@UPDATE_PARAMETERS.mistake("Only the last layer comes back. Return all parameters.")
def returning_only_the_last(params, grads, learning_rate):
    L = len(params) // 2
    return {name: params[name] - learning_rate * grads[f"d{name}"] for name in (f"W{L}", f"b{L}")}
