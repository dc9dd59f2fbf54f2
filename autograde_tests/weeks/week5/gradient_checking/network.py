"""All parameters of a network."""

import numpy as np

from course_utils.reference import deep, gradient_checking
from course_utils.reference.deep import L_model_forward, compute_cost
from course_utils.reference.gradient_checking import (
    network_cost,
    numerical_gradients,
)

from ....machinery.exercises import exercise, hidden, visible
from ... import draws
from . import shared


def _network(rng, dims, m, digits=None):
    """Draw parameters, inputs and labels of a network in which every gradient counts.

    No pre-activation of a hidden layer is near ReLU's corner, no probability near 0 or 1.
    """
    return draws.network(rng, dims, m, _every_gradient_counts, digits)


def _every_gradient_counts(AL, caches, grads):
    return (
        np.all((AL > 0.03) & (AL < 0.97))
        and all(np.abs(Z).min() > 0.05 and (Z > 0).any() for _, Z in caches[:-1])
        and all(np.abs(value).max() > 0.02 for name, value in grads.items() if name[:2] != "dA")
    )


def _measured_case(rng, dims, m, *epsilon, digits=None):
    return (*_network(rng, dims, m, digits), *epsilon)


NUMERICAL_GRADIENTS = exercise(
    gradient_checking.numerical_gradients,
    "Every slope of a network, measured",
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
)


@NUMERICAL_GRADIENTS.equivalent
def slopes_along_one_vector(parameters, X, Y, epsilon=1e-7):
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


@NUMERICAL_GRADIENTS.equivalent
def slopes_of_a_deep_copy(parameters, X, Y, epsilon=1e-7):
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


@NUMERICAL_GRADIENTS.equivalent
def slopes_in_place_put_back(parameters, X, Y, epsilon=1e-7):
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


NUMERICAL_GRADIENTS.wrong("""
    value[index] - epsilon → value[index]
    (2 * epsilon) → epsilon
        Your differences are one-sided: the cost of the parameters as they are is one of the two.
        Both sides are asked for.
    (plus - minus) / (2 * epsilon) → (plus + minus) / (2 * epsilon)
        You add the two costs. A slope is a difference over a distance.
    (plus - minus) / (2 * epsilon) → (plus - minus) / 2 * epsilon
        `/ 2 * epsilon` divides by 2 and then multiplies by epsilon. The product needs brackets.
    (plus - minus) / (2 * epsilon) → (plus - minus) / epsilon
        The two costs belong to points two epsilon apart, and you divide by one.
    (plus - minus) / (2 * epsilon) → (minus - plus) / (2 * epsilon)
        Your slopes have the wrong sign: which of the two costs is taken from which?
""")


@NUMERICAL_GRADIENTS.mistake(
    "All numbers of an array move at once, so you get the sum of their slopes. Move one and keep "
    "the others."
)
def slopes_of_whole_arrays(parameters, X, Y, epsilon=1e-7):
    gradients = {}
    for name, value in parameters.items():
        plus = network_cost({**parameters, name: value + epsilon}, X, Y)
        minus = network_cost({**parameters, name: value - epsilon}, X, Y)
        gradients[f"d{name}"] = np.full(value.shape, (plus - minus) / (2 * epsilon))
    return gradients


@NUMERICAL_GRADIENTS.mistake(
    "A number that you have moved stays moved, and all later costs feel it. Put it back."
)
def slopes_never_put_back(parameters, X, Y, epsilon=1e-7):
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


@NUMERICAL_GRADIENTS.mistake(
    "Adding and taking away epsilon does not give the very same number back: it is rounded each "
    "time. Keep the old number, or work on a copy."
)
def slopes_put_back_by_arithmetic(parameters, X, Y, epsilon=1e-7):
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


@NUMERICAL_GRADIENTS.mistake(
    "These slopes come from a backward pass. The measured ones are there to judge it: they may "
    "use the cost only."
)
def slopes_by_backward(parameters, X, Y, epsilon=1e-7):
    AL, caches = L_model_forward(X, parameters)
    return deep.L_model_backward(AL, Y, caches)


# Below the slopes by backward, which are the same numbers where the step is 1e-7.
NUMERICAL_GRADIENTS.wrong("""
    value[index] + epsilon → value[index] + 1e-7
    value[index] - epsilon → value[index] - 1e-7
    (plus - minus) / (2 * epsilon) → (plus - minus) / 2e-7
        The size of your step is not the argument epsilon.
""")


