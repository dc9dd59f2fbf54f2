"""Run a submission's code where it can reach nothing: bubblewrap, namespaces, limits.

A `Sandbox` starts the program `grading.inside` under bubblewrap once: read-only system, no network,
nothing of the instructor's in sight. For each submission it forks a `Session`, with namespaces
and scratch folders of its own, which ends whole: nothing of it is left for the next.
"""

from __future__ import annotations

import importlib.util
import os
import platform
import shutil
import signal
import site
import socket
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from autograde_tests.machinery.calling import Calls

from . import channel
from .bounded import unbounded_children
from .control_groups import ControlGroup
from .environment import ONE_THREAD
from .errors import SandboxError, SessionLost
from .inside import contract
from .inside.contract import Settings
from .stage import PROGRAM

COURSE_PACKAGES = ("course_utils", "autograde_tests", "grading", "course_cli")
INSTALL_LINE = "sudo apt-get install bubblewrap"
NAMES = ("lost", "bare", "twice")
"""Lists of names in what a session says of a cell."""

SOCKETS = 256
"""Most sockets and terminals of a submission: the kernel's memory for them is charged to nobody."""
MAPPINGS = 100_000
"""Most pieces of memory and locks of files, of all processes together, for the same reason."""
OPEN_FILES = 256
"""Of a process: 16,384 of 64 processes, each of which the kernel keeps some 200 bytes for."""
PENDING_SIGNALS = 1024
"""Signals and timers that the kernel keeps for a process until it takes them."""


@dataclass(frozen=True)
class Limits:
    """What a submission may use.

    Parameters
    ----------
    cell_seconds, call_seconds, total_seconds : float
        Wall time for a cell, for one call of a function, and for the whole notebook.
    memory_bytes : int
        Address space of each process, and memory of all of them together.
    processes : int
        Processes and threads at one time.
    file_bytes, scratch_bytes, output_bytes : int
        Size of one file, of the scratch folder, and of what one cell shows.
    """

    cell_seconds: float = 30.0
    call_seconds: float = 10.0
    total_seconds: float = 300.0
    memory_bytes: int = 4 * 2**30
    processes: int = 64
    file_bytes: int = 64 * 2**20
    scratch_bytes: int = 128 * 2**20
    output_bytes: int = 2 * 2**20


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
            str((Path("/stage") if confined else stage) / PROGRAM),
            str(theirs.fileno()),
            settings.to_json(),
        ]
        try:
            with theirs:
                passed = [theirs.fileno(), *([self.group.entrance] if self.group else [])]
                self._process = _start(program, stage, confined, as_nobody, passed)
            try:
                channel.receive(self._control, 60)
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
            said = channel.receive(ours, 30)
        except channel.ChannelError as error:
            said = {"not_started": str(error)}
        if "started" not in said:
            ours.close()
            self.end_session()
            raise SandboxError(f"a session does not start here: {said.get('not_started')}")
        return Session(self, ours, said.get("own_proc") is True, said.get("in_group") is True)

    def end_session(self) -> dict[str, Any]:
        """End the session that is open, with every process of it.

        Raises
        ------
        SandboxError
            If the sandbox is gone.
        """
        try:
            self._control.settimeout(30)
            self._control.sendall(b"end")
            return channel.receive(self._control, 30)
        except (OSError, channel.ChannelError) as error:
            raise SandboxError(f"the sandbox has ended ({error})") from error

    def close(self) -> None:
        """End the sandbox."""
        self._control.close()
        try:
            self._process.wait(5)
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


