"""Read what a student handed in: so many files, so many bytes, and nothing that is no file.

A folder may hold anything, by accident or on purpose: links, pipes, sockets, names in another
code, files that nobody may read, gigabytes of zeros. What is not read is named, with the reason.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from fnmatch import fnmatch
from pathlib import Path

from nbgrader.utils import parse_utc

from . import trimming

MAX_FILE = 64 * 2**20
"""Bytes of one file."""
MAX_BYTES = 128 * 2**20
"""Bytes of all files of a submission: no more fit into the sandbox's scratch folder."""
MAX_FILES = 1000
MAX_DEPTH = 16
MAX_ENTRIES = 20_000
"""Files and folders that are looked at at all."""
MAX_REMARKS = 20
TIMESTAMP = "timestamp.txt"


@dataclass
class Found:
    """The files of a folder that may be read.

    Parameters
    ----------
    sizes : dict of str to int
        By path within the folder, the notebooks first; a name that is not UTF-8 keeps its bytes
        as Python does, see `readable`.
    left_out : list of str
        What may not, a sentence each.
    """

    sizes: dict[str, int] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)


def find_files(folder: Path, ignored: Sequence[str] = ()) -> Found:
    """List the files of a folder within the limits.

    Parameters
    ----------
    folder : Path
    ignored : sequence of str
        Patterns of names that are passed over without a word, as nbgrader's settings have them.
    """
    found = Found()
    sizes: dict[str, int] = {}
    for path, reason, size in _walk(folder, ignored):
        if reason:
            found.left_out.append(f"{_named(path)} was left out: {reason}.")
        else:
            sizes[path] = size
    room = MAX_BYTES
    for path in sorted(sizes, key=lambda path: (not is_notebook(path), path)):
        if len(found.sizes) == MAX_FILES:
            left = len(sizes) - MAX_FILES
            found.left_out.append(
                f"{left} files were left out: {MAX_FILES} of a submission are read."
            )
            break
        most = trimming.MAX_FILE if is_notebook(path) else MAX_FILE
        # a large notebook is read without its outputs
        size = min(sizes[path], trimming.LARGE) if is_notebook(path) else sizes[path]
        if sizes[path] > most:
            reason = f"it has {_size(sizes[path])}, at most {_size(most)} of such a file are read"
        elif size > room:
            reason = f"the files have more than {_size(MAX_BYTES)} together"
        else:
            room -= size
            found.sizes[path] = sizes[path]
            continue
        found.left_out.append(f"{_named(path)} was left out: {reason}.")
    if len(found.left_out) > MAX_REMARKS:
        more = len(found.left_out) - MAX_REMARKS
        found.left_out[MAX_REMARKS:] = [f"{more} more files were left out."]
    return found


