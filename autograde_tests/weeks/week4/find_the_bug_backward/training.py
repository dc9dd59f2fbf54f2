"""The broken program: the whole of it, training."""

import numpy as np

from course_utils.reference.deep import (
    L_model_backward,
    L_model_forward,
    compute_cost,
    initialize_parameters_deep,
    two_layer_model,
    update_parameters,
)
from course_utils.reference.digits import softmax_model
from course_utils.reference.repaired import L_layer_model

from ....machinery.exercises import exercise, hidden, visible
from ... import draws
from .. import _bugs as shared

_LEFT_OVER = [2, 2, 1]
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


_FURTHEST = 1e6
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
        return "The first cost is not that of a network that knows nothing yet, about 0.7 nats."
    names = [f"{kind}{layer}" for layer in range(1, len(dims)) for kind in "Wb"]
    if problem := shared.missing(parameters, names):
        return problem
    for layer in range(1, len(dims)):
        W, b = parameters[f"W{layer}"], np.asarray(parameters[f"b{layer}"])
        if np.shape(W) != (dims[layer], dims[layer - 1]):
            return f"`W{layer}` has shape {np.shape(W)}, expected {(dims[layer], dims[layer - 1])}."
        if problem := _no_draw(f"W{layer}", W, _FURTHEST):
            return problem
        if b.size not in (dims[layer], dims[layer] ** 2) or not np.isfinite(b).all():
            return f"`b{layer}` is not {dims[layer]} finite numbers."
        if np.abs(b).max() > _FURTHEST:
            return f"`b{layer}` has moved further than any step goes."
    moved = max(float(np.abs(parameters[name]).max()) for name in names if name[0] == "b")
    if moved == 0:
        return "Every bias is exactly 0, as at the start: the update has not arrived."
    if moved < 1e-6 * rate:
        return "No bias has moved by as much as a step with this learning rate does."
    if _is_of_the_end(arguments, parameters, costs[0]):
        return "The first cost is that of the parameters after the update, which come back."
    return None


def _is_of_the_end(arguments, parameters, cost):
    """Whether a cost is that of parameters as they come back; it is not where a part is wrong."""
    X, Y, dims, *_ = arguments
    if any(np.shape(parameters[f"b{layer}"]) != (n, 1) for layer, n in enumerate(dims[1:], 1)):
        return False
    AL, _ = L_model_forward(X, parameters)
    return bool(np.isclose(cost, compute_cost(np.clip(AL, 1e-9, 1 - 1e-9), Y), rtol=1e-9, atol=0))


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
    for layer, n in enumerate(dims[1:], 1):
        if parameters[f"b{layer}"].shape != (n, 1):
            return f"`b{layer}` has shape {parameters[f'b{layer}'].shape}, expected {(n, 1)}."
    if not np.all(np.isfinite(costs)):
        return "A cost is not finite."
    if np.max(costs) > 100:
        return "A cost is above 100 nats; that of a network that guesses is about 0.7."
    if not 0.2 < costs[0] < 4:
        return "The first cost is not that of a network that knows nothing yet, about 0.7 nats."
    if costs[-1] > 0.04 * costs[0]:
        return (
            "The cost does not fall below 4 % of the first one, as it does at this learning rate."
        )
    AL, _ = L_model_forward(X, parameters)
    right = np.mean((AL > 0.5) == Y)
    if right < 0.9:
        return "After training, more than one in ten of its own training examples is wrong."
    # AL may have reached exactly 0 or 1
    now = compute_cost(np.clip(AL, 1e-9, 1 - 1e-9), Y)
    if not 0.3 < now / costs[-1] < 1.05:
        return "The last cost in the list is not that of the parameters that come back."
    return None


