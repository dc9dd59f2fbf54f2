"""Scores into probabilities, and into a decision."""

import numpy as np

from course_utils.reference import softmax
from course_utils.reference.softmax import one_hot

from ....machinery.exercises import exercise, hidden, visible


def _scores(C, m, scale=2.0, apart=0.0):
    """Return a draw of scores whose columns lie up to `apart` away from 0, to both sides."""

    def draw(rng):
        middles = apart * rng.permutation(np.linspace(-1, 1, m))
        return (rng.normal(scale=scale, size=(C, m)) + middles,)

    return draw


SOFTMAX = exercise(
    softmax.softmax,
    "Probabilities from scores of any size",
    visible("the four scores", np.array([[5.0], [2.0], [-1.0], [3.0]])),
    visible("equal scores", np.array([[0.0, -3.0], [0.0, -3.0], [0.0, -3.0]])),
    visible(
        "large scores", np.array([[1000.0, 0.0], [1001.0, 1500.0], [998.0, 1499.0]]), unchanged=True
    ),
    visible("columns far apart", np.array([[2000.1, -1000.0], [2001.4, -1003.3]])),
    visible("a wide column", np.array([[-900.0], [0.0], [1000.0]])),
    hidden("several columns", _scores(5, 3), unchanged=True),
    hidden("large scores in many columns", _scores(4, 6, 3.0, 5000.0), points=2),
    hidden(
        "another wide column", lambda rng: (1200 * rng.permutation(np.arange(4.0)).reshape(4, 1),)
    ),
    hidden("equal large scores", lambda rng: (np.full((3, 2), float(rng.integers(800, 900))),)),
    hidden("very negative scores", lambda rng: (rng.normal(-900, 1, size=(3, 2)),)),
)


@SOFTMAX.equivalent
def through_the_logarithm(Z):
    top = Z.max(axis=0)
    return np.exp(Z - top - np.log(np.exp(Z - top).sum(axis=0)))


@SOFTMAX.equivalent
def column_by_column(Z):
    columns = []
    for z in Z.T:
        e = np.exp(z - max(z))
        columns.append(e / sum(e))
    return np.array(columns).T


@SOFTMAX.equivalent
def one_over_a_sum(Z):
    with np.errstate(over="ignore"):
        return 1 / np.exp(Z[np.newaxis, :, :] - Z[:, np.newaxis, :]).sum(axis=1)


SOFTMAX.wrong("""
    return A / np.sum(A → return np.exp(Z) / np.sum(A
        The largest score is taken off below the fraction bar and not above it. Both need the same
        shift.
    Z - np.max(Z, axis=0, keepdims=True) → Z
        The quotient is the right one, and it fails for large scores: `np.exp(1000)` is infinite,
        and infinity divided by infinity is nan. What can you take off a whole column that changes
        no quotient?
    np.max(Z, axis=0, keepdims=True) → np.max(Z)
        In a column that lies far below the number you take off it, every exponential becomes 0,
        and 0 / 0 is nan. Each column needs its own largest score, with its sign.
    np.max(Z, axis=0, keepdims=True) → np.min(Z, axis=0, keepdims=True)
        What you take off is not the largest score, so others stay positive, and in a wide column
        they are too large for `np.exp`. Which number makes every exponent at most 0?
    np.max(Z, axis=0, keepdims=True) → np.mean(Z, axis=0, keepdims=True)
        With the mean taken off, the largest score of a wide column is still too large for
        `np.exp`. Which number makes every exponent at most 0?
    np.max(Z, axis=0, keepdims=True) → np.max(Z, axis=1, keepdims=True)
        You take the largest score of each row off it. An example is a column here: numbers taken
        off its entries must be the same for the whole column.
    np.sum(A, axis=0, keepdims=True) → np.sum(A, axis=1, keepdims=True)
        Your rows add up to 1. In this notebook an example is a column.
    np.sum(A, axis=0, keepdims=True) → np.sum(A)
        All entries together add up to 1. Each column is an example of its own and adds up to 1.
    Z - np.max(Z, axis=0, keepdims=True) → np.max(Z, axis=0, keepdims=True) - Z
        The largest score gets the smallest probability: the exponents have the wrong sign.
    return A / np.sum(A, axis=0, keepdims=True) → return A
        These are exponentials. To be probabilities, the entries of a column have to add up to 1.
    Z - np.max(Z, axis=0, keepdims=True) → np.minimum(Z, 700)
        Scores above 700 are cut off, so 1000 and 1001 count as equal. Move the whole column
        instead.
    Z - np.max(Z, axis=0, keepdims=True) → Z / np.max(np.abs(Z), axis=0, keepdims=True)
        You divide the scores by the largest. That changes the probabilities: only differences of
        scores count, and a shift keeps them.
    np.exp(Z - np.max(Z, axis=0, keepdims=True)) → np.exp(np.float32(Z) - np.float32(Z).max(axis=0))
        Your scores go through single precision: of 2001.4 it keeps seven digits, and softmax is
        about the differences. Leave them in double precision.
    return A / np.sum(A, axis=0, keepdims=True) → return 1 / (1 + np.exp(-Z))
        That is the sigmoid, which looks at each score alone. Here the classes of a column share one
        probability.
    return A / np.sum(A, axis=0, keepdims=True) → return Z / np.sum(Z, axis=0)
        These are shares of the scores themselves. Which function makes them positive first?
""")


