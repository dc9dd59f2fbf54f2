"""How far a walker dances, and what people do by hand: a smaller rate at one level."""

import numpy as np

from course_utils.reference import schedules

from ....machinery.exercises import exercise, hidden, visible

WALKER_VARIANCE = exercise(
    schedules.walker_variance,
    "How far a walker dances",
    visible("one step", [0.5], 1.0),
    visible("two steps", [0.5, 0.5], 1.0),
    visible("a rate that falls, c = 1/4", [1.2, 0.8, 0.3, 0.1], 0.25),
    hidden(
        "a few rates",
        lambda rng: (rng.uniform(0.1, 0.9, 5), float(rng.uniform(0.2, 0.8))),
        points=2,
        unchanged=True,
    ),
    hidden("many steps with one rate", lambda rng: ([float(rng.uniform(0.2, 0.9))] * 80, 1.0)),
)


@WALKER_VARIANCE.equivalent
def by_what_each_noise_leaves(rates, curvature):
    kept, total = 1.0, 0.0
    for rate in list(rates)[::-1]:
        total += (rate * kept) ** 2
        kept *= 1 - rate * curvature
    return total


@WALKER_VARIANCE.equivalent
def with_arrays(rates, curvature):
    rates = np.asarray(rates, dtype=float)
    factors = np.append((1 - rates * curvature)[1:], 1)
    kept = np.cumprod(factors[::-1])[::-1]
    return np.sum((rates * kept) ** 2)


WALKER_VARIANCE.wrong("""
    + rate**2 → + rate
        The noise comes into the step times the rate, so its variance comes in with the rate
        squared.
    + rate**2 → + 1
        The noise comes into the step times the rate. That is missing.
    (1 - rate * curvature) ** 2 → (1 - rate * curvature)
        The share of w that is kept is a factor of w. A factor comes out of a variance squared.
    (1 - rate * curvature) ** 2 → (1 - rate) ** 2
        The curvature is not used: without noise the derivative is c w.
    (1 - rate * curvature) ** 2 * variance + rate**2 → variance + rate**2
        What is left of w in a step is less than w. Collect both terms with w before you take the
        variance.
    (1 - rate * curvature) ** 2 → (1 + (rate * curvature) ** 2)
        You add the variances of w and of α c w. They are no independent numbers: collect them
        to one multiple of w first.
    + rate**2 → - rate**2
        The step subtracts the noise. Its variance adds to the other all the same.
    variance = 0.0 → variance = 1.0
        The walker starts at w = 0, which is certain: its variance is 0.
    return variance → return np.sqrt(variance)
        That is the standard deviation. The variance is its square.
    + rate**2 → + curvature * rate**2
        The noise is added to c w: it has no factor c of its own.
""")

LEVELS = [9, 8, 8, 9, 7, 7, 8, 7, 7, 6, 7, 6.5, 6, 5, 5, 6, 5, 5.5, 5, 6, 5, 5, 4, 4, 3, 4, 3, 2]
"""Costs that fall, stand still and fall again; some are as low as the lowest before them."""


def _costs(rng):
    """Return the levels in another unit, so that the same epochs are the lowest for each seed."""
    return np.array(LEVELS) * float(rng.uniform(0.1, 0.9))


PLATEAU_DECAY = exercise(
    schedules.plateau_decay,
    "Decay by hand, by a program",
    visible("two levels", [5.0, 4.0, 4.0, 4.5, 3.0, 3.5, 3.2, 3.0, 2.0], 1.0, 2, 0.5),
    visible("down and up, with the lowest cost long ago", [3.0, 1.0, 2.0, 1.5, 1.2, 1.1], 0.4, 3),
    visible("standing still for long", [1.0] * 8, 0.8, 2, 0.25),
    visible(
        "the default patience and factor",
        np.array([2.0, 1.0, 1.1, 1.2, 1.1, 1.0, 1.3, 0.9, 1.0]),
        0.3,
        unchanged=True,
    ),
    hidden(
        "28 epochs",
        lambda rng: (_costs(rng), float(rng.uniform(0.1, 0.9)), 3, 0.5),
        points=2,
    ),
    hidden("28 epochs, the default settings", lambda rng: (_costs(rng), 0.6)),
    hidden("no patience", lambda rng: (_costs(rng), 0.5, 1, 0.8)),
)


@PLATEAU_DECAY.equivalent
def by_the_last_epochs(costs, learning_rate0, patience=5, factor=0.1):
    rate, since, rates = learning_rate0, 0, []
    for t in range(len(costs)):
        rates.append(rate)
        if t == 0 or costs[t] < min(costs[:t]):
            since = t
        if t - since == patience:
            since, rate = t, rate * factor
    return np.array(rates)


@PLATEAU_DECAY.equivalent
def counting_falls(costs, learning_rate0, patience=5, factor=0.1):
    falls, waited, best, rates = 0, 0, costs[0] + 1, []
    for cost in costs:
        rates += [learning_rate0 * factor**falls]
        waited = 0 if cost < best else waited + 1
        best = min(best, cost)
        if waited >= patience:
            falls, waited = falls + 1, 0
    return rates


PLATEAU_DECAY.wrong("""
    rate, waited = rate * factor, 0 → rate = rate * factor
        After a fall the count does not begin anew, so there is one fall, and no second.
    waited == patience → waited >= patience
    rate, waited = rate * factor, 0 → rate = rate * factor
        After a fall the count does not begin anew, so the rate falls again in each epoch.
    lowest, waited = cost, 0 → lowest = cost
        A new lowest cost does not set the count back to 0.
    waited == patience → waited > patience
        The rate falls one epoch late: after `patience` epochs without a new lowest cost.
    cost < lowest → cost <= lowest
        A cost that is as low as the lowest is no new lowest cost.
    rate * factor → rate / factor
        The rate rises.
    rate * factor → learning_rate0 * factor
        Each fall starts from the first rate, so that the second one changes nothing.
    rate * factor → rate * 0.1
        The factor is fixed at 0.1. Use the one that is handed in.
    return rates → return rate
        That is the last rate. Each epoch has one.
""")


@PLATEAU_DECAY.mistake("You compare with the epoch before. Compare with the lowest cost so far.")
def with_the_epoch_before(costs, learning_rate0, patience=5, factor=0.1):
    rate, before, waited, rates = learning_rate0, np.inf, 0, []
    for cost in costs:
        rates.append(rate)
        waited = 0 if cost < before else waited + 1
        before = cost
        if waited == patience:
            rate, waited = rate * factor, 0
    return rates


@PLATEAU_DECAY.mistake(
    "The rate falls one epoch early: an epoch's cost is known when it is over, so it decides on "
    "the next rate."
)
def before_the_epoch(costs, learning_rate0, patience=5, factor=0.1):
    rate, lowest, waited, rates = learning_rate0, np.inf, 0, []
    for cost in costs:
        waited = 0 if cost < lowest else waited + 1
        lowest = min(lowest, cost)
        if waited == patience:
            rate, waited = rate * factor, 0
        rates.append(rate)
    return rates
