"""Tests of course_utils.reference.tuning: SciPy's laws, and searches whose answer is known."""

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from course_utils.reference import tuning
from course_utils.search import Bowl

MANY = 20_000
AXES = {
    "rate": ("log", 1e-4, 1.0, 0.02, 8.0),
    "beta": ("beta", 0.9, 0.999, 0.98, 1.0),
    "lambd": ("linear", 0.0, 2.0, 0.5, 1.0),
}
SPACE = {name: axis[:3] for name, axis in AXES.items()}


@pytest.mark.parametrize(("low", "high"), [(1e-4, 1.0), (0.5, 0.6), (3.0, 3e7)])
def test_log_uniform_follows_scipys_law(low, high):
    """Is the sample one of scipy.stats.loguniform, with one chance in 10^8 of an error?"""
    x = tuning.sample_log_uniform(low, high, MANY, 1)
    assert x.shape == (MANY,)
    assert stats.kstest(x, stats.loguniform(low, high).cdf).pvalue > 1e-8
    assert low <= x.min()
    assert x.max() <= high


@pytest.mark.parametrize(("low", "high"), [(0.9, 0.999), (0.0, 0.5), (0.99, 0.9999)])
def test_beta_follows_the_law_of_its_distance_from_1(low, high):
    """Is 1 − β a sample of scipy.stats.loguniform between 1 − high and 1 − low?"""
    beta = tuning.sample_beta(low, high, MANY, 2)
    assert stats.kstest(1 - beta, stats.loguniform(1 - high, 1 - low).cdf).pvalue > 1e-8
    assert low - 1e-12 <= beta.min()
    assert beta.max() <= high + 1e-12


def test_a_grid_has_every_combination_once():
    """Is the grid the product of the middles of equal parts, in the order of itertools?"""
    space = {"rate": ("log", 1e-4, 1.0), "x": ("linear", -1.0, 3.0), "beta": ("beta", 0.9, 0.999)}
    middles = np.array([1, 3, 5]) / 6
    axes = [10 ** (4 * middles - 4), 4 * middles - 1, 1 - 10 ** (-1 - 2 * middles)]
    points = tuning.grid_settings(space, 3)
    np.testing.assert_allclose([[*point.values()] for point in points], [*product(*axes)])
    assert all([*point] == [*space] for point in points)


@pytest.mark.parametrize("size", [1000, 5000])
@pytest.mark.parametrize(
    ("fault", "sample"),
    [
        ("none", lambda n, seed: stats.loguniform(0.01, 10).rvs(n, random_state=seed)),
        ("range", lambda n, seed: stats.loguniform(0.005, 10).rvs(n, random_state=seed)),
        ("law", lambda n, seed: stats.uniform(0.01, 9.99).rvs(n, random_state=seed)),
        ("law", lambda n, seed: stats.loguniform(0.1, 10).rvs(n, random_state=seed)),
        ("few values", lambda n, seed: 10.0 ** stats.randint(-2, 2).rvs(n, random_state=seed)),
    ],
)
def test_the_fault_of_a_sample(size, fault, sample):
    """Does it tell SciPy's samples of the right law from those of others, whatever the seed?"""
    assert {tuning.sample_fault(sample(size, seed), 0.01, 10) for seed in range(20)} == {fault}


@pytest.mark.parametrize("sample", [tuning.sample_log_uniform, tuning.sample_beta])
def test_samples_follow_the_generator(sample):
    """Does a seed give its sample again, and a generator another one each time?"""
    rng = np.random.default_rng(0)
    first, second = sample(0.1, 0.9, 5, rng), sample(0.1, 0.9, 5, rng)
    np.testing.assert_array_equal(first, sample(0.1, 0.9, 5, 0))
    assert not np.intersect1d(first, second).size


