"""Say how much there is to read in the notebooks, and how much to do.

    python tools/reading_load.py             # every lesson, each week, and all together
    python tools/reading_load.py week2       # the lessons of one week

Counted is what a student sees in the notebooks as their sources build them now; quizzes, which are
read to be answered, have no words here. The lines that students write are those of the solutions.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if __package__ in (None, ""):  # run as a script
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import nbformat
from rich.console import Console
from rich.table import Table

from autograde_tests.machinery.agreed import FORM, GUESS
from autograde_tests.weeks import PLAN
from tools.build_notebooks import SourceError, build
from tools.built_files import INSTRUCTOR, STUDENT
from tools.solutions import SOLUTION

ROOT = Path(__file__).resolve().parent.parent
HEAD = ("lesson", "min", "words", "sight", "write", "tasks", "passive", "links", "move")
KEY = (
    "min: minutes that the lesson says it takes; words: of prose; sight: lines of given code that "
    "are not folded; write: lines of the solutions; tasks: exercises; passive: most cells from one "
    "act to the next; links: out of the course; move: figures to move"
)
STEMS = (
    "decision boundary",
    "backpropagation",
    "loss function",
    "generalis",
    "hyperparameter",
    "fully connected",
    "vectoris",
    "learning curve",
)
"""Words of the field that a reader should leave with; a stem stands for all its forms."""

_FENCED = re.compile(r"(?ms)^```.*?^```")
_FORMULA = re.compile(r"(?s)\$\$.+?\$\$|\$[^$\n]+\$")
_LINK = re.compile(r"\]\([^)]*\)")
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_OUTSIDE = re.compile(r"\]\(https?://")
_WRITTEN = re.compile(rf"(?s)### {SOLUTION[0]}\n(.*?)\s*### {SOLUTION[1]}")
_ANSWERS = re.compile(r"\w+ = \{")
_EXPLORER = re.compile(r"^from course_utils\.explorers\.(?!live_curve)(\w+) import", re.MULTILINE)


@dataclass(frozen=True)
class Load:
    """What a lesson, a week or the course asks for.

    Parameters
    ----------
    name : str
    minutes : int
        What its first cell says.
    words : int
        Of prose. A formula is one word; code and quizzes are none.
    in_sight : int
        Lines of given code that are not folded, without blank ones.
    written : int
        Lines of code in the solutions: what a student writes, answers to questions apart.
    exercises : int
    passive : int
        Cells from one act to the next where that is longest. Acts are answers, guesses, quizzes
        and figures to move.
    links : int
        Links that lead out of the course.
    explorers : frozenset of str
        The figures to move, by their modules.
    """

    name: str
    minutes: int
    words: int
    in_sight: int
    written: int
    exercises: int
    passive: int
    links: int
    explorers: frozenset[str]


def load_of(name: str, student: Any, instructor: Any, minutes: int) -> Load:
    """Measure one lesson.

    Parameters
    ----------
    name : str
        Such as ``"week2/numpy_basics"``.
    student, instructor : NotebookNode
        Its two editions.
    minutes : int
    """
    prose = _prose(student)
    code = [cell for cell in student.cells if cell.cell_type == "code"]
    return Load(
        name,
        minutes,
        sum(map(words_in, prose)),
        sum(_lines(cell.source) for cell in code if _is_in_sight(cell)),
        sum(map(lines_written, instructor.cells)),
        sum(_grading(cell).get("grade", False) for cell in student.cells),
        longest_stretch(student.cells),
        sum(len(_OUTSIDE.findall(text)) for text in prose),
        frozenset(found for cell in code for found in _EXPLORER.findall(cell.source)),
    )


def words_in(text: str) -> int:
    """Count the words that a cell of text has.

    Parameters
    ----------
    text : str
        Markdown.

    Examples
    --------
    >>> words_in("The **mean** of $x_1$ and $x_2$, see [week 2](../week2/quiz.ipynb).")
    9
    """
    for pattern, instead in ((_FENCED, ""), (_FORMULA, " formula "), (_LINK, " ")):
        text = pattern.sub(instead, text)
    return len(_WORD.findall(text))


def lines_written(cell: Any) -> int:
    """Count the lines of code in a cell's solution, without blank ones; 0 where a cell has none.

    Answers to questions, which are dicts, are no code.

    Parameters
    ----------
    cell : NotebookNode
        Of the instructor's edition.
    """
    solutions = _WRITTEN.findall(cell.source)
    return sum(_lines(solution) for solution in solutions if not _ANSWERS.match(solution))


def longest_stretch(cells: Iterable[Any]) -> int:
    """Count the cells of the longest stretch in which a student only reads and runs.

    A cell that checks an answer belongs to the answer, so it neither counts nor ends a stretch.

    Parameters
    ----------
    cells : iterable of NotebookNode
        Of the student's edition.
    """
    longest = now = 0
    for cell in cells:
        if is_act(cell):
            now = 0
        elif not _grading(cell):
            now += 1
            longest = max(longest, now)
    return longest


def is_act(cell: Any) -> bool:
    """Whether a student does something in a cell: answers, guesses, or moves a figure."""
    name = cell.get("id", "")
    asked = _grading(cell).get("solution") or name.endswith((FORM, GUESS))
    return bool(asked or (cell.cell_type == "code" and _EXPLORER.search(cell.source)))


def together(name: str, loads: Sequence[Load]) -> Load:
    """Add lessons up; of stretches without an act, the longest stands for all."""
    return Load(
        name,
        sum(each.minutes for each in loads),
        sum(each.words for each in loads),
        sum(each.in_sight for each in loads),
        sum(each.written for each in loads),
        sum(each.exercises for each in loads),
        max(each.passive for each in loads),
        sum(each.links for each in loads),
        frozenset().union(*(each.explorers for each in loads)),
    )


def measure(built: Mapping[str, str], week: str = "") -> list[Load]:
    """Measure the lessons of a week, or of all weeks, in the order in which they are taken.

    Parameters
    ----------
    built : mapping of str to str
        The text of every notebook, as `tools.build_notebooks` returns it.
    week : str
        "" for all.
    """
    return [
        load_of(name, _read(built, STUDENT, name), _read(built, INSTRUCTOR, name), plan.minutes)
        for name, plan in PLAN.items()
        if week in ("", name.partition("/")[0])
    ]


def terms_in(built: Mapping[str, str]) -> dict[str, tuple[int, str]]:
    """Count the terms of the field in all prose, and say which lesson has each in bold first.

    Parameters
    ----------
    built : mapping of str to str
        The text of every notebook.
    """
    prose = {name: "\n".join(_prose(_read(built, STUDENT, name))) for name in PLAN}
    return {term: (_count(term, prose.values()), _first_in_bold(term, prose)) for term in STEMS}


def _count(term: str, texts: Iterable[str]) -> int:
    return sum(len(re.findall(rf"\b{term}", text, re.IGNORECASE)) for text in texts)


def _first_in_bold(term: str, prose: dict[str, str]) -> str:
    bold = re.compile(rf"\*\*[^*\n]*\b{term}[^*\n]*\*\*", re.IGNORECASE)
    return next((name for name, text in prose.items() if bold.search(text)), "")


def _read(built: Mapping[str, str], edition: str, name: str) -> Any:
    return nbformat.reads(built[f"{edition}/{name}.ipynb"], as_version=4)


def _prose(notebook: Any) -> list[str]:
    return [cell.source for cell in notebook.cells if _is_prose(cell)]


def _grading(cell: Any) -> dict[str, Any]:
    found: dict[str, Any] = cell.metadata.get("nbgrader", {})
    return found


def _is_prose(cell: Any) -> bool:
    """Whether a cell is read as text: a quiz's questions are read to be answered."""
    of_a_quiz = cell.get("id", "").endswith("-questions") or _grading(cell)
    return cell.cell_type == "markdown" and not of_a_quiz


