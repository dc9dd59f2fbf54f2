"""Figures of week 5's notebook augmentation: do they show, and say, what they are given?"""

import numpy as np

from course_utils.figures.week5 import augmentation as figures
from course_utils.training import History

RUNS = [
    History("none", [0, 50, 100], [0.7, 0.2, 0.1], dev_costs=[0.7, 0.3, 0.6]),
    History("L2", [0, 50, 100], [0.7, 0.4, 0.3], dev_costs=[0.7, 0.5, 0.4]),
]


def test_stops(shown, capsys):
    """Are the costs on the dev set drawn, each with its star at the record that is given?"""
    figures.draw_stops(RUNS, [1, 2])
    [(fig, alt)] = shown
    none, penalised, *stars = fig.axes[0].lines
    np.testing.assert_array_equal(none.get_ydata(), [0.7, 0.3, 0.6])
    np.testing.assert_array_equal(penalised.get_ydata(), [0.7, 0.5, 0.4])
    assert [star.get_xydata().tolist() for star in stars] == [[[50, 0.3]], [[100, 0.4]]]
    assert [star.get_color() for star in stars] == [none.get_color(), penalised.get_color()]
    assert "none: star at iteration 50, cost 0.30; in the end 0.60" in alt
    first, _ = capsys.readouterr().out.splitlines()
    assert first.split() == "none stop at 50: dev cost 0.300; at the end 0.600".split()


def test_versions(shown):
    """Does each row begin with its original, and go on with its own versions?"""
    originals = np.stack([np.full((4, 4, 3), shade) for shade in (0.1, 0.2)])
    figures.draw_versions(originals, [originals + 0.3, originals + 0.6])
    [(fig, alt)] = shown
    shades = [ax.images[0].get_array()[0, 0, 0] for ax in fig.axes]
    np.testing.assert_allclose(shades, [0.1, 0.4, 0.7, 0.2, 0.5, 0.8])
    assert [ax.get_title() for ax in fig.axes] == 2 * ["original", "version 1", "version 2"]
    assert "2 drawings of cats of 4 × 4 pixels, each followed by 2 changed versions" in alt


def test_gains(shown, capsys):
    """Has each split its line, and are gain and standard error those of the accuracies?"""
    without, augmented = [[80, 0.5], [82, 0.6], [81, 0.4]], [[84, 0.3], [81, 0.4], [84, 0.2]]
    figures.draw_gains(without, augmented, 150, 109)
    [(fig, alt)] = shown
    *splits, means = fig.axes[0].lines
    assert [line.get_ydata().tolist() for line in splits] == [[80, 84], [82, 81], [81, 84]]
    np.testing.assert_allclose(means.get_ydata(), [81, 83])
    assert fig.axes[0].get_title() == "3 splits, 150 training pictures each"
    assert fig.axes[0].get_ylabel() == "right answers on the other 109 (%)"
    assert (
        "with 150 training pictures. 2 of them rise, and the mean goes from 81.0 to 83.0 per cent"
        in alt
    )
    told = capsys.readouterr().out
    assert "gain 2.0 points, standard error 1.5; 2 of 3 better" in told
    assert "cost 0.500 without, 0.300 with" in told


def test_digit_versions(shown):
    """Does each row begin with its original, in ink that is dark?"""
    originals = np.stack([np.full((8, 8), ink) for ink in (0.0, 1.0)])
    figures.draw_digit_versions(originals, [originals, 1 - originals])
    [(fig, alt)] = shown
    shades = [ax.images[0].get_array()[0, 0, 0] for ax in fig.axes]
    np.testing.assert_allclose(shades, [1, 1, 0, 0, 0, 1])
    assert "2 handwritten digits of 8 × 8 pixels, each followed by 2 changed" in alt
