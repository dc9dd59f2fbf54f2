"""Are wrong versions read as they are meant, and is what cannot be read named with its line?"""

import pytest

from autograde_tests.machinery.declaring import DeclarationError, Place, read_entries
from autograde_tests.machinery.exercises import exercise, questions

HERE = Place("week.py", 10)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("a → b\n    Hint.", [{"a": "b"}]),
        ("a → b\nc → d\n    Hint.", [{"a": "b", "c": "d"}]),
        ("a → b\n    Hint.\n\nc → d\n    Other.", [{"a": "b"}, {"c": "d"}]),
        (" / m →\n    Hint.", [{"/ m": ""}]),
        ("a long one →\nanother\n    Hint.", [{"a long one": "another"}]),
        (r"a\n    b → c" + "\n    Hint.", [{"a\n    b": "c"}]),
        ("", []),
    ],
)
def test_entries_are_read(text, changes):
    """Does each entry have its edits?"""
    assert [entry.changes for entry in read_entries(text, HERE)] == changes


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("a → b\n    Hint.\nwords", 12, "expected 'right → wrong' or an indented hint"),
        ("a → b\n    Hint.\n→ b", 12, "expected 'right → wrong'"),
        ("a → b\n\nc → d", 10, "no hint below 'a, c'"),
        ("a → b\na → c\n    Hint.", 11, "'a' is changed twice"),
        ("\n    words\n", 11, "expected 'right → wrong'"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(text, line, fault):
    """Does the author learn where, what was expected and what was found?"""
    with pytest.raises(DeclarationError) as caught:
        read_entries(text, HERE)
    assert caught.value.faults[0][:2] == ("week.py", line)
    assert fault in str(caught.value)


@pytest.fixture
def run():
    """An exercise whose answers are a dict."""
    return exercise(
        {"curve": "A", "shape": (3, 1)},
        "Read a run",
        *questions("curve", "shape"),
        name="run",
    )


def test_answers_are_python_with_the_modules_names(run):
    """Are tuples, numbers that are worked out and several answers to one hint understood?"""
    run.wrong("""
        curve → "B" or "C"
            That curve rises.
        shape → (THREE, 3 - 2, 1)
        curve → "D"
            Count the axes.
    """)
    first, second = run.mistakes
    assert first.answers == {"curve": "B"}
    assert [first.fits(letter) for letter in "BCA"] == [True, True, False]
    assert second.answers == {"shape": (3, 1, 1), "curve": "D"}
    assert second.fits is None


def test_answers_are_compared_in_their_normal_form(run):
    """Do other ways of writing a wrong answer earn its hint?"""
    run.wrong(
        """
        curve → "B"
            That curve rises.
        """,
        normal=str.lower,
    )
    assert run.mistakes[0].fits("b")


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        ("rate → 3", "run has no question 'rate'; it has 'curve', 'shape'"),
        ("curve → B or", "'B or' is no answer as Python writes it"),
        ('shape → 3\ncurve → "B" or "C"', "several answers to one of several questions"),
        ("curve → UNKNOWN", "'UNKNOWN' is no answer as Python writes it: name 'UNKNOWN'"),
    ],
)
def test_an_answer_that_cannot_be_one_is_named_with_its_line(run, head, fault):
    """Is the line that of the answer?"""
    with pytest.raises(DeclarationError, match=fault) as caught:
        run.wrong(f"{head}\n    Hint.")
    assert caught.value.faults[0][0] == __file__


def test_another_right_answer_names_what_differs(run):
    """Is the rest taken from the reference, behind what is given?"""
    run.equivalent({"shape": [3, 1]})
    assert list(run.equivalents[0].items()) == [("shape", [3, 1]), ("curve", "A")]


def test_a_dict_of_answers_needs_a_name():
    """Does the error say what to add?"""
    with pytest.raises(TypeError, match="name=…"):
        exercise({"a": 1}, "A quiz", *questions("a"))


THREE = 3