def _is_in_sight(cell: Any) -> bool:
    return not (_grading(cell) or cell.metadata.get("jupyter", {}).get("source_hidden"))


def _lines(text: str) -> int:
    return sum(bool(line.strip()) for line in text.splitlines())


def table_of(loads: Sequence[Load]) -> Table:
    """Set lessons out in a table, each week with its sum."""
    table = Table(title="What there is to read and to do", caption=KEY, caption_justify="left")
    for head in HEAD:
        table.add_column(head, justify="left" if head == HEAD[0] else "right", no_wrap=True)
    weeks = list(dict.fromkeys(each.name.partition("/")[0] for each in loads))
    for week in weeks:
        lessons = [each for each in loads if each.name.partition("/")[0] == week]
        for each in lessons:
            table.add_row(*_row(each))
        table.add_row(*_row(together(week, lessons)), style="bold", end_section=True)
    if len(weeks) > 1:
        table.add_row(*_row(together("all weeks", loads)), style="bold")
    return table


def _row(load: Load) -> Iterator[str]:
    numbers = (load.minutes, load.words, load.in_sight, load.written, load.exercises)
    yield load.name
    yield from map(str, (*numbers, load.passive, load.links, len(load.explorers)))


def show(built: Mapping[str, str], week: str, console: Console) -> int:
    """Print the tables; return the exit status.

    Parameters
    ----------
    built : mapping of str to str
        The text of every notebook.
    week : str
        "" for all.
    console : Console
    """
    loads = measure(built, week)
    if not loads:
        weeks = sorted({name.partition("/")[0] for name in PLAN})
        console.print(f"no week {week!r}; expected one of {', '.join(weeks)}")
        return 1
    console.print(table_of(loads))
    terms = Table("term", "times", "in bold first in", title="The field's words")
    for term, (times, where) in terms_in(built).items():
        terms.add_row(term, str(times), where)
    console.print(terms)
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(description="Say how much there is to read, and to do.")
    parser.add_argument("week", nargs="?", default="", help="only this week, such as week2")
    options = parser.parse_args(arguments)
    try:
        return show(build(ROOT), options.week, Console())
    except SourceError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
