"""Make feedback pages again where what they say has changed since they were made.

nbgrader leaves a page alone as long as its submission is not newer: a mark that a person gives
later, or a regrade, would never reach the student. What each page was made from is kept in
`.course/feedback/`, beside the grader's results, and not in the page: hidden tests are part of it.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.utils import remove

from course_utils.files import write_atomically

from .by_hand import has_no_mark
from .files import read_json


def keep_fresh(converter: Any) -> None:
    """Have a GenerateFeedback converter make again the pages that are out of date."""
    decide, finish = converter.init_destination, converter.set_permissions
    sources: dict[str, str] = {}

    def init_destination(assignment: str, student: str) -> bool:
        sources.clear()
        if student in converter.coursedir.student_id_exclude.split(","):
            return False
        sources.update(made_from(converter.coursedir, assignment, student))
        if decide(assignment, student):
            return True
        known = read_json(_record(converter.coursedir, assignment, student)) or {}
        changed = [
            notebook
            for notebook in converter.notebooks
            if known.get(Path(notebook).stem) != sources.get(Path(notebook).stem)
        ]
        for notebook in changed:
            page = Path(converter._format_dest(assignment, student), f"{Path(notebook).stem}.html")
            converter.log.warning("Made again, since marks or answers have changed: %s", page)
            if page.exists():
                remove(str(page))
        converter.notebooks = changed
        return bool(changed)

    def set_permissions(assignment: str, student: str) -> None:
        finish(assignment, student)
        file = _record(converter.coursedir, assignment, student)
        made = {Path(notebook).stem for notebook in converter.notebooks}
        known = read_json(file) or {}
        known |= {name: source for name, source in sources.items() if name in made}
        write_atomically(file, json.dumps(known).encode())

    converter.init_destination = init_destination
    converter.set_permissions = set_permissions


def made_from(coursedir: Any, assignment: str, student: str) -> dict[str, str]:
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
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        for file in folder.glob("*.ipynb"):
            try:
                row = gradebook.find_submission_notebook(file.stem, assignment, student)
            except MissingEntry:
                continue
            shown = [
                hashlib.sha256(file.read_bytes()).hexdigest(),
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
            ]
            found[file.stem] = hashlib.sha256(json.dumps(shown).encode()).hexdigest()
    return found


def _record(coursedir: Any, assignment: str, student: str) -> Path:
    return Path(coursedir.root, ".course", "feedback", assignment, f"{student}.json")
