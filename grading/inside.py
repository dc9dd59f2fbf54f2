"""The program inside the sandbox: a warm process that forks a session per submission.

Until it forks, no student's code runs here. A session lives in namespaces of its own (users,
processes, mounts, IPC) with a scratch folder of its own, and dies whole when its first process
does. It runs cells and calls functions for the grader, and knows neither an expected value nor
another submission.

Started by `grading.sandbox` as ``python -I inside.py CONTROL_FD LIMITS`` from a folder that
`grading.stage` laid out: the packages that it imports are beside it.
"""

from __future__ import annotations

import base64
import contextlib
import ctypes
import errno
import gc
import importlib
import io
import json
import os
import platform
import resource
import select
import signal
import socket
import struct
import sys
import time
import traceback
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent / "packages"))

from autograde_tests.machinery import calling  # noqa: E402
from grading import channel, salvage  # noqa: E402

NEWNS, NEWUTS, NEWIPC, NEWUSER, NEWPID = 0x20000, 0x4000000, 0x8000000, 0x10000000, 0x20000000
NEWNET = 0x40000000
ANY_NAMESPACE = 0x7E020000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_BIND, MS_REC = 1, 2, 4, 8, 32, 4096, 16384
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_CAPBSET_DROP = 1, 4, 22, 24
PR_SET_NO_NEW_PRIVS = 38
NOBODY = 65534
LOOKS_A_SECOND = 20
SHARED_IN_PROC = ("sys", "sysrq-trigger", "irq", "bus", "fs", "pressure")
"""What root could write to without any privilege, also under another name inside; and the last
by everybody."""

TOLD_TO, BY_ITSELF, MEMORY, PROCESSES, NOT_STARTED, SOCKETS, MAPPINGS, BY_SIGNAL = (
    0, 3, 4, 5, 6, 7, 8, 64
)  # fmt: skip
"""How a session ended, as its keeper's exit status; a signal's number is added to the last."""
_libc = ctypes.CDLL(None, use_errno=True)


def main() -> None:
    """Warm up, then serve the grader: fork a session on "start", end it on "end"."""
    control = socket.socket(fileno=int(sys.argv[1]))
    limits = json.loads(sys.argv[2])
    if limits["become_nobody"]:
        with contextlib.suppress(OSError):  # a session tells whether it got its own from this one
            mount_proc()
        os.chmod("/scratch", 0o1777)
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
        # our own /proc entries are ours again
        _check(_libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0))
    shell = warm_shell()
    gc.collect()
    gc.freeze()  # what is there now is not looked at again, and stays shared by all sessions
    channel.send(control, {"ready": os.getpid()})
    session = 0
    while True:
        try:
            data, files, _, _ = socket.recv_fds(control, 64, 1)
        except OSError:
            return
        if not data:
            return
        if data == b"start":
            session = os.fork()
            if session == 0:
                control.close()
                keep_session(socket.socket(fileno=files[0]), shell, limits)
            os.close(files[0])
        elif data == b"end":
            with contextlib.suppress(ProcessLookupError):
                os.kill(session, signal.SIGTERM)
            _, status, used = os.wait4(session, 0)
            ended = os.waitstatus_to_exitcode(status)
            channel.send(control, {"ended": ended, "cpu": used.ru_utime + used.ru_stime})


