"""What people have marked, and what waits for them, as the gradebook knows it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Grade, Gradebook
from nbgrader.coursedir import CourseDirectory

from .records import FROM_GRADING, grades_of, open_gradebook
from .results import NotebookResult
from .written import asks_about

Cell = tuple[str, str]
"""A notebook, and the name of a cell in it."""


@dataclass(frozen=True)
class ByHand:
    """What people have marked and not marked of an assignment.

    Parameters
    ----------
    waiting : mapping
        By student: the points of each cell that has no mark yet, not even 0.
    settled : mapping
        By student: the cells that a person has marked, and that nothing has changed since.
    """

    waiting: Mapping[str, Mapping[Cell, float]] = field(default_factory=dict)
    settled: Mapping[str, Collection[Cell]] = field(default_factory=dict)

    def is_settled(self, student: str, cell: Cell) -> bool:
        """Return whether a person has marked a cell of a student's."""
        return cell in self.settled.get(student, ())


def read_by_hand(coursedir: CourseDirectory, assignment: str) -> ByHand:
    """Return what the course's gradebook says of an assignment's marks by hand."""
    with open_gradebook(coursedir) as gradebook:
        return by_hand_in(gradebook, assignment)


def by_hand_in(gradebook: Gradebook, assignment: str) -> ByHand:
    """Return what a gradebook says of an assignment's marks by hand, in one query."""
    waiting: dict[str, dict[Cell, float]] = {}
    settled: dict[str, set[Cell]] = {}
    columns = (Grade.auto_score, Grade.manual_score, Grade.needs_manual_grade, Grade.max_score)
    rows = grades_of(gradebook, assignment, *columns).filter(
        Grade.manual_score.isnot(None) | Grade.auto_score.is_(None)
    )
    for student, notebook, name, auto, manual, flagged, points in rows:
        if has_no_mark(auto, manual):
            waiting.setdefault(student, {})[notebook, name] = points
        elif has_been_settled(manual, flagged):
            settled.setdefault(student, set()).add((notebook, name))
    return ByHand(waiting, settled)


def has_no_mark(auto_score: float | None, manual_score: float | None) -> bool:
    """Return whether a grade is none yet: nbgrader counts it as 0.

    Examples
    --------
    >>> has_no_mark(None, None), has_no_mark(0.0, None), has_no_mark(None, 0.0)
    (True, False, False)
    """
    return auto_score is None and manual_score is None


def has_been_settled(manual_score: float | None, flagged: bool) -> bool:
    """Return whether a person has marked a grade, and nothing was graded anew since.

    Examples
    --------
    >>> [has_been_settled(2.0, False), has_been_settled(2.0, True), has_been_settled(None, False)]
    [True, False, False]
    """
    return manual_score is not None and not flagged


def waits(grade: Any) -> bool:
    """Return whether a row of the gradebook has points to give and no mark yet."""
    return bool(grade.max_score) and has_no_mark(grade.auto_score, grade.manual_score)


def settled_among(grades: Iterable[Any]) -> set[str]:
    """Return the names of the gradebook's rows that a person has marked for good."""
    return {
        grade.name
        for grade in grades
        if has_been_settled(grade.manual_score, grade.needs_manual_grade)
    }


def cell_asked_about(sentence: str, by_hand: Iterable[str]) -> str:
    """Return which of the cells to be marked by hand a sentence asks to look at; "" if none.

    Examples
    --------
    >>> sentence = asks_about("why") + "is blank; what stands in cell 3 may be the answer."
    >>> cell_asked_about(sentence, ["wh", "why"]), cell_asked_about("Cell 3 failed.", ["why"])
    ('why', '')
    """
    return next((name for name in by_hand if sentence.startswith(asks_about(name))), "")


def take_out_settled(nb: NotebookNode, settled: Collection[str]) -> None:
    """Take out the sentences on top that asked a person to mark what is marked now."""
    for cell in [cell for cell in nb.cells if cell.get("id") == FROM_GRADING]:
        lines = cell.source.split("\n")
        kept = [line for line in lines if not cell_asked_about(line.removeprefix("- "), settled)]
        cell.source = "\n".join(kept)
        if len(kept) < len(lines) and not any(line.startswith("- ") for line in kept):
            nb.cells.remove(cell)


def open_looks(marked: NotebookResult, notebook: str, settled: Collection[Cell]) -> list[str]:
    """Return the sentences that ask for a look at a notebook, but for those that are settled.

    Parameters
    ----------
    marked : NotebookResult
    notebook : str
    settled : collection of Cell
        What a person has marked of this student's.
    """
    return [
        sentence
        for sentence in marked.looks
        if (notebook, cell_asked_about(sentence, marked.by_hand)) not in settled
    ]
