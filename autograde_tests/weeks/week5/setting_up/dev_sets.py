"""How much a dev set says."""

import math

import numpy as np

from course_utils.reference import setting_up
from course_utils.reference.setting_up import split_data

from ....machinery.calling import NUMERIC
from ....machinery.compare import describe
from ....machinery.exercises import exercise, hidden, visible


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
    """Say what is wrong with accuracies, by what a fair measurement must have."""
    correct, dev, seeds = arguments
    if np.ndim(values) == 0:
        return f"the result is {describe(values)}, expected {len(seeds)}: one for each seed."
    if np.shape(values) != (len(seeds),):
        found = np.shape(values)
        return f"the result has shape {found}, expected {(len(seeds),)}: a number for each seed."
    if np.asarray(values).dtype.kind not in NUMERIC:
        return "an accuracy is not a number."
    values = np.asarray(values, float)
    if not np.isfinite(values).all():
        return "an accuracy is not a finite number."
    n, p = round(dev * correct.size), float(np.mean(correct))
    return _fault_of_sizes(values, n, p, correct.size) or _fault_of_spread(values, n, p)


def _fault_of_sizes(values, n, p, m):
    if np.any(values > n):
        return "an accuracy is larger than the dev set."
    if np.any(values < 0) or np.any(values > 1):
        return "an accuracy lies outside the range from 0 to 1."
    if np.ptp(values) == 0 and abs(values[0] - p) < 1e-9:
        return "the accuracy is that of all examples, for every seed."
    if np.ptp(values) == 0:
        return "the accuracy is the same for every seed."
    if not _are_shares_of(n, values):
        others = "; each is one of all other examples" * _are_shares_of(m - n, values)
        return f"an accuracy is no share that a dev set of {n} examples can have{others}."
    return None


def _fault_of_spread(values, n, p):
    spread = np.sqrt(p * (1 - p) / n)
    first, again = np.split(values, 2)
    if not np.array_equal(first, again):
        return "the same seed gives two accuracies."
    if abs(values.mean() - p) > 6 * spread / np.sqrt(len(first)):
        return "the accuracies lie far from the model's accuracy on all examples."
    if not 0.3 < values.std() / spread < 1.9:
        much = "more" if values.std() > spread else "less"
        return f"the accuracies spread {much} than those of random dev sets of {n} examples."
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
    split_data(correct, correct, dev, 0, seed) → split_data(correct, correct, dev, 0, seeds[0])
        The same dev set was drawn every time. Each entry of `seeds` gives one of its own.
    np.mean(dev_correct) → np.sum(dev_correct)
        You have counted the right answers. An accuracy is their share of the dev set.
    np.mean(dev_correct) → 100 * np.mean(dev_correct)
        Those are percentages. A share lies between 0 and 1.
    return accuracies → return float(np.mean(accuracies))
        You have averaged over the seeds. The spread between them is what we are after: return all
        of them.
    for seed in seeds → for seed in range(len(seeds))
        The sets were drawn with the seeds 0, 1, 2 and so on. Take the entries of `seeds`, not their
        places.
""")


def _judge_size(arguments, value):
    p, width = arguments
    v = p * (1 - p)
    wanted = 4 * v / width**2
    if isinstance(value, str):
        return "the result is text, not a number."
    value = float(value)
    if not math.isfinite(value) or value < 0:
        return "the result is no number of examples."
    if abs(value - wanted) <= 1 + 1e-6 * wanted:  # exact, or rounded either way
        return None
    names = {
        "one standard error is as wide as asked for, not two": v / width**2,
        "two standard errors are twice as wide as asked for, or half as wide": 2 * v / width**2,
        "the width is not squared": 4 * v / width,
        "the last step is missing: this is the root of the number asked for": np.sqrt(wanted),
        "p stands there alone": 4 * p / width**2,
        "1 - p stands there alone": 4 * (1 - p) / width**2,
        "it is upside down": 1 / wanted,
    }
    for fault, other in names.items():
        if abs(value - other) <= 1 + 1e-6 * other and value != 0:
            return f"with this number of examples, {fault}."
    much = "wider" if value < wanted else "narrower"
    return f"with this number of examples, two standard errors are {much} than asked for."


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
    4 * p * (1 - p) → p * (1 - p)
        For this n, one standard error is as wide as asked for. Start from two of them.
    4 * p * (1 - p) → 2 * p * (1 - p)
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
