"""Call a notebook's exercises in the sandbox, and judge the answers outside."""

from __future__ import annotations

import logging
import signal
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from autograde_tests.machinery.calling import Outcome, changed_entries, changed_names, same
from autograde_tests.machinery.cards import Card, Row
from autograde_tests.machinery.exercises import Case, Exercise, built_on
from autograde_tests.machinery.feedback import graded_card
from autograde_tests.machinery.judging import AnswerKey, Diagnosis, Verdict

from .answer_cells import AnswerCell
from .errors import SessionLost
from .for_report import for_the_report
from .outcomes import outcome_of
from .results import ExerciseResult
from .runner import Runner
from .session import Session, signal_name
from .wrong_answers import wrong_answer

GRADER_FAILED = "Not graded: the grader failed here ({}). A person decides."

log = logging.getLogger(__name__)


@dataclass
class Answers:
    """How the calls of an exercise went in one copy of the process.

    Parameters
    ----------
    verdicts : list of Verdict
        By case, as far as it came.
    fault : str
        What kept it from being judged, in words; empty if nothing did.
    hung : bool
        Whether it had to be stopped, or ended its process.
    alone : bool
        Whether no other exercise was called in that copy before.
    seconds : float
        Wall time.
    undecided : bool
        Whether the grader itself failed: in drawing inputs, or in judging an answer.
    late : bool
        Whether hidden inputs had been in the sandbox before.
    """

    verdicts: list[Verdict]
    fault: str = ""
    hung: bool = False
    alone: bool = True
    seconds: float = 0.0
    undecided: bool = False
    late: bool = False

    @property
    def points(self) -> float:
        """What they earn."""
        passed = sum(verdict.case.points for verdict in self.verdicts if verdict.passed)
        return 0.0 if self.fault else passed

    @property
    def settled(self) -> bool:
        """Whether calling again, alone, could change nothing."""
        failures = [verdict.outcome.failure for verdict in self.verdicts]
        unwritten = all(failure and failure.is_unwritten for failure in failures)
        return self.alone or (unwritten and not self.hung)


@dataclass
class Tries:
    """The ways in which the calls of one exercise went.

    Parameters
    ----------
    together : Answers
        In one copy of the process with all other exercises.
    at_check : Answers, optional
        Alone, in the copy that was kept where its check stands.
    alone : Answers, optional
        Alone, in a copy of how the process was at the end.
    lent : Answers, optional
        The same in a process of its own, with the reference's functions in the place of some.
    """

    together: Answers
    at_check: Answers | None = None
    alone: Answers | None = None
    lent: Answers | None = None

    @property
    def best(self) -> Answers:
        """The one that counts, with the student's own functions throughout.

        Where two earn the same, the one that tells most of this exercise: a failure of the
        grader's own before a zero, one that came to its end before one that did not; then the
        one that was called as the student's own check calls it, and undisturbed by the others.
        """
        made = [each for each in (self.at_check, self.alone, self.together) if each]
        return max(made, key=lambda each: (each.points, each.undecided, not each.hung))

    @property
    def carried(self) -> Answers | None:
        """The answers with the reference's functions in the place of some, if they earn more."""
        return self.lent if self.lent and self.lent.points > self.best.points else None


@dataclass(frozen=True)
class Graded:
    """An exercise that was called: what it earned, what the student reads, and the report."""

    result: ExerciseResult
    card: Card
    remark: str = ""


class _Stop(Exception):
    """An exercise is called no more: why, in words for the report, and whose fault it is."""

    def __init__(self, fault: str, hung: bool = False, undecided: bool = False) -> None:
        super().__init__(fault)
        self.hung, self.undecided = hung, undecided


