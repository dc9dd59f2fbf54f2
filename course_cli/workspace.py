"""The student's working folder: filled from the course's notebooks, never overwritten.

One rule decides everything. A file in the workspace may be replaced only if its content is an
edition that this program handed out; whatever else lies there is the student's work and stays.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from course_utils.about import EDITION, LABEL, edition_in
from course_utils.files import write_atomically
from course_utils.progress import MARK

EDITIONS = MARK
START_PAGE = "START.ipynb"
FORMER_START_PAGE = "START.md"

# Jupyter writes these by itself when a notebook is opened, run or saved.
_JUPYTER_CELL_METADATA = {"collapsed", "execution", "jupyter", "scrolled", "trusted"}
_NOT_EDITED_IN_CELLS = _JUPYTER_CELL_METADATA | {LABEL}
_JUPYTER_METADATA = {"kernelspec", "language_info", "widgets"}
# A new edition whose notebook is the old one lays nothing beside a student's work.
_NOT_EDITED = _JUPYTER_METADATA | {EDITION}

State = Literal["added", "updated", "beside", "kept", "removed", "blocked"]


@dataclass(frozen=True)
class Change:
    """What became of one file of the course.

    Parameters
    ----------
    path : str
        The file, relative to the workspace, with forward slashes.
    state : str
        ``added`` it was missing; ``updated`` it was untouched and older; ``beside`` the student
        edited it, so the newer edition was laid beside it; ``kept`` nothing to do; ``removed`` it
        was untouched, and another file has taken its place; ``blocked`` it could not be read or
        written.
    detail : str
        The file laid beside, or the reason why it is blocked.
    """

    path: str
    state: State
    detail: str = ""


def fingerprint(content: bytes, is_notebook: bool) -> str | None:
    """Return the sha256 of what a person can edit in a file, or None if it is no valid notebook.

    A notebook's outputs, execution counts, cell ids, its edition, the labels of its answer cells
    and the metadata that Jupyter writes by itself do not count. Everything else does.

    Examples
    --------
    >>> ran = b'{"cells": [{"cell_type": "code", "source": "1", "execution_count": 4}]}'
    >>> not_run = b'{"cells": [{"cell_type": "code", "source": ["1"], "execution_count": null}]}'
    >>> fingerprint(ran, True) == fingerprint(not_run, True)
    True
    >>> fingerprint(b"{", True) is None
    True
    """
    if not is_notebook:
        return hashlib.sha256(content).hexdigest()
    try:
        notebook = json.loads(content)
        cells = [_editable(cell) for cell in notebook["cells"]]
        metadata = _without(notebook.get("metadata", {}), _NOT_EDITED)
        canonical = json.dumps([cells, metadata], sort_keys=True)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return hashlib.sha256(canonical.encode()).hexdigest()


def _editable(cell: dict[str, Any]) -> dict[str, Any]:
    source = cell["source"]
    kept = _without(cell, {"outputs", "execution_count", "id"})
    kept["source"] = source if isinstance(source, str) else "".join(source)
    kept["metadata"] = _without(cell.get("metadata", {}), _NOT_EDITED_IN_CELLS)
    return kept


def _without(mapping: dict[str, Any], keys: set[str]) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if key not in keys}


def prepare(notebooks: Path, workspace: Path) -> list[Change]:
    """Fill the workspace from the course's notebooks without losing anything of the student's.

    Parameters
    ----------
    notebooks : Path
        The student edition, as the course ships it.
    workspace : Path
        The student's folder; made if it is missing.

    Returns
    -------
    list of Change
        One for each file of the course.
    """
    workspace.mkdir(parents=True, exist_ok=True)
    editions = _read_editions(workspace / EDITIONS)
    changes = []
    for path in course_files(notebooks):
        handed_out = editions.setdefault(path, [])
        try:
            changes.append(_bring(notebooks / path, workspace, path, handed_out))
        except OSError as error:
            changes.append(Change(path, "blocked", error.strerror or str(error)))
    if (notebooks / START_PAGE).is_file():
        changes += _take_back(workspace, FORMER_START_PAGE, editions)
    write_atomically(
        workspace / EDITIONS, json.dumps(editions, indent=1, sort_keys=True).encode(), mode=None
    )
    return changes


def _take_back(workspace: Path, path: str, editions: dict[str, list[str]]) -> list[Change]:
    """Remove a page that was handed out once and has not been edited; two would confuse."""
    file = workspace / path
    try:
        if fingerprint(file.read_bytes(), is_notebook=False) not in editions.get(path, []):
            return []
        file.unlink()
    except OSError:  # there is none, or it stays: it does no harm
        return []
    del editions[path]
    return [Change(path, "removed", START_PAGE)]


def course_files(folder: Path) -> Iterator[str]:
    """Yield the files under a folder, without hidden ones, as relative paths with slashes."""
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder)
        if file.is_file() and not any(part.startswith(".") for part in path.parts):
            yield path.as_posix()


def edition_of(notebooks: Path) -> str:
    """Return the edition of the course's notebooks; "" if they say none.

    Parameters
    ----------
    notebooks : Path
        The student edition, as the course ships it.
    """
    said = (edition_in(json.loads(file.read_bytes())) for file in notebooks.glob("*/*.ipynb"))
    return max(said, default="")


def _bring(original: Path, workspace: Path, path: str, handed_out: list[str]) -> Change:
    content = original.read_bytes()
    is_notebook = original.suffix == ".ipynb"
    edition = fingerprint(content, is_notebook)
    if edition is None:
        return Change(path, "blocked", f"{original} is not a valid notebook")
    target = workspace / path

    def is_ours(file: Path) -> bool:
        """Whether a file holds exactly what was handed out earlier."""
        return fingerprint(file.read_bytes(), is_notebook) in handed_out

    if not os.path.lexists(target):
        write_atomically(target, content, mode=None)
        _remember(handed_out, edition)
        return Change(path, "added")
    if fingerprint(target.read_bytes(), is_notebook) == edition:
        _remember(handed_out, edition)
        return Change(path, "kept")
    if is_ours(target):
        write_atomically(target, content, mode=None)
        _remember(handed_out, edition)
        return Change(path, "updated")
    if edition in handed_out:  # their own version of the newest edition
        return Change(path, "kept")

    for beside in _names_beside(target):
        if not os.path.lexists(beside) or is_ours(beside):
            write_atomically(beside, content, mode=None)
            _remember(handed_out, edition)
            return Change(path, "beside", beside.relative_to(workspace).as_posix())
    raise AssertionError("unreachable: the names never end")


def _names_beside(target: Path) -> Iterator[Path]:
    number = 1
    while True:
        label = "new-edition" if number == 1 else f"new-edition-{number}"
        yield target.with_name(f"{target.stem}.{label}{target.suffix}")
        number += 1


def is_new_edition(name: str) -> bool:
    """Whether a file name is one that `prepare` gives to an edition laid beside.

    Examples
    --------
    >>> is_new_edition("logistic_regression.new-edition-2.ipynb"), is_new_edition("mine.ipynb")
    (True, False)
    """
    return ".new-edition" in name


def _remember(handed_out: list[str], edition: str) -> None:
    if edition not in handed_out:
        handed_out.append(edition)


def _read_editions(file: Path) -> dict[str, list[str]]:
    """Read what was handed out. Unreadable means unknown: every file then counts as edited."""
    try:
        editions = json.loads(file.read_bytes())
        return {
            str(path): [str(edition) for edition in handed_out]
            for path, handed_out in editions.items()
            if isinstance(handed_out, list)
        }
    except (OSError, ValueError, AttributeError, RecursionError):
        return {}
