"""Who is in the class, and whose a name is that a file, a platform or a student gives.

The roster is what was put into the gradebook on purpose (``nbgrader db student import`` or
``add``), a ``roster.csv`` in the course's folder, and the list of a learning platform laid beside
its download. A student whom grading itself entered, by the name on a submission, is not on it.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry, Student
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.engine import make_url

from .nbgrader_compat import session_of
from .student_names import is_student_name

ENTERED_FILE = Path(".course", "entered-students")
ROSTER_FILE = "roster.csv"
MAX_LIST = 16 * 2**20
HEADER_LINES = 10
"""A list's header is among its first lines: Sakai's has the assignment's title above."""

SECOND_UPLOAD = re.compile(r"(?P<start>[^.]*?)[-_](?P<number>\d{1,3})(?P<end>(\..*)?)")
SECOND_UPLOAD_AT_END = re.compile(r"(?P<start>.+?)[-_](?P<number>\d{1,3})(?P<end>)")

LOGINS = (
    "student_id", "sis login id", "username", "user name", "login id", "display id", "id number",
    "sis user id", "email address", "email",
)  # fmt: skip
"""Columns that name a student, in the order in which one is chosen for the gradebook."""


def folded(name: str) -> str:
    """Return a name without what people and systems write differently: case and form."""
    return unicodedata.normalize("NFC", name).strip().casefold()


def squashed(name: str) -> str:
    """Return the letters of a person's name, as Canvas writes them into its file names."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(each for each in plain if each.isalnum()).casefold()


@dataclass(frozen=True)
class Person:
    """Somebody on the roster.

    Parameters
    ----------
    student : str
        The name in the gradebook.
    names : frozenset of str
        All that this person is called by, `folded`: logins, numbers, addresses.
    platform : str
        The number that a learning platform has for them.
    written : frozenset of str
        First and last name in both orders, `squashed`.
    """

    student: str
    names: frozenset[str] = frozenset()
    platform: str = ""
    written: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Match:
    """Whose a name is.

    Parameters
    ----------
    student : str
        On the roster; or the name as it was given.
    known : bool
        Whether it is on the roster.
    note : str
        What was made of the name, if it is not as it was given.
    """

    student: str
    known: bool
    note: str = ""


@dataclass
class Roster:
    """The people of a class.

    Parameters
    ----------
    people : list of Person
    own : bool
        Whether the course itself says who is in the class, and not a platform's list alone.
    """

    people: list[Person] = field(default_factory=list)
    own: bool = True

    def __post_init__(self) -> None:
        self._students = {person.student: person for person in self.people}
        self._names: dict[str, set[str]] = {}
        self._platform: dict[str, set[str]] = {}
        self._written: dict[str, set[str]] = {}
        for person in self.people:
            for name in {folded(person.student), *person.names}:
                self._names.setdefault(name, set()).add(person.student)
            if person.platform:
                self._platform.setdefault(person.platform, set()).add(person.student)
            for name in person.written:
                self._written.setdefault(name, set()).add(person.student)

    def __bool__(self) -> bool:
        return bool(self.people)

    def __contains__(self, student: str) -> bool:
        return student in self._students

    def __len__(self) -> int:
        return len(self._students)

    def match(self, name: str) -> Match:
        """Return whose a name is: exactly, but for its case, or but for a platform's number.

        Examples
        --------
        >>> roster = Roster([Person("s1"), Person("x.y@uni.example"), Person("s2-1"), Person("s2")])
        >>> [roster.match(name).student for name in ("s1", "S1", "s1-1", "x-1.y@uni.example")]
        ['s1', 's1', 's1', 'x.y@uni.example']
        >>> roster.match("s2-1").student, roster.match("s3").known
        ('s2-1', False)
        """
        if name in self._students:
            return Match(name, True)
        if found := self._one(name):
            return Match(found, True, f"{name} was taken for {found}")
        candidates = {found for shorter in without_number(name) if (found := self._one(shorter))}
        if len(candidates) == 1:
            (found,) = candidates
            return Match(found, True, f"{name} was taken for another upload of {found}")
        return Match(name, False)

    def _one(self, name: str) -> str | None:
        if name in self._students:
            return name
        found = self._names.get(folded(name), set())
        return next(iter(found)) if len(found) == 1 else None

    def of_platform(self, number: str) -> str | None:
        """Return who has this number on the learning platform, if one has."""
        found = self._platform.get(number, set())
        return next(iter(found)) if len(found) == 1 else None

    def knows_senders(self, login: str = "") -> bool:
        """Return whether it could say who a platform's sender is: by login, or else by number."""
        return bool(self) if login else bool(self._platform)

    def written_as(self, name: str) -> str | None:
        """Return whose first and last name this is, if it is one's only."""
        found = self._written.get(squashed(name), set())
        return next(iter(found)) if len(found) == 1 else None

    def called(self, student: str, name: str) -> bool:
        """Return whether a person on the roster goes by a name, also with a platform's number."""
        person = self._students.get(student)
        if person is None:
            return False
        own = {folded(student), *person.names}
        return any(folded(each) in own for each in (name, *without_number(name)))

    def looks(self, students: Iterable[str]) -> dict[str, list[str]]:
        """Return who is not on the roster, and what may be meant.

        Without a roster: whose name looks like another upload of somebody else's.

        Examples
        --------
        >>> Roster([Person("s1")]).looks(["s1", "S1"])
        {'S1': ['not on the roster of 1; is it s1?']}
        >>> Roster().looks(["s1", "s1-1", "s2"])
        {'s1-1': ['is it s1? There is no roster that tells']}
        """
        students = [*students]
        if self and self.own:
            return {name: [self._stranger(name)] for name in students if name not in self}
        same: dict[str, list[str]] = {}
        for name in students:
            same.setdefault(folded(name), []).append(name)
        found = {}
        for name in students:
            near = [other for other in same[folded(name)] if other < name]
            for shorter in without_number(name):
                near += same.get(folded(shorter), [])
            if near:
                found[name] = [f"is it {near[0]}? There is no roster that tells"]
        return found

    def without_submission(self, students: Iterable[str], left_out: Iterable[str]) -> list[str]:
        """Return who is on the course's own roster and has handed nothing in.

        Parameters
        ----------
        students : iterable of str
            Whose submissions are there.
        left_out : iterable of str
            Whom the course leaves out.

        Examples
        --------
        >>> roster = Roster([Person("s2"), Person("s1"), Person("test")])
        >>> roster.without_submission(["s2"], ["test"])
        ['s1']
        >>> Roster().without_submission(["s2"], [])
        []
        """
        return sorted(self._students.keys() - {*students, *left_out}) if self.own else []

    def _stranger(self, student: str) -> str:
        near = self.match(student)
        hint = f"; is it {near.student}?" if near.known else ""
        return f"not on the roster of {len(self)}{hint}"


