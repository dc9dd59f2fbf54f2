"""Is an answer that no hint explains put into the group of those that are wrong alike?"""

import numpy as np
import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery.exercises import Exercise, Mistake, hidden, visible
from autograde_tests.machinery.judging import AnswerKey, run_cases
from autograde_tests.machinery.signatures import OF_HIDDEN, signature_of
from autograde_tests.machinery.visible import visible_cases
from grading.answer_cells import AnswerCell
from grading.asking import Asking
from grading.outcomes import places_of
from grading.results import ExerciseResult, WrongAnswer
from grading.runner import Runner

from ..autograde_tests.written import written
from .in_this_process import Box
from .small_course import SEED, STUB
from .wrong_class import CLASS, FLAT, GROUPED, HALVED, KNOWN, METHOD, RIGHT, TANH

SIGMOID = exercises_of("week2/numpy_basics")["sigmoid"]


def graded(text: str, *exercises: Exercise, **options: bool) -> dict[str, ExerciseResult]:
    """Return what the functions of a text earn."""
    keys = {each.name: AnswerKey(each, SEED) for each in exercises}
    runner = Runner(Box(text), {})  # type: ignore[arg-type]
    cells = {name: AnswerCell(text) for name in keys}
    asking = Asking(runner, places_of([text]), cells, **options)
    return {name: each.result for name, each in asking.results(keys, ()).items()}


def wrong(text: str) -> WrongAnswer | None:
    """Return what is known of a wrong `sigmoid`."""
    return graded(text, SIGMOID)["sigmoid"].wrong


def test_a_dozen_wrong_answers_are_three_groups():
    """Is the same mistake one group however it is written, and are three mistakes three?"""
    found = [{wrong(text).signature for text in texts} for texts in (HALVED, TANH, METHOD)]
    assert [len(signatures) for signatures in found] == [1, 1, 1]
    assert len(set.union(*found)) == 3


@pytest.mark.parametrize("student", GROUPED)
def test_a_check_finds_the_graders_group(student: str):
    """Does a student's own check, without a seed, work out the signature that the grader keeps?"""
    text = CLASS[student]
    subject = written(text, "sigmoid")
    verdicts = run_cases(SIGMOID, subject, visible_cases(SIGMOID))
    assert wrong(text).signature == signature_of(AnswerKey(SIGMOID), verdicts) != ""


def test_what_is_kept_of_it_is_the_smallest_case_that_fails():
    """Are its inputs, what is expected and what came told, of the case with the fewest numbers?"""
    found = wrong(HALVED[0])
    assert found.case == "one number"
    told = dict(found.details)
    assert "expected" in told["Problem"]
    assert told["Input z"] == "0.5"
    assert told["Expected"].startswith("0.62245")
    assert told["Received"].startswith("0.56217")
    large = visible("four", np.array([1.0, 2.0, 3.0, 4.0]))
    small = visible("two", np.array([1.0, 2.0]))
    twice = Exercise("f", "Twice", lambda x: 2 * x, (large, small))
    assert graded("def f(x):\n    return 3 * x", twice)["f"].wrong.case == "two"


def test_what_only_hidden_cases_see_is_told_to_the_instructor():
    """Is such a group known as one, with inputs, which no student's card shows?"""
    found = wrong(FLAT)
    assert found.signature.startswith(OF_HIDDEN)
    assert found.signature == f"{OF_HIDDEN}{found.beyond}"
    assert found.case == "a column"
    assert any(label.startswith("Input") for label, _ in found.details)


def test_groups_that_hidden_answers_divide_are_known():
    """Is it kept that two answers with one signature differ in hidden cases?"""
    cases = (
        visible("one", 1.0),
        hidden("some", lambda rng: (float(rng.uniform(2, 3)),)),
    )
    square = Exercise("f", "The square", lambda x: x * x, cases)
    texts = ("return x + 1", "return 2 * x", "return x + x")
    one, other, same = (graded(f"def f(x):\n    {text}", square)["f"].wrong for text in texts)
    assert one.signature == other.signature == same.signature
    assert one.beyond != other.beyond == same.beyond


@pytest.mark.parametrize("text", [RIGHT, KNOWN, f"def sigmoid(x):\n    {STUB}", "sigmoid = 3"])
def test_these_are_in_no_group(text: str):
    """Is a right, an explained, an unwritten answer or one that cannot be called in none?"""
    assert wrong(text) is None


def test_an_answer_that_another_exercise_spoils_is_in_no_group():
    """Is one that calls a wrong function left out, and grouped where it is marked without it?"""

    def double(x):
        return 2 * x

    def shifted(x):
        return double(x) + 1

    case = hidden("some", lambda rng: (rng.normal(size=4),))
    cases = (visible("one", 1.5), case)
    first = Exercise("double", "Twice", double, cases, [Mistake("Add.", function=np.abs)])
    second = Exercise("shifted", "And one", shifted, cases, uses=("double",))
    text = "def double(x):\n    return {}\ndef shifted(x):\n    return double(x) + 2"
    found = graded(text.format("3 * x"), first, second)
    assert found["double"].wrong
    assert found["shifted"].wrong is None
    assert graded(text.format("2 * x"), first, second)["shifted"].wrong


def test_a_text_that_a_function_made_up_is_kept_short():
    """Does a huge answer leave a small record?"""
    found = wrong("def sigmoid(x):\n    return {f'key {n}' * 100: 'x' * 900 for n in range(900)}")
    assert sum(len(text) for _, text in found.details) < 20_000
