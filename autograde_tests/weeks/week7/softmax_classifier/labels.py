"""A class as a column."""

import numpy as np

from course_utils.reference import softmax
from course_utils.reference.hidden_layer import one_against_rest

from ....machinery.exercises import exercise, hidden, visible


def _classes(m, C):
    """Return a draw of classes, the last of which does not occur."""
    return lambda rng: (rng.integers(C - 1, size=(1, m)), C)


ONE_HOT = exercise(
    softmax.one_hot,
    "A column of zeros with one 1",
    visible("three examples, four classes", np.array([[2, 0, 3]]), 4),
    visible("a class that does not occur", np.array([[1, 0]]), 3, unchanged=True),
    visible("a single example", np.array([[2]]), 4),
    hidden("many", _classes(17, 6), points=2),
    hidden("more classes than examples", _classes(3, 9)),
    hidden("one example", lambda rng: (rng.choice([1, 3], size=(1, 1)), 5)),
    twins=(one_against_rest,),
)


@ONE_HOT.equivalent
def by_identity(y, C):
    return np.eye(C)[:, y[0]]


@ONE_HOT.equivalent
def by_indexing(y, C):
    Y = np.zeros((C, y.shape[1]), dtype=int)
    Y[y.ravel(), np.arange(y.size)] = 1
    return Y


@ONE_HOT.equivalent
def in_a_loop(y, C):
    Y = np.zeros((C, y.shape[1]))
    for i in range(y.shape[1]):
        Y[y[0, i], i] = 1
    return Y


ONE_HOT.wrong("""
    return (classes == y).astype(float) → return (classes == y).astype(float).T
        Your examples are rows. In this course an example is a column: the shape is `(C, m)`.
    np.arange(C) → np.arange(1, C + 1)
        The classes are counted from 1 in your function. Class 0 belongs in row 0.
    np.arange(C).reshape(C, 1) → np.arange(np.max(y) + 1).reshape(-1, 1)
        You take the number of classes from the labels that occur. A mini-batch may lack the last
        class, and its column needs a row for it all the same: use `C`.
    np.arange(C) → np.arange(C)[::-1]
        The rows stand in the wrong order: class 0 is the first.
    return (classes == y) → return (classes != y)
        Zeros and ones have changed places.
    return (classes == y).astype(float) → return np.squeeze((classes == y).astype(float))
        With one example your result has rank 1. A single column keeps its shape, `(C, 1)`.
""")


@ONE_HOT.mistake(
    "Only the first example has its 1. Does your loop run over `range(len(y))`? That is 1, and the "
    "examples are the columns: `y.shape[1]`. Or does it return too early?"
)
def of_the_first_example(y, C):
    Y = np.zeros((C, y.shape[1]))
    for i in range(len(y)):
        Y[y[0, i], i] = 1
    return Y


@ONE_HOT.mistake(
    "Whole rows are filled: `Y[y] = 1` says which rows, for all columns. Each example has its 1 in "
    "its own column."
)
def with_whole_rows(y, C):
    Y = np.zeros((C, y.shape[1]))
    Y[y] = 1
    return Y


@ONE_HOT.mistake(
    "`y` has shape (1, m). As an index into `np.eye(C)` it adds an axis: take its only row."
)
def with_an_axis_more(y, C):
    return np.eye(C)[y]
