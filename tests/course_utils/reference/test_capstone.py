"""Does the capstone's network learn, keep its plan and predict as others do?"""

import time

import numpy as np
import pytest
from sklearn.neural_network import MLPClassifier

from course_utils import datasets
from course_utils.reference import capstone


def as_parameters(model, **more):
    """Return scikit-learn's network as a dict of the course's."""
    parameters = dict(more)
    for layer, (W, b) in enumerate(zip(model.coefs_, model.intercepts_, strict=True), start=1):
        parameters |= {f"W{layer}": W.T, f"b{layer}": b.reshape(-1, 1)}
    return parameters


@pytest.mark.parametrize("num_classes", [2, 3, 5])
def test_predictions_are_those_of_scikit_learn(num_classes):
    """Does a trained network of two hidden layers answer alike, one sigmoid unit included?"""
    rng = np.random.default_rng(num_classes)
    X, Y = rng.normal(size=(60, 4)), rng.integers(num_classes, size=60)
    mu, sigma = X.mean(axis=0), X.std(axis=0)
    model = MLPClassifier((7, 5), max_iter=40, random_state=0, tol=1.0).fit((X - mu) / sigma, Y)
    parameters = as_parameters(model, mu=mu.reshape(-1, 1), sigma=sigma.reshape(-1, 1))
    found = capstone.predict(parameters, X.T)
    assert found.shape == (1, 60)
    assert np.array_equal(found[0], model.predict((X - mu) / sigma))


def test_other_names_are_no_layers():
    """Are W1, W2, … counted, and nothing else that begins with a W or is no text?"""
    X, Y = datasets.make_moons(100, seed=4)
    parameters = capstone.train_network(X, Y, 0.2)
    more = parameters | {"W_best": np.eye(3), "Width": 32, 7: None}
    assert np.array_equal(capstone.predict(more, X), capstone.predict(parameters, X))


def test_a_folded_normaliser_is_the_same_network():
    """Does (x − μ) / σ fit into the first layer, as the notebook says?"""
    X, Y = datasets.make_moons(200, seed=1)
    X = 50 * X + 300
    parameters = capstone.train_network(X, Y, 0.2)
    mu, sigma = parameters.pop("mu"), parameters.pop("sigma")
    W1 = parameters["W1"] / sigma.T
    folded = parameters | {"W1": W1, "b1": parameters["b1"] - W1 @ mu}
    expected = capstone.predict(parameters | {"mu": mu, "sigma": sigma}, X)
    assert np.array_equal(capstone.predict(folded, X), expected)


def test_the_same_arguments_give_the_same_network():
    """Is every number the same again, for each seed its own, and nothing changed in place?"""
    X, Y = datasets.make_moons(150, seed=2)
    before = X.copy(), Y.copy()
    one, again, other = (capstone.train_network(X, Y, 0.2, seed) for seed in (0, 0, 1))
    assert all(np.array_equal(one[name], again[name]) for name in one)
    assert not np.allclose(one["W1"], other["W1"])
    assert np.array_equal(X, before[0])
    assert np.array_equal(Y, before[1])


@pytest.mark.slow
@pytest.mark.parametrize("budget", [0.2, 1.0])
def test_it_keeps_its_budget_and_learns_the_digits(budget):
    """Does it take less than its budget, and come near scikit-learn's network of the same size?"""
    digits = datasets.load_digits()
    start = time.thread_time()
    parameters = capstone.train_network(digits.X_train, digits.Y_train, budget)
    assert time.thread_time() - start < budget
    right = np.mean(capstone.predict(parameters, digits.X_test) == digits.Y_test)
    model = MLPClassifier(
        (32,), alpha=1.0, max_iter=60, random_state=0, tol=1e9, n_iter_no_change=99
    )
    model.fit(digits.X_train.T / 16, digits.Y_train[0])
    assert right > model.score(digits.X_test.T / 16, digits.Y_test[0]) - (
        0.06 if budget < 1 else 0.02
    )


def test_a_feature_that_never_changes_does_no_harm():
    """Is a constant divided by something that is not 0?"""
    X, Y = datasets.make_moons(200, seed=3)
    X = np.vstack([X, np.full((1, 200), 5.0)])
    parameters = capstone.train_network(X, Y, 0.5)
    assert all(np.isfinite(p).all() for p in parameters.values())
    assert np.mean(capstone.predict(parameters, X) == Y) > 0.9
