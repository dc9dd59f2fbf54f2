"""A loop and what takes its place: all distances at once, and the nearest neighbour."""

import math

import numpy as np

from course_utils.reference import numpy_basics
from course_utils.reference.numpy_basics import distances

from ....machinery.exercises import exercise, hidden, visible


def _points(d, m, n):
    """Return a draw of two sets of points; one point is in both."""

    def draw(rng):
        P, Q = rng.normal(size=(d, m)), rng.normal(size=(d, n)) + 0.5
        Q[:, -1] = P[:, 0]
        return P, Q

    return draw


_CASES = (
    visible(
        "two points against three, in the plane",
        np.array([[0.0, 3.0], [0.0, 1.0]]),
        np.array([[0.0, 3.0, -1.0], [4.0, 1.0, 2.0]]),
        unchanged=True,
    ),
    visible("three points against one, on a line", np.array([[1.0, -2.0, 4.0]]), np.array([[0.5]])),
    hidden("more points, in more dimensions", _points(5, 7, 4), points=2),
    hidden("one point against some", _points(3, 1, 6)),
)

DISTANCES_IN_LOOPS = exercise(
    numpy_basics.distances_in_loops,
    "All distances, in loops",
    *_CASES,
)


@DISTANCES_IN_LOOPS.equivalent
def in_two_loops(P, Q):
    D = np.empty((P.shape[1], Q.shape[1]))
    for i in range(P.shape[1]):
        for j in range(Q.shape[1]):
            D[i, j] = np.linalg.norm(P[:, i] - Q[:, j])
    return D


@DISTANCES_IN_LOOPS.equivalent
def by_lists(P, Q):
    return np.array([[math.dist(p, q) for q in Q.T] for p in P.T])


@DISTANCES_IN_LOOPS.mistake(
    "You take the rows for points. A point is a column: `P` has a row for each coordinate, and a "
    "column for each point."
)
def points_as_rows(P, Q):
    D = np.zeros((P.shape[0], Q.shape[0]))
    for i in range(P.shape[0]):
        for j in range(Q.shape[0]):
            total = 0.0
            for k in range(P.shape[1]):
                total += (P[i, k] - Q[j, k]) ** 2
            D[i, j] = math.sqrt(total)
    return D


@DISTANCES_IN_LOOPS.mistake(
    "The numbers are right, but in a list. Make an array to fill, `np.zeros((m, n))`, or turn your "
    "list into one with `np.array`."
)
def in_lists(P, Q):
    return [[math.dist(p, q) for q in Q.T] for p in P.T]


DISTANCES_IN_LOOPS.wrong("""
    math.sqrt(total) → total
        These are the squares of the distances. The root is missing.
    (P[k, i] - Q[k, j]) ** 2 → abs(P[k, i] - Q[k, j])
        You add the differences without squaring them. That is the way along the streets of a
        town, not the straight line.
    np.zeros((m, n)) → np.zeros((n, m))
    D[i, j] → D[j, i]
        Rows and columns have changed places: row i belongs to point i of P.
    total += → total =
        Only the last dimension counts. Is every square added to those before it?
    range(d) → range(d - 1)
        The last dimension is missing: `range(d)` already ends at d - 1.
    D[i, j] = math.sqrt(total) → D[i, j] = math.sqrt(total / d)
        You divide by the number of dimensions. A distance is the root of the sum, not of the mean.
""")


@DISTANCES_IN_LOOPS.mistake(
    "The sum is not set to 0 again for each pair, so every distance contains those before it."
)
def total_kept(P, Q):
    D, total = np.zeros((P.shape[1], Q.shape[1])), 0.0
    for i in range(P.shape[1]):
        for j in range(Q.shape[1]):
            for k in range(P.shape[0]):
                total += (P[k, i] - Q[k, j]) ** 2
            D[i, j] = math.sqrt(total)
    return D


def _many(rng):
    """Draw so many pairs of points that loops over them take more than a second."""
    return rng.normal(size=(3, 1000)), rng.normal(size=(3, 1200))


DISTANCES = exercise(
    numpy_basics.distances,
    "All distances, without a loop",
    *_CASES,
    visible("1000 points against 1200, in half a second", draw=_many, processor_seconds=0.5),
    hidden("another 1000 points against 1200, in half a second", _many, processor_seconds=0.5),
)


@DISTANCES.equivalent
def with_three_axes(P, Q):
    return np.sqrt(np.sum((P[:, :, np.newaxis] - Q[:, np.newaxis, :]) ** 2, axis=0))


@DISTANCES.equivalent
def one_dimension_at_a_time(P, Q):
    squares = np.zeros((P.shape[1], Q.shape[1]))
    for p, q in zip(P, Q):  # noqa: B905  as students write it
        squares += (p.reshape(-1, 1) - q) ** 2
    return squares**0.5


