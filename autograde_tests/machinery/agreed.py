"""What notebooks, the build, the grader and the forms have to agree on, said once.

The form of a quiz says the name of an answer cell again, in JavaScript; a test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SEED_VARIABLE = "COURSE_GRADING_SEED"
"""The environment variable with the secret that hidden cases are drawn from."""

KERNELSPEC: Mapping[str, str] = {
    "display_name": "Python 3 (ipykernel)",
    "language": "python",
    "name": "python3",
}
"""What a notebook says of its kernel: the one that every Jupyter has."""

ANSWER = "-answer"
"""The grade id of an answer cell is the exercise's name and this; its check has the name alone."""

FORM = "-form"
"""The id of the cell that shows a quiz's form is the quiz's name and this."""

START = "START.ipynb"
"""The page that a student meets first, in the folder above the weeks' folders. `course_cli`, which
starts without NumPy, says the name again; a test holds the two equal."""

PROGRESS = "progress"
"""The tag of the start page's cell whose output `course lab` writes."""

PREDICT = "predict"
"""A cell that asks for a guess calls this of the checks; the form writes into that call."""

GUESS = "-guess"
"""The id of the cell that asks for a guess is the prediction's name and this."""

SOLUTIONS = "solutions"
"""The tag of a cell that shows a quiz's solutions to whoever learns without an instructor."""


def answer_id(exercise: str) -> str:
    """Return the grade id of the cell that an exercise is answered in.

    Examples
    --------
    >>> answer_id("sigmoid")
    'sigmoid-answer'
    """
    return f"{exercise}{ANSWER}"


def answered_in(grade_id: str) -> str:
    """Return the exercise that is answered in a cell; "" if it is not an answer cell.

    Examples
    --------
    >>> answered_in("sigmoid-answer"), answered_in("sigmoid")
    ('sigmoid', '')
    """
    return grade_id.removesuffix(ANSWER) if grade_id.endswith(ANSWER) else ""


def form_id(quiz: str) -> str:
    """Return the id of the cell that shows a quiz's form.

    Examples
    --------
    >>> form_id("descent")
    'descent-form'
    """
    return f"{quiz}{FORM}"


def guess_id(prediction: str) -> str:
    """Return the id of the cell that asks for a guess.

    Examples
    --------
    >>> guess_id("first_cost")
    'first_cost-guess'
    """
    return f"{prediction}{GUESS}"


def notebook_metadata() -> dict[str, Any]:
    """Return the metadata of a notebook that we make: its kernel and its language.

    Examples
    --------
    >>> sorted(notebook_metadata())
    ['kernelspec', 'language_info']
    """
    return {"kernelspec": dict(KERNELSPEC), "language_info": {"name": KERNELSPEC["language"]}}
