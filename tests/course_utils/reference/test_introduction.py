"""Do the price neuron, its error and the searches agree with PyTorch, scikit-learn and SciPy?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from scipy import optimize
from sklearn import metrics

from course_utils.probes.neurons import found
from course_utils.reference.introduction import (
    best_neuron,
    find_neuron,
    mean_squared_error,
    neuron_through,
    price_neuron,
)

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


@pytest.mark.parametrize(("bend", "size", "price"), [(20, 80, 180), (150, 50, 310), (-5, 40, 90)])
def test_the_neuron_passes_its_point_and_bends_where_it_should(bend, size, price):
    """Is it off on one side of the bend, and does it give the price?"""
    w, b = neuron_through(bend, size, price)
    assert price_neuron(size, w, b) == pytest.approx(price)
    assert price_neuron(bend - 0.1 * (size - bend), w, b) == 0
    assert price_neuron(bend + 0.1 * (size - bend), w, b) == pytest.approx(price / 10)


def town(seed):
    """Return sales whose prices one neuron nearly has."""
    rng = np.random.default_rng(seed)
    w, bend = rng.uniform(2, 6), rng.uniform(20, 60)
    size = rng.uniform(5, 160, 60)
    return size, np.maximum(0, w * (size - bend)) * (1 + 0.06 * rng.normal(size=60)), w, bend


@pytest.mark.parametrize("seed", range(5))
def test_the_best_pair_is_that_of_scipys_search(seed):
    """Does SciPy's search over the same grid find the same pair?"""
    size, price, *_ = town(seed)
    least = optimize.brute(
        lambda p: np.mean((np.maximum(0, p[0] * size + p[1]) - price) ** 2),
        (slice(1, 7, 0.5), slice(-300, 0, 10)),
        finish=None,
    )
    weights, biases = np.arange(1, 7, 0.5), np.arange(-300, 0, 10)
    np.testing.assert_allclose(best_neuron(size, price, weights, biases)[:2], least)


@pytest.mark.parametrize("seed", range(20))
def test_the_search_ends_near_the_least_error(seed):
    """Does SciPy, from the right pair on, find an error that is hardly smaller?"""
    size, price, w, bend = town(seed)

    def error(pair):
        return np.mean((np.maximum(0, pair[0] * size + pair[1]) - price) ** 2)

    least = optimize.minimize(error, (w, -w * bend), method="Nelder-Mead").fun
    assert error(found(find_neuron, size, price, 300)) < 1.03 * least


@given(sizes)
def test_inputs_stay_as_they_were(size):
    """Does every function leave its input alone?"""
    before = size.copy()
    price_neuron(size, 2.0, -30.0)
    mean_squared_error(size, size + 1)
    np.testing.assert_array_equal(size, before)
