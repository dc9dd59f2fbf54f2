"""Grade one notebook: run its cells in the sandbox, judge each exercise outside."""

from __future__ import annotations

import builtins
import contextlib
import logging
import re
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np

from autograde_tests.machinery.calling import (
    DEEPEST,
    Failure,
    Foreign,
    Outcome,
    changed_names,
    same,
)
from autograde_tests.machinery.check import graded_card
from autograde_tests.machinery.feedback import Card, Row
from autograde_tests.machinery.judging import AnswerKey, Verdict

from .errors import SessionLost
from .names import ANYTHING, changed, read_by_functions, rebound_later
from .outputs import clean_outputs, size_of
from .restore import Restored
from .sandbox import Sandbox
from .session import Session, signal_name

PLACE = re.compile(r"<ipython-input[^>]*>,? ?| \(/[^)]*\)")
"""Names of files in messages: of the cell's own, and of libraries here."""
WORD = re.compile(r"[^\W\d]\w*")

log = logging.getLogger(__name__)

MAX_RESTARTS = 8
"""After so many cells that hang or kill the process, the rest of the notebook is left alone."""

MAX_SHOWN = 24 * 2**20
"""Characters that all outputs of a notebook may have together."""

GRADER_FAILED = "Not graded: the grader failed here ({}). A person decides."

MAX_AXES = 5
MAX_LENGTH = 10_000
MAX_DETAIL = 4000

KNOWN_FAILURES = {
    name
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, BaseException)
} | {"AxisError", "LinAlgError"}


@dataclass
class ExerciseResult:
    """What an exercise of a submission earned.

    Parameters
    ----------
    points, max_points : float
    passed : dict of str to bool
        By case.
    diagnosis : int or None
        Position of the known mistake among the exercise's.
    fault : str
        What kept it from being graded as usual, in words; empty if nothing did.
    seconds : float
        Wall time of its calls.
    card : Card
        What the student reads.
    decided_inside : bool
        True for a plain assert cell of the instructor's, which runs in the student's process.
    undecided : bool
        True if the grader itself failed here: a person decides, and no 0 is recorded.
    unwritten : bool
        True if nobody has started on it.
    """

    points: float
    max_points: float
    passed: dict[str, bool] = field(default_factory=dict)
    diagnosis: int | None = None
    fault: str = ""
    seconds: float = 0.0
    card: Card | None = None
    decided_inside: bool = False
    undecided: bool = False
    unwritten: bool = False


@dataclass
class NotebookResult:
    """What a notebook of a submission earned.

    Parameters
    ----------
    exercises : dict of str to ExerciseResult
    cells : list of dict
        The notebook's cells with their outputs.
    remarks : list of str
        What was put right, stopped or left out.
    looks : list of str
        What a person should look at, a sentence each; none of them is among the remarks.
    by_hand : list of str
        Answers that a person has to mark, though their own cells are blank or were missing.
    """

    exercises: dict[str, ExerciseResult]
    cells: list[dict[str, Any]]
    remarks: list[str]
    looks: list[str] = field(default_factory=list)
    by_hand: list[str] = field(default_factory=list)


def for_the_report(what: str, make: Callable[[], Any], otherwise: Any = None) -> Any:
    """Return something that only people read and no mark depends on: cards, hints, comparisons.

    All that is made for the report of what a submission holds is made here: whatever goes wrong
    in the making, the marks are decided already, and stay.

    Parameters
    ----------
    what : str
        Its name, for the log.
    make : callable
    otherwise
        What stands there instead if it cannot be made.
    """
    try:
        return make()
    except Exception:
        log.exception("For the report only: %s could not be made; no mark depends on it", what)
        return otherwise


