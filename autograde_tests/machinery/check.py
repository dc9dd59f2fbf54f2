"""What a student calls under an exercise, and the grade that nbgrader records."""

from __future__ import annotations

import contextlib
import inspect
import io
import os
import secrets
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from course_utils import progress
from course_utils.explorers.own import Own

from . import further
from .agreed import SEED_VARIABLE
from .another_way import another_way
from .caches import makers_in
from .calling import failure_of
from .cards import Card, Row, display
from .cells import Standing, watcher
from .exercises import Exercise, built_on
from .feedback import (
    checked_card,
    graded_card,
    left_out_card,
    quiz_card,
    solutions_card,
    unusable_card,
    waiting_card,
)
from .judging import Diagnosis, Verdict, diagnose, is_answer, only_asked, run_cases
from .keeping import keep, standing_of, standings_kept
from .ladder import steps_before
from .leftover import leftover
from .limits import Stopped, at_most
from .marks import marked
from .obstacles import (
    leftover_card,
    marred_card,
    stale_card,
    standing_card,
    stopped_card,
    unsaved_card,
    unseeded_card,
    usage_card,
    waits_card,
)
from .overview import notebook_overview
from .overview_card import overview_card
from .predictions import Prediction
from .probing import names_seen_by
from .quizzes import Quiz
from .repair import SEARCH_SECONDS
from .sources import cell_of, names_called_for
from .visible import SECONDS, visible_verdicts

LOOKING = "Looking for where it goes wrong …"
"""What a card says while it is being looked into."""
NOT_FOUND = (
    ' No known mistake gives this answer. `check("{}", look_for={:g})` takes more time to look for '
    "what is wrong."
)
_SEED_OF_THIS_RUN = secrets.token_hex()
"""Where no grading seed is set, `grade` draws from this one."""


