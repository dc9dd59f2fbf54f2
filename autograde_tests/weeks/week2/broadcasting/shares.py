"""Broadcasting: shares, rows of length 1, softmax."""

import math

import numpy as np

from course_utils.reference import numpy_basics

from ....machinery.exercises import exercise, hidden, visible
from ..numpy_basics import shared

CALORIE_SHARES = exercise(
    numpy_basics.calorie_shares,
    "Percentages of each column's total",
    visible("two nutrients, two foods", np.array([[50.0, 30.0], [150.0, 20.0]]), unchanged=True),
    visible("two nutrients, three foods", np.array([[80.0, 0.0, 30.0], [120.0, 60.0, 15.0]])),
    visible("one food, in whole numbers", np.array([[240], [50], [60]])),
    hidden("more foods", shared.uniform(1, 400, 3, (5, 9))),
    hidden("one food", shared.uniform(1, 400, (3, 6), 1)),
    hidden(
        "as many nutrients as foods, in whole numbers",
        lambda rng: (rng.integers(1, 90, size=(4, 4)),),
    ),
)


@CALORIE_SHARES.equivalent
def rank_1(table):
    return 100 * (table / table.sum(axis=0))


@CALORIE_SHARES.equivalent
def transposed(table):
    totals = np.sum(table.T, axis=1, keepdims=True)
    return (table.T / totals * 100).T


@CALORIE_SHARES.equivalent
def in_loops(table):
    shares = np.zeros(table.shape)
    for j in range(table.shape[1]):
        total = sum(table[:, j])
        for i in range(table.shape[0]):
            shares[i, j] = 100 * table[i, j] / total
    return shares


CALORIE_SHARES.wrong("""
    axis=0 → axis=1
        You divide by the totals of the rows: that says which food a nutrient comes from. The
        question is what one food consists of.
    axis=0, keepdims=True → axis=1
        You divide by the totals of the rows, and as a rank-1 array, which lines up with the
        columns. Decide first which axis the sum should make disappear.
    axis=0, keepdims=True → keepdims=True
        You divide by the total of the whole table. Each food has a total of its own.
    100 * table → table
        These are fractions of 1. Percent means that a column sums to 100.
    table / np.sum(table, axis=0, keepdims=True) → np.sum(table, axis=0) / table
        This is the quotient upside down: a share is the part divided by the whole.
    100 * table / np.sum(table, axis=0, keepdims=True) →
    np.round(100 * table / np.sum(table, axis=0, keepdims=True))
        Leave the numbers as they come: rounding is for printing.
    return 100 * table / np.sum(table, axis=0, keepdims=True) →
    new = np.zeros_like(table); new[:] = 100 * table / table.sum(axis=0); return new
        `np.zeros_like` makes an array of the table's own type. If the table holds whole numbers, so
        does yours, and fractions are cut off: `np.zeros(table.shape)` holds any number.
    return 100 * table / np.sum(table, axis=0, keepdims=True) →
    table *= 100 / table.sum(axis=0); return table
        The percentages are right, but `*=` and `/=` write into the caller's table. Return a new
        array.
    np.sum(table, axis=0, keepdims=True) → np.sum(table[:, -1])
        Every column is divided by the total of the last one. After a loop, its variable keeps the
        value of the last round.
""")


NORMALIZE_ROWS = exercise(
    numpy_basics.normalize_rows,
    "Every row divided by its length",
    visible("two rows of two numbers", np.array([[3.0, 4.0], [-5.0, 12.0]]), unchanged=True),
    visible("two rows of three numbers", np.array([[1.0, 2.0, 2.0], [2.0, -3.0, 6.0]])),
    visible("one row, of whole numbers", np.array([[2, -3, 6]])),
    hidden("many rows", shared.normal((6, 9), (2, 5))),
    hidden(
        "another row of whole numbers",
        lambda rng: (rng.integers(2, 9, size=(1, 5)) * [[1, -1, 1, 1, -1]],),
    ),
    hidden("one column", lambda rng: (rng.uniform(0.5, 2, size=(4, 1)) * [[-1], [1], [-1], [1]],)),
)


@NORMALIZE_ROWS.equivalent
def by_root(x):
    return x / np.sqrt(np.sum(x**2, axis=1)).reshape(-1, 1)


@NORMALIZE_ROWS.equivalent
def by_einsum(x):
    return np.divide(x, np.einsum("ij,ij->i", x, x)[:, np.newaxis] ** 0.5)


