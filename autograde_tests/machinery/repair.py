"""Find a slip by taking it out: change one thing in a student's function until it is right.

It tells the line and the kind of change, and never the change. A change counts that makes all
visible cases pass, and hidden ones that are drawn from a seed of the search's own: those of the
grader are never seen here, and where marks are decided nothing is searched for.
"""

from __future__ import annotations

import ast
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from . import edits as kinds
from .beside import Beside
from .candidates import Candidate, candidates_in, candidates_of, said
from .edits import Path, follow, put
from .exercises import Exercise
from .harmless import is_harmless
from .judging import Verdict, quiet
from .probing import names_seen_by
from .sources import source_of
from .trying import MOST_MEMORY, Trial, can_be_tried, memory_limit
from .wholes import arithmetic_around, shared_by

SEARCH_SECONDS = 1.0
"""How much processor time a check takes to look for a mistake that is not known."""
SCALES = {kinds.CONSTANT, kinds.FACTOR}
"""Kinds that change how large numbers are: a judge that looks at their spread may let many pass."""
PARTS = {kinds.CONSTANT, kinds.NAME, kinds.KEY}
"""Kinds that put another number or name in: another one of the line might do, too."""
ON_THE_CLOCK = 3
"""A search may take this many times its processor time."""


@dataclass(frozen=True)
class Repair:
    """A change that makes a student's function right.

    Parameters
    ----------
    kind : str
        Of `edits`.
    lines : tuple of int
        Where, in the student's cell.
    code : tuple of str
        What stands in these lines.
    old : str
        The code that is asked about.
    new : str
        What makes it right: for the course's own tests; a student is not told.
    tried : int
        How many changes were tried.
    seconds : float
    """

    kind: str
    lines: tuple[int, ...]
    code: tuple[str, ...]
    old: str
    new: str
    tried: int
    seconds: float


def repair(
    exercise: Exercise,
    subject: Any,
    verdicts: Sequence[Verdict],
    seconds: float = SEARCH_SECONDS,
) -> Repair | None:
    """Return the change of a student's function that makes it right, if one is found in time.

    Parameters
    ----------
    exercise : Exercise
    subject : callable
        The student's function.
    verdicts : sequence of Verdict
        How its visible cases went.
    seconds : float
        How much processor time to search.
    """
    source, first = source_of(subject)
    namespace = names_seen_by(exercise.asked(subject))
    if not source or namespace is None or not is_harmless(source, namespace):
        return None
    tree = ast.parse(source)
    if not can_be_tried(source):
        return None
    trial = Trial(exercise, namespace, verdicts, tree)
    search = _Search(trial, tree, seconds)
    beside = Beside(exercise, tree, namespace, trial.key, trial.failed[0])
    with memory_limit(MOST_MEMORY), quiet():
        found = search.first_right(
            candidates_of(exercise, tree, verdicts, namespace, first, beside)
        )
        if found is None:
            return None
        there: list[Candidate] = []
        if found[0].kind in {kinds.WHOLE, *PARTS}:
            lines = found[0].lines
            there = candidates_in(lines, exercise, tree, verdicts, namespace, beside)
        if found[0].kind == kinds.WHOLE:  # that is the line; one slip in it may be all
            found = search.first_right(_parts_of(found[0], there)) or found
        candidate, new = found
        kind, old = search.asked_about(candidate, there)
    lines = tuple(sorted({line + first - 1 for line in candidate.lines}))
    numbered = source.splitlines()
    code = tuple(numbered[line - first].strip() for line in lines)
    return Repair(kind, lines, code, old, new, search.tried, search.spent)


def _parts_of(whole: Candidate, others: Sequence[Candidate]) -> Iterator[Candidate]:
    """Give the changes of a part of each line that a change replaces as a whole."""
    for other in others:
        alike = other.lines == whole.lines and len(other.edits) == len(whole.edits)
        if alike and other.kind not in (kinds.WHOLE, kinds.EXPRESSION):
            yield other


class _Search:
    """A search among changes of a function, which ends in time."""

    def __init__(self, trial: Trial, tree: ast.Module, seconds: float) -> None:
        self._trial, self._tree, self._seconds = trial, tree, seconds
        self._start, self._clock = time.thread_time(), time.monotonic()
        self.tried = 0

    @property
    def spent(self) -> float:
        """The processor time that it took so far."""
        return time.thread_time() - self._start

    @property
    def _is_over(self) -> bool:
        late = time.monotonic() - self._clock > ON_THE_CLOCK * self._seconds
        return late or self.spent > self._seconds  # late: it sleeps, or waits its turn

    def first_right(self, candidates: Iterable[Candidate]) -> tuple[Candidate, str] | None:
        """Return the first change that makes all right, and what it puts in."""
        for candidate in candidates:
            if self._is_over:
                break
            self.tried += 1
            text = _right_with(self._trial, self._tree, candidate)
            if text is not None:
                return candidate, text
        return None

    def asked_about(self, found: Candidate, others: Iterable[Candidate]) -> tuple[str, str]:
        """Return what kind of change to tell, and the code of which that is asked.

        Parameters
        ----------
        found : Candidate
            What makes all right.
        others : iterable of Candidate
            Those of the same line: one of them may do, too.
        """
        place = found.edits[0][0]
        if len(found.edits) == 1 and found.kind in PARTS:
            whole = place
            if found.kind == kinds.CONSTANT:
                whole = arithmetic_around(self._tree, place)
            whole = shared_by(self._tree, [whole, *self._also_right(found, others)])
            if whole != place:
                return kinds.WHOLE, said(follow(self._tree, whole), kinds.WHOLE)
        changed = (follow(self._tree, path) for path, _ in found.edits)
        return found.kind, "; ".join(said(node, found.kind) for node in changed)

    def _also_right(self, found: Candidate, others: Iterable[Candidate]) -> Iterator[Path]:
        """Give the places in the same line at which another change makes all right."""
        known = {found.edits[0][0]}
        for other in others:
            place = other.edits[0][0]
            if self._is_over:
                break
            if len(other.edits) > 1 or other.kind not in PARTS or place in known:
                continue
            if other.lines == found.lines and _right_with(self._trial, self._tree, other):
                known.add(place)
                yield place


def _placed(node: ast.AST, old: ast.AST) -> ast.AST:
    """Return a node that has a place in the text, as every node must that is compiled."""
    if not hasattr(node, "lineno"):
        ast.copy_location(node, old)
    return ast.fix_missing_locations(node)


def _right_with(trial: Trial, tree: ast.Module, candidate: Candidate) -> str | None:
    """Return what stands in the changed places if a change is right; the tree stays as it was."""
    before = [follow(tree, path) for path, _ in candidate.edits]
    try:
        for path, node in candidate.edits:
            put(tree, path, _placed(node, follow(tree, path)))
        version = trial.made(tree, {})
        if version is None or not all(trial.passes(version, case) for case in trial.cases):
            return None
        if candidate.kind in SCALES and not trial.answers_as_drawn(version):
            return None
        return "; ".join(ast.unparse(node) for _, node in candidate.edits)
    finally:
        for (path, _), node in zip(candidate.edits, before, strict=True):
            put(tree, path, node)