class Runner:
    """Runs a notebook's cells, and starts afresh when one of them hangs or kills the process."""

    def __init__(self, sandbox: Sandbox, files: Mapping[str, bytes]) -> None:
        self._sandbox = sandbox
        self._files = files
        self._history: list[_Step] = []
        self._session: Session | None = None
        self._restarts = 0
        self._deadline = time.monotonic() + sandbox.limits.total_seconds
        self.problems: dict[str, str] = {}
        """Files of the submission that could not be laid beside the notebook, and why."""

    def run(
        self, source: str, salvage: bool = False, overwrite: bool = True
    ) -> tuple[dict[str, Any], str]:
        """Run a cell; return its outputs and error, and why it was stopped if it was.

        What a cell defines is saved even if it cannot be run to its end.
        """
        step = _Step(source, salvage, overwrite)
        try:
            reply = self._take(step)
        except SessionLost as error:
            step.definitions_only = True
            self._history.append(step)
            return _stopped(f"stopped: {error}"), str(error)
        self._history.append(step)
        return reply, ""

    def keep(self, name: str) -> None:
        """Keep the process as it is now for the exercise that stands here."""
        step = _Step(keep=name)
        with contextlib.suppress(SessionLost):
            self._take(step)
        self._history.append(step)

    def forget(self, name: str) -> None:
        """Keep nothing for an exercise any more."""
        self._history = [step for step in self._history if step.keep != name]

    def session(self) -> Session:
        """Return the session, after bringing a new one to where the last one was.

        Raises
        ------
        SessionLost
            If the notebook's time or its restarts are used up.
        """
        while self._session is None:
            self.seconds_left()
            self._session = self._sandbox.session()
            try:
                for path, content in self._files.items():
                    if problem := self._session.put_file(path, content):
                        self.problems[path] = problem
                for step in list(self._history):
                    self._again(self._session, step)
            except SessionLost:
                self.drop()
        return self._session

    def seconds_left(self) -> float:
        """Return how much of its time the notebook has left.

        Raises
        ------
        SessionLost
            If there is none.
        """
        left = self._deadline - time.monotonic()
        if left <= 0:
            limit = self._sandbox.limits.total_seconds
            raise SessionLost(f"the notebook has used up its {limit:g} seconds")
        if self._restarts > MAX_RESTARTS:
            raise SessionLost(f"the notebook was started {MAX_RESTARTS} times again already")
        return left

    def drop(self) -> None:
        """End the session; the next one starts afresh."""
        self._restarts += 1
        self.close()

    def close(self) -> None:
        """End the session."""
        session, self._session = self._session, None
        if session:
            session.end()

    def _take(self, step: _Step) -> dict[str, Any]:
        session = self.session()
        try:
            return self._do(session, step)
        except SessionLost:
            self.drop()
            raise

    def _again(self, session: Session, step: _Step) -> None:
        """Repeat a step; what hangs even as definitions alone is not repeated once more."""
        try:
            self._do(session, step)
        except SessionLost:
            if step.definitions_only:
                self._history.remove(step)
            step.definitions_only = True
            raise

    def _do(self, session: Session, step: _Step) -> dict[str, Any]:
        left = self.seconds_left()
        if step.keep:
            session.keep(step.keep)
            return {}
        return session.run_cell(
            step.source, step.definitions_only, step.salvage, left, step.overwrite
        )


@dataclass(eq=False)
class _Step:
    """A cell that was run, or a place where an exercise stands."""

    source: str = ""
    salvage: bool = False
    overwrite: bool = True
    definitions_only: bool = False
    keep: str = ""


