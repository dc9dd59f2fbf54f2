"""Training from a given start, and with more and more examples."""

import numpy as np

from course_utils.reference.activations import sigmoid
from course_utils.reference.deep_digits import train_deep
from course_utils.reference.hidden_layer import (
    cost_of_outputs,
    learning_curve,
    one_against_rest,
    read_digits,
    train_from,
)
from course_utils.reference.shallow import (
    backward_propagation,
    forward_propagation,
    update_parameters,
)

from ....machinery.exercises import exercise, hidden, visible
from .. import _networks as networks


def _run(n_x, n_h, n_y, m, steps, rate):
    """Return a draw of a start, examples and labels, and the settings of a run."""

    def draw(rng):
        X, parameters = networks.draw_network(rng, n_x, n_h, n_y, m)
        return parameters, X, networks.draw_labels(rng, n_y, m), steps, rate

    return draw


TRAIN_FROM = exercise(
    train_from,
    "The training loop, from a given start",
    visible(
        "three updates",
        networks.SMALL,
        networks.SMALL_X,
        np.array([[1.0, 0.0, 0.0, 1.0]]),
        3,
        0.5,
        unchanged=True,
    ),
    visible("ten outputs, one update", draw=_run(4, 3, 10, 6, 1, 0.3)),
    hidden("other sizes", _run(5, 4, 10, 8, 6, 0.4), points=2, unchanged=True),
    hidden("one output", _run(3, 2, 1, 7, 5, 1.5)),
    hidden("no update at all", _run(2, 3, 2, 5, 0, 0.1)),
    uses=("cost_of_outputs",),
    twins=(train_deep,),
)


@TRAIN_FROM.equivalent
def in_one_piece(parameters, X, Y, num_iterations, learning_rate):
    p = {name: value.astype(float) for name, value in parameters.items()}
    m, costs = X.shape[1], []
    for _ in range(num_iterations):
        A1 = np.tanh(p["W1"] @ X + p["b1"])
        A2 = sigmoid(p["W2"] @ A1 + p["b2"])
        costs.append(-np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)) / m)
        dZ2 = (A2 - Y) / m
        dZ1 = p["W2"].T @ dZ2 * (1 - A1**2)
        p["W2"] -= learning_rate * dZ2 @ A1.T
        p["b2"] -= learning_rate * dZ2.sum(axis=1, keepdims=True)
        p["W1"] -= learning_rate * dZ1 @ X.T
        p["b1"] -= learning_rate * dZ1.sum(axis=1, keepdims=True)
    return p, costs


@TRAIN_FROM.equivalent
def with_an_array_of_costs(parameters, X, Y, num_iterations, learning_rate):
    costs = np.zeros(num_iterations)
    current = {name: np.copy(value) for name, value in parameters.items()}
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, current)
        costs[i] = cost_of_outputs(A2, Y)
        grads = backward_propagation(current, cache, X, Y)
        current = update_parameters(current, grads, learning_rate=learning_rate)
    return current, list(costs)


TRAIN_FROM.wrong("""
    update_parameters(parameters, grads, learning_rate) → update_parameters(parameters, grads)
        `update_parameters` took its default rate. Hand yours on.
    range(num_iterations) → range(num_iterations + 1)
        Your loop makes one update too many.
    parameters = update_parameters(parameters, grads, learning_rate) →
    update_parameters({**parameters}, grads, learning_rate)
        The parameters that come back are those of the start: keep what `update_parameters` returns.
    return parameters, costs → return costs, parameters
        The costs come back first. The order is parameters, then costs.
    return parameters, costs → return parameters
        Only the parameters come back. Return the costs too.
    return parameters, costs → return parameters, costs[-1:]
        Only the last cost comes back. There is one before each update.
    costs.append(cost_of_outputs(A2, Y)) → costs.append(cost_of_outputs(A2, Y) / len(Y))
        Your costs are a mean over the outputs. They are a sum, like that of `cost_of_outputs`.
""")


