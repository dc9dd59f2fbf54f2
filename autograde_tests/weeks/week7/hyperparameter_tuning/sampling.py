"""Samples on a log scale, and on that of 1 - beta."""

from functools import partial

import numpy as np

from course_utils.reference import tuning
from course_utils.reference.tuning import sample_log_uniform

from ....machinery.exercises import exercise, hidden, visible
from . import shared


def _even(x, low, high):
    return (x - low) / (high - low)


def _log(x, low, high):
    return np.log(x / low) / np.log(high / low)


def _beta(x, low, high):
    # rounding may lead a little past the upper end, which is not 1
    return np.log((1 - low) / (1 - x)) / np.log((1 - low) / (1 - high))


def _exponents_of_ten(x, low, high):
    return (np.log(x) - np.log10(low)) / np.log10(high / low)


def _inverse(x, low, high):
    return (1 / low - 1 / x) / (1 / low - 1 / high)


def _log_downwards(x, low, high):
    return 1 - _log(low + high - x, low, high)


_judge_log = shared.judge_by(
    _log,
    {
        "evenly from low to high": _even,
        "with exponents of 10 as powers of e": _exponents_of_ten,
        "evenly on the scale of 1 / x": _inverse,
        "evenly on the log scale, upside down": _log_downwards,
    },
)
_judge_beta = shared.judge_by(
    _beta,
    {
        "evenly from low to high": _even,
        "evenly on the log scale of β itself": _log,
        "densest near the lower end": lambda x, low, high: 1 - _beta(low + high - x, low, high),
    },
)


def _cases(judge, visible_ends, narrow, hidden_ends):
    """Return the cases of a sampler: two visible laws, a hidden one, a narrow range, one draw."""
    return (
        *(
            visible(
                f"{shared.MANY} draws from {low} to {high}",
                draw=partial(shared.seeds, low=low, high=high),
                judge=judge,
            )
            for low, high in visible_ends
        ),
        hidden(
            "other ends", lambda rng: shared.seeds(rng, *hidden_ends(rng)), judge=judge, points=2
        ),
        hidden("a narrow range", lambda rng: shared.seeds(rng, *narrow), judge=judge),
        hidden("one draw", lambda rng: shared.seeds(rng, narrow[0], narrow[1], 1), judge=judge),
    )


LOG_UNIFORM = exercise(
    tuning.sample_log_uniform,
    "Numbers spread evenly on a log scale",
    *_cases(
        _judge_log,
        [(1e-4, 1.0), (2.0, 5000.0)],
        (0.5, 0.9),
        lambda rng: (float(10 ** rng.uniform(-7, -5)), float(rng.uniform(20, 90))),
    ),
)


@LOG_UNIFORM.equivalent
def by_powers_of_ten(low, high, size, rng):
    rng = np.random.default_rng(rng)
    return 10 ** rng.uniform(np.log10(low), np.log10(high), size)


@LOG_UNIFORM.equivalent
def by_the_ratio(low, high, size, rng):
    rng = np.random.default_rng(rng)
    return np.array([low * (high / low) ** rng.random() for _ in range(size)])


@LOG_UNIFORM.equivalent
def from_the_upper_end(low, high, size, rng):
    shares = np.random.default_rng(rng).random(size)
    return np.power(2.0, shares * np.log2(low) + (1 - shares) * np.log2(high))


