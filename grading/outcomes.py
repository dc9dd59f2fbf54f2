"""Believe no more of what comes out of the sandbox than the grader must."""

from __future__ import annotations

import builtins
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import numpy as np

from autograde_tests.machinery.calling import DEEPEST, Failure, Foreign, Outcome

from .errors import SessionLost

MAX_AXES = 5
"""Axes of an array: one more than any right answer has, which is a stack of pictures in colour."""
MAX_LENGTH = 10_000
"""Items of one container: no exercise asks for as many; the longest right answer has 80."""
LONGEST_TEXT, LONGEST_NAME, LONGEST_KEY = 1000, 200, 100
"""Characters of a text, of a type's name and of a key: no right answer's text has 100."""
LONGEST_SENTENCE, MOST_WARNINGS = 500, 3
"""Characters of what an exception or a warning says, and warnings of a call: a card shows them."""

KNOWN_FAILURES = {
    name
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, BaseException)
} | {"AxisError", "LinAlgError"}


def places_of(sources: Iterable[str]) -> dict[str, set[int]]:
    r"""Return where each line stands in some cells, counted as IPython counts.

    Examples
    --------
    >>> places_of(["\na = 1\n  b", "b"])
    {'a = 1': {1}, 'b': {1, 2}}
    """
    places: dict[str, set[int]] = defaultdict(set)
    for source in sources:
        lines = source.splitlines()
        empty = next((number for number, line in enumerate(lines) if line.strip()), 0)
        for number, line in enumerate(lines[empty:], 1):
            if line.strip():
                places[line.strip()].add(number)
    return dict(places)


def outcome_of(
    reply: Mapping[str, Any], is_hidden: bool, lines: Mapping[str, Collection[int]]
) -> Outcome:
    """Rebuild an outcome from what came through the channel, believing no type in it.

    What it says of a hidden case goes onto a card: none of it may be a text that the function
    has made up, which could hold the inputs. A line is one of the submission's, with a number
    at which it stands there.
    """
    told = reply.get("failure")
    failure = None if told is None else _failure(told, is_hidden, lines)
    warned = reply.get("warned", [])
    if type(warned) is not list:
        raise SessionLost("the process broke the channel")
    value = believed(reply.get("value"), is_hidden, DEEPEST)
    return Outcome(
        value, failure, warned=() if is_hidden else tuple(map(_short, warned[:MOST_WARNINGS]))
    )


def _failure(told: object, is_hidden: bool, lines: Mapping[str, Collection[int]]) -> Failure:
    if type(told) is not list or len(told) != 4 or type(told[2]) is not int:
        raise SessionLost("the process broke the channel")
    kind, message, number, line = _short(told[0]), _short(told[1]), told[2], _short(told[3])
    if line not in lines:
        number, line = 0, ""
    elif number not in lines[line]:
        number = min(lines[line])
    if is_hidden and kind not in KNOWN_FAILURES:
        kind = "An exception of another kind"
    return Failure(kind, message, number, line)


def believed(value: Any, is_hidden: bool, depth: int) -> Any:
    """Return a value without what an answer of the inside's own making cannot have.

    `calling.plain` does it inside already, where the submission can change it.
    """
    kind = type(value)
    if value is None or kind in (bool, int, float, complex) or isinstance(value, np.generic):
        return value
    if kind is str:
        return value[:LONGEST_TEXT]
    if kind is np.ndarray:
        return value if value.ndim <= MAX_AXES else Foreign(f"array with {value.ndim} axes")
    if kind is Foreign:
        return Foreign("object" if is_hidden else value.name[:LONGEST_NAME])
    if kind not in (list, tuple, dict):
        return Foreign(kind.__name__)
    if depth == 0 or len(value) > MAX_LENGTH:
        return Foreign(f"{kind.__name__} of {len(value)} items, nested or too long")
    if kind is dict:
        return {
            key[:LONGEST_KEY] if type(key) is str else key: believed(item, is_hidden, depth - 1)
            for key, item in value.items()
        }
    items = [believed(item, is_hidden, depth - 1) for item in value]
    return items if kind is list else tuple(items)


def _short(text: object) -> str:
    if type(text) is not str:
        return ""
    return text[:LONGEST_SENTENCE].encode("utf-8", "replace").decode()
