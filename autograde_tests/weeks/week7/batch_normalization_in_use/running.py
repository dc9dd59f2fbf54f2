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
    visible("one unit, a momentum of 0.75", 7 * _ONE, 12 * _ONE, np.array([[1.0, 3.0, 5.0]]), 0.75),
    visible(
        "two units, the default momentum",
        np.array([[2.0], [-1.0]]),
        np.array([[4.0], [0.5]]),
        np.array([[1.0, 3.0, 9.0], [-20.0, 30.0, 20.0]]),
        unchanged=True,
    ),
    hidden("more of all", _batch(5, 8, 0.8), points=2, unchanged=True),
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
def with_the_factor(running_mean, running_var, Z, momentum=0.9):
    m = Z.shape[1]
    corrected = m / (m - 1) * Z.var(axis=1, keepdims=True)
    new_mean = momentum * running_mean + (1 - momentum) * Z.mean(axis=1, keepdims=True)
    return new_mean, corrected + momentum * (running_var - corrected)


UPDATE.wrong("""
    / (m - 1) → / m
        The average takes in the batch's own variance. On average that is too small: by which
        factor?
    / (m - 1) →
        The squares are added up, and the sum is not divided.
    np.sum((Z - mean) ** 2 → np.mean((Z - mean) ** 2
        You divide twice: the mean has divided by m already.
    (Z - mean) ** 2 → Z**2
        The squares are those of the numbers. A variance takes their distances from the batch's
        mean.
    momentum * running_mean + → running_mean +
    momentum * running_var + → running_var +
        The averages so far count in full. The two weights are to add up to 1.
    m = Z.shape[1] → m = Z.shape[0]
        Your m counts the units. The variance is taken over the examples: how many are there?
    / (m - 1) → * (m - 1) / m**2
        The correction is upside down: a batch's own variance is too small on average.
    / (m - 1) → / m
    momentum * running_var + (1 - momentum) * var →
    m / (m - 1) * (momentum * running_var + (1 - momentum) * var)
        You correct the whole average. Only the new batch's variance needs it: the past was
        corrected when it came in.
    momentum * running_mean + (1 - momentum) * mean →
    (1 - momentum) * running_mean + momentum * mean
    momentum * running_var + (1 - momentum) * var → (1 - momentum) * running_var + momentum * var
        The two weights have changed places: momentum is the share of the past.
    (1 - momentum) * mean → mean
    (1 - momentum) * var → var
        The batch counts in full. The two weights are to add up to 1.
    (Z - mean) ** 2 → (Z - running_mean) ** 2
        The batch's variance is taken around the running mean. It belongs around the batch's own.
    (Z - mean) ** 2 → (Z - momentum * running_mean - (1 - momentum) * mean) ** 2
        The batch's variance is taken around the new running mean. It belongs around the batch's
        own.
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


@UPDATE.mistake(
    "The batch's mean and variance have lost an axis: with averages of shape (n, 1) they make an "
    "(n, n). Keep it with `keepdims=True`."
)
def broadcast_to_a_square(running_mean, running_var, Z, momentum=0.9):
    running_mean = momentum * running_mean + (1 - momentum) * np.mean(Z, axis=1)
    return running_mean, momentum * running_var + (1 - momentum) * np.var(Z, axis=1, ddof=1)


@UPDATE.mistake("You changed the caller's Z. Make a new array.")
def centred_in_place(running_mean, running_var, Z, momentum=0.9):
    mean = np.mean(Z, axis=1, keepdims=True)
    Z -= mean
    var = np.sum(Z**2, axis=1, keepdims=True) / (Z.shape[1] - 1)
    running_mean = momentum * running_mean + (1 - momentum) * mean
    return running_mean, momentum * running_var + (1 - momentum) * var


@UPDATE.mistake("You changed the averages that were handed in. Make new arrays.")
def averaged_in_place(running_mean, running_var, Z, momentum=0.9):
    running_mean *= momentum
    running_mean += (1 - momentum) * Z.mean(axis=1, keepdims=True)
    running_var *= momentum
    running_var += (1 - momentum) * Z.var(axis=1, keepdims=True, ddof=1)
    return running_mean, running_var
