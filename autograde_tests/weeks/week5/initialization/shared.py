"""How random weights are judged: by their properties, whatever numbers they are."""

import numpy as np

from ....machinery.exercises import hidden, visible
from ... import judges

_SPREADS = {
    "a standard deviation of 1": lambda n_in, n_out: 1,
    "a standard deviation of 0.01": lambda n_in, n_out: 0.01,
    "a variance of 2 / n[l-1]": lambda n_in, n_out: np.sqrt(2 / n_in),
    "a variance of 1 / n[l-1]": lambda n_in, n_out: np.sqrt(1 / n_in),
    "a variance of 2 / n[l]": lambda n_in, n_out: np.sqrt(2 / n_out),
    "a variance of 1 / n[l]": lambda n_in, n_out: np.sqrt(1 / n_out),
    "a variance of 2 / (n[l-1] + n[l])": lambda n_in, n_out: np.sqrt(2 / (n_in + n_out)),
    "a standard deviation of 2 / n[l-1]": lambda n_in, n_out: 2 / n_in,
    "a standard deviation of 1 / n[l-1]": lambda n_in, n_out: 1 / n_in,
    "limits of plus and minus the root of 2 / n[l-1]": lambda n_in, n_out: np.sqrt(2 / 3 / n_in),
    "limits of plus and minus the root of 1 / n[l-1]": lambda n_in, n_out: np.sqrt(1 / 3 / n_in),
    "a division by the root of 2 / n[l-1]": lambda n_in, n_out: np.sqrt(n_in / 2),
    "a division by the root of 1 / n[l-1]": lambda n_in, n_out: np.sqrt(n_in),
}
"""Deviations that people reach, by mistake or not, by what to call them."""


def draw_sizes(rng, *sizes):
    """Draw sizes a little above these, as one argument: layers_dims."""
    return ([size + int(rng.integers(0, 8)) for size in sizes],)


def _judge_by(deviation):
    """Return a judge of weights whose standard deviation is deviation(n_in, n_out)."""

    def judge(arguments, value):
        (dims,) = arguments
        for layer in range(1, len(dims)):
            fault = fault_of_shapes(value, layer, dims[layer], dims[layer - 1])
            if fault:
                return fault
        for layer in range(1, len(dims)):
            W = np.asarray(value[f"W{layer}"], dtype=float)
            fault = _fault_of_weights(W, f"W{layer}", deviation)
            if fault:
                return fault
        if len(value) != 2 * (len(dims) - 1):
            return "the result has other keys than W and b of each layer."
        return judges.fault_of_draws(value, len(dims) - 1)

    return judge


def fault_of_shapes(value, layer, n_out, n_in):
    if not isinstance(value, dict):
        return "the result must be a dict."
    for name, shape in ((f"W{layer}", (n_out, n_in)), (f"b{layer}", (n_out, 1))):
        if name not in value:
            return f"the result has no key {name!r}."
        found = np.shape(value[name])
        if found != shape:
            swapped = " Rows and columns are swapped." if found == shape[::-1] else ""
            return f"{name} has shape {found}, expected {shape}.{swapped}"
    if np.any(value[f"b{layer}"]):
        return f"b{layer} must be zero."
    return None


def _fault_of_weights(W, name, deviation):
    if not np.isfinite(W).all():
        return f"{name} has entries that are not finite."
    if W.size > 1 and (W == W[0, 0]).all():
        return f"all weights of {name} are equal."
    if len({row.tobytes() for row in W}) < len(W):
        return f"two units of {name} start with the same weights."
    expected = deviation(W.shape[1], W.shape[0])
    if not 1e-8 < np.abs(W).max() / expected < 1e5:
        return (
            f"the weights of {name} are out of all proportion to the standard deviation asked for."
        )
    if W.size < 200:
        return None
    # six standard errors of the mean, and of the deviation of normal numbers
    spread, margin = W.std(), 6 / np.sqrt(2 * W.size)
    if (W > 0).all():
        return f"all weights of {name} are positive."
    if abs(W.mean()) > 6 * spread / np.sqrt(W.size):
        return f"the mean of {name} is far from 0."
    n_out, n_in = W.shape
    if abs(spread / expected - 1) <= margin:
        return None
    much = "much" if spread > expected else "little"
    for label, other in _SPREADS.items():
        if abs(spread / other(n_in, n_out) - 1) <= margin:
            return f"{name} spreads too {much}: as if by {label}."
    return f"{name} spreads too {much}."


def random_cases(deviation):
    """Return the cases of weights whose standard deviation is deviation(n_in, n_out)."""
    judge = _judge_by(deviation)
    return (
        visible("a small network", [3, 4, 1], judge=judge),
        visible("wide layers", [250, 100, 200], judge=judge),
        visible("layers of one width", [60, 60, 60], judge=judge),
        hidden(
            "other widths", lambda rng: draw_sizes(rng, 90, 330, 170, 50), judge=judge, points=2
        ),
        hidden("two features", lambda rng: ([2, *draw_sizes(rng, 500, 300)[0]],), judge=judge),
        hidden(
            "layers of another width", lambda rng: ([int(rng.integers(60, 90))] * 4,), judge=judge
        ),
        hidden("one unit a layer", lambda rng: ([int(rng.integers(2, 6)), 1, 1],), judge=judge),
    )


def wrong_shapes(exercise):
    """Declare the mistakes with shapes, biases and keys, which all four starts share."""
    exercise.wrong("""
        (n_out, n_in) → (n_in, n_out)
            Rows and columns of the weights are exchanged: one row holds the weights of one unit,
            with an entry for each unit of the layer before.
        range(1, len(layers_dims)) → range(1, len(layers_dims) - 1)
            The last layer has no parameters. The list names L + 1 sizes, for L layers.
        np.zeros((n_out, 1)) → np.zeros((1, n_out))
            The biases are rows. Each layer has a column of them, one for each of its units.
        np.zeros((n_out, 1)) → np.zeros(n_out)
            A shape with one number in it is neither row nor column.
        np.zeros((n_out, 1)) → np.ones((n_out, 1))
            The biases are not zero. All of them start there.
        f"W{layer}" → f"W{layer - 1}"
        f"b{layer}" → f"b{layer - 1}"
            The keys begin with W0. The first layer with weights is layer 1.
    """)
