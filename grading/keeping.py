"""Keep what a class earned: a file for each student the moment it is there, and the gradebook."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from nbgrader.coursedir import CourseDirectory

from course_utils.files import write_atomically

from .records import Recorder
from .results import SubmissionResult, read_result

ONLY = " only "
"""What a record's stamp says before the names of notebooks, if not all were recorded."""
LONGEST_NAME = 200
"""Bytes of a student's name in a file's, which may have 255 with its ending and while written."""


class ResultFiles:
    """The files with an assignment's results, by student.

    Parameters
    ----------
    folder : Path
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def file(self, student: str) -> Path:
        """Return where a student's result is."""
        return self._path(student, ".json")

    def stamp(self, student: str) -> Path:
        """Return the file that says which result of a student's the gradebook has."""
        return self._path(student, ".recorded")

    def read(self, student: str) -> SubmissionResult | None:
        """Return a student's result; None if there is none that can be read."""
        return read_result(self.file(student))

    def write(self, student: str, result: SubmissionResult) -> None:
        """Write a student's result."""
        write_atomically(self.file(student), result.to_json().encode())

    def _path(self, student: str, ending: str) -> Path:
        name = student.encode("utf-8", "replace")
        stem = student if len(name) <= LONGEST_NAME else hashlib.sha256(name).hexdigest()
        return self._folder / f"{stem}{ending}"


def result_files(coursedir: CourseDirectory, assignment: str) -> ResultFiles:
    """Return the files with an assignment's results."""
    return ResultFiles(Path(coursedir.root, ".course", "results", assignment))


class Results(Mapping[str, SubmissionResult]):
    """Results by student, each read from its file when it is asked for."""

    def __init__(self, files: ResultFiles, students: Iterable[str]) -> None:
        self._files = {student: files.file(student) for student in students}

    def __getitem__(self, student: str) -> SubmissionResult:
        return SubmissionResult.from_json(self._files[student].read_bytes())

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


class Keeper:
    """Keeps results.

    Parameters
    ----------
    files : ResultFiles
    recorder : Recorder
    asked : collection of str
        The notebooks to be recorded; none for all.
    """

    def __init__(self, files: ResultFiles, recorder: Recorder, asked: Collection[str]) -> None:
        self._files = files
        self._recorder = recorder
        self._asked = asked
        self._only = f"{ONLY}{', '.join(sorted(asked))}" if asked else ""

    def keep(self, student: str, result: SubmissionResult, reused: bool) -> None:
        """Keep a result, and record what the gradebook does not have of it.

        Parameters
        ----------
        student : str
            Whose folder it was found in.
        result : SubmissionResult
        reused : bool
            Whether it was read from its file.
        """
        if not reused:
            self._files.write(student, result)
        if result.trouble:  # what the gradebook has of this student stays
            return
        stamp = self._files.stamp(student)
        before = stamp.read_text() if stamp.exists() else ""
        fingerprints = f"{result.submission} {result.assignment}"
        now = f"{fingerprints} {self._recorder.lateness(student)}{self._only}"
        part = self._part(result)
        if reused and before == now and self._recorder.has(part):
            return
        stamp.unlink(missing_ok=True)  # until the gradebook has it all
        seen = before.startswith(fingerprints) and (self._only or ONLY not in before)
        self._recorder.record(part, news=not (reused and seen), rest_stays=bool(self._asked))
        write_atomically(stamp, now.encode())

    def _part(self, result: SubmissionResult) -> SubmissionResult:
        """Return a result with the notebooks that are to be recorded."""
        if not self._asked:
            return result
        notebooks = {name: each for name, each in result.notebooks.items() if name in self._asked}
        return replace(result, notebooks=notebooks)
