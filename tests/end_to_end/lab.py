"""What a person does in JupyterLab, in the words of the tests."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).resolve().parents[2] / "widgets/node_modules/axe-core/axe.min.js"
FIND_BARRIERS = """root => axe.run(root, {resultTypes: ["violations"]}).then(found =>
    found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`)))"""

EXPOSED = "--LabApp.expose_app_in_browser=True"
"""For `Notebook`, which asks JupyterLab where a cell is: Lab draws only those in view."""

IN_FRONT = ".jp-NotebookPanel:not(.lm-mod-hidden)"
"""The notebook that is seen: the start page is one, too, and stays open behind others."""

OPEN = """async () => {
    const panel = window.jupyterapp.shell.currentWidget;
    await panel.context.ready;
    await panel.sessionContext.ready;
    await panel.sessionContext.session?.kernel?.info;  // it answers: what is run is not lost
    window.opened = panel;
}"""
SELECT = """async name => {
    const notebook = window.opened.content;
    const index = notebook.widgets.findIndex(cell => cell.model.sharedModel.getId() === name);
    if (index >= 0) {
        notebook.deselectAll();
        notebook.mode = "command";
        notebook.activeCellIndex = index;
        await notebook.scrollToItem(index, "start");
    }
    return index;
}"""
COUNTS = """() => window.opened.content.widgets.map(cell => cell.model).map(model =>
    model.type !== "code" ? 0 : model.executionState === "idle" ? model.executionCount : null)"""
"""Each code cell's number in brackets; null if it has not run or not ended."""

UNCOUNT = """() => {
    // `Notebook.run` waits for a cell's number to change; it would be the one of the day before.
    for (const cell of window.opened.content.widgets) {
        if (cell.model.type === "code") cell.model.executionCount = null;
    }
}"""

FIND = """text => window.opened.content.widgets
    .map(cell => cell.model.sharedModel)
    .filter(model => model.cell_type === "code" && model.getSource().includes(text))
    .map(model => model.getId())"""

CONTRASTS = """card => {
    // Lets the browser work out every colour, CSS variables and transparency included.
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
    const behind = element => element ? [...behind(element.parentElement), element] : [];
    const painted = colours => {
        canvas.clearRect(0, 0, 1, 1);
        for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const luminance = rgb => rgb
        .map(part => part / 255)
        .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
    const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const words = walker.currentNode.textContent.trim();
        if (!words) continue;
        const parent = walker.currentNode.parentElement;
        const ground = behind(parent).map(element => getComputedStyle(element).backgroundColor);
        const text = getComputedStyle(parent).color;
        const [light, dark] = [painted(["white", ...ground, text]), painted(["white", ...ground])]
            .map(luminance).sort((a, b) => b - a);
        found.push([words, (light + 0.05) / (dark + 0.05)]);
    }
    return found;
}"""

DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
IS_SAVED = "() => !window.opened.context.model.dirty"


class Notebook:
    """A notebook open in JupyterLab, not run before. Cells go by their id: a name for exercises.

    Parameters
    ----------
    page : playwright.sync_api.Page
        The page that shows it.
    """

    def __init__(self, page: Any) -> None:
        self.page = page
        page.locator(f"{IN_FRONT} .jp-Cell").first.wait_for()
        page.evaluate(OPEN)

    def __len__(self) -> int:
        return len(self.page.evaluate(COUNTS))

    def find(self, text: str) -> str:
        """Return the id of the one code cell that holds a text."""
        (cell,) = self.page.evaluate(FIND, text)
        return cell

    def select(self, cell: str) -> Any:
        """Bring a cell into view and select it; return its locator."""
        index = self.page.evaluate(SELECT, cell)
        assert index >= 0, f"there is no cell {cell!r}"
        found = cell_at(self.page, index)
        found.wait_for()
        return found

    def interrupt(self) -> None:
        """Press the square button above the notebook."""
        self.page.locator(f"{IN_FRONT} [data-command='notebook:interrupt-kernel']").click()

    def write(self, cell: str, line: str, instead_of: int) -> None:
        """Type a line in place of the last lines of a cell."""
        self.select(cell).locator(".cm-content").click()
        self.page.keyboard.press("Control+End")
        for _ in range(instead_of - 1):
            self.page.keyboard.press("Shift+ArrowUp")
        self.page.keyboard.press("Shift+Home")
        self.page.keyboard.type(line)

    def fill(self, cell: str, text: str) -> None:
        """Paste a text in place of all that a cell has."""
        self.select(cell).locator(".cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def run(self, cell: str, meanwhile: Callable[[Any], None] = lambda _: None) -> Any:
        """Run a cell with the keyboard; return its locator when it is done.

        What is done meanwhile is given the locator.
        """
        found = self.select(cell)
        index = int(found.get_attribute("data-windowed-list-index"))
        before = self.page.evaluate(COUNTS)[index]
        self.page.keyboard.press("Control+Enter")
        meanwhile(found)
        self.page.wait_for_function(
            f"([index, before]) => ![null, before].includes(({COUNTS})()[index])",
            arg=[index, before],
        )
        self.page.evaluate(DRAWN)
        return found

    def run_all_above(self, cell: str) -> None:
        """Run all cells above one, through the menu."""
        index = int(self.select(cell).get_attribute("data-windowed-list-index"))
        self.page.locator(".lm-MenuBar-itemLabel", has_text="Run").click()
        self.page.locator(".lm-Menu-itemLabel", has_text="Run All Above Selected Cell").click()
        self.page.wait_for_function(
            f"index => !({COUNTS})().slice(0, index).includes(null)", arg=index
        )

    def pin_output(self, cell: str) -> None:
        """Show a cell's output in a panel of its own, and drag it to the right of the notebook."""
        output = self.select(cell).locator(".jp-OutputArea-output img").first
        output.click(button="right")
        self.page.locator(".lm-Menu-itemLabel", has_text="Create New View for Cell Output").click()
        self.page.locator(".jp-LinkedOutputView img").first.wait_for()
        tab = self.page.locator(".lm-TabBar-tab", has_text="Output View").bounding_box()
        notebook = self.page.locator(IN_FRONT).bounding_box()
        self.page.mouse.move(tab["x"] + 20, tab["y"] + 10)
        self.page.mouse.down()
        right = notebook["x"] + notebook["width"] - 20
        self.page.mouse.move(right, notebook["y"] + notebook["height"] / 2, steps=20)
        self.page.mouse.up()
        self.page.wait_for_function(
            "([panel, before]) => document.querySelector(panel).offsetWidth < 0.7 * before",
            arg=[IN_FRONT, notebook["width"]],
        )

    def save(self) -> None:
        """Save with the keyboard."""
        self.page.keyboard.press("Control+s")
        self.page.wait_for_function(IS_SAVED)


def cell_at(page: Any, index: int) -> Any:
    """Return the locator of a cell of the notebook that is seen, by the cell's number from 0."""
    return page.locator(f'{IN_FRONT} .jp-Cell[data-windowed-list-index="{index}"]')


def nbgrader_parts(page: Any) -> list[str]:
    """Return the menus, tabs and commands of nbgrader that a JupyterLab page offers."""
    page.locator("#jp-top-panel").wait_for()
    commands = page.evaluate("() => window.jupyterapp.commands.listCommands()")
    menus = page.locator(".lm-MenuBar-itemLabel").all_inner_texts()
    tabs = page.locator(".jp-SideBar .lm-TabBar-tab").evaluate_all(
        "tabs => tabs.map(tab => tab.dataset.id)"
    )
    return [part for part in [*commands, *menus, *tabs] if "nbgrader" in part.lower()]


def too_faint(card: Any) -> list[tuple[str, float]]:
    """Return the texts on a card that have less contrast than 4.5 : 1."""
    contrasts = card.evaluate(CONTRASTS)
    assert len(contrasts) > 3
    return [(words, round(ratio, 2)) for words, ratio in contrasts if ratio < 4.5]


def barriers(part: Any) -> list[str]:
    """Return what axe finds in a part of a page that somebody cannot read, reach or tell apart."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed: make widgets")
    if not part.page.evaluate("() => 'axe' in window"):
        part.page.evaluate(AXE.read_text(encoding="utf-8"))
    return part.evaluate(FIND_BARRIERS)
