"""How work comes in and feedback goes out: whose it is, what is refused, that a class goes on."""

import json
import os
import pwd
import shutil
import stat
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory

from grading.arrivals import looks_at_arrivals
from grading.collecting import Collect, ReleaseFeedback
from grading.parcels import ZipArrivals
from grading.roster import ENTERED_FILE, Roster, enter_student, read_list, roster_of
from grading.senders import attribute, read_label, read_labels

NB = "numpy_basics.ipynb"
BLANK = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
WEEK = "week2"
EARLY, LATE = "20260914T183000Z", "20260914T203000Z"


class Course:
    """A course's folder with a roster, and what lies in its download."""

    def __init__(self, folder: Path, roster: str = "id\ns1\ns2\nx.y@uni.example\n") -> None:
        self.folder = folder
        self.coursedir = CourseDirectory()
        self.coursedir.root = str(folder)
        self.coursedir.db_url = f"sqlite:///{folder / 'gradebook.db'}"
        self.coursedir.course_id = "nn"
        self.coursedir.assignment_id = WEEK
        (folder / "release" / WEEK).mkdir(parents=True)
        (folder / "release" / WEEK / NB).write_text(BLANK)
        if roster:
            (folder / "roster.csv").write_text(roster)
        self.beside = folder / "downloaded" / WEEK
        self.archive = self.beside / "archive"
        self.archive.mkdir(parents=True)

    def zip(self, name: str, text: str = BLANK, **more: str) -> Path:
        """Lay an archive with one notebook, and other files, into the download."""
        path = self.archive / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w") as archive:
            for member, content in {NB: text, **more}.items():
                archive.writestr(member, content)
        return path

    def collect(self, force: bool = False) -> Any:
        """Collect; return what became of all."""
        extracted = self.beside / "extracted"
        shutil.rmtree(extracted, ignore_errors=True)
        extracted.mkdir()
        zips = ZipArrivals(self.coursedir, WEEK, force)
        zips.unpack(self.archive, extracted)
        return zips.file()

    def submitted(self, student: str, name: str = NB) -> str | None:
        """Return what a student has handed in."""
        file = self.folder / "submitted" / student / WEEK / name
        return file.read_text() if file.exists() else None

    @property
    def students(self) -> set[str]:
        """Who has a submission."""
        return {path.parent.name for path in self.folder.glob(f"submitted/*/{WEEK}")}

    @property
    def looks(self) -> dict[str, list[str]]:
        """What the class report says."""
        return looks_at_arrivals(self.coursedir, WEEK, self.students)


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Return a course with a roster: s1, s2 and x.y@uni.example."""
    return Course(tmp_path / "course")


# Whose it is


def test_a_path_inside_never_names_a_student(course: Course):
    """Is an archive that also holds files named after somebody else refused, and s1's work kept?"""
    course.zip(f"week2_{EARLY}_s1.zip", "s1's work")
    course.zip(f"week2_{LATE}_s2.zip", "s2's", **{f"week2_20991231T000000Z_s1/{NB}": BLANK})
    arrivals = course.collect()
    assert course.submitted("s1") == "s1's work"
    assert course.students == {"s1"}
    assert course.submitted("s1", "timestamp.txt") == "2026-09-14 18:30:00 UTC"
    (reason,) = arrivals.refused.values()
    assert "named after s1: an archive is one student's" in reason
    assert "s2" in reason
    assert course.looks == {f"week2_{LATE}_s2.zip": [f"not collected: {reason}"]}


def test_an_archive_of_archives_names_nobody(course: Course):
    """Is a sender's archive not taken for a platform's download, alone or beside others?"""
    inner = course.zip("week2_20991231T000000Z_s1.zip", "forged").read_bytes()
    (course.archive / "week2_20991231T000000Z_s1.zip").unlink()
    for name in ("mine.zip", f"week2_{LATE}_s2.zip"):
        with zipfile.ZipFile(course.archive / name, "w") as archive:
            archive.writestr("week2_20991231T000000Z_s1.zip", inner)
        arrivals = course.collect()
        assert "s1" not in course.students
        assert name in arrivals.refused
        (course.archive / name).unlink()


def test_a_zip_within_a_zip(course: Course):
    """Is one's own zip file, zipped once more, unpacked?"""
    inner = course.zip(f"week2_{EARLY}_s1.zip", "mine").read_bytes()
    with zipfile.ZipFile(course.archive / f"week2_{EARLY}_s1.zip", "w") as archive:
        archive.writestr(f"week2_{EARLY}_s1.zip", inner)
    course.collect()
    assert course.submitted("s1") == "mine"


@pytest.mark.parametrize(
    ("name", "student"),
    [
        (f"week2_{EARLY}_s1.zip", "s1"),
        (f"week2_{EARLY}_s1-1.zip", "s1"),
        (f"week2_{EARLY}_s1_2.zip", "s1"),
        (f"week2_{EARLY}_s1 (1).zip", "s1"),
        (f"week2_{EARLY}_s1.zip.zip", "s1"),
        (f"week2_{EARLY}_S1.zip", "s1"),
        (f"week2_{EARLY}_x-1.y@uni.example.zip", "x.y@uni.example"),
        (f"week2_{EARLY}_x.y@uni.example-1.zip", "x.y@uni.example"),
        (f"week2_{EARLY}_X.Y@uni.example.ZIP", "x.y@uni.example"),
        (f"week2_{EARLY}_s1 - Copy.zip", "s1"),
        ("s1.zip", "s1"),
        (f"a folder/week2_{EARLY}_s1.zip", "s1"),
    ],
)
def test_a_name_that_a_platform_changed(course: Course, name: str, student: str):
    """Does a second upload, another case or a folder around it come to the known student?"""
    course.zip(name, "mine")
    course.collect()
    assert course.students == {student}
    assert course.submitted(student) == "mine"
    assert not course.looks


