"""What the start page and the README say of a notebook is what the notebook itself says."""

import json
import re
from pathlib import Path

import pytest

from autograde_tests import notebooks_of
from autograde_tests.machinery.plans import Plan, plans_of
from autograde_tests.weeks import PLAN

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
AMOUNTS = {
    r"half an hour": 30,
    r"an hour and a quarter": 75,
    r"two and a half hours": 150,
    r"an hour": 60,
    **{rf"{word} hours": 60 * number for word, number in NUMBERS.items()},
}
"""What a sentence may say, the longer forms first."""


def beginning(notebook):
    """Return the text of a notebook's first cell, on one line."""
    first = json.loads((NOTEBOOKS / f"{notebook}.ipynb").read_bytes())["cells"][0]
    return " ".join("".join(first["source"]).split())


def minutes_in(text):
    """Return how many minutes a first cell says that its notebook takes."""
    said = " ".join(re.findall(r"\b(?:Plan|It takes|lesson takes)\b(.*?)[.;:]", text))
    each = re.search(r"for each of the (\w+) parts", said)
    total = sum(map(int, re.findall(r"(\d+) minutes", said)))
    for words, minutes in AMOUNTS.items():
        said, found = re.subn(rf"\b{words}\b", "", said)
        total += minutes * found
    return total * (NUMBERS[each[1]] if each else 1)


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("Plan 45 minutes, and have paper at hand; for two of them", 45),
        ("Plan about two and a half hours. There are five exercises.", 150),
        ("Plan an hour for the reading, and half an hour for the quizzes.", 90),
        ("Plan half an hour for each of the four parts, and have paper.", 120),
        ("It takes an hour and a quarter. You need", 75),
    ],
)
def test_times_are_read(said, minutes):
    """Is a time in words understood?"""
    assert minutes_in(said) == minutes


@pytest.mark.parametrize("notebook", PLAN)
def test_a_plan_is_what_the_notebook_says(notebook):
    """Are time and prerequisites those of the notebook's first cell?"""
    plan, said = PLAN[notebook], beginning(notebook)
    assert plan.minutes == minutes_in(said)
    assert plan.needs in said
    assert bool(plan.needs) == ("ou need" in said)
    assert plan.about


def test_every_notebook_has_a_plan():
    """Does the plan name all notebooks, and none that there is not?"""
    there = {f"{file.parent.name}/{file.stem}" for file in NOTEBOOKS.glob("week*/*.ipynb")}
    assert set(PLAN) == there
    assert notebooks_of() == tuple(PLAN)


@pytest.mark.parametrize("plan", [None, ["week1/a"], {"week1/a": "what it is about"}])
def test_a_course_without_a_plan_is_told(plan, monkeypatch):
    """Does a course hear what is expected where it has no plan, or another thing of that name?"""
    import autograde_tests.machinery

    monkeypatch.setattr(autograde_tests.machinery, "PLAN", plan, raising=False)
    with pytest.raises(ValueError, match=r"autograde_tests\.machinery does not say .* PLAN"):
        plans_of("autograde_tests.machinery")


def test_a_time_that_is_not_said_is_none():
    """Is nothing shown where a notebook says no time?"""
    assert Plan("about").time == ""
