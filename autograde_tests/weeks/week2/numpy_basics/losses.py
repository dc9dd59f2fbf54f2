"""How wrong, in one number: the losses L1 and L2, and the best guess under each."""

import math

import numpy as np

from course_utils.reference import introduction, numpy_basics

from ....machinery.exercises import exercise, hidden, visible


def _two_vectors(rng, size, scale=1.0):
    """Draw labels, and predictions that are too high for some and too low for others."""
    y = rng.normal(size=size)
    signs = rng.permutation(np.resize([1, -1, 1], size))
    return scale * (y + signs * rng.uniform(0.5, 1.5, size=size)), scale * y


def _one_error(rng):
    y = rng.uniform(0.5, 2.0, size=1)
    return y + rng.uniform(0.5, 1.5), y


_LOSS_CASES = (
    visible(
        "three examples", np.array([0.5, 2.0, 1.0]), np.array([2.0, -1.0, 1.25]), unchanged=True
    ),
    visible("one example", np.array([1.0]), np.array([3.0])),
    hidden("many examples", lambda rng: _two_vectors(rng, rng.integers(9, 15))),
    hidden("another example", _one_error),
    hidden("large errors", lambda rng: _two_vectors(rng, rng.integers(4, 8), 50.0)),
)
"""Cases of L1 and L2: the signed errors sum to a negative number in one, a positive in another."""

L1 = exercise(numpy_basics.L1, "The sum of the absolute errors", *_LOSS_CASES)


@L1.equivalent
def by_indices(yhat, y):
    total = 0.0
    for i in range(len(y)):
        total += abs(y[i] - yhat[i])
    return total


@L1.equivalent
def by_the_norm(yhat, y):
    return np.linalg.norm(yhat - y, ord=1)


@L1.equivalent
def by_extremes(yhat, y):
    return np.dot(np.maximum(yhat, y) - np.minimum(yhat, y), np.ones(y.shape))


L1.wrong("""
    np.abs(y - yhat) → y - yhat
        Errors of opposite sign cancel in your sum. What has to happen to each of them before the
        sum?
    np.abs(y - yhat) → yhat - y
        Errors of opposite sign cancel in your sum, whichever way round you subtract. What has to
        happen to each of them first?
    np.sum(np.abs(y - yhat)) → np.abs(np.sum(y - yhat))
        You take the absolute value of the sum. By then errors of opposite sign have cancelled.
    np.sum → np.mean
        This is the mean. The loss asked for is the sum.
    np.sum(np.abs(y - yhat)) → np.abs(y - yhat)
        These are the errors one by one. The loss is a single number: their sum.
    np.abs(y - yhat) → (y - yhat) ** 2
        You square the errors. That is the other loss, L2.
    np.sum(np.abs(y - yhat)) → np.sum(np.abs(y)) - np.sum(np.abs(yhat))
        You compare the sizes of the two vectors, not their entries: take the difference of each
        pair first.
    return np.sum(np.abs(y - yhat)) → yhat -= y; return np.sum(np.abs(yhat))
        The loss is right, but `-=` writes into the caller's array. Make a new one.
    np.sum(np.abs(y - yhat)) → np.abs(y - yhat)[-1]
        Only the last entry counts. Is every difference added to those before it?
""")


L2 = exercise(
    numpy_basics.L2,
    "The sum of the squared errors",
    *_LOSS_CASES,
    twins=(introduction.mean_squared_error,),
)


@L2.equivalent
def by_dot(yhat, y):
    return np.dot(y - yhat, y - yhat)


@L2.equivalent
def expanded(yhat, y):
    return y @ y - 2 * (y @ yhat) + yhat @ yhat


@L2.equivalent
def in_a_loop(yhat, y):
    total = 0.0
    for guess, true in zip(yhat, y):  # noqa: B905  as students write it
        total += (guess - true) ** 2
    return total


@L2.equivalent
def by_the_squared_norm(yhat, y):
    return np.linalg.norm(yhat - y) ** 2


