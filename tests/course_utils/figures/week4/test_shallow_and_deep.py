"""Figures of week 4's shallow_and_deep: do they show, and say, what they are given?"""

import numpy as np
import pytest

from course_utils.figures.week4 import shallow_and_deep as figures
from course_utils.reference import depth
from course_utils.reference.deep import L_model_forward


def test_exclusive_or(shown):
    """Are the two units the function that is given, one of them moved by 1?"""
    figures.draw_exclusive_or(lambda s: 2 * s)
    [(fig, alt)] = shown
    first, second, wanted = fig.axes[1].lines
    np.testing.assert_allclose(first.get_ydata(), 2 * first.get_xdata())
    np.testing.assert_allclose(second.get_ydata(), 2 * (first.get_xdata() - 1))
    np.testing.assert_array_equal(wanted.get_xydata(), [[0, 0], [1, 1], [2, 0]])
    assert "wanted are the values 0, 1, 0 at the sums 0, 1, 2" in alt


def always_0(X, parameters):
    """Give every column of X the probability 0; return caches of three layers."""
    return np.zeros((1, X.shape[1])), [None] * 3


@pytest.mark.parametrize(("forward", "right"), [(L_model_forward, 16), (always_0, 8)])
def test_parity_in_print(capsys, forward, right):
    """Are the right answers counted, with a network that is right and one that says 0 to all?"""
    figures.print_parity({"tree": depth.parity_by_tree}, forward)
    head, four, eight = capsys.readouterr().out.splitlines()
    assert head.split()[:2] == ["n", "network"]
    assert four.split() == ["4", "tree", "2", "6", str(right), "of", "16"]
    assert eight.endswith(f"{16 * right} of 256")


def test_costs(shown):
    """Has each way a line of the numbers that the student's function gives?"""
    figures.draw_costs(depth.units_needed)
    [(fig, alt)] = shown
    [ax] = fig.axes
    assert [line.get_label() for line in ax.lines] == ["list", "tree", "counting", "folding"]
    assert list(ax.lines[0].get_ydata()) == [2 ** (n - 1) for n in (2, 4, 8, 16)]
    assert "list: 2, 8, 128, 32768. tree: 2, 6, 14, 30." in alt


def test_folds(shown):
    """Does each fold double the pieces?"""
    figures.draw_folds(lambda z: np.maximum(0, z))
    [(fig, alt)] = shown
    [ax] = fig.axes
    for k, line in enumerate(ax.lines):
        bends = np.sum(np.abs(np.diff(line.get_ydata(), 2)) > 1e-6)
        assert bends == 2 ** (k + 1) - 1
    assert "2, 4, 8 and 16" in alt


def test_solved(shown):
    """Does each bar have its count, and the last one a colour of its own?"""
    figures.draw_solved({"as the list\n[4, 8, 1]": 6, "as the tree": 0, "near": 10})
    [(fig, alt)] = shown
    bars = fig.axes[0].patches
    assert [bar.get_height() for bar in bars] == [6, 0, 10]
    assert bars[0].get_facecolor() == bars[1].get_facecolor() != bars[2].get_facecolor()
    assert alt.endswith("as the list [4, 8, 1]: 6, as the tree: 0, near: 10.")