class Session:
    """One submission's processes: cells run here, functions are called here.

    Nothing that comes out of a session is trusted. Any method raises `SessionLost` when the
    session ends, falls silent or breaks the channel.

    Attributes
    ----------
    own_proc : bool
        It has a /proc of its own; where the kernel grants none, there is nothing at /proc.
    in_group : bool
        A control group counts its memory, the kernel's own included.
    """

    def __init__(
        self,
        sandbox: Sandbox,
        connection: socket.socket,
        own_proc: bool = False,
        in_group: bool = False,
    ) -> None:
        self._sandbox = sandbox
        self._connection = connection
        self.own_proc = own_proc
        self.in_group = in_group
        self._open = True
        self._ended = 0

    def put_file(self, path: str, content: bytes) -> str:
        """Lay a file of the submission's into its scratch folder; return why it does not go."""
        reply = self._ask({"do": "file", "path": path, "content": content}, 10, 2**16)
        return _text(reply, "problem")[:200]

    def run_cell(
        self,
        source: str,
        definitions_only: bool = False,
        salvage: bool = False,
        seconds: float = 0,
        overwrite: bool = True,
    ) -> dict[str, Any]:
        """Run a cell; return its outputs, the error that ended it, and what is said of names.

        Those are ``lost``, which it would have given a meaning, and ``bare`` and ``twice``, which
        may have another meaning at home (`grading.salvage.Doubts`).

        Parameters
        ----------
        source : str
        definitions_only : bool
            Leave out all that is no import, function, class or constant.
        salvage : bool
            If the cell fails, define what can be below the line that failed.
        seconds : float
            Less time than the limit for one cell.
        overwrite : bool
            Whether what is defined below that line replaces what has the same name already.
        """
        limits = self._sandbox.limits
        request = {
            "do": "cell",
            "source": source,
            "definitions_only": definitions_only,
            "salvage": salvage,
            "overwrite": overwrite,
            "output_bytes": limits.output_bytes,
        }
        seconds = min(seconds or limits.cell_seconds, limits.cell_seconds)
        reply = self._ask(request, seconds, 4 * limits.output_bytes + 2**20)
        if any(type(reply.get(each)) is not list for each in ("outputs", *NAMES)):
            raise SessionLost("the process broke the channel")
        names = {each: {name for name in reply[each] if type(name) is str} for each in NAMES}
        return {"outputs": reply["outputs"], "error": _text(reply, "error")[:500], **names}

    def keep(self, name: str) -> None:
        """Keep a copy of the notebook's process as it is now, under a name."""
        self._ask({"do": "keep", "as": name}, 10, 2**16)

    def open_calls(self, kept: str = "") -> None:
        """Begin the calls of one exercise in a kept copy, or in one of the process as it is."""
        self._send({"do": "open", "from": kept})

    def call(
        self,
        name: str,
        arguments: tuple[Any, ...],
        parameters: tuple[str, ...],
        quiz: bool = False,
        after: bool = False,
    ) -> dict[str, Any]:
        """Call a function; "closed" in the reply means that the copy ended instead of answering.

        With `after`, the reply has the arguments as they are when the function has returned.
        """
        request = {
            "do": "call",
            "name": name,
            "arguments": tuple(arguments),
            "parameters": list(parameters),
            "quiz": quiz,
            "after": after,
            "several": isinstance(arguments, Calls),
        }
        # the inside ends a call that takes too long; the rest is for a session that does not
        return self._ask(request, self._sandbox.limits.call_seconds + 2)

    def close_calls(self) -> None:
        """End the calls of the exercise."""
        reply = self._ask({"do": "close"}, 10, 2**16)
        if "closed" not in reply:
            raise SessionLost("the process broke the channel")

    def end(self) -> None:
        """End the session with all its processes."""
        if self._open:
            self._open = False
            self._connection.close()
            report = self._sandbox.end_session()
            self._ended = report.get("ended", contract.TOLD_TO)
            group = self._sandbox.group
            # the kernel ends a group that has run out of memory by the same signal as others do
            if group and group.has_run_out() and self._ended == contract.BY_SIGNAL + signal.SIGKILL:
                self._ended = contract.MEMORY

    def _ask(
        self, request: dict[str, Any], seconds: float, most: int = channel.MAX_FRAME
    ) -> dict[str, Any]:
        self._send(request)
        try:
            reply = channel.receive(self._connection, seconds, most)
        except channel.ChannelTimeout as error:
            raise SessionLost(f"no answer within {seconds:.3g} seconds") from error
        except channel.ChannelError as error:
            raise SessionLost(self._why(str(error))) from error
        if type(reply) is not dict:
            raise SessionLost("the process broke the channel")
        return reply

    def _send(self, request: dict[str, Any]) -> None:
        self._connection.settimeout(10)
        try:
            channel.send(self._connection, request)
        except channel.ChannelError as error:
            raise SessionLost(self._why(str(error))) from error

    def _why(self, said: str) -> str:
        """End the session; say what its keeper, which the submission cannot reach, saw."""
        self.end()
        limits = self._sandbox.limits
        if self._ended >= contract.BY_SIGNAL:
            return f"the process was ended by {signal_name(self._ended - contract.BY_SIGNAL)}"
        if self._ended == contract.BY_ITSELF and "gone" in said:
            return "the process ended itself"
        known = {
            contract.MEMORY: f"it took more than {limits.memory_bytes / 2**20:.0f} MB of memory",
            contract.PROCESSES: f"it started more than {limits.processes} processes and threads",
            contract.SOCKETS: f"it opened more than {SOCKETS} sockets and terminals",
            contract.MAPPINGS: (
                f"it mapped and locked more than {MAPPINGS} pieces of memory and files"
            ),
        }
        # what was sent instead of a frame is the submission's to choose, and may hold an input
        return known.get(self._ended, "the process broke the channel")


def signal_name(number: int) -> str:
    """Return a signal's name.

    Examples
    --------
    >>> signal_name(11), signal_name(99)
    ('SIGSEGV', 'signal 99')
    """
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _text(reply: dict[str, Any], key: str) -> str:
    text = reply.get(key)
    if type(text) is not str:
        raise SessionLost("the process broke the channel")
    return text


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
    """Return whether the user 65534 exists where we are: not in every container it does."""
    lines = Path("/proc/self/uid_map").read_text().splitlines()
    ranges = [(int(line.split()[0]), int(line.split()[2])) for line in lines]
    return any(first <= 65534 < first + count for first, count in ranges)


