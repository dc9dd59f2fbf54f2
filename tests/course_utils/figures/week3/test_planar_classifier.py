"""Figures of week 3's planar_classifier: do they show, and say, what they are given?"""

import numpy as np

from course_utils.figures.week3 import planar_classifier as figures


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
    angle = where.split("towards ")[1].split("°")[0]
    distance = float(where.split("further than ")[1].split()[0])
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


def test_patterns(points, shown):
    """Is each pattern drawn with its own network, and one that has none without?"""
    figures.draw_patterns({"P": points, "Q": points}, {"Q": right_of_zero})
    [(fig, alt)] = shown
    assert [ax.get_title() for ax in fig.axes[:2]] == ["P", "Q: 75.0 % right"]
    assert "P: no network yet; Q: the network gets 75.0 % right." in alt
