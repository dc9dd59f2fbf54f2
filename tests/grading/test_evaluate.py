"""What the grader believes of an answer, and how it deals with cells that do not end."""

import numpy as np
import pytest

from autograde_tests.machinery.calling import Foreign
from autograde_tests.machinery.exercises import Exercise, Mistake, visible
from autograde_tests.machinery.judging import AnswerKey
from grading import evaluate, marking
from grading.errors import SessionLost
from grading.evaluate import (
    Asking,
    CellFailure,
    ExerciseResult,
    NotebookResult,
    Runner,
    _bounded,
    _decided_inside,
    _outcome,
    for_the_report,
    places_of,
    tell,
)
from grading.limits import Limits


class StubSession:
    """Runs cells by a table: a cell whose text holds "hang" is lost."""

    def __init__(self, log: list[str]) -> None:
        self.log = log

    def put_file(self, path: str, content: bytes) -> str:
        """Refuse one file."""
        return "no room" if path == "large" else ""

    def run_cell(self, source, definitions_only=False, salvage=False, seconds=0.0, overwrite=True):
        """Note the cell; some are lost."""
        self.log.append(source + (" (definitions)" if definitions_only else ""))
        if "always" in source or ("hang" in source and not definitions_only):
            raise SessionLost("no answer")
        return {"outputs": [], "error": "", "lost": set()}

    def keep(self, name: str) -> None:
        """Note it."""
        self.log.append(f"keep {name}")

    def end(self) -> None:
        """Note it."""
        self.log.append("end")


class StubSandbox:
    """Starts sessions that share a log."""

    def __init__(self, seconds: float = 60) -> None:
        self.limits = Limits(total_seconds=seconds)
        self.log: list[str] = []

    def session(self) -> StubSession:
        """Start one."""
        return StubSession(self.log)


def test_a_cell_that_hangs_keeps_its_definitions() -> None:
    """Is a new session brought to where the old one was?"""
    box = StubSandbox()
    runner = Runner(box, {"large": b""})  # type: ignore[arg-type]
    runner.run("a")
    runner.keep("f")
    _, stopped = runner.run("hang")
    assert stopped == "no answer"
    runner.run("b")
    assert box.log == ["a", "keep f", "hang", "end", "a", "keep f", "hang (definitions)", "b"]
    assert runner.problems == {"large": "no room"}


def test_a_cell_that_hangs_whatever_is_run_of_it_is_left_out() -> None:
    """Does a cell that hangs at an import use up all restarts?"""
    box = StubSandbox()
    runner = Runner(box, {})  # type: ignore[arg-type]
    runner.run("always")
    runner.run("b")
    runner.run("c")
    assert box.log == ["always", "end", "always (definitions)", "end", "b", "c"]


def test_restarts_and_time_end() -> None:
    """Can a notebook of hanging cells keep the grader for ever?"""
    runner = Runner(StubSandbox(), {})  # type: ignore[arg-type]
    said = [runner.run("hang")[1] for _ in range(20)]
    assert said[0] == "no answer" and "started" in said[-1]
    late = Runner(StubSandbox(seconds=0), {})  # type: ignore[arg-type]
    assert "used up its 0 seconds" in late.run("a")[1]


def test_a_hidden_case_quotes_nothing_made_up() -> None:
    """Can a failure carry the inputs of a hidden case onto the card?"""
    reply = {"failure": ["INPUT0.25", "x is 0.25", 3, "raise INPUT"], "warned": ["0.25"]}
    assert _outcome(reply, True, {}).warned == ()
    failure = _outcome(reply, True, {"return x": {2}}).failure
    assert failure is not None
    assert (failure.kind, failure.line) == ("An exception of another kind", "")
    reply["failure"] = ["ValueError", "x", 2, "return x"]
    failure = _outcome(reply, True, {"return x": {2}}).failure
    assert failure is not None and (failure.kind, failure.line) == ("ValueError", "return x")


@pytest.mark.parametrize(("claimed", "told"), [(3, 3), (7, 7), (2**40 + 5, 3), (0, 3), (-1, 3)])
def test_a_line_number_is_one_at_which_the_line_stands(claimed, told) -> None:
    """Can a number of 64 bits leave the sandbox as the number of a line?"""
    places = places_of(["\n\nx\n\n  return x", "1\n2\n3\n4\n5\n6\nreturn x"])
    assert places["return x"] == {3, 7}
    reply = {"failure": ["ValueError", "x", claimed, "return x"]}
    failure = _outcome(reply, True, places).failure
    assert failure is not None and (failure.line_number, failure.line) == (told, "return x")


