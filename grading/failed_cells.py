"""Say which cells failed and may have cost something."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from .names import ANYTHING, read_by_functions
from .results import ExerciseResult

PLACE = re.compile(r"<ipython-input[^>]*>,? ?| \(/[^)]*\)")
"""Names of files in messages: of the cell's own, and of libraries here."""
WORD = re.compile(r"[^\W\d]\w*")
LONGEST_KIND, LONGEST_ERROR, LONGEST_NAMES = 80, 160, 200
"""Characters of a submission's own words in a sentence, which is a line or two of the report."""


@dataclass(frozen=True)
class CellFailure:
    """A cell that did not come to its end.

    Parameters
    ----------
    number : int
        Its position in the notebook, from 1.
    error : str
        Type and text of what ended it; the submission's own words.
    lost : set of str
        Names that it would have given a meaning or changed, and that could not be saved.
    stopped : bool
        Whether it was stopped, or ended its process; the remarks say so already.
    bare, twice : collection of str
        Names that may have another meaning at home, by `grading.salvage.Doubts`.
    line : int
        Where it ended, as the run says; 0 if it does not.
    """

    number: int
    error: str
    lost: Collection[str]
    stopped: bool = False
    bare: Collection[str] = ()
    twice: Collection[str] = ()
    line: int = 0

    @property
    def is_import(self) -> bool:
        """Whether something is missing here that the student may have at home."""
        return self.error.startswith(("ModuleNotFoundError", "ImportError"))

    @property
    def words(self) -> tuple[str, str]:
        """Type and text of the error, as they may stand in a sentence."""
        kind, _, said = self.error.partition(": ")
        return kind[:LONGEST_KIND], " ".join(PLACE.sub("", said).split())[:LONGEST_ERROR]

    @property
    def sentence(self) -> str:
        """What the report says: one line, however long the error is."""
        kind, said = self.words
        if self.is_import and said:
            return f"Cell {self.number} failed: {said}."
        return f"Cell {self.number} failed: {kind}{': ' * bool(said)}{said}."


class Told(NamedTuple):
    """What is said of the cells that failed: sentences for a person to look at, and remarks."""

    looks: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def tell(
    exercises: Mapping[str, ExerciseResult],
    failures: Iterable[CellFailure],
    sources: Mapping[int, str],
) -> Told:
    """Name the first cell that failed and may have cost something.

    A cell that fails is nothing unusual: experiments fail, and so do cells that call what nobody
    has written yet. What counts is whether an import failed, or whether a name is missing or has
    an old meaning now that functions of the notebook look up, or that is asked for. Only then is
    the cell named; and only if marks were lost as well, beyond what is not written at all, does a
    person have to look, since the student's own machine may have had what is missing here.

    Parameters
    ----------
    exercises : mapping of str to ExerciseResult
        What was earned.
    failures : iterable of CellFailure
        In the order of the cells.
    sources : mapping of int to str
        The source of every cell that was run, by its number.
    """
    failures = [each for each in failures if not each.error.startswith("NotImplementedError")]
    if not failures:
        return Told()
    needed = set(exercises) | _looked_up(sources, {each.number for each in failures})
    marks_lost = any(earned.lost_marks for earned in exercises.values())
    doubts = _doubtful(failures, needed, marks_lost)
    costly = (
        each
        for each in failures
        if each.is_import or ANYTHING in each.lost or not needed.isdisjoint(each.lost)
    )
    first = next(costly, None)
    if first and marks_lost:
        return Told((*doubts, first.sentence))
    if first and not first.stopped:
        return Told(tuple(doubts), (first.sentence,))
    return Told(tuple(doubts))


def _looked_up(sources: Mapping[int, str], failed: Collection[int]) -> set[str]:
    """Return the names that functions of the notebook look up."""
    names: set[str] = set()
    for number, source in sources.items():
        read = read_by_functions(source)
        if ANYTHING not in read:
            names |= read
        elif number not in failed:  # a cell with a magic; one that cannot be read reads nothing
            names |= set(WORD.findall(source))
    return names


def _doubtful(failures: list[CellFailure], needed: set[str], marks_lost: bool) -> list[str]:
    """Say what was marked that may not be what the student's own machine defines."""
    said = []
    for each in failures:
        if bare := _listed(needed.intersection(each.bare)):
            said.append(
                f"Cell {each.number}: {bare} was marked without a decorator that "
                "could not be imported here."
            )
        if marks_lost and (twice := _listed(needed.intersection(each.twice))):
            said.append(
                f"Cell {each.number} failed between two definitions of {twice}: "
                "if the line that failed works for the student, the lower one counts there."
            )
    return said


def _listed(names: Collection[str]) -> str:
    return ", ".join(sorted(names))[:LONGEST_NAMES]
