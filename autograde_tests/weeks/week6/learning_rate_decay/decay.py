"""A rate that falls."""

import numpy as np

from course_utils.reference import schedules

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible

UPDATE_LR = exercise(
    schedules.update_lr,
    "A rate that falls like 1 / epoch",
    visible("the first epoch", 0.5, 0, 1),
    visible("a later epoch", 0.2, 4, 0.5),
    hidden(
        "other numbers",
        lambda rng: (
            float(rng.uniform(0.1, 0.9)),
            int(rng.integers(20, 90)),
            float(rng.uniform(0.2, 0.8)),
        ),
        points=2,
    ),
    hidden("no decay", lambda rng: (float(rng.uniform(0.1, 0.9)), 12, 0)),
)


@UPDATE_LR.equivalent
def in_two_lines(learning_rate0, epoch_num, decay_rate):
    divisor = 1 + epoch_num * decay_rate
    return learning_rate0 / divisor


@UPDATE_LR.equivalent
def as_a_product(learning_rate0, epoch_num, decay_rate):
    return np.float64((decay_rate * epoch_num + 1) ** -1.0 * learning_rate0)


UPDATE_LR.wrong("""
    (1 + decay_rate * epoch_num) → 1 + decay_rate * epoch_num
        Division comes before addition: what stands below the fraction bar needs brackets.
    decay_rate * epoch_num → epoch_num
        The decay rate is not used.
    decay_rate * epoch_num → decay_rate
        The epoch is not used.
    * epoch_num → * (epoch_num + 1)
        You count the epochs from 1. Here they are counted from 0, and epoch 0 has the starting
        rate.
    learning_rate0 / → learning_rate0 *
        The rate grows: you multiply where you should divide.
    (1 + decay_rate * epoch_num) → (1 + decay_rate) ** epoch_num
        Below the fraction bar stands a power. Here the rate falls like 1 / epoch.
    1 + decay_rate → decay_rate
        The 1 is missing below the fraction bar: epoch 0 would have no rate at all.
    learning_rate0 / → 1 /
        The starting rate is missing: that is the factor only.
""")


def _rate_and_epoch(latest):
    return lambda rng: (float(rng.uniform(0.05, 0.5)), int(rng.integers(10, latest)))


EXPONENTIAL = exercise(
    schedules.exponential_decay,
    "A rate that loses 5 % an epoch",
    visible("the second epoch", 0.2, 2),
    visible("the start", 0.3, 0),
    hidden("a later epoch", _rate_and_epoch(60), points=2),
)


@EXPONENTIAL.equivalent
def by_repetition(learning_rate0, epoch_num):
    rate = learning_rate0
    for _ in range(epoch_num):
        rate *= 0.95
    return rate


@EXPONENTIAL.equivalent
def by_the_exponential_function(learning_rate0, epoch_num):
    return learning_rate0 * np.exp(epoch_num * np.log(0.95))


EXPONENTIAL.wrong("""
    0.95**epoch_num → 0.95 * epoch_num
        You multiply with the epoch. Losing 5 % again and again is a power.
    0.95**epoch_num → (1 - 0.05 * epoch_num)
        You take 5 % of the starting rate away each time. Here it is 5 % of what is left.
    0.95**epoch_num → 0.05**epoch_num
        That leaves 5 % of the rate in each epoch. It loses 5 %.
    * learning_rate0 →
        The starting rate is missing: that is the factor only.
    0.95**epoch_num → epoch_num**0.95
        Base and exponent are swapped.
    0.95**epoch_num → 0.95 ** (epoch_num + 1)
        The power is one too large: epoch 0 has the starting rate.
    0.95**epoch_num → 0.95 ** (epoch_num - 1)
        The power is one too small: epoch 0 has the starting rate, and epoch 1 has lost 5 %.
    0.95**epoch_num * learning_rate0 → (0.95 * learning_rate0) ** epoch_num
        The starting rate is raised to the power, too. Only 0.95 is.
    0.95**epoch_num → np.exp(-0.95 * epoch_num)
        That is the exponential function of the epoch. The base here is 0.95.
""")

