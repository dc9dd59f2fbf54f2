"""Pictures, and the judge of a training run."""

import math
import re

import numpy as np

from course_utils.reference.deep import (
    L_model_forward,
    compute_cost,
    linear_activation_backward,
    linear_activation_forward,
    parameter_gradients,
)

from ....machinery.compare import describe
from ....machinery.exercises import hidden, visible


def draw_pictures(rng, m, h, w, d=3):
    return rng.integers(0, 256, size=(m, h, w, d)).astype(float)


# Judging a training run. The start is random, so nothing can be compared with the reference. But
# every update can be undone: what was there before solves before = after + rate * gradient(before).
# Undone one by one, the updates asked for must lead back to zero biases and to the first cost. The
# steps are tiny, so that two rounds solve the equation and no ReLU passes its corner on the way.

_TINY_STEPS = 2e-8, 8e-8

_LEFT = 1e-10
"""How much of a bias's way from zero rounding may leave."""


def _right(params, X, Y):
    AL, caches = L_model_forward(X, params)
    return parameter_gradients(AL, Y, caches)


def _updated(params, X, Y, rate):
    grads = _right(params, X, Y)
    return {name: value - rate * grads[f"d{name}"] for name, value in params.items()}


def _undone(params, X, Y, rate, steps, gradients=_right, from_zero=True):
    """Return the parameters from which `steps` updates lead to these, at zero biases if asked."""
    for left in range(steps, 0, -1):
        before = params
        for _ in range(2):
            if left == 1 and from_zero:
                # exactly zero: where a whole layer is off, the sign of 1e-20 would switch units on
                zero = {name: np.zeros_like(b) for name, b in params.items() if name[0] == "b"}
                before = before | zero
            grads = gradients(before, X, Y)
            before = {name: value + rate * grads[f"d{name}"] for name, value in params.items()}
        params = before
    return params


def _starts_from_zero(start, end):
    """Whether the biases of every layer have come all their way from zero."""
    return all(
        np.linalg.norm(start[name]) <= _LEFT * np.linalg.norm(end[name])
        for name in end
        if name.startswith("b")
    )


def _cost_of(params, X, Y):
    AL, _ = L_model_forward(X, params)
    return float(compute_cost(AL, Y))


def _of_two_layers(forward, backward, output_alone=False):
    """Return the gradients of a two-layer network whose hidden activations are these."""

    def gradients(params, X, Y):
        A1, cache1 = linear_activation_forward(X, params["W1"], params["b1"], forward)
        A2, cache2 = linear_activation_forward(A1, params["W2"], params["b2"], "sigmoid")
        dA2 = (1 - Y) / (1 - A2) - Y / A2
        dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")
        _, dW1, db1 = linear_activation_backward(dA2 if output_alone else dA1, cache1, backward)
        return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

    return gradients


def _what_happened(params, X, Y, rate, n):
    """Say which known fault explains the parameters after n updates."""
    grads = _right(params, X, Y)
    # a layer whose units are all off has no gradient and stays where it is
    moving = [name for name in params if name.startswith("b") and np.any(grads[f"d{name}"])]
    still = [name for name in moving if not np.any(params[name])]
    if len(still) == len(moving):
        return "all biases are still zero: no update has reached the parameters."
    if still:
        return f"{' and '.join(still)} never changed."
    last = moving[-1]
    longer = np.linalg.norm(params[last]) / np.linalg.norm(rate * n * grads[f"d{last}"])
    if longer > 100:
        # of the two rates that people leave in by accident, the nearer one
        by_accident = 1 if longer * rate > 0.1 else 0.0075
        return f"the updates have another learning rate than asked for, about {by_accident}."
    for story, other_rate, steps, gradients in _stories(params, rate, n):
        if _starts_from_zero(_undone(params, X, Y, other_rate, steps, gradients), params):
            return story
    return f"undone one by one, the {n} updates do not lead back to biases of zero."


def _stories(params, rate, n):
    """Return what may have happened: in words, and how to undo it (rate, steps, gradients)."""
    if n > 10:
        return []  # undoing a hundred updates for each takes too long: a short case tells
    found = [
        ("only the last update shows in the parameters.", rate, 1, _right),
        (f"the parameters have made {n - 1} updates, expected {n}.", rate, n - 1, _right),
        ("every update used the gradient of the start.", rate * n, 1, _right),
        ("the updates climb the cost instead of lowering it.", -rate, n, _right),
    ]
    of_hidden_layer = {
        " was trained as a layer of sigmoids.": _of_two_layers("sigmoid", "sigmoid"),
        "'s gradient has the slope of a sigmoid.": _of_two_layers("relu", "sigmoid"),
        "'s gradient was computed from dA of the output layer.": _of_two_layers(
            "relu", "relu", output_alone=True
        ),
    }
    if len(params) == 4:
        found += [(f"the hidden layer{end}", rate, n, g) for end, g in of_hidden_layer.items()]
    return found


