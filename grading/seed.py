"""Where the instructor's secret is kept: out of the course's folder, for nobody else to read.

A link in a submission can lead whoever collects it to any file of the course. So the seed lies in
the state folder of the person who grades, and the course's folder holds only the name that it has
there: a moved or copied course finds it again, and a course without its seed is told so instead of
getting new hidden cases.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import stat
from pathlib import Path

from autograde_tests.machinery.agreed import SEED_VARIABLE

from .errors import SeedError

NAME_FILE = Path(".course", "seed-name")
OLD_FILE = ".grading_seed"
NAME = re.compile(r"[0-9a-f]{32}")


def state_folder() -> Path:
    """Return the folder for this user's seeds, by the XDG base directory specification.

    Raises
    ------
    SeedError
        If this user has no home folder.
    """
    state = os.environ.get("XDG_STATE_HOME", "")
    try:
        base = Path(state) if Path(state).is_absolute() else Path.home() / ".local" / "state"
    except RuntimeError as error:
        raise SeedError(
            f"the grading seed has no place: this user has no home folder. Set {SEED_VARIABLE} or "
            "XDG_STATE_HOME"
        ) from error
    return base / "neural-networks-by-hand" / "seeds"


def seed_file(root: Path) -> Path:
    """Return where the seed of a course is kept, whether it is there or not.

    Raises
    ------
    SeedError
        If the name in the course's folder is damaged.
    """
    return state_folder() / (_name(root) or _new_name(root))


def grading_seed(root: Path) -> str:
    """Return the secret that hidden cases are drawn from; make it on first use.

    Parameters
    ----------
    root : Path
        The course's folder. A ``.grading_seed`` in it, as earlier versions made it, is moved out.

    Raises
    ------
    SeedError
        If the seed of this course is with somebody else, or cannot be read or written.
    """
    if given := os.environ.get(SEED_VARIABLE):
        return given
    try:
        return _kept(root)
    except OSError as error:
        raise SeedError(
            f"the grading seed of {root} cannot be kept: {error}. Mend that, or set {SEED_VARIABLE}"
        ) from error


def _kept(root: Path) -> str:
    file = seed_file(root)
    old = root / OLD_FILE
    if old.is_file() and not old.is_symlink():
        _move(old, file)
    elif not file.exists():
        if _name(root):
            raise SeedError(
                f"the seed of this course is not on this machine, or is another user's: {file} is "
                f"missing. Copy that file from where the course was graded before, or set "
                f"{SEED_VARIABLE} to what it holds. If it is lost, remove {root / NAME_FILE}: all "
                "hidden cases are drawn anew then, and marks can change"
            )
        _make(file, secrets.token_hex(16))
    if _name(root) is None:
        (root / NAME_FILE).parent.mkdir(exist_ok=True)
        (root / NAME_FILE).write_text(file.name)
    return _read(file)


def _move(old: Path, file: Path) -> None:
    seed = old.read_text().strip()
    if not seed:
        raise SeedError(f"{old} is empty: remove it, and a new seed is made")
    _make(file, seed)
    if _read(file) != seed:
        raise SeedError(
            f"this course has two seeds: {old} and {file}. Remove the one that marks were not "
            "drawn with"
        )
    old.unlink()


def _make(file: Path, seed: str) -> None:
    """Write a seed, unless there is one: what another command wrote at the same time holds."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.parent.chmod(0o700)
    part = file.with_name(f"{file.name}.{os.getpid()}")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    part.write_text(seed)
    try:
        os.link(part, file)
    except FileExistsError:
        pass
    finally:
        part.unlink()


def _read(file: Path) -> str:
    """Read a seed of one's own, which nobody else can read then."""
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    with os.fdopen(handle) as stream:
        if os.name == "posix":  # authors use nbgrader's other commands on Windows, too
            state = os.fstat(handle)
            if state.st_uid != os.geteuid():
                raise SeedError(f"{file} belongs to another user: it is no secret of yours")
            if stat.S_IMODE(state.st_mode) & 0o077:
                os.fchmod(handle, 0o600)
        seed = stream.read().strip()
    if not seed:
        raise SeedError(f"{file} is empty: copy it from a backup, or remove it for a new seed")
    return seed


def _name(root: Path) -> str | None:
    """Return the name that the course's folder gives its seed; None if it gives none yet."""
    try:
        name = (root / NAME_FILE).read_text().strip()
    except FileNotFoundError:
        return None
    if not NAME.fullmatch(name):
        raise SeedError(
            f"{root / NAME_FILE} is damaged: it should hold 32 hexadecimal digits, received "
            f"{name[:40]!r}. Restore it, or remove it if the course was never moved"
        )
    return name


def _new_name(root: Path) -> str:
    """Return a name by the course's place: a course that lost its name finds its seed so."""
    return hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:32]
