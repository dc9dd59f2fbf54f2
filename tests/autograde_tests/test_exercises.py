"""Does a declaration say what it should, and complain where it cannot be used?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograde_tests import exercises_of
from autograde_tests.machinery.exercises import (
    Exercise,
    Mistake,
    edit,
    function_source,
    hidden,
    visible,
)

from .notebooks import NOTEBOOKS


def area(width, height=2.0):
    """Area of a rectangle."""
    return width * height


AREA = Exercise(
    "rectangle",
    "The area of a rectangle",
    area,
    (
        visible("a square", 2.0, 2.0),
        visible("drawn", draw=lambda rng: (rng.normal(),)),
        hidden("one", lambda rng: (rng.normal(size=3),), points=2),
        hidden("two", lambda rng: (rng.normal(size=3),), points=3),
    ),
    mistakes=(
        Mistake("The sum is not the area.", replace={"*": "+"}),
        Mistake("Half of it is missing.", function=lambda width, height=2.0: width * height / 2),
    ),
)
SEED_TEXT = st.text(min_size=1, max_size=40)


def test_points_and_parameters_come_from_the_declaration():
    """Are points the sum over the cases, and the parameters the reference's?"""
    assert AREA.points == 7
    assert AREA.parameters == ("width", "height")
    assert not AREA.is_quiz


@given(SEED_TEXT, SEED_TEXT)
def test_hidden_inputs_follow_the_seed(one, other):
    """Are hidden inputs equal for equal seeds, and different otherwise?"""
    case = AREA.cases[2]
    (first,), (again,), (different,) = (AREA.arguments(case, s) for s in (one, one, other))
    assert np.array_equal(first, again)
    assert np.array_equal(first, different) == (one == other)


def test_hidden_cases_do_not_share_their_draws():
    """Do two hidden cases with the same rule get different numbers?"""
    (first,), (second,) = (AREA.arguments(case, "secret") for case in AREA.cases[2:])
    assert not np.array_equal(first, second)


@given(SEED_TEXT)
def test_visible_inputs_are_the_same_for_everybody(seed):
    """Does the seed leave the visible cases alone?"""
    assert AREA.arguments(AREA.cases[1], seed) == AREA.arguments(AREA.cases[1])


@pytest.mark.parametrize("seed", [None, ""])
def test_a_hidden_case_without_a_seed_is_refused(seed):
    """Is drawing without the instructor's seed an error that names the case?"""
    with pytest.raises(ValueError, match="rectangle: the case 'one' is hidden and needs"):
        AREA.arguments(AREA.cases[2], seed)


def test_the_source_is_the_student_s_cell():
    """Does the source carry the exercise's name and no docstring?"""
    assert AREA.source() == "def rectangle(width, height=2.0):\n    return width * height\n"
    assert "width + height" in AREA.source(AREA.mistakes[0])


def test_mistakes_are_called_like_the_function():
    """Does a mistake compute what its edit says?"""
    assert AREA.wrong_version(AREA.mistakes[0])(3.0, 4.0) == 7
    assert AREA.wrong_version(AREA.mistakes[1])(3.0, 4.0) == 6
    assert AREA.expected((3.0, 4.0)) == 12


@pytest.mark.parametrize(("old", "count"), [("/", 0), ("t", 2)])
def test_an_edit_that_is_not_unique_is_refused(old, count):
    """Does the error say how often the text occurs?"""
    with pytest.raises(ValueError, match=rf"replaces '{old}', .* occurs {count} times"):
        edit("width * height", {old: "+"} if count == 0 else {"t": "+"}, "area")


def test_a_lambda_has_no_source_for_a_cell():
    """Is a reference that is no def statement refused in plain words?"""
    double = lambda x: 2 * x  # noqa: E731
    with pytest.raises(TypeError, match="double: expected a def statement"):
        function_source(double, "double")


def test_a_quiz_is_a_dict_of_answers():
    """Does a quiz have one parameter, and its source the answers?"""
    quiz = Exercise(
        "shapes",
        "Shapes",
        {"X": (3, 1), "Y": "a"},
        (visible("X", "X"), visible("Y", "Y")),
        mistakes=(Mistake("Swapped.", answers={"X": (1, 3)}),),
    )
    assert quiz.is_quiz
    assert quiz.parameters == ("question",)
    assert quiz.source() == "shapes = {'X': (3, 1), 'Y': 'a'}\n"
    assert quiz.source(quiz.mistakes[0]) == "shapes = {'X': (1, 3), 'Y': 'a'}\n"
    assert quiz.source({"X": None, "Y": None}) == "shapes = {'X': None, 'Y': None}\n"
    assert quiz.wrong_version(quiz.mistakes[0])("X") == (1, 3)


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_the_exercises_of_a_notebook_are_found(notebook):
    """Does each exercise stand under its own name?"""
    found = exercises_of(notebook)
    assert found
    assert all(name == exercise.name for name, exercise in found.items())


@pytest.mark.parametrize("notebook", ["week2/nothing", "week99/numpy_basics", "numpy_basics", ""])
def test_an_unknown_notebook_is_refused(notebook):
    """Does the error show the form that is expected?"""
    with pytest.raises(ValueError, match="expected week and notebook, such as"):
        exercises_of(notebook)
