"""Write marks where nbgrader keeps them: the gradebook, and the autograded notebooks."""

from __future__ import annotations

import json
import math
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.api import (
    Assignment,
    BaseCell,
    Grade,
    Gradebook,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import compute_checksum, determine_grade, find_all_files
from sqlalchemy.engine import make_url

from autograde_tests.machinery.agreed import notebook_metadata
from course_utils.files import write_atomically

from .files import put_in_place, remove
from .handed_in import TIMESTAMP, read_files, timestamp_of, without_clashes
from .nbgrader_compat import (
    LatePenalties,
    one_transaction,
    session_of,
    settings_of,
)
from .results import ExerciseResult, NotebookResult, SubmissionResult
from .roster import enter_student

MAX_OUTPUT = 8 * 2**20
"""Bytes that all outputs of a notebook may have together."""


FROM_GRADING = "from-grading"
"""The id of the cell on top of an autograded notebook that says what had to be said about it."""

FRESH = ".course-fresh"
"""What a folder is called while it is laid out."""


def open_gradebook(coursedir: CourseDirectory) -> Gradebook:
    """Open the course's gradebook; a new SQLite file appears complete or not at all."""
    address = make_url(coursedir.db_url)
    file = Path(address.database or "")
    if address.get_backend_name() == "sqlite" and address.database and not file.exists():
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=".gradebook-") as folder:
            fresh = Path(folder) / file.name
            Gradebook(f"sqlite:///{fresh}", coursedir.course_id).close()
            fresh.replace(file)
    return Gradebook(coursedir.db_url, coursedir.course_id)


def autograde_settings(coursedir: CourseDirectory) -> Autograde:
    """Return nbgrader's own converter, for the settings of it that hold here, too."""
    return Autograde(coursedir=coursedir, config=settings_of(coursedir))


def handouts(coursedir: CourseDirectory, assignment: str) -> dict[str, Path]:
    """Return what the instructor hands out beside the notebooks, by path within the assignment.

    It counts, not a student's copy. ``Autograde.exclude_overwriting`` names what students are to
    change: it is not among them.
    """
    folder = Path(coursedir.format_path(coursedir.source_directory, ".", assignment))
    paths = find_all_files(str(folder), [*coursedir.ignore, "*.ipynb"])
    kept = autograde_settings(coursedir).exclude_overwriting.get(assignment, [])
    theirs = {Path(path).as_posix() for path in kept}
    files = {Path(path).relative_to(folder).as_posix(): Path(path) for path in paths}
    return {path: file for path, file in files.items() if path not in theirs}


