"""What lies in the student's own package: what was written there, and what has passed.

A hidden file beside the modules has the hash of each block as it was written, and of each function
that has passed, with all that it uses. A block that is no longer what was written is the student's,
and so is any other file of the package.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from course_utils.about import version
from course_utils.files import write_atomically
from course_utils.progress import workspace_above

from .blocks import IMPORTS, BrokenModule, Need, Piece, block_of, bound, digest, place, statements
from .plain_text import read_text, write_text
from .texts import identity

__all__ = ["FOLDER", "MANIFEST", "VERSIONS", "Busy", "Entry", "Kept", "Shelf", "shelf_above"]

FOLDER = "my_network"
"""The package's name, in the student's folder."""

MANIFEST = ".kept.json"
VERSIONS = "versions"
"""The folder of earlier versions, and of newer ones where the student has changed a block."""

LOCK = ".writing"
PATIENCE = 10.0
"""Seconds until a writer that has left its lock behind is taken for dead."""

SIGN_OF_LIFE = 1.0
"""Seconds after which a writer renews its lock: a busy disk may take longer than `PATIENCE`."""


class Busy(OSError):
    """Another notebook is writing, and does not end."""


@dataclass(frozen=True)
class Entry:
    """A function that was kept.

    Parameters
    ----------
    name : str
        As the notebook calls it.
    notebook : str
        Where it was written, such as ``"week2/numpy_basics"``.
    reference : str
        The function of `course_utils.reference` whose place it takes.
    block : str
        The hash of its block as it was written.
    needs : tuple of Need
        What it imports.
    passed : tuple of str
        Hashes of those texts that have passed, with edition and NumPy; see `Shelf.stamp`.
    """

    name: str
    notebook: str
    reference: str
    block: str = ""
    needs: tuple[Need, ...] = ()
    passed: tuple[str, ...] = field(default=())


Kept = dict[str, dict[str, Entry]]
"""What was kept, by topic and name."""


class Shelf:
    """The student's own package in a folder.

    Parameters
    ----------
    folder : Path
        It need not exist yet.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def file(self, topic: str) -> Path:
        """Return the file of a topic's module."""
        return self.folder / f"{topic}.py"

    def text(self, topic: str) -> str:
        """Return the text of a topic's module; "" if there is none.

        Raises
        ------
        BrokenModule
            If it is not written in UTF-8.
        OSError
            If it is there and cannot be read.
        """
        try:
            return read_text(self.file(topic))
        except FileNotFoundError:
            return ""

    def entries(self) -> Kept:
        """Return what was kept, by topic and name; nothing where that cannot be read."""
        try:
            return self._manifest()[0]
        except OSError:
            return {}

    def entry(self, topic: str, reference: str) -> Entry | None:
        """Return what takes the place of a function of the reference; None if nothing does."""
        entries = self.entries().get(topic, {})
        return next((each for each in entries.values() if each.reference == reference), None)

    def stamp(self, topic: str, name: str, text: str | None = None) -> str:
        """Return a hash of a function as it stands, of the course's version and of NumPy's.

        Parameters
        ----------
        topic, name : str
        text : str, optional
            Its module's text; the one that lies there, if not given.

        Raises
        ------
        BrokenModule
            If a module cannot be read as Python.
        OSError
            If a file cannot be read.
        """

        def read(other: str) -> str:
            return self.text(other) if text is None or other != topic else text

        return digest(f"{identity(topic, name, read)} {version()} {np.__version__}")

    def is_edited(self, topic: str, name: str) -> bool:
        """Whether a block is not what was written there, or was never written by a check.

        Raises
        ------
        BrokenModule
            If the module cannot be read as Python.
        """
        text = self.text(topic)
        entry, block = self.entries().get(topic, {}).get(name), block_of(text, name)
        if block:
            return entry is None or digest(block) != entry.block
        return any(name in bound(node, imports=False) for node in statements(text))

    def with_piece(self, topic: str, piece: Piece, notebook: str) -> tuple[str, str]:
        """Return a module's text now, and with a function as its block; nothing is written.

        Raises
        ------
        BrokenModule
            If the module cannot be read, or a name that goes along means something else there.
        """
        text, entries = self.text(topic), self.entries().get(topic, {})
        others = [
            need for each in entries.values() if each.name != piece.name for need in each.needs
        ]
        return text, place(
            text, topic, piece, notebook, others, self._imports_are_ours(topic, text)
        )

    def _imports_are_ours(self, topic: str, text: str) -> bool:
        """Whether a module's block of imports is as it was written, or there is no module yet."""
        written = self.entries().get(topic, {}).get(IMPORTS)
        return not text or bool(written and digest(block_of(text, IMPORTS)) == written.block)

    def put(self, topic: str, piece: Piece, entry: Entry, before: str, after: str) -> bool:
        """Write a module with a new block, unless it has changed meanwhile; say whether it did.

        Parameters
        ----------
        topic : str
        piece : Piece
        entry : Entry
            Its block and its needs are filled in here.
        before, after : str
            As `with_piece` returned them.

        Returns
        -------
        bool
            False if somebody else has written meanwhile: nothing is done then.

        Raises
        ------
        OSError
            If a file cannot be written.
        """
        with self._alone():
            self._manifest()  # or no block is written, for nobody could say then whose it is
            if self.text(topic) != before:
                return False
            old = block_of(before, piece.name)
            if old and before != after:
                self.put_aside(topic, piece.name, old)
            write_text(self.file(topic), after)
            kept = replace(entry, block=digest(block_of(after, piece.name)), needs=piece.needs)
            kept = replace(kept, passed=(self.stamp(topic, piece.name),))
            new = [kept]
            if self._imports_are_ours(topic, before):
                new.append(Entry(IMPORTS, "", "", digest(block_of(after, IMPORTS))))
            self._write(topic, *new)
        return True

    def trust(self, topic: str, name: str, stamp: str) -> None:
        """Write down that a text has passed.

        Raises
        ------
        OSError
            If that cannot be written.
        """
        with self._alone():
            entry = self.entries().get(topic, {}).get(name)
            if entry and stamp not in entry.passed:
                self._write(topic, replace(entry, passed=(*entry.passed, stamp)[-20:]))

    def put_aside(self, topic: str, name: str, text: str) -> Path:
        """Write a version of a function beside the package's modules, once; return the file.

        Raises
        ------
        OSError
            If it cannot be written.
        """
        number = 1
        content = text.rstrip() + "\n"
        while True:
            file = self.folder / VERSIONS / f"{topic}.{name}.{number}.py"
            if not os.path.lexists(file):
                write_atomically(file, content.encode(), mode=None)
                return file
            with contextlib.suppress(OSError):
                if file.read_text(encoding="utf-8", errors="replace") == content:
                    return file
            number += 1

    def furnish(self, texts_for: Callable[[Kept], Mapping[str, str]]) -> None:
        """Write what makes a package of the folder, but for what the student has changed of it.

        Parameters
        ----------
        texts_for : callable
            Takes what is kept, by topic and name; returns texts, by path with slashes.

        Raises
        ------
        OSError
            If a file cannot be written.
        """
        with self._alone():
            topics, written = self._manifest()
            before = dict(written)
            for path, text in texts_for(topics).items():
                if self._is_ours(path, text, written.get(path, "")):
                    write_text(self.folder / path, text)
                    written[path] = digest(text)
            if written != before:
                self._save(topics, written)

    def _is_ours(self, path: str, text: str, written: str) -> bool:
        """Whether a file is missing, or is what was written there and has to become another."""
        try:
            there = digest(read_text(self.folder / path))
        except FileNotFoundError:
            return True
        except BrokenModule:  # no check wrote that
            return False
        return there == written != digest(text)

    def _write(self, topic: str, *entries: Entry) -> None:
        kept, files = self._manifest()
        kept.setdefault(topic, {}).update({entry.name: entry for entry in entries})
        self._save(kept, files)

    def _manifest(self) -> tuple[Kept, dict[str, str]]:
        """Return what was kept, and the hashes of the package's other files as written.

        Raises
        ------
        OSError
            If that is there and cannot be read: whoever went on would forget it.
        """
        try:
            kept = json.loads((self.folder / MANIFEST).read_text(encoding="utf-8"))
            topics = {
                str(topic): {name: _entry(name, each) for name, each in entries.items()}
                for topic, entries in kept["topics"].items()
            }
            return topics, {str(path): str(each) for path, each in kept.get("files", {}).items()}
        except FileNotFoundError:
            return {}, {}
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return {}, {}

    def _save(self, kept: Kept, files: dict[str, str]) -> None:
        plain = {
            topic: {
                name: {k: v for k, v in asdict(entry).items() if k != "name"}
                for name, entry in sorted(each.items())
            }
            for topic, each in sorted(kept.items())
        }
        record = {"topics": plain, "files": files}
        text = json.dumps(record, indent=1, ensure_ascii=False)
        write_atomically(self.folder / MANIFEST, text.encode(), mode=None)

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Be the only one who writes: a file that only one can make is there meanwhile."""
        self.folder.mkdir(parents=True, exist_ok=True)
        lock, late = self.folder / LOCK, time.monotonic() + 2 * PATIENCE
        while not _made(lock):
            _forget_if_left_behind(lock)
            if time.monotonic() > late:
                raise Busy(None, f"another notebook is writing into {self.folder.name}")
            time.sleep(0.02)
        try:
            with _kept_alive(lock):
                yield
        finally:
            lock.unlink(missing_ok=True)


def shelf_above(folder: Path | None = None) -> Shelf | None:
    """Return the student's own package, which may be empty yet; None outside a student's folder.

    Parameters
    ----------
    folder : Path, optional
        The folder that we are in, if not given.
    """
    workspace = workspace_above(folder)
    return Shelf(workspace / FOLDER) if workspace else None


def _made(lock: Path) -> bool:
    try:
        lock.touch(exist_ok=False)
    except FileExistsError:
        return False
    except PermissionError:  # Windows says so of a file that is just being deleted
        if os.name == "nt" and lock.exists():
            return False
        raise
    return True


@contextlib.contextmanager
def _kept_alive(lock: Path) -> Iterator[None]:
    """Renew a lock again and again, so that nobody takes whoever holds it for dead."""
    done = threading.Event()

    def renew() -> None:
        while not done.wait(SIGN_OF_LIFE):
            with contextlib.suppress(OSError):  # on a busy disk, the next one may come through
                os.utime(lock)

    thread = threading.Thread(target=renew, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _forget_if_left_behind(lock: Path) -> None:
    with contextlib.suppress(OSError):  # it is gone, or somebody else was faster
        if time.time() - lock.stat().st_mtime > PATIENCE:
            aside = lock.with_name(f"{LOCK}-{os.getpid()}")
            lock.replace(aside)  # only one writer can take it away
            aside.unlink()


def _entry(name: str, kept: dict[str, Any]) -> Entry:
    needs = tuple(Need(**each) for each in kept["needs"])
    passed = tuple(str(each) for each in kept["passed"])
    return Entry(name, str(kept["notebook"]), str(kept["reference"]), kept["block"], needs, passed)
