"""Is a right answer shown beside another one, which is right too and not the same?"""

import ast

import pytest

from autograde_tests.machinery.another_way import MOST_LINES, another_way
from autograde_tests.machinery.exercises import Exercise, visible
from autograde_tests.machinery.judging import run_cases
from autograde_tests.machinery.versions import compile_in

from .notebooks import EXERCISES
from .written import written

FUNCTIONS = {exercise.name: exercise for _, exercise in EXERCISES if not exercise.is_quiz}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_whoever_writes_it_otherwise_is_shown_the_reference_and_nothing_else(name):
    """Is what is shown the reference, short enough to be read, and nothing to who wrote that?"""
    exercise = FUNCTIONS[name]
    assert another_way(exercise, written(exercise.source(), name)) is None
    shown = another_way(exercise, written(f"def {name}():\n    return 0\n", name))
    if shown is None:  # a long one
        assert len(exercise.source().splitlines()) > MOST_LINES
        return
    assert ast.dump(ast.parse(shown.code)) == ast.dump(exercise.tree())
    assert len(shown.code.splitlines()) <= MOST_LINES
    assert "# noqa" not in shown.code
    assert "# type:" not in shown.code


def halve(x):
    """Return half of a number."""
    return x / 2


HALF = Exercise("halve", "Half", halve, (visible("one", 3.0),))


def test_whoever_writes_it_otherwise_is_shown_the_reference():
    """Is the reference the first choice, and does it pass as it is shown?"""
    text = "def halve(x):\n    half = 0\n    while half < x:\n"
    text += "        x, half = x - 0.5, half + 0.5\n    return x"
    mine = written(text, "halve")
    shown = another_way(HALF, mine)
    assert shown.code == "def halve(x):\n    return x / 2"
    version = compile_in(halve, shown.code, "halve")
    assert all(verdict.passed for verdict in run_cases(HALF, version, HALF.cases))


def test_nothing_is_shown_where_nothing_is_known():
    """Is there no other way where the student's text is lost, or is the only one?"""
    assert another_way(HALF, eval("lambda x: x / 2")) is None
    nameless = Exercise("halve", "Half", lambda x: x / 2, HALF.cases)
    assert another_way(nameless, written("def halve(x):\n    return x / 2\n", "halve")) is None
    assert (
        another_way(HALF, written("def halve(number):\n    return number / 2\n", "halve")) is None
    )