def grade_notebook(
    sandbox: Sandbox,
    restored: Restored,
    keys: Mapping[str, AnswerKey],
    files: Mapping[str, bytes] | None = None,
) -> NotebookResult:
    """Run and grade a notebook.

    All cells run before the first function is called: what the notebook shows cannot hold an
    input of the grader's. Then all exercises are called in one copy of the process. What does not
    earn everything there is tried again alone, so that no exercise stands in another's way: where
    a later cell changes a name that the functions read, in a copy that was kept at its check.

    Parameters
    ----------
    sandbox : Sandbox
    restored : Restored
        The submission, with the author's cells put back. Its cells get their outputs.
    keys : mapping of str to AnswerKey
        By grade id: what each exercise is asked and what is right. They stay outside.
    files : mapping of str to bytes
        What the student handed in beside the notebook.
    """
    runner = Runner(sandbox, files or {})
    result = NotebookResult({}, restored.cells, list(restored.remarks), list(restored.looks))
    result.by_hand = restored.by_hand
    room = MAX_SHOWN
    to_run = [
        (position, cell, cell["metadata"].get("nbgrader", {}))
        for position, cell in enumerate(restored.cells)
        if cell["cell_type"] == "code" and position not in restored.skipped
    ]
    asked = {
        number: settings["grade_id"]
        for number, (_, _, settings) in enumerate(to_run)
        if settings.get("grade") and settings.get("grade_id") in keys
    }
    failures: list[CellFailure] = []
    kept = rebound_later([cell["source"] for _, cell, _ in to_run], asked)
    try:
        for number, (position, cell, settings) in enumerate(to_run):
            if number in asked:
                if asked[number] in kept:
                    runner.keep(asked[number])
                continue
            decides = settings.get("grade") and not settings.get("solution")
            reply, stopped = runner.run(
                cell["source"], not decides, overwrite=bool(settings.get("solution"))
            )
            cell["outputs"] = for_the_report(
                "a cell's outputs", partial(clean_outputs, reply["outputs"], room), []
            )
            room -= size_of(cell["outputs"])
            if stopped:
                result.remarks.append(f"Cell {position + 1} was stopped: {stopped}.")
            if reply["error"] and not decides:
                lost = changed(cell["source"]) if stopped else reply["lost"]
                failures.append(
                    CellFailure(
                        position + 1,
                        reply["error"],
                        lost,
                        bool(stopped),
                        reply.get("bare", ()),
                        reply.get("twice", ()),
                    )
                )
            if decides:
                earned = _decided_inside(settings, reply, cell["outputs"])
                result.exercises[settings.get("grade_id", "")] = earned
        lines = places_of(cell["source"] for _, cell, _ in to_run)
        called = {name: keys[name] for name in asked.values()}
        result.exercises |= Asking(runner, lines).results(called, kept)
    finally:
        runner.close()
    sources = {position + 1: cell["source"] for position, cell, _ in to_run}
    for_the_report("what is said of cells that failed", partial(tell, result, failures, sources))
    for path, problem in runner.problems.items():
        result.remarks.append(f"The file {path[:100]} was left out: {problem}.")
    for cell in restored.cells:
        settings = cell["metadata"].get("nbgrader", {})
        earned_here = result.exercises.get(settings.get("grade_id"))
        if earned_here and earned_here.card and settings.get("grade"):
            cell["outputs"] = [
                {
                    "output_type": "execute_result",
                    "data": _short_card(earned_here.card)._repr_mimebundle_(),
                    "metadata": {},
                    "execution_count": None,
                }
            ]
    return result


@dataclass(frozen=True)
class CellFailure:
    """A cell that did not come to its end.

    Parameters
    ----------
    number : int
        Its position in the notebook, from 1.
    error : str
        Type and text of what ended it; the submission's own words.
    lost : set of str
        Names that it would have given a meaning or changed, and that could not be saved.
    stopped : bool
        Whether it was stopped, or ended its process; the remarks say so already.
    bare, twice : collection of str
        Names that may have another meaning at home, by `grading.salvage.Doubts`.
    """

    number: int
    error: str
    lost: Collection[str]
    stopped: bool = False
    bare: Collection[str] = ()
    twice: Collection[str] = ()

    @property
    def is_import(self) -> bool:
        """Whether something is missing here that the student may have at home."""
        return self.error.startswith(("ModuleNotFoundError", "ImportError"))

    @property
    def sentence(self) -> str:
        """What the report says: one line, however long the error is."""
        kind, _, said = self.error.partition(": ")
        said = " ".join(PLACE.sub("", said).split())[:160]
        if self.is_import and said:
            return f"Cell {self.number} failed: {said}."
        return f"Cell {self.number} failed: {kind[:80]}{': ' * bool(said)}{said}."


