"""Exercises of the notebook week5/initialization."""

import numpy as np

from course_utils.reference import deep, initialization, shallow

from ...machinery.exercises import Exercise, Mistake, hidden, visible

# What the cases are drawn from


def _sizes(rng, *sizes):
    """Draw sizes a little above these, as one argument: layers_dims."""
    return ([size + int(rng.integers(0, 8)) for size in sizes],)


# How random weights are judged: by their properties, whatever numbers they are


def _judge_by(deviation, others):
    """Return a judge of weights whose standard deviation is deviation(n_in, n_out).

    `others` are deviations that people reach by mistake, by what to call them.
    """

    def judge(arguments, value):
        (dims,) = arguments
        for layer in range(1, len(dims)):
            fault = _fault_of_shapes(value, layer, dims[layer], dims[layer - 1])
            if fault:
                return fault
        for layer in range(1, len(dims)):
            W = np.asarray(value[f"W{layer}"], dtype=float)
            fault = _fault_of_weights(W, f"W{layer}", deviation, others)
            if fault:
                return fault
        if len(value) != 2 * (len(dims) - 1):
            return "the result has other keys than W and b of each layer."
        for layer in range(2, len(dims)):
            before, W = value[f"W{layer - 1}"], value[f"W{layer}"]
            if W.size > 1 and np.array_equal(before / before[0, 0], W / W[0, 0]):
                return f"W{layer - 1} and W{layer} are the same numbers."
        return None

    return judge


def _fault_of_shapes(value, layer, n_out, n_in):
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


def _fault_of_weights(W, name, deviation, others):
    if not np.isfinite(W).all():
        return f"{name} has entries that are not finite."
    if W.size > 1 and (W == W[0, 0]).all():
        return f"all weights of {name} are equal."
    if len({row.tobytes() for row in W}) < len(W):
        return f"two units of {name} start with the same weights."
    expected = deviation(W.shape[1], W.shape[0])
    if not 1e-8 < np.abs(W).max() / expected < 1e5:
        return f"the weights of {name} are out of all proportion to the deviation asked for."
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
    for label, other in others.items():
        if abs(spread / other(n_in, n_out) - 1) <= margin:
            return f"{name} spreads too {_much(spread, expected)}: as if by {label}."
    return f"{name} spreads too {_much(spread, expected)}."


def _much(spread, expected):
    return "much" if spread > expected else "little"


def _judge_zeros(arguments, value):
    (dims,) = arguments
    for layer in range(1, len(dims)):
        fault = _fault_of_shapes(value, layer, dims[layer], dims[layer - 1])
        if fault:
            return fault
        if np.any(value[f"W{layer}"]):
            return f"W{layer} must be zero."
    if len(value) != 2 * (len(dims) - 1):
        return "the result has other keys than W and b of each layer."
    return None


_SPREADS = {
    "a deviation of 1": lambda n_in, n_out: 1,
    "a deviation of 0.01": lambda n_in, n_out: 0.01,
    "a variance of 2 / n[l-1]": lambda n_in, n_out: np.sqrt(2 / n_in),
    "a variance of 1 / n[l-1]": lambda n_in, n_out: np.sqrt(1 / n_in),
    "a variance of 2 / n[l]": lambda n_in, n_out: np.sqrt(2 / n_out),
    "a variance of 1 / n[l]": lambda n_in, n_out: np.sqrt(1 / n_out),
    "a variance of 2 / (n[l-1] + n[l])": lambda n_in, n_out: np.sqrt(2 / (n_in + n_out)),
    "a deviation of 2 / n[l-1]": lambda n_in, n_out: 2 / n_in,
    "a deviation of 1 / n[l-1]": lambda n_in, n_out: 1 / n_in,
    "limits of plus and minus the root of 2 / n[l-1]": lambda n_in, n_out: np.sqrt(2 / 3 / n_in),
    "limits of plus and minus the root of 1 / n[l-1]": lambda n_in, n_out: np.sqrt(1 / 3 / n_in),
    "a division by the root of 2 / n[l-1]": lambda n_in, n_out: np.sqrt(n_in / 2),
    "a division by the root of 1 / n[l-1]": lambda n_in, n_out: np.sqrt(n_in),
}

_JUDGE_RANDOM = _judge_by(lambda n_in, n_out: 10, _SPREADS)
_JUDGE_HE = _judge_by(lambda n_in, n_out: np.sqrt(2 / n_in), _SPREADS)
_JUDGE_XAVIER = _judge_by(lambda n_in, n_out: np.sqrt(1 / n_in), _SPREADS)


