"""The slopes of a network, measured."""

import numpy as np

from course_utils.reference import assembled, deep, gradient_checking
from course_utils.reference.deep import L_model_forward, compute_cost
from course_utils.reference.gradient_checking import network_cost

from ....machinery.exercises import exercise, hidden, visible
from . import shared


def _case(rng, dims, m, *epsilon, digits=None):
    return (*shared.network(rng, dims, m, digits), *epsilon)


NUMERICAL_GRADIENTS = exercise(
    gradient_checking.numerical_gradients,
    "Every slope of a network, measured",
    visible("one unit, epsilon = 0.1", draw=lambda rng: _case(rng, [2, 1], 3, 0.1, digits=1)),
    visible(
        "two layers, one example, no epsilon given; your parameters stay as they were",
        draw=lambda rng: _case(rng, [2, 2, 1], 1, digits=1),
        rtol=1e-5,
        unchanged=True,
    ),
    hidden(
        "three layers, a large epsilon",
        lambda rng: _case(rng, [4, 3, 2, 1], 5, float(rng.uniform(0.05, 0.1))),
        points=2,
    ),
    hidden(
        "leaves the parameters as they were",
        lambda rng: _case(rng, [3, 2, 1], 4, float(rng.uniform(0.05, 0.1))),
        unchanged=True,
    ),
    hidden("one example, more units", lambda rng: _case(rng, [3, 4, 1], 1), rtol=1e-5),
    hidden("layers of one unit", lambda rng: _case(rng, [1, 1, 1, 1], 4, 0.1)),
    twins=(assembled.penalised_gradients,),
)


@NUMERICAL_GRADIENTS.equivalent
def along_one_vector(parameters, X, Y, epsilon=1e-7):
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
def of_a_deep_copy(parameters, X, Y, epsilon=1e-7):
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
def in_place_put_back(parameters, X, Y, epsilon=1e-7):
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
    (plus - minus) → (plus + minus)
        You add the two costs. A slope is a difference over a distance.
    / (2 * epsilon) → / 2 * epsilon
        `/ 2 * epsilon` divides by 2 and then multiplies by epsilon. The product needs brackets.
    / (2 * epsilon) → / epsilon
        The two costs belong to points two epsilon apart, and you divide by one.
    (plus - minus) → (minus - plus)
        Your slopes have the wrong sign: which of the two costs is taken from which?
    moved[index] = value[index] + epsilon → moved = value + epsilon
    moved[index] = value[index] - epsilon → moved = value - epsilon
        All numbers of an array move at once, so you get the sum of their slopes. Move one and keep
        the others.
    value.copy() → value
    value[index] - epsilon → value[index] - 2 * epsilon
        A number that you have moved stays moved, and all later costs feel it. Put it back.
    value.copy() → value
    value[index] - epsilon → value[index] - 2 * epsilon
    (plus - minus) / (2 * epsilon) → (plus - minus) / (2 * epsilon); value[index] += epsilon
        Adding and taking away epsilon does not give the very same number back: it is rounded each
        time. Keep the old number, or work on a copy.
    moved[index] = value[index] - epsilon → moved[index] = moved[index] - epsilon
        The second point is made from the first: plus epsilon, minus epsilon leads back to where the
        parameter was. Both are made from the parameter itself.
    return slopes → return {key: slopes[key] for key in list(slopes)[-1:]}
        Only the slopes along the last array are left. Is the dict made anew in each round?
    (plus - minus) → abs(plus - minus)
        Your slopes are never negative, but slopes can be. No absolute value belongs here.
    = (plus - minus) → = (index[-1] < value.shape[-1] - 1) * (plus - minus)
        The last column of each array is left out. Where does your inner loop end?
""")


@NUMERICAL_GRADIENTS.mistake(
    "These slopes come from a backward pass. The measured ones are there to judge it: they may "
    "use the cost only."
)
def by_backward(parameters, X, Y, epsilon=1e-7):
    AL, caches = L_model_forward(X, parameters)
    return deep.L_model_backward(AL, Y, caches)


# Below the slopes by backward, which are the same numbers where the step is 1e-7.
NUMERICAL_GRADIENTS.wrong("""
    value[index] + epsilon → value[index] + 1e-7
    value[index] - epsilon → value[index] - 1e-7
    (2 * epsilon) → 2e-7
        The size of your step is not the argument epsilon.
    return slopes → return {name: slope for name, slope in slopes.items() if "W" in name}
        The biases are missing. They are parameters too.
    return slopes →
    return {name: np.full(slope.shape, slope.flat[0]) for name, slope in slopes.items()}
        Every entry of an array gets the slope of its first one. Does your index move on?
    slopes[f"d{name}"] = → slopes[name] =
    slopes[f"d{name}"][index] → slopes[name][index]
        The slope belonging to W1 is called dW1.
    return slopes → return {name: slope.ravel() for name, slope in slopes.items()}
        Each slope has the place of its parameter: give the arrays the parameters' shapes.
    return slopes → return {name: slopes[name] for name in ("dW1", "db1", "dW2", "db2")}
        Your function measures two layers, whatever it is given.
""")


@NUMERICAL_GRADIENTS.mistake(
    "A number that was moved stays moved while the next is measured. Put it back, or move it in a "
    "fresh copy."
)
def leaving_numbers_moved(parameters, X, Y, epsilon=1e-7):
    slopes = {}
    for name, value in parameters.items():
        moved, slope = value.copy(), np.zeros(value.shape)
        for index in np.ndindex(value.shape):
            moved[index] += epsilon
            plus = network_cost({**parameters, name: moved}, X, Y)
            moved[index] -= 2 * epsilon
            minus = network_cost({**parameters, name: moved}, X, Y)
            slope[index] = (plus - minus) / (2 * epsilon)
        slopes[f"d{name}"] = slope
    return slopes
