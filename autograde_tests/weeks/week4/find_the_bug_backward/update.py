"""The broken program: one step downhill."""

from course_utils.reference import optimizers
from course_utils.reference.deep import update_parameters

from ....machinery.exercises import exercise, hidden, visible
from .. import _bugs as shared


def _gradients(dims, rate):
    """Return a draw of parameters, gradients of their shapes, and this rate."""

    def draw(rng):
        params = shared.draw_parameters(rng, dims)
        return params, {f"d{name}": rng.normal(size=p.shape) for name, p in params.items()}, rate

    return draw


def _judge_biases(arguments, value):
    """Look at the hidden layers, and at the biases first."""
    good, L = update_parameters(*arguments), len(arguments[0]) // 2
    names = [f"{kind}{layer}" for kind in "bW" for layer in range(1, L)]
    return shared.first(
        shared.missing(value, names), *(shared.off(name, value[name], good[name]) for name in names)
    )


def _judge_last_layer(arguments, value):
    """Look at all weights, and at the last bias moved by any factor that it is moved by."""
    params, grads, rate = arguments
    good, L = update_parameters(*arguments), len(params) // 2
    names = [f"W{layer}" for layer in range(L, 0, -1)]
    last = f"b{L}"
    return shared.first(
        shared.missing(value, good),
        *(shared.off(name, value[name], good[name]) for name in names),
        shared.off(last, value[last], good[last], params[last] - grads[f"d{last}"]),
    )


UPDATE = exercise(
    update_parameters,
    "One step downhill",
    visible("biases, two layers", draw=_gradients([2, 2, 1], 0.1), judge=_judge_biases),
    visible("the last layer, two layers", draw=_gradients([2, 2, 1], 0.1), judge=_judge_last_layer),
    hidden("biases, three layers", _gradients([3, 4, 2, 1], 0.03), points=2, judge=_judge_biases),
    hidden("the last layer, three layers", _gradients([4, 2, 3, 1], 0.3), judge=_judge_last_layer),
    hidden("the last layer of one", _gradients([3, 1], 0.02), judge=_judge_last_layer),
    twins=(optimizers.update_parameters_with_gd, optimizers.update_parameters_with_momentum),
)


@UPDATE.equivalent
def from_zero(params, grads, learning_rate):
    parameters = {}
    for l in range(len(params) // 2):  # noqa: E741
        for kind in ("W", "b"):
            name = kind + str(l + 1)
            parameters[name] = params[name] - grads["d" + name] * learning_rate
    return parameters


@UPDATE.equivalent
def in_place(params, grads, learning_rate):
    for layer in range(1, len(params) // 2 + 1):
        params[f"W{layer}"] -= learning_rate * grads[f"dW{layer}"]
        params[f"b{layer}"] -= learning_rate * grads[f"db{layer}"]
    return params


UPDATE.wrong("""
    - → +
        Uphill: a step goes against the gradient.
    learning_rate * grads → grads
        Nothing is multiplied by the learning rate any more.
    value - learning_rate → learning_rate
        You return the steps. The new parameters are the old ones minus these.
    value - learning_rate → value - (int(name[1:]) < len(params) // 2) * learning_rate
    learning_rate * grads → (learning_rate if name[0] == "W" else 1.0) * grads
        Two things: how far do the biases go, compared with the weights? And which layers does the
        loop reach?
    value - learning_rate → value - (int(name[1:]) < len(params) // 2) * learning_rate
        The biases go as far as they should now. The last layer still stays where it is: which
        numbers does the loop run over?
    learning_rate * grads → (learning_rate if name[0] == "W" else 1.0) * grads
        Every layer moves now. The biases still take steps of another size than the weights.
    value - learning_rate → params[f"W{name[1:]}"] - learning_rate
        In the biases' line something belongs to the weights, W or dW. Was it copied?
""")
