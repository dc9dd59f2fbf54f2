"""Figures of week 3's activations: do they show, and say, what they are given?"""

import numpy as np

from course_utils.figures.week3 import activations as figures


def test_starts(shown):
    """Has each unit its line in its start's picture, and is it told which starts are alike?"""
    alike = np.array([[0.5] * 3, [0.7] * 3])
    parting = np.array([[0.5] * 3, [0.7, 0.6, -0.2]])
    figures.draw_starts({"equal": alike, "random": parting})
    [(fig, alt)] = shown
    assert [ax.get_title() for ax in fig.axes] == ["Start: equal", "Start: random"]
    drawn = np.array([line.get_ydata() for line in fig.axes[1].lines])
    np.testing.assert_array_equal(drawn, parting.T)
    widths = [line.get_linewidth() for line in fig.axes[0].lines]
    assert widths == sorted(widths, reverse=True)
    assert "Start equal: all units are alike throughout; the weight ends at 0.70, 0.70, 0.70" in alt
    assert "Start random: the units differ; the weight ends at 0.70, 0.60, -0.20" in alt


def test_hidden_activations(shown):
    """Does the slope count with four units, and the centre with fifty, as the text says?"""
    figures.compare_hidden_activations(3)
    [(fig, alt)] = shown
    few, many = (np.array([line.get_ydata() for line in ax.lines]) for ax in fig.axes)
    sigmoid, centred, tanh = few[:3], few[3:6], few[6:]
    assert tanh[:, 200].max() + 0.1 < min(sigmoid[:, 200].min(), centred[:, 200].min())
    assert np.abs(sigmoid[:, 200] - centred[:, 200]).max() < 0.1
    assert many[:3].max(axis=1).min() > 2 * many[3:].max()
    assert f"tanh {tanh[:, 200].min():.2f} to {tanh[:, 200].max():.2f} nats" in alt
