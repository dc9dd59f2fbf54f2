"""What the grader believes of an answer, and how it deals with cells that do not end."""

import numpy as np
import pytest

from autograde_tests.machinery.calling import Calls, Foreign, Outcome
from autograde_tests.machinery.compare import Difference
from autograde_tests.machinery.exercises import Exercise, Mistake, visible
from autograde_tests.machinery.judging import AnswerKey, Verdict
from grading import asking, evaluate
from grading.asking import Answers, Asking, Graded, Tries
from grading.errors import SessionLost
from grading.evaluate import decided_inside, grade_notebook
from grading.failed_cells import CellFailure, tell
from grading.limits import Limits
from grading.outcomes import believed, outcome_of, places_of
from grading.restore import Restored
from grading.results import ExerciseResult
from grading.runner import Runner
from grading.session import Ran


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
        return Ran([])

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
    assert runner.run("hang").stopped == "no answer"
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
    said = [runner.run("hang").stopped for _ in range(20)]
    assert said[0] == "no answer"
    assert "started" in said[-1]
    late = Runner(StubSandbox(seconds=0), {})  # type: ignore[arg-type]
    assert "used up its 0 seconds" in late.run("a").stopped


def test_a_hidden_case_quotes_nothing_made_up() -> None:
    """Can a failure carry the inputs of a hidden case onto the card?"""
    reply = {"failure": ["INPUT0.25", "x is 0.25", 3, "raise INPUT"], "warned": ["0.25"]}
    assert outcome_of(reply, True, {}).warned == ()
    failure = outcome_of(reply, True, {"return x": {2}}).failure
    assert failure is not None
    assert (failure.kind, failure.line) == ("An exception of another kind", "")
    reply["failure"] = ["ValueError", "x", 2, "return x"]
    failure = outcome_of(reply, True, {"return x": {2}}).failure
    assert failure is not None
    assert (failure.kind, failure.line) == ("ValueError", "return x")


@pytest.mark.parametrize(("claimed", "told"), [(3, 3), (7, 7), (2**40 + 5, 3), (0, 3), (-1, 3)])
def test_a_line_number_is_one_at_which_the_line_stands(claimed, told) -> None:
    """Can a number of 64 bits leave the sandbox as the number of a line?"""
    places = places_of(["\n\nx\n\n  return x", "1\n2\n3\n4\n5\n6\nreturn x"])
    assert places["return x"] == {3, 7}
    reply = {"failure": ["ValueError", "x", claimed, "return x"]}
    failure = outcome_of(reply, True, places).failure
    assert failure is not None
    assert (failure.line_number, failure.line) == (told, "return x")


@pytest.mark.parametrize(
    "reply", [{"failure": 3}, {"failure": ["a", "b", "c", "d"]}, {"warned": 1}]
)
def test_a_reply_of_another_form_ends_the_session(reply) -> None:
    """Is a reply that the inside never makes taken for an answer?"""
    with pytest.raises(SessionLost):
        outcome_of(reply, False, {})


def test_values_are_bounded_again_outside() -> None:
    """Does the grader rely on limits that were kept inside?"""
    nested: object = 1
    for _ in range(30):
        nested = [nested] * 2
    assert "Foreign" not in repr(believed([1, (2.0, "a"), {"k": np.ones(2)}], False, 8))
    assert len(repr(believed(nested, False, 8))) < 20_000
    assert believed("x" * 10**6, False, 8) == "x" * 1000
    assert type(believed(np.zeros((1,) * 9), False, 8)) is Foreign
    assert type(believed(list(range(20_000)), False, 8)) is Foreign
    assert believed(Foreign("0.25"), True, 8) == Foreign("object")
    assert type(believed(b"x", False, 8)) is Foreign


def test_an_instructors_own_asserts_decide_inside() -> None:
    """Is such a cell marked as nbgrader marks it, and never above its points?"""
    value = [{"output_type": "execute_result", "data": {"text/plain": "99"}, "metadata": {}}]
    earned = decided_inside(2, "", value)
    assert earned.points == 2
    assert earned.decided_inside
    assert decided_inside(2, "AssertionError", []).points == 0
    value[0]["data"] = {"text/plain": "nan"}
    assert decided_inside(2, "", value).points == 0


