"""Worker processes on this machine."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager
from multiprocessing import forkserver, get_context, parent_process

MakeExecutor = Callable[[], AbstractContextManager[Executor]]


def prepare() -> None:
    """Start the process that workers are forked from: it imports what they need meanwhile.

    Call it before anything that takes time is imported.
    """
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # the workers share the cores among them
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    get_context("forkserver").set_forkserver_preload(["grading.marking"])
    forkserver.ensure_running()


def cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def local_processes(jobs: int) -> MakeExecutor:
    """Return a maker of worker processes on this machine."""
    prepare()
    return lambda: ProcessPoolExecutor(
        jobs, mp_context=get_context("forkserver"), initializer=_end_with_parent
    )


def _end_with_parent() -> None:
    """End this worker when the grader is killed: nobody else would tell it."""
    parent = parent_process()

    def watch() -> None:
        if parent:
            parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
