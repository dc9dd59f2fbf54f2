"""A class: what is graded again and what is not, who may grade, and workers that die."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor, Future
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from grading import classroom as module
from grading.classroom import GradingError, only_one, read_submission
from grading.workers import local_processes

from .small_course import (
    EXERCISES,
    ROOT,
    AtOnce,
    Course,
    at_once,
    cell,
    close_markers,
    handed_in,
    marked,
    notebook,
    points,
    solutions,
)


@pytest.fixture(scope="module", autouse=True)
def _end():
    yield
    close_markers()


@pytest.fixture
def course(tmp_path):
    """Return a course with a class of three."""
    course = Course(tmp_path)
    course.hand_in("ada", handed_in(solutions(*EXERCISES)))
    course.hand_in("bo", handed_in({}))
    course.hand_in("cy", handed_in(solutions("sigmoid")))
    marked.clear()
    return course


def graded_by(course: Course, *assignment, **options) -> list[str]:
    """Grade, and return the students that were marked anew."""
    marked.clear()
    course.grade(*assignment, **options)
    return sorted(marked)


@pytest.mark.slow
def test_only_what_changed_is_graded_again(course):
    """Does a second run mark nobody, and one after a change only those whom it concerns?"""
    everybody = ["ada", "bo", "cy"]
    assert graded_by(course) == everybody
    assert graded_by(course) == []
    course.hand_in("bo", handed_in(solutions("sigmoid")))
    assert graded_by(course) == ["bo"]
    assert graded_by(course, student="cy", afresh=True) == ["cy"]
    assert graded_by(course, course.assignment("another seed")) == everybody
    assert graded_by(course, course.assignment("another seed")) == []
    assert graded_by(course) == everybody
    course.hand_in("dan", handed_in({}))
    assert graded_by(course) == ["dan"]


def test_other_checks_are_another_assignment(course):
    """Does a change of the checks or the limits make every stored result out of date?"""
    assignment = course.assignment()
    assert assignment.digest == course.assignment().digest
    assert assignment.digest != replace(assignment, checks="other").digest
    assert assignment.digest != replace(assignment, confined=False).digest


@pytest.mark.slow
def test_a_deleted_gradebook_is_written_again(course):
    """Do the stored results fill a new gradebook without marking anybody again?"""
    course.grade()
    before = course.dump()
    (course.folder / "gradebook.db").unlink()
    assert graded_by(course) == []
    assert course.dump() == before


@pytest.mark.slow
def test_an_old_gradebook_is_brought_up_to_date(course):
    """Are marks that an instructor's backup lacks written again from the stored results?"""
    course.grade()
    file = course.folder / "gradebook.db"
    old = file.read_bytes()
    course.hand_in("bo", handed_in(solutions("sigmoid")))
    course.grade()
    file.write_bytes(old)
    assert graded_by(course) == []
    assert {row[0]: row[4] for row in course.dump()}["bo"] == points("sigmoid")


@pytest.mark.slow
def test_autograded_notebook_that_somebody_deleted(course):
    """Does an autograded notebook come back when it is gone?"""
    course.grade()
    file = course.folder / "autograded" / "ada" / "week2" / "numpy_basics.ipynb"
    file.unlink()
    assert graded_by(course) == []
    assert file.exists()


@pytest.mark.slow
def test_one_notebook_only(course):
    """Are the marks and files of the notebook asked for written, and no others?"""
    test = {"grade": True, "locked": True, "points": 2}
    second = notebook([cell("assert True", grade_id="t", **test)])
    (course.folder / "source/week2/second.ipynb").write_text(json.dumps(second))
    for student in ("ada", "bo", "cy"):
        course.hand_in(student, json.dumps(second).encode(), "second.ipynb")
    target = course.folder / "autograded/ada/week2"

    def grade_only(pattern: str) -> dict:
        room = course.classroom()
        room.coursedir.notebook_id = pattern
        with only_one(course.folder):
            room.grade(at_once)
        return {row[2]: row[4] for row in course.dump() if row[0] == "ada"}

    assert grade_only("second") == {"numpy_basics": 0, "second": 2}
    assert [path.name for path in target.glob("*.ipynb")] == ["second.ipynb"]
    assert grade_only("numpy*") == {"numpy_basics": points(*EXERCISES), "second": 2}
    before = (target / "numpy_basics.ipynb").read_bytes()
    course.hand_in("ada", handed_in({}))
    assert grade_only("second") == {"numpy_basics": points(*EXERCISES), "second": 2}
    assert (target / "numpy_basics.ipynb").read_bytes() == before
    assert grade_only("*") == {"numpy_basics": 0, "second": 2}
    assert (target / "numpy_basics.ipynb").read_bytes() != before
    with pytest.raises(GradingError, match="'third'; there is: numpy_basics, second"):
        grade_only("third")


