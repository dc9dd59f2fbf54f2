"""Random, and large."""

import numpy as np

from course_utils.reference import deep, initialization, shallow

from ....machinery.exercises import exercise
from . import shared

RANDOM = exercise(
    initialization.initialize_parameters_random,
    "Random weights, far too large",
    *shared.random_cases(lambda n_in, n_out: 10),
    twins=(deep.initialize_parameters_deep, shallow.initialize_parameters),
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


shared.wrong_shapes(RANDOM)
RANDOM.wrong("""
    10 * rng.standard_normal((n_out, n_in)) → rng.standard_normal((n_out, n_in))
        The weights have a standard deviation of 1. Here they are to be ten times as large.
    10 * rng.standard_normal((n_out, n_in)) → 0.01 * rng.standard_normal((n_out, n_in))
        The weights are small. This exercise wants them far too large: look at the factor.
    rng.standard_normal → rng.random
        All your weights are positive, such as `rng.random` makes them. Normal numbers have mean 0.
    10 * rng.standard_normal((n_out, n_in)) → 10 * np.zeros((n_out, n_in))
        The weights are zero. Units that start alike stay alike.
    rng.standard_normal((n_out, n_in)) → np.tile(rng.standard_normal(n_in), (n_out, 1))
        All units of a layer start with the same weights, so they will do the same for ever. Draw a
        number for every entry.
    rng.standard_normal → np.random.default_rng(3).standard_normal
        The layers start with the same numbers. Set a seed before the loop, if at all.
    np.zeros((n_out, 1)) → np.zeros((n_out, n_in))
        The biases have the shape of the weights: a line that was copied. Each unit has one bias.
""")
