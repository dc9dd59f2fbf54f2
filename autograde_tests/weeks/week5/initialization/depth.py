"""Signals and gradients that vanish and explode."""

import math
from typing import Any

import numpy as np

from course_utils.reference import initialization, optimizers

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible


def _factor_and_limit(rng, low, high, powers=(2, 9)):
    """Draw a factor and a limit that no number of layers meets nearly."""
    while True:
        factor = round(float(rng.uniform(low, high)), 2)
        limit = float(10 ** int(rng.integers(*powers)))
        layers = math.log(limit) / abs(math.log(factor))
        if 0.1 < layers % 1 < 0.4 and layers > 3:
            return factor, limit


DEPTH_UNTIL = exercise(
    initialization.depth_until,
    "How deep before the signal is gone",
    visible("1.5 in each layer, until a million", 1.5, 1e6),
    visible("0.97 in each layer, until a tenth", 0.97, 10.0),
    hidden("a growing signal", lambda rng: _factor_and_limit(rng, 1.2, 2.5)),
    hidden("a shrinking signal", lambda rng: _factor_and_limit(rng, 0.3, 0.8)),
    hidden("a factor near 1", lambda rng: _factor_and_limit(rng, 1.01, 1.04, (1, 3))),
    twins=(optimizers.steps_until_unbiased,),
)


@DEPTH_UNTIL.equivalent
def multiplying(factor, limit):
    size, layers = 1.0, 0
    while 1 / limit <= size <= limit:
        size *= factor
        layers += 1
    return layers


@DEPTH_UNTIL.equivalent
def other_logarithms(factor, limit):
    return int(np.floor(np.log10(limit) / np.log10(max(factor, 1 / factor)))) + 1


DEPTH_UNTIL.wrong("""
    abs(math.log(factor)) → math.log(factor)
        For a factor below 1 your result is negative: its logarithm is. A signal that shrinks leaves
        the range at the other end.
    math.log(limit) / abs(math.log(factor)) → limit / max(factor, 1 / factor)
        The layers multiply, they do not add: after l layers the factor is there l times.
    math.ceil → math.floor
        That many layers are still within the limits. It takes a whole number, and the first that is
        enough.
    math.ceil → float
        A fraction of a layer is none: return the first whole number that is enough.
    math.log(limit) → math.log10(limit)
        Two logarithms of different bases are mixed. Any base will do, the same for both.
    math.log(limit) / abs(math.log(factor)) → math.log(limit) - abs(math.log(factor))
        You subtract logarithms. Count how often ln factor fits into ln limit.
""")


def _stack(rng, dims, m, activation, spread=1.2):
    """Draw inputs and weights of layers in which every layer's signal is well above 0."""
    weights = [
        rng.normal(size=(n_out, n_in)) * spread / np.sqrt(n_in)
        for n_in, n_out in zip(dims[:-1], dims[1:], strict=True)
    ]
    while True:
        X = 2 * rng.normal(size=(dims[0], m))
        if min(initialization.layer_scales(X, weights, activation)) > 0.02:
            return X, weights, activation
        weights = [W + 0.1 * rng.normal(size=W.shape) for W in weights]


LAYER_SCALES = exercise(
    initialization.layer_scales,
    "The size of the signal in every layer",
    visible(
        "two linear layers",
        np.array([[3.0], [4.0]]),
        [np.array([[1.5, 0.0], [0.0, 1.5]]), np.array([[1.0, -1.0]])],
        "linear",
    ),
    visible(
        "two ReLU layers",
        np.array([[1.0, -2.0], [2.0, 1.0]]),
        [np.array([[1.0, 1.0], [2.0, -1.0]]), np.array([[-1.0, 2.0], [1.0, 1.0]])],
        "relu",
    ),
    visible(
        "one example through tanh, then through sigmoid",
        draw=lambda rng: Calls(
            [_stack(rng, [2, 2, 1], 1, activation) for activation in ("tanh", "sigmoid")]
        ),
        unchanged=True,
    ),
    hidden(
        "five ReLU layers", lambda rng: _stack(rng, [4, 6, 5, 3, 7, 5], 9, "relu"), unchanged=True
    ),
    hidden("tanh", lambda rng: _stack(rng, [3, 5, 4], 6, "tanh")),
    hidden("sigmoid, one example", lambda rng: _stack(rng, [3, 4, 1], 1, "sigmoid")),
    hidden("ten linear layers", lambda rng: _stack(rng, [3] * 11, 4, "linear")),
)


