"""Have wrong answers one signature where the mistake is one, and two where there are two?"""

from itertools import combinations

import numpy as np
import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery.exercises import Exercise, hidden, visible
from autograde_tests.machinery.judging import AnswerKey, run_cases
from autograde_tests.machinery.signatures import OF_HIDDEN, signature_of
from benchmarks.hints import function_of
from benchmarks.wrong_versions import all_versions

DEEP = exercises_of("week4/deep_network_step_by_step") | exercises_of("week4/deep_backpropagation")
QUIZ = exercises_of("week2/numpy_basics")["shapes_quiz"]


def centre(x):
    """Take the mean away, and say what it was."""
    mean = x.mean(axis=1, keepdims=True)
    return {"centred": x - mean, "mean": mean}


CENTRE = Exercise(
    "centre",
    "Rows with the mean 0",
    centre,
    (
        visible("two rows", np.array([[1.0, 2.0, 4.5], [0.25, 0.5, 128.0]])),
        visible("one number", np.array([[3.0]])),
        hidden("some rows", lambda rng: (rng.normal(size=(3, 5)),)),
    ),
)


def between(arguments, answer):
    """Say what is wrong with numbers that may be any between 0 and 1."""
    if np.shape(answer) != arguments:
        return f"the shape is {np.shape(answer)}, expected {arguments}."
    return None if np.max(answer) <= 1 else f"{np.max(answer):g} is more than 1."


DRAW = Exercise(
    "draw",
    "Numbers between 0 and 1",
    lambda *shape: np.random.default_rng().uniform(size=shape),
    (visible("a matrix", 2, 3, judge=between),),
)
PICK = Exercise(
    "pick", "Any of two", lambda *shape: np.ones(shape), (visible("two", 2, judge=between),)
)


def signature(exercise, subject, seed="secret", cases=None):
    """Return the signature of a function's answers to all cases."""
    verdicts = run_cases(exercise, subject, cases or exercise.cases, seed)
    return signature_of(AnswerKey(exercise, seed), verdicts)


def forgot_axis(x):
    """Take the mean of all."""
    return {"centred": x - x.mean(), "mean": x.mean(axis=1, keepdims=True)}


def forgot_axis_by_sums(x):
    """Do the same with a sum in another order, in another type, with a key of its own."""
    total = sum(float(number) for row in x[::-1] for number in row[::-1])
    mean = [[sum(row) / len(row)] for row in x]
    return {"mean": np.array(mean), "n": x.size, "centred": -(total / x.size - x)}


def added(x):
    """Add the mean."""
    return {**centre(x), "centred": x + x.mean(axis=1, keepdims=True)}


def without_key(x):
    """Forget one of two parts."""
    return {"centred": x - x.mean()}


def misnamed(x):
    """Call a part by another name."""
    return {"centred": x - x.mean(), "means": x.mean(axis=1, keepdims=True)}


def as_column(x):
    """Lose a shape."""
    return {**centre(x), "mean": x.mean(axis=1)}


def not_finite(x):
    """Divide by 0."""
    return {**centre(x), "centred": x * np.nan}


def infinite(x):
    """Divide by 0, too."""
    return {**centre(x), "centred": x * np.inf}


def wrong_alone(x):
    """Be right for one row."""
    return centre(x) if len(x) == 1 else {**centre(x), "centred": x}


def wrong_everywhere(x):
    """Be right for no row."""
    return {**centre(x), "centred": x}


def raising(error, message):
    """Return a function that raises."""

    def raise_it(x):
        raise error(message.format(object()))

    return raise_it


DIFFERENT = [
    forgot_axis,
    added,
    without_key,
    misnamed,
    as_column,
    not_finite,
    infinite,
    wrong_alone,
    wrong_everywhere,
    lambda x: None,
    lambda x: x.tolist(),
    lambda x: x,
    lambda x: {**centre(x), "centred": (x - x.mean(axis=1, keepdims=True)) * 2},
    lambda x: {**centre(x), "centred": (x - x.mean(axis=1, keepdims=True)) * 2.001},
    lambda x: {**centre(x), "centred": "later"},
    raising(KeyError, "W"),
    raising(KeyError, "b"),
    raising(ValueError, "W"),
]


