"""Tests of course_utils.reference.batchnorm: against PyTorch and against finite differences."""

import copy
import inspect

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograde_tests import exercises_of
from course_utils.reference import batchnorm

seeds = st.integers(0, 2**32 - 1)
sizes = st.integers(1, 6)
several = st.integers(2, 9)
epsilons = st.sampled_from([1e-8, 1e-5, 0.01, 0.5])


def layer(n, m, seed):
    """Return Z, γ and β, units of different means and scales."""
    rng = np.random.default_rng(seed)
    Z = rng.uniform(-5, 5, (n, 1)) + rng.uniform(0.2, 6, (n, 1)) * rng.normal(size=(n, m))
    return Z, rng.normal(size=(n, 1)), rng.normal(size=(n, 1))


def in_torch(torch, Z, gamma, beta, **options):
    """Return the leaves and PyTorch's batch normalisation of the examples as rows."""
    leaves = [torch.tensor(array, requires_grad=True) for array in (Z.T, gamma[:, 0], beta[:, 0])]
    rows, weight, bias = leaves
    out = torch.nn.functional.batch_norm(
        rows,
        options.get("mean"),
        options.get("var"),
        weight,
        bias,
        options.get("training", True),
        options.get("momentum", 0.1),
        options.get("eps", 1e-8),
    )
    return leaves, out


