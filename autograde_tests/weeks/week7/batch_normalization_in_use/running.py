"""Averages over the batches of training."""

import numpy as np

from course_utils.reference import batchnorm

from ....machinery.exercises import exercise, hidden, visible


def _batch(n, m, *momentum):
    """Return a draw of two averages and a batch that differs from them."""
    return lambda rng: (
        rng.uniform(-3, 3, (n, 1)),
        rng.uniform(0.5, 4, (n, 1)),
        rng.uniform(-8, 8, (n, 1)) + rng.uniform(1.5, 5, (n, 1)) * rng.normal(size=(n, m)),
        *momentum,
    )


_ONE = np.array([[1.0]])

UPDATE = exercise(
    batchnorm.update_running_statistics,
    "Averages that outlast the batch",
    visible("one unit, a momentum of 0.5", 0 * _ONE, _ONE, np.array([[1.0, 3.0]]), 0.5),
    visible(
        "two units, the default momentum",
        np.array([[2.0], [-1.0]]),
        np.array([[4.0], [0.5]]),
        np.array([[1.0, 3.0, 8.0], [-20.0, 30.0, 20.0]]),
    ),
    hidden("more of all", _batch(5, 8, 0.8), points=2),
    hidden("as many units as examples", _batch(4, 4, 0.6)),
    hidden("a batch of two", _batch(3, 2)),
    hidden("a long memory", _batch(2, 6, 0.99)),
)


@UPDATE.equivalent
def by_numpys_own(running_mean, running_var, Z, momentum=0.9):
    mean, var = np.mean(Z, axis=1), np.var(Z, axis=1, ddof=1)
    running_mean = running_mean + (1 - momentum) * (mean.reshape(-1, 1) - running_mean)
    running_var = running_var + (1 - momentum) * (var.reshape(-1, 1) - running_var)
    return [running_mean, running_var]


@UPDATE.equivalent
def in_place(running_mean, running_var, Z, momentum=0.9):
    m = Z.shape[1]
    running_mean *= momentum
    running_mean += (1 - momentum) * Z.mean(axis=1, keepdims=True)
    running_var *= momentum
    running_var += (1 - momentum) * m / (m - 1) * Z.var(axis=1, keepdims=True)
    return running_mean, running_var


UPDATE.wrong("""
    / (m - 1) → / m
        The average takes in the batch's own variance. On average that is too small: by which
        factor?
    momentum * running_mean + (1 - momentum) * mean →
    (1 - momentum) * running_mean + momentum * mean
    momentum * running_var + (1 - momentum) * var → (1 - momentum) * running_var + momentum * var
        The two weights have changed places: momentum is the share of the past.
    (1 - momentum) * mean → mean
    (1 - momentum) * var → var
        The batch counts in full. The two weights are to add up to 1.
    (Z - mean) ** 2 → (Z - running_mean) ** 2
        The batch's variance is taken around the running mean. It belongs around the batch's own.
    (1 - momentum) * var → (1 - momentum) * np.sqrt(var)
        You average standard deviations. The average of the variances is asked for.
    momentum * running_mean + (1 - momentum) → 0.9 * running_mean + 0.1
    momentum * running_var + (1 - momentum) → 0.9 * running_var + 0.1
        The momentum is fixed inside your function. Use the argument.
    return running_mean, running_var → return running_var, running_mean
        The mean comes first, then the variance.
    np.mean(Z, axis=1 → np.mean(Z, axis=0
    ** 2, axis=1 → ** 2, axis=0
        Your means run over the units. They are to run over the examples of the batch.
    np.mean(Z, axis=1, keepdims=True) → np.mean(Z)
    ** 2, axis=1, keepdims=True) / (m - 1) → ** 2) / (Z.size - 1)
        One mean and one variance serve all units. Each unit has its own.
    running_var = momentum * running_var + (1 - momentum) * var → pass
        The variance comes back as it was.
    momentum * running_mean + (1 - momentum) * mean → mean
    momentum * running_var + (1 - momentum) * var → var
        These are the statistics of the last batch alone. The averages so far belong in, too.
""")


@UPDATE.mistake("Both have lost an axis. They have the shape (n, 1) of the averages handed in.")
def as_rank_one(running_mean, running_var, Z, momentum=0.9):
    mean, var = np.mean(Z, axis=1), np.var(Z, axis=1, ddof=1)
    running_mean = momentum * running_mean.ravel() + (1 - momentum) * mean
    return running_mean, momentum * running_var.ravel() + (1 - momentum) * var
