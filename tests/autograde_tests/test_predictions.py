"""A guess before a result: what is said to it, and which declarations are refused."""

import pytest

from autograde_tests import NotebookChecks, exercises_of
from autograde_tests.machinery.declaring import DeclarationError
from autograde_tests.machinery.predictions import prediction
from autograde_tests.machinery.quizzes import Numeric, OneChoice

EXERCISES = exercises_of("week2/numpy_basics")
OPTIONS = {"a": "It falls.", "b": "It stays", "c": "It rises."}
SIDES = {"too_small": "More than that.", "too_large": "Less than that."}


def letter(sides=None, **changed):
    """Return a prediction of three options."""
    given = {
        "key": "curve",
        "title": "The curve",
        "text": "Where does it go?",
        "options": OPTIONS,
        "answer": "b",
        "wrong": {"a": "Nothing pulls it down.", "c": "Nothing pushes it up."},
        "reason": "Every slope is 0.",
    }
    return prediction(OneChoice(**given | changed), **sides or {})


def number(sides=SIDES, **changed):
    """Return a prediction of a number."""
    given = {
        "key": "share",
        "title": "The share",
        "text": "How many?",
        "answer": 94,
        "wrong": {50: "That is a coin."},
        "unit": "%",
        "rtol": 0,
        "atol": 2,
        "reason": "One of them helps.",
    }
    return prediction(Numeric(**given | changed), **sides)


@pytest.mark.parametrize(
    ("asked", "guess", "said"),
    [
        (number, 94, ["You said **94** %. So it is."]),
        (number, 93.5, ["You said **93.5** %. It is **94** %. That is close."]),
        (number, 40, ["You said **40** %. It is **94** %.", "More than that."]),
        (number, 99, ["You said **99** %. It is **94** %.", "Less than that."]),
        (number, 51, ["You said **51** %. It is **94** %.", "That is a coin."]),
        (number, "skip", ["It is **94** %."]),
        (letter, "B", ["You said **b**: It stays. So it is."]),
        (
            letter,
            "a",
            ["You said **a**: It falls. It is **b**: It stays.", "Nothing pulls it down."],
        ),
        (letter, " Skip ", ["It is **b**: It stays."]),
    ],
)
def test_what_is_said_to_a_guess(asked, guess, said):
    """Does the guess stand beside what turned out, with what speaks to it, and the reason?"""
    question = asked()
    assert question.told(guess) == [*said, question.question.reason]


@pytest.mark.parametrize(
    ("asked", "guess", "said"),
    [
        (number, "94", "write the number without quotes"),
        (number, float("nan"), "a finite number"),
        (letter, "d", "'d' is not one of a, b, c"),
        (letter, 3, "should be a letter"),
        (letter, None, "should be a letter"),
    ],
)
def test_what_is_no_guess_is_told_nothing(asked, guess, said):
    """Is it said what is wrong with it, and not what turned out?"""
    with pytest.raises(ValueError, match=said) as caught:
        asked().told(guess)
    assert "stays" not in str(caught.value)


@pytest.mark.parametrize("asked", [number, letter])
def test_a_form_is_told_nothing_of_the_answer(asked):
    """Is what the browser gets before a guess free of answer, reason and hints?"""
    shown = repr(asked().shown())
    for told in ("94", "slope", "helps", "pulls", "coin", "More than", "answer", "within"):
        assert told not in shown


@pytest.mark.parametrize(
    ("declare", "fault"),
    [
        (lambda: number({"too_small": "More."}), "too large: empty"),
        (lambda: number({"too_small": "More", "too_large": "Less."}), "no full sentence: 'More'"),
        (lambda: number({"too_small": "More.", "too_large": "Less!."}), "an exclamation mark"),
        (lambda: number({"too_small": "No.", "too_large": "No."}), "the same is said to two"),
        (lambda: number(wrong={95: "Close."}), "the wrong number 95 counts as right"),
        (lambda: number(at_grading=True), "never marked, at grading either"),
        (lambda: number(reason="So"), "the reason is no full sentence"),
        (lambda: letter({"too_small": "No."}), "a letter is never too small"),
        (lambda: letter(wrong={"a": "No."}), "expected one for each wrong option: a, c"),
        (lambda: letter(wrong={"a": 241 * "x", "c": "No."}), "a hint of 241 characters"),
        (lambda: letter(key="curve 1"), "expected a key of lower-case letters"),
    ],
)
def test_a_faulty_declaration_is_refused_with_its_line(declare, fault):
    """Does the error name file, line and prediction, and say what is wrong?"""
    with pytest.raises(DeclarationError) as caught:
        declare()
    file, line, _ = caught.value.faults[0]
    assert file == __file__
    assert line > 0
    assert any(fault in text for _, _, text in caught.value.faults)
    assert all(text.startswith(("curve", "share")) for _, _, text in caught.value.faults)


def test_a_number_needs_no_known_slip():
    """May a guess be wrong by its side alone?"""
    assert number(wrong={}).told(50)[1] == "More than that."


def test_it_is_no_exercise():
    """Do the checks neither list it nor look at it?"""
    check = NotebookChecks(EXERCISES, predictions={"share": number()})
    assert "`share`" not in repr(check)
    assert check("share").title == "check: there is no exercise called share"
    with pytest.raises(ValueError, match="no exercise 'share'"):
        check.grade("share")
    assert not check("share").points


def test_one_that_is_not_there():
    """Does asking for it say which predictions there are?"""
    check = NotebookChecks(EXERCISES, predictions={"share": number()})
    with pytest.raises(ValueError, match="no prediction 'shore'; it has share"):
        check.predict("shore")
    with pytest.raises(ValueError, match="it has none"):
        NotebookChecks(EXERCISES).predict("share")


@pytest.mark.parametrize(
    ("guess", "outcome"),
    [
        (None, ""),
        (94, "You said <strong>94</strong> %. So it is."),
        ("skip", "It is <strong>94</strong> %."),
        ("half", ""),
    ],
)
def test_the_form_has_what_the_cell_says(guess, outcome):
    """Does a guess in the cell's text lead to what turned out, and none to a question?"""
    form = NotebookChecks(EXERCISES, predictions={"share": number()}).predict("share", guess=guess)
    assert form.outcome.partition("</p>")[0].removeprefix("<p>") == outcome
    assert bool(form.problem) == (guess == "half")
