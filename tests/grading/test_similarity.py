"""Code that is alike: what copying looks like, and what it does not."""

import ast
import random
from itertools import combinations

import pytest

from grading.similarity import (
    PASSAGE,
    WINDOW,
    alike,
    answer_passages,
    imported,
    normalised,
    passages,
)

from ..autograde_tests.notebooks import EXERCISES

OWN = '''
def standardise(data, axis):
    """Zero mean, unit spread."""
    centre = data.mean(axis=axis, keepdims=True)
    spread = data.std(axis=axis, keepdims=True)
    spread = np.where(spread > 1e-12, spread, 1.0)
    return (data - centre) / spread, centre, spread
'''
RENAMED = """
def scale(X, k):
    # my very own idea
    m = X.mean(axis=k,
               keepdims=True)

    s = X.std(axis=k, keepdims=True)
    s = np.where(s > 1e-12, s, 1.0)
    return ((X - m) / s, m, s)
"""
OTHER = """
def standardise(data, axis):
    total = np.zeros(data.shape[1 - axis])
    for row in data:
        total = total + row / len(data)
    variance = sum((row - total) ** 2 for row in data) / len(data)
    return np.divide(data - total, np.sqrt(variance)), total, variance
"""
LIBRARY = """
def spread(data, axis):
    centre = np.mean(data, axis=axis)
    near = np.where(data > centre, data, centre)
    return np.sum(near * near) - np.mean(near)
"""


def code(source: str, answers: str = ""):
    """Return a cell of code; an answer cell has a grade id."""
    settings = {"nbgrader": {"solution": True, "grade_id": answers}} if answers else {}
    return {"cell_type": "code", "source": source, "metadata": settings}


def prints(**sources: str):
    """Fingerprint one answer per student."""
    return {student: {"nb/task": passages(source)} for student, source in sources.items()}


def test_renaming_comments_and_layout_hide_nothing():
    """Are two students alike whose code differs in names, comments and layout only?"""
    (pair,) = alike(prints(ada=OWN, bo=RENAMED, cy=OTHER))
    assert (pair.students, pair.share, pair.exercises) == (("ada", "bo"), 1.0, ("nb/task",))


@pytest.mark.parametrize(
    ("set_up", "change"),
    [
        ("import numpy as np", ("np.", "numpy.")),
        ("import numpy as N", ("np.", "N.")),
        ("from numpy import mean, sum, where", ("np.", "")),
        ("from numpy import mean as m, sum as s", ("np.mean", "m", "np.sum", "s")),
        ("from numpy import *\nsum = np.sum", ("np.", "")),
        ("m = np.mean\ns = np.sum", ("np.mean", "m", "np.sum", "s")),
        ("import math, numpy as jnp", ("np.", "jnp.")),
    ],
)
@pytest.mark.parametrize("inside", [False, True])
def test_how_a_library_is_imported_hides_nothing(set_up, change, inside):
    """Is a copy found that calls numpy by another name, wherever it imports it?"""
    text = LIBRARY
    for old, new in zip(change[::2], change[1::2], strict=True):
        text = text.replace(old, new)
    assert text != LIBRARY
    cells = [code("import numpy as np"), *([] if inside else [code(set_up)])]
    answer = f"{set_up}\n{text}" if inside else text
    found = answer_passages([*cells, code(answer, "f-answer")])
    assert found == answer_passages([code("import numpy as np"), code(LIBRARY, "f-answer")])


def test_a_name_of_ones_own_is_no_librarys():
    """Is an argument or a function taken for numpy's that only has such a name?"""
    names = imported("from numpy import *")
    own = "def f(exp, log):\n    mean = exp * log\n    return mean + mean(exp)"
    assert normalised(own, names) == normalised(own, {}) == normalised(own)


def test_chains_of_names_stay_short():
    """Can names that are made of one another grow with each line?"""
    lines = ["x0 = np.a"] + [f"x{i} = x{i - 1}.a" for i in range(1, 500)]
    assert max(map(len, imported("\n".join(lines)).values())) < 20
    assert len(normalised("\n".join(lines))) < 8_000
    assert isinstance(passages("np" + ".a" * 5000), frozenset)


