"""The line under a cell that has imported from the toolbox: whose functions it got."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterator
from typing import Any

from course_utils.own_package import FOLDER

from . import _own
from ._names import TOPICS, home_of

__all__ = ["announce", "line"]

TOOLBOX = __name__.rpartition(".")[0]

NOT_KEPT = (
    "The course's functions: this notebook does not lie in a folder that `course lab` has "
    "prepared, so none of yours are kept."
)


def announce() -> None:
    """Say below each cell that imports from the toolbox whose functions these are."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is not None and not hasattr(shell, "_toolbox_of_the_course"):
        shell._toolbox_of_the_course = True
        shell.events.register("pre_run_cell", lambda _: _own.look_again())
        shell.events.register("post_run_cell", _say)


def _say(result: Any) -> None:
    if result is None or result.error_in_exec or result.error_before_exec:
        return
    said = line(result.info.raw_cell)
    if said:
        print(said)


def line(cell: str) -> str:
    """Return whose the functions are that a cell or a program imports from the toolbox.

    That is said below each cell. It is "" where a cell imports none of them.

    Parameters
    ----------
    cell : str
        Its text.

    Examples
    --------
    >>> line("from course_utils.toolbox.activations import relu")  # outside of a student's folder
    "The course's functions: ..., so none of yours are kept."
    >>> line("import numpy as np")
    ''
    """
    if _own.shelf_here() is None:
        return NOT_KEPT if any(_asked(cell)) else ""
    names = list(dict.fromkeys(_imported(cell)))
    if not names:
        return ""
    yours: list[str] = []
    courses: dict[str, list[str]] = {}
    for topic, name in names:
        found = _own.choice(topic, name)
        if found.function is None:
            courses.setdefault(found.why, []).append(f"`{name}`")
        else:
            yours.append(f"`{name}`")
    said = [f"From your {FOLDER}: {', '.join(yours)}."] if yours else []
    by_choice = courses.pop(_own.SWITCHED, [])
    if by_choice:
        said.append(f"The course's by your choice: {', '.join(by_choice)}.")
    if courses:
        each = "; ".join(f"{', '.join(listed)} ({why})" for why, listed in courses.items())
        said.append(f"The course's: {each}.")
    return " ".join(said)


def _asked(cell: str) -> Iterator[tuple[str, str]]:
    """Yield topic and name of each import from the toolbox; of a whole topic, "" for its name."""
    lines = ("pass" if each.startswith(("%", "!")) else each for each in cell.splitlines())
    try:
        nodes = list(ast.walk(ast.parse("\n".join(lines))))
    except (SyntaxError, ValueError, RecursionError):
        return
    for node in nodes:
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith(TOOLBOX):
            continue
        topic = (node.module or "").removeprefix(TOOLBOX).lstrip(".")
        for alias in node.names:
            if topic in TOPICS:
                yield topic, alias.name
            elif not topic and alias.name in TOPICS:
                yield alias.name, ""


def _imported(cell: str) -> Iterator[tuple[str, str]]:
    """Yield topic and name of each function that a cell imports, as the reference has them."""
    for topic, asked in _asked(cell):
        course = importlib.import_module(f"course_utils.reference.{topic}")
        # of a whole topic: what is the student's of it
        for name in [asked] if asked else _own.kept(topic):
            value = getattr(course, name, None)
            if callable(value):
                yield home_of(value)