def warm_shell() -> Any:
    """Import what notebooks import, and make the shell that sessions inherit."""
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.pyplot
    import matplotlib_inline.backend_inline  # noqa: F401
    import numpy  # noqa: F401
    from IPython.core.displayhook import DisplayHook
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    for name in (Path(__file__).parent / "warm.txt").read_text().split():
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    # the first figure looks for fonts
    figure, axes = matplotlib.pyplot.subplots()
    axes.set_title("$x$")
    figure.savefig(io.BytesIO())
    matplotlib.pyplot.close(figure)
    keep_backend(matplotlib)

    publisher = Publisher()

    class Hook(DisplayHook):
        """Keeps the value of a cell's last line as its result."""

        def __call__(self, result: Any = None) -> None:
            if result is not None and not self.quiet():
                formatter: Any = self.shell
                data, _ = formatter.display_formatter.format(result)
                publisher.publish(data, output_type="execute_result")

    class Shell(InteractiveShell):
        """A shell that answers like a notebook's, with nobody at the keyboard."""

        kernel = None
        shown_failure: BaseException | None = None

        def init_display_pub(self) -> None:
            """Collect displays."""
            self.display_pub: Any = publisher

        def enable_gui(self, gui: str | None = None) -> None:
            """Do nothing: there is no screen."""

        def enable_matplotlib(self, gui: str | None = None) -> Any:
            """Show figures in the notebook, whatever window was asked for."""
            return super().enable_matplotlib(gui if gui in (None, "agg") else "inline")

        def ask_exit(self) -> None:
            """Do nothing, as a notebook's exit() does until its cell has ended."""

        def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
            self.shown_failure = evalue
            publisher.error(etype.__name__, calling.text_of(evalue), stb)

    settings = Config({"HistoryManager": {"enabled": False}})
    shell: Any = Shell.instance(config=settings, colors="nocolor", displayhook_class=Hook)
    shell.publisher = publisher
    return shell


QUIET_BACKENDS = {"agg", "inline", "module://matplotlib_inline.backend_inline"}


def keep_backend(matplotlib: Any) -> None:
    """Have matplotlib pass over a wish for a window, and any other backend, in silence."""
    switch, use = matplotlib.pyplot.switch_backend, matplotlib.use

    def switch_backend(newbackend: str) -> None:
        """Change the backend to one that draws without a screen."""
        if str(newbackend).lower() in QUIET_BACKENDS:
            switch(newbackend)

    def use_backend(backend: str, *, force: bool = True) -> None:
        """Choose a backend that draws without a screen."""
        if str(backend).lower() in QUIET_BACKENDS:
            use(backend, force=force)

    matplotlib.pyplot.switch_backend, matplotlib.use = switch_backend, use_backend


def come_home(home: Path) -> None:
    """Undo what a cell did that later cells and the files beside the notebook cannot stand.

    A working folder outside the submission's own, or one that is gone, holds nothing of theirs;
    one below it stays. A backend that was set past matplotlib's functions is agg again.
    """
    try:
        away = not Path.cwd().is_relative_to(home)
    except OSError:
        away = True
    if away:
        os.chdir(home)
    settings = getattr(sys.modules.get("matplotlib"), "rcParams", None)
    if isinstance(settings, dict) and dict.get(settings, "backend") not in QUIET_BACKENDS:
        dict.__setitem__(settings, "backend", "agg")


def keep_session(connection: socket.socket, shell: Any, limits: dict[str, Any]) -> None:
    """Set up a session's own world, fork its first process into it, and watch over it."""
    code = NOT_STARTED
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGCHLD})
        group = limits["group"]
        close_all_but(connection.fileno(), *([] if group is None else [group]))
        zygote = os.getppid()
        if limits["namespaces"]:
            own_world(limits)
        keeper = os.getpid()
        # it goes on looking through this, which the session covers and does not have
        proc = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY) if limits["namespaces"] else -1
        first = os.fork()
        if first == 0:
            try:
                if proc >= 0:
                    os.close(proc)
                world = {
                    "in_group": enter_group(group),
                    "own_proc": limits["namespaces"] and enter_own_proc(),
                }
                restrict(limits, keeper)
                serve(connection, shell, limits["call_seconds"], world)
            except BaseException as error:
                tell_failure(connection, error)
            finally:
                os._exit(0)
        connection.close()
        code = watch(first, limits, {1, zygote, keeper}, proc)
    except BaseException as error:
        tell_failure(connection, error)
    finally:
        os._exit(code)


