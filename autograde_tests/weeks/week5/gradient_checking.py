"""Exercises of the notebook week5/gradient_checking."""

import numpy as np

from course_utils.reference import deep, gradient_checking
from course_utils.reference.activations import sigmoid
from course_utils.reference.deep import L_model_forward, compute_cost
from course_utils.reference.gradient_checking import (
    backward_propagation,
    forward_propagation,
    network_cost,
    numerical_gradients,
)

from ...machinery.calling import Calls
from ...machinery.compare import difference
from ...machinery.exercises import Exercise, Mistake, hidden, visible
from ...machinery.feedback import UNSAID

# What the cases are drawn from


def _weight(rng, sign_of_x, sign_of_t):
    """Draw x and theta with given signs of x and of theta times x, neither of them small."""
    x = sign_of_x * rng.uniform(1.5, 3.0)
    return float(x), float(sign_of_t * rng.uniform(0.5, 2.0) / x)


def _network(rng, dims, m, digits=None):
    """Draw parameters, inputs and labels of a network in which every gradient counts.

    No pre-activation of a hidden layer is near ReLU's corner, no probability near 0 or 1.
    """
    while True:
        parameters = {}
        for layer in range(1, len(dims)):
            n_in, n_out = dims[layer - 1], dims[layer]
            parameters[f"W{layer}"] = rng.normal(size=(n_out, n_in)) * 1.5 / np.sqrt(n_in)
            parameters[f"b{layer}"] = 0.5 * rng.normal(size=(n_out, 1))
        X = rng.normal(size=(dims[0], m))
        Y = rng.permutation(np.arange(m) % 2).astype(float).reshape(1, m)
        if digits is not None:
            X = X.round(digits)
            parameters = {name: value.round(digits) for name, value in parameters.items()}
        AL, caches = L_model_forward(X, parameters)
        good = bool(np.all((AL > 0.03) & (AL < 0.97)))
        good = good and all(np.abs(Z).min() > 0.05 and (Z > 0).any() for _, Z in caches[:-1])
        grads = deep.L_model_backward(AL, Y, caches)
        if good and all(np.abs(grads[f"d{name}"]).max() > 0.02 for name in parameters):
            return parameters, X, Y


def _measured_case(rng, dims, m, *epsilon, digits=None):
    return (*_network(rng, dims, m, digits), *epsilon)


def _right_gradients(parameters, X, Y):
    AL, caches = L_model_forward(X, parameters)
    grads = deep.L_model_backward(AL, Y, caches)
    return {f"d{name}": grads[f"d{name}"] for name in parameters}


def _checked_case(rng, dims, m, *epsilon, error=0.0, digits=None, shuffled=False):
    """Draw a network, its gradients with a relative error in each entry, and its examples."""
    parameters, X, Y = _network(rng, dims, m, digits)
    gradients = _right_gradients(parameters, X, Y)
    for name, value in gradients.items():
        gradients[name] = value * (1 + error * rng.choice([-1.0, 1.0], size=value.shape))
    if shuffled:  # as L_model_backward gives them: from the last layer on, and dA with them
        L = len(parameters) // 2
        given = {}
        for layer in range(L, 0, -1):
            given[f"dA{layer - 1}"] = rng.normal(size=(len(parameters[f"W{layer}"].T), m))
            for name in (f"db{layer}", f"dW{layer}"):
                given[name] = gradients[name]
        gradients = given
    return parameters, gradients, X, Y, *epsilon


def _without_and_with(arguments, epsilon):
    return Calls([arguments, (*arguments, epsilon)])


def _scaled_case(rng, factor, *epsilon):
    parameters, gradients, *rest = _checked_case(rng, [2, 1], 2, *epsilon, digits=1)
    return parameters, {name: factor * value for name, value in gradients.items()}, *rest


def _judge_agreement(check):
    """Return a judge of two answers to right gradients, without epsilon and with a large one.

    In the first, rounding alone is left, which nobody can foretell: any small number would do. The
    second is what `check` answers.
    """

    def judge(arguments, values):
        first, second = values
        fault = _fault_of_rounding(first)
        if fault is None and difference(check(*arguments[1]), second, 1e-5) is not None:
            return "without epsilon the answer is near 0, but with a large one it is another."
        return fault

    return judge


def _fault_of_rounding(value):
    if np.shape(value) != () or isinstance(value, bool | np.bool_ | str):
        return "the difference should be a single number."
    if not np.isfinite(value):
        return "the difference is not finite."
    if abs(value) < 1e-6:  # a negative one is found where the difference is large
        return None
    return "the gradients are right here, but the difference is larger than rounding explains."


# forward_propagation and backward_propagation: one unit, one weight


def _loss_by_sigmoid(x, theta):
    a = sigmoid(theta * x)
    return -np.log(a)


def _loss_by_logaddexp(x, theta):
    return np.logaddexp(0, -x * theta)


def _loss_by_log1p(x, theta):
    return float(np.log1p(np.exp(-np.dot(x, theta))))


def _probability(x, theta):
    return sigmoid(theta * x)


def _pre_activation(x, theta):
    return theta * x


