"""Does docs/coverage.md name sections and exercises that exist, and all exercises?"""

import json
import re
from pathlib import Path

import pytest

from autograde_tests import exercises_of

from .autograde_tests.notebooks import EXERCISES, NOTEBOOKS

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "coverage.md"

LINK = re.compile(r"\[([^\]]+)\]\(\.\./notebooks/([^)]+)\.ipynb\)")
GRADED = re.compile(r"`(\w+)`((?: \w+(?:, \w+)*)?)")
"""An exercise, and questions of it: `flow` q1, q2."""
NOT_YET = "**not yet**"


def rows(text):
    """Return the cells of each row of the tables, but for their heads."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return [each for each in cells if each[0] != "topic"]


def headings(notebook):
    """Return the headings of a notebook that students get, without their marks."""
    cells = json.loads((ROOT / "notebooks" / f"{notebook}.ipynb").read_bytes())["cells"]
    texts = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    return {found for text in texts for found in re.findall(r"(?m)^#+ (.+?) *$", text)}


def questions_of(exercise):
    """Return the questions that an exercise has, also those that a person marks."""
    declared = getattr(exercise, "questions", ())
    if declared:
        return {question.key for question in declared}
    return set(exercise.reference) if exercise.is_quiz else set()


def faults_of(page):
    """Say what is wrong with a page of this form, a sentence each."""
    found = []
    named = set()
    for row in rows(page):
        if len(row) != 3:
            found.append(f"{row[0]}: {len(row)} cells in a row, expected 3")
            continue
        topic, taught, graded = row
        for text in (taught, graded):
            if not text.startswith(NOT_YET) and not LINK.search(text):
                found.append(f"{topic}: {text!r} is no link and not {NOT_YET}")
        for heading, notebook in LINK.findall(taught):
            if notebook not in NOTEBOOKS:
                found.append(f"{topic}: there is no notebook {notebook}")
            elif heading not in headings(notebook):
                found.append(f"{topic}: {notebook} has no section {heading!r}")
        for text, notebook in LINK.findall(graded):
            match = GRADED.fullmatch(text)
            exercises = exercises_of(notebook) if notebook in NOTEBOOKS else {}
            if not match or match[1] not in exercises:
                found.append(f"{topic}: {notebook} has no exercise {text}")
                continue
            named.add((notebook, match[1]))
            for key in re.findall(r"\w+", match[2]):
                if key not in questions_of(exercises[match[1]]):
                    found.append(f"{topic}: {match[1]} in {notebook} has no question {key}")
    for notebook, exercise in EXERCISES:
        if (notebook, exercise.name) not in named:
            found.append(f"{exercise.name} of {notebook} grades no topic: add it to a row")
    return found


def test_the_page_names_what_exists_and_all_of_it():
    """Does each link lead to a section or an exercise, and is no exercise left out?"""
    assert faults_of(PAGE.read_text(encoding="utf-8")) == []


HEAD = "| topic | taught in | graded by |\n|---|---|---|\n"
GOOD = "[2. One unit](../notebooks/week2/logistic_regression.ipynb)"
SIGMOID = "[`sigmoid`](../notebooks/week2/logistic_regression.ipynb)"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (f"| units | {GOOD.replace('2.', '9.')} | {SIGMOID} |", "no section '9. One unit'"),
        (f"| units | {GOOD.replace('week2', 'week9')} | {SIGMOID} |", "no notebook week9/logistic"),
        (f"| units | {GOOD} | {SIGMOID.replace('sig', 'hy')} |", "no exercise `hymoid`"),
        (f"| units | {GOOD} | {SIGMOID.replace('`]', '` q1]')} |", "has no question q1"),
        (f"| units | {GOOD} | sigmoid |", "'sigmoid' is no link"),
        (f"| units | {GOOD} |", "2 cells in a row"),
        (f"| a project | later | {SIGMOID} |", "'later' is no link and not **not yet**"),
        (f"| units | {GOOD} | {SIGMOID} |", "relu of week1/introduction grades no topic"),
    ],
)
def test_what_is_wrong_with_a_row_is_said(row, said):
    """Is a broken link, a missing exercise and a row that says nothing found?"""
    assert any(said in fault for fault in faults_of(HEAD + row))


def test_every_week_has_its_table_and_gaps_are_said():
    """Has each week of the course a table, and do topics without a lesson say so?"""
    page = PAGE.read_text(encoding="utf-8")
    titles = re.findall(r"(?m)^## (.+)$", page)
    weeks = sorted({notebook.split("/")[0].removeprefix("week") for notebook in NOTEBOOKS})
    assert [title[5] for title in titles if title.startswith("Week ")] == weeks
    missing = page.split("## What weeks 1 to 6 must still gain")[1].split("\n## ")[0]
    assert len(rows(missing)) == 14
