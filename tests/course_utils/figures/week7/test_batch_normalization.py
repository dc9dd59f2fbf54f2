"""Figures of week 7's batch_normalization: do they show, and say, what they are given?"""

import numpy as np
import pytest

from course_utils.figures.week7 import batch_normalization as figures
from course_utils.figures.week7.batch_normalization import Band


def test_spreads(shown):
    """Is there a line for each network, with a point for each layer, and both ends in words?"""
    figures.draw_spreads({"He": [1.0, 2.0, 4.0], "He × 0.5": [0.5, 0.25, 0.125]}, "Spread")
    [(fig, alt)] = shown
    (ax,) = fig.axes
    assert [line.get_label() for line in ax.lines] == ["He", "He × 0.5"]
    np.testing.assert_array_equal(ax.lines[1].get_xdata(), [1, 2, 3])
    np.testing.assert_array_equal(ax.lines[1].get_ydata(), [0.5, 0.25, 0.125])
    assert ax.get_yscale() == "log"
    assert "He × 0.5 from 0.5 to 0.12" in alt


def test_activations(shown):
    """Has each layer two histograms of 100 % each, values beyond the edge included?"""
    rng = np.random.default_rng(0)
    before = [scale * rng.normal(size=(4, 50)) for scale in (9.0, 0.01, 1.0)]
    after = [rng.normal(size=(4, 50)) for _ in range(3)]
    figures.draw_activations(before, after, [1, 2])
    [(fig, alt)] = shown
    assert len(fig.axes) == 4
    for ax in fig.axes:
        assert sum(bar.get_height() for bar in ax.patches) == pytest.approx(100)
    assert f"layer 2 {before[1].std():.2g} without and {after[1].std():.2g} with" in alt
    assert "layer 3" not in alt


def test_ways(shown):
    """Are all steps of the forward pass in the graph?"""
    figures.draw_ways()
    [(fig, alt)] = shown
    texts = [text.get_text() for text in fig.axes[0].texts]
    for step in ("$Z$", r"$D = Z - \mu$", r"$Z_{norm} = D / \sigma$", r"$\gamma$", r"$\beta$"):
        assert step in texts
    assert "Z from D and from μ" in alt


def test_rates(shown):
    """Are the means lines, and is a run of one's own a star at its place?"""
    measured = {
        "plain": {0.1: Band(90, 80, 95), 1.0: Band(50, 49, 51)},
        "batch norm": {0.1: Band(99, 98, 100), 1.0: Band(98, 97, 99)},
    }
    figures.draw_rates(measured, {1.0: 97.5})
    [(fig, alt)] = shown
    plain, normed, own = fig.axes[0].lines
    np.testing.assert_array_equal(plain.get_ydata(), [90, 50])
    np.testing.assert_array_equal(normed.get_xdata(), [0.1, 1.0])
    np.testing.assert_array_equal(own.get_xydata(), [[1.0, 97.5]])
    assert len(fig.axes[0].collections) == 2
    assert "plain: 0.1: 90 (80 to 95), 1: 50 (49 to 51)" in alt
    assert "Your run at 1: 98." in alt
    figures.draw_rates(measured)
    assert len(shown[1][0].axes[0].lines) == 2
