"""Worker processes on this machine."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager
from multiprocessing import forkserver, get_context, parent_process
from multiprocessing.process import BaseProcess
from multiprocessing.queues import SimpleQueue
from typing import Any

from .bounded import bound_memory
from .environment import ONE_THREAD


class Pool(Executor):
    """Workers that tasks can be sent to."""

    size = 1
    """How many tasks they do at a time."""

    def exit_codes(self) -> set[int | None]:
        """Return how the workers' processes ended, as far as there are any and it is known."""
        return set()


MakePool = Callable[[], AbstractContextManager[Pool]]


class LocalPool(ProcessPoolExecutor, Pool):
    """Worker processes of this machine."""

    def __init__(self, size: int, **options: Any) -> None:
        super().__init__(size, **options)
        self.size = size
        self._seen: dict[int, BaseProcess] = {}

    def submit(self, task: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """Send a task to a worker, which is started if it is the first one."""
        future = super().submit(task, *given, **named)
        # the standard library forgets its processes when one of them has died, and has no other
        # way to learn how it ended
        self._seen.update(self._processes or {})
        return future

    def exit_codes(self) -> set[int | None]:
        """Return how the processes ended; None of one that is at work."""
        return {process.exitcode for process in self._seen.values()}


def prepare() -> None:
    """Start the process that workers are forked from: it imports what they need meanwhile.

    Call it before anything that takes time is imported.
    """
    os.environ.update(ONE_THREAD | os.environ)  # the workers share the cores among them
    get_context("forkserver").set_forkserver_preload(["grading.helper"])
    forkserver.ensure_running()


def cores() -> int:
    """Return the number of cores that this process may use."""
    return len(_allowed()) or os.cpu_count() or 1


def _allowed() -> set[int]:
    return os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()


def local_processes(jobs: int) -> MakePool:
    """Return a maker of worker processes on this machine.

    With one for each core, each keeps to its own: it and its sandbox take turns, and moving them
    about costs a twentieth of their speed.
    """
    prepare()
    context = get_context("forkserver")

    def make() -> LocalPool:
        places = context.SimpleQueue()
        allowed = _allowed()
        for core in sorted(allowed) if len(allowed) == jobs else [None] * jobs:
            places.put(core)
        return LocalPool(jobs, mp_context=context, initializer=_begin, initargs=(places,))

    return make


def _begin(places: SimpleQueue[int | None]) -> None:
    """Bound the memory, take a core, and end with the grader: nobody else would tell it."""
    bound_memory()
    core = places.get()
    if core is not None:
        os.sched_setaffinity(0, {core})
    parent = parent_process()

    def watch() -> None:
        if parent:
            parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
