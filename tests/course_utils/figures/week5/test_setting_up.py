"""Figures of week 5's setting_up: do they show, and say, what they are given?"""

import numpy as np

from course_utils import datasets
from course_utils.figures.week5 import setting_up as figures


def points(ax):
    """Return what each line of the axes goes through."""
    return [line.get_xydata().tolist() for line in ax.lines]


def test_split(capsys):
    """Is every set measured with the training set's model, mean and deviation?"""
    X = np.array([[10.0, 20.0, 30.0, 40.0]])
    train = X, np.array([[0, 0, 1, 1]])
    dev = X[:, 2:], np.array([[1, 0]])
    figures.print_split([train, dev, (X[:, :1] - 5, np.array([[1]]))])
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "training    4 examples,  50 % malignant, accuracy 100 %",
        "dev         2 examples,  50 % malignant, accuracy  50 %",
        "test        1 examples, 100 % malignant, accuracy   0 %",
    ]


def test_dev_accuracies(shown, capsys):
    """Has each size its row of accuracies in percent, and is the range right in print and words?"""
    correct = np.array([[1, 1, 1, 0]])
    figures.draw_dev_accuracies({20: [0.5, 0.9, 0.8], 500: [0.74, 0.75, 0.76]}, correct)
    [(fig, alt)] = shown
    first, second, truth = fig.axes[0].lines
    np.testing.assert_allclose(first.get_xdata(), [50, 90, 80])
    np.testing.assert_allclose(second.get_xdata(), [74, 75, 76])
    assert np.all(np.round(first.get_ydata()) == 0)
    assert np.all(np.round(second.get_ydata()) == 1)
    assert truth.get_label() == "on all 4: 75.0 %"
    assert "With 20 examples: from 50.0 to 90.0 percent in 3 dev sets." in alt
    assert "  500 examples: from  74.0 % to  76.0 %" in capsys.readouterr().out


def test_widths(shown):
    """Is the line the formula's, and is each point two standard deviations of what was measured?"""
    figures.draw_widths(lambda p, width: p / width, {20: [0.5, 0.7], 80: [0.6, 0.6]}, 0.5)
    [(fig, alt)] = shown
    line, measured = fig.axes[0].lines
    np.testing.assert_allclose(line.get_xdata() * line.get_ydata(), 50)
    np.testing.assert_allclose(measured.get_xydata(), [[20, 20], [80, 0]])
    assert measured.get_label() == "2 dev sets"
    assert "from 20 points with 2 examples to 2 points with 25" in alt
    assert "20.0 points with 20 examples" in alt


def test_one_percent(capsys):
    """Does ten thousand times as much data make the dev set a hundred times as exact?"""
    figures.print_one_percent(0.9)
    head, *rows = capsys.readouterr().out.splitlines()
    assert "at 90 % accuracy" in head
    assert [row.split()[:2] for row in rows][1] == ["10,000", "100"]
    assert [float(row.split()[2]) for row in rows] == [19.0, 6.0, 1.9, 0.6]


def test_winners(shown, capsys):
    """Has each dev set its panel, with both accuracies of every winner?"""
    few = {1: (0.8, 0.8), 10: (0.9, 0.82)}
    figures.draw_winners({50: few, 1000: {1: (0.8, 0.8), 10: (0.84, 0.83)}})
    [(fig, alt)] = shown
    np.testing.assert_allclose(points(fig.axes[0]), [[[1, 80], [10, 90]], [[1, 80], [10, 82]]])
    assert [ax.get_title() for ax in fig.axes] == [
        "Dev set of 50 examples",
        "Dev set of 1000 examples",
    ]
    assert "With 1000 dev examples it goes from 80.0 to 84.0 percent on the dev set" in alt
    assert (
        "dev set of 50: best of 10 shows 90.0 %, and really has 82.0 %" in capsys.readouterr().out
    )


def test_light(shown):
    """Are the pictures below those above, in the lamp's light, and named by their class?"""
    cats = datasets.load_cats(photographs=False)
    lamp = np.array([0.8, 0.5, 0.25])
    figures.draw_light(cats, lamp)
    [(fig, alt)] = shown
    day, dark = (np.array([ax.images[0].get_array() for ax in row]) for row in _rows(fig.axes, 6))
    np.testing.assert_allclose(dark, day * lamp)
    kinds = [ax.get_title() for ax in fig.axes]
    assert kinds == [f"{kind}, {light}" for light in ("day", "lamp") for kind in _kinds(cats)]
    assert "80 percent of their red, 50 of their green and 25 of their blue" in alt


def _rows(axes, columns):
    return axes[:columns], axes[columns:]


def _kinds(cats):
    return [cats.classes[1]] * 3 + [cats.classes[0]] * 3


def test_mismatch(shown, capsys):
    """Do the lines join the means, with every split beside them?"""
    figures.draw_mismatch({"colours": [(0.9, 0.5), (0.8, 0.6)], "shapes": [(0.7, 0.7)] * 2})
    [(fig, alt)] = shown
    means, day, lamp = (line.get_ydata() for line in fig.axes[0].lines[:3])
    np.testing.assert_allclose(means, [85, 55])
    np.testing.assert_allclose(day, [90, 80])
    np.testing.assert_allclose(lamp, [50, 60])
    assert "The model on colours goes from 85 to 55 percent, the model on shapes from 70" in alt
    assert "model on shapes   dev set lamp  mean accuracy 70 %" in capsys.readouterr().out