@pytest.mark.parametrize(
    ("people", "name", "student"),
    [
        (("s1", "s1-1"), "s1-1", "s1-1"),
        (("s1", "S1"), "S1", "S1"),
        (("S1", "s1"), "s1-1", "s1"),
        (("Ada", "ADA"), "ada", "ada"),  # not clear
        (("ada",), "bob", "bob"),
        (("ada",), "ada-lovelace", "ada-lovelace"),
    ],
)
def test_only_what_is_clear_is_matched(tmp_path: Path, people: tuple, name: str, student: str):
    """Does a name that is known, or that could be two, stay as it is, and get a look if unknown?"""
    course = Course(tmp_path / "course", "\n".join(["id", *people]))
    course.zip(f"week2_{EARLY}_{name}.zip", "mine")
    course.collect()
    assert course.students == {student}
    assert (student in course.looks) == (student not in people)


def test_without_a_roster_a_second_upload_is_pointed_out(tmp_path: Path):
    """Do s1-1 and S1 beside s1 get a look where nobody can tell?"""
    course = Course(tmp_path / "course", "")
    for name in ("s1", "s1-1", "S1", "bob"):
        course.zip(f"week2_{EARLY}_{name}.zip")
    course.collect()
    assert course.students == {"s1", "s1-1", "S1", "bob"}
    assert {"s1-1"} < set(course.looks)
    assert "bob" not in course.looks
    assert any("is it s1?" in why[0] or "is it S1?" in why[0] for why in course.looks.values())


@pytest.mark.slow
def test_the_gradebooks_students_are_the_roster(course: Course):
    """Do those count whom somebody imported, and not those whom grading entered by their files?"""
    (course.folder / "roster.csv").unlink()
    with Gradebook(course.coursedir.db_url, "nn") as gradebook:
        enter_student(gradebook, course.coursedir, "typo")
        assert not roster_of(course.coursedir)
        gradebook.add_student("s1")
        gradebook.add_student("s2", first_name="Eve", last_name="E", lms_user_id="47")
        enter_student(gradebook, course.coursedir, "s1")
    roster = roster_of(course.coursedir)
    assert {person.student for person in roster.people} == {"s1", "s2"}
    assert roster.of_platform("47") == roster.written_as("eve E") == "s2"
    assert (course.folder / ENTERED_FILE).read_text() == '"typo"\n'
    course.zip(f"week2_{EARLY}_typo.zip")
    course.collect()
    assert course.looks == {"typo": ["not on the roster of 2"]}
    with Gradebook(course.coursedir.db_url, "nn") as gradebook:
        gradebook.update_or_create_student("typo", last_name="Typo")  # now on purpose
    assert course.looks == {}


# What a platform says


MOODLE = "Identifier,Full name,Email address,Status\n{rows}"
CANVAS = "Student,ID,SIS User ID,SIS Login ID,Section\n{rows}"


@pytest.mark.parametrize(
    ("list_", "path"),
    [
        (
            MOODLE.format(rows="Participant 4711,Ada Lovelace,s1,x"),
            "Ada Lovelace_4711_assignsubmission_file_/{}",
        ),
        (
            MOODLE.format(rows="Participant 4711,Ada Lovelace,s1,x"),
            "Ada Lovelace_4711_assignsubmission_file_{}",
        ),
        (CANVAS.format(rows='"Lovelace, Ada",4711,77,S1,A'), "lovelaceada_4711_99_{}"),
        (CANVAS.format(rows='"Lovelace, Ada",4711,77,s1,A'), "lovelaceada_LATE_4711_99_{}"),
        ("id;first_name;last_name;lms_user_id\ns1;Ada;Lovelace;4711\n", "lovelaceada_4711_9_{}"),
        ("id\tfirst_name\tlast_name\ns1\tAda\tLovelace\n", "lovelaceada_4711_9_{}"),
        ("", "Lovelace, Ada(s1)/Submission attachment(s)/{}"),
        ("", "Week 2_s1_attempt_2026-09-14-18-30-00_{}"),
    ],
)
@pytest.mark.parametrize(
    ("file", "note"),
    [
        (NB, ""),
        ("numpy_basics-1.ipynb", ""),
        (f"week2_{EARLY}_s1.zip", ""),
        (f"week2_{EARLY}_s1-2.zip", ""),
        ("mine.zip", ""),
        (f"week2_{EARLY}_s2.zip", "its name says s2, the platform says that"),
    ],
)
def test_the_platforms_word_counts(course: Course, list_: str, path: str, file: str, note: str):
    """Is a file, bare or packed, its sender's by the platform's list, whatever its name claims?"""
    (course.beside / "list.csv").write_text(list_)
    name = path.format(file)
    if file.endswith(".zip"):
        course.zip(name, "mine")
    else:
        (course.archive / name).parent.mkdir(parents=True, exist_ok=True)
        (course.archive / name).write_text("mine")
    course.collect()
    assert course.students == {"s1"}
    assert course.submitted("s1") == "mine"
    assert [note in why for why in course.looks.get("s1", [])] == ([True] if note else [])


def test_a_platforms_list_without_a_roster(tmp_path: Path):
    """Do students keep the names that the course has for them, and none takes a listed one's?"""
    course = Course(tmp_path / "course", "")
    rows = "Participant 47,Ada L,ada@uni.example,x\nParticipant 48,Eve E,eve@uni.example,x"
    (course.beside / "list.csv").write_text(MOODLE.format(rows=rows))
    course.zip(f"Ada L_47_assignsubmission_file_/week2_{EARLY}_s1.zip", "hers")
    course.zip(f"Eve E_48_assignsubmission_file_/week2_{EARLY}_ada@uni.example.zip", "forged")
    course.collect()
    assert course.students == {"s1", "eve@uni.example"}
    assert list(course.looks) == ["eve@uni.example"]
    assert "its name says ada" in str(course.looks)


