"""The broken program, backwards."""

import numpy as np

from course_utils import hunt
from course_utils.reference import deep, repaired
from course_utils.reference.activations import sigmoid, sigmoid_derivative
from course_utils.reference.deep import (
    L_model_backward,
    L_model_forward,
    linear_activation_backward,
    linear_activation_forward,
    linear_backward,
)

from ....machinery.exercises import exercise, hidden, visible
from ... import draws
from .. import _bugs as shared


def _gradients(n_prev, n, m):
    """Return a draw of the arguments of the linear backward step."""

    def draw(rng):
        cache = rng.normal(size=(n_prev, m)), rng.normal(size=(n, n_prev)), rng.normal(size=(n, 1))
        return rng.normal(size=(n, m)) + 0.2, cache

    return draw


def _judge_of(name):
    """Return a judge of the gradient of the weights or of the biases, and of dA_prev."""

    def judge(arguments, value):
        (dA, dW, db), good = value, linear_backward(*arguments)
        own = {"dW": (dW, good[1]), "db": (db, good[2])}[name]
        return shared.first(shared.off(name, *own), shared.off("dA_prev", dA, good[0]))

    return judge


_OF_DW, _OF_DB = _judge_of("dW"), _judge_of("db")

LINEAR_BACKWARD = exercise(
    linear_backward,
    "The linear part backward",
    visible("dW, three examples", draw=_gradients(2, 2, 3), judge=_OF_DW),
    visible("db, three examples", draw=_gradients(2, 2, 3), judge=_OF_DB),
    visible("db, one unit, one example", draw=_gradients(2, 1, 1), judge=_OF_DB),
    hidden("dW, other sizes", _gradients(4, 3, 6), judge=_OF_DW),
    hidden("db, other sizes", _gradients(3, 5, 4), judge=_OF_DB),
    hidden("db, one unit of more inputs, one example", _gradients(4, 1, 1), judge=_OF_DB),
)


@LINEAR_BACKWARD.equivalent
def in_a_loop(dZ, cache):
    A_prev, W, b = cache
    m = dZ.shape[1]
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for i in range(m):
        dz, a = dZ[:, i : i + 1], A_prev[:, i : i + 1]
        dW += dz @ a.T / m
        db += dz / m
    return np.dot(W.T, dZ), dW, db


@LINEAR_BACKWARD.equivalent
def by_einsum(dZ, cache):
    A_prev, W, _ = cache
    dW = np.einsum("im,jm->ij", dZ, A_prev) / A_prev.shape[1]
    return np.einsum("ij,im->jm", W, dZ), dW, dZ.mean(axis=1).reshape(-1, 1)


LINEAR_BACKWARD.wrong("""
    dZ @ A_prev.T / m → dZ @ A_prev.T
    np.sum(dZ, axis=1, keepdims=True) / m → np.sum(dZ, axis=1) / m
        Two entries are wrong. `dW` grows with the number of examples, and `db` is no column. What
        does each of them have to be a mean of, and which shape has `b`?
    dZ @ A_prev.T / m → dZ @ A_prev.T
        `db` is right. `dW` grows with the number of examples: it is a sum where a mean is meant.
    np.sum(dZ, axis=1, keepdims=True) / m → np.sum(dZ, axis=1) / m
        `dW` is right. `db` has lost its second axis: print its shape beside that of `b`.
    dZ @ A_prev.T / m → dZ @ A_prev.T
    np.sum(dZ, axis=1, keepdims=True) / m → np.sum(dZ, axis=1, keepdims=True)
        Now neither is divided. The division of `db` was right; the one of `dW` was missing.
    np.sum(dZ, axis=1, keepdims=True) / m → np.sum(dZ, axis=1, keepdims=True)
        You took the division out of `db`: now it is the slope of a cost that is a sum. A mean is
        wanted.
    np.sum(dZ, axis=1, keepdims=True) / m → np.sum(dZ, keepdims=True) / m
        `db` adds up all units. Each unit has a bias of its own.
    np.sum(dZ, axis=1, keepdims=True) / m → np.sum(dZ, axis=0, keepdims=True) / m
        `db` has an entry for each example and none for each unit: the sum runs along the wrong
        axis.
    return W.T @ dZ → return W.T @ dZ / m
        `dA_prev` was right before. It belongs to the loss of each example, not to the mean.
    A_prev.shape[1] → A_prev.shape[0]
        `m` counts examples. The first axis of `A_prev` counts units.
""")


def _layer(n_prev, n, m, activation):
    """Return a draw of the arguments of a layer's backward step."""

    def draw(rng):
        _, cache = linear_activation_forward(*shared.draw_layer(rng, n_prev, n, m, activation))
        dA = rng.normal(size=(n, m))
        # the signs differ from those of Z
        dA[:2, 0] = [0.8, -0.6][:n]
        return dA, cache, activation

    return draw


def _judge_slope(arguments, value):
    """Accept what a broken `linear_backward` makes of the right dZ, too."""
    dA, dW, db = value
    good = linear_activation_backward(*arguments)
    m = good[0].shape[1]
    return shared.first(
        shared.off("dA_prev", dA, good[0]),
        shared.off("dW", dW, good[1], m * good[1]),
        shared.off("db", db, good[2], good[2].ravel()),
    )