FORWARD_PROPAGATION = Exercise(
    name="forward_propagation",
    title="The loss of one weight",
    reference=gradient_checking.forward_propagation,
    cases=(
        visible("x = 2, theta = 0.5", 2.0, 0.5),
        visible("x = -1, theta = 2", -1.0, 2.0),
        hidden("a sure and right unit", lambda rng: _weight(rng, 1, 1)),
        hidden("a wrong unit, negative x", lambda rng: _weight(rng, -1, -1)),
    ),
    mistakes=(
        Mistake(
            "That is the loss of label 0. The label is 1 here: the loss is small where theta times "
            "x is large.",
            replace={"np.exp(-theta * x)": "np.exp(theta * x)"},
        ),
        Mistake(
            "The loss has the wrong sign: the logarithm of a probability is negative.",
            replace={"np.log(1 +": "-np.log(1 +"},
        ),
        Mistake(
            "That is the probability. What is asked for is the loss.",
            function=_probability,
        ),
        Mistake(
            "That is the pre-activation z. Two steps follow: the sigmoid, and the loss.",
            function=_pre_activation,
        ),
        Mistake(
            "x is missing: the unit sees theta times x.",
            replace={"-theta * x": "-theta"},
        ),
        Mistake(
            "The unit has a weight only. It multiplies x; nothing is added.",
            replace={"-theta * x": "-(theta + x)"},
        ),
    ),
    equivalents=(_loss_by_sigmoid, _loss_by_logaddexp, _loss_by_log1p),
)


def _slope_from_the_error(x, theta):
    a = 1 / (1 + np.exp(-theta * x))
    dz = a - 1
    return dz * x


def _slope_of_the_logarithm(x, theta):
    e = np.exp(-theta * x)
    return -x * e / (1 + e)


def _slope_by_the_other_side(x, theta):
    return float(-x * sigmoid(-theta * x))


def _slope_measured(x, theta):
    return (forward_propagation(x, theta + 0.01) - forward_propagation(x, theta)) / 0.01


def _slope_measured_well(x, theta):
    return (forward_propagation(x, theta + 1e-6) - forward_propagation(x, theta - 1e-6)) / 2e-6


def _judge_slope(arguments, value):
    """Tell a formula from a measurement, which is right in its first digits only."""
    if np.shape(value) != () or isinstance(value, str):
        return "the slope should be a single number."
    slope = backward_propagation(*arguments)
    error = abs(float(value) - slope)
    if error <= 1e-12:
        return None
    if error < 1e-5 * abs(slope):
        return "the first digits are right and the last are not, as with a measured slope."
    return "that is not the slope of the loss along theta."


BACKWARD_PROPAGATION = Exercise(
    name="backward_propagation",
    title="The slope of the loss along the weight",
    reference=gradient_checking.backward_propagation,
    cases=(
        visible("x = 2, theta = 0.5", 2.0, 0.5),
        visible("x = -1, theta = 2, to the last digits", -1.0, 2.0, judge=_judge_slope),
        hidden("a sure and right unit", lambda rng: _weight(rng, 1, 1)),
        hidden(
            "a wrong unit, negative x, to the last digits",
            lambda rng: _weight(rng, -1, -1),
            judge=_judge_slope,
        ),
    ),
    mistakes=(
        Mistake(
            "The factor x is missing: by how much does z change when theta does?",
            replace={"x * (": "("},
        ),
        Mistake(
            "The sign is wrong. The label is 1: where x is positive, a larger theta lowers the "
            "loss.",
            replace={"sigmoid(theta * x) - 1": "1 - sigmoid(theta * x)"},
        ),
        Mistake(
            "That is the slope along x. The input stays as it is; theta is what training moves.",
            replace={"x * (": "theta * ("},
        ),
        Mistake(
            "The error a - y is not all there: which label does the example have?",
            replace={"(sigmoid(theta * x) - 1)": "sigmoid(theta * x)"},
        ),
        Mistake(
            "That is the slope of the sigmoid, not of the loss: the logarithm comes after it.",
            replace={"(sigmoid(theta * x) - 1)": "sigmoid(theta * x) * (1 - sigmoid(theta * x))"},
        ),
        Mistake(
            "You return x. That would be the slope of theta times x, without sigmoid and loss.",
            replace={"x * (sigmoid(theta * x) - 1)": "x"},
        ),
        Mistake(
            "This is a measured slope, one-sided and with a large step. Here the formula is asked "
            "for.",
            function=_slope_measured,
        ),
        Mistake(
            "This looks like a measured slope. Measuring comes next, to judge this function by. "
            "Derive the formula.",
            function=_slope_measured_well,
        ),
    ),
    equivalents=(_slope_from_the_error, _slope_of_the_logarithm, _slope_by_the_other_side),
)


# gradient_check


