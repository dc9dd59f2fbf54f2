"""Does an explorer get the student's functions, and only those that pass their checks?"""

import signal

import pytest

from autograde_tests import notebook_checks
from autograde_tests.machinery.limits import at_most
from course_utils.explorers.planar_classifier import PlanarClassifier

NAMES = ("forward_propagation", "compute_cost", "layer_sizes")
OWN = f"check.own{NAMES}"
RIGHT = """
from course_utils.reference import shallow
def forward_propagation(X, parameters):
    called.append(X.shape)
    return shallow.forward_propagation(X, parameters)
"""
WRONG = """
def compute_cost(AL, Y):
    return 0.0
"""


@pytest.fixture
def notebook():
    """Return the names of a notebook in which one function is right, one wrong, one missing."""
    names = {"check": notebook_checks("week3/planar_classifier"), "called": []}
    exec(RIGHT + WRONG, names)
    return names


def test_what_passes_is_handed_over(notebook):
    """Is the right function the student's own, and are the others named?"""
    own = eval(OWN, notebook)
    assert own.functions == {"forward_propagation": notebook["forward_propagation"]}
    assert own.failing == ["compute_cost", "layer_sizes"]
    exec("def compute_cost(*a): return shallow.compute_cost(*a)", notebook)
    assert list(eval(OWN, notebook).functions) == list(NAMES[:2])
    with pytest.raises(ValueError, match="no exercise 'sigmoid'"):
        eval("check.own('sigmoid')", notebook)


def test_an_explorer_computes_with_it(notebook):
    """Is the student's function called on the explorer's points, and named?"""
    explorer = PlanarClassifier(eval(OWN, notebook))
    notebook["called"].clear()
    explorer.values = {**explorer.values, "step": 2}
    summary = explorer.summary()
    assert {(2, 200), (2, 1000)} <= set(notebook["called"])
    plain = PlanarClassifier()
    plain.values = explorer.values
    assert summary == plain.summary()
    assert explorer._run.note == (
        "Computed with your `forward_propagation`. `compute_cost` is the course’s: yours does "
        "not pass its check yet. Run this cell again when it does."
    )
    explorer.close()
    plain.close()


def test_one_that_hangs_gives_way(notebook):
    """Is the picture the course's where the student's function never ends on other data?"""
    code = "def forward_propagation(X, parameters):\n    while X.shape[1] > 100:\n        pass\n"
    exec(code + "    return shallow.forward_propagation(X, parameters)", notebook)
    explorer = PlanarClassifier(eval(OWN, notebook))
    explorer.values = {**explorer.values, "step": 1}
    assert explorer.summary().startswith("4 tanh units")
    assert "`TimeoutError: more than 2 s of work`" in explorer._run.note
    explorer.close()


def test_a_limit_that_is_not_reached():
    """Does what is quick go through, and what it raises, too?"""
    with at_most(60):
        done = True
    assert done
    with pytest.raises(KeyError), at_most(60):
        raise KeyError


def test_an_interrupt_is_said_to_be_one():
    """Does the stop button end it with a word of its own?"""
    with pytest.raises(TimeoutError, match="interrupted"), at_most(60):
        signal.raise_signal(signal.SIGINT)