class Asking:
    """Calls the exercises of a notebook that has been run.

    Parameters
    ----------
    runner : Runner
    lines : mapping of str to set of int
        Where each line of the submission stands: a failure may quote one of them, with a number
        that is true, and nothing else.
    cells : mapping of str to AnswerCell
        What the exercises are answered in, by name.
    carries_errors_forward : bool
        Whether an exercise may earn more with the reference's functions in the place of the
        student's that it calls.
    """

    def __init__(
        self,
        runner: Runner,
        lines: Mapping[str, Collection[int]],
        cells: Mapping[str, AnswerCell],
        carries_errors_forward: bool = False,
    ) -> None:
        self._runner = runner
        self._lines = lines
        self._cells = cells
        self._forward = carries_errors_forward
        self._open: Session | None = None
        self._called: set[str] = set()

    def results(self, keys: Mapping[str, AnswerKey], kept: Collection[str]) -> dict[str, Graded]:
        """Return what each exercise earned: all of them together, then some alone.

        The visible cases of all exercises come before the first hidden one. What a card quotes of
        a visible case is from then: no hidden input was in the sandbox that it could hold.

        Parameters
        ----------
        keys : mapping of str to AnswerKey
            By name, in the order in which the exercises are called.
        kept : collection of str
            Those for which a copy of the process was kept at their check.
        """
        together = {name: Answers([]) for name in keys}
        for hidden in (False, True):
            for name, key in keys.items():
                self._ask(key, together[name], hidden)
        self._close()
        tries = {}
        for name, key in keys.items():
            tries[name] = self._tries(key, together[name], name in kept)
            if not self._forward:
                self._runner.forget(name)
        lost = [name for name, key in keys.items() if _lost_marks(key, tries[name].best)]
        graded = {}
        for name, key in keys.items():
            lent = lent_to(name, keys, lost) if self._forward and name in lost else []
            if lent and self._could_run(key, tries[name].best):
                exercises = [keys[each].exercise for each in lent]
                tries[name].lent = self._with_lent(key, name * (name in kept), exercises)
            if carried := tries[name].carried:
                graded[name] = _carried(key, carried, tries[name], lent)
            else:
                used = [each for each in key.exercise.uses if name in lost and each in lost]
                said = [_stands(keys[each], tries[each].best) for each in used]
                graded[name] = self._graded(key, tries[name], said)
        return graded

    def _graded(self, key: AnswerKey, tries: Tries, used: Sequence[str]) -> Graded:
        """Return what an exercise earned; `used` says how those stand that may be the cause."""
        answers, said = tries.best, look_first(used) if used else ""
        if answers.fault:
            return _not_judged(key, answers, said * answers.hung)
        empty = all(verdict.is_unwritten for verdict in answers.verdicts)
        if empty:
            cell = self._cells.get(key.exercise.name)
            said = for_the_report(
                "why it ends as an empty one does",
                partial(_unfinished, key.exercise, answers, cell, said),
                "",
            )
        # what another function spoils says nothing of this one
        graded = _judged(key, answers, tries.together, said, hinted=not used)
        return replace(graded, result=replace(graded.result, unwritten=empty and not said))

    def _could_run(self, key: AnswerKey, answers: Answers) -> bool:
        """Return whether there is something that other functions could keep from earning more."""
        if answers.fault:
            return answers.hung
        cell = self._cells.get(key.exercise.name)
        empty = all(verdict.is_unwritten for verdict in answers.verdicts)
        return not empty or (cell is not None and cell.is_written(key.exercise.name))

    def _with_lent(self, key: AnswerKey, kept: str, lent: Sequence[Exercise]) -> Answers:
        """Call an exercise in a process of its own, with functions of the reference's.

        Nothing that another process of the submission has seen of them is there, and nothing that
        this one sees of them stays.
        """
        self._runner.close()
        answers = self._again(key, kept, lent)
        self._runner.close()
        return answers

    def _tries(self, key: AnswerKey, together: Answers, kept: bool) -> Tries:
        """Call an exercise again, in other copies of the process, while it could earn more."""
        tries, most = Tries(together), key.exercise.points
        if tries.best.points < most and kept:
            tries.at_check = self._again(key, key.exercise.name)
        if tries.best.points < most and not together.settled:
            tries.alone = self._again(key)
        return tries

    def _again(self, key: AnswerKey, kept: str = "", lent: Sequence[Exercise] = ()) -> Answers:
        """Call an exercise alone, after hidden inputs have been in the sandbox."""
        answers = Answers([], late=True)
        for hidden in (False, True):
            self._ask(key, answers, hidden, kept, lent)
        self._close()
        return answers

    def _ask(
        self,
        key: AnswerKey,
        answers: Answers,
        hidden: bool,
        kept: str = "",
        lent: Sequence[Exercise] = (),
    ) -> None:
        """Call the student's function in the sandbox, and judge the answers here.

        Parameters
        ----------
        key : AnswerKey
        answers : Answers
            Gets what was found out. With a fault in it, nothing is called any more.
        hidden : bool
            Whether the hidden cases are called, or the visible ones.
        kept : str
            The exercise whose copy of the process is taken, if none is open.
        lent : sequence of Exercise
            Those whose references are defined there first.
        """
        exercise = key.exercise
        cases = [case for case in exercise.cases if case.is_hidden == hidden]
        if answers.fault or not cases:
            return
        start = time.perf_counter()
        try:
            session = self._opened(kept, lent)
            answers.alone &= self._called <= {exercise.name}
            self._called.add(exercise.name)
            for case in cases:
                self._runner.seconds_left()
                verdict = self._verdict(session, key, case, hidden or answers.late)
                answers.verdicts.append(verdict)
        except _Stop as stop:
            answers.fault, answers.hung, answers.undecided = str(stop), stop.hung, stop.undecided
        except SessionLost as error:
            answers.fault, answers.hung = f"Stopped: {error}.", True
            self._lose()
        except Exception as error:  # a draw, a reference or a judge of ours, not the submission
            log.exception("The grader failed at %s", exercise.name)
            answers.fault, answers.undecided = GRADER_FAILED.format(type(error).__name__), True
        order = {case.name: position for position, case in enumerate(exercise.cases)}
        answers.verdicts.sort(key=lambda verdict: order[verdict.case.name])
        answers.seconds += time.perf_counter() - start

    def _opened(self, kept: str, lent: Sequence[Exercise]) -> Session:
        """Return the session with a copy of the process in which functions can be called."""
        if self._open is None:
            session = self._runner.session()
            session.open_calls(kept)
            self._open, self._called = session, set()
            for exercise in lent:
                session.define(exercise.source())
        return self._open

    def _verdict(self, session: Session, key: AnswerKey, case: Case, discreet: bool) -> Verdict:
        """Make one call and judge its answer.

        Raises
        ------
        _Stop
            If there is no answer, or none that can be judged.
        """
        exercise, arguments = key.exercise, key.arguments(case)
        reply = session.call(
            exercise.name,
            arguments,
            exercise.parameters,
            exercise.is_quiz,
            case.unchanged,
            exercise.probe_name,
            bool(case.processor_seconds),
        )
        if "closed" in reply:
            self._open = None
            raise _Stop(_how_it_ended(reply, exercise.name), hung=True)
        if reply.get("missing") is True:
            raise _Stop(self._why_absent(exercise.name))
        if reply.get("unfit") is True:
            raise _Stop(f"{exercise.name} is not {exercise.kind} in the notebook.")
        outcome = outcome_of(reply, discreet, self._lines)
        if case.processor_seconds:  # as seen from outside; the inside is not asked
            outcome = replace(outcome, processor_seconds=reply["processor_seconds"])
        if case.unchanged:  # what the inside says of it is not asked
            after = reply.get("after")
            changed = changed_names(exercise.parameters, arguments, after)
            entries = changed_entries(exercise.parameters, arguments, after)
            outcome = replace(outcome, changed=changed, entries=entries)
        verdict = key.judge(case, outcome)
        if verdict.trouble:
            log.error("A judge of %s failed: %s", exercise.name, verdict.trouble)
            raise _Stop(GRADER_FAILED.format(verdict.trouble), undecided=True)
        return verdict

    def _why_absent(self, name: str) -> str:
        cell = self._cells.get(name)
        why = cell and for_the_report("why there is none", partial(cell.why_absent, name), "")
        return why or f"There is nothing called {name} in the notebook."

    def _close(self) -> None:
        """End the copy that is open; the next exercise gets a new one."""
        if self._open is not None:
            try:
                self._open.close_calls()
            except SessionLost:
                self._lose()
            self._open = None

    def _lose(self) -> None:
        self._open = None
        self._runner.drop()