def enter_group(entrance: int | None) -> bool:
    """Join the control group whose entrance the grader opened, and close it for good."""
    if entrance is None:
        return False
    try:
        return os.write(entrance, b"0") > 0
    except OSError:  # kernels before 5.16 ask for our own right; the keeper counts all the same
        return False
    finally:
        os.close(entrance)


def close_all_but(*kept: int) -> None:
    """Let go of all files that the warm process has open: two sessions share none.

    Their numbers stay taken, for objects that will close them once more.
    """
    null = os.open(os.devnull, os.O_RDWR)
    for name in os.listdir("/proc/self/fd"):
        if int(name) not in (*kept, null):
            with contextlib.suppress(OSError):  # the listing's own is closed already
                os.fstat(int(name))
                os.dup2(null, int(name))
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    os.close(null)


def tell_failure(connection: socket.socket, error: BaseException) -> None:
    """Tell the grader why a session cannot be had here."""
    with contextlib.suppress(Exception):
        text = "".join(traceback.format_exception(error))[-2000:]
        channel.send(connection, {"not_started": text})


def watch(first: int, limits: dict[str, Any], others: set[int], proc: int) -> int:
    """Wait for a session's end, or end it when told to or when it takes too much.

    Parameters
    ----------
    first : int
        The session's first process.
    limits : dict
    others : set of int
        Processes that are not the session's.
    proc : int
        The sandbox's /proc, as an open folder.
    """
    code = TOLD_TO
    looks = 0
    while True:
        told = signal.sigtimedwait({signal.SIGTERM, signal.SIGCHLD}, 1 / LOOKS_A_SECOND)
        if told and told.si_signo == signal.SIGTERM:
            # the grader hung up: most processes end by themselves now, or are ending
            signal.sigtimedwait({signal.SIGCHLD}, 0.05)
        done, status = os.waitpid(first, os.WNOHANG)
        if done:
            ended = os.waitstatus_to_exitcode(status)
            code = BY_SIGNAL - ended if ended < 0 else BY_ITSELF
            break
        if limits["namespaces"] and told is None:
            looks += 1
            code = excess(limits, others, proc, thorough=looks % LOOKS_A_SECOND == 0)
        if code or (told and told.si_signo == signal.SIGTERM):
            os.kill(first, signal.SIGKILL)
            os.waitpid(first, 0)
            break
    if not limits["namespaces"]:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(first, signal.SIGKILL)
    return code


def excess(limits: dict[str, Any], others: set[int], proc: int, thorough: bool) -> int:
    """Return why a session is to end if all its processes together take too much, else 0."""
    if sockets_and_terminals(proc) > limits["sockets"]:
        return SOCKETS
    threads = pages = 0
    processes = [name for name in os.listdir(proc) if name.isdigit() and int(name) not in others]
    for name in processes:
        with contextlib.suppress(OSError):
            fields = read_at(proc, f"{name}/stat").rpartition(b")")[2].split()
            threads += int(fields[17])
            pages += int(fields[21])
    if threads > limits["processes"]:
        return PROCESSES
    if thorough and mappings_and_locks(proc, processes) > limits["mappings"]:
        return MAPPINGS
    if pages * resource.getpagesize() <= limits["memory_bytes"]:
        return 0
    shared_once = 0  # what forks share was counted for each
    for name in processes:
        with contextlib.suppress(OSError):
            text = read_at(proc, f"{name}/smaps_rollup")
            shared_once += int(text.partition(b"\nPss:")[2].split()[0]) * 1024
    return MEMORY if shared_once > limits["memory_bytes"] else 0


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
    lines = read_at(proc, "self/net/unix").count(b"\n") - 1
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


def own_world(limits: dict[str, Any]) -> None:
    """Enter new namespaces, with private scratch folders of a bounded size."""
    uid, gid = os.getuid(), os.getgid()
    _check(_libc.unshare(NEWUSER | NEWPID | NEWNS | NEWIPC | NEWUTS | NEWNET))
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")
    options = f"size={limits['scratch_bytes']},nr_inodes=20000,mode=1777".encode()
    for folder in limits["private"]:
        _check(_libc.mount(b"tmpfs", folder.encode(), b"tmpfs", MS_NOSUID | MS_NODEV, options))
    # an ordinary user owns the pseudo-terminals' folder: no permission of it may change for others
    make_read_only("/dev/pts", MS_NOSUID | MS_NOEXEC)


