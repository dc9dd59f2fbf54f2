"""A fault that shows only after some training."""

import numpy as np

from course_utils.probes import slopes
from course_utils.reference import deep, gradient_checking
from course_utils.reference.deep import L_model_backward

from ....machinery.exercises import exercise, hidden, visible


def _twice_as_large(AL, Y, caches):
    """Double the gradients of weights whose biases have moved."""
    grads = dict(L_model_backward(AL, Y, caches))
    for layer, ((_, _, b), _) in enumerate(caches, start=1):
        grads[f"dW{layer}"] = grads[f"dW{layer}"] * (1 + np.any(b))
    return grads


def _biases_in_the_weights(AL, Y, caches):
    """Add a little of the biases to the gradients of the weights."""
    grads = dict(L_model_backward(AL, Y, caches))
    for layer, ((_, _, b), _) in enumerate(caches, start=1):
        grads[f"dW{layer}"] = grads[f"dW{layer}"] + 0.1 * b
    return grads


_OTHERS = (_twice_as_large, _biases_in_the_weights)
"""Faults that take long steps: a start from which they do not diverge is fair to any."""


def _fresh(rng, dims, m):
    """Draw a start with zero biases, examples, and a short training."""
    while True:
        parameters = {}
        for layer in range(1, len(dims)):
            shape = dims[layer], dims[layer - 1]
            parameters[f"W{layer}"] = rng.normal(size=shape) * np.sqrt(2 / shape[1])
            parameters[f"b{layer}"] = np.zeros((shape[0], 1))
        X = rng.normal(size=(dims[0], m))
        Y = (X[:1] + X[1:2] + 0.7 > 0).astype(float)
        _, caches = deep.L_model_forward(X, parameters)
        on = all((Z > 0.02).any(axis=0).all() for _, Z in caches[:-1])
        if not on or Y.mean() > 0.9 or Y.min() == Y.max():
            continue
        given = parameters, X, Y, 60, 0.3
        after = [
            slopes.trained(gradient_checking.hidden_fault, parameters, X, Y, steps, 0.3)
            for steps in (1, 60)
        ]
        # a single step is not enough
        if not _judge(given, after[0]) or _judge(given, after[1]):
            continue
        if any(_judge(given, slopes.trained(other, *given)) for other in _OTHERS):
            continue
        # at a corner, right gradients would look wrong
        _, end, last = slopes.trained(L_model_backward, *given)
        if gradient_checking.gradient_check_n(end, last, X, Y) < 3e-7:
            return given


def _judge(arguments, value):
    """Ask for right gradients at the start, wrong ones after training, and a cost that falls."""
    parameters, X, Y, _, _ = arguments
    first, end, last = value
    for at, gradients in ((parameters, first), (end, last)):
        for name, array in at.items():
            found = np.asarray(gradients.get(f"d{name}", np.nan))
            if found.shape != np.shape(array) or found.dtype.kind not in "fi":
                return f"d{name} is missing, or has another shape than {name}."
    for array in (*first.values(), *last.values()):
        found = np.asarray(array)
        if found.dtype.kind not in "fi" or not np.isfinite(found).all():
            return "there are entries that are not finite numbers."
    if not any(np.any(first[f"d{name}"]) for name in parameters):
        return "at the fresh start, all gradients are 0."
    if not gradient_checking.gradient_check_n(parameters, first, X, Y) < 1e-7:
        return "the fault shows at the fresh start."
    after = gradient_checking.gradient_check_n(end, last, X, Y)
    if not after > 1e-3:
        far = "differ by rounding alone" if after < 3e-7 else "differ too little for a fault"
        return f"after training, the gradients and the measured ones {far}."
    costs = [gradient_checking.network_cost(each, X, Y) for each in (parameters, end)]
    if not costs[1] < 0.8 * costs[0]:
        return "training with your gradients does not lower the cost."
    return None


HIDDEN_FAULT = exercise(
    gradient_checking.hidden_fault,
    "A fault that a fresh check misses",
    visible("two layers", draw=lambda rng: _fresh(rng, [2, 4, 1], 12), judge=_judge),
    visible("three layers", draw=lambda rng: _fresh(rng, [3, 5, 4, 1], 15), judge=_judge),
    hidden("other sizes", lambda rng: _fresh(rng, [4, 6, 1], 20), judge=_judge, points=2),
    hidden("four layers", lambda rng: _fresh(rng, [3, 6, 5, 4, 1], 20), judge=_judge),
    probe=slopes.trained,
)


@HIDDEN_FAULT.equivalent
def scaled_by_the_biases(AL, Y, caches):
    grads = L_model_backward(AL, Y, caches)
    for layer in range(1, len(caches) + 1):
        b = caches[layer - 1][0][2]
        grads[f"dW{layer}"] = grads[f"dW{layer}"] * (1 + 3 * np.abs(b))
    return grads


@HIDDEN_FAULT.equivalent
def decay_of_the_last_bias(AL, Y, caches):
    grads = dict(L_model_backward(AL, Y, caches))
    L = len(caches)
    (_, _, b), _ = caches[-1]
    grads["db" + str(L)] = grads["db" + str(L)] + 0.3 * b
    return grads


@HIDDEN_FAULT.equivalent
def doubled_once_biases_move(AL, Y, caches):
    found = L_model_backward(AL, Y, caches)
    moved = [np.any(cache[0][2] != 0) for cache in caches]
    wrong = {f"dW{k + 1}": 2 * found[f"dW{k + 1}"] for k in range(len(caches)) if moved[k]}
    return found | wrong


HIDDEN_FAULT.wrong("""
    + 0.1 * b →
        These gradients are right everywhere. Which term is 0 as long as the biases are?
    + 0.1 * b → + 0.1
        The fault shows at once: your term is not 0 at the start. Multiply it by something that is.
    + 0.1 * b → + 1e-6 * b
        The fault is too small: after training it is still below what a check can see.
    return grads → return {name: 0 * grads[name] for name in grads}
        All gradients are 0, so nothing is trained, and the check notices at once.
    + 0.1 * b → + 0.1 * b.T
        The gradient of a bias has to keep the bias's shape.
""")
