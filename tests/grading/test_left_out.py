"""Does an exercise whose package is missing count for nobody, and for all once it is there?"""

import json

import nbformat
import pytest

from autograde_tests import exercises_of
from grading.exports import write_exports
from grading.fingerprint import fingerprint
from grading.left_out import said_of
from grading.report import ClassReport, Run
from grading.run import grading_run

from .small_course import EXERCISES, Course, handed_in, points, solutions

PACKAGE = "seldom_installed"
LEFT_OUT, *OTHERS = EXERCISES


@pytest.fixture
def needy(monkeypatch):
    """One exercise of the small course, which needs a package that is not there."""
    declared = exercises_of("week2/numpy_basics")[LEFT_OUT]
    before = declared.needs
    object.__setattr__(declared, "needs", PACKAGE)
    yield declared
    object.__setattr__(declared, "needs", before)


@pytest.fixture
def course(tmp_path, needy):
    """A course in which ada solved everything, ben nothing, and cy all but that exercise."""
    course = Course(tmp_path)
    course.hand_in("ada", handed_in(solutions(*EXERCISES)))
    course.hand_in("ben", handed_in({}))
    course.hand_in("cy", handed_in(solutions(*OTHERS)))
    return course


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Return what installs the package."""

    def install():
        (tmp_path / "site").mkdir()
        (tmp_path / "site" / f"{PACKAGE}.py").write_text("")
        monkeypatch.syspath_prepend(str(tmp_path / "site"))

    return install


def most(course):
    """Return the most that the gradebook says each exercise is worth."""
    with course.gradebook() as gradebook:
        cells = gradebook.find_assignment("week2").notebooks[0].grade_cells
        return {cell.name: cell.max_score for cell in cells}


def scores(course):
    """Return what the gradebook says each student has of the automatic marks."""
    with course.gradebook() as gradebook:
        return {
            submission.student_id: sum(
                grade.auto_score or 0 for row in submission.notebooks for grade in row.grades
            )
            for submission in gradebook.assignment_submissions("week2")
        }


def test_it_is_out_of_the_marks_and_of_the_most(course):
    """Do those who have it and those who have not get the same, out of less?"""
    results = course.grade()
    rest = points(*OTHERS)
    assert scores(course) == {"ada": rest, "ben": 0.0, "cy": rest}
    assert most(course)[LEFT_OUT] == 0
    assert all(most(course)[name] == points(name) for name in OTHERS)
    earned = results["ada"].notebooks["numpy_basics"].exercises[LEFT_OUT]
    assert (earned.points, earned.max_points, earned.fault) == (0.0, 0.0, "")
    assert not earned.lost_marks
    assert not results["ada"].notebooks["numpy_basics"].looks


def test_its_card_says_so(course):
    """Does the student read in the feedback that it was left out, and why?"""
    course.grade()
    file = course.folder / "autograded" / "ada" / "week2" / "numpy_basics.ipynb"
    notebook = nbformat.read(file, as_version=4)
    cell = next(
        cell
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") == LEFT_OUT
    )
    assert cell.metadata.nbgrader.points == 0
    assert f"{LEFT_OUT}: left out" in json.dumps(cell.outputs)
    assert PACKAGE in json.dumps(cell.outputs)


def test_everybody_is_graded_again_when_the_package_is_there(course, install):
    """Are marks and the most put right by the next run, without anybody asking?"""
    course.grade()
    before = course.assignment().digest
    install()
    assert course.assignment().digest != before
    course.grade()
    rest, whole = points(*OTHERS), points(*EXERCISES)
    assert scores(course) == {"ada": whole, "ben": 0.0, "cy": rest}
    assert most(course)[LEFT_OUT] == points(LEFT_OUT)


def test_a_package_that_goes_takes_the_marks_along(course, install, monkeypatch):
    """Does the same hold the other way round?"""
    with monkeypatch.context() as there:
        (course.folder / "elsewhere").mkdir()
        (course.folder / "elsewhere" / f"{PACKAGE}.py").write_text("")
        there.syspath_prepend(str(course.folder / "elsewhere"))
        course.grade()
        assert scores(course)["ada"] == points(*EXERCISES)
    course.grade()
    assert scores(course)["ada"] == points(*OTHERS)
    assert most(course)[LEFT_OUT] == 0


def test_nothing_is_graded_twice_while_nothing_changes(course):
    """Is a second run without the package no more work than one with it?"""
    from . import small_course

    course.grade()
    small_course.marked.clear()
    course.grade()
    assert small_course.marked == []


def test_the_report_and_the_run_say_so(course):
    """Does whoever grades read which exercises are left out, and how to have them marked?"""
    assignment = course.assignment()
    results = course.grade(assignment)
    report = ClassReport(course.coursedir, assignment)
    for student in ("ada", "ben", "cy"):
        report.add(results[student])
    page = report.page(Run(True, "here", 3, 1.0))
    (sentence,) = said_of(assignment.content, "week2", assignment.notebooks)
    assert f"numpy_basics/{LEFT_OUT}" in sentence
    assert PACKAGE in sentence
    assert sentence in page
    assert report.most == points(*OTHERS)
    assert LEFT_OUT not in [task.name for task in report.tasks]


def test_every_command_says_so(course, monkeypatch):
    """Do `course grade` and nbgrader's command, which tell a run's remarks, name the exercise?"""
    monkeypatch.setenv("COURSE_GRADING_SEED", "s")
    with grading_run(course.coursedir, "week2") as run:
        assert any(LEFT_OUT in remark and PACKAGE in remark for remark in run.remarks)


def test_the_files_for_platforms_have_the_smaller_sum(course):
    """Is the most that can be had without it what learning platforms are told?"""
    course.grade()
    written = write_exports(course.coursedir, "week2", course.folder / "reports")
    texts = [file.read_text() for file in written.values()]
    assert texts
    with course.gradebook() as gradebook:
        total = gradebook.find_assignment("week2").max_score
    assert total == sum(most(course).values())


def test_the_fingerprint_knows_what_is_installed(tmp_path, monkeypatch, install):
    """Is an assignment that needs a package another one with it than without it?"""
    from grading.content import Content

    for name, text in {
        "needy/__init__.py": "",
        "needy/week1/__init__.py": "",
        "needy/week1/one.py": f"EXERCISES = (exercise(f, 'One', needs='{PACKAGE}'),)\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.syspath_prepend(str(tmp_path))
    content = Content("needy")
    without = fingerprint(content, "week1")
    assert without == fingerprint(content, "week1")
    install()
    assert fingerprint(content, "week1") != without
