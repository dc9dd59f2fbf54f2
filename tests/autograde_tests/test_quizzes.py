"""Questions and quizzes: what is accepted, what is said, and which declarations are refused."""

import json
from dataclasses import replace

import numpy as np
import pytest

from autograde_tests.machinery.agreed import SEED_VARIABLE
from autograde_tests.machinery.check import NotebookChecks
from autograde_tests.machinery.declaring import DeclarationError
from autograde_tests.machinery.exercises import Exercise, hidden, visible
from autograde_tests.machinery.feedback import graded_card
from autograde_tests.machinery.judging import diagnose, run_cases
from autograde_tests.machinery.quizzes import (
    ManyChoices,
    Numeric,
    OneChoice,
    ShortText,
    quiz,
)
from course_utils.explorers.quiz_form import UnsavedAnswers

from .notebooks import EXERCISES

THREE = {"a": "one", "b": "two", "c": "three"}
FIVE = {"a": "2", "b": "3", "c": "4", "d": "5", "e": "6"}


def one(**changes):
    """Return a question with one right option."""
    wrong = {"a": "Too small.", "c": "Too large."}
    parts = {"key": "q1", "title": "One", "text": "How many?", "options": THREE}
    return OneChoice(**parts | {"answer": "b", "wrong": wrong, "reason": "As two are."} | changes)


def many(**changes):
    """Return a question with several right options, for 2 points."""
    parts = {"key": "q2", "title": "Many", "text": "Which?", "options": FIVE, "missing": "Go on."}
    told = {"wrong": {"b": "Not three.", "d": "Not five."}, "reason": "They are even."}
    return ManyChoices(**parts | {"answer": "ace"} | told | changes)


def number(**changes):
    """Return a question about a number."""
    parts = {"key": "q3", "title": "Number", "text": "How much?", "answer": 0.5}
    told = {"wrong": {2: "Upside down.", -0.5: "The sign."}, "reason": "It is a half."}
    return Numeric(**parts | told | changes)


def words(**changes):
    """Return a question that a person marks."""
    parts = {"key": "q4", "title": "Words", "text": "Why?", "guide": "A reason."}
    return ShortText(**parts | {"model_answer": "Because."} | changes)


QUIZ = quiz("theory", "A small quiz", one(), many(), number(), words())
RIGHT = {"q1": "b", "q2": ["a", "c", "e"], "q3": 0.5}


def card_of(**answers):
    """Return the check's card for some answers."""
    namespace = {"check": NotebookChecks({"theory": QUIZ}), "theory": {**RIGHT, **answers}}
    return eval("check('theory')", namespace)


def own_words(card):
    """Return a card without what it repeats of the answers, for the label of their cell."""
    return replace(card, marks=tuple(mark for mark in card.marks if mark[0] != "answers"))


def row_of(key, answer):
    """Return the row of one question, answered like this."""
    return next(row for row in card_of(**{key: answer}).rows if row.name.startswith(key))


def test_a_card_says_which_answers_it_has_looked_at():
    """Does it tell the answers, which the form changes without running their cell?"""
    marks = dict(card_of(q1="a", q2={"c", "a"}, q3=None).marks)
    assert json.loads(marks["answers"]) == {"q1": "a", "q2": ["a", "c"], "q3": None}
    assert marks["exercise"] == "theory"
    namespace = {"check": NotebookChecks({"theory": QUIZ}), "theory": 3}
    assert "answers" not in dict(eval("check('theory')", namespace).marks)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (2**70, float(2**70)),
        (10**400, None),
        (np.longdouble("1e4000"), None),
        (1 + 2j, None),
        (np.complex64(1), None),
    ],
)
def test_a_number_of_any_size_is_told_or_left_out(answer, told):
    """Is a number told that the browser can hold, and none in the place of another one?"""
    assert json.loads(dict(card_of(q3=answer).marks)["answers"])["q3"] == told


