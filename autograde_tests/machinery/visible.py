"""Judge a version on the cases that a student's own check looks at."""

from __future__ import annotations

from typing import Any

from .exercises import Case, Exercise
from .judging import Verdict, run_cases
from .limits import Limits

SECONDS = 10.0
"""A call in a check may take this much processor time."""


def visible_cases(exercise: Exercise) -> list[Case]:
    """Return the cases that a student's own check looks at."""
    return [case for case in exercise.cases if not case.is_hidden]


def visible_verdicts(exercise: Exercise, subject: Any, seconds: float = SECONDS) -> list[Verdict]:
    """Judge the visible cases; none of them goes on for ever.

    Parameters
    ----------
    exercise : Exercise
    subject : any
        The version that is judged.
    seconds : float
        Of processor time, for each case.

    Raises
    ------
    Stopped
        If one takes too long, or is interrupted.
    """
    verdicts: list[Verdict] = []
    with Limits() as limits:
        for case in visible_cases(exercise):
            with limits.of(seconds + 2 * case.processor_seconds):
                verdicts += run_cases(exercise, subject, [case])
    return verdicts