def _counts_processes_by_namespace() -> bool:
    """Return whether a limit on processes means the submission's alone: since Linux 5.14."""
    major, minor = platform.release().split(".")[:2]
    return (int(major), int("".join(filter(str.isdigit, minor)) or 0)) >= (5, 14)


def bubblewrap(stage: Path, as_nobody: bool = False) -> list[str]:
    """Return the command that confines what follows it.

    Parameters
    ----------
    stage : Path
    as_nobody : bool
        We are root, and what runs inside becomes the user nobody by itself.

    Raises
    ------
    SandboxError
        If bubblewrap is not installed.
    """
    program = shutil.which("bwrap")
    if program is None:
        raise SandboxError(
            "grading runs submitted code under bubblewrap, which is not installed here. "
            f"Install it: {INSTALL_LINE}"
        )
    command = [program, "--die-with-parent", "--new-session", "--cap-drop", "ALL"]
    if as_nobody:
        for space in ("ipc", "pid", "net", "uts", "cgroup-try"):
            command.append(f"--unshare-{space}")
        # it gives these up before any submission is there; the last is for a /proc to copy from
        for capability in ("CAP_SETUID", "CAP_SETGID", "CAP_SYS_ADMIN"):
            command += ["--cap-add", capability]
    else:
        command.append("--unshare-all")
        if os.getuid() == 0:
            command += ["--uid", "65534", "--gid", "65534"]
    command += ["--tmpfs", "/tmp"]
    for folder in ("/usr", "/lib", "/lib64", "/bin", "/sbin", "/etc/fonts"):
        if Path(folder).is_symlink():
            command += ["--symlink", os.readlink(folder), folder]
        elif Path(folder).exists():
            command += ["--ro-bind", folder, folder]
    for file in ("/etc/ld.so.cache", "/etc/localtime"):
        command += ["--ro-bind-try", file, file]
    for folder in _python_folders():
        for parent in reversed(Path(folder).parents[:-1]):
            command += ["--dir", str(parent)]  # made implicitly, only its owner could enter it
        command += ["--ro-bind", folder, folder]
    for folder in hidden_folders():
        command += ["--tmpfs", folder, "--remount-ro", folder]
    command += ["--ro-bind", str(stage), "/stage", "--proc", "/proc", "--dev", "/dev"]
    command += ["--tmpfs", "/scratch", "--chdir", "/scratch"]
    for folder in ("/tmp", "/dev", "/"):
        command += ["--remount-ro", folder]
    return command


def hidden_folders() -> list[str]:
    """Return the course's own packages where they lie among Python's: the inside has its own.

    Examples
    --------
    >>> all(Path(folder).is_dir() for folder in hidden_folders())
    True
    """
    seen = [Path(folder) for folder in ("/usr", *_python_folders())]
    hidden = []
    for package in COURSE_PACKAGES:
        spec = importlib.util.find_spec(package)
        for folder in (spec.submodule_search_locations or []) if spec else []:
            path = Path(folder).resolve()
            if any(path.is_relative_to(known) for known in seen):
                hidden.append(str(path))
    return hidden


def private_folders() -> list[str]:
    """Return the folders that each session has to itself, empty and writable.

    ``/tmp`` is one of them unless Python itself lives there; it is read-only then.
    """
    python_in_tmp = any(Path(folder).is_relative_to("/tmp") for folder in _python_folders())
    return ["/scratch", "/dev/shm", *([] if python_in_tmp else ["/tmp"])]


def environment() -> dict[str, str]:
    """Return the environment inside: nothing of the instructor's, one thread per library."""
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": "/scratch",
        "TMPDIR": "/scratch",
        "LANG": "C.UTF-8",
        "MPLCONFIGDIR": "/scratch/.matplotlib",
        "IPYTHONDIR": "/scratch/.ipython",
        **ONE_THREAD,
        "PYTHONHASHSEED": "0",
        "PIP_RETRIES": "0",  # without a network there is nothing to wait for
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "NBGRADER_EXECUTION": "autograde",  # as nbgrader tells an instructor's test cells
    }


def _python_folders() -> list[str]:
    """Return the folders that Python and its libraries live in, none inside another.

    Of a folder that Python is installed into, only what Python needs: the rest may be anything.
    """
    folders = {sysconfig.get_path("stdlib"), *site.getsitepackages()}
    folders |= {str(Path(os.path.realpath(sys.executable)).parent)}
    for prefix in {sys.base_prefix, sys.prefix}:
        folders |= {f"{prefix}/{part}" for part in ("bin", "lib", "lib64", "pyvenv.cfg")}
    kept: list[str] = []
    for folder in sorted(folders):
        inside = any(Path(folder).is_relative_to(known) for known in [*kept, "/usr"])
        if not inside and Path(folder).exists():
            kept.append(folder)
    return kept
