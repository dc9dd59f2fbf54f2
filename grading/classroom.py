"""Grade a class: every submission on every core, each result kept the moment it is there."""

from __future__ import annotations

import contextlib
import fcntl
import fnmatch
import hmac
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from nbgrader.coursedir import CourseDirectory

from .content import content_from
from .dispatch import guarded, marked
from .editions import prepared
from .entering import enter_assignment
from .errors import GradingError, Trouble
from .fingerprint import fingerprint
from .handed_in import TIMESTAMP, read_files, readable, timestamp_of, without_clashes
from .keeping import Keeper, Results, result_files
from .left_out import worth_nothing
from .limits import Limits
from .marking import Assignment, Submission, answer_keys
from .nbgrader_compat import settings_of
from .records import Recorder, handouts, open_gradebook
from .results import SubmissionResult
from .settings import errors_carried_forward
from .workers import MakePool


@dataclass(frozen=True)
class Progress:
    """How far a run is.

    Parameters
    ----------
    student : str
        Whose submission has just been dealt with.
    done, total : int
    result : SubmissionResult
    reused : bool
        Whether the result was already there.
    """

    student: str
    done: int
    total: int
    result: SubmissionResult
    reused: bool


@contextlib.contextmanager
def only_one(root: Path) -> Iterator[None]:
    """Hold the course's grading lock: a second grader is told, and changes nothing.

    Raises
    ------
    GradingError
        If another grader is at work.
    """
    folder = root / ".course"
    folder.mkdir(exist_ok=True)
    with (folder / "grading.lock").open("a+") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            stream.seek(0)
            raise GradingError(
                f"another grader is at work here (process {stream.read().strip() or 'unknown'}); "
                "start this one again when it has finished"
            ) from error
        stream.truncate(0)
        stream.write(str(os.getpid()))
        stream.flush()
        yield


def load_assignment(
    coursedir: CourseDirectory, name: str, seed: str, limits: Limits, confined: bool
) -> Assignment:
    """Read the instructor's notebooks of an assignment.

    Raises
    ------
    GradingError
        If there are none, or one cannot be graded with.
    """
    folder = Path(coursedir.format_path(coursedir.source_directory, ".", name))
    notebooks = {path.stem: path.read_text() for path in sorted(folder.glob("*.ipynb"))}
    if not notebooks:
        raise GradingError(
            f"there is no notebook in {folder}; build the course first (make notebooks), then "
            f"nbgrader generate_assignment {name}"
        )
    notebooks = prepared(coursedir, folder, notebooks)
    seed = seed_of_assignment(seed, name)
    settings = settings_of(coursedir)
    content, forward = content_from(settings), errors_carried_forward(settings)
    notebooks = worth_nothing(content, name, notebooks)
    checks = fingerprint(content, name)
    return Assignment(name, seed, notebooks, content, checks, limits, confined, forward)


def seed_of_assignment(seed: str, name: str) -> str:
    """Return an assignment's own secret: who learns it from a worker knows of no other assignment.

    Examples
    --------
    >>> seed_of_assignment("x", "week2") == seed_of_assignment("x", "week3")
    False
    """
    return hmac.new(seed.encode(), name.encode(), "sha256").hexdigest()


def read_submission(folder: Path, student: str, handouts: Mapping[str, bytes]) -> Submission:
    """Read what a student handed in, within limits; what is left out is named.

    What a large notebook has shown is left out before its size counts.

    Parameters
    ----------
    folder : Path
    student : str
    handouts : mapping of str to bytes
        What the instructor hands out beside the notebooks: it counts, not a student's copy.

    Raises
    ------
    OSError
        If the folder itself cannot be read.
    Trouble
        If its name is none.
    """
    if readable(student) != student:
        raise Trouble("the name of the student's folder is not UTF-8: rename it")
    list(folder.iterdir())  # a folder that cannot be read is no submission without files
    files, left_out = read_files(folder, [".ipynb_checkpoints"])
    files.pop(TIMESTAMP, None)
    files, clashing = without_clashes(files, handouts)
    left_out += [
        f"{path} was left out: it is in the way of what the course hands out." for path in clashing
    ]
    _, problem = timestamp_of(folder)
    looks = (problem,) if problem else ()
    left_out = [sentence for sentence in left_out if not sentence.startswith(f"{TIMESTAMP} ")]
    return Submission(student, files | dict(handouts), tuple(left_out), looks)


def submitted(coursedir: CourseDirectory, assignment: str, student: str = "*") -> dict[str, Path]:
    """Return the submitted folders by student, without those whom nbgrader is to leave out."""
    pattern = Path(coursedir.format_path(coursedir.submitted_directory, "*", assignment))
    position = pattern.parts.index("*")
    base, below = Path(*pattern.parts[:position]), pattern.parts[position + 1 :]
    excluded = coursedir.student_id_exclude.split(",")
    return {
        folder.name: folder.joinpath(*below)
        for folder in sorted(base.glob(student))
        if _is_folder(folder.joinpath(*below)) and folder.name not in excluded
    }