def test_a_students_list_says_nothing(course: Course):
    """Is a list that lies among the uploads not read: a student can upload one?"""
    (course.archive / "grades.csv").write_text(CANVAS.format(rows='"E, Eve",4712,,s1,A'))
    (course.archive / f"ee_4712_9_{NB}").write_text("forged")
    arrivals = course.collect()
    assert not course.students
    assert "nobody on the roster is known by that" in arrivals.refused[f"ee_4712_9_{NB}"]


@pytest.mark.parametrize("folder", ["/", ""])
def test_a_students_list_within_a_whole_download_says_nothing(course: Course, folder: str):
    """Is a list that one student uploaded not taken for the platform's own?"""
    inner = course.zip("x.zip", "forged").read_bytes()
    (course.archive / "x.zip").unlink()
    eve = f"Eve E_66_assignsubmission_file_{folder}"
    with zipfile.ZipFile(course.archive / "submissions.zip", "w") as archive:
        archive.writestr(f"{eve}work.zip", inner)
        archive.writestr(f"{eve}grades.csv", MOODLE.format(rows="Participant 66,Eve E,s1,x"))
    arrivals = course.collect()
    assert not course.students
    assert "nobody on the roster is known by that" in arrivals.refused[f"{eve}work.zip"]


@pytest.mark.parametrize(
    ("name", "both"),
    [
        ("evee_66_123_Ada_47_assignsubmission_file_week2.zip", "47 or 66"),
        ("evee_66_123_s1_attempt_2026-09-14-18-30-00_week2.zip", "s1 or 66"),
        ("Week 2_s2_attempt_2026-09-14-18-30-00_A_47_assignsubmission_file_x.zip", "47 or s2"),
        (f"evee_66_123_s1_attempt_2026-09-14-18-30-00_week2_{LATE}_s1.zip", "s1 or 66"),
    ],
)
def test_a_name_in_the_forms_of_two_platforms_is_nobodys(course: Course, name: str, both: str):
    """Can a student write another's number into a file's name as another platform would?"""
    rows = '"L, Ada",47,77,s1,A\n"E, Eve",66,78,s2,A'
    (course.beside / "list.csv").write_text(CANVAS.format(rows=rows))
    course.zip(f"adal_47_122_week2_{EARLY}_s1.zip", "hers")
    course.zip(name, "forged")
    arrivals = course.collect()
    assert course.students == {"s1"}
    assert course.submitted("s1") == "hers"
    assert f"the form of several platforms, and is {both}'s" in arrivals.refused[name]


AT = "attempt_2026-09-14-18-30-00"


@pytest.mark.parametrize(
    ("path", "name", "key", "file"),
    [
        ("Ada L_47_assignsubmission_file/week/a.zip", "Ada L", "47", "week/a.zip"),
        ("Ada L_47_assignsubmission_file_a/a.zip", "Ada L", "47", "a.zip"),
        ("Participant_47_assignsubmission_file_/a.zip", "Participant", "47", "a.zip"),
        ("Ada_L_47_assignsubmission_file_a_1_2_b.zip", "Ada_L", "47", "a_1_2_b.zip"),
        ("Ada_12_47_assignsubmission_file_a.zip", "Ada_12", "47", "a.zip"),
        ("ada_l_47_assignsubmission_file_a_1_2_b.zip", "ada_l", "47", "a_1_2_b.zip"),
        ("Eve_66_assignsubmission_file_A_47_assignsubmission_file_a.zip", "Eve", "66", None),
        ("Ada L_47_assignsubmission_onlinetext_a.html", "Ada L", "47", "a.html"),
        ("Ada L_47_assignsubmission_onlinetext/a.html", "Ada L", "47", "a.html"),
        ("ada_l_4711_99_a-1.ipynb", "ada_l", "4711", "a-1.ipynb"),
        ("ada_l_LATE_4711_99_a_1_2_b.zip", "ada_l", "4711", "a_1_2_b.zip"),
        (f"HW_2_1_ada_{AT}_a_b.zip", "ada", "ada", "a_b.zip"),
        (f"HW_2_1_2_ada_{AT}_a_bob_{AT}_c.zip", "ada", "ada", f"a_bob_{AT}_c.zip"),
        (f"Week 2_1_1_ada_{AT}_a.zip", "ada", "ada", "a.zip"),
        (f"hw_2_ada_{AT}_a.zip", "ada", "ada", "a.zip"),
    ],
)
def test_names_as_platforms_write_them(path: str, name: str, key: str, file: str | None):
    """Is the sender read whatever stands in a person's name, a title, or the file's own name?"""
    for around in ("", "download/"):
        label = read_label(around + path)
        assert label.sender
        assert (label.sender.name, label.sender.key) == (name, key)
        assert label.file == (file or path.partition("file_")[2])


@pytest.mark.parametrize(
    "path",
    [
        f"hw_2_1_ada_{AT}_a.zip",
        f"eve_66_123_s1_{AT}_a.zip",
        "eve_66_123_Ada_47_assignsubmission_file_a.zip",
        "eve_66_123_Ada_47_assignsubmission_file_/a.zip",  # a system may have unpacked that
        f"HW_eve_{AT}_Ada_47_assignsubmission_file_a/b.zip",
    ],
)
def test_what_two_platforms_may_have_written_is_not_guessed(path: str):
    """Is it nobody's, where it could be one's file under a name as another platform writes it?"""
    label = read_label(path)
    assert label.sender
    assert label.sender.unclear


def test_what_several_attempts_share_is_a_title():
    """Is Blackboard's title told from Canvas's numbers, by what no student of Canvas can do?"""
    several = [f"hw_2_1_{login}_{AT}_a.zip" for login in ("ada", "bob")]
    labels = read_labels([*several, f"eve_66_123_s1_{AT}_a.zip", f"eve_66_124_s2_{AT}_a.zip"])
    assert [label.sender.key for label in labels.values()] == ["ada", "bob", "s1 or 66", "s2 or 66"]
    again = read_labels([f"eve_66_123_s1_{AT}_a.zip", f"eve_66_123_s1_{AT}_a (1).zip"])
    assert all(label.sender.unclear for label in again.values())


