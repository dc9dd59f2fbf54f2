"""One unit: the sigmoid, its inverse, and the decision boundary."""

import math

import numpy as np

from course_utils.reference import logistic

from ....machinery.exercises import exercise, hidden, visible


def _far(rng):
    """Draw numbers of both signs, one of which has an infinite exponential."""
    z = rng.uniform(20, 300, (1, 6)) * [1, -1, 1, -1, 1, -1]
    z[0, 2] = rng.uniform(720, 900)
    return (z,)


SIGMOID = exercise(
    logistic.sigmoid,
    "The sigmoid of every entry",
    visible("one number", 0.5),
    visible(
        "a row, far from zero too",
        np.array([[-3.0, -1.0, 0.0, 2.0, -300.0, 800.0]]),
        unchanged=True,
    ),
    hidden("a column", lambda rng: (rng.normal(size=(6, 1)),)),
    hidden("a matrix", lambda rng: (2 * rng.normal(size=(3, 5)),), unchanged=True),
    hidden("far from zero", _far),
)


@SIGMOID.equivalent
def by_tanh(z):
    return 0.5 * (1 + np.tanh(0.5 * z))


@SIGMOID.equivalent
def by_reciprocal(z):
    return np.reciprocal(np.add(1.0, np.exp(np.negative(z))))


@SIGMOID.equivalent
def entry_by_entry(z):
    z = np.asarray(z)
    out = np.empty(z.shape)
    for index in np.ndindex(z.shape):
        out[index] = 1 / (1 + math.exp(-z[index]))
    return out


@SIGMOID.equivalent
def in_place(z):
    s = np.exp(-z)
    s += 1
    return 1 / s


SIGMOID.wrong("""
    1 / (1 + np.exp(-z)) → 1 / 1 + np.exp(-z)
        Division comes before addition: what stands below the fraction bar needs brackets.
    -z → z
        Your curve falls where it should rise: large z must give values near 1. Look at the sign
        inside the exponential.
    1 + np.exp → 1 - np.exp
        Below the fraction bar stands a sum, not a difference: at z = 0 yours divides by nothing.
    1 / (1 + np.exp(-z)) → np.exp(-z) / (1 + np.exp(-z)) ** 2
        That is the slope of the sigmoid. Here its value is wanted.
    1 / (1 + np.exp(-z)) → np.exp(z) / (1 + np.exp(z))
        Beyond z = 709 the exponential of z is infinite, and infinity divided by infinity is nan.
        Divide by it above and below the fraction bar: which exponential is left?
    1 / (1 + np.exp(-z)) → np.tanh(z)
        That is the hyperbolic tangent, which runs from -1 to 1. A probability runs from 0 to 1.
    1 / (1 + np.exp(-z)) → np.round(1 / (1 + np.exp(-z)))
        You return decisions. The sigmoid gives a probability; deciding is a later step.
""")


@SIGMOID.mistake("`math.exp` takes one number. Use the exponential of NumPy, which takes arrays.")
def of_one_number(z):
    return 1 / (1 + math.exp(-z))


LOGIT = exercise(
    logistic.logit,
    "The score of a probability",
    visible("one number", 0.25),
    visible("a row", np.array([[0.5, 0.8, 0.01]]), unchanged=True),
    hidden("a column", lambda rng: (rng.uniform(0.02, 0.98, size=(6, 1)),)),
    hidden("a matrix", lambda rng: (rng.uniform(0.001, 0.999, size=(3, 4)),), points=2),
)


@LOGIT.equivalent
def by_two_logarithms(a):
    return np.log(a) - np.log(1 - a)


@LOGIT.equivalent
def by_the_other_odds(a):
    return -np.log(1 / a - 1)


@LOGIT.equivalent
def by_artanh(a):
    return 2 * np.arctanh(2 * a - 1)


LOGIT.wrong("""
    a / (1 - a) → (1 - a) / a
        Your result falls as the probability rises. Look at the quotient: which of the two
        probabilities stands above?
    np.log(a / (1 - a)) → a / (1 - a)
        These are the odds. The score is their logarithm: the exponential is still there to be
        undone.
    np.log(a / (1 - a)) → np.log(a)
        That is the logarithm of the probability alone. At one half the score has to be 0.
    a / (1 - a) → a / (1 + a)
        Look at the sign below the fraction bar: at one half, the quotient has to be 1.
    np.log(a / (1 - a)) → 1 / (1 + np.exp(-a))
        That is the sigmoid once more. Its inverse is asked for: the score, given the probability.
    np.log → np.log10
        The sigmoid has an exponential to the base e, and so has its inverse a natural logarithm.
""")


BOUNDARY = exercise(
    logistic.boundary,
    "Where a unit changes its answer",
    visible("one point", np.array([[1.0], [2.0]]), -4.0, 1.0),
    visible(
        "three points, a negative weight",
        np.array([[3.0], [-0.5]]),
        1.5,
        np.array([[-1.0], [0.0], [2.0]]),
        unchanged=True,
    ),
    hidden(
        "many points",
        lambda rng: (
            rng.choice([-1, 1]) * rng.uniform(0.5, 3, size=(2, 1)),
            0.7,
            rng.normal(size=9),
        ),
        points=2,
    ),
    hidden(
        "a column of points",
        lambda rng: (
            np.array([[rng.uniform(1, 3)], [-rng.uniform(1, 3)]]),
            -float(rng.uniform(1, 2)),
            rng.normal(size=(5, 1)),
        ),
    ),
)


@BOUNDARY.equivalent
def by_slope_and_height(w, b, x1):
    slope, height = -w[0, 0] / w[1, 0], -b / w[1, 0]
    return height + slope * x1


@BOUNDARY.equivalent
def by_indices(w, b, x1):
    w1, w2 = np.ravel(w)
    return (0 - b - w1 * np.asarray(x1)) / w2


BOUNDARY.wrong("""
    -(w1 * x1 + b) / w2 → (w1 * x1 + b) / w2
        Bring two terms to the other side of the equation: what happens to their signs?
    w[0, 0], w[1, 0] → w[0], w[1]
        `w[0]` is an array of one number, and so is your result. The number itself is `w[0, 0]`.
    -(w1 * x1 + b) / w2 → -(w1 * x1 + b)
        You have to divide by the second weight.
    -(w1 * x1 + b) / w2 → -w1 * x1 + b / w2
        `/` comes before `+`, so only the bias is divided. The whole sum needs brackets.
    -(w1 * x1 + b) / w2 → -(w1 * x1 - b) / w2
        Look at the sign of the bias.
    -(w1 * x1 + b) / w2 → -(w2 * x1 + b) / w1
        The two weights have changed places: w₁ belongs to the feature that is given.
    -(w1 * x1 + b) / w2 → -w1 * x1 / w2
        The bias is missing: every line of yours passes through the origin.
    -(w1 * x1 + b) / w2 → (0.5 - w1 * x1 - b) / w2
        You set the score to one half. The *probability* is one half where the score is 0.
""")
