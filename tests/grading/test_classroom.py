"""A class: what is graded again and what is not, who may grade, and workers that die."""

import errno
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import threading
from concurrent.futures import BrokenExecutor, Future
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery.exercises import hidden, visible
from grading import classroom as module
from grading import dispatch, records
from grading.bounded import MEMORY_BYTES, end_after, how_it_ended, unbounded_children
from grading.classroom import only_one, read_submission
from grading.errors import GradingError
from grading.exports import write_exports
from grading.marking import Assignment, Submission
from grading.results import SubmissionResult
from grading.workers import local_processes

from ..waiting import wait_until
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
    assert results["ada"].notebooks["numpy_basics"].points == points(*EXERCISES)


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

    size = 2
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
def test_a_fault_of_the_grader_costs_one_submission(course):
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
    fault = results["bo"].notebooks["numpy_basics"].fault
    assert fault == "the grader failed: ZeroDivisionError"
    assert course.dump()[0][4] == points(*EXERCISES)


STRANGE = {
    "no date": lambda folder: (folder / "timestamp.txt").write_bytes(b"soon\xff"),
    "empty date": lambda folder: (folder / "timestamp.txt").write_bytes(b""),
    "a folder for a date": lambda folder: _folder(folder / "timestamp.txt"),
    "not UTF-8": lambda folder: Path(os.fsdecode(os.fsencode(folder) + b"/\xe9.csv")).touch(),
    "pipe": lambda folder: os.mkfifo(folder / "numbers.csv"),
    "link": lambda folder: (folder / "passwords").symlink_to("/etc/passwd"),
    "deep": lambda folder: (folder / "/".join(["d" * 100] * 25)).mkdir(parents=True),
    "long name": lambda folder: (folder / ("x" * 255)).write_text("x"),
    "folder for a handout": lambda folder: _folder(folder / "data.csv"),
    "file for a folder of handouts": lambda folder: (folder / "more").write_text("x"),
    "a notebook's folder": lambda folder: _folder(folder / "copy.ipynb"),
    "nbgrader's file as a folder": lambda folder: _folder(folder / "submission_secret.txt"),
}
IN_ORDER = {"not UTF-8", "long name", "a notebook's folder", "nbgrader's file as a folder"}
"""What is read, under a name that can be written, or is nothing to a mark."""


def _folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir()
    (path / "x.csv").write_text("1")


@pytest.mark.slow
def test_whatever_lies_in_a_folder_costs_nobody_else(course):
    """Is a class graded, and each honest notebook in full, with a strange thing in each folder?"""
    source = course.folder / "source" / "week2"
    (source / "data.csv").write_text("theirs")
    (source / "more").mkdir()
    (source / "more" / "data.csv").write_text("theirs")
    for number, make in enumerate(STRANGE.values()):
        make(course.hand_in(f"s{number}", handed_in(solutions("sigmoid"))))
    results = course.grade()
    assert {row[0]: row[4] for row in course.dump()} == {
        "ada": points(*EXERCISES),
        "bo": 0,
        "cy": points("sigmoid"),
        **{f"s{number}": points("sigmoid") for number in range(len(STRANGE))},
    }
    for number, name in enumerate(STRANGE):
        folder = course.folder / "autograded" / f"s{number}" / "week2"
        assert (folder / "data.csv").read_text() == "theirs"
        assert (folder / "more" / "data.csv").read_text() == "theirs"
        assert not (folder / "passwords").exists()
        result = results[f"s{number}"]
        said = [*result.looks, *result.remarks]
        assert bool(said) == (name not in IN_ORDER), name
        assert ("date" in name) == any("no late penalty" in look for look in result.looks)
    assert graded_by(course) == []
    done = course.nbgrader("generate_feedback", "week2")
    assert done.returncode == 0, done.stderr
    assert len(list((course.folder / "feedback").glob("*/week2/numpy_basics.html"))) == 15


