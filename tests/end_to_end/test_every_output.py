"""Can everybody read what cells of the course show: one notebook with each kind, light and dark.

The other places where axe looks: every explorer is in test_explorers.py, the forms with all that
they say in test_quiz_form.py and test_guess_form.py, labels in test_answer_labels.py, pages of
feedback in tests/grading/test_feedback_pages.py and the class report in test_report.py there.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from PIL import Image

from autograde_tests import exercises_of
from course_cli.samples import fill

from .conftest import Serve, copy_course, open_page
from .lab import Notebook, barriers
from .test_start_page import THEME

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LAB = [sys.executable, "-m", "course_cli", "lab", "--no-browser", "--port", "0"]

SETUP = """import numpy as np
from autograde_tests import notebook_checks
check = notebook_checks("week2/numpy_basics")
quiz, flower = notebook_checks("week2/quiz"), notebook_checks("week3/planar_classifier")
one_unit = {"q1": 0.731, "q2": "a", "q3": ["a"], "q4": None}
diagnosis = {"size to use": 5, "under-fits": [1], "all weights 0.5": "no idea"}
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
def L1(yhat, y):
    return np.sum(yhat - y)
def L2(yhat, y):
    return yhat.distance(y)
def softmax(x):
    raise NotImplementedError()
def normalize_rows(x):
    print("at work")
    while True:
        pass"""

ASK = 'flower.predict("line_on_flower", guess=None)'
UPLOAD = "from course_utils import images\nimages.upload_image(size=16)"
SHOWS = {
    "check, passed": 'check("sigmoid")',
    "check, a wrong answer and its hint": 'check("L1")',
    "check, an error": 'check("L2")',
    "check, not written": 'check("softmax")',
    "check, not found": 'check("image2vector")',
    "check, stopped": 'check.seconds = 0.3\ncheck("normalize_rows")',
    "a cell that does not run": "def sigmoid(z)\n    return 1 / (1 + np.exp(-z))",
    "what is to be written first": 'check.ready("softmax", "L1")',
    "overview": "check()",
    "quiz, its form": 'quiz.form("one_unit")',
    "quiz, checked": 'quiz("one_unit")',
    "quiz, solutions": 'quiz.solutions("one_unit")',
    "diagnosis": 'flower("diagnosis")',
    "guess, asked": ASK,
    "guess, told": f"{ASK}  # told",
    "a figure": "from course_utils.figures.week3 import planar_classifier as figures\n"
    "figures.draw_network()",
    "explorer": "from course_utils.explorers.activations import Activations\nActivations()",
    "live curve": "from course_utils import training\n"
    "from course_utils.explorers.live_curve import LiveCurve\n"
    'training.train(lambda i: 1 / (1 + i), 50, 5, "rate", live=LiveCurve("Costs"));',
    "toolbox, whose functions": "from course_utils.toolbox.activations import relu, sigmoid",
    "toolbox, a switch": "from course_utils import toolbox\ntoolbox.use_reference('sigmoid')\n"
    "from course_utils.toolbox import activations",
    "toolbox, which functions": "toolbox.which()",
    "upload": UPLOAD,
    "upload, done": f"{UPLOAD}  # done",
    "start page, progress": "from course_cli.start import progress\nprogress()",
    "start page, handed in": 'from course_cli.start import hand_in\nhand_in("week2", "ada")',
}
"""By kind of output, the cell that shows it."""

UNFOLD = "root => root.querySelectorAll('details').forEach(each => { each.open = true; })"


def made(kind: str, cell: Any, picture: Path) -> None:
    """Do what a kind of output waits for."""
    if kind == "guess, told":
        cell.get_by_role("button", name="Show without a guess").click()
        cell.locator(".course-guess-told", has_text="It is 50.5 %.").wait_for()
    if kind == "upload, done":
        with cell.page.expect_file_chooser() as chooser:
            cell.get_by_role("button", name="Choose an image").click()
        chooser.value.set_files(picture)
        cell.get_by_text("as the network sees it").wait_for()


class Shown:
    """A notebook that has shown each kind of output.

    Parameters
    ----------
    notebook : Notebook
    cells : list of str
        Their ids, in the order of `SHOWS`.
    theme : str
    """

    def __init__(self, notebook: Notebook, cells: list[str], theme: str) -> None:
        self.notebook, self.theme = notebook, theme
        self.cells = dict(zip(SHOWS, cells, strict=True))


@pytest.fixture(scope="module", params=["light", "dark"])
def shown(
    request: pytest.FixtureRequest, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shown]:
    """Return a notebook, open in a Lab of a theme, that has shown each kind of output."""
    place = tmp_path_factory.mktemp(request.param)
    course = copy_course(root, place / "course")
    subprocess.run([*LAB[:4], "--only-prepare"], cwd=course, check=True)
    file = course / "workspace" / "week2" / "numpy_basics.ipynb"
    answers = {"sigmoid": exercises_of("week2/numpy_basics")["sigmoid"].source()}
    file.write_text(json.dumps(fill(json.loads(file.read_bytes()), answers)))
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    every = nbformat.v4.new_notebook(metadata=metadata)
    every.cells = [nbformat.v4.new_code_cell(source) for source in (SETUP, *SHOWS.values())]
    nbformat.write(every, course / "workspace" / "every.ipynb")
    Image.new("RGB", (40, 30), "red").save(place / "red.png")
    with open_page() as page:
        serve = Serve(place, page, root / "build" / "artefacts" / f"failed-{request.param}.png")
        with serve(LAB, course) as address:
            page.goto(address.replace("START.ipynb", "every.ipynb"))
            notebook = Notebook(page)
            page.evaluate(THEME, f"JupyterLab {request.param.capitalize()}")
            is_light = str(request.param == "light").lower()
            page.locator(f"body[data-jp-theme-light={is_light}]").wait_for(state="attached")
            notebook.run(every.cells[0].id)
            shown = Shown(notebook, [cell.id for cell in every.cells[1:]], request.param)
            for cell in shown.cells.values():
                notebook.run(cell)
            for kind, cell in shown.cells.items():
                made(kind, notebook.select(cell), place / "red.png")
            yield shown


@pytest.mark.parametrize("kind", SHOWS)
def test_everybody_can_read_it(shown: Shown, artefacts: Path, kind: str):
    """Does axe find nothing in what a cell shows, unfolded?"""
    output = shown.notebook.select(shown.cells[kind]).locator(".jp-Cell-outputArea").first
    output.locator(".jp-OutputArea-output:visible").first.wait_for()
    output.evaluate(UNFOLD)
    name = kind.replace(",", "").replace(" ", "-")
    output.screenshot(path=artefacts / f"output-{name}-{shown.theme}.png")
    assert barriers(output) == []
    assert shown.notebook.page.asked_outside == []
