"""Figures of week 2's cat_classifier: do they show, and say, what they are given?"""

import numpy as np
import pytest

from course_utils import datasets
from course_utils.datasets import ImageData
from course_utils.figures.week2 import cat_classifier as figures
from course_utils.figures.week2 import logistic_regression


@pytest.fixture
def cats():
    """Return pictures of which each has a brightness of its own, two sets of thirteen."""
    X = np.arange(13, dtype=np.uint8)[:, None, None, None] * np.ones((1, 2, 2, 3), np.uint8)
    Y = np.array([[0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]])
    return ImageData(X, Y, X + 100, 1 - Y, ("non-cat", "cat"), "squares")


def test_training(shown):
    """Is a cost that rises told as it is?"""
    figures.draw_training([0.69, 0.3, 0.9], 0.5)
    [(fig, alt)] = shown
    line = fig.axes[0].lines[0]
    np.testing.assert_array_equal(line.get_xydata(), [[0, 0.69], [100, 0.3], [200, 0.9]])
    assert fig.axes[0].get_title().endswith("learning rate 0.5")
    assert "from 0.69 at 0 to 0.9 at 200, rising at 200, lowest at 100 with 0.3" in alt


def test_weights(shown):
    """Is each weight in its pixel's place, summed over the colours?"""
    w = np.arange(-6.0, 12)[:, None]
    figures.draw_weights(w, (2, 3, 3))
    [(fig, alt)] = shown
    picture = fig.axes[0].get_images()[0].get_array()
    np.testing.assert_array_equal(picture, [[-15, -6, 3], [12, 21, 30]])
    assert "67 % of the pixels" in alt


def test_mistakes(cats, shown):
    """Are only wrong pictures shown, the surest first, with the true label?"""
    predictions = cats.Y_test.copy()
    predictions[0, [1, 3, 5]] = 1 - predictions[0, [1, 3, 5]]
    probability = np.linspace(0.3, 0.9, 13)[None]
    probability[0, [1, 3, 5]] = 0.6, 0.01, 0.2
    figures.draw_mistakes(cats, predictions, probability)
    [(fig, alt)] = shown
    pictures = [ax.get_images()[0].get_array()[0, 0, 0] for ax in fig.axes if ax.get_images()]
    assert pictures == [103, 105, 101]
    assert fig.axes[0].get_title() == "cat\nP(cat) = 0.01"
    assert fig.get_suptitle().startswith("3 of 13")
    assert alt.endswith("cat 0.01, cat 0.20, non-cat 0.60.")


def test_no_mistake(cats, shown):
    """Is a model without a mistake told as it is?"""
    figures.draw_mistakes(cats, cats.Y_test, cats.Y_test * 0.9)
    [(fig, alt)] = shown
    assert fig.get_suptitle().startswith("0 of 13")
    assert alt.endswith("there is none.")


def test_own_picture(shown):
    """Does the picture stand over where it is from and the probability?"""
    figures.draw_own_picture(np.full((2, 2, 3), 7, np.uint8), "your upload", 0.125)
    [(fig, alt)] = shown
    assert fig.axes[0].get_images()[0].get_array().max() == 7
    assert fig.axes[0].get_title() == "your upload\nP(cat) = 0.12"
    assert "your upload" in alt
    assert "0.12" in alt


def test_rates(shown):
    """Has each of the four rates a line, under a letter that does not tell, and its words?"""
    figures.draw_rates(lambda rate: [1.0, *([1.0 - rate / 100] * 10), 0.9])
    [(fig, alt)] = shown
    lines = fig.axes[0].lines
    assert [line.get_label() for line in lines] == ["run P", "run Q", "run R", "run S"]
    rates = [100 * (1 - line.get_ydata()[1]) for line in lines]
    np.testing.assert_allclose(sorted(rates), [0.03, 0.3, 5, 40])
    assert rates not in (sorted(rates), sorted(rates)[::-1])
    large, small = ("PQRS"[int(find(rates))] for find in (np.argmax, np.argmin))
    assert f"run {large}, from 1 at 0 through 0.6 at 3 to 0.9 at 11, rising at 11," in alt
    assert f"run {small}, from 1 at 0 through 1 at 3 to 0.9 at 11, never rising" in alt


def test_the_letters_are_those_of_the_answers(shown):
    """Do the letters stand for the rates that the exercise's solution is about?"""
    figures.draw_rates(lambda rate: [0.0, rate])
    [(fig, _)] = shown
    assert [line.get_ydata()[-1] for line in fig.axes[0].lines] == [0.3, 40.0, 0.03, 5.0]


def test_the_four_runs_are_what_is_said_of_them(shown):
    """Are P, R and S smooth, R the highest of them, S the lowest, and does Q jump to the end?"""
    cost, _ = logistic_regression.two_costs(datasets.load_breast_cancer())
    figures.draw_rates(lambda rate: logistic_regression.walk_downhill(cost, 0, 0, rate, 100)[1])
    [(fig, _)] = shown
    p, q, r, s = (line.get_ydata() for line in fig.axes[0].lines)
    assert all(np.all(np.diff(run) <= 1e-12) for run in (p, r, s))
    assert s[-1] < p[-1] < r[-1]
    assert s[10] == pytest.approx(0.29, abs=0.005)
    assert np.any(np.diff(q[-10:]) > 0.05)
