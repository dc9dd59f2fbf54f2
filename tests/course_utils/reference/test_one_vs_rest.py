"""Do the functions of digits_one_vs_rest agree with scikit-learn?"""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix

from course_utils import datasets
from course_utils.reference import one_vs_rest


def test_ten_units_are_ten_times_one_against_the_rest():
    """Does each column hold what a unit of scikit-learn's finds for the digit?"""
    rng = np.random.default_rng(1)
    X, y = rng.normal(size=(2, 60)), rng.integers(0, 10, size=(1, 60))
    W, b = one_vs_rest.train_ten(X, y, 4000, 1.0)
    for k in (0, 7):
        fit = LogisticRegression(C=np.inf, tol=1e-10, max_iter=10_000).fit(X.T, y[0] == k)
        np.testing.assert_allclose(W[:, k], fit.coef_[0], atol=1e-3)
        np.testing.assert_allclose(b[k], fit.intercept_, atol=1e-3)


def test_digits_are_read_within_the_band():
    """Do ten units read 93 to 97 % of the digits that they have not seen, on several splits?"""
    for seed in range(3):
        digits = datasets.load_digits(seed=seed)
        W, b = one_vs_rest.train_ten(digits.X_train / 16, digits.Y_train, 300, 1.0)
        said = one_vs_rest.read_digits(W, b, digits.X_test / 16)
        assert 0.93 < np.mean(said == digits.Y_test) < 0.97


def test_confusions_are_scikit_learns():
    """Are the counts scikit-learn's, and the pair the one with the largest sum?"""
    rng = np.random.default_rng(2)
    y, y_hat = rng.integers(0, 10, size=(2, 1, 300))
    table = one_vs_rest.confusion_table(y, y_hat)
    np.testing.assert_array_equal(table, confusion_matrix(y[0], y_hat[0], labels=range(10)))
    both = np.triu(table + table.T, 1)
    assert both[one_vs_rest.most_mixed_up(table)] == both.max()


def test_labels_of_one_digit():
    """Is 1 where the digit is, and nowhere else?"""
    y = np.arange(10).reshape(1, 10)
    for k in range(10):
        np.testing.assert_array_equal(one_vs_rest.one_against_rest(y, k)[0], np.eye(10)[k])
