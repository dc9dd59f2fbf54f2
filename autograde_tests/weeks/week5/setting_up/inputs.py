"""Normalising the inputs."""

import numpy as np

from course_utils.reference import setting_up

from ....machinery.exercises import exercise, hidden, visible


def _features(rng, n_x, m):
    """Draw features of very different sizes and spreads."""
    size = 10.0 ** rng.integers(-2, 4, (n_x, 1))
    return size * (rng.normal(size=(n_x, m)) + rng.uniform(1, 3, (n_x, 1)))


def _with_a_constant(rng, n_x, m):
    X = _features(rng, n_x, m)
    X[rng.integers(n_x)] = float(rng.integers(2, 9))  # whole: its mean has no rounding error
    return (X,)


FIT_NORMALIZER = exercise(
    setting_up.fit_normalizer,
    "Mean and spread of every feature",
    visible(
        "two features",
        np.array([[1.0, 3.0, 5.0, 7.0], [200.0, 100.0, 0.0, 100.0]]),
        unchanged=True,
    ),
    visible("one that never varies, one that does a little", np.array([[3.0, 3.0], [0.2, 0.4]])),
    visible("one example", np.array([[2.0], [0.0]])),
    hidden("many features", lambda rng: (_features(rng, 6, 15),), unchanged=True),
    hidden("one feature", lambda rng: (_features(rng, 1, 8),)),
    hidden("a constant among others", lambda rng: _with_a_constant(rng, 4, 8)),
    hidden("another example", lambda rng: (rng.integers(2, 9, (3, 1)).astype(float),)),
)


@FIT_NORMALIZER.equivalent
def formula(X):
    m = X.shape[1]
    mu = X.sum(axis=1).reshape(-1, 1) / m
    sigma = ((X - mu) ** 2).sum(axis=1).reshape(-1, 1) / m
    sigma = np.sqrt(sigma)
    sigma[sigma == 0] = 1
    return [mu, sigma]


@FIT_NORMALIZER.equivalent
def rows(X):
    mu, sigma = np.zeros((len(X), 1)), np.ones((len(X), 1))
    for j, row in enumerate(X):
        mu[j, 0] = row.mean()
        if row.min() < row.max():
            sigma[j, 0] = np.sqrt(np.mean(row**2 - 2 * row * row.mean() + row.mean() ** 2))
    return mu, sigma


FIT_NORMALIZER.wrong("""
    np.mean(X, axis=1, keepdims=True) → np.mean(X, axis=0, keepdims=True)
    np.std(X, axis=1, keepdims=True) → np.std(X, axis=0, keepdims=True)
        You took the mean over the features of each example. A feature is a row: the mean runs along
        it, over the examples.
    np.mean(X, axis=1, keepdims=True) → np.mean(X, keepdims=True)
    np.std(X, axis=1, keepdims=True) → np.std(X, keepdims=True)
        That is one mean for all features together. Each row has one of its own.
    np.std → np.var
        You return the variance. Its root has the unit of the feature.
    np.where(varies, sigma, 1.0) → sigma
        A feature that never varies has the standard deviation 0, and the next step divides by it. A
        tiny number is no better: a test example that is a little off would explode. Which divisor
        does no harm?
    np.std(X, axis=1, keepdims=True) →
    np.std(X, axis=1, keepdims=True, ddof=min(1, X.shape[1] - 1))
        The sum of squares is divided by m - 1. Here it is divided by m, the number of examples.
    np.mean(X, axis=1, keepdims=True) → np.mean(X, axis=1)
    np.std(X, axis=1, keepdims=True) → np.std(X, axis=1)
        The results are rank-1 arrays. Beside the columns of X, a column is needed.
    np.std(X, axis=1, keepdims=True) → np.sqrt(np.mean(X**2, axis=1, keepdims=True))
        Your spread is measured from 0, not from the mean of the feature.
""")


def _normalize_case(rng, n_x, m):
    """Draw a set, and the mean and spread of another one."""
    mu, sigma = setting_up.fit_normalizer(_features(rng, n_x, 9))
    return mu + sigma * rng.normal(1, 2, (n_x, m)), mu, sigma


NORMALIZE = exercise(
    setting_up.normalize,
    "Every set with the training set's scale",
    visible(
        "three examples of two features",
        np.array([[7.0, 10.0, 13.0], [300.0, 100.0, 200.0]]),
        np.array([[10.0], [100.0]]),
        np.array([[2.0], [50.0]]),
    ),
    visible(
        "one example",
        np.array([[4.0], [0.25]]),
        np.array([[3.0], [0.5]]),
        np.array([[4.0], [0.125]]),
        unchanged=True,
    ),
    hidden("other features", lambda rng: _normalize_case(rng, 5, 8), unchanged=True, points=2),
    hidden("one feature", lambda rng: _normalize_case(rng, 1, 6)),
    hidden("as many examples as features", lambda rng: _normalize_case(rng, 4, 4)),
)


@NORMALIZE.equivalent
def row_by_row(X, mu, sigma):
    Z = np.zeros(X.shape)
    for j in range(X.shape[0]):
        Z[j] = (X[j] - mu[j]) / sigma[j]
    return Z


@NORMALIZE.equivalent
def on_a_copy(X, mu, sigma):
    Z = X.copy()
    Z -= mu
    Z *= 1 / sigma
    return Z


NORMALIZE.wrong("""
    / sigma → / sigma**2
        You have divided by the variance. The standard deviation, with the unit of the feature,
        makes the spread 1.
    / sigma → / np.sqrt(sigma)
        You have divided by the root of the standard deviation: `sigma` is no variance.
    / sigma →
        The mean is subtracted and the spread is as before.
    (X - mu) → X
        The spread is right and the mean is still in there.
    (X - mu) → X - mu
        Division comes before subtraction: only `mu` is divided. Use brackets.
    / sigma → * sigma
        You have multiplied by the spread, which makes large features larger still.
    (X - mu) / sigma → (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)
        You have used the mean and spread of the set you were given. Use `mu` and `sigma`: they come
        from the training set, for every set.
    return (X - mu) / sigma → X -= mu; X /= sigma; return X
        `-=` and `/=` write into the caller's array: called twice, it would be normalised twice.
""")
