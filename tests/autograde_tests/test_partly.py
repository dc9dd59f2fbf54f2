"""Is a slip that was made in one of two lines told, and in which of them?"""

import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery.judging import AnswerKey, run_cases
from autograde_tests.machinery.partly import partly

from .written import written

MOMENTUM = exercises_of("week6/optimization_methods")["update_parameters_with_momentum"]
TEXT = """
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    for l in range(1, len(parameters) // 2 + 1):
        for k in "Wb":
            v[f"d{k}{l}"] = beta * v[f"d{k}{l}"] + (1 - beta) * grads[f"d{k}{l}"]
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"]
    return parameters, v
"""


def said(text):
    """Return what is said of a version of momentum."""
    verdicts = run_cases(MOMENTUM, written(text, MOMENTUM.name), MOMENTUM.cases, "seed")
    key = AnswerKey(MOMENTUM, "seed")
    key.learn(verdicts)
    return partly(key, verdicts)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("b", "So it is with the biases; the weights are right."),
        ("W", "So it is with the weights; the biases are right."),
    ],
)
def test_a_slip_in_one_of_two_lines_has_the_hint_of_the_slip(kind, told):
    """Is the hint that of the declared mistake, with the half that has it?"""
    replaced = TEXT.replace(
        f'learning_rate * v[f"d{kind}{{l}}"]', f'learning_rate * grads[f"d{kind}{{l}}"]'
    )
    assert replaced != TEXT
    found = said(replaced)
    assert "the step still goes along the gradient" in found
    assert found.endswith(told)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.replace("learning_rate * v", "learning_rate * grads"),
        TEXT.replace('learning_rate * v[f"db', '3 * v[f"db'),
        TEXT.replace("return parameters", "return parameters + 1"),
    ],
)
def test_nothing_is_said_of_what_is_no_half(text):
    """Is nothing told of what is right, wrong in both halves, not known, or raises?"""
    assert said(text) == ""