def grades_of(gradebook: Gradebook, assignment: str, *columns: Any) -> Any:
    """Return a query of an assignment's grades: student, notebook, cell, and columns of `Grade`."""
    return (
        session_of(gradebook)
        .query(SubmittedAssignment.student_id, Notebook.name, BaseCell.name, *columns)
        .select_from(Grade)
        .join(BaseCell, Grade.cell_id == BaseCell.id)
        .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
        .join(Notebook, SubmittedNotebook.notebook_id == Notebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .filter(Assignment.name == assignment)
    )


class Recorder:
    """Writes results into one gradebook, in one transaction per submission.

    Parameters
    ----------
    gradebook : Gradebook
    coursedir : nbgrader.coursedir.CourseDirectory
    assignment : str
        Which the gradebook knows.
    """

    def __init__(self, gradebook: Gradebook, coursedir: CourseDirectory, assignment: str) -> None:
        self._gradebook = gradebook
        self._session = session_of(gradebook)
        self._coursedir = coursedir
        self._assignment = assignment
        self._settings = autograde_settings(coursedir)
        self._penalties = LatePenalties(settings_of(coursedir))
        entered = gradebook.find_assignment(assignment)
        self._due = entered.duedate
        self._checksums = {
            notebook.name: {cell.name: cell.checksum for cell in notebook.source_cells}
            for notebook in entered.notebooks
        }
        self._scores = self._known_scores()

    def _known_scores(self) -> dict[str, dict[tuple[str, str], float | None]]:
        """Return the automatic scores that the gradebook has, by student, in one query."""
        rows = grades_of(self._gradebook, self._assignment, Grade.auto_score)
        scores: dict[str, dict[tuple[str, str], float | None]] = {}
        for student, notebook, cell, score in rows:
            scores.setdefault(student, {})[notebook, cell] = score
        return scores

    def has(self, result: SubmissionResult) -> bool:
        """Return whether the gradebook's automatic scores and the notebooks are a result's."""
        scores = self._scores.get(result.student)
        if scores is None:
            return False
        folder = self._folder(self._coursedir.autograded_directory, result.student)
        return all(
            (folder / f"{name}.ipynb").exists()
            and all(
                scores.get((name, exercise)) == _score(earned) or earned.undecided
                for exercise, earned in marked.exercises.items()
            )
            for name, marked in result.notebooks.items()
        )

    def lateness(self, student: str) -> str:
        """Return what a late penalty depends on: when it was handed in, and when it was due."""
        return f"{self._timestamp(student)} {self._due}"

    def _timestamp(self, student: str) -> Any:
        submitted = self._folder(self._coursedir.submitted_directory, student)
        return timestamp_of(submitted)[0]

    def record(self, result: SubmissionResult, news: bool = True, rest_stays: bool = False) -> None:
        """Write a submission's marks and autograded notebooks.

        Manual marks, extra credit and comments stay as they are.

        Parameters
        ----------
        result : SubmissionResult
        news : bool
            Whether something was graded anew. As with nbgrader, a grade that somebody has marked
            by hand is then flagged for another look.
        rest_stays : bool
            Whether notebooks that the result lacks stay as they are; else they are not there.
        """
        student = result.student
        notebooks = {
            name: autograded_notebook(marked, self._checksums.get(name, {}))
            for name, marked in result.notebooks.items()
        }
        fresh = self._lay_out(student, notebooks, rest_stays)
        book = self._gradebook
        try:
            with one_transaction(book):
                enter_student(book, self._coursedir, student)
                timestamp = self._timestamp(student)
                options = {"timestamp": timestamp} if timestamp else {}
                with self._session.no_autoflush:
                    submission = book.update_or_create_submission(
                        self._assignment, student, **options
                    )
            for row in submission.notebooks:
                if rest_stays and row.name not in notebooks:
                    continue
                marked = result.notebooks.get(row.name, NotebookResult())
                self._grade(row, marked.exercises, notebooks.get(row.name), news)
                self._penalize(row, submission)
            put_in_place(fresh, self._folder(self._coursedir.autograded_directory, student))
            if self._coursedir.groupshared:
                self._settings.set_permissions(self._assignment, student)  # of the folders
            self._session.commit()
        except BaseException:
            self._session.rollback()
            raise
        finally:
            remove(fresh)
            self._session.expire_all()

    def _grade(
        self,
        row: Any,
        exercises: Mapping[str, ExerciseResult],
        notebook: NotebookNode | None,
        news: bool,
    ) -> None:
        cells = {
            cell.metadata.nbgrader.grade_id: cell
            for cell in (notebook.cells if notebook else [])
            if "nbgrader" in cell.metadata
        }
        tasks = {cell.name for cell in row.notebook.task_cells}
        for grade in row.grades:
            if grade.name in tasks:  # marked by hand only
                continue
            cell = cells.get(grade.name)
            earned = exercises.get(grade.name)
            if earned and earned.undecided:
                grade.needs_manual_grade = True  # no 0, and a mark from before stays
                continue
            if earned:
                grade.auto_score = _score(earned)
            elif cell is not None and (cell.cell_type != "code" or cell.metadata.nbgrader.solution):
                grade.auto_score = determine_grade(cell)[0]  # None: a written answer to be read
            else:
                grade.auto_score = 0.0
            if grade.manual_score is None:
                grade.needs_manual_grade = grade.auto_score is None
            elif news:
                grade.needs_manual_grade = True
        for comment in row.comments:
            cell = cells.get(comment.name)
            blank = cell is not None and cell.metadata.nbgrader.get("checksum") == compute_checksum(
                cell
            )
            comment.auto_comment = "No response." if blank and comment.name not in tasks else None

    def _penalize(self, row: Any, submission: Any) -> None:
        row.late_submission_penalty = None
        self._session.flush()
        self._session.refresh(row)  # its score is a column that the database computes
        late = submission.total_seconds_late
        if late > 0:
            row.late_submission_penalty = self._penalties.of(row, submission.student_id, late)

    def _folder(self, step: str, student: str) -> Path:
        return Path(self._coursedir.format_path(step, student, self._assignment))

    def _lay_out(
        self, student: str, notebooks: Mapping[str, NotebookNode], rest_stays: bool
    ) -> Path:
        """Lay out an autograded folder as nbgrader does, beside its place: notebooks, other files.

        One name for all: the next one to be laid out removes what a killed grader has left. Its
        dot hides it from nbgrader.
        """
        target = self._folder(self._coursedir.autograded_directory, student)
        fresh = target.with_name(FRESH)
        remove(fresh)
        fresh.mkdir(parents=True)
        mode = int(str(self._settings.permissions), 8)  # the number 644 is meant as written
        submitted = self._folder(self._coursedir.submitted_directory, student)
        files, _ = read_files(submitted, [*self._coursedir.ignore, "*.ipynb"])
        if timestamp_of(submitted)[1]:  # nbgrader takes an empty one for none, and fails on others
            files = without_clashes(files, [TIMESTAMP])[0] | {TIMESTAMP: b""}
        beside = handouts(self._coursedir, self._assignment)
        written = {f"{name}.ipynb": nbformat.v4.writes(node) for name, node in notebooks.items()}
        ours = {path: origin.read_bytes() for path, origin in beside.items()}
        ours |= {path: text.encode() for path, text in written.items()}
        if rest_stays:
            others = (path for path in target.glob("*.ipynb") if path.is_file())
            ours = {path.name: path.read_bytes() for path in others} | ours
        # nbgrader copies these files beside the pages of feedback: no folder is called as one is
        pages = [f"{name}.html" for name in (self._assignment, *self._checksums)]
        for path, content in (without_clashes(files, [*ours, *pages])[0] | ours).items():
            write_atomically(fresh / path, content, mode)
        return fresh


def _score(earned: ExerciseResult) -> float:
    return float(earned.points) if math.isfinite(earned.points) else 0.0


def autograded_notebook(marked: NotebookResult, checksums: Mapping[str, str]) -> NotebookNode:
    """Return an autograded notebook, with what had to be said about it on top.

    Parameters
    ----------
    marked : NotebookResult
    checksums : mapping of str to str
        By grade id: nbgrader's checksums of the cells as they were released, by which it knows
        an answer that nobody has touched.
    """
    notebook: NotebookNode = nbformat.v4.new_notebook(metadata=notebook_metadata())
    said = [f"**This notebook is not graded.** {marked.fault}"] if marked.fault else []
    said += [f"- {sentence}" for sentence in [*marked.looks, *marked.remarks]]
    if said:
        source = "**From grading:**\n\n" * (not marked.fault) + "\n".join(said)
        notebook.cells.append(nbformat.v4.new_markdown_cell(source, id=FROM_GRADING))
    left = MAX_OUTPUT
    for number, cell in enumerate(marked.cells):
        node = nbformat.from_dict({**cell, "id": f"cell-{number}"})
        if node.get("outputs"):
            left -= len(json.dumps(node.outputs))
            if left < 0:
                text = "[the outputs of this notebook are too large: this one is left out]\n"
                if "nbgrader" not in node.metadata or not node.metadata.nbgrader.grade:
                    node.outputs = [nbformat.v4.new_output("stream", name="stderr", text=text)]
        settings = node.metadata.get("nbgrader")
        if settings and settings.grade_id in checksums:
            settings.checksum = checksums[settings.grade_id]
        if settings and settings.grade_id in marked.by_hand:
            # without a checksum no answer is blank: a person is asked, here and by nbgrader
            settings.pop("checksum", None)
        notebook.cells.append(node)
    nbformat.validate(notebook)
    return notebook
