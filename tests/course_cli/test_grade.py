"""`course grade`: what it prints and writes, its exit codes, and how it goes on."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from autograde_tests import exercises_of
from course_cli.grade import Clock, course_root, progress_of
from course_cli.main import app
from grading.classroom import Progress
from grading.errors import GradingError
from grading.nbgrader_compat import course_directory

from ..waiting import PATIENCE

EXERCISES = exercises_of("week2/numpy_basics")
SOLVED = {name: exercise.source() for name, exercise in EXERCISES.items()}
FULL = sum(exercise.points for exercise in EXERCISES.values())


def grade(root: Path, course: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Call `course grade week2` in a course's folder."""
    return subprocess.run(
        [sys.executable, "-m", "course_cli", "grade", "week2", *options],
        cwd=course,
        env={**os.environ, "PYTHONPATH": str(root), "COURSE_GRADING_SEED": "s", "COLUMNS": "160"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@pytest.mark.slow
def test_a_class(root: Path, small_course: Callable[..., Path]):
    """Are a class's marks, report and files written, and is only what changed graded again?"""
    course = small_course({"ada": SOLVED, "bo": {}, "cy": {**SOLVED, "L1": "def L1(a, b):\n  1"}})
    old = course / "submitted/bo/week2/numpy_basics.ipynb"
    old.write_text(
        re.sub('"course_edition": "[^"]*"', '"course_edition": "2025.09"', old.read_text())
    )
    first = grade(root, course, "--jobs", "1")
    assert first.returncode == 0, first.stdout + first.stderr
    assert "3 of 3 graded" in first.stdout
    assert "\x1b" not in first.stdout
    assert "1 submission written on 2025.09: bo" in first.stdout
    rows = (course / "reports/week2-canvas.csv").read_text().splitlines()
    assert rows[1] == f"    Points Possible,,,,,{FULL:g}"
    lost = sum(e.points for e in EXERCISES.values() if e.name == "L1" or "L1" in e.uses)
    assert [row.split(",")[-1] for row in rows[2:]] == [f"{FULL:g}", "0", f"{FULL - lost:g}"]
    page = (course / "reports/week2.html").read_text()
    assert "class report" in page
    assert '<th scope="row">2025.09</th>' in page

    notebook = course / "submitted/bo/week2/numpy_basics.ipynb"
    notebook.write_text("{")
    second = grade(root, course)
    assert second.returncode == 2
    assert "2 had not changed" in second.stdout
    assert re.search(r"bo: numpy_basics: not a notebook", second.stdout)
    assert "2025.09" not in second.stdout

    target = course / "elsewhere" / "one.html"
    options = ("--student", "ada", "--afresh", "--unsafe-no-sandbox", "--report", str(target))
    third = grade(root, course, *options)
    assert third.returncode == 2, third.stdout  # bo still needs a look
    page = target.read_text()
    assert "Graded without the sandbox" in page
    assert "<b>3</b> submissions" in page


@pytest.mark.parametrize(
    ("what", "options", "said"),
    [
        ("no such week", ("week9",), "there is no notebook in"),
        ("no submissions", ("week2",), "there is no submission for week2"),
        ("no such student", ("week2", "--student", "zoe"), "no submission of zoe for week2"),
        ("no jobs", ("week2", "--jobs", "0"), ""),
    ],
)
def test_it_cannot_start(monkeypatch, small_course, what: str, options: tuple[str, ...], said: str):
    """Is the exit code 1 (2 for a wrong option), with the reason in words?"""
    monkeypatch.chdir(small_course({}))
    found = CliRunner(env={"COLUMNS": "300"}).invoke(app, ["grade", *options])
    assert found.exit_code == (1 if said else 2), found.output
    assert said in found.output
    assert "Traceback" not in found.output


def test_without_bubblewrap_it_refuses(monkeypatch, small_course: Callable[..., Path]):
    """Is nothing graded without a sandbox unless that is asked for, and the install line said?"""
    monkeypatch.chdir(small_course({"ada": {}}))
    monkeypatch.setenv("PATH", "/nowhere")
    found = CliRunner(env={"COLUMNS": "300"}).invoke(app, ["grade", "week2"])
    assert found.exit_code == 1
    assert "apt-get install bubblewrap" in found.output


def test_nbgraders_settings_are_read(small_course: Callable[..., Path]):
    """Do the database, the folders and the late penalty plug-in come from nbgrader_config.py?"""
    course = small_course({})
    with (course / "nbgrader_config.py").open("a") as stream:
        stream.write("c.CourseDirectory.db_url = 'sqlite:////tmp/other.db'\n")
        stream.write("c.CourseDirectory.submitted_directory = 'in'\n")
        stream.write(
            "c.AssignLatePenalties.plugin_class = 'nbgrader.plugins.LateSubmissionPlugin'\n"
        )
    found = course_directory(course)
    assert found.db_url == "sqlite:////tmp/other.db"
    assert (found.root, found.submitted_directory) == (str(course), "in")
    assert "plugin_class" in found.config.AssignLatePenalties
    assert course_root(course) == course


def test_a_broken_configuration_is_said(small_course: Callable[..., Path]):
    """Is an error in nbgrader_config.py answered with its words?"""
    course = small_course({})
    (course / "nbgrader_config.py").write_text("c = get_config()\n1 / 0\n")
    with pytest.raises(GradingError, match="ZeroDivisionError"):
        course_directory(course)


@pytest.mark.parametrize("terminal", [True, False])
def test_progress(terminal: bool, tmp_path: Path):
    """Is there a bar with rate and remaining time on a terminal, and plain lines elsewhere?"""
    file = tmp_path / "out.txt"
    with file.open("w") as stream:
        console = Console(file=stream, force_terminal=terminal, width=100)
        with progress_of(console, 3) as told:
            for done in (1, 2, 3):
                told(Progress("ada", done, 3, {}, reused=False))
    text = file.read_text()
    assert ("\x1b" in text) == terminal
    assert ("3/3" if terminal else "3 of 3 graded") in text
    assert "a minute" in text


def words_of_a_run(batch: int, ends: list[float], reused: int = 0) -> list[str]:
    """Return what is said when each submission is done, at these times after the start."""
    times = iter([0.0, *([0.01] * reused), *ends])
    clock = Clock(batch, lambda: next(times))
    total = reused + len(ends)
    return [
        clock.told(Progress("ada", done, total, {}, reused=done <= reused))
        for done in range(1, total + 1)
    ]


@pytest.mark.parametrize("batch", [1, 4, 16])
def test_the_time_left_is_told_once_it_can_be_known(batch: int):
    """Is the start of the workers no measure, and is the estimate right once there is one?"""
    rounds, each, start = 12, 6.0, 40.0
    ends = [start + each * (1 + number // batch) for number in range(rounds * batch)]
    said = words_of_a_run(batch, ends, reused=30)
    told = {number: text for number, text in enumerate(said[30:-1], 1) if text}
    assert min(told) >= batch + 5
    assert not any(said[:30])
    for number, text in told.items():
        number_of, unit = re.search(r"about (\d+) (s|min) left", text).groups()
        seconds = int(number_of) * (60 if unit == "min" else 1)
        assert seconds == pytest.approx(ends[-1] - ends[number - 1], rel=1, abs=1.5 * each)
    assert said[-1] == f"{60 * rounds * batch / ends[-1]:.0f} a minute"


def test_nothing_is_estimated_from_one_submission():
    """Does a line after the first of many submissions say no time that is left?"""
    assert words_of_a_run(2, [20.0, 20.1, 20.2, 31.0])[:3] == ["", "", ""]
    assert words_of_a_run(1, [], reused=3) == ["", "", ""]
