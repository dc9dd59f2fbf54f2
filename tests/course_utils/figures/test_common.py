"""What figures share: do curves and pictures show, and say, what they are given?"""

import numpy as np
import pytest

from course_utils.figures import common
from course_utils.training import History


@pytest.mark.parametrize(
    ("costs", "said"),
    [
        ([], "no cost"),
        ([0.7], "0.7 throughout"),
        ([0.7, 0.7, 0.7], "0.7 throughout"),
        ([0.7, 0.5], "from 0.7 at 0 to 0.5 at 10, never rising"),
        ([0.7, 0.9, 3], "from 0.7 at 0 to 3 at 20, rising at 10, 20"),
        ([0.7, 0.9, 0.4], "from 0.7 at 0 to 0.4 at 20, rising at 10, at most 0.9"),
        ([0.7, 0.2, 0.4], "from 0.7 at 0 to 0.4 at 20, rising at 20, lowest at 10 with 0.2"),
        (
            [0.7, 0.5, 0.6, 0.5, 0.6, 0.5, 0.6, 0.5, 0.6],
            "from 0.7 at 0 through 0.6 at 20 to 0.6 at 80, rising in 4 of 8 steps, lowest at 10 "
            "with 0.5",
        ),
        ([0.7, 2.0, np.nan], "from 0.7 at 0 to nan at 20, rising at 10, at most 2, diverging"),
        ([np.nan, np.nan], "from nan at 0 to nan at 10, diverging"),
        (
            [0.7, 0.6, np.inf],
            "from 0.7 at 0 to inf at 20, rising at 20, lowest at 10 with 0.6, diverging",
        ),
    ],
)
def test_a_run_in_words(costs, said):
    """Do the words say where a run starts and ends, and what it does on the way?"""
    assert common.told(History.from_costs(costs, "net", 10)) == said


@pytest.mark.parametrize(("log", "scale"), [(False, "linear"), (True, "log")])
def test_costs(shown, log, scale):
    """Has each run its line and its words, on the axis that was asked for?"""
    runs = [History.from_costs([0.7, 0.6 - k / 10], f"run {k}") for k in range(2)]
    common.draw_costs(runs, "Two runs", log=log, unit="epoch", legend="center right")
    [(fig, alt)] = shown
    [ax] = fig.axes
    assert (ax.get_title(), ax.get_xlabel(), ax.get_yscale()) == ("Two runs", "epoch", scale)
    for k, line in enumerate(ax.lines):
        np.testing.assert_array_equal(line.get_xydata(), [[0, 0.7], [100, 0.6 - k / 10]])
    assert ("logarithmic" in alt) == log
    for run in runs:
        assert f"{run.label}, {common.told(run)}" in alt


def test_costs_that_leave_the_picture(shown):
    """Does the picture end at the highest cost asked for, and do the words say so?"""
    common.draw_costs([History.from_costs([0.7, 50])], "Up", highest=3)
    [(fig, alt)] = shown
    assert fig.axes[0].get_ylim() == (0, 3)
    assert (
        alt == "Cost against iteration, drawn up to 3: from 0.7 at 0 to 50 at 100, rising at 100."
    )


@pytest.mark.parametrize("count", [0, 3, 12])
def test_mistakes(shown, count):
    """Are ten at most drawn in the order given, each with its label and probability?"""
    m = 14
    pictures = np.random.default_rng(1).random((m, 4, 4, 3))
    A, Y = np.linspace(0.1, 0.9, m).reshape(1, m), (np.arange(m) % 2).reshape(1, m)
    wrong = list(range(m))[::-1][:count]
    common.draw_mistakes("Mistakes", pictures, A, Y, wrong, ["other", "dog"])
    [(fig, alt)] = shown
    drawn = [ax for ax in fig.axes if ax.images]
    assert len(drawn) == min(count, 10)
    for i, ax in zip(wrong, drawn, strict=False):
        assert ax.get_title() == f"{['other', 'dog'][i % 2]}\nP(dog) = {A[0, i]:.2f}"
        np.testing.assert_array_equal(ax.images[0].get_array(), pictures[i])
    assert f"Mistakes. {min(count, 10)} of all {count} are drawn" in alt
    assert alt.endswith("there is none." if not count else f" {A[0, wrong[:10][-1]]:.2f}.")


@pytest.mark.parametrize("side", [1, 8, 28])
def test_a_column_becomes_its_picture(side):
    """Are pixels laid out row by row, whatever the size of the set's pictures?"""
    picture = np.arange(side * side).reshape(side, side)
    np.testing.assert_array_equal(common.as_picture(picture.ravel()), picture)


def test_pixels_of_no_square_are_refused():
    """Is it said how many there are?"""
    with pytest.raises(ValueError, match="received 65 pixels, expected those of a square picture"):
        common.as_picture(np.zeros(65))
