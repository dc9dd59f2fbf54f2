"""Do the activations agree with SciPy, with PyTorch and with finite differences?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from scipy.special import expit

from course_utils.reference import activations
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
def test_tanh_is_a_stretched_sigmoid(z):
    """Is tanh twice the sigmoid of twice its input, less 1?"""
    np.testing.assert_allclose(activations.tanh(z), 2 * expit(2 * z) - 1, atol=1e-15)


@given(moderate)
def test_leaky_relu_leaks_a_hundredth(z):
    """Is the leaky ReLU the positive part less a hundredth of the size of the negative part?"""
    expected = (z + np.abs(z)) / 2 - 0.01 * (np.abs(z) - z) / 2
    np.testing.assert_allclose(activations.leaky_relu(z), expected, atol=1e-15)


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "leaky_relu", "swish"])
@given(pre_activations=moderate, seed=st.integers(0, 10**6))
def test_backward_is_torchs_gradient(torch, name, pre_activations, seed):
    """Does each backward step carry dA to the dZ of PyTorch's automatic differentiation?"""
    Z = torch.tensor(pre_activations, requires_grad=True)
    dA = np.random.default_rng(seed).normal(size=pre_activations.shape)
    forward = {
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
        "relu": torch.relu,
        "leaky_relu": lambda z: torch.nn.functional.leaky_relu(z, 0.01),
        "swish": torch.nn.functional.silu,
    }[name]
    forward(Z).backward(torch.tensor(dA))
    dZ = getattr(activations, f"{name}_backward")(dA, pre_activations)
    assert dZ.shape == pre_activations.shape
    np.testing.assert_allclose(dZ, Z.grad.numpy(), rtol=1e-9, atol=1e-14)


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "leaky_relu", "swish"])
def test_backward_is_the_scaled_slope(name):
    """Is each backward step, for dA = 2, twice the difference quotient of its activation?"""
    Z, step = np.array([[-4.0, -1.0, -0.3], [0.2, 1.5, 5.0]]), 1e-6
    g = getattr(activations, name)
    slope = (g(Z + step) - g(Z - step)) / (2 * step)
    dZ = getattr(activations, f"{name}_backward")(np.full(Z.shape, 2.0), Z)
    np.testing.assert_allclose(dZ, 2 * slope, atol=1e-8)


@given(moderate)
def test_inputs_stay_as_they_were(z):
    """Does every activation leave its inputs alone?"""
    before = z.copy()
    for name in activations.__all__:
        getattr(activations, name)(*[z] * (2 if name.endswith("backward") else 1))
    np.testing.assert_array_equal(z, before)
