"""Read the line that raised: what is in it, and what is known of the names that it uses.

Nothing is run for it: the line is read in the student's text, and its values are the arguments of
the case, as far as nothing before the line can have changed them.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import math
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any, TypeVar

import numpy as np

from ..caches import MAKER
from ..calling import Failure

CHANGING = {
    *("append", "clear", "extend", "insert", "pop", "popitem", "remove", "reverse", "setdefault"),
    *("sort", "shuffle", "update"),
}
"""Methods that change what they belong to."""

_LONGEST_QUOTE = 40

Node = TypeVar("Node", bound=ast.AST)


@dataclass(frozen=True)
class Spot:
    """What is known of the line that raised; `spot_of` makes one.

    Parameters
    ----------
    failure : Failure
    text : str
        The source that the nodes come from.
    function : FunctionDef or None
        The function that has the line, or the method.
    line : int
        The line's number in the text; 0 if it is not there.
    nodes : list of AST
        The parts of the statement on this line.
    given : mapping
        Those of the case's arguments that the line still sees as they came in.
    handed : sequence of str
        The names of the arguments that the case has.
    names, exercises
        As in `spot_of`.
    """

    failure: Failure
    text: str
    function: ast.FunctionDef | None
    line: int
    nodes: list[ast.AST]
    given: Mapping[str, Any]
    handed: Sequence[str]
    names: Mapping[str, Any]
    exercises: Sequence[str]

    def every(self, kind: type[Node]) -> list[Node]:
        """Return the parts of the line that are of a kind."""
        return [node for node in self.nodes if isinstance(node, kind)]

    def quoted(self, node: ast.AST) -> str:
        """Return the student's own words for a part, in backquotes; "" if they are too long."""
        words = ast.get_source_segment(self.text, node) or ""
        short = len(words) <= _LONGEST_QUOTE and not set(words) & set("\n`")
        return f"`{words}`" if words and short else ""

    def known(self, node: ast.AST) -> Any:
        """Return the argument that a part of the line is, or its transpose; None if unknown."""
        if isinstance(node, ast.Name):
            return self.given.get(node.id)
        if isinstance(node, ast.Attribute) and node.attr == "T":
            inner = self.known(node.value)
            return inner.T if type(inner) is np.ndarray else None
        return None

    def called(self, node: ast.AST | None) -> str:
        """Return the name of the student's own function that a part calls; "" if it calls none."""
        own = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        name = ast.unparse(node.func) if own else ""  # type: ignore[union-attr]
        return name if self._is_own(name) else ""

    def _is_own(self, name: str) -> bool:
        there = inspect.isfunction(self.names.get(name))
        return there and self.names[name].__globals__ is self.names

    def is_alone(self) -> bool:
        """Whether it failed in the line itself or in NumPy, and not inside another library."""
        return all(self._is_plain(call.func) for call in self.every(ast.Call))

    def _is_plain(self, called: ast.AST) -> bool:
        if isinstance(called, ast.Name):
            return self._is_own(called.id) or called.id in dir(builtins)
        while isinstance(called, ast.Attribute | ast.Subscript | ast.Call):
            called = called.func if isinstance(called, ast.Call) else called.value
        if not isinstance(called, ast.Name):  # a method of what the line has computed
            return True
        root = called.id
        module = self.names.get(root)
        if root in ("np", "math") or module in (np, math):
            return True
        mine = root in self.inputs() or root in self.stored()
        return mine or (module is not None and type(module) is not ModuleType)

    def inputs(self) -> list[str]:
        """Return the names of the function's inputs."""
        return _inputs(self.function) if self.function else []

    def stored(self) -> dict[str, list[int]]:
        """Return the names that the function gives a value to, and in which lines."""
        return _stored(self.function) if self.function else {}

    def origin(self, node: ast.AST) -> ast.AST:
        """Return what a local name got its value from, if from one place only; else the node."""
        if not (isinstance(node, ast.Name) and self.function):
            return node
        values = [
            step.value
            for step in ast.walk(self.function)
            if isinstance(step, ast.Assign) and is_name(step.targets[0], node.id)
        ]
        one = len(values) == len(self.stored().get(node.id, ())) == 1
        return values[0] if one else node

    def number(self, line: int) -> int:
        """Return a line's number as the student counts them."""
        return line - self.line + self.failure.line_number


