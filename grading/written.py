"""Find answers that a person marks and that stand beside their cell instead of in it."""

from __future__ import annotations

import ast
import hashlib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

STUB = "YOUR ANSWER HERE"
"""What nbgrader puts in the place of a written answer."""
LONG = 20_000
"""Code cells with more characters are not looked into: a person does."""

Cell = dict[str, Any]


@dataclass(frozen=True)
class Origin:
    """Where a cell of a restored notebook comes from.

    Parameters
    ----------
    place : int or None
        Position in the instructor's notebook of the cell that it is; None for a student's own.
    copy_of : str
        The answer whose cell it is a second copy of; empty if it is none.
    """

    place: int | None = None
    copy_of: str = ""


def is_blank(text: str, author: Mapping[str, Any], checksum: str = "") -> bool:
    """Return whether an answer's cell is as students receive it, or empty.

    Parameters
    ----------
    text : str
        What stands in it.
    author : mapping
        The instructor's cell.
    checksum : str
        What the submitted cell says is nbgrader's checksum of it as released.
    """
    if text.strip() in ("", STUB):
        return True
    if not checksum:
        return False
    return checksum_of(text, author) == checksum


def checksum_of(text: str, author: Mapping[str, Any]) -> str:
    """Return nbgrader's checksum of a cell of the instructor's with another text in it.

    It is worked out here because a student's `course submit` asks, where nbgrader is not installed.

    Parameters
    ----------
    text : str
    author : mapping
        The cell, with nbgrader's settings.

    Returns
    -------
    str
        The MD5 of the text, the type, what the cell is for, its name and its points.
    """
    settings = author["metadata"]["nbgrader"]
    is_graded, is_solution = settings.get("grade", False), settings.get("solution", False)
    is_locked = not is_solution and (is_graded or settings.get("locked", False))
    parts = [text, author["cell_type"], str(is_graded), str(is_solution), str(is_locked)]
    parts.append(settings["grade_id"])
    if is_graded:
        parts.append(str(float(settings["points"])))
    # a mark of sameness, not of security: some systems forbid MD5 for the latter
    return hashlib.md5("".join(parts).encode(), usedforsecurity=False).hexdigest()


def is_answer(author: Mapping[str, Any]) -> bool:
    """Return whether a cell of the instructor's is for an answer; it holds the solution then."""
    return bool(author["metadata"].get("nbgrader", {}).get("solution"))


def is_by_hand(author: Mapping[str, Any]) -> bool:
    """Return whether a cell of the instructor's is for an answer that a person marks."""
    return is_answer(author) and bool(author["metadata"]["nbgrader"].get("grade"))


def asks_about(name: str) -> str:
    """Return how a sentence begins that asks a person to look at an answer's cell.

    Grade ids hold no space: no name's beginning is another's.
    """
    return f"The cell for {name} "


def beside(
    place: int, name: str, kind: str, cells: list[Cell], origins: list[Origin]
) -> list[Cell]:
    """Return a student's own cells that may hold an answer whose own cell is blank or missing.

    They stand next to it, or where it was: between the author's cells before and after it. What
    is written below everything else counts too.

    Parameters
    ----------
    place : int
        The answer's position in the instructor's notebook.
    name : str
        Its grade id.
    kind : str
        Its cell's type.
    cells : list of dict
        The restored notebook.
    origins : list of Origin
        Of its cells.
    """
    found = []
    for before, after, run in _runs(cells, origins):
        until = math.inf if after is None else after
        near = place in (before, after) or before < place < until
        for cell, origin in run:
            prose = cell["cell_type"] == "markdown"
            at_the_end = after is None and prose and kind == "markdown"
            if (near or at_the_end or origin.copy_of == name) and _is_writing(cell, kind):
                found.append(cell)
    return found


def _runs(
    cells: list[Cell], origins: list[Origin]
) -> Iterable[tuple[int, int | None, list[tuple[Cell, Origin]]]]:
    """Yield each run of a student's own cells, with the author's places before and after it."""
    before, run = -1, []
    for cell, origin in zip(cells, origins, strict=True):
        if origin.place is None:
            run.append((cell, origin))
            continue
        if run:
            yield before, origin.place, run
        before, run = origin.place, []
    if run:
        yield before, None, run


def _is_writing(cell: Cell, kind: str) -> bool:
    """Return whether a cell of a student's own may be an answer in a cell of some type."""
    source = cell["source"].strip()
    if source in ("", STUB):
        return False
    return cell["cell_type"] == "markdown" or kind == "code" or is_prose(source)


def is_prose(source: str) -> bool:
    """Return whether a code cell holds words rather than a program.

    Examples
    --------
    >>> is_prose("# I would take 0.3, since"), is_prose("I would take 0.3"), is_prose("1 + 1")
    (True, True, False)
    """
    lines = source[:LONG].split("\n")
    code = "\n".join(line for line in lines if not line.lstrip().startswith(("%", "!")))
    if not code.strip():
        return False
    if len(source) > LONG:
        return True
    try:
        body = ast.parse(code).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return True
    return all(_is_text(statement) for statement in body)


def _is_text(statement: ast.stmt) -> bool:
    """Return whether a statement is a text, gives a name to one, or prints one."""
    value = getattr(statement, "value", None)
    if isinstance(value, ast.Call) and getattr(value.func, "id", "") == "print" and value.args:
        value = value.args[0]
    if isinstance(value, ast.Constant):
        return isinstance(value.value, str)
    return isinstance(value, ast.JoinedStr)
