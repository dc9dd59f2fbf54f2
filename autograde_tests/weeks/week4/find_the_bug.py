"""Exercises of the notebook week4/find_the_bug.

Students get a whole program with faults in it, and each repair earns its own points. So every case
looks at one fault only: where a function calls others that may still be broken, its case accepts
what it gives with any of them broken. The one exception are the cases that train.
"""

import re

import numpy as np

from course_utils import hunt
from course_utils.reference import deep, initialization, optimizers, repaired
from course_utils.reference.activations import relu, sigmoid, sigmoid_derivative
from course_utils.reference.deep import (
    L_model_backward,
    L_model_forward,
    compute_cost,
    initialize_parameters_deep,
    linear_activation_backward,
    linear_activation_forward,
    linear_backward,
    linear_forward,
    update_parameters,
)

from ...machinery.compare import describe, difference
from ...machinery.exercises import Exercise, Mistake, hidden, visible

LEFT_OVER = [2, 2, 1]
"""What the broken program's forgotten global variable `layer_dims` holds."""

# What the cases are drawn from


def _labels(rng, m):
    """Labels with both classes from two examples on, in random order."""
    return rng.permutation(np.arange(m) % 2).astype(float).reshape(1, m)


def _parameters(rng, dims):
    """Draw weights and biases; half of the biases are negative, so that some units are off."""
    parameters = {}
    for layer in range(1, len(dims)):
        n = dims[layer]
        parameters[f"W{layer}"] = rng.normal(size=(n, dims[layer - 1]))
        parameters[f"b{layer}"] = 0.3 * rng.permutation((-1.0) ** np.arange(n)).reshape(n, 1)
    return parameters


def _network(rng, dims, m):
    """Draw examples and a network."""
    return rng.normal(size=(dims[0], m)), _parameters(rng, dims)


def _after_forward(rng, dims, m):
    """Draw the arguments of a backward pass."""
    AL, caches = L_model_forward(*_network(rng, dims, m))
    return AL, _labels(rng, m), caches


def _signals(rng, n, m):
    """Draw numbers of both signs, the first of them negative, none near 0."""
    Z = rng.uniform(0.2, 2.0, size=(n, m)) * rng.permutation((-1.0) ** np.arange(n * m)).reshape(
        n, m
    )
    Z[0, 0] = -abs(Z[0, 0])
    return Z


def _layer(rng, n_prev, n, m, activation):
    """Draw a layer: for the first example, one unit is off, and the next is on."""
    A_prev, W = rng.normal(size=(n_prev, m)), rng.normal(size=(n, n_prev))
    b = rng.normal(size=(n, 1))
    b[:2, 0] = [-0.7, 0.7][:n] - (W @ A_prev)[:2, 0]
    return A_prev, W, b, activation


def _layer_backward(rng, n_prev, n, m, activation):
    """Draw the arguments of a layer's backward step."""
    _, cache = linear_activation_forward(*_layer(rng, n_prev, n, m, activation))
    dA = rng.normal(size=(n, m))
    # the signs differ from those of Z
    dA[:2, 0] = [0.8, -0.6][:n]
    return dA, cache, activation


def _gradients(rng, dims):
    """Draw parameters and gradients of their shapes."""
    params = _parameters(rng, dims)
    return params, {f"d{name}": rng.normal(size=p.shape) for name, p in params.items()}


# Judges: each says what is wrong in words that give no expected number away


def _off(name, received, *right):
    """Return how an array differs from the first right one, or None if it is one of them."""
    if not isinstance(received, np.ndarray | np.generic | float | int):
        return f"`{name}` is {describe(received)}, expected an array."
    if any(difference(value, received) is None for value in right):
        return None
    received, expected = np.asarray(received, dtype=float), right[0]
    if received.shape != expected.shape:
        return f"`{name}` has shape {received.shape}, expected {expected.shape}."
    if not np.isfinite(received).all():
        return f"`{name}` has entries that are not finite."
    wrong = np.abs(received - expected) > 1e-6 * np.abs(expected).max()
    ratio = received[expected != 0] / expected[expected != 0]
    if ratio.size and np.allclose(ratio, ratio[0]) and not np.any(received[expected == 0]):
        return f"Every entry of `{name}` is {ratio[0]:.4g} times what it should be."
    share = np.abs(received - expected).max() / np.abs(expected).max()
    return (
        f"`{name}` is wrong in {wrong.sum()} of {wrong.size} entries; the largest error is "
        f"{share:.3g} times the largest entry."
    )


def _first(*problems):
    return next((problem for problem in problems if problem), None)


def _missing(value, names):
    """Say what is not there; of what is there, only names that belong: a key can hold an input."""
    missing = [name for name in names if name not in value]
    known = [name for name in value if re.fullmatch(r"d?[AWb]\d", str(name))]
    return (
        f"`{missing[0]}` is missing. There is {', '.join(known) or 'nothing'}." if missing else None
    )


def _judge_start(arguments, value):
    """Look at what a start must be like, whatever the draws."""
    dims = arguments[0]
    names = [f"{kind}{layer}" for layer in range(1, len(dims)) for kind in "Wb"]
    if problem := _missing(value, names):
        return problem
    for layer in range(1, len(dims)):
        n_in, n_out = dims[layer - 1], dims[layer]
        W, b = value[f"W{layer}"], value[f"b{layer}"]
        if W.shape != (n_out, n_in):
            return f"`W{layer}` has shape {W.shape}, expected {(n_out, n_in)}."
        if problem := _off(f"b{layer}", b, np.zeros((n_out, 1))):
            return problem
        if W.min() >= 0:
            return f"No entry of `W{layer}` is negative."
        if np.unique(W).size <= 0.9 * W.size:
            return f"Entries of `W{layer}` repeat: units with the same weights stay the same."
        if abs(W.mean()) * np.sqrt(W.size) > 6 * W.std():  # six standard errors
            return f"The mean of `W{layer}` is not near 0."
        spread = np.sqrt(n_in) * np.sqrt(np.mean(W**2))
        if abs(spread - 1) > 5 / np.sqrt(2 * W.size):
            words = "far too small" if spread < 0.4 else "too small" if spread < 1 else "too large"
            words = "far too large" if spread > 4 else words
            return f"The entries of `W{layer}` are {words}: their spread is to be 1/√{n_in}."
    return None


def _judge_forward(arguments, value):
    """Look at AL and at what each cache keeps of its layer's input; not at the last part of it."""
    AL, caches = value
    right, kept = L_model_forward(*arguments)
    if problem := _off("AL", AL, right):
        return problem
    if len(caches) != len(kept):
        return f"There are {len(caches)} caches for {len(kept)} layers."
    for layer, (cache, good) in enumerate(zip(caches, kept, strict=True), 1):
        for name, array, expected in zip(("A_prev", "W", "b"), cache[0], good[0], strict=True):
            if problem := _off(f"{name}` of the cache of layer `{layer}", array, expected):
                return problem
    return None