def tell(result: NotebookResult, failures: list[CellFailure], sources: Mapping[int, str]) -> None:
    """Name the first cell that failed and may have cost something.

    A cell that fails is nothing unusual: experiments fail, and so do cells that call what nobody
    has written yet. What counts is whether an import failed, or whether a name is missing or has
    an old meaning now that functions of the notebook look up, or that is asked for. Only then is
    the cell named; and only if marks were lost as well, beyond what is not written at all, does a
    person have to look, since the student's own machine may have had what is missing here.

    Parameters
    ----------
    result : NotebookResult
        Gets the sentence, among its looks or its remarks.
    failures : list of CellFailure
        In the order of the cells.
    sources : mapping of int to str
        The source of every cell that was run, by its number.
    """
    failures = [each for each in failures if not each.error.startswith("NotImplementedError")]
    needed = set(result.exercises)
    failed = {each.number for each in failures}
    for number, source in sources.items() if failures else ():
        read = read_by_functions(source)
        if ANYTHING not in read:
            needed |= read
        elif number not in failed:  # a cell with a magic; one that cannot be read reads nothing
            needed |= set(WORD.findall(source))
    marks_lost = any(
        earned.points < earned.max_points and not earned.unwritten
        for earned in result.exercises.values()
    )
    result.looks += _doubtful(failures, needed, marks_lost)
    costly = [
        each
        for each in failures
        if each.is_import or ANYTHING in each.lost or not needed.isdisjoint(each.lost)
    ]
    if not costly:
        return
    if marks_lost:
        result.looks.append(costly[0].sentence)
    elif not costly[0].stopped:
        result.remarks.append(costly[0].sentence)


def _doubtful(failures: list[CellFailure], needed: set[str], marks_lost: bool) -> list[str]:
    """Say what was marked that may not be what the student's own machine defines."""
    said = []
    for each in failures:
        if bare := sorted(needed.intersection(each.bare)):
            said.append(
                f"Cell {each.number}: {', '.join(bare)[:200]} was marked without a decorator that "
                "could not be imported here."
            )
        if marks_lost and (twice := sorted(needed.intersection(each.twice))):
            said.append(
                f"Cell {each.number} failed between two definitions of {', '.join(twice)[:200]}: "
                "if the line that failed works for the student, the lower one counts there."
            )
    return said


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