def _check_with_norms(x, theta, epsilon=1e-7):
    thetaplus = theta + epsilon
    thetaminus = theta - epsilon
    plus = forward_propagation(x, thetaplus)
    minus = forward_propagation(x, thetaminus)
    gradapprox = (plus - minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    return numerator / denominator


def _check_with_floats(x, theta, epsilon=1e-7):
    up, down = (float(forward_propagation(x, theta + step)) for step in (epsilon, -epsilon))
    approx = 0.5 * (up - down) / epsilon
    grad = float(backward_propagation(x, theta))
    return abs(approx - grad) / (abs(approx) + abs(grad))


def _constant_check(x, theta, epsilon=1e-7):
    return 1e-10


def _check_moving_x(x, theta, epsilon=1e-7):
    grad = backward_propagation(x, theta)
    up, down = forward_propagation(x + epsilon, theta), forward_propagation(x - epsilon, theta)
    gradapprox = (up - down) / (2 * epsilon)
    return np.abs(grad - gradapprox) / (np.abs(grad) + np.abs(gradapprox))


_RATIO = "np.abs(grad - gradapprox) / (np.abs(grad) + np.abs(gradapprox))"

GRADIENT_CHECK = Exercise(
    name="gradient_check",
    title="A slope compared with a measured one",
    reference=gradient_checking.gradient_check,
    cases=(
        visible("x = 2, theta = -0.5, epsilon = 0.1", 2.0, -0.5, 0.1),
        visible("x = -1.5, theta = -1, epsilon = 1", -1.5, -1.0, 1.0),
        visible(
            "x = 2, theta = 0.5, no epsilon given, then 0.2",
            draw=lambda rng: Calls([(2.0, 0.5), (2.0, 0.5, 0.2)]),
            judge=_judge_agreement(gradient_checking.gradient_check),
        ),
        hidden(
            "a right unit, negative x",
            lambda rng: (*_weight(rng, -1, 1), float(rng.uniform(0.1, 0.3))),
        ),
        hidden(
            "a wrong unit",
            lambda rng: (*_weight(rng, 1, -1), float(rng.uniform(0.1, 0.3))),
            points=2,
        ),
        hidden(
            "no epsilon given, then 0.3",
            lambda rng: _without_and_with(_weight(rng, -1, -1), 0.3),
            judge=_judge_agreement(gradient_checking.gradient_check),
        ),
    ),
    mistakes=(
        Mistake(
            "Your difference is one-sided: theta itself is one of the two points. Both sides are "
            "asked for.",
            replace={
                "forward_propagation(x, theta - epsilon)": "forward_propagation(x, theta)",
                "(2 * epsilon)": "epsilon",
            },
        ),
        Mistake(
            "One of your two points is theta itself, but you divide by twice epsilon. How far "
            "apart are the points?",
            replace={"forward_propagation(x, theta - epsilon)": "forward_propagation(x, theta)"},
        ),
        Mistake(
            "You add the two losses. A slope is a difference over a distance.",
            replace={"(plus - minus)": "(plus + minus)"},
        ),
        Mistake(
            "`/ 2 * epsilon` divides by 2 and then multiplies by epsilon. The product needs "
            "brackets.",
            replace={"/ (2 * epsilon)": "/ 2 * epsilon"},
        ),
        Mistake(
            "The two points are two epsilon apart, and you divide by one.",
            replace={"/ (2 * epsilon)": "/ epsilon"},
        ),
        Mistake(
            "You move x. The slope is along theta.",
            function=_check_moving_x,
        ),
        Mistake(
            "The measured slope has the wrong sign: which of the two losses is taken from which?",
            replace={"(plus - minus)": "(minus - plus)"},
        ),
        Mistake(
            "You compare the backward pass with itself, and that always agrees. The measured slope "
            "may use `forward_propagation` only.",
            replace={
                "(plus - minus) / (2 * epsilon)": "backward_propagation(x, theta)",
            },
        ),
        Mistake(
            "The answer does not depend on your epsilon. Is the argument used, or a fixed step?",
            replace={
                "theta + epsilon": "theta + 1e-7",
                "theta - epsilon": "theta - 1e-7",
                "2 * epsilon": "2e-7",
            },
        ),
        Mistake(
            "Your ratio is squared, which makes a fault of a thousandth look like a millionth.",
            replace={_RATIO: f"({_RATIO}) ** 2"},
        ),
        Mistake(
            "You divide by the sum of squares. The absolute values are to be added, not their "
            "squares.",
            replace={_RATIO: "(grad - gradapprox) ** 2 / (grad**2 + gradapprox**2)"},
        ),
        Mistake(
            "That is the distance of the two slopes. Divide it by their size.",
            replace={f"return {_RATIO}": "return np.abs(grad - gradapprox)"},
        ),
        Mistake(
            "You divide by one of the slopes. Both belong into the denominator.",
            replace={_RATIO: "np.abs(grad - gradapprox) / np.abs(gradapprox)"},
        ),
        Mistake(
            "You divide by the slope under test alone; if that is 0 by mistake, no number comes "
            "out. Both slopes belong into the denominator.",
            replace={_RATIO: "np.abs(grad - gradapprox) / np.abs(grad)"},
        ),
        Mistake(
            "`a / b + c` divides by b alone and then adds c. The sum below the fraction bar needs "
            "brackets.",
            replace={_RATIO: "np.abs(grad - gradapprox) / np.abs(grad) + np.abs(gradapprox)"},
        ),
        Mistake(
            "The denominator is the sum of both sizes. You take their mean.",
            replace={_RATIO: f"2 * {_RATIO}"},
        ),
        Mistake(
            "The denominator is the sum of both sizes. You take the larger of them.",
            replace={_RATIO: "np.abs(grad - gradapprox) / max(np.abs(grad), np.abs(gradapprox))"},
        ),
        Mistake(
            "Your difference can be negative. The absolute value of the numerator is missing.",
            replace={"np.abs(grad - gradapprox) /": "(grad - gradapprox) /"},
        ),
        Mistake(
            "The absolute values in the denominator are missing: negative slopes give a negative "
            "answer.",
            replace={"(np.abs(grad) + np.abs(gradapprox))": "(grad + gradapprox)"},
        ),
        Mistake(
            "You return a verdict. Return the number, and leave the verdict to the reader.",
            replace={f"return {_RATIO}": f"return bool({_RATIO} < 1e-7)"},
        ),
        Mistake(
            "The same answer comes out for every x, theta and epsilon. Compute it from them.",
            function=_constant_check,
        ),
    ),
    equivalents=(_check_with_norms, _check_with_floats),
    uses=("forward_propagation", "backward_propagation"),
)


# numerical_gradients


def _slopes_along_one_vector(parameters, X, Y, epsilon=1e-7):
    names = list(parameters)
    theta = np.concatenate([parameters[name].reshape(-1) for name in names])

    def cost(theta):
        moved, start = {}, 0
        for name in names:
            shape = parameters[name].shape
            size = parameters[name].size
            moved[name] = theta[start : start + size].reshape(shape)
            start += size
        return network_cost(moved, X, Y)

    slopes = np.zeros_like(theta)
    for i in range(len(theta)):
        step = np.zeros_like(theta)
        step[i] = epsilon
        slopes[i] = (cost(theta + step) - cost(theta - step)) / (2 * epsilon)
    found, start = {}, 0
    for name in names:
        size = parameters[name].size
        found["d" + name] = slopes[start : start + size].reshape(parameters[name].shape)
        start += size
    return found


def _slopes_of_a_deep_copy(parameters, X, Y, epsilon=1e-7):
    moving = {name: value.copy() for name, value in parameters.items()}
    gradients = {}
    for name in moving:
        rows, columns = moving[name].shape
        slopes = np.empty((rows, columns))
        for i in range(rows):
            for j in range(columns):
                saved = moving[name][i, j]
                moving[name][i, j] = saved + epsilon
                plus = network_cost(moving, X, Y)
                moving[name][i, j] = saved - epsilon
                minus = network_cost(moving, X, Y)
                moving[name][i, j] = saved
                slopes[i, j] = (plus - minus) / (2 * epsilon)
        gradients["d" + name] = slopes
    return gradients


def _slopes_in_place_put_back(parameters, X, Y, epsilon=1e-7):
    gradients = {}
    for name, value in parameters.items():
        gradients[f"d{name}"] = np.zeros_like(value)
        for index, saved in np.ndenumerate(value):
            both = []
            for sign in (1, -1):
                value[index] = saved + sign * epsilon
                AL, _ = L_model_forward(X, parameters)
                both.append(compute_cost(AL, Y))
            value[index] = saved
            gradients[f"d{name}"][index] = (both[0] - both[1]) / epsilon / 2
    return gradients


def _slopes_put_back_by_arithmetic(parameters, X, Y, epsilon=1e-7):
    gradients = {}
    for name, value in parameters.items():
        gradients[f"d{name}"] = np.zeros_like(value)
        for index in np.ndindex(value.shape):
            value[index] += epsilon
            plus = network_cost(parameters, X, Y)
            value[index] -= 2 * epsilon
            minus = network_cost(parameters, X, Y)
            value[index] += epsilon
            gradients[f"d{name}"][index] = (plus - minus) / (2 * epsilon)
    return gradients


def _slopes_never_put_back(parameters, X, Y, epsilon=1e-7):
    gradients = {}
    for name, value in parameters.items():
        gradients[f"d{name}"] = np.zeros_like(value)
        for index in np.ndindex(value.shape):
            value[index] += epsilon
            plus = network_cost(parameters, X, Y)
            value[index] -= 2 * epsilon
            minus = network_cost(parameters, X, Y)
            gradients[f"d{name}"][index] = (plus - minus) / (2 * epsilon)
    return gradients


def _slopes_of_whole_arrays(parameters, X, Y, epsilon=1e-7):
    gradients = {}
    for name, value in parameters.items():
        plus = network_cost({**parameters, name: value + epsilon}, X, Y)
        minus = network_cost({**parameters, name: value - epsilon}, X, Y)
        gradients[f"d{name}"] = np.full(value.shape, (plus - minus) / (2 * epsilon))
    return gradients


def _slopes_by_backward(parameters, X, Y, epsilon=1e-7):
    AL, caches = L_model_forward(X, parameters)
    return deep.L_model_backward(AL, Y, caches)


def _slopes_of_weights(parameters, X, Y, epsilon=1e-7):
    found = numerical_gradients(parameters, X, Y, epsilon)
    return {f"dW{layer}": found[f"dW{layer}"] for layer in range(1, len(parameters) // 2 + 1)}


def _slopes_of_first_entries(parameters, X, Y, epsilon=1e-7):
    found = numerical_gradients(parameters, X, Y, epsilon)
    return {name: np.full(value.shape, value.flat[0]) for name, value in found.items()}


def _slopes_without_d(parameters, X, Y, epsilon=1e-7):
    found = numerical_gradients(parameters, X, Y, epsilon)
    return {name[1:]: value for name, value in found.items()}


def _flat_slopes(parameters, X, Y, epsilon=1e-7):
    found = numerical_gradients(parameters, X, Y, epsilon)
    return {name: value.ravel() for name, value in found.items()}


def _slopes_of_two_layers(parameters, X, Y, epsilon=1e-7):
    found = numerical_gradients(parameters, X, Y, epsilon)
    return {name: found[name] for name in ("dW1", "db1", "dW2", "db2")}


_UP, _DOWN = "value[index] + epsilon", "value[index] - epsilon"
_QUOTIENT = "(plus - minus) / (2 * epsilon)"

NUMERICAL_GRADIENTS = Exercise(
    name="numerical_gradients",
    title="Every slope of a network, measured",
    reference=gradient_checking.numerical_gradients,
    cases=(
        visible(
            "one unit, epsilon = 0.1",
            draw=lambda rng: _measured_case(rng, [2, 1], 3, 0.1, digits=1),
        ),
        visible(
            "two layers, no epsilon given",
            draw=lambda rng: _measured_case(rng, [2, 2, 1], 2, digits=1),
            rtol=1e-5,
        ),
        hidden(
            "three layers, a large epsilon",
            lambda rng: _measured_case(rng, [4, 3, 2, 1], 5, float(rng.uniform(0.05, 0.1))),
            points=2,
        ),
        hidden(
            "leaves the parameters as they were",
            lambda rng: _measured_case(rng, [3, 2, 1], 4, float(rng.uniform(0.05, 0.1))),
            unchanged=True,
        ),
        hidden("one example", lambda rng: _measured_case(rng, [3, 4, 1], 1), rtol=1e-5),
        hidden("layers of one unit", lambda rng: _measured_case(rng, [1, 1, 1, 1], 4, 0.1)),
    ),
    mistakes=(
        Mistake(
            "Your differences are one-sided: the cost of the parameters as they are is one of the "
            "two. Both sides are asked for.",
            replace={_DOWN: "value[index]", "(2 * epsilon)": "epsilon"},
        ),
        Mistake(
            "You add the two costs. A slope is a difference over a distance.",
            replace={_QUOTIENT: "(plus + minus) / (2 * epsilon)"},
        ),
        Mistake(
            "`/ 2 * epsilon` divides by 2 and then multiplies by epsilon. The product needs "
            "brackets.",
            replace={_QUOTIENT: "(plus - minus) / 2 * epsilon"},
        ),
        Mistake(
            "The two costs belong to points two epsilon apart, and you divide by one.",
            replace={_QUOTIENT: "(plus - minus) / epsilon"},
        ),
        Mistake(
            "Your slopes have the wrong sign: which of the two costs is taken from which?",
            replace={_QUOTIENT: "(minus - plus) / (2 * epsilon)"},
        ),
        Mistake(
            "All numbers of an array move at once, so you get the sum of their slopes. Move one "
            "and keep the others.",
            function=_slopes_of_whole_arrays,
        ),
        Mistake(
            "A number that you have moved stays moved, and all later costs feel it. Put it back.",
            function=_slopes_never_put_back,
        ),
        Mistake(
            "Adding and taking away epsilon does not give the very same number back: it is "
            "rounded each time. Keep the old number, or work on a copy.",
            function=_slopes_put_back_by_arithmetic,
        ),
        Mistake(
            "These slopes come from a backward pass. The measured ones are there to judge it: they "
            "may use the cost only.",
            function=_slopes_by_backward,
        ),
        Mistake(
            "The size of your step is not the argument epsilon.",
            replace={
                _UP: "value[index] + 1e-7",
                _DOWN: "value[index] - 1e-7",
                _QUOTIENT: "(plus - minus) / 2e-7",
            },
        ),
        Mistake(
            "The biases are missing. They are parameters too.",
            function=_slopes_of_weights,
        ),
        Mistake(
            "Every entry of an array gets the slope of its first one. Does your index move on?",
            function=_slopes_of_first_entries,
        ),
        Mistake(
            "The slope belonging to W1 is called dW1.",
            function=_slopes_without_d,
        ),
        Mistake(
            "Each slope has the place of its parameter: give the arrays the parameters' shapes.",
            function=_flat_slopes,
        ),
        Mistake(
            "Your function measures two layers, whatever it is given.",
            function=_slopes_of_two_layers,
        ),
    ),
    equivalents=(
        _slopes_along_one_vector,
        _slopes_of_a_deep_copy,
        _slopes_in_place_put_back,
    ),
)


# gradient_check_n


def _check_all_as_published(parameters, gradients, X, Y, epsilon=1e-7):
    names = list(parameters)
    theta = np.concatenate([parameters[name].reshape(-1, 1) for name in names])
    grad = np.concatenate([gradients["d" + name].reshape(-1, 1) for name in names])

    def as_dict(vector):
        made, start = {}, 0
        for name in names:
            size = parameters[name].size
            made[name] = vector[start : start + size].reshape(parameters[name].shape)
            start += size
        return made

    num_parameters = theta.shape[0]
    gradapprox = np.zeros((num_parameters, 1))
    for i in range(num_parameters):
        thetaplus = np.copy(theta)
        thetaplus[i] = thetaplus[i] + epsilon
        thetaminus = np.copy(theta)
        thetaminus[i] = thetaminus[i] - epsilon
        plus = network_cost(as_dict(thetaplus), X, Y)
        minus = network_cost(as_dict(thetaminus), X, Y)
        gradapprox[i] = (plus - minus) / (2 * epsilon)
    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    return numerator / denominator


def _check_all_by_sums(parameters, gradients, X, Y, epsilon=1e-7):
    slopes = numerical_gradients(parameters, X, Y, epsilon)
    apart = sum(np.sum((gradients[name] - slopes[name]) ** 2) for name in slopes)
    size = sum(np.sum(gradients[name] ** 2) for name in slopes)
    size_measured = sum(np.sum(slopes[name] ** 2) for name in slopes)
    return float(np.sqrt(apart) / (np.sqrt(size) + np.sqrt(size_measured)))


def _check_all_against_a_backward_pass(parameters, gradients, X, Y, epsilon=1e-7):
    AL, caches = L_model_forward(X, parameters)
    grads = deep.L_model_backward(AL, Y, caches)
    grad = np.concatenate([np.ravel(gradients[f"d{name}"]) for name in parameters])
    approx = np.concatenate([np.ravel(grads[f"d{name}"]) for name in parameters])
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))


def _check_all_one_sided(parameters, gradients, X, Y, epsilon=1e-7):
    here = network_cost(parameters, X, Y)
    mine, measured = [], []
    for name, value in parameters.items():
        for index in np.ndindex(value.shape):
            moved = value.copy()
            moved[index] += epsilon
            mine.append(gradients[f"d{name}"][index])
            measured.append((network_cost({**parameters, name: moved}, X, Y) - here) / epsilon)
    grad, approx = np.array(mine), np.array(measured)
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))


