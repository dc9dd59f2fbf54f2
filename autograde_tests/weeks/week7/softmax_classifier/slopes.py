"""How the probabilities move with the scores, and the loss with them."""

import numpy as np

from course_utils.reference import softmax

from ....machinery.exercises import exercise, hidden, visible


def _column(rng, C):
    """Draw the probabilities of one example, all of them different."""
    a = (rng.permutation(np.arange(1.0, C + 1)) + rng.uniform(0, 0.5, size=C)).reshape(C, 1)
    return a / a.sum()


JACOBIAN = exercise(
    softmax.softmax_jacobian,
    "How each probability moves with each score",
    visible("two classes", np.array([[0.25], [0.75]])),
    visible("three classes", np.array([[0.5], [0.3], [0.2]]), unchanged=True),
    hidden("five classes", lambda rng: (_column(rng, 5),), points=3),
    hidden("ten classes", lambda rng: (_column(rng, 10),)),
    hidden("nearly certain", lambda rng: (np.array([[0.998], [0.0015], [0.0005]]),)),
)


@JACOBIAN.equivalent
def entry_by_entry(a):
    C = a.shape[0]
    slopes = np.zeros((C, C))
    for i in range(C):
        for j in range(C):
            slopes[i, j] = a[i, 0] * ((i == j) - a[j, 0])
    return slopes


@JACOBIAN.equivalent
def by_broadcasting(a):
    return a * (np.eye(len(a)) - a.T)


JACOBIAN.wrong("""
    np.diag(a[:, 0]) - a @ a.T → np.diag(a[:, 0] * (1 - a[:, 0]))
        Your entries off the diagonal are 0. A score also moves the probabilities of the other
        classes, because it is part of their denominators.
    np.diag(a[:, 0]) - a @ a.T → -a @ a.T
        The diagonal lacks a term: a score also stands in the numerator of its own class.
    np.diag(a[:, 0]) - a @ a.T → a @ a.T
        The diagonal lacks a term, and the sign is wrong: if one score rises, the other
        probabilities fall.
    np.diag(a[:, 0]) - a @ a.T → a @ a.T - np.diag(a[:, 0])
        All signs are wrong: if a score rises, its own probability rises and the others fall.
    np.diag(a[:, 0]) - a @ a.T → np.diag(a[:, 0]) + a @ a.T
        If one score rises, the other probabilities fall: the entries off the diagonal are negative.
    np.diag(a[:, 0]) - a @ a.T → np.eye(len(a)) - a @ a.T
        The diagonal starts from 1. The derivative of the numerator e^z, divided by the sum, is
        what?
    np.diag(a[:, 0]) - a @ a.T → np.diag(a[:, 0]) - a * a
        Off the diagonal you take the square of one probability. Entry (c, k) takes the product of
        two different ones: an outer product.
    np.diag(a[:, 0]) → np.diag(a)
        Of a column, `np.diag` takes the diagonal out: one number. Give it a rank-1 array, and it
        makes a diagonal matrix.
    a @ a.T → a.T @ a
        `a.T @ a` is a single number, the sum of the squares. Entry (c, k) needs a product of its
        own: which order gives a (C, C)?
    np.diag(a[:, 0]) - a @ a.T → a * (1 - a)
        That is the slope of the sigmoid, one number for each class. Here each of C probabilities
        moves with each of C scores.
""")


def _beliefs(rng, C, m):
    """Draw probabilities and one-hot labels."""
    AL = rng.uniform(0.05, 1.0, size=(C, m))
    return AL / AL.sum(axis=0), np.eye(C)[:, rng.integers(C, size=m)]


BACKWARD = exercise(
    softmax.softmax_backward,
    "From the loss back to the scores",
    visible(
        "two examples",
        np.array([[0.7, 0.25], [0.2, 0.25], [0.1, 0.5]]),
        np.array([[1.0, 0.0], [0.0, 0.0], [0.0, 1.0]]),
    ),
    visible(
        "a class that is ruled out",
        np.array([[0.0], [0.6], [0.4]]),
        np.array([[0.0], [0.0], [1.0]]),
        unchanged=True,
    ),
    hidden("many", lambda rng: _beliefs(rng, 6, 8), points=2, unchanged=True),
    hidden("one example", lambda rng: _beliefs(rng, 4, 1)),
    hidden("two classes", lambda rng: _beliefs(rng, 2, 5)),
)


@BACKWARD.equivalent
def column_by_column(AL, Y):
    return np.array([a - y for a, y in zip(AL.T, Y.T, strict=True)]).T


@BACKWARD.equivalent
def by_the_right_entries(AL, Y):
    dZ = AL.copy()
    dZ[Y.argmax(axis=0), np.arange(Y.shape[1])] -= 1
    return dZ


BACKWARD.wrong("""
    AL - Y → Y - AL
        The sign is wrong. Raise the score of the right class: the loss falls, so its slope is
        negative.
    AL - Y → (AL - Y) / Y.shape[1]
        You divide by m. As in week 4, dZ belongs to each example's own loss; the 1/m comes in with
        dW and db.
    AL - Y → -Y / AL
        That is the slope with respect to the probabilities, dA. Go one step further back, through
        softmax.
    AL - Y → (AL - Y) * Y
        Only the right class has a slope in your result. The other scores stand in the denominator,
        so the loss moves with them too.
    AL - Y → (AL - Y) * AL * (1 - AL)
        The slope of softmax is in AL − Y already. Here it comes in a second time, and as if there
        were no other classes.
    AL - Y → AL
        Where does the label come in? The score of the right class pulls the other way.
""")


@BACKWARD.mistake(
    "0 / 0: where a probability is 0, the way through the Jacobian has no answer. Cancel AL on "
    "paper first."
)
def the_long_way(AL, Y):
    columns = [
        softmax.softmax_jacobian(AL[:, [i]]).T @ (-Y[:, [i]] / AL[:, [i]])
        for i in range(Y.shape[1])
    ]
    return np.hstack(columns)
