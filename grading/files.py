"""Files and folders of ours: read whatever is there, replace in one step."""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
from pathlib import Path
from typing import Any


def put_in_place(fresh: Path, target: Path) -> None:
    """Let a folder take another's place in one step; the other one is then where it was.

    Where the system cannot exchange names, there is a moment at which neither is in place. What is
    recorded is not complete then, and the next run puts it there.
    """
    if not os.path.lexists(target):
        fresh.rename(target)
    elif not _exchange(fresh, target):
        old = fresh.with_name(f"{fresh.name}-old")
        remove(old)
        target.rename(old)
        fresh.rename(target)
        old.rename(fresh)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange the names of two files or folders in one step, as Linux can; return if it does."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    if call(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):  # this file system cannot
        return False
    raise OSError(number, os.strerror(number), str(other))


def remove(path: Path) -> None:
    """Remove a folder with all in it, or whatever else has that name; nothing if it is none."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def read_json(path: Path) -> Any:
    """Read a JSON file of ours; None if it is missing or was never finished."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