def _in_a_ring(m, dims, rate, n):
    """Return a draw of points within a ring of points, label 1 inside, and how to train on them."""

    def draw(rng):
        Y = draws.labels(rng, m)
        radius = np.where(Y == 1, rng.uniform(0.0, 0.6, (1, m)), rng.uniform(1.1, 1.5, (1, m)))
        angle = (2 * np.pi * np.arange(m) / m + rng.uniform(0, 6, 1)).reshape(1, m)
        return radius * np.concatenate([np.cos(angle), np.sin(angle)]), Y, dims, rate, n

    return draw


def _in_quadrants(rate):
    """Return a draw of an example in each quadrant, so that no ReLU unit is off for all of them."""
    signs = np.array([[1.0, -1.0, -1.0, 1.0], [1.0, 1.0, -1.0, -1.0]])
    Y = np.array([[1.0, 0.0, 0.0, 0.0]])
    return lambda rng: (rng.uniform(0.5, 2.0, size=(2, 4)) * signs, Y, list(_LEFT_OVER), rate, 1)


def _three_features(rng):
    X, Y = rng.normal(size=(3, 6)), draws.labels(rng, 6)
    return X, Y, [3, int(rng.integers(4, 9)), 1], 0.1, 0


# The trained networks are wide: the start is random, and with half as many units three right
# programs in a thousand that start with the plain factor 0.01 get stuck. Of 801 and 798 iterations
# the one tells costs every 101, the other costs every 99, from costs every 100.
MODEL = exercise(
    L_layer_model,
    "The whole program",
    visible(
        "builds what it is asked for", draw=_in_a_ring(4, [2, 5, 3, 1], 0.1, 0), judge=_judge_built
    ),
    visible("the update arrives", draw=_in_quadrants(0.1), judge=_judge_moved),
    visible(
        "trains", draw=_in_a_ring(40, [2, 40, 20, 1], 2.0, 801), judge=_judge_trained, points=2
    ),
    hidden(
        "builds what it is asked for, three features", _three_features, points=2, judge=_judge_built
    ),
    hidden("the update arrives, other examples", _in_quadrants(0.2), points=2, judge=_judge_moved),
    hidden(
        "trains on other examples",
        _in_a_ring(40, [2, 40, 20, 1], 2.0, 798),
        judge=_judge_trained,
        points=4,
    ),
    twins=(two_layer_model, softmax_model),
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
def in_place(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False):
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        grads = L_model_backward(AL, Y, caches)
        for name in parameters:
            parameters[name] -= learning_rate * grads["d" + name]
        if i % 100 == 0:
            costs.append(cost)
    return parameters, costs


MODEL.wrong("""
    (layers_dims, rng) → ([2, 2, 1], rng)
    parameters = update_parameters → update_parameters
        Two things: compare the shapes of the weights that come back with the layers that you asked
        for, and the weights after one iteration with those after none.
    (layers_dims, rng) → ([2, 2, 1], rng)
        Updates arrive now. But the weights that come back do not have the shapes you asked for.
        Where does the name that is handed to the start get its value?
    parameters = update_parameters → update_parameters
        The network has the right layers now. But it ends where it started: which name do the
        updated parameters get, and which does the next iteration read?
    (parameters, grads, learning_rate) → (parameters, grads, 0.0075)
        The parameters do not go where steps with the caller's learning rate lead. Follow the rate
        from the arguments to the update, and see in which rounds that runs.
    return parameters, costs → return parameters, (costs or [0.0])[-1]
        You return one cost. The list of all recorded ones is wanted.
""")


@MODEL.mistake(
    "You record the cost after the update. The list has the costs before updates 0, 100, 200, …: "
    "the first one is that of the start."
)
def recording_late(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, rng=None):
    parameters, costs = initialize_parameters_deep(layers_dims, rng), []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(compute_cost(L_model_forward(X, parameters)[0], Y))
    return parameters, costs


@MODEL.mistake("What comes back under the name of the parameters are gradients.")
def returning_gradients(X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000):
    parameters, costs = L_layer_model(X, Y, layers_dims, learning_rate, num_iterations)
    AL, caches = L_model_forward(X, parameters)
    return L_model_backward(AL, Y, caches), costs
