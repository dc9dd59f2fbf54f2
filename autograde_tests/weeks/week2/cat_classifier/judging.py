"""How good an accuracy is: the baseline beside it."""

import numpy as np

from course_utils.reference import logistic

from ....machinery.exercises import exercise, hidden, visible


def _sets(m, m_train, ones, ones_train):
    """Return a draw of predictions, labels and training labels with so many ones each."""

    def draw(rng):
        Y = rng.permutation(np.arange(m) < ones).astype(int).reshape(1, m)
        Y_train = rng.permutation(np.arange(m_train) < ones_train).astype(int).reshape(1, m_train)
        wrong = rng.permutation(np.arange(m) < m // 5).reshape(1, m)
        return np.where(wrong, 1 - Y, Y), Y, Y_train

    return draw


ACCURACY_AND_BASELINE = exercise(
    logistic.accuracy_and_baseline,
    "An accuracy, and what it is better than",
    visible(
        "more zeros in the training set",
        np.array([[1, 0, 0, 1, 0]]),
        np.array([[1, 1, 0, 1, 1]]),
        np.array([[0, 1, 0, 0, 1, 0]]),
        unchanged=True,
    ),
    visible(
        "more ones in the training set",
        np.array([[0.0, 0.0, 1.0, 1.0]]),
        np.array([[0.0, 1.0, 0.0, 0.0]]),
        np.array([[1.0, 1.0, 0.0]]),
    ),
    visible(
        "more zeros in both",
        np.array([[0, 0, 1, 0, 1]]),
        np.array([[0, 0, 0, 0, 1]]),
        np.array([[0, 1, 0]]),
    ),
    hidden("more zeros there, more ones here", _sets(20, 15, 13, 5), points=2),
    hidden("more ones there, more zeros here", _sets(25, 11, 7, 8)),
    hidden("more zeros in both, again", _sets(15, 30, 4, 9)),
)


@ACCURACY_AND_BASELINE.equivalent
def by_counting(Y_hat, Y, Y_train):
    ones = int(Y_train.sum())
    always = 1 if 2 * ones > Y_train.size else 0
    return 100 * (Y_hat == Y).sum() / Y.size, 100 * (always == Y).sum() / Y.size


@ACCURACY_AND_BASELINE.equivalent
def by_shares(Y_hat, Y, Y_train):
    share = 100 * np.mean(Y)
    return 100 - 100 * np.mean(np.abs(Y_hat - Y)), share if Y_train.mean() > 0.5 else 100 - share


ACCURACY_AND_BASELINE.wrong("""
    np.mean(Y_train) > 0.5 → np.mean(Y) > 0.5
        You take the answer that is more frequent in the set itself. A model does not know its
        labels: the training set decides which answer is given.
    np.mean(Y == more_frequent) → np.mean(Y_train == more_frequent)
        That is the baseline on the training set. It is asked for on the set of `Y`.
    np.mean(Y == more_frequent) → np.mean(Y != more_frequent)
        You count the examples that the baseline gets wrong.
    100 * np.mean(Y_hat == Y) → np.mean(Y_hat == Y)
    100 * np.mean(Y == more_frequent) → np.mean(Y == more_frequent)
        These are fractions of 1. Percent are asked for.
    np.mean(Y_hat == Y) → np.mean(Y_hat != Y)
        You count the mistakes. The accuracy is the share that is right.
    return accuracy, baseline → return baseline, accuracy
        The two have changed places: the accuracy comes first.
    np.mean(Y_hat == Y) → np.sum(Y_hat == Y)
        You count how many are right. What is asked for is their share.
""")
