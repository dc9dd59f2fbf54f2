"""What a student calls under an exercise, and the grade that nbgrader records."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from .agreed import SEED_VARIABLE
from .calling import answers_of
from .exercises import Exercise
from .feedback import Card, rows_of
from .judging import AnswerKey, Verdict, run_cases
from .quizzes import Quiz


class NotebookChecks:
    """The checks of one notebook: call it with an exercise's name under the exercise."""

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        self._exercises = exercises

    def __call__(self, name: str) -> Card:
        """Check your version of an exercise on its visible cases.

        Parameters
        ----------
        name : str
            The exercise's name: your function of that name is checked.

        Returns
        -------
        Card
            What passed, what did not, and a hint where the mistake is a known one.

        Raises
        ------
        ValueError
            If this notebook has no such exercise.
        """
        return self._checked(self._exercise(name), sys._getframe(1).f_globals)

    def form(self, name: str) -> Any:
        """Return the form of a quiz: your answers, as you choose them, go into the cell above.

        Parameters
        ----------
        name : str
            The quiz's name.

        Raises
        ------
        ValueError
            If this notebook has no such quiz.
        """
        exercise = self._exercise(name)
        if not isinstance(exercise, Quiz):
            raise ValueError(f"{name} has no form: it is not made of questions")
        from course_utils.explorers.quiz_form import QuizForm

        shown = [question.shown() for question in exercise.decided]
        return QuizForm(name, shown, sys._getframe(1).f_globals)

    def ready(self, *names: str) -> bool:
        """Return whether your versions pass their visible checks; say which do not.

        Put cells that need your own functions behind it.

        Parameters
        ----------
        *names : str
            Exercises of this notebook.
        """
        namespace = sys._getframe(1).f_globals
        missing = [name for name in names if not self._passes(self._exercise(name), namespace)]
        if missing:
            _display(
                Card(
                    "This cell waits for you",
                    f"It needs {_listed(missing)}. Run it again when the check of each passes.",
                    tone="open",
                )
            )
        return not missing

    def grade(self, name: str) -> Card:
        """Grade an exercise on all its cases, hidden ones drawn from the instructor's seed.

        Raises
        ------
        RuntimeError
            If the instructor's seed is not set.
        """
        exercise = self._exercise(name)
        seed = os.environ.get(SEED_VARIABLE)
        if not seed:
            raise RuntimeError(
                f"grading needs the instructor's seed in {SEED_VARIABLE}; nbgrader_config.py sets "
                "it when nbgrader runs from the course's root"
            )
        subject = sys._getframe(1).f_globals.get(name)
        if subject is None:
            return _missing_card(exercise)
        if not _has_right_kind(exercise, subject):
            return _kind_card(exercise, subject)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return graded_card(exercise, run_cases(exercise, subject, exercise.cases, seed))

    def _exercise(self, name: str) -> Exercise:
        if name not in self._exercises:
            raise ValueError(
                f"this notebook has no exercise {name!r}; it has {', '.join(self._exercises)}"
            )
        return self._exercises[name]

    def _passes(self, exercise: Exercise, namespace: Mapping[str, Any]) -> bool:
        return self._checked(exercise, namespace).tone == "passed"

    def _checked(self, exercise: Exercise, namespace: Mapping[str, Any]) -> Card:
        subject = namespace.get(exercise.name)
        if subject is None:
            return _missing_card(exercise)
        if not _has_right_kind(exercise, subject):
            return _kind_card(exercise, subject)
        cases = [case for case in exercise.cases if not case.is_hidden]
        verdicts = run_cases(exercise, subject, cases)
        unfinished = [
            used
            for used in exercise.uses
            if not all(verdict.passed for verdict in verdicts)
            and not self._passes(self._exercise(used), namespace)
        ]
        return checked_card(exercise, verdicts, unfinished)


