"""The answers of week 7's batch normalisation, worked out here once more: by trying them out."""

import numpy as np
import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery.judging import run_cases
from course_utils import batchnorm_network as network
from course_utils.figures.week7.batch_normalization import MEASURED
from course_utils.reference import batchnorm

TRAINING, IN_USE = (exercises_of(f"week7/batch_normalization{note}") for note in ("", "_in_use"))
NORM = network.BatchNorm(batchnorm.batchnorm_forward, batchnorm.batchnorm_backward)


def last(numbers, gamma=1.0, beta=0.0):
    """Return what becomes of the last number of a batch."""
    one = np.ones((1, 1))
    Z_tilde, _ = batchnorm.batchnorm_forward(np.array([numbers], float), gamma * one, beta * one)
    return Z_tilde[0, -1]


BY_HAND = {
    "1, 5": lambda: last([1, 5]),
    "1, 500": lambda: last([1, 500]),
    "0, 0, 3": lambda: last([0, 0, 3]),
    "100, 100, 103": lambda: last([100, 100, 103]),
    "0, 0, -30": lambda: last([0, 0, -30]),
    "0, 0, 3 with gamma 2, beta 5": lambda: last([0, 0, 3], 2, 5),
    "7 alone, with gamma 2, beta 5": lambda: last([7], 2, 5),
    "gamma that undoes it": lambda: (3 - 1) / last([0, 0, 3]),
    "spread after the slip": lambda: np.std(np.array([-0.1, 0.1]) / np.var([-0.1, 0.1])),
}


@pytest.mark.parametrize("question", BY_HAND)
def test_by_hand(question):
    """Does the course's own function say the same?"""
    assert set(BY_HAND) == set(TRAINING["by_hand"].reference)
    assert BY_HAND[question]() == pytest.approx(TRAINING["by_hand"].reference[question], rel=1e-4)


OWN_CACHES = {
    "a dict of all there is": (
        "{'Z': Z, 'mu': mu, 'var': var, 'gamma': gamma, 'beta': beta, 'eps': eps}",
        "sigma = np.sqrt(cache['var'] + cache['eps']); gamma = cache['gamma'];"
        "N = (cache['Z'] - cache['mu']) / sigma",
    ),
    "another order": ("(sigma, gamma, N)", "sigma, gamma, N = cache"),
    "Z and its statistics": (
        "[Z, gamma, mu, sigma]",
        "Z, gamma, mu, sigma = cache; N = (Z - mu) / sigma",
    ),
    "an object": (
        "type('Cache', (), {'N': N, 'gamma': gamma, 'sigma': sigma})()",
        "N, gamma, sigma = cache.N, cache.gamma, cache.sigma",
    ),
}


@pytest.mark.parametrize(("kept", "opened"), OWN_CACHES.values(), ids=OWN_CACHES)
def test_any_cache_gets_full_marks(kept, opened):
    """Are both steps right with a cache of the student's own?"""
    names = {"np": np}
    exec(
        f"""
def batchnorm_forward(Z, gamma, beta, eps=1e-8):
    mu, var = Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)
    sigma = np.sqrt(var + eps)
    N = (Z - mu) / sigma
    return gamma * N + beta, {kept}

def batchnorm_backward(dZ_tilde, cache):
    {opened}
    dbeta = dZ_tilde.sum(axis=1, keepdims=True)
    dgamma = (dZ_tilde * N).sum(axis=1, keepdims=True)
    return gamma / sigma * (dZ_tilde - (dbeta + N * dgamma) / N.shape[1]), dgamma, dbeta
""",
        names,
    )
    for name in ("batchnorm_forward", "batchnorm_backward"):
        one = TRAINING[name]
        verdicts = run_cases(one, names[name], one.cases, "a seed")
        assert [v.difference for v in verdicts] == [None] * len(one.cases), name


def layer_of_facts(b=0.0, stretch=1.0, m=30):
    """Return the cost, W, dW, dZ and Z_norm of a layer with 20 units and 42 inputs."""
    rng = np.random.default_rng(0)
    X, Y = rng.normal(size=(42, m)), rng.integers(0, 2, (1, m))
    parameters = network.initialize([42, 20, 1], 0)
    parameters["b1"] = parameters["b1"] + b
    parameters["W1"] = stretch * parameters["W1"]
    kept = []

    def back(d, cache):
        kept.append((batchnorm.batchnorm_backward(d, cache)[0], cache[0]))
        return batchnorm.batchnorm_backward(d, cache)

    norm = network.BatchNorm(batchnorm.batchnorm_forward, back)
    AL, caches = network.forward(X, parameters, norm)
    grads = network.backward(AL, Y, caches, norm)
    return network.cost(AL, Y), parameters, grads, *kept[0]


