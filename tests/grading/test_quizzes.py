"""A quiz under the engine: decided outside the sandbox, and what a person marks left alone."""

import json
import shutil

import pytest

from autograde_tests import exercises_of
from course_cli.samples import fill
from grading.fingerprint import fingerprint
from grading.limits import Limits
from grading.marking import Assignment, Marker, Submission

from .small_course import CONTENT, SEED, Course, close_markers

EXERCISES = exercises_of("week2/quiz")
UNIT, ESSAY = EXERCISES["one_unit"], "in_use-q11"


@pytest.fixture(scope="module")
def editions(built):
    """Return the instructor's and the student's quiz."""
    return built["build/source/week2/quiz.ipynb"], json.loads(built["notebooks/week2/quiz.ipynb"])


@pytest.fixture(scope="module")
def mark(editions):
    """Return a function that marks a student's notebook in a sandbox."""
    instructor, _ = editions
    limits = Limits(cell_seconds=10, call_seconds=5, total_seconds=60)
    marker = Marker(
        Assignment(
            "week2", SEED, {"quiz": instructor}, CONTENT, fingerprint(CONTENT, "week2"), limits
        )
    )
    yield lambda notebook: marker.mark(
        Submission("ada", {"quiz.ipynb": json.dumps(notebook).encode()})
    ).notebooks["quiz"]
    marker.close()


def with_cell(notebook, grade_id, source):
    """Return a copy in which one cell has another text."""
    changed = json.loads(json.dumps(notebook))
    for cell in changed["cells"]:
        if cell["id"] == grade_id:
            cell["source"] = source
    return changed


@pytest.mark.slow
def test_answers_earn_what_they_are_worth(mark, editions):
    """Do right, partly right and differently written answers get their points, by case?"""
    _, student = editions
    written = 'one_unit = {"q1": 0.73, "q2": "D", "q3": {"a", "c"}, "q4": "b"}'
    marked = mark(fill(student, {"one_unit": written}))
    earned = marked.exercises["one_unit"]
    assert earned.points == 1 + 1 + 1
    assert not earned.decided_inside
    assert earned.fault == ""
    hint = UNIT.mistakes[earned.diagnosis].hint
    assert hint.startswith("All that you chose is so")
    points = {name: each.points for name, each in marked.exercises.items()}
    assert points == dict.fromkeys(EXERCISES, 0) | {"one_unit": 3}
    card = next(cell for cell in marked.cells if "q1: The output" in json.dumps(cell))
    page = card["outputs"][0]["data"]["text/html"]
    assert "partly right</b> q3" in page
    assert "✓ right</b> q1" in page
    assert "✓ right</b> q2" in page, "marked at grading, and named like any other"
    assert "counts at grading" not in page
    assert "<b>Reason.</b> From 0.1 to 0.2 the loss falls" in page, "beside a wrong answer, too"


@pytest.mark.slow
@pytest.mark.parametrize(
    "source",
    [
        "check.form('one_unit').values = dict(q1=0.731)",
        "from autograde_tests.weeks.week2 import quiz\none_unit = quiz.ONE_UNIT.reference",
        "class Yes(str):\n    __eq__ = lambda *_: True\n    __hash__ = str.__hash__\n"
        "    strip = lower = lambda self: self\n"
        "one_unit = dict.fromkeys(['q1', 'q2', 'q4'], Yes())",
        "one_unit = {'q3': ['a', 'b', 'c', 'd', 'e']}",
    ],
)
def test_nothing_but_answers_earns_points(mark, editions, source):
    """Is the form silent, the key absent and an answer that equals everything worth nothing?"""
    _, student = editions
    notebook = with_cell(student, "one_unit-form", source)
    assert mark(notebook).exercises["one_unit"].points == 0


@pytest.fixture
def course(tmp_path, editions):
    """Return a course that has this quiz in place of the small notebook."""
    instructor, _ = editions
    course = Course(tmp_path)
    folder = tmp_path / "source" / "week2"
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "quiz.ipynb").write_text(instructor)
    yield course
    close_markers()


@pytest.mark.slow
def test_a_mark_by_hand_outlives_grading(course, editions):
    """Does an answer in words wait for a person, whose mark a later grading leaves alone?"""
    _, student = editions
    solved = fill(student, {"one_unit": UNIT.source()})
    said = with_cell(solved, ESSAY, "I would lower the threshold.")
    course.hand_in("ada", json.dumps(said).encode(), "quiz.ipynb")
    course.hand_in("bo", json.dumps(solved).encode(), "quiz.ipynb")
    course.grade()

    def grade(student):
        with course.gradebook() as gradebook:
            found = gradebook.find_grade(ESSAY, "quiz", "week2", student)
            return found.auto_score, found.manual_score, found.needs_manual_grade, found.max_score

    assert grade("ada") == (None, None, True, 3)
    assert grade("bo") == (0, None, False, 3), "nothing was written"
    with course.gradebook() as gradebook:
        found = gradebook.find_grade(ESSAY, "quiz", "week2", "ada")
        found.manual_score, found.needs_manual_grade = 2.5, False
        gradebook.db.commit()
    course.hand_in(
        "ada", json.dumps(with_cell(said, "descent-answer", "descent = {}")).encode(), "quiz.ipynb"
    )
    course.grade()
    assert grade("ada") == (None, 2.5, True, 3), "flagged for another look, as nbgrader does"

    autograded = course.folder / "autograded" / "ada" / "week2" / "quiz.ipynb"
    cells = {
        cell["metadata"].get("nbgrader", {}).get("grade_id"): cell
        for cell in json.loads(autograded.read_text())["cells"]
    }
    guide = "".join(cells[f"{ESSAY}-question"]["source"])
    assert "=== BEGIN MARK SCHEME ===" in guide, "whoever marks sees what earns points"
    assert "".join(cells[ESSAY]["source"]) == "I would lower the threshold."


@pytest.mark.slow
def test_a_feedback_page_shows_no_mark_scheme(editions):
    """Is the guide kept from the student's page?"""
    import nbformat

    from grading.pages import FeedbackPage

    notebook = nbformat.reads(editions[0], as_version=4)
    page, _ = FeedbackPage().from_notebook_node(notebook)
    assert "A threshold to choose" in page
    assert "MARK SCHEME" not in page
    assert "1 point: lowers" not in page
