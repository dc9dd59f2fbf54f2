"""What is written into the gradebook and the autograded folder."""

import json
from dataclasses import replace

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.preprocessors import AssignLatePenalties, SaveAutoGrades
from traitlets.config import Config

from grading.errors import GradingError
from grading.records import (
    MAX_OUTPUT,
    Recorder,
    autograded_notebook,
    open_gradebook,
)
from grading.report import entry_of
from grading.results import NotebookResult

from .small_course import (
    BY_HAND,
    ESSAY,
    EXERCISES,
    Course,
    cell,
    close_markers,
    handed_in,
    points,
    solutions,
)


@pytest.fixture(scope="module", autouse=True)
def _end():
    yield
    close_markers()


@pytest.fixture
def course(tmp_path):
    """Return a course with a class of four."""
    course = Course(tmp_path)
    course.hand_in("ada", handed_in(solutions(*EXERCISES), "Because."))
    course.hand_in("bo", handed_in({}))
    course.hand_in("cy", handed_in(solutions("sigmoid")))
    course.hand_in("di", b"{")
    return course


def grade_of(course: Course, student: str, name: str) -> dict:
    """Return one grade."""
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade(name, "numpy_basics", "week2", student)
        return {
            "auto": grade.auto_score,
            "manual": grade.manual_score,
            "extra": grade.extra_credit,
            "look": grade.needs_manual_grade,
        }


@pytest.mark.slow
def test_an_exercise_that_the_grader_failed_at_is_left_to_a_person(course):
    """Is no 0 recorded, and is a mark from before kept?"""
    result = course.grade(student="ada")["ada"]
    before = grade_of(course, "ada", "sigmoid")["auto"]
    exercises = dict(result.notebooks["numpy_basics"].exercises)
    exercises["sigmoid"] = replace(exercises["sigmoid"], undecided=True, points=0.0)
    notebook = replace(result.notebooks["numpy_basics"], exercises=exercises)
    result = replace(result, notebooks={"numpy_basics": notebook})
    for student, auto in (("ada", before), ("bo", None)):
        with open_gradebook(course.coursedir) as gradebook:
            recorder = Recorder(gradebook, course.coursedir, "week2")
            recorder.record(theirs := replace(result, student=student))
            assert Recorder(gradebook, course.coursedir, "week2").has(theirs)
        grade = grade_of(course, student, "sigmoid")
        assert (grade["auto"], grade["look"]) == (auto, True)
        assert grade_of(course, student, "L1")["auto"] == points("L1")


@pytest.mark.slow
def test_scores(course):
    """Does each get what they earned, a blank one and a broken file zero?"""
    course.grade()
    scores = {row[0]: row[4] for row in course.dump()}
    assert scores == {"ada": points(*EXERCISES), "bo": 0, "cy": points("sigmoid"), "di": 0}


@pytest.mark.slow
def test_answers_for_a_person_to_mark(course):
    """Does a written answer wait for a person, and an untouched one get zero, as with nbgrader?"""
    course.grade()
    assert grade_of(course, "ada", ESSAY) == {
        "auto": None, "manual": None, "extra": None, "look": True,
    }  # fmt: skip
    assert grade_of(course, "ada", BY_HAND)["auto"] == 0
    assert grade_of(course, "bo", ESSAY) == {
        "auto": 0, "manual": None, "extra": None, "look": False,
    }  # fmt: skip
    with course.gradebook() as gradebook:
        comment = gradebook.find_comment(ESSAY, "numpy_basics", "week2", "bo")
        assert comment.auto_comment == "No response."


@pytest.mark.slow
def test_a_written_answer_beside_its_cell_waits_for_a_person(course):
    """Is somebody asked, in the gradebook and the report, and does the mark they give stay?"""
    essay = cell("Because the slope is one.", "markdown")
    course.hand_in("bo", handed_in({}, extra=[essay]))
    results = course.grade()
    assert grade_of(course, "bo", ESSAY) == {
        "auto": None, "manual": None, "extra": None, "look": True,
    }  # fmt: skip
    assert grade_of(course, "ada", BY_HAND)["look"] is False
    asked = entry_of(results["bo"]).faults
    assert any(ESSAY in reason and "marked by a person" in reason for _, reason, _ in asked)
    with course.gradebook() as gradebook:
        comment = gradebook.find_comment(ESSAY, "numpy_basics", "week2", "bo")
        assert comment.auto_comment is None
        grade = gradebook.find_grade(ESSAY, "numpy_basics", "week2", "bo")
        grade.manual_score, grade.needs_manual_grade = 2.0, False
        gradebook.db.commit()
    before = course.dump()
    course.grade()
    assert course.dump() == before


