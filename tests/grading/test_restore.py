"""Submitted notebooks: whatever they are, they are read or refused in words."""

import copy
import json
import random
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_utils.about import EDITIONS
from grading.restore import Restored, UnreadableNotebook, read_notebook, released, restore

from . import battery

PART = "\n### BEGIN HIDDEN TESTS\ncheck.grade('…')\n### END HIDDEN TESTS"
SOURCE = battery.notebook(hidden_part=PART, **battery.RIGHT)

json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                "cells metadata nbgrader grade_id source cell_type outputs worksheets id "
                "course_edition".split()
            )
            | st.text(max_size=3),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


def survives(content: bytes) -> None:
    """Read and restore; what comes out has the author's cells, each once."""
    refusal = ""
    try:
        submitted = read_notebook(content)
    except UnreadableNotebook as error:
        refusal = str(error)
    if refusal:
        assert refusal.startswith(("not a notebook", "not graded"))
        return
    assert submitted["edition"] == "" or EDITIONS.fullmatch(submitted["edition"])
    restored = restore(submitted, SOURCE)
    marked = [c["metadata"]["nbgrader"] for c in restored.cells if c["metadata"].get("nbgrader")]
    checks = sorted(m["grade_id"] for m in marked if m["grade"])
    assert checks == ["quiz", "row_sums", "sigmoid"]
    assert len({m["grade_id"] for m in marked}) == len(marked)
    json.dumps(restored.cells).encode()


@given(st.binary(max_size=100) | json_like.map(lambda value: json.dumps(value).encode()))
@settings(max_examples=300)
def test_anything_is_read_or_refused(content: bytes) -> None:
    """Can a file stop the grader that is no notebook at all?"""
    survives(content)


@given(json_like, st.sampled_from([2, 3, 4]))
@settings(max_examples=300)
def test_anything_that_says_it_is_a_notebook(cells, version: int) -> None:
    """Can the parts of a notebook have types that stop the grader?"""
    kind = {"cells": cells, "worksheets": [{"cells": cells}], "metadata": cells}
    survives(json.dumps({"nbformat": version, "nbformat_minor": 0, **kind}).encode())


@given(st.randoms(use_true_random=False), json_like)
@settings(max_examples=300)
def test_a_notebook_with_parts_exchanged(chance: random.Random, part) -> None:
    """Can a notebook that is nearly right stop the grader?"""
    made = battery.solved()
    for _ in range(chance.randint(1, 4)):
        place = made
        while isinstance(place, dict | list) and place:
            keys = list(place) if isinstance(place, dict) else range(len(place))
            key = chance.choice(list(keys))
            if chance.random() < 0.3 or not isinstance(place[key], dict | list):
                place[key] = copy.deepcopy(part)
                break
            place = place[key]
    survives(json.dumps(made).encode())


@pytest.mark.parametrize(
    "content",
    [
        b'{"nbformat": 4, "cells": [' + b"{}," * 10**6 + b"{}]}",
        b'{"nbformat": ' + b"1" * 10**6 + b"}",
        b'{"a":' * 10**5,
        b" " * 33 * 2**20,
    ],
    ids=["a million cells", "a number of a million digits", "a hundred thousand levels", "33 MB"],
)
def test_large_files_are_refused_soon(content: bytes) -> None:
    """Does a file cost more time than its size explains?"""
    start = time.process_time()
    with pytest.raises(UnreadableNotebook):
        read_notebook(content)
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("metadata", "said"),
    [
        ({"course_edition": "2025.09"}, "2025.09"),
        ({}, ""),
        (None, ""),
        ("course_edition", ""),
        ({"course_edition": None}, ""),
        ({"course_edition": 2025.09}, ""),
        ({"course_edition": {"course_edition": "2025.09"}}, ""),
        ({"course_edition": "x" * 10**6}, ""),
        ({"course_edition": "<img src=x>"}, ""),
        ({"course_edition": "2025.09\n2026.11"}, ""),
        ({"course_edition": "\ud800"}, ""),
        ({"course_edition": "\u202e2025.09"}, ""),
        ({"course_edition": "[bold]2025"}, ""),
    ],
)
@pytest.mark.parametrize("version", [3, 4])
def test_an_edition_is_a_short_harmless_text_or_none(metadata: Any, said: str, version: int):
    """Is whatever a notebook says of its edition read as one, or as none?"""
    if version == 4:
        made = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": []}
    else:
        made = {"nbformat": 3, "nbformat_minor": 0, "metadata": metadata, "worksheets": []}
    try:
        read = read_notebook(json.dumps(made).encode())
    except UnreadableNotebook:
        assert version == 3
        assert not isinstance(metadata, dict)
        return
    assert read["edition"] == said