def checked_card(
    exercise: Exercise, verdicts: Sequence[Verdict], unfinished: Sequence[str] = ()
) -> Card:
    """Return the card of a student's check: visible cases only.

    Parameters
    ----------
    exercise : Exercise
    verdicts : sequence of Verdict
        How each visible case went.
    unfinished : sequence of str
        Exercises this one relies on whose own checks do not pass.
    """
    if _unwritten(verdicts):
        return Card(
            f"{exercise.name}: not written yet",
            f"{_sentence(exercise.title)} Fill in the cell above, run it, then run this one again.",
            points=0.0,
            tone="open",
        )
    rows = rows_of(exercise, verdicts)
    passed = sum(row.passed for row in rows)
    what = "questions right" if exercise.is_quiz else "visible checks passed"
    title = f"{exercise.name}: {passed} of {len(rows)} {what}"
    if passed == len(rows):
        summary = "Visible checks passed; hidden ones run at grading."
        if exercise.is_quiz:
            summary = "All answers are right."
            if _hides(exercise):
                summary = "The other questions count at grading."
        return Card(title, summary + _by_hand(exercise), rows, points=exercise.points)
    summary = _sentence(exercise.title) + _by_hand(exercise)
    hint = ""
    if unfinished:
        verb = "does" if len(unfinished) == 1 else "do"
        summary += f" It calls {_listed(unfinished)}, which {verb} not pass yet: start there."
    elif not exercise.is_quiz:  # its hints stand beside the questions
        mistake = AnswerKey.of(exercise, verdicts).diagnose(verdicts)
        hint = mistake.hint if mistake else ""
    earned = sum(verdict.case.points for verdict in verdicts if verdict.passed)
    share = sum(verdict.passed for verdict in verdicts) / len(verdicts)
    if exercise.is_quiz:
        share = earned / sum(verdict.case.points for verdict in verdicts)
    return Card(title, summary, rows, hint, points=share * exercise.points, tone="failed")


def _hides(exercise: Exercise) -> bool:
    return any(case.is_hidden for case in exercise.cases)


def _by_hand(exercise: Exercise) -> str:
    """Name the questions of a quiz that a person marks."""
    keys = [each.key for each in getattr(exercise, "marked_by_hand", ())]
    return f" A person marks {_listed(keys)}." if keys else ""


def graded_card(
    exercise: Exercise, verdicts: Sequence[Verdict], key: AnswerKey | None = None
) -> Card:
    """Return the card of a graded exercise: every case, no hidden input, the marks.

    Parameters
    ----------
    exercise : Exercise
    verdicts : sequence of Verdict
        How each case went.
    key : AnswerKey, optional
        One that has worked out the mistakes' answers already.
    """
    points = sum(verdict.case.points for verdict in verdicts if verdict.passed)
    key = key or AnswerKey.of(exercise, verdicts)
    mistake = None if exercise.is_quiz else key.diagnose(verdicts)
    return Card(
        f"{exercise.name}: {points:g} of {exercise.points:g} points",
        "Not written." if _unwritten(verdicts) else _sentence(exercise.title),
        () if _unwritten(verdicts) else rows_of(exercise, verdicts, key),
        mistake.hint if mistake else "",
        points=points,
        tone="passed" if points == exercise.points else "failed",
    )


def _unwritten(verdicts: Sequence[Verdict]) -> bool:
    return all(verdict.is_unwritten for verdict in verdicts)


def _missing_card(exercise: Exercise) -> Card:
    return Card(
        f"{exercise.name}: not found",
        f"There is nothing called `{exercise.name}` yet. Run the cell that defines it first.",
        points=0.0,
        tone="open",
    )


def _has_right_kind(exercise: Exercise, subject: Any) -> bool:
    return answers_of(subject) is not None if exercise.is_quiz else callable(subject)


def _kind_card(exercise: Exercise, subject: Any) -> Card:
    wanted = "a dict of answers" if exercise.is_quiz else "a function"
    return Card(
        f"{exercise.name}: not {wanted}",
        f"`{exercise.name}` is now of type `{type(subject).__name__}`; it should be {wanted}. Has "
        "a later cell given the name to something else?",
        points=0.0,
        tone="failed",
    )


def _sentence(title: str) -> str:
    return title if title.endswith("?") else f"{title}."


def _listed(names: Sequence[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"


def _display(card: Card) -> None:
    try:
        from IPython.core.getipython import get_ipython
    except ImportError:
        shell = None
    else:
        shell = get_ipython()
    if shell is None:
        print(card)
    else:
        from IPython.display import display

        display(card)
