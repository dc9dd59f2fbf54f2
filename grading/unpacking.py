"""Take files from what students send: archives, and folders that they can still write to.

Whatever the sender meant: nothing lands outside of the folder that it is for, no link is followed,
and a few kilobytes never become gigabytes of memory, disk or time.
"""

from __future__ import annotations

import gzip
import os
import re
import stat
import tarfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO, Any

from .disk import is_full

CHUNK = 2**16
ENDINGS = (".zip", ".tar.gz", ".tgz", ".tar", ".gz")
NOTEBOOK = ".ipynb"
JUNK = ("__MACOSX", ".*", "Thumbs.db", "desktop.ini")
"""What packing programs and editors leave behind."""

DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
DRIVE = re.compile(r"[A-Za-z]:")
REGULAR = "file"


UNSEEN = {"Cc", "Cs", "Zl", "Zp"}
"""Categories of characters that no file's name needs, and that could forge a line of a report."""

BIDIRECTIONAL = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Refused(Exception):
    """Something that was sent is not taken; the message says why, in words for its sender."""


class NoName(Refused):
    """A file is left out for its name; what was sent with it is taken."""


@dataclass(frozen=True)
class Bounds:
    """How much is taken from one sender.

    Parameters
    ----------
    archive : int
        Bytes of an archive.
    table : int
        Bytes of its table of contents.
    members : int
        Entries of it, files and folders.
    files : int
        Files that are written.
    file, total : int
        Bytes of a file, and of all files together.
    whole : bool
        Whether one file whose name is hostile or not clear has all refused: it is one sender's.
    """

    archive: int = 256 * 2**20
    table: int = 2 * 2**20
    members: int = 10_000
    files: int = 1_000
    file: int = 64 * 2**20
    total: int = 128 * 2**20
    whole: bool = True


ONE_STUDENT = Bounds()
WHOLE_CLASS = Bounds(
    archive=4 * 2**30,
    table=16 * 2**20,
    members=50_000,
    files=50_000,
    file=256 * 2**20,
    total=4 * 2**30,
    whole=False,
)
"""For a platform's download, which holds the archives of all students."""


@dataclass(frozen=True)
class Member:
    """An entry of an archive or a folder.

    Parameters
    ----------
    name : str
        As its sender wrote it.
    size : int
        Bytes, as its sender claims.
    kind : str
        ``file``, ``folder``, or what it is else, in words.
    open : callable
        Opens it for reading; may raise `Refused`.
    """

    name: str
    size: int
    kind: str
    open: Callable[[], IO[bytes]] = field(repr=False)


def shown(text: str, width: int = 100) -> str:
    r"""Return a sender's text for a line of ours: one line, no control characters, not long.

    Examples
    --------
    >>> shown("a\nb\x1b[31m"), shown("caf\udce9")
    ('a\\nb\\x1b[31m', 'caf\\udce9')
    """
    text = "".join(
        each.encode("unicode_escape").decode() if _unseen(each) else each for each in text
    )
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _unseen(character: str) -> bool:
    return unicodedata.category(character) in UNSEEN or character in BIDIRECTIONAL


