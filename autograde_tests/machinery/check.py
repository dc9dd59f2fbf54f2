"""What a student calls under an exercise, and the grade that nbgrader records."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Mapping
from typing import Any

from .agreed import SEED_VARIABLE
from .cards import Card, display
from .exercises import Case, Exercise
from .feedback import checked_card, graded_card, left_out_card, unusable_card, waiting_card
from .judging import Diagnosis, diagnose, is_answer, run_cases
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
        exercise, namespace = self._exercise(name), sys._getframe(1).f_globals
        if exercise.missing:
            return left_out_card(exercise)
        subject = namespace.get(name)
        if not is_answer(exercise, subject):
            return unusable_card(exercise, subject)
        verdicts = run_cases(exercise, subject, visible_cases(exercise))
        passed = all(verdict.passed for verdict in verdicts)
        unfinished = [] if passed else self._unfinished(exercise, namespace)
        # what an unfinished function spoils says nothing of this one
        diagnosis = Diagnosis() if unfinished else diagnose(exercise, verdicts)
        return checked_card(exercise, verdicts, diagnosis, unfinished)

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
        left_out = [name for name in names if self._exercise(name).missing]
        if left_out:
            display(left_out_card(self._exercise(left_out[0])))
            return False
        missing = [name for name in names if not self._passes(self._exercise(name), namespace)]
        if missing:
            display(waiting_card(missing))
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
        if exercise.missing:
            return left_out_card(exercise)
        subject = sys._getframe(1).f_globals.get(name)
        if not is_answer(exercise, subject):
            return unusable_card(exercise, subject)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            verdicts = run_cases(exercise, subject, exercise.cases, seed)
            return graded_card(exercise, verdicts, diagnose(exercise, verdicts))

    def _exercise(self, name: str) -> Exercise:
        if name not in self._exercises:
            raise ValueError(
                f"this notebook has no exercise {name!r}; it has {', '.join(self._exercises)}"
            )
        return self._exercises[name]

    def _unfinished(self, exercise: Exercise, namespace: Mapping[str, Any]) -> list[str]:
        """Return what an exercise relies on and what does not pass its own check."""
        return [name for name in exercise.uses if not self._passes(self._exercise(name), namespace)]

    def _passes(self, exercise: Exercise, namespace: Mapping[str, Any]) -> bool:
        subject = namespace.get(exercise.name)
        if not is_answer(exercise, subject):
            return False
        verdicts = run_cases(exercise, subject, visible_cases(exercise))
        return bool(verdicts) and all(verdict.passed for verdict in verdicts)


def visible_cases(exercise: Exercise) -> list[Case]:
    """Return the cases that a student's own check looks at."""
    return [case for case in exercise.cases if not case.is_hidden]
