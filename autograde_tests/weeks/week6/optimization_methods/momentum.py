"""Momentum."""

from course_utils.reference import optimizers

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible
from . import shared

VELOCITY = exercise(
    optimizers.initialize_velocity, "Velocities that have seen nothing yet", *shared.zero_cases()
)

VELOCITY.equivalent(shared.zeros_layer_by_layer)


VELOCITY.equivalent(shared.zeros_by_product)


VELOCITY.wrong("""
    f"d{name}" → name
        The keys are those of the parameters. These are averages of gradients: `dW1`, `db1` and so
        on.
    np.zeros → np.ones
        An average that has seen nothing is zero.
    np.zeros(p.shape) → p
        You return the parameters' own numbers. Only their shapes are wanted.
    p.shape → p.shape[::-1]
        Rows and columns are swapped.
    np.zeros(p.shape) → 0.0
        A single 0 for each parameter loses its shape.
""")


VELOCITY.mistake("The biases' averages have the shape of the weights.")(
    shared.zeros_with_square_biases
)


VELOCITY.mistake("The biases have gradients too.")(shared.zeros_without_biases)


VELOCITY.mistake("The last layer is missing. `range(1, L)` ends at L - 1.")(
    shared.zeros_without_the_last_layer
)


def _momentum_run(rng, dims, beta, rate):
    """Draw the arguments of three steps in a row, from velocities that are not zero."""
    calls, parameters, v = [], shared.draw_parameters(rng, dims), shared.draw_averages(rng, dims)
    for _ in range(3):
        calls.append((parameters, shared.draw_grads(rng, dims), v, beta, rate))
        parameters, v = optimizers.update_parameters_with_momentum(*calls[-1])
    return Calls(calls)


MOMENTUM = exercise(
    optimizers.update_parameters_with_momentum,
    "One step with momentum",
    visible("the first step", shared.weight(1.0), shared.slope(2.0), shared.slope(0.0), 0.9, 0.1),
    visible("a later step", shared.weight(1.0), shared.slope(2.0), shared.slope(-1.0), 0.8, 0.5),
    visible(
        "two layers",
        draw=lambda rng: (
            shared.draw_parameters(rng, [2, 2, 1]),
            shared.draw_grads(rng, [2, 2, 1]),
            shared.draw_averages(rng, [2, 2, 1]),
            0.7,
            0.4,
        ),
    ),
    hidden(
        "three steps of a run",
        lambda rng: _momentum_run(rng, [3, 4, 2], float(rng.uniform(0.6, 0.95)), 0.3),
        points=3,
    ),
    hidden(
        "another β, four layers, gradients of activations beside",
        lambda rng: (
            shared.draw_parameters(rng, [2, 3, 1, 4, 1]),
            shared.draw_grads(rng, [2, 3, 1, 4, 1], with_activations=True),
            shared.draw_averages(rng, [2, 3, 1, 4, 1]),
            float(rng.uniform(0.2, 0.4)),
            0.7,
        ),
        points=2,
    ),
    hidden(
        "one unit",
        lambda rng: (
            shared.draw_parameters(rng, [1, 1]),
            shared.draw_grads(rng, [1, 1]),
            shared.draw_averages(rng, [1, 1]),
            0.99,
            1.5,
        ),
    ),
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
    beta * v[key] + ( → (
        The velocity forgets its past: what became of the average so far, times β?
    (1 - beta) * grads → grads
        The gradient counts in full. In an average its weight and that of the past add up to 1.
    beta * v[key] + (1 - beta) → (1 - beta) * v[key] + beta
        The two weights are swapped: β belongs to the velocity so far.
    v[f → grads[f
        The velocities are right, but the step still goes along the gradient.
    p - learning_rate → p + learning_rate
        You walk uphill.
    learning_rate * v → v
        The learning rate is not used.
    beta * v[key] + (1 - beta) → 0.9 * v[key] + 0.1
        β is fixed at 0.9. Use the one that is handed in.
    return parameters, v → return v, parameters
        The two dicts come back in the wrong order: parameters first.
""")


@MOMENTUM.mistake("The step goes along the old velocity. Bring the average up to date first.")
def one_step_late(parameters, grads, v, beta, learning_rate):
    parameters = {name: p - learning_rate * v[f"d{name}"] for name, p in parameters.items()}
    v = {key: beta * v[key] + (1 - beta) * grads[key] for key in v}
    return parameters, v


@MOMENTUM.mistake(
    "The parameters are right, but you return the old velocities: the next step would start from "
    "them."
)
def that_keeps_the_old_v(parameters, grads, v, beta, learning_rate):
    new_v = {key: beta * v[key] + (1 - beta) * grads[key] for key in v}
    parameters = {name: p - learning_rate * new_v[f"d{name}"] for name, p in parameters.items()}
    return parameters, v


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


@MOMENTUM.mistake(
    "The biases stay where they are. They move along their velocity like the weights."
)
def without_biases(parameters, grads, v, beta, learning_rate):
    v = {key: beta * v[key] + (1 - beta) * grads[key] for key in v}
    parameters = {
        name: p - learning_rate * v[f"d{name}"] if name[0] == "W" else p
        for name, p in parameters.items()
    }
    return parameters, v


@MOMENTUM.mistake(
    "Your velocity is a step: the learning rate and the minus are in it. Here it is an average of"
    " gradients; both come in when the parameter moves."
)
def as_a_step(parameters, grads, v, beta, learning_rate):
    v = {key: beta * v[key] - learning_rate * grads[key] for key in v}
    parameters = {name: p + v[f"d{name}"] for name, p in parameters.items()}
    return parameters, v


@MOMENTUM.mistake("Only the first layer moves. Go through all parameters.")
def of_the_first_layer(parameters, grads, v, beta, learning_rate):
    for name in ("W1", "b1"):
        v["d" + name] = beta * v["d" + name] + (1 - beta) * grads["d" + name]
        parameters[name] = parameters[name] - learning_rate * v["d" + name]
    return parameters, v
