"""Figures of week 5's bias_and_variance: do they show, and say, what they are given?"""

import numpy as np

from course_utils.explorers import bias_variance as explorer
from course_utils.figures.week5 import bias_and_variance as figures
from course_utils.figures.week5.small_networks import error, train_net
from course_utils.reference import shallow
from course_utils.reference.bias_variance import bias_variance


def test_day_networks_are_those_of_the_explorer():
    """Have they, with bends at even distances, the bias and the variance that theory says?"""
    made = figures.day_networks(np.linspace(0, 24, 7), 40, 2.0, 4000, seed=1)
    squared, variance = bias_variance(made["predictions"], made["truth"])
    wanted = explorer.errors(6, 40)
    np.testing.assert_allclose(np.mean(squared), wanted[0], rtol=0.02)
    np.testing.assert_allclose(np.mean(variance), 4 * wanted[1], rtol=0.03)
    np.testing.assert_allclose(made["train"], wanted[2] + 4 * (1 - 7 / 40), rtol=0.02)
    np.testing.assert_allclose(made["dev"], np.mean(squared) + np.mean(variance) + 4)


def test_day_networks_drawn(shown):
    """Has each kind its panel, with the bends marked and the mean of all its networks?"""
    made = {
        "two": figures.day_networks([0, 12, 24], 40, 2.0, 35, seed=0),
        "crowded": figures.day_networks([0, 3, 6, 24], 40, 2.0, 35, seed=0),
    }
    figures.draw_day_networks(made)
    [(fig, alt)] = shown
    assert [ax.get_title() for ax in fig.axes] == ["two", "crowded"]
    *_, mean, truth, bends = fig.axes[1].lines
    np.testing.assert_allclose(mean.get_ydata(), made["crowded"]["predictions"].mean(axis=0))
    np.testing.assert_allclose(truth.get_ydata(), explorer.truth(explorer.HOURS))
    assert bends.get_xdata().tolist() == [0, 3, 6, 24]
    assert "two: their mean is up to" in alt


def test_parts(capsys):
    """Are the halves of the day told apart, and do both errors stand behind them?"""
    made = figures.day_networks([0, 12, 24], 40, 2.0, 35, seed=0)
    half = np.where(explorer.HOURS < 12, 1.0, 3.0)[np.newaxis]
    figures.print_parts({"two": made}, lambda predictions, truth: (half, 2 * half))
    row = capsys.readouterr().out.splitlines()[-1].split()
    assert row[:5] == ["two", "1.00", "2.00", "3.00", "6.00"]
    figures.print_parts({"two": made}, bias_variance)
    row = capsys.readouterr().out.splitlines()[-1].split()
    assert [float(each) for each in row[-2:]] == [round(made[name], 2) for name in ("dev", "train")]


def test_small_networks():
    """Does training lower the cost from where it begins, and is an error a share?"""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(2, 50))
    Y = (X[:1] > 0).astype(int)
    first, last = (
        shallow.forward_propagation(X, train_net(X, Y, 3, iterations))[0] for iterations in (0, 50)
    )
    cost = [-np.mean(np.log(np.where(Y == 1, A, 1 - A))) for A in (first, last)]
    assert cost[1] < 0.5 * cost[0]
    assert error(train_net(X, Y, 3), X, 1 - Y) > 0.9


def test_networks(shown):
    """Has each panel the field of its own network, and its errors in the title?"""
    X, Y = np.array([[0.0, 1.0], [0.0, 1.0]]), np.array([[0, 1]])
    nets = {n_h: shallow.initialize_parameters(2, n_h, 1, rng=n_h) for n_h in (2, 60)}
    nets[60]["b2"] = np.full((1, 1), 9.0)  # says 1 everywhere
    figures.draw_networks(X, Y, nets, {2: (0.5, 0.25), 60: (0.0, 0.4)})
    [(fig, alt)] = shown
    fields = [ax.collections[0].get_array() for ax in fig.axes[:2]]
    assert np.abs(fields[0] - 0.5).max() < 0.1
    assert fields[1].min() > 0.99
    assert "60 hidden units\ntraining error 0 %, dev error 40 %" in fig.axes[1].get_title()
    assert "2 hidden units: training error 50 percent, dev error 25 percent." in alt


def test_growing_networks(shown, capsys):
    """Are the errors in percent by size, and do the arrows span bias and variance?"""
    figures.draw_growing_networks({1: (0.3, 0.35), 8: (0.05, 0.2)}, 0.1)
    [(fig, alt)] = shown
    dev, train, _ = fig.axes[0].lines
    np.testing.assert_allclose(dev.get_xydata(), [[1, 35], [8, 20]])
    np.testing.assert_allclose(train.get_xydata(), [[1, 30], [8, 5]])
    bias, _, variance, _ = fig.axes[0].texts
    np.testing.assert_allclose([bias.xy[1], bias.xyann[1]], [30, 10])
    np.testing.assert_allclose([variance.xy[1], variance.xyann[1]], [5, 20])
    assert "1: 30 and 35; 8: 5 and 20. The human error is 10." in alt
    assert "  8 units: training error  5.0 %, dev error 20.0 %" in capsys.readouterr().out


def test_errors(shown):
    """Has each network a bar for either error, as high as the words say?"""
    figures.draw_errors({"P": (0.1, 0.2), "Q": (0.3, 0.35)}, 0.12)
    [(fig, alt)] = shown
    ax = fig.axes[0]
    heights = [[bar.get_height() for bar in bars] for bars in ax.containers]
    np.testing.assert_allclose(heights, [[10, 30], [20, 35]])
    assert ax.containers[0].get_label() == "training error"
    assert [label.get_text() for label in ax.get_xticklabels()] == ["P", "Q"]
    assert "Q: 30 and 35 percent. The human error is 12 percent." in alt


def test_recipe(shown, capsys):
    """Has each step its place, named by units and examples, and its line in the table?"""
    steps = [(1, 40, 0.375, 0.361, "reduce bias"), (2, 40, 0.1, 0.12, "done")]
    figures.draw_recipe(steps, 0.1)
    [(fig, alt)] = shown
    dev, train, _ = fig.axes[0].lines
    assert list(dev.get_xdata(orig=True)) == ["1 unit\n40 ex.", "2 units\n40 ex."]
    np.testing.assert_allclose(dev.get_ydata(), [36.1, 12])
    np.testing.assert_allclose(train.get_ydata(), [37.5, 10])
    assert "over the 2 steps" in alt
    assert "    1       40          37.5 %     36.1 %   reduce bias" in capsys.readouterr().out
