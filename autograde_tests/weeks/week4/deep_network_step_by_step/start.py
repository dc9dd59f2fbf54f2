"""Where to start: random weights of any depth, of which properties are judged."""

import numpy as np

from course_utils.reference import deep, initialization

from ....machinery.compare import describe
from ....machinery.exercises import exercise, hidden, visible
from ... import judges, slips


def _fault_of_shape(parameters, dims):
    """Say which parameter is missing, has another shape, or is a bias that is not zero."""
    if not isinstance(parameters, dict):
        return f"the result is {describe(parameters)}, expected a dict of parameters."
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


def _fault_of_weights(name, W, deviation, others=None):
    """Say whether weights break the symmetry, are centred, and have the standard deviation.

    `others` are the standard deviations that slips lead to, by what they are called; without them
    any is right. The message holds no measured number: two wrong versions that differ by chance
    alone get the same one. Few weights say little about the spread they come from, so only 100 or
    more do; of fewer, no more is asked than that they are not out of all proportion.
    """
    W = np.asarray(W, float)
    if not np.isfinite(W).all():
        return f"{name} has entries that are not finite."
    if not W.any():
        return f"{name} is zero everywhere."
    if W.size > 1 and np.ptp(W) == 0:
        return f"{name} has the same number everywhere."
    if len(W) > 1 and np.ptp(W, axis=0).max() == 0:
        return f"all rows of {name} are equal, so its units can never become different."
    if len(W[0]) > 1 and np.ptp(W, axis=1).max() == 0:
        return f"all columns of {name} are equal, so each unit gives all its inputs one weight."
    if not 1e-6 < np.abs(W).max() / deviation < 1e5:
        return (
            f"the entries of {name} are out of all proportion to the standard deviation asked for."
        )
    if W.size < 100:
        return None
    rms = np.sqrt(np.mean(W**2))
    # six standard errors: a right answer fails once in some hundred million times
    if abs(W.mean()) > 6 * rms / np.sqrt(W.size):
        return f"the entries of {name} are not centred on 0."
    if others is None or abs(rms / deviation - 1) < 6 / np.sqrt(2 * W.size):
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
    return fault or judges.fault_of_draws(parameters, 2)


INITIALIZE_PARAMETERS = exercise(
    deep.initialize_parameters,
    "A random start for one hidden layer",
    visible("six inputs, one hidden unit, five outputs", 6, 1, 5, judge=_judge_two_layers),
    visible("forty inputs, twenty hidden units", 40, 20, 10, judge=_judge_two_layers),
    hidden(
        "other sizes",
        lambda rng: tuple(int(n) for n in rng.integers([25, 26, 8], [26, 40, 13])),
        judge=_judge_two_layers,
        points=2,
    ),
    hidden("one hidden unit", lambda rng: (int(rng.integers(5, 9)), 1, 3), judge=_judge_two_layers),
    hidden(
        "one input, one output",
        lambda rng: (1, int(rng.integers(5, 9)), 1),
        judge=_judge_two_layers,
    ),
)


