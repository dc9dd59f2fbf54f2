"""Do the activations agree with SciPy and with finite differences?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from scipy.special import expit

from course_utils.reference.activations import relu, sigmoid, sigmoid_derivative

moderate = arrays(float, array_shapes(max_dims=3, max_side=5), elements=st.floats(-30, 30))


@given(moderate)
def test_sigmoid_is_expit(z):
    """Is σ SciPy's expit, for every shape?"""
    np.testing.assert_allclose(sigmoid(z), expit(z), rtol=1e-13)


@pytest.mark.filterwarnings("ignore:overflow")
def test_sigmoid_reaches_its_limits():
    """Does σ stay a number where e⁻ᶻ overflows?"""
    np.testing.assert_array_equal(sigmoid(np.array([-1e4, 1e4])), [0, 1])


def test_sigmoid_takes_a_number():
    """Does σ of a plain number come back as a scalar?"""
    assert sigmoid(0) == 0.5
    assert np.ndim(sigmoid(3)) == 0


@given(moderate)
def test_sigmoid_derivative_is_the_slope(x):
    """Is σ′ at x the central difference of expit?"""
    step = 1e-5
    slope = (expit(x + step) - expit(x - step)) / (2 * step)
    np.testing.assert_allclose(sigmoid_derivative(x), slope, atol=1e-9)


@given(moderate)
def test_relu_keeps_the_positive_part(z):
    """Is ReLU the mean of z and |z|?"""
    np.testing.assert_allclose(relu(z), (z + np.abs(z)) / 2)


@given(moderate)
def test_inputs_stay_as_they_were(z):
    """Does every activation leave its input alone?"""
    before = z.copy()
    for function in (sigmoid, sigmoid_derivative, relu):
        function(z)
    np.testing.assert_array_equal(z, before)
