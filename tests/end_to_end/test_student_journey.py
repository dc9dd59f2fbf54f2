"""A student's first hour, in a real browser: open, get it wrong, read the card, mend it, go on."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery.cards import ASKS
from autograde_tests.machinery.limits import ON_THE_CLOCK
from course_cli.samples import fill
from course_utils.about import edition_in

from .conftest import Serve
from .lab import Notebook, nbgrader_parts, too_faint

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LAB = [sys.executable, "-m", "course_cli", "lab", "--no-browser", "--port", "0"]


def open_notebook(page: Any, address: str, name: str) -> Notebook:
    """Open a notebook from the start page."""
    page.goto(address)
    page.get_by_role("link", name=name, exact=True).click()
    page.locator(".lm-mod-current.jp-mod-current", has_text=f"{name}.ipynb").wait_for()
    return Notebook(page)


def climb_to_hint(card: Any, exercise: str) -> None:
    """Open one step after the other, by keyboard, up to the hint of the first known mistake."""
    hint = exercises_of("week2/numpy_basics")[exercise].mistakes[0].hint.replace("`", "")
    assert "Where to look." in card.inner_text()
    for asked in ASKS.values():
        assert hint not in card.inner_text()
        card.get_by_text(asked, exact=True).press("Enter")
    assert hint in card.inner_text()


def test_from_a_wrong_answer_to_a_right_one(course: Path, serve: Serve, page: Any, artefacts: Path):
    """Does the card tell a student what is wrong, see it mended, and is the work kept?"""
    file = course / "workspace" / "week2" / "numpy_basics.ipynb"
    faint = {}
    with serve(LAB, course) as address:
        notebook = open_notebook(page, address, "numpy_basics")
        assert nbgrader_parts(page) == []

        notebook.write("basic_sigmoid-answer", "return 1 / 1 + math.exp(-x)", instead_of=2)
        notebook.run_all_above("sigmoid-answer")
        notebook.run("sigmoid-answer")
        card = notebook.run("sigmoid").get_by_role("status")
        assert "sigmoid: not written yet" in card.inner_text()

        notebook.write("sigmoid-answer", "return 1 / 1 + np.exp(-z)", instead_of=2)
        notebook.run("sigmoid-answer")
        card = notebook.run("sigmoid").get_by_role("status")
        assert "sigmoid: 0 of 3 visible checks passed" in card.inner_text()
        climb_to_hint(card, "sigmoid")
        faint["failed"] = too_faint(card)
        page.screenshot(path=artefacts / "card-failed.png")

        notebook.write("sigmoid-answer", "return 1 / (1 + np.exp(-z))", instead_of=1)
        notebook.run("sigmoid-answer")
        card = notebook.run("sigmoid").get_by_role("status")
        assert "Visible checks passed; hidden ones run at grading." in card.inner_text()
        faint["passed"] = too_faint(card)
        page.screenshot(path=artefacts / "card-passed.png")
        notebook.save()
        assert page.asked_outside == []

    written = file.read_bytes()
    saved = json.loads(written)
    shipped = json.loads((course / "notebooks/week2/numpy_basics.ipynb").read_bytes())
    assert edition_in(saved) == edition_in(shipped) != "", "JupyterLab dropped the edition"
    cells = {cell["id"]: "".join(cell["source"]) for cell in saved["cells"]}
    assert cells["sigmoid-answer"].endswith('"""\n    return 1 / (1 + np.exp(-z))')
    assert cells["basic_sigmoid-answer"].endswith('"""\n    return 1 / 1 + math.exp(-x)')

    # The next day, in the dark.
    serve.set("@jupyterlab/apputils-extension", "themes", theme="JupyterLab Dark")
    with serve(LAB, course) as address:
        assert file.read_bytes() == written
        notebook = open_notebook(page, address, "numpy_basics")
        page.locator("body[data-jp-theme-light=false]").wait_for(state="attached")
        passed = notebook.select("sigmoid").get_by_role("status")
        assert "Visible checks passed" in passed.inner_text()
        faint["passed, dark"] = too_faint(passed)
        failed = notebook.select("basic_sigmoid").get_by_role("status")
        climb_to_hint(failed, "basic_sigmoid")  # without a kernel
        faint["failed, dark"] = too_faint(failed)
        page.screenshot(path=artefacts / "card-dark.png")
    assert file.read_bytes() == written, "opening it wrote to the file"
    assert faint == dict.fromkeys(faint, [])


