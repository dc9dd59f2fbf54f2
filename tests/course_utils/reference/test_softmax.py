"""Tests of course_utils.reference.softmax."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import expit, log_softmax
from scipy.special import softmax as scipy_softmax
from sklearn.metrics import log_loss
from sklearn.preprocessing import OneHotEncoder

from course_utils.reference import softmax as reference

seeds = st.integers(0, 2**32 - 1)
sizes = st.integers(1, 7)


def scores(seed, C, m, scale=3.0):
    """Return scores and one-hot labels."""
    rng = np.random.default_rng(seed)
    return rng.normal(scale=scale, size=(C, m)), np.eye(C)[:, rng.integers(C, size=m)]


@given(seeds, st.integers(2, 7), st.integers(1, 20))
def test_one_hot_matches_scikit_learn(seed, C, m):
    """Are the columns the rows of scikit-learn's encoder, with classes that do not occur?"""
    y = np.random.default_rng(seed).integers(C, size=(1, m))
    theirs = OneHotEncoder(categories=[range(C)], sparse_output=False).fit_transform(y.T)
    np.testing.assert_array_equal(reference.one_hot(y, C), theirs.T)


@given(seeds, sizes, sizes, st.floats(0.01, 1e4))
def test_softmax_matches_scipy(seed, C, m, scale):
    """Are the probabilities SciPy's, also of scores in the thousands?"""
    Z, _ = scores(seed, C, m, scale)
    np.testing.assert_allclose(reference.softmax(Z), scipy_softmax(Z, axis=0), rtol=1e-9)


@given(seeds, sizes, st.floats(-1e5, 1e5))
def test_softmax_ignores_a_shift_and_shares_ties(seed, C, shift):
    """Does a number added to a column change nothing, and do equal scores get equal shares?"""
    Z, _ = scores(seed, C, 4)
    np.testing.assert_allclose(reference.softmax(Z + shift), reference.softmax(Z), rtol=1e-8)
    tied = np.full((C, 2), shift)
    np.testing.assert_allclose(reference.softmax(tied), 1 / C, rtol=1e-12)


def test_the_columns_are_apart():
    """Is a column safe beside another whose scores are thousands larger?"""
    Z = np.array([[4000.0, 1.0, -4000.0], [4001.0, 3.0, -4002.0]])
    expected = [[expit(-1), expit(-2), expit(2)], [expit(1), expit(2), expit(-2)]]
    np.testing.assert_allclose(reference.softmax(Z), expected, rtol=1e-12)


@given(seeds, st.integers(2, 7), sizes)
def test_hard_max_is_the_limit_of_softmax(seed, C, m):
    """Is it what softmax becomes when differences of scores grow without end?"""
    Z = np.random.default_rng(seed).permuted(np.tile(np.arange(C), (m, 1)), axis=1).T
    np.testing.assert_allclose(reference.hard_max(Z), scipy_softmax(1e3 * Z, axis=0), atol=1e-12)


def test_hard_max_gives_a_tie_to_the_first():
    """Does each column have a single 1, in a tie in its first row?"""
    Z = np.array([[1.0, 0.0, 2.0], [1.0, 3.0, 2.0], [0.0, 3.0, 2.0]])
    np.testing.assert_array_equal(reference.hard_max(Z), [[1, 0, 1], [0, 1, 0], [0, 0, 0]])


@given(seeds, st.integers(2, 7), st.integers(1, 20))
def test_cost_matches_scikit_learn_and_logarithms_of_scipy(seed, C, m):
    """Is the cost scikit-learn's log loss, and the mean of SciPy's log-softmax?"""
    Z, Y = scores(seed, C, m)
    ours = reference.softmax_cost(scipy_softmax(Z, axis=0), Y)
    theirs = log_loss(Y.argmax(axis=0), scipy_softmax(Z, axis=0).T, labels=np.arange(C))
    assert ours == pytest.approx(theirs, rel=1e-9)
    assert ours == pytest.approx(-np.mean(np.sum(Y * log_softmax(Z, axis=0), axis=0)), rel=1e-9)


def test_cost_where_probabilities_are_zero():
    """Is a 0 for another class harmless, and a 0 for the right one infinitely bad?"""
    AL = np.array([[1.0, 0.0], [0.0, 0.5], [0.0, 0.5]])
    assert reference.softmax_cost(AL, np.eye(3)[:, [0, 1]]) == pytest.approx(np.log(2) / 2)
    with np.errstate(divide="ignore"):
        assert reference.softmax_cost(AL, np.eye(3)[:, [1, 1]]) == np.inf


