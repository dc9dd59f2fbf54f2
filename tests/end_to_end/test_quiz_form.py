"""A quiz answered in a real browser with the keyboard alone: does the notebook keep it?"""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import Serve
from .lab import Notebook, too_faint

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


def test_answers_by_keyboard(course: Path, serve: Serve, page: Any, artefacts: Path):
    """Do answers given with keys end in the file as text, and do check and shortcuts know them?"""
    file = course / "workspace" / "week2" / "quiz.ipynb"
    press = page.keyboard.press

    def answers() -> list[str]:
        lines = page.evaluate(SOURCE, "one_unit-answer").split("\n")[1:-1]
        return [line.split("#")[0].strip() for line in lines]

    with serve(LAB, course) as address:
        page.goto(address.replace("START.md", "week2/quiz.ipynb"))
        notebook = Notebook(page)
        notebook.run(notebook.find("notebook_checks("))
        notebook.run("one_unit-answer")
        form = notebook.run("one_unit-form").locator(".course-quiz")
        status = form.get_by_role("status")
        form.get_by_role("textbox", name="Answer to q1").focus()
        assert status.inner_text() == "0 of 4 answered."

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
        press("Space")
        press("Tab")
        press("Space")  # q4, option a
        chosen = ['"q1": 0.731,', '"q2": "b",', '"q3": ["a", "c", "e"],', '"q4": "a",']
        assert answers() == chosen
        assert status.inner_text() == "Answer to q4 is in the cell above. 4 of 4 answered."
        press("Escape")  # back to the notebook, as from a cell's text
        card = notebook.run("one_unit").get_by_role("status")
        assert "one_unit: 3 of 4 questions right" in card.inner_text()
        assert "✗ not yet q2: Everything times ten" in card.inner_text()
        assert "Hint. The direction of the line depends on" in card.inner_text()
        faint = too_faint(card)

        # what is typed into the cell by hand shows in the form, and counts
        page.evaluate(REWRITE, ["one_unit-answer", '"q2": "b"', "'q2': 'd'"])
        notebook.select("one_unit-form")
        form.get_by_role("radio", name="d. The line stays").and_(
            page.locator(":checked")
        ).wait_for()
        card = notebook.run("one_unit").get_by_role("status")
        assert "All answers are right." in card.inner_text()

        notebook.select("one_unit-form")
        controls = form.locator("input")
        before, cells = answers(), len(notebook)
        assert controls.count() == 1 + 5 + 5 + 4
        for index in range(controls.count()):
            for key in ("d", "d", "b", "x", "Enter"):
                controls.nth(index).focus()
                press(key)
            assert len(notebook) == cells, f"control {index} lets a shortcut through"
        assert form.get_by_role("textbox").input_value() == "0,731ddbx"
        assert "q1: 0,731ddbx is not a number" in status.inner_text()
        assert answers() == before

        faint += too_faint(form)
        page.screenshot(path=artefacts / "quiz-form.png")
        page.evaluate(DARK)
        page.locator("body[data-jp-theme-light=false]").wait_for(state="attached")
        faint += too_faint(form)
        page.screenshot(path=artefacts / "quiz-form-dark.png")
        notebook.save()
        assert page.asked_outside == []

        # another program, which does not let the form write
        page.evaluate("() => { delete window.jupyterapp; window.jupyterapp = undefined; }")
        form.get_by_role("radio", name="b. X holds").focus()
        press("Space")
        assert "copy the text into the answer cell" in status.inner_text()
        assert form.locator("pre").inner_text() == "\n".join(
            ["one_unit = {", '    "q1": 0.731,', '    "q2": "d",']
            + ['    "q3": ["a", "c", "e"],', '    "q4": "b",', "}"]
        )

    kept = {cell["id"]: "".join(cell["source"]) for cell in json.loads(file.read_text())["cells"]}
    assert '"q1": 0.731,  # a number' in kept["one_unit-answer"]
    assert "'q2': 'd',  # one of a, b, c, d, e" in kept["one_unit-answer"]
    assert faint == []
