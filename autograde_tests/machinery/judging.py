"""Judge what a student's function gave back: right or wrong, and which known mistake it is.

Calling and judging are apart on purpose. `calling.call` is all that has to run where the student's
code runs. What is here needs the reference, and never runs a student's code.
"""

from __future__ import annotations

import contextlib
import copy
import io
import re
import time
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any

import numpy as np

from .calling import NUMERIC, Calls, Failure, Outcome, answers_of, call, plain, same
from .cases import Judge
from .compare import NOTHING_RETURNED, Difference, describe, difference
from .exercises import Case, Exercise, Mistake


@dataclass(frozen=True)
class Verdict:
    """How one case went.

    Parameters
    ----------
    case : Case
    outcome : Outcome
    difference : Difference or None
        What is wrong; None means the case passed.
    arguments, expected
        What the function was called with and what the reference answers.
    trouble : str
        The error of a judge that failed at an answer of the right form: a fault of the judge's.
    """

    case: Case
    outcome: Outcome
    difference: Difference | None
    arguments: tuple[Any, ...]
    expected: Any = None
    trouble: str = ""

    @property
    def passed(self) -> bool:
        """Whether the case earns its points."""
        return self.difference is None

    @property
    def is_only_changed(self) -> bool:
        """Whether the answer is right, and an argument was changed that has to stay."""
        return self.difference is not None and self.difference.of_arguments

    @property
    def is_unwritten(self) -> bool:
        """Whether nobody has started on it."""
        return self.outcome.failure is not None and self.outcome.failure.is_unwritten


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Run our own versions unheard, and whatever the student has told NumPy to raise."""
    with (
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
        np.errstate(all="ignore"),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")
        yield


@dataclass(frozen=True)
class Diagnosis:
    """What is known of some answers, decided once, for the record and for the card.

    Parameters
    ----------
    mistake : Mistake or None
        The known mistake that they come from, of all together.
    of_questions : mapping
        Of a quiz: the known mistake behind the answers to each question, where there is one.
    right
        The right answer of the first case that failed, if that is a hidden one: what a card tells
        of it may use no other words. None if it is not known; then next to nothing is told.
    """

    mistake: Mistake | None = None
    of_questions: Mapping[Any, Mistake] = field(default_factory=dict)
    right: Any = None


def smallest(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the verdict on the case with the fewest numbers and texts: the one to look at first.

    Cases of which the answer is right, and an argument was changed, come last.
    """
    return min(verdicts, key=lambda each: (each.is_only_changed, how_many(each.arguments)))


def how_many(value: Any) -> int:
    """Return how many numbers and texts there are in some arguments.

    Examples
    --------
    >>> how_many((np.zeros((2, 3)), {"W": [1, 2]}, 0.1))
    9
    """
    if isinstance(value, np.ndarray):
        return value.size
    if isinstance(value, Mapping):
        return sum(map(how_many, value.values()))
    return sum(map(how_many, value)) if isinstance(value, list | tuple) else 1


def by_question(verdicts: Sequence[Verdict]) -> dict[Any, list[Verdict]]:
    """Return the verdicts on each question of a quiz."""
    questions: dict[Any, list[Verdict]] = {}
    for verdict in verdicts:
        questions.setdefault(verdict.arguments[0], []).append(verdict)
    return questions