def test_a_date_in_a_name_in_the_instructors_folder_is_no_sender(course: Course):
    """Does a notebook of a student's folder stay theirs, though Canvas's form fits its name?"""
    (course.archive / "s2").mkdir()
    (course.archive / "s2" / "numpy_basics_2026_11_26.ipynb").write_text(BLANK)
    course.collect()
    assert course.students == {"s2"}


@pytest.mark.parametrize(
    ("list_", "path"),
    [
        (MOODLE.format(rows="Participant 47,Ada L,s1,x"), "Eve E_66_assignsubmission_file_/{}"),
        (CANVAS.format(rows='"L, Ada",47,77,s1,A'), "evee_66_123_{}"),
        ("", f"HW_eve_{AT}_{{}}"),
        ("", "E, Eve(eve)/Submission attachment(s)/{}"),
    ],
)
def test_a_sender_on_no_list_who_names_a_student_gets_a_look(course: Course, list_: str, path: str):
    """Is it seen that somebody whom the lists do not hold hands in under a name that they do?"""
    (course.beside / "list.csv").write_text(list_)
    course.zip(path.format(f"week2_{EARLY}_s1.zip"))
    course.collect()
    (why,) = course.looks["s1"]
    assert "its name says s1; the platform says that" in why
    assert "is on no list here" in why


def test_senders_whom_nothing_could_know_need_no_look(course: Course):
    """Do names count without a remark where no list of the platform's is there to ask?"""
    course.zip(f"Ada L_47_assignsubmission_file_/week2_{EARLY}_s1.zip")
    course.collect()
    assert course.students == {"s1"}
    assert course.looks == {}


def test_a_platforms_form_among_files_from_elsewhere_vouches_for_nobody(course: Course):
    """Can somebody who sends by mail take another's place by a name as a platform writes it?"""
    for student in ("s1", "s2"):
        course.zip(f"week2_{EARLY}_{student}.zip", f"by {student}")
    course.collect()
    course.zip(f"x_s1_attempt_2026-09-14-18-30-00_week2_{LATE}_s1.zip", "forged")
    course.collect(force=True)
    assert "no platform says who sent" in str(course.looks["s1"])
    assert "its name has a platform's form, and most files here have not" in course.looks["s1"]
    assert list(course.looks) == ["s1"]
    assert course.submitted("s2") == "by s2"


def test_a_whole_download(course: Course):
    """Is a platform's download unpacked where it is the only file, with the list that it holds?"""
    inner = course.zip("x.zip", "packed").read_bytes()
    (course.archive / "x.zip").unlink()
    with zipfile.ZipFile(course.archive / "submissions.zip", "w") as archive:
        archive.writestr(
            "Week 2/grades.csv", '"Week 2","Points"\n"Display ID","ID","Last Name"\n"s1","1","L"'
        )
        archive.writestr(f"Week 2/Lovelace, Ada(s1)/Submission attachment(s)/{NB}", "bare")
        archive.writestr("Week 2/E, Eve(s2)/Submission attachment(s)/a.zip", inner)
    arrivals = course.collect()
    assert (course.submitted("s1"), course.submitted("s2")) == ("bare", "packed")
    assert any("whole download" in note for note in arrivals.notes)
    assert not (course.beside / "extracted" / ".download").exists()


def test_one_student_does_not_spoil_a_whole_download(course: Course):
    """Does a hostile or unclear name in a platform's download cost its own file only?"""
    form = "{}(s{})/Submission attachment(s)/{}"
    names = [form.format("L, Ada", 1, NB), form.format("E, Eve", 2, NB)]
    odd = [form.format("E, Eve", 2, NB.upper()), "../../x.ipynb", f"{names[1]}/x.ipynb"]
    with zipfile.ZipFile(course.archive / "submissions.zip", "w") as archive:
        for name in (*names, *odd):
            archive.writestr(name, name)
    arrivals = course.collect()
    assert course.students == {"s1", "s2"}
    assert course.submitted("s1") == names[0]
    assert arrivals.refused["submissions.zip"].count("left out") == 3


def test_bare_notebooks_of_nobody_are_summed_up(course: Course):
    """Do notebooks that nobody can be told for stand in the summary, with what to do?"""
    (course.archive / NB).write_text(BLANK)
    (course.archive / "Zoe Z_99_assignsubmission_file_").mkdir()
    (course.archive / "Zoe Z_99_assignsubmission_file_" / NB).write_text(BLANK)
    (course.archive / "s2").mkdir()
    (course.archive / "s2" / NB).write_text("in a folder that the instructor made")
    (course.archive / "letter.txt").write_text("")
    arrivals = course.collect()
    assert course.students == {"s2"}
    assert len(arrivals.refused) == 2
    assert all("whose is it?" in why for why in arrivals.refused.values())
    assert arrivals.notes == ["1 other files were left where they are"]


def test_several_bare_files_of_one_sender(course: Course):
    """Are all files of a student's upload one submission, unless two contradict each other?"""
    folder = course.archive / "A L_47_assignsubmission_file_"
    (course.beside / "list.csv").write_text(MOODLE.format(rows="Participant 47,A L,s1,x"))
    folder.mkdir()
    (folder / NB).write_text("one")
    (folder / "quiz.ipynb").write_text("two")
    (folder / "drawing.png").write_text("three")
    course.collect()
    here = course.folder / "submitted/s1" / WEEK
    assert {path.name for path in here.iterdir()} == {NB, "quiz.ipynb", "drawing.png"}
    shutil.rmtree(here)
    course.zip("A L_47_assignsubmission_file_/all.zip", "another")
    arrivals = course.collect()
    assert not here.exists()
    assert "both hold numpy_basics.ipynb" in str(arrivals.refused)


# What replaces what


