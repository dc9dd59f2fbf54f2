"""The right size, for ReLU and for tanh."""

import numpy as np

from course_utils.reference import deep, initialization, shallow

from ....machinery.exercises import exercise
from . import shared

_JUDGE_HE = shared.judge_by(lambda n_in, n_out: np.sqrt(2 / n_in), shared.SPREADS)


HE = exercise(
    initialization.initialize_parameters_he,
    "Random weights of the right size for ReLU",
    *shared.random_cases(_JUDGE_HE),
    twins=(
        deep.initialize_parameters_deep,
        shallow.initialize_parameters,
    ),
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
def he_uniform(layers_dims):
    rng = np.random.default_rng(8)
    parameters = {}
    for layer in range(1, len(layers_dims)):
        shape = layers_dims[layer], layers_dims[layer - 1]
        limit = np.sqrt(6 / shape[1])
        parameters[f"W{layer}"] = rng.uniform(-limit, limit, size=shape)
        parameters[f"b{layer}"] = np.zeros((shape[0], 1))
    return parameters


HE.wrong("""
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
    np.sqrt(2 / n_in) → np.sqrt(1 / n_in)
        Your variance is 1 / n. That keeps the scale if every unit is on; ReLU switches off half of
        them.
    np.sqrt(2 / n_in) → (2 / n_in)
        2 / n is the variance. What must normal numbers be multiplied by to get it?
    np.sqrt(2 / n_in) → np.sqrt(2 / n_out)
        The scale follows the size of the layer itself. What counts is how many terms a unit adds
        up.
    ) * np.sqrt(2 / n_in) → )
        The weights are not scaled: a wide layer adds up many of them.
    * np.sqrt(2 / n_in) → / np.sqrt(2 / n_in)
        You divide by the root where you should multiply: a wide layer needs small weights.
    np.sqrt(2 / n_in) → np.sqrt(2 / layers_dims[0])
        Every layer is scaled by the number of features. Each has its own layer before it.
    rng.standard_normal → rng.random
        All your weights are positive, such as `rng.random` makes them. Their mean must be 0.
    rng.standard_normal((n_out, n_in)) → rng.uniform(-1, 1, (n_out, n_in))
        You draw evenly between plus and minus the deviation. Such numbers spread by less: their
        variance is a third of the limit squared.
    np.sqrt(2 / n_in) → 0.01
        A fixed small factor suits one width only. The scale must follow the layer before.
""")


@HE.mistake("The layers start with the same numbers. Set a seed before the loop, if at all.")
def same_in_every_layer(layers_dims):
    parameters = {}
    for layer in range(1, len(layers_dims)):
        n_out, n_in = layers_dims[layer], layers_dims[layer - 1]
        W = np.random.default_rng(3).standard_normal((n_out, n_in))
        parameters[f"W{layer}"] = W * np.sqrt(2 / n_in)
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return parameters


_JUDGE_XAVIER = shared.judge_by(lambda n_in, n_out: np.sqrt(1 / n_in), shared.SPREADS)


XAVIER = exercise(
    initialization.initialize_parameters_xavier,
    "Random weights of the right size for tanh",
    *shared.random_cases(_JUDGE_XAVIER),
    twins=(
        deep.initialize_parameters_deep,
        shallow.initialize_parameters,
    ),
)


@XAVIER.equivalent
def xavier_with_global_state(layers_dims):
    np.random.seed(3)  # noqa: NPY002
    parameters = {}
    for l in range(1, len(layers_dims)):  # noqa: E741
        W = np.random.randn(layers_dims[l], layers_dims[l - 1])  # noqa: NPY002
        parameters["W" + str(l)] = W * np.sqrt(1.0 / layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters


@XAVIER.equivalent
def xavier_uniform(layers_dims):
    rng = np.random.default_rng()
    parameters = {}
    for layer in range(1, len(layers_dims)):
        shape = layers_dims[layer], layers_dims[layer - 1]
        limit = np.sqrt(3 / shape[1])
        parameters[f"W{layer}"] = rng.uniform(-limit, limit, size=shape)
        parameters[f"b{layer}"] = np.zeros((shape[0], 1))
    return parameters


XAVIER.wrong("""
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
    / np.sqrt(n_in) → * np.sqrt(2 / n_in)
        Your variance is 2 / n, as for ReLU. Near zero tanh passes on all of the signal, not half of
        it.
    / np.sqrt(n_in) → / n_in
        1 / n is the variance. What must normal numbers be divided by to get it?
    / np.sqrt(n_in) → / np.sqrt(n_out)
        The scale follows the size of the layer itself. What counts is how many terms a unit adds
        up.
    / np.sqrt(n_in) → * np.sqrt(2 / (n_in + n_out))
        That is the form with both sizes, which the text shows next to the one to write. Here the
        variance is 1 / n of the layer before.
    ) / np.sqrt(n_in) → )
        The weights are not scaled: a wide layer adds up many of them.
    / np.sqrt(n_in) → * np.sqrt(n_in)
        You multiply by the root where you should divide: a wide layer needs small weights.
    rng.standard_normal → rng.random
        All your weights are positive, such as `rng.random` makes them. Their mean must be 0.
    rng.standard_normal((n_out, n_in)) → rng.uniform(-1, 1, (n_out, n_in))
        You draw evenly between plus and minus the deviation. Such numbers spread by less: their
        variance is a third of the limit squared.
""")


@XAVIER.mistake("The layers start with the same numbers. Set a seed before the loop, if at all.")
def xavier_same_in_every_layer(layers_dims):
    parameters = {}
    for layer in range(1, len(layers_dims)):
        n_out, n_in = layers_dims[layer], layers_dims[layer - 1]
        W = np.random.default_rng(3).standard_normal((n_out, n_in))
        parameters[f"W{layer}"] = W / np.sqrt(n_in)
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return parameters
