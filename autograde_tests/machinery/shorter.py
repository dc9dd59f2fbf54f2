"""Cases of a training run that make few updates, for a search that has to make many runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from .calling import Calls, call
from .cases import Case, Draw, HoldingBack
from .judging import AnswerKey, quiet

COUNTS = ("num_iterations", "num_epochs")
"""What the argument is called that says how long to train."""
FEW = (1, 2, 3, 12)
"""How many rounds are tried instead of all."""


def shorter(key: AnswerKey, subject: Any, failed: Sequence[Case]) -> Case | None:
    """Return a case of fewer rounds that the reference passes and a function does not.

    Parameters
    ----------
    key : AnswerKey
    subject : callable
        A function that is wrong.
    failed : sequence of Case
        The cases that it fails.
    """
    for case in failed:
        for short in with_rounds(key, case, FEW):
            if _passes(key, key.exercise.reference, short) and not _passes(key, subject, short):
                return short
    return None


def with_rounds(key: AnswerKey, case: Case, counts: Sequence[int]) -> Iterator[Case]:
    """Give a case with fewer rounds than it has; nothing of an exercise that does not train.

    Parameters
    ----------
    key : AnswerKey
    case : Case
    counts : sequence of int
        How many rounds.
    """
    arguments = key.arguments(case)
    places = [i for i, name in enumerate(key.exercise.parameters) if name in COUNTS]
    if isinstance(arguments, Calls) or not places or len(arguments) <= places[0]:
        return
    place = places[0]
    for few in counts:
        if few < arguments[place]:
            fewer: tuple[Any, ...] = (*arguments[:place], few, *arguments[place + 1 :])
            if isinstance(arguments, HoldingBack):
                fewer = HoldingBack(fewer, arguments.held_back)
            yield replace(case, name=f"{case.name}, {few} rounds", draw=_giving(fewer))


def _giving(arguments: tuple[Any, ...]) -> Draw:
    return lambda _: arguments


def _passes(key: AnswerKey, subject: Any, case: Case) -> bool:
    asked = key.exercise.asked(subject)
    with quiet():
        outcome = call(asked, key.arguments(case), key.exercise.parameters)
    return key.judge(case, outcome).passed
