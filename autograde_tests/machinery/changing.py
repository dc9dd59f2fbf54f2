"""Which line of a function writes into an argument of the caller's: it is called once, watched.

Its text alone does not tell. ``z += 1`` writes into an array where `z` is a piece of one, and makes
a new number where it is none.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .calling import Calls, changed_entries, changed_names, value_or_failure
from .exercises import Exercise
from .judging import quiet
from .trying import LONGEST_CALL, made, same_draws, time_limit

SAW = "__changed__"
"""A name that the watched function calls."""


@dataclass(frozen=True)
class Write:
    """A line that changes an argument, the first that does.

    Parameters
    ----------
    line : int
        Of the function's source.
    entry : str
        What is changed there, in words.
    why : str
        How the line comes to write there.
    """

    line: int
    entry: str
    why: str


def first_write(
    exercise: Exercise, tree: ast.Module, namespace: Mapping[str, Any], arguments: Any
) -> Write | None:
    """Return the first line after which an argument is another than before; None if unknown.

    Parameters
    ----------
    exercise : Exercise
    tree : ast.Module
        The student's function.
    namespace : mapping
        The names that it sees.
    arguments : tuple, or Calls
        What it is called with.
    """
    several = arguments if isinstance(arguments, Calls) else [arguments]
    found = (_first_write(exercise, tree, namespace, each) for each in several)
    return next(filter(None, found), None)


def _first_write(
    exercise: Exercise, tree: ast.Module, namespace: Mapping[str, Any], arguments: Any
) -> Write | None:
    given = copy.deepcopy(tuple(arguments))
    seen: list[tuple[int, str]] = []

    def saw(line: int) -> None:
        names = () if seen else changed_names(exercise.parameters, arguments, given)
        if names:
            entries = changed_entries(exercise.parameters, arguments, given)
            seen.append((line, (entries or [f"the caller's `{names[0]}`"])[0]))

    said = _Watched().visit(copy.deepcopy(tree))
    version = made(exercise, ast.fix_missing_locations(said), {**namespace, SAW: saw})
    if version is None:
        return None
    with time_limit(LONGEST_CALL), quiet(), same_draws():
        value_or_failure(exercise.asked(version), given)
    if not seen:
        return None
    line, entry = seen[0]
    return Write(line, entry, _why(tree, line))


class _Watched(ast.NodeTransformer):
    """Has a function say after each of its lines that it is done."""

    def visit_Assign(self, node: ast.Assign) -> Any:
        return _and_said(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> Any:
        return _and_said(node)

    def visit_Expr(self, node: ast.Expr) -> Any:
        return _and_said(node)


def _and_said(node: ast.stmt) -> list[ast.stmt]:
    said = ast.Call(ast.Name(SAW, ast.Load()), [ast.Constant(node.lineno)], [])
    return [node, ast.Expr(said)]


IN_PLACE = "`-=` and the like, and an assignment to entries, change an array where it is."


def _why(tree: ast.Module, line: int) -> str:
    """Say how a line comes to write into an argument: by a name for it or for a piece of it."""
    step = next(
        node for node in ast.walk(tree) if isinstance(node, ast.stmt) and node.lineno == line
    )
    target: Any = None
    if isinstance(step, ast.AugAssign):
        target = step.target
    elif isinstance(step, ast.Assign) and isinstance(step.targets[0], ast.Subscript):
        target = step.targets[0]
    if target is None:
        return "what is called there changes it."
    while isinstance(target, ast.Subscript | ast.Attribute):
        target = target.value
    own = target.id if isinstance(target, ast.Name) else ""
    given = [(at, value) for name, at, value in _assigned(tree) if name == own and at < line]
    value = max(given, key=lambda each: each[0])[1] if given else None
    if isinstance(value, ast.Subscript) and not _is_text(value.slice):
        return f"`{own} = {ast.unparse(value)}` is a window into that array, not a copy."
    if isinstance(value, ast.Name | ast.Subscript):
        return f"`{own} = {ast.unparse(value)}` is that array itself, not a copy."
    return IN_PLACE


def _assigned(tree: ast.Module) -> Iterator[tuple[str, int, ast.expr]]:
    """Give each name that gets a value, with its line and that value."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            names, values = [node.targets[0]], [node.value]
            if isinstance(node.targets[0], ast.Tuple) and isinstance(node.value, ast.Tuple):
                names, values = node.targets[0].elts, node.value.elts
            for name, value in zip(names, values, strict=False):
                if isinstance(name, ast.Name):
                    yield name.id, node.lineno, value


def _is_text(index: ast.expr) -> bool:
    """Return whether an index is a key, such as that of a dict's entry."""
    return isinstance(index, ast.JoinedStr) or (
        isinstance(index, ast.Constant) and isinstance(index.value, str)
    )
