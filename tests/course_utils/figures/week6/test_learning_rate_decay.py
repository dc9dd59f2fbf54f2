"""Figures of week 6's learning_rate_decay: do they show, and say, what they are given?"""

import numpy as np
import pytest

from course_utils.figures.week6 import learning_rate_decay as figures
from course_utils.training import History


def bowl(w, b):
    """Return a height whose lowest point is (0, 0)."""
    return w**2 + b**2


def test_noisy_walks(shown, capsys):
    """Does a rate of 0 leave the walkers where they start, and a constant one where it is known?"""
    figures.draw_noisy_walks({"still": [0.0] * 5, "constant": [0.3] * 200}, seed=3)
    [(fig, alt)] = shown
    np.testing.assert_allclose(fig.axes[1].lines[0].get_ydata(), 43.625)
    expected = 0.3 / 1.7 / 2 + 0.09 / (1 - (1 - 0.075) ** 2) / 8
    assert fig.axes[1].lines[1].get_ydata()[-1] == pytest.approx(expected, rel=0.25)
    assert "still, rate from 0 to 0, cost from 43.6 to 43.625" in alt
    assert "after 5 steps: mean cost 43.625" in capsys.readouterr().out


def test_four_schedules(shown):
    """Has each way its panel, with the rates that its name says?"""
    figures.draw_four_schedules()
    [(fig, alt)] = shown
    inverse, exponential, root, stairs = (ax.lines[0].get_ydata() for ax in fig.axes)
    np.testing.assert_allclose(np.diff(1 / inverse), 0.5 / 0.6)
    np.testing.assert_allclose(exponential[1:] / exponential[:-1], 0.95)
    assert root[3] == pytest.approx(0.3)
    assert stairs[[0, 3, 4, 8]] == pytest.approx([0.6, 0.6, 0.4, 0.3])
    assert "0.300 in epoch 4, 0.200 in epoch 9" in alt


def test_falling(shown, capsys):
    """Is every run drawn from its first epoch on, and printed with its share?"""
    figures.draw_falling({"Adam": (History("Adam", [0, 9], [0.7, 0.2]), 94.1)})
    [(fig, alt)] = shown
    np.testing.assert_array_equal(fig.axes[0].lines[0].get_xdata(), [1, 10])
    assert "Adam, cost from 0.70 to 0.200 in 10 epochs, 94 % right" in alt
    assert "94.1 % of the new examples, cost 0.200" in capsys.readouterr().out


def test_curvatures(capsys):
    """Are curvatures counted by sign, with those near 0 apart?"""
    figures.print_curvatures(0.5, {"dW1": np.ones((1, 4))}, np.array([-1, -1, 1e-5, 3]))
    out = capsys.readouterr().out
    assert "length of the gradient 2.000" in out
    assert "of 4 curvatures, 1 are up, 2 down, 1 nearly flat" in out


def test_saddle_and_plateau(shown, capsys):
    """Does a walk that stays on the ridge not count as one that has left it?"""
    away, stays = np.array([[1.0, 0.1], [0.5, 1.2]]), np.array([[1.0, 0.1], [0.5, 0.1]])
    walks = {"Adam": away, "momentum": stays}
    figures.draw_saddle_and_plateau(bowl, walks, bowl, walks)
    [(fig, alt)] = shown
    np.testing.assert_allclose(fig.axes[1].lines[0].get_ydata(), bowl(*away.T))
    assert "momentum leaves the saddle in none of its steps" in alt
    assert "after   1 steps" in capsys.readouterr().out