def test_the_newest_counts_and_is_not_silent(course: Course):
    """Is the newer of two taken, with a look where no platform says that both are one student's?"""
    course.zip(f"week2_{LATE}_s1.zip", "later")
    course.zip(f"week2_{EARLY}_s1.zip", "earlier")
    course.collect()
    assert course.submitted("s1") == "later"
    assert "no platform says who sent" in course.looks["s1"][0]


def test_one_senders_resubmission_needs_no_look(course: Course):
    """Is a second upload of the sender whom the platform names taken without a question?"""
    folder = "A L_47_assignsubmission_file_"
    course.zip(f"{folder}/week2_{LATE}_s1.zip", "later")
    course.zip(f"{folder}/week2_{EARLY}_s1.zip", "earlier")
    arrivals = course.collect()
    assert course.submitted("s1") == "later"
    assert not course.looks
    assert any("the newest of 2" in note for note in arrivals.notes)


def test_two_senders_claim_to_be_one_student(course: Course):
    """Is nothing taken where two accounts claim one name, unless the list says whose it is?"""
    course.zip(f"A L_47_assignsubmission_file_/week2_{EARLY}_s1.zip", "hers")
    course.zip(f"E E_48_assignsubmission_file_/week2_{LATE}_s1.zip", "forged")
    arrivals = course.collect()
    assert not course.students
    assert "2 senders" in str(arrivals.refused)
    (course.beside / "list.csv").write_text(MOODLE.format(rows="Participant 47,A L,s1,x"))
    arrivals = course.collect()
    assert course.submitted("s1") == "hers"
    assert "another sender" in str(arrivals.refused)


def test_older_never_replaces_newer(course: Course):
    """Does a newer one replace with --force only, and an older one never?"""
    early = course.zip(f"week2_{EARLY}_s1.zip", "early")
    course.collect()
    early.unlink()
    late = course.zip(f"week2_{LATE}_s1.zip", "late", **{"data/a.csv": "1"})
    assert "--force takes it" in course.collect().notes[0]
    assert course.submitted("s1") == "early"
    assert course.collect(force=True).taken == ["s1"]
    assert course.submitted("s1") == "late"
    assert course.collect(force=True).same == ["s1"]
    late.unlink()
    course.zip(f"week2_{EARLY}_s1.zip", "early")
    assert course.collect(force=True).kept == ["s1"]
    assert course.submitted("s1") == "late"
    assert course.submitted("s1", "data/a.csv") == "1"
    (course.archive / f"week2_{EARLY}_s1.zip").unlink()
    (course.archive / "s1.zip").write_bytes(course.zip("s1.zip", "untimed").read_bytes())
    course.collect(force=True)
    assert course.submitted("s1") == "late"
    assert "nothing says whether" in course.looks["s1"][0]


def test_another_sender_does_not_replace(course: Course):
    """Does what another account sends under a name stay out, also a day later?"""
    first = course.zip(f"A L_47_assignsubmission_file_/week2_{EARLY}_s1.zip", "hers")
    course.collect()
    first.unlink()
    for name in (f"E E_48_assignsubmission_file_/week2_{LATE}_s1.zip", f"week2_{LATE}_s1.zip"):
        path = course.zip(name, "forged")
        course.collect(force=True)
        assert course.submitted("s1") == "hers"
        assert "was sent by number 47" in course.looks["s1"][0]
        path.unlink()


def test_a_time_that_is_to_come(course: Course):
    """Does a time stamp of 2099 become the time of now, with a look, so that later work counts?"""
    course.zip("week2_20991231T000000Z_s1.zip")
    course.zip("week2_20261399T000000Z_s2.zip")
    course.collect()
    said = datetime.fromisoformat(course.submitted("s1", "timestamp.txt").removesuffix(" UTC"))
    assert abs(datetime.now(UTC).replace(tzinfo=None) - said) < timedelta(minutes=5)
    assert "claims to be of 31 December 2099" in course.looks["s1"][0]
    assert course.submitted("s2", "timestamp.txt") is None
    assert "no such time" in course.looks["s2"][0]


def test_an_archives_own_time_stamp_is_not_taken(course: Course):
    """Is a timestamp.txt or a secret in an archive left out: both would be a sender's word?"""
    more = {"timestamp.txt": "1999-01-01 00:00:00 UTC", "submission_secret.txt": "x"}
    course.zip(f"week2_{EARLY}_s1.zip", **more)
    course.collect()
    assert course.submitted("s1", "timestamp.txt") == "2026-09-14 18:30:00 UTC"
    assert course.submitted("s1", "submission_secret.txt") is None


def test_a_file_that_becomes_a_folder(course: Course):
    """Is a file handed in again as a folder of that name, and the reverse, taken?"""
    course.zip(f"week2_{EARLY}_s1.zip", **{"data": "a file", "more/x": "1"})
    course.collect()
    course.zip(f"week2_{LATE}_s1.zip", **{"data/x": "in a folder", "more": "a file"})
    assert course.collect(force=True).taken == ["s1"]
    assert course.submitted("s1", "data/x") == "in a folder"
    assert course.submitted("s1", "more") == "a file"


def test_a_folder_around_everything_is_taken_off(course: Course):
    """Are notebooks found that were packed with their week's folder, on Windows, too?"""
    for student, name in (("s1", f"week2/{NB}"), ("s2", f"week2\\{NB}")):
        with zipfile.ZipFile(course.archive / f"week2_{EARLY}_{student}.zip", "w") as archive:
            archive.writestr(name, "mine")
            archive.writestr(name.replace(NB, "data.csv"), "1")
    course.collect()
    assert course.submitted("s1") == course.submitted("s2") == "mine"
    assert course.submitted("s2", "data.csv") == "1"


def test_another_weeks_archive_gets_a_look(course: Course):
    """Is week 3's archive among week 2's pointed out?"""
    course.zip(f"week3_{EARLY}_s1.zip")
    course.collect()
    assert "packed as week3" in course.looks["s1"][0]


# A class goes on


