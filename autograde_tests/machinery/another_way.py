"""Another way of writing what a student has written rightly: the reference."""

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
    """Return the reference beside a student's own version; None if that is written like it.

    The declared equivalents are none of the ways: they are there to try the judges, and may do what
    no lesson would.

    Parameters
    ----------
    exercise : Exercise
    subject : callable
        The student's function or class.
    """
    yours, _ = source_of(subject)
    reference = _reference(exercise)
    if not yours or not reference or exercise.is_quiz:
        return None
    alike = SequenceMatcher(None, list(_tokens(yours)), list(_tokens(reference)), autojunk=False)
    return None if alike.ratio() >= ALIKE else Aside(TITLE, reference, yours)


def _reference(exercise: Exercise) -> str:
    """Return the reference as it is shown; "" if it is unknown, or too long to be read."""
    if not exercise.tree().body:
        return ""
    lines = [FOR_LINTERS.sub("", line) for line in exercise.source().rstrip().splitlines()]
    return "\n".join(lines) if len(lines) <= MOST_LINES else ""


def _tokens(source: str) -> Iterator[str]:
    """Give what a program does, part by part, whatever its variables are called."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant):
            yield repr(node.value)
        elif not isinstance(node, ast.expr_context):
            yield type(node).__name__
