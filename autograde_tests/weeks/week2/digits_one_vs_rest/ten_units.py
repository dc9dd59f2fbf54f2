"""Ten units, each for one digit against the rest."""

import numpy as np

from course_utils.reference import one_vs_rest, softmax
from course_utils.reference.logistic import initialize_with_zeros, optimize
from course_utils.reference.one_vs_rest import one_against_rest

from ....machinery.exercises import exercise, hidden, visible

ONE_AGAINST_REST = exercise(
    one_vs_rest.one_against_rest,
    "One digit against the rest",
    visible("five digits", np.array([[3, 5, 3, 0, 9]]), 3, unchanged=True),
    visible("the digit 0", np.array([[0, 4, 0]]), 0),
    hidden(
        "many digits", lambda rng: (rng.integers(0, 10, size=(1, 40)), int(rng.integers(1, 10)))
    ),
    hidden("many digits, and 0", lambda rng: (rng.integers(0, 10, size=(1, 40)), 0)),
    twins=(softmax.one_hot,),
)


@ONE_AGAINST_REST.equivalent
def by_where(y, k):
    return np.where(y == k, 1, 0)


@ONE_AGAINST_REST.equivalent
def one_by_one(y, k):
    return np.array([[1.0 if digit == k else 0.0 for digit in y[0]]])


@ONE_AGAINST_REST.equivalent
def as_bools(y, k):
    return y == k


ONE_AGAINST_REST.wrong("""
    y == k → y != k
        The labels are turned round: 1 stands for the digit k.
    (y == k).astype(float) → np.where(y == k, 1.0, -1.0)
        The labels of the rest are -1. In this course they are 0.
    (y == k).astype(float) → y * (y == k)
        You keep the digit itself. The label is 1 where the digit is k.
    (y == k).astype(float) → (y == k).astype(float).ravel()
        The labels are a rank-1 array. Keep them a row, like `y`.
    y == k → y >= k
        All digits from k on get the label 1. Only k itself should.
""")


def _digits(n_x, m, num_iterations, learning_rate, missing=False):
    """Return a draw of examples and digits; one digit may not occur."""

    def draw(rng):
        y = rng.permutation(np.arange(m) % 10).reshape(1, m)
        if missing:
            y = np.where(y == 7, 2, y)
        centres = rng.normal(size=(n_x, 10))
        X = centres[:, y[0]] + 0.5 * rng.normal(size=(n_x, m))
        return X, y, num_iterations, learning_rate

    return draw


TRAIN_TEN = exercise(
    one_vs_rest.train_ten,
    "Ten units side by side",
    visible(
        "two features, four examples, two digits",
        np.array([[1.0, -1.0, 0.5, 2.0], [0.0, 1.0, -0.5, 1.0]]),
        np.array([[0, 3, 0, 3]]),
        2,
        0.5,
        unchanged=True,
    ),
    visible("three features, all digits", draw=_digits(3, 12, 30, 0.2)),
    hidden("more features and examples", _digits(5, 40, 60, 0.3), points=2),
    hidden("a digit that does not occur", _digits(4, 25, 40, 0.5, missing=True)),
    uses=("one_against_rest",),
)


@TRAIN_TEN.equivalent
def by_stacking(X, y, num_iterations, learning_rate):
    columns, biases = [], []
    for k in range(10):
        start = np.zeros((len(X), 1)), 0.0
        params = optimize(*start, X, (y == k) * 1.0, num_iterations, learning_rate)[0]
        columns.append(params["w"])
        biases.append([params["b"]])
    return np.hstack(columns), np.array(biases)


@TRAIN_TEN.equivalent
def all_at_once(X, y, num_iterations, learning_rate):
    W, b, Y = np.zeros((len(X), 10)), np.zeros((10, 1)), np.arange(10).reshape(10, 1) == y
    for _ in range(num_iterations):
        error = 1 / (1 + np.exp(-(W.T @ X + b))) - Y
        W = W - learning_rate * X @ error.T / y.size
        b = b - learning_rate * error.mean(axis=1, keepdims=True)
    return W, b


