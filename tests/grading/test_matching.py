"""Which of the files handed in counts, which is named beside it, and what is said of the others."""

import json
from typing import Any

import pytest
from nbformat import from_dict
from nbgrader.utils import compute_checksum

from grading.matching import MAX_LISTED, MAX_READ, Matched, match_files, seen_from

from .battery import BLANK, RIGHT, cell, notebook, settings, solved

CELL = (
    '{"cells": [{"cell_type": "code", "source": "", "metadata": {"nbgrader": {"grade_id": "f"}}}]'
)
SOURCES = {"basics": {"cells": [{"metadata": {"nbgrader": {"grade_id": "f"}}}]}}


def released(made: dict[str, Any]) -> dict[str, Any]:
    """Return a notebook with nbgrader's checksums of what students received, and cells' ids."""
    for number, (each, blank) in enumerate(zip(made["cells"], notebook()["cells"], strict=True)):
        each["id"] = f"id{number}"
        if known := each["metadata"].get("nbgrader"):
            known["checksum"] = compute_checksum(from_dict(blank))
    return made


def other() -> dict[str, Any]:
    """Return another notebook of the same week."""
    answer = cell("def other(x):\n    return x", nbgrader=settings("other-answer"))
    mark = settings("other", grade=True, solution=False, locked=True, points=1)
    return {**notebook(), "cells": [answer, cell("check('other')", nbgrader=mark)]}


WEEK = {"three": released(solved()), "other": other()}


def matched(**files: Any) -> Matched:
    """Match files by name, in which two underscores stand for a dot."""
    data = {
        name.replace("__", "."): each if isinstance(each, bytes) else json.dumps(each).encode()
        for name, each in files.items()
    }
    return match_files(data, WEEK)


def bare(made: dict[str, Any], *kept: str) -> dict[str, Any]:
    """Return a notebook that has lost its cells' metadata, and their ids if they are not kept."""
    for each in made["cells"]:
        each["metadata"] = {}
        if "id" not in kept:
            each.pop("id", None)
    return made


def test_a_renamed_notebook_is_found_by_its_cells():
    """Is one file under another name taken, and a choice between two left to the instructor?"""
    content = (CELL + ', "nbformat": 4, "nbformat_minor": 5, "metadata": {}}').encode()
    one = match_files({"basics (1).ipynb": content}, SOURCES)
    assert one.found == {"basics": "basics (1).ipynb"}
    assert "basics (1).ipynb" in one.remarks[0]
    assert one.looks == []
    two = match_files({"a.ipynb": content, "b.ipynb": content}, SOURCES)
    assert two.found == {}
    assert "a.ipynb and b.ipynb" in two.looks[0]
    assert "a.ipynb, b.ipynb" in two.missing["basics"]


@pytest.mark.parametrize(
    "name",
    [
        "THREE.IPYNB",
        "three.ipynb.txt",
        "Three.ipynb.json",
        "three.json",
        "week2/three.ipynb",
        "three (1).ipynb",
        "Copy of three.ipynb",
        "ada_4711_three-final.ipynb",
    ],
)
@pytest.mark.parametrize("lost", [False, True], ids=["whole", "metadata lost"])
def test_a_name_that_is_nearly_right(name: str, lost: bool) -> None:
    """Is a file taken, and said so, whose name differs in what programs and people change?"""
    content = bare(solved(sigmoid="pass", row_sums="", quiz="")) if lost else released(solved())
    found = matched(**{name: content, "other__ipynb": other()})
    assert found.found["three"] == name
    assert f"{name} was taken for three.ipynb" in found.remarks[0]
    assert found.missing == {}
    assert found.looks == []


@pytest.mark.parametrize("kept", ["", "id"])
def test_any_name_without_metadata(kept: str) -> None:
    """Is a notebook known by its cells' ids, or by the names that its answers define?"""
    content = bare(released(solved()), kept)
    if kept:  # and other names for everything
        for each in content["cells"]:
            each["source"] = "pass"
    found = matched(homework__ipynb=content, other__ipynb=other())
    assert found.found["three"] == "homework.ipynb"


def test_one_with_answers_among_blank_copies() -> None:
    """Is the choice clear where nothing is written in the others?"""
    files = {"a__ipynb": released(notebook()), "b__ipynb": released(solved())}
    assert matched(**files).found["three"] == "b.ipynb"


def test_a_solved_copy_of_a_blank_original_asks_for_a_look() -> None:
    """Is the copy named where somebody sees it, while the file of the right name counts?"""
    blank, copy = released(notebook()), released(solved())
    found = matched(**{"three__ipynb": blank, "three-Copy1__ipynb": copy, "other__ipynb": other()})
    assert found.found["three"] == "three.ipynb"
    (look,) = found.looks
    assert look.startswith("three-Copy1.ipynb looks like three.ipynb too and was not graded")
    assert "no answer is written in it" in look


@pytest.mark.parametrize("lost", [False, True])
def test_other_answers_in_a_copy_ask_for_a_look(lost: bool) -> None:
    """Is a copy named in which an answer differs, also where its metadata was lost?"""
    one = released(solved(sigmoid=BLANK["sigmoid"]))
    two = bare(released(solved()), "id") if lost else released(solved())
    found = matched(**{"three__ipynb": one, "three (1)__ipynb": two})
    assert "its answers are others" in found.looks[0]


