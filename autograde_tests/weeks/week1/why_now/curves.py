"""Error rates, learning curves, and what can be read from them."""

import numpy as np

from course_utils.probes import learners
from course_utils.reference.scale import (
    error_rate,
    examples_needed,
    learning_curve,
    overtakes,
)
from course_utils.reference.tabular import threshold_cost

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible


def _labels(rng, m, classes=2, wrong=0.3):
    """Draw predictions and labels, some of them different, in random places."""
    labels = rng.integers(0, classes, m)
    shift = 1
    if classes > 2:  # no two misses cancel, and none is by 1
        labels, shift = labels // 2, rng.integers(2, classes // 2, m)
    off = np.arange(m) < max(1, round(wrong * m))
    return np.where(rng.permutation(off), (labels + shift) % classes, labels), labels


ERROR_RATE = exercise(
    error_rate,
    "The share of wrong predictions, in per cent",
    visible("four pictures", np.array([1, 0, 1, 1]), np.array([1, 0, 0, 1]), unchanged=True),
    visible("digits", np.array([3, 8, 8, 0, 5]), np.array([3, 3, 8, 0, 6])),
    hidden("many pictures", lambda rng: _labels(rng, rng.integers(30, 50)), points=2),
    hidden("many digits", lambda rng: _labels(rng, rng.integers(30, 50), 10), unchanged=True),
    twins=(threshold_cost,),
)


@ERROR_RATE.equivalent
def by_counting(predictions, labels):
    wrong = 0
    for predicted, label in zip(predictions, labels, strict=True):
        if predicted != label:
            wrong += 1
    return 100 * wrong / len(labels)


@ERROR_RATE.equivalent
def what_is_not_right(predictions, labels):
    return 100 - 100 * np.sum(predictions == labels) / labels.size


ERROR_RATE.wrong("""
    predictions != labels → predictions == labels
        This is the share that is right.
    100 * np.mean → np.mean
        This is a share from 0 to 1. Asked for are per cent.
    100 * np.mean → np.sum
        You count the wrong ones. A hundred wrong of a thousand is not what a hundred of a hundred
        are: divide by how many there are.
    predictions != labels → predictions - labels
        Labels that are too large and too small cancel, and a 3 taken for an 8 counts five times.
        Wrong is wrong: compare, and count.
    predictions != labels → np.abs(predictions - labels)
        A 3 taken for an 8 counts five times. Labels are names: wrong is wrong, however far apart
        the numbers are.
""")


def _points(rng, m, m_test, amounts):
    """Draw two overlapping clouds of points: the nearest one's label is often wrong."""
    y, y_test = rng.integers(0, 2, m), rng.integers(0, 2, m_test)
    X = rng.normal(size=(m, 2)) + 1.1 * y[:, np.newaxis]
    X_test = rng.normal(size=(m_test, 2)) + 1.1 * y_test[:, np.newaxis]
    return X, y, X_test, y_test, amounts


LEARNING_CURVE = exercise(
    learning_curve,
    "The test error for more and more training examples",
    visible("three amounts", draw=lambda rng: _points(rng, 12, 10, [2, 5, 12]), unchanged=True),
    visible("not all examples are used", draw=lambda rng: _points(rng, 30, 15, [1, 4, 9, 20])),
    hidden("other points", lambda rng: _points(rng, 40, 30, [3, 10, 17, 33]), points=3),
    hidden("a single amount", lambda rng: _points(rng, 33, 25, [6])),
    hidden("amounts that fall", lambda rng: _points(rng, 25, 20, [24, 7, 2]), unchanged=True),
    uses=("error_rate",),
    probe=learners.curve_of,
)


@LEARNING_CURVE.equivalent
def in_an_array(make_learner, X, y, X_test, y_test, amounts):
    errors = np.zeros(len(amounts))
    for k, amount in enumerate(amounts):
        said = make_learner().fit(X[0:amount, :], y[0:amount]).predict(X_test)
        errors[k] = error_rate(said, y_test)
    return errors


@LEARNING_CURVE.equivalent
def as_one_list(make_learner, X, y, X_test, y_test, amounts):
    trained = [make_learner().fit(X[:m], y[:m]) for m in amounts]
    return [100 * np.mean(learner.predict(X_test) != y_test) for learner in trained]