def listed(names: Sequence[str], most: int = 3) -> str:
    """Return names for a sentence: the first ones, and how many more there are."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(shown(name) for name in names[:most]) + more


def safe_name(name: str) -> str:
    r"""Return a member's name as a path below its folder.

    Raises
    ------
    Refused
        If it leads elsewhere; `NoName` if no file should be called so.

    Examples
    --------
    >>> safe_name(r".\week2\numpy_basics.ipynb")
    'week2/numpy_basics.ipynb'
    >>> safe_name("../s1/numpy_basics.ipynb")
    Traceback (most recent call last):
    ...
    grading.unpacking.Refused: ../s1/numpy_basics.ipynb leads out of its folder
    """
    # not UTF-8: in what Western programs write, one byte is one letter
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if "�" in text and "�" not in name:
        text = name.encode("utf-8", "surrogateescape").decode("latin-1")
    text = unicodedata.normalize("NFC", text).replace("\\", "/")
    if text.startswith("/") or DRIVE.match(text):
        raise Refused(f"{shown(name)} is an absolute path")
    parts = [part for part in text.split("/") if part not in ("", ".")]
    if ".." in parts:
        raise Refused(f"{shown(name)} leads out of its folder")
    if not parts or any(map(_unseen, text)):
        raise NoName(f"{shown(name)} is no name for a file")
    if any(DEVICES.fullmatch(part) for part in parts):
        raise NoName(f"{shown(name)} is the name of a device on Windows")
    if len(parts) > 20 or any(len(part.encode()) > 200 for part in parts) or len(text) > 1000:
        raise NoName(f"{shown(name)} is too long a name")
    return "/".join(parts)


def take(
    members: Iterable[Member],
    target: Path,
    ignore: Sequence[str] = (),
    bounds: Bounds = ONE_STUDENT,
) -> list[str]:
    """Write the files among some members below a folder; notebooks come first.

    Parameters
    ----------
    members : iterable of Member
    target : Path
        An empty folder, or one that is made.
    ignore : sequence of str
        Patterns of names that are left out without a word.
    bounds : Bounds

    Returns
    -------
    list of str
        What was left out, and why.

    Raises
    ------
    Refused
        If it is not clear what was meant, or there is far too much of it.
    """
    planned, said = _plan(members, [*JUNK, *ignore], bounds)
    target.mkdir(parents=True, exist_ok=True)
    left = bounds.total
    written = 0
    beyond = []
    for name, member in planned:
        if written >= bounds.files or left <= 0:
            beyond.append(name)
            continue
        try:
            left -= _write(member, target / name, min(left, bounds.file))
            written += 1
        except Refused as refusal:
            said.append(f"{shown(name)} was left out: {refusal}")
    if beyond:
        said.append(
            f"more than {bounds.files:,} files or {_size(bounds.total)}: left out were "
            f"{listed(beyond)}"
        )
    return said


def _plan(
    members: Iterable[Member], ignore: Sequence[str], bounds: Bounds
) -> tuple[list[tuple[str, Member]], list[str]]:
    """Return what to write, by path, in order; and what is left out, in words."""
    planned: dict[str, Member] = {}
    twins: dict[str, str] = {}
    odd: dict[str, list[str]] = {}
    for number, member in enumerate(members):
        if number >= bounds.members:
            raise Refused(f"it holds more than {bounds.members:,} files and folders")
        if member.kind == "folder":
            continue
        try:
            name = safe_name(member.name)
        except Refused as refusal:
            if bounds.whole and not isinstance(refusal, NoName):
                raise
            odd.setdefault(str(refusal), [])
            continue
        if any(fnmatch(part, pattern) for part in name.split("/") for pattern in ignore):
            continue
        if member.kind != REGULAR:
            odd.setdefault(member.kind, []).append(name)
            continue
        twin = twins.setdefault(name.casefold() if NOTEBOOK in name.casefold() else name, name)
        if name in planned or twin != name:
            how = "twice" if twin == name else f"beside {shown(twin)}"
            if bounds.whole:
                raise Refused(f"it holds {shown(name)} {how}: which one counts is not clear")
            odd.setdefault(f"{shown(name)} is there {how}", [])
            continue
        planned[name] = member
    for name in [*planned]:
        parts = name.split("/")
        if any("/".join(parts[:end]) in planned for end in range(1, len(parts))):
            if bounds.whole:
                raise Refused(f"it holds a file that is the folder of {shown(name)}, too")
            odd.setdefault("a file is the folder of another one, too", []).append(name)
            del planned[name]
    chosen = [*planned.items()]
    chosen.sort(key=lambda entry: not entry[0].lower().endswith(NOTEBOOK))
    said = [
        f"{listed(names)} was left out: {why}" if names else f"a file was left out: {why}"
        for why, names in list(odd.items())[:10]
    ]
    return chosen, said


def _write(member: Member, target: Path, most: int) -> int:
    """Write a member; return its size. A file that is too large is left out, and so is its part."""
    if member.size > most:
        raise Refused(f"it has {_size(member.size)}, allowed are {_size(most)}")
    target.parent.mkdir(parents=True, exist_ok=True)
    done = 0
    try:
        with member.open() as source, target.open("xb") as stream:
            while chunk := source.read(CHUNK):
                done += len(chunk)
                if done > most:
                    raise Refused(f"it unpacks to more than {_size(most)}")
                stream.write(chunk)
    except OSError as error:
        target.unlink(missing_ok=True)
        if is_full(error):
            raise  # a full disk is no fault of this file
        raise Refused(f"it cannot be read ({error.strerror or error})") from error
    except BaseException as error:
        target.unlink(missing_ok=True)
        if isinstance(error, Refused) or not isinstance(error, Exception):
            raise
        raise Refused(f"it is damaged ({shown(str(error)) or type(error).__name__})") from error
    return done


def _size(count: float) -> str:
    return f"{count / 2**20:,.0f} MB" if count >= 2**20 else f"{count:,.0f} bytes"


def unpack(
    archive: Path, target: Path, ignore: Sequence[str] = (), bounds: Bounds = ONE_STUDENT
) -> list[str]:
    """Unpack a zip or tar archive below a folder, by `take`.

    Raises
    ------
    Refused
        If it cannot be read, or must not be.
    """
    with _plain_file(archive) as file:
        if os.fstat(file.fileno()).st_size > bounds.archive:
            raise Refused(f"it has more than {_size(bounds.archive)}")
        try:
            with _members(file, bounds) as members:
                return take(members, target, ignore, bounds)
        except (Refused, OSError) as error:
            if isinstance(error, gzip.BadGzipFile):
                raise Refused("it is damaged: not all of it is there") from error
            raise
        except Exception as error:  # whatever a file can make a library do
            raise Refused(f"it is damaged ({shown(str(error)) or type(error).__name__})") from error


@contextmanager
def _plain_file(path: Path) -> Iterator[IO[bytes]]:
    """Open a regular file; never what a link points to."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY)
    except OSError as error:
        why = "it is a link" if path.is_symlink() else str(error.strerror)
        raise Refused(f"it cannot be read ({why})") from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise Refused("it is not a file")
    with os.fdopen(handle, "rb") as file:
        yield file