def test_a_quiz_is_an_exercise():
    """Are its points and answers those of the questions that the check decides?"""
    assert QUIZ.points == 4
    assert QUIZ.is_quiz
    assert QUIZ.reference == RIGHT
    assert [each.key for each in QUIZ.decided] == ["q1", "q2", "q3"]
    assert [QUIZ.grade_id(each) for each in QUIZ.marked_by_hand] == ["theory-q4"]


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("q1", "B"),
        ("q1", " b"),
        ("q2", ("e", "C", "a")),
        ("q2", {"a", "c", "e"}),
        ("q2", frozenset("ace")),
        ("q2", ["a", "a", "c", "e"]),
        ("q2", "a, c,e"),
        ("q2", "c e a"),
        ("q3", 0.504),
        ("q3", np.float32(0.5)),
        ("q3", np.array(0.5)),
    ],
)
def test_other_ways_to_say_it_are_right(key, answer):
    """Do case, order, kind of list and kind of number not matter?"""
    assert row_of(key, answer).word == "right"


@pytest.mark.parametrize(
    ("key", "answer", "said"),
    [
        ("q1", "e", "'e' is not one of a, b, c."),
        ("q1", "two", "'two' is not one of a, b, c."),
        ("q1", 2, 'The answer is the number 2; it should be a letter, such as "a".'),
        ("q1", ["b"], 'The answer is a list; it should be a letter, such as "a".'),
        ("q2", ["a", "f"], "'f' is not one of a, b, c, d, e."),
        ("q2", "ace", "'ace' is not one of a, b, c, d, e."),
        ("q2", [], "The list is empty; at least one option applies."),
        ("q2", [1], 'The answer is a list; it should be a list of letters, such as ["a", "b"].'),
        ("q2", True, 'The answer is True; it should be a list of letters, such as ["a", "b"].'),
        ("q3", "0.5", "The answer is the text '0.5'; write the number without quotes."),
        ("q3", True, "The answer is True; it should be a number."),
        ("q3", float("nan"), "The answer is nan; it should be a finite number."),
        ("q3", np.zeros(2), "The answer is an array of shape (2,); it should be a number."),
        ("q3", len, "The answer is of another kind; it should be a number."),
    ],
)
def test_what_cannot_be_an_answer_is_said(key, answer, said):
    """Is a student told what form an answer has, without learning the right one?"""
    row = row_of(key, answer)
    assert (row.word, row.details) == ("not yet", (("Problem", said),))


@pytest.mark.parametrize(
    ("key", "answer", "word", "hint"),
    [
        ("q1", "A", "not yet", "Too small."),
        ("q1", "c", "not yet", "Too large."),
        ("q2", "a, b, c, e", "partly right", "Not three."),
        ("q2", "b", "not yet", "Not three."),
        ("q2", "b, d", "not yet", "Not three."),
        ("q2", "d, a", "not yet", "Not five."),
        ("q2", "a, e", "partly right", "Go on."),
        ("q2", "a", "not yet", "Go on."),
        ("q3", 2.01, "not yet", "Upside down."),
        ("q3", -0.5, "not yet", "The sign."),
    ],
)
def test_each_wrong_answer_gets_its_own_hint(key, answer, word, hint):
    """Is the hint that of the student's mistake, also within the tolerance and in other letters?"""
    row = row_of(key, answer)
    assert (row.word, row.details) == (word, (("Hint", hint),))


def test_a_number_of_unknown_origin_gets_no_hint():
    """Is no hint given that does not fit?"""
    assert row_of("q3", 7).details == ()


def test_partial_credit_is_as_the_question_says():
    """Does one misjudged option cost half, and two everything?"""
    for answer, points in [("ace", 2), ("ac", 1), ("abce", 1), ("a", 0), ("abcde", 0), ("", 0)]:
        verdicts = run_cases(QUIZ, {"q2": list(answer)}, QUIZ.cases, "seed")
        assert graded_card(QUIZ, verdicts, diagnose(QUIZ, verdicts)).points == points, answer
    assert "half the points" in many().instruction


