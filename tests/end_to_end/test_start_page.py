"""The start page in a real browser: where one is, going on, handing in, downloading."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from autograde_tests import exercises_of
from course_cli.samples import fill

from .conftest import Serve
from .lab import IN_FRONT, Notebook, barriers, too_faint

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LAB = [sys.executable, "-m", "course_cli", "lab", "--no-browser", "--port", "0"]
THEME = """name => window.jupyterapp.commands.execute("apputils:change-theme", {theme: name})"""
IN_VIEW = """link => {
    const {top, bottom} = link.getBoundingClientRect();
    return top > 0 && bottom < innerHeight;
}"""
ACTIVE = "() => window.opened.content.activeCell.model.sharedModel.getId()"
FRONT = """name => window.jupyterapp?.shell.currentWidget?.context?.path === name"""


@pytest.fixture
def prepared(course: Path) -> Path:
    """Return a course whose student has written the first two functions of week 2."""
    subprocess.run([*LAB[:4], "--only-prepare"], cwd=course, check=True)
    file = course / "workspace" / "week2" / "numpy_basics.ipynb"
    exercises = exercises_of("week2/numpy_basics")
    answers = {name: exercises[name].source() for name in ("basic_sigmoid", "sigmoid")}
    file.write_text(json.dumps(fill(json.loads(file.read_bytes()), answers)))
    return course


def bring_to_front(page: Any, name: str) -> Notebook:
    """Go to a notebook by its tab; return it."""
    page.locator(".lm-TabBar-tab", has_text=name.rpartition("/")[2]).click()
    return wait_for_notebook(page, name)


def wait_for_notebook(page: Any, name: str) -> Notebook:
    """Wait until a notebook is in front; return it."""
    page.wait_for_function(FRONT, arg=name)
    return Notebook(page)


def answer(page: Any, *answers: str) -> None:
    """Type an answer to each question that a cell asks, with the keyboard alone."""
    for count, each in enumerate(answers, 1):
        field = page.locator(f"{IN_FRONT} input.jp-Stdin-input")
        field.wait_for()
        page.keyboard.type(each)
        page.keyboard.press("Enter")
        page.locator(f"{IN_FRONT} .jp-OutputArea-output", has_text=each).last.wait_for()
        assert count <= len(answers)


def test_from_the_first_screen_to_the_file(
    prepared: Path, serve: Serve, page: Any, artefacts: Path, tmp_path: Path
):
    """Does a student see where to go on, find the exercise, see it counted, and hand in?"""
    with serve(LAB, prepared) as address:
        page.goto(address)
        begin = page.get_by_role("link", name="Begin with introduction")
        begin.wait_for()
        assert begin.evaluate(IN_VIEW)
        assert not page.get_by_text("progress()", exact=True).is_visible()

        page.get_by_role("link", name="numpy_basics", exact=True).click()
        notebook = wait_for_notebook(page, "week2/numpy_basics.ipynb")
        notebook.run_all_above("sigmoid_derivative-answer")

        start = bring_to_front(page, "START.ipynb")
        output = start.run(start.find("import progress"))
        go_on = page.get_by_role("link", name="Go on with numpy_basics, exercise 3")
        go_on.wait_for()
        assert go_on.evaluate(IN_VIEW)
        assert "○ 2 of 9" in output.inner_text().replace("\N{NO-BREAK SPACE}", " ")
        shown = output.locator(".jp-OutputArea-output")
        faint = [*too_faint(shown), *barriers(shown)]
        page.screenshot(path=artefacts / "start.png")
        page.evaluate(THEME, "JupyterLab Dark")
        page.locator("body[data-jp-theme-light=false]").wait_for(state="attached")
        faint += [*too_faint(shown), *barriers(shown)]
        page.screenshot(path=artefacts / "start-dark.png")

        go_on.click()
        wait_for_notebook(page, "week2/numpy_basics.ipynb")
        page.wait_for_function(f"() => ({ACTIVE})() === 'sigmoid_derivative-answer'")

        start = bring_to_front(page, "START.ipynb")
        cell = start.run(start.find("hand_in()"), lambda _: answer(page, "2", "ada"))
        said = cell.inner_text()
        assert "numpy_basics: 2 of 8 exercises written" in " ".join(said.split())
        receipt = cell.get_by_role("status")
        faint += [*too_faint(receipt), *barriers(receipt)]
        page.screenshot(path=artefacts / "start-handed-in.png")
        with page.expect_download() as download:
            receipt.get_by_role("link", name="Download week2_").click()
        download.value.save_as(tmp_path / "week2.zip")
        assert page.asked_outside == []
    assert faint == []
    (file,) = (prepared / "workspace" / "handed-in").iterdir()
    assert (tmp_path / "week2.zip").read_bytes() == file.read_bytes()
    with zipfile.ZipFile(file) as archive:
        assert "numpy_basics.ipynb" in archive.namelist()


def test_in_notebook_7(prepared: Path, serve: Serve, page: Any):
    """Does the page show what is done, and hand in, in the other program too?"""
    with serve(LAB, prepared) as address:
        page.goto(address.replace("lab/tree", "notebooks"))
        page.get_by_role("link", name="Begin with introduction").wait_for()
        start = Notebook(page)
        assert "Begin with introduction" in start.run(start.find("import progress")).inner_text()
        cell = start.run(start.find("hand_in()"), lambda _: answer(page, "week2", "ada"))
        with page.expect_download() as download:
            cell.get_by_role("link", name="Download week2_").click()
        assert download.value.suggested_filename.endswith("_ada.zip")