LOG_UNIFORM.wrong("""
    np.exp(rng.uniform(np.log(low), np.log(high), size)) → rng.uniform(low, high, size)
        You draw the numbers themselves evenly. It is their logarithms that are to be spread evenly.
    np.log(low), np.log(high) → np.log(high), np.log(low)
        The ends come in the wrong order: the smaller one comes first.
    np.log(low), np.log(high) → np.log10(low), np.log10(high)
        Your logarithms have base 10, and `np.exp` is a power of e. Take one base for both.
    np.exp( → np.power(10,
        Some numbers fall below `low`. If you take powers of 10, their logarithms are `np.log10`:
        one base for both.
    np.exp(rng.uniform(np.log(low), np.log(high), size)) →
    rng.uniform(np.log(low), np.log(high), size)
        These are the logarithms. Take the power at the end, to get back to the numbers.
    np.exp(rng.uniform(np.log(low), np.log(high), size)) →
    low * (high / low) ** (rng.integers(0, 5, size) / 4)
        Few different numbers come out: any number in between should be possible too.
    np.exp(rng.uniform(np.log(low), np.log(high), size)) → np.geomspace(low, high, size)
        That is a row of evenly spaced points, not a sample. Draw at random.
    np.exp(rng.uniform(np.log(low), np.log(high), size)) → 1 / rng.uniform(1 / high, 1 / low, size)
        Nearly all of your numbers are near the lower end: you drew 1 / x evenly, not log x.
    np.random.default_rng(rng) → np.random.default_rng()
        The generator that is handed in is not used, so no sample can be drawn again.
    np.random.default_rng(rng) → np.random.default_rng(0)
        The generator is always the same one. Use the one that is handed in.
    size) → 1)
        You return one number. How many were asked for?
    np.exp(rng.uniform(np.log(low), np.log(high), size)) →
    np.sort(np.exp(rng.uniform(np.log(low), np.log(high), size)))
        Your draws come in order of size. The first trials of a search would then all have small
        values.
    np.exp(rng.uniform(np.log(low), np.log(high), size)) →
    low + high - np.exp(rng.uniform(np.log(low), np.log(high), size))
        Your sample is turned round: the small numbers are the rare ones. On a log scale each decade
        gets as many draws as the next.
""")


@LOG_UNIFORM.mistake("All numbers are the same: draw `size` numbers, not one that is repeated.")
def one_for_all(low, high, size, rng):
    rng = np.random.default_rng(rng)
    return np.full(size, np.exp(rng.uniform(np.log(low), np.log(high))))


BETA = exercise(
    tuning.sample_beta,
    "Numbers near 1, spread evenly on the scale of 1 - beta",
    *_cases(
        _judge_beta,
        [(0.9, 0.999), (0.1, 0.99)],
        (0.6, 0.8),
        lambda rng: (float(rng.uniform(0.3, 0.6)), 1 - float(10 ** rng.uniform(-5, -4))),
    ),
    uses=("sample_log_uniform",),
)


@BETA.equivalent
def by_hand(low, high, size, rng):
    rng = np.random.default_rng(rng)
    return 1 - 10 ** rng.uniform(np.log10(1 - high), np.log10(1 - low), size)


@BETA.equivalent
def by_windows(low, high, size, rng):
    windows = sample_log_uniform(1 / (1 - low), 1 / (1 - high), size, rng)
    return [1 - 1 / window for window in windows.tolist()]


BETA.wrong("""
    1 - sample_log_uniform(1 - high, 1 - low, size, rng) →
    np.random.default_rng(rng).uniform(low, high, size)
        You draw β evenly. It is the logarithm of 1 - β that is to be spread evenly.
    1 - sample_log_uniform(1 - high, 1 - low, size, rng) → sample_log_uniform(low, high, size, rng)
        You draw β itself on a log scale, which near 1 is hardly different from drawing it evenly.
        What counts is the distance from 1.
    1 - sample_log_uniform → sample_log_uniform
        Your numbers lie where 1 - β does. Draw 1 - β, and take it from 1.
    1 - sample_log_uniform(1 - high, 1 - low, size, rng) →
    low + high - 1 + sample_log_uniform(1 - high, 1 - low, size, rng)
        Your draws are dense at the wrong end: near 1 each step of β counts most, so most draws
        should be there.
    1 - high, 1 - low → 1 - low, 1 - high
        The ends of the log scale come in the wrong order, or are not those of 1 - β. The smaller
        one is 1 - high, and it comes first.
    1 - low, size, rng → 1 - low, size, 0
        The seed is fixed inside the function. Use the generator that is handed in.
    1 - low, size, rng → 1 - low, size, None
        The generator that is handed in is not used, so no sample can be drawn again.
    1 - sample_log_uniform(1 - high, 1 - low, size, rng) → 1 - np.geomspace(1 - low, 1 - high, size)
        That is a row of evenly spaced points, not a sample. Draw at random.
    1 - sample_log_uniform(1 - high, 1 - low, size, rng) →
    np.full(size, 1 - sample_log_uniform(1 - high, 1 - low, 1, rng))
        All numbers are the same: draw `size` numbers, not one that is repeated.
""")
