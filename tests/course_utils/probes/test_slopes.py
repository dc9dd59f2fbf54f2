"""Is a gradient check asked about the backward pass that was planted, and none left behind?"""

import numpy as np
import pytest

from course_utils.probes.slopes import checked
from course_utils.reference import gradient_checking


def source_of(body):
    """Return a check as a student's notebook has it, beside a backward pass, and its names."""
    names = {"backward_propagation": lambda x, theta: 6.0}
    exec(f"def check(x, theta, epsilon=0.25):\n    {body}", names)
    return names["check"], names


@pytest.mark.parametrize("times", [1.0, -2.0, 0.0])
def test_the_slope_is_multiplied_during_the_call(times):
    """Does the check see the spoilt slope, called by position or by name?"""
    check, names = source_of(
        "return backward_propagation(x, theta), backward_propagation(x=x, theta=theta)"
    )
    right = names["backward_propagation"]
    assert checked(check, 1.0, 2.0, slope_times=times) == (6 * times, 6 * times)
    assert names["backward_propagation"] is right


def test_epsilon_is_handed_on_only_if_it_is_given():
    """Does the check keep its own default?"""
    check, _ = source_of("return epsilon")
    assert (checked(check, 1.0, 2.0), checked(check, 1.0, 2.0, 0.5)) == (0.25, 0.5)


def test_the_right_backward_pass_comes_back_after_an_error():
    """Is the student's function there again when the check has raised?"""
    check, names = source_of("raise ValueError('mine')")
    right = names["backward_propagation"]
    with pytest.raises(ValueError, match="mine"):
        checked(check, 1.0, 2.0, slope_times=3.0)
    assert names["backward_propagation"] is right


def test_a_missing_backward_pass_is_the_checks_own_affair():
    """Is the error that of the line that calls it?"""
    check, names = source_of("return backward_propagation(x, theta)")
    del names["backward_propagation"]
    with pytest.raises(NameError, match="backward_propagation"):
        checked(check, 1.0, 2.0, slope_times=3.0)
    assert "backward_propagation" not in names


def test_a_slope_of_the_wrong_sign_is_as_far_off_as_can_be():
    """Does the reference answer 1 there, by the definition of the ratio?"""
    found = checked(gradient_checking.gradient_check, 2.0, -0.5, 0.1, slope_times=-2.0)
    np.testing.assert_allclose(found, 1.0, rtol=1e-12)
