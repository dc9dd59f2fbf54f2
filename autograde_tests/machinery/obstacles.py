"""Cards for what keeps a check from judging an answer, or from being sure of it."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import replace

from .calling import Failure
from .cards import Card
from .cells import Standing, State
from .exercises import Exercise
from .feedback import listed


def usage_card(names: Sequence[str], asked: object) -> Card:
    """Return the card that says how a check is called.

    Parameters
    ----------
    names : sequence of str
        The exercises of the notebook.
    asked
        What it was called with, which is no exercise.

    Examples
    --------
    >>> print(usage_card(["relu", "softmax"], "rellu"))
    ○ check: there is no exercise called rellu
      Did you mean `check("relu")`? This notebook has `relu` and `softmax`.
    """
    near = difflib.get_close_matches(_name_of(asked), names, 1)
    title = f"check: there is no exercise called {_name_of(asked)}"
    if not isinstance(asked, str) and not hasattr(asked, "__name__"):
        title = f"check: no exercise, but a value of type {type(asked).__name__}"
    advice = f'Did you mean `check("{near[0]}")`?' if near else f'Write `check("{names[0]}")`.'
    return Card(title, f"{advice} This notebook has {listed(names)}.", tone="open")


def _name_of(asked: object) -> str:
    name = asked if isinstance(asked, str) else getattr(asked, "__name__", "")
    return str(name)[:80]


def standing_card(exercise: Exercise, standing: Standing, in_memory: bool) -> Card:
    """Return the card where the cell of an exercise has not defined it.

    Parameters
    ----------
    exercise : Exercise
    standing : Standing
    in_memory : bool
        Whether another version is there.
    """
    name = exercise.name
    if standing.state is State.MISNAMED:
        title = f"{name}: its cell does not define it"
        said = listed(standing.defines) if standing.defines else "nothing"
        summary = f"The cell defines {said}. It is `{name}` that is asked for."
    else:
        title = f"{name}: its cell does not run"
        summary = f"It ends before `{name}` is there."
        if standing.failure:
            summary = _told(standing.failure)
    if in_memory and standing.later:
        summary += f" The `{name}` in memory is another cell's; it was not checked."
    elif in_memory:
        summary += f" An older `{name}` is still in memory; it was not checked."
    return Card(title, summary, points=0.0, tone="failed")


def marred_card(card: Card, exercise: Exercise, standing: Standing) -> Card:
    """Return a check's card where the version in memory is not all that the cell says.

    Parameters
    ----------
    card : Card
        What the check found.
    exercise : Exercise
    standing : Standing
    """
    name = exercise.name
    if standing.state is State.ELSEWHERE:
        note = f"This `{name}` is another cell's, which ran later. Run its own cell, then this one."
        return _not_green(card, note, "but not of its own cell", "open")
    note = f"`{name}` is there, but its cell fails below it."
    if standing.failure:
        note += f" {_told(standing.failure)}"
    return _not_green(card, note, "but its cell fails", "failed")


def stale_card(card: Card, stale: Sequence[str]) -> Card:
    """Return a check's card where it passes by older versions of what it calls.

    Parameters
    ----------
    card : Card
        What the check found.
    stale : sequence of str
        The exercises whose cells do not run.
    """
    verb, them = ("does", "it") if len(stale) == 1 else ("do", "them")
    note = (
        f"It calls {listed(stale)}, whose cell{'s' * (len(stale) > 1)} {verb} not run: what is in "
        f"memory is older. Mend {them} first."
    )
    return _not_green(card, note, "but by an older version of what it calls", "open")


def unsaved_card(card: Card, keys: Sequence[str]) -> Card:
    """Return a check's card where some answers are in the form only, not in the notebook.

    Parameters
    ----------
    card : Card
        What the check found.
    keys : sequence of str
        The questions of those answers.
    """
    what = "answer to {} is" if len(keys) == 1 else "answers to {} are"
    note = (
        f"The {what.format(listed(keys))} in the form only. To keep them, copy the text below the "
        "form over the cell above it, and run that cell."
    )
    return _not_green(card, note, "but not all is saved", "open")


def _not_green(card: Card, note: str, but: str, tone: str) -> Card:
    if card.tone != "passed":
        return replace(card, summary=f"{note} {card.summary}")
    return replace(card, title=f"{card.title}, {but}", summary=note, tone=tone)


def stopped_card(name: str, seconds: float, failure: Failure | None) -> Card:
    """Return the card of a call that did not come back.

    Parameters
    ----------
    name : str
        The exercise.
    seconds : float
        How long it had been running; 0 if it was stopped by hand.
    failure : Failure or None
        The interrupt, with the student's line that was running.

    Examples
    --------
    >>> print(stopped_card("L2", 10, Failure("KeyboardInterrupt", "", 4, "while i < len(y):")))
    ✗ L2: still running after 10 s
      It was in line 4: `while i < len(y):`. Does it ever end?
    """
    title = f"{name}: still running after {seconds:g} s" if seconds else f"{name}: stopped"
    summary = "It had not come back yet."
    if failure and failure.line:
        summary = f"It was in line {failure.line_number}: {_code(failure.line)}."
    return Card(title, f"{summary} Does it ever end?", points=0.0, tone="failed")


def leftover_card(exercise: Exercise, number: int, line: str) -> Card:
    """Return the card of a function with code, and the line of the empty one above or below it."""
    return Card(
        f"{exercise.name}: a line to delete",
        f"Line {number}, {_code(line)}, still stands in your {exercise.kind.removeprefix('a ')}: "
        "delete it.",
        points=0.0,
        tone="open",
    )


def waits_card(exercise: Exercise, unfinished: Sequence[str]) -> Card:
    """Return the card of a function that is written, and calls others that are not."""
    verb = "does" if len(unfinished) == 1 else "do"
    return Card(
        f"{exercise.name}: waits for what it calls",
        f"It calls {listed(unfinished)}, which {verb} not pass yet: start there.",
        points=0.0,
        tone="open",
    )


def unseeded_card(card: Card, exercise: Exercise) -> Card:
    """Return the card of a grade where no seed is set: it is nobody's."""
    what = "hidden cases were drawn for this run alone"
    if exercise.is_quiz:
        what = "what counts at grading was not marked"
    note = (
        f"No grading seed is set: {what}, and this is nobody's grade. The check under an exercise "
        f'is `check("{exercise.name}")`.'
    )
    return replace(card, summary=f"{card.summary} {note}")


def _told(failure: Failure) -> str:
    where = f" in line {failure.line_number}: {_code(failure.line)}" if failure.line else ""
    said = failure.message.strip().rstrip(".").replace("`", "'")
    return f"{failure.kind}{where}{f' ({said})' if said else ''}."


def _code(line: str) -> str:
    return f"`{line.replace('`', chr(39))}`"
