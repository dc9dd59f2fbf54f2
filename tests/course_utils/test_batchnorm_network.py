"""Tests of course_utils.batchnorm_network."""

import numpy as np
import pytest

from course_utils import batchnorm_network as network
from course_utils import batchnorm_noise, datasets
from course_utils.reference import batchnorm, deep

NORM = network.BatchNorm(batchnorm.batchnorm_forward, batchnorm.batchnorm_backward)


def problem(m=12, dims=(3, 5, 4, 1), seed=0):
    """Return inputs, labels and parameters none of which is at its start."""
    rng = np.random.default_rng(seed)
    parameters = {
        name: value + 0.3 * rng.normal(size=value.shape)
        for name, value in network.initialize(dims, seed).items()
    }
    return rng.normal(size=(dims[0], m)), rng.integers(0, 2, (1, m)), parameters


@pytest.mark.parametrize("norm", [None, NORM, batchnorm_noise.in_groups(NORM, 4)])
def test_gradients_match_finite_differences(norm):
    """Is every gradient the slope of the network's cost?"""
    X, Y, parameters = problem()
    AL, caches = network.forward(X, parameters, norm)
    grads = network.backward(AL, Y, caches, norm)
    used = {name for name in parameters if norm or (name[0] in "Wb" and "beta" not in name)}
    assert {name[1:] for name in grads} == used
    for name in used:
        for place in np.ndindex(parameters[name].shape):
            sides = []
            for step in (1e-6, -1e-6):
                moved = parameters[name].copy()
                moved[place] += step
                AL, _ = network.forward(X, {**parameters, name: moved}, norm)
                sides.append(network.cost(AL, Y))
            slope = (sides[0] - sides[1]) / 2e-6
            assert grads[f"d{name}"][place] == pytest.approx(slope, abs=2e-7), (name, place)


def test_without_normalisation_it_is_week_4s_network():
    """Are outputs and gradients those of L_model_forward and L_model_backward?"""
    X, Y, parameters = problem()
    plain = {name: p for name, p in parameters.items() if name[:2] in ("W1", "W2", "W3")}
    plain |= {f"b{layer}": parameters[f"b{layer}"] for layer in (1, 2, 3)}
    theirs, caches = deep.L_model_forward(X, plain)
    ours, own = network.forward(X, parameters)
    np.testing.assert_allclose(ours, theirs, rtol=1e-12)
    assert network.cost(ours, Y) == pytest.approx(float(deep.compute_cost(theirs, Y)))
    grads = deep.L_model_backward(theirs, Y, caches)
    for name, gradient in network.backward(ours, Y, own).items():
        np.testing.assert_allclose(gradient, grads[name], rtol=1e-9, atol=1e-12)


def test_a_start_has_he_weights():
    """Have the weights variance 2/n, is γ 1 and everything else 0?"""
    parameters = network.initialize([50, 400, 300, 1], 1)
    assert parameters["W2"].var() == pytest.approx(2 / 400, rel=0.02)
    assert (parameters["gamma2"] == 1).all()
    assert not any(p.any() for name, p in parameters.items() if name.startswith("b"))
    assert "gamma3" not in parameters


def test_training_learns_and_keeps_its_start():
    """Does the cost fall with and without normalisation, with the same answer for a seed?"""
    X, Y = datasets.make_moons(128, seed=1)
    start = network.initialize([2, 8, 8, 1], 0)
    before = {name: p.copy() for name, p in start.items()}
    for norm in (None, NORM):
        trained, costs = network.train(X, Y, start, 0.1, 30, norm, 32)
        again, same = network.train(X, Y, start, 0.1, 30, norm, 32)
        assert len(costs) == 30
        assert costs[-1] < 0.7 * costs[0]
        assert costs == same
        np.testing.assert_array_equal(trained["W1"], again["W1"])
        _, others = network.train(X, Y, start, 0.1, 30, norm, 32, seed=1)
        assert others != costs
    for name, p in start.items():
        np.testing.assert_array_equal(p, before[name])
    assert not np.array_equal(trained["gamma1"], start["gamma1"])


def test_a_short_last_batch_is_left_out():
    """Does each epoch have full batches only, except where one holds all there is?"""
    X, Y, parameters = problem(m=10)
    seen = []
    network.train(
        X, Y, parameters, 0.01, 2, NORM, 4, after_step=lambda c: seen.append(c[0]["Z"].shape[1])
    )
    assert seen == [4] * 4
    seen.clear()
    network.train(
        X, Y, parameters, 0.01, 2, NORM, 64, after_step=lambda c: seen.append(c[0]["Z"].shape[1])
    )
    assert seen == [10, 10]


def test_statistics_of_a_set_give_its_own_answers_in_use():
    """Are one example's answers in use those that it had among the set?"""
    X, _, parameters = problem(m=30)
    together, _ = network.forward(X, parameters, NORM)
    fixed = network.statistics(X, parameters, NORM)
    in_use = batchnorm.batchnorm_inference
    for k in (0, 7, 29):
        one = network.forward_in_use(X[:, k : k + 1], parameters, fixed, in_use)
        np.testing.assert_allclose(one, together[:, k : k + 1], rtol=1e-9)


def test_accuracy_and_cost_by_hand():
    """Are three of four right, and does a certain mistake cost a finite amount?"""
    AL, Y = np.array([[0.9, 0.2, 0.6, 1.0]]), np.array([[1, 0, 1, 0]])
    assert network.accuracy(AL, Y) == 75
    assert network.cost(AL[:, 3:], Y[:, 3:]) == pytest.approx(-np.log(1e-15), rel=1e-2)