def _check_all_with_sums_of_costs(parameters, gradients, X, Y, epsilon=1e-7):
    mine, measured = [], []
    for name, value in parameters.items():
        for index in np.ndindex(value.shape):
            up, down = value.copy(), value.copy()
            up[index] += epsilon
            down[index] -= epsilon
            plus = network_cost({**parameters, name: up}, X, Y)
            minus = network_cost({**parameters, name: down}, X, Y)
            mine.append(gradients[f"d{name}"][index])
            measured.append((plus + minus) / (2 * epsilon))
    grad, approx = np.array(mine), np.array(measured)
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))


def _check_all_moving_the_inputs(parameters, gradients, X, Y, epsilon=1e-7):
    slope = (
        network_cost(parameters, X + epsilon, Y) - network_cost(parameters, X - epsilon, Y)
    ) / (2 * epsilon)
    grad = np.concatenate([np.ravel(gradients[f"d{name}"]) for name in parameters])
    approx = np.full(grad.shape, slope)
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))


def _check_all_by_place(parameters, gradients, X, Y, epsilon=1e-7):
    slopes = numerical_gradients(parameters, X, Y, epsilon)
    wanted = [name for name in gradients if not name.startswith("dA")]
    grad = np.concatenate([np.ravel(gradients[name]) for name in wanted])
    approx = np.concatenate([np.ravel(slope) for slope in slopes.values()])
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))


