"""Which edition of the course submissions were written on, where they are graded with another.

A notebook says its edition in its metadata, where a student can write what they like. So it is a
claim: it decides nothing, and is told by edition and not by student, since a whole class may have
the wrong one, or none.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from course_utils.about import edition_in

from .results import SubmissionResult
from .unpacking import listed

MOST_EDITIONS = 8
"""How many editions are told one by one: a class has one or two, and a joker any number."""
MOST_NAMES = 8


@dataclass(frozen=True)
class Written:
    """Who has handed in what was written on another edition than it is graded with.

    Parameters
    ----------
    edition : str
        What their notebooks say; empty if they say none.
    students : tuple of str
        In the order of their names.
    """

    edition: str
    students: tuple[str, ...]

    @property
    def told(self) -> str:
        """What is said of them in one line."""
        number = len(self.students)
        noun = "submission" if number == 1 else "submissions"
        said = f"written on {self.edition}" if self.edition else "without an edition"
        return f"{number} {noun} {said}: {listed(list(self.students), MOST_NAMES)}"


class Editions:
    """Takes in results; tells which editions they were written on.

    Parameters
    ----------
    notebooks : mapping of str to str
        The instructor's notebooks as JSON text, by name. Of those that say no edition, nothing is
        told.
    """

    def __init__(self, notebooks: Mapping[str, str]) -> None:
        said = {name: edition_in(json.loads(text)) for name, text in notebooks.items()}
        self._now = {name: edition for name, edition in said.items() if edition}
        self._others: dict[str, frozenset[str]] = {}

    @property
    def graded_with(self) -> str:
        """The edition of the instructor's notebooks; all of them if they are of several."""
        return ", ".join(sorted(set(self._now.values())))

    def add(self, result: SubmissionResult) -> None:
        """Take in a result; what could not be read as a notebook says nothing."""
        written = {
            marked.edition
            for name, marked in result.notebooks.items()
            if name in self._now and not marked.fault and marked.edition != self._now[name]
        }
        self._others[result.student] = frozenset(written)

    def others(self) -> list[Written]:
        """Return the other editions, the most common first, and what says none last."""
        students = defaultdict(list)
        for student, editions in sorted(self._others.items()):
            for edition in editions:
                students[edition].append(student)
        found = [Written(edition, tuple(names)) for edition, names in students.items()]
        return sorted(found, key=lambda one: (not one.edition, -len(one.students), one.edition))

    def told(self) -> list[str]:
        """Return what is said of them: a bounded number of lines; none if there is nothing to say.

        Examples
        --------
        >>> from .results import NotebookResult
        >>> editions = Editions({"quiz": '{"metadata": {"course_edition": "2026.11"}}'})
        >>> for student, said in (("ada", "2026.11"), ("bo", "2025.09"), ("cy", "")):
        ...     quiz = NotebookResult(edition=said)
        ...     editions.add(SubmissionResult(student, "", "", {"quiz": quiz}))
        >>> editions.told()
        ['1 submission written on 2025.09: bo', '1 submission without an edition: cy']
        """
        others = self.others()
        lines = [one.told for one in others[:MOST_EDITIONS]]
        if len(others) > MOST_EDITIONS:
            lines.append(f"and {len(others) - MOST_EDITIONS} more editions")
        return lines
