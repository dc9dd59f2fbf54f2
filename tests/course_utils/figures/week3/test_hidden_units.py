"""Figures of week 3's hidden_units: do they show, and say, what they are given?"""

import re

import numpy as np

from course_utils import datasets
from course_utils.figures.week3 import hidden_units as figures
from course_utils.reference import shallow


def right_of_zero(X):
    """Give points with a positive first coordinate the probability 0.9, others 0.2."""
    return np.where(X[:1] > 0, 0.9, 0.2)


def test_trained(points, shown, capsys):
    """Does each hidden unit have a line on which its score is zero?"""
    W1, b1 = np.array([[3.0, 4.0], [0.0, -2.0]]), np.array([[-5.0], [1.0]])
    figures.draw_trained(right_of_zero, *points, {"W1": W1, "b1": b1})
    [(fig, alt)] = shown
    for line, weights, bias in zip(fig.axes[0].lines, W1, b1, strict=True):
        np.testing.assert_allclose(line.get_xydata() @ weights + bias, 0, atol=1e-9)
    assert "unit 1 passes the origin at 1.00, that of unit 2 passes the origin at 0.50." in alt
    assert "the trained network gets 75.0 % of" in capsys.readouterr().out


def test_sizes(shown, capsys):
    """Are the lines the means, the marks the single runs, and the best size told?"""
    on_train = np.array([[60.0, 90.0, 99.0], [70.0, 92.0, 97.0]])
    on_held = np.array([[60.0, 85.0, 70.0], [62.0, 81.0, 74.0]])
    figures.draw_sizes([1, 4, 50], on_train, on_held)
    [(fig, alt)] = shown
    assert fig.axes[0].get_title() == "Lines: means of 2 runs; small marks: the runs"
    mean, *runs = fig.axes[0].lines[3:]
    np.testing.assert_array_equal(mean.get_xydata(), [[1, 61], [4, 83], [50, 72]])
    np.testing.assert_array_equal([run.get_ydata() for run in runs], on_held)
    assert "means of 2 runs. With 1, training 65 %, held out 61 %; with 4, training 91 %" in alt
    assert alt.endswith("highest at 4.")
    assert capsys.readouterr().out.splitlines()[2].split() == ["4", "91.0", "%", "83.0", "%"]


def test_other_shapes(points, shown):
    """Is each set's own network drawn, and tried on the points that are held out?"""
    X, Y = points
    asked = []

    def nn_model(X, Y, n_h, num_iterations):
        asked.append((X, n_h))
        return {"side": np.sign(X[0, 0])}

    def forward_propagation(X, parameters):
        return (X[:1] * parameters["side"] < 0) * 1.0, {}

    def fit_line(X, Y, num_iterations):
        return lambda points: np.zeros((1, points.shape[1]))

    kinds = ("rings", "moons", "blobs", "cloud")
    sets = {
        name: [(side * X, Y), (X, 1 * (X[:1] > 0))]
        for name, side in zip(kinds, (1, 1, 1, -1), strict=True)
    }
    figures.draw_other_shapes(sets, nn_model, forward_propagation, fit_line, units=8)
    [(fig, alt)] = shown
    assert [n_h for _, n_h in asked] == [8] * 4
    titles = [ax.get_title() for ax in fig.axes[:4]]
    assert titles == [
        *(f"{name}: held out 100 % (a line: 50 %)" for name in kinds[:3]),
        "cloud: held out 0 % (a line: 50 %)",
    ]
    assert "8 hidden units" in alt
    assert alt.endswith("cloud 0 %, a line 50 %.")


def test_moons_are_trained_until_the_boundary_bends(shown):
    """Does training last long enough for starts that draw a straight line for 2000 updates?"""
    seeds = iter((5, 6, 11, 14))
    moons = [datasets.make_moons(noise=0.2, seed=seed) for seed in (1, 2)]
    figures.draw_other_shapes(
        {name: moons for name in "ABCD"},
        lambda *given, **more: shallow.nn_model(*given, **more, rng=next(seeds)),
        shallow.forward_propagation,
        lambda X, Y, num_iterations: lambda points: 0 * points[:1],
        units=8,
    )
    [(_, alt)] = shown
    assert min(int(right) for right in re.findall(r"[A-D] (\d+) %", alt)) > 93
