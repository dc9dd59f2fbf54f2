"""Worker processes on this machine."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager
from multiprocessing import forkserver, get_context, parent_process
from multiprocessing.queues import SimpleQueue

from .bounded import bound_memory
from .environment import ONE_THREAD

MakeExecutor = Callable[[], AbstractContextManager[Executor]]


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


def local_processes(jobs: int) -> MakeExecutor:
    """Return a maker of worker processes on this machine.

    With one for each core, each keeps to its own: it and its sandbox take turns, and moving them
    about costs a twentieth of their speed.
    """
    prepare()
    context = get_context("forkserver")

    def make() -> ProcessPoolExecutor:
        places = context.SimpleQueue()
        allowed = _allowed()
        for core in sorted(allowed) if len(allowed) == jobs else [None] * jobs:
            places.put(core)
        return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(places,))

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