def test_a_card_says_how_each_question_stands():
    """Are right, wrong, partly right and unanswered told apart, and is nothing given away?"""
    card = card_of(q1=None, q2=["a", "c"], q3=7)
    assert card.title == "theory: 0 of 3 questions right"
    assert card.summary == "A small quiz. A person marks `q4`."
    assert [row.word for row in card.rows] == ["not answered", "partly right", "not yet"]
    assert card.hints == ("Go on.",)
    assert "0.5" not in card.text
    assert "'e'" not in card.text
    done = card_of()
    assert done.title == "theory: 3 of 3 questions right"
    assert done.summary == "All answers are right. A person marks `q4`."
    assert done.points == 4


def test_a_right_answer_comes_with_its_reason():
    """Does a check say why right answers are right, and of others nothing of the kind?"""
    card = card_of(q1="a", q2=["a", "c"])
    assert [dict(row.details).get("Reason") for row in card.rows] == [None, None, "It is a half."]
    assert "<b>Reason.</b> It is a half." in card.html
    assert "Reason: It is a half." in card.text


KEPT = quiz("theory", "A small quiz", one(), many(at_grading=True), number(at_grading=True))


def kept_card(**answers):
    """Return the check's card for some answers to the quiz of which two count at grading."""
    namespace = {"check": NotebookChecks({"theory": KEPT}), "theory": {**RIGHT, **answers}}
    return eval("check('theory')", namespace)


@pytest.mark.parametrize("first", ["b", "a", None])
def test_a_check_tells_nothing_of_what_counts_at_grading(first):
    """Is its card the same to the letter, mark and colour, whatever is answered there?"""
    answers = [(["a", "c", "e"], 0.5), (["b"], 2), (["a", "c"], -0.5), ("a b c d e", 1e9)]
    cards = [own_words(kept_card(q1=first, q2=several, q3=one)) for several, one in answers]
    assert len({(card.html, card.text, card.points, card.tone) for card in cards}) == 1
    card = cards[0]
    assert [row.word for row in card.rows[1:]] == ["answered", "answered"]
    assert [row.name for row in card.rows[1:]] == [
        "q2: Many (counts at grading)",
        "q3: Number (counts at grading)",
    ]
    assert all(not row.passed and not row.details for row in card.rows[1:])


def test_the_title_says_what_is_right_and_what_is_answered():
    """Are both counted, and is a quiz that waits for answers not green?"""
    done = kept_card()
    assert done.title == "theory: 1 of 1 questions right, 2 of 2 answered for grading"
    assert done.summary == "All that a check marks is right. The other questions count at grading."
    assert (done.points, done.tone) == (4, "passed")
    gap = kept_card(q3=None)
    assert gap.title == "theory: 1 of 1 questions right, 1 of 2 answered for grading"
    assert (gap.points, gap.tone) == (2, "failed")
    assert [row.word for row in gap.rows] == ["right", "answered", "not answered"]
    assert kept_card(q1=None, q2=None, q3=None).tone == "open"


@pytest.mark.parametrize(
    ("key", "answer", "said"),
    [
        ("q2", ["a", "f"], "'f' is not one of a, b, c, d, e."),
        ("q3", "0.5", "The answer is the text '0.5'; write the number without quotes."),
    ],
)
def test_a_slip_of_the_pen_is_said_of_those_as_well(key, answer, said):
    """Is a student told that an answer cannot be read, before it counts?"""
    card = kept_card(**{key: answer})
    row = next(row for row in card.rows if row.name.startswith(key))
    assert (row.word, row.details) == ("cannot be read", (("Problem", said),))
    assert card.tone == "failed"


def test_grading_marks_every_question_and_gives_its_reason():
    """Are the others marked in the end, with hint and reason also where the answer is wrong?"""
    verdicts = run_cases(KEPT, {"q1": "a", "q2": ["a", "c", "e"], "q3": 2}, KEPT.cases, "seed")
    card = graded_card(KEPT, verdicts, diagnose(KEPT, verdicts))
    assert card.points == 2
    assert [(row.word, row.details) for row in card.rows] == [
        ("not yet", (("Hint", "Too small."), ("Reason", "As two are."))),
        ("right", (("Reason", "They are even."),)),
        ("not yet", (("Hint", "Upside down."), ("Reason", "It is a half."))),
    ]


