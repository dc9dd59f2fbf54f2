"""Read a notebook's source: jupytext's py:percent form, with the line of every cell."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jupytext

from autograde_tests import CONTENT
from autograde_tests.machinery.agreed import answer_id

SOURCES = "notebook_sources"
START_SOURCE = "START.py"
"""The source of the page that students meet first; it has no exercises."""

Exercises = Mapping[str, Any]
Predictions = Mapping[str, Any]
Found = Iterator[tuple[int, str]]
"""What a rule finds: the line in the source, and what is wrong there."""

_MARKER = re.compile(r"\s*#\s*%%+(\s|$)")
_LAYOUT_KEYS = {"lines_to_next_cell", "lines_to_end_of_cell_marker", "cell_marker"}


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong, and where an author finds it."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Cell:
    """One cell as its author wrote it.

    Parameters
    ----------
    kind : str
        ``"code"`` or ``"markdown"``.
    options : dict
        What follows the cell marker: ``answer``, ``check``, ``quiz``, ``predict``, ``tags``,
        ``nbgrader``, ``folded`` or ``long``.
    source : str
        The text, without blank lines at either end.
    marker : int
        The line of the cell marker in the file, from 1.
    first : int
        The line of the first line of text in the file.
    """

    kind: str
    options: dict[str, Any]
    source: str
    marker: int
    first: int

    @property
    def nbgrader(self) -> dict[str, Any]:
        """The nbgrader metadata that an author wrote out, or an empty dict."""
        written = self.options.get("nbgrader")
        return written if isinstance(written, dict) else {}

    @property
    def grade_id(self) -> str | None:
        """The cell's name in the gradebook, None for a cell that nbgrader leaves alone."""
        if "answer" in self.options:
            return answer_id(self.options["answer"])
        named = self.options.get("check") or self.options.get("quiz")
        return named or self.nbgrader.get("grade_id")

    def numbered(self) -> Iterator[tuple[int, str]]:
        """Go through the lines of the text, each with its number in the file."""
        return enumerate(self.source.split("\n"), self.first)


@dataclass(frozen=True)
class Source:
    """A notebook's cells, and the problems met while reading them."""

    path: str
    cells: tuple[Cell, ...]
    problems: tuple[Problem, ...]
    package: str = CONTENT
    """Where the course declares its exercises."""

    @property
    def notebook(self) -> str:
        """Week and name, such as ``"week2/numpy_basics"``."""
        return self.path.removeprefix(f"{SOURCES}/").removesuffix(".py")

    def parsed(self) -> Iterator[tuple[Cell, ast.Module]]:
        """Go through the code cells that are valid Python, each with its syntax tree."""
        for cell in self.cells:
            if cell.kind == "code" and parses(cell.source):
                yield cell, parse(cell.source)


def read_source(root: Path, path: Path, package: str = CONTENT) -> Source:
    """Read one source file.

    Parameters
    ----------
    root : Path
        The repository.
    path : Path
        A file ``notebook_sources/weekN/name.py`` in it.
    package : str
        Where the course declares its exercises.

    Returns
    -------
    Source
        Without cells where the file cannot be divided into cells.
    """
    name = path.relative_to(root).as_posix()
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    markers = [number for number, line in enumerate(lines, 1) if _MARKER.match(line)]
    first = markers[0] if markers else len(lines) + 1
    for number, line in enumerate(_without_header(lines[: first - 1]), 1):
        if line.strip():
            problem = Problem(name, number, "text before the first cell marker (`# %%`)")
            return Source(name, (), (problem,), package)
    read = jupytext.reads(text, fmt="py:percent").cells if markers else []
    if len(read) != len(markers) or not markers:
        message = (
            f"found {len(markers)} lines that look like cell markers (`# %%`), but jupytext reads "
            f"{len(read)} cells; no string and no fenced block may hold such a line"
        )
        return Source(name, (), (Problem(name, first if markers else 1, message),), package)

    cells, problems = [], []
    for marker, end, cell in zip(markers, [*markers[1:], len(lines) + 1], read, strict=True):
        if cell.cell_type == "markdown":
            for number in range(marker + 1, end):
                line = lines[number - 1]
                if line.strip() and not line.startswith("#"):
                    message = "every line of a markdown cell starts with `#`"
                    problems.append(Problem(name, number, message))
                    break
        options = {key: value for key, value in cell.metadata.items() if key not in _LAYOUT_KEYS}
        body = cell.source.lstrip("\n")
        skipped = len(cell.source) - len(body)
        kept = body.rstrip()
        cells.append(Cell(cell.cell_type, options, kept, marker, marker + 1 + skipped))
    return Source(name, tuple(cells), tuple(problems), package)


def _without_header(lines: list[str]) -> list[str]:
    """Blank out the header that jupytext writes, which the build does not need."""
    fences = [number for number, line in enumerate(lines) if line.rstrip() == "# ---"]
    if len(fences) == 2 and not any(line.strip() for line in lines[: fences[0]]):
        return [""] * (fences[1] + 1) + lines[fences[1] + 1 :]
    return lines


@functools.cache  # each rule asks for the same cells; none changes a tree
def parse(text: str) -> ast.Module:
    r"""Parse a code cell, its lines of IPython magic taken as empty statements.

    Raises
    ------
    SyntaxError
        If the rest is not Python.

    Examples
    --------
    >>> len(parse("%matplotlib inline\nx = 1").body)
    2
    """
    try:
        return ast.parse(text)
    except SyntaxError:
        return ast.parse(re.sub(r"(?m)^([ \t]*)(%|!).*$", r"\1pass", text))


def parses(text: str) -> bool:
    """Whether a code cell is valid Python, apart from its lines of magic."""
    try:
        parse(text)
    except SyntaxError:
        return False
    return True


def definition_of(tree: ast.Module, name: str) -> ast.FunctionDef | None:
    """Return the function of that name that a cell defines, None where it has none."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return node
    return None


def listed(words: Iterable[Any]) -> str:
    """Write words one after another, as messages name what is allowed."""
    return ", ".join(str(word) for word in words)
