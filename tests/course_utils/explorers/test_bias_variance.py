"""Does the explorer of bias and variance take the errors apart as statistics does?"""

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression

from course_utils.explorers.bias_variance import (
    CONTROLS,
    EXAMPLES,
    HOURS,
    PRESETS,
    UNITS,
    BiasVariance,
    compute,
    errors,
    truth,
)

START = {control.name: control.start for control in CONTROLS}


@pytest.fixture
def data():
    """Return the noise that the explorer shows."""
    explorer = BiasVariance()
    yield explorer.data
    explorer.close()


def relu_layer(hours, n_h):
    """Return the activations of the hidden layer: a bend every 24 / n_h hours, from 0 on."""
    return np.maximum(0, hours[:, np.newaxis] - np.arange(n_h) * 24 / n_h)


@pytest.mark.parametrize("values", [START, *PRESETS.values()], ids=["start", *PRESETS])
def test_networks_are_those_of_scikit_learn(data, values):
    """Are they ReLU networks whose output layer is fitted, with the bias and variance they show?"""
    n_h, m, sets = values["n_h"], values["m"], values["sets"]
    result = compute(values, data)
    x = np.linspace(0, 24, m)
    labels = truth(x) + values["sigma"] * np.array(data["noise"])[:sets, :m]
    model = LinearRegression().fit(relu_layer(x, n_h), labels.T)
    at_nodes = model.predict(relu_layer(result["nodes"], n_h)).T
    np.testing.assert_allclose(result["fits"], at_nodes, rtol=1e-7, atol=1e-7)
    predicted = model.predict(relu_layer(HOURS, n_h)).T
    bias = np.mean((predicted.mean(axis=0) - truth(HOURS)) ** 2)
    assert result["seen_bias"] == pytest.approx(bias)
    assert result["seen_variance"] == pytest.approx(predicted.var(axis=0).mean(), abs=1e-12)
    # what is known of squares: together they are the error itself
    whole = np.mean((predicted - truth(HOURS)) ** 2)
    assert result["seen_bias"] + result["seen_variance"] == pytest.approx(whole)


@pytest.mark.parametrize(("n_h", "m"), [(2, 20), (8, 40), (17, 20), (18, 20)])
def test_means_are_those_of_many_training_sets(n_h, m):
    """Do bias, variance, training and dev error agree with 4000 training sets?"""
    rng = np.random.default_rng(1)
    many = compute(
        {"n_h": n_h, "m": m, "sigma": 1.5, "sets": 4000},
        {"noise": rng.standard_normal((4000, m))},
    )
    k, j = UNITS.index(n_h), EXAMPLES.index(m)
    x = np.linspace(0, 24, m)
    model = LinearRegression()
    labels = truth(x) + 1.5 * rng.standard_normal((4000, m))
    hidden = relu_layer(x, n_h)
    train = np.mean((model.fit(hidden, labels.T).predict(hidden).T - labels) ** 2)
    fresh = truth(HOURS) + 1.5 * rng.standard_normal((4000, len(HOURS)))
    dev = np.mean((model.predict(relu_layer(HOURS, n_h)).T - fresh) ** 2)
    assert many["seen_bias"] == pytest.approx(many["bias"][k], abs=0.01)
    assert many["seen_variance"] == pytest.approx(many["variance"][k], rel=0.03)
    assert many["train"][j] == pytest.approx(train, rel=0.03, abs=1e-9)
    assert many["dev"][j] == many["total"][k] == pytest.approx(dev, rel=0.03)


def test_variance_is_parameters_over_examples():
    """Is the variance about parameters over examples, (n_h + 1) / m, as it is at the examples?"""
    for n_h in UNITS[:12]:
        assert errors(n_h, 160)[1] == pytest.approx((n_h + 1) / 160, rel=0.03)


def test_the_answer_is_that_bias_stays(data):
    """Do eight times as many examples leave nearly all of the error of two units?"""
    dev = compute(PRESETS["Bias"], data)["dev"]
    assert dev[0] == pytest.approx(10.2, abs=0.05)  # as the question says
    assert 9.6 < dev[-1] < dev[0]
    assert compute(PRESETS["Bias"], data)["bias"][1] > 5.5


def test_presets_show_what_they_are_called(data):
    """Is it bias, variance with hardly any training error, a small error, and no variance?"""
    shown = {name: compute(values, data) for name, values in PRESETS.items()}
    of = {name: UNITS.index(values["n_h"]) for name, values in PRESETS.items()}
    assert shown["Bias"]["bias"][of["Bias"]] > 5 * shown["Bias"]["variance"][of["Bias"]]
    wild = shown["Variance"]
    assert wild["train"][0] < 0.1 * 2**2
    assert wild["variance"][of["Variance"]] > 100 * wild["bias"][of["Variance"]]
    assert shown["Large, with many examples"]["total"][of["Large, with many examples"]] < 1.1 * 2**2
    assert max(shown["No noise"]["variance"]) == 0
