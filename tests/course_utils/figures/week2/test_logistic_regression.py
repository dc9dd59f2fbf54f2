"""Figures of week 2's logistic_regression: do they show, and say, what they are given?"""

import numpy as np
import pytest
from matplotlib.contour import QuadContourSet

from course_utils.datasets import ImageData, TabularData
from course_utils.figures.week2 import logistic_regression as figures


def sigmoid(z):
    """Return 1 / (1 + exp(-z))."""
    return 1 / (1 + np.exp(-z))


@pytest.fixture
def cats():
    """Return pictures of which each has a brightness of its own, two sets of thirteen."""
    X = np.arange(13, dtype=np.uint8)[:, None, None, None] * np.ones((1, 2, 2, 3), np.uint8)
    Y = np.array([[0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]])
    return ImageData(X, Y, X + 100, 1 - Y, ("non-cat", "cat"), "squares")


@pytest.fixture
def tumours():
    """Return six tumours with five features, and five others."""
    X = np.arange(30.0).reshape(5, 6)
    Y = np.array([[0, 0, 0, 0, 1, 1]])
    names, units = tuple("vwxyz"), ("mm", "mm", "mm", "mm²", "1")
    classes = ("benign", "malignant")
    return TabularData(X, Y, X[:, :5], Y[:, 1:], classes, names, units, "made up")


def test_sets_of_pictures(cats, capsys):
    """Are both sets described, each with its own share of cats?"""
    figures.print_pictures(cats)
    source, training, test = capsys.readouterr().out.splitlines()
    assert source == "pictures: squares"
    assert training == "training set: images (13, 2, 2, 3) uint8, labels (1, 13), 23 % are cats"
    assert test.startswith("test set")
    assert test.endswith("77 % are cats")


def test_pictures(cats, shown):
    """Are the first twelve shown in order, each under its own label?"""
    figures.draw_pictures(cats)
    [(fig, alt)] = shown
    assert [ax.get_images()[0].get_array()[0, 0, 0] for ax in fig.axes] == list(range(12))
    titles = [ax.get_title() for ax in fig.axes]
    assert titles[:4] == ["y = 0 (non-cat)", "y = 1 (cat)", "y = 1 (cat)", "y = 0 (non-cat)"]
    assert "first 12" in alt
    assert ": non-cat, cat, cat, non-cat," in alt


def test_units(shown):
    """Does every unit have its curve, and in words its ends and where it is steepest?"""
    figures.draw_units(sigmoid, [(1, 0), (3, 0), (1, 3), (-1, 0)])
    [(fig, alt)] = shown
    x, a = fig.axes[0].lines[2].get_data()
    np.testing.assert_allclose(a, sigmoid(x + 3))
    assert "w = 1, b = 3: from 0.05 to 1.00, slope 0.25 where it is steepest, at x = -3.0" in alt
    assert "w = -1, b = 0: from 1.00 to 0.00, slope -0.25" in alt


def test_losses(shown):
    """Are both losses those of label 1, and is what is said of them true?"""
    figures.draw_losses()
    [(fig, alt)] = shown
    entropy, squared = fig.axes[0].lines
    a = entropy.get_xdata()
    np.testing.assert_allclose(np.exp(-entropy.get_ydata()), a)
    np.testing.assert_allclose(np.sqrt(squared.get_ydata()), 1 - a)
    assert max(squared.get_ydata()) <= 1 < max(entropy.get_ydata())
    assert "at most 1" in alt


def test_chords(shown):
    """Are lines drawn between points of the cost, and is it said which side it is on?"""
    figures.draw_chords(lambda w, b: w**2 + b, lambda w, b: w**3)
    [(fig, alt)] = shown
    curve, chord = fig.axes[0].lines
    np.testing.assert_allclose(curve.get_ydata(), curve.get_xdata() ** 2)
    np.testing.assert_array_equal(chord.get_xydata(), [[-10, 100], [2, 4]])
    assert "Cross-entropy: up to 36.00 below the line, nowhere above it." in alt
    assert "above the line, nowhere below it" in alt.split("Squared error:")[1]


def test_descents(shown, capsys):
    """Is each way drawn on its own cost, and are its ends in words and in print?"""
    first = np.array([[-6.0, 6.0], [0.0, 0.0], [1.0, 2.0]]), [72.0, 0.0, 5.0]
    second = np.array([[3.0, 3.0], [4.0, 4.0], [5.0, 5.0]]), [9.0, 8.0, 7.0]
    figures.draw_descents(lambda w, b: w**2 + b**2, lambda w, b: 7.0 + abs(w - b), [first, second])
    [(fig, alt)] = shown
    for ax, (path, _) in zip(fig.axes[:2], (first, second), strict=True):
        np.testing.assert_array_equal(ax.lines[0].get_xydata(), path)
        assert ax.get_title().endswith("2 steps")
    assert "from (-6.0, 6.0), cost 72.000, to (1.0, 2.0), cost 5.000; the lowest cost on " in alt
    assert alt.endswith("the lowest cost on the grid is 7.000.")
    assert "cost 9.000 at the start, 7.000 after 2 steps" in capsys.readouterr().out


def test_the_boundary_is_the_students(tumours, shown):
    """Is the line what the student's function says, and the share that of the unit?"""
    figures.draw_boundary(tumours, np.array([[1.0], [1.0]]), 0.0, lambda w, b, x1: 2 * x1)
    [(fig, alt)] = shown
    [line] = fig.axes[0].lines
    np.testing.assert_allclose(line.get_ydata(), 2 * line.get_xdata())
    assert "from (-1.0, -2.0) to (1.0, 2.0)" in alt


@pytest.mark.parametrize("side", [1.0, -1.0])
def test_the_side_of_label_1_is_shaded(tumours, shown, side):
    """Is a place shaded where the score is above 0, and no other?"""
    w = np.array([[side], [0.0]])
    figures.draw_boundary(tumours, w, 0.0, lambda w, b, x1: 2 * x1)
    [(fig, alt)] = shown
    ax = fig.axes[0]
    [shade] = [each for each in ax.collections if isinstance(each, QuadContourSet)]
    [path] = shade.get_paths()
    assert [path.contains_point(at) for at in [(1.0, 0.0), (-1.0, 0.0)]] == [side > 0, side < 0]
    radius, malignant = tumours.X_train[0], tumours.Y_train[0]
    right = 100 * np.mean((side * (radius - radius.mean()) > 0) == malignant)
    assert f"right about {right:.0f} %" in ax.get_title()
    assert f"{right:.0f} % of them are on the right side" in alt


def test_the_costs_are_those_of_a_unit(tumours):
    """Do both costs agree with a loop over the tumours?"""
    x = (tumours.X_train[0] - tumours.X_train[0].mean()) / tumours.X_train[0].std()
    a = 1 / (1 + np.exp(-(1.5 * x - 0.5)))
    y = tumours.Y_train[0]
    cross_entropy, squared_error = figures.two_costs(tumours)
    assert np.isclose(cross_entropy(1.5, -0.5), -np.mean(np.log(np.where(y == 1, a, 1 - a))))
    assert np.isclose(squared_error(1.5, -0.5), np.mean((a - y) ** 2))
