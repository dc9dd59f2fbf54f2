"""Does a card say what it must, and nothing that it must not?"""

import dataclasses
import html.parser
import re
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograde_tests.machinery import feedback
from autograde_tests.machinery.calling import Calls, call
from autograde_tests.machinery.cards import Card, Row, show_value
from autograde_tests.machinery.discreet import OTHER_TEXT
from autograde_tests.machinery.exercises import Exercise, Mistake, hidden, visible
from autograde_tests.machinery.judging import AnswerKey, Diagnosis, diagnose, only_asked, run_cases

from .notebooks import EXERCISES, is_long
from .test_compare import STRANGE

FUNCTIONS = [exercise for _, exercise in EXERCISES if not exercise.is_quiz]
QUIZZES = [exercise for _, exercise in EXERCISES if exercise.is_quiz]


def dot(w, x):
    """Product of two arrays, and its size."""
    return {"z": w @ x, "size": np.sum(w @ x)}


DOT = Exercise(
    "dot",
    "The product of `w` and `x`",
    dot,
    (
        visible("two by one", np.array([[1.5, 2.0]]), np.array([[3.0], [4.0]])),
        visible("ones", np.ones((2, 2)), np.ones((2, 1))),
        hidden("drawn", lambda rng: (rng.normal(size=(2, 3)), rng.normal(size=(3, 2)))),
    ),
    mistakes=(
        Mistake(
            "`*` is no matrix product.", function=lambda w, x: {"z": w * x, "size": np.sum(w * x)}
        ),
    ),
)


def visible_verdicts(exercise, subject):
    """Judge the visible cases only."""
    return run_cases(exercise, subject, [c for c in exercise.cases if not c.is_hidden])


def checked_card(exercise, verdicts):
    """Return the card of a student's check."""
    return feedback.checked_card(exercise, verdicts, diagnose(exercise, verdicts))


def quiz_card(exercise, answers):
    """Return the card of a student's check of a quiz."""
    verdicts = visible_verdicts(exercise, answers)
    asked = only_asked(exercise, answers)
    return feedback.quiz_card(exercise, verdicts, asked, diagnose(exercise, verdicts))


def graded_card(exercise, verdicts):
    """Return the card of a graded exercise."""
    return feedback.graded_card(exercise, verdicts, diagnose(exercise, verdicts))


def texts_of(card):
    """Give everything a card can show."""
    return card.text, card.html, repr(card), *card._repr_mimebundle_().values()


class Tags(html.parser.HTMLParser):
    """Collects the tags, and complains of one that is not closed."""

    def __init__(self):
        super().__init__()
        self.seen, self.open = [], []

    def handle_starttag(self, tag, attributes):
        """Open a tag."""
        self.seen.append((tag, dict(attributes)))
        self.open.append(tag)

    def handle_endtag(self, tag):
        """Close the last tag."""
        assert self.open.pop() == tag


def tags_of(card):
    """Return the tags of a card's HTML, all of them closed."""
    parser = Tags()
    parser.feed(card.html)
    assert parser.open == []
    return parser.seen


def test_a_failed_card_says_what_happened():
    """Are the problem, the inputs, the expected and the received value there, with shapes?"""
    card = checked_card(DOT, visible_verdicts(DOT, lambda w, x: {"z": w @ x, "size": 1.0}))
    assert card.text.splitlines()[:3] == [
        "✗ dot: 0 of 2 visible checks passed",
        "  The product of `w` and `x`.",
        "  ✗ two by one",
    ]
    for piece in (
        "Problem: result['size'] is 1, expected 12.5.",
        "Input w:\n      [[1.5 2. ]]\n      array of shape (1, 2), float64",
        "Expected size: 12.5",
        "Received size: 1",
    ):
        assert piece in card.text
    assert "Expected z" not in card.text, "what is right is not shown"
    for piece in ("Input w", "array of shape (1, 2), float64", "<code>w</code>", "12.5"):
        assert piece in card.html


