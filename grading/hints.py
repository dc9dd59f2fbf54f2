"""Recorded hints where a class is graded: what is known, whom it is for, and where it is kept.

A course's folder has ``hints/week2.json``, with an answer of a student's beside each hint: it is
the instructor's. What is published lies in the package of exercises, and holds the hints alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nbgrader.coursedir import CourseDirectory

from autograde_tests.machinery.recorded import (
    RecordedHint,
    published_file,
    read_hints,
    written_out,
)
from course_utils.files import write_atomically

from .content import content_from
from .errors import GradingError
from .nbgrader_compat import settings_of
from .results import NotebookCell
from .wrong_answers import SIGNATURE

FOLDER = "hints"


@dataclass(frozen=True)
class Hints:
    """The recorded hints of an assignment.

    Parameters
    ----------
    file : Path
        The course's own.
    recorded : sequence of RecordedHint
        Those in it.
    published_in : Path
        The file in the package of exercises.
    published : sequence of RecordedHint
        Those in that file, which students' checks have.
    """

    file: Path
    recorded: Sequence[RecordedHint]
    published_in: Path
    published: Sequence[RecordedHint]

    @property
    def all(self) -> dict[tuple[str, str, str], RecordedHint]:
        """All of them by what they are for; of two for the same, the course's own."""
        return {hint.place: hint for hint in (*self.published, *self.recorded)}

    def is_published(self, hint: RecordedHint) -> bool:
        """Return whether students' checks have it, in these words."""
        return any((hint.place, hint.hint) == (each.place, each.hint) for each in self.published)


def hints_of(coursedir: CourseDirectory, week: str) -> Hints:
    """Return an assignment's recorded hints.

    Raises
    ------
    GradingError
        If a file of them cannot be read.
    """
    file = Path(coursedir.root, FOLDER, f"{week}.json")
    published = published_file(content_from(settings_of(coursedir)).exercises, week)
    try:
        return Hints(file, read_hints(file), published, read_hints(published))
    except (ValueError, OSError) as error:
        raise GradingError(str(error)) from error


def write_hints(file: Path, hints: Sequence[RecordedHint], mode: int | None = 0o600) -> None:
    """Write a file of hints, whole or not at all."""
    write_atomically(file, written_out(hints), mode)


def hints_for(hints: Hints, notebook: str, cells: Sequence[NotebookCell]) -> dict[str, str]:
    """Return what recorded hints say of the answers in an autograded notebook, by exercise."""
    known, found = hints.all, {}
    for cell in cells if known else ():
        name = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
        for output in cell.get("outputs", ()):
            signature = output.get("metadata", {}).get(SIGNATURE, "")
            if hint := known.get((notebook, name, signature)):
                found[name] = hint.hint
    return found
