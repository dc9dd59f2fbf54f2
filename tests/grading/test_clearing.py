"""Solutions go; what stays lets a student run the notebook."""

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from grading.clearing import ClearAnswers

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
