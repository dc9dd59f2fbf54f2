"""The cost."""

import numpy as np

from course_utils import batchnorm_network
from course_utils.reference import deep
from course_utils.reference.hidden_layer import cost_of_outputs
from course_utils.reference.softmax import softmax_cost

from ....machinery.exercises import exercise, hidden, visible
from ... import draws

COMPUTE_COST = exercise(
    deep.compute_cost,
    "The cross-entropy cost",
    visible("three examples", np.array([[0.8, 0.9, 0.4]]), np.array([[1.0, 1.0, 0.0]])),
    visible("one example", np.array([[0.3]]), np.array([[1.0]]), unchanged=True),
    hidden(
        "many examples",
        lambda rng: (rng.uniform(0.02, 0.98, size=(1, 11)), draws.labels(rng, 11)),
        points=2,
        unchanged=True,
    ),
    hidden("another example", lambda rng: (rng.uniform(0.1, 0.4, size=(1, 1)), np.array([[1.0]]))),
    hidden("one class only", lambda rng: (rng.uniform(0.1, 0.9, size=(1, 4)), np.zeros((1, 4)))),
    twins=(softmax_cost, batchnorm_network.cost, cost_of_outputs),
)


@COMPUTE_COST.equivalent
def by_dot(AL, Y):
    m = Y.shape[1]
    return np.squeeze((1.0 / m) * (-np.dot(Y, np.log(AL).T) - np.dot(1 - Y, np.log(1 - AL).T)))


@COMPUTE_COST.equivalent
def by_logaddexp(AL, Y):
    Z = np.log(AL) - np.log1p(-AL)
    return float(np.mean(np.logaddexp(0, Z) - Y * Z))


@COMPUTE_COST.equivalent
def in_a_loop(AL, Y):
    total = 0.0
    for a, y in zip(AL[0], Y[0], strict=True):
        total -= np.log(a) if y == 1 else np.log(1 - a)
    return total / Y.size


COMPUTE_COST.wrong("""
    / Y.shape[1] →
        The cost is a mean over the examples. Yours is their sum.
    -np.sum → np.sum
        A cost is never negative. The logarithm of a probability is, so a sign is missing.
    np.log(1 - AL) → (1 - np.log(1 - AL))
        In the second term, look at the brackets: the logarithm is taken of 1 - AL, and there is no
        second 1.
    np.log(1 - AL) → (1 - np.log(AL))
        In the second term, look at the brackets: it is the logarithm of 1 - AL as a whole.
    np.log(1 - AL) → np.log(AL)
        Both terms have the same logarithm. What is the probability of label 0?
    np.log(AL) + (1 - Y) * np.log(1 - AL) → np.log(AL)
        Examples with label 0 cost nothing in your version. The second term is missing.
    + (1 - Y) → - (1 - Y)
        The two terms are subtracted. Both are parts of one sum, with a minus before it.
    -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) → np.sum((AL - Y) ** 2)
        That is the squared error, which week 2 put aside.
    np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) →
    (Y @ np.log(AL).T + (1 - Y) @ np.log(1 - AL).T)
        The cost is a 1 by 1 matrix. It is to be a number.
    np.log(AL) → np.log10(AL)
    np.log(1 - AL) → np.log10(1 - AL)
        These are logarithms of base 10. Use the natural one.
    Y * np.log(AL) + (1 - Y) * np.log(1 - AL) →
    AL * np.log(Y + 1e-8) + (1 - AL) * np.log(1 - Y + 1e-8)
        AL and Y are swapped: the labels weigh, the probabilities go into the logarithm.
""")
