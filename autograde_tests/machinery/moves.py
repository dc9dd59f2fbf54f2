"""Changes of a function that move whole lines, or say one again."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import Any

from . import edits as kinds
from .edits import Change, changed
from .reading import last_name


def moves_of(node: Any, tree: ast.Module) -> Iterator[Change]:
    """Swap neighbours, move a statement out of a loop or into one, say a line again elsewhere.

    Parameters
    ----------
    node : ast.AST
        A function, a loop or a condition: something with statements in it.
    tree : ast.Module
        The whole function.
    """
    body = node.body
    appended = [each for each in ast.walk(tree) if _appends(each) and each not in body]
    yield from _elsewhere(node)
    for index, value in _neighbours(body):
        copied = [*body[:index], changed(body[index], value=value), *body[index + 1 :]]
        yield Change(kinds.NAME, "neighbour", changed(node, body=copied), (body[index].lineno,))
    if isinstance(node, ast.For | ast.While | ast.If):
        for added in appended:
            longer = changed(node, body=[*body, added])
            yield Change(kinds.MISSING, "append", longer, (body[-1].lineno,))
    for index, statement in enumerate(body):
        if isinstance(statement, ast.For | ast.While | ast.If):
            yield from _out_of(node, index, statement)
        if isinstance(statement, ast.For | ast.While):
            yield from _into(node, index, statement)


def _elsewhere(node: Any) -> Iterator[Change]:
    """Move a statement up or down, by three places at most."""
    body = node.body
    for index in range(len(body) - 1):
        if isinstance(body[index], ast.Return) or is_text(body[index]):
            continue
        swapped = [*body[:index], body[index + 1], body[index], *body[index + 2 :]]
        yield _moved(node, swapped, f"swap {index}", body[index : index + 2])
        for further in (index + 2, index + 3):
            if further < len(body) and not isinstance(body[further], ast.Return):
                later = [*body[:index], *body[index + 1 : further + 1], body[index]]
                yield _moved(
                    node, [*later, *body[further + 1 :]], f"{index} later, {further}", [body[index]]
                )
                earlier = [*body[:index], body[further], *body[index:further]]
                yield _moved(
                    node,
                    [*earlier, *body[further + 1 :]],
                    f"{further} earlier, {index}",
                    [body[further]],
                )


def _into(node: Any, index: int, statement: Any) -> Iterator[Change]:
    """Move what stands above a loop to its beginning, and what stands below to its end."""
    body = node.body
    for above in range(max(0, index - 3), index):
        longer = changed(statement, body=[body[above], *statement.body])
        into = [*body[:above], *body[above + 1 : index], longer, *body[index + 1 :]]
        yield _moved(node, into, f"{above} into {index}", [body[above]])
    if index + 1 < len(body) and not isinstance(body[index + 1], ast.Return):
        longer = changed(statement, body=[*statement.body, body[index + 1]])
        into = [*body[:index], longer, *body[index + 2 :]]
        yield _moved(node, into, f"{index + 1} into {index}", [body[index + 1]])


def _neighbours(body: Sequence[ast.stmt]) -> Iterator[tuple[int, ast.expr]]:
    """Give the place of a line such as `n /= m`, with what the line beside it divides by."""
    for index, statement in enumerate(body):
        for other in body[max(0, index - 1) : index + 2]:
            both = isinstance(statement, ast.AugAssign) and isinstance(other, ast.AugAssign)
            if both and other is not statement:
                yield index, other.value  # type: ignore[attr-defined]


def _out_of(node: Any, index: int, statement: Any) -> Iterator[Change]:
    body, inside = node.body, statement.body
    for count in range(1, min(3, len(inside))):
        shorter = changed(statement, body=inside[:-count])
        out = [*body[:index], shorter, *inside[-count:], *body[index + 1 :]]
        yield _moved(node, out, f"{count} out of {index}", inside[-count:])
        later = changed(statement, body=inside[count:])
        out = [*body[:index], *inside[:count], later, *body[index + 1 :]]
        yield _moved(node, out, f"{count} before {index}", inside[:count])


def _moved(node: Any, body: list[Any], what: str, moved: Sequence[ast.stmt]) -> Change:
    lines = tuple(statement.lineno for statement in moved)
    return Change(kinds.STATEMENT, what, changed(node, body=body), lines)


def _appends(node: ast.AST) -> bool:
    call = node.value if isinstance(node, ast.Expr) else None
    return isinstance(call, ast.Call) and last_name(call) == "append"


def is_text(node: ast.stmt) -> bool:
    """Return whether a statement is no more than a text, such as a docstring."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
