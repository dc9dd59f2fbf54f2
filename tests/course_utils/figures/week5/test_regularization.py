"""Figures of week 5's notebook regularization: do they show, and say, what they are given?"""

import numpy as np
import pytest

from course_utils import kicks
from course_utils.figures.week5 import regularization as figures

X = np.array([[-2.0, -1.0, 1.0, 2.0], [0.0, 1.0, 0.5, -1.0]])
Y = np.array([[1, 1, 0, 1]])


def cut(place):
    """Return a network that gives what lies left of a place, in metres, to our team."""
    return lambda X: 1.0 * (X[:1] * kicks.METRES < place)


def test_beliefs(shown):
    """Has every network its picture, with the length of its boundary?"""

    def island(X):
        return 1.0 * (np.sum((X * kicks.METRES) ** 2, axis=0, keepdims=True) < 15**2)

    both = {"straight": cut(5), "with an island": lambda X: np.maximum(cut(-30)(X), island(X))}
    figures.draw_beliefs(both, X, Y)
    [(fig, alt)] = shown
    titles = [ax.get_title() for ax in fig.axes if ax.get_label() != "<colorbar>"]
    assert titles == list(both)
    assert "straight: the decision boundary is 68 m long, in one piece" in alt
    assert "in 2 pieces" in alt
    length = float(alt.split("with an island: ")[1].split(" m long")[0].split()[-1])
    assert length == pytest.approx(68 + 2 * np.pi * 15, rel=0.1)


def test_beliefs_of_one_answer(shown):
    """Is a network that answers the same to everything drawn without a boundary?"""
    figures.draw_beliefs({"constant": lambda X: np.full((1, X.shape[1]), 0.55)}, X, Y)
    [(_, alt)] = shown
    assert "constant: the answer is the same everywhere" in alt


def test_kicks_lie_at_their_metres(shown):
    """Do kicks lie at their metres, by who won?"""
    figures.draw_beliefs({"cut": cut(5)}, X, Y)
    theirs, ours = shown[0][0].axes[0].collections[-2:]
    np.testing.assert_allclose(theirs.get_offsets(), [[20, 10]])
    np.testing.assert_allclose(ours.get_offsets(), [[-40, 0], [-20, 20], [40, -20]])
    assert [theirs.get_label(), ours.get_label()] == ["they won the header", "we won the header"]


def test_sweep(shown, capsys):
    """Are means and single runs drawn at their strengths, and is the lowest mean told?"""
    figures.draw_sweep([0, 0.1, 5], [[0.1, 0.2, 0.3], [0.3, 0.2, 0.3]], [[0.6, 0.3, 0.4]] * 2)
    [(fig, alt)] = shown
    [ax] = fig.axes
    means = {line.get_label(): line.get_ydata() for line in ax.lines if "mean" in line.get_label()}
    np.testing.assert_allclose(means["training, mean"], [0.2, 0.2, 0.3])
    np.testing.assert_allclose(means["dev, mean"], [0.6, 0.3, 0.4])
    assert len(ax.lines) == 6
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["0", "0.1", "5"]
    assert "lowest at 0.1" in alt
    assert "strength   0.1: dev cost 0.300, from 0.300 to 0.300" in capsys.readouterr().out


def test_bends_in_words(capsys):
    """Are mean, least and largest those of the runs?"""
    figures.print_bends({0: [0.1, 0.2, 0.3], 10: [0.001]})
    first, second = capsys.readouterr().out.splitlines()
    assert first == "λ =    0: mean bend of the units 0.2000, from 0.1000 to 0.3000 in 3 runs"
    assert second.endswith("in 1 runs")
