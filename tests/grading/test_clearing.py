"""Solutions go; what stays lets a student run the notebook."""

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from grading.clearing import ClearAnswers

FUNCTION = (
    'def f(x):\n    """Twice."""\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION'
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
    ],
)
def test_cleared(source, cleared):
    """Does a function say that it is not written, and a quiz raise nothing?"""
    metadata = {"nbgrader": {"grade_id": "x", "grade": False, "locked": False, "solution": True}}
    notebook = new_notebook(cells=[new_code_cell(source, metadata=metadata)])
    ClearAnswers().preprocess(notebook, {})
    assert notebook.cells[0].source == cleared
