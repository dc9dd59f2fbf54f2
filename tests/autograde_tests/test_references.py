"""The references answer every case that any instructor's seed can draw."""

from pathlib import Path

import pytest

import autograde_tests
from autograde_tests import exercises_of
from autograde_tests.machinery.judging import AnswerKey

NOTEBOOKS = sorted(
    f"{file.parent.name}/{file.stem}"
    for file in Path(autograde_tests.__file__).parent.glob("weeks/week*/[!_]*")
)


@pytest.mark.slow
@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_every_case_has_a_right_answer_for_many_seeds(notebook: str) -> None:
    """Does each reference answer what is drawn, and do the case's own eyes find it right?"""
    for number in range(20):
        for exercise in exercises_of(notebook).values():
            key = AnswerKey(exercise, f"seed {number}")
            for case in exercise.cases:
                if case.is_hidden or not number:
                    key.work_out(case)
