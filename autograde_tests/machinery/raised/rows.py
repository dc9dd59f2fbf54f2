"""Rows, columns and pieces of them, where one number is meant."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from .spot import Spot, is_name

ENTRY_OF_ROW = "`{0}[{2}]` is no number, since `{0}` has shape {1}: one entry is `{0}[0, {2}]`."
ENTRY_OF_COLUMN = (
    "`{0}[{2}]` is an array of shape (1,), since `{0}` has shape {1}: `{0}[{2}, 0]` is the number."
)
"""What is said of an array's name, its shape, and one index."""


def piece_of_array(spot: Spot, nodes: Iterable[ast.AST]) -> str:
    """Say which part of a line is a row or a piece of a column, and no number; "" if none is.

    What a variable of the function was computed from counts as well.

    Parameters
    ----------
    spot : Spot
    nodes : iterable of AST
        The parts of the line that should be numbers.
    """
    for node in _behind(spot, nodes):
        if isinstance(node, ast.Subscript) and (said := _one_index(spot, node)):
            return said
        if isinstance(node, ast.Name) and (said := _looped(spot, node)):
            return said
    return ""


def _behind(spot: Spot, nodes: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Give all parts of some nodes, then those of what their names were computed from."""
    parts = [part for node in nodes for part in ast.walk(node)]
    yield from parts
    names = {part.id for part in parts if isinstance(part, ast.Name)}
    for step in ast.walk(spot.function) if spot.function else ():
        own = step.targets[0] if isinstance(step, ast.Assign) else getattr(step, "target", None)
        if isinstance(step, ast.Assign | ast.AugAssign) and any(is_name(own, n) for n in names):
            yield from ast.walk(step.value)


def _one_index(spot: Spot, node: ast.Subscript) -> str:
    array, index = spot.known(node.value), spot.quoted(node.slice).strip("`")
    if (
        not _is_one_number(spot, node.slice)
        or not index
        or not _is_matrix(array)
        or not isinstance(node.value, ast.Name)
    ):
        return ""
    name, shape = node.value.id, array.shape
    if shape[1] == 1:
        return ENTRY_OF_COLUMN.format(name, shape, index)
    if shape[0] == 1:
        return ENTRY_OF_ROW.format(name, shape, index)
    return (
        f"`{name}[{index}]` is a whole row, since `{name}` has shape {shape}: one entry has two "
        "indices."
    )


def _is_one_number(spot: Spot, index: ast.AST) -> bool:
    """Return whether an index is one number for sure, and no array, list or condition."""
    if isinstance(index, ast.BinOp):
        return _is_one_number(spot, index.left) and _is_one_number(spot, index.right)
    if isinstance(index, ast.UnaryOp):
        return _is_one_number(spot, index.operand)
    if isinstance(index, ast.Name):
        is_known = isinstance(spot.known(index), int | np.integer)
        return is_known or index.id in _numbers(spot)
    return _is_whole(index)


def _is_whole(node: ast.AST) -> bool:
    """Return whether something is a whole number for sure, as it is written."""
    if isinstance(node, ast.Call):
        return is_name(node.func, "len") or is_name(node.func, "int")
    return isinstance(node, ast.Constant) and isinstance(node.value, int)


def _numbers(spot: Spot) -> set[str]:
    """Return the variables that count: in a loop, or given whole numbers and no more."""
    counting: set[str] = set()
    given: dict[str, list[ast.expr]] = {}
    for step in ast.walk(spot.function) if spot.function else ():
        if isinstance(step, ast.For | ast.comprehension) and isinstance(step.iter, ast.Call):
            if is_name(step.iter.func, "range"):
                counting.add(ast.unparse(step.target))
            if is_name(step.iter.func, "enumerate") and isinstance(step.target, ast.Tuple):
                counting.add(ast.unparse(step.target.elts[0]))
        if isinstance(step, ast.Assign | ast.AugAssign):
            own = step.targets[0] if isinstance(step, ast.Assign) else step.target
            given.setdefault(ast.unparse(own), []).append(step.value)
    return counting | {name for name, values in given.items() if all(map(_is_whole, values))}


def _looped(spot: Spot, node: ast.Name) -> str:
    """Say that a loop over a matrix goes over its rows."""
    for step in ast.walk(spot.function) if spot.function else ():
        if isinstance(step, ast.For | ast.comprehension) and is_name(step.target, node.id):
            array = spot.known(step.iter)
            if _is_matrix(array):
                over = spot.quoted(step.iter)
                return f"A loop over a matrix goes over its rows: `{node.id}` is a row of {over}."
    return ""


def _is_matrix(value: Any) -> bool:
    return type(value) is np.ndarray and value.ndim == 2


def reduces(tree: ast.AST | None) -> bool:
    """Return whether something takes a sum, a mean or the like along an axis, which it loses.

    Examples
    --------
    >>> [reduces(ast.parse(text)) for text in ("np.sum(X, axis=0)", "X.mean(1)", "np.sum(X)")]
    [True, True, False]
    """
    return any(_loses_an_axis(node) for node in (ast.walk(tree) if tree else ()))


def takes_sum(tree: ast.AST | None) -> bool:
    """Return whether something takes a sum, a mean or the like, along an axis or over all.

    Examples
    --------
    >>> [takes_sum(ast.parse(text)) for text in ("np.sum(X)", "sum(X)", "X + 1")]
    [True, True, False]
    """
    calls = [node.func for node in (ast.walk(tree) if tree else ()) if isinstance(node, ast.Call)]
    return any(getattr(each, "attr", getattr(each, "id", "")) in _REDUCING for each in calls)


_REDUCING = {"sum", "mean", "max", "min", "argmax", "argmin", "prod", "std", "var", "norm"}
_REDUCING |= {"median", "any", "all", "amax", "amin"}


def _loses_an_axis(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    keywords = {each.arg for each in node.keywords}
    of_numpy = ast.unparse(node.func.value) in ("np", "numpy", "np.linalg")
    along = "axis" in keywords or len(node.args) > of_numpy
    return node.func.attr in _REDUCING and along and "keepdims" not in keywords
