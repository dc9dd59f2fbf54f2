"""An optimiser known by its steps, and a test for one."""

import numpy as np

from course_utils.figures.week6.training_diagnostics import trace_of
from course_utils.probes import adams
from course_utils.reference.diagnostics import adam_is_right, which_optimizer
from course_utils.reference.optimizers import initialize_adam, update_parameters_with_adam

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible


def _walk(rng, method, beta=None):
    """Draw a walk: positions, curvatures, learning rate."""
    while True:
        curvatures = rng.uniform(0.5, 12.0, size=(2, 1))
        place = rng.uniform(0.5, 3.0, size=(2, 1)) * rng.choice([-1, 1], size=(2, 1))
        sizes = np.abs(curvatures * place)
        far = [sizes[0, 0] / sizes[1, 0], *sizes[:, 0]]
        if np.abs(np.log(far)).min() > 0.3:
            break
    rate = float(rng.choice([0.003, 0.01, 0.02, 0.05]))
    beta = float(rng.choice([0.5, 0.8, 0.9])) if beta is None else beta
    return trace_of(method, curvatures, place, rate, 6, beta), curvatures, rate


def _walks(*methods):
    """Return a draw of one walk for each of these methods, each with a β of its own."""
    betas = dict(enumerate((0.8, 0.9, 0.5, 0.7)))
    return lambda rng: Calls([_walk(rng, name, betas[k]) for k, name in enumerate(methods)])


WHICH_OPTIMIZER = exercise(
    which_optimizer,
    "Which optimiser was it?",
    visible("gradient descent", draw=lambda rng: _walk(rng, "gd"), unchanged=True),
    visible("momentum, β = 0.9", draw=lambda rng: _walk(rng, "momentum", 0.9)),
    visible("momentum, β = 0.5", draw=lambda rng: _walk(rng, "momentum", 0.5)),
    visible("RMSprop, β = 0.9", draw=lambda rng: _walk(rng, "rmsprop", 0.9)),
    visible("RMSprop, β = 0.5", draw=lambda rng: _walk(rng, "rmsprop", 0.5)),
    visible("Adam", draw=lambda rng: _walk(rng, "adam")),
    hidden("momentum and Adam", _walks("momentum", "adam", "momentum"), points=2),
    hidden("RMSprop and Adam", _walks("adam", "rmsprop", "adam", "rmsprop"), points=2),
    hidden("gradient descent and momentum", _walks("gd", "momentum", "gd")),
    hidden("all of them", _walks("rmsprop", "gd", "adam", "momentum")),
)


@WHICH_OPTIMIZER.equivalent
def by_sizes(positions, curvatures, learning_rate):
    start, following = positions[:, :1], positions[:, 1:2]
    gradient = curvatures * start
    step = (start - following) / learning_rate
    shares = (step / gradient).ravel()
    lengths = np.abs(step).ravel()
    if abs(shares[0] - shares[1]) < 1e-3 * abs(shares[0]):
        return "gd" if abs(shares[0] - 1) < 1e-3 else "momentum"
    return "adam" if abs(lengths[0] - 1) < 1e-3 else "rmsprop"


@WHICH_OPTIMIZER.equivalent
def one_coordinate(positions, curvatures, learning_rate):
    g0 = curvatures[0, 0] * positions[0, 0]
    d0, d1 = positions[0, 0] - positions[0, 1], positions[1, 0] - positions[1, 1]
    if np.isclose(abs(d0), abs(d1), rtol=1e-3):
        is_adam = np.isclose(abs(d0), learning_rate, rtol=1e-3)
        return "adam" if is_adam else "rmsprop"
    return ["momentum", "gd"][int(np.isclose(d0, learning_rate * g0, rtol=1e-3))]


WHICH_OPTIMIZER.wrong("""
    return "momentum" → return "gd"
        Momentum's walks are taken for gradient descent. Its first step has the same direction; is
        it as long?
    return "adam" → return "rmsprop"
        Adam's walks are taken for RMSprop. Its first step is α along both axes, up or down, but for
        ε: mind the sign, and leave a tolerance.
    return "rmsprop" → return "adam"
        RMSprop's walks are taken for Adam. Both go equally far along both axes; how far?
    positions[:, 0] - positions[:, 1] → positions[:, 1] - positions[:, 0]
        Your step is not what it is compared with: gradient descent with a rate of 1 would make
        it. Does it point downhill, and is it divided by the learning rate?
    curvatures[:, 0] * positions[:, 0] → curvatures[:, 0] * positions[:, 1]
        What you compare the step with is not the gradient at the start: c x, with x before the
        step.
""")


@WHICH_OPTIMIZER.mistake(
    "Gradient descent and momentum have changed places. With averages that start at 0, which of "
    "the two makes the shorter first step?"
)
def gd_for_momentum(positions, curvatures, learning_rate):
    name = which_optimizer(positions, curvatures, learning_rate)
    return {"gd": "momentum", "momentum": "gd"}.get(name, name)


@WHICH_OPTIMIZER.mistake(
    "You ask whether numbers are equal, and rounding makes them differ. Leave a tolerance: "
    "`np.allclose`."
)
def without_tolerance(positions, curvatures, learning_rate):
    gradient = curvatures[:, 0] * positions[:, 0]
    step = (positions[:, 0] - positions[:, 1]) / learning_rate
    if np.all(step == gradient):
        return "gd"
    if np.all(step == np.sign(gradient)):
        return "adam"
    shares = step / gradient
    return "momentum" if shares[0] == shares[1] else "rmsprop"


