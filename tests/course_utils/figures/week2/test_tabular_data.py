"""Figures of week 2's tabular_data: do they show, and say, what they are given?"""

import numpy as np
import pytest

from course_utils.datasets import TabularData
from course_utils.figures.week2 import tabular_data as figures


@pytest.fixture
def tumours():
    """Return six tumours with five features, and five others."""
    X = np.arange(30.0).reshape(5, 6)
    Y = np.array([[0, 0, 0, 0, 1, 1]])
    names, units = tuple("vwxyz"), ("mm", "mm", "mm", "mm²", "1")
    classes = ("benign", "malignant")
    return TabularData(X, Y, X[:, :5], Y[:, 1:], classes, names, units, "made up")


def test_table(tumours, capsys):
    """Are sizes, classes and the ranges of three features printed, with their units?"""
    figures.print_tumours(tumours)
    source, sizes, share, *ranges = capsys.readouterr().out.splitlines()
    assert source == "made up"
    assert sizes == "training (5, 6)  test (5, 5) ('benign', 'malignant')"
    assert share == "malignant: 33 % of the training set"
    assert [line.split() for line in ranges] == [
        ["v", "from", "0.000", "to", "5.000", "(mm)"],
        ["y", "from", "18.000", "to", "23.000", "(mm²)"],
        ["z", "from", "24.000", "to", "29.000", "(no", "unit)"],
    ]


def test_strongest(shown):
    """Are four lowest and eight highest weights drawn in order, beside their own names?"""
    w = np.random.default_rng(1).permutation(np.arange(-10.0, 10))[:, None]
    names = [f"feature {value:.0f}" for value in w[:, 0]]
    figures.draw_strongest(w, names)
    [(fig, alt)] = shown
    widths = [bar.get_width() for bar in fig.axes[0].patches]
    assert widths == [-10, -9, -8, -7, 2, 3, 4, 5, 6, 7, 8, 9]
    ticks = [label.get_text() for label in fig.axes[0].get_yticklabels()]
    assert ticks == [f"feature {width:.0f}" for width in widths]
    assert "Lowest: feature -10 -10.00, feature -9 -9.00." in alt
    assert "Highest: feature 9 9.00, feature 8 8.00." in alt


def test_fits(capsys):
    """Do the student's numbers stand left of the others, and the difference of costs below?"""
    yours, theirs = (np.array([[1.0], [2.0]]), 3.0, 0.5), (np.array([[4.0], [5.0]]), 6.0, 0.4)
    figures.print_fits(["mean radius", "mean texture"], yours, theirs)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[-2:] for line in lines[1:5]] == [
        ["1.0000", "4.0000"],
        ["2.0000", "5.0000"],
        ["3.0000", "6.0000"],
        ["0.500000", "0.400000"],
    ]
    assert lines[-1].endswith("1e-01")


def test_the_cost_of_a_threshold_is_that_of_its_mistakes(shown):
    """Are mistakes counted by the student's function, and weighed by what they cost?"""
    A, Y = np.array([[0.1, 0.3, 0.6, 0.9]]), np.array([[0, 1, 0, 1]])
    figures.draw_thresholds(A, Y, 3, lambda said, Y: (np.sum(said > Y), np.sum(said < Y)))
    [(fig, alt)] = shown
    positives, negatives = fig.axes[0].lines
    cost = fig.axes[1].lines[0].get_ydata()
    np.testing.assert_array_equal(cost, positives.get_ydata() + 3 * negatives.get_ydata())
    assert "At 0.5: 1 false positives and 1 false negatives cost 4." in alt
    assert fig.axes[1].lines[1].get_xdata()[0] == 0.25
