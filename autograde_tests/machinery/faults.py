"""Is an exercise declared well enough to teach and to grade with? Faults, with file and line."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from .declaring import DeclarationError, Place
from .exercises import Exercise, Mistake

MISTAKES_AT_LEAST, EQUIVALENTS_AT_LEAST = 4, 2
LONGEST_HINT = 240
"""Characters: what a card shows in three lines or four."""
LONGEST_REASON = 300
KEPT_AT_LEAST = 0.4
"""Share of a function's points that hidden cases carry: seeing the visible ones earns no more."""


def faults_of(exercise: Exercise) -> list[str]:
    """Return what is wrong with a declaration, each with its file and line.

    Parameters
    ----------
    exercise : Exercise

    Examples
    --------
    >>> from .exercises import exercise, visible
    >>> from course_utils.reference.activations import relu
    >>> RELU = exercise(relu, "ReLU of every entry.", visible("one", -1.0))
    >>> for fault in faults_of(RELU):
    ...     print(fault.rpartition(":")[2].strip())
    the title ends with a full stop, which the card adds
    no hidden case
    0 mistakes, at least 4
    0 equivalents, at least 2
    """
    here = exercise.place or Place("unknown", 0)
    found = [(here, text) for text in _of_the_whole(exercise)]
    for mistake in exercise.mistakes:
        place = mistake.place or here
        found += [(place, text) for text in _of_mistake(exercise, mistake)]
    return [f"{place.file}:{place.line}: {exercise.name}: {text}" for place, text in found]


def faults_of_prose(text: str) -> Iterator[str]:
    """Give what is wrong with a title or a hint."""
    if "!" in re.sub(r"!=|`[^`]*`", "", text):
        yield f"an exclamation mark in {text!r}"
    if text != text.strip() or "  " in text or "\n" in text:
        yield f"stray white space in {text!r}"


def faults_of_hint(hint: str) -> Iterator[str]:
    """Give what is wrong with a hint.

    Examples
    --------
    >>> list(faults_of_hint("Try the other sign"))
    ["no full sentence: 'Try the other sign'"]
    """
    yield from faults_of_prose(hint)
    if not hint.endswith((".", "?")):
        yield f"no full sentence: {hint!r}"
    if len(hint) > LONGEST_HINT:
        yield f"a hint of {len(hint)} characters, at most {LONGEST_HINT}"


def _of_the_whole(exercise: Exercise) -> Iterator[str]:
    yield from faults_of_prose(exercise.title)
    if exercise.title.endswith("."):
        yield "the title ends with a full stop, which the card adds"
    yield from _of_cases(exercise)
    yield from _of_reasons(exercise)
    for count, least, what in (
        (len(exercise.mistakes), MISTAKES_AT_LEAST, "mistakes"),
        (len(exercise.equivalents), EQUIVALENTS_AT_LEAST, "equivalents"),
    ):
        if count < least:
            yield f"{count} {what}, at least {least}"
    hints = [mistake.hint for mistake in exercise.mistakes]
    for hint in sorted({hint for hint in hints if hints.count(hint) > 1}):
        yield f"one hint for two mistakes: {hint!r}"


def _of_cases(exercise: Exercise) -> Iterator[str]:
    names = [case.name for case in exercise.cases]
    if len(set(names)) < len(names):
        yield f"two cases have the same name: {', '.join(names)}"
    for case in exercise.cases:
        if not case.name or case.name.endswith(".") or "!" in case.name:
            yield f"a case is called {case.name!r}: a few words, no full stop"
        if case.points <= 0:
            yield f"the case '{case.name}' is worth {case.points:g} points"
    if all(case.is_hidden for case in exercise.cases):
        yield "no visible case"
    kept = sum(case.points for case in exercise.cases if case.is_hidden)
    if not exercise.is_quiz and not kept:
        yield "no hidden case"
    elif not exercise.is_quiz and kept < KEPT_AT_LEAST * exercise.points:
        yield f"{kept:g} of {exercise.points:g} points are hidden, at least {KEPT_AT_LEAST:.0%}"


def _of_reasons(exercise: Exercise) -> Iterator[str]:
    questions = exercise.reference if exercise.is_quiz else ()
    for question in questions:
        if question not in exercise.reasons:
            yield f"no reason says why the answer to {question!r} is right"
    for question, reason in exercise.reasons.items():
        if question not in questions:
            yield f"a reason for {question!r}, which is no question"
        yield from faults_of_reason(reason)


def faults_of_reason(text: str) -> Iterator[str]:
    """Give what is wrong with the reason of a right answer."""
    yield from faults_of_prose(text)
    if not text.endswith("."):
        yield f"the reason is no full sentence: {text!r}"
    if len(text) > LONGEST_REASON:
        yield f"a reason of {len(text)} characters, at most {LONGEST_REASON}"


def _of_mistake(exercise: Exercise, mistake: Mistake) -> Iterator[str]:
    yield from faults_of_hint(mistake.hint)
    if sum(map(bool, (mistake.replace, mistake.function, mistake.answers))) != 1:
        yield "a mistake is an edit, a function or answers, and not two of them"
    elif bool(mistake.answers) != exercise.is_quiz:
        yield "answers are the mistakes of a quiz, and of nothing else"
    else:
        try:
            ast.parse(exercise.source(mistake))
        except DeclarationError as error:
            yield error.faults[0][2].removeprefix(f"{exercise.name}: ")
        except (SyntaxError, TypeError, ValueError) as error:
            yield f"the wrong version cannot be made: {error}"
