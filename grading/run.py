"""The one way into a grading run, for `course grade` and for nbgrader's commands alike."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from nbgrader.coursedir import CourseDirectory

from .arrivals import looks_at_arrivals
from .bubblewrap import bubblewrap
from .classroom import Classroom, load_assignment, only_one
from .disk import full_disk
from .errors import GradingError
from .left_out import said_of
from .nbgrader_compat import settings_of
from .seed import grading_seed
from .settings import limits_from, without_effect


@dataclass(frozen=True)
class GradingRun:
    """A run that nothing is in the way of.

    Parameters
    ----------
    classroom : Classroom
        What is to be graded.
    remarks : tuple of str
        What the instructor should know of the settings, and of what is left out of the marks.
    """

    classroom: Classroom
    remarks: tuple[str, ...]

    def arrivals(self) -> dict[str, list[str]]:
        """Return what asks for a look at how submissions came in, by student."""
        name = self.classroom.assignment.name
        return looks_at_arrivals(self.classroom.coursedir, name, self.classroom.submissions())


@contextmanager
def grading_run(
    coursedir: CourseDirectory, week: str, confined: bool = True, here: bool = True
) -> Iterator[GradingRun]:
    """Make a run ready, and hold the course's grading lock until it has ended.

    Parameters
    ----------
    coursedir : nbgrader.coursedir.CourseDirectory
    week : str
        The assignment, such as ``week2``.
    confined : bool
        Whether submitted code runs in the sandbox.
    here : bool
        Whether it runs on this machine, not on a cluster's.

    Raises
    ------
    GradingError
        If grading cannot start or go on, a full disk included; the message says why and what to
        do.
    """
    root = Path(coursedir.root)
    if confined and here:
        bubblewrap(Path())  # says how to install it, before anything else is done
    try:
        seed = grading_seed(root)
        settings = settings_of(coursedir)
        limits = limits_from(settings)
        remarks = tuple(
            f"{name} has no effect: this engine grades in a way of its own"
            for name in without_effect(settings)
        )
        with only_one(root):
            assignment = load_assignment(coursedir, week, seed, limits, confined)
            remarks += said_of(assignment.content, week, assignment.notebooks)
            yield GradingRun(Classroom(coursedir, assignment), remarks)
    except GradingError:
        raise
    except Exception as error:
        sentence = full_disk(error, root)
        if not sentence:
            raise
        raise GradingError(sentence) from error
