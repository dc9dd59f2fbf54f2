"""Figures of week 4's deep_network_step_by_step: do they show, and say, what they are given?"""

import numpy as np

from course_utils.figures.week4 import deep_network_step_by_step as figures


def test_blocks(shown):
    """Does the diagram have the three layers that its words name, and no shapes?"""
    figures.draw_blocks()
    [(fig, alt)] = shown
    words = " ".join(text.get_text() for text in fig.axes[0].texts)
    assert "W3" in words
    assert "W4" not in words
    assert "(4, 7)" not in words
    assert "Three forward blocks" in alt


def test_activations(shown, capsys):
    """Do layers that double a positive signal double its size, in line, words and print?"""
    rng = np.random.default_rng(0)
    starts = {"twice": [2 * np.eye(4)] * 3, "off": [-np.eye(4), np.eye(4), np.eye(4)]}
    figures.draw_activations(starts, np.abs, rng)
    [(fig, alt)] = shown
    twice, off = (line.get_ydata() for line in fig.axes[0].lines)
    np.testing.assert_allclose(twice / twice[0], [1, 2, 4, 8])
    np.testing.assert_allclose(off, off[0])
    first, second = capsys.readouterr().out.splitlines()
    assert first == "twice        each layer multiplies the size by 2.000"
    assert second.endswith("by 1.000")
    assert f"twice: from {twice[0]:.2g} at the inputs to {twice[3]:.2g} after layer 3." in alt


def test_arrays(shown, capsys):
    """Is every array drawn, with its shape, and are the zeros of the hidden layers counted?"""
    arrays = [np.zeros((3, 4)), np.eye(2, 4), np.ones((5, 4)), np.zeros((1, 4))]
    figures.draw_arrays(arrays)
    [(fig, alt)] = shown
    drawn = [ax for ax in fig.axes if ax.get_title()]
    assert [ax.get_title() for ax in drawn] == ["A0 (3, 4)", "A1 (2, 4)", "A2 (5, 4)", "A3 (1, 4)"]
    for ax, A in zip(drawn, arrays, strict=True):
        np.testing.assert_array_equal(ax.images[0].get_array(), A)
    assert "75 %, 0 % of the entries" in alt
    assert capsys.readouterr().out.endswith("in layers 1 to 2: 75 %, 0 %\n")
