"""Figures of week 2's digits_one_vs_rest: do they show, and say, what they are given?"""

import numpy as np

from course_utils.figures.week2 import digits_one_vs_rest as figures


def test_each_template_is_below_its_digit(shown):
    """Do the columns of W and the means of the right pictures stand in one column?"""
    W = np.random.default_rng(1).normal(size=(64, 10))
    y = np.tile(np.arange(10), 3).reshape(1, 30)
    X = np.random.default_rng(2).random((64, 30))
    figures.draw_templates(W, X, y)
    [(fig, alt)] = shown
    drawn = [ax.images[0].get_array().ravel() for ax in fig.axes[:20]]
    for k in range(10):
        np.testing.assert_allclose(drawn[k], X[:, k::10].mean(axis=1))
        np.testing.assert_allclose(drawn[10 + k], W[:, k])
    assert f"from {W.min():.1f} to {W.max():.1f}" in alt
