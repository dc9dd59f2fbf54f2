"""Back through both layers, and a step downhill."""

import numpy as np

from course_utils.reference import optimizers
from course_utils.reference.activations import sigmoid
from course_utils.reference.shallow import (
    backward_propagation,
    forward_propagation,
    update_parameters,
)

from ....machinery.exercises import exercise, hidden, visible
from .. import _networks as networks


def _passed(n_x, n_h, n_y, m):
    """Return a draw of a network, its cache on random examples, the examples and their labels."""

    def draw(rng):
        X, parameters = networks.draw_network(rng, n_x, n_h, n_y, m)
        return (
            parameters,
            forward_propagation(X, parameters)[1],
            X,
            networks.draw_labels(rng, n_y, m),
        )

    return draw


BACKWARD_PROPAGATION = exercise(
    backward_propagation,
    "Back through both layers",
    visible(
        "two inputs, three hidden units, four examples",
        networks.SMALL,
        forward_propagation(networks.SMALL_X, networks.SMALL)[1],
        networks.SMALL_X,
        np.array([[1.0, 0.0, 0.0, 1.0]]),
        unchanged=True,
    ),
    visible("one hidden unit", draw=_passed(3, 1, 1, 5)),
    visible("one example, two outputs", draw=_passed(2, 2, 2, 1)),
    hidden(
        "other sizes",
        lambda rng: _passed(4, 5, 1, int(rng.integers(7, 12)))(rng),
        points=2,
        unchanged=True,
    ),
    hidden("one example, more of all", _passed(3, 4, 1, 1), points=2),
    hidden("two hidden units", _passed(3, 2, 1, 6)),
    hidden("several outputs", _passed(2, 3, 2, 5)),
)


@BACKWARD_PROPAGATION.equivalent
def by_dot(parameters, cache, X, Y):
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


@BACKWARD_PROPAGATION.equivalent
def from_z(parameters, cache, X, Y):
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


@BACKWARD_PROPAGATION.equivalent
def in_a_loop(parameters, cache, X, Y):
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


