"""Figures of week 3's digits_hidden_layer: do they show, and say, what they are given?"""

import numpy as np

from course_utils.figures.week3 import digits_hidden_layer as figures


def test_digits(shown):
    """Is each picture shown with its title, dark ink on light paper?"""
    figures.draw_digits(np.eye(64)[:, :12], [str(i) for i in range(12)], "Twelve")
    [(fig, alt)] = shown
    assert [ax.get_title() for ax in fig.axes[:12]] == [str(i) for i in range(12)]
    first = fig.axes[0].images[0].get_array()
    assert first[0, 0] == 0
    assert first[1:].min() == 1
    assert alt.startswith("Twelve: 12 pictures")


def test_hidden_weights(shown):
    """Are the loudest units shown first, and is it said what they speak for?"""
    W2 = np.zeros((10, 3))
    W2[4, 0], W2[7, 0], W2[1, 2], W2[0, 2] = 1.0, -1.0, 5.0, -4.0
    figures.draw_hidden_weights(np.arange(192.0).reshape(3, 64), W2, 2)
    [(fig, alt)] = shown
    assert "Unit 3 speaks for 1 and against 0; unit 1 speaks for 4 and against 7." in alt
    np.testing.assert_array_equal(
        fig.axes[0].images[0].get_array(), np.arange(128.0, 192).reshape(8, 8)
    )


def test_learning_curve(shown):
    """Are both accuracies drawn over the number of digits?"""
    figures.draw_learning_curve([50, 400], [(100.0, 70.0), (99.0, 91.0)])
    [(fig, alt)] = shown
    train, held = fig.axes[0].lines
    np.testing.assert_array_equal(train.get_xydata(), [[50, 100], [400, 99]])
    np.testing.assert_array_equal(held.get_xydata(), [[50, 70], [400, 91]])
    assert alt.endswith(
        "with 400 digits, 99.0 % of them are right, and 91.0 % of the held-out ones."
    )


def test_splits(shown, capsys):
    """Has each model its row of points, with its mean, and each split a line that joins them?"""
    figures.draw_splits({"units": [95.0, 97.0], "layer": [96.0, 98.0]})
    [(fig, alt)] = shown
    joined, _, points, mean = fig.axes[0].lines[:4]
    assert joined.get_xydata().tolist() == [[95.0, 0.0], [96.0, 1.0]]
    assert list(points.get_xdata()) == [95.0, 97.0]
    assert list(mean.get_xdata()) == [96.0]
    assert capsys.readouterr().out.splitlines()[1] == "layer: 96.0 to 98.0 %, mean 97.0 %"
    assert "units: 95.0, 97.0 %; layer: 96.0, 98.0 %" in alt
