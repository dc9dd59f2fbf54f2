"""A quiz answered in a real browser with the keyboard alone: does the notebook keep it?"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert.exporters import HTMLExporter

from ..waiting import PATIENCE
from .conftest import Serve
from .lab import UNCOUNT, Notebook, barriers, too_faint

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LAB = [sys.executable, "-m", "course_cli", "lab", "--no-browser", "--port", "0"]

SOURCE = """name => window.opened.content.widgets.map(cell => cell.model.sharedModel)
    .find(model => model.getId() === name).getSource()"""
REWRITE = """([name, before, after]) => {
    const model = window.opened.content.widgets.map(cell => cell.model.sharedModel)
        .find(model => model.getId() === name);
    model.setSource(model.getSource().replace(before, after));
}"""
DARK = """() => window.jupyterapp.commands.execute(
    "apputils:change-theme", {theme: "JupyterLab Dark"})"""
SHUT_DOWN = "() => window.opened.sessionContext.shutdown()"
WATCH = """() => {
    // Whether, in any frame, what stands in the form's place is seen; not counted where the form
    // takes so long, on a busy machine, that it comes after all.
    window.seen = false;
    (function look() {
        for (const still of document.querySelectorAll(".course-still")) {
            const visible = still.checkVisibility({visibilityProperty: true});
            window.seen ||= visible && !still.getAnimations().length;
        }
        requestAnimationFrame(look);
    })();
}"""
DISTANCES = """form => [...form.querySelectorAll("fieldset")].map(question => {
    // From a question's first words to its last control and what is said of it.
    const top = question.querySelector("p").getBoundingClientRect().top;
    return question.querySelector("[role=status]").getBoundingClientRect().bottom - top;
})"""

FIRST, ANSWERS, FORM = "notebook_checks(", "one_unit-answer", "one_unit-form"


def answers(page: Any) -> list[str]:
    """Return the lines of the answer cell, without their comments."""
    lines = page.evaluate(SOURCE, ANSWERS).split("\n")[1:-1]
    return [line.split("#")[0].strip() for line in lines]


def status_of(form: Any, key: str) -> Any:
    """Return what the form says below a question."""
    return form.locator("fieldset", has_text=f"{key}. ").get_by_role("status")


def run_form(notebook: Notebook) -> Any:
    """Run the first cell, the answers and the form's cell; return the form."""
    notebook.run(notebook.find(FIRST))
    notebook.run(ANSWERS)
    form = notebook.run(FORM).locator(".course-quiz")
    form.wait_for()
    return form


def answer_by_keyboard(page: Any, form: Any) -> None:
    """Answer all questions, some of them wrongly."""
    press = page.keyboard.press
    form.get_by_role("textbox", name="Answer to q1").focus()
    page.keyboard.type("0,731")
    press("Tab")  # to the first option of q2
    press("ArrowDown")
    press("Tab")
    press("Space")  # q3, option a
    press("Tab")
    press("Tab")
    press("Space")
    press("Tab")
    press("Tab")
    press("Tab")
    press("Space")  # q4, option a
    press("Escape")  # back to the notebook, as from a cell's text
    chosen = ['"q1": 0.731,', '"q2": "b",', '"q3": ["a", "c"],', '"q4": "a",']
    assert answers(page) == chosen
    assert status_of(form, "q3").inner_text() == "In the cell above: a, c."
    assert form.get_by_text("4 of 4 answered.").is_visible()


def assert_it_is_checked(notebook: Notebook) -> Iterator[tuple[str, float]]:
    """Does a check at once know what was chosen? Give the card's texts that are too faint."""
    card = notebook.run("one_unit").get_by_role("status")
    said = "one_unit: 1 of 2 questions right, 2 of 2 answered for grading"
    assert said in card.inner_text()
    assert "○ answered q2: Everything times ten (counts at grading)" in card.inner_text()
    assert "✗ partly right q3: What the loss rewards" in card.inner_text()
    assert "Hint. All that you chose is so" in card.inner_text()
    yield from too_faint(card)


