"""Exercises of the notebook week2/numpy_basics."""

import math

import numpy as np

from course_utils.reference import activations, introduction, logistic, numpy_basics

from ...machinery.exercises import Exercise, Mistake, hidden, visible

# The functions below stand in a student's cell in our tests: np and math are all they may use.


def _basic_sigmoid_growing(x):
    return math.exp(x) / (math.exp(x) + 1)


def _basic_sigmoid_power(x):
    return (1 + math.e**-x) ** -1


def _basic_sigmoid_numpy(x):
    return 1 / (1 + np.exp(-x))


BASIC_SIGMOID = Exercise(
    name="basic_sigmoid",
    title="The sigmoid of one number",
    reference=numpy_basics.basic_sigmoid,
    cases=(
        visible("a positive number", 1.0, points=1),
        visible("a negative number", -2.0, points=1),
        hidden("another positive number", lambda rng: (rng.uniform(1.5, 4),), points=1),
        hidden("another negative number", lambda rng: (rng.uniform(-4, -2.5),), points=1),
        hidden("a larger number", lambda rng: (rng.uniform(6, 9),), points=1),
    ),
    mistakes=(
        Mistake(
            "Division comes before addition, so `1 / 1 + …` is `1 + …`. The whole denominator "
            "needs brackets.",
            replace={"1 / (1 + math.exp(-x))": "1 / 1 + math.exp(-x)"},
        ),
        Mistake(
            "This curve falls as x grows; the sigmoid rises. Look at the sign of the exponent.",
            replace={"-x": "x"},
        ),
        Mistake(
            "The denominator has two terms. What you return grows without bound; a sigmoid stays "
            "below 1.",
            replace={"1 + math.exp(-x)": "math.exp(-x)"},
        ),
        Mistake(
            "For large negative x the sigmoid is close to 0 and positive. Check the sign between "
            "the two terms of the denominator.",
            replace={"1 + math": "1 - math"},
        ),
        Mistake(
            "The minus sign belongs to x, inside the exponential.",
            replace={"1 + math.exp(-x)": "1 - math.exp(x)"},
        ),
    ),
    equivalents=(_basic_sigmoid_growing, _basic_sigmoid_power, _basic_sigmoid_numpy),
)


def _sigmoid_with_math(x):
    return 1 / (1 + math.exp(-x))


def _sigmoid_in_place(x):
    np.negative(x, out=x)
    return 1 / (1 + np.exp(x))


def _sigmoid_by_tanh(x):
    return 0.5 + 0.5 * np.tanh(x / 2)


def _sigmoid_in_loops(x):
    result = np.empty(np.shape(x))
    for index, value in np.ndenumerate(x):
        result[index] = 1 / (1 + math.exp(-value))
    return result


def _sigmoid_in_steps(x):
    s = np.exp(-x)
    s += 1
    return np.divide(1, s)


SIGMOID = Exercise(
    name="sigmoid",
    title="The sigmoid of every entry of an array",
    reference=activations.sigmoid,
    cases=(
        visible("three numbers", np.array([-1.0, 0.5, 2.0]), points=1, unchanged=True),
        visible("a matrix", np.array([[0.2, -3.0], [1.0, 4.0], [-0.4, 0.8]]), points=1),
        hidden("a row", lambda rng: (rng.normal(size=(1, rng.integers(4, 8))),), points=1),
        hidden("a column", lambda rng: (rng.normal(size=(rng.integers(4, 8), 1)),), points=1),
        hidden("one number", lambda rng: (rng.uniform(1, 3),), points=1),
        hidden("large numbers", lambda rng: (30 * rng.normal(size=(2, 5)),), points=1),
    ),
    mistakes=(
        Mistake(
            "Division comes before addition, so `1 / 1 + …` is `1 + …`. The whole denominator "
            "needs brackets.",
            replace={"1 / (1 + np.exp(-z))": "1 / 1 + np.exp(-z)"},
        ),
        Mistake(
            "This curve falls as z grows; the sigmoid rises. Look at the sign of the exponent.",
            replace={"-z": "z"},
        ),
        Mistake(
            "If you call `math.exp`: it takes one number. NumPy has a function of the same name "
            "that takes arrays.",
            function=_sigmoid_with_math,
        ),
        Mistake(
            "The denominator has two terms. What you return grows without bound; a sigmoid stays "
            "below 1.",
            replace={"1 + np.exp(-z)": "np.exp(-z)"},
        ),
        Mistake(
            "For large negative z the sigmoid is close to 0 and positive. Check the sign between "
            "the two terms of the denominator.",
            replace={"1 + np": "1 - np"},
        ),
        Mistake(
            "The values are right, but the caller's array has changed sign. Compute into a new "
            "array.",
            function=_sigmoid_in_place,
        ),
    ),
    equivalents=(_sigmoid_by_tanh, _sigmoid_in_loops, _sigmoid_in_steps),
)