BACKWARD_PROPAGATION.wrong("""
    dZ2 @ A1.T / m → dZ2 @ A1.T
    np.sum(dZ2, axis=1, keepdims=True) / m → np.sum(dZ2, axis=1, keepdims=True)
    dZ1 @ X.T / m → dZ1 @ X.T
    np.sum(dZ1, axis=1, keepdims=True) / m → np.sum(dZ1, axis=1, keepdims=True)
        All four gradients are sums over the examples. The cost is a mean, so they are means.
    dZ2 @ A1.T / m → dZ2 @ A1.T
    dZ1 @ X.T / m → dZ1 @ X.T
        dW1 and dW2 are sums over the examples. The cost is a mean: divide by m.
    np.sum(dZ2, axis=1, keepdims=True) / m → np.sum(dZ2, axis=1, keepdims=True)
    np.sum(dZ1, axis=1, keepdims=True) / m → np.sum(dZ1, axis=1, keepdims=True)
        db1 and db2 are sums over the examples. The cost is a mean: divide by m.
    dZ2 = A2 - Y → dZ2 = (A2 - Y) / m
    dZ2 @ A1.T / m → dZ2 @ A1.T
        The first layer's gradients are divided by m twice: dZ1 already holds a 1/m that came with
        dZ2.
    dZ2 * (1 - A1**2) → dZ2
        The slope of tanh is missing in dZ1: what comes back through W2 has still to pass the
        activation.
    1 - A1**2 → 1 - A1
        The slope of tanh is 1 minus the square of its output. The square is missing.
    (1 - A1**2) → A1 * (1 - A1)
        A1(1 - A1) is the slope of a sigmoid. The hidden layer has tanh.
    (1 - A1**2) → (1 - A1**2) * (1 - A1**2)
        The slope of tanh stands in dZ1 twice. It is passed once.
    A1**2 → cache["Z1"] ** 2
        You squared Z1. The slope of tanh is written with its output, A1.
    dZ2 = A2 - Y → dZ2 = (A2 - Y) * A2 * (1 - A2)
        dZ2 is multiplied by A2(1 - A2) once more. With this cost that factor cancels.
    A2 - Y → Y - A2
        dZ2 has the wrong sign: where the prediction is too high, a larger Z2 makes it worse.
    dZ2 = A2 - Y → dZ2 = A1 - Y
        Label and output of the wrong layer: dZ2 compares the network's output with Y.
    parameters["W2"].T @ dZ2 → parameters["W2"] @ dZ2
        W2 must be transposed on the way back: from the output units to the hidden ones.
    parameters["W2"].T → parameters["W1"].T
        You went back through W1. Between the hidden layer and the output stands W2.
    dZ1 @ X.T → dZ1 @ A1.T
        dW1 is multiplied with A1. The weights W1 were multiplied with another array on the way
        forward.
    dZ1 @ X.T → dZ2 @ X.T
        dW1 is made from dZ2. It belongs to the hidden layer: which dZ is that?
    dZ2 @ A1.T / m → dZ2 * A1 / m
        `*` multiplies entry by entry. dW2 is a matrix product, whose sum runs over the examples.
    np.sum(dZ1, axis=1, keepdims=True) / m → np.sum(dZ1, axis=1) / m
    np.sum(dZ2, axis=1, keepdims=True) / m → np.sum(dZ2, axis=1) / m
        A bias gradient lost an axis in the sum: keep it, so that the shape is that of the bias.
    np.sum(dZ1, axis=1, keepdims=True) / m → np.sum(dZ1, axis=0, keepdims=True) / m
        db1 sums over the units. A bias gathers what comes back from all examples: which axis are
        they?
    np.sum(dZ1, axis=1, keepdims=True) / m → np.sum(dZ1) / m
        db1 is one number for the whole layer. Every unit has a bias of its own.
    "dW1": dW1 → "dW1": dW2
    "dW2": dW2 → "dW2": dW1
        dW1 and dW2 changed places in the result.
    X.shape[1] → X.shape[0]
        You divide by the number of features. Which axis of X counts the examples?
    dZ2 = A2 - Y → dZ2 = A2; dZ2 -= Y
        The gradients are right, but the cache is changed: an operation in place, such as `-=`,
        writes into its array.
    dZ2 = A2 - Y → dZ2 = (1 - Y) / (1 - A2) - Y / A2
        Your dZ2 is the derivative with respect to A2. The slope of the sigmoid is missing.
    db2 = np.sum(dZ2, axis=1, keepdims=True) → db2 = np.sum(dZ2)
    db1 = np.sum(dZ1, axis=1, keepdims=True) → db1 = np.sum(dZ1)
        db1 and db2 are single numbers. Each unit has a bias of its own: sum over the examples only.
""")


def _step(n_x, n_h, n_y, *rate):
    """Return a draw of parameters and gradients, with this rate if there is one."""

    def draw(rng):
        parameters, gradients = (networks.draw_parameters(rng, n_x, n_h, n_y) for _ in range(2))
        return parameters, {f"d{name}": value for name, value in gradients.items()}, *rate

    return draw


UPDATE_PARAMETERS = exercise(
    update_parameters,
    "One step of gradient descent",
    visible("learning rate 0.1", draw=_step(2, 3, 1, 0.1)),
    visible("default learning rate, layers of equal size", draw=_step(2, 2, 2)),
    hidden(
        "other sizes, another rate",
        lambda rng: _step(4, 5, 2, float(rng.uniform(0.2, 0.9)))(rng),
        points=2,
    ),
    hidden("as many units in every layer", _step(3, 3, 3, 0.5)),
    hidden("one unit everywhere, default rate", _step(1, 1, 1)),
    twins=(optimizers.update_parameters_with_gd, optimizers.update_parameters_with_momentum),
)


@UPDATE_PARAMETERS.equivalent
def in_place(parameters, grads, learning_rate=1.2):
    for name in parameters:
        parameters[name] -= learning_rate * grads["d" + name]
    return parameters


@UPDATE_PARAMETERS.equivalent
def rebinding(parameters, grads, learning_rate=1.2):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    W1 = W1 - learning_rate * grads["dW1"]
    b1 = b1 - learning_rate * grads["db1"]
    W2 = W2 - learning_rate * grads["dW2"]
    b2 = b2 - learning_rate * grads["db2"]
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


