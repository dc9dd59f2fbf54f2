"""Are the graph's gradients derivatives, and does a step leave out what it has not reached?"""

import pytest

from course_utils.explorers.computation_graph import (
    CONTROLS,
    INPUTS,
    OPERATIONS,
    PRESETS,
    QUESTION,
    SUM,
    answer,
    compute,
    edges_of,
)
from course_utils.reference.autograd import Value, backward

ORACLES = {
    "J = (a + b) · b + c": lambda a, b, c: (a + b) * b + c,
    "J = (a · b + c)²": lambda a, b, c: (a * b + c) ** 2,
    "J = relu(a · b + c)": lambda a, b, c: max(0.0, a * b + c),
}
START = {each.name: each.start for each in CONTROLS}


@pytest.mark.parametrize("formula", OPERATIONS)
@pytest.mark.parametrize("given", [(1.5, -2.5, 0.5), (2.0, 1.0, -3.0), (-1.0, -3.0, 2.0)])
def test_gradients_are_differences(formula, given):
    """Are value, gradients and curve those of the formula, by central differences?"""
    values = START | dict(zip(INPUTS, given, strict=True)) | {"formula": formula, "step": 10}
    result = compute(values, {})
    height, h = ORACLES[formula], 1e-6
    assert result["numbers"][-1] == pytest.approx(height(*given))
    for k in range(3):
        up, down = ([x + s * h * (j == k) for j, x in enumerate(given)] for s in (1, -1))
        assert result["grads"][k] == pytest.approx(
            (height(*up) - height(*down)) / (2 * h), abs=1e-6
        )
    a, _, c = given
    heights = [height(a, float(at), c) for at in result["inputs"]]
    assert result["heights"] == pytest.approx(heights)


def test_the_engine_of_the_notebook_says_the_same():
    """Are the gradients of all values those of week 7's engine?"""
    a, b, c = Value(1.5), Value(-2.0), Value(1.0)
    p = a * b
    q = p + c
    root = q * q
    backward(root)
    values = START | {"a": 1.5, "b": -2, "c": 1, "formula": "J = (a · b + c)²", "step": 10}
    assert compute(values, {})["grads"].tolist() == [each.grad for each in (a, b, c, p, q, root)]


@pytest.mark.parametrize("formula", OPERATIONS)
def test_each_step_back_goes_along_one_edge(formula):
    """Is nothing known before its step, and one edge more gone with each?"""
    results = [compute(START | {"formula": formula, "step": step}, {}) for step in range(11)]
    count = len(edges_of(formula))
    assert [each["known"] for each in results] == [0, 1, 2, 3] + [3] * 7
    assert [each["gone"] for each in results] == [min(k - 4, count) for k in range(11)]
    assert [abs(each["grads"]).sum() for each in results[:5]] == [0, 0, 0, 0, 1]
    for before, after in zip(results[4:], results[5:], strict=False):
        changed = after["grads"] - before["grads"]
        assert (changed != 0).sum() <= 1


def test_the_answer_is_true():
    """Is it 5, in two parts, of which one is missing where the button says so?"""
    result = compute(START | dict(QUESTION.at), {})
    assert result["grads"][1] == START["a"] + 2 * START["b"] == 5
    assert "= 5.00: 3.00 comes straight from q, and 2.00" in answer(result)
    missing = compute(START | PRESETS["One path is missing"], {})
    assert (missing["grads"][1], QUESTION.at["formula"]) == (3, SUM)


def test_a_relu_that_is_off_lets_nothing_through():
    """Is every gradient but J's 0 there?"""
    result = compute(START | PRESETS["A ReLU that is off"], {})
    assert result["grads"].tolist() == [0, 0, 0, 0, 0, 1]
