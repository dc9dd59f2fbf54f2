"""Put a class's unexplained wrong answers into groups: what is wrong alike is read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from nbgrader.coursedir import CourseDirectory

from autograde_tests.machinery.agreed import answer_id
from autograde_tests.machinery.cards import INPUT, PROBLEM
from autograde_tests.machinery.signatures import OF_HIDDEN

from .classroom import submitted
from .errors import GradingError
from .keeping import result_files
from .results import NotebookCell, SubmissionResult, WrongAnswer

LONGEST_EXAMPLE = 4000
"""Characters of an answer that stands for its group."""

Place = tuple[str, str]
"""A notebook, and an exercise in it."""


@dataclass(frozen=True)
class Group:
    """Answers to an exercise that are wrong alike.

    Parameters
    ----------
    notebook, exercise : str
    number : int
        From 1 on, the largest group first.
    students : tuple of str
        Whose answers they are.
    ways : int
        In how many ways these answers differ in hidden cases.
    wrong : WrongAnswer
        What is known of one of them.
    example : str
        Its code: of the group's, the shortest.
    """

    notebook: str
    exercise: str
    number: int
    students: tuple[str, ...]
    ways: int
    wrong: WrongAnswer
    example: str

    @property
    def signature(self) -> str:
        """What these answers have in common, and no others."""
        return self.wrong.signature

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.students)

    @property
    def problem(self) -> str:
        """What is said of the smallest case that the example fails."""
        return next((text for label, text in self.wrong.details if label == PROBLEM), "")

    @property
    def inputs(self) -> list[tuple[str, str]]:
        """What the function was called with in that case, by name."""
        return [each for each in self.wrong.details if each[0].startswith(INPUT)]

    @property
    def values(self) -> list[tuple[str, str]]:
        """What was expected, what came, and what else is said of it."""
        shown = [PROBLEM, *(label for label, _ in self.inputs)]
        return [each for each in self.wrong.details if each[0] not in shown]

    @property
    def in_checks(self) -> bool:
        """Whether a student's own check can tell them: it asks visible cases only."""
        return not self.signature.startswith(OF_HIDDEN)


class Groups:
    """Collects results, one at a time; keeps one answer of each group, and of all else a line."""

    def __init__(self) -> None:
        self._students: dict[str, dict[Place, WrongAnswer]] = {}
        self._examples: dict[tuple[Place, str], tuple[str, WrongAnswer]] = {}

    def add(self, result: SubmissionResult) -> None:
        """Take in a result."""
        mine: dict[Place, WrongAnswer] = {}
        for notebook, marked in result.notebooks.items():
            for name, earned in marked.exercises.items():
                if wrong := earned.wrong:
                    place = notebook, name
                    mine[place] = WrongAnswer(wrong.signature, wrong.beyond)
                    self._compare(place, _code_of(name, marked.cells), wrong)
        self._students[result.student] = mine

    def _compare(self, place: Place, code: str, wrong: WrongAnswer) -> None:
        """Keep an answer if it is the shortest of its group."""
        known = self._examples.get((place, wrong.signature))
        if known is None or (len(code), code) < (len(known[0]), known[0]):
            self._examples[place, wrong.signature] = code, wrong

    def by_exercise(self) -> dict[Place, list[Group]]:
        """Return the groups of each exercise that has any, the largest first."""
        made: dict[Place, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
        for student, answers in sorted(self._students.items()):
            for place, wrong in answers.items():
                made[place][wrong.signature][student] = wrong.beyond
        return {place: self._numbered(place, answers) for place, answers in sorted(made.items())}

    def _numbered(self, place: Place, answers: dict[str, dict[str, str]]) -> list[Group]:
        ordered = sorted(answers.items(), key=lambda item: (-len(item[1]), item[0]))
        groups = []
        for number, (signature, students) in enumerate(ordered, 1):
            code, wrong = self._examples[place, signature]
            ways = len(set(students.values()))
            groups.append(Group(*place, number, tuple(students), ways, wrong, code))
        return groups


def groups_of(coursedir: CourseDirectory, week: str) -> dict[Place, list[Group]]:
    """Return the groups that the results on disk make.

    Raises
    ------
    GradingError
        If there are no results.
    """
    files, groups, graded = result_files(coursedir, week), Groups(), 0
    for student in submitted(coursedir, week):
        if result := files.read(student):
            groups.add(result)
            graded += 1
    if not graded:
        raise GradingError(f"nobody is graded yet: course grade {week}")
    return groups.by_exercise()


def _code_of(exercise: str, cells: Sequence[NotebookCell]) -> str:
    """Return what stands in an exercise's answer cell."""
    for cell in cells:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == answer_id(exercise):
            return str(cell["source"])[:LONGEST_EXAMPLE].strip()
    return ""