def type_into_the_cell(notebook: Notebook, form: Any) -> Iterator[tuple[str, float]]:
    """Does what is typed by hand show in the form, and count?"""
    by_hand = "'q3': ['a', 'c', 'e']"
    notebook.page.evaluate(REWRITE, [ANSWERS, '"q3": ["a", "c"]', by_hand])
    notebook.select(FORM)
    assert "q2. Everything times ten (counts at grading)" in form.inner_text()
    form.get_by_role("checkbox", name="e. With a").and_(
        notebook.page.locator(":checked")
    ).wait_for()
    assert status_of(form, "q3").inner_text() == "In the cell above: a, c, e."
    card = notebook.run("one_unit").get_by_role("status")
    assert "All that a check marks is right." in card.inner_text()
    assert "Reason. From 0.1 to 0.2 the loss falls" in card.inner_text()
    yield from too_faint(card)


def assert_shortcuts_do_no_harm(notebook: Notebook, form: Any) -> None:
    """Press the notebook's shortcuts in every control, and after Escape beside the form."""
    page, press = notebook.page, notebook.page.keyboard.press
    notebook.select(FORM)
    controls = form.locator("input")
    before, cells = answers(page), len(notebook)
    assert controls.count() == 1 + 5 + 5 + 4
    for index in range(controls.count()):
        for key in ("d", "d", "b", "x", "Enter"):
            controls.nth(index).focus()
            press(key)
        assert len(notebook) == cells, f"control {index} lets a shortcut through"
    assert form.get_by_role("textbox").input_value() == "0,731ddbx"
    assert "0,731ddbx is not a number" in status_of(form, "q1").inner_text()
    assert answers(page) == before
    for key in ("Escape", "d", "d"):
        press(key)
    assert len(notebook) == cells, "the form's cell is deleted"
    form.get_by_role("textbox").fill("0.731")
    press("Tab")
    assert status_of(form, "q1").inner_text() == "In the cell above: 0.731."


def assert_it_says_what_is_not_saved(notebook: Notebook, form: Any) -> Iterator[tuple[str, float]]:
    """Is it said where another program does not let the form write, also by the check?"""
    page = notebook.page
    page.evaluate("() => { window.kept = window.jupyterapp; window.jupyterapp = undefined; }")
    assert not form.get_by_text("Not saved by itself").is_visible()
    form.get_by_role("radio", name="b. X holds").focus()
    page.keyboard.press("Space")
    assert form.get_by_text("Not saved by itself").is_visible()
    assert status_of(form, "q4").inner_text() == "Not saved yet, only in this form: b."
    assert status_of(form, "q2").inner_text() == "In the cell above: b."
    assert form.locator("pre").inner_text() == "\n".join(
        ["one_unit = {", '    "q1": 0.731,', '    "q2": "b",']
        + ['    "q3": ["a", "c", "e"],', '    "q4": "b",', "}"]
    )
    yield from too_faint(form)
    yield from barriers(form)
    page.keyboard.press("Escape")
    page.evaluate("() => { window.jupyterapp = window.kept; }")
    card = notebook.run("one_unit").get_by_role("status")
    assert "but not all is saved" in card.inner_text()
    assert "The answer to q4 is in the form only." in card.inner_text()


def assert_the_answers_stand(page: Any, *expected: str) -> Any:
    """Do the answers stand where no form can be, without a message that something failed?"""
    still = page.locator(".course-still").first
    still.wait_for()
    still.scroll_into_view_if_needed()
    assert page.locator(".course-quiz").count() == 0
    words = still.inner_text()
    assert "run the first cell, then this one" in words
    for text in expected:
        assert text in words
    for said in ("Error displaying widget", "Loading widget"):
        page.get_by_text(said).wait_for(state="hidden")
    return still