@NUMERICAL_GRADIENTS.mistake("The biases are missing. They are parameters too.")
def slopes_of_weights(parameters, X, Y, epsilon=1e-7):
    found = numerical_gradients(parameters, X, Y, epsilon)
    return {f"dW{layer}": found[f"dW{layer}"] for layer in range(1, len(parameters) // 2 + 1)}


@NUMERICAL_GRADIENTS.mistake(
    "Every entry of an array gets the slope of its first one. Does your index move on?"
)
def slopes_of_first_entries(parameters, X, Y, epsilon=1e-7):
    found = numerical_gradients(parameters, X, Y, epsilon)
    return {name: np.full(value.shape, value.flat[0]) for name, value in found.items()}


@NUMERICAL_GRADIENTS.mistake("The slope belonging to W1 is called dW1.")
def slopes_without_d(parameters, X, Y, epsilon=1e-7):
    found = numerical_gradients(parameters, X, Y, epsilon)
    return {name[1:]: value for name, value in found.items()}


@NUMERICAL_GRADIENTS.mistake(
    "Each slope has the place of its parameter: give the arrays the parameters' shapes."
)
def flat_slopes(parameters, X, Y, epsilon=1e-7):
    found = numerical_gradients(parameters, X, Y, epsilon)
    return {name: value.ravel() for name, value in found.items()}


@NUMERICAL_GRADIENTS.mistake("Your function measures two layers, whatever it is given.")
def slopes_of_two_layers(parameters, X, Y, epsilon=1e-7):
    found = numerical_gradients(parameters, X, Y, epsilon)
    return {name: found[name] for name in ("dW1", "db1", "dW2", "db2")}


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


def _scaled_case(rng, factor, *epsilon):
    parameters, gradients, *rest = _checked_case(rng, [2, 1], 2, *epsilon, digits=1)
    return parameters, {name: factor * value for name, value in gradients.items()}, *rest


GRADIENT_CHECK_N = exercise(
    gradient_checking.gradient_check_n,
    "All gradients of a network compared with measured ones",
    visible("gradients twice too large", draw=lambda rng: _scaled_case(rng, 2.0), rtol=1e-5),
    visible(
        "gradients half as large, epsilon = 0.1",
        draw=lambda rng: _scaled_case(rng, 0.5, 0.1),
    ),
    visible(
        "right gradients, no epsilon given, then 0.1",
        draw=lambda rng: shared.without_and_with(_checked_case(rng, [2, 1, 1], 3, digits=1), 0.1),
        judge=shared.judge_agreement(gradient_checking.gradient_check_n),
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
    uses=("numerical_gradients",),
)


@GRADIENT_CHECK_N.equivalent
def check_all_as_published(parameters, gradients, X, Y, epsilon=1e-7):
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


@GRADIENT_CHECK_N.equivalent
def check_all_by_sums(parameters, gradients, X, Y, epsilon=1e-7):
    slopes = numerical_gradients(parameters, X, Y, epsilon)
    apart = sum(np.sum((gradients[name] - slopes[name]) ** 2) for name in slopes)
    size = sum(np.sum(gradients[name] ** 2) for name in slopes)
    size_measured = sum(np.sum(slopes[name] ** 2) for name in slopes)
    return float(np.sqrt(apart) / (np.sqrt(size) + np.sqrt(size_measured)))


GRADIENT_CHECK_N.wrong("""
    np.linalg.norm(grad - gradapprox) / size → (np.linalg.norm(grad - gradapprox) / size) ** 2
        Your ratio is squared, which makes a fault of a thousandth look like a millionth.
    np.linalg.norm(grad - gradapprox) / size → np.sum((grad - gradapprox) ** 2) / size
    linalg.norm(grad) + np.linalg.norm(gradapprox → sum(grad**2) + np.sum(gradapprox**2
        Your lengths are sums of squares: the root is missing in each of the three.
    np.linalg.norm(grad - gradapprox) / size → np.sum(np.abs(grad - gradapprox)) / size
    linalg.norm(grad) + np.linalg.norm(gradapprox → sum(np.abs(grad)) + np.sum(np.abs(gradapprox)
        You add absolute values. The length of a vector is the root of its sum of squares.
    np.linalg.norm(grad) + np.linalg.norm(gradapprox →
    max(np.linalg.norm(grad), np.linalg.norm(gradapprox)
        The denominator is the sum of both lengths. You take the larger of them.
    / size → / np.linalg.norm(grad) + np.linalg.norm(gradapprox)
        `a / b + c` divides by b alone and then adds c. The sum below the fraction bar needs
        brackets.
    np.linalg.norm(grad) + np.linalg.norm(gradapprox) → np.linalg.norm(gradapprox)
        You divide by the length of one of the vectors. Both belong into the denominator.
    np.linalg.norm(grad) + np.linalg.norm(gradapprox) → np.linalg.norm(grad)
        You divide by the length of the gradients under test alone. Both belong into the
        denominator.
    np.linalg.norm(grad - gradapprox) / size → np.linalg.norm(grad - gradapprox)
        That is the distance of the two vectors. Divide it by their lengths.
    np.linalg.norm(grad - gradapprox → abs(np.linalg.norm(grad) - np.linalg.norm(gradapprox)
        You take the difference of the two lengths. What counts is the length of the difference: two
        vectors of one length can point anywhere.
    np.linalg.norm(grad - gradapprox) / size → bool(np.linalg.norm(grad - gradapprox) / size < 1e-7)
        You return a verdict. Return the number, and leave the verdict to the reader.
""")


@GRADIENT_CHECK_N.mistake(
    "You add up the lengths of the single arrays. The length of the joined vector is the root of "
    "all squares together."
)
def check_all_by_adding_lengths(parameters, gradients, X, Y, epsilon=1e-7):
    slopes = numerical_gradients(parameters, X, Y, epsilon)
    apart = sum(np.linalg.norm(gradients[name] - slopes[name]) for name in slopes)
    size = sum(np.linalg.norm(gradients[name]) + np.linalg.norm(slopes[name]) for name in slopes)
    return apart / size


@GRADIENT_CHECK_N.mistake(
    "You take `dA` out of the caller's dict. Choose the gradients by name, and leave the dict as "
    "it is."
)
def check_all_taking_out(parameters, gradients, X, Y, epsilon=1e-7):
    for name in [name for name in gradients if name.startswith("dA")]:
        gradients.pop(name)
    slopes = numerical_gradients(parameters, X, Y, epsilon)
    grad = np.concatenate([np.ravel(gradients[name]) for name in slopes])
    approx = np.concatenate([np.ravel(slope) for slope in slopes.values()])
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))


@GRADIENT_CHECK_N.mistake(
    "Your differences are one-sided: the cost of the parameters as they are is one of the two. "
    "Both sides are asked for."
)
def check_all_one_sided(parameters, gradients, X, Y, epsilon=1e-7):
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


@GRADIENT_CHECK_N.mistake("You add the two costs. A slope is a difference over a distance.")
def check_all_with_sums_of_costs(parameters, gradients, X, Y, epsilon=1e-7):
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


@GRADIENT_CHECK_N.mistake("You move the inputs. The slopes are along the parameters.")
def check_all_moving_the_inputs(parameters, gradients, X, Y, epsilon=1e-7):
    slope = (
        network_cost(parameters, X + epsilon, Y) - network_cost(parameters, X - epsilon, Y)
    ) / (2 * epsilon)
    grad = np.concatenate([np.ravel(gradients[f"d{name}"]) for name in parameters])
    approx = np.full(grad.shape, slope)
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))


