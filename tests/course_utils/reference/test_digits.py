"""Tests of course_utils.reference.digits."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax
from sklearn.calibration import calibration_curve
from sklearn.metrics import confusion_matrix

from course_utils import datasets
from course_utils.reference import digits

seeds = st.integers(0, 2**32 - 1)


def network(seed, dims, m):
    """Return parameters, inputs and one-hot labels."""
    rng = np.random.default_rng(seed)
    parameters = {}
    for layer, (n_in, n_out) in enumerate(zip(dims[:-1], dims[1:], strict=True), start=1):
        parameters[f"W{layer}"] = rng.normal(size=(n_out, n_in))
        parameters[f"b{layer}"] = rng.normal(size=(n_out, 1))
    X, Y = rng.normal(size=(dims[0], m)), np.eye(dims[-1])[:, rng.integers(dims[-1], size=m)]
    return parameters, X, Y


def by_torch(torch, parameters, X, Y):
    """Return scores, cost and gradients."""
    leaves = {name: torch.tensor(p, requires_grad=True) for name, p in parameters.items()}
    A, L = torch.tensor(X), len(parameters) // 2
    for layer in range(1, L + 1):
        Z = leaves[f"W{layer}"] @ A + leaves[f"b{layer}"]
        A = torch.relu(Z)
    cost = torch.nn.functional.cross_entropy(Z.T, torch.tensor(Y.argmax(axis=0)))
    cost.backward()
    gradients = {f"d{name}": leaf.grad.numpy() for name, leaf in leaves.items()}
    return Z.detach().numpy(), cost.item(), gradients


@given(seeds, st.lists(st.integers(2, 5), min_size=2, max_size=4), st.integers(1, 6))
@settings(max_examples=30)
def test_scores_cost_and_gradients_match_torch(torch, seed, dims, m):
    """Are they those of PyTorch, at any depth, also without a hidden layer?"""
    parameters, X, Y = network(seed, dims, m)
    Z, cost, gradients = by_torch(torch, parameters, X, Y)
    np.testing.assert_allclose(digits.class_scores(X, parameters)[0], Z, rtol=1e-9, atol=1e-12)
    ours, grads = digits.cost_and_gradients(X, Y, parameters)
    assert ours == pytest.approx(cost, rel=1e-9)
    assert grads.keys() == gradients.keys()
    for key, value in gradients.items():
        np.testing.assert_allclose(grads[key], value, rtol=1e-8, atol=1e-12)


def test_a_model_learns_digits_it_has_not_seen():
    """Are more than nine in ten held-out digits right after training on 500?"""
    data = datasets.load_digits()
    X, y = data.X_train[:, :500] / 16, data.Y_train[:, :500]
    parameters, costs = digits.softmax_model(X, np.eye(10)[:, y[0]], [64, 32, 10], num_epochs=25)
    Z, _ = digits.class_scores(data.X_test / 16, parameters)
    assert np.mean(Z.argmax(axis=0) == data.Y_test[0]) > 0.9
    assert costs[-1] < 0.2 * costs[0]
    assert len(costs) == 25


def test_a_model_follows_its_seed():
    """Does a seed give the same network again, and another seed another one?"""
    _, X, Y = network(0, [3, 4], 10)
    first, again, other = (digits.softmax_model(X, Y, [3, 5, 4], 0.01, 2, 4, s) for s in (1, 1, 2))
    for name, p in first[0].items():
        np.testing.assert_array_equal(p, again[0][name])
    assert first[1] == again[1]
    assert not np.array_equal(first[0]["W1"], other[0]["W1"])


def test_a_models_steps_are_adams(torch):
    """Are the parameters those of torch.optim.Adam, from the same start on the same portions?"""
    from course_utils.reference.initialization import initialize_parameters_he
    from course_utils.reference.optimizers import random_mini_batches

    _, X, Y = network(5, [3, 4], 10)
    ours, costs = digits.softmax_model(X, Y, [3, 6, 4], 0.02, 3, 4, seed=7)
    start = initialize_parameters_he([3, 6, 4], 7)
    leaves = {name: torch.tensor(p, requires_grad=True) for name, p in start.items()}
    optimizer = torch.optim.Adam(leaves.values(), 0.02)

    def cost(x, y):
        A = torch.relu(leaves["W1"] @ torch.tensor(x) + leaves["b1"])
        Z = leaves["W2"] @ A + leaves["b2"]
        return torch.nn.functional.cross_entropy(Z.T, torch.tensor(y.argmax(axis=0)))

    for epoch in range(3):
        for x, y in random_mini_batches(X, Y, 4, 7 + epoch):
            optimizer.zero_grad()
            cost(x, y).backward()
            optimizer.step()
        assert costs[epoch] == pytest.approx(cost(X, Y).item(), rel=1e-8)
    for name, leaf in leaves.items():
        np.testing.assert_allclose(ours[name], leaf.detach().numpy(), rtol=1e-7, atol=1e-10)


@given(seeds, st.integers(2, 6), st.integers(1, 40))
def test_confusion_matches_scikit_learn(seed, C, m):
    """Are the counts scikit-learn's, with classes that do not occur?"""
    y, y_hat = np.random.default_rng(seed).integers(C, size=(2, 1, m))
    theirs = confusion_matrix(y[0], y_hat[0], labels=np.arange(C))
    np.testing.assert_array_equal(digits.confusion_matrix(y, y_hat, C), theirs)


