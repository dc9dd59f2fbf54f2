"""Marking one submission, and what marks depend on."""

import subprocess
import sys

import pytest

from autograde_tests import exercises_of
from grading.fingerprint import DECIDING
from grading.helper import Helper
from grading.marking import Assignment, Submission, answer_keys

from ..autograde_tests.notebooks import NOTEBOOKS
from .small_course import CONTENT


def test_the_fingerprint_covers_every_module_that_marks():
    """Does a change of any module that marking imports have every submission graded again?"""
    program = (
        "import sys, grading.marking\n"
        "print(*(name.split('.')[1] for name in sys.modules if name.startswith('grading.')))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    # this one runs in the sandbox only
    assert set(DECIDING) == {*loaded.stdout.split(), "salvage"}


HANGS = """
import re, sys, time
from grading import helper
from grading.bounded import end_after
from grading.marking import unmarked

write = helper._write

def write_slowly(stream, value):
    write(stream, value)
    time.sleep(0.5)  # who has the answer goes on before this process does

def mark_here(assignment, submission):
    if submission.student == "eve":
        end_after(0.3)
        re.match("(a+)+b", "a" * 60)
    if submission.student == "bo":
        raise ZeroDivisionError("by zero")
    print("no answer")
    return unmarked(assignment, submission.student, "done")

helper.mark_here, helper._write = mark_here, write_slowly
helper.main()
"""


def test_a_helper_is_ended_and_the_next_submission_is_marked():
    """Does a Dask worker outlive what ends its helper, and hear what its helper raises?"""
    helper = Helper(["-c", HANGS])
    assignment = Assignment("week2", "seed", {"basics": "{}"}, CONTENT, "checks")
    result = helper.mark(assignment, Submission("eve", {}))
    assert result.notebooks["basics"].fault == "grading it took too long, twice"
    assert helper.mark(assignment, Submission("ada", {})).student == "ada"
    with pytest.raises(ZeroDivisionError):
        helper.mark(assignment, Submission("bo", {}))
    assert helper.mark(assignment, Submission("cy", {})).student == "cy"
    assert helper._end() == 0


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_every_case_of_the_course_can_be_asked(notebook: str):
    """Is there a right answer to each case, and can what is asked be sent, calls in a row too?"""
    week, name = notebook.split("/")
    keys = answer_keys(Assignment(week, "a seed", {name: ""}, CONTENT, "checks"))
    assert keys[name].keys() == exercises_of(notebook).keys()
