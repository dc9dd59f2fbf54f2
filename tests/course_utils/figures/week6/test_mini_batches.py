"""Figures of week 6's mini_batches: do they show, and say, what they are given?"""

import numpy as np
import pytest

from course_utils import datasets
from course_utils.figures.week6 import mini_batches as figures


@pytest.mark.parametrize(("other", "degrees"), [([2, 0], 0), ([0, 3], 90), ([-1, 0], 180)])
def test_angle(other, degrees):
    """Is the angle in degrees, whatever the lengths and the dA?"""
    grads = {"dW1": np.array([[1.0, 0.0]]), "dA0": np.ones((2, 2))}
    others = {"dW1": np.array([other], float), "dA0": -np.ones((2, 2))}
    assert figures.angle(grads, others) == pytest.approx(degrees)


def test_batch_sizes(shown, capsys):
    """Are times and costs where they belong, and the best size in words?"""
    figures.draw_batch_sizes({1: (2.0, 0.4), 64: (0.1, 0.2), 512: (0.05, 0.3)}, 0.3)
    [(fig, alt)] = shown
    np.testing.assert_array_equal(fig.axes[0].lines[0].get_xydata()[:, 1], [2, 0.1, 0.05])
    np.testing.assert_array_equal(fig.axes[1].lines[0].get_xydata()[:, 1], [0.4, 0.2, 0.3])
    assert "lowest for size 64" in alt
    assert "size  512: 0.0500 s an epoch, cost 0.300" in capsys.readouterr().out


def test_three_sizes(shown):
    """Has each run its place, and are its rises counted?"""
    figures.draw_three_sizes([[0.7, 0.6, 0.5], [0.7, 0.8, 0.9], [0.9, 0.2, 1.2]])
    [(fig, alt)] = shown
    assert [ax.get_title() for ax in fig.axes] == ["run P", "run Q", "run R"]
    np.testing.assert_array_equal(fig.axes[1].lines[0].get_ydata(), [0.7, 0.8, 0.9])
    assert "rises in 0 of 2 steps. Q" in alt
    assert "between 0.20 and 1.20, and rises in 1 of 2" in alt


def test_averages(shown, capsys):
    """Is what the function returns drawn, corrected and not, and its lag found?"""
    season = 10 + 9 * np.cos(2 * np.pi * (np.arange(1, 366) - 201) / 365)

    def three_days_late(theta, beta, bias_correction):
        late = np.roll(season, 3)[:60] if len(theta) == 60 else np.roll(season, 3)
        return late if bias_correction else late - 5

    figures.draw_averages(three_days_late, [0.98])
    [(fig, alt)] = shown
    assert "lags  3 days" in capsys.readouterr().out
    assert "lags 3 days" in alt
    drawn = {line.get_label(): line.get_ydata() for line in fig.axes[1].lines}
    np.testing.assert_allclose(drawn["corrected"] - drawn["not corrected"], 5)
    np.testing.assert_array_equal(drawn["day by day"], datasets.daily_temperatures(seed=0))