def test_one_bad_file_costs_its_sender_only(course: Course):
    """Do a page, a cut-off file, a bomb, an empty file, a link and an odd name get a line each?"""
    course.zip(f"week2_{EARLY}_s1.zip", "mine")
    whole = course.zip("cut.zip", "x" * 1000).read_bytes()
    bad = {
        "cut": whole[:-20],
        "page": b"<!DOCTYPE html><html>",
        "empty": b"",
        "none": course.zip("cut.zip", **{})
        .read_bytes()
        .replace(NB.encode(), b"numpy_basics.pyyyyy"),
    }
    (course.archive / "cut.zip").unlink()
    for name, content in bad.items():
        (course.archive / f"week2_{EARLY}_{name}.zip").write_bytes(content)
    (course.archive / f"week2_{EARLY}_link.zip").symlink_to("/etc/passwd")
    os.mkfifo(course.archive / f"week2_{EARLY}_pipe.zip")
    Path(
        os.fsdecode(os.fsencode(course.archive) + b"/week2_" + EARLY.encode() + b"_\xe9.zip")
    ).write_bytes(b"")
    arrivals = course.collect()
    assert course.submitted("s1") == "mine"
    assert course.students == {"s1"}
    assert len(arrivals.refused) == len(bad) + 3
    assert {"s1"} & set(course.looks) == set()
    assert len(course.looks) == len(arrivals.refused)
    assert not any("Error" in why for why in arrivals.refused.values()), arrivals.refused
    assert course.collect(force=True).same == ["s1"]


def test_trouble_nobody_thought_of_costs_one_student(course: Course, monkeypatch):
    """Does an error of any kind cost its own student a line, and a full disk stop the command?"""
    import grading.parcels

    real = grading.parcels.unpack

    def breaks(path: Path, *rest: Any) -> list[str]:
        if "s2" in path.name:
            raise error
        return real(path, *rest)

    monkeypatch.setattr(grading.parcels, "unpack", breaks)
    course.zip(f"week2_{EARLY}_s1.zip")
    course.zip(f"week2_{EARLY}_s2.zip")
    error: Exception = RecursionError("deep\nNot collected: s1")
    arrivals = course.collect()
    assert course.students == {"s1"}
    assert "RecursionError: deep\\nNot" in arrivals.refused[f"week2_{EARLY}_s2.zip"]
    error = OSError(28, "No space left on device")
    with pytest.raises(OSError, match="No space"):
        course.collect()


@pytest.mark.parametrize("rest", ["+2@uni.example", "'x", ",s2", "!", "-", "é", "e\u0301"])
def test_a_longer_name_is_not_a_shorter_one(course: Course, rest: str):
    """Is a name that begins like a known one never taken for it?"""
    course.zip(f"week2_{EARLY}_s1{rest}.zip", "somebody else's")
    course.collect()
    assert "s1" not in course.students
    assert course.looks


@pytest.mark.parametrize("student", ["..", ".git", "a/b", "", "x" * 200, "s\n1", "-", "."])
def test_names_that_lead_elsewhere(student: str):
    """Is a name that no folder should have never a student's?"""
    label = read_label(f"week2_{EARLY}_{student}.zip")
    found = attribute(label, Roster())
    assert found.student == "" or "/" not in found.student and found.student.strip(".") != ""


def test_lists_that_are_none(tmp_path: Path):
    """Are files that are no lists read as nothing, whatever they hold?"""
    for content in (b"", b"\0" * 100, b"a,b\n1,2", os.urandom(3000), b'"' * 200_000, b"id,id\n"):
        (tmp_path / "x.csv").write_bytes(content)
        assert read_list(tmp_path / "x.csv") == []
    (tmp_path / "x.csv").write_bytes("id,email\ns1,\n".encode("utf-16"))
    assert read_list(tmp_path / "x.csv") == [{"id": "s1", "email": ""}]


def test_an_instructors_own_collector_gets_every_file(course: Course):
    """Are archives unpacked and other files copied, nothing filed, where nbgrader's way goes on?"""
    course.zip("anything.zip", **{"more/a.csv": "1"})
    (course.archive / "ps1_ada").mkdir()
    (course.archive / "ps1_ada" / "timestamp.txt").write_text("2026-01-01")
    (course.archive / "page.zip").write_text("<html>")
    extracted = course.beside / "extracted"
    zips = ZipArrivals(course.coursedir, WEEK)
    zips.only_unpack(course.archive, extracted)
    files = {path.relative_to(extracted).as_posix() for path in extracted.rglob("*.*")}
    assert files == {f"anything/{NB}", "anything/more/a.csv", "ps1_ada/timestamp.txt"}
    assert list(zips.arrivals.refused) == ["page.zip"]
    assert not course.students


