"""Figures of week 5's notebook initialization: do they show, and say, what they are given?"""

import numpy as np

from course_utils.figures.week5 import initialization as figures
from course_utils.training import History

X = np.array([[0.0, 1.0, 2.0, 3.0], [0.0, 1.0, 0.5, -1.0]])
Y = np.array([[1, 1, 0, 1]])


def left(X):
    """Give what lies left of 1.5 to class 1."""
    return 1.0 * (X[:1] < 1.5)


def test_points(shown):
    """Is each class on its own ring, and counted?"""
    figures.draw_points(X, Y)
    [(fig, alt)] = shown
    outer, inner = fig.axes[0].collections
    np.testing.assert_array_equal(outer.get_offsets(), [[2, 0.5]])
    np.testing.assert_array_equal(inner.get_offsets(), [[0, 0], [1, 1], [3, -1]])
    assert fig.axes[0].get_title() == "4 training examples"
    assert "1 of class 0 on the outer one and 3 of class 1" in alt


def test_run(shown):
    """Is the cost on a logarithmic axis, and what the network gets right in words?"""
    figures.draw_run(History.from_costs([690.4, 0.5, 0.9, 0.25], "large"), left, X, Y)
    [(fig, alt)] = shown
    assert fig.axes[0].get_yscale() == "log"
    np.testing.assert_array_equal(fig.axes[0].lines[0].get_ydata(), [690.4, 0.5, 0.9, 0.25])
    assert "from 690 at 0 through 0.5 at 100 to 0.25 at 300, rising at 200. Right" in alt
    assert "75 % of the answers are right" in alt


def test_moves(capsys):
    """Is a way measured in the weights' own length, layer by layer and without biases?"""
    start = {"W1": np.array([[3.0, 4.0]]), "W2": np.eye(2), "b1": np.zeros(1), "b2": np.zeros(2)}
    figures.print_moves(
        start, {"W1": np.array([[0.0, 8.0]]), "W2": 3 * np.eye(2), "b1": 9, "b2": 9}
    )
    assert capsys.readouterr().out.splitlines() == [
        "W1 has moved by 100 % of its own length",
        "W2 has moved by 200 % of its own length",
    ]


def test_scores(shown, capsys):
    """Do histograms hold all scores, and is the slope that of the sigmoid, far out as well?"""
    figures.draw_scores({"large": np.array([[-800.0, 800.0, 6.9, 6.95]]), "small": X[:1]})
    [(fig, alt)] = shown
    counts = [sum(patch.get_height() for patch in ax.patches) for ax in fig.axes]
    assert counts == [4, 4]
    assert [ax.get_title() for ax in fig.axes] == [
        "Into the sigmoid: large",
        "Into the sigmoid: small",
    ]
    assert "large: from -800 to 800. small: from 0 to 3." in alt
    # the slope a(1 − a) is 0.001 at ±6.906
    assert "large: the slope of the sigmoid is below 0.001 for 75 %" in capsys.readouterr().out


def test_starts(shown):
    """Has each start its cost and its plane, and is a plane that is left over hidden?"""
    runs = [History.from_costs([0.7, 0.7], "zeros"), History.from_costs([0.7, 0.1], "He")]
    figures.draw_starts(runs, {"zeros": lambda X: 0.5 * np.ones((1, X.shape[1])), "He": left}, X, Y)
    [(fig, alt)] = shown
    costs, first, second, third = fig.axes[:4]
    assert [line.get_label() for line in costs.lines] == ["zeros", "He"]
    assert [first.get_title(), second.get_title()] == ["zeros", "He"]
    assert not third.get_visible()
    assert "zeros: the cost goes from 0.7 to 0.7 at iteration 100, and 25 %" in alt
    assert "He: the cost goes from 0.7 to 0.1 at iteration 100, and 75 %" in alt


def test_sizes(shown, capsys):
    """Is each start a line of its activation, and the factor that of the last twenty layers?"""
    late = [1.0] * 11 + [2.0**k for k in range(1, 21)]
    figures.draw_sizes({"ReLU": {"He": [1.0] * 31, "large": late}, "tanh": {"He": [0.5] * 26}})
    [(fig, alt)] = shown
    relu, tanh = fig.axes
    assert [line.get_label() for line in relu.lines] == ["He", "large"]
    np.testing.assert_array_equal(relu.lines[1].get_ydata(), late)
    np.testing.assert_array_equal(tanh.lines[0].get_ydata(), [0.5] * 26)
    assert [ax.get_title() for ax in fig.axes] == ["30 layers of ReLU", "25 layers of tanh"]
    assert "30 layers of ReLU: He from 1 to 1; large from 1 to 1e+06. 25 layers of tanh: He" in alt
    assert "ReLU, large: factor per layer about 2.00" in capsys.readouterr().out


def test_gradients(shown, capsys):
    """Is each norm at its layer, counted from 1, and the highest cost of each run in words?"""
    figures.draw_gradients(
        {"small": [1e-10, 2e-10, 3e-10], "He": [0.1, 0.2, 1.0]},
        [History.from_costs([0.69, 2.5, 0.1], "He")],
    )
    [(fig, alt)] = shown
    small, he = fig.axes[0].lines
    np.testing.assert_array_equal(small.get_xydata(), [[1, 1e-10], [2, 2e-10], [3, 3e-10]])
    assert he.get_label() == "He"
    assert fig.axes[1].get_title() == "Training 3 layers"
    assert [line.get_label() for line in fig.axes[1].lines] == ["He"]
    assert "He: 0.1 in layer 1, 1 in layer 3" in alt
    assert "He: from 0.69 to 0.10, at most 2.50 on the way" in alt
    assert "small: norm of dW1 1.0e-10, of dW3 3.0e-10" in capsys.readouterr().out


def test_table_of_sizes(capsys):
    """Does the table show layers 1, 5, 10 and 20, counted from 1?"""
    figures.print_sizes({"P": range(101, 121), "Q": [0.0] * 20})
    _, first, second = capsys.readouterr().out.splitlines()
    assert first.split() == ["P", "1e+02", "1e+02", "1.1e+02", "1.2e+02"]
    assert second.split() == ["Q", "0", "0", "0", "0"]