def test_different_mistakes_have_different_signatures():
    """Do values, scale, shape, kind, keys, what is right and what is raised each count?"""
    signatures = [signature(CENTRE, each) for each in DIFFERENT]
    assert all(signatures)
    assert len(set(signatures)) == len(DIFFERENT)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (forgot_axis, forgot_axis_by_sums),
        (added, lambda x: {**added(x), "centred": added(x)["centred"] * (1 + 1e-12)}),
        (lambda x: x * 0.1 * 3, lambda x: x * 0.3),
        (lambda x: x * 0, lambda x: (x + 0.1) - 0.1 - x),
        (lambda x: np.ones(x.shape), lambda x: np.ones(x.shape, dtype=int)),
        (lambda x: 0.0 * x, lambda x: -0.0 * x),
        (not_finite, lambda x: {**centre(x), "centred": -(x * np.nan)}),
        (raising(TypeError, "no {}"), raising(TypeError, "no {}")),
        (
            raising(ValueError, "0.30000000000000004 is too much"),
            raising(ValueError, "0.3 is too much"),
        ),
    ],
)
def test_one_mistake_written_in_two_ways_has_one_signature(one, other):
    """Do rounding, the order of a sum, types, extra keys and addresses in a message not count?"""
    assert signature(CENTRE, one) == signature(CENTRE, other) != ""


def test_the_check_and_the_grader_find_the_same():
    """Is it the same with visible cases alone, with hidden ones, and with any seed?"""
    visible_cases = [case for case in CENTRE.cases if not case.is_hidden]
    for wrong in DIFFERENT:
        alone = signature(CENTRE, wrong, seed=None, cases=visible_cases)
        assert alone == signature(CENTRE, wrong) == signature(CENTRE, wrong, "another")


def test_what_only_hidden_cases_see_says_so():
    """Is it told by hidden answers, of one seed, and known as such?"""

    def fails_at_three(x):
        return centre(x) if len(x) < 3 else {**centre(x), "centred": x}

    def fails_otherwise(x):
        return centre(x) if len(x) < 3 else {**centre(x), "mean": x}

    one = signature(CENTRE, fails_at_three)
    assert one.startswith(OF_HIDDEN)
    assert one not in (signature(CENTRE, fails_otherwise), signature(CENTRE, fails_at_three, "z"))
    assert not signature(CENTRE, added).startswith(OF_HIDDEN)


def unwritten(*_):
    """Stand there as the empty exercise does."""
    raise NotImplementedError()


@pytest.mark.parametrize(
    ("exercise", "subject"),
    [
        (CENTRE, centre),
        (CENTRE, unwritten),
        (CENTRE, lambda x: centre(x) if len(x) == 1 else unwritten()),
        (QUIZ, {}),
        (QUIZ, {question: "none of these" for question in QUIZ.reference}),
    ],
)
def test_no_group_is_told_of_these(exercise, subject):
    """Has a right, an unwritten or a half-written function none, and a quiz none either?"""
    assert signature(exercise, subject) == ""


def test_time_makes_no_group():
    """Is an answer that is wrong for its time alone in no group, as machines differ?"""
    slow = Exercise("f", "Fast", lambda x: x, (visible("one", 1.0, processor_seconds=1e-9),))

    def work(x):
        return sum(np.ones(100_000)) * 0 + x

    assert signature(slow, work) == ""


def test_what_is_changed_in_place_counts_where_it_is_a_fault():
    """Are two functions with one answer told apart where one of them writes into its argument?"""
    array = np.array([1.0, 2.0])

    def doubles(x):
        x *= 2
        return x + 1

    def adds(x):
        return 2 * x + 1

    for unchanged in (True, False):
        case = visible("two", array, unchanged=unchanged)
        exercise = Exercise("f", "Twice", lambda x: 2 * x, (case,))
        assert (signature(exercise, doubles) == signature(exercise, adds)) != unchanged


def test_numbers_that_chance_decides_make_no_group():
    """Are drawn answers told by their form alone, and those of a seed by their numbers?"""
    rng = np.random.default_rng(0)

    def large(*shape):
        return 2 + rng.uniform(size=shape)

    def turned(*shape):
        return rng.uniform(size=shape[::-1])

    def nested(*shape):
        return {"drawn": rng.uniform(size=shape)}

    assert signature(DRAW, large) == ""
    assert signature(DRAW, turned) == signature(DRAW, turned) != ""
    assert signature(DRAW, turned) != signature(DRAW, nested)
    twos, threes = (signature(PICK, lambda n, by=by: by * np.ones(n)) for by in (2, 3))
    assert twos != threes  # the same words, and numbers that are no chance


