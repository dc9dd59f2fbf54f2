"""Pack a week for handing in: a zip file that `nbgrader zip_collect` takes as it is."""

import json
import os
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from course_cli.course_root import CourseError
from course_cli.workspace import course_files, is_new_edition

STUDENT_ID = re.compile(r"[\w.@-]*\w", re.ASCII)


def zip_name(week: str, student: str, moment: datetime) -> str:
    """Return the file name that the collector in nbgrader_config.py reads.

    Examples
    --------
    >>> zip_name("week2", "ada", datetime(2026, 9, 14, 18, 30, tzinfo=UTC))
    'week2_20260914T183000Z_ada.zip'
    """
    return f"{week}_{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}_{student}.zip"


def pack(
    workspace: Path, week: str, student: str, folder: Path, moment: datetime | None = None
) -> tuple[Path, list[str]]:
    """Pack a week's files into a new zip file.

    Parameters
    ----------
    workspace : Path
        The student's folder.
    week : str
        A sub-folder of it, such as ``week2``.
    student : str
        The name the instructor knows the student by.
    folder : Path
        Where the zip file goes.
    moment : datetime, optional
        The time of handing in; now if not given.

    Returns
    -------
    tuple of (Path, list of str)
        The zip file and what is in it.

    Raises
    ------
    CourseError
        If there is no such week, a notebook in it cannot be read, or the zip file exists.
    """
    if not STUDENT_ID.fullmatch(student):
        raise CourseError(
            f"A student's name is made of letters, digits and . _ @ -; received {student!r}. "
            "Name yourself as your instructor knows you: course submit week2 --student ada"
        )
    weeks = sorted(path.name for path in workspace.glob("week*") if path.is_dir())
    if week not in weeks:
        raise CourseError(
            f"There is no {week!r} in {workspace}; there is: {', '.join(weeks) or 'nothing yet'}. "
            "Call `course lab` first if the folder is empty."
        )
    names = [name for name in course_files(workspace / week) if not is_new_edition(name)]
    notebooks = [name for name in names if name.endswith(".ipynb")]
    if not notebooks:
        raise CourseError(f"There is no notebook in {workspace / week}.")
    contents = {name: (workspace / week / name).read_bytes() for name in names}
    for name in notebooks:
        _require_notebook(f"{week}/{name}", contents[name])

    folder.mkdir(parents=True, exist_ok=True)
    target = folder / zip_name(week, student, moment or datetime.now(UTC))
    part = target.with_suffix(f".{os.getpid()}.part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in contents.items():
                archive.writestr(name, content)
        if target.exists():
            raise CourseError(f"{target} exists already. Wait a second and call the command again.")
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)
    return target, names


def _require_notebook(name: str, content: bytes) -> None:
    try:
        notebook = json.loads(content)
    except ValueError as error:
        raise CourseError(
            f"{name} is not a readable notebook ({error}). Nothing was packed. Open it in "
            "JupyterLab and save it (Ctrl+S); if it does not open, copy your answers into a fresh "
            "one: rename this file, then call `course lab`."
        ) from error
    is_notebook = (
        isinstance(notebook, dict)
        and isinstance(notebook.get("cells"), list)
        and all(isinstance(cell, dict) and "source" in cell for cell in notebook["cells"])
    )
    if not is_notebook:
        raise CourseError(
            f"{name} is not a notebook: it has no list of cells. Nothing was packed. Rename this "
            "file, then call `course lab` for a fresh one."
        )
