"""Do the figures of broadcasting show the numbers that they are given?"""

import numpy as np

from course_utils import datasets
from course_utils.figures.week2 import broadcasting as figures
from course_utils.reference import numpy_basics as reference


def test_shares_are_stacked(shown):
    """Does each nutrient's bar begin where the one before ends, and are the shares left alone?"""
    shares = np.array([[10.0] * 5, [30.0] * 5, [60.0] * 5])
    figures.energy_shares(shares)
    [(fig, alt)] = shown
    assert "salmon: 10, 30, 60." in alt
    bars = fig.axes[0].patches
    assert [bar.get_x() for bar in bars] == [0] * 5 + [10] * 5 + [40] * 5
    assert [bar.get_width() for bar in bars] == [10] * 5 + [30] * 5 + [60] * 5
    np.testing.assert_array_equal(shares[0], [10] * 5)


def test_each_point_is_joined_to_its_own(shown):
    """Does a line lead from every row to what became of it?"""
    points = np.arange(1.0, 25).reshape(12, 2)
    figures.rows_of_length_1(points, reference.normalize_rows(points))
    [(fig, _)] = shown
    circle, *joins, before, after = fig.axes[0].lines
    np.testing.assert_allclose(np.hypot(*circle.get_data()), 1)
    np.testing.assert_allclose(before.get_xydata(), points)
    np.testing.assert_allclose(np.hypot(*after.get_data()), 1)
    for join, start, end in zip(joins, before.get_xydata(), after.get_xydata(), strict=True):
        np.testing.assert_allclose(join.get_xydata(), [start, end])


def test_times_have_their_units(shown):
    """Are the curves in seconds, and the ticks and the text in the unit that fits each?"""
    figures.times_of_a_product(np.array([10, 1000]), [0.001, 0.1], [1e-6, 2e-5])
    [(fig, alt)] = shown
    loop, dot = fig.axes[0].lines
    np.testing.assert_allclose(loop.get_ydata(), [0.001, 0.1])
    np.testing.assert_allclose(dot.get_ydata(), [1e-6, 2e-5])
    tick = fig.axes[0].yaxis.get_major_formatter()
    assert [tick(1e-6), tick(0.1)] == ["1 µs", "100 ms"]
    assert "Length 10: loop 1.0 ms, np.dot 1.0 µs." in alt
    assert "Length 1000: loop 100.0 ms, np.dot 20.0 µs." in alt


def test_what_misled_is_below_what_was_read_wrongly(shown, capsys):
    """Are the digits above those with wrong labels, and those below the nearest known ones?"""
    digits = datasets.load_digits()
    D = reference.distances(digits.X_train, digits.X_test)
    said = reference.nearest_labels(digits.X_train, digits.Y_train, digits.X_test)
    figures.digits_and_neighbours(digits, said, D)
    wrong = np.flatnonzero(said != digits.Y_test)
    [(fig, alt)] = shown
    drawn = [ax.images[0].get_array().ravel() for ax in fig.axes]
    np.testing.assert_array_equal(drawn[:7], digits.X_test[:, wrong].T)
    np.testing.assert_array_equal(drawn[7:], digits.X_train[:, D[:, wrong].argmin(axis=0)].T)
    assert "532 of 539 are right" in capsys.readouterr().out
    first = wrong[0]
    assert f"{digits.Y_test[0, first]} read as {said[0, first]}" in alt
