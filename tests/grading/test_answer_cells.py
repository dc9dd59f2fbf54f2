"""What is said of an answer that is not there, or that stops where it began, from its cell."""

import json
import shutil

import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery.agreed import answer_id
from autograde_tests.machinery.judging import AnswerKey
from grading.answer_cells import AnswerCell, answer_cells
from grading.asking import Asking, Graded
from grading.failed_cells import CellFailure
from grading.fingerprint import fingerprint
from grading.marking import Assignment, Marker, Submission
from grading.outcomes import places_of
from grading.runner import Runner

from .in_this_process import Box
from .small_course import (
    CONTENT,
    LIMITS,
    SEED,
    STUB,
    handed_in,
    instructor_edition,
    points,
    solutions,
)

DECLARED = exercises_of("week2/numpy_basics")
SLIP = "def sigmoid(z):\n    return 1 / (1 + np.exp(-z)"


def failed(error: str, line: int = 0, **how) -> CellFailure:
    """Return how a cell failed."""
    return CellFailure(3, error, {"sigmoid"}, line=line, **how)


SYNTAX = failed("SyntaxError: invalid (<ipython-input-1>, line 9)", 9)


@pytest.mark.parametrize(
    ("source", "failure", "said"),
    [
        (SLIP, SYNTAX, "does not run: SyntaxError in line 2: `return 1 / (1 + np.exp(-z)`."),
        (f"\n \n{SLIP}", SYNTAX, "SyntaxError in line 2: `return 1 / (1 + np.exp(-z)`."),
        ("def sigmoid(z):\nreturn 1", SYNTAX, "IndentationError in line 2: `return 1`."),
        ("def sigmoid(z):", SYNTAX, "IndentationError in line 1: `def sigmoid(z):`."),
        # what Python alone cannot read is IPython's to say
        (f"%time 1\n{SLIP}", failed(SYNTAX.error, 3), "SyntaxError in line 3: `return 1 / "),
        (f"  x = 1\n{SLIP}", failed(SYNTAX.error, 1), "SyntaxError in line 1: `x = 1`."),
        ("return 1\ny = 2", failed(SYNTAX.error, 1), "SyntaxError in line 1: `return 1`."),
        (f"%%time\n{SLIP}", failed(SYNTAX.error, 2), "does not run: SyntaxError."),
        (
            "k = m + 1\nsigmoid = k",
            failed("NameError: name 'm' is not defined", 1),
            "does not run: NameError (name 'm' is not defined) in line 1: `k = m + 1`.",
        ),
        ("x = 1", failed("KeyError: ", 2**40), "does not run: KeyError."),
        ("x = 1", failed("KeyError: ", -1), "does not run: KeyError."),
        (f"{'x' * 500}", failed(f"{'K' * 500}: {'y' * 500}", 1), f"{'K' * 80} ({'y' * 160}) in"),
        ("x\x1b[1m\u202e = 1", failed("KeyError: ", 1), "in line 1: `x [1m  = 1`."),
        ("while 1: pass", failed("stopped: no answer", stopped=True), "was stopped: no answer."),
        ("def sigmiod(z):\n    return 1", None, "defines `sigmiod`."),
        ("k = 2\ndef a(): pass\nclass b: pass", None, "defines `a` and `b`."),
        ("k = s = 2", None, "defines `k` and `s`."),
        ("a = b = c = d = 1", None, "defines `a`, `b`, `c` and others."),
        ("def sigmoid(z):\n    return 1\ndel sigmoid", None, ""),
        ("# nothing", None, ""),
        (SLIP, None, ""),
    ],
)
def test_it_is_said_why_nothing_has_the_name(source, failure, said):
    """Is the cause named with its line, and only what is true of the cell's text?"""
    found = AnswerCell(source, failure).why_absent("sigmoid")
    assert found.endswith(said) or said in found[:500]
    assert bool(found) == bool(said)
    assert found == "" or found.startswith("The cell of `sigmoid` ")
    assert len(found) < 600


def test_answers_are_known_by_the_names_of_their_cells():
    """Does each exercise get the failure of its own cell?"""
    found = answer_cells(
        {answer_id("f"): (3, "f"), answer_id("g"): (4, "g"), "f": (5, "")}, [SYNTAX]
    )
    assert found == {"f": AnswerCell("f", SYNTAX), "g": AnswerCell("g")}


RIGHT = DECLARED["sigmoid"].source()
SLOPE = "def sigmoid_derivative(z):\n    s = sigmoid(z)\n    return s * (1 - s)"
SIGN = RIGHT.replace("-z", "z")
EMPTY = f"def sigmoid(z):\n    # YOUR CODE HERE\n    {STUB}"
PAIR = ("sigmoid", "sigmoid_derivative")


