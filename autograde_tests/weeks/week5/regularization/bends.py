"""How far tanh units are from being linear."""

import numpy as np

from course_utils.reference.regularization import bend

from ....machinery.exercises import exercise, hidden, visible


def _units(*sizes, m):
    """Return a draw of pre-activations, one unit for each of these sizes."""

    def draw(rng):
        # not centred: a unit's activations have a mean, and the line still goes through 0
        return (np.array(sizes).reshape(-1, 1) * (0.4 + rng.normal(size=(len(sizes), m))),)

    return draw


BEND = exercise(
    bend,
    "How far from a straight line",
    visible("two units, three examples", np.array([[1.0, 2.0, -0.5], [0.2, 0.1, 0.3]])),
    visible("three units", draw=_units(0.3, 1.0, 4.0, m=6), unchanged=True),
    hidden("small and large pre-activations", _units(0.05, 0.5, 2.0, 8.0, m=40), points=2),
    hidden("one unit", _units(1.5, m=10), unchanged=True),
    hidden("more units than examples", _units(*np.linspace(0.2, 3, 7), m=4)),
)


@BEND.equivalent
def unit_by_unit(Z):
    left = np.zeros((Z.shape[0], 1))
    for i in range(len(Z)):
        z = Z[i]
        a = np.tanh(z)
        c = np.dot(a, z) / np.dot(z, z)
        left[i, 0] = sum((a - c * z) ** 2) / sum(a**2)
    return left


@BEND.equivalent
def by_the_cosine(Z):
    A = np.tanh(Z)
    explained = np.sum(A * Z, axis=1) ** 2 / (np.sum(A * A, axis=1) * np.sum(Z * Z, axis=1))
    return (1 - explained).reshape(-1, 1)


BEND.wrong("""
    np.sum(A * Z, axis=1, keepdims=True) / np.sum(Z**2, axis=1, keepdims=True) → 1.0
        Your line has the slope 1, which fits tanh near 0 only. The closest line has another one for
        each unit: set the derivative with respect to c to 0.
    / np.sum(Z**2, axis=1, keepdims=True) → / np.sum(A**2, axis=1, keepdims=True)
        Your c is divided by the squares of the activations. In the derivative with respect to c,
        what is multiplied by c?
    np.sum(A * Z, axis=1, keepdims=True) / np.sum(Z**2, axis=1, keepdims=True) →
    np.sum(A * Z) / np.sum(Z**2)
        One slope serves all units. Each unit has a line of its own: along which axis do you sum?
    / np.sum(A**2, axis=1, keepdims=True) →
        What is left is not divided by the squares of the activations, so it is no share.
    / np.sum(A**2, axis=1, keepdims=True) → / np.sum(Z**2, axis=1, keepdims=True)
        You divided by the squares of the pre-activations. The share is of the activations'.
    (A - c * Z) ** 2 → np.abs(A - c * Z)
        The differences are added without being squared.
    np.sum((A - c * Z) ** 2, axis=1, keepdims=True) / np.sum(A**2, axis=1, keepdims=True) →
    np.sum((A - c * Z) ** 2, axis=1) / np.sum(A**2, axis=1)
        The axis is lost: one number for each unit, as a column of shape (n, 1).
    A = np.tanh(Z) → A = np.maximum(0, Z)
        These are ReLU units. The activations are tanh of Z.
    np.sum(A * Z, axis=1, keepdims=True) / np.sum(Z**2, axis=1, keepdims=True) →
    np.mean(A / Z, axis=1, keepdims=True)
        Your slope is the mean of a / z. That is not the slope that makes the sum of squares
        smallest.
""")
