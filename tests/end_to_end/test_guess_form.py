"""Guesses made in a real browser: are they kept, answered, and there the next day?"""

import json
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert.exporters import HTMLExporter

from ..waiting import PATIENCE
from .conftest import Serve
from .lab import Notebook, barriers, too_faint
from .test_quiz_form import DARK, SHUT_DOWN, SOURCE, UNCOUNT

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LAB = [sys.executable, "-m", "course_cli", "lab", "--no-browser", "--port", "0"]
FIRST, GUESS, CHOICE = "notebook_checks(", "line_on_flower-guess", "closest_average-guess"

BLANK = """name => {
    const model = window.opened.content.widgets.map(cell => cell.model.sharedModel)
        .find(model => model.getId() === name);
    model.setSource(model.getSource().replace(/guess=[^)]*/, "guess=None"));
}"""
OUT_OF_REACH = "() => { window.kept = window.jupyterapp; window.jupyterapp = undefined; }"
IN_REACH = "() => { window.jupyterapp = window.kept; }"


def asked(notebook: Notebook, cell: str = GUESS) -> Any:
    """Blank a guess and run its cell; return the form, which asks."""
    notebook.page.evaluate(BLANK, cell)
    form = notebook.run(cell).locator(".course-guess")
    form.get_by_role("button", name="That is my guess").wait_for()
    assert not form.locator(".course-guess-told").is_visible()
    return form


def told(form: Any, text: str) -> Any:
    """Wait for what turns out; return it, and see that nothing is asked any more."""
    found = form.locator(".course-guess-told")
    found.get_by_text(text).wait_for()
    assert not form.get_by_role("button").first.is_visible()
    return found


def guess_of(page: Any, cell: str = GUESS) -> str:
    """Return what stands in a cell for the guess."""
    return page.evaluate(SOURCE, cell).partition("guess=")[2].partition(")")[0]


def guess_wrong_by_keyboard(notebook: Notebook) -> Any:
    """Type what is no number, then a wrong one; do the notebook's shortcuts do no harm?"""
    page, cells = notebook.page, len(notebook)
    form = asked(notebook)
    assert "50.5" not in form.inner_text()
    form.get_by_role("textbox", name="Your guess").focus()
    page.keyboard.press("Enter")
    assert "Any guess will do" in form.get_by_role("status").inner_text()
    page.keyboard.type("ddbx")
    page.keyboard.press("Enter")
    assert "ddbx is not a number" in form.get_by_role("status").inner_text()
    assert guess_of(page) == "None"
    page.keyboard.press("Control+a")
    page.keyboard.type("85,5")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    answer = told(form, "You said 85.5 %. It is 50.5 %.")
    assert "There are lines that get more points right" in answer.inner_text()
    assert "It does as well as a coin." in answer.inner_text()
    assert guess_of(page) == "85.5"
    assert answer.evaluate("told => told === document.activeElement")
    for key in ("d", "d", "Escape", "d", "d"):
        page.keyboard.press(key)
    assert len(notebook) == cells, "the cell of the guess is deleted"
    return form


def assert_it_says_what_is_not_saved(notebook: Notebook) -> list[Any]:
    """Is it said where another program does not let the form write, and what to write?"""
    form = asked(notebook)
    notebook.page.evaluate(OUT_OF_REACH)
    form.get_by_role("textbox").fill("60")
    form.get_by_role("button", name="That is my guess").click()
    told(form, "You said 60 %.")
    assert form.get_by_text("Not saved by itself").is_visible()
    assert form.get_by_text("guess=60").is_visible()
    assert guess_of(notebook.page) == "None"
    found = too_faint(form) + barriers(form)
    notebook.page.evaluate(IN_REACH)
    return found


def assert_it_stands(page: Any, *texts: str) -> Any:
    """Do guess and outcome stand where no form can be, without a message that something failed?"""
    still = page.locator(".course-still").first
    still.wait_for()
    still.scroll_into_view_if_needed()
    assert page.locator(".course-guess").count() == 0
    for text in texts:
        assert text in still.inner_text()
    for said in ("Error displaying widget", "Loading widget"):
        page.get_by_text(said).wait_for(state="hidden")
    return still


