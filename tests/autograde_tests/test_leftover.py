"""Which line of an empty exercise is in the way of written code."""

import ast
import json

import pytest

from autograde_tests.machinery.agreed import answered_in
from autograde_tests.machinery.leftover import leftover

RAISE = "raise NotImplementedError()"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["y = 2 * x", "return y", RAISE], 4),
        ([RAISE, "return 2 * x"], 2),
        (["# YOUR CODE HERE", RAISE, "return 2 * x"], 3),
        (["# YOUR CODE HERE", "return 2 * x", "raise NotImplementedError"], 4),
        (["x = x + 1", "# YOUR CODE HERE", RAISE], None),  # may be given
        (["# YOUR CODE HERE", RAISE], None),
        (['"""Text."""', "pass", "...", RAISE], None),
        ([RAISE, RAISE], None),
        (["return 2 * x"], None),
        (["if x < 0:", f"    {RAISE}", "return 2 * x"], None),
        (["raise", "return 2 * x"], None),
        (["return (2 * x", RAISE], None),
    ],
)
def test_the_line_is_found_beside_other_statements_only(lines, found):
    """Is the line named where code stands above or below it, and nowhere else?"""
    source = "\n    ".join(["def f(x):", *lines])
    place = leftover(source, "f")
    assert (place and place[0]) == found
    assert place is None or place[1] == lines[found - 2]
    assert leftover(source, "g") is None


def test_the_last_definition_counts_and_each_method_of_a_class():
    """Is it the function that is called which is looked at, and all of a class?"""
    early, late = f"def f(x):\n    {RAISE}\n    return x", "def f(x):\n    return x"
    assert leftover(f"{early}\n{late}", "f") is None
    assert leftover(f"{late}\n{early}", "f") == (4, RAISE)
    methods = f"class A:\n    k = 3\n    def f(self):\n        {RAISE}\n    def g(self):\n"
    assert leftover(f"{methods}        return 1\n        {RAISE}", "A") == (7, RAISE)


@pytest.mark.grader
def test_no_exercise_as_it_is_released_has_such_a_line(built):
    """Is code that a notebook gives never taken for a student's?"""
    seen = 0
    for path, text in built.items():
        if not path.startswith("notebooks/") or not path.endswith(".ipynb"):
            continue
        for cell in json.loads(text)["cells"]:
            name = answered_in(cell["metadata"].get("nbgrader", {}).get("grade_id", ""))
            source = "".join(cell["source"])
            if name and cell["cell_type"] == "code":
                assert leftover(source, name) is None, name
                seen += any(isinstance(each, ast.Raise) for each in ast.walk(ast.parse(source)))
    assert seen > 50
