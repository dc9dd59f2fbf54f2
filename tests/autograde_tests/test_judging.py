"""Is a student's function called safely, judged fairly, and its mistake recognised?"""

import asyncio
import dataclasses
import sys
import warnings

import numpy as np
import pytest

from autograde_tests.machinery import judging
from autograde_tests.machinery.calling import Calls, Failure, call, same
from autograde_tests.machinery.exercises import Exercise, Mistake, hidden, visible
from autograde_tests.machinery.judging import run_cases

from .test_compare import STRANGE, Hostile
from .written import written


def diagnose(exercise, verdicts):
    """Return the known mistake that the verdicts show."""
    return judging.diagnose(exercise, verdicts).mistake


def scale(w, x):
    """Multiply."""
    return w * x


def between_zero_and_one(arguments, answer):
    """Say what is wrong with an answer that may be any number between 0 and 1."""
    return None if 0 <= answer <= 1 else f"the result is {answer:g}, outside of 0 to 1."


SCALE = Exercise(
    "scale",
    "A scaled array",
    scale,
    (
        visible("a column", 2.0, np.array([[1.0], [2.0]]), unchanged=True),
        hidden("a row", lambda rng: (rng.normal(), rng.normal(size=(1, 4))), points=3),
    ),
    mistakes=(
        Mistake("A sum is no product.", replace={"*": "+"}),
        Mistake("The weight is missing.", replace={"w * x": "x"}),
        Mistake("The weight is squared.", replace={"w * x": "w * w * x"}),
    ),
)
DRAW = Exercise(
    "draw",
    "A number between 0 and 1",
    lambda: 0.5,
    (visible("any", judge=between_zero_and_one),),
    mistakes=(Mistake("Shift it by one.", function=lambda: 1.5),),
)


def same_for_the_same_seed(arguments, answers):
    """Say what is wrong with two draws from one seed and one from another."""
    first, again, other = answers
    if first != again:
        return "the same seed gives two different numbers."
    return "another seed gives the same number." if first == other else None


SEEDED = Exercise(
    "seeded",
    "A number that depends on the seed",
    lambda seed: float(np.random.default_rng(seed).random()),
    (
        visible(
            "three calls", draw=lambda rng: Calls([(1,), (1,), (2,)]), judge=same_for_the_same_seed
        ),
    ),
    mistakes=(Mistake("The seed is not used.", function=lambda seed: 0.5),),
)


def problem(exercise, subject, seed="seed"):
    """Return what is said of the first case that fails."""
    verdicts = run_cases(exercise, subject, exercise.cases, seed)
    return next((v.difference.message for v in verdicts if not v.passed), None)


def test_the_reference_passes():
    """Is the right function right?"""
    assert problem(SCALE, scale) is None
    assert problem(DRAW, lambda: 0.25) is None


def raises(error):
    """Return a function that raises."""

    def function(w, x):
        raise error

    return function


class RaisingCallable(Hostile):
    """A callable that tells nothing of itself."""

    def __call__(self, w, x):
        """Refuse."""
        raise RuntimeError("never")


class UnspeakableError(Exception):
    """An exception whose text cannot be had."""

    def __str__(self):
        """Refuse."""
        raise RuntimeError("no text")


def calls_itself(w, x):
    """Never come back."""
    return calls_itself(w, x)


def warns_of_nothing(w, x):
    """Warn without a word."""
    warnings.warn("", stacklevel=1)
    return w


async def waits(w, x):
    """Return a coroutine."""
    return w * x