@pytest.mark.slow
@pytest.mark.parametrize("folder_first", [True, False])
def test_a_file_that_becomes_a_folder(course, folder_first):
    """Is a resubmission laid out afresh, when a file's name is a folder's now, or the reverse?"""
    makes = [lambda at: _folder(at / "data"), lambda at: (at / "data").write_text("flat")]
    first, second = makes if folder_first else reversed(makes)
    first(course.folder / "submitted" / "ada" / "week2")
    course.grade()
    shutil.rmtree(course.folder / "submitted" / "ada")
    second(course.hand_in("ada", handed_in(solutions("sigmoid"))))
    course.grade()
    laid_out = course.folder / "autograded" / "ada" / "week2"
    assert (laid_out / "data").is_file() == folder_first
    assert not list(laid_out.parent.glob(".*"))
    assert {row[0]: row[4] for row in course.dump()}["ada"] == points("sigmoid")


@pytest.mark.slow
def test_trouble_with_one_submission_changes_none_of_its_marks(course, monkeypatch, tmp_path):
    """Do marks and notebook stay when a step fails, and does a later run try again?"""
    course.grade()
    before, page = course.dump(), course.folder / "autograded" / "cy" / "week2"
    old = (page / "numpy_basics.ipynb").read_bytes()
    course.hand_in("cy", handed_in(solutions(*EXERCISES)))
    course.hand_in("dan", handed_in(solutions(*EXERCISES)))
    for name in ("autograded_notebook", "put_in_place"):
        with monkeypatch.context() as patch:
            patch.setattr(records, name, lambda *given: 1 / 0)
            results = course.grade()
        assert course.dump() == before
        assert (page / "numpy_basics.ipynb").read_bytes() == old
        assert not list((course.folder / "autograded").rglob(".*"))
        assert results["cy"].trouble == "the grader failed: ZeroDivisionError"
        assert not results["ada"].trouble
        for file in write_exports(course.coursedir, "week2", tmp_path).values():
            marks = {line.split(",")[-1] for line in file.read_text().splitlines()[2:]}
            assert "dan" not in file.read_text()
            assert f"{points('sigmoid'):g}" in marks
    with monkeypatch.context() as patch:
        patch.setattr(module, "read_files", lambda *given: 1 / 0)
        assert course.grade()["ada"].trouble
    assert course.dump() == before
    course.grade()
    assert {row[0]: row[4] for row in course.dump()} == {
        "ada": points(*EXERCISES),
        "bo": 0,
        "cy": points(*EXERCISES),
        "dan": points(*EXERCISES),
    }


@pytest.mark.slow
def test_a_full_disk_stops_the_run(course, monkeypatch):
    """Is what concerns everybody no single student's line?"""

    def full(*given):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(records, "put_in_place", full)
    with pytest.raises(OSError, match="No space left"):  # `grading.disk` has the words
        course.grade()
    monkeypatch.setattr(records, "put_in_place", partial(_raise_error, errno.EROFS, "Read-only"))
    with pytest.raises(GradingError, match="cannot go on: .*Read"):
        course.grade()


def test_a_reference_that_fails_stops_the_run(course, monkeypatch):
    """Is a case without a right answer told with exercise, case and error, and nothing written?"""
    exercise = exercises_of("week2/numpy_basics")["basic_sigmoid"]
    slips = {
        "TypeError": hidden("added later", lambda rng: (rng.normal(size=(2, 2)), 1)),
        "ValueError: nothing drawn": hidden("added later", lambda rng: _raise("nothing drawn")),
        "not plain data": visible("added later", 0.5, object()),
        "answer is refused": visible("added later", 0.5, judge=lambda given, value: "no"),
        "not the kind asked for": visible("added later", 0.5, judge=lambda given, value: 1 / 0),
    }
    before = sorted(course.folder.rglob("*"))
    for said, case in slips.items():
        reference = (lambda x, y: 0.5) if "plain" in said else exercise.reference
        broken = replace(exercise, cases=(*exercise.cases, case), reference=reference)
        if "plain" in said:
            broken = replace(broken, cases=(case,))
        declared = {"basic_sigmoid": broken}
        monkeypatch.setattr(Assignment, "exercises", lambda *given, all=declared: all)
        with pytest.raises(GradingError, match="basic_sigmoid, case 'added later'") as raised:
            course.grade()
        assert said in str(raised.value)
    shutil.rmtree(course.folder / ".course")  # the lock
    assert sorted(course.folder.rglob("*")) == before