def _derivative_by_quotient(x):
    return np.exp(-x) / (1 + np.exp(-x)) ** 2


def _derivative_by_cosh(x):
    return 1 / (2 + 2 * np.cosh(x))


def _derivative_as_difference(x):
    s = 1 / (1 + np.exp(-x))
    return s - np.square(s)


SIGMOID_DERIVATIVE = Exercise(
    name="sigmoid_derivative",
    title="The slope of the sigmoid at every entry of an array",
    reference=activations.sigmoid_derivative,
    cases=(
        visible("three numbers", np.array([-1.0, 0.5, 2.0]), points=1, unchanged=True),
        visible("a matrix", np.array([[0.3, -2.0, 1.5], [3.0, -0.5, 0.9]]), points=1),
        hidden("one number", lambda rng: (rng.uniform(0.5, 2.5),), points=1),
        hidden(
            "another matrix",
            lambda rng: (2 * rng.normal(size=(rng.integers(4, 7), rng.integers(2, 4))),),
            points=2,
        ),
        hidden("large numbers", lambda rng: (15 * rng.normal(size=(6, 1)),), points=1),
    ),
    mistakes=(
        Mistake(
            "You use x where the value of the sigmoid at x is meant: apply your `sigmoid` first.",
            replace={"s = sigmoid(x)": "s = x"},
        ),
        Mistake(
            "This is the sigmoid itself. Its slope is not the same thing: it is small wherever "
            "the curve is flat, on both sides.",
            replace={"s * (1 - s)": "s"},
        ),
        Mistake(
            "One factor is missing. The slope goes to 0 on the far left as well as on the far "
            "right; yours does so on the right only. Is a square missing in your quotient?",
            replace={"s * (1 - s)": "1 - s"},
        ),
        Mistake(
            "The sigmoid flattens out at 1, so its slope must vanish there. Which sign does that "
            "ask for in your second factor?",
            replace={"1 - s": "1 + s"},
        ),
        Mistake(
            "Both factors depend on the sigmoid's value; in one of them you use x.",
            replace={"1 - s": "1 - x"},
        ),
        Mistake(
            "That is how the slope of tanh follows from its value. For the sigmoid, start from "
            "its own formula.",
            replace={"s * (1 - s)": "1 - s**2"},
        ),
        Mistake(
            "The sigmoid never falls, so no slope may be negative. Count the minus signs in the "
            "chain rule: there are two.",
            replace={"s * (1 - s)": "s * (s - 1)"},
        ),
    ),
    equivalents=(_derivative_by_quotient, _derivative_by_cosh, _derivative_as_difference),
    uses=("sigmoid",),
)


def _image2vector_square(image):
    side = image.shape[0]
    return image.reshape(side * side * image.shape[2], 1)


def _image2vector_in_place(image):
    image.shape = (image.size, 1)
    return image


def _image2vector_sizes(image):
    h, w, d = image.shape
    return np.reshape(image, (h * w * d, 1))


def _image2vector_ravel(image):
    return image.ravel()[:, np.newaxis]


def _image2vector_in_loops(image):
    column = []
    for row in image:
        for pixel in row:
            for channel in pixel:
                column.append([channel])
    return np.array(column)


