"""Exercises of the notebook week5/setting_up."""

import math
from typing import Any

import numpy as np

from course_utils.reference import setting_up
from course_utils.reference.setting_up import split_data

from ...machinery.calling import NUMERIC, Calls
from ...machinery.exercises import Exercise, Mistake, hidden, visible

# split_data: random, so properties are judged

_SETS = ("training", "dev", "test")


def _numbered(rng, m, n_x=2, n_y=1):
    """Draw examples that differ, and labels by which each example is known again."""
    X = np.round(rng.permutation(n_x * m).reshape(n_x, m) + rng.uniform(0, 0.5, (n_x, m)), 2)
    return X, 100.0 + rng.permutation(n_y * m).reshape(n_y, m)


def _split_case(rng, m, dev, test, n_x=2, n_y=1, seed=None):
    return (
        *_numbered(rng, m, n_x, n_y),
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
    # an example is known by its first row, whose entries all differ
    place = {number: i for i, number in enumerate(X[0].tolist())}
    order = [[place.get(number, -1) for number in x[0].tolist()] for x, _ in value]
    together = sum(order, [])
    if -1 in together or any(
        not np.array_equal(x, X[:, found]) for (x, _), found in zip(value, order, strict=True)
    ):
        return "a column of the examples is no column of X."
    for name, found in zip(_SETS, order, strict=True):
        if len(set(found)) < len(found):
            return f"an example appears in the {name} set more than once."
    for first, second in ((0, 1), (0, 2), (1, 2)):
        if set(order[first]) & set(order[second]):
            return f"the {_SETS[first]} and the {_SETS[second]} set share examples."
    labels = np.concatenate([y for _, y in value], axis=1)
    m = X.shape[1]
    if together != list(range(m)) and np.array_equal(labels, Y):
        return "the labels come in the order in which they were given, and the examples do not."
    if not np.array_equal(labels, Y[:, together]):
        return "examples have lost their own labels."
    blocks = all(max(found) - min(found) == len(found) - 1 for found in order if found)
    if m >= 20 and blocks and len(order[1]):
        return "each set is a block of neighbours: the examples were not shuffled before the cut."
    return None


def _judge_seeds(arguments, values):
    """Judge two calls with one seed and one with another."""
    for given, value in zip(arguments, values, strict=True):
        fault = _judge_split(given, value) if value is not None else "the result is None."
        if fault:
            return fault
    first, again, other = ([x[0].tolist() for x, _ in value] for value in values)
    if first != again:
        return "called again with the same seed, it gives another split."
    if first == other:
        return "called with another seed, it gives the same split."
    return None


def _with_seeds(rng, m):
    X, Y = _numbered(rng, m)
    one, two = int(rng.integers(50)), int(rng.integers(50, 99))
    return Calls([(X, Y, 0.25, 0.125, seed) for seed in (one, one, two)])


def _split_the_classic_way(X, Y, dev, test, seed):
    np.random.seed(seed)  # noqa: NPY002  as many write it
    m = X.shape[1]
    order = np.random.permutation(m)  # noqa: NPY002
    X, Y = X[:, order], Y[:, order]
    n_dev, n_test = int(dev * m), int(test * m)
    X_dev, Y_dev = X[:, :n_dev], Y[:, :n_dev]
    X_test, Y_test = X[:, n_dev : n_dev + n_test], Y[:, n_dev : n_dev + n_test]
    X_train, Y_train = X[:, n_dev + n_test :], Y[:, n_dev + n_test :]
    return (X_train, Y_train), (X_dev, Y_dev), (X_test, Y_test)


def _split_by_choosing(X, Y, dev, test, seed):
    rng = np.random.default_rng(seed)
    m = X.shape[1]
    everything = np.arange(m)
    chosen = rng.choice(everything, int(np.ceil(round(dev * m, 6))), replace=False)
    rest = np.setdiff1d(everything, chosen)
    tested = rng.choice(rest, int(np.ceil(round(test * m, 6))), replace=False)
    rest = np.setdiff1d(rest, tested)
    return [[X[:, part], Y[:, part]] for part in (rest, chosen, tested)]


def _split_by_sorting(X, Y, dev, test, seed):
    m = X.shape[1]
    order = np.argsort(np.random.RandomState(seed).rand(m))
    cuts = np.rint([(1 - dev - test) * m, (1 - test) * m]).astype(int)
    return tuple(zip(np.split(X[:, order], cuts, 1), np.split(Y[:, order], cuts, 1), strict=True))


def _split_with_two_shuffles(X, Y, dev, test, seed):
    rng = np.random.default_rng(seed)
    m = X.shape[1]
    X, Y = X[:, rng.permutation(m)], Y[:, rng.permutation(m)]
    n_dev, n_test = round(dev * m), round(test * m)
    a, b = m - n_dev - n_test, m - n_test
    return (X[:, :a], Y[:, :a]), (X[:, a:b], Y[:, a:b]), (X[:, b:], Y[:, b:])


def _split_with_independent_draws(X, Y, dev, test, seed):
    rng = np.random.default_rng(seed)
    m = X.shape[1]
    n_dev, n_test = round(dev * m), round(test * m)
    parts = [rng.permutation(m)[:size] for size in (m - n_dev - n_test, n_dev, n_test)]
    return tuple((X[:, part], Y[:, part]) for part in parts)


def _split_with_replacement(X, Y, dev, test, seed):
    rng = np.random.default_rng(seed)
    m = X.shape[1]
    n_dev, n_test = round(dev * m), round(test * m)
    parts = [rng.integers(0, m, size) for size in (m - n_dev - n_test, n_dev, n_test)]
    return tuple((X[:, part], Y[:, part]) for part in parts)


def _split_with_the_test_set_in_training(X, Y, dev, test, seed):
    m = X.shape[1]
    order = np.random.default_rng(seed).permutation(m)
    n_dev, n_test = round(dev * m), round(test * m)
    parts = order[n_dev:], order[:n_dev], order[n_dev : n_dev + n_test]
    return tuple((X[:, part], Y[:, part]) for part in parts)


def _split_rows(X, Y, dev, test, seed):
    m = X.shape[0]
    order = np.random.default_rng(seed).permutation(m)
    n_dev, n_test = round(dev * m), round(test * m)
    parts = np.split(order, [m - n_dev - n_test, m - n_test])
    return tuple((X[part], Y[:, part]) for part in parts)


def _split_from_the_end(X, Y, dev, test, seed):
    m = X.shape[1]
    order = np.random.default_rng(seed).permutation(m)
    n_dev, n_test = round(dev * m), round(test * m)
    parts = order[: -(n_dev + n_test)], order[-(n_dev + n_test) : -n_test], order[-n_test:]
    return tuple((X[:, part], Y[:, part]) for part in parts)


def _split_the_rest_again(X, Y, dev, test, seed):
    m = X.shape[1]
    n_test = round(test * m)
    n_dev = round(dev * (m - n_test))
    order = np.random.default_rng(seed).permutation(m)
    parts = np.split(order, [m - n_dev - n_test, m - n_test])
    return tuple((X[:, part], Y[:, part]) for part in parts)


def _split_in_place(X, Y, dev, test, seed):
    for array in (X, Y):
        np.random.default_rng(seed).shuffle(array, axis=1)
    m = X.shape[1]
    cuts = [m - round(dev * m) - round(test * m), m - round(test * m)]
    return tuple((X[:, part].copy(), Y[:, part].copy()) for part in np.split(np.arange(m), cuts))


SPLIT_DATA = Exercise(
    name="split_data",
    title="Training, dev and test set",
    reference=setting_up.split_data,
    cases=(
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
    ),
    mistakes=(
        Mistake(
            "The sets are cut out of the data as it stands. If it is sorted, say by class, the "
            "dev set has one class only. Bring the columns into random order first.",
            replace={
                "np.random.default_rng(seed).permutation(m)": "np.arange(m)",
            },
        ),
        Mistake(
            "The examples were shuffled and the labels were not. The same order has to pick the "
            "columns of both.",
            replace={
                "return tuple((X[:, part], Y[:, part]) for part in parts)": (
                    "places = np.split(np.arange(m), [n_train, n_train + n_dev])\n"
                    "    return tuple((X[:, part], Y[:, place]) "
                    "for part, place in zip(parts, places, strict=True))"
                )
            },
        ),
        Mistake(
            "X and Y were shuffled apart, so an example has the label of another. One order is "
            "to be drawn, and used for both.",
            function=_split_with_two_shuffles,
        ),
        Mistake(
            "Each set was drawn from all examples, so the dev set holds examples that the model "
            "was trained on. Draw one order and cut it into three pieces.",
            function=_split_with_independent_draws,
        ),
        Mistake(
            "Drawing places one by one puts some examples into a set twice and leaves others "
            "out. Shuffle all of them instead.",
            function=_split_with_replacement,
        ),
        Mistake(
            "The test examples were not taken out of the training set: a test on what the model "
            "has learned by heart says nothing.",
            function=_split_with_the_test_set_in_training,
        ),
        Mistake(
            "You have cut rows, which are features. Examples are columns in this course: look at "
            "the axis.",
            function=_split_rows,
        ),
        Mistake(
            "The dev and the test set have changed places: the order is training, dev, test.",
            replace={
                "return tuple((X[:, part], Y[:, part]) for part in parts)": (
                    "return tuple((X[:, parts[k]], Y[:, parts[k]]) for k in (0, 2, 1))"
                )
            },
        ),
        Mistake(
            "Counting from the end goes wrong if there is nothing to count: `order[-0:]` is "
            "everything. Count from the start.",
            function=_split_from_the_end,
        ),
        Mistake(
            "The dev share was taken of what the test set had left over. Both shares refer to "
            "all m examples.",
            function=_split_the_rest_again,
        ),
        Mistake(
            "Your dev set has one example too many. A share that comes out even needs no rounding, "
            "and Python's slices leave out their end.",
            replace={"n_dev, n_test = round(dev * m), ": "n_dev, n_test = round(dev * m) + 1, "},
        ),
        Mistake(
            "The labels have lost their rows. Keep the colon for the first axis when you pick "
            "columns.",
            replace={"(X[:, part], Y[:, part])": "(X[:, part], Y[0, part])"},
        ),
        Mistake(
            "Every call gives another split, whatever the seed. Give the seed to the source of "
            "the random numbers.",
            replace={"np.random.default_rng(seed)": "np.random.default_rng()"},
        ),
        Mistake(
            "Every seed gives the same split. The seed is an argument: use it.",
            replace={"np.random.default_rng(seed)": "np.random.default_rng(0)"},
        ),
        Mistake(
            "You shuffled the caller's own arrays. Indexing with an order makes new ones.",
            function=_split_in_place,
        ),
    ),
    equivalents=(_split_the_classic_way, _split_by_choosing, _split_by_sorting),
)


# dev_accuracies: judged by what a fair measurement must have


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


def _accuracies_in_one_line(correct, dev, seeds):
    return np.array([split_data(correct, correct, dev, 0, seed)[1][0].mean() for seed in seeds])


def _accuracies_with_own_draws(correct, dev, seeds):
    found = []
    for seed in seeds:
        rng = np.random.default_rng(seed)
        chosen = rng.choice(correct.size, round(dev * correct.size), replace=False)
        found.append(correct[0, chosen].sum() / len(chosen))
    return found


def _accuracies_by_number(correct, dev, seeds):
    return [
        np.mean(split_data(correct, correct, dev, 0, number)[1][1]) for number in range(len(seeds))
    ]


DEV_ACCURACIES = Exercise(
    name="dev_accuracies",
    title="One model, measured on many dev sets",
    reference=setting_up.dev_accuracies,
    cases=(
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
    ),
    mistakes=(
        Mistake(
            "That is the share of mistakes. `correct` is 1 where the model is right.",
            replace={"np.mean(dev_correct)": "1 - np.mean(dev_correct)"},
        ),
        Mistake(
            "You have measured on the large set, the first of three. The dev set is the second.",
            replace={"_, (_, dev_correct), _": "(_, dev_correct), _, _"},
        ),
        Mistake(
            "You have measured on all examples. Only those of the dev set drawn with this seed "
            "count.",
            replace={"np.mean(dev_correct)": "np.mean(correct)"},
        ),
        Mistake(
            "The same dev set was drawn every time. Each entry of `seeds` gives one of its own.",
            replace={"dev, 0, seed)": "dev, 0, seeds[0])"},
        ),
        Mistake(
            "The sets were drawn with the seeds 0, 1, 2 and so on. Take the entries of `seeds`, "
            "not their places.",
            function=_accuracies_by_number,
        ),
        Mistake(
            "You have counted the right answers. An accuracy is their share of the dev set.",
            replace={"np.mean(dev_correct)": "np.sum(dev_correct)"},
        ),
        Mistake(
            "Those are percentages. A share lies between 0 and 1.",
            replace={"np.mean(dev_correct)": "100 * np.mean(dev_correct)"},
        ),
        Mistake(
            "You have averaged over the seeds. The spread between them is what we are after: "
            "return all of them.",
            replace={"return accuracies": "return float(np.mean(accuracies))"},
        ),
    ),
    equivalents=(_accuracies_in_one_line, _accuracies_with_own_draws),
    uses=("split_data",),
)


# dev_size: rounded or not


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


def _size_unrounded(p, width):
    standard_error = width / 2
    return p * (1 - p) / standard_error**2


def _size_by_trying(p, width):
    n = 1
    while 2 * np.sqrt(p * (1 - p) / n) > width:
        n += 1
    return n


def _accuracy_and_width(rng, low, high):
    return round(float(rng.uniform(low, high)), 3), round(float(rng.uniform(0.02, 0.05)), 3)


DEV_SIZE = Exercise(
    name="dev_size",
    title="How many dev examples it takes",
    reference=setting_up.dev_size,
    cases=(
        visible("80 %, to within 5 points", 0.8, 0.05, judge=_judge_size),
        hidden(
            "a good model",
            lambda rng: _accuracy_and_width(rng, 0.9, 0.96),
            judge=_judge_size,
        ),
        hidden(
            "a poor model",
            lambda rng: _accuracy_and_width(rng, 0.2, 0.35),
            judge=_judge_size,
        ),
    ),
    mistakes=(
        Mistake(
            "For this n, one standard error is as wide as asked for. Start from two of them.",
            replace={"4 * p": "p"},
        ),
        Mistake(
            "Squaring 2 √(…) squares the 2 as well.",
            replace={"4 * p": "2 * p"},
        ),
        Mistake(
            "The width has to be squared together with the root on the other side.",
            replace={"width**2": "width"},
        ),
        Mistake(
            "You have solved for √n. The last step is missing.",
            replace={"4 * p * (1 - p) / width**2": "2 * math.sqrt(p * (1 - p)) / width"},
        ),
        Mistake(
            "The variance of one answer that is right with probability p is not p. What does a "
            "model that is always right vary by?",
            replace={"4 * p * (1 - p)": "4 * p"},
        ),
        Mistake(
            "The variance of one answer that is right with probability p is not 1 - p. What does "
            "a model that is always wrong vary by?",
            replace={"4 * p * (1 - p)": "4 * (1 - p)"},
        ),
    ),
    equivalents=(_size_unrounded, _size_by_trying),
)


# diagnosis: a quiz

_RIGHT_DIAGNOSIS = {
    "1 / 16": "variance",
    "15 / 16": "bias",
    "15 / 30": "both",
    "0.5 / 1": "neither",
    "15 / 16, human 14": "neither",
    "net P": "variance",
    "net Q": "bias",
    "net R": "neither",
    "a new feature": "bias",
    "fewer features": "variance",
    "mirrored copies": "variance",
    "dev from the web": "C",
    "million": "A",
    "winner": "C",
}


def _ask(question):
    return lambda rng: (question,)


DIAGNOSIS = Exercise(
    name="diagnosis",
    title="Bias, variance, or something else",
    reference=_RIGHT_DIAGNOSIS,
    cases=(
        visible("1 / 16", "1 / 16"),
        visible("15 / 16", "15 / 16"),
        visible("15 / 16, human 14", "15 / 16, human 14"),
        visible("net P", "net P"),
        visible("a new feature", "a new feature"),
        visible("dev from the web", "dev from the web"),
        hidden("15 / 30", _ask("15 / 30")),
        hidden("0.5 / 1", _ask("0.5 / 1")),
        hidden("net Q", _ask("net Q")),
        hidden("net R", _ask("net R")),
        hidden("fewer features", _ask("fewer features")),
        hidden("mirrored copies", _ask("mirrored copies")),
        hidden("million", _ask("million")),
        hidden("winner", _ask("winner")),
    ),
    mistakes=(
        Mistake(
            "On its own training examples the model is nearly perfect, so it has bent far "
            "enough. What does the jump to the dev error tell?",
            answers={"1 / 16": "bias"},
        ),
        Mistake(
            "The training error is next to the human error: where would the bias show?",
            answers={"1 / 16": "both"},
        ),
        Mistake(
            "The two errors are nearly the same, so new examples are no harder than known ones. "
            "What is it that both are far from?",
            answers={"15 / 16": "variance"},
        ),
        Mistake(
            "One point lies between training and dev error. Is that a second problem, beside a "
            "gap of fifteen?",
            answers={"15 / 16": "both"},
        ),
        Mistake(
            "A person makes 14 % mistakes here: the pictures are blurred. How much of the 15 % "
            "could be avoided?",
            answers={"15 / 16, human 14": "bias"},
        ),
        Mistake(
            "Take the two differences, from human to training error and from training to dev "
            "error. Is the second one large?",
            answers={"15 / 16, human 14": "variance"},
        ),
        Mistake(
            "Look at the difference of P's two bars. What would a model do that cannot bend "
            "enough with its own training examples?",
            answers={"net P": "bias"},
        ),
        Mistake(
            "P's training error lies below the dashed line: it cannot have missed anything that "
            "there is to learn.",
            answers={"net P": "both"},
        ),
        Mistake(
            "P's two bars are far apart. Compare the dev bar with the training bar, not with the "
            "other nets.",
            answers={"net P": "neither"},
        ),
        Mistake(
            "The sign of the product is all that a person looks at. Does such a feature make the "
            "training examples easier to fit, or bring the dev error closer to the training error?",
            answers={"a new feature": "variance"},
        ),
        Mistake(
            "The 500 come from the app, but the dev set would be nearly all web pictures: you "
            "would choose the model that is best on the web.",
            answers={"dev from the web": "A"},
        ),
        Mistake(
            "The dev set decides which model you keep. What is it a sample of here, and for whom "
            "is the model?",
            answers={"dev from the web": "B"},
        ),
        Mistake(
            "There are fifteen points between human and training error as well.",
            answers={"15 / 30": "variance"},
        ),
        Mistake(
            "New examples cost it another fifteen points: that is a second problem.",
            answers={"15 / 30": "bias"},
        ),
        Mistake(
            "Both differences are half a point. Would you spend a week on either?",
            answers={"0.5 / 1": "variance"},
        ),
        Mistake(
            "Q's bars have about the same height. Compare them with the dashed line.",
            answers={"net Q": "variance"},
        ),
        Mistake(
            "R's errors are not small, but what is the smallest that anybody reaches on these "
            "points?",
            answers={"net R": "bias"},
        ),
        Mistake(
            "With copies there is more to fit, so the training error rises rather than falls. "
            "Which of the two gaps becomes smaller?",
            answers={"mirrored copies": "bias"},
        ),
        Mistake(
            "Without them the model has less to bend by. Will it fit its training examples better, "
            "or depend less on which examples it happens to have?",
            answers={"fewer features": "bias"},
        ),
        Mistake(
            "One percent of a million is 10 000 examples. Put that into your `dev_size` the other "
            "way round: how wide are two standard errors?",
            answers={"million": "B"},
        ),
        Mistake(
            "A share is no measure of how exact a dev set is. How many examples are one percent "
            "here?",
            answers={"million": "C"},
        ),
        Mistake(
            "The dev set has chosen the winner. It was looked at forty times, once by each model.",
            answers={"winner": "A"},
        ),
        Mistake(
            "On unseen examples a model may do better or worse than on the dev set. But is the "
            "best of forty noisy numbers as likely to be too low as too high?",
            answers={"winner": "B"},
        ),
    ),
    equivalents=(
        {**_RIGHT_DIAGNOSIS, "note": "extra keys do no harm"},
        dict(reversed(_RIGHT_DIAGNOSIS.items())),
    ),
)


# next_step


def _next_step_by_gaps(train_error, dev_error, human_error, gap):
    gaps = {"reduce bias": train_error - human_error, "reduce variance": dev_error - train_error}
    for step, size in gaps.items():
        if size > gap:
            return step
    return "done"


def _next_step_nested(train_error, dev_error, human_error, gap):
    if train_error <= human_error + gap:
        return "done" if dev_error <= train_error + gap else "reduce variance"
    return "reduce bias"


def _larger_gap_first(train_error, dev_error, human_error, gap):
    bias, variance = train_error - human_error, dev_error - train_error
    if max(bias, variance) <= gap:
        return "done"
    return "reduce bias" if bias > variance else "reduce variance"


def _variance_first(train_error, dev_error, human_error, gap):
    if dev_error - train_error > gap:
        return "reduce variance"
    if train_error - human_error > gap:
        return "reduce bias"
    return "done"


def _errors(rng, human, bias, variance, gap):
    """Draw errors with these gaps, in eighths of a percent, which floats hold exactly."""
    shift = int(rng.integers(0, 40)) / 8
    human += shift
    return human + bias, human + bias + variance, human, gap


NEXT_STEP = Exercise(
    name="next_step",
    title="The recipe as a function",
    reference=setting_up.next_step,
    cases=(
        visible("1 / 16 percent", 1.0, 16.0, 0.0, 2.0),
        visible("15 / 16 percent", 15.0, 16.0, 0.0, 2.0),
        visible("15 / 18 percent where a person makes 14.5", 15.0, 18.0, 14.5, 2.0),
        hidden("both gaps too large", lambda rng: _errors(rng, 1.0, 8.0, 12.0, 2.0), points=2),
        hidden("both gaps small", lambda rng: _errors(rng, 20.0, 1.0, 1.5, 2.0)),
        hidden("a gap of just the size allowed", lambda rng: _errors(rng, 3.0, 2.0, 5.0, 2.0)),
        hidden("both of just the size allowed", lambda rng: _errors(rng, 3.0, 2.0, 2.0, 2.0)),
        hidden("a dev set that is easier", lambda rng: _errors(rng, 9.0, 0.5, -4.0, 2.0)),
        hidden("better than a person", lambda rng: _errors(rng, 9.0, -4.0, 1.0, 2.0)),
        hidden("a small gap that matters", lambda rng: _errors(rng, 1.0, 0.25, 0.75, 0.5)),
    ),
    mistakes=(
        Mistake(
            "The training error is compared with 0. What nobody can get right is no fault of the "
            "model.",
            replace={"train_error - human_error": "train_error"},
        ),
        Mistake(
            "Variance is the step from known to new examples: the dev error has to be compared "
            "with the training error.",
            replace={"dev_error - train_error": "dev_error - human_error"},
        ),
        Mistake(
            "If both gaps are too large, your recipe buys data for a model that cannot even fit "
            "the data it has. Which of the two has to be settled first?",
            function=_variance_first,
        ),
        Mistake(
            "Your recipe goes for the larger gap. Think of a case with both: what is the use of "
            "more data to a model that cannot fit what it has?",
            function=_larger_gap_first,
        ),
        Mistake(
            "A dev error below the training error is no sign of variance: the sign of the "
            "difference matters.",
            replace={"dev_error - train_error": "abs(dev_error - train_error)"},
        ),
        Mistake(
            "A training error below the human one is no sign of bias: the sign of the difference "
            "matters.",
            replace={"train_error - human_error": "abs(train_error - human_error)"},
        ),
        Mistake(
            "Your gap is fixed. How much is too much is for the caller to say.",
            replace={
                "train_error - human_error > gap": "train_error - human_error > 2",
                "dev_error - train_error > gap": "dev_error - train_error > 2",
            },
        ),
        Mistake(
            "A gap of exactly the size allowed is still allowed.",
            replace={
                "train_error - human_error > gap": "train_error - human_error >= gap",
                "dev_error - train_error > gap": "dev_error - train_error >= gap",
            },
        ),
        Mistake(
            "The differences have the wrong sign: errors rise from human over training to dev.",
            replace={
                "train_error - human_error": "human_error - train_error",
                "dev_error - train_error": "train_error - dev_error",
            },
        ),
    ),
    equivalents=(_next_step_by_gaps, _next_step_nested),
)


# fit_normalizer and normalize


def _features(rng, n_x, m):
    """Draw features of very different sizes and spreads."""
    size = 10.0 ** rng.integers(-2, 4, (n_x, 1))
    return size * (rng.normal(size=(n_x, m)) + rng.uniform(1, 3, (n_x, 1)))


def _with_a_constant(rng, n_x, m):
    X = _features(rng, n_x, m)
    X[rng.integers(n_x)] = float(rng.integers(2, 9))  # whole: its mean has no rounding error
    return (X,)


def _normalizer_by_formula(X):
    m = X.shape[1]
    mu = X.sum(axis=1).reshape(-1, 1) / m
    sigma = ((X - mu) ** 2).sum(axis=1).reshape(-1, 1) / m
    sigma = np.sqrt(sigma)
    sigma[sigma == 0] = 1
    return [mu, sigma]


def _normalizer_by_rows(X):
    mu, sigma = np.zeros((len(X), 1)), np.ones((len(X), 1))
    for j, row in enumerate(X):
        mu[j, 0] = row.mean()
        if row.min() < row.max():
            sigma[j, 0] = np.sqrt(np.mean(row**2 - 2 * row * row.mean() + row.mean() ** 2))
    return mu, sigma


FIT_NORMALIZER = Exercise(
    name="fit_normalizer",
    title="Mean and spread of every feature",
    reference=setting_up.fit_normalizer,
    cases=(
        visible("two features", np.array([[1.0, 3.0, 5.0, 7.0], [200.0, 100.0, 0.0, 100.0]])),
        visible("a feature that never varies", np.array([[2.0, 4.0, 9.0], [0.0, 0.0, 0.0]])),
        hidden("many features", lambda rng: (_features(rng, 6, 15),), unchanged=True, points=2),
        hidden("one feature", lambda rng: (_features(rng, 1, 8),)),
        hidden("a constant among others", lambda rng: _with_a_constant(rng, 4, 8)),
        hidden("one example", lambda rng: (rng.integers(2, 9, (3, 1)).astype(float),)),
    ),
    mistakes=(
        Mistake(
            "You took the mean over the features of each example. A feature is a row: the mean "
            "runs along it, over the examples.",
            replace={
                "mu = np.mean(X, axis=1, keepdims=True)": "mu = np.mean(X, axis=0, keepdims=True)",
                "sigma = np.std(X, axis=1, keepdims=True)": (
                    "sigma = np.std(X, axis=0, keepdims=True)"
                ),
            },
        ),
        Mistake(
            "That is one mean for all features together. Each row has one of its own.",
            replace={
                "mu = np.mean(X, axis=1, keepdims=True)": "mu = np.mean(X, keepdims=True)",
                "sigma = np.std(X, axis=1, keepdims=True)": "sigma = np.std(X, keepdims=True)",
            },
        ),
        Mistake(
            "You return the variance. Its root has the unit of the feature.",
            replace={"np.std(X": "np.var(X"},
        ),
        Mistake(
            "A feature that never varies has the standard deviation 0, and the next step divides "
            "by it. A tiny number is no better: a test example that is a little off would explode. "
            "Which divisor does no harm?",
            replace={"np.where(varies, sigma, 1.0)": "sigma"},
        ),
        Mistake(
            "The sum of squares is divided by m - 1. Here it is divided by m, the number of "
            "examples.",
            replace={"np.std(X, axis=1,": "np.std(X, axis=1, ddof=min(1, X.shape[1] - 1),"},
        ),
        Mistake(
            "The results are rank-1 arrays. Beside the columns of X, a column is needed.",
            replace={
                "np.mean(X, axis=1, keepdims=True)": "np.mean(X, axis=1)",
                "np.std(X, axis=1, keepdims=True)": "np.std(X, axis=1)",
            },
        ),
        Mistake(
            "Your spread is measured from 0, not from the mean of the feature.",
            replace={
                "np.std(X, axis=1, keepdims=True)": (
                    "np.sqrt(np.mean(X**2, axis=1, keepdims=True))"
                )
            },
        ),
    ),
    equivalents=(_normalizer_by_formula, _normalizer_by_rows),
)


def _normalize_case(rng, n_x, m):
    """Draw a set, and the mean and spread of another one."""
    mu, sigma = setting_up.fit_normalizer(_features(rng, n_x, 9))
    return mu + sigma * rng.normal(1, 2, (n_x, m)), mu, sigma


def _normalize_row_by_row(X, mu, sigma):
    Z = np.zeros(X.shape)
    for j in range(X.shape[0]):
        Z[j] = (X[j] - mu[j]) / sigma[j]
    return Z


def _normalize_on_a_copy(X, mu, sigma):
    Z = X.copy()
    Z -= mu
    Z *= 1 / sigma
    return Z


def _normalize_in_place(X, mu, sigma):
    X -= mu
    X /= sigma
    return X


def _normalize_with_own_statistics(X, mu, sigma):
    return (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)


NORMALIZE = Exercise(
    name="normalize",
    title="Every set with the training set's scale",
    reference=setting_up.normalize,
    cases=(
        visible(
            "three examples of two features",
            np.array([[7.0, 10.0, 13.0], [300.0, 100.0, 200.0]]),
            np.array([[10.0], [100.0]]),
            np.array([[2.0], [50.0]]),
        ),
        visible(
            "one example",
            np.array([[4.0], [0.25]]),
            np.array([[3.0], [0.5]]),
            np.array([[4.0], [0.125]]),
            unchanged=True,
        ),
        hidden("other features", lambda rng: _normalize_case(rng, 5, 8), unchanged=True, points=2),
        hidden("one feature", lambda rng: _normalize_case(rng, 1, 6)),
        hidden("as many examples as features", lambda rng: _normalize_case(rng, 4, 4)),
    ),
    mistakes=(
        Mistake(
            "You have divided by the variance. The standard deviation, with the unit of the "
            "feature, makes the spread 1.",
            replace={"/ sigma": "/ sigma**2"},
        ),
        Mistake(
            "You have divided by the root of the standard deviation: `sigma` is no variance.",
            replace={"/ sigma": "/ np.sqrt(sigma)"},
        ),
        Mistake(
            "You have used the mean and spread of the set you were given. Use `mu` and `sigma`: "
            "they come from the training set, for every set.",
            function=_normalize_with_own_statistics,
        ),
        Mistake(
            "The mean is subtracted and the spread is as before.",
            replace={" / sigma": ""},
        ),
        Mistake(
            "The spread is right and the mean is still in there.",
            replace={"(X - mu)": "X"},
        ),
        Mistake(
            "Division comes before subtraction: only `mu` is divided. Use brackets.",
            replace={"(X - mu)": "X - mu"},
        ),
        Mistake(
            "You have multiplied by the spread, which makes large features larger still.",
            replace={"/ sigma": "* sigma"},
        ),
        Mistake(
            "`-=` and `/=` write into the caller's array: called twice, it would be normalised "
            "twice.",
            function=_normalize_in_place,
        ),
    ),
    equivalents=(_normalize_row_by_row, _normalize_on_a_copy),
)


# depth_until


def _factor_and_limit(rng, low, high, powers=(2, 9)):
    """Draw a factor and a limit that no number of layers meets nearly."""
    while True:
        factor = round(float(rng.uniform(low, high)), 2)
        limit = float(10 ** int(rng.integers(*powers)))
        layers = math.log(limit) / abs(math.log(factor))
        if 0.1 < layers % 1 < 0.4 and layers > 3:
            return factor, limit


def _depth_by_multiplying(factor, limit):
    size, layers = 1.0, 0
    while 1 / limit <= size <= limit:
        size *= factor
        layers += 1
    return layers


def _depth_by_other_logarithms(factor, limit):
    return int(np.floor(np.log10(limit) / np.log10(max(factor, 1 / factor)))) + 1


DEPTH_UNTIL = Exercise(
    name="depth_until",
    title="How deep before the signal is gone",
    reference=setting_up.depth_until,
    cases=(
        visible("1.5 in each layer, until a million", 1.5, 1e6),
        visible("0.5 in each layer, until a millionth", 0.5, 1e6),
        hidden("a growing signal", lambda rng: _factor_and_limit(rng, 1.2, 2.5)),
        hidden("a shrinking signal", lambda rng: _factor_and_limit(rng, 0.3, 0.8)),
        hidden("a factor near 1", lambda rng: _factor_and_limit(rng, 1.01, 1.04, (1, 3))),
    ),
    mistakes=(
        Mistake(
            "For a factor below 1 your result is negative: its logarithm is. A signal that "
            "shrinks leaves the range at the other end.",
            replace={"abs(math.log(factor))": "math.log(factor)"},
        ),
        Mistake(
            "The layers multiply, they do not add: after l layers the factor is there l times.",
            replace={"math.log(limit) / abs(math.log(factor))": "limit / max(factor, 1 / factor)"},
        ),
        Mistake(
            "That many layers are still within the limits. It takes a whole number, and the "
            "first that is enough.",
            replace={"math.ceil": "math.floor"},
        ),
        Mistake(
            "A fraction of a layer is none: return the first whole number that is enough.",
            replace={"math.ceil": "float"},
        ),
        Mistake(
            "Two logarithms of different bases are mixed. Any base will do, the same for both.",
            replace={"math.log(limit)": "math.log10(limit)"},
        ),
        Mistake(
            "You subtract logarithms. Count how often ln factor fits into ln limit.",
            replace={
                "math.log(limit) / abs(math.log(factor))": (
                    "math.log(limit) - abs(math.log(factor))"
                )
            },
        ),
    ),
    equivalents=(_depth_by_multiplying, _depth_by_other_logarithms),
)


# layer_scales


def _stack(rng, dims, m, activation, spread=1.2):
    """Draw inputs and weights of layers in which every layer's signal is well above 0."""
    weights = [
        rng.normal(size=(n_out, n_in)) * spread / np.sqrt(n_in)
        for n_in, n_out in zip(dims[:-1], dims[1:], strict=True)
    ]
    while True:
        X = 2 * rng.normal(size=(dims[0], m))
        if min(setting_up.layer_scales(X, weights, activation)) > 0.02:
            return X, weights, activation
        weights = [W + 0.1 * rng.normal(size=W.shape) for W in weights]


def _scales_by_dict(X, weights, activation):
    functions: Any = {
        "linear": lambda Z: Z,
        "relu": lambda Z: np.maximum(Z, 0),
        "tanh": np.tanh,
        "sigmoid": lambda Z: 1 / (1 + np.exp(-Z)),
    }
    layers = [X]
    for W in weights:
        layers.append(functions[activation](W @ layers[-1]))
    return [np.mean(A**2) ** 0.5 for A in layers]


def _scales_by_norms(X, weights, activation):
    A, found = X, [np.linalg.norm(X) / X.size**0.5]
    for W in weights:
        A = np.dot(W, A)
        if activation == "relu":
            A = A * (A > 0)
        elif activation == "tanh":
            A = np.tanh(A)
        elif activation == "sigmoid":
            A = np.exp(-np.logaddexp(0, -A))
        found.append(np.linalg.norm(A) / np.sqrt(A.size))
    return np.array(found)


LAYER_SCALES = Exercise(
    name="layer_scales",
    title="The size of the signal in every layer",
    reference=setting_up.layer_scales,
    cases=(
        visible(
            "two linear layers",
            np.array([[3.0], [4.0]]),
            [np.array([[1.5, 0.0], [0.0, 1.5]]), np.array([[1.0, -1.0]])],
            "linear",
        ),
        visible(
            "two ReLU layers",
            np.array([[1.0, -2.0], [2.0, 1.0]]),
            [np.array([[1.0, 1.0], [2.0, -1.0]]), np.array([[-1.0, 2.0], [1.0, 1.0]])],
            "relu",
        ),
        hidden(
            "five ReLU layers",
            lambda rng: _stack(rng, [4, 6, 5, 3, 7, 5], 9, "relu"),
            unchanged=True,
            points=2,
        ),
        hidden("tanh", lambda rng: _stack(rng, [3, 5, 4], 6, "tanh")),
        hidden("sigmoid, one example", lambda rng: _stack(rng, [3, 4, 1], 1, "sigmoid")),
        hidden("ten linear layers", lambda rng: _stack(rng, [3] * 11, 4, "linear")),
    ),
    mistakes=(
        Mistake(
            "You have measured the pre-activations Z. What the next layer gets is g(Z).",
            replace={
                "A = g(W @ A)\n        scales.append(float(np.sqrt(np.mean(A**2))))": (
                    "Z = W @ A\n        scales.append(float(np.sqrt(np.mean(Z**2))))\n"
                    "        A = g(Z)"
                )
            },
        ),
        Mistake(
            "The input is missing. The list has one number more than there are layers.",
            replace={"scales = [float(np.sqrt(np.mean(A**2)))]": "scales = []"},
        ),
        Mistake(
            "No activation was applied: your layers are linear.",
            replace={"A = g(W @ A)": "A = W @ A"},
        ),
        Mistake(
            "Every layer was given X. A layer gets what the one before gave out.",
            replace={"A = g(W @ A)": "A = g(W @ (X if W.shape[1] == len(X) else A))"},
        ),
        Mistake(
            "That is the mean, in which positive and negative entries cancel. The size of an "
            "entry is wanted: root, mean, square, read from right to left.",
            replace={
                "scales = [float(np.sqrt(np.mean(A**2)))]": "scales = [float(np.mean(A))]",
                "scales.append(float(np.sqrt(np.mean(A**2))))": (
                    "scales.append(float(np.mean(A)))"
                ),
            },
        ),
        Mistake(
            "That is the standard deviation, which takes the mean away first. The size of a signal "
            "counts from 0.",
            replace={
                "scales = [float(np.sqrt(np.mean(A**2)))]": "scales = [float(np.std(A))]",
                "scales.append(float(np.sqrt(np.mean(A**2))))": "scales.append(float(np.std(A)))",
            },
        ),
        Mistake(
            "The root is missing: that is the mean of the squares.",
            replace={
                "scales = [float(np.sqrt(np.mean(A**2)))]": "scales = [float(np.mean(A**2))]",
                "scales.append(float(np.sqrt(np.mean(A**2))))": (
                    "scales.append(float(np.mean(A**2)))"
                ),
            },
        ),
        Mistake(
            "That is the sum of the squares, which grows with the number of units and examples. "
            "Take their mean.",
            replace={
                "scales = [float(np.sqrt(np.mean(A**2)))]": (
                    "scales = [float(np.sqrt(np.sum(A**2)))]"
                ),
                "scales.append(float(np.sqrt(np.mean(A**2))))": (
                    "scales.append(float(np.sqrt(np.sum(A**2))))"
                ),
            },
        ),
    ),
    equivalents=(_scales_by_dict, _scales_by_norms),
)


# gradient_norms


def _gradients(rng, dims):
    """Draw gradients of a network, the last layer first, as a backward pass leaves them."""
    grads = {}
    for layer in range(len(dims) - 1, 0, -1):
        grads[f"dA{layer - 1}"] = rng.normal(size=(dims[layer - 1], 3))
        grads[f"dW{layer}"] = rng.normal(size=(dims[layer], dims[layer - 1])) * layer
        grads[f"db{layer}"] = rng.normal(size=(dims[layer], 1))
    return (grads,)


def _norms_by_linalg(grads):
    norms, layer = [], 1
    while "dW" + str(layer) in grads:
        norms.append(np.linalg.norm(grads["dW" + str(layer)]))
        layer += 1
    return np.array(norms)


def _norms_by_number(grads):
    names = sorted((name for name in grads if name[:2] == "dW"), key=lambda name: int(name[2:]))
    return tuple(np.sqrt((grads[name] * grads[name]).sum()) for name in names)


def _norms_in_the_dicts_order(grads):
    return [float(np.linalg.norm(grads[name])) for name in grads if name.startswith("dW")]


def _norms_in_alphabetical_order(grads):
    return [float(np.linalg.norm(grads[name])) for name in sorted(grads) if name.startswith("dW")]


def _spectral_norms(grads):
    L = sum(name.startswith("dW") for name in grads)
    return [float(np.linalg.norm(grads[f"dW{layer}"], 2)) for layer in range(1, L + 1)]


def _norms_with_biases(grads):
    norms = []
    for layer in range(1, 1 + sum(name.startswith("dW") for name in grads)):
        dW, db = grads[f"dW{layer}"], grads[f"db{layer}"]
        norms.append(float(np.sqrt(np.sum(dW**2) + np.sum(db**2))))
    return norms


GRADIENT_NORMS = Exercise(
    name="gradient_norms",
    title="The length of every layer's gradient",
    reference=setting_up.gradient_norms,
    cases=(
        visible(
            "two layers",
            {
                "dA1": np.array([[1.0, 2.0]]),
                "dW2": np.array([[2.0]]),
                "db2": np.array([[7.0]]),
                "dW1": np.array([[3.0, 0.0, 4.0]]),
                "db1": np.array([[1.0]]),
            },
        ),
        hidden("four layers", lambda rng: _gradients(rng, [5, 4, 3, 6, 1])),
        hidden(
            "twelve layers",
            lambda rng: _gradients(rng, [2, *rng.integers(2, 4, 11).tolist(), 1]),
            points=2,
        ),
        hidden("one layer", lambda rng: _gradients(rng, [4, 1])),
    ),
    mistakes=(
        Mistake(
            "The layers come in the order of the dict, in which a backward pass puts the last "
            "one first. Layer 1 has to come first.",
            function=_norms_in_the_dicts_order,
        ),
        Mistake(
            'In the order of the alphabet, "dW10" comes before "dW2". Count the layers instead '
            "of sorting their names.",
            function=_norms_in_alphabetical_order,
        ),
        Mistake(
            "The root is missing: that is the sum of the squares.",
            replace={
                'float(np.sqrt(np.sum(grads[f"dW{layer}"] ** 2)))': (
                    'float(np.sum(grads[f"dW{layer}"] ** 2))'
                )
            },
        ),
        Mistake(
            "That is the root of a mean. The length of a gradient is the root of the sum of its "
            "squares.",
            replace={"np.sum(grads": "np.mean(grads"},
        ),
        Mistake(
            "You have added up the sizes of the entries. A length is the root of a sum of squares.",
            replace={
                'float(np.sqrt(np.sum(grads[f"dW{layer}"] ** 2)))': (
                    'float(np.sum(np.abs(grads[f"dW{layer}"])))'
                )
            },
        ),
        Mistake(
            "The largest singular value is another norm, which NumPy takes for a matrix if asked "
            "for the 2-norm. Sum the squares of all entries.",
            function=_spectral_norms,
        ),
        Mistake(
            "The biases' gradients are in there too. Only the weights are asked for.",
            function=_norms_with_biases,
        ),
        Mistake(
            "The last layer is missing. `range` stops before its end.",
            replace={"range(1, L + 1)": "range(1, L)"},
        ),
    ),
    equivalents=(_norms_by_linalg, _norms_by_number),
)

EXERCISES = (
    SPLIT_DATA,
    DEV_ACCURACIES,
    DEV_SIZE,
    DIAGNOSIS,
    NEXT_STEP,
    FIT_NORMALIZER,
    NORMALIZE,
    DEPTH_UNTIL,
    LAYER_SCALES,
    GRADIENT_NORMS,
)