class AnswerKey:
    """The arguments and right answers of an exercise's cases, each worked out once.

    Parameters
    ----------
    exercise : Exercise
    seed : str, optional
        The instructor's seed; without it there are visible cases only.

    Examples
    --------
    >>> from .exercises import visible
    >>> case = visible("one", 1.0)
    >>> key = AnswerKey(Exercise("double", "Twice a number", lambda x: 2 * x, (case,)))
    >>> key.judge(case, Outcome(value=3.0)).difference.message
    'the result is 3, expected 2.'
    """

    def __init__(self, exercise: Exercise, seed: str | None = None) -> None:
        self.exercise = exercise
        self._seed = seed
        self._known: dict[str, tuple[tuple[Any, ...], Any]] = {}
        self._right: dict[str, Any] = {}
        self._drawn: dict[str, bool] = {}
        self._mistaken: dict[tuple[int, str], Outcome] = {}
        self._judged_mistakes: dict[tuple[int, str], Difference | None] = {}

    def learn(self, verdicts: Sequence[Verdict]) -> None:
        """Take over what cases asked that were judged already: hidden ones are not drawn again."""
        self._known |= {each.case.name: (each.arguments, each.expected) for each in verdicts}

    def arguments(self, case: Case) -> tuple[Any, ...]:
        """Return what the function is called with."""
        return self._question(case)[0]

    def work_out(self, case: Case) -> None:
        """Work out the right answer to a case now, and that it is one.

        Raises
        ------
        Exception
            Whatever drawing the case or its reference raises; ValueError if the reference's own
            answer would not pass.
        """
        arguments, expected = self._question(case)
        outcome = Outcome(expected)
        if case.judge is not None or case.unchanged:
            with quiet():
                reference = self.exercise.asked(self.exercise.reference)
                outcome = call(reference, arguments, self.exercise.parameters)
        verdict = self.judge(case, outcome)
        if verdict.difference:
            raise ValueError(f"the reference's own answer is refused: {verdict.difference.message}")

    def judge(self, case: Case, outcome: Outcome) -> Verdict:
        """Judge an outcome against the reference's answer or the case's own property."""
        arguments, expected = self._question(case)
        outcome = replace(outcome, value=without_own(case, outcome.value))
        try:
            fault = _fault(self.exercise, case, arguments, expected, outcome)
        except JudgeFailed as error:
            fault = Difference(str(error))
            if same_form(outcome.value, self.right_answer(case)):
                trouble = type(error.__cause__).__name__
                return Verdict(case, outcome, fault, arguments, expected, trouble)
        return Verdict(case, outcome, fault, arguments, expected)

    def right_answer(self, case: Case) -> Any:
        """Return the reference's answer as plain data, also where a judge decides."""
        arguments, expected = self._question(case)
        if case.judge is None:
            return expected
        if case.name not in self._right:
            with quiet():
                self._right[case.name] = plain(self.exercise.expected(copy.deepcopy(arguments)))
        return self._right[case.name]

    def is_drawn(self, case: Case) -> bool:
        """Return whether right answers to a case are others each time, by chance."""
        if case.name not in self._drawn:
            arguments, _ = self._question(case)
            with quiet():
                again = plain(self.exercise.expected(copy.deepcopy(arguments)))
            self._drawn[case.name] = not same(again, self.right_answer(case))
        return self._drawn[case.name]

    def diagnose(self, verdicts: Sequence[Verdict]) -> Diagnosis:
        """Say which known mistake some answers come from, and what may be told of them."""
        if not self.exercise.is_quiz:
            return Diagnosis(self._mistake_of(verdicts), right=self._right_to_tell(verdicts))
        found = {
            question: self._mistake_of(verdicts, asked)
            for question, asked in by_question(verdicts).items()
        }
        known = {question: mistake for question, mistake in found.items() if mistake}
        return Diagnosis(self._mistake_of(verdicts), known)

    def _right_to_tell(self, verdicts: Sequence[Verdict]) -> Any:
        """Return the right answer of the first case that failed, if a card needs it."""
        first = next((verdict for verdict in verdicts if not verdict.passed), None)
        if first is None or not first.case.is_hidden or first.outcome.failure:
            return None
        return self.right_answer(first.case)

    def _mistake_of(
        self, verdicts: Sequence[Verdict], about: Sequence[Verdict] = ()
    ) -> Mistake | None:
        """Return the known mistake whose answers these are, or None.

        A mistake fits if it gives the same answer on every case that failed; of a quiz, on the
        first; where answers are drawn, on the first and on half of the others. Of several that
        fit, the one that agrees on the most cases is meant; of equals, the one declared first.

        Parameters
        ----------
        verdicts : sequence of Verdict
        about : sequence of Verdict, optional
            Those of them that are meant: of one question of a quiz.
        """
        failed = [verdict for verdict in about or verdicts if not verdict.passed]
        if self.exercise.is_quiz:  # a question says nothing of the others
            failed = [verdict for verdict in failed if not verdict.is_unwritten][:1]
        if not failed or failed[0].is_unwritten:
            return None
        best: Mistake | None = None
        most = 0
        for position, mistake in enumerate(self.exercise.mistakes):
            if not self._agrees(position, failed[0]):
                continue
            others = [v for v in failed[1:] if not self._agrees(position, v, loosely=True)]
            if not all(self._is_drawn(position, verdict.case) for verdict in others):
                continue
            if 2 * len(others) > len(failed) - 1:  # luck, and not of most
                continue
            if not all(self._passes_too(position, verdict) for verdict in verdicts):
                continue
            agreed = sum(self._agrees(position, verdict) for verdict in verdicts)
            if agreed > most:
                best, most = mistake, agreed
        return best

    def pair_of(
        self, verdicts: Sequence[Verdict], seconds: float
    ) -> tuple[Mistake, Mistake] | None:
        """Return two known mistakes that give these answers together, if found in time.

        Parameters
        ----------
        verdicts : sequence of Verdict
            Of a function.
        seconds : float
            How long to search.
        """
        failed = [verdict for verdict in verdicts if not verdict.passed]
        if any(verdict.case.judge or verdict.outcome.failure for verdict in failed):
            return None  # words alone fit too many pairs
        edited = [mistake for mistake in self.exercise.mistakes if mistake.replace]
        end = time.thread_time() + seconds
        for one, other in combinations(edited, 2):
            if time.thread_time() > end:
                break
            if one.replace.keys() & other.replace.keys():
                continue
            both = Mistake("", replace={**one.replace, **other.replace})
            try:
                self.exercise.wrong_version(both)
            except Exception:  # they change the same place
                continue
            if self._gives(both, failed) and not (
                self._gives(one, failed) or self._gives(other, failed)
            ):
                return one, other
        return None

    def _gives(self, mistake: Mistake, failed: Sequence[Verdict]) -> bool:
        """Return whether a mistake gives these answers."""
        return all(self._is_same(self.outcome_of(mistake, each.case), each) for each in failed)

    def _question(self, case: Case) -> tuple[tuple[Any, ...], Any]:
        if case.name not in self._known:
            arguments = self.exercise.arguments(case, self._seed)
            expected = None
            if case.judge is None:
                with quiet():
                    answer = plain(self.exercise.expected(copy.deepcopy(arguments)))
                expected = without_own(case, answer)
            self._known[case.name] = arguments, expected
        return self._known[case.name]

    def _agrees(self, position: int, verdict: Verdict, loosely: bool = False) -> bool:
        """Return whether a mistake gives the same answer; `loosely`, whatever a judge's numbers."""
        case, theirs = verdict.case, verdict.outcome
        mistake = self.exercise.mistakes[position]
        if mistake.fits is not None:
            (question,) = self.arguments(case)
            if question not in (mistake.answers or {}):
                return verdict.passed
            return theirs.failure is None and not verdict.passed and _fits(mistake, theirs.value)
        outcome = self._mistakes_outcome(position, case)
        if case.judge and not (outcome.failure or theirs.failure):
            # a judge's words, since where answers are random no two are the same
            if form_of(outcome.value) != form_of(theirs.value):
                return False
            ours, words = self._said_of_mistake(position, case), verdict.difference
            if ours and words and ours.of_arguments and words.of_arguments:
                return outcome.changed == theirs.changed
            return ours == words or (loosely and _words_of(ours) == _words_of(words))
        return self._is_same(outcome, verdict)

    def _passes_too(self, position: int, verdict: Verdict) -> bool:
        """Return whether a mistake passes what the student passes, where no judge decides."""
        quiz_or_judge = self.exercise.is_quiz or verdict.case.judge
        return bool(not verdict.passed or quiz_or_judge) or self._agrees(position, verdict)

    def _is_drawn(self, position: int, case: Case) -> bool:
        """Return whether a mistake's answers to a case are others each time: judged by luck."""
        first = self._mistakes_outcome(position, case)
        again = self.outcome_of(self.exercise.mistakes[position], case)
        return bool(case.judge) and not same(first.value, again.value)

    def _is_same(self, outcome: Outcome, verdict: Verdict) -> bool:
        """Return whether an outcome of ours is the student's."""
        case, theirs = verdict.case, verdict.outcome
        if outcome.failure or theirs.failure:
            return _said(outcome.failure) == _said(theirs.failure)
        if case.unchanged and outcome.changed != theirs.changed:
            return False
        return same_answer(verdict.expected, outcome.value, theirs.value, case.rtol)

    def _mistakes_outcome(self, position: int, case: Case) -> Outcome:
        if (position, case.name) not in self._mistaken:
            outcome = self.outcome_of(self.exercise.mistakes[position], case)
            self._mistaken[position, case.name] = outcome
        return self._mistaken[position, case.name]

    def outcome_of(self, mistake: Mistake, case: Case) -> Outcome:
        """Return what a mistake gives in a case."""
        function = self.exercise.asked(self.exercise.wrong_version(mistake))
        with quiet():
            outcome = call(function, self.arguments(case), self.exercise.parameters)
        return replace(outcome, value=without_own(case, outcome.value))

    def _said_of_mistake(self, position: int, case: Case) -> Difference | None:
        if (position, case.name) not in self._judged_mistakes:
            outcome = self._mistakes_outcome(position, case)
            self._judged_mistakes[position, case.name] = self.judge(case, outcome).difference
        return self._judged_mistakes[position, case.name]


