"""Answers that a person marks, and that stand beside their cell: does anybody get to see them?"""

import copy
import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import from_dict
from nbgrader.utils import compute_checksum, determine_grade

from grading.records import autograded_notebook
from grading.restore import Restored, read_notebook, restore
from grading.results import NotebookResult
from grading.written import checksum_of, is_prose

from .small_course import cell, notebook

QUESTION, ANSWER, CODE, TASK = "q-question", "q", "by-hand", "task"
STUB = "YOUR ANSWER HERE"
ESSAY = "I would take 0.3, since a missed tumour costs more."


def source() -> dict[str, Any]:
    """Return a question and its answer, code for a person to mark, and a task."""
    marked = {"grade": True, "solution": True, "points": 3}
    task = {"task": True, "locked": True, "points": 2}
    cells = [
        cell("# Title", "markdown"),
        cell("import math"),
        cell("Which one?", "markdown", grade_id=QUESTION, locked=True),
        cell(STUB, "markdown", grade_id=ANSWER, **marked),
        cell("## Then", "markdown"),
        cell("x = None", grade_id=CODE, **marked),
        cell("check('x')", grade_id="x", grade=True, locked=True, points=1),
        cell("Draw a net.", "markdown", grade_id=TASK, **task),
        cell("## The end", "markdown"),
    ]
    made = notebook(cells)
    for each in made["cells"]:
        if "nbgrader" in each["metadata"]:
            each["metadata"]["nbgrader"]["checksum"] = compute_checksum(from_dict(each))
    return made


RELEASED = source()
CHECKSUMS = {
    settings["grade_id"]: settings["checksum"]
    for each in RELEASED["cells"]
    if (settings := each["metadata"].get("nbgrader"))
}


def place(cells: list[dict[str, Any]], name: str) -> int:
    """Return the position of a cell by its grade id."""
    names = [each["metadata"].get("nbgrader", {}).get("grade_id") for each in cells]
    return names.index(name)


def handed_in(change: Any) -> Restored:
    """Return a notebook, changed by a student, as it is graded."""
    made = source()
    change(made["cells"])
    return restore(read_notebook(json.dumps(made).encode()), instructors())


def instructors() -> dict[str, Any]:
    """Return the instructor's notebook: with solutions, and without checksums."""
    made = source()
    for each in made["cells"]:
        if "nbgrader" in each["metadata"]:
            del each["metadata"]["nbgrader"]["checksum"]
    made["cells"][3]["source"] = "A model answer."
    made["cells"][5]["source"] = "### BEGIN SOLUTION\nx = 1\n### END SOLUTION"
    return made


def insert(name: str, after: int, *new: dict[str, Any]) -> Any:
    """Return a change: cells that a student puts before (0) or after (1) one of the author's."""
    return lambda cells: cells.__setitem__(
        slice(place(cells, name) + after, place(cells, name) + after), copy.deepcopy(list(new))
    )


def drop(name: str, *new: dict[str, Any]) -> Any:
    """Return a change: a cell is deleted, and others are written in its place."""
    return lambda cells: cells.__setitem__(
        slice(place(cells, name), place(cells, name) + 1), copy.deepcopy(list(new))
    )


def edit(name: str, source: str) -> Any:
    """Return a change: a cell's text is another."""
    return lambda cells: cells[place(cells, name)].update(source=source)


def without_metadata(name: str, source: str) -> Any:
    """Return a change: a cell has lost all that nbgrader knows it by but its id."""
    return lambda cells: cells[place(cells, name)].update(source=source, metadata={})


