"""Grade a class: every submission on every core, each result kept the moment it is there."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import fnmatch
import hashlib
import hmac
import json
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Future,
    wait,
)
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from nbgrader.apps import NbGrader
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import InterfaceError, OperationalError

from .bounded import how_it_ended
from .disk import is_full
from .editions import prepared
from .errors import GradingError, Trouble
from .handed_in import TIMESTAMP, read_files, readable, timestamp_of, without_clashes
from .helper import mark_in_worker
from .limits import Limits
from .marking import (
    Assignment,
    Submission,
    answer_keys,
    fingerprint_of_checks,
    unmarked,
)
from .records import (
    Recorder,
    enter_assignment,
    handouts,
    open_gradebook,
    read_json,
    write_atomically,
)
from .workers import MakeExecutor

log = logging.getLogger(__name__)
ONLY = " only "
"""What a record's stamp says before the names of notebooks, if not all were recorded."""
MAX_FLYING = 256 * 2**20
"""Bytes of the submissions that are with the workers at one time, unless one has more."""
LONGEST_NAME = 200
CONCERNS_ALL = {errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE}
"""Errors of the machine's that the next submission meets, too."""


@dataclass(frozen=True)
class Progress:
    """How far a run is.

    Parameters
    ----------
    student : str
        Whose submission has just been dealt with.
    done, total : int
    result : dict
    reused : bool
        Whether the result was already there.
    """

    student: str
    done: int
    total: int
    result: dict[str, Any]
    reused: bool


def course_directory(root: Path) -> Any:
    """Read the course's settings as nbgrader's commands do.

    Returns
    -------
    nbgrader.coursedir.CourseDirectory

    Raises
    ------
    GradingError
        If ``nbgrader_config.py`` cannot be read.
    """
    app = NbGrader(log_level="WARN", raise_config_file_errors=True)
    try:
        with contextlib.chdir(
            root
        ):  # nbgrader reads the settings of the folder that it is called in
            app.initialize([])
    except Exception as error:  # the file is Python: it can fail in any way
        raise GradingError(
            f"{root / 'nbgrader_config.py'} cannot be read: {type(error).__name__}: {error}"
        ) from error
    return CourseDirectory(parent=app)  # app.coursedir was made before the settings were read


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
    coursedir: Any, name: str, seed: str, limits: Limits, confined: bool
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
    return Assignment(name, seed, notebooks, fingerprint_of_checks(), limits, confined)


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
    os.listdir(folder)  # a folder that cannot be read is no submission without files
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


