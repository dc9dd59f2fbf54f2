"""The backward pass, block by block."""

import numpy as np

from course_utils.reference.activations import sigmoid
from course_utils.reference.deep import (
    L_model_backward,
    L_model_forward,
    linear_activation_backward,
    linear_backward,
)

from ....machinery.exercises import exercise, hidden, visible
from ..deep_network_step_by_step import shared


def _layer_back(n_in, n_out, m):
    """Return a draw of what a linear backward step is given."""
    return lambda rng: (rng.normal(size=(n_out, m)), shared.draw_layer(rng, n_in, n_out, m))


_SMALL_DZ = np.array([[1.0, -2.0], [0.5, 3.0]])
_ONE_UNIT = (
    np.array([[1.0, 2.0, 0.5], [-1.0, 0.5, 3.0]]),
    np.array([[0.5, -1.0]]),
    np.array([[0.25]]),
)

LINEAR_BACKWARD = exercise(
    linear_backward,
    "The linear part of the backward step",
    visible("three inputs, two units, two examples", _SMALL_DZ, shared.SMALL_LAYER),
    visible("one unit, three examples", np.array([[1.0, -2.0, 4.0]]), _ONE_UNIT, unchanged=True),
    visible("one example", _SMALL_DZ[:, :1], shared.ONE_EXAMPLE),
    hidden("more of all", _layer_back(5, 4, 7), unchanged=True),
    hidden("one example, more units", _layer_back(3, 4, 1)),
    hidden("one unit, more inputs", _layer_back(6, 1, 5)),
    hidden("one input", _layer_back(1, 3, 8)),
    hidden("as many units as inputs as examples", _layer_back(3, 3, 3)),
)


