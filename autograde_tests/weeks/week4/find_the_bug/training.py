"""The broken program: updates, predictions, training."""

import numpy as np

from course_utils.reference import deep, optimizers, repaired
from course_utils.reference.deep import (
    L_model_backward,
    L_model_forward,
    compute_cost,
    initialize_parameters_deep,
    update_parameters,
)

from ....machinery.exercises import exercise, hidden, visible
from ... import draws
from . import shared


def _gradients(rng, dims):
    """Draw parameters and gradients of their shapes."""
    params = shared.draw_parameters(rng, dims)
    return params, {f"d{name}": rng.normal(size=p.shape) for name, p in params.items()}


def _judge_biases(arguments, value):
    """Look at the hidden layers, and at the biases first."""
    good, L = update_parameters(*arguments), len(arguments[0]) // 2
    names = [f"{kind}{layer}" for kind in "bW" for layer in range(1, L)]
    return shared.first(
        shared.missing(value, names), *(shared.off(name, value[name], good[name]) for name in names)
    )


def _judge_last_layer(arguments, value):
    """Look at all weights, and at the last bias moved by any factor that it is moved by."""
    params, grads, rate = arguments
    good, L = update_parameters(*arguments), len(params) // 2
    names = [f"W{layer}" for layer in range(L, 0, -1)]
    last = f"b{L}"
    return shared.first(
        shared.missing(value, good),
        *(shared.off(name, value[name], good[name]) for name in names),
        shared.off(last, value[last], good[last], params[last] - grads[f"d{last}"]),
    )


def _step(params, grads, learning_rate, last=1, bias_rate=None):
    """Update all layers, or all but the last; the biases at a rate of their own."""
    parameters, L = dict(params), len(params) // 2
    for layer in range(1, L + last):
        for kind, rate in (("W", learning_rate), ("b", bias_rate or learning_rate)):
            name = f"{kind}{layer}"
            parameters[name] = parameters[name] - rate * grads[f"d{name}"]
    return parameters


def _step_case(dims, rate):
    return lambda rng: (*_gradients(rng, dims), rate)


UPDATE = exercise(
    deep.update_parameters,
    "One step downhill",
    visible("biases, two layers", draw=_step_case([2, 2, 1], 0.1), judge=_judge_biases),
    visible("the last layer, two layers", draw=_step_case([2, 2, 1], 0.1), judge=_judge_last_layer),
    hidden("biases, three layers", _step_case([3, 4, 2, 1], 0.03), points=2, judge=_judge_biases),
    hidden("the last layer, three layers", _step_case([4, 2, 3, 1], 0.3), judge=_judge_last_layer),
    hidden("the last layer of one", _step_case([3, 1], 0.02), judge=_judge_last_layer),
    twins=(
        optimizers.update_parameters_with_gd,
        optimizers.update_parameters_with_momentum,
    ),
)


