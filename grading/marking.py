"""Mark one submission: all its notebooks, in a sandbox, into a plain record of what it earned."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from multiprocessing.util import Finalize
from pathlib import Path

import nbformat

from autograde_tests.machinery.cases import sent
from autograde_tests.machinery.exercises import Exercise
from autograde_tests.machinery.judging import AnswerKey

from . import bounded
from .channel import pack
from .content import Content
from .errors import NoAnswer, OtherVersion, SandboxError, Trouble
from .evaluate import grade_notebook
from .fingerprint import fingerprint, hints_fingerprint, versions
from .limits import Limits
from .matching import match_files, seen_from
from .restore import Restored, UnreadableNotebook, read_notebook, restore
from .results import NotebookResult, SubmissionResult
from .sandbox import Sandbox
from .stage import lay_out

STAGE = "course-stage-"


@dataclass(frozen=True)
class Assignment:
    """What a worker must know of an assignment.

    Parameters
    ----------
    name : str
        Such as ``week2``.
    seed : str
        The instructor's secret that hidden cases are drawn from.
    notebooks : dict of str to str
        The instructor's notebooks as JSON text, by name.
    content : Content
        The packages of the course.
    checks : str
        What marks depend on besides, from `fingerprint`.
    limits : Limits
    confined : bool
        False only if the instructor asked for grading without a sandbox.
    carries_errors_forward : bool
        Whether an exercise may earn more with the reference's functions in the place of the
        student's that it calls.
    """

    name: str
    seed: str
    notebooks: Mapping[str, str]
    content: Content
    checks: str
    limits: Limits = field(default_factory=Limits)
    confined: bool = True
    carries_errors_forward: bool = False

    @cached_property
    def digest(self) -> str:
        """Fingerprint of everything here that a mark depends on."""
        text = json.dumps([self.name, self.seed, dict(self.notebooks), self.checks], sort_keys=True)
        limits = json.dumps(asdict(self.limits), sort_keys=True)
        choices = f"{self.confined}{self.carries_errors_forward}"
        return hashlib.sha256((text + limits + choices).encode()).hexdigest()

    @cached_property
    def hints(self) -> str:
        """Fingerprint of the hints, which no mark depends on."""
        return hints_fingerprint(self.content, self.name)

    def exercises(self, notebook: str) -> dict[str, Exercise]:
        """Return a notebook's declared exercises; none if it has none."""
        return self.content.exercises_of(self.name, notebook)


@dataclass(frozen=True)
class Submission:
    """What a student handed in.

    Parameters
    ----------
    student : str
    files : dict of str to bytes
        By path within the submission.
    remarks : tuple of str
        What was left out of it, a sentence each.
    looks : tuple of str
        What a person should look at before it is marked, a sentence each.
    """

    student: str
    files: Mapping[str, bytes]
    remarks: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(map(len, self.files.values()))

    @cached_property
    def digest(self) -> str:
        """Fingerprint of the files."""
        total = hashlib.sha256()
        for path in sorted(self.files):
            total.update(f"{path}\0{len(self.files[path])}\0".encode())
            total.update(self.files[path])
        for sentence in (*self.remarks, *self.looks):
            total.update(f"{sentence}\0".encode())
        return total.hexdigest()


def answer_keys(assignment: Assignment) -> dict[str, dict[str, AnswerKey]]:
    """Work out what is right in every case, by notebook and exercise.

    Raises
    ------
    NoAnswer
        If a reference fails on a case, is judged wrong itself, or a case cannot be sent.
    """
    keys: dict[str, dict[str, AnswerKey]] = {}
    for notebook in assignment.notebooks:
        keys[notebook] = {}
        for exercise in assignment.exercises(notebook).values():
            key = keys[notebook][exercise.name] = AnswerKey(exercise, assignment.seed)
            for case in () if exercise.missing else exercise.cases:
                try:
                    key.work_out(case)
                    pack(sent(key.arguments(case)))
                    _require_probe(exercise, assignment.content)
                except Exception as error:  # whatever a declaration makes its reference raise
                    raise NoAnswer(
                        f"{assignment.name}/{notebook}, exercise {exercise.name}, case "
                        f"'{case.name}': its reference gives no right answer "
                        f"({type(error).__name__}: {error}). Mend the declaration; no submission "
                        "was graded, and no mark has changed"
                    ) from error
    return keys


def _require_probe(exercise: Exercise, content: Content) -> None:
    """Refuse a probe that is not laid out where submissions run."""
    module, _, _ = exercise.probe_name.partition(":")
    if module and not f"{module}.".startswith(f"{content.library}."):
        raise ValueError(f"its probe lies in {module}, outside of the library {content.library!r}")


