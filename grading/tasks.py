"""What an assignment asks for: its exercises, and what each is worth."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from .marking import Assignment


@dataclass(frozen=True)
class Task:
    """An exercise of the assignment, as the report names it.

    Parameters
    ----------
    notebook, name : str
    points : float
    hints : tuple of str
        Of its known mistakes, in the order of their declaration.
    """

    notebook: str
    name: str
    points: float
    hints: tuple[str, ...] = ()


def tasks_of(assignment: Assignment) -> tuple[Task, ...]:
    """Return what an assignment's grader marks, in the order of the notebooks.

    What is left out for want of a package is not among it.
    """
    tasks = []
    for notebook, text in assignment.notebooks.items():
        declared = assignment.exercises(notebook)
        for cell in json.loads(text)["cells"]:
            settings = cell["metadata"].get("nbgrader", {})
            if not settings.get("grade") or cell["cell_type"] != "code":
                continue
            name = settings["grade_id"]
            if name in declared:
                exercise = declared[name]
                if exercise.missing:
                    continue
                hints = tuple(mistake.hint for mistake in exercise.mistakes)
                tasks.append(Task(notebook, name, exercise.points, hints))
            elif not settings.get("solution"):
                tasks.append(Task(notebook, name, float(settings.get("points", 0))))
    return tuple(tasks)


def points_by_hand(assignment: Assignment, tasks: Iterable[Task]) -> float:
    """Return how many points of an assignment a person gives."""
    automatic = {(task.notebook, task.name) for task in tasks}
    return sum(
        float(settings.get("points", 0))
        for notebook, text in assignment.notebooks.items()
        for cell in json.loads(text)["cells"]
        if (settings := cell["metadata"].get("nbgrader", {}))
        and (settings.get("grade") or settings.get("task"))
        and (notebook, settings["grade_id"]) not in automatic
    )
