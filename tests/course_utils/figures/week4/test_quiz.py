"""Figures of week 4's quiz: do they show what its questions ask about?"""

import numpy as np
import pytest

from course_utils.figures.week4 import quiz as figures


def test_starts(shown):
    """Do the spreads change by the factor that theory gives for each scale of the weights?"""
    figures.draw_starts()
    [(fig, alt)] = shown
    factors = {}
    for line in fig.axes[0].lines:
        spreads = np.asarray(line.get_ydata())
        factors[line.get_label()] = (spreads[-1] / spreads[1]) ** (1 / 9)
    # a ReLU layer of n units keeps scale² · n / 2 of the mean square
    for label, scale in {"start P": 0.1, "start Q": 0.5, "start R": 0.01}.items():
        assert factors[label] == pytest.approx(scale * np.sqrt(100 / 2), rel=0.1)
    assert "Q grows at every layer" in alt
