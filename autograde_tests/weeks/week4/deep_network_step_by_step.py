"""Exercises of the notebook week4/deep_network_step_by_step."""

import copy

import numpy as np

from course_utils.reference import deep, depth, initialization, optimizers
from course_utils.reference.activations import relu, sigmoid
from course_utils.reference.deep import (
    L_model_forward,
    linear_activation_backward,
    linear_activation_forward,
    linear_backward,
    linear_forward,
)

from ...machinery.exercises import Exercise, Mistake, hidden, visible

# What the cases are drawn from


def _layer(rng, n_in, n_out, m):
    """Draw the input of a layer, its weights and its biases."""
    return rng.normal(size=(n_in, m)), rng.normal(size=(n_out, n_in)), rng.normal(size=(n_out, 1))


def _off_zero(rng, *shape):
    """Draw pre-activations of both signs (if there are two), none nearer to zero than 0.2."""
    size = int(np.prod(shape))
    signs = rng.permutation(np.resize([1.0, -1.0], size))
    return (signs * rng.uniform(0.2, 2.0, size)).reshape(shape)


def _labels(rng, m):
    """Draw labels with both classes from two examples on, in random order."""
    return rng.permutation(np.arange(m) % 2).astype(float).reshape(1, m)


def _network(rng, dims, m, digits=None):
    """Draw inputs, parameters and labels of a network in which every gradient counts.

    Every hidden layer has units that are on, and units that are off where it has three entries
    or more; no pre-activation is near ReLU's corner, no probability near 0 or 1.
    """
    while True:
        parameters = {}
        for layer in range(1, len(dims)):
            n_in, n_out = dims[layer - 1], dims[layer]
            parameters[f"W{layer}"] = rng.normal(size=(n_out, n_in)) * 1.5 / np.sqrt(n_in)
            parameters[f"b{layer}"] = 0.5 * rng.normal(size=(n_out, 1))
        X, Y = rng.normal(size=(dims[0], m)), _labels(rng, m)
        if digits is not None:
            X = X.round(digits)
            parameters = {name: value.round(digits) for name, value in parameters.items()}
        AL, caches = L_model_forward(X, parameters)
        hidden_layers = [Z for _, Z in caches[:-1]]
        good = np.all((AL > 0.03) & (AL < 0.97) & (np.abs(AL - 0.5) > 0.02))
        for Z in hidden_layers:
            good = good and np.abs(Z).min() > 0.02 and (Z > 0).any()
            good = good and ((Z < 0).any() or Z.size < 3)
        if good and all(
            np.abs(g).max() > 0.01 for g in deep.L_model_backward(AL, Y, caches).values()
        ):
            return X, parameters, Y


def _forward_case(rng, dims, m, digits=None):
    return _network(rng, dims, m, digits)[:2]


def _backward_case(rng, dims, m, digits=None):
    X, parameters, Y = _network(rng, dims, m, digits)
    AL, caches = L_model_forward(X, parameters)
    return AL, Y, caches


def _layer_back(rng, n_in, n_out, m):
    """Draw what a linear backward step is given."""
    return rng.normal(size=(n_out, m)), _layer(rng, n_in, n_out, m)


def _activation_back(rng, n_in, n_out, m, activation, scale=1.0):
    """Draw what the backward step of a layer is given; Z is free, its layer's numbers too."""
    dA, linear_cache = _layer_back(rng, n_in, n_out, m)
    return dA, (linear_cache, scale * _off_zero(rng, n_out, m)), activation


# shapes: a quiz

_RIGHT_SHAPES = {
    "A0": (7, 50),
    "W1": (4, 7),
    "b2": (2, 1),
    "Z2": (2, 50),
    "W3": (1, 2),
    "dA1": (4, 50),
    "dW2": (2, 4),
    "parameters": 45,
    "layer 2 wider": "B",
    "flat b2, m = 50": "error",
    "flat b2, m = 1": (2, 2),
    "dW2 from dZ2": "C",
}


def _ask(question):
    return lambda rng: (question,)


SHAPES = Exercise(
    name="shapes",
    title="The shapes of a network",
    reference=_RIGHT_SHAPES,
    cases=(
        visible("A0", "A0"),
        visible("W1", "W1"),
        visible("b2", "b2"),
        visible("dA1", "dA1"),
        visible("layer 2 wider", "layer 2 wider"),
        visible("flat b2, m = 50", "flat b2, m = 50"),
        hidden("Z2", _ask("Z2")),
        hidden("W3", _ask("W3")),
        hidden("dW2", _ask("dW2")),
        hidden("parameters", _ask("parameters")),
        hidden("flat b2, m = 1", _ask("flat b2, m = 1")),
        hidden("dW2 from dZ2", _ask("dW2 from dZ2")),
    ),
    mistakes=(
        Mistake(
            "Examples are columns: the number of rows is the number of features.",
            answers={"A0": (50, 7), "Z2": (50, 2), "dA1": (50, 4)},
        ),
        Mistake(
            "Your weight matrices are turned. A row of W1 holds the weights of one unit of layer "
            "1: layer 1 counts the rows, layer 0 the columns.",
            answers={"W1": (7, 4), "W3": (2, 1), "dW2": (4, 2)},
        ),
        Mistake(
            "The input is layer 0. W1 leads from layer 0 to layer 1, not from layer 1 to layer 2.",
            answers={"W1": (2, 4), "b2": (1, 1)},
        ),
        Mistake(
            "A layer has one bias for each unit. It is the same for all examples and stretches "
            "over them when it is added.",
            answers={"b2": (2, 50)},
        ),
        Mistake(
            "A shape with one length is a rank-1 array. In this course a bias is a column.",
            answers={"b2": (2,)},
        ),
        Mistake(
            "A gradient has the shape of what it belongs to. dA1 belongs to A1, of layer 1.",
            answers={"dA1": (2, 50)},
        ),
        Mistake(
            "dA1 belongs to A1, which has a column for each example. The mean over examples is "
            "taken in dW and db only.",
            answers={"dA1": (4, 1)},
        ),
        Mistake(
            "The next layer reads the outputs of layer 2. What happens to the rows of its weight "
            "matrix if there are more of them to read?",
            answers={"layer 2 wider": "A"},
        ),
        Mistake(
            "A unit more in layer 2 has a bias of its own, too.",
            answers={"layer 2 wider": "C"},
        ),
        Mistake(
            "b3 belongs to layer 3, which has as many units as before. Which parameters count the "
            "units of layer 2 in one of their lengths?",
            answers={"layer 2 wider": "D"},
        ),
        Mistake(
            "Broadcasting lines shapes up from the right: (2, 50) and (2,). Is the 2 below the 50 "
            "equal to it, or 1?",
            answers={"flat b2, m = 50": (2, 50)},
        ),
        Mistake(
            "Z2 has a row for each unit of layer 2.",
            answers={"Z2": (4, 50)},
        ),
        Mistake(
            "A unit of layer 3 has a weight for each unit that it reads, and layer 2 has two.",
            answers={"W3": (1, 4)},
        ),
        Mistake(
            "A gradient has the shape of what it belongs to: W2 has no axis for the examples.",
            answers={"dW2": (2, 50)},
        ),
        Mistake(
            "These are the weights. The biases are parameters too.",
            answers={"parameters": 38},
        ),
        Mistake(
            "The shape (2,) counts as (1, 2) here, so both arrays stretch. No error stops you.",
            answers={"flat b2, m = 1": "error"},
        ),
        Mistake(
            "That is what a bias of shape (2, 1) would give. (2,) counts as a row.",
            answers={"flat b2, m = 1": (2, 1)},
        ),
        Mistake(
            "Write the shapes under the factors: dZ2 is (2, 50) and A1 is (4, 50). Which product "
            "exists and has the shape of W2?",
            answers={"dW2 from dZ2": "A"},
        ),
        Mistake(
            "That product exists, but it has the shape of W2 turned.",
            answers={"dW2 from dZ2": "B"},
        ),
    ),
    equivalents=(
        {**_RIGHT_SHAPES, "note": "extra keys do no harm"},
        {
            key: list(answer) if isinstance(answer, tuple) else answer
            for key, answer in reversed(_RIGHT_SHAPES.items())
        },
    ),
)


# initialize_parameters and initialize_parameters_deep: random, so properties are judged


