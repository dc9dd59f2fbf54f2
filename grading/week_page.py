"""One page a week: a student's points in all, every exercise of every notebook, what to do next.

It lies beside the notebooks' own pages, in ``feedback/ada/week2/week2.html``. nbgrader's
`fetch_feedback` brings a student the pages of notebooks and no other, so each of them holds the
same text, folded; that of a notebook with the assignment's own name stands for both.
"""

from __future__ import annotations

import html
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from logging import Logger
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from nbformat import NotebookNode, v4
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory

from autograde_tests.machinery.agreed import answered_in
from autograde_tests.machinery.exercises import Exercise, built_on
from course_utils.files import write_atomically

from .authors_run import CourseFigures, Drawn
from .bounded import Unfinished, in_child
from .by_hand import settled_among, take_out_settled, waits
from .content import content_from
from .figures import figures_by_exercise
from .hints import Hints, hints_for, hints_of
from .keeping import result_files
from .markup import POLICY, UNFINISHED, finished_card, markdown_to_html, with_alternatives
from .nbgrader_compat import settings_of
from .records import FROM_GRADING
from .results import ExerciseResult

START, END = "<!--week-->", "<!--/week-->"
"""Between these a notebook's page has the week. Nothing of a submission's stands before them."""


@dataclass(frozen=True)
class Question:
    """What has points: an exercise, a quiz, or an answer that a person marks.

    Parameters
    ----------
    notebook, name : str
    points : float or None
        None if nobody has marked it yet.
    most : float
    card, comment : Markup
        What the grader and people say of it.
    figures : Markup
        What the course draws around it.
    is_quiz, is_by_hand, is_unwritten : bool
        Whether it is a quiz, whether a person marks it, and whether nobody has started on it.
    is_there : bool
        Whether the notebook's page shows it: that of a notebook that was not graded shows none.
    """

    notebook: str
    name: str
    points: float | None
    most: float
    card: Markup = Markup()
    comment: Markup = Markup()
    figures: Markup = Markup()
    is_quiz: bool = False
    is_by_hand: bool = False
    is_unwritten: bool = False
    is_there: bool = True

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return f"week-{self.notebook}-{self.name}"

    @property
    def lost(self) -> bool:
        """Whether it earned less than it could."""
        return self.points is not None and self.points < self.most

    @property
    def state(self) -> str:
        """How it stands, in words.

        Examples
        --------
        >>> [Question("basics", "relu", points, 2.0).state for points in (2.0, 1.0, 0.0)]
        ['all points', 'some points', 'no points']
        """
        if self.points is None:
            return ""
        if not self.most:
            return "does not count"
        if self.lost and self.is_unwritten:
            return "not answered" if self.is_quiz else "not written"
        return "all points" if not self.lost else "some points" if self.points else "no points"

    @property
    def mark(self) -> str:
        """The sign before it."""
        if self.points is None or not self.most:
            return "○"
        return "✗" if self.lost else "✓"

    @property
    def is_told(self) -> bool:
        """Whether there is something to read about it."""
        return bool(self.is_open or (self.is_quiz and self.card))

    @property
    def is_open(self) -> bool:
        """Whether that is shown without a click."""
        return bool((self.lost and self.is_there) or self.comment)


@dataclass(frozen=True)
class MarkedNotebook:
    """A notebook's marks.

    Parameters
    ----------
    name : str
    score, most, penalty : float
        Points, those there are, and what is taken off for handing in late.
    questions : sequence of Question
    said : Markup
        What the grader says of the notebook as a whole.
    page : str
        Address of its own page; empty if there is none.
    """

    name: str
    score: float
    most: float
    penalty: float
    questions: Sequence[Question]
    said: Markup
    page: str

    @property
    def is_graded(self) -> bool:
        """Whether there was something to grade."""
        return not self.questions or any(each.is_there for each in self.questions)


@dataclass(frozen=True)
class Step:
    """Something to mend.

    Parameters
    ----------
    question : Question
    rests_on : sequence of str
        Exercises that it builds on and that lost points themselves.
    carries : sequence of str
        Exercises that lost points and build on it.
    """

    question: Question
    rests_on: Sequence[str] = ()
    carries: Sequence[str] = ()


