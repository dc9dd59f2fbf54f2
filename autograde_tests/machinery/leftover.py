"""Find the line of the empty exercise that somebody has left beside the code they wrote."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator, Sequence

STUB = "# YOUR CODE HERE"
"""What stands above the line to replace, and below code that is given."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def leftover(source: str, name: str) -> tuple[int, str] | None:
    r"""Return the line that keeps written code from being run: its number in the cell, and itself.

    Code that is given stands above the stub's comment; alone, it is not what somebody wrote.

    Parameters
    ----------
    source : str
        The cell.
    name : str
        The function, or the class.

    Returns
    -------
    (int, str) or None
        The first ``raise NotImplementedError()`` of the function, or of one of the class's methods,
        with other statements beside it; None if there is none, or the cell is no Python.

    Examples
    --------
    >>> leftover("def f(x):\n    y = 2 * x\n    raise NotImplementedError()\n    return y", "f")
    (3, 'raise NotImplementedError()')
    >>> leftover("def f(x):\n    # YOUR CODE HERE\n    raise NotImplementedError()", "f") is None
    True
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the student's own code
            body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    lines = re.split(r"\r\n?|\n", source)  # as Python does: a text may hold other ends
    named = (node for node in reversed(body) if getattr(node, "name", "") == name)
    for function in _functions(next(named, None)):
        number = _in_function(function, lines)
        if number:
            return number, lines[number - 1].strip()
    return None


def _functions(node: ast.stmt | None) -> Iterator[Function]:
    """Give a function, or the methods of a class."""
    if isinstance(node, Function):
        yield node
    elif isinstance(node, ast.ClassDef):
        yield from (each for each in node.body if isinstance(each, Function))


def _in_function(function: Function, lines: Sequence[str]) -> int:
    """Return the number of the line that is left in a function; 0 if there is none."""
    found = [place for place, node in enumerate(function.body) if is_stub(node)]
    if not found:
        return 0
    number = function.body[found[0]].lineno
    below_comment = number > 1 and lines[number - 2].strip() == STUB
    first = found[0] if below_comment else 0
    rest = (node for node in function.body[first:] if not _says_nothing(node))
    return number if any(not is_stub(node) for node in rest) else 0


def is_stub(node: ast.stmt) -> bool:
    """Return whether a statement raises NotImplementedError.

    Parameters
    ----------
    node : ast.stmt
    """
    raised = node.exc if isinstance(node, ast.Raise) else None
    if isinstance(raised, ast.Call):
        raised = raised.func
    return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"


def _says_nothing(node: ast.stmt) -> bool:
    """Return whether a statement is a docstring or another text, a number, `...` or `pass`."""
    constant = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return constant or isinstance(node, ast.Pass)