LEARNING_CURVE.wrong("""
    learner.fit(X[:amount], y[:amount]) → learner.fit(X, y)
        Every learner is trained on all examples. Train it on the first `amount`.
    error_rate(learner.predict(X_test), y_test) →
    error_rate(learner.predict(X[:amount]), y[:amount])
        You test on the examples that the learner was trained on, which it may know by heart. Test
        on the examples that were held back.
    learner.predict(X_test), y_test → learner.predict(X), y
        You test on all of the training examples. Test on the examples that were held back.
    X[:amount] → X[:, :amount]
        `X[:, :amount]` takes columns of every example. Examples are rows: `X[:amount]`.
    for amount in amounts → for amount in range(len(amounts))
        You train on 0, 1, 2 … examples. Go through the list itself, `for amount in amounts`.
    X[:amount], y[:amount] → X[-amount:], y[-amount:]
        You take the *last* examples. Everybody takes the first, so that curves can be compared.
    errors = [] → errors, learner = [], make_learner()
    learner = make_learner() →
        One learner is trained again and again. Make a new one for each amount, which knows nothing
        of the round before.
    y[:amount]) → y)
        `fit` needs one label for each example: cut both to the first `amount`.
""")


@LEARNING_CURVE.mistake(
    "`make_learner` is the function; `make_learner()` calls it, and gives you a learner."
)
def never_called(make_learner, X, y, X_test, y_test, amounts):
    errors = []
    for amount in amounts:
        learner = make_learner
        learner.fit(X[:amount], y[:amount])
        errors.append(error_rate(learner.predict(X_test), y_test))
    return errors


@LEARNING_CURVE.mistake(
    "`amounts` is a list and no number: `for amount in amounts` goes through it."
)
def through_a_range(make_learner, X, y, X_test, y_test, amounts):
    errors = []
    for amount in range(amounts):
        learner = make_learner()
        learner.fit(X[:amount], y[:amount])
        errors.append(error_rate(learner.predict(X_test), y_test))
    return errors


@LEARNING_CURVE.mistake("Only the last error is returned. Collect one for each amount.")
def only_the_last(make_learner, X, y, X_test, y_test, amounts):
    for amount in amounts:
        learner = make_learner()
        learner.fit(X[:amount], y[:amount])
        error = error_rate(learner.predict(X_test), y_test)
    return error


def _crossing(rng, before, after):
    """Draw two curves: the second is lower for the last `after` amounts, and once by luck."""
    k = before + after
    amounts = np.cumsum(rng.integers(5, 90, k))
    first = np.sort(rng.uniform(5, 40, k))[::-1]
    second = first + np.where(np.arange(k) < before, 1.0, -1.0) * rng.uniform(0.5, 2, k)
    if before > 2:
        second[rng.integers(0, before - 1)] -= 4
    return amounts.tolist(), first.round(2).tolist(), second.round(2).tolist()


OVERTAKES = exercise(
    overtakes,
    "From which amount on the second learner is ahead",
    visible("it overtakes at 100", [10, 100, 1000], [30.0, 20.0, 15.0], [40.0, 19.0, 9.0]),
    visible(
        "ahead at 10 and 40, level at 80, then ahead for good",
        [10, 20, 40, 80, 160],
        [30.0, 25.0, 20.0, 15.0, 12.0],
        [29.0, 27.0, 19.0, 15.0, 9.0],
        unchanged=True,
    ),
    visible("it never does", [10, 100, 1000], [30.0, 20.0, 10.0], [35.0, 19.0, 12.0]),
    hidden("other curves", lambda rng: _crossing(rng, 3, 4), points=2, unchanged=True),
    hidden("at the last amount only", lambda rng: _crossing(rng, 5, 1)),
    visible("ahead from the start", [5, 50], [30.0, 20.0], [25.0, 12.0]),
    hidden(
        "ahead from the start, then never",
        lambda rng: Calls([_crossing(rng, 0, 5), _crossing(rng, 5, 0)]),
    ),
)


@OVERTAKES.equivalent
def from_the_end(amounts, first, second):
    start = -1
    for k in range(len(amounts) - 1, -1, -1):
        if second[k] >= first[k]:
            break
        start = amounts[k]
    return start


@OVERTAKES.equivalent
def by_asking_each_amount(amounts, first, second):
    for k in range(len(amounts)):
        if all(b < a for a, b in zip(first[k:], second[k:], strict=True)):
            return amounts[k]
    return -1


