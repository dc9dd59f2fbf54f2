"""Is the reference logistic regression right, judged by torch, scikit-learn and differences?"""

import numpy as np
import pytest
import scipy.special
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit, log_expit
from sklearn.datasets import load_breast_cancer
from sklearn.dummy import DummyClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

from course_utils.reference import logistic

KEYS = {
    "costs",
    "Y_prediction_train",
    "Y_prediction_test",
    "w",
    "b",
    "learning_rate",
    "num_iterations",
}


def problem(n_x, m, seed):
    """Return weights, bias, examples and labels of a random problem."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n_x, m))
    Y = rng.integers(0, 2, size=(1, m))
    return rng.normal(size=(n_x, 1)), float(rng.normal()), X, Y


def stable_cost(w, b, X, Y):
    """Cross-entropy by another formula: −log σ(z) for class 1, −log σ(−z) for class 0."""
    z = w.T @ X + b
    return -log_expit(np.where(Y == 1, z, -z)).mean()


problems = st.builds(problem, st.integers(1, 6), st.integers(1, 9), st.integers(0, 10**6))


@given(st.tuples(*[st.integers(1, 4)] * 4))
def test_flatten_images_keeps_each_image_in_its_column(shape):
    """Is column i the i-th image, read in order?"""
    images = np.random.default_rng(0).integers(0, 256, shape, dtype=np.uint8)
    X = logistic.flatten_images(images)
    assert X.shape == (shape[1] * shape[2] * shape[3], shape[0])
    for i, image in enumerate(images):
        np.testing.assert_array_equal(X[:, i], list(image.flat))


def test_standardize_divides_both_sets_by_255():
    """Do bytes become floats from 0 to 1, with the originals untouched?"""
    X_train = np.array([[0, 51], [102, 255]], dtype=np.uint8)
    X_test = np.array([[153], [204]], dtype=np.uint8)
    train, test = logistic.standardize(X_train, X_test)
    np.testing.assert_allclose(train, [[0, 0.2], [0.4, 1]])
    np.testing.assert_allclose(test, [[0.6], [0.8]])
    assert X_train.dtype == np.uint8
    assert X_train[1, 1] == 255


def test_initialize_with_zeros_makes_a_column():
    """Is w a column of zeros and b zero?"""
    w, b = logistic.initialize_with_zeros(5)
    np.testing.assert_array_equal(w, np.zeros((5, 1)), strict=True)
    assert b == 0


@given(problems)
def test_propagate_agrees_with_finite_differences(given_problem):
    """Are cost, dw and db those of a cost that is written another way?"""
    w, b, X, Y = given_problem
    grads, cost = logistic.propagate(w, b, X, Y)
    np.testing.assert_allclose(cost, stable_cost(w, b, X, Y), rtol=1e-9)
    assert grads["dw"].shape == w.shape
    step = 1e-6
    for i in range(len(w)):
        e = np.zeros_like(w)
        e[i] = step
        slope = (stable_cost(w + e, b, X, Y) - stable_cost(w - e, b, X, Y)) / (2 * step)
        assert grads["dw"][i, 0] == pytest.approx(slope, abs=1e-7)
    slope = (stable_cost(w, b + step, X, Y) - stable_cost(w, b - step, X, Y)) / (2 * step)
    assert grads["db"] == pytest.approx(slope, abs=1e-7)


@pytest.mark.parametrize(("n_x", "m"), [(1, 1), (3, 1), (1, 7), (12, 40)])
def test_propagate_agrees_with_torch(torch, n_x, m):
    """Does automatic differentiation find the same cost, dw and db?"""
    w, b, X, Y = problem(n_x, m, seed=n_x + m)
    tw = torch.tensor(w, requires_grad=True)
    tb = torch.tensor(b, dtype=torch.float64, requires_grad=True)
    loss = torch.nn.functional.binary_cross_entropy_with_logits(
        tw.T @ torch.tensor(X) + tb, torch.tensor(Y, dtype=torch.float64)
    )
    loss.backward()
    grads, cost = logistic.propagate(w, b, X, Y)
    np.testing.assert_allclose(cost, loss.item(), rtol=1e-12)
    np.testing.assert_allclose(grads["dw"], tw.grad.numpy(), rtol=1e-10, atol=1e-14)
    np.testing.assert_allclose(grads["db"], tb.grad.item(), rtol=1e-10, atol=1e-14)


def test_optimize_takes_the_steps_of_a_loop_over_numbers():
    """Do three updates written out in plain Python numbers end in the same place?"""
    X, Y = [0.5, -1.0, 2.0], [1, 0, 1]
    w, b = 0.3, -0.2
    for _ in range(3):
        errors = [expit(w * x + b) - y for x, y in zip(X, Y, strict=True)]
        dw = sum(x * e for x, e in zip(X, errors, strict=True)) / 3
        db = sum(errors) / 3
        w, b = w - 0.7 * dw, b - 0.7 * db
    params, grads, _ = logistic.optimize(
        np.array([[0.3]]), -0.2, np.array([X]), np.array([Y]), 3, 0.7
    )
    assert params["w"] == pytest.approx(np.array([[w]]))
    assert params["b"] == pytest.approx(b)
    assert grads["dw"] == pytest.approx(np.array([[dw]]))
    assert grads["db"] == pytest.approx(db)


@pytest.mark.parametrize(("num_iterations", "expected"), [(1, 1), (100, 1), (101, 2), (250, 3)])
def test_optimize_records_every_hundredth_cost(num_iterations, expected, capsys):
    """Are the costs those of iterations 0, 100, 200, and printed only on request?"""
    w, b, X, Y = problem(2, 20, seed=1)
    *_, costs = logistic.optimize(w, b, X, Y, num_iterations, 0.1)
    assert len(costs) == expected
    assert capsys.readouterr().out == ""
    assert costs[0] == pytest.approx(stable_cost(w, b, X, Y))
    if expected > 1:
        params, *_ = logistic.optimize(w, b, X, Y, 100, 0.1)
        assert costs[1] == pytest.approx(stable_cost(params["w"], params["b"], X, Y))
    logistic.optimize(w, b, X, Y, num_iterations, 0.1, True)
    assert len(capsys.readouterr().out.splitlines()) == expected


def test_nothing_changes_the_callers_arrays():
    """Do w, X and Y stay as they were through a whole run?"""
    w, b, X, Y = problem(3, 10, seed=2)
    before = [array.copy() for array in (w, X, Y)]
    logistic.optimize(w, b, X, Y, 5, 0.5)
    logistic.predict(w, b, X)
    logistic.model(X, Y, X, Y, 5)
    for array, copy in zip((w, X, Y), before, strict=True):
        np.testing.assert_array_equal(array, copy)


@given(problems)
def test_predict_is_the_side_of_the_plane(given_problem):
    """Is the label 1 exactly where wᵀx + b is positive?"""
    w, b, X, _ = given_problem
    expected = [[int(float(np.dot(w[:, 0], x)) + b > 0) for x in X.T]]
    np.testing.assert_array_equal(logistic.predict(w, b, X), expected)


def test_descent_ends_at_scikit_learns_optimum():
    """Does enough descent on tumour data reach the cost of scikit-learn without a penalty?"""
    data = load_breast_cancer()
    # two features: with all thirty the classes can be separated and no optimum exists
    X = data.data[:, :2]
    X = ((X - X.mean(axis=0)) / X.std(axis=0)).T
    Y = data.target[None]
    theirs = LogisticRegression(C=np.inf, tol=1e-10, max_iter=10_000).fit(X.T, Y[0])
    best = stable_cost(theirs.coef_.T, theirs.intercept_[0], X, Y)
    d = logistic.model(X, Y, X, Y, num_iterations=3000, learning_rate=2.0)
    reached = stable_cost(d["w"], d["b"], X, Y)
    assert reached == pytest.approx(best, rel=1e-6)
    np.testing.assert_allclose(d["w"], theirs.coef_.T, rtol=1e-2)
    np.testing.assert_array_equal(d["Y_prediction_train"][0], theirs.predict(X.T))


def test_model_reports_what_it_did(capsys):
    """Does the dict hold the seven keys, with predictions of the right set?"""
    w, b, X, Y = problem(2, 30, seed=3)
    d = logistic.model(X, Y, X[:, :4], Y[:, :4], 150, 0.2, True)
    assert set(d) == KEYS
    assert (d["num_iterations"], d["learning_rate"]) == (150, 0.2)
    assert len(d["costs"]) == 2
    assert d["costs"][0] == pytest.approx(np.log(2))
    np.testing.assert_array_equal(d["Y_prediction_test"], d["Y_prediction_train"][:, :4])
    right = (d["Y_prediction_train"] == Y).sum()
    assert f"Train accuracy: {100 * right / 30:.1f} %" in capsys.readouterr().out


def test_the_logit_is_scipys():
    """Is the inverse of the sigmoid SciPy's?"""
    a = np.linspace(0.01, 0.99, 25).reshape(5, 5)
    np.testing.assert_allclose(logistic.logit(a), scipy.special.logit(a), atol=1e-12)


