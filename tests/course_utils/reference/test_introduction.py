"""Do the price neuron, its error and the bent curve agree with PyTorch, scikit-learn and NumPy?"""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from sklearn import metrics

from course_utils.reference.introduction import bent_price, mean_squared_error, price_neuron

sizes = arrays(float, array_shapes(min_dims=0, max_dims=3, max_side=5), elements=st.floats(0, 300))
parameter = st.floats(-50, 50)


@given(sizes, parameter, parameter)
def test_price_neuron_is_one_linear_unit_with_a_relu(torch, size, w, b):
    """Does PyTorch's linear layer with a ReLU give the same prices, in the same shape?"""
    column, weight, bias = (torch.tensor(v, dtype=torch.float64) for v in (size, w, b))
    linear = torch.nn.functional.linear(column.reshape(-1, 1), weight.reshape(1, 1), bias)
    expected = torch.relu(linear).numpy().reshape(size.shape)
    assert np.shape(price_neuron(size, w, b)) == size.shape
    np.testing.assert_allclose(price_neuron(size, w, b), expected, rtol=1e-12, atol=1e-9)


def test_price_neuron_takes_a_number():
    """Is the price of one plain number a scalar?"""
    assert price_neuron(100, 3, -60) == 240
    assert np.ndim(price_neuron(10, 3, -60)) == 0


pairs = st.integers(1, 20).flatmap(
    lambda m: st.tuples(*[arrays(float, m, elements=st.floats(-1e3, 1e3))] * 2)
)


@given(pairs)
def test_mean_squared_error_is_that_of_scikit_learn(pair):
    """Does scikit-learn give the same number?"""
    expected = metrics.mean_squared_error(*pair)
    np.testing.assert_allclose(mean_squared_error(*pair), expected, rtol=1e-12)


@given(arrays(float, array_shapes(max_dims=2), elements=st.floats(0, 200)))
def test_bent_price_joins_four_points(size):
    """Is the curve the straight lines between its bends?"""
    expected = np.interp(size, [0, 30, 90, 130, 230], [0, 0, 300, 420, 470])
    np.testing.assert_allclose(bent_price(size), expected, atol=1e-9)


@given(sizes)
def test_inputs_stay_as_they_were(size):
    """Does every function leave its input alone?"""
    before = size.copy()
    price_neuron(size, 2.0, -30.0)
    bent_price(size)
    mean_squared_error(size, size + 1)
    np.testing.assert_array_equal(size, before)
