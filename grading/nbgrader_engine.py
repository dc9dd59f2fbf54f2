"""Make `nbgrader autograde`, and the button in formgrader, grade with this engine.

nbgrader's Autograde has no setting for that. Its `exporter_class` is the one thing that it makes
at the start of a run and that knows the run: from there its loop over the submissions is replaced.
All around it stays: the command line, the settings, the log, `--student`, `--force`.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Collection, Iterator
from textwrap import shorten
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbgrader.api import MissingEntry
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory

from .by_hand import Cell, open_looks, read_by_hand
from .classroom import Progress
from .errors import GradingError
from .fingerprint import reworded
from .nbgrader_compat import take_over_run
from .records import open_gradebook
from .report import NOT_MARKED
from .run import grading_run
from .workers import cores, local_processes
from .written_on import Editions


class Engine(NotebookExporter):
    """Takes over the run of the Autograde converter that makes it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        if self.parent is not None:
            take_over_run(self.parent, lambda: autograde(self.parent))


def autograde(converter: Any) -> None:
    """Grade what an Autograde converter was called for.

    Raises
    ------
    NbGraderException
        If grading cannot start or go on, or the grader failed on a submission; the log says why.
    """
    with _quiet_logging():
        unmarked = _autograde(converter)
    if unmarked:
        names = shorten(", ".join(unmarked), 200, placeholder=" …")
        raise NbGraderException(f"the grader failed on the submissions of: {names}")


def _autograde(converter: Any) -> list[str]:
    """Grade; return the students whose submissions the grader failed on."""
    log, coursedir = converter.log, converter.coursedir
    week = coursedir.assignment_id
    unmarked: list[str] = []

    said: list[str] = []

    def hear(progress: Progress) -> None:
        editions.add(progress.result)
        # what is graded anew asks for another look
        tell(log, progress, settled.get(progress.student, ()) if progress.reused else ())
        if progress.result.trouble:
            unmarked.append(progress.student)
        else:
            said.append(progress.result.hints)

    try:
        with grading_run(coursedir, week) as run:
            for sentence in run.remarks:
                log.warning(sentence)
            classroom, student = run.classroom, coursedir.student_id
            editions = Editions(classroom.assignment.notebooks)
            if not converter.create_student:
                _require_students(coursedir, list(classroom.submissions(student)))
            settled = read_by_hand(coursedir, week).settled
            classroom.grade(local_processes(cores()), student, converter.force, hear)
            for who, looks in run.arrivals().items():
                log.warning("%s: %s", who, "; ".join(looks))
            for line in editions.told():
                log.warning("graded with edition %s: %s", editions.graded_with, line)
            if sentence := reworded(sum(hints != classroom.assignment.hints for hints in said)):
                log.warning(sentence)
    except GradingError as error:
        log.error("Stopped: %s", error)
        raise NbGraderException(str(error)) from error
    return unmarked


@contextlib.contextmanager
def _quiet_logging() -> Iterator[None]:
    """Let a log's file that cannot be written be no news: the terminal has the line."""
    before, logging.raiseExceptions = logging.raiseExceptions, False
    try:
        yield
    finally:
        logging.raiseExceptions = before


def tell(log: Any, progress: Progress, settled: Collection[Cell] = ()) -> None:
    """Log one submission: a line on its marks, a warning for whatever needs a look.

    Parameters
    ----------
    log : logging.Logger
    progress : Progress
    settled : collection of Cell
        What a person has marked of it: no look is asked for there.
    """
    if progress.result.trouble:
        log.error("%s: %s. %s", progress.student, progress.result.trouble, NOT_MARKED)
        return
    for name, marked in progress.result.notebooks.items():
        if marked.fault:
            log.warning("%s, %s: 0 points, %s", progress.student, name, marked.fault)
        for look in open_looks(marked, name, settled):
            log.warning("%s, %s: %s", progress.student, name, look)
    for sentence in [*progress.result.looks, *progress.result.remarks]:
        log.warning("%s: %s", progress.student, sentence)
    log.info(
        "%d of %d: %s, %g points%s",
        progress.done,
        progress.total,
        progress.student,
        progress.result.points,
        " (nothing has changed)" if progress.reused else "",
    )


def _require_students(coursedir: CourseDirectory, students: list[str]) -> None:
    with open_gradebook(coursedir) as gradebook:
        for student in students:
            try:
                gradebook.find_student(student)
            except MissingEntry as error:
                raise GradingError(f"there is no student {student} in the gradebook") from error
