"""Is an assignment graded anew when something that its marks depend on has changed, only then?"""

import importlib
import shutil
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograde_tests import exercises_of
from grading import fingerprint as module
from grading.content import Content
from grading.fingerprint import code_and_hints, declarations, fingerprint, hints_fingerprint

from ..autograde_tests.notebooks import NOTEBOOKS

DECLARED = '''"""Exercises."""

from autograde_tests import exercise, hidden, visible
from small_library.sums import total

from ... import draws

TOTAL = exercise(
    total, "The sum", visible("two", [1.0, 2.0]), hidden("some", lambda rng: (draws.some(rng),))
)
TOTAL.wrong("""
    sum(x) → -sum(x)
        The sign is wrong.
""")


@TOTAL.mistake("That is the first entry alone.")
def first(x):
    return x[0]


EXERCISES = (TOTAL,)
'''
FILES = {
    "small_exercises/__init__.py": "",
    "small_exercises/draws.py": "def some(rng):\n    return rng.normal(size=3).tolist()\n",
    "small_exercises/week1/__init__.py": "",
    "small_exercises/week1/sums/__init__.py": DECLARED,
    "small_exercises/week2/__init__.py": "",
    "small_exercises/week2/other.py": "EXERCISES = ()\n",
    "small_library/__init__.py": "",
    "small_library/sums.py": "def total(x):\n    return sum(x)\n",
    "small_library/pictures.py": "",
    "small_library/_data/cats.csv": "1,2\n",
}


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two packages of a course, which nobody has imported."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    forget()
    return tmp_path


def forget() -> None:
    """Take the packages' modules out of this process."""
    for name in [name for name in sys.modules if name.startswith("small_")]:
        del sys.modules[name]
    importlib.invalidate_caches()


def number(assignment: str = "week1", of: Any = fingerprint) -> str:
    """Return the fingerprint as a process that has just started works it out."""
    forget()
    return str(of(Content("small_exercises", "small_library"), assignment))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("small_exercises/week1/sums/__init__.py", "[1.0, 2.0]", "[1.0, 3.0]"),
        ("small_exercises/week1/sums/__init__.py", "-sum(x)", "2 * sum(x)"),
        ("small_exercises/week1/sums/__init__.py", "return x[0]", "return x[1]"),
        ("small_exercises/draws.py", "size=3", "size=4"),
        ("small_library/sums.py", "sum(x)", "sum(list(x))"),
        ("small_library/pictures.py", "", "COLOUR = 1\n"),
        ("small_library/_data/cats.csv", "1,2", "1,3"),
    ],
)
def test_what_marks_depend_on_changes_it(course: Path, file: str, old: str, new: str):
    """Do cases, wrong versions, shared draws, references, the library and its data count?"""
    before = number()
    text = (course / file).read_text()
    (course / file).write_text(text.replace(old, new, 1))
    assert number() != before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("small_exercises/week1/sums/__init__.py", "The sign is wrong.", "Which sign is it?"),
        ("small_exercises/week1/sums/__init__.py", "That is the first", "You return the first"),
        ("small_exercises/week1/sums/__init__.py", "EXERCISES", "# a comment\nEXERCISES"),
        ("small_exercises/week2/other.py", "()", "(1,)"),
    ],
)
def test_what_no_mark_depends_on_leaves_it(course: Path, file: str, old: str, new: str):
    """May hints be reworded, comments written and another week be changed without grading anew?"""
    before = number()
    text = (course / file).read_text()
    assert old in text
    (course / file).write_text(text.replace(old, new, 1))
    assert number() == before


def test_reworded_hints_are_known(course: Path):
    """Does the instructor learn that feedback has the old words, and of nothing else?"""
    before = number(of=hints_fingerprint)
    file = course / "small_exercises/week1/sums/__init__.py"
    file.write_text(file.read_text().replace("-sum(x)", "3 * sum(x)"))
    assert number(of=hints_fingerprint) == before
    file.write_text(file.read_text().replace("The sign is wrong", "A sign is wrong"))
    assert number(of=hints_fingerprint) != before


def test_where_the_files_lie_does_not_count(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Does a machine that has the same course in another folder grade with it?"""
    here = number(), number(of=hints_fingerprint)
    there = tmp_path / "another" / "place"
    for name in ("small_exercises", "small_library"):
        shutil.copytree(course / name, there / name)
    monkeypatch.syspath_prepend(there)
    assert (number(), number(of=hints_fingerprint)) == here
    assert Path(sys.modules["small_exercises"].__path__[0]).parent == there


def test_versions_count(course: Path, monkeypatch: pytest.MonkeyPatch):
    """Is another NumPy another grader?"""
    before = number()
    monkeypatch.setattr(np, "__version__", "1.0")
    assert number() != before


def test_the_graders_own_modules_count(course: Path, monkeypatch: pytest.MonkeyPatch):
    """Does the engine count, module by module?"""
    before = number()
    monkeypatch.setattr(module, "DECIDING", module.DECIDING[1:])
    assert number() != before


def test_each_week_of_this_course_has_its_own_files():
    """Does a week's fingerprint cover its folder and what it imports, and no other week?"""
    for week in ("week2", "week6"):
        files = declarations("autograde_tests.weeks", week)
        folders = {part for file in files for part in file.parts if part.startswith("week")}
        assert folders == {"weeks", week}
    names = {file.name for file in declarations("autograde_tests.weeks", "week6")}
    assert {"draws.py", "judges.py", "quiz.py", "adam.py"} <= names


def test_every_hint_of_this_course_is_known_as_one():
    """May the words of any hint and any reason be changed without grading anybody anew?"""
    for week in sorted({notebook.partition("/")[0] for notebook in NOTEBOOKS}):
        files = declarations("autograde_tests.weeks", week)
        known = {hint for file in files for hint in code_and_hints(file.read_text("utf-8"))[1]}
        for notebook in NOTEBOOKS:
            for exercise in exercises_of(notebook).values() if notebook.startswith(week) else ():
                assert {mistake.hint for mistake in exercise.mistakes} <= known, exercise.name
                assert set(exercise.reasons.values()) <= known, exercise.name


def test_a_process_that_has_run_for_long_has_the_fingerprint_of_a_new_one(course: Path):
    """Does a server that imported the declarations before they were changed agree with workers?"""
    content = Content("small_exercises", "small_library")
    assert content.exercises_of("week1", "sums")
    file = course / "small_exercises/week1/sums/__init__.py"
    file.write_text(file.read_text().replace("The sign is wrong", "A sign is wrong"))
    old = fingerprint(content, "week1"), hints_fingerprint(content, "week1")
    assert old == (number(), number(of=hints_fingerprint))
