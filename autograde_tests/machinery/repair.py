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
import io
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .caches import with_own_caches
from .calling import Calls, call, plain
from .candidates import Candidate, candidates_of
from .compare import difference
from .edits import follow, put
from .exercises import Case, Exercise
from .harmless import is_harmless
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
    search = _Search(exercise, tree, namespace, verdicts)
    start, clock = time.thread_time(), time.monotonic()
    found: tuple[Candidate, str] | None = None
    tried = 0
    with memory_limit(MOST_MEMORY), quiet():
        for candidate in candidates_of(exercise, tree, verdicts, namespace, first):
            if time.thread_time() - start > seconds:
                break
            if (
                time.monotonic() - clock > ON_THE_CLOCK * seconds
            ):  # it sleeps, or the machine is busy
                break
            tried += 1
            text = search.text_if_right(candidate)
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
    return Repair(candidate.kind, lines, code, candidate.old, new, tried, seconds)


class _Search:
    """Tries changes: the cheapest failed case first, then the others, then hidden ones."""

    def __init__(
        self,
        exercise: Exercise,
        tree: ast.Module,
        namespace: Mapping[str, Any],
        verdicts: Sequence[Verdict],
    ) -> None:
        self._exercise, self._tree, self._namespace = exercise, tree, namespace
        self._key = AnswerKey(exercise, SEED)
        self._key.learn(verdicts)
        failed = [verdict for verdict in verdicts if not verdict.passed]
        failed.sort(key=lambda verdict: verdict.outcome.processor_seconds)
        passed = [verdict for verdict in verdicts if verdict.passed]
        self._seen = [verdict.case for verdict in (*failed, *passed)]
        self._hidden = [case for case in exercise.cases if case.is_hidden]

    def text_if_right(self, candidate: Candidate) -> str | None:
        """Return what stands in the changed places if the change is right."""
        before = [follow(self._tree, path) for path, _ in candidate.edits]
        try:
            for path, node in candidate.edits:
                put(self._tree, path, ast.fix_missing_locations(node))
            try:
                code = compile(self._tree, "<tried>", "exec")
            except (SyntaxError, ValueError, TypeError):
                return None
            function = self._made(code)
            if function is None or not self._passes(function, self._seen):
                return None
            if not self._passes(function, self._hidden):
                return None
            return "; ".join(ast.unparse(node) for _, node in candidate.edits)
        finally:
            for (path, _), node in zip(candidate.edits, before, strict=True):
                put(self._tree, path, node)

    def _made(self, code: Any) -> Callable[..., Any] | None:
        names = dict(self._namespace)
        try:
            exec(code, names)  # the student's own function, in the student's own session
        except Exception:
            return None
        return names.get(self._exercise.name)

    def _passes(self, function: Callable[..., Any], cases: Sequence[Case]) -> bool:
        asked = self._exercise.asked(function)
        for case in cases:
            arguments = self._key.arguments(case)
            if not self._may_pass(asked, case, arguments):
                return False
            outcome = None
            with time_limit(LONGEST_CALL), contextlib.redirect_stdout(io.StringIO()), quiet():
                outcome = call(asked, arguments, self._exercise.parameters)
            if outcome is None or not self._key.judge(case, outcome).passed:
                return False
        return True

    def _may_pass(self, asked: Callable[..., Any], case: Case, arguments: Any) -> bool:
        """Return whether a call without all that surrounds one gives the right answer."""
        if case.judge or isinstance(arguments, Calls):
            return True
        value: Any = None
        with time_limit(LONGEST_CALL), contextlib.redirect_stdout(io.StringIO()), quiet():
            try:
                value = asked(*with_own_caches(asked, copy.deepcopy(arguments)))
            except Exception:
                return False
        expected = self._key.right_answer(case)
        return difference(expected, without_own(case, plain(value)), case.rtol) is None


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