def _judge_weight_gradient(arguments, value):
    (dA, dW, _), good = value, linear_backward(*arguments)
    return _first(_off("dW", dW, good[1]), _off("dA_prev", dA, good[0]))


def _judge_bias_gradient(arguments, value):
    (dA, _, db), good = value, linear_backward(*arguments)
    return _first(_off("db", db, good[2]), _off("dA_prev", dA, good[0]))


def _judge_slope(arguments, value):
    """Accept what a broken `linear_backward` makes of the right dZ, too."""
    dA, dW, db = value
    good = linear_activation_backward(*arguments)
    m = good[0].shape[1]
    return _first(
        _off("dA_prev", dA, good[0]),
        _off("dW", dW, good[1], m * good[1]),
        _off("db", db, good[2], good[2].ravel()),
    )


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
    m, found = arguments[1].shape[1], _missing(value, names)
    if found:
        return found
    for good in _backward_versions(arguments):
        for sign in signs:
            problems = []
            for name in names:
                expected = sign * good[name]
                others = {"dW": [m * expected], "db": [expected.ravel()]}.get(name[:2], [])
                problems.append(_off(name, value[name], expected, *others))
            if not any(problems):
                return None
            found = found or _first(*problems)
    return found


def _judge_direction(arguments, value):
    """Look at the parameters' gradients, with their sign."""
    names = [f"d{kind}{layer}" for layer in range(len(arguments[2]), 0, -1) for kind in "Wb"]
    return _off_gradients(arguments, value, names, [1])


def _judge_every_gradient(arguments, value):
    """Look at all gradients, with either sign."""
    return _off_gradients(arguments, value, list(L_model_backward(*arguments)), [1, -1])


def _judge_biases(arguments, value):
    """Look at the hidden layers, and at the biases first."""
    good, L = update_parameters(*arguments), len(arguments[0]) // 2
    names = [f"{kind}{layer}" for kind in "bW" for layer in range(1, L)]
    return _first(_missing(value, names), *(_off(name, value[name], good[name]) for name in names))


def _judge_last_layer(arguments, value):
    """Look at all weights, and at the last bias moved by any factor that it is moved by."""
    params, grads, rate = arguments
    good, L = update_parameters(*arguments), len(params) // 2
    names = [f"W{layer}" for layer in range(L, 0, -1)]
    last = f"b{L}"
    return _first(
        _missing(value, good),
        *(_off(name, value[name], good[name]) for name in names),
        _off(last, value[last], good[last], params[last] - grads[f"d{last}"]),
    )


def _judge_built(arguments, value):
    """Look at the network that is built before the first update."""
    dims, (parameters, costs) = arguments[2], value
    if problem := _of_other_layers(dims, parameters, costs):
        return problem
    if len(costs):
        return f"Without an iteration there is no cost; the list has {len(costs)}."
    for layer in range(1, len(dims)):
        # weights that are all positive are the start's fault, and cost points there
        if problem := _no_draw(f"W{layer}", parameters[f"W{layer}"]):
            return problem
        if problem := _off(f"b{layer}", parameters[f"b{layer}"], np.zeros((dims[layer], 1))):
            return problem
    return None


def _of_other_layers(dims, parameters, costs):
    """Say what keeps parameters and costs from being those of a network with these layers."""
    if not isinstance(parameters, dict) or not isinstance(costs, list | np.ndarray):
        return "The answer is to be the parameters and the list of costs, in this order."
    for layer in range(1, len(dims)):
        shape = (dims[layer], dims[layer - 1])
        if f"W{layer}" not in parameters:
            return f"There is no `W{layer}`: a network of {len(dims) - 1} layers was asked for."
        if parameters[f"W{layer}"].shape != shape:
            return f"`W{layer}` has shape {parameters[f'W{layer}'].shape}, expected {shape}."
    if len(parameters) != 2 * (len(dims) - 1):
        return f"There are {len(parameters) // 2} layers, expected {len(dims) - 1}."
    return None


FURTHEST = 1e6
"""What no step leads beyond: with faults elsewhere, an output near 0 makes a slope of hundreds."""


def _no_draw(name, W, most=100):
    """Say why weights can't be those of a start, repaired or not, that few updates have moved."""
    if not np.isfinite(W).all():
        return f"`{name}` has entries that are not finite."
    if not 1e-4 < np.abs(W).max() < most:
        return f"The entries of `{name}` are not of the size that a start draws."
    if W.size > 1 and W.min() == W.max():
        return f"All entries of `{name}` are equal."
    return None


def _judge_moved(arguments, value):
    """Look whether any bias, all of which start at 0, has moved, by as much as a step can.

    Biases of another shape, or moved uphill or too far, are other functions' faults.
    """
    dims, rate, (parameters, costs) = arguments[2], arguments[3], value
    if not isinstance(parameters, dict) or not isinstance(costs, list | np.ndarray):
        return "The answer is to be the parameters and the list of costs, in this order."
    if len(costs) != 1:
        return f"After one iteration there is one cost; the list has {len(costs)}."
    # a sum over the four examples, where the mean is still to be repaired, is four times as large
    if np.shape(costs[0]) != () or not 0.01 < costs[0] < 100:
        return "The first cost is not that of a network that knows nothing yet."
    names = [f"{kind}{layer}" for layer in range(1, len(dims)) for kind in "Wb"]
    if problem := _missing(parameters, names):
        return problem
    for layer in range(1, len(dims)):
        W, b = parameters[f"W{layer}"], np.asarray(parameters[f"b{layer}"])
        if np.shape(W) != (dims[layer], dims[layer - 1]):
            return f"`W{layer}` has shape {np.shape(W)}, expected {(dims[layer], dims[layer - 1])}."
        if problem := _no_draw(f"W{layer}", W, FURTHEST):
            return problem
        if b.size not in (dims[layer], dims[layer] ** 2) or not np.isfinite(b).all():
            return f"`b{layer}` is not {dims[layer]} finite numbers."
        if np.abs(b).max() > FURTHEST:
            return f"`b{layer}` has moved further than any step goes."
    moved = max(float(np.abs(parameters[name]).max()) for name in names if name[0] == "b")
    if moved == 0:
        return "Every bias is exactly 0, as at the start: the update has not arrived."
    if moved < 1e-6 * rate:
        return "No bias has moved by as much as a step with this learning rate does."
    return None


