"""The cells that a quiz makes, and those of a prediction."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from autograde_tests.machinery.agreed import PREDICT, SOLUTIONS, answer_id, form_id, guess_id
from autograde_tests.machinery.predictions import SKIPPED

FOLDED = """<details>
<summary>The questions as text; the form below has them too</summary>

{}

</details>"""

FOLDED_OPTIONS = """<details>
<summary>What to choose from, as text; the form below has it too</summary>

{}

</details>"""

Expanded = tuple[str, str, str | None, dict[str, Any]]
"""Text, kind, grade id and metadata of a cell."""


def with_grading(name: str) -> str:
    """Return the text of a check cell, with the part that students do not get."""
    hidden = f'### BEGIN HIDDEN TESTS\ncheck.grade("{name}")\n### END HIDDEN TESTS'
    return f'check("{name}")\n{hidden}'


def quiz_cells(quiz: Any) -> Iterator[Expanded]:
    """Write out a quiz: questions, answers, form, check, what a person marks, solutions."""
    name = quiz.name
    # the form has them too, each with its controls: these are for where no form can be
    questions = "\n\n".join(map(question_text, quiz.decided))
    yield FOLDED.format(questions), "markdown", f"{name}-questions", {}
    answer = answer_id(name)
    yield answer_text(quiz), "code", answer, nbgrader_metadata(answer, grade=False, solution=True)
    kept = {"tags": ["experiment"], "deletable": False}  # `d d`, pressed beside the form
    yield f'check.form("{name}")', "code", form_id(name), kept
    decided = nbgrader_metadata(name, grade=True, solution=False, points=quiz.points)
    yield with_grading(name), "code", name, decided
    for question in quiz.marked_by_hand:
        grade_id = quiz.grade_id(question)
        asked = f"{grade_id}-question"
        text = (
            f"{question_text(question)}\n\n=== BEGIN MARK SCHEME ===\n\n{question.guide}\n\n"
            "=== END MARK SCHEME ==="
        )
        yield text, "markdown", asked, nbgrader_metadata(asked, grade=False, solution=False)
        by_hand = nbgrader_metadata(grade_id, grade=True, solution=True, points=question.points)
        yield question.model_answer, "markdown", grade_id, by_hand
    yield solutions_cell(name)


def prediction_cells(prediction: Any) -> Iterator[Expanded]:
    """Write out a prediction: what it asks, and the cell that takes the guess."""
    name, question = prediction.name, prediction.question
    parts = [f"**Your guess first: {question.title}.** {question.text}"]
    options = options_text(question)
    if options:
        parts.append(FOLDED_OPTIONS.format(options))
    yield "\n\n".join(parts), "markdown", f"{name}-prediction", {}
    how = f'{question.comment}, or "{SKIPPED}" to see it without a guess'
    kept = {"tags": ["experiment"], "deletable": False}  # `d d`, pressed beside the form
    yield f'check.{PREDICT}("{name}", guess=None)  # {how}', "code", guess_id(name), kept


def solutions_cell(name: str) -> Expanded:
    """Return the cell that marks all of a quiz, for those who learn without an instructor."""
    text = f'check.solutions("{name}")  # when you have answered all of it'
    return text, "code", f"{name}-{SOLUTIONS}", {"tags": ["experiment", SOLUTIONS]}


def question_text(question: Any) -> str:
    """Return a question as Markdown, with its options."""
    points = "1 point" if question.points == 1 else f"{question.points:g} points"
    if getattr(question, "at_grading", False):
        points += ", counts at grading"
    parts = [f"**{question.key}. {question.title}** ({points})", question.text]
    options = options_text(question)
    if options:
        parts.append(options)
    return "\n\n".join([*parts, f"*{question.instruction}*"])


def options_text(question: Any) -> str:
    """Return the options of a question as Markdown; nothing if it has none."""
    options = getattr(question, "options", {})
    return "\n".join(f"- **{letter}.** {text}" for letter, text in options.items())


def answer_text(quiz: Any) -> str:
    """Return the cell of a quiz's answers: blank, and then with the right ones as solution."""
    blank = [f'    "{each.key}": None,  # {each.comment}' for each in quiz.decided]
    right = [f'    "{each.key}": {json.dumps(each.reference)},' for each in quiz.decided]
    lines = [f"{quiz.name} = {{", *blank, "}", "### BEGIN SOLUTION"]
    return "\n".join([*lines, f"{quiz.name} = {{", *right, "}", "### END SOLUTION"])


def nbgrader_metadata(
    grade_id: str | None, grade: bool, solution: bool, points: float | None = None
) -> dict[str, Any]:
    """Return what nbgrader keeps on a cell of the gradebook."""
    metadata: dict[str, Any] = {
        "schema_version": 3,
        "grade_id": grade_id,
        "grade": grade,
        "solution": solution,
        "locked": not solution,
        "task": False,
    }
    if points is not None:
        metadata["points"] = points
    return {"nbgrader": metadata}
