"""Archives, and what else a learning platform's download holds: whose each is, and what counts."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.coursedir import CourseDirectory

from .arrivals import (
    OURS,
    Arrivals,
    bounds_of,
    digest_of,
    digests_of,
    files_below,
    platform_lists,
    read_journal,
    submitted_folder,
    swapped_in,
    time_of,
    without_ours,
    write_journal,
)
from .roster import Roster, roster_of
from .senders import (
    Attribution,
    Label,
    attribute,
    in_the_future,
    is_archive,
    named_in,
    notebook_name,
    other_week,
    read_label,
    read_labels,
    without_ending,
)
from .unpacking import (
    NOTEBOOK,
    WHOLE_CLASS,
    Bounds,
    Refused,
    listed,
    one_file,
    safe_name,
    shown,
    take,
    unpack,
)


@dataclass
class Parcel:
    """Something that was sent, unpacked.

    Parameters
    ----------
    path : str
        Below the folder of the download.
    label : Label
    whose : Attribution
    files : dict of str to Path
        By the name that they are to have.
    said : list of str
        What was left out.
    """

    path: str
    label: Label
    whose: Attribution
    files: dict[str, Path]
    said: list[str] = field(default_factory=list)

    @property
    def sender(self) -> str:
        """Who sent it, by a platform's word."""
        return self.label.sender.key if self.label.sender else ""


