"""Is the network with one hidden layer right, judged by PyTorch, scalar loops and differences?"""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils import datasets
from course_utils.reference import shallow


def problem(n_x, n_h, m, seed):
    """Return parameters with non-zero biases, inputs and labels."""
    rng = np.random.default_rng(seed)
    parameters = {
        "W1": rng.normal(size=(n_h, n_x)),
        "b1": rng.normal(size=(n_h, 1)),
        "W2": rng.normal(size=(1, n_h)),
        "b2": rng.normal(size=(1, 1)),
    }
    return parameters, rng.normal(size=(n_x, m)), rng.integers(0, 2, size=(1, m))


problems = st.builds(
    problem, st.integers(1, 5), st.integers(1, 6), st.integers(1, 8), st.integers(0, 10**6)
)


def cost_of(parameters, X, Y):
    """Return the cost without the code under test: one example and one unit at a time."""
    (b2,), (w2,) = (
        parameters["b2"][0],
        parameters["W2"].tolist(),
    )
    total = 0.0
    for x, y in zip(X.T, Y[0], strict=True):
        z2 = b2
        for w1, b1, weight in zip(parameters["W1"], parameters["b1"], w2, strict=True):
            z2 += weight * math.tanh(sum(w * v for w, v in zip(w1, x, strict=True)) + b1[0])
        total += np.logaddexp(0, z2) - y * z2  # the cross-entropy of a sigmoid of z2
    return total / X.shape[1]


@given(problems)
def test_cost_matches_scalar_loops(drawn):
    """Are the forward pass and the cost those of plain loops over units and examples?"""
    parameters, X, Y = drawn
    A2, cache = shallow.forward_propagation(X, parameters)
    assert shallow.compute_cost(A2, Y) == pytest.approx(cost_of(parameters, X, Y), rel=1e-9)
    n_h, m = len(parameters["W1"]), X.shape[1]
    shapes = {name: value.shape for name, value in cache.items()}
    assert shapes == {"Z1": (n_h, m), "A1": (n_h, m), "Z2": (1, m), "A2": (1, m)}
    assert cache["A2"] is A2


@given(problems)
def test_gradients_match_torch(torch, drawn):
    """Are all four gradients, and everything in the cache, PyTorch's?"""
    parameters, X, Y = drawn
    _, cache = shallow.forward_propagation(X, parameters)
    grads = shallow.backward_propagation(parameters, cache, X, Y)
    leaves = {name: torch.tensor(value, requires_grad=True) for name, value in parameters.items()}
    Z1 = leaves["W1"] @ torch.tensor(X) + leaves["b1"]
    Z2 = leaves["W2"] @ torch.tanh(Z1) + leaves["b2"]
    target = torch.tensor(Y, dtype=torch.float64)
    torch.nn.functional.binary_cross_entropy_with_logits(Z2, target).backward()
    for name, leaf in leaves.items():
        assert grads[f"d{name}"].shape == parameters[name].shape
        np.testing.assert_allclose(grads[f"d{name}"], leaf.grad, rtol=1e-8, atol=1e-12)
    for name, tensor in (("Z1", Z1), ("A1", torch.tanh(Z1)), ("Z2", Z2), ("A2", Z2.sigmoid())):
        np.testing.assert_allclose(cache[name], tensor.detach(), rtol=1e-9, atol=1e-12)


@given(problems)
def test_gradients_match_finite_differences(drawn):
    """Is each gradient the slope of the cost along a random direction?"""
    parameters, X, Y = drawn
    _, cache = shallow.forward_propagation(X, parameters)
    grads = shallow.backward_propagation(parameters, cache, X, Y)
    rng, step = np.random.default_rng(0), 1e-5
    for name, value in parameters.items():
        direction = rng.normal(size=value.shape)
        up = cost_of({**parameters, name: value + step * direction}, X, Y)
        down = cost_of({**parameters, name: value - step * direction}, X, Y)
        slope = np.sum(grads[f"d{name}"] * direction)
        assert slope == pytest.approx((up - down) / (2 * step), rel=1e-4, abs=1e-8)