L2.wrong("""
    np.sum((y - yhat) ** 2) → np.sqrt(np.sum((y - yhat) ** 2))
        This is the length of the error vector: the root of what is asked for.
    np.sum → np.mean
        This is the mean. The loss asked for is the sum.
    np.sum → 0.5 * np.sum
        There is a factor ½ in some books; this loss has none.
    np.sum((y - yhat) ** 2) → np.sum(y - yhat) ** 2
        You square the sum. Square each error, then add.
    (y - yhat) ** 2 → y**2 - yhat**2
        The square of a difference is not the difference of the squares.
    ** 2 → * 2
        You double the errors. Which operator is the power?
    np.sum((y - yhat) ** 2) → (y - yhat) ** 2
        These are the squared errors one by one. The loss is a single number: their sum.
    (y - yhat) ** 2 → np.abs(y - yhat)
        You add absolute errors. That is the other loss, L1.
    ** 2 → ^ 2
        If you wrote `^`: in Python that is no power but a bitwise operation, which floats do not
        have.
    return np.sum((y - yhat) ** 2) → yhat -= y; return np.sum(yhat**2)
        The loss is right, but `-=` writes into the caller's array. Make a new one.
    np.sum((y - yhat) ** 2) → ((y - yhat) ** 2)[-1]
        Only the last entry counts. Is every square added to those before it?
""")


def _with_an_extreme(rng, m):
    """Draw true values whose mean and median differ, and candidates near both, in random order."""
    y = rng.normal(size=m)
    y[0] = rng.choice([-1, 1]) * rng.uniform(15, 25)
    return rng.permutation(y), rng.permutation(np.arange(-6, 7) + rng.uniform(0.1, 0.4)).tolist()


BEST_GUESSES = exercise(
    numpy_basics.best_guesses,
    "The best guess for all, by trying",
    visible(
        "five values, candidates in another order",
        np.array([1.0, 2.0, 2.75, 3.0, 14.0]),
        [6, 0, 3, 2, 4, 5, 1],
        unchanged=True,
    ),
    visible("one value", np.array([-1.0]), [0.5, -2.25, -0.75]),
    hidden("seven values", lambda rng: _with_an_extreme(rng, 7), points=2),
    hidden("fifteen values", lambda rng: _with_an_extreme(rng, 15)),
    uses=("L1", "L2"),
)


@BEST_GUESSES.equivalent
def by_sorting(y, candidates):
    absolute = sorted((np.sum(np.abs(y - c)), c) for c in candidates)
    squared = sorted((np.sum((y - c) ** 2), c) for c in candidates)
    return absolute[0][1], squared[0][1]


@BEST_GUESSES.equivalent
def remembering_the_best(y, candidates):
    best, least = [None, None], [math.inf, math.inf]
    for c in candidates:
        for k in range(2):
            loss = np.sum(np.abs(y - c) ** (k + 1))
            if loss < least[k]:
                best[k], least[k] = c, loss
    return best


BEST_GUESSES.wrong("""
    return best_1, best_2 → return best_2, best_1
        The two have changed places: first the one under L1.
    return best_1, best_2 → return min(losses_1), min(losses_2)
        You return the smallest losses. What is asked for are the candidates that have them.
    return best_1, best_2 → return np.argmin(losses_1), np.argmin(losses_2)
        You return the places in the list. Which candidates stand there?
    candidates[np.argmin(losses_1)] → candidates[np.argmax(losses_1)]
    candidates[np.argmin(losses_2)] → candidates[np.argmax(losses_2)]
        These are the worst candidates. You look for the largest loss instead of the smallest.
    losses_1.append(L1(yhat, y)) → losses_1.append(L2(yhat, y))
        Both are the best under L2. Which loss does the first one go by?
    losses_2.append(L2(yhat, y)) → losses_2.append(L1(yhat, y))
        Both are the best under L1. Which loss does the second one go by?
    return best_1, best_2 → return np.median(y), np.mean(y)
        Median and mean are the best of all numbers. Only the candidates may be chosen here.
""")


@BEST_GUESSES.mistake(
    "You return the last candidate that beat the one *before* it, not the best of all."
)
def better_than_the_one_before(y, candidates):
    best, last = [candidates[0]] * 2, [math.inf, math.inf]
    for c in candidates:
        for k in range(2):
            loss = np.sum(np.abs(y - c) ** (k + 1))
            if loss < last[k]:
                best[k] = c
            last[k] = loss
    return best
