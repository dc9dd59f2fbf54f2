"""Send submissions to workers; one that fails, or ends its worker, costs nobody else anything."""

from __future__ import annotations

import errno
import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from sqlalchemy.exc import InterfaceError, OperationalError

from .bounded import how_it_ended
from .disk import is_full
from .errors import GradingError, Trouble
from .handed_in import readable
from .helper import mark_in_worker
from .marking import Assignment, Submission, unmarked
from .results import SubmissionResult
from .workers import MakePool, Pool

MAX_FLYING = 256 * 2**20
"""Bytes of the submissions that are with the workers at one time, unless one has more."""
FOR_EACH_WORKER = 2
"""Submissions that are with a pool for each of its workers: the next one is there in time."""
CONCERNS_ALL = {errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE}
"""Errors of the machine's that the next submission meets, too."""

Read = Callable[[str], Submission]
"""Reads what a student handed in."""
Done = TypeVar("Done")

log = logging.getLogger(__name__)


def guarded(
    assignment: Assignment, student: str, step: Callable[[], Done]
) -> Done | SubmissionResult:
    """Do a step that handles one submission: the one place that catches what it raises.

    Returns
    -------
    What the step does, or a result without marks that tells why: the class goes on. What
    concerns all submissions stops the run instead, in words.
    """
    try:
        return step()
    except (BrokenExecutor, GradingError):
        raise
    except Exception as error:
        if is_full(error):
            raise
        if isinstance(error, OperationalError | InterfaceError) or (
            isinstance(error, OSError) and error.errno in CONCERNS_ALL
        ):
            raise GradingError(f"grading cannot go on: {error}") from error
        log.exception("Grading %s failed", readable(student))
        said = f": {error}"[:200] if isinstance(error, OSError | Trouble) else ""
        reason = f"the grader failed: {type(error).__name__}{said}"
        return unmarked(assignment, readable(student), reason, trouble=reason)


def marked(
    assignment: Assignment, make_pool: MakePool, students: Iterable[str], read: Read
) -> Iterator[tuple[str, SubmissionResult]]:
    """Mark submissions in a pool of workers; yield each student with the result, as they come.

    When a worker dies, the submissions that were at work are suspects. Each of them is tried
    again alone: the one that kills again is known then.
    """
    waiting, suspects = deque(students), deque[str]()
    while waiting or suspects:
        alone = bool(suspects)
        flight = _Flight(assignment, suspects if alone else waiting, read)
        try:
            with make_pool() as pool:
                yield from flight.results(pool, 1 if alone else FOR_EACH_WORKER * pool.size)
        except BrokenExecutor:
            if alone:
                how = how_it_ended(pool.exit_codes())
                for student in flight.at_work():
                    yield student, unmarked(assignment, student, how)
            else:
                suspects.extend(flight.at_work())


@dataclass(frozen=True)
class _Sent:
    """A submission that is with a worker."""

    student: str
    size: int


class _Flight:
    """Submissions on their way through one pool.

    Parameters
    ----------
    assignment : Assignment
    queue : deque of str
        The students whose submissions are to be marked; those sent are taken from it.
    read : Read
    """

    def __init__(self, assignment: Assignment, queue: deque[str], read: Read) -> None:
        self._assignment = assignment
        self._queue = queue
        self._read = read
        self._sent: dict[Future[SubmissionResult], _Sent] = {}

    def at_work(self) -> list[str]:
        """Return the students whose submissions have not come back."""
        return [sent.student for sent in self._sent.values()]

    def results(self, pool: Pool, most: int) -> Iterator[tuple[str, SubmissionResult]]:
        """Send all, at most so many at a time; yield each student with the result."""
        while self._queue or self._sent:
            yield from self._send(pool, most)
            for future in wait(self._sent, return_when=FIRST_COMPLETED).done:
                student = self._sent[future].student  # it stays there if it ended its worker
                result = guarded(self._assignment, student, future.result)
                del self._sent[future]
                yield student, replace(result, student=student)

    def _send(self, pool: Pool, most: int) -> Iterator[tuple[str, SubmissionResult]]:
        """Send what there is room for; yield the results of what cannot be read."""
        while self._queue and len(self._sent) < most and self._bytes() < MAX_FLYING:
            student = self._queue[0]
            given = guarded(self._assignment, student, partial(self._read, student))
            if isinstance(given, SubmissionResult):
                self._queue.popleft()
                yield student, given
                continue
            future = pool.submit(mark_in_worker, self._assignment, given)
            self._sent[future] = _Sent(self._queue.popleft(), given.size)

    def _bytes(self) -> int:
        return sum(sent.size for sent in self._sent.values())
