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
MEDIAN, P95, SETTLED, MORE = 60, 100, 150, 1.0
"""Milliseconds that a change, one in twenty changes and the end of a drag may take; megabytes that
may be held after all the updates, and were not before."""

DRAG = """root => new Promise(async done => {
    // Thirty values, one for each frame of the screen: how many pictures are drawn on the way, and
    // the time from the last value until it is drawn.
    let pictures = 0;
    const watch = new MutationObserver(() => { pictures += 1; });
    const all = {subtree: true, attributes: true, childList: true};
    watch.observe(root.querySelector(".panels"), all);
    const slider = root.querySelector(".controls input[type=range]");
    const [low, high] = [Number(slider.min), Number(slider.max)];
    const frame = () => new Promise(requestAnimationFrame);
    for (let k = 0; k <= 30; k += 1) {
        slider.value = low + (high - low) * (0.3 + 0.4 * k / 30);
        slider.dispatchEvent(new Event("input", {bubbles: true}));
        if (k < 30) await frame();
    }
    const start = performance.now();
    const onTheWay = pictures;
    await frame();
    while (root.getAttribute("aria-busy") === "true") await frame();
    watch.disconnect();
    done([onTheWay, performance.now() - start]);
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
- **on the way**: the pictures that are drawn during a drag of 31 values, one value for each frame
  of the screen, the median of {drags} drags.
- **settled**: from the last of these values to the frame that shows all of it. The bar: {settled};
  where a run is computed, that is the time of the whole run.
- **held**: what JavaScript holds after a collection, arrays included, before and after {updates}
  updates. The bar: {more} MB more.

What is over a bar is bold.

| explorer | to frame: median | 95th percentile | on the way | settled | held before | after |
|---|---:|---:|---:|---:|---:|---:|
"""


def measure(root: Any) -> tuple[float, float, float, float, float, float]:
    """Return two times in ms, a drag's pictures and its time, and what is held before and after."""
    page = root.page
    root.evaluate(TIME_TO_FRAME)
    for number in range(1, CHANGES + 1):
        press_on(root)
        page.wait_for_function("number => window.frames_after.length >= number", arg=number)
    root.evaluate(IS_DRAWN)
    frames = page.evaluate("() => { window.timing.abort(); return window.frames_after; }")
    drags = []
    for _ in range(DRAGS):
        drags.append(root.evaluate(DRAG))
        root.evaluate(IS_DRAWN)
    on_the_way, settled = (median(each) for each in zip(*drags, strict=True))
    before = held(root)
    page.evaluate(UPDATE, [root.element_handle(), UPDATES])
    root.evaluate(IS_DRAWN)
    late = quantiles(frames, n=20)[-1]
    return median(frames), late, on_the_way, settled, before, held(root)


def held(root: Any) -> float:
    """Return the megabytes that JavaScript holds after a collection, with those of its arrays."""
    browser = root.page.context.new_cdp_session(root.page)
    browser.send("HeapProfiler.collectGarbage")
    usage = browser.send("Runtime.getHeapUsage")
    browser.detach()
    return (usage["usedSize"] + usage["backingStorageSize"]) / 1e6


def marked(number: float, bar: float) -> str:
    """Return a number, bold if it is over its bar."""
    return f"**{number:.0f}**" if number > bar else f"{number:.0f}"


def main(kinds: list[str], write: bool) -> int:
    """Print the table; fail if an explorer is over a bar."""
    load = os.getloadavg()[0]
    numbers = {"changes": CHANGES, "median": MEDIAN, "p95": P95, "settled": SETTLED, "more": MORE}
    table = HEAD.format(cores=os.cpu_count(), load=load, drags=DRAGS, updates=UPDATES, **numbers)
    over = 0
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with show(place, place / "failed.png") as shown:
            for kind in kinds:
                middle, late, way, settled, before, after = measure(shown.run(kind))
                table += f"| {kind} | {marked(middle, MEDIAN)} | {marked(late, P95)} | {way:.0f} "
                table += f"| {marked(settled, SETTLED)} | {before:.1f} MB "
                grown = f"{after:.1f} MB"
                table += f"| {f'**{grown}**' if after > before + MORE else grown} |\n"
                over += "**" in table.splitlines()[-1]
                print(table.splitlines()[-1])
    if write:
        RESULTS.write_text(table)
    print(f"{over} explorers are over a bar")
    return 1 if over else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", default=KINDS)
    parser.add_argument("--write", action="store_true", help="write the committed table")
    arguments = parser.parse_args()
    sys.exit(main(arguments.kinds, arguments.write))
