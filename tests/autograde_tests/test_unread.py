"""Is an argument that nobody reads told, and only one that matters?"""

import ast

import pytest

from autograde_tests.machinery.exercises import Exercise, hidden, visible
from autograde_tests.machinery.judging import run_cases
from autograde_tests.machinery.unread import unread

from .notebooks import EXERCISES, is_long
from .written import written


def step(w, rate, loud=False):
    """Take a step."""
    if loud:
        print(w)
    return w - rate * 2.0


STEP = Exercise(
    "step",
    "A step",
    step,
    (visible("one", 1.0, 0.25), hidden("any", lambda g: tuple(g.uniform(2, 3, size=2)))),
)


def said(text):
    """Return what is said of a function in place of `step`, which begins on line 3."""
    failed = run_cases(STEP, written(text, "step"), STEP.cases, "seed")
    return unread(STEP, ast.parse(text), failed, 3)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("return w - 0.01 * 2", "The argument `rate` is never used."),
        ("return 0.5", "The arguments `w` and `rate` are never used."),
        ("rate = 0.1\n    return w - rate * 2", "In line 4 `rate` gets a value of its own"),
        ("w, rate = w, 0.1\n    return w - rate", "In line 4"),
        ("rate = 2 * rate\n    return w - rate", ""),
        ("for rate in [rate]:\n        w = w - rate\n    return w", ""),
        ("return (lambda x: x - rate)(w)", ""),
    ],
)
def test_an_argument_that_is_not_read_is_told(body, told):
    """Is it named, with the line that gives it another value; and one that is read passed over?"""
    found = said(f"def step(w, rate, loud=False):\n    {body}\n")
    assert found.startswith(told)
    assert bool(found) == bool(told)


def test_an_argument_has_the_students_own_name():
    """Is the second argument told by the name that the student gave it?"""
    assert "`speed`" in said("def step(w, speed):\n    return w\n")


def test_what_takes_any_arguments_is_not_looked_into():
    """Is nothing said where the arguments have no names?"""
    assert said("def step(*given):\n    return 3\n") == ""


@pytest.mark.parametrize(
    ("exercise", "version"),
    [
        pytest.param(exercise, version, id=f"{notebook}/{exercise.name}-{number}")
        for notebook, exercise in EXERCISES
        for number, version in enumerate(exercise.equivalents)
        if not exercise.is_quiz and not is_long(exercise)
    ],
)
def test_a_right_version_reads_all_that_it_needs(exercise, version):
    """Is nothing said of a right version, whatever arguments it makes no use of?"""
    verdicts = run_cases(exercise, version, [c for c in exercise.cases if not c.is_hidden])
    assert unread(exercise, ast.parse(exercise.source(version)), verdicts, 1) == ""
