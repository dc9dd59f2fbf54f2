"""A plain JupyterLab and a plain Notebook 7: what works there, and does the rest say so?"""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import nbformat
import pytest
from PIL import Image

from autograde_tests import exercises_of
from course_cli.samples import fill

from ..waiting import wait_until
from .conftest import Serve, copy_course, open_page
from .lab import barriers, cell_at

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PLAIN = {"jupyterlab": "lab/tree", "notebook": "notebooks"}
"""By program, what stands before a file in its addresses."""

CHECKED = ("sigmoid-answer", "sigmoid")
ASKED = ("one_unit-answer", "one_unit-form", "one_unit")
GUESSED = ("line_on_flower-guess",)
FIRST = "notebook_checks("
IMPORT = "from course_utils.toolbox.activations import relu, sigmoid"
TRAIN = """import time
from course_utils import training
from course_utils.explorers.live_curve import LiveCurve

def step(i):
    time.sleep(0.005)
    return 1 / (1 + i)

run = training.train(step, 1_000_000, 10, "long", live=LiveCurve("A long run"))
print("stopped:", run.stopped)"""
EXPLORER = "from course_utils.explorers.activations import Activations\nActivations()"
UPLOAD = "from course_utils import images\nimages.upload_image(size=16)"
PROGRESS = "from course_cli.start import progress\nprogress()"
HAND_IN = "from course_cli.start import hand_in\nhand_in()"
TALK = {"Which week": "week1", "Your name": "ada", "Hand it in all the same?": "yes"}
"""What handing in asks, and what is answered."""


@dataclass
class Plain:
    """A notebook in a program that lets nobody reach into it; cells go by their number."""

    page: Any

    def run(self, index: int, meanwhile: Callable[[Any], None] = lambda _: None) -> Any:
        """Run a cell for the first time, with the keyboard; return its locator when it is done."""
        cell = self.cell(index)
        prompt = cell.locator(".jp-InputPrompt")
        prompt.click()
        self.page.keyboard.press("Control+Enter")
        meanwhile(cell)
        prompt.filter(has_text=re.compile(r"\[\d+\]:")).wait_for()
        return cell

    def cell(self, index: int) -> Any:
        """Return a cell's locator."""
        return cell_at(self.page, index)


class Program:
    """A program that is not started by `course lab`, in a folder with a student's and another.

    Parameters
    ----------
    name : str
    page : playwright.sync_api.Page
    address : str
        What the program prints when it starts.
    folder : Path
    """

    def __init__(self, name: str, page: Any, address: str, folder: Path) -> None:
        self.page, self.folder = page, folder
        self.files = PLAIN[name]
        start, _, self.token = address.partition("?")
        self.base = "/".join(start.split("/")[:3])

    def open(self, name: str, original: str, ids: Sequence[str], *sources: str) -> Plain:
        """Open a notebook with the first code cell of another and some more of its cells.

        Parameters
        ----------
        name : str
            Its file.
        original : str
            The other one, such as ``"week2/quiz"``.
        ids : sequence of str
            Of the cells that are taken.
        *sources : str
            What stands in more cells after them.
        """
        shipped = json.loads((self.folder / "notebooks" / f"{original}.ipynb").read_bytes())
        answer = {"sigmoid": exercises_of("week2/numpy_basics")["sigmoid"].source()}
        filled = fill(shipped, answer) if "sigmoid" in ids else shipped
        notebook = nbformat.reads(json.dumps(filled), as_version=4)
        notebook.cells = [
            cell for cell in notebook.cells if cell.id in ids or FIRST in cell.source
        ] + [nbformat.v4.new_code_cell(source) for source in sources]
        nbformat.write(notebook, self.folder / name)
        self.page.goto(f"{self.base}/{self.files}/{name}?{self.token}")
        wait_until(lambda: self.has_kernel(name), f"the kernel of {name}")
        assert self.page.evaluate("() => !window.jupyterapp")
        notebook = Plain(self.page)
        notebook.run(0)
        return notebook

    def has_kernel(self, name: str) -> bool:
        """Return whether a notebook is connected: before, a cell that is run asks for a kernel."""
        with urlopen(f"{self.base}/api/sessions?{self.token}") as answer:
            sessions = json.load(answer)
        return any(each["path"] == name and each["kernel"]["connections"] for each in sessions)


@pytest.fixture(scope="module", params=PLAIN)
def program(
    request: pytest.FixtureRequest, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Program]:
    """Return a program, started in a folder that holds a student's folder and the notebooks."""
    place = tmp_path_factory.mktemp(request.param)
    course = copy_course(root, place / "course")
    prepare = [sys.executable, "-m", "course_cli", "lab", "--only-prepare"]
    subprocess.run(prepare, cwd=course, check=True)
    command = [sys.executable, "-m", request.param, "--no-browser", "--port=0", "--allow-root"]
    with open_page() as page:
        serve = Serve(place, page, root / "build" / "artefacts" / f"failed-{request.param}.png")
        serve.set("@jupyterlab/apputils-extension", "notification", fetchNews="false")
        with serve(command, course) as address:
            yield Program(request.param, page, address, course)


