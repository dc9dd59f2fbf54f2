"""Where a learning curve ends."""

import numpy as np

from course_utils.explorers.bias_variance import errors
from course_utils.reference import bias_variance

from ....machinery.cases import HoldingBack
from ....machinery.compare import describe
from ....machinery.exercises import exercise, hidden, visible


def _curve(n_h, sigma, first):
    """Return a draw of the dev errors of a day's networks, from `first` examples on, in (°C)²."""

    def draw(rng):
        units = n_h if isinstance(n_h, int) else int(rng.integers(*n_h))
        noise = sigma if isinstance(sigma, float) else float(rng.uniform(*sigma))
        examples = [first + 20 * k for k in range(4)]
        parts = [errors(units, m) for m in examples]
        dev = [round(bias + noise**2 * (1 + variance), 3) for bias, variance, _ in parts]
        return HoldingBack((examples, dev), errors(units, 5000)[0] + noise**2)

    return draw


def _slips(examples, dev):
    """Return what else an estimate may be, with the words for it."""
    log_m, log_dev = np.log(examples), np.log(dev)
    slope, start = np.polyfit(log_m, log_dev, 1)
    return {
        "the last dev error": dev[-1],
        "the mean of all dev errors": np.mean(dev),
        "the slope of the line, where its beginning is the floor": np.polyfit(
            1 / np.array(examples), dev, 1
        )[0],
        "where a line over m begins, which is at no examples": np.polyfit(examples, dev, 1)[1],
        "a point of a line on logarithmic axes": np.exp(start + slope * np.log(1e6)),
    }


def _fault(arguments, value):
    """Compare an estimate with the error that endless examples lead to."""
    if isinstance(value, bool | str) or np.ndim(value) != 0:
        return f"the result is {describe(value)}, expected a number."
    try:
        estimate = float(value)
    except (TypeError, ValueError):
        return f"the result is {describe(value)}, expected a number."
    if not np.isfinite(estimate):
        return "the result is no finite number."
    off = estimate / arguments.held_back - 1
    if abs(off) <= 0.04:
        return None
    for words, other in _slips(*arguments).items():
        if abs(estimate - other) <= 1e-6 * abs(other):
            return f"the estimate is {words}."
    side = "above" if off > 0 else "below"
    return f"the estimate lies {side} what endless examples lead to, by more than 4 %."


DEV_ERROR_FLOOR = exercise(
    bias_variance.dev_error_floor,
    "Where a learning curve ends",
    visible("twelve units", draw=_curve(12, 2.5, 20), judge=_fault),
    visible("eight units", draw=_curve(8, 2.2, 20), judge=_fault),
    hidden("nine to twelve units", _curve((9, 13), (2.3, 3.0), 20), judge=_fault, points=2),
    hidden("many units", _curve((15, 19), (2.3, 3.5), 40), judge=_fault),
    # close to the floor, so that no fixed share of the last dev error is right here and there
    hidden("more examples, other noise", _curve((8, 12), (2.5, 4.0), 60), judge=_fault),
)


@DEV_ERROR_FLOOR.equivalent
def by_least_squares(examples, dev_errors):
    A = np.stack([np.ones(len(examples)), 1 / np.array(examples)], axis=1)
    return np.linalg.lstsq(A, np.array(dev_errors), rcond=None)[0][0]


@DEV_ERROR_FLOOR.equivalent
def from_two_points(examples, dev_errors):
    (m, n), (e, f) = examples[-2:], dev_errors[-2:]
    return (n * f - m * e) / (n - m)


DEV_ERROR_FLOOR.wrong("""
    float(floor) → dev_errors[-1]
        That is the last dev error, and the curve still falls there. How far below it is the floor?
    float(floor) → np.mean(dev_errors)
        That is the mean of all dev errors. The floor lies below each of them.
    _, floor → floor, _
        That is the slope of the line, the number that is divided by m. The floor is what is left
        when m is endless.
    1 / np.asarray(examples) → np.asarray(examples)
        A line over m, read where m is 0, leads away from endless examples. Over what is the curve a
        straight line?
""")


@DEV_ERROR_FLOOR.mistake(
    "A straight line on logarithmic axes has no floor: it falls towards 0. Here noise and bias "
    "stay, however many examples there are."
)
def as_in_week_one(examples, dev_errors):
    slope, start = np.polyfit(np.log(examples), np.log(dev_errors), 1)
    return np.exp(start + slope * np.log(1e6))