@given(st.integers(1, 30), st.integers(0, 2**32 - 1))
@settings(max_examples=25)
def test_random_search_spends_its_budget_and_sorts(budget, seed):
    """Is evaluate called once for each trial, and are costs those of their settings, in order?"""
    bowl = Bowl(AXES, most=budget)
    trials = tuning.random_search(bowl, SPACE, budget, seed)
    assert bowl.calls == len(trials) == budget
    assert [cost for cost, _ in trials] == sorted(bowl.cost(each) for _, each in trials)
    for _, each in trials:
        assert all(low <= each[name] <= high for name, (_, low, high) in SPACE.items())


def test_random_search_draws_each_name_from_its_own_law():
    """Are the values of many trials on their scales, and unrelated to each other?"""
    trials = tuning.random_search(Bowl(AXES, 4000), SPACE, 4000, 3)
    columns = {name: np.array([each[name] for _, each in trials]) for name in SPACE}
    laws = {
        "rate": stats.loguniform(1e-4, 1.0).cdf(columns["rate"]),
        "beta": stats.loguniform(1e-3, 0.1).cdf(1 - columns["beta"]),
        "lambd": columns["lambd"] / 2,
    }
    for shares in laws.values():
        assert stats.kstest(shares, "uniform").pvalue > 1e-8
    assert abs(stats.spearmanr(laws["rate"], laws["beta"]).statistic) < 0.1


def test_a_diverged_trial_comes_last_as_infinity():
    """Is nan taken for the worst of costs, wherever it was drawn?"""
    trials = tuning.random_search(Bowl(AXES, 40, lost_above=0.01), SPACE, 40, 4)
    costs = np.array([cost for cost, _ in trials])
    lost = np.array([each["rate"] > 0.01 for _, each in trials])
    assert 0 < lost.sum() < 40
    np.testing.assert_array_equal(np.isinf(costs), lost)
    assert not np.diff(lost.astype(int)).min() < 0


def test_trials_of_one_cost_can_be_sorted():
    """Is a tie no reason to compare settings, which have no order?"""
    assert len(tuning.random_search(lambda each: 1.0, SPACE, 5, 0)) == 5


@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 2**32 - 1))
@settings(max_examples=25)
def test_the_box_holds_the_best_and_touches_them(count, keep, seed):
    """Is each kept setting in the box, with one on each side, and is the space left alone?"""
    space = dict(SPACE)
    trials = tuning.random_search(Bowl(AXES, count), space, count, seed)
    box = tuning.narrowed(space, trials, keep)
    assert space == SPACE
    kept = trials[:keep]
    for name, (scale, low, high) in box.items():
        assert scale == SPACE[name][0]
        values = [each[name] for _, each in kept]
        assert all(low <= value <= high for value in values)
        assert {low, high} <= set(values)


def test_rounds_search_the_box_of_all_trials_before():
    """Is each space the box of the best of all earlier rounds, and is each trial inside its own?"""
    found = tuning.coarse_to_fine(Bowl(AXES, 40), SPACE, 43, 5, rounds=4, keep=3)
    assert [len(trials) for _, trials in found] == [10] * 4
    before = []
    for k, (space, trials) in enumerate(found):
        if k:
            best = sorted(before, key=lambda trial: trial[0])[:3]
            for name in SPACE:
                values = [each[name] for _, each in best]
                assert space[name] == (SPACE[name][0], min(values), max(values))
        for _, each in trials:
            assert all(low <= each[name] <= high for name, (_, low, high) in space.items())
        before += trials


def test_coarse_to_fine_gets_nearer_than_random_search():
    """On a bowl, is the best of 60 trials in rounds better, over 200 seeds, nearly always?"""
    wins = 0
    for seed in range(200):
        rounds = tuning.coarse_to_fine(Bowl(AXES, 60), SPACE, 60, seed)
        best = min(trials[0][0] for _, trials in rounds)
        wins += best < tuning.random_search(Bowl(AXES, 60), SPACE, 60, seed)[0][0]
    assert wins > 160
    assert math.isfinite(best)
