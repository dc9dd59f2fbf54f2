"""Find a known mistake that was made in the lines for the biases only, or for the weights only.

Where W and b have a line each, people forget something in one of the two. Then one kind of the
answer's parts is right and the other is the mistake's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .compare import difference
from .exercises import Mistake
from .judging import AnswerKey, Verdict

KINDS = {"W": "weights", "b": "biases"}
KEY = re.compile(r"d?([Wb])\d+")


def partly(key: AnswerKey, verdicts: Sequence[Verdict]) -> str:
    """Return the hint of the mistake that was made in half of the lines, and in which half.

    Parameters
    ----------
    key : AnswerKey
        Knows the arguments of the cases.
    verdicts : sequence of Verdict
        How they went.
    """
    failed = [verdict for verdict in verdicts if not verdict.passed]
    if any(verdict.case.judge or verdict.outcome.failure for verdict in failed):
        return ""
    wrong = {kind for verdict in failed for kind in _wrong_kinds(verdict)}
    if len(wrong) != 1 or not wrong <= set(KINDS):
        return ""
    (kind,) = wrong
    for mistake in key.exercise.mistakes:
        if all(_fits(key, mistake, verdict, kind) for verdict in failed):
            (other,) = set(KINDS) - wrong
            return f"{mistake.hint} So it is with the {KINDS[kind]}; the {KINDS[other]} are right."
    return ""


def _wrong_kinds(verdict: Verdict) -> Iterator[str]:
    """Give the kind of each part of an answer that is wrong."""
    theirs = dict(_leaves(verdict.outcome.value))
    for path, right in _leaves(verdict.expected):
        if path not in theirs or difference(right, theirs[path], verdict.case.rtol):
            yield _kind(path)


def _fits(key: AnswerKey, mistake: Mistake, verdict: Verdict, kind: str) -> bool:
    """Return whether the wrong half is the mistake's, whose other half is wrong, too."""
    outcome = key.outcome_of(mistake, verdict.case)
    if outcome.failure:
        return False
    ours, theirs = dict(_leaves(outcome.value)), dict(_leaves(verdict.outcome.value))
    rtol, spared = verdict.case.rtol, False
    for path, right in _leaves(verdict.expected):
        if path not in ours or path not in theirs:
            return False
        if _kind(path) == kind and difference(ours[path], theirs[path], rtol):
            return False
        spared |= _kind(path) != kind and difference(right, ours[path], rtol) is not None
    return spared


def _leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Give the arrays and numbers of an answer, each with its place."""
    if isinstance(value, Mapping):
        parts: Any = value.items()
    elif isinstance(value, list | tuple):
        parts = enumerate(value)
    else:
        yield path, value
        return
    for place, part in parts:
        yield from _leaves(part, (*path, place))


def _kind(path: tuple[Any, ...]) -> str:
    """Return whether a part belongs to the weights or to the biases; "" if to neither."""
    found = KEY.fullmatch(path[-1]) if path and isinstance(path[-1], str) else None
    return found[1] if found else ""
