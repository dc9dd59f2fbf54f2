"""Does random search do on the made-up cost what can be worked out for it?"""

import numpy as np
import pytest

from autograde_tests import exercises_of
from course_utils.explorers.random_search import (
    BEST_PENALTY,
    HIGHEST,
    LOWEST,
    PRESETS,
    QUESTION,
    SEARCHES,
    WIDTH,
    RandomSearch,
    answer,
    frames,
    summary,
)
from course_utils.search import on_scale

START = {"best": 0.01, "matters": 0, "k": 3, "which": 1, "log": True}


def found(**values):
    """Return the frame of a setting."""
    (frame,) = frames(START | values, RandomSearch.uses)
    return frame


def cost(rates, lambds, best, matters):
    """Return the cost, written out."""
    square = np.log10(rates / best) ** 2 + matters * np.log10(lambds / BEST_PENALTY) ** 2
    return HIGHEST - (HIGHEST - LOWEST) * np.exp(-square / (2 * WIDTH**2))


@pytest.mark.parametrize("matters", [0.0, 0.35, 1.0])
@pytest.mark.parametrize("is_log", [True, False])
def test_lowest_costs_are_those_of_the_settings(matters, is_log):
    """Are the costs so far, and those by the best rate, what each setting costs by itself?"""
    frame = found(best=0.03, matters=matters, log=is_log, k=4, which=7)
    for name, best in (("grid", "grid_best"), ("drawn", "drawn_best")):
        each = [cost(*setting, 0.03, matters) for setting in frame[name].T]
        assert frame[best] == pytest.approx([min(each[: k + 1]) for k in range(16)])
    for place in (0, 13, 40):
        least = min(cost(*each, frame["rates"][place], matters) for each in frame["grid"].T)
        assert frame["grid_at"][place] == pytest.approx(least)
    assert len(set(frame["grid"][0])) == 4
    assert len(set(frame["drawn"][0])) == 16
    assert (np.diff(frame["drawn_at"], axis=0) >= 0).all()


def test_the_field_is_the_cost():
    """Is a field's value what the setting in its middle costs?"""
    frame = found(best=0.03, matters=0.5)
    rates, lambds = 10 ** (-4 + 4 * 20.5 / 48), 10 ** (-3 + 3 * 31.5 / 48)
    assert frame["field"][31, 20] == pytest.approx(cost(rates, lambds, 0.03, 0.5))


@pytest.mark.parametrize("k", [2, 3, 5, 8])
def test_wins_are_those_of_the_formula(k):
    """Where λ changes nothing, is random search ahead as often as the distances say?

    With the nearest rate of the grid a distance d away, all of k² draws lie further out with the
    probability (1 − share)^(k²), share being the part of the range within d of the best rate.
    """
    places, middles = np.linspace(-4, 0, 41), -4 + 4 * (np.arange(k) + 0.5) / k
    d = np.abs(places[:, np.newaxis] - middles).min(axis=1)
    share = (np.minimum(places + d, 0) - np.maximum(places - d, -4)) / 4
    expected = 100 * np.mean(1 - (1 - share) ** (k * k))
    assert found(k=k)["wins"] == pytest.approx(expected, abs=4)


def test_the_answer_is_less_often():
    """Is random search ahead less often where both matter, for the other budgets too?"""
    frame = found(**QUESTION.at)
    assert found()["wins"] > 62
    assert frame["wins"] < 45
    assert all(found(matters=1, k=k)["wins"] < found(k=k)["wins"] - 10 for k in range(3, 9))
    assert f"in {frame['wins']:.0f} % of cases" in answer(frame)
    assert QUESTION.choices[2] == "less often"


def test_even_draws_are_told_to_miss_the_low_rates():
    """Are there next to none below 0.01, which lies halfway on the log scale, and is that said?"""
    values = START | PRESETS["Drawn evenly"]
    frame = found(**values)
    share = 100 * np.mean(frame["drawn"][0] < 0.01)
    assert f"Of the rates of search 1, {share:.0f} % are below 0.01" in summary(values, frame)
    lows = [found(**values | {"which": which})["low"] for which in range(1, SEARCHES + 1)]
    assert np.mean(lows) < 3
    assert np.mean([found(which=which)["low"] for which in range(1, SEARCHES + 1)]) > 45


def test_the_exercise_asks_for_what_is_said_here():
    """Is its answer what the explorer says, with any sampler that is right?"""
    asked = exercises_of("week7/hyperparameter_tuning")["coverage"].reference["64 runs"]
    assert found(k=8)["wins"] == pytest.approx(asked, abs=1)

    def by_shares(low, high, size, rng):
        return on_scale("log", low, high, 1 - rng.random(size))

    (frame,) = frames(START | {"k": 8}, {"sample_log_uniform": by_shares})
    assert frame["wins"] == pytest.approx(asked, abs=3)
