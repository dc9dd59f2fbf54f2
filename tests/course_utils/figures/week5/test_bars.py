"""Bars of differences: are tall ones known, and is nothing lost?"""

import numpy as np
from matplotlib.colors import to_rgba

from course_utils import plotting
from course_utils.figures.week5 import _bars as figures


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
