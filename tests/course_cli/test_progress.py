"""What `course progress` says of a student's folder."""

import re
import shutil

import pytest
from rich.console import Console
from typer.testing import CliRunner

from autograde_tests import exercises_of, notebooks_of
from course_cli import main
from course_utils.progress import FILE, MARK, Standing, record

NOTEBOOK = "week2/numpy_basics"
BASICS = exercises_of(NOTEBOOK)
MOST = sum(exercise.points for exercise in BASICS.values())


@pytest.fixture
def workspace(root, tmp_path, monkeypatch):
    """Return a student's folder, prepared and with nothing done, in which the terminal is."""
    course = tmp_path / "course"
    shutil.copytree(root / "notebooks", course / "notebooks")
    shutil.copy(root / "nbgrader_config.py", course)
    (course / "workspace").mkdir()
    (course / "workspace" / MARK).touch()
    monkeypatch.chdir(course / "workspace")
    # the app's own has the width that COLUMNS said when it was imported, if it said one
    monkeypatch.setattr(main, "console", Console(width=100, highlight=False, force_terminal=False))
    return course / "workspace"


def progress(*options, **asked):
    """Call the command; return its exit code and what it prints, spaces run together."""
    done = CliRunner().invoke(main.app, ["progress", *options], **asked)
    return done.exit_code, re.sub(r"[ │]+", " ", done.output)


def do(workspace, *names, notebook=NOTEBOOK, **how):
    """Record exercises as passed, or as said."""
    for name in names:
        standing = {"state": "passed", "points": 2.0, "at": "2026-03-04T12:00:00+00:00"} | how
        record(workspace, Standing(notebook, name, **standing))


def test_every_notebook_has_its_row_in_order(workspace):
    """Is all of a course that is not begun listed, with what to begin with?"""
    code, said = progress()
    assert code == 0
    here = {  # without PyTorch, some are left out
        name: sum(not each.missing for each in exercises_of(name).values())
        for name in notebooks_of()
    }
    rows = [f" {name[4]} {name[6:]} 0 of {number} " for name, number in here.items()]
    places = [said.find(row) for row in rows]
    assert -1 not in places
    assert places == sorted(places)
    assert "Next: week1/introduction." in said
    assert "You stopped" not in said


def test_what_is_done_is_counted(workspace):
    """Does the row have exercises, points and day, and the end where to go on?"""
    do(workspace, "sigmoid", "L1")
    _, said = progress()
    assert f" 2 numpy_basics 2 of {len(BASICS)} 4 of {MOST:g} 4 Mar 2026" in said
    assert "You stopped at L1 in week2/numpy_basics, 4 Mar 2026." in said
    assert "Next: week2/numpy_basics." in said


def test_a_week_is_shown_exercise_by_exercise(workspace):
    """Has each exercise of the week its state, and no other week's?"""
    do(workspace, "sigmoid")
    do(workspace, "L1", state="failed")
    do(workspace, "shapes_quiz", state="failed", answered=3)
    code, said = progress("--week", "week2")
    assert code == 0
    assert " 1 basic_sigmoid ○ not checked 5 points The sigmoid of one number " in said
    assert " ✓ passed 2 of 6 points " in said
    assert " 7 L1 ✗ not yet 2 of 5 points The sum of the absolute errors " in said
    assert " ○ 3 of 10 answered 2 of 10 points " in said
    assert "week2/quiz" in said
    assert "week3" not in said


def test_a_week_that_there_is_not_is_named(workspace):
    """Is a slip in the week's name said, with the weeks that there are?"""
    code, said = progress("--week", "2")
    assert code == 1
    assert "There is no '2'; there is: week1, week2," in said


@pytest.mark.parametrize("notebook", ["week9/newer", "elsewhere", "week1/[/bold]", ""])
def test_a_notebook_of_another_course_breaks_nothing(workspace, notebook):
    """Is what the course does not know shown without totals, whatever its name?"""
    do(workspace, "something", "[red]", notebook=notebook)
    code, said = progress()
    assert code == 0
    assert f"{notebook.partition('/')[2]} 2 4 4 Mar 2026" in said
    assert f"You stopped at [red] in {notebook}" in said.replace("\n", " ")
    assert "Next: week1/introduction." in said
    code, said = progress("--week", notebook.partition("/")[0]) if notebook else (0, "2 points")
    assert code == 0
    assert "2 points" in said


@pytest.mark.parametrize(
    ("package", "reason"),
    [
        ("somebodys.exercises", "No module named 'somebodys'"),
        ("course_utils", "course_utils does not say what its notebooks are about"),
    ],
)
def test_a_course_whose_exercises_are_not_here_is_said(workspace, package, reason):
    """Is the reason given, without a traceback, for which no exercise is known?"""
    page = workspace.parent / "notebooks" / "START.ipynb"
    page.write_text(page.read_text().replace("autograde_tests.weeks", package))
    code, said = progress()
    assert code == 1
    assert said.startswith(f"Stopped: {reason}")


def test_what_was_not_handed_out_is_not_counted(workspace):
    """Does a class that got one week see that week alone?"""
    for folder in (workspace.parent / "notebooks").glob("week[!2]"):
        shutil.rmtree(folder)
    _, said = progress()
    assert "introduction" not in said
    assert "Next: week2/numpy_basics." in said


@pytest.mark.parametrize(
    ("options", "answer", "is_gone"),
    [
        (("--forget",), "y\n", True),
        (("--forget",), "n\n", False),
        (("--forget",), "", False),
        (("--forget", "--yes"), None, True),
    ],
)
def test_the_record_goes_when_that_is_confirmed(workspace, options, answer, is_gone):
    """Is the record deleted after a yes, and nothing without one?"""
    do(workspace, "sigmoid")
    code, said = progress(*options, input=answer)
    assert (code == 0) is is_gone
    assert (workspace / FILE).exists() is not is_gone
    if "--yes" not in options:
        assert "Your notebooks stay as they are." in said


def test_there_may_be_nothing_to_forget(workspace):
    """Is a record that is not there no error?"""
    assert progress("--forget", "--yes") == (0, "There was no record.\n")


def test_without_a_folder_the_next_step_is_said(workspace, monkeypatch):
    """Is a student who has not begun sent to `course lab`?"""
    monkeypatch.chdir(workspace.parent)
    shutil.rmtree(workspace)
    code, said = progress()
    assert code == 1
    assert "Call `course lab` first." in said.replace("\n", " ")


def test_a_record_that_was_spoiled_is_passed_over(workspace):
    """Does a line that is none cost that line alone, and a moment that is none its day?"""
    do(workspace, "sigmoid", at="some time")
    with (workspace / FILE).open("a") as stream:
        stream.write("{\n")
    code, said = progress()
    assert code == 0
    assert "You stopped at sigmoid in week2/numpy_basics." in said
