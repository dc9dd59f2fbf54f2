"""Exercises of the notebook week4/deep_network_application."""

import math

import numpy as np

from course_utils.reference import deep, pictures
from course_utils.reference.activations import sigmoid
from course_utils.reference.deep import (
    L_model_backward,
    L_model_forward,
    compute_cost,
    initialize_parameters,
    initialize_parameters_deep,
    linear_activation_backward,
    linear_activation_forward,
    parameter_gradients,
    update_parameters,
)

from ...machinery.exercises import Exercise, Mistake, hidden, visible

# shrink_images


def _shrink_in_loops(images, k):
    m, h, w, d = images.shape
    small = np.empty((m, h // k, w // k, d))
    for row in range(h // k):
        for column in range(w // k):
            block = images[:, k * row : k * (row + 1), k * column : k * (column + 1)]
            small[:, row, column] = np.mean(block, axis=(1, 2))
    return small


def _shrink_by_adding(images, k):
    total = 0.0
    for i in range(k):
        for j in range(k):
            total = total + images[:, i::k, j::k]
    return total / k**2


def _shrink_one_axis_at_a_time(images, k):
    m, h, w, d = images.shape
    rows = images.reshape(m, -1, k, w, d).mean(axis=2)
    return rows.reshape(m, h // k, -1, k, d).mean(axis=3)


def _shrink_without_colours(images, k):
    m, h, w, d = images.shape
    return images.reshape(m, h // k, k, w // k, k, d).mean(axis=(2, 4, 5))


def _pictures(rng, m, h, w, d=3):
    return rng.integers(0, 256, size=(m, h, w, d)).astype(float)


SHRINK_IMAGES = Exercise(
    name="shrink_images",
    title="Smaller pictures",
    reference=pictures.shrink_images,
    cases=(
        visible("one grey image", np.arange(16.0).reshape(1, 4, 4, 1), 2),
        visible("two colour images", np.arange(48.0).reshape(2, 2, 4, 3) % 7, 2, unchanged=True),
        hidden("not square", lambda rng: (_pictures(rng, 3, 4, 10), 2), points=2),
        hidden("blocks of three", lambda rng: (_pictures(rng, 2, 9, 6), 3), points=2),
        hidden("blocks of one pixel", lambda rng: (_pictures(rng, 1, 3, 5), 1)),
        hidden("one block", lambda rng: (_pictures(rng, 4, 4, 4, 1), 4)),
    ),
    mistakes=(
        Mistake(
            "The shape is right, but the averages mix pixels that are no neighbours. The reshape "
            "must split the axis of rows into (blocks, rows in a block), in this order, and the "
            "axis of columns likewise.",
            replace={
                "(m, h // k, k, w // k, k, d)": "(m, k, h // k, k, w // k, d)",
                "2, 4": "1, 3",
            },
        ),
        Mistake(
            "Each of your blocks is k × k numbers that follow one another in memory, from one row. "
            "A block has k rows: split both axes of pixels.",
            replace={
                "images.reshape(m, h // k, k, w // k, k, d).mean(axis=(2, 4))": (
                    "images.reshape(m, h // k, w // k, k * k, d).mean(axis=3)"
                )
            },
        ),
        Mistake(
            "Every k-th pixel is kept and the others are lost, with what they say about the noise. "
            "Average the block.",
            replace={
                "images.reshape(m, h // k, k, w // k, k, d).mean(axis=(2, 4))": (
                    "images[:, ::k, ::k]"
                )
            },
        ),
        Mistake(
            "Your blocks hold sums. The pixels would no longer run from 0 to 255.",
            replace={".mean(": ".sum("},
        ),
        Mistake(
            "Only the rows are averaged: the pictures are still as wide as before.",
            replace={"(m, h // k, k, w // k, k, d)": "(m, h // k, k, w, d)", "(2, 4)": "2"},
        ),
        Mistake(
            "The colours are averaged as well. Each channel keeps its own mean.",
            function=_shrink_without_colours,
        ),
        Mistake(
            "The blocks have the same size whatever `k` is. Use the argument.",
            replace={"(m, h // k, k, w // k, k, d)": "(m, h // 2, 2, w // 2, 2, d)"},
        ),
    ),
    equivalents=(_shrink_in_loops, _shrink_by_adding, _shrink_one_axis_at_a_time),
)


# Judging a training run. The start is random, so nothing can be compared with the reference. But
# every update can be undone: what was there before solves before = after + rate * gradient(before).
# Undone one by one, the updates asked for must lead back to zero biases and to the first cost. The
# steps are tiny, so that two rounds solve the equation and no ReLU passes its corner on the way.

TINY_STEPS = 2e-8, 8e-8
LEFT = 1e-10
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
                zero = {
                    name: np.zeros_like(b) for name, b in params.items() if name.startswith("b")
                }
                before = before | zero
            grads = gradients(before, X, Y)
            before = {name: value + rate * grads[f"d{name}"] for name, value in params.items()}
        params = before
    return params


def _starts_from_zero(start, end):
    """Whether the biases of every layer have come all their way from zero."""
    return all(
        np.linalg.norm(start[name]) <= LEFT * np.linalg.norm(end[name])
        for name in end
        if name.startswith("b")
    )


def _cost(params, X, Y):
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
    stories = [
        ("only the last update shows in the parameters.", rate, 1, _right),
        (f"the parameters have made {n - 1} updates, expected {n}.", rate, n - 1, _right),
        ("every update used the gradient of the start.", rate * n, 1, _right),
        ("the updates climb the cost instead of lowering it.", -rate, n, _right),
    ]
    if len(params) == 4:
        stories += [
            (
                "the hidden layer was trained as a layer of sigmoids.",
                rate,
                n,
                _of_two_layers("sigmoid", "sigmoid"),
            ),
            (
                "the hidden layer's gradient has the slope of a sigmoid.",
                rate,
                n,
                _of_two_layers("relu", "sigmoid"),
            ),
            (
                "the hidden layer's gradient was computed from dA of the output layer.",
                rate,
                n,
                _of_two_layers("relu", "relu", output_alone=True),
            ),
        ]
    if n > 10:
        stories = []  # undoing a hundred updates for each takes too long: a short case tells
    for story, other_rate, steps, gradients in stories:
        if _starts_from_zero(_undone(params, X, Y, other_rate, steps, gradients), params):
            return story
    return f"undone one by one, the {n} updates do not lead back to biases of zero."


def _wrong_kind(answer, dims):
    """Say what is wrong with the form of the answer, or None."""
    if not isinstance(answer, list | tuple) or len(answer) != 2:
        return "expected two results: the parameters, then the costs."
    parameters, costs = answer
    if isinstance(costs, dict):
        return "the costs come first; expected the parameters, then the costs."
    if not isinstance(parameters, dict):
        return "the first result is no dict of parameters."
    shapes: dict[str, tuple[int, int]] = {}
    for layer, (n_in, n_out) in enumerate(zip(dims[:-1], dims[1:], strict=True), start=1):
        shapes |= {f"W{layer}": (n_out, n_in), f"b{layer}": (n_out, 1)}
    if set(parameters) != set(shapes):
        has = ", ".join(f"{name} {np.shape(parameters[name])}" for name in sorted(parameters))
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
        if (
            last
            and costs[-1] != costs[0]
            and not any(np.any(params[b]) for b in params if b[0] == "b")
        ):
            return "the recorded costs change, but the parameters are those of the start."
        if not _starts_from_zero(start, params):
            return _what_happened(params, X, Y, rate, n)
        for i, at in {0: start, last: recorded}.items():
            cost = _cost(at, X, Y)
            after = _cost(_updated(at, X, Y, rate), X, Y)
            if abs(costs[i // 100] - cost) > 0.2 * abs(cost - after):
                return f"the cost of iteration {i} is not the cost before its update."
        return _wrong_start(start, deep_scale)

    return judge


def _task(rng, m, dims, n, print_cost=False):
    """Draw examples, one in eight of them with label 1, and the settings of a training run."""
    X = rng.normal(size=(dims[0], m)) + 0.4
    Y = np.zeros((1, m))
    Y[0, rng.permutation(m)[: max(1, m // 8)]] = 1.0
    rate = float(rng.uniform(*TINY_STEPS)) / (1 if n < 10 else 100)
    settings = (X, Y, list(dims), rate, n)
    return (*settings, True) if print_cost else settings


JUDGE_TWO, JUDGE_DEEP = _judge_training(deep_scale=False), _judge_training(deep_scale=True)


def _case(name, judge, m, dims, n, **options):
    """Declare a visible training run of n updates."""
    return visible(name, draw=lambda rng: _task(rng, m, dims, n), judge=judge, **options)


def _kept(name, judge, m, dims, n=None, print_cost=False, **options):
    """Declare a hidden training run; without n, of three to five updates."""

    def draw(rng):
        return _task(rng, m, dims, n or int(rng.integers(3, 6)), print_cost)

    return hidden(name, draw, judge=judge, **options)


# two_layer_model


def _two_layers_with_model_parts(
    X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False
):
    parameters = initialize_parameters(*layers_dims)
    costs = []
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        grads = L_model_backward(AL, Y, caches)
        if i % 100 == 0:
            costs.append(compute_cost(AL, Y))
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


def _two_layers_from_nothing(
    X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False
):
    n_x, n_h, n_y = layers_dims
    m = Y.shape[1]
    W1, b1 = 0.01 * np.random.randn(n_h, n_x), np.zeros((n_h, 1))  # noqa: NPY002
    W2, b2 = 0.01 * np.random.randn(n_y, n_h), np.zeros((n_y, 1))  # noqa: NPY002
    costs = []
    for i in range(num_iterations):
        A1 = np.maximum(0, np.dot(W1, X) + b1)
        A2 = 1 / (1 + np.exp(-(np.dot(W2, A1) + b2)))
        if i % 100 == 0:
            costs += [-np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))]
        dZ2 = A2 - Y
        dZ1 = np.dot(W2.T, dZ2) * (A1 > 0)
        W2, b2 = W2 - learning_rate / m * np.dot(dZ2, A1.T), b2 - learning_rate * dZ2.mean()
        W1 = W1 - learning_rate / m * np.dot(dZ1, X.T)
        b1 = b1 - learning_rate * dZ1.mean(axis=1, keepdims=True)
    return [{"W1": W1, "b1": b1, "W2": W2, "b2": b2}, np.array(costs)]


def _two_layers_keeping_all_costs(
    X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, seed=3
):
    n_x, n_h, n_y = layers_dims
    parameters, costs = initialize_parameters(n_x, n_h, n_y, seed), []
    for _ in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        costs.append(np.squeeze(compute_cost(AL, Y)))
        grads = parameter_gradients(AL, Y, caches)
        for name in parameters:
            parameters[name] = parameters[name] - learning_rate * grads["d" + name]
    return parameters, costs[::100]


UPDATE = "parameters = update_parameters(parameters, grads, learning_rate)"
LOOP = "    for i in range(num_iterations):\n"

TWO_LAYER_MODEL = Exercise(
    name="two_layer_model",
    title="A network with one hidden layer",
    reference=deep.two_layer_model,
    cases=(
        _case("three tiny updates", JUDGE_TWO, 24, (3, 4, 1), 3),
        _case("101 tiny updates", JUDGE_TWO, 24, (3, 4, 1), 101, unchanged=True),
        _kept("other sizes", JUDGE_TWO, 32, (5, 7, 1), unchanged=True, points=3),
        _kept("one feature, printing on", JUDGE_TWO, 20, (1, 3, 1), print_cost=True, points=2),
        _kept("one hidden unit", JUDGE_TWO, 24, (6, 1, 1), points=2),
        _kept("one example", JUDGE_TWO, 1, (4, 24, 1)),
        _kept("exactly 100 updates", JUDGE_TWO, 16, (2, 5, 1), 100),
    ),
    mistakes=(
        Mistake(
            "The result of `update_parameters` is thrown away, so every round starts from the same "
            "parameters. Keep what it returns.",
            replace={UPDATE: "update_parameters(parameters, grads, learning_rate)"},
        ),
        Mistake(
            "New weights are drawn in every round, and what was learned before is lost. Which line "
            "must run once, before the loop?",
            replace={
                LOOP: LOOP + "        parameters = initialize_parameters(n_x, n_h, n_y, rng)\n"
            },
        ),
        Mistake(
            "You append the cost in every iteration. Only iterations 0, 100, 200, … are recorded.",
            replace={"i % 100 == 0": "True"},
        ),
        Mistake(
            "Costs are recorded only when `print_cost` is true. It decides about printing alone.",
            replace={"if i % 100 == 0": "if print_cost and i % 100 == 0"},
        ),
        Mistake(
            "The learning rate is fixed in your code. Use the argument.",
            replace={"grads, learning_rate)": "grads, 0.0075)"},
        ),
        Mistake(
            "Your steps are as long as the gradient: the learning rate does not reach the update.",
            replace={"grads, learning_rate)": "grads, 1.0)"},
        ),
        Mistake(
            "Layer 1 gets the gradient dA2. What reaches it is dA1, which came back through layer "
            "2. NumPy does not complain, because a row broadcasts.",
            replace={"linear_activation_backward(dA1,": "linear_activation_backward(dA2,"},
        ),
        Mistake(
            "On the way back, layer 1 uses the slope of the sigmoid. It must be the slope of the "
            "activation that it used on the way forward.",
            replace={'cache1, "relu")': 'cache1, "sigmoid")'},
        ),
        Mistake(
            "The hidden layer has sigmoid units, forward and backward. Here it has ReLU units.",
            replace={
                'parameters["b1"], "relu")': 'parameters["b1"], "sigmoid")',
                'cache1, "relu")': 'cache1, "sigmoid")',
            },
        ),
        Mistake(
            "The cost rises: dA2 has the wrong sign. Where the label is 1, a larger A2 makes the "
            "loss smaller.",
            replace={"(1 - Y) / (1 - A2) - Y / A2": "Y / A2 - (1 - Y) / (1 - A2)"},
        ),
        Mistake(
            "The first layer never changes: are all four gradients in the dict that you hand to "
            "`update_parameters`?",
            replace={'"dW1": dW1, "db1": db1': '"dW1": 0 * dW1, "db1": 0 * db1'},
        ),
        Mistake(
            "The cost is computed from the activations of the hidden layer. The prediction is A2.",
            replace={"compute_cost(A2, Y)": "compute_cost(A1, Y)"},
        ),
        Mistake(
            "The layers' sizes are fixed in your code. They are in `layers_dims`.",
            replace={"n_x, n_h, n_y = layers_dims": "n_x, n_h, n_y = 3072, 7, 1"},
        ),
        Mistake(
            "Your loop makes one update less than asked.",
            replace={"range(num_iterations)": "range(num_iterations - 1)"},
        ),
        Mistake(
            "The costs come back first. Return the parameters, then the costs.",
            replace={"return parameters, costs": "return costs, parameters"},
        ),
        Mistake(
            "Only the parameters come back. The caller needs the costs too.",
            replace={"return parameters, costs": "return parameters"},
        ),
    ),
    equivalents=(
        _two_layers_with_model_parts,
        _two_layers_from_nothing,
        _two_layers_keeping_all_costs,
    ),
)


# predict


def _predict_in_a_loop(parameters, X):
    AL, _ = L_model_forward(X, parameters)
    labels = np.zeros((1, X.shape[1]))
    for i in range(X.shape[1]):
        labels[0, i] = 1 if AL[0, i] > 0.5 else 0
    return labels


def _predict_bools(parameters, X):
    A, L = X, len(parameters) // 2
    for layer in range(1, L):
        A = np.maximum(0, parameters[f"W{layer}"] @ A + parameters[f"b{layer}"])
    return parameters[f"W{L}"] @ A + parameters[f"b{L}"] > 0


def _predict_by_rounding(parameters, X):
    return np.round(L_model_forward(X, parameters)[0])


def _predict_two_layers_only(parameters, X):
    A1, _ = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
    A2, _ = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
    return (A2 > 0.5).astype(int)


def _predict_with_sigmoids(parameters, X):
    A = X
    for layer in range(1, len(parameters) // 2 + 1):
        A, _ = linear_activation_forward(
            A, parameters[f"W{layer}"], parameters[f"b{layer}"], "sigmoid"
        )
    return (A > 0.5).astype(int)


def _trained(rng, dims, m):
    """Draw parameters and examples with labels of both kinds, no probability close to one half."""
    params = {}
    for layer, (n_in, n_out) in enumerate(zip(dims[:-1], dims[1:], strict=True), start=1):
        params[f"W{layer}"] = rng.normal(size=(n_out, n_in))
        params[f"b{layer}"] = rng.uniform(0.2, 1.0, size=(n_out, 1))
    L = len(dims) - 1
    X = rng.normal(size=(dims[0], m))
    A = X
    for layer in range(1, L):
        A = np.maximum(0, params[f"W{layer}"] @ A + params[f"b{layer}"])
    Z = params[f"W{L}"] @ A
    # the border between two scores in the middle, or above the only one
    order = np.sort(Z[0])
    border = (order[m // 2] + order[m // 2 - 1]) / 2 if m > 1 else order[0] + 0.3
    params[f"b{L}"] = np.array([[-border]])
    return params, X


def _far_from_half(dims, m):
    def draw(rng):
        while True:
            params, X = _trained(rng, dims, m)
            AL, _ = L_model_forward(X, params)
            right = deep.predict(params, X)
            # the wrong versions below must all be seen to be wrong
            others = [_predict_with_sigmoids(params, X), AL > 0.6, AL > 0.4]
            if np.abs(AL - 0.5).min() > 1e-3 and not np.array_equal(others[0], right):
                return params, X

    return draw


PREDICT = Exercise(
    name="predict",
    title="From pictures to labels",
    reference=deep.predict,
    cases=(
        visible(
            "one layer",
            {"W1": np.array([[2.0, -1.0]]), "b1": np.array([[0.4]])},
            np.array([[0.1, -1.0, 0.3, 2.0], [0.2, 0.3, 0.8, 5.0]]),
        ),
        visible("two layers", draw=_far_from_half((3, 4, 1), 6), unchanged=True),
        hidden("four layers", _far_from_half((5, 6, 4, 3, 1), 14), unchanged=True, points=3),
        hidden("three layers", _far_from_half((2, 5, 3, 1), 9), points=2),
        hidden("one example", _far_from_half((3, 5, 1), 1)),
    ),
    mistakes=(
        Mistake(
            "These are probabilities. A prediction is 0 or 1.",
            replace={"(AL > 0.5).astype(int)": "AL"},
        ),
        Mistake(
            "Every example gets label 1: a probability is always above 0.",
            replace={"> 0.5": "> 0"},
        ),
        Mistake(
            "The labels are swapped: above one half means label 1.",
            replace={"> 0.5": "< 0.5"},
        ),
        Mistake(
            "The predictions are a rank-1 array. Keep them a row, like Y.",
            replace={".astype(int)": ".astype(int).ravel()"},
        ),
        Mistake(
            "Your function looks at two layers, whatever the number of them. `L_model_forward` "
            "goes through all that the dict holds.",
            function=_predict_two_layers_only,
        ),
        Mistake(
            "Your hidden layers have sigmoid units. The parameters were trained with ReLU there: "
            "the prediction must take the same way forward.",
            function=_predict_with_sigmoids,
        ),
        Mistake(
            "`L_model_forward` returns two things, and you return the caches of it.",
            replace={"AL, _ =": "_, AL =", "(AL > 0.5).astype(int)": "AL"},
        ),
    ),
    equivalents=(_predict_in_a_loop, _predict_bools, _predict_by_rounding),
)


# budget: a quiz

BUDGET = Exercise(
    name="budget",
    title="What an update costs, and what it can change",
    reference={
        "parameters, 64 x 64": 86031,
        "parameters, 32 x 32": 21519,
        "products W1 X": 4494336,
        "times as many at 64 x 64": 4,
        "products of dA0": 4494336,
        "gradient that nobody reads": "dA0",
        "numbers behind a row of W1": 209,
    },
    cases=(
        visible("parameters, 64 x 64", "parameters, 64 x 64"),
        visible("products W1 X", "products W1 X"),
        visible("gradient that nobody reads", "gradient that nobody reads"),
        hidden("parameters, 32 x 32", lambda rng: ("parameters, 32 x 32",)),
        hidden("times as many at 64 x 64", lambda rng: ("times as many at 64 x 64",)),
        hidden("products of dA0", lambda rng: ("products of dA0",)),
        hidden("numbers behind a row of W1", lambda rng: ("numbers behind a row of W1",), points=2),
    ),
    mistakes=(
        Mistake(
            "Part of them is missing. There are two layers, and each has weights and one bias for "
            "each of its units.",
            answers={"parameters, 64 x 64": 86023, "parameters, 32 x 32": 21511},
        ),
        Mistake(
            "A picture has three numbers for every pixel: red, green and blue.",
            answers={
                "parameters, 64 x 64": 4096 * 7 + 15,
                "parameters, 32 x 32": 1024 * 7 + 15,
                "products W1 X": 1024 * 7 * 209,
                "products of dA0": 1024 * 7 * 209,
            },
        ),
        Mistake(
            "That is the count for one picture. X has a column for each of the 209.",
            answers={"products W1 X": 3072 * 7, "products of dA0": 3072 * 7},
        ),
        Mistake(
            "Half the side is a quarter of the pixels: both axes shrink.",
            answers={"times as many at 64 x 64": 2},
        ),
        Mistake(
            "`update_parameters` does read that one: it belongs to a parameter. Which entry of "
            "`grads` belongs to the pictures themselves?",
            answers={"gradient that nobody reads": "dW1"},
        ),
        Mistake(
            "No update reads dA1 directly, but dZ1 and with it dW1 are computed from it. Which "
            "entry is the end of the way back?",
            answers={"gradient that nobody reads": "dA1"},
        ),
        Mistake(
            "That many numbers are in the row. But look how it changes: every update adds a "
            "weighted sum of the columns of X, and nothing else. How many weights are there?",
            answers={"numbers behind a row of W1": 3072},
        ),
        Mistake(
            "That is the number of units. Count the columns that a row's change is a weighted sum "
            "of.",
            answers={"numbers behind a row of W1": 7},
        ),
    ),
    equivalents=(
        {
            "parameters, 64 x 64": 7 * 12288 + 7 + 7 + 1,
            "parameters, 32 x 32": 7 * 3072 + 7 + 7 + 1.0,
            "products W1 X": 7 * 3072 * 209,
            "times as many at 64 x 64": 4.0,
            "products of dA0": 3072 * 7 * 209,
            "gradient that nobody reads": "dA0",
            "numbers behind a row of W1": np.int64(209),
        },
        {
            "numbers behind a row of W1": 209,
            "gradient that nobody reads": "dA0",
            "products of dA0": 4494336.0,
            "times as many at 64 x 64": 12288 / 3072,
            "products W1 X": 4_494_336,
            "parameters, 32 x 32": 21519,
            "parameters, 64 x 64": 86031,
            "note": "extra keys do no harm",
        },
    ),
)


# L_layer_model


def _many_layers_with_all_gradients(
    X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False
):
    costs = []
    parameters = initialize_parameters_deep(layers_dims)
    for i in range(0, num_iterations):
        AL, caches = L_model_forward(X, parameters)
        cost = compute_cost(AL, Y)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print(f"Cost after iteration {i}: {cost}")
    return parameters, costs


def _many_layers_from_nothing(
    X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False
):
    L, m = len(layers_dims) - 1, X.shape[1]
    W = [np.random.randn(j, i) / np.sqrt(i) for i, j in zip(layers_dims, layers_dims[1:])]  # noqa: NPY002, B905
    b = [np.zeros((j, 1)) for j in layers_dims[1:]]
    costs = []
    for i in range(num_iterations):
        A = [X]
        for k in range(L):
            Z = W[k] @ A[k] + b[k]
            A.append(np.maximum(0, Z) if k < L - 1 else sigmoid(Z))
        if i % 100 == 0:
            costs.append(float(np.mean(-np.log(np.where(Y == 1, A[-1], 1 - A[-1])))))
        dZ = A[-1] - Y
        for k in reversed(range(L)):
            dW, db = dZ @ A[k].T / m, dZ.mean(axis=1, keepdims=True)
            dZ = (W[k].T @ dZ) * (A[k] > 0)
            W[k], b[k] = W[k] - learning_rate * dW, b[k] - learning_rate * db
    parameters = {f"W{k + 1}": W[k] for k in range(L)}
    return parameters | {f"b{k + 1}": b[k] for k in range(L)}, costs


def _many_layers_by_while(
    X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False, seed=1
):
    parameters = initialize_parameters_deep(list(layers_dims), rng=seed)
    costs, i = [], 0
    while i != num_iterations:
        AL, caches = L_model_forward(X, parameters)
        if not i % 100:
            costs.append(compute_cost(AL, Y))
        grads = parameter_gradients(AL, Y, caches)
        for name in list(parameters):
            parameters[name] -= learning_rate * grads[f"d{name}"]
        i += 1
    return parameters, np.array(costs)


def _many_layers_with_stale_gradients(
    X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False
):
    parameters = initialize_parameters_deep(layers_dims)
    costs = []
    AL, caches = L_model_forward(X, parameters)
    grads = L_model_backward(AL, Y, caches)
    for i in range(num_iterations):
        if i % 100 == 0:
            costs.append(compute_cost(AL, Y))
        parameters = update_parameters(parameters, grads, learning_rate)
    return parameters, costs


def _many_layers_returning_the_start(
    X, Y, layers_dims, learning_rate=0.0075, num_iterations=3000, print_cost=False
):
    start = initialize_parameters_deep(layers_dims)
    costs = []
    parameters = start
    for i in range(num_iterations):
        AL, caches = L_model_forward(X, parameters)
        if i % 100 == 0:
            costs.append(compute_cost(AL, Y))
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
    return start, costs


DEEP_START = "parameters = initialize_parameters_deep(layers_dims, rng)"

L_LAYER_MODEL = Exercise(
    name="L_layer_model",
    title="A network of any depth",
    reference=deep.L_layer_model,
    cases=(
        _case("three layers, three tiny updates", JUDGE_DEEP, 6, (3, 20, 16, 1), 3),
        _case("101 tiny updates", JUDGE_DEEP, 6, (3, 16, 1), 101, unchanged=True),
        _kept("four layers", JUDGE_DEEP, 6, (4, 20, 18, 16, 1), unchanged=True, points=3),
        _kept("two layers", JUDGE_DEEP, 7, (5, 30, 1), points=2),
        _kept("one layer, printing on", JUDGE_DEEP, 12, (6, 1), print_cost=True, points=2),
        _kept("one example", JUDGE_DEEP, 1, (9, 24, 18, 1)),
        _kept("exactly 100 updates", JUDGE_DEEP, 6, (2, 24, 1), 100),
    ),
    mistakes=(
        Mistake(
            "The result of `update_parameters` is thrown away, so every round starts from the same "
            "parameters. Keep what it returns.",
            replace={UPDATE: "update_parameters(parameters, grads, learning_rate)"},
        ),
        Mistake(
            "New weights are drawn in every round, and what was learned before is lost. Which line "
            "must run once, before the loop?",
            replace={LOOP: LOOP + "        " + DEEP_START + "\n"},
        ),
        Mistake(
            "You append the cost in every iteration. Only iterations 0, 100, 200, … are recorded.",
            replace={"i % 100 == 0": "True"},
        ),
        Mistake(
            "Costs are recorded only when `print_cost` is true. It decides about printing alone.",
            replace={"if i % 100 == 0": "if print_cost and i % 100 == 0"},
        ),
        Mistake(
            "The learning rate is fixed in your code. Use the argument.",
            replace={"grads, learning_rate)": "grads, 0.0075)"},
        ),
        Mistake(
            "Your steps are as long as the gradient: the learning rate does not reach the update.",
            replace={"grads, learning_rate)": "grads, 1.0)"},
        ),
        Mistake(
            "This is the network with one hidden layer. The depth is in `layers_dims`: use the "
            "initialiser that takes the whole list.",
            replace={
                DEEP_START: (
                    "parameters = initialize_parameters("
                    "layers_dims[0], layers_dims[1], layers_dims[-1], rng)"
                )
            },
        ),
        Mistake(
            "The layers' sizes are fixed in your code. They are in `layers_dims`.",
            replace={
                DEEP_START: "parameters = initialize_parameters_deep([3072, 20, 7, 5, 1], rng)"
            },
        ),
        Mistake(
            "The last entry of `layers_dims` is left out: your network ends with a hidden layer.",
            replace={DEEP_START: DEEP_START.replace("layers_dims", "layers_dims[:-1]")},
        ),
        Mistake(
            "Your weights start 100 times too small. In a deep network the signal then fades from "
            "layer to layer: use the scale of `initialize_parameters_deep` as it is.",
            replace={
                DEEP_START: (
                    DEEP_START + "\n    parameters = {name: 0.01 * p for name, p in "
                    "parameters.items()}"
                )
            },
        ),
        Mistake(
            "Every step uses the gradients of the start. Forward and backward pass belong into the "
            "loop.",
            function=_many_layers_with_stale_gradients,
        ),
        Mistake(
            "The parameters that come back are those of the start.",
            function=_many_layers_returning_the_start,
        ),
        Mistake(
            "The cost rises. An update takes the gradient away; which sign reaches yours?",
            replace={"grads, learning_rate)": "grads, -learning_rate)"},
        ),
        Mistake(
            "`compute_cost` takes the probabilities first, then the labels. The logarithm of a "
            "label 0 is not finite.",
            replace={"compute_cost(AL, Y)": "compute_cost(Y, AL)"},
        ),
        Mistake(
            "Your loop makes one update less than asked.",
            replace={"range(num_iterations)": "range(num_iterations - 1)"},
        ),
        Mistake(
            "The costs come back first. Return the parameters, then the costs.",
            replace={"return parameters, costs": "return costs, parameters"},
        ),
    ),
    equivalents=(
        _many_layers_with_all_gradients,
        _many_layers_from_nothing,
        _many_layers_by_while,
    ),
)


# most_wrong


def _most_wrong_by_sorting(AL, Y):
    wrong = [i for i in range(Y.shape[1]) if (AL[0, i] > 0.5) != Y[0, i]]
    return sorted(wrong, key=lambda i: abs(AL[0, i] - 0.5), reverse=True)


def _most_wrong_by_loss(AL, Y):
    # the surer the wrong answer, the smaller the probability of the true label
    truth = np.where(Y == 1, AL, 1 - AL)[0]
    order = np.argsort(truth)
    return order[truth[order] < 0.5]


def _most_wrong_by_distance(AL, Y):
    distance = np.abs(AL - Y).ravel()
    order = np.argsort(distance)[::-1]
    return [int(i) for i in order if distance[i] > 0.5]


def _surest_of_all(AL, Y):
    return np.argsort(-np.abs(AL[0] - 0.5))


def _answers(rng, m):
    """Draw probabilities and labels: about half wrong, of both kinds, none close to a tie."""
    AL = rng.permutation((np.arange(m) + rng.uniform(0.3, 0.6)) / (m + 0.2)).reshape(1, m)
    right = rng.permutation(np.arange(m) % 2).reshape(1, m)
    return AL, np.where(right == 1, AL > 0.5, AL < 0.5).astype(float)


def _mixed_answers(rng, m):
    """Draw answers with mistakes of both kinds, so that no order is right by chance."""
    while True:
        AL, Y = _answers(rng, m)
        wrong = (AL > 0.5) != (Y == 1)
        below, above = wrong & (AL < 0.5), wrong & (AL > 0.5)
        order = pictures.most_wrong(AL, Y)
        if below.sum() > 1 and above.sum() > 1 and list(order) != sorted(order):
            kinds = AL[0, order] > 0.5
            if 0 < np.argmin(kinds == kinds[0]) and (np.diff(kinds.astype(int)) != 0).sum() > 1:
                return AL, Y


MOST_WRONG = Exercise(
    name="most_wrong",
    title="The surest mistakes first",
    reference=pictures.most_wrong,
    cases=(
        visible(
            "six pictures",
            np.array([[0.9, 0.2, 0.6, 0.97, 0.05, 0.3]]),
            np.array([[0.0, 1.0, 0.0, 1.0, 1.0, 0.0]]),
        ),
        visible("everything right", np.array([[0.8, 0.1, 0.4]]), np.array([[1.0, 0.0, 0.0]])),
        hidden("many", lambda rng: _mixed_answers(rng, 17), unchanged=True, points=3),
        hidden("twelve", lambda rng: _mixed_answers(rng, 12), points=2),
        hidden(
            "one, and it is wrong", lambda rng: (rng.uniform(0.6, 0.9, (1, 1)), np.zeros((1, 1)))
        ),
    ),
    mistakes=(
        Mistake(
            "The least sure mistakes come first. Sorting goes upwards: sort by what is smallest "
            "for the surest.",
            replace={"-confidence": "confidence"},
        ),
        Mistake(
            "These are positions within the list of mistakes. Asked for are positions among all "
            "the pictures.",
            replace={"wrong[np.argsort(-confidence)]": "np.argsort(-confidence)"},
        ),
        Mistake(
            "You list what is right. A mistake is where prediction and label differ.",
            replace={"!= (Y == 1)": "== (Y == 1)"},
        ),
        Mistake(
            "You sort by the probability of a cat. A cat that gets 0.02 is as sure a mistake as "
            "something else that gets 0.98: how far is each from one half?",
            replace={"np.abs(AL[0, wrong] - 0.5)": "AL[0, wrong]"},
        ),
        Mistake(
            "The mistakes are not sorted: they stand in the order of the pictures.",
            replace={"wrong[np.argsort(-confidence)]": "wrong"},
        ),
        Mistake(
            "All pictures are listed. Keep those whose prediction differs from the label.",
            function=_surest_of_all,
        ),
        Mistake(
            "Cats that were missed are not in your list. Mistakes go both ways.",
            replace={"(AL > 0.5) != (Y == 1)": "(AL > 0.5) & (Y == 0)"},
        ),
        Mistake(
            "Only cats that were missed are in your list. Mistakes go both ways.",
            replace={"(AL > 0.5) != (Y == 1)": "(AL < 0.5) & (Y == 1)"},
        ),
        Mistake(
            "These are the probabilities of the mistakes. Asked for are their positions.",
            replace={"wrong[np.argsort(-confidence)]": "AL[0, wrong][np.argsort(-confidence)]"},
        ),
    ),
    equivalents=(_most_wrong_by_sorting, _most_wrong_by_loss, _most_wrong_by_distance),
)


# swap_centre


def _swap_in_place(images, size):
    _, h, w, _ = images.shape
    top, left = (h - size) // 2, (w - size) // 2
    centre = images[:, top : top + size, left : left + size]
    centre[:] = centre[..., ::-1].copy()
    return images


def _swap_through_a_view(images, size):
    _, h, w, _ = images.shape
    top, left = (h - size) // 2, (w - size) // 2
    swapped = images.copy()
    centre = swapped[:, top : top + size, left : left + size]
    centre[..., 0] = centre[..., 2]
    centre[..., 2] = centre[..., 0]
    return swapped


def _swap_by_where(images, size):
    _, h, w, _ = images.shape
    rows = np.abs(np.arange(h) - (h - 1) / 2) < size / 2
    columns = np.abs(np.arange(w) - (w - 1) / 2) < size / 2
    inside = rows[:, np.newaxis, np.newaxis] & columns[:, np.newaxis]
    return np.where(inside, images[..., [2, 1, 0]], images)


def _swap_in_loops(images, size):
    swapped = np.array(images)
    m, h, w, _ = images.shape
    for i in range(m):
        for row in range((h - size) // 2, (h + size) // 2):
            for column in range((w - size) // 2, (w + size) // 2):
                red, green, blue = images[i, row, column]
                swapped[i, row, column] = blue, green, red
    return swapped


def _swap_with_a_copy_of_red(images, size):
    result = images.copy()
    top, left = (images.shape[1] - size) // 2, (images.shape[2] - size) // 2
    part = result[:, top : top + size, left : left + size, :]
    red = part[..., 0].copy()
    part[..., 0] = part[..., 2]
    part[..., 2] = red
    return result


SWAP_CENTRE = Exercise(
    name="swap_centre",
    title="Another colour for what stands in the middle",
    reference=pictures.swap_centre,
    cases=(
        visible("one image of 4 × 4 pixels", np.arange(48.0).reshape(1, 4, 4, 3), 2),
        visible(
            "your pictures stay as they were",
            np.arange(48.0).reshape(1, 4, 4, 3),
            4,
            unchanged=True,
        ),
        hidden("many", lambda rng: (_pictures(rng, 5, 10, 10), 4), unchanged=True, points=2),
        hidden("not square", lambda rng: (_pictures(rng, 2, 6, 12), 4), unchanged=True, points=2),
        hidden("odd sides", lambda rng: (_pictures(rng, 1, 7, 5), 3)),
    ),
    mistakes=(
        Mistake(
            "The caller's pictures changed too: a slice is a view into the same memory. Work on a "
            "copy.",
            function=_swap_in_place,
        ),
        Mistake(
            "Red has become blue, but blue stayed: when you write the second channel, the first is "
            "gone already. Keep it somewhere, or take all channels from the old pictures at once.",
            function=_swap_through_a_view,
        ),
        Mistake(
            "The whole pictures are swapped. Only the central square is to change.",
            replace={
                "swapped[centre] = images[centre][..., ::-1]": "swapped[:] = images[..., ::-1]"
            },
        ),
        Mistake(
            "Your square is in the upper left corner. As many rows must lie above it as below.",
            replace={
                "(h - size) // 2, (w - size) // 2": "0, 0",
            },
        ),
        Mistake(
            "The centre is mirrored from left to right, and its colours are as they were. Which "
            "axis holds red, green and blue?",
            replace={"[..., ::-1]": "[:, :, ::-1]"},
        ),
        Mistake(
            "All channels have moved on by one place. Green keeps its place; red and blue "
            "exchange theirs.",
            replace={"images[centre][..., ::-1]": "np.roll(images[centre], 1, axis=-1)"},
        ),
        Mistake(
            "Everything but the centre is swapped.",
            replace={
                "swapped = images.copy()": "swapped = images[..., ::-1].copy()",
                "images[centre][..., ::-1]": "images[centre]",
            },
        ),
        Mistake(
            "The rows are taken for the columns: the square is off the centre where the pictures "
            "are not square.",
            replace={"(h - size) // 2, (w - size) // 2": "(w - size) // 2, (h - size) // 2"},
        ),
    ),
    equivalents=(_swap_by_where, _swap_in_loops, _swap_with_a_copy_of_red),
)


# diagnosis: a quiz

DIAGNOSIS = Exercise(
    name="diagnosis",
    title="What have the networks learned?",
    reference={
        "one picture in per cent": 2,
        "evidence that four layers beat two": "C",
        "no cat to be seen": "Q",
        "cats still cats": "S",
        "why P does no harm": "B",
        "what the networks use": "B",
        "what logistic regression cannot do": "D",
        "what to do": "C",
    },
    cases=(
        visible("one picture in per cent", "one picture in per cent"),
        visible("no cat to be seen", "no cat to be seen"),
        visible("why P does no harm", "why P does no harm"),
        visible("what to do", "what to do"),
        hidden(
            "evidence that four layers beat two",
            lambda rng: ("evidence that four layers beat two",),
        ),
        hidden("cats still cats", lambda rng: ("cats still cats",)),
        hidden("what the networks use", lambda rng: ("what the networks use",), points=2),
        hidden(
            "what logistic regression cannot do",
            lambda rng: ("what logistic regression cannot do",),
        ),
    ),
    mistakes=(
        Mistake(
            "The test set has 50 pictures, and all of them together are 100 %.",
            answers={"one picture in per cent": 0.5},
        ),
        Mistake(
            "Both networks classify nearly all training pictures right, and could do so by heart. "
            "What tells about new pictures?",
            answers={"evidence that four layers beat two": "A"},
        ),
        Mistake(
            "A lower cost on the training pictures says nothing about new ones.",
            answers={"evidence that four layers beat two": "B"},
        ),
        Mistake(
            "One run is one draw of the first weights: the table shows how far apart such draws "
            "lie. What is left when you average over them?",
            answers={"evidence that four layers beat two": "D"},
        ),
        Mistake(
            "In P everything is still there, only in other colours. In which change would you "
            "yourself no longer see an animal?",
            answers={"no cat to be seen": "P"},
        ),
        Mistake(
            "In grey pictures you still see ears and whiskers. In which change would you yourself "
            "no longer see an animal?",
            answers={"no cat to be seen": "R"},
        ),
        Mistake(
            "In Q nobody can see a cat. Asked for is the change that leaves every shape and all "
            "the light, and after which the deepest network falls furthest.",
            answers={"cats still cats": "Q"},
        ),
        Mistake(
            "A network that ignored colours would not mind R and S either. What stays the same "
            "when everything changes its colour at once?",
            answers={"why P does no harm": "A"},
        ),
        Mistake(
            "The change is large: every warm thing becomes cool. What stays the same when "
            "everything changes its colour at once?",
            answers={"why P does no harm": "C"},
        ),
        Mistake(
            "With ears and whiskers, a network would do badly on Q and well on R and S. It is the "
            "other way round.",
            answers={"what the networks use": "A"},
        ),
        Mistake(
            "The swap in the centre leaves the light nearly as it was, and yet S is the worst. It "
            "is no matter of brightness.",
            answers={"what the networks use": "C"},
        ),
        Mistake(
            "It does see colours: every channel of every pixel has its weight. What it cannot do "
            "is let the meaning of one colour depend on another.",
            answers={"what logistic regression cannot do": "A"},
        ),
        Mistake(
            "It has hardly any training error, so it fits them well enough. What would one unit "
            "have to compute to compare two colours?",
            answers={"what logistic regression cannot do": "B"},
        ),
        Mistake(
            "The training pictures reward the short cut. A larger network, or a longer training, "
            "takes it all the better.",
            answers={"what to do": "A"},
        ),
        Mistake(
            "The resolution is not what is missing: the short cut stays as short. Change what "
            "makes it pay.",
            answers={"what to do": "B"},
        ),
    ),
    equivalents=(
        {
            "one picture in per cent": 100 / 50,
            "evidence that four layers beat two": "C",
            "no cat to be seen": "Q",
            "cats still cats": "S",
            "why P does no harm": "B",
            "what the networks use": "B",
            "what logistic regression cannot do": "D",
            "what to do": "C",
            "note": "extra keys do no harm",
        },
        {
            "what to do": "C",
            "what logistic regression cannot do": "D",
            "what the networks use": "B",
            "why P does no harm": "B",
            "cats still cats": "S",
            "no cat to be seen": "Q",
            "evidence that four layers beat two": "C",
            "one picture in per cent": np.float64(2),
        },
    ),
)

EXERCISES = (
    SHRINK_IMAGES,
    TWO_LAYER_MODEL,
    PREDICT,
    BUDGET,
    L_LAYER_MODEL,
    MOST_WRONG,
    SWAP_CENTRE,
    DIAGNOSIS,
)