def _check_all_name_by_name(parameters, gradients, X, Y, epsilon=1e-7):
    slopes = numerical_gradients(parameters, X, Y, epsilon)
    found = []
    for name, slope in slopes.items():
        size = np.linalg.norm(gradients[name]) + np.linalg.norm(slope)
        found.append(np.linalg.norm(gradients[name] - slope) / size)
    return np.mean(found)


def _check_all_by_adding_lengths(parameters, gradients, X, Y, epsilon=1e-7):
    slopes = numerical_gradients(parameters, X, Y, epsilon)
    apart = sum(np.linalg.norm(gradients[name] - slopes[name]) for name in slopes)
    size = sum(np.linalg.norm(gradients[name]) + np.linalg.norm(slopes[name]) for name in slopes)
    return apart / size


def _check_all_taking_out(parameters, gradients, X, Y, epsilon=1e-7):
    for name in [name for name in gradients if name.startswith("dA")]:
        gradients.pop(name)
    slopes = numerical_gradients(parameters, X, Y, epsilon)
    grad = np.concatenate([np.ravel(gradients[name]) for name in slopes])
    approx = np.concatenate([np.ravel(slope) for slope in slopes.values()])
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))


def _check_the_last_name(parameters, gradients, X, Y, epsilon=1e-7):
    slopes = numerical_gradients(parameters, X, Y, epsilon)
    for name, slope in slopes.items():
        size = np.linalg.norm(gradients[name]) + np.linalg.norm(slope)
        difference = np.linalg.norm(gradients[name] - slope) / size
    return difference


