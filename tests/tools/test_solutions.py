"""Tests of tools.solutions: solutions that are left out, and then taken from the reference."""

import math
from dataclasses import replace

import pytest

from tests.tools.conftest import GOOD, add_source, declared

TWO = 2

WRITTEN = """    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION
"""


def double(x):
    """Return twice a number, or a list of them."""
    # a comment for instructors
    numbers = [math.fsum([each, each]) for each in [x]]

    # and another
    return numbers[0]


def twice(x):
    """Return twice a number."""
    return 2 * x


def double_by(x, factor=TWO):
    """Return a number times another."""
    return factor * x


SHORT = lambda x: 2 * x  # noqa: E731


def exercises(reference):
    """Return the small notebook's exercises, with a reference of our own."""
    small = declared("week2/doubles")
    return small | {"double": replace(small["double"], reference=reference)}


def source_of(folder, answer, head="import math"):
    """Return the small source with another text in its answer cell, read."""
    from tools.notebook_source import read_source

    text = GOOD.replace(WRITTEN, answer).replace("import matplotlib", f"{head}\nimport matplotlib")
    assert answer in text
    return read_source(folder, add_source(folder, text))


def answer_of(folder, answer, reference):
    """Return the answer cell of the instructor's notebook."""
    import nbformat

    from tools.build_notebooks import instructor_notebook
    from tools.notebook_lint import lint

    source = source_of(folder, answer)
    assert lint(source, exercises(reference), folder) == []
    notebook = instructor_notebook(source, exercises(reference))
    return next(
        cell.source for cell in nbformat.reads(notebook, 4).cells if cell.id == "double-answer"
    )


def problems_of(folder, answer, reference, head="import math"):
    """Return the line in the source and the message of everything that is wrong with it."""
    from tools.notebook_lint import lint

    source = source_of(folder, answer, head)
    lines = (folder / source.path).read_text().split("\n")
    found = lint(source, exercises(reference), folder)
    return [(lines[problem.line - 1].strip(), problem.message) for problem in found]


def test_a_solution_that_is_left_out_is_the_references(tmp_path):
    """Does `...` bring the reference's body, comments too, below the notebook's docstring?"""
    assert (
        answer_of(tmp_path, "    ...\n", double)
        == '''def double(x):
    """Twice a number."""
    ### BEGIN SOLUTION
    # a comment for instructors
    numbers = [math.fsum([each, each]) for each in [x]]

    # and another
    return numbers[0]
    ### END SOLUTION'''
    )


def test_lines_above_the_dots_are_given_to_students(tmp_path):
    """Do students get the first lines of a reference, where the author wrote them?"""
    from tools.solutions import without_solution

    given = "    numbers = [math.fsum([each, each]) for each in [x]]\n    ...\n"
    whole = answer_of(tmp_path, given, double)
    assert whole.count("numbers = ") == 1
    assert whole.count("return numbers[0]") == 1
    assert (
        without_solution(whole)
        == '''def double(x):
    """Twice a number."""
    numbers = [math.fsum([each, each]) for each in [x]]
    raise NotImplementedError()'''
    )


@pytest.mark.parametrize(
    ("answer", "reference", "blamed", "message"),
    [
        (WRITTEN, twice, "### BEGIN SOLUTION", "leave it out: write `...` in the place of it"),
        ("    ...\n", double_by, "def double(x):", "(x, factor=TWO) in tests/tools/test_solutions"),
        ("    ...\n", SHORT, "...", "SHORT = lambda x: 2 * x"),
        ("    ...\n", math.sqrt, "...", "has no text of its own; write the solution out"),
        ("    y = x\n    ...\n", twice, "...", "the lines above `...` are not the first ones of"),
        (WRITTEN + "    ...\n", twice, "### BEGIN SOLUTION", "keep one of them"),
        ("    ...  # easy\n", twice, "...  # easy", "the cell's last line, and alone on it"),
        ("    ...\nTWO = 2\n", twice, "...", "the cell's last line, and alone on it"),
        ("    return 2 * x\n", twice, '# %% answer="double"', "and without `...` for the ref"),
    ],
)
def test_what_cannot_be_taken_over_is_reported(tmp_path, answer, reference, blamed, message):
    """Does a solution that is said twice, or cannot be left out, stop the build at its line?"""
    found = problems_of(tmp_path, answer, reference)
    assert [line for line, text in found if message in text] == [blamed], found


def test_an_unknown_exercise_has_no_reference(tmp_path):
    """Is a name that no exercise has reported, dots or not?"""
    from tools.notebook_lint import lint
    from tools.notebook_source import read_source

    text = GOOD.replace('answer="double"', 'answer="doubel"').replace(WRITTEN, "    ...\n")
    source = read_source(tmp_path, add_source(tmp_path, text))
    messages = [problem.message for problem in lint(source, exercises(twice), tmp_path)]
    assert "no exercise 'doubel' is declared; declared: double, quiz" in messages


def test_names_of_the_references_module_must_be_in_the_notebook(tmp_path):
    """Is a solution reported that would need an import which the notebook lacks, or has later?"""
    ((line, message),) = problems_of(tmp_path, "    ...\n", double, head="")
    assert line == "..."
    assert "uses math, which no cell down to this one imports" in message
    later = "    ...\n\n# %%\nimport math\n"
    assert "uses math" in str(problems_of(tmp_path, later, double, head=""))


def test_an_import_that_only_a_solution_uses_is_used(tmp_path):
    """May a notebook import what only the reference's solution needs, and nothing else?"""
    assert problems_of(tmp_path, "    ...\n", double) == []
    ((line, message),) = problems_of(tmp_path, "    ...\n", twice)
    assert (line, message) == ("import math", "math is imported, and nothing uses it")


def test_a_repair_is_written_out_though_it_is_the_references(tmp_path):
    """May a function that students repair say the reference's lines again?"""
    broken = WRITTEN.replace("2 * x\n", "2 * x\n    ### BROKEN: return x\n")
    assert "leave it out" not in str(problems_of(tmp_path, broken, twice))


def test_the_stub_is_what_nbgrader_leaves():
    """Does our own removal of a solution agree with nbgrader's?"""
    from nbformat.v4 import new_code_cell
    from nbgrader.preprocessors import ClearSolutions

    from tools.solutions import without_solution

    text = "def f():\n    ### BEGIN SOLUTION\n    y = 1\n    ### END SOLUTION\n    return y"
    cell = new_code_cell(text)
    ClearSolutions(code_stub={"python": "raise NotImplementedError()"})._replace_solution_region(
        cell, "python"
    )
    assert without_solution(text) == cell.source
