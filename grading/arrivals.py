"""What came in: what became of it, in words, and the submitted folder that it is laid into."""

from __future__ import annotations

import fnmatch
import hashlib
import json
import os
import shutil
import stat
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import parse_utc

from course_utils.files import write_atomically

from .disk import is_full
from .files import read_json
from .roster import roster_of
from .unpacking import ONE_STUDENT, Bounds, Refused, shown

OURS = ("timestamp.txt", "submission_secret.txt")
"""Files that the collector or nbgrader writes; in an archive they would be a sender's claim."""


@dataclass
class Arrivals:
    """What became of what was sent.

    Parameters
    ----------
    taken, same, kept : list of str
        Students: collected now; not changed; with an earlier submission that stays.
    looks : dict of str to list of str
        By student: what a person should look at.
    refused : dict of str to str
        By file or folder: why it was not collected.
    notes : list of str
        What else is worth a line.
    sources : dict of str to str
        By student: who sent what is in the submitted folder, if a platform or an account says so.
    """

    taken: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    looks: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    refused: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def one(self, what: str) -> Iterator[None]:
        """Deal with one student's things: whatever they do, the class goes on.

        Raises
        ------
        Exception
            If the disk is full, which is nobody's fault.
        """
        try:
            yield
        except Refused as refusal:
            self.refused[shown(what)] = str(refusal)
        except Exception as error:
            if is_full(error):
                raise
            self.refused[shown(what)] = (
                f"it could not be collected ({type(error).__name__}: {shown(str(error))})"
            )

    def tell(self, log: Any, week: str, strangers: Mapping[str, Sequence[str]]) -> None:
        """Sum up, at the end of a command: one line for each thing to look at."""
        for note in self.notes:
            log.info("%s", note)
        for student, why in sorted(_joined(self.looks, strangers).items()):
            log.warning("Needs a look: %s: %s", student, "; ".join(why))
        for what, reason in sorted(self.refused.items()):
            log.warning("Not collected: %s: %s", what, reason)
        counts = [f"{len(self.taken)} collected"]
        counts += [f"{len(self.same)} had not changed"] if self.same else []
        counts += [f"{len(self.kept)} left as they were"] if self.kept else []
        counts += [f"{len(self.refused)} not collected"] if self.refused else []
        log.info("%s: %s", week, ", ".join(counts))


