"""The cell that brings the course: where it stands, and that nbgrader's editions have it."""

import ast
import itertools
import json
from pathlib import Path

import nbformat
import pytest

from .conftest import GOOD, add_source, declared

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = '[tool.course]\nedition = "2026.11"\nwheel = {}\n'
INSTRUCTOR = "build/source/week2/doubles.ipynb"
STUDENT = "notebooks/week2/doubles.ipynb"


def cells(text):
    """Return the cells of a notebook."""
    return nbformat.reads(text, as_version=4).cells


@pytest.mark.parametrize("wheel", ["", "https://example.org/a.whl", r'C:\new "one"\a.whl'])
def test_the_cell_comes_before_all_code(repository, wheel):
    """Has each edition the cell first of all code, folded, with the wheel that is configured?"""
    from tools.build_notebooks import build

    add_source(repository, GOOD)
    (repository / "pyproject.toml").write_text(PYPROJECT.format(json.dumps(wheel)))
    texts = build(repository, declared)
    for name in (INSTRUCTOR, STUDENT):
        first, second = [cell for cell in cells(texts[name]) if cell.cell_type == "code"][:2]
        assert first.id == "the-course"
        assert first.metadata == {"jupyter": {"source_hidden": True}}
        call = ast.parse(first.source).body[-1].value
        assert ast.literal_eval(call.args[0]) == wheel
        assert second.source.startswith("import matplotlib")


@pytest.mark.parametrize(
    "path", sorted((ROOT / "notebooks").glob("week*/*.ipynb")), ids=lambda path: path.stem
)
def test_the_cell_is_not_the_one_to_run_first(path):
    """Does "Run this cell first" stand right above the imports, and no title below the cell?"""
    texts = cells(path.read_text(encoding="utf-8"))
    assert texts[0].source.startswith("# "), "the title comes first"
    assert "the-course" in [cell.id for cell in texts]
    for before, after in itertools.pairwise(texts):
        if "Run this cell first." in before.source:
            assert "notebook_checks(" in after.source


@pytest.mark.parametrize("pyproject", [None, '[tool.course]\nedition = "2026.11"\n'])
def test_a_course_that_says_no_wheel_has_no_such_cell(repository, pyproject):
    """Is the cell left out where another course's pyproject.toml does not ask for it?"""
    from tools.build_notebooks import build

    add_source(repository, GOOD)
    if pyproject:
        (repository / "pyproject.toml").write_text(pyproject)
    texts = build(repository, declared)
    assert "the-course" not in [cell.id for name in texts for cell in cells(texts[name])]


@pytest.mark.parametrize("wheel", ["7", "[1]", '"a\\nb"', "true"])
def test_what_cannot_be_a_wheel_stops_the_build(repository, wheel):
    """Is what is no text on one line refused, with its place?"""
    from tools.build_notebooks import SourceError, build

    (repository / "pyproject.toml").write_text(PYPROJECT.format(wheel))
    with pytest.raises(SourceError, match=r"pyproject.toml:1: the wheel is .*expected an address"):
        build(repository, declared)
