"""Try another version of a student's function, which may be right, and may never end."""

from __future__ import annotations

import ast
import contextlib
import copy
import importlib
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from typing import Any

import numpy as np

from .calling import Calls, Outcome, call, plain, value_or_failure
from .compare import difference
from .exercises import Case, Exercise
from .harmless import may_crash
from .judging import AnswerKey, Verdict, how_many, quiet, without_own
from .limits import ON_THE_CLOCK
from .shorter import shorter

LONGEST_CALL = 0.25
"""Seconds of processor time that one try may take; what takes longer is no repair."""
SLOW = 0.05
"""Seconds of processor time after which a call counts as slow."""
MOST_MEMORY = 2**27
"""Bytes that a try may take more than there are in use: a changed shape may be enormous."""
DRAWS = 3
"""What seeds the first draws that nobody seeds."""
DRAWN = 2
"""How often the arguments of a hidden case are drawn."""
SEED = "a seed of the search's own"


class Trial:
    """Says whether another version of a student's function is right.

    It is called on the visible cases, the failed ones first and of these the smallest, then on
    hidden ones, which are drawn from a seed of the search's own.

    Parameters
    ----------
    exercise : Exercise
    namespace : mapping
        The names that the student's function sees.
    verdicts : sequence of Verdict
        How its visible cases went.
    tree : ast.Module
        That function.
    """

    def __init__(
        self,
        exercise: Exercise,
        namespace: Mapping[str, Any],
        verdicts: Sequence[Verdict],
        tree: ast.Module,
    ) -> None:
        self.exercise, self._namespace = exercise, namespace
        self.key = AnswerKey(exercise, SEED)
        self.key.learn(verdicts)
        failed = [verdict for verdict in verdicts if not verdict.passed]
        failed.sort(key=_cost)
        self.failed = [verdict.case for verdict in failed]
        theirs = self.made(tree, {})
        if theirs:
            with time_limit(LONGEST_CALL):
                short = shorter(self.key, theirs, self.failed)
                self.failed = [short, *self.failed] if short else self.failed
        passed = [verdict.case for verdict in verdicts if verdict.passed]
        self.cases = [*self.failed, *passed, *chain(*drawn_cases(exercise))]

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
        drawn = same_draws() if case.judge else contextlib.nullcontext()
        with time_limit(LONGEST_CALL), quiet(), drawn:
            outcome = call(asked, arguments, self.exercise.parameters)
        return outcome is not None and self.key.judge(case, outcome).passed

    def answers_as_drawn(self, version: Callable[..., Any]) -> bool:
        """Return whether a version gives the very numbers that are right where a judge decides."""
        for case in self.failed:
            arguments = self.key.arguments(case)
            right, theirs = (
                drawn_answer(self.exercise, each, arguments)
                for each in (self.exercise.reference, version)
            )
            if case.judge and difference(right, theirs, case.rtol):
                return False
        return True


def _cost(verdict: Verdict) -> tuple[bool, int]:
    """Order cases by size, slow ones last: which of the quick ones is the quickest is chance."""
    return verdict.outcome.processor_seconds > SLOW, how_many(verdict.arguments)


def drawn_answer(exercise: Exercise, version: Any, arguments: Any) -> Any:
    """Return a version's answer, where it draws with the draws of `same_draws`."""
    with time_limit(LONGEST_CALL), quiet(), same_draws():
        return call(exercise.asked(version), arguments, exercise.parameters).value
    return None


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


def can_be_tried(source: str) -> bool:
    """Return whether calls of a changed function come to an end, or can be ended here."""
    return can_stop() or "while " not in source


def can_stop() -> bool:
    """Return whether a call that never ends can be ended here."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextlib.contextmanager
def same_draws() -> Iterator[None]:
    """Let what is drawn from no seed be the same every time, so that answers can be compared."""
    default_rng, state = np.random.default_rng, np.random.get_state()  # noqa: NPY002 - theirs
    seeds = count(DRAWS)

    def seeded(seed: Any = None) -> np.random.Generator:
        return default_rng(next(seeds) if seed is None else seed)

    np.random.default_rng = seeded
    np.random.seed(DRAWS)  # noqa: NPY002
    try:
        yield
    finally:
        np.random.default_rng = default_rng
        np.random.set_state(state)  # noqa: NPY002


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


def drawn_cases(exercise: Exercise) -> list[list[Case]]:
    """Return the hidden cases, several times over, to be drawn anew each time.

    Where an answer is one of three numbers, one draw tells little.
    """
    hidden = [case for case in exercise.cases if case.is_hidden]
    compared = [case for case in hidden if case.judge is None]
    again = [
        [replace(case, name=f"{case.name}, draw {draw}") for case in compared]
        for draw in range(2, DRAWN + 1)
    ]
    return [hidden, *again]


@dataclass
class TimeLimit:
    """Whether something took longer than it may.

    Parameters
    ----------
    was_reached : bool
        Whoever catches all exceptions goes on after it, so what comes out then counts for nothing.
    """

    was_reached: bool = False


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[TimeLimit]:
    """Let what runs inside raise `TimeoutError` after some seconds, where that can be done.

    Parameters
    ----------
    seconds : float
        Of processor time; of time on the clock, `ON_THE_CLOCK` times as much.
    """
    limit = TimeLimit()
    if not can_stop():
        yield limit
        return
    work, clock = time.thread_time() + seconds, time.monotonic() + ON_THE_CLOCK * seconds

    def stop(*_: Any) -> None:
        if time.thread_time() >= work or time.monotonic() >= clock:
            limit.was_reached = True
            raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, seconds / 4)
    try:
        yield limit
    except TimeoutError:  # what it was to give is not there
        return
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