@UPDATE.equivalent
def from_zero(params, grads, learning_rate):
    parameters = {}
    for l in range(len(params) // 2):  # noqa: E741
        for kind in ("W", "b"):
            name = kind + str(l + 1)
            parameters[name] = params[name] - grads["d" + name] * learning_rate
    return parameters


@UPDATE.equivalent
def in_place(params, grads, learning_rate):
    for layer in range(1, len(params) // 2 + 1):
        params[f"W{layer}"] -= learning_rate * grads[f"dW{layer}"]
        params[f"b{layer}"] -= learning_rate * grads[f"db{layer}"]
    return params


UPDATE.wrong("""
    - → +
        Uphill: a step goes against the gradient.
    learning_rate * grads → grads
        Nothing is multiplied by the learning rate any more.
    value - learning_rate → learning_rate
        You return the steps. The new parameters are the old ones minus these.
""")


@UPDATE.mistake(
    "Two things: how far do the biases go, compared with the weights? And which layers does the "
    "loop reach?"
)
def as_given(params, grads, learning_rate):
    return _step(params, grads, learning_rate, last=0, bias_rate=1.0)


@UPDATE.mistake(
    "The biases go as far as they should now. The last layer still stays where it is: which "
    "numbers does the loop run over?"
)
def without_the_last(params, grads, learning_rate):
    return _step(params, grads, learning_rate, last=0)


@UPDATE.mistake(
    "Every layer moves now. The biases still take steps of another size than the weights."
)
def without_the_biases_rate(params, grads, learning_rate):
    return _step(params, grads, learning_rate, bias_rate=1.0)


def _identity_on_top(rng, dims, m):
    """Draw a network whose last hidden layer passes on what it gets, and examples.

    So it does not matter whether the output layer is fed by that layer or by the one below. About
    half of the examples have label 1, and the last one has.
    """
    n, L = dims[-2], len(dims) - 1
    parameters = {name: np.abs(p) for name, p in shared.draw_parameters(rng, dims).items()}
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


PREDICT = exercise(
    deep.predict,
    "A label for every example",
    visible("eight examples", draw=lambda rng: _identity_on_top(rng, [2, 2, 1], 8)),
    hidden("many examples", lambda rng: _identity_on_top(rng, [3, 3, 1], 12)),
    hidden("three layers, one example", lambda rng: _identity_on_top(rng, [4, 3, 3, 1], 1)),
)


@PREDICT.equivalent
def bools(parameters, X):
    AL, _ = L_model_forward(X, parameters)
    return AL > 0.5


@PREDICT.equivalent
def in_a_loop(parameters, X):
    AL, _ = L_model_forward(X, parameters)
    p = np.zeros((1, X.shape[1]))
    for i in range(AL.shape[1]):
        p[0, i] = 1 if AL[0, i] > 0.5 else 0
    return p


PREDICT.wrong("""
    (AL > 0.5).astype(int) → AL
        These are the probabilities. A prediction is 0 or 1.
    > 0.5 → > 0
        Every example gets label 1: a probability is always above 0.
    > 0.5 → < 0.5
        The labels are swapped.
    (AL > 0.5).astype(int) → (AL > 0.5) * (np.arange(AL.shape[1]) < AL.shape[1] - 1)
        The last example is never decided now.
    (AL > 0.5).astype(int) → (AL > 0.5).astype(int).ravel()
        The result is a rank-1 array. Predictions are a row, like `Y`.
""")


@PREDICT.mistake(
    "As many examples are decided as there are features; the others stay 0, or there are not even"
    " as many examples. Which axis of `X` counts them?"
)
def features_many(parameters, X):
    AL, _ = L_model_forward(X, parameters)
    p = np.zeros((1, X.shape[1]))
    for i in range(X.shape[0]):
        if AL[0, i] > 0.5:
            p[0, i] = 1
    return p


LEFT_OVER = [2, 2, 1]
"""What the broken program's forgotten global variable `layer_dims` holds."""


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
        if problem := shared.off(f"b{layer}", parameters[f"b{layer}"], np.zeros((dims[layer], 1))):
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
    if problem := shared.missing(parameters, names):
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


def _ring(rng, m):
    """Draw points within a ring of points: label 1 inside; and how to train on them."""
    Y = draws.labels(rng, m)
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


MODEL = exercise(
    repaired.L_layer_model,
    "The whole program",
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
            draws.labels(rng, 6),
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
    twins=(deep.two_layer_model,),
)


@MODEL.equivalent
def with_while(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000):
    parameters, costs, done = initialize_parameters_deep(layers_dims), [], 0
    while done < num_iterations:
        AL, caches = L_model_forward(X, parameters)
        if done % 100 == 0:
            costs += [compute_cost(AL, Y)]
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        done += 1
    return parameters, np.array(costs)


@MODEL.equivalent
def model_in_place(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        grads = L_model_backward(AL, Y, caches)
        in_place(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


@MODEL.mistake(
    "Two things: compare the shapes of the weights that come back with the layers that you asked "
    "for, and the weights after one iteration with those after none."
)
def model_as_given(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000):
    return _train(X, Y, layers_dims, learning_rate, num_iterations, built=LEFT_OVER, keep=False)


@MODEL.mistake(
    "Updates arrive now. But the weights that come back do not have the shapes you asked for. "
    "Where does the name that is handed to the start get its value?"
)
def left_over(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000):
    return _train(X, Y, layers_dims, learning_rate, num_iterations, built=LEFT_OVER)


@MODEL.mistake(
    "The network has the right layers now. But it ends where it started: which name do the "
    "updated parameters get, and which does the next iteration read?"
)
def that_stays(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000):
    return _train(X, Y, layers_dims, learning_rate, num_iterations, keep=False)


@MODEL.mistake("The learning rate that the caller gives does not reach the update.")
def with_its_own_rate(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000):
    return _train(X, Y, layers_dims, learning_rate, num_iterations, rate=0.0075)


@MODEL.mistake("What comes back under the name of the parameters are gradients.")
def returning_gradients(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000):
    parameters, costs = _train(X, Y, layers_dims, learning_rate, num_iterations)
    AL, caches = L_model_forward(X, parameters)
    return L_model_backward(AL, Y, caches), costs


@MODEL.mistake("You return one cost. The list of all recorded ones is wanted.")
def returning_the_last_cost(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000):
    parameters, costs = _train(X, Y, layers_dims, learning_rate, num_iterations)
    return parameters, (costs or [0.0])[-1]
