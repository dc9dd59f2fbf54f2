"""Handing in: the name that is asked for once, what is said before, and the file at the end."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from course_cli.course_root import CourseError, Workplace
from course_cli.handing_in import ASKED, REMEMBERED, Talk, hand_in, remembered
from course_cli.samples import fill
from course_cli.workspace import prepare


@pytest.fixture
def place(tmp_path: Path, root: Path) -> Workplace:
    """Return a workspace with one week."""
    notebooks = tmp_path / "notebooks"
    shutil.copytree(root / "notebooks" / "week2", notebooks / "week2")
    shutil.copy(root / "nbgrader_config.py", tmp_path)
    prepare(notebooks, tmp_path / "workspace")
    return Workplace(notebooks, tmp_path / "workspace")


def write_something(place: Workplace) -> None:
    """Answer one exercise of the week."""
    file = place.workspace / "week2" / "numpy_basics.ipynb"
    answer = {"L1": "def L1(yhat, y):\n    return 0"}
    file.write_text(json.dumps(fill(json.loads(file.read_bytes()), answer)))


class Person:
    """Somebody who reads and answers.

    Parameters
    ----------
    name : str
        What they type when asked for their name.
    agrees : bool
        What they say when asked for a yes.
    """

    def __init__(self, name: str = "ada", agrees: bool = True) -> None:
        self.name, self.agrees = name, agrees
        self.read: list[str] = []
        self.was_asked: list[str] = []

    @property
    def talk(self) -> Talk:
        """How to talk with them."""
        return Talk(self.read.append, self._name, self._agrees)

    def _name(self, question: str) -> str:
        self.was_asked.append(question)
        return self.name

    def _agrees(self, question: str) -> bool:
        self.was_asked.append(question)
        return self.agrees


def test_the_name_is_asked_for_once(place: Workplace, monkeypatch: pytest.MonkeyPatch):
    """Is a name asked for the first time, kept in the student's folder, and never the login's?"""
    monkeypatch.setenv("LOGNAME", "login")
    write_something(place)
    first, second = Person("zoe\u0301"), Person()
    done = hand_in(place, "week2", first.talk)
    assert first.was_asked == [ASKED]
    assert done.student == "zoé"
    assert done.file.name.endswith("_zoé.zip")
    assert remembered(place.workspace) == "zoé"
    done.file.unlink()  # a second one of the same second would be refused
    assert hand_in(place, "week2", second.talk).student == "zoé"
    assert second.was_asked == []


def test_a_name_that_is_given_wins(place: Workplace):
    """Does a name that is said now go before the one of last time, and stay?"""
    write_something(place)
    (place.workspace / REMEMBERED).write_text('{"student": "ada"}')
    assert hand_in(place, "week2", Person().talk, "grace").student == "grace"
    assert remembered(place.workspace) == "grace"


@pytest.mark.parametrize("content", ["", "{", "[]", "7", '{"student": 3}', '{"student": ""}'])
def test_a_broken_record_is_asked_again(place: Workplace, content: str):
    """Is the name asked for where the file that keeps it says nothing?"""
    write_something(place)
    (place.workspace / REMEMBERED).write_text(content)
    person = Person()
    assert hand_in(place, "week2", person.talk).student == "ada"
    assert person.was_asked == [ASKED]


def test_what_is_unanswered_is_said_before(place: Workplace):
    """Does a student read what is missing before anything is packed?"""
    write_something(place)
    person = Person("not a name")
    with pytest.raises(CourseError, match="No student can be called"):
        hand_in(place, "week2", person.talk)
    assert remembered(place.workspace) == ""
    person.name = "ada"
    hand_in(place, "week2", person.talk)
    said = "numpy_basics: 1 of 8 exercises written; shapes_quiz, 0 of 10 "
    assert any(said in text for text in person.read)
    assert person.was_asked == [ASKED, ASKED]  # nothing about a blank week


@pytest.mark.parametrize("agrees", [True, False])
def test_a_blank_week_needs_a_yes(place: Workplace, agrees: bool):
    """Is a week in which nothing is written packed only if that is meant?"""
    person = Person(agrees=agrees)
    done = hand_in(place, "week2", person.talk, "ada")
    assert person.was_asked == ["Nothing is written in week2. Hand it in all the same?"]
    assert bool(done) is agrees
    assert (place.workspace / "handed-in").exists() is agrees
    again = Person()
    assert hand_in(place, "week2", again.talk, "grace", agreed=True)
    assert again.was_asked == []


def test_a_notebook_that_asks_nothing(place: Workplace):
    """Does a week stay blank beside a notebook in which there is nothing to answer?"""
    for folder in (place.notebooks, place.workspace):
        page = json.loads((folder / "week2" / "quiz.ipynb").read_bytes())
        page["cells"] = [cell for cell in page["cells"] if cell["cell_type"] == "markdown"]
        for cell in page["cells"]:
            cell["metadata"] = {}
        (folder / "week2" / "quiz.ipynb").write_text(json.dumps(page))
    person = Person(agrees=False)
    assert hand_in(place, "week2", person.talk, "ada") is None
    shutil.rmtree(place.notebooks / "week2")
    (place.notebooks / "week2").mkdir()
    assert hand_in(place, "week2", Person(agrees=False).talk, "ada")  # nothing is asked at all


def test_a_name_that_cannot_be_kept(place: Workplace):
    """Does a student get the file, and hear that they will be asked again?"""
    write_something(place)
    (place.workspace / REMEMBERED).mkdir()
    person = Person()
    done = hand_in(place, "week2", person.talk)
    assert done.file.is_file()
    assert person.read[-1].startswith("Your name was not kept for the next time: ")


def test_answers_in_a_copy(place: Workplace):
    """Does a student whose answers stand in a copy hear that before they are asked?"""
    file = place.workspace / "week2" / "numpy_basics.ipynb"
    blank = file.read_bytes()
    write_something(place)
    file.rename(file.with_name("numpy_basics-Copy1.ipynb"))
    file.write_bytes(blank)
    person = Person(agrees=False)
    assert hand_in(place, "week2", person.talk, "ada") is None
    assert "Are your answers in numpy_basics-Copy1.ipynb?" in person.read[-1]


def course(place: Workplace, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the `course` command where nobody can answer."""
    return subprocess.run(
        [sys.executable, "-m", "course_cli", *arguments],
        cwd=place.workspace.parent,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "COLUMNS": "60"},
    )


def test_where_nobody_can_answer(place: Workplace):
    """Does a script hear which option it has to give, and get the file's whole path at the end?"""
    done = course(place, "submit", "week2")
    assert done.returncode == 1
    assert "Whose work is it?" in done.stdout
    assert "course submit week2 --student ada" in done.stdout
    done = course(place, "submit", "week2", "--student", "ada")
    assert done.returncode == 1
    assert "Nothing is written in week2." in done.stdout
    assert "course submit week2 --yes" in done.stdout
    assert not (place.workspace / "handed-in").exists()

    done = course(place, "submit", "week2", "--student", "ada", "--yes")
    assert done.returncode == 0, done.stdout
    assert "quiz: week_one, 0 of 6 questions answered;" in done.stdout
    file = Path(done.stdout.splitlines()[-1])
    assert file.is_absolute()
    assert "week2/quiz.ipynb" not in done.stdout.splitlines()[-1]
    with zipfile.ZipFile(file) as archive:
        assert "quiz.ipynb" in archive.namelist()
