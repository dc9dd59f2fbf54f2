"""Figures of week 6's quiz: do they show what its questions ask about?"""

import numpy as np
import pytest

from course_utils.figures.week6 import quiz as figures


def test_walks(shown):
    """Do the walks go as the words beside them say?"""
    figures.draw_walks()
    [(fig, _)] = shown
    walks = {ax.get_title(): ax.lines[0].get_xydata() for ax in fig.axes}
    assert all(len(path) == 31 for path in walks.values())
    assert walks["Walk P"][:, 0].max() == pytest.approx(2, abs=0.2)
    assert walks["Walk Q"][-1, 0] == pytest.approx(-0.8, abs=0.05)
    np.testing.assert_allclose(*np.abs(walks["Walk R"][1] - walks["Walk R"][0]), rtol=1e-6)
    assert walks["Walk S"][-1, 0] == pytest.approx(-4.9, abs=0.05)
    assert np.all(walks["Walk S"][1:, 1] >= 0), "it does not cross the floor"
