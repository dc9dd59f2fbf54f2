"""Random, and large."""

import numpy as np

from course_utils.reference import deep, initialization, shallow

from ....machinery.exercises import exercise
from . import shared

_JUDGE_RANDOM = shared.judge_by(lambda n_in, n_out: 10, shared.SPREADS)


RANDOM = exercise(
    initialization.initialize_parameters_random,
    "Random weights, far too large",
    *shared.random_cases(_JUDGE_RANDOM),
    twins=(
        deep.initialize_parameters_deep,
        shallow.initialize_parameters,
    ),
)


@RANDOM.equivalent
def with_global_state(layers_dims):
    np.random.seed(3)  # noqa: NPY002
    parameters = {}
    for l in range(1, len(layers_dims)):  # noqa: E741
        W = np.random.randn(layers_dims[l], layers_dims[l - 1]) * 10  # noqa: NPY002
        parameters["W" + str(l)] = W
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters


@RANDOM.equivalent
def with_a_seed(layers_dims):
    rng = np.random.default_rng(1)
    parameters = {}
    for layer, (n_in, n_out) in enumerate(
        zip(layers_dims[:-1], layers_dims[1:], strict=True), start=1
    ):
        parameters[f"W{layer}"] = rng.normal(0, 10, size=(n_out, n_in))
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return parameters


RANDOM.wrong("""
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
    10 * rng.standard_normal((n_out, n_in)) → rng.standard_normal((n_out, n_in))
        The weights have a deviation of 1. Here they are to be ten times as large.
    10 * rng.standard_normal((n_out, n_in)) → 0.01 * rng.standard_normal((n_out, n_in))
        The weights are small. This exercise wants them far too large: look at the factor.
    rng.standard_normal → rng.random
        All your weights are positive, such as `rng.random` makes them. Normal numbers have mean 0.
    10 * rng.standard_normal((n_out, n_in)) → 10 * np.zeros((n_out, n_in))
        The weights are zero. Units that start alike stay alike.
    rng.standard_normal((n_out, n_in → np.tile(rng.standard_normal(n_in), (n_out, 1
        All units of a layer start with the same weights, so they will do the same for ever. Draw a
        number for every entry.
""")


@RANDOM.mistake("The layers start with the same numbers. Set a seed before the loop, if at all.")
def same_in_every_layer(layers_dims):
    parameters = {}
    for layer in range(1, len(layers_dims)):
        n_out, n_in = layers_dims[layer], layers_dims[layer - 1]
        parameters[f"W{layer}"] = 10 * np.random.default_rng(3).standard_normal((n_out, n_in))
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return parameters
