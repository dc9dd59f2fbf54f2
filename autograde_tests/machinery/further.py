"""What can be said of a wrong answer that no known mistake explains.

Three ways, one after the other: one change of the student's own code that makes it right
(`repair`), the variable that has a wrong value where all else is right (`forcing`), and how the
answer is related to the right one (`relations`). The first two run the student's code again, which
is done in the student's own session only.
"""

from __future__ import annotations

import ast
import inspect
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from . import edits as kinds
from .exercises import Exercise
from .forcing import Forced, forced
from .judging import AnswerKey, Verdict
from .probing import names_seen_by
from .relations import relation
from .repair import SECONDS, Repair, is_harmless, repair, source_of

LONGEST_CODE = 60
"""Characters of a student's own code in a hint."""

SAYS = {
    kinds.OPERATOR: "Is it the right operation in {code}?",
    kinds.NAME: "Is {code} the value that is meant there?",
    kinds.KEY: "Is {code} the word that is meant there?",
    kinds.CONSTANT: "Is the {code} right there?",
    kinds.AXIS: "Along which axis should {code} go?",
    kinds.KEEPDIMS: "Which shape should come out of {code}?",
    kinds.TRANSPOSE: "Are rows and columns where they should be in {code}?",
    kinds.ORDER: "Look at the order and the brackets in {code}.",
    kinds.PART: "Does all of {code} belong there, or is something missing in it?",
    kinds.FUNCTION: "Is it the right function for {code}?",
    kinds.BOUNDS: "Where should {code} begin and end?",
    kinds.TEST: "Try the condition {code} on a few values: when should it hold?",
    kinds.SIGN: "Look at the sign of {code}.",
    kinds.FACTOR: "Is there a factor too many or too few at {code}?",
    kinds.INDEX: "Which entry of it should {code} take?",
    kinds.OUTPUT: "Is that what should come back, and in this order?",
    kinds.STATEMENT: "Should it be done there: earlier, later, or in each round of the loop?",
    kinds.COPY: "{code} is the caller's own array, not a copy.",
    kinds.EXPRESSION: "All else is right; work out {code} by hand.",
}
"""What a hint says of a kind of change: where to look, and not what to write."""


@dataclass(frozen=True)
class Further:
    """What was found of a wrong answer, and how.

    Parameters
    ----------
    hint : str
        Empty if nothing was found.
    way : str
        One of `WAYS`.
    """

    hint: str = ""
    way: str = ""


def look_further(
    exercise: Exercise,
    subject: Any,
    verdicts: Sequence[Verdict],
    seconds: float = SECONDS,
) -> Further:
    """Return what can be said of a function whose answers are no known mistake's.

    Parameters
    ----------
    exercise : Exercise
    subject : callable
        The student's function; it is called again.
    verdicts : sequence of Verdict
        How its visible cases went.
    seconds : float
        How long to search.
    """
    end = time.perf_counter() + seconds
    for way, say in WAYS.items():
        hint = say(exercise, subject, verdicts, end - time.perf_counter())
        if hint:
            return Further(hint, way)
    return Further()


def by_pair(
    exercise: Exercise, subject: Any, verdicts: Sequence[Verdict], seconds: float = SECONDS
) -> str:
    """Return the hints of two known mistakes that give these answers together."""
    key = AnswerKey(exercise)
    key.learn(verdicts)
    pair = key.pair_of(verdicts, seconds / 3)
    return " ".join(mistake.hint for mistake in pair or ())


def by_repair(
    exercise: Exercise, subject: Any, verdicts: Sequence[Verdict], seconds: float = SECONDS
) -> str:
    """Return where one change makes the student's function right."""
    found = repair(exercise, subject, verdicts, seconds)
    return of_repair(found) if found else ""


def by_forcing(
    exercise: Exercise, subject: Any, verdicts: Sequence[Verdict], seconds: float = SECONDS
) -> str:
    """Return which variable has a wrong value where all else is right."""
    source, first = source_of(subject)
    namespace = names_seen_by(exercise.asked(subject))
    if not source or namespace is None or not is_harmless(source):
        return ""
    found = forced(exercise, ast.parse(source), namespace, verdicts, first)
    return of_forced(found, source, first) if found else ""


