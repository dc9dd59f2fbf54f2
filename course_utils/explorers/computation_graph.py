"""A formula as a graph: forward value by value, and back edge by edge, by the chain rule."""

from collections.abc import Mapping
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from course_utils.explorers.base import Explorer, Result
from course_utils.explorers.controls import Choice, Number, Question, Scrub
from course_utils.explorers.words import fixed
from course_utils.plotting import BLUE, LINE_COLOURS

__all__ = ["ComputationGraph", "answer", "compute", "draw", "summary"]

TITLE = "The chain rule, edge by edge"
INPUTS = ("a", "b", "c")
NAMES = (*INPUTS, "p", "q", "J")
REACH = 3.0
"""An input goes from -REACH to REACH."""

SUM, SQUARE, SWITCH = "J = (a + b) · b + c", "J = (a · b + c)²", "J = relu(a · b + c)"
OPERATIONS: dict[str, tuple[tuple[str, str], ...]] = {
    SUM: (("+", "ab"), ("·", "pb"), ("+", "qc")),
    SQUARE: (("·", "ab"), ("+", "pc"), ("·", "qq")),
    SWITCH: (("·", "ab"), ("+", "pc"), ("relu", "q")),
}
"""How each formula computes p, q and J: the operation and its operands."""

FORWARD = 3
"""Steps in which p, q and J are computed; in the next one, dJ/dJ is set to 1."""
STEPS = tuple(range(FORWARD + 1 + 6 + 1))

CONTROLS = (
    Number("a", "input a", "no unit", low=-REACH, high=REACH, step=0.5, start=1),
    Number("b", "input b", "no unit", low=-REACH, high=REACH, step=0.5, start=2),
    Number("c", "input c", "no unit", low=-REACH, high=REACH, step=0.5, start=-1),
    Choice("formula", "formula", tuple(OPERATIONS), start=SUM),
    Choice("moved", "moved input", INPUTS, start="b"),
    Scrub("step", "step", "steps", STEPS, start=0),
)
PRESETS: dict[str, dict[str, float | str]] = {
    "Forward": {"formula": SUM, "a": 1, "b": 2, "c": -1, "moved": "b", "step": 3},
    "One path is missing": {"formula": SUM, "a": 1, "b": 2, "c": -1, "moved": "b", "step": 9},
    "A ReLU that is off": {"formula": SWITCH, "a": 2, "b": -1.5, "c": 1, "moved": "a", "step": 10},
    "Two equal arrows": {"formula": SQUARE, "a": 2, "b": 1, "c": 0.5, "moved": "c", "step": 10},
}
QUESTION = Question(
    "In J = (a + b) · b + c, b is used twice. With a = 1 and b = 2, how fast does J rise with b?",
    "take this formula with a = 1 and b = 2, and step to the end",
    at={"formula": SUM, "a": 1, "b": 2, "step": 10},
)


def edges_of(formula: str) -> list[tuple[int, int, int]]:
    """Return the edges in the order in which the gradient goes back along them.

    Returns
    -------
    list of (result, operand, place)
        Positions in `NAMES`, and which operand it is, 0 or 1.

    Examples
    --------
    >>> edges_of("J = relu(a · b + c)")
    [(5, 4, 0), (4, 3, 0), (4, 2, 1), (3, 0, 0), (3, 1, 1)]
    """
    steps = list(enumerate(OPERATIONS[formula], start=len(INPUTS)))
    return [
        (result, NAMES.index(operand), place)
        for result, (_, operands) in reversed(steps)
        for place, operand in enumerate(operands)
    ]


