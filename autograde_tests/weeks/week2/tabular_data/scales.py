"""One scale for all features, and a cost for scores of any size."""

import math

import numpy as np

from course_utils.reference import tabular

from ....machinery.exercises import exercise, hidden, visible
from ... import draws


def _table(n_x, m_train, m_test):
    """Return a draw of two sets whose features have units of their own."""

    def draw(rng):
        unit = 10.0 ** rng.integers(-2, 4, size=(n_x, 1))
        train, test = rng.normal(size=(n_x, m_train)), 1.5 * rng.normal(size=(n_x, m_test)) + 0.7
        return unit * (train + 3), unit * (test + 3)

    return draw


STANDARDIZE_TABLE = exercise(
    tabular.standardize_table,
    "Each feature on one scale",
    visible(
        "two features, four examples and two",
        np.array([[1.0, 3.0, 5.0, 7.0], [100.0, 300.0, 200.0, 200.0]]),
        np.array([[4.0, 9.0], [150.0, 400.0]]),
        unchanged=True,
    ),
    visible("whole numbers, one test example", np.array([[2, 4, 9]]), np.array([[7]])),
    hidden("many features", _table(7, 12, 5), points=2),
    hidden("one test example", _table(3, 9, 1)),
)


@STANDARDIZE_TABLE.equivalent
def in_a_loop(X_train, X_test):
    train, test = np.zeros(X_train.shape), np.zeros(X_test.shape)
    for j in range(len(X_train)):
        mu, sigma = X_train[j].mean(), X_train[j].std()
        train[j], test[j] = (X_train[j] - mu) / sigma, (X_test[j] - mu) / sigma
    return train, test


@STANDARDIZE_TABLE.equivalent
def transposed(X_train, X_test):
    mu, sigma = X_train.T.mean(axis=0), X_train.T.std(axis=0)
    return [((X.T - mu) / sigma).T for X in (X_train, X_test)]


STANDARDIZE_TABLE.wrong("""
    (X_test - mu) / sigma →
    (X_test - np.mean(X_test, axis=1, keepdims=True)) / np.std(X_test, axis=1, keepdims=True)
        The test set follows a rule of its own. Use the mean and standard deviation of the
        training set.
    mu = np.mean(X_train, axis=1, keepdims=True) → mu = np.mean(X_train)
    sigma = np.std(X_train, axis=1, keepdims=True) → sigma = np.std(X_train)
        One mean and one standard deviation for all features: each feature has its own.
    mu = np.mean(X_train, axis=1, keepdims=True) → mu = np.mean(X_train, axis=0, keepdims=True)
    sigma = np.std(X_train, axis=1, keepdims=True) → sigma = np.std(X_train, axis=0, keepdims=True)
        You run along the features, and so standardise each example. Which axis counts the examples?
    (X_train - mu) / sigma → X_train - mu
    (X_test - mu) / sigma → X_test - mu
        The means are gone, the units are not: divide by the standard deviation.
    (X_train - mu) / sigma → X_train / sigma
    (X_test - mu) / sigma → X_test / sigma
        You divide by the standard deviation, and leave the mean in.
    sigma = np.std(X_train, axis=1, keepdims=True) → sigma = np.var(X_train, axis=1, keepdims=True)
        You divide by the variance. The standard deviation is its square root.
    (X_train - mu) / sigma → X_train - mu / sigma
    (X_test - mu) / sigma → X_test - mu / sigma
        `/` comes before `-`: what stands above the fraction bar needs brackets.
    (X_test - mu) / sigma → X_test
        The test set is as it was. It needs the same rule as the training set.
    return (X_train → X_train -= mu; X_train /= sigma; return (X_train * sigma + mu
        `-=` and `/=` write into the caller's array. Make a new one.
""")


def _large_scores(rng):
    """Draw scores of both signs, one of which has an infinite exponential."""
    Z = rng.choice([-1, 1], size=(1, 8)) * rng.uniform(50, 900, size=(1, 8))
    Z[0, 3] = rng.uniform(720, 900)
    return Z, draws.labels(rng, 8)


STABLE_COST = exercise(
    tabular.stable_cost,
    "A cost for scores of any size",
    visible(
        "moderate scores", np.array([[0.5, -1.0, 2.0]]), np.array([[1.0, 0.0, 0.0]]), unchanged=True
    ),
    visible("large scores, right labels", np.array([[40.0, -750.0]]), np.array([[1.0, 0.0]])),
    visible("large scores, wrong labels", np.array([[-60.0, 900.0]]), np.array([[1.0, 0.0]])),
    hidden("more moderate scores", lambda rng: (2 * rng.normal(size=(1, 9)), draws.labels(rng, 9))),
    hidden(
        "more large scores",
        _large_scores,
        points=2,
    ),
)


@STABLE_COST.equivalent
def by_cases(Z, Y):
    towards = np.where(Y == 1, Z, -Z)
    return np.logaddexp(0, -towards).mean()


@STABLE_COST.equivalent
def by_hand(Z, Y):
    return np.sum(np.maximum(Z, 0) + np.log1p(np.exp(-np.abs(Z))) - Y * Z) / Z.size


@STABLE_COST.equivalent
def in_a_loop_of_losses(Z, Y):
    total = 0.0
    for z, y in zip(Z[0], Y[0]):  # noqa: B905  as students write it
        total += max(z, 0) + math.log(1 + math.exp(-abs(z))) - y * z
    return total / len(Z[0])


STABLE_COST.wrong("""
    np.mean → np.sum
        The cost is the mean of the losses. Yours is their sum.
    np.logaddexp(0, Z) - Y * Z → np.logaddexp(0, Z)
        Both labels have the same loss. What is left of -log(a) beside the logarithm of 1 + exp(z)?
    np.logaddexp(0, Z) - Y * Z → np.logaddexp(0, Z) + Y * Z
        With the label 1, a large score has to be cheap. Look at the sign of the second term.
    np.logaddexp(0, Z) - Y * Z → np.log(1 + np.exp(Z)) - Y * Z
        `np.exp` overflows beyond 709, and the cost is infinite. `np.logaddexp` gives the same
        without it.
    np.logaddexp(0, Z) → np.logaddexp(0, -Z)
        Put a = 1 / (1 + exp(-z)) into -log(1 - a) once more. With the label 0, which sign of z
        is expensive?
    np.logaddexp(0, Z) - Y * Z → np.logaddexp(0, Z) - (1 - Y) * Z
        The two labels have changed places.
    np.mean(np.logaddexp(0, Z) - Y * Z) → np.logaddexp(0, Z) - Y * Z
        These are the losses one by one. The cost is a single number: their mean.
    np.logaddexp(0, Z) - Y * Z →
    -(Y * np.log(1 / (1 + np.exp(-Z))) + (1 - Y) * np.log(1 - 1 / (1 + np.exp(-Z))))
        For large scores this becomes nan or infinite: the logarithm is taken of a probability that
        has become 0, or `np.exp` overflows. `np.logaddexp` takes both steps in one.
""")
