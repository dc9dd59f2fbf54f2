"""One step of gradient descent."""

import copy

import numpy as np

from course_utils.reference import deep, optimizers

from ....machinery.exercises import exercise, hidden, visible


def _layers(dims, rate=None):
    """Return a draw of parameters and a rate, and of gradients in an order to rely on in no loop.

    There are dA among the gradients.
    """

    def draw(rng):
        params, grads = {}, {}
        for layer in range(1, len(dims)):
            shape = dims[layer], dims[layer - 1]
            grads[f"dA{layer - 1}"] = rng.normal(size=(dims[layer - 1], 4)).round(2)
            for name, size in ((f"W{layer}", shape), (f"b{layer}", (dims[layer], 1))):
                params[name] = rng.normal(size=size).round(2)
                grads[f"d{name}"] = rng.normal(size=size).round(2)
        return params, grads, float(rng.uniform(0.05, 0.5)) if rate is None else rate

    return draw


UPDATE_PARAMETERS = exercise(
    deep.update_parameters,
    "One step of gradient descent, for any number of layers",
    visible("two layers", draw=_layers([2, 2, 1], 0.1)),
    visible("three layers", draw=_layers([1, 2, 1, 1], 0.5)),
    hidden("four layers", _layers([5, 4, 6, 3, 1]), points=2),
    hidden("two layers, another rate", _layers([3, 5, 2])),
    hidden("layers of one unit", _layers([1, 1, 1, 1])),
    hidden("one layer", _layers([4, 2])),
    twins=(optimizers.update_parameters_with_gd, optimizers.update_parameters_with_momentum),
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
    for l in range(L):  # noqa: E741  the field's own letter
        W, b = parameters["W" + str(l + 1)], parameters["b" + str(l + 1)]
        parameters["W" + str(l + 1)] = W - learning_rate * grads["dW" + str(l + 1)]
        parameters["b" + str(l + 1)] = b - learning_rate * grads["db" + str(l + 1)]
    return parameters


UPDATE_PARAMETERS.wrong("""
    value - learning_rate → value + learning_rate
        The parameters climb: gradient descent takes the gradient away.
    learning_rate * grads → grads
        Your steps are as long as the gradient. Multiply it by the learning rate.
    value - learning_rate → -learning_rate
        What comes back is the change alone, without the parameters it is made to.
    value - learning_rate → value - (int(name[1:]) < len(params) // 2) * learning_rate
        The last layer never changes: your loop stops one layer early.
    learning_rate * grads → learning_rate * (name[0] == "W") * grads
        The biases never change. They have gradients too.
    grads[f"d{name}"] → grads[f"dW{name[1:]}"]
        The biases are updated with dW. They have gradients of their own.
    grads[f"d{name}"] → grads[f"db{name[1:]}"]
        The weights are updated with db. They have gradients of their own.
    {name: value - learning_rate * grads[f"d{name}"] for name, value in params.items()} → params
        What you compute goes nowhere: the parameters come back as they were.
    grads[f"d{name}"] → grads[f"d{name[0]}1"]
        Every layer is updated with the gradients of layer 1.
    in params.items() → in params.items() if int(name[1:]) == len(params) // 2
        Only the last layer comes back. Return all parameters.
    value - learning_rate → params[f"W{name[1:]}"] - learning_rate
        The new biases start from the weights: a line that was copied, and in which W still stands.
    value - learning_rate → params[f"W{name[1:]}"] - learning_rate
    grads[f"d{name}"] → (grads[f"d{name}"] + (name[0] == "b") * grads[f"dW{name[1:]}"])
        The new biases start from the new weights: a line that was copied, and in which W still
        stands.
    grads[f"d{name}"] → grads[f"d{name[0]}{len(params) // 2}"]
        Every layer is updated with the gradients of the last one. After a loop, its variables keep
        the values of the last round.
    in params.items() → in params.items() if int(name[1:]) <= 2
        Two layers come back, whatever there is. Ask `params` how many it has.
    value - learning_rate → value - (int(name[1:]) == len(params) // 2) * learning_rate
        Only the last layer changes. Does the update stand inside the loop?
""")


@UPDATE_PARAMETERS.mistake(
    "Two layers are updated, whatever there is. Ask `params` how many it has."
)
def two_layers(params, grads, learning_rate):
    updated = dict(params)
    for name in ("W1", "b1", "W2", "b2"):
        updated[name] = params[name] - learning_rate * grads["d" + name]
    return updated