@dataclass(frozen=True)
class Week:
    """A student's marks of an assignment.

    Parameters
    ----------
    name : str
    notebooks : sequence of MarkedNotebook
    uses : mapping
        By notebook, and name of an exercise: those that it builds on.
    """

    name: str
    notebooks: Sequence[MarkedNotebook]
    uses: Mapping[str, Mapping[str, Sequence[str]]]

    @property
    def questions(self) -> list[Question]:
        """All of them."""
        return [question for notebook in self.notebooks for question in notebook.questions]

    @property
    def waiting(self) -> list[str]:
        """What nobody has marked yet."""
        return [each.name for each in self.questions if each.points is None]

    @property
    def not_marked(self) -> float:
        """How many points that is."""
        return sum(each.most for each in self.questions if each.points is None)

    @property
    def not_graded(self) -> list[str]:
        """The notebooks in which nothing could be graded."""
        return [notebook.name for notebook in self.notebooks if not notebook.is_graded]

    @property
    def lost_by_hand(self) -> list[str]:
        """The answers that a person marks and that lost points."""
        return [each.name for each in self.questions if each.lost and each.is_by_hand]

    @cached_property
    def next(self) -> list[Step]:
        """What to mend: in each notebook, what most others rest on first, and its quizzes last."""
        found: list[Step] = []
        for notebook in self.notebooks:
            lost = [each for each in notebook.questions if each.lost and each.is_there]
            found += steps([each for each in lost if not each.is_by_hand], self.uses[notebook.name])
        return found

    @property
    def total(self) -> str:
        """The points in all, in words."""
        most = sum(notebook.most for notebook in self.notebooks)
        penalty = sum(notebook.penalty for notebook in self.notebooks)
        score = sum(notebook.score for notebook in self.notebooks)
        said = f"{max(0.0, round(score - penalty, 2)):g} of {round(most, 2):g} points"
        if penalty:
            said += f", after {round(penalty, 2):g} taken off for handing in late"
        if self.not_marked:
            said += f"; {self.not_marked:g} not marked yet"
        return said


def steps(lost: Sequence[Question], uses: Mapping[str, Sequence[str]]) -> list[Step]:
    """Return a notebook's exercises that lost points in the order in which to mend them.

    Parameters
    ----------
    lost : sequence of Question
    uses : mapping of str to sequence of str
        Which exercises each builds on.

    Examples
    --------
    >>> lost = [Question("basics", name, 0.0, 2.0) for name in ("cost", "slope", "relu")]
    >>> found = steps(lost, {"slope": ["relu"]})
    >>> [(step.question.name, step.rests_on, step.carries) for step in found]
    [('relu', [], ['slope']), ('cost', [], []), ('slope', ['relu'], [])]
    """
    names = [question.name for question in lost]
    found_below = {name: built_on(name, uses) for name in names}
    below = {name: [each for each in names if each in found_below[name]] for name in names}
    above = {name: [each for each in names if name in below[each]] for name in names}
    found = [Step(each, below[each.name], above[each.name]) for each in lost]
    return sorted(found, key=_how_early)


def _how_early(step: Step) -> tuple[bool, int, int]:
    return step.question.is_quiz, len(step.rests_on), -len(step.carries)


def write_week(
    coursedir: CourseDirectory,
    assignment: str,
    student: str,
    figures: CourseFigures,
    log: Logger,
) -> None:
    """Write a student's page of the week, and the week into the pages of the notebooks.

    Files of a student's own lie in that folder, too, and may be called as they like.
    """
    folder = Path(coursedir.format_path(coursedir.feedback_directory, student, assignment))
    graded = Path(coursedir.format_path(coursedir.autograded_directory, student, assignment))
    notebooks = sorted(file.stem for file in graded.glob("*.ipynb"))
    drawn = {notebook: figures.of(notebook) for notebook in notebooks}
    work = partial(_laid_out, coursedir, assignment, student, folder, drawn)
    try:
        page, part = in_child(work)
    except Unfinished as error:
        log.error("The feedback for %s, %s was not made: %s", student, assignment, error)
        page = UNFINISHED.format(policy=POLICY, reason=html.escape(str(error)))
        part = ""
    if assignment not in notebooks:
        write_atomically(folder / week_file(assignment), page.encode(), mode=None)
    for file in (folder / f"{notebook}.html" for notebook in notebooks):
        if not file.is_file():  # nobody has asked for this one yet
            continue
        head, start, rest = file.read_text(encoding="utf-8").partition(START)
        if start:
            tail = rest.partition(END)[2]
            write_atomically(file, f"{head}{START}{part}{END}{tail}".encode(), mode=None)


def week_file(assignment: str) -> str:
    """Return the name of the page of an assignment.

    Examples
    --------
    >>> week_file("week2")
    'week2.html'
    """
    return f"{assignment}.html"


