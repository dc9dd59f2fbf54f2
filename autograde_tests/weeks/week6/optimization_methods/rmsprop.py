"""RMSprop."""

import numpy as np

from course_utils.probes import averages
from course_utils.reference import optimizers

from ....machinery.exercises import exercise, hidden, visible
from . import shared

RMSPROP_START = exercise(
    optimizers.initialize_rmsprop,
    "Mean squares that have seen nothing yet",
    *shared.zero_cases(),
    probe=averages.started,
)

shared.zero_versions(RMSPROP_START)


def _run(rng, dims, *settings):
    return shared.run(optimizers.update_parameters_with_rmsprop, rng, dims, "s", 3 * [settings])


RMSPROP = exercise(
    optimizers.update_parameters_with_rmsprop,
    "One step of RMSprop",
    visible("the first step", shared.weight(1.0), shared.slope(2.0), shared.slope(0.0), 0.75, 0.1),
    visible("a later step, a large ε", *shared.LATER_STEP, shared.LATER_SQUARES, 0.8, 0.5, 0.25),
    visible(
        "two layers, gradients of activations beside",
        draw=lambda rng: (
            *shared.step(rng, [2, 2, 1], "s", with_activations=True),
            *(0.7, 0.4, 0.1),
        ),
    ),
    visible(
        "tiny gradients, where the default ε counts",
        shared.weight(1.0),
        {"dW1": np.array([[1e-8]]), "db1": np.array([[-1e-8]])},
        {"dW1": np.array([[1e-16]]), "db1": np.array([[3e-16]])},
        *(0.9, 0.3),
    ),
    hidden(
        "three steps of a run",
        lambda rng: _run(rng, [3, 4, 2], float(rng.uniform(0.7, 0.95)), 0.2, 0.1),
        points=2,
    ),
    hidden(
        "four layers, gradients of activations",
        lambda rng: (
            *shared.step(rng, [2, 3, 1, 4, 1], "s", with_activations=True),
            float(rng.uniform(0.3, 0.5)),
            0.05,
            0.4,
        ),
        points=2,
    ),
    hidden(
        "a gradient that has always been 0",
        lambda rng: (
            shared.draw_parameters(rng, [2, 1]),
            {"dW1": np.array([[0.0, float(rng.uniform(1, 2))]]), "db1": np.array([[0.0]])},
            {"dW1": np.array([[0.0, 1.0]]), "db1": np.array([[0.0]])},
            0.9,
            0.1,
        ),
    ),
    hidden(
        "other tiny gradients",
        lambda rng: (
            shared.draw_parameters(rng, [2, 1]),
            shared.tiny(rng, 1e-8, -2e-8),
            shared.tiny(rng, 1e-16, 1e-16),
            0.9,
            0.3,
        ),
    ),
)


@RMSPROP.equivalent
def in_place(parameters, grads, s, beta, learning_rate, epsilon=1e-8):
    for name in parameters:
        gradient = grads["d" + name]
        s["d" + name] *= beta
        s["d" + name] += (1 - beta) * np.square(gradient)
        parameters[name] -= learning_rate * gradient / (s["d" + name] ** 0.5 + epsilon)
    return parameters, s


