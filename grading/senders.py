"""What the names of files say: who sent them, by a learning platform's word or by their own.

A platform writes the sender before or around what was uploaded; a student can write anything into
the name of a file. The two are kept apart here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from .roster import Roster
from .student_names import CHARACTERS, is_student_name
from .unpacking import ENDINGS, NOTEBOOK, shown

MAX_AROUND = 20
"""Folders around what a platform wrote that are passed over."""

CLOCKS_DIFFER = timedelta(days=1)
PLATFORMS = {
    # a folder for each student, or all before the file's name; other than the number's, Moodle
    # writes no underscore before that
    "Moodle's folder": re.compile(
        r"(?P<name>[^/]+?)_(?P<number>\d+)_assignsubmission_[a-z0-9]+(?:_[^/]*)?/(?P<file>.+)"
    ),
    "Moodle": re.compile(
        r"(?P<name>[^/]+?)_(?P<number>\d+)_assignsubmission_[a-z0-9]+_(?P<file>[^/]+)"
    ),
    # a folder with the name that the student logs in with
    "Sakai": re.compile(
        r"(?P<name>[^/]+?)\((?P<login>[^/()]+)\)/Submission attachment\(s\)/(?P<file>.+)"
    ),
    # the exercise's title, which may hold anything, the student's login and the time
    "Blackboard": re.compile(
        r"(?P<title>[^/]+?)_(?P<login>[^/_]+)_attempt_(?P<time>\d{4}(?:-\d\d){5})"
        r"(?:_(?P<file>[^/]+))?"
    ),
    # name, in which no number stands alone, the student's number, the uploaded file's number
    "Canvas": re.compile(
        r"(?P<name>(?:(?!_\d+_)[^/])+?)_(?:LATE_)?(?P<number>\d+)_(?P<id>\d+)_(?P<file>[^/]+)"
    ),
}
CANVAS_NAME = re.compile(r"\w+")
CLAIM = re.compile(rf".*(?P<time>\d{{8}}T\d{{6}}Z)_(?P<student>[{CHARACTERS}]*\w)(?=$|[\s(])")
"""A browser may add `` (1)`` to it; what goes on otherwise is another name, not a shorter one."""

WEEK = re.compile(r"(?:.*[^A-Za-z0-9])?(?P<week>week\d+)_\d{8}T\d{6}Z_", re.IGNORECASE)
UPLOADED_AGAIN = re.compile(r"(?P<stem>.+?)(?:-\d{1,3}| ?\(\d{1,3}\))")


@dataclass(frozen=True)
class Sender:
    """Whom a learning platform names as the sender.

    Parameters
    ----------
    key : str
        The same for all files of this sender.
    name : str
        As the platform writes it.
    number, login : str
        By which the platform knows the sender; empty if it does not say.
    unclear : bool
        Whether the name has several platforms' forms, by which it is from several senders.
    """

    key: str
    name: str
    number: str = ""
    login: str = ""
    unclear: bool = False


@dataclass(frozen=True)
class Label:
    """What the path of a file says.

    Parameters
    ----------
    sender : Sender, optional
        By the platform.
    file : str
        The name that the student gave, perhaps in a folder.
    student : str
        Whom that name claims to be from; empty if it does not say.
    time : datetime, optional
        When it claims to have been packed, in UTC, without a time zone.
    folder : str
        Around what a platform wrote, or around the file if none did.
    """

    sender: Sender | None
    file: str
    student: str = ""
    time: datetime | None = None
    folder: str = ""


def read_label(path: str, besides: Collection[str] = ()) -> Label:
    """Read what a file's path below the download says; folders around it are passed over.

    Parameters
    ----------
    path : str
    besides : collection of str
        Platforms that it cannot be from.

    Examples
    --------
    >>> label = read_label("Ada L_47_assignsubmission_file_/week2_20260914T183000Z_ada.zip")
    >>> label.sender.number, label.student, label.time.isoformat()
    ('47', 'ada', '2026-09-14T18:30:00')
    >>> read_label("lovelaceada_LATE_4711_99_numpy_basics-1.ipynb").file
    'numpy_basics-1.ipynb'
    >>> read_label("HW_2_1_ada_attempt_2026-01-01-12-00-00_basics.ipynb").sender.login
    'ada'
    """
    parts = _parts(path)
    for start in range(min(len(parts), MAX_AROUND)):
        forms = _forms(parts, start)
        found = [form for platform, form in forms.items() if platform not in besides]
        senders = {sender.key: sender for sender in map(_sender, found)}
        if len(senders) > 1:  # a student can write another platform's form into a file's name
            return Label(Sender(" or ".join(senders), parts[-1], unclear=True), parts[-1])
        if found:
            folder = parts[start - 1] if start else ""
            return _claimed(_sender(found[0]), found[0]["file"] or parts[-1], folder)
    return _claimed(None, parts[-1], parts[-2] if len(parts) > 1 else "")


def read_labels(paths: Iterable[str]) -> dict[str, Label]:
    """Read what the paths of a download say, each in the light of the others.

    In Blackboard the title of an exercise may hold numbers, as if Canvas had written it. Canvas
    gives each upload a number of its own, so what several attempts share is a title: no student
    of Canvas can bring that about.

    Examples
    --------
    >>> paths = [f"hw_2_1_{login}_attempt_2026-01-01-12-00-00_a.ipynb" for login in ("ada", "bob")]
    >>> [label.sender.login for label in read_labels(paths).values()]
    ['ada', 'bob']
    >>> read_label(paths[0]).sender.unclear
    True
    """
    paths = [*paths]
    titles: dict[str, tuple[str, ...]] = {}
    attempts: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for path in paths:
        *folder, last = _parts(path)
        forms = _forms([last], 0)
        if "Canvas" in forms and "Blackboard" in forms:
            titles[path] = (*folder, *forms["Canvas"].group("name", "number", "id"))
            attempt = forms["Blackboard"].group("login", "time")
            attempts.setdefault(titles[path], set()).add(attempt)
    return {
        path: read_label(
            path, ["Canvas"] if len(attempts.get(titles.get(path, ()), ())) > 1 else ()
        )
        for path in paths
    }


def _parts(path: str) -> list[str]:
    return unicodedata.normalize("NFC", path).split("/")  # macOS takes letters apart


def _forms(parts: Sequence[str], start: int) -> dict[str, re.Match[str]]:
    """Return by platform how it reads a path from a part on, if it may have written that."""
    below = "/".join(parts[start:])
    forms = {
        platform: found
        for platform, pattern in PLATFORMS.items()
        if (found := pattern.fullmatch(below))
    }
    if forms and len(parts) > start + 1:  # the folder may be an upload that a system unpacked
        for platform in ("Blackboard", "Canvas"):
            if found := PLATFORMS[platform].fullmatch(parts[start]):
                forms[platform] = found
    if len(forms) > 1 and "Canvas" in forms:
        name = forms["Canvas"]["name"]
        if name != name.lower() or not CANVAS_NAME.fullmatch(name):
            del forms["Canvas"]  # it writes all names small, and without spaces
    return forms


def _sender(form: re.Match[str]) -> Sender:
    groups = form.groupdict()
    name = groups.get("name") or groups.get("login") or ""
    number, login = groups.get("number") or "", groups.get("login") or ""
    return Sender(f"{number or login}", name.strip(), number, login.strip())


def _claimed(sender: Sender | None, file: str, folder: str = "") -> Label:
    stem = without_ending(file.rpartition("/")[2])
    if is_archive(file) and (found := CLAIM.match(stem)):
        return Label(sender, file, found["student"], _time(found["time"]), folder)
    return Label(sender, file, folder=folder)


def named_in(part: str) -> str:
    """Return which student a part of a path claims to be from, in the form of `course submit`.

    Examples
    --------
    >>> named_in("week2_20991231T000000Z_s1"), named_in("week2_20991231T000000Z_s1.zip")
    ('s1', 's1')
    >>> named_in("data_2026")
    ''
    """
    found = CLAIM.match(without_ending(part))
    return found["student"] if found else ""


def _time(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%Y%m%dT%H%M%SZ")
    except ValueError:
        return None


def is_archive(file: str) -> bool:
    """Return whether a file's name is that of an archive."""
    return file.lower().endswith(ENDINGS)


