"""Is an exercise left out where the package that it needs is missing, and only there?"""

import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery.check import NotebookChecks
from autograde_tests.machinery.exercises import exercise, visible
from autograde_tests.machinery.needs import installed, is_there

from .notebooks import NOTEBOOKS


def double(x):
    """Multiply by two. Derived in week 1, notebook sample. Source: arithmetic."""
    return 2 * x


HERE = exercise(double, "Twice a number", visible("one", 1.0), name="here", needs="numpy")
MISSING = exercise(double, "Twice", visible("one", 1.0), name="gone", needs="nobody_has_this")
CHECK = NotebookChecks({"here": HERE, "gone": MISSING})
gone = here = double


def test_the_check_says_what_is_missing():
    """Does the card name the package, call nothing wrong, and give no points?"""
    card = CHECK("gone")
    assert "left out" in card.text
    assert "nobody_has_this" in card.text
    assert card.tone == "open"
    assert card.points == 0
    assert "passed" in CHECK("here").text


def test_a_cell_behind_it_waits(capsys):
    """Is what needs the exercise not run, with a word on why?"""
    assert not CHECK.ready("here", "gone")
    assert "nobody_has_this" in capsys.readouterr().out
    assert CHECK.ready("here")


def test_nothing_is_graded_by_the_notebook(monkeypatch):
    """Does grading in the notebook leave it out as well?"""
    monkeypatch.setenv("COURSE_GRADING_SEED", "s")
    assert "left out" in CHECK.grade("gone").text


def test_what_is_installed_is_said_with_its_version(monkeypatch):
    """Does another version, or none, read differently?"""
    import numpy as np

    assert installed("numpy") == f"numpy {np.__version__}"
    assert installed("nobody_has_this") == "no nobody_has_this"
    monkeypatch.setitem(__import__("sys").modules, "numpy", None)
    assert not is_there("numpy")


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_every_exercise_can_be_answered_here(notebook):
    """Is nothing left out of the tests for want of a package: failed with CI=true?"""
    missing = {each.missing for each in exercises_of(notebook).values()} - {""}
    if missing:
        pytest.skip(f"exercises of {notebook} need {', '.join(missing)}, which is not installed")
