"""Other versions of a reference: its source, edits of it, and what is compiled from them."""

from __future__ import annotations

import ast
import inspect
import re
import sys
import textwrap
from collections.abc import Callable, Mapping, Sequence
from typing import Any


def alternatives(text: str, names: dict[str, Any]) -> list[Any]:
    """Return the values of an expression's parts, which have ``or`` between them.

    Examples
    --------
    >>> alternatives('"B" or width', {"width": 3})
    ['B', 3]
    """
    body = ast.parse(text, mode="eval").body
    parts = body.values if isinstance(body, ast.BoolOp) and isinstance(body.op, ast.Or) else [body]
    return [eval(ast.unparse(part), names) for part in parts]  # our own declarations only


def is_one_of(given: Sequence[Any], normal: Callable[[Any], Any], value: Any) -> bool:
    """Return whether a value is one of some others, compared in their normal form."""
    return normal(value) in [normal(each) for each in given]


def function_source(function: Callable[..., Any], name: str) -> str:
    """Return a function's or a class's source under another name, without its docstring."""
    source = textwrap.dedent(inspect.getsource(function))
    node = ast.parse(source).body[0]
    if isinstance(node, ast.ClassDef):  # whose methods call it by its name
        source = re.sub(rf"\b{node.name}\b", name, source)
    elif not isinstance(node, ast.FunctionDef):
        raise TypeError(f"{name}: expected a def statement, received {source.splitlines()[0]!r}")
    lines = source.splitlines(keepends=True)
    body = node.body
    first = body[1] if ast.get_docstring(node) is not None and len(body) > 1 else body[0]
    head = "".join(lines[node.lineno - 1 : body[0].lineno - 1])
    head = head.replace(f"def {node.name}(", f"def {name}(", 1)
    return head + "".join(lines[first.lineno - 1 :])


def edit(source: str, edits: Mapping[str, str], name: str) -> str:
    """Apply edits to a source text; each text to replace must occur exactly once.

    Examples
    --------
    >>> edit("a - y", {"-": "+"}, "propagate")
    'a + y'
    """
    for old, new in edits.items():
        if source.count(old) != 1:
            raise ValueError(
                f"{name}: a mistake replaces {old!r}, which must occur exactly once in the "
                f"reference; it occurs {source.count(old)} times in\n{source}"
            )
        source = source.replace(old, new)
    return source


def compile_in(reference: Callable[..., Any], source: str, name: str) -> Callable[..., Any]:
    """Compile the source of a function or class with the names that the reference's module has."""
    module = sys.modules.get(reference.__module__)
    is_class = isinstance(reference, type) and module is not None
    namespace = dict(vars(module) if is_class else inspect.unwrap(reference).__globals__)
    exec(compile(source, f"<{name}>", "exec"), namespace)  # our own declarations only
    compiled: Callable[..., Any] = namespace[name]
    return compiled
