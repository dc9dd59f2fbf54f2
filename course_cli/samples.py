"""A small class of made-up submissions, from the exercises' own declarations.

What they hand in is known, so what they should get is known: the demonstration shows it and the
tests hold it.
"""

import copy
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograde_tests import exercises_of
from autograde_tests.machinery.agreed import answered_in
from autograde_tests.machinery.exercises import Exercise
from autograde_tests.machinery.quizzes import Quiz

Notebook = dict[str, Any]


@dataclass(frozen=True)
class Sample:
    """One student's submission.

    Parameters
    ----------
    student : str
        The student's id.
    story : str
        What the student did, in a few words.
    files : dict of str to bytes
        The files handed in, by name.
    """

    student: str
    story: str
    files: dict[str, bytes]


def answer_cells(notebook: Notebook) -> dict[str, dict[str, Any]]:
    """Return a notebook's answer cells by the name of their exercise, in order."""
    cells = {}
    for cell in notebook["cells"]:
        grade_id = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
        if exercise := answered_in(grade_id):
            cells[exercise] = cell
    return cells


def written_cells(notebook: Notebook) -> dict[str, dict[str, Any]]:
    """Return the cells of a notebook's answers that a person marks, by name in the gradebook."""
    found = {}
    for cell in notebook["cells"]:
        settings = cell["metadata"].get("nbgrader", {})
        if settings.get("grade") and settings.get("solution"):
            found[settings["grade_id"]] = cell
    return found


def fill(notebook: Notebook, answers: Mapping[str, str]) -> Notebook:
    """Return a copy of a student's notebook with answers written into it.

    Parameters
    ----------
    notebook : dict
        The student edition.
    answers : dict of str to str
        The source to put into each exercise's answer cell, and the text into each cell of
        `written_cells`; other cells stay as they are.

    Raises
    ------
    KeyError
        If the notebook has no answer cell for one of the answers.
    """
    filled = copy.deepcopy(notebook)
    cells = answer_cells(filled) | written_cells(filled)
    for name, source in answers.items():
        if name not in cells:
            raise KeyError(f"no answer cell for {name!r}; there is one for {', '.join(cells)}")
        cells[name]["source"] = source
    return filled


def sample_class(week: str, release: Path) -> list[Sample]:
    """Return a class that hands in a week's notebooks.

    Parameters
    ----------
    week : str
        Such as ``week2``.
    release : Path
        The folder with the student edition of that week.
    """
    students: list[tuple[str, str, Callable[[dict[str, Exercise]], dict[str, str]]]] = [
        ("amara", "left everything blank", lambda _: {}),
        ("bruno", "wrote the first half", _first_half),
        ("chidi", "made one known mistake in each", lambda exercises: _mistaken(exercises, 0)),
        ("daria", "made another known mistake in each", lambda exercises: _mistaken(exercises, -1)),
        ("emil", "solved everything", _solved),
        ("farah", "solved everything in another style", _other_style),
        ("goran", "handed in a broken file", _solved),
    ]
    editions = {
        path.name: json.loads(path.read_bytes()) for path in sorted(release.glob("*.ipynb"))
    }
    samples = []
    for student, story, answers in students:
        files = {}
        for name, notebook in editions.items():
            declared = exercises_of(f"{week}/{name.removesuffix('.ipynb')}")
            exercises = {
                name: declared[name] for name in answer_cells(notebook) if name in declared
            }
            files[name] = json.dumps(fill(notebook, answers(exercises)), indent=1).encode()
        samples.append(Sample(student, story, files))
    broken = samples[-1].files
    first = min(broken)
    broken[first] = broken[first][: len(broken[first]) // 2]
    return samples


def _solved(exercises: dict[str, Exercise]) -> dict[str, str]:
    solved = {name: exercise.source() for name, exercise in exercises.items()}
    return solved | _written(exercises)


def _written(exercises: dict[str, Exercise]) -> dict[str, str]:
    return {
        quiz.grade_id(question): question.model_answer
        for quiz in exercises.values()
        if isinstance(quiz, Quiz)
        for question in quiz.marked_by_hand
    }


def _first_half(exercises: dict[str, Exercise]) -> dict[str, str]:
    half = list(exercises)[: len(exercises) // 2]
    return {name: exercises[name].source() for name in half}


def _mistaken(exercises: dict[str, Exercise], which: int) -> dict[str, str]:
    return {
        name: exercise.source(exercise.mistakes[which] if exercise.mistakes else None)
        for name, exercise in exercises.items()
    }


def _other_style(exercises: dict[str, Exercise]) -> dict[str, str]:
    solved = {
        name: exercise.source(exercise.equivalents[0] if exercise.equivalents else None)
        for name, exercise in exercises.items()
    }
    return solved | _written(exercises)