@pytest.mark.slow
def test_files_that_students_are_to_change(course):
    """Does a file that `exclude_overwriting` names count as handed in, and the others as given?"""
    source = course.folder / "source/week2"
    for name in ("data.csv", "sub/helper.py"):
        (source / name).parent.mkdir(exist_ok=True)
        (source / name).write_text("theirs")
        folder = course.hand_in("ada", handed_in({}))
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("mine")
    room = course.classroom()
    room.coursedir.config.Autograde.exclude_overwriting = {"week2": ["sub/helper.py"]}
    room.coursedir.config.Autograde.permissions = 640
    try:
        assert room._handouts() == {"data.csv": b"theirs"}
        with only_one(course.folder):
            room.grade(at_once, "ada")
    finally:
        del room.coursedir.config.Autograde["exclude_overwriting"]
        del room.coursedir.config.Autograde["permissions"]
    target = course.folder / "autograded/ada/week2"
    assert (target / "data.csv").read_text() == "theirs"
    assert (target / "sub/helper.py").read_text() == "mine"
    assert {p.stat().st_mode & 0o777 for p in target.rglob("*") if p.is_file()} == {0o640}


@pytest.mark.slow
def test_results_are_read_from_disk(course):
    """Does a run return a result for each, and keep none of them in memory?"""
    results = course.grade()
    assert list(results) == ["ada", "bo", "cy"]
    exercises = results["ada"]["notebooks"]["numpy_basics"]["exercises"]
    assert sum(each["points"] for each in exercises.values()) == points(*EXERCISES)


def test_students(course):
    """Are students found by nbgrader's layout, one by name, and left out where nbgrader leaves?"""
    assert list(course.classroom().submissions()) == ["ada", "bo", "cy"]
    assert list(course.classroom().submissions("bo")) == ["bo"]
    classroom = course.classroom()
    classroom.coursedir.student_id_exclude = "ada,cy"
    assert list(classroom.submissions()) == ["bo"]
    classroom.coursedir.student_id_exclude = ""
    classroom.coursedir.directory_structure = "{nbgrader_step}/{assignment_id}/{student_id}"
    (course.folder / "submitted" / "week2" / "eve").mkdir(parents=True)
    assert list(classroom.submissions()) == ["eve"]


def test_a_week_without_notebooks(course):
    """Is an assignment that has no source refused with what to do?"""
    for file in (course.folder / "source" / "week2").iterdir():
        file.unlink()
    with pytest.raises(GradingError, match="there is no notebook in"):
        course.assignment()


def test_reading_a_submission(tmp_path):
    """Are links and the time stamp left out, and the instructor's files put over a student's?"""
    (tmp_path / "a.ipynb").write_text("{}")
    (tmp_path / "timestamp.txt").write_text("now")
    (tmp_path / "data.csv").write_text("mine")
    (tmp_path / "passwords").symlink_to("/etc/passwd")
    files = read_submission(tmp_path, "ada", {"data.csv": b"theirs"}).files
    assert files == {"a.ipynb": b"{}", "data.csv": b"theirs"}


def test_a_second_grader_is_told(course):
    """Is a grader in another process refused while this one is at work, and free afterwards?"""
    program = (
        "import sys; from pathlib import Path; from grading.classroom import only_one\n"
        "with only_one(Path(sys.argv[1])): print('at work')"
    )
    command = [sys.executable, "-c", program, str(course.folder)]
    options = {"capture_output": True, "text": True, "env": Course.environment, "cwd": ROOT}
    with only_one(course.folder):
        done = subprocess.run(command, **options)
        assert done.returncode
        assert f"another grader is at work here (process {os.getpid()})" in done.stderr
    assert subprocess.run(command, **options).stdout == "at work\n"