@pytest.mark.parametrize(
    "reply", [{"failure": 3}, {"failure": ["a", "b", "c", "d"]}, {"warned": 1}]
)
def test_a_reply_of_another_form_ends_the_session(reply) -> None:
    """Is a reply that the inside never makes taken for an answer?"""
    with pytest.raises(SessionLost):
        _outcome(reply, False, {})


def test_values_are_bounded_again_outside() -> None:
    """Does the grader rely on limits that were kept inside?"""
    nested: object = 1
    for _ in range(30):
        nested = [nested] * 2
    assert "Foreign" not in repr(_bounded([1, (2.0, "a"), {"k": np.ones(2)}], False, 8))
    assert len(repr(_bounded(nested, False, 8))) < 20_000
    assert _bounded("x" * 10**6, False, 8) == "x" * 1000
    assert type(_bounded(np.zeros((1,) * 9), False, 8)) is Foreign
    assert type(_bounded(list(range(20_000)), False, 8)) is Foreign
    assert _bounded(Foreign("0.25"), True, 8) == Foreign("object")
    assert type(_bounded(b"x", False, 8)) is Foreign


def test_an_instructors_own_asserts_decide_inside() -> None:
    """Is such a cell marked as nbgrader marks it, and never above its points?"""
    value = [{"output_type": "execute_result", "data": {"text/plain": "99"}, "metadata": {}}]
    earned = _decided_inside({"points": 2}, {"error": ""}, value)
    assert earned.points == 2 and earned.decided_inside
    assert _decided_inside({"points": 2}, {"error": "AssertionError"}, []).points == 0
    value[0]["data"] = {"text/plain": "nan"}
    assert _decided_inside({"points": 2}, {"error": ""}, value).points == 0


class Answering(StubSession):
    """Answers every call with one value."""

    value = 2.0

    def open_calls(self, kept: str = "") -> None:
        """Do nothing."""

    def close_calls(self) -> None:
        """Do nothing."""

    def call(self, *_):
        """Answer."""
        return {"value": self.value, "failure": None, "warned": []}


class AnsweringBox(StubSandbox):
    """Starts sessions that answer."""

    def session(self) -> Answering:
        """Start one."""
        return Answering(self.log)


def asked(*exercises: Exercise) -> dict[str, evaluate.ExerciseResult]:
    """Grade exercises whose functions all answer 2."""
    keys = {exercise.name: AnswerKey(exercise) for exercise in exercises}
    return Asking(Runner(AnsweringBox(), {}), {}).results(keys, ())  # type: ignore[arg-type]


def fails(*_):
    """Fail, as a declaration with a slip in it does."""
    raise KeyError("a slip")


@pytest.mark.parametrize(
    ("after", "passed"),
    [
        ((np.array([1.0]), 3.0), True),
        ((np.array([2.0]), 3.0), False),
        ((np.array([1], np.int64), 3.0), False),
        ([np.array([1.0])], False),
        ("unchanged", False),
        (None, False),
    ],
)
def test_what_stayed_unchanged_is_decided_outside(after, passed, monkeypatch) -> None:
    """Is a claim of the inside's about its arguments believed?"""
    case = visible("one", np.array([1.0]), 3.0, unchanged=True)
    exercise = Exercise("double", "Twice", lambda x, y: 2 * x[0], (case,))
    reply = {"value": 2.0, "failure": None, "changed": [], "warned": [], "after": after}
    monkeypatch.setattr(Answering, "call", lambda *_: reply)
    result = asked(exercise)["double"]
    assert result.points == passed
    assert passed or "changed its argument `x`" in str(result.card)


DOUBLE = Exercise("double", "Twice", lambda x: 2 * x, (visible("one", 1.0), visible("two", 2.0)))


@pytest.mark.parametrize(
    "broken",
    [
        Exercise("broken", "Its draw fails", lambda x: x, (visible("a", draw=fails),)),
        Exercise("broken", "Its reference fails", fails, (visible("a", 1.0),)),
        Exercise("broken", "Its judge fails", lambda x: x, (visible("a", 1.0, judge=fails),)),
    ],
)
def test_trouble_of_the_graders_own_costs_one_exercise_no_mark(broken) -> None:
    """Is it left to a person, and do the other exercises count?"""
    results = asked(broken, DOUBLE)
    assert results["double"].points == 1 and not results["double"].undecided
    assert results["broken"].undecided
    assert "grader failed here (KeyError)" in results["broken"].fault
    assert "not graded" in str(results["broken"].card)


@pytest.mark.parametrize("value", ["text", None, [2.0], np.zeros(2), np.nan])
def test_a_judge_that_fails_at_another_kind_of_answer_is_no_trouble(value, monkeypatch) -> None:
    """Is an answer of another kind wrong, and no trouble of the grader's?"""
    monkeypatch.setattr(Answering, "value", value)
    case = visible("a", 1.0, judge=fails)
    result = asked(Exercise("judged", "Its judge fails", lambda x: x, (case,)))["judged"]
    assert not result.undecided and result.points == 0 and result.fault == ""