@given(seeds, st.integers(1, 200), st.integers(1, 12))
def test_reliability_matches_scikit_learn(seed, m, num_bins):
    """Are means and shares of the bins that are not empty those of `calibration_curve`?"""
    rng = np.random.default_rng(seed)
    AL, y = softmax(rng.normal(scale=3, size=(3, m)), axis=0), rng.integers(3, size=(1, m))
    count, confidence, accuracy = digits.reliability(AL, y, num_bins)
    right = AL.argmax(axis=0) == y[0]
    theirs = calibration_curve(np.r_[right, 0, 1], np.r_[AL.max(axis=0), 0, 1], n_bins=num_bins)
    assert count.sum() == m
    assert confidence @ count == pytest.approx(AL.max(axis=0).sum())
    assert accuracy @ count == pytest.approx(right.sum())
    if num_bins > 4:  # below a third there is no confidence: the added pair is alone at the ends
        inner = count[1:-1] > 0
        np.testing.assert_allclose(confidence[1:-1][inner], theirs[1][1:-1], rtol=1e-9)
        np.testing.assert_allclose(accuracy[1:-1][inner], theirs[0][1:-1], rtol=1e-9)


def test_certainty_belongs_to_the_last_bin():
    """Does a probability of 1 fall into the last bin, and one at a border into the upper one?"""
    AL = np.array([[1.0, 0.5, 0.75], [0.0, 0.5, 0.25]])
    count, confidence, accuracy = digits.reliability(AL, np.array([[0, 1, 0]]), 4)
    assert count.tolist() == [0, 0, 1, 2]
    assert confidence.tolist() == [0, 0, 0.5, 0.875]
    assert accuracy.tolist() == [0, 0, 0, 1]


@given(seeds, st.floats(0.5, 4.0))
@settings(max_examples=20)
def test_temperature_is_near_the_minimum_that_scipy_finds(seed, sharpness):
    """Is the best of a fine grid where SciPy's search ends, for labels drawn from the scores?"""
    rng = np.random.default_rng(seed)
    Z = rng.normal(scale=2, size=(4, 300))
    Y = np.eye(4)[:, [rng.choice(4, p=p) for p in softmax(Z, axis=0).T]]
    Z *= sharpness
    found = minimize_scalar(
        lambda t: -np.mean(np.sum(Y * log_softmax(Z / t, axis=0), axis=0)),
        bounds=(0.1, 12),
        method="bounded",
    ).x
    grid = np.geomspace(0.1, 12, 400)
    assert digits.best_temperature(Z, Y, grid) == pytest.approx(found, rel=0.02)