@pytest.mark.parametrize("changes", [{}, {"sigmoid": BLANK["sigmoid"]}, BLANK])
def test_a_copy_that_has_nothing_more_is_a_remark(changes: dict[str, str]) -> None:
    """Does a copy that adds nothing cost nobody a look?"""
    copy = released(notebook(**{**RIGHT, **changes}))
    found = matched(**{"three__ipynb": released(solved()), "three-Copy1__ipynb": copy})
    assert found.looks == []
    assert "three-Copy1.ipynb" in found.remarks[0]


def test_a_readable_copy_of_a_broken_file() -> None:
    """Does the file of the right name give way where it is no notebook at all?"""
    found = matched(**{"three__ipynb": b"", "three (1)__ipynb": released(solved())})
    assert found.found["three"] == "three (1).ipynb"
    assert "three.ipynb is no readable notebook" in found.looks[0]
    alone = matched(three__ipynb=b"{", other__ipynb=other())
    assert alone.found["three"] == "three.ipynb"  # its own fault is what is reported


def test_two_notebooks_under_each_others_name_ask_for_a_look() -> None:
    """Is somebody told why a student has 0 in both? What the names say counts all the same."""
    found = matched(three__ipynb=other(), other__ipynb=released(solved()))
    assert found.found == {"three": "three.ipynb", "other": "other.ipynb"}
    assert [look.partition(":")[0] for look in found.looks] == [
        "three.ipynb looks like other.ipynb, not like three.ipynb",
        "other.ipynb looks like three.ipynb, not like other.ipynb",
    ]
    assert matched(three__ipynb=released(solved()), other__ipynb=other()).looks == []
    assert matched(three__ipynb=bare(solved()), other__ipynb=bare(other())).looks == []


def both(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """Return a notebook with the cells of two."""
    return {**first, "cells": [*first["cells"], *second["cells"]]}


@pytest.mark.parametrize("lost", [False, True], ids=["whole", "metadata lost"])
def test_two_notebooks_in_one_file_ask_for_a_look(lost: bool) -> None:
    """Is it seen where the cells of a missing notebook are, whatever the file is called?"""
    make = bare if lost else released
    one, two = make(released(solved())), bare(other()) if lost else other()
    for name, missing in {
        "work.ipynb": ["three", "other"],
        "three.ipynb": ["other"],
        "other.ipynb": ["three"],
        "my three.ipynb": ["other"],
    }.items():
        found = matched(**{name: both(one, two), "notes.ipynb": notebook() | {"cells": []}})
        assert [*found.missing] == missing, name
        assert [look for look in found.looks if "missing" in look] == [
            f"{each}.ipynb is missing, and {name} holds cells of it: were several notebooks put "
            "into one file?"
            for each in missing
        ], name


def test_a_missing_notebook_alone_needs_no_look() -> None:
    """Is a look left out where nothing of it is there but what both notebooks have?"""
    assert matched(three__ipynb=released(solved())).looks == []
    twin = other()
    twin["cells"][0]["source"] = "def sigmoid(x): ...\ndef row_sums(x): ...\nquiz = {}"
    week = {"three": released(solved()), "twin": twin}
    data = json.dumps(week["three"]).encode()
    found = match_files({"three.ipynb": data}, week)
    assert [*found.missing] == ["twin"]
    assert found.looks == []


def test_what_was_handed_in_is_listed() -> None:
    """Does the message name the files there are, notebooks first, printable and not too many?"""
    found = matched(**{"a\n<b>__txt": b"x", "z__ipynb": b"{}", "other__ipynb": other()})
    assert found.missing["three"] == (
        "no file three.ipynb was handed in; there are: z.ipynb, a??b?.txt"
    )
    many = matched(**{f"{n:03}{'x' * 300}__txt": b"" for n in range(500)})
    assert f"and {500 - MAX_LISTED} more" in many.missing["three"]
    assert len(many.missing["three"]) < 1000
    assert matched().missing["three"] == "no file three.ipynb was handed in"


def test_files_are_seen_from_the_notebooks_folder() -> None:
    """Does a file lie beside the notebook that it came with, and the course's before it?"""
    files = {"week/a.csv": b"1", "week/b.csv": b"2", "b.csv": b"the course's", "other/c": b"3"}
    seen = seen_from("week/three.ipynb", files)
    assert seen == {"a.csv": b"1", "b.csv": b"the course's", "other/c": b"3"}
    assert seen_from("three.ipynb", files) == files


def test_checkpoints_and_resource_forks_are_no_copies() -> None:
    """Is what programs lay aside never taken for what was handed in?"""
    aside = [".ipynb_checkpoints/three-checkpoint__ipynb", "__MACOSX/._three__ipynb"]
    files = {name: released(solved()) for name in aside}
    data = {name.replace("__ipynb", ".ipynb"): json.dumps(c).encode() for name, c in files.items()}
    found = match_files(data, WEEK)
    assert found.found == {}
    assert found.looks == []


def test_a_bounded_number_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do hundreds of copies cost what a few do?"""
    import grading.matching as module

    read = []
    known = module.read_notebook
    monkeypatch.setattr(module, "read_notebook", lambda c: read.append(1) or known(c))
    files = {f"three-Copy{n}__ipynb": released(notebook()) for n in range(200)}
    matched(three__ipynb=released(solved()), **files)
    assert len(read) <= MAX_READ + 5
