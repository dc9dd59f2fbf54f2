"""Are faults of a declaration found, with their file and line?"""

import pytest

from autograde_tests.machinery.exercises import Case, Mistake, exercise, hidden, questions, visible
from autograde_tests.machinery.faults import faults_of, faults_of_prose
from course_utils.reference.activations import relu


def declared(title="ReLU of every entry", cases=(), **changes):
    """Return a small exercise without a fault, and with some after changes."""
    cases = cases or (visible("one", -1.0), hidden("some", lambda rng: (rng.normal(size=3),)))
    made = exercise(relu, title, *cases)
    made.wrong("""
        maximum → minimum
            Which of the two is it?
        0 → 1
            The corner lies at 0.
        , z → , -z
            The sign is wrong.
    """)

    @made.mistake(changes.get("hint", "The result is not returned."))
    def returns_nothing(z):
        relu(z)

    made.equivalent(lambda z: z * (z > 0))
    made.equivalent(lambda z: (z + abs(z)) / 2)
    return made


def test_a_good_declaration_has_no_fault():
    """Does nothing else than a fault count as one?"""
    assert faults_of(declared()) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"title": "ReLU."}, "ends with a full stop"),
        ({"title": "ReLU at last!"}, "an exclamation mark"),
        ({"hint": "no  end"}, "stray white space"),
        ({"hint": "Nothing comes back"}, "no full sentence"),
        ({"hint": "The sign is wrong."}, "one hint for two mistakes"),
        ({"hint": 241 * "x" + "."}, "a hint of 242 characters, at most 240"),
        ({"cases": (visible("one", 1.0),)}, "no hidden case"),
        ({"cases": (hidden("one", lambda rng: (1.0,)),)}, "no visible case"),
        ({"cases": (visible("one", 1.0, points=9), *declared().cases[1:])}, "1 of 10 points"),
        ({"cases": (visible("one", 1.0), *declared().cases)}, "the same name"),
        ({"cases": (visible("one.", 1.0), *declared().cases[1:])}, "no full stop"),
        ({"cases": (Case("none", relu, points=0), *declared().cases)}, "is worth 0 points"),
    ],
)
def test_a_fault_is_named_with_its_line(changes, fault):
    """Does each message have file, line and exercise?"""
    found = faults_of(declared(**changes))
    assert any(fault in text for text in found), found
    assert all(text.startswith(f"{__file__}:") and ": relu: " in text for text in found)


def test_an_edit_that_does_not_fit_is_named_with_the_line_where_it_stands():
    """Is the line that of the edit, in the middle of a text?"""
    made = declared()
    made.wrong("""
        maximum → fmax
            Right, for once.
        minimum → maximum
            There is no minimum in it.
    """)
    line = test_an_edit_that_does_not_fit_is_named_with_the_line_where_it_stands.__code__
    (fault,) = faults_of(made)
    assert fault.startswith(f"{__file__}:{line.co_firstlineno + 6}: relu: ")
    assert "must occur exactly once" in fault
    assert "occurs 0 times" in fault


def test_a_mistake_that_is_given_two_ways_is_a_fault():
    """Is it an edit, a function or answers, and not two of them?"""
    made = declared()
    made.mistakes.append(Mistake("Two in one.", replace={"0": "1"}, function=relu))
    made.mistakes.append(Mistake("No quiz.", answers={"a": 1}))
    assert [text.rpartition(": ")[2] for text in faults_of(made)] == [
        "a mistake is an edit, a function or answers, and not two of them",
        "answers are the mistakes of a quiz, and of nothing else",
    ]


def test_prose_rules_find_faults():
    """Do the rules for words reject what they should?"""
    assert list(faults_of_prose("Well done!")) == ["an exclamation mark in 'Well done!'"]
    assert list(faults_of_prose("two  spaces")) == ["stray white space in 'two  spaces'"]
    assert list(faults_of_prose("`dw` has the shape of `w`.")) == []


@pytest.mark.parametrize(
    ("reasons", "fault"),
    [
        ({"a": "One is first."}, "no reason says why the answer to 'b' is right"),
        ({"a": "One.", "b": "Two.", "c": "Three."}, "a reason for 'c', which is no question"),
        ({"a": "One.", "b": "Two"}, "the reason is no full sentence: 'Two'"),
        ({"a": "One.", "b": 300 * "x" + "."}, "a reason of 301 characters, at most 300"),
        ({"a": "One.", "b": "Two!"}, "an exclamation mark in 'Two!'"),
    ],
)
def test_every_answer_of_a_dict_has_its_reason(reasons, fault):
    """Is a quiz refused that does not say, or says badly, why its answers are right?"""
    pair = exercise({"a": 1, "b": 2}, "A pair", *questions("a", "b"), name="p", reasons=reasons)
    assert any(fault in text for text in faults_of(pair)), faults_of(pair)
