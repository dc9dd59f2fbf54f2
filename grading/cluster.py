"""Grade on a Dask cluster: submissions travel to the workers, results travel back.

Nothing else is shared. A worker needs the same version of the course and bubblewrap; one with
other checks gets no work.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any

from dask.distributed import Client, Security
from dask.distributed import Future as Remote

from .errors import GradingError
from .fingerprint import fingerprint
from .marking import Assignment, Submission
from .workers import Pool

log = logging.getLogger(__name__)
SECONDS_BETWEEN_LOOKS = 2.0
SECONDS_FOR_AN_ANSWER = 15.0
"""How long a scheduler may take to answer: it may be about to start, or far away."""
LOST = (
    "the Dask scheduler went away. The results so far are safe: start it again, then call the "
    "same command, which goes on from here"
)


@dataclass(frozen=True)
class Job:
    """A task under way.

    Parameters
    ----------
    outcome : Future
        What the grader waits for.
    task : tuple
        The function and its arguments.
    remote : distributed.Future
    workers : frozenset of str
        Who may do it.
    """

    outcome: Future[Any]
    task: tuple[Any, ...]
    remote: Remote[Any]
    workers: frozenset[str]


class ClusterPool(Pool):
    """An executor on the workers of a cluster that have this grader's checks.

    Workers may come and go. The scheduler gives a dead worker's tasks to another; this class
    looks after the rest: who has the right checks, tasks that wait for workers that are gone, and
    the end of the scheduler.

    Parameters
    ----------
    address : str
        The scheduler's, such as ``tcp://10.0.0.5:8786``. For ``tls://…`` the certificates are those
        that Dask's own configuration names, under ``distributed.comm.tls``.

    assignment : Assignment
        What is to be graded.

    Raises
    ------
    GradingError
        If there is no scheduler, or no worker with these checks.
    """

    def __init__(self, address: str, assignment: Assignment) -> None:
        # half a client, made without certificates, would wait for itself for half a minute
        if (
            address.startswith("tls:")
            and not Security().get_connection_args("client")["ssl_context"]
        ):
            raise GradingError(
                f"{address} takes certificates, and Dask's configuration names none under "
                "distributed.comm.tls: see docs/grading-at-scale.md"
            )
        try:
            self._client = Client(address, timeout=SECONDS_FOR_AN_ANSWER, set_as_default=False)
        except (OSError, ValueError) as error:
            raise GradingError(
                f"no Dask scheduler answers at {address!r}; expected an address such as "
                f"tcp://10.0.0.5:8786; tls://… takes certificates, see docs/grading-at-scale.md "
                f"({error})"
            ) from error
        self._assignment = assignment
        self._lock = threading.RLock()
        self._jobs: dict[Any, Job] = {}
        self._fit: dict[str, bool] = {}
        self._over = threading.Event()
        threads = self._look()
        if not any(self._fit.values()):
            self._client.close()
            raise GradingError(self._nobody())
        self.size = sum(threads[worker] for worker in self._workers())
        threading.Thread(target=self._watch, daemon=True).start()

    def submit(self, task: Callable[..., Any], /, *arguments: Any, **_: Any) -> Future[Any]:
        """Send a task to a worker, and nobody's name with it."""
        outcome: Future[Any] = Future()
        outcome.set_running_or_notify_cancel()
        nameless = [
            replace(given, student="") if isinstance(given, Submission) else given
            for given in arguments
        ]
        self._send(outcome, (task, *nameless))
        return outcome

    def shutdown(self, *_: Any, **__: Any) -> None:
        """Leave the cluster; tasks that are not done are taken back."""
        self._over.set()
        with self._lock:
            self._jobs.clear()
        self._client.close()

    def _send(self, outcome: Future[Any], task: tuple[Any, ...]) -> None:
        workers = self._workers()
        try:
            remote = self._client.submit(*task, pure=False, workers=sorted(workers))
        except Exception as error:
            outcome.set_exception(GradingError(f"{LOST} ({error})"))
            return
        with self._lock:
            self._jobs[remote.key] = Job(outcome, task, remote, workers)
        remote.add_done_callback(self._take)

    def _take(self, remote: Remote[Any]) -> None:
        with self._lock:
            job = self._jobs.pop(remote.key, None)
        if job is None:  # it was sent again, or nobody waits
            return
        if remote.status == "finished":
            try:
                job.outcome.set_result(remote.result())
            except Exception as error:
                job.outcome.set_exception(GradingError(f"{LOST} ({type(error).__name__})"))
        elif remote.status == "error":
            job.outcome.set_exception(remote.exception())
        else:
            job.outcome.set_exception(GradingError(LOST))

    def _watch(self) -> None:
        """Look at the workers every few seconds; send tasks again whose workers are all gone."""
        while not self._over.wait(SECONDS_BETWEEN_LOOKS):
            try:
                here = frozenset(self._look())
            except Exception as error:
                if not self._over.is_set():
                    self._fail(GradingError(f"{LOST} ({type(error).__name__})"))
                return
            workers = self._workers()
            if here and not workers:
                self._fail(GradingError(self._nobody()))
                return
            with self._lock:
                stranded = [job for job in self._jobs.values() if not job.workers & here]
            for job in stranded if workers else []:
                with self._lock:
                    waiting = self._jobs.pop(job.remote.key, None)
                if waiting:
                    job.remote.cancel()
                    self._send(job.outcome, job.task)

    def _look(self) -> dict[str, int]:
        """Learn which workers there are, and of new ones whether their checks are these."""
        threads: dict[str, int] = self._client.nthreads()
        new = [worker for worker in threads if worker not in self._fit]
        if new:
            ours = self._assignment
            theirs = self._client.run(
                fingerprint, ours.content, ours.name, workers=new, on_error="return"
            )
            for worker in new:
                if worker in theirs:
                    self._fit[worker] = theirs[worker] == ours.checks
            unfit = [worker for worker in new if not self._fit.get(worker, True)]
            if unfit:
                log.warning(
                    "Workers with another version of the course get no work: %s. Install the "
                    "grader's version there.",
                    ", ".join(unfit),
                )
        for gone in set(self._fit) - set(threads):
            del self._fit[gone]
        return threads

    def _workers(self) -> frozenset[str]:
        return frozenset(worker for worker, fit in self._fit.copy().items() if fit)

    def _nobody(self) -> str:
        if self._fit:
            return (
                f"all {len(self._fit)} workers of the cluster have another version of the course "
                "than this grader: install the same version everywhere, then call the same "
                "command again"
            )
        return (
            "the cluster has no workers: start some with dask worker, see docs/grading-at-scale.md"
        )

    def _fail(self, error: GradingError) -> None:
        with self._lock:
            jobs, self._jobs = list(self._jobs.values()), {}
        for job in jobs:
            job.outcome.set_exception(error)