def form_of(value: Any) -> Any:
    """Return what kind of answer it is, whatever its numbers are: its parts and their shapes.

    Examples
    --------
    >>> form_of(([np.zeros((2, 1))], {"b": 1.0}))
    ('tuple', (('list', ((2, 1),)), ('dict', (('b', ()),))))
    """
    if isinstance(value, Mapping):
        return "dict", tuple((key, form_of(value[key])) for key in sorted(value, key=str))
    if isinstance(value, list | tuple):
        return type(value).__name__, tuple(map(form_of, value))
    if isinstance(value, np.ndarray | np.generic | bool | int | float | complex):
        return np.shape(value)
    return type(value).__name__


def same_answer(right: Any, ours: Any, theirs: Any, rtol: float) -> bool:
    """Return whether an answer is a mistake's, but for keys of their own that nobody asks for.

    Examples
    --------
    >>> right = {"dW1": 1.0, "dW2": 2.0}
    >>> same_answer(right, {"dW2": 3.0}, {"dW2": 3.0, "own": 1}, 1e-6)
    True
    >>> same_answer(right, {"dW2": 3.0}, {"dW1": 1.0, "dW2": 3.0}, 1e-6)
    False
    >>> same_answer([1.0, 2.0], [1.0, 3.0], np.array([1.0, 3.0]), 1e-6)  # either would be right
    True
    >>> same_answer([True, False], [True, True], [np.True_, np.True_], 1e-6)  # of NumPy's kind
    True
    """
    theirs = _as_asked(right, _without_more(right, ours, theirs))
    ours = _as_asked(right, ours)
    return difference(ours, theirs, rtol) is None and difference(theirs, ours, rtol) is None


