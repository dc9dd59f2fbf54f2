"""One example at a time, and the layer that is left."""

import numpy as np

from course_utils.reference import batchnorm

from ....machinery.exercises import exercise, hidden, visible


def _statistics(rng, n):
    """Draw γ, β, mean and variance of n units; no γ and no variance near 1."""
    return (
        rng.permutation(np.resize([1.0, -1.0], n)).reshape(n, 1) * rng.uniform(1.5, 3, (n, 1)),
        rng.uniform(1, 4, (n, 1)),
        rng.uniform(1, 6, (n, 1)),
        rng.uniform(2, 9, (n, 1)),
    )


def _tiny(rng, draw):
    """Draw arguments, and make the spread tiny that they tell of."""
    first, gamma, beta, running_mean, running_var = draw(rng)
    return first, gamma, beta, running_mean, 1e-9 * running_var


def _in_use(n, m, *eps):
    return lambda rng: (5 * rng.normal(size=(n, m)), *_statistics(rng, n), *eps)


_ONE = np.array([[1.0]])
_TWO_UNITS = (
    np.array([[2.0], [-0.5]]),
    np.array([[5.0], [1.0]]),
    np.array([[1.0], [-3.0]]),
    np.array([[4.0], [0.25]]),
)

INFERENCE = exercise(
    batchnorm.batchnorm_inference,
    "Each example on its own",
    visible("one example, one unit", 9 * _ONE, _ONE, 0 * _ONE, _ONE, 4 * _ONE),
    visible(
        "two units, three examples",
        np.array([[1.0, 3.0, 9.0], [-2.0, 0.0, 2.0]]),
        *_TWO_UNITS,
        unchanged=True,
    ),
    visible("ε of 0.5", 9 * _ONE, _ONE, 0 * _ONE, _ONE, 4 * _ONE, 0.5),
    visible("a tiny spread", 9 * _ONE, _ONE, 0 * _ONE, _ONE, 4e-9 * _ONE),
    hidden("more of all", _in_use(5, 8), points=2, unchanged=True),
    hidden("one example", _in_use(6, 1)),
    hidden("as many units as examples", _in_use(4, 4)),
    hidden("a tiny spread, where the default ε counts", lambda rng: _tiny(rng, _in_use(3, 4))),
    hidden("a large ε", _in_use(3, 5, 2.0)),
)


@INFERENCE.equivalent
def as_a_line(Z, gamma, beta, running_mean, running_var, eps=1e-8):
    slope = gamma * (running_var + eps) ** -0.5
    return slope * Z + (beta - slope * running_mean)


@INFERENCE.equivalent
def column_by_column(Z, gamma, beta, running_mean, running_var, eps=1e-8):
    sigma = np.sqrt(running_var + eps)
    columns = [gamma * (z[:, None] - running_mean) / sigma + beta for z in Z.T]
    return np.hstack(columns)


INFERENCE.wrong("""
    Z - running_mean → Z - np.mean(Z, axis=1, keepdims=True)
    np.sqrt(running_var + eps) → np.sqrt(np.var(Z, axis=1, keepdims=True) + eps)
        You normalise with the batch's own statistics. Then an example's answer depends on who
        stands beside it, and one alone always gets β.
    np.sqrt(running_var + eps) → (running_var + eps)
        You divide by the variance. Divide by its root.
    np.sqrt(running_var + eps) → (np.sqrt(running_var) + eps)
        ε stands beside the root. It belongs inside, as in training.
    running_var + eps → running_var + 1e-8
        ε is fixed inside your function. Use the argument.
    running_var + eps → running_var
        ε is missing. What is done in use must be what was done in training.
    Z - running_mean → Z
        The mean is not subtracted.
    gamma * Z_norm + beta → Z_norm
        γ and β are not used. What follows was trained with them.
    gamma * Z_norm + beta → Z_norm + beta
        γ is not used.
    gamma * Z_norm + beta → gamma * Z_norm
        β is not used.
    gamma * Z_norm + beta → beta * Z_norm + gamma
        γ and β have changed places: γ is the scale.
    (Z - running_mean) / np.sqrt(running_var + eps) → Z - running_mean / np.sqrt(running_var + eps)
        Only the mean is divided. Put Z - μ into brackets.
    (Z - running_mean) / np.sqrt(running_var + eps) → Z / np.sqrt(running_var + eps) - running_mean
        The mean is not divided. It is subtracted before the division.
    (Z - running_mean) / np.sqrt(running_var + eps) →
    (Z - running_var) / np.sqrt(running_mean + eps)
        Mean and variance have changed places.
    gamma * Z_norm + beta → gamma * (Z_norm + beta)
        The shift is multiplied by γ. Scale first, then shift.
    Z - running_mean → 0.9 * running_mean + 0.1 * Z - running_mean
        The example still moves the averages. In use they are fixed.
    np.sqrt(running_var + eps) → np.sqrt(running_var * Z.shape[1] / max(Z.shape[1] - 1, 1) + eps)
        You correct the variance by m / (m - 1). That was done when the averages were made.
""")