def test_without_a_seed_a_grade_marks_no_more_than_a_check(monkeypatch):
    """Does `check.grade`, called by a student, keep what counts at grading to itself?"""
    monkeypatch.delenv(SEED_VARIABLE, raising=False)
    namespace = {"check": NotebookChecks({"theory": KEPT}), "theory": {**RIGHT, "q3": 7}}
    card = eval("check.grade('theory')", namespace)
    assert [row.word for row in card.rows] == ["right", "answered", "answered"]
    assert "what counts at grading was not marked" in card.summary
    monkeypatch.setenv(SEED_VARIABLE, "secret")
    assert eval("check.grade('theory')", namespace).points == 3


def solutions_of(**answers):
    """Return the card of solutions, for a quiz that has questions of every kind."""
    whole = quiz("theory", "A quiz", one(), many(at_grading=True), number(), words())
    namespace = {"check": NotebookChecks({"theory": whole}), "theory": {**RIGHT, **answers}}
    return eval("check.solutions('theory')", namespace)


def test_solutions_wait_for_every_answer():
    """Is nothing marked, and no model answer shown, while an answer is missing or unreadable?"""
    card = solutions_of(q1=None, q2="x", q3=2)
    assert card.title == "theory: first answer every question"
    assert card.summary == "`q1` and `q2` have no answer yet that can be read."
    assert card.rows == ()


def test_solutions_mark_all_and_fold_model_answers():
    """Does somebody who learns alone get every mark and reason, and an answer to compare with?"""
    card = solutions_of(q2=["b"])
    assert card.title == "theory: 2 of 4 points"
    assert [row.word for row in card.rows] == ["right", "not yet", "right", "to compare"]
    assert ("Reason", "They are even.") in card.rows[1].details
    assert card.rows[3].details == (("Model answer", "Because."),)
    folded = "Model answer: open it when yours is written</summary>Because.</details>"
    assert folded in card.html


def test_only_a_quiz_has_solutions():
    """Are those of a table of answers shown as well, and is a function refused in words?"""
    table = Exercise("table", "A table", {"a": 1}, (hidden("a", "a"),), reasons={"a": "First."})
    double = Exercise("double", "Twice", abs, (visible("one", 1.0),))
    namespace = {"check": NotebookChecks({"table": table, "double": double}), "table": {"a": 1}}
    card = eval("check.solutions('table')", namespace)
    assert [(row.word, row.details) for row in card.rows] == [("right", (("Reason", "First."),))]
    with pytest.raises(ValueError, match="double has no solutions to show: it is no quiz"):
        eval("check.solutions('double')", namespace)


def test_several_hints_at_once():
    """Does each question keep its own hint where several are wrong?"""
    assert card_of(q1="a", q2=["b"], q3=2).hints == ("Too small.", "Not three.", "Upside down.")


def test_the_report_learns_of_a_mistake_behind_an_empty_question():
    """Is the first answered question's mistake the one that a class report counts?"""
    verdicts = run_cases(QUIZ, {"q1": None, "q2": ["d"], "q3": 2}, QUIZ.cases, "seed")
    found = diagnose(QUIZ, verdicts).mistake
    assert found is not None
    assert found.hint == "Not five."


def test_a_form_is_not_told_the_answers():
    """Does what goes to the browser hold neither answers nor hints?"""
    for question in QUIZ.decided:
        asked = {"key", "kind", "title", "text", "how", "options", "unit", "at_grading"}
        assert set(question.shown()) == asked
        shown = json.dumps(question.shown())
        assert all(mistake.hint not in shown for mistake in question.mistakes())
        assert question.reason not in shown
    assert "0.5" not in json.dumps(number().shown())