def one_file(path: Path) -> Member:
    """Return a file that was sent as it is."""
    return Member(path.name, path.lstat().st_size, REGULAR, lambda: _opened(path))


def _opened(path: Path) -> IO[bytes]:
    with _plain_file(path) as file:
        return os.fdopen(os.dup(file.fileno()), "rb")


class _Guarded:
    """A file for libraries that read what the file tells them to: never much at once.

    Parameters
    ----------
    file : binary file
    at_once : int
        Bytes of one reading.
    altogether : int
        Bytes of all readings.
    table : int, optional
        Bytes of all readings until `read_on`: what a library keeps in memory.
    """

    def __init__(self, file: IO[bytes], at_once: int, altogether: int, table: int = 0) -> None:
        self._file, self._at_once, self._left = file, at_once, altogether
        self._table = table or altogether

    def read_on(self) -> None:
        """Go on from the table of contents to the contents."""
        self._table = self._left

    def read(self, count: int = -1) -> bytes:
        """Read; a wish for everything is one for the most that is given at once."""
        if count > self._at_once:
            raise Refused("its table of contents is too large")
        content = self._file.read(min(count, self._at_once) if count >= 0 else self._at_once)
        self._left -= len(content)
        self._table -= len(content)
        if self._table < 0:
            raise Refused("its table of contents is too large")
        if self._left < 0:
            raise Refused("it unpacks to far too much")
        return content

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go elsewhere; forward in a stream that is unpacked is as much work as reading."""
        if isinstance(self._file, gzip.GzipFile):
            start = self._file.tell() if whence == 0 else 0
            self._left -= max(0, offset - (start if offset >= start else 0))
            if self._left < 0:
                raise Refused("it unpacks to far too much")
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Return the position."""
        return self._file.tell()

    def seekable(self) -> bool:
        """Return True."""
        return True


@contextmanager
def _members(file: IO[bytes], bounds: Bounds) -> Iterator[Iterable[Member]]:
    """Yield the entries of an archive, whatever its name says it is."""
    start = file.read(512)
    file.seek(0)
    if start[:4] in (b"PK\3\4", b"PK\5\6", b"PK\7\x08"):
        with _zip(file, bounds) as archive:
            yield _zipped(archive)
    elif start[:2] == b"\x1f\x8b":
        with gzip.GzipFile(fileobj=file) as unzipped:
            yield from _tar(unzipped, bounds)
    elif start[257:262] == b"ustar":
        yield from _tar(file, bounds)
    else:
        raise Refused(_what_else(start))


def _what_else(start: bytes) -> str:
    """Say what a file is that is no archive."""
    text = start.lstrip().lower()
    if not start:
        return "it is empty"
    if text.startswith(b"<") and (b"html" in text or b"<!doctype" in text):
        return "it is a web page, not an archive: was the platform asking to log in?"
    for sign, what in (
        (b"Rar!", "a RAR archive"),
        (b"7z\xbc\xaf", "a 7z archive"),
        (b"{", "a bare notebook with the wrong ending"),
        (b"%PDF", "a PDF"),
    ):
        if start.lstrip().startswith(sign):
            return f"it is {what}: it has to be a zip file"
    return "it is not a zip file"


def _zip(file: IO[bytes], bounds: Bounds) -> zipfile.ZipFile:
    guarded: Any = _Guarded(file, bounds.table, 4 * bounds.archive)
    try:
        return zipfile.ZipFile(guarded)
    except Refused:
        raise
    except UnicodeDecodeError as error:
        raise Refused("its table of contents holds names that are no text") from error
    except Exception as error:
        raise Refused(
            f"it is cut off or damaged ({shown(str(error)) or type(error).__name__})"
        ) from error


def _zipped(archive: zipfile.ZipFile) -> Iterator[Member]:
    for entry in archive.infolist():
        yield Member(
            entry.orig_filename.partition("\0")[0],
            entry.file_size,
            _zip_kind(entry),
            partial(_zip_open, archive, entry),
        )


