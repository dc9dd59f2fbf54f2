"""Solutions in a notebook's source: written out, or left out and then the reference's.

An answer cell whose function ends in a line `...` has the reference's solution: the build writes
the body of the exercise's reference there. Lines between the docstring and `...` are given to
students, and are the first of the reference's.
"""

from __future__ import annotations

import ast
import inspect
import symtable
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grading.clearing import BROKEN, with_faults
from tools.notebook_source import definition_of, parse, parses

__all__ = [
    "BROKEN",
    "SOLUTION",
    "STUB",
    "Gap",
    "NoSource",
    "Reference",
    "gap_in",
    "names_from_outside",
    "read_reference",
    "statements",
    "with_reference",
    "without_solution",
]

SOLUTION = ("BEGIN SOLUTION", "END SOLUTION")
STUB = "raise NotImplementedError()"
ROOT = Path(__file__).resolve().parent.parent


class NoSource(Exception):
    """A reference is no function whose text could be taken over."""


@dataclass(frozen=True)
class Reference:
    """The reference of an exercise as its author wrote it.

    Parameters
    ----------
    place : str
        File and line of its `def`.
    text : str
        The whole function, at the left margin.
    node : ast.FunctionDef
        Its syntax tree; line 1 is the first line of `text`.
    """

    place: str
    text: str
    node: ast.FunctionDef

    def after(self, given: int) -> str:
        """Return the lines of its body, comments too, after that many statements."""
        body = statements(self.node)
        before = body[given - 1] if given else _docstring(self.node)
        start = before.end_lineno if before else body[0].lineno - 1
        return "\n".join(self.text.splitlines()[start:]).strip("\n")


def read_reference(function: Callable[..., Any]) -> Reference:
    """Read the text of a reference.

    Raises
    ------
    NoSource
        If it is anything but a function that a file defines with `def`.
    """
    try:
        lines, first = inspect.getsourcelines(function)
        file = Path(inspect.getsourcefile(function) or "")
        text = textwrap.dedent("".join(lines))
        node = ast.parse(text).body[0]
    except (OSError, TypeError, SyntaxError) as error:
        raise NoSource(f"the reference {function!r} has no text of its own") from error
    if not isinstance(node, ast.FunctionDef):
        raise NoSource(f"the reference is written `{text.strip().splitlines()[0]}`, without `def`")
    name = file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else str(file)
    return Reference(f"{name}:{first + node.lineno - 1}", text, node)


def statements(function: ast.FunctionDef) -> list[ast.stmt]:
    """Return the statements of a function's body, without its docstring."""
    return function.body[1:] if _docstring(function) else function.body


@dataclass(frozen=True)
class Gap:
    """The `...` of an answer cell, where the solution of the reference goes.

    Parameters
    ----------
    function : ast.FunctionDef
        The function that ends in it.
    line : int
        Its line in the cell, from 1.
    """

    function: ast.FunctionDef
    line: int


def gap_in(text: str, name: str) -> Gap | None:
    r"""Find the `...` that a cell's function of that name ends in.

    Examples
    --------
    >>> gap_in("def double(x):\n    ...", "double").line
    2
    """
    function = definition_of(parse(text), name) if parses(text) else None
    last = function.body[-1] if function else None
    if not function or not isinstance(last, ast.Expr):
        return None
    return Gap(function, last.lineno) if getattr(last.value, "value", None) is Ellipsis else None


def with_reference(text: str, gap: Gap, reference: Reference) -> str:
    """Return an answer cell with the reference's solution in its gap.

    The cell keeps the rules of `tools.notebook_lint`: the `...` stands alone on its line, and what
    is above it in the function is the beginning of the reference's body.
    """
    lines = text.split("\n")
    margin = " " * gap.function.body[-1].col_offset
    begin, end = (f"{margin}### {words}" for words in SOLUTION)
    given = len(statements(gap.function)) - 1
    lines[gap.line - 1 : gap.line] = [begin, reference.after(given), end]
    return "\n".join(lines)


def names_from_outside(reference: Reference) -> set[str]:
    """Return the names that a reference takes from its module or from Python itself."""
    names: set[str] = set()
    todo = symtable.symtable(reference.text, reference.place, "exec").get_children()
    while todo:
        table = todo.pop()
        todo += table.get_children()
        names |= {each.get_name() for each in table.get_symbols() if each.is_global()}
    return names


def without_solution(text: str) -> str:
    r"""Return an answer cell as nbgrader leaves it for students.

    Examples
    --------
    >>> print(without_solution("def f():\n    ### BEGIN SOLUTION\n    1\n    ### END SOLUTION"))
    def f():
        raise NotImplementedError()
    """
    if BROKEN in text:
        return with_faults(text)
    kept, inside = [], False
    for line in text.split("\n"):
        if SOLUTION[0] in line:
            inside = True
            kept.append(line[: len(line) - len(line.lstrip())] + STUB)
        elif SOLUTION[1] in line:
            inside = False
        elif not inside:
            kept.append(line)
    return "\n".join(kept)


def _docstring(function: ast.FunctionDef) -> ast.stmt | None:
    return function.body[0] if ast.get_docstring(function, clean=False) is not None else None
