"""The right size, for ReLU and for tanh."""

import numpy as np

from course_utils.reference import deep, initialization, shallow

from ....machinery.exercises import exercise
from . import shared

HE = exercise(
    initialization.initialize_parameters_he,
    "Random weights of the right size for ReLU",
    *shared.random_cases(lambda n_in, n_out: np.sqrt(2 / n_in)),
    twins=(deep.initialize_parameters_deep, shallow.initialize_parameters),
)


@HE.equivalent
def with_global_state(layers_dims):
    np.random.seed(3)  # noqa: NPY002
    parameters = {}
    for l in range(1, len(layers_dims)):  # noqa: E741
        W = np.random.randn(layers_dims[l], layers_dims[l - 1])  # noqa: NPY002
        parameters["W" + str(l)] = W * np.sqrt(2.0 / layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters


@HE.equivalent
def by_deviation(layers_dims):
    rng = np.random.default_rng()
    parameters = {}
    for layer in range(1, len(layers_dims)):
        shape = layers_dims[layer], layers_dims[layer - 1]
        parameters[f"b{layer}"] = np.zeros((shape[0], 1))
        parameters[f"W{layer}"] = rng.normal(0.0, (2 / shape[1]) ** 0.5, size=shape)
    return parameters


@HE.equivalent
def uniform(layers_dims):
    rng = np.random.default_rng(8)
    parameters = {}
    for layer in range(1, len(layers_dims)):
        shape = layers_dims[layer], layers_dims[layer - 1]
        limit = np.sqrt(6 / shape[1])
        parameters[f"W{layer}"] = rng.uniform(-limit, limit, size=shape)
        parameters[f"b{layer}"] = np.zeros((shape[0], 1))
    return parameters


HE.wrong("""
    np.sqrt(2 / n_in) → np.sqrt(1 / n_in)
        Your variance is 1 / n. That keeps the scale if every unit is on; ReLU switches off half of
        them.
    np.sqrt(2 / n_in) → (2 / n_in)
        2 / n is the variance. What must normal numbers be multiplied by to get it?
    np.sqrt(2 / n_in) → np.sqrt(2 / n_out)
        The scale follows the size of the layer itself. What counts is how many terms a unit adds
        up.
    * np.sqrt(2 / n_in) →
        The weights are not scaled: a wide layer adds up many of them.
    * np.sqrt(2 / n_in) → / np.sqrt(2 / n_in)
        You divide by the root where you should multiply: a wide layer needs small weights.
    np.sqrt(2 / n_in) → np.sqrt(2 / layers_dims[0])
        Every layer is scaled by the number of features. Each has its own layer before it.
    np.sqrt(2 / n_in) → 0.01
        A fixed small factor suits one width only. The scale must follow the layer before.
    np.zeros((n_out, 1)) → np.zeros((n_out, n_in))
        The biases have the shape of the weights: a line that was copied. Each unit has one bias.
""")

XAVIER = exercise(
    initialization.initialize_parameters_xavier,
    "Random weights of the right size for tanh",
    *shared.random_cases(lambda n_in, n_out: np.sqrt(1 / n_in)),
    twins=(deep.initialize_parameters_deep, shallow.initialize_parameters),
)


@XAVIER.equivalent
def with_global_state_for_tanh(layers_dims):
    np.random.seed(3)  # noqa: NPY002
    parameters = {}
    for l in range(1, len(layers_dims)):  # noqa: E741
        W = np.random.randn(layers_dims[l], layers_dims[l - 1])  # noqa: NPY002
        parameters["W" + str(l)] = W * np.sqrt(1.0 / layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters


@XAVIER.equivalent
def uniform_for_tanh(layers_dims):
    rng = np.random.default_rng()
    parameters = {}
    for layer in range(1, len(layers_dims)):
        shape = layers_dims[layer], layers_dims[layer - 1]
        limit = np.sqrt(3 / shape[1])
        parameters[f"W{layer}"] = rng.uniform(-limit, limit, size=shape)
        parameters[f"b{layer}"] = np.zeros((shape[0], 1))
    return parameters


XAVIER.wrong("""
    / np.sqrt(n_in) → * np.sqrt(2 / n_in)
        Your variance is 2 / n, as for ReLU. Near zero tanh passes on all of the signal, not half of
        it.
    / np.sqrt(n_in) → / n_in
        1 / n is the variance. What must normal numbers be divided by to get it?
    / np.sqrt(n_in) → / np.sqrt(n_out)
        The scale follows the size of the layer itself. What counts is how many terms a unit adds
        up.
    / np.sqrt(n_in) → * np.sqrt(2 / (n_in + n_out))
        That is the compromise of both directions. Here the variance is to keep the forward signal:
        1 / n of the layer before.
    / np.sqrt(n_in) →
        The weights are not scaled: a wide layer adds up many of them.
    / np.sqrt(n_in) → * np.sqrt(n_in)
        You multiply by the root where you should divide: a wide layer needs small weights.
    np.zeros((n_out, 1)) → np.zeros((n_out, n_in))
        The biases have the shape of the weights: a line that was copied. Each unit has one bias.
    / np.sqrt(n_in) → / np.sqrt(layers_dims[0])
        Every layer is scaled by the number of features. Each has its own layer before it.
""")

for each in (HE, XAVIER):
    shared.wrong_shapes(each)
    each.wrong("""
        rng.standard_normal → rng.random
            All your weights are positive, such as `rng.random` makes them. Their mean must be 0.
        rng.standard_normal((n_out, n_in)) → rng.uniform(-1, 1, (n_out, n_in))
            You draw evenly between plus and minus the standard deviation. Such numbers spread by
            less: their variance is a third of the limit squared.
        rng.standard_normal → np.random.default_rng(3).standard_normal
            The layers start with the same numbers. Set a seed before the loop, if at all.
    """)
