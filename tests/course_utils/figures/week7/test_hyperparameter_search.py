"""Figures of week 7's hyperparameter_search: do they show, and say, what they are given?"""

import math

import numpy as np

from course_utils.figures.week7 import hyperparameter_search as figures


def test_trials(shown):
    """Are costs that are too high, infinite or nan crosses at the top, and the others points?"""
    found = [(0.3, {"a": 1.0}), (0.2, {"a": 2.0}), (math.inf, {"a": 3.0}), (math.nan, {"a": 4.0})]
    figures.trials({"P": found}, {"P": "a"}, top=1.0)
    [(fig, alt)] = shown
    points, crosses = fig.axes[0].lines
    assert points.get_xydata().tolist() == [[1.0, 0.3], [2.0, 0.2]]
    assert crosses.get_xydata().tolist() == [[3.0, 1.0], [4.0, 1.0]]
    assert "4 trials over a from 1 to 4, the best at 2, 2 above 1" in alt


def test_rounds(shown):
    """Has each round its box, its points and its best cost in words?"""
    first = {"a": ("log", 0.1, 10.0), "b": ("log", 1.0, 2.0)}
    second = {"a": ("log", 0.5, 2.0), "b": ("log", 1.2, 1.5)}
    tried = [(0.3, {"a": 0.6, "b": 1.3}), (0.4, {"a": 1.0, "b": 1.4})]
    figures.rounds([(first, tried), (second, tried[:1])], "a", "b")
    [(fig, alt)] = shown
    boxes = [ax.lines[0].get_xdata() for ax in fig.axes[:2]]
    assert [(box.min(), box.max()) for box in map(np.asarray, boxes)] == [(0.1, 10.0), (0.5, 2.0)]
    assert [len(ax.collections[0].get_offsets()) for ax in fig.axes[:2]] == [2, 1]
    assert "Round 2: a from 0.5 to 2, best cost 0.300" in alt


def test_luck(shown):
    """Are the means over new starts, and the costs in the search, those that are given?"""
    figures.luck([[0.2, 0.4], [0.1, 0.1]], [0.15, 0.16])
    [(fig, alt)] = shown
    *starts, means, seen = fig.axes[0].lines
    assert len(starts) == 2
    np.testing.assert_allclose(means.get_ydata(), [0.3, 0.1])
    np.testing.assert_allclose(seen.get_ydata(), [0.15, 0.16])
    told = [text.get_text() for text in fig.axes[0].get_legend().get_texts()]
    assert told == ["a new start", "mean, new starts", "in the search"]
    assert "Rank 1: 0.150 in the search, 0.300 on average; rank 2: 0.160" in alt
