"""What a function of the student's own package consists of: its text, and that of all it uses."""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable, Iterable, Iterator

from .blocks import bound, digest, statements

__all__ = ["TOOLBOX", "identity"]

TOOLBOX = "course_utils.toolbox"
"""The package from which modules of the student's own package import each other's functions."""


def identity(topic: str, name: str, read: Callable[[str], str]) -> str:
    r"""Return a hash of a function and of everything in the package that it uses.

    Parameters
    ----------
    topic, name : str
        The module, and the function in it.
    read : callable
        Returns a module's text by its topic.

    Raises
    ------
    BrokenModule
        If a module that it uses is no Python.

    Examples
    --------
    >>> module = "def f(x):\n    return g(x)\ndef g(x):\n    return x\ndef h(x):\n    return 0"
    >>> same = identity("deep", "f", lambda topic: module.replace("return 0", "return 1"))
    >>> same == identity("deep", "f", lambda topic: module)
    True
    >>> other = identity("deep", "f", lambda topic: module.replace("return x", "return 2"))
    >>> other == identity("deep", "f", lambda topic: module)
    False
    """
    found: dict[tuple[str, str], str] = {}
    left = [(topic, name)]
    while left:
        asked = left.pop()
        if asked not in found:
            found[asked], more = _parts(asked[0], asked[1], read(asked[0]))
            left += more
    return digest(repr(sorted(found.items())))


@functools.lru_cache(maxsize=64)
def _nodes(module: str) -> tuple[ast.stmt, ...]:
    return tuple(statements(module))


def _parts(topic: str, name: str, module: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the text that defines a name in a module, and which other names it uses."""
    texts: list[str] = []
    more: list[tuple[str, str]] = []
    topics = _whole_topics(module)
    for number, node in enumerate(_nodes(module)):
        names = bound(node)
        if names and name not in names:
            continue
        if not names and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue  # a docstring
        texts.append(ast.unparse(node) if names else f"{number}: {ast.unparse(node)}")
        more += _used(topic, node, topics)
    return "\n".join(texts), [each for each in more if each != (topic, name)]


def _whole_topics(module: str) -> list[tuple[str, str]]:
    """Return the topics that a module imports as such, each with what it is called there."""
    return [
        (alias.asname or alias.name, alias.name)
        for node in _nodes(module)
        if isinstance(node, ast.ImportFrom) and node.module == TOOLBOX
        for alias in node.names
    ]


def _used(
    topic: str, node: ast.stmt, topics: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{TOOLBOX}."):
        other = (node.module or "").rpartition(".")[2]
        yield from ((other, alias.name) for alias in node.names)
    for each in ast.walk(node):
        if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load):
            yield topic, each.id
        elif isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name):
            yield from ((other, each.attr) for name, other in topics if name == each.value.id)
