"""Changes at several places that are one slip: lines for W and b, layers 1 and 2."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from . import edits as kinds
from .edits import Edit, Path, follow


def twins_of(tree: ast.Module, singles: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Give groups of one change at places that are alike: lines for W and b, layers 1 and 2."""
    groups: dict[tuple[Any, ...], list[Edit]] = defaultdict(list)
    known: dict[Path, tuple[str, Path, str]] = {}
    for edit in singles:
        path, (kind, what, node, _) = edit
        if kind == kinds.STATEMENT:
            continue
        if path not in known:
            at, within = statement_at(tree, path)
            known[path] = _skeleton(follow(tree, at)), within, ast.dump(follow(tree, path))
        form, within, old = known[path]
        if not isinstance(node, ast.stmt):
            groups["same", kind, what, old, ast.dump(node)].append(edit)
        if within == (("value", None),):
            groups["whole", kind, what].append(edit)
        groups["alike", kind, what, form, within].append(edit)
        if kind == kinds.NAME and " > " in what:  # D1 for D2 in one line, D2 for D1 in the other
            groups["exchanged", *sorted(what.split(" > ")), form, within].append(edit)
    for (which, *_), group in groups.items():
        if which == "exchanged" and len({edit.change.what for edit in group}) < 2:
            continue
        places = {edit.path: edit for edit in group}
        apart = [e for e in places.values() if not any(_inside(e.path, o) for o in places)]
        if 1 < len(apart):
            yield apart
        if which != "same" and 2 < len(apart) < 9:
            yield from map(list, combinations(apart, 2))


def _inside(path: Path, other: Path) -> bool:
    return path != other and path[: len(other)] == other


def statement_at(tree: ast.Module, path: Path) -> tuple[Path, Path]:
    """Return the place of the statement around a place, and the way from there."""
    for length in range(len(path), 0, -1):
        if isinstance(follow(tree, path[:length]), ast.stmt):
            return path[:length], path[length:]
    return (), path


def _skeleton(node: ast.AST) -> str:
    """Return a statement's form, whatever its variables, keys and numbers are."""
    parts = []
    for each in ast.walk(node):
        if isinstance(each, ast.Name | ast.Constant):
            parts.append("_")
        elif isinstance(each, ast.operator | ast.expr_context):
            continue
        else:
            parts.append(type(each).__name__)
    return " ".join(parts)