def _wrong_kind(answer, dims):
    """Say what is wrong with the form of the answer, or None."""
    if not isinstance(answer, list | tuple) or len(answer) != 2:
        return "expected two results: the parameters, then the costs."
    parameters, costs = answer
    if isinstance(costs, dict):
        return "the costs come first; expected the parameters, then the costs."
    if not isinstance(parameters, dict):
        return f"the first result is {describe(parameters)}, expected a dict of parameters."
    shapes: dict[str, tuple[int, int]] = {}
    for layer, (n_in, n_out) in enumerate(zip(dims[:-1], dims[1:], strict=True), start=1):
        shapes |= {f"W{layer}": (n_out, n_in), f"b{layer}": (n_out, 1)}
    if set(parameters) != set(shapes):
        # of what is there, only names that belong: a key can hold an input
        known = sorted(name for name in parameters if re.fullmatch(r"[Wb]\d", str(name)))
        has = ", ".join(f"{name} {np.shape(parameters[name])}" for name in known) or "others"
        return f"the parameters are {has}; expected {', '.join(sorted(shapes))}."
    for name, shape in shapes.items():
        if np.shape(parameters[name]) != shape:
            return f"{name} has shape {np.shape(parameters[name])}, expected {shape}."
        if not np.isfinite(parameters[name]).all():
            return f"{name} has entries that are infinite or not a number."
        if np.abs(parameters[name]).max() > 1e6:
            return f"{name} has entries that no training run of this length can reach."
    return None


def _wrong_start(start, deep_scale):
    """Say what is wrong with the weights of the start, or None."""
    for name, W in start.items():
        if not name.startswith("W") or W.size < 30:
            continue
        expected = W.shape[1] ** -0.5 if deep_scale else 0.01
        if not expected / 3 < np.std(W) < 3 * expected:
            return f"{name} starts at another scale than the initialiser's."
        if len(W) > 1 and np.allclose(W, W[:1]):
            return f"all units of layer {name[1:]} start alike."
    return None


def _judge_training(deep_scale):
    """Return a judge for the answers of a model: parameters, then costs."""

    def judge(arguments, answer):
        X, Y, dims, rate, n = arguments[:5]
        if problem := _wrong_kind(answer, dims):
            return problem
        params, costs = answer[0], np.ravel(answer[1])
        if len(costs) != math.ceil(n / 100):
            return f"{len(costs)} costs are recorded, expected {math.ceil(n / 100)}."
        if not np.isfinite(costs).all():
            return "a recorded cost is infinite or not a number."
        last = 100 * (len(costs) - 1)
        recorded = _undone(params, X, Y, rate, n - last, from_zero=last == 0)
        start = _undone(recorded, X, Y, rate, last) if last else recorded
        still = not any(np.any(params[b]) for b in params if b[0] == "b")
        if last and costs[-1] != costs[0] and still:
            return "the recorded costs change, but the parameters are those of the start."
        if not _starts_from_zero(start, params):
            return _what_happened(params, X, Y, rate, n)
        for i, at in {0: start, last: recorded}.items():
            cost = _cost_of(at, X, Y)
            after = _cost_of(_updated(at, X, Y, rate), X, Y)
            if abs(costs[i // 100] - cost) > 0.2 * abs(cost - after):
                return f"the cost of iteration {i} is not the cost before its update."
        return _wrong_start(start, deep_scale)

    return judge


def _task(rng, m, dims, n, printing=False):
    """Draw examples, one in eight of them with label 1, and the settings of a training run."""
    X = rng.normal(size=(dims[0], m)) + 0.4
    Y = np.zeros((1, m))
    Y[0, rng.permutation(m)[: max(1, m // 8)]] = 1.0
    rate = float(rng.uniform(*_TINY_STEPS)) / (1 if n < 10 else 100)
    return (X, Y, list(dims), rate, n, *[True] * printing)


JUDGE_TWO, JUDGE_DEEP = _judge_training(deep_scale=False), _judge_training(deep_scale=True)


def case(name, judge, m, dims, n, **options):
    """Declare a visible training run of n updates."""
    return visible(name, draw=lambda rng: _task(rng, m, dims, n), judge=judge, **options)


def kept(name, judge, m, dims, n=None, printing=False, **options):
    """Declare a hidden training run; without n, of three to five updates."""

    def draw(rng):
        return _task(rng, m, dims, n or int(rng.integers(3, 6)), printing)

    return hidden(name, draw, judge=judge, **options)


def declare_mistakes_of_the_loop(model):
    """Declare the mistakes that people make in the training loop of either model."""
    model.wrong("""
        parameters = update_parameters → update_parameters
            The result of `update_parameters` is thrown away, so every round starts from the same
            parameters. Keep what it returns.
        i % 100 == 0 → True
            You append the cost in every iteration. Only iterations 0, 100, 200, … are recorded.
        if i % 100 == 0 → if print_cost and i % 100 == 0
            The cost of iteration 0 is not recorded. Does the count begin at 0, and does
            `print_cost` decide about printing alone?
        if i % 100 == 0 → if i % 100 == 0 and i == num_iterations - 1
            The costs of iterations 0, 100, 200, … are not all there. Does the count begin at 0, and
            does each `append` stand inside the loop?
        (parameters, grads, learning_rate) → (parameters, grads, 0.0075)
            The learning rate is fixed in your code. Use the argument.
        (parameters, grads, learning_rate) → (parameters, grads, 1.0)
            Your steps are as long as the gradient: the learning rate does not reach the update.
        range(num_iterations) → range(num_iterations - 1)
            Your loop makes one update less than asked.
        return parameters, costs → return costs, parameters
            The costs come back first. Return the parameters, then the costs.
    """)