class Deadly(AtOnce):
    """Breaks, as a pool does when a worker dies, whenever it is given a certain student."""

    _max_workers = 2
    given: list[str] = []

    def submit(self, function, /, *given, **_):
        """Mark a submission."""
        self.given.append(given[1].student)
        if given[1].student == "bo":
            broken: Future = Future()
            broken.set_exception(BrokenExecutor("a worker died"))
            return broken
        return super().submit(function, *given)


@pytest.mark.slow
def test_a_worker_that_dies_costs_one_submission(course):
    """Does one that ends the worker twice get zero with the reason, and all others their marks?"""

    @contextmanager
    def executor():
        yield Deadly()

    told = []
    with only_one(course.folder):
        course.classroom().grade(executor, told=lambda p: told.append((p.done, p.student)))
    assert Deadly.given.count("bo") == 2
    assert [done for done, _ in told] == [1, 2, 3]
    scores = {row[0]: row[4] for row in course.dump()}
    assert scores == {"ada": points(*EXERCISES), "bo": 0, "cy": points("sigmoid")}
    page = course.folder / "autograded" / "bo" / "week2" / "numpy_basics.ipynb"
    assert "ended the grader's process" in page.read_text()
    assert graded_by(course) == ["bo"]  # tried again


@pytest.mark.slow
def test_a_fault_of_the_grader_costs_one_submission(course, monkeypatch):
    """Does an error in the grader itself leave the class graded and the one reported?"""

    class Faulty(AtOnce):
        def submit(self, function, /, *given, **_):
            if given[1].student == "bo":
                failed: Future = Future()
                failed.set_exception(ZeroDivisionError("division by zero"))
                return failed
            return super().submit(function, *given)

    @contextmanager
    def executor():
        yield Faulty()

    with only_one(course.folder):
        results = course.classroom().grade(executor)
    fault = results["bo"]["notebooks"]["numpy_basics"]["fault"]
    assert fault == "the grader failed: ZeroDivisionError"
    assert course.dump()[0][4] == points(*EXERCISES)


def test_workers_end_with_the_grader(tmp_path):
    """Do the workers end when the grader is killed and can tell nobody?"""
    program = (
        "import sys; sys.path.insert(0, '.')\n"
        "from grading.workers import local_processes\n"
        "from time import sleep\n"
        "from os import getpid\n"
        "if __name__ == '__main__':\n"
        "    with local_processes(2)() as pool:\n"
        "        print(pool.submit(getpid).result(), flush=True)\n"
        "        pool.submit(sleep, 600).result()\n"
    )
    script = tmp_path / "script.py"
    script.write_text(program)
    grader = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, env=Course.environment, text=True
    )
    worker = int(grader.stdout.readline())
    os.kill(worker, 0)
    grader.send_signal(signal.SIGKILL)
    grader.wait()
    grader.stdout.close()
    deadline = time.monotonic() + 20
    while Path(f"/proc/{worker}/stat").exists():
        if Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
            break
        assert time.monotonic() < deadline, "the worker is still there"
        time.sleep(0.05)


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="cores are chosen on Linux")
@pytest.mark.parametrize("spare", [0, 1])
def test_a_worker_for_each_core_keeps_to_its_own(spare):
    """Does each of as many workers as cores have one core, and others all of them?"""
    allowed = os.sched_getaffinity(0)
    jobs = len(allowed) + spare
    asked = "__import__('time').sleep(1) or __import__('os').sched_getaffinity(0)"
    with local_processes(jobs)() as pool:
        found = list(pool.map(eval, [asked] * jobs))
    expected = [allowed] * jobs if spare else [{core} for core in sorted(allowed)]
    assert sorted(found, key=sorted) == expected


@pytest.mark.slow
def test_local_processes(course):
    """Do worker processes give the marks that this process gives?"""
    with only_one(course.folder):
        course.classroom().grade(local_processes(2))
    before = course.dump()
    assert before[0][4] == points(*EXERCISES)
    course.grade(afresh=True)
    assert course.dump() == before


def test_results_are_plain_json(course):
    """Is a stored result readable by anybody, also after the grader has moved on?"""
    assert module.read_json(course.folder / "missing.json") is None
    (course.folder / "half.json").write_text(json.dumps({"a": 1})[:-1])
    assert module.read_json(course.folder / "half.json") is None