def _without_more(right: Any, ours: Any, theirs: Any) -> Any:
    """Return an answer without keys that neither the right one nor ours has."""
    if isinstance(right, Mapping) and isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        return {
            key: _without_more(right.get(key), ours.get(key), value)
            for key, value in theirs.items()
            if key in right or key in ours
        }
    several = all(isinstance(each, list | tuple) for each in (right, ours, theirs))
    if several and len(right) == len(ours) == len(theirs):
        return type(theirs)(map(_without_more, right, ours, theirs))
    return theirs


def _as_asked(right: Any, value: Any) -> Any:
    """Return an answer with its series of numbers as arrays, where a list is asked for."""
    if isinstance(right, Mapping) and isinstance(value, Mapping):
        return {key: _as_asked(right.get(key), part) for key, part in value.items()}
    if isinstance(right, list | tuple) and isinstance(value, list | tuple | np.ndarray):
        if _is_series(right) and _is_series(value):
            return np.array(value)
        if isinstance(value, list | tuple) and len(right) == len(value):
            return type(value)(map(_as_asked, right, value))
    return value


def _is_series(value: Any) -> bool:
    """Return whether it is a list, a tuple or an array of single numbers, at least one."""
    several = not isinstance(value, np.ndarray) or value.ndim == 1
    return (
        several
        and bool(len(value))
        and all(isinstance(each, int | float | np.number | np.bool_) for each in value)
    )


