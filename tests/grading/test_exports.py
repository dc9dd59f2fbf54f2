"""Marks for learning platforms: the columns that Canvas and Moodle read."""

import csv
from pathlib import Path
from types import SimpleNamespace

import pytest
from nbgrader.api import Gradebook

from grading.exports import CanvasExport, MoodleExport, waiting, write_exports


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a gradebook with two assignments and three students."""
    url = f"sqlite:///{tmp_path_factory.mktemp('gradebook') / 'gradebook.db'}"
    with Gradebook(url) as gradebook:
        for week, points in (("week2", 10), ("week3", 4)):
            gradebook.add_assignment(week)
            gradebook.add_notebook("nb", week)
            gradebook.add_grade_cell("task", "nb", week, max_score=points, cell_type="code")
        gradebook.add_student("ada", first_name="Ada", last_name="Byron, Countess", email="a@b.c")
        gradebook.add_student("=cmd()", first_name="@x", last_name='"quoted"', lms_user_id="77")
        gradebook.add_student("late")
        for student, score, penalty in (("ada", 7.5, None), ("late", 3.0, 5.0)):
            submission = gradebook.add_submission("week2", student)
            notebook = submission.notebooks[0]
            notebook.late_submission_penalty = penalty
            grade = gradebook.find_grade("task", "nb", "week2", student)
            grade.auto_score, grade.needs_manual_grade = score, False
        gradebook.db.commit()
    return url


def rows(exporter, url: str, file: Path, **options) -> list[list[str]]:
    """Export and read back."""
    with Gradebook(url) as gradebook:
        exporter(to=str(file), **options).export(gradebook)
    with file.open(newline="", encoding="utf-8") as stream:
        return list(csv.reader(stream))


def test_canvas(database: str, tmp_path: Path):
    """Does Canvas get its five columns, the points possible, and marks with penalties taken off?"""
    header, possible, *students = rows(CanvasExport, database, tmp_path / "c.csv")
    assert header == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "week2", "week3"]
    assert possible == ["    Points Possible", "", "", "", "", "10", "4"]
    assert students == [
        ['"quoted", @x', "77", "", "'=cmd()", "", "", ""],
        ["Byron, Countess, Ada", "", "", "ada", "", "7.5", ""],
        ["late", "", "", "late", "", "0", ""],
    ]


def test_moodle(database: str, tmp_path: Path):
    """Does Moodle get an ID number and an e-mail address to know the students by?"""
    header, *students = rows(MoodleExport, database, tmp_path / "m.csv", assignment=["week2"])
    assert header == ["First name", "Last name", "ID number", "Email address", "week2"]
    assert ["Ada", "Byron, Countess", "ada", "a@b.c", "7.5"] in students
    assert ["'@x", '"quoted"', "'=cmd()", "", ""] in students


def test_some_students(database: str, tmp_path: Path):
    """Do nbgrader's options choose students and assignments?"""
    options = {"student": ["ada"], "assignment": ["week3"]}
    assert len(rows(MoodleExport, database, tmp_path / "m.csv", **options)) == 2


def test_files_beside_the_report(database: str, tmp_path: Path):
    """Does one call write both files?"""
    coursedir = SimpleNamespace(db_url=database, course_id="")
    files = write_exports(coursedir, "week2", tmp_path)
    assert sorted(files) == ["Canvas", "Moodle"]
    assert all(file.read_text().count("week2") == 1 for file in files.values())


def test_who_waits_for_a_mark_by_hand(tmp_path: Path):
    """Are the students named whose answer a person has yet to mark, in this week only?"""
    url = f"sqlite:///{tmp_path / 'gradebook.db'}"
    with Gradebook(url) as gradebook:
        for week in ("week2", "week3"):
            gradebook.add_assignment(week)
            gradebook.add_notebook("nb", week)
            gradebook.add_grade_cell("essay", "nb", week, max_score=3, cell_type="markdown")
        for student, week, marked in (
            ("bo", "week2", False),
            ("ada", "week2", True),
            ("cy", "week3", False),
        ):
            gradebook.add_student(student)
            gradebook.add_submission(week, student)
            gradebook.find_grade("essay", "nb", week, student).needs_manual_grade = not marked
        gradebook.db.commit()
    coursedir = SimpleNamespace(db_url=url, course_id="default_course")
    assert waiting(coursedir, "week2") == ["bo"]
