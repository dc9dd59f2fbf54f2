"""How samples are judged: by their support, their shape and their law, whatever the draws are."""

import numpy as np

from ....machinery.calling import Calls

MANY = 20_000
"""Draws of a long sample. An honest one fails less than once in 10⁷ times by its law or order."""


SHORT = 100
"""Draws of a sample whose law nobody can tell."""


def seeds(rng, low, high, size=MANY):
    """Draw the arguments of three calls: with a seed, with it again, and with another one."""
    first = int(rng.integers(1, 10_000))
    # of a short sample many, so that one that leaves the range is among them
    others = 1 if size >= SHORT else 60
    return Calls([(low, high, size, first + k) for k in (0, *range(others + 1))])


def judge_by(law, others):
    """Return a judge of samples whose cumulative distribution is law(x, low, high).

    `others` has laws that people reach by mistake, by what to call them.
    """

    def judge(arguments, values):
        for (low, high, size, _), value in zip(arguments, values, strict=True):
            fault = _fault_of_support(np.asarray(value), low, high, size)
            if fault:
                return fault
        first, again, other, *_ = (np.asarray(value, dtype=float) for value in values)
        low, high, size, _ = arguments[0]
        fault = None if size < SHORT else _fault_of_law(first, low, high, law, others)
        if fault:
            return fault
        if not np.array_equal(first, again):
            return "called again with the same seed, it gives other numbers."
        if np.array_equal(first, other):
            return "called with another seed, it gives the same numbers."
        return None

    return judge


def _fault_of_support(value, low, high, size):
    if value.shape != (size,):
        return f"the result has shape {value.shape}, expected {(size,)}."
    if value.dtype.kind not in "biuf":
        return "the result does not consist of numbers."
    if not np.isfinite(value).all():
        return "some numbers are not finite."
    slack = 1e-9 * (high - low)
    if (value < low - slack).all():
        return "all numbers lie below the lower end."
    if value.min() < low - slack:
        return "some numbers lie below the lower end."
    if value.max() > high + slack:
        return "some numbers lie above the upper end."
    return None


def _fault_of_law(x, low, high, law, others):
    n = x.size
    if (x == x[0]).all():
        return "all numbers are the same."
    if np.unique(x).size < 0.9 * n:
        return "the same few numbers come again and again."
    # Kolmogorov and Smirnov: larger than this once in 10⁸ samples (Dvoretzky, Kiefer, Wolfowitz)
    largest = np.sqrt(np.log(2e8) / (2 * n))
    far = _distance(x, low, high, law)
    if far > largest:
        near = {name: _distance(x, low, high, other) for name, other in others.items()}
        name = min(near, key=lambda each: near[each])
        as_if = f": as if drawn {name}" if near[name] <= largest else ""
        return f"the numbers do not follow the law asked for{as_if}."
    if far * np.sqrt(n) < 0.2:  # an honest sample comes as near as that once in 10¹² times
        return "the numbers are spread too evenly to be drawn at random."
    ranks = np.argsort(np.argsort(x)) / n - 0.5
    if abs(np.mean(ranks[1:] * ranks[:-1])) * 12 > 6 / np.sqrt(n):
        return "each number depends on the one before it."
    return None


def _distance(x, low, high, law):
    """Return the largest distance between a sample's cumulative shares and a law."""
    shares = np.clip(law(np.sort(x), low, high), 0, 1)
    steps = np.arange(x.size + 1) / x.size
    return max(np.max(steps[1:] - shares), np.max(shares - steps[:-1]))
