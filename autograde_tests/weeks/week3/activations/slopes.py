"""Activation functions and their slopes."""

import numpy as np

from course_utils.reference.activations import (
    leaky_relu_backward,
    relu_backward,
    sigmoid,
    sigmoid_backward,
    swish_backward,
    tanh_backward,
)

from ....machinery.exercises import exercise, hidden, visible


def _signals(rows, columns):
    """Return a draw of derivatives and of pre-activations, none near the corner of a ReLU."""

    def draw(rng):
        size = rows * columns
        Z = rng.permutation(np.linspace(0.3, 3.0, size) * np.resize([1.0, -1.0], size))
        return rng.normal(size=(rows, columns)) + 0.3, Z.reshape(rows, columns)

    return draw


def _flat_part(rng):
    """Draw pre-activations far out, where squashing functions are flat."""
    return rng.uniform(100, 200, size=(1, 6)), rng.uniform(4, 7, (1, 6)) * [1, -1, 1, -1, 1, -1]


_CASES = (
    visible(
        "two units, three examples",
        np.array([[1.0, -2.0, 0.5], [3.0, 1.0, -1.0]]),
        np.array([[0.5, -1.0, 2.0], [-0.25, 1.5, -2.0]]),
    ),
    visible(
        "far from zero; your arrays stay as they were",
        np.array([[-1.0], [150.0]]),
        np.array([[1.0], [-6.0]]),
        unchanged=True,
    ),
    hidden("a matrix", _signals(3, 5), points=2, unchanged=True),
    hidden("one unit", _signals(1, 7)),
    hidden("others far from zero", _flat_part),
)
"""Of every backward step."""

SIGMOID_BACKWARD = exercise(sigmoid_backward, "Back through a sigmoid", *_CASES)


@SIGMOID_BACKWARD.equivalent
def sigmoid_by_exp(dA, Z):
    return dA * np.exp(-Z) / (1 + np.exp(-Z)) ** 2


@SIGMOID_BACKWARD.equivalent
def sigmoid_by_tanh(dA, Z):
    dZ = np.array(dA, copy=True)
    dZ *= 0.25 * (1 - np.tanh(Z / 2) ** 2)
    return dZ


SIGMOID_BACKWARD.wrong("""
    dA * A * (1 - A) → A * (1 - A)
        That is the slope of the sigmoid alone. The chain rule multiplies it by what comes back from
        the right: dA.
    dA * A * (1 - A) → dA * Z * (1 - Z)
        You put Z where σ(Z) belongs: the slope is written with the sigmoid's output.
    dA * A * (1 - A) → dA * (1 - A**2)
        You used the slope of tanh. That of the sigmoid is at most one quarter.
    dA * A * (1 - A) → dA * A
        That multiplies by the sigmoid's value. What is its slope?
    dA * A * (1 - A) → dA * (1 - A)
        One factor is missing: the slope has to be nearly 0 on both sides, also where the output is
        near 0.
    (1 - A) → (A - 1)
        The slope of the sigmoid is never negative. Look at the order in the bracket.
    sigmoid(Z) → sigmoid(dA)
        You took the sigmoid of dA. It is Z that went through the sigmoid.
    dA * A * (1 - A) → dA @ (A * (1 - A)).T
        A matrix product adds up over the examples. Every entry has its own slope: multiply entry by
        entry.
    return dA * A * (1 - A) → dA *= A * (1 - A); return dA
        The values are right, but the function changes the array dA. Multiply into a new one.
""")


TANH_BACKWARD = exercise(tanh_backward, "Back through a tanh", *_CASES)


@TANH_BACKWARD.equivalent
def tanh_by_cosh(dA, Z):
    return dA / np.cosh(Z) ** 2


@TANH_BACKWARD.equivalent
def tanh_by_exp(dA, Z):
    t = (np.exp(Z) - np.exp(-Z)) / (np.exp(Z) + np.exp(-Z))
    return np.multiply(dA, 1 - np.power(t, 2))


TANH_BACKWARD.wrong("""
    A**2 → A
        The square is missing: at Z = 0 yours is right, but it falls off on one side only.
    (1 - A**2) → A * (1 - A)
        You used the form of the sigmoid's slope. The slope of tanh at Z = 0 is 1; what does yours
        give there?
    A**2 → Z**2
        You put Z where tanh(Z) belongs: the slope is written with the output.
    dA * (1 - A**2) → 1 - A**2
        That is the slope of tanh alone. Multiply it by dA.
    dA * (1 - A**2) → dA * A
        That multiplies by the value of tanh. What is its slope?
    (1 - A**2) → (A**2 - 1)
        The slope of tanh is never negative. Look at the order in the bracket.
    np.tanh(Z) → np.tanh(dA)
        You took tanh of dA. It is Z that went through tanh.
    1 - A**2 → 1 + A**2
        A plus sign makes the slope grow away from 0. There the curve becomes flat.
    return dA * (1 - A**2) → dA *= 1 - A**2; return dA
        The values are right, but the function changes the array dA. Multiply into a new one.
""")