def _random_cases(judge):
    return (
        visible("a small network", [3, 4, 1], judge=judge),
        visible("wide layers", [250, 100, 200], judge=judge, points=2),
        hidden("other widths", lambda rng: _sizes(rng, 90, 330, 170, 50), judge=judge, points=2),
        hidden("two features", lambda rng: ([2, *_sizes(rng, 500, 300)[0]],), judge=judge),
        hidden("layers of one width", lambda rng: ([int(rng.integers(60, 90))] * 4,), judge=judge),
        hidden("one unit a layer", lambda rng: ([int(rng.integers(2, 6)), 1, 1],), judge=judge),
    )


_N_IN = "n_out, n_in = layers_dims[layer], layers_dims[layer - 1]"
_LOOP = "range(1, len(layers_dims))"
_BIAS = "np.zeros((n_out, 1))"


def _shape_mistakes():
    """Return the mistakes that every one of these functions has in common."""
    return (
        Mistake(
            "Rows and columns of the weights are exchanged: one row holds the weights of one unit, "
            "with an entry for each unit of the layer before.",
            replace={"(n_out, n_in)": "(n_in, n_out)"},
        ),
        Mistake(
            "The last layer has no parameters. The list names L + 1 sizes, for L layers.",
            replace={_LOOP: "range(1, len(layers_dims) - 1)"},
        ),
        Mistake(
            "The biases are rows. Each layer has a column of them, one for each of its units.",
            replace={_BIAS: "np.zeros((1, n_out))"},
        ),
        Mistake(
            "A shape with one number in it is neither row nor column.",
            replace={_BIAS: "np.zeros(n_out)"},
        ),
        Mistake(
            "The biases are not zero. All of them start there.",
            replace={_BIAS: "np.ones((n_out, 1))"},
        ),
        Mistake(
            "The keys begin with W0. The first layer with weights is layer 1.",
            replace={'f"W{layer}"': 'f"W{layer - 1}"', 'f"b{layer}"': 'f"b{layer - 1}"'},
        ),
    )


# initialize_parameters_zeros


def _zeros_filled(layers_dims):
    parameters = {}
    L = len(layers_dims)
    for l in range(1, L):  # noqa: E741
        parameters["W" + str(l)] = np.full((layers_dims[l], layers_dims[l - 1]), 0.0)
        parameters["b" + str(l)] = np.full((layers_dims[l], 1), 0.0)
    return parameters


def _zeros_in_one_go(layers_dims):
    pairs = list(enumerate(zip(layers_dims[:-1], layers_dims[1:], strict=True), start=1))
    weights = {f"W{layer}": np.zeros((n_out, n_in)) for layer, (n_in, n_out) in pairs}
    return weights | {f"b{layer}": np.zeros((n_out, 1), int) for layer, (_, n_out) in pairs}


ZEROS = Exercise(
    name="initialize_parameters_zeros",
    title="Every parameter zero",
    reference=initialization.initialize_parameters_zeros,
    cases=(
        visible("two layers", [3, 2, 1], judge=_judge_zeros),
        visible("one layer", [4, 2], judge=_judge_zeros),
        hidden("four layers", lambda rng: _sizes(rng, 5, 8, 3, 7, 1), judge=_judge_zeros, points=2),
        hidden(
            "one unit a layer", lambda rng: ([int(rng.integers(2, 6)), 1, 1],), judge=_judge_zeros
        ),
    ),
    mistakes=(
        *_shape_mistakes(),
        Mistake("The weights are one, not zero.", replace={"(n_out, n_in))": "(n_out, n_in)) + 1"}),
    ),
    equivalents=(_zeros_filled, _zeros_in_one_go),
)


# initialize_parameters_random


def _random_with_global_state(layers_dims):
    np.random.seed(3)  # noqa: NPY002
    parameters = {}
    for l in range(1, len(layers_dims)):  # noqa: E741
        W = np.random.randn(layers_dims[l], layers_dims[l - 1]) * 10  # noqa: NPY002
        parameters["W" + str(l)] = W
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters


def _random_with_a_seed(layers_dims):
    rng = np.random.default_rng(1)
    parameters = {}
    for layer, (n_in, n_out) in enumerate(
        zip(layers_dims[:-1], layers_dims[1:], strict=True), start=1
    ):
        parameters[f"W{layer}"] = rng.normal(0, 10, size=(n_out, n_in))
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return parameters


