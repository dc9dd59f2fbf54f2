"""Which lines of a function compute the parts of its answer that are wrong."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .beside import Beside
from .compare import difference
from .harmless import changed_by
from .judging import Verdict

FIRST, SURE, LIKELY, POSSIBLE, UNLIKELY = -1.5, 0.0, 0.75, 1.5, 3.0
"""How late the changes of a line are tried."""


def doubtful_lines(
    tree: ast.Module, name: str, verdicts: Sequence[Verdict], first: int, beside: Beside
) -> dict[int, float]:
    """Return how late each line's changes are tried, by the line of the source.

    Parameters
    ----------
    tree : ast.Module
    name : str
        The function's name.
    verdicts : sequence of Verdict
        How its cases went.
    first : int
        The line of the cell on which the source begins.
    beside : Beside
        The function and the reference on a case that failed.
    """
    doubts = _by_answer(tree, name, verdicts, first)
    doubts |= dict.fromkeys(beside.right, UNLIKELY)
    doubts |= dict.fromkeys(beside.wrong, SURE)
    return doubts | dict.fromkeys(beside.surely_wrong, FIRST)


def _by_answer(
    tree: ast.Module, name: str, verdicts: Sequence[Verdict], first: int
) -> dict[int, float]:
    """Return how doubtful the lines are by which parts of the answer are wrong."""
    function = next(
        (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name == name), None
    )
    if function is None:
        return {}
    statements = [n for n in ast.walk(function) if isinstance(n, ast.stmt) and n is not function]
    failed = [verdict for verdict in verdicts if not verdict.passed]
    doubts = {n.lineno: POSSIBLE for n in statements}
    raised = {v.outcome.failure.line_number - first + 1 for v in failed if v.outcome.failure}
    raised &= set(doubts)
    if raised:
        needed = _names_read([n for n in statements if n.lineno in raised])
        for line in _sliced(statements, needed):
            doubts[line] = LIKELY
        return {**doubts, **dict.fromkeys(raised, SURE)}
    told = " ".join(v.difference.message for v in failed if v.difference and v.case.judge)
    named = set(re.findall(r"\w+", told))
    if told and any(_gives(n) & named for n in statements):
        of_named = {n.lineno for n in statements if _gives(n) & named}
        return dict.fromkeys(doubts, LIKELY) | dict.fromkeys(of_named, SURE)
    wrong, right = _outputs(function, failed)
    if not wrong:
        return doubts
    of_wrong = _sliced(statements, _names_read(wrong)) | {n.lineno for n in wrong}
    of_right = _sliced(statements, _names_read(right)) if right else set()
    of_wrong |= {n.lineno for n in statements if _ends_early(n)}
    for line in doubts:
        if line in of_wrong:
            doubts[line] = LIKELY if line in of_right else SURE
        else:
            doubts[line] = UNLIKELY
    return doubts


def _ends_early(statement: ast.stmt) -> bool:
    """Return whether a statement may end a loop, or one of its rounds."""
    jumps = ast.Break | ast.Continue
    return isinstance(statement, ast.If | jumps) and any(
        isinstance(node, jumps) for node in ast.walk(statement)
    )


def _outputs(
    function: ast.FunctionDef, failed: Sequence[Verdict]
) -> tuple[list[ast.expr], list[ast.expr]]:
    """Return the expressions of the answer's wrong parts, and those of its right ones."""
    returns = [n for n in ast.walk(function) if isinstance(n, ast.Return) and n.value is not None]
    values = [_value_of(function, n.value) for n in returns if n.value is not None]
    wrong: list[ast.expr] = []
    right: list[ast.expr] = []
    for value in values:
        for place, part in _parts(function, value):
            bad = any(_differs(verdict, place) for verdict in failed)
            (wrong if bad else right).append(part)
    return wrong, right


def _value_of(function: ast.FunctionDef, value: ast.expr) -> ast.expr:
    """Return what a returned name was given, if that is a tuple or a dict with its parts."""
    if not isinstance(value, ast.Name):
        return value
    given = [
        n.value
        for n in ast.walk(function)
        if isinstance(n, ast.Assign)
        and isinstance(n.targets[0], ast.Name)
        and n.targets[0].id == value.id
    ]
    if len(given) != 1:
        return value
    has_parts = isinstance(given[0], ast.Tuple) or (
        isinstance(given[0], ast.Dict) and given[0].keys
    )
    return given[0] if has_parts else value


def _parts(function: ast.FunctionDef, value: ast.expr) -> Iterator[tuple[Any, ast.expr]]:
    if isinstance(value, ast.Tuple):
        for place, part in enumerate(value.elts):
            yield place, part
    elif isinstance(value, ast.Dict):
        for key, part in zip(value.keys, value.values, strict=True):
            yield (key.value if isinstance(key, ast.Constant) else None), part
    elif isinstance(value, ast.Name):
        stored = [
            n
            for n in ast.walk(function)
            if isinstance(n, ast.Assign | ast.AugAssign)
            for target in (n.targets if isinstance(n, ast.Assign) else [n.target])
            if isinstance(target, ast.Subscript)
            and isinstance(target.value, ast.Name)
            and target.value.id == value.id
        ]
        for n in stored:
            target = n.targets[0] if isinstance(n, ast.Assign) else n.target
            texts = [
                c.value
                for c in ast.walk(target.slice)  # type: ignore[attr-defined]
                if isinstance(c, ast.Constant) and isinstance(c.value, str)
            ]
            yield _Begins("".join(texts[:1])), n.value
        if not stored:
            yield None, value
    else:
        yield None, value


class _Begins(str):
    """Stands for all keys that begin like this."""


def _differs(verdict: Verdict, place: Any) -> bool:
    right, theirs = verdict.expected, verdict.outcome.value
    if place is None or verdict.case.judge or verdict.outcome.failure:
        return True
    if isinstance(place, _Begins):
        if not (isinstance(right, Mapping) and isinstance(theirs, Mapping)):
            return True
        keys = [key for key in right if str(key).rstrip("0123456789") == place or key == place]
        return any(
            key not in theirs or difference(right[key], theirs[key], verdict.case.rtol)
            for key in keys or right
        )
    try:
        return difference(right[place], theirs[place], verdict.case.rtol) is not None
    except (KeyError, IndexError, TypeError):
        return True


def _names_read(nodes: Sequence[ast.AST]) -> set[str]:
    return {
        n.id
        for node in nodes
        for n in ast.walk(node)
        if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)
    }


def _sliced(statements: Sequence[ast.stmt], needed: set[str]) -> set[int]:
    """Return the lines of all statements that names depend on, whatever their order."""
    lines: set[int] = set()
    grown = True
    while grown:
        grown = False
        for statement in statements:
            if statement.lineno in lines or not _gives(statement) & needed:
                continue
            lines.add(statement.lineno)
            needed = needed | _names_read([_head(statement)])
            grown = True
    return lines


def _head(statement: ast.stmt) -> ast.AST:
    """Return what decides whether, and how often, the lines below a statement are run."""
    if isinstance(statement, ast.For):
        return statement.iter
    return statement.test if isinstance(statement, ast.If | ast.While) else statement


def _gives(statement: ast.stmt) -> set[str]:
    """Return the names that a statement gives a value, itself or in its body."""
    nodes = list(ast.walk(statement))
    stored = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return stored.union(*map(changed_by, nodes))
