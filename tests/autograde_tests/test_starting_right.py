"""Do the checks of setting_up and initialization take nothing for what it is not?"""

import numpy as np
import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery.feedback import graded_card
from autograde_tests.machinery.judging import diagnose, run_cases
from course_utils.reference import setting_up


def card_of(notebook, name, answer):
    """Grade a function with a fixed seed."""
    exercise = exercises_of(f"week5/{notebook}")[name]
    verdicts = run_cases(exercise, answer, exercise.cases, "seed")
    return graded_card(exercise, verdicts, diagnose(exercise, verdicts))


@pytest.mark.parametrize("nothing", [float("nan"), None])
def test_norms_that_are_no_numbers_earn_nothing(nothing):
    """Does a list of the right length, with nothing in it, lose every mark?"""

    def gradient_norms(grads):
        return [nothing for name in grads if name.startswith("dW")]

    assert card_of("initialization", "gradient_norms", gradient_norms).points == 0


def accuracies_in_a_row(correct, dev, seeds):
    """Give the right numbers as an array of one row."""
    return np.array([setting_up.dev_accuracies(correct, dev, seeds)])


def accuracies_that_are_nan(correct, dev, seeds):
    """Divide nothing by nothing, for every seed."""
    return [float("nan")] * len(seeds)


def accuracies_of_all_examples(correct, dev, seeds):
    """Divide what is right in each dev set by the number of all examples."""
    return [dev * share for share in setting_up.dev_accuracies(correct, dev, seeds)]


@pytest.mark.parametrize(
    "answer", [accuracies_in_a_row, accuracies_that_are_nan, accuracies_of_all_examples]
)
def test_other_faults_of_accuracies_get_no_hint(answer):
    """Is a hint kept for the mistake that it is about?"""
    card = card_of("setting_up", "dev_accuracies", answer)
    assert card.points == 0
    assert card.hints == ()


@pytest.mark.parametrize("scheme", ["he", "xavier"])
def test_another_spread_is_not_taken_for_a_division(scheme):
    """Does a spread that nobody is known for get no hint about multiplying and dividing?"""

    def initialize(layers_dims):
        rng, parameters = np.random.default_rng(0), {}
        for layer, (n_in, n_out) in enumerate(
            zip(layers_dims[:-1], layers_dims[1:], strict=True), start=1
        ):
            spread = np.sqrt(6 / (n_in + n_out))
            parameters[f"W{layer}"] = spread * rng.standard_normal((n_out, n_in))
            parameters[f"b{layer}"] = np.zeros((n_out, 1))
        return parameters

    card = card_of("initialization", f"initialize_parameters_{scheme}", initialize)
    assert card.points < 8
    assert card.hints == ()
