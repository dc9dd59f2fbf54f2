"""Do scales, grids and trials on all cores do what they say?"""

import _thread
import math
import threading
import time

import numpy as np
import pytest
from scipy import stats

from course_utils import search

SPACE = {"rate": ("log", 1e-4, 1.0), "beta": ("beta", 0.9, 0.999), "x": ("linear", -1.0, 3.0)}


def squared(settings):
    """Return a cost that a worker can import."""
    return settings["x"] ** 2


@pytest.mark.parametrize(
    ("ends", "law"),
    [
        (("log", 1e-4, 1.0), stats.loguniform(1e-4, 1.0).ppf),
        (("beta", 0.9, 0.999), lambda q: 1 - stats.loguniform(1e-3, 0.1).ppf(1 - q)),
        (("linear", -1.0, 3.0), stats.uniform(-1.0, 4.0).ppf),
    ],
)
def test_scales_are_the_quantiles_of_scipys_laws(ends, law):
    """Is the value at a share the quantile, and does the way back give the share again?"""
    q = np.linspace(0, 1, 41)
    values = search.on_scale(*ends, q)
    np.testing.assert_allclose(values, law(q), rtol=1e-9)
    np.testing.assert_allclose(search.shares(*ends, values), q, atol=1e-9)
    assert ends[1] <= values.min() <= values.max() <= ends[2]
    assert ends[1] <= search.draw(*ends, np.random.default_rng(0)) <= ends[2]


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        (("cubic", 1, 2), "received 'cubic'"),
        (("log", 0, 1), "received 0 and 1"),
        (("log", 2, 1), "received 2 and 1"),
        (("beta", 0.9, 1.0), r"received 0.9 and 1.0"),
    ],
)
def test_a_wrong_scale_is_refused(ends, words):
    """Does the message say what was received?"""
    with pytest.raises(ValueError, match=words):
        search.on_scale(*ends, 0.5)


def test_a_bowl_rises_from_its_best_place():
    """Is the cost 0 there, more along the heavier axis, counted, and nan where training is lost?"""
    axes = {"rate": ("log", 1e-4, 1.0, 0.01, 9.0), "x": ("linear", 0.0, 1.0, 0.5, 1.0)}
    bowl = search.as_evaluate({"axes": axes, "most": 4, "lost_above": 0.5})
    assert bowl({"rate": 0.01, "x": 0.5}) == 0
    assert bowl({"rate": 0.1, "x": 0.5}) == pytest.approx(9 / 16)
    assert bowl({"rate": 0.01, "x": 0.75}) == pytest.approx(1 / 16)
    assert math.isnan(bowl({"rate": 0.6, "x": 0.5}))
    with pytest.raises(RuntimeError, match="4 times"):
        bowl({"rate": 0.01, "x": 0.5})
    with pytest.raises(ValueError, match="'rate', 'x'"):
        bowl.cost({"rate": 0.01})
    with pytest.raises(TypeError, match="received 3"):
        search.as_evaluate(3)


@pytest.mark.slow
def test_processes_take_functions_of_a_notebook_and_of_the_course():
    """Do functions that no module has, with what they refer to, reach the workers?"""
    namespace = {"__name__": "__main__", "offset": np.arange(3.0)}
    exec("def cost(settings):\n    return settings['x'] + offset[2]", namespace)
    settings = [{"x": x} for x in (3.0, -2.0, math.nan, 1.0)]
    for evaluate, expected in [(namespace["cost"], [0, 3, 5]), (squared, [1, 4, 9])]:
        trials = search.run_trials(evaluate, settings, workers=2, progress=False)
        assert [cost for cost, _ in trials[:3]] == expected
        assert math.isnan(trials[3][0])


def test_what_cannot_be_sent_is_said():
    """Is a function that holds a lock refused, with the way out?"""
    lock = threading.Lock()
    with pytest.raises(TypeError, match="threads=True"):
        search.run_trials(lambda settings: lock.acquire(), [{}], progress=False)


def test_the_bar_says_the_best_so_far(capsys):
    """Does the bar count trials and show the lowest cost, whatever is nan?"""
    settings = [{"x": 2}, {"x": math.nan}, {"x": 5}]
    search.run_trials(squared, settings, workers=1, threads=True)
    bar = capsys.readouterr().err
    assert "3/3" in bar
    assert "best so far 4" in bar


def test_interrupted_it_returns_what_it_has(capsys):
    """Do trials that are done come back, best first, and are those that wait never begun?"""
    begun, release = [], threading.Event()

    def evaluate(settings):
        begun.append(settings["x"])
        if settings["x"] == 3:
            time.sleep(0.5)  # the two before it have been noticed by then
            _thread.interrupt_main()
            release.wait(5)
        return -settings["x"]

    settings = [{"x": x} for x in range(1, 50)]
    trials = search.run_trials(evaluate, settings, workers=1, threads=True, progress=False)
    release.set()
    assert trials == [(-2, {"x": 2}), (-1, {"x": 1})]
    time.sleep(0.1)
    assert begun == [1, 2, 3]
    assert "2 of 49 trials" in capsys.readouterr().out


def test_a_trial_that_fails_says_so():
    """Does an error in a trial reach whoever asked for it?"""
    with pytest.raises(KeyError):
        search.run_trials(squared, [{"y": 1}], workers=1, threads=True, progress=False)
