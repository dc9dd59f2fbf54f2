"""Are averages, weights, window and lag what signal processing and closed forms say?"""

import numpy as np
import pytest
from scipy.signal import freqz, lfilter

from course_utils import datasets
from course_utils.explorers.weighted_averages import (
    CONTROLS,
    PRESETS,
    QUESTION,
    WeightedAverages,
    answer,
    frames,
    series,
    summary,
)

START = {each.name: each.start for each in CONTROLS}


def frame_of(**values):
    """Return the frame of some settings."""
    (frame,) = frames({**START, **values}, WeightedAverages.uses)
    return frame


def test_the_series_is_made_as_the_notebooks_data():
    """Is it, from 1 June on, of the season and of the spread and memory that the sheet names?"""
    season, theta = series(3.5)
    year = datasets.daily_temperatures(seed=0)
    assert abs(np.roll(year, -151) - season).mean() < 4
    weather = theta - season
    assert weather.std() == pytest.approx(3.5, rel=0.15)
    assert np.corrcoef(weather[1:], weather[:-1])[0, 1] == pytest.approx(0.7, abs=0.1)
    assert season.argmax() == 200 - 151  # 20 July


@pytest.mark.parametrize("correction", [True, False])
@pytest.mark.parametrize("beta", [0, 0.5, 0.9, 0.99])
def test_averages_are_a_filter_of_first_order(beta, correction):
    """Are they what SciPy's filter gives, divided by the closed form of the weights' sum?"""
    frame = frame_of(beta=beta, correction=correction)
    expected = lfilter([1 - beta], [1, -beta], frame["theta"])
    if correction:
        expected = expected / (1 - beta ** np.arange(1, 366))
    np.testing.assert_allclose(frame["average"], expected)


@pytest.mark.parametrize("correction", [True, False])
@pytest.mark.parametrize("day", [1, 3, 40, 365])
def test_weights_make_the_average_of_that_day(day, correction):
    """Do the weights, put to the days before, give the average; and is their sum what is said?"""
    frame = frame_of(beta=0.8, day=day, correction=correction)
    before = frame["theta"][:day][::-1][:61]  # what is older weighs less than a millionth
    got = frame["weights"][: len(before)] @ before
    assert got == pytest.approx(frame["average"][day - 1], abs=1e-3)
    assert frame["total"] == pytest.approx(1 if correction else 1 - 0.8**day)
    assert not frame["weights"][day:].any()


def test_the_answer_is_about_two_thirds():
    """Do fifty days carry 1 − β⁵⁰ of an endless past, near 1 − 1/e?"""
    frame = frame_of(**QUESTION.at)
    assert frame["window"] == pytest.approx(50)
    assert frame["inside"] == pytest.approx((1 - 0.98**50) / (1 - 0.98**200))
    assert "65 %" in answer(frame)
    assert QUESTION.choices[2] == "about two thirds"


def test_the_lag_is_that_of_the_filter():
    """Without weather, is the average late by the filter's delay at a period of a year?"""
    frame = frame_of(**PRESETS["No noise"])
    turn = 2 * np.pi / 365
    _, (response,) = freqz([0.02], [1, -0.98], worN=[turn])
    assert frame["lag"] == pytest.approx(-np.angle(response) / turn, abs=5)  # a year is short


@pytest.mark.parametrize("noise", [1, 6])
def test_more_noise_wants_a_longer_memory(noise):
    """Is the best β a middle one, nearer to 1 where there is more weather?"""
    betas = np.arange(100) / 100
    off = [frame_of(beta=beta, noise=noise)["off"] for beta in betas]
    best = betas[np.argmin(off)]
    assert (0.6 < best < 0.8) if noise == 1 else (0.9 < best < 0.96)


def test_a_start_that_is_too_low_is_said():
    """Do the words of the first day say what is made of its temperature?"""
    values = {**START, "beta": 0.98, "correction": False, "day": 1}
    frame = frame_of(**values)
    assert frame["average"][0] == pytest.approx(0.02 * frame["theta"][0])
    assert "add up to 0.020, so" in summary(values, frame)
