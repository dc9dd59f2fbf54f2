"""What work outside the sandbox may use: memory for a process, time for a submission.

Every step of it takes time and memory in proportion to what was handed in, which has a bounded
size. These limits are for the step of which that turns out not to be true.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import resource
import signal
from collections.abc import Callable, Collection, Iterator
from typing import Any

MEMORY_BYTES = 3 * 2**30
"""Data that a process which handles submissions may have. The largest array that the channel takes
(80 MB), unpacked and compared, makes it 0.6 GB."""
SECONDS = 120.0
"""Wall time for what is done outside: about a hundred times what the largest submission takes."""

LONGEST_ERROR = 500
"""Characters of an error in a sentence of the report."""


def bound_memory(size: int = MEMORY_BYTES) -> None:
    """Bound the data of this process; those that it starts inherit it, see `unbounded_children`."""
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    if most != resource.RLIM_INFINITY:
        size = min(size, most)
    resource.setrlimit(resource.RLIMIT_DATA, (size, most))


@contextlib.contextmanager
def unbounded_children() -> Iterator[None]:
    """Start processes that do not inherit this one's bound: the sandbox sets its own."""
    soft, most = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, most))


def end_after(seconds: float) -> None:
    """Let the system end this process after so many seconds; 0 takes that back.

    A thread or a handler of Python's could not: one search with a pattern holds the interpreter
    until it has finished. Processes that this one starts do not inherit it.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)


class Unfinished(Exception):
    """A piece of work was ended, or failed; the message says why, in words."""


def in_child(work: Callable[[], Any], seconds: float = SECONDS) -> Any:
    """Do a piece of work in a copy of this process, which is ended when it takes too long.

    Parameters
    ----------
    work : callable
        What it returns is pickled.
    seconds : float
        Wall time for it; its memory is bounded, too.

    Raises
    ------
    Unfinished
        If it took too long or too much, or raised.
    """
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(receiving)
            end_after(seconds)
            bound_memory()
            try:
                answer: tuple[bool, Any] = True, work()
            except Exception as error:
                answer = False, f"{type(error).__name__}: {error}"[:LONGEST_ERROR]
            with os.fdopen(sending, "wb") as stream:
                pickle.dump(answer, stream)
        finally:
            os._exit(0)
    os.close(sending)
    with os.fdopen(receiving, "rb") as stream:
        data = stream.read()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code == -signal.SIGALRM:
        raise Unfinished(f"it took more than {seconds:g} seconds")
    try:
        done, answer = pickle.loads(data)  # from this program itself
    except (EOFError, pickle.UnpicklingError) as error:
        raise Unfinished("it took too much memory, or ended its process") from error
    if not done:
        raise Unfinished(answer)
    return answer


def how_it_ended(codes: Collection[int | None]) -> str:
    """Say of a submission that ended the process that marked it, twice, how it did.

    Examples
    --------
    >>> how_it_ended({0, -signal.SIGALRM})
    'grading it took too long, twice'
    """
    if -signal.SIGALRM in codes:
        return "grading it took too long, twice"
    return "it ended the grader's process, twice"