def test_only_what_differs_is_shown_and_where():
    """Are the parts that are wrong named, two of them shown, and a large matrix drawn?"""

    def parts():
        """Return a dict of several parts."""
        return {"a": np.zeros((3, 4)), "b": (1, 2), "c": 3, "d": 4}

    def wrong():
        answer = parts()
        answer["a"][1, 2] = 1.0
        return answer | {"b": (1, 3), "c": 5}

    exercise = Exercise("parts", "Parts", parts, (visible("all"),))
    text = checked_card(exercise, visible_verdicts(exercise, wrong)).text
    assert "Where a:\n      · · · ·\n      · · ✗ ·\n      · · · ·\n" in text
    assert "Expected b[1]: 2\n      Received b[1]: 3" in text
    assert "Different too: c" in text
    assert "d" not in text.split("Different too: c")[1]


def test_each_of_several_calls_shows_its_inputs():
    """Does a card name the call that an input belongs to?"""
    case = visible(
        "two calls",
        draw=lambda rng: Calls([(np.ones((1, 1)), 2.0), (np.ones((1, 1)), 3.0)]),
        judge=lambda arguments, answers: "the two are equal." if answers[0] == answers[1] else None,
    )
    exercise = dataclasses.replace(DOT, cases=(case,))
    text = checked_card(exercise, visible_verdicts(exercise, lambda w, x: 1.0)).text
    for piece in ("the two are equal.", "Input x, call 1: 2", "Input x, call 2: 3", "[1, 1]"):
        assert piece in text


def test_a_forgotten_return_is_said_of_several_calls_too():
    """Is nothing that comes back called nothing, rather than an array without a shape?"""
    calls = visible("two calls", draw=lambda rng: Calls([(1.0, 2.0)] * 2), judge=lambda *_: "no")
    exercise = dataclasses.replace(DOT, cases=(calls,))
    text = checked_card(exercise, visible_verdicts(exercise, lambda w, x: None)).text
    assert "the result is None" in text


def test_only_the_first_failure_is_spelled_out():
    """Does the card stay short when everything fails?"""
    card = checked_card(DOT, visible_verdicts(DOT, lambda w, x: None))
    assert [bool(row.details) for row in card.rows] == [True, False]


def test_warnings_of_numpy_are_on_the_card():
    """Is a warning during a failed case told?"""
    card = checked_card(DOT, visible_verdicts(DOT, lambda w, x: np.log(np.zeros(1))))
    assert "Warned: divide by zero encountered in log" in card.text


def test_a_passing_card_never_claims_more_than_it_knows():
    """Does a card that has only seen visible cases say so?"""
    card = checked_card(DOT, visible_verdicts(DOT, dot))
    assert "Visible checks passed; hidden ones run at grading." in card.text
    assert card.tone == "passed"
    for text in texts_of(card):
        assert "all tests passed" not in text.lower()


def test_the_hint_of_a_known_mistake_is_shown():
    """Is the tutor's hint on both forms of the card?"""
    card = checked_card(DOT, visible_verdicts(DOT, DOT.wrong_version(DOT.mistakes[0])))
    assert card.text.splitlines()[1] == "  Hint: `*` is no matrix product."
    assert "<b>Hint.</b> <code>*</code> is no matrix product." in card.html


def test_a_card_says_what_was_decided_and_decides_nothing():
    """Without a diagnosis, is there no hint, and of a hidden case nothing but that it failed?"""
    wrong = DOT.wrong_version(DOT.mistakes[0])
    card = feedback.checked_card(DOT, visible_verdicts(DOT, wrong), Diagnosis())
    assert card.hint == ""
    assert card.rows[0].details
    verdicts = run_cases(DOT, lambda w, x: {"z": w, "size": 0.5}, DOT.cases[2:], "seed")
    told = feedback.graded_card(DOT, verdicts, diagnose(DOT, verdicts)).rows[0].details
    assert told != (("Problem", OTHER_TEXT),)
    card = feedback.graded_card(DOT, verdicts, Diagnosis())
    assert card.rows[0].details == (("Problem", OTHER_TEXT),)


SCRIPT = "<script>alert('x')</script> & `<b>`"


def test_what_a_student_writes_is_escaped():
    """Can an exception, a key, a type or a returned text put tags into the page?"""

    def raises(w, x):
        raise ValueError(SCRIPT)

    answers = (
        raises,
        lambda w, x: SCRIPT,
        lambda w, x: {SCRIPT: 1},
        lambda w, x: {"z": SCRIPT},
        type("<img src=x>", (), {"__init__": lambda self, w, x: None}),
    )
    for answer in answers:
        card = checked_card(DOT, visible_verdicts(DOT, answer))
        tags = {tag for tag, _ in tags_of(card)}
        assert tags <= {"div", "ul", "li", "b", "code", "details", "summary"}