def _check_weights_only(parameters, gradients, X, Y, epsilon=1e-7):
    slopes = numerical_gradients(parameters, X, Y, epsilon)
    names = [name for name in slopes if name[1] == "W"]
    grad = np.concatenate([np.ravel(gradients[name]) for name in names])
    approx = np.concatenate([np.ravel(slopes[name]) for name in names])
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))


def _constant_check_of_all(parameters, gradients, X, Y, epsilon=1e-7):
    return 1e-9


_APART = "np.linalg.norm(grad - gradapprox)"
_SIZE = "np.linalg.norm(grad) + np.linalg.norm(gradapprox)"

GRADIENT_CHECK_N = Exercise(
    name="gradient_check_n",
    title="All gradients of a network compared with measured ones",
    reference=gradient_checking.gradient_check_n,
    cases=(
        visible("gradients twice too large", draw=lambda rng: _scaled_case(rng, 2.0), rtol=1e-5),
        visible(
            "gradients half as large, epsilon = 0.1",
            draw=lambda rng: _scaled_case(rng, 0.5, 0.1),
        ),
        visible(
            "right gradients, no epsilon given, then 0.1",
            draw=lambda rng: _without_and_with(_checked_case(rng, [2, 1, 1], 3, digits=1), 0.1),
            judge=_judge_agreement(gradient_checking.gradient_check_n),
        ),
        hidden(
            "three layers, right gradients, a large epsilon",
            lambda rng: _checked_case(rng, [4, 3, 2, 1], 5, float(rng.uniform(0.05, 0.1))),
            points=2,
        ),
        hidden(
            "three layers, wrong gradients",
            lambda rng: _checked_case(rng, [3, 4, 2, 1], 6, error=0.3),
            rtol=1e-5,
        ),
        hidden(
            "gradients in another order, dA among them",
            lambda rng: _checked_case(rng, [3, 2, 1], 4, error=0.1, shuffled=True),
            rtol=1e-5,
            unchanged=True,
        ),
        hidden(
            "leaves everything as it was",
            lambda rng: _checked_case(rng, [3, 2, 1], 4, 0.1, error=0.1),
            unchanged=True,
        ),
        hidden("one example", lambda rng: _checked_case(rng, [3, 3, 1], 1, error=0.2), rtol=1e-5),
        hidden("layers of one unit", lambda rng: _checked_case(rng, [1, 1, 1], 4, 0.1, error=0.2)),
    ),
    mistakes=(
        Mistake(
            "Your ratio is squared, which makes a fault of a thousandth look like a millionth.",
            replace={f"{_APART} / size": f"({_APART} / size) ** 2"},
        ),
        Mistake(
            "Your lengths are sums of squares: the root is missing in each of the three.",
            replace={
                f"{_APART} / size": "np.sum((grad - gradapprox) ** 2) / size",
                _SIZE: "np.sum(grad**2) + np.sum(gradapprox**2)",
            },
        ),
        Mistake(
            "You add absolute values. The length of a vector is the root of its sum of squares.",
            replace={
                f"{_APART} / size": "np.sum(np.abs(grad - gradapprox)) / size",
                _SIZE: "np.sum(np.abs(grad)) + np.sum(np.abs(gradapprox))",
            },
        ),
        Mistake(
            "The denominator is the sum of both lengths. You take the larger of them.",
            replace={_SIZE: "max(np.linalg.norm(grad), np.linalg.norm(gradapprox))"},
        ),
        Mistake(
            "`a / b + c` divides by b alone and then adds c. The sum below the fraction bar needs "
            "brackets.",
            replace={
                f"{_APART} / size": f"{_APART} / np.linalg.norm(grad) + np.linalg.norm(gradapprox)"
            },
        ),
        Mistake(
            "You add up the lengths of the single arrays. The length of the joined vector is the "
            "root of all squares together.",
            function=_check_all_by_adding_lengths,
        ),
        Mistake(
            "You take `dA` out of the caller's dict. Choose the gradients by name, and leave the "
            "dict as it is.",
            function=_check_all_taking_out,
        ),
        Mistake(
            "You divide by the length of one of the vectors. Both belong into the denominator.",
            replace={_SIZE: "np.linalg.norm(gradapprox)"},
        ),
        Mistake(
            "You divide by the length of the gradients under test alone. Both belong into the "
            "denominator.",
            replace={_SIZE: "np.linalg.norm(grad)"},
        ),
        Mistake(
            "That is the distance of the two vectors. Divide it by their lengths.",
            replace={f"{_APART} / size": _APART},
        ),
        Mistake(
            "You take the difference of the two lengths. What counts is the length of the "
            "difference: two vectors of one length can point anywhere.",
            replace={_APART: "abs(np.linalg.norm(grad) - np.linalg.norm(gradapprox))"},
        ),
        Mistake(
            "Your differences are one-sided: the cost of the parameters as they are is one of the "
            "two. Both sides are asked for.",
            function=_check_all_one_sided,
        ),
        Mistake(
            "You add the two costs. A slope is a difference over a distance.",
            function=_check_all_with_sums_of_costs,
        ),
        Mistake(
            "You move the inputs. The slopes are along the parameters.",
            function=_check_all_moving_the_inputs,
        ),
        Mistake(
            "What you compare with does not depend on epsilon. Is the argument handed on? Or do "
            "your slopes come from a backward pass, which is what is to be judged?",
            function=_check_all_against_a_backward_pass,
        ),
        Mistake(
            "You compare numbers that do not belong together: the two dicts can be in different "
            "orders. Take the gradients by name.",
            function=_check_all_by_place,
        ),
        Mistake(
            "You take the mean of one difference for each name. Join all gradients to one vector "
            "first.",
            function=_check_all_name_by_name,
        ),
        Mistake(
            "The answer is that of the last array alone.",
            function=_check_the_last_name,
        ),
        Mistake(
            "The biases are left out. They have gradients too.",
            function=_check_weights_only,
        ),
        Mistake(
            "You return a verdict. Return the number, and leave the verdict to the reader.",
            replace={f"return {_APART} / size": f"return bool({_APART} / size < 1e-7)"},
        ),
        Mistake(
            "The same answer comes out whatever is given. Compute it from the gradients.",
            function=_constant_check_of_all,
        ),
    ),
    equivalents=(_check_all_as_published, _check_all_by_sums),
    uses=("numerical_gradients",),
)


