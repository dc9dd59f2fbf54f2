"""Three sets."""

import math

import numpy as np

from course_utils.reference import setting_up
from course_utils.reference.setting_up import split_data

from ....machinery.calling import NUMERIC, Calls
from ....machinery.exercises import exercise, hidden, visible
from ... import draws, judges

_SETS = ("training", "dev", "test")


def _split_case(rng, m, dev, test, n_x=2, n_y=1, seed=None):
    return (
        *draws.numbered(rng, m, n_x, n_y),
        dev,
        test,
        int(rng.integers(1000)) if seed is None else seed,
    )


def _judge_split(arguments, value):
    """Say what is wrong with a split, in words that do not depend on what was drawn."""
    X, Y, dev, test, _ = arguments
    if not isinstance(value, list | tuple) or len(value) != 3:
        return "the result is not the three pairs of the training, the dev and the test set."
    for name, pair in zip(_SETS, value, strict=True):
        if not isinstance(pair, list | tuple) or len(pair) != 2:
            return f"the {name} set is no pair of examples and labels."
        for what, part, whole in zip(("examples", "labels"), pair, (X, Y), strict=True):
            if np.ndim(part) != 2 or len(part) != len(whole):
                return f"the {what} of the {name} set do not have the rows they came with."
        if pair[0].shape[1] != pair[1].shape[1]:
            return f"the {name} set has more examples than labels, or fewer."
    return _fault_of_sizes(X, dev, test, value) or _fault_of_content(X, Y, value)


def _fault_of_sizes(X, dev, test, value):
    m = X.shape[1]
    sizes = [x.shape[1] for x, _ in value]
    # rounding up, down or to the nearest is right; with the rest in one set two may add up
    wrong = [
        abs(size - share * m) >= (1 if abs(share * m - round(share * m)) < 1e-9 else 2)
        for size, share in zip(sizes[1:], (dev, test), strict=True)
    ]
    if sum(sizes) > m:
        return "the three sets together have more examples than there are."
    if sum(sizes) < m:
        return "the three sets together have fewer examples than there are."
    if all(wrong) and abs(sizes[1] - test * m) < 2 and abs(sizes[2] - dev * m) < 2:
        return "the dev set has the size of the test set, and the other way round."
    for name, is_wrong in zip(_SETS[1:], wrong, strict=True):
        if is_wrong:
            return f"the {name} set does not have the share asked for."
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
    fault = judges.fault_of_labels(
        Y,
        value,
        together,
        "the labels come in the order in which they were given, and the examples do not.",
    )
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


def _with_seeds(rng, m):
    X, Y = draws.numbered(rng, m)
    one, two = int(rng.integers(50)), int(rng.integers(50, 99))
    return Calls([(X, Y, 0.25, 0.125, seed) for seed in (one, one, two)])


