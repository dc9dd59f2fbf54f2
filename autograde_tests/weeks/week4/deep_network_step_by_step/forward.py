"""The forward pass."""

import numpy as np

from course_utils.reference.activations import relu, sigmoid
from course_utils.reference.deep import L_model_forward, linear_activation_forward, linear_forward

from ....machinery.exercises import exercise, hidden, visible
from . import shared


def _layer(n_in, n_out, m, *activation):
    return lambda rng: (*shared.draw_layer(rng, n_in, n_out, m), *activation)


LINEAR_FORWARD = exercise(
    linear_forward,
    "The linear part of a layer",
    visible("three inputs, two units, two examples", *shared.SMALL_LAYER, unchanged=True),
    visible(
        "one unit",
        np.array([[1.0, -2.0, 0.5], [4.0, 1.0, 2.0]]),
        np.array([[2.0, -1.0]]),
        np.array([[0.5]]),
    ),
    visible("one example", *shared.ONE_EXAMPLE),
    hidden("more of all", _layer(5, 4, 7), unchanged=True),
    hidden("one example, more inputs", _layer(4, 3, 1)),
    hidden("one input", _layer(1, 4, 6)),
    hidden("as many units as inputs as examples", _layer(3, 3, 3)),
)


@LINEAR_FORWARD.equivalent
def by_einsum(A, W, b):
    return [np.einsum("ij,jk->ik", W, A) + b, [A, W, b]]


@LINEAR_FORWARD.equivalent
def in_loops(A, W, b):
    Z = np.zeros((W.shape[0], A.shape[1]))
    for i in range(Z.shape[0]):
        for k in range(Z.shape[1]):
            for j in range(W.shape[1]):
                Z[i, k] += W[i, j] * A[j, k]
            Z[i, k] += b[i, 0]
    return Z, (A, W, b)


@LINEAR_FORWARD.equivalent
def by_dot(A, W, b):
    Z = np.dot(W, A)
    Z += b
    return Z, (A, W, b)


LINEAR_FORWARD.wrong("""
    W @ A + b → W @ A
        The bias is missing from Z.
    W @ A → W * A
        `*` multiplies entry by entry. Every unit needs a sum over the inputs.
    W @ A → A @ W
        The factors stand in the wrong order: the columns of the left one must match the rows of the
        right one.
    W @ A → W.T @ A
        W is turned. A unit's weights are a row of W already, as they should be.
    + b, → + b.T,
        The bias is turned into a row: then it goes with the examples, not with the units.
    , (A, W, b) → , (W, A, b)
        The cache is in another order: A, then W, then b.
    W @ A + b, (A, W, b) → W @ A + b, (W @ A + b, W, b)
        The cache holds Z where A belongs. The backward pass needs what came into the layer.
    , (A, W, b) →
        Only Z comes back. The backward step will need the cache.
    , (A, W, b) → , (A, W)
        b is missing from the cache.
""")


LINEAR_ACTIVATION_FORWARD = exercise(
    linear_activation_forward,
    "The forward step of a layer",
    visible("relu", *shared.SMALL_LAYER, "relu", unchanged=True),
    visible("relu, one example", *shared.ONE_EXAMPLE, "relu"),
    visible("sigmoid", *shared.SMALL_LAYER, "sigmoid", unchanged=True),
    hidden("relu, more of all", _layer(6, 4, 8, "relu")),
    hidden("sigmoid, more of all", _layer(5, 3, 7, "sigmoid")),
    hidden("sigmoid, one unit", _layer(4, 1, 6, "sigmoid")),
    hidden("relu, one example, more units", _layer(3, 12, 1, "relu"), unchanged=True),
    uses=("linear_forward",),
)


@LINEAR_ACTIVATION_FORWARD.equivalent
def with_if(A_prev, W, b, activation):
    if activation == "sigmoid":
        Z, linear_cache = linear_forward(A_prev, W, b)
        A = sigmoid(Z)
    elif activation == "relu":
        Z, linear_cache = linear_forward(A_prev, W, b)
        A = relu(Z)
    return A, (linear_cache, Z)


@LINEAR_ACTIVATION_FORWARD.equivalent
def by_hand(A_prev, W, b, activation):
    Z = np.dot(W, A_prev) + b
    A = np.where(Z > 0, Z, 0.0) if activation == "relu" else 0.5 + 0.5 * np.tanh(Z / 2)
    return [A, [[A_prev, W, b], Z]]