@TRAIN_FROM.mistake("Your costs are those after each update. Write the cost down before it.")
def costs_afterwards(parameters, X, Y, num_iterations, learning_rate):
    parameters, costs = dict(parameters), []
    for _ in range(num_iterations):
        _, cache = forward_propagation(X, parameters)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
        costs.append(cost_of_outputs(forward_propagation(X, parameters)[0], Y))
    return parameters, costs


def _curve(sizes, steps, rate, m=60, m_held=50):
    """Return a draw of a start, digits to train on and held out, and the settings of the runs.

    Digits and pictures have nothing to do with each other, so that every training ends elsewhere.
    """

    def draw(rng):
        _, start = networks.draw_network(rng, 5, 4, 10, 1)
        sets = [
            (rng.normal(size=(5, count)), rng.integers(0, 10, size=(1, count)))
            for count in (m, m_held)
        ]
        return start, *sets, sizes, steps, rate

    return draw


LEARNING_CURVE = exercise(
    learning_curve,
    "A learning curve",
    visible("two sizes", draw=_curve([20, 60], 30, 1.0), unchanged=True),
    visible("one size", draw=_curve([25], 40, 1.0)),
    hidden("three sizes", _curve([15, 30, 60], 40, 0.8), points=2, unchanged=True),
    hidden("sizes in falling order", _curve([50, 20], 50, 1.2, m_held=70)),
    uses=("one_against_rest", "train_from", "read_digits"),
)


@LEARNING_CURVE.equivalent
def with_helpers(start, train, held_out, sizes, num_iterations, learning_rate):
    def percent(parameters, X, y):
        return 100 * float(np.mean(read_digits(parameters, X) == y))

    X, y = train
    points = []
    for m in sizes:
        some, labels = X[:, :m], y[:, :m]
        made = train_from(start, some, one_against_rest(labels), num_iterations, learning_rate)[0]
        points.append([percent(made, some, labels), percent(made, *held_out)])
    return points


@LEARNING_CURVE.equivalent
def targets_once(start, train, held_out, sizes, num_iterations, learning_rate):
    Y, curve = one_against_rest(train[1]), []
    for m in sizes:
        p, _ = train_from(start, train[0][:, 0:m], Y[:, 0:m], num_iterations, learning_rate)
        hits = read_digits(p, train[0]) == train[1]
        new = read_digits(p, held_out[0]) == held_out[1]
        curve.append((hits[:, :m].mean() * 100, new.mean() * 100))
    return curve


LEARNING_CURVE.wrong("""
    right = np.mean(read_digits(parameters, X[:, :m]) == y[:, :m]) →
    right = np.mean(read_digits(parameters, X) == y)
        The first number is judged on all training examples. Use those that this network has seen.
    parameters, _ = train_from(start, → parameters, _ = (start, _) = train_from(start,
        Each size goes on from where the one before ended. Every training begins at `start`.
    Y = one_against_rest(y[:, :m]) → Y = y[:, :m]
        `train_from` wants targets for ten outputs, and got digits. Which of your functions makes
        targets of them?
    Y = one_against_rest(y[:, :m]) → m = X.shape[1]; Y = one_against_rest(y[:, :m])
        Every training uses all examples. Take the first m.
    curve.append((100 * right, 100 * right_held)) → curve.append((right, right_held))
        Those are shares. The curve is in percent.
    curve.append((100 * right, 100 * right_held)) → curve.append((100 * right_held, 100 * right))
        The two numbers changed places: training examples first, held-out ones second.
    curve.append((100 * right, 100 * right_held)) → curve.append(100 * right_held)
        One of the two numbers is missing: of the examples trained on, and held out.
    curve.append((100 * right, 100 * right_held)) →
    curve.append((100 - 100 * right, 100 - 100 * right_held))
        Those are errors. The curve counts what is right.
""")
