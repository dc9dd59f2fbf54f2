"""Figures of week 3's planar_classifier: do they show, and say, what they are given?"""

import numpy as np
import pytest

from course_utils.figures.week3 import planar_classifier as figures


@pytest.fixture
def points():
    """Return four points, three of which lie on the side of their class of the line x1 = 0."""
    return np.array([[-2.0, -1.0, 1.0, 2.0], [1.0, 0.0, 1.0, -1.0]]), np.array([[0, 0, 1, 0]])


def right_of_zero(X):
    """Give points with a positive first coordinate the probability 0.9, others 0.2."""
    return np.where(X[:1] > 0, 0.9, 0.2)


def test_line(points, shown):
    """Is the share of right points counted, and are the extreme probabilities told?"""
    figures.draw_line(right_of_zero, *points)
    [(fig, alt)] = shown
    assert fig.axes[0].get_title() == "Logistic regression: 75.0 % right"
    assert "gets 75.0 % of them right" in alt
    assert "from 0.20 to 0.90" in alt


def test_best_lines(capsys):
    """Is the best line found where only one direction and distance part the classes?"""
    X = np.array([[0.0, 0.0, 0.0, 0.0], [1.0, 2.0, 3.05, 4.0]])
    figures.print_best_lines(X, np.array([[0, 0, 1, 1]]))
    middle, best, where = capsys.readouterr().out.splitlines()
    assert middle.endswith("50.0 % right")
    assert best.endswith("100.0 % right")
    angle, distance = where.split("at ")[1].split("°")[0], float(where.split("at ")[2])
    height = np.sin(np.radians(float(angle))) * X[1]
    assert (height > distance).tolist() == [False, False, True, True]


def test_network(shown):
    """Is every unit joined to each of the layer before, and named by its own symbol?"""
    figures.draw_network()
    [(fig, alt)] = shown
    assert len(fig.axes[0].lines) == 2 * 4 + 4 * 1
    texts = [text.get_text() for text in fig.axes[0].texts]
    assert texts[:7] == [
        "$x_1$",
        "$x_2$",
        *(f"$a^{{[1]}}_{j}$" for j in (1, 2, 3, 4)),
        r"$a^{[2]}$",
    ]
    assert "four hidden units" in alt


def test_by_hand(points, shown):
    """Do the two units add up, and is the share that is right that of the network given?"""
    figures.draw_by_hand(right_of_zero, *points)
    [(fig, alt)] = shown
    rising, falling, both = (line.get_ydata() for line in fig.axes[0].lines)
    np.testing.assert_allclose(rising + falling, both)
    assert fig.axes[1].get_title().endswith("75.0 % right")
    assert "get 75.0 % of the points right" in alt


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


def test_trained(points, shown, capsys):
    """Does each hidden unit have a line on which its score is zero?"""
    W1, b1 = np.array([[3.0, 4.0], [0.0, -2.0]]), np.array([[-5.0], [1.0]])
    figures.draw_trained(right_of_zero, *points, {"W1": W1, "b1": b1})
    [(fig, alt)] = shown
    for line, weights, bias in zip(fig.axes[0].lines, W1, b1, strict=True):
        np.testing.assert_allclose(line.get_xydata() @ weights + bias, 0, atol=1e-9)
    assert "unit 1 passes the origin at 1.00, that of unit 2 passes the origin at 0.50." in alt
    assert "four hidden units get 75.0 % of" in capsys.readouterr().out


def test_sizes(shown, capsys):
    """Are the lines the means, the marks the single runs, and the best size told?"""
    on_train = np.array([[60.0, 90.0, 99.0], [70.0, 92.0, 97.0]])
    on_held = np.array([[60.0, 85.0, 70.0], [62.0, 81.0, 74.0]])
    figures.draw_sizes([1, 4, 50], on_train, on_held)
    [(fig, alt)] = shown
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
        return lambda points: np.zeros((1, points.shape[1])), []

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
