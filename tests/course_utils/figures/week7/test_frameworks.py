"""Do the figures of frameworks say in words what they draw?"""

from course_utils.figures.week7 import frameworks as figures


def test_an_array_that_does_not_agree_is_said(shown):
    """Do the words tell agreement from a difference, and draw one of 0, too?"""
    figures.draw_agreement({"Z2": 1e-16, "dW1": 0.0})
    figures.draw_agreement({"Z2": 1e-16, "dW1": 1e-5})
    assert "All lie below" in shown[0][1]
    assert "Not all lie below" in shown[1][1]
    (points,) = (
        line
        for line in shown[0][0].axes[0].lines
        if len(line.get_ydata()) == 2 and line.get_marker() == "o"
    )
    assert min(points.get_ydata()) > 0


def test_curves_are_compared_with_the_first(shown):
    """Is only what lies on the first curve said to do so?"""
    figures.draw_trainings({"one": [0.7, 0.5], "two": [0.7, 0.5], "three": [0.7, 0.1]})
    ((fig, alt),) = shown
    assert "two and one are at most 0e+00 apart" in alt
    assert "three and one" not in alt
    assert len(fig.axes[0].lines) == 3


def test_step_times_are_in_milliseconds(shown):
    """Are seconds turned into milliseconds, in the curves and in the words?"""
    figures.draw_step_times([8, 64], {"NumPy": [0.001, 0.02], "PyTorch": [0.003, 0.01]})
    ((fig, alt),) = shown
    assert [list(line.get_ydata()) for line in fig.axes[0].lines] == [[1, 20], [3, 10]]
    assert "PyTorch: 3 ms with 8 units, 10 ms with 64." in alt
