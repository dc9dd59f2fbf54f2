"""What a submission earned: what graders hand on, and what a file in ``.course/results`` holds.

A file of an earlier version is read: what it does not say yet has its default, and what nobody
asks for any more is passed over. Whether its marks still hold is for the fingerprints in it to
say, and a submission without a readable file is graded again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Self

NotebookCell = dict[str, Any]
"""A cell as nbformat writes it into JSON."""


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    """A wrong answer that no known mistake explains.

    Parameters
    ----------
    signature : str
        The same for all answers that are wrong in the same way.
    beyond : str
        The same for those of them that answer hidden cases alike, too.
    case : str
        The smallest case that it fails.
    details : tuple of (label, text)
        What is said of that case: the problem, expected, received, inputs.
    """

    signature: str
    beyond: str = ""
    case: str = ""
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ExerciseResult:
    """What an exercise of a submission earned.

    Parameters
    ----------
    points, max_points : float
    passed : mapping of str to bool
        By case.
    diagnosis : int or None
        Position of the known mistake among the exercise's.
    fault : str
        What kept it from being graded as usual, in words; empty if nothing did.
    seconds : float
        Wall time of its calls.
    decided_inside : bool
        True for a plain assert cell of the instructor's, which runs in the student's process.
    undecided : bool
        True if the grader itself failed here: a person decides, and no 0 is recorded.
    unwritten : bool
        True if nobody has started on it.
    wrong : WrongAnswer or None
        What is wrong with it, if it is written, no known mistake explains it and no other exercise
        is the cause. None, too, in a file of a version that did not ask.
    """

    points: float
    max_points: float
    passed: Mapping[str, bool] = field(default_factory=dict)
    diagnosis: int | None = None
    fault: str = ""
    seconds: float = 0.0
    decided_inside: bool = False
    undecided: bool = False
    unwritten: bool = False
    wrong: WrongAnswer | None = None

    @property
    def lost_marks(self) -> bool:
        """Whether it earned less than it could, and somebody has started on it."""
        return self.points < self.max_points and not self.unwritten


@dataclass(frozen=True, slots=True)
class NotebookResult:
    """What a notebook of a submission earned.

    Parameters
    ----------
    fault : str
        Why it could not be graded, in words; empty if it was.
    exercises : mapping of str to ExerciseResult
        By grade id.
    cells : sequence of NotebookCell
        The notebook's cells with their outputs.
    remarks : tuple of str
        What was put right, stopped or left out, a sentence each.
    looks : tuple of str
        What a person should look at, a sentence each; none of them is among the remarks.
    by_hand : tuple of str
        Answers that a person has to mark, though their own cells are blank or were missing.
    passages : mapping of str to list of int
        Fingerprints of the answers, by which code that is alike is found.
    edition : str
        The edition of the course that it says it was written on; empty if it says none.
    """

    fault: str = ""
    exercises: Mapping[str, ExerciseResult] = field(default_factory=dict)
    cells: Sequence[NotebookCell] = field(default_factory=list)
    remarks: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()
    by_hand: tuple[str, ...] = ()
    passages: Mapping[str, list[int]] = field(default_factory=dict)
    edition: str = ""

    @property
    def points(self) -> float:
        """Points over all exercises."""
        return sum(earned.points for earned in self.exercises.values())


@dataclass(frozen=True, slots=True)
class SubmissionResult:
    """What a submission earned.

    Parameters
    ----------
    student : str
    submission, assignment : str
        Fingerprints of what was handed in, and of all that its marks depend on besides.
    notebooks : mapping of str to NotebookResult
        By name.
    remarks : tuple of str
        What was left out of the files, a sentence each.
    looks : tuple of str
        What a person should look at in the files, a sentence each; none is among the remarks.
    seconds : float
        Wall time.
    trouble : str
        Why the grader itself failed, in words: no mark is written then, and the next run tries
        again. Empty if it did not.
    hints : str
        Fingerprint of the hints, as its cards say them.

    Examples
    --------
    >>> notebook = NotebookResult(exercises={"sigmoid": ExerciseResult(3.0, 4.0)})
    >>> result = SubmissionResult("ada", "0f", "1e", {"numpy_basics": notebook})
    >>> SubmissionResult.from_json(result.to_json()) == result
    True
    """

    student: str
    submission: str
    assignment: str
    notebooks: Mapping[str, NotebookResult]
    remarks: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()
    seconds: float = 0.0
    trouble: str = ""
    hints: str = ""

    @property
    def points(self) -> float:
        """Points over all notebooks."""
        return sum(marked.points for marked in self.notebooks.values())

    def to_json(self) -> str:
        """Return it as text."""
        return json.dumps(self, default=_plain)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Return what a text says.

        Raises
        ------
        ValueError
            If it is no result.

        Examples
        --------
        >>> SubmissionResult.from_json('{"student": "ada"')
        Traceback (most recent call last):
            ...
        ValueError: no result of a submission: Expecting ',' delimiter: line 1 column 18 (char 17)
        """
        try:
            values = _known(cls, json.loads(text))
            notebooks = values["notebooks"].items()
            values["notebooks"] = {name: _notebook(plain) for name, plain in notebooks}
            return cls(**values)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise ValueError(f"no result of a submission: {error}") from error


def read_result(file: Path) -> SubmissionResult | None:
    """Read a result; None if the file is missing, was never finished, or holds something else."""
    try:
        return SubmissionResult.from_json(file.read_bytes())
    except (OSError, ValueError):
        return None


def _plain(part: Any) -> dict[str, Any]:
    return {each.name: getattr(part, each.name) for each in fields(part)}


def _known(kind: type, plain: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of a dataclass's fields that a file has; sentences as the dataclass has them."""
    names = {each.name for each in fields(kind)} & plain.keys()
    lists = {"remarks", "looks", "by_hand"}
    return {name: tuple(plain[name]) if name in lists else plain[name] for name in names}


def _notebook(plain: Mapping[str, Any]) -> NotebookResult:
    values = _known(NotebookResult, plain)
    exercises = {name: _exercise(earned) for name, earned in values.get("exercises", {}).items()}
    return NotebookResult(**{**values, "exercises": exercises})


def _exercise(plain: Mapping[str, Any]) -> ExerciseResult:
    values = _known(ExerciseResult, plain)
    if wrong := values.get("wrong"):
        details = tuple((str(label), str(text)) for label, text in wrong["details"])
        values["wrong"] = WrongAnswer(**{**_known(WrongAnswer, wrong), "details": details})
    return ExerciseResult(**values)
