"""Are bias, variance, the floor of a learning curve and the recipe what others say they are?"""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_squared_error

from course_utils.reference import bias_variance


@given(st.integers(1, 9), st.integers(1, 6), st.integers(0, 2**32 - 1))
@settings(max_examples=60)
def test_bias_and_variance_add_up_to_the_squared_error(k, n, seed):
    """Is their sum, at every point, the mean squared error as scikit-learn has it?"""
    rng = np.random.default_rng(seed)
    predictions, truth = rng.normal(size=(k, n)), rng.normal(size=(1, n))
    squared_bias, variance = bias_variance.bias_variance(predictions, truth)
    wanted = mean_squared_error(
        np.broadcast_to(truth, (k, n)), predictions, multioutput="raw_values"
    )
    assert squared_bias.shape == variance.shape == (1, n)
    np.testing.assert_allclose((squared_bias + variance)[0], wanted, atol=1e-12)
    np.testing.assert_allclose(variance[0], predictions.var(axis=0), atol=1e-12)


@pytest.mark.parametrize("width", [3, 8])
def test_the_floor_is_where_a_long_curve_ends(width):
    """Does a regression whose features miss a part of the truth end at what was estimated?"""
    rng, examples = np.random.default_rng(width), [80, 150, 250]
    beta, missed = rng.normal(size=width), 0.8

    def errors(m, runs):
        found = []
        for _ in range(runs):
            X, X_dev = rng.normal(size=(2, max(m, 400), width))
            X = X[:m]
            y, y_dev = (Z @ beta + missed * rng.normal(size=len(Z)) for Z in (X, X_dev))
            model = Ridge(alpha=1e-9, fit_intercept=False).fit(X, y)
            found.append(
                [np.mean((model.predict(Z) - t) ** 2) for Z, t in ((X, y), (X_dev, y_dev))]
            )
        return np.mean(found, axis=0)

    curve = np.array([errors(m, 300) for m in examples])
    floor = bias_variance.dev_error_floor(examples, curve[:, 1])
    assert floor == pytest.approx(errors(20_000, 3)[1], rel=0.04)
    assert curve[0, 1] > 1.02 * floor


@pytest.mark.parametrize(
    ("errors", "step"),
    [
        ((1, 16, 0, 2), "reduce variance"),
        ((15, 16, 0, 2), "reduce bias"),
        ((15, 30, 0, 2), "reduce bias"),
        ((0.5, 1, 0, 2), "done"),
        ((15, 16, 14.5, 2), "done"),
        ((12, 3, 11, 2), "done"),
        ((3, 5, 1, 2), "done"),
    ],
)
def test_next_step(errors, step):
    """Does the recipe say of textbook cases what textbooks say?"""
    assert bias_variance.next_step(*errors) == step


def test_the_recipe_meets_both_goals_with_the_fewest_doublings():
    """Does it end at the first powers of two for which bias, then variance, is small enough?"""
    tried = bias_variance.follow_recipe(lambda n, m: (8 / n, 8 / n + 3 * n / m), 1, 1, 0, 1)
    units = next(n for n in 2 ** np.arange(9) if 8 / n <= 1)
    examples = next(m for m in 2 ** np.arange(9) if 3 * units / m <= 1)
    assert tried[-1] == (units, examples, "done")
    assert [n * m for n, m, _ in tried] == [2**k for k in range(len(tried))]
    endless = bias_variance.follow_recipe(lambda n, m: (50, 50), 1, 7, 0, 1)
    assert endless == [(2**k, 7, "reduce bias") for k in range(12)]
