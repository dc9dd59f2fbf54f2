"""Ten output units: what each is to say, what they cost together, which digit they mean."""

import numpy as np

from course_utils.reference.costs import compute_cost
from course_utils.reference.hidden_layer import cost_of_outputs, one_against_rest, read_digits
from course_utils.reference.softmax import one_hot

from ....machinery.exercises import exercise, hidden, visible
from .. import _networks as networks

ONE_AGAINST_REST = exercise(
    one_against_rest,
    "Ten answers for each digit",
    visible("three digits", np.array([[3, 0, 9]]), unchanged=True),
    visible("four classes, one of which does not occur", np.array([[2, 0, 2, 1, 0]]), 4),
    hidden("many digits", lambda rng: (rng.integers(0, 10, size=(1, 30)),), points=2),
    hidden("another number of classes", lambda rng: (rng.integers(0, 6, size=(1, 8)), 6)),
    hidden("one digit", lambda rng: (rng.integers(0, 10, size=(1, 1)),)),
    twins=(one_hot,),
)


@ONE_AGAINST_REST.equivalent
def by_comparing(labels, classes=10):
    return np.arange(classes).reshape(-1, 1) == labels


@ONE_AGAINST_REST.equivalent
def by_picking(labels, classes=10):
    return np.eye(classes)[:, labels.ravel()]


ONE_AGAINST_REST.wrong("""
    np.zeros((classes, labels.shape[1])) → np.zeros((10, labels.shape[1]))
    range(classes) → range(10)
        The number of classes is fixed in your code. Use the argument.
    np.zeros((classes, labels.shape[1])) → np.zeros((labels.max() + 1, labels.shape[1]))
    range(classes) → range(labels.max() + 1)
        You took the number of classes from the labels at hand. The largest class need not occur.
    labels[0] == digit → labels[0] != digit
        0 and 1 have changed places: the output unit of the label says 1.
    labels[0] == digit → labels[0] >= digit
        Several outputs say 1 for each digit. Only that of the label does.
    return Y → return Y.T
        The result is turned: one row for each class, one column for each example.
    labels[0] == digit → labels[0] * (labels[0] == digit)
        The targets are 0 and 1. You entered the digit itself.
""")


@ONE_AGAINST_REST.mistake(
    "There is one column only. `len(labels)` counts the rows of `labels`, and there is one; the "
    "examples are its columns."
)
def one_column(labels, classes=10):
    return one_against_rest(labels, classes)[:, :1]


@ONE_AGAINST_REST.mistake("The first class is 0: your rows are one too low.")
def counted_from_one(labels, classes=10):
    return np.roll(one_against_rest(labels, classes), 1, axis=0)


def _answers(n_y, m):
    def draw(rng):
        return rng.uniform(0.05, 0.95, size=(n_y, m)), networks.draw_labels(rng, n_y, m)

    return draw


COST_OF_OUTPUTS = exercise(
    cost_of_outputs,
    "The cost of several outputs",
    visible(
        "two outputs, three examples",
        np.array([[0.9, 0.2, 0.6], [0.5, 0.25, 0.5]]),
        np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]),
        unchanged=True,
    ),
    visible("one output", draw=_answers(1, 4)),
    hidden("ten outputs", _answers(10, 12), points=2),
    hidden("one example", _answers(4, 1)),
    twins=(compute_cost,),
)


@COST_OF_OUTPUTS.equivalent
def by_rows(A2, Y):
    total = 0.0
    for a, y in zip(A2, Y, strict=True):
        total -= np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))
    return total


@COST_OF_OUTPUTS.equivalent
def by_where(A2, Y):
    return -np.log(np.where(Y == 1, A2, 1 - A2)).mean(axis=1).sum()


COST_OF_OUTPUTS.wrong("""
    / Y.shape[1] → / Y.size
        You took the mean over the outputs. Then the cost no longer fits the gradients: those of
        `backward_propagation` belong to the sum.
    / Y.shape[1] →
        That is the sum over the examples. The cost is the mean over them.
    np.sum(losses) → np.sum(losses[0])
        Only the first output counts. Add up the costs of all.
    np.sum(losses) → np.sum(losses[1:])
        The first output is missing.
    losses = -(Y → losses = (Y
        The cost is negative: a sign is missing.
    np.sum(losses) / Y.shape[1] → np.sum(losses, axis=1) / Y.shape[1]
        That is one cost for each output. Add them up.
    (1 - Y) * np.log(1 - A2) → (1 - Y) * np.log(A2)
        Both terms have the same logarithm. What is the probability that the answer is no?
""")


@COST_OF_OUTPUTS.mistake(
    "Outputs whose target is 0 cost something too: the second term is missing."
)
def targets_of_one_only(A2, Y):
    return -np.sum(Y * np.log(A2)) / Y.shape[1]


def _network_of_digits(n_x, n_h, n_y, m):
    def draw(rng):
        X, parameters = networks.draw_network(rng, n_x, n_h, n_y, m)
        return parameters, X

    return draw


READ_DIGITS = exercise(
    read_digits,
    "From ten outputs to a digit",
    visible("two classes", networks.TWO_OUTPUTS, networks.SMALL_X, unchanged=True),
    visible("ten classes", draw=_network_of_digits(5, 4, 10, 12)),
    hidden("other sizes", _network_of_digits(8, 5, 10, 20), unchanged=True, points=2),
    hidden("one picture", _network_of_digits(6, 3, 10, 1)),
)


@READ_DIGITS.equivalent
def by_scores(parameters, X):
    A1 = np.tanh(parameters["W1"] @ X + parameters["b1"])
    return (parameters["W2"] @ A1 + parameters["b2"]).argmax(axis=0)[np.newaxis]


@READ_DIGITS.equivalent
def one_by_one(parameters, X):
    digits = []
    for i in range(X.shape[1]):
        z = parameters["W2"] @ np.tanh(parameters["W1"] @ X[:, [i]] + parameters["b1"])
        digits.append(int((z + parameters["b2"]).argmax()))
    return np.array([digits])


READ_DIGITS.wrong("""
    A2, _ = forward_propagation(X, parameters) → A2 = forward_propagation(X, parameters)
        `forward_propagation` returns two things, the outputs and a cache. Take the outputs.
    axis=0 → axis=1
        You looked along the examples. For each column, which row is the largest?
    np.argmax(A2, axis=0) → np.max(A2, axis=0)
        That is how sure the surest unit is. Which unit is it?
    np.argmax → np.argmin
        That is the least sure unit.
    .reshape(1, -1) →
        The digits are a rank-1 array. Make them a row, like the labels.
    np.argmax(A2, axis=0).reshape(1, -1) → (A2 > 0.5).astype(int)
        Those are ten answers for each picture, and there may be several 1s or none. Take the
        largest.
    np.argmax(A2, axis=0) → (1 + np.argmax(A2, axis=0))
        The first row stands for the digit 0.
""")