def test_only_a_quiz_has_a_form():
    """Is a form refused for an exercise that is not made of questions?"""
    exercise = Exercise("table", "A table", {"a": 1}, (visible("a", "a"),))
    namespace = {"check": NotebookChecks({"table": exercise})}
    with pytest.raises(ValueError, match="table has no form: it is not made of questions"):
        eval("check.form('table')", namespace)


def test_a_check_says_which_answers_are_not_in_the_notebook():
    """Is a card with all answers right no green one while some are in the form only?"""
    answers = UnsavedAnswers(QUIZ.reference)
    namespace = {"check": NotebookChecks({QUIZ.name: QUIZ}), QUIZ.name: answers}
    card = eval(f"check({QUIZ.name!r})", namespace)
    assert card.tone == "passed"
    answers.unsaved = ("q1", "q3")
    card = eval(f"check({QUIZ.name!r})", namespace)
    assert card.tone == "open"
    assert card.title.endswith("but not all is saved")
    assert "The answers to `q1` and `q3` are in the form only" in card.summary
    answers["q1"], answers.unsaved = None, ("q3",)
    card = eval(f"check({QUIZ.name!r})", namespace)
    assert card.tone == "failed"
    assert card.summary.startswith("The answer to `q3` is in the form only")


@pytest.mark.parametrize(
    ("question", "fault"),
    [
        (lambda: one(answer="d"), "the answer 'd' is not one of a, b, c"),
        (lambda: one(wrong={"a": "Too small."}), "hints for a; expected one for each wrong option"),
        (lambda: one(options={"a": "1", "c": "2", "b": "3"}), "expected a, b, c and so on"),
        (lambda: one(options={**THREE, "c": "two"}), "two options say the same"),
        (lambda: one(options={"a": "1", "b": "2"}, wrong={"a": "No."}), "2 options, at least 3"),
        (lambda: one(points=0), "0 points"),
        (lambda: one(key="Q 1"), "expected a key of lower-case letters"),
        (lambda: one(title="One."), "a title has no full stop"),
        (lambda: one(text=" How?"), "text: white space at an end"),
        (lambda: one(text=""), "text: empty"),
        (lambda: one(text="Is `a right?"), "text: a backquote without its partner"),
        (lambda: one(text="It costs $3."), r"text: a $ without its partner; write \$"),
        (lambda: one(text="Choose!"), "text: an exclamation mark"),
        (lambda: one(text="# Choose"), "text: a heading or a picture"),
        (lambda: one(options={**THREE, "a": "BEGIN SOLUTION"}), "option a: 'SOLUTION' is a delim"),
        (lambda: one(wrong={"a": "No!", "c": "Yes."}), "hint a: an exclamation mark"),
        (lambda: one(wrong={"a": "No.", "c": "No."}), "one hint for two mistakes: 'No.'"),
        (lambda: one(wrong={"a": "No.", "c": 241 * "x"}), "a hint of 241 characters, at most 240"),
        (lambda: one(reason=""), "reason: empty"),
        (lambda: one(reason="As two are"), "the reason is no full sentence: 'As two are'"),
        (lambda: one(reason=300 * "x" + "."), "a reason of 301 characters, at most 300"),
        (lambda: one(reason="Two!"), "reason: an exclamation mark"),
        (lambda: many(answer="af"), "the answer has f, not one of a, b, c, d, e"),
        (lambda: many(answer="a"), "at least two options are right and two wrong"),
        (lambda: many(answer="abce"), "at least two options are right and two wrong"),
        (lambda: many(wrong={}), "hints for no option; expected one for each wrong option: b, d"),
        (lambda: many(missing=""), "missing: empty"),
        (lambda: number(wrong={}), "no wrong number is known"),
        (lambda: number(wrong={0.5001: "Close."}), "the wrong number 0.5001 counts as right"),
        (lambda: number(wrong={2: "No.", 2.01: "Nor."}), "2 and 2.01 cannot be told apart"),
        (lambda: words(guide="MARK SCHEME"), "guide: 'MARK SCHEME' is a delimiter"),
    ],
)
def test_a_faulty_declaration_is_refused_with_its_line(question, fault):
    """Does the error name file, line, quiz and question, and say what is wrong?"""
    declared = question()
    rest = [] if not isinstance(declared, ShortText) else [number()]
    with pytest.raises(DeclarationError) as caught:
        quiz("theory", "A quiz", *rest, declared)
    file, line, text = caught.value.faults[0]
    assert file == __file__
    assert fault in text
    assert text.startswith("theory")
    assert str(caught.value).startswith(f"{file}:{line}: theory")
    assert line == declared.place.line or "hint" in text


