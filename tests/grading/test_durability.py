"""Killed at any moment and started again, grading ends as if nothing had happened."""

import os
import shutil
import signal
import subprocess
from functools import partial
from pathlib import Path

import pytest

from grading import classroom, files, records

from ..waiting import wait_until
from .small_course import EXERCISES, Course, close_markers, handed_in, solutions

CLASS = {
    "ada": handed_in(solutions(*EXERCISES), "Because."),
    "bo": handed_in({}),
    "cy": handed_in(solutions("sigmoid")),
    "di": b"{",
    "eve": handed_in(solutions("basic_sigmoid", "L1"), "Why not."),
    "fay": handed_in(solutions("L1")),
}


def new_course(folder: Path) -> Course:
    """Return a course with a class of six."""
    course = Course(folder)
    for student, content in CLASS.items():
        course.hand_in(student, content)
    return course


def by_hand(course: Course) -> None:
    """Do what an instructor does between two runs: marks, a comment, a due date."""
    with course.gradebook() as gradebook:
        gradebook.update_or_create_assignment("week2", duedate="2026-01-01 11:00:00 UTC")
        grade = gradebook.find_grade("why", "numpy_basics", "week2", "ada")
        grade.manual_score, grade.needs_manual_grade = 2.0, False
        comment = gradebook.find_comment("why", "numpy_basics", "week2", "ada")
        comment.manual_comment = "Say more."
        gradebook.db.commit()
    course.hand_in("ada", handed_in(solutions("sigmoid"), "Because of this."))
    course.hand_in("fay", handed_in(solutions(*EXERCISES)))


class Countdown:
    """Kills this process, as a power cut would, before the n-th step that leaves a trace."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def watch(self, owner: object, name: str) -> None:
        """Count the calls of a function as steps."""
        function = getattr(owner, name)

        def step(*arguments, **options):
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*arguments, **options)

        setattr(owner, name, step)


def graded(course: Course, kill_at: int = 0) -> int:
    """Grade in a process of its own; return how many steps it took, or -1 if it was killed."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        from sqlalchemy.orm import Session

        countdown = Countdown(kill_at)
        countdown.watch(os, "replace")
        countdown.watch(os, "fsync")
        countdown.watch(Path, "unlink")
        countdown.watch(Session, "commit")
        countdown.watch(Session, "flush")
        countdown.watch(classroom.Recorder, "record")
        countdown.watch(records, "put_in_place")
        countdown.watch(records, "remove")
        try:
            course.grade()
            os.write(sending, str(-countdown.left).encode())
        finally:
            os._exit(0)
    os.close(sending)
    os.waitpid(child, 0)
    said = os.read(receiving, 20)
    os.close(receiving)
    return int(said) if said else -1


@pytest.fixture(scope="module")
def first_run(tmp_path_factory):
    """Return a course graded once, undisturbed, with its results kept for the others."""
    course = new_course(tmp_path_factory.mktemp("first"))
    course.grade()
    by_hand(course)
    copy = tmp_path_factory.mktemp("again") / "course"
    shutil.copytree(course.folder, copy)
    course.grade()
    close_markers()
    return course, copy


def moved(folder: Path) -> Course:
    """Return the course of a copied folder."""
    course = Course.__new__(Course)
    course.folder, course.db_url = folder, f"sqlite:///{folder / 'gradebook.db'}"
    return course


def notebooks(course: Course) -> dict[str, bytes]:
    """Return the autograded files."""
    folder = course.folder / "autograded"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.slow
