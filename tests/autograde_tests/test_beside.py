"""Are the lines known that give right values, and those that give wrong ones?"""

import ast

import numpy as np
import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery.beside import Beside
from autograde_tests.machinery.judging import run_cases
from autograde_tests.machinery.probing import names_seen_by
from autograde_tests.machinery.trying import Trial, same_draws

from .written import written

BACKWARD = exercises_of("week3/backpropagation")["backward_propagation"]
DROPOUT = exercises_of("week5/dropout")["forward_propagation_with_dropout"]

BACK = """def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    hidden = cache["A1"]
    dZ2 = cache["A2"] - Y
    dW2 = dZ2 @ hidden.T / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    back = parameters["W2"].T @ dZ2
    dZ1 = back * (1 - hidden**2)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
"""


def beside(exercise, text):
    """Watch a wrong function on a case that it fails."""
    subject = written(text, exercise.name)
    cases = [case for case in exercise.cases if not case.is_hidden]
    namespace = names_seen_by(subject)
    tree = ast.parse(text)
    trial = Trial(exercise, namespace, run_cases(exercise, subject, cases), tree)
    return Beside(exercise, tree, namespace, trial.key, trial.failed[0])


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ("- Y", "+ Y", 4),
        ("dZ2 @ hidden.T / m", "dZ2 @ hidden.T", 5),
        ("dZ1 @ X.T / m", "-dZ1 @ X.T / m", 9),
    ],
)
def test_the_line_that_makes_a_wrong_value_of_right_ones_is_known(right, wrong, line):
    """Is it the one that is wrong, and none of those that only go on with its value?"""
    seen = beside(BACKWARD, BACK.replace(right, wrong, 1))
    assert seen.surely_wrong == [line]
    assert line not in seen.right


def test_a_variable_is_known_by_its_value_whatever_it_is_called():
    """Does `hidden` stand for what the reference calls `A1`?"""
    seen = beside(BACKWARD, BACK.replace("hidden**2", "hidden"))
    assert seen.names["A1"] == "hidden"
    assert {3, 4, 5, 6} <= seen.right


def test_a_wrong_value_from_an_unknown_one_is_not_sure():
    """Is a line that reads what the reference lacks not blamed alone?"""
    seen = beside(BACKWARD, BACK.replace("hidden**2", "hidden"))
    assert (seen.wrong, seen.surely_wrong) == ([8], [])


def test_what_is_drawn_is_drawn_for_both_alike():
    """Are masks compared, though every call draws others?"""
    text = """def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    rng = np.random.default_rng(rng)
    W1, b1, W2, b2, W3, b3 = [parameters[k] for k in ("W1", "b1", "W2", "b2", "W3", "b3")]
    Z1 = W1 @ X + b1
    D1 = rng.random(Z1.shape) < keep_prob
    A1 = np.maximum(0, Z1) * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    D2 = rng.random(Z2.shape) < keep_prob
    A2 = np.maximum(0, Z2) * D2 / keep_prob
    Z3 = W3 @ A2
    A3 = 1 / (1 + np.exp(-Z3))
    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)
"""
    seen = beside(DROPOUT, text)
    assert seen.surely_wrong == [10]
    assert {4, 5, 6, 7, 8, 9} <= seen.right


def test_the_same_draws_leave_those_of_others_alone():
    """Do draws go on afterwards as if nobody had looked, and is what was seeded the same?"""
    before = np.random.get_state()[1].copy()  # noqa: NPY002 - a student's may be NumPy's own
    drawn = []
    for _ in range(2):
        with same_draws():
            rngs = [np.random.default_rng(), np.random.default_rng(), np.random.default_rng(7)]
            drawn.append([rng.random() for rng in rngs] + [np.random.rand()])  # noqa: NPY002
    assert drawn[0] == drawn[1]
    assert len(set(drawn[0])) == 4
    assert drawn[0][2] == np.random.default_rng(7).random()
    assert (np.random.get_state()[1] == before).all()  # noqa: NPY002
    assert np.random.default_rng().random() != np.random.default_rng().random()
