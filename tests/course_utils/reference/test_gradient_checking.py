"""Tests of course_utils.reference.gradient_checking."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from course_utils.reference import gradient_checking as reference

from ..oracles import by_torch

depths = st.lists(st.integers(1, 4), min_size=1, max_size=3).map(lambda dims: [*dims, 1])
examples = st.integers(1, 5)
seeds = st.integers(0, 2**32 - 1)
numbers = st.floats(-3, 3)


def random_case(layer_dims, m, seed):
    """Return parameters with non-zero biases, inputs and labels."""
    rng = np.random.default_rng(seed)
    parameters = {}
    for layer in range(1, len(layer_dims)):
        shape = layer_dims[layer], layer_dims[layer - 1]
        parameters[f"W{layer}"] = rng.normal(size=shape)
        parameters[f"b{layer}"] = rng.normal(size=(layer_dims[layer], 1))
    return parameters, rng.normal(size=(layer_dims[0], m)), rng.integers(0, 2, size=(1, m))


@given(numbers, numbers)
def test_the_loss_of_one_weight_is_torchs(torch, x, theta):
    """Are the loss of label 1 and its slope those of PyTorch?"""
    weight = torch.tensor(theta, dtype=torch.float64, requires_grad=True)
    loss = torch.nn.functional.softplus(-weight * x)
    loss.backward()
    assert reference.forward_propagation(x, theta) == pytest.approx(loss.item(), rel=1e-12)
    slope = reference.backward_propagation(x, theta)
    assert slope == pytest.approx(weight.grad.item(), rel=1e-9, abs=1e-12)


@given(st.sampled_from([-1.0, 1.0]), st.floats(0.3, 2), st.floats(0.01, 0.05))
def test_the_error_of_the_check_is_taylors(sign, t, epsilon):
    """Is what a large epsilon leaves the next term of the series?"""
    x, theta = sign, t / sign
    s = 1 / (1 + np.exp(-t))
    # g' - g = ε²/6 J''' with J''' = x³ s (1 - s) (1 - 2s), and g = x (s - 1)
    expected = epsilon**2 / 6 * abs(s * (1 - 2 * s)) / 2
    assert reference.gradient_check(x, theta, epsilon) == pytest.approx(expected, rel=0.02)


@given(st.floats(0.2, 3), st.floats(-2, 2))
def test_the_check_is_small_for_a_right_slope(x, theta):
    """Does the default epsilon leave rounding only?"""
    assert 0 <= reference.gradient_check(x, theta) < 1e-6


@given(depths, examples, seeds)
@settings(max_examples=25)
def test_measured_gradients_match_torch(torch, layer_dims, m, seed):
    """Are measured slopes those of automatic differentiation?"""
    parameters, X, Y = random_case(layer_dims, m, seed)
    cost, gradients, nearest = by_torch(torch, parameters, X, Y)
    assume(nearest > 1e-3)
    assert reference.network_cost(parameters, X, Y) == pytest.approx(cost, rel=1e-9)
    slopes = reference.numerical_gradients(parameters, X, Y, 1e-6)
    assert slopes.keys() == gradients.keys()
    for name, slope in slopes.items():
        np.testing.assert_allclose(slope, gradients[name], atol=1e-8)


@given(depths, examples, seeds, st.floats(0.1, 10))
@settings(max_examples=25)
def test_a_known_factor_gives_a_known_difference(torch, layer_dims, m, seed, factor):
    """Do gradients k times too large give |k - 1| / (k + 1)?"""
    parameters, X, Y = random_case(layer_dims, m, seed)
    _, gradients, nearest = by_torch(torch, parameters, X, Y)
    size = np.sqrt(sum(np.sum(g**2) for g in gradients.values()))
    assume(nearest > 1e-3 and size > 1e-2)
    scaled = {name: factor * value for name, value in gradients.items()}
    expected = abs(factor - 1) / (factor + 1)
    found = reference.gradient_check_n(parameters, scaled, X, Y)
    assert found == pytest.approx(expected, abs=1e-6)


def test_nothing_given_is_changed():
    """Do parameters, gradients and data stay as they were?"""
    parameters, X, Y = random_case([3, 2, 1], 4, 1)
    gradients = {f"d{name}": np.ones_like(value) for name, value in parameters.items()}
    before = [value.copy() for value in (*parameters.values(), *gradients.values(), X, Y)]
    reference.gradient_check_n(parameters, gradients, X, Y)
    after = (*parameters.values(), *gradients.values(), X, Y)
    assert all(np.array_equal(*pair) for pair in zip(before, after, strict=True))


@given(depths, examples, seeds)
@settings(max_examples=15)
def test_differences_by_name_are_those_from_torchs_gradients(torch, layer_dims, m, seed):
    """Is a gradient that is k times PyTorch's read as |k − 1| / (k + 1), and only that one?"""
    parameters, X, Y = random_case(layer_dims, m, seed)
    _, gradients, nearest = by_torch(torch, parameters, X, Y)
    assume(nearest > 1e-4 and all(np.linalg.norm(each) > 1e-2 for each in gradients.values()))
    first = next(iter(gradients))
    spoilt = {**gradients, first: 3 * gradients[first]}
    found = reference.difference_by_name(parameters, spoilt, X, Y)
    assert found.pop(first) == pytest.approx(0.5, abs=1e-5)
    assert all(value < 1e-4 for value in found.values())


