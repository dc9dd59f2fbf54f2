"""Is every exercise declared well enough to grade with?"""

import dataclasses
import inspect
import re

import numpy as np
import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery.calling import Calls, Outcome, call, plain
from autograde_tests.machinery.cards import show_value
from autograde_tests.machinery.cases import HoldingBack
from autograde_tests.machinery.exercises import Exercise, Mistake, as_function, hidden, visible
from autograde_tests.machinery.faults import faults_of
from autograde_tests.machinery.feedback import checked_card, graded_card
from autograde_tests.machinery.judging import AnswerKey, run_cases

from .notebooks import EXERCISES, NOTEBOOKS, is_long, param


def seeds_of(exercise):
    """Return what an exercise's hidden cases are drawn from, one after the other."""
    return [f"seed {number}" for number in range(2 if is_long(exercise) else 4)]


WITH_CARDS = 2
"""Seeds whose cards are made: marks are compared with each of them, hints with these."""

IDS = [f"{notebook}/{exercise.name}" for notebook, exercise in EXERCISES]

every_exercise = pytest.mark.parametrize(
    ("notebook", "exercise"),
    [
        param(where, exercise, notebook, exercise)
        for where, (notebook, exercise) in zip(IDS, EXERCISES, strict=True)
    ],
)
every_mistake = pytest.mark.parametrize(
    ("exercise", "mistake"),
    [
        param(f"{where}-{number}", exercise, exercise, mistake)
        for where, (_, exercise) in zip(IDS, EXERCISES, strict=True)
        for number, mistake in enumerate(exercise.mistakes)
    ],
)
every_equivalent = pytest.mark.parametrize(
    ("exercise", "version"),
    [
        param(f"{where}-{number}", exercise, exercise, version)
        for where, (_, exercise) in zip(IDS, EXERCISES, strict=True)
        for number, version in enumerate(exercise.equivalents)
    ],
)


def marks(exercise, version, seed):
    """Return the points of a version over all cases."""
    return earned_by(run_cases(exercise, version, exercise.cases, seed))


def earned_by(verdicts):
    """Return the points of the cases that have passed."""
    return sum(verdict.case.points for verdict in verdicts if verdict.passed)


KEYS: dict[int, tuple[Exercise, AnswerKey]] = {}
"""By the exercise's number, which is another's once it is gone: so it is kept beside its key."""


def key_of(exercise):
    """Return one key for all versions and all seeds of an exercise.

    Its exercise has the visible cases once, and each hidden one with each seed.
    """
    if id(exercise) not in KEYS:  # it has no hash
        cases = [case for case in exercise.cases if not case.is_hidden]
        cases += [
            hidden_with(exercise, case, seed)
            for seed in seeds_of(exercise)
            for case in kept_of(exercise)
        ]
        key = AnswerKey(dataclasses.replace(exercise, cases=tuple(cases)), "any")
        KEYS[id(exercise)] = exercise, key
    return KEYS[id(exercise)][1]


def kept_of(exercise):
    """Return the hidden cases."""
    return [case for case in exercise.cases if case.is_hidden]


def hidden_with(exercise, case, seed):
    """Return a hidden case that is drawn from one seed, whatever the key's is."""
    return dataclasses.replace(
        case, name=f"{case.name}, {seed}", draw=lambda _: exercise.arguments(case, seed)
    )


def judged(key, version, cases):
    """Call a version on some cases, and judge it."""
    function, parameters = key.exercise.asked(version), key.exercise.parameters
    return [key.judge(case, call(function, key.arguments(case), parameters)) for case in cases]


def seen_and_graded(key, exercise, version):
    """Return the verdicts on the visible cases, and for each seed those on all."""
    found = {each.case.name: each for each in judged(key, version, key.exercise.cases)}
    seen = [found[case.name] for case in exercise.cases if not case.is_hidden]
    graded = {
        seed: [
            found[f"{case.name}, {seed}" if case.is_hidden else case.name]
            for case in exercise.cases
        ]
        for seed in seeds_of(exercise)
    }
    return seen, graded


