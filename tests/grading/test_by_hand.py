"""Marks that people give: an answer without one is not taken for 0, one with it asks no more."""

from __future__ import annotations

import logging
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateFeedback
from rich.console import Console

from course_cli.grade import Options, grade
from grading.by_hand import read_by_hand
from grading.classroom import Progress
from grading.nbgrader_engine import tell
from grading.results import NotebookResult, SubmissionResult
from grading.written import asks_about

from .small_course import ESSAY, SEED, Course, cell, handed_in

BASICS = "numpy_basics"
LOOK = f"{asks_about(ESSAY)}is blank; what stands in cell 9 may be the answer."
OTHER = "Cell 3 failed: ModuleNotFoundError."


def graded(name: str, kind: str, points: float, **flags: bool) -> nbformat.NotebookNode:
    """Return a cell of an autograded notebook."""
    settings = {"grade_id": name, "points": points, "grade": True, **flags}
    source = "Score: 0.0 / 3.0" if kind == "markdown" else "check"
    return nbformat.from_dict(cell(source, kind, **settings) | {"id": name})


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Return a course with one autograded notebook, and the gradebook as grading leaves it."""
    course = Course(tmp_path)
    with Gradebook(course.db_url, "neural-networks") as book:
        book.add_assignment("week2")
        book.add_notebook(BASICS, "week2")
        for name, kind, points in (("L1", "code", 8), (ESSAY, "markdown", 3), ("own", "code", 0)):
            book.add_grade_cell(name, BASICS, "week2", max_score=points, cell_type=kind)
        book.add_task_cell("draw", BASICS, "week2", max_score=2.5, cell_type="markdown")
        for name in (ESSAY, "draw"):
            book.add_solution_cell(name, BASICS, "week2")
        book.add_student("ada")
        book.add_submission("week2", "ada")
        mark(book, "L1", auto_score=8.0, needs_manual_grade=False)
    cells = [
        nbformat.v4.new_markdown_cell(f"**From grading:**\n\n- {LOOK}", id="from-grading"),
        graded("L1", "code", 8, locked=True),
        graded(ESSAY, "markdown", 3, solution=True),
        graded("draw", "markdown", 2.5, grade=False, task=True),
    ]
    folder = tmp_path / "autograded" / "ada" / "week2"
    folder.mkdir(parents=True)
    (folder / "timestamp.txt").write_text("2026-01-01 12:00:00 UTC")
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / f"{BASICS}.ipynb")
    return course


def mark(book: Gradebook, name: str, student: str = "ada", **values: object) -> None:
    """Change a grade."""
    grade = book.find_grade(name, BASICS, "week2", student)
    for key, value in values.items():
        setattr(grade, key, value)
    book.db.commit()


def page(course: Course) -> str:
    """Call `generate_feedback`; return ada's page."""
    coursedir = course.coursedir
    coursedir.assignment_id = "week2"
    GenerateFeedback(coursedir=coursedir, config=course.config).start()
    return (course.folder / "feedback/ada/week2" / f"{BASICS}.html").read_text()


@pytest.mark.slow
def test_feedback_says_what_nobody_has_marked_yet(course: Course):
    """Is an answer without a mark shown as such, and a 0 that a person gives as 0?"""
    before = page(course)
    assert ">8 of 13.5 points, 5.5 not marked yet<" in before
    assert before.count(">not marked yet, of 3 points<") == 2  # in the list, and above the answer
    assert before.count(">not marked yet, of 2.5 points<") == 2
    assert before.count(">8 of 8 points<") == 2
    assert before.count("Score: 0.0 / 3.0") == 2  # the student's own texts
    assert "may be the answer" in before

    with course.gradebook() as book:
        mark(book, ESSAY, manual_score=0.0, needs_manual_grade=False)
    after = page(course)
    assert ">8 of 13.5 points, 2.5 not marked yet<" in after
    assert after.count(">0 of 3 points<") == 2
    assert "may be the answer" not in after
    assert "From grading" not in after

    with course.gradebook() as book:
        mark(book, "draw", manual_score=2.0, needs_manual_grade=False)
    assert ">10 of 13.5 points<" in (last := page(course))
    assert "not marked yet" not in last


@pytest.mark.slow
def test_what_the_gradebook_says(course: Course):
    """Is a 0 told from no mark, and a mark that stands from one that asks for another look?"""
    found = read_by_hand(course.coursedir, "week2")
    assert found.waiting == {"ada": {(BASICS, ESSAY): 3, (BASICS, "draw"): 2.5, (BASICS, "own"): 0}}
    assert found.settled == {}
    with course.gradebook() as book:
        mark(book, ESSAY, manual_score=0.0, needs_manual_grade=False)
        mark(book, "draw", manual_score=1.0, needs_manual_grade=True)  # graded anew since
        mark(book, "own", auto_score=0.0)
    found = read_by_hand(course.coursedir, "week2")
    assert found.waiting == {}
    assert found.is_settled("ada", (BASICS, ESSAY))
    assert not found.is_settled("bo", (BASICS, ESSAY))
    assert not found.is_settled("ada", (BASICS, "draw"))
    assert read_by_hand(course.coursedir, "week3").settled == {}


@pytest.mark.parametrize("settled", [set(), {(BASICS, ESSAY)}, {("quiz", ESSAY)}])
def test_the_log_asks_for_no_look_that_is_settled(settled: set, caplog):
    """Is the sentence about a marked answer gone from the log, and no other one?"""
    marked = NotebookResult(looks=(LOOK, OTHER), by_hand=(ESSAY,))
    result = SubmissionResult("ada", "", "", {BASICS: marked}, looks=("Two files.",))
    tell(logging.getLogger("graded"), Progress("ada", 1, 1, result, reused=True), settled)
    assert OTHER in caplog.text
    assert "Two files." in caplog.text
    assert (LOOK in caplog.text) == ((BASICS, ESSAY) not in settled)


def run(course: Course) -> tuple[int, str]:
    """Call `course grade`; return its exit code and what it prints."""
    console = Console(width=200, record=True)
    code = grade(course.folder, Options("week2"), console)
    return code, console.export_text()


@pytest.mark.slow
def test_a_look_goes_when_a_person_has_marked_the_answer(tmp_path: Path, monkeypatch):
    """Do summary, report, log and exit code ask no more for a look at it?"""
    monkeypatch.setenv("COURSE_GRADING_SEED", SEED)  # of both commands: nothing is graded anew
    course = Course(tmp_path)
    (tmp_path / "roster.csv").write_text("id\nada\nzoe\n")
    beside = [cell("Because the slope is 1 there.", "markdown")]
    course.hand_in("ada", handed_in({}, extra=beside))
    report = tmp_path / "reports" / "week2.html"
    code, said = run(course)
    assert code == 2
    assert "may be the answer" in said
    assert "may be the answer" in report.read_text()
    assert "6 of all" in said
    assert "not marked yet: ada" in said
    assert "1 on the roster: zoe" in said
    assert "without a submission: zoe" in report.read_text()

    with course.gradebook() as book:
        mark(book, ESSAY, manual_score=2.0, needs_manual_grade=False)
    code, said = run(course)
    assert code == 0
    assert "may be the answer" not in said + report.read_text()
    done = course.nbgrader("autograde", "week2")
    assert done.returncode == 0
    assert "ada, 0 points (nothing has changed)" in done.stderr
    assert "may be the answer" not in done.stderr
