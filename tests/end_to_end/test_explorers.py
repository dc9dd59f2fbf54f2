"""Interactive figures in a real browser: do they follow, and keep keys to themselves?

One notebook shows a sample of each explorer: one cell makes it, one asks the kernel what it shows,
one moves it from the kernel. A new explorer is found by itself.
"""

import contextlib
import itertools
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from course_utils.explorers.base import kinds

from ..waiting import PATIENCE, wait_until
from .conftest import Serve, open_page
from .lab import Notebook, barriers, too_faint

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LAB = [sys.executable, "-m", "course_cli", "lab", "--no-browser", "--port", "0"]
ROOT = Path(__file__).resolve().parents[2]
KINDS = list(kinds())
KEYS = 4

MAKE = """from course_utils.explorers.base import kinds

{0} = kinds()["{0}"].sample()
{0}"""
ASK = "print({0}.summary(), sorted({0}.values.items()))"
GO = """{0}.values = {{**{0}.values, **{0}.question["at"]}}
print({0}.answer({0}.result()))"""

HANGS = """from autograde_tests.machinery.limits import at_most
from course_utils.explorers.own import Own
from course_utils.explorers.weighted_averages import WeightedAverages

def forever(*_):
    while True:
        print("on and on")

WeightedAverages(Own({"exponentially_weighted_average": forever}, (), at_most))"""
PRINT = "print('still here')"

PRINTED = """name => window.opened.content.widgets
    .find(cell => cell.model.sharedModel.getId() === name)
    .model.outputs.toJSON().flatMap(output => output.text ?? []).join("")"""
"""What a cell has printed, in view or not: Lab takes apart what is scrolled away."""

IS_DRAWN = """root => new Promise(done => {
    const look = () => root.getAttribute("aria-busy") === "false"
        ? setTimeout(done) : requestAnimationFrame(look);
    requestAnimationFrame(look);
})"""
TIME_TO_FRAME = """root => {
    // From the key, or the mouse, to the end of the first frame in which the picture is drawn anew.
    window.frames_after = [];
    let since = null;
    window.timing = new AbortController();
    root.addEventListener("input", event => since ??= event.timeStamp, {
        capture: true, signal: window.timing.signal,
    });
    new MutationObserver(() => {
        if (since === null) return;
        const start = since;
        since = null;
        const channel = new MessageChannel();
        channel.port1.onmessage = () => window.frames_after.push(performance.now() - start);
        channel.port2.postMessage(null);
    }).observe(root.querySelector(".panels"), {subtree: true, attributes: true, childList: true});
}"""

NEXT_KEY = """slider => {
    const step = Number(slider.step);
    if (slider.valueAsNumber + step > slider.max) slider.goesBack = true;
    if (slider.valueAsNumber - step < slider.min) slider.goesBack = false;
    return slider.goesBack ? "ArrowLeft" : "ArrowRight";
}"""


class Shown:
    """JupyterLab with the notebook of all explorers.

    Parameters
    ----------
    page : playwright.sync_api.Page
    notebook : Notebook
    said : dict of str to str
        By kind, what the kernel said of its explorer before the notebook was opened.
    """

    def __init__(self, page: Any, notebook: Notebook, said: dict[str, str]) -> None:
        self.page, self.notebook, self.said = page, notebook, said

    def cell(self, text: str, kind: str) -> str:
        """Return the id of one of the cells of an explorer."""
        return self.notebook.find(text.format(kind))

    def run(self, kind: str) -> Any:
        """Run the cell that makes an explorer; return the explorer's root."""
        self.page.keyboard.press("Escape")
        root = self.notebook.run(self.cell(MAKE, kind)).locator(".course-explorer")
        root.wait_for()
        root.evaluate(IS_DRAWN)
        return root

    def asked(self, text: str, kind: str) -> str:
        """Leave the explorer, and return what the kernel prints."""
        self.page.keyboard.press("Escape")
        cell = self.cell(text, kind)
        self.notebook.run(cell)
        return self.page.evaluate(PRINTED, cell).strip()


