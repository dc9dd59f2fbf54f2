"""Is the cost the cross-entropy that SciPy, scikit-learn and PyTorch know?"""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit
from sklearn.metrics import log_loss

from course_utils.reference import deep, shallow
from course_utils.reference.costs import compute_cost


@given(st.integers(1, 30), st.integers(0, 10**6))
def test_cost_is_the_log_loss(torch, m, seed):
    """Is the cost scikit-learn's log loss and PyTorch's binary cross-entropy?"""
    rng = np.random.default_rng(seed)
    AL, Y = expit(3 * rng.normal(size=(1, m))), rng.integers(0, 2, size=(1, m))
    cost = compute_cost(AL, Y)
    assert np.ndim(cost) == 0
    assert cost == pytest.approx(log_loss(Y[0], AL[0], labels=[0, 1]), rel=1e-9)
    tensors = [torch.tensor(values, dtype=torch.float64) for values in (AL, Y)]
    assert cost == pytest.approx(
        float(torch.nn.functional.binary_cross_entropy(*tensors)), rel=1e-9
    )


def test_guessing_costs_log_2():
    """Does one half for everything cost ln 2?"""
    assert compute_cost(np.full((1, 7), 0.5), np.ones((1, 7))) == pytest.approx(np.log(2))


def test_there_is_one_copy():
    """Do the networks of weeks 3 and 4 use this very function?"""
    assert shallow.compute_cost is deep.compute_cost is compute_cost
