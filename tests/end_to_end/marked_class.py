"""A class of five, marked with nbgrader's own commands: what the tests of this folder look at.

Everybody takes a way that the course offers: one student fetches and submits through the exchange,
the others send what `course submit` packs.
"""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.utils import get_username

from autograde_tests import exercises_of
from autograde_tests.machinery.exercises import Exercise, Mistake
from course_cli.samples import fill
from course_cli.submission import zip_name
from grading.seed import seed_file

WEEK = "week2"
NOTEBOOKS = ("logistic_regression", "numpy_basics", "quiz")
"""Those of the week that the class is given: all would take three times as long."""
EXERCISES = {name: exercises_of(f"{WEEK}/{name}") for name in NOTEBOOKS}

SOLVED = get_username()  # the exchange knows people by the name they log in with

CHOSEN = {
    "image2vector": "The number of channels",  # right on images of three channels
    "matrix_product": "The result has the type",  # right on fractions
}
"""The known mistake to make in an exercise, by the start of its hint; the first one elsewhere."""


@dataclass
class MarkedClass:
    """A course's folder in which everything has been done.

    Parameters
    ----------
    folder : Path
        The instructor's folder, with nbgrader_config.py in it.
    clone : Path
        The students' folder.
    said : dict of str to str
        What each command of nbgrader printed.
    """

    folder: Path
    clone: Path
    said: dict[str, str] = field(default_factory=dict)

    @property
    def seed(self) -> str:
        """The instructor's secret, which nbgrader_config.py made."""
        return seed_file(self.folder).read_text()

    def nbgrader(self, *arguments: str, where: Path | None = None) -> str:
        """Run a command of nbgrader; return what it printed."""
        environment = {
            **os.environ,
            # As in an activated environment.
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "COURSE_EXCHANGE": str(self.folder / "exchange"),
        }
        environment.pop("COURSE_GRADING_SEED", None)
        if where:  # a student's commands keep copies in their home
            environment["JUPYTER_DATA_DIR"] = str(where.parent / "home")
        said = _run(["nbgrader", *arguments], where or self.folder, environment)
        self.said[arguments[0]] = said
        return said

    def grades(self, student: str, notebook: str) -> dict[str, tuple[float, float]]:
        """Return the points and the most there is, by exercise, as the gradebook has them."""
        with Gradebook(f"sqlite:///{self.folder / 'gradebook.db'}", "neural-networks") as gradebook:
            found = gradebook.find_submission_notebook(notebook, WEEK, student)
            return {grade.name: (grade.score, grade.max_score) for grade in found.grades}


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, f"{command} ended with {done.returncode}:\n{done.stdout}"
    return done.stdout


def mark_class(root: Path, built: Mapping[str, str], place: Path) -> MarkedClass:
    """Take a class through nbgrader's whole cycle in an empty folder."""
    course = MarkedClass(place / "course", place / "clone")
    _set_up(course, root, built)
    course.nbgrader("generate_assignment", WEEK)
    course.nbgrader("release_assignment", WEEK)
    shutil.copytree(course.folder / "notebooks", course.clone / "notebooks")

    course.nbgrader("fetch_assignment", WEEK, where=course.clone)
    _write(course.clone / WEEK, course.clone / WEEK, answers_of(SOLVED))
    course.nbgrader("submit", WEEK, where=course.clone)
    course.nbgrader("collect", WEEK)

    archive = course.folder / "downloaded" / WEEK / "archive"
    archive.mkdir(parents=True)
    _course(course, "lab", "--only-prepare")
    for student in ("blank", "wrong", "style"):
        _write(
            course.clone / "notebooks" / WEEK,
            course.clone / "workspace" / WEEK,
            answers_of(student),
        )
        command = ("submit", WEEK, "--student", student, "--to", str(archive))
        _course(course, *command, *(["--yes"] if student == "blank" else []))
    name = zip_name(WEEK, "broken", datetime.now(UTC))  # `course submit` refuses to pack this
    with zipfile.ZipFile(archive / name, "w") as broken:
        broken.writestr("numpy_basics.ipynb", '{"cells": [{"cell_type": "code", "sou')
    course.nbgrader("zip_collect", WEEK)

    course.nbgrader("autograde", WEEK)
    course.nbgrader("generate_feedback", WEEK)
    course.nbgrader("export", "--to=marks.csv")
    return course


def _set_up(course: MarkedClass, root: Path, built: Mapping[str, str]) -> None:
    for folder in (course.folder, course.clone):
        folder.mkdir()
        shutil.copy(root / "nbgrader_config.py", folder)
    for notebook in NOTEBOOKS:
        name = f"build/source/{WEEK}/{notebook}.ipynb"
        path = course.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(built[name])


def _course(course: MarkedClass, *arguments: str) -> None:
    command = [sys.executable, "-m", "course_cli", *arguments]
    _run(command, course.clone, dict(os.environ))


def answers_of(student: str) -> dict[str, dict[str, str]]:
    """Return what a student writes into the answer cells, by notebook and exercise.

    Who writes nothing for a notebook does not hand it in.
    """
    if student == "style":
        exercises = EXERCISES["numpy_basics"].values()
        return {"numpy_basics": {e.name: e.source((*e.equivalents, None)[0]) for e in exercises}}
    return {
        name: {
            exercise.name: exercise.source(chosen_mistake(exercise) if student == "wrong" else None)
            for exercise in exercises.values()
            if student != "blank"
        }
        for name, exercises in EXERCISES.items()
    }


def chosen_mistake(exercise: Exercise) -> Mistake:
    """Return the mistake that the wrong student makes in an exercise."""
    start = CHOSEN.get(exercise.name, "")
    return next(mistake for mistake in exercise.mistakes if mistake.hint.startswith(start))


def _write(editions: Path, folder: Path, answers: dict[str, dict[str, str]]) -> None:
    """Write answers into the student edition; what there are no answers for is not handed in."""
    for path in sorted(folder.glob("*.ipynb")):
        if path.stem in answers:
            notebook = json.loads((editions / path.name).read_bytes())
            path.write_text(json.dumps(fill(notebook, answers[path.stem])))
        else:
            path.unlink()
