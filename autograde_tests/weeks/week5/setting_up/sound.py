"""A test that tells sound splits from faulty ones."""

import numpy as np

from course_utils.reference import setting_up

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible

FAULTS = {
    "shared": lambda sets, rng: _with(sets, 1, np.append(sets[1], sets[0][0])),
    "missing": lambda sets, rng: _with(sets, 0, sets[0][1:]),
    "replaced": lambda sets, rng: _with(sets, 0, np.append(sets[0][1:], sets[0][1])),
    "moved": lambda sets, rng: _with(sets, 2, np.append(sets[2][1:], sets[0][0])),
}
"""What becomes of the columns of three sets."""


def _with(sets, place, columns):
    return [columns if k == place else each for k, each in enumerate(sets)]


def _dealt(rng, Y, sizes):
    """Deal columns out to sets, with the share of label 1 about that of all in each."""
    ones = np.round(np.array(sizes) * Y.mean()).astype(int)
    ones[0] += int(Y.sum()) - ones.sum()
    piles = [rng.permutation(np.flatnonzero(label == Y[0])) for label in (0, 1)]
    cuts = [np.cumsum(np.array(sizes) - ones)[:-1], np.cumsum(ones)[:-1]]
    parts = [np.split(pile, cut) for pile, cut in zip(piles, cuts, strict=True)]
    return [rng.permutation(np.concatenate(pair)) for pair in zip(*parts, strict=True)]


def _split(rng, fault, sizes, share, n_x):
    """Draw examples, labels and a split of them: sound, or with one fault."""
    m = sum(sizes)
    X = rng.permutation(np.arange(1.0, n_x * m + 1)).reshape(n_x, m)
    Y = rng.permutation((np.arange(m) < round(share * m)).astype(int)).reshape(1, m)
    sets = _dealt(rng, Y, sizes)
    if fault in ("few of one class", "many of one class", "a quarter too many"):
        label = int(not fault.startswith("few"))
        # the dev set gets more of one class, and the training set gets what it had of the other
        swapped = sets[1][Y[0, sets[1]] != label]
        if fault == "a quarter too many":
            swapped = swapped[: round(len(sets[1]) / 4)]
        taken = sets[0][Y[0, sets[0]] == label][: len(swapped)]
        sets[0] = np.concatenate([np.setdiff1d(sets[0], taken), swapped])
        sets[1] = np.concatenate([np.setdiff1d(sets[1], swapped), taken])
    elif fault in FAULTS:
        sets = FAULTS[fault](sets, rng)
    pairs = [(X[:, part], Y[:, part]) for part in sets]
    if fault == "labels":
        X_test, Y_test = pairs[2]
        order = np.argsort(Y_test[0], kind="stable")  # so that a shift changes some labels
        pairs[2] = X_test[:, order], np.roll(Y_test[:, order], 1, axis=1)
    if fault == "labels everywhere":
        pairs = [(X_part, 1 - Y_part) for X_part, Y_part in pairs]
    return X, Y, tuple(pairs)


def _in_turn(*faults, sizes=(12, 4, 4), share=0.5, n_x=1):
    """Return a draw of several splits, one call for each."""
    return lambda rng: Calls([_split(rng, fault, sizes, share, n_x) for fault in faults])


SPLIT_IS_SOUND = exercise(
    setting_up.split_is_sound,
    "A test of a split",
    visible(
        "a sound split, and a training example in the dev set too", draw=_in_turn("", "shared")
    ),
    visible("a sound split, and one that has lost an example", draw=_in_turn("", "missing")),
    visible("an example twice in one set, in place of another", draw=_in_turn("replaced", "")),
    visible("labels of the test set out of step", draw=_in_turn("labels", "")),
    visible(
        "a dev set of one class, first the one, then the other",
        draw=_in_turn("many of one class", "", "few of one class"),
    ),
    visible("three of four instead of two", draw=_in_turn("a quarter too many", "")),
    visible("fewer of label 1", draw=_in_turn("", "shared", share=0.3)),
    hidden(
        "two features: sound, shared and replaced",
        _in_turn("", "shared", "replaced", sizes=(30, 12, 8), n_x=2),
        points=2,
    ),
    hidden(
        "labels out of step, or those of nobody",
        _in_turn("labels", "", "labels everywhere", sizes=(24, 10, 10), n_x=2),
        points=2,
    ),
    hidden(
        "classes that are not fairly spread",
        _in_turn("few of one class", "a quarter too many", "", sizes=(40, 12, 12), share=0.6),
        points=2,
    ),
    hidden(
        "a test example that was taken from the training set, and one left out",
        _in_turn("moved", "", "missing", sizes=(26, 10, 10), share=0.3, n_x=3),
    ),
)