@pytest.mark.slow
def test_nbgrader_reads_the_same_marks_from_the_notebooks(course):
    """Do nbgrader's own preprocessors, given our notebooks, arrive at the very same gradebook?"""
    course.hand_in("cy", handed_in(solutions("sigmoid"), extra=[cell("Words.", "markdown")]))
    course.grade()
    ours = course.dump()
    with course.gradebook() as gradebook:
        for submission in gradebook.assignment_submissions("week2"):
            for row in submission.notebooks:
                for grade in row.grades:
                    grade.auto_score, grade.needs_manual_grade = 99, False
                for comment in row.comments:
                    comment.auto_comment = "?"
        gradebook.db.commit()
    for student in ("ada", "bo", "cy"):
        file = course.folder / "autograded" / student / "week2" / "numpy_basics.ipynb"
        names = {"student": student, "assignment": "week2", "notebook": "numpy_basics"}
        resources = {"nbgrader": {**names, "db_url": course.db_url}}
        notebook = nbformat.read(file, as_version=4)
        SaveAutoGrades().preprocess(notebook, resources)
        AssignLatePenalties().preprocess(notebook, resources)
    assert [row for row in course.dump() if row[0] != "di"] == ours[:3]


@pytest.mark.slow
def test_what_people_wrote_stays(course):
    """Do manual marks, extra credit and comments outlive a regrade, flagged for another look?"""
    course.grade()
    with course.gradebook() as gradebook:
        for name, score in ((ESSAY, 2.5), ("sigmoid", 1.0)):
            grade = gradebook.find_grade(name, "numpy_basics", "week2", "ada")
            grade.manual_score, grade.extra_credit = score, 0.5
            grade.needs_manual_grade = False
        comment = gradebook.find_comment(ESSAY, "numpy_basics", "week2", "ada")
        comment.manual_comment = "Say why."
        gradebook.db.commit()
    before = course.dump()
    course.grade()
    assert course.dump() == before  # nothing new, nothing touched
    course.hand_in("ada", handed_in(solutions("sigmoid"), "Because of this."))
    course.grade()
    changed = {"auto": None, "manual": 2.5, "extra": 0.5, "look": True}
    assert grade_of(course, "ada", ESSAY) == changed
    changed = {"auto": points("sigmoid"), "manual": 1.0, "extra": 0.5, "look": True}
    assert grade_of(course, "ada", "sigmoid") == changed
    with course.gradebook() as gradebook:
        comment = gradebook.find_comment(ESSAY, "numpy_basics", "week2", "ada")
        assert comment.comment == "Say why."


@pytest.mark.slow
def test_late_penalties(course, monkeypatch):
    """Does nbgrader's plug-in set the penalty from the new score, also when the due date moves?"""
    config = Config(Course.config)
    config.LateSubmissionPlugin.penalty_method = "zero"
    monkeypatch.setattr(Course, "config", config)
    course.grade()
    assert {row[3] for row in course.dump()} == {None}
    with course.gradebook() as gradebook:
        gradebook.update_or_create_assignment("week2", duedate="2026-01-01 11:00:00 UTC")
    course.grade()
    penalties = {row[0]: row[3] for row in course.dump()}
    assert penalties == {"ada": points(*EXERCISES), "bo": 0, "cy": points("sigmoid"), "di": 0}
    folder = course.hand_in("ada", handed_in(solutions(*EXERCISES), "Because."))
    (folder / "timestamp.txt").write_text("2026-01-01 10:00:00 UTC")
    course.grade()
    assert course.dump()[0][3] is None