def _raise_error(number, text, *given):
    raise OSError(number, text)


def _raise(text):
    raise ValueError(text)


def test_a_submission_that_takes_too_long_is_ended():
    """Is a worker ended by the system at its deadline, though its interpreter never looks up?"""
    with local_processes(1)() as pool:
        pool.submit(os.getpid).result()
        with pytest.raises(BrokenExecutor):
            pool.submit(_never_ends).result()
    assert how_it_ended(pool.exit_codes()) == "grading it took too long, twice"


def _never_ends() -> None:
    end_after(0.5)
    re.match(r"(a+)+b", "a" * 60)


def test_a_worker_has_bounded_memory_and_its_sandbox_its_own():
    """Does a worker get no more than its bound, and hand none of it on to what it starts?"""
    with local_processes(1)() as pool:
        own, children = pool.submit(_limits).result()
        assert own == MEMORY_BYTES
        assert children == resource.getrlimit(resource.RLIMIT_DATA)[1]
        with pytest.raises(MemoryError):
            pool.submit(bytearray, MEMORY_BYTES).result()


def _limits() -> tuple[int, int]:
    asked = "import resource; print(resource.getrlimit(resource.RLIMIT_DATA)[0])"
    with unbounded_children():
        said = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True)
    return resource.getrlimit(resource.RLIMIT_DATA)[0], int(said.stdout)


def test_only_so_much_is_with_the_workers_at_a_time(course, monkeypatch):
    """Does the next submission wait while those at work are large?"""
    monkeypatch.setattr(dispatch, "MAX_FLYING", 10)
    flying = []

    class Slow(AtOnce):
        size = 4

        def submit(self, function, /, *given, **_):
            flying.append(given[1].student)
            waiting: Future = Future()

            def done():
                waiting.set_result(SubmissionResult("", "", "", {}, looks=tuple(flying)))

            threading.Timer(0.2, done).start()
            return waiting

    @contextmanager
    def executor():
        yield Slow()

    def read(student):
        return Submission(student, {"a": b"x" * 20})

    seen = list(dispatch.marked(course.assignment(), executor, ["ada", "bo"], read))
    assert [(name, list(result.looks)) for name, result in seen] == [
        ("ada", ["ada"]),
        ("bo", ["ada", "bo"]),
    ]


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

    def has_ended() -> bool:
        try:
            return Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
        except OSError:
            return True

    wait_until(has_ended, "the worker's end")


MEET = """lambda folder, number: [
    os := __import__("os"),
    open(f"{folder}/{os.getpid()}", "w").close(),
    any(len(os.listdir(folder)) == number or __import__("time").sleep(0.05) for _ in range(9999)),
    os.sched_getaffinity(0),
][-1]"""
"""What says which cores a worker may use, once so many have met: none does the work of two."""


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="cores are chosen on Linux")
@pytest.mark.parametrize("spare", [0, 1])
def test_a_worker_for_each_core_keeps_to_its_own(spare, tmp_path):
    """Does each of as many workers as cores have one core, and others all of them?"""
    allowed = os.sched_getaffinity(0)
    jobs = len(allowed) + spare
    with local_processes(jobs)() as pool:
        found = list(pool.map(eval, [f"({MEET})({str(tmp_path)!r}, {jobs})"] * jobs))
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