@INFERENCE.mistake("You changed the caller's Z. Make a new array.")
def in_place(Z, gamma, beta, running_mean, running_var, eps=1e-8):
    Z -= running_mean
    Z /= np.sqrt(running_var + eps)
    return gamma * Z + beta


def _layer(n, n_in, *eps):
    return lambda rng: (rng.normal(size=(n, n_in)), *_statistics(rng, n), *eps)


FOLD = exercise(
    batchnorm.fold_batchnorm,
    "Batch normalisation folded into the layer before it",
    visible("one unit, one input", 3 * _ONE, 4 * _ONE, _ONE, 5 * _ONE, 4 * _ONE),
    visible(
        "two units, three inputs",
        np.array([[1.0, -2.0, 0.5], [0.0, 3.0, 1.0]]),
        *_TWO_UNITS,
        unchanged=True,
    ),
    visible(
        "as many units as inputs, ε of 0.5",
        np.array([[1.0, -2.0], [0.0, 3.0]]),
        *(*_TWO_UNITS, 0.5),
    ),
    visible("a tiny spread", 3 * _ONE, 4 * _ONE, _ONE, 5 * _ONE, 4e-9 * _ONE),
    hidden("more of all", _layer(5, 7), points=2, unchanged=True),
    hidden("as many units as inputs", _layer(4, 4)),
    hidden("one unit", _layer(1, 6)),
    hidden("a tiny spread, where the default ε counts", lambda rng: _tiny(rng, _layer(3, 4))),
    hidden("a large ε", _layer(3, 2, 2.0)),
)


@FOLD.equivalent
def by_a_diagonal_matrix(W, gamma, beta, running_mean, running_var, eps=1e-8):
    scale = (gamma / np.sqrt(running_var + eps)).ravel()
    return [np.diag(scale) @ W, beta - np.diag(scale) @ running_mean]


@FOLD.equivalent
def by_asking_the_layer(W, gamma, beta, running_mean, running_var, eps=1e-8):
    # a line is known by its value at 0, and by what each input adds to that
    n, n_in = W.shape
    A = np.hstack([np.zeros((n_in, 1)), np.eye(n_in)])
    out = gamma * (W @ A - running_mean) / np.sqrt(running_var + eps) + beta
    return out[:, 1:] - out[:, :1], out[:, :1]


FOLD.wrong("""
    scale * W, beta → W, beta
        W comes back as it was. γ / σ multiplies all that W A gives.
    - scale * running_mean → - running_mean
        The mean is subtracted before the scale comes: γ / σ multiplies it, too.
    beta - scale * running_mean → beta
        The mean is missing from the bias.
    beta - scale * running_mean → beta + scale * running_mean
        The mean has the wrong sign: it is subtracted.
    beta - scale * running_mean → scale * (beta - running_mean)
        β comes last: γ / σ does not multiply it.
    beta - scale * running_mean → beta - scale / gamma * running_mean
        The mean is divided by σ, but γ multiplies it, too.
    return scale * W, beta - scale * running_mean → return beta - scale * running_mean, scale * W
        The weights come first, then the bias.
    scale * W, beta - scale * running_mean → scale * (W - running_mean), beta
        The mean is taken from the weights. It is subtracted from W A, once for each unit, so it
        belongs into the bias.
    beta - scale * running_mean → beta - gamma * running_mean
        The mean is multiplied by γ, but σ divides it, too.
    beta - scale * running_mean → -scale * running_mean
        β is missing.
    gamma / np.sqrt(running_var + eps) → 1 / np.sqrt(running_var + eps)
        γ is missing.
    np.sqrt(running_var + eps) → (running_var + eps)
        You divide by the variance. Divide by its root.
    np.sqrt(running_var + eps) → (np.sqrt(running_var) + eps)
        ε stands beside the root. It belongs inside.
    running_var + eps → running_var + 1e-8
        ε is fixed inside your function. Use the argument.
    running_var + eps → running_var
        ε is missing.
    return scale * W, beta - scale * running_mean →
    return scale * W, (beta - scale * running_mean).ravel()
        The bias has lost an axis. It has the shape (n, 1).
    scale * W, beta → scale.T * W if W.shape[1] == len(W) else scale * W, beta
        γ / σ of a unit multiplies its row of W. Yours multiplies columns.
""")
