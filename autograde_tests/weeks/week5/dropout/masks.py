"""A test that catches a faulty layer with dropout."""

import numpy as np

from course_utils.reference.thinned import mask_is_right

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible


def _layer(rng, fault, n=20, m=150, keep_prob=0.8):
    """Return what a layer has made of its pre-activations, with a fault."""
    Z = rng.normal(size=(n, m))
    share = {"dropped share": 1 - keep_prob, "one half": 0.5}.get(fault, keep_prob)
    if fault == "one column":
        # the share is as it should be: only the column gives it away
        column = rng.permutation(np.arange(n) < round(share * n)).astype(int)
        D = np.repeat(column.reshape(n, 1), m, axis=1)
    else:
        D = _spread(rng, share, n, m)
    A = np.maximum(0, Z) * D / keep_prob
    if fault == "no division":
        A = A * keep_prob
    if fault == "multiplied":
        A = A * keep_prob**2
    if fault == "not applied":
        A = np.maximum(0, Z) / keep_prob
    return Z, D, A, keep_prob


def _spread(rng, share, n, m):
    """Draw a mask whose share of ones is as near to what is asked for as that of most masks."""
    while True:
        D = (rng.random((n, m)) < share).astype(int)
        if abs(D.mean() - share) <= 2 * np.sqrt(share * (1 - share) / D.size):
            return D


def _one(fault, **sizes):
    return lambda rng: _layer(rng, fault, **sizes)


def _both(fault, **sizes):
    """Return a draw of two calls: a layer that is right, and one with this fault."""
    return lambda rng: Calls([_layer(rng, "none", **sizes), _layer(rng, fault, **sizes)])


MASK_IS_RIGHT = exercise(
    mask_is_right,
    "A test for a layer with dropout",
    visible("a layer that is right", draw=_one("none"), unchanged=True),
    visible("nothing is divided", draw=_one("no division")),
    visible("it keeps what it should drop", draw=_one("dropped share")),
    visible("one column of the mask for all examples", draw=_one("one column", n=60)),
    visible("the mask is not applied", draw=_one("not applied")),
    visible("a right layer of another size, few kept", draw=_one("none", n=8, m=60, keep_prob=0.3)),
    hidden("multiplied in the place of divided", _both("multiplied", keep_prob=0.6)),
    hidden("the share is always one half", _both("one half", keep_prob=0.75), points=2),
    hidden("one column for all, more units", _both("one column", n=80, m=40)),
    hidden("what is dropped is kept, few units", _both("dropped share", n=6, m=80, keep_prob=0.3)),
)


@MASK_IS_RIGHT.equivalent
def all_three(Z, D, A, keep_prob):
    n = D.size
    share_fits = abs(D.sum() / n - keep_prob) < 4 * (keep_prob * (1 - keep_prob) / n) ** 0.5
    differ = len({tuple(column) for column in D.T.tolist()}) > 1
    handed_on = np.where(D == 1, np.where(Z > 0, Z, 0) / keep_prob, 0)
    return share_fits and differ and np.abs(A - handed_on).max() < 1e-9


@MASK_IS_RIGHT.equivalent
def by_standard_deviations(Z, D, A, keep_prob):
    if not np.allclose(A * keep_prob, np.maximum(Z * D, 0)):
        return False
    if np.std(D, axis=1).max() == 0:
        return False
    strays = (np.mean(D) - keep_prob) / np.sqrt(keep_prob * (1 - keep_prob) / np.size(D))
    return bool(-4 <= strays <= 4)


MASK_IS_RIGHT.wrong("""
    * D / keep_prob → * D
        Your test expects units that are not divided by keep_prob.
    np.maximum(0, Z) * D / keep_prob → Z * D / keep_prob
        Right layers do not pass. Does your test expect ReLU of z, the mask, and the division by
        keep_prob? And does it allow the share to stray as far as the text says?
    np.mean(D) - keep_prob) > margin → np.mean(D) - keep_prob) > 10
        A wrong share of kept units passes your test. Does it look at the share, with a margin that
        shrinks with the number of entries?
    np.all(D == D[:, :1]) → False
        A mask with the same column for every example passes your test.
    np.allclose(A, np.maximum(0, Z) * D / keep_prob) → True
        Your test looks at the mask only. Is what the layer hands on made with it?
""")


@MASK_IS_RIGHT.mistake("The answers are the wrong way round: True is for a layer that is right.")
def the_other_way_round(Z, D, A, keep_prob):
    return not mask_is_right(Z, D, A, keep_prob)


@MASK_IS_RIGHT.mistake("Your test says True of every layer.")
def always_true(Z, D, A, keep_prob):
    return True
