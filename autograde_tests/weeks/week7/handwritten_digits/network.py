"""A network whose last layer is a softmax: its cost and gradients."""

import numpy as np

from course_utils.reference import digits
from course_utils.reference.deep import (
    linear_activation_backward,
    linear_backward,
    parameter_gradients,
)
from course_utils.reference.digits import class_scores
from course_utils.reference.softmax import softmax, softmax_cost

from ....machinery.exercises import exercise, hidden, visible


def _network(*dims, m):
    """Return a draw of examples, one-hot labels and parameters, with no unit near its corner."""

    def draw(rng):
        while True:
            parameters = {}
            for layer, (n_in, n_out) in enumerate(zip(dims[:-1], dims[1:], strict=True), start=1):
                parameters[f"W{layer}"] = rng.normal(size=(n_out, n_in)) / np.sqrt(n_in / 2)
                parameters[f"b{layer}"] = 0.3 * rng.normal(size=(n_out, 1))
            X, Y = (
                rng.normal(size=(dims[0], m)),
                np.eye(dims[-1])[:, rng.integers(dims[-1], size=m)],
            )
            Z, caches = class_scores(X, parameters)
            hidden_scores = [cache[1] for cache in caches[:-1]]
            if all(
                np.abs(z).min() > 1e-3 and (z > 0).any() and (z < 0).any() for z in hidden_scores
            ):
                return X, Y, parameters

    return draw


GRADIENTS = exercise(
    digits.cost_and_gradients,
    "Forward, then back from a softmax",
    visible(
        "one layer",
        np.array([[1.0, -2.0], [0.5, 1.0]]),
        np.array([[1.0, 0.0], [0.0, 0.0], [0.0, 1.0]]),
        {
            "W1": np.array([[0.2, -0.1], [0.0, 0.3], [-0.4, 0.1]]),
            "b1": np.array([[0.1], [0.0], [-0.1]]),
        },
    ),
    visible("three layers", draw=_network(2, 3, 3, 2, m=3), unchanged=True),
    hidden("two layers", _network(4, 5, 4, m=6), points=3),
    hidden("four layers", _network(3, 4, 4, 3, 5, m=7), points=2),
    hidden("one example", _network(5, 4, 3, m=1)),
)


@GRADIENTS.equivalent
def by_while(X, Y, parameters):
    Z, caches = class_scores(X, parameters)
    AL = softmax(Z)
    layer, grads = len(caches), {}
    dA, dW, db = linear_backward(AL - Y, caches.pop())
    while True:
        grads[f"dW{layer}"], grads[f"db{layer}"] = dW, db
        layer -= 1
        if layer == 0:
            return softmax_cost(AL, Y), grads
        dA, dW, db = linear_activation_backward(dA, caches.pop(), "relu")


@GRADIENTS.equivalent
def from_nothing(X, Y, parameters):
    L, m, A = len(parameters) // 2, X.shape[1], [X]
    for layer in range(1, L):
        A.append(np.maximum(0, parameters[f"W{layer}"] @ A[-1] + parameters[f"b{layer}"]))
    AL = softmax(parameters[f"W{L}"] @ A[-1] + parameters[f"b{L}"])
    dZ, grads = AL - Y, {"dA0": None}
    for layer in range(L, 0, -1):
        grads[f"dW{layer}"] = dZ @ A[layer - 1].T / m
        grads[f"db{layer}"] = dZ.mean(axis=1, keepdims=True)
        dZ = (parameters[f"W{layer}"].T @ dZ) * (A[layer - 1] > 0)
    return float(softmax_cost(AL, Y)), grads


GRADIENTS.wrong("""
    softmax_backward(AL, Y) → -Y / AL
        The last layer gets the slope with respect to the probabilities. Its block starts from dZ,
        the slope with respect to the scores.
    softmax_backward(AL, Y) → softmax_backward(Z, Y)
        You took the labels from the scores. `softmax_backward` takes the probabilities.
    softmax_backward(AL, Y) → -softmax_backward(AL, Y)
        All gradients have the wrong sign: dZ is probabilities minus labels.
    softmax_backward(AL, Y) → softmax_backward(AL, Y) / Y.shape[1]
        You divide by m, and `linear_backward` does it once more.
    "relu" → "sigmoid"
        On the way back, the hidden layers use the slope of the sigmoid. They were ReLU on the way
        forward.
    linear_backward(softmax_backward(AL, Y), caches[-1]) →
    linear_activation_backward(softmax_backward(AL, Y), caches[-1], "relu")
        The last cache is that of a linear layer, and goes with `linear_backward`. Does your last
        layer take that way, and does your loop go from layer L − 1 down to 1?
    dA, caches[layer - 1] → dA, caches[layer]
        Layer and cache do not belong together. Layers L − 1 down to 1 are left, and the caches are
        counted from 0: that of layer l stands at l − 1.
    reversed(range(1, L)) → range(1, L)
        A layer gets the dA or the cache of another one. Go from layer L − 1 down to 1, and take
        from the list the cache of the layer where you are.
    linear_activation_backward( → linear_backward(
    caches[layer - 1], "relu" → caches[layer - 1][0]
        The hidden layers are ReLU, and its slope is missing on your way back:
        `linear_activation_backward` has it.
    dA, grads[f"dW{layer}"], grads[f"db{layer}"] → _, grads[f"dW{layer}"], grads[f"db{layer}"]
        All hidden layers get the same dA. Each hands a new one on to the layer before it.
    dA, grads[f"dW{layer}"], grads[f"db{layer}"] → dA, grads[f"db{layer}"], grads[f"dW{layer}"]
        In the hidden layers, dW and db have changed places.
    reversed(range(1, L)) → reversed(range(2, L))
        The gradients of layer 1 are missing or wrong: hand dA back through all hidden layers, down
        to the first.
    return softmax_cost(AL, Y), grads → return grads, softmax_cost(AL, Y)
        The cost comes first, then the gradients.
    return softmax_cost(AL, Y), grads → return grads
        The cost is missing: two things come back.
    return softmax_cost(AL, Y) → return softmax_cost(AL, Y) * Y.shape[1]
        Your cost is a sum over the examples. It is their mean.
""")


@GRADIENTS.mistake(
    "db of the hidden layers is added up over the examples. It is a mean, as dW is: divide by m."
)
def hidden_biases_summed(X, Y, parameters):
    cost, grads = digits.cost_and_gradients(X, Y, parameters)
    for layer in range(1, len(parameters) // 2):
        grads[f"db{layer}"] = grads[f"db{layer}"] * X.shape[1]
    return cost, grads


@GRADIENTS.mistake("Each db is added up over the examples. It is a mean, as dW is: divide by m.")
def biases_summed(X, Y, parameters):
    cost, grads = digits.cost_and_gradients(X, Y, parameters)
    m = X.shape[1]
    return cost, {name: m * g if name[:2] == "db" else g for name, g in grads.items()}


@GRADIENTS.mistake(
    "You sent the gradients back through a sigmoid at the end, as in week 4. The last layer's dZ "
    "is that of softmax, and it goes into `linear_backward`."
)
def with_a_sigmoid_at_the_end(X, Y, parameters):
    Z, caches = class_scores(X, parameters)
    AL = softmax(Z)
    dZ = (-Y / AL + (1 - Y) / (1 - AL)) * AL * (1 - AL) * AL
    grads = parameter_gradients(AL, Y, [*caches[:-1], (caches[-1], Z)])
    L = len(caches)
    _, grads[f"dW{L}"], grads[f"db{L}"] = linear_backward(dZ, caches[-1])
    return softmax_cost(AL, Y), grads
