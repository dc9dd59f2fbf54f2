"""A control group for a sandbox's sessions, where the kernel lets us make one.

The kernel then counts all that a submission's processes have it keep, its own memory behind
sockets, locks and page tables too, which no look at the processes shows. Version 2 only: the first
one cannot be handed to an ordinary user.
"""

from __future__ import annotations

import contextlib
import itertools
import os
from pathlib import Path
from typing import Self

V2 = "0::"
"""How the line of the group of version 2 begins in /proc/self/cgroup; cgroups(7)."""
ROOT, PLACE = 3, 4
"""Fields of a line of /proc/self/mountinfo, proc(5): what of a file system is mounted, where."""

_number = itertools.count()


class ControlGroup:
    """A group that one sandbox's sessions join, one after the other.

    Parameters
    ----------
    folder : Path
        The group's, made already.

    Attributes
    ----------
    entrance : int
        An open file: who writes 0 into it joins the group, by our right to and not by their own.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.entrance = os.open(folder / "cgroup.procs", os.O_WRONLY | os.O_CLOEXEC)
        self._killed = 0

    @classmethod
    def make(cls, memory_bytes: int, processes: int, own: Path | None = None) -> Self | None:
        """Make a group beside this process's own; return None where that is not to be had.

        Parameters
        ----------
        memory_bytes, processes : int
            What all processes of a session may use together.
        own : Path, optional
            The folder of this process's group, if the kernel is not to be asked.
        """
        own = own or own_folder()
        for parent in (own, own.parent) if own else ():
            with contextlib.suppress(OSError):
                given = (parent / "cgroup.subtree_control").read_text().split()
                if "memory" in given and os.access(parent / "cgroup.procs", os.W_OK):
                    sweep(parent)
                    return cls(_made(parent, memory_bytes, processes))
        return None

    def has_run_out(self) -> bool:
        """Return whether the kernel ended processes for want of memory since the last call."""
        with contextlib.suppress(OSError):
            lines = (self.folder / "memory.events").read_text().splitlines()
            killed = int(dict(line.split() for line in lines).get("oom_kill", 0))
            before, self._killed = self._killed, killed
            return killed > before
        return False

    def close(self) -> None:
        """Remove the group, which is empty once the sandbox has ended."""
        os.close(self.entrance)
        with contextlib.suppress(OSError):  # what is still ending is swept by the next grader
            self.folder.rmdir()


def own_folder() -> Path | None:
    """Return the folder of this process's own group, if there is one of version 2."""
    with contextlib.suppress(OSError, StopIteration):
        groups = Path("/proc/self/cgroup").read_text().splitlines()
        path = next(line.removeprefix(V2) for line in groups if line.startswith(V2))
        mounts = [line.split() for line in Path("/proc/self/mountinfo").read_text().splitlines()]
        root, place = next(
            (mount[ROOT], mount[PLACE])
            for mount in mounts
            if mount[mount.index("-") + 1] == "cgroup2"
        )
        folder = Path(place) / os.path.relpath(path, root)
        return folder if ".." not in folder.parts else None
    return None


def sweep(parent: Path) -> None:
    """Remove the groups that graders who were killed have left; others have processes in them."""
    for folder in parent.glob("grading-*-*"):
        number = folder.name.split("-")[1]
        if not Path(f"/proc/{number}").exists():
            with contextlib.suppress(OSError):
                folder.rmdir()


def _made(parent: Path, memory_bytes: int, processes: int) -> Path:
    folder = parent / f"grading-{os.getpid()}-{next(_number)}"
    folder.mkdir()
    try:
        (folder / "memory.max").write_text(str(memory_bytes))
        # all of them go together: a notebook that has lost a part of itself answers anything
        (folder / "memory.oom.group").write_text("1")
        # without swap, which would be had besides the memory, and slows everybody down
        for name, value in (("memory.swap.max", "0"), ("pids.max", str(processes))):
            with contextlib.suppress(FileNotFoundError, PermissionError):  # not in every kernel
                (folder / name).write_text(value)
    except OSError:
        folder.rmdir()
        raise
    return folder
