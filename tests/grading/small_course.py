"""A small course in a folder of its own, and a way to grade it without waiting."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config, PyFileConfigLoader

from autograde_tests import exercises_of
from autograde_tests.machinery.agreed import SEED_VARIABLE, answer_id, notebook_metadata
from course_cli.samples import fill
from course_utils.about import EDITION
from grading.classroom import Classroom, Results, load_assignment, only_one
from grading.content import Content
from grading.limits import Limits
from grading.marking import Assignment, Marker, Submission
from grading.results import SubmissionResult
from grading.workers import Pool

ROOT = Path(__file__).resolve().parents[2]
SEED = "a seed for tests"
CONTENT = Content("autograde_tests.weeks", "course_utils")
LIMITS = Limits(cell_seconds=10, call_seconds=5, total_seconds=60)
STUB = "raise NotImplementedError()"
EXERCISES = ("basic_sigmoid", "sigmoid", "L1")
ESSAY, BY_HAND = "why", "by-hand"


def settings() -> Config:
    """Return what nbgrader_config.py says."""
    os.environ.setdefault(SEED_VARIABLE, SEED)
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    del config["CourseDirectory"], config["Exchange"]
    return config


CONFIG = """
c = get_config()
load_subconfig("nbgrader_config.py", path={root!r})
c.CourseDirectory.root = {folder!r}
c.CourseDirectory.source_directory = "source"
c.CourseDirectory.release_directory = "release"
c.CourseDirectory.db_url = {db_url!r}
c.Exchange.root = {exchange!r}
"""


def cell(source: str, kind: str = "code", **nbgrader: Any) -> dict[str, Any]:
    """Return a cell; with keywords, one that nbgrader knows."""
    flags = {"grade": False, "solution": False, "locked": False, "task": False}
    metadata = {"nbgrader": {"schema_version": 3, **flags, **nbgrader}} if nbgrader else {}
    code = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "source": source, "metadata": metadata, **code}


def notebook(cells: list[dict[str, Any]], edition: str = "2026.11") -> dict[str, Any]:
    """Return a notebook of these cells, and of an edition of the course."""
    for number, each in enumerate(cells):
        each.setdefault("id", f"c{number}")
    metadata = notebook_metadata() | {EDITION: edition}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def instructor_edition() -> dict[str, Any]:
    """Return three exercises, a written answer, and code that a person marks."""
    declared = exercises_of("week2/numpy_basics")
    cells = [
        cell(
            "import math\nimport numpy as np\nfrom autograde_tests import notebook_checks\n"
            'check = notebook_checks("week2/numpy_basics")'
        )
    ]
    for name in EXERCISES:
        head, _, body = declared[name].source().partition("\n")
        source = f"{head}\n    ### BEGIN SOLUTION\n{body}\n    ### END SOLUTION"
        cells.append(cell(source, grade_id=answer_id(name), solution=True))
        test = f'check("{name}")\n### BEGIN HIDDEN TESTS\ncheck.grade("{name}")\n'
        points = declared[name].points
        options = {"grade_id": name, "grade": True, "locked": True, "points": points}
        cells.append(cell(f"{test}### END HIDDEN TESTS", **options))
    by_hand = {"grade": True, "solution": True, "points": 3}
    cells.append(cell("Because the slope is 1.", "markdown", grade_id=ESSAY, **by_hand))
    source = "x = None\n### BEGIN SOLUTION\nx = 1\n### END SOLUTION"
    cells.append(cell(source, grade_id=BY_HAND, **by_hand))
    return notebook(cells)


def handed_in(
    answers: Mapping[str, str], essay: str = "", extra: Any = (), edition: str = "2026.11"
) -> bytes:
    """Return a submission: answers written, all else blank."""
    declared = exercises_of("week2/numpy_basics")
    blank = {name: f"{declared[name].source().splitlines()[0]}\n    {STUB}" for name in EXERCISES}
    written = fill(instructor_edition(), blank | dict(answers))
    for each in written["cells"]:
        each["source"] = each["source"].split("\n### BEGIN")[0]
        if each["metadata"].get("nbgrader", {}).get("grade_id") == ESSAY:
            each["source"] = essay or "YOUR ANSWER HERE"
    written["cells"] += list(extra)
    return json.dumps(notebook(written["cells"], edition)).encode()


def solutions(*names: str) -> dict[str, str]:
    """Return right answers to some exercises."""
    declared = exercises_of("week2/numpy_basics")
    return {name: declared[name].source() for name in names}


def points(*names: str) -> float:
    """Return what some exercises are worth."""
    declared = exercises_of("week2/numpy_basics")
    return sum(declared[name].points for name in names)


class Course:
    """A course with one assignment, week2, of one notebook, numpy_basics."""

    def __init__(self, folder: Path, db_url: str = "") -> None:
        self.folder = folder
        self.db_url = db_url or f"sqlite:///{folder / 'gradebook.db'}"
        (folder / "source" / "week2").mkdir(parents=True)
        self.write_source(instructor_edition())
        (folder / "nbgrader_config.py").write_text(
            CONFIG.format(
                root=str(ROOT), folder=str(folder), db_url=self.db_url, exchange=str(folder / "x")
            )
        )

    def write_source(self, edition: Any) -> None:
        """Write the instructor's notebook."""
        file = self.folder / "source" / "week2" / "numpy_basics.ipynb"
        file.write_text(json.dumps(edition))

    def hand_in(self, student: str, content: bytes, name: str = "numpy_basics.ipynb") -> Path:
        """Lay a submission where nbgrader's collect would."""
        folder = self.folder / "submitted" / student / "week2"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "timestamp.txt").write_text("2026-01-01 12:00:00 UTC")
        (folder / name).write_bytes(content)
        return folder

    @property
    def coursedir(self) -> CourseDirectory:
        """The course as nbgrader's code sees it."""
        directory = CourseDirectory(config=self.config)
        directory.root = str(self.folder)
        directory.source_directory = "source"
        directory.release_directory = "release"
        directory.db_url = self.db_url
        directory.course_id = "neural-networks"
        return directory

    config = settings()

    def assignment(self, seed: str = SEED) -> Assignment:
        """Return the assignment, with cheap limits."""
        return load_assignment(self.coursedir, "week2", seed, LIMITS, True)

    def classroom(self, assignment: Assignment | None = None) -> Classroom:
        """Return the classroom."""
        return Classroom(self.coursedir, assignment or self.assignment())

    def grade(self, assignment: Assignment | None = None, **options: Any) -> Results:
        """Grade here and now, one after the other; return the results."""
        with only_one(self.folder):
            return self.classroom(assignment).grade(at_once, **options)

    @contextmanager
    def gradebook(self) -> Iterator[Gradebook]:
        """Open the gradebook."""
        with Gradebook(self.db_url, "neural-networks") as gradebook:
            yield gradebook

    def dump(self) -> list[tuple[Any, ...]]:
        """Return all that the gradebook says about submissions."""
        with self.gradebook() as gradebook:
            return sorted(
                (
                    submission.student_id,
                    str(submission.timestamp),
                    row.name,
                    row.late_submission_penalty,
                    row.score,
                    *sorted(
                        (g.name, g.auto_score, g.manual_score, g.extra_credit, g.needs_manual_grade)
                        for g in row.grades
                    ),
                    *sorted((c.name, c.auto_comment, c.manual_comment) for c in row.comments),
                )
                for submission in gradebook.assignment_submissions("week2")
                for row in submission.notebooks
            )

    def nbgrader(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Call one of nbgrader's commands."""
        return subprocess.run(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment | environment,
            capture_output=True,
            text=True,
        )

    @staticmethod
    def command(*arguments: str) -> list[str]:
        """Return the command line of one of nbgrader's commands."""
        return [sys.executable, "-m", "nbgrader", *arguments]

    environment = {
        **os.environ,
        SEED_VARIABLE: SEED,
        "JUPYTER_PREFER_ENV_PATH": "1",
        "PYTHONPATH": str(ROOT),
    }


_results: dict[tuple[str, str], SubmissionResult] = {}
_markers: dict[str, Marker] = {}
marked: list[str] = []
"""The students whose submission was marked, in order; tests empty it."""


class AtOnce(Pool):
    """Marks in this process, and remembers what it has marked before."""

    def submit(self, function: Callable[..., Any], /, *given: Any, **_: Any) -> Future[Any]:
        """Mark a submission."""
        assignment, submission = given
        future: Future[Any] = Future()
        future.set_result(marks(assignment, submission))
        return future


def marks(assignment: Assignment, submission: Submission) -> SubmissionResult:
    """Mark a submission in a real sandbox, once."""
    marked.append(submission.student)
    key = assignment.digest, submission.digest
    if key not in _results:
        if assignment.digest not in _markers:
            close_markers()
            _markers[assignment.digest] = Marker(assignment)
        _results[key] = _markers[assignment.digest].mark(submission)
    known = SubmissionResult.from_json(_results[key].to_json())
    return replace(known, student=submission.student)


def close_markers() -> None:
    """End the sandboxes."""
    for marker in _markers.values():
        marker.close()
    _markers.clear()


@contextmanager
def at_once() -> Iterator[Pool]:
    """Make such an executor."""
    yield AtOnce()
