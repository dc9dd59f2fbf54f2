"""One step of gradient descent, from memory."""

from course_utils.reference import deep, optimizers

from ....machinery.exercises import exercise, hidden, visible
from ..optimization_methods import shared

GD = exercise(
    optimizers.update_parameters_with_gd,
    "One step of gradient descent",
    visible("one unit", shared.weight(2.0), shared.slope(4.0), 0.1),
    visible(
        "two layers, gradients of activations beside",
        draw=lambda rng: (*shared.step(rng, [3, 2, 1], with_activations=True), 0.5),
    ),
    hidden(
        "four layers",
        lambda rng: (*shared.step(rng, [2, 4, 3, 5, 2]), float(rng.uniform(0.02, 0.3))),
        points=2,
    ),
    hidden(
        "one layer, several units",
        lambda rng: (
            *shared.step(rng, [4, 3], with_activations=True),
            float(rng.uniform(0.5, 2.0)),
        ),
    ),
    twins=(deep.update_parameters, optimizers.update_parameters_with_momentum),
)


@GD.equivalent
def layer_by_layer(parameters, grads, learning_rate):
    L = len(parameters) // 2
    for layer in range(L):
        for name in (f"W{layer + 1}", f"b{layer + 1}"):
            parameters[name] = parameters[name] - learning_rate * grads["d" + name]
    return parameters


@GD.equivalent
def in_place(parameters, grads, learning_rate):
    for name in parameters:
        parameters[name] -= learning_rate * grads["d" + name]
    return parameters


@GD.equivalent
def on_copies(parameters, grads, learning_rate):
    parameters = {name: p.copy() for name, p in parameters.items()}
    for name, p in parameters.items():
        p += -learning_rate * grads[f"d{name}"]
    return parameters


GD.wrong("""
    p - learning_rate → p + learning_rate
        You walk uphill: the gradient points to where the cost grows.
    learning_rate * grads[f"d{name}"] → grads[f"d{name}"]
        The learning rate is not used: the step is as long as the gradient.
    learning_rate * grads[f"d{name}"] → 1 / learning_rate * grads[f"d{name}"]
        You divide by the learning rate. A larger rate must give a longer step.
    p - learning_rate → -learning_rate
        That is the step, not where it leads: the old parameters are missing.
    learning_rate * grads[f"d{name}"] → learning_rate * grads[f"d{name}"] * ("W" in name)
        The biases are not updated.
    p - learning_rate → parameters["W" + name[1:]] - learning_rate
        The new biases start from the weights: a line that was copied, and in which W still stands.
    p - learning_rate → parameters["W" + name[1:]] - learning_rate
    grads[f"d{name}"] → (grads[f"d{name}"] + (name[0] == "b") * grads["dW" + name[1:]])
        The new biases start from the new weights: a line that was copied, and in which W still
        stands.
    grads[f"d{name}"] → grads["dW" + name[1:]]
        The biases move along the gradients of the weights. They have their own: db1 and so on.
    p - learning_rate → p - (name[1:] != "1") * learning_rate
        Layer 1 stays as it was. Where does your loop begin?
    learning_rate * grads[f"d{name}"] → 0.01 * grads[f"d{name}"]
        The learning rate is fixed inside the function. Use the one that is handed in.
    p - learning_rate → p - (name[1:] == str(len(parameters) // 2)) * learning_rate
        Only the last layer moves. Does the update stand inside the loop?
    grads[f"d{name}"] → grads[f"d{name[0]}1"]
        Every layer takes the gradients of layer 1. Look at the index inside your loop.
""")


@GD.mistake("The last layer is not updated. `range(1, L)` ends at L - 1.")
def without_the_last_layer(parameters, grads, learning_rate):
    for layer in range(1, len(parameters) // 2):
        for name in (f"W{layer}", f"b{layer}"):
            parameters[name] = parameters[name] - learning_rate * grads["d" + name]
    return parameters


@GD.mistake(
    "Every layer starts from the parameters of layer 1. Look at the index inside your loop."
)
def from_an_old_weight(parameters, grads, learning_rate):
    for layer in range(1, len(parameters) // 2 + 1):
        parameters[f"W{layer}"] = parameters["W1"] - learning_rate * grads[f"dW{layer}"]
        parameters[f"b{layer}"] = parameters["b1"] - learning_rate * grads[f"db{layer}"]
    return parameters


@GD.mistake(
    "You go through `grads`, which may hold gradients of activations too. Go through the "
    "parameters."
)
def over_the_gradients(parameters, grads, learning_rate):
    for key in grads:
        parameters[key[1:]] = parameters[key[1:]] - learning_rate * grads[key]
    return parameters