def compute(values: Mapping[str, Any], _: Mapping[str, Any]) -> Result:
    """Compute a graph's values and local slopes, and the gradients up to a step.

    Each edge hands the gradient of its result, times its slope, on to its operand, which adds up
    what it gets. Source: Griewank and Walther, Evaluating Derivatives (2008), section 3.2.

    Parameters
    ----------
    values : mapping
        ``a``, ``b``, ``c``; ``formula``, a key of `OPERATIONS`; ``moved``, one of `INPUTS`;
        ``step``.

    Returns
    -------
    mapping
        ``known`` of p, q and J are computed by then, and the gradient has gone along ``gone``
        edges (-1: dJ/dJ is not set yet). ``numbers``, shape (6,), of `NAMES`; ``slopes`` and
        ``carried``, shape (edges,), the local slope of each of `edges_of` and what it hands on;
        ``grads``, shape (6,), up to the step. ``inputs`` and ``heights``, shape (61,): J while the
        input that is looked at moves.

    Examples
    --------
    >>> values = {"a": 1, "b": 2, "c": -1, "formula": SUM, "moved": "b", "step": 10}
    >>> compute(values, {})["grads"].tolist()
    [2.0, 5.0, 1.0, 2.0, 1.0, 1.0]
    """
    formula, edges = values["formula"], edges_of(values["formula"])
    numbers, slopes_of = _forward(formula, *(np.float64(values[name]) for name in INPUTS))
    slopes = np.array([slopes_of[result][place] for result, _, place in edges])
    known = min(int(values["step"]), FORWARD)
    gone = min(int(values["step"]) - FORWARD - 1, len(edges))
    grads, carried = np.zeros(len(NAMES)), np.zeros(len(edges))
    if gone >= 0:
        grads[-1] = 1.0
    for k in range(max(gone, 0)):
        start, operand = edges[k][:2]
        carried[k] = grads[start] * slopes[k]
        grads[operand] += carried[k]
    inputs = np.arange(-30, 31) / 10
    moved = [inputs if name == values["moved"] else np.float64(values[name]) for name in INPUTS]
    return {
        "known": known,
        "gone": gone,
        "numbers": np.array(numbers),
        "slopes": slopes,
        "carried": carried,
        "grads": grads,
        "inputs": inputs,
        "heights": _forward(formula, *moved)[0][-1] * np.ones(len(inputs)),
    }


def _forward(formula: str, *inputs: Any) -> tuple[list[Any], dict[int, tuple[Any, ...]]]:
    """Return the numbers of `NAMES`, and by result the slope along each operand."""
    numbers, slopes = list(inputs), {}
    for operation, operands in OPERATIONS[formula]:
        x, y = (numbers[NAMES.index(name)] for name in (operands[0], operands[-1]))
        result, slope = {
            "+": (x + y, (1.0, 1.0)),
            "·": (x * y, (y, x)),
            "relu": (np.maximum(0, x), (np.where(x > 0, 1.0, 0.0),)),
        }[operation]
        slopes[len(numbers)] = slope
        numbers.append(result)
    return numbers, slopes


def summary(values: Mapping[str, Any], result: Result) -> str:
    """Say what the step does: which value is computed, or what goes back along which edge.

    Examples
    --------
    >>> values = {"a": 1, "b": 2, "c": -1, "formula": SUM, "moved": "b", "step": 9}
    >>> print(summary(values, compute(values, {})))
    J = (a + b) · b + c, a = 1.00, b = 2.00, c = −1.00. Back from p to a: dJ/dp = 2.00, times the
    slope 1.00, is 2.00. So far dJ/da = 2.00.
    """
    given = ", ".join(f"{name} = {fixed(values[name], 2)}" for name in INPUTS)
    return f"{values['formula']}, {given}. {_step(values['formula'], result)}"


def _step(formula: str, result: Result) -> str:
    known, gone, edges = result["known"], result["gone"], edges_of(formula)
    numbers, grads = result["numbers"], result["grads"]
    if known == 0:
        return "Nothing is computed yet: step forward."
    if gone < 0:
        at = len(INPUTS) + known - 1
        return f"Forward: {_written(formula, at)} = {fixed(numbers[at], 2)}."
    if gone == 0:
        return "Back: J rises as fast as itself, so dJ/dJ = 1.00."
    start, end, _ = edges[gone - 1]
    carried, slope = result["carried"][gone - 1], result["slopes"][gone - 1]
    words = (
        f"Back from {NAMES[start]} to {NAMES[end]}: dJ/d{NAMES[start]} = {fixed(grads[start], 2)}, "
        f"times the slope {fixed(slope, 2)}, is {fixed(carried, 2)}."
    )
    if sum(operand == end for _, operand, _ in edges[:gone]) > 1:
        words += f" It is added to {fixed(grads[end] - carried, 2)}."
    if gone < len(edges):
        return f"{words} So far dJ/d{NAMES[end]} = {fixed(grads[end], 2)}."
    total = ", ".join(f"dJ/d{name} = {fixed(grads[k], 2)}" for k, name in enumerate(INPUTS))
    return f"{words} All edges are done: {total}."


def _written(formula: str, at: int) -> str:
    """Write how a value is computed, as in ``p = a + b``."""
    operation, operands = OPERATIONS[formula][at - len(INPUTS)]
    right = f"relu({operands})" if operation == "relu" else f" {operation} ".join(operands)
    return f"{NAMES[at]} = {right}"


