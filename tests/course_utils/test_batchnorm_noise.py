"""Tests of course_utils.batchnorm_noise; the gradients are tested with the network."""

import numpy as np
import pytest

from course_utils import batchnorm_noise
from course_utils.batchnorm_network import BatchNorm
from course_utils.reference import batchnorm

NORM = BatchNorm(batchnorm.batchnorm_forward, batchnorm.batchnorm_backward)


def test_groups_have_statistics_of_their_own():
    """Is each group what it would be alone, the shorter last one included?"""
    Z = np.random.default_rng(0).normal(size=(3, 10))
    gamma, beta = np.full((3, 1), 2.0), np.ones((3, 1))
    Z_tilde, _ = batchnorm_noise.in_groups(NORM, 4).forward(Z, gamma, beta)
    alone = [batchnorm.batchnorm_forward(Z[:, k : k + 4], gamma, beta)[0] for k in (0, 4, 8)]
    np.testing.assert_array_equal(Z_tilde, np.hstack(alone))
    with pytest.raises(ValueError, match="0; a group has one example at least"):
        batchnorm_noise.in_groups(NORM, 0)


def test_company_is_random_and_the_example_stands_first():
    """Is each batch of its size, with others that are all different and never the example?"""
    X, batches = np.arange(40.0).reshape(2, 20), []

    def answer(batch):
        batches.append(batch)
        return batch[0, 1:].sum()

    answers = batchnorm_noise.in_company(X, 7, [3, 20], answer, draws=15)
    assert [batch.shape for batch in batches] == [(2, 3)] * 15 + [(2, 20)] * 15
    for batch in batches:
        np.testing.assert_array_equal(batch[:, 0], X[:, 7])
        assert len(set(batch[0])) == batch.shape[1]
        np.testing.assert_array_equal(batch[1] - batch[0], 20)
    assert len(set(answers[3])) > 5
    assert set(answers[20]) == {X[0].sum() - 7}
    assert answers == batchnorm_noise.in_company(X, 7, [3, 20], answer, draws=15)
    assert answers != batchnorm_noise.in_company(X, 7, [3, 20], answer, draws=15, seed=1)