def code_cell(source: str, metadata: dict | None = None) -> dict:
    """Return a code cell."""
    return {"cell_type": "code", "source": source, "metadata": metadata or {}, "outputs": []}


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


def asked(*exercises: Exercise) -> dict[str, Graded]:
    """Grade exercises whose functions all answer 2."""
    keys = {exercise.name: AnswerKey(exercise) for exercise in exercises}
    return Asking(Runner(AnsweringBox(), {}), {}, {}).results(keys, ())  # type: ignore[arg-type]


def fails(*_):
    """Fail, as a declaration with a slip in it does."""
    raise KeyError("a slip")


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ((np.array([1.0]), 3.0), ""),
        ((np.array([2.0]), 3.0), "changed its argument `x` in place"),
        ((np.array([1], np.int64), 3.0), "changed its argument `x` in place"),
        ([np.array([1.0])], "changed its arguments `x` and `y` in place"),
        ("unchanged", "changed its arguments `x` and `y` in place"),
        (None, "changed its arguments `x` and `y` in place"),
    ],
)
def test_what_stayed_unchanged_is_decided_outside(after, said, monkeypatch) -> None:
    """Is a claim of the inside's about its arguments believed?"""
    case = visible("one", np.array([1.0]), 3.0, unchanged=True)
    exercise = Exercise("double", "Twice", lambda x, y: 2 * x[0], (case,))
    reply = {"value": 2.0, "failure": None, "changed": [], "warned": [], "after": after}
    monkeypatch.setattr(Answering, "call", lambda *_: reply)
    graded = asked(exercise)["double"]
    assert graded.result.points == (not said)
    assert said in str(graded.card)


BEFORE, CHANGED = ({"W": np.array([each]), "b": 2.0} for each in (1.0, 3.0))


@pytest.mark.parametrize(
    ("arguments", "value", "after"),
    [
        ((BEFORE,), 4.0, (CHANGED,)),
        (Calls([(BEFORE,), (BEFORE,)]), [4.0, 4.0], ((BEFORE,), (CHANGED,))),
    ],
)
def test_the_entry_that_was_changed_is_told_from_outside_too(
    arguments, value, after, monkeypatch
) -> None:
    """Does feedback say what a student's own check says, of several calls as well?"""
    case = visible("one", draw=lambda _: arguments, unchanged=True)
    exercise = Exercise("double", "Twice", lambda v: 2 * v["b"], (case,))
    reply = {"value": value, "failure": None, "changed": [], "warned": [], "after": after}
    monkeypatch.setattr(Answering, "call", lambda *_: reply)
    card = asked(exercise)["double"].card
    assert "changed its argument `v` in place: `W` in `v`. The caller's" in str(card)


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
    double, failed = results["double"].result, results["broken"].result
    assert double.points == 1
    assert not double.undecided
    assert failed.undecided
    assert failed.points == 0
    assert "grader failed here (KeyError)" in failed.fault
    assert "not graded" in str(results["broken"].card)


@pytest.mark.parametrize("value", ["text", None, [2.0], np.zeros(2), np.nan])
def test_a_judge_that_fails_at_another_kind_of_answer_is_no_trouble(value, monkeypatch) -> None:
    """Is an answer of another kind wrong, and no trouble of the grader's?"""
    monkeypatch.setattr(Answering, "value", value)
    case = visible("a", 1.0, judge=fails)
    result = asked(Exercise("judged", "Its judge fails", lambda x: x, (case,)))["judged"].result
    assert not result.undecided
    assert result.points == 0
    assert result.fault == ""


