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

Place = tuple[int, int]
"""Where a statement begins, its line and column: a line may have several."""


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
    seen: list[tuple[Place, str]] = []

    def saw(line: int, column: int) -> None:
        names = () if seen else changed_names(exercise.parameters, arguments, given)
        if names:
            entries = changed_entries(exercise.parameters, arguments, given)
            seen.append(((line, column), (entries or [f"the caller's `{names[0]}`"])[0]))

    said = _Watched().visit(copy.deepcopy(tree))
    version = made(exercise, ast.fix_missing_locations(said), {**namespace, SAW: saw})
    if version is None:
        return None
    with time_limit(LONGEST_CALL), quiet(), same_draws():
        value_or_failure(exercise.asked(version), given)
    if not seen:
        return None
    place, entry = seen[0]
    pairs = zip(exercise.parameters, arguments, strict=False)
    holders = {name for name, value in pairs if isinstance(value, dict | list)}
    return Write(place[0], entry, _why(tree, place, holders))


class _Watched(ast.NodeTransformer):
    """Has a function say after each of its steps that it is done."""

    def visit_Assign(self, node: ast.Assign) -> Any:
        return _and_said(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> Any:
        return _and_said(node)

    def visit_Expr(self, node: ast.Expr) -> Any:
        return _and_said(node)


def _and_said(node: ast.stmt) -> list[ast.stmt]:
    place: list[ast.expr] = [ast.Constant(number) for number in _place(node)]
    return [node, ast.Expr(ast.Call(ast.Name(SAW, ast.Load()), place, []))]


def _place(node: ast.stmt) -> Place:
    return node.lineno, node.col_offset


IN_PLACE = "`-=` and the like, and an assignment to entries, change an array where it is."
ENTRY = "an assignment to an entry changes a dict or a list where it is."


def _why(tree: ast.Module, place: Place, holders: set[str]) -> str:
    """Say how a step comes to write into an argument: by a name for it or for a piece of it."""
    steps = [n for n in ast.walk(tree) if isinstance(n, ast.Assign | ast.AugAssign | ast.Expr)]
    step = next(each for each in steps if _place(each) == place)
    written = _written(step)
    if not written:
        return "what is called there changes it."
    names = {_name_of(each) for each in written}
    own = names.pop() if len(names) == 1 else ""
    given = [(at, value) for name, at, value in _assigned(tree) if name == own and at < place]
    value = max(given, key=lambda each: each[0])[1] if given else None
    if isinstance(value, ast.Subscript) and not _is_held(value, holders):
        return f"`{own} = {ast.unparse(value)}` is a window into that array, not a copy."
    if isinstance(value, ast.Name | ast.Subscript):
        return f"`{own} = {ast.unparse(value)}` is the caller's own, not a copy."
    if isinstance(step, ast.Assign) and all(_is_held(each, holders) for each in written):
        return ENTRY
    return IN_PLACE


def _written(step: ast.Assign | ast.AugAssign | ast.Expr) -> list[ast.expr]:
    """Return what a step changes where it is: what `-=` is used on, and entries."""
    if isinstance(step, ast.AugAssign):
        return [step.target]
    parts = [part for each in getattr(step, "targets", ()) for part in ast.walk(each)]
    return [
        part
        for part in parts
        if isinstance(part, ast.Subscript) and isinstance(part.ctx, ast.Store)
    ]


def _name_of(target: ast.AST) -> str:
    """Return the name of an array that a target is, or is an entry of; "" if it has none."""
    while isinstance(target, ast.Subscript | ast.Attribute):
        target = target.value
    return target.id if isinstance(target, ast.Name) else ""


def _assigned(tree: ast.Module) -> Iterator[tuple[str, Place, ast.expr]]:
    """Give each name that gets a value, with its place and that value."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            names, values = [node.targets[0]], [node.value]
            if isinstance(node.targets[0], ast.Tuple) and isinstance(node.value, ast.Tuple):
                names, values = node.targets[0].elts, node.value.elts
            for name, value in zip(names, values, strict=False):
                if isinstance(name, ast.Name):
                    yield name.id, _place(node), value


def _is_held(value: ast.expr, holders: set[str]) -> bool:
    """Return whether something is an entry of a dict or a list, and no piece of an array."""
    if not isinstance(value, ast.Subscript):
        return False
    key = value.slice
    is_text = isinstance(key, ast.Constant) and isinstance(key.value, str)
    return is_text or isinstance(key, ast.JoinedStr) or ast.unparse(value.value) in holders
