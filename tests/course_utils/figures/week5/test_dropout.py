"""Figures of week 5's notebook dropout: do they show, and say, what they are given?"""

import numpy as np

from course_utils.figures.week5 import dropout as figures


def test_ensemble(shown, capsys):
    """Are the mean and one thinned network drawn against the whole one, and are shares right?"""
    answers = np.array([[0.9, 0.2, 0.4], [0.7, 0.4, 0.8], [0.8, 0.0, 0.6]])
    figures.draw_ensemble(answers, np.array([0.9, 0.1, 0.4]), np.array([1, 0, 1]))
    [(fig, alt)] = shown
    _, one, mean = fig.axes[0].lines
    np.testing.assert_allclose(one.get_xydata(), [[0.9, 0.9], [0.1, 0.2], [0.4, 0.4]])
    np.testing.assert_allclose(mean.get_ydata(), [0.8, 0.2, 0.6])
    assert "within 0.20 of each other, 0.13 on average" in alt
    told = capsys.readouterr().out
    assert "one thinned network: 88.9 % right on average, from 66.7 to 100.0 %" in told
    assert "mean of 3 thinned networks: 100.0 % right" in told
    assert "no masks: 66.7 % right" in told


def test_keep_probs_in_words(capsys):
    """Are means and the worst run those of what is given?"""
    figures.print_keep_probs((1, 0.5, 1), [[96, 94], [94, 91]])
    told = capsys.readouterr().out.strip()
    assert told == "keep_prob (1, 0.5, 1): train 95.0 %, dev 92.5 %, the worst of the runs 91.0 %"
