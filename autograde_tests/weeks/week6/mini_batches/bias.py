"""How long an average that starts at 0 is too low, and what it is made of."""

import numpy as np

from course_utils.reference import optimizers

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible

STEPS_UNTIL_UNBIASED = exercise(
    optimizers.steps_until_unbiased,
    "How long the start is felt",
    visible("a fifth, β = 0.5", 0.5, 0.2),
    visible("a hundredth, β = 0.9 and 0.98", draw=lambda _: Calls([(0.9, 0.01), (0.98, 0.01)])),
    visible("exactly a quarter, β = 0.5", 0.5, 0.25),
    visible("one step is enough", 0.1, 0.3),
    hidden(
        "other averages",
        lambda rng: Calls(
            (float(beta), float(rng.uniform(0.002, 0.2))) for beta in rng.uniform(0.3, 0.95, 3)
        ),
        points=2,
    ),
    hidden("β near 1", lambda rng: (float(rng.uniform(0.98, 0.995)), 0.05)),
    hidden("exactly a thirty-second, and one step", lambda _: Calls([(0.5, 1 / 32), (0.2, 0.6)])),
)


@STEPS_UNTIL_UNBIASED.equivalent
def by_powers(beta, tolerance):
    t = 1
    while beta**t > tolerance:
        t += 1
    return t


@STEPS_UNTIL_UNBIASED.equivalent
def by_the_average_itself(beta, tolerance):
    v, t = 0.0, 0
    while 1 - v > tolerance + 1e-12:
        v, t = beta * v + (1 - beta), t + 1
    return t


STEPS_UNTIL_UNBIASED.wrong("""
    np.log(tolerance) / → np.log(1 - tolerance) /
        You wait until the average has reached the share `tolerance`. It may miss that share.
    np.log(tolerance) / np.log(beta) → 1 + np.log(tolerance) / np.log(beta)
        You count one step too many. After step 1 the share that is missing is β itself.
    np.ceil → np.floor
        One step too few: that is the last at which more than `tolerance` is missing.
    / np.log(beta) → / np.log(1 - beta)
        What is missing is multiplied by β in each step, not by 1 - β.
    np.log(tolerance) / np.log(beta) → (1 - tolerance) / (1 - beta)
        What is missing does not fall by the same amount in each step, but by the same factor.
    np.log(tolerance) / np.log(beta) → beta / tolerance
        What is missing shrinks by the same factor in each step, so it is a power of β.
    np.log(tolerance) / np.log(beta) → 1 / (1 - beta)
        That is the window. How much is missing depends on `tolerance` as well.
    int(np.ceil(np.log(tolerance) / np.log(beta))) → np.log(tolerance) / np.log(beta)
        Steps are whole numbers. At which one is the share that is missing small enough at last?
""")


@STEPS_UNTIL_UNBIASED.mistake(
    "A share of exactly `tolerance` is allowed: you go one step too far there."
)
def below_the_tolerance(beta, tolerance):
    t = 1
    while beta**t >= tolerance:
        t += 1
    return t


WEIGHTS = exercise(
    optimizers.weights_of_average,
    "What each day counts",
    visible("three days, β = 0.5", 3, 0.5),
    visible("two days, β = 0.8, corrected", 2, 0.8, True),
    visible("one day, as it is and corrected", draw=lambda _: Calls([(1, 0.9), (1, 0.9, True)])),
    hidden("many days", lambda rng: (int(rng.integers(15, 40)), float(rng.uniform(0.7, 0.98)))),
    hidden(
        "many days, corrected",
        lambda rng: (int(rng.integers(15, 40)), float(rng.uniform(0.7, 0.98)), True),
        points=2,
    ),
)


@WEIGHTS.equivalent
def day_by_day(t, beta, bias_correction=False):
    weights = []
    for day in range(1, t + 1):
        weights.append((1 - beta) * beta ** (t - day))
    total = sum(weights) if bias_correction else 1
    return np.array(weights) / total


@WEIGHTS.equivalent
def by_the_recursion(t, beta, bias_correction=False):
    weights = np.zeros(t)
    for day in range(t):
        weights = beta * weights
        weights[day] = 1 - beta
    return weights / (1 - beta**t) if bias_correction else weights


@WEIGHTS.equivalent
def by_what_one_warm_day_leaves(t, beta, bias_correction=False):
    left = []
    for day in np.eye(t):
        left.append(optimizers.exponentially_weighted_average(day, beta, bias_correction)[-1])
    return np.array(left)


WEIGHTS.wrong("""
    np.arange(t)[::-1] → np.arange(t)
        The order is turned around: the result begins with day 1, which is the oldest.
    np.arange(t)[::-1] → np.arange(1, t + 1)[::-1]
        Each weight has one factor β too many: today's value has not been multiplied by β yet.
    (1 - beta) * beta**ages → beta**ages
        Each value came in with the factor 1 - β. It is missing.
    (1 - beta) * beta**ages → beta * (1 - beta) ** ages
        β and 1 - β are swapped: in each further step a weight is multiplied by β.
    (1 - beta) * beta**ages → (1 - beta) ** (ages + 1)
        In each further step a weight is multiplied by β, not by 1 - β.
    if bias_correction → if False
        The correction is missing: look at the third argument.
    if bias_correction → if True
        You correct always. Do so only where the third argument asks for it.
    weights / (1 - beta**t) → weights / (1 - beta)
        The power is missing in the correction: the weights of t days add up to 1 - βᵗ.
    weights / (1 - beta**t) → weights * (1 - beta**t)
        You multiply by 1 - βᵗ. The corrected weights have to add up to 1.
    weights / (1 - beta**t) → weights / (1 - beta ** (ages + 1))
        Each weight is divided by another number. The whole average of day t is divided by one,
        1 - βᵗ, and so are all weights in it.
    return weights → return weights[-1]
        That is today's weight alone. Each day has one.
""")
