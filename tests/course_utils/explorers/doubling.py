"""An explorer that computes in the kernel, for tests: a number that doubles in each step."""

import itertools

import matplotlib.pyplot as plt
import numpy as np

from course_utils.explorers.controls import Number, Question, Scrub, Toggle
from course_utils.explorers.kernel import KernelExplorer

TITLE = "Doubling"
TIMES = [0, 1, 2, 5]
CONTROLS = (
    Number("x", "x", "no unit", 1, 9, 1, start=1),
    Toggle("far", "from afar", start=False, is_view=True),
    Scrub("time", "time", "s", TIMES, 5),
)
PRESETS = {}
QUESTION = Question("How large?", "wait", at={"x": 3, "time": 2})


def frames(values, functions):
    """Double as often as the moment says."""
    x = np.array([float(values["x"])])
    for before, time in itertools.pairwise([0, *TIMES]):
        for _ in range(time - before):
            x = functions["double"](x)
        yield {"time": time, "x": x.copy(), "largest": float(x.max()), "word": "now"}


def summary(values, result):
    """Say how large it is."""
    return f"{result['largest']} at {values['time']}"


def answer(result):
    """Say how large it was to be."""
    return f"It is {result['largest']}."


def draw(values, run):
    """Draw nothing."""
    return plt.figure()


class Doubling(KernelExplorer):
    """A number that doubles in each step."""

    uses = {"double": lambda x: 2 * x}
