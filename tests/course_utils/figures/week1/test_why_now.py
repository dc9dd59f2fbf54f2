"""Do the figures of why_now show the numbers that they are given?"""

import numpy as np
import pytest

from course_utils.figures.week1 import why_now as figures
from course_utils.training import History


def test_digits_have_their_labels(shown):
    """Is ink dark, and does each picture have its own label?"""
    X = np.zeros((64, 9))
    X[0, 1] = 16
    figures.eight_digits(X, np.arange(9)[None])
    [(fig, alt)] = shown
    assert [ax.get_title() for ax in fig.axes] == [f"y = {k}" for k in range(8)]
    assert fig.axes[1].images[0].get_array()[0, 0] == 0
    assert fig.axes[0].images[0].get_array().min() == 1
    assert "printed above, a 1." in alt


def test_errors_have_bars_from_the_luckiest_split_to_the_unluckiest(shown):
    """Are the points means, and the bars' ends the extremes?"""
    figures.errors_by_amount([30, 100], {"network": np.array([[20.0, 10.0], [30.0, 12.0]])})
    [(fig, alt)] = shown
    [container] = fig.axes[0].containers
    line, _, (bars,) = container.lines
    np.testing.assert_allclose(line.get_ydata(), [25, 11])
    ends = [segment[:, 1] for segment in bars.get_segments()]
    np.testing.assert_allclose(ends, [[20, 30], [10, 12]])
    assert "With 30, 100 examples: network, 25.0, 11.0." in alt


@pytest.mark.parametrize("kinds", [["sigmoid"], ["sigmoid", "tanh", "ReLU"]])
def test_each_run_has_its_curve(shown, kinds):
    """Is there a curve with its name for every kind of unit?"""
    runs = [History.from_costs([2.3, 2.0 - k], kind, 1) for k, kind in enumerate(kinds)]
    figures.costs_by_unit(runs)
    [(fig, alt)] = shown
    drawn = {line.get_label(): list(line.get_ydata()) for line in fig.axes[0].lines}
    assert drawn == {kind: [2.3, 2.0 - k] for k, kind in enumerate(kinds)}
    assert fig.axes[0].get_xlabel().startswith("pass over")
    assert alt.startswith("Cost against pass over the 1258 training pictures: sigmoid, from 2.3")


def test_own_runs_are_rings(shown):
    """Are the student's errors drawn at their amounts, and named in words?"""
    errors = {"network": np.array([[20.0, 10.0], [30.0, 12.0]])}
    figures.errors_by_amount([30, 100], errors, [30], {"network": [27.0]})
    [(fig, alt)] = shown
    assert [27.0] in [list(line.get_ydata()) for line in fig.axes[0].lines]
    assert alt.endswith("Rings: your own runs.")
