"""nbgrader's own commands, with this engine behind them."""

import json
import logging
import os
import shutil
import subprocess
import sys
from types import SimpleNamespace

import pytest
from nbgrader.converters.base import NbGraderException

from grading import nbgrader_engine
from grading.classroom import Classroom, Progress
from grading.results import NotebookResult, SubmissionResult

from .small_course import EXERCISES, Course, close_markers, handed_in, points, solutions


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return a course that `nbgrader autograde` has graded, with all kinds of submissions."""
    course = Course(tmp_path_factory.mktemp("course"))
    course.hand_in("ada", handed_in(solutions(*EXERCISES), "Because."))
    course.hand_in("bo", handed_in({}, edition="2025.09"))
    course.hand_in("broken", b'{"cells": [')
    course.hand_in("latin", "é".encode("latin-1"))
    course.hand_in("renamed", handed_in(solutions("sigmoid")), "my work (1).ipynb")
    course.hand_in("nothing", b"", "notes.txt")
    course.done = course.nbgrader("autograde", "week2")
    yield course
    close_markers()


@pytest.mark.slow
def test_class_goes_on(course):
    """Do faulty files cost nobody else, with a line for each, and exit code 0?"""
    assert course.done.returncode == 0, course.done.stderr
    scores = {row[0]: row[4] for row in course.dump()}
    assert scores == {
        "ada": points(*EXERCISES),
        "bo": 0,
        "broken": 0,
        "latin": 0,
        "renamed": points("sigmoid"),
        "nothing": 0,
    }
    said = course.done.stderr
    assert "broken, numpy_basics: 0 points, not a notebook: it is not valid JSON" in said
    assert "latin, numpy_basics: 0 points, not a notebook: the text is not UTF-8" in said
    assert "graded with edition 2026.11: 1 submission written on 2025.09: bo" in said
    assert "renamed: my work (1).ipynb was taken for numpy_basics.ipynb" in said
    assert "nothing, numpy_basics: 0 points, no file numpy_basics.ipynb was handed in" in said
    assert "Traceback" not in said


@pytest.mark.slow
def test_same_marks_as_a_classroom(course, tmp_path):
    """Do the command and `Classroom.grade` write the same gradebook and the same notebooks?"""
    other = Course(tmp_path)
    shutil.copytree(course.folder / "submitted", tmp_path / "submitted")
    other.grade()
    assert other.dump() == course.dump()
    for file in (course.folder / "autograded").rglob("*.ipynb"):
        same = tmp_path / file.relative_to(course.folder)
        assert same.read_bytes() == file.read_bytes()


@pytest.mark.slow
def test_one_student(course):
    """Do --student and --force grade one student again, and nobody else?"""
    done = course.nbgrader("autograde", "week2", "--student", "ada")
    assert done.returncode == 0
    assert f"1 of 1: ada, {points(*EXERCISES):g} points (nothing has changed)" in done.stderr
    done = course.nbgrader("autograde", "week2", "--student", "ada", "--force")
    assert f"1 of 1: ada, {points(*EXERCISES):g} points\n" in done.stderr


@pytest.mark.slow
def test_formgraders_button(course):
    """Does what formgrader calls for its button grade the one submission again?"""
    program = (
        "from nbgrader.apps import NbGraderAPI, NbGrader\n"
        "import json\n"
        "app = NbGrader()\n"
        "app.initialize([])\n"
        "print(json.dumps(NbGraderAPI(app.coursedir, parent=app).autograde('week2', 'bo')))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=course.folder,
        env=course.environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["success"], result
    assert "1 of 1: bo, 0 points" in result["log"]


@pytest.mark.slow
def test_late_penalties(course):
    """Does the plug-in that the command line or nbgrader_config.py names set the penalty?"""
    with course.gradebook() as gradebook:
        gradebook.update_or_create_assignment("week2", duedate="2026-01-01 11:00:00 UTC")
    done = course.nbgrader("autograde", "week2", "--LateSubmissionPlugin.penalty_method=zero")
    assert done.returncode == 0, done.stderr
    assert {row[0]: row[3] for row in course.dump()}["ada"] == points(*EXERCISES)


@pytest.mark.slow
def test_unknown_student_where_none_is_to_be_made(tmp_path):
    """Is a student whom the gradebook lacks refused by name where none is to be made?"""
    course = Course(tmp_path)
    course.hand_in("ada", handed_in({}))
    done = course.nbgrader("autograde", "week2", "--Autograde.create_student=False")
    assert done.returncode == 1
    assert "there is no student ada in the gradebook" in done.stderr


@pytest.mark.slow
def test_without_bubblewrap(tmp_path):
    """Does it refuse, with the line that installs it, and write nothing?"""
    for program in ("alembic", "python3"):
        (tmp_path / program).symlink_to(shutil.which(program))
    other = Course(tmp_path / "course")
    other.hand_in("ada", handed_in({}))
    done = other.nbgrader("autograde", "week2", PATH=str(tmp_path))
    assert done.returncode == 1
    assert "sudo apt-get install bubblewrap" in done.stderr
    assert not (other.folder / "gradebook.db").exists()
    assert not (other.folder / "autograded").exists()


def test_cores():
    """Is it at least one core, and no more than there are?"""
    assert 1 <= nbgrader_engine.cores() <= (os.cpu_count() or 1)


def test_what_asks_for_a_look_is_in_the_log(caplog):
    """Does nbgrader's log name what a person should look at, of the files and of a notebook?"""
    marked = NotebookResult(looks=("Cell 3 failed.",))
    result = SubmissionResult("ada", "", "", {"basics": marked}, ("Renamed.",), ("Two files.",))
    progress = Progress("ada", 1, 1, result, False)
    nbgrader_engine.tell(logging.getLogger("nbgrader"), progress)
    said = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert said == ["ada, basics: Cell 3 failed.", "ada: Two files.", "ada: Renamed."]


@pytest.mark.slow
def test_a_run_in_which_the_grader_failed_does_not_end_well(course, monkeypatch):
    """Is a submission that the grader failed on an error of the command's, after the others?"""
    told = []

    def grade(classroom, executor, student, afresh, hear):
        for number, trouble in enumerate(("the grader failed: KeyError", ""), 1):
            told.append(number)
            result = SubmissionResult(f"s{number}", "", "", {}, trouble=trouble)
            hear(Progress(f"s{number}", number, 2, result, False))

    monkeypatch.setattr(Classroom, "grade", grade)
    monkeypatch.setenv("COURSE_GRADING_SEED", "s")
    directory = course.coursedir
    directory.assignment_id = "week2"
    converter = SimpleNamespace(
        coursedir=directory, log=logging.getLogger("grading"), create_student=True, force=False
    )
    with pytest.raises(NbGraderException, match="failed on the submissions of: s1$"):
        nbgrader_engine.autograde(converter)
    assert told == [1, 2]
