"""Data and figures of week 6's putting_it_together."""

import numpy as np

from course_utils import datasets
from course_utils.figures.week6 import putting_it_together as figures


def test_labels():
    """Are about nine in a hundred labels wrong, all of them in the training set?"""
    shares = []
    for seed in range(5):
        train, dev, held_out = figures.labelled_digits(seed)
        data = datasets.load_digits(0.5, seed)
        is_wrong = train[1] != data.Y_train[:, :400]
        shares.append(np.mean(is_wrong))
        np.testing.assert_array_equal(figures.has_wrong_label(seed), is_wrong[0])
        np.testing.assert_array_equal(dev[1], data.Y_train[:, 400:800])
        np.testing.assert_array_equal(held_out[1], data.Y_test)
    assert 0.06 < np.mean(shares) < 0.12


def test_no_wrong_labels():
    """Are all labels right where none is to be wrong?"""
    train, *_ = figures.labelled_digits(1, 0.0)
    np.testing.assert_array_equal(train[1], datasets.load_digits(0.5, 1).Y_train[:, :400])


def test_ladder(shown, capsys):
    """Has each row its points, and is the gain that over the row before?"""
    figures.draw_ladder({"a": [50.0, 60.0], "b": [80.0, 70.0], "c": [79.0, 71.0]})
    [(fig, alt)] = shown
    assert list(fig.axes[0].lines[2].get_xdata()) == [20.0, 30.0]
    said = capsys.readouterr().out
    assert "gain by seed +30.0 +10.0, mean +20.0" in said
    assert "gain by seed -1.0 +1.0, mean +0.0" in said
    assert "2 seeds" in alt
