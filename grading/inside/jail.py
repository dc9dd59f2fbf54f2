"""The walls of a session: namespaces, mounts, privileges and limits, each given up for good."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
from pathlib import Path

from . import kernel
from .contract import NOBODY, Settings
from .seccomp import refuse_system_calls

ANYBODYS = "1777"
"""Mode of a folder like /tmp: all write, and each removes only what is theirs."""

MOST_FILES = 20_000
"""In each private folder. A file without content takes nothing of the folder's size, but a
kilobyte of the kernel's memory (752 and 192 bytes for its two entries on Linux 6.18): 20 MB."""

ENDED_FIRST = "1000"
"""Where the machine runs out of memory, the kernel ends the process of the highest score first, and
this is the highest: a session goes before the grader does."""

SHARED_IN_PROC = ("sys", "sysrq-trigger", "irq", "bus", "fs", "pressure")
"""What root could write to without any privilege, also under another name inside; and the last
by everybody."""


def become_nobody() -> None:
    """Give up being root, in the warm process; bubblewrap has left it what that takes."""
    with contextlib.suppress(OSError):  # a session tells whether it got its own from this one
        mount_proc()
    os.chmod("/scratch", int(ANYBODYS, 8))
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    # a change of user has made our own /proc entries root's; now they are ours again
    kernel.set_of_process(kernel.PR_SET_DUMPABLE, 1)


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


def own_world(settings: Settings) -> None:
    """Enter new namespaces, with private scratch folders of a bounded size."""
    uid, gid = os.getuid(), os.getgid()
    kernel.unshare(
        kernel.CLONE_NEWUSER  # makes all the others possible without being root
        | kernel.CLONE_NEWPID
        | kernel.CLONE_NEWNS
        | kernel.CLONE_NEWIPC
        | kernel.CLONE_NEWUTS
        | kernel.CLONE_NEWNET
    )
    # the kernel takes a map of groups from an ordinary user only after the first of these
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")
    options = f"size={settings.scratch_bytes},nr_inodes={MOST_FILES},mode={ANYBODYS}"
    for folder in settings.private:
        kernel.mount("tmpfs", folder, "tmpfs", kernel.MS_NOSUID | kernel.MS_NODEV, options)
    # an ordinary user owns the pseudo-terminals' folder: no permission of it may change for others
    kernel.make_read_only("/dev/pts", kernel.MS_NOSUID | kernel.MS_NOEXEC)


def enter_group(entrance: int | None) -> bool:
    """Join the control group whose entrance the grader opened, and close it for good."""
    if entrance is None:
        return False
    try:
        return os.write(entrance, b"0") > 0  # 0 is who writes
    except OSError:  # kernels before 5.16 ask for our own right; the keeper counts all the same
        return False
    finally:
        os.close(entrance)


def enter_own_proc() -> bool:
    """Cover the sandbox's /proc, with the warm process in it, by one of this session's own.

    Where the kernel grants no new one (some containers hide parts of theirs) there is none at
    all: better than one whose numbers are somebody else's.
    """
    Path("/proc/self/oom_score_adj").write_text(ENDED_FIRST)
    try:
        mount_proc()
    except OSError:
        flags = kernel.MS_RDONLY | kernel.MS_NOSUID | kernel.MS_NODEV
        kernel.mount("none", "/proc", "tmpfs", flags, "mode=555")
        return False
    for entry in SHARED_IN_PROC:
        path = f"/proc/{entry}"
        if os.path.exists(path):
            # only a mount can be read-only, so each is mounted onto itself
            kernel.mount(path, path, None, kernel.MS_BIND | kernel.MS_REC)
            kernel.make_read_only(path, kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC)
    return True


def mount_proc() -> None:
    """Lay a fresh procfs over /proc: it shows the processes of our own namespace."""
    flags = kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC
    kernel.mount("proc", "/proc", "proc", flags)


def restrict(settings: Settings, keeper: int) -> None:
    """Give up all privileges for good, and accept the limits on this session's resources."""
    kernel.set_of_process(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
    # a keeper that ended before that line is found out here; another namespace's shows as 0
    if not settings.namespaces and os.getppid() != keeper:
        os._exit(1)
    os.setsid()
    signal.pthread_sigmask(signal.SIG_SETMASK, set())
    kernel.set_of_process(kernel.PR_SET_NO_NEW_PRIVS, 1)  # the kernel takes a filter only after it
    if settings.namespaces:
        kernel.drop_capabilities()
        refuse_system_calls()
    for name, value in settings.resources.items():
        resource.setrlimit(getattr(resource, name), (value, value))
