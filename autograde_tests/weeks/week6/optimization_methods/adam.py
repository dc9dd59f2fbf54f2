"""Adam."""

import numpy as np

from course_utils.reference import optimizers

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible
from . import shared

ADAM_START = exercise(
    optimizers.initialize_adam, "Two averages for every parameter", *shared.zero_cases()
)


@ADAM_START.equivalent
def layer_by_layer(parameters):
    v, s = {}, {}
    for layer in range(1, len(parameters) // 2 + 1):
        for name in (f"W{layer}", f"b{layer}"):
            v["d" + name] = np.zeros(parameters[name].shape)
            s["d" + name] = np.zeros_like(parameters[name], dtype=float)
    return v, s


@ADAM_START.equivalent
def twice(parameters):
    return [{"d" + name: p - p for name, p in parameters.items()} for _ in "vs"]


ADAM_START.wrong("""
    return v, s → return v
        Adam has two averages: of the gradients and of their squares. You return one.
    s = {f"d{name}": np.zeros(p.shape) → s = {f"d{name}": np.ones(p.shape)
        The averages of the squares start at 1. They have seen nothing either.
""")


@ADAM_START.mistake(
    "The keys are those of the parameters. These are averages of gradients: `dW1`, `db1` and so on."
)
def under_the_parameters_names(parameters):
    v, s = ({name: np.zeros(p.shape) for name, p in parameters.items()} for _ in "vs")
    return v, s


@ADAM_START.mistake("The biases have gradients too.")
def without_biases(parameters):
    v, s = ({f"d{n}": np.zeros(p.shape) for n, p in parameters.items() if "W" in n} for _ in "vs")
    return v, s


@ADAM_START.mistake("The last layer is missing. `range(1, L)` ends at L - 1.")
def without_the_last_layer(parameters):
    v, s = {}, {}
    for layer in range(1, len(parameters) // 2):
        for name in (f"W{layer}", f"b{layer}"):
            v["d" + name] = np.zeros(parameters[name].shape)
            s["d" + name] = np.zeros(parameters[name].shape)
    return v, s


def _adam_run(rng, dims, first, *settings):
    """Draw the arguments of three steps in a row, the first of them with the number `first`."""
    calls, parameters = [], shared.draw_parameters(rng, dims)
    v, s = shared.draw_averages(rng, dims), shared.draw_squares(rng, dims)
    for t in range(first, first + 3):
        calls.append((parameters, shared.draw_grads(rng, dims), v, s, t, *settings))
        parameters, v, s, _, _ = optimizers.update_parameters_with_adam(*calls[-1])
    return Calls(calls)


ADAM = exercise(
    optimizers.update_parameters_with_adam,
    "One step of Adam",
    visible(
        "the first step",
        shared.weight(1.0),
        shared.slope(2.0),
        shared.slope(0.0),
        shared.slope(0.0),
        1,
    ),
    visible(
        "a later step, all settings given",
        {"W1": np.array([[1.0, -2.0]]), "b1": np.array([[0.5]])},
        {"dW1": np.array([[3.0, 0.1]]), "db1": np.array([[-0.4]])},
        {"dW1": np.array([[1.0, -0.2]]), "db1": np.array([[0.3]])},
        {"dW1": np.array([[4.0, 0.04]]), "db1": np.array([[0.09]])},
        3,
        0.5,
        0.8,
        0.6,
        0.25,
    ),
    visible(
        "two layers",
        draw=lambda rng: (
            shared.draw_parameters(rng, [2, 2, 1]),
            shared.draw_grads(rng, [2, 2, 1]),
            shared.draw_averages(rng, [2, 2, 1]),
            shared.draw_squares(rng, [2, 2, 1]),
            2,
            0.4,
            0.7,
            0.8,
            0.1,
        ),
    ),
    hidden(
        "three steps of a run",
        lambda rng: _adam_run(
            rng,
            [3, 4, 2],
            2,
            0.1,
            float(rng.uniform(0.6, 0.8)),
            float(rng.uniform(0.85, 0.95)),
            0.05,
        ),
        points=4,
    ),
    hidden(
        "three steps with the default settings",
        lambda rng: _adam_run(rng, [2, 3, 1], int(rng.integers(4, 9))),
        points=2,
    ),
    hidden(
        "four layers, gradients of activations beside",
        lambda rng: (
            shared.draw_parameters(rng, [2, 3, 1, 4, 1]),
            shared.draw_grads(rng, [2, 3, 1, 4, 1], with_activations=True),
            shared.draw_averages(rng, [2, 3, 1, 4, 1]),
            shared.draw_squares(rng, [2, 3, 1, 4, 1]),
            int(rng.integers(5, 12)),
            0.3,
            0.5,
            0.7,
            0.4,
        ),
        points=2,
    ),
    hidden(
        "one unit",
        lambda rng: (
            shared.draw_parameters(rng, [1, 1]),
            shared.draw_grads(rng, [1, 1]),
            shared.draw_averages(rng, [1, 1]),
            shared.draw_squares(rng, [1, 1]),
            2,
            0.7,
            0.3,
            0.9,
            0.2,
        ),
    ),
    hidden(
        "tiny gradients, where the default ε counts",
        lambda rng: (
            shared.draw_parameters(rng, [2, 1]),
            {"dW1": rng.uniform(1e-8, 9e-8, size=(1, 2)), "db1": np.array([[-2e-8]])},
            {"dW1": rng.uniform(1e-8, 9e-8, size=(1, 2)), "db1": np.array([[1e-8]])},
            {"dW1": rng.uniform(1e-16, 9e-16, size=(1, 2)), "db1": np.array([[1e-16]])},
            5,
        ),
    ),
)


@ADAM.equivalent
def adam_layer_by_layer(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for layer in range(1, len(parameters) // 2 + 1):
        for kind in ("W", "b"):
            key, name = f"d{kind}{layer}", f"{kind}{layer}"
            v[key] = beta1 * v[key] + (1 - beta1) * grads[key]
            v_corrected[key] = v[key] / (1 - np.power(beta1, t))
            s[key] = beta2 * s[key] + (1 - beta2) * np.power(grads[key], 2)
            s_corrected[key] = s[key] / (1 - np.power(beta2, t))
            parameters[name] = parameters[name] - learning_rate * v_corrected[key] / (
                np.sqrt(s_corrected[key]) + epsilon
            )
    return parameters, v, s, v_corrected, s_corrected


@ADAM.equivalent
def in_place(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    v_corrected, s_corrected = {}, {}
    for name, p in parameters.items():
        key = "d" + name
        v[key] += (1 - beta1) * (grads[key] - v[key])
        s[key] += (1 - beta2) * (grads[key] ** 2 - s[key])
        v_corrected[key] = v[key] / (1 - beta1**t)
        s_corrected[key] = s[key] / (1 - beta2**t)
        p -= learning_rate * v_corrected[key] / (s_corrected[key] ** 0.5 + epsilon)
    return parameters, v, s, v_corrected, s_corrected


ADAM.wrong("""
    beta1 * v[key] + ( → (
        The averages of the gradients forget their past: what became of β₁ v?
    beta2 * s[key] + ( → (
        The averages of the squares forget their past: what became of β₂ s?
    grads[key] ** 2 → grads[key]
        s averages the gradients instead of their squares.
    1 - beta1**t → 1 - beta1
    1 - beta2**t → 1 - beta2
        Both corrections lack the power of t: they never fade.
    1 - beta1**t → 1 - beta1
        The correction of v lacks the power of t.
    1 - beta2**t → 1 - beta2
        The correction of s lacks the power of t.
    beta1**t → beta1 * t
    beta2**t → beta2 * t
        You multiply β with t in the corrections. The weights that are missing from the sum are a
        power.
    1 - beta2**t → 1 - beta1**t
        s is corrected with the power of β₁. Each average has its own β.
    s[key] / (1 - beta2**t) → v[key] / (1 - beta2**t)
        The corrected s is made from v. It corrects the averages of the squares.
    v_corrected[key] / (np.sqrt(s_corrected[key]) → v[key] / (np.sqrt(s[key])
        The step is made with v and s before their corrections.
    1 - beta1**t → 1 - beta1 ** (t + 1)
    1 - beta2**t → 1 - beta2 ** (t + 1)
        The powers in the corrections are one too large: t is 1 in the first step already.
    (np.sqrt(s_corrected[key]) + epsilon) → np.sqrt(s_corrected[key])
    steps[f"d{name}"] → steps[f"d{name}"] + epsilon
        Division comes before addition: what stands below the fraction bar needs brackets.
    np.sqrt(s_corrected[key]) → np.sqrt(s[key])
        The step divides by the root of s before its correction.
    v_corrected[key] / (np → v[key] / (np
        The step goes along v before its correction.
    v_corrected[key] / (np → grads[key] / (np
        The step goes along the gradient. Adam takes the average of the gradients.
    np.sqrt(s_corrected[key]) + epsilon → np.sqrt(s_corrected[key] + epsilon)
        ε stands inside the root. It is added to the root.
    np.sqrt(s_corrected[key]) → s_corrected[key]
        The root is missing: you divide by the mean square itself.
    return parameters, v, s, v → return parameters, v_corrected, s_corrected, v
        The corrected averages come back as v and s: the next step would correct them once more.
        Keep both kinds.
    p - learning_rate → p - 0.01
        The learning rate is fixed inside the function. Use the one that is handed in.
    p - learning_rate → p + learning_rate
        You walk uphill.
""")


@ADAM.mistake(
    "The biases' averages are made from those of the weights. Each parameter has its own."
)
def with_the_weights_averages(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v, s = dict(v), dict(s)
    for layer in range(1, len(parameters) // 2 + 1):
        dW, db = f"dW{layer}", f"db{layer}"
        v[dW] = beta1 * v[dW] + (1 - beta1) * grads[dW]
        v[db] = beta1 * v[dW] + (1 - beta1) * grads[db]
        s[dW] = beta2 * s[dW] + (1 - beta2) * grads[dW] ** 2
        s[db] = beta2 * s[dW] + (1 - beta2) * grads[db] ** 2
    v_corrected = {key: v[key] / (1 - beta1**t) for key in v}
    s_corrected = {key: s[key] / (1 - beta2**t) for key in s}
    steps = {key: v_corrected[key] / (np.sqrt(s_corrected[key]) + epsilon) for key in v}
    parameters = {name: p - learning_rate * steps[f"d{name}"] for name, p in parameters.items()}
    return parameters, v, s, v_corrected, s_corrected