def is_plain(value):
    """Whether a value can be sent to another process as data."""
    if type(value) in (bool, int, float, str, type(None)):
        return True
    if type(value) is np.ndarray:
        return value.dtype.kind in "biuf"
    if type(value) in (list, tuple):
        return all(map(is_plain, value))
    if type(value) is dict:
        return all(type(key) is str for key in value) and all(map(is_plain, value.values()))
    return False


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_a_notebooks_declarations_have_no_faults(notebook):
    """Are there cases, mistakes and equivalents enough, and do hints and titles read well?"""
    declared = exercises_of(notebook).values()
    assert [fault for exercise in declared for fault in faults_of(exercise)] == []


@every_exercise
def test_the_reference_gets_full_marks(notebook, exercise):
    """Does the right answer earn every point, whatever any instructor's seed draws?"""
    for number in range(10 if is_long(exercise) else 20):
        key = AnswerKey(exercise, f"reference {number}")
        for case in kept_of(exercise) if number else exercise.cases:
            key.work_out(case)  # as grading does beforehand
            if not case.judge:  # else it has been called and judged
                (verdict,) = judged(key, exercise.reference, [case])
                assert verdict.passed, (case.name, number)


@every_equivalent
def test_an_equivalent_gets_full_marks(exercise, version):
    """Does another way of writing it earn every point?"""
    _, graded = seen_and_graded(key_of(exercise), exercise, version)
    for seed, verdicts in graded.items():
        assert [v.difference for v in verdicts] == [None] * len(verdicts), seed


@every_mistake
def test_a_mistake_loses_marks_and_earns_its_own_hint(exercise, mistake):
    """Does the mistake cost something, and does the student read the hint meant for it?

    A check hears of it before anything is handed in; but half of a quiz counts at grading.
    """
    key = key_of(exercise)
    seen, graded = seen_and_graded(key, exercise, key.exercise.wrong_version(mistake))
    passes = all(verdict.passed for verdict in seen)
    assert exercise.is_quiz or not passes
    if not passes:
        assert checked_card(exercise, seen, key.diagnose(seen)).hints == (mistake.hint,)
    for seed, verdicts in list(graded.items())[:WITH_CARDS]:
        card = graded_card(exercise, verdicts, key.diagnose(verdicts))
        assert card.hints == (mistake.hint,) or passes, seed
    earned = {seed: earned_by(verdicts) for seed, verdicts in graded.items()}
    assert max(earned.values()) < exercise.points
    assert len(set(earned.values())) == 1, f"marks depend on the seed: {earned}"


@every_exercise
def test_arguments_are_plain_data(notebook, exercise):
    """Can every case be sent to another process?"""
    for case in exercise.cases:
        arguments = exercise.arguments(case, "plain")
        assert type(arguments) in (tuple, Calls, HoldingBack), case.name
        for each in arguments if type(arguments) is Calls else [arguments]:
            assert type(each) in (tuple, HoldingBack), case.name
            assert all(map(is_plain, each)), case.name


INFINITE = {"random_search", "coarse_to_fine"}
"""What they return counts a run that diverged as infinitely bad."""


HANDED_NAN = {"gradients_are_right": "one entry of dW1 is not a number"}
"""Cases that hand in what is not a number on purpose: the exercise is to notice it."""


@every_exercise
def test_arguments_and_answers_are_finite(notebook, exercise):
    """Is every number that a case is about an ordinary one?"""
    for case in exercise.cases:
        arguments = exercise.arguments(case, "finite")
        handed = [] if HANDED_NAN.get(exercise.name) == case.name else numbers_in(arguments)
        answers = [] if exercise.name in INFINITE else numbers_in(exercise.expected(arguments))
        for value in (*handed, *answers):
            assert np.isfinite(value).all(), case.name


