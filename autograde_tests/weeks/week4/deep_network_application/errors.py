"""Where the deepest network is wrong."""

import numpy as np

from course_utils.reference import pictures

from ....machinery.exercises import exercise, hidden, visible


def _answers(rng, m):
    """Draw probabilities and labels: about half wrong, of both kinds, none close to a tie."""
    AL = rng.permutation((np.arange(m) + rng.uniform(0.3, 0.6)) / (m + 0.2)).reshape(1, m)
    right = rng.permutation(np.arange(m) % 2).reshape(1, m)
    return AL, np.where(right == 1, AL > 0.5, AL < 0.5).astype(float)


def _mixed_answers(rng, m):
    """Draw answers with mistakes of both kinds, so that no order is right by chance."""
    while True:
        AL, Y = _answers(rng, m)
        wrong = (AL > 0.5) != (Y == 1)
        below, above = wrong & (AL < 0.5), wrong & (AL > 0.5)
        order = pictures.most_wrong(AL, Y)
        if below.sum() > 1 and above.sum() > 1 and list(order) != sorted(order):
            kinds = AL[0, order] > 0.5
            if 0 < np.argmin(kinds == kinds[0]) and (np.diff(kinds.astype(int)) != 0).sum() > 1:
                return AL, Y


MOST_WRONG = exercise(
    pictures.most_wrong,
    "The surest mistakes first",
    visible(
        "six pictures",
        np.array([[0.9, 0.2, 0.6, 0.97, 0.3, 0.05]]),
        np.array([[0.0, 1.0, 0.0, 1.0, 0.0, 1.0]]),
        unchanged=True,
    ),
    visible("everything right", np.array([[0.8, 0.1, 0.4]]), np.array([[1.0, 0.0, 0.0]])),
    visible("one picture, and it is wrong", np.array([[0.7]]), np.array([[0.0]])),
    hidden("many", lambda rng: _mixed_answers(rng, 17), unchanged=True, points=2),
    hidden("twelve", lambda rng: _mixed_answers(rng, 12), points=2),
    hidden("one, and it is wrong", lambda rng: (rng.uniform(0.6, 0.9, (1, 1)), np.zeros((1, 1)))),
)


@MOST_WRONG.equivalent
def by_sorting(AL, Y):
    wrong = [i for i in range(Y.shape[1]) if (AL[0, i] > 0.5) != Y[0, i]]
    return sorted(wrong, key=lambda i: abs(AL[0, i] - 0.5), reverse=True)


@MOST_WRONG.equivalent
def by_loss(AL, Y):
    # the surer the wrong answer, the smaller the probability of the true label
    truth = np.where(Y == 1, AL, 1 - AL)[0]
    order = np.argsort(truth)
    return order[truth[order] < 0.5]


@MOST_WRONG.equivalent
def by_distance(AL, Y):
    distance = np.abs(AL - Y).ravel()
    order = np.argsort(distance)[::-1]
    return [int(i) for i in order if distance[i] > 0.5]


MOST_WRONG.wrong("""
    -confidence → confidence
        The least sure mistakes come first. Sorting goes upwards: sort by what is smallest for the
        surest.
    wrong[np.argsort(-confidence)] → np.argsort(-confidence)
        These are positions within the list of mistakes. Asked for are positions among all the
        pictures.
    != (Y == 1) → == (Y == 1)
        You list what is right. A mistake is where prediction and label differ.
    np.abs(AL[0, wrong] - 0.5) → AL[0, wrong]
        You sort by the probability of a cat. A cat that gets 0.02 is as sure a mistake as something
        else that gets 0.98: how far is each from one half?
    wrong[np.argsort(-confidence)] → wrong
        The mistakes are not sorted: they stand in the order of the pictures.
    (AL > 0.5) != (Y == 1) → (AL > 0.5) & (Y == 0)
        Cats that were missed are not in your list. Mistakes go both ways.
    (AL > 0.5) != (Y == 1) → (AL < 0.5) & (Y == 1)
        Only cats that were missed are in your list. Mistakes go both ways.
    wrong[np.argsort(-confidence)] → AL[0, wrong][np.argsort(-confidence)]
        These are the probabilities of the mistakes. Asked for are their positions.
    np.flatnonzero((AL > 0.5) != (Y == 1)) → np.arange(Y.size)
        All pictures are listed. Keep those whose prediction differs from the label.
""")
