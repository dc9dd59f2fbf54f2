"""The keeper of a session: starts its first process, and ends all when they take too much.

It stands outside the session's namespaces of processes, where nothing that a submission does can
reach it, and tells by its exit status how the session ended.
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import socket
import traceback
from collections.abc import Callable

from grading import channel

from . import contract, jail
from .contract import Settings

LOOKS_A_SECOND = 20
"""A look takes 0.1 ms at two processes and 0.9 ms at sixty, so 2 % of a core at most; what is too
much is had for a twentieth of a second."""

LOOKS_TO_A_THOROUGH_ONE = 20
"""Once a second. The kernel walks through all pieces of memory for it: 56 ms were measured at
sixty small processes."""

GRACE = 0.05
"""Seconds for a session to end by itself when the grader has hung up. A process that something
else ends closes its channel a little before its keeper can see how it ended, and the grader hangs
up at that; killed at once, it would have been told to."""

LONGEST_TROUBLE = 2000
"""Characters of why a session cannot be had: the end of a traceback says it."""

# numbers of fields in /proc/PID/stat (proc(5)), counted from the one after the program's name
THREADS, PAGES = 20 - 3, 24 - 3


def keep_session(
    connection: socket.socket, settings: Settings, serve: Callable[[dict[str, bool]], None]
) -> None:
    """Set up a session's own world, fork its first process into it, and watch over it.

    Parameters
    ----------
    connection : socket
        To the grader; the first process has it, and nobody else.
    settings : Settings
    serve : callable
        What the first process does. It is told what its world has: ``in_group``, ``own_proc``.
    """
    code = contract.NOT_STARTED
    try:
        # they are waited for, in `watch`; the first process lets them through again
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGCHLD})
        group = settings.group
        jail.close_all_but(connection.fileno(), *([] if group is None else [group]))
        warm_process = os.getppid()
        if settings.namespaces:
            jail.own_world(settings)
        keeper = os.getpid()
        # it goes on looking through this, which the session covers and does not have
        proc = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY) if settings.namespaces else -1
        first = os.fork()
        if first == 0:
            try:
                if proc >= 0:
                    os.close(proc)
                world = {
                    "in_group": jail.enter_group(group),
                    "own_proc": settings.namespaces and jail.enter_own_proc(),
                }
                jail.restrict(settings, keeper)
                serve(world)
            except BaseException as error:
                tell_failure(connection, error)
            finally:
                os._exit(0)
        connection.close()
        bubblewrap = 1  # the first process of the sandbox's own namespace
        code = watch(first, settings, {bubblewrap, warm_process, keeper}, proc)
    except BaseException as error:
        tell_failure(connection, error)
    finally:
        os._exit(code)


def tell_failure(connection: socket.socket, error: BaseException) -> None:
    """Tell the grader why a session cannot be had here."""
    with contextlib.suppress(Exception):
        text = "".join(traceback.format_exception(error))[-LONGEST_TROUBLE:]
        channel.send(connection, {"not_started": text})


def watch(first: int, settings: Settings, others: set[int], proc: int) -> int:
    """Wait for a session's end, or end it when told to or when it takes too much.

    Parameters
    ----------
    first : int
        The session's first process.
    settings : Settings
    others : set of int
        Processes that are not the session's.
    proc : int
        The sandbox's /proc, as an open folder.

    Returns
    -------
    int
        How it ended, by `contract`.
    """
    code = contract.TOLD_TO
    looks = 0
    while True:
        told = signal.sigtimedwait({signal.SIGTERM, signal.SIGCHLD}, 1 / LOOKS_A_SECOND)
        if told and told.si_signo == signal.SIGTERM:
            signal.sigtimedwait({signal.SIGCHLD}, GRACE)
        done, status = os.waitpid(first, os.WNOHANG)
        if done:
            ended = os.waitstatus_to_exitcode(status)
            code = contract.BY_SIGNAL - ended if ended < 0 else contract.BY_ITSELF
            break
        if settings.namespaces and told is None:
            looks += 1
            thorough = looks % LOOKS_TO_A_THOROUGH_ONE == 0
            code = excess(settings, others, proc, thorough)
        if code or (told and told.si_signo == signal.SIGTERM):
            os.kill(first, signal.SIGKILL)
            os.waitpid(first, 0)
            break
    if not settings.namespaces:  # with them, the others have ended with the first
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(first, signal.SIGKILL)
    return code


def excess(settings: Settings, others: set[int], proc: int, thorough: bool) -> int:
    """Return why a session is to end if all its processes together take too much, else 0."""
    if sockets_and_terminals(proc) > settings.sockets:
        return contract.SOCKETS
    threads = pages = 0
    processes = [name for name in os.listdir(proc) if name.isdigit() and int(name) not in others]
    for name in processes:
        with contextlib.suppress(OSError):  # it has ended meanwhile
            fields = read_at(proc, f"{name}/stat").rpartition(b")")[2].split()
            threads += int(fields[THREADS])
            pages += int(fields[PAGES])
    if threads > settings.processes:
        return contract.PROCESSES
    if thorough and mappings_and_locks(proc, processes) > settings.mappings:
        return contract.MAPPINGS
    if pages * resource.getpagesize() <= settings.memory_bytes:
        return 0
    # what forks share was counted for each; the kernel divides it, but takes long to
    divided = 0
    for name in processes:
        with contextlib.suppress(OSError):
            text = read_at(proc, f"{name}/smaps_rollup")
            divided += int(text.partition(b"\nPss:")[2].split()[0]) * 1024
    return contract.MEMORY if divided > settings.memory_bytes else 0


def read_at(folder: int, path: str) -> bytes:
    """Return the content of a file below an open folder."""
    opened = os.open(path, os.O_RDONLY | os.O_CLOEXEC, dir_fd=folder)
    with open(opened, "rb", buffering=0) as stream:
        return stream.read()


def sockets_and_terminals(proc: int) -> int:
    """Return how many of either the session has, also of those that are under way or not accepted.

    The kernel's memory behind each, up to 208 kB, belongs to no process. The keeper shares the
    session's network namespace, and no other session has terminals in this sandbox meanwhile.
    """
    headline = 1
    lines = read_at(proc, "self/net/unix").count(b"\n") - headline
    return lines + len(os.listdir("/dev/pts"))


def mappings_and_locks(proc: int, processes: list[str]) -> int:
    """Return how many pieces of memory the processes have mapped, and parts of files locked.

    The kernel keeps 1.5 kB for a piece that is shared, and 0.2 kB for a lock, in nobody's name.
    """
    found = 0
    for name in processes:
        with contextlib.suppress(OSError):
            found += read_at(proc, f"{name}/maps").count(b"\n")
    # this /proc shows locks of the sandbox's processes, and of no others
    return found + read_at(proc, "locks").count(b"\n")
