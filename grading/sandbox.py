"""Run a submission's code where it can reach nothing: bubblewrap, namespaces, limits.

A `Sandbox` starts the program `grading.inside` under bubblewrap once: read-only system, no network,
nothing of the instructor's in sight. For each submission it forks a `grading.session.Session`,
with namespaces and scratch folders of its own, which ends whole: nothing is left for the next.
"""

from __future__ import annotations

import os
import platform
import signal
import socket
import subprocess
import sys
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from . import channel
from .bounded import unbounded_children
from .bubblewrap import STAGE, bubblewrap, environment, private_folders
from .control_groups import ControlGroup
from .errors import SandboxError
from .inside import contract
from .inside.contract import NOBODY, Settings
from .limits import MAPPINGS, OPEN_FILES, PENDING_SIGNALS, SOCKETS, Limits
from .processor_time import seconds_below
from .session import Session
from .stage import PROGRAM

START_SECONDS = 60.0
"""For the inside to import what notebooks import: 2.3 seconds on a quiet machine of two cores, 10
at a load of ten."""
SESSION_SECONDS = 30.0
"""To start a session, or to end it: milliseconds, 0.05 seconds at that load."""
CLOSE_SECONDS = 5.0
"""For the sandbox to end by itself before it is killed; it notices that we hung up at once."""


class Sandbox:
    """A warm process under bubblewrap that forks sessions, one at a time.

    Parameters
    ----------
    stage : Path
        Folder with what the inside may import: made by `grading.stage`.
    limits : Limits
    confined : bool
        False runs without bubblewrap and without namespaces: for machines that the instructor
        trusts the submissions with.

    Raises
    ------
    SandboxError
        If bubblewrap is missing or does not work here.
    """

    def __init__(self, stage: Path, limits: Limits | None = None, confined: bool = True) -> None:
        self.limits = limits or Limits()
        as_nobody = confined and os.getuid() == 0 and _has_nobody()
        self.group = self._make_group() if confined else None
        settings = self._settings(confined, as_nobody)
        self._control, theirs = socket.socketpair()
        program = [
            sys.executable,
            "-I",
            str((Path(STAGE) if confined else stage) / PROGRAM),
            str(theirs.fileno()),
            settings.to_json(),
        ]
        try:
            with theirs:
                passed = [theirs.fileno(), *([self.group.entrance] if self.group else [])]
                self._process = _start(program, stage, confined, as_nobody, passed)
            try:
                channel.receive(self._control, START_SECONDS)
            except channel.ChannelError as error:
                self._process.kill()
                _, said = self._process.communicate()
                raise SandboxError(
                    f"the sandbox does not start here: {said.decode(errors='replace').strip()}"
                ) from error
        except BaseException:
            self._control.close()
            if self.group:
                self.group.close()
            raise

    def _settings(self, confined: bool, as_nobody: bool) -> Settings:
        """Return what the inside is told."""
        resources = {
            "RLIMIT_AS": self.limits.memory_bytes,
            "RLIMIT_FSIZE": self.limits.file_bytes,
            "RLIMIT_NOFILE": OPEN_FILES,
            "RLIMIT_CORE": 0,  # a dead process leaves no picture of its memory
            "RLIMIT_SIGPENDING": PENDING_SIGNALS,
            "RLIMIT_MSGQUEUE": 0,  # bytes in queues that belong to no process
        }
        if confined and _counts_processes_by_namespace():
            resources["RLIMIT_NPROC"] = self.limits.processes
        return Settings(
            namespaces=confined,
            become_nobody=as_nobody,
            memory_bytes=self.limits.memory_bytes,
            processes=self.limits.processes,
            sockets=SOCKETS,
            mappings=MAPPINGS,
            scratch_bytes=self.limits.scratch_bytes,
            call_seconds=self.limits.call_seconds,
            private=private_folders(),
            resources=resources,
            group=self.group.entrance if self.group else None,
        )

    def _make_group(self) -> ControlGroup | None:
        """Return a control group for the sessions; their scratch folders count there, too."""
        folders = len(private_folders()) * self.limits.scratch_bytes
        return ControlGroup.make(self.limits.memory_bytes + folders, self.limits.processes)

    def session(self) -> Session:
        """Start a session for one submission.

        Raises
        ------
        SandboxError
            If it does not start: no fault of the submission, of which nothing has run yet.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                socket.send_fds(self._control, [b"start"], [theirs.fileno()])
            except OSError as error:
                ours.close()
                raise SandboxError("the sandbox has ended") from error
        try:
            said = channel.receive(ours, SESSION_SECONDS)
        except channel.ChannelError as error:
            said = {"not_started": str(error)}
        if "started" not in said:
            ours.close()
            self.end_session()
            raise SandboxError(f"a session does not start here: {said.get('not_started')}")
        has = {name: said.get(name) is True for name in ("own_proc", "in_group")}
        return Session(
            ours,
            self.limits,
            self.end_session,
            processor_seconds=partial(seconds_below, self._process.pid),
            **has,
        )

    def end_session(self) -> int:
        """End the session that is open, with every process of it.

        Returns
        -------
        int
            How it ended, by `grading.inside.contract`.

        Raises
        ------
        SandboxError
            If the sandbox is gone.
        """
        try:
            self._control.settimeout(SESSION_SECONDS)
            self._control.sendall(b"end")
            ended: int = channel.receive(self._control, SESSION_SECONDS)["ended"]
        except (OSError, channel.ChannelError) as error:
            raise SandboxError(f"the sandbox has ended ({error})") from error
        # the kernel ends a group that has run out of memory by the same signal as others do
        killed = ended == contract.BY_SIGNAL + signal.SIGKILL
        if self.group and self.group.has_run_out() and killed:
            return contract.MEMORY
        return ended

    def close(self) -> None:
        """End the sandbox."""
        self._control.close()
        try:
            self._process.wait(CLOSE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stderr:
            self._process.stderr.close()
        if self.group:
            self.group.close()
            self.group = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _start(
    program: list[str], stage: Path, confined: bool, as_nobody: bool, passed: list[int]
) -> subprocess.Popen[bytes]:
    """Start the inside; bubblewrap gets its options unseen, they hold paths of the instructor's."""
    options = socket.socketpair()
    with options[0], options[1]:
        command, passed = program, list(passed)
        if confined:
            words = bubblewrap(stage, as_nobody)
            command = [words[0], "--args", str(options[1].fileno()), *program]
            passed.append(options[1].fileno())
            options[0].sendall(b"".join(word.encode() + b"\0" for word in words[1:]))
            options[0].shutdown(socket.SHUT_WR)
        with unbounded_children():
            return subprocess.Popen(
                command,
                pass_fds=passed,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=environment(),
                start_new_session=True,
            )


def _has_nobody() -> bool:
    """Return whether the user nobody exists where we are: not in every container it does."""
    lines = Path("/proc/self/uid_map").read_text().splitlines()
    ranges = [(int(line.split()[0]), int(line.split()[2])) for line in lines]
    return any(first <= NOBODY < first + count for first, count in ranges)


def _counts_processes_by_namespace() -> bool:
    """Return whether a limit on processes means the submission's alone: since Linux 5.14."""
    major, minor = platform.release().split(".")[:2]
    return (int(major), int("".join(filter(str.isdigit, minor)) or 0)) >= (5, 14)