@SOFTMAX.mistake(
    "Your function changes the caller's scores: `-=` writes into the array that was handed in. "
    "Make a new one."
)
def in_place(Z):
    Z -= np.max(Z, axis=0, keepdims=True)
    return np.exp(Z) / np.sum(np.exp(Z), axis=0, keepdims=True)


@SOFTMAX.mistake(
    "You put another number in the place of nan. The probability that was there is lost: let no "
    "exponential become infinite, and no sum 0."
)
def nan_replaced(Z):
    A = np.exp(Z)
    return np.nan_to_num(A / np.sum(A, axis=0))


@SOFTMAX.mistake(
    "A number that suits one column fails in another that lies far from it, where every "
    "exponential is 0 or one is infinite. What can you take from each column itself?"
)
def less_a_thousand(Z):
    A = np.exp(Z - 1000)
    return A / np.sum(A, axis=0)


HARD_MAX = exercise(
    softmax.hard_max,
    "All for the largest score",
    visible("two columns", np.array([[5.0, -2.0], [2.0, -1.0], [-1.0, -4.0]])),
    visible(
        "ties among four classes",
        np.array([[1.0, 0.0], [4.0, 0.0], [4.0, 0.0], [2.0, 0.0]]),
        unchanged=True,
    ),
    hidden("several columns", _scores(5, 7), points=2),
    hidden("large scores, far apart", _scores(3, 4, 3.0, 900.0)),
    hidden(
        "ties",
        lambda rng: (np.repeat(rng.permutation(np.arange(6.0)).reshape(2, 3), 2, axis=0),),
    ),
    uses=("one_hot",),
)


@HARD_MAX.equivalent
def by_identity(Z):
    return np.eye(Z.shape[0])[:, Z.argmax(axis=0)]


@HARD_MAX.equivalent
def by_rows(Z):
    return (np.arange(len(Z))[:, None] == Z.argmax(axis=0)[None, :]) * 1


HARD_MAX.wrong("""
    np.argmax(Z, axis=0) → np.argmax(Z, axis=1)[: Z.shape[1]]
        You look for the largest score of each row. An example is a column.
    one_hot(np.argmax(Z, axis=0), len(Z)) → one_hot(np.argmax(Z), len(Z))
        `np.argmax(Z)` looks at the whole matrix. Each column has a winner of its own.
    np.argmax(Z, axis=0) → np.argmin(Z, axis=0)
        That is the smallest score of each column.
    one_hot(np.argmax(Z, axis=0), len(Z)) → np.argmax(Z, axis=0).reshape(1, -1)
        These are the numbers of the winning rows. Asked for are columns with a 1 in that row: you
        have a function that makes them.
    np.argmax(Z, axis=0) → len(Z) - 1 - np.argmax(Z[::-1], axis=0)
        In a tie, you give the 1 to the last of the equal scores. Asked for is the first.
""")


@HARD_MAX.mistake(
    "Comparing with the largest score gives several ones where scores are equal. A decision has a "
    "single 1 in each column."
)
def every_winner(Z):
    return (Z == Z.max(axis=0)).astype(float)


@HARD_MAX.mistake(
    "Your search starts from 0. In a column of negative scores none is larger than that: start "
    "from the first score."
)
def searched_from_zero(Z):
    decision = np.zeros(Z.shape)
    for i, z in enumerate(Z.T):
        best, row = 0, 0
        for c, score in enumerate(z):
            if score > best:
                best, row = score, c
        decision[row, i] = 1
    return decision


@HARD_MAX.mistake("The number of classes is fixed in your function. It is the number of rows of Z.")
def of_three_classes(Z):
    return one_hot(np.argmax(Z, axis=0), 3)


@HARD_MAX.mistake("The largest score itself stands in the result. A decision has a 1 there.")
def the_score_itself(Z):
    return Z * one_hot(Z.argmax(axis=0), len(Z))
