"""From one number to an array: the sigmoid and its slope."""

import math

import numpy as np

from course_utils.reference import activations, numpy_basics

from ....machinery.exercises import exercise, hidden, visible
from . import shared

BASIC_SIGMOID = exercise(
    numpy_basics.basic_sigmoid,
    "The sigmoid of one number",
    visible("a positive number", 1.0),
    visible("a negative number", -2.0),
    hidden("another positive number", lambda rng: (rng.uniform(1.5, 4),)),
    hidden("another negative number", lambda rng: (rng.uniform(-4, -2.5),)),
    hidden("a larger number", lambda rng: (rng.uniform(6, 9),)),
)


@BASIC_SIGMOID.equivalent
def by_growing_exponentials(x):
    return math.exp(x) / (math.exp(x) + 1)


@BASIC_SIGMOID.equivalent
def by_powers(x):
    return (1 + math.e**-x) ** -1


@BASIC_SIGMOID.equivalent
def by_numpy(x):
    return 1 / (1 + np.exp(-x))


BASIC_SIGMOID.wrong("""
    1 / (1 + math.exp(-x)) → 1 / 1 + math.exp(-x)
        Division comes before addition, so `1 / 1 + …` is `1 + …`. The whole denominator needs
        brackets.
    -x → x
        This curve falls as x grows; the sigmoid rises. Look at the sign of the exponent.
    1 + math.exp(-x) → math.exp(-x)
        The denominator has two terms. What you return grows without bound; a sigmoid stays below 1.
    1 + math.exp(-x) → 1 - math.exp(-x)
        For large negative x the sigmoid is close to 0 and positive. Check the sign between the two
        terms of the denominator.
    1 + math.exp(-x) → 1 - math.exp(x)
        The minus sign belongs to x, inside the exponential.
""")


def _with_a_large_one(rng):
    """Draw numbers of which one is so large that its exponential is infinite."""
    return (np.append(30 * rng.normal(size=9), rng.uniform(720, 900)).reshape(2, 5),)


SIGMOID = exercise(
    activations.sigmoid,
    "The sigmoid of every entry of an array",
    visible("a matrix", np.array([[0.2, -3.0], [1.0, 4.0], [-0.4, 0.8]]), unchanged=True),
    visible("one number", 0.5),
    visible("large numbers", np.array([[30.0, -30.0, 800.0]])),
    hidden("a column", shared.normal((4, 8), 1)),
    hidden("another number", lambda rng: (rng.uniform(1, 3),)),
    hidden("more large numbers", _with_a_large_one),
)


@SIGMOID.equivalent
def by_tanh(x):
    return 0.5 + 0.5 * np.tanh(x / 2)


@SIGMOID.equivalent
def in_loops(x):
    result = np.empty(np.shape(x))
    for index, value in np.ndenumerate(x):
        result[index] = 1 / (1 + math.exp(-value))
    return result


@SIGMOID.equivalent
def in_steps(x):
    s = np.exp(-x)
    s += 1
    return np.divide(1, s)


SIGMOID.wrong("""
    1 / (1 + np.exp(-z)) → 1 / 1 + np.exp(-z)
        Division comes before addition, so `1 / 1 + …` is `1 + …`. The whole denominator needs
        brackets.
    -z → z
        This curve falls as z grows; the sigmoid rises. Look at the sign of the exponent.
    1 + np.exp(-z) → np.exp(-z)
        The denominator has two terms. What you return grows without bound; a sigmoid stays below 1.
    1 + np.exp(-z) → 1 - np.exp(-z)
        For large negative z the sigmoid is close to 0 and positive. Check the sign between the two
        terms of the denominator.
    1 / (1 + np.exp(-z)) → np.exp(z) / (1 + np.exp(z))
        Beyond z = 709 the exponential of z is infinite, and infinity divided by infinity is nan.
        Divide by it above and below the fraction bar: which exponential is left?
    return 1 / (1 + np.exp(-z)) → np.negative(z, out=z); return 1 / (1 + np.exp(z))
        The values are right, but the caller's array has changed sign. Compute into a new array.
""")


@SIGMOID.mistake(
    "If you call `math.exp`: it takes one number. NumPy has a function of the same name that "
    "takes arrays."
)
def with_math(x):
    return 1 / (1 + math.exp(-x))


SIGMOID_DERIVATIVE = exercise(
    activations.sigmoid_derivative,
    "The slope of the sigmoid at every entry of an array",
    visible(
        "a matrix, large numbers in it",
        np.array([[0.3, -2.0, 1.5], [15.0, -0.5, -9.0]]),
        unchanged=True,
    ),
    visible("one number", 2.0),
    hidden("another number", lambda rng: (rng.uniform(0.5, 2.5),)),
    hidden("another matrix", shared.normal((4, 7), (2, 4), scale=2), points=2),
    hidden("large numbers", shared.normal(6, 1, scale=15)),
    uses=("sigmoid",),
)


@SIGMOID_DERIVATIVE.equivalent
def by_quotient(x):
    return np.exp(-x) / (1 + np.exp(-x)) ** 2


@SIGMOID_DERIVATIVE.equivalent
def by_cosh(x):
    return 1 / (2 + 2 * np.cosh(x))


@SIGMOID_DERIVATIVE.equivalent
def as_difference(x):
    s = 1 / (1 + np.exp(-x))
    return s - np.square(s)


SIGMOID_DERIVATIVE.wrong("""
    s = sigmoid(x) → s = x
        You use x where the value of the sigmoid at x is meant: apply your `sigmoid` first.
    s * (1 - s) → s
        This is the sigmoid itself. Its slope is not the same thing: it is small wherever the curve
        is flat, on both sides.
    s * (1 - s) → 1 - s
        One factor is missing. The slope goes to 0 on the far left as well as on the far right;
        yours does so on the right only. Is a square missing in your quotient?
    s * (1 - s) → -(s**2)
        The chain rule asks for one more factor: the derivative of what stands inside, 1 + exp(-x).
    1 - s → 1 + s
        The sigmoid flattens out at 1, so its slope must vanish there. Which sign does that ask for
        in your second factor?
    1 - s → 1 - x
        Both factors depend on the sigmoid's value; in one of them you use x.
    s * (1 - s) → 1 - s**2
        That is how the slope of tanh follows from its value. For the sigmoid, start from its own
        formula.
    s * (1 - s) → s * (s - 1)
        The sigmoid never falls, so no slope may be negative. Count the minus signs in the chain
        rule: there are two.
""")