@GRADIENT_CHECK_N.mistake(
    "What you compare with does not depend on epsilon. Is the argument handed on? Or do your "
    "slopes come from a backward pass, which is what is to be judged?"
)
def check_all_against_a_backward_pass(parameters, gradients, X, Y, epsilon=1e-7):
    AL, caches = L_model_forward(X, parameters)
    grads = deep.L_model_backward(AL, Y, caches)
    grad = np.concatenate([np.ravel(gradients[f"d{name}"]) for name in parameters])
    approx = np.concatenate([np.ravel(grads[f"d{name}"]) for name in parameters])
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))


@GRADIENT_CHECK_N.mistake(
    "You compare numbers that do not belong together: the two dicts can be in different orders. "
    "Take the gradients by name."
)
def check_all_by_place(parameters, gradients, X, Y, epsilon=1e-7):
    slopes = numerical_gradients(parameters, X, Y, epsilon)
    wanted = [name for name in gradients if not name.startswith("dA")]
    grad = np.concatenate([np.ravel(gradients[name]) for name in wanted])
    approx = np.concatenate([np.ravel(slope) for slope in slopes.values()])
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))


@GRADIENT_CHECK_N.mistake(
    "You take the mean of one difference for each name. Join all gradients to one vector first."
)
def check_all_name_by_name(parameters, gradients, X, Y, epsilon=1e-7):
    slopes = numerical_gradients(parameters, X, Y, epsilon)
    found = []
    for name, slope in slopes.items():
        size = np.linalg.norm(gradients[name]) + np.linalg.norm(slope)
        found.append(np.linalg.norm(gradients[name] - slope) / size)
    return np.mean(found)


@GRADIENT_CHECK_N.mistake("The answer is that of the last array alone.")
def check_the_last_name(parameters, gradients, X, Y, epsilon=1e-7):
    slopes = numerical_gradients(parameters, X, Y, epsilon)
    for name, slope in slopes.items():
        size = np.linalg.norm(gradients[name]) + np.linalg.norm(slope)
        difference = np.linalg.norm(gradients[name] - slope) / size
    return difference


@GRADIENT_CHECK_N.mistake("The biases are left out. They have gradients too.")
def check_weights_only(parameters, gradients, X, Y, epsilon=1e-7):
    slopes = numerical_gradients(parameters, X, Y, epsilon)
    names = [name for name in slopes if name[1] == "W"]
    grad = np.concatenate([np.ravel(gradients[name]) for name in names])
    approx = np.concatenate([np.ravel(slopes[name]) for name in names])
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))


@GRADIENT_CHECK_N.mistake(
    "The same answer comes out whatever is given. Compute it from the gradients."
)
def constant_check_of_all(parameters, gradients, X, Y, epsilon=1e-7):
    return 1e-9
