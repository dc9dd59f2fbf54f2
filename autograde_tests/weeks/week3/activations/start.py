"""Where to start: small random weights, of which properties are judged."""

import numpy as np

from course_utils.reference.hidden_layer import saturated_share
from course_utils.reference.shallow import initialize_parameters

from ....machinery.compare import describe
from ....machinery.exercises import exercise, hidden, visible
from ... import judges, slips


def _fault_of_start(arguments, parameters):
    """Say what keeps parameters from being a good start; no measured number is in the message."""
    n_x, n_h, n_y = arguments
    shapes = {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (n_y, n_h), "b2": (n_y, 1)}
    if not isinstance(parameters, dict):
        return f"the result is {describe(parameters)}, expected a dict of parameters."
    if missing := [name for name in shapes if name not in parameters]:
        return f"the result has no key {missing[0]!r}."
    for faults in (
        {name: _fault_of_shape(parameters[name], shape) for name, shape in shapes.items()},
        {name: _fault_of_bias(parameters[name]) for name in ("b1", "b2")},
        {name: _fault_of_weights(parameters[name]) for name in ("W1", "W2")},
    ):
        if any(faults.values()):
            return "; ".join(f"{name} {fault}" for name, fault in faults.items() if fault) + "."
    return judges.fault_of_draws(parameters, 2)


def _fault_of_shape(value, shape):
    return "" if np.shape(value) == shape else f"has shape {np.shape(value)}, expected {shape}"


def _fault_of_bias(b):
    return "is not zero everywhere" if np.any(np.asarray(b) != 0) else ""


def _fault_of_weights(W):
    W = np.asarray(W, float)
    if not np.isfinite(W).all():
        return "has entries that are not finite"
    if not W.any():
        return "is zero everywhere"
    if W.size > 1 and np.ptp(W) == 0:
        return "has the same number everywhere"
    if len(W) > 1 and np.ptp(W, axis=0).max() == 0:
        return "has the same weights in each row"
    if len(W[0]) > 1 and np.ptp(W, axis=1).max() == 0:
        return "has the same weights in each column"
    if np.abs(W).max() > 0.08:  # eight standard deviations
        return "has entries that are too large for 0.01 times a normal draw"
    if np.abs(W).max() < 1e-10:
        return "is as good as zero everywhere"
    if W.size < 100:
        return ""
    size = np.sqrt(np.mean(W**2))
    # six standard errors: a right answer fails once in some hundred million times
    if abs(W.mean()) > 6 * size / np.sqrt(W.size):
        return "is not centred on 0"
    much = "more" if size > 0.01 else "less"
    right = abs(size / 0.01 - 1) < 6 / np.sqrt(2 * W.size)
    return "" if right else f"spreads {much} than 0.01 times a normal draw does"


INITIALIZE_PARAMETERS = exercise(
    initialize_parameters,
    "A small random start",
    visible("six inputs, one hidden unit, five outputs", 6, 1, 5, judge=_fault_of_start),
    visible("many units", 20, 40, 10, judge=_fault_of_start),
    hidden(
        "other sizes",
        lambda rng: tuple(int(n) for n in rng.integers([25, 31, 5], [31, 40, 9])),
        judge=_fault_of_start,
        points=2,
    ),
    hidden("one hidden unit", lambda rng: (int(rng.integers(6, 11)), 1, 7), judge=_fault_of_start),
    hidden("one input", lambda rng: (1, int(rng.integers(6, 11)), 1), judge=_fault_of_start),
)


