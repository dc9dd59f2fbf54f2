"""Put what passes its visible checks into the student's own package, and judge what lies there."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Any

from course_utils.own_package import FOLDER, BrokenModule, Entry, Piece, Shelf, package_files
from course_utils.own_package.blocks import statements
from course_utils.toolbox import load, look_again

from .exercises import Exercise, exercises_of
from .judging import is_answer
from .limits import Stopped
from .taking_along import StaysBehind, piece_of, topic_of
from .visible import visible_verdicts

STAYS = "It stays in this notebook: {}."
ATTEMPTS = 5
"""How often a module is read again that somebody else has written meanwhile."""

_refused: dict[str, str] = {}
"""Why a function was not kept, by its stamp, so that it is not judged at every check."""


def passes(package: str, notebook: str, name: str, version: Any) -> bool:
    """Say whether a version passes the visible checks of an exercise.

    Parameters
    ----------
    package : str
        Of the course's content.
    notebook, name : str
        The exercise.
    version : function or class
    """
    try:
        exercise = exercises_of(notebook, package)[name]
    except (ValueError, KeyError):  # of another edition of the course
        return False
    return not exercise.missing and not trouble_of(exercise, version)


def keep_function(
    shelf: Shelf, notebook: str, exercise: Exercise, exercises: Mapping[str, Exercise], names: Any
) -> str:
    """Put a function that has passed into the student's package; say what there is to say.

    What it uses of the same notebook goes first.

    Parameters
    ----------
    shelf : Shelf
    notebook : str
    exercise : Exercise
    exercises : mapping of str to Exercise
        Those of the notebook.
    names : mapping of str to any
        What the notebook has.

    Returns
    -------
    str
        A sentence for the card; "" if nothing is new.
    """
    topic = topic_of(exercise)
    if not topic or exercise.is_handed_out or not is_answer(exercise, names.get(exercise.name)):
        return ""
    for name in exercise.uses:
        keep_function(shelf, notebook, exercises[name], exercises, names)
    try:
        piece = piece_of(names[exercise.name], exercise.name, exercises)
        entry = Entry(exercise.name, notebook, exercise.reference.__name__)
        return _put(shelf, topic, piece, entry, exercise)
    except StaysBehind as error:
        return STAYS.format(error)
    except BrokenModule as error:
        return STAYS.format(f"{FOLDER}/{topic}.py does not take it, {error}")
    except OSError as error:
        return f"It was not written to {FOLDER}: {error.strerror or error}."
    except KeyboardInterrupt:
        return f"It was not written to {FOLDER}: you have stopped that."
    finally:
        look_again()


def _put(shelf: Shelf, topic: str, piece: Piece, entry: Entry, exercise: Exercise) -> str:
    for _ in range(ATTEMPTS):
        if shelf.is_edited(topic, piece.name):
            return _put_aside(shelf, topic, piece)
        before, after = shelf.with_piece(topic, piece, entry.notebook)
        is_there = before == after
        known = shelf.entries().get(topic, {}).get(piece.name)
        if is_there and known and shelf.stamp(topic, piece.name) in known.passed:
            return ""
        why = _refusal(shelf, topic, exercise, piece, after)
        if why:
            return STAYS.format(why)
        if shelf.put(topic, piece, entry, before, after):
            said = "" if is_there else f"It is in {FOLDER}/{topic}.py now."
            return " ".join(filter(None, [said, _furnish(shelf)]))
    return f"It was not written to {FOLDER}: another notebook is writing there all the time."


def _furnish(shelf: Shelf) -> str:
    """Renew README, tests and the like; say what is not as it should be."""
    try:
        shelf.furnish(package_files)
    except OSError as error:
        return f"Its README and tests are not up to date: {error.strerror or error}."
    return ""


def _put_aside(shelf: Shelf, topic: str, piece: Piece) -> str:
    lines = [need.line for need in piece.needs]
    text = "\n".join([*lines, *([""] * 2 * bool(lines)), piece.source])
    if _is_there(piece, shelf.text(topic)):
        return ""
    file = shelf.put_aside(topic, piece.name, text)
    return (
        f"{FOLDER}/{topic}.py has changes of yours in `{piece.name}`, which stay: this version is "
        f"in {FOLDER}/{file.parent.name}/{file.name}."
    )


def _is_there(piece: Piece, module: str) -> bool:
    """Say whether somebody has written the same by hand."""
    try:
        lines = {ast.unparse(node) for node in statements(module)}
    except BrokenModule:
        return False
    return lines >= {ast.unparse(node) for node in statements(piece.source)}


def _refusal(shelf: Shelf, topic: str, exercise: Exercise, piece: Piece, module: str) -> str:
    """Say why a function does not stand alone, outside of its notebook; "" if it does."""
    text = shelf.stamp(topic, piece.name, module)
    if text not in _refused:
        try:
            version = load(module, shelf.file(topic))[piece.name]
        except BrokenModule as error:
            return str(error)
        trouble = trouble_of(exercise, version)
        if not trouble:
            return ""
        _refused[text] = f"without this notebook it does not pass, {trouble}"
    return _refused[text]


def trouble_of(exercise: Exercise, version: Any) -> str:
    """Say what is wrong with a version, by its visible checks; "" if they pass.

    Parameters
    ----------
    exercise : Exercise
    version : function or class

    Raises
    ------
    KeyboardInterrupt
        If somebody stops it: that says nothing of the version.
    """
    try:
        verdicts = visible_verdicts(exercise, version)
    except Stopped as stopped:
        if not stopped.seconds:
            raise KeyboardInterrupt from stopped
        return "it does not come to an end"
    failed = next((verdict for verdict in verdicts if not verdict.passed), None)
    if failed is None:
        return ""
    message = failed.difference.message if failed.difference else ""
    return f"'{failed.case.name}': {message.rstrip('.')}"
