"""Marking one submission, and what marks depend on."""

import subprocess
import sys

from grading.marking import DECIDING


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
