"""Another way of writing what a student has written rightly: the reference, or one like it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from .cards import Aside
from .exercises import Exercise
from .sources import source_of

TITLE = "Another way"
MOST_LINES = 40
"""Nobody reads more of them beside their own."""
ALIKE = 0.8
"""Share of what two versions have in common from which on they are the same way."""
FOR_LINTERS = re.compile(r"\s*#\s*(?:noqa|type:|pragma|fmt:).*")


def another_way(exercise: Exercise, subject: Any) -> Aside | None:
    """Return a right version beside a student's own; None if none is written another way.

    It is the reference, or, where the student's is written like that, the shortest of the others.

    Parameters
    ----------
    exercise : Exercise
    subject : callable
        The student's function or class.
    """
    yours, _ = source_of(subject)
    if not yours or exercise.is_quiz:
        return None
    mine = list(_tokens(yours))
    versions = list(_versions(exercise))
    ways = [code for code in versions if _likeness(mine, list(_tokens(code))) < ALIKE]
    if not ways:
        return None
    return Aside(TITLE, ways[0] if ways[0] == versions[0] else min(ways, key=len), yours)


def _likeness(one: list[str], other: list[str]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _versions(exercise: Exercise) -> Iterator[str]:
    for version in (None, *exercise.equivalents):
        if not exercise.tree(version).body:
            continue
        source = exercise.source(version).rstrip()
        lines = [FOR_LINTERS.sub("", line) for line in source.splitlines()]
        if len(lines) <= MOST_LINES:
            yield "\n".join(lines)


def _tokens(source: str) -> Iterator[str]:
    """Give what a program does, part by part, whatever its variables are called."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant):
            yield repr(node.value)
        elif not isinstance(node, ast.expr_context):
            yield type(node).__name__