def _walk(folder: Path, ignored: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """Yield each file's path, why it may not be read, and its size."""
    left = MAX_ENTRIES
    folders = [("", 0)]
    while folders:
        above, depth = folders.pop()
        try:
            with os.scandir(os.path.join(folder, above)) as scan:
                entries = sorted(_some(scan, left + 1), key=lambda entry: entry.name)
        except OSError as error:
            yield above, _why(error), 0
            continue
        for entry in entries:
            left -= 1
            path = f"{above}/{entry.name}" if above else entry.name
            if left < 0:
                yield path, f"more than {MAX_ENTRIES} files and folders were handed in", 0
                return
            if any(fnmatch(entry.name, pattern) for pattern in ignored):
                continue
            try:
                status = entry.stat(follow_symlinks=False)
            except OSError as error:
                yield path, _why(error), 0
                continue
            if stat.S_ISDIR(status.st_mode):
                if depth < MAX_DEPTH:
                    folders.append((path, depth + 1))
                else:
                    yield path, f"it lies more than {MAX_DEPTH} folders deep", 0
            elif stat.S_ISREG(status.st_mode):
                yield path, "", status.st_size
            else:
                yield path, f"it is {_kind(status.st_mode)}, no file", 0


def _some(scan: Iterator[os.DirEntry[str]], most: int) -> list[os.DirEntry[str]]:
    return [entry for entry, _ in zip(scan, range(most), strict=False)]


def _kind(mode: int) -> str:
    kinds = {stat.S_IFLNK: "a link", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket"}
    return kinds.get(stat.S_IFMT(mode), "a device")


def _size(count: int) -> str:
    return f"{count / 2**20:.0f} MB"


def _why(error: OSError) -> str:
    return f"it cannot be read ({error.strerror or type(error).__name__})"


def _named(path: str) -> str:
    shown = readable(path)
    return shown if len(shown) <= 120 else f"{shown[:100]}…"


def is_notebook(path: str) -> bool:
    """Return whether a file may be a notebook, also under a name that a platform has changed."""
    return ".ipynb" in path.rpartition("/")[2].lower()


def readable(path: str) -> str:
    r"""Return a file's path as text: a byte that is not UTF-8 becomes a question mark.

    Examples
    --------
    >>> readable("caf\udce9.csv")
    'caf?.csv'
    """
    return path.encode("utf-8", "replace").decode()


def read_bounded(file: Path, most: int) -> bytes:
    """Read a file of at most so many bytes, whatever lies there by now.

    A large notebook is read without its outputs.

    Raises
    ------
    OSError
        If it is no file, cannot be read, or has more.
    """
    # a pipe would block for ever, a link lead anywhere
    handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(handle, "rb") as stream:
        mode = os.fstat(handle).st_mode
        if not stat.S_ISREG(mode):
            raise OSError(f"{readable(str(file))} is {_kind(mode)}, no file")
        if is_notebook(file.name):
            return trimming.read_trimmed(stream)
        content = stream.read(most + 1)
    if len(content) > most:
        raise OSError(f"{readable(str(file))} has more than {most} bytes")
    return content


def read_files(folder: Path, ignored: Sequence[str] = ()) -> tuple[dict[str, bytes], list[str]]:
    """Read a folder's files within the limits.

    Returns
    -------
    files : dict of str to bytes
        By path, as text.
    left_out : list of str
        What was not read, a sentence each.
    """
    found = find_files(folder, ignored)
    files: dict[str, bytes] = {}
    left_out = list(found.left_out)
    for path, size in found.sizes.items():
        name = readable(path)
        if name in files:
            left_out.append(f"{_named(path)} was left out: another file has that name.")
            continue
        try:
            files[name] = read_bounded(folder / path, size)
        except OSError as error:
            left_out.append(f"{_named(path)} was left out: {_why(error)}.")
    return files, left_out


def without_clashes(
    files: dict[str, bytes], others: Collection[str]
) -> tuple[dict[str, bytes], list[str]]:
    """Leave out the files that are in the way of others: a folder of that name, or the reverse.

    Examples
    --------
    >>> without_clashes({"data": b"", "a/b": b"", "c": b""}, ["data/x.csv", "a"])
    ({'c': b''}, ['data', 'a/b'])
    """
    folders = {str(parent) for other in others for parent in Path(other).parents}
    taken = set(others)
    clashing = [
        path
        for path in files
        if path in folders or any(str(parent) in taken for parent in Path(path).parents)
    ]
    return {path: files[path] for path in files if path not in clashing}, clashing


def timestamp_of(folder: Path) -> tuple[datetime | None, str]:
    """Return when a submission was handed in, and what is wrong with the file that says so.

    Returns
    -------
    moment : datetime or None
        In UTC, without a zone, as nbgrader has it; None if nothing says it.
    problem : str
        A sentence; empty if there is no such file, or a good one.
    """
    file = folder / TIMESTAMP
    if not os.path.lexists(file):
        return None, ""
    try:
        text = read_bounded(file, 1000).decode().strip()
    except (OSError, UnicodeDecodeError) as error:
        return None, f"{TIMESTAMP} cannot be read ({type(error).__name__}): {NO_TIME}"
    try:
        moment: datetime = parse_utc(text)
        datetime.isoformat(moment)
    except Exception:  # dateutil raises many kinds, for a text that anybody may have written
        return None, f"{TIMESTAMP} holds no date but {text[:60]!r}: {NO_TIME}"
    return moment, ""


NO_TIME = "when it was handed in is not known, and no late penalty was counted."