@pytest.fixture(scope="module")
def shown(artefacts: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """Return a Lab in which the notebook, run before but not trusted, is open."""
    with show(tmp_path_factory.mktemp("explorers"), artefacts / "failed-explorers.png") as shown:
        yield shown


@contextlib.contextmanager
def show(place: Path, picture: Path) -> Iterator[Shown]:
    """Run the notebook of all explorers in an empty folder, and open it in a Lab."""
    folder = place / "course" / "notebooks" / "week0"
    folder.mkdir(parents=True)
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    notebook = nbformat.v4.new_notebook(metadata=metadata)
    sources = [text.format(kind) for kind in KINDS for text in (MAKE, ASK, GO)]
    sources += [HANGS, PRINT]
    notebook.cells = [nbformat.v4.new_code_cell(source) for source in sources]
    client = NotebookClient(notebook, store_widget_state=False, startup_timeout=PATIENCE)
    client.km_name = "python3"
    client.execute()
    said = [cell.outputs[0].text for cell in notebook.cells[1:-2:3]]
    for cell in notebook.cells:
        cell.execution_count = None  # `run` waits for it to change
    nbformat.write(notebook, folder / "explorers.ipynb")
    settings = (ROOT / "nbgrader_config.py").read_bytes()
    (place / "course" / "nbgrader_config.py").write_bytes(settings)
    with open_page() as page:
        serve = Serve(place, page, picture)
        with serve(LAB, place / "course") as address:
            page.goto(address.replace("START.ipynb", "week0/explorers.ipynb"))
            yield Shown(page, Notebook(page), dict(zip(KINDS, said, strict=True)))


def controls_of(root: Any) -> Any:
    """Return what a reader sets, without the question."""
    return root.locator(".controls").locator("input, select, button")


def words(root: Any) -> str:
    """Return what the explorer says of its picture, once it has been drawn."""
    root.evaluate(IS_DRAWN)
    return root.locator(".summary").inner_text()


def assert_readable(root: Any) -> None:
    """Look at the contrast and the size of every text, at the names of controls, and ask axe."""
    assert too_faint(root) == []
    assert barriers(root) == []
    assert root.locator("text:visible").evaluate_all(
        "all => all.every(each => parseFloat(getComputedStyle(each).fontSize) >= 10)"
    )
    assert all(plot.get_attribute("aria-label") for plot in root.get_by_role("img").all())
    names = [control.get_attribute("aria-label") for control in root.locator(".number input").all()]
    assert all("(" in name for name in names), names
    assert len(set(names)) == len(names)
    assert root.locator(".summary[aria-live=polite]").count() == 1


def assert_every_key_is_drawn(root: Any) -> None:
    """Move the first slider by some steps: the picture changes with each.

    How soon, benchmarks/explorers.py measures.
    """
    root.evaluate(TIME_TO_FRAME)
    for number in range(1, KEYS + 1):
        press_on(root)
        root.page.wait_for_function("number => window.frames_after.length >= number", arg=number)
    root.evaluate("() => window.timing.abort()")


def press_on(root: Any) -> None:
    """Move the first slider by a step: to the right, and at an end back again."""
    slider = root.locator(".controls").get_by_role("slider").first
    slider.press(slider.evaluate(NEXT_KEY))


def assert_browser_and_kernel_agree(shown: Shown, root: Any, kind: str) -> None:
    """Use number, slider, presets and reset: the words change, and the kernel has the same."""
    root.get_by_role("button", name="Reset").click()
    seen = [words(root)]
    number = root.locator(".number").first
    # of a logarithmic slider, the ends are powers of ten
    most = number.locator("input").evaluate_all("all => all.map(input => Number(input.max))")
    low = float(number.locator("input[type=number]").get_attribute("min"))
    number.locator("input[type=number]").fill(f"{round((low + 3 * most[1]) / 4)}")
    seen.append(words(root))
    number.get_by_role("slider").focus()
    root.page.keyboard.press("PageDown")
    seen.append(words(root))
    presets = root.locator(".presets button").all()[:-1]
    for button in presets:
        button.click()
        seen.append(words(root))
    assert all(a != b for a, b in itertools.pairwise(seen)), "\n".join(seen)
    if presets:
        presets[0].click()
    now = words(root)
    # a slider at rest tells the kernel
    wait_until(lambda: shown.asked(ASK, kind).startswith(now), now)
    root.get_by_role("button", name="Reset").click()
    assert words(root) == seen[0]
    number.locator("input[type=number]").fill("99999")
    root.page.keyboard.press("Tab")
    values = number.locator("input").evaluate_all("all => all.map(input => input.value)")
    assert [float(value) for value in values] == most


def assert_a_click_sets_numbers(shown: Shown, root: Any, kind: str) -> None:
    """Click into each panel that sets numbers: two of them change, and so do the words."""
    for panel in root.locator("svg.sets").all():
        root.get_by_role("button", name="Reset").click()
        numbers = root.locator(".number input[type=number]")
        before = numbers.evaluate_all("all => all.map(input => input.value)"), words(root)
        panel.click()  # its middle
        after = numbers.evaluate_all("all => all.map(input => input.value)"), words(root)
        assert sum(a != b for a, b in zip(before[0], after[0], strict=True)) == 2
        assert before[1] != after[1]
        wait_until(lambda: shown.asked(ASK, kind).startswith(words(root)), words(root))


def assert_keys_stay_in_controls(shown: Shown, root: Any) -> None:
    """Press shortcuts in every control; Escape and Shift+Enter still reach the notebook."""
    page, notebook = root.page, shown.notebook
    controls, before = root.locator("input, select, button"), len(notebook)
    for index in range(controls.count()):
        controls.nth(index).focus()
        for key in ("d", "d", "b", "x", "a", "ArrowDown"):
            page.keyboard.press(key)
    assert len(notebook) == before
    controls_of(root).first.focus()
    page.keyboard.press("Escape")
    page.locator(".jp-Notebook.jp-mod-commandMode").wait_for()
    at = page.evaluate("() => window.opened.content.activeCellIndex")
    controls_of(root).first.focus()
    page.keyboard.press("Shift+Enter")
    page.wait_for_function("at => window.opened.content.activeCellIndex === at + 1", arg=at)
    root.evaluate(IS_DRAWN)


def assert_the_guess_comes_first(shown: Shown, root: Any, kind: str) -> None:
    """Go where the question is answered: nothing is said before there is a guess, then both are."""
    outcome = root.locator(".outcome")
    answer = shown.asked(GO, kind)
    root.evaluate(IS_DRAWN)
    assert outcome.inner_text() == ""
    shown.notebook.select(shown.cell(MAKE, kind))
    root.get_by_role("button", name="Reset").click()
    keep = root.get_by_role("button", name="Keep my guess")
    assert keep.is_disabled()
    radios = root.locator(".question").get_by_role("radio")
    if radios.count():
        radios.first.check()
    else:
        root.locator(".question input").fill("7")
    keep.click()
    root.evaluate(IS_DRAWN)
    assert outcome.inner_text().startswith("You guessed: ")
    assert "To see: " in outcome.inner_text()
    shown.asked(GO, kind)
    root.evaluate(IS_DRAWN)
    wait_until(lambda: outcome.inner_text().endswith(answer), answer)
    assert outcome.inner_text().startswith("You guessed: ")


def assert_position_is_kept(shown: Shown, kind: str) -> None:
    """Run the cell again: the new explorer stands where the old one stood, with its guess."""
    before = shown.asked(ASK, kind)
    root = shown.run(kind)
    assert words(root)
    assert shown.asked(ASK, kind) == before
    assert root.locator(".outcome").inner_text().startswith("You guessed: ")


@pytest.mark.parametrize("kind", KINDS)
def test_in_a_notebook(shown: Shown, artefacts: Path, kind: str):
    """Is a still figure there first; is each key drawn, and does the kernel agree?"""
    still = shown.notebook.select(shown.cell(MAKE, kind)).locator(".jp-OutputArea-output img")
    still.wait_for()
    assert shown.said[kind].split(" [(")[0] in still.get_attribute("alt")
    root = shown.run(kind)
    assert_readable(root)
    assert_every_key_is_drawn(root)
    assert_browser_and_kernel_agree(shown, root, kind)
    assert_a_click_sets_numbers(shown, root, kind)
    shown.notebook.select(shown.cell(MAKE, kind))
    shown.page.screenshot(path=artefacts / f"explorer-{kind}.png")
    assert_keys_stay_in_controls(shown, root)
    assert_the_guess_comes_first(shown, root, kind)
    assert_position_is_kept(shown, kind)
    assert shown.page.asked_outside == []


def test_a_function_that_hangs_is_stopped(shown: Shown):
    """Is it named where Lab receives in another thread, and do cells print afterwards?"""
    shown.page.keyboard.press("Escape")
    name = "exponentially_weighted_average"
    root = shown.notebook.run(shown.notebook.find(HANGS)).locator(".course-explorer")
    root.wait_for()
    for _ in range(2):  # Lab has the kernel's second thread after the first request
        press_on(root)
        root.evaluate(IS_DRAWN)
        notes = root.locator(".notes").inner_text()
        assert notes.startswith(f"With your {name} this ends in TimeoutError"), notes
        assert shown.asked(PRINT, "") == "still here"


def test_in_the_dark_and_in_a_narrow_window(shown: Shown, artefacts: Path):
    """Can every explorer be read at night, and at 800 pixels?"""
    shown.page.set_viewport_size({"width": 800, "height": 900})
    shown.page.evaluate(
        "theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})",
        "JupyterLab Dark",
    )
    shown.page.locator("body[data-jp-theme-light=false]").wait_for(state="attached")
    for kind in KINDS:
        root = shown.run(kind)
        assert_readable(root)
        wide = root.evaluate("root => root.scrollWidth - root.clientWidth")
        assert wide <= 0, f"{kind} is {wide} pixels too wide"
        shown.page.screenshot(path=artefacts / f"explorer-{kind}-dark.png")
