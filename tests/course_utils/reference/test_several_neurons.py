"""Do the curves of neurons and the hidden layer agree with NumPy and PyTorch?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from course_utils.reference.several_neurons import (
    agent_price,
    bend_coefficients,
    bent_curve,
    bent_price,
    count_parameters,
)


@given(arrays(float, array_shapes(max_dims=2), elements=st.floats(0, 200)))
def test_bent_price_joins_four_points(size):
    """Is the curve the straight lines between its bends, and does its input stay?"""
    before = size.copy()
    expected = np.interp(size, [0, 30, 90, 130, 230], [0, 0, 300, 420, 470])
    np.testing.assert_allclose(bent_price(size), expected, atol=1e-9)
    np.testing.assert_array_equal(size, before)


@pytest.mark.parametrize("seed", range(10))
def test_neurons_join_any_points(seed):
    """Is the sum of neurons what NumPy interpolates, and level left of all knots?"""
    rng = np.random.default_rng(seed)
    knots, heights = np.cumsum(rng.uniform(0.1, 2, 8)), rng.normal(size=8)
    coefficients = bend_coefficients(knots, heights)
    x = rng.uniform(knots[0] - 3, knots[-1], (4, 5))
    expected = np.interp(x, knots, heights)
    np.testing.assert_allclose(bent_curve(x, knots, coefficients, heights[0]), expected, atol=1e-9)


@pytest.mark.parametrize("homes", [None, 6])
def test_agent_price_is_a_network_of_pytorchs(torch, homes):
    """Do two linear layers with a ReLU between them give the same prices?"""
    rng = np.random.default_rng(1)
    W, b, c = rng.normal(size=(3, 4)), rng.normal(size=3), rng.normal(size=3)
    x = rng.normal(size=4 if homes is None else (4, homes))
    layer, out = torch.nn.Linear(4, 3).double(), torch.nn.Linear(3, 1).double()
    with torch.no_grad():
        for parameter, value in zip(
            [layer.weight, layer.bias, out.weight, out.bias], [W, b, c[None], [2.0]], strict=True
        ):
            parameter.copy_(torch.tensor(value))
        expected = out(torch.relu(layer(torch.tensor(x.T)))).numpy()[..., 0]
    np.testing.assert_allclose(agent_price(x, W, b, c, 2.0), expected, rtol=1e-12)


@pytest.mark.parametrize("layers", [[4, 3, 1], [2, 1], [7, 5, 5, 3]])
def test_parameters_are_counted_as_pytorch_has_them(torch, layers):
    """Have PyTorch's linear layers as many?"""
    network = [torch.nn.Linear(*pair) for pair in zip(layers, layers[1:], strict=False)]
    expected = sum(p.numel() for layer in network for p in layer.parameters())
    assert count_parameters(layers) == expected
