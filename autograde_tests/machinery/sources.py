"""The text of what a student has written, as the kernel keeps it."""

from __future__ import annotations

import ast
import linecache
import types
from typing import Any


def _code_of(subject: Any) -> types.CodeType | None:
    if isinstance(subject, type):
        methods = (each for each in vars(subject).values() if isinstance(each, types.FunctionType))
        subject = next(methods, None)
    code = getattr(subject, "__code__", None)
    return code if isinstance(code, types.CodeType) else None


def cell_of(subject: Any) -> str:
    """Return the text of the cell that defines a function, or a class's methods; "" if unknown."""
    code = _code_of(subject)
    return "".join(linecache.getlines(code.co_filename)) if code else ""


def source_of(subject: Any) -> tuple[str, int]:
    """Return the text of a function or a class, and the line of its cell on which that begins.

    The text is empty if nobody knows it, or if it does not say what the subject is.

    Examples
    --------
    >>> source_of(cell_of)[0].splitlines()[0]
    'def cell_of(subject: Any) -> str:'
    >>> source_of(len)
    ('', 0)
    """
    code, text = _code_of(subject), cell_of(subject)
    try:
        nodes = ast.parse(text).body
    except SyntaxError:
        return "", 0
    name = getattr(subject, "__name__", "")
    for node in nodes:
        if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name != name:
            continue
        first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
        if isinstance(subject, type) or (code and code.co_firstlineno == first):
            return "\n".join(text.splitlines()[node.lineno - 1 : node.end_lineno]), node.lineno
    return "", 0
