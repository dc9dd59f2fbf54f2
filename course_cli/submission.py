"""Pack a week for handing in: a zip file that `nbgrader zip_collect` takes as it is."""

import json
import os
import unicodedata
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_cli.course_root import CourseError
from course_cli.workspace import course_files, is_new_edition
from course_utils.about import edition_in

if TYPE_CHECKING:  # a student's first import is quick
    from grading.matching import Matched


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
    """Pack a week's files into a new zip file, notebooks without their outputs.

    To be marked, a notebook is run again; what it has shown is not needed and can be large. The zip
    file's comment says of which editions of the course the notebooks are; each says it itself, too.

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
        If nobody can have that name, there is no such week, a notebook in it cannot be read, or
        the zip file exists.
    """
    student = unicodedata.normalize("NFC", student)  # some keyboards take é apart
    require_name(student)
    contents, editions = contents_of(workspace, week)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / zip_name(week, student, moment or datetime.now(UTC))
    part = target.with_suffix(f".{os.getpid()}.part")
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in contents.items():
                archive.writestr(name, content)
            archive.comment = f"course edition: {', '.join(sorted(editions))}".encode()
        if target.exists():
            raise CourseError(f"{target} exists already. Wait a second and hand in again.")
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return target, list(contents)


def require_name(student: str) -> None:
    """Refuse a name that would confuse the collector.

    Parameters
    ----------
    student : str

    Raises
    ------
    CourseError
        If no student can have that name.
    """
    from grading.student_names import ALLOWED, is_student_name

    if not is_student_name(student):
        raise CourseError(
            f"No student can be called {student!r}: allowed are {ALLOWED}. "
            "Give your name as your instructor knows it: course submit week2 --student ada, or "
            'hand_in(name="ada") on the start page.'
        )


def contents_of(workspace: Path, week: str) -> tuple[dict[str, bytes], set[str]]:
    """Return what is packed of a week, by name, and the editions of its notebooks.

    Parameters
    ----------
    workspace : Path
        The student's folder.
    week : str
        A sub-folder of it, such as ``week2``.

    Raises
    ------
    CourseError
        If there is no such week, or a notebook in it cannot be read.
    """
    weeks = sorted(path.name for path in workspace.glob("week*") if path.is_dir())
    if week not in weeks:
        raise CourseError(
            f"There is no {week!r} in {workspace}; there is: {', '.join(weeks) or 'nothing yet'}. "
            "Call `course lab` first if the folder is empty."
        )
    names = [name for name in course_files(workspace / week) if not is_new_edition(name)]
    notebooks = [name for name in names if name.lower().endswith(".ipynb")]
    if not notebooks:
        raise CourseError(f"There is no notebook in {workspace / week}.")
    contents = {name: (workspace / week / name).read_bytes() for name in names}
    editions = set()
    for name in notebooks:
        notebook = _read_notebook(f"{week}/{name}", contents[name])
        editions.add(edition_in(notebook) or "none")
        contents[name] = _without_outputs(notebook, contents[name])
    return contents, editions


def counting(folder: Path, released: Path) -> "tuple[dict[str, Any], Matched]":
    """Return the course's notebooks of a week, and which of a student's files count for which.

    The grader's own rule is asked.

    Parameters
    ----------
    folder : Path
        The student's folder of the week.
    released : Path
        The course's folder of that week.
    """
    from grading.matching import match_files

    asked = {path.stem: _modern(path) for path in sorted(released.glob("*.ipynb"))}
    names = [name for name in course_files(folder) if not is_new_edition(name)]
    return asked, match_files({name: (folder / name).read_bytes() for name in names}, asked)


def which_count(folder: Path, released: Path) -> list[str]:
    """Say which of a week's notebooks will be marked, where that is not plain from their names.

    Parameters
    ----------
    folder : Path
        The student's folder of the week.
    released : Path
        The course's folder of that week.

    Returns
    -------
    list of str
        Sentences, the urgent ones in capitals at the beginning.
    """
    asked, matched = counting(folder, released)
    sentences = []
    for name in asked:
        path = matched.found.get(name, "")
        if not path:
            sentences.append(f"NOTHING COUNTS for {name}.ipynb: there is no file of that name.")
        elif path != f"{name}.ipynb":
            sentences.append(f"{path} counts as {name}.ipynb; give it that name to be sure.")
    for rival in matched.rivals:
        counts = matched.found[rival.name]
        sentence = f"{counts} counts, {rival.path} does not"
        if rival.has == "no more":
            sentences.append(f"{sentence}.")
            continue
        about = (
            f"and nothing is written in {counts}. Are your answers in {rival.path}?"
            if rival.has == "all"
            else "and their answers differ. Do you mean the other one?"
        )
        sentences.append(
            f"PLEASE LOOK: {sentence}, {about} Then give that one the name {rival.name}.ipynb "
            "and hand in again."
        )
    return sentences + _of_other_editions(folder, matched.found, asked)


def _of_other_editions(
    folder: Path, found: Mapping[str, str], asked: Mapping[str, Any]
) -> list[str]:
    """Say which of the notebooks that count are of another edition than the course's are now."""
    sentences = []
    for name, path in found.items():
        now, written = edition_in(asked[name]), edition_in(json.loads((folder / path).read_bytes()))
        if now and written not in ("", now):
            sentences.append(f"{path} is of the edition {written}; the course's is {now} now.")
    return sentences


def _modern(path: Path) -> Any:
    """Read one of the course's own notebooks, its cells' texts in one piece."""
    notebook = json.loads(path.read_bytes())
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    return notebook


def _without_outputs(notebook: dict[str, Any], content: bytes) -> bytes:
    """Return a notebook without what it has shown; as it is, byte for byte, if that is nothing."""
    shown = [cell for cell in notebook["cells"] if cell.get("outputs")]
    for cell in shown:
        cell["outputs"] = []
    metadata = notebook.get("metadata")
    widgets = metadata.pop("widgets", None) if isinstance(metadata, dict) else None
    if not shown and not widgets:
        return content
    return (json.dumps(notebook, indent=1) + "\n").encode()


def _read_notebook(name: str, content: bytes) -> dict[str, Any]:
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
    return dict(notebook)
