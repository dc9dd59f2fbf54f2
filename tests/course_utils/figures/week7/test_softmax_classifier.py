"""Do the figures of softmax_classifier show the numbers that they are given?"""

import numpy as np

from course_utils import plotting
from course_utils.figures.week7 import softmax_classifier as figures


def heights(ax):
    """Return the heights of an axes' bars."""
    return [bar.get_height() for bar in ax.patches]


def test_pushes_marks_the_right_class(shown):
    """Are the bars the slopes, with the right class told apart by more than its colour?"""
    probabilities = np.array([[0.7, 0.7], [0.2, 0.2], [0.1, 0.1]])
    labels = np.eye(3)[:, [0, 2]]
    figures.pushes(probabilities, labels, probabilities - labels)
    [(fig, alt)] = shown
    np.testing.assert_allclose(heights(fig.axes[1]), [0.7, 0.2, -0.9])
    assert [bar.get_hatch() for bar in fig.axes[1].patches] == ["", "", "//"]
    assert fig.axes[0].get_title() == "class 0 is right, believed with 0.700"
    assert "Class 2 right, believed with 0.10: slopes 0.70, 0.20, -0.90." in alt
    assert plotting.unlabelled_axes(fig) == {}