@INITIALIZE_PARAMETERS.equivalent
def by_randn(n_x, n_h, n_y):
    np.random.seed(2)  # noqa: NPY002  as many solutions have it
    W1 = np.random.randn(n_h, n_x) * 0.01  # noqa: NPY002
    b1 = np.zeros((n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.01  # noqa: NPY002
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


@INITIALIZE_PARAMETERS.equivalent
def by_normal(n_x, n_h, n_y):
    rng = np.random.default_rng()
    sizes, parameters = [n_x, n_h, n_y], {}
    for layer in (1, 2):
        shape = (sizes[layer], sizes[layer - 1])
        parameters[f"W{layer}"] = rng.normal(0, 0.01, shape)
        parameters[f"b{layer}"] = np.full((shape[0], 1), 0)
    return parameters


slips.of_two_layers(INITIALIZE_PARAMETERS)
INITIALIZE_PARAMETERS.wrong("""
    0.01 * rng.standard_normal((n_h, n_x)) → rng.standard_normal((n_h, n_x))
        The factor 0.01 is missing in the first layer.
    0.01 * rng.standard_normal((n_h, n_x)) → np.zeros((n_h, n_x))
    rng.standard_normal((n_y, n_h)) → np.zeros((n_y, n_h))
        All weights are zero. Then all hidden units are the same, and they stay so.
    rng.standard_normal((n_h, n_x)) → np.ones((n_h, n_x))
    rng.standard_normal((n_y, n_h)) → np.ones((n_y, n_h))
        All weights are one and the same number. That breaks the symmetry no more than zeros do.
    (n_h, n_x) → (n_x, n_h)
        n_x and n_h changed places in W1. A row of W1 belongs to a hidden unit.
    (n_y, n_h) → (n_h, n_y)
        n_h and n_y changed places in W2. A row of W2 belongs to an output unit.
    (n_h, n_x) → (n_x, n_h)
    (n_y, n_h) → (n_h, n_y)
        Both weight matrices are turned: the rows belong to the layer's own units.
    np.zeros((n_h, 1)) → np.zeros((1, n_h))
        The biases are rows. Each unit has its bias in a row of its own: make a column.
    rng.standard_normal((n_h, n_x)) → rng.random((n_h, n_x))
    rng.standard_normal((n_y, n_h)) → rng.random((n_y, n_h))
        `rand` draws from 0 to 1, so all weights are positive. A normal draw is centred on 0:
        `randn`, or `standard_normal` of a generator.
""")


@INITIALIZE_PARAMETERS.mistake("The hidden layer has four units whatever n_h is. Use the argument.")
def four_hidden_units(n_x, n_h, n_y):
    return initialize_parameters(n_x, 4, n_y)


def _scores(n_h, m, scale):
    """Return a draw of scores of which some lie in the flat part of tanh, none at its edge."""

    def draw(rng):
        Z = scale * np.abs(rng.normal(size=(n_h, m)))
        edge = np.arctanh(np.sqrt(0.95))
        near = np.abs(Z - edge) < 0.05
        Z = np.where(near, 3.0, Z)
        Z[0, :2] = 2.0, -3.0  # one that is nearly saturated, and one that is
        return (Z,)

    return draw


SATURATED_SHARE = exercise(
    saturated_share,
    "How many units are saturated",
    visible("two of six", np.array([[0.3, 1.0, 4.0], [-5.0, 0.5, 1.0]]), unchanged=True),
    visible("slopes of 0.10, 0.07, 0.04 and 0.001", np.array([[-1.83], [2.0], [-2.3], [4.15]])),
    hidden("many scores", _scores(6, 40, 2.0), points=2),
    hidden("one unit", _scores(1, 30, 3.0)),
    hidden("hardly any", _scores(3, 7, 0.1)),
)


@SATURATED_SHARE.equivalent
def counted(Z):
    flat = 0
    for z in np.ravel(Z):
        if 1 / np.cosh(z) ** 2 < 0.05:
            flat += 1
    return flat / Z.size


@SATURATED_SHARE.equivalent
def by_the_edge(Z):
    return float((np.abs(Z) > np.arctanh(np.sqrt(0.95))).mean())


SATURATED_SHARE.wrong("""
    np.mean(slopes < 0.05) → np.sum(slopes < 0.05)
        That is how many there are. The share is out of all entries.
    np.mean(slopes < 0.05) → np.sum(slopes < 0.05) / len(Z)
        `len(Z)` is the number of rows. The share is out of all entries, `Z.size` of them.
    np.mean(slopes < 0.05) → np.sum(slopes < 0.05) / Z.shape[1]
        `Z.shape[1]` is the number of columns. The share is out of all entries, `Z.size` of them.
    np.mean(slopes < 0.05) → 100 * np.mean(slopes < 0.05)
        That is in percent. The share lies between 0 and 1.
    slopes < 0.05 → slopes > 0.05
        That is the share that is *not* saturated.
    slopes = 1 - np.tanh(Z) ** 2 → slopes = np.tanh(Z)
        You compare the outputs of tanh. Saturation is a matter of its slope.
    slopes = 1 - np.tanh(Z) ** 2 → slopes = 1 - np.abs(np.tanh(Z))
        The slope is 1 minus the *square* of the output.
    np.tanh(Z) ** 2 → Z**2
        You squared the scores. The slope is written with the output of tanh.
    np.mean(slopes < 0.05) → np.mean(slopes)
        That is the mean slope. Count the entries whose slope is below 0.05.
    slopes < 0.05 → slopes < 0.005
        The bound of this exercise is 0.05.
""")
