"""Which digits are mixed up."""

import numpy as np

from course_utils.reference import one_vs_rest

from ....machinery.exercises import exercise, hidden, visible


def _read(m):
    """Return a draw of digits and of what they were read as."""

    def draw(rng):
        y = rng.integers(0, 10, size=(1, m))
        y_hat = np.where(rng.random((1, m)) < 0.4, rng.integers(0, 10, size=(1, m)), y)
        y[0, -1], y_hat[0, -1] = y[0, 0], y_hat[0, 0]  # one pair occurs twice
        return y, y_hat

    return draw


CONFUSION_TABLE = exercise(
    one_vs_rest.confusion_table,
    "How often each digit was read as each",
    visible(
        "six digits",
        np.array([[1, 1, 7, 9, 0, 1]]),
        np.array([[1, 7, 7, 4, 0, 7]]),
        unchanged=True,
    ),
    visible("one digit", np.array([[2]]), np.array([[8]])),
    hidden("many digits", _read(60), points=2),
    hidden("some digits", _read(15)),
)


@CONFUSION_TABLE.equivalent
def by_pairs(y, y_hat):
    return np.array([[np.sum((y == i) & (y_hat == j)) for j in range(10)] for i in range(10)])


@CONFUSION_TABLE.equivalent
def by_one_hot(y, y_hat):
    digits = np.arange(10).reshape(10, 1)
    return (digits == y).astype(int) @ (digits == y_hat).T.astype(int)


CONFUSION_TABLE.wrong("""
    table[y[0, i], y_hat[0, i]] += 1 → table[y_hat[0, i], y[0, i]] += 1
        Rows and columns have changed places: the true digit names the row.
    table[y[0, i], y_hat[0, i]] += 1 → table[y[0, i], y_hat[0, i]] = 1
        No place has more than a 1. Either `=` writes over what was counted before, or your loop
        runs only once: `len(y)` counts the rows of `y`, and there is one. Add 1 for each picture.
    table[y[0, i], y_hat[0, i]] += 1 → table[y[0, i], y[0, i]] += 1
        Only the diagonal is filled. What the picture was read as names the column.
    table[y[0, i], y_hat[0, i]] += 1 → table[y[0, i], y_hat[0, i]] += y[0, i] != y_hat[0, i]
        You count the mistakes only. What is right belongs on the diagonal.
    return table → return table / y.shape[1]
        These are shares. Counts are asked for.
    table[y[0, i], y_hat[0, i]] += 1 → table[y[0], y_hat[0]] += 1
        With whole rows as indices, `+=` counts each place once a round, not once a picture.
    range(y.shape[1]) → range(y.shape[1] - 1)
        The last picture is missing: `range` already ends one before.
""")


def _table(rng):
    """Draw a table in which two digits are mixed up more often than any others, in sum."""
    table = rng.integers(0, 6, size=(10, 10)) + 40.0 * np.eye(10)
    i, j = np.sort(rng.choice(10, size=2, replace=False))
    k, n = np.sort([d for d in range(10) if d not in (i, j)])[[0, -1]]
    table[i, j], table[j, i] = 9, 8  # 17 together; the largest single entry stands elsewhere
    table[n, k], table[k, n] = 13, 1
    return (table,)


def _one_way(rng):
    """Draw a table in which one pair has all its mistakes in one direction."""
    table = rng.integers(0, 5, size=(10, 10)) + 40.0 * np.eye(10)
    i, j = np.sort(rng.choice(10, size=2, replace=False))
    table[j, i], table[i, j] = 11, 0
    return (table,)


def _first():
    table = np.diag(np.arange(20.0, 30.0))
    table[3, 8], table[8, 3], table[1, 7], table[9, 4] = 4, 3, 5, 5
    return table


def _second():
    table = 25 * np.eye(10)
    table[1, 0], table[3, 5], table[5, 3] = 7, 3, 3
    return table


def _last():
    table = 15 * np.eye(10)
    table[9, 8], table[8, 9], table[4, 7] = 5, 1, 4
    return table


MOST_MIXED_UP = exercise(
    one_vs_rest.most_mixed_up,
    "The pair that is mixed up most often",
    visible("3 and 8 in both directions, 1 and 7 in one", _first(), unchanged=True),
    visible("most in the lower half, all in one direction", _second()),
    visible("the last two digits", _last()),
    hidden("another table", _table, points=2),
    hidden("all in one direction", _one_way),
)


@MOST_MIXED_UP.equivalent
def by_argmax(table):
    both = np.triu(table + table.T, k=1)
    i, j = np.unravel_index(np.argmax(both), both.shape)
    return int(i), int(j)


@MOST_MIXED_UP.equivalent
def as_list(table):
    pairs = [(table[i, j] + table[j, i], i, j) for i in range(10) for j in range(i + 1, 10)]
    _, i, j = max(pairs)
    return [i, j]


MOST_MIXED_UP.wrong("""
    table[i, j] + table[j, i] → table[i, j]
        You look at one direction only, and the upper half of the table. Add the other direction.
    table[i, j] + table[j, i] → max(table[i, j], table[j, i])
        You take the larger of the two directions. Both together are asked for.
    range(i + 1, 10) → range(i, 10)
        A digit that is read as itself is not mixed up: leave out the diagonal.
    most, pair = mixed, (i, j) → most, pair = mixed, (j, i)
        The smaller digit comes first.
    return pair → return most
        That is how often. What is asked for is the pair.
    mixed > most → pair is None or mixed < most
        That is the pair that is mixed up least often.
    most, pair = mixed, (i, j) → pair = (i, j)
        The largest number so far is not kept, so any later pair replaces the best.
""")


@MOST_MIXED_UP.mistake(
    "You compare single entries. A pair is mixed up in both directions: add the two entries, and "
    "give the smaller digit first."
)
def the_largest_entry(table):
    most, pair = -1, None
    for i in range(10):
        for j in range(10):
            if i != j and table[i, j] > most:
                most, pair = table[i, j], (i, j)
    return pair
