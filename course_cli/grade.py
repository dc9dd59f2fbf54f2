"""Grade a week: start the graders, say how far they are, sum up what they found."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.progress import Progress as Bar
from rich.table import Table

from course_cli.course_root import find_root
from course_utils.files import write_atomically
from grading.arrivals import without_submission
from grading.by_hand import read_by_hand
from grading.classroom import Classroom, Progress, cluster
from grading.errors import GradingError
from grading.exports import waiting, write_exports
from grading.fingerprint import reworded
from grading.nbgrader_compat import course_directory
from grading.report import ClassReport, Run
from grading.run import grading_run
from grading.unpacking import listed
from grading.workers import local_processes

ALL_GRADED, NEEDS_A_LOOK, INTERRUPTED = 0, 2, 130
"""Exit statuses. 1 is that of a command that could not start (`course_cli.main`), and 130 what
shells say of one that was interrupted."""
SECONDS_BETWEEN_LINES = 5.0
MEASURED_AT_LEAST, ROUNDS_AT_LEAST = 5, 2
"""Submissions, and batches of them, on which an estimate of the time left is based, at least."""
CLUSTERS_BATCH = 20
"""Submissions that a cluster is taken to grade at a time: how many it does is its own affair."""
MOST_NAMES = 8


@dataclass(frozen=True)
class Options:
    """What the instructor asked for.

    Parameters
    ----------
    week : str
    jobs : int
        Worker processes on this machine.
    student : str
        One student, or ``*``.
    notebook : str
        The notebooks to record, such as ``quiz``; a pattern as nbgrader takes it.
    scheduler : str
        Address of a Dask scheduler; empty for this machine.
    afresh : bool
        Grade again also where nothing has changed.
    confined : bool
        Whether submitted code runs in the sandbox.
    report : Path, optional
        Where the class report goes, if not into ``reports/``.
    """

    week: str
    jobs: int = 1
    student: str = "*"
    notebook: str = "*"
    scheduler: str = ""
    afresh: bool = False
    confined: bool = True
    report: Path | None = None


def course_root(start: Path | None = None) -> Path:
    """Return the folder with ``nbgrader_config.py``: this one, or the course's."""
    start = (start or Path.cwd()).resolve()
    return start if (start / "nbgrader_config.py").is_file() else find_root(start)


def grade(root: Path, options: Options, console: Console) -> int:
    """Grade a week and write its report.

    Returns
    -------
    int
        0 if all is graded, 2 if somebody should look at a submission, 130 after Ctrl-C.

    Raises
    ------
    GradingError, CourseError
        If grading cannot start or go on; the message says why and what to do.
    """
    coursedir = course_directory(root, notebook_id=options.notebook)
    on_a_cluster = bool(options.scheduler)
    with grading_run(coursedir, options.week, options.confined, here=not on_a_cluster) as run:
        for sentence in run.remarks:
            console.print(sentence)
        total = len(_submissions(run.classroom, options))
        report = ClassReport(coursedir, run.classroom.assignment)
        start = time.perf_counter()
        try:
            fresh = _grade_class(run.classroom, options, total, report, console)
        except KeyboardInterrupt:
            console.print(
                f"Stopped. {len(report.entries)} of {total} submissions are graded and safe; the "
                "same command goes on from here.",
                soft_wrap=True,
            )
            return INTERRUPTED
        seconds = time.perf_counter() - start
        report.arrivals = run.arrivals()
        report.without_submission = without_submission(coursedir, run.classroom.submissions())
        report.by_hand = read_by_hand(coursedir, options.week)
        console.print(summary(report, total, fresh, seconds))
        if options.student != "*":
            report.add_known(run.classroom)
        where = options.scheduler or f"{options.jobs} processes"
        page = report.page(Run(options.confined, where, fresh, seconds))
        _write(page, root, options, coursedir, console)
        _say_what_waits(coursedir, options.week, console)
    return NEEDS_A_LOOK if report.looks() else ALL_GRADED