def make_read_only(path: str, flags: int) -> None:
    """Make a mount of this namespace read-only, and keep to the other flags given."""
    _check(_libc.mount(None, path.encode(), None, MS_REMOUNT | MS_BIND | MS_RDONLY | flags, None))


def enter_own_proc() -> bool:
    """Cover the sandbox's /proc, with the warm process in it, by one of this session's own.

    Where the kernel grants no new one (some containers
    hide parts of theirs) there is none at all: better than one whose numbers are somebody else's.
    """
    Path("/proc/self/oom_score_adj").write_text("1000")
    try:
        mount_proc()
    except OSError:
        _check(
            _libc.mount(b"none", b"/proc", b"tmpfs", MS_RDONLY | MS_NOSUID | MS_NODEV, b"mode=555")
        )
        return False
    for entry in SHARED_IN_PROC:
        path = f"/proc/{entry}"
        if os.path.exists(path):
            _check(_libc.mount(path.encode(), path.encode(), None, MS_BIND | MS_REC, None))
            make_read_only(path, MS_NOSUID | MS_NODEV | MS_NOEXEC)
    return True


def mount_proc() -> None:
    """Lay a fresh procfs over /proc: it shows the processes of our own namespace."""
    flags = MS_NOSUID | MS_NODEV | MS_NOEXEC
    _check(_libc.mount(b"proc", b"/proc", b"proc", flags, None))


