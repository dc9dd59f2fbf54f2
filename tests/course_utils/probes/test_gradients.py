"""Are the functions that week 2's test of a gradient is handed what they are said to be?"""

import numpy as np
import pytest

from course_utils.probes import gradients
from course_utils.reference.logistic import gradient_is_right, measured_gradient

GIVEN = (np.array([[2.0], [1.5], [2.5]]), 1.2, np.arange(15.0).reshape(3, 5) / 5, np.zeros((1, 5)))


@pytest.mark.parametrize("name", gradients.GRADIENTS)
def test_only_the_right_one_is_right(name: str):
    """Is each fault one that a measured gradient shows, and the right function right?"""
    assert gradients.verdicts(gradient_is_right, [name], *GIVEN) == [name == "right"]


def test_the_polynomial_has_the_slopes_of_its_formula():
    """Do measured slopes agree with (C + Cᵀ) w + b, and 3 k b² plus the sum of the weights?"""
    w, C = np.array([[1.0], [-2.0]]), np.array([[1.0, 3.0], [0.5, -1.0]])
    slopes = gradients.measured(measured_gradient, w, 0.5, C, 2.0)
    np.testing.assert_allclose(slopes["dw"], (C + C.T) @ w + 0.5, rtol=1e-6)
    assert np.isclose(slopes["db"], 3 * 2.0 * 0.25 - 1)