@INITIALIZE_PARAMETERS.equivalent
def by_randn(n_x, n_h, n_y):
    np.random.seed(3)  # noqa: NPY002  as many solutions have it
    W1 = np.random.randn(n_h, n_x) * 0.01  # noqa: NPY002
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.01  # noqa: NPY002
    b2 = np.zeros(shape=(n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


@INITIALIZE_PARAMETERS.equivalent
def by_normal(n_x, n_h, n_y, seed=0):
    rng = np.random.default_rng(seed)
    parameters = {}
    for layer, (rows, columns) in enumerate([(n_h, n_x), (n_y, n_h)], start=1):
        parameters["W" + str(layer)] = rng.normal(0, 0.01, size=(rows, columns))
        parameters["b" + str(layer)] = np.zeros(rows).reshape(-1, 1)
    return parameters


slips.of_two_layers(INITIALIZE_PARAMETERS)
INITIALIZE_PARAMETERS.wrong("""
    0.01 * rng.standard_normal((n_h, n_x)) → np.zeros((n_h, n_x))
    0.01 * rng.standard_normal((n_y, n_h)) → np.zeros((n_y, n_h))
        All weights are zero. Week 3 showed what becomes of units that start equal.
    0.01 * rng.standard_normal((n_h, n_x)) → np.full((n_h, n_x), 0.01)
    0.01 * rng.standard_normal((n_y, n_h)) → np.full((n_y, n_h), 0.01)
        All weights are the same number, which breaks the symmetry no more than zeros do.
    ((n_h, n_x)) → ((n_x, n_h))
        W1 is turned: its rows belong to the hidden units.
    ((n_y, n_h)) → ((n_h, n_y))
        W2 is turned: its rows belong to the output units.
    np.zeros((n_h, 1)) → np.zeros((n_x, 1))
        b1 has an entry for each input. A bias belongs to a unit.
    rng.standard_normal((n_h, n_x)) → rng.random((n_h, n_x))
    rng.standard_normal((n_y, n_h)) → rng.random((n_y, n_h))
        `rand` draws from 0 to 1, so every weight is positive. A normal draw is centred on 0: its
        name ends in another letter.
""")


@INITIALIZE_PARAMETERS.mistake(
    "The hidden layer always has 4 units. Their number is an argument here."
)
def four_hidden_units(n_x, n_h, n_y):
    return deep.initialize_parameters(n_x, 4, n_y)


def _judge_start(arguments, parameters):
    """Judge all but the scale: shapes, zero biases, weights that differ and are centred on 0."""
    (dims,) = arguments
    fault = _fault_of_shape(parameters, dims)
    for layer, n_in in enumerate(dims[:-1], start=1):
        fault = fault or _fault_of_weights(f"W{layer}", parameters[f"W{layer}"], n_in**-0.5)
    return fault or judges.fault_of_draws(parameters, len(dims) - 1)


def _judge_scale(arguments, parameters):
    """Judge the standard deviation of every layer's weights, which is to be 1/√n[l-1]."""
    (dims,) = arguments
    fault = _judge_start(arguments, parameters)
    for layer, (n_in, n_out) in enumerate(zip(dims[:-1], dims[1:], strict=True), start=1):
        others = {
            "1": 1.0,
            "0.1": 0.1,
            "0.01": 0.01,
            "1/n[l-1]": 1 / n_in,
            "1/√n[l]": n_out**-0.5,
            "√(2/n[l-1])": (2 / n_in) ** 0.5,
            "√n[l-1]": n_in**0.5,
            "0.01/√n[l-1]": 0.01 / n_in**0.5,
        }
        name = f"W{layer}"
        fault = fault or _fault_of_weights(name, parameters[name], n_in**-0.5, others)
    return fault


INITIALIZE_PARAMETERS_DEEP = exercise(
    deep.initialize_parameters_deep,
    "A random start for any number of layers",
    visible("one layer", [5, 4], judge=_judge_start),
    visible("three layers", [36, 12, 30, 11], judge=_judge_start),
    visible("three layers: the scale", [36, 12, 30, 11], judge=_judge_scale, points=2),
    hidden(
        "four layers: the scale",
        lambda rng: ([int(n) for n in rng.integers([70, 10, 20, 14, 2], [90, 13, 30, 19, 5])],),
        judge=_judge_scale,
        points=2,
    ),
    hidden("two layers", lambda rng: ([75, int(rng.integers(10, 14)), 2],), judge=_judge_start),
    hidden(
        "layers of one unit", lambda rng: ([int(rng.integers(2, 9)), 1, 1, 1],), judge=_judge_start
    ),
    hidden(
        "one layer of other units", lambda rng: ([int(rng.integers(5, 9)), 3],), judge=_judge_start
    ),
    twins=(
        initialization.initialize_parameters_he,
        initialization.initialize_parameters_random,
        initialization.initialize_parameters_xavier,
    ),
)


@INITIALIZE_PARAMETERS_DEEP.equivalent
def by_randn_and_the_root(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):  # noqa: E741  the field's own letter
        W = np.random.randn(layer_dims[l], layer_dims[l - 1])  # noqa: NPY002
        parameters["W" + str(l)] = W / np.sqrt(layer_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters


@INITIALIZE_PARAMETERS_DEEP.equivalent
def by_pairs(layer_dims, rng=None):
    rng = np.random.default_rng(rng)
    parameters = {}
    for layer, (n_in, n_out) in enumerate(zip(layer_dims, layer_dims[1:], strict=False), start=1):
        parameters[f"W{layer}"] = rng.normal(scale=n_in**-0.5, size=(n_out, n_in))
        parameters[f"b{layer}"] = np.zeros((n_out, 1), dtype=int)
    return parameters


INITIALIZE_PARAMETERS_DEEP.wrong("""
    / np.sqrt(n_in) →
        The weights are as large as the draw gives them. They are to shrink with the number of units
        that feed them.
    / np.sqrt(n_in) → * 0.01
        The factor is 0.01 in every layer, however many units feed it. Which standard deviation of
        the weights makes Var(z) equal to 1?
    / np.sqrt(n_in) → * 0.1
        The factor is 0.1 in every layer. That suits layers that are fed by 100 units: here their
        number differs from layer to layer.
    np.sqrt(n_in) → n_in
        You divide by the number of units itself. The square root is missing.
    np.sqrt(n_in) → np.sqrt(n_out)
        You divide by the units of the layer itself. The sum in Z runs over the units of the layer
        before.
    / np.sqrt(n_in) → * np.sqrt(2 / n_in)
        That is a scale for ReLU that week 5 derives, larger by √2. Here 1/√n[l-1] is asked for.
    / np.sqrt(n_in) → * np.sqrt(n_in)
        You multiply by the square root. Many inputs must make the weights smaller.
    range(1, len(layer_dims)) → range(1, len(layer_dims) - 1)
        The last layer is missing: `layer_dims` has L + 1 entries, the input among them. How far
        does your loop run?
    range(1, len(layer_dims)) → range(len(layer_dims))
        Your loop makes parameters for layer 0 as well. The input is layer 0: it has none.
    ((n_out, n_in)) → ((n_in, n_out))
        The weight matrices are turned: the rows belong to the units of the layer itself.
    np.zeros((n_out, 1)) → np.zeros(n_out)
        The biases are rank-1 arrays. Give `np.zeros` a tuple of two numbers.
    np.zeros((n_out, 1)) → np.zeros((n_in, 1))
        The biases count the units of the layer before. A bias belongs to a unit of the layer
        itself.
    rng.standard_normal((n_out, n_in)) / np.sqrt(n_in) → np.zeros((n_out, n_in))
        All weights are zero. Week 3 showed what becomes of units that start equal.
    rng.standard_normal((n_out, n_in)) → rng.random((n_out, n_in))
        The entries lie between 0 and 1 before they are scaled, so every weight is positive. A
        normal draw is centred on 0.
    np.zeros((n_out, 1)) → rng.standard_normal((n_out, 1))
        The biases are random. Different weights are enough to make the units different.
    W{layer} → W{layer - 1}
    b{layer} → b{layer - 1}
        Your first layer is called W0. The input is layer 0 and has no parameters.
    np.zeros((n_out, 1)) → np.zeros((n_out, n_in))
        The biases have the shape of the weights: a line that was copied. Each unit has one bias.
    rng.standard_normal((n_out, n_in)) → (rng.standard_normal((1, n_in)) + np.zeros((n_out, 1)))
        All units of a layer start with the same weights, and then they stay the same. Each entry
        of a matrix is a draw of its own.
    rng.standard_normal → np.random.default_rng(2).standard_normal
        Every layer holds the same draws. Set a seed once, if at all, before the loop.
    np.sqrt(n_in) → np.sqrt(layer_dims[0])
        Every layer is scaled by the number of features. Each has its own layer before it.
""")


@INITIALIZE_PARAMETERS_DEEP.mistake(
    "Your function makes two layers, whatever it is given. How many does `layer_dims` name?"
)
def for_two_layers(layer_dims):
    rng, (n_x, n_h, *_, n_y) = np.random.default_rng(), layer_dims
    return {
        "W1": rng.standard_normal((n_h, n_x)) / np.sqrt(n_x),
        "b1": np.zeros((n_h, 1)),
        "W2": rng.standard_normal((n_y, n_h)) / np.sqrt(n_h),
        "b2": np.zeros((n_y, 1)),
    }