DISTANCES.wrong("""
    np.sqrt(np.maximum(squares, 0)) → squares
        These are the squares of the distances. The root is missing.
    np.sqrt(np.maximum(squares, 0)) → np.sqrt(np.maximum(squares.T, 0))
        Rows and columns have changed places: row i belongs to point i of P.
    p - 2 * P.T @ Q + q → p - P.T @ Q + q
        Multiply the square out once more: how often does the mixed product occur?
    p - 2 * P.T @ Q + q → p + 2 * P.T @ Q + q
        That is the length of the sum of two points. Look at the sign of the mixed product.
    p - 2 * P.T @ Q + q → p - 2 * P.T @ Q
        The squares of the points of Q are missing.
    p - 2 * P.T @ Q + q → q - 2 * P.T @ Q
        The squares of the points of P are missing.
    np.sum(P**2, axis=0) → (np.sum(P, axis=0) ** 2)
    np.sum(Q**2, axis=0) → (np.sum(Q, axis=0) ** 2)
        You square the sum of the coordinates. Square each coordinate, then add.
""")


@DISTANCES.mistake(
    "Without keeping axes, the squares of both sets of points count as rows. Those of P have to "
    "be a column, so that each serves a row of the result."
)
def rows_instead_of_columns(P, Q):
    return np.sqrt(np.maximum(np.sum(P**2, axis=0) - 2 * P.T @ Q + np.sum(Q**2, axis=0), 0))


@DISTANCES.mistake(
    "The squares of both sets of points stand in rows. Point i of P belongs to row i of the "
    "result, so those of P have to be a column, of shape (m, 1)."
)
def two_rows(P, Q):
    p, q = np.sum(P**2, axis=0, keepdims=True), np.sum(Q**2, axis=0, keepdims=True)
    return np.sqrt(np.maximum(p - 2 * P.T @ Q + q, 0))


def _neighbours(d, m, n):
    """Return a draw of labelled examples and of new ones, none of which is near two at once."""

    def draw(rng):
        X = rng.permutation(10 * np.arange(m))[np.newaxis] + rng.uniform(-1, 1, size=(d, m))
        which = rng.integers(m, size=n)
        return X, rng.integers(0, 10, size=(1, m)), X[:, which] + rng.uniform(-1, 1, size=(d, n))

    return draw


NEAREST_LABELS = exercise(
    numpy_basics.nearest_labels,
    "The label of the nearest example",
    visible(
        "three known examples, four new ones",
        np.array([[0.0, 4.0, 4.0], [0.0, 0.0, 3.0]]),
        np.array([[7, 8, 9]]),
        np.array([[1.0, 4.0, 3.0, -2.0], [1.0, 2.0, 0.5, 0.0]]),
        unchanged=True,
    ),
    visible("one new example", np.array([[0.0, 10.0]]), np.array([[3, 5]]), np.array([[8.0]])),
    hidden("more known examples than new ones", _neighbours(4, 12, 5), points=2),
    hidden("more new examples than known ones", _neighbours(2, 4, 15)),
    uses=("distances",),
)


@NEAREST_LABELS.equivalent
def one_by_one(X, y, X_new):
    labels = [
        y[0, np.argmin(np.sum((X - X_new[:, [j]]) ** 2, axis=0))] for j in range(len(X_new.T))
    ]
    return np.array([labels])


@NEAREST_LABELS.equivalent
def from_the_other_side(X, y, X_new):
    return y[0][distances(X_new, X).argmin(axis=1)].reshape(1, -1)


NEAREST_LABELS.wrong("""
    np.argmin → np.argmax
        These are the labels of the examples that are furthest away.
    y[:, np.argmin(D, axis=0)] → np.argmin(D, axis=0).reshape(1, -1)
        You return which known example is nearest. What is asked for is its label.
    D, axis=0 → D, axis=1
        For each known example you look for the nearest new one. Which axis of the distances belongs
        to the known examples, and should disappear?
    y[:, np.argmin(D, axis=0)] → y[np.argmin(D, axis=0)]
        `y` has a single row, so its first index can only be 0. The labels stand along its second
        axis: write `y[:, …]`.
    y[:, np.argmin(D, axis=0)] → y[0, np.argmin(D, axis=0)]
        The labels are a rank-1 array. Keep them a row, like `y`.
    y[:, np.argmin(D, axis=0)] → y[:, np.argmin(D)] + np.zeros((1, D.shape[1]), int)
        All new examples get the same label. Without an axis, `np.argmin` looks for the smallest
        entry of the whole matrix.
""")
