"""A guess under the engine: whatever it is, it costs nothing, earns nothing and is left alone."""

import json

import pytest

from autograde_tests import exercises_of
from grading.fingerprint import fingerprint
from grading.limits import Limits
from grading.marking import Assignment, Marker, Submission

from .small_course import CONTENT, SEED

NOTEBOOK, CELL = "planar_classifier", "line_on_flower-guess"


@pytest.fixture(scope="module")
def student(built):
    """Return the student's notebook."""
    return built[f"notebooks/week3/{NOTEBOOK}.ipynb"]


@pytest.fixture(scope="module")
def mark(built):
    """Return a function that marks a notebook in a sandbox."""
    instructor = built[f"build/source/week3/{NOTEBOOK}.ipynb"]
    limits = Limits(cell_seconds=20, call_seconds=5, total_seconds=120)
    print_of = fingerprint(CONTENT, "week3")
    assignment = Assignment("week3", SEED, {NOTEBOOK: instructor}, CONTENT, print_of, limits)
    marker = Marker(assignment)
    yield lambda text: marker.mark(
        Submission("ada", {f"{NOTEBOOK}.ipynb": text.encode()})
    ).notebooks[NOTEBOOK]
    marker.close()


def handed_in(student, source):
    """Return the notebook with another text in the cell of the guess; without it for None."""
    notebook = json.loads(student)
    for cell in list(notebook["cells"]):
        if cell["id"] == CELL:
            cell["source"] = source
            if source is None:
                notebook["cells"].remove(cell)
    return json.dumps(notebook)


@pytest.mark.slow
@pytest.mark.parametrize(
    "source",
    [
        'check.predict("line_on_flower", guess=None)',
        'check.predict("line_on_flower", guess=85.5)  # a number (%)',
        'check.predict("line_on_flower", "skip")',
        'check.predict("line_on_flower", guess=about half)',
        None,
    ],
)
def test_it_is_none_of_the_graders_business(mark, student, source):
    """Are exercises, points and remarks those of a notebook without it, and is its text kept?"""
    marked = mark(handed_in(student, source))
    assert marked.fault == ""
    assert set(marked.exercises) == set(exercises_of(f"week3/{NOTEBOOK}"))
    assert marked.points == 0
    assert all(not earned.fault for earned in marked.exercises.values())
    assert marked.remarks == marked.looks == marked.by_hand == ()
    texts = [cell["source"] for cell in marked.cells]
    asked = f'check.predict("{CELL.removesuffix("-guess")}"'
    places = [place for place, text in enumerate(texts) if asked in text]
    assert [texts[place] for place in places] == ([source] if source else [])
    for place in places:
        assert texts[place - 1].startswith("**Your guess first: A line through a flower.**")