def _fault_of_shape(parameters, dims):
    """Say which parameter is missing, has another shape, or is a bias that is not zero."""
    if not isinstance(parameters, dict):
        return "the result is no dict of parameters."
    for layer in range(1, len(dims)):
        wanted = {f"W{layer}": (dims[layer], dims[layer - 1]), f"b{layer}": (dims[layer], 1)}
        for name, shape in wanted.items():
            if name not in parameters:
                return f"the result has no key {name!r}."
            found = np.shape(parameters[name])
            if found != shape:
                turned = " Rows and columns are swapped." if found == shape[::-1] else ""
                return f"{name} has shape {found}, expected {shape}.{turned}"
        if np.any(np.asarray(parameters[f"b{layer}"], float) != 0):
            return f"b{layer} is not zero everywhere."
    extra = [name for name in parameters if name[1:].isdigit() and int(name[1:]) >= len(dims)]
    if "W0" in parameters or extra:
        return f"there are parameters of a layer that does not exist: {(['W0'] + extra)[-1]}."
    return None


def _fault_of_weights(name, W, deviation, others):
    """Say whether weights break the symmetry, are centred, and have the standard deviation.

    The message holds no measured number: two wrong versions that differ by chance alone get the
    same one. Few weights say little about the spread they come from, so only 100 or more do; of
    fewer, no more is asked than that they are not out of all proportion.
    """
    W = np.asarray(W, float)
    if not np.isfinite(W).all():
        return f"{name} has entries that are not finite."
    if not W.any():
        return f"{name} is zero everywhere."
    if len(W) > 1 and np.ptp(W, axis=0).max() == 0:
        return f"all rows of {name} are equal, so its units can never become different."
    if not 1e-6 < np.abs(W).max() / deviation < 1e5:
        return f"the entries of {name} are out of all proportion to the deviation asked for."
    if W.size < 100:
        return None
    rms = np.sqrt(np.mean(W**2))
    # six standard errors: a right answer fails once in some hundred million times
    if abs(W.mean()) > 6 * rms / np.sqrt(W.size):
        return f"the entries of {name} are not centred on 0."
    if abs(rms / deviation - 1) < 6 / np.sqrt(2 * W.size):
        return None
    looks_like = min(others, key=lambda text: abs(np.log(rms / others[text])))
    return (
        f"the standard deviation of {name} looks like {looks_like}, which is not the one asked for."
    )


def _judge_two_layers(arguments, parameters):
    fault = _fault_of_shape(parameters, arguments)
    others = {"1": 1.0, "0.1": 0.1, "0.001": 0.001, "0.01 times 2": 0.02, "0.005": 0.005}
    for name in ("W1", "W2"):
        fault = fault or _fault_of_weights(name, parameters[name], 0.01, others)
    return fault


def _judge_deep(arguments, parameters):
    (dims,) = arguments
    fault = _fault_of_shape(parameters, dims)
    if fault:
        return fault
    faults = []
    # the factor 0.01, as many publish it, is right as well; the notebook shows where it leads
    for plain_factor in (False, True):
        found = None
        for layer, (n_in, n_out) in enumerate(zip(dims[:-1], dims[1:], strict=True), start=1):
            others = {
                "1": 1.0,
                "1/n[l-1]": 1 / n_in,
                "1/√n[l]": n_out**-0.5,
                "√(2/n[l-1])": (2 / n_in) ** 0.5,
                "√n[l-1]": n_in**0.5,
                "0.01/√n[l-1]": 0.01 / n_in**0.5,
            }
            deviation = 0.01 if plain_factor else n_in**-0.5
            found = found or _fault_of_weights(
                f"W{layer}", parameters[f"W{layer}"], deviation, others
            )
        faults.append(found)
    return None if None in faults else faults[0]