def spot_of(
    failure: Failure,
    arguments: tuple[Any, ...],
    parameters: Sequence[str],
    source: str,
    names: Mapping[str, Any],
    exercises: Sequence[str],
) -> Spot:
    r"""Return what is known of the line that raised.

    Parameters
    ----------
    failure : Failure
    arguments : tuple
        What the function was called with, of one call.
    parameters : sequence of str
        The names of the arguments.
    source : str
        The text of the student's cell or function; "" if it is not known.
    names : mapping
        The student's global names.
    exercises : sequence of str
        The names of the notebook's exercises.

    Examples
    --------
    >>> failure = Failure("ZeroDivisionError", "division by zero", 2, "return a / b")
    >>> spot = spot_of(failure, (1, 0), ["a", "b"], "def f(a, b):\n    return a / b", {}, ())
    >>> [division] = spot.every(ast.BinOp)
    >>> spot.quoted(division.right), spot.known(division.right)
    ('`b`', 0)
    """
    handed = parameters[: len(arguments)]
    tree = _parsed(source)
    line = _line_in(source, failure) if tree else 0
    if tree is None or not line:  # the line by itself: it may be of another function
        text, tree = _line_alone(failure.line)
        return Spot(failure, text, None, 0, _parts(tree, 1), {}, handed, names, exercises)
    outer, function = _function_at(tree, line)
    given = {}
    if outer and function is outer and _is_the_only(tree, outer, parameters):
        changed = set(_stored(outer)) | _changed(outer)
        given = {
            name: value
            for name, value in zip(parameters, arguments, strict=False)
            if name not in changed and not (type(value) is dict and MAKER in value)
        }
    parts = _parts(tree, line)
    return Spot(failure, source, function, line, parts, given, handed, names, exercises)


def _parsed(source: str) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _line_alone(line: str) -> tuple[str, ast.Module | None]:
    for text in (line, f"{line}\n    pass", f"{line.removeprefix('el')}\n    pass"):
        tree = _parsed(text)
        if tree:
            return text, tree
    return "", None


def _line_in(source: str, failure: Failure) -> int:
    lines = [line.strip() for line in source.splitlines()]
    number = failure.line_number
    if 0 < number <= len(lines) and lines[number - 1] == failure.line:
        return number
    return lines.index(failure.line) + 1 if lines.count(failure.line) == 1 else 0


def _function_at(
    tree: ast.Module, line: int
) -> tuple[ast.FunctionDef | None, ast.FunctionDef | None]:
    """Return the function of the cell that has a line, and the function or method."""
    for step in tree.body:
        if step.lineno <= line <= (step.end_lineno or 0):
            if isinstance(step, ast.FunctionDef):
                return step, step
            inner = ast.Module(step.body, []) if isinstance(step, ast.ClassDef) else None
            return None, _function_at(inner, line)[1] if inner else None
    return None, None


def _is_the_only(tree: ast.Module, function: ast.FunctionDef, parameters: Sequence[str]) -> bool:
    """Whether it is this function, and no helper with the same inputs, that the case calls."""
    inputs = [_inputs(step) for step in tree.body if isinstance(step, ast.FunctionDef)]
    return _inputs(function) == list(parameters) and inputs.count(list(parameters)) == 1


def _inputs(function: ast.FunctionDef) -> list[str]:
    spec = function.args
    return [each.arg for each in (*spec.posonlyargs, *spec.args, *spec.kwonlyargs)]


def _stored(function: ast.FunctionDef) -> dict[str, list[int]]:
    """Return the names that are given a value in a function, inner functions' inputs included."""
    lines: dict[str, list[int]] = {}
    own = set(map(id, ast.walk(function.args)))
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            lines.setdefault(node.id, []).append(node.lineno)
        elif isinstance(node, ast.arg) and id(node) not in own:
            lines.setdefault(node.arg, []).append(node.lineno)
        elif isinstance(node, ast.alias | ast.FunctionDef | ast.ExceptHandler):
            name = getattr(node, "asname", None) or node.name
            if name and node is not function:
                lines.setdefault(name, []).append(node.lineno)
    return lines


def _changed(function: ast.FunctionDef) -> set[str]:
    """Return the names whose list or dict a function makes longer or shorter by a method."""
    return {
        node.value.id
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute)
        and node.attr in CHANGING
        and isinstance(node.value, ast.Name)
    }


def _parts(tree: ast.Module | None, line: int) -> list[ast.AST]:
    """Return the expressions that a line is part of, and the statements that start there."""
    return [
        node
        for node in (ast.walk(tree) if tree else ())
        if isinstance(node, ast.expr | ast.stmt)
        and node.lineno <= line <= (node.end_lineno or 0)
        and (node.lineno == line or not hasattr(node, "body") or isinstance(node, ast.expr))
    ]


def is_name(node: ast.AST | None, name: str) -> bool:
    """Return whether a part of a line is this name.

    Examples
    --------
    >>> is_name(ast.parse("x", mode="eval").body, "x")
    True
    """
    return isinstance(node, ast.Name) and node.id == name
