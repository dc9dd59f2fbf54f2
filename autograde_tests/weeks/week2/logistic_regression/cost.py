"""How good a unit is: the cost, in loops and for all examples at once."""

import math

import numpy as np

from course_utils.reference import logistic
from course_utils.reference.logistic import sigmoid

from ....machinery.exercises import exercise, hidden, visible
from ... import draws

_CASES = (
    visible(
        "two features, three examples",
        np.array([[0.5], [-1.0]]),
        0.25,
        np.array([[1.0, 2.0, -1.0], [0.5, -1.5, 3.0]]),
        np.array([[1.0, 0.0, 1.0]]),
        unchanged=True,
    ),
    visible(
        "one feature, one example", np.array([[2.0]]), 0.5, np.array([[-1.0]]), np.array([[1.0]])
    ),
    hidden(
        "many features and examples", draws.one_unit(6, 15, scale=0.7), points=2, unchanged=True
    ),
    hidden("more features than examples", draws.one_unit(9, 3, scale=0.7)),
    hidden("one example", draws.one_unit(4, 1, scale=0.7)),
)

COST_IN_A_LOOP = exercise(
    logistic.cost_in_a_loop,
    "The cost, in loops",
    *_CASES,
    twins=(logistic.step_with_loops,),
)


@COST_IN_A_LOOP.equivalent
def by_the_probability_of_the_label(w, b, X, Y):
    losses = []
    for i in range(X.shape[1]):
        z = b + sum(w[j, 0] * X[j, i] for j in range(len(X)))
        a = 1 / (1 + math.exp(-z))
        losses.append(-math.log(a if Y[0, i] == 1 else 1 - a))
    return sum(losses) / len(losses)


@COST_IN_A_LOOP.equivalent
def from_the_score(w, b, X, Y):
    total = 0.0
    for x, y in zip(X.T, Y[0]):  # noqa: B905  as students write it
        z = b
        for weight, feature in zip(w[:, 0], x):  # noqa: B905
            z = z + weight * feature
        total += math.log(1 + math.exp(z)) - y * z
    return total / Y.size


COST_IN_A_LOOP.wrong("""
    total / m → total
        The cost is the mean of the losses. Yours is their sum.
    total / m → total / n_x
        You divide by the number of features. Which axis of X counts the examples?
    z = b → z = 0
        The bias is missing from the score.
    total -= math.log(a) → total += math.log(a)
    total -= math.log(1 - a) → total += math.log(1 - a)
        A cost is never negative. The logarithm of a probability is, so a sign is missing.
    total -= math.log(1 - a) → total -= math.log(a)
        Both labels have the same loss. What is the probability of label 0?
    total -= math.log(1 - a) → pass
        Examples with label 0 cost nothing in your version.
    total -= math.log(1 - a) → total -= 1 - math.log(a)
        In the loss of label 0, look at the logarithm's brackets: it is taken of 1 - a.
    Y[0, i] == 1 → Y[0, i] == 0
        The two labels have changed places.
    z += w[j, 0] * X[j, i] → z += w[j] * X[j, i]
        `w[j]` is still an array, of shape (1,), and so is the score. The number in it is `w[j, 0]`.
    Y[0, i] == 1 → Y[i] == 1
        `Y[i]` is row i of `Y`, which has one row only. The label of example i is `Y[0, i]`.
    z += w[j, 0] * X[j, i] → z = w[j, 0] * X[j, i]
        Only the last feature has a vote. Is each product added to those before it?
    a = 1 / (1 + math.exp(-z)) → a = 1 / 1 + math.exp(-z)
        Division comes before addition: what stands below the fraction bar needs brackets.
""")


@COST_IN_A_LOOP.mistake(
    "The score is not set to the bias again for each example, so that the scores of those before "
    "it are still in it."
)
def score_kept(w, b, X, Y):
    n_x, m = X.shape
    z, total = b, 0.0
    for i in range(m):
        for j in range(n_x):
            z += w[j, 0] * X[j, i]
        a = 1 / (1 + math.exp(-z))
        total -= math.log(a if Y[0, i] == 1 else 1 - a)
    return total / m


COST_OF_ALL = exercise(
    logistic.cost_of_all,
    "The cost of all examples at once",
    *_CASES,
    uses=("sigmoid",),
    twins=(logistic.step_with_loops,),
)


@COST_OF_ALL.equivalent
def by_dot(w, b, X, Y):
    A = sigmoid(np.dot(w.T, X) + b)
    return float(-(np.dot(np.log(A), Y.T) + np.dot(np.log(1 - A), (1 - Y).T))[0, 0] / X.shape[1])


@COST_OF_ALL.equivalent
def by_where(w, b, X, Y):
    A = sigmoid((w * X).sum(axis=0, keepdims=True) + b)
    return -np.log(np.where(Y == 1, A, 1 - A)).mean()


COST_OF_ALL.wrong("""
    np.mean(losses) → np.sum(losses)
        The cost is the mean of the losses. Yours is their sum.
    np.mean(losses) → losses
        These are the losses one by one. The cost is a single number: their mean.
    -(Y * np.log(A) + (1 - Y) * np.log(1 - A)) → Y * np.log(A) + (1 - Y) * np.log(1 - A)
        A cost is never negative. The logarithm of a probability is, so a sign is missing.
    (1 - Y) * np.log(1 - A) → 1 - Y * np.log(1 - A)
        `*` comes before `-`: the factor `1 - Y` needs brackets.
    Y * np.log(A) + (1 - Y) * np.log(1 - A) → Y @ np.log(A) + (1 - Y) @ np.log(1 - A)
        `@` needs a row and a column, and here both are rows. A label and the logarithm of the same
        example are multiplied entry by entry: `*`.
    np.log(1 - A) → np.log(A)
        Both terms have the same logarithm. What is the probability of label 0?
    np.log(1 - A) → (1 - np.log(A))
        In the second term, look at the logarithm's brackets: it is taken of 1 - A.
    np.log(A) + (1 - Y) * np.log(1 - A) → np.log(A)
        Examples with label 0 cost nothing in your version. The second term is missing.
    w.T @ X + b → w.T @ X
        The bias is missing from the score.
    sigmoid(w.T @ X + b) → sigmoid(np.sum(w * X) + b)
        Every example gets the score of all together: which axis should the sum run over?
    np.mean(losses) → np.sum(losses) / X.shape[0]
        You divide by the number of features. Which axis of X counts the examples?
    -(Y * np.log(A) + (1 - Y) * np.log(1 - A)) → (A - Y) ** 2
        That is the squared error. The cost here is the mean of -log(probability of the true label).
""")
