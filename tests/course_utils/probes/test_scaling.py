"""Are the rules that week 2's test of a leak is handed what they are said to be?"""

import numpy as np
import pytest

from course_utils.probes import scaling
from course_utils.reference.tabular import leaks, standardize_table

TRAIN = np.array([[1.0, 4.0, 2.0], [30.0, 10.0, 50.0]])
TEST = np.array([[2.0, 3.0, 7.0], [20.0, 30.0, 60.0]])


@pytest.mark.parametrize("rule", [*scaling.HONEST, *scaling.LEAKING])
def test_only_the_leaking_ones_leak(rule: str):
    """Does each leak show when a test example comes alone, and no honest rule change?"""
    assert scaling.verdicts(leaks, [rule], TRAIN, TEST) == [rule in scaling.LEAKING]


def test_one_leak_shows_in_the_training_set_alone():
    """Does that rule do with the test set what an honest one does?"""
    rule = scaling.LEAKING["training set only"]
    alone = np.hstack([rule(TRAIN, TEST[:, [i]])[1] for i in range(3)])
    np.testing.assert_array_equal(alone, rule(TRAIN, TEST)[1])


def test_rounding_is_all_that_differs():
    """Is the rule that rounds otherwise the plain one, but not to the last digit?"""
    mine, other = standardize_table(TRAIN, TEST / 3)[1] / 2, scaling.HONEST["rounded otherwise"]
    np.testing.assert_allclose(other(TRAIN, TEST / 3)[1], mine, rtol=1e-12)
    assert np.any(other(TRAIN, TEST / 3)[1] != mine)
