"""Does a recorded hint stand in the feedback of whom it is for, without anybody graded again?"""

import json
from pathlib import Path

import pytest
from nbgrader.converters import GenerateFeedback
from nbgrader.converters.base import NbGraderException

from autograde_tests.machinery.recorded import RecordedHint
from grading.errors import GradingError
from grading.hints import Hints, hints_of, write_hints
from grading.wrong_answers import SIGNATURE

from .small_course import Course, close_markers, handed_in, marked
from .wrong_class import FLAT, HALVED, KNOWN, RIGHT, TANH

HINT = "The slope at 0 is <b>half</b> of what it should be: what stands beside `x`?"
SHOWN = (
    "The slope at 0 is &lt;b&gt;half&lt;/b&gt; of what it should be: what stands beside "
    "<code>x</code>?"
)
ANSWERS = {
    "ada": HALVED[0],
    "bo": HALVED[1],
    "cy": TANH[0],
    "di": KNOWN,
    "ed": RIGHT,
    "flo": FLAT,
}
NOTEBOOK = "numpy_basics"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return a course whose class has been graded."""
    course = Course(tmp_path_factory.mktemp("course"))
    for student, text in ANSWERS.items():
        course.hand_in(student, handed_in({"sigmoid": text}))
    course.grade()
    yield course
    close_markers()


def signature(course: Course, student: str) -> str:
    """Return the signature of a student's answer."""
    result = course.classroom().results.read(student)
    return result.notebooks[NOTEBOOK].exercises["sigmoid"].wrong.signature


def record(course: Course, *hints: tuple[str, str]) -> Hints:
    """Record hints, each for the answers that are wrong as a student's is."""
    hints_now = [
        RecordedHint(NOTEBOOK, "sigmoid", signature(course, student), hint)
        for student, hint in hints
    ]
    known = hints_of(course.coursedir, "week2")
    write_hints(known.file, hints_now)
    return hints_of(course.coursedir, "week2")


def feedback(course: Course) -> dict[str, str]:
    """Call `generate_feedback`; return the pages by student."""
    coursedir = course.coursedir
    coursedir.assignment_id = "week2"
    GenerateFeedback(coursedir=coursedir, config=course.config).start()
    return {
        path.parts[-3]: f"{path.stat().st_mtime_ns} {path.read_text()}"
        for path in course.folder.glob("feedback/*/week2/numpy_basics.html")
    }


@pytest.mark.slow
def test_a_hint_is_in_feedback_at_once_and_nobody_is_graded_again(course):
    """Are just the pages of a group made again, with the hint, and without it once it is gone?"""
    before = feedback(course)
    assert set(before) == set(ANSWERS)
    assert not any(SHOWN in page for page in before.values())
    marked.clear()
    record(course, ("ada", HINT))
    after = feedback(course)
    assert {student for student, page in after.items() if SHOWN in page} == {"ada", "bo"}
    assert {student for student in ANSWERS if after[student] != before[student]} == {"ada", "bo"}
    assert after["ada"].index("sigmoid: 0 of") < after["ada"].index(SHOWN)
    assert after["ada"].index(SHOWN) < after["ada"].index("The sigmoid of every entry")
    assert feedback(course) == after
    record(course, ("ada", "Reworded."), ("flo", "What of large numbers?"))
    last = feedback(course)
    assert "Reworded." in last["bo"]
    assert "What of large numbers?" in last["flo"]
    assert SHOWN not in last["bo"]
    record(course)
    assert {student: page.split(" ", 1)[1] for student, page in feedback(course).items()} == {
        student: page.split(" ", 1)[1] for student, page in before.items()
    }
    assert marked == []


@pytest.mark.slow
def test_a_file_that_cannot_be_read_stops_feedback_with_its_name(course):
    """Is whoever has broken the file told so, and does every page stay as it is?"""
    file = record(course).file
    before = feedback(course)
    file.write_text("[")
    with pytest.raises(GradingError, match=r"hints/week2\.json is no file of recorded hints"):
        hints_of(course.coursedir, "week2")
    with pytest.raises(NbGraderException, match=r"hints/week2\.json"):
        feedback(course)
    file.unlink()
    assert feedback(course) == before


def test_the_courses_own_words_come_before_those_that_are_published():
    """Is a hint in other words than the published one known as not published?"""
    old, new = (RecordedHint("sums", "total", "0f", words) for words in ("Old.", "New."))
    other = RecordedHint("sums", "total", "1e", "Other.")
    hints = Hints(Path("a"), [new], Path("b"), [old, other])
    assert [hint.hint for hint in hints.all.values()] == ["New.", "Other."]
    assert not hints.is_published(new)
    assert hints.is_published(other)


@pytest.mark.slow
def test_what_was_graded_by_an_earlier_version_is_in_no_group(course):
    """Is a page made of a notebook without signatures, with no hint, until it is graded again?"""
    record(course, ("ada", HINT))
    file = course.folder / "autograded/bo/week2/numpy_basics.ipynb"
    now = file.read_text()
    notebook = json.loads(now)
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            output.get("metadata", {}).pop(SIGNATURE, None)
    file.write_text(json.dumps(notebook))
    assert SHOWN not in feedback(course)["bo"]
    file.write_text(now)
    assert SHOWN in feedback(course)["bo"]
