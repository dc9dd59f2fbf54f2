"""How quickly the interactive figures follow the hand, in a real JupyterLab.

Run it with ``python benchmarks/explorers.py --write``; it takes some seconds for each explorer. The
times are the clock's, so the machine should have nothing else to do; the load is in the table.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if Path(sys.path[0]).resolve() == ROOT / "benchmarks":
    sys.path[0] = str(ROOT)  # started by its path: this file is not the package it measures

from tests.end_to_end.test_explorers import (  # noqa: E402
    IS_DRAWN,
    KINDS,
    TIME_TO_FRAME,
    press_on,
    show,
)

RESULTS = Path(__file__).parent / "results" / "explorers.md"
CHANGES, UPDATES, DRAGS = 40, 300, 5
MEDIAN, P95, SETTLED = 60, 100, 150
"""Milliseconds that a change, one in twenty changes and the end of a drag may take."""

DRAG = """root => new Promise(async done => {
    // Thirty values, one for each frame of the screen; then the time until the last is drawn.
    const slider = root.querySelector(".controls input[type=range]");
    const [low, high] = [Number(slider.min), Number(slider.max)];
    const frame = () => new Promise(requestAnimationFrame);
    for (let k = 0; k <= 30; k += 1) {
        slider.value = low + (high - low) * (0.3 + 0.4 * k / 30);
        slider.dispatchEvent(new Event("input", {bubbles: true}));
        if (k < 30) await frame();
    }
    const start = performance.now();
    await frame();
    const first = performance.now() - start;
    while (root.getAttribute("aria-busy") === "true") await frame();
    done([first, performance.now() - start]);
})"""
UPDATE = """([root, count]) => new Promise(async done => {
    const slider = root.querySelector(".controls input[type=range]");
    const [low, high] = [Number(slider.min), Number(slider.max)];
    for (let k = 0; k < count; k += 1) {
        slider.value = low + (high - low) * (k % 17) / 17;
        slider.dispatchEvent(new Event("input", {bubbles: true}));
        await new Promise(requestAnimationFrame);
    }
    done();
})"""

HEAD = """# How quickly the explorers follow the hand

Written by `python benchmarks/explorers.py --write`. Each explorer in JupyterLab, driven by Chromium
without a graphics card, {cores} cores, load {load:.1f} before. Times by the clock, in milliseconds.

- **slider to frame**: from a key on the first slider to the end of the frame in which the picture
  is another, over {changes} changes. The bar: {median} at the median, {p95} at the 95th percentile.
- **settled**: from the last of 31 values of a drag to the frame that shows all of it, the median of
  {drags} drags. The bar: {settled}; where a run is computed, that is the time of the whole run.
- **heap**: what JavaScript holds after a collection, before and after {updates} updates.

| explorer | to frame: median | 95th percentile | settled after a drag | heap before | after |
|---|---:|---:|---:|---:|---:|
"""


def measure(root: Any) -> tuple[float, float, float, float, float]:
    """Return an explorer's times, in milliseconds, and its heap before and after, in MB."""
    page = root.page
    root.evaluate(TIME_TO_FRAME)
    for number in range(1, CHANGES + 1):
        press_on(root)
        page.wait_for_function("number => window.frames_after.length >= number", arg=number)
    root.evaluate(IS_DRAWN)
    frames = page.evaluate("() => { window.timing.abort(); return window.frames_after; }")
    settled = []
    for _ in range(DRAGS):
        settled.append(root.evaluate(DRAG)[1])
        root.evaluate(IS_DRAWN)
    before = heap(root)
    page.evaluate(UPDATE, [root.element_handle(), UPDATES])
    root.evaluate(IS_DRAWN)
    after = heap(root)
    return median(frames), quantiles(frames, n=20)[-1], median(settled), before, after


def heap(root: Any) -> float:
    """Return the megabytes that JavaScript holds after a collection."""
    browser = root.page.context.new_cdp_session(root.page)
    browser.send("HeapProfiler.collectGarbage")
    browser.send("Performance.enable")
    metrics = browser.send("Performance.getMetrics")["metrics"]
    browser.detach()
    return next(each["value"] for each in metrics if each["name"] == "JSHeapUsedSize") / 1e6


def main(kinds: list[str], write: bool) -> int:
    """Print the table; fail if an explorer is slower than the bars."""
    load = os.getloadavg()[0]
    numbers = {"changes": CHANGES, "median": MEDIAN, "p95": P95, "settled": SETTLED}
    table = HEAD.format(cores=os.cpu_count(), load=load, drags=DRAGS, updates=UPDATES, **numbers)
    slow = 0
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with show(place, place / "failed.png") as shown:
            for kind in kinds:
                middle, late, settled, before, after = measure(shown.run(kind))
                slow += middle > MEDIAN or late > P95
                table += f"| {kind} | {middle:.0f} | {late:.0f} | {settled:.0f} "
                table += f"| {before:.1f} MB | {after:.1f} MB |\n"
                print(table.splitlines()[-1])
    if write:
        RESULTS.write_text(table)
    print(f"{slow} explorers are slower than the bars")
    return 1 if slow else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", default=KINDS)
    parser.add_argument("--write", action="store_true", help="write the committed table")
    arguments = parser.parse_args()
    sys.exit(main(arguments.kinds, arguments.write))