@pytest.fixture(autouse=True)
def looked_at(request: pytest.FixtureRequest, program: Program, artefacts: Path) -> Iterator[None]:
    """Keep a picture of each test's end, and see that no cell failed and nothing went outside."""
    yield
    name = re.sub(r"\W+", "-", request.node.name).strip("-")
    program.page.screenshot(path=artefacts / f"elsewhere-{name}.png")
    assert program.page.asked_outside == []
    assert program.page.locator(".jp-OutputArea-output", has_text="Traceback").count() == 0


def test_checks_and_the_own_library(program: Program):
    """Are check, label, library and record there in a student's folder, as in `course lab`?"""
    name = "workspace/week2/numpy_basics.ipynb"
    notebook = program.open(name, "week2/numpy_basics", CHECKED, IMPORT)
    notebook.run(1)
    card = notebook.run(2).get_by_role("status")
    assert "It is in my_network/activations.py now." in card.inner_text()
    notebook.cell(1).locator(".course-label", has_text="✓ visible checks passed").wait_for()
    assert "From your my_network: `sigmoid`." in notebook.run(3).inner_text()
    assert (program.folder / "workspace" / "progress.jsonl").is_file()


def test_forms_say_what_is_not_saved(program: Program):
    """Do quiz and guess say that they cannot write, and what to write?"""
    notebook = program.open("workspace/week2/quiz.ipynb", "week2/quiz", ASKED)
    notebook.run(1)
    form = notebook.run(2).locator(".course-quiz")
    form.get_by_role("radio", name="c. Nothing").check()
    form.get_by_role("button", name="Copy the text").wait_for()
    assert "Not saved by itself" in form.inner_text()
    assert '"q2": "c"' in form.locator("pre").inner_text()
    assert barriers(form) == []
    said = notebook.run(3).get_by_role("status").inner_text()
    assert "The answer to q2 is in the form only." in said

    name = "week3/planar_classifier"
    notebook = program.open(f"workspace/{name}.ipynb", name, GUESSED)
    form = notebook.run(1).locator(".course-guess")
    form.get_by_role("textbox", name="Your guess").fill("60")
    form.get_by_role("button", name="That is my guess").click()
    form.get_by_text("You said 60 %. It is 50.5 %.").wait_for()
    assert "Not saved by itself" in form.inner_text()
    assert form.get_by_text("guess=60").is_visible()
    assert barriers(form) == []


def test_what_moves(program: Program, tmp_path: Path):
    """Do explorer, live curve and upload talk to the kernel there?"""
    notebook = program.open("workspace/mine.ipynb", "week2/quiz", (), EXPLORER, TRAIN, UPLOAD)
    explorer = notebook.run(1).locator(".course-explorer")
    explorer.get_by_role("button", name="Saturated tanh").click()
    explorer.locator(".summary", has_text="tanh at z").wait_for()

    def stop(cell: Any) -> None:
        cell.locator(".now", has_text="of 1,000,000 iterations, cost").wait_for()
        cell.get_by_role("button", name="Stop").press("Enter")

    cell = notebook.run(2, stop)
    assert "stopped: True" in cell.inner_text()
    assert "what it had learned is kept" in cell.locator(".summary").inner_text()

    Image.new("RGB", (40, 30), "red").save(tmp_path / "red.png")
    cell = notebook.run(3)
    button = cell.get_by_role("button", name="Choose an image")
    assert "HEIC" in button.get_attribute("title")
    with program.page.expect_file_chooser() as chooser:
        button.click()
    chooser.value.set_files(tmp_path / "red.png")
    cell.get_by_text("red.png, as the network sees it").wait_for()


def test_handing_in(program: Program):
    """Does the start page show what is done, ask, pack the week and give the file?"""
    start = program.open("workspace/MY_START.ipynb", "START", (), PROGRESS, HAND_IN)
    assert re.search("(Begin|Go on) with ", start.cell(0).inner_text())

    def answer(cell: Any) -> None:
        for question, each in TALK.items():
            field = cell.locator(".jp-Stdin", has_text=question).locator("input")
            field.fill(each)
            field.press("Enter")

    cell = start.run(1, answer)
    with program.page.expect_download() as download:
        cell.get_by_role("link", name="Download week1_").click()
    (file,) = (program.folder / "workspace" / "handed-in").iterdir()
    assert Path(download.value.path()).read_bytes() == file.read_bytes()


def test_outside_of_a_students_folder(program: Program):
    """Does everything that keeps something say that nothing is kept here?"""
    more = (IMPORT, "check()", PROGRESS, HAND_IN)
    notebook = program.open("notebooks/mine.ipynb", "week2/numpy_basics", CHECKED, *more)
    notebook.run(1)
    assert "passed" in notebook.run(2).get_by_role("status").inner_text()
    unprepared = "not lie in a folder that `?course lab`? has prepared"
    for index in (3, 4, 5):
        assert re.search(unprepared, notebook.run(index).inner_text()), index
    assert "open the start page with `course lab`" in notebook.run(6).inner_text()
    here = program.folder / "notebooks"
    assert not [*here.rglob("progress.jsonl"), *here.rglob("my_network")]
