"""The documents tell the truth."""

import doctest
import re
from pathlib import Path

import pytest

from autograde_tests import exercises_of, notebooks_of
from autograde_tests.weeks import PLAN

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "notebook_sources").glob("week*/*.py"))
DOCUMENTS = [
    path
    for path in ROOT.rglob("*.md")
    if not {".venv", ".venv-oldest", "build", "workspace", ".pytest_cache", "node_modules"}
    & set(path.relative_to(ROOT).parts)
]


def test_example():
    """Does the README's example print what it shows?"""
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert tried > 0
    assert failed == 0


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_table(source):
    """Does the README's table name each notebook with week, exercises in order, and time?"""
    week = source.parent.name
    link = f"[{source.stem}](notebooks/{week}/{source.stem}.ipynb)"
    rows = [line for line in (ROOT / "README.md").read_text().splitlines() if link in line]
    assert len(rows) == 1
    cells = [cell.strip() for cell in rows[0].strip("|").split("|")]
    assert cells[0] == week.removeprefix("week")
    assert re.findall(r"`(\w+)`", cells[2]) == list(exercises_of(f"{week}/{source.stem}"))
    assert cells[4] == PLAN[f"{week}/{source.stem}"].time


def test_order():
    """Does the table have the notebooks in the order in which they are taken?"""
    links = re.findall(r"\(notebooks/(week\d+/\w+)\.ipynb\)", (ROOT / "README.md").read_text())
    assert links == list(notebooks_of())


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links(document):
    """Does every relative link lead to a file?"""
    links = re.findall(r"\]\(([^)#\s]+)", document.read_text())
    missing = [
        link for link in links if "://" not in link and not (document.parent / link).exists()
    ]
    assert missing == []
