"""Changes at several places that are one slip: lines for W and b, layers 1 and 2."""

from __future__ import annotations

import ast
import os.path
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
    yield from _renamed(tree, singles)


def _renamed(tree: ast.Module, singles: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Give one slip in each of several lines' own names: `dW` for `W` here, `db` for `b` there."""
    known: dict[Path, tuple[str, Path, Path]] = {}
    alike: dict[Any, dict[Path, dict[str, Edit]]] = defaultdict(lambda: defaultdict(dict))
    for edit in singles:
        if edit.change.kind not in (kinds.NAME, kinds.KEY, kinds.EXPRESSION):
            continue
        if edit.path not in known:
            at, within = statement_at(tree, edit.path)
            known[edit.path] = _skeleton(follow(tree, at)), within, at
        form, within, at = known[edit.path]
        alike[form, within][at][ast.unparse(edit.change.node)] = edit
    for lines in alike.values():
        for index, (at, edits) in enumerate(lines.items()):
            others = list(lines)[index + 1 :]
            said = {other: _renaming(follow(tree, at), follow(tree, other)) for other in others}
            for text, edit in edits.items():
                texts = {other: _in_other_words(text, said[other]) for other in others}
                twins = [lines[o][t] for o, t in texts.items() if t in lines[o] and t != text]
                if twins:
                    yield [edit, *twins]


WORD = re.compile(r"\w+")


def _renaming(one: ast.AST, other: ast.AST) -> dict[str, str]:
    """Return what stands for what in two lines that are alike: words, and where they differ.

    Examples
    --------
    >>> _renaming(ast.parse("W = W - r * dW1"), ast.parse("b = b - r * db1"))
    {'W': 'b', 'dW1': 'db1'}
    """
    words = (WORD.findall(ast.unparse(node)) for node in (one, other))
    found: dict[str, str] = {}
    for old, new in zip(*words, strict=False):
        if old != new:
            start = len(os.path.commonprefix([old, new]))
            end = len(os.path.commonprefix([old[start:][::-1], new[start:][::-1]]))
            found[old] = new
            found.setdefault(old[start : len(old) - end], new[start : len(new) - end])
    found.pop("", None)
    return found


def _in_other_words(text: str, renaming: Mapping[str, str]) -> str:
    """Return what a change of a line is in another line's words.

    Examples
    --------
    >>> _in_other_words("grads['dW']", {"W": "b"})
    "grads['db']"
    """

    def other(word: re.Match[str]) -> str:
        if word[0] in renaming:
            return renaming[word[0]]
        part = next((part for part in renaming if part in word[0]), "")
        return word[0].replace(part, renaming[part]) if part else word[0]

    return WORD.sub(other, text)


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