@given(problems)
def test_arguments_stay_as_they_were(drawn):
    """Do a forward, a backward and an update step leave their arguments alone?"""
    parameters, X, Y = drawn
    before = {name: value.copy() for name, value in parameters.items()}
    X_before = X.copy()
    _, cache = shallow.forward_propagation(X, parameters)
    grads = shallow.backward_propagation(parameters, cache, X, Y)
    new = shallow.update_parameters(parameters, grads)
    np.testing.assert_array_equal(X, X_before)
    for name, value in before.items():
        np.testing.assert_array_equal(parameters[name], value)
        np.testing.assert_allclose(new[name], value - 1.2 * grads[f"d{name}"])


@given(st.integers(1, 9), st.integers(1, 9), st.integers(1, 9))
def test_sizes_and_shapes(n_x, n_y, m):
    """Do sizes come from the rows of the data, and parameters have the sizes asked for?"""
    assert shallow.layer_sizes(np.zeros((n_x, m)), np.zeros((n_y, m))) == (n_x, 4, n_y)
    parameters = shallow.initialize_parameters(n_x, 5, n_y, rng=0)
    shapes = {name: value.shape for name, value in parameters.items()}
    assert shapes == {"W1": (5, n_x), "b1": (5, 1), "W2": (n_y, 5), "b2": (n_y, 1)}


@pytest.mark.parametrize("seed", range(1, 6))
def test_a_flower_takes_four_units(seed):
    """Does the headline hold: about 90 % with 4 hidden units, on new points too?"""
    X, Y = datasets.make_flower(seed=seed)
    parameters = shallow.nn_model(X, Y, 4, num_iterations=5000, rng=seed)
    assert 86 <= 100 * np.mean(shallow.predict(parameters, X) == Y) <= 96
    X_new, Y_new = datasets.make_flower(seed=100 + seed)
    assert 84 <= 100 * np.mean(shallow.predict(parameters, X_new) == Y_new) <= 96


def test_one_unit_is_not_enough():
    """Does a single hidden unit stay far below, as it can only bend along one direction?"""
    X, Y = datasets.make_flower()
    parameters = shallow.nn_model(X, Y, 1, num_iterations=3000, rng=1)
    assert 55 < 100 * np.mean(shallow.predict(parameters, X) == Y) < 72


def test_equal_rows_stay_equal():
    """Do hidden units that start equal stay equal, as the notebook says?"""
    X, Y = datasets.make_flower(60)
    row = np.array([[0.01, -0.02]])
    parameters = {
        "W1": np.repeat(row, 3, axis=0),
        "b1": np.zeros((3, 1)),
        "W2": np.full((1, 3), 0.01),
        "b2": np.zeros((1, 1)),
    }
    start = parameters["W1"]
    for _ in range(300):
        _, cache = shallow.forward_propagation(X, parameters)
        grads = shallow.backward_propagation(parameters, cache, X, Y)
        parameters = shallow.update_parameters(parameters, grads)
    assert np.abs(parameters["W1"] - start).max() > 0.1
    np.testing.assert_allclose(parameters["W1"], parameters["W1"][[0, 0, 0]])


def test_printing(capsys):
    """Is the cost printed every 1000 iterations, and only when asked for?"""
    X, Y = np.array([[-1.0, 1.0]]), np.array([[0, 1]])
    shallow.nn_model(X, Y, 2, 1001, rng=0)
    assert capsys.readouterr().out == ""
    shallow.nn_model(X, Y, 2, 1001, print_cost=True, rng=0)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "Cost after iteration 0",
        "Cost after iteration 1000",
    ]
    assert float(lines[0].split()[-1]) == pytest.approx(np.log(2), abs=1e-3)
    assert float(lines[1].split()[-1]) < 0.1
