"""The broken program, forwards."""

import numpy as np

from course_utils.reference import deep, initialization
from course_utils.reference.activations import relu, sigmoid
from course_utils.reference.deep import L_model_forward, linear_activation_forward, linear_forward

from ....machinery.exercises import exercise, hidden, visible
from ... import judges
from .. import _bugs as shared


def _judge_start(arguments, value):
    """Look at what a start must be like, whatever the draws."""
    dims = arguments[0]
    names = [f"{kind}{layer}" for layer in range(1, len(dims)) for kind in "Wb"]
    if problem := shared.missing(value, names):
        return problem
    for layer in range(1, len(dims)):
        n_in, n_out = dims[layer - 1], dims[layer]
        W, b = value[f"W{layer}"], value[f"b{layer}"]
        if W.shape != (n_out, n_in):
            return f"`W{layer}` has shape {W.shape}, expected {(n_out, n_in)}."
        if problem := shared.off(f"b{layer}", b, np.zeros((n_out, 1))):
            return problem
        if W.min() >= 0:
            return f"No entry of `W{layer}` is negative."
        if np.unique(W).size <= 0.9 * W.size:
            return f"Entries of `W{layer}` repeat: units with the same weights stay the same."
        if abs(W.mean()) * np.sqrt(W.size) > 6 * W.std():  # six standard errors
            return f"The mean of `W{layer}` is not near 0."
    if problem := judges.fault_of_draws(value, len(dims) - 1):
        return problem
    # the plain factor 0.01 is no fault here: the program trains, after a thousand updates at ln 2
    if all(_is_spread(value[f"W{layer}"], 0.01) for layer in range(1, len(dims))):
        return None
    for layer in range(1, len(dims)):
        n_in, W = dims[layer - 1], value[f"W{layer}"]
        if not _is_spread(W, n_in**-0.5):
            spread = np.sqrt(n_in) * np.sqrt(np.mean(W**2))
            words = "too small" if spread < 1 else "too large"
            words = f"far {words}" if not 0.4 <= spread <= 4 else words
            return f"The entries of `W{layer}` are {words}: their spread is to be 1/√{n_in}."
    return None


def _is_spread(W, deviation):
    """Whether the entries of W have a standard deviation, give or take five standard errors."""
    return abs(np.sqrt(np.mean(W**2)) / deviation - 1) <= 5 / np.sqrt(2 * W.size)


INITIALIZE = exercise(
    deep.initialize_parameters_deep,
    "The start of every layer",
    visible("weights of both signs", [400, 100, 30], judge=_judge_start),
    hidden(
        "weights of both signs, other layers",
        lambda rng: ([int(rng.integers(60, 90)), 200, 80, 40],),
        points=2,
        judge=_judge_start,
    ),
    twins=(initialization.initialize_parameters_xavier,),
)


@INITIALIZE.equivalent
def by_position(layer_dims, rng=None):
    rng = np.random.default_rng(rng)
    parameters = {}
    for l, (n_in, n_out) in enumerate(zip(layer_dims, layer_dims[1:], strict=False)):  # noqa: E741
        parameters["W" + str(l + 1)] = rng.normal(0, n_in**-0.5, size=(n_out, n_in))
        parameters["b" + str(l + 1)] = np.zeros((n_out, 1))
    return parameters


@INITIALIZE.equivalent
def from_the_global_generator(layer_dims):
    parameters: dict[str, np.ndarray] = {}
    for layer in range(1, len(layer_dims)):
        shape = layer_dims[layer], layer_dims[layer - 1]
        W = np.random.randn(*shape) * np.sqrt(1 / shape[1])  # noqa: NPY002
        parameters |= {f"W{layer}": W, f"b{layer}": np.zeros((shape[0], 1))}
    return parameters


@INITIALIZE.equivalent
def with_the_plain_factor(layer_dims, rng=None):
    rng = np.random.default_rng(rng)
    parameters = {}
    for l in range(1, len(layer_dims)):  # noqa: E741
        parameters["W" + str(l)] = 0.01 * rng.standard_normal((layer_dims[l], layer_dims[l - 1]))
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters


INITIALIZE.wrong("""
    standard_normal → random
        Look at the weights: none of them is negative. Which numbers does the generator's method
        give, and which are wanted?
    rng.standard_normal((n_out, n_in)) → rng.uniform(-1, 1, (n_out, n_in))
        Both signs now, but numbers between -1 and 1 spread less than a standard normal distribution
        does.
    rng.standard_normal((n_out, n_in)) → (rng.random((n_out, n_in)) - 0.5)
        The weights have both signs now, and a spread that is far too small.
    np.sqrt(n_in) → np.sqrt(n_out)
        The scale was right before: each weight is divided by the root of the number of units that
        feed it.
    rng.standard_normal((n_out, n_in)) → rng.choice([-1, 1], (n_out, n_in))
        The same numbers come again and again in your matrix. Each weight is to be a draw of its
        own, from a normal distribution.
    len(layer_dims) → len(layer_dims) - 1
        The last layer gets no parameters any more. The loop was right before.
    / np.sqrt(n_in) →
        The weights have lost their scale: they no longer depend on how many units feed them.
    rng.standard_normal → np.random.default_rng(2).standard_normal
        Every layer holds the same draws. Set a seed once, if at all, before the loop.
    np.zeros((n_out, 1)) → np.zeros((n_out, n_in))
        The biases have the shape of the weights: a line that was copied. Each unit has one bias.
""")