def test_cost_is_minus_the_logarithm_of_the_likelihood():
    """Do m times the cost and the product of all labels' probabilities fit?"""
    Z, Y = scores(3, 4, 9)
    A = scipy_softmax(Z, axis=0)
    likelihood = np.prod([A[Y[:, i] == 1, i] for i in range(9)])
    assert np.exp(-9 * reference.softmax_cost(A, Y)) == pytest.approx(likelihood)


@given(seeds, st.integers(2, 6))
def test_jacobian_matches_complex_steps(seed, C):
    """Are the slopes those of a step along the imaginary axis, which rounds nothing away?"""
    z, _ = scores(seed, C, 1, scale=1.0)
    columns = []
    for k in range(C):
        moved = z.astype(complex)
        moved[k] += 1e-20j
        columns.append((np.exp(moved) / np.exp(moved).sum()).imag[:, 0] / 1e-20)
    ours = reference.softmax_jacobian(scipy_softmax(z, axis=0))
    np.testing.assert_allclose(ours, np.array(columns).T, rtol=1e-9, atol=1e-12)


@given(seeds, st.integers(2, 6), sizes)
def test_backward_matches_torch(torch, seed, C, m):
    """Is dZ the gradient that PyTorch finds of the losses' sum?"""
    Z, Y = scores(seed, C, m)
    leaf = torch.tensor(Z, requires_grad=True)
    labels = torch.tensor(Y.argmax(axis=0))
    torch.nn.functional.cross_entropy(leaf.T, labels, reduction="sum").backward()
    ours = reference.softmax_backward(scipy_softmax(Z, axis=0), Y)
    np.testing.assert_allclose(ours, leaf.grad.numpy(), rtol=1e-9, atol=1e-12)


@given(seeds, st.integers(2, 6))
def test_backward_is_the_long_way_through_the_jacobian(seed, C):
    """Does the chain rule, written out, collapse to AL − Y?"""
    Z, Y = scores(seed, C, 1)
    a = scipy_softmax(Z, axis=0)
    long_way = reference.softmax_jacobian(a).T @ (-Y / a)
    np.testing.assert_allclose(reference.softmax_backward(a, Y), long_way, rtol=1e-8, atol=1e-12)


@given(seeds, sizes)
def test_two_classes_are_a_logistic_unit(seed, n_x):
    """Is the second probability the logistic unit's, and the first the rest?"""
    rng = np.random.default_rng(seed)
    w, b, X = rng.normal(size=(n_x, 1)), float(rng.normal()), rng.normal(size=(n_x, 5))
    W, biases = reference.as_two_classes(w, b)
    assert W.shape == (2, n_x)
    assert biases.shape == (2, 1)
    of_class_1 = expit(w.T @ X + b)
    both = np.concatenate([1 - of_class_1, of_class_1])
    np.testing.assert_allclose(scipy_softmax(W @ X + biases, axis=0), both, rtol=1e-9)


@given(seeds, st.integers(2, 5), st.floats(0.01, 1.0))
@settings(max_examples=20)
def test_regression_matches_torch(torch, seed, C, rate):
    """Does PyTorch's plain descent on its own cross-entropy come to the same weights and costs?"""
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(3, 8)), rng.integers(C, size=(1, 8))
    layer = torch.nn.Linear(3, C, dtype=torch.float64)
    for parameter in layer.parameters():
        torch.nn.init.zeros_(parameter)
    descent, costs = torch.optim.SGD(layer.parameters(), lr=rate), []
    for _ in range(12):
        cost = torch.nn.functional.cross_entropy(layer(torch.tensor(X.T)), torch.tensor(y[0]))
        descent.zero_grad()
        cost.backward()
        descent.step()
        costs.append(cost.item())
    W, b, ours = reference.softmax_regression(X, y, C, 12, rate)
    np.testing.assert_allclose(W, layer.weight.detach().numpy(), rtol=1e-8, atol=1e-12)
    np.testing.assert_allclose(b[:, 0], layer.bias.detach().numpy(), rtol=1e-8, atol=1e-12)
    np.testing.assert_allclose(ours, costs, rtol=1e-9)


def test_arguments_stay_as_they_were():
    """Are scores, probabilities and labels left alone?"""
    Z, Y = scores(1, 3, 4)
    A = scipy_softmax(Z, axis=0)
    before = Z.copy(), Y.copy(), A.copy()
    reference.softmax(Z)
    reference.hard_max(Z)
    reference.softmax_cost(A, Y)
    reference.softmax_backward(A, Y)
    reference.softmax_regression(Z, Y.argmax(axis=0)[np.newaxis], 3, 2)
    for old, new in zip(before, (Z, Y, A), strict=True):
        np.testing.assert_array_equal(old, new)