RELU_BACKWARD = exercise(relu_backward, "Back through a ReLU", *_CASES)


@RELU_BACKWARD.equivalent
def relu_by_copy(dA, Z):
    dZ = np.array(dA, copy=True)
    dZ[Z <= 0] = 0
    return dZ


@RELU_BACKWARD.equivalent
def relu_open_at_the_corner(dA, Z):
    return np.where(Z >= 0, dA, 0.0)


RELU_BACKWARD.wrong("""
    dA * (Z > 0) → np.maximum(0, dA)
        You cut off negative entries of dA. Whether the way is open depends on Z: a unit that was on
        lets negative derivatives through as well.
    dA * (Z > 0) → np.where(Z > 0, 1.0, 0.0)
        That is the slope of the ReLU alone. Multiply it by dA.
    (Z > 0) → np.maximum(0, Z)
        You multiply by the value of the ReLU. What is its slope where it is not 0?
    Z > 0 → Z < 0
        The other half passes: the unit is on where Z is positive.
    dA * (Z > 0) → dA * 1.0
        Everything passes. Where Z is negative the ReLU is flat.
    Z > 0 → Z > 1
        The threshold is at 1. The corner of the ReLU is somewhere else.
    return dA * (Z > 0) → dA *= Z > 0; return dA
        The values are right, but the function changes the array dA. Copy it first.
""")


LEAKY_RELU_BACKWARD = exercise(leaky_relu_backward, "Back through a leaky ReLU", *_CASES)


@LEAKY_RELU_BACKWARD.equivalent
def leaky_by_copy(dA, Z):
    dZ = dA.astype(float)
    dZ[Z < 0] *= 0.01
    return dZ


@LEAKY_RELU_BACKWARD.equivalent
def leaky_by_sides(dA, Z):
    return dA * (Z > 0) + 0.01 * dA * (Z <= 0)


LEAKY_RELU_BACKWARD.wrong("""
    0.01 → 0
        That is the ReLU without a leak: on the left the slope is small, but not 0.
    dA * np.where(Z > 0, 1, 0.01) → np.where(Z > 0, 1, 0.01)
        That is the slope alone. Multiply it by dA.
    np.where(Z > 0, 1, 0.01) → np.where(Z > 0, Z, 0.01 * Z)
        You multiply by the value of the leaky ReLU. What is its slope on each side?
    Z > 0, 1, 0.01 → Z > 0, 0.01, 1
        The two sides changed places: the slope is 1 where Z is positive.
    0.01 → 0.1
        The leak of this course is one hundredth.
    0.01 → -0.01
        The leak turns the sign. On the left the function still rises, only slowly.
    dA * np.where(Z > 0, 1, 0.01) → np.where(Z > 0, dA, 0.01)
        On the left you return the slope itself. It is to be multiplied by dA there too.
    dA * np.where(Z > 0, 1, 0.01) → np.maximum(0.01 * dA, dA)
        You let dA through the leaky ReLU. Whether the derivative is kept or reduced depends on Z.
    return dA * np.where(Z > 0, 1, 0.01) → dA *= np.where(Z > 0, 1, 0.01); return dA
        The values are right, but the function changes the array dA. Copy it first.
""")


SWISH_BACKWARD = exercise(swish_backward, "Back through a function of your own derivation", *_CASES)


@SWISH_BACKWARD.equivalent
def swish_by_its_value(dA, Z):
    g = Z * sigmoid(Z)
    return dA * (g + sigmoid(Z) * (1 - g))


@SWISH_BACKWARD.equivalent
def swish_by_tanh(dA, Z):
    t = np.tanh(Z / 2)
    return 0.5 * dA * (1 + t + 0.5 * Z * (1 - t**2))


SWISH_BACKWARD.wrong("""
    (s + Z * s * (1 - s)) → Z * s * (1 - s)
        You left out what Z does as the first factor: a product's derivative has two terms. At Z = 0
        the slope is one half.
    (s + Z * s * (1 - s)) → s
        You treated the sigmoid as a constant. It depends on Z as well, which gives a second term.
    (s + Z * s * (1 - s)) → s * (1 - s)
        You multiplied the derivatives of the two factors. The product rule adds two terms.
    Z * s * (1 - s) → s * (1 - s)
        The second term lacks its factor Z.
    s + Z * s → s - Z * s
        The two terms of the product rule are added, not subtracted.
    dA * (s + Z * s * (1 - s)) → s + Z * s * (1 - s)
        That is the slope alone. Multiply it by dA.
    dA * (s + Z * s * (1 - s)) → dA * s + Z * s * (1 - s)
        dA multiplies the first term only. Put brackets around the whole slope.
    Z * s * (1 - s) → Z * s
        In the second term you have the sigmoid where its slope belongs.
    return dA * (s + Z * s * (1 - s)) → dA *= s + Z * s * (1 - s); return dA
        The values are right, but the function changes the array dA. Multiply into a new one.
""")
