"""Momentum."""

from course_utils.probes import averages
from course_utils.reference import optimizers

from ....machinery.exercises import exercise, hidden, visible
from . import shared

VELOCITY = exercise(
    optimizers.initialize_velocity,
    "Velocities that have seen nothing yet",
    *shared.zero_cases(),
    probe=averages.started,
)

shared.zero_versions(VELOCITY)


def _run(rng, dims, *settings):
    return shared.run(optimizers.update_parameters_with_momentum, rng, dims, "v", 3 * [settings])


MOMENTUM = exercise(
    optimizers.update_parameters_with_momentum,
    "One step with momentum",
    visible("the first step", shared.weight(1.0), shared.slope(2.0), shared.slope(0.0), 0.9, 0.1),
    visible("a later step", shared.weight(1.0), shared.slope(2.0), shared.slope(-1.0), 0.8, 0.5),
    visible(
        "two layers, gradients of activations beside",
        draw=lambda rng: (*shared.step(rng, [2, 2, 1], "v", with_activations=True), 0.7, 0.4),
    ),
    hidden(
        "three steps of a run",
        lambda rng: _run(rng, [3, 4, 2], float(rng.uniform(0.6, 0.95)), 0.3),
        points=3,
    ),
    hidden(
        "another β, four layers, gradients of activations",
        lambda rng: (
            *shared.step(rng, [2, 3, 1, 4, 1], "v", with_activations=True),
            float(rng.uniform(0.2, 0.4)),
            0.7,
        ),
        points=2,
    ),
    hidden("one unit", lambda rng: (*shared.step(rng, [1, 1], "v"), 0.99, 1.5)),
)


@MOMENTUM.equivalent
def in_place(parameters, grads, v, beta, learning_rate):
    for layer in range(1, len(parameters) // 2 + 1):
        for kind in "Wb":
            key = f"d{kind}{layer}"
            v[key] *= beta
            v[key] += (1 - beta) * grads[key]
            parameters[f"{kind}{layer}"] -= learning_rate * v[key]
    return parameters, v


@MOMENTUM.equivalent
def layer_by_layer(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for layer in range(L):
        i = str(layer + 1)
        v["dW" + i] = beta * v["dW" + i] + (1 - beta) * grads["dW" + i]
        v["db" + i] = beta * v["db" + i] + (1 - beta) * grads["db" + i]
        parameters["W" + i] = parameters["W" + i] - learning_rate * v["dW" + i]
        parameters["b" + i] = parameters["b" + i] - learning_rate * v["db" + i]
    return parameters, v


@MOMENTUM.equivalent
def as_a_list(parameters, grads, v, beta, learning_rate):
    new_v = {key: v[key] + (1 - beta) * (grads[key] - v[key]) for key in v}
    return [{n: p - learning_rate * new_v["d" + n] for n, p in parameters.items()}, new_v]


MOMENTUM.wrong("""
    beta * v[key] + (1 - beta) * grads[key] → (1 - beta) * grads[key]
        The velocity forgets its past: what became of the average so far, times β?
    (1 - beta) * grads[key] → grads[key]
        The gradient counts in full. In an average its weight and that of the past add up to 1.
    beta * v[key] + (1 - beta) * grads[key] → (1 - beta) * v[key] + beta * grads[key]
        The two weights are swapped: β belongs to the velocity so far.
    v[f"d{name}"] → grads[f"d{name}"]
        The velocities are right, but the step still goes along the gradient.
    p - learning_rate → p + learning_rate
        You walk uphill.
    learning_rate * v[f"d{name}"] → v[f"d{name}"]
        The learning rate is not used.
    beta * v[key] + (1 - beta) * grads[key] → 0.9 * v[key] + 0.1 * grads[key]
        β is fixed at 0.9. Use the one that is handed in.
    return parameters, v → return v, parameters
        The two dicts come back in the wrong order: parameters first.
    v = {key: beta * v[key] + (1 - beta) * grads[key] for key in v} →
    old, v = v, {key: beta * v[key] + (1 - beta) * grads[key] for key in v}
    v[f"d{name}"] → old[f"d{name}"]
        The step goes along the old velocity. Bring the average up to date first.
    v = {key: beta * v[key] + (1 - beta) * grads[key] for key in v} →
    old, v = v, {key: beta * v[key] + (1 - beta) * grads[key] for key in v}
    return parameters, v → return parameters, old
        The parameters are right, but you return the old velocities: the next step would start from
        them.
    learning_rate * v[f"d{name}"] → learning_rate * v[f"d{name}"] * ("W" in name)
        The biases stay where they are. They move along their velocity like the weights.
    beta * v[key] + (1 - beta) * grads[key] → beta * v[key] - learning_rate * grads[key]
    p - learning_rate * v[f"d{name}"] → p + v[f"d{name}"]
        Your velocity is a step: the learning rate and the minus are in it. Here it is an average of
        gradients; both come in when the parameter moves.
    p - learning_rate → parameters["W" + name[1:]] - learning_rate
        The new biases start from the weights: a line that was copied, and in which W still stands.
    p - learning_rate → parameters["W" + name[1:]] - learning_rate
    v[f"d{name}"] → (v[f"d{name}"] + (name[0] == "b") * v["dW" + name[1:]])
        The new biases start from the new weights: a line that was copied, and in which W still
        stands.
    v[f"d{name}"] → v["dW" + name[1:]]
        The biases move along the velocity of the weights. They have one of their own.
    (1 - beta) * grads[key] → (1 - beta) * grads["dW" + key[2:]]
        The velocity of the biases takes in the gradient of the weights. The biases have their own.
    p - learning_rate → p - (name[1:] == str(len(parameters) // 2)) * learning_rate
        All velocities are right, but only the last layer moves. Does the update stand inside the
        loop?
    p - learning_rate → p - (name == list(parameters)[-1]) * learning_rate
        All velocities are right, but only the last bias moves. Does the update stand inside the
        loop?
""")


@MOMENTUM.mistake(
    "The biases' velocity is made from that of the weights. Each parameter has its own."
)
def with_the_weights_velocity(parameters, grads, v, beta, learning_rate):
    for layer in range(1, len(parameters) // 2 + 1):
        dW, db = f"dW{layer}", f"db{layer}"
        v[dW] = beta * v[dW] + (1 - beta) * grads[dW]
        v[db] = beta * v[dW] + (1 - beta) * grads[db]
        parameters[f"W{layer}"] = parameters[f"W{layer}"] - learning_rate * v[dW]
        parameters[f"b{layer}"] = parameters[f"b{layer}"] - learning_rate * v[db]
    return parameters, v


@MOMENTUM.mistake("Only the first layer moves. Go through all parameters.")
def of_the_first_layer(parameters, grads, v, beta, learning_rate):
    for name in ("W1", "b1"):
        v["d" + name] = beta * v["d" + name] + (1 - beta) * grads["d" + name]
        parameters[name] = parameters[name] - learning_rate * v["d" + name]
    return parameters, v
