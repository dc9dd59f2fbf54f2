"""Do the figures of week 2's quiz show what its questions are about?"""

import numpy as np

from course_utils.figures.week2 import quiz as figures


def test_the_line_of_the_unit_is_where_its_score_is_zero(shown):
    """Does the boundary in the picture have the slope and the place that the weights give?"""
    figures.output_of_a_unit(np.array([[2.0], [-1.0]]), -1.0)
    [(fig, alt)] = shown
    lines = [line for each in fig.axes[0].collections for line in each.get_paths() if len(line)]
    on_it = [path.vertices for path in lines if np.allclose(path.vertices @ [2, -1], 1, atol=0.05)]
    assert on_it
    assert "with slope 2, and meets the horizontal axis at 0.5" in alt


def test_the_runs_behave_as_the_questions_say(shown):
    """Does one run learn slowly, one smoothly, and one jump, all from the cost of a guess?"""
    figures.three_runs(np.random.default_rng(4))
    [(fig, alt)] = shown
    slow, smooth, jumping = (line.get_ydata() for line in fig.axes[0].lines)
    np.testing.assert_allclose([slow[0], smooth[0], jumping[0]], np.log(2))
    assert smooth[-1] < slow[-1] < slow[0]
    assert (np.diff(smooth) < 0).all()
    assert jumping.max() > 1
    assert (np.diff(jumping) > 0).sum() > 20
    assert f"Q falls smoothly to {smooth[-1]:.2f}" in alt