# readings: a quiz

_RIGHT_READINGS = {
    "wrong sign": 1.0,
    "twice": 1 / 3,
    "not divided by m": 49 / 51,
    "0.0101": "C",
    "squared": 0.01**2 / (1.01**2 + 1),
    "one of 10 000": 0.01,
    "passes": 122,
}


def _ask(question):
    return lambda rng: (question,)


READINGS = Exercise(
    name="readings",
    title="What a difference says",
    reference=_RIGHT_READINGS,
    cases=(
        visible("wrong sign", "wrong sign", rtol=0.01),
        visible("twice", "twice", rtol=0.01),
        visible("not divided by m", "not divided by m", rtol=0.01),
        hidden("0.0101", _ask("0.0101")),
        hidden("squared", _ask("squared"), rtol=0.02),
        hidden("one of 10 000", _ask("one of 10 000"), rtol=0.01),
        hidden("passes", _ask("passes")),
    ),
    mistakes=(
        Mistake(
            "The two vectors have the same length, but what is the length of their difference?",
            answers={"wrong sign": 0},
        ),
        Mistake(
            "Both lengths are added in the denominator.",
            answers={"wrong sign": 2, "one of 10 000": 0.02},
        ),
        Mistake(
            "You have divided by the length of the measured vector alone.",
            answers={"twice": 1},
        ),
        Mistake(
            "You have divided by the larger of the two lengths. Divide by their sum.",
            answers={"twice": 0.5, "not divided by m": 0.98},
        ),
        Mistake(
            "You have squared the lengths in the denominator or in the whole ratio.",
            answers={"twice": 0.2},
        ),
        Mistake(
            "The gradients are 50 times too large. That is the factor k; the difference is a ratio "
            "made of k - 1 and k + 1.",
            answers={"not divided by m": 50},
        ),
        Mistake(
            "You have divided by the length of the right vector alone.",
            answers={"not divided by m": 49},
        ),
        Mistake("A wrong sign has the largest difference that there is.", answers={"0.0101": "A"}),
        Mistake(
            "Work it out: with a factor of 50, are the two vectors nearly equal?",
            answers={"0.0101": "B"},
        ),
        Mistake(
            "Rounding leaves a difference many orders of magnitude smaller.",
            answers={"0.0101": "D"},
        ),
        Mistake(
            "That is what the right formula reports. Now square each of the three lengths.",
            answers={"squared": 0.01 / 2.01},
        ),
        Mistake(
            "The numerator is right. There are two squares in the denominator.",
            answers={"squared": 0.0001},
        ),
        Mistake(
            "That is the square of the whole ratio. Here each length is squared by itself, and a "
            "square of a sum is not the sum of squares.",
            answers={"squared": (0.01 / 2.01) ** 2},
        ),
        Mistake(
            "A length is the root of a sum of squares. Ten thousand numbers of size g have length "
            "100 g.",
            answers={"one of 10 000": 0.0001},
        ),
        Mistake(
            "That is for the wrong one alone. The other 9999 are part of both vectors.",
            answers={"one of 10 000": 1},
        ),
        Mistake(
            "That is how many parameters there are. Each is moved to both sides.",
            answers={"passes": 61},
        ),
        Mistake(
            "Those are the passes for the weights. Biases are parameters too.",
            answers={"passes": 100},
        ),
        Mistake(
            "That is the price of one-sided differences.",
            answers={"passes": 62},
        ),
    ),
    equivalents=(
        {**_RIGHT_READINGS, "twice": 0.3333, "not divided by m": 0.961, "squared": 5e-5},
        {key: _RIGHT_READINGS[key] for key in reversed(_RIGHT_READINGS)}
        | {"wrong sign": 1, "0.0101": "c"},
    ),
)