@LAYER_SCALES.equivalent
def by_dict(X, weights, activation):
    functions: Any = {
        "linear": lambda Z: Z,
        "relu": lambda Z: np.maximum(Z, 0),
        "tanh": np.tanh,
        "sigmoid": lambda Z: 1 / (1 + np.exp(-Z)),
    }
    layers = [X]
    for W in weights:
        layers.append(functions[activation](W @ layers[-1]))
    return [np.mean(A**2) ** 0.5 for A in layers]


@LAYER_SCALES.equivalent
def by_norms(X, weights, activation):
    A, found = X, [np.linalg.norm(X) / X.size**0.5]
    for W in weights:
        A = np.dot(W, A)
        if activation == "relu":
            A = A * (A > 0)
        elif activation == "tanh":
            A = np.tanh(A)
        elif activation == "sigmoid":
            A = np.exp(-np.logaddexp(0, -A))
        found.append(np.linalg.norm(A) / np.sqrt(A.size))
    return np.array(found)


LAYER_SCALES.wrong("""
    A = g(W @ A) → Z = W @ A; A = g(Z)
    scales.append(float(np.sqrt(np.mean(A**2)))) → scales.append(float(np.sqrt(np.mean(Z**2))))
        You have measured the pre-activations Z. What the next layer gets is g(Z).
    scales = [float(np.sqrt(np.mean(A**2)))] → scales = []
        The input is missing. The list has one number more than there are layers.
    g(W @ A) → W @ A
        No activation was applied: your layers are linear.
    W @ A → W @ (X if W.shape[1] == len(X) else A)
        Every layer was given X. A layer gets what the one before gave out.
    scales = [float(np.sqrt(np.mean(A**2)))] → scales = [float(np.mean(A))]
    scales.append(float(np.sqrt(np.mean(A**2)))) → scales.append(float(np.mean(A)))
        That is the mean, in which positive and negative entries cancel. The size of an entry is
        wanted: root, mean, square, read from right to left.
    scales = [float(np.sqrt(np.mean(A**2)))] → scales = [float(np.std(A))]
    scales.append(float(np.sqrt(np.mean(A**2)))) → scales.append(float(np.std(A)))
        That is the standard deviation, which takes the mean away first. The size of a signal counts
        from 0.
    scales = [float(np.sqrt(np.mean(A**2)))] → scales = [float(np.mean(A**2))]
    scales.append(float(np.sqrt(np.mean(A**2)))) → scales.append(float(np.mean(A**2)))
        The root is missing: that is the mean of the squares.
    scales = [float(np.sqrt(np.mean(A**2)))] → scales = [float(np.sqrt(np.sum(A**2)))]
    scales.append(float(np.sqrt(np.mean(A**2)))) → scales.append(float(np.sqrt(np.sum(A**2))))
        That is the sum of the squares, which grows with the number of units and examples. Take
        their mean.
    g(W @ A) → g(weights[0] @ A)
        Every layer has the weights of the first. Look at the index inside your loop.
""")


def _gradients(rng, dims):
    """Draw gradients of a network, the last layer first, as a backward pass leaves them."""
    grads = {}
    for layer in range(len(dims) - 1, 0, -1):
        grads[f"dA{layer - 1}"] = rng.normal(size=(dims[layer - 1], 3))
        grads[f"dW{layer}"] = rng.normal(size=(dims[layer], dims[layer - 1])) * layer
        grads[f"db{layer}"] = rng.normal(size=(dims[layer], 1))
    return (grads,)


