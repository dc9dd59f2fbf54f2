"""What is done and what comes next, of a notebook and of a course, by what checks have found.

Nothing is run here: the states are those that checks wrote down.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from course_utils.progress import Standing, latest, read

from .exercises import Exercise

NOT_CHECKED, LEFT_OUT = "unchecked", "left out"
"""How an exercise stands, beside the states of a `Standing`."""

WORDS = {
    "passed": "passed",
    "failed": "not yet",
    "open": "not written",
    NOT_CHECKED: "not checked",
    LEFT_OUT: "left out here",
}


@dataclass(frozen=True)
class ExerciseOverview:
    """How one exercise stands.

    Parameters
    ----------
    number : int
        Its place in the notebook, from 1.
    name, title : str
        The title is empty where the exercise is not known.
    state : {"passed", "failed", "open", "unchecked", "left out"}
        By its visible checks. Left out is what needs a package that is not here.
    points, of_points : float
        What the visible checks come to, of the exercise's points.
    answered, questions : int
        Of a quiz; no questions for what is none.
    by_hand : float
        Points that a person gives, and no check.
    at : str
        When its state changed last; "" if it was never checked.
    """

    number: int
    name: str
    title: str
    state: str
    points: float
    of_points: float
    answered: int = 0
    questions: int = 0
    by_hand: float = 0.0
    at: str = ""

    @property
    def word(self) -> str:
        """The state in words.

        Examples
        --------
        >>> ExerciseOverview(1, "flow", "Flow", "failed", 1, 5, answered=2, questions=5).word
        '2 of 5 answered'
        >>> ExerciseOverview(1, "flow", "Flow", "failed", 1, 5, answered=5, questions=5).word
        'not yet, 5 of 5 answered'
        """
        answered = f"{self.answered} of {self.questions} answered"
        if self.is_partly_answered:
            return answered
        is_quiz = self.questions and self.state not in (NOT_CHECKED, LEFT_OUT)
        return f"{WORDS[self.state]}, {answered}" if is_quiz else WORDS[self.state]

    @property
    def is_partly_answered(self) -> bool:
        """Whether it is a quiz in which a check has found questions without an answer."""
        was_checked = self.state not in (NOT_CHECKED, LEFT_OUT)
        return was_checked and self.answered < self.questions


@dataclass(frozen=True)
class NotebookOverview:
    """How a notebook stands.

    Parameters
    ----------
    notebook : str
        Week and name, such as ``"week2/numpy_basics"``.
    done, of : int
        How many exercises pass their visible checks, of all. A notebook that the course does not
        have has no totals: `of` is 0.
    points, of_points : float
        What the visible checks come to, of all points but those that a person gives.
    last_at : str
        When an exercise's state changed last; "" if none was checked.
    rows : tuple of ExerciseOverview
    """

    notebook: str
    done: int
    of: int
    points: float
    of_points: float
    last_at: str
    rows: tuple[ExerciseOverview, ...]

    @property
    def is_done(self) -> bool:
        """Whether all of it passes its visible checks."""
        return self.done == self.of

    @property
    def next_row(self) -> ExerciseOverview | None:
        """The first exercise that does not pass yet; None if all do."""
        done = ("passed", LEFT_OUT)
        return next((row for row in self.rows if row.state not in done), None)


@dataclass(frozen=True)
class CourseOverview:
    """How a course stands.

    Parameters
    ----------
    notebooks : tuple of NotebookOverview
        In the order in which they are taken; then those of the record that the course does not
        have, such as a newer edition's.
    stopped_at : Standing or None
        The exercise whose state changed last.
    next_notebook : str
        Where to go on: in the notebook where one stopped while something is to do in it, else in
        the next one after it; "" if all is done.
    """

    notebooks: tuple[NotebookOverview, ...]
    stopped_at: Standing | None
    next_notebook: str


def notebook_overview(
    notebook: str, exercises: Mapping[str, Exercise], standings: Mapping[str, Standing]
) -> NotebookOverview:
    """Say how a notebook stands.

    Parameters
    ----------
    notebook : str
        Week and name, such as ``"week2/numpy_basics"``.
    exercises : mapping of str to Exercise
        By name, in the notebook's order; none if the notebook is not known.
    standings : mapping of str to Standing
        What checks have found, by exercise.

    Examples
    --------
    >>> from autograde_tests import exercises_of
    >>> name = "week2/numpy_basics"
    >>> found = {"sigmoid": Standing(name, "sigmoid", "passed", 6.0)}
    >>> overview = notebook_overview(name, exercises_of(name), found)
    >>> overview.done, overview.of, overview.next_row.name
    (1, 9, 'basic_sigmoid')
    """
    known = [
        _row(number, exercise, standings.get(name))
        for number, (name, exercise) in enumerate(exercises.items(), 1)
    ]
    rows = (
        known if exercises else [_unknown_row(*each) for each in enumerate(standings.values(), 1)]
    )
    counted = [row for row in rows if row.state != LEFT_OUT]
    return NotebookOverview(
        notebook,
        done=sum(row.state == "passed" for row in counted),
        of=len(counted) if exercises else 0,
        points=sum(row.points for row in counted),
        of_points=sum(row.of_points for row in counted),
        last_at=max((row.at for row in rows), default=""),
        rows=tuple(rows),
    )


def _row(number: int, exercise: Exercise, standing: Standing | None) -> ExerciseOverview:
    state = standing.state if standing else NOT_CHECKED
    return ExerciseOverview(
        number,
        exercise.name,
        exercise.title,
        state=LEFT_OUT if exercise.missing else state,
        # an older edition may have given more
        points=min(standing.points, exercise.points) if standing else 0.0,
        of_points=exercise.points,
        answered=standing.answered if standing else 0,
        questions=len(exercise.reference) if exercise.is_quiz else 0,
        by_hand=sum(each.points for each in getattr(exercise, "marked_by_hand", ())),
        at=standing.at if standing else "",
    )


def _unknown_row(number: int, standing: Standing) -> ExerciseOverview:
    """Return the row of an exercise of which only the record knows."""
    points = standing.points
    return ExerciseOverview(
        number, standing.exercise, "", standing.state, points, 0, at=standing.at
    )


def course_overview(
    workspace: Path, notebooks: Mapping[str, Mapping[str, Exercise]]
) -> CourseOverview:
    """Say how a course stands, by the record in the student's folder.

    Parameters
    ----------
    workspace : Path
        The student's folder.
    notebooks : mapping of str to mapping
        The exercises of each notebook, in the order in which notebooks are taken.

    Examples
    --------
    >>> import tempfile
    >>> from autograde_tests import exercises_of, notebooks_of
    >>> course = {name: exercises_of(name) for name in notebooks_of()[:3]}
    >>> with tempfile.TemporaryDirectory() as nothing_done:
    ...     course_overview(Path(nothing_done), course).next_notebook
    'week1/introduction'
    """
    record, stopped_at = read(workspace), latest(workspace)
    known = [
        notebook_overview(name, exercises, record.get(name, {}))
        for name, exercises in notebooks.items()
    ]
    others = sorted(record.keys() - notebooks.keys())
    unknown = [notebook_overview(name, {}, record[name]) for name in others]
    return CourseOverview((*known, *unknown), stopped_at, _next(known, stopped_at))


def _next(notebooks: list[NotebookOverview], stopped_at: Standing | None) -> str:
    """Return the first notebook that is not done, from the one where somebody stopped on."""
    names = [each.notebook for each in notebooks]
    place = names.index(stopped_at.notebook) if stopped_at and stopped_at.notebook in names else 0
    in_turn = notebooks[place:] + notebooks[:place]
    return next((each.notebook for each in in_turn if not each.is_done), "")
