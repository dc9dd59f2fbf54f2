"""Are sets, normalisation and a test of splits what others say they are?"""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

from course_utils.reference import setting_up

seeds = st.integers(0, 2**32 - 1)


@given(st.integers(1, 80), st.integers(1, 4), st.integers(1, 3), seeds, st.data())
@settings(max_examples=60)
def test_a_split_deals_every_example_out_once(m, n_x, n_y, seed, data):
    """Is each column, with its own label, in exactly one set of about the size asked for?"""
    dev = data.draw(st.floats(0, 0.45))
    test = data.draw(st.floats(0, 0.45))
    X = np.arange(n_x * m, dtype=float).reshape(n_x, m)
    Y = -np.arange(n_y * m, dtype=float).reshape(n_y, m)
    parts = setting_up.split_data(X, Y, dev, test, seed)
    for (part_X, part_Y), share in zip(parts, (1 - dev - test, dev, test), strict=True):
        assert part_X.shape[0] == n_x
        assert part_Y.shape[0] == n_y
        assert abs(part_X.shape[1] - share * m) <= 1
    pairs = np.concatenate([np.vstack(pair) for pair in parts], axis=1)
    np.testing.assert_array_equal(pairs[:, np.argsort(pairs[0])], np.vstack([X, Y]))


def test_a_split_is_fair():
    """Does an example land in the dev set as often as its size says, and depend on the seed?"""
    X = np.arange(20.0).reshape(1, 20)
    dev_sets = [setting_up.split_data(X, X, 0.25, 0.25, seed)[1][0] for seed in range(800)]
    counts = np.bincount(np.concatenate(dev_sets, axis=1).astype(int)[0], minlength=20)
    assert stats.chisquare(counts).pvalue > 1e-4
    again = setting_up.split_data(X, X, 0.25, 0.25, 5)[1][0]
    np.testing.assert_array_equal(again, dev_sets[5])
    assert not np.array_equal(dev_sets[5], dev_sets[6])


@pytest.mark.parametrize("fault", ["none", "twice", "left out", "labels", "sorted"])
def test_a_sound_split_is_told_from_a_faulty_one(fault):
    """Does scikit-learn's stratified split pass, and none with a fault?"""
    rng = np.random.default_rng(3)
    X, Y = rng.normal(size=(2, 60)), np.arange(60).reshape(1, 60) % 2
    train, dev = train_test_split(np.arange(60), test_size=0.4, stratify=Y[0], random_state=0)
    if fault == "twice":
        dev[0] = train[0]
    if fault == "left out":
        dev = dev[1:]
    if fault == "sorted":
        train, dev = np.argsort(Y[0])[:30], np.argsort(Y[0])[30:]
    sets = [(X[:, part], Y[:, part]) for part in (train, dev)]
    if fault == "labels":
        sets[1] = sets[1][0], np.roll(sets[1][1], 1, axis=1)
    assert setting_up.split_is_sound(X, Y, sets) == (fault == "none")


def test_dev_accuracies_spread_like_draws_without_replacement():
    """Have they the mean and the variance of the hypergeometric distribution?"""
    m, n, right = 400, 40, 300
    correct = (np.arange(m) < right).astype(int).reshape(1, m)
    found = setting_up.dev_accuracies(correct, n / m, range(600))
    law = stats.hypergeom(m, right, n)
    assert abs(np.mean(found) - law.mean() / n) < 5 * law.std() / n / np.sqrt(600)
    assert 0.85 < np.std(found) / (law.std() / n) < 1.15


@given(st.floats(0.05, 0.95), st.floats(0.005, 0.1))
@settings(max_examples=60)
def test_dev_size_is_the_first_that_is_large_enough(p, width):
    """Are two standard deviations of the binomial share within the width, and not before?"""
    n = setting_up.dev_size(p, width)
    assert 2 * stats.binom(n, p).std() / n <= width * (1 + 1e-9)
    assert n == 1 or 2 * stats.binom(n - 1, p).std() / (n - 1) >= width * (1 - 1e-9)


@given(st.integers(1, 5), st.integers(2, 30), seeds)
@settings(max_examples=40)
def test_normalising_agrees_with_scikit_learn(n_x, m, seed):
    """Are another set's numbers those of StandardScaler, a constant feature included?"""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n_x, m)) * 10.0 ** rng.integers(-3, 4, (n_x, 1)) + rng.normal(
        size=(n_x, 1)
    )
    X[0] = 3.0
    other = rng.normal(size=(n_x, 7))
    scaler = StandardScaler().fit(X.T)
    mu, sigma = setting_up.fit_normalizer(X)
    assert mu.shape == sigma.shape == (n_x, 1)
    np.testing.assert_allclose(
        setting_up.normalize(other, mu, sigma), scaler.transform(other.T).T, rtol=1e-9, atol=1e-9
    )
