"""Figures of week 4's deep_backpropagation: do they show, and say, what they are given?"""

import numpy as np

from course_utils.figures.week4 import deep_backpropagation as figures


def test_shapes(shown):
    """Are the shapes those of the layers and examples given?"""
    figures.draw_shapes([6, 5, 1], 9)
    [(fig, alt)] = shown
    words = " ".join(text.get_text() for text in fig.axes[0].texts)
    for shape in ("(5, 6)", "(1, 5)", "(6, 9)", "(1, 9)"):
        assert shape in words
    assert "layer_dims = [6, 5, 1] and 9 examples" in alt


def test_inherited(shown):
    """Are the layers from 3 down wrong for the one fault, layer 3 alone for the other?"""
    figures.draw_inherited(3)
    [(fig, alt)] = shown
    lines = fig.axes[0].lines
    assert len(lines) == 6
    for k, wrong in enumerate(([1, 2, 3], [3])):
        for line in lines[3 * k : 3 * k + 3]:
            gaps = np.array(line.get_ydata())
            assert [int(n) for n in 1 + np.flatnonzero(gaps > 1e-3)] == wrong
            assert np.all(np.delete(gaps, [n - 1 for n in wrong]) < 1e-12)
    assert "wrong in layers 1, 2, 3, by" in alt
    assert "wrong in layers 3, by 49 or more" in alt


def test_boundaries(shown):
    """Is each network tried on both sets, and drawn under what it gets right?"""
    X, Y = np.array([[-2.0, -1.0, 1.0, 2.0], [0.0, 1.0, 0.0, 1.0]]), np.array([[0, 0, 1, 1]])

    def forward(points, parameters):
        return 1.0 * (parameters["side"] * points[:1] > 0), None

    trained = {"good": {"side": np.array(1)}, "bad": {"side": np.array(-1)}}
    figures.draw_boundaries(trained, forward, (X, Y), (X, np.array([[0, 0, 1, 0]])))
    [(fig, alt)] = shown
    titles = [ax.get_title() for ax in fig.axes[:2]]
    assert titles == ["good: 100 % right, new 75 %", "bad: 0 % right, new 25 %"]
    assert alt.endswith(f"{'. '.join(titles)}.")
