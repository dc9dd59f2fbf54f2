"""What a check leaves behind in the student's folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from course_utils.own_package import shelf_above
from course_utils.progress import FILE, Standing, read, record, workspace_above

from .cards import NOT_ANSWERED, UNREADABLE, Card
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
    workspace, standing = workspace_above(), standing_of(notebook, exercise, card)
    if workspace is None or standing is None:
        return card
    try:
        record(workspace, standing)
    except OSError as error:
        said = f"{card.summary} This was not written to {FILE}: {error.strerror or error}."
        card = replace(card, summary=said)
    shelf = shelf_above(workspace)
    if shelf is None or standing.state != "passed" or exercise.is_quiz:
        return card
    told = keep_function(shelf, notebook, exercise, exercises, names)
    return replace(card, summary=f"{card.summary} {told}") if told else card


def standing_of(notebook: str, exercise: Exercise, card: Card) -> Standing | None:
    """Return how an exercise stands by its card; None where there was nothing to look at.

    Parameters
    ----------
    notebook : str
        Week and notebook, such as ``"week2/numpy_basics"``.
    exercise : Exercise
    card : Card
        What the check says.
    """
    if card.stands == "unknown":  # as after a restart: it says nothing of what was done before
        return None
    state = card.stands or ("passed" if card.tone == "passed" else "failed")
    without = (NOT_ANSWERED, UNREADABLE)
    answered = sum(row.word not in without for row in card.rows) if exercise.is_quiz else 0
    return Standing(notebook, exercise.name, state, card.points or 0.0, answered=answered)


def standings_kept(notebook: str) -> dict[str, Standing] | None:
    """Return what is written down of a notebook's exercises; None where there is nowhere to write.

    Parameters
    ----------
    notebook : str
        Week and notebook, such as ``"week2/numpy_basics"``; "" if it has no name.
    """
    workspace = workspace_above() if notebook else None
    return None if workspace is None else read(workspace).get(notebook, {})
