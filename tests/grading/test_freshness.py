"""Feedback pages that follow the marks."""

import pytest
from nbgrader.converters import GenerateFeedback

from .small_course import ESSAY, EXERCISES, Course, close_markers, handed_in, solutions


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return a course with two students' feedback, which the tests change in turn."""
    course = Course(tmp_path_factory.mktemp("course"))
    course.hand_in("ada", handed_in(solutions(*EXERCISES), "Because."))
    course.hand_in("bo", handed_in({}))
    course.grade()
    yield course
    close_markers()


def pages(course: Course, **options: str) -> dict[str, str]:
    """Call `generate_feedback`; return the pages by student."""
    coursedir = course.coursedir
    coursedir.assignment_id = "week2"
    for name, value in options.items():
        setattr(coursedir, name, value)
    GenerateFeedback(coursedir=coursedir, config=course.config).start()
    return {
        path.parts[-3]: f"{path.stat().st_mtime_ns} {path.read_text()}"
        for path in course.folder.glob("feedback/*/week2/numpy_basics.html")
    }


@pytest.mark.slow
def test_pages_follow_what_changed(course):
    """Is a page made again after a mark by hand, a comment and a regrade, and no other page?"""
    before = pages(course)
    assert set(before) == {"ada", "bo"}
    assert pages(course) == before

    with course.gradebook() as gradebook:
        gradebook.find_grade(ESSAY, "numpy_basics", "week2", "ada").manual_score = 2.5
        gradebook.db.commit()
    marked = pages(course)
    assert "2.5" in marked["ada"]
    assert marked["ada"] != before["ada"]
    assert marked["bo"] == before["bo"]

    with course.gradebook() as gradebook:
        comment = gradebook.find_comment(ESSAY, "numpy_basics", "week2", "ada")
        comment.manual_comment = "The slope is 2 there."
        gradebook.db.commit()
    assert pages(course, student_id_exclude="ada") == marked
    assert "The slope is 2 there." in pages(course)["ada"]

    course.hand_in("bo", handed_in(solutions("sigmoid")))  # with the same time stamp
    course.grade()
    regraded = pages(course)
    assert regraded["bo"] != before["bo"]
    assert pages(course) == regraded


@pytest.mark.slow
def test_pages_from_before_are_made_again_once(course):
    """Is feedback that nothing is known of made anew, and a page that somebody removed left?"""
    before = pages(course)
    (course.folder / ".course/feedback/week2/ada.json").unlink()
    after = pages(course)
    assert after["ada"] != before["ada"]
    assert after["bo"] == before["bo"]
    (course.folder / "feedback/bo/week2/numpy_basics.html").unlink()
    assert set(pages(course)) == {"ada"}
    assert set(pages(course, notebook_id="numpy_basics")) == {"ada", "bo"}
