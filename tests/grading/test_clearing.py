"""Solutions go; what stays lets a student run the notebook."""

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from grading.clearing import ClearAnswers, KeepSolutionsBack

FUNCTION = (
    'def f(x):\n    """Twice."""\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION'
)
REPAIR = (
    'def f(x):\n    """Twice."""\n    ### BEGIN SOLUTION\n    y = 2 * x\n    ### BROKEN: y = x\n'
    "    z = abs(y)\n    ### BROKEN:\n    return y\n    ### END SOLUTION"
)
QUIZ = 'quiz = {"a": None}\n### BEGIN SOLUTION\nquiz = {"a": 1}\n### END SOLUTION'


@pytest.mark.parametrize(
    ("source", "cleared"),
    [
        (
            FUNCTION,
            'def f(x):\n    """Twice."""\n    # YOUR CODE HERE\n    raise NotImplementedError()',
        ),
        (QUIZ, 'quiz = {"a": None}'),
        (REPAIR, 'def f(x):\n    """Twice."""\n    y = x\n    return y'),
    ],
)
def test_cleared(source, cleared):
    """Does a function say that it is not written, a quiz raise nothing, and a fault stay?"""
    metadata = {"nbgrader": {"grade_id": "x", "grade": False, "locked": False, "solution": True}}
    notebook = new_notebook(cells=[new_code_cell(source, metadata=metadata)])
    ClearAnswers().preprocess(notebook, {})
    assert notebook.cells[0].source == cleared


@pytest.mark.parametrize(("settings", "kept"), [({}, 2), ({"enabled": False}, 3)])
def test_what_is_released_shows_no_solutions(settings, kept):
    """Are the cells for those who learn alone gone, unless the instructor leaves them in?"""
    cells = [new_code_cell("1"), new_code_cell("2", metadata={"tags": ["experiment"]})]
    cells.append(new_code_cell("3", metadata={"tags": ["experiment", "solutions"]}))
    notebook = new_notebook(cells=cells)
    released, _ = KeepSolutionsBack(**settings)(notebook, {})
    assert [cell.source for cell in released.cells] == ["1", "2", "3"][:kept]
