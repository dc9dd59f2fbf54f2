"""Marks in the formats that learning platforms read: exporters for ``nbgrader export``.

Canvas: the first five columns name the student, the row "Points Possible" says what each column
is worth (Instructure's guide "How do I import grades in the Gradebook?"). Moodle: any columns
with a header; they are matched to Moodle's while importing (MoodleDocs, "Grade import").

>>> from nbgrader.plugins import ExportPlugin
>>> issubclass(CanvasExport, ExportPlugin) and issubclass(MoodleExport, ExportPlugin)
True
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbgrader.api import Assignment, Gradebook, Student, SubmittedAssignment
from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import ExportPlugin

from course_utils.files import write_atomically

from .nbgrader_compat import session_of


class PlatformExport(ExportPlugin):
    """What both have in common: a row a student, a column an assignment."""

    default = ""

    def export(self, gradebook: Gradebook) -> None:
        """Write the file that ``--to`` names."""
        text = io.StringIO(newline="")
        csv.writer(text).writerows([[safe(cell) for cell in row] for row in self.rows(gradebook)])
        write_atomically(Path(self.to or self.default), text.getvalue().encode(), 0o644)

    def rows(self, gradebook: Gradebook) -> Iterator[list[Any]]:
        """Return the rows of the file."""
        raise NotImplementedError

    def _assignments(self, gradebook: Gradebook) -> dict[str, float]:
        wanted = set(self.assignment)
        return {
            one.name: one.max_score
            for one in gradebook.assignments
            if not wanted or one.name in wanted
        }

    def _students(self, gradebook: Gradebook) -> list[Student]:
        students = session_of(gradebook).query(Student).order_by(Student.id)
        return [one for one in students if not self.student or one.id in self.student]

    def _scores(self, gradebook: Gradebook, assignments: dict[str, float]) -> dict[Any, float]:
        """Return the marks after late penalties, as nbgrader's own export counts them."""
        rows = (
            session_of(gradebook)
            .query(
                SubmittedAssignment.student_id,
                Assignment.name,
                SubmittedAssignment.score,  # in one query: nbgrader asks for each on its own
                SubmittedAssignment.late_submission_penalty,
            )
            .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
            .filter(Assignment.name.in_(assignments))
        )
        return {
            (student, name): max(0.0, score - penalty) for student, name, score, penalty in rows
        }


class CanvasExport(PlatformExport):
    """Marks for Canvas: import them in its Gradebook."""

    default = "canvas.csv"

    def rows(self, gradebook: Gradebook) -> Iterator[list[Any]]:
        """Return header, points possible, and a row for each student."""
        assignments = self._assignments(gradebook)
        scores = self._scores(gradebook, assignments)
        yield ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *assignments]
        yield [
            "    Points Possible",
            "",
            "",
            "",
            "",
            *(f"{most:g}" for most in assignments.values()),
        ]
        for one in self._students(gradebook):
            names = [one.last_name, one.first_name]
            name = ", ".join(part for part in names if part) or one.id
            marks = [_mark(scores.get((one.id, which))) for which in assignments]
            yield [name, one.lms_user_id or "", "", one.id, "", *marks]


class MoodleExport(PlatformExport):
    """Marks for Moodle: import them as CSV; identify students by ID number or e-mail address."""

    default = "moodle.csv"

    def rows(self, gradebook: Gradebook) -> Iterator[list[Any]]:
        """Return a header and a row for each student."""
        assignments = self._assignments(gradebook)
        scores = self._scores(gradebook, assignments)
        yield ["First name", "Last name", "ID number", "Email address", *assignments]
        for one in self._students(gradebook):
            marks = [_mark(scores.get((one.id, which))) for which in assignments]
            yield [one.first_name or "", one.last_name or "", one.id, one.email or "", *marks]


def _mark(score: float | None) -> str:
    """Return a mark; nothing for a student who handed in nothing, who may do so yet."""
    return "" if score is None else f"{score:g}"


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    Examples
    --------
    >>> safe("=HYPERLINK(A1)"), safe("ada"), safe("3.5")
    ("'=HYPERLINK(A1)", 'ada', '3.5')
    """
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def write_exports(coursedir: CourseDirectory, assignment: str, folder: Path) -> dict[str, Path]:
    """Write an assignment's marks for each platform; return the files."""
    files = {
        "Canvas": folder / f"{assignment}-canvas.csv",
        "Moodle": folder / f"{assignment}-moodle.csv",
    }
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        for plugin, file in zip((CanvasExport, MoodleExport), files.values(), strict=True):
            plugin(to=str(file), assignment=[assignment]).export(gradebook)
    return files


def waiting(coursedir: CourseDirectory, assignment: str) -> list[str]:
    """Return the students with an answer that a person has yet to mark."""
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        found = (
            session_of(gradebook)
            .query(SubmittedAssignment.student_id)
            .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
            .filter(Assignment.name == assignment, SubmittedAssignment.needs_manual_grade)
            .order_by(SubmittedAssignment.student_id)
        )
        return [student for (student,) in found]