def _submissions(classroom: Classroom, options: Options) -> dict[str, Path]:
    """Return the submissions to grade: there is one at least."""
    folders = classroom.submissions(options.student)
    if not folders:
        who = "" if options.student == "*" else f" of {options.student}"
        raise GradingError(
            f"there is no submission{who} for {options.week} in "
            f"{classroom.coursedir.submitted_directory}/; collect them first: nbgrader "
            f"zip_collect {options.week}"
        )
    return folders


def _grade_class(
    classroom: Classroom, options: Options, total: int, report: ClassReport, console: Console
) -> int:
    """Grade, show how far it is, and enter all into the report; return how many were fresh."""
    fresh = 0
    if options.scheduler:
        executor = cluster(options.scheduler, classroom.assignment)
        batch = CLUSTERS_BATCH
    else:
        executor, batch = local_processes(options.jobs), options.jobs

    with progress_of(console, total, batch) as told:

        def hear(progress: Progress) -> None:
            nonlocal fresh
            fresh += not progress.reused
            report.add(progress.result)
            told(progress)

        classroom.grade(executor, options.student, options.afresh, hear)
    return fresh


def _write(page: str, root: Path, options: Options, coursedir: Any, console: Console) -> None:
    """Write the report and the files for learning platforms, and say where they are."""
    target = options.report or root / "reports" / f"{options.week}.html"
    write_atomically(target, page.encode(), 0o644)
    console.print(f"Report         {target}", soft_wrap=True)
    for name, file in write_exports(coursedir, options.week, target.parent).items():
        console.print(f"For {name:<10} {file}", soft_wrap=True)


def _say_what_waits(coursedir: Any, week: str, console: Console) -> None:
    if students := waiting(coursedir, week):
        console.print(
            f"Mark by hand   {_counted(len(students))} with an answer that a person marks: "
            "jupyter lab, menu Nbgrader. Then call this command again: it writes the files anew.",
            soft_wrap=True,
        )


def summary(report: ClassReport, total: int, fresh: int, seconds: float) -> Table:
    """Return the table that ends a run."""
    table = Table(title=f"{report.week}: {_counted(total)}", show_header=False)
    table.add_column(style="bold")
    table.add_column()
    scores = report.totals()
    rate = f", {60 * fresh / seconds:.0f} a minute" if fresh else ""
    table.add_row("graded", f"{fresh} in {seconds:.1f} s{rate}; {total - fresh} had not changed")
    table.add_row("mean", f"{sum(scores) / max(len(scores), 1):.1f} of {report.most:g} points")
    full = sum(score >= report.most for score in scores)
    table.add_row("full marks", f"{full} of {len(scores)}")
    for mistake in [mistake for mistake in report.mistakes()[:3] if mistake.count > 1]:
        hint = shorten(mistake.hint, 120, placeholder=" …")
        table.add_row("often", escape(f"{mistake.exercise}, {mistake.count} ×: {hint}"))
    if unexplained := [group for each in report.unexplained() for group in each.open]:
        answers, groups = sum(group.count for group in unexplained), len(unexplained)
        table.add_row(
            "no hint",
            f"{answers} wrong answer{'s' * (answers != 1)} in {groups} group{'s' * (groups != 1)}: "
            f"the report shows them, and course hint {report.week}",
        )
    if unmarked := report.not_marked():
        table.add_row("not marked", f"{len(unmarked)}; the same command tries again")
    if report.most_by_hand:
        all_points = report.most + report.most_by_hand
        text = f"{report.most_by_hand:g} of all {all_points:g} points"
        if waiting := report.waiting():
            text += f"; not marked yet: {escape(listed(list(waiting), MOST_NAMES))}"
        table.add_row("by hand", text)
    if absent := report.without_submission:
        table.add_row(
            "not handed in", f"{len(absent)} on the roster: {escape(listed(absent, MOST_NAMES))}"
        )
    if told := report.editions.told():
        graded_with = f"graded with {report.editions.graded_with}"
        table.add_row("editions", escape("\n".join([graded_with, *told])))
    if sentence := reworded(report.with_old_hints):
        table.add_row("hints", escape(sentence))
    looks = report.looks()
    table.add_row("needs a look", str(len(looks)) if looks else "none")
    for student, reasons in list(looks.items())[:8]:
        table.add_row("", escape(f"{student}: {shorten(reasons[0], 120, placeholder=' …')}"))
    if len(looks) > 8:
        table.add_row("", f"and {len(looks) - 8} more: see the report")
    return table


