"""Why depth: a network that decides exclusive or."""

import numpy as np

from course_utils.reference import depth
from course_utils.reference.deep import L_model_forward

from ....machinery.compare import describe
from ....machinery.exercises import exercise, hidden, visible

_SHAPES = {"W1": (2, 2), "b1": (2, 1), "W2": (1, 2), "b2": (1, 1)}


def _fault_of_parameters(parameters):
    if not isinstance(parameters, dict):
        return f"the result is {describe(parameters)}, expected a dict of parameters."
    for name, shape in _SHAPES.items():
        if name not in parameters:
            return f"the result has no key {name!r}."
        if np.shape(parameters[name]) != shape:
            return f"{name} has shape {np.shape(parameters[name])}, expected {shape}."
        if not np.isfinite(np.asarray(parameters[name], float)).all():
            return f"{name} has entries that are not finite."
    return None


def _judge_xor(arguments, parameters):
    low, high = arguments
    fault = _fault_of_parameters(parameters)
    if fault:
        return fault
    X = np.array([[low, low, high, high], [low, high, low, high]])
    given = {name: np.asarray(parameters[name], float) for name in _SHAPES}
    _, caches = L_model_forward(X, given)
    z, wanted = caches[-1][1][0], np.array([-6.0, 6.0, 6.0, -6.0])
    wrong = (z > 0) != (wanted > 0)
    places = {"two inputs at low": [0], "one at each level": [1, 2], "two inputs at high": [3]}
    found = [words for words, where in places.items() if wrong[where].any()]
    if found:
        return f"the probability is on the wrong side of one half for {', '.join(found)}."
    if np.abs(z - wanted).max() > 1e-6:
        return "every answer is on the right side of one half, but z is not 6 or -6 everywhere."
    return None


def _between(low, high):
    """Return a draw of two levels, each between two numbers."""
    return lambda rng: (float(rng.uniform(*low)), float(rng.uniform(*high)))


XOR_PARAMETERS = exercise(
    depth.xor_parameters,
    "A network for exclusive or, designed by hand",
    visible("0 and 1", 0.0, 1.0, judge=_judge_xor),
    visible("-1 and 1.5", -1.0, 1.5, judge=_judge_xor),
    hidden("both above 0", _between((1.5, 2), (4, 7)), judge=_judge_xor),
    hidden("both below 0, close together", _between((-3, -2.5), (-2.3, -2.1)), judge=_judge_xor),
)


@XOR_PARAMETERS.equivalent
def by_differences(low, high):
    d = high - low
    return {
        "W1": np.array([[1, -1], [-1, 1]]),
        "b1": np.zeros((2, 1)),
        "W2": np.array([[12 / d, 12 / d]]),
        "b2": np.array([[-6]]),
    }


@XOR_PARAMETERS.equivalent
def by_or_and_and(low, high):
    # the sum in units of the gap is 0, 1 or 2: one unit bends at 1/2, the other at 1
    k = 1 / (high - low)
    return {
        "W1": np.full((2, 2), k),
        "b1": np.array([[-2 * low * k - 0.5], [-2 * low * k - 1]]),
        "W2": np.array([[24.0, -36.0]]),
        "b2": np.array([[-6.0]]),
    }


XOR_PARAMETERS.wrong("""
    np.array([[slope, -2 * slope]]) → np.array([[slope, -slope]])
        The output rises and stays up, an inclusive or. With both inputs at high, what the second
        unit takes away must bring it back down to where it started.
    np.array([[slope, -2 * slope]]) → np.array([[-slope, 2 * slope]])
    [[-6.0]] → [[6.0]]
        That is the opposite: your network says whether the inputs are equal.
    [[-6.0]] → [[6.0]]
        Your output is never on the low side: with two inputs at low, both units are off and only
        the last bias speaks. What must it be?
    12 / (high - low) → 1 / (high - low)
    [[-6.0]] → [[-0.5]]
        Every answer is on the right side, but z is not 6 and -6. By how much must z rise from one
        sum to the next, and how far apart are the sums?
    [-1.0 * (low + high)] → [-2.0 * low]
        Where do your two units begin to rise? A peak needs two bends: one at the sum of two lows,
        the other at that of a low and a high.
""")


@XOR_PARAMETERS.mistake(
    "Your network is right for the levels 0 and 1. Where do the units have to start rising for "
    "other levels?"
)
def for_zero_and_one(low, high):
    return depth.xor_parameters(0.0, 1.0)
