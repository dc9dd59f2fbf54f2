"""The way into a grading run: what it asks first, what it holds, and what it says when it ends."""

import ast
import errno
from pathlib import Path

import pytest

from grading import bubblewrap, run
from grading.classroom import only_one
from grading.errors import GradingError
from grading.run import grading_run

from .small_course import Course


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return a course that nobody has handed anything in to."""
    return Course(tmp_path_factory.mktemp("course"))


@pytest.fixture
def without_bubblewrap(monkeypatch):
    """Leave this machine without the sandbox's program."""
    monkeypatch.setattr(bubblewrap.shutil, "which", lambda name: None)


def test_it_holds_the_lock_from_start_to_end(course):
    """Is a second grader told so within a run, and let in after it?"""
    with grading_run(course.coursedir, "week2") as first:
        assert first.classroom.assignment.name == "week2"
        second = grading_run(course.coursedir, "week2")
        with pytest.raises(GradingError, match="another grader is at work"):
            second.__enter__()
    with only_one(course.folder):
        pass


def test_it_says_which_settings_have_no_effect(course):
    """Is a setting of a step that this engine replaces named, once?"""
    coursedir = course.coursedir
    coursedir.config.IgnorePattern.pattern = "x"
    with grading_run(coursedir, "week2") as begun:
        (said,) = begun.remarks
    assert said.startswith("IgnorePattern.pattern has no effect")


@pytest.mark.usefixtures("without_bubblewrap")
def test_the_sandbox_is_asked_for_first_and_only_where_it_is_needed(course):
    """Does a run without bubblewrap stop, but not with graders elsewhere or without a sandbox?"""
    with pytest.raises(GradingError, match="apt-get install bubblewrap"):
        grading_run(course.coursedir, "no such week").__enter__()
    for options in ({"here": False}, {"confined": False}):
        with grading_run(course.coursedir, "week2", **options) as begun:
            assert begun.classroom.assignment.confined is options.get("confined", True)


def test_a_full_disk_is_one_sentence_and_other_errors_are_not_hidden(course):
    """Does whatever fails within a run for want of room end it in words, and nothing else?"""
    with pytest.raises(GradingError, match=r"disk .*full"), grading_run(course.coursedir, "week2"):
        raise OSError(errno.ENOSPC, "No space left on device", str(course.folder / "x"))
    with pytest.raises(ZeroDivisionError), grading_run(course.coursedir, "week2"):
        _ = 1 / 0


def test_there_is_no_other_way_in(root: Path):
    """Does nothing but the run itself ask for the lock, the seed and the assignment?"""
    parts = {"only_one", "load_assignment", "grading_seed", "limits_from", "bubblewrap"}
    # the sandbox starts what it asks for; settings hand the seed to cells that grade themselves
    homes = {"run.py", "sandbox.py", "configuration.py"}
    for file in [*(root / "grading").rglob("*.py"), *(root / "course_cli").rglob("*.py")]:
        calls = [
            node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)
        ]
        again = {ast.unparse(call.func) for call in calls} & parts
        assert file.name in homes or not again, f"{file.relative_to(root)} calls {again}"
    assert parts <= set(dir(run))
