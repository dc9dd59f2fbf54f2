"""Marks in PostgreSQL: nbgrader's `db_url` works with a real server."""

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest

from ..waiting import PATIENCE, wait_until
from .small_course import (
    EXERCISES,
    Course,
    close_markers,
    handed_in,
    marked,
    points,
    solutions,
)

pytest.importorskip("psycopg2")
FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def server():
    """Start a PostgreSQL server of our own; return the address of an empty database."""
    if not FOLDERS:
        pytest.skip("PostgreSQL is not installed: sudo apt-get install postgresql")
    # not in pytest's folder, which each run of the tests closes to other users again
    folder = Path(tempfile.mkdtemp(prefix="postgresql-"))
    as_user: list[str] = []
    if os.getuid() == 0:  # the server refuses to run as root
        if shutil.which("runuser") is None:
            pytest.skip("runuser is needed to start PostgreSQL as root")
        as_user = ["runuser", "-u", "postgres", "--"]
        shutil.chown(folder, "postgres")
    data, port = folder / "data", free_port()
    initdb = [*as_user, FOLDERS[-1] / "initdb", "-D", data, "-A", "trust", "-U", "nbgrader", "-N"]
    subprocess.run(initdb, check=True, capture_output=True, cwd="/")
    command = [*as_user, FOLDERS[-1] / "postgres", "-D", data, "-h", "127.0.0.1"]
    command += ["-p", str(port), "-k", folder, "-F"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(list(map(str, command)), stdout=log, stderr=log, cwd="/")
    ready = [FOLDERS[-1] / "pg_isready", "-h", "127.0.0.1", "-p", str(port)]

    def answers() -> bool:
        assert process.poll() is None, (folder / "log").read_text()
        return subprocess.run(ready, capture_output=True).returncode == 0

    wait_until(answers, "PostgreSQL")
    yield f"postgresql+psycopg2://nbgrader@127.0.0.1:{port}/postgres"
    process.terminate()
    process.wait(PATIENCE)
    shutil.rmtree(folder)
    close_markers()


@pytest.mark.slow
def test_marks_in_postgresql(server, tmp_path):
    """Do marks, a regrade and a person's marks live in PostgreSQL as they do in SQLite?"""
    course = Course(tmp_path / "server", server)
    usual = Course(tmp_path / "file")
    for each in (course, usual):
        each.hand_in("ada", handed_in(solutions(*EXERCISES), "Because."))
        each.hand_in("bo", handed_in({}))
        each.hand_in("cy", b"{")
        each.grade()
    assert course.dump() == usual.dump()
    assert course.dump()[0][4] == points(*EXERCISES)
    marked.clear()
    for each in (course, usual):
        with each.gradebook() as gradebook:
            grade = gradebook.find_grade("why", "numpy_basics", "week2", "ada")
            grade.manual_score, grade.needs_manual_grade = 2.5, False
            gradebook.db.commit()
        each.hand_in("bo", handed_in(solutions("sigmoid")))
        each.grade()
    assert marked == ["bo", "bo"]
    assert course.dump() == usual.dump()
    assert not (tmp_path / "server" / "gradebook.db").exists()


@pytest.mark.slow
def test_nbgraders_commands_with_postgresql(server, tmp_path):
    """Do feedback and export read what was graded into PostgreSQL?"""
    course = Course(tmp_path, server)
    course.hand_in("ada", handed_in(solutions(*EXERCISES), "Because."))
    done = course.nbgrader("autograde", "week2")
    assert done.returncode == 0, done.stderr
    for command in (("generate_feedback", "week2"), ("export", "--to=marks.csv")):
        done = course.nbgrader(*command)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "feedback" / "ada" / "week2" / "numpy_basics.html").exists()
    assert "ada" in (tmp_path / "marks.csv").read_text()
