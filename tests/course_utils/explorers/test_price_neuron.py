"""Does the price neuron's explorer say and draw what is true? The browser's part: end_to_end."""

import re

import matplotlib.pyplot as plt
import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import mean_squared_error

from course_utils.explorers.price_neuron import CONTROLS, QUESTION, answer, compute, draw, summary

SIZE, PRICE = np.array([10.0, 60.0, 150.0]), np.array([0.0, 150.0, 430.0])
DATA = {"size": SIZE.tolist(), "price": PRICE.tolist(), "largest": 160.0, "highest": 500.0}


def steps(control):
    """Draw a value that the slider can take."""
    count = round((control.high - control.low) / control.step)
    return st.integers(0, count).map(lambda k: round(control.low + k * control.step, 2))


@given(*map(steps, CONTROLS))
def test_the_summary_is_true(w, b):
    """Are the error and the place where the neuron is off what scikit-learn and a grid say?"""
    values = {"w": w, "b": b}
    result = compute(values, DATA)
    words = summary(values, result)
    error = mean_squared_error(PRICE, np.clip(w * SIZE + b, 0, None))
    said = re.search(r"error: (\d+) ", words)
    assert abs(int(said[1]) - error) <= 0.5 + 1e-9 * error
    metres = np.linspace(0, 20_000, 400_001)[1:]
    off = w * metres + b <= 0
    place = re.search(r"(below|above) ([\d.]+) m²", words)
    assert ("0 for every size" in words) == bool(off.all())
    assert (place is not None) == bool(off.any() and not off.all())
    if place:
        said = metres < float(place[2]) if place[1] == "below" else metres > float(place[2])
        assert (said != off).sum() <= 3  # the words have one decimal, the grid twenty to a metre
    line = np.interp(metres[:3200], result["bend_size"], result["bend_price"])
    np.testing.assert_allclose(line, np.clip(w * metres[:3200] + b, 0, None), atol=1e-9)


def test_the_still_figure_shows_the_houses_and_the_neuron():
    """Are the points the sales, the line the neuron, and each miss a stick between them?"""
    values = {"w": 3, "b": -60}
    fig = draw(values, compute(values, DATA), DATA)
    ax = fig.axes[0]
    points, line = ax.lines
    np.testing.assert_array_equal(points.get_xydata(), np.column_stack([SIZE, PRICE]))
    x, y = line.get_data()
    np.testing.assert_allclose(y, np.clip(3 * x - 60, 0, None))
    np.testing.assert_allclose(x, [0, 20, 160])
    sticks = np.array(ax.collections[0].get_segments())
    np.testing.assert_array_equal(sticks[:, 0], points.get_xydata())
    np.testing.assert_array_equal(sticks[:, 1, 1], [0, 120, 390])
    assert ax.get_xlim()[1] >= SIZE.max()
    assert ax.get_ylim()[1] >= PRICE.max()
    plt.close(fig)


def test_the_answer_is_true():
    """Is the price of 60 m² the same before and after the step that the question asks for?"""
    data = {**DATA, "size": [60.0], "price": [0.0]}
    before, after = (compute({"w": 2.5, "b": b}, data)["predicted"] for b in (-200, -190))
    assert before == after == [0]
    assert QUESTION.at == {"w": 2.5, "b": -190}
    assert "the change is 0" in answer({})