@pytest.mark.slow
def test_autograded_folder(course, tmp_path_factory):
    """Is the folder as nbgrader's: its files, read-only, nothing stale, no link's target?"""
    secret = tmp_path_factory.mktemp("secret") / "seed"
    secret.write_text("secret")
    folder = course.hand_in("ada", b"mine", "data.csv")
    (folder / "stolen.txt").symlink_to(secret)
    (folder / "dir").mkdir()
    (folder / "dir" / "notes.txt").write_text("n")
    (course.folder / "source" / "week2" / "data.csv").write_text("the instructor's")
    course.grade()
    target = course.folder / "autograded" / "ada" / "week2"

    def found() -> set[str]:
        return {p.relative_to(target).as_posix() for p in target.rglob("*") if p.is_file()}

    files = {"numpy_basics.ipynb", "timestamp.txt", "data.csv", "dir/notes.txt"}
    assert found() == files
    assert (target / "data.csv").read_text() == "the instructor's"
    assert (target / "data.csv").stat().st_mode & 0o777 == 0o444
    (folder / "dir" / "notes.txt").unlink()
    course.grade()
    assert found() == files - {"dir/notes.txt"}


@pytest.mark.slow
def test_other_points_and_other_exercises(course):
    """Do new points reach the gradebook, and are new exercises refused once there are marks?"""
    course.grade()
    edition = json.loads((course.folder / "source/week2/numpy_basics.ipynb").read_text())
    essay = next(c for c in edition["cells"] if ESSAY in str(c["metadata"]))
    essay["metadata"]["nbgrader"]["points"] = 7
    course.write_source(edition)
    course.grade()
    with course.gradebook() as gradebook:
        assert gradebook.find_assignment("week2").max_score == points(*EXERCISES) + 3 + 7
    edition["cells"] = [c for c in edition["cells"] if c is not essay]
    course.write_source(edition)
    before = course.dump()
    with pytest.raises(GradingError, match="4 submissions of week2 for other exercises") as told:
        course.grade()
    assert course.dump() == before
    with course.gradebook() as gradebook:
        gradebook.update_or_create_assignment("week3")
    advice = "nbgrader db assignment remove week2 --force"
    assert advice in str(told.value)
    done = course.nbgrader(*advice.split()[1:])
    assert done.returncode == 0, done.stderr
    course.grade()
    assert {row[0]: row[4] for row in course.dump()} == {row[0]: row[4] for row in before}
    with course.gradebook() as gradebook:
        assert {assignment.name for assignment in gradebook.assignments} == {"week2", "week3"}


def test_trouble_of_another_kind_is_told_as_nbgrader_tells_it(course):
    """Is a notebook that nbgrader cannot enter called what it is, and not a change of exercises?"""
    edition = json.loads((course.folder / "source/week2/numpy_basics.ipynb").read_text())
    for each in edition["cells"]:
        if "nbgrader" in each["metadata"]:
            each["metadata"]["nbgrader"]["schema_version"] = 1
    course.write_source(edition)
    with pytest.raises(GradingError, match="cannot enter week2.*old version"):
        course.grade()


def test_unreadable_notebook_says_why():
    """Does the autograded page of a broken file say what was wrong with it?"""
    assert (
        "not valid JSON"
        in autograded_notebook(NotebookResult("not valid JSON"), {}).cells[0].source
    )


def test_outputs_are_bounded_together():
    """Does a notebook with very much output become a small file, marks untouched?"""
    big = {"output_type": "stream", "name": "stdout", "text": "x" * 2**20}
    cells = [cell("print()") for _ in range(60)]
    graded = cell("check()", grade_id="a", grade=True, locked=True, points=1)
    for each in [*cells, graded]:
        each["outputs"] = [dict(big)]
    shown = {"output_type": "execute_result", "data": {"text/plain": "1"}, "metadata": {}}
    graded["outputs"] = [{**shown, "execution_count": None}]
    notebook = autograded_notebook(NotebookResult(cells=[*cells, graded]), {})
    assert len(nbformat.writes(notebook)) < 1.1 * MAX_OUTPUT
    assert notebook.cells[-1].outputs[0].data["text/plain"] == "1"


def test_new_gradebook_is_whole(tmp_path):
    """Does a new gradebook know its version, and leave nothing beside it?"""
    with open_gradebook(Course(tmp_path).coursedir) as gradebook:
        assert isinstance(gradebook, Gradebook)
        tables = gradebook.db.connection().exec_driver_sql("select * from alembic_version")
        assert len(tables.fetchall()) == 1
    assert not list(tmp_path.glob(".gradebook*"))