def restrict(limits: dict[str, Any], keeper: int) -> None:
    """Give up all privileges for good, and accept the limits on this session's resources."""
    _check(_libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0))
    if not limits["namespaces"] and os.getppid() != keeper:
        os._exit(1)
    os.setsid()
    signal.pthread_sigmask(signal.SIG_SETMASK, set())
    _check(_libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
    if limits["namespaces"]:
        for capability in range(64):
            _libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
        header = (ctypes.c_uint32 * 2)(0x20080522, 0)
        _check(_libc.capset(header, (ctypes.c_uint32 * 6)()))
        refuse_system_calls()
    for name, value in limits["resources"].items():
        resource.setrlimit(getattr(resource, name), (value, value))


# Numbers of system calls: x86_64, aarch64. Marks need none of them, and each is a way to memory
# that nothing counts, to other processes, or to parts of the kernel where faults are often found.
REFUSED = {
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "kcmp": (312, 272),
    "pidfd_getfd": (438, 438),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "open_by_handle_at": (304, 265),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "semget": (64, 190),
    "msgget": (68, 186),
    "mq_open": (240, 180),
    "vmsplice": (278, 75),
    "io_setup": (206, 0),
    "inotify_init": (253, 26),  # 64-bit ARM has the second form only
    "inotify_init1": (294, 26),
    "fanotify_init": (300, 262),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "kexec_load": (246, 104),
    "reboot": (169, 142),
}


# Sockets connect processes of a notebook, in order and with acknowledgement (multiprocessing,
# asyncio); the buffers of all other kinds are larger, and of some as large as they are asked to be.
SOCKET_CALLS = {"socket": (41, 198), "socketpair": (53, 199)}
SETSOCKOPT = (54, 208)
BUFFERS_AND_FILTERS = (7, 8, 26, 32, 33, 50)
"""SO_SNDBUF, SO_RCVBUF, SO_ATTACH_FILTER, SO_SNDBUFFORCE, SO_RCVBUFFORCE, SO_ATTACH_BPF."""
FCNTL = (72, 25)
LEASES_AND_LOCKS = (1024, 1026, 37, 38)
"""F_SETLEASE and F_NOTIFY: who opens a file that somebody holds a lease of waits for 45 seconds;
F_OFD_SETLK and F_OFD_SETLKW: the locks of nobody in particular, which a keeper cannot count."""


def refuse_system_calls() -> None:
    """Have the kernel refuse what `REFUSED` lists, new namespaces, and other calling conventions.

    Of sockets there are Unix streams only, with buffers of the usual size.


    On a processor that is not in the list the other layers must do.
    """
    machines = {"x86_64": (0, 0xC000003E, 56), "aarch64": (1, 0xC00000B7, 220)}
    if platform.machine() not in machines or sys.maxsize < 2**32:
        return
    column, architecture, clone = machines[platform.machine()]
    clone3, not_permitted, no_such_call = 435, 0x50001, 0x50026
    allow, kill = 0x7FFF0000, 0x80000000
    no_such_family, no_such_type = 0x50000 | errno.EAFNOSUPPORT, 0x50000 | errno.ESOCKTNOSUPPORT
    load, equal, at_least, any_bit, mask, give = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
    the_call, first, second, third = 0, 16, 24, 32
    program = [
        (load, 0, 0, 4),
        (equal, 1, 0, architecture),
        (give, 0, 0, kill),
        (load, 0, 0, the_call),
        (at_least, 0, 1, 0x40000000),
        (give, 0, 0, not_permitted),
        (equal, 0, 1, clone3),
        (give, 0, 0, no_such_call),  # libraries fall back to clone, whose flags can be read
    ]
    for numbers in REFUSED.values():
        program += [(equal, 0, 1, numbers[column]), (give, 0, 0, not_permitted)]
    for numbers in SOCKET_CALLS.values():
        program += [
            (equal, 0, 8, numbers[column]),
            (load, 0, 0, first),
            (equal, 1, 0, socket.AF_UNIX),
            (give, 0, 0, no_such_family),
            (load, 0, 0, second),
            (mask, 0, 0, 0xF),  # the flags lie above
            (equal, 1, 0, socket.SOCK_STREAM),
            (give, 0, 0, no_such_type),
            (load, 0, 0, the_call),
        ]
    for call, argument, values in (
        (SETSOCKOPT, third, BUFFERS_AND_FILTERS),
        (FCNTL, second, LEASES_AND_LOCKS),
    ):
        program += [(equal, 0, 2 + 2 * len(values), call[column]), (load, 0, 0, argument)]
        for value in values:
            program += [(equal, 0, 1, value), (give, 0, 0, not_permitted)]
        program.append((load, 0, 0, the_call))
    program += [
        (equal, 0, 3, clone),
        (load, 0, 0, first),
        (any_bit, 0, 1, ANY_NAMESPACE),
        (give, 0, 0, not_permitted),
        (give, 0, 0, allow),
    ]
    code = b"".join(struct.pack("=HBBI", *step) for step in program)
    steps = ctypes.create_string_buffer(code, len(code))

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))

    filter_mode = 2
    filled = Program(len(program), ctypes.addressof(steps))
    _libc.syscall(REFUSED["keyctl"][column], 1, None)  # leave the instructor's key ring
    _check(_libc.prctl(PR_SET_SECCOMP, filter_mode, ctypes.byref(filled), 0, 0))


def _check(result: int) -> None:
    if result:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def serve(
    connection: socket.socket, shell: Any, call_seconds: float, world: dict[str, bool]
) -> None:
    """Do what the grader asks until it hangs up."""
    if Path("/scratch").is_dir():
        os.chdir("/scratch")
        os.environ["HOME"] = "/scratch"
    sys.path.insert(0, "")
    home = Path.cwd()
    channel.send(connection, {"started": True, **world})
    kept: dict[str, Aside] = {}
    while True:
        try:
            request = channel.receive(connection)
        except channel.ChannelError:
            return
        action = request["do"]
        if action == "file":
            channel.send(connection, lay_file(home, request))
        elif action == "cell":
            reply = run_cell(shell, request)
            with contextlib.suppress(Exception):
                come_home(home)
            channel.send(connection, reply)
        elif action == "keep":
            kept[request["as"]] = Aside(connection, shell)
            channel.send(connection, {"kept": True})
        elif action == "open":
            aside = kept.pop(request["from"], None) or Aside(connection, shell)
            channel.send(connection, aside.answer_calls(call_seconds))


