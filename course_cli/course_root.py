"""Where the course lies on this machine, and where its student works."""

from dataclasses import dataclass
from pathlib import Path

from course_cli.workspace import EDITIONS, START_PAGE

SHIPPED = Path(__file__).parent / "_notebooks"
"""The student edition in an installed wheel; a clone has none here, but ``notebooks/``."""


class CourseError(Exception):
    """Something the person at the keyboard can mend; the message says how."""


@dataclass(frozen=True)
class Workplace:
    """Where a student's notebooks come from, and where they work on their copy.

    Parameters
    ----------
    notebooks : Path
        The student edition, as the course ships it.
    workspace : Path
        The student's folder; it need not exist yet.
    """

    notebooks: Path
    workspace: Path


def find_root(start: Path | None = None) -> Path:
    """Return the course's folder: `start` or the nearest folder above it that holds the course.

    Parameters
    ----------
    start : Path, optional
        Where to look first; the current folder if not given.

    Raises
    ------
    CourseError
        If no folder from `start` upwards holds ``nbgrader_config.py`` and ``notebooks``.
    """
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if _is_root(folder):
            return folder
    raise _outside(start)


def find_workplace(start: Path | None = None, shipped: Path = SHIPPED) -> Workplace:
    """Return where a student works: in the course's folder, else where they called `course lab`.

    The course's folder has the notebooks and ``workspace``. Outside it they come from the installed
    package, and ``workspace`` is the one that is already there, in `start` or above it, else
    it is to be made in `start`.

    Parameters
    ----------
    start : Path, optional
        Where to look first; the current folder if not given.
    shipped : Path
        The installed package's notebooks.

    Raises
    ------
    CourseError
        If there are no notebooks, or `start` has a ``workspace`` of somebody else's.
    """
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        workspace = folder / "workspace"
        if _is_root(folder):
            return Workplace(folder / "notebooks", workspace)
        if shipped.is_dir() and (workspace / EDITIONS).is_file():
            return Workplace(shipped, workspace)
    if not shipped.is_dir():
        raise _outside(start)
    workspace = start / "workspace"
    if workspace.is_dir() and any(workspace.iterdir()) and not (workspace / START_PAGE).exists():
        raise CourseError(
            f"{workspace} is there already and holds something else than this course. Change to "
            "another folder, then call the command again: it makes a folder workspace there."
        )
    return Workplace(shipped, workspace)


def _outside(start: Path) -> CourseError:
    return CourseError(
        f"This is not the course's folder, nor inside it: {start}. Change to the folder that "
        "holds nbgrader_config.py and notebooks, then call the command again."
    )


def _is_root(folder: Path) -> bool:
    return (folder / "nbgrader_config.py").is_file() and (folder / "notebooks").is_dir()
