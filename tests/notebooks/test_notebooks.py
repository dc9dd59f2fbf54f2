"""Every notebook, run from top to bottom: solved by its author, and as a student first opens it."""

import ast
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from autograde_tests import exercises_of

from ..waiting import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "notebook_sources").glob("week*/*.py"))
NAMES = [f"{path.parent.name}/{path.stem}" for path in SOURCES]

pytestmark = pytest.mark.slow


def run(notebook, folder, monkeypatch):
    """Run a notebook to its end, errors or not; return it."""
    monkeypatch.setenv("COURSE_GRADING_SEED", "a seed for the tests")
    client = NotebookClient(
        notebook,
        timeout=PATIENCE,
        startup_timeout=PATIENCE,
        allow_errors=True,
        resources={"metadata": {"path": str(folder)}},
    )
    client.km_name = "python3"
    return client.execute()


def read(text):
    """Return a notebook from its text."""
    return nbformat.reads(text, as_version=4)


def leave_out_experiments(notebook):
    """Take out the experiments that wait for no function of the student's, and define nothing.

    The author's edition runs the same cells. They call nothing that a student writes, which the
    lint sees to, so they do the same here. What only such experiments need is left out with them.
    """
    needed = set()
    for cell in reversed([cell for cell in notebook.cells if cell.cell_type == "code"]):
        taken, given = names_of(cell.source)
        experiment = "experiment" in cell.metadata.get("tags", [])
        if experiment and "check.ready" not in cell.source and not given & needed:
            cell.source = "pass"
        else:
            needed |= taken


def names_of(source):
    """Return the names that a cell takes from others, and those that it gives to something."""
    nodes = list(ast.walk(ast.parse(source)))
    names = [node for node in nodes if isinstance(node, ast.Name)]
    given = {node.id for node in names if isinstance(node.ctx, ast.Store)}
    given |= {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    own = given | {node.arg for node in nodes if isinstance(node, ast.arg)}
    return {node.id for node in names if isinstance(node.ctx, ast.Load)} - own, given


def nbgrader(cell):
    """Return what nbgrader knows of a cell."""
    return cell.metadata.get("nbgrader", {})


def points(notebook):
    """Return what each grade cell would get from nbgrader, and the most it can get."""
    from nbgrader.utils import determine_grade, is_grade

    return {
        nbgrader(cell).grade_id: determine_grade(cell) for cell in notebook.cells if is_grade(cell)
    }


def by_hand(name):
    """Return what a person gives points for, and how many at most."""
    return {
        quiz.grade_id(question): question.points
        for quiz in exercises_of(name).values()
        for question in getattr(quiz, "marked_by_hand", ())
    }


def texts(notebook, kind):
    """Return the texts of all outputs of a kind."""
    return [
        output.data[kind]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if kind in output.get("data", {})
    ]


def errors(notebook):
    """Return the exceptions and the text on standard error, by the start of the cell."""
    return {
        cell.source[:60]: output.get("evalue", output.get("text", ""))
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.output_type == "error" or output.get("name") == "stderr"
        if not nbgrader(cell).get("solution")
    }


@pytest.mark.grader
@pytest.mark.parametrize("name", NAMES)
def test_solved(name, built, tmp_path, monkeypatch):
    """Does the author's edition run clean to full marks, with words for every figure?"""
    notebook = run(read(built[f"build/source/{name}.ipynb"]), tmp_path, monkeypatch)
    assert errors(notebook) == {}
    decided = {
        key: (0.0 if e.missing else e.points, e.points) for key, e in exercises_of(name).items()
    }
    assert points(notebook) == decided | {key: (None, most) for key, most in by_hand(name).items()}
    pages = "".join(texts(notebook, "text/html"))
    pictures = re.findall(r"<img[^>]*>", pages)
    assert pictures
    assert all(re.search(r'alt="[^"]{20,}"', picture) for picture in pictures)
    assert not texts(notebook, "image/png"), "a figure without alternative text"


@pytest.fixture(scope="module", params=NAMES)
def blank(request, tmp_path_factory):
    """Return the name of a notebook and the notebook itself, run as a student first opens it."""
    name = request.param
    notebook = read((ROOT / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8"))
    leave_out_experiments(notebook)
    with pytest.MonkeyPatch.context() as patch:
        return name, run(notebook, tmp_path_factory.mktemp("blank"), patch)


def test_a_blank_notebook_runs_through(blank):
    """Does the student edition open without an error of its own?"""
    _, notebook = blank
    assert errors(notebook) == {}


@pytest.mark.grader
def test_a_blank_notebook_earns_nothing(blank):
    """Does the student edition earn nothing as it is?"""
    name, notebook = blank
    earned = {key: points for key, (points, _) in points(notebook).items()}
    assert earned == dict.fromkeys([*exercises_of(name), *by_hand(name)], 0.0)
