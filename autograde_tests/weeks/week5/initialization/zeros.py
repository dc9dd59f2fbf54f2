"""All zero."""

import numpy as np

from course_utils.reference import initialization

from ....machinery.exercises import exercise, hidden, visible
from . import shared


def _judge_zeros(arguments, value):
    (dims,) = arguments
    for layer in range(1, len(dims)):
        fault = shared.fault_of_shapes(value, layer, dims[layer], dims[layer - 1])
        if fault:
            return fault
        if np.any(value[f"W{layer}"]):
            return f"W{layer} must be zero."
    if len(value) != 2 * (len(dims) - 1):
        return "the result has other keys than W and b of each layer."
    return None


ZEROS = exercise(
    initialization.initialize_parameters_zeros,
    "Every parameter zero",
    visible("two layers", [3, 2, 1], judge=_judge_zeros),
    visible("one layer", [4, 2], judge=_judge_zeros),
    hidden(
        "four layers",
        lambda rng: shared.draw_sizes(rng, 5, 8, 3, 7, 1),
        judge=_judge_zeros,
        points=2,
    ),
    hidden("one unit a layer", lambda rng: ([int(rng.integers(2, 6)), 1, 1],), judge=_judge_zeros),
)


@ZEROS.equivalent
def filled(layers_dims):
    parameters = {}
    L = len(layers_dims)
    for l in range(1, L):  # noqa: E741
        parameters["W" + str(l)] = np.full((layers_dims[l], layers_dims[l - 1]), 0.0)
        parameters["b" + str(l)] = np.full((layers_dims[l], 1), 0.0)
    return parameters


@ZEROS.equivalent
def in_one_go(layers_dims):
    pairs = list(enumerate(zip(layers_dims[:-1], layers_dims[1:], strict=True), start=1))
    weights = {f"W{layer}": np.zeros((n_out, n_in)) for layer, (n_in, n_out) in pairs}
    return weights | {f"b{layer}": np.zeros((n_out, 1), int) for layer, (_, n_out) in pairs}


shared.wrong_shapes(ZEROS)
ZEROS.wrong("""
    np.zeros((n_out, n_in)) → np.ones((n_out, n_in))
        The weights are one, not zero.
    np.zeros((n_out, 1)) → np.zeros((n_out, n_in))
        The biases have the shape of the weights: a line that was copied. Each unit has one bias.
""")
