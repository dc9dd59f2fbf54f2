"""A full disk, in one sentence: which file, which disk, and what to do."""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

FULL = {errno.ENOSPC, errno.EDQUOT}
LITTLE = 2**18
"""Bytes: SQLite may not say why it cannot write; with less than that left, it is the disk."""


def full_disk(error: BaseException, *places: Path) -> str:
    """Return what to tell somebody whose disk is full; nothing if that is not what happened.

    Parameters
    ----------
    error : BaseException
        What was raised; what it was raised from counts, too.
    places : Path
        Folders that are written to, for an error that names no file.

    Examples
    --------
    >>> full_disk(OSError(errno.ENOSPC, "No space left on device", "marks.csv"))[:23]
    'the disk is full: marks'
    >>> full_disk(FileNotFoundError("marks.csv"))
    ''
    """
    if not is_full(error, *places):
        return ""
    return _sentence(_file(error), *places)


def is_full(error: BaseException, *places: Path) -> bool:
    """Return whether something could not be written since a disk is full."""
    return any(
        (isinstance(each, OSError) and each.errno in FULL) or _is_sqlites(each, places)
        for each in _chain(error)
    )


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        if (inner := getattr(error, "orig", None)) is not None:  # SQLAlchemy's word for a cause
            yield inner
        error = error.__cause__ or error.__context__


def _is_sqlites(error: BaseException, places: tuple[Path, ...]) -> bool:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name == "SQLITE_FULL":
        return True
    return name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")) and any(
        _free(place) < LITTLE for place in places
    )


def _file(error: BaseException) -> str:
    for each in _chain(error):
        if isinstance(each, OSError) and each.errno in FULL and isinstance(each.filename, str):
            return each.filename
        if getattr(each, "sqlite_errorname", ""):
            return "the gradebook"
    return ""


def _sentence(file: str, *places: Path) -> str:
    path = Path(file) if file and file != "the gradebook" else None
    candidates = [path] if path else [*places, Path(tempfile.gettempdir())]
    disk = _disk(min(candidates, key=_free))
    usage = shutil.disk_usage(disk)
    return (
        f"the disk is full: {file or 'a file'} could not be written. The disk at {disk} has "
        f"{usage.free / 2**20:.1f} of {usage.total / 2**20:.0f} MB left. Make room there, then "
        "call the same command again: no file is half-written, and what was done is kept"
    )


def _free(place: Path) -> int:
    return shutil.disk_usage(_disk(place)).free


def _disk(place: Path) -> Path:
    """Return where the disk is mounted that a file is on, or would be."""
    place = place.absolute()
    while not place.is_mount() and place != place.parent:
        place = place.parent
    return place