# culprits: a quiz with one answer for each backward pass; dA and the dZ made of it look the same

_RIGHT_NAMES = {
    "A": "dW2",
    "B": "dZ3",
    "C": "db1",
    "D": "dZ2",
    "E": "none",
    "F": "dW1",
    "G": "dZ1",
    "H": "dW3",
}


def _name(value):
    """Return the name in its normal form: case and the kind of an error signal do not matter."""
    text = str(value).strip().lower()
    return text.replace("dal", "da3").replace("da", "dz")


def _judge_name(arguments, value):
    (letter,) = arguments
    if not isinstance(value, str):
        return 'the answer should be a name in quotes, such as "dW2", or "none".'
    return None if _name(value) == _name(_RIGHT_NAMES[letter]) else UNSAID


def _named(letter, names, hint):
    """Declare that any of some wrong names for a letter earns a hint."""
    return Mistake(
        hint,
        answers={letter: names[0]},
        fits=lambda value: _name(value) in [_name(name) for name in names],
    )


CULPRITS = Exercise(
    name="culprits",
    title="The wrong gradient of each backward pass",
    reference=_RIGHT_NAMES,
    cases=(
        *(visible(f"backward pass {letter}", letter, judge=_judge_name) for letter in "ABC"),
        *(hidden(f"backward pass {letter}", _ask(letter), judge=_judge_name) for letter in "DEFGH"),
    ),
    mistakes=(
        _named(
            "A",
            ["dZ2", "dZ3", "dZ1"],
            "If that were wrong in A, the bias of its layer would be wrong too: db is the mean of "
            "dZ. Look at the bars of the biases.",
        ),
        _named("A", ["db2", "dW1", "db1", "dW3", "db3"], "Is that bar of A a tall one?"),
        _named("A", ["none"], "A tall bar is no rounding. Which one is tall in A?"),
        _named(
            "B",
            ["dW3", "db3"],
            "That is wrong in B, but so is everything else. What do both gradients of the last "
            "layer, and all layers before it, come from?",
        ),
        _named(
            "B",
            ["dW1", "db1", "dZ1", "dW2", "db2", "dZ2"],
            "That is wrong in B, but does it explain the tall bars of the layers after it? The "
            "backward pass starts at the end.",
        ),
        _named("B", ["none"], "Every bar of B is tall."),
        _named(
            "C",
            ["dZ1"],
            "If dZ1 were wrong in C, the weights of layer 1 would be wrong too. Are they?",
        ),
        _named("C", ["dW1", "dW2", "db2", "dW3", "db3", "dZ2", "dZ3"], "Is that bar of C tall?"),
        _named("C", ["none"], "One bar of C is tall. Does it stay so with another draw?"),
        _named(
            "D",
            ["dW2", "db2"],
            "That is wrong in D, and the other gradient of its layer is too. What do they share?",
        ),
        _named(
            "D",
            ["dW1", "db1", "dZ1"],
            "That is wrong in D, but so is the layer after it, through which the way back comes "
            "first.",
        ),
        _named("D", ["dW3", "db3", "dZ3"], "In D the last layer is right. Look one layer before."),
        _named(
            "E",
            ["db2", "dZ2"],
            "Draw E again: does the bar stay tall? Then look at the pre-activations of layer 2 in "
            "draw 0. Where has ReLU no slope?",
        ),
        _named(
            "F",
            ["none"],
            "The tall bar of F is lower than those of other faults, but thousands of times as high "
            "as the bars beside it, which show what rounding does.",
        ),
        _named(
            "F",
            ["dZ1"],
            "If dZ1 were wrong in F, db1 would be wrong too. Is it?",
        ),
        _named(
            "G",
            ["dW1", "db1"],
            "That is wrong in G, and the other gradient of its layer is too. What do they share?",
        ),
        _named(
            "G",
            ["dZ2", "dW2", "db2"],
            "In G layer 2 is right. So what reaches layer 1 wrongly is made after it, on the way "
            "back.",
        ),
        _named(
            "H",
            ["none"],
            "How many examples has draw 0 of H? A mean and a sum over one example are the same.",
        ),
        _named(
            "H",
            ["dZ3", "db3"],
            "Look at another draw of H: are both gradients of the last layer wrong, or one?",
        ),
    ),
    equivalents=(
        {letter: name.upper() for letter, name in _RIGHT_NAMES.items()},
        {**_RIGHT_NAMES, "B": "dAL", "D": " dA2 ", "G": "dA1", "E": "None"},
    ),
)

EXERCISES = (
    FORWARD_PROPAGATION,
    BACKWARD_PROPAGATION,
    GRADIENT_CHECK,
    NUMERICAL_GRADIENTS,
    GRADIENT_CHECK_N,
    READINGS,
    CULPRITS,
)
