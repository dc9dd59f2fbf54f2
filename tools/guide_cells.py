"""What leads a student through the course: where a notebook stands, what is done, what is next."""

from __future__ import annotations

import re
from collections.abc import Sequence

from autograde_tests.machinery.agreed import START
from tools.notebook_source import Cell, Source
from tools.quiz_cells import Expanded

TITLE = re.compile(r"^# .+$", re.MULTILINE)
"""A heading of level 1; a notebook has one."""
TO_START = f"[Start](../{START})"
OVERVIEW = "check()  # what is done, and what comes next"


def with_place(text: str, notebook: str, order: Sequence[str]) -> str:
    r"""Return the cell of a title, with a line below it that says which notebook of its week it is.

    Examples
    --------
    >>> print(with_place("# Quiz\n\nTwelve questions.", "week2/quiz", ["week2/a", "week2/quiz"]))
    # Quiz
    <BLANKLINE>
    Week 2, notebook 2 of 2 · [Start](../START...)
    <BLANKLINE>
    Twelve questions.
    """
    week = _week(notebook)
    of_week = [each for each in order if _week(each) == week]
    place = f"{_words(week)}, notebook {of_week.index(notebook) + 1} of {len(of_week)}"
    if len(of_week) == 1:
        place = _words(week)
    return re.sub(TITLE, lambda title: f"{title[0]}\n\n{place} · {TO_START}", text, count=1)


def has_title(cell: Cell) -> bool:
    """Return whether a cell has the notebook's title."""
    return cell.kind == "markdown" and TITLE.search(cell.source) is not None


def overview_cell(notebook: str) -> Expanded:
    """Return the cell that shows what is done in a notebook; it is not run to decide marks."""
    return OVERVIEW, "code", _id(notebook, "overview"), {"tags": ["experiment"]}


def shows_overview(source: Source) -> bool:
    """Return whether a source has such a cell itself."""
    code = (cell.source for cell in source.cells if cell.kind == "code")
    return any(re.search(r"^check\(\)", text, re.MULTILINE) for text in code)


def links_cell(notebook: str, order: Sequence[str]) -> Expanded:
    """Return the last cell: links to the notebook before, the start page, and the one after.

    Examples
    --------
    >>> for notebook in ("week1/a", "week2/b"):
    ...     print(links_cell(notebook, ["week1/a", "week2/b", "week2/c"])[0])
    [Start](../START...) · [week 2: b](../week2/b.ipynb) →
    ← [week 1: a](../week1/a.ipynb) · [Start](../START...) · [c](c.ipynb) →
    """
    place = order.index(notebook)
    before = [f"← {_link(notebook, each)}" for each in order[max(place - 1, 0) : place]]
    after = [f"{_link(notebook, each)} →" for each in order[place + 1 : place + 2]]
    return " · ".join([*before, TO_START, *after]), "markdown", _id(notebook, "links"), {}


def _link(notebook: str, to: str) -> str:
    """Return a link that says what it leads to, also where the other week is not there yet."""
    week, _, name = to.partition("/")
    if week == _week(notebook):
        return f"[{name}]({name}.ipynb)"
    return f"[{_words(week).lower()}: {name}](../{to}.ipynb)"


def _id(notebook: str, what: str) -> str:
    """Return an id that no other notebook has: files that are handed in are told apart by ids."""
    return f"{notebook.replace('/', '-')}-{what}"


def _week(notebook: str) -> str:
    return notebook.partition("/")[0]


def _words(week: str) -> str:
    return f"Week {week.removeprefix('week')}"