def _random_same_in_every_layer(layers_dims):
    parameters = {}
    for layer in range(1, len(layers_dims)):
        n_out, n_in = layers_dims[layer], layers_dims[layer - 1]
        parameters[f"W{layer}"] = 10 * np.random.default_rng(3).standard_normal((n_out, n_in))
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return parameters


_NORMAL = "10 * rng.standard_normal((n_out, n_in))"

RANDOM = Exercise(
    name="initialize_parameters_random",
    title="Random weights, far too large",
    reference=initialization.initialize_parameters_random,
    twins=(
        deep.initialize_parameters_deep,
        shallow.initialize_parameters,
    ),
    cases=_random_cases(_JUDGE_RANDOM),
    mistakes=(
        *_shape_mistakes(),
        Mistake(
            "The weights have a deviation of 1. Here they are to be ten times as large.",
            replace={_NORMAL: "rng.standard_normal((n_out, n_in))"},
        ),
        Mistake(
            "The weights are small. This exercise wants them far too large: look at the factor.",
            replace={_NORMAL: "0.01 * rng.standard_normal((n_out, n_in))"},
        ),
        Mistake(
            "All your weights are positive, such as `rng.random` makes them. Normal numbers have "
            "mean 0.",
            replace={"rng.standard_normal": "rng.random"},
        ),
        Mistake(
            "The weights are zero. Units that start alike stay alike.",
            replace={_NORMAL: "10 * np.zeros((n_out, n_in))"},
        ),
        Mistake(
            "All units of a layer start with the same weights, so they will do the same for ever. "
            "Draw a number for every entry.",
            replace={_NORMAL: "10 * np.tile(rng.standard_normal(n_in), (n_out, 1))"},
        ),
        Mistake(
            "The layers start with the same numbers. Set a seed before the loop, if at all.",
            function=_random_same_in_every_layer,
        ),
    ),
    equivalents=(_random_with_global_state, _random_with_a_seed),
)


# initialize_parameters_he