def _zip_kind(entry: zipfile.ZipInfo) -> str:
    if entry.is_dir() or entry.orig_filename.endswith("\\"):
        return "folder"
    mode = entry.external_attr >> 16
    if stat.S_ISLNK(mode):
        return "a link is not followed"
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "it is not a file"
    return REGULAR


def _zip_open(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> IO[bytes]:
    if entry.flag_bits & 1:
        raise Refused("it is locked with a password")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused("it is packed in a way that is not read here: an ordinary zip file is")
    return archive.open(entry)


def _tar(file: Any, bounds: Bounds) -> Iterator[Iterable[Member]]:
    guarded: Any = _Guarded(file, CHUNK, 4 * bounds.total, 8 * bounds.table)
    try:
        archive = tarfile.open(fileobj=guarded, mode="r:")  # noqa: SIM115  read from below
    except Refused:
        raise
    except Exception as error:
        raise Refused(
            f"it is no archive, or it is damaged ({shown(str(error)) or type(error).__name__})"
        ) from error
    with archive:
        yield _tarred(archive, guarded)


def _tarred(archive: tarfile.TarFile, file: _Guarded) -> Iterator[Member]:
    for entry in archive:
        yield Member(entry.name, entry.size, _tar_kind(entry), partial(_tar_open, archive, entry))
    file.read_on()


def _tar_open(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> IO[bytes]:
    return archive.extractfile(entry) or _no_file()


def _tar_kind(entry: tarfile.TarInfo) -> str:
    if entry.isdir():
        return "folder"
    if entry.issym() or entry.islnk():
        return "a link is not followed"
    if not entry.isreg() or entry.issparse():
        return "it is not an ordinary file"
    return REGULAR


@contextmanager
def folder_members(folder: Path, owners_only: bool = True) -> Iterator[Iterable[Member]]:
    """Yield what lies in a folder that its owner can change at any moment.

    No component of a path is looked at twice: each is opened below the one before it, which never
    follows a link, and what is open is judged.

    Parameters
    ----------
    folder : Path
    owners_only : bool
        Whether to refuse files that do not belong to the folder's owner: hard links to those of
        somebody else do not.

    Raises
    ------
    Refused
        If it is no folder.
    """
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError as error:
        why = "it is a link" if folder.is_symlink() else str(error.strerror)
        raise Refused(f"it cannot be read ({why})") from error
    try:
        owner = os.fstat(handle).st_uid if owners_only else None
        yield _below(handle, (), owner)
    finally:
        os.close(handle)


def _below(top: int, parts: tuple[str, ...], owner: int | None) -> Iterator[Member]:
    with _descend(top, parts) as here:
        # never all names of a folder that holds millions; `take` says that they are too many
        some = islice(os.scandir(here), WHOLE_CLASS.members + 1)
        entries = sorted(some, key=lambda entry: os.fsencode(entry.name))
        kinds = {entry.name: entry.stat(follow_symlinks=False) for entry in entries}
    for name, state in kinds.items():
        path = (*parts, name)
        if stat.S_ISDIR(state.st_mode):
            yield Member("/".join(path), 0, "folder", _no_file)
            if len(path) < 20 and not any(fnmatch(name, pattern) for pattern in JUNK):
                try:
                    yield from _below(top, path, owner)
                except OSError as error:
                    why = f"it cannot be read ({error.strerror})"
                    yield Member("/".join(path), 0, why, _no_file)
            continue
        kind = REGULAR
        if stat.S_ISLNK(state.st_mode):
            kind = "a link is not followed"
        elif not stat.S_ISREG(state.st_mode):
            kind = "it is not a file"
        yield Member("/".join(path), state.st_size, kind, partial(_open_own, top, path, owner))


def _no_file() -> IO[bytes]:
    raise Refused("it is not a file")


@contextmanager
def _descend(top: int, parts: tuple[str, ...]) -> Iterator[int]:
    """Open a folder below an open one, step by step."""
    here = os.dup(top)
    try:
        for part in parts:
            below = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=here)
            os.close(here)
            here = below
        yield here
    finally:
        os.close(here)


def _open_own(top: int, path: tuple[str, ...], owner: int | None) -> IO[bytes]:
    """Open a file that is its sender's own, and nobody else's under another name."""
    with _descend(top, path[:-1]) as here:
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY
        handle = os.open(path[-1], flags, dir_fd=here)
    state = os.fstat(handle)
    why = ""
    if not stat.S_ISREG(state.st_mode):
        why = "it is not a file"
    elif owner is not None and state.st_uid != owner:
        why = "it belongs to somebody else than its folder"
    elif state.st_nlink > 1:
        why = "it has a second name elsewhere (a hard link)"
    if why:
        os.close(handle)
        raise Refused(why)
    return os.fdopen(handle, "rb")
