"""May a student's function be called a thousand times? Only if it gives an answer and no more."""

from __future__ import annotations

import ast
import types
from collections.abc import Mapping
from typing import Any

from .sources import source_of

DOES_MORE = {
    # files and the system
    "open", "exec", "eval", "os", "sys", "shutil", "subprocess", "pathlib", "Path", "save", "savez",
    "savetxt", "tofile", "unlink", "remove", "rmtree", "system", "globals", "setattr",
    # people and pictures
    "input", "plt", "pyplot", "show", "display", "figure", "savefig",
}  # fmt: skip
"""Names in functions that do something besides giving an answer."""
GROWING = {"append", "extend", "insert", "update", "add", "pop", "clear", "fill", "sort"}
"""Methods that change what they are called on."""
TAKES_A_PLACE = {"random", "standard_normal", "standard_exponential", "standard_gamma"}
"""Methods of NumPy's generators that write into what they are given as `out`, unlooked at."""
DEEPEST = 4
"""Functions that call functions are followed this far."""


def is_harmless(source: str, namespace: Mapping[str, Any], depth: int = DEEPEST) -> bool:
    r"""Return whether a function only gives an answer, and the student's own that it calls, too.

    Parameters
    ----------
    source : str
        Its text.
    namespace : mapping
        The names that it sees.
    depth : int
        How far to follow what it calls.

    Examples
    --------
    >>> is_harmless("def f(x):\n    y = []\n    y.append(x)\n    return y", {})
    True
    >>> is_harmless("def f(x):\n    LOG.append(x)\n    return x", {"LOG": []})
    False
    """
    nodes = list(ast.walk(ast.parse(source)))
    words = {getattr(node, "id", None) or getattr(node, "attr", None) for node in nodes}
    if words & DOES_MORE or any(isinstance(node, ast.Global | ast.Nonlocal) for node in nodes):
        return False
    own = {node.arg for node in nodes if isinstance(node, ast.arg)}
    own |= {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    if any(changed_by(node) - own for node in nodes):
        return False
    called = {n.id for n in nodes if isinstance(n, ast.Name)} - own
    theirs = [namespace.get(name) for name in sorted(called)]
    return all(
        depth > 0 and is_harmless(source_of(each)[0], namespace, depth - 1)
        for each in theirs
        if isinstance(each, types.FunctionType)
        and each.__globals__ is namespace
        and source_of(each)[0] != source
    )


def may_crash(tree: ast.AST) -> bool:
    """Return whether a call could end the process: NumPy draws into an `out` that is no array.

    Of `random` and its like, `out` is the third argument, where of others the size is.

    Examples
    --------
    >>> may_crash(ast.parse("rng.random(low, high, 3)"))
    True
    >>> may_crash(ast.parse("rng.uniform(low, high, 3)"))
    False
    """
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in TAKES_A_PLACE
        and (
            len(node.args) > 2
            or any(isinstance(each, ast.Starred) for each in node.args)
            or any(each.arg in ("out", None) for each in node.keywords)
        )
        for node in ast.walk(tree)
    )


def changed_by(node: ast.AST) -> set[str]:
    """Return the variable that an expression changes where it is."""
    target: Any = None
    if isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store):
        target = node
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        target = node.func if node.func.attr in GROWING else None
    while isinstance(target, ast.Subscript | ast.Attribute):
        target = target.value
    return {target.id} if isinstance(target, ast.Name) else set()