def _shown(answers: Answers, first: Answers) -> list[Verdict]:
    """Return verdicts of which a card may show what it shows of visible cases.

    What a function answers once hidden inputs have been in the sandbox may hold them. Where a
    visible case has another outcome then than before, the card says of it no more than of a
    hidden one.
    """
    if not answers.late:
        return answers.verdicts
    before = {verdict.case.name: verdict for verdict in first.verdicts}
    shown = []
    for verdict in answers.verdicts:
        earlier = before.get(verdict.case.name)
        if verdict.case.is_hidden or verdict.passed:
            shown.append(verdict)
        elif earlier and _alike(earlier.outcome, verdict.outcome):
            shown.append(earlier)
        else:
            shown.append(_as_hidden(verdict))
    return shown


def _as_hidden(verdict: Verdict) -> Verdict:
    """Return a verdict of which a card tells no more than of a hidden case."""
    return replace(verdict, case=replace(verdict.case, is_hidden=True))


def _alike(one: Outcome, other: Outcome) -> bool:
    if one.failure or other.failure:
        return one.failure == other.failure
    return one.changed == other.changed and same(one.value, other.value)


def lent_to(name: str, keys: Mapping[str, AnswerKey], lost: Collection[str]) -> list[str]:
    """Return the functions that an exercise relies on, through others too, and that lost marks.

    One that would be the answer itself is never lent.

    Parameters
    ----------
    name : str
        The exercise.
    keys : mapping of str to AnswerKey
        By name, all of the notebook.
    lost : collection of str
        Those that lost marks.
    """
    exercise = keys[name].exercise
    found = built_on(name, {each: key.exercise.uses for each, key in keys.items()})
    return [
        used
        for used in keys
        if used in found
        and used in lost
        and not keys[used].exercise.is_quiz
        and keys[used].exercise.reference.__name__ not in exercise.withheld
    ]