class NotebookChecks:
    """The checks of one notebook: call it with an exercise's name under the exercise.

    Called without a name, or standing alone in a cell, it shows how all exercises stand.

    Parameters
    ----------
    exercises : mapping of str to Exercise
        By name.
    recorded : mapping, optional
        Hints that instructors have recorded, by exercise and signature of answers.
    notebook : str
        Week and notebook, under which what a check finds is kept in the student's folder; nothing
        is kept if not given.
    predictions : mapping of str to Prediction, optional
        What `predict` asks, by name.

    Attributes
    ----------
    seconds : float
        Processor time, in seconds, after which a call in a check is stopped.
    """

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        recorded: Mapping[str, Mapping[str, str]] | None = None,
        notebook: str = "",
        predictions: Mapping[str, Prediction] | None = None,
    ) -> None:
        self.seconds = SECONDS
        self._predictions = predictions or {}
        self._notebook = notebook
        self._exercises = exercises
        self._recorded = recorded or {}
        self._session: dict[str, progress.Standing] = {}
        self._cells = watcher()
        if self._cells:
            self._cells.follow(exercises)

    def __call__(self, name: Any = None, look_for: float = SEARCH_SECONDS) -> Card:
        """Check your version of an exercise on its visible cases, or show how all of them stand.

        Parameters
        ----------
        name : str, or what you wrote
            The exercise's name, or your function, class or answers of that name. If not given,
            nothing is checked: the card says what earlier checks have found.
        look_for : float
            Processor time, in seconds, in which a mistake is looked for that is not a known one.

        Returns
        -------
        Card
            What passed, what did not, and a hint where the mistake is a known one.
        """
        namespace = sys._getframe(1).f_globals
        found = self._name_of(name, namespace)
        if name is None:
            card, wrong = self._overview(), None
        elif found is None:
            card, wrong = usage_card(list(self._exercises), name), None
        else:
            card, wrong = self._checked(self._exercises[found], namespace)
        if wrong:
            card = self._looked_into(card, wrong, look_for)
        if found is not None:
            card = self._kept(self._exercises[found], card, namespace)
            text = self._cells.text_run(found) if self._cells else ""
            card = marked(card, self._exercises[found], text, namespace.get(found))
        if self._cells:
            self._cells.made(card)
        return card

    def _looked_into(self, card: Card, wrong: further.Wrong, seconds: float) -> Card:
        """Return a card with what a search finds; meanwhile the card is shown without it."""
        meanwhile = replace(card, summary=f"{card.summary} {LOOKING}")
        take_away = self._cells.show(meanwhile) if self._cells else None
        try:
            found = further.look(wrong, seconds)
            told = _told(card, wrong, found, seconds)
        except KeyboardInterrupt:  # whoever stops the search has the card
            found, told = further.Found(card.hint), card
        note = NOT_FOUND.format(wrong.exercise.name, 10 * seconds) if found.was_cut_off else ""
        if take_away:  # the card that counts is the cell's result: nbgrader reads points there
            take_away()
        return replace(told, summary=f"{card.summary}{note}")

    def _kept(self, exercise: Exercise, card: Card, names: Mapping[str, Any]) -> Card:
        """Keep what a check has found, for this session and in the student's folder."""
        standing = standing_of(self._notebook, exercise, card)
        if standing:
            self._session[exercise.name] = standing
        if not self._notebook:
            return card
        return keep(self._notebook, exercise, card, self._exercises, names)

    def _overview(self) -> Card:
        found = standings_kept(self._notebook)
        standings = self._session | (found or {})
        overview = notebook_overview(self._notebook, self._exercises, standings)
        return overview_card(overview, is_kept=found is not None)

    def __repr__(self) -> str:
        return str(self._overview())

    def _repr_mimebundle_(self, **options: Any) -> dict[str, str]:
        return self._overview()._repr_mimebundle_(**options)

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

    def predict(self, name: str, guess: Any = None) -> Any:
        """Ask for a guess before a result; once there is one, say beside it what turns out.

        Nothing of it is marked.

        Parameters
        ----------
        name : str
            The prediction's name.
        guess : str or float, optional
            Yours, as the form writes it here: a letter, a number, or ``"skip"`` to be told without.

        Raises
        ------
        ValueError
            If this notebook has no such prediction.
        """
        if name not in self._predictions:
            known = ", ".join(self._predictions) or "none"
            raise ValueError(f"this notebook has no prediction {name!r}; it has {known}")
        from course_utils.explorers.guess_form import GuessForm

        asked = self._predictions[name]
        return GuessForm(asked.shown(), asked.told, guess)

    def solutions(self, name: str) -> Card:
        """Mark all questions of a quiz, once each has an answer, and show model answers.

        For those who learn without an instructor. What is released to a class has no such cell.

        Parameters
        ----------
        name : str
            The quiz's name.

        Returns
        -------
        Card
            How every question went and why the right answer is right; of a question in words, an
            answer to compare with. While an answer is missing, which one.

        Raises
        ------
        ValueError
            If this notebook has no such quiz.
        """
        exercise = self._exercise(name)
        if not exercise.is_quiz:
            raise ValueError(f"{name} has no solutions to show: it is no quiz")
        subject = sys._getframe(1).f_globals.get(name)
        if not is_answer(exercise, subject):
            return unusable_card(exercise, subject)
        verdicts = run_cases(exercise, subject, exercise.cases, _SEED_OF_THIS_RUN)
        return solutions_card(exercise, verdicts, diagnose(exercise, verdicts))

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
        missing = []
        for name in names:
            try:
                if not self._passes(self._exercise(name), namespace):
                    missing.append(name)
            except (Stopped, KeyboardInterrupt) as error:
                # whoever stops one does not wait for the others
                display(_stopped(self._exercise(name), namespace, error))
                return False
        if missing:
            display(waiting_card(missing))
        return not missing

    def own(self, *names: str) -> Own:
        """Return your versions, for an explorer that computes with them.

        Parameters
        ----------
        *names : str
            Exercises of this notebook.

        Returns
        -------
        Own
            Those that pass their visible checks as they stand now. With one that does not pass, an
            explorer takes the course's.
        """
        namespace = sys._getframe(1).f_globals
        passing = []
        for name in names:
            try:
                if self._passes(self._exercise(name), namespace):
                    passing.append(name)
            except (Stopped, KeyboardInterrupt) as error:
                # whoever stops one does not wait for the others
                display(_stopped(self._exercise(name), namespace, error))
                break
        failing = [name for name in names if name not in passing]
        return Own({name: namespace[name] for name in passing}, failing, at_most)

    def grade(self, name: str) -> Card:
        """Grade an exercise on all its cases, hidden ones drawn from the instructor's seed.

        Where that is not set, they are drawn for this process alone, and the card says so; what
        counts at grading in a quiz is not marked then.

        Raises
        ------
        ValueError
            If this notebook has no such exercise.
        """
        seed, exercise = os.environ.get(SEED_VARIABLE), self._exercise(name)
        namespace = sys._getframe(1).f_globals
        if exercise.is_quiz and not seed:  # nothing of it is drawn: a check that marks all of it
            card, _ = self._checked(exercise, namespace)
        else:
            card = self._graded(exercise, namespace, seed)
        if self._cells:
            self._cells.replaced()
        return card if seed else unseeded_card(card, exercise)

    def _graded(self, exercise: Exercise, namespace: Mapping[str, Any], seed: str | None) -> Card:
        if exercise.missing:
            return left_out_card(exercise)
        subject = namespace.get(exercise.name)
        if not is_answer(exercise, subject):
            return unusable_card(exercise, subject)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            verdicts = run_cases(exercise, subject, exercise.cases, seed or _SEED_OF_THIS_RUN)
            return graded_card(exercise, verdicts, diagnose(exercise, verdicts))

    def _name_of(self, asked: Any, namespace: Mapping[str, Any]) -> str | None:
        """Return the exercise that is meant by a name, or by what has the name."""
        if isinstance(asked, str):
            return asked if asked in self._exercises else None
        if asked is None:
            return None
        same = (name for name in self._exercises if namespace.get(name) is asked)
        known = getattr(asked, "__name__", None)
        return next(same, known if isinstance(known, str) and known in self._exercises else None)

    def _checked(
        self, exercise: Exercise, namespace: Mapping[str, Any]
    ) -> tuple[Card, further.Wrong | None]:
        """Return the card of a check, and the function if its mistake is still to be found."""
        if exercise.missing:
            return left_out_card(exercise), None
        subject, standing = namespace.get(exercise.name), self._standing(exercise, namespace)
        if standing and standing.is_stale:
            return standing_card(exercise, standing, is_answer(exercise, subject)), None
        if not is_answer(exercise, subject):
            return unusable_card(exercise, subject), None
        try:
            card, wrong = self._judged(exercise, subject, namespace)
        except (Stopped, KeyboardInterrupt) as error:
            return _stopped(exercise, namespace, error), None
        return (marred_card(card, exercise, standing) if standing else card), wrong

    def _judged(
        self, exercise: Exercise, subject: Any, namespace: Mapping[str, Any]
    ) -> tuple[Card, further.Wrong | None]:
        verdicts = self._verdicts(exercise, subject)
        if exercise.is_quiz:
            asked = only_asked(exercise, subject)
            card = quiz_card(exercise, verdicts, asked, diagnose(exercise, verdicts))
            unsaved = getattr(subject, "unsaved", ())  # as the form leaves it
            return unsaved_card(card, unsaved) if unsaved else card, None
        if all(verdict.passed for verdict in verdicts):
            card = checked_card(exercise, verdicts, Diagnosis())
            stale = self._stale(exercise, namespace)
            if stale:
                return stale_card(card, stale), None
            return replace(card, aside=another_way(exercise, subject)), None
        unwritten = [verdict.is_unwritten for verdict in verdicts]
        found = leftover(cell_of(subject), exercise.name) if any(unwritten) else None
        if found:
            return leftover_card(exercise, *found), None
        unfinished = self._unfinished(exercise, verdicts, namespace)
        if unfinished and all(unwritten) and not _is_blank(subject):
            return waits_card(exercise, unfinished), None
        if unfinished or all(unwritten):  # what they spoil says nothing of this one
            return checked_card(exercise, verdicts, Diagnosis(), unfinished), None
        recorded = self._recorded.get(exercise.name, {})
        wrong = further.Wrong(exercise, subject, verdicts, list(self._exercises), recorded)
        known = further.look(wrong, ways=further.AT_ONCE) if wrong.is_quick else further.Found()
        return _told(checked_card(exercise, verdicts, Diagnosis()), wrong, known), wrong

    def _verdicts(self, exercise: Exercise, subject: Any) -> list[Verdict]:
        """Judge the visible cases; none of them goes on for ever.

        Raises
        ------
        Stopped
            If one takes too long, or is interrupted.
        """
        return visible_verdicts(exercise, subject, self.seconds)

    def _standing(self, exercise: Exercise, namespace: Mapping[str, Any]) -> Standing | None:
        return self._cells.standing(exercise.name, namespace) if self._cells else None

    def _stale(self, exercise: Exercise, namespace: Mapping[str, Any]) -> list[str]:
        """Return what an exercise calls, through others too, and whose cell has not defined it."""
        standings = {each.name: self._standing(each, namespace) for each in self._used(exercise)}
        return [name for name, standing in standings.items() if standing and standing.is_stale]

    def _used(self, exercise: Exercise) -> list[Exercise]:
        uses = {name: each.uses for name, each in self._exercises.items()}
        return [self._exercise(name) for name in built_on(exercise.name, uses)]

    def _exercise(self, name: str) -> Exercise:
        if name not in self._exercises:
            raise ValueError(
                f"this notebook has no exercise {name!r}; it has {', '.join(self._exercises)}"
            )
        return self._exercises[name]

    def _unfinished(
        self, exercise: Exercise, verdicts: Sequence[Verdict], namespace: Mapping[str, Any]
    ) -> list[str]:
        """Return what a student's version relies on and what does not pass its own check.

        What the exercise is meant to use, and this version does not, cannot have spoiled it.
        """
        relied_on = names_called_for(namespace.get(exercise.name), namespace)
        relied_on |= {name for each in verdicts for name in makers_in(each.arguments)}
        used = [name for name in exercise.uses if name in relied_on]
        return [name for name in used if not self._passes(self._exercise(name), namespace)]

    def _passes(self, exercise: Exercise, namespace: Mapping[str, Any]) -> bool:
        """Return whether an exercise, as its cell has it now, passes its visible cases.

        Raises
        ------
        Stopped
            If somebody interrupts it.
        """
        subject, standing = namespace.get(exercise.name), self._standing(exercise, namespace)
        if (standing and standing.is_stale) or not is_answer(exercise, subject):
            return False
        try:
            verdicts = self._verdicts(exercise, subject)
        except Stopped as stopped:
            if not stopped.seconds:
                raise
            return False
        passed = bool(verdicts) and all(verdict.passed for verdict in verdicts)
        return passed and not self._stale(exercise, namespace)


def _told(card: Card, wrong: further.Wrong, found: further.Found, seconds: float = 0.0) -> Card:
    """Return a card with a hint, and what comes before it."""
    steps = steps_before(wrong, found, seconds)
    rows = tuple(_without(row, found.hint) for row in card.rows)
    return replace(card, hint=found.hint, where=steps.where, kind=steps.kind, rows=rows)


def _without(row: Row, hint: str) -> Row:
    """Leave out of a row what the hint has said."""
    said = hint.casefold()
    return replace(row, details=tuple(d for d in row.details if d[1].casefold() != said))


def _stopped(exercise: Exercise, namespace: Mapping[str, Any], error: BaseException) -> Card:
    """Return the card of a call that did not come back, with the line that was running."""
    seen = names_seen_by(exercise.asked(namespace.get(exercise.name)))
    seconds = error.seconds if isinstance(error, Stopped) else 0.0
    return stopped_card(exercise.name, seconds, failure_of(error.__cause__ or error, seen))


def _is_blank(subject: Any) -> bool:
    """Return whether a function, or a class's methods, is the one that stands in the notebook."""
    try:
        return "NotImplementedError" in inspect.getsource(subject)
    except (OSError, TypeError):
        return True