def graded(sigmoid: str, slope: str) -> dict[str, Graded]:
    """Grade a function and one that calls it, each written in a cell of its own."""
    sources = {"sigmoid": sigmoid, "sigmoid_derivative": slope}
    whole = "\n".join(sources.values())
    runner = Runner(Box(whole), {})  # type: ignore[arg-type]
    cells = {name: AnswerCell(source) for name, source in sources.items()}
    keys = {name: AnswerKey(DECLARED[name], SEED) for name in PAIR}
    return Asking(runner, places_of([whole]), cells).results(keys, ())


def test_the_first_function_that_lost_marks_is_named():
    """Is a student sent to the cause, without a hint on what it spoils?"""
    assert SIGN != RIGHT
    alone = SLOPE.replace("s * (1 - s)", "s")
    hinted = graded(RIGHT, alone)["sigmoid_derivative"]
    assert hinted.card.hint
    assert hinted.result.diagnosis is not None
    for sigmoid in (SIGN, EMPTY):
        found = graded(sigmoid, alone)
        points = found["sigmoid"].result.points
        said = f"It calls `sigmoid`, which has {points:g} of 6 points: look there first."
        blamed = found["sigmoid_derivative"]
        assert blamed.card.summary.endswith(said)
        assert not blamed.card.hints
        assert blamed.result.diagnosis is None
        assert "It calls" not in found["sigmoid"].card.text
    assert "It calls" not in graded(RIGHT, SLOPE)["sigmoid_derivative"].card.text


def test_what_is_written_and_calls_what_is_not_is_no_empty_exercise():
    """Is "Not written." said of the function that is not written, and of no other?"""
    found = graded(EMPTY, SLOPE)
    assert found["sigmoid"].card.summary == "Not written."
    assert found["sigmoid"].result.unwritten
    slope = found["sigmoid_derivative"]
    assert slope.card.summary == "It calls `sigmoid`, which has 0 of 6 points: look there first."
    assert not slope.result.unwritten
    both = graded(EMPTY, EMPTY.replace("sigmoid", "sigmoid_derivative"))
    assert {each.card.summary for each in both.values()} == {"Not written."}


@pytest.mark.parametrize("above", [True, False])
def test_the_line_to_delete_is_named(above):
    """Is a function with code beside the line of the empty one told from one without?"""
    head, *body = RIGHT.splitlines()
    lines = [head, *body, f"    {STUB}"] if above else [head, f"    {STUB}", *body]
    if above:
        lines = [line.replace("return", "s =") for line in lines]
    found = graded("\n".join(lines), SLOPE)["sigmoid"]
    number = next(at for at, line in enumerate(lines, 1) if STUB in line)
    said = f"Line {number}, `{STUB}`, still stands in your function: delete it."
    assert (found.card.summary, found.result.points, found.result.unwritten) == (said, 0, False)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bwrap") is None, reason="bubblewrap is not installed")
def test_the_cards_of_a_class_name_the_line_that_fails():
    """Do syntax, a failing line and a slip in the name reach the page, each with its line?"""
    edition = json.dumps(instructor_edition())
    checks = fingerprint(CONTENT, "week2")
    marker = Marker(Assignment("week2", SEED, {"numpy_basics": edition}, CONTENT, checks, LIMITS))
    answers = {
        "basic_sigmoid": f"\n\nscale = 1\nk = scale + missing\nx.y = {SLIP.count('(')}",
        "sigmoid": f"\n%time 1\n{SLIP}",
        "L1": solutions("L1")["L1"].replace("def L1", "def Ll"),
    }
    try:
        files = {"numpy_basics.ipynb": handed_in(answers)}
        marked = marker.mark(Submission("ada", files)).notebooks["numpy_basics"]
    finally:
        marker.close()
    said = {
        "basic_sigmoid": "does not run: NameError (name 'missing' is not defined) in line 2: "
        "`k = scale + missing`.",
        "sigmoid": "does not run: SyntaxError in line 3: `return 1 / (1 + np.exp(-z)`.",
        "L1": "defines `Ll`.",
    }
    assert points(*said) > marked.points == 0
    assert {name: each.fault for name, each in marked.exercises.items() if name in said} == {
        name: f"The cell of `{name}` {text}" for name, text in said.items()
    }
    pages = json.dumps(marked.cells)
    assert all(f"The cell of <code>{name}</code>" in pages for name in said)
