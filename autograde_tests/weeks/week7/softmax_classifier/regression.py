"""A softmax layer learns."""

import numpy as np

from course_utils.reference.softmax import (
    one_hot,
    softmax,
    softmax_cost,
    softmax_regression,
)

from ....machinery.exercises import exercise, hidden, visible

_X = np.array([[1.0, -2.0, 0.5, 3.0], [0.5, 1.0, -1.5, 2.0]])


def _examples(n_x, m, C, *settings, missing=0):
    """Return a draw of examples and classes; the last `missing` do not occur."""

    def draw(rng):
        y = rng.integers(C - missing, size=(1, m))
        return rng.normal(size=(n_x, m)) + 0.5 * y, y, C, *settings

    return draw


REGRESSION = exercise(
    softmax_regression,
    "Train a softmax layer",
    visible("one step", _X, np.array([[0, 2, 1, 0]]), 3, 1, 0.5),
    visible("a class that does not occur", _X, np.array([[0, 2, 1, 0]]), 4, 5, 0.5, unchanged=True),
    visible("default settings", _X, np.array([[0, 2, 1, 0]]), 3),
    hidden("thirty steps", draw=_examples(4, 20, 3, 30, 0.3), points=3),
    hidden("two classes that do not occur", draw=_examples(3, 9, 5, 8, 0.2, missing=2), points=2),
    hidden("two classes, one feature", draw=_examples(1, 12, 2, 12, 0.4)),
    hidden("default settings again", draw=_examples(2, 15, 3)),
    uses=("one_hot", "softmax", "softmax_cost", "softmax_backward"),
)


@REGRESSION.equivalent
def by_labels_less_beliefs(X, y, C, num_iterations=300, learning_rate=0.1):
    W, b, costs = np.zeros((C, X.shape[0])), np.zeros((C, 1)), np.zeros(num_iterations)
    for step in range(num_iterations):
        A = softmax(b + W.dot(X))
        costs[step] = -np.log(A[y[0], np.arange(y.size)]).mean()
        push = learning_rate * (np.eye(C)[:, y[0]] - A)
        W += push @ X.T / y.size
        b += push.mean(axis=1, keepdims=True)
    return W, b, costs


@REGRESSION.equivalent
def example_by_example(X, y, C, num_iterations=300, learning_rate=0.1):
    n_x, m = X.shape
    W, b, costs = np.zeros((C, n_x)), np.zeros((C, 1)), []
    for _ in range(num_iterations):
        dW, db, cost = np.zeros_like(W), np.zeros_like(b), 0.0
        for i in range(m):
            x = X[:, [i]]
            dz = softmax(W @ x + b)
            cost -= float(np.log(dz[y[0, i], 0])) / m
            dz[y[0, i], 0] -= 1
            dW, db = dW + dz @ x.T / m, db + dz / m
        costs.append(cost)
        W, b = W - learning_rate * dW, b - learning_rate * db
    return [W, b, costs]


REGRESSION.wrong("""
    dW = dZ @ X.T / m → dW = dZ @ X.T
    axis=1, keepdims=True) / m → axis=1, keepdims=True)
        Your gradients are sums over the examples. The cost is a mean, so its gradient is one too:
        divide by m.
    dW = dZ @ X.T / m → dW = dZ @ X.T
        The gradient of the weights is a sum over the examples. Divide it by m, as that of the
        biases.
    axis=1, keepdims=True) / m → axis=1, keepdims=True)
        The gradient of the biases is a sum over the examples. Divide it by m, as that of the
        weights.
    np.sum(dZ, axis=1, keepdims=True) → np.sum(dZ)
        Your biases stay 0. Each class has a bias, and a gradient, of its own; dZ added up over the
        classes as well is always 0.
    W - learning_rate * dW → W + learning_rate * dW
    b - learning_rate * db → b + learning_rate * db
        Your steps go uphill: the costs rise. Take the gradient off.
    W = W - learning_rate * dW → W = W + 0
        The weights stay 0. They have a gradient as well.
    learning_rate * dW → dW
    learning_rate * db → db
        The learning rate does not reach your steps.
    learning_rate * dW → 0.1 * dW
    learning_rate * db → 0.1 * db
        Your rate is always 0.1. Use the one that is handed in.
    in range(num_iterations) → in range(300)
        You always make 300 steps. Use the number that is handed in.
    num_iterations=300, learning_rate=0.1 → num_iterations=1000, learning_rate=0.1
        The default number of steps is not that of the notebook: 300.
    num_iterations=300, learning_rate=0.1 → num_iterations=300, learning_rate=0.01
        The default rate is not that of the notebook: 0.1.
    one_hot(y, C) → one_hot(y, np.max(y) + 1)
    np.zeros((C, len(X))) → np.zeros((np.max(y) + 1, len(X)))
    np.zeros((C, 1)) → np.zeros((np.max(y) + 1, 1))
        You take the number of classes from the labels that occur. Use `C`: a class without an
        example has its row as well.
    costs.append(softmax_cost(AL, Y)) → costs.append(softmax_cost(AL, Y) * m)
        Your costs are sums over the examples. A cost is a mean.
    np.zeros((C, len(X))) → np.ones((C, len(X))) * np.arange(C).reshape(C, 1)
        Your first cost is not that of equal probabilities. Start from zeros.
    return W, b, costs → return W, b, costs[-1]
        Only the last cost comes back. Return a list with one for each step.
    return W, b, costs → return costs, W, b
        The costs come first in what you return. The order is `W`, `b`, costs.
    return W, b, costs → return W.T, b, costs
        Your weights are turned: each class has a row of `W`.
    softmax_backward(AL, Y) → AL - y
        You take the numbers of the classes off the probabilities. Labels have to be one-hot first.
""")


@REGRESSION.mistake(
    "Each of your costs is from after its step. The first one belongs to the start."
)
def costs_after_the_step(X, y, C, num_iterations=300, learning_rate=0.1):
    W, b, costs = softmax_regression(X, y, C, num_iterations, learning_rate)
    last = softmax_cost(softmax(W @ X + b), one_hot(y, C))
    return W, b, [*costs[1:], last]


@REGRESSION.mistake(
    "You give each class a sigmoid of its own. The probabilities of an example share one sum: that "
    "is softmax."
)
def by_sigmoids(X, y, C, num_iterations=300, learning_rate=0.1):
    Y, m = one_hot(y, C), y.size
    W, b, costs = np.zeros((C, len(X))), np.zeros((C, 1)), []
    for _ in range(num_iterations):
        A = 1 / (1 + np.exp(-(W @ X + b)))
        costs.append(softmax_cost(A, Y))
        W = W - learning_rate * (A - Y) @ X.T / m
        b = b - learning_rate * (A - Y).mean(axis=1, keepdims=True)
    return W, b, costs
