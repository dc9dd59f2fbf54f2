"""Do the figures of several_neurons show the numbers that they are given?"""

import numpy as np

from course_utils.figures.week1 import several_neurons as figures

SIZE, PRICE = np.array([10.0, 60.0, 90.0]), np.array([0.0, 160.0, 300.0])


def curves(ax):
    """Return what each labelled line shows."""
    return {line.get_label(): line.get_xydata() for line in ax.lines}


def test_one_neuron_stands_beside_three(shown):
    """Are both curves those of the given functions, and is the bend told?"""
    figures.one_neuron_and_three(SIZE, PRICE, lambda x: 2 * x, lambda x: x**2, 20.3)
    [(fig, alt)] = shown
    drawn = curves(fig.axes[0])
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


def test_a_curve_stands_beside_its_sums_and_their_misses(shown):
    """Are the sums drawn, and are the curve and the largest misses told as they are?"""
    x = np.linspace(0, 1, 5)
    figures.curves_and_misses(x, x**2, {4: x, 8: x**2 + 0.1, 16: x**2}, drawn=[4, 8])
    [(fig, alt)] = shown
    left, right = fig.axes
    np.testing.assert_allclose(curves(left)["8 neurons"][:, 1], x**2 + 0.1)
    assert "16 neurons" not in curves(left)
    np.testing.assert_allclose(right.lines[0].get_ydata(), [0.25, 0.1, 0], atol=1e-12)
    assert "a curve between 0 and 1, and sums of 4, 8 neurons." in alt
    assert "0.25 with 4, 0.1 with 8, 0 with 16." in alt
