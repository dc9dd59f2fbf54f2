"""Bring in what students hand in, and take out what they get back.

nbgrader's commands ``collect``, ``zip_collect`` and ``release_feedback`` call the classes of this
module, by nbgrader_config.py. Whatever one student sends costs that student a line and nobody else
anything; the name in a file's name is a claim of its sender; nothing is replaced unseen.
"""

from __future__ import annotations

import fnmatch
import glob
import os
import re
import stat
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.exchange.default import ExchangeCollect
from nbgrader.plugins import ExtractorPlugin
from nbgrader.utils import parse_utc

from .arrivals import (
    Arrivals,
    bounds_of,
    platform_lists,
    read_journal,
    submitted_folder,
    swapped_in,
    time_of,
    write_journal,
)
from .disk import full_disk, is_full
from .nbgrader_compat import ReleasesOneByOne, take_over_filing
from .parcels import ZipArrivals
from .roster import roster_of
from .senders import in_the_future
from .student_names import ALLOWED, is_student_name
from .unpacking import Member, Refused, folder_members, shown, take


class Archives(ExtractorPlugin):
    """Takes over `nbgrader zip_collect`: unpacks within bounds, and files by what is known.

    nbgrader's own way from the unpacked folder into the submitted one stays for those who set a
    collector plug-in of their own, or a pattern for the default one.
    """

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Unpack; nbgrader calls it with the folders of a week."""
        app = self.parent
        zips = ZipArrivals(app.coursedir, app.coursedir.assignment_id, app.force)
        ours = take_over_filing(app, lambda: self._file(zips))
        with told_of_full_disk(self.parent):
            (zips.unpack if ours else zips.only_unpack)(Path(archive_path), Path(extracted_path))
        if not ours:
            zips.arrivals.tell(self.log, zips.week, {})

    def _file(self, zips: ZipArrivals) -> None:
        with told_of_full_disk(self.parent):
            arrivals = zips.file()
        students = (*arrivals.taken, *arrivals.same, *arrivals.kept)
        arrivals.tell(self.log, zips.week, zips.roster.looks(students))


@contextmanager
def told_of_full_disk(app: Any) -> Iterator[None]:
    """End a command in words, not in a traceback, when the disk is full."""
    try:
        yield
    except Exception as error:
        sentence = full_disk(error, Path(app.coursedir.root))
        if not sentence:
            raise
        app.fail(f"{sentence[0].upper()}{sentence[1:]}.")


@dataclass(frozen=True)
class Handed:
    """A folder in the exchange.

    Parameters
    ----------
    name, student : str
    time : datetime
        By its name.
    """

    name: str
    student: str
    time: datetime


class _ToldOfFullDisk:
    """A command that ends in words, not in a traceback, when the disk is full."""

    def start(self) -> None:
        """Run the command."""
        with told_of_full_disk(self):
            super().start()  # type: ignore[misc]


class Collect(_ToldOfFullDisk, ExchangeCollect):
    """`nbgrader collect` that follows no link and takes no folder for somebody else's."""

    def init_src(self) -> None:
        """Find what was handed in."""
        if not self.coursedir.course_id:
            self.fail("No course id specified. Re-run with --course flag.")
        self.inbound_path = os.path.join(self.root, self.coursedir.course_id, "inbound")
        if not os.path.isdir(self.inbound_path):
            self.fail(f"Course not found: {self.inbound_path}")
        if not os.access(self.inbound_path, os.R_OK | os.X_OK):
            self.fail(f"You don't have read permissions for the directory: {self.inbound_path}")
        self.arrivals = Arrivals()
        self.src_records = self._handed()

    def _handed(self) -> dict[str, list[Handed]]:
        """Return the folders of each student, the one to take first."""
        week, wanted = self.coursedir.assignment_id, self.coursedir.student_id or "*"
        pattern = re.compile(
            rf"(?P<student>.+)\+{re.escape(week)}\+(?P<time>[^+]+)(?:\+[^+]*)?"  # and a random end
        )
        found: dict[str, list[Handed]] = defaultdict(list)
        for name in sorted(os.listdir(self.inbound_path)):
            record = pattern.fullmatch(name)
            if not record or not fnmatch.fnmatch(record["student"], wanted):
                continue  # of another week, or of a student who was not asked for
            with self.arrivals.one(name):
                if not is_student_name(record["student"]):
                    raise Refused(f"no student can have that name: allowed are {ALLOWED}")
                self._require_owner(name, record["student"])
                try:
                    time = parse_utc(record["time"])
                except Exception as error:
                    raise Refused(f"{shown(record['time'])} is no time") from error
                if in_the_future(time):
                    raise Refused(f"it claims to be of {time:%d %B %Y}, which is to come")
                found[record["student"]].append(Handed(name, record["student"], time))
        due = self._due() if self.before_duedate else None
        for each in found.values():
            each.sort(key=lambda handed: (not (due and handed.time > due), handed.time))
            each.reverse()
        return found

    def _due(self) -> datetime | None:
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            try:
                due: datetime | None = gradebook.find_assignment(
                    self.coursedir.assignment_id
                ).duedate
            except MissingEntry:
                due = None
        return due

    def _require_owner(self, name: str, student: str) -> None:
        """Require that a folder is its student's: anybody can make one of any name."""
        state = os.lstat(os.path.join(self.inbound_path, name))
        if not stat.S_ISDIR(state.st_mode):
            what = "a link" if stat.S_ISLNK(state.st_mode) else "no folder"
            raise Refused(f"it is {what}")
        if not self.check_owner:
            return
        import pwd  # not on Windows, where authors use other commands with this configuration

        try:
            owner = pwd.getpwuid(state.st_uid).pw_name
        except KeyError:
            owner = f"user {state.st_uid}"
        if owner != student:
            raise Refused(
                f"it claims to be {student}'s, but belongs to {owner}. Where accounts are not "
                "called as students are, set c.ExchangeCollect.check_owner = False"
            )

    def copy_files(self) -> None:
        """Collect, one student after the other."""
        week, arrivals = self.coursedir.assignment_id, self.arrivals
        if not self.src_records and not arrivals.refused:
            self.log.warning(
                "No submissions of '%s' for course '%s' to collect", week, self.coursedir.course_id
            )
        for _, handed in sorted(self.src_records.items()):
            for each in handed:
                with arrivals.one(each.name):
                    self._collect(each)
                    break
        write_journal(self.coursedir, week, "exchange", arrivals, self.coursedir.student_id or "*")
        students = (*arrivals.taken, *arrivals.same, *arrivals.kept)
        roster = roster_of(self.coursedir, platform_lists(self.coursedir, week))
        arrivals.tell(self.log, week, roster.looks(students))

    def _collect(self, handed: Handed) -> None:
        student, arrivals = handed.student, self.arrivals
        target = submitted_folder(self.coursedir, student, self.coursedir.assignment_id)
        if target.is_dir():
            before = time_of(target)
            newer = before is None or handed.time > before
            if not (self.update and newer) and not (self.before_duedate and before != handed.time):
                if newer:
                    arrivals.notes.append(f"{student}: a newer one is there; --update takes it")
                arrivals.kept.append(student)
                self._keep_looks(student)
                return
        folder = Path(self.inbound_path, handed.name)
        with (
            swapped_in(target, handed.time, self.coursedir.groupshared) as fresh,
            folder_members(folder, owners_only=True) as members,
        ):
            said = take(
                self._included(members), fresh, self.coursedir.ignore, bounds_of(self.coursedir)
            )
        if said:
            arrivals.looks[student] += said
        arrivals.taken.append(student)
        arrivals.sources[student] = f"the account {student}"

    def _keep_looks(self, student: str) -> None:
        """Keep what was said about a submission that stays."""
        journal = read_journal(self.coursedir, self.coursedir.assignment_id)
        if said := journal.get("exchange", {}).get("looks", {}).get(student):
            self.arrivals.looks[student] += said

    def _included(self, members: Iterable[Member]) -> Iterator[Member]:
        for member in members:
            name = os.path.basename(member.name)
            if any(fnmatch.fnmatch(name, pattern) for pattern in self.coursedir.include):
                yield member


