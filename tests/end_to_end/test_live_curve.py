"""Training in a real JupyterLab: does its curve grow, and can it be stopped?"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from ..waiting import wait_until
from .conftest import Serve, open_page
from .lab import Notebook, barriers, too_faint

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LAB = [sys.executable, "-m", "course_cli", "lab", "--no-browser", "--port", "0"]
ROOT = Path(__file__).resolve().parents[2]

MAKE = """import time
from course_utils import training
from course_utils.explorers.live_curve import LiveCurve

learned = 0
def step(i):
    global learned
    learned += 1
    time.sleep(0.005)
    return 0.7 / (1 + 0.05 * i)"""
TWO_RUNS = """curve = LiveCurve("Two learning rates")
for rate in ["rate 0.1", "rate 0.2"]:
    training.train(step, 300, 5, rate, live=curve)
    print(rate, "has ended")"""
LONG = """learned = 0
long = training.train(step, 1_000_000, 10, "long", live=LiveCurve("A long run", log=True))
print(long.stopped, len(long.costs) > 1, 10 * len(long.costs) - learned < 10)"""
BELOW = "print(learned > 10, long.stopped)"
SOURCES = [MAKE, TWO_RUNS, LONG, BELOW]

WATCH = """cell => {
    // Of each frame of the screen: the heights of the curve and of all below the cell, which lines
    // are drawn, and whether the still figure is seen.
    const seen = window.seen = {curve: new Set(), below: [], lines: new Set(), still: false};
    const height = element => Math.round(element.getBoundingClientRect().height);
    (function look() {
        seen.below.push(height(cell.querySelector(".jp-Cell-outputWrapper")));
        const root = cell.querySelector(".course-explorer.live");
        if (root) {
            seen.curve.add(height(root));
            const lines = [...root.querySelectorAll(".plot .stroke")];
            seen.lines.add(lines.map(each => each.getAttribute("d")).join());
        }
        for (const still of cell.querySelectorAll(".course-still")) {
            const visible = still.checkVisibility({visibilityProperty: true});
            seen.still ||= visible && !still.getAnimations().length;
        }
        requestAnimationFrame(look);
    })();
}"""
IS_RUNNING = ".course-explorer.live button[aria-disabled=false]"
PRINTED = """name => window.opened.content.widgets
    .find(cell => cell.model.sharedModel.getId() === name)
    .model.outputs.toJSON().flatMap(output => output.text ?? []).join("")"""
DARK = """() => window.jupyterapp.commands.execute(
    "apputils:change-theme", {theme: "JupyterLab Dark"})"""


@pytest.fixture
def lab(tmp_path: Path, artefacts: Path) -> Iterator[Notebook]:
    """Return a notebook, open in a Lab, that trains."""
    folder = tmp_path / "course" / "notebooks" / "week0"
    folder.mkdir(parents=True)
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    notebook = nbformat.v4.new_notebook(metadata=metadata)
    notebook.cells = [nbformat.v4.new_code_cell(source) for source in SOURCES]
    nbformat.write(notebook, folder / "live.ipynb")
    settings = (ROOT / "nbgrader_config.py").read_bytes()
    (tmp_path / "course" / "nbgrader_config.py").write_bytes(settings)
    with open_page() as page:
        page.complaints = []
        page.on("console", lambda said: said.type == "error" and page.complaints.append(said.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        serve = Serve(tmp_path, page, artefacts / "failed-live.png")
        with serve(LAB, tmp_path / "course") as address:
            page.goto(address.replace("START.ipynb", "week0/live.ipynb"))
            notebook = Notebook(page)
            notebook.run(notebook.find(MAKE))
            yield notebook


def printed(notebook: Notebook, cell: str) -> str:
    """Return what a cell has printed."""
    return notebook.page.evaluate(PRINTED, cell)


def curve_of(cell: Any) -> Any:
    """Return the live curve below a cell."""
    return cell.locator(".course-explorer.live")


def test_it_grows_in_its_place(lab: Notebook, artefacts: Path):
    """Are there several drawings of one height, also when the cell runs again, and no still?"""
    page, cell = lab.page, lab.find(TWO_RUNS)
    lab.select(cell).evaluate(WATCH)
    for _ in range(2):
        page.evaluate("() => window.seen.lines.clear()")
        root = curve_of(lab.run(cell))
        assert page.evaluate("() => window.seen.lines.size") > 5
        (height,) = page.evaluate("() => [...window.seen.curve]")
    below = page.evaluate("() => window.seen.below")
    grown = below[below.index(height) :]
    assert min(grown) == height, grown
    assert not page.evaluate("() => window.seen.still")
    assert "rate 0.2: cost 0.7 at iteration 0, 0.04389 at iteration 299." in root.inner_text()
    assert root.locator(".legend").inner_text().split() == "rate 0.1 rate 0.2".split()
    assert too_faint(root) == []
    assert barriers(root) == []
    page.screenshot(path=artefacts / "live-curve.png")
    page.evaluate(DARK)
    page.locator("body[data-jp-theme-light=false]").wait_for(state="attached")
    assert too_faint(root) == []
    assert barriers(root) == []
    page.screenshot(path=artefacts / "live-curve-dark.png")
    assert page.complaints == []


def stop_by_button(root: Any) -> None:
    """Press the button below the curve."""
    root.page.locator(IS_RUNNING).focus()
    root.page.keyboard.press("Enter")


def interrupt(root: Any) -> None:
    """Press the square button of the notebook."""
    root.page.locator(IS_RUNNING).wait_for()
    Notebook(root.page).interrupt()


@pytest.mark.parametrize("stop", [stop_by_button, interrupt])
def test_a_run_that_is_stopped_keeps_what_it_learned(lab: Notebook, stop: Any):
    """Does the cell go on below the run, with its history and parameters, and say so in words?"""
    page, cell = lab.page, lab.find(LONG)

    def meanwhile(found: Any) -> None:
        curve_of(found).locator(".now", has_text="1 of 1,000,000 iterations, cost").wait_for()
        stop(curve_of(found))

    root = curve_of(lab.run(cell, meanwhile))
    assert printed(lab, cell) == "True True True\n"
    assert "You stopped it; what it had learned is kept." in root.locator(".summary").inner_text()
    page.keyboard.press("Escape")
    below = lab.find(BELOW)
    lab.run(below)
    assert printed(lab, below) == "True True\n"
    assert page.complaints == []


def test_the_next_day_its_figure_is_there(lab: Notebook):
    """Is the finished figure, with its words, in the notebook, where no kernel runs?"""
    page, cell = lab.page, lab.find(TWO_RUNS)
    lab.run(cell)
    lab.save()
    page.evaluate("() => window.opened.sessionContext.shutdown()")
    page.reload()
    again = Notebook(page)
    still = again.select(cell).locator(".course-still")
    still.locator("img[alt*='the cost of 2 runs']").wait_for()
    words = "rate 0.2: cost 0.7 at iteration 0, 0.04389 at iteration 299."
    wait_until(lambda: words in still.inner_text(), words)
    assert barriers(still) == []
