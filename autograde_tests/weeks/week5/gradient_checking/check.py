"""All gradients of a network, compared with measured ones."""

import numpy as np

from course_utils.reference import deep, gradient_checking
from course_utils.reference.deep import L_model_forward
from course_utils.reference.gradient_checking import network_cost, numerical_gradients

from ....machinery.exercises import exercise, hidden, visible
from . import shared


def _case(rng, dims, m, *epsilon, error=0.0, digits=None, shuffled=False):
    """Draw a network, its gradients with a relative error in each entry, and its examples."""
    parameters, X, Y = shared.network(rng, dims, m, digits)
    AL, caches = L_model_forward(X, parameters)
    grads, gradients = deep.L_model_backward(AL, Y, caches), {}
    # as many errors of one sign as of the other: alike, they would leave the direction right
    signs = iter(rng.permutation(np.resize([-1.0, 1.0], sum(p.size for p in parameters.values()))))
    for name in parameters:
        right = grads[f"d{name}"]
        errors = np.reshape([error * next(signs) for _ in range(right.size)], right.shape)
        gradients[f"d{name}"] = right * (1 + errors)
    if shuffled:  # as L_model_backward gives them: from the last layer on, and dA with them
        L = len(parameters) // 2
        given = {}
        for layer in range(L, 0, -1):
            given[f"dA{layer - 1}"] = rng.normal(size=(len(parameters[f"W{layer}"].T), m))
            for name in (f"db{layer}", f"dW{layer}"):
                given[name] = gradients[name]
        gradients = given
    return parameters, gradients, X, Y, *epsilon


def _scaled_case(rng, weights, biases, *epsilon):
    """Draw a network and its gradients, each kind times a factor."""
    parameters, gradients, *rest = _case(rng, [2, 1], 2, *epsilon, digits=1)
    factors = {"W": weights, "b": biases}
    return parameters, {key: factors[key[1]] * value for key, value in gradients.items()}, *rest


GRADIENT_CHECK_N = exercise(
    gradient_checking.gradient_check_n,
    "All gradients of a network compared with measured ones",
    visible("gradients twice too large", draw=lambda rng: _scaled_case(rng, 2.0, 2.0), rtol=1e-5),
    visible(
        "gradients half as large, that of b with the wrong sign, epsilon = 0.1",
        draw=lambda rng: _scaled_case(rng, 0.5, -0.5, 0.1),
    ),
    visible(
        "right gradients, no epsilon given, then 0.1",
        draw=lambda rng: shared.without_and_with(_case(rng, [2, 1, 1], 3, digits=1), 0.1),
        judge=shared.judge_agreement(gradient_checking.gradient_check_n),
    ),
    visible(
        "gradients in another order, dA among them",
        draw=lambda rng: _case(rng, [2, 2, 1], 2, error=0.1, digits=1, shuffled=True),
        rtol=1e-5,
        unchanged=True,
    ),
    hidden(
        "three layers, right gradients, a large epsilon",
        lambda rng: _case(rng, [4, 3, 2, 1], 5, float(rng.uniform(0.2, 0.3))),
    ),
    hidden(
        "three layers, wrong gradients",
        lambda rng: _case(rng, [3, 4, 2, 1], 6, error=0.3),
        rtol=1e-5,
    ),
    hidden(
        "another order, three inputs",
        lambda rng: _case(rng, [3, 2, 1], 4, error=0.1, shuffled=True),
        rtol=1e-5,
        unchanged=True,
    ),
    hidden(
        "leaves everything as it was",
        lambda rng: _case(rng, [3, 2, 1], 4, 0.1, error=0.1),
        unchanged=True,
    ),
    hidden("one example", lambda rng: _case(rng, [3, 3, 1], 1, error=0.2), rtol=1e-5),
    hidden("layers of one unit", lambda rng: _case(rng, [1, 1, 1], 4, 0.1, error=0.2)),
    uses=("numerical_gradients",),
)


@GRADIENT_CHECK_N.equivalent
def as_published(parameters, gradients, X, Y, epsilon=1e-7):
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
def by_sums(parameters, gradients, X, Y, epsilon=1e-7):
    slopes = numerical_gradients(parameters, X, Y, epsilon)
    apart = sum(np.sum((gradients[name] - slopes[name]) ** 2) for name in slopes)
    size = sum(np.sum(gradients[name] ** 2) for name in slopes)
    size_measured = sum(np.sum(slopes[name] ** 2) for name in slopes)
    return float(np.sqrt(apart) / (np.sqrt(size) + np.sqrt(size_measured)))