def _small_by_randn(n_x, n_h, n_y):
    np.random.seed(3)  # noqa: NPY002  as many solutions have it
    W1 = np.random.randn(n_h, n_x) * 0.01  # noqa: NPY002
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.01  # noqa: NPY002
    b2 = np.zeros(shape=(n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


def _small_by_normal(n_x, n_h, n_y, seed=0):
    rng = np.random.default_rng(seed)
    parameters = {}
    for layer, (rows, columns) in enumerate([(n_h, n_x), (n_y, n_h)], start=1):
        parameters["W" + str(layer)] = rng.normal(0, 0.01, size=(rows, columns))
        parameters["b" + str(layer)] = np.zeros(rows).reshape(-1, 1)
    return parameters


def _small_uniform(n_x, n_h, n_y):
    W1 = np.random.rand(n_h, n_x) * 0.01  # noqa: NPY002
    W2 = np.random.rand(n_y, n_h) * 0.01  # noqa: NPY002
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


INITIALIZE_PARAMETERS = Exercise(
    name="initialize_parameters",
    title="A random start for one hidden layer",
    reference=deep.initialize_parameters,
    cases=(
        visible("four inputs, three hidden units", 4, 3, 2, judge=_judge_two_layers),
        visible("forty inputs, twenty hidden units", 40, 20, 10, judge=_judge_two_layers),
        hidden(
            "other sizes",
            lambda rng: tuple(int(n) for n in rng.integers([25, 26, 8], [26, 40, 13])),
            judge=_judge_two_layers,
            points=2,
        ),
        hidden(
            "one hidden unit",
            lambda rng: (int(rng.integers(5, 9)), 1, 3),
            judge=_judge_two_layers,
        ),
        hidden(
            "one input, one output",
            lambda rng: (1, int(rng.integers(5, 9)), 1),
            judge=_judge_two_layers,
        ),
    ),
    mistakes=(
        Mistake(
            "`rand` draws from 0 to 1, so every weight is positive. A normal draw is centred on 0: "
            "its name ends in another letter.",
            function=_small_uniform,
        ),
        Mistake(
            "The weights are as large as the draw gives them. The factor 0.01 is missing.",
            replace={
                "0.01 * rng.standard_normal((n_h": "rng.standard_normal((n_h",
                "0.01 * rng.standard_normal((n_y": "rng.standard_normal((n_y",
            },
        ),
        Mistake(
            "The factor 0.01 is missing in the second layer.",
            replace={"0.01 * rng.standard_normal((n_y": "rng.standard_normal((n_y"},
        ),
        Mistake(
            "All weights are zero. Week 3 showed what becomes of units that start equal.",
            replace={
                "0.01 * rng.standard_normal((n_h": "0 * rng.standard_normal((n_h",
                "0.01 * rng.standard_normal((n_y": "0 * rng.standard_normal((n_y",
            },
        ),
        Mistake(
            "All weights are the same number, which breaks the symmetry no more than zeros do.",
            replace={
                "0.01 * rng.standard_normal((n_h, n_x))": "np.full((n_h, n_x), 0.01)",
                "0.01 * rng.standard_normal((n_y, n_h))": "np.full((n_y, n_h), 0.01)",
            },
        ),
        Mistake(
            "W1 is turned: its rows belong to the hidden units.",
            replace={"((n_h, n_x))": "((n_x, n_h))"},
        ),
        Mistake(
            "W2 is turned: its rows belong to the output units.",
            replace={"((n_y, n_h))": "((n_h, n_y))"},
        ),
        Mistake(
            "The biases are rank-1 arrays. Give `np.zeros` a tuple of two numbers.",
            replace={"np.zeros((n_h, 1))": "np.zeros(n_h)", "np.zeros((n_y, 1))": "np.zeros(n_y)"},
        ),
        Mistake(
            "The biases are random. Different weights are enough to make the units different.",
            replace={
                "np.zeros((n_h, 1))": "0.01 * rng.standard_normal((n_h, 1))",
                "np.zeros((n_y, 1))": "0.01 * rng.standard_normal((n_y, 1))",
            },
        ),
        Mistake(
            "b1 has an entry for each input. A bias belongs to a unit.",
            replace={"np.zeros((n_h, 1))": "np.zeros((n_x, 1))"},
        ),
        Mistake(
            "The hidden layer always has 4 units. Their number is an argument here.",
            replace={"rng = ": "n_h = 4; rng = "},
        ),
    ),
    equivalents=(_small_by_randn, _small_by_normal),
)


def _deep_by_randn(layer_dims):
    parameters = {}
    L = len(layer_dims)
    for l in range(1, L):  # noqa: E741  the field's own letter
        parameters["W" + str(l)] = np.random.randn(  # noqa: NPY002
            layer_dims[l], layer_dims[l - 1]
        ) / np.sqrt(layer_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters


def _deep_by_randn_with_the_plain_factor(layer_dims):
    np.random.seed(3)  # noqa: NPY002
    parameters = {}
    for layer in range(1, len(layer_dims)):
        shape = layer_dims[layer], layer_dims[layer - 1]
        parameters[f"W{layer}"] = np.random.randn(*shape) * 0.01  # noqa: NPY002
        parameters[f"b{layer}"] = np.zeros((layer_dims[layer], 1))
    return parameters


def _deep_by_pairs(layer_dims, rng=None):
    rng = np.random.default_rng(rng)
    parameters = {}
    for layer, (n_in, n_out) in enumerate(zip(layer_dims, layer_dims[1:], strict=False), start=1):
        parameters[f"W{layer}"] = rng.normal(scale=n_in**-0.5, size=(n_out, n_in))
        parameters[f"b{layer}"] = np.zeros((n_out, 1), dtype=int)
    return parameters


def _deep_from_layer_zero(layer_dims):
    rng, parameters = np.random.default_rng(), {}
    for layer in range(len(layer_dims) - 1):
        n_in, n_out = layer_dims[layer], layer_dims[layer + 1]
        parameters[f"W{layer}"] = rng.standard_normal((n_out, n_in)) / np.sqrt(n_in)
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return parameters


def _deep_for_two_layers(layer_dims):
    rng, (n_x, n_h, *_, n_y) = np.random.default_rng(), layer_dims
    return {
        "W1": rng.standard_normal((n_h, n_x)) / np.sqrt(n_x),
        "b1": np.zeros((n_h, 1)),
        "W2": rng.standard_normal((n_y, n_h)) / np.sqrt(n_h),
        "b2": np.zeros((n_y, 1)),
    }


_WEIGHTS = "rng.standard_normal((n_out, n_in)) / np.sqrt(n_in)"

INITIALIZE_PARAMETERS_DEEP = Exercise(
    name="initialize_parameters_deep",
    title="A random start for any number of layers",
    reference=deep.initialize_parameters_deep,
    twins=(
        initialization.initialize_parameters_he,
        initialization.initialize_parameters_random,
        initialization.initialize_parameters_xavier,
    ),
    cases=(
        visible("two layers", [5, 4, 3], judge=_judge_deep),
        visible("three layers", [80, 10, 30, 12], judge=_judge_deep, points=2),
        hidden(
            "four layers",
            lambda rng: ([int(n) for n in rng.integers([70, 10, 20, 14, 2], [90, 13, 30, 19, 5])],),
            judge=_judge_deep,
            points=2,
        ),
        hidden(
            "two other layers", lambda rng: ([75, int(rng.integers(10, 14)), 2],), judge=_judge_deep
        ),
        hidden(
            "layers of one unit",
            lambda rng: ([int(rng.integers(2, 9)), 1, 1, 1],),
            judge=_judge_deep,
        ),
        hidden("one layer", lambda rng: ([int(rng.integers(5, 9)), 4],), judge=_judge_deep),
    ),
    mistakes=(
        Mistake(
            "The weights are as large as the draw gives them. They are to shrink with the number "
            "of units that feed them.",
            replace={" / np.sqrt(n_in)": ""},
        ),
        Mistake(
            "You divide by the number of units itself. The square root is missing.",
            replace={"np.sqrt(n_in)": "n_in"},
        ),
        Mistake(
            "You divide by the units of the layer itself. The sum in Z runs over the units of the "
            "layer before.",
            replace={"np.sqrt(n_in)": "np.sqrt(n_out)"},
        ),
        Mistake(
            "That is a scale for ReLU that week 5 derives, larger by √2. Here 1/√n[l-1] is asked "
            "for.",
            replace={"/ np.sqrt(n_in)": "* np.sqrt(2 / n_in)"},
        ),
        Mistake(
            "You multiply by the square root. Many inputs must make the weights smaller.",
            replace={"/ np.sqrt(n_in)": "* np.sqrt(n_in)"},
        ),
        Mistake(
            "The last layer is missing: `layer_dims` has L + 1 entries, the input among them. How "
            "far does your loop run?",
            replace={"range(1, len(layer_dims))": "range(1, len(layer_dims) - 1)"},
        ),
        Mistake(
            "Your first layer is called W0. The input is layer 0 and has no parameters.",
            function=_deep_from_layer_zero,
        ),
        Mistake(
            "Your loop makes parameters for layer 0 as well. The input is layer 0: it has none.",
            replace={"range(1, len(layer_dims))": "range(len(layer_dims))"},
        ),
        Mistake(
            "Your function makes two layers, whatever it is given. How many does `layer_dims` "
            "name?",
            function=_deep_for_two_layers,
        ),
        Mistake(
            "The weight matrices are turned: the rows belong to the units of the layer itself.",
            replace={"((n_out, n_in))": "((n_in, n_out))"},
        ),
        Mistake(
            "The biases are rank-1 arrays. Give `np.zeros` a tuple of two numbers.",
            replace={"np.zeros((n_out, 1))": "np.zeros(n_out)"},
        ),
        Mistake(
            "The biases count the units of the layer before. A bias belongs to a unit of the layer "
            "itself.",
            replace={"np.zeros((n_out, 1))": "np.zeros((n_in, 1))"},
        ),
        Mistake(
            "All weights are zero. Week 3 showed what becomes of units that start equal.",
            replace={_WEIGHTS: "np.zeros((n_out, n_in))"},
        ),
        Mistake(
            "The entries lie between 0 and 1 before they are scaled, so every weight is positive. "
            "A normal draw is centred on 0.",
            replace={"rng.standard_normal((n_out": "rng.random((n_out"},
        ),
        Mistake(
            "The biases are random. Different weights are enough to make the units different.",
            replace={"np.zeros((n_out, 1))": "rng.standard_normal((n_out, 1))"},
        ),
    ),
    equivalents=(_deep_by_randn, _deep_by_randn_with_the_plain_factor, _deep_by_pairs),
)


# linear_forward


def _linear_by_einsum(A, W, b):
    return [np.einsum("ij,jk->ik", W, A) + b, [A, W, b]]


def _linear_in_loops(A, W, b):
    Z = np.zeros((W.shape[0], A.shape[1]))
    for i in range(Z.shape[0]):
        for k in range(Z.shape[1]):
            for j in range(W.shape[1]):
                Z[i, k] += W[i, j] * A[j, k]
            Z[i, k] += b[i, 0]
    return Z, (A, W, b)


def _linear_by_dot(A, W, b):
    Z = np.dot(W, A)
    Z += b
    cache = (A, W, b)
    return Z, cache


LINEAR_FORWARD = Exercise(
    name="linear_forward",
    title="The linear part of a layer",
    reference=deep.linear_forward,
    cases=(
        visible(
            "three inputs, two units, two examples",
            np.array([[1.0, 2.0], [-1.0, 0.5], [3.0, -2.0]]),
            np.array([[0.5, 1.0, -1.0], [2.0, 0.0, 1.5]]),
            np.array([[0.25], [-2.0]]),
            unchanged=True,
        ),
        visible(
            "one unit",
            np.array([[1.0, -2.0, 0.5], [4.0, 1.0, 2.0]]),
            np.array([[2.0, -1.0]]),
            np.array([[0.5]]),
        ),
        hidden("more of all", lambda rng: _layer(rng, 5, 4, 7), points=2, unchanged=True),
        hidden("one example", lambda rng: _layer(rng, 4, 3, 1)),
        hidden("one input", lambda rng: _layer(rng, 1, 4, 6)),
        hidden("as many units as inputs as examples", lambda rng: _layer(rng, 3, 3, 3)),
    ),
    mistakes=(
        Mistake(
            "The bias is missing from Z.",
            replace={"W @ A + b": "W @ A"},
        ),
        Mistake(
            "`*` multiplies entry by entry. Every unit needs a sum over the inputs.",
            replace={"W @ A": "W * A"},
        ),
        Mistake(
            "The factors stand in the wrong order: the columns of the left one must match the rows "
            "of the right one.",
            replace={"W @ A": "A @ W"},
        ),
        Mistake(
            "W is turned. A unit's weights are a row of W already, as they should be.",
            replace={"W @ A": "W.T @ A"},
        ),
        Mistake(
            "The bias is turned into a row: then it goes with the examples, not with the units.",
            replace={"+ b,": "+ b.T,"},
        ),
        Mistake(
            "The cache is in another order: A, then W, then b.",
            replace={", (A, W, b)": ", (W, A, b)"},
        ),
        Mistake(
            "The cache holds Z where A belongs. The way back needs what came into the layer.",
            replace={"W @ A + b, (A, W, b)": "W @ A + b, (W @ A + b, W, b)"},
        ),
        Mistake(
            "Only Z comes back. The backward step will need the cache.",
            replace={", (A, W, b)": ""},
        ),
        Mistake(
            "b is missing from the cache.",
            replace={", (A, W, b)": ", (A, W)"},
        ),
    ),
    equivalents=(_linear_by_einsum, _linear_in_loops, _linear_by_dot),
)


# linear_activation_forward


def _step_with_if(A_prev, W, b, activation):
    if activation == "sigmoid":
        Z, linear_cache = linear_forward(A_prev, W, b)
        A = sigmoid(Z)
    elif activation == "relu":
        Z, linear_cache = linear_forward(A_prev, W, b)
        A = relu(Z)
    cache = (linear_cache, Z)
    return A, cache


def _step_by_hand(A_prev, W, b, activation):
    Z = np.dot(W, A_prev) + b
    A = np.where(Z > 0, Z, 0.0) if activation == "relu" else 0.5 + 0.5 * np.tanh(Z / 2)
    return [A, [[A_prev, W, b], Z]]


def _step_by_products(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    g = (lambda z: z * (z > 0)) if activation == "relu" else (lambda z: 1 / (1 + np.exp(-z)))
    return g(Z), (linear_cache, Z.copy())


def _step_with_pairs(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = sigmoid(Z) if activation == "sigmoid" else relu(Z)
    return A, (linear_cache, activation_cache)


LINEAR_ACTIVATION_FORWARD = Exercise(
    name="linear_activation_forward",
    title="The forward step of a layer",
    reference=deep.linear_activation_forward,
    cases=(
        visible(
            "relu",
            np.array([[1.0, 2.0], [-1.0, 0.5], [3.0, -2.0]]),
            np.array([[0.5, 1.0, -1.0], [2.0, 0.0, 1.5]]),
            np.array([[0.25], [-2.0]]),
            "relu",
        ),
        visible(
            "sigmoid",
            np.array([[1.0, 2.0], [-1.0, 0.5], [3.0, -2.0]]),
            np.array([[0.5, 1.0, -1.0], [2.0, 0.0, 1.5]]),
            np.array([[0.25], [-2.0]]),
            "sigmoid",
            unchanged=True,
        ),
        hidden("relu, more of all", lambda rng: (*_layer(rng, 6, 4, 8), "relu"), points=2),
        hidden("sigmoid, more of all", lambda rng: (*_layer(rng, 5, 3, 7), "sigmoid")),
        hidden("sigmoid, one unit", lambda rng: (*_layer(rng, 4, 1, 6), "sigmoid")),
        hidden("relu, one example", lambda rng: (*_layer(rng, 3, 12, 1), "relu"), unchanged=True),
    ),
    mistakes=(
        Mistake(
            "Both activations give the sigmoid. Look at the argument `activation`.",
            replace={"[activation]": '["sigmoid"]'},
        ),
        Mistake(
            "Both activations give the ReLU. Look at the argument `activation`.",
            replace={"[activation]": '["relu"]'},
        ),
        Mistake(
            "The two activations are swapped.",
            replace={'"sigmoid": sigmoid, "relu": relu': '"sigmoid": relu, "relu": sigmoid'},
        ),
        Mistake(
            "You return Z: the activation is not applied.",
            replace={"return g(Z)": "return Z"},
        ),
        Mistake(
            "The second half of the cache is A. The slope of the activation is taken at Z, so Z "
            "must be kept.",
            replace={"(linear_cache, Z)": "(linear_cache, g(Z))"},
        ),
        Mistake(
            "Z is missing from the cache: it has two halves.",
            replace={"(linear_cache, Z)": "linear_cache"},
        ),
        Mistake(
            "The cache is one flat tuple. It is a pair: what the linear part keeps, then Z.",
            replace={"(linear_cache, Z)": "(*linear_cache, Z)"},
        ),
        Mistake(
            "The two halves of the cache are swapped: the linear part's comes first.",
            replace={"(linear_cache, Z)": "(Z, linear_cache)"},
        ),
        Mistake(
            "A and the cache come back in the wrong order.",
            replace={"return g(Z), (linear_cache, Z)": "return (linear_cache, Z), g(Z)"},
        ),
        Mistake(
            "`A, Z = sigmoid(Z)` takes the rows of one array apart. In this course `sigmoid` and "
            "`relu` give back A alone; you have Z already.",
            function=_step_with_pairs,
        ),
        Mistake(
            "Your ReLU keeps the size of negative numbers. They become 0.",
            replace={'"relu": relu': '"relu": np.abs'},
        ),
    ),
    equivalents=(_step_with_if, _step_by_hand, _step_by_products),
    uses=("linear_forward",),
)


# L_model_forward


def _forward_as_published(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for layer in range(1, L):
        A_prev = A
        A, cache = linear_activation_forward(
            A_prev, parameters["W" + str(layer)], parameters["b" + str(layer)], "relu"
        )
        caches.append(cache)
    AL, cache = linear_activation_forward(
        A, parameters["W" + str(L)], parameters["b" + str(L)], "sigmoid"
    )
    caches.append(cache)
    return AL, caches


def _forward_by_names(X, parameters):
    numbers = sorted(int(name[1:]) for name in parameters if name.startswith("W"))
    A, caches = X.copy(), []
    for layer in numbers:
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        Z = np.einsum("ij,jk->ik", W, A) + b
        caches += [((A, W, b), Z)]
        A = np.where(Z > 0, Z, 0) if layer < numbers[-1] else 1 / (1 + np.exp(-Z))
    return A, tuple(caches)


def _forward_without_the_last_cache(X, parameters):
    L = len(parameters) // 2
    A, caches = X, []
    for layer in range(1, L):
        A, cache = linear_activation_forward(
            A, parameters[f"W{layer}"], parameters[f"b{layer}"], "relu"
        )
        caches.append(cache)
    A, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    return A, caches


def _forward_one_short(X, parameters):
    L = len(parameters) // 2
    A, caches = X, []
    for layer in range(1, L - 1):
        A, cache = linear_activation_forward(
            A, parameters[f"W{layer}"], parameters[f"b{layer}"], "relu"
        )
        caches.append(cache)
    A, cache = linear_activation_forward(A, parameters[f"W{L}"], parameters[f"b{L}"], "sigmoid")
    return A, [*caches, cache]


def _forward_for_two_layers(X, parameters):
    A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
    A2, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
    return A2, [cache1, cache2]


def _forward_from_x(X, parameters):
    L = len(parameters) // 2
    caches = []
    for layer in range(1, L + 1):
        A, cache = linear_activation_forward(
            X,
            parameters[f"W{layer}"],
            parameters[f"b{layer}"],
            "sigmoid" if layer == L else "relu",
        )
        caches.append(cache)
    return A, caches


_ACTIVATION = '"sigmoid" if layer == L else "relu"'

L_MODEL_FORWARD = Exercise(
    name="L_model_forward",
    title="The forward pass through all layers",
    reference=deep.L_model_forward,
    cases=(
        visible("two layers", draw=lambda rng: _forward_case(rng, [3, 2, 1], 2, digits=1)),
        visible("three layers", draw=lambda rng: _forward_case(rng, [2, 3, 2, 1], 3, digits=1)),
        hidden("four layers", lambda rng: _forward_case(rng, [5, 4, 6, 3, 1], 7), points=2),
        hidden(
            "two layers, more of all", lambda rng: _forward_case(rng, [6, 5, 1], 9), unchanged=True
        ),
        hidden("three layers, one example", lambda rng: _forward_case(rng, [4, 5, 3, 1], 1)),
        hidden("layers of one unit", lambda rng: _forward_case(rng, [1, 1, 1, 1], 6)),
        hidden("one layer", lambda rng: _forward_case(rng, [3, 1], 5)),
    ),
    mistakes=(
        Mistake(
            "The last layer has a ReLU. Its output is a probability: which activation gives one?",
            replace={_ACTIVATION: '"relu"'},
        ),
        Mistake(
            "Every layer has a sigmoid. The hidden ones are ReLU layers.",
            replace={_ACTIVATION: '"sigmoid"'},
        ),
        Mistake(
            "The activations are the wrong way round: ReLU in the hidden layers, sigmoid in the "
            "last.",
            replace={_ACTIVATION: '"relu" if layer == L else "sigmoid"'},
        ),
        Mistake(
            "Your first layer has the sigmoid. Which layer is the last?",
            replace={"layer == L": "layer == 1"},
        ),
        Mistake(
            "The last layer is left out: what comes back is the output of layer L - 1.",
            replace={"range(1, L + 1)": "range(1, L)"},
        ),
        Mistake(
            "A hidden layer is left out. How far must a loop run that does layers 1 to L - 1?",
            function=_forward_one_short,
        ),
        Mistake(
            "`parameters` holds two arrays for each layer, so its length is not the number of "
            "layers.",
            replace={"len(parameters) // 2": "len(parameters)"},
        ),
        Mistake(
            "Your function goes through two layers, whatever it is given.",
            function=_forward_for_two_layers,
        ),
        Mistake(
            "Every layer gets X. Each one is to get what the layer before gave.",
            function=_forward_from_x,
        ),
        Mistake(
            "The cache of the last layer is missing from the list.",
            function=_forward_without_the_last_cache,
        ),
        Mistake(
            "The list holds the last cache only. Every layer adds its own.",
            replace={"caches.append(cache)": "caches = [cache]"},
        ),
        Mistake(
            "The caches stand in reverse order. The first is that of layer 1.",
            replace={"caches.append(cache)": "caches.insert(0, cache)"},
        ),
        Mistake(
            "The list of caches stays empty.",
            replace={"caches.append(cache)": "pass"},
        ),
    ),
    equivalents=(_forward_as_published, _forward_by_names),
    uses=("linear_activation_forward",),
)


# xor_parameters: a design


def _judge_xor(arguments, parameters):
    low, high = arguments
    fault = _fault_of_parameters(parameters)
    if fault:
        return fault
    X = np.array([[low, low, high, high], [low, high, low, high]])
    given = {name: np.asarray(parameters[name], float) for name in _XOR_SHAPES}
    _, caches = L_model_forward(X, given)
    z, wanted = caches[-1][1][0], np.array([-6.0, 6.0, 6.0, -6.0])
    wrong = (z > 0) != (wanted > 0)
    places = {"two inputs at low": [0], "one at each level": [1, 2], "two inputs at high": [3]}
    found = [words for words, where in places.items() if wrong[where].any()]
    if found:
        return f"the probability is on the wrong side of one half for {', '.join(found)}."
    if np.abs(z - wanted).max() > 1e-6:
        return "every answer is on the right side of one half, but z is not 6 or -6 everywhere."
    return None


_XOR_SHAPES = {"W1": (2, 2), "b1": (2, 1), "W2": (1, 2), "b2": (1, 1)}


def _fault_of_parameters(parameters):
    if not isinstance(parameters, dict):
        return "the result is no dict of parameters."
    for name, shape in _XOR_SHAPES.items():
        if name not in parameters:
            return f"the result has no key {name!r}."
        if np.shape(parameters[name]) != shape:
            return f"{name} has shape {np.shape(parameters[name])}, expected {shape}."
        if not np.isfinite(np.asarray(parameters[name], float)).all():
            return f"{name} has entries that are not finite."
    return None


def _xor_by_differences(low, high):
    d = high - low
    return {
        "W1": np.array([[1, -1], [-1, 1]]),
        "b1": np.zeros((2, 1)),
        "W2": np.array([[12 / d, 12 / d]]),
        "b2": np.array([[-6]]),
    }


def _xor_by_or_and_and(low, high):
    # the sum in units of the gap is 0, 1 or 2: one unit bends at 1/2, the other at 1
    k = 1 / (high - low)
    return {
        "W1": np.full((2, 2), k),
        "b1": np.array([[-2 * low * k - 0.5], [-2 * low * k - 1]]),
        "W2": np.array([[24.0, -36.0]]),
        "b2": np.array([[-6.0]]),
    }


def _xor_for_zero_and_one(low, high):
    return depth.xor_parameters(0.0, 1.0)


_PEAK = "np.array([[slope, -2 * slope]])"

XOR_PARAMETERS = Exercise(
    name="xor_parameters",
    title="A network for exclusive or, designed by hand",
    reference=depth.xor_parameters,
    cases=(
        visible("0 and 1", 0.0, 1.0, judge=_judge_xor),
        visible("-1 and 1", -1.0, 1.0, judge=_judge_xor),
        hidden(
            "both above 0",
            lambda rng: (float(rng.uniform(1.5, 2)), float(rng.uniform(4, 7))),
            judge=_judge_xor,
        ),
        hidden(
            "both below 0, close together",
            lambda rng: (float(rng.uniform(-3, -2.5)), float(rng.uniform(-2.3, -2.1))),
            judge=_judge_xor,
        ),
    ),
    mistakes=(
        Mistake(
            "Your network is right for the levels 0 and 1. Where do the units have to start rising "
            "for other levels?",
            function=_xor_for_zero_and_one,
        ),
        Mistake(
            "The output rises and stays up, an inclusive or. With both inputs at high, what the "
            "second unit takes away must bring it back down to where it started.",
            replace={_PEAK: "np.array([[slope, -slope]])"},
        ),
        Mistake(
            "That is the opposite: your network says whether the inputs are equal.",
            replace={_PEAK: "np.array([[-slope, 2 * slope]])", "[[-6.0]]": "[[6.0]]"},
        ),
        Mistake(
            "Your output is never on the low side: with two inputs at low, both units are off and "
            "only the last bias speaks. What must it be?",
            replace={"[[-6.0]]": "[[6.0]]"},
        ),
        Mistake(
            "Every answer is on the right side, but z is not 6 and -6. By how much must z rise "
            "from one sum to the next, and how far apart are the sums?",
            replace={"12 / (high - low)": "1 / (high - low)", "[[-6.0]]": "[[-0.5]]"},
        ),
        Mistake(
            "Both units start at the same sum, so together they are one line with one bend. A peak "
            "needs two bends in different places.",
            replace={"[-1.0 * (low + high)]": "[-2.0 * low]"},
        ),
    ),
    equivalents=(_xor_by_differences, _xor_by_or_and_and),
)


# compute_cost


def _cost_by_dot(AL, Y):
    m = Y.shape[1]
    cost = (1.0 / m) * (-np.dot(Y, np.log(AL).T) - np.dot(1 - Y, np.log(1 - AL).T))
    return np.squeeze(cost)


def _cost_by_logaddexp(AL, Y):
    Z = np.log(AL) - np.log1p(-AL)
    return float(np.mean(np.logaddexp(0, Z) - Y * Z))


def _cost_in_a_loop(AL, Y):
    total = 0.0
    for a, y in zip(AL[0], Y[0], strict=True):
        total -= np.log(a) if y == 1 else np.log(1 - a)
    return total / Y.size


COMPUTE_COST = Exercise(
    name="compute_cost",
    title="The cross-entropy cost",
    reference=deep.compute_cost,
    cases=(
        visible("three examples", np.array([[0.8, 0.9, 0.4]]), np.array([[1.0, 1.0, 0.0]])),
        visible("two examples", np.array([[0.2, 0.7]]), np.array([[0.0, 1.0]]), unchanged=True),
        hidden(
            "many examples",
            lambda rng: (rng.uniform(0.02, 0.98, size=(1, 11)), _labels(rng, 11)),
            points=2,
            unchanged=True,
        ),
        hidden(
            "one example",
            lambda rng: (rng.uniform(0.1, 0.4, size=(1, 1)), np.array([[1.0]])),
        ),
        hidden(
            "one class only",
            lambda rng: (rng.uniform(0.1, 0.9, size=(1, 4)), np.zeros((1, 4))),
        ),
    ),
    mistakes=(
        Mistake(
            "The cost is a mean over the examples. Yours is their sum.",
            replace={" / Y.shape[1]": ""},
        ),
        Mistake(
            "A cost is never negative. The logarithm of a probability is, so a sign is missing.",
            replace={"-np.sum": "np.sum"},
        ),
        Mistake(
            "In the second term, look at the brackets: the logarithm is taken of 1 - AL, and there "
            "is no second 1.",
            replace={"np.log(1 - AL)": "(1 - np.log(1 - AL))"},
        ),
        Mistake(
            "In the second term, look at the brackets: it is the logarithm of 1 - AL as a whole.",
            replace={"np.log(1 - AL)": "(1 - np.log(AL))"},
        ),
        Mistake(
            "Both terms have the same logarithm. What is the probability of label 0?",
            replace={"np.log(1 - AL)": "np.log(AL)"},
        ),
        Mistake(
            "Examples with label 0 cost nothing in your version. The second term is missing.",
            replace={" + (1 - Y) * np.log(1 - AL)": ""},
        ),
        Mistake(
            "The two terms are subtracted. Both are parts of one sum, with a minus before it.",
            replace={"+ (1 - Y)": "- (1 - Y)"},
        ),
        Mistake(
            "That is the squared error, which week 2 put aside.",
            replace={"-np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))": "np.sum((AL - Y) ** 2)"},
        ),
        Mistake(
            "The cost is a 1 by 1 matrix. It is to be a number.",
            replace={
                "-np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / Y.shape[1]": (
                    "-(Y @ np.log(AL).T + (1 - Y) @ np.log(1 - AL).T) / Y.shape[1]"
                )
            },
        ),
        Mistake(
            "These are logarithms of base 10. Use the natural one.",
            replace={"np.log(AL)": "np.log10(AL)", "np.log(1 - AL)": "np.log10(1 - AL)"},
        ),
        Mistake(
            "AL and Y are swapped: the labels weigh, the probabilities go into the logarithm.",
            replace={
                "Y * np.log(AL) + (1 - Y) * np.log(1 - AL)": (
                    "AL * np.log(Y + 1e-8) + (1 - AL) * np.log(1 - Y + 1e-8)"
                )
            },
        ),
    ),
    equivalents=(_cost_by_dot, _cost_by_logaddexp, _cost_in_a_loop),
)


# linear_backward


def _back_by_dot(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dW = 1 / m * np.dot(dZ, A_prev.T)
    db = 1 / m * np.sum(dZ, axis=1, keepdims=True)
    return np.dot(W.T, dZ), dW, db


def _back_by_einsum(dZ, cache):
    A_prev, W, b = cache
    dW = np.einsum("ik,jk->ij", dZ, A_prev) / dZ.shape[1]
    return [np.einsum("ij,ik->jk", W, dZ), dW, dZ.mean(axis=1).reshape(b.shape)]


def _back_in_a_loop(dZ, cache):
    A_prev, W, b = cache
    m = dZ.shape[1]
    dA, dW, db = np.zeros(A_prev.shape), np.zeros(W.shape), np.zeros(b.shape)
    for i in range(m):
        dz, a = dZ[:, i : i + 1], A_prev[:, i : i + 1]
        dW += dz @ a.T / m
        db += dz / m
        dA[:, i : i + 1] = W.T @ dz
    return dA, dW, db


_DW, _DB = "dZ @ A_prev.T / m", "np.sum(dZ, axis=1, keepdims=True) / m"

LINEAR_BACKWARD = Exercise(
    name="linear_backward",
    title="The linear part of the backward step",
    reference=deep.linear_backward,
    cases=(
        visible(
            "three inputs, two units, two examples",
            np.array([[1.0, -2.0], [0.5, 3.0]]),
            (
                np.array([[1.0, 2.0], [-1.0, 0.5], [3.0, -2.0]]),
                np.array([[0.5, 1.0, -1.0], [2.0, 0.0, 1.5]]),
                np.array([[0.25], [-2.0]]),
            ),
        ),
        visible(
            "one unit, three examples",
            np.array([[1.0, -2.0, 4.0]]),
            (
                np.array([[1.0, 2.0, 0.5], [-1.0, 0.5, 3.0]]),
                np.array([[0.5, -1.0]]),
                np.array([[0.25]]),
            ),
            unchanged=True,
        ),
        hidden("more of all", lambda rng: _layer_back(rng, 5, 4, 7), points=2, unchanged=True),
        hidden("one example", lambda rng: _layer_back(rng, 3, 4, 1)),
        hidden("one unit", lambda rng: _layer_back(rng, 6, 1, 5)),
        hidden("one input", lambda rng: _layer_back(rng, 1, 3, 8)),
        hidden("as many units as inputs as examples", lambda rng: _layer_back(rng, 3, 3, 3)),
    ),
    mistakes=(
        Mistake(
            "dW is the mean over the examples. Yours is the sum.",
            replace={_DW: "dZ @ A_prev.T"},
        ),
        Mistake(
            "db is the mean over the examples. Yours is the sum.",
            replace={_DB: "np.sum(dZ, axis=1, keepdims=True)"},
        ),
        Mistake(
            "dW and db are means over the examples. Yours are sums.",
            replace={_DW: "dZ @ A_prev.T", _DB: "np.sum(dZ, axis=1, keepdims=True)"},
        ),
        Mistake(
            "dA_prev has a column for each example still: nothing is averaged there.",
            replace={"W.T @ dZ": "W.T @ dZ / m"},
        ),
        Mistake(
            "You divide by the number of inputs. Which axis of A_prev counts the examples?",
            replace={"A_prev.shape[1]": "A_prev.shape[0]"},
        ),
        Mistake(
            "You divide by the number of units. Which axis counts the examples?",
            replace={"A_prev.shape[1]": "W.shape[0]"},
        ),
        Mistake(
            "db sums over the units. The bias of a unit collects from all examples: which axis are "
            "they?",
            replace={"axis=1": "axis=0"},
        ),
        Mistake(
            "db lost an axis in the sum over the examples: keep it.",
            replace={", keepdims=True": ""},
        ),
        Mistake(
            "db is one number. Each unit has a bias of its own: sum over the examples only.",
            replace={_DB: "np.sum(dZ) / m"},
        ),
        Mistake(
            "In dW the error is multiplied with W. How does Z change with a weight? It depends on "
            "what stands beside that weight.",
            replace={_DW: "dZ @ (W.T @ dZ).T / m"},
        ),
        Mistake(
            "dW is turned. It has the shape of W.",
            replace={_DW: "A_prev @ dZ.T / m"},
        ),
        Mistake(
            "dA_prev goes through W without the transpose. On the way back, each input collects "
            "from all units: that is a column of W.",
            replace={"W.T @ dZ": "W @ dZ"},
        ),
        Mistake(
            "A_prev is not turned in dW: the sum must run over the examples.",
            replace={"A_prev.T": "A_prev"},
        ),
        Mistake(
            "`*` multiplies entry by entry. dW needs a sum over the examples.",
            replace={"dZ @ A_prev.T": "dZ * A_prev.T"},
        ),
        Mistake(
            "The three come back in another order: dA_prev, then dW, then db.",
            replace={
                f"return W.T @ dZ, {_DW}, {_DB}": f"return {_DW}, {_DB}, W.T @ dZ",
            },
        ),
    ),
    equivalents=(_back_by_dot, _back_by_einsum, _back_in_a_loop),
)


# linear_activation_backward


def _activation_back_with_if(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "relu":
        dZ = np.array(dA, copy=True)
        dZ[activation_cache <= 0] = 0
        found = linear_backward(dZ, linear_cache)
    elif activation == "sigmoid":
        s = 1 / (1 + np.exp(-activation_cache))
        dZ = dA * s * (1 - s)
        found = linear_backward(dZ, linear_cache)
    return found


def _activation_back_by_hand(dA, cache, activation):
    (A_prev, W, b), Z = cache
    if activation == "relu":
        dZ = np.where(Z > 0, dA, 0.0)
    else:
        dZ = dA / (2 + 2 * np.cosh(Z))
    m = dA.shape[1]
    return W.T.dot(dZ), dZ.dot(A_prev.T) / m, dZ.sum(1).reshape(-1, 1) / m


def _activation_back_in_a_loop(dA, cache, activation):
    linear_cache, Z = cache
    dZ = np.zeros(dA.shape)
    for i in range(dA.shape[0]):
        for k in range(dA.shape[1]):
            if activation == "sigmoid":
                s = sigmoid(Z[i, k])
                dZ[i, k] = dA[i, k] * (s - s**2)
            elif Z[i, k] > 0:
                dZ[i, k] = dA[i, k]
    return linear_backward(dZ, linear_cache)


def _back_without_slope(dA, cache, activation):
    linear_cache, Z = cache
    return linear_backward(dA, linear_cache)


def _back_with_slope_only(dA, cache, activation):
    linear_cache, Z = cache
    s = sigmoid(Z)
    return linear_backward(s * (1 - s) if activation == "sigmoid" else 1.0 * (Z > 0), linear_cache)


def _back_with_slope_twice(dA, cache, activation):
    linear_cache, Z = cache
    s = sigmoid(Z)
    slope = (s * (1 - s)) ** 2 if activation == "sigmoid" else Z > 0
    return linear_backward(dA * slope, linear_cache)


def _back_always_sigmoid(dA, cache, activation):
    linear_cache, Z = cache
    s = sigmoid(Z)
    return linear_backward(dA * s * (1 - s), linear_cache)


def _back_always_relu(dA, cache, activation):
    linear_cache, Z = cache
    return linear_backward(dA * (Z > 0), linear_cache)


def _back_swapped(dA, cache, activation):
    linear_cache, Z = cache
    s = sigmoid(Z)
    return linear_backward(
        dA * (Z > 0) if activation == "sigmoid" else dA * s * (1 - s), linear_cache
    )


def _back_with_values(dA, cache, activation):
    linear_cache, Z = cache
    return linear_backward(
        dA * sigmoid(Z) if activation == "sigmoid" else dA * relu(Z), linear_cache
    )


def _back_with_mask_of_the_gradient(dA, cache, activation):
    linear_cache, Z = cache
    s = sigmoid(Z)
    return linear_backward(dA * s * (1 - s) if activation == "sigmoid" else relu(dA), linear_cache)


def _back_with_z_for_s(dA, cache, activation):
    linear_cache, Z = cache
    return linear_backward(
        dA * Z * (1 - Z) if activation == "sigmoid" else dA * (Z > 0), linear_cache
    )


def _back_in_place(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "sigmoid":
        s = sigmoid(Z)
        dA *= s * (1 - s)
    else:
        dA[Z <= 0] = 0
    return linear_backward(dA, linear_cache)


_SMALL_LINEAR_CACHE = (
    np.array([[1.0, 2.0], [-1.0, 0.5], [3.0, -2.0]]),
    np.array([[0.5, 1.0, -1.0], [2.0, 0.0, 1.5]]),
    np.array([[0.25], [-2.0]]),
)
_SMALL_Z = np.array([[-3.25, 3.75], [4.5, -1.0]])
_SMALL_DA = np.array([[1.0, -2.0], [0.5, 3.0]])

LINEAR_ACTIVATION_BACKWARD = Exercise(
    name="linear_activation_backward",
    title="The backward step of a layer",
    reference=deep.linear_activation_backward,
    cases=(
        visible("relu", _SMALL_DA, (_SMALL_LINEAR_CACHE, _SMALL_Z), "relu"),
        visible("sigmoid", _SMALL_DA, (_SMALL_LINEAR_CACHE, _SMALL_Z), "sigmoid", unchanged=True),
        hidden(
            "relu, more of all",
            lambda rng: _activation_back(rng, 5, 4, 7, "relu"),
            points=2,
            unchanged=True,
        ),
        hidden(
            "sigmoid, more of all", lambda rng: _activation_back(rng, 4, 3, 6, "sigmoid"), points=2
        ),
        hidden("sigmoid, one unit", lambda rng: _activation_back(rng, 4, 1, 6, "sigmoid", 2.0)),
        hidden("relu, one example", lambda rng: _activation_back(rng, 3, 8, 1, "relu")),
    ),
    mistakes=(
        Mistake(
            "dA goes into the linear part as it came. On the way back it passes the activation "
            "first: multiply by its slope.",
            function=_back_without_slope,
        ),
        Mistake(
            "What came back, dA, does not appear in your dZ. The slope is a factor beside it.",
            function=_back_with_slope_only,
        ),
        Mistake(
            "The slope of the sigmoid is multiplied in twice. Is it in your own line and in "
            "`sigmoid_backward`?",
            function=_back_with_slope_twice,
        ),
        Mistake(
            "Both activations get the slope of the sigmoid. Look at the argument `activation`.",
            function=_back_always_sigmoid,
        ),
        Mistake(
            "Both activations get the slope of the ReLU. Look at the argument `activation`.",
            function=_back_always_relu,
        ),
        Mistake(
            "The slopes of the two activations are swapped.",
            function=_back_swapped,
        ),
        Mistake(
            "You multiply by the activation's value. Its slope is meant.",
            function=_back_with_values,
        ),
        Mistake(
            "Your ReLU blocks where dA is negative. It blocks where Z was negative, whatever comes "
            "back.",
            function=_back_with_mask_of_the_gradient,
        ),
        Mistake(
            "In a(1 - a), a is the sigmoid of Z. You put in Z, which the cache holds.",
            function=_back_with_z_for_s,
        ),
        Mistake(
            "You changed the caller's dA. Somebody else may still need it: make a new array.",
            function=_back_in_place,
        ),
    ),
    equivalents=(
        _activation_back_with_if,
        _activation_back_by_hand,
        _activation_back_in_a_loop,
    ),
    uses=("linear_backward",),
)


# L_model_backward


def _backward_as_published(AL, Y, caches):
    grads = {}
    L = len(caches)
    Y = Y.reshape(AL.shape)
    dAL = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
    current_cache = caches[L - 1]
    dA, dW, db = linear_activation_backward(dAL, current_cache, "sigmoid")
    grads["dA" + str(L - 1)] = dA
    grads["dW" + str(L)] = dW
    grads["db" + str(L)] = db
    for layer in reversed(range(L - 1)):
        current_cache = caches[layer]
        dA, dW, db = linear_activation_backward(grads["dA" + str(layer + 1)], current_cache, "relu")
        grads["dA" + str(layer)] = dA
        grads["dW" + str(layer + 1)] = dW
        grads["db" + str(layer + 1)] = db
    return grads


def _backward_from_the_error(AL, Y, caches):
    L, grads = len(caches), {}
    dZ = AL - Y
    for layer in range(L, 0, -1):
        linear_cache, _ = caches[layer - 1]
        dA, grads[f"dW{layer}"], grads[f"db{layer}"] = linear_backward(dZ, linear_cache)
        grads[f"dA{layer - 1}"] = dA
        if layer > 1:
            dZ = dA * (caches[layer - 2][1] > 0)
    return grads


def _backward_with_extra_keys(AL, Y, caches):
    L = len(caches)
    grads = {f"dA{L}": (AL - Y) / (AL * (1 - AL))}
    pairs = list(enumerate(caches, start=1))
    for layer, cache in pairs[::-1]:
        kind = "relu" if layer < L else "sigmoid"
        found = linear_activation_backward(grads[f"dA{layer}"], cache, kind)
        for name, value in zip((f"dA{layer - 1}", f"dW{layer}", f"db{layer}"), found, strict=True):
            grads[name] = value
    return grads


def _backward_for_two_layers(AL, Y, caches):
    dA2 = (1 - Y) / (1 - AL) - Y / AL
    dA1, dW2, db2 = linear_activation_backward(dA2, caches[-1], "sigmoid")
    dA0, dW1, db1 = linear_activation_backward(dA1, caches[0], "relu")
    return {"dA1": dA1, "dW2": dW2, "db2": db2, "dA0": dA0, "dW1": dW1, "db1": db1}


def _backward_with_shifted_keys(AL, Y, caches):
    L, grads = len(caches), {}
    dA = (1 - Y) / (1 - AL) - Y / AL
    for layer in range(L, 0, -1):
        activation = "sigmoid" if layer == L else "relu"
        dA, dW, db = linear_activation_backward(dA, caches[layer - 1], activation)
        grads[f"dA{layer}"], grads[f"dW{layer}"], grads[f"db{layer}"] = dA, dW, db
    return grads


def _backward_with_all_keys_shifted(AL, Y, caches):
    L, grads = len(caches), {}
    dA = (1 - Y) / (1 - AL) - Y / AL
    for layer in range(L, 0, -1):
        activation = "sigmoid" if layer == L else "relu"
        dA, dW, db = linear_activation_backward(dA, caches[layer - 1], activation)
        grads[f"dA{layer - 1}"], grads[f"dW{layer - 1}"], grads[f"db{layer - 1}"] = dA, dW, db
    return grads


def _backward_one_short(AL, Y, caches):
    L, grads = len(caches), {}
    dA = (1 - Y) / (1 - AL) - Y / AL
    for layer in range(L, 1, -1):
        activation = "sigmoid" if layer == L else "relu"
        dA, dW, db = linear_activation_backward(dA, caches[layer - 1], activation)
        grads[f"dA{layer - 1}"], grads[f"dW{layer}"], grads[f"db{layer}"] = dA, dW, db
    return grads


def _backward_keeping_dal(AL, Y, caches):
    L, grads = len(caches), {}
    dAL = (1 - Y) / (1 - AL) - Y / AL
    for layer in range(L, 0, -1):
        activation = "sigmoid" if layer == L else "relu"
        dA, dW, db = linear_activation_backward(dAL, caches[layer - 1], activation)
        grads[f"dA{layer - 1}"], grads[f"dW{layer}"], grads[f"db{layer}"] = dA, dW, db
    return grads


_DAL = "(1 - Y) / (1 - AL) - Y / AL"

L_MODEL_BACKWARD = Exercise(
    name="L_model_backward",
    title="The backward pass through all layers",
    reference=deep.L_model_backward,
    cases=(
        visible("two layers", draw=lambda rng: _backward_case(rng, [3, 2, 1], 2, digits=1)),
        visible("three layers", draw=lambda rng: _backward_case(rng, [2, 1, 1, 1], 1, digits=1)),
        hidden("four layers", lambda rng: _backward_case(rng, [5, 4, 6, 3, 1], 7), points=3),
        hidden(
            "two layers, more of all", lambda rng: _backward_case(rng, [6, 5, 1], 9), unchanged=True
        ),
        hidden("three layers, one example", lambda rng: _backward_case(rng, [4, 5, 3, 1], 1)),
        hidden("layers of one unit", lambda rng: _backward_case(rng, [1, 1, 1, 1], 6)),
        hidden("one layer", lambda rng: _backward_case(rng, [3, 1], 5)),
    ),
    mistakes=(
        Mistake(
            "dAL has the wrong sign. Where the label is 1, a larger AL lowers the loss.",
            replace={_DAL: "Y / AL - (1 - Y) / (1 - AL)"},
        ),
        Mistake(
            "The two parts of dAL have the same sign. Only one of them pulls AL down.",
            replace={_DAL: "-(1 - Y) / (1 - AL) - Y / AL"},
        ),
        Mistake(
            "AL - Y is the derivative with respect to Z of the last layer. Your step multiplies it "
            "by the sigmoid's slope once more: start from the derivative with respect to AL.",
            replace={_DAL: "AL - Y"},
        ),
        Mistake(
            "Your dAL is divided by m, and `linear_backward` divides again. Here every example's "
            "own loss is differentiated.",
            replace={_DAL: "((1 - Y) / (1 - AL) - Y / AL) / Y.shape[1]"},
        ),
        Mistake(
            "Every layer is taken for a sigmoid layer. The hidden ones have a ReLU.",
            replace={_ACTIVATION: '"sigmoid"'},
        ),
        Mistake(
            "The last layer is taken for a ReLU layer. It has a sigmoid.",
            replace={_ACTIVATION: '"relu"'},
        ),
        Mistake(
            "Every layer uses the cache of the last one. Each has its own in the list.",
            replace={"caches[layer - 1]": "caches[L - 1]"},
        ),
        Mistake(
            "The cache is that of the layer before: `caches[0]` belongs to layer 1.",
            replace={"caches[layer - 1]": "caches[layer - 2]"},
        ),
        Mistake(
            "The list of caches starts at 0, the layers at 1: `caches[L]` does not exist.",
            replace={"caches[layer - 1]": "caches[layer]"},
        ),
        Mistake(
            "Your function goes back through two layers, whatever it is given.",
            function=_backward_for_two_layers,
        ),
        Mistake(
            "The names of the dA are shifted by one. The step of layer l gives the derivative with "
            "respect to its input, which is the output of layer l - 1.",
            function=_backward_with_shifted_keys,
        ),
        Mistake(
            "The names of dW and db are shifted by one: the step of layer l gives dW and db of the "
            "same layer.",
            function=_backward_with_all_keys_shifted,
        ),
        Mistake(
            "Layer 1 is left out: your loop stops one layer early.",
            function=_backward_one_short,
        ),
        Mistake(
            "Every layer gets dAL. Each one is to get what the layer after it gave.",
            function=_backward_keeping_dal,
        ),
    ),
    equivalents=(_backward_as_published, _backward_from_the_error, _backward_with_extra_keys),
    uses=("linear_activation_backward",),
)


# update_parameters


def _update_as_published(params, grads, learning_rate):
    parameters = copy.deepcopy(params)
    L = len(parameters) // 2
    for layer in range(L):
        parameters["W" + str(layer + 1)] = (
            parameters["W" + str(layer + 1)] - learning_rate * grads["dW" + str(layer + 1)]
        )
        parameters["b" + str(layer + 1)] = (
            parameters["b" + str(layer + 1)] - learning_rate * grads["db" + str(layer + 1)]
        )
    return parameters


def _update_in_place(params, grads, learning_rate):
    for name in params:
        params[name] -= learning_rate * grads["d" + name]
    return params


def _update_by_numbers(params, grads, learning_rate):
    updated = dict(params)
    for layer in range(1, len(params) // 2 + 1):
        for kind in "Wb":
            step = np.multiply(grads[f"d{kind}{layer}"], -learning_rate)
            updated[f"{kind}{layer}"] = np.add(params[f"{kind}{layer}"], step)
    return updated


def _update_one_short(params, grads, learning_rate):
    updated = dict(params)
    for layer in range(1, len(params) // 2):
        updated[f"W{layer}"] = params[f"W{layer}"] - learning_rate * grads[f"dW{layer}"]
        updated[f"b{layer}"] = params[f"b{layer}"] - learning_rate * grads[f"db{layer}"]
    return updated


def _update_two_layers(params, grads, learning_rate):
    updated = dict(params)
    for name in ("W1", "b1", "W2", "b2"):
        updated[name] = params[name] - learning_rate * grads["d" + name]
    return updated


def _update_weights_only(params, grads, learning_rate):
    return {
        name: value - learning_rate * grads[f"d{name}"] if name[0] == "W" else value
        for name, value in params.items()
    }


def _update_biases_from_weights(params, grads, learning_rate):
    return {name: value - learning_rate * grads[f"dW{name[1:]}"] for name, value in params.items()}


def _update_weights_from_biases(params, grads, learning_rate):
    return {name: value - learning_rate * grads[f"db{name[1:]}"] for name, value in params.items()}


def _update_into_nothing(params, grads, learning_rate):
    for name in params:
        step = params[name] - learning_rate * grads["d" + name]  # noqa: F841  the mistake
    return params


def _update_with_the_first_gradient(params, grads, learning_rate):
    return {
        name: value - learning_rate * grads["d" + name[0] + "1"] for name, value in params.items()
    }


def _update_returning_only_the_last(params, grads, learning_rate):
    L = len(params) // 2
    return {name: params[name] - learning_rate * grads[f"d{name}"] for name in (f"W{L}", f"b{L}")}


def _update_case(rng, dims, rate=None):
    """Draw parameters and gradients, dA among them, in an order that no loop may rely on."""
    params, grads = {}, {}
    for layer in range(1, len(dims)):
        shape = dims[layer], dims[layer - 1]
        grads[f"dA{layer - 1}"] = rng.normal(size=(dims[layer - 1], 4)).round(2)
        for name, size in ((f"W{layer}", shape), (f"b{layer}", (dims[layer], 1))):
            params[name] = rng.normal(size=size).round(2)
            grads[f"d{name}"] = rng.normal(size=size).round(2)
    return params, grads, float(rng.uniform(0.05, 0.5)) if rate is None else rate


UPDATE_PARAMETERS = Exercise(
    name="update_parameters",
    title="One step of gradient descent, for any number of layers",
    reference=deep.update_parameters,
    twins=(
        optimizers.update_parameters_with_gd,
        optimizers.update_parameters_with_momentum,
    ),
    cases=(
        visible("two layers", draw=lambda rng: _update_case(rng, [2, 2, 1], 0.1)),
        visible("three layers", draw=lambda rng: _update_case(rng, [1, 2, 1, 1], 0.5)),
        hidden("four layers", lambda rng: _update_case(rng, [5, 4, 6, 3, 1]), points=2),
        hidden("two layers, another rate", lambda rng: _update_case(rng, [3, 5, 2])),
        hidden("layers of one unit", lambda rng: _update_case(rng, [1, 1, 1, 1])),
        hidden("one layer", lambda rng: _update_case(rng, [4, 2])),
    ),
    mistakes=(
        Mistake(
            "The parameters climb: gradient descent takes the gradient away.",
            replace={"value - learning_rate": "value + learning_rate"},
        ),
        Mistake(
            "Your steps are as long as the gradient. Multiply it by the learning rate.",
            replace={"learning_rate * grads": "grads"},
        ),
        Mistake(
            "The last layer never changes: your loop stops one layer early.",
            function=_update_one_short,
        ),
        Mistake(
            "Two layers are updated, whatever there is. Ask `params` how many it has.",
            function=_update_two_layers,
        ),
        Mistake(
            "The biases never change. They have gradients too.",
            function=_update_weights_only,
        ),
        Mistake(
            "The biases are updated with dW. They have gradients of their own.",
            function=_update_biases_from_weights,
        ),
        Mistake(
            "The weights are updated with db. They have gradients of their own.",
            function=_update_weights_from_biases,
        ),
        Mistake(
            "What you compute goes nowhere: the parameters come back as they were.",
            function=_update_into_nothing,
        ),
        Mistake(
            "Every layer is updated with the gradients of layer 1.",
            function=_update_with_the_first_gradient,
        ),
        Mistake(
            "Only the last layer comes back. Return all parameters.",
            function=_update_returning_only_the_last,
        ),
        Mistake(
            "What comes back is the change alone, without the parameters it is made to.",
            replace={"value - learning_rate": "-learning_rate"},
        ),
    ),
    equivalents=(_update_by_numbers, _update_in_place, _update_as_published),
)

EXERCISES = (
    SHAPES,
    INITIALIZE_PARAMETERS,
    INITIALIZE_PARAMETERS_DEEP,
    LINEAR_FORWARD,
    LINEAR_ACTIVATION_FORWARD,
    L_MODEL_FORWARD,
    XOR_PARAMETERS,
    COMPUTE_COST,
    LINEAR_BACKWARD,
    LINEAR_ACTIVATION_BACKWARD,
    L_MODEL_BACKWARD,
    UPDATE_PARAMETERS,
)
