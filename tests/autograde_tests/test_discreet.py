"""What a card says of a hidden case: enough to help, too little to spell an input."""

import re

import numpy as np
import pytest

from autograde_tests.machinery.discreet import OTHER_TEXT, discreet
from autograde_tests.machinery.exercises import Exercise, hidden
from autograde_tests.machinery.feedback import graded_card
from autograde_tests.machinery.judging import diagnose, run_cases

RIGHT = {"W1": np.ones((3, 12)), "costs": [0.5] * 40}


def said(message, value=0.0, judge=None):
    """Return what is said of an answer."""
    return discreet(message, value, (np.ones((12, 40)), 7), RIGHT, judge=judge)


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("W1 has shape (12, 3), expected (3, 12).", "W1 has shape (12, 3), expected (3, 12)."),
        ("dW1[0] has 41 values, expected 40.", "dW1[0] has … values, expected 40."),
        ("result[17] has dtype float32.", "result[17] has dtype float32."),
        ("the parameters are [171, 0.25].", "the parameters are […, about 0.2]."),
        ("about 0.7312 times, -3.25e+2 at most", "about about 0.7 times, about -300 at most"),
        ("1e-09 of 1e300 or 123456.5", "… of … or …"),
        ("x is 1.2345, 2.3456, 3.4567, 4.5678.", "x is about 1, about 2, about 3, …."),
        ("a rank-1 array of 7.", "a rank-1 array of 7."),
        ("0 1 2 3 4 5 6 7 8 9", "0 1 2 3 4 5 6 7 … …"),
        ("y" * 999, "y" * 300),
    ],
)
def test_numbers_that_nobody_knows_are_coarse(message, told):
    """Is a shape told that can be right, and a number of many digits not?"""
    assert said(message) == told


@pytest.mark.parametrize(
    "value",
    [
        {"W1": 1, "0.7312": 2},
        {"W1": {"INPUT": 2}},
        [("W1", "INPUT")],
        np.array(["W1", "INPUT"]),
        "INPUT",
    ],
)
def test_an_answer_with_a_text_of_its_own_is_wrong_and_no_more(value):
    """Can a key of a dict carry an input onto a card?"""
    assert said("the result has no key W1.", value) == OTHER_TEXT


def test_known_words_are_repeated():
    """Is an honest answer told which part of it is wrong?"""
    assert said("W1 is zero everywhere.", {"W1": 0, "costs": []}) == "W1 is zero everywhere."


def repeats(arguments, answer):
    """Repeat an answer, as a judge may."""
    return f"the result is {answer:.17g}, expected 0.125 or {2500}."


def fails(x):
    """Fail where no reference may."""
    raise KeyError(x)


@pytest.mark.parametrize("reference", [lambda x: 0.5, fails])
def test_a_judge_that_repeats_a_number_spells_no_input(reference):
    """Does a float leave through a judge's words, and do his own numbers stay?"""
    case = hidden("any", lambda rng: (rng.normal(),), judge=repeats)
    exercise = Exercise("draw", "A number", reference, (case,))
    ((verdict),) = run_cases(exercise, lambda x: x, exercise.cases, "seed")
    if reference is fails:
        with pytest.raises(KeyError):  # the grader catches it: see grading.evaluate.for_the_report
            graded_card(exercise, [verdict], diagnose(exercise, [verdict]))
        return
    text = graded_card(exercise, [verdict], diagnose(exercise, [verdict])).text
    assert "expected 0.125 or …" in text
    assert not re.search(r"\d\.\d{3,}", text.replace("0.125", ""))
