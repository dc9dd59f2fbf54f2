"""Only what students run, with what they have: python -m pytest -p tests.student_side.

A plug-in for pytest. It leaves out what is named here, with the reason, and lets no file of the
project import what Windows or a student's installation lacks. So a test that has come to need Linux
or the grader fails on Linux already.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]

LACKING = {
    **dict.fromkeys(("fcntl", "grp", "pty", "pwd", "resource", "termios"), "Windows lacks"),
    **dict.fromkeys(("msgpack", "nbgrader", "sqlalchemy"), "comes with the grader only"),
}
"""Modules that a student may not have, and why."""

LEFT_OUT = {
    "grading": "marks are decided on Linux",
    "course_cli/grade.py": "it starts grading",
    "course_cli/hint.py": "hints are for whoever has graded",
    "course_cli/demo.py": "it grades",
    "tests/course_cli/test_demo.py": "it grades",
    "tests/course_cli/test_grade.py": "it grades",
    "tests/course_cli/test_hint.py": "hints are for whoever has graded",
    "tests/examples": "a course of one's own, from its build to its class report",
    "tests/grading": "marks are decided on Linux",
    "tests/nbgrader_suite": "nbgrader's own tests, of grading",
    "tests/end_to_end": "a class from hand-in to feedback; browsers are tested on one system",
    "tests/test_hosted.py": "what is released is built by the authors' tools",
    "tests/test_student_install.py": "it reads the lock file, and takes the grader away by itself",
    "tests/test_widgets.py": "what authors build",
    "tests/tools": "what authors run",
    "tools": "what authors run",
    "tests/notebooks/test_accuracy_table.py": "measurements are the same on every system",
    "tests/test_docs.py": "what is written is the same on every system",
    "tests/test_project.py": "make, git and the files of the project",
    "tests/test_public.py": "make, git and the files of the project",
    "tests/test_release.py": "what is released is built by the authors' tools",
    "tests/autograde_tests/test_capstone.py": "what goes on its way to the grader's sandbox",
    "tests/autograde_tests/test_odd_answers.py": "answers on their way through the grader",
    "tests/autograde_tests/test_memory_limit.py": "the limit is Linux's",
    "tests/autograde_tests/test_mutation.py": "the author's tool stops endless loops by a signal",
    "tests/autograde_tests/test_find_the_bug.py": "it reads the authors' sources",
}
"""Files and folders without tests of the student side, and why."""

_import = builtins.__import__


def _as_a_student(
    name: str, globals: Mapping[str, Any] | None = None, *more: Any, **named: Any
) -> ModuleType:
    """Import as Python does, but for what a file of ours asks for and a student may not have."""
    asking = (globals or {}).get("__file__") or ""
    lacking = LACKING.get(name.partition(".")[0])
    if lacking and Path(asking).is_relative_to(ROOT) and ".venv" not in asking:
        raise ModuleNotFoundError(
            f"{asking} imports {name}, which {lacking}. If it is not for students, name the test "
            f"that needs it in {Path(__file__).name}, with the reason",
            name=name,
        )
    return _import(name, globals, *more, **named)


def pytest_configure() -> None:
    """Import as a student from here on."""
    builtins.__import__ = _as_a_student


def pytest_unconfigure() -> None:
    """Import as before."""
    builtins.__import__ = _import


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out what is no test of the student side."""
    if collection_path.is_relative_to(ROOT):
        path = collection_path.relative_to(ROOT)
        if any(place.as_posix() in LEFT_OUT for place in (path, *path.parents)):
            return True
    return None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what students need not have."""
    left_out = ("browser", "grader")
    items[:] = [item for item in items if not any(map(item.get_closest_marker, left_out))]


def pytest_report_header() -> str:
    """Say what is run."""
    return f"the student side, on {sys.platform}, without {', '.join(LACKING)}"
