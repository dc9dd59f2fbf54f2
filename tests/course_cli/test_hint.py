"""`course hint`: which group it takes, what it refuses, and how a hint comes into checks."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from autograde_tests.machinery.agreed import SEED_VARIABLE
from autograde_tests.machinery.exercises import Exercise
from autograde_tests.machinery.judging import AnswerKey, run_cases
from autograde_tests.machinery.recorded import RecordedHint, read_hints, written_out
from autograde_tests.machinery.signatures import OF_HIDDEN, signature_of
from course_cli.main import app
from grading.results import SubmissionResult

from ..examples.test_averages import EXAMPLE, ROOT
from ..examples.test_averages import exercises as exercises
from ..grading.small_course import Course, close_markers, handed_in
from ..grading.wrong_class import CLASS, FLAT, GROUPED, HALVED, METHOD, TANH

HINT = "The slope at 0 is half of what it should be."

Say = Callable[..., str]


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    """Return a course whose class has been graded: a dozen answers in three groups, and others."""
    course = Course(tmp_path_factory.mktemp("course"))
    for student, text in CLASS.items():
        course.hand_in(student, handed_in({"sigmoid": text}))
    course.grade()
    yield course
    close_markers()


@pytest.fixture
def say(graded: Course, monkeypatch: pytest.MonkeyPatch) -> Iterator[Say]:
    """Return what calls `course hint week2`, and returns what it prints; no hint is recorded."""
    monkeypatch.chdir(graded.folder)

    def call(*arguments: str, code: int = 0) -> str:
        found = CliRunner(env={"COLUMNS": "300"}).invoke(app, ["hint", "week2", *arguments])
        assert found.exit_code == code, found.output
        assert "Traceback" not in found.output
        return found.output

    yield call
    shutil.rmtree(graded.folder / "hints", ignore_errors=True)


def recorded(course: Course) -> list[RecordedHint]:
    """Return the recorded hints."""
    return read_hints(course.folder / "hints/week2.json")


def signature(course: Course, student: str) -> str:
    """Return the signature of a student's answer."""
    file = course.folder / f".course/results/week2/{student}.json"
    result = SubmissionResult.from_json(file.read_bytes())
    return result.notebooks["numpy_basics"].exercises["sigmoid"].wrong.signature


@pytest.mark.slow
def test_groups_are_listed_the_largest_first(say: Say, graded: Course):
    """Are a dozen answers three groups, with a fourth that only hidden cases see, and no others?"""
    lines = say().splitlines()
    assert lines[0] == "sigmoid (numpy_basics): 13 answers in 4 groups"
    counts = [len(HALVED), len(TANH), len(METHOD), 1]
    for number, (line, count) in enumerate(zip(lines[1:], counts, strict=True), 1):
        assert line.startswith(f"  group {number}: {count} answer")
    assert signature(graded, "a0") in lines[1]
    assert OF_HIDDEN in lines[4]
    whole = say("sigmoid")
    for text in (min(HALVED, key=len), min(TANH, key=len), min(METHOD, key=len), FLAT):
        assert text.splitlines()[-1] in whole
    assert "“one number”: " in whole


@pytest.mark.slow
def test_a_hint_is_recorded_with_what_it_is_for(say: Say, graded: Course):
    """Does it say which group it took, and is the file one that a person can read?"""
    said = say("sigmoid", "--group", "2", HINT)
    assert f"group 2: {len(TANH)} answers, {signature(graded, 'b0')}" in said
    assert "np.tanh(x)" in said
    assert "nbgrader generate_feedback week2" in said
    (hint,) = recorded(graded)
    assert (hint.exercise, hint.signature, hint.hint) == ("sigmoid", signature(graded, "b0"), HINT)
    assert hint.example == tuple(TANH[0].splitlines())
    assert len(hint.recorded) == len("2026-11-27")
    text = (graded.folder / "hints/week2.json").read_text()
    assert not any(student in text for student in GROUPED)
    assert f"Hint: {HINT}" in say("sigmoid")


@pytest.mark.slow
def test_a_group_keeps_its_number_while_hints_are_recorded(say: Say, graded: Course):
    """Do several hints, one after the other, go to the groups that the report has numbered?"""
    for number in ("3", "1", "4", "2"):
        say("sigmoid", "--group", number, f"This is group {number}.")
    found = {hint.signature: hint.hint for hint in recorded(graded)}
    told = [found[signature(graded, student)] for student in ("a0", "b0", "c0", "flat")]
    assert told == [f"This is group {number}." for number in (1, 2, 3, 4)]


@pytest.mark.slow
def test_a_signature_names_a_group_whatever_its_number(say: Say, graded: Course):
    """Is its beginning enough, with and without the word that it is about hidden cases?"""
    for student in ("c0", "flat"):
        known = signature(graded, student)
        for given in {known, known[:9], known.removeprefix(OF_HIDDEN)[:6]}:
            say("sigmoid", "--group", given, HINT)
            assert [hint.signature for hint in recorded(graded)] == [known]
        say("sigmoid", "--group", known, "--remove")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("sigmoid", "--group", "5", HINT), "sigmoid has groups 1 to 4"),
        (("sigmoid", "--group", "0", HINT), "sigmoid has groups 1 to 4"),
        (("sigmoid", "--group", "ffffff", HINT), "is not the beginning of one of"),
        (("sigmoid", "--group", "", HINT), "say which group"),
        (("sigmoid", "--remove"), "say which group"),
        (("sigmoid", "--group", "1"), "give the group a hint"),
        (("sigmoid", "--group", "1", HINT, "--remove"), "give the group a hint"),
        (("L1", "--group", "1", HINT), "There is no group of L1"),
        (("sigmoid", "--group", "1", "--notebook", "quiz", HINT), "There is no group of sigmoid"),
        (("sigmoid", "--group", "1", "Well done!"), "an exclamation mark"),
        (("sigmoid", "--group", "1", "no sentence"), "no full sentence"),
        (("sigmoid", "--group", "1", "a" * 240 + "."), "241 characters, at most 240"),
        (("sigmoid", "--group", "1", "--remove"), "has no hint for sigmoid"),
        (("sigmoid", "--publish"), "All of a week is published"),
        (("--publish",), "outside of this course's folder"),
    ],
)
def test_it_refuses(say: Say, graded: Course, arguments: tuple[str, ...], words: str):
    """Is the reason said, with what there is, and nothing recorded?"""
    assert words in say(*arguments, code=1)
    assert recorded(graded) == []


