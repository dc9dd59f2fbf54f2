"""Figures of week 5's gradient_hunt: is each scene checked, and drawn with its letter?"""

from course_utils.figures.week5 import gradient_hunt as figures
from course_utils.reference.gradient_checking import difference_by_name


def test_scenes(shown):
    """Has each letter its bars, at the draw that was asked for?"""
    figures.draw_scenes(difference_by_name, "AH", draw=1)
    [(fig, alt)] = shown
    assert [ax.get_title() for ax in fig.axes] == ["A, draw 1", "H, draw 1"]
    assert "A, draw 1: above 1e-6 are dW2" in alt
    assert "H, draw 1: above 1e-6 are dW3" in alt