IMAGE2VECTOR = Exercise(
    name="image2vector",
    title="An image unrolled into a column",
    reference=numpy_basics.image2vector,
    twins=(logistic.flatten_images,),
    cases=(
        visible(
            "2 by 2 pixels, 2 channels",
            np.array([[[0.1, 0.2], [0.3, 0.4]], [[0.5, 0.6], [0.7, 0.8]]]),
            points=1,
            unchanged=True,
        ),
        visible(
            "3 by 2 pixels, 3 channels",
            draw=lambda rng: (rng.uniform(size=(3, 2, 3)).round(2),),
            points=1,
        ),
        hidden(
            "a wide image",
            lambda rng: (rng.uniform(size=(rng.integers(2, 5), rng.integers(6, 9), 3)),),
            points=2,
        ),
        hidden(
            "one channel",
            lambda rng: (rng.uniform(size=(rng.integers(5, 7), rng.integers(2, 5), 1)),),
            points=1,
        ),
        hidden("one pixel", lambda rng: (rng.uniform(size=(1, 1, 4)),), points=1),
    ),
    mistakes=(
        Mistake(
            "A column has two axes, and the second has length 1. Yours has one axis only.",
            replace={"reshape(-1, 1)": "reshape(-1)"},
        ),
        Mistake(
            "This is a row. Which of the two lengths should be 1?",
            replace={"reshape(-1, 1)": "reshape(1, -1)"},
        ),
        Mistake(
            "The number of channels is the third entry of `image.shape`; it is not always 3.",
            replace={"reshape(-1, 1)": "reshape(image.shape[0] * image.shape[1] * 3, 1)"},
        ),
        Mistake(
            "Height and width can differ: take each from `image.shape`.",
            function=_image2vector_square,
        ),
        Mistake(
            "Shape right, order wrong: transposing first reads the image column by column, one "
            "channel after the other. Unroll it as it stands.",
            replace={"image.reshape": "image.T.reshape"},
        ),
        Mistake(
            "Shape right, order wrong: you put one whole channel after the other. The channels "
            "of a pixel stay together.",
            replace={"image.reshape": "image.transpose(2, 0, 1).reshape"},
        ),
        Mistake(
            "Only one channel is left. All h · w · d numbers belong in the column.",
            replace={"image.reshape": "image[:, :, 0].reshape"},
        ),
        Mistake(
            "All numbers are there, but a pixel a row, channels side by side. The column has one "
            "number a row.",
            replace={"reshape(-1, 1)": "reshape(-1, image.shape[2])"},
        ),
        Mistake(
            "Setting `image.shape` reshapes the caller's image too. Make a reshaped array and "
            "return that.",
            function=_image2vector_in_place,
        ),
    ),
    equivalents=(_image2vector_sizes, _image2vector_ravel, _image2vector_in_loops),
)


def _calorie_shares_in_place(table):
    table *= 100 / table.sum(axis=0)
    return table


def _calorie_shares_rank_1(table):
    return 100 * (table / table.sum(axis=0))


def _calorie_shares_transposed(table):
    totals = np.sum(table.T, axis=1, keepdims=True)
    return (table.T / totals * 100).T


def _calorie_shares_in_loops(table):
    shares = np.zeros(table.shape)
    for j in range(table.shape[1]):
        total = sum(table[:, j])
        for i in range(table.shape[0]):
            shares[i, j] = 100 * table[i, j] / total
    return shares


CALORIE_SHARES = Exercise(
    name="calorie_shares",
    title="Percentages of each column's total",
    reference=numpy_basics.calorie_shares,
    cases=(
        visible(
            "two nutrients, two foods",
            np.array([[50.0, 30.0], [150.0, 20.0]]),
            points=1,
            unchanged=True,
        ),
        visible(
            "two nutrients, three foods",
            np.array([[80.0, 0.0, 30.0], [120.0, 60.0, 10.0]]),
            points=1,
        ),
        hidden(
            "more foods",
            lambda rng: (rng.uniform(1, 400, size=(3, rng.integers(5, 9))),),
            points=2,
        ),
        hidden(
            "one food", lambda rng: (rng.uniform(1, 400, size=(rng.integers(3, 6), 1)),), points=1
        ),
        hidden(
            "as many nutrients as foods", lambda rng: (rng.uniform(1, 90, size=(4, 4)),), points=1
        ),
    ),
    mistakes=(
        Mistake(
            "You divide by the totals of the rows: that says which food a nutrient comes from. "
            "The question is what one food consists of.",
            replace={"axis=0": "axis=1"},
        ),
        Mistake(
            "You divide by the totals of the rows, and as a rank-1 array, which lines up with the "
            "columns. Decide first which axis the sum should make disappear.",
            replace={"axis=0, keepdims=True": "axis=1"},
        ),
        Mistake(
            "You divide by the total of the whole table. Each food has a total of its own.",
            replace={"axis=0, ": ""},
        ),
        Mistake(
            "These are fractions of 1. Percent means that a column sums to 100.",
            replace={"100 * ": ""},
        ),
        Mistake(
            "This is the quotient upside down: a share is the part divided by the whole.",
            replace={
                "table / np.sum(table, axis=0, keepdims=True)": "np.sum(table, axis=0) / table"
            },
        ),
        Mistake(
            "Leave the numbers as they come: rounding is for printing.",
            replace={
                "100 * table / np.sum(table, axis=0, keepdims=True)": (
                    "np.round(100 * table / np.sum(table, axis=0, keepdims=True))"
                )
            },
        ),
        Mistake(
            "The percentages are right, but `*=` and `/=` write into the caller's table. Return a "
            "new array.",
            function=_calorie_shares_in_place,
        ),
    ),
    equivalents=(_calorie_shares_rank_1, _calorie_shares_transposed, _calorie_shares_in_loops),
)


