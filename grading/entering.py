"""Enter an assignment into the gradebook, through nbgrader's own generate_assignment."""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Mapping

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory

from .errors import GradingError
from .nbgrader_compat import generate_assignment, is_of_another_format, session_of, settings_of


def enter_assignment(
    gradebook: Gradebook, coursedir: CourseDirectory, name: str, sources: Mapping[str, str]
) -> bool:
    """Enter an assignment into the gradebook, if it is not there with these exercises and points.

    nbgrader's own generate_assignment does it; the student edition that it makes on the way is
    thrown away.

    Returns
    -------
    bool
        Whether there was anything to do.

    Raises
    ------
    GradingError
        If the gradebook has submissions for other exercises.
    """
    if _entered(gradebook, name) == _wanted(sources):
        return False
    with tempfile.TemporaryDirectory() as folder:
        same = ("root", "db_url", "course_id", "source_directory", "directory_structure")
        settings = {trait: getattr(coursedir, trait) for trait in same}
        settings["release_directory"] = folder
        try:
            generate_assignment(settings_of(coursedir), name, **settings)
        except NbGraderException as error:
            raise GradingError(_why_not_entered(gradebook, name, error)) from error
    session_of(gradebook).expire_all()
    _take_out_of_the_marks(gradebook, name, sources)
    session_of(gradebook).expire_all()
    return True


def _take_out_of_the_marks(gradebook: Gradebook, name: str, sources: Mapping[str, str]) -> None:
    """Let what is left out here be worth nothing: nbgrader reads the files that have its points."""
    wanted = _wanted(sources)
    for notebook in gradebook.find_assignment(name).notebooks:
        for cell in notebook.grade_cells:
            if 0.0 in wanted[notebook.name, cell.name]:
                cell.max_score = 0.0
    session_of(gradebook).commit()


def _why_not_entered(gradebook: Gradebook, name: str, error: NbGraderException) -> str:
    session_of(gradebook).rollback()
    try:
        graded = len(gradebook.assignment_submissions(name))
    except MissingEntry:
        graded = 0
    if not graded or is_of_another_format(error):
        return f"nbgrader cannot enter {name} into the gradebook: {error}"
    return (
        f"the gradebook holds {graded} submissions of {name} for other exercises than {name} has "
        "now, and nbgrader cannot change that. Take the old notebooks again, or have the gradebook "
        f"forget {name}: nbgrader db assignment remove {name} --force; then grade again. What is "
        f"lost is what people entered for {name}: marks by hand, extra credit, comments and the "
        f"due date (nbgrader db assignment add {name} --duedate=… sets it again). Marks of other "
        "weeks and all submissions stay"
    )


Entries = dict[tuple[str, str], set[str | float]]
"""What nbgrader keeps of a cell, by notebook and name: its source, its points, its solution."""


def _entered(gradebook: Gradebook, name: str) -> Entries:
    entries: Entries = defaultdict(set)
    try:
        notebooks = gradebook.find_assignment(name).notebooks
    except MissingEntry:
        return entries
    for notebook in notebooks:
        for cell in notebook.source_cells:
            entries[notebook.name, cell.name].add("source")
        for cell in notebook.solution_cells:
            entries[notebook.name, cell.name].add("solution")
        for cell in [*notebook.grade_cells, *notebook.task_cells]:
            entries[notebook.name, cell.name].add(float(cell.max_score))
    return entries


def _wanted(sources: Mapping[str, str]) -> Entries:
    entries: Entries = defaultdict(set)
    for name, text in sources.items():
        for cell in json.loads(text)["cells"]:
            settings = cell["metadata"].get("nbgrader", {})
            if any(settings.get(flag) for flag in ("grade", "solution", "locked", "task")):
                entry = entries[name, settings["grade_id"]]
                entry.add("source")
                if settings.get("solution"):
                    entry.add("solution")
                if settings.get("grade") or settings.get("task"):
                    entry.add(float(settings["points"]))
    return entries
