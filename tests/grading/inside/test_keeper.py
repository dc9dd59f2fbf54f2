"""The keeper: what it counts, and how it says that a session ended."""

import os
import resource
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from grading.inside import contract, keeper
from grading.inside.contract import Settings

TERMINALS = len(list(Path("/dev/pts").iterdir()))
PAGE = resource.getpagesize()
SETTINGS = Settings(
    namespaces=True,
    become_nobody=False,
    memory_bytes=100 * PAGE,
    processes=4,
    sockets=TERMINALS + 3,
    mappings=10,
    scratch_bytes=0,
    call_seconds=1,
    private=[],
    resources={},
    group=None,
)


class Processes:
    """A folder that looks like /proc, of processes that are not there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "self" / "net").mkdir(parents=True)
        (folder / "locks").write_text("")
        self.sockets(0)

    def sockets(self, count: int) -> None:
        """Have so many sockets."""
        lines = ["Num RefCount Protocol Flags Type St Inode Path", *["a socket"] * count]
        (self.folder / "self" / "net" / "unix").write_text("\n".join(lines) + "\n")

    def add(self, number: int, threads: int = 1, pages: int = 1, pss: int = 0, maps: int = 0):
        """Add a process whose name is made to be misread."""
        fields = [str(field) for field in range(3, 53)]  # as proc(5) numbers them
        fields[20 - 3], fields[24 - 3] = str(threads), str(pages)
        folder = self.folder / str(number)
        folder.mkdir()
        (folder / "stat").write_text(f"{number} (a) 9 9 (b) {' '.join(fields)}\n")
        (folder / "smaps_rollup").write_text(f"0-f r\nRss: {pages} kB\nPss: {pss} kB\n")
        (folder / "maps").write_text("0-1 r\n" * maps)


@pytest.fixture
def processes(tmp_path: Path) -> Processes:
    """Return a session of no processes yet."""
    return Processes(tmp_path)


@pytest.fixture
def look(processes: Processes) -> Iterator[Callable[..., int]]:
    """Return a look at the session; process 1 is not its own."""
    proc = os.open(processes.folder, os.O_RDONLY | os.O_DIRECTORY)
    yield lambda thorough=False, **more: keeper.excess(
        replace(SETTINGS, **more), {1}, proc, thorough
    )
    os.close(proc)


def test_what_is_within_its_limits_goes_on(processes: Processes, look) -> None:
    """Is a session left alone that uses all that it may?"""
    processes.sockets(3)
    processes.add(1, threads=99, pages=999, maps=99)
    processes.add(2, threads=1, pages=50, maps=5)
    processes.add(3, threads=3, pages=50, maps=4)
    (processes.folder / "locks").write_text("1: POSIX\n")
    assert look() == look(thorough=True) == 0


def test_threads_count_as_processes(processes: Processes, look) -> None:
    """Are threads of several processes counted together?"""
    processes.add(2, threads=2)
    processes.add(3, threads=3)
    assert look() == contract.PROCESSES


def test_shared_memory_counts_once(processes: Processes, look) -> None:
    """Does a session end for the memory that it has, and not for what its forks share?"""
    kilobytes = 100 * PAGE // 1024
    processes.add(2, pages=60, pss=kilobytes // 2)
    processes.add(3, pages=60, pss=kilobytes // 2)
    assert look() == 0
    processes.add(4, pages=60, pss=1)
    assert look() == contract.MEMORY


def test_sockets_and_terminals_count_together(processes: Processes, look) -> None:
    """Is one socket too many found, at any look?"""
    processes.sockets(4)
    assert look() == contract.SOCKETS


def test_mappings_and_locks_count_at_a_thorough_look(processes: Processes, look) -> None:
    """Are pieces of memory and locks counted together, where the look is a thorough one?"""
    processes.add(2, maps=6)
    (processes.folder / "locks").write_text("1: POSIX\n" * 5)
    assert look(thorough=True) == contract.MAPPINGS
    assert look() == 0


def test_a_process_that_has_ended_is_passed_over(processes: Processes, look) -> None:
    """Does a process cost the look anything that ends in the middle of it?"""
    (processes.folder / "77").mkdir()
    assert look(thorough=True) == 0


def ended(first: Callable[[], object], told: bool = False, **more: object) -> int:
    """Return how a keeper says that a session ended, whose first process does something."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGCHLD})
    watcher = os.fork()
    if watcher == 0:
        code = 99
        try:
            child = os.fork()
            if child == 0:
                try:
                    os.setsid()
                    signal.pthread_sigmask(signal.SIG_SETMASK, set())
                    first()
                finally:
                    os._exit(7)
            code = keeper.watch(child, replace(SETTINGS, namespaces=False, **more), set(), -1)
        finally:
            os._exit(code)
    signal.pthread_sigmask(signal.SIG_SETMASK, before)
    if told:
        os.kill(watcher, signal.SIGTERM)
    return os.waitstatus_to_exitcode(os.waitpid(watcher, 0)[1])


def test_a_keeper_says_how_a_session_ended() -> None:
    """Is an end of its own told from one by a signal, and from one that the grader asked for?"""
    assert ended(lambda: None) == contract.BY_ITSELF
    assert ended(lambda: os.kill(os.getpid(), signal.SIGKILL)) == contract.BY_SIGNAL + 9
    assert ended(lambda: time.sleep(60), told=True) == contract.TOLD_TO


def test_endings_are_told_apart() -> None:
    """Does each have its own number, which an exit status can be and Python's own is not?"""
    names = "TOLD_TO BY_ITSELF MEMORY PROCESSES NOT_STARTED SOCKETS MAPPINGS BY_SIGNAL".split()
    endings = [getattr(contract, name) for name in names]
    assert len(set(endings)) == len(endings)
    assert not {1, 2} & set(endings)
    assert max(endings) == contract.BY_SIGNAL
    assert contract.BY_SIGNAL + signal.SIGRTMAX < 256


def test_settings_arrive_as_they_were_sent() -> None:
    """Is what the grader says what the inside hears?"""
    sent = replace(SETTINGS, private=["/scratch"], resources={"RLIMIT_CORE": 0}, group=5)
    assert Settings.from_json(sent.to_json()) == sent
