"""Figures of week 5's quiz: do they show what its questions ask about?"""

import numpy as np

from course_utils.figures.week5 import quiz as figures


def test_penalties(shown):
    """Does one curve have its minimum inside, and the other one rise, below it and to meet it?"""
    figures.draw_penalties()
    [(fig, _)] = shown
    first, second = (np.asarray(line.get_ydata()) for line in fig.axes[0].lines)
    assert 0 < np.argmin(first) < len(first) - 1
    assert np.all(np.diff(second) > 0)
    assert np.all(second < first)
    assert abs(first[-1] - second[-1]) < 0.02
