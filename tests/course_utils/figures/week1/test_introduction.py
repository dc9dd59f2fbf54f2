"""Do the figures of introduction show the numbers that they are given?"""

import numpy as np

from course_utils.figures.week1 import introduction as figures
from course_utils.reference.introduction import price_neuron

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
