"""The instructor's formgrader on a marked class, in a real browser."""

import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import Serve
from .lab import EXPOSED, nbgrader_parts
from .marked_class import EXERCISES, SOLVED, WEEK, MarkedClass

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LAB = [sys.executable, "-m", "jupyterlab", "--no-browser", "--port=0", "--allow-root", EXPOSED]


def test_marks_and_cards(marked_class: MarkedClass, serve: Serve, page: Any, artefacts: Path):
    """Does an instructor see everybody's marks, and the cards in a notebook that they open?"""
    most = sum(exercise.points for exercise in EXERCISES["numpy_basics"].values())
    wrong = sum(score for score, _ in marked_class.grades("wrong", "numpy_basics").values())
    serve.set("@jupyterlab/apputils-extension", "notification", fetchNews="false")
    with serve(LAB, marked_class.folder) as address:
        page.goto(address)
        assert nbgrader_parts(page), "the search that finds nothing in a student's Lab"
        page.locator(".lm-MenuBar-itemLabel", has_text="Nbgrader").click()
        page.locator(".lm-Menu-itemLabel").get_by_text("Formgrader", exact=True).click()
        formgrader = page.frame_locator("iframe")
        formgrader.get_by_role("link", name="Manual Grading").click()
        formgrader.get_by_role("link", name=WEEK, exact=True).click()
        formgrader.get_by_role("link", name="numpy_basics", exact=True).click()
        rows = formgrader.locator("tbody tr:has(.score)")
        rows.first.wait_for()
        page.screenshot(path=artefacts / "formgrader.png")
        scores = {
            row.locator("a.name-shown").text_content(): row.locator(".score").inner_text()
            for row in rows.all()
        }
        assert scores == {
            SOLVED: f"{most:g} / {most:g}",
            "style": f"{most:g} / {most:g}",
            "wrong": f"{wrong:g} / {most:g}",
            "blank": f"0 / {most:g}",
            "broken": f"0 / {most:g}",
        }

        rows.filter(has_text="wrong").locator("a.name-hidden").click()
        card = formgrader.get_by_role("status").filter(has_text="image2vector: 3 of 6 points")
        card.scroll_into_view_if_needed()
        assert formgrader.locator("input#image2vector.score").get_attribute("placeholder") == "3"
        page.screenshot(path=artefacts / "formgrader-card.png")