def lay_file(home: Path, request: dict[str, Any]) -> dict[str, Any]:
    """Write a file of the submission's into the scratch folder."""
    target = home / request["path"]
    try:
        if not target.resolve().is_relative_to(home):
            raise OSError("it would lie outside the submission's folder")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(request["content"])
    except (OSError, ValueError) as error:
        return {"problem": str(error)[:200]}
    return {"problem": ""}


def run_cell(shell: Any, request: dict[str, Any]) -> dict[str, Any]:
    """Run one cell and return its outputs, as a notebook keeps them.

    Of a cell that fails or may not be run to its end, what can still be defined is.
    """
    publisher = shell.publisher
    publisher.begin(request["output_bytes"])
    source = request["source"]
    failed: BaseException | None = None
    lost: set[str] = set()
    doubts = salvage.Doubts()
    with (
        contextlib.redirect_stdout(publisher.stream("stdout")),
        contextlib.redirect_stderr(publisher.stream("stderr")),
    ):
        try:
            if request["definitions_only"]:
                lost = salvage.definitions(shell, source)
            else:
                shell.shown_failure = None
                result = shell.run_cell(source, store_history=False)
                failed = result.error_in_exec or result.error_before_exec
                if failed is None and source.startswith("%%"):
                    failed = shell.shown_failure  # %%capture keeps it to itself
                if failed is not None and request["salvage"]:
                    line = salvage.failing_line(failed, shell.user_ns)
                    lost = salvage.rest(shell, source, line, request["overwrite"], failed, doubts)
        except BaseException as error:  # a shell that the student has broken
            failed = failed or error
    outputs = publisher.end()
    reply: dict[str, Any] = {"outputs": outputs, "error": "", "lost": [], "bare": [], "twice": []}
    if failed is not None:
        reply["error"] = f"{type(failed).__name__}: {calling.text_of(failed)}"
        for what, found in (("lost", lost), ("bare", doubts.bare), ("twice", doubts.twice)):
            reply[what] = sorted(str(name)[:100] for name in found)[:200]
    return reply


class Aside:
    """A copy of the notebook's process as it is now, in which an exercise is called later.

    An exercise that hangs or dies takes only its own copy with it.
    """

    def __init__(self, connection: socket.socket, shell: Any) -> None:
        go, self._go = os.pipe()
        self._beat, beat = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            try:
                os.close(self._go)
                if os.read(go, 1):
                    calls(connection, shell, beat)
            finally:
                os._exit(0)
        os.close(go)
        os.close(beat)

    def answer_calls(self, call_seconds: float) -> dict[str, Any]:
        """Let the copy talk to the grader; return how it ended."""
        os.write(self._go, b"g")
        ended = os.pidfd_open(self._process)
        watched = [ended, self._beat]
        deadline = time.monotonic() + 120
        late = False
        while True:
            ready, _, _ = select.select(watched, [], [], max(0.0, deadline - time.monotonic()))
            if ended in ready:
                break
            if not ready:
                late = True
                os.kill(self._process, signal.SIGKILL)
                break
            sign = os.read(self._beat, 1)
            if not sign:
                watched = [ended]
            deadline = time.monotonic() + (call_seconds if sign == b"(" else 120)
        _, status = os.waitpid(self._process, 0)
        for descriptor in (ended, self._beat, self._go):
            os.close(descriptor)
        return {"closed": os.waitstatus_to_exitcode(status), "late": late}


