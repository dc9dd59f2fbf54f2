"""Make feedback pages again where what they say has changed since they were made.

nbgrader leaves a page alone as long as its submission is not newer: a mark that a person gives
later, or a regrade, would never reach the student. What each page was made from is kept in
`.course/feedback/`, beside the grader's results, and not in the page: hidden tests are part of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import remove

from course_utils.files import write_atomically

from .authors_run import CourseFigures
from .by_hand import has_no_mark
from .errors import GradingError
from .files import read_json
from .hints import hints_for, hints_of
from .nbgrader_compat import decide_for_each_student
from .week_page import week_file, write_week


def keep_fresh(converter: Any, figures: CourseFigures) -> None:
    """Have a GenerateFeedback converter make again the pages that are out of date.

    Parameters
    ----------
    converter : GenerateFeedback
    figures : CourseFigures
        Of the assignment, which pages show.

    Raises
    ------
    NbGraderException
        If recorded hints cannot be read. The log says why, and every page stays: nbgrader removes
        those of a student whose feedback fails.
    """
    try:
        hints_of(converter.coursedir, converter.coursedir.assignment_id)
    except GradingError as error:
        converter.log.error("Stopped: %s", error)
        raise NbGraderException(str(error)) from error
    sources: dict[str, str] = {}

    def choose(
        assignment: str, student: str, decide: Callable[[str, str], bool]
    ) -> list[str] | None:
        sources.clear()
        coursedir = converter.coursedir
        if student in coursedir.student_id_exclude.split(","):
            return []
        sources.update(made_from(coursedir, assignment, student, figures))
        if decide(assignment, student):
            return None
        known = read_json(_record(coursedir, assignment, student)) or {}
        folder = Path(coursedir.format_path(coursedir.feedback_directory, student, assignment))
        is_whole = (folder / week_file(assignment)).exists()
        changed = [
            notebook
            for notebook in converter.notebooks
            if not is_whole or known.get(Path(notebook).stem) != sources.get(Path(notebook).stem)
        ]
        for notebook in changed:
            page = folder / f"{Path(notebook).stem}.html"
            converter.log.warning(
                "Made again, since marks, answers or hints have changed: %s", page
            )
            if page.exists():
                remove(str(page))
        return changed

    def done(assignment: str, student: str) -> None:
        write_week(converter.coursedir, assignment, student, figures, converter.log)
        file = _record(converter.coursedir, assignment, student)
        made = {Path(notebook).stem for notebook in converter.notebooks}
        known = read_json(file) or {}
        known |= {name: source for name, source in sources.items() if name in made}
        write_atomically(file, json.dumps(known).encode())

    decide_for_each_student(converter, choose, done)


def made_from(
    coursedir: CourseDirectory, assignment: str, student: str, figures: CourseFigures
) -> dict[str, str]:
    """Return a fingerprint of all that a student's feedback pages show, by notebook.

    Returns
    -------
    dict of str to str
        Without the notebooks that the gradebook does not know.
    """
    folder = Path(coursedir.format_path(coursedir.autograded_directory, student, assignment))
    beside = sorted(
        (path.relative_to(folder).as_posix(), path.stat().st_size, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".ipynb"
    )
    found = {}
    hints = hints_of(coursedir, assignment)
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        for file in folder.glob("*.ipynb"):
            try:
                row = gradebook.find_submission_notebook(file.stem, assignment, student)
            except MissingEntry:
                continue
            content = file.read_bytes()
            cells = json.loads(content)["cells"] if hints.all else []
            shown = [
                hashlib.sha256(content).hexdigest(),
                beside,
                [row.score, row.max_score, row.late_submission_penalty],
                sorted(
                    [
                        grade.name,
                        grade.score,  # 0 without a mark
                        grade.max_score,
                        has_no_mark(grade.auto_score, grade.manual_score),
                        grade.needs_manual_grade,
                    ]
                    for grade in row.grades
                ),
                sorted([comment.name, comment.comment or ""] for comment in row.comments),
                *sorted(hints_for(hints, file.stem, cells).items()),
                figures.digest(file.stem),
            ]
            found[file.stem] = hashlib.sha256(json.dumps(shown).encode()).hexdigest()
    return found


def _record(coursedir: CourseDirectory, assignment: str, student: str) -> Path:
    return Path(coursedir.root, ".course", "feedback", assignment, f"{student}.json")
