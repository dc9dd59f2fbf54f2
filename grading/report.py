"""The class report: one HTML page that an instructor reads after grading.

It holds no script and loads nothing; every text of a student's is escaped.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from nbgrader.coursedir import CourseDirectory

from autograde_tests.machinery.agreed import answer_id
from autograde_tests.machinery.recorded import RecordedHint

from .by_hand import ByHand, cell_asked_about
from .files import read_json
from .fingerprint import reworded
from .groups import Group, Groups
from .hints import hints_of
from .left_out import said_of
from .markup import formula
from .results import ExerciseResult, SubmissionResult
from .similarity import Alike, Passages, alike, answer_passages
from .tasks import Task, points_by_hand, tasks_of
from .written_on import Editions

if TYPE_CHECKING:
    from .classroom import Classroom
    from .marking import Assignment

BINS = 20
FORMULA = re.compile(r"\$([^$\n]+)\$")
NO_CELL = ("", "")
NOT_KEPT: Mapping[str, bool] = {}
"""In the place of what the page shows nothing of: one for the whole class."""
NOT_MARKED = "No mark was written, an earlier one stands, and the same command tries again"


@dataclass(frozen=True)
class Run:
    """How the class was graded.

    Parameters
    ----------
    confined : bool
        Whether submitted code ran in the sandbox.
    where : str
        Processes of this machine, or a cluster's address.
    fresh : int
        Submissions graded in this run; the others had not changed.
    seconds : float
        Wall time.
    """

    confined: bool
    where: str
    fresh: int
    seconds: float


@dataclass(frozen=True)
class Entry:
    """What the report keeps of a result.

    Parameters
    ----------
    student : str
    exercises : dict
        What each exercise earned, by notebook and name; a large class is in memory whole.
    faults : tuple of (where, reason, cell)
        What could not be graded as usual, and what else a person should look at; with the notebook
        and the cell that it is about, which has no name if that is not one alone.
    remarks : tuple of (where, text)
        What was put right.
    passages : Passages
        Fingerprints of the student's answers.
    """

    student: str
    exercises: Mapping[tuple[str, str], ExerciseResult]
    faults: tuple[tuple[str, str, tuple[str, str]], ...]
    remarks: tuple[tuple[str, str], ...]
    passages: Passages = field(repr=False)
    is_marked: bool = True
    """False if the grader itself failed: no mark was written, and this run's is no zero."""

    @property
    def total(self) -> float:
        """Points over all exercises."""
        return sum(earned.points for earned in self.exercises.values())


@dataclass(frozen=True)
class Row:
    """An exercise over the class.

    Parameters
    ----------
    task : Task
    full, some, none : int
        Students with all, part or none of its points.
    mean : float
        Mean share of the points.
    milliseconds : float
        Mean time of its calls.
    """

    task: Task
    full: int
    some: int
    none: int
    mean: float
    milliseconds: float


