"""Say of a wrong answer that no hint explains which group it is in, and where it is seen best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from autograde_tests.machinery.feedback import details_of
from autograde_tests.machinery.judging import AnswerKey, Diagnosis, Verdict, smallest
from autograde_tests.machinery.signatures import OF_HIDDEN, signature_of, signature_of_hidden

from .results import WrongAnswer

SIGNATURE = "course_signature"
"""Where the output of a check has the answer's signature: in its metadata, in an autograded
notebook. By it a feedback page finds a hint that was recorded later."""
LONGEST = 1500
"""Characters of each detail: a report shows several of a group, of many groups."""


def wrong_answer(key: AnswerKey, verdicts: Sequence[Verdict]) -> WrongAnswer | None:
    """Return what is known of a wrong answer for the instructor; None if it is in no group.

    Parameters
    ----------
    key : AnswerKey
    verdicts : sequence of Verdict
        How its cases went, as a card shows them: of a visible case whose answer may hold hidden
        inputs, no more than of a hidden one.
    """
    signature = signature_of(key, verdicts)
    if not signature:
        return None
    hidden = {case.name for case in key.exercise.cases if case.is_hidden}
    if signature.startswith(OF_HIDDEN):
        failed = [_for_instructors(each) for each in verdicts if not each.passed]
    else:
        failed = [each for each in verdicts if not each.passed and each.case.name not in hidden]
    first = smallest(failed)
    right = key.right_answer(first.case) if first.case.is_hidden else None
    details = tuple(
        (label, text[:LONGEST])
        for label, text in details_of(key.exercise, first, Diagnosis(right=right))
    )
    return WrongAnswer(signature, signature_of_hidden(key, verdicts), first.case.name, details)


def _for_instructors(verdict: Verdict) -> Verdict:
    """Return a verdict of which all is told: this is for whoever has the seed."""
    return replace(verdict, case=replace(verdict.case, is_hidden=False))
