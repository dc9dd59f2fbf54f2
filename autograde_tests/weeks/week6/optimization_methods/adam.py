"""Adam."""

import numpy as np

from course_utils.probes import averages
from course_utils.reference import optimizers

from ....machinery.exercises import exercise, hidden, visible
from . import shared

ADAM_START = exercise(
    optimizers.initialize_adam,
    "Two averages for every parameter",
    *shared.zero_cases(),
    probe=averages.started,
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
    return v, s → return v, dict(v)
        v and s hold the same arrays: what is written into v is in s, too. A copy of a dict has the
        old arrays in it, so make zeros anew for s.
    return v, s → return v
        Adam has two averages: of the gradients and of their squares. You return one.
    return v, s → return v, {name: 1 + zeros for name, zeros in s.items()}
        The averages of the squares start at 1. They have seen nothing either.
    return v, s → return [{name[1:]: zeros for name, zeros in each.items()} for each in (v, s)]
        The keys are those of the parameters. These are averages of gradients: `dW1`, `db1` and so
        on.
    return v, s → return [{name: each[name] for name in each if "W" in name} for each in (v, s)]
        The biases have gradients too.
    return v, s → return [{name: each[name] for name in list(each)[:-2]} for each in (v, s)]
        The last layer is missing. `range(1, L)` ends at L - 1.
    return v, s → return v, {}
        The second dict lacks `dW1`, `db1` and so on. Do the lines for s, copied from those for v,
        still say v, or are its keys those of the parameters?
    return v, s → return v, {f"{name[:2]}{len(parameters) // 2}": s[name] for name in list(s)[-2:]}
        The second dict has the last layer only. Do its lines stand inside the loop?
    return v, s →
    return [{name: np.zeros(parameters["W" + name[2:]].shape) for name in each} for each in (v, s)]
        The biases' averages have the shape of the weights.
    return v, s → return v, {name: np.zeros(parameters["W" + name[2:]].shape) for name in s}
        The biases' averages in the second dict have the shape of the weights.
    return v, s →
    return [{f"{name[:2]}{int(name[2:]) - 1}": each[name] for name in each} for each in (v, s)]
        The layers are counted from 0. The first one's gradients are called `dW1` and `db1`.
    return v, s → return v, {f"dW{name[2:]}": zeros for name, zeros in s.items()}
        The zeros for the biases stand under the keys of the weights in the second dict: a line that
        was copied.
""")


def _run(rng, dims, first, *settings):
    """Draw the arguments of three steps in a row, the first of them with the number `first`."""
    numbered = [(t, *settings) for t in range(first, first + 3)]
    return shared.run(optimizers.update_parameters_with_adam, rng, dims, "vs", numbered)


def _betas(rng):
    return float(rng.uniform(0.6, 0.8)), float(rng.uniform(0.85, 0.95))


ADAM = exercise(
    optimizers.update_parameters_with_adam,
    "One step of Adam",
    visible("the first step", shared.weight(1.0), *map(shared.slope, (2.0, 0.0, 0.0)), 1),
    visible(
        "a later step, all settings given",
        *shared.LATER_STEP,
        {"dW1": np.array([[1.0, -0.2]]), "db1": np.array([[0.3]])},
        shared.LATER_SQUARES,
        *(3, 0.5, 0.8, 0.6, 0.25),
    ),
    visible(
        "two layers, gradients of activations beside",
        draw=lambda rng: (
            *shared.step(rng, [2, 2, 1], "vs", with_activations=True),
            *(2, 0.4, 0.7, 0.8, 0.1),
        ),
    ),
    visible(
        "tiny gradients, where the default ε counts",
        shared.weight(1.0),
        *({"dW1": np.array([[size]]), "db1": np.array([[-size]])} for size in (1e-8, 2e-8)),
        {"dW1": np.array([[1e-16]]), "db1": np.array([[3e-16]])},
        5,
    ),
    hidden(
        "three steps of a run",
        lambda rng: _run(rng, [3, 4, 2], 2, 0.1, *_betas(rng), 0.05),
        points=3,
    ),
    hidden(
        "three steps with the default settings",
        lambda rng: _run(rng, [2, 3, 1], int(rng.integers(4, 9))),
        points=2,
    ),
    hidden(
        "four layers, gradients of activations",
        lambda rng: (
            *shared.step(rng, [2, 3, 1, 4, 1], "vs", with_activations=True),
            *(int(rng.integers(5, 12)), 0.3, 0.5, 0.7, 0.4),
        ),
        points=2,
    ),
    hidden("one unit", lambda rng: (*shared.step(rng, [1, 1], "vs"), 2, 0.7, 0.3, 0.9, 0.2)),
    hidden(
        "other tiny gradients",
        lambda rng: (
            shared.draw_parameters(rng, [2, 1]),
            shared.tiny(rng, 1e-8, -2e-8),
            shared.tiny(rng, 1e-8, 1e-8),
            shared.tiny(rng, 1e-16, 1e-16),
            5,
        ),
    ),
)


@ADAM.equivalent
def by_layers_and_kinds(
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
    beta1 * v[key] + (1 - beta1) * grads[key] → (1 - beta1) * grads[key]
        The averages of the gradients forget their past: what became of β₁ v?
    beta2 * s[key] + (1 - beta2) * grads[key] → (1 - beta2) * grads[key]
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
    v_corrected[key] → v[key]
    s_corrected[key] → s[key]
        The step is made with v and s before their corrections.
    1 - beta1**t → 1 - beta1 ** (t + 1)
    1 - beta2**t → 1 - beta2 ** (t + 1)
        The powers in the corrections are one too large: t is 1 in the first step already.
    (np.sqrt(s_corrected[key]) + epsilon) → np.sqrt(s_corrected[key])
    steps[f"d{name}"] → steps[f"d{name}"] + epsilon
        Division comes before addition: what stands below the fraction bar needs brackets.
    s_corrected[key] → s[key]
        The step divides by the root of s before its correction.
    v_corrected[key] → v[key]
        The step goes along v before its correction.
    v_corrected[key] → grads[key]
        The step goes along the gradient. Adam takes the average of the gradients.
    np.sqrt(s_corrected[key]) + epsilon → np.sqrt(s_corrected[key] + epsilon)
        ε stands inside the root. It is added to the root.
    np.sqrt(s_corrected[key]) → s_corrected[key]
        The root is missing: you divide by the mean square itself.
    return parameters, v, s → return parameters, v_corrected, s_corrected
        The corrected averages come back as v and s: the next step would correct them once more.
        Keep both kinds.
    p - learning_rate → p - 0.01
        The learning rate is fixed inside the function. Use the one that is handed in.
    p - learning_rate → p + learning_rate
        You walk uphill.
    (np.sqrt(s_corrected[key]) + epsilon) → np.sqrt(s_corrected[key])
        The ε that is handed in is missing below the fraction bar.
    beta2 * s[key] + (1 - beta2) → beta1 * s[key] + (1 - beta1)
        The average of the squares has the weights of the other one: β₁ stands where β₂ belongs.
    beta2 * s[key] + (1 - beta2) → beta2 * s[key] + (1 - beta1)
        One of the two weights of s has β₁, so that they do not add up to 1. Both have β₂.
    beta2 * s[key] + (1 - beta2) → beta1 * s[key] + (1 - beta2)
        The s so far is weighted with β₁, so that the weights do not add up to 1. Both have β₂.
    beta2 * s[key] + (1 - beta2) → beta1 * s[key] + (1 - beta1)
    1 - beta2**t → 1 - beta1**t
        β₂ does nothing: the average of the squares and its correction have β₁.
    beta1 * v[key] + (1 - beta1) → beta2 * v[key] + (1 - beta2)
        The average of the gradients has the weights of the other one: β₂ stands where β₁ belongs.
    beta1 * v[key] + (1 - beta1) → beta1 * v[key] + (1 - beta2)
        One of the two weights of v has β₂, so that they do not add up to 1. Both have β₁.
    1 - beta1**t → 1 - beta2**t
        v is corrected with the power of β₂. Each average has its own β.
    beta2 * s[key] → beta2 * v[key]
        The average of the squares goes on from v. It goes on from the s so far.
    beta1 * v[key] → beta1 * s[key]
        The average of the gradients goes on from s. It goes on from the v so far.
    np.sqrt(s_corrected[key]) → np.sqrt(v_corrected[key])
        You divide by the root of the average of the gradients. It is the average of their squares
        that is under the root.
    1 - beta1**t → 1 - beta1**2
    1 - beta2**t → 1 - beta2**2
        The power in both corrections is fixed at 2. It is the number of the step, t.
    1 - beta1**t → 1 - beta1**2
        The power in the correction of v is fixed at 2. It is the number of the step, t.
    1 - beta2**t → 1 - beta2**2
        The power in the correction of s is fixed at 2. It is the number of the step, t.
    p - learning_rate → parameters["W" + name[1:]] - learning_rate
        The new biases start from the weights: a line that was copied, and in which W still stands.
    p - learning_rate → parameters["W" + name[1:]] - learning_rate
    steps[f"d{name}"] → (steps[f"d{name}"] + (name[0] == "b") * steps["dW" + name[1:]])
        The new biases start from the new weights: a line that was copied, and in which W still
        stands.
    np.sqrt(s_corrected[key]) → np.sqrt(s_corrected["dW" + key[2:]])
        The step of the biases is divided by the root of the weights' average. They have their own.
    (1 - beta1) * grads[key] → (1 - beta1) * grads["dW" + key[2:]]
        The biases' average v takes in the gradient of the weights. The biases have their own.
    (1 - beta2) * grads[key] ** 2 → (1 - beta2) * grads["dW" + key[2:]] ** 2
        The biases' average s takes in the gradient of the weights. The biases have their own.
    p - learning_rate → p - (name[1:] == str(len(parameters) // 2)) * learning_rate
        All averages are right, but only the last layer moves. Does the update stand inside the
        loop?
    beta1 * v[key] + (1 - beta1) → 0.9 * v[key] + (1 - 0.9)
    beta2 * s[key] + (1 - beta2) → 0.999 * s[key] + (1 - 0.999)
        The averages have their β typed in. Use the two that are handed in.
    (1 - beta1) * grads[key] → (1 - beta1) * grads[f"{key[:2]}1"]
        Every layer's v takes in the gradients of layer 1. Look at the index inside your loop.
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