@pytest.mark.parametrize(
    ("questions", "fault"),
    [
        ([one(), many(key="q1")], "two questions have the same key: q1, q1"),
        ([words()], "no question that the check can decide"),
        ([one(at_grading=True), words()], "no question that the check can decide"),
        ([one(), words(), number()], "questions that a person marks come last"),
    ],
)
def test_a_quiz_that_does_not_hang_together_is_refused(questions, fault):
    """Is a fault of the whole quiz named?"""
    with pytest.raises(DeclarationError, match=fault):
        quiz("theory", "A quiz", *questions)


def test_dollar_signs_and_code_are_text():
    """Are an escaped sign, a factorial in a formula and != in order?"""
    for text in (r"It costs \$3.", "$n!$ orders", "`a != b` holds", "`!ls` and $x$"):
        assert one(text=text).faults() == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"rtol": 0.01}, "A number, to within 1 %."),
        ({"rtol": 0, "atol": 0.02, "unit": "m"}, "A number (m), to within 0.02."),
        ({"rtol": 0}, "A number."),
    ],
)
def test_a_tolerance_is_said(options, words):
    """Does a student read how exact the number has to be?"""
    assert number(**options).instruction == words


QUIZZES = [
    pytest.param(exercise, id=f"{notebook}/{exercise.name}")
    for notebook, exercise in EXERCISES
    if getattr(exercise, "questions", ())
]


@pytest.mark.parametrize("exercise", QUIZZES)
def test_the_right_option_has_no_favourite_place(exercise):
    """Do the right letters of a quiz's questions differ?"""
    letters = [each.answer for each in exercise.decided if isinstance(each, OneChoice)]
    assert len(set(letters)) > 1 or len(letters) < 2


@pytest.mark.parametrize("exercise", QUIZZES)
def test_half_of_a_quiz_counts_at_grading(exercise):
    """Is about half of the points out of reach of trying, and none where there is one question?"""
    kept = sum(case.points for case in exercise.cases if case.is_hidden)
    if len(exercise.decided) == 1:
        assert kept == 0
    else:
        assert abs(kept - exercise.points / 2) <= 0.5


ANSWERS = [
    pytest.param(exercise, id=f"{notebook}/{exercise.name}")
    for notebook, exercise in EXERCISES
    if exercise.is_quiz
]


@pytest.mark.parametrize("exercise", ANSWERS)
def test_no_dict_of_answers_tells_what_counts_at_grading(exercise):
    """Is every quiz's check the same for right answers there and for a known mistake?"""
    asked = {case.draw(None)[0] for case in exercise.cases if case.is_hidden}
    cards = set()
    for mistake in [None, *exercise.mistakes]:
        wrong = {key: (mistake and mistake.answers or {}).get(key) for key in asked}
        answers = exercise.reference | {key: value for key, value in wrong.items() if value}
        checks = NotebookChecks({exercise.name: exercise})
        namespace = {"check": checks, exercise.name: answers}
        card = own_words(eval(f"check({exercise.name!r})", namespace))
        cards.add((card.html, card.text, card.points))
    assert len(cards) == 1


def test_what_counts_at_grading_has_a_partner():
    """Does each quiz mark a question in its check, whose hint teaches before the others count?"""
    for exercise in (each.values[0] for each in QUIZZES):
        assert any(not each.at_grading for each in exercise.decided), exercise.name