def without_ending(file: str) -> str:
    """Return a file's name without the endings of archives, which may be doubled.

    Examples
    --------
    >>> without_ending("a.zip.zip"), without_ending("a.tar.gz"), without_ending("x.y@uni.zip")
    ('a', 'a', 'x.y@uni')
    """
    while ending := next((each for each in ENDINGS if file.lower().endswith(each)), ""):
        file = file[: -len(ending)]
    return file


def other_week(file: str, week: str) -> str:
    """Return the week that a file's name says, if it is not this one.

    Examples
    --------
    >>> other_week("week3_20260914T183000Z_ada.zip", "week2"), other_week("ada.zip", "week2")
    ('week3', '')
    """
    found = WEEK.match(file)
    return found["week"] if found and found["week"].lower() != week.lower() else ""


def in_the_future(time: datetime, now: datetime | None = None) -> bool:
    """Return whether a time is later than any clock that is nearly right could say."""
    return time > (now or datetime.now(UTC)).replace(tzinfo=None) + CLOCKS_DIFFER


def notebook_name(file: str, released: set[str]) -> str:
    """Return a notebook's path without the number that a platform or browser gave it.

    Examples
    --------
    >>> notebook_name("numpy_basics-1.ipynb", {"numpy_basics.ipynb"})
    'numpy_basics.ipynb'
    >>> notebook_name("mine-1.ipynb", {"numpy_basics.ipynb"})
    'mine-1.ipynb'
    """
    stem = file[: -len(NOTEBOOK)] if file.lower().endswith(NOTEBOOK) else file
    found = UPLOADED_AGAIN.fullmatch(stem)
    if file not in released and found and f"{found['stem']}{NOTEBOOK}" in released:
        return f"{found['stem']}{NOTEBOOK}"
    return file


