"""Where on a page the course's figures stand, and where they do not."""

from __future__ import annotations

from typing import Any

import pytest
from nbformat import NotebookNode, v4

from grading.authors_run import Figure
from grading.figures import SHOWN, figure_html, figures_by_exercise, placed, show_figures

ONE, OTHER = Figure("b25l", "One"), Figure("b3RoZXI=", "Another", 400)


def given(source: str = "draw()", **nbgrader: Any) -> NotebookNode:
    """Return a code cell; with keywords, one that nbgrader knows."""
    return v4.new_code_cell(source, metadata={"nbgrader": nbgrader} if nbgrader else {})


def test_a_figure_stands_under_its_cell():
    """Is it found by the text, wherever the cell has gone?"""
    cells = [given("x = 1"), v4.new_markdown_cell("draw()"), given("draw()\n")]
    assert placed(cells, {"draw()": [[ONE, OTHER]]}) == {2: [ONE, OTHER]}


@pytest.mark.parametrize(("count", "expected"), [(1, {}), (2, {0: [ONE], 1: [OTHER]}), (3, {})])
def test_cells_with_the_same_text(count: int, expected: dict[int, list[Figure]]):
    """Does each get its own figure by its order, and none where nobody knows which it is?"""
    cells = [given() for _ in range(count)]
    assert placed(cells, {"draw()": [[ONE], [OTHER]]}) == expected


def test_a_cell_with_the_same_text_may_draw_nothing():
    """Does the second of two get its figure though the first draws none?"""
    assert placed([given(), given()], {"draw()": [[], [ONE]]}) == {1: [ONE]}


@pytest.mark.parametrize(
    "cell",
    [
        given("mine()"),
        given("mine()", grade_id="draw", locked=True),
        given(solution=True, grade_id="f-answer"),
        given(grade=True, grade_id="f"),
    ],
)
def test_what_is_not_the_authors_has_no_figure(cell: NotebookNode):
    """Is there none under other code, whatever it is called, and none under an answer or test?"""
    assert placed([cell], {"draw()": [[ONE]]}) == {}


def test_what_a_student_has_drawn_stays():
    """Is the course's figure left out where the cell was run and has drawn something itself?"""
    drawn = v4.new_output("display_data", {"text/html": '<img alt="Mine" src="data:image/png,">'})
    printed = v4.new_output("stream", text="a table")
    notebook = v4.new_notebook(cells=[given("a()"), given("b()"), v4.new_markdown_cell("b()")])
    notebook.cells[0].outputs, notebook.cells[1].outputs = [drawn], [printed]
    notebook.cells[2].metadata[SHOWN] = "<script>forged</script>"
    show_figures(notebook, {"a()": [[ONE]], "b()": [[OTHER]]})
    assert [cell.metadata.get(SHOWN) for cell in notebook.cells] == [
        None,
        figure_html(OTHER),
        None,
    ]


def test_figures_around_a_question():
    """Are they those from its heading to the next one, before the question and after it?"""
    cells = [
        given("intro()"),
        v4.new_markdown_cell("That was it.\n\n## Exercise 1"),
        given("before()"),
        given("def f(): ...", solution=True, grade_id="f-answer"),
        given("check('f')", grade=True, grade_id="f"),
        given("after()"),
        v4.new_markdown_cell("## Exercise 2"),
        given("check('g')", grade=True, grade_id="g"),
    ]
    drawn = {"intro()": [[ONE]], "before()": [[ONE]], "after()": [[OTHER]]}
    both = figure_html(ONE) + figure_html(OTHER)
    assert figures_by_exercise(cells, drawn) == {"f": both, "g": ""}


def test_a_figure_says_whose_it_is_and_what_it_shows():
    """Are alternative text, width and caption there, and nothing that the text could break?"""
    page = figure_html(Figure("UklGRg==", 'A "line" <b>', 400))
    assert 'alt="A &quot;line&quot; &lt;b&gt;" width="400"' in page
    assert "<figcaption>The figure as the course draws it" in page
    assert 'alt="A figure of the course without a description" src=' in figure_html(Figure("a"))