@SPLIT_IS_SOUND.equivalent
def by_looking_up(X, Y, sets):
    times = np.zeros(X.shape[1])
    for X_set, Y_set in sets:
        if not np.mean(Y) - 0.2 <= np.mean(Y_set) <= np.mean(Y) + 0.2:
            return False
        for x, y in zip(X_set.T, Y_set[0], strict=True):
            place = np.flatnonzero((X.T == x).all(axis=1))
            if len(place) != 1 or Y[0, place[0]] != y:
                return False
            times[place] += 1
    return bool(np.all(times == 1))


@SPLIT_IS_SOUND.equivalent
def in_one_array(X, Y, sets):
    whole = np.vstack([X, Y])
    dealt = np.hstack([np.vstack(pair) for pair in sets])
    fair = all(abs(Y_set.mean() - Y.mean()) <= 0.2 for _, Y_set in sets)
    if dealt.shape != whole.shape or not fair:
        return False
    return bool(np.all(dealt[:, np.lexsort(dealt)] == whole[:, np.lexsort(whole)]))


SPLIT_IS_SOUND.wrong("""
    np.vstack([X_set, Y_set]).T → X_set.T
    np.vstack([X, Y]).T → X.T
        You look at the examples alone. An example with the label of another is a fault, too.
    > 0.2 → > 2
        A dev set with one class only passes your test. Compare the share of label 1 in each set
        with that of all examples.
    abs(np.mean(Y_set) - np.mean(Y)) → np.mean(Y_set) - np.mean(Y)
        Your test finds sets with too many of label 1, and not those with too few.
    abs(np.mean(Y_set) - np.mean(Y)) → np.mean(Y) - np.mean(Y_set)
        Your test finds sets with too few of label 1, and not those with too many.
    abs(np.mean(Y_set) - np.mean(Y)) → abs(np.mean(Y_set) - 0.5)
        The classes need not be of equal size. A fair share is the one in `Y`.
    sorted(found) == sorted(tuple(column) for column in np.vstack([X, Y]).T) →
    set(found) == {tuple(column) for column in np.vstack([X, Y]).T}
        A Python set forgets how often something occurs. An example that is in two sets, or twice in
        one, passes your test.
    sorted(found) == sorted(tuple(column) for column in np.vstack([X, Y]).T) →
    len(found) == X.shape[1]
        You only count the examples. One may stand in the place of another, or have a wrong label.
    sorted(found) == sorted(tuple(column) for column in np.vstack([X, Y]).T) →
    found == [tuple(column) for column in np.vstack([X, Y]).T]
        You expect the examples in their old order. A good split has shuffled them: compare in a way
        that the order does not matter for.
    sorted(found) == sorted(tuple(column) for column in np.vstack([X, Y]).T) →
    set(found) <= {tuple(column) for column in np.vstack([X, Y]).T}
        You ask whether each dealt example is one of yours, with its label. Also ask whether each of
        yours was dealt, and how often.
    sorted(found) == sorted(tuple(column) for column in np.vstack([X, Y]).T) →
    len(set(found)) == len(found)
        You look for examples that occur twice. Some may be missing, and labels may be wrong.
""")


@SPLIT_IS_SOUND.mistake("The answer is turned round: `True` means that the split is sound.")
def turned_round(X, Y, sets):
    return not setting_up.split_is_sound(X, Y, sets)
