"""Do machinery and grader serve another course, with packages of its own names?"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from autograde_tests.machinery.agreed import SEED_VARIABLE
from autograde_tests.machinery.cards import Card
from autograde_tests.machinery.exercises import Exercise
from autograde_tests.machinery.faults import faults_of
from autograde_tests.machinery.feedback import graded_card
from course_cli.samples import fill
from grading.content import Content
from tests.autograde_tests.test_declarations import key_of, seen_and_graded

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "averages"
NOTEBOOK = "averages.ipynb"


@pytest.fixture
def exercises(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mapping[str, Exercise]]:
    """The exercises of the other course."""
    monkeypatch.syspath_prepend(EXAMPLE)
    yield Content("averages.exercises", "averages.library").exercises_of("week1", "averages")
    for name in [name for name in sys.modules if name.split(".")[0] == "averages"]:
        del sys.modules[name]


def cards_of(exercise: Exercise, version: Any) -> list[Card]:
    """Return the cards that a version gets, with each of several seeds."""
    key = key_of(exercise)
    _, graded = seen_and_graded(key, exercise, version)
    return [graded_card(exercise, each, key.diagnose(each)) for each in graded.values()]


def test_its_declarations_are_as_good_as_ours(exercises: Mapping[str, Exercise]):
    """Do mistakes lose marks with their own hints, and other right versions get full marks?"""
    assert [fault for each in exercises.values() for fault in faults_of(each)] == []
    for exercise in exercises.values():
        for version in (exercise.reference, *exercise.equivalents):
            assert {card.points for card in cards_of(exercise, version)} == {exercise.points}
        for mistake in exercise.mistakes:
            for card in cards_of(exercise, exercise.wrong_version(mistake)):
                assert card.points < exercise.points
                assert mistake.hint in card.hints


def test_its_committed_notebook_is_what_its_source_builds():
    """Does the build know of another course?"""
    call = [sys.executable, "tools/build_notebooks.py", "--check", "--root", str(EXAMPLE)]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_it_is_built_graded_and_reported_with_the_same_commands(
    tmp_path: Path, exercises: Mapping[str, Exercise], monkeypatch: pytest.MonkeyPatch
):
    """Do a right and a wrong submission get their marks, report and feedback?"""
    monkeypatch.setenv(SEED_VARIABLE, "a seed of the other course")
    course = tmp_path / "course"
    shutil.copytree(EXAMPLE, course, ignore=shutil.ignore_patterns("build", "notebooks"))

    def call(*command: str) -> str:
        done = subprocess.run(
            [sys.executable, *command], cwd=course, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    call(str(ROOT / "tools" / "build_notebooks.py"), "--root", ".")
    wrong = {name: each.source(each.mistakes[0]) for name, each in exercises.items()}
    hand_in(course, "ada", {name: each.source() for name, each in exercises.items()})
    hand_in(course, "ben", wrong)
    said = call("-m", "course_cli", "grade", "week1")
    assert "full marks   │ 1 of 2" in said
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        scores = {s.student.id: s.score for s in gradebook.assignment_submissions("week1")}
    assert scores["ada"] == sum(each.points for each in exercises.values())
    assert scores["ben"] < scores["ada"]
    report = (course / "reports" / "week1.html").read_text(encoding="utf-8")
    assert exercises["mean"].mistakes[0].hint in report
    call("-m", "nbgrader", "generate_feedback", "week1")
    page = (course / "feedback" / "ben" / "week1" / "averages.html").read_text(encoding="utf-8")
    assert exercises["mean"].mistakes[0].hint in page


def hand_in(course: Path, student: str, answers: Mapping[str, str]) -> None:
    """Lay a student's notebook where nbgrader collects it."""
    released = json.loads((course / "notebooks" / "week1" / NOTEBOOK).read_text(encoding="utf-8"))
    folder = course / "submitted" / student / "week1"
    folder.mkdir(parents=True)
    (folder / NOTEBOOK).write_text(json.dumps(fill(released, answers)), encoding="utf-8")
