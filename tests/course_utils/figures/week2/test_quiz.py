"""Do the figures of week 2's quiz show what its questions are about?"""

import numpy as np
import pytest

from course_utils.figures.week2 import quiz as figures


@pytest.mark.parametrize("sign", [1, -1])
def test_the_line_of_the_unit_is_where_its_score_is_zero(shown, sign):
    """Is the boundary where the weights put it, and do the words say which side is which?"""
    figures.output_of_a_unit(sign * np.array([[2.0], [-1.0]]), -1.0 * sign)
    [(fig, alt)] = shown
    lines = [line for each in fig.axes[0].collections for line in each.get_paths() if len(line)]
    on_it = [path.vertices for path in lines if np.allclose(path.vertices @ [2, -1], 1, atol=0.05)]
    assert on_it
    line, larger, smaller = {
        1: ("2 x1 -1 x2 -1", "(1.5, 1), (0, -2.5), (2.5, -1)", "(-1, 0.5)"),
        -1: ("-2 x1 +1 x2 +1", "(-1, 0.5)", "(1.5, 1), (0, -2.5), (2.5, -1)"),
    }[sign]
    assert f"line {line} = 0." in alt
    assert f"larger at {larger} and smaller at {smaller}." in alt


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