WRITTEN = {
    "below its cell": (insert(ANSWER, 1, cell(ESSAY, "markdown")), ANSWER),
    "above its cell": (insert(ANSWER, 0, cell(ESSAY, "markdown")), ANSWER),
    "deleted and retyped": (drop(ANSWER, cell(ESSAY, "markdown")), ANSWER),
    "as a comment": (insert(ANSWER, 1, cell(f"# {ESSAY}")), ANSWER),
    "as words in a code cell": (insert(ANSWER, 1, cell(ESSAY)), ANSWER),
    "as a string": (drop(ANSWER, cell(f"answer = '''{ESSAY}'''")), ANSWER),
    "as raw text": (insert(ANSWER, 1, cell(ESSAY, "raw")), ANSWER),
    "as a picture": (insert(ANSWER, 1, cell("![](attachment:a.png)", "markdown")), ANSWER),
    "in a copy of its cell": (
        lambda cells: insert(ANSWER, 1, {**cells[3], "source": ESSAY})(cells),
        ANSWER,
    ),
    "in a copy far away": (lambda cells: cells.insert(7, {**cells[3], "source": ESSAY}), ANSWER),
    "in the question": (edit(QUESTION, f"Which one?\n\n{ESSAY}"), ANSWER),
    "below everything": (lambda cells: cells.append(cell(ESSAY, "markdown")), ANSWER),
    "question and answer replaced": (
        lambda cells: cells.__setitem__(slice(2, 4), [cell(ESSAY, "markdown")]),
        ANSWER,
    ),
    "code below its cell": (insert(CODE, 1, cell("x = 1")), CODE),
    "code deleted and retyped": (drop(CODE, cell("x = 1")), CODE),
    "words for code": (insert(CODE, 1, cell("It is one.", "markdown")), CODE),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_person_is_asked(name: str) -> None:
    """Is an answer beside its cell shown to the person who marks, in the gradebook and nbgrader?"""
    change, answer = WRITTEN[name]
    restored = handed_in(change)
    assert restored.by_hand == [answer]
    (look,) = restored.looks
    assert answer in look
    assert "marked by a person" in look
    number = int(look.split("cell")[2].split()[0])
    text = restored.cells[number - 1]["source"]
    assert any(part in text for part in (ESSAY, "attachment:a.png", "x = 1", "It is one."))
    looks, by_hand = tuple(restored.looks), tuple(restored.by_hand)
    marked = NotebookResult(cells=restored.cells, looks=looks, by_hand=by_hand)
    page = autograded_notebook(marked, CHECKSUMS)
    (graded,) = [c for c in page.cells if c.metadata.get("nbgrader", {}).get("grade_id") == answer]
    assert determine_grade(graded)[0] is None  # as nbgrader has it, too: a person marks
    assert look in page.cells[0].source


NOT_WRITTEN = {
    "untouched": lambda cells: None,
    "its own cell filled": edit(ANSWER, ESSAY),
    "filled, and notes below": lambda cells: (
        insert(ANSWER, 1, cell("My notes.", "markdown"))(cells),
        edit(ANSWER, ESSAY)(cells),
    ),
    "deleted": drop(ANSWER),
    "a calculation below": insert(ANSWER, 1, cell("1 + 1")),
    "a magic below": insert(ANSWER, 1, cell("%matplotlib inline")),
    "an empty cell below": insert(ANSWER, 1, cell(" \n", "markdown")),
    "the stub once more": insert(ANSWER, 1, cell(STUB, "markdown")),
    "a note elsewhere": lambda cells: cells.insert(1, cell("My notes.", "markdown")),
    "code elsewhere": lambda cells: cells.append(cell("y = 1")),
    "an author's text moved": lambda cells: cells.insert(4, cells.pop(0)),
}


@pytest.mark.parametrize("name", NOT_WRITTEN)
def test_nobody_is_asked_in_vain(name: str) -> None:
    """Does a blank answer stay one, and a full one need no question?"""
    restored = handed_in(NOT_WRITTEN[name])
    assert restored.by_hand == restored.looks == []


def test_an_answer_whose_metadata_was_lost_is_known_by_its_cells_id() -> None:
    """Is a written answer still in its own cell when a program dropped nbgrader's metadata?"""
    made = source()
    without_metadata(ANSWER, ESSAY)(made["cells"])
    instructor = instructors()
    for each, theirs in zip(made["cells"], instructor["cells"], strict=True):
        each["id"] = theirs["id"]
    restored = restore(read_notebook(json.dumps(made).encode()), instructor)
    assert restored.cells[3]["source"] == ESSAY
    assert restored.cells[3]["metadata"]["nbgrader"]["grade_id"] == ANSWER
    assert restored.by_hand == []


def test_an_edited_check_without_metadata_is_a_cell_of_the_students_own() -> None:
    """Does a cell's id alone never take a student's text away?"""
    made = instructors()
    made["cells"][6] |= {"source": "my_check(x)", "metadata": {}}
    restored = restore(read_notebook(json.dumps(made).encode()), instructors())
    assert "my_check(x)" in [each["source"] for each in restored.cells]


@pytest.mark.parametrize("lost", [False, True], ids=["whole", "metadata lost"])
def test_a_picture_in_a_question_is_no_change_to_it(lost: bool) -> None:
    """Is a question that holds its picture as data taken for one that a student wrote into?"""
    made = source()
    question = made["cells"][place(made["cells"], QUESTION)]
    question["source"] = f"Which? ![tree](data:image/png;base64,{'iVBORw0KGgo' + 'A' * 21})"
    submitted = copy.deepcopy(made)
    if lost:
        submitted["cells"][place(made["cells"], QUESTION)] |= {"metadata": {}, "id": "new"}
    restored = restore(read_notebook(json.dumps(submitted).encode()), made)
    assert restored.looks == restored.by_hand == []
    assert lost or restored.remarks == []


def test_what_is_written_into_a_locked_task_stays_to_be_read() -> None:
    """Is a text kept that was typed into the task itself, below the task as the author wrote it?"""
    restored = handed_in(edit(TASK, f"Draw a net.\n\n{ESSAY}"))
    position = place(restored.cells, TASK)
    assert restored.cells[position]["source"] == "Draw a net."
    assert ESSAY in restored.cells[position + 1]["source"]


def test_cells_keep_their_numbers_up_to_the_answer_and_experiments_are_skipped() -> None:
    """Does a cell that is put back leave everything else where it was?"""
    instructor = instructors()
    instructor["cells"][8] = cell("1 / 0", tags=["experiment"])
    instructor["cells"][8]["metadata"] = {"tags": ["experiment"]}
    made = copy.deepcopy(instructor)
    drop(ANSWER, cell(ESSAY, "markdown"))(made["cells"])
    restored = restore(read_notebook(json.dumps(made).encode()), instructor)
    (skipped,) = restored.skipped
    assert restored.cells[skipped]["source"] == "1 / 0"
    assert restored.cells[3]["source"] == ESSAY
    assert restored.cells[4]["metadata"]["nbgrader"]["grade_id"] == ANSWER


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("# only a comment", True),
        ("'''words'''", True),
        ("print('words')", True),
        ("These are words.", True),
        ("x" * 30_000, True),
        ("x = 1", False),
        ("%time", False),
        ("print(x)", False),
        ("", False),
    ],
)
def test_words_in_a_code_cell(code: str, expected: bool) -> None:
    """Are words told from a program?"""
    assert is_prose(code) is expected


def test_checksums_are_nbgraders(root: Path):
    """Has a cell, as released or with another text, the checksum that nbgrader would give it?"""
    checked = set()
    for file in sorted((root / "notebooks").rglob("*.ipynb")):
        for each in nbformat.read(file, as_version=4).cells:
            checked |= _is_right(each)
    for each in source()["cells"]:
        checked |= _is_right(each)
    assert {"answer", "grade", "locked", "task"} <= checked


def _is_right(cell: dict[str, Any]) -> set[str]:
    """Compare the checksums of a cell, as it is and with another text; say what kind it is of."""
    settings = cell["metadata"].get("nbgrader", {})
    if not settings.get("grade_id"):
        return set()
    for text in (cell["source"], "x = 'ß'\n"):
        theirs = compute_checksum(from_dict({**cell, "source": text}))
        assert checksum_of(text, cell) == theirs
    kinds = {"answer": "solution", "grade": "grade", "locked": "locked", "task": "task"}
    return {kind for kind, key in kinds.items() if settings.get(key)}
