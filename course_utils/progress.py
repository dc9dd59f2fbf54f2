"""What a student has done: one small file in their own folder, and nothing leaves the machine.

Each check adds a line when an exercise stands differently than before. Lines are only ever added,
so two notebooks that write at once lose nothing, and a line that cannot be read costs that line
alone. Deleting the file forgets what was done, and nothing else.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

__all__ = ["FILE", "MARK", "Standing", "forget", "latest", "read", "record", "workspace_above"]

FILE = "progress.jsonl"
"""The file's name in the student's folder."""

MARK = ".editions.json"
"""What `course lab` writes into the folder that it prepares: a student's folder is where it is."""

STATES = ("passed", "failed", "open")
"""What is visible passes, it does not, nothing was written yet."""

MOST_POINTS = 1e6
"""No exercise has more; what is no number at all is no points either."""


@dataclass(frozen=True)
class Standing:
    """How an exercise stands.

    Parameters
    ----------
    notebook : str
        Week and notebook, such as ``"week2/numpy_basics"``.
    exercise : str
        Its name.
    state : {"passed", "failed", "open"}
    points : float
        What the visible checks come to, of the exercise's points.
    at : str
        When a check said so, in ISO 8601, UTC.
    answered : int
        Of a quiz: how many of its questions have an answer.
    """

    notebook: str
    exercise: str
    state: str
    points: float
    at: str = ""
    answered: int = 0


def workspace_above(folder: Path | None = None) -> Path | None:
    """Return the student's folder in which a folder lies; None if there is none.

    Parameters
    ----------
    folder : Path, optional
        The folder that we are in, if not given.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as there:
    ...     Path(there, "week2").mkdir()
    ...     Path(there, MARK).touch()
    ...     workspace_above(Path(there, "week2")) == Path(there).resolve()
    True
    """
    try:
        folder = (folder or Path.cwd()).resolve()
    except OSError:  # somebody has deleted the folder that we are in
        return None
    return next((each for each in (folder, *folder.parents) if (each / MARK).is_file()), None)


def record(workspace: Path, standing: Standing) -> None:
    """Write down how an exercise stands, if that is new.

    Parameters
    ----------
    workspace : Path
        The student's folder.
    standing : Standing
        Its time is taken now, if it has none.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    before = read(workspace).get(standing.notebook, {}).get(standing.exercise)
    if before and replace(before, at=standing.at) == standing:
        return
    at = standing.at or datetime.now(UTC).isoformat(timespec="seconds")
    line = json.dumps(asdict(standing) | {"at": at}, ensure_ascii=False).encode() + b"\n"
    with (workspace / FILE).open("a+b") as stream:  # whatever is written goes to the end
        if stream.seek(0, os.SEEK_END):
            stream.seek(-1, os.SEEK_END)
            if stream.read(1) != b"\n":  # somebody pulled the plug in the middle of a line
                line = b"\n" + line
        stream.write(line)


def read(workspace: Path) -> dict[str, dict[str, Standing]]:
    """Return how each exercise stands that a check has seen, by notebook and exercise.

    The one that was checked last comes last.

    Parameters
    ----------
    workspace : Path
        The student's folder.
    """
    found: dict[str, dict[str, Standing]] = {}
    for standing in _lines(workspace / FILE):
        of_notebook = found.pop(standing.notebook, {})
        of_notebook.pop(standing.exercise, None)
        found[standing.notebook] = of_notebook | {standing.exercise: standing}
    return found


def forget(workspace: Path) -> bool:
    """Delete the record, and nothing else; return whether there was one.

    Parameters
    ----------
    workspace : Path
        The student's folder.

    Raises
    ------
    OSError
        If it cannot be deleted.
    """
    try:
        (workspace / FILE).unlink()
    except FileNotFoundError:
        return False
    return True


def latest(workspace: Path) -> Standing | None:
    """Return the exercise whose standing changed last: where the student stopped.

    Parameters
    ----------
    workspace : Path
        The student's folder.
    """
    return next((list(each.values())[-1] for each in reversed(read(workspace).values())), None)


def _lines(file: Path) -> Iterator[Standing]:
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:  # none yet, or none that can be read
        return
    for line in text.splitlines():
        try:
            standing = Standing(**json.loads(line))
        except (ValueError, TypeError, RecursionError):
            continue
        if _is_sound(standing):
            yield standing


def _is_sound(standing: Standing) -> bool:
    texts = (standing.notebook, standing.exercise, standing.at)
    can_be_shown = all(isinstance(each, str) and each.isprintable() for each in texts)
    points = isinstance(standing.points, int | float) and 0 <= standing.points <= MOST_POINTS
    answered = isinstance(standing.answered, int)
    return can_be_shown and points and answered and standing.state in STATES