@given(sizes, several, seeds, epsilons)
@settings(max_examples=30)
def test_forward_and_backward_match_torch(torch, n, m, seed, eps):
    """Are the result and all three gradients those of PyTorch's batch_norm and its autograd?"""
    Z, gamma, beta = layer(n, m, seed)
    dZ_tilde = np.random.default_rng(seed + 1).normal(size=(n, m))
    leaves, out = in_torch(torch, Z, gamma, beta, eps=eps)
    out.backward(torch.tensor(dZ_tilde.T))
    Z_tilde, cache = batchnorm.batchnorm_forward(Z, gamma, beta, eps)
    dZ, dgamma, dbeta = batchnorm.batchnorm_backward(dZ_tilde, cache)
    close = {"rtol": 1e-7, "atol": 1e-9 * np.abs(dZ_tilde).max() / cache[2].min()}
    np.testing.assert_allclose(Z_tilde, out.detach().numpy().T, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(dZ, leaves[0].grad.numpy().T, **close)
    np.testing.assert_allclose(dgamma[:, 0], leaves[1].grad.numpy(), **close)
    np.testing.assert_allclose(dbeta[:, 0], leaves[2].grad.numpy(), **close)
    closed = batchnorm.batchnorm_backward_closed(dZ_tilde, *cache)
    np.testing.assert_allclose(closed, leaves[0].grad.numpy().T, **close)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("which", ["Z", "gamma", "beta"])
def test_gradients_match_finite_differences(seed, which):
    """Is each gradient the slope of a cost that is computed from Z to its end?"""
    given = dict(zip(("Z", "gamma", "beta"), layer(3, 5, seed), strict=True))
    weights = np.random.default_rng(seed).normal(size=(3, 5))

    def cost(**changed):
        Z_tilde, _ = batchnorm.batchnorm_forward(**(given | changed), eps=0.1)
        return np.sum(weights * np.tanh(Z_tilde))

    Z_tilde, cache = batchnorm.batchnorm_forward(**given, eps=0.1)
    slopes = batchnorm.batchnorm_backward(weights * (1 - np.tanh(Z_tilde) ** 2), cache)
    slope = dict(zip(("Z", "gamma", "beta"), slopes, strict=True))[which]
    for place in np.ndindex(slope.shape):
        up, down = given[which].copy(), given[which].copy()
        up[place] += 1e-5
        down[place] -= 1e-5
        measured = (cost(**{which: up}) - cost(**{which: down})) / 2e-5
        assert slope[place] == pytest.approx(measured, rel=1e-5, abs=1e-8)


@given(sizes, several, seeds, st.floats(0.05, 0.99), st.integers(1, 4))
@settings(max_examples=30)
def test_running_statistics_match_torch(torch, n, m, seed, momentum, batches):
    """Are the averages PyTorch's, whose momentum is the weight of the new batch?"""
    mean, var = np.zeros((n, 1)), np.ones((n, 1))
    theirs = torch.zeros(n, dtype=torch.float64), torch.ones(n, dtype=torch.float64)
    for k in range(batches):
        Z, gamma, beta = layer(n, m, seed + k)
        options = {"mean": theirs[0], "var": theirs[1], "momentum": 1 - momentum}
        in_torch(torch, Z, gamma, beta, **options)
        mean, var = batchnorm.update_running_statistics(mean, var, Z, momentum)
    np.testing.assert_allclose(mean[:, 0], theirs[0].numpy(), rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(var[:, 0], theirs[1].numpy(), rtol=1e-9, atol=1e-12)


def test_the_default_momentum_is_the_rest_of_pytorchs(torch):
    """Is PyTorch's number 0.1, as `company` says, for the 0.9 of ours?"""
    answer = exercises_of("week7/batch_normalization_in_use")["company"].reference
    default = inspect.signature(batchnorm.update_running_statistics).parameters["momentum"].default
    assert torch.nn.BatchNorm1d(3).momentum == pytest.approx(1 - default)
    assert torch.nn.BatchNorm1d(3).momentum == pytest.approx(answer["momentum in PyTorch"])


@given(sizes, sizes, seeds, epsilons)
@settings(max_examples=30)
def test_inference_matches_torch_and_the_folded_layer(torch, n, m, seed, eps):
    """Is it PyTorch's evaluation, and what a plain layer does with the folded parameters?"""
    rng = np.random.default_rng(seed)
    W, A = rng.normal(size=(n, 4)), rng.normal(size=(4, m))
    mean, var = rng.normal(size=(n, 1)), rng.uniform(0.1, 5, (n, 1))
    _, gamma, beta = layer(n, 1, seed)
    state = {"mean": torch.tensor(mean[:, 0]), "var": torch.tensor(var[:, 0])}
    _, out = in_torch(torch, W @ A, gamma, beta, training=False, eps=eps, **state)
    ours = batchnorm.batchnorm_inference(W @ A, gamma, beta, mean, var, eps)
    np.testing.assert_allclose(ours, out.detach().numpy().T, rtol=1e-9, atol=1e-9)
    weights, bias = batchnorm.fold_batchnorm(W, gamma, beta, mean, var, eps)
    np.testing.assert_allclose(weights @ A + bias, ours, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("hidden", [[4], [4, 3], [3, 3, 3]])
@pytest.mark.parametrize("m", [1, 5])
def test_a_network_in_use_is_torchs_in_eval_mode(torch, hidden, m):
    """Is it Linear, BatchNorm1d and ReLU by turns, switched to evaluation, then a sigmoid?"""
    rng, dims = np.random.default_rng(len(hidden) + m), [2, *hidden, 1]
    parameters, statistics, layers = {}, [], []
    for k, n in enumerate(hidden, start=1):
        linear = torch.nn.Linear(dims[k - 1], n, bias=False)
        norm = torch.nn.BatchNorm1d(n, eps=1e-8)
        for tensor in (norm.weight, norm.bias, norm.running_mean, norm.running_var):
            tensor.data = torch.tensor(rng.uniform(0.2, 2, n))
        linear.weight.data = torch.tensor(rng.normal(size=(n, dims[k - 1])))
        parameters |= {
            f"W{k}": linear.weight.detach().numpy(),
            f"gamma{k}": norm.weight.detach().numpy()[:, np.newaxis],
            f"beta{k}": norm.bias.detach().numpy()[:, np.newaxis],
        }
        statistics.append([t.numpy()[:, np.newaxis] for t in (norm.running_mean, norm.running_var)])
        layers += [linear, norm, torch.nn.ReLU()]
    last = torch.nn.Linear(dims[-2], 1).double()
    parameters[f"W{len(dims) - 1}"] = last.weight.detach().numpy()
    parameters[f"b{len(dims) - 1}"] = last.bias.detach().numpy()[:, np.newaxis]
    model = torch.nn.Sequential(*layers, last, torch.nn.Sigmoid()).eval()
    X = rng.normal(size=(2, m))
    ours = batchnorm.network_in_use(X, parameters, statistics)
    np.testing.assert_allclose(ours, model(torch.tensor(X.T)).detach().numpy().T, rtol=1e-9)


def test_a_network_in_use_by_hand():
    """Is it what pencil and paper give, with two units of which one is cut off by the ReLU?"""
    parameters = {
        "W1": np.array([[1.0], [-1.0]]),  # x = 5: Z is 5 and -5
        "gamma1": np.array([[2.0], [1.0]]),
        "beta1": np.array([[1.0], [0.0]]),
        "W2": np.array([[1.0, 7.0]]),
        "b2": np.array([[-5.0 + np.log(3)]]),
    }
    statistics = [(np.array([[1.0], [0.0]]), np.array([[4.0], [1.0]]))]
    # first unit: 2 (5 - 1) / 2 + 1 = 5; second: -5, cut to 0; score ln 3: three to one
    answer = batchnorm.network_in_use(np.array([[5.0]]), parameters, statistics)
    assert answer == pytest.approx(0.75)


@given(sizes, st.integers(4, 9), seeds)
@settings(max_examples=30)
def test_what_torch_has_normalised_is_normalised(torch, n, m, seed):
    """Does PyTorch's result pass in training, and fail with other statistics, γ or β?"""
    Z, gamma, beta = layer(n, m, seed)
    gamma = np.sign(gamma) * (0.5 + np.abs(gamma))
    _, out = in_torch(torch, Z, gamma, beta)
    Z_tilde = out.detach().numpy().T
    assert batchnorm.is_normalised(Z_tilde, gamma, beta)
    for slip in ((1.1 * gamma, beta), (gamma, beta + 0.1 * gamma), (-gamma, beta + gamma)):
        assert not batchnorm.is_normalised(Z_tilde, *slip)
    state = {"mean": torch.tensor(Z.mean(axis=1)), "var": torch.tensor(1.1 * Z.var(axis=1))}
    _, off = in_torch(torch, Z, gamma, beta, training=False, **state)
    assert not batchnorm.is_normalised(off.detach().numpy().T, gamma, beta)


@pytest.mark.parametrize(
    ("row", "gamma", "beta", "is_right"),
    [
        ([1.0, -1.0], 1.0, 0.0, True),
        ([8.0, 2.0, 2.0, 8.0], 3.0, 5.0, True),
        ([8.0, 2.0], -3.0, 5.0, True),
        ([10.0, -10.0], 1.0, 0.0, False),
        ([2.0, 0.0], 1.0, 0.0, False),
        ([1.009, -0.991], 1.0, 0.0, True),
        ([1.011, -0.989], 1.0, 0.0, False),
        ([0.992, -0.992], 1.0, 0.0, True),
        ([0.988, -0.988], 1.0, 0.0, False),
    ],
)
def test_a_row_normalised_by_hand(row, gamma, beta, is_right):
    """Is the answer that of mean and standard deviation by hand, alone and below a right row?"""
    alone = np.array([row]), np.array([[gamma]]), np.array([[beta]])
    assert batchnorm.is_normalised(*alone) is is_right
    right = np.resize([beta + gamma, beta - gamma], len(row))
    both = np.array([right, row]), np.full((2, 1), gamma), np.full((2, 1), beta)
    assert batchnorm.is_normalised(*both) is is_right


@given(several, sizes, seeds, epsilons)
@settings(max_examples=30)
def test_layer_normalisation_matches_torch(torch, n, m, seed, eps):
    """Is it PyTorch's layer_norm over the units?"""
    Z, gamma, beta = layer(n, m, seed)
    rows, weight, bias = (torch.tensor(array) for array in (Z.T, gamma[:, 0], beta[:, 0]))
    theirs = torch.nn.functional.layer_norm(rows, (n,), weight, bias, eps).numpy().T
    ours = batchnorm.layernorm_forward(Z, gamma, beta, eps)
    np.testing.assert_allclose(ours, theirs, rtol=1e-7, atol=1e-7)


def test_one_example_and_a_unit_that_never_changes():
    """Is what comes out then β, and are all numbers finite?"""
    _, gamma, beta = layer(3, 1, 0)
    for Z in (np.array([[7.0], [0.0], [-2.0]]), np.full((3, 4), 2.5)):
        Z_tilde, cache = batchnorm.batchnorm_forward(Z, gamma, beta)
        np.testing.assert_allclose(Z_tilde, np.broadcast_to(beta, Z.shape), atol=1e-12)
        assert all(np.isfinite(g).all() for g in batchnorm.batchnorm_backward(Z * 0, cache))


def test_the_batch_forgets_shift_and_scale():
    """Does the result stay when b is added or W multiplied, and do the rows of dZ sum to 0?"""
    Z, gamma, beta = layer(4, 6, 1)
    Z_tilde, cache = batchnorm.batchnorm_forward(Z, gamma, beta)
    for other in (Z + 100, 2 * Z, 5 * Z - 3):
        np.testing.assert_allclose(
            batchnorm.batchnorm_forward(other, gamma, beta)[0], Z_tilde, atol=1e-6
        )
    dZ, _, _ = batchnorm.batchnorm_backward(np.random.default_rng(2).normal(size=(4, 6)), cache)
    np.testing.assert_allclose(dZ.sum(axis=1), 0, atol=1e-12)
    np.testing.assert_allclose(np.sum(dZ * cache[0], axis=1), 0, atol=1e-7)


def test_arguments_stay_as_they_were():
    """Are the arrays that are handed in the same afterwards?"""
    Z, gamma, beta = layer(3, 4, 3)
    mean, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    given = [Z, gamma, beta, mean, var]
    before = copy.deepcopy(given)
    _, cache = batchnorm.batchnorm_forward(Z, gamma, beta)
    batchnorm.batchnorm_backward(Z, cache)
    batchnorm.batchnorm_backward_closed(Z, *cache)
    batchnorm.update_running_statistics(mean, var, Z)
    batchnorm.batchnorm_inference(Z, gamma, beta, mean, var)
    batchnorm.fold_batchnorm(Z, gamma, beta, mean, var)
    batchnorm.layernorm_forward(Z, gamma, beta)
    for one, other in zip(given, before, strict=True):
        np.testing.assert_array_equal(one, other)
