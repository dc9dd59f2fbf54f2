"""Make a submitted notebook gradable: read it, whatever it is, and put back what is not theirs.

A submission may be broken by accident or on purpose. What comes out of `restore` has the author's
test cells, each once, and the student's own cells, and nothing else that could steer grading.
"""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass, field
from typing import Any

import nbformat

MAX_NOTEBOOK_BYTES = 32 * 2**20
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
    """

    cells: list[Cell]
    remarks: list[str] = field(default_factory=list)
    looks: list[str] = field(default_factory=list)
    skipped: set[int] = field(default_factory=set)


def read_notebook(content: bytes) -> dict[str, Any]:
    """Read a notebook of any version that nbformat can bring up to date.

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
    if len(content) > MAX_NOTEBOOK_BYTES:
        raise UnreadableNotebook(
            f"not graded: the file has {len(content) / 2**20:.0f} MB, at most "
            f"{MAX_NOTEBOOK_BYTES // 2**20} are read"
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
    return {"cells": [clean for cell in cells if (clean := _clean(cell))]}


def _clean(cell: Any) -> Cell | None:
    """Keep a cell's type, text, id and nbgrader name; drop all else."""
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
    grade_id = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    return {
        "cell_type": kind,
        "source": source[:MAX_SOURCE].encode("utf-8", "replace").decode(),
        "id": cell.get("id") if isinstance(cell.get("id"), str) else "",
        "grade_id": grade_id if isinstance(grade_id, str) else "",
    }


def restore(submitted: dict[str, Any], source: dict[str, Any]) -> Restored:
    """Put the author's cells back into a submitted notebook.

    Parameters
    ----------
    submitted : dict
        What `read_notebook` returned.
    source : dict
        The instructor's notebook, as nbgrader released it (with its metadata).

    Returns
    -------
    Restored
        The student's cells in their order. An author's cell that was edited or given another
        type is the author's again; copies of it are dropped where they are locked and become
        plain cells where the student writes; one that is missing is appended.
    """
    authors = {
        cell["metadata"]["nbgrader"]["grade_id"]: cell
        for cell in source["cells"]
        if "nbgrader" in cell["metadata"]
    }
    experiments = {
        cell["source"]
        for cell in source["cells"]
        if "experiment" in cell["metadata"].get("tags", [])
    }
    restored = Restored([])
    seen: set[str] = set()
    for cell in submitted["cells"]:
        author = authors.get(cell["grade_id"])
        if author is None:
            if cell["cell_type"] == "code" and cell["source"] in experiments:
                restored.skipped.add(len(restored.cells))
            restored.cells.append(_plain_cell(cell))
            continue
        name = cell["grade_id"]
        locked = author["metadata"]["nbgrader"]["locked"]
        if name in seen:
            restored.remarks.append(f"The cell {name} stands there more than once.")
            if not locked:
                restored.cells.append(_plain_cell(cell))
            continue
        seen.add(name)
        texts = {author["source"].rstrip(), released(author["source"]).rstrip()}
        if locked and cell["source"].rstrip() not in texts:
            restored.remarks.append(f"The locked cell {name} was edited; it was put back.")
        if cell["cell_type"] != author["cell_type"]:
            restored.remarks.append(f"The cell {name} had another type; it was put back.")
        restored.cells.append(_authors_cell(author, None if locked else cell["source"]))
    for name, author in authors.items():
        # an answer that is gone is no answer: the author's cell holds the solution
        if name not in seen and author["metadata"]["nbgrader"]["locked"]:
            restored.remarks.append(f"The cell {name} was missing; it was put back at the end.")
            restored.cells.append(_authors_cell(author, None))
    return restored


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


def _plain_cell(cell: Cell) -> Cell:
    if cell["cell_type"] == "raw":  # nbconvert puts raw text into a page as it is
        return {"cell_type": "markdown", "source": f"```\n{cell['source']}\n```", "metadata": {}}
    return _with_outputs({"cell_type": cell["cell_type"], "source": cell["source"], "metadata": {}})


def _authors_cell(author: Cell, source: str | None) -> Cell:
    return _with_outputs(
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
