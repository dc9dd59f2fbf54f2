"""Make a submitted notebook gradable: read it, whatever it is, and put back what is not theirs.

A submission may be broken by accident or on purpose. What comes out of `restore` has the author's
test cells, each once, and the student's own cells, and nothing else that could steer grading.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import nbformat

from course_utils.about import edition_in

from .pictures import Album, set_apart
from .trimming import LARGE, without_outputs
from .written import Origin, asks_about, beside, is_answer, is_blank, is_by_hand

MAX_CELLS = 2000
MAX_SOURCE = 2**20
REGIONS = ("HIDDEN TESTS", "MARK SCHEME")

Cell = dict[str, Any]


class UnreadableNotebook(Exception):
    """A submitted file is not a notebook; the message says why, for the report."""


@dataclass
class Restored:
    """A notebook ready to be run.

    Parameters
    ----------
    cells : list of dict
        Notebook cells without outputs. Those of the author's carry the author's metadata.
    remarks : list of str
        What had to be put right, one sentence each, for the report.
    looks : list of str
        What a person should look at, one sentence each; none of them is among the remarks.
    skipped : set of int
        Positions of cells that only show an experiment and are the author's word for word.
    by_hand : list of str
        Answers that a person has to mark, though their own cells are blank or were missing.
    """

    cells: list[Cell]
    remarks: list[str] = field(default_factory=list)
    looks: list[str] = field(default_factory=list)
    skipped: set[int] = field(default_factory=set)
    by_hand: list[str] = field(default_factory=list)


def read_notebook(content: bytes) -> dict[str, Any]:
    """Read a notebook of any version that nbformat can bring up to date.

    Returns
    -------
    dict
        ``cells``, with nothing in them that could steer grading, and the ``edition`` of the course
        that it says it is of.

    Raises
    ------
    UnreadableNotebook
        If the content is no notebook.

    Examples
    --------
    >>> read_notebook(b"{")
    Traceback (most recent call last):
        ...
    grading.restore.UnreadableNotebook: not a notebook: it is not valid JSON (line 1, column 2)
    """
    size = len(content)
    if size > LARGE:
        content = without_outputs(content)
    if len(content) > LARGE:
        raise UnreadableNotebook(
            f"not graded: the file has {size / 2**20:.0f} MB, and without its outputs more than "
            f"the {LARGE // 2**20} that are read"
        )
    try:
        raw = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableNotebook(
            f"not a notebook: the text is not UTF-8 (byte {error.start})"
        ) from error
    except json.JSONDecodeError as error:
        raise UnreadableNotebook(
            f"not a notebook: it is not valid JSON (line {error.lineno}, column {error.colno})"
        ) from error
    except RecursionError as error:
        raise UnreadableNotebook("not a notebook: its JSON is nested too deeply") from error
    except ValueError as error:
        raise UnreadableNotebook("not a notebook: a number in it is too long") from error
    return _modern(raw)


def _modern(raw: Any) -> dict[str, Any]:
    if not isinstance(raw, dict) or type(raw.get("nbformat", 0)) is not int:
        raise UnreadableNotebook("not a notebook: it says no format version")
    version = raw.get("nbformat", 0)
    if version not in (2, 3, 4):
        raise UnreadableNotebook(f"not a notebook that can be read: format version {version}")
    if version < 4:
        try:
            raw = nbformat.convert(nbformat.from_dict(raw), 4)
        except Exception as error:  # nbformat's converters raise whatever the content makes them
            raise UnreadableNotebook(
                f"not a notebook: format {version} could not be brought up to date"
            ) from error
    cells = raw.get("cells")
    if not isinstance(cells, list) or len(cells) > MAX_CELLS:
        raise UnreadableNotebook(f"not a notebook: no list of at most {MAX_CELLS} cells")
    cleaned = [clean for cell in cells if (clean := _clean(cell))]
    return {"cells": cleaned, "edition": edition_in(raw)}


def _clean(cell: Any) -> Cell | None:
    """Keep a cell's type, text, id, pictures, and nbgrader's name and checksum; drop all else."""
    if not isinstance(cell, dict):
        return None
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    if not isinstance(source, str):
        return None
    kind = cell.get("cell_type")
    if kind not in ("code", "markdown", "raw"):
        kind = "raw"
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    nbgrader = nbgrader if isinstance(nbgrader, dict) else {}
    attachments = cell.get("attachments")
    attachments = attachments if isinstance(attachments, dict) else {}
    if kind == "markdown":
        source, pasted = set_apart(source)
        attachments = attachments | pasted
    return {
        "cell_type": kind,
        "source": source[:MAX_SOURCE].encode("utf-8", "replace").decode(),
        "id": _text(cell.get("id")),
        "grade_id": _text(nbgrader.get("grade_id")),
        "checksum": _text(nbgrader.get("checksum")),
        "attachments": attachments,
    }


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def restore(
    submitted: dict[str, Any], source: dict[str, Any], files: Mapping[str, bytes] | None = None
) -> Restored:
    """Put the author's cells back into a submitted notebook.

    Parameters
    ----------
    submitted : dict
        What `read_notebook` returned.
    source : dict
        The instructor's notebook, as nbgrader released it (with its metadata).
    files : mapping of str to bytes
        What lies beside the submitted notebook, by its path from there. Pictures that a text
        names are shown with it.

    Returns
    -------
    Restored
        The student's cells in their order. An author's cell that was edited or given another
        type is the author's again; copies of it are dropped where they are locked and become
        plain cells where the student writes; one that is missing is appended. An answer for a
        person to mark whose cell is missing gets its cell back below what may be the answer.
    """
    restoring = _Restoring(source, files or {})
    named = {cell["grade_id"] for cell in submitted["cells"]}
    for cell in submitted["cells"]:
        restoring.take(cell, named)
    restoring.ask_a_person()
    restoring.append_missing()
    restored = restoring.restored
    restored.remarks += restoring.album.remarks
    return restored


class _Restoring:
    """A notebook on its way from submitted to restored."""

    def __init__(self, source: dict[str, Any], files: Mapping[str, bytes]) -> None:
        cells = source["cells"]
        self.restored = Restored([])
        self.album = Album(files)
        self._origins: list[Origin] = []
        self._seen: dict[str, Cell] = {}
        self._blank: set[str] = set()
        self._places = {
            cell["metadata"]["nbgrader"]["grade_id"]: place
            for place, cell in enumerate(cells)
            if "nbgrader" in cell["metadata"]
        }
        self._authors = {name: cells[place] for name, place in self._places.items()}
        self._texts = {
            text.strip(): place
            for place, cell in enumerate(cells)
            if cell["source"].strip() and not is_answer(cell)
            for text in (cell["source"], set_apart(cell["source"])[0])
        }
        self._by_id = {cell["id"]: name for name, cell in self._authors.items() if cell.get("id")}
        self._experiments = {
            cell["source"] for cell in cells if "experiment" in cell["metadata"].get("tags", [])
        }
        self._questions = _questions(cells)

    def take(self, cell: Cell, named: set[str]) -> None:
        """Take in the next submitted cell; `named` are the grade ids of all of them."""
        name = self._name(cell, named)
        author = self._authors.get(name)
        if author is None:
            if cell["cell_type"] == "code" and cell["source"] in self._experiments:
                self.restored.skipped.add(len(self.restored.cells))
            self._own(cell, Origin(self._texts.get(cell["source"].strip())))
            return
        locked = is_locked(author["metadata"]["nbgrader"])
        if name in self._seen:
            self.restored.remarks.append(f"The cell {name} stands there more than once.")
            if not locked:
                self._own(cell, Origin(copy_of=name))
            return
        edited = cell["source"].rstrip() not in _forms(author)
        if locked and edited:
            self.restored.remarks.append(f"The locked cell {name} was edited; it was put back.")
        if cell["cell_type"] != author["cell_type"]:
            self.restored.remarks.append(f"The cell {name} had another type; it was put back.")
        put_back = _authors_cell(author, None if locked else cell["source"])
        self._seen[name] = put_back
        if not locked:
            self._attach(put_back, cell["attachments"])
            if is_blank(cell["source"], author, cell["checksum"]):
                self._blank.add(name)
        self._add(put_back, Origin(self._places[name]))
        if locked and edited and name in self._questions:
            self._own(cell, Origin())  # an answer may stand in it

    def _name(self, cell: Cell, named: set[str]) -> str:
        """Return the grade id that a cell has, or had before its metadata was lost."""
        name: str = cell["grade_id"] or self._by_id.get(cell["id"], "")
        if cell["grade_id"] or not name or name in named:
            return str(cell["grade_id"])
        author = self._authors[name]
        locked = is_locked(author["metadata"]["nbgrader"])
        if locked and cell["source"].rstrip() not in _forms(author):
            return ""
        return name

    def _own(self, cell: Cell, origin: Origin) -> None:
        plain = _plain_cell(cell)
        self._attach(plain, cell["attachments"])
        self._add(plain, origin)

    def _attach(self, cell: Cell, attachments: Any) -> None:
        if cell["cell_type"] == "markdown":
            pictures = self.album.of_cell(cell["source"], attachments)
            if pictures:
                cell["attachments"] = pictures

    def _add(self, cell: Cell, origin: Origin) -> None:
        self.restored.cells.append(cell)
        self._origins.append(origin)

    def ask_a_person(self) -> None:
        """Find the answers to be marked by hand that stand beside their cells."""
        for name, author in self._authors.items():
            if not is_by_hand(author) or (name in self._seen and name not in self._blank):
                continue
            cells = self.restored.cells
            kind = author["cell_type"]
            writing = beside(self._places[name], name, kind, cells, self._origins)
            if not writing:
                continue
            found = {id(cell) for cell in writing}
            numbers = [number for number, cell in enumerate(cells, 1) if id(cell) in found]
            state = "is blank" if name in self._seen else "was missing"
            where = _listed(numbers)
            self.restored.by_hand.append(name)
            self.restored.looks.append(
                f"{asks_about(name)}{state}; what stands in {where} may be the answer: to be "
                "marked by a person."
            )
            if name not in self._seen:
                self._put_back(author, numbers[-1], where)

    def _put_back(self, author: Cell, position: int, where: str) -> None:
        """Put an answer's cell back below what may be the answer, for a person's mark."""
        text = f"The cell for this answer was missing. What stands in {where} may be the answer."
        text = f"# {text}" if author["cell_type"] == "code" else f"*{text}*"
        name = author["metadata"]["nbgrader"]["grade_id"]
        self._seen[name] = _authors_cell(author, text)
        self.restored.cells.insert(position, self._seen[name])
        self._origins.insert(position, Origin(self._places[name]))
        later = {place for place in self.restored.skipped if place >= position}
        self.restored.skipped -= later
        self.restored.skipped |= {place + 1 for place in later}

    def append_missing(self) -> None:
        """Append the locked cells that are missing."""
        for name, author in self._authors.items():
            # an answer that is gone is no answer: the author's cell holds the solution
            if name not in self._seen and is_locked(author["metadata"]["nbgrader"]):
                self.restored.remarks.append(
                    f"The cell {name} was missing; it was put back at the end."
                )
                self.restored.cells.append(_authors_cell(author, None))


def _questions(cells: list[Any]) -> set[str]:
    """Return the locked texts in which an answer for a person to mark may have been written."""
    known = [cell for cell in cells if "nbgrader" in cell["metadata"]]
    return {
        cell["metadata"]["nbgrader"]["grade_id"]
        for cell, following in pairwise([*known, None])
        if cell["cell_type"] == "markdown"
        and (
            cell["metadata"]["nbgrader"].get("task")
            or (following is not None and is_by_hand(following))
        )
    }


def _listed(numbers: list[int]) -> str:
    """Return the numbers of cells in words.

    Examples
    --------
    >>> _listed([3]), _listed([3, 4]), _listed([3, 4, 5, 6])
    ('cell 3', 'cells 3 and 4', 'cells 3, 4, 5 and others')
    """
    words = [str(number) for number in numbers[:3]] + ["others"] * (len(numbers) > 3)
    if len(words) == 1:
        return f"cell {words[0]}"
    return f"cells {', '.join(words[:-1])} and {words[-1]}"


def is_locked(settings: Mapping[str, Any]) -> bool:
    """Return whether a cell is the author's alone, as nbgrader sees it.

    A test cell is, whatever its flag says: in an instructor's notebook it is often not set yet.

    Examples
    --------
    >>> is_locked({"grade": True, "solution": False, "locked": False})
    True
    >>> is_locked({"grade": True, "solution": True, "locked": True})
    False
    """
    if settings.get("solution"):
        return False
    return bool(settings.get("grade") or settings.get("locked"))


def released(source: str) -> str:
    r"""Return a locked cell's text as students get it: without hidden tests and mark schemes.

    Examples
    --------
    >>> released("check('f')\n### BEGIN HIDDEN TESTS\nassert f(2) == 4\n### END HIDDEN TESTS")
    "check('f')"
    """
    kept = []
    inside = False
    for line in source.split("\n"):
        if any(f"BEGIN {region}" in line for region in REGIONS):
            inside = True
        elif any(f"END {region}" in line for region in REGIONS):
            inside = False
        elif not inside:
            kept.append(line)
    return "\n".join(kept)


def _forms(author: Cell) -> set[str]:
    """Return the texts by which a cell is the author's: as released or not, pictures set apart."""
    texts = (author["source"], released(author["source"]))
    return {form.rstrip() for text in texts for form in (text, set_apart(text)[0])}


def _plain_cell(cell: Cell) -> Cell:
    if cell["cell_type"] == "raw":  # nbconvert puts raw text into a page as it is
        return {"cell_type": "markdown", "source": f"```\n{cell['source']}\n```", "metadata": {}}
    return _with_outputs({"cell_type": cell["cell_type"], "source": cell["source"], "metadata": {}})


def _authors_cell(author: Cell, source: str | None) -> Cell:
    pictures = copy.deepcopy(author.get("attachments")) if source is None else None
    return ({"attachments": pictures} if pictures else {}) | _with_outputs(
        {
            "cell_type": author["cell_type"],
            "source": author["source"] if source is None else source,
            "metadata": copy.deepcopy(dict(author["metadata"])),
        }
    )


def _with_outputs(cell: Cell) -> Cell:
    if cell["cell_type"] == "code":
        cell |= {"outputs": [], "execution_count": None}
    return cell