class Classroom:
    """The submissions of one assignment, their results on disk, and the gradebook.

    Parameters
    ----------
    coursedir : nbgrader.coursedir.CourseDirectory
    assignment : Assignment
    """

    def __init__(self, coursedir: CourseDirectory, assignment: Assignment) -> None:
        self.coursedir = coursedir
        self.assignment = assignment
        self.results = result_files(coursedir, assignment.name)

    def submissions(self, student: str = "*") -> dict[str, Path]:
        """Return the submitted folders by student, without those whom nbgrader is to leave out."""
        return submitted(self.coursedir, self.assignment.name, student)

    def grade(
        self,
        make_pool: MakePool,
        student: str = "*",
        afresh: bool = False,
        told: Callable[[Progress], None] = lambda _: None,
    ) -> Results:
        """Grade the submissions that have no current result; record all.

        Call it within `only_one`. Where the course directory names a notebook, all notebooks of a
        submission are marked and only those that it names are recorded.

        Parameters
        ----------
        make_pool : callable
            Makes the pool of workers: processes of this machine, or a cluster's.
        student : str
            One student, or ``*``.
        afresh : bool
            Grade again also where nothing has changed.
        told : callable
            Hears of each submission when its result is safe.

        Returns
        -------
        Results
            By student.

        Raises
        ------
        GradingError
            If grading cannot start or go on: a reference fails, the disk is full.
        """
        asked = self._asked()
        folders = self.submissions(student)
        beside = self._handouts()
        answer_keys(self.assignment)  # before anything is marked or written
        week = self.assignment.name
        with open_gradebook(self.coursedir) as gradebook:
            enter_assignment(gradebook, self.coursedir, week, self.assignment.notebooks)
            keeper = Keeper(self.results, Recorder(gradebook, self.coursedir, week), asked)
            class_run = _ClassRun(self, folders, beside, keeper, told)
            class_run.grade(make_pool, afresh)
        return Results(self.results, folders)

    def _handouts(self) -> dict[str, bytes]:
        """Return what the instructor hands out beside the notebooks, by path."""
        files = handouts(self.coursedir, self.assignment.name)
        return {path: origin.read_bytes() for path, origin in files.items()}

    def _asked(self) -> set[str]:
        """Return the notebooks that the course directory names; none if it names them all."""
        pattern = self.coursedir.notebook_id
        if pattern == "*":
            return set()
        asked = set(fnmatch.filter(self.assignment.notebooks, pattern))
        if not asked:
            raise GradingError(
                f"no notebook of {self.assignment.name} is called {pattern!r}; there is: "
                f"{', '.join(self.assignment.notebooks)}"
            )
        return asked


class _ClassRun:
    """One run over a class.

    Parameters
    ----------
    classroom : Classroom
    folders : mapping of str to Path
        What was handed in, by student.
    beside : mapping of str to bytes
        What the instructor hands out beside the notebooks.
    keeper : Keeper
    told : callable
        Hears of each submission when its result is safe.
    """

    def __init__(
        self,
        classroom: Classroom,
        folders: Mapping[str, Path],
        beside: Mapping[str, bytes],
        keeper: Keeper,
        told: Callable[[Progress], None],
    ) -> None:
        self._assignment = classroom.assignment
        self._results = classroom.results
        self._folders = folders
        self._beside = beside
        self._keeper = keeper
        self._told = told
        self._done = 0

    def grade(self, make_pool: MakePool, afresh: bool) -> None:
        """Keep what is known and current, mark the rest."""
        waiting = []
        for student in self._folders:
            known = None
            if not afresh:
                known = guarded(self._assignment, student, partial(self._known, student))
            if known is None:
                waiting.append(student)
            else:
                self._finish(student, known, reused=not known.trouble)
        for student, result in marked(self._assignment, make_pool, waiting, self._read):
            self._finish(student, result, reused=False)

    def _read(self, student: str) -> Submission:
        return read_submission(self._folders[student], student, self._beside)

    def _known(self, student: str) -> SubmissionResult | None:
        """Return a student's result from its file; None if there is none, or it is not current."""
        submission = self._read(student)
        result = self._results.read(student)
        current = submission.digest, self._assignment.digest
        if result and (result.submission, result.assignment) == current:
            return result
        return None

    def _finish(self, student: str, result: SubmissionResult, reused: bool) -> None:
        """Keep a result, or in its place that it cannot be kept, and tell."""
        trouble = self._kept(student, result, reused)
        if trouble:
            self._kept(student, trouble, False)
        self._done += 1
        self._told(
            Progress(
                readable(student),
                self._done,
                len(self._folders),
                trouble or result,
                reused and not trouble,
            )
        )

    def _kept(
        self, student: str, result: SubmissionResult, reused: bool
    ) -> SubmissionResult | None:
        """Keep a result; return one without marks if it cannot be kept."""
        step = partial(self._keeper.keep, student, result, reused)
        return guarded(self._assignment, student, step)


def _is_folder(path: Path) -> bool:
    """Return whether a folder was handed in; also if we may not look into what holds it."""
    try:
        return path.is_dir()
    except OSError:
        return True


def cluster(address: str, assignment: Assignment) -> MakePool:
    """Return a maker of a pool of workers on a Dask cluster.

    Raises
    ------
    GradingError
        If Dask is not installed.
    """
    try:
        from .cluster import ClusterPool
    except ModuleNotFoundError as error:
        raise GradingError(
            f"grading on a cluster needs {error.name}; install it: pip install distributed"
        ) from error
    return lambda: ClusterPool(address, assignment)
