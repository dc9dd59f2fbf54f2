"""How long Adam's first steps are, and three faults that change them."""

import math

import numpy as np

from course_utils.reference import optimizers

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, questions, visible

FIRST_STEPS = exercise(
    {
        "Adam's first step": 1.0,
        "the same without correction": 0.1 / math.sqrt(0.001),
        "beta2 = 0, step 2": (0.9 * 0.1 * 4 + 0.1 * 1) / (1 - 0.9**2),
        "beta1 = 0": "B",
        "beta1 = beta2 = 0": "C",
        "L2 in Adam": 1.0,
        "L2 in Adam, ten times the lambda": 1.0,
        "AdamW": 0.1,
    },
    "How long are Adam's first steps?",
    *questions("Adam's first step", "beta1 = 0", "AdamW"),
    *questions("the same without correction", is_hidden=True, points=2, rtol=0.001),
    *questions("beta1 = beta2 = 0", is_hidden=True),
    *questions("beta2 = 0, step 2", is_hidden=True, rtol=0.001),
    *questions("L2 in Adam", "L2 in Adam, ten times the lambda", is_hidden=True),
    name="first_steps",
    reasons={
        "Adam's first step": "Corrected, $\\hat v$ is $g$ and $\\hat s$ is $g^2$, so the step "
        "is α times $g / |g|$: as long for a small gradient as for a large one.",
        "the same without correction": "$v$ is 0.1 g and $s$ is 0.001 g², and 0.1 / √0.001 = "
        "3.16. Without the correction the first steps are too long.",
        "beta1 = 0": "With β₁ = 0, $v$ is the gradient itself. What is left is RMSprop, with a "
        "corrected $s$.",
        "beta1 = beta2 = 0": "$v$ is $g$ and the root of $s$ is $|g|$: each step is α long, along "
        "the sign of the gradient.",
        "beta2 = 0, step 2": "$\\hat v$ is 0.46 / 0.19 = 2.42, and it is divided by the size of "
        "the last gradient alone, 1. A short memory of sizes makes long steps.",
        "L2 in Adam": "The whole gradient is λW, and Adam divides it by its own size.",
        "L2 in Adam, ten times the lambda": "A factor on the gradient cancels, and λ is one here: "
        "the strength of the penalty is lost.",
        "AdamW": "Adam's part does not move, as the gradient of the data is 0. The weight shrinks "
        "by αλW = α · 0.05 · 2.",
    },
)

FIRST_STEPS.equivalent(
    {"Adam's first step": 1, "the same without correction": 3.1623, "note": "extra keys do no harm"}
)
FIRST_STEPS.equivalent(
    {"AdamW": 0.05 * 2, "beta2 = 0, step 2": 0.46 / 0.19, "Adam's first step": np.float64(1.0)}
)

FIRST_STEPS.wrong("""
    Adam's first step → 0.1
        v is a tenth of the gradient after one step, but the step is made with v̂. What does the
        correction divide by?
    Adam's first step → 0.01
        Does the size of the gradient matter? Write down v̂ and √ŝ for one gradient g, and divide.
    the same without correction → 100.0
        You left out the root: s holds squares, and 1 - β₂ stands below it too.
    the same without correction → 0.1
        That is v alone, in units of the gradient. What is it divided by?
    beta1 = 0 → "A"
        Momentum remembers gradients. What does v remember with β₁ = 0?
    beta1 = 0 → "C"
        s still remembers the sizes of earlier gradients, as β₂ is not 0.
    beta1 = 0 → "D"
        Gradient descent divides by nothing. What is v divided by here?
    beta1 = beta2 = 0 → "B"
        RMSprop averages squares over many steps. Over how many does it with β₂ = 0?
    beta1 = beta2 = 0 → "D"
        Divide g by the root of g². How long is the step, for a large g and for a small one?
    beta2 = 0, step 2 → 0.46
        That is v, before its correction.
    beta2 = 0, step 2 → 1.0
        So it would be if v held the last gradient alone. It remembers the 4 as well.
    L2 in Adam → 0.1
        That is λW, the gradient. Adam divides it by its own size.
    L2 in Adam, ten times the lambda → 10.0
        Both v̂ and √ŝ have become ten times as large.
    AdamW → 1.0
        Adam's division is for the gradient of the data only, which is 0. The shrinking stands
        outside it.
    AdamW → 0.05
        That is λ. How much does a weight of 2 shrink by?
""")