OWN = "(of your own)"
"""Stands for a part of an answer that nobody looks into."""


def without_own(case: Case, value: Any) -> Any:
    """Return an answer without the part that nobody looks into."""
    if case.own is None or type(value) not in (tuple, list) or len(value) <= case.own:
        return value
    parts = list(value)
    if parts[case.own] is not None:
        parts[case.own] = OWN
    return type(value)(parts)


def _fits(mistake: Mistake, value: Any) -> bool:
    try:
        return bool(mistake.fits and mistake.fits(value))
    except Exception:  # written for answers of the right kind; a hint is not worth an error
        return False


def _words_of(difference: Difference | None) -> str | None:
    """Return what a judge says without its numbers, which may be drawn."""
    return NUMBER.sub("…", difference.message) if difference else None


NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?")


def _said(failure: Failure | None) -> tuple[str, str] | None:
    return (failure.kind, failure.message) if failure else None


def _fault(
    exercise: Exercise, case: Case, arguments: tuple[Any, ...], expected: Any, outcome: Outcome
) -> Difference | None:
    if outcome.failure:
        return Difference(failure_message(exercise, outcome.failure))
    if case.processor_seconds and outcome.processor_seconds > case.processor_seconds:
        return Difference(
            f"{exercise.name} took more than {case.processor_seconds:g} seconds of processor time, "
            "which is well beyond its budget."
        )
    if case.judge:
        found = _judged(case.judge, arguments, outcome.value)
    else:
        what = "your answer" if exercise.is_quiz else "the result"
        found = difference(expected, outcome.value, case.rtol, what)
    if found is None and case.unchanged and outcome.changed:
        return Difference(_of_changed(exercise, case, outcome), of_arguments=True)
    return found


MOST_ENTRIES = 3
"""Changed entries that are named; of more, only the arguments that have them."""


def _of_changed(exercise: Exercise, case: Case, outcome: Outcome) -> str:
    """Say which arguments were changed; of a visible case, which entries of them."""
    names = " and ".join(f"`{name}`" for name in outcome.changed)
    what = "argument" if len(outcome.changed) == 1 else "arguments"
    told = f"{exercise.name} changed its {what} {names} in place"
    if 0 < len(outcome.entries) <= MOST_ENTRIES and not case.is_hidden:
        told += f": {' and '.join(outcome.entries)}"
    return f"{told}. The caller's arrays must stay as they were: make a new array instead."


class JudgeFailed(Exception):
    """A judge raised; the message is for the student, whose answer is of another kind mostly."""


def same_form(value: Any, right: Any) -> bool:
    """Return whether an answer has all parts of the right one, in its shapes, and is finite.

    A judge must cope with such an answer, however wrong its numbers are.

    Examples
    --------
    >>> same_form({"W": np.zeros((2, 1))}, {"W": np.ones((2, 1))}), same_form([1], 1)
    (True, False)
    """
    if isinstance(right, dict):
        return (
            isinstance(value, dict)
            and value.keys() == right.keys()
            and all(same_form(value[key], right[key]) for key in right)
        )
    if isinstance(right, list | tuple):
        return (
            type(value) is type(right)
            and len(value) == len(right)
            and all(map(same_form, value, right))
        )
    if right is None or isinstance(right, str):
        return type(value) is type(right)
    if not isinstance(value, np.ndarray | np.generic | bool | int | float):
        return False
    array, wanted = np.asarray(value), np.asarray(right)
    numbers = array.dtype.kind in NUMERIC and array.shape == wanted.shape
    return numbers and bool(np.isfinite(array).all())


def _judged(judge: Judge, arguments: tuple[Any, ...], value: Any) -> Difference | None:
    calls = isinstance(arguments, Calls) and isinstance(value, list)
    if value is None or (calls and any(each is None for each in value)):
        return Difference(NOTHING_RETURNED.format("the result"))
    try:
        with quiet():
            # `float` of an array with one entry: an error since NumPy 2.4, so with older ones too
            warnings.filterwarnings("error", "Conversion of an array with ndim > 0")
            problem = judge(copy.deepcopy(arguments), value)
    except Exception as error:  # a judge expects an answer of the right kind
        raise JudgeFailed(
            f"the result is {describe(value)}, which is not the kind asked for."
        ) from error
    return Difference(problem) if problem else None