@UPDATE_PARAMETERS.equivalent
def of_copies(parameters, grads, learning_rate=1.2):
    new = {name: np.copy(value) for name, value in parameters.items()}
    for layer in (1, 2):
        new[f"W{layer}"] += -learning_rate * grads[f"dW{layer}"]
        new[f"b{layer}"] += -learning_rate * grads[f"db{layer}"]
    return new


UPDATE_PARAMETERS.wrong("""
    parameters["W1"] - → parameters["W1"] +
    parameters["b1"] - → parameters["b1"] +
    parameters["W2"] - → parameters["W2"] +
    parameters["b2"] - → parameters["b2"] +
        The parameters climb. The gradient points uphill: which way leads down?
    parameters["W1"] - learning_rate * grads["dW1"] → parameters["W1"] - grads["dW1"]
    parameters["b1"] - learning_rate * grads["db1"] → parameters["b1"] - grads["db1"]
    parameters["W2"] - learning_rate * grads["dW2"] → parameters["W2"] - grads["dW2"]
    parameters["b2"] - learning_rate * grads["db2"] → parameters["b2"] - grads["db2"]
        The learning rate is missing: your step is as long as the gradient.
    parameters["W1"] - learning_rate → parameters["W1"] - 1.2
    parameters["b1"] - learning_rate → parameters["b1"] - 1.2
    parameters["W2"] - learning_rate → parameters["W2"] - 1.2
    parameters["b2"] - learning_rate → parameters["b2"] - 1.2
        The learning rate is fixed in your code. Use the argument.
    learning_rate=1.2 → learning_rate=0.01
        The learning rate's default is 1.2 in this notebook.
    grads["dW2"] → grads["dW1"]
        W2 is moved by dW1. Each parameter has a gradient of its own.
    grads["dW1"] → grads["dW2"]
        W1 is moved by dW2. Each parameter has a gradient of its own.
    ["b1"] - learning_rate * grads["db1"] → ["b1"] - learning_rate * grads["db2"]
    ["b2"] - learning_rate * grads["db2"] → ["b2"] - learning_rate * grads["db1"]
        The biases have each other's gradients.
    parameters["b1"] - learning_rate * grads["db1"] → parameters["b1"]
    parameters["b2"] - learning_rate * grads["db2"] → parameters["b2"]
        The biases stay where they were. They have gradients too.
    parameters["W1"] - learning_rate * grads["dW1"] → parameters["W1"]
    parameters["b1"] - learning_rate * grads["db1"] → parameters["b1"]
    parameters["W2"] - learning_rate * grads["dW2"] → parameters["W2"]
    parameters["b2"] - learning_rate * grads["db2"] → parameters["b2"]
        Nothing moves: the function returns the parameters it was given.
    parameters["W2"] - learning_rate * grads["dW2"] → parameters["W2"]
    parameters["b2"] - learning_rate * grads["db2"] → parameters["b2"]
        The second layer stays where it was. Both layers learn.
    "W1": → "dW1":
    "b1": → "db1":
    "W2": → "dW2":
    "b2": → "db2":
        The result has the keys of the gradients. The new parameters are called W1, b1, W2 and b2.
    "b1": parameters["b1"] → "b1": parameters["W1"]
    "b2": parameters["b2"] → "b2": parameters["W2"]
        The new biases start from the weights: lines that were copied, and in which W still stands.
    "b1": parameters["b1"] → "b1": parameters["W1"] - learning_rate * grads["dW1"]
    "b2": parameters["b2"] → "b2": parameters["W2"] - learning_rate * grads["dW2"]
        The new biases start from the new weights: lines that were copied, and in which W still
        stands.
    "b1": parameters["b1"] → "b1": parameters["W1"]
        The new b1 starts from W1: a line that was copied, and in which W still stands.
    learning_rate * grads["db1"] → 0 * grads["db1"] + learning_rate * grads["dW1"]
    learning_rate * grads["db2"] → 0 * grads["db2"] + learning_rate * grads["dW2"]
        The biases move along the gradients of the weights. They have their own: db1 and db2.
""")
