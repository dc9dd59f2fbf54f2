"""What is told of the editions that submissions were written on."""

import json

import pytest

from grading.results import NotebookResult, SubmissionResult
from grading.written_on import Editions

NOW = {"metadata": {"course_edition": "2026.11"}, "cells": []}
NEVER = {"metadata": {}, "cells": []}


def editions(**notebooks: dict) -> Editions:
    """Return what takes in the results of an assignment."""
    return Editions({name: json.dumps(each) for name, each in notebooks.items()})


def handed_in(student: str, trouble: str = "", **said: str) -> SubmissionResult:
    """Return a result whose notebooks say an edition."""
    notebooks = {name: NotebookResult(edition=edition) for name, edition in said.items()}
    return SubmissionResult(student, "", "", notebooks, trouble=trouble)


def test_nothing_is_told_where_all_agree():
    """Is a class of the edition that it is graded with not spoken of?"""
    told = editions(basics=NOW, quiz=NOW)
    told.add(handed_in("ada", basics="2026.11", quiz="2026.11"))
    assert (told.graded_with, told.others(), told.told()) == ("2026.11", [], [])


def test_nothing_is_told_of_a_course_without_editions():
    """Is a course whose notebooks say no edition left in peace?"""
    told = editions(basics=NEVER)
    told.add(handed_in("ada", basics="2025.09"))
    assert (told.graded_with, told.told()) == ("", [])


def test_one_notebook_of_another_edition_is_enough():
    """Is a student named whose notebooks are of several editions, once for each other one?"""
    told = editions(basics=NOW, quiz=NOW, words=NOW)
    told.add(handed_in("ada", basics="2026.11", quiz="2025.09", words="2025.09"))
    told.add(handed_in("bo", basics="", quiz="2025.09", words="2026.11"))
    assert [(one.edition, one.students) for one in told.others()] == [
        ("2025.09", ("ada", "bo")),
        ("", ("bo",)),
    ]


def test_what_is_no_notebook_says_nothing():
    """Is a file that was missing or not readable not told as one without an edition?"""
    told = editions(basics=NOW)
    result = SubmissionResult("ada", "", "", {"basics": NotebookResult("not a notebook")})
    told.add(result)
    assert told.told() == []


def test_a_later_hand_in_counts():
    """Is what a student handed in before forgotten?"""
    told = editions(basics=NOW)
    told.add(handed_in("ada", basics="2025.09"))
    told.add(handed_in("ada", basics="2026.11"))
    assert told.told() == []


@pytest.mark.parametrize("count", [1, 8, 500])
def test_a_whole_class_is_one_line(count: int):
    """Does one line name a few students, and say how many more there are?"""
    told = editions(basics=NOW)
    for number in range(count):
        told.add(handed_in(f"s{number:03}", basics=""))
    (line,) = told.told()
    noun = "submission" if count == 1 else "submissions"
    assert line.startswith(f"{count} {noun} without an edition: s000")
    assert len(line) < 120
    assert ("more" in line) == (count > 8)
