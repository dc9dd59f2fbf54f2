"""Marking one submission, and what marks depend on."""

import subprocess
import sys

from grading.marking import DECIDING, Submission, match_files

CELL = (
    '{"cells": [{"cell_type": "code", "source": "", "metadata": {"nbgrader": {"grade_id": "f"}}}]'
)
SOURCES = {"basics": {"cells": [{"metadata": {"nbgrader": {"grade_id": "f"}}}]}}


def test_the_fingerprint_covers_every_module_that_marks():
    """Does a change of any module that marking imports have every submission graded again?"""
    program = (
        "import sys, grading.marking\n"
        "print(*(name.partition('.')[2] for name in sys.modules if name.startswith('grading.')))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    # these run in the sandbox only
    assert set(DECIDING) == {*loaded.stdout.split(), "inside", "salvage"}


def test_a_renamed_notebook_is_found_by_its_cells():
    """Is one file under another name taken, and a choice between two left to the instructor?"""
    content = (CELL + ', "nbformat": 4, "nbformat_minor": 5, "metadata": {}}').encode()
    one = Submission("ada", {"basics (1).ipynb": content})
    found, remarks = match_files(one, SOURCES)
    assert found == {"basics": "basics (1).ipynb"}
    assert "basics (1).ipynb" in remarks[0]
    two = Submission("ada", {"a.ipynb": content, "b.ipynb": content})
    found, remarks = match_files(two, SOURCES)
    assert found == {}
    assert "a.ipynb and b.ipynb" in remarks[0]