@WHICH_OPTIMIZER.mistake(
    "You take β of momentum for 0.9. Whatever β is, where does its first step point?"
)
def only_nine_tenths(positions, curvatures, learning_rate):
    gradient = curvatures[:, 0] * positions[:, 0]
    step = (positions[:, 0] - positions[:, 1]) / learning_rate
    for name, first in {"gd": gradient, "momentum": 0.1 * gradient}.items():
        if np.allclose(step, first, rtol=1e-4):
            return name
    return "adam" if np.allclose(abs(step), 1, rtol=1e-4) else "rmsprop"


@WHICH_OPTIMIZER.mistake(
    "RMSprop and Adam have changed places. What does the bias correction make of the first step?"
)
def adam_for_rmsprop(positions, curvatures, learning_rate):
    name = which_optimizer(positions, curvatures, learning_rate)
    return {"adam": "rmsprop", "rmsprop": "adam"}.get(name, name)


def _kinds(*kinds):
    """Return a draw that has several versions of Adam judged, in any order."""
    return lambda rng: Calls([(str(kind),) for kind in rng.permutation(kinds)])


ADAM_IS_RIGHT = exercise(
    adam_is_right,
    "A test for Adam",
    visible("a right Adam", "right"),
    visible("another, which differs by rounding", "right, written another way"),
    visible("no bias correction", "no bias correction"),
    visible("v starts over at each step", "v starts over at each step"),
    visible("the biases stay", "the biases stay"),
    visible("ε inside the root", "epsilon inside the root"),
    hidden(
        "a first step that is right",
        _kinds(
            "right",
            "beta1 and beta2 have changed places",
            "right, written another way",
            "the correction is always that of step 1",
        ),
        points=2,
    ),
    hidden("a wrong average", _kinds("s averages the square of v", "right")),
    hidden("settings", _kinds("right", "the learning rate is always 0.01", "epsilon is 1e-6")),
    hidden("a layer", _kinds("right", "the last layer stays")),
    probe=adams.tried,
)


@ADAM_IS_RIGHT.equivalent
def by_the_formulas(adam):
    parameters = {name: np.full((2, 1), 1.0) for name in ("W1", "b1", "W2", "b2")}
    mine = np.full((2, 1), 1.0)
    v, s = initialize_adam(parameters)
    mean, square = np.zeros((2, 1)), np.zeros((2, 1))
    for t, size in enumerate((1.0, 3e-8, 0.5), start=1):
        g = np.array([[size], [-3e-9]])
        grads = {"d" + name: g for name in parameters}
        parameters, v, s, *_ = adam(parameters, grads, v, s, t, learning_rate=0.3)
        mean, square = 0.9 * mean + 0.1 * g, 0.999 * square + 0.001 * g**2
        root = np.sqrt(square / (1 - 0.999**t))
        mine = mine - 0.3 * mean / (1 - 0.9**t) / (root + 1e-8)
        if any(np.abs(p - mine).max() > 1e-7 for p in parameters.values()):
            return False
    return True


@ADAM_IS_RIGHT.equivalent
def two_tries(adam):
    agrees = []
    for size in (1.0, 1e-8):
        a = {"W1": np.ones((1, 2)), "b1": np.ones((1, 1)), "W2": np.ones((1, 1)), "b2": np.eye(1)}
        b = {name: value + 0 for name, value in a.items()}
        (v, s), (w, r) = initialize_adam(a), initialize_adam(b)
        for t in (1, 2, 3):
            grads = {"d" + name: size * t**2 * value for name, value in a.items()}
            again = {name: value + 0 for name, value in grads.items()}
            a, v, s = adam(a, grads, v, s, t, 0.05)[:3]
            b, w, r = update_parameters_with_adam(b, again, w, r, t, 0.05)[:3]
            agrees += [np.allclose(a[name], b[name], rtol=1e-9) for name in a]
    return all(agrees)


ADAM_IS_RIGHT.wrong("""
    range(1, 5) → range(1, 2)
        You try the first step only. At step 1 an average that starts over is as good as one that
        goes on.
    10 ** rng.uniform(-9, 1, size=shapes[name]) → rng.uniform(1, 2, size=shapes[name])
        Beside gradients of the usual size, 1e-8 is lost wherever it stands. Where does ε count?
    "b1": (3, 1), "W2": (1, 3), "b2": (1, 1) → "W2": (1, 3)
        Your test has no biases, or does not look at them.
    rtol=0, atol=1e-6 → rtol=0, atol=0
        Right versions differ by rounding. Leave a tolerance.
    rtol=0, atol=1e-6 → rtol=0, atol=1.0
        Your test says True whatever it finds, or its tolerance lets everything pass.
    return True → return None
        If nothing is wrong, say so: return True.
    theirs, v, s, *_ → theirs, _, _, *_
        You do not hand the averages on from step to step, so right and wrong ones do the same.
        Which of them does `adam` return?
""")


@ADAM_IS_RIGHT.mistake("The answers are the wrong way round: True is for a right Adam.")
def the_other_way_round(adam):
    return not adam_is_right(adam)