def test_the_card_can_be_read_aloud():
    """Is the card announced, are headings marked, and are pass and fail said in words?"""
    good_then_bad = run_cases(
        DOT, lambda w, x: dot(w, x) if w.shape[0] == 1 else None, DOT.cases, "s"
    )
    card = checked_card(DOT, good_then_bad)
    tags = tags_of(card)
    assert tags[0][1]["role"] == "status"
    assert all(attributes["scope"] == "row" for tag, attributes in tags if tag == "th")
    words = re.findall(r"[✓✗] (passed|failed)</b>", card.html)
    assert words == ["passed", "failed", "failed"]


def test_marks_are_the_plain_text_of_a_graded_card():
    """Does nbgrader find a number where it looks for partial credit?"""
    bundle = Card("t", "s", points=1.5)._repr_mimebundle_()
    assert float(bundle["text/plain"]) == 1.5
    assert Card("t", "s.")._repr_mimebundle_()["text/plain"] == "✓ t\n  s."


@given(st.text(), st.text(), st.text())
def test_any_text_gives_a_whole_card(title, label, text):
    """Is the HTML well formed whatever the texts are?"""
    rows = (Row("a", True), Row(title, False, (("Problem", text), (label, text))))
    tags_of(Card(title, text, rows, hint=text, tone="failed"))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (True, "True"),
        (np.False_, "False"),
        (3, "3"),
        (np.float64(0.1), "0.1"),
        (np.array(2.5), "2.5"),
        (1j, "1j"),
        ("a", "'a'"),
        (None, "None"),
        ((1, 2.0), "(1, 2)"),
        ([1, 2], "[1, 2]"),
        ({}, "{}"),
        (list(range(9)), "[0, 1, 2, 3, 4, 5, …]"),
        ({"a": 1, "b": [2]}, "a: 1\nb: [2]"),
        ([np.ones((1, 1))], "[0], shape (1, 1):\n[[1.]]"),
    ],
)
def test_values_are_shown_briefly(value, shown):
    """Is each kind of value written as a student would read it?"""
    assert show_value(value) == shown


@pytest.mark.parametrize("make", STRANGE.values(), ids=STRANGE)
def test_a_card_is_made_of_whatever_was_returned(make):
    """Does every strange answer end in a card of bounded length, seen or graded?"""
    seen = checked_card(DOT, visible_verdicts(DOT, lambda w, x: make()))
    graded = graded_card(DOT, run_cases(DOT, lambda w, x: make(), DOT.cases, "seed"))
    assert seen.tone == graded.tone == "failed"
    assert graded.points == 0
    assert all(len(text) < 10_000 for card in (seen, graded) for text in texts_of(card))