RELU = "def relu(z):\n    return np.maximum(0, z)\n"
ENDLESS = """def relu(z):
    print("at work")
    while True:
        pass
"""


def test_the_card_is_true(course: Path, serve: Serve, page: Any, artefacts: Path):
    """Is a card green for the cell as it stands only, and does a check always come back?"""
    with serve(LAB, course) as address:
        notebook = open_notebook(page, address, "introduction")
        notebook.run(notebook.find("notebook_checks("))

        def told(text: str, cell: str = "relu", **more: Any) -> str:
            """Return what the card says when a text has run as the answer."""
            notebook.fill("relu-answer", text)
            answer = notebook.run("relu-answer")
            shown = answer if cell == "relu-answer" else notebook.run(cell, **more)
            card = shown.get_by_role("status")
            card.wait_for()
            assert shown.get_by_text("Traceback").count() == 0
            page.screenshot(path=artefacts / f"card-true-{len(cards)}.png")
            cards.append(card.inner_text())
            return cards[-1]

        def stop(running: Any) -> None:
            running.get_by_text("at work").wait_for()
            notebook.interrupt()

        cards: list[str] = []
        said = told(RELU.replace("    return", "return"))
        assert "relu: its cell does not run" in said
        assert "IndentationError in line 2: return np.maximum(0, z)" in said
        assert "relu: 2 of 2 visible checks passed" in told(RELU)
        said = told(RELU.replace("(0", "(0("))
        assert "SyntaxError in line 2: return np.maximum(0(, z)" in said
        assert "An older relu is still in memory; it was not checked." in said
        said = told(f"{ENDLESS}check.seconds = 0.5")
        limits = (0.5, 0.5 * ON_THE_CLOCK)  # of its own time; of the clock, on a busy machine
        assert any(f"relu: still running after {limit:g} s" in said for limit in limits)
        said = told(f"{ENDLESS}check.seconds = 600", meanwhile=stop)
        assert "relu: stopped" in said
        assert "It was in line " in said
        said = told(RELU.replace("\n", "\n    raise NotImplementedError()\n", 1))
        assert "Line 2, raise NotImplementedError(), still stands in your function" in said
        for line in ("check(relu)", 'check("relu");'):
            assert "relu: 2 of 2 visible" in told(f"{RELU}{line}", cell="relu-answer")


def test_shortcuts_stay_out_of_the_upload_button(course: Path, serve: Serve, page: Any):
    """Does a key pressed in the upload widget leave the notebook's cells alone?"""
    with serve(LAB, course) as address:
        notebook = open_notebook(page, address, "cat_classifier")
        notebook.run(notebook.find("notebook_checks("))
        last = notebook.run(notebook.find("upload_image("))
        controls = last.locator(":is(button, input, select, textarea, [tabindex]).jupyter-widgets")
        controls.first.wait_for()
        before = len(notebook)
        for index in range(controls.count()):
            for key in ("d", "d", "b", "x"):
                controls.nth(index).focus()
                page.keyboard.press(key)
                assert len(notebook) == before, f"{key!r} changed the notebook"


def test_the_cost_curve_beside_a_card(course: Path, serve: Serve, page: Any, artefacts: Path):
    """Does a student who has solved it all see the cost fall, and still learn from a slip?"""
    exercises = exercises_of("week2/cat_classifier")
    answers = {name: exercise.source().rstrip() for name, exercise in exercises.items()}
    subprocess.run([*LAB[:4], "--only-prepare"], cwd=course, check=True)
    file = course / "workspace" / "week2" / "cat_classifier.ipynb"
    file.write_text(json.dumps(fill(json.loads(file.read_bytes()), answers)))
    page.set_viewport_size({"width": 1400, "height": 700})
    with serve(LAB, course) as address:
        notebook = open_notebook(page, address, "cat_classifier")
        page.keyboard.press("Control+b")  # more room: the list of files goes
        curve = notebook.find("figures.draw_training(")
        notebook.run_all_above(curve)
        picture = notebook.run(curve).get_by_role("img").first
        assert picture.get_attribute("alt").startswith("Cost against iteration")
        assert page.locator("mjx-merror").count() == 0
        notebook.pin_output(curve)

        slip = "return (sigmoid(w.T @ X + b) < 0.5).astype(int)"
        notebook.write("predict-answer", slip, instead_of=1)
        notebook.run("predict-answer")
        card = notebook.run("predict").get_by_role("status")
        notebook.select("predict-answer")
        assert "Where to look." in card.inner_text()
        page.mouse.move(0, 0)
        page.screenshot(path=artefacts / "notebook.png")
