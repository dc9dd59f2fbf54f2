"""Do the figures of introduction show the numbers that they are given?"""

import numpy as np
import pytest

from course_utils.figures.week1 import introduction as figures
from course_utils.reference.introduction import price_neuron
from course_utils.training import History

SIZE, PRICE = np.array([10.0, 60.0, 90.0]), np.array([0.0, 160.0, 300.0])


def curves(fig):
    """Return what each labelled line of a figure shows."""
    return {line.get_label(): line.get_xydata() for line in fig.axes[0].lines}


def test_the_line_is_the_one_that_is_given(shown):
    """Are the sales and the line where their numbers say?"""
    figures.straight_line(SIZE, PRICE, 2.0, -30.0)
    [(fig, _)] = shown
    drawn = curves(fig)
    np.testing.assert_allclose(drawn["a sale"].T, [SIZE, PRICE])
    x, y = drawn["straight line"].T
    np.testing.assert_allclose(y, 2 * x - 30)


def test_the_neurons_are_the_students(shown):
    """Is each curve what the given function makes of its weight and bias?"""
    figures.three_neurons(SIZE, PRICE, price_neuron)
    [(fig, _)] = shown
    drawn = curves(fig)
    for w, b in [(2, 0), (2, -100), (6, -300)]:
        x, y = drawn[f"w = {w}, b = {b}"].T
        np.testing.assert_allclose(y, np.maximum(0, w * x + b))


def test_one_neuron_stands_beside_three(shown):
    """Are both curves those of the given functions, and is the bend told?"""
    figures.one_neuron_and_three(SIZE, PRICE, lambda x: 2 * x, lambda x: x**2, 20.3)
    [(fig, alt)] = shown
    drawn = curves(fig)
    np.testing.assert_allclose(drawn["best single neuron"][:, 1], 2 * figures.METRES)
    np.testing.assert_allclose(drawn["three neurons"][:, 1], figures.METRES**2)
    assert "one bend, at 20 m²" in alt


def test_the_agents_answers_are_hidden_units(shown):
    """Are the answers in the picture and in its text?"""
    figures.agents_network(["rooms", "noise", "light"])
    [(fig, alt)] = shown
    words = {text.get_text() for text in fig.axes[0].texts}
    assert {"rooms", "noise", "light", "price (thousand €)"} <= words
    assert "three hidden units: rooms, noise, light." in alt


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
