"""The command that starts a program where it sees nothing of the instructor's: bubblewrap's."""

from __future__ import annotations

import importlib.util
import os
import shutil
import site
import sys
import sysconfig
from pathlib import Path

from .environment import ONE_THREAD
from .errors import SandboxError
from .inside.contract import NOBODY

COURSE_PACKAGES = ("course_utils", "autograde_tests", "grading", "course_cli")
INSTALL_LINE = "sudo apt-get install bubblewrap"

STAGE = "/stage"
"""Where the inside sees the folder that `grading.stage` laid out."""


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
            command += ["--uid", str(NOBODY), "--gid", str(NOBODY)]
    command += ["--tmpfs", "/tmp"]
    for folder in ("/usr", "/lib", "/lib64", "/bin", "/sbin", "/etc/fonts"):
        if Path(folder).is_symlink():
            command += ["--symlink", str(Path(folder).readlink()), folder]
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
    command += ["--ro-bind", str(stage), STAGE, "--proc", "/proc", "--dev", "/dev"]
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
