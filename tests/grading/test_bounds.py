"""Work outside the sandbox takes time and memory in proportion to what was handed in."""

import tracemalloc

import pytest
from nbconvert.filters import ansi2html

from autograde_tests.machinery.cards import show_value
from autograde_tests.machinery.compare import difference
from autograde_tests.machinery.discreet import discreet
from autograde_tests.machinery.leftover import leftover
from grading.answer_cells import AnswerCell
from grading.channel import pack, unpack
from grading.evaluate import CellFailure, places_of
from grading.markup import code_to_html, formula, markdown_to_html
from grading.matching import defined_in, match_files
from grading.names import ANYTHING, changed, read_by_functions, rebound_later
from grading.outputs import clean_html, clean_outputs, harmless_formulas
from grading.pictures import Album, set_apart
from grading.restore import read_notebook, released
from grading.roster import Person, Roster
from grading.senders import read_labels
from grading.similarity import answer_passages, imported, passages
from grading.trimming import without_outputs
from grading.unpacking import safe_name, shown
from grading.written import is_prose

from .shapes import growth, shapes


def as_outputs(text: str) -> object:
    """Clean outputs of every kind that show a text."""
    data = {"text/plain": text, "text/latex": text, "text/html": text, "image/png": text}
    return clean_outputs(
        [
            {"output_type": "stream", "text": text},
            {"output_type": "display_data", "data": data},
            {"output_type": "error", "ename": text, "evalue": text, "traceback": [text]},
        ]
    )


FAILED = CellFailure(3, "SyntaxError: no", (), line=2)
PNG = b"\x89PNG\r\n\x1a\n"

CELL = b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": "x = 1"}]}'
ASKED = {"basics": {"cells": []}}


def as_cells(text: str) -> list[str]:
    """Return a text as many cells."""
    return [text[start : start + 100] for start in range(0, len(text), 100)]


def through_the_channel(text: str) -> object:
    """Send a text in many forms, and read it as a frame as well."""
    unpack(pack([text, tuple(text), {f"{place}{each}": 1 for place, each in enumerate(text)}]))
    return unpack(text.encode())


def compared(text: str) -> object:
    """Compare, show and hide an answer that is a text, and one of many texts."""
    found = difference("right", text), difference([*text], [*text[:-1], "wrong"])
    said = [discreet(each.message, text, "right", judge=None) for each in found if each]
    return said, show_value(text), show_value([text] * 9)


FUNCTIONS = {
    "Markdown": (markdown_to_html, 4_000),
    "a long text": (markdown_to_html, 200_000),
    "a formula": (formula, 400),
    "terminal colours": (ansi2html, 30_000),
    "formulas": (harmless_formulas, 100_000),
    "HTML": (clean_html, 60_000),
    "outputs": (as_outputs, 60_000),
    "names changed": (changed, 20_000),
    "names read": (read_by_functions, 20_000),
    "names of cells": (lambda text: rebound_later(as_cells(text), {5: "f", 50: "g"}), 10_000),
    "passages": (passages, 4_000),
    "released": (released, 30_000),
    "pictures in a text": (set_apart, 100_000),
    "names of pictures": (
        lambda text: Album({"a.png": PNG, "b.svg": b""}).of_cell(text, {}),
        60_000,
    ),
    "words in a code cell": (is_prose, 20_000),
    "outputs left out": (lambda text: without_outputs(text.encode()), 100_000),
    "names of files": (lambda text: match_files({f"{text}.ipynb": CELL}, ASKED), 20_000),
    "names that are defined": (lambda text: defined_in([{"source": text}]), 60_000),
    "code": (code_to_html, 1_000),
    "code of another language": (lambda text: markdown_to_html(f"```perl\n{text}\n```"), 4_000),
    "senders of files": (lambda text: read_labels([text, f"{text}.zip"]), 4_000),
    "names of students": (lambda text: Roster([Person("ada")]).match(text), 4_000),
    "names in archives": (lambda text: shown(safe_name(text)), 30_000),
    "why a cell failed": (lambda text: CellFailure(3, f"E: {text}", ()).sentence, 60_000),
    "why an answer is absent": (
        lambda text: [AnswerCell(text, failure).why_absent("f") for failure in (None, FAILED)],
        20_000,
    ),
    "a line that is left": (lambda text: leftover(text, "f"), 20_000),
    "places of lines": (lambda text: places_of([text]), 100_000),
    "names that are imported": (imported, 10_000),
    "frames": (through_the_channel, 10_000),
    "answers": (compared, 8_000),
    "a file": (lambda text: read_notebook(text.encode()), 200_000),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", FUNCTIONS)
def test_time_grows_with_the_size(name):
    """Does no text take time that grows faster than its length to the power of 1.3?"""
    function, size = FUNCTIONS[name]
    grown = {shape: growth(function, make, size) for shape, make in shapes()}
    doubtful = {shape: make for shape, make in shapes() if grown[shape] >= 1.3}
    # a busy machine makes a measurement worse, and never better: those are measured once more
    again = {shape: growth(function, make, size) for shape, make in doubtful.items()}
    assert {shape: power for shape, power in again.items() if power >= 1.3} == {}


def peak(function, *given) -> int:
    """Return the most bytes that a call has at a time."""
    tracemalloc.start()
    try:
        function(*given)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("inside_a_function", [False, True])
def test_names_take_memory_once(inside_a_function):
    """Are a hundred names in each of a hundred cells kept once, not once for each cell?"""
    start, glue, end = ("def f():\n return ", "+", "0") if inside_a_function else ("", "=1;", "")
    cells = [
        start + "".join(f"v{cell}_{name}{glue}" for name in range(100)) + end for cell in range(100)
    ]
    asked = {position: f"f{position}" for position in range(0, 100, 10)}
    assert peak(rebound_later, cells, asked) < 150 * len("".join(cells))


def test_more_code_than_is_read_counts_as_a_doubt():
    """Is code below the limit taken for something that may change anything?"""
    assert rebound_later(["", "#" * 2**18, "x = 1"], {0: "f"}) == {"f"}
    assert changed("x = 1") == {"x"}
    assert ANYTHING not in read_by_functions("x = 1")


@pytest.mark.parametrize("number", ["9" * 5000, "x" + "9" * 5000, "9" * 9, "65"])
def test_a_character_by_its_number(number):
    """Is a number that no character has shown as text, however long?"""
    assert clean_html(f"<b>&#{number};</b>") in (
        "<b>A</b>",
        f"<b>&amp;#{number};</b>",
        "<b>\ufffd</b>",
    )


def test_long_answers_are_compared_from_their_top():
    """Does an answer of a million characters cost no more than the first of them?"""
    cell = {"cell_type": "code", "source": "x = 1\n" * 200_000, "metadata": {}}
    answer = cell | {"metadata": {"nbgrader": {"solution": True, "grade_id": "a"}}}
    assert len(answer_passages([cell, answer])["a"]) < 10
