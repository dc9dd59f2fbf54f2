"""Where am I, and what next: a notebook's overview and its links, in a real browser."""

import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import Serve
from .lab import UNCOUNT, Notebook, barriers, too_faint

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LAB = [sys.executable, "-m", "course_cli", "lab", "--no-browser", "--port", "0"]
FIRST, OVERVIEW, LINKS = (
    "notebook_checks(",
    "week2-numpy_basics-overview",
    "week2-numpy_basics-links",
)
IS_OPEN = "path => window.jupyterapp.shell.currentWidget?.context?.path === path"
SIGMOID = "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"


def overview_in(notebook: Notebook) -> Any:
    """Run the cell of the overview; return its card."""
    card = notebook.run(OVERVIEW).get_by_role("status")
    card.wait_for()
    return card


def rows_of(card: Any) -> list[str]:
    """Return the rows of the card's table, what stands in their cells run together."""
    rows = card.locator("tbody tr").all()
    return [" ".join(row.locator("td").all_inner_texts()) for row in rows]


def follow(notebook: Notebook, cell: str, link: str, path: str) -> Notebook:
    """Click on a link in a cell; return the notebook that it leads to."""
    page = notebook.page
    notebook.select(cell).get_by_role("link", name=link).click()
    page.wait_for_function(IS_OPEN, arg=path)
    page.evaluate("() => window.opened.dispose()")  # one at a time is looked at
    return Notebook(page)


def open_at(page: Any, address: str) -> Notebook:
    """Open week 2's first notebook at once."""
    start = address.partition("/lab/tree/")[2].partition("?")[0]
    page.goto(address.replace(start, "week2/numpy_basics.ipynb"))
    return Notebook(page)


def test_what_is_done_and_what_is_next(course: Path, serve: Serve, page: Any, artefacts: Path):
    """Does the overview follow the checks, last over night, and do links lead on and back?"""
    faint, barred = {}, {}
    with serve(LAB, course) as address:
        notebook = open_at(page, address)
        notebook.run(notebook.find(FIRST))
        card = overview_in(notebook)
        assert "numpy_basics: 0 of 9 exercises pass their visible checks" in card.inner_text()
        assert "Next: basic_sigmoid, whose check has not run yet." in card.inner_text()
        assert "Nothing of it is kept" not in card.inner_text()

        notebook.fill("sigmoid-answer", SIGMOID)
        for cell in ("sigmoid-answer", "sigmoid", "L1-answer", "L1"):
            notebook.run(cell)
        notebook.fill("L2-answer", "def L2(yhat, y):\n    return 7.0\n")
        for cell in ("L2-answer", "L2", "shapes_quiz-answer", "shapes_quiz"):
            notebook.run(cell)
        card = overview_in(notebook)
        rows = rows_of(card)
        assert "1 of 9 exercises pass" in card.inner_text()
        assert rows[0] == "1 basic_sigmoid ○ not checked 5 points The sigmoid of one number"
        assert "✓ passed 6 of 6 points" in rows[1]
        assert "○ 0 of 10 answered 0 of 10 points" in rows[5]
        assert "○ not written 0 of 5 points" in rows[6]
        assert "✗ not yet 0 of 5 points" in rows[7]
        faint["light"], barred["light"] = too_faint(card), barriers(card)
        notebook.select(OVERVIEW)
        page.screenshot(path=artefacts / "overview.png")
        notebook.save()

        # narrow, as beside another window: the table scrolls, the page does not
        page.set_viewport_size({"width": 700, "height": 900})
        notebook.select(OVERVIEW)
        page.screenshot(path=artefacts / "overview-narrow.png")
        page.set_viewport_size({"width": 1400, "height": 900})

        following = follow(notebook, LINKS, "broadcasting", "week2/broadcasting.ipynb")
        page.locator("p", has_text="Week 2, notebook 2 of 8").wait_for()
        page.screenshot(path=artefacts / "place.png")
        last = LINKS.replace("numpy_basics", "broadcasting")
        follow(following, last, "numpy_basics", "week2/numpy_basics.ipynb")
        assert page.asked_outside == []

    # The next day, in the dark, with a kernel that has checked nothing.
    serve.set("@jupyterlab/apputils-extension", "themes", theme="JupyterLab Dark")
    with serve(LAB, course) as address:
        notebook = open_at(page, address)
        page.locator("body[data-jp-theme-light=false]").wait_for(state="attached")
        page.evaluate(UNCOUNT)
        notebook.run(notebook.find(FIRST))
        card = overview_in(notebook)
        assert rows_of(card) == rows
        faint["dark"], barred["dark"] = too_faint(card), barriers(card)
        notebook.select(OVERVIEW)
        page.screenshot(path=artefacts / "overview-dark.png")

    assert faint == dict.fromkeys(faint, [])
    assert barred == dict.fromkeys(barred, [])


def test_links_lead_on_in_notebook_7(course: Path, serve: Serve, page: Any):
    """Does the next notebook open as one, and not as a file to download?"""
    with serve(LAB, course) as address:
        base = address.partition("/lab/tree/")[0]
        token = address.partition("?")[2]
        page.goto(f"{base}/notebooks/week2/quiz.ipynb?{token}")
        notebook = Notebook(page)
        with page.expect_popup() as opened:
            link = "week 3: planar_classifier"
            notebook.select("week2-quiz-links").get_by_role("link", name=link).click()
        opened.value.wait_for_url("**/notebooks/week3/planar_classifier.ipynb")
        opened.value.locator("p", has_text="Week 3, notebook 1 of 6").wait_for()