def without_number(name: str) -> list[str]:
    """Return what a name may have been before a platform numbered a file of it.

    Examples
    --------
    >>> without_number("s1-1"), without_number("x-1.y@uni.example"), without_number("ada")
    (['s1'], ['x.y@uni.example'], [])
    """
    found = [
        each["start"] + each["end"]
        for pattern in (SECOND_UPLOAD, SECOND_UPLOAD_AT_END)
        if (each := pattern.fullmatch(name)) and each["start"]
    ]
    return list(dict.fromkeys(found))


def roster_of(coursedir: CourseDirectory, lists: Iterable[Path] = ()) -> Roster:
    """Return a course's roster.

    Parameters
    ----------
    coursedir : nbgrader.coursedir.CourseDirectory
    lists : iterable of Path
        Lists of a learning platform, in CSV. Where the gradebook or ``roster.csv`` has people, a
        row counts only if it names one of them.
    """
    people = [*_imported(coursedir)]
    people += [
        person
        for row in read_list(Path(coursedir.root) / ROSTER_FILE)
        if (person := _person(row)) is not None
    ]
    known = Roster(_merged(people))
    for file in lists:
        for row in read_list(file):
            student = _student(row, known)
            if (person := _person(row, student)) is not None:
                people.append(person)
    return Roster(_merged(people), bool(known))


def _merged(people: Iterable[Person]) -> list[Person]:
    merged: dict[str, Person] = {}
    for person in people:
        if before := merged.get(person.student):
            person = Person(
                person.student,
                before.names | person.names,
                person.platform or before.platform,
                before.written | person.written,
            )
        merged[person.student] = person
    return [*merged.values()]