SQRT = exercise(
    schedules.sqrt_decay,
    "A rate that falls with the root of the epoch",
    visible("the fourth epoch", 0.2, 4),
    visible("the first epoch", 0.3, 1),
    hidden("a later epoch", _rate_and_epoch(90), points=2),
)


@SQRT.equivalent
def of_the_square(k, epoch_num):
    return np.sqrt(k**2 / epoch_num)


@SQRT.equivalent
def as_a_power(k, epoch_num):
    return k * float(epoch_num) ** -0.5


SQRT.wrong("""
    np.sqrt(epoch_num) → epoch_num
        The root is missing.
    k / → k *
        The rate grows: you multiply.
    k / np.sqrt(epoch_num) → np.sqrt(k / epoch_num)
        The root is over the whole fraction. Only the epoch stands below it.
    k / → 1 /
        k is missing above the fraction bar.
    np.sqrt(epoch_num) → epoch_num**1/2
        A power comes before a division: `x**1/2` is half of x. Write `x**0.5`, or `np.sqrt(x)`.
    np.sqrt(epoch_num) → np.sqrt(epoch_num + 1)
        You count the epochs from 0 and add 1. Here they are counted from 1 already.
    np.sqrt(epoch_num) → epoch_num**2
        Below the fraction bar stands the square. The root falls much more slowly.
""")

SCHEDULE = exercise(
    schedules.schedule_lr_decay,
    "A rate that falls in stairs",
    visible("the sixth stair", 0.6, 570, 0.25, 100),
    visible(
        "on the first stair, before its edge and at it, the default interval",
        draw=lambda _: Calls([(0.6, epoch, 0.25) for epoch in (30, 999, 1000)]),
    ),
    hidden(
        "other numbers",
        lambda rng: (
            float(rng.uniform(0.1, 0.9)),
            50 * int(rng.integers(4, 9)) + int(rng.integers(26, 49)),
            float(rng.uniform(0.2, 0.8)),
            50,
        ),
        points=2,
    ),
    hidden(
        "the default interval",
        lambda rng: Calls(
            (float(rng.uniform(0.1, 0.9)), epoch, float(rng.uniform(1.2, 2.0)))
            for epoch in (2999, 3000)
        ),
    ),
    hidden(
        "the edge of a stair",
        lambda rng: (float(rng.uniform(0.1, 0.9)), 3 * int(rng.integers(8, 30)), 1.0, 3),
    ),
)


@SCHEDULE.equivalent
def with_floor(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * np.floor(epoch_num / time_interval))


@SCHEDULE.equivalent
def with_int(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    stair = int(epoch_num / time_interval)
    return 1 / (1 + stair * decay_rate) * learning_rate0


SCHEDULE.wrong("""
    epoch_num // time_interval → epoch_num / time_interval
        The rate falls a little in every epoch. Stairs need the epoch in whole intervals.
    (epoch_num // time_interval) → round(epoch_num / time_interval)
        The quotient is rounded to the nearest whole number: the stair would begin half an interval
        early.
    (epoch_num // time_interval) → -(-epoch_num // time_interval)
        The quotient is rounded up. The first interval still has the starting rate.
    epoch_num // time_interval → epoch_num % time_interval
        You take what is left over of the division. How many whole intervals have passed?
    decay_rate * (epoch_num // time_interval) → (epoch_num // time_interval)
        The decay rate is not used.
    (epoch_num // time_interval) → epoch_num // time_interval
        You round down after the decay rate has come in. Only the number of the stair is a whole
        one.
    epoch_num // → (epoch_num + 1) //
        Each stair begins one epoch early. Epochs are counted from 0: epoch 1000 is the first of the
        second thousand.
    epoch_num // → (epoch_num - 1) //
        Each stair begins one epoch late. Epochs are counted from 0: epoch 1000 is the first of the
        second thousand.
    // time_interval → // 1000
        The interval is always 1000. Use the one that is handed in.
    (1 + decay_rate * (epoch_num // time_interval)) →
    1 + decay_rate * (epoch_num // time_interval)
        Division comes before addition: what stands below the fraction bar needs brackets.
    (1 + decay_rate * (epoch_num // time_interval)) →
    (1 + decay_rate) ** (epoch_num // time_interval)
        Each stair divides by 1 + decay_rate once more. Here the number of the stair stands in the
        sum.
""")
