"""Figures of week 7's hyperparameter_tuning: do they show, and say, what they are given?"""

import numpy as np

from course_utils.figures.week7 import hyperparameter_tuning as figures


def test_sweeps(shown):
    """Has each hyperparameter a panel with its medians?"""
    figures.sweeps({"a": ([1, 10], [[1, 2, 9], [3, 4, 5]]), "b": ([0.5], [[7, 8, 9]])})
    [(fig, alt)] = shown
    assert [ax.get_xlabel() for ax in fig.axes] == ["a (no unit)", "b (no unit)"]
    assert [text.get_text() for text in fig.legends[0].get_texts()] == ["one start", "median"]
    np.testing.assert_array_equal(fig.axes[0].lines[-1].get_ydata(), [2, 4])
    assert [text.get_text() for text in fig.axes[0].get_xticklabels()] == ["1", "10"]
    assert "a from 2.00 to 4.00, b from 8.00 to 8.00" in alt


def test_race(shown):
    """Is the line the median of the best so far, and does a grid stand at its number of points?"""
    figures.race([[0.5, 0.6, 0.1], [0.9, 0.3, 0.4], [0.7, 0.8, 0.2]], {3: [0.2, 0.4, 0.6]})
    [(fig, alt)] = shown
    (ax,) = fig.axes
    np.testing.assert_allclose(ax.lines[0].get_ydata(), [0.7, 0.5, 0.2])
    assert ax.lines[1].get_xydata().tolist() == [[3, 0.4]]
    assert "0.20 after 3 random trials, 0.40 on the grid of 3" in alt
    assert "3 repetitions" in alt


def test_samples(shown):
    """Does each panel hold all draws, those beyond an end included, on a log axis?"""
    figures.samples(
        {"P": np.array([0.001, 0.02, 0.5, 0.9]), "Q": np.full(3, 0.05)}, 0.01, 1, "rate"
    )
    [(fig, alt)] = shown
    heights = [ax.patches[0].get_data().values for ax in fig.axes]
    np.testing.assert_allclose([values.sum() for values in heights], 100)
    assert {ax.get_xscale() for ax in fig.axes} == {"log"}
    assert "P: 50 %, 50 %; Q: 100 %, 0 %" in alt