def _judge_trained(arguments, value):
    """Look at the costs, and whether the network that comes back knows its examples."""
    X, Y, dims, _, num_iterations = arguments
    parameters, costs = value
    if problem := _of_other_layers(dims, parameters, costs):
        return problem
    if len(costs) != -(-num_iterations // 100):
        return (
            f"{num_iterations} iterations give {-(-num_iterations // 100)} costs, not {len(costs)}."
        )
    if any(parameters[f"b{layer}"].shape != (n, 1) for layer, n in enumerate(dims[1:], 1)):
        return "A bias is no column any more."
    if not np.all(np.isfinite(costs)):
        return "A cost is not finite."
    if np.max(costs) > 100:
        return "A cost is far larger than that of a network that guesses."
    if not 0.2 < costs[0] < 4:
        return "The first cost is not that of a network that knows nothing yet, about 0.7 nats."
    if costs[-1] > 0.04 * costs[0]:
        return "The cost falls far too little for this learning rate, or not at all."
    AL, _ = L_model_forward(X, parameters)
    right = np.mean((AL > 0.5) == Y)
    if right < 0.9:
        return "After training, more than one in ten of its own training examples is wrong."
    # AL may have reached exactly 0 or 1
    now = compute_cost(np.clip(AL, 1e-9, 1 - 1e-9), Y)
    if not 0.3 < now / costs[-1] < 1.05:
        return "The last cost in the list is not that of the parameters that come back."
    return None


# initialize_parameters_deep


def _start_by_position(layer_dims, rng=None):
    rng = np.random.default_rng(rng)
    parameters = {}
    for l, (n_in, n_out) in enumerate(zip(layer_dims, layer_dims[1:], strict=False)):  # noqa: E741
        parameters["W" + str(l + 1)] = rng.normal(0, n_in**-0.5, size=(n_out, n_in))
        parameters["b" + str(l + 1)] = np.zeros((n_out, 1))
    return parameters


def _start_from_the_global_generator(layer_dims):
    parameters: dict[str, np.ndarray] = {}
    for layer in range(1, len(layer_dims)):
        shape = layer_dims[layer], layer_dims[layer - 1]
        W = np.random.randn(*shape) * np.sqrt(1 / shape[1])  # noqa: NPY002
        parameters |= {f"W{layer}": W, f"b{layer}": np.zeros((shape[0], 1))}
    return parameters


INITIALIZE = Exercise(
    name="initialize_parameters_deep",
    title="The start of every layer",
    reference=deep.initialize_parameters_deep,
    twins=(initialization.initialize_parameters_xavier,),
    cases=(
        visible("weights of both signs", [400, 100, 30], judge=_judge_start),
        hidden(
            "weights of both signs, other layers",
            lambda rng: ([int(rng.integers(60, 90)), 200, 80, 40],),
            points=2,
            judge=_judge_start,
        ),
    ),
    mistakes=(
        Mistake(
            "Look at the weights: none of them is negative. Which numbers does the generator's "
            "method give, and which are wanted?",
            replace={"standard_normal": "random"},
        ),
        Mistake(
            "Both signs now, but numbers between -1 and 1 spread less than a standard normal "
            "distribution does.",
            replace={"rng.standard_normal((n_out, n_in))": "rng.uniform(-1, 1, (n_out, n_in))"},
        ),
        Mistake(
            "Shifting the numbers gives both signs, and leaves a spread that is far too small.",
            replace={
                "rng.standard_normal((n_out, n_in))": "(rng.random((n_out, n_in)) - 0.5)",
            },
        ),
        Mistake(
            "The scale was right before: each weight is divided by the root of the number of units "
            "that feed it.",
            replace={"np.sqrt(n_in)": "np.sqrt(n_out)"},
        ),
        Mistake(
            "The same numbers come again and again in your matrix. Each weight is to be a draw of "
            "its own, from a normal distribution.",
            replace={"rng.standard_normal((n_out, n_in))": "rng.choice([-1, 1], (n_out, n_in))"},
        ),
        Mistake(
            "The last layer gets no parameters any more. The loop was right before.",
            replace={"len(layer_dims)": "len(layer_dims) - 1"},
        ),
        Mistake(
            "The weights have lost their scale: they no longer depend on how many units feed them.",
            replace={" / np.sqrt(n_in)": ""},
        ),
    ),
    equivalents=(_start_by_position, _start_from_the_global_generator),
)


# linear_activation_forward


def _layer_with_a_branch(A_prev, W, b, activation):
    Z = np.dot(W, A_prev) + b
    if activation == "sigmoid":
        A = 1 / (1 + np.exp(-Z))
    elif activation == "relu":
        A = Z * (Z > 0)
    return A, ((A_prev, W, b), Z)


def _layer_with_lists(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A = {"sigmoid": sigmoid, "relu": relu}[activation](Z)
    return [A, [list(linear_cache), Z.copy()]]


ACTIVATION_FORWARD = Exercise(
    name="linear_activation_forward",
    title="A layer forward: what does it keep?",
    reference=deep.linear_activation_forward,
    cases=(
        visible(
            "sigmoid, one unit",
            np.array([[1.0, -2.0], [0.5, 1.0]]),
            np.array([[2.0, -1.0]]),
            np.array([[0.5]]),
            "sigmoid",
        ),
        visible("relu, two units", draw=lambda rng: _layer(rng, 3, 2, 2, "relu")),
        hidden("sigmoid, more units", lambda rng: _layer(rng, 4, 3, 5, "sigmoid")),
        hidden("relu, more units", lambda rng: _layer(rng, 2, 4, 3, "relu"), unchanged=True),
        hidden("relu, one example", lambda rng: _layer(rng, 5, 3, 1, "relu")),
    ),
    mistakes=(
        Mistake(
            "The second part of the cache is not what the backward step takes the slope at. "
            "Compare the two kinds of numbers: can the slope of the sigmoid be found from it the "
            "way that `linear_activation_backward` finds it?",
            replace={"return g(Z), (linear_cache, Z)": "return g(Z), (linear_cache, g(Z))"},
        ),
        Mistake(
            "The cache is right, but now the layer passes on its pre-activation.",
            replace={"return g(Z)": "return Z"},
        ),
        Mistake(
            "The two parts of the cache have changed places.",
            replace={"(linear_cache, Z)": "(Z, linear_cache)"},
        ),
        Mistake(
            "The cache keeps the layer's input as its second part. The first part has it already.",
            replace={"(linear_cache, Z)": "(linear_cache, A_prev)"},
        ),
        Mistake(
            "The linear cache is gone. The backward step needs both parts.",
            replace={"(linear_cache, Z)": "Z"},
        ),
        Mistake(
            "The two activation functions are swapped.",
            replace={'"sigmoid": sigmoid, "relu": relu': '"sigmoid": relu, "relu": sigmoid'},
        ),
    ),
    equivalents=(_layer_with_a_branch, _layer_with_lists),
)


# L_model_forward


def _forward_skipping(X, parameters):
    L, A, caches = len(parameters) // 2, X, []
    for layer in range(1, L):
        A_prev = A
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        A, cache = linear_activation_forward(A_prev, W, b, "relu")
        caches.append(cache)
    W, b = parameters[f"W{L}"], parameters[f"b{L}"]
    AL, cache = linear_activation_forward(A_prev, W, b, "sigmoid")
    return AL, [*caches, cache]


def _forward_returning_the_last_hidden(X, parameters):
    _, caches = L_model_forward(X, parameters)
    return caches[-1][0][0], caches


def _forward_without_the_last_cache(X, parameters):
    AL, caches = L_model_forward(X, parameters)
    return AL, caches[:-1]


def _forward_in_one_loop(X, parameters):
    L, activations, caches = len(parameters) // 2, [X], []
    for layer in range(1, L + 1):
        W, b = parameters["W" + str(layer)], parameters["b" + str(layer)]
        Z = W @ activations[-1] + b
        caches.append(((activations[-1], W, b), Z))
        activations.append(sigmoid(Z) if layer == L else relu(Z))
    return activations[-1], caches


def _forward_with_the_last_apart(X, parameters):
    L, A, caches = len(parameters) // 2, X, []
    for layer in range(1, L):
        A, cache = linear_activation_forward(
            A, parameters[f"W{layer}"], parameters[f"b{layer}"], "relu"
        )
        caches += [cache]
    AL, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    return AL, (*caches, cache)


FORWARD = Exercise(
    name="L_model_forward",
    title="Forward through all layers",
    reference=deep.L_model_forward,
    cases=(
        visible(
            "equal layers", draw=lambda rng: _network(rng, [2, 3, 3, 1], 3), judge=_judge_forward
        ),
        hidden(
            "other sizes",
            lambda rng: _network(rng, [3, 5, 2, 4, 1], 6),
            points=1,
            judge=_judge_forward,
            unchanged=True,
        ),
        hidden("one layer", lambda rng: _network(rng, [4, 1], 5), judge=_judge_forward),
    ),
    mistakes=(
        Mistake(
            "The output does not depend on `W2` at all: change `W2`, and `AL` stays. Which array "
            "goes into the output layer?",
            function=_forward_skipping,
        ),
        Mistake(
            "You return what the last hidden layer gives. The output layer's result has another "
            "name.",
            function=_forward_returning_the_last_hidden,
        ),
        Mistake(
            "The output layer has no cache any more.",
            function=_forward_without_the_last_cache,
        ),
        Mistake(
            "Every layer gets `X`. Only the first one should.",
            replace={
                "A, cache = linear_activation_forward(\n            A, ": (
                    "A, cache = linear_activation_forward(\n            X, "
                )
            },
        ),
        Mistake(
            "The output layer is a ReLU layer now. Its result is to be a probability.",
            replace={'"sigmoid" if layer == L else "relu"': '"relu"'},
        ),
        Mistake(
            "The hidden layers are sigmoid layers now. They were ReLU layers, and right.",
            replace={'"sigmoid" if layer == L else "relu"': '"sigmoid"'},
        ),
    ),
    equivalents=(_forward_in_one_loop, _forward_with_the_last_apart),
)


# compute_cost


def _probabilities(rng, m):
    return rng.uniform(0.05, 0.95, size=(1, m)), _labels(rng, m)


def _cost_by_mean(AL, Y):
    return np.mean(-Y * np.log(AL) - (1 - Y) * np.log(1 - AL))


def _cost_by_product(AL, Y):
    m = AL.shape[1]
    return np.squeeze(-(Y @ np.log(AL).T + (1 - Y) @ np.log(1 - AL).T) / m)


def _cost_by_class(AL, Y):
    return -(np.log(AL[Y == 1]).sum() + np.log(1 - AL[Y == 0]).sum()) / Y.size


# with one example, the fault does not show
COST = Exercise(
    name="compute_cost",
    title="The cost",
    reference=deep.compute_cost,
    cases=(
        visible("four times one half", np.full((1, 4), 0.5), np.array([[0.0, 1.0, 1.0, 0.0]])),
        hidden("three examples", lambda rng: _probabilities(rng, 3)),
        hidden("many examples", lambda rng: _probabilities(rng, 25), unchanged=True),
    ),
    mistakes=(
        Mistake(
            "This is the sum of the losses: at probability one half the cost must be ln 2 for any "
            "number of examples. Which axis of `Y` counts the examples?",
            replace={"Y.shape[1]": "Y.shape[0]"},
        ),
        Mistake(
            "The sign is wrong. A cost is never negative.",
            replace={"return -np": "return np"},
        ),
        Mistake(
            "The division does not reach both terms: brackets around the sum.",
            replace={
                "-np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / Y.shape[1]": (
                    "-np.sum(Y * np.log(AL)) - np.sum((1 - Y) * np.log(1 - AL)) / Y.shape[1]"
                )
            },
        ),
        Mistake(
            "The examples with label 0 count for nothing now.",
            replace={" + (1 - Y) * np.log(1 - AL)": ""},
        ),
        Mistake(
            "You return one loss for each example. The cost is one number, their mean.",
            replace={
                "-np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / Y.shape[1]": (
                    "-(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))"
                )
            },
        ),
        Mistake(
            "The division happens twice. The cost is the mean over the examples.",
            replace={"/ Y.shape[1]": "/ Y.shape[1] ** 2"},
        ),
    ),
    equivalents=(_cost_by_mean, _cost_by_product, _cost_by_class),
)


# linear_backward


def _linear(rng, n_prev, n, m):
    """Draw the arguments of the linear backward step."""
    cache = rng.normal(size=(n_prev, m)), rng.normal(size=(n, n_prev)), rng.normal(size=(n, 1))
    return rng.normal(size=(n, m)) + 0.2, cache


def _linear_backward_in_a_loop(dZ, cache):
    A_prev, W, b = cache
    m = dZ.shape[1]
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for i in range(m):
        dz, a = dZ[:, i : i + 1], A_prev[:, i : i + 1]
        dW += dz @ a.T / m
        db += dz / m
    return np.dot(W.T, dZ), dW, db


def _linear_backward_by_einsum(dZ, cache):
    A_prev, W, _ = cache
    dW = np.einsum("im,jm->ij", dZ, A_prev) / A_prev.shape[1]
    return np.einsum("ij,im->jm", W, dZ), dW, dZ.mean(axis=1).reshape(-1, 1)


_DW, _DB = "dZ @ A_prev.T / m", "np.sum(dZ, axis=1, keepdims=True) / m"

LINEAR_BACKWARD = Exercise(
    name="linear_backward",
    title="The linear part backward",
    reference=deep.linear_backward,
    cases=(
        visible(
            "dW, three examples",
            draw=lambda rng: _linear(rng, 2, 2, 3),
            judge=_judge_weight_gradient,
        ),
        visible(
            "db, three examples", draw=lambda rng: _linear(rng, 2, 2, 3), judge=_judge_bias_gradient
        ),
        hidden(
            "dW, other sizes",
            lambda rng: _linear(rng, 4, 3, 6),
            points=2,
            judge=_judge_weight_gradient,
        ),
        hidden("db, other sizes", lambda rng: _linear(rng, 3, 5, 4), judge=_judge_bias_gradient),
        hidden(
            "db, one unit, one example",
            lambda rng: _linear(rng, 4, 1, 1),
            judge=_judge_bias_gradient,
        ),
    ),
    mistakes=(
        Mistake(
            "Two entries are wrong. `dW` grows with the number of examples, and `db` is no "
            "column. What does each of them have to be a mean of, and which shape has `b`?",
            replace={f"{_DW}, {_DB}": "dZ @ A_prev.T, np.sum(dZ, axis=1) / m"},
        ),
        Mistake(
            "`db` is right. `dW` grows with the number of examples: it is a sum where a mean is "
            "meant.",
            replace={_DW: "dZ @ A_prev.T"},
        ),
        Mistake(
            "`dW` is right. `db` has lost its second axis: print its shape beside that of `b`.",
            replace={_DB: "np.sum(dZ, axis=1) / m"},
        ),
        Mistake(
            "Now neither is divided. The division of `db` was right; the one of `dW` was missing.",
            replace={_DW: "dZ @ A_prev.T", _DB: "np.sum(dZ, axis=1, keepdims=True)"},
        ),
        Mistake(
            "You took the division out of `db`, so that it agrees with the slope of a cost that is "
            "a sum. Look at the cost first: a mean is wanted.",
            replace={_DB: "np.sum(dZ, axis=1, keepdims=True)"},
        ),
        Mistake(
            "`db` adds up all units. Each unit has a bias of its own.",
            replace={_DB: "np.sum(dZ, keepdims=True) / m"},
        ),
        Mistake(
            "`db` has an entry for each example and none for each unit: the sum runs along the "
            "wrong axis.",
            replace={_DB: "np.sum(dZ, axis=0, keepdims=True) / m"},
        ),
        Mistake(
            "`dA_prev` was right before. It belongs to the loss of each example, not to the mean.",
            replace={"return W.T @ dZ": "return W.T @ dZ / m"},
        ),
        Mistake(
            "`m` counts examples. The first axis of `A_prev` counts units.",
            replace={"A_prev.shape[1]": "(A_prev.shape[0] + 0)"},
        ),
    ),
    equivalents=(_linear_backward_in_a_loop, _linear_backward_by_einsum),
)


# linear_activation_backward


def _slope_ignored(dA, cache, activation):
    linear_cache, Z = cache
    dZ = dA * sigmoid(Z) * (1 - sigmoid(Z)) if activation == "sigmoid" else dA
    return linear_backward(dZ, linear_cache)


def _slope_in_place(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "sigmoid":
        return linear_activation_backward(dA, cache, activation)
    dA[Z <= 0] = 0
    return linear_backward(dA, linear_cache)


def _slope_by_where(dA, cache, activation):
    linear_cache, Z = cache
    s = 1 / (1 + np.exp(-Z))
    dZ = np.where(Z > 0, dA, 0.0) if activation == "relu" else dA * s * (1 - s)
    return linear_backward(dZ, linear_cache)


def _slope_after_a_copy(dA, cache, activation):
    (A_prev, W, b), Z = cache
    if activation == "relu":
        dZ = np.array(dA, copy=True)
        dZ[Z <= 0] = 0
    elif activation == "sigmoid":
        dZ = dA * sigmoid(Z) * sigmoid(-Z)
    m = A_prev.shape[1]
    return np.dot(W.T, dZ), np.dot(dZ, A_prev.T) / m, np.sum(dZ, axis=1, keepdims=True) / m


def _half_a_slope(dA, cache, activation):
    linear_cache, Z = cache
    dZ = dA * (1 - sigmoid(Z)) if activation == "sigmoid" else dA * (Z > 0)
    return linear_backward(dZ, linear_cache)


def _no_right_slope(dA, cache, activation):
    linear_cache, Z = cache
    return linear_backward(dA * (1 - sigmoid(Z)) if activation == "sigmoid" else dA, linear_cache)


def _off_for_on(dA, cache, activation):
    linear_cache, Z = cache
    slope = sigmoid_derivative(Z) if activation == "sigmoid" else Z < 0
    return linear_backward(dA * slope, linear_cache)


def _value_for_slope(dA, cache, activation):
    linear_cache, Z = cache
    slope = sigmoid_derivative(Z) if activation == "sigmoid" else np.maximum(0, Z)
    return linear_backward(dA * slope, linear_cache)


def _signal_asked(dA, cache, activation):
    linear_cache, Z = cache
    slope = sigmoid_derivative(Z) if activation == "sigmoid" else dA > 0
    return linear_backward(dA * slope, linear_cache)


def _slope_case(n_prev, n, m, activation):
    return lambda rng: _layer_backward(rng, n_prev, n, m, activation)


ACTIVATION_BACKWARD = Exercise(
    name="linear_activation_backward",
    title="A layer backward",
    reference=repaired.linear_activation_backward,
    cases=(
        visible("relu, three units", draw=_slope_case(3, 3, 4, "relu"), judge=_judge_slope),
        visible("sigmoid, one unit", draw=_slope_case(2, 1, 3, "sigmoid"), judge=_judge_slope),
        hidden(
            "relu, other sizes", _slope_case(2, 5, 4, "relu"), judge=_judge_slope, unchanged=True
        ),
        hidden("relu, one example", _slope_case(4, 3, 1, "relu"), judge=_judge_slope),
        hidden(
            "sigmoid, other sizes",
            _slope_case(3, 2, 5, "sigmoid"),
            judge=_judge_slope,
            unchanged=True,
        ),
        hidden("sigmoid, one example", _slope_case(4, 1, 1, "sigmoid"), judge=_judge_slope),
    ),
    mistakes=(
        Mistake(
            "Neither branch multiplies by the slope of its function. How steep is each of the two "
            "functions at a negative Z?",
            function=_no_right_slope,
        ),
        Mistake(
            "The sigmoid is right now. In the other branch, units that were off still pass their "
            "signal back.",
            function=_slope_ignored,
        ),
        Mistake(
            "ReLU is right now. The other branch has a factor of the sigmoid's slope only: at "
            "Z = 0 the slope is 1/4.",
            function=_half_a_slope,
        ),
        Mistake(
            "You switch off the units that were on.",
            function=_off_for_on,
        ),
        Mistake(
            "The factor is the unit's value, where its slope is meant.",
            function=_value_for_slope,
        ),
        Mistake(
            "Whether a ReLU unit was on, its Z says. You ask the signal that comes back.",
            function=_signal_asked,
        ),
        Mistake(
            "The numbers are right, but the caller's `dA` has changed: it is a gradient that "
            "somebody stored. Work on a copy.",
            function=_slope_in_place,
        ),
    ),
    equivalents=(_slope_by_where, _slope_after_a_copy),
)


# L_model_backward


def _backward_uphill(AL, Y, caches):
    return {name: -g for name, g in L_model_backward(AL, Y, caches).items()}


def _overwriting(grads, L):
    """Store the dA of each hidden layer one place too high, as the broken program does."""
    stored = {name: g for name, g in grads.items() if name[:2] != "dA"}
    if L == 1:
        return stored | {"dA0": grads["dA0"]}
    if L > 2:
        raise KeyError(f"dA{L - 2}")
    return stored | {"dA1": grads["dA0"]}


def _backward_without_a_key(AL, Y, caches):
    return _overwriting(L_model_backward(AL, Y, caches), len(caches))


def _backward_uphill_without_a_key(AL, Y, caches):
    return _overwriting(_backward_uphill(AL, Y, caches), len(caches))


def _backward_with_one_signal(AL, Y, caches):
    L, grads = len(caches), L_model_backward(AL, Y, caches)
    for layer in range(L - 1, 0, -1):
        dA, dW, db = linear_activation_backward(grads[f"dA{L - 1}"], caches[layer - 1], "relu")
        grads |= {f"dA{layer - 1}": dA, f"dW{layer}": dW, f"db{layer}": db}
    return grads


def _backward_without_the_input(AL, Y, caches):
    grads = L_model_backward(AL, Y, caches)
    return {name: g for name, g in grads.items() if name != "dA0"}


def _backward_shifted(AL, Y, caches):
    return {
        f"dA{int(name[2:]) + 1}" if name[:2] == "dA" else name: g
        for name, g in L_model_backward(AL, Y, caches).items()
    }


def _backward_by_difference(AL, Y, caches):
    L, m, dZ, grads = len(caches), Y.shape[1], AL - Y, {}
    for layer in range(L, 0, -1):
        (A_prev, W, _), _ = caches[layer - 1]
        grads["dW" + str(layer)] = np.dot(dZ, A_prev.T) / m
        grads["db" + str(layer)] = np.sum(dZ, axis=1, keepdims=True) / m
        grads["dA" + str(layer - 1)] = np.dot(W.T, dZ)
        if layer > 1:
            dZ = grads["dA" + str(layer - 1)] * (caches[layer - 2][1] > 0)
    return grads


def _backward_with_the_last_apart(AL, Y, caches):
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


def _pass_case(dims, m):
    return lambda rng: _after_forward(rng, dims, m)


BACKWARD = Exercise(
    name="L_model_backward",
    title="Backward through all layers",
    reference=deep.L_model_backward,
    twins=(
        deep.parameter_gradients,
        hunt.backward_pass,
    ),
    cases=(
        visible("the sign, one layer", draw=_pass_case([2, 1], 3), judge=_judge_direction),
        visible(
            "every gradient, three layers",
            draw=_pass_case([1, 1, 1, 1], 1),
            judge=_judge_every_gradient,
        ),
        hidden("the sign, two layers", _pass_case([3, 4, 1], 6), points=2, judge=_judge_direction),
        hidden(
            "every gradient, four layers",
            _pass_case([4, 3, 5, 2, 1], 5),
            judge=_judge_every_gradient,
            unchanged=True,
        ),
        hidden(
            "every gradient, one example", _pass_case([2, 6, 4, 1], 1), judge=_judge_every_gradient
        ),
    ),
    mistakes=(
        Mistake(
            "Two things: the gradients point uphill, and a hidden layer asks for a key that nobody "
            "stored. Print `grads.keys()` after each round of the loop.",
            function=_backward_uphill_without_a_key,
        ),
        Mistake(
            "The sign is right now. A hidden layer still asks for a key that nobody stored. Print "
            "`grads.keys()` after each round of the loop.",
            function=_backward_without_a_key,
        ),
        Mistake(
            "Every key is there. But all gradients point uphill: work out dAL for one example with "
            "label 1, and look at its sign.",
            function=_backward_uphill,
        ),
        Mistake(
            "Every hidden layer gets the signal that left the output layer. Each should get the "
            "one that the layer above it passed back.",
            function=_backward_with_one_signal,
        ),
        Mistake(
            "`dA0` is part of the result too: the gradient with respect to the input.",
            function=_backward_without_the_input,
        ),
        Mistake(
            "Each dA is stored one number too high: layer l passes back the gradient of its "
            "input, A[l-1].",
            function=_backward_shifted,
        ),
        Mistake(
            "The first layer gets no gradients any more. The loop was right before.",
            replace={"range(L, 0, -1)": "range(L, 1, -1)"},
        ),
    ),
    equivalents=(_backward_by_difference, _backward_with_the_last_apart),
)


# update_parameters


def _step(params, grads, learning_rate, last=1, bias_rate=None):
    """Update all layers, or all but the last; the biases at a rate of their own."""
    parameters, L = dict(params), len(params) // 2
    for layer in range(1, L + last):
        for kind, rate in (("W", learning_rate), ("b", bias_rate or learning_rate)):
            name = f"{kind}{layer}"
            parameters[name] = parameters[name] - rate * grads[f"d{name}"]
    return parameters


def _step_as_given(params, grads, learning_rate):
    return _step(params, grads, learning_rate, last=0, bias_rate=1.0)


def _step_without_the_last(params, grads, learning_rate):
    return _step(params, grads, learning_rate, last=0)


def _step_without_the_biases_rate(params, grads, learning_rate):
    return _step(params, grads, learning_rate, bias_rate=1.0)


def _step_in_place(params, grads, learning_rate):
    for layer in range(1, len(params) // 2 + 1):
        params[f"W{layer}"] -= learning_rate * grads[f"dW{layer}"]
        params[f"b{layer}"] -= learning_rate * grads[f"db{layer}"]
    return params


def _step_from_zero(params, grads, learning_rate):
    parameters = {}
    for l in range(len(params) // 2):  # noqa: E741
        for kind in ("W", "b"):
            name = kind + str(l + 1)
            parameters[name] = params[name] - grads["d" + name] * learning_rate
    return parameters


def _step_case(dims, rate):
    return lambda rng: (*_gradients(rng, dims), rate)


UPDATE = Exercise(
    name="update_parameters",
    title="One step downhill",
    reference=deep.update_parameters,
    twins=(
        optimizers.update_parameters_with_gd,
        optimizers.update_parameters_with_momentum,
    ),
    cases=(
        visible("biases, two layers", draw=_step_case([2, 2, 1], 0.1), judge=_judge_biases),
        visible(
            "the last layer, two layers", draw=_step_case([2, 2, 1], 0.1), judge=_judge_last_layer
        ),
        hidden(
            "biases, three layers", _step_case([3, 4, 2, 1], 0.03), points=2, judge=_judge_biases
        ),
        hidden(
            "the last layer, three layers", _step_case([4, 2, 3, 1], 0.3), judge=_judge_last_layer
        ),
        hidden("the last layer of one", _step_case([3, 1], 0.02), judge=_judge_last_layer),
    ),
    mistakes=(
        Mistake(
            "Two things: how far do the biases go, compared with the weights? And which layers "
            "does the loop reach?",
            function=_step_as_given,
        ),
        Mistake(
            "The biases go as far as they should now. The last layer still stays where it is: "
            "which numbers does the loop run over?",
            function=_step_without_the_last,
        ),
        Mistake(
            "Every layer moves now. The biases still take steps of another size than the weights.",
            function=_step_without_the_biases_rate,
        ),
        Mistake(
            "Uphill: a step goes against the gradient.",
            replace={"value - ": "value + "},
        ),
        Mistake(
            "Nothing is multiplied by the learning rate any more.",
            replace={"learning_rate * ": ""},
        ),
        Mistake(
            "You return the steps. The new parameters are the old ones minus these.",
            replace={"value - ": ""},
        ),
    ),
    equivalents=(_step_from_zero, _step_in_place),
)


# predict


def _identity_on_top(rng, dims, m):
    """Draw a network whose last hidden layer passes on what it gets, and examples.

    So it does not matter whether the output layer is fed by that layer or by the one below. About
    half of the examples have label 1, and the last one has.
    """
    n, L = dims[-2], len(dims) - 1
    parameters = {name: np.abs(p) for name, p in _parameters(rng, dims).items()}
    parameters |= {f"W{L - 1}": np.eye(n), f"b{L - 1}": np.zeros((n, 1))}
    X = rng.uniform(0.1, 3.0, size=(dims[0], m))
    _, caches = L_model_forward(X, parameters)
    W = rng.normal(size=(1, n))
    Z = W @ caches[-1][0][0]
    if Z[0, -1] < np.median(Z):
        W, Z = -W, -Z
    ordered = np.sort(Z[0])
    middle = ordered[m // 2 - 1 : m // 2 + 1].mean() if m > 1 else ordered[0] - 0.5
    return parameters | {f"W{L}": W, f"b{L}": np.array([[-middle]])}, X


def _predict_bools(parameters, X):
    AL, _ = L_model_forward(X, parameters)
    return AL > 0.5


def _predict_in_a_loop(parameters, X):
    AL, _ = L_model_forward(X, parameters)
    p = np.zeros((1, X.shape[1]))
    for i in range(AL.shape[1]):
        p[0, i] = 1 if AL[0, i] > 0.5 else 0
    return p


def _predict_features_many(parameters, X):
    AL, _ = L_model_forward(X, parameters)
    p = np.zeros((1, X.shape[1]))
    for i in range(X.shape[0]):
        if AL[0, i] > 0.5:
            p[0, i] = 1
    return p


_DECISION = "(AL > 0.5).astype(int)"

PREDICT = Exercise(
    name="predict",
    title="A label for every example",
    reference=deep.predict,
    cases=(
        visible("eight examples", draw=lambda rng: _identity_on_top(rng, [2, 2, 1], 8)),
        hidden("many examples", lambda rng: _identity_on_top(rng, [3, 3, 1], 12)),
        hidden("three layers, one example", lambda rng: _identity_on_top(rng, [4, 3, 3, 1], 1)),
    ),
    mistakes=(
        Mistake(
            "As many examples are decided as there are features; the others stay 0, or there are "
            "not even as many examples. Which axis of `X` counts them?",
            function=_predict_features_many,
        ),
        Mistake(
            "These are the probabilities. A prediction is 0 or 1.",
            replace={_DECISION: "AL"},
        ),
        Mistake(
            "Every example gets label 1: a probability is always above 0.",
            replace={"> 0.5": "> 0"},
        ),
        Mistake(
            "The labels are swapped.",
            replace={"> 0.5": "< 0.5"},
        ),
        Mistake(
            "The last example is never decided now.",
            replace={_DECISION: "(AL > 0.5) * (np.arange(AL.shape[1]) < AL.shape[1] - 1)"},
        ),
        Mistake(
            "The result is a rank-1 array. Predictions are a row, like `Y`.",
            replace={_DECISION: "(AL > 0.5).astype(int).ravel()"},
        ),
    ),
    equivalents=(_predict_bools, _predict_in_a_loop),
)


# L_layer_model


def _ring(rng, m):
    """Draw points within a ring of points: label 1 inside; and how to train on them."""
    Y = _labels(rng, m)
    radius = np.where(Y == 1, rng.uniform(0.0, 0.6, (1, m)), rng.uniform(1.1, 1.5, (1, m)))
    angle = (2 * np.pi * np.arange(m) / m + rng.uniform(0, 6, 1)).reshape(1, m)
    return radius * np.concatenate([np.cos(angle), np.sin(angle)]), Y


def _quadrants(rng):
    """Draw an example in each quadrant, so that no ReLU unit is off for all of them."""
    signs = np.array([[1.0, -1.0, -1.0, 1.0], [1.0, 1.0, -1.0, -1.0]])
    return rng.uniform(0.5, 2.0, size=(2, 4)) * signs, np.array([[1.0, 0.0, 0.0, 0.0]])


def _train(X, Y, layers_dims, learning_rate, num_iterations, built=None, keep=True, rate=None):
    """Train; `built` replaces the layers, `rate` the learning rate; updates may be dropped."""
    parameters, costs = initialize_parameters_deep(built or layers_dims), []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        if i % 100 == 0:
            costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        if keep:
            parameters = update_parameters(parameters, grads, rate or learning_rate)
    return parameters, costs


def _model_left_over(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000):
    return _train(X, Y, layers_dims, learning_rate, num_iterations, built=LEFT_OVER)


def _model_that_stays(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000):
    return _train(X, Y, layers_dims, learning_rate, num_iterations, keep=False)


def _model_as_given(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000):
    return _train(X, Y, layers_dims, learning_rate, num_iterations, built=LEFT_OVER, keep=False)


def _model_with_its_own_rate(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000):
    return _train(X, Y, layers_dims, learning_rate, num_iterations, rate=0.0075)


def _model_returning_gradients(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000):
    parameters, costs = _train(X, Y, layers_dims, learning_rate, num_iterations)
    AL, caches = L_model_forward(X, parameters)
    return L_model_backward(AL, Y, caches), costs


def _model_returning_the_last_cost(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000):
    parameters, costs = _train(X, Y, layers_dims, learning_rate, num_iterations)
    return parameters, (costs or [0.0])[-1]


def _model_in_place(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        grads = L_model_backward(AL, Y, caches)
        _step_in_place(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


def _model_with_while(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000):
    parameters, costs, done = initialize_parameters_deep(layers_dims), [], 0
    while done < num_iterations:
        AL, caches = L_model_forward(X, parameters)
        if done % 100 == 0:
            costs += [compute_cost(AL, Y)]
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        done += 1
    return parameters, np.array(costs)


# The trained networks are wide: the start is random, and with half as many units one right program
# in a thousand gets stuck.
MODEL = Exercise(
    name="L_layer_model",
    title="The whole program",
    reference=repaired.L_layer_model,
    twins=(deep.two_layer_model,),
    cases=(
        visible(
            "builds what it is asked for",
            draw=lambda rng: (*_ring(rng, 4), [2, 5, 3, 1], 0.1, 0),
            judge=_judge_built,
        ),
        visible(
            "the update arrives",
            draw=lambda rng: (*_quadrants(rng), list(LEFT_OVER), 0.1, 1),
            judge=_judge_moved,
        ),
        visible(
            "trains",
            draw=lambda rng: (*_ring(rng, 30), [2, 20, 12, 1], 0.5, 398),
            judge=_judge_trained,
            points=2,
        ),
        hidden(
            "builds what it is asked for, three features",
            lambda rng: (
                rng.normal(size=(3, 6)),
                _labels(rng, 6),
                [3, int(rng.integers(4, 9)), 1],
                0.1,
                0,
            ),
            points=2,
            judge=_judge_built,
        ),
        hidden(
            "the update arrives, other examples",
            lambda rng: (*_quadrants(rng), list(LEFT_OVER), 0.2, 1),
            points=2,
            judge=_judge_moved,
        ),
        hidden(
            "trains on other examples",
            lambda rng: (*_ring(rng, 40), [2, 24, 12, 1], 1.1, 401),
            judge=_judge_trained,
            points=4,
        ),
    ),
    mistakes=(
        Mistake(
            "Two things: compare the shapes of the weights that come back with the layers that you "
            "asked for, and the weights after one iteration with those after none.",
            function=_model_as_given,
        ),
        Mistake(
            "Updates arrive now. But the weights that come back do not have the shapes you asked "
            "for. Where does the name that is handed to the start get its value?",
            function=_model_left_over,
        ),
        Mistake(
            "The network has the right layers now. But it ends where it started: which name do the "
            "updated parameters get, and which does the next iteration read?",
            function=_model_that_stays,
        ),
        Mistake(
            "The learning rate that the caller gives does not reach the update.",
            function=_model_with_its_own_rate,
        ),
        Mistake(
            "What comes back under the name of the parameters are gradients.",
            function=_model_returning_gradients,
        ),
        Mistake(
            "You return one cost. The list of all recorded ones is wanted.",
            function=_model_returning_the_last_cost,
        ),
    ),
    equivalents=(_model_with_while, _model_in_place),
)

# diagnosis: a quiz

DIAGNOSIS = Exercise(
    name="diagnosis",
    title="Where is the fault?",
    reference={
        "uphill, slopes right": "update_parameters",
        "nothing moves": "L_layer_model",
        "lower layers only": "linear_activation_backward",
        "all off by m": "compute_cost",
        "W2 has no effect": "L_model_forward",
        "crash in round two": "linear_backward",
        "KeyError: 'dW3'": "L_model_backward",
        "twins": "initialize_parameters_deep",
        "low cost, wrong labels": "predict",
        "labels do not matter": "L_model_backward",
    },
    cases=(
        visible("uphill, slopes right", "uphill, slopes right"),
        visible("nothing moves", "nothing moves"),
        visible("lower layers only", "lower layers only"),
        visible("all off by m", "all off by m"),
        visible("W2 has no effect", "W2 has no effect"),
        hidden("crash in round two", lambda rng: ("crash in round two",)),
        hidden("KeyError: 'dW3'", lambda rng: ("KeyError: 'dW3'",)),
        hidden("twins", lambda rng: ("twins",)),
        hidden("low cost, wrong labels", lambda rng: ("low cost, wrong labels",)),
        hidden("labels do not matter", lambda rng: ("labels do not matter",)),
    ),
    mistakes=(
        Mistake(
            "The measured slopes and the computed ones agree: the gradient is right. Who uses it "
            "next?",
            answers={"uphill, slopes right": "L_model_backward"},
        ),
        Mistake(
            "By hand, that function gives other parameters than it was given. So it works. What "
            "happens to what it returns?",
            answers={"nothing moves": "update_parameters"},
        ),
        Mistake(
            "The loop over the layers hands on what it should: by hand, with the right dZ, the "
            "linear part is right for every layer. What makes dZ out of dA, and differs between "
            "the layers?",
            answers={"lower layers only": "L_model_backward"},
        ),
        Mistake(
            "The linear part was called by hand, with the right dZ, and is right. Between dA and "
            "the linear part there is one more step.",
            answers={"lower layers only": "linear_backward"},
        ),
        Mistake(
            "The check compares two numbers, and says not which of them is wrong. One of the "
            "symptoms speaks of a number that you can work out without the program.",
            answers={"all off by m": "linear_backward"},
        ),
        Mistake(
            "The cost is computed from `AL` alone, and `AL` itself does not answer to `W2`.",
            answers={"W2 has no effect": "compute_cost"},
        ),
        Mistake(
            "A backward pass has nothing to do with it: the measured slope needs forward passes "
            "only.",
            answers={"W2 has no effect": "L_model_backward"},
        ),
        Mistake(
            "That is where the program stumbles. In the first iteration the same function ran. "
            "Which array has changed its shape since, and who made that shape?",
            answers={"crash in round two": "L_model_forward"},
        ),
        Mistake(
            "The function that complains only reads the dict. Who fills it?",
            answers={"KeyError: 'dW3'": "update_parameters"},
        ),
        Mistake(
            "Units that start alike get the same gradient, and the right gradient keeps them "
            "alike. So look at the start.",
            answers={"twins": "L_model_backward"},
        ),
        Mistake(
            "The cost is low and `AL` is right. Only one function lies between `AL` and the "
            "labels.",
            answers={"low cost, wrong labels": "compute_cost"},
        ),
        Mistake(
            "The cost does see the labels. The labels enter the program in two places only.",
            answers={"labels do not matter": "compute_cost"},
        ),
    ),
    equivalents=(
        {
            "uphill, slopes right": "update_parameters",
            "nothing moves": "L_layer_model",
            "lower layers only": "linear_activation_backward",
            "all off by m": "compute_cost",
            "W2 has no effect": "L_model_forward",
            "crash in round two": "linear_backward",
            "KeyError: 'dW3'": "L_model_backward",
            "twins": "initialize_parameters_deep",
            "low cost, wrong labels": "predict",
            "labels do not matter": "L_model_backward",
            "note": "extra keys do no harm",
        },
        {
            "labels do not matter": "L_model_backward",
            "low cost, wrong labels": "predict",
            "twins": "initialize_parameters_deep",
            "KeyError: 'dW3'": "L_model_backward",
            "crash in round two": "linear_backward",
            "W2 has no effect": "L_model_forward",
            "all off by m": "compute_cost",
            "lower layers only": "linear_activation_backward",
            "nothing moves": "L_layer_model",
            "uphill, slopes right": "update_parameters",
        },
    ),
)

EXERCISES = (
    DIAGNOSIS,
    INITIALIZE,
    ACTIVATION_FORWARD,
    FORWARD,
    COST,
    LINEAR_BACKWARD,
    ACTIVATION_BACKWARD,
    BACKWARD,
    UPDATE,
    PREDICT,
    MODEL,
)
