"""What comes before a hint: where to look, then what kind of mistake it is.

Each step is true of the student's own answers or of their own code, whatever the hint says: the
line in which one change makes all right, the parts that are right, how the numbers are off. So a
student who needs no more than the first step is never handed the last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .edits import EXPRESSION
from .further import (
    CHANGED_TOO,
    FORCED,
    OWN_WORDS,
    REPAIRED,
    ROWS,
    SURE,
    Found,
    Wrong,
    code_at,
    of_repair,
    place,
    place_of_failure,
)
from .judging import Verdict, how_many, smallest
from .unheard import unheard

LINE_OF_KNOWN = 0.5
"""Share of the time of a search that is spent on the line of a known mistake."""


@dataclass(frozen=True)
class Steps:
    """What is told before the whole hint.

    Parameters
    ----------
    where : str
        Where to look.
    kind : str
        What kind of mistake it is.
    """

    where: str = ""
    kind: str = ""


@unheard()
def steps_before(wrong: Wrong, found: Found, seconds: float = 0.0) -> Steps:
    """Return what to tell before a hint; of what a case itself says nothing: it is told anyway.

    Parameters
    ----------
    wrong : Wrong
    found : Found
        The hint, and how it was found.
    seconds : float
        How long to look for the line of a mistake that is known by its answers.
    """
    failure = wrong.failed[0].outcome.failure
    if not found.hint or found.way == OWN_WORDS:
        return Steps()
    if failure:  # what raised is told anyway; what somebody wrote of it is a click away
        return Steps(place_of_failure(failure, wrong.exercise.name) if found.way in SURE else "")
    if wrong.is_of_changes or found.way == CHANGED_TOO:
        return Steps(wrong.place_of(wrong.written))
    if found.way == ROWS:
        return Steps(wrong.place_of(wrong.taken_for_list))
    where = kind = ""
    if found.way == FORCED and wrong.forced:
        lines = wrong.forced.lines
        where = place(lines, code_at(lines, *wrong.source))
    elif found.way == REPAIRED or (found.way in SURE and seconds):
        change = wrong.repaired(seconds * LINE_OF_KNOWN)
        if change:
            where = place(change.lines, change.code)
            if change.kind != EXPRESSION:  # of which nothing is asked but what it gives
                kind = of_repair(change).removeprefix(where).strip()
    where = where or _answer(wrong)
    kind = kind or wrong.related.removeprefix(where).strip()
    if where == found.hint:
        return Steps()
    is_news = kind != wrong.right_parts and kind not in found.hint
    return Steps(where, kind if is_news else "")


def _answer(wrong: Wrong) -> str:
    """Say where in the answer to look, or in which case."""
    if wrong.right_parts:
        return wrong.right_parts
    least = smallest(wrong.failed)
    first = least.case.name
    passed = [verdict for verdict in wrong.verdicts if verdict.passed]
    passed = [each for each in passed if _looks_at(each) == _looks_at(least)]
    if passed:
        other = smallest(passed).case.name
        return f"'{other}' passes, '{first}' does not: what is different about it?"
    sizes = {how_many(verdict.arguments) for verdict in wrong.failed}
    which = ", the smallest case that fails" if len(sizes) > 1 else ""
    return f"Start with '{first}'{which}."


def _looks_at(verdict: Verdict) -> Any:
    """Return what decides a case: others than its own inputs may be the reason that it passes."""
    judge = verdict.case.judge
    return getattr(judge, "__code__", type(judge))
