"""How long an average that starts at 0 is too low."""

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
