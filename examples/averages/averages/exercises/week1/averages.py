"""Exercises of the notebook week1/averages."""

import numpy as np

from autograde_tests import exercise, hidden, visible
from autograde_tests.machinery.quizzes import Numeric, OneChoice, quiz
from averages.library import averages

MEAN = exercise(
    averages.mean,
    "The mean of some numbers",
    visible("three numbers", np.array([1.0, 2.0, 6.0])),
    hidden("some numbers", lambda rng: (rng.normal(size=rng.integers(4, 9)),), points=2),
)


@MEAN.equivalent
def by_numpy(x):
    return x.mean()


@MEAN.equivalent
def in_a_loop(x):
    total = 0.0
    for number in x:
        total += number
    return total / len(x)


MEAN.wrong("""
    np.sum(x) / x.size → np.sum(x)
        That is the sum. How many numbers share it?
    np.sum(x) / x.size → np.median(x)
        That is the number in the middle when they are sorted, the median.
    x.size → (x.size - 1)
        You divide by one less than there are numbers: that belongs to the variance.
    np.sum(x) / x.size → (np.min(x) + np.max(x)) / 2
        Halfway between the least and the largest, the others do not count.
""")

WEIGHTED = exercise(
    averages.weighted_mean,
    "The mean of numbers with weights",
    visible("two numbers", np.array([1.0, 5.0]), np.array([3.0, 1.0])),
    hidden(
        "weights that do not add up to 1",
        lambda rng: (rng.normal(size=5), rng.uniform(0.5, 4, size=5)),
        points=2,
    ),
    uses=("mean",),
)


@WEIGHTED.equivalent
def by_product(x, w):
    return x @ w / w.sum()


@WEIGHTED.equivalent
def with_shares(x, w):
    return np.dot(w / np.sum(w), x)


WEIGHTED.wrong("""
    np.sum(w * x) / np.sum(w) → np.sum(w * x)
        The weights need not add up to 1: divide by their sum.
    / np.sum(w) → / x.size
        You divide by how many numbers there are. Each counts as often as its weight says.
    np.sum(w * x) / np.sum(w) → np.sum(x) / x.size
        The weights are not used.
    np.sum(w * x) / np.sum(w) → np.sum(x) / np.sum(w)
        The weights count below the line only: each number is multiplied by its own.
""")

OUTLIERS = quiz(
    "outliers",
    "One number far away",
    OneChoice(
        "q1",
        "What moves more",
        "One of 100 incomes is replaced by a hundred times itself. Which average moves more?",
        {"a": "The mean.", "b": "The median.", "c": "Both move alike."},
        answer="a",
        wrong={
            "b": "Sort the incomes. How far can the one in the middle move?",
            "c": "Work both out for three incomes, of which the largest grows.",
        },
        reason="The mean takes the whole rise, divided by 100. The median asks only which income "
        "is in the middle, and at most the neighbour takes its place.",
    ),
    Numeric(
        "q2",
        "How far",
        "The mean of ten numbers is 4. One of them, a 4, becomes 24. What is the mean now?",
        answer=6,
        wrong={24: "That is the new number. The nine others are still there.", 4: "The sum grew."},
        reason="The sum rises by 20, and ten numbers share it: the mean goes from 4 to 6.",
        at_grading=True,
    ),
)

EXERCISES = (MEAN, WEIGHTED, OUTLIERS)