def exits(w, x):
    """Leave Python."""
    sys.exit(3)


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (raises(ValueError("odd")), "ValueError: odd"),
        (raises(SystemExit(1)), "SystemExit: 1"),
        (raises(GeneratorExit()), "GeneratorExit"),
        (raises(asyncio.CancelledError()), "CancelledError"),
        (raises(MemoryError()), "MemoryError"),
        (raises(NotImplementedError()), "scale is not written yet."),
        (raises(UnspeakableError()), "UnspeakableError: (no text)"),
        (raises(ValueError("\ud800 half a pair")), "ValueError: ? half a pair"),
        (exits, "SystemExit: 3"),
        (calls_itself, "RecursionError: maximum recursion depth exceeded"),
        (warns_of_nothing, "the result is a single number, expected an array of shape (2, 1)."),
        (lambda w: w, "TypeError: "),
        (lambda: 1, "takes 0 positional arguments but 2 were given"),
        (waits, "the result is a coroutine, expected an array"),
        (Hostile, "TypeError: "),
        (lambda w, x: RaisingCallable()(w, x), "RuntimeError: never, in line"),
        (type("scale", (), {"__init__": lambda self, w, x: None}), "the result is a scale, "),
        (lambda w, x: print(w), "the result is None. Is there a return"),
        (np.add, "result[0, 0] is 3, expected 2."),
    ],
)
@pytest.mark.filterwarnings("error")
def test_a_function_that_fails_is_described(function, said):
    """Does every way of failing end in words?"""
    assert said in problem(SCALE, function)


def test_an_interrupt_reaches_the_student():
    """Can a check that takes too long be stopped?"""
    with pytest.raises(KeyboardInterrupt):
        call(raises(KeyboardInterrupt()), (1.0, 2.0), ("w", "x"))


def test_the_student_s_own_line_is_shown():
    """Is the line that failed the student's, not ours nor NumPy's?"""

    def reshapes(w, x):
        return x.reshape(7, 7)

    failure = call(reshapes, SCALE.arguments(SCALE.cases[0]), ("w", "x")).failure
    assert failure.line == "return x.reshape(7, 7)"
    assert failure.line_number == reshapes.__code__.co_firstlineno + 1


def test_the_line_of_another_function_is_told_with_its_name():
    """Is a line not taken for one of the exercise's own, whose cell has a line of that number?"""
    text = "def inner(x):\n    return x.nothing\n\n\ndef scale(w, x):\n    return inner(x) * w\n"
    assert ", in line 2 of `inner`: return x.nothing" in problem(SCALE, written(text, "scale"))
    text = "def scale(w, x):\n    return sum(x.nothing for _ in range(2))\n"
    assert ", in line 2: return sum(" in problem(SCALE, written(text, "scale"))


def test_a_fault_outside_the_student_s_code_has_no_line():
    """Is no line of ours shown when the call itself fails?"""
    assert call(lambda: 1, (1.0,), ("w",)).failure.line == ""
    assert Failure("ValueError", "x").line_number == 0


def test_code_without_a_file_has_a_line_number_only():
    """Is code that was typed or exec'ed described without its text?"""
    namespace = {}
    exec("def scale(w, x):\n    return nothing", namespace)
    assert problem(SCALE, namespace["scale"]) == "NameError: name 'nothing' is not defined"


def test_a_callable_that_hides_everything_is_described():
    """Is even a callable object without readable attributes only a failed case?"""
    assert problem(SCALE, RaisingCallable()) == "RuntimeError: never"


def changes_x(w, x):
    """Compute the right answer in the caller's array."""
    x *= w
    return x


def test_a_change_in_place_is_a_fault_only_where_the_case_says_so():
    """Is the visible case (`unchanged`) failed and the hidden one passed?"""
    shown, kept = run_cases(SCALE, changes_x, SCALE.cases, "seed")
    assert shown.difference.message.startswith("scale changed its argument `x` in place.")
    assert kept.passed
    assert kept.outcome.changed == ("x",)


def test_a_change_in_place_does_not_reach_the_next_case():
    """Are the declared arguments the same after a call?"""
    before = SCALE.arguments(SCALE.cases[0])[1].copy()
    run_cases(SCALE, changes_x, SCALE.cases[:1])
    assert np.array_equal(SCALE.arguments(SCALE.cases[0])[1], before)


def test_an_answer_that_changes_later_was_copied():
    """Is an array that the student uses again for the next answer judged as it was?"""
    memory = np.zeros((2, 1))

    def again(w, x):
        memory[:] = w * x
        return memory

    verdict = run_cases(SCALE, again, SCALE.cases[:1])[0]
    memory[:] = 0
    assert verdict.passed
    assert verdict.outcome.value.any()