@RMSPROP.equivalent
def layer_by_layer(parameters, grads, s, beta, learning_rate, epsilon=1e-8):
    for layer in range(1, len(parameters) // 2 + 1):
        for kind in ("W", "b"):
            key, name = f"d{kind}{layer}", f"{kind}{layer}"
            s[key] = beta * s[key] + (1 - beta) * np.multiply(grads[key], grads[key])
            parameters[name] = parameters[name] - (
                learning_rate / (np.sqrt(s[key]) + epsilon) * grads[key]
            )
    return parameters, s


RMSPROP.wrong("""
    np.sqrt(s[key]) + epsilon → np.sqrt(s[key] + epsilon)
        ε stands inside the root. It is added to the root, so that it is no larger there than it
        looks.
    + epsilon →
        The ε that is handed in is missing below the fraction bar.
    (np.sqrt(s[key]) + epsilon) → np.sqrt(s[key])
    steps[f"d{name}"] → steps[f"d{name}"] + epsilon
        Division comes before addition: what stands below the fraction bar needs brackets.
    beta * s[key] + (1 - beta) * grads[key] → 0.9 * s[key] + 0.1 * grads[key]
        β is fixed at 0.9. Use the one that is handed in.
    beta * s[key] + (1 - beta) * grads[key] ** 2 → (1 - beta) * grads[key] ** 2
        The average forgets its past: what became of the s so far, times β?
    (1 - beta) * grads[key] ** 2 → grads[key] ** 2
        The square counts in full. In an average its weight and that of the past add up to 1.
    beta * s[key] + (1 - beta) * grads[key] → (1 - beta) * s[key] + beta * grads[key]
        The two weights are swapped: β belongs to the average so far.
    grads[key] ** 2 → grads[key]
        You average the gradients, whose signs cancel. Here their squares are averaged.
    np.sqrt(s[key]) → s[key]
        You divide by the mean square itself. Take its root: only then has the step no unit of the
        gradient left.
    p - learning_rate → p + learning_rate
        You walk uphill.
    learning_rate * steps[f"d{name}"] → steps[f"d{name}"]
        The learning rate is not used.
    grads[key] / → s[key] /
        The step goes along the average of the squares, which has no sign. It goes along the
        gradient.
    s = {key: beta * s[key] + (1 - beta) * grads[key] ** 2 for key in s} →
    old, s = s, {key: beta * s[key] + (1 - beta) * grads[key] ** 2 for key in s}
    np.sqrt(s[key]) → np.sqrt(old[key])
        You divide by the root of the old average. Bring s up to date first.
    s = {key: beta * s[key] + (1 - beta) * grads[key] ** 2 for key in s} →
    old, s = s, {key: beta * s[key] + (1 - beta) * grads[key] ** 2 for key in s}
    return parameters, s → return parameters, old
        The parameters are right, but you return the old averages.
    grads[key] ** 2 → np.sum(grads[key] ** 2)
        You summed the squares over the whole matrix. Every entry has an average of its own.
    p - learning_rate → parameters["W" + name[1:]] - learning_rate
        The new biases start from the weights: a line that was copied, and in which W still stands.
    p - learning_rate → parameters["W" + name[1:]] - learning_rate
    steps[f"d{name}"] → (steps[f"d{name}"] + (name[0] == "b") * steps["dW" + name[1:]])
        The new biases start from the new weights: a line that was copied, and in which W still
        stands.
    np.sqrt(s[key]) → np.sqrt(s["dW" + key[2:]])
        The step of the biases is divided by the root of the weights' average. They have their own.
    (1 - beta) * grads[key] ** 2 → (1 - beta) * grads["dW" + key[2:]] ** 2
        The biases' average takes in the gradient of the weights. The biases have their own.
    np.sqrt(s[key]) → np.sqrt(s[list(s)[-1]])
        Every step is divided by the root of the last average. After a loop, its variable keeps the
        value of the last round.
    p - learning_rate → p - (name[1:] == str(len(parameters) // 2)) * learning_rate
        All averages are right, but only the last layer moves. Does the update stand inside the
        loop?
    beta * s[key] + (1 - beta) * grads[key] → 0.999 * s[key] + 0.001 * grads[key]
        β is fixed at 0.999. Use the one that is handed in.
""")


@RMSPROP.mistake(
    "The biases' average is made from that of the weights. Each parameter has its own."
)
def with_the_weights_s(parameters, grads, s, beta, learning_rate, epsilon=1e-8):
    s = dict(s)
    for layer in range(1, len(parameters) // 2 + 1):
        dW, db = f"dW{layer}", f"db{layer}"
        s[dW] = beta * s[dW] + (1 - beta) * grads[dW] ** 2
        s[db] = beta * s[dW] + (1 - beta) * grads[db] ** 2
    steps = {key: grads[key] / (np.sqrt(s[key]) + epsilon) for key in s}
    parameters = {name: p - learning_rate * steps[f"d{name}"] for name, p in parameters.items()}
    return parameters, s
