"""The text of what a student has written, as the kernel keeps it."""

from __future__ import annotations

import ast
import dis
import linecache
import types
from collections.abc import Iterator, Mapping
from typing import Any


def _code_of(subject: Any) -> types.CodeType | None:
    if isinstance(subject, type):
        methods = (each for each in vars(subject).values() if isinstance(each, types.FunctionType))
        subject = next(methods, None)
    code = getattr(subject, "__code__", None)
    return code if isinstance(code, types.CodeType) else None


def names_called_for(subject: Any, namespace: Mapping[str, Any]) -> set[str]:
    """Return the global names in a function, and in those of the same namespace that it names.

    Parameters
    ----------
    subject : callable
        A function, or a class with its methods.
    namespace : mapping
        Where it was defined.

    Examples
    --------
    >>> sorted(names_called_for(cell_of, cell_of.__globals__) & {"_code_of", "source_of", "types"})
    ['_code_of', 'types']
    """
    found: set[str] = set()
    left = [subject]
    for each in left:
        codes = _codes_of(each, namespace)
        new = {name for code in codes for name in _globals_in(code)} - found
        new |= {getattr(each, "__name__", "")} & namespace.keys()  # it may go by another name
        left += [part for name in sorted(new - found) for part in _parts(namespace.get(name))]
        found |= new
    return found


def _parts(value: Any) -> list[Any]:
    """Return the functions that a container holds; of anything else itself."""
    if not isinstance(value, dict | list | tuple):
        return [value]
    return [
        part for part in (value.values() if isinstance(value, dict) else value) if callable(part)
    ]


def _codes_of(subject: Any, namespace: Mapping[str, Any]) -> Iterator[types.CodeType]:
    """Give the code of a function or a class's methods that see these names, and no library's."""
    for part in vars(subject).values() if isinstance(subject, type) else (subject,):
        if isinstance(part, types.FunctionType) and part.__globals__ is namespace:
            yield part.__code__


def _globals_in(code: types.CodeType) -> Iterator[str]:
    for step in dis.get_instructions(code):
        if step.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
            yield step.argval
    for inner in code.co_consts:
        if isinstance(inner, types.CodeType):
            yield from _globals_in(inner)


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
