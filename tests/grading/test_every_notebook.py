"""Every notebook of the course, marked by the engine as a submission is."""

from pathlib import Path

import pytest

from autograde_tests import exercises_of
from course_cli.samples import sample_class
from grading.fingerprint import fingerprint
from grading.marking import Assignment, Marker, Submission

from .small_course import CONTENT

ROOT = Path(__file__).resolve().parents[2]
WEEKS = sorted(path.name for path in (ROOT / "notebook_sources").glob("week*"))

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=WEEKS)
def week(request, built):
    """Return a week, its notebooks' names and a marker of it."""
    names = [path.stem for path in sorted((ROOT / "notebook_sources" / request.param).glob("*.py"))]
    sources = {name: built[f"build/source/{request.param}/{name}.ipynb"] for name in names}
    made = Marker(
        Assignment(request.param, "a seed", sources, CONTENT, fingerprint(CONTENT, request.param))
    )
    yield request.param, names, made
    made.close()


def points(result, name):
    """Return what each exercise of a notebook earned."""
    marked = result.notebooks[name]
    assert not marked.fault
    return {key: earned.points for key, earned in marked.exercises.items()}


def test_the_authors_answers_get_full_marks(week, built):
    """Does a notebook earn everything in the sandbox when it is solved, and nothing when blank?"""
    number, names, marker = week
    for edition, share in (("build/source", 1), ("notebooks", 0)):
        files = {
            f"{name}.ipynb": built[f"{edition}/{number}/{name}.ipynb"].encode() for name in names
        }
        result = marker.mark(Submission("ada", files))
        for name in names:
            asked = exercises_of(f"{number}/{name}").values()
            expected = {e.name: 0.0 if e.missing else share * e.points for e in asked}
            assert points(result, name) == expected, name
            assert not result.notebooks[name].looks + result.notebooks[name].remarks


def test_right_answers_in_another_style_get_full_marks(week):
    """Do the references and the equivalents, typed into a blank notebook, earn everything?"""
    number, names, marker = week
    samples = {
        sample.student: sample for sample in sample_class(number, ROOT / "notebooks" / number)
    }
    for student in ("emil", "farah"):
        result = marker.mark(Submission(student, samples[student].files))
        for name in names:
            asked = exercises_of(f"{number}/{name}").values()
            expected = {e.name: 0.0 if e.missing else e.points for e in asked}
            assert points(result, name) == expected, (student, name)