TRAIN_TEN.wrong("""
    W[:, k] = params["w"][:, 0] → W[:, k] = params["w"]
        `W[:, k]` has one axis, and `params["w"]` has two. `W[:, [k]]` keeps both.
    Y_k, num_iterations, learning_rate) → Y_k, num_iterations)
        The learning rate does not reach `optimize`, which falls back on its own default.
    Y_k, num_iterations, learning_rate) → Y_k, 100, learning_rate)
        The number of iterations is typed into the call of `optimize`. Hand on the argument.
    range(10) → range(1, 10)
        The unit for 0 is never trained: `range` can begin at 0.
    range(10) → range(9)
        The unit for 9 is never trained: `range(9)` ends at 8.
    b[k, 0] = params["b"] → pass
        The biases stay 0. Each unit has learned one.
    optimize(w_k, b_k, X, Y_k, → optimize(w_k, b_k, X, y,
        You hand the digits themselves to `optimize`. A unit needs labels that are 0 and 1.
    np.zeros((10, 1)) → np.zeros((1, 10))
    b[k, 0] → b[0, k]
        The biases are a row. In `W.T @ X + b` each has to serve a row: keep them a column.
    return W, b → return W.T, b
        The weights are turned over: a unit's weights belong in a column.
    Y_k = one_against_rest(y, k) → Y_k = one_against_rest(y, 0)
        All ten units learn the same digit. Which one belongs to unit k?
""")


@TRAIN_TEN.mistake("Each unit goes on from where the one before has ended. Start each from zeros.")
def going_on(X, y, num_iterations, learning_rate):
    W, b = np.zeros((X.shape[0], 10)), np.zeros((10, 1))
    w_k, b_k = initialize_with_zeros(X.shape[0])
    for k in range(10):
        Y_k = one_against_rest(y, k)
        params, _, _ = optimize(w_k, b_k, X, Y_k, num_iterations, learning_rate)
        w_k, b_k = params["w"], params["b"]
        W[:, k], b[k, 0] = w_k[:, 0], b_k
    return W, b


def _scores(n_x, m, shift=0.0):
    """Return a draw of ten units and of pictures on which other ways of deciding fail."""

    def draw(rng):
        while True:
            W, X = rng.normal(size=(n_x, 10)), rng.normal(size=(n_x, m))
            b = 3 * rng.normal(size=(10, 1)) + shift
            Z = W.T @ X + b
            read = Z.argmax(axis=0)
            others = (Z - b).argmax(axis=0), (Z > 0).argmax(axis=0)
            if all(np.any(read != other) for other in others) and (m == 1 or np.ptp(read)):
                return W, b, X

    return draw


READ_DIGITS = exercise(
    one_vs_rest.read_digits,
    "The digit of the surest unit",
    visible("two features, five pictures", draw=_scores(2, 5), unchanged=True),
    visible("one picture, all scores negative", draw=_scores(3, 1, shift=-30.0)),
    hidden("many pictures", _scores(6, 25), points=2),
    hidden("many pictures, all scores negative", _scores(4, 12, shift=-40.0)),
    hidden("one picture", _scores(5, 1)),
)


@READ_DIGITS.equivalent
def with_a_sigmoid(W, b, X):
    A = np.tanh((np.dot(W.T, X) + b) / 100)
    return np.array([A.argmax(axis=0)])


@READ_DIGITS.equivalent
def picture_by_picture(W, b, X):
    return np.array([[int(np.argmax(W.T @ X[:, [i]] + b)) for i in range(X.shape[1])]])


READ_DIGITS.wrong("""
    W.T @ X + b → W.T @ X
        The biases are missing from the scores.
    np.argmax(Z, axis=0) → np.argmax(Z, axis=1)
        For each unit you look for a picture. Which axis belongs to the units, and should disappear?
    .reshape(1, -1) →
        The digits are a rank-1 array. Keep them a row, like the labels.
    .reshape(1, -1) → .reshape(-1, 1)
        The digits are a column. Keep them a row, like the labels.
    np.argmax → np.argmin
        That is the unit that is surest that the picture is not its digit.
    np.argmax(Z, axis=0) → np.max(Z, axis=0)
        These are the highest scores. Which unit has them?
    np.argmax(Z, axis=0) → np.argmax(Z > 0, axis=0)
        You ask who says yes, and take the first. Where no unit does, yours says 0: ask who is
        surest.
    np.argmax(Z, axis=0) → np.full(X.shape[1], np.argmax(Z[:, 0]))
        Every picture gets the digit of the first one.
""")
