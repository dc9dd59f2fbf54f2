"""What a card tells the label of an answer cell, which is drawn in the browser."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from course_utils.explorers.answers import shown

from .cards import Card
from .exercises import Exercise
from .quizzes import Quiz

__all__ = ["marked"]


def marked(card: Card, exercise: Exercise, text: str, answers: Any) -> Card:
    """Return a card that says, to programs, which exercise it is about and what it has looked at.

    The label compares that with the answer cell: it may have been edited since, and a notebook
    that is opened again has nothing else to tell it.

    Parameters
    ----------
    card : Card
    exercise : Exercise
    text : str
        That of the answer cell, as it last ran; "" if that is not known.
    answers : Any
        Those to a quiz, which its form changes without running the cell.

    Examples
    --------
    >>> double = Exercise("double", "Twice", lambda x: 2 * x, ())
    >>> marked(Card("double", "Right."), double, "def double(x): ...", None).marks
    (('exercise', 'double'), ('state', 'passed'), ('text', '40bc9474'))
    """
    marks = {"exercise": exercise.name, "state": card.tone}
    if text:
        marks["text"] = f"{zlib.crc32(text.encode('utf-8', 'replace')):08x}"
    if isinstance(exercise, Quiz) and isinstance(answers, Mapping):
        given = {each.key: shown(answers.get(each.key)) for each in exercise.decided}
        marks["answers"] = json.dumps(given)
    return replace(card, marks=tuple(marks.items()))
