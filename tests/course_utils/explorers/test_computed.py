"""What a browser asks the kernel for, and what it shows meanwhile, without a browser."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

SCRIPT = """
const { inKernel } = await import(process.argv[1]);
const sent = [];
let hear = null;
let isGone = false;
const model = {
    get: () => [{ kind: "number", name: "x" }, { kind: "scrub", name: "time" }],
    on: (_, listener) => { hear = listener; },
    off: () => { hear = null; },
    send: (message) => {
        if (isGone) throw Error("Cannot send");
        sent.push(message);
    },
};
let drawn = [];
let values = { x: 0, time: 9 };
const look = () => {
    const { result, note, isBusy, frames } = computed.of(values);
    drawn.push([result?.x ?? null, isBusy, note, frames.length]);
};
const computed = inKernel(model, look);
const move = (x) => { values = { x, time: 9 }; computed.want(values); look(); };
const frame = (x, time) => ({ x, time, arrays: {} });
const answer = (message, times, done, after = 0) => hear({
    view: message.view, number: message.number, after, done, note: "",
    frames: times.map((time) => frame(message.values.x, time)),
}, []);
const until = async (is) => { while (!is()) await new Promise((done) => setTimeout(done, 5)); };
const result = {};
%s
process.stdout.write(JSON.stringify(result));
process.exit();
"""


def told(root: Path, steps: str) -> Any:
    """Return what the steps write into `result`."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed: sudo apt-get install nodejs")
    source = root / "widgets" / "src" / "computed.js"
    done = subprocess.run(
        [node, "--input-type=module", "--eval", SCRIPT % steps, source.as_uri()],
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    return json.loads(done.stdout)


def test_a_moving_hand_sees_the_way(root: Path):
    """Is each answer drawn, though the values have moved on, and is one request on its way?"""
    steps = """
    move(1);
    for (let x = 2; x <= 40; x += 1) {
        move(x);
        if (x % 4 === 0) answer(sent.at(-1), [0, 9], true);
    }
    result.asked = sent.map(({ values: { x } }) => x);
    answer(sent.at(-1), [0, 9], true);
    result.shown = [...new Set(drawn.map(([x]) => x))];
    result.end = drawn.at(-1);
    """
    found = told(root, steps)
    assert found["asked"] == [1, *range(4, 41, 4)]
    assert found["shown"] == [None, 1, *range(4, 41, 4)]
    assert found["end"] == [40, False, "", 2]


def test_the_rest_of_a_run_comes_unasked(root: Path):
    """Is it added to its start, and is nothing of it taken once newer values are asked for?"""
    steps = """
    move(1);
    answer(sent.at(-1), [0, 1], false);
    result.start = drawn.at(-1);
    answer(sent.at(-1), [2], false, 2);
    answer(sent.at(-1), [9], true, 3);
    result.all = drawn.at(-1);
    move(2);
    answer(sent.at(-1), [0], false);
    move(3);
    answer(sent.at(-2), [1, 9], true, 1);
    result.late = drawn.at(-1);
    answer(sent.at(-1), [0, 9], true);
    result.asked = sent.map(({ values: { x } }) => x);
    result.end = drawn.at(-1);
    """
    found = told(root, steps)
    assert found["start"] == [1, True, "", 2]
    assert found["all"] == [1, False, "", 4]
    assert found["late"] == [2, True, "", 1]
    assert found["asked"] == [1, 2, 3]
    assert found["end"] == [3, False, "", 2]


def test_without_a_kernel_it_says_what_to_do(root: Path):
    """Is that said at once, with what is drawn left as it is, and does a new kernel go on?"""
    steps = """
    move(1);
    answer(sent.at(-1), [0, 9], true);
    isGone = true;
    move(2);
    result.gone = drawn.at(-1);
    isGone = false;
    move(3);
    answer(sent.at(-1), [0, 9], true);
    result.back = drawn.at(-1);
    """
    found = told(root, steps)
    assert found["gone"][:2] == [1, True]
    assert "run the first cell, then this one" in found["gone"][2]
    assert found["back"] == [3, False, "", 2]


def test_an_answer_that_is_lost_is_not_waited_for(root: Path):
    """Is the next value asked for after a while?"""
    steps = """
    move(1);
    await until(() => drawn.at(-1)[2]);
    result.said = drawn.at(-1)[2];
    move(2);
    result.asked = sent.map(({ values: { x } }) => x);
    answer(sent.at(-1), [0, 9], true);
    result.end = drawn.at(-1);
    """
    found = told(root, steps)
    assert found["said"].startswith("Waiting for the kernel")
    assert found["asked"] == [1, 2]
    assert found["end"] == [2, False, "", 2]