def restored(made: dict) -> Restored:
    """Return a notebook as it is graded."""
    return restore(read_notebook(json.dumps(made).encode()), SOURCE)


@pytest.mark.parametrize("hidden_part", ["", PART], ids=["student's", "instructor's"])
def test_an_untouched_edition_needs_no_remark(hidden_part: str) -> None:
    """Is a student told of an edit that nobody made?"""
    assert restored(battery.notebook(hidden_part=hidden_part)).remarks == []


def test_an_edited_check_is_the_authors_again_and_said_so() -> None:
    """Is a locked cell's text ever the student's?"""
    made = battery.solved()
    made["cells"][3]["source"] = "10.0"
    result = restored(made)
    assert result.remarks == ["The locked cell sigmoid was edited; it was put back."]
    assert result.cells[3]["source"] == SOURCE["cells"][3]["source"]


def test_a_missing_answer_is_never_filled_in() -> None:
    """Does the author's solution get into a submission that has none?"""
    result = restored({"nbformat": 4, "cells": []})
    assert not any("np.exp" in cell["source"] for cell in result.cells)


def test_raw_text_does_not_reach_a_page_as_it_is() -> None:
    """Is a raw cell, which nbconvert copies into the page, made a text?"""
    made = battery.solved()
    made["cells"].append(battery.cell("<script>", "raw"))
    last = restored(made).cells[-1]
    assert last["cell_type"] == "markdown"
    assert last["source"].startswith("```")


def test_released_keeps_what_students_get() -> None:
    """Is all but the instructor's regions kept?"""
    text = "a\n### BEGIN MARK SCHEME\nb\n### END MARK SCHEME\nc"
    assert released(text) == "a\nc"


def test_test_cells_are_the_authors_also_where_they_are_not_locked():
    """Can a student change or drop a test cell that only `nbgrader generate_assignment` locks?"""
    source = copy.deepcopy(SOURCE)
    for cell in source["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade"):
            cell["metadata"]["nbgrader"]["locked"] = False
            name, tests = cell["metadata"]["nbgrader"]["grade_id"], cell["source"]
    for edited in ("pass", None):
        submitted = copy.deepcopy(source)
        for cell in list(submitted["cells"]):
            if cell["metadata"].get("nbgrader", {}).get("grade_id") == name:
                if edited is None:
                    submitted["cells"].remove(cell)
                else:
                    cell["source"] = edited
        restored = restore(read_notebook(json.dumps(submitted).encode()), source)
        kept = [
            c for c in restored.cells if c["metadata"].get("nbgrader", {}).get("grade_id") == name
        ]
        assert [c["source"] for c in kept] == [tests]


def test_an_instructors_notebook_without_exercises() -> None:
    """Is a notebook in which nobody has anything to answer restored as it is?"""
    plain = {"cells": [battery.cell("print(1)")]}
    made = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, **plain}
    cells = restore(read_notebook(json.dumps(made).encode()), plain).cells
    assert [cell["source"] for cell in cells] == ["print(1)"]


def guides(cell: dict) -> bool:
    """Return whether a cell leads through the course: the overview, or the links."""
    return cell["source"].startswith("check()") or "[Start](" in cell["source"]


@pytest.mark.parametrize("changed", ["deleted", "edited"])
def test_cells_that_lead_through_the_course_are_given_ones(changed: str, built: dict) -> None:
    """Does whoever deletes or edits them lose nothing, and is the overview not run for marks?"""
    source = json.loads(built["build/source/week2/quiz.ipynb"])
    for cell in source["cells"]:
        cell["source"] = "".join(cell["source"])
    whole = restore(read_notebook(json.dumps(source).encode()), source)
    last = len(source["cells"]) - 2
    assert source["cells"][last]["source"].startswith("check()")
    assert last in whole.skipped

    submitted = copy.deepcopy(source)
    if changed == "deleted":
        submitted["cells"] = [cell for cell in submitted["cells"] if not guides(cell)]
        assert len(submitted["cells"]) == len(source["cells"]) - 3
    for cell in submitted["cells"]:
        if guides(cell):
            cell["source"] += " "
    result = restore(read_notebook(json.dumps(submitted).encode()), source)
    assert (result.remarks, result.looks, result.by_hand) == ([], [], [])
    known = [[c for c in each.cells if "nbgrader" in c["metadata"]] for each in (whole, result)]
    assert known[0] == known[1]
