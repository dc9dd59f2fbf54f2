"""Which code is asked about where a part of it may be wrong, and another part just as well.

``3 * 30`` becomes ``3 * 40`` or ``4 * 30``: where another number would do, too, nobody knows which
one was meant to be another, so a hint that asks about one of them may ask about the right one.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from itertools import takewhile

from .edits import Path, follow

PRODUCTS, SUMS = ast.Mult | ast.Div, ast.Add | ast.Sub


def arithmetic_around(tree: ast.Module, path: Path) -> Path:
    """Return the place of the arithmetic in which a number stands beside others.

    Beside a name, too, in a product or a quotient. It may stand in a function of it, as in a root.

    Parameters
    ----------
    tree : ast.Module
    path : Path
        Where the number is; it is returned if it stands alone.

    Examples
    --------
    >>> tree = ast.parse("x + 3 * 30")
    >>> number = (("body", 0), ("value", None), ("right", None), ("left", None))
    >>> ast.unparse(follow(tree, arithmetic_around(tree, number)))
    '3 * 30'
    """
    found = path
    for length in range(len(path) - 1, 0, -1):
        node = follow(tree, path[:length])
        if isinstance(node, ast.UnaryOp) or (isinstance(node, ast.Call) and len(node.args) == 1):
            continue
        if not (isinstance(node, ast.BinOp) and isinstance(node.op, PRODUCTS | SUMS)):
            break
        beside = node.right if path[length] == ("left", None) else node.left
        is_factor = isinstance(node.op, PRODUCTS) and isinstance(beside, ast.Constant | ast.Name)
        if is_factor or _has_number(beside):
            found = path[:length]
    return found


def _has_number(node: ast.expr) -> bool:
    """Return whether a number stands in a sum or a product, not in the arguments of a call."""
    if isinstance(node, ast.BinOp):
        return _has_number(node.left) or _has_number(node.right)
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float)


def shared_by(tree: ast.Module, places: Sequence[Path]) -> Path:
    """Return the place of the smallest expression in which all places are.

    Examples
    --------
    >>> tree = ast.parse("f(a, b) + c")
    >>> call = (("body", 0), ("value", None), ("left", None))
    >>> shared = shared_by(tree, [(*call, ("args", 0)), (*call, ("args", 1))])
    >>> ast.unparse(follow(tree, shared))
    'f(a, b)'
    """
    common = takewhile(lambda steps: len(set(steps)) == 1, zip(*places, strict=False))
    path: Path = tuple(steps[0] for steps in common)
    while not isinstance(follow(tree, path), ast.expr | ast.stmt):
        path = path[:-1]
    return path