SPLIT_DATA = exercise(
    setting_up.split_data,
    "Training, dev and test set",
    visible(
        "twenty examples",
        draw=lambda rng: _split_case(rng, 20, 0.3, 0.1, seed=1),
        judge=_judge_split,
        unchanged=True,
    ),
    visible(
        "no test set",
        draw=lambda rng: _split_case(rng, 20, 0.25, 0, n_x=1, seed=2),
        judge=_judge_split,
    ),
    hidden(
        "many examples",
        # eighths, so that no way of computing a size is off by one through rounding
        lambda rng: _split_case(rng, 120, 0.25, 0.125, n_x=4),
        judge=_judge_split,
        unchanged=True,
        points=2,
    ),
    hidden(
        "shares that do not come out even",
        lambda rng: _split_case(rng, int(rng.choice([57, 59, 63])), 0.3, 0.15, n_x=3),
        judge=_judge_split,
    ),
    hidden(
        "labels of several rows",
        lambda rng: _split_case(rng, 64, 0.125, 0.25, n_x=2, n_y=3),
        judge=_judge_split,
    ),
    hidden(
        "one example, for training",
        lambda rng: _split_case(rng, 1, 0, 0, n_x=3),
        judge=_judge_split,
    ),
    hidden(
        "the same seed again, and another",
        lambda rng: _with_seeds(rng, 32),
        judge=_judge_seeds,
        points=2,
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


SPLIT_DATA.wrong(r"""
    np.random.default_rng(seed).permutation(m) → np.arange(m)
        The sets are cut out of the data as it stands. If it is sorted, say by class, the dev set
        has one class only. Bring the columns into random order first.
    part], Y[:, part]) for part in parts → parts[k]], Y[:, parts[k]]) for k in (0, 2, 1)
        The dev and the test set have changed places: the order is training, dev, test.
    ), → ) + 1,
        Your dev set has one example too many. A share that comes out even needs no rounding, and
        Python's slices leave out their end.
    (X[:, part], Y[:, part]) → (X[:, part], Y[0, part])
        The labels have lost their rows. Keep the colon for the first axis when you pick columns.
    np.random.default_rng(seed) → np.random.default_rng()
        Every call gives another split, whatever the seed. Give the seed to the source of the random
        numbers.
    np.random.default_rng(seed) → np.random.default_rng(0)
        Every seed gives the same split. The seed is an argument: use it.
""")


@SPLIT_DATA.mistake(
    "The examples were shuffled and the labels were not. The same order has to pick the columns of "
    "both."
)
def labels_left_behind(X, Y, dev, test, seed):
    m = X.shape[1]
    n_dev, n_test = round(dev * m), round(test * m)
    n_train = m - n_dev - n_test
    cuts = [n_train, n_train + n_dev]
    order = np.random.default_rng(seed).permutation(m)
    parts, places = np.split(order, cuts), np.split(np.arange(m), cuts)
    return tuple((X[:, part], Y[:, place]) for part, place in zip(parts, places, strict=True))


@SPLIT_DATA.mistake(
    "X and Y were shuffled apart, so an example has the label of another. One order is to be "
    "drawn, and used for both."
)
def with_two_shuffles(X, Y, dev, test, seed):
    rng = np.random.default_rng(seed)
    m = X.shape[1]
    X, Y = X[:, rng.permutation(m)], Y[:, rng.permutation(m)]
    n_dev, n_test = round(dev * m), round(test * m)
    a, b = m - n_dev - n_test, m - n_test
    return (X[:, :a], Y[:, :a]), (X[:, a:b], Y[:, a:b]), (X[:, b:], Y[:, b:])


@SPLIT_DATA.mistake(
    "Each set was drawn from all examples, so the dev set holds examples that the model was "
    "trained on. Draw one order and cut it into three pieces."
)
def with_independent_draws(X, Y, dev, test, seed):
    rng = np.random.default_rng(seed)
    m = X.shape[1]
    n_dev, n_test = round(dev * m), round(test * m)
    parts = [rng.permutation(m)[:size] for size in (m - n_dev - n_test, n_dev, n_test)]
    return tuple((X[:, part], Y[:, part]) for part in parts)


@SPLIT_DATA.mistake(
    "Drawing places one by one puts some examples into a set twice and leaves others out. Shuffle"
    " all of them instead."
)
def with_replacement(X, Y, dev, test, seed):
    rng = np.random.default_rng(seed)
    m = X.shape[1]
    n_dev, n_test = round(dev * m), round(test * m)
    parts = [rng.integers(0, m, size) for size in (m - n_dev - n_test, n_dev, n_test)]
    return tuple((X[:, part], Y[:, part]) for part in parts)


@SPLIT_DATA.mistake(
    "The test examples were not taken out of the training set: a test on what the model has "
    "learned by heart says nothing."
)
def with_the_test_set_in_training(X, Y, dev, test, seed):
    m = X.shape[1]
    order = np.random.default_rng(seed).permutation(m)
    n_dev, n_test = round(dev * m), round(test * m)
    parts = order[n_dev:], order[:n_dev], order[n_dev : n_dev + n_test]
    return tuple((X[:, part], Y[:, part]) for part in parts)


@SPLIT_DATA.mistake(
    "You have cut rows, which are features. Examples are columns in this course: look at the axis."
)
def rows(X, Y, dev, test, seed):
    m = X.shape[0]
    order = np.random.default_rng(seed).permutation(m)
    n_dev, n_test = round(dev * m), round(test * m)
    parts = np.split(order, [m - n_dev - n_test, m - n_test])
    return tuple((X[part], Y[:, part]) for part in parts)


@SPLIT_DATA.mistake(
    "Counting from the end goes wrong if there is nothing to count: `order[-0:]` is everything. "
    "Count from the start."
)
def from_the_end(X, Y, dev, test, seed):
    m = X.shape[1]
    order = np.random.default_rng(seed).permutation(m)
    n_dev, n_test = round(dev * m), round(test * m)
    parts = order[: -(n_dev + n_test)], order[-(n_dev + n_test) : -n_test], order[-n_test:]
    return tuple((X[:, part], Y[:, part]) for part in parts)


@SPLIT_DATA.mistake(
    "The dev share was taken of what the test set had left over. Both shares refer to all m "
    "examples."
)
def the_rest_again(X, Y, dev, test, seed):
    m = X.shape[1]
    n_test = round(test * m)
    n_dev = round(dev * (m - n_test))
    order = np.random.default_rng(seed).permutation(m)
    parts = np.split(order, [m - n_dev - n_test, m - n_test])
    return tuple((X[:, part], Y[:, part]) for part in parts)


@SPLIT_DATA.mistake("You shuffled the caller's own arrays. Indexing with an order makes new ones.")
def in_place(X, Y, dev, test, seed):
    for array in (X, Y):
        np.random.default_rng(seed).shuffle(array, axis=1)
    m = X.shape[1]
    cuts = [m - round(dev * m) - round(test * m), m - round(test * m)]
    return tuple((X[:, part].copy(), Y[:, part].copy()) for part in np.split(np.arange(m), cuts))


def _answers(rng, m, right, dev, seeds):
    """Draw which examples a model gets right, and seeds that all come back once."""
    # `right` is no multiple of ten or five: no dev set has the accuracy of all examples
    correct = rng.permutation((np.arange(m) < right).astype(int)).reshape(1, m)
    drawn = rng.choice(900, size=seeds, replace=False).tolist()
    return correct, dev, drawn + drawn


def _are_shares_of(n, values):
    """Whether each value is a whole number of n examples."""
    return bool(np.abs(values * n - np.rint(values * n)).max() <= 1e-6)


def _judge_accuracies(arguments, values):
    correct, dev, seeds = arguments
    if np.ndim(values) == 0:
        return "the result is a single number, not one for each seed."
    if np.shape(values) != (len(seeds),):
        return "the result is not a list with one number for each seed."
    if np.asarray(values).dtype.kind not in NUMERIC:
        return "an accuracy is not a number."
    values = np.asarray(values, float)
    if not np.isfinite(values).all():
        return "an accuracy is not a finite number."
    n, p = round(dev * correct.size), float(np.mean(correct))
    spread = np.sqrt(p * (1 - p) / n)
    if np.any(values > n):
        return "an accuracy is larger than the dev set."
    if np.any(values < 0) or np.any(values > 1):
        return "an accuracy lies outside the range from 0 to 1."
    if np.ptp(values) == 0 and abs(values[0] - p) < 1e-9:
        return "the accuracy is that of all examples, for every seed."
    if np.ptp(values) == 0:
        return "the accuracy is the same for every seed."
    if not _are_shares_of(n, values):
        others = "; each is one of all other examples" * _are_shares_of(correct.size - n, values)
        return f"an accuracy is no share that a dev set of this size can have{others}."
    first, again = np.split(values, 2)
    if not np.array_equal(first, again):
        return "the same seed gives two accuracies."
    if abs(values.mean() - p) > 6 * spread / np.sqrt(len(first)):
        return "the accuracies lie far from the model's accuracy on all examples."
    if not 0.3 < values.std() / spread < 1.9:
        return "the accuracies spread more, or less, than random dev sets make them."
    return None


DEV_ACCURACIES = exercise(
    setting_up.dev_accuracies,
    "One model, measured on many dev sets",
    visible(
        "a dev set of ten from forty",
        draw=lambda rng: _answers(rng, 40, 33, 0.25, 25),
        judge=_judge_accuracies,
    ),
    hidden(
        "a model that is often right",
        lambda rng: _answers(rng, 500, 10 * int(rng.integers(43, 46)) + 3, 0.1, 40),
        judge=_judge_accuracies,
        points=2,
    ),
    hidden(
        "a model that is often wrong",
        lambda rng: _answers(rng, 300, 5 * int(rng.integers(14, 20)) + 2, 0.2, 40),
        judge=_judge_accuracies,
    ),
    uses=("split_data",),
)


@DEV_ACCURACIES.equivalent
def in_one_line(correct, dev, seeds):
    return np.array([split_data(correct, correct, dev, 0, seed)[1][0].mean() for seed in seeds])


@DEV_ACCURACIES.equivalent
def with_own_draws(correct, dev, seeds):
    found = []
    for seed in seeds:
        rng = np.random.default_rng(seed)
        chosen = rng.choice(correct.size, round(dev * correct.size), replace=False)
        found.append(correct[0, chosen].sum() / len(chosen))
    return found


DEV_ACCURACIES.wrong("""
    np.mean(dev_correct) → 1 - np.mean(dev_correct)
        That is the share of mistakes. `correct` is 1 where the model is right.
    _, (_, dev_correct), _ → (_, dev_correct), _, _
        You have measured on the large set, the first of three. The dev set is the second.
    np.mean(dev_correct) → np.mean(correct)
        You have measured on all examples. Only those of the dev set drawn with this seed count.
    dev, 0, seed) → dev, 0, seeds[0])
        The same dev set was drawn every time. Each entry of `seeds` gives one of its own.
    np.mean(dev_correct) → np.sum(dev_correct)
        You have counted the right answers. An accuracy is their share of the dev set.
    np.mean(dev_correct) → 100 * np.mean(dev_correct)
        Those are percentages. A share lies between 0 and 1.
    return accuracies → return float(np.mean(accuracies))
        You have averaged over the seeds. The spread between them is what we are after: return all
        of them.
""")


@DEV_ACCURACIES.mistake(
    "The sets were drawn with the seeds 0, 1, 2 and so on. Take the entries of `seeds`, not their"
    " places."
)
def by_number(correct, dev, seeds):
    return [
        np.mean(split_data(correct, correct, dev, 0, number)[1][1]) for number in range(len(seeds))
    ]


def _judge_size(arguments, value):
    p, width = arguments
    wanted = 4 * p * (1 - p) / width**2
    if isinstance(value, str):
        return "the result is text, not a number."
    value = float(value)
    if not math.isfinite(value) or value < 0:
        return "the result is no number of examples."
    if abs(value - wanted) <= 1 + 1e-6 * wanted:  # exact, or rounded either way
        return None
    names = {
        "one standard error is as wide as asked for, not two": p * (1 - p) / width**2,
        "two standard errors are twice as wide as asked for, or half as wide": 2
        * p
        * (1 - p)
        / width**2,
        "the width is not squared": 4 * p * (1 - p) / width,
        "the last step is missing: this is the root of the number asked for": 2
        * np.sqrt(p * (1 - p))
        / width,
        "p stands there alone": 4 * p / width**2,
        "1 - p stands there alone": 4 * (1 - p) / width**2,
        "it is upside down": width**2 / (4 * p * (1 - p)),
    }
    for fault, other in names.items():
        if abs(value - other) <= 1 + 1e-6 * other and value != 0:
            return f"with this number of examples, {fault}."
    return "this number of examples does not give the width asked for."


def _accuracy_and_width(rng, low, high):
    return round(float(rng.uniform(low, high)), 3), round(float(rng.uniform(0.02, 0.05)), 3)


DEV_SIZE = exercise(
    setting_up.dev_size,
    "How many dev examples it takes",
    visible("80 %, to within 5 points", 0.8, 0.05, judge=_judge_size),
    hidden("a good model", lambda rng: _accuracy_and_width(rng, 0.9, 0.96), judge=_judge_size),
    hidden("a poor model", lambda rng: _accuracy_and_width(rng, 0.2, 0.35), judge=_judge_size),
)


@DEV_SIZE.equivalent
def unrounded(p, width):
    standard_error = width / 2
    return p * (1 - p) / standard_error**2


@DEV_SIZE.equivalent
def by_trying(p, width):
    n = 1
    while 2 * np.sqrt(p * (1 - p) / n) > width:
        n += 1
    return n


DEV_SIZE.wrong("""
    4 * p → p
        For this n, one standard error is as wide as asked for. Start from two of them.
    4 * p → 2 * p
        Squaring 2 √(…) squares the 2 as well.
    width**2 → width
        The width has to be squared together with the root on the other side.
    4 * p * (1 - p) / width**2 → 2 * math.sqrt(p * (1 - p)) / width
        You have solved for √n. The last step is missing.
    4 * p * (1 - p) → 4 * p
        The variance of one answer that is right with probability p is not p. What does a model that
        is always right vary by?
    4 * p * (1 - p) → 4 * (1 - p)
        The variance of one answer that is right with probability p is not 1 - p. What does a model
        that is always wrong vary by?
""")
