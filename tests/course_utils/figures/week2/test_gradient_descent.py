"""Figures of week 2's gradient_descent: do they show, and say, what they are given?"""

from course_utils.figures.week2 import gradient_descent as figures
from course_utils.reference.activations import sigmoid


def test_graph(shown):
    """Do the values and derivatives in the picture agree with J = 3(a + bc)?"""
    figures.draw_graph()
    [(fig, alt)] = shown
    texts = {text.get_text() for text in fig.axes[0].texts}
    a, b, c, h = 5, 3, 2, 1e-3
    for name, slope in {
        "a": (3 * (a + h + b * c) - 33) / h,
        "b": (3 * (a + (b + h) * c) - 33) / h,
        "c": (3 * (a + b * (c + h)) - 33) / h,
    }.items():
        assert f"dJ/d{name} = {slope:.0f}" in texts
        assert f"dJ/d{name} = {slope:.0f}" in alt


def test_graph_of_the_loss(shown):
    """Are the values right, and the five derivatives left to be found?"""
    figures.draw_loss_graph()
    [(fig, alt)] = shown
    texts = [text.get_text() for text in fig.axes[0].texts]
    assert sum(text.endswith("= ?") for text in texts) == 5
    z = 0.5 * 2 + 1 * -3 + 2
    assert f"{z:.0f}" in texts
    assert f"{sigmoid(z):g}" in texts
    assert "question marks" in alt


def test_the_shapes_fit_together(shown):
    """Are the boxes as high and wide as the lengths that they have in common?"""
    figures.draw_shapes()
    [(fig, alt)] = shown
    X, errors, slopes = fig.axes[0].patches[:3]
    assert X.get_width() == errors.get_height()
    assert X.get_height() == slopes.get_height()
    assert errors.get_width() == slopes.get_width()
    assert "sum over the m examples" in alt
