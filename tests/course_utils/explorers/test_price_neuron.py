"""Does the price neuron's explorer say and draw what is true? The browser's part: end_to_end."""

import re

import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import mean_squared_error

from course_utils.explorers.price_neuron import CONTROLS, PRESETS, PriceNeuron, draw, summary

SIZE, PRICE = np.array([10.0, 60.0, 150.0]), np.array([0.0, 150.0, 430.0])


def steps(control):
    """Draw a value that the slider can take."""
    count = round((control.high - control.low) / control.step)
    return st.integers(0, count).map(lambda k: round(control.low + k * control.step, 2))


@given(*map(steps, CONTROLS))
def test_the_summary_is_true(w, b):
    """Are the error and the place where the neuron is off what scikit-learn and a grid say?"""
    words = summary(SIZE, PRICE, w, b)
    error = mean_squared_error(PRICE, np.clip(w * SIZE + b, 0, None))
    assert f"error: {error:.0f} " in words
    metres = np.linspace(0, 20_000, 400_001)[1:]
    off = w * metres + b <= 0
    place = re.search(r"(below|above) ([\d.]+) m²", words)
    assert ("0 for every size" in words) == bool(off.all())
    assert (place is not None) == bool(off.any() and not off.all())
    if place:
        said = metres < float(place[2]) if place[1] == "below" else metres > float(place[2])
        assert (said != off).sum() <= 3  # the words have one decimal, the grid twenty to a metre


def test_the_still_figure_shows_the_houses_and_the_neuron():
    """Are the points the sales, the line the neuron, and each miss a stick between them?"""
    fig = draw(SIZE, PRICE, 3, -60, "One neuron")
    ax = fig.axes[0]
    points, line = ax.lines
    np.testing.assert_array_equal(points.get_xydata(), np.column_stack([SIZE, PRICE]))
    x, y = line.get_data()
    np.testing.assert_allclose(y, np.clip(3 * x - 60, 0, None))
    sticks = np.array(ax.collections[0].get_segments())
    np.testing.assert_array_equal(sticks[:, 0], points.get_xydata())
    np.testing.assert_array_equal(sticks[:, 1, 1], [0, 120, 390])
    assert ax.get_xlim()[1] >= SIZE.max()
    assert ax.get_ylim()[1] >= PRICE.max()
    plt.close(fig)


@pytest.mark.parametrize("name", PRESETS)
def test_presets_are_in_reach_of_the_sliders(name):
    """Has each preset a value on a step of every slider?"""
    assert set(PRESETS[name]) == {control.name for control in CONTROLS}
    for control in CONTROLS:
        steps_up = (PRESETS[name][control.name] - control.low) / control.step
        assert 0 <= steps_up <= (control.high - control.low) / control.step
        assert steps_up == pytest.approx(round(steps_up))


def test_a_page_without_a_kernel_gets_figure_and_words():
    """Is there, beside the widget, a figure whose alternative text is the summary?"""
    before = plt.get_fignums()  # of other tests
    explorer = PriceNeuron(SIZE, PRICE)
    explorer.values = {"w": 3, "b": -60}
    bundle, _ = explorer._repr_mimebundle_()
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.model_id
    assert f'alt="{explorer.title}. {summary(SIZE, PRICE, 3, -60)}"' in bundle["text/html"]
    assert bundle["text/html"].startswith("<figure")
    assert bundle["text/plain"] == explorer.summary()
    assert plt.get_fignums() == before
    explorer.close()


def test_a_control_starts_in_its_range():
    """Do the sliders start in range, with names of their own?"""
    explorer = PriceNeuron(SIZE, PRICE)
    assert list(explorer.values) == [control.name for control in CONTROLS]
    for control in CONTROLS:
        assert control.low <= explorer.values[control.name] <= control.high
    explorer.close()