def test_honest_solutions_are_not_called_alike():
    """Are two solutions of one exercise, each written in its own way, ever called alike?"""
    called, asked = set(), 0
    for notebook, exercise in EXERCISES:
        if not exercise.is_quiz:
            versions = (exercise.reference, *exercise.equivalents)
            found = [{"nb/task": passages(exercise.source(version))} for version in versions]
            for one, other in combinations(found, 2):
                asked += 1
                called |= {notebook} if alike({"ada": one, "bo": other}) else set()
    assert asked > 400
    assert called == set()


def test_different_solutions_are_not_alike():
    """Are two students left alone who solved the same exercise in their own ways?"""
    assert alike(prints(ada=OWN, bo=OTHER)) == []


def test_a_copied_part_is_found():
    """Is a copy found that stands in the middle of other code?"""
    body = RENAMED.strip().splitlines()[2:-1]
    around = OTHER + "\ndef helper(X, k):\n" + "\n".join(body) + "\n    return X[::-1]\n"
    (pair,) = alike(prints(ada=OWN, bo=around))
    assert pair.students == ("ada", "bo")
    assert 0.5 <= pair.share <= 1


def test_released_text_counts_for_nothing():
    """Is what the course gave out discounted, also for students who handed in just that?"""
    assert alike(prints(ada=OWN, bo=RENAMED), {"nb/task": passages(OWN)}) == []


def test_what_everybody_writes_counts_for_nothing():
    """Does a passage that many different solutions share make nobody alike?"""
    draw = random.Random(1)
    names = [f"np.f{draw.randrange(10**6)}" for _ in range(60)]
    codes = {
        f"s{number}": OWN + f"\nresult = {name}(1) + {name}(2)\n"
        for number, name in enumerate(names)
    }
    assert alike(prints(**codes)) == []


def test_identical_submissions_are_one_group():
    """Are three with the same code one line, and not three pairs?"""
    (group,) = alike(prints(ada=OWN, bo=RENAMED, cy=OWN, di=OTHER))
    assert group.students == ("ada", "bo", "cy")


def test_winnowing_finds_every_long_enough_copy():
    """Is every shared run of tokens found that is as long as the paper guarantees?"""
    draw = random.Random(7)
    long_enough = PASSAGE + WINDOW - 1
    for _ in range(50):
        words = [f"np.w{draw.randrange(1000)}" for _ in range(400)]
        shared = " + ".join(words[:long_enough])
        one = f"x = {' + '.join(words[100:110])} + {shared}"
        other = f"y = {' + '.join(words[200:215])} + {shared}"
        assert passages(one) & passages(other)


@pytest.mark.parametrize("source", ["", "def f(:", "'''", "x = \x00", "(" * 5000, "%magic\nx = 1"])
def test_any_text_has_passages(source: str):
    """Does text that is no Python pass without an error?"""
    assert isinstance(passages(source), frozenset)


def test_normalised_tokens_keep_what_the_code_does():
    """Do operators, numbers, attributes and built-in names stay as written?"""
    assert normalised("a = sum(b.T @ c) - 1") == [*"_", "=", "sum", *"(_.", "T", *"@_)-1"]
    assert ast.parse(OWN)  # the example itself is Python


@pytest.mark.parametrize(
    "line",
    [
        "print(f\"{d['a\xa0b']}\")",
        "print(f\"{d['\xe9\x07']}\")",
        "x = 0x" + "1" * 5000,
        "x = " + "(" * 150 + "1" + ")" * 150,
        "x = " + "-" * 3000 + "1",
        "x = 1e999j",
        "x = '\\N{no such name}'",
        "x\xa0= 1",
        "\0",
        "if x:\n\ty = 1\n        z = 2",
    ],
)
def test_code_that_cannot_be_written_again_is_compared_as_it_is(line):
    """Does odd code, which Python may read and not write, stop the comparison?"""
    assert isinstance(passages(OWN + "\n" + line), frozenset)
    assert passages(OWN + "\nx = 0x" + "1" * 5000)
