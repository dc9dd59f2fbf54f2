"""A full disk: one sentence, nothing half-written, and the same command goes on."""

import errno
import io
import json
import os
import sqlite3
import subprocess
import sys
from concurrent.futures import Future
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import create_engine, text
from typer.testing import CliRunner

from course_cli import submission
from course_cli.main import app
from course_utils.files import write_atomically
from grading.arrivals import Arrivals
from grading.classroom import only_one
from grading.collecting import told_of_full_disk
from grading.disk import full_disk, is_full
from grading.unpacking import Member, take
from grading.workers import Pool

from .small_course import EXERCISES, Course, handed_in, points, solutions

NO_ROOM = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_the_file_is_named_whatever_wraps_the_error(tmp_path):
    """Is the sentence the same where another error was raised from the disk's?"""
    for number in (errno.ENOSPC, errno.EDQUOT):
        try:
            try:
                raise OSError(number, "no", str(tmp_path / "marks.json"))
            except OSError as error:
                raise RuntimeError("in a worker") from error
        except RuntimeError as error:
            said = full_disk(error)
        assert said.startswith(f"the disk is full: {tmp_path / 'marks.json'} could not be written")
        assert "call the same command again" in said


@pytest.mark.parametrize("error", [PermissionError("x"), ValueError("No space left on device")])
def test_other_trouble_is_no_full_disk(error):
    """Is anything else left to be what it is?"""
    assert full_disk(error, Path.cwd()) == ""


def test_a_gradebook_that_cannot_grow(tmp_path):
    """Is SQLite's own word for it known, through SQLAlchemy, also where nothing is on disk yet?"""
    engine = create_engine(f"sqlite:///{tmp_path / 'g.db'}")
    with engine.connect() as connection:
        connection.execute(text("PRAGMA max_page_count = 2"))
        connection.execute(text("CREATE TABLE t (a)"))
        with pytest.raises(Exception, match="disk is full") as told:
            connection.execute(text("INSERT INTO t VALUES (zeroblob(100000))"))
    assert is_full(told.value)
    assert full_disk(told.value, tmp_path).startswith("the disk is full: the gradebook could not")
    assert not is_full(sqlite3.OperationalError("no such table: t"), tmp_path)


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_an_atomic_file_names_itself(tmp_path, monkeypatch, step):
    """Does the error name the file that was meant, and stay the old one, with nothing beside it?"""
    target = tmp_path / "result.json"
    target.write_text("old")

    def refuse(*_):
        raise OSError(errno.ENOSPC, "no")

    monkeypatch.setattr(os, step, refuse)
    with pytest.raises(OSError, match="no") as told:
        write_atomically(target, b"new")
    monkeypatch.undo()
    assert str(target) in full_disk(told.value)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_submit(tmp_path, monkeypatch):
    """Does `course submit` say it in one sentence, leave no half of a file, and go on later?"""
    (tmp_path / "nbgrader_config.py").touch()
    (tmp_path / "notebooks").mkdir()
    week = tmp_path / "workspace" / "week2"
    week.mkdir(parents=True)
    (week / "numpy_basics.ipynb").write_bytes(handed_in({}))
    monkeypatch.chdir(tmp_path)
    call = ["submit", "week2", "--student", "ada"]

    def refuse(*_, **__):
        raise NO_ROOM

    with monkeypatch.context() as patched:
        patched.setattr(submission.zipfile.ZipFile, "writestr", refuse)
        result = CliRunner().invoke(app, call)
    assert result.exit_code == 1
    assert "Stopped: the disk is full" in result.output.replace("\n", " ")
    assert "Errno" not in result.output
    assert "Traceback" not in result.output
    assert list((tmp_path / "workspace/handed-in").iterdir()) == []
    assert CliRunner().invoke(app, call).exit_code == 0


@pytest.mark.parametrize("error", [NO_ROOM, OSError(errno.EDQUOT, "no")])
def test_what_comes_in_on_a_full_disk_costs_no_student(tmp_path, error):
    """Do the ways in have the same word for it, also where it is the cause of something else?"""

    class Torn(io.BytesIO):
        def read(self, *_):
            raise error

    with pytest.raises(OSError, match="no") as told, Arrivals().one("ada.zip"):
        take([Member("a.ipynb", 3, "file", Torn)], tmp_path)
    assert full_disk(told.value)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ValueError, match="unreadable"), Arrivals().one("ada.zip"):
        raise ValueError("unreadable") from error


class App:
    """A command of nbgrader's, as far as it ends in words."""

    def __init__(self, root):
        self.coursedir = SimpleNamespace(root=str(root))

    def fail(self, words):
        """End."""
        sys.exit(words)