def test_the_unit_is_undecided_on_its_boundary():
    """Is the probability one half on the line that `boundary` returns?"""
    w, b, x1 = np.array([[1.5], [-0.5]]), 0.7, np.linspace(-2, 2, 9)
    x2 = logistic.boundary(w, b, x1)
    np.testing.assert_allclose(scipy.special.expit(w.T @ np.stack([x1, x2]) + b), 0.5)


def test_both_costs_are_scikit_learns_and_a_step_goes_down():
    """Are loops and arrays of one cost, and is a step that of scikit-learn's loss, measured?"""
    rng = np.random.default_rng(3)
    w, b, X = rng.normal(size=(4, 1)), 0.3, rng.normal(size=(4, 9))
    Y = np.arange(9).reshape(1, 9) % 2

    def loss(w, b):
        return log_loss(Y[0], scipy.special.expit(w.T @ X + b)[0])

    assert np.isclose(logistic.cost_in_a_loop(w, b, X, Y), loss(w, b))
    assert np.isclose(logistic.cost_of_all(w, b, X, Y), loss(w, b))
    new_w, new_b, cost = logistic.step_with_loops(w, b, X, Y, 0.1)
    measured = logistic.measured_gradient(loss, w, b)
    np.testing.assert_allclose(new_w, w - 0.1 * measured["dw"], atol=1e-8)
    assert np.isclose(new_b, b - 0.1 * measured["db"])
    assert np.isclose(cost, loss(w, b))


def test_the_baseline_goes_by_the_training_set():
    """Is the accuracy scikit-learn's, and the baseline that of its dummy?"""
    Y_train, Y = np.array([[0, 0, 1, 0]]), np.array([[1, 1, 0, 1]])
    dummy = DummyClassifier(strategy="most_frequent").fit(Y_train.T, Y_train[0])
    right, always = logistic.accuracy_and_baseline(np.array([[1, 0, 0, 1]]), Y, Y_train)
    assert right == 75
    assert always == 100 * dummy.score(Y.T, Y[0])
