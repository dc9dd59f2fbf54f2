"""A check before and after some training."""

import numpy as np

from course_utils.probes import slopes
from course_utils.reference import deep, gradient_checking
from course_utils.reference.deep import L_model_forward, update_parameters
from course_utils.reference.gradient_checking import gradient_check_n

from ....machinery.compare import difference
from ....machinery.exercises import exercise, hidden, visible

_ROUNDING = 1e-6
"""Below this, a difference is that of right gradients: any small number would do."""


def _fresh(rng, dims, m, fault, num_iterations, learning_rate):
    """Draw a start with zero biases, on which no example is at ReLU's corner, and what to do."""
    while True:
        parameters = {}
        for layer in range(1, len(dims)):
            shape = dims[layer], dims[layer - 1]
            parameters[f"W{layer}"] = rng.normal(size=shape) * np.sqrt(2 / shape[1])
            parameters[f"b{layer}"] = np.zeros((shape[0], 1))
        X = rng.normal(size=(dims[0], m))
        Y = (X[:1] + 0.5 > 0).astype(float)  # more of one label, so that biases move
        AL, caches = deep.L_model_forward(X, parameters)
        hidden_layers = [Z for _, Z in caches[:-1]]
        if Y.min() < Y.max() and all((Z > 0.02).any(axis=0).all() for Z in hidden_layers):
            given = fault, parameters, X, Y, num_iterations, learning_rate
            before, after = slopes.checked_twice(gradient_checking.check_twice, *given)
            if all(value < _ROUNDING / 10 or value > 0.003 for value in (before, after)):
                return given


def _judge(arguments, value):
    """Compare the two differences; in right gradients, rounding alone is left."""
    if np.shape(value) != (2,) or any(isinstance(each, str | bool | np.bool_) for each in value):
        return "the result should be two numbers: the difference before, and after."
    if np.asarray(value).dtype.kind not in "fi":
        return "the result should be two numbers: the difference before, and after."
    wanted = slopes.checked_twice(gradient_checking.check_twice, *arguments)
    for when, right, found in zip(("before", "after"), wanted, value, strict=True):
        if right < _ROUNDING:
            if not 1e-13 < float(found) < _ROUNDING:  # rounding is never 0
                return f"the difference {when} training should be as small as rounding."
        elif difference(right, found, 1e-3) is not None:
            return f"the difference {when} training is not that of the parameters reached then."
    return None


def _case(dims, m, fault, num_iterations, learning_rate):
    return lambda rng: _fresh(rng, dims, m, fault, num_iterations, learning_rate)


CHECK_TWICE = exercise(
    gradient_checking.check_twice,
    "A gradient check before and after some training",
    visible(
        "biases that decay", draw=_case([2, 3, 1], 8, "biases that decay", 20, 0.5), judge=_judge
    ),
    visible(
        "db1 too large, three steps", draw=_case([2, 3, 1], 6, "db1 too large", 3, 0.3), rtol=1e-3
    ),
    hidden(
        "another fault, more layers",
        _case([3, 4, 3, 1], 10, "db1 too large", 4, 0.2),
        judge=_judge,
    ),
    hidden(
        "a fault that only shows later",
        _case([3, 4, 1], 12, "biases that decay", 30, 0.4),
        judge=_judge,
        points=2,
    ),
    hidden("one step", _case([2, 3, 1], 7, "db1 too large", 1, 0.7), judge=_judge),
    uses=("gradient_check_n",),
    probe=slopes.checked_twice,
)


@CHECK_TWICE.equivalent
def written_out(parameters, backward, X, Y, num_iterations, learning_rate):
    AL, caches = L_model_forward(X, parameters)
    grads = backward(AL, Y, caches)
    before = gradient_check_n(parameters, grads, X, Y)
    for _ in range(num_iterations):
        parameters = update_parameters(parameters, grads, learning_rate)
        AL, caches = L_model_forward(X, parameters)
        grads = backward(AL, Y, caches)
    return before, gradient_check_n(parameters, grads, X, Y)


@CHECK_TWICE.equivalent
def with_a_helper(parameters, backward, X, Y, num_iterations, learning_rate):
    def gradients(at):
        AL, caches = L_model_forward(X, at)
        return backward(AL, Y, caches)

    now = {name: value.copy() for name, value in parameters.items()}
    for _ in range(num_iterations):
        grads = gradients(now)
        now = {name: value - learning_rate * grads["d" + name] for name, value in now.items()}
    return np.array([gradient_check_n(at, gradients(at), X, Y) for at in (parameters, now)])


CHECK_TWICE.wrong("""
    (0, num_iterations) → (num_iterations, 0)
        Both checks are made after training. The first belongs before any step.
    (0, num_iterations) → (0, 1)
        You train for a single step, whatever number is handed in.
    grads, learning_rate) → grads, -learning_rate)
        Your steps go uphill: they are taken against the gradient.
    parameters = update_parameters → _ = update_parameters
        The new parameters are lost, so that both checks look at the start. Keep what the update
        returns.
    grads = backward(AL, Y, caches) → grads = L_model_backward(AL, Y, caches)
        You train with gradients of your own. Take steps with the backward pass that is under test.
    grads, learning_rate) → grads, 0.1)
        The learning rate is fixed in your code. Use the argument.
    return differences → return differences[1]
        Return both numbers, the one before and the one after.
""")


@CHECK_TWICE.mistake(
    "The last gradients were computed before the last step, and are compared with slopes after it. "
    "Run both passes again at the new parameters."
)
def gradients_of_the_step_before(parameters, backward, X, Y, num_iterations, learning_rate):
    AL, caches = L_model_forward(X, parameters)
    grads = backward(AL, Y, caches)
    differences = [gradient_check_n(parameters, grads, X, Y)]
    for _ in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        grads = backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    return [*differences, gradient_check_n(parameters, grads, X, Y)]
