"""What a card says: how each case went, what is told of it, and the hint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from .calling import Calls
from .cards import (
    ANSWERED,
    HINT,
    INPUT,
    MODEL,
    NOT_ANSWERED,
    NOT_YET,
    PARTLY_RIGHT,
    PROBLEM,
    REASON,
    RIGHT,
    TO_COMPARE,
    UNREADABLE,
    Card,
    Row,
    show_value,
)
from .compare import MISSING, differing, where_different
from .discreet import OTHER_TEXT, discreet
from .exercises import Exercise, Mistake
from .judging import Diagnosis, Verdict, by_question, cannot_be_read, failure_message
from .parts import parts_of

EXPECTED, RECEIVED = "Expected", "Received"
MOST_PARTS = 2
"""Parts of an answer that are shown; more of them are named."""
UNSAID = "Not yet."
"""What the judge of a question says of an answer of which nothing can be told."""


def checked_card(
    exercise: Exercise,
    verdicts: Sequence[Verdict],
    diagnosis: Diagnosis,
    unfinished: Sequence[str] = (),
) -> Card:
    """Return the card of a student's check: visible cases only.

    Parameters
    ----------
    exercise : Exercise
    verdicts : sequence of Verdict
        How each visible case went.
    diagnosis : Diagnosis
        What `judging.diagnose` says of them.
    unfinished : sequence of str
        Exercises this one relies on whose own checks do not pass.
    """
    if _unwritten(verdicts):
        return _unwritten_card(exercise)
    rows = rows_of(exercise, verdicts, diagnosis)
    passed = sum(row.passed for row in rows)
    title = f"{exercise.name}: {passed} of {len(rows)} visible checks passed"
    if passed == len(rows):
        summary = "Visible checks passed; hidden ones run at grading."
        return Card(title, summary, rows, points=exercise.points)
    summary = _sentence(exercise.title)
    if unfinished:
        verb = "does" if len(unfinished) == 1 else "do"
        summary += f" It calls {listed(unfinished)}, which {verb} not pass yet: start there."
    points = exercise.points * passed / len(rows)
    hint = _hint(exercise, diagnosis)
    return Card(title, summary, rows, hint, points=points, tone="failed")


def quiz_card(
    exercise: Exercise, verdicts: Sequence[Verdict], asked: Sequence[Verdict], diagnosis: Diagnosis
) -> Card:
    """Return the card of a student's check of a quiz.

    Of the questions that count at grading it tells whether they have an answer. Neither its words
    nor its points or its colour depend on what the answer is.

    Parameters
    ----------
    exercise : Exercise
    verdicts : sequence of Verdict
        How each question that the check marks went.
    asked : sequence of Verdict
        What `judging.only_asked` says of the others.
    diagnosis : Diagnosis
        What `judging.diagnose` says of the former.
    """
    if _unwritten([*verdicts, *asked]):
        return _unwritten_card(exercise)
    marked, kept = _question_rows(exercise, verdicts, diagnosis), _kept_rows(asked)
    passed = sum(row.passed for row in marked.values())
    answered = sum(row.word == ANSWERED for row in kept.values())
    title = f"{exercise.name}: {passed} of {len(marked)} questions right"
    if kept:
        title += f", {answered} of {len(kept)} answered for grading"
    done = passed == len(marked) and answered == len(kept)
    summary = _sentence(exercise.title)
    if done:
        summary = "All answers are right."
        if kept:
            summary = "All that a check marks is right. The other questions count at grading."
    earned = sum(each.case.points for each in verdicts if each.passed)
    missing = sum(each.case.points for each in asked if not each.passed)
    whole = missing + sum(each.case.points for each in verdicts)
    return Card(
        title,
        summary + _by_hand(exercise),
        _in_order(exercise, marked | kept),
        points=exercise.points * earned / whole,
        tone="passed" if done else "failed",
    )


def _hint(exercise: Exercise, diagnosis: Diagnosis) -> str:
    """Return the hint below the rows; those of a quiz stand beside its questions."""
    return diagnosis.mistake.hint if diagnosis.mistake and not exercise.is_quiz else ""


def _by_hand(exercise: Exercise) -> str:
    """Name the questions of a quiz that a person marks."""
    keys = [each.key for each in getattr(exercise, "marked_by_hand", ())]
    return f" A person marks {listed(keys)}." if keys else ""


def graded_card(
    exercise: Exercise, verdicts: Sequence[Verdict], diagnosis: Diagnosis, said: str = ""
) -> Card:
    """Return the card of a graded exercise: every case, no hidden input, the marks.

    Parameters
    ----------
    exercise : Exercise
    verdicts : sequence of Verdict
        How each case went.
    diagnosis : Diagnosis
        What `judging.diagnose` says of them.
    said : str
        What is known besides of how they came about.
    """
    empty = _unwritten(verdicts)
    points = sum(verdict.case.points for verdict in verdicts if verdict.passed)
    return Card(
        f"{exercise.name}: {points:g} of {exercise.points:g} points",
        said or "Not written." if empty else f"{_sentence(exercise.title)} {said}".rstrip(),
        () if empty else rows_of(exercise, verdicts, diagnosis),
        _hint(exercise, diagnosis),
        points=points,
        tone="passed" if points == exercise.points else "failed",
    )


def solutions_card(exercise: Exercise, verdicts: Sequence[Verdict], diagnosis: Diagnosis) -> Card:
    """Return the card of a quiz that its student has finished: all marks, reasons, model answers.

    Parameters
    ----------
    exercise : Exercise
    verdicts : sequence of Verdict
        How each question went.
    diagnosis : Diagnosis
        What `judging.diagnose` says of them.
    """
    missing = [
        question
        for question, (verdict, *_) in by_question(verdicts).items()
        if cannot_be_read(exercise, question, verdict.outcome)
    ]
    if missing:
        verb = "has" if len(missing) == 1 else "have"
        return Card(
            f"{exercise.name}: first answer every question",
            f"{listed(missing)} {verb} no answer yet that can be read.",
            tone="open",
        )
    written = tuple(
        Row(each.name, False, ((MODEL, each.model_answer),), TO_COMPARE)
        for each in getattr(exercise, "marked_by_hand", ())
    )
    card = graded_card(exercise, verdicts, diagnosis)
    return replace(card, rows=(*card.rows, *written), points=None)


def _unwritten_card(exercise: Exercise) -> Card:
    return Card(
        f"{exercise.name}: not written yet",
        f"{_sentence(exercise.title)} Fill in the cell above, run it, then run this one again.",
        points=0.0,
        tone="open",
        stands="open",
    )


def _unwritten(verdicts: Sequence[Verdict]) -> bool:
    return all(verdict.is_unwritten for verdict in verdicts)


def unusable_card(exercise: Exercise, subject: Any) -> Card:
    """Return the card where there is nothing that could be judged.

    Parameters
    ----------
    exercise : Exercise
    subject
        What has the exercise's name; None if nothing has.
    """
    if subject is None:
        return Card(
            f"{exercise.name}: not found",
            f"There is nothing called `{exercise.name}` yet. Run the cell that defines it first.",
            points=0.0,
            tone="open",
            stands="unknown",
        )
    return Card(
        f"{exercise.name}: not {exercise.kind}",
        f"`{exercise.name}` is now of type `{type(subject).__name__}`; it should be "
        f"{exercise.kind}. Has a later cell given the name to something else?",
        points=0.0,
        tone="failed",
    )


def left_out_card(exercise: Exercise) -> Card:
    """Return the card of an exercise whose package is not there: it is not looked at.

    Parameters
    ----------
    exercise : Exercise
    """
    return Card(
        f"{exercise.name}: left out",
        f"It needs the package `{exercise.missing}`, which is not installed here. It counts where "
        "whoever grades has the package, and is left out of the marks where not.",
        points=0.0,
        tone="open",
        stands="unknown",
    )


def waiting_card(missing: Sequence[str]) -> Card:
    """Return the card of a cell that needs functions which do not pass their checks yet."""
    return Card(
        "This cell waits for you",
        f"It needs {listed(missing)}. Run it again when the check of each passes.",
        tone="open",
    )


def _sentence(title: str) -> str:
    return title if title.endswith("?") else f"{title}."


def listed(names: Sequence[str]) -> str:
    """Write names one after the other, as code.

    Examples
    --------
    >>> listed(["relu", "sigmoid", "softmax"])
    '`relu`, `sigmoid` and `softmax`'
    """
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"


def details_of(
    exercise: Exercise, verdict: Verdict, diagnosis: Diagnosis
) -> tuple[tuple[str, str], ...]:
    """Say what went wrong in a case; of a hidden case, nothing that gives its numbers away.

    Parameters
    ----------
    exercise : Exercise
    verdict : Verdict
    diagnosis : Diagnosis
        Knows the right answer of a hidden case.
    """
    found = verdict.difference
    if found is None:
        return ()
    if verdict.case.is_hidden:
        return ((PROBLEM, _of_hidden(exercise, verdict, diagnosis.right)),)
    details = [(PROBLEM, found.message)]
    failed = verdict.outcome.failure is not None
    if verdict.is_only_changed:  # what is expected came
        pass
    elif verdict.case.judge is None:
        answer = None if failed else verdict.outcome.value
        details += _compared(verdict.expected, answer, verdict.case.rtol, parts_of(exercise))
    elif not failed:
        details.append((RECEIVED, show_value(verdict.outcome.value)))
    details += [("Warned", text) for text in verdict.outcome.warned]
    several = isinstance(verdict.arguments, Calls)
    for which, arguments in enumerate(verdict.arguments if several else [verdict.arguments], 1):
        details += [
            (f"{INPUT} {name}" + f", call {which}" * several, show_value(value))
            for name, value in zip(exercise.parameters, arguments, strict=False)
        ]
    return tuple(details)


def _compared(
    expected: Any, received: Any, rtol: float, names: Sequence[str]
) -> list[tuple[str, str]]:
    """Show what is expected and what came, of an answer of several parts those that differ."""
    if received is None:
        return [(EXPECTED, show_value(expected))]
    parts = list(differing(expected, received, rtol, names))
    if not parts:
        return [(EXPECTED, show_value(expected)), (RECEIVED, show_value(received))]
    details = []
    for name, right, theirs in parts[:MOST_PARTS]:
        which = f" {name}" if name else ""
        details.append((EXPECTED + which, show_value(right)))
        if theirs is not MISSING:
            details.append((RECEIVED + which, show_value(theirs)))
        if where := where_different(right, theirs, rtol):
            details.append((f"Where{which}", where))
    if more := [name for name, *_ in parts[MOST_PARTS:]]:
        details.append(("Different too", ", ".join(more)))
    return details


def _of_hidden(exercise: Exercise, verdict: Verdict, right: Any) -> str:
    found, failure, case = verdict.difference, verdict.outcome.failure, verdict.case
    if failure:
        return failure_message(exercise, failure, quote=False)
    if found is None or found.gives_value or right is None:
        return OTHER_TEXT
    known = verdict.arguments, right, list(exercise.parameters)
    return discreet(found.message, verdict.outcome.value, *known, judge=case.judge)


def rows_of(
    exercise: Exercise, verdicts: Sequence[Verdict], diagnosis: Diagnosis
) -> tuple[Row, ...]:
    """One row a case; only the first failure is spelled out, the others are named.

    Of a quiz, one row a question, each with its own hint and the reason of the right answer.
    """
    if exercise.is_quiz:
        rows = _question_rows(exercise, verdicts, diagnosis, reasons_of_all=True)
        return _in_order(exercise, rows)
    rows_of_cases = []
    told = False
    for verdict in verdicts:
        details: tuple[tuple[str, str], ...] = ()
        if not verdict.passed and not told:
            details, told = details_of(exercise, verdict, diagnosis), True
        rows_of_cases.append(Row(verdict.case.name, verdict.passed, details))
    return tuple(rows_of_cases)


def _question_rows(
    exercise: Exercise,
    verdicts: Sequence[Verdict],
    diagnosis: Diagnosis,
    reasons_of_all: bool = False,
) -> dict[Any, Row]:
    """Say how each question stands, and why the right answer is right: of those that are, or all.

    Never what is expected.
    """
    rows = {}
    told: list[tuple[tuple[str, str], ...]] = []
    for question, asked in by_question(verdicts).items():
        name, passed = asked[0].case.name, [verdict.passed for verdict in asked]
        details: tuple[tuple[str, str], ...] = ()
        word = RIGHT
        if asked[0].is_unwritten:
            word = NOT_ANSWERED
        elif not all(passed):
            word = PARTLY_RIGHT if any(passed) else NOT_YET
            details = _details_of_question(asked[0], diagnosis.of_questions.get(question))
            if details in told:  # one slip may spoil several answers
                details = ()
            told.append(details)
        reason = exercise.reasons.get(question, "")
        if reason and (reasons_of_all or all(passed)):
            details = (*details, (REASON, reason))
        rows[question] = Row(name, all(passed), details, word)
    return rows


def _kept_rows(asked: Sequence[Verdict]) -> dict[Any, Row]:
    """Say of each question that counts at grading whether it has an answer."""
    rows = {}
    for question, (verdict, *_) in by_question(asked).items():
        details: tuple[tuple[str, str], ...] = ()
        word = ANSWERED
        if verdict.is_unwritten:
            word = NOT_ANSWERED
        elif verdict.difference:
            word, details = UNREADABLE, ((PROBLEM, verdict.difference.message),)
        rows[question] = Row(f"{verdict.case.name} (counts at grading)", False, details, word)
    return rows


def _in_order(exercise: Exercise, rows: Mapping[Any, Row]) -> tuple[Row, ...]:
    """Return rows in the order in which the quiz has its questions."""
    return tuple(rows[question] for question in exercise.reference if question in rows)


def _details_of_question(verdict: Verdict, mistake: Mistake | None) -> tuple[tuple[str, str], ...]:
    if mistake:
        return ((HINT, mistake.hint),)
    if verdict.case.is_hidden:
        return ()
    found = verdict.difference
    # what a question's own judge says is meant for students; a comparison names the right answer
    if found and verdict.case.judge and found.message != UNSAID:
        return ((PROBLEM, found.message),)
    return ()