GRADIENT_CHECK_N.wrong("""
    np.linalg.norm(grad - gradapprox) / size → (np.linalg.norm(grad - gradapprox) / size) ** 2
        Your ratio is squared, which makes a fault of a thousandth look like a millionth.
    np.linalg.norm(grad - gradapprox) → np.sum((grad - gradapprox) ** 2)
    np.linalg.norm(grad) + np.linalg.norm(gradapprox) → np.sum(grad**2) + np.sum(gradapprox**2)
        Your lengths are sums of squares: the root is missing in each of the three.
    np.linalg.norm(grad - gradapprox) → np.sum(np.abs(grad - gradapprox))
    np.linalg.norm(grad) → np.sum(np.abs(grad))
    np.linalg.norm(gradapprox) → np.sum(np.abs(gradapprox))
        You add absolute values. The length of a vector is the root of its sum of squares.
    np.linalg.norm(grad) + np.linalg.norm(gradapprox) →
    max(np.linalg.norm(grad), np.linalg.norm(gradapprox))
        The denominator is the sum of both lengths. You take the larger of them.
    np.linalg.norm(grad) + np.linalg.norm(gradapprox) → np.linalg.norm(grad + gradapprox)
        You add the vectors first and take the length of the sum. Gradients of the wrong sign cancel
        there: add the two lengths.
    / size → / np.linalg.norm(grad) + np.linalg.norm(gradapprox)
        `a / b + c` divides by b alone and then adds c. The sum below the fraction bar needs
        brackets.
    np.linalg.norm(grad) + np.linalg.norm(gradapprox) → np.linalg.norm(gradapprox)
        You divide by the length of one of the vectors. Both belong into the denominator.
    np.linalg.norm(grad) + np.linalg.norm(gradapprox) → np.linalg.norm(grad)
        You divide by the length of the gradients under test alone. Both belong into the
        denominator.
    / size →
        That is the distance of the two vectors. Divide it by their lengths.
    np.linalg.norm(grad - gradapprox) → abs(np.linalg.norm(grad) - np.linalg.norm(gradapprox))
        You take the difference of the two lengths. What counts is the length of the difference: two
        vectors of one length can point anywhere.
    np.linalg.norm(grad - gradapprox) / size → bool(np.linalg.norm(grad - gradapprox) / size < 1e-7)
        You return a verdict. Return the number, and leave the verdict to the reader.
    np.linalg.norm(grad - gradapprox) → np.linalg.norm(np.abs(grad) - np.abs(gradapprox))
        You compare the absolute values. A gradient with the wrong sign would look right.
    np.ravel(gradients[name]) for name in slopes →
    np.ravel(gradients[name]) for name in slopes if name[2:] != str(len(parameters) // 2)
    np.ravel(slopes[name]) for name in slopes →
    np.ravel(slopes[name]) for name in slopes if name[2:] != str(len(parameters) // 2)
        The last layer is left out. Where does your loop end?
""")


@GRADIENT_CHECK_N.mistake(
    "You add up the lengths of the single arrays. The length of the joined vector is the root of "
    "all squares together."
)
def adding_lengths(parameters, gradients, X, Y, epsilon=1e-7):
    slopes = numerical_gradients(parameters, X, Y, epsilon)
    apart = sum(np.linalg.norm(gradients[name] - slopes[name]) for name in slopes)
    size = sum(np.linalg.norm(gradients[name]) + np.linalg.norm(slopes[name]) for name in slopes)
    return apart / size


@GRADIENT_CHECK_N.mistake(
    "You take `dA` out of the caller's dict. Choose the gradients by name, and leave the dict as "
    "it is."
)
def taking_out_of_the_dict(parameters, gradients, X, Y, epsilon=1e-7):
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
def one_sided(parameters, gradients, X, Y, epsilon=1e-7):
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
def with_sums_of_costs(parameters, gradients, X, Y, epsilon=1e-7):
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
def moving_the_inputs(parameters, gradients, X, Y, epsilon=1e-7):
    up, down = (network_cost(parameters, X + step, Y) for step in (epsilon, -epsilon))
    grad = np.concatenate([np.ravel(gradients[f"d{name}"]) for name in parameters])
    approx = np.full(grad.shape, (up - down) / (2 * epsilon))
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))


@GRADIENT_CHECK_N.mistake(
    "What you compare with does not depend on epsilon. Is the argument handed on? Or do your "
    "slopes come from a backward pass, which is what is to be judged?"
)
def against_a_backward_pass(parameters, gradients, X, Y, epsilon=1e-7):
    AL, caches = L_model_forward(X, parameters)
    grads = deep.L_model_backward(AL, Y, caches)
    grad = np.concatenate([np.ravel(gradients[f"d{name}"]) for name in parameters])
    approx = np.concatenate([np.ravel(grads[f"d{name}"]) for name in parameters])
    return np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))


@GRADIENT_CHECK_N.mistake(
    "You take the mean of one difference for each name. Join all gradients to one vector first."
)
def name_by_name(parameters, gradients, X, Y, epsilon=1e-7):
    slopes = numerical_gradients(parameters, X, Y, epsilon)
    found = []
    for name, slope in slopes.items():
        size = np.linalg.norm(gradients[name]) + np.linalg.norm(slope)
        found.append(np.linalg.norm(gradients[name] - slope) / size)
    return np.mean(found)


@GRADIENT_CHECK_N.mistake(
    "You add up one ratio for each name. Join all gradients to one vector first: it has one ratio."
)
def ratios_added(parameters, gradients, X, Y, epsilon=1e-7):
    total = 0.0
    for name, slope in numerical_gradients(parameters, X, Y, epsilon).items():
        size = np.linalg.norm(gradients[name]) + np.linalg.norm(slope)
        total += float(np.linalg.norm(gradients[name] - slope) / size)
    return total


GRADIENT_CHECK_N.wrong("""
    np.ravel(gradients[name]) for name in slopes →
    np.ravel(gradients[name]) for name in gradients if "A" not in name
        You compare numbers that do not belong together: the two dicts can be in different orders.
        Take the gradients by name.
    np.concatenate([np.ravel(gradients[name]) for name in slopes]) → gradients[list(slopes)[-1]]
    np.concatenate([np.ravel(slopes[name]) for name in slopes]) → slopes[list(slopes)[-1]]
        The answer is that of the last array alone.
    np.ravel(gradients[name]) for name in slopes →
    np.ravel(gradients[name]) for name in slopes if "W" in name
    np.ravel(slopes[name]) for name in slopes →
    np.ravel(slopes[name]) for name in slopes if "W" in name
        The biases are left out. They have gradients too.
    np.linalg.norm(grad - gradapprox) / size → 1e-9
        The same answer comes out whatever is given. Compute it from the gradients.
""")