GRADIENT_NORMS = exercise(
    initialization.gradient_norms,
    "The length of every layer's gradient",
    visible(
        "two layers",
        {
            "dA1": np.array([[1.0, 2.0]]),
            "dW2": np.array([[2.0, 1.0], [1.0, 2.0]]),
            "db2": np.array([[7.0], [0.0]]),
            "dW1": np.array([[3.0, 0.0, 4.0], [0.0, 0.0, 0.0]]),
            "db1": np.array([[1.0], [0.0]]),
        },
    ),
    visible(
        "eleven layers", {f"dW{layer}": np.array([[float(layer)]]) for layer in range(11, 0, -1)}
    ),
    hidden("four layers", lambda rng: _gradients(rng, [5, 4, 3, 6, 1])),
    hidden(
        "twelve layers",
        lambda rng: _gradients(rng, [2, *rng.integers(2, 4, 11).tolist(), 1]),
    ),
    hidden("one layer", lambda rng: _gradients(rng, [4, 1])),
)


@GRADIENT_NORMS.equivalent
def by_linalg(grads):
    norms, layer = [], 1
    while "dW" + str(layer) in grads:
        norms.append(np.linalg.norm(grads["dW" + str(layer)]))
        layer += 1
    return np.array(norms)


@GRADIENT_NORMS.equivalent
def by_number(grads):
    names = sorted((name for name in grads if name[:2] == "dW"), key=lambda name: int(name[2:]))
    return tuple(np.sqrt((grads[name] * grads[name]).sum()) for name in names)


GRADIENT_NORMS.wrong("""
    np.sqrt(np.sum(grads[f"dW{layer}"] ** 2)) → np.sum(grads[f"dW{layer}"] ** 2)
        The root is missing: that is the sum of the squares.
    np.sum(grads[f"dW{layer}"] ** 2) → np.mean(grads[f"dW{layer}"] ** 2)
        That is the root of a mean. The length of a gradient is the root of the sum of its squares.
    np.sqrt(np.sum(grads[f"dW{layer}"] ** 2)) → np.sum(np.abs(grads[f"dW{layer}"]))
        You have added up the sizes of the entries. A length is the root of a sum of squares.
    range(1, L + 1) → range(1, L)
        The last layer is missing. `range` stops before its end.
    [float(np.sqrt(np.sum(grads[f"dW{layer}"] ** 2))) for layer in range(1, L + 1)] →
    [float(np.linalg.norm(grads[name])) for name in grads if "W" in name]
        The layers come in the order of the dict, in which a backward pass puts the last one first.
        Layer 1 has to come first.
    [float(np.sqrt(np.sum(grads[f"dW{layer}"] ** 2))) for layer in range(1, L + 1)] →
    [float(np.linalg.norm(grads[name])) for name in sorted(grads) if "W" in name]
        In the order of the alphabet, "dW10" comes before "dW2". Count the layers instead of sorting
        their names.
    np.sqrt(np.sum(grads[f"dW{layer}"] ** 2)) → np.linalg.norm(grads[f"dW{layer}"], 2)
        The largest singular value is another norm, which NumPy takes for a matrix if asked for the
        2-norm. Sum the squares of all entries.
    np.sum(grads[f"dW{layer}"] ** 2) →
    np.sum(grads[f"dW{layer}"] ** 2) + np.sum(grads[f"db{layer}"] ** 2)
        The biases' gradients are in there too. Only the weights are asked for.
    np.sqrt(np.sum(grads[f"dW{layer}"] ** 2)) → np.sqrt(np.sum(grads["dW1"] ** 2))
        You measure the gradient of layer 1 again and again. Look at the index inside your loop.
""")
