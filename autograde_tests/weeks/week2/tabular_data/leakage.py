"""The test that catches a scaling rule that uses the test set."""

import numpy as np

from course_utils.probes import scaling
from course_utils.reference import tabular

from ....machinery.exercises import exercise, hidden, visible


def _tested(*rules, n_x=2, m=5):
    """Return a draw of sets on which these rules are tested.

    The test examples lie in rising order in every feature: what is limited from above shows in the
    last of them only, what is lifted from below in the first.
    """

    def draw(rng):
        X_test = np.sort(2 + 3 * rng.random((n_x, m)), axis=1)
        return list(rules), 1 + 2 * rng.random((n_x, 7)), X_test

    return draw


LEAKS = exercise(
    tabular.leaks,
    "A test that catches a leak",
    visible(
        "an honest rule, and one that uses both sets",
        draw=_tested("centred and scaled", "both together"),
    ),
    visible("an honest rule that rounds otherwise", draw=_tested("rounded otherwise")),
    visible(
        "each set by a rule of its own, an honest one",
        draw=_tested("rules of their own", "by the largest"),
    ),
    visible("only the training set shows it", draw=_tested("training set only")),
    visible("only the largest test example shows it", draw=_tested("limited"), unchanged=True),
    visible("only the smallest one shows it", draw=_tested("lifted")),
    hidden(
        "an honest rule for each example, and a leak in the training set",
        _tested("each by its length", "training set only", n_x=3, m=4),
        points=2,
    ),
    hidden("two leaks and an honest rule", _tested("limited", "lifted", "rounded otherwise")),
    hidden("another honest rule", _tested("by the largest", "rules of their own", n_x=4, m=6)),
    probe=scaling.verdicts,
)


@LEAKS.equivalent
def with_an_outlier(scale, X_train, X_test):
    """Put one more test example beside the others, far from all of them, on either side."""
    train, test = scale(X_train, X_test)
    for far in (1000.0, -1000.0):
        more = np.hstack([X_test, np.full((len(X_test), 1), far)])
        other_train, other_test = scale(X_train, more)
        same = np.allclose(other_train, train) and np.allclose(other_test[:, :-1], test)
        if not same:
            return True
    return False


@LEAKS.equivalent
def put_together_again(scale, X_train, X_test):
    together = np.hstack(scale(X_train, X_test))
    columns = [scale(X_train, X_test[:, i : i + 1]) for i in range(X_test.shape[1])]
    alone = np.hstack([column for _, column in columns])
    return any(np.abs(np.hstack([train, alone]) - together).max() > 1e-8 for train, _ in columns)


LEAKS.wrong("""
    if not np.allclose(same_train, train) → if False
        A leak can show in the training set alone. Does your test compare what becomes of it, too?
    if not np.allclose(alone, test[:, [i]]) → if False
        You compare the training sets only. What becomes of the test examples?
    scale(X_train, X_test[:, [i]]) → scale(X_train, X_test[:, i])
    np.allclose(alone, test[:, [i]]) → np.allclose(alone, test[:, i])
        `X_test[:, i]` has one axis, and a rule takes a matrix. `X_test[:, [i]]` keeps the column.
    np.allclose(alone, test[:, [i]]) → np.all(alone == test[:, [i]])
        An honest rule may round differently. Allow a small difference: `np.allclose`.
    range(X_test.shape[1]) → range(1)
        You do not look at every test example, and a leak may show in some only. Does your loop go
        over the columns, and do you say `False` below it?
    return False → return True
        Your test says of every rule that it leaks. When is the answer `False`? A rule that is not
        yours is no leak, as long as it leaves the other test examples out.
    return False → return None
        Where nothing has changed, nothing comes back. Return `False`.
""")


@LEAKS.mistake("The answer is turned round: `True` means that the rule leaks.")
def turned_round(scale, X_train, X_test):
    return not tabular.leaks(scale, X_train, X_test)