def test_warnings_are_kept_and_silent(recwarn):
    """Are warnings in the outcome, each once, and not on the screen?"""
    outcome = call(lambda x: np.log(x) + np.log(x), (np.zeros(2),), ("x",))
    assert outcome.warned == ("divide by zero encountered in log",)
    assert not recwarn


def test_numpy_set_to_raise_does_not_break_our_side():
    """Is the reference computed whatever the student told NumPy?"""
    exercise = Exercise(
        "f", "An exponential", lambda x: 1 / np.exp(x), (visible("far out", np.array([1e4])),)
    )
    with np.errstate(all="raise"):
        verdict = run_cases(exercise, lambda x: np.zeros(1), exercise.cases)[0]
    assert verdict.passed


def test_our_own_versions_are_silent(capsys):
    """Does neither the reference nor a mistake print or warn, while the student may print?"""

    def loud(x):
        print("ours")
        warnings.warn("ours", stacklevel=1)
        return np.exp(x)

    exercise = Exercise(
        "f",
        "An exponential",
        loud,
        (visible("far out", 1e4),),
        mistakes=(Mistake("Loud.", function=lambda x: print("ours too")),),
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        diagnose(exercise, run_cases(exercise, lambda x: print("theirs"), exercise.cases))
    assert capsys.readouterr().out == "theirs\n"


@pytest.mark.parametrize("make", STRANGE.values(), ids=STRANGE)
@pytest.mark.parametrize("exercise", [SCALE, DRAW], ids=["compared", "judged"])
@pytest.mark.filterwarnings("error")
def test_strange_answers_are_judged_in_words(exercise, make):
    """Does whatever a function returns end in a sentence, and in no exception?"""
    said = problem(exercise, lambda *arguments: make())
    assert said.endswith((".", "?"))
    verdicts = run_cases(exercise, lambda *arguments: make(), exercise.cases, "seed")
    diagnose(exercise, verdicts)


@pytest.mark.filterwarnings("error")
def test_strange_things_put_into_arguments_count_as_changes():
    """Is an argument that was filled with objects of any kind described as changed?"""
    exercise = Exercise(
        "f", "Nothing", lambda d: 1.0, (visible("a dict", {"a": np.ones(2)}, unchanged=True),)
    )
    for make in STRANGE.values():

        def spoils(d, make=make):
            d["a"] = make()
            return 1.0

        assert "changed its argument `d` in place" in problem(exercise, spoils)


@pytest.mark.parametrize(
    ("left", "right", "equal"),
    [
        (np.array([np.nan]), np.array([np.nan]), True),
        (np.zeros(2), np.zeros((2, 1)), False),
        (np.zeros(2), np.zeros(2, dtype=int), False),
        ({"a": [1, 2]}, {"a": [1, 2]}, True),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        ((1, "x"), (1, "y"), False),
        ([1], [1, 2], False),
        (1.0, 1.0, True),
    ],
)
def test_same_compares_entry_by_entry(left, right, equal):
    """Is plain data compared by its contents?"""
    assert same(left, right) is equal
    assert not same(left, Hostile())


def test_a_known_mistake_is_recognised():
    """Does the answer lead to the mistake that gives it?"""
    for mistake in SCALE.mistakes:
        verdicts = run_cases(SCALE, SCALE.wrong_version(mistake), SCALE.cases, "seed")
        assert diagnose(SCALE, verdicts) is mistake


def squares(n):
    """Return the first squares."""
    return [float(k * k) for k in range(n)]


SQUARES = Exercise(
    "squares",
    "Squares",
    lambda n: squares(n),
    (visible("four", 4), hidden("any", lambda rng: (int(rng.integers(3, 9)),))),
    mistakes=(Mistake("That is twice each.", function=lambda n: [2.0 * k for k in range(n)]),),
)


@pytest.mark.parametrize("kind", [list, tuple, np.array])
def test_a_mistake_is_known_in_a_list_and_in_an_array(kind):
    """Is the hint the same where either would be right?"""
    right = run_cases(SQUARES, lambda n: kind(squares(n)), SQUARES.cases, "s")
    assert all(verdict.passed for verdict in right)
    verdicts = run_cases(SQUARES, lambda n: kind([2.0 * k for k in range(n)]), SQUARES.cases, "s")
    assert diagnose(SQUARES, verdicts).hint == "That is twice each."


def test_an_unknown_mistake_and_a_right_answer_get_no_hint():
    """Is there no hint where none fits?"""
    for function in (scale, lambda w, x: w * x + 7, raises(NotImplementedError())):
        assert diagnose(SCALE, run_cases(SCALE, function, SCALE.cases, "seed")) is None


def test_of_two_mistakes_that_fit_the_closer_one_is_meant():
    """Do the other cases decide between mistakes that agree on the first failure?"""
    exercise = Exercise(
        "scale",
        "A scaled array",
        scale,
        (visible("two", 2.0, 2.0), visible("ones", 1.0, 1.0), visible("three", 3.0, 3.0)),
        mistakes=(
            Mistake("First.", function=lambda w, x: w * x + (w < 3)),
            Mistake("Second.", function=lambda w, x: w * x + 1),
        ),
    )
    verdicts = run_cases(exercise, lambda w, x: 1 + x * w, exercise.cases)
    assert diagnose(exercise, verdicts).hint == "Second."


TWO = Exercise(
    "two",
    "Two numbers",
    lambda x: {"dW2": 2 * x, "dW1": x},
    (visible("one", 1.0), visible("three", 3.0)),
    mistakes=(Mistake("Layer 1 is left out.", function=lambda x: {"dW2": 2 * x}),),
)


@pytest.mark.parametrize(
    ("function", "fits"),
    [
        (lambda x: {"dW2": 2 * x}, True),
        (lambda x: {"own": 0, "dW2": 2 * x}, True),
        (lambda x: {"dW2": 2 * x, "dW1": 7.0}, False),
        (lambda x: {"dW2": 2 * x} if x < 2 else {"dW1": x}, False),
    ],
)
def test_a_mistake_has_to_agree_in_all_that_is_asked(function, fits):
    """Is a mistake that lacks a part not everybody's whose other parts agree, in every case?"""
    found = diagnose(TWO, run_cases(TWO, function, TWO.cases))
    assert (found is TWO.mistakes[0]) is fits


def test_a_judge_s_words_are_not_enough():
    """Does a mistake with the same words and another form of answer not fit?"""
    exercise = Exercise(
        "batches",
        "Parts",
        lambda: [np.zeros(2), np.zeros(1)],
        (visible("any", judge=lambda _, answer: "some come twice."),),
        mistakes=(Mistake("Drawn with replacement.", function=lambda: [np.ones(2), np.ones(1)]),),
    )
    same = run_cases(exercise, lambda: [np.full(2, 5.0), np.zeros(1)], exercise.cases)
    assert diagnose(exercise, same) is exercise.mistakes[0]
    other = run_cases(exercise, lambda: [np.ones(2), np.ones(2)], exercise.cases)
    assert diagnose(exercise, other) is None


def test_luck_in_one_case_hides_no_mistake():
    """Where answers are drawn, is one case judged in other words outvoted, and two are not?"""
    rng = np.random.default_rng(0)

    def exercise(unlucky):
        def judge_of(i):
            return lambda _, answer: "by luck." if answer < 0 and i < unlucky else "too small."

        cases = [visible(f"case {i}", i, judge=judge_of(i - 1)) for i in range(4)]
        mistake = Mistake("Draw from one.", function=lambda i: rng.uniform(0.1, 0.2))
        return Exercise("draw", "A number", lambda i: 1.0, tuple(cases), mistakes=(mistake,))

    def theirs(i):
        return -rng.uniform(0.1, 0.2) if i else 0.1

    for unlucky, fits in ((1, True), (2, False)):
        made = exercise(unlucky)
        assert bool(diagnose(made, run_cases(made, theirs, made.cases))) is fits


def test_a_judged_answer_has_its_own_words_and_hint():
    """Does the property's sentence reach the student, with the mistake's hint?"""
    assert problem(DRAW, lambda: 1.5) == "the result is 1.5, outside of 0 to 1."
    assert diagnose(DRAW, run_cases(DRAW, lambda: 1.5, DRAW.cases)).hint == "Shift it by one."


def test_a_judge_that_cannot_read_the_answer_says_what_came():
    """Is an answer of the wrong kind described where the property cannot be computed?"""
    assert problem(DRAW, lambda: "0.5") == "the result is text, which is not the kind asked for."
    assert problem(DRAW, lambda: None).startswith("the result is None.")


def test_an_array_is_no_number_whatever_numpy_says():
    """Is an array with one entry refused by a judge that asks for a number, with old NumPy too?"""
    exercise = Exercise(
        "half", "A half", lambda: 0.5, (visible("any", judge=lambda _, answer: float(answer) > 1),)
    )
    assert "which is not the kind asked for" in problem(exercise, lambda: np.array([0.5]))
    assert run_cases(exercise, lambda: np.array(0.5), exercise.cases)[0].passed


def test_several_calls_are_judged_together():
    """Does a property of several calls pass, fail in its own words, and find its hint?"""
    numbers = iter([1.0, 2.0, 3.0])
    assert problem(SEEDED, lambda seed: seed / 7) is None
    assert problem(SEEDED, lambda seed: 0.25) == "another seed gives the same number."
    assert problem(SEEDED, lambda seed: next(numbers)).startswith("the same seed gives two")
    assert diagnose(SEEDED, run_cases(SEEDED, lambda seed: 0.25, SEEDED.cases)).hint == (
        "The seed is not used."
    )
    assert SEEDED.expected(Calls([(1,), (1,)])) == [SEEDED.reference(1)] * 2


def test_several_calls_fail_and_change_as_one():
    """Does the first failure count, and every argument changed in any of the calls?"""

    def spoil(x, y):
        if not x.any():
            raise ValueError("all zero")
        (y if x[0] > 1 else x)[:] = 0

    one, two = np.ones(1), np.full(1, 2.0)
    outcome = call(spoil, Calls([(one, one), (two, one)]), ("x", "y"))
    assert outcome.changed == ("x", "y")
    assert outcome.value == [None, None]
    outcome = call(spoil, Calls([(one, one), (one * 0, one)]), ("x", "y"))
    assert outcome.failure.message == "all zero"
    assert outcome.value is None


def test_a_mistake_passes_what_the_student_passes():
    """Is a mistake not meant that fails where the answer is right, though it agrees elsewhere?"""
    cases = (visible("minus one", -1.0), visible("two", 2.0))
    size = Exercise(
        "size",
        "The absolute value",
        abs,
        cases,
        mistakes=(Mistake("It is always -1.", function=lambda x: -1.0),),
    )

    def found(function):
        return diagnose(size, run_cases(size, function, cases))

    assert found(lambda x: -1.0) is size.mistakes[0]
    assert found(lambda x: x) is None


def fill(v):
    """Return a dict with one more, and leave the one handed in as it is."""
    return {**v, "b": v["b"] + 1}


def test_a_changed_argument_is_the_known_mistake_s_whoever_has_looked():
    """Is a mistake known by the arguments that it changes, where nobody has noted the entries?"""
    case = visible("one", {"b": np.ones(2)}, unchanged=True, judge=lambda *_: None)
    mistake = Mistake("It fills the caller's.", replace={'{**v, "b": v["b"] + 1}': "_filled(v)"})
    exercise = Exercise("fill", "One more", fill, (case,), mistakes=(mistake,))
    key = judging.AnswerKey(exercise)
    outcome = dataclasses.replace(call(_filled, key.arguments(case), ("v",)), entries=())
    assert outcome.changed == ("v",)
    assert key.diagnose([key.judge(case, outcome)]).mistake is mistake


def _filled(v):
    v["b"] += 1
    return v
