"""What holds for every explorer: a new one is found by itself."""

import json
import math
import shutil
import subprocess
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pytest

from course_utils.explorers.base import kinds
from course_utils.explorers.kernel import KernelExplorer
from course_utils.plotting import unlabelled_axes

KINDS = kinds()
IN_BROWSER = [kind for kind, made in KINDS.items() if not issubclass(made, KernelExplorer)]
DRAWS = 40

ASK = """
import { readFileSync } from "node:fs";
const { said } = await import(process.argv[1]);
const asked = JSON.parse(readFileSync(0, "utf8"));
const told = asked.map(({ kind, data, values }) => said[kind](values, data));
// JSON has no word for what is not finite
const isLost = (value) => typeof value === "number" && !Number.isFinite(value);
process.stdout.write(JSON.stringify(told, (_, value) => (isLost(value) ? `${value}` : value)));
"""


@pytest.fixture(params=KINDS)
def explorer(request):
    """Return a sample of each explorer in turn."""
    made = KINDS[request.param].sample()
    yield made
    made.close()


def settings(explorer, rng):
    """Return settings to try: the presets, the question's, and drawn ones."""
    start = dict(explorer.values)
    drawn = [{each["name"]: draw(each, rng) for each in explorer.controls} for _ in range(DRAWS)]
    named = [*explorer.presets.values(), explorer.question["at"]]
    return [start, *({**start, **values} for values in named), *drawn]


def draw(control, rng):
    """Draw a value that a control can stand at."""
    match control:
        case {"kind": "number", "log": True, "low": low, "high": high}:
            power = rng.uniform(math.log10(low), math.log10(high))
            return min(high, max(low, float(f"{10**power:.2g}")))
        case {"kind": "number", "low": low, "high": high, "step": step}:
            return float(f"{low + step * rng.integers(0, round((high - low) / step) + 1):.12g}")
        case {"kind": "choice", "options": options}:
            return str(rng.choice(options))
        case {"kind": "toggle"}:
            return bool(rng.integers(2))
        case {"kind": "scrub", "times": times}:
            return float(rng.choice(times))


def takes(control, value):
    """Return whether a control can stand at a value."""
    if control["kind"] == "number":
        steps = (value - control["low"]) / control["step"]
        on_a_step = control["log"] or steps == pytest.approx(round(steps))
        return control["low"] <= value <= control["high"] and on_a_step
    if control["kind"] == "toggle":
        return isinstance(value, bool)
    return value in control["options" if control["kind"] == "choice" else "times"]


def test_every_value_is_in_reach(explorer):
    """Can the controls stand at the start, at each preset, and where the question is answered?"""
    controls = {each["name"]: each for each in explorer.controls}
    assert set(explorer.values) == set(controls)
    for values in (explorer.values, *explorer.presets.values(), explorer.question["at"]):
        assert set(values) <= set(controls)
        assert all(takes(controls[name], value) for name, value in values.items())
    for each in controls.values():
        assert each["label"]
        assert each.get("unit", "none is needed")


def test_the_question_is_open_at_first(explorer):
    """Does it ask, say how to see the answer, and begin elsewhere than at the answer?"""
    question = explorer.question
    assert question["text"].endswith("?")
    assert question["todo"]
    assert question["at"]
    assert any(explorer.values[name] != value for name, value in question["at"].items())
    assert len(set(question["choices"])) != 1
    assert explorer.guess == {}
    explorer.values = {**explorer.values, **question["at"]}
    assert explorer.answer(explorer.result()).endswith(".")


def test_a_page_without_a_kernel_gets_figure_and_words(explorer):
    """Is there, beside the widget, a figure whose alternative text is the summary?"""
    before = plt.get_fignums()  # of other tests
    page, words = explorer.still()
    assert f'alt="{explorer.title}. {explorer.summary()}"' in page
    assert page.startswith("<figure")
    assert words == explorer.summary()
    assert plt.get_fignums() == before


def test_the_still_figure_has_its_labels_everywhere(explorer):
    """Can every preset be drawn, with labels, and do the words differ?"""
    words = set()
    for values in ({}, *explorer.presets.values()):
        explorer.values = {**explorer.values, **values}
        fig = explorer.figure()
        assert unlabelled_axes(fig) == {}
        plt.close(fig)
        words.add(explorer.summary())
    assert len(words) == len(explorer.presets) + 1


@pytest.mark.parametrize("kind", IN_BROWSER)
def test_browser_and_python_compute_the_same(root: Path, kind: str):
    """Does the committed JavaScript give the numbers and the words that Python gives?"""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed: sudo apt-get install nodejs")
    explorer = KINDS[kind].sample()
    tried = settings(explorer, np.random.default_rng(5))
    asked = [{"kind": kind, "data": explorer.data, "values": values} for values in tried]
    script = root / "course_utils/explorers/static/explorers.js"
    told = subprocess.run(
        [node, "--input-type=module", "--eval", ASK, script.as_uri()],
        input=json.dumps(asked),
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    for values, said in zip(tried, json.loads(told.stdout), strict=True):
        result = explorer.compute(values)
        assert set(said["result"]) == set(result)
        for name, value in result.items():
            same(said["result"][name], value)
        assert said["summary"] == explorer.say(values, result)
        assert said["answer"] == explorer.answer(result)
    explorer.close()


def same(said, value):
    """Compare what JavaScript said with what Python has."""
    if isinstance(value, str | bool):
        assert said == value
    else:
        numbers = np.asarray(said, dtype=float).reshape(np.shape(value))
        np.testing.assert_allclose(numbers, value, rtol=1e-9, atol=1e-12)