class Asking:
    """Calls the exercises of a notebook that has been run.

    Parameters
    ----------
    runner : Runner
    lines : mapping of str to set of int
        Where each line of the submission stands: a failure may quote one of them, with a number
        that is true, and nothing else.
    """

    def __init__(self, runner: Runner, lines: Mapping[str, Collection[int]]) -> None:
        self._runner = runner
        self._lines = lines
        self._open: Session | None = None
        self._called: set[str] = set()

    def results(
        self, keys: Mapping[str, AnswerKey], kept: Collection[str]
    ) -> dict[str, ExerciseResult]:
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
        results = {}
        for name, key in keys.items():
            tries = [together[name]]
            if tries[0].points < key.exercise.points:
                if name in kept:
                    tries.insert(0, self._again(key, name))
                if max(t.points for t in tries) < key.exercise.points and not tries[-1].settled:
                    tries.insert(len(tries) - 1, self._again(key))
            self._runner.forget(name)
            best = max(
                tries, key=lambda answers: (answers.points, answers.undecided, not answers.hung)
            )
            results[name] = _earned(key, best, together[name])
        return results

    def _again(self, key: AnswerKey, kept: str = "") -> Answers:
        """Call an exercise alone, after hidden inputs have been in the sandbox."""
        answers = Answers([], late=True)
        for hidden in (False, True):
            self._ask(key, answers, hidden, kept)
        self._close()
        return answers

    def _ask(self, key: AnswerKey, answers: Answers, hidden: bool, kept: str = "") -> None:
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
        """
        exercise = key.exercise
        cases = [case for case in exercise.cases if case.is_hidden == hidden]
        if answers.fault or not cases:
            return
        start = time.perf_counter()
        try:
            if self._open is None:
                session = self._runner.session()
                session.open_calls(kept)
                self._open, self._called = session, set()
            answers.alone &= self._called <= {exercise.name}
            self._called.add(exercise.name)
            for case in cases:
                self._runner.seconds_left()
                arguments = key.arguments(case)
                reply = self._open.call(
                    exercise.name, arguments, exercise.parameters, exercise.is_quiz, case.unchanged
                )
                if "closed" in reply:
                    answers.fault, answers.hung = _how_it_ended(reply, exercise.name), True
                    self._open = None
                    break
                if reply.get("missing") is True:
                    answers.fault = f"There is nothing called {exercise.name} in the notebook."
                    break
                if reply.get("unfit") is True:
                    wanted = "a dict of answers" if exercise.is_quiz else "a function"
                    answers.fault = f"{exercise.name} is not {wanted} in the notebook."
                    break
                outcome = _outcome(reply, hidden or answers.late, self._lines)
                if case.unchanged:  # what the inside says of it is not asked
                    after = reply.get("after")
                    changed = changed_names(exercise.parameters, arguments, after)
                    outcome = replace(outcome, changed=changed)
                verdict = key.judge(case, outcome)
                if verdict.trouble:
                    log.error("A judge of %s failed: %s", exercise.name, verdict.trouble)
                    answers.fault = GRADER_FAILED.format(verdict.trouble)
                    answers.undecided = True
                    break
                answers.verdicts.append(verdict)
        except SessionLost as error:
            answers.fault, answers.hung = f"Stopped: {error}.", True
            self._lose()
        except Exception as error:  # a draw, a reference or a judge of ours, not the submission
            log.exception("The grader failed at %s", exercise.name)
            answers.fault, answers.undecided = GRADER_FAILED.format(type(error).__name__), True
        order = {case.name: position for position, case in enumerate(exercise.cases)}
        answers.verdicts.sort(key=lambda verdict: order[verdict.case.name])
        answers.seconds += time.perf_counter() - start

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
            shown.append(replace(verdict, case=replace(verdict.case, is_hidden=True)))
    return shown


def _alike(one: Outcome, other: Outcome) -> bool:
    if one.failure or other.failure:
        return one.failure == other.failure
    return one.changed == other.changed and same(one.value, other.value)


def _earned(key: AnswerKey, answers: Answers, first: Answers) -> ExerciseResult:
    exercise = key.exercise
    if answers.fault:
        head = f"{exercise.name}: 0 of {exercise.points:g} points"
        if answers.undecided:
            head = f"{exercise.name}: not graded"
        card = Card(head, answers.fault, points=0.0, tone="failed")
        return ExerciseResult(
            0.0,
            exercise.points,
            fault=answers.fault,
            seconds=answers.seconds,
            card=card,
            undecided=answers.undecided,
        )
    mistake = for_the_report("a diagnosis", lambda: key.diagnose(answers.verdicts), None)
    rows = tuple(Row(verdict.case.name, verdict.passed) for verdict in answers.verdicts)
    head = f"{exercise.name}: {answers.points:g} of {exercise.points:g} points"
    card = for_the_report(
        "a card",
        lambda: graded_card(exercise, _shown(answers, first), key),
        Card(head, exercise.title, rows, points=answers.points, tone="failed"),
    )
    return ExerciseResult(
        points=answers.points,
        max_points=exercise.points,
        passed={verdict.case.name: verdict.passed for verdict in answers.verdicts},
        diagnosis=exercise.mistakes.index(mistake) if mistake else None,
        seconds=answers.seconds,
        card=card,
        unwritten=all(verdict.is_unwritten for verdict in answers.verdicts),
    )


def _how_it_ended(reply: Mapping[str, Any], name: str) -> str:
    code = reply["closed"]
    if reply.get("late") is True:
        return f"{name} takes too long."
    if type(code) is int and -65 < code < 0:
        return f"The process was ended by {signal_name(-code)} while {name} ran."
    return f"{name} ended its own process."


def places_of(sources: Iterable[str]) -> dict[str, set[int]]:
    r"""Return where each line stands in some cells, counted as IPython counts.

    Examples
    --------
    >>> places_of(["\na = 1\n  b", "b"])
    {'a = 1': {1}, 'b': {1, 2}}
    """
    places: dict[str, set[int]] = defaultdict(set)
    for source in sources:
        lines = source.splitlines()
        empty = next((number for number, line in enumerate(lines) if line.strip()), 0)
        for number, line in enumerate(lines[empty:], 1):
            if line.strip():
                places[line.strip()].add(number)
    return dict(places)


def _outcome(
    reply: Mapping[str, Any], is_hidden: bool, lines: Mapping[str, Collection[int]]
) -> Outcome:
    """Rebuild an outcome from what came through the channel, believing no type in it.

    What it says of a hidden case goes onto a card: none of it may be a text that the function
    has made up, which could hold the inputs. A line is one of the submission's, with a number
    at which it stands there.
    """
    failure = reply.get("failure")
    if failure is not None:
        if type(failure) is not list or len(failure) != 4 or type(failure[2]) is not int:
            raise SessionLost("the process broke the channel")
        kind, message, line = (_short(failure[i]) for i in (0, 1, 3))
        number: int = failure[2]
        if line not in lines:
            number, line = 0, ""
        elif number not in lines[line]:
            number = min(lines[line])
        if is_hidden and kind not in KNOWN_FAILURES:
            kind = "An exception of another kind"
        failure = Failure(kind, message, number, line)
    warned = reply.get("warned", [])
    if type(warned) is not list:
        raise SessionLost("the process broke the channel")
    value = _bounded(reply.get("value"), is_hidden, DEEPEST)
    return Outcome(value, failure, warned=() if is_hidden else tuple(map(_short, warned[:3])))


def _bounded(value: Any, is_hidden: bool, depth: int) -> Any:
    """Return a value without what an answer of the inside's own making cannot have.

    `calling.plain` does it inside already, where the submission can change it.
    """
    kind = type(value)
    if value is None or kind in (bool, int, float, complex) or isinstance(value, np.generic):
        return value
    if kind is str:
        return value[:1000]
    if kind is np.ndarray:
        return value if value.ndim <= MAX_AXES else Foreign(f"array with {value.ndim} axes")
    if kind is Foreign:
        return Foreign("object" if is_hidden else value.name[:200])
    if kind not in (list, tuple, dict):
        return Foreign(kind.__name__)
    if depth == 0 or len(value) > MAX_LENGTH:
        return Foreign(f"{kind.__name__} of {len(value)} items, nested or too long")
    if kind is dict:
        return {
            key[:100] if type(key) is str else key: _bounded(item, is_hidden, depth - 1)
            for key, item in value.items()
        }
    items = [_bounded(item, is_hidden, depth - 1) for item in value]
    return items if kind is list else tuple(items)


def _short_card(card: Card) -> Card:
    """Return a card whose details are short enough to be read."""
    rows = tuple(
        replace(row, details=tuple((label, text[:MAX_DETAIL]) for label, text in row.details))
        for row in card.rows
    )
    return replace(card, rows=rows)


def _short(text: Any) -> str:
    return text[:500].encode("utf-8", "replace").decode() if type(text) is str else ""


def _stopped(reason: str) -> dict[str, Any]:
    text = f"[{reason}]\n"
    return {
        "outputs": [{"output_type": "stream", "name": "stderr", "text": text}],
        "error": reason,
        "lost": set(),
    }


def _decided_inside(
    settings: Mapping[str, Any], reply: Mapping[str, Any], outputs: list[dict[str, Any]]
) -> ExerciseResult:
    """Mark a plain assert cell of the instructor's as nbgrader does: by how it ended."""
    most = float(settings.get("points", 0))
    points = 0.0 if reply["error"] else most
    for output in outputs:
        if output["output_type"] == "execute_result" and points:
            with contextlib.suppress(ValueError):
                said = float(output["data"].get("text/plain", ""))
                points = min(max(said, 0.0), most) if said == said else 0.0
    return ExerciseResult(points, most, fault=reply["error"], decided_inside=True)