def _gradients(rng, count):
    return [float(value) for value in rng.choice([-1, 1], count) * rng.uniform(0.3, 2.0, count)]


ADAM_STEPS = exercise(
    optimizers.adam_steps,
    "Three faults in Adam",
    visible("one step without memory, a large ε", [0.5], 0.1, 0.5, 0.0, 0.25),
    visible("the first step, ε = 0", [2.0], 0.1, 0.9, 0.999, 0.0),
    visible("three steps with β₂ = 0 and ε = 0", [2.0, -1.0, 0.5], 0.1, 0.6, 0.0, 0.0),
    visible("three steps, all settings", [1.0, -0.5, 2.0], 0.2, 0.6, 0.8, 0.1),
    visible("four steps, the usual settings", [2e-8, -1e-8, 3e-8, 0.5]),
    hidden(
        "one step without memory, other numbers",
        lambda rng: (_gradients(rng, 1), 0.3, 0.8, 0.0, float(rng.uniform(0.1, 0.6))),
    ),
    hidden(
        "the first step, other numbers",
        lambda rng: (_gradients(rng, 1), 0.2, 0.7, float(rng.uniform(0.8, 0.99)), 0.0),
    ),
    hidden("six steps with β₂ = 0 and ε = 0", lambda rng: (_gradients(rng, 6), 0.1, 0.7, 0.0, 0.0)),
    hidden(
        "twenty steps, the usual settings, and tiny gradients",
        lambda rng: Calls([(_gradients(rng, 20),), ([1e-8 * g for g in _gradients(rng, 5)],)]),
    ),
)


@ADAM_STEPS.equivalent
def counted_by_enumerate(gradients, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    v = s = 0.0
    steps = []
    for t, gradient in enumerate(gradients, start=1):
        v += (1 - beta1) * (gradient - v)
        s += (1 - beta2) * (gradient**2 - s)
        root = (s / (1 - beta2**t)) ** 0.5
        steps.append(learning_rate * v / (1 - beta1**t) / (root + epsilon))
    return np.array(steps)


@ADAM_STEPS.equivalent
def by_powers(gradients, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    v, s, left1, left2, steps = 0.0, 0.0, 1.0, 1.0, []
    for gradient in gradients:
        left1, left2 = left1 * beta1, left2 * beta2
        v = beta1 * v + (1 - beta1) * gradient
        s = beta2 * s + (1 - beta2) * gradient * gradient
        steps += [learning_rate * (v / (1 - left1)) / (np.sqrt(s / (1 - left2)) + epsilon)]
    return steps


ADAM_STEPS.wrong("""
    t += 1 → t = 1
    s / (1 - beta2**t) → s
    np.sqrt(s_corrected) + epsilon → np.sqrt(s_corrected + epsilon)
        Nothing is repaired yet: no case has the right steps. Compare each line with your own Adam.
    np.sqrt(s_corrected) + epsilon → np.sqrt(s_corrected + epsilon)
        Where ε is large, the steps are wrong. Where does it stand?
    s / (1 - beta2**t) → s
        The first step is too long where β₂ is near 1. What does the other average have that this
        one lacks?
    t += 1 → t = 1
        The first step is right, the later ones are not. What changes from step to step in Adam,
        beside v and s?
    1 - beta2**t → 1 - beta1**t
        s is corrected with the power of β₁. Each average has its own β.
    1 - beta2**t → 1 - beta2
        The correction of s lacks the power of t.
    np.sqrt(s_corrected) + epsilon → np.sqrt(s_corrected)
        The ε that is handed in is not used any more.
    np.sqrt(s_corrected) + epsilon → np.sqrt(s_corrected + epsilon) + epsilon
        ε stands in two places, also inside the root.
""")
