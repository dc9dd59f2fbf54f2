"""Three sets."""

import numpy as np

from course_utils.reference import setting_up

from ....machinery.calling import Calls
from ....machinery.compare import describe
from ....machinery.exercises import exercise, hidden, visible
from ... import draws, judges

_SETS = ("training", "dev", "test")


def _split(m, dev, test, n_x=2, n_y=1, seed=None):
    """Return a draw of examples and labels to split, with a seed."""
    return lambda rng: (
        *draws.numbered(rng, m, n_x, n_y),
        dev,
        test,
        int(rng.integers(1000)) if seed is None else seed,
    )


def _judge_split(arguments, value):
    """Say what is wrong with a split, in words that do not depend on what was drawn."""
    X, Y, dev, test, _ = arguments
    if not isinstance(value, list | tuple) or len(value) != 3:
        return f"the result is {describe(value)}, expected three pairs: training, dev and test set."
    for name, pair in zip(_SETS, value, strict=True):
        if not isinstance(pair, list | tuple) or len(pair) != 2:
            return f"the {name} set is {describe(pair)}, expected a pair: examples and labels."
        for what, part, whole in zip(("examples", "labels"), pair, (X, Y), strict=True):
            if np.ndim(part) != 2 or len(part) != len(whole):
                return (
                    f"the {what} of the {name} set have shape {np.shape(part)}, expected "
                    f"{len(whole)} row{'s'[: len(whole) > 1]} as in the data."
                )
        if pair[0].shape[1] != pair[1].shape[1]:
            sizes = f"{pair[0].shape[1]} examples and {pair[1].shape[1]} labels"
            return f"the {name} set has {sizes}, expected as many of both."
    return _fault_of_sizes(X, dev, test, value) or _fault_of_content(X, Y, value)


def _fault_of_sizes(X, dev, test, value):
    m = X.shape[1]
    sizes = [x.shape[1] for x, _ in value]
    # rounding up, down or to the nearest is right; with the rest in one set two may add up
    wrong = [
        abs(size - share * m) >= (1 if abs(share * m - round(share * m)) < 1e-9 else 2)
        for size, share in zip(sizes[1:], (dev, test), strict=True)
    ]
    if sum(sizes) != m:
        each = " + ".join(map(str, sizes))
        return f"training, dev and test set have {each} examples, and there are {m}."
    if all(wrong) and abs(sizes[1] - test * m) < 2 and abs(sizes[2] - dev * m) < 2:
        return "the dev set has the size of the test set, and the other way round."
    for name, is_wrong, size in zip(_SETS[1:], wrong, sizes[1:], strict=True):
        if is_wrong:
            return f"the {name} set has {size} of {m} examples, which is not the share `{name}`."
    return None


def _fault_of_content(X, Y, value):
    order = judges.columns_of(X, value)
    together: list[int] = sum(order, [])
    if -1 in together:
        return "a column of the examples is no column of X."
    for name, found in zip(_SETS, order, strict=True):
        if len(set(found)) < len(found):
            return f"an example appears in the {name} set more than once."
    for first, second in ((0, 1), (0, 2), (1, 2)):
        if set(order[first]) & set(order[second]):
            return f"the {_SETS[first]} and the {_SETS[second]} set share examples."
    out_of_step = "the labels come in the order in which they were given, and the examples do not."
    fault = judges.fault_of_labels(Y, value, together, out_of_step)
    if fault:
        return fault
    blocks = all(max(found) - min(found) == len(found) - 1 for found in order if found)
    if X.shape[1] >= 20 and blocks and len(order[1]):
        return "each set is a block of neighbours: the examples were not shuffled before the cut."
    return None


def _judge_seeds(arguments, values):
    """Judge two calls with one seed and one with another."""
    for given, value in zip(arguments, values, strict=True):
        fault = _judge_split(given, value) if value is not None else "the result is None."
        if fault:
            return fault
    return judges.fault_of_seeds(values, "another split", "the same split")


def _with_seeds(m, one, two):
    """Return a draw of three calls on the same examples, two of them with one seed."""

    def draw(rng):
        X, Y = draws.numbered(rng, m)
        return Calls([(X, Y, 0.25, 0.125, seed) for seed in (one, one, two)])

    return draw


SPLIT_DATA = exercise(
    setting_up.split_data,
    "Training, dev and test set",
    visible(
        "twenty examples with two labels each",
        draw=_split(20, 0.3, 0.1, n_y=2, seed=1),
        judge=_judge_split,
        unchanged=True,
    ),
    visible("no test set", draw=_split(20, 0.25, 0, n_x=1, seed=2), judge=_judge_split),
    visible("seed 3, again seed 3, seed 4", draw=_with_seeds(32, 3, 4), judge=_judge_seeds),
    hidden(
        "many examples",
        # eighths, so that no way of computing a size is off by one through rounding
        _split(120, 0.25, 0.125, n_x=4),
        judge=_judge_split,
        unchanged=True,
        points=2,
    ),
    hidden(
        "shares that do not come out even",
        lambda rng: _split(int(rng.choice([57, 59, 63])), 0.3, 0.15, n_x=3)(rng),
        judge=_judge_split,
    ),
    hidden("labels of several rows", _split(64, 0.125, 0.25, n_y=3), judge=_judge_split),
    hidden("one example, for training", _split(1, 0, 0, n_x=3), judge=_judge_split),
    hidden(
        "a seed again, and another",
        lambda rng: _with_seeds(32, int(rng.integers(50)), int(rng.integers(50, 99)))(rng),
        judge=_judge_seeds,
    ),
)