@given(examples, seeds)
@settings(max_examples=15)
def test_a_hidden_fault_is_a_decay_of_the_biases(torch, m, seed):
    """Does it differ from PyTorch's gradients by a tenth of each bias, and not at all without?"""
    parameters, X, Y = random_case([3, 4, 1], m, seed)
    for factor in (0.0, 1.0):
        at = {name: value * (factor if name[0] == "b" else 1) for name, value in parameters.items()}
        _, gradients, _ = by_torch(torch, at, X, Y)
        found = reference.hidden_fault(*cached(at, X, Y))
        for name, value in at.items():
            wanted = gradients[f"d{name}"] + (0.1 * value if name[0] == "b" else 0)
            np.testing.assert_allclose(found[f"d{name}"], wanted, atol=1e-9)


def cached(parameters, X, Y):
    """Return what a backward pass is handed."""
    AL, caches = reference.L_model_forward(X, parameters)
    return AL, Y, caches


def test_a_second_check_stands_where_plain_descent_leads():
    """Is the second difference that of parameters which were stepped by hand?"""
    start, X, Y = random_case([2, 3, 1], 5, 4)
    found = reference.check_twice(start, reference.hidden_fault, X, Y, 3, 0.2)
    at = start
    for _ in range(3):
        grads = reference.hidden_fault(*cached(at, X, Y))
        at = {name: value - 0.2 * grads[f"d{name}"] for name, value in at.items()}
    for difference, where in zip(found, (start, at), strict=True):
        grads = reference.hidden_fault(*cached(where, X, Y))
        assert difference == pytest.approx(reference.gradient_check_n(where, grads, X, Y), rel=1e-3)


@pytest.mark.parametrize("L", [1, 2, 4])
def test_a_suspect_explains_all_that_is_wrong(L):
    """Is each fault named from the arrays that it makes wrong, and none where nothing is?"""
    names = [f"d{kind}{layer}" for layer in range(1, L + 1) for kind in "Wb"]
    faults = {name: {name} for name in names} | {"none": set()}
    for layer in range(1, L + 1):
        faults[f"dZ{layer}"] = {name for name in names if int(name[2:]) <= layer}
    for blamed, wrong in faults.items():
        draws = [{name: 0.1 if name in wrong else 1e-8 for name in names}] * 2
        assert reference.suspect([*draws, dict.fromkeys(names, 1.0)]) == blamed