def exported(file: Path, execute: bool) -> str:
    """Return the page of the first cell and of the guess, as `nbconvert --to html` makes it."""
    notebook = nbformat.read(file, as_version=4)
    notebook.cells = [
        cell for cell in notebook.cells if cell.get("id") == GUESS or FIRST in cell.source
    ]
    if execute:
        client = NotebookClient(notebook, startup_timeout=PATIENCE, timeout=PATIENCE)
        client.km_name = "python3"
        client.execute()
    return HTMLExporter().from_notebook_node(notebook)[0]


def test_in_a_notebook(course: Path, serve: Serve, page: Any, artefacts: Path, tmp_path: Path):
    """Is a guess kept and answered, wrong, right or skipped, and there the next day?"""
    file = course / "workspace" / "week3" / "planar_classifier.ipynb"
    said = ("You said 85.5 %. It is 50.5 %.", "get more points right", "as well as a coin")
    with serve(LAB, course) as address:
        here = address.replace("START.ipynb", "week3/planar_classifier.ipynb")
        page.goto(here)
        notebook = Notebook(page)
        notebook.run(notebook.find(FIRST))
        form = asked(notebook)
        page.screenshot(path=artefacts / "guess-asked.png")
        wrong = too_faint(form) + barriers(form)
        form.get_by_role("textbox").fill("51")
        form.get_by_role("button", name="That is my guess").click()
        assert "So it is" not in told(form, "That is close.").inner_text()
        form = asked(notebook)
        form.get_by_role("button", name="Show without a guess").click()
        assert told(form, "It is 50.5 %.").inner_text().startswith("It is 50.5 %.")
        assert guess_of(page) == '"skip"'
        wrong += assert_it_says_what_is_not_saved(notebook)

        form = guess_wrong_by_keyboard(notebook)
        wrong += too_faint(form) + barriers(form)
        page.screenshot(path=artefacts / "guess-told.png")
        page.evaluate(DARK)
        page.locator("body[data-jp-theme-light=false]").wait_for(state="attached")
        wrong += too_faint(form) + barriers(form)
        page.screenshot(path=artefacts / "guess-told-dark.png")
        notebook.save()
        kept = {cell["id"]: cell for cell in json.loads(file.read_text())["cells"]}
        page.evaluate(SHUT_DOWN)
        page.goto("about:blank")

        page.goto(here)
        notebook = Notebook(page)
        notebook.select(GUESS)
        wrong += too_faint(assert_it_stands(page, *said))
        page.screenshot(path=artefacts / "guess-next-day.png")
        page.evaluate(SHUT_DOWN)

        # the other program that the course's settings reach, and a question with options
        other = "notebooks/week6/mini_batches.ipynb"
        page.goto(address.replace("lab/tree/START.ipynb", other))
        notebook = Notebook(page)
        notebook.select(CHOICE).locator(".cm-content").click()  # it has no focus at first
        page.keyboard.press("Escape")
        page.evaluate(UNCOUNT)
        notebook.run(notebook.find(FIRST))
        form = asked(notebook, CHOICE)
        done = form.get_by_role("button", name="That is my guess")
        done.press("Enter")
        assert "Choose one first" in form.get_by_role("status").inner_text()
        form.get_by_role("radio").first.press("ArrowDown")
        form.get_by_role("radio", checked=True).wait_for()
        wrong += too_faint(form) + barriers(form)
        page.screenshot(path=artefacts / "guess-options.png")
        done.press("Enter")
        assert "So it is." in told(form, "You said").inner_text()
        assert guess_of(page, CHOICE) == '"b"'

        form = asked(notebook, CHOICE)
        page.evaluate(SHUT_DOWN)
        form.get_by_role("radio", name="c. ").check()
        done.press("Enter")
        form.get_by_text("The kernel has stopped since: to see what turns out").wait_for()
        assert guess_of(page, CHOICE) == '"c"'
        assert done.is_disabled(), "it takes one guess"
        assert page.asked_outside == []

    assert "guess=85.5)  # a number (%)" in "".join(kept[GUESS]["source"])
    assert wrong == []
    for execute in (False, True):
        (tmp_path / "page.html").write_text(exported(file, execute), encoding="utf-8")
        page.goto((tmp_path / "page.html").as_uri())
        assert_it_stands(page, *said)
