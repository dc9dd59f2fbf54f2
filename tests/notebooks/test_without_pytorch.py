"""Does week7/frameworks open without PyTorch, with only its PyTorch exercises left out?"""

import pytest

from autograde_tests import exercises_of

from .test_notebooks import errors, nbgrader, points, read, run, texts

NAME = "week7/frameworks"
NEED_IT = {name for name, each in exercises_of(NAME).items() if each.needs == "torch"}

WITHOUT = """
import sys

class Without:
    def __init__(self, finder):
        self.finder = finder
    def find_spec(self, name, *more):
        return None if name == "torch" else self.finder.find_spec(name, *more)
    def __getattr__(self, name):
        return getattr(self.finder, name)

sys.meta_path[:] = map(Without, sys.meta_path)
"""
"""Python finds no PyTorch, and nothing that stands in its place."""

pytestmark = [pytest.mark.slow, pytest.mark.grader]


@pytest.fixture(scope="module", params=["build/source", "notebooks"])
def edition(request, built, tmp_path_factory):
    """Return which edition it is, and the notebook as it runs where nobody has PyTorch."""
    folder = tmp_path_factory.mktemp("without")
    (folder / "sitecustomize.py").write_text(WITHOUT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(folder))
        notebook = read(built[f"{request.param}/{NAME}.ipynb"])
        return request.param, run(notebook, folder, patch)


def test_it_opens(edition):
    """Does no cell fail outside the answers, and is it said how PyTorch is to be had?"""
    _, notebook = edition
    assert errors(notebook) == {}
    said = [out.text for cell in notebook.cells for out in cell.get("outputs", []) if "text" in out]
    assert any("PyTorch is not installed" in text for text in said)
    assert any("pip install" in cell.source for cell in notebook.cells)


def test_the_checks_say_what_is_left_out(edition):
    """Does each PyTorch exercise, and no other, have a card that says so?"""
    _, notebook = edition
    cards = {
        nbgrader(cell).grade_id: "".join(out.data.get("text/html", "") for out in cell.outputs)
        for cell in notebook.cells
        if nbgrader(cell).get("grade")
    }
    assert {name for name, card in cards.items() if "left out" in card} == NEED_IT


def test_the_other_exercises_count(edition):
    """Does the author's edition have all other points, and a blank one none?"""
    which, notebook = edition
    share = which == "build/source"
    earned = {name: got for name, (got, _) in points(notebook).items()}
    for name, each in exercises_of(NAME).items():
        assert earned[name] == (0.0 if name in NEED_IT else share * each.points), name
    assert not [page for page in texts(notebook, "text/html") if "Traceback" in page]
