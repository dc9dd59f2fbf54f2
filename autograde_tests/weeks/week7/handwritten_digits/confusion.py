"""Which class is taken for which."""

import numpy as np

from course_utils.reference import digits, one_vs_rest
from course_utils.reference.softmax import one_hot

from ....machinery.exercises import exercise, hidden, visible


def _answers(m, C):
    """Return a draw of classes and predictions: a third wrong, the last class never right."""

    def draw(rng):
        y = rng.integers(C, size=(1, m))
        off = (rng.random(size=(1, m)) < 0.35) | (y == C - 1)
        y_hat = np.where(off, rng.integers(C - 1, size=(1, m)), y)
        return y, y_hat, C

    return draw


CONFUSION = exercise(
    digits.confusion_matrix,
    "Which class is taken for which",
    visible("six digits", np.array([[0, 1, 1, 2, 2, 2]]), np.array([[0, 1, 0, 2, 1, 1]]), 3),
    visible(
        "the last class does not occur",
        np.array([[2, 0, 0]]),
        np.array([[0, 0, 1]]),
        4,
        unchanged=True,
    ),
    hidden("ten classes", _answers(80, 10), points=3),
    hidden("four classes", _answers(30, 4)),
    hidden("one example", lambda rng: (np.array([[2]]), np.array([[1]]), 4)),
    twins=(one_vs_rest.confusion_table,),
)


@CONFUSION.equivalent
def in_a_loop(y, y_hat, C):
    counts = np.zeros((C, C), dtype=int)
    for c, k in zip(y[0], y_hat[0], strict=True):
        counts[c, k] += 1
    return counts


@CONFUSION.equivalent
def by_counting(y, y_hat, C):
    return np.bincount((C * y + y_hat).ravel(), minlength=C * C).reshape(C, C)


CONFUSION.wrong("""
    one_hot(y, C) @ one_hot(y_hat, C).T → one_hot(y_hat, C) @ one_hot(y, C).T
        Rows and columns have changed places: the true class decides about the row.
    one_hot(y, C) @ one_hot(y_hat, C).T → one_hot(y, C) @ one_hot(y, C).T
        You count the labels against themselves. Where do the predictions come in?
    one_hot(y, C) @ one_hot(y_hat, C).T → (one_hot(y, C) * one_hot(y_hat, C)).sum(axis=1)
        You count the right answers of each class. Wanted is a count for each pair of classes.
    one_hot(y, C) @ one_hot(y_hat, C).T → one_hot(y, C) @ one_hot(y_hat, C).T / y.shape[1]
        You give shares of all examples. Asked for are counts.
    one_hot(y, C) @ one_hot(y_hat, C).T → one_hot(y, C).T @ one_hot(y_hat, C)
        The product says which pairs of examples share a class. Sum over the examples: which axis
        must vanish?
""")


@CONFUSION.mistake(
    "A pair of classes counts once, however often it occurs: neither `M[c, k] = 1` nor `+=` with "
    "arrays of indices adds up. Use a loop with `+= 1`, `np.add.at`, or a product of matrices."
)
def counted_once(y, y_hat, C):
    counts = np.zeros((C, C))
    counts[y[0], y_hat[0]] += 1
    return counts


@CONFUSION.mistake(
    "Only the first example is counted. Does your loop run over `range(len(y))`? That is 1, and "
    "the examples are the columns: `y.shape[1]`. Or does it return too early?"
)
def of_the_first_example(y, y_hat, C):
    counts = np.zeros((C, C))
    for i in range(len(y)):
        counts[y[0, i], y_hat[0, i]] += 1
    return counts


@CONFUSION.mistake(
    "Your matrix has a row and a column for each class up to the largest that occurs. It has C of "
    "them."
)
def up_to_the_largest(y, y_hat, C):
    C = max(y.max(), y_hat.max()) + 1
    return one_hot(y, C) @ one_hot(y_hat, C).T


@CONFUSION.mistake(
    "You divide each row by its sum. Shares are good for reading; asked for are counts."
)
def shares_of_rows(y, y_hat, C):
    counts = one_hot(y, C) @ one_hot(y_hat, C).T
    return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
