"""What a check leaves behind in the student's folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from course_utils.own_package import shelf_above
from course_utils.progress import FILE, Standing, record, workspace_above

from .cards import Card
from .exercises import Exercise
from .own_library import keep_function


def keep(
    notebook: str,
    exercise: Exercise,
    card: Card,
    exercises: Mapping[str, Exercise],
    names: Mapping[str, Any],
) -> Card:
    """Write down what a check has found, where there is a student's folder; return its card.

    A function that has passed goes into the student's own package. A folder that cannot be written
    costs the student nothing but that: the card says so.

    Parameters
    ----------
    notebook : str
        Week and notebook, such as ``"week2/numpy_basics"``.
    exercise : Exercise
    card : Card
        What the check says.
    exercises : mapping of str to Exercise
        Those of the notebook.
    names : mapping of str to any
        What the notebook has.
    """
    workspace = workspace_above()
    if workspace is None:
        return card
    standing = Standing(notebook, exercise.name, card.tone, card.points or 0.0)
    try:
        record(workspace, standing)
    except OSError as error:
        said = f"{card.summary} This was not written to {FILE}: {error.strerror or error}."
        card = replace(card, summary=said)
    shelf = shelf_above(workspace)
    if shelf is None or card.tone != "passed" or exercise.is_quiz:
        return card
    told = keep_function(shelf, notebook, exercise, exercises, names)
    return replace(card, summary=f"{card.summary} {told}") if told else card
