"""The record of what a submission earned, and its file."""

import json
from dataclasses import FrozenInstanceError, fields, replace
from pathlib import Path

import pytest

from grading.keeping import ResultFiles
from grading.results import (
    ExerciseResult,
    NotebookResult,
    SubmissionResult,
    WrongAnswer,
    read_result,
)

WRONG = WrongAnswer(
    "0f1e", "2d3c", "one number", (("Problem", "the result is 1."), ("Input x", "2"))
)
EARNED = ExerciseResult(
    points=1.5,
    max_points=4.0,
    passed={"one": True, "a row": False},
    diagnosis=2,
    fault="Stopped: no answer.",
    seconds=0.25,
    decided_inside=True,
    undecided=True,
    unwritten=True,
    wrong=WRONG,
)
NOTEBOOK = NotebookResult(
    fault="not a notebook",
    exercises={"sigmoid": EARNED},
    cells=[{"cell_type": "code", "source": "é\ud800", "metadata": {}, "outputs": []}],
    remarks=("The cell sigmoid stands there more than once.",),
    looks=("Cell 3 failed.",),
    by_hand=("why",),
    passages={"sigmoid-answer": [2**64 - 1, 3]},
    edition="2026.11",
)
RESULT = SubmissionResult(
    student="ada\udcff",
    submission="0f",
    assignment="1e",
    notebooks={"basics": NOTEBOOK},
    remarks=("a was left out.",),
    looks=("Two files.",),
    seconds=3.5,
    trouble="the grader failed: KeyError",
    hints="2f",
)

EARLIER = """{"student": "ada", "submission": "0f", "assignment": "1e", "notebooks": {"basics": {
"fault": "", "exercises": {"sigmoid": {"points": 3.0, "max_points": 4.0, "passed": {"one": true},
"diagnosis": null, "fault": "", "seconds": 0.5, "decided_inside": false}},
"remarks": ["Put right."], "cells": [], "seconds": 0.5}}, "remarks": [], "seconds": 2.0}"""
"""As a version wrote it that asked for no looks and knew nobody who had not started."""


def test_every_field_comes_back() -> None:
    """Is a result that was written and read the same, odd texts and large numbers included?"""
    for part in (RESULT, NOTEBOOK, EARNED, WRONG):
        for each in fields(part):
            assert getattr(part, each.name), f"{each.name} is empty here, and tests nothing"
    assert SubmissionResult.from_json(RESULT.to_json()) == RESULT
    written = json.loads(RESULT.to_json())["notebooks"]["basics"]["exercises"]["sigmoid"]
    assert (written["points"], written["passed"]["a row"]) == (1.5, False)


def test_a_file_of_an_earlier_version_is_read() -> None:
    """Does what it does not say have its default, and is what nobody asks for passed over?"""
    result = SubmissionResult.from_json(EARLIER)
    notebook = result.notebooks["basics"]
    assert (result.points, result.looks, result.trouble) == (3.0, (), "")
    assert (notebook.remarks, notebook.looks, notebook.by_hand) == (("Put right.",), (), ())
    assert not notebook.exercises["sigmoid"].undecided
    assert notebook.exercises["sigmoid"].wrong is None


@pytest.mark.parametrize(
    "text",
    [
        RESULT.to_json()[:-1],
        "[]",
        "null",
        '{"student": "ada"}',
        EARLIER.replace('"points": 3.0, ', ""),
        EARLIER.replace('"submission": "0f", ', ""),
        EARLIER.replace('"exercises": {', '"exercises": [{').replace("}}, ", "}}], ", 1),
        '{"notebooks": {"basics": 3}}',
        RESULT.to_json().replace('["Input x", "2"]', '["Input x"]'),
        "[" * 100_000,
    ],
)
def test_what_is_no_result_is_said_and_read_as_none(text: str, tmp_path: Path) -> None:
    """Is a half-written file, or one with something else in it, no result?"""
    with pytest.raises(ValueError, match="no result of a submission"):
        SubmissionResult.from_json(text)
    (tmp_path / "ada.json").write_text(text)
    assert read_result(tmp_path / "ada.json") is None
    assert read_result(tmp_path / "bo.json") is None


def test_a_result_stays_as_it_is() -> None:
    """Does a misspelt or a changed field fail at once?"""
    with pytest.raises(FrozenInstanceError):
        EARNED.points = 4.0  # type: ignore[misc]
    with pytest.raises(AttributeError):
        EARNED.point  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(TypeError):
        replace(EARNED, point=4.0)  # type: ignore[call-arg]


@pytest.mark.parametrize("student", ["ada", "a" * 300, "é" * 120, "a\udcff"])
def test_a_student_has_files_whatever_the_name(student: str, tmp_path: Path) -> None:
    """Is a result found again by its student, and by nobody else?"""
    files = ResultFiles(tmp_path)
    files.write(student, replace(RESULT, student=student))
    assert files.read(student) == replace(RESULT, student=student)
    assert files.read(f"{student}b") is None
    assert files.stamp(student) != files.file(student)