@pytest.mark.slow
def test_a_hint_is_replaced_and_removed(say: Say, graded: Course):
    """Is it said which words go, and is the group without a hint afterwards?"""
    say("sigmoid", "--group", "1", HINT)
    assert f"In the place of: {HINT}" in say("sigmoid", "--group", "1", "Which slope is it?")
    assert [hint.hint for hint in recorded(graded)] == ["Which slope is it?"]
    assert "Removed: Which slope is it?" in say("sigmoid", "--group", "1", "--remove")
    assert recorded(graded) == []


@pytest.mark.slow
def test_a_hint_for_what_hidden_cases_see_reaches_feedback_only(say: Say):
    """Is that said when it is recorded, in place of how it is published?"""
    assert "no check can tell this group" in say("sigmoid", "--group", "4", HINT)
    assert "--publish" not in say("sigmoid", "--group", "4", HINT)


@pytest.mark.slow
def test_a_hint_that_nobody_needs_now_can_be_removed(say: Say, graded: Course):
    """Is one of an earlier class listed as such, and removed by its signature?"""
    old = RecordedHint("numpy_basics", "sigmoid", "0123456789ab", HINT)
    (graded.folder / "hints").mkdir()
    (graded.folder / "hints/week2.json").write_bytes(written_out([old]))
    assert f"sigmoid, 0123456789ab, no answer now: {HINT}" in say()
    assert "no answer to sigmoid has" in say("sigmoid", "--group", "01234", "Other.", code=1)
    say("sigmoid", "--group", "01234", "--remove")
    assert recorded(graded) == []


def test_without_results_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Is whoever has not graded yet told the command?"""
    Course(tmp_path).hand_in("ada", handed_in({}))
    monkeypatch.chdir(tmp_path)
    found = CliRunner(env={"COLUMNS": "300"}).invoke(app, ["hint", "week2"])
    assert found.exit_code == 1
    assert "nobody is graded yet: course grade week2" in found.output


SQUARED = "def mean(x):\n    return (x * x).sum() / x.size\n"
SQUARED_TOO = """def mean(x):
    total = 0.0
    for value in x:
        total += value**2
    return total / len(x)
"""
CHECK = """
import sys
from autograde_tests import notebook_checks
check = notebook_checks("week1/averages", "averages.exercises")
for text in sys.argv[1:]:
    exec(text)
    print(check("mean").hint)
"""


@pytest.mark.slow
def test_a_published_hint_reaches_the_checks_of_whoever_installs_the_course(
    tmp_path: Path, exercises: Mapping[str, Exercise], monkeypatch: pytest.MonkeyPatch
):
    """Does a hint that is recorded for one answer come with the wheel to another like it?"""
    monkeypatch.setenv(SEED_VARIABLE, "a seed of the other course")
    course = tmp_path / "course"
    shutil.copytree(EXAMPLE, course, ignore=shutil.ignore_patterns("build"))

    def call(*command: str, folder: Path = course) -> str:
        done = subprocess.run(
            [sys.executable, *command], cwd=folder, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    mean = exercises["mean"]
    names: dict[str, Any] = {}
    exec(SQUARED, names)
    known = signature_of(
        AnswerKey(mean), run_cases(mean, names["mean"], [c for c in mean.cases if not c.is_hidden])
    )
    said = "What is squared here?"
    hints = [
        RecordedHint("averages", "mean", known, said, "2026-11-27", tuple(SQUARED.splitlines())),
        RecordedHint("averages", "mean", f"{OF_HIDDEN}0f", "Feedback only.", "2026-11-27"),
    ]
    (course / "hints").mkdir()
    (course / "hints/week1.json").write_bytes(written_out(hints))
    printed = call("-m", "course_cli", "hint", "week1", "--publish")
    assert f"mean: {said}\n1 new of 1" in printed
    assert "Left out: 1 for answers that only hidden cases tell apart." in printed
    assert "0 new of 1" in call("-m", "course_cli", "hint", "week1", "--publish")
    published = json.loads((course / "averages/exercises/week1/hints.json").read_text())
    assert published == [
        {"notebook": "averages", "exercise": "mean", "signature": known, "hint": said}
    ]

    call("-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "built"))
    (wheel,) = (tmp_path / "built").iterdir()
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
        assert not [name for name in archive.namelist() if name.startswith("hints/")]
    monkeypatch.setenv("PYTHONPATH", f"{site}:{ROOT}")
    given = call("-c", CHECK, SQUARED, SQUARED_TOO, "def mean(x):\n    return x.max()", folder=site)
    first, second, other = given.splitlines()
    assert first == second == said != other
