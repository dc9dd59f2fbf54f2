"""Where a learning curve ends."""

import numpy as np

from course_utils.explorers.bias_variance import errors
from course_utils.reference import bias_variance

from ....machinery.cases import HoldingBack
from ....machinery.compare import describe
from ....machinery.exercises import exercise, hidden, visible


def _curves(n_h, sigma, first):
    """Return a draw of both errors of a day's networks, from `first` examples on, in (°C)²."""

    def draw(rng):
        units = n_h if isinstance(n_h, int) else int(rng.integers(*n_h))
        noise = sigma if isinstance(sigma, float) else float(rng.uniform(*sigma))
        examples = [first + 20 * k for k in range(4)]
        parts = [errors(units, m) for m in examples]
        train = [
            misfit + noise**2 * (1 - (units + 1) / m)
            for m, (*_, misfit) in zip(examples, parts, strict=True)
        ]
        dev = [bias + noise**2 * (1 + variance) for bias, variance, _ in parts]
        rounded = [[round(value, 3) for value in each] for each in (train, dev)]
        return HoldingBack((examples, *rounded), errors(units, 5000)[0] + noise**2)

    return draw


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
    side = "above" if off > 0 else "below"
    much = "more than half of it" if abs(off) > 0.5 else "more than 4 % of it"
    return f"the estimate lies {side} the error that endless examples lead to, by {much}."


DEV_ERROR_FLOOR = exercise(
    bias_variance.dev_error_floor,
    "Where a learning curve ends",
    visible("twelve units", draw=_curves(12, 2.0, 20), judge=_fault),
    visible("eight units", draw=_curves(8, 2.0, 20), judge=_fault),
    hidden("ten to thirteen units", _curves((10, 14), (1.5, 2.5), 20), judge=_fault, points=2),
    hidden("many units", _curves((15, 19), (1.0, 3.0), 40), judge=_fault),
    hidden("other examples, other noise", _curves((11, 14), (2.5, 4.0), 30), judge=_fault),
)


@DEV_ERROR_FLOOR.equivalent
def half_way(examples, train_errors, dev_errors):
    return (train_errors[-1] + dev_errors[-1]) / 2


@DEV_ERROR_FLOOR.equivalent
def from_the_dev_curve(examples, train_errors, dev_errors):
    A = np.stack([np.ones(len(examples)), 1 / np.array(examples)], axis=1)
    return np.linalg.lstsq(A, np.array(dev_errors), rcond=None)[0][0]


@DEV_ERROR_FLOOR.equivalent
def from_two_points(examples, train_errors, dev_errors):
    (m, n), (e, f) = examples[-2:], dev_errors[-2:]
    return (n * f - m * e) / (n - m)


DEV_ERROR_FLOOR.wrong("""
    return float(np.mean(ends)) → return dev_errors[-1]
        That is the last dev error, and the curve still falls there. How far below it is the floor?
    return float(np.mean(ends)) → return train_errors[-1]
        That is the last training error, and it still rises: the floor lies above it.
    return float(np.mean(ends)) → return dev_errors[-1] - train_errors[-1]
        That is the last gap. Ever more examples close it: at which height do the two curves meet?
    np.polyfit(shares, errors, 1)[1] → np.polyfit(shares, errors, 1)[0]
        That is the slope, the number that is divided by m. The floor is what is left when m is
        endless.
    shares = 1 / np.asarray(examples) → shares = np.asarray(examples)
        A straight line over m, read where m is 0, leads away from endless examples. Over what is
        the curve a straight line?
    float(np.mean(ends)) → float(np.sum(ends))
        Both curves end at the same height. You have added the two.
""")


@DEV_ERROR_FLOOR.mistake(
    "A straight line on logarithmic axes has no floor: it falls towards 0. Here noise and bias "
    "stay, however many examples there are."
)
def as_in_week_one(examples, train_errors, dev_errors):
    slope, start = np.polyfit(np.log(examples), np.log(dev_errors), 1)
    return np.exp(start + slope * np.log(1e6))


@DEV_ERROR_FLOOR.mistake("That is the mean of all dev errors. The floor lies below each of them.")
def mean_of_the_curve(examples, train_errors, dev_errors):
    return np.mean(dev_errors)
