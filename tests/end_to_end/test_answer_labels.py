"""The labels of answer cells in a real browser: do they say how each exercise stands?"""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import Serve
from .lab import Notebook, barriers, too_faint
from .test_quiz_form import DARK, SHUT_DOWN

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LAB = [sys.executable, "-m", "course_cli", "lab", "--no-browser", "--port", "0"]

FIRST, RELU, QUIZ = "notebook_checks(", "relu-answer", "neuron_quiz-answer"
UNCHECKED, NOT_YET, OPEN = "○ not checked", "✗ not yet", "○ not yet"
PASSED, CHANGED = "✓ visible checks passed", "↻ changed since the check"

DESCRIBED = "cell => document.getElementById(cell.getAttribute('aria-describedby')).textContent"
LABELLED = """() => window.opened.content.widgets
    .filter(cell => cell.node.querySelector(".course-label"))
    .map(cell => cell.model.sharedModel.getId())"""


def label(notebook: Notebook, cell: str, state: str) -> Any:
    """Return the label of an answer cell, once it says a state."""
    found = notebook.select(cell).locator(".course-label")
    found.filter(has_text=state).wait_for()
    return found


def read_well(notebook: Notebook, artefacts: Path, name: str) -> None:
    """Can everybody read the labels that are in view?"""
    panel = notebook.page.locator(".jp-Notebook")
    for found in panel.locator(".course-label").all():
        assert too_faint(found) == []
        assert barriers(found) == []
    notebook.page.screenshot(path=artefacts / f"labels-{name}.png")


def test_a_label_says_how_an_exercise_stands(
    course: Path, serve: Serve, page: Any, artefacts: Path
):
    """Does it follow each check and edit, and say the same when the notebook is opened again?"""
    file = course / "workspace" / "week1" / "introduction.ipynb"
    with serve(LAB, course) as address:
        here = address.replace("START.ipynb", "week1/introduction.ipynb")
        page.goto(here)
        notebook = Notebook(page)
        words = label(notebook, RELU, UNCHECKED).inner_text()
        assert words == f"Exercise 1 · relu · 6 points · {UNCHECKED}"
        assert notebook.select(RELU).evaluate(DESCRIBED) == words

        for cell in (notebook.find(FIRST), RELU, "relu"):
            notebook.run(cell)
        label(notebook, RELU, OPEN)
        notebook.write(RELU, "return np.abs(z)", instead_of=2)
        label(notebook, RELU, CHANGED)
        notebook.run(RELU)
        notebook.run("relu")
        label(notebook, RELU, NOT_YET)
        read_well(notebook, artefacts, "wrong")

        notebook.write(RELU, "return np.maximum(0, z)", instead_of=1)
        label(notebook, RELU, CHANGED)
        notebook.run(RELU)
        notebook.run("relu")
        label(notebook, RELU, PASSED)
        read_well(notebook, artefacts, "right")
        page.evaluate(DARK)
        page.locator("body[data-jp-theme-light=false]").wait_for(state="attached")
        read_well(notebook, artefacts, "dark")

        notebook.write(RELU, "return z", instead_of=1)
        notebook.run("relu")  # without running the answer: the check has seen the version before
        label(notebook, RELU, CHANGED)
        notebook.write(RELU, "return np.maximum(0, z)", instead_of=1)
        label(notebook, RELU, PASSED)
        notebook.save()

        page.goto("about:blank")
        page.goto(here)
        notebook = Notebook(page)
        label(notebook, RELU, PASSED)
        notebook.write(RELU, "return z", instead_of=1)
        label(notebook, RELU, CHANGED)
        notebook.save()
        page.evaluate(SHUT_DOWN)

        # the other program that the course's settings reach
        page.goto(address.replace("lab/tree/START.ipynb", "notebooks/week1/introduction.ipynb"))
        notebook = Notebook(page)
        label(notebook, RELU, CHANGED)
        read_well(notebook, artefacts, "notebook")
        page.goto(address.replace("lab/tree/START.ipynb", "notebooks/week1/several_neurons.ipynb"))
        quiz = label(Notebook(page), QUIZ, UNCHECKED)
        assert quiz.inner_text().startswith("Quiz · neuron_quiz · ")
        assert page.asked_outside == []
    shipped = json.loads((course / "notebooks/week1/introduction.ipynb").read_bytes())
    cells = zip(shipped["cells"], json.loads(file.read_bytes())["cells"], strict=True)
    assert all(ours["metadata"].items() <= theirs["metadata"].items() for ours, theirs in cells)


def test_a_quiz_stands_as_its_form_was_filled_in(course: Path, serve: Serve, page: Any):
    """Does a label know the answers that a form wrote, though their cell has not run again?"""
    with serve(LAB, course) as address:
        here = address.replace("START.ipynb", "week2/quiz.ipynb")
        page.goto(here)
        notebook = Notebook(page)
        for cell in (notebook.find(FIRST), "one_unit-answer"):
            notebook.run(cell)
        form = notebook.run("one_unit-form").locator(".course-quiz")
        form.get_by_role("textbox", name="Answer to q1").fill("0,731")
        form.get_by_role("radio", name="b. The line").check()
        for letter in "acd":
            form.get_by_role("checkbox", name=f"{letter}. ").first.check()
        page.keyboard.press("Escape")  # back to the notebook, as from a cell's text
        notebook.run("one_unit")
        label(notebook, "one_unit-answer", NOT_YET)
        notebook.select("one_unit-form")
        form.get_by_role("radio", name="a. The line").check()
        label(notebook, "one_unit-answer", CHANGED)
        notebook.save()
        page.goto("about:blank")
        page.goto(here)
        label(Notebook(page), "one_unit-answer", CHANGED)


def test_each_answer_cell_and_no_other_has_a_label(course: Path, serve: Serve, page: Any):
    """Are they all labelled once they were in view, and a copy of one is not?"""
    shipped = json.loads((course / "notebooks/week2/numpy_basics.ipynb").read_bytes())
    answers = [cell["id"] for cell in shipped["cells"] if "course" in cell["metadata"]]
    with serve(LAB, course) as address:
        page.goto(address.replace("START.ipynb", "week2/numpy_basics.ipynb"))
        notebook = Notebook(page)
        for cell in answers:
            label(notebook, cell, UNCHECKED)
        for key in ("Escape", "c", "v"):
            page.keyboard.press(key)
        label(notebook, answers[-1], UNCHECKED)
        assert page.evaluate(LABELLED) == answers
