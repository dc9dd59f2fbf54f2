"""Is a training run tried with few rounds first, and only where that tells something?"""

import ast
import inspect

import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery.exercises import Exercise, visible
from autograde_tests.machinery.judging import run_cases
from autograde_tests.machinery.probing import names_seen_by
from autograde_tests.machinery.trying import Trial

from .written import written


def descended(x, num_iterations):
    """Make a number smaller again and again, and record where it is every 100 rounds."""
    seen = []
    for i in range(num_iterations):
        if i % 100 == 0:
            seen.append(x)
        x = x - x / 200
    return x, seen


TEXT = inspect.getsource(descended)


def _is_small(arguments, value):
    """Ask for a small number only."""
    return "It is large." if abs(value[0]) > 1 else None


def tried_first(text, **options):
    """Return how many rounds a search's first case has."""
    case = visible("long", 3.0, 300, **options)
    exercise = Exercise("descended", "Down", descended, (case,))
    subject = written(text, "descended")
    verdicts = run_cases(exercise, subject, exercise.cases)
    trial = Trial(exercise, names_seen_by(subject), verdicts, ast.parse(text))
    assert trial.cases[-1] is case  # which is what decides
    return trial.key.arguments(trial.failed[0])[1]


@pytest.mark.parametrize(
    ("right", "wrong", "rounds"),
    [
        ("x / 200", "x / 300", 1),
        ("return x", "return 2 * x", 1),
        ("i % 100", "i % 10", 12),
        ("i % 100", "i % 50", 300),
    ],
)
def test_the_fewest_rounds_that_show_a_slip_are_tried_first(right, wrong, rounds):
    """Is the run as short as it can be while it is wrong?"""
    assert tried_first(TEXT.replace(right, wrong)) == rounds


def test_few_rounds_are_no_case_where_the_right_function_would_fail_it():
    """Is a judge not asked about a run that is too short for it?"""
    assert tried_first(TEXT.replace("x / 200", "x * 2"), judge=_is_small) == 300


def test_the_slip_is_found_in_a_training_run_that_a_judge_looks_at():
    """Does a case with few rounds come from an exercise's own cases and judge?"""
    exercise = exercises_of("week4/deep_network_application")["L_layer_model"]
    text = (
        "def L_layer_model(X, Y, layers_dims, rate, num_iterations, print_cost=0, rng=1):\n"
        "    parameters, costs = initialize_parameters_deep(layers_dims, rng), []\n"
        "    for i in range(num_iterations):\n"
        "        AL, caches = L_model_forward(X, parameters)\n"
        "        if i % 10 == 0:\n"
        "            costs.append(compute_cost(AL, Y))\n"
        "        grads = parameter_gradients(AL, Y, caches)\n"
        "        parameters = update_parameters(parameters, grads, rate)\n"
        "    return parameters, costs\n"
    )
    names = exercise.reference.__globals__
    subject = written(text, "L_layer_model", **names)
    cases = [case for case in exercise.cases if not case.is_hidden]
    verdicts = run_cases(exercise, subject, cases)
    trial = Trial(exercise, names_seen_by(subject), verdicts, ast.parse(text))
    assert trial.failed[0].name == "101 tiny updates, 12 rounds"
