"""Figures of week 4's find_the_bug: do they show, and say, what they are given?"""

import numpy as np

from course_utils.figures.week4 import find_the_bug as figures
from course_utils.training import History


def test_trained(shown):
    """Are costs and points where they belong, and both ends of the curve in words?"""
    X, Y = np.array([[0.0, 1.0, 0.9], [0.0, 1.0, 0.8]]), np.array([[1, 0, 0]])
    figures.draw_trained([0.7, 0.4, 0.1], lambda points: 1.0 * (points[:1] < 0.5), X, Y, "New")
    [(fig, alt)] = shown
    cost, plane = fig.axes[:2]
    np.testing.assert_array_equal(cost.lines[0].get_xydata(), [[0, 0.7], [100, 0.4], [200, 0.1]])
    assert plane.get_title() == "New"
    assert "from 0.7 at 0 to 0.1 at 200, never rising. Right" in alt


def test_faults(shown):
    """Does every run have its line and its name, below a cost of 3?"""
    names = ["right", "wrong sign", "step dropped", "sum for mean"]
    figures.draw_faults([History.from_costs([0.7, 0.6], name, 1) for name in names])
    [(fig, alt)] = shown
    assert [line.get_label() for line in fig.axes[0].lines] == names
    assert fig.axes[0].get_ylim() == (0, 3)
    assert "drawn up to 3: right, from 0.7 at 0 to 0.6 at 1, never rising; wrong sign," in alt


def test_run(shown):
    """Is a program that gets worse shown as what it is?"""
    figures.draw_run([0.7, 0.9])
    [(fig, alt)] = shown
    np.testing.assert_array_equal(fig.axes[0].lines[0].get_ydata(), [0.7, 0.9])
    assert alt.endswith("the program as it is now, from 0.7 at 0 to 0.9 at 100, rising at 100.")


def test_hidden_faults(shown):
    """Does every run have its line, from the first iteration to the last?"""
    runs = [History.from_costs([0.7, 0.6, 0.5], "right", 1), History.from_costs([0.7] * 3, "no", 1)]
    figures.draw_hidden_faults(runs)
    [(fig, alt)] = shown
    assert [list(line.get_xdata()) for line in fig.axes[0].lines] == [[0, 1, 2]] * 2
    assert alt.endswith("right, from 0.7 at 0 to 0.5 at 2, never rising; no, 0.7 throughout.")
