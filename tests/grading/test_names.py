"""Whether a function would meet other names at the end of a notebook than at its check."""

import pytest

from grading.names import ANYTHING, changed, read_by_functions, rebound_later

F = "def f(x):\n    return np.exp(k * x)"


@pytest.mark.parametrize(
    "below",
    [
        "k = 3",
        "k += 1",
        "del k",
        "for k in range(3): pass",
        "import math as k",
        "from math import pi as k",
        "def k(): pass",
        "class k: pass",
        "k['a'] = 1",
        "k.a.b[0] = 1",
        "k.clear()",
        "np.random.seed(1)",
        "with open('x') as k: pass",
        "if (k := 2): pass",
        "def g():\n    global k\n    k = 2",
        "try: pass\nexcept E as k: pass",
        "match 1:\n    case k: pass",
        "f = None",
        "exec(text)",
        "%run other.py",
    ],
)
def test_a_change_that_a_function_would_meet(below):
    """Is every way to give a name another meaning seen?"""
    assert rebound_later([F, "", "other = 1", below], {1: "f"}) == {"f"}


@pytest.mark.parametrize(
    "below",
    ["x = 3", "y = f(2)", "print(k)", "k", "a, b = k, np", "def g():\n    k = 2", "np.exp(1) + k"],
)
def test_a_cell_that_changes_nothing_for_it(below):
    """Is the process left alone where nothing that a function looks up changes?"""
    assert rebound_later([F, "", below], {1: "f"}) == set()


def test_only_what_comes_later_counts():
    """Does a change above the check matter?"""
    assert rebound_later(["k = 1", F, "k = 2", ""], {3: "f"}) == set()


def test_functions_that_another_calls_count():
    """Is a name seen that only a helper looks up?"""
    cells = ["def part(x):\n    return k * x", "def f(x):\n    return part(x)", "", "k = 2"]
    assert rebound_later(cells, {2: "f"}) == {"f"}


def test_text_that_cannot_be_read():
    """Does a cell with a magic count as one that can do anything?"""
    assert read_by_functions("!ls") == changed("!ls") == {ANYTHING}
    assert changed("(" * 5000) == {ANYTHING}
