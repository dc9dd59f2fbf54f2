"""Gradient descent: start, cost and slopes, training."""

import math

import numpy as np

from course_utils.reference.logistic import initialize_with_zeros, optimize, propagate, sigmoid

from ....machinery.exercises import exercise, hidden, visible
from ... import draws

INITIALIZE_WITH_ZEROS = exercise(
    initialize_with_zeros,
    "Zero weights and a zero bias",
    visible("two features", 2),
    visible("one feature", 1),
    hidden("three features or four", lambda rng: (int(rng.integers(3, 5)),)),
    hidden("many features", lambda rng: (int(rng.integers(5, 40)),)),
)


@INITIALIZE_WITH_ZEROS.equivalent
def filled(dim):
    return np.full((dim, 1), 0.0), 0


@INITIALIZE_WITH_ZEROS.equivalent
def as_list(dim):
    w = np.array([[0.0] for _ in range(dim)])
    return [w, np.float64(0)]


@INITIALIZE_WITH_ZEROS.equivalent
def reshaped(dim):
    return np.zeros(dim).reshape(dim, 1), 0.0


INITIALIZE_WITH_ZEROS.wrong("""
    (dim, 1) → dim
        A shape with one number in it is neither row nor column. The shape is a tuple of two
        numbers.
    (dim, 1) → (1, dim)
        The weights are a row. They are a column here, with one weight under another.
    (dim, 1) → (dim, dim)
        The weights are a square matrix. One unit has one weight for each feature.
    np.zeros → np.ones
        The weights are one, not zero.
    0.0 → np.zeros((1, 1))
        The bias has a shape. One unit has one bias: a number.
    0.0 → np.zeros((dim, 1))
        One unit has one bias, not one for each feature.
    0.0 → 1.0
        The bias is one, not zero.
    , 0.0 →
        Only the weights come back. The function returns two things.
    np.zeros((dim, 1)), 0.0 → 0.0, np.zeros((dim, 1))
        The two come back in the wrong order: weights first.
    (dim, 1) → (2, 1)
        The number of weights is fixed in your code. It is the argument.
""")


def _saturated(rng):
    """Draw a problem with pre-activations from -16 to 16, in random order."""
    X = rng.permutation(np.linspace(-8.0, 8.0, 7)).reshape(1, 7)
    return np.array([[2.0]]), 0.1, X, draws.labels(rng, 7)


PROPAGATE = exercise(
    propagate,
    "The cost and its gradient",
    visible(
        "two features, three examples",
        np.array([[0.5], [-1.0]]),
        0.25,
        np.array([[1.0, 2.0, -1.0], [0.5, -1.5, 3.0]]),
        np.array([[1.0, 0.0, 1.0]]),
    ),
    visible(
        "your arrays stay as they were",
        np.array([[0.2], [0.4], [-0.6]]),
        -0.5,
        np.array([[1.0, -2.0], [0.5, 1.0], [2.0, -1.0]]),
        np.array([[0.0, 1.0]]),
        unchanged=True,
    ),
    visible(
        "one feature, one example",
        np.array([[2.0]]),
        0.5,
        np.array([[-4.0]]),
        np.array([[1.0]]),
    ),
    hidden(
        "many features and examples", draws.one_unit(6, 15, scale=0.7), points=2, unchanged=True
    ),
    hidden("one example", draws.one_unit(4, 1)),
    hidden("one feature", draws.one_unit(1, 8)),
    hidden("more features than examples", draws.one_unit(12, 3, scale=0.4)),
    hidden("far from zero", _saturated),
    hidden("one class only", lambda rng: (*draws.one_unit(3, 5)(rng)[:3], np.zeros((1, 5)))),
)


@PROPAGATE.equivalent
def in_loops(w, b, X, Y):
    n_x, m = X.shape
    cost, db = 0.0, 0.0
    dw = np.zeros((n_x, 1))
    for i in range(m):
        z = b
        for j in range(n_x):
            z += w[j, 0] * X[j, i]
        a = 1 / (1 + math.exp(-z))
        cost -= math.log(a) if Y[0, i] == 1 else math.log(1 - a)
        for j in range(n_x):
            dw[j, 0] += X[j, i] * (a - Y[0, i])
        db += a - Y[0, i]
    dw /= m
    return {"dw": dw, "db": db / m}, cost / m