def calls(connection: socket.socket, shell: Any, beat: int) -> None:
    """Call functions by name with the arguments sent, and send back what they return."""
    while True:
        request = channel.receive(connection)
        if request["do"] == "close":
            return
        os.write(beat, b"(")
        with contextlib.redirect_stdout(Discard()), contextlib.redirect_stderr(Discard()):
            reply = one_call(shell.user_ns, request)
        os.write(beat, b")")
        try:
            data = channel.pack(reply)
        except channel.ChannelError as error:
            reply["value"] = calling.Foreign(f"answer that is too large: {error}")
            reply["after"] = None
            data = channel.pack(reply)
        channel.send_packed(connection, data)


def one_call(namespace: dict[str, Any], request: dict[str, Any]) -> dict[str, Any]:
    """Call one function, or look up one answer of a quiz."""
    subject = namespace.get(request["name"])
    if subject is None:
        return {"missing": True}
    if request["quiz"]:
        subject = calling.answers_of(subject)
        if subject is None:
            return {"unfit": True}
        subject = calling.as_function(subject)
    elif not callable(subject):
        return {"unfit": True}
    arguments = request["arguments"]
    if request["several"]:
        arguments = calling.Calls(arguments)
    outcome = calling.call(subject, arguments, request["parameters"], request["after"])
    failure = outcome.failure
    return {
        "value": outcome.value,
        "failure": failure and [failure.kind, failure.message, failure.line_number, failure.line],
        "after": outcome.after,
        "warned": list(outcome.warned),
    }


class Discard(io.TextIOBase):
    """A stream that takes everything and keeps nothing."""

    def write(self, text: str) -> int:
        """Take the text."""
        return len(text)


class Publisher:
    """Collects what a cell prints and displays, up to a number of bytes."""

    is_publishing = False

    def begin(self, most: int) -> None:
        """Start with an empty cell."""
        self.outputs: list[dict[str, Any]] = []
        self.left = most

    def end(self) -> list[dict[str, Any]]:
        """Return what was collected."""
        return self.outputs

    def stream(self, name: str) -> io.TextIOBase:
        """Return a stream whose text becomes stream outputs."""
        return Stream(self, name)

    def publish(
        self, data: dict[str, Any], *_: Any, output_type: str = "display_data", **__: Any
    ) -> None:
        """Take a display or a result."""
        texts = {}
        for kind, value in data.items():
            if isinstance(value, bytes):
                value = base64.b64encode(value).decode()
            if isinstance(value, str):
                texts[calling.sendable(str(kind))] = calling.sendable(value)
        self.add({"output_type": output_type, "data": texts, "metadata": {}})

    def error(self, kind: str, message: str, lines: list[str]) -> None:
        """Take an exception."""
        text = calling.sendable("\n".join(lines)[-8000:])
        self.add({"output_type": "error", "ename": kind, "evalue": message, "traceback": [text]})

    def clear_output(self, wait: bool = False) -> None:
        """Forget what was shown."""
        self.outputs.clear()

    def add(self, output: dict[str, Any]) -> None:
        """Keep an output if there is room for it."""
        if self.left < 0:
            return
        size = 100 + sum(map(len, output.get("data", {}).values())) + len(output.get("text", ""))
        size += sum(map(len, output.get("traceback", [])))
        self.left -= size
        if self.left < 0:
            output = {"output_type": "stream", "name": "stderr", "text": "[more output left out]\n"}
        last = self.outputs[-1] if self.outputs else {}
        if (
            output["output_type"] == "stream" == last.get("output_type")
            and last["name"] == output["name"]
        ):
            last["text"] += output["text"]
        else:
            self.outputs.append(output)


class Stream(io.TextIOBase):
    """Standard output or error of a cell."""

    def __init__(self, publisher: Publisher, name: str) -> None:
        self.publisher = publisher
        self.name = name

    def write(self, text: str) -> int:
        """Take a text."""
        if text:
            text = calling.sendable(text[: 2**20])
            self.publisher.add({"output_type": "stream", "name": self.name, "text": text})
        return len(text)


if __name__ == "__main__":
    main()
