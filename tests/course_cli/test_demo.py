"""The demonstration: nbgrader's whole cycle on a made-up class."""

import csv
import json
from pathlib import Path

import pytest
from rich.console import Console

from autograde_tests import exercises_of
from autograde_tests.machinery.agreed import notebook_metadata
from course_cli.demo import DemoError, Marks, mark_sample_class, marks_table
from course_cli.samples import Sample

SOLUTION = """\
def sigmoid(x):
    ### BEGIN SOLUTION
    return 1 / (1 + np.exp(-x))
    ### END SOLUTION"""
CHECK = """\
check("sigmoid")
### BEGIN HIDDEN TESTS
check.grade("sigmoid")
### END HIDDEN TESTS"""


def instructor_edition(points: float) -> dict:
    """Return a tiny instructor's notebook with one exercise."""

    def cell(name: str, source: str, **flags: object) -> dict:
        nbgrader = {"schema_version": 3, "grade_id": name, "task": False, **flags}
        return {
            "id": name,
            "cell_type": "code",
            "source": source,
            "metadata": {"nbgrader": nbgrader} if flags else {},
            "outputs": [],
            "execution_count": None,
        }

    start = (
        "import numpy as np\n"
        "from autograde_tests import notebook_checks\n"
        'check = notebook_checks("week2/numpy_basics")'
    )
    cells = [
        cell("start", start),
        cell("sigmoid-answer", SOLUTION, grade=False, solution=True, locked=False),
        cell("sigmoid", CHECK, grade=True, solution=False, locked=True, points=points),
    ]
    return {
        "cells": cells,
        "metadata": notebook_metadata(),
        "nbformat": 4,
        "nbformat_minor": 5,
    }


@pytest.mark.slow
def test_marks_of_the_sample_class(tmp_path: Path, root: Path):
    """Does each get the marks their story deserves, a broken file stopping nobody else?"""
    most = exercises_of("week2/numpy_basics")["sigmoid"].points
    source = tmp_path / "week2"
    source.mkdir()
    (source / "numpy_basics.ipynb").write_text(json.dumps(instructor_edition(most)))
    demo = tmp_path / "demo"
    console = Console(width=160, record=True)
    marks = mark_sample_class(root, source, demo, console)
    scores = {row.sample.story: row.scores.get("numpy_basics") for row in marks}
    assert scores["left everything blank"] == 0
    assert scores["wrote the first half"] == 0  # half of one exercise is none
    assert scores["made one known mistake in each"] < most
    assert scores["made another known mistake in each"] < most
    assert scores["solved everything"] == most
    assert scores["solved everything in another style"] == most
    assert scores["handed in a broken file"] == 0

    text = console.export_text()
    assert "not readable" in text
    assert "7 of 7: " in text
    assert str(demo / "feedback") in text
    assert "goran" in (demo / "reports" / "week2.html").read_text()
    with (demo / "marks.csv").open() as stream:
        exported = {row["student_id"]: float(row["score"] or 0) for row in csv.DictReader(stream)}
    assert exported["emil"] == most
    assert exported["amara"] == 0
    for name in ("numpy_basics", "week2"):
        pages = {page.parent.parent.name for page in (demo / "feedback").rglob(f"{name}.html")}
        assert pages == {"amara", "bruno", "chidi", "daria", "emil", "farah", "goran"}
    emil = (demo / "feedback" / "emil" / "week2" / "week2.html").read_text()
    assert f">{most:g} of {most:g} points<" in emil
    assert "Nothing is left to mend." in emil


def test_the_table_says_what_waits_for_a_persons_mark():
    """Does "solved everything" with 142 of 145 say where the other 3 are, and only then?"""
    console = Console(width=160, record=True)
    solved = Marks(Sample("emil", "solved everything", {}), {"quiz": 142.0}, set(), waiting=3)
    blank = Marks(Sample("amara", "left everything blank", {}), {"quiz": 0.0}, set())
    console.print(marks_table("week2", [solved, blank], {"quiz": 145.0}))
    text = console.export_text()
    assert "not marked yet" in text
    assert "answers that a person marks" in text
    rows = {name: row for row in text.splitlines() for name in ("emil", "amara") if name in row}
    assert [cell.strip() for cell in rows["emil"].strip("│").split("│")][-2:] == ["142", "3"]
    assert [cell.strip() for cell in rows["amara"].strip("│").split("│")][-2:] == ["0", ""]
    console.print(marks_table("week2", [blank], {"quiz": 145.0}))
    assert "not marked yet" not in console.export_text()


def test_refuses_a_folder_it_did_not_make(tmp_path: Path, root: Path):
    """Is a folder that somebody else made left alone?"""
    source = tmp_path / "week2"
    source.mkdir()
    (source / "numpy_basics.ipynb").write_text("{}")
    demo = tmp_path / "demo"
    demo.mkdir()
    (demo / "mine.txt").write_text("mine")
    with pytest.raises(DemoError, match="was not made by this command"):
        mark_sample_class(root, source, demo, Console(quiet=True))
    assert (demo / "mine.txt").read_text() == "mine"


def test_refuses_a_week_without_notebooks(tmp_path: Path, root: Path):
    """Is an empty week refused before anything is made?"""
    with pytest.raises(DemoError, match="no notebooks"):
        mark_sample_class(root, tmp_path / "week9", tmp_path / "demo", Console(quiet=True))
    assert not (tmp_path / "demo").exists()