def by_relation(
    exercise: Exercise, subject: Any, verdicts: Sequence[Verdict], seconds: float = SECONDS
) -> str:
    """Return how the wrong answers are related to the right ones."""
    failed = [v for v in verdicts if not v.passed]
    if any(v.outcome.failure or v.case.judge for v in failed):
        return ""
    names = parts_of(exercise)
    pairs = [(_named(v.expected, names), _named(v.outcome.value, names)) for v in failed]
    return relation(pairs, [v.arguments for v in failed], exercise.parameters, failed[0].case.rtol)


WAYS: dict[str, Callable[..., str]] = {
    "two declared mistakes": by_pair,
    "a repair": by_repair,
    "the right value put in": by_forcing,
    "relations": by_relation,
}
"""The ways in which a wrong answer is looked into, one after the other."""


def parts_of(exercise: Exercise) -> tuple[str, ...]:
    """Return what the parts of an answer are called, by the reference or its documentation.

    Examples
    --------
    >>> from autograde_tests import exercises_of
    >>> parts_of(exercises_of("week4/deep_network_step_by_step")["linear_backward"])
    ('dA_prev', 'dW', 'db')
    """
    if exercise.is_quiz or isinstance(exercise.reference, type):
        return ()
    for node in ast.walk(ast.parse(exercise.source())):
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
            names = [part.id for part in node.value.elts if isinstance(part, ast.Name)]
            if len(names) == len(node.value.elts):
                return tuple(names)
    text = inspect.getdoc(exercise.reference) or ""
    _, _, returns = text.partition("Returns\n-------\n")
    named = re.findall(r"^(\w+(?:, \w+)*) : ", returns.partition("\n\n")[0], re.MULTILINE)
    return tuple(name for line in named for name in line.split(", "))


def _named(value: Any, names: Sequence[str]) -> Any:
    """Return a tuple's parts by their names."""
    if isinstance(value, tuple | list) and len(value) == len(names) > 1:
        return dict(zip(names, value, strict=True))
    return value


def of_repair(found: Repair) -> str:
    """Say where a repair is, and what kind of change it is, in words for a student.

    Examples
    --------
    >>> of_repair(Repair("axis", (4,), ("s = Z.sum(axis=0)",), "Z.sum(axis=0)", "", 1, 0.1))
    'Line 4: `s = Z.sum(axis=0)`. Along which axis should `Z.sum(axis=0)` go?'
    """
    old = found.old.split("; ")[0]
    fits = len(old) <= LONGEST_CODE and "`" not in old and "\n" not in old
    says = SAYS[found.kind].format(code=f"`{old}`" if fits else "this")
    return f"{_where(found.lines, found.code)} {says}"


def of_forced(found: Forced, source: str, first: int) -> str:
    """Say which variable has a wrong value, and how it is off."""
    lines = source.splitlines()
    code = tuple(lines[line - first].strip() for line in found.lines)
    here = _where(found.lines, code)
    names = " and ".join(f"`{name}`" for name in found.names)
    verb = "is" if len(found.names) == 1 else "are"
    if found.read:
        what = "line" if len(found.read) == 1 else "lines"
        where = ", ".join(map(str, found.read))
        return (
            f"{here} {names} {verb} not right there, and what does not depend on it is. "
            f"Look also at {what} {where}, on which it depends."
        )
    name = found.names[0]
    pairs = [({name: right}, {name: theirs}) for right, theirs in found.pairs]
    told = relation(pairs, [()] * len(pairs), ())
    return f"{here} {names} {verb} not right there; all else is. {told}".strip()


def _where(lines: Sequence[int], code: Sequence[str]) -> str:
    quoted = code[0] if code and len(code[0]) <= LONGEST_CODE and "`" not in code[0] else ""
    if len(lines) == 1:
        return f"Line {lines[0]}{f': `{quoted}`' if quoted else ''}."
    return f"Lines {', '.join(map(str, lines[:-1]))} and {lines[-1]}."