def _lost_marks(key: AnswerKey, answers: Answers) -> bool:
    return answers.points < key.exercise.points and not answers.undecided


def _stands(key: AnswerKey, answers: Answers) -> str:
    exercise = key.exercise
    return f"`{exercise.name}`, which has {answers.points:g} of {exercise.points:g} points"


def look_first(used: Sequence[str]) -> str:
    """Say that marks may be lost because of other functions that lost marks.

    Examples
    --------
    >>> look_first(["`relu`, which has 0 of 2 points"])
    'It calls `relu`, which has 0 of 2 points: look there first.'
    """
    return f"It calls {', and '.join(used)}: look there first."


def _unfinished(exercise: Exercise, answers: Answers, cell: AnswerCell | None, blamed: str) -> str:
    """Say why an exercise ends as an empty one does; "" if nobody has started on it."""
    name, failure = exercise.name, answers.verdicts[0].outcome.failure
    if cell is None or failure is None or exercise.is_quiz:
        return ""
    left = cell.leftover(name)
    if left and left[0] == failure.line_number:
        return f"Line {left[0]}, `{left[1]}`, still stands in your function: delete it."
    return (blamed or "It calls what is not written yet.") if cell.is_written(name) else ""


def _carried(key: AnswerKey, answers: Answers, tries: Tries, lent: Sequence[str]) -> Graded:
    """Return what an exercise earned with functions of the reference's."""
    quoted = [f"`{name}`" for name in lent]
    names = " and ".join([", ".join(quoted[:-1])] * (len(quoted) > 1) + quoted[-1:])
    said = f"Marked with the reference's {names} in the place of yours."
    remark = (
        f"{key.exercise.name} was marked with the reference's {names}: {answers.points:g} points "
        f"instead of {tries.best.points:g}."
    )
    return replace(_judged(key, answers, tries.together, said), remark=remark)


def _judged(
    key: AnswerKey, answers: Answers, first: Answers, said: str, hinted: bool = True
) -> Graded:
    exercise, verdicts = key.exercise, answers.verdicts
    shown = for_the_report(
        "what a card may show",
        partial(_shown, answers, first),
        [*map(_as_hidden, verdicts)],
    )
    diagnosis = for_the_report("a diagnosis", partial(key.diagnose, shown), Diagnosis())
    if not hinted:
        diagnosis = Diagnosis(right=diagnosis.right)
    rows = tuple(Row(verdict.case.name, verdict.passed) for verdict in verdicts)
    head = f"{exercise.name}: {answers.points:g} of {exercise.points:g} points"
    card = for_the_report(
        "a card",
        partial(graded_card, exercise, shown, diagnosis, said),
        Card(head, exercise.title, rows, points=answers.points, tone="failed"),
    )
    result = ExerciseResult(
        points=answers.points,
        max_points=exercise.points,
        passed={verdict.case.name: verdict.passed for verdict in verdicts},
        diagnosis=exercise.mistakes.index(diagnosis.mistake) if diagnosis.mistake else None,
        seconds=answers.seconds,
        wrong=for_the_report("the group of a wrong answer", partial(wrong_answer, key, shown), None)
        if hinted and not diagnosis.mistake
        else None,
    )
    return Graded(result, card)


def _not_judged(key: AnswerKey, answers: Answers, blamed: str) -> Graded:
    exercise = key.exercise
    head = f"{exercise.name}: 0 of {exercise.points:g} points"
    if answers.undecided:
        head = f"{exercise.name}: not graded"
    result = ExerciseResult(
        points=0.0,
        max_points=exercise.points,
        fault=answers.fault,
        seconds=answers.seconds,
        undecided=answers.undecided,
    )
    said = f"{answers.fault} {blamed}" if blamed else answers.fault
    return Graded(result, Card(head, said, points=0.0, tone="failed"))


def _how_it_ended(reply: Mapping[str, Any], name: str) -> str:
    code = reply["closed"]
    if reply.get("late") is True:
        return f"{name} takes too long."
    if type(code) is int and -signal.SIGRTMAX <= code < 0:
        return f"The process was ended by {signal_name(-code)} while {name} ran."
    return f"{name} ended its own process."