def _counted(submissions: int) -> str:
    return f"{submissions} submission{'s' if submissions != 1 else ''}"


def pace(measured: int, seconds: float, left: int, batch: int = 1) -> str:
    """Return how fast a run is and how long it still takes, in words.

    Parameters
    ----------
    measured : int
        Submissions graded since the first batch, whose time holds the workers' start as well.
    seconds : float
        In what time.
    left : int
        Submissions still to be graded.
    batch : int
        How many are graded at a time: they may end all at once.

    Returns
    -------
    str
        Empty while there is too little to base an estimate on.

    Examples
    --------
    >>> pace(1, 9.0, 200), pace(5, 0.0, 200)
    ('', '')
    >>> pace(30, 60.0, 100)
    '30 a minute, about 3 min left'
    >>> pace(30, 4.0, 8, batch=16)
    ''
    """
    if measured < max(MEASURED_AT_LEAST, ROUNDS_AT_LEAST * batch) or seconds <= 0:
        return ""
    each = seconds / measured
    return f"{60 / each:.0f} a minute, about {in_words(each * left)} left"


def in_words(seconds: float) -> str:
    """Return a time as roughly as an estimate is known.

    Examples
    --------
    >>> [in_words(seconds) for seconds in (0.2, 89, 100, 5400, 12_000)]
    ['1 s', '89 s', '2 min', '90 min', '3.3 h']
    """
    if seconds < 90:
        return f"{max(seconds, 1):.0f} s"
    return f"{seconds / 60:.0f} min" if seconds <= 5400 else f"{seconds / 3600:.1f} h"


class Clock:
    """Keeps the time of a run: what was there already and the first batch are no measure.

    Parameters
    ----------
    batch : int
        How many submissions are graded at a time.
    now : callable
        The time in seconds.
    """

    def __init__(self, batch: int, now: Callable[[], float] = time.perf_counter) -> None:
        self._batch = batch
        self._now = now
        self._start = self._since = now()
        self._fresh = 0

    def told(self, progress: Progress) -> str:
        """Take in a submission; return the pace in words, at the end that of the whole run."""
        now = self._now()
        self._fresh += not progress.reused
        if not progress.reused and self._fresh == self._batch:
            self._since = now
        left = progress.total - progress.done
        if not left:
            took = now - self._start
            return f"{60 * self._fresh / took:.0f} a minute" if self._fresh and took else ""
        return pace(self._fresh - self._batch, now - self._since, left, self._batch)


@contextmanager
def progress_of(
    console: Console, total: int, batch: int = 1
) -> Iterator[Callable[[Progress], None]]:
    """Show progress: a live bar on a terminal, plain lines elsewhere."""
    clock = Clock(batch)
    if not console.is_terminal:
        yield _Lines(console, total, clock)
        return
    columns = (
        TextColumn("Grading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}", style="dim"),
    )
    with Bar(*columns, console=console) as bar:
        task = bar.add_task("", total=total)
        yield lambda progress: bar.update(
            task, completed=progress.done, description=clock.told(progress)
        )


class _Lines:
    """Progress as lines: one every few seconds, and one at the end."""

    def __init__(self, console: Console, total: int, clock: Clock) -> None:
        self._console = console
        self._clock = clock
        self._last = time.perf_counter()
        console.print(f"Grading {_counted(total)}")

    def __call__(self, progress: Progress) -> None:
        now = time.perf_counter()
        speed = self._clock.told(progress)
        if progress.done < progress.total and now - self._last < SECONDS_BETWEEN_LINES:
            return
        self._last = now
        said = ", ".join(filter(None, (f"{progress.done} of {progress.total} graded", speed)))
        self._console.print(said)