OVERTAKES.wrong("""
    other >= error → other <= error
        You say from where on the *first* learner is ahead. A lower error is better.
    if other >= error: → if False:
        You return the first amount, even where the second learner is behind.
    start == -1 → True
        You return the last amount at which the second is ahead: the first one from which on it
        stays ahead is asked for.
""")


@OVERTAKES.mistake(
    "You return the first amount at which it is ahead. Being ahead once may be luck: from where on "
    "does it *stay* ahead?"
)
def the_first_time(amounts, first, second):
    for amount, error, other in zip(amounts, first, second, strict=True):
        if other < error:
            return amount
    return -1


@OVERTAKES.mistake(
    "`<` compares two lists as wholes, like words in a dictionary. Compare the entries one by one."
)
def lists_as_wholes(amounts, first, second):
    for k in range(len(amounts)):
        if all(second[k:] < first[k:]):
            return amounts[k]
    return -1


@OVERTAKES.mistake("You return a place in the list. Asked for is the amount that stands there.")
def the_place(amounts, first, second):
    for k in range(len(amounts)):
        if all(b < a for a, b in zip(first[k:], second[k:], strict=True)):
            return k
    return -1


def _falling(rng, k):
    """Draw errors that nearly fall along a power of the amount."""
    amounts = np.cumsum(rng.integers(50, 400, k))
    a, c = -rng.uniform(0.3, 0.7), rng.uniform(5, 6)
    errors = np.exp(c + a * np.log(amounts) + 0.05 * rng.normal(size=k))
    return amounts, errors.round(3), float((errors[-1] * rng.uniform(0.4, 0.7)).round(3))


EXAMPLES_NEEDED = exercise(
    examples_needed,
    "How many examples for the error that is wanted",
    visible(
        "it halves with every 4 times as many",
        np.array([100, 400, 1600]),
        np.array([40.0, 20.0, 10.0]),
        5.0,
        unchanged=True,
    ),
    visible(
        "four amounts, not quite on a line",
        np.array([100, 300, 1000, 3000]),
        np.array([30.0, 19.0, 9.0, 6.0]),
        2.0,
    ),
    hidden("another curve", lambda rng: _falling(rng, 5), points=3, unchanged=True),
    hidden("two amounts", lambda rng: _falling(rng, 2)),
    hidden("many amounts", lambda rng: _falling(rng, 9)),
)


@EXAMPLES_NEEDED.equivalent
def in_decades(amounts, errors, wanted):
    slope, height = np.polyfit(np.log10(amounts), np.log10(errors), 1)
    return 10 ** ((np.log10(wanted) - height) / slope)


@EXAMPLES_NEEDED.equivalent
def in_steps(amounts, errors, wanted):
    line = np.polyfit(np.log(amounts), np.log(errors), 1)
    rise = np.log(wanted) - line[1]
    return np.e ** (rise / line[0])


EXAMPLES_NEEDED.wrong("""
    np.polyfit(np.log(amounts), np.log(errors), 1) → np.polyfit(amounts, errors, 1)
    (np.log(wanted) - c) / a → (wanted - c) / a
    np.exp(logarithm) → logarithm
        You fit a straight line to the errors themselves, and it falls below zero. It is the
        *logarithms* that lie on a line.
    np.polyfit(np.log(amounts), np.log(errors), 1) → np.polyfit(np.log(errors), np.log(amounts), 1)
    (np.log(wanted) - c) / a → a * np.log(wanted) + c
        You fit the amounts to the errors. That is another line where the points are not quite on
        one: fit the errors to the amounts, then solve for the amount.
    return np.exp(logarithm) → return logarithm
        This is the logarithm of the amount. Undo it.
    (np.log(wanted) - c) / a → (wanted - c) / a
        The line speaks of logarithms: put in that of the wanted error.
    (np.log(wanted) - c) / a → np.log(wanted) / a - c
        Solve ln(wanted) = a · ln(amount) + c step by step: take c away first, then divide all that
        is left by a.
    (np.log(wanted) - c) / a → a * np.log(wanted) + c
        The line gives the error for an amount. Here you know the error: solve for the amount.
    np.polyfit(np.log(amounts), np.log(errors), 1) → np.polyfit(np.log(amounts), errors, 1)
    (np.log(wanted) - c) / a → (wanted - c) / a
        Only the amounts are on a logarithmic scale. The errors have to be, too.
    a, c → c, a
        `np.polyfit` returns the slope first, then the height at 0.
""")
