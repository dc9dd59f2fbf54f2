"""The card of a notebook's overview: its exercises, how each stands, and which comes next."""

from __future__ import annotations

from .cards import Card, Table
from .feedback import listed
from .overview import LEFT_OUT, NOT_CHECKED, ExerciseOverview, NotebookOverview

MARKS = {"passed": "✓", "failed": "✗"}
ABOUT = "About"
HEAD = ("No.", "Exercise", "Visible checks", "come to", ABOUT)
NOT_KEPT = (
    " Nothing of it is kept, since this notebook does not lie in a folder that `course lab` has "
    "prepared: the card knows what was checked since the kernel started."
)


def overview_card(overview: NotebookOverview, is_kept: bool) -> Card:
    """Return the card that shows how a notebook stands.

    Parameters
    ----------
    overview : NotebookOverview
    is_kept : bool
        Whether what checks find is written down.
    """
    name = overview.notebook.rpartition("/")[2] or "This notebook"
    said = f"{name}: {overview.done} of {overview.of} exercises pass their visible checks"
    rows = tuple(map(cells_of, overview.rows))
    return Card(
        said,
        f"{_next(overview)} {_points(overview)}{'' if is_kept else NOT_KEPT}",
        table=Table("Exercises", HEAD, rows),
        tone="passed" if overview.is_done else "open",
    )


def cells_of(row: ExerciseOverview) -> tuple[str, ...]:
    """Return what a table says of an exercise, below the words of `HEAD`.

    Parameters
    ----------
    row : ExerciseOverview
    """
    mark = "○" if row.is_partly_answered else MARKS.get(row.state, "○")
    points = f"{shown(row.points)} of {shown(row.of_points)} points"
    if row.state == NOT_CHECKED or not row.of_points:
        points = points_of(row.of_points or row.points)
    if row.state == LEFT_OUT:
        points = ""
    return str(row.number), f"`{row.name}`", f"{mark} {row.word}", points, row.title


def _next(overview: NotebookOverview) -> str:
    """Say which exercise comes next, in the notebook's order: later ones call earlier ones."""
    row = overview.next_row
    if row is None:
        return "Every exercise passes."
    said = {
        NOT_CHECKED: "whose check has not run yet",
        "open": "which is not written yet",
    }.get(row.state, "whose check does not pass yet")
    if row.is_partly_answered:
        said = f"in which {row.answered} of {row.questions} questions have an answer"
    return f"Next: {listed([row.name])}, {said}."


def _points(overview: NotebookOverview) -> str:
    """Say what the visible checks come to; that is no grade."""
    by_hand = sum(row.by_hand for row in overview.rows)
    said = (
        f"The visible checks come to {shown(overview.points)} of {points_of(overview.of_points)}; "
        "hidden ones decide at grading."
    )
    return f"{said} A person gives up to {points_of(by_hand)} more." if by_hand else said


def shown(points: float) -> str:
    """Write points without decimals that nobody needs.

    Examples
    --------
    >>> shown(2.0), shown(7 / 3)
    ('2', '2.33')
    """
    return f"{round(points, 2):g}"


def points_of(points: float) -> str:
    """Write points with their unit.

    Examples
    --------
    >>> points_of(1.0), points_of(2.5)
    ('1 point', '2.5 points')
    """
    return f"{shown(points)} point{'' if points == 1 else 's'}"