def test_a_command_that_brings_in_says_it_in_the_same_words(tmp_path):
    """Does `zip_collect` or `collect` say file, disk and what to do, and pass on what is else?"""
    for error in (OSError(errno.ENOSPC, "no", "/tmp/x"), sqlite3.OperationalError("no room")):
        error.sqlite_errorname = "SQLITE_FULL"
        with (
            pytest.raises(SystemExit, match=r"The disk is full: .* Make room there"),
            told_of_full_disk(App(tmp_path)),
        ):
            raise error
    with pytest.raises(ValueError, match="else"), told_of_full_disk(App(tmp_path)):
        raise ValueError("else")


@pytest.mark.parametrize(
    ("where", "call"),
    [
        ("course_cli.demo.run_demo", ["demo"]),
        ("course_utils.datasets.fetch", ["data", "fetch", "cifar10"]),
        ("course_cli.workspace.prepare", ["lab", "--only-prepare"]),
        ("course_cli.grade.grade", ["grade", "week2"]),
    ],
)
def test_any_command(monkeypatch, where, call):
    """Is it the same sentence from each command, caught by the command itself or not?"""

    def refuse(*_, **__):
        raise OSError(errno.ENOSPC, "no", "/somewhere/file")

    monkeypatch.setattr(where, refuse)
    result = CliRunner().invoke(app, call)
    assert result.exit_code == 1
    assert "the disk is full: /somewhere/file" in result.output.replace("\n", " ")


def test_a_workers_full_disk_is_no_fault_of_a_submissions(tmp_path):
    """Does grading stop, where the whole class would get a line that the grader failed?"""
    course = Course(tmp_path)
    course.hand_in("ada", handed_in({}))

    class Full(Pool):
        def submit(self, *_, **__):
            future = Future()
            future.set_exception(OSError(errno.ENOSPC, "no", "/tmp/course-stage-1"))
            return future

    with pytest.raises(OSError, match="no") as told, only_one(tmp_path):
        course.classroom().grade(lambda: nullcontext(Full()))
    assert "/tmp/course-stage-1" in full_disk(told.value)
    assert course.dump() == []
    assert not list(tmp_path.glob("autograded/*"))


SCRIPT = """
import json, os, subprocess, sys
from pathlib import Path

course, commands = Path(sys.argv[1]), json.loads(sys.argv[2])
os.chdir(course)


def fill(left):
    with open("filler", "wb", buffering=0) as filler:
        try:
            while filler.write(b"x" * 4096):
                pass
        except OSError:
            pass
        filler.truncate(max(0, filler.tell() - left))


def call(command):
    done = subprocess.run(command, capture_output=True, text=True)
    left = [str(p) for p in Path().rglob("*") if p.name.startswith((".writing-", ".gradebook-"))]
    return {"rc": done.returncode, "said": done.stdout + done.stderr, "left": left}


said = []
for command, left in commands:
    fill(left)
    said.append(call(command))
    os.unlink("filler")
said.append(call(commands[-1][0]))
print(json.dumps(said))
"""


@pytest.mark.slow
def test_a_small_disk_that_is_really_full(tmp_path):
    """Do both grading commands stop in one sentence, and does the same command go on later?"""
    disk = tmp_path / "disk"
    disk.mkdir()
    course = Course(tmp_path / "course")
    course.hand_in("ada", handed_in(solutions(*EXERCISES)))
    moved = disk / "course"
    settings = (course.folder / "nbgrader_config.py").read_text()
    (course.folder / "nbgrader_config.py").write_text(
        settings.replace(str(course.folder), str(moved))
    )
    autograde = Course.command("autograde", "week2")
    grade = [sys.executable, "-m", "course_cli", "grade", "week2", "--jobs", "1"]
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    confined = ["bwrap", "--dev-bind", "/", "/", "--size", str(4 * 2**20), "--tmpfs", str(disk)]
    commands = json.dumps([(autograde, 0), (grade, 0), (grade, 120_000)])
    inside = f"cp -r {course.folder} {moved} && exec {sys.executable} {script} {moved} '{commands}'"
    done = subprocess.run(
        [*confined, "--", "sh", "-c", inside],
        env={**Course.environment, "COLUMNS": "500"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    *full, freed = json.loads(done.stdout)
    for result in full:
        assert result["rc"] == 1, result
        assert "the disk is full: " in result["said"]
        assert str(disk) in result["said"]
        assert "Traceback" not in result["said"], result["said"]
        assert result["left"] == []
    assert freed["rc"] == 0, freed
    assert f"{points(*EXERCISES):g}" in freed["said"]
