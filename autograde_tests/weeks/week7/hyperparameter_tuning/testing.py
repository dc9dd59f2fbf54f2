"""A test that says what is wrong with a sample."""

import numpy as np

from course_utils.reference import tuning
from course_utils.reference.tuning import sample_log_uniform

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible

MANY = 2000


def _exponents_of_ten(rng, low, high):
    return np.exp(rng.uniform(np.log10(low), np.log10(high), MANY))


def _powers_of_ten(rng, low, high):
    return 10 ** rng.uniform(np.log(low), np.log(high), MANY)


def _whole_exponents(rng, low, high):
    return low * (high / low) ** (rng.integers(0, 5, MANY) / 4)


def _evenly(rng, low, high):
    return rng.uniform(low, high, MANY)


def _inverse(rng, low, high):
    return 1 / rng.uniform(1 / high, 1 / low, MANY)


def _one_above(rng, low, high):
    x = sample_log_uniform(low, high, MANY, rng)
    x[rng.integers(MANY)] = 1.01 * high
    return x


def _one_below(rng, low, high):
    x = sample_log_uniform(low, high, MANY, rng)
    x[rng.integers(MANY)] = 0.99 * low
    return x


def _with_a_gap(rng, low, high):
    x = sample_log_uniform(low, high, 4 * MANY, rng)
    shares = np.log(x / low) / np.log(high / low)
    return x[(shares < 0.4) | (shares > 0.6)][:MANY]


def _repeated(rng, low, high):
    return rng.permutation(np.repeat(sample_log_uniform(low, high, MANY // 3, rng), 3))


def _rounded(rng, low, high):
    return np.array([float(f"{x:.3g}") for x in sample_log_uniform(low, high, MANY, rng)])


def _right(rng, low, high):
    return sample_log_uniform(low, high, MANY, rng)


def _drawn(sample, low, high):
    """Return a draw of one sample."""
    return lambda rng: (sample(rng, low, high), low, high)


def _both(sample):
    """Return a draw of two calls, over a range that nobody has seen: a right sample, and this."""

    def draw(rng):
        low, high = (float(10**end) for end in rng.uniform([-5, 0], [-3, 2]))
        return Calls([(each(rng, low, high), low, high) for each in (_right, sample)])

    return draw


SAMPLE_FAULT = exercise(
    tuning.sample_fault,
    "A test for samplers",
    visible("a right sample", draw=_drawn(_right, 1e-4, 1.0), unchanged=True),
    visible("a right sample, rounded to three digits", draw=_drawn(_rounded, 1e-4, 1.0)),
    visible("exponents of e, powers of 10", draw=_drawn(_powers_of_ten, 1e-4, 1.0)),
    visible("one draw above the range", draw=_drawn(_one_above, 0.5, 50.0)),
    visible("every value comes three times", draw=_drawn(_repeated, 0.5, 50.0)),
    visible("whole exponents", draw=_drawn(_whole_exponents, 1e-4, 1.0)),
    visible("the rate itself drawn evenly", draw=_drawn(_evenly, 1e-4, 1.0)),
    visible("a gap in the middle", draw=_drawn(_with_a_gap, 1e-4, 1.0)),
    hidden("one draw below the range", _both(_one_below)),
    hidden("whole exponents, other ranges", _both(_whole_exponents)),
    hidden("nothing in the lower half", lambda rng: (_exponents_of_ten(rng, 1e-6, 1.0), 1e-6, 1.0)),
    hidden("1 / x drawn evenly", _both(_inverse), points=2),
    hidden("a gap, other ranges", _both(_with_a_gap), points=2),
)


@SAMPLE_FAULT.equivalent
def by_the_largest_distance(x, low, high):
    if ((x < low) | (x > high)).any():
        return "range"
    if len(set(x.tolist())) * 2 < len(x):
        return "few values"
    law = np.log(np.sort(x) / low) / np.log(high / low)
    far = np.abs(law - np.arange(len(x)) / len(x)).max()
    return "law" if far > 0.06 else "none"


@SAMPLE_FAULT.equivalent
def counted_in_a_loop(x, low, high):
    found = [0] * 8
    for each in x:
        if not low <= each <= high:
            return "range"
        share = (np.log10(each) - np.log10(low)) / (np.log10(high) - np.log10(low))
        found[min(int(8 * share), 7)] += 1
    if np.unique(x).size < 0.5 * x.size:
        return "few values"
    return "none" if max(found) < 1.5 * min(found) + 20 else "law"


SAMPLE_FAULT.wrong("""
    np.min(x) < low or np.max(x) > high → np.min(x) < low
        A draw above the range passes. Look at both ends.
    np.min(x) < low or np.max(x) > high → np.min(x) < low and np.max(x) > high
        A sample that leaves the range at one end only passes: `or`, not `and`.
    x.size / 2 → 2
        Five values over and over pass as different ones. How many of the draws differ?
    np.geomspace → np.linspace
        Your parts have the same length on the plain scale, so a right sample falls nearly all into
        the first ones. Cut the range on the log scale.
    np.max(np.abs(counts - expected)) → np.max(counts - expected)
        A gap passes: parts with too few draws count as well as parts with too many.
    < expected / 2 → < expected / 20
        A right sample fails: by chance each part has a few draws more or fewer than its tenth.
        Leave more room.
    return "none" if is_even else "law" → return None if is_even else "law"
        If nothing is wrong, return the word: `"none"`.
    return "none" if is_even else "law" → return "none"
        The law is not looked at: a sample that keeps to its range may still pile up in one decade.
    return "none" if is_even else "law" → return "law" if is_even else "none"
        The last two answers have changed places.
""")


@SAMPLE_FAULT.mistake(
    "Of two faults you give the wrong one first. What lies outside the range is told first, then "
    "few values, then the law."
)
def the_law_first(x, low, high):
    counts, _ = np.histogram(x, np.geomspace(low, high, 11))
    if np.max(np.abs(counts - x.size / 10)) > x.size / 20:
        return "law"
    if np.min(x) < low or np.max(x) > high:
        return "range"
    return "few values" if np.unique(x).size < x.size / 2 else "none"