ACTIVATION_BACKWARD = exercise(
    repaired.linear_activation_backward,
    "A layer backward",
    visible("relu, three units", draw=_layer(3, 3, 4, "relu"), judge=_judge_slope, unchanged=True),
    visible(
        "sigmoid, one unit", draw=_layer(2, 1, 3, "sigmoid"), judge=_judge_slope, unchanged=True
    ),
    hidden("relu, other sizes", _layer(2, 5, 4, "relu"), judge=_judge_slope, unchanged=True),
    hidden("relu, one example", _layer(4, 3, 1, "relu"), judge=_judge_slope),
    hidden("sigmoid, other sizes", _layer(3, 2, 5, "sigmoid"), judge=_judge_slope, unchanged=True),
    hidden("sigmoid, one example", _layer(4, 1, 1, "sigmoid"), judge=_judge_slope),
)


@ACTIVATION_BACKWARD.equivalent
def by_where(dA, cache, activation):
    linear_cache, Z = cache
    s = 1 / (1 + np.exp(-Z))
    dZ = np.where(Z > 0, dA, 0.0) if activation == "relu" else dA * s * (1 - s)
    return linear_backward(dZ, linear_cache)


@ACTIVATION_BACKWARD.equivalent
def after_a_copy(dA, cache, activation):
    (A_prev, W, b), Z = cache
    if activation == "relu":
        dZ = np.array(dA, copy=True)
        dZ[Z <= 0] = 0
    elif activation == "sigmoid":
        dZ = dA * sigmoid(Z) * sigmoid(-Z)
    m = A_prev.shape[1]
    return np.dot(W.T, dZ), np.dot(dZ, A_prev.T) / m, np.sum(dZ, axis=1, keepdims=True) / m


@ACTIVATION_BACKWARD.mistake(
    "Neither branch multiplies by the slope of its function. How steep is each of the two "
    "functions at a negative Z?"
)
def no_right_slope(dA, cache, activation):
    linear_cache, Z = cache
    return linear_backward(dA * (1 - sigmoid(Z)) if activation == "sigmoid" else dA, linear_cache)


@ACTIVATION_BACKWARD.mistake(
    "ReLU is right now. The other branch has a factor of the sigmoid's slope only: at Z = 0 the "
    "slope is 1/4."
)
def half_a_slope(dA, cache, activation):
    linear_cache, Z = cache
    dZ = dA * (1 - sigmoid(Z)) if activation == "sigmoid" else dA * (Z > 0)
    return linear_backward(dZ, linear_cache)


ACTIVATION_BACKWARD.wrong("""
    lambda Z: Z > 0 → lambda Z: 1
        The sigmoid is right now. In the other branch, units that were off still pass their signal
        back.
    lambda Z: Z > 0 → lambda Z: Z < 0
        You switch off the units that were on.
    lambda Z: Z > 0 → lambda Z: Z * (Z > 0)
        The factor is the unit's value, where its slope is meant.
    lambda Z: Z > 0 → lambda Z: dA > 0
        Whether a ReLU unit was on, its Z says. You ask the signal that comes back.
""")


