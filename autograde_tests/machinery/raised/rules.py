"""What the rules of all themes share: how a rule is declared, and how its sentence is written."""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Callable, Iterable

import numpy as np

from .spot import Node


def only_one(items: Iterable[Node]) -> Node | None:
    """Return the item, if there is only one; else None.

    Examples
    --------
    >>> only_one([3]), only_one([3, 4])
    (3, None)
    """
    found = list(items)
    return found[0] if len(found) == 1 else None


def is_numpys(node: ast.AST, *functions: str) -> bool:
    """Whether this is a function of NumPy: one of some, or any.

    Examples
    --------
    >>> is_numpys(ast.parse("np.linalg.inv", mode="eval").body, "inv")
    True
    """
    path = ast.unparse(node).split(".") if isinstance(node, ast.Attribute) else [""]
    return path[0] in ("np", "numpy") and (not functions or path[-1] in functions)


def numpy_path(name: str) -> str:
    """Return by what name something of NumPy's is reached; "" if it has no such thing.

    Examples
    --------
    >>> numpy_path("exp"), numpy_path("norm"), numpy_path("sigmoid")
    ('np.exp', 'np.linalg.norm', '')
    """
    for path, module in (("np", np), ("np.linalg", np.linalg)):
        if callable(getattr(module, name, None)):
            return f"{path}.{name}"
    return ""


def nearest(word: str, options: Iterable[str]) -> str:
    """Return the option that differs from a word in case or by a slip; "" if none does.

    Examples
    --------
    >>> nearest("tranpose", ["T", "transpose"]), nearest("Cost", ["cost"]), nearest("W1", ["W2"])
    ('transpose', 'cost', '')
    """
    others = [each for each in options if each != word and not each.startswith("_")]
    for each in others:
        if _bare(each) == _bare(word):
            return each
    alike = [
        each
        for each in others
        if each[:1].casefold() == word[:1].casefold()
        and re.sub(r"\D", "", each) == re.sub(r"\D", "", word)
    ]
    close = difflib.get_close_matches(word, alike, 1, 0.8) if len(word) > 2 else []
    return close[0] if close else ""


def _bare(word: str) -> str:
    return re.sub(r"[\W_]", "", word).casefold()


def listed(words: Iterable[str]) -> str:
    """Write words in backquotes, with "and" before the last.

    Examples
    --------
    >>> listed(["a", "b", "c"])
    '`a`, `b` and `c`'
    """
    quoted = [f"`{word}`" for word in words]
    return " and ".join(filter(None, [", ".join(quoted[:-1]), *quoted[-1:]]))


def read_shape(text: str) -> tuple[int, ...]:
    """Read a shape as NumPy's messages write it.

    Examples
    --------
    >>> read_shape("(2,3)"), read_shape("(4,)")
    ((2, 3), (4,))
    """
    return tuple(map(int, re.findall(r"\d+", text)))


def counted(count: int, one: str, many: str) -> str:
    """Write how many there are.

    Examples
    --------
    >>> counted(1, "entry", "entries"), counted(3, "entry", "entries")
    ('1 entry', '3 entries')
    """
    return f"{count} {one if count == 1 else many}"


Rule = Callable[..., str | None]
"""Is given the spot and the groups of the pattern; gives the hint, if there is one."""

RULES: list[tuple[str, str, Rule]] = []
"""The kinds of exception, how the message begins, and what gives the hint: the first that does."""


def on_message(exceptions: str, pattern: str) -> Callable[[Rule], Rule]:
    """Return a decorator that puts a rule into `RULES`.

    Parameters
    ----------
    exceptions : str
        The kinds of exception, with spaces between them.
    pattern : str
        How the message begins, as a regular expression.

    Examples
    --------
    >>> @on_message("OddError", "it was (.+)")
    ... def odd(spot, what):
    ...     return f"Why {what}?"
    >>> RULES.pop()[:2]
    ('OddError', 'it was (.+)')
    """

    def declare(rule: Rule) -> Rule:
        RULES.append((exceptions, pattern, rule))
        return rule

    return declare
