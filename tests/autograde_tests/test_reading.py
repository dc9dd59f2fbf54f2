"""Is read off a function what everything in it is computed by?"""

import ast

import pytest

from autograde_tests.machinery.reading import PART, begins, formulas_for, grown_in


def formulas(text, names=(), own=()):
    """Return the formulas of a function as text."""
    found = formulas_for(ast.parse(text), dict(names), set(own))
    return {name: [ast.unparse(value) for value in values] for name, values in found.items()}


STEP = "def f(x, m):\n    total = np.sum(x)\n    mean = total / m\n    return mean + 1\n"


@pytest.mark.parametrize(
    ("names", "own", "right"),
    [
        ({}, {"x", "m", "mean"}, "mean + 1"),
        ({"mean": "average"}, {"x", "m", "average"}, "average + 1"),
        ({}, {"x", "m", "total"}, "total / m + 1"),
        ({"x": "values"}, {"values", "m"}, "np.sum(values) / m + 1"),
    ],
)
def test_a_formula_is_told_in_the_names_of_somebody_else(names, own, right):
    """Is a variable put in by its formula only where it has no name there?"""
    assert formulas(STEP, names, own)["return"] == [right]


def test_variables_that_depend_on_each_other_are_left():
    """Does what goes round in a circle come to an end?"""
    text = "def f(x):\n    for _ in x:\n        a = b + 1\n        b = a * 2\n    return a\n"
    assert formulas(text)["return"] == ["a * 2 + 1"]


def test_what_is_in_a_formula_and_what_goes_into_a_list_is_there():
    """Are parts of formulas known, and what is appended?"""
    found = formulas(
        "def f(x):\n    r = []\n    r.append(np.sum(x) / 2)\n    return r\n", own={"x"}
    )
    assert found["r.append"] == ["np.sum(x) / 2"]
    assert found[PART] == ["np.sum(x) / 2", "np.sum(x)"]


@pytest.mark.parametrize(
    ("text", "is_begun"),
    [("{}, {}", True), ("np.zeros(3)", True), ("w.copy()", True), ("w", True), ("w + 1", False)],
)
def test_a_value_that_is_filled_later_is_told_from_one_that_is_computed(text, is_begun):
    """Is an empty dict, or a copy, a beginning, and a sum none?"""
    assert begins(ast.parse(text, mode="eval").body) is is_begun


def test_what_is_changed_later_is_known():
    """Are lists that grow and numbers that are added to among the variables that change?"""
    text = (
        "def f(x):\n    r, n, m = [], 0, 1\n    r.append(x)\n    n += 1\n    x[0] = m\n"
        "    return r\n"
    )
    assert grown_in(ast.parse(text)) == {"r", "n", "x"}