@LINEAR_ACTIVATION_FORWARD.equivalent
def by_products(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    g = (lambda z: z * (z > 0)) if activation == "relu" else (lambda z: 1 / (1 + np.exp(-z)))
    return g(Z), (linear_cache, Z.copy())


LINEAR_ACTIVATION_FORWARD.wrong("""
    [activation] → ["sigmoid"]
        Both activations give the sigmoid. Look at the argument `activation`.
    [activation] → ["relu"]
        Both activations give the ReLU. Look at the argument `activation`.
    "sigmoid": sigmoid, "relu": relu → "sigmoid": relu, "relu": sigmoid
        The two activations are swapped.
    return g(Z) → return Z
        You return Z: the activation is not applied.
    (linear_cache, Z) → (linear_cache, g(Z))
        The second half of the cache is A. The slope of the activation is taken at Z, so Z must be
        kept.
    (linear_cache, Z) → linear_cache
        Z is missing from the cache: it has two halves.
    (linear_cache, Z) → (*linear_cache, Z)
        The cache is one flat tuple. It is a pair: what the linear part keeps, then Z.
    (linear_cache, Z) → (Z, linear_cache)
        The two halves of the cache are swapped: the linear part's comes first.
    return g(Z), (linear_cache, Z) → return (linear_cache, Z), g(Z)
        A and the cache come back in the wrong order.
    "relu": relu → "relu": np.abs
        Your ReLU keeps the size of negative numbers. They become 0.
""")


@LINEAR_ACTIVATION_FORWARD.mistake(
    "`A, Z = sigmoid(Z)` takes the rows of one array apart. In this course `sigmoid` and `relu` "
    "give back A alone; you have Z already."
)
def with_pairs(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = sigmoid(Z) if activation == "sigmoid" else relu(Z)
    return A, (linear_cache, activation_cache)


def _network(dims, m, digits=None):
    return lambda rng: shared.draw_network(rng, dims, m, digits)[:2]


L_MODEL_FORWARD = exercise(
    L_model_forward,
    "The forward pass through all layers",
    visible("two layers, one example", draw=_network([3, 4, 1], 1, digits=1)),
    visible(
        "three layers, the second of one unit",
        draw=_network([2, 3, 1, 1], 3, digits=1),
        unchanged=True,
    ),
    visible("one layer", draw=_network([2, 1], 3, digits=1)),
    hidden("four layers", _network([5, 4, 6, 3, 1], 7)),
    hidden("two layers, more of all", _network([6, 5, 1], 9), unchanged=True),
    hidden("three layers, one example", _network([4, 5, 3, 1], 1)),
    hidden("layers of one unit", _network([1, 1, 1, 1], 6)),
    hidden("one layer, more inputs", _network([3, 1], 5)),
    uses=("linear_activation_forward",),
)


@L_MODEL_FORWARD.equivalent
def as_published(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for layer in range(1, L):
        W, b = parameters["W" + str(layer)], parameters["b" + str(layer)]
        A, cache = linear_activation_forward(A, W, b, "relu")
        caches.append(cache)
    W, b = parameters["W" + str(L)], parameters["b" + str(L)]
    AL, cache = linear_activation_forward(A, W, b, "sigmoid")
    caches.append(cache)
    return AL, caches


@L_MODEL_FORWARD.equivalent
def by_names(X, parameters):
    numbers = sorted(int(name[1:]) for name in parameters if name.startswith("W"))
    A, caches = X.copy(), []
    for layer in numbers:
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        Z = np.einsum("ij,jk->ik", W, A) + b
        caches += [((A, W, b), Z)]
        A = np.where(Z > 0, Z, 0) if layer < numbers[-1] else 1 / (1 + np.exp(-Z))
    return A, tuple(caches)


L_MODEL_FORWARD.wrong("""
    "sigmoid" if layer == L else "relu" → "relu"
        The last layer has a ReLU. Its output is a probability: which activation gives one?
    "sigmoid" if layer == L else "relu" → "sigmoid"
        Every layer has a sigmoid. The hidden ones are ReLU layers.
    "sigmoid" if layer == L else "relu" → "relu" if layer == L else "sigmoid"
        The activations are the wrong way round: ReLU in the hidden layers, sigmoid in the last.
    layer == L → layer == 1
        Your first layer has the sigmoid. Which layer is the last?
    range(1, L + 1) → range(1, L)
        The last layer is left out: what comes back is the output of layer L - 1.
    len(parameters) // 2 → len(parameters)
        `parameters` holds two arrays for each layer, so its length is not the number of layers.
    caches.append(cache) → caches = [cache]
        The list holds the last cache only. Every layer adds its own.
    caches.append(cache) → caches.insert(0, cache)
        The caches stand in reverse order. The first is that of layer 1.
    caches.append(cache) → pass
        The list of caches stays empty.
    range(1, L + 1) → [*range(1, L - 1), L]
        A hidden layer is left out. How far must a loop run that does layers 1 to L - 1?
    A, parameters[f"W{layer}"] → X, parameters[f"W{layer}"]
        Every layer gets X. Each one is to get what the layer before gave.
    return A, caches → return A, caches[:-1]
        The cache of the last layer is missing from the list.
    W{layer} → W{layer if layer == L else 1}
    b{layer} → b{layer if layer == L else 1}
        Every hidden layer has the weights of layer 1. Look at the index inside your loop.
""")


@L_MODEL_FORWARD.mistake("Your function goes through two layers, whatever it is given.")
def for_two_layers(X, parameters):
    A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
    A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
    return A2, [cache1, cache2]


@L_MODEL_FORWARD.mistake(
    "The last layer has the weights of the one before it: after a loop, its variable keeps the "
    "value of the last round, which is L - 1."
)
def with_the_loops_variable_after_it(X, parameters):
    L = len(parameters) // 2
    A, caches = X, []
    for l in range(1, L):  # noqa: E741  as many write it
        A, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters[f"W{l}"], parameters[f"b{l}"], "sigmoid")
    caches.append(cache)
    return AL, caches


@L_MODEL_FORWARD.mistake(
    "Every hidden layer gets X: the variable that goes in is never given what came out. Each layer "
    "is to get what the one before gave."
)
def with_x_in_each_hidden_layer(X, parameters):
    L = len(parameters) // 2
    A_prev, caches = X, []
    for l in range(1, L):  # noqa: E741
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        A, cache = linear_activation_forward(A_prev, W, b, "relu")
        caches.append(cache)
    AL, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    caches.append(cache)
    return AL, caches
