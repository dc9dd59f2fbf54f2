"""One step of gradient descent, in loops."""

import math

import numpy as np

from course_utils.reference import logistic

from ....machinery.exercises import exercise, hidden, visible
from ... import draws


def _start(n_x, m, rate):
    return draws.one_unit(n_x, m, 0.7, (rate,))


STEP_WITH_LOOPS = exercise(
    logistic.step_with_loops,
    "One step of gradient descent, in loops",
    visible(
        "two features, three examples, rate 0.5",
        np.array([[0.5], [-1.0]]),
        0.25,
        np.array([[1.0, 2.0, -1.0], [0.5, -1.5, 3.0]]),
        np.array([[1.0, 0.0, 1.0]]),
        0.5,
        unchanged=True,
    ),
    visible(
        "one feature, one example, rate 2",
        np.array([[2.0]]),
        0.5,
        np.array([[-1.0]]),
        np.array([[1.0]]),
        2.0,
    ),
    hidden("many features and examples", _start(5, 12, 0.3), points=2, unchanged=True),
    hidden("one example", _start(4, 1, 0.7)),
    hidden("more features than examples", _start(8, 3, 1.5)),
)


@STEP_WITH_LOOPS.equivalent
def with_arrays(w, b, X, Y, learning_rate):
    A = 1 / (1 + np.exp(-(w.T @ X + b)))
    cost = -np.log(np.where(Y == 1, A, 1 - A)).mean()
    dw, db = (X * (A - Y)).mean(axis=1, keepdims=True), (A - Y).mean()
    return w - learning_rate * dw, b - learning_rate * db, cost


@STEP_WITH_LOOPS.equivalent
def averaged_as_it_goes(w, b, X, Y, learning_rate):
    m, new_w, new_b, cost = X.shape[1], w.copy(), b, 0.0
    for i in range(m):
        z = sum(w[j, 0] * X[j, i] for j in range(len(w))) + b
        a = 1 / (1 + math.exp(-z))
        cost += (math.log(1 + math.exp(z)) - Y[0, i] * z) / m
        for j in range(len(w)):
            new_w[j, 0] -= learning_rate * (a - Y[0, i]) * X[j, i] / m
        new_b -= learning_rate * (a - Y[0, i]) / m
    return [new_w, new_b, cost]


def _stepping_inside(w, b, X, Y, learning_rate):
    """Step after each example, and write the weights into the array that is given."""
    cost = 0.0
    for i in range(Y.size):
        x, y = X[:, [i]], Y[0, i]
        a = 1 / (1 + math.exp(-(w.T @ x)[0, 0] - b))
        cost -= math.log(a if y == 1 else 1 - a)
        w[:] = w - learning_rate * (a - y) * x
        b = b - learning_rate * (a - y)
    return w, b, cost / Y.size


@STEP_WITH_LOOPS.mistake(
    "You change `w` and `b` inside the loop over examples, while later examples still need the old "
    "ones. Add up the slopes first; make one step after the loop, with their mean."
)
def a_step_for_each_example(w, b, X, Y, learning_rate):
    return _stepping_inside(w, b, X, Y, learning_rate)


@STEP_WITH_LOOPS.mistake(
    "Each example makes a step of its own, so that later ones no longer see the old `w` and `b`. "
    "Keep the slopes in sums of their own, and make one step after the loop."
)
def a_short_step_for_each_example(w, b, X, Y, learning_rate):
    return _stepping_inside(w, b, X, Y, learning_rate / Y.size)


@STEP_WITH_LOOPS.mistake(
    "You step inside the loop over examples, so that each example after the first finds another "
    "`w` and `b`. Add up the slopes, and make one step after the loop, with their mean."
)
def a_step_for_each_example_from_a_copy(w, b, X, Y, learning_rate):
    return _stepping_inside(w.copy(), b, X, Y, learning_rate)


@STEP_WITH_LOOPS.mistake(
    "Your steps inside the loop over examples add up to one, but all examples after the first see "
    "another `w` and `b`. Keep the slopes in sums, and make the step after the loop."
)
def a_short_step_for_each_example_from_a_copy(w, b, X, Y, learning_rate):
    return _stepping_inside(w.copy(), b, X, Y, learning_rate / Y.size)


STEP_WITH_LOOPS.wrong("""
    dz = a - Y[0, i] → dz = a * (1 - a)
        a(1 - a) is the slope of the sigmoid alone. It has to be multiplied by that of the loss, and
        most of it cancels.
    dz = a - Y[0, i] → dz = Y[0, i] - a
        Your step goes uphill. Either `dz` has the wrong sign, or the step is added and not taken
        away.
    dz = a - Y[0, i] → dz = (a - Y[0, i]) * a * (1 - a)
        The factor a(1 - a) belongs to the squared error; for this loss it cancels.
    learning_rate * dw / m → learning_rate * dw
    learning_rate * db / m → learning_rate * db
        The slopes are means over the examples. Yours are sums.
    learning_rate * dw / m → dw / m
    learning_rate * db / m → db / m
        Your steps are as long as the gradient. Multiply it by the learning rate.
    b = b - learning_rate * db / m → b = b
        The bias never changes. It has a slope too.
    dw[j, 0] += → dw[j, 0] =
        Only the last example counts in dw. Is each one's slope added to those before it?
    db += dz → db = dz
        Only the last example counts in db. Is each one's slope added to those before it?
    X[j, i] * dz → w[j, 0] * dz
        You multiplied by the weight. The slope of w·x with respect to w is the other factor.
    z += w[j, 0] * X[j, i] → z += w[j] * X[j, i]
        `w[j]` is still an array, of shape (1,), and so is the score. The number in it is `w[j, 0]`.
    cost / m → cost
        The cost is the mean of the losses. Yours is their sum.
    z = b → z = 0
        The bias is missing from the score.
    w = w - learning_rate * dw / m → w -= learning_rate * dw / m
        `w -= …` writes into the array that the caller gave you. Make a new one: `w = w - …`.
    return w, b, cost / m → return cost / m, w, b
        The three come back in another order: weights, bias, cost.
""")