@ACTIVATION_BACKWARD.mistake(
    "The numbers are right, but the caller's `dA` has changed: it is a gradient that somebody "
    "stored. Work on a copy."
)
def in_place(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "sigmoid":
        return linear_activation_backward(dA, cache, activation)
    dA[Z <= 0] = 0
    return linear_backward(dA, linear_cache)


def _network(dims, m):
    """Return a draw of the arguments of a backward pass."""

    def draw(rng):
        AL, caches = L_model_forward(*shared.draw_network(rng, dims, m))
        return AL, draws.labels(rng, m), caches

    return draw


def _backward(AL, Y, caches, sigmoid_factor, relu_factor):
    """Go backward with these factors in the place of the slopes."""
    grads: dict[str, np.ndarray] = {}
    L = len(caches)
    dA = (1 - Y) / (1 - AL) - Y / AL
    for layer in range(L, 0, -1):
        linear_cache, Z = caches[layer - 1]
        dZ = dA * (sigmoid_factor if layer == L else relu_factor)(Z)
        dA, dW, db = linear_backward(dZ, linear_cache)
        grads |= {f"dA{layer - 1}": dA, f"dW{layer}": dW, f"db{layer}": db}
    return grads


def _backward_versions(arguments):
    """Give the right gradients, then those with one or both slopes still broken."""
    for sigmoid_factor in (sigmoid_derivative, lambda Z: 1 - sigmoid(Z)):
        for relu_factor in (lambda Z: Z > 0, np.ones_like):
            AL, Y, caches = arguments
            yield _backward(AL, Y, caches, sigmoid_factor, relu_factor)


def _off_gradients(arguments, value, names, signs):
    """Compare gradients with right ones, with whatever is broken in the functions below."""
    m, found = arguments[1].shape[1], shared.missing(value, names)
    if found:
        return found
    for good in _backward_versions(arguments):
        for sign in signs:
            problems = []
            for name in names:
                expected = sign * good[name]
                others = {"dW": [m * expected], "db": [expected.ravel()]}.get(name[:2], [])
                problems.append(shared.off(name, value[name], expected, *others))
            if not any(problems):
                return None
            found = found or shared.first(*problems)
    return found


def _judge_direction(arguments, value):
    """Look at the parameters' gradients, with their sign."""
    names = [f"d{kind}{layer}" for layer in range(len(arguments[2]), 0, -1) for kind in "Wb"]
    return _off_gradients(arguments, value, names, [1])


def _judge_every(arguments, value):
    """Look at all gradients, with either sign."""
    return _off_gradients(arguments, value, list(L_model_backward(*arguments)), [1, -1])


BACKWARD = exercise(
    L_model_backward,
    "Backward through all layers",
    visible("the sign, one layer", draw=_network([2, 1], 3), judge=_judge_direction),
    visible(
        "every gradient, three layers",
        draw=_network([1, 1, 1, 1], 1),
        judge=_judge_every,
        unchanged=True,
    ),
    hidden("the sign, two layers", _network([3, 4, 1], 6), points=2, judge=_judge_direction),
    hidden(
        "every gradient, four layers",
        _network([4, 3, 5, 2, 1], 5),
        judge=_judge_every,
        unchanged=True,
    ),
    hidden("every gradient, one example", _network([2, 6, 4, 1], 1), judge=_judge_every),
    twins=(deep.parameter_gradients, hunt.backward_pass),
)


@BACKWARD.equivalent
def by_difference(AL, Y, caches):
    L, m, dZ, grads = len(caches), Y.shape[1], AL - Y, {}
    for layer in range(L, 0, -1):
        (A_prev, W, _), _ = caches[layer - 1]
        grads["dW" + str(layer)] = np.dot(dZ, A_prev.T) / m
        grads["db" + str(layer)] = np.sum(dZ, axis=1, keepdims=True) / m
        grads["dA" + str(layer - 1)] = np.dot(W.T, dZ)
        if layer > 1:
            dZ = grads["dA" + str(layer - 1)] * (caches[layer - 2][1] > 0)
    return grads


@BACKWARD.equivalent
def with_the_last_apart(AL, Y, caches):
    L = len(caches)
    dAL = -np.divide(Y, AL) + np.divide(1 - Y, 1 - AL)
    dA, dW, db = linear_activation_backward(dAL, caches[-1], "sigmoid")
    grads = {"dAL": dAL, "dA" + str(L - 1): dA, "dW" + str(L): dW, "db" + str(L): db}
    for layer in reversed(range(L - 1)):
        dA, dW, db = linear_activation_backward(
            grads["dA" + str(layer + 1)], caches[layer], activation="relu"
        )
        grads["dA" + str(layer)] = dA
        grads["dW" + str(layer + 1)] = dW
        grads["db" + str(layer + 1)] = db
    return grads


def _overwriting(grads, L):
    """Store the dA of each hidden layer one place too high, as the broken program does."""
    stored = {name: g for name, g in grads.items() if name[:2] != "dA"}
    if L == 1:
        return stored | {"dA0": grads["dA0"]}
    if L > 2:
        raise KeyError(f"dA{L - 2}")
    return stored | {"dA1": grads["dA0"]}


@BACKWARD.mistake(
    "Two things: the gradients point uphill, and a hidden layer asks for a key that nobody "
    "stored. Print `grads.keys()` after each round of the loop."
)
def uphill_without_a_key(AL, Y, caches):
    uphill = {name: -g for name, g in L_model_backward(AL, Y, caches).items()}
    return _overwriting(uphill, len(caches))


@BACKWARD.mistake(
    "The sign is right now. A hidden layer still asks for a key that nobody stored. Print "
    "`grads.keys()` after each round of the loop."
)
def without_a_key(AL, Y, caches):
    return _overwriting(L_model_backward(AL, Y, caches), len(caches))


BACKWARD.wrong("""
    range(L, 0, -1) → range(L, 1, -1)
        The first layer gets no gradients any more. The loop was right before.
    (1 - Y) / (1 - AL) - Y / AL → Y / AL - (1 - Y) / (1 - AL)
        Every key is there. But all gradients point uphill: work out dAL for one example with label
        1, and look at its sign.
    activation = → dA = dA if layer == L else grads[f"dA{L - 1}"]; activation =
        Every hidden layer gets the signal that left the output layer. Each should get the one that
        the layer above it passed back.
    return grads → return {name: g for name, g in grads.items() if name != "dA0"}
        `dA0` is part of the result too: the gradient with respect to the input.
    dA{layer - 1} → dA{layer}
        Each dA is stored one number too high: layer l passes back the gradient of its input,
        A[l-1].
    caches[layer - 1] → caches[L - 1 if layer == L else 0]
        Every hidden layer uses the first cache. Each has its own in the list.
    dA, dW, db = linear_activation_backward → dA_prev, dW, db = linear_activation_backward
    = dA, dW, db → = dA_prev, dW, db
        Every layer gets dAL. Each one is to get what the layer after it gave.
""")