def failure_message(exercise: Exercise, failure: Failure, quote: bool = True) -> str:
    """Say how a function failed; its own words, which may hold its inputs, only if `quote`."""
    if failure.is_unwritten and exercise.is_quiz:
        return "There is no answer to this question yet."
    if failure.is_unwritten:
        return f"{exercise.name} is not written yet."
    where = ""
    if failure.line:
        where = f", in {line_of(failure, exercise.name)}: {failure.line}"
    said = failure.message if quote else ""
    return f"{failure.kind}{': ' * bool(said)}{said}{where}"


def line_of(failure: Failure, name: str) -> str:
    """Say in which line something failed, and of which function if of none of that name.

    Examples
    --------
    >>> line_of(Failure("ValueError", "", 2, "return y", "predict"), "model")
    'line 2 of `predict`'
    """
    other = failure.function not in ("", name)
    return f"line {failure.line_number}{f' of `{failure.function}`' if other else ''}"


def is_answer(exercise: Exercise, subject: Any) -> bool:
    """Return whether something can be judged: a function, or of a quiz a dict of answers."""
    return answers_of(subject) is not None if exercise.is_quiz else callable(subject)


def diagnose(exercise: Exercise, verdicts: Sequence[Verdict]) -> Diagnosis:
    """Say which known mistake answers come from that were judged in this process.

    Examples
    --------
    >>> from autograde_tests import exercises_of
    >>> sigmoid = exercises_of("week2/numpy_basics")["sigmoid"]
    >>> wrong = sigmoid.wrong_version(sigmoid.mistakes[0])
    >>> diagnose(sigmoid, run_cases(sigmoid, wrong, sigmoid.cases, seed="secret")).mistake is (
    ...     sigmoid.mistakes[0]
    ... )
    True
    """
    key = AnswerKey(exercise)
    key.learn(verdicts)
    return key.diagnose(verdicts)


def cannot_be_read(exercise: Exercise, question: Any, outcome: Outcome) -> str | None:
    """Return what keeps something from being an answer to a quiz's question, right or wrong."""
    if outcome.failure:
        return failure_message(exercise, outcome.failure)
    say = exercise.unreadable.get(question)
    return say(outcome.value) if say else None


def only_asked(exercise: Exercise, subject: Any) -> list[Verdict]:
    """Ask for the answers of a quiz that count at grading only, and judge none of them.

    Returns
    -------
    list of Verdict
        What keeps each from being an answer, right or wrong; nothing else.

    Examples
    --------
    >>> from autograde_tests import hidden, visible
    >>> pair = Exercise("pair", "A pair", {"a": 1, "b": 2}, (visible("a", "a"), hidden("b", "b")))
    >>> [verdict.passed for verdict in only_asked(pair, {"b": 7})]
    [True]
    """
    answer, verdicts = exercise.asked(subject), []
    for case in exercise.cases:
        if case.is_hidden:
            question = case.draw(np.random.default_rng())  # the same, whatever is drawn
            outcome = call(answer, question, exercise.parameters)
            said = cannot_be_read(exercise, question[0], outcome)
            verdicts.append(Verdict(case, outcome, Difference(said) if said else None, question))
    return verdicts


def run_cases(
    exercise: Exercise, subject: Any, cases: Sequence[Case], seed: str | None = None
) -> list[Verdict]:
    """Call and judge a function (or a quiz's dict of answers) on cases, all in this process.

    Examples
    --------
    >>> from autograde_tests import exercises_of
    >>> sigmoid = exercises_of("week2/numpy_basics")["sigmoid"]
    >>> all(v.passed for v in run_cases(sigmoid, sigmoid.reference, sigmoid.cases, seed="secret"))
    True
    """
    key = AnswerKey(exercise, seed)
    function, parameters = exercise.asked(subject), exercise.parameters
    return [key.judge(case, call(function, key.arguments(case), parameters)) for case in cases]