@dataclass(frozen=True)
class Common:
    """A known mistake over the class.

    Parameters
    ----------
    exercise, hint : str
    students : tuple of str
        Who made it.
    """

    exercise: str
    hint: str
    students: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many made it."""
        return len(self.students)


@dataclass(frozen=True)
class Told:
    """A group of answers, and the hint that is recorded for it, if there is one."""

    group: Group
    hint: RecordedHint | None


@dataclass(frozen=True)
class Unexplained:
    """The groups of an exercise's wrong answers, the largest first.

    Parameters
    ----------
    task : Task
    groups : tuple of Told
    """

    task: Task
    groups: tuple[Told, ...]

    @property
    def count(self) -> int:
        """How many answers they are."""
        return sum(each.group.count for each in self.groups)

    @property
    def open(self) -> list[Group]:
        """Those without a hint."""
        return [each.group for each in self.groups if not each.hint]


class ClassReport:
    """Collects results, one at a time, and draws the page.

    Parameters
    ----------
    coursedir : nbgrader.coursedir.CourseDirectory
    assignment : Assignment
    """

    def __init__(self, coursedir: CourseDirectory, assignment: Assignment) -> None:
        self.week = assignment.name
        self.checks = assignment.checks
        self.tasks = tasks_of(assignment)
        self.most = sum(task.points for task in self.tasks)
        self.released = released_passages(coursedir, assignment.name)
        self._quizzes = {
            f"{notebook}/{answer_id(exercise.name)}"
            for notebook in assignment.notebooks
            for exercise in assignment.exercises(notebook).values()
            if exercise.is_quiz
        }
        self.entries: dict[str, Entry] = {}
        self.arrivals: Mapping[str, list[str]] = {}
        """What to look at in how submissions came in, by student or file."""
        self.without_submission: list[str] = []
        """Who is on the roster and has handed nothing in."""
        self.editions = Editions(assignment.notebooks)
        """Which editions of the course submissions were written on."""
        self._hints = assignment.hints
        self.with_old_hints = 0
        """How many submissions were graded before hints were reworded."""
        self.left_out = said_of(assignment.content, assignment.name, assignment.notebooks)
        """Exercises that nobody is marked on, for want of a package, in sentences."""
        self.groups = Groups()
        """The wrong answers that no known mistake explains."""
        self.hints = hints_of(coursedir, assignment.name)
        """What instructors have recorded for such answers."""
        self.by_hand = ByHand()
        """What people have marked."""
        self.most_by_hand = points_by_hand(assignment, self.tasks)

    def add(self, result: SubmissionResult) -> None:
        """Take in a result; the page keeps only what it shows of it."""
        self.entries[result.student] = entry_of(result)
        self.editions.add(result)
        self.groups.add(result)
        self.with_old_hints += not result.trouble and result.hints != self._hints

    def add_known(self, classroom: Classroom) -> None:
        """Take in the results on disk of the students not added yet."""
        for student in classroom.submissions():
            if student not in self.entries and (result := classroom.results.read(student)):
                self.add(result)

    def totals(self) -> list[float]:
        """Return the students' points, in the order of their names."""
        return [entry.total for _, entry in sorted(self.entries.items()) if entry.is_marked]

    def not_marked(self) -> list[str]:
        """Return the students whose submission the grader failed on: none has a mark from it."""
        return sorted(name for name, entry in self.entries.items() if not entry.is_marked)

    def mistakes(self) -> list[Common]:
        """Return the known mistakes that were made, most common first."""
        made: dict[tuple[int, int], list[str]] = defaultdict(list)
        for student, entry in sorted(self.entries.items()):
            for position, task in enumerate(self.tasks):
                earned = entry.exercises.get((task.notebook, task.name))
                which = earned.diagnosis if earned else None
                if which is not None and which < len(task.hints):
                    made[position, which].append(student)
        found = [
            Common(self.tasks[position].name, self.tasks[position].hints[which], tuple(students))
            for (position, which), students in made.items()
        ]
        return sorted(found, key=lambda mistake: -mistake.count)

    def unexplained(self) -> list[Unexplained]:
        """Return the exercises with wrong answers that no known mistake explains, most first."""
        groups, known = self.groups.by_exercise(), self.hints.all
        found = []
        for task in self.tasks:
            if mine := groups.get((task.notebook, task.name)):
                hints = [known.get((task.notebook, task.name, each.signature)) for each in mine]
                told = [Told(*each) for each in zip(mine, hints, strict=True)]
                found.append(Unexplained(task, tuple(told)))
        return sorted(found, key=lambda each: -each.count)

    def reached(self) -> list[tuple[RecordedHint, int]]:
        """Return every recorded hint with the number of submissions that it is for."""
        groups = self.groups.by_exercise()
        counts = {
            (*place, group.signature): group.count
            for place, each in groups.items()
            for group in each
        }
        known = sorted(self.hints.all.values(), key=lambda hint: hint.place)
        return [(hint, counts.get(hint.place, 0)) for hint in known]

    def looks(self) -> dict[str, list[str]]:
        """Return the students whose submission somebody should look at, and why."""
        found = {
            student: [
                f"{where}: {reason}"
                for where, reason, cell in entry.faults
                if not self.by_hand.is_settled(student, cell)
            ]
            for student, entry in self.entries.items()
        }
        for student, reasons in self.arrivals.items():
            found[student] = reasons + found.get(student, [])
        return {student: reasons for student, reasons in sorted(found.items()) if reasons}

    def waiting(self) -> dict[str, float]:
        """Return how many points have no mark yet, by student who waits for a person's."""
        return {
            student: sum(cells.values())
            for student, cells in sorted(self.by_hand.waiting.items())
            if student in self.entries
        }

    def rows(self) -> list[Row]:
        """Return each exercise over the class."""
        rows = []
        for task in self.tasks:
            key = (task.notebook, task.name)
            entries = [entry for entry in self.entries.values() if entry.is_marked]
            earned = [entry.exercises.get(key) for entry in entries]
            points = [one.points if one else 0.0 for one in earned]
            called = [one.seconds for one in earned if one and one.seconds]
            full = sum(score >= task.points for score in points)
            none = sum(score <= 0 < task.points for score in points)
            rows.append(
                Row(
                    task,
                    full,
                    len(points) - full - none,
                    none,
                    sum(points) / (task.points * len(points)) if task.points and points else 0.0,
                    1000 * sum(called) / len(called) if called else 0.0,
                )
            )
        return rows

    def alike(self) -> list[Alike]:
        """Return the submissions whose code is alike; right answers to a quiz are, and no code."""
        written = {
            student: {
                where: codes
                for where, codes in entry.passages.items()
                if where not in self._quizzes
            }
            for student, entry in self.entries.items()
        }
        return alike(written, self.released)

    def decided_inside(self) -> list[tuple[str, str, int]]:
        """Return the cells that the instructor's own asserts decided, with their number."""
        cells = Counter(
            key
            for entry in self.entries.values()
            for key, earned in entry.exercises.items()
            if earned.decided_inside
        )
        return [(notebook, name, count) for (notebook, name), count in sorted(cells.items())]

    def page(self, run: Run, now: datetime | None = None) -> str:
        """Return the page."""
        totals = self.totals()
        environment = Environment(
            loader=PackageLoader("grading"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters["formulas"] = formulas
        return environment.get_template("report.html").render(
            report=self,
            run=run,
            now=f"{now or datetime.now(UTC):%d %B %Y, %H:%M} UTC",
            totals=totals,
            median=_middle(totals),
            bars=histogram(totals, self.most),
            remarks=self._remarks(),
            reworded=reworded(self.with_old_hints),
        )

    def _remarks(self) -> list[tuple[str, str, list[str]]]:
        """Return what was put right, by student and notebook."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for student, entry in sorted(self.entries.items()):
            for where, text in entry.remarks:
                found[student, where].append(text)
        return [(student, where, texts) for (student, where), texts in found.items()]


def formulas(text: str) -> Markup:
    r"""Return a text with its formulas set.

    Examples
    --------
    >>> formulas("a < b")
    Markup('a &lt; b')
    >>> "<mi>z</mi>" in formulas("That is $z$.")
    True
    """
    pieces = FORMULA.split(text)
    pieces[::2] = map(escape, pieces[::2])
    pieces[1::2] = map(formula, pieces[1::2])
    return Markup("").join(map(Markup, pieces))


def released_passages(coursedir: CourseDirectory, week: str) -> dict[str, list[int]]:
    """Return the passages of the answer cells as students received them."""
    folder = Path(coursedir.format_path(coursedir.release_directory, ".", week))
    released: dict[str, list[int]] = {}
    for path in sorted(folder.glob("*.ipynb")):
        notebook = read_json(path)
        if isinstance(notebook, dict):
            cells = [
                {**cell, "source": "".join(cell["source"])} for cell in notebook.get("cells", [])
            ]
            for name, codes in answer_passages(cells).items():
                released[f"{path.stem}/{name}"] = codes
    return released


def entry_of(result: SubmissionResult) -> Entry:
    """Return what the report keeps of a result."""
    exercises = {}
    faults = [("files", text, NO_CELL) for text in result.looks]
    remarks = [("files", text) for text in result.remarks]
    prints: dict[str, array[int]] = {}
    if result.trouble:
        faults.append(("files", f"{result.trouble}. {NOT_MARKED}", NO_CELL))
    for notebook, marked in result.notebooks.items():
        if marked.fault and not result.trouble:
            faults.append((notebook, marked.fault, NO_CELL))
        for text in marked.looks:
            faults.append((notebook, text, (notebook, cell_asked_about(text, marked.by_hand))))
        remarks += [(notebook, text) for text in marked.remarks]
        for name, earned in marked.exercises.items():
            exercises[notebook, name] = replace(earned, passed=NOT_KEPT, wrong=None)
            if earned.fault and not earned.decided_inside:
                faults.append((f"{notebook}, {name}", earned.fault, (notebook, name)))
        for name, codes in marked.passages.items():
            prints[f"{notebook}/{name}"] = array("Q", codes)  # a fifth of what a set takes
    is_marked = not result.trouble
    return Entry(result.student, exercises, tuple(faults), tuple(remarks), prints, is_marked)


@dataclass(frozen=True)
class HistogramBar:
    """One bar: how many totals lie from `low` to `high`, the last bar including its end."""

    low: float
    high: float
    count: int
    height: float


def histogram(totals: Iterable[float], most: float) -> list[HistogramBar]:
    """Count totals in equal bins from 0 to the most points; heights are shares of the tallest.

    Examples
    --------
    >>> [bar.count for bar in histogram([0, 1, 19.9, 20, 20], 20)][-2:]
    [0, 3]
    """
    width = most / BINS if most else 1.0
    counts = Counter(min(max(int(total / width), 0), BINS - 1) for total in totals)
    tallest = max(counts.values(), default=1)
    return [
        HistogramBar(index * width, (index + 1) * width, counts[index], counts[index] / tallest)
        for index in range(BINS)
    ]


def _middle(values: Iterable[float]) -> float:
    ordered = sorted(values)
    if not ordered:
        return 0.0
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
