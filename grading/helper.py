"""Mark in a worker: in its own process, or in a helper's if it must not end with a submission.

A Dask worker has other work to do, and nobody else to start it again. Its submissions are marked
by a helper, which may be ended at its deadline like a worker of this machine.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import struct
import subprocess
import sys
import threading
from collections.abc import Sequence
from typing import IO, Any

from .bounded import bound_memory, how_it_ended
from .marking import Assignment, Submission, close_markers, mark_here, unmarked
from .results import SubmissionResult

HEAD = struct.Struct(">Q")


class Helper:
    """A process that marks, started when it is first needed.

    Parameters
    ----------
    program : sequence of str
        What Python runs: this module.
    """

    def __init__(self, program: Sequence[str] = ("-m", "grading.helper")) -> None:
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None

    def mark(self, assignment: Assignment, submission: Submission) -> SubmissionResult:
        """Mark a submission; one that ends the helper twice has a result that says so."""
        for _ in range(2):
            process = self._started()
            try:
                _write(process.stdin, (assignment, submission))
                failed, answer = _read(process.stdout)
            except (OSError, EOFError):
                code = self._end()
                continue
            if failed:
                raise answer
            result: SubmissionResult = answer
            return result
        return unmarked(assignment, submission.student, how_it_ended({code}))

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, *self._program],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        return self._process

    def _end(self) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        for stream in (process.stdin, process.stdout):
            if stream:
                with contextlib.suppress(OSError):  # what was not written is lost with it
                    stream.close()
        return process.wait()


_helpers: list[Helper] = []
_one_at_a_time = threading.Lock()


def mark_in_worker(assignment: Assignment, submission: Submission) -> SubmissionResult:
    """Mark a submission in a worker, which keeps its sandbox for the next one.

    A process of ours marks it itself, and ends when that takes too long or too much. A Dask
    worker, which calls this in one of its threads, has a helper for that.
    """
    if threading.current_thread() is threading.main_thread():
        return mark_here(assignment, submission)
    with _one_at_a_time:  # a Dask worker may have many threads; its sandbox is one
        if not _helpers:
            _helpers.append(Helper())
        return _helpers[0].mark(assignment, submission)


def _write(stream: IO[bytes] | None, value: Any) -> None:
    data = pickle.dumps(value)
    assert stream is not None
    stream.write(HEAD.pack(len(data)) + data)
    stream.flush()


def _read(stream: IO[bytes] | None) -> Any:
    """Read a value; both ends are the grader's own."""
    assert stream is not None
    head = stream.read(HEAD.size)
    data = stream.read(HEAD.unpack(head)[0]) if len(head) == HEAD.size else b""
    if not data:
        raise EOFError
    return pickle.loads(data)  # from the grader itself


def main() -> None:
    """Mark what comes in, until nothing can any more."""
    bound_memory()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anything prints is no answer
    tasks: queue.SimpleQueue[Any] = queue.SimpleQueue()

    at_work = threading.Event()

    def listen() -> None:
        while True:
            try:
                tasks.put(_read(sys.stdin.buffer))
            except (OSError, EOFError):
                if at_work.is_set():  # nobody waits for the answer any more
                    os._exit(1)
                tasks.put(None)
                return

    threading.Thread(target=listen, daemon=True).start()
    while task := tasks.get():
        at_work.set()
        try:
            answer: tuple[bool, Any] = False, mark_here(*task)
        except Exception as error:
            answer = True, error
        at_work.clear()  # before: who has the answer may end this at once
        _write(answers, answer)
    close_markers()


if __name__ == "__main__":
    main()
