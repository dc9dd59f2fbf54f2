"""Whether one import answers an exercise of the notebook that it is laid out for."""

import importlib
import json
import sys
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery.calling import Failure
from grading.fingerprint import fingerprint
from grading.marking import Assignment, Marker, Submission
from grading.stage import lay_out

from ..autograde_tests.notebooks import NOTEBOOKS
from . import course_search
from .course_search import (
    NO_ANSWER,
    functions_in,
    impatient,
    laid_out_modules,
    outcome_of,
    returns,
    what_answers,
)
from .small_course import CONTENT

PROGRAMS = [name for name in NOTEBOOKS if not all(e.is_quiz for e in exercises_of(name).values())]


@pytest.mark.slow
@pytest.mark.parametrize("notebook", PROGRAMS)
def test_the_twins_are_all_that_answers(
    notebook: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is every function declared that earns something here, and none that does not?"""
    monkeypatch.chdir(tmp_path)  # every function is called, one that writes a file as well
    exercises = exercises_of(notebook).values()
    references = {e.reference.__name__ for e in exercises if not e.is_quiz}
    folder = lay_out(tmp_path / "stage", CONTENT, references)
    functions = functions_in(laid_out_modules(folder / "packages"))
    assert len(functions) > 100
    found = {(exercise, name.split()[0]) for name, exercise in what_answers(notebook, functions)}
    declared = {
        (e.name, f"{twin.__module__}.{twin.__name__}".removeprefix("course_utils."))
        for e in exercises
        for twin in e.twins
    }
    assert found == declared


@pytest.mark.parametrize("notebook", PROGRAMS)
def test_what_answers_is_not_laid_out(notebook: str, tmp_path: Path) -> None:
    """Does each reference and each twin raise where submissions run, by all of its names?"""
    exercises = exercises_of(notebook).values()
    answers = {
        f"{f.__module__}.{f.__name__}".removeprefix("course_utils.")
        for e in exercises
        if not e.is_quiz
        for f in (e.reference, *e.twins)
    }
    folder = lay_out(tmp_path / "stage", CONTENT, {name for e in exercises for name in e.withheld})
    left = functions_in(laid_out_modules(folder / "packages"))
    for name in answers:
        with pytest.raises(NotImplementedError, match="yours to write"):
            left[name](1, 2, 3)


BURN = """
import time
end = time.process_time() + 0.3
while time.process_time() < end:
    sum(range(10_000))
THERE = True
"""
"""What takes several times a call's patience, in Python's own time as that is counted."""


def test_an_import_is_not_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is a module whole that the first function of many imports when it is called?"""
    (tmp_path / "imported_late.py").write_text(BURN)
    monkeypatch.syspath_prepend(tmp_path)
    with impatient():
        outcome_of(lambda: importlib.import_module("imported_late"), ())
    assert sys.modules.pop("imported_late").THERE


def test_what_fails_late_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """Does a call that raises when its time is nearly over end nothing else?"""

    def slow(kind: str, message: str) -> Failure:
        exec(BURN, {})
        return Failure(kind, message)

    monkeypatch.setattr(course_search, "Failure", slow)
    with impatient():
        assert outcome_of(lambda: 1 / 0, ()).failure == Failure("ZeroDivisionError", "")
        assert outcome_of(lambda: exec(BURN, {}), ()).failure == Failure("Late", "")


class Thing:
    """Something that can be forgotten."""


def forget_things() -> None:
    """Go on for a second, and be called back by Python nearly all the time."""
    known: weakref.WeakKeyDictionary[Thing, int] = weakref.WeakKeyDictionary()
    for _ in range(1_000_000):
        known[Thing()] = 1


def test_what_is_called_back_is_not_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Does a call end in its own lines, where Python does not swallow what ends it?"""
    swallowed: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", swallowed.append)
    monkeypatch.setattr(course_search, "PATIENCE", 0.005)
    with impatient():
        outcomes = [outcome_of(forget_things, ()) for _ in range(10)]
    assert {outcome.failure for outcome in outcomes} == {Failure("Late", "")}
    assert swallowed == []


def test_what_returns_nothing_is_not_searched() -> None:
    """Is a function that draws told by what it says that it returns, and every other one tried?"""
    spaces: dict[str, Callable[..., Any]] = {}
    exec("def draws(x) -> None: ...\ndef gives(x) -> float: ...\ndef says_not(x): ...", spaces)
    is_searched = {f: returns(spaces[f]) not in NO_ANSWER for f in ("draws", "gives", "says_not")}
    assert is_searched == {"draws": False, "gives": True, "says_not": True}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "answers"),
    [
        (
            "find_the_bug",
            {"initialize_parameters_deep": "initialization import initialize_parameters_xavier"},
        ),
        (
            "find_the_bug_backward",
            {
                "update_parameters": "optimizers import update_parameters_with_gd",
                "L_model_backward": "deep import parameter_gradients",
                "L_layer_model": "deep import two_layer_model",
            },
        ),
    ],
)
def test_importing_a_twin_earns_nothing(built, name: str, answers: dict[str, str]) -> None:
    """Does a submission earn nothing that hands in the course's other functions as its own?"""
    week = "week4"
    source = built[f"build/source/{week}/{name}.ipynb"]
    notebook = json.loads(built[f"notebooks/{week}/{name}.ipynb"])
    for cell in notebook["cells"]:
        exercise = cell["metadata"].get("nbgrader", {}).get("grade_id", "").removesuffix("-answer")
        if exercise in answers:
            cell["source"] = f"from course_utils.reference.{answers[exercise]} as {exercise}"
    marker = Marker(Assignment(week, "a seed", {name: source}, CONTENT, fingerprint(CONTENT, week)))
    try:
        files = {f"{name}.ipynb": json.dumps(notebook).encode()}
        marked = marker.mark(Submission("ada", files)).notebooks[name]
    finally:
        marker.close()
    assert {marked.exercises[exercise].points for exercise in answers} == {0.0}
