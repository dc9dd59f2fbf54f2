"""Figures of week 4's digits_deep_network: do they show, and say, what they are given?"""

import numpy as np
import pytest

from course_utils.figures.week4 import digits_deep_network as figures


@pytest.mark.parametrize("weights", [None, np.eye(3, 64)])
def test_units(shown, capsys, weights):
    """Are dead units left out, and the strongest answers shown and counted?"""
    A = np.stack([np.zeros(40), np.arange(40.0), np.arange(40.0)[::-1]])
    y = np.repeat([[7, 1]], 20, axis=1)
    y[0, 39] = 4
    figures.draw_units(A, np.zeros((64, 40)), y, "Layer 1", weights, 2)
    [(fig, alt)] = shown
    assert alt.endswith("19: unit 2 to 4, 1, 1, 1; unit 3 to 7, 7, 7, 7.")
    assert "come from 1.5 different digits" in capsys.readouterr().out
    assert fig.axes[0].get_title().startswith("unit 2")
    assert len(fig.axes) == (8 if weights is None else 11)


def test_layers(shown):
    """Has every network its line, and every layer its name?"""
    figures.draw_layers(
        {"trained": [[90.0, 95.0, 97.0], [92.0, 97.0, 99.0]], "untrained": [[90.0, 80.0, 70.0]]}
    )
    [(fig, alt)] = shown
    assert [len(line.get_xdata()) for line in fig.axes[0].lines] == [3, 3, 3]
    assert [text.get_text() for text in fig.axes[0].get_xticklabels()] == [
        "pixels",
        "layer 1",
        "outputs",
    ]
    assert alt.endswith(
        "trained: 91.0, 96.0, 98.0 % on average; untrained: 90.0, 80.0, 70.0 % on average."
    )


def test_shares(shown):
    """Is there a point for each unit, and a bar at the median?"""
    figures.draw_shares([np.array([0.2, 0.4, 0.9]), np.array([0.8])])
    [(fig, alt)] = shown
    points, bar, *_ = fig.axes[0].lines
    np.testing.assert_array_equal(points.get_ydata(), [0.2, 0.4, 0.9])
    assert bar.get_ydata() == [0.4]
    assert alt.endswith("Medians: pixels 0.40, layer 1 0.80.")
