"""Is an array that is taken for a list told as that, and only where that is what is wrong?"""

import math

import numpy as np
import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery import further
from autograde_tests.machinery.exercises import Exercise, visible
from autograde_tests.machinery.judging import run_cases
from autograde_tests.machinery.ladder import Steps, steps_before

from .written import written

TABLE = exercises_of("week2/digits_one_vs_rest")["confusion_table"]
COST = exercises_of("week2/logistic_regression")["cost_in_a_loop"]
BOUNDARY = exercises_of("week2/logistic_regression")["boundary"]
COUNT = exercises_of("week2/tabular_data")["count_mistakes"]
SHARE = exercises_of("week3/activations")["saturated_share"]


def looked_into(exercise, body):
    """Return what is said of a function with this body, the steps before it, and what it raises."""
    head = f"def {exercise.name}({', '.join(exercise.parameters)}):\n"
    text = head + "".join(f"    {line}\n" for line in body.splitlines())
    subject = written(text, exercise.name, math=math)
    cases = [case for case in exercise.cases if not case.is_hidden]
    wrong = further.Wrong(exercise, subject, run_cases(exercise, subject, cases))
    found = further.look(wrong, ways=further.AT_ONCE)
    return found, steps_before(wrong, found), wrong.failed[0].outcome.failure


LOOPS = """z_sum = 0
m = X.shape[1]
for i in range(m):
    z = b
    for j in range(len(w)):
        z += w[j] * X[j, i]
    a = 1 / (1 + math.exp(-z))
    z_sum += -math.log(a) if Y[0, i] == 1 else -math.log(1 - a)
return z_sum / m"""
"""A cost as beginners write it: `w` is a column, and `w[j]` an array with one entry."""


@pytest.mark.parametrize(
    ("exercise", "body", "said"),
    [
        (
            TABLE,
            "table = np.zeros((10, 10))\nfor i in range(len(y)):\n    table[y[i], y_hat[i]] += 1\n"
            "return table",
            ("Line 3: `for i in range(len(y)):`.", "`len(y)` is 1", "`y[0, i]`"),
        ),
        (
            TABLE,
            "table = np.zeros((10, 10))\nfor i, j in zip(y, y_hat):\n    table[i, j] += 1\n"
            "return table",
            ("A loop over `y`, of shape", "`y[0]` has the entries."),
        ),
        (COST, LOOPS, ("`w[j]` is an array of shape (1,)", "`w[j, 0]` is the number.")),
        (
            BOUNDARY,
            "return -(w[0] * x1 + b) / w[1]",
            ("`w[0]` is an array of shape (1,), since `w` has shape (2, 1)",),
        ),
        (
            COUNT,
            "positives = negatives = 0\nfor i in range(len(Y)):\n"
            "    a, y = Y_hat[0, i], Y[0, i]\n"
            "    positives += a and not y\n    negatives += y and not a\n"
            "return positives, negatives",
            ("`len(Y)` is 1, since `Y` has shape", "is `Y.shape[1]`."),
        ),
        (
            SHARE,
            "return np.sum(1 - np.tanh(Z)**2 < 0.05) / len(Z)",
            ("`len(Z)` is the number of rows", "the number of its entries is `Z.size`."),
        ),
    ],
)
def test_an_array_taken_for_a_list_is_told_with_its_shape(exercise, body, said):
    """Is the line named, and what stands for what, before any other mistake that would fit?"""
    found, steps, failure = looked_into(exercise, body)
    assert found.way == further.ROWS, found
    assert found.hint.startswith("Line ")
    assert all(text in found.hint for text in said), found.hint
    if failure:
        assert steps == Steps()
    else:
        assert steps.where.startswith("Line ")
        assert found.hint.startswith(steps.where)


def mean(Y):
    """Return the mean of a row."""
    return float(np.mean(Y))


MEAN = Exercise("mean", "A mean", mean, (visible("a row", np.array([[1.0, 0.5, 3.0]])),))


@pytest.mark.parametrize(
    "body",
    [
        "return np.sum(Y) / Y.shape[1] + len(Y)",
        "return np.sum(Y) / len([0, 1])",
        "row = Y[0]\nreturn np.sum(row) / (len(row) - 1)",
        "return len(Y) * 0 + np.max(Y)",
    ],
)
def test_it_is_not_told_where_another_thing_is_wrong(body):
    """Is a `len` that is right, or not all that is wrong, left alone?"""
    found, *_ = looked_into(MEAN, body)
    assert found.way != further.ROWS
