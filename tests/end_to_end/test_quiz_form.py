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
        press("Tab")
        press("Space")  # q4, option a
        chosen = ['"q1": 0.731,', '"q2": "b",', '"q3": ["a", "c"],', '"q4": "a",']
        assert answers() == chosen
        assert status.inner_text() == "Answer to q4 is in the cell above. 4 of 4 answered."
        press("Escape")  # back to the notebook, as from a cell's text
        card = notebook.run("one_unit").get_by_role("status")
        said = "one_unit: 1 of 2 questions right, 2 of 2 answered for grading"
        assert said in card.inner_text()
        assert "○ answered q2: Everything times ten (counts at grading)" in card.inner_text()
        assert "✗ partly right q3: What the loss rewards" in card.inner_text()
        assert "Hint. All that you chose is so" in card.inner_text()
        faint = too_faint(card)

        # what is typed into the cell by hand shows in the form, and counts
        by_hand = "'q3': ['a', 'c', 'e']"
        page.evaluate(REWRITE, ["one_unit-answer", '"q3": ["a", "c"]', by_hand])
        notebook.select("one_unit-form")
        assert "q2. Everything times ten (counts at grading)" in form.inner_text()
        form.get_by_role("checkbox", name="e. With a").and_(page.locator(":checked")).wait_for()
        card = notebook.run("one_unit").get_by_role("status")
        assert "All that a check marks is right." in card.inner_text()
        assert "Reason. From 0.1 to 0.2 the loss falls" in card.inner_text()
        faint += too_faint(card)

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
            ["one_unit = {", '    "q1": 0.731,', '    "q2": "b",']
            + ['    "q3": ["a", "c", "e"],', '    "q4": "b",', "}"]
        )

    kept = {cell["id"]: "".join(cell["source"]) for cell in json.loads(file.read_text())["cells"]}
    assert '"q1": 0.731,  # a number' in kept["one_unit-answer"]
    assert "'q3': ['a', 'c', 'e'],  # a list of all that apply" in kept["one_unit-answer"]
    assert faint == []
