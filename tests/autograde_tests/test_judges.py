"""Do judges believe nothing that is cheap? A case with a judge compares with no reference."""

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery.calling import Calls, Outcome, plain
from autograde_tests.machinery.compare import difference
from autograde_tests.machinery.exercises import Case, Exercise, Mistake, visible
from autograde_tests.machinery.judging import AnswerKey, run_cases

from .notebooks import EXERCISES, NOTEBOOKS, param

SEED = "cheap answers"
GUESS = "a"
"""May be the answer to a question of a quiz."""
CONSTANTS: tuple[Any, ...] = (
    0, 1, -1, 0.5, True, np.nan, np.inf, -np.inf, 1e300, 1e-300, "", GUESS, (), [], {}, [[]], [{}],
    np.zeros(0), np.zeros((1, 1)), np.full((2, 2), np.nan), ({}, []), ({}, [0.5]),
)  # fmt: skip
MOST_PARTS = 8
"""Parts of an answer that are spoilt one by one."""
FILLINGS = (np.nan, np.inf, -np.inf, 0.0, 1.0, -1.0, 1e300, 1e-300, 1e9)


def filled(value: Any, number: float) -> Any:
    """Return an answer with a number for each of its numbers."""
    if isinstance(value, dict):
        return {key: filled(item, number) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(filled(item, number) for item in value)
    if isinstance(value, np.ndarray):
        return np.full(value.shape, number)
    return value if value is None or isinstance(value, str) else number


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Give each number, array or text of an answer, with the way to it."""
    if isinstance(value, dict | list | tuple):
        keys = value if isinstance(value, dict) else range(len(value))
        for key in keys:
            yield from leaves(value[key], (*path, key))
    else:
        yield path, value


def with_part(value: Any, path: tuple[Any, ...], part: Any) -> Any:
    """Return an answer with another part in one place."""
    if not path:
        return part
    if isinstance(value, dict):
        return {**value, path[0]: with_part(value[path[0]], path[1:], part)}
    items = list(value)
    items[path[0]] = with_part(items[path[0]], path[1:], part)
    return type(value)(items)


def without_part(value: Any, path: tuple[Any, ...]) -> Any:
    """Return an answer without one of its parts."""
    if len(path) > 1:
        return with_part(value, path[:1], without_part(value[path[0]], path[1:]))
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if key != path[0]}
    return type(value)(item for index, item in enumerate(value) if index != path[0])


def other_shapes(value: Any) -> Iterator[tuple[str, Any]]:
    """Give an array in shapes that broadcasting forgives."""
    array = np.asarray(value)
    if array.dtype.kind not in "biuf":
        return
    if array.shape != array.shape[::-1]:
        yield "transposed", array.T
    yield "ravelled", array.ravel()
    yield "an axis more", array[..., np.newaxis]
    yield "its mean", array.mean() if array.size else 0.0
    yield "doubled", np.concatenate([np.atleast_1d(array)] * 2)
    yield "cut", np.atleast_1d(array)[:-1]
    yield "as text", str(value)


def cheap(exercise: Exercise, arguments: tuple[Any, ...], right: Any) -> Iterator[tuple[str, Any]]:
    """Give answers that somebody can give who has solved nothing, each with what it is."""
    several = isinstance(arguments, Calls)
    for constant in CONSTANTS:
        if exercise.is_quiz and constant is GUESS:
            continue
        yield f"always {constant!r}", [constant] * len(arguments) if several else constant
    if exercise.is_quiz:
        return  # any other answer is a guess
    each = arguments if several else (arguments,)
    for index in range(len(each[0])):
        given = [one[index] for one in each]
        yield f"argument {index}", given if several else given[0]
    yield "all arguments", [*each] if several else each[0]
    for number in FILLINGS:
        yield f"filled with {number}", filled(right, number)
    for factor in (1e-9, 1e9):
        yield f"{factor} times", scaled(right, factor)
    every = list(leaves(right))
    for path, part in every[:: -(-len(every) // MOST_PARTS) or 1]:
        if isinstance(part, str) or part is None:
            continue
        for number in (np.nan, np.inf, 1e300):
            yield f"{number} in {path}", with_part(right, path, filled(part, number))
        for name, other in other_shapes(part):
            yield f"{path} {name}", with_part(right, path, other)
        if path:
            yield f"without {path}", without_part(right, path)
    yield from same_twice(right)
    yield from one_step(exercise, arguments)


def scaled(value: Any, factor: float) -> Any:
    """Return an answer with each of its numbers multiplied."""
    if isinstance(value, dict):
        return {key: scaled(item, factor) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(scaled(item, factor) for item in value)
    return value if value is None or isinstance(value, str) else np.asarray(value) * factor


def same_twice(right: Any) -> Iterator[tuple[str, Any]]:
    """Give answers in which one part stands for all."""
    if isinstance(right, list | tuple) and len(right) > 1:
        for index in range(0, len(right), -(-len(right) // MOST_PARTS)):
            yield f"[{index}] everywhere", type(right)([right[index]] * len(right))
        yield "everything twice", right + right
        yield "the first only", right[:1]
    if isinstance(right, dict) and len(right) > 1:
        yield "the first everywhere", dict.fromkeys(right, next(iter(right.values())))


def one_step(exercise: Exercise, arguments: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    """Give what the reference answers when it trains for 0 or 1 steps, or with another rate."""
    names = list(exercise.parameters)
    if dict(zip(names, arguments, strict=False)).get("num_iterations") == 0:
        return  # asks for the start
    for name, values in (("num_iterations", (0, 1)), ("learning_rate", (0.0, 1e-9))):
        if name in names and not isinstance(arguments, Calls):
            for value in values:
                if value == dict(zip(names, arguments, strict=False)).get(name):
                    continue
                given = dict(zip(names, arguments, strict=False)) | {name: value}
                yield f"{name} {value}", exercise.asked(exercise.reference)(**given)


MEANT = {
    ("week4/deep_network_application", "two_layer_model"): {
        r"\(1, 0\) (ravelled|an axis more)": "a cost may be an array that holds one number",
    },
    ("week4/deep_network_application", "L_layer_model"): {
        r"\(1, 0\) (ravelled|an axis more)": "a cost may be an array that holds one number",
    },
    ("week4/digits_deep_network", "digits_design"): {
        r".*\('layer_dims', 1\).*": "a network without its hidden layer may be good enough",
    },
    # each repair of find_the_bug earns its own points, with whatever else is broken
    ("week4/find_the_bug", "L_model_forward"): {
        r".*\(1, \d, 1\).*": "what a cache keeps of Z is repaired in linear_activation_forward",
    },
    ("week4/find_the_bug_backward", "linear_backward"): {
        r"(nan in |inf in |1e\+300 in |)\((1|2),\).*": "dW and db are looked at in different cases",
    },
    ("week4/find_the_bug_backward", "linear_activation_backward"): {
        r"\(2,\) ravelled": "the shape of db is repaired in linear_backward",
    },
    ("week4/find_the_bug_backward", "L_model_backward"): {
        r".*\('dA\d',\).*": "a case about the sign looks at what updates need",
        r"\('db\d',\) ravelled": "the shape of db is repaired in linear_backward",
    },
    ("week4/find_the_bug_backward", "update_parameters"): {
        r".*\('[Wb]\d',\).*": "hidden biases and the last layer are looked at in different cases",
    },
    ("week4/find_the_bug_backward", "L_layer_model"): {
        r"\(0, 'b\d'\) .*": "biases of another shape are repaired in linear_backward",
    },
}
"""Cheap answers that are believed, by exercise, and why: what they are, as a pattern."""

JUDGED = [
    param(f"{notebook}/{exercise.name}", exercise, notebook, exercise)
    for notebook, exercise in EXERCISES
    if any(case.judge for case in exercise.cases)
]


def believed(exercise: Exercise, case: Case) -> list[str]:
    """Return the cheap answers that earn a case's points and are not right."""
    key = AnswerKey(exercise, SEED)
    arguments = key.arguments(case)
    with np.errstate(all="ignore"):
        right = plain(exercise.expected(arguments))
        return [
            name
            for name, value in cheap(exercise, arguments, right)
            if key.judge(case, Outcome(plain(value))).passed
            and difference(right, plain(value)) is not None
        ]


@pytest.mark.parametrize(("notebook", "exercise"), JUDGED)
def test_a_judge_believes_nothing_cheap(notebook, exercise):
    """Does nobody earn a judged case's points by constants, nan, inputs, one step or the like?"""
    meant = MEANT.get((notebook, exercise.name), {})
    unused = set(meant)
    for case in exercise.cases:
        if case.judge:
            for name in believed(exercise, case):
                reasons = {pattern for pattern in meant if re.fullmatch(pattern, name)}
                assert reasons, f"{case.name}: {name}"
                unused -= reasons
    assert not unused


def test_the_battery_notices_a_judge_that_looks_at_shapes_only():
    """Is it noticed when a network of nan, or an untrained one, is taken for a trained one?"""

    def train(X, num_iterations=3):
        return {"W1": X * num_iterations, "b1": np.ones((2, 1))}

    def shapes_only(arguments, value):
        return None if np.shape(value["W1"]) == (2, 2) else "another shape"

    case = visible("shapes", np.eye(2), 3, judge=shapes_only)
    names = believed(Exercise("train", "A network", train, (case,)), case)
    assert {"filled with nan", "filled with 0.0", "num_iterations 1", "without ('b1',)"} <= set(
        names
    )
    assert "argument 0" not in names
    assert "always {}" not in names


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_no_constant_answers_a_hidden_case(notebook):
    """Does a function that looks at nothing earn points where answers are compared?"""
    for exercise in exercises_of(notebook).values():
        key = AnswerKey(exercise, "a seed for tests")
        for case in [] if exercise.is_quiz else exercise.cases:
            if case.is_hidden and not case.judge:
                several = key.arguments(case)
                for value in (0.0, 1.0, -1.0, 0.5, 7.25, True, None):
                    answer = [value] * len(several) if isinstance(several, Calls) else value
                    assert not key.judge(case, Outcome(answer)).passed, (case.name, value)


@pytest.mark.parametrize(
    ("where", "old", "new", "words"),
    [
        (
            "week6/mini_batches/random_mini_batches",
            "order[start : start + mini_batch_size]",
            "order[start : start + mini_batch_size - 1]",
            "2 of 11 examples appear in no mini-batch.",
        ),
        (
            "week6/mini_batches/random_mini_batches",
            "Y[:, chosen]",
            "Y[0, chosen]",
            "mini_batch_Y of mini-batch 1 has shape (4,), expected (2, examples of the batch).",
        ),
        (
            "week5/setting_up/split_data",
            "round(dev * m)",
            "round(dev * m) + 3",
            "the dev set has 9 of 20 examples, which is not the share `dev`.",
        ),
        (
            "week5/setting_up/split_data",
            "np.split(order, [n_train, n_train + n_dev])",
            "np.split(order[:-1], [n_train, n_train + n_dev])",
            "training, dev and test set have 12 + 6 + 1 examples, and there are 20.",
        ),
        (
            "week5/augmentation/augment",
            "rng.integers(0, 2 * q + 1)",
            "rng.integers(0, 2 * q)",
            "the windows move at most 3 pixels left and 2 right: up to an eighth of the images, "
            "3 pixels, should occur both ways.",
        ),
        (
            "week3/activations/initialize_parameters",
            "0.01 * rng.standard_normal((n_h, n_x))",
            "0.005 * rng.standard_normal((n_h, n_x))",
            "W1 spreads less than 0.01 times a normal draw does.",
        ),
    ],
)
def test_a_judge_says_which_part_what_came_and_what_is_expected(where, old, new, words):
    """Does the sentence under the first wrong visible case tell what to look at?"""
    notebook, name = where.rsplit("/", 1)
    exercise = exercises_of(notebook)[name]
    wrong = exercise.wrong_version(Mistake("Tested here.", replace={old: new}))
    visible_cases = [case for case in exercise.cases if not case.is_hidden]
    verdicts = run_cases(exercise, wrong, visible_cases, "unused")
    first = next(verdict for verdict in verdicts if not verdict.passed)
    assert first.difference.message == words
