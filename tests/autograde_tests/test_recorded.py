"""Do recorded hints reach the answers that they are for, in students' checks, and no others?"""

import json
import sys
from pathlib import Path

import numpy as np
import pytest

import autograde_tests
from autograde_tests import exercises_of
from autograde_tests.machinery import further
from autograde_tests.machinery.check import NotebookChecks
from autograde_tests.machinery.exercises import Exercise, Mistake, visible
from autograde_tests.machinery.judging import AnswerKey, run_cases
from autograde_tests.machinery.recorded import (
    FILE,
    RecordedHint,
    published_hints,
    read_hints,
    written_out,
)
from autograde_tests.machinery.signatures import signature_of
from autograde_tests.machinery.visible import visible_cases

from .written import written

HINT = "The slope is right, the height is not."
TWICE = Exercise(
    "twice",
    "Twice a number",
    lambda x: 2 * x,
    (visible("some", np.array([1.0, 3.0])), visible("one", 0.5)),
    mistakes=[Mistake("That is half of it.", function=lambda x: x / 2)],
)
BY_ONE = "def twice(x):\n    return 2 * x + 1"
BY_ONE_TOO = "def twice(value):\n    shifted = value + 0.5\n    return shifted + shifted"


def signature(exercise: Exercise, text: str) -> str:
    """Return the signature of a function's answers to visible cases."""
    verdicts = run_cases(exercise, written(text, exercise.name), visible_cases(exercise))
    return signature_of(AnswerKey(exercise), verdicts)


def checked(text: str, recorded: dict[str, str]) -> str:
    """Return the hint that a check gives."""
    checks = NotebookChecks({"twice": TWICE}, {"twice": recorded})
    names = {"check": checks, "twice": written(text, "twice")}
    return eval('check("twice")', names).hint


def test_a_recorded_hint_is_given_for_its_answers_however_they_are_written():
    """Has a check the hint for two texts with one mistake, and not for another?"""
    recorded = {signature(TWICE, BY_ONE): HINT}
    assert checked(BY_ONE, recorded) == checked(BY_ONE_TOO, recorded) == HINT
    assert HINT not in checked("def twice(x):\n    return 2 * x + 2", recorded)
    assert HINT not in checked("def twice(x):\n    return 2 * x", recorded)
    assert checked(BY_ONE, {}) != HINT


def test_a_declared_mistake_comes_first_and_a_search_after():
    """Is a recorded hint given where no declared mistake fits, before anything is searched for?"""
    half, raising = "def twice(x):\n    return x / 2", "def twice(x):\n    return 2 * y"
    recorded = {signature(TWICE, text): HINT for text in (half, raising, BY_ONE)}
    assert checked(half, recorded) == "That is half of it."
    assert checked(raising, recorded) == HINT
    assert checked(raising, {}) not in (HINT, "")
    subject = written(BY_ONE, "twice")
    verdicts = run_cases(TWICE, subject, TWICE.cases)
    found = further.look(further.Wrong(TWICE, subject, verdicts, recorded=recorded))
    assert (found.hint, found.way) == (HINT, further.RECORDED)


HINTS = [
    RecordedHint("sums", "total", "0f1e2d3c4b5a", HINT, "2026-11-27", ("def total(x):", "    é")),
    RecordedHint("sums", "mean", "0f1e2d3c4b5a", "Who shares?"),
    RecordedHint("other", "total", "0f1e2d3c4b5a", "Which one?"),
]


def test_what_is_written_is_read(tmp_path: Path):
    """Does every field come back, from a file that a person can read?"""
    file = tmp_path / FILE
    assert read_hints(file) == []
    file.write_bytes(written_out(HINTS))
    assert sorted(read_hints(file), key=HINTS.index) == HINTS
    assert '"    é"' in file.read_text(encoding="utf-8")
    assert read_hints(file) == sorted(HINTS, key=lambda hint: hint.place)


@pytest.mark.parametrize(
    "text",
    ["", "{", "3", '["a"]', '[{"notebook": "sums"}]', '{"notebook": "sums"}'],
)
def test_a_file_with_something_else_in_it_is_never_taken_for_an_empty_one(text: str, tmp_path):
    """Is whoever has broken it told which file it is?"""
    file = tmp_path / FILE
    file.write_text(text)
    with pytest.raises(ValueError, match=FILE):
        read_hints(file)
    entry = {"notebook": "a", "exercise": "b", "signature": "c", "hint": 3}
    file.write_text(json.dumps([entry]))
    with pytest.raises(ValueError, match="a field is no text"):
        read_hints(file)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a package of exercises with one notebook and a published hint for it."""
    home = tmp_path / "small_course_of_sums"
    (home / "week1").mkdir(parents=True)
    (home / "__init__.py").touch()
    (home / "week1/__init__.py").touch()
    (home / "week1/sums.py").write_text(
        "from autograde_tests import exercise, visible\n"
        "EXERCISES = (exercise(lambda x: x + x, 'Twice', visible('one', 1.5), name='twice'),)\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    yield home.name
    for name in [name for name in sys.modules if name.startswith(home.name)]:
        del sys.modules[name]


def test_a_notebooks_check_has_what_is_published_in_its_package(package: str, tmp_path: Path):
    """Does `notebook_checks` read the file in the package, and take its own notebook's hints?"""
    text = "def twice(x):\n    return x - 70"
    exercise = exercises_of("week1/sums", package)["twice"]
    known = signature(exercise, text)
    file = tmp_path / package / "week1" / FILE
    for notebook, given in (("sums", True), ("other", False)):
        file.write_bytes(written_out([RecordedHint(notebook, "twice", known, HINT)]))
        names = {
            "check": autograde_tests.notebook_checks("week1/sums", package),
            "twice": written(text, "twice"),
        }
        assert (eval('check("twice")', names).hint == HINT) == given
    assert published_hints("week2/none", package) == {}