def _normalize_rows_in_place(x):
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    return x


def _normalize_rows_sqrt(x):
    return x / np.sqrt(np.sum(x**2, axis=1)).reshape(-1, 1)


def _normalize_rows_einsum(x):
    return np.divide(x, np.einsum("ij,ij->i", x, x)[:, np.newaxis] ** 0.5)


def _normalize_rows_in_loops(x):
    result = x.copy()
    for row in result:
        row /= np.sqrt(np.dot(row, row))
    return result


NORMALIZE_ROWS = Exercise(
    name="normalize_rows",
    title="Every row divided by its length",
    reference=numpy_basics.normalize_rows,
    cases=(
        visible(
            "two rows of two numbers",
            np.array([[3.0, 4.0], [-5.0, 12.0]]),
            points=1,
            unchanged=True,
        ),
        visible(
            "two rows of three numbers",
            np.array([[1.0, 2.0, 2.0], [2.0, -3.0, 6.0]]),
            points=1,
        ),
        hidden(
            "many rows",
            lambda rng: (rng.normal(size=(rng.integers(6, 9), rng.integers(2, 5))),),
            points=2,
        ),
        hidden("one row", lambda rng: (rng.normal(size=(1, rng.integers(3, 7))),), points=1),
        hidden(
            "one column",
            lambda rng: (rng.uniform(0.5, 2, size=(4, 1)) * [[-1], [1], [-1], [1]],),
            points=1,
        ),
    ),
    mistakes=(
        Mistake(
            "Here the columns get length 1. `axis` names the axis that the norm sums over, the "
            "one that disappears.",
            replace={"axis=1": "axis=0"},
        ),
        Mistake(
            "The norms have shape (n,), which broadcasting lines up with the columns. Keep them "
            "as a column of shape (n, 1).",
            replace={", keepdims=True": ""},
        ),
        Mistake(
            "You divide by the length of the whole matrix, one number. Each row needs its own.",
            replace={"axis=1, ": ""},
        ),
        Mistake(
            "You divide by the sum of the squares. The length is its square root.",
            replace={"keepdims=True)": "keepdims=True) ** 2"},
        ),
        Mistake(
            "You divide by the sum of the row. The length of a row is the root of the sum of its "
            "squares.",
            replace={"np.linalg.norm": "np.sum"},
        ),
        Mistake(
            "You divide by the sum of the absolute values, another norm. With the default `ord`, "
            "np.linalg.norm gives the length meant here.",
            replace={"axis=1": "ord=1, axis=1"},
        ),
        Mistake(
            "The rows are right, but `/=` writes into the caller's array. Return a new one.",
            function=_normalize_rows_in_place,
        ),
    ),
    equivalents=(_normalize_rows_sqrt, _normalize_rows_einsum, _normalize_rows_in_loops),
)


def _softmax_in_place(x):
    x -= np.max(x, axis=1, keepdims=True)
    return np.exp(x) / np.sum(np.exp(x), axis=1, keepdims=True)