def test_killed_at_every_kind_of_step(first_run, tmp_path):
    """Does a regrade, killed before any of its steps, end with the undisturbed run's gradebook?"""
    undisturbed, copy = first_run
    shutil.copytree(copy, tmp_path / "counted")
    steps = graded(moved(tmp_path / "counted"))
    assert steps > 30
    assert moved(tmp_path / "counted").dump() == undisturbed.dump()
    for kill_at in sorted({1 + number * (steps - 1) // 24 for number in range(25)}):
        course = moved(tmp_path / f"killed-{kill_at}")
        shutil.copytree(copy, course.folder)
        assert graded(course, kill_at) == -1
        assert graded(course) >= 0
        assert course.dump() == undisturbed.dump(), f"killed before step {kill_at}"
        assert notebooks(course) == notebooks(undisturbed), f"killed before step {kill_at}"
        shutil.rmtree(course.folder)


@pytest.mark.parametrize("exchanged", [True, False])
def test_killed_while_a_folder_is_put_in_place(tmp_path, monkeypatch, exchanged):
    """Is what stands there the old or the new one; where names are not exchanged, at the end?"""
    if not exchanged:
        monkeypatch.setattr(files, "_exchange", lambda one, other: False)
    for old in ("folder", "file", "nothing"):
        fresh, target = tmp_path / "fresh", tmp_path / "target"
        fresh.mkdir()
        (fresh / "new").touch()
        if old == "folder":
            target.mkdir()
        elif old == "file":
            target.touch()
        child = os.fork()
        if child == 0:
            countdown = Countdown(2)  # the exchange is one step, and there is no second
            countdown.watch(os, "rename")
            if exchanged:
                files._exchange = _killed_after(files._exchange)
            records.put_in_place(fresh, target)
            os._exit(0)
        os.waitpid(child, 0)
        if exchanged or old == "nothing":
            assert (target / "new").exists()
        if os.path.lexists(fresh):  # as the next run does
            files.remove(fresh)
        files.remove(target)
        files.remove(tmp_path / "fresh-old")


def _killed_after(function):
    def step(*given):
        done = function(*given)
        os.kill(os.getpid(), signal.SIGKILL)
        return done

    return step


@pytest.mark.slow
def test_killed_while_the_gradebook_is_made(first_run, tmp_path):
    """Does a first run, killed again and again from its first step on, end with all marks?"""
    undisturbed, copy = first_run
    course = moved(tmp_path / "course")
    shutil.copytree(copy, course.folder)
    for made in ("gradebook.db", ".course", "autograded"):
        path = course.folder / made
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    kills = 0
    for kill_at in (1, 2, 4, 7, 11, 16, 22, 30, 40, 55, 70, 90):
        kills += graded(course, kill_at) == -1
    assert kills >= 6
    assert graded(course) >= 0
    scores = {row[0]: row[4] for row in undisturbed.dump() if row[0] != "ada"}
    assert {row[0]: row[4] for row in course.dump() if row[0] != "ada"} == scores
    assert notebooks(course) == notebooks(undisturbed)


def processes_below(folder: Path) -> list[str]:
    """Return the command lines of processes whose working directory is in a folder."""
    found = []
    for link in Path("/proc").glob("[0-9]*/cwd"):
        try:
            if link.readlink().is_relative_to(folder):
                found.append((link.parent / "cmdline").read_text().replace("\0", " "))
        except OSError:
            continue
    return found


def is_at_work(grader: subprocess.Popen, folder: Path, safe: int) -> bool:
    """Return whether there is a sandbox in which a worker marks, and so many results are safe."""
    assert grader.poll() is None, "it has ended"
    results = list((folder / ".course" / "results" / "week2").glob("*.recorded"))
    return len(results) >= safe and any("bwrap" in line for line in processes_below(folder))


@pytest.mark.slow
def test_the_command_killed_while_it_grades(first_run, tmp_path):
    """Does `nbgrader autograde`, killed again and again with its workers at work, lose nothing?"""
    undisturbed, copy = first_run
    course = Course(tmp_path / "course")
    for student, content in CLASS.items():
        course.hand_in(student, content)
    course.hand_in("ada", handed_in(solutions("sigmoid"), "Because of this."))
    course.hand_in("fay", handed_in(solutions(*EXERCISES)))
    log = tmp_path / "log"
    two = sorted(os.sched_getaffinity(0))[:2]  # with more, all six could be marked at once
    for safe in range(3):  # of six, so that enough is left to be at work on
        with log.open("wb") as stream:
            grader = subprocess.Popen(
                course.command("autograde", "week2"),
                cwd=course.folder,
                env=course.environment,
                stdout=stream,
                stderr=stream,
                preexec_fn=partial(os.sched_setaffinity, 0, two),
            )
        moment = partial(is_at_work, grader, course.folder, safe)
        wait_until(moment, f"a sandbox, and {safe} results")
        grader.kill()
        grader.wait()
        if safe > 0:  # the first time it is called again while the killed one's workers still end
            wait_until(lambda: not processes_below(course.folder), "the end of all workers")
    done = course.nbgrader("autograde", "week2")
    assert done.returncode == 0, done.stderr
    scores = {row[0]: row[4] for row in undisturbed.dump()}
    scores["ada"] -= 2.0  # marked by hand there
    assert {row[0]: row[4] for row in course.dump()} == scores
    done = course.nbgrader("autograde", "week2")
    assert done.stderr.count("nothing has changed") == len(CLASS)


@pytest.mark.slow
def test_two_commands_at_once(tmp_path):
    """Is one of two graders told that another is at work, and does the other finish?"""
    course = new_course(tmp_path)
    graders = [
        subprocess.Popen(
            course.command("autograde", "week2"),
            cwd=course.folder,
            env=course.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for _ in range(2)
    ]
    said = [grader.communicate()[0] for grader in graders]
    codes = sorted(grader.returncode for grader in graders)
    assert codes == [0, 1], said
    assert sum("another grader is at work here" in text for text in said) == 1
    assert len(course.dump()) == len(CLASS)