ACTIVATION_FORWARD = exercise(
    linear_activation_forward,
    "A layer forward: what does it keep?",
    visible(
        "sigmoid, one unit",
        np.array([[1.0, -2.0], [0.5, 1.0]]),
        np.array([[2.0, -1.0]]),
        np.array([[0.5]]),
        "sigmoid",
    ),
    visible(
        "relu, two units",
        draw=lambda rng: shared.draw_layer(rng, 3, 2, 2, "relu"),
        unchanged=True,
    ),
    hidden("sigmoid, more units", lambda rng: shared.draw_layer(rng, 4, 3, 5, "sigmoid")),
    hidden("relu, more units", lambda rng: shared.draw_layer(rng, 2, 4, 3, "relu"), unchanged=True),
    hidden("relu, one example", lambda rng: shared.draw_layer(rng, 5, 3, 1, "relu")),
)


@ACTIVATION_FORWARD.equivalent
def with_branches(A_prev, W, b, activation):
    Z = np.dot(W, A_prev) + b
    if activation == "sigmoid":
        A = 1 / (1 + np.exp(-Z))
    elif activation == "relu":
        A = Z * (Z > 0)
    return A, ((A_prev, W, b), Z)


@ACTIVATION_FORWARD.equivalent
def as_lists(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A = {"sigmoid": sigmoid, "relu": relu}[activation](Z)
    return [A, [list(linear_cache), Z.copy()]]


ACTIVATION_FORWARD.wrong("""
    return g(Z), (linear_cache, Z) → return g(Z), (linear_cache, g(Z))
        The second part of the cache is not what the backward step takes the slope at. Compare the
        two kinds of numbers: can the slope of the sigmoid be found from it the way that
        `linear_activation_backward` finds it?
    return g(Z) → return Z
        The cache is right, but now the layer passes on its pre-activation.
    (linear_cache, Z) → (Z, linear_cache)
        The two parts of the cache have changed places.
    (linear_cache, Z) → (linear_cache, A_prev)
        The cache keeps the layer's input as its second part. The first part has it already.
    (linear_cache, Z) → Z
        The linear cache is gone. The backward step needs both parts.
    "sigmoid": sigmoid, "relu": relu → "sigmoid": relu, "relu": sigmoid
        The two activation functions are swapped.
""")


def _judge_forward(arguments, value):
    """Look at AL and at what each cache keeps of its layer's input; not at the last part of it."""
    AL, caches = value
    right, kept = L_model_forward(*arguments)
    if problem := shared.off("AL", AL, right):
        return problem
    if len(caches) != len(kept):
        return f"There are {len(caches)} caches for {len(kept)} layers."
    for layer, (cache, good) in enumerate(zip(caches, kept, strict=True), 1):
        for name, array, expected in zip(("A_prev", "W", "b"), cache[0], good[0], strict=True):
            if problem := shared.off(f"{name}` of the cache of layer `{layer}", array, expected):
                return problem
    return None


def _network(dims, m):
    return lambda rng: shared.draw_network(rng, dims, m)


FORWARD = exercise(
    L_model_forward,
    "Forward through all layers",
    visible("equal layers", draw=_network([2, 3, 3, 1], 3), judge=_judge_forward, unchanged=True),
    hidden("other sizes", _network([3, 5, 2, 4, 1], 6), judge=_judge_forward, unchanged=True),
    hidden("one layer", _network([4, 1], 5), judge=_judge_forward),
)


@FORWARD.equivalent
def in_one_loop(X, parameters):
    L, activations, caches = len(parameters) // 2, [X], []
    for layer in range(1, L + 1):
        W, b = parameters["W" + str(layer)], parameters["b" + str(layer)]
        Z = W @ activations[-1] + b
        caches.append(((activations[-1], W, b), Z))
        activations.append(sigmoid(Z) if layer == L else relu(Z))
    return activations[-1], caches


@FORWARD.equivalent
def with_the_last_apart(X, parameters):
    L, A, caches = len(parameters) // 2, X, []
    for layer in range(1, L):
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        A, cache = linear_activation_forward(A, W, b, "relu")
        caches += [cache]
    AL, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    return AL, (*caches, cache)


FORWARD.wrong("""
    A, parameters[f"W{layer}"] → X, parameters[f"W{layer}"]
        Every layer gets `X`. Only the first one should.
    "sigmoid" if layer == L else "relu" → "relu"
        The output layer is a ReLU layer now. Its result is to be a probability.
    "sigmoid" if layer == L else "relu" → "sigmoid"
        The hidden layers are sigmoid layers now. They were ReLU layers, and right.
    return A, caches → return caches[-1][0][0], caches
        You return what the last hidden layer gives. The output layer's result has another name.
    return A, caches → return A, caches[:-1]
        The output layer has no cache any more.
""")


@FORWARD.mistake(
    "The output does not depend on `W2` at all: change `W2`, and `AL` stays. Which array goes "
    "into the output layer?"
)
def skipping(X, parameters):
    L, A, caches = len(parameters) // 2, X, []
    for layer in range(1, L):
        A_prev = A
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        A, cache = linear_activation_forward(A_prev, W, b, "relu")
        caches.append(cache)
    W, b = parameters[f"W{L}"], parameters[f"b{L}"]
    AL, cache = linear_activation_forward(A_prev, W, b, "sigmoid")
    return AL, [*caches, cache]