def test_what_is_only_for_the_report_costs_no_mark(monkeypatch) -> None:
    """Do a hint, a card and a comparison that cannot be made leave the marks alone?"""
    mistake = Mistake("No.", function=lambda x: x)
    exercise = Exercise("double", "Twice", lambda x: 2 * x, DOUBLE.cases, (mistake,))
    monkeypatch.setattr(AnswerKey, "diagnose", fails)
    monkeypatch.setattr(evaluate, "graded_card", fails)
    result = asked(exercise)["double"]
    assert (result.points, result.diagnosis, result.fault) == (1, None, "")
    assert "1 of 2 points" in str(result.card) and "two" in str(result.card)
    monkeypatch.setattr(marking, "answer_passages", fails)
    record = marking._record(NotebookResult({"double": result}, [], []))
    assert record["exercises"]["double"]["points"] == 1 and record["passages"] == {}
    assert for_the_report("nothing", lambda: 1, 2) == 1


@pytest.mark.parametrize("points", [1, 2])
def test_what_may_be_defined_otherwise_at_home_needs_a_look(points: int) -> None:
    """Is it said what was marked without its decorator, and of two definitions after a loss?"""
    result = NotebookResult({"f": ExerciseResult(points, 2)}, [], [])
    names = {"f", "k", "other"}
    failures = [
        CellFailure(4, "NameError: name 'njit' is not defined", (), False, names),
        CellFailure(5, "EOFError: ", (), False, (), names),
        CellFailure(6, "EOFError: ", (), False, {"other"}, {"other"}),
    ]
    tell(result, failures, {1: "def f(x):\n    return k"})
    said = [
        "Cell 4: f, k was marked without a decorator that could not be imported here.",
        "Cell 5 failed between two definitions of f, k: if the line that failed works for the "
        "student, the lower one counts there.",
    ]
    assert result.looks == said[: 3 - points] and result.remarks == []


NO_SEABORN = CellFailure(3, "ModuleNotFoundError: No module named 'seaborn'", {"sns"})
HUNG = CellFailure(2, "no answer within 2 seconds", {"*"}, stopped=True)
LONG = CellFailure(3, "E: a\n\nb" + "c" * 900, {"part"})


@pytest.mark.parametrize(
    ("failures", "said"),
    [
        ([NO_SEABORN], "Cell 3 failed: No module named 'seaborn'."),
        ([CellFailure(3, "TypeError: None", {"k"})], "Cell 3 failed: TypeError: None."),
        ([CellFailure(3, "SystemExit: ", {"f"})], "Cell 3 failed: SystemExit."),
        (
            [CellFailure(5, "SyntaxError: no (<ipython-input-1-dd59767ba7a7>, line 1)", {"f"})],
            "Cell 5 failed: SyntaxError: no (line 1).",
        ),
        ([CellFailure(5, "SyntaxError: invalid syntax", {"costs"})], ""),
        (
            [CellFailure(3, "ImportError: cannot import name 'x' from 'y' (/usr/y.py)", {"x"})],
            "Cell 3 failed: cannot import name 'x' from 'y'.",
        ),
        ([LONG, NO_SEABORN], f"Cell 3 failed: E: a b{'c' * 157}."),
        ([HUNG], "Cell 2 failed: no answer within 2 seconds."),
        ([CellFailure(3, "NotImplementedError: ", {"k"})], ""),
        ([CellFailure(3, "ZeroDivisionError: division by zero", set())], ""),
        ([CellFailure(3, "TypeError: None", {"costs"}), NO_SEABORN], NO_SEABORN.sentence),
        ([CellFailure(3, "TypeError: None", {"costs"})], ""),
        ([], ""),
    ],
)
@pytest.mark.parametrize(
    ("points", "unwritten", "looked_at"), [(1, False, True), (2, False, False), (0, True, False)]
)
def test_a_cell_that_failed_is_named_where_it_may_have_cost_marks(
    failures, said, points, unwritten, looked_at
) -> None:
    """Does somebody look where a failed cell may have cost marks, and nowhere else?"""
    result = NotebookResult({"f": ExerciseResult(points, 2, unwritten=unwritten)}, [], [])
    functions = ["def f(x):\n    return k", "%magic\ndef g():\n    return part"]
    cells = ["k = 3\ncosts = g()", "", *functions]
    cells += ["def f(costs:"] * any(each.number == 5 for each in failures)
    tell(result, failures, dict(enumerate(cells, 1)))
    assert result.looks == [said] * bool(said and looked_at)
    # of a cell that was stopped the remarks say so already
    assert result.remarks == [said] * bool(said and not looked_at and failures != [HUNG])
