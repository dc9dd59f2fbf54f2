"""Where the course lies on this machine."""

from pathlib import Path


class CourseError(Exception):
    """Something the person at the keyboard can mend; the message says how."""


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
        if (folder / "nbgrader_config.py").is_file() and (folder / "notebooks").is_dir():
            return folder
    raise CourseError(
        f"This is not the course's folder, nor inside it: {start}. Change to the folder that "
        "holds nbgrader_config.py and notebooks, then call the command again."
    )