def _softmax_shifted(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    e /= e.sum(axis=1).reshape(-1, 1)
    return e


def _softmax_transposed(x):
    e = np.exp(x).T
    return (e / np.sum(e, axis=0)).T


def _softmax_in_loops(x):
    rows = []
    for row in x:
        total = sum(math.exp(score) for score in row)
        rows.append([math.exp(score) / total for score in row])
    return np.array(rows)


SOFTMAX = Exercise(
    name="softmax",
    title="Each row of scores as probabilities",
    reference=numpy_basics.softmax,
    cases=(
        visible(
            "two rows of three scores",
            np.array([[1.0, 2.0, 0.5], [0.0, -1.0, 3.0]]),
            points=1,
            unchanged=True,
        ),
        visible("two rows of two scores", np.array([[2.0, 0.5], [-1.0, 1.0]]), points=1),
        hidden(
            "many rows",
            lambda rng: (rng.normal(size=(rng.integers(6, 9), rng.integers(2, 5))),),
            points=2,
        ),
        hidden("one row", lambda rng: (rng.normal(size=(1, rng.integers(3, 7))),), points=1),
        hidden(
            "larger scores", lambda rng: (8 * rng.normal(size=(3, rng.integers(4, 7))),), points=1
        ),
    ),
    mistakes=(
        Mistake(
            "Here each column sums to 1. In this exercise an example is a row: over which axis "
            "must the sum run?",
            replace={"axis=1": "axis=0"},
        ),
        Mistake(
            "The sums have shape (n,), which broadcasting lines up with the columns. Keep them as "
            "a column of shape (n, 1).",
            replace={", keepdims=True": ""},
        ),
        Mistake(
            "The whole matrix sums to 1. Each row should do so by itself.",
            replace={"axis=1, ": ""},
        ),
        Mistake(
            "The numerator has the exponential, the denominator has the raw scores.",
            replace={"np.sum(x_exp": "np.sum(x"},
        ),
        Mistake(
            "These shares are taken of the raw scores, so some may be negative. Where does the "
            "exponential come in?",
            replace={"np.exp(x)": "x"},
        ),
        Mistake(
            "The largest score gets the smallest probability. Look at the sign of the exponent.",
            replace={"np.exp(x)": "np.exp(-x)"},
        ),
        Mistake(
            "These are exponentials that no one has divided yet: rows do not sum to 1.",
            replace={"x_exp / np.sum(x_exp, axis=1, keepdims=True)": "x_exp"},
        ),
        Mistake(
            "The probabilities are right, but `-=` and `/=` write into the caller's array. Work "
            "on a new one.",
            function=_softmax_in_place,
        ),
    ),
    equivalents=(_softmax_shifted, _softmax_transposed, _softmax_in_loops),
)


def _l1_in_loop(yhat, y):
    total = 0.0
    for i in range(len(y)):
        total += abs(y[i] - yhat[i])
    return total


def _l1_norm(yhat, y):
    return np.linalg.norm(yhat - y, ord=1)


def _l1_by_extremes(yhat, y):
    return np.dot(np.maximum(yhat, y) - np.minimum(yhat, y), np.ones(y.shape))


def _l1_in_place(yhat, y):
    yhat -= y
    return np.sum(np.abs(yhat))


def _two_vectors(rng, size, scale=1.0):
    """Draw labels, and predictions that are too high for some and too low for others."""
    y = rng.normal(size=size)
    signs = rng.permutation(np.resize([1, -1, 1], size))
    return scale * (y + signs * rng.uniform(0.5, 1.5, size=size)), scale * y


def _one_error(rng):
    y = rng.uniform(0.5, 2.0, size=1)
    return y + rng.uniform(0.5, 1.5), y


_LOSS_CASES = (
    visible(
        "three examples",
        np.array([0.5, 2.0, 1.0]),
        np.array([2.0, -1.0, 1.25]),
        points=1,
        unchanged=True,
    ),
    visible("two examples", np.array([1.0, 0.5]), np.array([3.0, 0.25]), points=1),
    hidden("many examples", lambda rng: _two_vectors(rng, rng.integers(9, 15)), points=1),
    hidden("one example", _one_error, points=1),
    hidden("large errors", lambda rng: _two_vectors(rng, rng.integers(4, 8), 50.0), points=1),
)
"""Cases of L1 and L2: the signed errors sum to a negative number in one, a positive in another."""

L1 = Exercise(
    name="L1",
    title="The sum of the absolute errors",
    reference=numpy_basics.L1,
    cases=_LOSS_CASES,
    mistakes=(
        Mistake(
            "Errors of opposite sign cancel in your sum. What has to happen to each of them "
            "before the sum?",
            replace={"np.abs(y - yhat)": "y - yhat"},
        ),
        Mistake(
            "Errors of opposite sign cancel in your sum, whichever way round you subtract. What "
            "has to happen to each of them first?",
            replace={"np.abs(y - yhat)": "yhat - y"},
        ),
        Mistake(
            "You take the absolute value of the sum. By then errors of opposite sign have "
            "cancelled.",
            replace={"np.sum(np.abs(y - yhat))": "np.abs(np.sum(y - yhat))"},
        ),
        Mistake(
            "This is the mean. The loss asked for is the sum.",
            replace={"np.sum": "np.mean"},
        ),
        Mistake(
            "These are the errors one by one. The loss is a single number: their sum.",
            replace={"np.sum(np.abs(y - yhat))": "np.abs(y - yhat)"},
        ),
        Mistake(
            "You square the errors. That is the other loss, L2.",
            replace={"np.abs(y - yhat)": "(y - yhat) ** 2"},
        ),
        Mistake(
            "You compare the sizes of the two vectors, not their entries: take the difference of "
            "each pair first.",
            replace={"np.sum(np.abs(y - yhat))": "np.sum(np.abs(y)) - np.sum(np.abs(yhat))"},
        ),
        Mistake(
            "The loss is right, but `-=` writes into the caller's array. Make a new one.",
            function=_l1_in_place,
        ),
    ),
    equivalents=(_l1_in_loop, _l1_norm, _l1_by_extremes),
)


def _l2_in_place(yhat, y):
    yhat -= y
    return np.sum(yhat**2)


def _l2_caret(yhat, y):
    return np.sum((y - yhat) ^ 2)


def _l2_dot(yhat, y):
    return np.dot(y - yhat, y - yhat)


def _l2_expanded(yhat, y):
    return y @ y - 2 * (y @ yhat) + yhat @ yhat


def _l2_in_loop(yhat, y):
    total = 0.0
    for guess, true in zip(yhat, y):  # noqa: B905  as students write it
        total += (guess - true) ** 2
    return total


def _l2_norm(yhat, y):
    return np.linalg.norm(yhat - y) ** 2


L2 = Exercise(
    name="L2",
    title="The sum of the squared errors",
    reference=numpy_basics.L2,
    twins=(introduction.mean_squared_error,),
    cases=_LOSS_CASES,
    mistakes=(
        Mistake(
            "This is the length of the error vector: the root of what is asked for.",
            replace={"np.sum((y - yhat) ** 2)": "np.sqrt(np.sum((y - yhat) ** 2))"},
        ),
        Mistake(
            "This is the mean. The loss asked for is the sum.",
            replace={"np.sum": "np.mean"},
        ),
        Mistake(
            "There is a factor ½ in some books; this loss has none.",
            replace={"np.sum": "0.5 * np.sum"},
        ),
        Mistake(
            "You square the sum. Square each error, then add.",
            replace={"np.sum((y - yhat) ** 2)": "np.sum(y - yhat) ** 2"},
        ),
        Mistake(
            "The square of a difference is not the difference of the squares.",
            replace={"(y - yhat) ** 2": "y**2 - yhat**2"},
        ),
        Mistake(
            "You double the errors. Which operator is the power?",
            replace={"** 2": "* 2"},
        ),
        Mistake(
            "These are the squared errors one by one. The loss is a single number: their sum.",
            replace={"np.sum((y - yhat) ** 2)": "(y - yhat) ** 2"},
        ),
        Mistake(
            "You add absolute errors. That is the other loss, L1.",
            replace={"(y - yhat) ** 2": "np.abs(y - yhat)"},
        ),
        Mistake(
            "If you wrote `^`: in Python that is no power but a bitwise operation, which floats do "
            "not have.",
            function=_l2_caret,
        ),
        Mistake(
            "The loss is right, but `-=` writes into the caller's array. Make a new one.",
            function=_l2_in_place,
        ),
    ),
    equivalents=(_l2_dot, _l2_expanded, _l2_in_loop, _l2_norm),
)


def _ask(question):
    return lambda rng: (question,)


SHAPES = {
    "a": (4, 3),
    "b": "error",
    "c": (4,),
    "d": (3,),
    "e": (7, 0, 1, 2),
    "f": "error",
    "g": (4, 4),
    "h": (),
    "i": (4, 1),
    "j": (0, 2, 1, 0),
}
"""For A (4, 3), r (1, 3), c (4, 1), w (3, 1), v (4,) and images (10, 9, 9, 3)."""

SHAPES_QUIZ = Exercise(
    name="shapes_quiz",
    title="The shape that comes out, or an error",
    reference=SHAPES,
    cases=(
        visible("a: a column plus a row", "a", points=1),
        visible("b: `*` with lengths 4 and 3", "b", points=1),
        visible("c: a rank-1 array transposed", "c", points=1),
        visible("d: a sum over axis 0", "d", points=1),
        visible("e: where an entry of X comes from", "e", points=1),
        hidden("f: a matrix less its row means", _ask("f"), points=1),
        hidden("g: a column plus a rank-1 array", _ask("g"), points=1),
        hidden("h: np.dot of two rank-1 arrays", _ask("h"), points=1),
        hidden("i: np.dot of a matrix and a column", _ask("i"), points=1),
        hidden("j: where an entry of M comes from", _ask("j"), points=1),
    ),
    mistakes=(
        Mistake(
            "Compare the shapes from the right: 1 against 3, then 4 against 1. A length of 1 "
            "stretches.",
            answers={"a": "error"},
        ),
        Mistake(
            "Both arrays stretch, not only one: the column along axis 1, the row along axis 0.",
            answers={"a": (4, 1)},
        ),
        Mistake(
            "That is what np.dot gives. `*` works entry by entry, so the shapes must match or "
            "stretch, axis by axis.",
            answers={"b": (4, 1)},
        ),
        Mistake(
            "The last axis stretches, but look at the first: 4 against 3, and neither is 1.",
            answers={"b": (4, 3)},
        ),
        Mistake(
            "A transpose reverses the order of the axes. How many axes does v have?",
            answers={"c": (1, 4)},
        ),
        Mistake("v is not a column. A transpose does not add an axis.", answers={"c": (4, 1)}),
        Mistake("`(4)` is the number 4. A tuple of one entry has a comma.", answers={"c": 4}),
        Mistake(
            "That is the shape with keepdims=True. Without it the summed axis is gone.",
            answers={"d": (1, 3)},
        ),
        Mistake(
            "`axis=0` names the axis that disappears, not the one that stays.",
            answers={"d": (4,)},
        ),
        Mistake("`(3)` is the number 3. A tuple of one entry has a comma.", answers={"d": 3}),
        Mistake(
            "That entry sits in M, which cuts the images up. In X each column is one image.",
            answers={"e": (0, 2, 1, 0)},
        ),
        Mistake(
            "In X the column number is the image. The row number says how far into that image "
            "you go.",
            answers={"e": (5, 0, 2, 1)},
        ),
        Mistake(
            "The channel changes fastest: number 5 of an image is channel 2 of its second pixel.",
            answers={"e": (7, 0, 5, 0)},
        ),
        Mistake(
            "The means have shape (4,). Line that up with (4, 3) from the right: 3 against 4.",
            answers={"f": (4, 3)},
        ),
        Mistake(
            "A shape (4,) counts as (1, 4) here, a row. So both arrays stretch.",
            answers={"g": (4, 1)},
        ),
        Mistake(
            "The result has as many axes as the operand with more of them: two.",
            answers={"g": (4,)},
        ),
        Mistake("These two do broadcast: (4, 1) with (1, 4).", answers={"g": "error"}),
        Mistake(
            "v.T is v, so this is the dot product of two vectors: one number, which has no axis.",
            answers={"h": (4, 4)},
        ),
        Mistake("One number is not a 1 by 1 matrix: it has no axis.", answers={"h": (1, 1)}),
        Mistake("One number is not a list of one number: it has no axis.", answers={"h": (1,)}),
        Mistake(
            "np.dot adds up the products over the length that both share, 3.",
            answers={"i": (4, 3)},
        ),
        Mistake("w has two axes, and so has the result.", answers={"i": (4,)}),
        Mistake(
            "The inner lengths agree: (4, 3) and (3, 1). np.dot does not compare the outer ones.",
            answers={"i": "error"},
        ),
        Mistake(
            "M is filled row by row from all numbers of all images. Its entry 5, 7 is number "
            "5 · 10 + 7 of them.",
            answers={"j": (7, 0, 1, 2)},
        ),
    ),
    equivalents=(
        {question: list(a) if isinstance(a, tuple) else a for question, a in SHAPES.items()},
        {**dict(reversed(SHAPES.items())), "note": "checked by hand"},
    ),
)

EXERCISES = (
    BASIC_SIGMOID,
    SIGMOID,
    SIGMOID_DERIVATIVE,
    IMAGE2VECTOR,
    CALORIE_SHARES,
    NORMALIZE_ROWS,
    SOFTMAX,
    L1,
    L2,
    SHAPES_QUIZ,
)
