"""Figures of week 7's batch_normalization_in_use: do they show, and say, what they are given?"""

import numpy as np

from course_utils.figures.week7 import batch_normalization_in_use as figures
from course_utils.figures.week7.batch_normalization import Band


def test_company(shown):
    """Is every answer a point in its row?"""
    figures.draw_company({4: [0.2, 0.9, 0.4], 64: [0.7, 0.72]}, 1)
    [(fig, alt)] = shown
    few, many, _ = fig.axes[0].lines
    np.testing.assert_array_equal(few.get_xdata(), [0.2, 0.9, 0.4])
    assert np.abs(few.get_ydata()).max() < 0.5
    assert np.abs(many.get_ydata() - 1).max() < 0.5
    assert [tick.get_text() for tick in fig.axes[0].get_yticklabels()] == ["4", "64"]
    assert "batches of 4: 0.20 to 0.90; batches of 64: 0.70 to 0.72" in alt


def test_noise(shown):
    """Does the line that halves for four times as many go through the last point?"""
    figures.draw_noise({4: 0.9, 16: 0.4, 64: 0.2})
    [(fig, alt)] = shown
    measured, line = fig.axes[0].lines
    np.testing.assert_array_equal(measured.get_ydata(), [0.9, 0.4, 0.2])
    np.testing.assert_allclose(line.get_ydata(), [0.8, 0.4, 0.2])
    assert "4: 0.9, 16: 0.4, 64: 0.2" in alt


def test_regularisation(shown):
    """Has each kind of labels its axes, with training and test set?"""
    bands = {
        4: (Band(99, 98, 100), Band(95, 93, 96)),
        256: (Band(100, 99, 100), Band(94, 92, 95)),
    }
    figures.draw_regularisation({"right labels": bands, "wrong labels": bands})
    [(fig, alt)] = shown
    assert [ax.get_title() for ax in fig.axes] == ["right labels", "wrong labels"]
    train, test = fig.axes[1].lines
    np.testing.assert_array_equal(train.get_ydata(), [99, 100])
    np.testing.assert_array_equal(test.get_xdata(), [4, 256])
    assert "wrong labels, test set: 4: 95.0 (93.0 to 96.0)" in alt


def test_shifts(shown):
    """Is there a picture for each change, and a mark with its range for each way?"""
    bands = {"as they are": Band(90, 88, 92), "mirrored": Band(91, 85, 95)}
    images = {name: np.full((4, 4, 3), 300.0) for name in bands}
    figures.draw_shifts(images, {"plain": bands, "own statistics": bands})
    [(fig, alt)] = shown
    assert [ax.get_title() for ax in fig.axes[:2]] == list(bands)
    assert fig.axes[0].images[0].get_array().max() == 255
    assert len(fig.axes[2].containers) == 2
    np.testing.assert_array_equal(fig.axes[2].containers[1][0].get_ydata(), [90, 91])
    assert "own statistics: as they are 90, mirrored 91" in alt


def test_changes_are_what_their_names_say():
    """Is a mirrored picture mirrored, and a dark one so much darker?"""
    images = np.random.default_rng(0).uniform(0, 255, (2, 5, 5, 3))
    changed = {name: change(images) for name, change in figures.CHANGES.items()}
    np.testing.assert_array_equal(changed["as they are"], images)
    np.testing.assert_array_equal(changed["mirrored"][:, :, 0], images[:, :, -1])
    np.testing.assert_allclose(changed["light × 0.4"], 0.4 * images)
    assert list(changed) == list(figures.SHIFTS["plain"])


def test_axes(shown):
    """Is it a row in one panel and a column in the other?"""
    figures.draw_axes(4, 6)
    [(fig, alt)] = shown
    row, column = (ax.collections[0].get_array().reshape(4, 6) for ax in fig.axes)
    np.testing.assert_array_equal(row.sum(axis=1), [0, 6, 0, 0])
    np.testing.assert_array_equal(column.sum(axis=0), [0, 4, 0, 0, 0, 0])
    assert "4 units by 6 examples" in alt