def numbers_in(value):
    """Give every number or numeric array in plain data."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return [found for item in value for found in numbers_in(item)]
    return [] if value is None or isinstance(value, str) else [np.asarray(value, float)]


@every_exercise
def test_hidden_cases_depend_on_the_seed(notebook, exercise):
    """Are hidden inputs the same for one seed and different for another?"""
    kept = [case for case in exercise.cases if case.is_hidden]

    def drawn(case, seed):
        arguments = exercise.arguments(case, seed)
        return arguments, getattr(arguments, "held_back", None)

    draws = [repr([drawn(case, seed) for case in kept]) for seed in "abcda"]
    assert draws[0] == draws[-1]
    if not exercise.is_quiz:
        assert len(set(draws)) > 1


@every_exercise
def test_visible_inputs_can_be_read(notebook, exercise):
    """Does what the card shows of each visible input fit into a few lines?"""
    for case in exercise.cases:
        if not case.is_hidden:
            for value in exercise.arguments(case):
                assert len(show_value(value)) <= 600, case.name


@every_exercise
def test_the_references_docstring_links_back(notebook, exercise):
    """Does the reference name the week and notebook that derive it?"""
    if exercise.is_quiz:
        return
    text = " ".join((inspect.getdoc(exercise.reference) or "").split())
    assert re.search(r"Derived in week \d, notebook \w+", text)
    assert "Source: " in text


@every_exercise
def test_uses_name_earlier_exercises(notebook, exercise):
    """Does an exercise rely only on functions that stand above it?"""
    names = [other.name for home, other in EXERCISES if home == notebook]
    assert set(exercise.uses) <= set(names[: names.index(exercise.name)])


@every_exercise
def test_a_blank_answer_earns_nothing(notebook, exercise):
    """Does returning None, or leaving the quiz empty, cost every point?"""
    blank = dict.fromkeys(exercise.reference) if exercise.is_quiz else lambda *_: None
    assert marks(exercise, blank, "blank") == 0


@every_exercise
def test_an_answer_that_is_nan_earns_nothing(notebook, exercise):
    """Does an answer of the right form, with nan for each fraction, fail wherever there is one?"""
    for case in [] if exercise.is_quiz else exercise.cases:
        spoilt = []
        answer = in_nan(plain(exercise.expected(exercise.arguments(case, "nan"))), spoilt)
        verdict = AnswerKey(exercise, "nan").judge(case, Outcome(answer))
        assert not (verdict.passed and spoilt), case.name


def in_nan(value, spoilt):
    """Return an answer with nan for each of its fractions; note them in a list."""
    if isinstance(value, dict):
        return {key: in_nan(item, spoilt) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(in_nan(item, spoilt) for item in value)
    if isinstance(value, float | np.ndarray) and np.asarray(value).dtype.kind == "f":
        spoilt.extend(np.ravel(value))
        return value * np.nan
    return value


def double(x):
    """Multiply by two. Derived in week 1, notebook sample. Source: arithmetic."""
    return 2 * x


SAMPLE = Exercise(
    "double",
    "Twice a number",
    double,
    (
        visible("one", 1.0),
        hidden("a column", lambda rng: (-rng.uniform(1, 2, size=(3, 1)),), points=2),
    ),
    mistakes=(
        Mistake("Twice is a product, not a sum.", replace={"*": "+"}),
        Mistake("The sign is lost.", function=lambda x: 2 * abs(x)),
    ),
)


def test_a_sample_mistake_keeps_the_points_it_deserves():
    """Is partial credit what the passed cases are worth?"""
    lost_sign = SAMPLE.wrong_version(SAMPLE.mistakes[1])
    assert marks(SAMPLE, lost_sign, "a seed") == 1
    assert marks(SAMPLE, SAMPLE.wrong_version(SAMPLE.mistakes[0]), "a seed") == 0


@pytest.mark.parametrize("value", [object(), np.array([object()]), {1: 2.0}, [1j], np.float64(1)])
def test_the_plain_data_rule_finds_faults(value):
    """Is what cannot be sent as data rejected?"""
    assert not is_plain(value)


def test_a_quiz_is_a_function_of_its_questions():
    """Does an answered question give the answer, and an empty one count as not written?"""
    quiz = as_function({"a": (3, 1), "b": None})
    assert quiz("a") == (3, 1)
    with pytest.raises(NotImplementedError):
        quiz("b")