class ZipArrivals:
    """Unpacks a week's archives and lays them into the submitted folder.

    Parameters
    ----------
    coursedir : nbgrader.coursedir.CourseDirectory
    week : str
    force : bool
        Whether a newer submission replaces the one collected before.
    """

    def __init__(self, coursedir: CourseDirectory, week: str, force: bool = False) -> None:
        self.coursedir, self.week, self.force = coursedir, week, force
        self.arrivals = Arrivals()
        self.parcels: list[Parcel] = []
        self.roster = Roster()
        released = Path(coursedir.format_path(coursedir.release_directory, ".", week))
        self._released = {path.name for path in released.glob(f"*{NOTEBOOK}")}
        self._left = 0
        self._by_platform = False
        self._labels: dict[str, Label] = {}

    def unpack(self, archive: Path, extracted: Path) -> None:
        """Unpack all that lies in a folder; each file of it on its own."""
        lists = platform_lists(self.coursedir, self.week)
        self.roster = roster_of(self.coursedir, lists)
        download = self._whole_download(archive, extracted)
        if download:  # its own list, where a platform packs one; no list that a student sent
            packed = [*download.glob("*.csv"), *download.glob("*/grades.csv")]
            lists += [
                path
                for path in packed
                if not read_label(path.relative_to(download).as_posix()).sender
            ]
            self.roster = roster_of(self.coursedir, lists)
        folder = download or archive
        names = [path.relative_to(folder).as_posix() for path in folder.rglob("*")]
        self._labels = read_labels(names)
        sent = [self._labels[name] for name in names if is_archive(name) or is_notebook(name)]
        self._by_platform = 2 * sum(label.sender is not None for label in sent) > len(sent)
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_dir() and not path.is_symlink():
                continue
            with self.arrivals.one(name):
                self._unpack_one(path, name, extracted)
        if download:
            shutil.rmtree(download)

    def only_unpack(self, archive: Path, extracted: Path) -> None:
        """Unpack archives and copy all else, for a collector of the instructor's own."""
        for path in sorted(archive.rglob("*")):
            name = path.relative_to(archive).as_posix()
            if path.is_dir() and not path.is_symlink():
                continue
            with self.arrivals.one(name):
                target = extracted / name
                if is_archive(name):
                    said = unpack(path, _unused(target), self.coursedir.ignore, self._bounds)
                else:
                    said = take([one_file(path)], target.parent, (), self._bounds)
                self.arrivals.notes += [f"{shown(name)}: {each}" for each in said]

    def _whole_download(self, archive: Path, extracted: Path) -> Path | None:
        """Unpack a platform's download, if it is the only file: else some student may have sent it.

        Only so does a path within an archive name a sender, and only in a platform's own form.
        """
        files = [path for path in archive.rglob("*") if not path.is_dir()]
        if len(files) != 1 or not is_archive(files[0].name):
            return None
        label = read_label(files[0].relative_to(archive).as_posix())
        if label.sender or label.student or label.folder:
            return None
        if attribute(label, self.roster).student:
            return None
        target = extracted / ".download"
        try:
            said = unpack(files[0], target, self.coursedir.ignore, WHOLE_CLASS)
        except Refused:
            shutil.rmtree(target, ignore_errors=True)
            return None  # it is looked at again, as a file like others, and the reason is said
        sent = [name for name in files_below(target) if is_archive(name) or is_notebook(name)]
        if not sent or not all(read_label(name).sender for name in sent):
            shutil.rmtree(target)
            return None  # it was not made by a platform
        if said:
            self.arrivals.refused[shown(files[0].name)] = f"not all of it: {'; '.join(said)}"
        self.arrivals.notes.append(
            f"{shown(files[0].name)} was taken for a platform's whole download"
        )
        return target

    def _unpack_one(self, path: Path, name: str, extracted: Path) -> None:
        label = self._labels[name]
        whose = attribute(label, self.roster)
        if label.sender and not self._by_platform:  # who sends by mail can write such a name, too
            note = whose.note or "its name has a platform's form, and most files here have not"
            whose = replace(whose, vouched=False, note=note)
        if not is_archive(name) and not is_notebook(name) and not label.sender:
            self._left += 1
            return
        target = _unused(extracted / name)
        if not is_archive(name):
            if said := take([one_file(path)], target.parent, (), self._bounds):
                raise Refused(said[0])
            called = notebook_name(safe_name(label.file), self._released)
            files = {called: target.parent / safe_name(path.name)}
            self.parcels.append(Parcel(name, label, whose, files))
            return
        try:
            said = self._unpack_archive(path, target, whose)
            files = self._contents(target)
            self._require_one_student(files, whose)
        except Refused as refusal:
            shutil.rmtree(target, ignore_errors=True)
            by = f" ({whose.student} is said to have sent it)" if whose.student else ""
            raise Refused(f"{refusal}{by}") from refusal
        self.parcels.append(Parcel(name, label, whose, files, said))

    @property
    def _bounds(self) -> Bounds:
        return bounds_of(self.coursedir)

    def _unpack_archive(self, path: Path, target: Path, whose: Attribution) -> list[str]:
        """Unpack an archive, and one within it if that is all it holds."""
        said = unpack(path, target, self.coursedir.ignore, self._bounds)
        files = files_below(target)
        inner = [name for name in files if is_archive(name)]
        self._require_one_student(files, whose)
        if len(inner) == 1 and not any(map(is_notebook, files)):
            said += unpack(files[inner[0]], target / ".inner", self.coursedir.ignore, self._bounds)
            files[inner[0]].unlink()
        return said

    def _contents(self, folder: Path) -> dict[str, Path]:
        """Return an archive's files by the names they are to have, without a folder around all."""
        files = {name.removeprefix(".inner/"): path for name, path in files_below(folder).items()}
        while files and len({name.partition("/")[0] for name in files}) == 1:
            if not all("/" in name for name in files):
                break
            files = {name.partition("/")[2]: path for name, path in files.items()}
        files = {name: path for name, path in files.items() if name.rpartition("/")[2] not in OURS}
        if not any(map(is_notebook, files)):
            raise Refused(f"there is no notebook in it; it holds {listed([*files]) or 'nothing'}")
        return files

    def _require_one_student(self, files: Mapping[str, Path], whose: Attribution) -> None:
        """Require that no path in an archive names somebody else."""
        for name in files:
            for part in name.split("/"):
                other = named_in(part)
                if other and self.roster.match(other).student != whose.student:
                    raise Refused(
                        f"it holds {shown(name)}, which is named after {other}: an archive is one "
                        "student's, and nothing of it was taken"
                    )

    def file(self) -> Arrivals:
        """Lay what was unpacked into the submitted folder; return what became of it."""
        by_student: dict[str, list[Parcel]] = defaultdict(list)
        for parcel in self.parcels:
            if parcel.whose.student:
                by_student[parcel.whose.student].append(parcel)
            elif not any(map(is_notebook, parcel.files)):
                self._left += 1
            else:
                self.arrivals.refused[shown(parcel.path)] = self._whose(parcel)
        self._sources = read_journal(self.coursedir, self.week).get("sources", {})
        for student, parcels in sorted(by_student.items()):
            with self.arrivals.one(f"{student} ({listed([parcel.path for parcel in parcels])})"):
                self._file_student(student, parcels)
        if self._left:
            self.arrivals.notes.append(f"{self._left} other files were left where they are")
        write_journal(self.coursedir, self.week, "zip", self.arrivals)
        return self.arrivals

    def _whose(self, parcel: Parcel) -> str:
        sender = parcel.label.sender
        if sender and sender.unclear:
            return (
                f"whose is it? Its name has the form of several platforms, and is {sender.key}'s "
                "by them: rename it as the platform that it is from does"
            )
        if sender:
            return (
                f"whose is it? The platform says {shown(sender.name)}, {shown(sender.key)}; nobody "
                "on the roster is known by that: lay the platform's list beside archive/"
            )
        return (
            "whose is it? Its name does not say: rename it like "
            f"{self.week}_20260914T183000Z_STUDENT.zip, or lay it into a folder named after a "
            "student of the gradebook"
        )

    def _file_student(self, student: str, parcels: list[Parcel]) -> None:
        looks = self.arrivals.looks
        parcels = self._of_one_sender(student, parcels)
        chosen, others = self._newest(student, parcels)
        files = {name: path for parcel in chosen for name, path in parcel.files.items()}
        if not any(map(is_notebook, files)):
            raise Refused("no notebook was handed in")
        target = submitted_folder(self.coursedir, student, self.week)
        time = self._time(student, chosen[0])
        sender = chosen[0].sender
        for parcel in chosen:
            looks[student] += [parcel.whose.note] if parcel.whose.note.startswith("its") else []
            looks[student] += [f"{shown(parcel.path)}: {each}" for each in parcel.said]
            if week := other_week(parcel.label.file, self.week):
                looks[student].append(f"{shown(parcel.path)} was packed as {week}")
            if parcel.label.student and not parcel.label.time:
                looks[student].append(f"{shown(parcel.path)}: there is no such time")
        for parcel in (*chosen, *others):
            if parcel.whose.note and not parcel.whose.note.startswith("its"):
                self.arrivals.notes.append(parcel.whose.note)
        if self._may_replace(student, target, files, time, chosen[0]):
            with swapped_in(target, time, self.coursedir.groupshared) as fresh:
                for name, path in files.items():
                    (fresh / name).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(path, fresh / name)
            self.arrivals.taken.append(student)
            self.arrivals.sources[student] = sender and f"number {sender} of the platform"
        if not looks[student]:
            del looks[student]

    def _of_one_sender(self, student: str, parcels: list[Parcel]) -> list[Parcel]:
        """Return what one sender sent, where a platform names several who claim to be a student."""
        senders = {parcel.sender for parcel in parcels} - {""}
        if len(senders) < 2:
            return parcels
        vouched = {parcel.sender for parcel in parcels if parcel.whose.vouched}
        if len(vouched) != 1:
            raise Refused(
                f"{len(senders)} senders on the platform claim to be {student}: nothing of theirs "
                "was taken. Take away from archive/ what is not this student's, or lay the "
                "platform's list beside archive/"
            )
        (right,) = vouched
        for parcel in parcels:
            if parcel.sender not in ("", right):
                self.arrivals.refused[shown(parcel.path)] = (
                    f"its name says {student}, but the platform names another sender for {student}"
                )
        return [parcel for parcel in parcels if parcel.sender in ("", right)]

    def _newest(self, student: str, parcels: list[Parcel]) -> tuple[list[Parcel], list[Parcel]]:
        """Return what counts of a student's uploads, and the others."""
        timed = sorted(
            (parcel for parcel in parcels if parcel.label.time),
            key=lambda parcel: (str(parcel.label.time), parcel.path),
        )
        if not timed:
            self._require_no_conflict(parcels)
            return parcels, []
        others = [parcel for parcel in parcels if parcel is not timed[-1]]
        newest = digests_of(timed[-1].files)
        different = [
            parcel
            for parcel in others
            if any(map(is_notebook, parcel.files)) and not digests_of(parcel.files) <= newest
        ]
        looks = self.arrivals.looks[student]
        unnamed = [parcel.path for parcel in (*different, timed[-1]) if not parcel.sender]
        if different and unnamed:
            looks.append(
                f"{len(different) + 1} uploads claim to be this student's, and no platform says "
                f"who sent {listed(unnamed)}: {shown(timed[-1].path)} was taken, the newest by name"
            )
        elif different:
            self.arrivals.notes.append(
                f"{student}: {shown(timed[-1].path)} was taken, the newest of {len(parcels)}"
            )
        for parcel in different:
            if not parcel.label.time:
                looks.append(f"{shown(parcel.path)} came beside a packed week and was not taken")
        return [timed[-1]], others

    @staticmethod
    def _require_no_conflict(parcels: list[Parcel]) -> None:
        seen: dict[str, tuple[str, str]] = {}
        for parcel in parcels:
            for name, path in parcel.files.items():
                digest = digest_of({name: path})
                other, before = seen.setdefault(name.casefold(), (parcel.path, digest))
                if before != digest:
                    raise Refused(
                        f"{shown(other)} and {shown(parcel.path)} both hold {shown(name)}, and no "
                        "name says which is newer: take one of them away"
                    )

    def _time(self, student: str, parcel: Parcel) -> datetime | None:
        time = parcel.label.time
        if time and in_the_future(time):
            now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
            self.arrivals.looks[student].append(
                f"{shown(parcel.path)} claims to be of {time:%d %B %Y}; it got the time of now"
            )
            return now
        return time

    def _may_replace(
        self,
        student: str,
        target: Path,
        files: Mapping[str, Path],
        time: datetime | None,
        parcel: Parcel,
    ) -> bool:
        """Return whether a submission may be laid where there may be one; say so if not."""
        before = files_below(target) if target.is_dir() else {}
        if not before:
            return True
        arrivals, path = self.arrivals, shown(parcel.path)
        if digest_of(without_ours(before)) == digest_of(files):
            arrivals.same.append(student)
            return False
        there = time_of(target)
        source = self._sources.get(student, "")
        sender = parcel.sender and f"number {parcel.sender} of the platform"
        if source and sender != source and not parcel.whose.vouched:
            why = f"was sent by {shown(source)}, and nothing says that {path} is, too"
        elif there and time and time <= there:
            arrivals.notes.append(f"{student}: {path} is older than what was collected")
            arrivals.kept.append(student)
            return False
        elif not time:
            why = f"was collected before, and nothing says whether {path} is newer"
        elif not self.force:
            arrivals.notes.append(f"{student}: {path} is newer; --force takes it")
            arrivals.kept.append(student)
            return False
        else:
            arrivals.notes.append(f"{student}: {path} replaced what was collected before")
            return True
        where = self.coursedir.submitted_directory
        arrivals.looks[student].append(f"what is in {where}/ {why}; remove it to take the new one")
        arrivals.kept.append(student)
        return False


def is_notebook(name: str) -> bool:
    """Return whether a file was meant as a notebook.

    Examples
    --------
    >>> [is_notebook(name) for name in ("A.IPYNB", "a.ipynb.txt", "a.py")]
    [True, True, False]
    """
    return re.search(r"\.ipynb(\.\w+)?$", name.lower()) is not None


def _unused(path: Path) -> Path:
    """Return a path for what is unpacked from a file: without its ending, and not taken yet."""
    stem = without_ending(path.name) or path.name
    target = path.with_name(stem)
    number = 2
    while target.exists():
        target = path.with_name(f"{stem} ({number})")
        number += 1
    return target