def exported(file: Path, execute: bool) -> str:
    """Return a notebook's page, as `nbconvert --to html` makes it, its other forms left out."""
    notebook = nbformat.read(file, as_version=4)
    kept = (ANSWERS, FORM)
    notebook.cells = [
        cell for cell in notebook.cells if cell.get("id") in kept or FIRST in cell.source
    ]
    if execute:
        client = NotebookClient(notebook, startup_timeout=PATIENCE, timeout=PATIENCE)
        client.km_name = "python3"
        client.execute()
    return HTMLExporter().from_notebook_node(notebook)[0]


def test_in_a_notebook(course: Path, serve: Serve, page: Any, artefacts: Path, tmp_path: Path):
    """Are answers by keyboard kept as text, checked, and there the next day, here and elsewhere?"""
    file = course / "workspace" / "week2" / "quiz.ipynb"
    with serve(LAB, course) as address:
        here = address.replace("START.ipynb", "week2/quiz.ipynb")
        page.goto(here)
        notebook = Notebook(page)
        page.evaluate(WATCH)
        form = run_form(notebook)
        assert form.get_by_text("0 of 4 answered.").is_visible()
        assert max(form.evaluate(DISTANCES)) < 350
        answer_by_keyboard(page, form)
        faint = [*assert_it_is_checked(notebook), *type_into_the_cell(notebook, form)]
        assert_shortcuts_do_no_harm(notebook, form)
        assert not page.evaluate("() => window.seen"), "the answers are read twice"

        notebook.select(FORM)
        faint += too_faint(form) + barriers(form)
        page.screenshot(path=artefacts / "quiz-form.png")
        page.evaluate(DARK)
        page.locator("body[data-jp-theme-light=false]").wait_for(state="attached")
        faint += too_faint(form) + barriers(form)
        page.screenshot(path=artefacts / "quiz-form-dark.png")
        notebook.save()
        kept = {cell["id"]: cell for cell in json.loads(file.read_text())["cells"]}
        faint += assert_it_says_what_is_not_saved(notebook, form)

        page.evaluate(SHUT_DOWN)
        form.get_by_role("radio", name="c. Nothing").check()
        assert "In the cell above: c. The kernel has stopped" in status_of(form, "q2").inner_text()
        page.goto("about:blank")
        page.goto(here)
        notebook = Notebook(page)
        notebook.select(FORM)
        said = ("Answer: 0.731", "Answer: b. The line turns towards", "e. With")
        faint += too_faint(assert_the_answers_stand(page, *said))
        page.screenshot(path=artefacts / "quiz-form-next-day.png")
        page.evaluate(SHUT_DOWN)

        # the other program that the course's settings reach
        page.goto(address.replace("lab/tree/START.ipynb", "notebooks/week2/quiz.ipynb"))
        notebook = Notebook(page)
        notebook.select(FORM).locator(".cm-content").click()  # it has no focus at first
        page.keyboard.press("Escape")
        assert_the_answers_stand(page, *said)
        page.evaluate(UNCOUNT)
        form = run_form(notebook)
        form.get_by_role("radio", name="c. Nothing").check()
        assert status_of(form, "q2").inner_text() == "In the cell above: c."
        assert '"q2": "c",' in answers(page)
        assert not page.locator(".course-still").first.is_visible()
        page.screenshot(path=artefacts / "quiz-form-notebook.png")
        notebook.save()
        assert page.asked_outside == []

    written = "".join(kept[ANSWERS]["source"])
    assert '"q1": 0.731,  # a number' in written
    assert "'q3': ['a', 'c', 'e'],  # a list of all that apply" in written
    assert faint == []
    for execute in (False, True):
        (tmp_path / "page.html").write_text(exported(file, execute), encoding="utf-8")
        page.goto((tmp_path / "page.html").as_uri())
        assert_the_answers_stand(page, "Answer: 0.731", "Answer: c. Nothing", "e. With")