def _he_with_global_state(layers_dims):
    np.random.seed(3)  # noqa: NPY002
    parameters = {}
    for l in range(1, len(layers_dims)):  # noqa: E741
        W = np.random.randn(layers_dims[l], layers_dims[l - 1])  # noqa: NPY002
        parameters["W" + str(l)] = W * np.sqrt(2.0 / layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters


def _he_by_deviation(layers_dims):
    rng = np.random.default_rng()
    parameters = {}
    for layer in range(1, len(layers_dims)):
        shape = layers_dims[layer], layers_dims[layer - 1]
        parameters[f"b{layer}"] = np.zeros((shape[0], 1))
        parameters[f"W{layer}"] = rng.normal(0.0, (2 / shape[1]) ** 0.5, size=shape)
    return parameters


def _he_uniform(layers_dims):
    rng = np.random.default_rng(8)
    parameters = {}
    for layer in range(1, len(layers_dims)):
        shape = layers_dims[layer], layers_dims[layer - 1]
        limit = np.sqrt(6 / shape[1])
        parameters[f"W{layer}"] = rng.uniform(-limit, limit, size=shape)
        parameters[f"b{layer}"] = np.zeros((shape[0], 1))
    return parameters


def _he_same_in_every_layer(layers_dims):
    parameters = {}
    for layer in range(1, len(layers_dims)):
        n_out, n_in = layers_dims[layer], layers_dims[layer - 1]
        W = np.random.default_rng(3).standard_normal((n_out, n_in))
        parameters[f"W{layer}"] = W * np.sqrt(2 / n_in)
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return parameters


HE = Exercise(
    name="initialize_parameters_he",
    title="Random weights of the right size for ReLU",
    reference=initialization.initialize_parameters_he,
    twins=(
        deep.initialize_parameters_deep,
        shallow.initialize_parameters,
    ),
    cases=_random_cases(_JUDGE_HE),
    mistakes=(
        *_shape_mistakes(),
        Mistake(
            "Your variance is 1 / n. That keeps the scale if every unit is on; ReLU switches off "
            "half of them.",
            replace={"np.sqrt(2 / n_in)": "np.sqrt(1 / n_in)"},
        ),
        Mistake(
            "2 / n is the variance. What must normal numbers be multiplied by to get it?",
            replace={"np.sqrt(2 / n_in)": "(2 / n_in)"},
        ),
        Mistake(
            "The scale follows the size of the layer itself. What counts is how many terms a unit "
            "adds up.",
            replace={"np.sqrt(2 / n_in)": "np.sqrt(2 / n_out)"},
        ),
        Mistake(
            "The weights are not scaled: a wide layer adds up many of them.",
            replace={" * np.sqrt(2 / n_in)": ""},
        ),
        Mistake(
            "You divide by the root where you should multiply: a wide layer needs small weights.",
            replace={"* np.sqrt(2 / n_in)": "/ np.sqrt(2 / n_in)"},
        ),
        Mistake(
            "Every layer is scaled by the number of features. Each has its own layer before it.",
            replace={"np.sqrt(2 / n_in)": "np.sqrt(2 / layers_dims[0])"},
        ),
        Mistake(
            "All your weights are positive, such as `rng.random` makes them. Their mean must be 0.",
            replace={"rng.standard_normal": "rng.random"},
        ),
        Mistake(
            "You draw evenly between plus and minus the deviation. Such numbers spread by less: "
            "their variance is a third of the limit squared.",
            replace={"rng.standard_normal((n_out, n_in))": "rng.uniform(-1, 1, (n_out, n_in))"},
        ),
        Mistake(
            "A fixed small factor suits one width only. The scale must follow the layer before.",
            replace={"np.sqrt(2 / n_in)": "0.01"},
        ),
        Mistake(
            "The layers start with the same numbers. Set a seed before the loop, if at all.",
            function=_he_same_in_every_layer,
        ),
    ),
    equivalents=(_he_with_global_state, _he_by_deviation, _he_uniform),
)


# initialize_parameters_xavier


def _xavier_with_global_state(layers_dims):
    np.random.seed(3)  # noqa: NPY002
    parameters = {}
    for l in range(1, len(layers_dims)):  # noqa: E741
        W = np.random.randn(layers_dims[l], layers_dims[l - 1])  # noqa: NPY002
        parameters["W" + str(l)] = W * np.sqrt(1.0 / layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters


def _xavier_uniform(layers_dims):
    rng = np.random.default_rng()
    parameters = {}
    for layer in range(1, len(layers_dims)):
        shape = layers_dims[layer], layers_dims[layer - 1]
        limit = np.sqrt(3 / shape[1])
        parameters[f"W{layer}"] = rng.uniform(-limit, limit, size=shape)
        parameters[f"b{layer}"] = np.zeros((shape[0], 1))
    return parameters


def _xavier_same_in_every_layer(layers_dims):
    parameters = {}
    for layer in range(1, len(layers_dims)):
        n_out, n_in = layers_dims[layer], layers_dims[layer - 1]
        W = np.random.default_rng(3).standard_normal((n_out, n_in))
        parameters[f"W{layer}"] = W / np.sqrt(n_in)
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return parameters


XAVIER = Exercise(
    name="initialize_parameters_xavier",
    title="Random weights of the right size for tanh",
    reference=initialization.initialize_parameters_xavier,
    twins=(
        deep.initialize_parameters_deep,
        shallow.initialize_parameters,
    ),
    cases=_random_cases(_JUDGE_XAVIER),
    mistakes=(
        *_shape_mistakes(),
        Mistake(
            "Your variance is 2 / n, as for ReLU. Near zero tanh passes on all of the signal, not "
            "half of it.",
            replace={"/ np.sqrt(n_in)": "* np.sqrt(2 / n_in)"},
        ),
        Mistake(
            "1 / n is the variance. What must normal numbers be divided by to get it?",
            replace={"/ np.sqrt(n_in)": "/ n_in"},
        ),
        Mistake(
            "The scale follows the size of the layer itself. What counts is how many terms a unit "
            "adds up.",
            replace={"/ np.sqrt(n_in)": "/ np.sqrt(n_out)"},
        ),
        Mistake(
            "That is the form with both sizes, which the text shows next to the one to write. Here "
            "the variance is 1 / n of the layer before.",
            replace={"/ np.sqrt(n_in)": "* np.sqrt(2 / (n_in + n_out))"},
        ),
        Mistake(
            "The weights are not scaled: a wide layer adds up many of them.",
            replace={" / np.sqrt(n_in)": ""},
        ),
        Mistake(
            "You multiply by the root where you should divide: a wide layer needs small weights.",
            replace={"/ np.sqrt(n_in)": "* np.sqrt(n_in)"},
        ),
        Mistake(
            "All your weights are positive, such as `rng.random` makes them. Their mean must be 0.",
            replace={"rng.standard_normal": "rng.random"},
        ),
        Mistake(
            "You draw evenly between plus and minus the deviation. Such numbers spread by less: "
            "their variance is a third of the limit squared.",
            replace={"rng.standard_normal((n_out, n_in))": "rng.uniform(-1, 1, (n_out, n_in))"},
        ),
        Mistake(
            "The layers start with the same numbers. Set a seed before the loop, if at all.",
            function=_xavier_same_in_every_layer,
        ),
    ),
    equivalents=(_xavier_with_global_state, _xavier_uniform),
)


# scales: a quiz

SCALES = Exercise(
    name="scales",
    title="Derive the scale, and recognise a wrong one",
    reference={
        "variance of z": 4.0,
        "after ten layers": 1024.0,
        "leaky ReLU": 2 / 1.04,
        "after dropout": 1.0,
        "uniform limit": 1.0,
        "P": "small",
        "Q": "He",
        "R": "large",
        "S": "zeros",
    },
    cases=(
        visible("variance of z", "variance of z", rtol=1e-3),
        visible("after ten layers", "after ten layers", rtol=1e-3),
        visible("Q", "Q"),
        visible("S", "S"),
        hidden("leaky ReLU", lambda rng: ("leaky ReLU",), rtol=3e-3),
        hidden("after dropout", lambda rng: ("after dropout",), rtol=1e-3),
        hidden("uniform limit", lambda rng: ("uniform limit",), rtol=1e-3),
        hidden("P", lambda rng: ("P",)),
        hidden("R", lambda rng: ("R",)),
    ),
    mistakes=(
        Mistake(
            "The mean square of the inputs is missing: a louder input makes a louder sum.",
            answers={"variance of z": 1.0},
        ),
        Mistake(
            "You multiplied the variance by the root of the number of inputs. Variances of "
            "independent terms add up one by one.",
            answers={"variance of z": 0.4},
        ),
        Mistake(
            "The factor works in every layer: it is multiplied with itself, not added.",
            answers={"after ten layers": 20.0},
        ),
        Mistake(
            "You took the root: that is the factor of the deviation. The variance is asked for.",
            answers={"after ten layers": 32.0},
        ),
        Mistake(
            "That is ReLU's factor. A leaky unit lets a little of the negative half through: "
            "what does it add to the mean square?",
            answers={"leaky ReLU": 2.0},
        ),
        Mistake(
            "The slope is squared in a mean square: 0.2 becomes 0.04.",
            answers={"leaky ReLU": 2 / 1.2},
        ),
        Mistake(
            "With half of the units gone and the others doubled, the mean is kept. The mean of the "
            "squares is not.",
            answers={"after dropout": 2.0},
        ),
        Mistake(
            "The kept units are doubled, their squares are four times as large, and half of them "
            "are left. Does the mean square go up or down?",
            answers={"after dropout": 4.0},
        ),
        Mistake(
            "That is the deviation. Numbers spread evenly from -r to r have the variance r squared "
            "over 3.",
            answers={"uniform limit": np.sqrt(1 / 3)},
        ),
        Mistake(
            "A signal that shrinks by the same factor in every layer is not yet zero. With zeros "
            "nothing at all gets past the first layer.",
            answers={"P": "zeros"},
        ),
        Mistake(
            "Look at the lines: which start gives numbers of about the same size in every layer?",
            answers={"Q": "small"},
        ),
        Mistake(
            "The numbers grow from layer to layer. Which weights make a sum larger than its terms?",
            answers={"R": "He"},
        ),
        Mistake(
            "Nothing arrives in any layer, however small: which weights do that?",
            answers={"S": "small"},
        ),
    ),
    equivalents=(
        {
            "variance of z": 100 * 0.01 * 4,
            "after ten layers": 2**10,
            "leaky ReLU": 1.923,
            "after dropout": 1,
            "uniform limit": np.sqrt(3 * 2 / 6),
            "P": "small",
            "Q": "He",
            "R": "large",
            "S": "zeros",
        },
        {
            "S": "zeros",
            "R": "large",
            "Q": "He",
            "P": "small",
            "uniform limit": 1,
            "after dropout": 2 * 0.5,
            "leaky ReLU": 2 / (1 + 0.2**2),
            "after ten layers": 1024,
            "variance of z": 4,
            "note": "extra keys do no harm",
        },
    ),
)

EXERCISES = (ZEROS, RANDOM, HE, XAVIER, SCALES)