class ReleaseFeedback(_ToldOfFullDisk, ReleasesOneByOne):
    """`nbgrader release_feedback` for those who came through the exchange; it names the others."""

    def copy_files(self) -> None:
        """Release, one student after the other."""
        others: list[str] = []
        failed: dict[str, str] = {}
        for folder in self._folders():
            student = self._student(folder)
            if not (folder / "submission_secret.txt").is_file():
                others.append(student)
                continue
            try:
                self.release(folder)
            except Exception as error:
                if is_full(error):
                    raise
                failed[student] = f"{type(error).__name__}: {error}"
        for student, why in failed.items():
            self.log.warning("No feedback was released for %s: %s", student, shown(why, 200))
        if others:
            self.log.warning(
                "%d students did not hand in through the exchange, so they cannot fetch feedback "
                "there; send them the pages in %s/: %s",
                len(others),
                self.coursedir.feedback_directory,
                ", ".join(others),
            )

    def _folders(self) -> list[Path]:
        return [Path(each) for each in sorted(glob.glob(self.src_path)) if os.path.isdir(each)]

    def _student(self, folder: Path) -> str:
        shape = Path(
            self.coursedir.format_path(
                self.coursedir.feedback_directory, "*", self.coursedir.assignment_id
            )
        )
        return folder.parts[shape.parts.index("*")]