@PROPAGATE.equivalent
def by_dot(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -1 / m * (np.dot(Y, np.log(A).T) + np.dot(1 - Y, np.log(1 - A).T))
    dw = 1 / m * np.dot(X, (A - Y).T)
    db = 1 / m * np.sum(A - Y)
    return {"dw": dw, "db": db}, np.squeeze(cost)


@PROPAGATE.equivalent
def by_logaddexp(w, b, X, Y):
    Z = np.einsum("ij,ik->jk", w, X) + b
    cost = np.mean(np.logaddexp(0, Z) - Y * Z)
    error = sigmoid(Z) - Y
    return {"db": error.mean(), "dw": np.mean(X * error, axis=1, keepdims=True)}, cost


@PROPAGATE.equivalent
def in_place(w, b, X, Y):
    A = (w * X).sum(axis=0, keepdims=True)
    A += b
    A = sigmoid(A)
    cost = -np.log(np.where(Y == 1, A, 1 - A)).mean()
    A -= Y
    A /= A.size
    return [{"dw": (A @ X.T).T, "db": float(A.sum()), "dZ": A}, float(cost)]


PROPAGATE.wrong("""
    X @ (A - Y).T / m → X @ (A - Y).T
        dw is the mean over the examples. Yours is the sum.
    np.sum(A - Y) / m → np.sum(A - Y)
        db is the mean over the examples. Yours is the sum.
    X @ (A - Y).T / m → X @ (A - Y).T
    np.sum(A - Y) / m → np.sum(A - Y)
        Both gradients are means over the examples. Yours are sums.
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m →
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))
        The cost is the mean over the examples. Yours is the sum.
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m →
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    X @ (A - Y).T / m → X @ (A - Y).T
    np.sum(A - Y) / m → np.sum(A - Y)
        Neither the cost nor the gradients are divided by the number of examples.
    X.shape[1] → X.shape[0]
        You divide by the number of features. Which axis of X counts the examples?
    cost = -np.sum → cost = np.sum
        A cost is never negative. The logarithm of a probability is, so a sign is missing.
    (1 - Y) * np.log(1 - A) → 1 - Y * np.log(1 - A)
        `*` comes before `-`: the factor `1 - Y` needs brackets.
    Y * np.log(A) + (1 - Y) * np.log(1 - A) → Y @ np.log(A) + (1 - Y) @ np.log(1 - A)
        `@` needs a row and a column, and here both are rows. A label and the logarithm of the same
        example are multiplied entry by entry: `*`.
    np.log(1 - A) → (1 - np.log(A))
        In the second term, look at the logarithm's brackets: it is taken of 1 - A.
    np.log(1 - A) → np.log(A)
        Both terms have the same logarithm. What is the probability of label 0?
    np.log(A) + (1 - Y) * np.log(1 - A) → np.log(A)
        Examples with label 0 cost nothing in your version. The second term is missing.
    -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) → np.sum((A - Y) ** 2)
        That is the squared error. This notebook's cost is the mean of -log(probability of the true
        label).
    X @ (A - Y).T / m → X @ (A * (1 - A)).T / m
    np.sum(A - Y) / m → np.sum(A * (1 - A)) / m
        You used A(1 - A) for dL/dZ. That is the slope of the sigmoid alone; multiplied with dL/dA
        most of it cancels.
    X @ (A - Y).T / m → X @ ((A - Y) * A * (1 - A)).T / m
    np.sum(A - Y) / m → np.sum((A - Y) * A * (1 - A)) / m
        Your gradients multiply the error by A(1 - A) once more. That factor belongs to the squared
        error; for this cost it cancels.
    X @ (A - Y).T / m → X @ (Y - A).T / m
    np.sum(A - Y) / m → np.sum(Y - A) / m
        Both gradients have the wrong sign: where A is above Y, a larger bias makes it worse.
    X @ (A - Y).T / m → (A - Y) @ X.T / m
        dw is a row. It has the shape of w.
    X @ (A - Y).T / m → np.sum(X * (A - Y), axis=1) / m
        dw lost an axis in the sum over the examples: keep it.
    w.T @ X + b → w.T @ X
        The bias is missing from the pre-activation.
    sigmoid(w.T @ X + b) → w.T @ X + b
        You left out the sigmoid: A must lie between 0 and 1 before its logarithm is taken.
    w.T @ X → w * X
        `w * X` multiplies entry by entry and leaves one value for each feature. Each example needs
        one number: their sum.
    np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) →
    (Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T)
        The cost is a matrix with one entry: a row times a column gives a 1 by 1 matrix. Return the
        number in it.
    np.sum(A - Y) / m → np.sum(A - Y, axis=1, keepdims=True) / m
        db is an array. The bias is one number, so its gradient is one number too.
    return grads, cost → return cost, grads
        The cost comes back first. Return the gradients, then the cost.
""")


_FIVE = (
    np.array([[0.3], [-0.2]]),
    0.1,
    np.array([[1.0, 2.0, -1.0, 0.5, -0.5], [0.5, -1.5, 3.0, 1.0, -2.0]]),
    np.array([[1.0, 0.0, 1.0, 0.0, 1.0]]),
)


def _run(n_x, m, *settings):
    return draws.one_unit(n_x, m, 0.5, settings)


OPTIMIZE = exercise(
    optimize,
    "Gradient descent",
    visible("two updates", *_FIVE, 2, 0.1),
    visible("costs of 201 updates", *_FIVE, 201, 0.02),
    visible("your arrays stay as they were", *_FIVE, 3, 0.5, unchanged=True),
    visible("default settings", *_FIVE),
    hidden("default settings, other examples", _run(3, 9)),
    hidden(
        "many updates, another rate",
        lambda rng: _run(4, 12, int(rng.integers(301, 380)), 0.05)(rng),
        points=2,
        unchanged=True,
    ),
    hidden("exactly 200 updates", _run(2, 6, 200, 0.03)),
    hidden("one update, one example", _run(5, 1, 1, 0.2)),
    hidden("one feature, printing on", _run(1, 7, 130, 0.3, True)),
    uses=("propagate",),
)


@OPTIMIZE.equivalent
def after_copies(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    params = {"w": w.copy(), "b": b}
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(params["w"], params["b"], X, Y)
        params["w"] -= np.multiply(learning_rate, grads["dw"])
        params["b"] -= learning_rate * grads["db"]
        if not i % 100:
            costs += [float(cost)]
            if print_cost:
                print(i, cost)
    return params, grads, costs


@OPTIMIZE.equivalent
def keeping_every_cost(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    params, costs = {"w": w, "b": b}, []
    for _ in range(num_iterations):
        grads, cost = propagate(params["w"], params["b"], X, Y)
        params = {name: params[name] - learning_rate * grads["d" + name] for name in params}
        costs.append(cost)
    return params, grads, costs[::100]


@OPTIMIZE.equivalent
def with_while(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    i, costs = 0, []
    while i < num_iterations:
        (grads, cost), start = propagate(w, b, X, Y), (w, b)
        w = start[0] + -learning_rate * grads["dw"]
        b = start[1] + -learning_rate * grads["db"]
        costs.append(cost)
        i += 1
    return [{"w": w, "b": b, "steps": i}, {"dw": grads["dw"], "db": grads["db"]}, costs[::100]]


@OPTIMIZE.equivalent
def with_the_bias_as_a_weight(
    w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False
):
    theta = np.vstack([w, [[b]]])
    ones = np.ones((1, X.shape[1]))
    costs = np.zeros(num_iterations)
    for i in range(num_iterations):
        grads, costs[i] = propagate(theta[:-1], theta[-1, 0], X, Y)
        error = sigmoid(theta.T @ np.vstack([X, ones])) - Y
        theta = theta - learning_rate * np.vstack([X, ones]) @ error.T / X.shape[1]
    return {"w": theta[:-1], "b": theta[-1, 0]}, grads, costs[::100]


OPTIMIZE.wrong("""
    w - learning_rate → w + learning_rate
    b - learning_rate → b + learning_rate
        The parameters climb: gradient descent takes the gradient away.
    b = b - learning_rate * grads["db"] → b = b
        The bias never changes. It has a gradient too.
    w = w - learning_rate * grads["dw"] → w = w
        The weights never change. They have a gradient too.
    w - learning_rate * grads → w - grads
    b - learning_rate * grads → b - grads
        Your steps are as long as the gradient. Multiply it by the learning rate.
    w - learning_rate → w - 0.009
    b - learning_rate → b - 0.009
        The learning rate is fixed in your code. Use the argument.
    range(num_iterations) → range(100)
        The number of updates is fixed in your code. Use the argument.
    range(num_iterations) → range(1, num_iterations)
        Your loop makes one update less than asked.
    costs.append(cost) → costs.append(propagate(w, b, X, Y)[1])
        These are costs after the update. Record the one that `propagate` gave before it.
    i % 100 == 0 → True
        You append the cost in every iteration. Only iterations 0, 100, 200, … are recorded.
    i % 100 == 0 → i % 100 == 99
        The costs are recorded at iterations 99, 199, … The first record is iteration 0.
    i % 100 == 0 → i % 100 == 0 and i > 0
        Iteration 0 is missing from the costs.
    if i % 100 == 0 → if print_cost and i % 100 == 0
        Costs are recorded only when `print_cost` is true. It decides about printing alone.
    range(num_iterations) → range(min(num_iterations, 1))
        The function returns during the first round. Look how far the `return` is indented.
    grads, cost = propagate → grads, cost = (grads, cost) if i else propagate
        Every step uses the gradients of the start. They must be computed anew for the parameters of
        each round.
    costs = [] → costs, start = [], (w, b)
    grads, cost = → w, b = start; grads, cost =
        Each round starts from the same w and b, so that only one update is left in the end. Does
        the update stand inside the loop, and under the names that the next round reads?
    costs = [] → costs, start = [], {"w": w, "b": b}
    return {"w": w, "b": b} → return start
        The parameters that come back are those of the start.
    w = w - → w -=
    b = b - → b -=
        `w -= …` writes into the array that the caller gave you, so a second run would start where
        the first ended. Make a new array: `w = w - …`.
    if i % 100 == 0 → if i % 100 == 0 and i == num_iterations - 1
        A cost is recorded after the last round only. Does its `append` stand inside the loop?
""")
