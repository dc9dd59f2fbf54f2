"""Figures of week 5's gradient_checking: do they show, and say, what they are given?"""

import numpy as np
from matplotlib.colors import to_rgba

from course_utils import plotting
from course_utils.figures.week5 import gradient_checking as figures
from course_utils.training import History


def test_runs(shown):
    """Has every run its line, and are its rises counted?"""
    runs = [
        History.from_costs([0.7, 0.2, 0.3, 0.1], "run P", 25),
        History.from_costs([0.7, 0.4, 0.2, 0.15], "run S", 25),
    ]
    figures.draw_runs(runs)
    [(fig, alt)] = shown
    labels = [line.get_label() for line in fig.axes[0].lines]
    assert labels == ["run P", "run S"]
    assert fig.axes[0].get_yscale() == "log"
    assert "run P, from 0.7 at 0 through 0.2 at 25 to 0.1 at 75, rising at 50" in alt
    assert "run S, from 0.7 at 0 through 0.4 at 25 to 0.15 at 75, never rising" in alt


def test_secants(shown):
    """Does each line go through its points, and the tangent through the middle one?"""
    figures.draw_secants(lambda x, t: x * t * t, lambda x, t: 2 * x * t, 1.0, 0.5, 0.5)
    [(fig, alt)] = shown
    _, tangent, one, two, *points = fig.axes[0].lines
    found = {float(p.get_xdata()[0]): float(p.get_ydata()[0]) for p in points}
    assert found == {0.0: 0.0, 0.5: 0.25, 1.0: 1.0}
    for line, through in [(tangent, [0.5]), (one, [0.5, 1.0]), (two, [0.0, 1.0])]:
        for x in through:
            assert np.isclose(np.interp(x, line.get_xdata(), line.get_ydata()), found[x])
    assert "slope at θ: 1.000; one-sided: 1.500; two-sided: 1.000" in alt


def test_steps(shown, capsys):
    """Is the best step that of the lowest error, and the usual one the step nearest 1e-7?"""
    steps = np.array([1e-9, 1.1e-7, 1e-5, 1e-3])
    errors = {"one-sided": [4e-6, 2e-7, 3e-5, 1e-3], "two-sided": [4e-6, 3e-8, 5e-10, 1e-5]}
    figures.draw_steps(steps, errors)
    [(fig, alt)] = shown
    one, two, _ = fig.axes[0].lines
    np.testing.assert_array_equal(one.get_ydata(), errors["one-sided"])
    np.testing.assert_array_equal(two.get_xydata()[2], [1e-5, 5e-10])
    assert "two-sided: 4e-06 at the smallest step, lowest with 5e-10 at 1e-05" in alt
    assert capsys.readouterr().out.splitlines()[1] == (
        "two-sided: best at ε = 1e-05, with a relative error of 5e-10; at ε = 1e-07 it is 3e-08"
    )


def test_faults(shown, capsys):
    """Has every step its curve, and is what a right slope reads that of the smallest fault?"""
    faults = np.array([1e-12, 1e-6, 1.0])
    figures.draw_faults(faults, {1e-3: [1e-6, 2e-6, 0.3], 1e-7: [2e-9, 5e-7, 0.3]})
    [(fig, alt)] = shown
    first, second = fig.axes[0].lines
    np.testing.assert_array_equal(first.get_xydata()[:2], [[1e-12, 1e-6], [1e-6, 2e-6]])
    assert second.get_label() == "ε = 1e-07"
    assert "with ε = 1e-07: from 2e-09 to 3e-01" in alt
    assert "ε = 1e-07: a right slope reads 2e-09" in capsys.readouterr().out


def test_bars(shown):
    """Are the bars above 1e-6, and no others, orange, hatched and named?"""
    differences = {"dW1": 1e-9, "db1": 2e-6, "dW2": 0.0}
    figures.draw_bars({"P": differences, "Q": {"dW1": 1e-6}, "R": {"dW1": 0.5}}, (3, 3), columns=2)
    [(fig, alt)] = shown
    bars = fig.axes[0].containers[0]
    np.testing.assert_array_equal([bar.get_height() for bar in bars], [1e-9, 2e-6, 1e-12])
    colours = [plotting.BLUE, plotting.ORANGE, plotting.BLUE]
    assert [bar.get_facecolor() for bar in bars] == [to_rgba(colour) for colour in colours]
    assert [bar.get_hatch() or "" for bar in bars] == ["", "//", ""]
    assert [ax.axison for ax in fig.axes] == [True, True, True, False]
    assert "P: above 1e-6 are db1 2e-06; the others at most 1e-09." in alt
    assert "Q: none above 1e-6; at most 1e-06. R: above 1e-6 are dW1 5e-01." in alt


def test_a_difference_that_is_no_number(shown):
    """Is it neither out of sight nor called low?"""
    figures.draw_bars({"P": {"dW1": 1e-9, "db1": np.nan}}, (3, 3))
    [(fig, alt)] = shown
    low, lost = fig.axes[0].containers[0]
    assert lost.get_height() == fig.axes[0].get_ylim()[1]
    assert [low.get_hatch(), lost.get_hatch()] == ["", "//"]
    assert "P: above 1e-6 are db1 nan; the others at most 1e-09." in alt


def test_corner(shown):
    """Is the true slope a jump at 0, beside the one that was measured?"""
    z = np.array([-0.2, -0.05, 0.05, 0.2])
    figures.draw_corner(z, np.array([0.0, 0.25, 0.75, 1.0]), 0.1)
    [(fig, alt)] = shown
    true, measured, _ = fig.axes[0].lines
    np.testing.assert_array_equal(true.get_ydata(), [0, 0, 1, 1])
    np.testing.assert_array_equal(measured.get_ydata(), [0, 0.25, 0.75, 1])
    assert "ε = 0.1, from 0 at z = -0.2 to 1 at z = 0.2" in alt