@dataclass(frozen=True)
class Attribution:
    """Whose a file is.

    Parameters
    ----------
    student : str
        Empty if nobody can tell.
    vouched : bool
        Whether a platform names the sender, and the roster says who that is.
    note : str
        What an instructor should know about it.
    """

    student: str
    vouched: bool = False
    note: str = ""


def attribute(label: Label, roster: Roster) -> Attribution:
    """Return whose a file is: the platform's word counts before the word of the file's name."""
    if label.sender and label.sender.unclear:
        return Attribution("")
    sent_by = _sent_by(label.sender, roster) if label.sender else ""
    claimed = label.student
    if not claimed and is_archive(label.file):  # ada.zip
        stem = without_ending(label.file.rpartition("/")[2])
        match = roster.match(stem)
        claimed = stem if match.known else ""
    if sent_by:
        if claimed and not roster.called(sent_by, claimed):
            if not roster.own and not roster.match(claimed).known and is_student_name(claimed):
                return Attribution(claimed)  # the course calls its students otherwise
            name = label.sender.name if label.sender else ""
            return Attribution(
                sent_by,
                True,
                f"its name says {claimed}, the platform says that {shown(name)} sent it",
            )
        return Attribution(sent_by, True)
    if not claimed:  # ada/numpy_basics.ipynb, in a folder that the instructor made
        return Attribution(label.folder if label.folder in roster else "")
    match = roster.match(claimed)
    if not is_student_name(match.student):
        return Attribution("")
    if label.sender and roster.knows_senders(label.sender.login):
        who = " ".join(filter(None, (label.sender.name, label.sender.number)))
        note = f"its name says {claimed}; the platform says that {shown(who)} sent it, "
        return Attribution(match.student, False, f"{note}who is on no list here")
    return Attribution(match.student, False, match.note)


def _sent_by(sender: Sender, roster: Roster) -> str:
    """Return the student whom a platform's word means, if the roster says who that is."""
    if sender.login:
        match = roster.match(sender.login)
        if match.known or not roster:
            return match.student if is_student_name(match.student) else ""
        return ""
    return roster.of_platform(sender.number) or roster.written_as(sender.name) or ""
