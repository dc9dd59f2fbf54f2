"""Tell wrong answers apart by what they answer: the same mistake has one signature.

A student's check and the grader work out the same one, so that a hint which is recorded for a group
of answers finds the next one. It is about visible cases; where these all pass it is about hidden
ones, which only a grader with the instructor's seed can ask.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from .calling import Failure, Foreign
from .compare import FLOOR
from .judging import AnswerKey, Verdict, form_of

OF_HIDDEN = "hidden-"
"""How the signature of an answer begins that is wrong in hidden cases alone."""
LENGTH = 12
"""Hexadecimal digits: with a million groups, two that share them are less likely than 1 in 500."""
PRECISION = 1e-5
"""Of the largest entry: far above what rounding and the order of a sum move."""
SHIFT = 0.6180339887498949
"""Of the steps to which numbers are rounded: halves and zeros, which mistakes like, lie between
two steps then and not at the edge of one, where noise would decide."""

CHANCE = re.compile(r"0x[0-9a-fA-F]+|\d+\.\d+(?:e[+-]?\d+)?|\d+e[+-]?\d+")
"""What another run of the same code may say otherwise: addresses, and computed numbers."""


def signature_of(key: AnswerKey, verdicts: Sequence[Verdict]) -> str:
    """Return a short digest of what is wrong with a function's answers.

    Parameters
    ----------
    key : AnswerKey
        Of the exercise.
    verdicts : sequence of Verdict
        How all its visible cases went; with the hidden ones where those were asked.

    Returns
    -------
    str
        Empty if no group can be told: nothing is wrong, it is not written, it is a quiz, it takes
        too long, which is the machine's affair as well, or all wrong numbers are drawn by chance.

    Examples
    --------
    >>> from autograde_tests import exercises_of
    >>> from .judging import run_cases
    >>> sigmoid = exercises_of("week2/numpy_basics")["sigmoid"]
    >>> cases = [case for case in sigmoid.cases if not case.is_hidden]
    >>> wrong = [lambda x: 0.1 * 3 * x, lambda x: 0.3 * x, lambda x: 0.31 * x]
    >>> one, same, other = (
    ...     signature_of(AnswerKey(sigmoid), run_cases(sigmoid, each, cases)) for each in wrong
    ... )
    >>> one == same, one == other
    (True, False)
    """
    if key.exercise.is_quiz or any(verdict.is_unwritten for verdict in verdicts):
        return ""
    shown, hidden = _by_visibility(key, verdicts)
    if any(not verdict.passed for verdict in shown):
        return _digest(key, shown)
    found = _digest(key, hidden)
    return f"{OF_HIDDEN}{found}" if found else ""


def signature_of_hidden(key: AnswerKey, verdicts: Sequence[Verdict]) -> str:
    """Return a digest of the answers to hidden cases alone.

    Answers with one signature that differ here may come from two mistakes.

    Parameters
    ----------
    key : AnswerKey
        Of the exercise.
    verdicts : sequence of Verdict
        How its cases went.
    """
    return _digest(key, _by_visibility(key, verdicts)[1])


def _by_visibility(
    key: AnswerKey, verdicts: Sequence[Verdict]
) -> tuple[list[Verdict], list[Verdict]]:
    """Return the verdicts on visible cases, and those on hidden ones."""
    hidden = {case.name for case in key.exercise.cases if case.is_hidden}
    return (
        [verdict for verdict in verdicts if verdict.case.name not in hidden],
        [verdict for verdict in verdicts if verdict.case.name in hidden],
    )


def _digest(key: AnswerKey, verdicts: Sequence[Verdict]) -> str:
    failed = [verdict for verdict in verdicts if not verdict.passed]
    if all(_is_chance(key, each) for each in failed) or any(map(_took_too_long, failed)):
        return ""
    digest = hashlib.sha256(key.exercise.name.encode())
    for verdict in verdicts:
        for part in (verdict.case.name, *_answered(key, verdict)):
            data = part.encode("utf-8", "replace") if isinstance(part, str) else part
            digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:LENGTH]


def _took_too_long(verdict: Verdict) -> bool:
    most = verdict.case.processor_seconds
    return bool(most) and verdict.outcome.processor_seconds > most


def _is_chance(key: AnswerKey, verdict: Verdict) -> bool:
    """Return whether an answer is drawn, and tells no more than that its numbers are wrong.

    No two are the same, and what a judge says of them is the same of many mistakes.
    """
    if not verdict.case.judge or verdict.outcome.failure or not key.is_drawn(verdict.case):
        return False
    return bool(form_of(verdict.outcome.value) == form_of(key.right_answer(verdict.case)))


def _answered(key: AnswerKey, verdict: Verdict) -> Iterator[str | bytes]:
    """Give what tells an answer from others: of a right one, that it is right."""
    case, outcome = verdict.case, verdict.outcome
    if verdict.passed:
        yield "right"
    elif outcome.failure:
        yield from ("raised", outcome.failure.kind, _said(outcome.failure))
    elif _is_chance(key, verdict):
        yield "drawn"
    elif case.judge and key.is_drawn(case):
        yield from ("drawn", repr(form_of(outcome.value)))
    else:
        yield from _parts(outcome.value, key.right_answer(case))
        if case.unchanged:
            yield from ("changed", *outcome.changed)


def _said(failure: Failure) -> str:
    return CHANCE.sub("…", failure.message)


def _parts(value: Any, right: Any) -> Iterator[str | bytes]:
    """Give an answer's parts as `compare.difference` sees them, numbers rounded.

    Keys that nobody asks for are passed over where all that are asked for are there; else they tell
    what was meant.
    """
    if isinstance(right, list) and isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, Mapping):
        asked = right if isinstance(right, Mapping) else {}
        keys = asked if asked and asked.keys() <= value.keys() else sorted(value, key=str)
        yield f"dict of {len(keys)}"
        for name in keys:
            yield str(name)
            yield from _parts(value[name], asked.get(name))
    elif isinstance(value, list | tuple):
        alike = isinstance(right, list | tuple) and len(right) == len(value)
        yield f"{len(value)} values"
        for item, wanted in zip(value, right if alike else [None] * len(value), strict=True):
            yield from _parts(item, wanted)
    elif isinstance(value, np.ndarray | np.generic | bool | int | float):
        yield from _rounded(np.asarray(value))
    else:
        yield f"{type(value).__name__} {value.name if isinstance(value, Foreign) else value}"


def _rounded(array: np.ndarray) -> Iterator[str | bytes]:
    yield str(array.shape)
    if array.dtype.kind == "c":
        yield from _rounded(np.stack([array.real, array.imag]))
    elif array.dtype.kind == "U":
        yield repr(array.tolist())
    else:
        numbers = array.astype(float)
        sizes = np.abs(numbers[np.isfinite(numbers)])
        size = max(sizes.max(initial=0.0), FLOOR / PRECISION)
        with np.errstate(all="ignore"):
            steps = np.floor(numbers / (PRECISION * size) + SHIFT)
        yield str(math.floor(math.log(size) / PRECISION + SHIFT))
        yield np.where(np.isnan(steps), np.nan, steps).astype("<f8").tobytes()
