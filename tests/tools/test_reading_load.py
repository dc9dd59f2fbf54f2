"""What there is to read and to do, counted."""

import io

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from rich.console import Console

from autograde_tests.weeks import PLAN
from tools.reading_load import (
    lines_written,
    load_of,
    longest_stretch,
    measure,
    show,
    together,
    words_in,
)

WEEKS = sorted({name.partition("/")[0] for name in PLAN})

ANSWER = {"nbgrader": {"solution": True, "grade": False}}
CHECK = {"nbgrader": {"solution": False, "grade": True}}
FOLDED = {"jupyter": {"source_hidden": True}}
SOLVED = "def half(x):\n    ### BEGIN SOLUTION\n    y = x\n\n    return y / 2\n    ### END SOLUTION"
ANSWERS = 'quiz = {"a": None}\n### BEGIN SOLUTION\nquiz = {\n    "a": 3,\n}\n### END SOLUTION'
EXPLORER = "from course_utils.explorers.activations import Activations\n\nActivations()"


def text(source="Read this.", name="text"):
    """A cell of prose."""
    return new_markdown_cell(source, id=name)


def code(source="1 + 1", name="code", **metadata):
    """A cell of code."""
    return new_code_cell(source, id=name, metadata=metadata)


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        ("", 0),
        ("Two words.", 2),
        ("don't, half-hearted", 2),
        ("a slope of $\\frac{a}{b}$ here", 5),
        ("$$a = b$$\nand more", 3),
        ("see [the page](https://example.org/a/long/address)", 3),
        ("before\n```python\nx = 1\n```\nafter", 2),
    ],
)
def test_words(prose, words):
    """Is a word what a reader reads: no address, no code, a formula once?"""
    assert words_in(prose) == words


def test_lines_that_a_student_writes():
    """Are the lines of a solution counted, and blank, given ones and plain answers not?"""
    assert lines_written(code(SOLVED)) == 2
    assert lines_written(code("def half(x):\n    return x / 2")) == 0
    assert lines_written(code(ANSWERS)) == 0


@pytest.mark.parametrize(
    ("act", "stretch"),
    [
        (code("y", **ANSWER), 2),
        (code("check.form('quiz')", "quiz-form"), 2),
        (code("check.predict('it')", "it-guess"), 2),
        (code(EXPLORER), 2),
        (code("check('half')", **CHECK), 4),
        (code("1 + 1"), 5),
        (text(), 5),
        (code("from course_utils.explorers.live_curve import LiveCurve"), 5),
    ],
)
def test_what_ends_a_stretch(act, stretch):
    """Do answers, quizzes, guesses and figures to move end a stretch, and nothing else?"""
    assert longest_stretch([text(), code(), act, text(), code()]) == stretch


def test_a_lesson():
    """Is everything of a lesson counted once, and a quiz's questions not read as prose?"""
    student = new_notebook(
        cells=[
            text("One [link](https://example.org) and [another](../START.ipynb)."),
            code("x = 1\n\ny = 2", "given"),
            code("z = 3", "folded", **FOLDED),
            code(EXPLORER, "figure"),
            code("def half(x):\n    raise NotImplementedError()", "half-answer", **ANSWER),
            code('check("half")', "half", **CHECK),
            text("What is it?", "it-questions"),
        ]
    )
    load = load_of("week1/it", student, new_notebook(cells=[code(SOLVED)]), 45)
    assert (load.words, load.in_sight, load.written, load.exercises) == (4, 4, 2, 1)
    assert (load.links, load.explorers, load.minutes) == (1, {"activations"}, 45)
    both = together("week1", [load, load])
    assert (both.words, both.exercises, both.minutes) == (8, 2, 90)
    assert (both.passive, both.explorers) == (load.passive, load.explorers)


def test_every_lesson_is_in_the_table(built):
    """Does the program show every lesson, and say which weeks there are for one there is not?"""
    console = Console(file=io.StringIO(), width=120, force_terminal=False, force_jupyter=False)
    assert show(built, "", console) == 0
    shown = console.file.getvalue()
    assert [name for name in PLAN if name not in shown] == []
    assert show(built, "week99", console) == 1
    assert "expected one of week1, week2" in console.file.getvalue()


@pytest.mark.parametrize("week", WEEKS)
def test_lessons_are_done_rather_than_read(built, week):
    """Is each lesson an hour's work, with little to read and something to do all the time?"""
    for lesson in measure(built, week):
        assert 45 <= lesson.minutes <= 75, lesson
        assert lesson.words <= 1600, lesson
        assert lesson.in_sight <= 80, lesson
        assert lesson.passive <= 6, lesson
        assert lesson.written >= 20 or lesson.name.endswith("/quiz"), lesson
