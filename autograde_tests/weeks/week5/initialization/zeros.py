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


ZEROS.wrong("""
    (n_out, n_in) → (n_in, n_out)
        Rows and columns of the weights are exchanged: one row holds the weights of one unit, with
        an entry for each unit of the layer before.
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
    (n_out, n_in)) → (n_out, n_in)) + 1
        The weights are one, not zero.
""")
