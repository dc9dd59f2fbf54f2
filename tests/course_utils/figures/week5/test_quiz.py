"""Figures of week 5's quiz: do they show what its questions ask about?"""

import numpy as np

from course_utils.figures.week5 import quiz as figures


def test_scales(shown):
    """Is the scaled descent at its minimum after twelve steps, and the other far from its own?"""
    figures.draw_scales()
    [(fig, _)] = shown
    ends = []
    for ax in fig.axes:
        track, _, star = ax.lines
        assert len(track.get_xdata()) == 13
        ends.append(np.abs(track.get_xydata()[-1] - star.get_xydata()[0]))
    assert ends[0][0] > 0.25
    assert ends[1].max() < 0.03


def test_penalties(shown):
    """Does one curve have its minimum inside, and the other one rise, below it and to meet it?"""
    figures.draw_penalties()
    [(fig, _)] = shown
    first, second = (np.asarray(line.get_ydata()) for line in fig.axes[0].lines)
    assert 0 < np.argmin(first) < len(first) - 1
    assert np.all(np.diff(second) > 0)
    assert np.all(second < first)
    assert abs(first[-1] - second[-1]) < 0.02
