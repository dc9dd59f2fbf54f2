"""Find a slip by taking it out: change one thing in a student's function until it is right.

It tells the line and the kind of change, and never the change. A change counts that makes all
visible cases pass, and hidden ones that are drawn from a seed of the search's own: those of the
grader are never seen here, and where marks are decided nothing is searched for.
"""

from __future__ import annotations

import ast
import contextlib
import copy
import importlib
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .calling import Calls, Outcome, call, plain, value_or_failure
from .candidates import Candidate, candidates_of, said
from .compare import difference
from .edits import follow, put
from .exercises import Case, Exercise
from .harmless import is_harmless, may_crash
from .judging import AnswerKey, Verdict, quiet, without_own
from .probing import names_seen_by
from .sources import source_of

SEARCH_SECONDS = 1.0
"""How much processor time a check takes to look for a mistake that is not known."""
ON_THE_CLOCK = 3
"""A search may take this many times its processor time."""
LONGEST_CALL = 0.25
"""Seconds that one try may take; what takes longer is no repair."""
MOST_MEMORY = 2**27
"""Bytes that a try may take more than there are in use: a changed shape may be enormous."""
SEED = "a seed of the search's own"


@dataclass(frozen=True)
class Repair:
    """A change that makes a student's function right.

    Parameters
    ----------
    kind : str
        Of `edits`.
    lines : tuple of int
        Where, in the student's cell.
    code : tuple of str
        What stands in these lines.
    old, new : str
        What is changed, and into what: for the course's own tests; a student is not told.
    tried : int
        How many changes were tried.
    seconds : float
    """

    kind: str
    lines: tuple[int, ...]
    code: tuple[str, ...]
    old: str
    new: str
    tried: int
    seconds: float


def repair(
    exercise: Exercise,
    subject: Any,
    verdicts: Sequence[Verdict],
    seconds: float = SEARCH_SECONDS,
) -> Repair | None:
    """Return the change of a student's function that makes it right, if one is found in time.

    Parameters
    ----------
    exercise : Exercise
    subject : callable
        The student's function.
    verdicts : sequence of Verdict
        How its visible cases went.
    seconds : float
        How much processor time to search.
    """
    source, first = source_of(subject)
    namespace = names_seen_by(exercise.asked(subject))
    if not source or namespace is None or not is_harmless(source, namespace):
        return None
    tree = ast.parse(source)
    if not can_be_tried(source):
        return None
    trial = Trial(exercise, namespace, verdicts)
    start, clock = time.thread_time(), time.monotonic()
    found: tuple[Candidate, str] | None = None
    tried = 0
    with memory_limit(MOST_MEMORY), quiet():
        for candidate in candidates_of(exercise, tree, verdicts, namespace, first):
            if time.thread_time() - start > seconds:
                break
            if time.monotonic() - clock > ON_THE_CLOCK * seconds:  # it sleeps, or waits its turn
                break
            tried += 1
            text = _right_with(trial, tree, candidate)
            if text is not None:
                found = candidate, text
                break
    if found is None:
        return None
    candidate, new = found
    lines = tuple(sorted({line + first - 1 for line in candidate.lines}))
    numbered = source.splitlines()
    code = tuple(numbered[line - first].strip() for line in lines)
    seconds = time.thread_time() - start
    old = "; ".join(said(follow(tree, path)) for path, _ in candidate.edits)
    return Repair(candidate.kind, lines, code, old, new, tried, seconds)