def test_a_case_that_chance_does_not_decide_is_enough():
    """Is an answer told by the others of its cases where one is drawn, whatever was drawn?"""
    rng = np.random.default_rng(0)

    def small(*shape):
        return np.zeros(shape) if shape == (2, 2) else rng.uniform(size=shape)

    mixed = Exercise("small", "Below 1", small, (*DRAW.cases, visible("a square", 2, 2)))
    twos, threes = (lambda *shape, by=by: small(*shape) + by for by in (2, 3))
    assert signature(mixed, twos) == signature(mixed, twos) != ""
    assert signature(mixed, twos) != signature(mixed, threes)


def test_real_mistakes_are_told_apart_exactly_where_their_answers_differ():
    """Have two declared mistakes one signature just where every visible answer is the same?"""
    for exercise in DEEP.values():
        if exercise.is_quiz or any(case.judge for case in exercise.cases):
            continue
        cases = [case for case in exercise.cases if not case.is_hidden]
        found = []
        for mistake in exercise.mistakes:
            verdicts = run_cases(exercise, exercise.wrong_version(mistake), cases)
            found.append((verdicts, signature_of(AnswerKey(exercise), verdicts)))
        for (one, first), (other, second) in combinations(found, 2):
            alike = all(map(same_wrong_answer, one, other))
            assert (first == second) == alike or not (first or second), exercise.name


SAME = [
    ("sigmoid", "tanh-of-the-whole-score", "tanh-without-the-half"),
    ("sigmoid_derivative", "central-difference-by-one-step", "difference-over-h"),
    ("softmax", "one-denominator-for-the-table", "total-not-reset", "total never reset"),
    ("softmax", "shift-above-not-below", "shifted-above-only"),
    ("L1", "norm-without-its-order", "norm-of-default-order", "norm without its order"),
    ("linear_backward", "outer-products-not-added", "loop-overwrites-weight-gradient"),
    ("update_parameters", "walk-over-the-gradients", "looks-for-all-gradients"),
    ("numerical_gradients", "copied-dict-not-arrays", "shallow-copy", "copies only the dict"),
    ("backward_propagation_with_dropout", "masks-exchanged", "masks-swapped"),
    ("exponentially_weighted_average", "power-counts-from-zero", "days-counted-from-zero"),
    ("update_lr", "compounded-each-epoch", "divided-again-each-epoch"),
    ("softmax_jacobian", "multinomial-covariance-sign", "minus-forgotten-off-diagonal"),
]
"""Of an exercise: one mistake, as people wrote it who did not know of each other."""
HANDS = {"before", "after", "third", "fourth"}
"""Whose versions were compared to find these."""


@pytest.mark.parametrize("same", SAME, ids=lambda same: f"{same[0]}-{same[1]}")
def test_what_several_people_wrote_is_one_group_where_the_mistake_is_one(same):
    """Has a mistake one signature in all hands, and has no other version of that function it?"""
    exercise, one, *others = same
    versions = [v for v in all_versions() if v.exercise == exercise and v.hand in HANDS]
    notebook = next(each.notebook for each in versions if each.name == one)
    declared = exercises_of(notebook)[exercise]
    cases = [case for case in declared.cases if not case.is_hidden]
    found = {
        each.name: signature(declared, function_of(declared, each), cases=cases)
        for each in versions
        if each.notebook == notebook
    }
    assert {name for name, mine in found.items() if mine == found[one]} == {one, *others}


def same_wrong_answer(one, other):
    """Return whether two verdicts of a case are about the same answer, entry by entry."""
    if one.passed or other.passed:
        return one.passed == other.passed
    if one.outcome.failure or other.outcome.failure:
        texts = [(v.outcome.failure or None) and v.outcome.failure.message for v in (one, other)]
        return texts[0] == texts[1]
    if one.outcome.changed != other.outcome.changed and one.case.unchanged:
        return False
    return close(one.outcome.value, other.outcome.value)


def close(one, other):
    """Return whether two answers have the same parts, with equal numbers but for rounding."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(close(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(close, one, other))
    odd = (dict, list, tuple, str, type(None))
    if isinstance(one, odd) or isinstance(other, odd):
        return type(one) is type(other) and one == other
    return np.shape(one) == np.shape(other) and np.allclose(one, other, 1e-9, 1e-15, True)