def _laid_out(
    coursedir: CourseDirectory,
    assignment: str,
    student: str,
    folder: Path,
    drawn: Mapping[str, Drawn],
) -> tuple[str, str]:
    """Return the page of the week, and what the notebooks' pages have of it."""
    week = read_week(coursedir, assignment, student, folder, drawn)
    templates = _templates()
    page = templates.get_template("week.html").render(week=week, policy=Markup(POLICY))
    part = templates.get_template("week_fold.html").render(week=week)
    return with_alternatives(page), with_alternatives(part)


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("grading"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def read_week(
    coursedir: CourseDirectory,
    assignment: str,
    student: str,
    folder: Path,
    drawn: Mapping[str, Drawn],
) -> Week:
    """Return what the gradebook and the autograded notebooks say of a student's week.

    Parameters
    ----------
    coursedir : nbgrader.coursedir.CourseDirectory
    assignment, student : str
    folder : Path
        Where the notebooks' pages are.
    drawn : mapping
        What the cells that students are given draw, by notebook.
    """
    autograded = Path(coursedir.format_path(coursedir.autograded_directory, student, assignment))
    content = content_from(settings_of(coursedir))
    hints = hints_of(coursedir, assignment)
    result = result_files(coursedir, assignment).read(student)
    marked = result.notebooks if result else {}
    notebooks, uses = [], {}
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        submission = gradebook.find_submission(assignment, student)
        rows = {row.name: row for row in submission.notebooks}
        for row in map(rows.__getitem__, content.in_turn(assignment, rows)):
            file = autograded / f"{row.name}.ipynb"
            # nbformat's reader of this version alone: the grader wrote the file, and it is valid
            notebook = v4.reads(file.read_text("utf-8")) if file.exists() else None
            declared = content.exercises_of(assignment, row.name)
            page = f"{quote(row.name)}.html" if (folder / f"{row.name}.html").exists() else ""
            uses[row.name] = {name: each.uses for name, each in declared.items()}
            earned = marked[row.name].exercises if row.name in marked else {}
            cells = notebook.cells if notebook else []
            figures = figures_by_exercise(cells, drawn.get(row.name, {}))
            notebooks.append(_marked(row, notebook, declared, hints, page, earned, figures))
    return Week(assignment, notebooks, uses)


def _marked(
    row: Any,
    notebook: NotebookNode | None,
    declared: Mapping[str, Exercise],
    hints: Hints,
    page: str,
    earned: Mapping[str, ExerciseResult],
    figures: Mapping[str, str],
) -> MarkedNotebook:
    """Return what is known of a notebook; ``row`` is the gradebook's."""
    cells = dict(_graded(notebook.cells if notebook else []))
    known = hints_for(hints, row.name, list(cells.values()))
    comments = {each.name: each.comment for each in row.comments}
    # beside code, nbgrader's own remark says no more than the card
    comments |= {answered_in(each.name): each.manual_comment for each in row.comments}
    questions = [
        Question(
            row.name,
            grade.name,
            None if waits(grade) else grade.score,
            grade.max_score,
            _card(cells.get(grade.name), known.get(grade.name, "")) if asked else Markup(),
            Markup(markdown_to_html(comments.get(grade.name) or "")),
            Markup(figures.get(grade.name, "")),
            is_quiz=bool(asked and asked.is_quiz),
            is_by_hand=grade.name in cells and _is_by_hand(cells[grade.name]),
            is_unwritten=grade.name in earned and earned[grade.name].unwritten,
            is_there=grade.name in cells,
        )
        for grade in _in_order(row.grades, list(cells))
        for asked in [declared.get(grade.name)]
    ]
    penalty = row.late_submission_penalty or 0.0
    said = _said(notebook, settled_among(row.grades))
    return MarkedNotebook(row.name, row.score, row.max_score, penalty, questions, said, page)


def _in_order(grades: Sequence[Any], names: Sequence[str]) -> list[Any]:
    """Return grades in the order of their cells; those without one come last."""
    places = {name: place for place, name in enumerate(names)}
    return sorted(grades, key=lambda grade: (places.get(grade.name, len(places)), grade.name))


def _is_by_hand(cell: NotebookNode) -> bool:
    """Return whether the points of a cell are a person's to give."""
    settings = cell.metadata.nbgrader
    return bool(settings.get("solution") or settings.get("task"))


def _graded(cells: Sequence[NotebookNode]) -> list[tuple[str, NotebookNode]]:
    """Return the cells that have points, by name, in the notebook's order."""
    known = [(cell.metadata.get("nbgrader", {}), cell) for cell in cells]
    return [
        (settings.grade_id, cell)
        for settings, cell in known
        if settings.get("grade") or settings.get("task")
    ]


def _card(cell: NotebookNode | None, hint: str) -> Markup:
    """Return what the grader says in a cell, with the hint that is recorded for its answer."""
    for output in cell.outputs if cell else ():
        card = output.get("data", {}).get("text/html", "")
        return Markup(finished_card(card, hint))
    return Markup()


def _said(notebook: NotebookNode | None, settled: Collection[str]) -> Markup:
    """Return what the grader says on top of a notebook, but for what is settled."""
    if notebook is None:
        return Markup()
    take_out_settled(notebook, settled)
    said = [cell.source for cell in notebook.cells if cell.get("id") == FROM_GRADING]
    return Markup("".join(map(markdown_to_html, said)))
