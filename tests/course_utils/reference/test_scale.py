"""Do errors and learning curves agree with scikit-learn and with curves whose law is known?"""

import numpy as np
import pytest
from sklearn import metrics, model_selection
from sklearn.neighbors import KNeighborsClassifier

from course_utils.probes.learners import Nearest
from course_utils.reference import scale


@pytest.mark.parametrize("classes", [2, 10])
def test_error_rate_is_the_rest_of_scikit_learns_accuracy(classes):
    """Do both add up to 100 per cent?"""
    predictions, labels = np.random.default_rng(0).integers(0, classes, (2, 50))
    right = 100 * metrics.accuracy_score(labels, predictions)
    assert scale.error_rate(predictions, labels) == pytest.approx(100 - right)


def points(m, seed):
    """Return points of two classes that overlap."""
    rng = np.random.default_rng(seed)
    y = rng.integers(0, 2, m)
    return rng.normal(size=(m, 2)) + y[:, np.newaxis], y


def test_learning_curve_is_scikit_learns():
    """Does scikit-learn find the same errors on the same examples?"""
    (X, y), (X_test, y_test) = points(40, 0), points(30, 1)
    amounts = [5, 12, 40]
    _, _, right = model_selection.learning_curve(
        KNeighborsClassifier(1),
        np.concatenate([X, X_test]),
        np.concatenate([y, y_test]),
        train_sizes=amounts,
        cv=[(np.arange(40), np.arange(40, 70))],
    )
    for make in (lambda: KNeighborsClassifier(1), Nearest):
        errors = scale.learning_curve(make, X, y, X_test, y_test, amounts)
        np.testing.assert_allclose(errors, 100 * (1 - right[:, 0]))


@pytest.mark.parametrize(("power", "factor"), [(-0.5, 200.0), (-0.3, 90.0)])
def test_a_law_is_carried_on(power, factor):
    """Is the amount the one at which the law itself has the error?"""
    amounts = np.array([50, 200, 900])
    found = scale.examples_needed(amounts, factor * amounts**power, 1.5)
    assert factor * found**power == pytest.approx(1.5)


@pytest.mark.parametrize(
    ("second", "amount"),
    [([1, 1, 1], 10), ([9, 1, 1], 20), ([1, 9, 1], 30), ([1, 1, 5], -1), ([9, 9, 9], -1)],
)
def test_the_second_is_ahead_for_good(second, amount):
    """Is it the first amount from which on it stays ahead, a draw being no lead?"""
    assert scale.overtakes([10, 20, 30], [5, 5, 5], second) == amount