def _joined(*all_looks: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    joined: dict[str, list[str]] = defaultdict(list)
    for looks in all_looks:
        for student, why in looks.items():
            joined[student] += why
    return {student: why for student, why in joined.items() if why}


def _journal_file(coursedir: CourseDirectory, week: str) -> Path:
    return Path(coursedir.root) / ".course" / "collected" / f"{week}.json"


def read_journal(coursedir: CourseDirectory, week: str) -> dict[str, Any]:
    """Return what earlier commands kept of how a week came in."""
    journal = read_json(_journal_file(coursedir, week))
    return journal if isinstance(journal, dict) else {}


def write_journal(
    coursedir: CourseDirectory, week: str, way: str, arrivals: Arrivals, only: str = "*"
) -> None:
    """Keep what one way of collecting found; `only` one student's part of it, if that was asked."""
    journal = read_journal(coursedir, week)
    before = journal.get(way, {}) if only != "*" else {}
    looks = {
        student: why
        for student, why in before.get("looks", {}).items()
        if not fnmatch.fnmatch(student, only)
    }
    journal[way] = {
        "looks": looks | _joined(arrivals.looks),
        "refused": before.get("refused", {}) | arrivals.refused,
    }
    journal["sources"] = journal.get("sources", {}) | arrivals.sources
    write_atomically(_journal_file(coursedir, week), json.dumps(journal).encode())


def looks_at_arrivals(
    coursedir: CourseDirectory, week: str, students: Iterable[str]
) -> dict[str, list[str]]:
    """Return what the class report says about how submissions came in.

    Parameters
    ----------
    coursedir : nbgrader.coursedir.CourseDirectory
    week : str
    students : iterable of str
        Whose submissions are there.

    Returns
    -------
    dict of str to list of str
        By student; by file, where no student could be told or nothing was taken.
    """
    students = set(students)
    journal = read_journal(coursedir, week)
    parts = [journal.get(way, {}) for way in ("zip", "exchange")]
    here = [
        {student: why for student, why in part.get("looks", {}).items() if student in students}
        for part in parts
    ]
    gone = [
        {what: [f"not collected: {reason}"] for what, reason in part.get("refused", {}).items()}
        for part in parts
    ]
    strangers = roster_of(coursedir, platform_lists(coursedir, week)).looks(students)
    return dict(sorted(_joined(strangers, *here, *gone).items()))


def without_submission(coursedir: CourseDirectory, students: Iterable[str]) -> list[str]:
    """Return who is on the course's roster and not among the students with a submission."""
    left_out = coursedir.student_id_exclude.split(",")
    return roster_of(coursedir).without_submission(students, left_out)


def platform_lists(coursedir: CourseDirectory, week: str) -> list[Path]:
    """Return the lists of a platform that lie beside its download, not within it.

    What students upload lies within: a list of theirs must not say who is who.
    """
    return sorted((Path(coursedir.root) / "downloaded" / week).glob("*.csv"))


def bounds_of(coursedir: CourseDirectory) -> Bounds:
    """Return what one student may send, by nbgrader's own settings for files and folders."""
    return replace(
        ONE_STUDENT, file=1000 * coursedir.max_file_size, total=1000 * coursedir.max_dir_size
    )


def submitted_folder(coursedir: CourseDirectory, student: str, week: str) -> Path:
    """Return where a student's submission lies."""
    return Path(coursedir.format_path(coursedir.submitted_directory, student, week))


def time_of(folder: Path) -> datetime | None:
    """Return when a submission was handed in, if its file says so in a way that can be read."""
    try:
        time: datetime | None = parse_utc((folder / "timestamp.txt").read_text()[:100].strip())
    except Exception:  # whatever stands there, and whatever dateutil makes of it
        return None
    return time


def digest_of(files: Mapping[str, Path]) -> str:
    """Return a fingerprint of some files and their names."""
    total = hashlib.sha256()
    for name in sorted(files):
        total.update(f"{name}\0{files[name].stat().st_size}\0".encode())
        with files[name].open("rb") as stream:
            while chunk := stream.read(2**20):
                total.update(chunk)
    return total.hexdigest()


def digests_of(files: Mapping[str, Path]) -> set[tuple[str, str]]:
    """Return each file's name and fingerprint."""
    return {(name, digest_of({"": path})) for name, path in files.items()}


def files_below(folder: Path) -> dict[str, Path]:
    """Return the files in a folder of ours, by their path below it."""
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def without_ours(files: Mapping[str, Path]) -> dict[str, Path]:
    """Return what a student handed in, without what the collector adds."""
    return {name: path for name, path in files.items() if name not in OURS}


@contextmanager
def swapped_in(target: Path, time: datetime | None, shared: bool) -> Iterator[Path]:
    """Give an empty folder, and put it in a submission's place when all is in it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=target.parent, prefix=".collecting-"))
    try:
        fresh = work / "fresh"
        fresh.mkdir()
        yield fresh
        if time:
            (fresh / "timestamp.txt").write_text(f"{time.isoformat(' ')} UTC")
        if shared:
            _share(fresh)
        if os.path.lexists(target):
            target.rename(work / "before")
        try:
            fresh.rename(target)
        except OSError:
            if os.path.lexists(work / "before"):
                (work / "before").rename(target)
            raise
    finally:
        shutil.rmtree(work, ignore_errors=True)
        if not any(target.parent.iterdir()):
            target.parent.rmdir()


def _share(folder: Path) -> None:
    """Let the group write, as nbgrader does where instructors share a course."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(stat.S_IMODE(path.stat().st_mode) | (0o2770 if path.is_dir() else 0o660))