def numbers_in(value):
    """Give the entries of plain data that a reader would recognise: not 0, 1 and the like."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return [found for item in value for found in numbers_in(item)]
    if value is None or isinstance(value, str):
        return []
    entries = np.asarray(value, float).ravel()[:200]
    return [entry for entry in entries if entry != round(entry, 2)]


def spellings(entry):
    """Return how a number is written with four digits or more."""
    written = (f"{entry:.4g}", f"{entry:.4f}", f"{entry:.7g}", repr(float(entry)))
    digits = {text.lstrip("-") for text in written}
    return {text for text in digits if len(text.replace(".", "").strip("0")) >= 4}


def gives_away(text, entry):
    """Whether a text has a number to four digits or more."""
    return any(digits in text for digits in spellings(entry))


def told_by(card):
    """Return what a card says, without its styles: a colour may read as a number."""
    return {re.sub(r' style="[^"]*"', "", text) for text in texts_of(card)}


def tells(*arguments):
    """Try to say the inputs aloud."""
    raise ValueError(repr(arguments))


def answers_with_inputs(*arguments):
    """Try to have the inputs shown as the answer."""
    return {repr(arguments): 1.0}


@pytest.mark.slow
@pytest.mark.parametrize("exercise", [DOT, *FUNCTIONS], ids=lambda exercise: exercise.name)
@settings(max_examples=2)
@given(seed=st.text(min_size=1, max_size=20))
def test_no_card_shows_a_hidden_number(exercise, seed):
    """Is no hidden input or expected value on a graded card, whatever the student wrote?"""
    versions = [
        tells,
        answers_with_inputs,
        lambda *arguments: repr(arguments),
        lambda *arguments: None,
        *map(exercise.wrong_version, exercise.mistakes[: 1 if is_long(exercise) else 3]),
    ]
    kept = [case for case in exercise.cases if case.is_hidden]
    shown = "".join(
        show_value(part)
        for case in exercise.cases
        if not case.is_hidden
        for part in (exercise.arguments(case), exercise.expected(exercise.arguments(case)))
    )
    secrets = []
    key = AnswerKey(exercise, seed)  # as in grading, one serves for all versions
    for case in kept:
        arguments = key.arguments(case)
        secrets += numbers_in(arguments) + numbers_in(exercise.expected(arguments))
    told = {text for entry in secrets if not gives_away(shown, entry) for text in spellings(entry)}
    for version in versions:
        outcomes = [call(version, key.arguments(case), exercise.parameters) for case in kept]
        verdicts = [key.judge(*pair) for pair in zip(kept, outcomes, strict=True)]
        card = feedback.graded_card(exercise, verdicts, key.diagnose(verdicts))
        for text in told_by(card):
            assert [digits for digits in told if digits in text] == []


def test_the_test_above_would_notice():
    """Does it find a number that is on a card?"""
    assert gives_away("the result is 0.12345, expected 1.", 0.123449999)
    assert not gives_away("1 of 3 entries differ", 0.5123)
    card = Card("a", "b", (Row("c", False, (("d", "e"), ("f", "is 1212.4"))),))
    assert any(gives_away(text, 1212.4) for text in told_by(card))
    assert not any(gives_away(text, 2121) for text in told_by(card))  # a colour is #212121
    assert numbers_in({"a": [1.0, 0.25, 0.1234], "b": "c"}) == [0.1234]


def test_a_failure_on_a_hidden_case_still_shows_the_student_s_line():
    """Is the student told where their function failed, without the exception's own words?"""
    kept = [case for case in DOT.cases if case.is_hidden]
    card = graded_card(DOT, run_cases(DOT, tells, kept, "seed"))
    assert "ValueError, in line" in card.text
    assert "raise ValueError(repr(arguments))" in card.text
    assert "array(" not in card.text


@pytest.mark.parametrize("exercise", QUIZZES, ids=lambda exercise: exercise.name)
def test_a_quiz_card_never_shows_an_answer(exercise):
    """Is the expected answer absent from every card of a wrong quiz, hints aside?"""
    wrong = dict.fromkeys(exercise.reference, "something else")
    graded = graded_card(exercise, run_cases(exercise, wrong, exercise.cases, "seed"))
    assert {row.word for row in graded.rows} == {"not yet"}
    checked = quiz_card(exercise, wrong)
    assert {row.word for row in checked.rows} <= {"not yet", "answered", "cannot be read"}
    for card in (graded, checked):
        for question, row in zip(exercise.reference, card.rows, strict=True):
            told = exercise.reference[question]
            said = [text for label, text in row.details if label != "Reason"]
            assert all(repr(told) not in text for text in said)


@pytest.mark.parametrize(
    "exercise",
    [quiz for quiz in QUIZZES if len(quiz.reference) > 1],  # a gap among answers
    ids=lambda exercise: exercise.name,
)
def test_an_empty_question_is_called_unanswered(exercise):
    """Is one gap in a quiz told apart from a wrong answer, and an empty quiz from a failed one?"""
    first, *_ = exercise.reference
    card = quiz_card(exercise, {**exercise.reference, first: None})
    assert [row.word for row in card.rows].count("not answered") == 1
    assert {row.word for row in card.rows} <= {"right", "not answered", "answered"}
    assert card.tone == "failed"
    assert "(not answered)" in card.text
    assert "○ not answered" in card.html
    empty = dict.fromkeys(exercise.reference)
    assert quiz_card(exercise, empty).tone == "open"


def test_ipythons_terminal_shows_the_words():
    """Does a card with marks read as text in a terminal, where nbgrader does not look?"""
    code = (
        "from autograde_tests.machinery.cards import Card\n"
        "Card('sigmoid', 'All is well.', points=2.0)"
    )
    shown = subprocess.run(
        [sys.executable, "-m", "IPython", "--colors=NoColor", "--no-banner", "--simple-prompt"],
        input=code + "\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert "All is well." in shown.stdout