def test_what_is_only_for_the_report_costs_no_mark(monkeypatch) -> None:
    """Do a hint, a card and a comparison that cannot be made leave the marks alone?"""
    mistake = Mistake("No.", function=lambda x: x)
    exercise = Exercise("double", "Twice", lambda x: 2 * x, DOUBLE.cases, (mistake,))
    monkeypatch.setattr(AnswerKey, "diagnose", fails)
    monkeypatch.setattr(asking, "graded_card", fails)
    graded = asked(exercise)["double"]
    result = graded.result
    assert (result.points, result.diagnosis, result.fault) == (1, None, "")
    assert "1 of 2 points" in str(graded.card)
    assert "two" in str(graded.card)
    for name in ("answer_passages", "tell", "clean_outputs"):
        monkeypatch.setattr(evaluate, name, fails)
    keys = {"double": AnswerKey(exercise)}
    check = {"nbgrader": {"grade": True, "grade_id": "double"}}
    cells = [code_cell("raise"), code_cell("check('double')", check)]
    marked = grade_notebook(AnsweringBox(), Restored(cells), keys)  # type: ignore[arg-type]
    assert (marked.points, marked.passages, marked.looks, marked.remarks) == (1, {}, (), ())
    assert marked.cells[0]["outputs"] == []
    assert marked.cells[1]["outputs"]


@pytest.mark.parametrize("points", [1, 2])
def test_what_may_be_defined_otherwise_at_home_needs_a_look(points: int) -> None:
    """Is it said what was marked without its decorator, and of two definitions after a loss?"""
    names = {"f", "k", "other"}
    failures = [
        CellFailure(4, "NameError: name 'njit' is not defined", (), False, names),
        CellFailure(5, "EOFError: ", (), False, (), names),
        CellFailure(6, "EOFError: ", (), False, {"other"}, {"other"}),
    ]
    told = tell({"f": ExerciseResult(points, 2)}, failures, {1: "def f(x):\n    return k"})
    said = [
        "Cell 4: f, k was marked without a decorator that could not be imported here.",
        "Cell 5 failed between two definitions of f, k: if the line that failed works for the "
        "student, the lower one counts there.",
    ]
    assert told.looks == tuple(said[: 3 - points])
    assert told.remarks == ()


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
    exercises = {"f": ExerciseResult(points, 2, unwritten=unwritten)}
    functions = ["def f(x):\n    return k", "%magic\ndef g():\n    return part"]
    cells = ["k = 3\ncosts = g()", "", *functions]
    cells += ["def f(costs:"] * any(each.number == 5 for each in failures)
    told = tell(exercises, failures, dict(enumerate(cells, 1)))
    assert told.looks == (said,) * bool(said and looked_at)
    # of a cell that was stopped the remarks say so already
    assert told.remarks == (said,) * bool(said and not looked_at and failures != [HUNG])


RIGHT, WRONG = (DOUBLE.cases[0], True), (DOUBLE.cases[1], False)


def answers(*points: tuple, **how) -> Answers:
    """Return answers of which some cases passed."""
    verdicts = [
        Verdict(case, Outcome(2.0), None if passed else Difference("Other."), ())
        for case, passed in points
    ]
    return Answers(verdicts, **how)


@pytest.mark.parametrize(
    ("together", "at_check", "alone", "best"),
    [
        (answers(RIGHT), None, None, "together"),
        (answers(RIGHT), answers(WRONG), answers(), "together"),
        (answers(WRONG), answers(RIGHT), answers(RIGHT), "at_check"),
        (answers(WRONG), answers(WRONG), answers(RIGHT), "alone"),
        (answers(WRONG), answers(WRONG), answers(WRONG), "at_check"),
        (answers(WRONG), None, answers(WRONG), "alone"),
        (answers(WRONG), answers(WRONG, hung=True), None, "together"),
        (answers(WRONG), answers(WRONG), answers(fault="No.", undecided=True), "alone"),
    ],
)
def test_the_best_try_counts(together, at_check, alone, best) -> None:
    """Does the try that earns most count, and of equal ones the one that tells most?"""
    tries = Tries(together, at_check, alone)
    assert tries.best is getattr(tries, best)