class Results(Mapping[str, dict[str, Any]]):
    """Results by student, each read from its file when it is asked for."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files

    def __getitem__(self, student: str) -> dict[str, Any]:
        result: dict[str, Any] = json.loads(self._files[student].read_bytes())
        return result

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


class Classroom:
    """The submissions of one assignment, their results on disk, and the gradebook.

    Parameters
    ----------
    coursedir : nbgrader.coursedir.CourseDirectory
    assignment : Assignment
    """

    def __init__(self, coursedir: Any, assignment: Assignment) -> None:
        self.coursedir = coursedir
        self.assignment = assignment
        self.results = Path(coursedir.root) / ".course" / "results" / assignment.name

    def submissions(self, student: str = "*") -> dict[str, Path]:
        """Return the submitted folders by student, without those whom nbgrader is to leave out."""
        pattern = Path(
            self.coursedir.format_path(
                self.coursedir.submitted_directory, "*", self.assignment.name
            )
        )
        position = pattern.parts.index("*")
        base, below = Path(*pattern.parts[:position]), pattern.parts[position + 1 :]
        excluded = self.coursedir.student_id_exclude.split(",")
        return {
            folder.name: folder.joinpath(*below)
            for folder in sorted(base.glob(student))
            if _is_folder(folder.joinpath(*below)) and folder.name not in excluded
        }

    def grade(
        self,
        executor: MakeExecutor,
        student: str = "*",
        afresh: bool = False,
        told: Callable[[Progress], None] = lambda progress: None,
    ) -> Results:
        """Grade the submissions that have no current result; record all.

        Call it within `only_one`. Where the course directory names a notebook, all notebooks of a
        submission are marked and only those that it names are recorded.

        Parameters
        ----------
        executor : callable
            Makes the executor: processes of this machine, or a cluster's.
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
        only = f"{ONLY}{', '.join(sorted(asked))}" if asked else ""
        folders = self.submissions(student)
        beside = self._handouts()
        answer_keys(self.assignment)  # before anything is marked or written
        done = 0
        with open_gradebook(self.coursedir) as gradebook:
            name = self.assignment.name
            enter_assignment(gradebook, self.coursedir, name, self.assignment.notebooks)
            recorder = Recorder(gradebook, self.coursedir, name)

            def keep(name: str, result: dict[str, Any], reused: bool) -> dict[str, Any]:
                if not reused:
                    write_atomically(self._file(name, ".json"), json.dumps(result).encode())
                if "trouble" in result:  # what the gradebook has of this student stays
                    return result
                file = self._file(name, ".recorded")
                before = file.read_text() if file.exists() else ""
                stamp = _stamp(result)
                stamp_now = f"{stamp} {recorder.lateness(name)}{only}"
                part = _only(result, asked)
                if not reused or before != stamp_now or not recorder.has(part):
                    file.unlink(missing_ok=True)  # until the gradebook has it all
                    seen = before.startswith(stamp) and (only or ONLY not in before)
                    news = not reused or not seen
                    recorder.record(part, news=news, rest_stays=bool(asked))
                    write_atomically(file, stamp_now.encode())
                return result

            def finish(name: str, result: dict[str, Any], reused: bool) -> None:
                nonlocal done
                kept = self._guarded(name, lambda: keep(name, result, reused))
                if kept is not result:
                    self._guarded(name, lambda: keep(name, kept, False))
                done += 1
                told(Progress(readable(name), done, len(folders), kept, reused and kept is result))

            def read(name: str) -> Submission:
                return read_submission(folders[name], name, beside)

            def known_of(name: str) -> dict[str, Any] | None:
                return self._known(read(name), afresh)

            waiting = []
            for name in folders:
                known = self._guarded(name, partial(known_of, name))
                if known is None:
                    waiting.append(name)
                else:
                    finish(name, known, "trouble" not in known)
            for name, result in self._marked(executor, waiting, read):
                finish(name, result, False)
        return Results({name: self._file(name, ".json") for name in folders})

    def _guarded(self, name: str, step: Callable[[], Any]) -> Any:
        """Do a step that handles one submission: the one place that catches what it raises.

        Returns
        -------
        What the step does, or a result without marks that tells why: the class goes on. What
        concerns all submissions stops the run instead, in words.
        """
        try:
            return step()
        except (BrokenExecutor, GradingError):
            raise
        except Exception as error:
            if is_full(error):
                raise
            if isinstance(error, OperationalError | InterfaceError) or (
                isinstance(error, OSError) and error.errno in CONCERNS_ALL
            ):
                raise GradingError(f"grading cannot go on: {error}") from error
            log.exception("Grading %s failed", readable(name))
            said = f": {error}"[:200] if isinstance(error, OSError | Trouble) else ""
            reason = f"the grader failed: {type(error).__name__}{said}"
            return unmarked(self.assignment, readable(name), reason) | {"trouble": reason}

    def _marked(
        self, executor: MakeExecutor, waiting: list[str], read: Callable[[str], Submission]
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """Mark submissions on an executor; one that kills a worker costs nobody else anything.

        When a worker dies, the submissions that were at work are suspects. Each of them is tried
        again alone: the one that kills again is known then.
        """
        suspects: list[str] = []
        while waiting or suspects:
            alone = bool(suspects)
            queue, suspects = (suspects if alone else waiting), []
            flying: dict[Future[dict[str, Any]], str] = {}
            sizes: dict[Future[dict[str, Any]], int] = {}
            workers: dict[int, Any] = {}
            try:
                with executor() as pool:
                    room = 1 if alone else 2 * getattr(pool, "_max_workers", 50)
                    while queue or flying:
                        while queue and len(flying) < room and sum(sizes.values()) < MAX_FLYING:
                            name = queue[0]
                            given = self._guarded(name, partial(read, name))
                            if not isinstance(given, Submission):
                                yield queue.pop(0), given
                                continue
                            task = pool.submit(mark_in_worker, self.assignment, given)
                            flying[task] = queue.pop(0)
                            sizes[task] = given.size
                        workers = dict(getattr(pool, "_processes", None) or workers)
                        for future in wait(flying, return_when=FIRST_COMPLETED).done:
                            name = flying[future]  # it stays there if it ended its worker
                            result = self._guarded(name, future.result) | {"student": name}
                            del flying[future], sizes[future]
                            yield name, result
            except BrokenExecutor:
                if alone:
                    codes = {worker.exitcode for worker in workers.values()}
                    for name in flying.values():
                        yield name, unmarked(self.assignment, name, how_it_ended(codes))
                    suspects = queue
                else:
                    suspects = list(flying.values())

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

    def _known(self, submission: Submission, afresh: bool) -> dict[str, Any] | None:
        if afresh:
            return None
        result = read_json(self._file(submission.student, ".json"))
        current = {"submission": submission.digest, "assignment": self.assignment.digest}
        if isinstance(result, dict) and current.items() <= result.items():
            return result
        return None

    def _file(self, name: str, ending: str) -> Path:
        if len(name.encode("utf-8", "replace")) > LONGEST_NAME:  # a file's name has an end
            name = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()
        return self.results / f"{name}{ending}"


def _only(result: dict[str, Any], asked: set[str]) -> dict[str, Any]:
    """Return a result with the notebooks asked for; all of it if none are named."""
    if not asked:
        return result
    notebooks = {name: marked for name, marked in result["notebooks"].items() if name in asked}
    return result | {"notebooks": notebooks}


def _is_folder(path: Path) -> bool:
    """Return whether a folder was handed in; also if we may not look into what holds it."""
    try:
        return path.is_dir()
    except OSError:
        return True


def _stamp(result: dict[str, Any]) -> str:
    return f"{result['submission']} {result['assignment']}"


def cluster(address: str) -> MakeExecutor:
    """Return a maker of an executor on a Dask cluster.

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
    return lambda: ClusterPool(address)