# The exchange


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a folder that other users can reach; pytest's own is for its owner only."""
    folder = Path(tempfile.mkdtemp(prefix="course-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def accounts() -> tuple[str, str]:
    """Return two users of this machine: an instructor and a student; one twice if not root."""
    if os.geteuid():
        name = pwd.getpwuid(os.geteuid()).pw_name
        return name, name
    others = [user.pw_name for user in pwd.getpwall() if 0 < user.pw_uid < 1000]
    return others[0], others[1]


def as_user(name: str, work: Callable[[], Any]) -> Any:
    """Do something as another user, in a process of its own; return what it returns."""
    user = pwd.getpwnam(name)
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(user.pw_gid)
                os.setuid(user.pw_uid)
            answer = ["done", work()]
        except BaseException as error:
            answer = ["failed", f"{type(error).__name__}: {error}"]
        os.write(write, json.dumps(answer).encode()[:60_000])
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as stream:
        how, answer = json.load(stream)
    os.waitpid(child, 0)
    assert how == "done", answer
    return answer


class Exchange:
    """An exchange, its instructor's course, and students who hand in."""

    def __init__(self, folder: Path) -> None:
        self.instructor, self.student = accounts()
        self.course = Course(folder / "course", "")
        self.inbound = folder / "exchange" / "nn" / "inbound"
        self.inbound.mkdir(parents=True)
        if os.geteuid() == 0:
            owner = pwd.getpwnam(self.instructor)
            for path in (folder, *folder.rglob("*")):
                os.chown(path, owner.pw_uid, owner.pw_gid)
        self.course.folder.chmod(0o700)
        self.inbound.chmod(0o733)

    def hand_in(self, name: str, work: Callable[[Path], None] = lambda folder: None) -> None:
        """Let the student make a folder in the exchange, with a notebook and more."""

        def make() -> None:
            folder = self.inbound / name
            folder.mkdir()
            (folder / NB).write_text(f"handed in as {name}", errors="replace")
            (folder / "timestamp.txt").write_text("no date at all")
            work(folder)

        as_user(self.student, make)

    def name(self, time: str = "2026-01-01 12:00:00.000000 UTC", student: str = "") -> str:
        """Return the name of a folder in the exchange."""
        return f"{student or self.student}+{WEEK}+{time}+abc"

    def collect(self, **options: bool) -> dict[str, Any]:
        """Collect as the instructor; return what was said and what lies in the submitted folder."""

        def work() -> dict[str, Any]:
            collector = Collect(coursedir=self.course.coursedir, **options)
            collector.root = str(self.inbound.parents[1])
            collector.start()
            submitted = self.course.folder / "submitted"
            paths = [path for path in submitted.rglob("*") if not path.is_dir()]
            assert not any(path.is_symlink() for path in submitted.rglob("*"))
            return {
                "refused": collector.arrivals.refused,
                "looks": collector.arrivals.looks,
                "files": {
                    path.relative_to(submitted).as_posix(): path.read_text() for path in paths
                },
            }

        return as_user(self.instructor, work)


@pytest.fixture
def exchange(open_folder: Path) -> Iterator[Exchange]:
    """Return an empty exchange."""
    yield Exchange(open_folder)
    for folder in open_folder.rglob("closed"):
        folder.chmod(0o700)  # root removes it as it is, an ordinary user does not


def test_what_is_handed_in_is_collected(exchange: Exchange):
    """Does a submission come in as it is, with the time of its folder and not of its file?"""
    exchange.hand_in(
        exchange.name(), lambda folder: (folder / "submission_secret.txt").write_text("x")
    )
    found = exchange.collect()
    place = f"{exchange.student}/{WEEK}"
    assert found == {
        "refused": {},
        "looks": {},
        "files": {
            f"{place}/{NB}": f"handed in as {exchange.name()}",
            f"{place}/submission_secret.txt": "x",
            f"{place}/timestamp.txt": "2026-01-01 12:00:00 UTC",
        },
    }


def test_links_lead_nowhere(exchange: Exchange):
    """Does no link, of whatever kind, bring a file of the instructor's into a submission?"""
    secret = exchange.course.folder / ".grading_seed"
    secret.write_text("the seed")
    secret.chmod(0o600)
    if os.geteuid() == 0:
        os.chown(secret, pwd.getpwnam(exchange.instructor).pw_uid, -1)

    def odd(folder: Path) -> None:
        (folder / "notes.txt").symlink_to(secret)
        (folder / "course").symlink_to(exchange.course.folder)
        (folder / "up").symlink_to("../..")
        (folder / "dangling").symlink_to("/nowhere")
        os.mkfifo(folder / "pipe")
        (folder / "sub").mkdir()
        (folder / "sub" / "deep.txt").symlink_to(secret)
        (folder / "sub" / "mine.txt").write_text("mine")
        (folder / "twice.txt").write_text("also my own")
        os.link(folder / "twice.txt", folder / "again.txt")

    exchange.hand_in(exchange.name(), odd)
    # as if the kernel did not protect hard links
    os.link(secret, exchange.inbound / exchange.name() / "hard.txt")
    # a folder's place taken by a link
    as_user(
        exchange.student,
        lambda: (exchange.inbound / exchange.name("2026-01-02 12:00:00 UTC")).symlink_to(
            exchange.course.folder
        ),
    )
    found = exchange.collect()
    place = f"{exchange.student}/{WEEK}"
    assert set(found["files"]) == {
        f"{place}/{name}" for name in (NB, "sub/mine.txt", "timestamp.txt")
    }
    assert "the seed" not in str(found["files"])
    said = "; ".join(found["looks"][exchange.student])
    for name in ("notes.txt", "course", "pipe", "hard.txt", "again.txt"):
        assert name in said
    assert "it is a link" in str(found["refused"])
    report = exchange.course.looks
    assert said.split(";")[0] in report[exchange.student][0]


def test_nobody_hands_in_for_somebody_else(exchange: Exchange):
    """Is a folder that belongs to another account than its name says not collected?"""
    exchange.hand_in(exchange.name())
    forged = exchange.name("2026-01-03 12:00:00 UTC", student="nobody")
    exchange.hand_in(forged)
    found = exchange.collect()
    assert list(found["refused"]) == [forged]
    assert f"belongs to {exchange.student}" in found["refused"][forged]
    assert {name.split("/")[0] for name in found["files"]} == {exchange.student}
    found = exchange.collect(check_owner=False)
    assert {name.split("/")[0] for name in found["files"]} == {exchange.student, "nobody"}


def test_odd_folders_cost_a_line_each(exchange: Exchange):
    """Do names that say no time, or a time to come, or lead elsewhere stop nobody?"""
    exchange.hand_in(exchange.name())
    odd = [
        f"{exchange.student}+{WEEK}+12 o'clock somewhere",
        exchange.name("2026-99-99 12:00:00 UTC"),
        exchange.name("2099-01-01 12:00:00 UTC"),
        f"{exchange.student}+{WEEK}+yesterday",
        f"..+{WEEK}+2026-01-02 12:00:00 UTC+abc",
        f"{exchange.student}+{WEEK}+2026-01-02 \udce9+abc",
    ]
    for name in odd:
        exchange.hand_in(name)
    exchange.hand_in(f"{exchange.student}+week3+2026-01-02 12:00:00 UTC+abc")
    found = exchange.collect(update=True)
    assert len(found["refused"]) == len(odd)
    assert {name.split("/")[0] for name in found["files"]} == {exchange.student}
    assert not (exchange.course.folder / WEEK).exists()


def test_files_that_cannot_be_read_or_are_too_many(exchange: Exchange):
    """Do an unreadable file, an odd name and a large file cost themselves only?"""

    def odd(folder: Path) -> None:
        (folder / "private.txt").write_text("x")
        (folder / "private.txt").chmod(0)
        (folder / "closed").mkdir(mode=0)
        (folder / os.fsdecode(b"caf\xe9.txt")).write_text("x")
        with (folder / "big.bin").open("wb") as stream:
            stream.truncate(2**31)

    exchange.hand_in(exchange.name(), odd)
    found = exchange.collect()
    names = {name.split("/", 2)[2] for name in found["files"]}
    assert names >= {NB, "café.txt", "timestamp.txt"}
    assert "big.bin" not in names
    said = "; ".join(found["looks"][exchange.student])
    assert "big.bin was left out: it has 2,048 MB" in said
    if exchange.instructor != exchange.student:
        assert "private.txt was left out" in said
        assert "closed was left out" in said


def test_a_newer_one_is_taken_on_request(exchange: Exchange):
    """Does --update take the newest, keep nothing of the old one, and leave the older ones?"""
    exchange.hand_in(exchange.name(), lambda folder: (folder / "data").write_text("a file"))
    exchange.collect()
    later = exchange.name("2026-01-02 12:00:00 UTC")
    exchange.hand_in(later, lambda folder: (folder / "data").mkdir())
    text = f"{exchange.student}/{WEEK}/{NB}"
    assert exchange.collect()["files"][text] == f"handed in as {exchange.name()}"
    assert exchange.collect(update=True)["files"][text] == f"handed in as {later}"
    assert exchange.collect(update=True)["files"][text] == f"handed in as {later}"


def test_a_full_disk_ends_in_words(exchange: Exchange, monkeypatch):
    """Does `collect` on a full disk say so, and leave what was there?"""
    import grading.collecting

    def full(*_: Any) -> list[str]:
        raise OSError(28, "No space left on device", "/tmp/somewhere")

    exchange.hand_in(exchange.name())
    exchange.collect()
    exchange.hand_in(exchange.name("2026-01-02 12:00:00 UTC"))
    monkeypatch.setattr(grading.collecting, "take", full)
    with pytest.raises(AssertionError, match="ExchangeError: The disk is full: /tmp/somewhere"):
        exchange.collect(update=True)
    monkeypatch.undo()
    place = exchange.course.folder / "submitted" / exchange.student
    assert [path.name for path in place.iterdir()] == [WEEK]
    assert (place / WEEK / NB).read_text() == f"handed in as {exchange.name()}"


# What goes out


def test_feedback_of_those_who_came_another_way_stops_nobody(course: Course, caplog):
    """Is feedback released to those who can fetch it, and are the others named?"""
    for student, secret in (("ada", "s" * 32), ("by-zip", None), ("cy", ""), ("[x]", "t" * 32)):
        folder = course.folder / "feedback" / student / WEEK
        folder.mkdir(parents=True)
        (folder / "numpy_basics.html").write_text(f"for {student}")
        (folder / "timestamp.txt").write_text("2026-01-01")
        if secret is not None:
            (folder / "submission_secret.txt").write_text(secret)
    release = ReleaseFeedback(coursedir=course.coursedir)
    release.root = str(course.folder / "exchange")
    (course.folder / "exchange").mkdir()
    with caplog.at_level("INFO"):
        release.start()
    pages = {path.read_text() for path in (course.folder / "exchange/nn/feedback").iterdir()}
    assert pages == {"for ada", "for [x]"}
    assert "1 students did not hand in through the exchange" in caplog.text
    assert "by-zip" in caplog.text
    assert "No feedback was released for cy" in caplog.text


# The commands


@pytest.mark.slow
def test_the_commands_use_all_this(course: Course, root: Path):
    """Do nbgrader's own commands collect so, end with a summary, and go on after bad files?"""
    (course.folder / "nbgrader_config.py").write_text(
        f"c = get_config()\nload_subconfig('nbgrader_config.py', path={str(root)!r})\n"
        f"c.CourseDirectory.root = {str(course.folder)!r}\n"
        "c.CourseDirectory.release_directory = 'release'\n"
        f"c.Exchange.root = {str(course.folder / 'exchange')!r}\n"
    )

    def nbgrader(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", *arguments],
            cwd=course.folder,
            env={**os.environ, "COURSE_GRADING_SEED": "s"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout

    course.zip(f"week2_{EARLY}_s1-1.zip", "mine")
    (course.archive / f"week2_{EARLY}_cut.zip").write_bytes(b"PK\3\4")
    said = nbgrader("zip_collect", WEEK)
    assert course.submitted("s1") == "mine"
    assert course.students == {"s1"}
    assert said.splitlines()[-1].endswith("week2: 1 collected, 1 not collected")
    assert "Not collected: week2_20260914T183000Z_cut.zip: it is cut off" in said
    assert "1 had not changed" in nbgrader("zip_collect", WEEK, "--force")

    owner = pwd.getpwuid(os.geteuid()).pw_name
    folder = (
        course.folder / f"exchange/neural-networks/inbound/{owner}+{WEEK}+2026-01-01 12:00:00 UTC+x"
    )
    folder.mkdir(parents=True)
    (folder / NB).write_text("by the exchange")
    (folder / "notes.txt").symlink_to("/etc/passwd")
    said = nbgrader("collect", WEEK)
    assert course.submitted(owner) == "by the exchange"
    assert "notes.txt was left out: a link is not followed" in said
    assert said.splitlines()[-1].endswith("week2: 1 collected")
    assert not stat.S_IMODE((course.folder / "submitted").stat().st_mode) & 0o002
