"""What `course progress` prints: how the notebooks stand, and where to go on."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from autograde_tests import CONTENT, Exercise, exercises_of, notebooks_of
from autograde_tests.machinery.overview import (
    CourseOverview,
    NotebookOverview,
    course_overview,
)
from autograde_tests.machinery.overview_card import ABOUT, HEAD, cells_of, shown
from course_cli.course_root import CourseError, Workplace
from course_cli.workspace import START_PAGE
from course_utils.about import EXERCISES
from course_utils.progress import FILE


def overview_of(place: Workplace) -> CourseOverview:
    """Return how the student's course stands.

    Parameters
    ----------
    place : Workplace

    Raises
    ------
    CourseError
        If the student's folder is not there yet.
    """
    if not place.workspace.is_dir():
        raise CourseError(f"There is no {place.workspace} yet. Call `course lab` first.")
    return course_overview(place.workspace, exercises_in(place.notebooks))


def exercises_in(folder: Path) -> dict[str, Mapping[str, Exercise]]:
    """Return the exercises of each notebook that was handed out; a class may get some of them.

    Parameters
    ----------
    folder : Path
        The student edition, or a student's folder. Its start page says which course it is of.

    Raises
    ------
    ValueError
        If its course declares no exercises.
    """
    package = package_of(folder)
    return {
        name: exercises_of(name, package)
        for name in notebooks_of(package)
        if (folder / f"{name}.ipynb").is_file()
    }


def package_of(folder: Path) -> str:
    """Return the package with the exercises of the course whose start page lies in a folder.

    It is this course's where there is no start page, or one that does not say.

    Parameters
    ----------
    folder : Path
        The student edition, or a student's folder.
    """
    try:
        said = json.loads((folder / START_PAGE).read_bytes())["metadata"][EXERCISES]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return CONTENT
    return said if isinstance(said, str) else CONTENT


def show_course(overview: CourseOverview, console: Console) -> None:
    """Print a row for each notebook, then where one stopped and what comes next.

    Parameters
    ----------
    overview : CourseOverview
    console : Console
    """
    table = Table("Week", "Notebook", title="What passes its visible checks")
    for head in ("Exercises", "Points", "Last change"):
        table.add_column(head, justify="right")
    for each in overview.notebooks:
        week, name = _week_and_name(each)
        table.add_row(escape(week), escape(name), *_totals(each), day_of(each.last_at))
    console.print(table)
    console.print("Points are what the visible checks come to; hidden ones decide at grading.")
    stopped = overview.stopped_at
    if stopped:
        day = day_of(stopped.at)
        said = f"You stopped at {stopped.exercise} in {stopped.notebook}"
        console.print(escape(f"{said}, {day}." if day else f"{said}."))
    then = f"Next: {overview.next_notebook}." if overview.next_notebook else "Everything passes."
    console.print(then)


def show_week(overview: CourseOverview, week: str, console: Console) -> None:
    """Print a table for each notebook of a week, with a row for each exercise.

    Parameters
    ----------
    overview : CourseOverview
    week : str
        Such as ``week2``.
    console : Console

    Raises
    ------
    CourseError
        If there is no such week.
    """
    weeks = sorted({each.notebook.partition("/")[0] for each in overview.notebooks})
    if week not in weeks:
        raise CourseError(f"There is no {week!r}; there is: {', '.join(weeks)}.")
    for each in overview.notebooks:
        if each.notebook.partition("/")[0] == week:
            console.print(_exercises(each))


def _exercises(notebook: NotebookOverview) -> Table:
    table = Table(title=escape(notebook.notebook), title_justify="left")
    for head in HEAD:
        table.add_column(head, no_wrap=head != ABOUT)
    for row in notebook.rows:
        table.add_row(*(escape(cell.replace("`", "")) for cell in cells_of(row)))
    return table


def _week_and_name(notebook: NotebookOverview) -> tuple[str, str]:
    week, _, name = notebook.notebook.partition("/")
    return week.removeprefix("week"), name


def _totals(notebook: NotebookOverview) -> tuple[str, str]:
    """Return exercises and points, of all where the course knows how many there are."""
    if not notebook.of:
        return str(notebook.done), shown(notebook.points)
    points = f"{shown(notebook.points)} of {shown(notebook.of_points)}"
    return f"{notebook.done} of {notebook.of}", points


def day_of(at: str) -> str:
    """Return the day of a moment in ISO 8601, where we are; "" if it is none.

    Examples
    --------
    >>> day_of("2026-11-28T12:00:00+00:00"), day_of("yesterday")
    ('28 Nov 2026', '')
    """
    try:
        moment = datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError, OSError):
        return ""
    return f"{moment.day} {moment:%b %Y}"


def forget_question(workspace: Path) -> str:
    """Return what is asked before the record goes.

    Parameters
    ----------
    workspace : Path
        The student's folder.
    """
    return (
        f"Delete {workspace / FILE}? Your notebooks stay as they are. "
        "One that is open knows what it has checked until its kernel is restarted."
    )