def _imported(coursedir: CourseDirectory) -> Iterator[Person]:
    """Return the students whom somebody has put into the gradebook on purpose."""
    address = make_url(coursedir.db_url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
        return
    entered = entered_students(Path(coursedir.root))
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        for one in session_of(gradebook).query(Student).order_by(Student.id):
            details = [one.first_name, one.last_name, one.email, one.lms_user_id]
            if one.id in entered and not any(details):
                continue
            yield Person(
                one.id,
                frozenset({folded(one.email)} if one.email else ()),
                str(one.lms_user_id or ""),
                _written(one.first_name or "", one.last_name or ""),
            )


def _written(first: str, last: str, whole: str = "") -> frozenset[str]:
    names = {squashed(first + last), squashed(last + first)} if first and last else set()
    if whole:
        names.add(squashed(whole))
        left, _, right = whole.partition(",")
        names.add(squashed(right + left))
    return frozenset(names - {""})


def _student(row: Mapping[str, str], known: Roster) -> str | None:
    """Return which of the people known already a row is about; any, if none are known."""
    names = [row[column] for column in LOGINS if row.get(column)]
    if "id" in row and not {"sis login id", "sis user id", "display id"} & {*row}:
        names.insert(0, row["id"])
    if not known:
        return next((name for name in names if is_student_name(name)), None)
    found = {each.student for name in names if (each := known.match(name)).known and not each.note}
    found = found or {each.student for name in names if (each := known.match(name)).known}
    return next(iter(found)) if len(found) == 1 else None


def _person(row: Mapping[str, str], student: str | None = "") -> Person | None:
    if student == "":
        own = row.get("id", "") if "sis login id" not in row else ""
        student = next((row[name] for name in LOGINS[:1] if row.get(name)), own) or next(
            (row[name] for name in LOGINS if row.get(name)), None
        )
    if student is None or not is_student_name(student):
        return None
    identifier = re.search(r"\d+$", row.get("identifier", ""))
    platform = row.get("lms_user_id", "") or (identifier[0] if identifier else "")
    if "sis login id" in row or "sis user id" in row:
        platform = row.get("id", "")
    first = row.get("first_name") or row.get("first name") or ""
    last = row.get("last_name") or row.get("last name") or row.get("surname") or ""
    whole = row.get("full name") or row.get("student") or ""
    names = frozenset(folded(row[column]) for column in LOGINS if row.get(column))
    return Person(student, names, platform, _written(first, last, whole))


def read_list(file: Path) -> list[dict[str, str]]:
    """Read a list of people: ours, nbgrader's, or one that a learning platform exports.

    Returns
    -------
    list of dict of str to str
        Rows by lower-case column; none if this is no such list.
    """
    if not file.is_file() or file.stat().st_size > MAX_LIST:
        return []
    content = file.read_bytes()
    codec = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    lines = text.splitlines(keepends=True)
    known = {*LOGINS, "id", "identifier"}
    for number, line in enumerate(lines[:HEADER_LINES]):
        separator = max(",;\t", key=line.count)
        try:
            header = [
                cell.strip().lower() for cell in next(csv.reader([line], delimiter=separator))
            ]
            if known & {*header} and len(header) > 1 or header in (["id"], ["student_id"]):
                below = io.StringIO("".join(lines[number + 1 :]))
                rows = csv.reader(below, delimiter=separator)
                return [
                    {key: cell.strip() for key, cell in zip(header, row, strict=False)}
                    for row in rows
                    if any(row)
                ]
        except (csv.Error, StopIteration):
            return []
    return []


def entered_students(root: Path) -> set[str]:
    """Return the students whom grading entered into the gradebook by the names they gave."""
    try:
        lines = (root / ENTERED_FILE).read_text().splitlines()
    except OSError:
        return set()
    return {json.loads(line) for line in lines if line.endswith('"')}  # not one that was cut off


def enter_student(gradebook: Gradebook, coursedir: CourseDirectory, student: str) -> None:
    """See that the gradebook has a student; remember if nobody but a submission named them."""
    try:
        gradebook.find_student(student)
    except MissingEntry:
        file = Path(coursedir.root) / ENTERED_FILE
        file.parent.mkdir(exist_ok=True)
        with file.open("a") as stream:
            stream.write(f"{json.dumps(student)}\n")
        gradebook.update_or_create_student(student)