def answer(result: Result) -> str:
    """Say how fast J rises with b, where the question asks for it.

    Examples
    --------
    >>> answer({"grads": [2, 5, 1, 2, 1, 1]})
    'dJ/db = 5.00: 3.00 comes straight from q, and 2.00 by way of p. The two paths add up.'
    """
    _, all_of_b, _, by_p, *_ = result["grads"]  # the slope from p to b is 1
    return (
        f"dJ/db = {fixed(all_of_b, 2)}: {fixed(all_of_b - by_p, 2)} comes straight from q, and "
        f"{fixed(by_p, 2)} by way of p. The two paths add up."
    )


PLACES = ((0, 2), (0, 1), (0, 0), (1, 1.7), (2, 1), (3, 0.6))
FROM, TO = 0.1, 0.3
"""How far from a box's middle an arrow begins, hidden by the box, and ends, outside of it."""
APART = 0.14
"""How far two arrows between the same values are from the middle."""


def draw(values: Mapping[str, Any], result: Result) -> Figure:
    """Draw the graph as far as it is known, and J over the input that is looked at.

    Examples
    --------
    >>> values = {"a": 1, "b": 2, "c": -1, "formula": SUM, "moved": "b", "step": 10}
    >>> fig = draw(values, compute(values, {}))
    >>> fig.axes[1].get_xlabel()
    'b (no unit)'
    >>> plt.close(fig)
    """
    fig, (graph, curve) = plt.subplots(
        1, 2, figsize=(11, 3.8), layout="constrained", width_ratios=[2, 1]
    )
    known, gone, edges = len(INPUTS) + result["known"], result["gone"], edges_of(values["formula"])
    for at, (x, y) in enumerate(PLACES):
        text = NAMES[at] if at < len(INPUTS) else _written(values["formula"], at)
        if at < known:
            text += f"\n{fixed(result['numbers'][at], 2)}"
        if at == len(NAMES) - 1 and gone == 0 or at in _touched(edges, gone):
            text += f"\ndJ/d{NAMES[at]} {fixed(result['grads'][at], 2)}"
        box = {"boxstyle": "round,pad=0.4", "facecolor": "white", "edgecolor": "black"}
        graph.text(x, y, text, ha="center", va="center", bbox=box, zorder=3)
    for k, (start, end, place) in enumerate(edges):
        (x0, y0), (x1, y1) = PLACES[end], PLACES[start]
        is_double = sum(edge[:2] == (start, end) for edge in edges) > 1
        off = APART * (1 - 2 * place) * is_double
        is_gone = k < gone
        style = {"arrowstyle": "-|>", "lw": 2 if is_gone else 1}
        style |= {"color": LINE_COLOURS[1] if is_gone else "black"}
        ends = (x0 + FROM, y0 + off), (x1 - TO, y1 + off)
        graph.annotate("", *(reversed(ends)), arrowprops=style, zorder=2)
        if start < known:
            x, y = (np.add(*ends)) / 2
            said = fixed(result["slopes"][k], 2)
            graph.text(x, y + 0.1, said, ha="center", color=style["color"])
    graph.set(xlim=(-0.5, 3.5), ylim=(-0.5, 2.5), title=values["formula"])
    graph.axis("off")
    if result["known"] == FORWARD:
        curve.plot(result["inputs"], result["heights"], color=BLUE, lw=2.5, label="J")
        where, slope = _looked_at(values, result)
        height = result["numbers"][-1]
        tangent = height + slope * (result["inputs"] - where)
        curve.plot(
            result["inputs"], tangent, "--", color=LINE_COLOURS[1], label="its gradient so far"
        )
        curve.plot(where, height, "ko")
        curve.set_ylim(*_span(result["heights"]))
        curve.legend(loc="upper left")
    curve.set(title="Is the gradient the slope?", ylabel="J (no unit)")
    curve.set_xlabel(f"{values['moved']} (no unit)")
    curve.grid(alpha=0.3)
    return fig


def _touched(edges: list[tuple[int, int, int]], gone: int) -> set[int]:
    """Return what a gradient has come to, and where it came from."""
    return {at for start, end, _ in edges[: max(gone, 0)] for at in (start, end)}


def _looked_at(values: Mapping[str, Any], result: Result) -> tuple[float, float]:
    """Return the input that is looked at, and its gradient so far."""
    return values[values["moved"]], result["grads"][INPUTS.index(values["moved"])]


def _span(heights: np.ndarray) -> tuple[float, float]:
    """Return the lowest and the highest J to draw, with room beside them."""
    low, high = float(heights.min()), float(heights.max())
    room = 0.15 * (high - low) + 0.5
    return low - room, high + room


class ComputationGraph(Explorer):
    """Three formulas with three inputs, to be stepped through forward and back.

    Examples
    --------
    >>> ComputationGraph().summary()
    'J = (a + b) · b + c, a = 1.00, b = 2.00, c = −1.00. Nothing is computed yet: step forward.'
    """
