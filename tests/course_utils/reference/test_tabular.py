"""Do the functions of tabular_data agree with scikit-learn and with plain loops?"""

import math

import numpy as np
from sklearn.metrics import confusion_matrix, log_loss
from sklearn.preprocessing import StandardScaler

from course_utils.reference import tabular

RNG = np.random.default_rng(5)


def test_the_table_is_scikit_learns():
    """Are both sets on the scale that scikit-learn finds on the first?"""
    train, test = RNG.normal(3, 20, size=(4, 12)), RNG.normal(size=(4, 3))
    scaler = StandardScaler().fit(train.T)
    mine = tabular.standardize_table(train, test)
    np.testing.assert_allclose(mine[0], scaler.transform(train.T).T)
    np.testing.assert_allclose(mine[1], scaler.transform(test.T).T)


def test_mistakes_are_those_of_the_confusion_matrix():
    """Are false positives and false negatives where scikit-learn has them, and rightly priced?"""
    A, Y = RNG.random((1, 40)), RNG.integers(0, 2, size=(1, 40))
    said = (A > 0.3).astype(int)
    (_, positives), (negatives, _) = confusion_matrix(Y[0], said[0])
    assert tabular.count_mistakes(said, Y) == (positives, negatives)
    assert tabular.threshold_cost(A, Y, 0.3, 7) == positives + 7 * negatives


def test_the_chosen_threshold_is_near_the_ratio():
    """Is it close to what honest probabilities ask for, and at the same score for others?"""
    z = 2 * RNG.normal(size=(1, 20000))
    Y = (RNG.random(z.shape) < 1 / (1 + np.exp(-z))).astype(float)
    for factor in (1, 3):
        threshold = tabular.choose_threshold(1 / (1 + np.exp(-factor * z)), Y, 5)
        score = math.log(threshold / (1 - threshold)) / factor
        assert abs(score + math.log(5)) < 0.5


def test_the_stable_cost_is_scikit_learns():
    """Is the cost of moderate scores scikit-learn's, and that of large ones as on paper?"""
    Z, Y = RNG.normal(size=(1, 20)), np.arange(20).reshape(1, 20) % 2
    assert np.isclose(tabular.stable_cost(Z, Y), log_loss(Y[0], 1 / (1 + np.exp(-Z[0]))))
    assert tabular.stable_cost(np.array([[900.0, -900.0]]), np.array([[0, 0]])) == 450