class Marker:
    """Marks submissions of one assignment, with a warm sandbox for each notebook that has code.

    Parameters
    ----------
    assignment : Assignment
    end_after : callable
        Ends this process if the next step takes longer than so many seconds: `bounded.end_after`
        where the process may be ended. Each notebook has its own limits, which end it in time;
        this is for what should take next to none.

    Raises
    ------
    OtherVersion
        If this machine has other checks than the grader.
    NoAnswer
        If a reference gives no answer.
    """

    def __init__(
        self, assignment: Assignment, end_after: Callable[[float], None] = lambda _: None
    ) -> None:
        if (here := fingerprint(assignment.content, assignment.name)) != assignment.checks:
            raise OtherVersion(
                f"this worker's checks are {here[:12]} ({versions()}), the grader's "
                f"{assignment.checks[:12]}: install the same version of the course, of Python, of "
                "NumPy, and of what exercises need besides, on every machine"
            )
        _remove_stale_stages()
        self.assignment = assignment
        self._end_after = end_after
        self.sources = {
            name: nbformat.reads(text, as_version=4) for name, text in assignment.notebooks.items()
        }
        self.keys = answer_keys(assignment)
        self._stage = Path(tempfile.mkdtemp(prefix=f"{STAGE}{os.getpid()}-"))
        self._sandboxes: dict[str, Sandbox] = {}
        self._homes = self._find_homes()
        try:
            for home in set(self._homes.values()):
                self._lay_out(home)
                self._sandbox(home)
        except BaseException:
            self.close()
            raise

    def _withheld(self, name: str) -> set[str]:
        """Return the course's functions that answer what a notebook asks for."""
        exercises = self.assignment.exercises(name).values()
        return {function for exercise in exercises for function in exercise.withheld}

    def _find_homes(self) -> dict[str, str]:
        """Say in which notebook's sandbox each one runs: its own, but a quiz in any other's."""
        programs = [name for name in self.sources if self._withheld(name)]
        return {
            name: name if name in programs or not programs else programs[0] for name in self.sources
        }

    def _lay_out(self, home: str) -> None:
        """Lay out what a notebook may import: all but what it asks for itself.

        Other notebooks of the same week may ask for what this one builds on.
        """
        guests = [name for name, place in self._homes.items() if place == home]
        cells = [cell["source"] for name in guests for cell in self.sources[name]["cells"]]
        cells += [  # what probes import takes no time of the calls
            f"from {exercise.probe.__module__} import {exercise.probe.__name__}"
            for name in guests
            for exercise in self.assignment.exercises(name).values()
            if exercise.probe
        ]
        lay_out(self._stage / home, self.assignment.content, self._withheld(home), cells)

    def _sandbox(self, name: str) -> Sandbox:
        """Return the warm sandbox of a notebook."""
        home = self._homes[name]
        if home not in self._sandboxes:
            assignment = self.assignment
            self._sandboxes[home] = Sandbox(
                self._stage / home, assignment.limits, assignment.confined
            )
        return self._sandboxes[home]

    def close(self) -> None:
        """End the sandboxes."""
        while self._sandboxes:
            self._sandboxes.popitem()[1].close()
        shutil.rmtree(self._stage, ignore_errors=True)

    def mark(self, submission: Submission) -> SubmissionResult:
        """Mark a submission.

        What had to be said is two lists of sentences, ``remarks`` (for the record) and ``looks``
        (a person should look at it: the class report, the summary and nbgrader's log say so). The
        submission has both lists, and each notebook has; a sentence stands in one of them only.
        """
        try:
            return self._result(submission)
        finally:
            self._end_after(0)

    def _result(self, submission: Submission) -> SubmissionResult:
        start = time.perf_counter()
        self._end_after(bounded.SECONDS)
        matched = match_files(submission.files, self.sources)
        taken = set(matched.found.values())
        others = {path: file for path, file in submission.files.items() if path not in taken}
        notebooks = {}
        for name, source in self.sources.items():
            if name in matched.missing:
                notebooks[name] = NotebookResult(matched.missing[name])
                continue
            path = matched.found[name]
            try:
                submitted = read_notebook(submission.files[path])
                beside = seen_from(path, others)
                restored = restore(submitted, source, beside)
            except UnreadableNotebook as error:
                notebooks[name] = NotebookResult(str(error))
                continue
            marked = self._marked(name, restored, beside)
            notebooks[name] = replace(marked, edition=submitted["edition"])
        return SubmissionResult(
            student=submission.student,
            submission=submission.digest,
            assignment=self.assignment.digest,
            hints=self.assignment.hints,
            notebooks=notebooks,
            remarks=(*submission.remarks, *matched.remarks),
            looks=(*submission.looks, *matched.looks),
            seconds=time.perf_counter() - start,
        )

    def _marked(self, name: str, restored: Restored, files: Mapping[str, bytes]) -> NotebookResult:
        keys = self.keys[name]
        for attempt in (1, 2):
            self._end_after(self.assignment.limits.total_seconds + bounded.SECONDS)
            try:
                forward = self.assignment.carries_errors_forward
                return grade_notebook(self._sandbox(name), restored, keys, files, forward)
            except SandboxError as error:
                # the sandbox itself went away: a new one, once; then nobody knows whose fault it is
                if ended := self._sandboxes.pop(self._homes[name], None):
                    ended.close()
                if attempt == 2:
                    raise Trouble(f"the sandbox ended twice ({error})") from error
        raise AssertionError("not reached")


def _remove_stale_stages() -> None:
    """Remove the folders of markers that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{STAGE}*"):
        owner = folder.name.removeprefix(STAGE).partition("-")[0]
        if not Path(f"/proc/{owner}").exists():
            shutil.rmtree(folder, ignore_errors=True)


def unmarked(
    assignment: Assignment, student: str, reason: str, trouble: str = ""
) -> SubmissionResult:
    """Return the result of a submission without marks; a later run tries again."""
    notebooks = {name: NotebookResult(reason) for name in assignment.notebooks}
    return SubmissionResult(student, "", assignment.digest, notebooks, trouble=trouble)


_markers: dict[str, Marker] = {}


def mark_here(assignment: Assignment, submission: Submission) -> SubmissionResult:
    """Mark a submission in this process, which is ended when that takes too long."""
    marker = _markers.get(assignment.digest)
    if marker is None:
        close_markers()
        marker = _markers[assignment.digest] = Marker(assignment, bounded.end_after)
        # worker processes run no atexit handlers
        Finalize(None, marker.close, exitpriority=1)
    return marker.mark(submission)


def close_markers() -> None:
    """End this process's sandboxes."""
    while _markers:
        _markers.popitem()[1].close()