@LINEAR_BACKWARD.equivalent
def by_dot(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    db = 1 / m * np.sum(dZ, axis=1, keepdims=True)
    return np.dot(W.T, dZ), 1 / m * np.dot(dZ, A_prev.T), db


@LINEAR_BACKWARD.equivalent
def by_einsum(dZ, cache):
    A_prev, W, b = cache
    dW = np.einsum("ik,jk->ij", dZ, A_prev) / dZ.shape[1]
    return [np.einsum("ij,ik->jk", W, dZ), dW, dZ.mean(axis=1).reshape(b.shape)]


@LINEAR_BACKWARD.equivalent
def in_a_loop(dZ, cache):
    A_prev, W, b = cache
    m = dZ.shape[1]
    dA, dW, db = np.zeros(A_prev.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i in range(m):
        dz, a = dZ[:, i : i + 1], A_prev[:, i : i + 1]
        dW += dz @ a.T / m
        db += dz / m
        dA[:, i : i + 1] = W.T @ dz
    return dA, dW, db


LINEAR_BACKWARD.wrong("""
    dZ @ A_prev.T / m → dZ @ A_prev.T
        dW is the mean over the examples. Yours is the sum.
    np.sum(dZ, axis=1, keepdims=True) / m → np.sum(dZ, axis=1, keepdims=True)
        db is the mean over the examples. Yours is the sum.
    dZ @ A_prev.T / m → dZ @ A_prev.T
    np.sum(dZ, axis=1, keepdims=True) / m → np.sum(dZ, axis=1, keepdims=True)
        dW and db are means over the examples. Yours are sums.
    W.T @ dZ → W.T @ dZ / m
        dA_prev has a column for each example still: nothing is averaged there.
    A_prev.shape[1] → A_prev.shape[0]
        You divide by the number of inputs. Which axis of A_prev counts the examples?
    A_prev.shape[1] → W.shape[0]
        You divide by the number of units. Which axis counts the examples?
    axis=1 → axis=0
        db sums over the units. The bias of a unit collects from all examples: which axis are they?
    np.sum(dZ, axis=1, keepdims=True) / m → np.mean(dZ, axis=0, keepdims=True)
        db is a mean over the units, as a row. The bias of a unit collects from all examples: which
        axis are they?
    , keepdims=True →
        db lost an axis in the sum over the examples: keep it.
    np.sum(dZ, axis=1, keepdims=True) / m → np.sum(dZ) / m
        db is one number. Each unit has a bias of its own: sum over the examples only.
    dZ @ A_prev.T / m → dZ @ (W.T @ dZ).T / m
        In dW the error is multiplied with W. How does Z change with a weight? It depends on what
        stands beside that weight.
    dZ @ A_prev.T / m → A_prev @ dZ.T / m
        dW is turned. It has the shape of W.
    W.T @ dZ → W @ dZ
        dA_prev goes through W without the transpose. In the backward pass, each input collects from
        all units: that is a column of W.
    A_prev.T → A_prev
        A_prev is not turned in dW: the sum must run over the examples.
    dZ @ A_prev.T → dZ * A_prev.T
        `*` multiplies entry by entry. dW needs a sum over the examples.
    W.T @ dZ, dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m →
    dZ @ A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m, W.T @ dZ
        The three come back in another order: dA_prev, then dW, then db.
    dZ @ A_prev.T / m → dZ[:, -1:] @ A_prev[:, -1:].T / m
        Only the last example is in dW. Is what each one gives added to that of those before it?
""")


def _activation_back(n_in, n_out, m, activation, scale=1.0):
    """Return a draw of what the backward step of a layer is given.

    Z is free of its layer's numbers: of both signs (if there are two), none within 0.2 of zero.
    """

    def draw(rng):
        dA, linear_cache = _layer_back(n_in, n_out, m)(rng)
        signs = rng.permutation(np.resize([1.0, -1.0], n_out * m))
        Z = (signs * rng.uniform(0.2, 2.0, n_out * m)).reshape(n_out, m)
        return dA, (linear_cache, scale * Z), activation

    return draw


_SMALL_CACHE = shared.SMALL_LAYER, np.array([[-3.25, 3.75], [4.5, -1.0]])

LINEAR_ACTIVATION_BACKWARD = exercise(
    linear_activation_backward,
    "The backward step of a layer",
    visible("relu", _SMALL_DZ, _SMALL_CACHE, "relu", unchanged=True),
    visible("sigmoid", _SMALL_DZ, _SMALL_CACHE, "sigmoid", unchanged=True),
    visible("relu, one example", draw=_activation_back(2, 3, 1, "relu")),
    hidden("relu, more of all", _activation_back(5, 4, 7, "relu"), unchanged=True),
    hidden("sigmoid, more of all", _activation_back(4, 3, 6, "sigmoid"), points=2),
    hidden("sigmoid, one unit", _activation_back(4, 1, 6, "sigmoid", 2.0)),
    hidden("relu, one example, more units", _activation_back(3, 8, 1, "relu")),
    uses=("linear_backward",),
)


@LINEAR_ACTIVATION_BACKWARD.equivalent
def with_if(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "relu":
        dZ = np.array(dA, copy=True)
        dZ[activation_cache <= 0] = 0
    elif activation == "sigmoid":
        s = 1 / (1 + np.exp(-activation_cache))
        dZ = dA * s * (1 - s)
    return linear_backward(dZ, linear_cache)


@LINEAR_ACTIVATION_BACKWARD.equivalent
def by_hand(dA, cache, activation):
    (A_prev, W, b), Z = cache
    dZ = np.where(Z > 0, dA, 0.0) if activation == "relu" else dA / (2 + 2 * np.cosh(Z))
    m = dA.shape[1]
    return W.T.dot(dZ), dZ.dot(A_prev.T) / m, dZ.sum(1).reshape(-1, 1) / m


@LINEAR_ACTIVATION_BACKWARD.equivalent
def entry_by_entry(dA, cache, activation):
    linear_cache, Z = cache
    dZ = np.zeros(dA.shape)
    for i in range(dA.shape[0]):
        for k in range(dA.shape[1]):
            if activation == "sigmoid":
                s = sigmoid(Z[i, k])
                dZ[i, k] = dA[i, k] * (s - s**2)
            elif Z[i, k] > 0:
                dZ[i, k] = dA[i, k]
    return linear_backward(dZ, linear_cache)


LINEAR_ACTIVATION_BACKWARD.wrong("""
    backward(dA, Z) → dA
        dA goes into the linear part as it came. It passes the activation first: multiply by its
        slope.
    backward(dA, Z) → backward(Z, dA)
        The two arguments have changed places: what came back, dA, goes first, and Z second.
    backward(dA, Z) → backward(1.0, Z)
        What came back, dA, does not appear in your dZ. The slope is a factor beside it.
    backward(dA, Z) → backward(backward(dA, Z), Z)
        The slope of the sigmoid is multiplied in twice. Is it in your own line and in
        `sigmoid_backward`?
    [activation] → ["sigmoid"]
        Both activations get the slope of the sigmoid. Look at the argument `activation`.
    [activation] → ["relu"]
        Both activations get the slope of the ReLU. Look at the argument `activation`.
    "sigmoid": sigmoid_backward, "relu": relu_backward →
    "sigmoid": relu_backward, "relu": sigmoid_backward
        The slopes of the two activations are swapped.
    backward(dA, Z) → dA * {"sigmoid": sigmoid, "relu": relu}[activation](Z)
        You multiply by the activation's value. Its slope is meant.
    relu_backward → lambda dA, Z: relu(dA)
        Your ReLU blocks where dA is negative. It blocks where Z was negative, whatever comes back.
    sigmoid_backward → lambda dA, Z: dA * Z * (1 - Z)
        In a(1 - a), a is the sigmoid of Z. You put in Z, which the cache holds.
""")


@LINEAR_ACTIVATION_BACKWARD.mistake(
    "You changed the caller's dA. Somebody else may still need it: make a new array."
)
def back_in_place(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "sigmoid":
        s = sigmoid(Z)
        dA *= s * (1 - s)
    else:
        dA[Z <= 0] = 0
    return linear_backward(dA, linear_cache)


def _network(dims, m, digits=None):
    """Return a draw of what a backward pass is given."""

    def draw(rng):
        X, parameters, Y = shared.draw_network(rng, dims, m, digits)
        AL, caches = L_model_forward(X, parameters)
        return AL, Y, caches

    return draw


L_MODEL_BACKWARD = exercise(
    L_model_backward,
    "The backward pass through all layers",
    visible("two layers", draw=_network([3, 2, 1], 2, digits=1), unchanged=True),
    visible("three layers", draw=_network([1, 1, 1, 1], 1, digits=1)),
    visible("one layer", draw=_network([2, 1], 3, digits=1)),
    hidden("four layers", _network([5, 4, 6, 3, 1], 7), points=2),
    hidden("two layers, more of all", _network([6, 5, 1], 9), unchanged=True),
    hidden("three layers, one example", _network([4, 5, 3, 1], 1)),
    hidden("layers of one unit", _network([1, 1, 1, 1], 6)),
    hidden("one layer, more inputs", _network([3, 1], 5)),
    uses=("linear_activation_backward",),
)


@L_MODEL_BACKWARD.equivalent
def as_published(AL, Y, caches):
    grads = {}
    L = len(caches)
    Y = Y.reshape(AL.shape)
    dAL = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
    dA, dW, db = linear_activation_backward(dAL, caches[L - 1], "sigmoid")
    grads["dA" + str(L - 1)], grads["dW" + str(L)], grads["db" + str(L)] = dA, dW, db
    for layer in reversed(range(L - 1)):
        dA, dW, db = linear_activation_backward(grads["dA" + str(layer + 1)], caches[layer], "relu")
        grads["dA" + str(layer)] = dA
        grads["dW" + str(layer + 1)] = dW
        grads["db" + str(layer + 1)] = db
    return grads


@L_MODEL_BACKWARD.equivalent
def from_the_error(AL, Y, caches):
    L, grads = len(caches), {}
    dZ = AL - Y
    for layer in range(L, 0, -1):
        linear_cache, _ = caches[layer - 1]
        dA, grads[f"dW{layer}"], grads[f"db{layer}"] = linear_backward(dZ, linear_cache)
        grads[f"dA{layer - 1}"] = dA
        if layer > 1:
            dZ = dA * (caches[layer - 2][1] > 0)
    return grads


@L_MODEL_BACKWARD.equivalent
def with_extra_keys(AL, Y, caches):
    L = len(caches)
    grads = {f"dA{L}": (AL - Y) / (AL * (1 - AL))}
    pairs = list(enumerate(caches, start=1))
    for layer, cache in pairs[::-1]:
        kind = "relu" if layer < L else "sigmoid"
        found = linear_activation_backward(grads[f"dA{layer}"], cache, kind)
        for name, value in zip((f"dA{layer - 1}", f"dW{layer}", f"db{layer}"), found, strict=True):
            grads[name] = value
    return grads


L_MODEL_BACKWARD.wrong("""
    (1 - Y) / (1 - AL) - Y / AL → Y / AL - (1 - Y) / (1 - AL)
        dAL has the wrong sign. Where the label is 1, a larger AL lowers the loss.
    (1 - Y) / (1 - AL) - Y / AL → -(1 - Y) / (1 - AL) - Y / AL
        The two parts of dAL have the same sign. Only one of them pulls AL down.
    (1 - Y) / (1 - AL) - Y / AL → AL - Y
        AL - Y is the derivative with respect to Z of the last layer. Your step multiplies it by the
        sigmoid's slope once more: start from the derivative with respect to AL.
    (1 - Y) / (1 - AL) - Y / AL → ((1 - Y) / (1 - AL) - Y / AL) / Y.shape[1]
        Your dAL is divided by m, and `linear_backward` divides again. Here every example's own loss
        is differentiated.
    "sigmoid" if layer == L else "relu" → "sigmoid"
        Every layer is taken for a sigmoid layer. The hidden ones have a ReLU.
    "sigmoid" if layer == L else "relu" → "relu"
        The last layer is taken for a ReLU layer. It has a sigmoid.
    caches[layer - 1] → caches[L - 1]
        Every layer uses the cache of the last one. Each has its own in the list.
    caches[layer - 1] → caches[layer - 2]
        The cache is that of the layer before: `caches[0]` belongs to layer 1.
    caches[layer - 1] → caches[layer]
        The list of caches starts at 0, the layers at 1: `caches[L]` does not exist.
    dA{layer - 1} → dA{layer}
        The names of the dA are shifted by one. The step of layer l gives the derivative with
        respect to its input, which is the output of layer l - 1.
    dW{layer} → dW{layer - 1}
    db{layer} → db{layer - 1}
        The names of dW and db are shifted by one: the step of layer l gives dW and db of the same
        layer.
    range(L, 0, -1) → range(L, 1, -1)
        Layer 1 is left out: your loop stops one layer early.
    dA, dW, db = linear_activation_backward → dA_prev, dW, db = linear_activation_backward
    = dA, dW, db → = dA_prev, dW, db
        Every layer gets dAL. Each one is to get what the layer after it gave.
    caches[layer - 1] → caches[1 if layer == L else 0]
        Your caches are the first two, by number. There is one for each layer: which does this one
        need?
    caches[layer - 1] → caches[L - 1 if layer == L else 0]
        Every hidden layer uses the first cache. Each has its own in the list.
    (dA, caches[layer - 1] → (dA if layer > L - 2 else grads[f"dA{L - 1}"], caches[layer - 1]
        Every hidden layer gets what the last layer gave. Each one is to get what the layer after it
        gave.
""")


@L_MODEL_BACKWARD.mistake("Your function goes back through two layers, whatever it is given.")
def for_two_layers(AL, Y, caches):
    dA2 = (1 - Y) / (1 - AL) - Y / AL
    dA1, dW2, db2 = linear_activation_backward(dA2, caches[-1], "sigmoid")
    dA0, dW1, db1 = linear_activation_backward(dA1, caches[0], "relu")
    return {"dA1": dA1, "dW2": dW2, "db2": db2, "dA0": dA0, "dW1": dW1, "db1": db1}