@SPLIT_DATA.equivalent
def the_classic_way(X, Y, dev, test, seed):
    np.random.seed(seed)  # noqa: NPY002  as many write it
    m = X.shape[1]
    order = np.random.permutation(m)  # noqa: NPY002
    X, Y = X[:, order], Y[:, order]
    n_dev, n_test = int(dev * m), int(test * m)
    X_dev, Y_dev = X[:, :n_dev], Y[:, :n_dev]
    X_test, Y_test = X[:, n_dev : n_dev + n_test], Y[:, n_dev : n_dev + n_test]
    X_train, Y_train = X[:, n_dev + n_test :], Y[:, n_dev + n_test :]
    return (X_train, Y_train), (X_dev, Y_dev), (X_test, Y_test)


@SPLIT_DATA.equivalent
def by_choosing(X, Y, dev, test, seed):
    rng = np.random.default_rng(seed)
    m = X.shape[1]
    everything = np.arange(m)
    chosen = rng.choice(everything, int(np.ceil(round(dev * m, 6))), replace=False)
    rest = np.setdiff1d(everything, chosen)
    tested = rng.choice(rest, int(np.ceil(round(test * m, 6))), replace=False)
    rest = np.setdiff1d(rest, tested)
    return [[X[:, part], Y[:, part]] for part in (rest, chosen, tested)]


@SPLIT_DATA.equivalent
def by_sorting(X, Y, dev, test, seed):
    m = X.shape[1]
    order = np.argsort(np.random.RandomState(seed).rand(m))
    cuts = np.rint([(1 - dev - test) * m, (1 - test) * m]).astype(int)
    return tuple(zip(np.split(X[:, order], cuts, 1), np.split(Y[:, order], cuts, 1), strict=True))


SPLIT_DATA.wrong("""
    np.random.default_rng(seed).permutation(m) → np.arange(m)
        The sets are cut out of the data as it stands. If it is sorted, say by class, the dev set
        has one class only. Bring the columns into random order first.
    for part in parts → for part in (parts[0], parts[2], parts[1])
        The dev and the test set have changed places: the order is training, dev, test.
    round(dev * m) → round(dev * m) + 1
        Your dev set has one example too many. A share that comes out even needs no rounding, and
        Python's slices leave out their end.
    Y[:, part] → Y[0, part]
        The labels have lost their rows. Keep the colon for the first axis when you pick columns.
    np.random.default_rng(seed) → np.random.default_rng()
        Every call gives another split, whatever the seed. Give the seed to the source of the random
        numbers.
    np.random.default_rng(seed) → np.random.default_rng(0)
        Every seed gives the same split. The seed is an argument: use it.
    order = np.random.default_rng(seed).permutation(m) →
    X, order = X[:, np.random.default_rng(seed).permutation(m)], np.arange(m)
        The examples were shuffled and the labels were not. The same order has to pick the columns
        of both.
    m = X.shape[1] → m, rng = X.shape[1], np.random.default_rng(seed)
    order = np.random.default_rng(seed).permutation(m) →
    X, Y, order = X[:, rng.permutation(m)], Y[:, rng.permutation(m)], np.arange(m)
        X and Y were shuffled apart, so an example has the label of another. One order is to be
        drawn, and used for both.
    order = np.random.default_rng(seed).permutation(m) → rng = np.random.default_rng(seed)
    np.split(order, [n_train, n_train + n_dev]) →
    [rng.permutation(m)[:size] for size in (n_train, n_dev, n_test)]
        Each set was drawn from all examples, so the dev set holds examples that the model was
        trained on. Draw one order and cut it into three pieces.
    order = np.random.default_rng(seed).permutation(m) → rng = np.random.default_rng(seed)
    np.split(order, [n_train, n_train + n_dev]) →
    [rng.integers(0, m, size) for size in (n_train, n_dev, n_test)]
        Drawing places one by one puts some examples into a set twice and leaves others out. Shuffle
        all of them instead.
    np.split(order, [n_train, n_train + n_dev]) →
    order[n_dev:], order[:n_dev], order[n_dev : n_dev + n_test]
        The test examples were not taken out of the training set: a test on what the model has
        learned by heart says nothing.
    X.shape[1] → X.shape[0]
    X[:, part] → X[part]
        You have cut rows, which are features. Examples are columns in this course: look at the
        axis.
    np.split(order, [n_train, n_train + n_dev]) →
    order[: -(n_dev + n_test)], order[-(n_dev + n_test) : -n_test], order[-n_test:]
        Counting from the end goes wrong if there is nothing to count: `order[-0:]` is everything.
        Count from the start.
    round(dev * m) → round(dev * (m - round(test * m)))
        The dev share was taken of what the test set had left over. Both shares refer to all m
        examples.
    np.split(order, [n_train, n_train + n_dev]) →
    order[n_dev + n_test :], order[:n_dev], order[:n_test]
        The dev and the test set begin at the same place, so they share examples. Each set begins
        where the one before it ends.
    np.split(order, [n_train, n_train + n_dev]) → np.split(order[:-1], [n_train, n_train + n_dev])
        The last example is in no set. Where does your last slice end?
""")


@SPLIT_DATA.mistake("You shuffled the caller's own arrays. Indexing with an order makes new ones.")
def in_place(X, Y, dev, test, seed):
    for array in (X, Y):
        np.random.default_rng(seed).shuffle(array, axis=1)
    m = X.shape[1]
    cuts = [m - round(dev * m) - round(test * m), m - round(test * m)]
    return tuple((X[:, part].copy(), Y[:, part].copy()) for part in np.split(np.arange(m), cuts))