@NORMALIZE_ROWS.equivalent
def row_by_row(x):
    result = np.array(x, dtype=float)
    for row in result:
        row /= np.sqrt(np.dot(row, row))
    return result


NORMALIZE_ROWS.wrong("""
    axis=1 → axis=0
        Here the columns get length 1. `axis` names the axis that the norm sums over, the one that
        disappears.
    , keepdims=True →
        The norms have shape (n,), which broadcasting lines up with the columns. Keep them as a
        column of shape (n, 1).
    axis=1, keepdims=True → keepdims=True
        You divide by the length of the whole matrix, one number. Each row needs its own.
    np.linalg.norm(x, axis=1, keepdims=True) → np.linalg.norm(x, axis=1, keepdims=True) ** 2
        You divide by the sum of the squares. The length is its square root.
    np.linalg.norm → np.sum
        You divide by the sum of the row. The length of a row is the root of the sum of its squares.
    axis=1 → ord=1, axis=1
        You divide by the sum of the absolute values, another norm. With the default `ord`,
        np.linalg.norm gives the length meant here.
    return x / np.linalg.norm(x, axis=1, keepdims=True) →
    new = np.zeros_like(x); new[:] = x / np.linalg.norm(x, axis=1, keepdims=True); return new
        `np.zeros_like(x)` and `x.copy()` make an array of x's own type. If x holds whole numbers,
        so does yours, and fractions are cut off: `np.zeros(x.shape)` holds any number.
    return x / np.linalg.norm(x, axis=1, keepdims=True) →
    new = x.copy(); new /= np.linalg.norm(x, axis=1, keepdims=True); return new
        `x.copy()` has the type of x. If x holds whole numbers, `/=` cannot write fractions into it.
        `/` makes a new array that can hold them.
    return x / np.linalg.norm(x, axis=1, keepdims=True) →
    x /= np.linalg.norm(x, axis=1, keepdims=True); return x
        The rows are right, but `/=` writes into the caller's array. Return a new one.
    np.linalg.norm(x, axis=1, keepdims=True) → np.linalg.norm(x[-1])
        Every row is divided by the length of the last one. After a loop, its variable keeps the
        value of the last round.
""")


SOFTMAX = exercise(
    numpy_basics.softmax,
    "Each row of scores as probabilities",
    visible(
        "two rows of three scores", np.array([[1.0, 2.0, 0.5], [0.0, -1.0, 3.0]]), unchanged=True
    ),
    visible("one row of larger scores", np.array([[12.0, 9.5, -8.0, 11.0]])),
    hidden("many rows", shared.normal((6, 9), (2, 5)), points=2),
    hidden("one row", shared.normal(1, (3, 7))),
    hidden("larger scores", shared.normal(3, (4, 7), scale=8)),
)


@SOFTMAX.equivalent
def shifted(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    e /= e.sum(axis=1).reshape(-1, 1)
    return e


@SOFTMAX.equivalent
def of_columns(x):
    e = np.exp(x).T
    return (e / np.sum(e, axis=0)).T


@SOFTMAX.equivalent
def score_by_score(x):
    rows = []
    for row in x:
        total = sum(math.exp(score) for score in row)
        rows.append([math.exp(score) / total for score in row])
    return np.array(rows)


SOFTMAX.wrong("""
    axis=1 → axis=0
        Here each column sums to 1. In this exercise an example is a row: over which axis must the
        sum run?
    , keepdims=True →
        The sums have shape (n,), which broadcasting lines up with the columns. Keep them as a
        column of shape (n, 1).
    axis=1, keepdims=True → keepdims=True
        The whole matrix sums to 1. Each row should do so by itself.
    np.sum(x_exp, axis=1, keepdims=True) → np.sum(x, axis=1, keepdims=True)
        The numerator has the exponential, the denominator has the raw scores.
    np.exp(x) → x
        These shares are taken of the raw scores, so some may be negative. Where does the
        exponential come in?
    np.exp(x) → np.exp(-x)
        The largest score gets the smallest probability. Look at the sign of the exponent.
    x_exp / np.sum(x_exp, axis=1, keepdims=True) → x_exp
        These are exponentials that no one has divided yet: rows do not sum to 1.
    x_exp = np.exp(x) → x -= np.max(x, axis=1, keepdims=True); x_exp = np.exp(x)
        The probabilities are right, but `-=` and `/=` write into the caller's array. Work on a new
        one.
    np.sum(x_exp, axis=1, keepdims=True) → np.sum(x_exp[-1])
        Every row is divided by the sum of the last one. After a loop, its variable keeps the value
        of the last round.
""")