class Trial:
    """Says whether another version of a student's function is right.

    It is called on the visible cases, the failed ones first and of these the quickest, then on
    hidden ones, which are drawn from a seed of the search's own.

    Parameters
    ----------
    exercise : Exercise
    namespace : mapping
        The names that the student's function sees.
    verdicts : sequence of Verdict
        How its visible cases went.
    """

    def __init__(
        self, exercise: Exercise, namespace: Mapping[str, Any], verdicts: Sequence[Verdict]
    ) -> None:
        self.exercise, self._namespace = exercise, namespace
        self.key = AnswerKey(exercise, SEED)
        self.key.learn(verdicts)
        failed = [verdict for verdict in verdicts if not verdict.passed]
        failed.sort(key=lambda verdict: verdict.outcome.processor_seconds)
        self.failed = [verdict.case for verdict in failed]
        passed = [verdict.case for verdict in verdicts if verdict.passed]
        hidden = [case for case in exercise.cases if case.is_hidden]
        self.cases = [*self.failed, *passed, *hidden]

    def made(self, tree: ast.Module, more: Mapping[str, Any]) -> Callable[..., Any] | None:
        """Return a version as something to be called; None if it cannot be made.

        Parameters
        ----------
        tree : ast.Module
        more : mapping
            Names that it sees besides.
        """
        return made(self.exercise, tree, {**self._namespace, **more})

    def passes(
        self,
        version: Callable[..., Any],
        case: Case,
        start: Callable[[], None] = lambda: None,
    ) -> bool:
        """Return whether a version passes a case; `start` is called before each call of it."""
        asked, arguments = self.exercise.asked(version), self.key.arguments(case)
        if case.judge is None and not isinstance(arguments, Calls):
            # most fail: a call without all that surrounds one tells them
            value: Any = None
            start()
            with time_limit(LONGEST_CALL), quiet():
                value, _ = value_or_failure(asked, copy.deepcopy(arguments))
            expected = self.key.right_answer(case)
            if difference(expected, without_own(case, plain(value)), case.rtol):
                return False
        outcome: Outcome | None = None
        start()
        with time_limit(LONGEST_CALL), quiet():
            outcome = call(asked, arguments, self.exercise.parameters)
        return outcome is not None and self.key.judge(case, outcome).passed


def made(
    exercise: Exercise, tree: ast.Module, names: Mapping[str, Any]
) -> Callable[..., Any] | None:
    """Return the function that a tree defines, which sees some names; None if it defines none.

    None too if a call of it might end the student's kernel.
    """
    if may_crash(tree):
        return None
    seen = dict(names)
    try:
        exec(compile(tree, "<tried>", "exec"), seen)
    except Exception:  # not every change gives a program
        return None
    return seen.get(exercise.name)


def _right_with(trial: Trial, tree: ast.Module, candidate: Candidate) -> str | None:
    """Return what stands in the changed places if a change is right; the tree stays as it was."""
    before = [follow(tree, path) for path, _ in candidate.edits]
    try:
        for path, node in candidate.edits:
            put(tree, path, ast.fix_missing_locations(node))
        version = trial.made(tree, {})
        if version is None or not all(trial.passes(version, case) for case in trial.cases):
            return None
        return "; ".join(ast.unparse(node) for _, node in candidate.edits)
    finally:
        for (path, _), node in zip(candidate.edits, before, strict=True):
            put(tree, path, node)


def can_be_tried(source: str) -> bool:
    """Return whether calls of a changed function come to an end, or can be ended here."""
    return can_stop() or "while " not in source


def can_stop() -> bool:
    """Return whether a call that never ends can be ended here."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextlib.contextmanager
def memory_limit(more: int) -> Iterator[None]:
    """Let what takes so many bytes more raise `MemoryError`, where the system can do that."""
    in_use = Path("/proc/self/statm")
    if not in_use.exists():  # only Linux keeps such a limit
        yield
        return
    resource = importlib.import_module("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = int(in_use.read_text().split()[0]) * resource.getpagesize() + more
    lower = most if soft == resource.RLIM_INFINITY else min(most, soft)
    resource.setrlimit(resource.RLIMIT_AS, (lower, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Let what runs inside raise `TimeoutError` after some seconds, where that can be done."""
    if not can_stop():
        yield
        return

    def stop(*_: Any) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
    try:
        yield
    except TimeoutError:  # what it was to give is not there
        return
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
