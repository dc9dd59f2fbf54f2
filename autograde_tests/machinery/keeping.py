"""What a check leaves behind in the student's folder."""

from __future__ import annotations

from dataclasses import replace

from course_utils.progress import FILE, Standing, record, workspace_above

from .cards import Card
from .exercises import Exercise


def keep(notebook: str, exercise: Exercise, card: Card) -> Card:
    """Write down what a check has found, where there is a student's folder; return its card.

    A folder that cannot be written costs the student nothing but the record: the card says so.

    Parameters
    ----------
    notebook : str
        Week and notebook, such as ``"week2/numpy_basics"``.
    exercise : Exercise
    card : Card
        What the check says.
    """
    workspace = workspace_above()
    if workspace is None:
        return card
    standing = Standing(notebook, exercise.name, card.tone, card.points or 0.0)
    try:
        record(workspace, standing)
    except OSError as error:
        said = f"{card.summary} This was not written to {FILE}: {error.strerror or error}."
        return replace(card, summary=said)
    return card
