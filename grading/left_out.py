"""Exercises that need a package which is not installed here: nobody gets marks for them.

Whether they count is decided for a class, not for each student: by the machine that grades. Where
the package is missing, such an exercise is worth nothing, in the gradebook too. With it, a
submission is graded again, for what is installed is part of the fingerprint of all marks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from autograde_tests.machinery.cards import Card
from autograde_tests.machinery.exercises import Exercise
from autograde_tests.machinery.feedback import left_out_card

from .content import Content
from .results import ExerciseResult


def left_out(content: Content, assignment: str, notebook: str) -> dict[str, Exercise]:
    """Return the exercises of a notebook that nobody can answer here, by name."""
    declared = content.exercises_of(assignment, notebook)
    return {name: exercise for name, exercise in declared.items() if exercise.missing}


def worth_nothing(
    content: Content, assignment: str, notebooks: Mapping[str, str]
) -> dict[str, str]:
    """Return the instructor's notebooks with no points for the exercises that are left out.

    Parameters
    ----------
    content : Content
    assignment : str
    notebooks : mapping of str to str
        As JSON text, by name.
    """
    changed = dict(notebooks)
    for name, text in notebooks.items():
        names = left_out(content, assignment, name)
        if names:
            notebook = json.loads(text)
            for cell in notebook["cells"]:
                settings = cell["metadata"].get("nbgrader", {})
                if settings.get("grade") and settings.get("grade_id") in names:
                    settings["points"] = 0
            changed[name] = json.dumps(notebook)
    return changed


def without_marks(exercise: Exercise) -> tuple[ExerciseResult, Card]:
    """Return what an exercise earns that is left out, nothing of nothing, and its card."""
    return ExerciseResult(points=0.0, max_points=0.0, unwritten=True), left_out_card(exercise)


def said_of(content: Content, assignment: str, notebooks: Mapping[str, str]) -> tuple[str, ...]:
    """Say which exercises are left out and how to have them marked, a sentence for each package."""
    names: dict[str, list[str]] = {}
    for notebook in notebooks:
        for name, exercise in left_out(content, assignment, notebook).items():
            names.setdefault(exercise.missing, []).append(f"{notebook}/{name}")
    return tuple(
        f"{', '.join(found)}: left out of the marks, and of the most that can be had, because the "
        f"package {package} is not installed for the Python that grades. Install it and grade "
        "again: everybody is then marked on all of it"
        for package, found in names.items()
    )