def test_facts():
    """Does a layer do what the closed form promises?"""
    facts = TRAINING["facts"].reference
    cost, parameters, grads, dZ, Z_norm = layer_of_facts()
    assert np.abs(dZ).max() > 1e-3
    np.testing.assert_allclose(dZ.sum(axis=1), facts["sum of a row of dZ"], atol=1e-12)
    along = (dZ * Z_norm).sum(axis=1)
    np.testing.assert_allclose(along, facts["sum of a row of dZ * Z_norm"], atol=1e-8)
    np.testing.assert_allclose(grads["db1"], facts["db"], atol=1e-12)
    assert layer_of_facts(b=100.0)[0] == pytest.approx(cost, rel=1e-9)
    doubled, _, grads_doubled, _, _ = layer_of_facts(stretch=2.0)
    assert doubled == pytest.approx(cost, rel=1e-6)
    assert facts["cost when b goes from 0 to 100"] == facts["cost when W is doubled"] == "same"
    ratio = np.linalg.norm(grads_doubled["dW1"]) / np.linalg.norm(grads["dW1"])
    assert ratio == pytest.approx(facts["dW when W is doubled"], rel=1e-6)
    np.testing.assert_allclose(layer_of_facts(m=2)[3], facts["dZ in a batch of two"], atol=1e-6)
    sizes = {name: parameters[name].size for name in ("W1", "b1", "gamma1", "beta1")}
    assert sum(sizes.values()) == facts["parameters with b"]
    assert sum(sizes.values()) - sizes["b1"] == facts["parameters without b"]


def test_rates():
    """Do the measured means say what the quiz asks?"""
    answers = TRAINING["rates"].reference
    plain, normed = MEASURED["without"], MEASURED["with batch norm"]
    largest = [
        max(rate for rate, band in bands.items() if band.mean > 95) for bands in (normed, plain)
    ]
    assert largest[0] / largest[1] == pytest.approx(answers["q1"])
    options = {"a": 3, "b": 0.3, "c": 0.1, "d": 0.01}
    ahead = [letter for letter, rate in options.items() if plain[rate].mean >= normed[rate].mean]
    assert ahead == [answers["q2"]]
    assert answers["q4"] == pytest.approx(np.prod([0.5] * 10))
    # q3: a long W turns less, and what follows has its spread all the same
    cost, parameters, grads, _, _ = layer_of_facts(stretch=50.0)
    _, short, before, _, _ = layer_of_facts()
    turn = lambda p, g: np.linalg.norm(g["dW1"]) / np.linalg.norm(p["W1"])  # noqa: E731
    a = turn(parameters, grads) < 0.01 * turn(short, before)
    assert answers["q3"] == [letter for letter, is_so in (("a", a), ("c", True)) if is_so]


def test_company():
    """Do draws, averages and a network in use say the same?"""
    company = IN_USE["company"].reference
    rng = np.random.default_rng(0)
    variances = rng.normal(size=(400_000, 4)).var(axis=1).mean()
    assert variances == pytest.approx(company["mean variance in batches of 4"], abs=0.005)
    variances = rng.normal(size=(200_000, 10)).var(axis=1).mean()
    assert 1 / variances == pytest.approx(company["correction for batches of 10"], abs=0.01)
    means = [rng.normal(size=(20_000, m)).mean(axis=1).std() for m in (256, 16)]
    ratio = company["noise of batches of 256 against 16"]
    assert means[0] / means[1] == pytest.approx(ratio, rel=0.05)
    mean, var = np.zeros((1, 1)), np.ones((1, 1))
    for _ in range(10):
        Z = np.array([[0.0, 2.0]])
        mean, var = batchnorm.update_running_statistics(mean, var, Z)
    assert mean.item() == pytest.approx(company["running mean after 10 batches"])
    X = rng.uniform(-0.5, 0.5, (12, 40))
    parameters = network.initialize([12, 6, 1], 0)
    bright, dark = (
        network.forward(x, parameters, NORM)[1][0]["Z_tilde"] for x in (X, 0.5 * (X + 0.5) - 0.5)
    )
    np.testing.assert_allclose(dark, bright, atol=1e-5)
    assert company["pictures at half the light, their own statistics"] == "same"
    fixed = network.statistics(X, parameters, NORM)
    given = parameters, fixed, batchnorm.batchnorm_inference
    few, many = (network.forward_in_use(X[:, :m], *given)[0, 0] for m in (2, 30))
    assert few == pytest.approx(many, rel=1e-12)
    assert company["one picture in use, its company changed"] == "same"


def test_axes():
    """Is there a mean for each example on one side, for each unit on the other?"""
    Z = np.zeros((5, 3))
    answers = IN_USE["axes"].reference
    assert answers["q1"] == pytest.approx(Z.mean(axis=0).size / Z.mean(axis=1).size)
