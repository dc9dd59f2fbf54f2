"""Figures of week 6's optimization_methods: do they show, and say, what they are given?"""

import numpy as np
import pytest

from course_utils.figures.week6 import optimization_methods as figures
from course_utils.training import History


def bowl(w, b):
    """Return a height whose lowest point is (0, 0)."""
    return w**2 + b**2


@pytest.mark.parametrize(("other", "degrees"), [([2, 0], 0), ([0, 3], 90), ([-1, 0], 180)])
def test_angle(other, degrees):
    """Is the angle in degrees, whatever the lengths and the dA?"""
    grads = {"dW1": np.array([[1.0, 0.0]]), "dA0": np.ones((2, 2))}
    others = {"dW1": np.array([other], float), "dA0": -np.ones((2, 2))}
    assert figures.angle(grads, others) == pytest.approx(degrees)


def test_portion_sizes(shown, capsys):
    """Are times and costs where they belong, and the best size in words?"""
    figures.draw_portion_sizes({1: (2.0, 0.4), 64: (0.1, 0.2), 512: (0.05, 0.3)}, 0.3)
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


def test_year(shown):
    """Are both ends of the season in words, with their days?"""
    figures.draw_year(np.arange(1, 4), np.zeros(3), np.array([2.0, 1.0, 19.0]))
    [(fig, alt)] = shown
    assert len(fig.axes[0].lines) == 2
    assert "lowest, 1 °C, on day 2 and highest, 19 °C, on day 3" in alt


def test_averages(shown, capsys):
    """Is an average that comes three days late said to lag three days?"""
    season = 10 * np.sin(np.arange(365) / 58)
    figures.draw_averages(season, season, {0.9: np.roll(season, 3)}, 152, {"corrected": [8.0, 9.0]})
    [(fig, alt)] = shown
    assert "lags  3 days" in capsys.readouterr().out
    assert "lags 3 days" in alt
    np.testing.assert_array_equal(fig.axes[1].lines[1].get_xydata(), [[152, 8], [153, 9]])


def test_walks_in_ravine(shown):
    """Is every walk drawn, with its changes of side counted?"""
    path = np.array([[-9.0, 1.0], [-8.0, -0.5], [-7.0, 0.25]])
    figures.draw_rates_in_ravine(bowl, {0.95: path, 1.02: 2 * path})
    figures.draw_momentum(bowl, {"momentum, rate 4": path}, num_steps=1)
    (rates, said), (momentum, _) = shown
    np.testing.assert_array_equal(rates.axes[1].lines[0].get_xydata(), 2 * path)
    assert "changes sides 2 times in 2 steps, goes along from w = -9.0 to -7.0" in said
    np.testing.assert_array_equal(momentum.axes[0].lines[0].get_xydata(), path[:2])


def test_steps_needed(capsys):
    """Does a walk that comes back up count from its last return, and one that never arrives not?"""
    path = np.array([[0.1, 0.0], [3.0, 0.0], [0.1, 0.0], [0.1, 0.0]])
    figures.print_steps_needed(bowl, {"back": path, "away": path[:2]}, 0.5)
    back, away = capsys.readouterr().out.splitlines()
    assert back.split() == ["back", "2", "steps"]
    assert "more than 1 steps" in away


def test_ends(capsys):
    """Is the last place of each walk printed, and after how many steps it is?"""
    path = np.array([[-9.0, 1.0], [-8.0, -0.5], [-7.0, 0.25]])
    figures.print_ends({"RMSprop": {1: path, 1000: 2 * path[:2]}})
    first, second = capsys.readouterr().out.splitlines()
    assert first.split() == "RMSprop cost × 1, after 2 steps: w = -7, b = 0.25".split()
    assert second.split() == "RMSprop cost × 1000, after 1 steps: w = -16, b = -1".split()


def test_race(shown, capsys):
    """Is every run drawn, with its map, and printed with its accuracies?"""
    X, Y = np.array([[-1.0, 1.0], [0.0, 0.0]]), np.array([[0, 1]])
    right = {"W1": np.array([[5.0, 0.0]]), "b1": np.zeros((1, 1))}
    wrong = {"W1": np.array([[-5.0, 0.0]]), "b1": np.zeros((1, 1))}
    runs = {k: (right, History(k, [0, 9], [0.7, 0.2])) for k in "abc"}
    runs["d"] = wrong, History("d", [0, 9], [0.7, 0.9])
    figures.draw_race(runs, "Race", (X, Y), (X[:, :1], Y[:, :1]))
    [(fig, alt)] = shown
    assert [line.get_label() for line in fig.axes[0].lines] == list("abcd")
    titles = [ax.get_title() for ax in fig.axes[1:5]]
    assert titles == ["a: 100.0 %", "b: 100.0 %", "c: 100.0 %", "d: 0.0 %"]
    assert "c, cost from 0.70 to 0.20 in 10 epochs, 100 % right" in alt
    assert "d, cost from 0.70 to 0.90 in 10 epochs, 0 % right" in alt
    last = capsys.readouterr().out.splitlines()[3]
    assert last.split()[:2] == ["d", "0.0"]
    assert "of 1 new ones, cost 0.900" in last


def test_saddle_and_plateau(shown, capsys):
    """Does a walk that stays on the ridge not count as one that has left it?"""
    away, stays = np.array([[1.0, 0.1], [0.5, 1.2]]), np.array([[1.0, 0.1], [0.5, 0.1]])
    walks = {"Adam": away, "momentum": stays}
    figures.draw_saddle_and_plateau(bowl, walks, bowl, walks)
    [(fig, alt)] = shown
    np.testing.assert_allclose(fig.axes[1].lines[0].get_ydata(), bowl(*away.T))
    assert "momentum leaves the saddle in none of its steps" in alt
    assert "after   1 steps" in capsys.readouterr().out
